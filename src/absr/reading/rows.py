"""The rows of one sheet, turned into drafts of records, with every cell accounted for."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from absr.model.codes import CODES
from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.labels import fold
from absr.model.problem import Problem, Severity
from absr.model.source import Source, column_letters
from absr.reading.drafts import Aside, Draft
from absr.reading.parents import Contradiction, Parent, Told, keeps_words
from absr.reading.permissions import narrower
from absr.reading.record_keys import key_of_ref, record_key
from absr.reading.values import Parsed, plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.fields import Field, Kind, SheetForm, Spread
    from absr.reading.spreads import SpreadRow
    from absr.reading.values import CellParser, Raw, Value

_REMARKS = frozenset({"V120", "V121"})
_EMPTY = (None, "")
_COMPARED = frozenset({str, dt.datetime})
"""Types of which equal values are the same content: 1 equals True."""
_EXAMPLE = ("exemple", "example")
_LONGEST_REF = 24
_TOTAL_ALONE = frozenset({"total", "totaux", "total general", "sous total", "grand total"})
_TOTAL = ("total ", "totaux ", "sous total ", "moyenne ", "subtotal ")


class SheetContent(NamedTuple):
    """What the rows of a sheet are read with."""

    file: str
    sheet: str
    form: SheetForm
    fields: tuple[tuple[int, Field], ...]
    parser: CellParser
    errors: Mapping[tuple[int, int], str]
    """(row, column) → the error value Excel shows there."""
    uncomputed: Mapping[tuple[int, int], str]
    """(row, column) → a formula that was never computed."""
    tells_parents: bool = True
    """Whether the rows say anything of their parents but the number."""
    elsewhere: Mapping[int, str] = MappingProxyType({})
    """Column → the cell it was brought from, for all rows; empty when no cell says it."""
    letters: Mapping[int, str] = MappingProxyType({})
    """Column → what it is called where that is not the letters of its place."""


class RowReader:
    """Reads the rows of one sheet in order; `finish` gives what they told."""

    def __init__(self, content: SheetContent) -> None:
        """Prepare to read the rows of `content`."""
        self._content = content
        kind = content.form.kind
        self._own = frozenset(c.name for c in kind.fields)
        self._identity = frozenset(c.name for c in kind.fields if c.identity)
        self._telling = kind.telling
        self._letters = {**{i: column_letters(i) for i, _ in content.fields}, **content.letters}
        self._places = {c.name: index for index, c in reversed(content.fields)}
        self._elsewhere: Mapping[int, str] = content.elsewhere
        self._faults = self._faulty_cells()
        self._told_by_rows = self._parent_fields()
        self._required = tuple(c for c in kind.fields if c.required)
        self._columns: tuple[tuple[int, Field, dict[Raw, Parsed] | None], ...] = tuple(
            (index, c, None if c.value is ValueType.LONG_TEXT else {})
            for index, c in content.fields
        )
        """Place, column, and the contents met in it of which nothing is to be said."""
        self._usual: set[Raw] = set()
        """Contents of cells that are no word of a line of totals."""
        self._long = frozenset(i for i, c in content.fields if c.value is ValueType.LONG_TEXT)
        self._persons = _linked_to_persons(content.form)
        self._is_of_persons = kind.holds_identities
        self._worded = _kept_in_words(content.form)
        of_themes = (
            c.name
            for _, c in content.fields
            if c.value is ValueType.CHOICES and c.values == "themes"
        )
        self._of_themes = tuple(dict.fromkeys(of_themes))
        self._of_a_parent = kind.parent is not None or content.form.parent is not None
        self._told: set[tuple[str, ...]] = set()
        self._is_shared = False
        self._said: set[tuple[int, str, Raw]] = set()
        self._parents: dict[str, Parent] = {}
        self._seen: dict[tuple[str, str], int] = {}
        self._slips: dict[str, int] = {}
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self.aside: list[Aside] = []
        self.shared: list[int] = []
        """Rows that tell several records."""
        self.accepted = 0
        self.blank = 0

    def read(
        self, number: int, cells: Sequence[Raw], places: Mapping[int, str] | None = None
    ) -> None:
        """Take one row, by its number in the spreadsheet.

        `places` gives the addresses of cells that were brought here from elsewhere.
        """
        if places is not None:
            self._elsewhere = {**self._content.elsewhere, **places}
        reason = self._not_data(cells)
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
        reason = self._not_data(whole)
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
        self._is_shared = True
        for cells, places in records:
            self._elsewhere = {**self._content.elsewhere, **places}
            self._data_row(number, cells)
        self._is_shared = False
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

    def _address(self, name: str, number: int) -> str:
        """Where a field of the present row stands; empty where no cell says it."""
        return self._address_at(self._places.get(name), number)

    def _address_at(self, index: int | None, number: int) -> str:
        if index is None:
            return str(number)
        known = self._elsewhere.get(index) if self._elsewhere else None
        return known if known is not None else f"{self._letters[index]}{number}"

    def _not_data(self, cells: Sequence[Raw]) -> str | None:
        """Why a row is no data (`blank`, `example`, `total`, `note`, `outside`), or None."""
        filled = [index for index, cell in enumerate(cells) if cell is not None and cell != ""]
        if all(isinstance(cells[index], str) and str(cells[index]).isspace() for index in filled):
            return "blank"
        head = self._head(cells, filled[0])
        if isinstance(cells[head], str):
            words = f"{fold(str(cells[head]))} "
            if self._is_example(head, words):
                return "example"
            if words.startswith(_TOTAL) and head not in self._long and not self._has_value(cells):
                return "total"
        if self._says_total(cells, filled) and not self._has_value(cells):
            return "total"  # a cell that says so and nothing else, in whatever column
        first = cells[filled[0]]
        known = filled[0] in self._letters
        if (
            isinstance(first, str)
            and len(filled) == 1
            and (first.startswith("*") or not known or self._is_remark(filled[0], first))
        ):
            return "note"
        return None if any(index in self._letters for index in filled) else "outside"

    def _says_total(self, cells: Sequence[Raw], filled: Iterable[int]) -> bool:
        """Whether a cell holds the word for a total and nothing else."""
        new = {cells[index] for index in filled if index not in self._long} - self._usual
        if any(fold(text) in _TOTAL_ALONE for text in new if isinstance(text, str)):
            return True
        self._usual |= new
        return False

    def _has_value(self, cells: Sequence[Raw]) -> bool:
        """Whether a required column holds a value of its list, as no line of totals does.

        A shop may be called Total, and a class `Moyenne section`.
        """
        return any(
            self._content.parser.parse(cells[index], column).value not in (None, ())
            for index, column in self._content.fields
            if column.required and column.values and index < len(cells)
            if not column.open_list and column.value is not ValueType.MEASURE
        )

    def _is_example(self, head: int, words: str) -> bool:
        """Whether a row is one of the grey examples: its number, or its first cell, says so."""
        ref = self._places.get("ref")
        if ref is None:
            return head == min(self._letters) and words.strip() in _EXAMPLE
        return head == ref and words.startswith(_EXAMPLE)

    def _is_remark(self, index: int, text: str) -> bool:
        """Whether a long text that stands alone on its row is none of the table's.

        Where rows belong to an interview, a text without its number is a remark below the table.
        """
        whole = index in self._long and not self._belongs_to_a_parent()
        return len(text) > _LONGEST_REF and not whole

    def _head(self, cells: Sequence[Raw], first: int) -> int:
        """The cell that tells what a row is: its number, else the first one filled."""
        ref = self._places.get("ref")
        return ref if ref is not None and ref < len(cells) and cells[ref] not in _EMPTY else first

    def finish(self) -> list[Draft]:
        """The drafts of the sheet, parents first; what parents lack is said."""
        told = {draft.parent for draft in self.drafts}
        parents = []
        for key, parent in self._parents.items():
            if key in told or self._is_known(parent):
                parents.append(self._parent_draft(key, parent))
            else:
                self._no_record(parent)
        return parents + self._following({draft.key: draft for draft in parents})

    def _following(self, parents: Mapping[str, Draft]) -> list[Draft]:
        """The drafts of the rows; what no column asks of each holds as it was told of the parent.

        « Oui, sans son nom » to the person met permits as much for each of the words.
        """
        fields = self._content.form.kind.fields
        pairs = [(c.name, c.follows) for c in fields if c.follows and c.name not in self._places]
        if not pairs or not parents:
            return self.drafts
        return [
            self._as_told(draft, parents.get(draft.parent or ""), pairs) for draft in self.drafts
        ]

    @staticmethod
    def _as_told(draft: Draft, parent: Draft | None, pairs: Sequence[tuple[str, str]]) -> Draft:
        if parent is None:
            return draft
        told = [(own, above) for own, above in pairs if above in parent.values]
        values = {own: parent.values[above] for own, above in told}
        cells = {own: parent.cells[above] for own, above in told if above in parent.cells}
        return draft._replace(values={**draft.values, **values}, cells={**draft.cells, **cells})

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
        parsed: dict[str, Parsed] = {}
        width = len(cells)
        for index, column, sound in self._columns:
            raw = cells[index] if index < width else None
            if raw is None or raw == "":
                continue
            cell = None if sound is None or type(raw) not in _COMPARED else sound.get(raw)
            if cell is None:
                cell = self._cell(number, raw, column, index)
                if sound is not None and cell.code is None and type(raw) in _COMPARED:
                    sound[raw] = cell
            before = parsed.get(column.name)
            parsed[column.name] = cell if before is None else _together(before, cell)
        for code, column, text in self._faults.get(number, ()):
            self._problem(code, number, column, value=text)
            parsed[column.name] = Parsed(code=code)
        ref = parsed.get("ref")
        has_ref = ref is not None and isinstance(ref.value, str)
        if not has_ref and self._belongs_to_a_parent():
            self._missing(number, "ref")
            self._set_aside(number, "incomplete", "")
            return
        if self._content.tells_parents and ref is not None:
            self._tell_parent(number, str(ref.value), parsed, cells)
        self._own_record(number, parsed, str(ref.value) if ref else None)

    def _belongs_to_a_parent(self) -> bool:
        return self._of_a_parent

    def _faulty_cells(self) -> dict[int, list[tuple[str, Field, str]]]:
        """Row → cells whose value Excel could not give."""
        columns = dict(self._content.fields)
        faults: dict[int, list[tuple[str, Field, str]]] = {}
        for code, spots in (("V108", self._content.errors), ("V111", self._content.uncomputed)):
            for (row, index), text in spots.items():
                if index in columns:
                    faults.setdefault(row, []).append((code, columns[index], text))
        return faults

    def _cell(self, number: int, raw: Raw, column: Field, index: int) -> Parsed:
        """The parsed cell; its fault, if any, is added to the problems."""
        parsed = self._content.parser.parse(raw, column)
        if self._names_somebody(column, parsed.value):
            parsed = Parsed(code="V115")  # a name where a number is asked for must not get in
        elif parsed.code == "V109" and column.name not in self._worded:
            parsed = Parsed(code="V116")
        spot = (index, self._address_at(index, number), raw)
        if parsed.code is None or spot in self._said:
            return parsed  # what a thousand records share is not gone through a thousand times
        self._said.add(spot)
        for value, suggestion in _to_be_said(parsed, raw):
            self._problem(
                parsed.code or "", number, column, value=value, suggestion=suggestion, index=index
            )
        return parsed

    def _names_somebody(self, column: Field, value: Value) -> bool:
        """Whether a name stands where a person's number is asked for."""
        asked = column.link in self._persons or (self._is_of_persons and column.name == "ref")
        return asked and not _is_number(value)

    def _problem(
        self,
        code: str,
        number: int,
        column: Field,
        *,
        value: str | None = None,
        suggestion: str | None = None,
        index: int | None = None,
    ) -> None:
        place = self._places.get(column.name) if index is None else index
        address = self._address_at(place, number)
        if self._is_told_already((code, value or ""), place, number, address):
            return
        if self._content.form.kind.holds_identities:
            value = None  # whatever stands on such a sheet may name somebody
        facts = [("column_en", column.label.en), ("column_fr", column.label.fr)]
        bounds = (("maximum", column.maximum), ("minimum", column.minimum))
        facts += [(name, str(bound)) for name, bound in bounds if bound is not None]
        self.problems.append(
            Problem(
                code,
                CODES[code].severity,
                self._content.file,
                self._content.sheet,
                tuple(filter(None, (address,))),
                field=column.name,
                value=value,
                suggestion=suggestion,
                facts=tuple(facts),
            )
        )

    def _is_told_already(
        self, fault: tuple[str, str], index: int | None, number: int, address: str
    ) -> bool:
        """Whether a cell that serves several records was already said to be faulty."""
        shared = self._is_shared or (index is not None and index in self._elsewhere)
        if index is None or not shared:
            return False
        spot = (*fault, address or f"{index} {self._content.elsewhere.get(index, number)}")
        known = spot in self._told
        self._told.add(spot)
        return known

    def _missing(self, number: int, name: str) -> None:
        """Say that a required cell is empty, unless its fault was said already."""
        if name not in self._places:
            return
        address = self._address(name, number)
        if not any(address in problem.cells for problem in reversed(self.problems[-8:])):
            column = next(c for c in self._content.form.fields() if c.name == name)
            self._problem("V101", number, column)

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
        for column in self._told_by_rows:
            cell = parsed.get(column.name)
            if cell is None:
                continue
            if cell.value is None and (cell.code is None or cell.as_written is None):
                if cell.code is not None:
                    parent.faulty.add(column.name)
                continue
            address = self._address(column.name, number)
            told = Told(column, cell, address, self._repeated(column, cell, cells))
            clash = parent.tell(told)
            if clash is not None:
                self._contradiction(clash, parent.ref)

    def _repeated(self, column: Field, cell: Parsed, cells: Sequence[Raw]) -> str | None:
        """What a message repeats of a cell; words beside an answer may name somebody."""
        if cell.code in _REMARKS:
            return None
        index = self._places[column.name]
        return tidy(plain_text(cells[index])) if index < len(cells) else None

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
        return tuple(c for c in parent.fields if c.name not in mine and c.name in self._places)

    def _own_record(self, number: int, parsed: Mapping[str, Parsed], ref: str | None) -> None:
        """The draft that this row makes, unless it lacks what its kind cannot do without."""
        kind = self._content.form.kind
        own = {name: cell for name, cell in parsed.items() if name in self._own}
        if self._content.form.parent is not None and _says_nothing(own):
            if self._content.tells_parents:
                self.accepted += 1
            else:
                self._set_aside(number, "note", ref or "")
            return
        blocked = False
        for column in self._required:
            if not self._filled(own, column):
                self._missing(number, column.name)
                blocked = blocked or column.blocking
        if blocked:
            self._set_aside(number, "incomplete", "")
            return
        draft = self._draft(number, own, ref)
        if kind.anonymous and not draft.values.get("ref"):
            draft = self._one_more(draft)
        same = (draft.parent or "", draft.key)
        if draft.key and same in self._seen:
            self._again(number, draft, self._seen[same])
            return
        self._seen[same] = len(self.drafts)
        self.drafts.append(draft)
        self.accepted += 1

    def _one_more(self, draft: Draft) -> Draft:
        """A slip without a number: the third that says the same is the third of them."""
        count = self._slips[draft.key] = self._slips.get(draft.key, 0) + 1
        return draft if count == 1 else draft._replace(key=f"{draft.key} {count}")

    @staticmethod
    def _filled(own: Mapping[str, Parsed], column: Field) -> bool:
        cell = own.get(column.name)
        if cell is not None and _tells(cell):
            return True
        other = own.get(column.replaced_by or "")
        return other is not None and _tells(other)

    def _again(self, number: int, draft: Draft, place: int) -> None:
        """A row that says again what another says, or another thing of it."""
        first = self.drafts[place]
        if draft.parent is not None:
            both, other = _united(first, draft, self._content.form.kind)
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

    def _draft(self, number: int, own: Mapping[str, Parsed], ref: str | None) -> Draft:
        kind = self._content.form.kind
        given = {name: cell for name, cell in own.items() if _tells(cell)}
        cells = {
            name: address
            for name in given
            if (address := self._address_at(self._places.get(name), number))
        }
        values: dict[str, Value] = {
            name: cell.value
            for name, cell in given.items()
            if name not in self._identity and name not in _LINKS
        }
        if kind.parent is None and "ref" in own:
            values["ref"] = own["ref"].value
        values |= {
            f"{name}_text": cell.as_written
            for name, cell in own.items()
            if name in values and cell.as_written and keeps_words(kind, name)
        }
        unknown = [u for name in self._of_themes if name in own for u in own[name].unknown]
        if unknown and not self._is_of_persons:  # what stands on such a sheet may name somebody
            values["themes_unknown"] = tuple(dict.fromkeys(unknown))
        return Draft(
            kind=kind.id,
            key=record_key(kind, values),
            parent=key_of_ref(ref) if kind.parent and ref else None,
            parent_ref=ref if kind.parent else None,
            values=values,
            source=self._source(number, self._main_cell(cells)),
            cells=cells,
            identity={n: str(cell.value) for n, cell in given.items() if n in self._identity},
        )

    def _main_cell(self, cells: Mapping[str, str]) -> str | None:
        """The cell of the field that says most: the first blocking one that is filled."""
        return next((cells[name] for name in (*self._telling, *cells) if name in cells), None)

    def _source(self, number: int, cell: str | None) -> Source:
        """The place of a record: the row and column of its main cell."""
        if cell is None:
            return Source(self._content.file, self._content.sheet, number, None)
        letters = cell.rstrip("0123456789")
        row = int(cell[len(letters) :] or number)
        return Source(self._content.file, self._content.sheet, row, letters or None)

    def _parent_draft(self, key: str, parent: Parent) -> Draft:
        kind = self._content.form.parent
        if kind is None:  # pragma: no cover -- only called for forms with a parent
            raise ValueError(key)
        for column in self._told_by_rows:
            if column.required and not parent.is_told(column.name):
                self._missing(parent.row, column.name)
        told = parent.cells()
        number = told.get("ref") or self._address("ref", parent.row)
        cells = {**told, "ref": number}
        return Draft(
            kind=kind.id,
            key=key,
            parent=None,
            values=parent.values(kind),
            source=self._source(parent.row, number or None),
            cells={name: address for name, address in cells.items() if address},
            rows=tuple(parent.rows),
        )


_LINKS = frozenset({"ref"})


def _united(first: Draft, again: Draft, kind: Kind) -> tuple[Draft, Field | None]:
    """Two rows with the same words as one record, and the first column in which they differ.

    Lists are put together, of two permissions the narrower one holds, an empty cell says nothing.
    """
    values, cells, differs = dict(first.values), dict(first.cells), None
    for name, value in again.values.items():
        known = values.get(name)
        column = next((c for c in kind.fields if c.name == name), None)
        if known is None or known == value:
            values[name] = value
            if name in again.cells:
                cells.setdefault(name, again.cells[name])
        elif isinstance(known, tuple) and isinstance(value, tuple):
            values[name] = tuple(dict.fromkeys((*known, *value)))
        elif column is not None:
            values[name] = narrower(known, value) if column.permission else known
            differs = differs or column
    return first._replace(values=values, cells=cells), differs


def _to_be_said(parsed: Parsed, raw: Raw) -> list[tuple[str | None, str | None]]:
    """What was found and what may be meant, for each fault of a cell."""
    if parsed.code is None:
        return []
    if parsed.unknown and len(parsed.suggestions) == len(parsed.unknown):
        return list(zip(parsed.unknown, parsed.suggestions, strict=True))
    if parsed.code in _REMARKS:
        return [(None, None)]  # words beside an answer may name somebody
    written = "; ".join(parsed.unknown) or tidy(plain_text(raw))
    found = written if parsed.found is None else parsed.found
    return [(found or None, parsed.suggestion)]


def _together(one: Parsed, other: Parsed) -> Parsed:
    """What two columns of one list say together."""
    values = tuple(v for p in (one, other) for v in (p.value if isinstance(p.value, tuple) else ()))
    return Parsed(
        tuple(dict.fromkeys(values)),
        code=one.code or other.code,
        suggestion=one.suggestion or other.suggestion,
        unknown=one.unknown + other.unknown,
        suggestions=one.suggestions + other.suggestions,
    )


def _linked_to_persons(form: SheetForm) -> frozenset[str]:
    """Kinds whose numbers stand for persons, and on a sheet of persons every kind with numbers."""
    links = {c.link for c in form.fields() if c.link is not None}
    if form.kind.holds_identities:
        return frozenset(links)
    return frozenset(link for link in links if kinds()[link].holds_identities)


def _kept_in_words(form: SheetForm) -> frozenset[str]:
    """Date columns of a form whose records keep a date in words (`mi-octobre`)."""
    kinds_told = (form.kind, form.parent) if form.parent is not None else (form.kind,)
    return frozenset(
        c.name
        for kind in kinds_told
        for c in kind.fields
        if keeps_words(kind, c.name) and not c.roughly
    )


_LETTERS_OF_A_NUMBER = 2


def _is_number(value: Value) -> bool:
    """Whether a reference holds a digit, or is a letter or two: the name of a person does not."""
    text = str(value)
    return value is None or len(text) <= _LETTERS_OF_A_NUMBER or any(map(str.isdigit, text))


def _tells(cell: Parsed) -> bool:
    """Whether a cell holds a value, or words that are none of its list."""
    return (cell.value is not None and cell.value != ()) or bool(cell.unknown)


def _says_nothing(own: Mapping[str, Parsed]) -> bool:
    """Whether a row tells only of its parent: none of the kind's own cells is filled."""
    return all(cell.value is None and cell.code is None for cell in own.values())
