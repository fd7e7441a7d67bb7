"""Words that are both recognised in the user's files and shown back, in each language."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Labels:
    """One wording per language."""

    fr: str
    en: str

    def of(self, language: Language) -> str:
        """The wording in `language`."""
        return self.fr if language == "fr" else self.en


_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_MARKS = re.compile("[\u0300-\u036f]")
_NO_WORD = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a"})


def fold(text: str) -> str:
    """`text` without accents, case, punctuation or repeated spaces: what two spellings share."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_LIGATURES)))
    return _NO_WORD.sub(" ", text.casefold()).strip()


def fold_without_articles(text: str) -> str:
    """`fold(text)` without its French and English articles."""
    words = fold(text).split()
    return " ".join(word for word in words if word not in _ARTICLES) or " ".join(words)
