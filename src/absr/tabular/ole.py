"""The container of the old formats of Office: named streams in chains of sectors.

Microsoft calls it a compound file (MS-CFB, version 3 and 4). Every chain is followed no further
than the file has sectors: one that bites its own tail is a damaged file and never a hang.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLE_BEGINS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_BYTES = 512
_SHIFTS = (9, 12)
"""Sectors of 512 bytes (version 3) or of 4,096 (version 4)."""
_SHORT_SHIFT = 6
_LONGEST_SHORT = 4096
"""A stream below this size stands in short sectors."""
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are marks, not sectors."""
_END_OF_CHAIN = 0xFFFFFFFE
_ENTRY_BYTES = 128
_NO_ENTRY = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5
_FIRST_TABLES = 109
"""Sectors of the table of chains that the header itself names."""


class Entry(NamedTuple):
    """A line of the directory: a stream or a folder of streams."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class Compound:
    """The streams of a compound file held in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the table of chains and the directory; rejects what is truncated or damaged."""
        if len(data) < _HEADER_BYTES:
            raise damaged("truncated")
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in _SHIFTS:
            raise damaged("header")
        self._data = data
        self._shift = shift
        self._sectors = max(0, (len(data) - 1 >> shift))
        """How many there are; the last may be cut short."""
        directory, cutoff, short_table = (
            struct.unpack_from("<L", data, place)[0] for place in (48, 56, 60)
        )
        self._cutoff = min(cutoff, _LONGEST_SHORT)
        self._table = self._numbers(self._table_sectors())
        self._entries = _entries(self._joined(self._chain(directory)))
        root = self._entries[0] if self._entries else None
        if root is None or root.kind != _ROOT:
            raise damaged("directory")
        self._short_table: Sequence[int] = ()
        self._short = b""
        if short_table < _LAST_SECTOR and root.start < _LAST_SECTOR:
            self._short_table = self._numbers(self._chain(short_table))
            self._short = self._joined(self._chain(root.start))

    def names(self) -> tuple[str, ...]:
        """What stands in the outermost folder, streams and folders alike."""
        return tuple(entry.name for entry in self._outermost())

    def stream(self, name: str) -> bytes | None:
        """The content of a stream of the outermost folder; None when there is none of this name."""
        for entry in self._outermost():
            if entry.kind == _STREAM and entry.name.lower() == name.lower():
                return self._content(entry)
        return None

    def _content(self, entry: Entry) -> bytes:
        if entry.size >= self._cutoff:
            content = self._joined(self._chain(entry.start))
        else:
            places = _followed(self._short_table, entry.start, len(self._short_table))
            width = 1 << _SHORT_SHIFT
            content = b"".join(self._short[p * width : (p + 1) * width] for p in places)
        if len(content) < entry.size:
            raise damaged("truncated")
        return content[: entry.size]

    def _outermost(self) -> Iterator[Entry]:
        """The entries right below the root, which hang together as a tree."""
        waiting, met = [self._entries[0].child], set()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in met:
                continue
            if number >= len(self._entries):
                raise damaged("directory")
            met.add(number)
            entry = self._entries[number]
            waiting += [entry.right, entry.left]
            yield entry

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of chains, in their order."""
        (count, further) = (struct.unpack_from("<L", self._data, place)[0] for place in (44, 68))
        if count > self._sectors:
            raise damaged("truncated")
        known = list(struct.unpack_from(f"<{_FIRST_TABLES}L", self._data, 76))
        met: set[int] = set()
        while len(known) < count:
            if further in met or further >= self._sectors:
                raise damaged("chain")
            met.add(further)
            *numbers, further = self._numbers([further])
            known += numbers
        return known[:count]

    def _numbers(self, sectors: Sequence[int]) -> tuple[int, ...]:
        content = self._joined(sectors)
        return struct.unpack(f"<{len(content) // 4}L", content[: len(content) // 4 * 4])

    def _chain(self, start: int) -> list[int]:
        return _followed(self._table, start, self._sectors)

    def _joined(self, sectors: Sequence[int]) -> bytes:
        if any(number >= self._sectors for number in sectors):
            raise damaged("truncated")
        width = 1 << self._shift
        return b"".join(self._data[(n + 1) * width : (n + 2) * width] for n in sectors)


def _followed(table: Sequence[int], start: int, most: int) -> list[int]:
    """The numbers of a chain from its first to its last."""
    chain: list[int] = []
    while start != _END_OF_CHAIN:
        if start >= len(table):
            raise damaged("truncated")
        if len(chain) >= most:
            raise damaged("chain")
        chain.append(start)
        start = table[start]
    return chain


def _entries(directory: bytes) -> tuple[Entry, ...]:
    return tuple(
        _entry(directory[start : start + _ENTRY_BYTES])
        for start in range(0, len(directory) - _ENTRY_BYTES + 1, _ENTRY_BYTES)
    )


def _entry(raw: bytes) -> Entry:
    length, kind, left, right, child = struct.unpack_from("<HBx3L", raw, 64)
    start, size = struct.unpack_from("<2L", raw, 116)
    name = raw[: min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
    return Entry(name, kind, left, right, child, start, size)
