"""What two spellings share, whichever way it is worked out."""

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from absr.model.labels import UNIT, fold, folds

FRENCH = st.text("aàâæbcçdeéèêëfiîïlmnoôœuùûüÿzAÉÀÇŒß '’-–«»…,;.()½²ªº€°_\n\t\xa0\u202f0123456789")
OTHER = st.text(st.characters(exclude_categories=["Cs"]))


def folded(text):
    """The rule itself, sign by sign: no accents, no case, words with one space between them."""
    for ligature, letters in {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}.items():
        text = text.replace(ligature, letters)
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in bare if not "\u0300" <= sign <= "\u036f")
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))


@settings(deadline=None)
@given(FRENCH | OTHER)
@example("L’été, à l'ÉCOLE… du Cœur-de-Ville : 2½ m² – 100 €")
@example("\u00b5 \u00b4 \u02c6 \u2122")
def test_a_text_is_folded_by_the_rule(text):
    """The tables of bytes and the general way give what the rule says, sign by sign."""
    assert fold(text) == folded(text)


@settings(deadline=None)
@given(st.lists(FRENCH | OTHER, max_size=5))
@example(["", "a", "", "b "])
@example([f"a{UNIT}b", "c"])
@example(["", ""])
def test_several_texts_are_folded_as_each_of_them(texts):
    """Folded together or one by one: the same texts, in the same order."""
    assert folds(texts).decode() == UNIT.join(map(folded, texts))


def test_every_common_sign_is_folded_by_the_rule():
    """Every sign up to the arrows gives what the rule says, alone and within a word."""
    signs = list(map(chr, range(0x2200)))
    texts = [*signs, *(f"a{sign}b" for sign in signs)]
    assert [text for text in texts if fold(text) != folded(text)] == []
