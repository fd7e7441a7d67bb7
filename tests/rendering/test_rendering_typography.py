"""French typography: no-break spaces and apostrophes, in texts and in trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.rendering.assembly import typeset
from absr.rendering.nodes import plain_text
from absr.rendering.pandoc import parse
from absr.wording.typography import french, labelled

N = "\u00a0"


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Titre : suite", f"Titre{N}: suite"),
        ("Qui ? Vous ! Oui ; non", f"Qui{N}? Vous{N}! Oui{N}; non"),
        ("« bon »", f"«{N}bon{N}»"),
        ("« bon ! »", f"«{N}bon{N}!{N}»"),
        ("23 % des 12 €", f"23{N}% des 12{N}€"),
        ("l'eau d'aujourd'hui", "l’eau d’aujourd’hui"),
        ("l'« atelier »", f"l’«{N}atelier{N}»"),
        ("'cité'", "'cité’"),
        ("5' et 3\"", "5' et 3\""),
        ("voir https://a.fr/l'eau ?x=1 : ici", f"voir https://a.fr/l'eau ?x=1{N}: ici"),
        ("écrire à l'adresse o'x@a.fr : oui", f"écrire à l’adresse o'x@a.fr{N}: oui"),
        ("tapez `absr l'eau : x` : oui", f"tapez `absr l'eau : x`{N}: oui"),
        ("nom   : valeur", "nom   : valeur"),
        ("12:30 et a:b", "12:30 et a:b"),
        ("déjà\u202f!", "déjà\u202f!"),
        ("", ""),
    ],
)
def test_french(given_text: str, expected: str) -> None:
    """Spaces before signs and apostrophes are set; code, addresses and columns are left alone."""
    assert french(given_text) == expected


@given(st.text(st.sampled_from("ab' «»:;?!%€`/.@h\u00a0\u202f1"), max_size=40))
def test_twice_is_once_and_nothing_is_added(text: str) -> None:
    """Setting a text twice changes no more, and only spaces and apostrophes ever change."""
    once = french(text)
    assert french(once) == once
    assert len(once) == len(text)
    assert once.replace(N, " ").replace("’", "'") == text.replace(N, " ")


def test_trees_are_set_across_words_and_marks() -> None:
    """In a tree the space between two words, or beside bold type, is set too; code is not."""
    tree = parse("**Note** : « *bon* » ? l'`l'eau : x` <https://a.fr/l'eau> 3 %")
    assert plain_text(typeset(tree.blocks)) == (
        f"Note{N}: «{N}bon{N}»{N}? l’l'eau : x https://a.fr/l'eau 3{N}%"
    )


def test_a_label_has_the_colon_of_its_language() -> None:
    """French puts a no-break space before the colon, English nothing."""
    assert labelled("Source", "Insee", "fr") == f"Source{N}: Insee"
    assert labelled("Source", "Insee", "en") == "Source: Insee"
