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

T = TypeVar("T")

_OWN_ENCODINGS = frozenset({"utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"})
_ALL_BYTES = bytes(range(256))
_ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NUMBERED = re.compile(rb"&#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}));")


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


def read_repaired(pieces: Callable[[], Iterable[bytes]], read: Callable[[Iterable[bytes]], T]) -> T:
    """What `read` makes of a part; on XML that is not well formed, tried once more repaired.

    Some programs put into it control characters that no reader of XML accepts: the repair writes
    them as Excel does.
    """
    try:
        return read(pieces())
    except Rejected as rejected:
        if rejected.facts.get("cause") != "xml":
            raise
    return read([_with_controls_escaped(b"".join(pieces()))])


def is_true(value: str | None) -> bool:
    """Whether an attribute of the kind `hidden="1"` is set."""
    return value in {"1", "true", "on"}


def _with_controls_escaped(document: bytes) -> bytes:
    document = _ILLEGAL.sub(lambda match: b"_x%04X_" % match[0][0], document)
    return _NUMBERED.sub(_escaped_reference, document)


def _escaped_reference(match: re.Match[bytes]) -> bytes:
    code = int(match[1]) if match[1] else int(match[2], 16)
    illegal = _ILLEGAL.fullmatch(bytes([code])) if code < 0x20 else code in {0xFFFE, 0xFFFF}  # noqa: PLR2004 -- characters, not quantities
    surrogate = 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 -- likewise
    return b"_x%04X_" % code if illegal or surrogate else match[0]
