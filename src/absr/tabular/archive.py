"""The zip archive that a workbook is: its parts, inflated piece by piece, checked to the last byte.

Written here rather than taken from `zipfile`, which costs as long to import as ten workbooks to
read, believes declared sizes, and has no bound on the number of parts. Only what a workbook may
contain is known: parts stored or deflated, zip64, names with either slash.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import Rejected, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.tabular.limits import Limits

_END = b"PK\x05\x06"
_END_STRUCT = struct.Struct("<4s4H2LH")
_END_64_LOCATOR = struct.Struct("<4sLQL")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_SEE_ZIP64 = 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _UTF8 = 0x1, 0x800
_FEED = 1 << 16
_PIECE = 1 << 17


class Member(NamedTuple):
    """One part of the archive, as its directory describes it."""

    name: str
    """With forward slashes, without a leading one."""
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """The parts of a zip archive held in memory, and how much of them was inflated so far."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Read the directory of `data`; rejects what is truncated, damaged or protected."""
        self._data = data
        self._limits = limits
        self._inflated: dict[str, int] = {}
        self._total = 0
        self._checked: set[str] = set()
        self.members: dict[str, Member] = {}
        """By name in lower case: Windows does not tell capitals apart, neither does Excel."""
        for member in _directory(data, limits):
            self.members[member.name.lower()] = member
        # A size that is declared is not believed, but a true one too large saves the trouble.
        if sum(member.size for member in self.members.values()) > limits.inflated_bytes:
            raise too_large("inflated_bytes", limits.inflated_bytes)

    def find(self, name: str) -> Member | None:
        """The part called `name`, whatever its capitals."""
        return self.members.get(name.lower())

    def unchecked(self) -> list[Member]:
        """The parts that nobody has read to the end yet."""
        return [member for key, member in self.members.items() if key not in self._checked]

    def pieces(self, member: Member) -> Iterator[bytes]:
        """The content of a part, piece by piece; its checksum is known good after the last."""
        key = member.name.lower()
        size = crc = 0
        for piece in self._inflate(member):
            size += len(piece)
            crc = zlib.crc32(piece, crc)
            self._count(key, size)
            yield piece
        if crc != member.crc or size != member.size:
            raise damaged("checksum", member.name)
        self._checked.add(key)

    def _count(self, key: str, size: int) -> None:
        """Count what was inflated, each part once even when it is read again."""
        known = self._inflated.get(key, 0)
        if size <= known:
            return
        self._inflated[key] = size
        self._total += size - known
        if self._total > self._limits.inflated_bytes:
            raise too_large("inflated_bytes", self._limits.inflated_bytes)

    def _inflate(self, member: Member) -> Iterator[bytes]:
        packed = self._packed(member)
        if member.method == _STORED:
            for start in range(0, len(packed), _PIECE):
                yield bytes(packed[start : start + _PIECE])
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for start in range(0, len(packed), _FEED):
                feed: bytes | memoryview = packed[start : start + _FEED]
                while feed:
                    yield inflater.decompress(feed, _PIECE)
                    feed = inflater.unconsumed_tail
            yield inflater.flush()
        except zlib.error:
            raise damaged("data", member.name) from None
        if not inflater.eof:
            raise damaged("data", member.name)

    def _packed(self, member: Member) -> memoryview:
        """The bytes of a part as they stand in the file."""
        if member.method not in {_STORED, _DEFLATED}:
            raise damaged("method", member.name)
        start = member.offset
        if start + _LOCAL.size > len(self._data) or self._data[start : start + 4] != b"PK\x03\x04":
            raise damaged("truncated", member.name)
        *_, name_length, extra_length = _LOCAL.unpack_from(self._data, start)
        start += _LOCAL.size + name_length + extra_length
        if start + member.packed > len(self._data):
            raise damaged("truncated", member.name)
        return memoryview(self._data)[start : start + member.packed]


def _directory(data: bytes, limits: Limits) -> Iterator[Member]:
    """The entries of the archive's directory; whatever stands before the archive is skipped."""
    position, size, start = _directory_place(data)
    end = position
    position -= size
    shift = position - start
    if position < 0 or shift < 0:
        raise damaged("truncated")
    count = 0
    while position < end:
        if position + _ENTRY.size > end or data[position : position + 4] != b"PK\x01\x02":
            raise damaged("directory")
        count += 1
        if count > limits.members:
            raise too_large("members", limits.members)
        member, length = _entry(data, position, shift)
        position += length
        yield member


def _directory_place(data: bytes) -> tuple[int, int, int]:
    """Where the directory ends, its size, and where it says that it starts."""
    at = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - _END_STRUCT.size))
    if at < 0 or at + _END_STRUCT.size > len(data):
        raise damaged("truncated")
    _, _, _, _, _, size, start, _ = _END_STRUCT.unpack_from(data, at)
    locator = at - _END_64_LOCATOR.size
    if locator < 0 or data[locator : locator + 4] != b"PK\x06\x07":
        return at, size, start
    _, _, place, _ = _END_64_LOCATOR.unpack_from(data, locator)
    if place + _END_64.size > locator or data[place : place + 4] != b"PK\x06\x06":
        raise damaged("directory")
    *_, size, start = _END_64.unpack_from(data, place)
    return place, size, start


def _entry(data: bytes, position: int, shift: int) -> tuple[Member, int]:
    """One entry of the directory, and how many bytes it takes there."""
    fields = _ENTRY.unpack_from(data, position)
    _, _, _, flags, method, _, _, crc, packed, size, *rest = fields
    name_length, extra_length, comment_length, _, _, _, offset = rest
    if flags & _ENCRYPTED:
        raise Rejected("F004")
    start = position + _ENTRY.size
    name = data[start : start + name_length]
    extra = data[start + name_length : start + name_length + extra_length]
    if _SEE_ZIP64 in (packed, size, offset):
        size, packed, offset = _zip64(extra, size, packed, offset)
    member = Member(_part_name(name, flags), method, crc, packed, size, offset + shift)
    return member, _ENTRY.size + name_length + extra_length + comment_length


def _zip64(extra: bytes, *values: int) -> list[int]:
    """The `values` with those too large for the old fields taken from the extra ones."""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        if kind == 1:
            held = extra[position + 4 : position + 4 + length]
            wide = iter(struct.unpack_from(f"<{len(held) // 8}Q", held))
            return [next(wide, value) if value == _SEE_ZIP64 else value for value in values]
        position += 4 + length
    return list(values)


def _part_name(raw: bytes, flags: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & _UTF8 else "ascii")
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    return name.replace("\\", "/").lstrip("/")
