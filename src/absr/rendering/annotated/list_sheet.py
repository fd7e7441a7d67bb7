"""The first sheet of an annotated copy: every cause once, then a link to each of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from absr.model.source import column_letters
from absr.rendering.annotated.styles import ERROR_FILL, WARNING_FILL, Look
from absr.rendering.annotated.xml_text import cell_text

if TYPE_CHECKING:
    from absr.rendering.annotated.marks import Cause, Corrections, Place, Spot
    from absr.rendering.annotated.styles import Styles

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WIDTHS = (13, 20, 34, 26, 52)
_LAST = column_letters(len(_WIDTHS) - 1)
_LINE_POINTS = 14.0
_FILL = 1.02
"""Part of a line that words fill before they go over to the next."""

_TITLE = Look(bold=True, points=16)
_HEAD = Look(bold=True, fill="FFE7E6E6")
_ERROR = Look(bold=True, points=11, fill=ERROR_FILL)
_WARNING = Look(bold=True, points=11, fill=WARNING_FILL)
_TEXT = Look()
_QUIET = Look(colour="FF595959")
_LINK = Look(colour="FF0563C1", underlined=True)
_MOST_LETTERS = 300
"""Of a value found: the cell itself holds the rest."""


def list_sheet(corrections: Corrections, styles: Styles) -> str:
    """The whole worksheet as XML; the looks that it needs are added to `styles`."""
    sheet = _ListSheet(styles)
    sheet.wide(corrections.title, _TITLE)
    for line in corrections.intro:
        sheet.wide(line, _TEXT)
    sheet.row(corrections.heads, (_HEAD,) * len(_WIDTHS))
    sheet.freeze()
    for cause in corrections.causes:
        _add_cause(sheet, cause)
    return sheet.xml()


def _add_cause(sheet: _ListSheet, cause: Cause) -> None:
    sheet.gap()
    sheet.wide(cause.heading, _ERROR if cause.severe else _WARNING)
    sheet.wide(cause.rule, _TEXT)
    sheet.wide(f"→ {cause.ways}", _TEXT)
    for line in cause.lists:
        sheet.wide(line, _TEXT)
    for place in cause.places:
        _add_place(sheet, place)
    if cause.more:
        sheet.wide(cause.more, _QUIET)


def _add_place(sheet: _ListSheet, place: Place) -> None:
    found = place.found
    if len(found) > _MOST_LETTERS:
        found = found[: _MOST_LETTERS - 1] + "…"
    cells = (place.address, place.sheet, found, place.suggestion, place.finding)
    linked = place.spot is not None
    sheet.row(cells, (_LINK if linked else _TEXT, _QUIET, _TEXT, _TEXT, _QUIET))
    if place.spot is not None:
        sheet.link(place.sheet, place.spot)


class _ListSheet:
    """Rows written one below the other."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._rows: list[str] = []
        self._merged: list[str] = []
        self._links: list[str] = []
        self._number = 0
        self._frozen = 0

    def wide(self, text: str, look: Look) -> None:
        """A text over the whole width; such a row does not find its height by itself."""
        lines = _lines(text, sum(_WIDTHS) * 10 / look.points)
        self._add((text,), (look,) * len(_WIDTHS), lines * max(_LINE_POINTS, look.points * 1.35))
        self._merged.append(f"A{self._number}:{_LAST}{self._number}")

    def row(self, texts: tuple[str, ...], looks: tuple[Look, ...]) -> None:
        """A row of the table."""
        lines = max(_lines(text, wide) for text, wide in zip(texts, _WIDTHS, strict=True))
        self._add(texts, looks, lines * _LINE_POINTS)

    def gap(self) -> None:
        """An empty row."""
        self._number += 1

    def link(self, sheet: str, spot: Spot) -> None:
        """Make the first cell of the last row lead to a cell of another sheet."""
        row, column = spot
        quoted = sheet.replace("'", "''")
        target = quoteattr(f"'{quoted}'!{column_letters(column)}{row}")
        self._links.append(f'<hyperlink ref="A{self._number}" location={target}/>')

    def freeze(self) -> None:
        """Keep the rows so far in sight."""
        self._frozen = self._number

    def _add(self, texts: tuple[str, ...], looks: tuple[Look, ...], height: float) -> None:
        self._number += 1
        cells = []
        for index, look in enumerate(looks):
            spot = f'r="{column_letters(index)}{self._number}" s="{self._styles.look(look)}"'
            text = texts[index] if index < len(texts) else ""
            inner = f'<is><t xml:space="preserve">{cell_text(text)}</t></is>'
            cells.append(f'<c {spot} t="inlineStr">{inner}</c>' if text else f"<c {spot}/>")
        size = f'ht="{height:g}" customHeight="1"'
        self._rows.append(f'<row r="{self._number}" {size}>{"".join(cells)}</row>')

    def xml(self) -> str:
        """The worksheet."""
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{wide}" customWidth="1"/>'
            for n, wide in enumerate(_WIDTHS, start=1)
        )
        below = f"A{self._frozen + 1}"
        merged = "".join(f'<mergeCell ref="{spot}"/>' for spot in self._merged)
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<worksheet xmlns="{_MAIN}"><sheetPr><tabColor rgb="{ERROR_FILL}"/>'
            '<pageSetUpPr fitToPage="1"/></sheetPr>'
            '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
            f'<pane ySplit="{self._frozen}" topLeftCell="{below}" activePane="bottomLeft" '
            f'state="frozen"/><selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
            f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
            f"<sheetData>{''.join(self._rows)}</sheetData>"
            f'<mergeCells count="{len(self._merged)}">{merged}</mergeCells>{links}'
            '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
            "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"
            "</worksheet>"
        )


def _lines(text: str, wide: float) -> int:
    """Lines that a text takes in a column `wide` letters wide."""
    return sum(1 + int(len(line) / (wide * _FILL)) for line in text.split("\n"))
