"""The rows of one sheet, turned into drafts of records, with every cell accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.reading.drafts import Aside, Draft
from absr.reading.parents import Contradiction, Parent, Told
from absr.reading.record_keys import key_of_ref
from absr.reading.row_cells import REMARKS, CellReader
from absr.reading.row_drafts import DraftMaker, tells, united
from absr.reading.row_places import RowPlaces, SheetContent
from absr.reading.row_sorter import RowSorter
from absr.reading.values import Parsed, plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.fields import Field, Spread
    from absr.reading.spreads import SpreadRow
    from absr.reading.values import Raw


class RowReader:
    """Reads the rows of one sheet in order; `finish` gives what they told."""

    def __init__(self, content: SheetContent) -> None:
        """Prepare to read the rows of `content`."""
        self._content = content
        kind = content.form.kind
        self._own = frozenset(c.name for c in kind.fields)
        self._required = tuple(c for c in kind.fields if c.required)
        self._places = RowPlaces(content)
        self._sorter = RowSorter(content, self._places)
        self._cells = CellReader(content, self._places)
        self._maker = DraftMaker(content, self._places)
        self._told_by_rows = self._parent_fields()
        self._names_told = tuple(column.name for column in self._told_by_rows)
        self._parents: dict[str, Parent] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._slips: dict[str, int] = {}
        self.drafts: list[Draft] = []
        self.aside: list[Aside] = []
        self.shared: list[int] = []
        """Rows that tell several records."""
        self.accepted = 0
        self.blank = 0

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong with the rows read so far."""
        return self._cells.problems

    def read(
        self, number: int, cells: Sequence[Raw], places: Mapping[int, str] | None = None
    ) -> None:
        """Take one row, by its number in the spreadsheet.

        `places` gives the addresses of cells that were brought here from elsewhere.
        """
        if places is not None:
            self._places.brought(places)
        reason = self._sorter.reason(cells)
        if reason == "blank":
            self.blank += 1
        elif reason is not None:
            shown = " ".join(tidy(plain_text(c)) for c in cells if c is not None and c != "")
            self._set_aside(number, reason, "" if reason == "example" else shown)
        else:
            self._data_row(number, cells)

    def read_spread(self, number: int, whole: Sequence[Raw], told: Iterable[SpreadRow]) -> None:
        """Take one row of which several records are told; it counts as one.

        `whole` is the row as it stands on the sheet; each of `told` the cells of one record and
        their addresses.
        """
        reason = self._sorter.reason(whole)
        if reason == "blank":
            self.blank += 1
            return
        if reason is not None:
            self.read(number, whole)
            return
        accepted, aside = self.accepted, len(self.aside)
        records = list(told)
        if len(records) > 1:
            self.shared.append(number)
        self._cells.is_shared = True
        for cells, places in records:
            self._places.brought(places)
            self._data_row(number, cells)
        self._cells.is_shared = False
        if self.accepted > accepted:
            self.accepted = accepted + 1
            del self.aside[aside:]
        else:
            del self.aside[aside + 1 :]

    def pass_over(self, spread: Spread, address: str) -> None:
        """Say that a cell of several records only tells that there are none."""
        facts = (("column_en", spread.label.en), ("column_fr", spread.label.fr))
        where = (self._content.file, self._content.sheet, (address,))
        self.problems.append(Problem("V126", Severity.INFO, *where, facts=facts))

    def set_aside(self, number: int, reason: str, cells: Sequence[Raw]) -> None:
        """Leave out a row for a reason that its layout gives."""
        shown = " ".join(tidy(plain_text(c)) for c in cells if c is not None and c != "")
        self._set_aside(number, reason, shown)

    def finish(self) -> list[Draft]:
        """The drafts of the sheet, parents first; what parents lack is said."""
        told = {draft.parent for draft in self.drafts}
        parents = []
        for key, parent in self._parents.items():
            if key in told or self._is_known(parent):
                parents.append(self._parent_draft(key, parent))
            else:
                self._no_record(parent)
        by_key = {draft.key: draft for draft in parents}
        return parents + self._maker.following(self.drafts, by_key)

    def _parent_draft(self, key: str, parent: Parent) -> Draft:
        """The draft of a parent; what it lacks is said."""
        for column in self._told_by_rows:
            if column.required and not parent.is_told(column.name):
                self._cells.missing(parent.row, column.name)
        return self._maker.parent(key, parent)

    def _is_known(self, parent: Parent) -> bool:
        """Whether anything that its kind asks for was told of a parent."""
        asked = (c.name for c in self._told_by_rows if c.required and c.name != "ref")
        return any(map(parent.is_told, asked))

    def _no_record(self, parent: Parent) -> None:
        """A number that nothing else is told of (a count below the table) is no interview."""
        known = {aside.row for aside in self.aside}
        for row in parent.rows:
            if row not in known:
                self.accepted -= 1
                self._set_aside(row, "note", parent.ref)

    def _data_row(self, number: int, cells: Sequence[Raw]) -> None:
        parsed = self._cells.row(number, cells)
        ref = parsed.get("ref")
        has_ref = ref is not None and isinstance(ref.value, str)
        if not has_ref and self._content.belongs_to_a_parent:
            self._cells.missing(number, "ref")
            self._set_aside(number, "incomplete", "")
            return
        if self._content.tells_parents and ref is not None:
            self._tell_parent(number, str(ref.value), parsed, cells)
        self._own_record(number, parsed, str(ref.value) if ref else None)

    def _set_aside(self, number: int, reason: str, text: str) -> None:
        if self._content.form.kind.holds_identities:
            text = ""
        self.aside.append(Aside(number, reason, text))

    def _tell_parent(
        self, number: int, ref: str, parsed: Mapping[str, Parsed], cells: Sequence[Raw]
    ) -> None:
        """Add what this row says of its parent; contradictions are named."""
        key = key_of_ref(ref)
        parent = self._parents.get(key)
        if parent is None:
            parent = self._parents[key] = Parent(ref, number)
        parent.rows.append(number)
        row = tuple(map(parsed.get, self._names_told))
        if row == parent.settled:
            return
        parent.settled = row
        for column, cell in zip(self._told_by_rows, row, strict=True):
            if cell is None:
                continue
            if cell.value is None and (cell.code is None or cell.as_written is None):
                if cell.code is not None:
                    parent.faulty.add(column.name)
                continue
            address = self._places.of(column.name, number)
            told = Told(column, cell, address, self._repeated(column, cell, cells))
            clash = parent.tell(told)
            if clash is not None:
                parent.settled = None
                self._contradiction(clash, parent.ref)

    def _repeated(self, column: Field, cell: Parsed, cells: Sequence[Raw]) -> str | None:
        """What a message repeats of a cell; words beside an answer may name somebody."""
        if cell.code in REMARKS:
            return None
        index = self._places.column(column.name)
        if index is None or index >= len(cells):
            return None
        return tidy(plain_text(cells[index]))

    def _contradiction(self, clash: Contradiction, ref: str) -> None:
        column, first = clash.told.column, clash.first
        shown = clash.told.shown if first.shown is not None else None
        self.problems.append(
            Problem(
                "X201",
                Severity.ERROR,
                self._content.file,
                self._content.sheet,
                (clash.told.address,),
                field=column.name,
                value=shown,
                facts=(
                    ("column_en", column.label.en),
                    ("column_fr", column.label.fr),
                    ("first", first.address),
                    ("first_value", (first.shown or "") if shown is not None else ""),
                    ("ref", ref),
                ),
            )
        )

    def _parent_fields(self) -> tuple[Field, ...]:
        parent = self._content.form.parent
        if parent is None or not self._content.tells_parents:
            return ()
        mine = self._own
        return tuple(c for c in parent.fields if c.name not in mine and self._places.has(c.name))

    def _own_record(self, number: int, parsed: Mapping[str, Parsed], ref: str | None) -> None:
        """The draft that this row makes, unless it lacks what its kind cannot do without."""
        kind = self._content.form.kind
        mine = self._own
        given = {n: cell for n, cell in parsed.items() if n in mine and tells(cell)}
        if not given and self._content.form.parent is not None and self._says_nothing(parsed):
            if self._content.tells_parents:
                self.accepted += 1
            else:
                self._set_aside(number, "note", ref or "")
            return
        if not self._has_all(number, given):
            self._set_aside(number, "incomplete", "")
            return
        draft = self._maker.own(number, parsed, given, ref)
        if kind.anonymous and not draft.values.get("ref"):
            draft = self._one_more(draft)
        same = (draft.parent or "", draft.key)
        if draft.key and same in self._seen:
            self._again(number, draft, self._seen[same])
            return
        self._seen[same] = len(self.drafts)
        self.drafts.append(draft)
        self.accepted += 1

    def _says_nothing(self, parsed: Mapping[str, Parsed]) -> bool:
        """Whether a row tells only of its parent: none of the kind's own cells is filled."""
        own = (cell for name, cell in parsed.items() if name in self._own)
        return all(cell.value is None and cell.code is None for cell in own)

    def _has_all(self, number: int, given: Mapping[str, Parsed]) -> bool:
        """Whether a record can stand without what it lacks; what is missing is said."""
        blocked = False
        for column in self._required:
            if column.name not in given and column.replaced_by not in given:
                self._cells.missing(number, column.name)
                blocked = blocked or column.blocking
        return not blocked

    def _one_more(self, draft: Draft) -> Draft:
        """A slip without a number: the third that says the same is the third of them."""
        count = self._slips[draft.key] = self._slips.get(draft.key, 0) + 1
        return draft if count == 1 else draft._replace(key=f"{draft.key} {count}")

    def _again(self, number: int, draft: Draft, place: int) -> None:
        """A row that says again what another says, or another thing of it."""
        first = self.drafts[place]
        if draft.parent is not None:
            both, other = united(first, draft, self._content.form.kind)
            if other is None and both != first:
                self.drafts[place] = both  # the same words under one theme more
                self._set_aside(number, "joined", "")
                return
            self.drafts[place] = both
            problem = self._said_otherwise(number, draft, first, other)
            reason = "duplicate"
        elif draft.values == first.values:
            problem = self._said_otherwise(number, draft, first, None)
            reason = "duplicate"
        else:
            value = None if draft.identity else str(draft.values.get("ref", "")) or None
            spot = (draft.source.cell or str(number),)
            facts = (("other", first.source.address),)
            where = (self._content.file, self._content.sheet, spot)
            problem = Problem("X203", Severity.ERROR, *where, value=value, facts=facts)
            reason = "conflict"
        self.problems.append(problem)
        self._set_aside(number, reason, "")

    def _said_otherwise(
        self, number: int, draft: Draft, first: Draft, field: Field | None
    ) -> Problem:
        """X202 for the same record once more, X224 where a column says another thing of it."""
        there = first.source.cell or str(first.source.row)
        where = (self._content.file, self._content.sheet)
        if field is None:
            spot = (draft.source.cell or str(number),)
            return Problem("X202", Severity.WARNING, *where, spot, facts=(("first", there),))
        spot = (draft.cells.get(field.name) or str(number),)
        facts = (
            ("column_en", field.label.en),
            ("column_fr", field.label.fr),
            ("first", first.cells.get(field.name) or there),
        )
        return Problem("X224", Severity.WARNING, *where, spot, field=field.name, facts=facts)
