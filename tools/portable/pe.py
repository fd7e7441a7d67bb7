"""What a program for Windows says of itself: its processor, and the libraries that it loads."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

AMD64 = 0x8664
_PE32_PLUS = 0x20B
_SHORTEST = 64
_IMPORTS, _DELAYED = 1, 13
"""Places of the two lists of libraries in the table of directories."""


class _Section(NamedTuple):
    address: int
    size: int
    offset: int


def machine(data: bytes) -> int | None:
    """The processor that a file is for; None when it is no program for Windows."""
    start = _header(data)
    return None if start is None else int(struct.unpack_from("<H", data, start + 4)[0])


def imported(data: bytes) -> Iterator[str]:
    """The names of the libraries that a program loads, in small letters."""
    start = _header(data)
    if start is None:
        return
    optional = start + 24
    if struct.unpack_from("<H", data, optional)[0] != _PE32_PLUS:
        return
    sections = list(_sections(data, start))
    for place, width, field in ((_IMPORTS, 20, 12), (_DELAYED, 32, 4)):
        address = struct.unpack_from("<I", data, optional + 112 + 8 * place)[0]
        offset = _offset(address, sections) if address else None
        while offset is not None:
            name = struct.unpack_from("<I", data, offset + field)[0]
            if not name:
                break
            yield _text(data, _offset(name, sections))
            offset += width


def _header(data: bytes) -> int | None:
    if data[:2] != b"MZ" or len(data) < _SHORTEST:
        return None
    start = int(struct.unpack_from("<I", data, 0x3C)[0])
    return start if data[start : start + 4] == b"PE\0\0" else None


def _sections(data: bytes, start: int) -> Iterator[_Section]:
    count, optional_size = struct.unpack_from("<2xH12xH", data, start + 4)
    for number in range(count):
        place = start + 24 + optional_size + 40 * number
        virtual, address, size, offset = struct.unpack_from("<4I", data, place + 8)
        yield _Section(address, max(virtual, size), offset)


def _offset(address: int, sections: list[_Section]) -> int | None:
    for section in sections:
        if section.address <= address < section.address + section.size:
            return section.offset + address - section.address
    return None


def _text(data: bytes, offset: int | None) -> str:
    if offset is None:
        return "?"
    return data[offset : data.index(b"\0", offset)].decode("ascii", "replace").lower()
