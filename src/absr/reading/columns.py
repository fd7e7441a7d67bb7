"""Which column of a table is read as which field, and what is said of every other one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold
from absr.model.mappings import NO_MAPPINGS
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.answers import read_yes_no
from absr.reading.drafts import ColumnRead
from absr.reading.headers import needed_columns
from absr.reading.headings import (
    columns_named,
    field_named,
    inferred,
    is_left_out,
    near_heading,
)

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from absr.model.fields import Field, SheetForm, Spread
    from absr.model.mappings import Mappings
    from absr.reading.tables import Table


class Telling(StrEnum):
    """What the rows of a table tell."""

    RECORDS = "records"
    """One record a row, and its parent when the form has one."""
    CHILDREN = "children"
    """One record a row; its parent is told elsewhere and only numbered here."""
    PARENTS = "parents"
    """One parent a row, without anything that belongs to it."""
    SPREAD = "spread"
    """One parent a row, with columns of which each cell may tell several records."""


class ColumnPlan(NamedTuple):
    """The columns to read, and what is said of every other one."""

    telling: Telling
    fields: tuple[tuple[int, Field], ...]
    spreads: tuple[tuple[int, Spread], ...]
    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]


class SheetPlace(NamedTuple):
    """The sheet a plan is made for."""

    file: str
    sheet: str
    hidden: frozenset[int]
    used: frozenset[int]
    """Columns that hold something below the header."""
    mappings: Mappings = NO_MAPPINGS
    of_children: bool = False
    """Whether another sheet of the workbook describes the parents."""


def plan_columns(table: Table, place: SheetPlace) -> ColumnPlan:
    """Which column is read as which field, and why each other column is not."""
    telling = _what_is_told(table, place)
    planner = _Planner(table, place, telling)
    for index in _columns_of(table, place):
        planner.take(index)
    return ColumnPlan(
        telling,
        tuple(planner.fields.items()),
        tuple(planner.spreads.items()),
        tuple(planner.columns),
        (*planner.problems, *planner.missing()),
    )


def _columns_of(table: Table, place: SheetPlace) -> list[int]:
    named = {i for i, text in enumerate(table.header.cells) if text}
    named |= {i for i, text in enumerate(table.written) if text}
    known = sorted(place.used | named)
    return [i for i in known if table.span is None or i in table.span]


def _what_is_told(table: Table, place: SheetPlace) -> Telling:
    form = table.header.form
    if form.parent is None:
        return Telling.RECORDS
    named = {name for name, i in table.header.places.items() if i not in place.hidden}
    named |= table.given.keys()
    words = {n for c in form.kind.fields if c.replaced_by for n in (c.name, c.replaced_by)}
    kinds_of_words = {name for spread in form.spreads for name in spread.given}
    says_which = kinds_of_words <= named
    spreads = any(spread.name in named for spread in form.spreads)
    if not says_which and (spreads or (words & named and _is_one_row_a_parent(table))):
        return Telling.SPREAD
    if not words & named and not says_which:
        return Telling.PARENTS
    return Telling.CHILDREN if place.of_children else Telling.RECORDS


def _is_one_row_a_parent(table: Table) -> bool:
    """Whether no number stands on two rows, and most rows have one."""
    place = table.header.places.get("ref")
    if place is None:
        return table.layout == "form" or bool(table.ref_from)
    numbers = [row.at(place) for row in table.body]
    told = [str(number).strip().casefold() for number in numbers if number not in (None, "")]
    return 0 < len(told) == len(set(told)) and 2 * len(told) > len(numbers)


class _Planner:
    """Goes through the columns of one table."""

    def __init__(self, table: Table, place: SheetPlace, telling: Telling) -> None:
        self._table = table
        self._place = place
        self._telling = telling
        self._form = table.header.form
        self._by_name = {column.name: column for column in self._form.fields()}
        self._spread_by_name = {spread.name: spread for spread in self._form.spreads}
        self._own = frozenset(column.name for column in self._form.kind.fields)
        self._placed: dict[int, str] = {}
        for name, index in table.header.places.items():
            self._placed.setdefault(index, name)
        self.fields: dict[int, Field] = {}
        self.spreads: dict[int, Spread] = {}
        self.columns: list[ColumnRead] = []
        self.problems: list[Problem] = []
        self._first = dict(table.header.places)
        """Field or spread → the first column that is it, placed or met so."""

    def take(self, index: int) -> None:
        """Settle one column."""
        text = self._text(index)
        name, reason = self._settled(index, text)
        if reason is None and name is not None:
            self._read_as(index, name)
            if text and inferred(text, self._form) == name:
                self.problems.append(self._understood(index, text, name))
        letters = self._table.letters.get(index) or column_letters(index)
        shown = text if reason == "unknown" else self._written(index) or text
        self.columns.append(ColumnRead(letters, shown, None if reason else name, reason))
        code = _CODES.get(reason or "")
        if code is not None and (text or index in self._place.used):
            self.problems.append(self._problem(code, index, text, name))

    def _read_as(self, index: int, name: str) -> None:
        if self._telling is Telling.SPREAD:
            spread = self._spread_by_name.get(name)
            whole = self._form.whole
            if spread is None and whole is not None and name in _words_of(self._form):
                spread = whole._replace(into=name)
            if spread is not None:
                self.spreads[index] = spread
                return
            named = {*self._table.header.places, *self._table.given}
            asked = asked_of_parents(name, self._text(index), self._form, named)
            if asked is not None and not self._is_of_words(index, name):
                self.fields[index] = asked
                return
        self.fields[index] = self._by_name[name]

    def _is_of_words(self, index: int, name: str) -> bool:
        """Whether a column has absr's own heading for each of the words, and ticks below it.

        A bare « oui » there is the lowest level for the words, and no agreement of the person's.
        """
        own = {fold(label) for label in self._by_name[name].label}
        ticked = (read_yes_no(row.at(index)) is True for row in self._table.body)
        return fold(self._text(index)) in own and any(ticked)

    def _text(self, index: int) -> str:
        cells = self._table.header.cells
        return cells[index] if index < len(cells) else ""

    def _written(self, index: int) -> str:
        """The heading as it stands in the file, where it was read otherwise."""
        written = self._table.written
        return written[index] if index < len(written) else ""

    def _settled(self, index: int, text: str) -> tuple[str | None, str | None]:
        """The field or spread of a column, and why it is not read."""
        if index in self._place.hidden:
            return None, "hidden"
        if index in self._table.left_out:
            return None, self._table.left_out[index]
        if is_left_out(text, self._place.mappings):
            return None, "left_out"
        name = self._named(index, text)
        if name is None:
            return None, "unknown" if text else "no_heading"
        return name, self._why_useless(index, name)

    def _why_useless(self, index: int, name: str) -> str | None:
        """Why a column that is known has no use in this table."""
        first = self._first.setdefault(name, index)
        if first != index and not self._may_come_twice(index, name):
            return "same_field_twice"
        if name in self._spread_by_name and self._telling is not Telling.SPREAD:
            return "unknown"
        if self._telling is Telling.PARENTS and name in self._own - {"ref"}:
            return "no_words"
        if self._telling is Telling.CHILDREN and name not in self._own | {"ref"}:
            return "of_parent"
        return None

    def _may_come_twice(self, index: int, name: str) -> bool:
        """Whether a second column adds to the first: themes 1 and 2, needs 1 and 2."""
        if name in self._spread_by_name:
            return True
        is_list = self._by_name[name].value is ValueType.CHOICES
        return is_list and fold(self._text(index)) != fold(self._text(self._first[name]))

    def _named(self, index: int, text: str) -> str | None:
        placed = self._placed.get(index)
        return placed or field_named(text, self._form, self._place.mappings)

    def _problem(self, code: str, index: int, text: str, name: str | None) -> Problem:
        facts: tuple[tuple[str, str], ...] = ()
        header = self._table.header
        if code == "H102" and name is not None:
            first = self._first[name]
            facts = (("first", self._text(first)), ("first_column", column_letters(first)))
        letters = self._table.letters.get(index) or column_letters(index)
        missing = {**header.places, **self._table.given}
        return Problem(
            code,
            _SEVERITIES[code],
            self._place.file,
            self._place.sheet,
            (f"{letters}{header.row}",),
            value=text or None,
            suggestion=near_heading(text, self._form, missing) if self._is_read(code) else None,
            facts=facts,
        )

    def _is_read(self, code: str) -> bool:
        """Whether an unknown column is among the first, for which a known heading is looked for."""
        return code == "H103" and len(self.problems) < _MOST_SUGGESTIONS

    def _understood(self, index: int, text: str, name: str) -> Problem:
        """H114: what a question was taken to ask for."""
        label = next(c.label for c in columns_named(self._form) if c.name == name)
        letters = self._table.letters.get(index) or column_letters(index)
        return Problem(
            "H114",
            Severity.INFO,
            self._place.file,
            self._place.sheet,
            (f"{letters}{self._table.header.row}",),
            value=text,
            facts=(("column_en", label.en), ("column_fr", label.fr)),
        )

    def missing(self) -> list[Problem]:
        """One problem for each column that the table needs and lacks."""
        present = {c.name for c in self.fields.values()} | self._table.given.keys()
        present |= set(self._table.ref_from and ("ref",))
        named = self._table.header.places.keys() | self._table.given.keys()
        if self._telling is Telling.CHILDREN:
            named = (named & self._own) | {"ref"}
        needed = needed_columns(named, self._form)
        if self._telling is Telling.RECORDS and self._form.parent is not None:
            needed = [column for column in self._form.fields() if column.required]
        header = self._table.header
        return [
            Problem(
                "H101",
                Severity.ERROR,
                self._place.file,
                self._place.sheet,
                (str(header.row),),
                field=column.name,
                facts=(("heading_en", column.label.en), ("heading_fr", column.label.fr)),
            )
            for column in needed
            if column.name not in present
            and column.replaced_by not in present
            and not (self._telling is Telling.SPREAD and column.name in self._own - {"ref"})
        ]


def asked_of_parents(
    name: str, heading: str, form: SheetForm, named: Container[str]
) -> Field | None:
    """The column that a question on records is where it is asked once of their parent, or None.

    « Citable » on the row of an interview is the level that holds for all that was said, and
    tells that the person agreed; « Peut-on citer ? » asks for the agreement.
    """
    follows = {c.name: c for c in form.kind.fields if c.follows}.get(name)
    if follows is None or form.parent is None or follows.follows in named:
        return None
    above = form.parent.fields
    asks = next((c for c in above if c.sets_level == follows.follows), None)
    level = next((c for c in above if c.name == follows.follows), None)
    if asks is None or level is None or asks.name in named:
        return None
    labels = [fold(label) for label in follows.label]
    says_level = fold(heading).startswith(tuple(labels))
    return level._replace(agrees=asks.name) if says_level else asks


def _words_of(form: SheetForm) -> frozenset[str]:
    """Fields that hold the words of a record."""
    return frozenset(
        name for c in form.kind.fields if c.replaced_by for name in (c.name, c.replaced_by)
    )


_MOST_SUGGESTIONS = 60
"""Unknown columns of a table for which a known heading is looked for: nobody reads more."""
_CODES: Mapping[str, str] = {
    "same_field_twice": "H102",
    "unknown": "H103",
    "hidden": "H104",
    "no_heading": "H105",
    "no_words": "H107",
    "of_parent": "H109",
}
_SEVERITIES = {
    "H102": Severity.ERROR,
    "H103": Severity.INFO,
    "H104": Severity.WARNING,
    "H105": Severity.WARNING,
    "H107": Severity.INFO,
    "H109": Severity.INFO,
}
