"""Words that are both recognised in the user's files and shown back, in each language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


class Labels(NamedTuple):
    """One wording per language."""

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The wording in `language`."""
        return self.fr if language == "fr" else self.en


_LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("ß", "ss"))
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a"})


_SHORT = 60
"""Short texts come back in many cells; longer ones are rarely met twice."""
_LONG = 2_000
"""A text as long as that is worth keeping: many records may share its cell."""


def fold(text: str) -> str:
    """`text` without accents, case, punctuation or repeated spaces: what two spellings share."""
    if len(text) <= _SHORT:
        return _folded_once(text)
    return _folded(text) if len(text) < _LONG else _folded_long(text)


def _folded(text: str) -> str:
    """The fold of a text, by the tables of its bytes where each sign gives one letter or a gap."""
    folded = _folded_by_bytes(text)
    return _folded_by_signs(text) if folded is None else folded.decode("ascii")


def _folded_by_bytes(text: str, kept: str = "") -> bytes | None:
    """The fold of a text in ASCII, but for a sign that is `kept`; None where it has other signs."""
    for encoding in _ENCODINGS:
        try:
            signs = text.encode(encoding).translate(_table(encoding, kept))
        except UnicodeEncodeError:
            continue
        if _OTHERWISE not in signs:
            while b"  " in signs:
                signs = signs.replace(b"  ", b" ")
            return signs.strip()
    return None


def folds(texts: Sequence[str]) -> bytes:
    """The folds of several texts, in their order, with `UNIT` between them, in UTF-8."""
    together = _BETWEEN.join(texts)
    if together.count(UNIT) < len(texts):  # else a text holds what parts them
        folded = _folded_by_bytes(together, UNIT)
        if folded is not None:
            unit = UNIT.encode()
            return folded.replace(b" " + unit, unit).replace(unit + b" ", unit)
    return UNIT.join(map(fold, texts)).encode()


def _folded_by_signs(text: str) -> str:
    if not text.isascii():
        for ligature, letters in _LIGATURES:
            text = text.replace(ligature, letters)
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return " ".join(_WORD.findall(text.casefold()))


_ENCODINGS = ("latin-1", "cp1252")
"""Nearly every French text has a byte a sign in one of them; the first is the quicker."""
UNIT = "\x1f"
"""Parts texts that are folded together: the sign that Unicode has for it. No fold holds it."""
_BETWEEN = f" {UNIT} "
_OTHERWISE = b"\xff"
"""Stands in the tables for a sign that gives several letters, or one outside of ASCII."""


@cache
def _table(encoding: str, kept: str) -> bytes:
    """Byte of a sign → its letter when it is folded, a space where it gives none."""
    signs = (bytes([byte]).decode(encoding, "replace") for byte in range(256))
    folded = (sign if sign == kept else _folded_by_signs(sign) for sign in signs)
    return b"".join(
        sign.encode() if len(sign) == 1 and sign.isascii() else _OTHERWISE if sign else b" "
        for sign in folded
    )


_folded_once = lru_cache(maxsize=8192)(_folded)
_folded_long = lru_cache(maxsize=64)(_folded)


def compact(text: str) -> str:
    """`text` folded and without any space: how numbers and names are compared (`E 01`, `e01`)."""
    return "".join(fold(text).split())


def is_article(word: str) -> bool:
    """Whether one word is an article, or what stands for one (`d`, `du`)."""
    return fold(word) in _ARTICLES


def fold_without_articles(text: str) -> str:
    """`fold(text)` without its French and English articles; a lone sign (`%`, `+`) stays."""
    words = fold(text).split()
    kept = " ".join(word for word in words if word not in _ARTICLES)
    return kept or " ".join(words) or text.strip()
