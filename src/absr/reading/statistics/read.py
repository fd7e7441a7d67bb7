"""A published file read for one project: recognised, streamed, and brought down to its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.reading.statistics.below import LinesBelow
from absr.reading.statistics.collector import Collector
from absr.reading.statistics.extract import extract_of
from absr.reading.statistics.listed import District, DistrictTable, FamilyTable
from absr.reading.statistics.melodi import MelodiTable
from absr.reading.statistics.shapes import (
    CAF,
    HEADING_ROWS,
    MELODI,
    QPV,
    Heading,
    heading_of_text,
    names_of,
    shape_of,
)
from absr.reading.statistics.told import (
    not_summed,
    renamed,
    told_of_rows,
    without_commune,
    wrong_sums,
)
from absr.reading.statistics.wide import WideTable, level_of
from absr.tabular.rejection import Rejected
from absr.tabular.statistics_stream import Text, TextStream, head_of, texts_in
from absr.tabular.workbook import SheetState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.reading.statistics.collector import Found
    from absr.reading.statistics.territories import Plan
    from absr.tabular.workbook import Sheet, Workbook

    Table = WideTable | MelodiTable | DistrictTable | FamilyTable


_EMPTY = frozenset({"F011", "F041"})
"""What is said of a table that has nothing of the commune; another of the file may have it."""


class TableRead(NamedTuple):
    """What one table gave."""

    sheet: str
    layout: str
    heading_row: int
    columns: tuple[tuple[str, str], ...]
    """Letters and heading of each column that is kept."""
    rows: int
    kept_rows: int
    found: tuple[Found, ...] = ()
    districts: tuple[District, ...] = ()
    problems: tuple[Problem, ...] = ()
    extract: bytes = b""
    has_commune: bool = True


class PublishedFile(NamedTuple):
    """A file that holds published tables, not read yet."""

    path: Path
    tables: tuple[tuple[Text, Heading], ...]


class StatisticsRead(NamedTuple):
    """What a published file gave."""

    file: str
    sha256: str
    tables: tuple[TableRead, ...]
    problems: tuple[Problem, ...]

    @property
    def extract(self) -> bytes:
        """The lines that hold what was kept, as evidence."""
        return b"\n".join(table.extract for table in self.tables if table.extract)


def recognise(path: Path) -> PublishedFile | None:
    """The published tables among the texts of a file, by their headings; None for other files."""
    try:
        texts = texts_in(path)
        found = ((text, heading_of_text(head_of(text))) for text in texts)
        tables = tuple((text, heading) for text, heading in found if heading is not None)
    except (Rejected, OSError):
        return None  # what is wrong with it, the reading of other files tells
    return PublishedFile(path, tables) if tables else None


def read_published(published: PublishedFile, plan: Plan, commune: str) -> StatisticsRead:
    """The values that the project needs of a published file; `commune` is the name of its town."""
    name = published.path.name
    tables = []
    sha256 = ""
    for text, heading in published.tables:
        stream = TextStream(text)
        reading = _Reading(name, heading, plan, text.name.rpartition(".")[0] or text.name)
        try:
            for lines in stream.blocks(reading.below.of):
                reading.table.take_lines(lines, heading.separator)
        except (Rejected, OSError) as fault:
            rejected = fault if isinstance(fault, Rejected) else Rejected("F001")
            problem = rejected.problem(name)
            return StatisticsRead(name, "", (), (problem,))
        sha256 = stream.sha256
        tables.append(reading.finished(commune))
    return _settled(StatisticsRead(name, sha256, tuple(tables), ()), plan)


def read_sheets(workbook: Workbook, plan: Plan, commune: str) -> StatisticsRead | None:
    """The same of a workbook; None when no visible sheet of it is a published table."""
    tables = []
    for sheet in workbook.sheets:
        if sheet.state is not SheetState.VISIBLE:
            continue
        heading = _heading_of_sheet(sheet)
        if heading is None:
            continue
        reading = _Reading(workbook.name, heading, plan, sheet.name)
        if isinstance(reading.table, WideTable):
            reading.table.level = level_of(sheet.name)
        for row in sheet.rows:
            if row.number > heading.row:
                reading.table.take_row(row.number, row.values, _as_line(row.values))
        tables.append(reading.finished(commune))
    if not tables:
        return None
    return _settled(StatisticsRead(workbook.name, workbook.sha256, tuple(tables), ()), plan)


def _heading_of_sheet(sheet: Sheet) -> Heading | None:
    for row in sheet.rows[:HEADING_ROWS]:
        if row.number > HEADING_ROWS:
            return None
        names = names_of(row.values)
        shape = shape_of(names)
        if shape:
            return Heading(shape, row.number, names, b";")
    return None


def _as_line(values: Sequence[object]) -> bytes:
    """A row of a workbook as a line of its extract."""
    return b";".join(
        b"" if value is None else str(value).replace(";", ",").replace("\n", " ").encode()
        for value in values
    )


def _settled(read: StatisticsRead, plan: Plan) -> StatisticsRead:
    """Refused where no table has the commune, or none of the variables needed."""
    problems = [problem for table in read.tables for problem in table.problems]
    absent = [problem for problem in problems if problem.code in _EMPTY]
    if any(table.found or table.districts for table in read.tables):
        kept = tuple(problem for problem in problems if problem.code not in _EMPTY)
        found = [one for table in read.tables for one in table.found]
        return read._replace(problems=(*kept, *not_summed(found, plan, read)))
    if absent:
        others = tuple(p for p in problems if p.severity is not Severity.INFO and p not in absent)
        return read._replace(problems=(*others, absent[0]))
    nothing = Problem("F043", Severity.ERROR, read.file, value=read.tables[0].layout)
    return read._replace(problems=(*problems, nothing))


class _Reading:
    """Reads one table, block by block or row by row."""

    def __init__(self, file: str, heading: Heading, plan: Plan, sheet: str) -> None:
        self._file = file
        self._heading = heading
        self.collector = Collector(plan, sheet)
        self.table = _table(heading, self.collector, sheet)
        self.below = LinesBelow(heading, by_column=isinstance(self.table, WideTable))

    def finished(self, commune: str) -> TableRead:
        """What the table gave, once all of it was taken."""
        table, collector = self.table, self.collector
        if isinstance(table, FamilyTable):
            table.finish()
        districts = tuple(table.districts.values()) if isinstance(table, DistrictTable) else ()
        values, wrong = collector.settled(table.headings)
        problems = told_of_rows(collector, self._file)
        of_areas = isinstance(table, WideTable) and bool(table.level)
        has_commune = collector.has_commune or bool(districts) or of_areas
        if not has_commune:
            problems.append(without_commune(collector, self._file, commune))
            values = []
        problems += wrong_sums(wrong, self._file, collector)
        problems += self._of_columns()
        extract = extract_of(
            (self._heading.row, self.below.raw_heading or _as_line(self._heading.names)),
            collector.lines,
            values,
            self._heading.separator,
            collector.sheet,
        )
        return TableRead(
            collector.sheet,
            self._heading.shape,
            self._heading.row,
            self._columns(),
            collector.rows,
            len(collector.lines),
            tuple(values),
            districts,
            tuple(problems),
            extract if values or districts else b"",
            has_commune,
        )

    def _columns(self) -> tuple[tuple[str, str], ...]:
        spots = {spot.column: variable for variable, spot in self.table.headings.items()}
        from absr.model.source import column_index

        names = self._heading.names
        return tuple((column, names[column_index(column)]) for column in spots)

    def _of_columns(self) -> list[Problem]:
        """What is to be said of the headings."""
        sheet = self.collector.sheet or None
        if isinstance(self.table, MelodiTable) and self.table.unknown:
            names = sorted(self.table.unknown)
            facts = (("count", str(len(names))), ("names", ", ".join(names[:12])))
            return [Problem("H125", Severity.INFO, self._file, sheet, facts=facts)]
        if not isinstance(self.table, WideTable):
            return []
        problems = renamed(self.table.headings, self._file, self.collector.sheet)
        if self.table.unsaid:
            problems.append(Problem("H124", Severity.WARNING, self._file, sheet))
        return problems


def _table(heading: Heading, collector: Collector, sheet: str) -> Table:
    made: dict[str, type[Table]] = {MELODI: MelodiTable, QPV: DistrictTable, CAF: FamilyTable}
    return made.get(heading.shape, WideTable)(heading, collector, sheet)
