"""The sheet of an export as a table: its own columns left out, options and repeats put together."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.headers import Search, find_header, row_texts
from absr.reading.headings import is_known
from absr.reading.surveys.options import grouped_options, options_of
from absr.reading.surveys.tools import LIMESURVEY, key_of, tool_of, why_left
from absr.reading.tables import Table
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.reading.headers import Header
    from absr.reading.surveys.options import Options
    from absr.reading.surveys.tools import Tool
    from absr.reading.values import Raw
    from absr.tabular.workbook import Sheet

_FIRST_ROWS = 3


class Export(NamedTuple):
    """A sheet of an export, its columns settled."""

    tool: Tool
    number: int
    """Its header's row."""
    raw: tuple[str, ...]
    """The headings as the tool wrote them."""
    headings: tuple[str, ...]
    """The headings as questions, empty where the column is none."""
    rows: Sequence[Row]
    left_out: Mapping[int, str]
    aside: Mapping[int, str]
    groups: Row | None = None
    """The row of the groups above the header, where the tool writes one."""
    above: Sequence[Row] = ()
    """What stands above all that."""
    marks: Sequence[Row] = ()
    """Rows of marks below the header."""

    def column(self, *names: str) -> int | None:
        """The first column of the tool called by one of these names."""
        keys = [key_of(h.partition(". ")[0] if _is_coded(h) else h, self.tool) for h in self.raw]
        return next((keys.index(name) for name in names if name in keys), None)


def export_of(sheet: Sheet) -> Export | None:
    """The sheet as an export, or None when no tool's signature is on it."""
    for place, row in enumerate(sheet.rows[:_FIRST_ROWS]):
        raw = row_texts(row.values)
        tool = tool_of(raw)
        if tool is None or (tool.header_rows > 1 and place == 0):
            continue
        first = place - 1 if tool.header_rows > 1 else place
        marks = [r for r in sheet.rows[place + 1 :] if _is_marked(r)]
        known = {r.number for r in marks}
        rows = [r for r in sheet.rows[place + 1 :] if r.number not in known]
        groups = sheet.rows[first] if first < place else None
        return _settled(
            Export(
                tool,
                row.number,
                raw,
                raw,
                rows,
                {},
                {},
                groups=groups,
                above=sheet.rows[:first],
                marks=marks,
            )
        )
    return None


def table_of(export: Export, search: Search) -> Table | None:
    """The table of an export, or None when its questions are none that absr knows."""
    search = search._replace(title="")
    header = find_header([(export.number, export.headings)], search)
    if header is None:  # too few questions by themselves: the tool's own columns count as well
        cells = _with_own_columns(export)
        header = find_header([(export.number, cells)], search)
        if header is None:
            return None
        header = _without(header, export.headings)
    if export.groups is not None:
        header = header._replace(rows=(export.groups.number, export.number))
    table = Table(
        header,
        sorted([*export.rows, *export.marks]),
        export.tool.layout,
        titles=export.above,
        left_out=export.left_out,
        aside={**export.aside, **{row.number: "header" for row in export.marks}},
        written=export.raw,
    )
    return _with_number_and_day(table, export)


def _with_own_columns(export: Export) -> tuple[str, ...]:
    """The headings, the number and the day that the tool itself notes among them."""
    cells = list(export.headings)
    for name, columns in (("date", export.tool.moment), ("ref", export.tool.number)):
        column = export.column(*columns)
        if column is not None:
            cells[column] = name
    return tuple(cells)


def _without(header: Header, headings: Sequence[str]) -> Header:
    """The header with the questions alone."""
    asked = {name: i for name, i in header.places.items() if headings[i]}
    return header._replace(places=asked, cells=tuple(headings))


def _is_marked(row: Row) -> bool:
    """Whether a row is that of the marks (`#indicator`) some exports have below their header."""
    filled = [str(value) for value in row.values if value not in (None, "")]
    return bool(filled) and all(text.startswith("#") for text in filled)


def _is_coded(heading: str) -> bool:
    """Whether a heading is a code and its question: `G01Q02. Date`."""
    return bool(re.match(r"[A-Za-z]\w*(?:\[\w+\])?\. ", heading))


def _settled(export: Export) -> Export:
    tool = export.tool
    left = {
        column: why for column, heading in enumerate(export.raw) if (why := why_left(heading, tool))
    }
    coded = tool is LIMESURVEY and sum(map(_is_coded, export.raw)) > len(export.raw) / 2
    asked = [h.partition(". ")[2] if coded and _is_coded(h) else h for h in export.raw]
    groups = row_texts(export.groups.values) if export.groups is not None else ()
    many = grouped_options(groups, asked, export.rows) if groups else []
    many += options_of(asked, export.rows, {**left, **_columns(many)})
    heads = [_question(h, tool) if i not in left else "" for i, h in enumerate(asked)]
    for options in many:
        for column in options.columns:
            left[column] = "options"
            heads[column] = ""
        heads[options.first] = _question(options.question, tool)
        left.pop(options.first)
        left |= _summaries(asked, options, left)
    for column, why in left.items():
        if why == "summary_of_options":
            heads[column] = ""
    return export._replace(
        headings=tuple(heads),
        rows=[_answers(row, many, tool) for row in export.rows],
        left_out=left,
        aside=_aside(export),
    )


def _columns(many: Sequence[Options]) -> dict[int, str]:
    return {column: "options" for options in many for column in options.columns}


def _summaries(asked: Sequence[str], options: Options, left: Mapping[int, str]) -> dict[int, str]:
    """The column that repeats in one cell what the columns of the options say."""
    return {
        column: "summary_of_options"
        for column, heading in enumerate(asked)
        if heading == options.question and column not in left and column not in options.columns
    }


def _question(heading: str, tool: Tool) -> str:
    """A question without the groups it stands in."""
    if not tool.groups or tool.groups not in heading or is_known(heading):
        return heading
    return heading.rsplit(tool.groups, maxsplit=1)[1].strip() or heading


def _answers(row: Row, many: Sequence[Options], tool: Tool) -> Row:
    """A row with its options put together; what LimeSurvey did not ask is empty."""
    values = list(row.values)
    if tool is LIMESURVEY:
        values = [None if value == "N/A" else value for value in values]
    for options in many:
        chosen = options.chosen(row)
        values += [None] * (options.first + 1 - len(values))
        values[options.first] = chosen or None
    return Row(row.number, tuple(values))


def _aside(export: Export) -> dict[int, str]:
    """Answers that are not finished, or that somebody refused."""
    reasons: dict[int, str] = {}
    for name, pattern, reason in export.tool.aside:
        column = export.column(name)
        if column is None:
            continue
        for row in export.rows:
            said = fold(str(row.at(column) if row.at(column) is not None else ""))
            if re.fullmatch(pattern, said) and any(v not in (None, "") for v in row.values):
                reasons.setdefault(row.number, reason)
    return reasons


def _with_number_and_day(table: Table, export: Export) -> Table:
    """Where no question asks them: the number of the answer, and the day on which it was given."""
    if table.header.form.parent is None:
        return table
    for name, columns in (("date", export.tool.moment), ("ref", export.tool.number)):
        column = export.column(*columns)
        if name not in table.header.places and column is not None:
            table = _taken(table, name, column, export.raw[column])
    return table


def _numbered_by(row: Row, column: int) -> Row:
    values = list(row.values)
    if column < len(values):
        values[column] = _as_number(values[column], "ref")
    return Row(row.number, tuple(values))


def _as_number(raw: Raw, name: str) -> Raw:
    """A moment that numbers an answer is its words: no date was meant."""
    if name != "ref" or not isinstance(raw, dt.date):
        return raw
    return raw.isoformat(" ", "seconds") if isinstance(raw, dt.datetime) else raw.isoformat()


def _taken(table: Table, name: str, column: int, heading: str) -> Table:
    """The table with a column of the tool read as a field; one read already is read once more."""
    header = table.header
    cells = list(header.cells)
    left = {place: why for place, why in table.left_out.items() if place != column}
    if column not in header.places.values():
        cells[column] = heading
        header = header._replace(places={**header.places, name: column}, cells=tuple(cells))
        body = table.body if name != "ref" else [_numbered_by(row, column) for row in table.body]
        return table._replace(header=header, left_out=left, body=body)
    width = max([len(cells), *(len(row.values) for row in table.body)])
    body = [
        Row(
            row.number,
            (
                *row.values,
                *([None] * (width - len(row.values))),
                _as_number(row.at(column), name),
            ),
        )
        for row in table.body
    ]
    header = header._replace(places={**header.places, name: width})
    letters = {**table.letters, width: column_letters(column)}
    return table._replace(header=header, body=body, left_out=left, letters=letters)
