"""What the report on the workshop keeps from those outside: names, few people, single voices."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from phase2_editions import INTERNAL, OUTSIDE, PUBLIC, crowd, edition, page, table
from workshop_corpus import wrote

from absr.model.value_lists import COLLEGES as ALL_COLLEGES
from absr.report.few import told_together
from absr.report.phase2_shown import WorkshopPrinter
from absr.wording.speech import speak

COLLEGES = ("residents", "associations")


@pytest.mark.parametrize("audience", [INTERNAL, *OUTSIDE])
def test_no_name_is_printed_wherever_it_was_written(audience):
    """Contributions, tables, numbers, districts and slips are masked alike."""
    name = "chez Solenne Vauquelin au 06 39 98 20 00"
    text = page(
        audience,
        contributions=[wrote("Vauquelin", f"Un banc {name}", table="Vauquelin", theme="soins")],
        tables=[{"ref": "Vauquelin", "theme": "soins"}],
        votes=[{"contribution": "Vauquelin", "college": "shops", "dots": 3}],
        attendance=crowd(8, district="Cour Vauquelin"),
        pledges=[{"text": name, "participant": f"S{n}", "gives": ("time",)} for n in range(8)],
        evaluations=[{"score": 4, "word": "Vauquelin", "kept": name, "missing": name}] * 1
        + [{"score": 4, "word": "bien"} for _ in range(8)],
    )
    for part in ("Vauquelin", "Solenne", "06 39"):
        assert part not in text, part


@pytest.mark.parametrize("audience", OUTSIDE)
def test_few_persons_are_not_counted_outside(audience):
    """Three present, two pilots, two pledges, one slip: no number of them, in no sentence."""
    rows = {
        "pilots": [{"ref": "PI1", "goal": 77}, {"ref": "PI2"}],
        "invitations": [{"ref": "S001", "answer": "yes", "college": "shops"}],
        "attendance": crowd(3, first_time=True),
        "pledges": [{"text": "a", "participant": f"S{n}", "gives": ("time",)} for n in (1, 2)],
        "evaluations": [{"score": 2, "word": "court", "kept": "une fête", "new_contacts": 88}],
        "contributions": [wrote("C1", "Un banc", theme="soins")],
        "votes": [{"contribution": "C1", "college": "residents", "dots": 3}],
    }
    text = page(audience, **rows)
    for told in ("3 personnes", "2 pilotes", "77", "88", "court", "une fête", "2 engagements"):
        assert told not in text, told
    assert "Nombre de personnes présentes non communiqué" in text
    assert "3 gommettes" in text  # the total of a contribution is nobody's
    for name in ("pilots", "funnel", "new-faces", "pledge-kinds", "scores", "college-dots"):
        assert table(name, audience, **rows) is None, name


def test_hidden_counts_of_the_funnel_cannot_be_worked_out():
    """Six of seven residents came; the one who did not would be seven less six."""
    invited = [{"ref": f"S{n:03}", "college": "residents", "answer": "yes"} for n in range(1, 8)]
    invited += [
        {"ref": f"T{n:03}", "college": "associations", "answer": "yes"} for n in range(1, 31)
    ]
    came = [*crowd(6), *crowd(18, college="associations")]
    for n, row in enumerate(came[6:], start=1):
        row["ref"] = f"T{n:03}"
    figures = edition(PUBLIC, invitations=invited, attendance=came).figures
    # Everybody said yes and came by invitation: invited less present would be the absent.
    shown = {f"{step}.{college}" for step in ("invited", "present") for college in COLLEGES}
    shown = {name for name in shown if figures[f"workshop.{name}"].value is not None}
    assert not {"invited.residents", "present.residents"} <= shown
    assert not {"invited.associations", "present.associations"} <= shown
    assert figures["workshop.present"].value == 24
    told_inside = ("absent", "kept_word", "answers.yes", "walk_ins", "expected", "unannounced")
    for name in told_inside:
        assert not any(f"workshop.{name}.{college}" in figures for college in COLLEGES), name


def test_dots_by_college_are_shown_together_or_not_at_all():
    """The total is shown to all: one college hidden alone would be what is left."""
    present = [*crowd(9), *crowd(9, college="shops", start=20)]
    votes = [
        {"contribution": "C1", "college": "residents", "dots": 20},
        {"contribution": "C1", "college": "shops", "dots": 2},
        {"contribution": "C2", "college": "residents", "dots": 8},
        {"contribution": "C2", "college": "shops", "dots": 7},
    ]
    ideas = [wrote("C1", "un"), wrote("C2", "deux")]
    figures = edition(PUBLIC, contributions=ideas, votes=votes, attendance=present).figures
    dots = "workshop.dots.contributions"
    assert (figures[f"{dots}-1"].value, figures[f"{dots}-2"].value) == (22, 15)
    assert figures[f"{dots}-1.residents"].value is None
    assert figures[f"{dots}-1.shops"].value is None
    assert (figures[f"{dots}-2.residents"].value, figures[f"{dots}-2.shops"].value) == (8, 7)
    # All of a college's dots, less those shown, would be those hidden.
    assert figures["workshop.placed.residents"].value is None


def test_persons_at_tables_are_told_of_all_tables_or_of_none():
    """Two at one table: the others' numbers would give them away."""
    tables = [
        {"ref": "T1", "theme": "soins", "participants": 9},
        {"ref": "T2", "theme": "soins", "participants": 2},
    ]
    assert [row[-1] for row in table("tables", tables=tables)] == ["9", "2", "11"]
    assert table("tables", PUBLIC, tables=tables) == [["T1", "Soins"], ["T2", "Soins"]]


def test_a_small_table_of_one_college_is_not_pointed_at_outside():
    """Who sat there is known to who was there: the college is not told."""
    rows = {"tables": [{"ref": "T1", "theme": "soins"}], "attendance": crowd(3, table="T1")}
    assert "Tables où tout le monde venait d'un même collège : T1" in page(**rows)
    assert "Tables où tout le monde" not in page(PUBLIC, **rows)


def test_sentences_of_single_persons_stay_inside():
    """Nobody permitted to quote a slip: outside, words of one to three only, uncounted."""
    slips = [{"score": 5, "word": "Élan", "kept": "Ma voisine"} for _ in range(6)]
    slips += [{"score": 3, "word": "la crèche où je travaille", "missing": "Mon chef"}]
    inside, outside = page(evaluations=slips), page(PUBLIC, evaluations=slips)
    assert "tel quel (sur 7 fiches) : Élan (6) ; la crèche où je travaille." in inside
    assert "tel quel (sur 7 fiches) : Élan." in outside
    unsaid = "ces phrases ne sont pas reproduites dans cette édition"
    assert unsaid in outside
    assert unsaid not in inside
    assert unsaid not in page(PUBLIC, evaluations=[{"score": 5, "word": "Élan"}] * 6)
    for sentence in ("Ma voisine", "Mon chef"):
        assert sentence in inside
        assert sentence not in outside


def test_the_words_of_a_slip_come_in_no_order_that_counts():
    """Outside they follow the alphabet."""
    words = ["zeste", "zeste", "zeste", "élan", "bien", "bien"]
    found = edition(PUBLIC, evaluations=[{"score": 4, "word": w} for w in words]).workshop
    shown = [word.text for word in found.evaluations.words]
    assert shown == ["bien", "élan", "zeste"]
    assert all(one < other for one, other in pairwise([w.replace("é", "e") for w in shown]))
    assert all(word.slips is None for word in found.evaluations.words)


def test_pledges_are_never_reproduced():
    """Not even in the internal edition."""
    rows = [{"text": "Je prête mon garage", "gives": ("place",)} for _ in range(9)]
    assert "garage" not in page(pledges=rows)


def test_by_college_only_invitations_and_presences_leave_the_office():
    """Yes less who came is who stayed away: by college the answers stay inside, with the absent."""
    invited = [
        {"ref": f"{college[0]}{n:02}", "college": college, "answer": answer}
        for college in COLLEGES
        for n, answer in enumerate((*("yes",) * 12, *("no",) * 6, *("maybe",) * 5))
    ]
    came = [
        {"ref": f"{college[0]}{n:02}", "present": True} for college in COLLEGES for n in range(7)
    ]
    rows = {"invitations": invited, "attendance": came}
    assert table("funnel", PUBLIC, **rows) == [
        ["Habitants et citoyens", "23", "7"],
        ["Associations", "23", "7"],
        ["Total", "46", "14"],
    ]
    assert len(table("funnel", **rows)[0]) == 9
    assert "Réponses : 24 oui, 10 peut-être et 12 non." in page(PUBLIC, **rows)


def pledged(outcomes):
    """Pledges of as many persons that came to this."""
    return [
        {"text": "a", "gives": ("time",), "participant": f"S{n}", "outcome": outcome}
        for n, outcome in enumerate(outcomes)
    ]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_small_outcomes_of_pledges_are_told_together(audience):
    """Two postponed, three dropped: five that were one or the other, and none goes unsaid."""
    outcomes = [*("kept",) * 7, *("postponed",) * 2, *("dropped",) * 3, *(None,) * 6]
    rows = pledged(outcomes)
    told = "Ce qu'ils sont devenus : 7 tenus ; 5 reportés ou abandonnés ; 6 sans suite notée."
    assert told in page(audience, pledges=rows)
    inside = "7 tenus ; 2 reportés ; 3 abandonnés ; 6 sans suite notée."
    assert inside in page(pledges=rows)


def test_small_scores_are_told_together():
    """Outside, low marks make one row: what is left is for anybody to work out."""
    slips = [{"score": score} for score in (*(5,) * 8, *(4,) * 9, *(3,) * 4, 2, 1)]
    assert table("scores", PUBLIC, evaluations=slips) == [
        ["5, très utile", "8"],
        ["4", "9"],
        ["3, 2 ou 1", "6"],
        ["Total", "23"],
    ]
    assert table("scores", evaluations=slips)[2] == ["3", "4"]


def test_what_is_left_over_is_told_only_where_the_gate_leaves_it_vague():
    """One hidden part alone, or a small sum, is never told, whatever the edition holds."""
    outcomes = [*("kept",) * 7, *("postponed",) * 2, *("dropped",) * 3]
    rows = pledged(outcomes)
    made = edition(PUBLIC, pledges=rows)
    prefix = "workshop.pledges.outcome"
    parts = [f"{prefix}.{outcome}" for outcome in ("kept", "postponed", "dropped")]
    whole = "workshop.pledges"
    printer = WorkshopPrinter(made, speak("fr"))
    assert told_together(printer, parts, whole) == (tuple(parts[1:]), 5)
    alone = {**made.figures, parts[1]: replace(made.figures[parts[1]], value=2)}
    shown = WorkshopPrinter(replace(made, figures=alone), speak("fr"))
    assert told_together(shown, parts, whole) == ((), 0)
    few = {**made.figures, whole: replace(made.figures[whole], value=11)}
    shown = WorkshopPrinter(replace(made, figures=few), speak("fr"))
    assert told_together(shown, parts, whole) == ((), 0)


def test_a_table_that_hides_most_of_its_rows_is_a_sentence():
    """Seven pilots of one college and one or two of four: only the first number is told."""
    colleges = ("residents", *[entry.id for entry in ALL_COLLEGES.entries[1:5]] * 2)
    pilots = [{"ref": f"P{n}", "college": "residents"} for n in range(6)]
    pilots += [{"ref": f"Q{n}", "college": college} for n, college in enumerate(colleges)]
    assert table("pilots", PUBLIC, pilots=pilots) is None
    assert len(table("pilots", pilots=pilots)) == 6
    told = "Les pilotes viennent de 5 collèges, dont Habitants et citoyens (7 sur 15)."
    assert told in page(PUBLIC, pilots=pilots)
    assert told not in page(pilots=pilots)


def test_persons_at_tables_do_not_tell_the_few_who_sat_nowhere():
    """Twenty present, eighteen seated: two were at no table, and stay two of whom nothing is told."""
    for seated, told in ((9, False), (10, True)):
        tables = [{"ref": ref, "theme": "soins", "participants": seated} for ref in ("T1", "T2")]
        rows = {"tables": tables, "attendance": crowd(20)}
        assert (len(table("tables", PUBLIC, **rows)[0]) == 3) == told
        assert len(table("tables", **rows)[0]) == 3


def test_dots_handed_out_do_not_tell_how_few_watched():
    """Three dots a voter: their number is that of the voters, told only where these are."""
    rows = {
        "contributions": [wrote("C1", "un")],
        "votes": [{"contribution": "C1", "college": "residents", "dots": 20, "rights": 27}],
    }
    few = [*crowd(9), *crowd(2, college="shops", start=10, observer=True)]
    assert "sur 27 distribuées" in page(attendance=few, **rows)
    assert "distribuées" not in page(PUBLIC, attendance=few, **rows)
    assert "sur 27 distribuées" in page(PUBLIC, attendance=crowd(9), **rows)


def test_no_table_is_said_to_be_of_one_college_outside():
    """Who knows the college's number and such a table's knows how many sat elsewhere."""
    seats = [{"ref": ref, "theme": "mobilites", "round": 1} for ref in ("T1", "T2")]
    people = [{"ref": f"A{n}", "college": "shops", "table": "T1"} for n in range(7)]
    people += [{"ref": "B0", "college": "shops", "table": "T2"}]
    people += [{"ref": f"C{n}", "college": "residents", "table": "T2"} for n in range(12)]
    signed = [{"present": True, **one} for one in people]
    inside, outside = (
        edition(audience, tables=seats, attendance=signed) for audience in (INTERNAL, PUBLIC)
    )
    assert "shops" in {table.only_college for table in inside.workshop.tables}
    assert {table.only_college for table in outside.workshop.tables} == {None}


def test_a_college_above_its_right_is_told_without_its_numbers_outside():
    """The rights of a college, three dots a head, would tell how many of it did not vote."""
    votes = [{"contribution": "C1", "college": "shops", "dots": 16, "rights": 15}]
    rows = {"contributions": [wrote("C1", "Un banc")], "votes": votes}
    rows["attendance"] = [{"ref": f"A{n}", "college": "shops", "present": True} for n in range(6)]
    assert "15 lui avaient été remises" in page(INTERNAL, **rows)
    assert "15 lui avaient été remises" not in page(PUBLIC, **rows)


def test_who_was_called_without_having_agreed_is_in_no_edition_for_others():
    """Neither the number, nor what would leave it: called, less those reached who had agreed."""
    pledges = [{"text": "venir", "recontact_ok": True, "outcome": "kept"} for _ in range(11)]
    pledges += [{"text": "venir", "recontact_ok": True} for _ in range(6)]
    pledges += [{"text": "venir", "recontact_ok": False, "outcome": "kept"}]
    pledges = [{"ref": f"G{n}", "participant": f"IN{n}", **one} for n, one in enumerate(pledges)]
    inside, outside = (
        edition(audience, pledges=pledges).figures for audience in (INTERNAL, PUBLIC)
    )
    assert inside["action.pledges.unasked"].value == 1
    assert "action.pledges.unasked" not in outside
    called, reached = "workshop.pledges.called.yes", "action.pledges.reached"
    assert None in (outside[called].value, outside[reached].value)


def test_pledges_of_which_none_was_called_are_counted():
    """There is nothing to add up then, and nothing to hide."""
    pledges = [
        {"ref": f"G{n}", "participant": f"IN{n}", "text": "venir", "recontact_ok": n < 3}
        for n in range(6)
    ]
    figures = edition(PUBLIC, pledges=pledges).figures
    assert "action.pledges.unasked" not in figures
    assert figures["workshop.pledges"].value == 6
