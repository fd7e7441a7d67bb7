"""The tables of a sheet: one below another, side by side, or a form instead of a table."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold_without_articles
from absr.model.source import column_letters
from absr.reading.counted import without_counts
from absr.reading.group_themes import with_themes
from absr.reading.headers import SEARCHED_ROWS, Header, find_header, row_texts, starts_a_table
from absr.reading.headings import is_known
from absr.reading.label_forms import form_tables, given_above, turned_table
from absr.reading.label_pairs import number_in
from absr.reading.sections import cut_in_sections, named_by_titles
from absr.reading.tables import Given, Table
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.headers import Search
    from absr.reading.values import CellParser, Raw
    from absr.tabular.workbook import Sheet

_NAMED_BY_SHEETS = ("themes", "natures", "districts", "actor_types")
"""Lists whose values a sheet may be named after."""
_MOST_TITLES_BETWEEN = 3
_LONGEST_BAND = 40
"""Letters of a title among the rows; what is longer is a note."""
_LEAST_NUMBERS = 2
"""Numbers with a digit that a table must have for those without to be none of it."""
_LONGEST_FIRST = 80
"""Characters of the longest first cell that is looked at for a heading."""
_MANY_CELLS = 8
_FEW_NAMED = 3
"""Fewer than one heading in so many is few."""


def tables_of(sheet: Sheet, search: Search, parser: CellParser) -> list[Table]:
    """Every table of the sheet in its order, or the table its forms make; none is an empty list."""
    header = find_header(sheet.rows[:SEARCHED_ROWS], search)
    if header is None:
        form = form_tables(sheet.rows, search)
        return [] if form is None else [_numbered(form)]
    if _is_doubtful(header) and (turned := turned_table(sheet.rows, search)) is not None:
        return [turned]
    tables: list[Table] = []
    rest: Sequence[Row] = sheet.rows
    titles_from = -1  # the line above a table of Word is its row 0
    while header is not None:
        body, following, later = _until_next(rest, header, search)
        titles = [row for row in rest if titles_from < row.number < header.rows[0]]
        found = []
        for part in _side_by_side(header, body, search):
            themed = with_themes(part._replace(titles=titles), sheet.rows, parser)
            told = cut_in_sections(_told_once(themed, search, parser), parser)
            kept = without_counts(_repeated(told))
            if kept is not None:
                found.append(_numbered(_ended(kept)))
                titles = []
        tables += found
        if found:  # a table of figures alone stands among the titles of the next one
            titles_from = body[-1].number if body else header.row
        rest, header = following, later
        if not found:
            rest = [row for row in sheet.rows if row.number > titles_from]
    return _with_the_rest(tables, [row for row in sheet.rows if row.number > titles_from])


def _with_the_rest(tables: list[Table], rest: Sequence[Row]) -> list[Table]:
    """The tables, the last with the figures that stand below it, set aside."""
    if not tables or not rest:
        return tables
    last = tables[-1]
    aside = {**last.aside, **{row.number: "total" for row in rest}}
    return [*tables[:-1], last._replace(body=[*last.body, *rest], aside=aside)]


def _is_doubtful(header: Header) -> bool:
    """Whether few of the many cells of a header name anything: answers may sound like headings."""
    filled = sum(1 for text in header.cells if text)
    return filled > _MANY_CELLS and _FEW_NAMED * len(header.places) < filled


def _until_next(
    rows: Sequence[Row], header: Header, search: Search
) -> tuple[list[Row], Sequence[Row], Header | None]:
    """The rows of a table up to the next one, and that one's rows and header."""
    start = next((i for i, row in enumerate(rows) if row.number > header.row), len(rows))
    for place in _may_start(rows, start):
        texts = row_texts(rows[place].values)
        if not starts_a_table(texts, search):
            continue
        if texts == header.cells[: len(texts)]:
            first = _lines_of_a_block(rows, start, place, header, search)
            if first == place:
                continue  # the header once more, as on each page of a print
            return (
                list(rows[start:first]),
                rows[first:],
                header._replace(rows=(rows[place].number,)),
            )
        later = find_header(rows[place : place + 3], search)
        if later is not None and later.rows[0] == rows[place].number:
            titles = _titles_before(rows, start, place)
            return list(rows[start:titles]), rows[titles:], later
    return list(rows[start:]), (), None


def _lines_of_a_block(
    rows: Sequence[Row], start: int, place: int, header: Header, search: Search
) -> int:
    """Where the lines above a repeated header begin that say of whom it is, if there are any."""
    first = place
    while first > start and rows[first - 1].number >= rows[first].number - 2:
        told = given_above([rows[first - 1]], header.form, search).keys()
        if not told or told & header.places.keys():
            break
        first -= 1
    return first


def _may_start(rows: Sequence[Row], start: int = 0) -> Iterator[int]:
    """The places of the rows whose first cell is a heading; most rows are settled by it."""
    known: dict[str, bool] = {}
    for place in range(start, len(rows)):
        values = rows[place].values
        first = values[0] if values else None
        if first is None:
            first = next((value for value in values if value is not None), None)
        if not isinstance(first, str):
            continue
        is_heading = known.get(first)
        if is_heading is None:
            is_heading = known[first] = len(first) <= _LONGEST_FIRST and is_known(first)
        if is_heading:
            yield place


def _titles_before(rows: Sequence[Row], start: int, place: int) -> int:
    """Where the titles of the next table begin: lone texts just above its header."""
    first = place
    while first > start and place - first < _MOST_TITLES_BETWEEN:
        filled = [value for value in rows[first - 1].values if value not in (None, "")]
        if len(filled) != 1 or not isinstance(filled[0], str):
            break
        first -= 1
    return first


def _side_by_side(header: Header, body: Sequence[Row], search: Search) -> list[Table]:
    """The tables whose headings stand in one row with blank columns between them."""
    spans = _spans(header, body)
    parts = []
    for span in spans:
        cells = [""] * span.start + [t for i, t in enumerate(header.cells) if i in span]
        found = find_header([(header.row, cells)], search._replace(title=""))
        parts.append(found)
    if len(spans) < 2 or any(part is None for part in parts):  # noqa: PLR2004 -- one is the usual
        return [Table(header, body)]
    return [
        Table(part._replace(rows=header.rows), [_within(row, span) for row in body], span=span)
        for part, span in zip(parts, spans, strict=True)
        if part is not None
    ]


def _spans(header: Header, body: Sequence[Row]) -> list[range]:
    """Runs of columns with a heading; a blank column ends a run."""
    width = len(header.cells)
    spans, first = [], None
    for column in range(width + 1):
        blank = column == width or not header.cells[column]
        if blank and column < width and len(body) <= SEARCHED_ROWS * SEARCHED_ROWS:
            blank = all(row.at(column) in (None, "") for row in body)
        if first is None and not blank:
            first = column
        elif first is not None and blank:
            spans.append(range(first, column))
            first = None
    return spans


def _within(row: Row, span: range) -> Row:
    return Row(row.number, tuple(v if i in span else None for i, v in enumerate(row.values)))


def _repeated(table: Table) -> Table:
    """The table with the rows set aside that only say its header again."""
    cells = table.header.cells
    alike = (table.body[place] for place in _may_start(table.body))
    again = {
        row.number: "header" for row in alike if row_texts(row.values) == cells[: len(row.values)]
    }
    return table._replace(aside={**table.aside, **again}) if again else table


def _ended(table: Table) -> Table:
    """The table with what stands below its end set aside: after a gap, other things begin.

    Where numbers have digits, the rows after the last of them that has one, from the first blank
    row on, tell of something else when they tell more than one thing.
    """
    ref = table.header.places.get("ref")
    if ref is None or table.layout != "table":
        return table
    body = table.body
    numbered = (place for place in reversed(range(len(body))) if _has_digit(body[place].at(ref)))
    last = list(islice(numbered, _LEAST_NUMBERS))
    if len(last) < _LEAST_NUMBERS:
        return table
    rest = body[last[0] :]
    gaps = (i for i, (one, row) in enumerate(pairwise(rest), 1) if row.number > one.number + 1)
    start = next(gaps, len(rest))
    below = [row for row in rest[start:] if row.at(ref) not in (None, "")]
    wide = any(sum(v not in (None, "") for v in row.values) > 1 for row in below)
    if not wide:
        return table
    return table._replace(aside={**{row.number: "outside" for row in below}, **table.aside})


def _has_digit(raw: Raw) -> bool:
    return raw not in (None, "") and any(map(str.isdigit, str(raw)))


def _told_once(table: Table, search: Search, parser: CellParser) -> Table:
    """The table with what its sheet says once for all rows: above it, or by its name."""
    form = table.header.form
    known = table.header.places
    above = given_above(table.titles, form, search)
    given = {name: told for name, told in above.items() if name not in known}
    by_title = named_by_titles(table, parser)
    by_title = {n: g for n, g in by_title.items() if n not in given}
    given |= by_title
    table = table._replace(titled=tuple(by_title.values()))
    by_name = _named_by_sheet(search.title, form, parser)
    given |= {n: g for n, g in by_name.items() if n not in known and n not in given}
    table = table._replace(given=given) if given else table
    return _of_one_interview(table, search)


def _of_one_interview(table: Table, search: Search) -> Table:
    """The table of which the lines above say whom it tells of, numbered where they do not say it.

    By the name of its sheet, « Entretien 3 », « E03 »; else by who was met, and when.
    """
    given, form = table.given, table.header.form
    met = [name for name in ("profile", "date") if name in given]
    if form.parent is None or not met or {"ref", *met} & {*table.header.places}:
        return table
    if "ref" in given:
        return table
    number = number_in(search.title, form, search)
    if number:
        return table._replace(given={**given, "ref": Given(number)})
    told = " · ".join(tidy(plain_text(given[name].raw)) for name in met)
    ref = Given(told, given[met[0]].address)
    return table._replace(given={**given, "ref": ref}, ref_from=tuple(met))


def _numbered(table: Table) -> Table:
    """Interviews that nothing numbers are told apart by who was met, and when.

    A row that says neither belongs to the interview above it.
    """
    places = table.header.places
    known = places.keys() | table.given.keys()
    if table.header.form.parent is None or "ref" in known or "profile" not in places:
        return table
    telling = [places[name] for name in ("profile", "date") if name in places]
    width = max((len(row.values) for row in table.body), default=0)
    width = max(width, len(table.header.cells))
    body, number = [], None
    bands = _bands(table, places.get("date"))
    for row in table.body:
        said = [tidy(plain_text(row.at(i))) for i in telling if row.at(i) not in (None, "")]
        alone = sum(value not in (None, "") for value in row.values) == 1
        if row.number in bands:
            number = None
        elif row.at(places["profile"]) not in (None, ""):
            number = None if alone else " · ".join(said)  # a lone text is a note of the table
        blank = [None] * (width - len(row.values))
        body.append(Row(row.number, (*row.values, *blank, number)))
    header = table.header._replace(places={**places, "ref": width})
    letters = {**table.letters, width: column_letters(places["profile"])}
    named = tuple(name for name in ("profile", "date") if name in places)
    aside = {**bands, **table.aside}
    return table._replace(header=header, body=body, letters=letters, ref_from=named, aside=aside)


def _bands(table: Table, dates: int | None) -> dict[int, str]:
    """The rows that hold nothing but a text where dates stand: « SEPTEMBRE », or a note."""
    bands = {}
    for row in table.body:
        filled = [i for i, value in enumerate(row.values) if value not in (None, "")]
        value = row.at(dates) if dates is not None else None
        if filled == [dates] and isinstance(value, str):
            short = len(value) <= _LONGEST_BAND
            bands[row.number] = "section" if short else "note"
    return bands


def _named_by_sheet(title: str, form: SheetForm, parser: CellParser) -> dict[str, Given]:
    """The field that the name of the sheet gives a value of."""
    for column in form.fields():
        if column.values not in _NAMED_BY_SHEETS or column.value not in _CHOICES:
            continue
        if column.name == "place":
            continue
        if fold_without_articles(title) in parser.spellings(column.values):
            return {column.name: Given(title)}
    return {}


_CHOICES = frozenset({ValueType.CHOICE, ValueType.CHOICES})
