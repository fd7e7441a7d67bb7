"""Large texts in columns, alone or in a compressed folder, block by block: never held whole.

A second thread reads the disk, computes the fingerprint of the file as delivered and inflates:
all three leave the interpreter free, so that they cost little beside the work on the blocks.
"""

from __future__ import annotations

import hashlib
import struct
import threading
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from zipfile import ZipInfo

    from absr.tabular.limits import Limits

HEAD = 65_536
"""Bytes at the start of a text in which its heading is looked for; a wide one takes 30,000."""
_PIECE = 1 << 21
_FEED = 1 << 18
_BOM = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
_LOCAL = struct.Struct("<26x2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1
_PATIENCE_SECONDS = 0.05
MOST_INFLATED = 8_000_000_000
"""Bytes that one text may give once inflated; the largest one of Insee has about two thousand
million. They are counted, never believed."""


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
        self._pieces: Queue[bytes | BaseException | None] = Queue(maxsize=2)
        self._stopped = threading.Event()
        self._sha256 = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Fingerprint of the file as delivered, the compressed folder where it is one."""
        return self._sha256.hexdigest()

    def blocks(self) -> Iterator[bytes]:
        """The content in blocks of whole lines, each with its line end; the last may lack it.

        Raises `Rejected` for what is damaged, cut short or too long.
        """
        reader = threading.Thread(target=self._read, daemon=True)
        reader.start()
        try:
            yield from self._whole_lines()
        finally:
            self._stopped.set()
            while reader.is_alive():
                self._empty()
                reader.join(_PATIENCE_SECONDS)

    def _empty(self) -> None:
        try:
            while True:
                self._pieces.get_nowait()
        except Empty:
            return

    def _whole_lines(self) -> Iterator[bytes]:
        rest = b""
        first = True
        while (piece := self._pieces.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            if first:
                piece, first = piece.removeprefix(_BOM), False
            end = piece.rfind(b"\n") + 1
            if not end:
                rest += piece
                if len(rest) > self._limits.token_bytes:
                    raise too_large("token_bytes", self._limits.token_bytes)
                continue
            yield rest + piece[:end]
            rest = piece[end:]
        if rest:
            yield rest

    # -- in the other thread ----------------------------------------------------------------

    def _read(self) -> None:
        try:
            with self._text.path.open("rb", buffering=0) as stream:
                if self._text.part is None:
                    while piece := stream.read(_PIECE):
                        self._sha256.update(piece)
                        self._put(piece)
                else:
                    self._read_part(self._text.part)
        except _Stopped:
            return
        except (Rejected, OSError) as fault:
            self._end(fault)
            return
        self._end(None)

    def _read_part(self, part: ZipInfo) -> None:
        with self._text.path.open("rb") as stream:
            _to_content(stream, part)
            before = stream.tell()
            stream.seek(0)
            self._sha256.update(stream.read(before))
            for piece in _inflated(stream, part, self._sha256.update):
                self._put(piece)
            while packed := stream.read(_PIECE):
                self._sha256.update(packed)

    def _put(self, piece: bytes) -> None:
        while not self._stopped.is_set():
            try:
                self._pieces.put(piece, timeout=_PATIENCE_SECONDS)
            except Full:
                continue
            return
        raise _Stopped

    def _end(self, last: BaseException | None) -> None:
        while not self._stopped.is_set():
            try:
                self._pieces.put(last, timeout=_PATIENCE_SECONDS)
            except Full:
                continue
            return


class _Stopped(Exception):  # noqa: N818 -- nobody wants the rest
    """The blocks are no longer asked for."""


def _inflated(
    stream: BinaryIO, part: ZipInfo, packed_bytes: Callable[[bytes], object]
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
