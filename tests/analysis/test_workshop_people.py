"""Who prepared and who came: every count below was made by hand from the rows above it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from workshop_corpus import found, values

INVITED = [
    {"ref": "IN01", "college": "residents", "answer": "yes", "district": "Centre"},
    {"ref": "IN02", "college": "residents", "answer": "yes"},
    {"ref": "IN03", "college": "residents", "answer": "maybe"},
    {"ref": "IN04", "college": "shops", "answer": "no"},
    {"ref": "IN05", "college": "shops", "answer": None},
    {"ref": "IN06", "college": "elected", "answer": "yes"},
]
SIGNED = [
    {"ref": "in 01", "present": True, "first_time": True},  # college and district of IN01
    {"ref": "IN02", "present": False, "college": "residents"},
    {"ref": "IN03", "present": True, "college": "residents", "first_time": False},
    {"ref": "IN06", "present": True, "college": "elected", "observer": True},
    {"ref": "S01", "present": True, "college": "associations", "first_time": True},
]


@pytest.fixture(scope="module")
def day():
    """The workshop of the rows above."""
    return found(invitations=INVITED, attendance=SIGNED)


def test_the_funnel_goes_from_the_invitation_to_the_room(day):
    """Six invited; three said yes, one maybe, one no, one nothing; four came."""
    assert values(day, "invited", "answers.yes", "answers.maybe", "answers.no") == (6, 3, 1, 1)
    assert values(day, "answers.none", "present") == (1, 4)
    assert values(day, "invited.residents", "invited.shops", "invited.elected") == (3, 2, 1)
    assert values(day, "answers.yes.residents", "answers.none.shops") == (2, 1)


def test_a_number_that_is_no_invitation_came_without_one(day):
    """S01 is nobody's invitation; `in 01` is IN01 however it is written."""
    assert values(day, "walk_ins", "walk_ins.associations", "expected") == (1, 1, 3)


def test_registered_but_absent_said_yes_and_did_not_sign_in(day):
    """IN02 said yes and is marked absent; IN04 and IN05 had not said yes."""
    assert values(day, "absent", "absent.residents", "absent.elected") == (1, 1, 0)
    assert day.figures["workshop.absent"].evidence == ("invitations-2",)
    assert day.figures["workshop.absent"].base == 3


def test_somebody_who_said_no_and_came_is_there(day):
    """IN03 had said maybe: invited, present, and no walk-in."""
    assert values(day, "unannounced", "kept_word") == (1, 2)


def test_new_faces_are_told_of_those_of_whom_it_is_known(day):
    """Two first-timers, one who came before, one of whom nothing was noted."""
    names = ("new_faces", "returning", "first_time_unsaid")
    assert values(day, *names) == (2, 1, 1)
    assert values(day, "new_faces.residents", "new_faces.associations") == (1, 1)


def test_who_signs_in_without_college_or_district_has_those_of_the_invitation(day):
    """IN01 gave neither at the door."""
    assert values(day, "present.residents", "present.district.Centre") == (2, 1)
    assert values(day, "present.district.unknown") == (3,)


def test_observers_are_present_and_do_not_take_part(day):
    """One of the four observes."""
    assert values(day, "observers", "taking_part") == (1, 3)


def test_without_invitations_the_absent_are_those_listed_as_absent():
    """Nobody is then said to have come uninvited."""
    facts = found(attendance=SIGNED)
    assert values(facts, "absent", "walk_ins", "invited", "present") == (1, None, None, 4)


def test_nobody_is_absent_where_nobody_signed_in():
    """Invitations alone, or a list without a mark of presence, say nothing of who came."""
    marks = [{"ref": "IN01", "college": "residents", "present": None}]
    for facts in (found(invitations=INVITED), found(invitations=INVITED, attendance=marks)):
        assert values(facts, "invited", "present", "absent") == (6, None, None)


def test_pilots_are_counted_as_met_only_in_an_interview_of_the_project():
    """PI2 names an interview that does not exist, PI3 none."""
    pilots = [
        {"ref": "PI1", "college": "residents", "interview": "e 1", "goal": 10, "kit_given": True},
        {"ref": "PI2", "college": "residents", "interview": "E9", "goal": 5, "contacted": 3},
        {"ref": "PI3", "district": "Ailleurs", "confirmed": 0},
    ]
    facts = found(pilots=pilots, interviews=[{"ref": "E1"}])
    assert values(facts, "pilots", "pilots.met", "pilots.not_met") == (3, 1, 2)
    assert values(facts, "pilots.goal", "pilots.contacted", "pilots.confirmed") == (15, 3, 0)
    assert facts.figures["workshop.pilots.goal"].contributors == 2
    assert values(facts, "pilots.kit_given", "pilots.kit_not_given") == (1, 2)
    assert values(facts, "pilots.college.residents", "pilots.college.unknown") == (2, 1)
    assert facts.districts == ("Centre", "Plateau", "Ailleurs", "unknown")


def test_nothing_recorded_is_nothing_counted():
    """An empty project has no figure of the workshop, not even a zero."""
    facts = found()
    assert facts.figures == {}
    assert (facts.sums, facts.written, facts.votes, facts.tables) == ((), (), (), ())
    assert facts.districts == ("Centre", "Plateau")


def test_one_person_with_two_invitations_is_one_person():
    """The same human being counts once behind a figure, wherever that is known."""
    twice = [{"ref": "A", "person": "p"}, {"ref": "B", "person": "p"}, {"ref": "C"}]
    figure = found(invitations=twice).figures["workshop.invited"]
    assert (figure.value, figure.contributors) == (3, 2)


def test_every_sum_adds_up(day):
    """What is declared to add up does: else hidden counts could be worked out."""
    assert day.sums
    for group in day.sums:
        parts = sum(day.figures[name].value for name in group.parts)
        assert parts == day.figures[group.total].value, group


def test_pledges_and_slips_are_counted_without_names():
    """Two pledges of one participant have one person behind them; kinds may overlap."""
    facts = found(
        contributions=[{"ref": "C1", "nature": "idea", "text": "x", "theme": "soins"}],
        pledges=[
            {"text": "a", "participant": "S01", "gives": ("time", "place"), "theme": "mobilites"},
            {"text": "b", "participant": "s 01", "gives": ("time",), "contribution": "c1"},
            {"text": "c", "participant": "S02", "recontact_ok": True, "outcome": "kept"},
        ],
        evaluations=[{"score": 5, "word": "oui"}, {"score": 2, "new_contacts": 3}, {"kept": "x"}],
    )
    assert values(facts, "pledges", "pledges.time", "pledges.place", "pledges.unknown") == (
        *(3, 2, 1, 1),
    )
    assert facts.figures["workshop.pledges"].contributors == 2
    assert values(facts, "pledges.theme.mobilites", "pledges.theme.soins") == (1, 1)
    assert values(facts, "pledges.recontact.yes", "pledges.called.yes") == (1, 1)
    assert values(facts, "pledges.outcome.kept", "pledges.outcome.unknown") == (1, 2)
    assert values(facts, "evaluations", "scores.5", "scores.1", "scores.unknown") == (3, 1, 0, 1)
    assert values(facts, "new_contacts", "new_contacts.slips") == (3, 1)
    assert facts.slips.median == 3.5
