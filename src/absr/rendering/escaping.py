"""Plain text as Markdown that pandoc reads back as that very text, and as XML."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BLANKS = re.compile("[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")
# What XML cannot hold, and so no document either.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` with a replacement character for each one that no XML file can hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` on one line, with single spaces."""
    return _BLANKS.sub(" ", printable(text)).strip(" ")


def xml_text(text: str) -> str:
    """`text` as it stands between the tags of an XML file."""
    return escape(printable(text), quote=False)


def escaped(text: str) -> Markup:
    """`text` on one line, as Markdown in which no sign has a meaning."""
    line = one_line(text)
    literal = _PUNCTUATION.sub(r"\\\1", line)
    if line[:1].isdigit():
        # As an entity: `{{ year }}. Text` at the start of a line is no numbered list.
        literal = f"&#{ord(line[0])};{literal[1:]}"
    return Markup(literal)  # noqa: S704 -- every sign is escaped


def escaped_paragraphs(text: str) -> Markup:
    """The paragraphs of a longer `text`, which blank lines part."""
    parts = (escaped(part) for part in _BLANK_LINE.split(text))
    return Markup("\n\n".join(part for part in parts if part))  # noqa: S704 -- escaped parts
