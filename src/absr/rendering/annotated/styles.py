"""The styles of a workbook, with those added that colour a cell and leave the rest of its look."""

from __future__ import annotations

import re
from functools import cached_property

from absr.model.record import NamedTuple
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.xml_text import attribute, with_attribute

ERROR_FILL, WARNING_FILL = "FFF4C7C3", "FFFCE8B2"
"""Light red and light amber; no colour that Excel proposes, so that ours is known again."""

_FILL = (
    '<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
    '<bgColor indexed="64"/></patternFill></fill>'
)
_XF = re.compile(r"<xf\b[^>]*?/>|<xf\b[^>]*?>.*?</xf>", re.DOTALL)
_FILLS = re.compile(r"<fill\b[^>]*?/>|<fill\b[^>]*?>.*?</fill>", re.DOTALL)
_FONT = re.compile(r"<font\b[^>]*?/>|<font\b[^>]*?>.*?</font>", re.DOTALL)
_START = re.compile(r"<xf\b[^>]*?(?=/?>)")


class Look(NamedTuple):
    """How text of the list is set."""

    bold: bool = False
    points: int = 10
    colour: str = "FF1F1F1F"
    underlined: bool = False
    fill: str | None = None


class Styles:
    """The text of `styles.xml`, taken apart; `text` gives it back with what was added."""

    def __init__(self, text: str) -> None:
        """Take the styles apart; CannotAnnotateError when they are written in another way."""
        self._text = text
        self._fonts = self._list("fonts", _FONT)
        self._fills = self._list("fills", _FILLS)
        self._xfs = self._list("cellXfs", _XF)
        self._shaded: dict[tuple[int, bool], int] = {}
        self._looks: dict[Look, int] = {}

    def shaded(self, style: int, *, severe: bool) -> int:
        """The number of the style that is `style` on our ground."""
        key = (style, severe)
        if key not in self._shaded:
            fill = self._error_fill if severe else self._warning_fill
            self._shaded[key] = self._with_fill(style, fill)
        return self._shaded[key]

    def unshaded(self, style: int) -> int:
        """The number of `style` without our ground; itself when it has none."""
        fill = attribute(self._start(style), "fillId") or "0"
        colours = self._fills[int(fill)] if int(fill) < len(self._fills) else ""
        ours = ERROR_FILL in colours or WARNING_FILL in colours
        return self._with_fill(style, 0) if ours else style

    def look(self, look: Look) -> int:
        """The number of a style of the list: wrapped, at the top of its cell."""
        if look not in self._looks:
            bold, line = "<b/>" if look.bold else "", "<u/>" if look.underlined else ""
            font = self._add(
                self._fonts,
                f'<font>{bold}{line}<sz val="{look.points}"/><color rgb="{look.colour}"/>'
                '<name val="Calibri"/><family val="2"/></font>',
            )
            fill = self._add(self._fills, _FILL.format(colour=look.fill)) if look.fill else 0
            self._looks[look] = self._add(
                self._xfs,
                f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" '
                'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
                '<alignment vertical="top" wrapText="1"/></xf>',
            )
        return self._looks[look]

    def text(self) -> str:
        """The whole of `styles.xml`."""
        text = self._text
        for name, items in (("fonts", self._fonts), ("fills", self._fills), ("cellXfs", self._xfs)):
            start, end = self._span(name, text)
            head = with_attribute(text[start : text.index(">", start)], "count", str(len(items)))
            text = f"{text[:start]}{head}>{''.join(items)}{text[end:]}"
        return text

    @cached_property
    def _error_fill(self) -> int:
        return self._add(self._fills, _FILL.format(colour=ERROR_FILL))

    @cached_property
    def _warning_fill(self) -> int:
        return self._add(self._fills, _FILL.format(colour=WARNING_FILL))

    def _with_fill(self, style: int, fill: int) -> int:
        start = self._start(style)
        made = with_attribute(with_attribute(start, "fillId", str(fill)), "applyFill", "1")
        return self._add(self._xfs, made + self._xfs[style][len(start) :])

    def _start(self, style: int) -> str:
        found = _START.match(self._xfs[style]) if style < len(self._xfs) else None
        if found is None:
            raise CannotAnnotateError
        return found[0]

    @staticmethod
    def _add(items: list[str], item: str) -> int:
        if item in items:
            return items.index(item)
        items.append(item)
        return len(items) - 1

    def _list(self, name: str, item: re.Pattern[str]) -> list[str]:
        start, end = self._span(name, self._text)
        return item.findall(self._text[start:end])

    @staticmethod
    def _span(name: str, text: str) -> tuple[int, int]:
        """From the start tag of a list to its end tag, which is not in it."""
        start = re.search(rf"<{name}\b[^>]*?(?<!/)>", text)
        end = text.find(f"</{name}>", start.end()) if start else -1
        if start is None or end < 0:
            raise CannotAnnotateError
        return start.start(), end
