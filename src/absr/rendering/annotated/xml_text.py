"""Small pieces of XML read and written as text, so that all the rest stays as it was."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr, unescape

_ENTITIES = {"&quot;": '"', "&apos;": "'"}
_NUMBERED = re.compile(r"&#(x[0-9A-Fa-f]+|[0-9]+);")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def attribute(tag: str, name: str) -> str | None:
    """The value of an attribute in the text of a tag or of its attributes; None without it."""
    found = re.search(rf"(?<![\w:.-]){re.escape(name)}\s*=\s*(\"([^\"]*)\"|'([^']*)')", tag)
    if found is None:
        return None
    return plain(found[2] if found[2] is not None else found[3])


def with_attribute(tag: str, name: str, value: str) -> str:
    """The text of a start tag (or of its attributes) with one attribute set."""
    bare = without_attribute(tag, name)
    first = re.match(r"<[\w:]+", bare)
    at = first.end() if first else 0
    return f"{bare[:at]} {name}={quoteattr(value)}{bare[at:]}"


def without_attribute(tag: str, name: str) -> str:
    """The text of a start tag without one attribute."""
    return re.sub(rf"\s(?<![\w:.-]){re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')", "", tag)


def plain(text: str) -> str:
    """Text of an XML file as it reads."""
    numbered = _NUMBERED.sub(_numbered, text)
    return unescape(numbered, _ENTITIES)


def _numbered(found: re.Match[str]) -> str:
    digits = found[1]
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    return escape(chr(number)) if number <= 0x10FFFF else ""  # noqa: PLR2004 -- last code point


def marked_up(text: str) -> str:
    """Text as it stands in an XML file; characters that XML forbids become U+FFFD."""
    return escape(_ILLEGAL.sub("\ufffd", text))


def cell_text(text: str) -> str:
    """The same for a cell or a note, in which `_x0041_` would be read as a character."""
    return marked_up(_ESCAPED.sub("_x005F_", text))
