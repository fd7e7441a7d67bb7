"""What the records may say: windows of the law, voices, levels of quotation, figures with bases."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from absr.analysis.legal_window import legal_window, renewal_before
from absr.analysis.phase1 import phase1_facts, quote_level, voices
from absr.model.figures import Figure, Unit
from absr.model.kinds.interviews import Interview
from absr.model.kinds.statements import Statement
from absr.model.source import Source
from absr.reading.settings import read_settings

if TYPE_CHECKING:
    from absr.model.settings import Settings

SETTINGS = b"""
version: 1
language: fr
commune:
  code: "93063"
  name: "Romainville"
organisation: "CCAS"
legal:
  renewal: 2026
themes:
  - id: mobilites
    label: "Mobilites"
  - id: soins
    label: "Soins"
districts:
  - "Centre"
  - "Plateau"
"""
ORDER = ("none", "anonymous", "role", "name")


def settings() -> Settings:
    """Settings with two themes."""
    found, problems = read_settings("absr.yaml", SETTINGS)
    assert found is not None, problems
    return found


def met(name, **more):
    """An interview."""
    return Interview(id=name, source=Source("a.xlsx", "Propos", 2), ref=name, **more)


def said(name, interview, nature="need", **more):
    """A statement."""
    more.setdefault("themes", ("mobilites",))
    return Statement(
        id=name, source=Source("a.xlsx", "Propos", 3), interview=interview, nature=nature, **more
    )


# -- the law -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("renewal", "first", "last"),
    [
        (2014, dt.date(2015, 1, 1), dt.date(2015, 12, 31)),
        (2020, dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
        (2026, dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
    ],
)
def test_the_window_is_the_calendar_year_after_the_renewal(renewal, first, last):
    """The report is due between 1 January and 31 December of the year after the renewal."""
    assert legal_window(renewal) == (first, last)


@pytest.mark.parametrize(
    ("day", "renewal"),
    [
        (dt.date(2021, 11, 16), 2020),
        (dt.date(2025, 12, 31), 2020),
        (dt.date(2026, 1, 1), 2026),
        (dt.date(2026, 11, 22), 2026),
        (dt.date(2027, 12, 31), 2026),
        (dt.date(2032, 1, 1), 2032),
        (dt.date(2010, 5, 1), 2014),
    ],
)
def test_the_renewal_of_a_day_is_the_last_one_begun(day, renewal):
    """A report prepared on a day answers the renewal of the six years that day stands in."""
    assert renewal_before(day) == renewal


# -- voices ------------------------------------------------------------------------------------


def test_one_interview_is_one_voice_whatever_it_says():
    """Three statements of one interview are one voice; noted speakers are voices of their own."""
    alone = [said("1", "E1"), said("2", "E1"), said("3", "E1")]
    assert len(voices(alone)) == 1
    group = [
        said("1", "E1", speaker="A"),
        said("2", "E1", speaker="a"),
        said("3", "E1", speaker="B"),
    ]
    assert len(voices(group)) == 2
    assert len(voices([said("1", "E1", speaker="A"), said("2", "E2", speaker="A")])) == 2
    assert len(voices([said("1", "E1"), said("2", "E1", speaker="A")])) == 2
    assert voices([]) == set()


@pytest.mark.parametrize("own", [None, *ORDER])
@pytest.mark.parametrize("most", [None, *ORDER])
@pytest.mark.parametrize("consent", [None, True, False])
def test_the_lower_permission_wins(own, most, consent):
    """Words may be used as statement and interview both permit; a refusal or a silence is no."""
    level = quote_level(said("1", "E1", quotable=own), met("E1", quote_level=most, consent=consent))
    if consent is False or own is None:
        assert level == "none"
    else:
        assert level == min(own, most or own, key=ORDER.index)


# -- figures -----------------------------------------------------------------------------------


def test_a_figure_without_evidence_cannot_be_built():
    """A count that nothing bears out is refused; a nil needs no evidence."""
    with pytest.raises(ValueError, match="no evidence"):
        Figure("a", 1, Unit.VOICES, 3, (), 0)
    assert Figure("a", 0, Unit.VOICES, 3, (), 0).value == 0


def test_a_figure_without_base_cannot_be_built():
    """A count has its whole, and is no larger."""
    with pytest.raises(TypeError):
        Figure("a", 1, Unit.VOICES)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="4 of 3"):
        Figure("a", 4, Unit.VOICES, 3, ("C-1",), 1)


def facts():
    """Three interviews, five statements, counted by hand below."""
    interviews = [
        met("E1", actor_type="resident", district="Centre", persons=1, commitment=2),
        met(
            "E2", actor_type="resident", persons=6, date=dt.date(2026, 6, 12), pilot_candidate="yes"
        ),
        met("E3", district="Ailleurs", persons=2, date=dt.date(2026, 7, 1), commitment=0),
    ]
    statements = [
        said("C1", "E1", themes=("mobilites", "soins"), sub_theme="bus"),
        said("C2", "E1", "barrier", sub_theme="Bus"),
        said("C3", "E2", "resource", speaker="A", resource_state="gone", sub_theme="bus"),
        said("C4", "E2", "resource", speaker="B", themes=("soins",), quote="oui", quotable="role"),
        said("C5", "E3", "story", themes=(), quote="non", quotable="none"),
    ]
    return phase1_facts(interviews, statements, settings())


@pytest.mark.parametrize(
    ("figure", "value", "base"),
    [
        ("heard.interviews", 3, 3),
        ("heard.persons", 9, 9),
        ("said.statements", 5, 5),
        ("said.voices", 4, 4),
        ("said.quotable.statements", 1, 5),
        ("said.resource.voices", 2, 4),
        ("themes.mobilites.all.voices", 2, 4),
        ("themes.mobilites.all.statements", 3, 5),
        ("themes.mobilites.need.voices", 1, 4),
        ("themes.mobilites.story.voices", 0, 4),
        ("themes.soins.all.voices", 2, 4),
        ("heard.types.resident.persons", 7, 9),
        ("heard.types..interviews", 1, 3),
        ("heard.districts.Ailleurs.persons", 2, 9),
        ("readiness.2", 1, 3),
        ("readiness.", 1, 3),
        ("pilots.yes", 1, 3),
        ("pilots.", 2, 3),
        ("resources.state.gone.voices", 1, 4),
        ("resources.state..statements", 1, 5),
        ("resources.category..statements", 2, 5),
    ],
)
def test_figures_count_what_a_hand_counts(figure, value, base):
    """Each figure has its value, its base in the same unit, and evidence unless it is nil."""
    found = facts().figures[figure]
    assert (found.value, found.base) == (value, base)
    assert bool(found.evidence) == bool(value)


def test_sums_add_up():
    """What is said to add up does."""
    found = facts()
    assert found.sums
    for group in found.sums:
        parts = [found.figures[part].value for part in group.parts]
        assert sum(parts) == found.figures[group.total].value


def test_the_themes_of_each_nature_add_up_where_each_statement_has_one():
    """Else a hidden theme is what is missing to the others; not so with several themes at once."""
    statements = [
        said("C1", "E1"),
        said("C2", "E1", themes=("soins",)),
        said("C3", "E1", "idea", themes=("soins",)),
        said("C4", "E1", "barrier", themes=()),
    ]
    found = phase1_facts([met("E1")], statements, settings())
    sums = {group.total: group.parts for group in found.sums if group.parts[0].startswith("themes")}
    assert sums["said.need.statements"] == (
        "themes.mobilites.need.statements",
        "themes.soins.need.statements",
    )
    assert "said.idea.statements" in sums
    assert "said.barrier.statements" not in sums
    assert "said.statements" not in sums


def test_what_stands_beside_the_figures():
    """Days, types and districts met and not met, sub-themes by the interviews that name them."""
    found = facts()
    assert (found.first_interview, found.last_interview) == (
        dt.date(2026, 6, 12),
        dt.date(2026, 7, 1),
    )
    assert found.actor_types == ("resident", "")
    assert "resident" not in found.absent_types
    assert found.districts == ("Centre", "Ailleurs", "")
    assert found.sub_themes["mobilites"] == (("bus", 2),)


def test_a_town_without_interviews_counts_nothing():
    """No interview: nil everywhere, no day, and every type of actor still to be met."""
    found = phase1_facts([], [], settings())
    assert found.figures["heard.interviews"].value == 0
    assert found.first_interview is None
    assert found.actor_types == ()
    assert len(found.absent_types) > 10
