"""A whole workbook, sheet by sheet: which hold data, and the records they give."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.mappings import NO_MAPPINGS
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.coded_columns import decoded
from absr.reading.columns import SheetPlace, Telling, asked_of_parents, plan_columns
from absr.reading.content_columns import Known, by_content, told_by_content
from absr.reading.drafts import Aside, SheetRead, WorkbookRead
from absr.reading.fills import filled_down, merged_fills
from absr.reading.group_themes import lined_up, told_titles
from absr.reading.headers import SEARCHED_ROWS, Search, find_header
from absr.reading.headings import near_heading
from absr.reading.joined import joined
from absr.reading.kin import sheets_of_children, tell_words
from absr.reading.label_forms import form_tables
from absr.reading.legends import headed, legends_of
from absr.reading.looked_up import with_looked_up
from absr.reading.nomenclatures import code_lists_of, is_nomenclature
from absr.reading.row_places import SheetContent
from absr.reading.rows import RowReader
from absr.reading.split import tables_of
from absr.reading.spreads import is_passed_over, left_unsaid, spread_plan, told_by
from absr.reading.surveys.export import export_of, table_of
from absr.reading.surveys.repeats import with_numbers
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.mappings import Mappings
    from absr.reading.columns import ColumnPlan
    from absr.reading.drafts import Draft
    from absr.reading.fills import Fills
    from absr.reading.legends import Legend
    from absr.reading.spreads import SpreadPlan
    from absr.reading.surveys.export import Export
    from absr.reading.tables import Table
    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Row, Sheet, Workbook

_LONGEST_LABEL = 80
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


def read_tables(
    workbook: Workbook, parser: CellParser, mappings: Mappings = NO_MAPPINGS
) -> WorkbookRead:
    """The drafts and problems of every sheet of `workbook`; parents come first."""
    reader = _WorkbookReader(workbook, parser, mappings)
    sheets = reader.explained(workbook.sheets)
    found = list(zip(sheets, reader.find_all(sheets), strict=True))
    reader.relate([table for _, tables in found for table in tables])
    for sheet, tables in found:
        reader.read(sheet, tables)
    return reader.finish()


def is_recognised(workbook: Workbook) -> bool:
    """Whether a sheet of the workbook is a table, a form or an export that absr knows."""
    return any(_is_known(sheet) for sheet in workbook.sheets)


def _is_known(sheet: Sheet) -> bool:
    search = Search(title=sheet.name)
    if find_header(sheet.rows[:SEARCHED_ROWS], search) or form_tables(sheet.rows, search):
        return True
    export = export_of(sheet)
    return export is not None and table_of(export, search) is not None


def is_own_sheet(name: str) -> bool:
    """Whether a sheet of this name is one of absr's own, with nothing of the user's in it."""
    return fold(name) in _OWN_SHEETS


class _WorkbookReader:
    """Goes through the sheets of one workbook."""

    def __init__(self, workbook: Workbook, parser: CellParser, mappings: Mappings) -> None:
        self._file = workbook.name
        self._parser = parser
        self._mappings = mappings
        self._sheets: list[SheetRead] = []
        self._drafts: list[Draft] = []
        self._problems: list[Problem] = []
        self._of_children: set[int] = set()
        self._words_elsewhere = False
        self._legends: list[Legend] = []
        self._lists: frozenset[str] = frozenset()
        """Sheets that hold lists of codes and nothing else."""
        self._repeated: frozenset[str] = frozenset()
        self._explained: set[tuple[str, str]] = set()
        """Legends of which it was said that they are read."""

    def explained(self, sheets: Sequence[Sheet]) -> list[Sheet]:
        """The sheets with what their formulas look up in the lists of codes of the workbook."""
        lists = {s.name: code_lists_of(s, self._parser) for s in sheets}
        self._lists = frozenset(s.name for s in sheets if is_nomenclature(s, lists.get(s.name, ())))
        self._legends = [
            one.legend for name in self._lists for one in lists[name] if one.legend.list_id
        ]
        by_name = {fold(name): lists[name] for name in self._lists}
        read = [with_looked_up(sheet, by_name, self._file) for sheet in sheets]
        self._problems += [problem for _, problems in read for problem in problems]
        return [sheet for sheet, _ in read]

    def find_all(self, sheets: Sequence[Sheet]) -> list[list[Table]]:
        """The tables of each sheet."""
        self._repeated = _begin_rows_again(sheets)
        self._legends += legends_of([s for s in sheets if self._may_tell(s)], self._parser)
        exports = {
            place: export
            for place, sheet in enumerate(sheets)
            if self._may_tell(sheet) and (export := export_of(sheet)) is not None
        }
        if not exports:
            return [self._find(sheet) for sheet in sheets]
        known = {
            place: (table, export)
            for place, export in exports.items()
            if (table := table_of(export, self._search(sheets[place]))) is not None
        }
        for place in exports.keys() - known.keys():
            self._problems.append(_in_codes(self._file, sheets[place], exports[place]))
        return [
            [with_numbers(*known[place], [*known.values()])]
            if place in known
            else ([] if place in exports else self._find(sheet))
            for place, sheet in enumerate(sheets)
        ]

    def _may_tell(self, sheet: Sheet) -> bool:
        """Whether a sheet is none of absr's own, none that is hidden, and no list of codes."""
        return not _why_no_data(sheet) and sheet.name not in self._lists

    def _find(self, sheet: Sheet) -> list[Table]:
        if not self._may_tell(sheet):
            return []
        rows = headed(sheet.rows, self._legends, SEARCHED_ROWS)
        named = sheet._replace(rows=lined_up(rows, self._parser, SEARCHED_ROWS))
        tables = tables_of(named, self._search(sheet), self._parser)
        return [self._in_words(sheet, table) for table in tables]

    def _in_words(self, sheet: Sheet, table: Table) -> Table:
        """The table with the words of the codes that a legend of the workbook explains."""
        here = [one for one in self._legends if one.sheet == sheet.name]
        legends = [*here, *self._legends]
        table, used, coded = decoded(table, legends, self._mappings)
        told = [
            Problem(
                "H127",
                Severity.INFO,
                self._file,
                legend.sheet or sheet.name,
                (legend.cell,),
                value=legend.shown,
            )
            for legend in used
            if (legend.sheet, legend.cell) not in self._explained
        ]
        self._explained |= {(legend.sheet, legend.cell) for legend in used if legend.sheet}
        place = SheetPlace(self._file, sheet.name, frozenset(), frozenset())
        told += [
            told_by_content(table, place, Known(one.name, one.column, one.filled, one.filled))
            for one in coded
        ]
        return table._replace(problems=(*table.problems, *told))

    def _search(self, sheet: Sheet) -> Search:
        hidden = sheet.hidden_columns - sheet.folded_columns
        return Search(hidden, sheet.name, self._mappings, self._repeated)

    def relate(self, tables: Sequence[Table]) -> None:
        """Settle which tables tell of parents that another describes."""
        self._of_children = {id(tables[place]) for place in sheets_of_children(tables)}
        self._words_elsewhere = tell_words(tables)

    def read(self, sheet: Sheet, tables: Sequence[Table]) -> None:
        """Read one sheet, table by table."""
        if not tables:
            reason = _why_no_data(sheet)
            if reason is None and sheet.name in self._lists:
                reason = "lists"
            unread = SheetRead(sheet.name, None, None, reason=reason or _kind_of_other(sheet))
            self._sheets.append(unread)
            if reason == "hidden" and sheet.rows:
                self._problems.append(Problem("F015", Severity.INFO, self._file, sheet.name))
            return
        above = 0
        for table in tables:
            self._read_table(sheet, table, above)
            above = table.body[-1].number if table.body else table.header.row
        read = {row.number for table in tables for row in table.body}
        hidden = tuple(str(number) for number in sorted(sheet.hidden_rows & read))
        if hidden:
            self._problems.append(Problem("H122", Severity.INFO, self._file, sheet.name, hidden))
        self._problems += _lone_faults(self._file, sheet, read, tables[0])

    def finish(self) -> WorkbookRead:
        """All that was read, parents first."""
        drafts = sorted(self._drafts, key=lambda draft: draft.parent is not None)
        return WorkbookRead(self._file, tuple(self._sheets), tuple(drafts), tuple(self._problems))

    def _read_table(self, sheet: Sheet, table: Table, above: int) -> None:
        of_children = id(table) in self._of_children
        fills = merged_fills(sheet, table)
        table, carried = filled_down(table, fills)
        place = self._place(sheet, table)._replace(of_children=of_children)
        table, known = by_content(table, place, self._parser)
        plan = plan_columns(table, place)
        table, more, taken = joined(table, fills, plan.fields if not plan.spreads else ())
        plan = plan._replace(fields=(*plan.fields, *more))
        added, reader = self._reader(sheet, table, plan)
        unsaid = _feed(reader, table, added, fills)
        _count_joined(reader, taken)
        drafts = reader.finish()
        kind = table.header.form.parent or table.header.form.kind
        self._sheets.append(
            SheetRead(
                sheet=sheet.name,
                kind=kind.id,
                layout=table.layout,
                header_rows=table.header.rows,
                rows_read=reader.accepted + len(reader.aside),
                rows_accepted=reader.accepted,
                rows_blank=reader.blank,
                columns=plan.columns,
                aside=tuple(reader.aside),
                titles=_titles(sheet, table, above),
                form=table.header.form.id,
            )
        )
        self._drafts += drafts
        self._problems += [*table.problems, *known, *plan.problems, *reader.problems]
        self._problems += fills.problem(self._file, sheet.name)
        self._problems += _carried_problem(self._file, sheet.name, table, carried)
        self._problems += self._said_of(sheet, table, plan, reader)
        self._problems += told_titles(table, self._file, sheet.name)
        self._problems += _unsaid_problems(self._file, sheet.name, table, unsaid)

    def _said_of(
        self, sheet: Sheet, table: Table, plan: ColumnPlan, reader: RowReader
    ) -> list[Problem]:
        """What is to be said of the way in which a table was read."""
        header = table.header
        row = (str(header.row),)
        told = []
        told += [self._unknown_label(sheet, table, *one) for one in table.unknown]
        for name, given in table.given.items():
            if not given.address:
                column = next(c for c in header.form.fields() if c.name == name)
                facts = (("column_en", column.label.en), ("column_fr", column.label.fr))
                told.append(
                    Problem(
                        "H113",
                        Severity.INFO,
                        self._file,
                        sheet.name,
                        value=plain_text(given.raw),
                        facts=facts,
                    )
                )
        if table.ref_from:
            told.append(Problem("H111", Severity.WARNING, self._file, sheet.name, row))
        lone = not self._words_elsewhere and table.layout not in {"table", "form"}
        if plan.telling is Telling.PARENTS and lone:
            told.append(Problem("H115", Severity.WARNING, self._file, sheet.name, row))
        if plan.telling is Telling.SPREAD:
            themes = header.places.get("themes")
            if themes is not None and reader.shared:
                cells = _cells_of(table, themes, frozenset(reader.shared))
                told.append(Problem("H110", Severity.INFO, self._file, sheet.name, cells))
            if themes is None and "themes" not in table.given and not table.themed:
                told.append(Problem("H121", Severity.WARNING, self._file, sheet.name, row))
            if all(spread.into == "quote" for _, spread in plan.spreads):
                told.append(Problem("H112", Severity.INFO, self._file, sheet.name, row))
        return told

    def _unknown_label(self, sheet: Sheet, table: Table, label: str, cell: str) -> Problem:
        """H103: a label of a form that is none of absr's; its answer is not taken."""
        near = near_heading(label, table.header.form, table.header.places)
        return Problem(
            "H103", Severity.INFO, self._file, sheet.name, (cell,), value=label, suggestion=near
        )

    def _place(self, sheet: Sheet, table: Table) -> SheetPlace:
        used = _used_columns(table.body)
        if table.layout != "form":
            last = table.body[-1].number if table.body else table.header.row
            used |= {
                i for row, i in (*sheet.errors, *sheet.uncomputed) if table.header.row < row <= last
            }
        return SheetPlace(
            self._file, sheet.name, self._search(sheet).hidden, frozenset(used), self._mappings
        )

    def _reader(self, sheet: Sheet, table: Table, plan: ColumnPlan) -> tuple[_Added, RowReader]:
        form = table.header.form
        spoilt = (column for _, column in (*sheet.errors, *sheet.uncomputed))
        read = (column for column, _ in (*plan.fields, *plan.spreads))
        width = max((*spoilt, *read), default=-1) + 1  # what is added stands beyond both
        by_name = {column.name: column for column in form.fields()}
        named = {*table.header.places, *table.given}
        given = {
            width + place: (
                asked_of_parents(name, told.heading, form, named) or by_name[name],
                told,
            )
            for place, (name, told) in enumerate(table.given.items())
            if name in by_name
        }
        fields = [*plan.fields, *((index, column) for index, (column, _) in given.items())]
        added = _Added(width, tuple(told.raw for _, told in given.values()), None)
        if plan.spreads:
            spread = spread_plan(form, plan.spreads, fields, width + len(given), table.themed)
            fields += spread.fields
            added = added._replace(spread=spread)
        in_table = table.layout != "form"
        content = SheetContent(
            self._file,
            sheet.name,
            form,
            tuple(fields),
            self._parser,
            sheet.errors if in_table else {},
            sheet.uncomputed if in_table else {},
            form.parent is not None and plan.telling is not Telling.CHILDREN,
            {index: told.address for index, (_, told) in given.items()},
            table.letters,
        )
        return added, RowReader(content)


def _begin_rows_again(sheets: Sequence[Sheet]) -> frozenset[str]:
    """The short texts that begin a row on several sheets, as the labels of a form do."""
    if len(sheets) == 1:
        return frozenset()
    met: Counter[str] = Counter()
    for sheet in sheets:
        first = (
            next((v for v in row.values if v not in (None, "")), None)
            for row in sheet.rows[:SEARCHED_ROWS]
        )
        met.update({v for v in first if isinstance(v, str) and len(v) <= _LONGEST_LABEL})
    return frozenset(text for text, times in met.items() if times > 1)


def _used_columns(rows: Sequence[Row]) -> set[int]:
    """The columns in which a row holds something."""
    width = max((len(row.values) for row in rows), default=0)
    blank = list(range(width))
    for row in rows:
        if not blank:
            break
        blank = [column for column in blank if row.at(column) is None]
    return set(range(width)) - set(blank)


class _Added(NamedTuple):
    """What a row of a sheet is given before it is read."""

    width: int
    """Columns of the sheet that are read; what is added stands to their right."""
    given: tuple[Raw, ...]
    spread: SpreadPlan | None


def _feed(reader: RowReader, table: Table, added: _Added, fills: Fills) -> list[tuple[int, str]]:
    """Hand the rows of a table to their reader, as they are or as their layout tells them.

    What is given back: column and address of the cells that say something of records where
    their row tells none.
    """
    unsaid: list[tuple[int, str]] = []
    last = table.header.row
    none: Mapping[int, str] = {}
    counts_blank = table.layout != "form"
    is_plain = not added.given and added.spread is None and not table.places
    for place, row in enumerate(table.body):
        number = row.number
        if counts_blank and number > last + 1:
            reader.blank += number - last - 1
        last = number
        if number in table.aside:
            reader.set_aside(number, table.aside[number], row.values)
            continue
        cells = fills.filled(row)
        if is_plain:
            reader.read(number, cells)
            continue
        whole = [*cells, *([None] * (added.width - len(cells)))][: added.width]
        places = table.places[place] if table.places else none
        if added.spread is None:
            blank = all(cell in (None, "") for cell in whole)
            reader.read(row.number, whole if blank else [*whole, *added.given], places)
        else:
            base = [*whole, *added.given]
            told = list(told_by(row.number, base, added.spread, places))
            for column, spread in added.spread.spreads:
                if is_passed_over(base[column], spread):
                    for _, address in _addresses(table, row.number, [column], places):
                        reader.pass_over(spread, address)
            accepted = reader.accepted
            reader.read_spread(row.number, whole, told)
            if reader.accepted > accepted:
                left = left_unsaid(base, told, added.spread)
                unsaid += _addresses(table, row.number, left, places)
    return unsaid


def _cells_of(table: Table, column: int, rows: frozenset[int]) -> tuple[str, ...]:
    """The addresses of a column in some rows of a table."""
    letters = table.letters.get(column) or column_letters(column)
    known = (
        table.places[place].get(column) if table.places else f"{letters}{row.number}"
        for place, row in enumerate(table.body)
        if row.number in rows
    )
    return tuple(dict.fromkeys(cell for cell in known if cell))


def _count_joined(reader: RowReader, taken: Mapping[int, int]) -> None:
    """Rows that stand on another share its lot: taken with it, or set aside with it."""
    reasons = {aside.row: aside.reason for aside in reader.aside}
    reader.blank -= len(taken)
    for row, first in taken.items():
        if first in reasons:
            reader.set_aside(row, reasons[first], ())
        else:
            reader.accepted += 1


def _addresses(
    table: Table, number: int, columns: Sequence[int], places: Mapping[int, str]
) -> list[tuple[int, str]]:
    """Columns of the sheet with the address of their cell in a row."""
    return [
        (i, places.get(i) or f"{table.letters.get(i) or column_letters(i)}{number}")
        for i in columns
        if i in table.header.places.values() or i < len(table.header.cells)
    ]


def _why_no_data(sheet: Sheet) -> str | None:
    own = _OWN_SHEETS.get(fold(sheet.name))
    if own is not None:
        return own
    if sheet.state != "visible":
        return "hidden"
    return None if sheet.rows or sheet.errors or sheet.uncomputed else "empty"


_OTHERS = {
    "summary": "synthese recap recapitulatif bilan tcd totaux statistiques stats tableau de bord "
    "resume graphique graphiques quotas suivi avancement summary chart",
    "documentation": "notice mode d emploi aide consignes instructions guide readme a lire "
    "legende explications documentation help",
    "lists": "liste nomenclature parametres menus deroulants validation codes "
    "referentiel themes choix choices settings",
}


def _kind_of_other(sheet: Sheet) -> str:
    """What a sheet without any table known to absr is, by its name."""
    name = f" {fold(sheet.name)} "
    for reason, words in _OTHERS.items():
        if any(f" {word} " in name for word in words.split()):
            return reason
    return "unrecognised"


def _titles(sheet: Sheet, table: Table, above: int) -> tuple[Aside, ...]:
    """The rows outside the table; what they say is not repeated where persons are named."""
    taken = {given.address for given in table.given.values()}
    words: dict[int, list[str]] = {}
    for row in table.titles:
        for index, value in enumerate(row.values):
            if value is not None and f"{column_letters(index)}{row.number}" not in taken:
                words.setdefault(row.number, []).append(tidy(plain_text(value)))
    if table.layout != "form":
        first = table.header.rows[0]
        for (number, _), text in (*sheet.errors.items(), *sheet.uncomputed.items()):
            if above < number < first:
                words.setdefault(number, []).append(text)
    named = table.header.form.kind.holds_identities
    return tuple(
        Aside(row, "title", "" if named else " ".join(said)) for row, said in sorted(words.items())
    )


def _in_codes(file: str, sheet: Sheet, export: Export) -> Problem:
    """H120: an export whose headings are codes, or questions that absr does not know."""
    asked = [text for text in export.headings if text]
    shown = ", ".join(asked[:3])
    facts = (("tool", export.tool.layout),)
    place = (str(export.number),)
    return Problem("H120", Severity.ERROR, file, sheet.name, place, value=shown, facts=facts)


def _carried_problem(file: str, sheet: str, table: Table, rows: Sequence[int]) -> list[Problem]:
    """H108 when the number of an interview was carried to the rows below it."""
    if not rows:
        return []
    letters = column_letters(table.header.places["ref"])
    cells = tuple(f"{letters}{row}" for row in rows)
    return [Problem("H108", Severity.INFO, file, sheet, cells)]


def _unsaid_problems(
    file: str, sheet: str, table: Table, unsaid: Sequence[tuple[int, str]]
) -> list[Problem]:
    """H107 for the cells that say something of what an interview told, where it told nothing."""
    cells: dict[int, list[str]] = {}
    for index, address in unsaid:
        cells.setdefault(index, []).append(address)
    return [
        Problem(
            "H107",
            Severity.INFO,
            file,
            sheet,
            tuple(found),
            value=table.header.cells[index] or None,
        )
        for index, found in cells.items()
    ]


def _lone_faults(file: str, sheet: Sheet, read: set[int], table: Table) -> list[Problem]:
    """Faulty cells on rows that hold nothing else: no row shows them."""
    problems = []
    header = table.header
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
