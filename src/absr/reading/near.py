"""Which listed value is meant by a word that is none: one suggestion, or nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENOUGH = 78
"""Least likeness, of 100, that is suggested: measured in tests/reading/test_near.py."""
_SLIP = 88
"""Likeness of a whole name with a slip of the pen: it is not cut into parts."""
_TELLING = 7
"""Letters by which the beginning of a name is known."""
_CUT_SHORT = 85.0
_FOREIGN = 55.0
_HALF = 0.5
_SHORT = 4
"""Words up to this length are too short to be told apart by their letters."""
_BY_HEART_WORDS = "le la les l un une des du de d et a au aux en dans pour sur the of in to and"
_BY_HEART = frozenset(_BY_HEART_WORDS.split())


def nearest(text: str, spellings: Mapping[str, str]) -> str | None:
    """The value whose spelling is nearest to `text`, or None when none is near enough."""
    asked = _words(text)
    if not asked:
        return None
    best: tuple[float, str] | None = None
    for spelling, value in spellings.items():
        known = _words(spelling)
        if known and (score := _likeness(asked, known)) >= _ENOUGH:
            best = max(best or (0.0, ""), (score, value), key=lambda pair: pair[0])
    return best[1] if best else None


def is_nearly(text: str, spellings: Mapping[str, str]) -> bool:
    """Whether a whole text is a name of several words with a slip of the pen."""
    from rapidfuzz import fuzz

    asked = " ".join(_words(text))
    known = (_words(spelling) for spelling in spellings)
    return any(fuzz.ratio(asked, " ".join(k)) >= _SLIP for k in known if len(k) > 1)


@lru_cache(maxsize=4096)  # the words of a list are asked for again with each unknown one
def _words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, without the marks of the plural."""
    return tuple(_singular(word) for word in fold(text).split() if word not in _BY_HEART)


def _singular(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    return word[:-3] + "al" if word.endswith("aux") else word.rstrip("sx")


def _likeness(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """From 0 to 100: the letters in their order, the words in any order, a name cut short."""
    from rapidfuzz import fuzz

    a, b = " ".join(asked), " ".join(known)
    if min(len(a), len(b)) <= _SHORT:
        return 100.0 if a == b else 0.0
    if _begins(asked, known) or _begins(known, asked):
        return _CUT_SHORT
    worst = 100.0
    for word in asked:
        worst = min(worst, max(_same_word(word, other) for other in known))
        if worst < _FOREIGN:
            return 0.0  # one of its words is quite another
    scores = [fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b)]
    if len(known) > 1:
        scores.append(worst * _share(asked, known))
    return max(scores)


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the beginning of another, and long enough to be known by it."""
    told = sum(map(len, short)) >= _TELLING
    return told and len(short) < len(long) and long[: len(short)] == short


def _share(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    """How much the words asked tell of a name of several words, from 0 to 1."""
    share = min(1.0, sum(map(len, asked)) / sum(map(len, known)))
    if len(asked) == 1:
        return 0.0 if share < _HALF else share
    return 0.6 + 0.4 * share


@lru_cache(maxsize=8192)
def _same_word(word: str, other: str) -> float:
    from rapidfuzz import fuzz

    cut_short = len(word) > _SHORT and other.startswith(word)
    return 100.0 if cut_short else fuzz.ratio(word, other)
