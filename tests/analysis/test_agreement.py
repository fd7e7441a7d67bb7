"""The agreement of two coders: published tables, statsmodels, and what has no coefficient."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from reading_corpus import PLACE, corpus, met, said
from statsmodels.stats.inter_rater import cohens_kappa

from absr.analysis.agreement import Table, agreement, coefficient
from absr.analysis.checks import check
from absr.model.corpus import Corpus
from absr.model.kinds.second_codings import SecondCoding
from absr.model.settings import NO_THEME

DAY = dt.date(2026, 11, 22)
THEMES = ("soins", "toit", "fetes")


def coded(*pairs):
    """Statements with the themes of the first coder and of the second."""
    one = corpus(met("E1"), *(said(f"C-{n}", "E1", "need", *a) for n, (a, _) in enumerate(pairs)))
    again = tuple(SecondCoding(f"DC-{n}", PLACE, f"c-{n}", b) for n, (_, b) in enumerate(pairs))
    return Corpus({**one.records, "second_codings": again}, one.cells)


@pytest.mark.parametrize(
    ("table", "published"),
    [
        # Two readers and fifty grant proposals: 20, 5, 10, 15 (Wikipedia, « Cohen's kappa »).
        (Table(20, 5, 10, 15), 0.40),
        # The same page: as many agree, and other margins give other coefficients.
        (Table(45, 15, 25, 15), 0.1304),
        (Table(25, 35, 5, 35), 0.2593),
    ],
)
def test_published_tables_give_their_published_coefficient(table, published):
    """To the digits that are published."""
    assert coefficient([table]) == pytest.approx(published, abs=5e-5)


@given(st.tuples(*[st.integers(0, 200)] * 4))
def test_it_is_the_coefficient_of_statsmodels(cells):
    """On any table of two by two in which chance leaves something to explain."""
    table = Table(*cells)
    assume(sum(cells))
    assume(table.by_chance < 1)
    other = cohens_kappa([[cells[0], cells[1]], [cells[2], cells[3]]], return_results=False)
    assert coefficient([table]) == pytest.approx(other, abs=1e-9)


@pytest.mark.parametrize("table", [Table(9, 0, 0, 0), Table(0, 0, 0, 9)])
def test_one_answer_only_has_no_coefficient(table):
    """Both always, or both never: chance explains it all, and nothing is divided by nought."""
    assert coefficient([table]) is None
    assert coefficient([]) is None


def test_the_whole_is_pooled_over_the_themes():
    """The mean agreement and the mean chance in one formula, by hand."""
    first, second = Table(8, 1, 1, 10), Table(1, 1, 0, 18)
    agreed = (18 / 20 + 19 / 20) / 2
    by_chance = ((9 * 9 + 11 * 11) / 400 + (2 * 1 + 18 * 19) / 400) / 2
    pooled = (agreed - by_chance) / (1 - by_chance)
    assert coefficient([first, second]) == pytest.approx(pooled)


def test_each_theme_is_a_question_of_its_own():
    """Counted by hand: who sees the theme in which of five statements; a theme unseen is left out."""
    found = agreement(
        coded(
            (("soins",), ("soins",)),
            (("soins", "toit"), ("soins",)),
            (("toit",), ("toit",)),
            (("soins",), ("toit",)),
            (("toit",), (NO_THEME,)),
        ),
        THEMES,
    )
    tables = {one.theme: one[1:5] for one in found.themes}
    assert tables == {"soins": (2, 1, 0, 2), "toit": (1, 2, 1, 1)}
    assert (found.statements, found.same) == (5, 2)
    assert [(one.statement, one.second) for one in found.disagreements] == [
        ("C-1", ("soins",)),
        ("C-3", ("toit",)),
        ("C-4", ()),
    ]


def test_a_statement_that_the_first_coder_left_without_a_theme_counts():
    """To find no theme is an answer: by hand, who sees the theme in which of four statements."""
    found = agreement(
        coded(
            (("soins",), ("soins",)),
            ((), ("soins",)),
            ((), (NO_THEME,)),
            ((), ("toit",)),
        ),
        THEMES,
    )
    tables = {one.theme: one[1:5] for one in found.themes}
    assert tables == {"soins": (1, 0, 1, 2), "toit": (0, 0, 1, 3)}
    assert (found.statements, found.same) == (4, 2)
    assert [(one.statement, one.first, one.second) for one in found.disagreements] == [
        ("C-1", (), ("soins",)),
        ("C-3", (), ("toit",)),
    ]


def test_an_interview_that_is_not_coded_yet_does_not_count():
    """None of its statements has a theme: nobody has looked for one, which is no disagreement."""
    one = corpus(
        met("E1"),
        met("E2"),
        said("C-1", "E1", "need", "soins"),
        said("C-2", "E2", "need"),
        said("C-3", "E2", "need"),
    )
    again = tuple(SecondCoding(f"DC-{n}", PLACE, f"C-{n}", ("soins",)) for n in (1, 2, 3))
    found = agreement(Corpus({**one.records, "second_codings": again}, one.cells), THEMES)
    assert (found.statements, found.same) == (1, 1)


def test_what_was_not_coded_twice_does_not_count():
    """An empty row, a statement of an interview not coded yet, one that does not exist."""
    assert agreement(coded((("soins",), ())), THEMES) is None
    assert agreement(coded(((), ("soins",))), THEMES) is None
    assert agreement(corpus(met("E1")), THEMES) is None


def test_a_second_coding_of_nothing_and_one_that_contradicts_itself_are_told():
    """X225 at the id, X226 at the themes; a clean one is no problem."""
    clean = coded((("soins",), ("soins",)), (("soins",), (NO_THEME,)))
    assert check(clean, DAY) == ()
    stray = SecondCoding("DC-9", PLACE, "C-99", ("soins",))
    both = SecondCoding("DC-8", PLACE, "C-0", ("soins", NO_THEME))
    told = Corpus({**clean.records, "second_codings": (stray, both)}, clean.cells)
    assert [(one.code, one.value) for one in check(told, DAY)] == [
        ("X225", "C-99"),
        ("X226", "C-0"),
    ]
