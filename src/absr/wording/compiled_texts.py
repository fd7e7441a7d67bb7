"""The texts of a compiled catalogue (`.mo`), found where they stand.

A command says a dozen of some thousands of texts: taking all of them apart, as `gettext` does,
takes longer than saying them.
"""

from __future__ import annotations

_COUNT, _KEYS, _TEXTS = 8, 12, 16
"""Where the head of the file tells how many texts there are, where keys and texts are listed."""

_ENTRY = 8
"""Bytes of an entry of either list: length, then place."""


class CompiledTexts:
    """The texts of one language."""

    def __init__(self, data: bytes) -> None:
        """Keep the file, of which nothing is read yet but its head."""
        self._data = data
        self._count = self._number(_COUNT)
        self._keys = self._number(_KEYS)
        self._texts = self._number(_TEXTS)

    def forms(self, key: str) -> list[str]:
        """The text called `key`, its plural after it where it has one; empty without such a text.

        The keys stand in the order of their bytes: the one wanted is found by halving.
        """
        wanted = key.encode()
        first, end = 0, self._count
        while first < end:
            middle = (first + end) // 2
            found = self._string(self._keys, middle).partition(b"\0")[0]
            if found == wanted:
                return self._string(self._texts, middle).decode().split("\0")
            if found < wanted:
                first = middle + 1
            else:
                end = middle
        return []

    def _string(self, listed: int, entry: int) -> bytes:
        place = listed + _ENTRY * entry
        start = self._number(place + 4)
        return self._data[start : start + self._number(place)]

    def _number(self, place: int) -> int:
        return int.from_bytes(self._data[place : place + 4], "little")
