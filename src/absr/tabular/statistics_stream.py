"""Large texts in columns, alone or in a compressed folder, block by block: never held whole.

A second thread reads the disk, computes the fingerprint of the file as delivered, inflates and
prepares: most of it leaves the interpreter free for the work on the blocks.
"""

from __future__ import annotations

import hashlib
import struct
import threading
from contextlib import suppress
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from absr.model.record import NamedTuple
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import FileIO
    from pathlib import Path
    from zipfile import ZipInfo

    from absr.tabular.limits import Limits

HEAD = 65_536
"""Bytes at the start of a text in which its heading is looked for; a wide one takes 30,000."""
_PIECE = 1 << 21
_FEED = 1 << 19
_BOM = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_LOCAL = struct.Struct("<26x2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_PATIENCE_SECONDS = 0.05
MOST_INFLATED = 8_000_000_000
"""Bytes that one text may give once inflated; the largest one of Insee has about two thousand
million. They are counted, never believed."""


Prepared = TypeVar("Prepared")


class Text(NamedTuple):
    """A text that can be read block by block."""

    path: Path
    name: str
    """Its own name: that of the file, or of the part of a compressed folder."""
    part: ZipInfo | None = None


def texts_in(path: Path) -> tuple[Text, ...]:
    """The texts that a file holds: itself, or the `.csv` and `.txt` of a compressed folder.

    Raises `Rejected` for a compressed folder that is damaged or protected.
    """
    with path.open("rb") as stream:
        if stream.read(len(_ZIP)) != _ZIP:
            return (Text(path, path.name),)
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as folder:
            parts = [part for part in folder.infolist() if _is_text(part.filename)]
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise damaged("truncated") from None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Rejected("F004")
    return tuple(Text(path, part.filename.rpartition("/")[2], part) for part in parts)


def _is_text(name: str) -> bool:
    base = name.rpartition("/")[2].lower()
    return base.endswith((".csv", ".txt", ".tsv")) and not base.startswith((".", "~"))


def head_of(text: Text) -> bytes:
    """The first bytes of a text, its byte order mark left out."""
    with text.path.open("rb") as stream:
        if text.part is None:
            return stream.read(HEAD).removeprefix(_BOM)
        _to_content(stream, text.part)
        packed = stream.read(min(HEAD, text.part.compress_size))
    if text.part.compress_type == _STORED:
        return packed.removeprefix(_BOM)
    import zlib

    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, HEAD).removeprefix(_BOM)
    except zlib.error:
        raise damaged("data", text.part.filename) from None


def _to_content(stream: BinaryIO, part: ZipInfo) -> None:
    """Move to the first byte of a part's content."""
    stream.seek(part.header_offset)
    local = stream.read(4 + _LOCAL.size)
    if not local.startswith(_ZIP) or len(local) < _LOCAL.size:
        raise damaged("truncated", part.filename)
    name, extra = _LOCAL.unpack_from(local)
    stream.seek(part.header_offset + _LOCAL.size + name + extra)


class TextStream:
    """Reads one text; `sha256` is known once all its blocks were asked for."""

    def __init__(self, text: Text, limits: Limits = DEFAULT_LIMITS) -> None:
        """Prepare to read."""
        self._text = text
        self._limits = limits
        self._blocks: Queue[object] = Queue(maxsize=1)
        self._stopped = threading.Event()
        self._sha256 = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Fingerprint of the file as delivered, the compressed folder where it is one."""
        return self._sha256.hexdigest()

    def blocks(self, prepared: Callable[[bytes], Prepared]) -> Iterator[Prepared]:
        """The content in blocks of whole lines, each with its line end; the last may lack it.

        Each is given as `prepared` makes it of its bytes: in the other thread, except where that
        one has more to do.

        Raises `Rejected` for what is damaged, cut short or too long.
        """
        inflates = self._text.part is not None
        read_as = bytes if inflates else prepared
        reader = threading.Thread(target=self._read, args=(read_as,), daemon=True)
        reader.start()
        try:
            yield from map(prepared, self._taken()) if inflates else self._taken()
        finally:
            self._stopped.set()
            while reader.is_alive():
                self._empty()
                reader.join(_PATIENCE_SECONDS)

    def _empty(self) -> None:
        try:
            while True:
                self._blocks.get_nowait()
        except Empty:
            return

    def _taken(self) -> Iterator[Any]:
        while (block := self._blocks.get()) is not None:
            if isinstance(block, BaseException):
                raise block
            yield block

    # -- in the other thread ----------------------------------------------------------------

    def _read(self, prepared: Callable[[bytes], object]) -> None:
        last: Exception | None = None
        try:
            for block in self._content():
                self._put(prepared(block))
        except _Stopped:
            return
        except Exception as fault:  # noqa: BLE001 -- raised where the blocks are asked for
            last = fault
        with suppress(_Stopped):
            self._put(last)

    def _content(self) -> Iterator[bytes]:
        with self._text.path.open("rb", buffering=0) as stream:
            part = self._text.part
            told = self._sha256.update
            if part is None:
                yield from _whole_lines(_Told(stream, told), self._limits)
                return
            _to_content(stream, part)
            before = stream.tell()
            stream.seek(0)
            while packed := stream.read(min(_PIECE, before)):
                told(packed)
                before -= len(packed)
            yield from _whole_lines(_Inflated(stream, part, told), self._limits)
            while packed := stream.read(_PIECE):
                told(packed)

    def _put(self, item: object) -> None:
        """Hand something out once there is room for it."""
        while not self._stopped.is_set():
            try:
                self._blocks.put(item, timeout=_PATIENCE_SECONDS)
            except Full:
                continue
            return
        raise _Stopped


class _Stopped(Exception):  # noqa: N818 -- nobody wants the rest
    """The blocks are no longer asked for."""


def _whole_lines(source: _Told | _Inflated, limits: Limits) -> Iterator[bytes]:
    """The content of a source, block by block; only what begins the next one is moved."""
    room = bytearray(_PIECE)
    held, mark = 0, _BOM
    while read := source.readinto(memoryview(room)[held:]):
        end = room.rfind(b"\n", held, held + read) + 1
        held += read
        if end:
            yield bytes(memoryview(room)[:end]).removeprefix(mark)
            room[: held - end] = room[end:held]
            held, mark = held - end, b""
        elif held > limits.token_bytes:
            raise too_large("token_bytes", limits.token_bytes)
        elif held == len(room):
            room += bytes(held)
    if last := bytes(memoryview(room)[:held]).removeprefix(mark):
        yield last


class _Told:
    """Reads a file, and tells its bytes."""

    def __init__(self, stream: FileIO, told: Callable[[memoryview], object]) -> None:
        self._stream = stream
        self._told = told

    def readinto(self, room: memoryview) -> int:
        """Fill the room, or a part of it; 0 at the end."""
        read = self._stream.readinto(room) or 0
        self._told(room[:read])
        return read


class _Inflated:
    """Reads the content of a part, and tells its packed bytes."""

    def __init__(self, stream: FileIO, part: ZipInfo, told: Callable[[bytes], object]) -> None:
        self._pieces = _inflated(stream, part, told)
        self._piece = memoryview(b"")

    def readinto(self, room: memoryview) -> int:
        """Fill the room, or a part of it; 0 at the end."""
        if not self._piece:
            self._piece = memoryview(next(filter(None, self._pieces), b""))
        read = min(len(room), len(self._piece))
        room[:read] = self._piece[:read]
        self._piece = self._piece[read:]
        return read


def _inflated(
    stream: FileIO, part: ZipInfo, packed_bytes: Callable[[bytes], object]
) -> Iterator[bytes]:
    """The content of a part in pieces, checked against its sum; its packed bytes are told too."""
    from isal import isal_zlib

    if part.compress_type not in {_STORED, _DEFLATED}:
        raise damaged("method", part.filename)
    left, crc, size = part.compress_size, 0, 0
    inflater = isal_zlib.decompressobj(-15) if part.compress_type == _DEFLATED else None
    while left:
        packed = stream.read(min(_FEED, left))
        if not packed:
            raise damaged("truncated", part.filename)
        packed_bytes(packed)
        left -= len(packed)
        for piece in _pieces(inflater, packed, part.filename):
            crc, size = isal_zlib.crc32(piece, crc), size + len(piece)
            if size > MOST_INFLATED:
                raise too_large("inflated_bytes", MOST_INFLATED)
            yield piece
    if crc != part.CRC or size != part.file_size or (inflater and not inflater.eof):
        raise damaged("checksum", part.filename)


def _pieces(inflater: Any, packed: bytes, name: str) -> Iterator[bytes]:
    """What some packed bytes give, never more than a piece at once."""
    from isal import isal_zlib

    if inflater is None:
        yield packed
        return
    try:
        while packed:
            yield inflater.decompress(packed, _PIECE)
            packed = inflater.unconsumed_tail
    except isal_zlib.error:  # type: ignore[misc]
        raise damaged("data", name) from None
