"""XML, read piece by piece with the standard library's expat, and nothing but its harmless half.

A document type or an entity is refused before it can mean anything, an endless tag is refused
before it can cost anything, and what is not well formed is a damaged file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar
from xml.parsers import expat

from absr.tabular.rejection import Rejected, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from absr.tabular.limits import Limits

    Attributes = Mapping[str, str]
    StartHandler = Callable[[str, Attributes], None]
    EndHandler = Callable[[str], None]
    TextHandler = Callable[[str], None]

Result = TypeVar("Result")

_OWN_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"})
_ALL_BYTES = bytes(range(256))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r"))
_CONTROL = b"[" + re.escape(_CONTROLS) + b"]"
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
_REFERENCE = rb"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));"
_LAST = 0x10FFFF
_LARGEST_REPAIRED = 20_000_000
_MOST_REPAIRED = 100_000


class XmlFeed:
    """An XML parser to be fed in pieces; its handlers get names without their prefix."""

    def __init__(
        self,
        part: str,
        limits: Limits,
        *,
        start: StartHandler | None = None,
        end: EndHandler | None = None,
        text: TextHandler | None = None,
    ) -> None:
        """Prepare to read `part`, calling the handlers given."""
        self._part = part
        self._limits = limits
        self._on_start = start
        self._on_end = end
        self._fed = self._elements = self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._forbidden
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = text

    def feed(self, piece: bytes) -> None:
        """Take the next piece."""
        self._parse(piece, last=False)
        self._fed += len(piece)
        # Expat starts an unfinished token again with each piece: without a bound, time grows
        # with the square of its length (CVE-2023-52425).
        if self._fed - max(self._parser.CurrentByteIndex, 0) > self._limits.token_bytes:
            raise too_large("token_bytes", self._limits.token_bytes)
        if self._elements > self._limits.elements:
            raise too_large("elements", self._limits.elements)

    def close(self) -> None:
        """Say that there is nothing more; the document must be complete."""
        self._parse(b"", last=True)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > self._limits.depth:
            raise too_large("depth", self._limits.depth)
        if self._on_start is not None:
            self._on_start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._on_end is not None:
            self._on_end(name.rpartition(":")[2] if ":" in name else name)

    def _parse(self, piece: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            raise damaged("xml", self._part) from None

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """Refuse an encoding that expat cannot follow, before it tries (it takes single bytes)."""
        if encoding is None or encoding.lower() in _OWN_ENCODINGS:
            return
        try:
            single_bytes = len(_ALL_BYTES.decode(encoding, "replace")) == len(_ALL_BYTES)
        except (LookupError, UnicodeError):
            single_bytes = False
        if not single_bytes:
            raise damaged("encoding", self._part)

    def _forbidden(self, *_: object) -> None:
        raise Rejected("F007", part=self._part)


def parse(pieces: Iterable[bytes], feed: XmlFeed) -> None:
    """Read a whole part through `feed`."""
    for piece in pieces:
        feed.feed(piece)
    feed.close()


class TextCollector:
    """Puts together the characters of one cell, which come in pieces."""

    def __init__(self, limits: Limits) -> None:
        """Start with nothing, and take no more than a cell may hold."""
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0

    def take(self, text: str) -> None:
        """Take the next piece."""
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self._limits.text_chars:
            raise too_large("text_chars", self._limits.text_chars)

    def drain(self) -> str:
        """The text collected so far; the next one starts empty."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text


def read_repaired(
    pieces: Callable[[], Iterable[bytes]], read: Callable[[Iterable[bytes]], Result]
) -> Result:
    """What `read` makes of a part; on XML that is not well formed, tried once more repaired.

    Some programs put into it control characters that no reader of XML accepts: the repair writes
    them as Excel does.
    """
    try:
        return read(pieces())
    except Rejected as rejected:
        repaired = _repaired(pieces()) if rejected.facts.get("cause") == "xml" else None
        if repaired is None:
            raise
    return read([repaired])


def is_true(value: str | None) -> bool:
    """Whether an attribute of the kind `hidden="1"` is set."""
    return value in {"1", "true", "on"}


def _repaired(pieces: Iterable[bytes]) -> bytes | None:
    """The part with its forbidden characters escaped; None when there are none, or too many."""
    document = bytearray()
    for piece in pieces:
        document += piece
        if len(document) > _LARGEST_REPAIRED:
            return None
    if len(document) - len(document.translate(None, _CONTROLS)) > _MOST_REPAIRED:
        return None
    repaired = re.sub(_CONTROL, lambda match: b"_x%04X_" % match[0][0], document)
    repaired = re.sub(_REFERENCE, _escaped_reference, repaired)
    return None if repaired == document else repaired


def _escaped_reference(match: re.Match[bytes]) -> bytes:
    code = int(match[1]) if match[1] else int(match[2], 16)
    return b"_x%04X_" % code if re.fullmatch(_FORBIDDEN, chr(min(code, _LAST))) else match[0]
