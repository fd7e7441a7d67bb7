"""The cells of a row as values, and what is said of those that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.codes import CODES
from absr.model.kinds import kinds
from absr.model.problem import Problem
from absr.reading.parents import keeps_words
from absr.reading.values import Parsed, is_plain_text, plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.fields import Field, SheetForm
    from absr.reading.row_places import RowPlaces, SheetContent
    from absr.reading.values import Raw, Value

_Sound = dict["str | tuple[type, Raw]", Parsed]
"""Content of a cell, with its type where it is no text (1 equals True) → what it means."""
REMARKS = frozenset({"V120", "V121"})
"""Codes of words beside an answer: they may name somebody, and are not repeated."""
_LETTERS_OF_A_NUMBER = 2


class CellReader:
    """Reads the cells of one sheet, row by row, and keeps every fault with its address."""

    def __init__(self, content: SheetContent, places: RowPlaces) -> None:
        """Prepare to read the cells of `content`."""
        self._content = content
        self._places = places
        self._faults = self._faulty_cells()
        self._columns = tuple(
            (index, c.name, c, None if is_plain_text(c) else _Sound())
            for index, c in content.fields
        )
        """Place, name, column, and what was met in it of which nothing is to be said; None where
        nothing ever is."""
        self._width = max((index for index, _ in content.fields), default=-1) + 1
        self._persons = _linked_to_persons(content.form)
        self._is_of_persons = content.form.kind.holds_identities
        self._worded = _kept_in_words(content.form)
        self._told: set[tuple[str, ...]] = set()
        self._said: set[tuple[int, str, Raw]] = set()
        self.is_shared = False
        """Whether the present row tells several records."""
        self.problems: list[Problem] = []

    def row(self, number: int, cells: Sequence[Raw]) -> dict[str, Parsed]:
        """Field → what its cells say; two columns of one field are put together."""
        parsed: dict[str, Parsed] = {}
        if len(cells) < self._width:
            cells = (*cells, *(None,) * (self._width - len(cells)))
        for index, name, column, sound in self._columns:
            raw = cells[index]
            if raw is None or raw == "":
                continue
            if sound is None:
                cell = Parsed(tidy(plain_text(raw)) or None)
            else:
                content = raw if type(raw) is str else (type(raw), raw)
                known = sound.get(content)
                if known is None:
                    cell = self._cell(number, raw, column, index)
                    if cell.code is None:
                        sound[content] = cell
                else:
                    cell = known
            parsed[name] = cell if name not in parsed else _together(parsed[name], cell)
        for code, column, text, index in self._faults.get(number, ()):
            self.tell(code, number, column, value=text, index=index)
            fault = Parsed(code=code)
            told = parsed.get(column.name)
            parsed[column.name] = (
                _together(told, fault) if told and isinstance(told.value, tuple) else fault
            )
        return parsed

    def missing(self, number: int, name: str) -> None:
        """Say that a required cell is empty, unless its fault was said already."""
        if not self._places.has(name):
            return
        address = self._places.of(name, number)
        if not any(address in problem.cells for problem in reversed(self.problems[-8:])):
            column = next(c for c in self._content.form.fields() if c.name == name)
            self.tell("V101", number, column)

    def tell(
        self,
        code: str,
        number: int,
        column: Field,
        *,
        value: str | None = None,
        suggestion: str | None = None,
        index: int | None = None,
    ) -> None:
        """Say what is wrong with a cell, once."""
        place = self._places.column(column.name) if index is None else index
        address = self._places.at(place, number)
        if self._is_told_already((code, value or ""), place, number, address):
            return
        if self._is_of_persons:
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
        shared = self.is_shared or (index is not None and self._places.is_elsewhere(index))
        if index is None or not shared:
            return False
        spot = (*fault, address or f"{index} {self._content.elsewhere.get(index, number)}")
        known = spot in self._told
        self._told.add(spot)
        return known

    def _faulty_cells(self) -> dict[int, list[tuple[str, Field, str, int]]]:
        """Row → cells whose value Excel could not give."""
        columns = dict(self._content.fields)
        faults: dict[int, list[tuple[str, Field, str, int]]] = {}
        for code, spots in (("V108", self._content.errors), ("V111", self._content.uncomputed)):
            for (row, index), text in spots.items():
                if index in columns:
                    faults.setdefault(row, []).append((code, columns[index], text, index))
        return faults

    def _cell(self, number: int, raw: Raw, column: Field, index: int) -> Parsed:
        """The parsed cell; its fault, if any, is added to the problems."""
        parsed = self._content.parser.parse(raw, column)
        if self._names_somebody(column, parsed.value):
            parsed = Parsed(code="V115")  # a name where a number is asked for must not get in
        elif parsed.code == "V109" and column.name not in self._worded:
            parsed = Parsed(code="V116")
        spot = (index, self._places.at(index, number), raw)
        if parsed.code is None or spot in self._said:
            return parsed  # what a thousand records share is not gone through a thousand times
        self._said.add(spot)
        for value, suggestion in _to_be_said(parsed, raw):
            self.tell(
                parsed.code or "", number, column, value=value, suggestion=suggestion, index=index
            )
        return parsed

    def _names_somebody(self, column: Field, value: Value) -> bool:
        """Whether a name stands where a person's number is asked for."""
        asked = column.link in self._persons or (self._is_of_persons and column.name == "ref")
        return asked and not _is_number(value)


def _to_be_said(parsed: Parsed, raw: Raw) -> list[tuple[str | None, str | None]]:
    """What was found and what may be meant, for each fault of a cell."""
    if parsed.code is None:
        return []
    if parsed.unknown and len(parsed.suggestions) == len(parsed.unknown):
        return list(zip(parsed.unknown, parsed.suggestions, strict=True))
    if parsed.code in REMARKS:
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


def _is_number(value: Value) -> bool:
    """Whether a reference holds a digit, or is a letter or two: the name of a person does not."""
    text = str(value)
    return value is None or len(text) <= _LETTERS_OF_A_NUMBER or any(map(str.isdigit, text))
