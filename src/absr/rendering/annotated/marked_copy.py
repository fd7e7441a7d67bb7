"""From the bytes of a workbook to those of its annotated copy, marked in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.rendering.annotated.cells import restyled
from absr.rendering.annotated.list_sheet import list_sheet
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.notes import with_notes
from absr.rendering.annotated.package import OFFICE, Package
from absr.rendering.annotated.styles import Styles
from absr.rendering.annotated.xml_text import (
    attribute,
    marked_up,
    plain,
    with_attribute,
    without_attribute,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from absr.rendering.annotated.marks import Corrections, Mark, Spot

_SHEET = re.compile(r"<sheet\b[^>]*?(?:/>|></sheet>)")
_OWN = "absr_list"
_OWN_NAME = re.compile(rf'<definedName\b[^>]*\bname="{_OWN}"[^>]*>([^<]*)</definedName>')
_NAMES = re.compile(r"<definedNames\b[^>]*?(/?)>")
_BEFORE_NAMES = re.compile(
    r"</sheets>(?:\s*<functionGroups\b.*?</functionGroups>)?"
    r"(?:\s*<externalReferences\b.*?</externalReferences>)?",
    re.DOTALL,
)
_SHEET_ID = re.compile(r"\s(\w+):id\s*=")
_LOCAL = re.compile(r'(\slocalSheetId\s*=\s*["\'])([0-9]+)')
_VIEW = re.compile(r"<workbookView\b[^>]*?/?>")
_SHEET_VIEW = re.compile(r"<sheetView\b[^>]*?>")
_LEGACY = re.compile(r"<legacyDrawing\b[^>]*?(?:/>|></legacyDrawing>)")
_AFTER_LEGACY = re.compile(
    r"<(?:legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst"
    r"|mc:AlternateContent)\b|</worksheet>"
)
"""What may stand behind the drawing of the notes in a worksheet, by the standard's order."""


class _Listed(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    tag: str


def marked_copy(data: bytes, corrections: Corrections) -> bytes:
    """The workbook with its marks, its notes and the list in front; always without macros.

    CannotAnnotateError when it is written in a way that cannot be marked in place.
    """
    package = Package(data)
    package.drop_macros()
    book = package.read(package.workbook)
    parts = {r.id: r.target for r in package.relations(package.workbook)}
    sheets = [_listed(tag, parts) for tag in _SHEET.findall(_list_of_sheets(book))]
    place = _styles_part(package)
    styles = Styles(package.read(place))
    own = next((s for s in sheets if s.name == _own_list(book)), None)
    by_sheet: dict[str, list[Mark]] = {}
    for mark in corrections.marks:
        by_sheet.setdefault(mark.sheet, []).append(mark)
    if by_sheet.keys() - {sheet.name for sheet in sheets}:
        raise CannotAnnotateError
    for sheet in sheets:
        if sheet is not own:
            _mark_sheet(package, sheet.part, by_sheet.get(sheet.name, ()), styles)
    listed = list_sheet(corrections, styles)
    if own is None:
        taken = {sheet.name.casefold() for sheet in sheets}
        free = [name for name in corrections.sheets if name.casefold() not in taken]
        if not free:
            raise CannotAnnotateError
        _add_in_front(package, sheets, free[0], listed)
    else:
        package.unrelate(own.part)
        package.write(own.part, listed)
        package.write(package.workbook, _opened_at(book, sheets.index(own)))
    package.write(place, styles.text())
    return package.as_bytes()


def _own_list(book: str) -> str | None:
    """The sheet that holds the list of an earlier copy, by the name that it was given."""
    found = _OWN_NAME.search(book)
    if found is None:
        return None
    return plain(found[1]).rpartition("!")[0].strip("'").replace("''", "'")


def _list_of_sheets(book: str) -> str:
    start, end = book.find("<sheets"), book.find("</sheets>")
    if min(start, end) < 0:
        raise CannotAnnotateError
    return book[start:end]


def _listed(tag: str, parts: dict[str, str]) -> _Listed:
    prefix = _SHEET_ID.search(tag)
    tie = attribute(tag, f"{prefix[1]}:id") if prefix else None
    name = attribute(tag, "name")
    if name is None or tie not in parts:
        raise CannotAnnotateError
    return _Listed(name, parts[tie], tag)


def _styles_part(package: Package) -> str:
    found = [r.target for r in package.relations(package.workbook) if r.kind == "styles"]
    if len(found) != 1:
        raise CannotAnnotateError
    return found[0]


def _mark_sheet(package: Package, part: str, marks: Sequence[Mark], styles: Styles) -> None:
    """Colour and note the cells of one sheet; marks of an earlier copy go."""
    if "/chartsheets/" in part or "/dialogsheets/" in part:
        return
    related = package.relations(part)
    comments = next((r.target for r in related if r.kind == "comments"), None)
    if not marks and comments is None:
        _close_tab(package, part)
        return
    xml = package.read(part)
    legacy = _LEGACY.search(xml)
    tie = re.search(r':id\s*=\s*["\']([^"\']*)', legacy[0]) if legacy else None
    drawing = next((r.target for r in related if tie and r.id == tie[1]), None)
    notes = with_notes(
        package.read(comments) if comments else None,
        package.read(drawing) if drawing else None,
        _texts(marks),
    )
    if not marks and not notes.former:
        _close_tab(package, part)
        return
    if comments is None:
        comments = package.free_name("xl/absr_comments{}.xml")
        package.declare(comments, "comments")
        package.relate(part, "comments", comments)
    if drawing is None:
        drawing = package.free_name("xl/drawings/absr_notes{}.vml")
        package.declare(drawing, "vmlDrawing")
        xml = _with_legacy(xml, package.relate(part, "vmlDrawing", drawing))
    package.write(comments, notes.comments)
    package.write(drawing, notes.drawing)
    wanted: dict[Spot, Callable[[int], int]] = dict.fromkeys(notes.former, styles.unshaded)
    for spot, severe in _severity(marks).items():
        wanted[spot] = _Shading(styles, severe=severe)
    package.write(part, _unselected(restyled(xml, wanted)))


class _Shading:
    """Colours a style as an error or as a warning."""

    def __init__(self, styles: Styles, *, severe: bool) -> None:
        self._styles = styles
        self._severe = severe

    def __call__(self, style: int) -> int:
        return self._styles.shaded(style, severe=self._severe)


def _texts(marks: Sequence[Mark]) -> dict[Spot, str]:
    texts: dict[Spot, str] = {}
    for mark in marks:
        texts[mark.spot] = f"{texts[mark.spot]}\n\n{mark.note}" if mark.spot in texts else mark.note
    return texts


def _severity(marks: Sequence[Mark]) -> dict[Spot, bool]:
    """Whether there is an error among what is said of each cell."""
    severe: dict[Spot, bool] = {}
    for mark in marks:
        severe[mark.spot] = mark.severe or severe.get(mark.spot, False)
    return severe


def _with_legacy(xml: str, tie: str) -> str:
    """The worksheet with its tie to the drawing of the notes, at the place that is its own."""
    start = xml.find("</sheetData>")
    found = _AFTER_LEGACY.search(xml, max(start, 0))
    if found is None:
        raise CannotAnnotateError
    tag = f'<legacyDrawing xmlns:r="{OFFICE}" r:id="{tie}"/>'
    return xml[: found.start()] + tag + xml[found.start() :]


def _close_tab(package: Package, part: str) -> None:
    xml = package.read(part)
    if "tabSelected" in xml:
        package.write(part, _unselected(xml))


def _unselected(xml: str) -> str:
    """The worksheet no longer the one in front: two would be changed together."""
    return _SHEET_VIEW.sub(lambda found: without_attribute(found[0], "tabSelected"), xml, count=1)


def _add_in_front(package: Package, sheets: Sequence[_Listed], name: str, xml: str) -> None:
    part = package.free_name("xl/worksheets/absr_list{}.xml")
    package.write(part, xml)
    package.declare(part, "worksheet")
    tie = package.relate(package.workbook, "worksheet", part)
    book = package.read(package.workbook)
    ids = [int(attribute(sheet.tag, "sheetId") or 0) for sheet in sheets]
    named = f'name="{marked_up(name)}" sheetId="{max(ids) + 1}"'
    start = book.find(sheets[0].tag)
    book = book[:start] + f'<sheet {named} xmlns:r="{OFFICE}" r:id="{tie}"/>' + book[start:]
    book = _LOCAL.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", book)
    book = _OWN_NAME.sub("", book)
    package.write(package.workbook, _opened_at(_with_name(book, name), 0))


def _with_name(book: str, sheet: str) -> str:
    """The workbook with the name by which the list is known again."""
    quoted = marked_up(sheet.replace("'", "''"))
    own = f"<definedName name=\"{_OWN}\">'{quoted}'!$A$1</definedName>"
    names = _NAMES.search(book)
    if names is not None and names[1]:
        return f"{book[: names.start()]}<definedNames>{own}</definedNames>{book[names.end() :]}"
    if names is not None:
        return book[: names.end()] + own + book[names.end() :]
    place = _BEFORE_NAMES.search(book)
    if place is None:
        raise CannotAnnotateError
    return f"{book[: place.end()]}<definedNames>{own}</definedNames>{book[place.end() :]}"


def _opened_at(book: str, place: int) -> str:
    """The workbook that opens on the sheet at `place`."""

    def at_list(found: re.Match[str]) -> str:
        return with_attribute(with_attribute(found[0], "activeTab", str(place)), "firstSheet", "0")

    return _VIEW.sub(at_list, book, count=1)
