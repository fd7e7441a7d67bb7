"""Which column of an interview table is known by what it holds, where its heading says nothing.

A column whose values are nearly all those of one closed list is that column, when the table lacks
it and no other column competes; the same for the words, where a row is a statement. It is told,
with the share, and a decision of the project goes before it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.labels import fold_without_articles
from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.answers import level_told, read_yes_no
from absr.reading.headings import field_named, is_left_out
from absr.reading.lists import split_list
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from absr.reading.columns import SheetPlace
    from absr.reading.tables import Table
    from absr.reading.values import CellParser

_LEAST_VALUES = 4
_NEARLY_ALL = 0.8
_LEAST_DISTINCT = 2
_MOST_ROWS = 400
"""Rows looked at: what a column holds shows in its first hundreds."""
_LONG = 25
"""Letters of a text that says something, on average."""
_WORDS = ("quote", "reformulation")
_LISTED = ("themes", "nature", "actor_type", "district")


class Known(NamedTuple):
    """A column known by its content."""

    name: str
    column: int
    fitting: int
    filled: int


def by_content(
    table: Table, place: SheetPlace, parser: CellParser
) -> tuple[Table, tuple[Problem, ...]]:
    """The table with the columns that their content makes known, and what is said of them."""
    form = table.header.form
    if table.layout != "table" or not form.spreads:
        return table, ()
    looker = _Looker(table, place, parser)
    known = [*looker.permissions(), *looker.listed()]
    table = _with(table, known, place)
    known_words = _Looker(table, place, parser).words()
    table = _with(table, known_words, place)
    return table, tuple(told_by_content(table, place, one) for one in [*known, *known_words])


def _with(table: Table, known: Sequence[Known], place: SheetPlace) -> Table:
    """The table with columns placed; what one of them was taken for is the next one called so."""
    if not known:
        return table
    header = table.header
    taken = {one.column for one in known}
    places = {name: i for name, i in header.places.items() if i not in taken}
    left = header.places.keys() - places.keys()
    for index, text in enumerate(header.cells):
        name = field_named(text, header.form, place.mappings)
        if name in left and index not in {*taken, *place.hidden}:
            places.setdefault(name, index)
    places |= {one.name: one.column for one in known}
    return table._replace(header=header._replace(places=places))


class _Looker:
    """Looks at the columns of one table."""

    def __init__(self, table: Table, place: SheetPlace, parser: CellParser) -> None:
        self._table = table
        self._place = place
        self._parser = parser
        self._form = table.header.form
        self._has = {*table.header.places, *table.given}
        self._lists = {c.name: c.values for c in self._form.fields() if c.name in _LISTED}

    def permissions(self) -> list[Known]:
        """The column « Citation » that holds answers, not words, beside one that holds the words.

        Only a column whose heading is that of words is taken for it by a mere « oui ».
        """
        if {"quotable", "consent", "quote_level"} & self._has:
            return []
        found = []
        for index in self._columns():
            values = self._values(index)
            said = self._named(index) in _WORDS
            told = [v for v in values if level_told(v) is not None]
            answers = [v for v in values if level_told(v) or read_yes_no(v) is not None]
            if (said or (self._is_free(index) and told)) and _is_enough(answers, values):
                found.append(Known("quotable", index, len(answers), len(values)))
        return found if len(found) == 1 else []

    def listed(self) -> list[Known]:
        """The columns that hold the values of one list which the table lacks."""
        missing = [name for name in _LISTED if name not in self._has]
        fits = {name: self._spelling(name) for name in missing}
        found: list[Known] = []
        for index in self._columns():
            if not self._is_free(index):
                continue
            values = self._values(index)
            fitting = {n: [v for v in values if fit(v)] for n, fit in fits.items()}
            names = [n for n, known in fitting.items() if _is_enough(known, values)]
            if len(names) == 1 and len(set(values)) >= _LEAST_DISTINCT:
                found.append(Known(names[0], index, len(fitting[names[0]]), len(values)))
        times = Counter(one.name for one in found)
        return [one for one in found if times[one.name] == 1]

    def words(self) -> list[Known]:
        """The one column of long texts, in a table of statements that has none for the words."""
        if "nature" not in self._has or self._has & set(_WORDS):
            return []
        long = []
        for index in self._columns():
            values = self._values(index)
            enough = 2 * len(values) >= len(self._table.body) and len(values) >= _LEAST_VALUES
            if not enough or not self._is_free(index):
                continue
            letters = sum(map(len, values)) / len(values)
            if letters >= _LONG and len(set(values)) >= _NEARLY_ALL * len(values):
                long.append(Known("quote", index, len(values), len(values)))
        return long if len(long) == 1 else []

    def _columns(self) -> list[int]:
        """The columns of the table that may be read."""
        cells = self._table.header.cells
        known = sorted({*self._place.used, *(i for i, text in enumerate(cells) if text)})
        return [
            i
            for i in known
            if i not in self._place.hidden
            and i not in self._table.left_out
            and (self._table.span is None or i in self._table.span)
            and not is_left_out(self._heading(i), self._place.mappings)
        ]

    def _heading(self, index: int) -> str:
        cells = self._table.header.cells
        return cells[index] if index < len(cells) else ""

    def _named(self, index: int) -> str | None:
        placed = (name for name, i in self._table.header.places.items() if i == index)
        named = next(placed, None)
        return named or field_named(self._heading(index), self._form, self._place.mappings)

    def _is_free(self, index: int) -> bool:
        """Whether nothing says what a column is."""
        return self._named(index) is None

    def _values(self, index: int) -> list[str]:
        rows = (row for row in self._table.body[:_MOST_ROWS] if row.number not in self._table.aside)
        texts = (row.at(index) for row in rows)
        return [text for raw in texts if isinstance(raw, str) and (text := tidy(plain_text(raw)))]

    def _spelling(self, name: str) -> Callable[[str], bool]:
        """Whether a text is spelled as a value of a list, or as several where that may be."""
        spellings = self._parser.spellings(self._lists[name] or "")
        if name != "themes":
            return lambda text: fold_without_articles(text) in spellings
        return lambda text: all(
            fold_without_articles(part) in spellings
            for part in split_list(text, spellings) or [text]
        )


def _is_enough(fitting: Sequence[str], values: Sequence[str]) -> bool:
    return len(values) >= _LEAST_VALUES and len(fitting) >= _NEARLY_ALL * len(values)


def told_by_content(table: Table, place: SheetPlace, known: Known) -> Problem:
    """H128: which column was known by its content, and by how much of it."""
    label = next(c.label for c in table.header.form.fields() if c.name == known.name)
    letters = table.letters.get(known.column) or column_letters(known.column)
    heading = table.header.cells[known.column] if known.column < len(table.header.cells) else ""
    return Problem(
        "H128",
        Severity.INFO,
        place.file,
        place.sheet,
        (f"{letters}{table.header.row}",),
        value=heading or letters,
        facts=(
            ("column_en", label.en),
            ("column_fr", label.fr),
            ("count", str(known.fitting)),
            ("total", str(known.filled)),
        ),
    )
