"""The records that an old Excel workbook (BIFF8) is made of, and the texts in them (MS-XLS 2.1).

A record holds no more than some eight thousand bytes: a longer one goes on in CONTINUE records, and
a text that is cut there says anew, in its first byte behind the cut, how its letters are written.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.rejection import damaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTINUE = 0x3C
_HEAD = struct.Struct("<2H")
_WIDE, _PHONETIC, _RICH = 0x01, 0x04, 0x08


class Record(NamedTuple):
    """One record, put together with those that continue it."""

    kind: int
    pieces: tuple[bytes, ...]
    end: int
    """Where the next record starts."""

    @property
    def data(self) -> bytes:
        """Its own bytes, without those of its continuation."""
        return self.pieces[0]


def records(stream: bytes, start: int) -> Iterator[Record]:
    """The records from `start` on; the reader stops at the one that closes its part.

    Rejects a stream that ends before it: nothing tells how much is missing.
    """
    position = start
    while True:
        kind, data, position = _one(stream, position)
        pieces = [data]
        while stream[position : position + 2] == b"\x3c\x00":
            _, data, position = _one(stream, position)
            pieces.append(data)
        yield Record(kind, tuple(pieces), position)


def _one(stream: bytes, position: int) -> tuple[int, bytes, int]:
    if position + _HEAD.size > len(stream):
        raise damaged("truncated")
    kind, length = _HEAD.unpack_from(stream, position)
    start = position + _HEAD.size
    if start + length > len(stream):
        raise damaged("truncated")
    return kind, stream[start : start + length], start + length


class Pieces:
    """Reads on from one piece of a record to the next."""

    def __init__(self, pieces: Sequence[bytes], start: int = 0) -> None:
        """Begin at `start` in the first piece."""
        self._pieces = pieces
        self._number = 0
        self._at = start

    @property
    def at_end(self) -> bool:
        """Whether everything was read."""
        while self._number < len(self._pieces) and self._at >= len(self._pieces[self._number]):
            self._next()
        return self._number >= len(self._pieces)

    def take(self, count: int) -> bytes:
        """The next bytes, whatever pieces they stand in."""
        piece = self._pieces[self._number] if self._number < len(self._pieces) else b""
        taken = piece[self._at : self._at + count]
        self._at += len(taken)
        while len(taken) < count:
            if self.at_end:
                raise damaged("truncated")
            more = self._pieces[self._number][self._at : self._at + count - len(taken)]
            self._at += len(more)
            taken += more
        return taken

    def skip(self, count: int) -> None:
        """Pass over the next bytes."""
        while count > 0:
            if self.at_end:
                raise damaged("truncated")
            step = min(count, len(self._pieces[self._number]) - self._at)
            self._at += step
            count -= step

    def text(self, wide_length: bool = True) -> str:  # noqa: FBT001, FBT002 -- two kinds of text
        """A text with its length before it, in two bytes or in one."""
        length = int.from_bytes(self.take(2 if wide_length else 1), "little")
        flags = self.take(1)[0]
        runs = int.from_bytes(self.take(2), "little") if flags & _RICH else 0
        hints = int.from_bytes(self.take(4), "little") if flags & _PHONETIC else 0
        text = self._letters(length, wide=bool(flags & _WIDE))
        self.skip(4 * runs + hints)
        return text

    def _letters(self, count: int, *, wide: bool) -> str:
        found: list[str] = []
        while count:
            if self._at >= len(self._current()):
                self._next()
                wide = bool(self.take(1)[0] & _WIDE)
            width = 2 if wide else 1
            piece = self._current()
            raw = piece[self._at : min(self._at + count * width, len(piece))]
            whole = len(raw) // width
            if not whole:
                raise damaged("text")
            found.append(raw[: whole * width].decode(_LETTERS[wide], "surrogatepass"))
            self._at += whole * width
            count -= whole
        # The two halves of a sign beyond the usual plane may stand on either side of a cut.
        text = "".join(found)
        if len(found) == 1:
            return text
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

    def _current(self) -> bytes:
        if self._number >= len(self._pieces):
            raise damaged("truncated")
        return self._pieces[self._number]

    def _next(self) -> None:
        self._number += 1
        self._at = 0


_LETTERS = {True: "utf-16-le", False: "latin-1"}
