"""Sub-themes: the few free words beside a statement, as analysts write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.model.sub_themes import sub_theme_key, sub_themes_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.kinds.statements import Statement

__all__ = ["most_written", "named_sub_themes", "sub_theme_key", "sub_themes_of"]


def sub_themes_of(statement: Statement) -> dict[str, str]:
    """The sub-themes of a statement, as they are written, by what two spellings share."""
    return sub_themes_in(statement.sub_theme)


def named_sub_themes(statements: Iterable[Statement]) -> tuple[tuple[str, int], ...]:
    """Sub-themes, as written most often, with the interviews that name them; the most first."""
    interviews: dict[str, set[str]] = defaultdict(set)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        for key, written in sub_themes_of(statement).items():
            interviews[key].add(statement.interview)
            words[key][written] += 1
    named = [(most_written(words[key]), len(who)) for key, who in interviews.items()]
    return tuple(sorted(named, key=lambda pair: (-pair[1], pair[0])))


def most_written(words: Counter[str]) -> str:
    """The spelling met most; of equal ones the first of the alphabet."""
    return min(words, key=lambda word: (-words[word], word))
