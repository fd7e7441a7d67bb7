"""A whole workbook, sheet by sheet: which hold data, and the records they give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.columns import SEARCHED_ROWS, Header, SheetPlace, find_header, plan_columns
from absr.reading.drafts import Aside, SheetRead, WorkbookRead
from absr.reading.rows import RowReader, SheetContent
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.reading.drafts import Draft
    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Row, Sheet, Workbook

_OWN_SHEETS = {
    "lisez moi": "documentation",
    "read me": "documentation",
    "listes": "lists",
    "lists": "lists",
    "a corriger": "corrections",
    "to correct": "corrections",
    "a corriger absr": "corrections",
    "to correct absr": "corrections",
}
"""Sheets that absr itself puts into its workbooks."""


def read_tables(workbook: Workbook, parser: CellParser) -> WorkbookRead:
    """The drafts and problems of every sheet of `workbook`; parents come first."""
    sheets: list[SheetRead] = []
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for sheet in workbook.sheets:
        read, found, faults = _read_sheet(workbook.name, sheet, parser)
        sheets.append(read)
        drafts += found
        problems += faults
    drafts.sort(key=lambda draft: draft.parent is not None)
    return WorkbookRead(workbook.name, tuple(sheets), tuple(drafts), tuple(problems))


def _read_sheet(
    file: str, sheet: Sheet, parser: CellParser
) -> tuple[SheetRead, list[Draft], list[Problem]]:
    reason = _why_no_data(sheet)
    hidden = sheet.hidden_columns - sheet.folded_columns
    header = None if reason else find_header(sheet.rows[:SEARCHED_ROWS], hidden, sheet.name)
    if header is None:
        unread = SheetRead(sheet.name, None, None, reason=reason or "unrecognised")
        unseen = reason == "hidden" and bool(sheet.rows)
        fault = [Problem("F015", Severity.INFO, file, sheet.name)] if unseen else []
        return unread, [], fault
    return _read_table(file, sheet, header, parser)


def is_recognised(workbook: Workbook) -> bool:
    """Whether a sheet of the workbook has the headings of one that absr knows."""
    none: frozenset[int] = frozenset()
    return any(find_header(s.rows[:SEARCHED_ROWS], none, s.name) for s in workbook.sheets)


def is_own_sheet(name: str) -> bool:
    """Whether a sheet of this name is one of absr's own, with nothing of the user's in it."""
    return fold(name) in _OWN_SHEETS


def _why_no_data(sheet: Sheet) -> str | None:
    own = _OWN_SHEETS.get(fold(sheet.name))
    if own is not None:
        return own
    if sheet.state != "visible":
        return "hidden"
    return None if sheet.rows or sheet.errors or sheet.uncomputed else "empty"


def _read_table(
    file: str, sheet: Sheet, header: Header, parser: CellParser
) -> tuple[SheetRead, list[Draft], list[Problem]]:
    body = [row for row in sheet.rows if row.number > header.row]
    used = {i for row in body for i, v in enumerate(row.values) if v is not None}
    used |= {i for row, i in (*sheet.errors, *sheet.uncomputed) if row > header.row}
    place = SheetPlace(
        file, sheet.name, sheet.hidden_columns - sheet.folded_columns, frozenset(used)
    )
    plan = plan_columns(header, place)
    content = SheetContent(
        file, sheet.name, header.form, plan.fields, parser, sheet.errors, sheet.uncomputed
    )
    reader = RowReader(content)
    fills = _merged_fills(sheet, header.row)
    last = header.row
    for row in body:
        reader.blank += row.number - last - 1
        last = row.number
        reader.read(row.number, _filled(row, fills))
    drafts = reader.finish()
    kind = header.form.parent or header.form.kind
    read = SheetRead(
        sheet=sheet.name,
        kind=kind.id,
        layout="table",
        header_rows=(header.row,),
        rows_read=reader.accepted + len(reader.aside),
        rows_accepted=reader.accepted,
        rows_blank=reader.blank,
        columns=plan.columns,
        aside=tuple(reader.aside),
        titles=_titles(sheet, header),
        form=header.form.id,
    )
    lone = _lone_faults(file, sheet, {row.number for row in body}, header)
    return read, drafts, [*plan.problems, *reader.problems, *lone]


def _titles(sheet: Sheet, header: Header) -> tuple[Aside, ...]:
    """The rows above the header; what they say is not repeated where persons are named."""
    words: dict[int, list[str]] = {
        row.number: [tidy(plain_text(value)) for value in row.values if value is not None]
        for row in sheet.rows
        if row.number < header.row
    }
    for (row, _), text in (*sheet.errors.items(), *sheet.uncomputed.items()):
        if row < header.row:
            words.setdefault(row, []).append(text)
    named = header.form.kind.holds_identities
    return tuple(
        Aside(row, "title", "" if named else " ".join(said)) for row, said in sorted(words.items())
    )


def _merged_fills(sheet: Sheet, header_row: int) -> dict[int, dict[int, Raw]]:
    """Row → column → the value that a merged range shows there."""
    by_number = {row.number: row for row in sheet.rows}
    fills: dict[int, dict[int, Raw]] = {}
    for merged in sheet.merged:
        if merged.first_row <= header_row or merged.first_column != merged.last_column:
            continue
        top = by_number.get(merged.first_row)
        value = top.at(merged.first_column) if top else None
        for number in range(merged.first_row + 1, merged.last_row + 1):
            fills.setdefault(number, {})[merged.first_column] = value
    return fills


def _filled(row: Row, fills: Mapping[int, Mapping[int, Raw]]) -> Sequence[Raw]:
    missing = fills.get(row.number)
    if missing is None:
        return row.values
    cells = list(row.values) + [None] * (max(missing) + 1 - len(row.values))
    for column, value in missing.items():
        if cells[column] is None:
            cells[column] = value
    return cells


def _lone_faults(file: str, sheet: Sheet, read: set[int], header: Header) -> list[Problem]:
    """Faulty cells on rows that hold nothing else: no row shows them."""
    problems = []
    for code, spots in (("V108", sheet.errors), ("V111", sheet.uncomputed)):
        for (row, column), text in spots.items():
            if row in read or row <= header.row:
                continue
            heading = header.cells[column] if column < len(header.cells) else ""
            facts = (("column_en", heading), ("column_fr", heading))
            cell = f"{column_letters(column)}{row}"
            problems.append(
                Problem(code, Severity.ERROR, file, sheet.name, (cell,), value=text, facts=facts)
            )
    return problems
