"""Where the table of a sheet starts and what kind it is: a heading of one to three rows."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias

from absr.model.labels import fold
from absr.model.mappings import NO_MAPPINGS
from absr.model.record import NamedTuple
from absr.reading.headings import LONGEST_HEADING, field_named, forms_named, may_head
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.model.mappings import Mappings
    from absr.reading.values import Raw

SEARCHED_ROWS = 30
"""The header is looked for in this many first rows."""

MOST_HEADER_ROWS = 3
_LEAST_MATCHES = 3
_LONGEST_GROUP = 80


class Header(NamedTuple):
    """The header found on a sheet: its rows, its form and the place of each field."""

    rows: tuple[int, ...]
    form: SheetForm
    places: Mapping[str, int]
    """Field or spread → index of its column, from 0."""
    cells: tuple[str, ...]
    """The header's cells as text, by column."""

    @property
    def row(self) -> int:
        """The last row of the header."""
        return self.rows[-1]


class Search(NamedTuple):
    """What a header is looked for with."""

    hidden: frozenset[int] = frozenset()
    """Columns that the user hid: they count for nothing, since they will not be read."""
    title: str = ""
    """Name of the sheet."""
    mappings: Mappings = NO_MAPPINGS
    repeated: frozenset[str] = frozenset()
    """Short texts that begin a row on several sheets: the labels of one form, filled again."""


def find_header(rows: Iterable[tuple[int, Sequence[Raw]]], search: Search) -> Header | None:
    """The best header among `rows`, or None when none names enough columns of a form.

    The form that most headings name and that lacks fewest of its required columns wins, then
    the one that bears the name of the sheet. Two or three rows are taken together only where
    they name more than any of them alone.
    """
    rows = list(rows)
    texts: list[tuple[int, tuple[str, ...]]] = []
    best: Header | None = None
    most = _NOTHING
    for number, raw in rows:
        cells = row_texts(raw)
        texts.append((number, cells))
        found = _recognised(_heads(cells), search.hidden, fold(search.title), _key(search.mappings))
        if found is not None and found.score > most:
            best, most = Header((number,), found.form, found.places, cells), found.score
        if best is not None and not _lacking(best.places, best.form):
            break  # no later row can name more of what matters
    below = rows[len(texts) : len(texts) + MOST_HEADER_ROWS - 1]
    texts += [(number, row_texts(raw)) for number, raw in below]
    found_header = _with_groups(texts, search, best, most)
    return found_header and _with_second(texts, search, found_header)


def _with_second(
    texts: Sequence[tuple[int, tuple[str, ...]]], search: Search, header: Header
) -> Header:
    """The header with the row below where that heads the same columns again, in other words.

    Databases give « NB_PERS », then « Nombre de personnes »: the words count, the name of the
    program only where the words say nothing.
    """
    below = next((cells for number, cells in texts if number == header.row + 1), ())
    if not starts_a_table(below, search):
        return header
    form, decided = header.form, search.mappings
    low = [field_named(text, form, decided) for text in below]
    cells = list(below) + [""] * (len(header.cells) - len(below))
    for column, text in enumerate(header.cells):
        name = field_named(text, form, decided)
        unsaid = column >= len(low) or low[column] is None
        if unsaid and (not cells[column] or (name is not None and name not in low)):
            cells[column] = text
    found = _recognised(tuple(cells), search.hidden, fold(search.title), _key(decided))
    if found is None or found.form is not form or not header.places.keys() <= found.places.keys():
        return header
    return Header((*header.rows, header.row + 1), form, found.places, tuple(cells))


def row_texts(cells: Sequence[Raw]) -> tuple[str, ...]:
    """The cells of a row as texts."""
    return tuple(
        _short(cell)
        if isinstance(cell, str) and len(cell) <= LONGEST_HEADING
        else tidy(plain_text(cell))
        for cell in cells
    )


_short = lru_cache(maxsize=2048)(tidy)  # the same headings stand in many workbooks


def _heads(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text if len(text) <= LONGEST_HEADING else "" for text in texts)


def _with_groups(
    texts: Sequence[tuple[int, tuple[str, ...]]],
    search: Search,
    best: Header | None,
    most: _Score,
) -> Header | None:
    """The best of headers of several rows, where one names more than the best single row."""
    near = range(len(texts))
    if best is not None:
        place = next(i for i, (number, _) in enumerate(texts) if number == best.row)
        near = range(max(place - MOST_HEADER_ROWS + 1, 0), place + 1)
    for first in near:
        for height in range(2, MOST_HEADER_ROWS + 1):
            window = texts[first : first + height]
            if len(window) < height or most >= _all_named(window):
                continue
            if not _may_be_header(window, search):
                continue
            cells = _joined([cells for _, cells in window], search)
            found = _recognised(cells, search.hidden, fold(search.title), _key(search.mappings))
            if found is not None and found.score > most:
                numbers = tuple(number for number, _ in window)
                best, most = Header(numbers, found.form, found.places, cells), found.score
    return best


def _all_named(window: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[int, int]:
    """The most that rows can score: each column with a text names one, of the sheet's own form."""
    columns = zip_longest(*(cells for _, cells in window), fillvalue="")
    return (sum(map(any, columns)), 1)


def _may_be_header(window: Sequence[tuple[int, tuple[str, ...]]], search: Search) -> bool:
    """Whether neighbouring rows can be one header: short words, and each names something.

    The last row must name a column by itself, and so must one above it: a row of data
    below a header, or a title above it, must not become part of it.
    """
    first, last = window[0][0], window[-1][0]
    if last - first >= len(window):
        return False
    named = [_named(cells, search) for _, cells in window]
    longest = max((len(t) for _, cells in window for t in cells), default=0)
    return longest <= _LONGEST_GROUP * 2 and named[-1] > 0 and sum(named[:-1]) > 0


def _named(texts: Sequence[str], search: Search) -> int:
    """How many columns of the form that a row names best it names."""
    forms = forms_named(texts, search.hidden, search.mappings)
    return max((len(places) for places in forms.values()), default=0)


def _joined(rows: Sequence[Sequence[str]], search: Search) -> tuple[str, ...]:
    """The heading of each column of a header of several rows.

    The lowest words count; those of the group above are put before them where they alone say
    nothing, or say what another column says already.
    """
    width = max(map(len, rows))
    padded = [[*row, *("" for _ in range(width - len(row)))] for row in rows]
    groups = [_spread_right(row, padded[-1]) for row in padded[:-1]]
    counts = [Counter(group) for group in groups]
    heads: list[str] = []
    before: set[str] = set()
    for column in range(width):
        own = [row[column] for row in padded if row[column]]
        low = own[-1] if own else ""
        group = next((g[column] for g in reversed(groups) if g[column] and g[column] != low), "")
        wide = any(count[group] > 1 for count in counts)
        heads.append(_clearest(low, group if wide else "", before, search))
        before.add(heads[-1])
    return tuple(heads)


def _spread_right(row: Sequence[str], below: Sequence[str]) -> list[str]:
    """The words of a group over all the columns below it: a merged cell has them only once."""
    spread: list[str] = []
    group = ""
    for text, under in zip(row, below, strict=True):
        group = text or (group if under else "")
        spread.append(group)
    return spread


def _clearest(low: str, group: str, before: Collection[str], search: Search) -> str:
    if not low or not group:
        return low
    both = f"{group} / {low}"
    known = forms_named((low,), frozenset(), search.mappings)
    if known and low not in before:
        return low
    if forms_named((f"{group} {low}",), frozenset(), search.mappings):
        return f"{group} {low}"
    if not known and forms_named((group,), frozenset(), search.mappings):
        return f"{group} ({low})"  # « Thèmes » above « Principal » and « Secondaire »
    return low if known else both


_Score: TypeAlias = tuple[int, int, int]
_NOTHING: _Score = (0, 0, 0)


class _Recognised(NamedTuple):
    """The form that a row names best."""

    form: SheetForm
    places: Mapping[str, int]
    score: _Score
    """Columns named less those lacking, the same of those named exactly, and whether the sheet
    bears the form's name."""


_MappingKey = tuple[tuple[str, str], ...]


def _key(mappings: Mappings) -> _MappingKey:
    return tuple(mappings.columns.items())


@lru_cache(maxsize=256)
def _recognised(
    texts: tuple[str, ...], hidden: frozenset[int], title: str, decided: _MappingKey
) -> _Recognised | None:
    """The form of which a row names most; workbooks made from one model share their header."""
    from absr.model.mappings import Mappings

    mappings = Mappings(columns=dict(decided))
    best: _Recognised | None = None
    most = _NOTHING
    for form, exact in forms_named(texts, hidden, mappings).items():
        titled = title in {fold(form.title.fr), fold(form.title.en)}
        places = _completed(exact, form, texts, hidden, mappings)
        score = (_worth(places, form), _worth(exact, form), int(titled))
        if score > most and _is_enough(exact, form, titled=titled):
            best, most = _Recognised(form, places, score), score
    return best


def _completed(
    exact: Mapping[str, int],
    form: SheetForm,
    texts: Sequence[str],
    hidden: frozenset[int],
    mappings: Mappings,
) -> Mapping[str, int]:
    """The places of a form's columns, with those whose headings another form knows exactly.

    « Avec qui » is a column of the actions; among interviews its words say who was met.
    """
    if not form.spreads:
        return exact
    places = dict(exact)
    taken = {*exact.values(), *hidden}
    for index, text in enumerate(texts):
        if text and index not in taken:
            name = field_named(text, form, mappings)
            if name is not None:
                places.setdefault(name, index)
    return places


def _worth(places: Mapping[str, int], form: SheetForm) -> int:
    """The columns named, less those lacking."""
    return len(places) - _lacking(places, form)


def _lacking(places: Mapping[str, int], form: SheetForm) -> int:
    """How many columns of a form that every sheet of its layout needs are not named."""
    return sum(
        column.name not in places and column.replaced_by not in places
        for column in needed_columns(places.keys(), form)
    )


def needed_columns(named: Collection[str], form: SheetForm) -> list[Field]:
    """The columns that a sheet needs, by what its columns tell: parents, their records, or both."""
    needed = [column for column in form.fields() if column.required]
    if form.parent is None:
        return needed
    own = {column.name for column in form.kind.fields}
    of_parent = [column for column in needed if column.name not in own]
    of_record = [column for column in needed if column.name in own or column.name == "ref"]
    if any(spread.name in named for spread in form.spreads) and "nature" not in named:
        return of_parent
    words = {name for c in form.kind.fields if c.blocking for name in (c.name, c.replaced_by)}
    if not words.intersection(named):
        return of_parent
    known = any(column.name in named for column in of_parent if column.name != "ref")
    return needed if known else of_record


def _is_enough(places: Mapping[str, int], form: SheetForm, *, titled: bool) -> bool:
    """Enough columns are named, and among them one that only this form has.

    Forms with common headings (a date, a title) ask for one more, or for the sheet's own name:
    any list of an office has three such columns.
    """
    own = {column.name for column in form.kind.fields if column.required or column.identity}
    if form.parent is not None or form.kind.parent is not None:
        own -= {"ref"}
        least = _LEAST_MATCHES
    else:
        least = _LEAST_MATCHES if titled else _LEAST_MATCHES + 1
    if form.parent is not None:
        own |= {spread.name for spread in form.spreads}
        if titled or len(places) > _LEAST_MATCHES:
            own |= {c.name for c in form.parent.fields if c.required} - {"ref"}
    return len(places) >= min(least, len(form.fields())) and bool(own & places.keys())


def starts_a_table(texts: Sequence[str], search: Search) -> bool:
    """Whether a row below a table is the header of another: most of its words are headings."""
    filled = [text for text in texts if text]
    if len(filled) < _LEAST_MATCHES or not all(map(may_head, filled)):
        return False
    found = _recognised(tuple(texts), search.hidden, "", _key(search.mappings))
    if found is None:
        return False
    named = sum(field_named(text, found.form, search.mappings) is not None for text in filled)
    return 5 * named >= 3 * len(filled)
