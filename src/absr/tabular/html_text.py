"""The tags and texts of a web page, in one pass whose time grows with the page and no faster.

The parser of the standard library is not used: on tags, comments and references made to be
awkward its time grows with the square of the page, or it fails.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>")
_ATTRIBUTE = re.compile(
    r"([A-Za-z:-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.DOTALL
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_WITHOUT_TEXT = frozenset({"script", "style", "title", "template", "noscript"})
_OTHER_ENDS = (("<!--", "-->"), ("<!", ">"), ("<?", ">"))


class Tag(NamedTuple):
    """A tag, its name in small letters; `closing` for `</td>`."""

    name: str
    closing: bool
    attributes: str
    """As written."""

    def value(self, name: str) -> str:
        """What an attribute says, nothing when it is not there."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return plain_text(match[2] or match[3] or match[4] or "")
        return ""


def tags_and_texts(page: str) -> Iterator[Tag | str]:
    """The tags of the page and the texts between them, references decoded, in their order."""
    position = 0
    lost: set[str] = set()
    while position < len(page):
        opening = page.find("<", position)
        if opening < 0:
            yield plain_text(page[position:])
            return
        if opening > position:
            yield plain_text(page[position:opening])
        tag = _TAG.match(page, opening)
        if tag is None:
            position = _past_other(page, opening, lost)
            if position == opening + 1:
                yield "<"
            continue
        position = tag.end()
        name = tag[2].lower()
        if name in _WITHOUT_TEXT and not tag[1]:
            position = _past_element(page, position, name, lost)
        else:
            yield Tag(name, bool(tag[1]), tag[3])


def plain_text(text: str) -> str:
    """The text with its references (`&eacute;`) decoded; numbers of impossible length are left."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text)


def _past_other(page: str, opening: int, lost: set[str]) -> int:
    """The place behind a comment or a declaration; behind the sign itself when it is neither."""
    for beginning, end in _OTHER_ENDS:
        if page.startswith(beginning, opening):
            found = -1 if end in lost else page.find(end, opening + len(beginning))
            if found < 0:
                lost.add(end)  # never to be looked for again
                return len(page) if beginning == "<!--" else opening + 1
            return found + len(end)
    return opening + 1


def _past_element(page: str, position: int, name: str, lost: set[str]) -> int:
    """The place behind an element whose content is no text of the page."""
    if name in lost:
        return position
    end = re.compile(f"</{name}", re.IGNORECASE).search(page, position)
    if end is None:
        lost.add(name)
        return position
    return end.start()
