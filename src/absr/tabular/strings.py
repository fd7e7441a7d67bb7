"""The texts that cells share: kept once in the workbook, cited by their number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.tabular.markup import TextCollector, XmlFeed, parse, read_repaired
from absr.tabular.plain import HEAD, LONGEST, NotPlainError, decoded, unescape
from absr.tabular.rejection import Rejected, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.tabular.archive import Archive, Member
    from absr.tabular.book import TextIntake
    from absr.tabular.limits import Limits

_OPENING = re.compile(r'[^<]*(?:<\?[^<>]*>\s*)?<sst(?: [A-Za-z0-9:]+="[^"<>&]*")*+>\s*')
_CLOSING = re.compile(r"</sst>\s*")
_PLAIN_ITEM = r'<t(?: xml:space="preserve")?>[^<]*</t>'
_RICH_ITEM = r"(?:[^<]++|<(?!/?si[\s/>]))*+"
_ITEM = re.compile(rf'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|({_RICH_ITEM}))</si>|<si ?/>')
_ITEMS = re.compile(rf"(?:<si>(?:{_PLAIN_ITEM}|{_RICH_ITEM})</si>|<si ?/>)*+")
_START, _BETWEEN, _END = "<si><t>", "</t></si><si><t>", "</t></si>"
"""What surrounds the texts when none of them has a style: they need only be cut apart."""
_TAGS = 4
"""Tags of such an item."""


class RunCollector:
    """The text of an item made of runs, each with its own look; phonetic hints are no text."""

    def __init__(self, limits: Limits) -> None:
        """Start with nothing."""
        self._text = TextCollector(limits)
        self._inside_text = False
        self._hints = 0

    def start(self, kind: str, _attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self._hints += kind == "rPh"
        if kind == "t":
            self._inside_text = not self._hints

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        self._hints -= kind == "rPh"
        if kind == "t":
            self._inside_text = False

    def text(self, text: str) -> None:
        """Take characters."""
        if self._inside_text:
            self._text.take(text)

    def drain(self) -> str:
        """The text collected so far; the next one starts empty."""
        return self._text.drain()


def rich_text(fragment: str, limits: Limits) -> str:
    """The text of an item from the XML inside it."""
    runs = RunCollector(limits)
    feed = XmlFeed("", limits, start=runs.start, end=runs.end, text=runs.text)
    try:
        parse([b"<si>", fragment.encode(), b"</si>"], feed)
    except (Rejected, UnicodeEncodeError):
        raise NotPlainError from None
    return runs.drain()


def read_strings(
    archive: Archive, member: Member, texts: TextIntake, limits: Limits
) -> list[str | None]:
    """The shared texts in their order, None for an empty one."""
    try:
        return _read_plain(archive.pieces(member), texts, limits)
    except NotPlainError:
        pass
    return read_repaired(
        lambda: archive.pieces(member),
        lambda pieces: _read_general(pieces, member.name, texts, limits),
    )


def _read_plain(pieces: Iterable[bytes], texts: TextIntake, limits: Limits) -> list[str | None]:
    strings: list[str | None] = []
    rest = ""
    opened = False
    for piece in decoded(pieces):
        rest += piece
        if not opened:
            opening = _OPENING.match(rest) if HEAD.match(rest) else None
            if opening is None:
                raise NotPlainError
            opened, rest = True, rest[opening.end() :]
        end, found = _whole_items(rest, texts, limits)
        strings += found
        if len(strings) > limits.strings:
            raise too_large("strings", limits.strings)
        rest = rest[end:]
        if "</si>" in rest or len(rest) > LONGEST:
            raise NotPlainError
    if not _CLOSING.fullmatch(rest):
        raise NotPlainError
    return strings


def _whole_items(text: str, texts: TextIntake, limits: Limits) -> tuple[int, list[str | None]]:
    """How far `text` is made of whole items, and their texts."""
    end = text.rfind(_END) + len(_END)
    block = text[:end]
    plain = block[len(_START) : -len(_END)].split(_BETWEEN)
    if not block.startswith(_START) or block.count("<") != _TAGS * len(plain):
        items = _ITEMS.match(text)
        end = items.end() if items else 0
        found = _ITEM.findall(text[:end])
        return end, [_one(plain, rich, texts, limits) for plain, rich in found]
    if "&" in block or "_x" in block or len(block) > limits.text_chars:
        return end, [texts.take(unescape(text)) for text in plain]
    # Most texts need nothing but to be cut out.
    return end, [text if text and text.isprintable() else texts.take(text) for text in plain]


def _one(plain: str, rich: str, texts: TextIntake, limits: Limits) -> str | None:
    return texts.take(rich_text(rich, limits) if rich else unescape(plain))


def _read_general(
    pieces: Iterable[bytes], part: str, texts: TextIntake, limits: Limits
) -> list[str | None]:
    strings: list[str | None] = []
    runs = RunCollector(limits)

    def end(kind: str) -> None:
        runs.end(kind)
        if kind != "si":
            return
        strings.append(texts.take(runs.drain()))
        if len(strings) > limits.strings:
            raise too_large("strings", limits.strings)

    parse(pieces, XmlFeed(part, limits, start=runs.start, end=end, text=runs.text))
    return strings
