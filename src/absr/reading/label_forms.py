"""Forms: a label, and its answer beside it, on the same line or below; one form tells one record.

One sheet or one file an interview, as people type them in a spreadsheet or in Word; and the few
such lines that stand above a table.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.mappings import NO_MAPPINGS, Mappings
from absr.model.source import column_letters
from absr.reading.headers import Header
from absr.reading.headings import LONGEST_HEADING, field_named, forms_named, question_asked
from absr.reading.questions import is_name
from absr.reading.tables import Given, Table
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.headers import Search
    from absr.reading.values import Raw

_LEAST_LABELS = 3
_MOST_IN_A_ROW = 3
_LEAST_COLUMNS = 2
"""One column of answers is a form."""
_MOST_LABELS = 40
"""A form has no more labels than this."""
_LONGEST_LABEL = 80
_WORDS_OF_A_LABEL = 3
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
    words = {name for c in form.kind.fields if c.replaced_by for name in (c.name, c.replaced_by)}
    return {
        pair.name: Given(pair.raw, pair.address)
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
        for form, places in _labelled(tidy(text), search.mappings).items():
            named.setdefault(form, set()).update(places)
    return [form for form in sheet_forms() if _is_form(named.get(form, set()), form)]


def _labelled(whole: str, mappings: Mappings) -> Mapping[SheetForm, Iterable[str]]:
    """The forms of which a text may be a label, and what it would be there."""
    heads = {whole.rstrip(" :"), _COLON.split(whole, maxsplit=1)[0]}
    numbered = _NUMBERED.fullmatch(whole)
    if numbered:
        heads.add(numbered[1])
    found: dict[SheetForm, set[str]] = {}
    for head in heads:
        for form, places in forms_named((head,), frozenset(), mappings).items():
            found.setdefault(form, set()).update(places)
    return found


def pairs_of(rows: Sequence[Row], form: SheetForm, search: Search) -> list[Pair]:
    """Labels of the form's columns with their answers, from top to bottom."""
    pairs: list[Pair] = []
    answers = _answer_columns(rows, form, search)
    for row in rows:
        found = list(_pairs_in(row, form, search, answers))
        if _is_answer_below(found, pairs) or _goes_on(found, pairs, answers):
            found = []
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


def _is_answer_below(found: Sequence[Pair], before: Sequence[Pair]) -> bool:
    """Whether what looks like a label is the answer to the one above it, which has none yet.

    « Date : on ne sait pas », below « Freins », where the date of the form was told.
    """
    if len(found) != 1 or not before or found[0].answer != (found[0].row, found[0].column):
        return False
    pair, above = found[0], before[-1]
    is_below = (pair.row, pair.column) == (above.row + 1, above.column)
    told = {p.name for p in before[-_MOST_LABELS:]} - {"ref", before[0].name}
    return is_below and above.raw is None and pair.name in told


def _goes_on(found: Sequence[Pair], before: Sequence[Pair], answers: frozenset[int]) -> bool:
    """Whether what looks like a label is one more line of the answer above, in its column."""
    if len(found) != 1 or not before or found[0].column not in answers:
        return False
    above = before[-1]
    last = above.more[-1] if above.more else above.answer[0]
    spot = (found[0].row, found[0].column)
    return above.raw not in (None, "") and spot == (last + 1, above.answer[1])


def _answer_columns(rows: Sequence[Row], form: SheetForm, search: Search) -> frozenset[int]:
    """The columns that answer the labels to their left, by what most of their cells are.

    An answer may begin like a label (« Qui ? Personne »), or be one (« Structure »).
    """
    balance: dict[int, int] = {}
    for row in rows:
        known = False
        for column, raw in enumerate(row.values):
            if raw in (None, "") or column in search.hidden:
                continue
            is_label = _is_label(raw, form, search)
            if known:
                balance[column] = balance.get(column, 0) + (-1 if is_label else 1)
            known = known or is_label
    return frozenset(column for column, more in balance.items() if more > 0)


def _pairs_in(row: Row, form: SheetForm, search: Search, answers: frozenset[int]) -> Iterator[Pair]:
    """The labels of one row, each with what stands behind its colon or in the next filled cell."""
    cells = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
    place = 0
    known = False
    while place < len(cells):
        column, raw = cells[place]
        place += 1
        if column in search.hidden or not isinstance(raw, str) or (known and column in answers):
            continue
        name, label, rest = _label(raw, form, search)
        if name is None:
            continue
        known = True
        if rest:
            yield Pair(name, label, row.number, column, rest, (row.number, column))
            continue
        answer = cells[place] if place < len(cells) else None
        if answer is not None and (answer[0] in answers or not _is_label(answer[1], form, search)):
            place += 1
            yield Pair(name, label, row.number, column, answer[1], (row.number, answer[0]))
        else:
            yield Pair(name, label, row.number, column, None, (row.number, column + 1))


def _label(text: str, form: SheetForm, search: Search) -> tuple[str | None, str, str]:
    """Field, label and what follows the colon in the same cell."""
    return _label_read(text, form, tuple(search.mappings.columns.items()))


@lru_cache(maxsize=8192)
def _label_read(
    text: str, form: SheetForm, decided: tuple[tuple[str, str], ...]
) -> tuple[str | None, str, str]:
    mappings = Mappings(columns=dict(decided)) if decided else NO_MAPPINGS
    whole = tidy(text)
    numbered = _NUMBERED.fullmatch(whole)
    if numbered and field_named(numbered[1], form, mappings) == "ref":
        return "ref", numbered[1], numbered[2]
    bare = whole.rstrip(" :")
    name = field_named(bare, form, mappings)
    if name is not None and not _is_said(whole, form):
        return name, bare, ""
    head, *rest = _COLON.split(whole, maxsplit=1)
    if not rest or len(head) > LONGEST_HEADING or _is_said(head, form):
        return None, whole, ""
    return field_named(head, form, mappings), head, rest[0]


def _is_said(text: str, form: SheetForm) -> bool:
    """Whether a text only sounds like a question: « Pour nous, il manque un bus »."""
    asks = text.endswith(("?", "…", ":")) or is_name(text)
    return not asks and question_asked(text, form) is not None


def _is_label(raw: Raw, form: SheetForm, search: Search) -> bool:
    return isinstance(raw, str) and _label(raw, form, search)[0] is not None


def _with_answers_below(pairs: list[Pair], rows: Sequence[Row]) -> list[Pair]:
    """Labels without an answer beside them take the one below, where no other label stands."""
    by_number = {row.number: row for row in rows}
    taken = {(p.row, p.column) for p in pairs} | {p.answer for p in pairs if p.raw is not None}
    labelled = {p.row for p in pairs}
    beside = any(p.raw is not None and p.answer == (p.row, p.column + 1) for p in pairs)
    settled: list[Pair] = []
    for pair in pairs:
        below = by_number.get(pair.row + 1)
        spot = (pair.row + 1, pair.column)
        raw = below.at(pair.column) if below is not None else None
        free = spot not in taken and pair.row + 1 not in labelled
        if beside and _looks_like_a_label(raw):
            free = False  # an empty answer, and the label after it
        if pair.raw is None and raw not in (None, "") and free:
            settled.append(_all_below(pair, spot, raw, by_number, labelled))
        else:
            settled.append(pair)
    return settled


def _looks_like_a_label(raw: Raw) -> bool:
    """Whether a text is a few words that begin with a capital and end without a point."""
    if not isinstance(raw, str):
        return False
    text = tidy(raw)
    few = len(text.split()) <= _WORDS_OF_A_LABEL and "\n" not in text
    return text.endswith(":") or (few and text[:1].isupper() and text[-1:] not in ".!?…»")


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
        if column > number.column and value not in (None, "") and not _is_label(value, form, search)
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
