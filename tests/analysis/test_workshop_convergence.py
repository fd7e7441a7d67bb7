"""Tables that say alike: by words in common, within a nature, always in the same way."""

from __future__ import annotations

import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from workshop_corpus import found, wrote

from absr.analysis.convergence import say_alike, words_of


def groups(*contributions):
    """The numbers of the contributions brought together, group by group."""
    facts = found(contributions=list(contributions))
    refs = {one.record.id: one.record.ref for one in facts.written}
    return [[refs[name] for name in group.contributions] for group in facts.convergences]


def test_accents_case_articles_and_plurals_make_no_difference():
    """What is left of a text are the words that carry it, in the singular."""
    assert words_of("Des BANCS à l'ombre, près de l’École !") == {"banc", "ombre", "ecole"}
    assert words_of("The benches in the shade") == {"benche", "shade"}
    assert words_of("🚲 = + - @ de la") == frozenset()


def test_tables_that_use_the_same_words_are_brought_together():
    """Two of three words in common is alike, one of five is not."""
    assert groups(
        wrote("C1", "Des bancs à l'ombre", table="T1"),
        wrote("C2", "Mettre un banc à l’ombre", table="T2"),
        wrote("C3", "De l'ombre dans la cour du collège", table="T3"),
    ) == [["C1", "C2"]]


def test_one_table_that_repeats_itself_converges_with_nobody():
    """`T1` and `t 1` are one table; without a table nothing is known."""
    assert groups(wrote("C1", "Un marché"), wrote("C2", "un marché", table="t 1")) == []
    assert groups(wrote("C1", "Un marché", table=None), wrote("C2", "Un marché")) == []


def test_a_need_and_an_idea_are_not_brought_together():
    """The same words in two natures say two things."""
    assert (
        groups(wrote("C1", "Un marché"), wrote("C2", "Un marché", table="T2", nature="need")) == []
    )


def test_a_text_joins_a_group_when_it_is_like_one_of_it():
    """Single linkage: the first and the last have one word in common only."""
    chain = [
        wrote("C1", "jardin partagé école", table="T1"),
        wrote("C2", "jardin école potager", table="T2"),
        wrote("C3", "école potager compost", table="T3"),
    ]
    assert groups(*chain) == [["C1", "C2", "C3"]]
    assert not say_alike(words_of(chain[0]["text"]), words_of(chain[2]["text"]))


def test_one_word_in_common_is_a_subject_and_not_a_statement():
    """Unless it is all that both say."""
    assert groups(wrote("C1", "Marché"), wrote("C2", "Marché nocturne", table="T2")) == []
    assert groups(wrote("C1", "Marché"), wrote("C2", "un marché !", table="T2")) == [["C1", "C2"]]


def test_texts_without_a_word_are_alike_with_nothing():
    """Signs and emoji are no words."""
    assert (
        groups(wrote("C1", "🚲"), wrote("C2", "🚲", table="T2"), wrote("C3", "<&>", table="T3"))
        == []
    )


def test_what_most_tables_say_comes_first():
    """Then what was written first."""
    assert groups(
        wrote("C1", "un bus le soir", table="T1"),
        wrote("C2", "un bus le soir", table="T2"),
        *(wrote(f"D{n}", "le jardin partagé", table=f"T{n}") for n in range(3)),
    ) == [["D0", "D1", "D2"], ["C1", "C2"]]


WORDS = st.lists(
    st.sampled_from(["bancs", "ombre", "école", "marché", "bus", "soir", "jardin"]), max_size=5
)


@given(st.lists(WORDS, max_size=12))
def test_the_groups_are_those_of_comparing_each_with_each(texts):
    """The rarest words first spare comparisons and lose none."""
    made = [wrote(f"C{n}", " ".join(text), table=f"T{n}") for n, text in enumerate(texts)]
    linked = {n: {n} for n in range(len(made))}
    for one, other in combinations(range(len(made)), 2):
        if say_alike(words_of(made[one]["text"]), words_of(made[other]["text"])):
            whole = linked[one] | linked[other]
            linked |= dict.fromkeys(whole, whole)
    expected = {frozenset(f"C{n}" for n in group) for group in linked.values() if len(group) > 1}
    assert {frozenset(group) for group in groups(*made)} == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Un banc à mi-pente", "Pas de bancs à mi-pente", False),
        ("Un banc à mi-pente", "Un banc à mi-pente, à l'ombre", True),
        ("Pas de banc à mi-pente", "Surtout aucun banc à mi-pente", True),
        ("Un médecin proche", "Un médecin proche, n'importe lequel", True),
        ("A bench on the slope", "No bench on the slope", False),
        ("The bus stops here", "The bus doesn't stop here", False),
    ],
)
def test_a_negation_is_never_like_its_contrary(one, other, alike):
    """With a negation and without say the contrary, however many words they share."""
    texts = [wrote("C1", one, table="T1"), wrote("C2", other, table="T2")]
    assert bool(found(contributions=texts).convergences) == alike
