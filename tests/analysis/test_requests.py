"""How far a request to a partner has come, and which data are proposed to be asked for."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.analysis.diagnoses import diagnosis_findings, is_old
from absr.analysis.request_proposals import chosen, proposals
from absr.analysis.requests import request_facts, state_of
from absr.model.kinds.data_requests import DataRequest
from absr.model.kinds.diagnoses import Diagnosis
from absr.model.request_facts import RequestState
from absr.model.source import Source
from absr.model.value_lists import CHAPTERS, DATA_LEVELS, DATA_PARTNERS

TODAY = dt.date(2026, 11, 22)
SOURCE = Source("demandes.xlsx", "Demandes", 2)


def day(month, number, year=2026):
    """A day of the year of the requests."""
    return dt.date(year, month, number)


def request(number=1, **told):
    """One request."""
    told = {"partner": "caf", "variable": f"Foyers {number}"} | told
    return DataRequest(id=f"DR-{number:04}", source=SOURCE, **told)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ({}, "to_ask"),
        ({"wanted": True}, "to_ask"),
        ({"wanted": False}, "reserved"),
        ({"wanted": False, "asked_on": day(11, 1)}, "waiting"),  # it was asked all the same
        ({"asked_on": day(10, 11)}, "waiting"),  # 42 days ago
        ({"asked_on": day(10, 10)}, "overdue"),  # 43 days ago
        ({"asked_on": day(6, 1), "expected_by": day(11, 22)}, "waiting"),  # the last day
        ({"asked_on": day(6, 1), "expected_by": day(11, 21)}, "overdue"),
        ({"asked_on": day(11, 20), "expected_by": day(11, 21)}, "overdue"),
        ({"asked_on": day(6, 1), "reminded_on": day(10, 11)}, "waiting"),
        ({"asked_on": day(6, 1), "reminded_on": day(10, 10)}, "overdue"),
        # a reminder after the day that was given starts six weeks anew
        (
            {"asked_on": day(6, 1), "expected_by": day(9, 1), "reminded_on": day(10, 30)},
            "waiting",
        ),
        ({"asked_on": day(6, 1), "received_on": day(7, 1)}, "received"),
        ({"received_on": day(7, 1)}, "received"),
        ({"asked_on": day(6, 1), "refused_on": day(7, 1)}, "refused"),
        ({"asked_on": day(6, 1), "refusal": "non suivi"}, "refused"),
        ({"asked_on": day(6, 1), "received_on": day(7, 1), "refused_on": day(7, 2)}, "received"),
    ],
)
def test_a_request_is_late_after_the_day_given_or_after_six_weeks(told, state):
    """Six weeks are 42 days, counted from the last letter; a day that was given wins over them."""
    assert state_of(request(**told), TODAY) == state


def test_what_is_counted_is_what_was_asked():
    """Of seven rows, five were asked: two received, one refused, two wait, one of them is late."""
    facts = request_facts(
        [
            request(1, asked_on=day(6, 1), received_on=day(7, 1)),
            request(2, asked_on=day(6, 1), received_on=day(7, 2)),
            request(3, asked_on=day(6, 1), refused_on=day(7, 1), refusal="secret"),
            request(4, asked_on=day(11, 1)),
            request(5, asked_on=day(6, 1)),
            request(6),
            request(7, wanted=False),
        ],
        TODAY,
    )
    counts = {name: (figure.value, figure.base) for name, figure in facts.figures.items()}
    assert counts == {
        "requests.asked": (5, 5),
        "requests.received": (2, 5),
        "requests.refused": (1, 5),
        "requests.waiting": (2, 5),
        "requests.overdue": (1, 2),
    }
    assert facts.figures["requests.overdue"].evidence == ("DR-0005",)


def test_requests_stand_in_the_order_of_the_partners():
    """In that of the list, a partner outside it last, rows of one partner as they were read."""
    facts = request_facts(
        [request(1, partner="Une banque"), request(2, partner="mdph"), request(3), request(4)],
        TODAY,
    )
    assert [one.id for one in facts.requests] == ["DR-0003", "DR-0004", "DR-0002", "DR-0001"]


DAYS = st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


@given(
    asked=DAYS, reminded=DAYS, expected=DAYS, received=DAYS, refused=DAYS, later=st.integers(0, 400)
)
def test_time_alone_never_undoes_a_state(asked, reminded, expected, received, refused, later):
    """Whatever the days are, only waiting changes as time passes, and it becomes late."""
    one = request(
        asked_on=asked,
        reminded_on=reminded,
        expected_by=expected,
        received_on=received,
        refused_on=refused,
    )
    before, after = state_of(one, TODAY), state_of(one, TODAY + dt.timedelta(days=later))
    late = (RequestState.WAITING, RequestState.OVERDUE)
    assert after is before or (before, after) == late


# -- what is proposed ----------------------------------------------------------------------------


def test_every_proposal_can_stand_in_the_workbook():
    """Its partner, chapters and levels are of the lists, its words stand in both languages."""
    partners, chapters, levels = (
        {entry.id for entry in values.entries} for values in (DATA_PARTNERS, CHAPTERS, DATA_LEVELS)
    )
    for one in proposals():
        assert one.partner in partners
        assert one.chapters
        assert set(one.chapters) <= chapters
        assert one.levels
        assert set(one.levels) <= levels
        for words in (one.variable, one.vintage, one.basis):
            assert words.fr.strip()
            assert words.en.strip()
            assert words.fr != words.en
        for words in (one.secrecy, one.note, one.body):
            assert bool(words.fr) == bool(words.en)
        assert one.partner != "other" or one.body.fr
    assert len({one.id for one in proposals()}) == len(proposals())


def test_no_proposal_is_given_as_law():
    """Each says what it goes by: published data that were seen, or practice to be checked."""
    for one in proposals():
        assert one.basis.fr.startswith(("Vu dans ", "Pratique courante", "Absent, "))
        if not one.basis.fr.startswith("Vu dans "):
            assert "à vérifier" in one.basis.fr
            assert "to be checked" in one.basis.en
        assert "article" not in one.basis.fr


def test_every_chapter_has_something_to_ask_for():
    """No chapter that lacks data is left without a partner."""
    assert {chapter for one in proposals() for chapter in one.chapters} == {
        entry.id for entry in CHAPTERS.entries
    }


def test_chapters_that_have_data_come_last():
    """What speaks of housing alone is kept in reserve where housing has data; the rest is asked."""
    found = chosen(frozenset({"housing"}), ())
    assert {one.proposal.id for one in found if not one.is_wanted} == {
        "caf_logement",
        "bailleur_demande",
    }
    assert [one.is_wanted for one in found] == sorted(
        (one.is_wanted for one in found), reverse=True
    )


def test_what_is_in_the_workbook_is_not_proposed_again():
    """Known by its short name, or by its partner and its words, however they are typed."""
    first, second, *_ = proposals()
    known = (
        request(1, variable="Reformulé par l'équipe", indicator=first.id),
        request(2, partner=second.partner, variable=second.variable.fr.upper()),
    )
    left = {one.proposal.id for one in chosen(frozenset(), known)}
    assert left == {one.id for one in proposals()} - {first.id, second.id}


# -- what diagnoses found ------------------------------------------------------------------------


def diagnosis(number=1, **told):
    """One diagnosis."""
    return Diagnosis(id=f"D-{number:04}", source=SOURCE, title=f"Étude {number}", **told)


@pytest.mark.parametrize(
    ("dated", "old"),
    [
        (day(11, 23, 2020), False),
        (day(11, 22, 2020), True),
        (day(1, 1, 2015), True),
        (day(11, 1), False),
        (None, False),
    ],
)
def test_a_diagnosis_is_old_from_its_sixth_birthday_on(dated, old):
    """Six years to the day; of an undated one nothing is said."""
    assert is_old(dated, TODAY) is old


def test_findings_stand_by_main_chapter_the_newest_first():
    """In the order of the chapters, without a chapter last; an empty finding is none."""
    found = diagnosis_findings(
        [
            diagnosis(1, finding_1="a", page_1="3", finding_3="c"),
            diagnosis(2, chapters=("housing",), date=day(1, 1, 2019), finding_1="b"),
            diagnosis(3, chapters=("youth", "housing"), finding_1="d"),
            diagnosis(4, chapters=("housing",), date=day(1, 1, 2024), finding_1="e"),
        ],
        TODAY,
    )
    assert [(one.text, one.chapter, one.page) for one in found] == [
        ("d", "youth", None),
        ("e", "housing", None),
        ("b", "housing", None),
        ("a", None, "3"),
        ("c", None, None),
    ]


def test_a_diagnosis_is_public_only_where_somebody_said_so():
    """An empty cell is no permission."""
    found = diagnosis_findings(
        [diagnosis(n, finding_1="a", is_public=said) for n, said in enumerate((True, False, None))],
        TODAY,
    )
    assert [one.is_public for one in found] == [True, False, False]
