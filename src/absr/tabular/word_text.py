"""What a paragraph of a Word document says: its text as somebody reads it on the page.

Words that a revision took out, prompts of fields that nobody filled and the second writing of a
drawing are no text. A box to tick is ☐ or ☒, a paragraph of a list begins with a dash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.markup import TextCollector

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.tabular.limits import Limits

_ASIDE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})
"""Elements whose text is not that of the page."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_TICKED, _EMPTY = "☒", "☐"
_SYMBOLS = {
    "f0fe": _TICKED,
    "f0fd": _TICKED,
    "f0fc": "\N{CHECK MARK}",
    "f052": _TICKED,
    "f0a8": _EMPTY,
    "f06f": _EMPTY,
    "f0a3": _EMPTY,
}
"""Boxes of the Wingdings fonts, which Word writes by their place in the font."""
_LISTS = ("listbullet", "listepuces", "listnumber", "listenum")
_NO_LIST = "0"


class ParagraphText:
    """Takes the elements of a document and gives the text of each paragraph."""

    def __init__(self, limits: Limits) -> None:
        """Start outside any paragraph."""
        self._collector = TextCollector(limits)
        self._aside = 0
        self._prompts: list[bool] = []
        """For each field around: whether it shows its prompt only."""
        self._inside = False
        self._in_list = False
        self._properties = 0
        self._box: str | None = None

    def start(self, kind: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if self._aside or kind in _ASIDE:
            self._aside += 1
        elif kind == "sdt":
            self._prompts.append(False)
        elif kind == "showingPlcHdr" and self._prompts:
            self._prompts[-1] = True
        elif kind == "p":
            self._in_list = False
        elif kind in {"pPr", "tabs"}:
            self._properties += 1
        elif kind == "numId":
            self._in_list = self._in_list or attributes.get("w:val") != _NO_LIST
        elif kind == "pStyle":
            self._in_list = attributes.get("w:val", "").lower().startswith(_LISTS)
        else:
            self._sign(kind, attributes)

    def end(self, kind: str) -> None:
        """Take the end of an element."""
        if self._aside:
            self._aside -= 1
        elif kind == "sdt":
            if self._prompts:
                self._prompts.pop()
        elif kind in {"pPr", "tabs"}:
            self._properties -= 1
        elif kind == "t":
            self._inside = False
        elif kind == "checkBox" and self._box is not None:
            self._take(self._box)
            self._box = None

    def text(self, text: str) -> None:
        """Take characters."""
        if self._inside:
            self._take(text)

    def paragraph(self) -> str:
        """The text of the paragraph that ends here."""
        text = self._collector.drain()
        return f"- {text}" if self._in_list and text.strip() else text

    def _sign(self, kind: str, attributes: Mapping[str, str]) -> None:
        if kind == "t":
            self._inside = True
        elif kind in _SIGNS and not self._properties:
            self._take(_SIGNS[kind])
        elif kind == "sym":
            self._take(_SYMBOLS.get(attributes.get("w:char", "").lower(), ""))
        elif kind == "checkBox":
            self._box = _EMPTY
        elif kind in {"checked", "default"} and self._box is not None:
            ticked = attributes.get("w:val", "1") not in {"0", "false", "off"}
            self._box = _TICKED if ticked else _EMPTY

    def _take(self, text: str) -> None:
        if not self._aside and not any(self._prompts):
            self._collector.take(text)
