"""Which new text is an old one edited: a small correction keeps its evidence id.

The likest pairs are settled first, and a pair that is hardly likelier than another is none: an
id that moved to other words would make a printed report say what nobody said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIKENESS = 0.8
"""Least likeness of an edited text with what it was, from 0 to 1."""

MARGIN = 0.05
"""By how much a pair must be likelier than every other one with either of its texts."""

_MOST_TEXTS = 60


def edited_pairs(old: Mapping[str, str], new: Mapping[int, str]) -> dict[int, str]:
    """New text → the old one it was before; texts without a clear forebear are left out.

    Args:
        old: words of each text that is gone, by its id.
        new: words of each text that is new, by its place.
    """
    if not old or not new or max(len(old), len(new)) > _MOST_TEXTS:
        return {}
    from difflib import SequenceMatcher

    scores = {
        (place, record): SequenceMatcher(None, mine, words).ratio()
        for place, mine in new.items()
        for record, words in old.items()
        if mine and words
    }
    return {
        place: record
        for (place, record), score in scores.items()
        if score >= LIKENESS and score >= _next_best(scores, place, record) + MARGIN
    }


def _next_best(scores: Mapping[tuple[int, str], float], place: int, record: str) -> float:
    """The best likeness of either text with any other one."""
    rivals = (score for (p, r), score in scores.items() if (p == place) != (r == record))
    return max(rivals, default=0.0)
