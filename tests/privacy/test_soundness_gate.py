"""What the count is worth, outside the office: no single interview, nothing planned, no few."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from register_town import THEMES, Town

from absr.model.edition import Audience
from absr.privacy.soundness import POINTS_OUTSIDE

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)
INTERVIEWS = 24


def town(few: int = 3) -> Town:
    """A town of 24 interviews: two themes of many, and a third of `few`."""
    made = Town()
    for n in range(INTERVIEWS):
        interview = made.met(f"E{n}")
        themes = (THEMES[n % 2], *([THEMES[2]] if n < few else []))
        made.said(interview, f"jardin {n}", themes=themes, sub_theme=f"mot {n % 7}, zèbre {n}")
    return made


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_theme_of_few_has_no_rank_outside(audience):
    """Its voices are hidden: neither its rank nor its range is told; the others keep theirs."""
    outside = town().edition(audience).soundness.ranking.ranges
    assert {one.theme for one in outside} == set(THEMES[:2])
    inside = town().edition().soundness.ranking.ranges
    assert {one.theme for one in inside} == set(THEMES)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_single_interview_is_told_outside(audience):
    """No longest one, no steps in the order of the dates, none under the threshold."""
    part = town().edition(audience).soundness
    assert part.talks == ()
    for curve in part.curves:
        assert (curve.observed, curve.once) == ((), None)
        assert min(number for number, _ in curve.expected) >= 5
        assert curve.expected[-1] == (INTERVIEWS, curve.total)
        assert len(curve.expected) <= POINTS_OUTSIDE
        assert all(float(value).is_integer() for _, value in curve.expected)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_news_of_fewer_interviews_than_the_threshold_are_not_told(audience):
    """With a threshold of six, « the last five » is about too few."""
    five = town().edition(audience, threshold=5).soundness.curves
    six = town().edition(audience, threshold=6).soundness.curves
    assert [curve.new is None for curve in five] == [False, False]
    assert [curve.new is None for curve in six] == [True, True]


def test_the_team_reads_all_of_it():
    """Inside: the longest interview by its number, the order of the dates, what one alone names."""
    part = town().edition().soundness
    assert part.talks[0].interview == "E0"
    sub_themes, resources = part.curves
    assert (resources.total, resources.once) == (INTERVIEWS, INTERVIEWS)
    assert len(sub_themes.observed) == INTERVIEWS + 1


@pytest.mark.parametrize("audience", Audience)
def test_names_in_the_number_of_the_longest_interview_are_masked(audience):
    """A number that is a name is none."""
    made = Town()
    interview = made.met("Odette Zorglub")
    for n in range(12):
        made.said(interview, None, nature="need", speaker=str(n))
    people = ({"first_name": "Odette", "last_name": "Zorglub"},)
    part = made.edition(audience, identities=people).soundness
    assert "zorglub" not in repr(part).casefold()
