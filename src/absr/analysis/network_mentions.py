"""Which actors a free text names: their whole names, word by word, articles and plurals aside.

A name of a single word, or of words that many names have (a social centre), is looked for only
where a list of structures is asked for: elsewhere it would be found in every other sentence.
Basis: absr's own rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.name_words import GENERIC, words_of
from absr.analysis.network_nodes import node_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Words = tuple[str, ...]

_FEWEST_WORDS = 2
_BETWEEN = re.compile(r"[,;/\n]|\s+(?:et|and)\s+")
"""What stands between the structures of a cell that lists some."""


class Mentions:
    """Finds actors by their names."""

    def __init__(self, names: Iterable[tuple[str, str]], commune: str) -> None:
        """Keep each name with its node; `commune` is the town's name, left aside in all names."""
        self._commune = commune
        self._keys: dict[str, str] = {}
        self._named: dict[Words, str] = {}
        self._lengths: dict[str, set[int]] = defaultdict(set)
        """First word of a name → how many words the names have that begin so."""
        for name, node in sorted(names):
            self._keys.setdefault(node_key(name), node)
            words = words_of(name, commune)
            if len(words) >= _FEWEST_WORDS and not GENERIC.issuperset(words):
                self._named.setdefault(words, node)
                self._lengths[words[0]].add(len(words))

    def in_text(self, *texts: str | None) -> frozenset[str]:
        """The nodes that some text names."""
        if not self._named:
            return frozenset()
        return frozenset(node for text in texts if text for node in self._found(text))

    def in_list(self, *texts: str | None) -> frozenset[str]:
        """The nodes that a cell names that asks for structures: also by names of one word."""
        parts = (part for text in texts if text for part in _BETWEEN.split(text))
        listed = {self._keys[key] for part in parts if (key := node_key(part)) in self._keys}
        return self.in_text(*texts) | listed

    def _found(self, text: str) -> Iterator[str]:
        """Where names begin alike, the longest that is there."""
        words = words_of(text, self._commune)
        place = 0
        while place < len(words):
            lengths = sorted(self._lengths.get(words[place], ()), reverse=True)
            tried = (words[place : place + length] for length in lengths)
            longest = next((name for name in tried if name in self._named), ())
            if longest:
                yield self._named[longest]
            place += len(longest) or 1
