"""Which names are perhaps one: found with a reason, never against a word that tells them apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted_names import COMMUNE, planted

from absr.analysis.alike_names import Reason, alike_groups, likenesses
from absr.analysis.name_words import words_of


def reason(one, other):
    """Why two names are thought to be one; None when they are not."""
    found = likenesses((one, other), COMMUNE)
    return found[0].reason if found else None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Les Amis du canal (93)", "Association des amis du Canal", Reason.LEFT_ASIDE),
        ("CCAS", "CCAS de Romainville", Reason.LEFT_ASIDE),
        ("Restos du cœur", "Les Restaurants du coeur", Reason.LEFT_ASIDE),
        ("Asso. Boxe Triolet (loi de 1901)", "Boxe Triolet", Reason.LEFT_ASIDE),
        ("Jardin partagé des Buis", "jardin des Buis (partagé)", Reason.ORDER),
        ("MJC", "Maison des jeunes et de la culture", Reason.ACRONYM),
        ("M.J.C.", "Maison des Jeunes et de la Culture", Reason.ACRONYM),
        ("ASR", "Association sportive romainvilloise", Reason.ACRONYM),
        ("Beau Regard", "Beauregard", Reason.SPACES),
        ("Fanfare du Canal", "Fanfare du Cannal", Reason.LETTER),
        ("Bibliothèque Triolet", "Biblio Trioelt", Reason.LETTER),
        ("Centre social Marcel-Cachin", "Marcel Cachin", Reason.MORE_WORDS),
        ("Salle Beauregard", "Beauregard", Reason.MORE_WORDS),
    ],
)
def test_ways_of_writing_one_name_are_found_with_their_reason(one, other, why):
    """Whichever of the two comes first."""
    assert reason(one, other) is why
    assert reason(other, one) is why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("École Jean-Jaurès", "École Jean-Moulin"),
        ("École maternelle Jean-Jaurès", "École élémentaire Jean-Jaurès"),
        ("École Jean-Jaurès", "École maternelle Jean-Jaurès"),
        ("Résidence des Ormes, hall 2", "Résidence des Ormes, hall 3"),
        ("Résidence des Ormes", "Résidence des Ormes, hall 3"),
        ("Secours populaire", "Secours catholique"),
        ("Quartier nord", "Quartier sud"),
        ("Le lavoir", "La source sous le lavoir"),
        ("Jardin", "Jardin partagé des Buis"),
        ("Parc", "Port"),
        ("🌳", "🎪"),
    ],
)
def test_names_that_a_word_tells_apart_are_no_question(one, other):
    """A word of one's own, a number, an opposite, or too little to tell."""
    assert reason(one, other) is None


def test_a_short_name_that_could_be_two_longer_ones_is_no_question():
    """« Jardin partagé » is the only garden, or nobody can say which."""
    only = ("Jardin partagé", "Jardin partagé des Buis")
    assert len(alike_groups(only)) == 1
    assert alike_groups((*only, "Jardin partagé du Plateau")) == ()


def test_four_ways_of_writing_one_association_are_one_group():
    """Each is near to one of the others, not to all."""
    names = (
        "Asso Les Amis du Canal",
        "École Jean-Jaurès",
        "AMIS DU CANAL (93)",
        "Canal, les amis",
        "Association des amis du cannal",
    )
    (group,) = alike_groups(names, COMMUNE)
    assert group.members == (0, 2, 3, 4)
    assert {group.reasons[place].reason for place in group.members} <= set(Reason)


@pytest.mark.parametrize(("count", "recall", "precision"), [(200, 1.0, 0.9), (2000, 0.99, 0.99)])
def test_planted_doubles_are_found(count, recall, precision):
    """Nearly all of them, and hardly anything else."""
    names = planted(count)
    truth = names.pairs()
    groups = alike_groups(names.names, COMMUNE)
    found = {pair for group in groups for pair in combinations(group.members, 2)}
    hit = len(found & truth)
    print(f"{count}: recall {hit / len(truth):.3f}, precision {hit / len(found):.3f}")
    assert hit / len(truth) >= recall
    assert hit / len(found) >= precision


WORDS = st.lists(
    st.sampled_from(["école", "Jaurès", "Moulin", "des", "Buis", "2", "jardin", "canal", "asso"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(st.lists(st.text(max_size=12) | WORDS, max_size=8))
def test_any_texts_give_groups_without_overlap(names):
    """Each name stands in one group at most, with a reason and a score; the order is the list's."""
    groups = alike_groups(names, COMMUNE)
    places = [place for group in groups for place in group.members]
    assert len(places) == len(set(places))
    for group in groups:
        assert len(group.members) > 1
        assert list(group.members) == sorted(group.members)
        assert all(0 < group.reasons[place].score <= 100 for place in group.members)


@given(WORDS, WORDS)
def test_a_likeness_does_not_depend_on_the_order(one, other):
    """Two names are alike, or are not, whichever is read first."""
    assert reason(one, other) is reason(other, one)


@given(st.text(max_size=30))
def test_a_name_always_has_words(name):
    """Whatever is left aside, something is left of a name that says something."""
    assert words_of(name, COMMUNE) or not name.strip()
