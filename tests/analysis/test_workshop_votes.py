"""What was written and voted: themes, rounds, two ranks, and the lists that stay lists."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from workshop_corpus import found, values, wrote

TABLES = [
    {"ref": "T1", "theme": "mobilites", "round": 1},
    {"ref": "T1", "theme": "soins", "round": 2},
    {"ref": "T2", "theme": "soins", "round": 1, "participants": 7},
]


def placed(*contributions):
    """Theme and round of contributions at the tables above."""
    facts = found(tables=TABLES, contributions=list(contributions))
    return [(one.theme, one.round) for one in facts.written]


def test_a_contribution_without_theme_has_that_of_its_table():
    """Its own theme wins; a table that changed themes tells its own only where the round is known."""
    assert placed(
        wrote("C1", "a", table="t 2"),
        wrote("C2", "b", table="T2", theme="mobilites"),
        wrote("C3", "c", table="T1", round=2),
        wrote("C4", "d", table="T1"),
        wrote("C5", "e", table="T9"),
        wrote("C6", "f", table=None),
    ) == [("mobilites", 1), ("soins", 2), ("soins", 1), (None, None), (None, None), (None, None)]


def test_contributions_are_counted_by_theme_and_nature():
    """Two ideas and a need on care, one question without a theme."""
    facts = found(
        tables=TABLES,
        contributions=[
            wrote("C1", "a", table="T2"),
            wrote("C2", "b", table="T2", nature="need", consensus="strong"),
            wrote("C3", "c", theme="soins", consensus="debated"),
            wrote("C4", "d", nature="question"),
        ],
    )
    assert values(facts, "contributions", "contributions.soins") == (4, 3)
    assert values(facts, "contributions.soins.idea", "contributions.soins.need") == (2, 1)
    assert values(facts, "contributions.unknown", "contributions.unknown.question") == (1, 1)
    assert values(facts, "natures.idea", "consensus.strong", "consensus.unknown") == (2, 1, 2)
    assert not facts.figures["workshop.contributions.soins"].personal
    assert facts.themes == ("mobilites", "soins", "unknown")
    assert facts.disagreements == ("contributions-3",)


def test_tables_are_counted_once_however_many_rounds():
    """Two tables in three rows; the people of one were noted, of the other signed in."""
    signed = [
        {"ref": f"S{n}", "present": n != 4, "college": "residents", "table": "T1"} for n in range(5)
    ]
    facts = found(tables=TABLES, attendance=signed)
    assert values(facts, "tables", "tables.soins", "tables.mobilites") == (2, 2, 1)
    first, _, last = facts.tables
    assert (facts.figures[first.seated].value, first.is_counted) == (4, True)
    assert (facts.figures[last.seated].value, last.is_counted) == (7, False)
    assert (first.only_college, last.only_college) == ("residents", None)


VOTES = [
    {"contribution": "C1", "college": "residents", "dots": 10, "rights": 12},
    {"contribution": "C2", "college": "residents", "dots": 4, "rights": 12},
    {"contribution": "C2", "college": "shops", "dots": 3, "rights": 9},
    {"contribution": "c 2", "college": "elected", "dots": 3},
    {"contribution": "C3", "college": "shops", "dots": 5},
    {"contribution": "C3", "college": "associations", "dots": 5},
    {"contribution": "C4", "college": "shops", "dots": 0},
    {"contribution": "C99", "college": "shops", "dots": 2},
]
IDEAS = [wrote(f"C{n}", f"idea {n}") for n in range(1, 6)]


@pytest.fixture(scope="module")
def vote():
    """Five ideas, four of them put to the vote."""
    return found(contributions=IDEAS, votes=VOTES)


def test_dots_are_added_over_the_colleges(vote):
    """Ten, ten, ten and none; two dots bear the number of no contribution."""
    dots = [f"dots.contributions-{n}" for n in range(1, 6)]
    assert values(vote, *dots) == (10, 10, 10, 0, None)
    assert values(vote, "dots", "dots.unknown", "placed.shops") == (32, 2, 10)


def test_two_ranks_stand_side_by_side_and_ties_share_one(vote):
    """Three share the first rank by dots and the next is fourth; by breadth three, two, one, none."""
    ranks = [(v.contribution[-1], v.rank_by_dots, v.breadth, v.rank_by_breadth) for v in vote.votes]
    assert ranks == [("1", 1, 1, 3), ("2", 1, 3, 1), ("3", 1, 2, 2), ("4", 4, 0, 4)]


def test_votes_above_the_right_are_flagged_and_left_as_they_are(vote):
    """Residents placed 14 of 12, shops 10 of 9; the others' right is not known."""
    flagged = [(o.college, vote.figures[o.placed].value, o.rights) for o in vote.overspent]
    assert flagged == [("residents", 14, 12), ("shops", 10, 9)]


def test_ideas_of_one_college_or_of_none_are_kept_in_a_list(vote):
    """C1 has one college's dots, C4 none, C5 was put to no vote; C2 and C3 are broader."""
    assert vote.minority == ("contributions-1", "contributions-4", "contributions-5")


def test_without_a_vote_no_idea_is_said_to_be_that_of_few():
    """Nobody voted: there is nothing to tell it from."""
    facts = found(contributions=IDEAS)
    assert (facts.minority, facts.votes, values(facts, "dots")) == ((), (), (None,))


def test_dots_of_an_unknown_college_say_nothing_of_breadth():
    """One row without a college: the contribution has dots and no breadth, and is not of few."""
    rows = [
        {"contribution": "C1", "dots": 4},
        {"contribution": "C2", "dots": 9},
        {"contribution": "C2", "college": "shops", "dots": 1},
        {"contribution": "C3", "college": "shops", "dots": 1},
    ]
    facts = found(contributions=IDEAS[:3], votes=rows)
    assert [(v.contribution[-1], v.breadth, v.rank_by_breadth) for v in facts.votes] == [
        ("2", None, None),
        ("1", None, None),
        ("3", 1, 1),
    ]
    assert facts.minority == ("contributions-3",)


def test_a_total_is_nobodys_and_dots_by_college_are_personal():
    """Behind a college's dots stand the voters present of it; none where the sign-in is unknown."""
    present = [{"ref": f"S{n}", "present": True, "college": "residents"} for n in range(6)]
    present += [{"ref": "O", "present": True, "college": "residents", "observer": True}]
    rows = [{"contribution": "C1", "college": "residents", "dots": 20}]
    for attendance, expected in ((present, 6), ([], 0)):
        facts = found(contributions=IDEAS, votes=rows, attendance=attendance)
        assert not facts.figures["workshop.dots.contributions-1"].personal
        part = facts.figures["workshop.dots.contributions-1.residents"]
        assert (part.personal, part.contributors, part.base) == (True, expected, 20)
