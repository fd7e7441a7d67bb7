"""Sub-themes: the few free words beside a statement, as analysts write them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.model.labels import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.kinds.statements import Statement

_SEPARATORS = re.compile(r"[,;/\n]")
_SHORT_WORD = 3
"""Words no longer than this keep their last letter: `gaz`, `bus`, `pas`."""


def sub_themes_of(statement: Statement) -> dict[str, str]:
    """The sub-themes of a statement, as they are written, by what two spellings share."""
    parts = (part.strip() for part in _SEPARATORS.split(statement.sub_theme or ""))
    return {key: part for part in parts if (key := sub_theme_key(part))}


def sub_theme_key(text: str) -> str:
    """What spellings of one sub-theme share: no accents, capitals or plural (`violence`)."""
    return " ".join(
        word[:-1] if len(word) > _SHORT_WORD and word[-1] in "sx" else word
        for word in fold(text).split()
    )


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
