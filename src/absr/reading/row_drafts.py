"""The drafts that rows make: a record with its key, its place and the cell of each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.reading.drafts import Draft
from absr.reading.parents import keeps_words
from absr.reading.permissions import narrower
from absr.reading.record_keys import key_of_ref, record_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import Field, Kind
    from absr.reading.parents import Parent
    from absr.reading.row_places import RowPlaces, SheetContent
    from absr.reading.values import Parsed, Value

_LINKS = frozenset({"ref"})


class DraftMaker:
    """Makes the drafts of one sheet."""

    def __init__(self, content: SheetContent, places: RowPlaces) -> None:
        """Prepare to make the drafts of the rows of `content`."""
        self._form = content.form
        self._kind = content.form.kind
        self._places = places
        self._telling = self._kind.telling
        self._identity = frozenset(c.name for c in self._kind.fields if c.identity)
        of_themes = (
            c.name
            for _, c in content.fields
            if c.value is ValueType.CHOICES and c.values == "themes"
        )
        self._of_themes = tuple(dict.fromkeys(of_themes))

    def own(self, number: int, own: Mapping[str, Parsed], ref: str | None) -> Draft:
        """The draft of a row: its own fields, and the number of its parent."""
        kind = self._kind
        given = {name: cell for name, cell in own.items() if tells(cell)}
        cells = {name: address for name in given if (address := self._places.of(name, number))}
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
        if unknown and not kind.holds_identities:  # what stands on such a sheet may name somebody
            values["themes_unknown"] = tuple(dict.fromkeys(unknown))
        return Draft(
            kind=kind.id,
            key=record_key(kind, values),
            parent=key_of_ref(ref) if kind.parent and ref else None,
            parent_ref=ref if kind.parent else None,
            values=values,
            source=self._places.source(number, self._main_cell(cells)),
            cells=cells,
            identity={n: str(cell.value) for n, cell in given.items() if n in self._identity},
        )

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
