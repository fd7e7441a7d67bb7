"""What phase 3 counts: answers, states of actions, alerts, costs, roadmap, pledges."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from phase3_records import (
    TODAY,
    act,
    answer,
    corpus,
    met,
    promised,
    reviewed,
    said,
    settings,
    table,
    voted,
    wrote,
)

from absr.analysis.action import action_facts
from absr.analysis.facts import all_facts
from absr.model.prose import ProseText

PAST, SOON, LATER = dt.date(2026, 11, 21), dt.date(2026, 12, 1), dt.date(2027, 3, 1)


def facts(*records):
    """The facts of these records."""
    return action_facts(corpus(*records), settings(), TODAY)


def value(found, name):
    """The value of a figure of the area."""
    return found.figures[f"action.{name}"].value


def one(*records):
    """The only action of these records."""
    (found,) = facts(*records).actions
    return found


# -- answers -----------------------------------------------------------------------------------


def test_only_ideas_and_needs_are_owed_an_answer():
    """A question with an answer stands among the other answers, and in no count of proposals."""
    found = facts(
        *(wrote("1"), wrote("2", "need"), wrote("3", "question"), wrote("4"), wrote("5", "need")),
        *(answer("1"), answer("2", "adapted"), answer("3", "passed_on"), answer("99")),
    )
    names = ("proposals", "proposals.idea", "proposals.need", "proposals.answered")
    assert [value(found, name) for name in names] == [4, 2, 2, 2]
    assert value(found, "proposals.unanswered") == 2
    decisions = ("kept", "adapted", "passed_on", "not_kept")
    assert [value(found, f"responses.{d}") for d in decisions] == [1, 1, 0, 0]
    assert value(found, "responses") == 2
    assert value(found, "other_responses") == 2
    assert [c.ref if c else None for _, c in found.other_responses] == ["3", None]


def test_numbers_are_compared_as_people_write_them():
    """Case, spaces and leading signs of a number make no difference; the action is found too."""
    found = facts(wrote("12"), act("A1"), answer(" 12 ", action="a 1"))
    (proposal,) = found.proposals
    assert proposal.response is not None
    assert proposal.action is not None
    assert proposal.action.ref == "A1"


def test_the_first_of_two_answers_counts_and_the_other_is_kept_aside():
    """Two answers to one proposal: one is printed with it, the other is not lost."""
    found = facts(wrote("1"), answer("1", "kept"), answer("1", "not_kept"))
    assert found.proposals[0].response.decision == "kept"
    assert [r.decision for r, _ in found.other_responses] == ["not_kept"]


def test_a_proposal_without_theme_has_that_of_its_table_in_its_round():
    """Its own theme wins; where the table changed theme, the round tells; else nothing does."""
    found = facts(
        *(table("1", "mobilites", 1), table("1", "soins", 2), table("2", "nature", 1)),
        wrote("1", theme="soins"),
        wrote("2", round=2),
        wrote("3"),
        wrote("4", table="2"),
        wrote("5", table="9"),
    )
    assert [p.theme for p in found.proposals] == ["soins", "soins", None, "nature", None]


# -- states and next steps -----------------------------------------------------------------------


def test_the_latest_follow_up_tells_the_state_and_the_next_step():
    """Whatever the order of the rows, the latest day counts."""
    found = one(
        act("A1", state="idea", next_step="Écrire", next_step_on=LATER),
        reviewed("A1", dt.date(2026, 10, 1), state="started", next_step="Essai", next_step_on=SOON),
        reviewed("A1", dt.date(2026, 9, 1), state="paused", next_step="Rien"),
    )
    assert (found.state, found.step, found.step_on) == ("started", "Essai", SOON)


def test_a_follow_up_that_says_nothing_of_the_state_changes_nothing():
    """The last state said stays, and so does the sheet's next step."""
    found = one(
        act("A1", state="idea", next_step="Écrire", next_step_on=LATER),
        reviewed("A1", dt.date(2026, 9, 1), state="started"),
        reviewed("A1", dt.date(2026, 10, 1), done="Réunion"),
    )
    assert (found.state, found.step, found.step_on) == ("started", "Écrire", LATER)
    assert found.state_on == dt.date(2026, 9, 1)


def test_a_state_that_no_follow_up_says_has_no_day():
    """The sheet's own state is not dated by a follow-up that is silent on it."""
    found = one(act("A1", state="idea"), reviewed("A1", dt.date(2026, 10, 1), done="Réunion"))
    assert (found.state, found.state_on) == ("idea", None)


def test_no_step_gets_the_day_of_another():
    """A follow-up names a step without a day: it has none, and no older day makes it late."""
    found = one(
        act("A1", next_step="Écrire", next_step_on=PAST),
        reviewed("A1", dt.date(2026, 10, 1), next_step="Signer"),
    )
    assert (found.step, found.step_on) == ("Signer", None)
    assert not found.alerts


def test_the_last_step_named_stays_the_next_one():
    """A follow-up that names no step leaves the one of the follow-up before, not of the sheet."""
    found = one(
        act("A1", next_step="Écrire", next_step_on=PAST),
        reviewed("A1", dt.date(2026, 10, 1), next_step="Signer", next_step_on=SOON),
        reviewed("A1", dt.date(2026, 11, 1), done="Réunion"),
    )
    assert (found.step, found.step_on) == ("Signer", SOON)


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ({"done": "Le bailleur est venu"}, False),
        ({"done": "Le bailleur est venu", "next_step": "Signer"}, False),
        ({"done": "Le bailleur est venu", "next_step": "Signer", "next_step_on": PAST}, True),
        ({"difficulty": "Personne n'a répondu"}, True),
        ({"state": "started"}, True),
    ],
)
@pytest.mark.parametrize("days", [0, 1])
def test_a_step_that_may_be_done_is_not_late(told, days, late):
    """What was done on its day or later, without another day, leaves nothing late to be seen."""
    review = PAST - dt.timedelta(days=1)
    due = review - dt.timedelta(days=days)
    found = one(act("A1", first_step="Écrire", first_step_on=due), reviewed("A1", review, **told))
    assert ("late" in found.alerts) is late
    if "done" in told and "next_step" not in told:
        assert (found.step, found.step_on) == (None, None)


def test_a_step_to_come_after_the_review_can_be_late():
    """What was done before the day of the step is not that step."""
    review = PAST - dt.timedelta(days=9)
    found = one(
        act("A1", first_step="Écrire", first_step_on=PAST), reviewed("A1", review, done="Réunion")
    )
    assert found.alerts == ("late",)


@pytest.mark.parametrize(
    ("state", "due", "late"),
    [
        *((state, PAST, True) for state in ("idea", "study", "approved", "started", None)),
        *((state, PAST, False) for state in ("done", "dropped", "paused")),
        ("started", TODAY, False),
        ("started", SOON, False),
        ("started", None, False),
    ],
)
def test_late_is_a_step_before_today_in_a_state_that_goes_on(state, due, late):
    """A step of today is not late; what is done, dropped or paused never is."""
    assert ("late" in one(act("A1", state=state, first_step_on=due)).alerts) is late


def test_the_first_step_is_due_only_while_no_other_is_known():
    """A next step to come excuses a first step of the past."""
    assert not one(act("A1", first_step_on=PAST, next_step_on=SOON)).alerts
    assert one(act("A1", first_step_on=SOON, next_step_on=PAST)).alerts == ("late",)


@pytest.mark.parametrize(("review", "late"), [(PAST, False), (SOON, True), (None, True)])
def test_late_is_judged_on_the_day_of_the_progress_review(review, late):
    """A project of years ago can be read again: its steps are late or not as they were then."""
    chosen = settings()._replace(follow_up_day=review)
    found = action_facts(corpus(act("A1", first_step_on=PAST)), chosen, TODAY)
    assert found.day == min(review or TODAY, TODAY), "a day to come is no day of a review yet"
    assert ("late" in found.actions[0].alerts) is late


@pytest.mark.parametrize(
    "lead",
    [
        *("à désigner (personne n'a dit oui)", "À trouver", "à définir", "A NOMMER", "à préciser"),
        *("non désigné", "Pas encore trouvée", "aucun", "Aucune à ce jour", "personne"),
        *(
            "Personne pour l'instant",
            "to be named",
            "To be found: two of us",
            "TBD",
            "tbc",
            "nobody",
        ),
        *("no lead yet", "not yet appointed", "?", "–", "n'est pas à confirmer", "sans pilote"),
    ],
)
def test_a_lead_still_to_be_named_is_none(lead):
    """A cell that says that nobody leads is no lead; its words are kept as they are."""
    is_none = lead != "n'est pas à confirmer"
    found = one(act("A1", lead=lead))
    assert ("orphan" in found.alerts) is is_none
    assert found.action.lead == lead
    assert "orphan" not in one(act("A1", lead=lead, lead_person="P4")).alerts


@pytest.mark.parametrize(
    "lead",
    [
        *("Personne référente, CCAS", "personne ressource du centre social", "Direction"),
        *("aucunement improvisé : le CCAS", "à la voirie, le service", "Noneville, mairie"),
    ],
)
def test_a_role_that_begins_alike_is_a_lead(lead):
    """Only the words that say so mean nobody."""
    assert "orphan" not in one(act("A1", lead=lead)).alerts


@pytest.mark.parametrize(
    ("given", "alerts"),
    [
        ({}, ()),
        ({"lead": None}, ("orphan",)),
        ({"lead": None, "lead_person": "P4"}, ()),
        ({"cost": 10.0, "funding": None}, ("unfunded",)),
        ({"cost": 10.0, "funding": "asked"}, ("unfunded",)),
        ({"cost": 10.0, "funding": "none"}, ("unfunded",)),
        ({"cost": 10.0, "funding": "secured"}, ()),
        ({"cost": 10.0, "funding": "not_needed"}, ()),
        ({"cost": 0.0, "funding": "none"}, ()),
        ({"cost": None, "funding": "none"}, ()),
        ({"evidence": ()}, ("unanswered",)),
    ],
)
def test_what_is_wrong_with_an_action(given, alerts):
    """No lead, no funding for a cost, nothing behind it."""
    assert one(act("A1", **given)).alerts == alerts


@pytest.mark.parametrize(
    ("state", "alerts"),
    [
        ("done", ()),
        ("dropped", ()),
        ("paused", ("orphan", "unfunded")),
        (None, ("orphan", "unfunded")),
    ],
)
def test_what_is_over_needs_neither_lead_nor_money(state, alerts):
    """Done or dropped, also where only a follow-up says so; not what is paused."""
    bare = {"lead": None, "cost": 10.0, "funding": "none"}
    assert one(act("A1", state=state, **bare)).alerts == alerts
    if state:
        told = reviewed("A1", dt.date(2026, 10, 1), state=state)
        assert one(act("A1", state="idea", **bare), told).alerts == alerts


def test_a_response_that_leads_to_an_action_is_its_evidence():
    """Without evidence of its own, an action answers the proposal whose answer names it."""
    found = one(act("A1", evidence=()), wrote("7"), answer("7", action="A1"))
    assert not found.alerts
    assert [c.ref for c in found.answers] == ["7"]


# -- costs, roadmap, needs -----------------------------------------------------------------------


def test_only_stated_costs_are_added_up_and_the_parts_make_the_whole():
    """Each cost is rounded to the euro first, so that the printed ones add up."""
    found = facts(
        act("A1", cost=100.5, funding="secured"),
        act("A2", cost=100.5, funding="asked"),
        act("A3", cost=20.0),
        act("A4", cost=7.0, funding="not_needed"),
        act("A5"),
    )
    names = ("cost", "cost.secured", "cost.unsecured", "cost.not_needed", "costed", "actions")
    assert [value(found, name) for name in names] == [229, 101, 121, 7, 4, 5]


def test_the_roadmap_holds_twelve_by_priority_then_by_date():
    """The least urgent go first; what is over is not on it; it is told by date."""
    days = [dt.date(2027, 1, 1) + dt.timedelta(days=n) for n in range(15)]
    actions = [act(f"L{n}", first_step_on=days[n], priority="low") for n in range(10)]
    actions += [act(f"H{n}", first_step_on=days[14 - n], priority="high") for n in range(4)]
    over = [act("D", state="done", priority="high"), act("X", state="dropped", priority="high")]
    bare = act("N", first_step_on=None)
    found = facts(*actions, *over, bare)
    refs = [one.action.ref for one in found.roadmap]
    assert refs == [*(f"L{n}" for n in range(8)), "H3", "H2", "H1", "H0"]


@pytest.mark.parametrize("state", ["done", "dropped", "paused"])
def test_what_does_not_go_on_is_on_no_roadmap(state):
    """Done, dropped or paused, on the sheet or by a follow-up."""
    assert facts(act("A1", state=state)).roadmap == ()
    told = reviewed("A1", dt.date(2026, 10, 1), state=state)
    assert facts(act("A1", state="started"), told).roadmap == ()


def test_a_step_without_a_date_comes_last_on_the_roadmap():
    """The day of an older step does not bring it forward."""
    found = facts(
        act("A1", next_step="Écrire", next_step_on=PAST),
        reviewed("A1", dt.date(2026, 10, 1), next_step="Signer"),
        act("A2", first_step_on=LATER),
    )
    assert [(one.action.ref, one.step_on) for one in found.roadmap] == [("A2", LATER), ("A1", None)]


def test_one_action_or_none_makes_a_roadmap_too():
    """No action gives an empty one; an action without date or priority is on it all the same."""
    assert facts().roadmap == ()
    assert len(facts(act("A1", first_step_on=None)).roadmap) == 1


def test_needs_without_action_come_from_voices_and_from_tables():
    """A theme with a need said or written and no action; the order is that of the project."""
    found = facts(
        *(
            met("E01"),
            said(1, "E01", themes=("nature",)),
            said(2, "E01", "idea", themes=("soins",)),
        ),
        *(table("1", "mobilites"), wrote("1", "need"), table("2", "soins")),
        wrote("2", "need", table="2"),
        act("A1", themes=("mobilites",)),
    )
    assert found.themes_without_action == ("soins", "nature")
    assert value(found, "needs.soins") == 1
    assert value(found, "needs.nature") == 0


@pytest.mark.parametrize(
    ("state", "without"),
    [
        ("dropped", ("mobilites",)),
        ("paused", ("mobilites",)),
        ("done", ()),
        ("idea", ()),
        (None, ()),
    ],
)
def test_an_action_given_up_does_nothing_for_its_theme(state, without):
    """Dropped or paused, an action does not answer the needs of its theme."""
    records = (table("1", "mobilites"), wrote("1", "need"))
    assert facts(*records, act("A1", state=state)).themes_without_action == without
    running = (act("A1", state=state), act("A2", state="started"))
    assert facts(*records, *running).themes_without_action == ()


def test_proposals_taken_up_are_counted_with_and_without_an_action():
    """Kept or adapted, and leading to an action that there is."""
    found = facts(
        *(wrote(str(n)) for n in range(1, 8)),
        *(answer("1", action="A1"), answer("2"), answer("3", "adapted", action="A1")),
        *(answer("4", "passed_on", action="A1"), answer("5", "not_kept"), answer("6", action="A9")),
        act("A1"),
    )
    names = ("taken_up", "taken_up.acted", "taken_up.other")
    assert [value(found, name) for name in names] == [4, 2, 2]
    assert found.figures["action.taken_up.acted"].evidence == ("CO-0001", "CO-0003")
    assert found.figures["action.taken_up.acted"].base == 4
    kept = [value(found, f"responses.kept.{name}") for name in ("acted", "other")]
    adapted = [value(found, f"responses.adapted.{name}") for name in ("acted", "other")]
    assert (kept, adapted) == ([1, 2], [1, 0])


# -- pledges and narrative -----------------------------------------------------------------------


def test_pledges_follow_their_proposal_to_the_action():
    """By action they add up to all; two pledges of one person are one person."""
    found = facts(
        *(table(), wrote("1"), wrote("2", theme="soins"), act("A1"), answer("1", action="A1")),
        promised("1", "P1", contribution="1", outcome="kept"),
        promised("2", "P1", contribution="2", recontact_ok=True),
        promised("3", None, theme="nature", recontact_ok=True, called_on=PAST),
        promised("4", "P2", contribution="1", recontact_ok=True, outcome="dropped"),
        promised("5", "P2", contribution="1"),
    )
    assert [value(found, f"pledges.action.{a}") for a in ("A-A1", "")] == [3, 2]
    assert found.figures["action.pledges.action.A-A1"].contributors == 2
    assert [c.theme for c in found.pledges] == ["mobilites", "soins", "nature", *["mobilites"] * 2]
    assert value(found, "pledges.to_call") == 1


def test_proposals_are_ranked_by_the_dots_of_all_colleges():
    """Needs stand among them; what has no dots is no favourite."""
    found = facts(
        *(wrote("1"), wrote("2"), wrote("3", "need"), wrote("4")),
        *(voted("1", 3), voted("2", 2), voted("2", 2, "shops"), voted("3", 9)),
    )
    favourites = found.narrative.favourites
    assert [(p.contribution.ref, p.dots) for p in favourites] == [("3", 9), ("2", 4), ("1", 3)]


@pytest.mark.parametrize(
    ("prose", "stories"),
    [
        ("Le canal [E02].", ["C-0002"]),
        ("Le canal [C-0001] et le bal [E03].", ["C-0001", "C-0003"]),
        ("Le canal [E04].", ["C-0001", "C-0002", "C-0003"]),
        ("Le canal.", ["C-0001", "C-0002", "C-0003"]),
    ],
)
def test_below_a_text_stand_the_words_that_it_cites(prose, stories):
    """Of the stories, those that the text of heritage cites; all where it cites none of them."""
    records = [*(met(f"E0{n}") for n in range(1, 5))]
    records += [said(n, f"E0{n}", "story") for n in range(1, 4)]
    texts = [ProseText("heritage", "textes/heritages.md", prose)]
    found = action_facts(corpus(*records), settings(), TODAY, texts)
    assert [s.id for s in found.narrative.stories] == stories


def test_tensions_are_disagreements_then_what_was_left_debated():
    """Each with the theme of its table."""
    found = facts(
        *(table(), wrote("1", consensus="debated"), wrote("2", consensus="strong")),
        wrote("3", "disagreement"),
    )
    tensions = [(t.contribution.ref, t.theme) for t in found.narrative.tensions]
    assert tensions == [("3", "mobilites"), ("1", "mobilites")]


def test_nothing_recorded_gives_figures_of_nil():
    """An empty project has no fault and no figure above nil."""
    found = facts()
    assert {figure.value for figure in found.figures.values()} == {0}
    assert found.proposals == found.actions == found.pledges == ()


def test_sums_hold():
    """Whatever is declared to add up does."""
    records = corpus(
        *(table(), wrote("1"), wrote("2", "need"), answer("1"), act("A1", cost=3.0)),
        *(act("A2", state=None), promised("1", "P1"), promised("2", "P2", theme="soins")),
        promised("3", "P3", recontact_ok=True),
        promised("4", "P3", recontact_ok=True, called_on=PAST),
    )
    found = all_facts(records, settings(), TODAY)
    for group in found.sums:
        parts = sum(found.figures[name].value for name in group.parts)
        assert parts == found.figures[group.total].value, group
