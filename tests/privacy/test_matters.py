"""Sub-themes are free words: outside, those of few are not named, and nobody is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from register_town import THEMES, Town

from absr.model.edition import Audience

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)


def town(*spoken: tuple[str, int]) -> Town:
    """A town where each sub-theme is said in so many interviews, from theme to theme."""
    made = Town()
    interviews = [made.met(f"E{n}") for n in range(12)]
    for word, times in spoken:
        for n, interview in enumerate(interviews[:times]):
            theme = (THEMES[n % len(THEMES)],)
            made.said(interview, None, nature="barrier", themes=theme, sub_theme=word)
    return made


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_matter_of_few_is_not_even_named(audience):
    """Four interviews name it: neither the list nor the name of a figure repeats its words."""
    found = town(("grossesse cachée", 4), ("logement", 7)).edition(audience)
    assert [matter.name for matter in found.matters] == ["logement"]
    names = {name for shown in found.figures.values() for name in (shown.id,)} | set(found.figures)
    assert not [name for name in names if "grossesse" in name]
    assert [name for name in names if "logement" in name]


def test_the_team_reads_both():
    """Inside, a matter of four interviews is told with its number."""
    found = town(("grossesse cachée", 4), ("logement", 7)).edition()
    assert [matter.name for matter in found.matters] == ["logement", "grossesse cachée"]
    assert found.figures[found.matters[1].voices].value == 4


@pytest.mark.parametrize("audience", Audience)
def test_a_name_among_the_sub_themes_is_masked(audience):
    """In the list and in the names of figures alike, whoever reads."""
    people = ({"first_name": "Odette", "last_name": "Zorglub"},)
    found = town(("Odette Zorglub", 7), ("logement", 7)).edition(audience, identities=people)
    assert len(found.matters) == 2
    told = [matter.name for matter in found.matters] + [f.id for f in found.figures.values()]
    assert not [text for text in told if "zorglub" in text.casefold()]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_theme_in_which_one_person_spoke_of_it_is_not_named(audience):
    """Seven say it under one theme, one under each of two others: those two are not told."""
    made = Town()
    interviews = [made.met(f"E{n}") for n in range(9)]
    under = (*(THEMES[0],) * 7, THEMES[1], THEMES[2])
    for interview, theme in zip(interviews, under, strict=True):
        made.said(interview, None, nature="barrier", themes=(theme,), sub_theme="violences")
    (matter,) = made.edition(audience).matters
    assert matter.themes == (THEMES[0],)
    assert made.edition().matters[0].themes == THEMES


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_small_side_of_a_matter_is_hidden(audience):
    """Seven say a barrier and two a resource: the two are not counted aloud."""
    made = town(("logement", 7))
    for interview in ("E-0001", "E-0002"):
        made.said(interview, "une chambre", themes=("soins",), sub_theme="logement")
    found = made.edition(audience)
    (matter,) = found.matters
    assert found.figures[matter.voices].value == 7
    assert found.figures[matter.resources].value is None


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_a_side_leaves_of_a_matter_is_not_few(audience):
    """Nine speak of it, seven as a need: told beside each other, two would be left."""
    made = town(("logement", 7))
    for name in ("E-a", "E-b"):
        interview = made.met(name)
        made.said(interview, None, nature="story", themes=("soins",), sub_theme="logement")
    found = made.edition(audience)
    (matter,) = found.matters
    assert found.figures[matter.voices].value == 9
    assert found.figures[matter.needs].value is None
    assert found.figures[matter.resources].value == 0
    inside = made.edition()
    assert inside.figures[inside.matters[0].needs].value == 7


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_side_is_told_where_it_leaves_nobody_or_enough(audience):
    """Of nine voices nine, then of twelve seven: the others are nobody, or five."""
    made = town(("logement", 9), ("isolement", 7))
    for n in range(5):
        interview = made.met(f"E-{n}")
        made.said(interview, None, nature="story", themes=("soins",), sub_theme="isolement")
    found = made.edition(audience)
    told = {m.name: (found.figures[m.voices].value, found.figures[m.needs].value)
            for m in found.matters}  # fmt: skip
    assert told == {"isolement": (12, 7), "logement": (9, 9)}
