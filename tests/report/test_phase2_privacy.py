"""What the report on the workshop keeps from those outside: names, few people, single voices."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from phase2_editions import INTERNAL, OUTSIDE, PUBLIC, crowd, edition, page, table
from workshop_corpus import wrote


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
    assert figures["workshop.absent.residents"].value is None
    assert figures["workshop.kept_word.residents"].value is None
    assert figures["workshop.present"].value == 24
    assert figures["workshop.absent.associations"].value is None


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
    assert [row[-1] for row in table("tables", tables=tables)] == ["9", "2"]
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
    assert "L'atelier en un mot : Élan (6) ; la crèche où je travaille." in inside
    assert "L'atelier en un mot : Élan." in outside
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
