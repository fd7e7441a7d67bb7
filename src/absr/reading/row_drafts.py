"""The drafts that rows make: a record with its key, its place and the cell of each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.record import NamedTuple
from absr.model.source import RowCells
from absr.reading.drafts import Draft
from absr.reading.parents import keeps_words
from absr.reading.permissions import narrower
from absr.reading.record_keys import key_of_ref, record_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import Field, Kind
    from absr.model.source import Source
    from absr.reading.parents import Parent
    from absr.reading.row_places import RowPlaces, SheetContent
    from absr.reading.values import Parsed, Value

_LINKS = frozenset({"ref"})


class _Shape(NamedTuple):
    """What rows have in common that give the same fields."""

    values: tuple[str, ...]
    """The fields that become values of the record."""
    worded: tuple[str, ...]
    """Those beside which the words may be kept."""
    identity: tuple[str, ...]
    columns: Mapping[str, str]
    """Field → letters of its column."""
    main: str | None
    """Letters of the column that says most."""


class DraftMaker:
    """Makes the drafts of one sheet."""

    def __init__(self, content: SheetContent, places: RowPlaces) -> None:
        """Prepare to make the drafts of the rows of `content`."""
        self._form = content.form
        self._kind = content.form.kind
        self._places = places
        self._telling = self._kind.telling
        self._has_number = self._kind.parent is None and any(
            column.name == "ref" for column in self._kind.fields
        )
        self._identity = frozenset(c.name for c in self._kind.fields if c.identity)
        of_themes = (
            c.name
            for _, c in content.fields
            if c.value is ValueType.CHOICES and c.values == "themes"
        )
        self._of_themes = tuple(dict.fromkeys(of_themes))
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        """Fields that a row gives → what all rows that give them have in common."""

    def own(
        self,
        number: int,
        cells: Mapping[str, Parsed],
        given: Mapping[str, Parsed],
        ref: str | None,
    ) -> Draft:
        """The draft of a row: of its `cells`, those of its own that tell something, are `given`."""
        kind = self._kind
        shape = self._shape(tuple(given))
        values: dict[str, Value] = {name: given[name].value for name in shape.values}
        if self._has_number and "ref" in cells:
            values["ref"] = cells["ref"].value
        for name in shape.worded:
            if words := given[name].as_written:
                values[f"{name}_text"] = words
        unknown = [u for name in self._of_themes if name in given for u in given[name].unknown]
        if unknown and not kind.holds_identities:  # what stands on such a sheet may name somebody
            values["themes_unknown"] = tuple(dict.fromkeys(unknown))
        places, source = self._where(number, shape)
        return Draft(
            kind.id,
            record_key(kind, values),
            key_of_ref(ref) if kind.parent and ref else None,
            values,
            source,
            places,
            ref if kind.parent else None,
            {n: str(given[n].value) for n in shape.identity},
        )

    def _shape(self, given: tuple[str, ...]) -> _Shape:
        shape = self._shapes.get(given)
        if shape is None:
            values = tuple(n for n in given if n not in self._identity and n not in _LINKS)
            kept = {*values, "ref"} if self._kind.parent is None else {*values}
            columns = {n: self._places.called(n) for n in given}
            shape = self._shapes[given] = _Shape(
                values,
                tuple(n for n in given if n in kept and keeps_words(self._kind, n)),
                tuple(n for n in given if n in self._identity),
                columns,
                self._main_cell(columns),
            )
        return shape

    def _where(self, number: int, shape: _Shape) -> tuple[Mapping[str, str], Source]:
        """The cells of a row, and its place."""
        if not self._places.are_moved:
            return RowCells(shape.columns, number), self._places.of_row(number, shape.main)
        at = self._places.of
        cells = {name: address for name in shape.columns if (address := at(name, number))}
        return cells, self._places.source(number, self._main_cell(cells))

    def _main_cell(self, cells: Mapping[str, str]) -> str | None:
        """The cell of the field that says most: the first blocking one that is filled."""
        return next((cells[name] for name in (*self._telling, *cells) if name in cells), None)

    def parent(self, key: str, parent: Parent) -> Draft:
        """The draft of what several rows told of their parent."""
        kind = self._form.parent
        if kind is None:  # pragma: no cover -- only called for forms with a parent
            raise ValueError(key)
        told = parent.cells()
        number = told.get("ref") or self._places.of("ref", parent.row)
        cells = {**told, "ref": number}
        return Draft(
            kind=kind.id,
            key=key,
            parent=None,
            values=parent.values(kind),
            source=self._places.source(parent.row, number or None),
            cells={name: address for name, address in cells.items() if address},
            rows=tuple(parent.rows),
        )

    def following(self, drafts: list[Draft], parents: Mapping[str, Draft]) -> list[Draft]:
        """The drafts of the rows; what no column asks of each holds as it was told of the parent.

        « Oui, sans son nom » to the person met permits as much for each of the words.
        """
        fields = self._kind.fields
        pairs = [(c.name, c.follows) for c in fields if c.follows and not self._places.has(c.name)]
        if not pairs or not parents:
            return drafts
        return [_as_told(draft, parents.get(draft.parent or ""), pairs) for draft in drafts]


def _as_told(draft: Draft, parent: Draft | None, pairs: Sequence[tuple[str, str]]) -> Draft:
    if parent is None:
        return draft
    told = [(own, above) for own, above in pairs if above in parent.values]
    values = {own: parent.values[above] for own, above in told}
    cells = {own: parent.cells[above] for own, above in told if above in parent.cells}
    return draft._replace(values={**draft.values, **values}, cells={**draft.cells, **cells})


def united(first: Draft, again: Draft, kind: Kind) -> tuple[Draft, Field | None]:
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


def tells(cell: Parsed) -> bool:
    """Whether a cell holds a value, or words that are none of its list."""
    return (cell.value is not None and cell.value != ()) or bool(cell.unknown)
