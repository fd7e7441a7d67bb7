"""Forms: a label, and its answer beside it, on the same line or below; one form tells one record.

One sheet or one file an interview, as people type them in a spreadsheet or in Word; and the few
such lines that stand above a table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from absr.model.kinds import sheet_forms
from absr.model.source import column_letters
from absr.reading.headers import Header
from absr.reading.headings import LONGEST_HEADING, field_named
from absr.reading.tables import Given, Table
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.headers import Search
    from absr.reading.values import Raw

_LEAST_LABELS = 3
_MOST_ROWS = 5_000
_MOST_IN_A_ROW = 3
_LEAST_COLUMNS = 2
"""One column of answers is a form."""
_COLON = re.compile(r"\s{0,9}:\s*")
_NUMBERED = re.compile(r"(\D{2,30}?)\s{0,9}:?\s{0,9}([A-Za-z]{0,3}[-. ]?\d{1,5}[a-z]?)")
"""« ENTRETIEN N° 12 », as a line above a table."""


class Pair(NamedTuple):
    """A label and its answer."""

    name: str
    """Field or spread."""
    label: str
    row: int
    column: int
    """Where the label stands."""
    raw: Raw
    answer: tuple[int, int]
    """Row and column where the answer stands; those of the label when it stands behind a colon."""
    more: tuple[int, ...] = ()
    """Further rows that go on with the answer in the same column."""

    @property
    def address(self) -> str:
        """The cell of the answer."""
        return f"{column_letters(self.answer[1])}{self.answer[0]}"


def given_above(rows: Sequence[Row], form: SheetForm, search: Search) -> dict[str, Given]:
    """What the lines above a table say once for all its rows: field → its answer."""
    return {
        pair.name: Given(pair.raw, pair.address)
        for pair in pairs_of(rows, form, search)
        if pair.raw not in (None, "") and not _is_spread(pair.name, form)
    }


def form_tables(rows: Sequence[Row], search: Search) -> Table | None:
    """The forms of a sheet as a table of one row a form, or None when it holds none."""
    if not rows or len(rows) > _MOST_ROWS:
        return None
    best: tuple[int, SheetForm, list[Pair]] | None = None
    for form in sheet_forms():
        pairs = pairs_of(rows, form, search)
        names = {pair.name for pair in pairs}
        if _is_form(names, form) and _stand_below(pairs) and (best is None or len(names) > best[0]):
            best = (len(names), form, pairs)
    if best is None:
        return None
    _, form, pairs = best
    columns = _across(rows, pairs, form, search)
    if columns is not None:
        return columns
    return _table(rows, form, pairs)


def pairs_of(rows: Sequence[Row], form: SheetForm, search: Search) -> list[Pair]:
    """Labels of the form's columns with their answers, from top to bottom."""
    pairs: list[Pair] = []
    for row in rows:
        found = list(_pairs_in(row, form, search))
        if not found and pairs:
            pairs[-1:] = [_gone_on(pairs[-1], row)]
        pairs += found
    return _with_answers_below(pairs, rows)


def _gone_on(pair: Pair, row: Row) -> Pair:
    """The pair with one more line of its answer, when the row has nothing but that line."""
    column = pair.answer[1]
    last = pair.more[-1] if pair.more else pair.answer[0]
    filled = [i for i, v in enumerate(row.values) if v not in (None, "")]
    if filled != [column] or row.number != last + 1 or pair.column == column:
        return pair
    raw = "\n".join(part for part in (plain_text(pair.raw), plain_text(row.at(column))) if part)
    return pair._replace(raw=raw, more=(*pair.more, row.number))


def _pairs_in(row: Row, form: SheetForm, search: Search) -> Iterator[Pair]:
    """The labels of one row, each with what stands behind its colon or in the next filled cell."""
    cells = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
    place = 0
    while place < len(cells):
        column, raw = cells[place]
        place += 1
        if column in search.hidden or not isinstance(raw, str):
            continue
        name, label, rest = _label(raw, form, search)
        if name is None:
            continue
        if rest:
            yield Pair(name, label, row.number, column, rest, (row.number, column))
            continue
        answer = cells[place] if place < len(cells) else None
        if answer is not None and not _is_label(answer[1], form, search):
            place += 1
            yield Pair(name, label, row.number, column, answer[1], (row.number, answer[0]))
        else:
            yield Pair(name, label, row.number, column, None, (row.number, column + 1))


def _label(text: str, form: SheetForm, search: Search) -> tuple[str | None, str, str]:
    """Field, label and what follows the colon in the same cell."""
    whole = tidy(text)
    numbered = _NUMBERED.fullmatch(whole)
    if numbered and field_named(numbered[1], form, search.mappings) == "ref":
        return "ref", numbered[1], numbered[2]
    name = field_named(whole.rstrip(" :"), form, search.mappings)
    if name is not None:
        return name, whole.rstrip(" :"), ""
    head, *rest = _COLON.split(whole, maxsplit=1)
    if not rest or len(head) > LONGEST_HEADING:
        return None, whole, ""
    return field_named(head, form, search.mappings), head, rest[0]


def _is_label(raw: Raw, form: SheetForm, search: Search) -> bool:
    return isinstance(raw, str) and _label(raw, form, search)[0] is not None


def _with_answers_below(pairs: list[Pair], rows: Sequence[Row]) -> list[Pair]:
    """Labels without an answer beside them take the one below, where no other label stands."""
    by_number = {row.number: row for row in rows}
    taken = {(p.row, p.column) for p in pairs} | {p.answer for p in pairs if p.raw is not None}
    labelled = {p.row for p in pairs}
    settled: list[Pair] = []
    for pair in pairs:
        below = by_number.get(pair.row + 1)
        spot = (pair.row + 1, pair.column)
        raw = below.at(pair.column) if below is not None else None
        free = spot not in taken and pair.row + 1 not in labelled
        if pair.raw is None and raw not in (None, "") and free:
            settled.append(_all_below(pair, spot, raw, by_number, labelled))
        else:
            settled.append(pair)
    return settled


def _all_below(
    pair: Pair, spot: tuple[int, int], raw: Raw, by_number: Mapping[int, Row], labelled: set[int]
) -> Pair:
    """The pair with the lines below its label, up to a blank one or to the next label."""
    lines, more = [raw], []
    number = spot[0] + 1
    while (row := by_number.get(number)) is not None and number not in labelled:
        value = row.at(spot[1])
        if value in (None, ""):
            break
        lines.append(value)
        more.append(number)
        number += 1
    whole = lines[0] if not more else "\n".join(plain_text(line) for line in lines)
    return pair._replace(raw=whole, answer=spot, more=tuple(more))


def _is_form(names: set[str], form: SheetForm) -> bool:
    """Enough labels, one that says who or which, and one with something to tell."""
    asked = {c.name for c in form.fields() if c.required}
    told = {n for c in form.kind.fields if c.blocking for n in (c.name, c.replaced_by) if n}
    told |= {spread.name for spread in form.spreads}
    if form.parent is None:
        return len(names) > _LEAST_LABELS and {c.name for c in form.fields() if c.blocking} <= names
    return len(names) >= _LEAST_LABELS and bool(names & asked) and bool(names & told - {"ref"})


def _stand_below(pairs: Sequence[Pair]) -> bool:
    """Whether the labels stand one below another, few in a row: many in a row are a heading."""
    rows = {pair.row for pair in pairs}
    return len(rows) >= _LEAST_LABELS and _MOST_IN_A_ROW * len(rows) >= len(pairs)


def _is_spread(name: str, form: SheetForm) -> bool:
    return any(spread.name == name for spread in form.spreads)


def _table(rows: Sequence[Row], form: SheetForm, pairs: Sequence[Pair]) -> Table:
    """One row a form; a form ends where its first label, or the number, comes again."""
    names = list(dict.fromkeys(pair.name for pair in pairs))
    index = {name: place for place, name in enumerate(names)}
    records = _records(pairs)
    body, places = [], []
    for record in records:
        cells: list[Raw] = [None] * len(names)
        spots: dict[int, str] = {}
        for pair in record:
            place = index[pair.name]
            if cells[place] in (None, ""):
                cells[place] = pair.raw
                spots[place] = pair.address
        body.append(Row(record[0].row, tuple(cells)))
        places.append(spots)
    labels = {pair.name: pair.label for pair in reversed(pairs)}
    letters = {index[p.name]: column_letters(p.answer[1]) for p in reversed(pairs)}
    header = Header((pairs[0].row,), form, index, tuple(labels[name] for name in names))
    left = _left(rows, _used(records))
    return Table(header, body, "form", places=tuple(places), letters=letters, titles=left)


def _records(pairs: Sequence[Pair]) -> list[list[Pair]]:
    mark = "ref" if any(pair.name == "ref" for pair in pairs) else pairs[0].name
    records: list[list[Pair]] = []
    for pair in pairs:
        if not records or (pair.name == mark and any(p.name == mark for p in records[-1])):
            records.append([])
        records[-1].append(pair)
    return records


def _used(records: Sequence[Sequence[Pair]]) -> set[tuple[int, int]]:
    """The cells of labels and of answers that are taken."""
    used: set[tuple[int, int]] = set()
    for record in records:
        names: set[str] = set()
        for pair in record:
            used.add((pair.row, pair.column))
            if pair.name not in names:
                used |= {(number, pair.answer[1]) for number in (pair.answer[0], *pair.more)}
            names.add(pair.name)
    return used


def _left(rows: Sequence[Row], used: set[tuple[int, int]]) -> tuple[Row, ...]:
    """What stands on the sheet and belongs to no label: said to be not taken."""
    left = []
    for row in rows:
        cells = [None if (row.number, i) in used else v for i, v in enumerate(row.values)]
        if any(value not in (None, "") for value in cells):
            left.append(Row(row.number, tuple(cells)))
    return tuple(left)


def _across(
    rows: Sequence[Row], pairs: Sequence[Pair], form: SheetForm, search: Search
) -> Table | None:
    """A table turned round: labels in the first column, one interview a column."""
    number = next((p for p in pairs if p.name == "ref"), None)
    if number is None:
        return None
    by_number = {row.number: row for row in rows}
    lined = {p.name: p for p in reversed(pairs) if p.column == number.column}
    heads = [
        column
        for column, value in enumerate(by_number[number.row].values)
        if column > number.column and value not in (None, "") and not _is_label(value, form, search)
    ]
    if len(heads) < _LEAST_COLUMNS or 2 * len(lined) <= len(pairs):
        return None
    lined = dict(sorted(lined.items(), key=lambda entry: entry[1].row))
    body = [
        Row(number.row, tuple(by_number[pair.row].at(column) for pair in lined.values()))
        for column in heads
    ]
    places = tuple(
        {place: f"{column_letters(column)}{p.row}" for place, p in enumerate(lined.values())}
        for column in heads
    )
    index = {name: place for place, name in enumerate(lined)}
    header = Header((number.row,), form, index, tuple(p.label for p in lined.values()))
    used = {(pair.row, c) for pair in lined.values() for c in (pair.column, *heads)}
    letters = dict.fromkeys(range(len(lined)), column_letters(number.column))
    return Table(header, body, "form", places=places, letters=letters, titles=_left(rows, used))
