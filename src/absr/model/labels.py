"""Words that are both recognised in the user's files and shown back, in each language."""

from __future__ import annotations

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
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "the", "a"})


def fold(text: str) -> str:
    """`text` without accents, case, punctuation or repeated spaces: what two spellings share."""
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def fold_without_articles(text: str) -> str:
    """`fold(text)` without its French and English articles."""
    words = fold(text).split()
    return " ".join(word for word in words if word not in _ARTICLES) or " ".join(words)
