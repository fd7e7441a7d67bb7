"""What the themes do not say: sub-themes that cross them and that none is called after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_corpus import facts, met, said

from absr.analysis.sub_themes import named_sub_themes, sub_theme_key, sub_themes_of
from absr.model.settings import Theme

THEMES = ("soins", "toit", "fetes")
PEOPLE = [met(f"E{n}") for n in range(1, 8)]


def spoken(*voices, word="handicap", nature="barrier"):
    """Statements on one sub-theme: each voice is an interview and a theme."""
    return [
        said(f"S{n}", who, nature, theme, sub_theme=word) for n, (who, theme) in enumerate(voices)
    ]


def matters(*statements, **changed):
    """The matters found among the statements of seven interviews."""
    return facts(*PEOPLE, *statements, **changed).unsaid.matters


CROSSING = (("E1", "soins"), ("E2", "toit"), ("E3", "fetes"))


def test_what_three_themes_share_in_three_interviews_is_a_matter():
    """It has its themes in the project's order, and the voices behind it."""
    found = facts(*PEOPLE, *spoken(*reversed(CROSSING)))
    (matter,) = found.unsaid.matters
    assert (matter.name, matter.themes) == ("handicap", THEMES)
    assert found.figures[matter.voices].value == 3
    assert found.figures[matter.voices].base == found.figures["said.voices"].value


@pytest.mark.parametrize(
    "voices",
    [
        (("E1", "soins"), ("E2", "toit"), ("E3", "toit"), ("E4", "soins")),
        (("E1", "soins"), ("E2", "toit"), ("E2", "fetes")),
    ],
    ids=["two themes", "two interviews"],
)
def test_less_than_that_is_no_finding(voices):
    """Four voices on two themes, or two interviews on three, make no matter."""
    assert matters(*spoken(*voices)) == ()


@pytest.mark.parametrize("label", ["Handicap", "Santé et handicap", "Handicaps"])
def test_a_theme_that_bears_the_name_says_it(label):
    """Nothing is unsaid where a theme is called so, whatever else its name holds."""
    themes = (Theme("soins", label), Theme("toit", "Se loger"), Theme("fetes", "Fêtes"))
    assert matters(*spoken(*CROSSING), themes=themes) == ()
    aliased = (*themes[1:], Theme("soins", "Soins", (label,)))
    assert matters(*spoken(*CROSSING), themes=aliased) == ()


def test_spellings_of_one_sub_theme_count_together():
    """Capitals, accents, plurals and other sub-themes beside it make no other matter."""
    written = ("Violence", "violences, nuit", "VIOLENCES ; école")
    statements = [
        said(f"S{n}", f"E{n + 1}", "barrier", theme, sub_theme=word)
        for n, (theme, word) in enumerate(zip(THEMES, written, strict=True))
    ]
    (matter,) = matters(*statements)
    assert matter.voices == "matters.violence.voices"


def test_needs_and_resources_are_told_apart():
    """A barrier counts as a need; an idea and a story count as neither."""
    natures = ("need", "barrier", "resource", "idea", "story")
    statements = [
        said(f"S{n}", f"E{n + 1}", nature, THEMES[n % 3], sub_theme="handicap")
        for n, nature in enumerate(natures)
    ]
    found = facts(*PEOPLE, *statements)
    (matter,) = found.unsaid.matters
    values = {
        side: found.figures[getattr(matter, side)].value
        for side in ("voices", "needs", "resources")
    }
    assert values == {"voices": 5, "needs": 2, "resources": 1}


def test_the_most_said_comes_first():
    """By voices, then by the alphabet."""
    more = spoken(*CROSSING, ("E4", "toit"), word="logement")
    later, earlier = spoken(*CROSSING, word="zèle"), spoken(*CROSSING, word="bruit")
    named = [matter.name for matter in matters(*later, *more, *earlier)]
    assert named == ["logement", "bruit", "zèle"]


@given(st.lists(st.text(alphabet="aéàsxAÉ '-0", max_size=12), max_size=4))
def test_every_word_typed_stands_under_one_key(parts):
    """No sub-theme is lost between its commas, and its key is the key of itself."""
    statement = said("S1", "E1", "need", "soins", sub_theme=", ".join(parts))
    found = sub_themes_of(statement)
    assert {sub_theme_key(part) for part in parts} - {""} == set(found)
    assert all(sub_theme_key(written) == key for key, written in found.items())


def test_sub_themes_of_a_theme_are_named_as_most_people_write_them():
    """Each with the interviews that name it, whatever stands beside it in the cell."""
    statements = [
        said("S1", "E1", "need", "soins", sub_theme="Isolement, deuil"),
        said("S2", "E2", "need", "soins", sub_theme="isolement"),
        said("S3", "E2", "need", "soins", sub_theme="isolement"),
    ]
    assert named_sub_themes(statements) == (("isolement", 2), ("deuil", 1))
