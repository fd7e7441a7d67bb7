"""What several tables wrote alike: words in common, no language model, the same result always.

Two texts say alike when they share at least `ALIKE` of all the words they use, once French and
English words without meaning of their own are left aside and plurals brought to the singular.
A text with a negation is never like one without: « un banc » and « pas de banc » say the contrary.
Groups are made by single linkage: a text joins a group when it is like one text of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING

from absr.analysis.stop_words import NEGATIONS, STOP_WORDS
from absr.model.labels import compact, fold
from absr.model.workshop_facts import UNKNOWN, Convergence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from absr.model.workshop_facts import Written

    Words = frozenset[str]

ALIKE = 0.5
"""Words in common over words used by either; printed with the result (absr's own mark)."""
FEWEST_SHARED = 2
"""One word in common is a subject, not a statement; equal texts excepted (absr's own mark)."""
_LONGER_THAN = 3
"""Shorter words keep their last letter: `bus` is no plural."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, in the singular."""
    found = (word for word in fold(text).split() if word not in STOP_WORDS)
    return frozenset(_singular(word) for word in found if len(word) > 1)


def denies(text: str) -> bool:
    """Whether a text holds a negation."""
    words = re.sub(r"\bn importe\b", " ", fold(text)).split()
    return not NEGATIONS.isdisjoint(words)


def say_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, given by their words, say alike."""
    shared = len(one & other)
    if not shared or shared < ALIKE * len(one | other):
        return False
    return shared >= FEWEST_SHARED or one == other


def convergences(written: Sequence[Written]) -> tuple[Convergence, ...]:
    """Groups of contributions that say alike across tables: most tables first, then in order."""
    found = [group for alike in _comparable(written) for group in _groups(alike)]
    rank = {one.record.id: place for place, one in enumerate(written)}
    found.sort(key=lambda group: (-len(group.tables), rank[group.contributions[0]]))
    return tuple(found)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _LONGER_THAN and word[-1] in "sx" else word


def _comparable(written: Iterable[Written]) -> Iterator[list[Written]]:
    """Contributions of one nature, those with a negation apart."""
    groups: dict[tuple[str, bool], list[Written]] = defaultdict(list)
    for one in written:
        groups[one.record.nature, denies(one.record.text)].append(one)
    yield from groups.values()


def _groups(written: Sequence[Written]) -> Iterator[Convergence]:
    """The groups that several tables share."""
    texts: dict[Words, list[int]] = defaultdict(list)
    for place, one in enumerate(written):
        if words := words_of(one.record.text):
            texts[words].append(place)
    for linked in _linked(list(texts)):
        members = [written[place] for place in sorted(p for words in linked for p in texts[words])]
        tables = {
            compact(one.record.table): one.record.table for one in members if one.record.table
        }
        if len(tables) > 1:
            yield Convergence(
                nature=members[0].record.nature,
                themes=tuple(dict.fromkeys(one.theme or UNKNOWN for one in members)),
                contributions=tuple(one.record.id for one in members),
                tables=tuple(tables.values()),
            )


def _linked(texts: Sequence[Words]) -> Iterator[list[Words]]:
    """Texts linked one to the next by saying alike."""
    root = list(range(len(texts)))

    def top(place: int) -> int:
        while root[place] != place:
            root[place] = place = root[root[place]]
        return place

    for one, other in _pairs(texts):
        if top(one) != top(other) and say_alike(texts[one], texts[other]):
            root[max(top(one), top(other))] = min(top(one), top(other))
    groups: dict[int, list[Words]] = defaultdict(list)
    for place, words in enumerate(texts):
        groups[top(place)].append(words)
    yield from groups.values()


def _pairs(texts: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Texts worth comparing: two that say alike share one of their rarest words.

    Sharing the part `ALIKE` of all words leaves room for few that are not shared: with every text
    ordered by the rarity of its words, the first ones of two such texts meet (prefix filtering).
    """
    often = Counter(word for words in texts for word in words)
    holding: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(texts):
        rarest = sorted(words, key=lambda word: (often[word], word))
        first = rarest[: len(rarest) - ceil(ALIKE * len(rarest)) + 1]
        for other in sorted({other for word in first for other in holding[word]}):
            yield other, place
        for word in first:
            holding[word].append(place)
