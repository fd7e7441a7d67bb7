"""When two spellings are one name: case, accents, hyphens, apostrophes, St for Saint, articles."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What Unicode's own decomposition leaves outside ASCII: letters to be spelt out, and marks, which
# would vanish and join two words.
_FOREIGN = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O"}
_FOREIGN |= {"ł": "l", "Ł": "L"} | dict.fromkeys("’‘‛ʼ′ʹ‐‒–—―−·•«»“”", " ")
_FOREIGN_MARK = re.compile(f"[{''.join(_FOREIGN)}]")
_PUNCTUATION = str.maketrans(dict.fromkeys(string.punctuation, " "))
_SLASHED = ((re.compile(r"\bs/s\b\.?"), " sous "), (re.compile(r"\bs/"), " sur "))
_SAINT = re.compile(r" s(?=te?s? )")  # st, ste, sts, stes
_LEZ = re.compile(r" lez(?= )")
_ARTICLES = ("le ", "la ", "les ", "l ", "los ", "las ")
_ORDINAL = re.compile(r" (\d\d?)(?:er|ere|e|eme|nd|nde)?(?: arrondissement| arrdt| arr)?$")


def to_ascii(text: str) -> str:
    """The text in ASCII: ligatures spelt out, accents dropped, other marks as spaces."""
    opened = unicodedata.normalize("NFKD", text)
    spelt = _FOREIGN_MARK.sub(lambda mark: _FOREIGN[mark[0]], opened)
    return spelt.encode("ascii", "ignore").decode()


def fold(name: str) -> str:
    """The key under which all spellings of a name are the same, article kept."""
    return fold_all([" ".join(name.split())])[0]


def fold_all(names: Iterable[str]) -> list[str]:
    """The key of each name; no name may hold a line break.

    All are folded as one text: one pass over 35,000 names instead of 35,000 passes.
    """
    text = to_ascii(" \n ".join(names)).lower()
    if "/" in text:
        for pattern, word in _SLASHED:
            text = pattern.sub(word, text)
    text = f" {text.translate(_PUNCTUATION)} "
    while "  " in text:
        text = text.replace("  ", " ")
    text = _LEZ.sub(" les", _SAINT.sub(" sain", text))
    return [key.strip() for key in text.split("\n")]


def without_article(key: str) -> str:
    """The key without its leading article."""
    return key.partition(" ")[2] if key.startswith(_ARTICLES) else key


def with_plain_number(key: str) -> str:
    """The key with a bare number at its end: `paris 20` for `paris 20e arrondissement`."""
    return _ORDINAL.sub(r" \1", key)


def without_brackets(name: str) -> str:
    """The name without what it says in brackets: `Château-Chinon (Ville)`, `Bors (Canton de …)`."""
    return name.partition(" (")[0]
