"""Forms: a label, and its answer beside it, on the same line or below; one form tells one record.

One sheet or one file an interview, as people type them in a spreadsheet or in Word; and the few
such lines that stand above a table.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.headers import Header
from absr.reading.label_pairs import Pair, is_label, labels_in, pairs_of
from absr.reading.tables import Given, Table
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.fields import SheetForm
    from absr.reading.headers import Search
    from absr.reading.values import Raw

_LEAST_LABELS = 3
_MOST_IN_A_ROW = 3
_LEAST_COLUMNS = 2
"""One column of answers is a form."""
_LONGEST_LABEL = 80


def given_above(rows: Sequence[Row], form: SheetForm, search: Search) -> dict[str, Given]:
    """What the lines above a table say once for all its rows: field → its answer."""
    words = {name for c in form.kind.fields if c.replaced_by for name in (c.name, c.replaced_by)}
    return {
        pair.name: Given(pair.raw, pair.address, pair.label)
        for pair in pairs_of(rows, form, search)
        if pair.raw not in (None, "")
        and pair.name not in words  # what was said is said once: these are the words of a group
        and not _is_spread(pair.name, form)
        and (pair.name != "ref" or any(map(str.isdigit, plain_text(pair.raw))))
    }


def form_tables(rows: Sequence[Row], search: Search) -> Table | None:
    """The forms of a sheet as a table of one row a form, or None when it holds none."""
    found = _labels_of(rows, search)
    if found is None:
        return None
    form, pairs = found
    columns = _across(rows, pairs, form, search)
    return columns if columns is not None else _table(rows, form, pairs)


def turned_table(rows: Sequence[Row], search: Search) -> Table | None:
    """The table of a sheet whose first column has the headings, one interview a column, or None."""
    found = _labels_of(rows, search)
    return _across(rows, found[1], found[0], search) if found is not None else None


def _labels_of(rows: Sequence[Row], search: Search) -> tuple[SheetForm, list[Pair]] | None:
    """The form of which most labels stand on a sheet, with its answers."""
    best: tuple[int, SheetForm, list[Pair]] | None = None
    for form in _forms_labelled(rows, search):
        pairs = pairs_of(rows, form, search)
        names = {pair.name for pair in pairs}
        if _is_form(names, form) and _stand_below(pairs) and (best is None or len(names) > best[0]):
            best = (len(names), form, pairs)
    return best[1:] if best is not None else None


def _forms_labelled(rows: Sequence[Row], search: Search) -> list[SheetForm]:
    """The forms of which enough labels stand on a sheet.

    Most sheets that are no table are no form either, and most texts are no label of any.
    """
    texts = {value for row in rows for value in row.values if isinstance(value, str)}
    named: dict[SheetForm, set[str]] = {}
    for text in texts:
        for form, places in labels_in(tidy(text), search.mappings).items():
            named.setdefault(form, set()).update(places)
    return [form for form in sheet_forms() if _is_form(named.get(form, set()), form)]


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


class _Entry(NamedTuple):
    """One answer of one record."""

    name: str
    label: str
    raw: Raw
    address: str


def _table(rows: Sequence[Row], form: SheetForm, pairs: Sequence[Pair]) -> Table:
    """One row a form; a form ends where its first label, or the number, comes again."""
    records = _records(pairs)
    entries = [[_Entry(p.name, p.label, p.raw, p.address) for p in record] for record in records]
    table = _assembled(entries, [record[0].row for record in records], form)
    left = _left(rows, _used(records))
    return table._replace(titles=left, unknown=_unknown(left))


def _assembled(
    records: Sequence[Sequence[_Entry]], numbers: Sequence[int], form: SheetForm
) -> Table:
    """The records as rows; what may come several times has a column for each.

    What may come once and comes again stands in a row of its own, so that it is compared.
    """
    several = {spread.name for spread in form.spreads}
    several |= {c.name for c in form.fields() if c.value is ValueType.CHOICES}
    index: dict[tuple[str, int], int] = {}
    heads: list[_Entry] = []
    body: list[Row] = []
    places: list[dict[int, str]] = []
    for record, number in zip(records, numbers, strict=True):
        layers: dict[int, dict[int, _Entry]] = {}
        met: Counter[str] = Counter()
        for entry in record:
            turn = met[entry.name] if entry.raw not in (None, "") or not met[entry.name] else 0
            met[entry.name] += entry.raw not in (None, "")
            key = (entry.name, turn if entry.name in several else 0)
            if key not in index:
                index[key] = len(heads)
                heads.append(entry)
            if entry.raw not in (None, ""):
                layer = 0 if entry.name in several else turn
                layers.setdefault(layer, {})[index[key]] = entry
        for place in sorted(layers or {0: {}}):
            answers = dict(layers.get(place, {}))
            if place and ("ref", 0) in index and (ref := layers[0].get(index["ref", 0])):
                answers[index["ref", 0]] = ref
            cells = [answers[i].raw if i in answers else None for i in range(len(heads))]
            body.append(Row(number, tuple(cells)))
            places.append({i: entry.address for i, entry in answers.items()})
    first = {name: column for (name, turn), column in index.items() if turn == 0}
    letters = {i: entry.address.rstrip("0123456789") for i, entry in enumerate(heads)}
    header = Header((numbers[0],), form, first, tuple(entry.label for entry in heads))
    return Table(header, body, "form", places=tuple(places), letters=letters)


def _unknown(left: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Labels of a form that are none of absr's, where something answers them."""
    found = []
    for row in left:
        cells = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
        column, label = cells[0]
        if len(cells) == _LEAST_COLUMNS and isinstance(label, str) and len(label) <= _LONGEST_LABEL:
            found.append((tidy(label).rstrip(" :"), f"{column_letters(column)}{row.number}"))
    return tuple(found)


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
        for pair in record:
            used.add((pair.row, pair.column))
            if pair.raw not in (None, ""):
                used |= {(number, pair.answer[1]) for number in (pair.answer[0], *pair.more)}
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
    lined = [pair for pair in pairs if pair.column == number.column]
    heads = [
        column
        for column, value in enumerate(by_number[number.row].values)
        if column > number.column and value not in (None, "") and not is_label(value, form, search)
    ]
    if len(heads) < _LEAST_COLUMNS or 2 * len(lined) <= len(pairs):
        return None
    records = [
        [
            _Entry(p.name, p.label, by_number[p.row].at(column), f"{column_letters(column)}{p.row}")
            for p in lined
        ]
        for column in heads
    ]
    table = _assembled(records, [number.row] * len(heads), form)
    used = {(pair.row, c) for pair in lined for c in (pair.column, *heads)}
    left = _left(rows, used)
    letters = dict.fromkeys(table.letters, column_letters(number.column))
    return table._replace(letters=letters, titles=left, unknown=_unknown(left))
