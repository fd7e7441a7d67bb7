"""Which new text is an old one edited."""

from __future__ import annotations

from absr.store.pairing import edited_pairs

POSTE = "Il manque un banc pour souffler devant la poste."
MAIRIE = "Il manque un banc pour souffler devant la mairie."


def test_a_small_correction_is_the_same_text():
    """A letter mended keeps the id."""
    old = {"C-1": "Le soir il n'y a plus de buss pour rentrer."}
    assert edited_pairs(old, {0: "Le soir il n'y a plus de bus pour rentrer."}) == {0: "C-1"}


def test_ids_never_move_between_texts_that_are_alike():
    """One text edited and another replaced: no id goes to other words."""
    new = {
        0: "Il manque un banc pour souffler devant la gare.",
        1: MAIRIE.replace("devant", "tout devant"),
    }
    pairs = edited_pairs({"C-POSTE": POSTE, "C-MAIRIE": MAIRIE}, new)
    assert pairs.get(0) is None
    assert pairs.get(1) in {None, "C-MAIRIE"}


def test_texts_that_differ_are_two_texts():
    """Nothing is paired below the least likeness."""
    assert (
        edited_pairs({"C-1": "Un parc pour les petits."}, {0: "Des médecins qui se déplacent."})
        == {}
    )
    assert edited_pairs({}, {0: "x"}) == {}
