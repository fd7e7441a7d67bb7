"""Titles that give a value to what stands below: a section of a table, or the table itself.

« Mobilités » alone on its row, then the rows of that theme, then « Jeunesse » alone, as people cut
a list by hand; or « Mobilités » right above a table that has no column for themes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.fields import ValueType
from absr.model.labels import fold, fold_without_articles
from absr.model.source import column_letters
from absr.reading.tables import Given
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.model.fields import Field
    from absr.reading.tables import Table
    from absr.reading.values import CellParser

_NAMED = ("themes", "natures", "districts")
"""Lists whose values a title may be."""
_CHOSEN = frozenset({ValueType.CHOICE, ValueType.CHOICES})
_BEFORE = re.compile(
    r"^(?:\d{1,2}\s?[.)/\-–]\s*|(?:th[èe]mes?|th[ée]matiques?|axes?|quartiers?|secteurs?|natures?)"
    r"\s*(?:n\s?°\s*)?\d{0,2}\s*[:\-–.]\s*)+",
    re.IGNORECASE,
)
"""What stands before the value in a title: « Thème 2 : », « 1. »."""
_LONGEST = 60
_NO_SECTION = frozenset({"total", "totaux", "note", "notes", "remarque", "remarques", "synthese"})


def named_by_titles(table: Table, parser: CellParser) -> dict[str, Given]:
    """What the titles above a table say of all its rows: the nearest that is a value of a list."""
    given: dict[str, Given] = {}
    if table.themed:
        return given  # its titles are those of columns
    for column in _lacking(table):
        spellings = parser.spellings(column.values or "")
        for row in table.titles:
            for index, value in enumerate(row.values):
                word = _bare(value) if isinstance(value, str) else ""
                if word and fold_without_articles(word) in spellings:
                    given[column.name] = Given(word, f"{column_letters(index)}{row.number}")
    return given


def cut_in_sections(table: Table, parser: CellParser) -> Table:
    """The table with a column for what the lone titles among its rows say of those below."""
    for column in _lacking(table):
        spellings = parser.spellings(column.values or "")
        lone = dict(_lone(table))
        known = [n for n, (_, word) in lone.items() if fold_without_articles(word) in spellings]
        if not known or not _begins(table, known[0], lone):
            continue
        places = {lone[number][0] for number in known}
        titles = {n: (i, word) for n, (i, word) in lone.items() if n in known or i in places}
        return _with_column(table, column, titles)
    return table


def _lacking(table: Table) -> Iterator[Field]:
    """The columns whose values may be titles, and that the table does not have."""
    if not table.header.form.spreads:
        return
    told = {*table.header.places, *table.given}
    for column in table.header.form.fields():
        is_listed = column.values in _NAMED and column.value in _CHOSEN and column.name != "place"
        if is_listed and column.name not in told:
            yield column


def _lone(table: Table) -> Iterator[tuple[int, tuple[int, str]]]:
    """Row → column and words of the short texts that stand alone on their row."""
    for row in table.body:
        filled = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
        if len(filled) != 1 or not isinstance(filled[0][1], str):
            continue
        word = _bare(filled[0][1])
        if word and word[-1] not in ".!?…»" and fold(word).split()[0] not in _NO_SECTION:
            yield row.number, (filled[0][0], word)


def _begins(table: Table, number: int, lone: Mapping[int, object]) -> bool:
    """Whether rows of the table stand below a title, which is no last word of it."""
    return any(row.number > number and row.number not in lone for row in table.body)


def _bare(text: str) -> str:
    """The words of a title without its number and without what it is called."""
    word = _BEFORE.sub("", tidy(plain_text(text))).strip(" :-–•")
    return word if len(word) <= _LONGEST and any(map(str.isalpha, word)) else ""


def _with_column(table: Table, column: Field, titles: Mapping[int, tuple[int, str]]) -> Table:
    width = max([len(table.header.cells), *(len(row.values) for row in table.body)])
    body: list[Row] = []
    places: list[Mapping[int, str]] = []
    word, spot = None, ""
    for place, row in enumerate(table.body):
        known = table.places[place] if table.places else {}
        if row.number in titles:
            index, word = titles[row.number]
            spot = f"{column_letters(index)}{row.number}"
            body.append(row)
            places.append(known)
            continue
        blank = [None] * (width - len(row.values))
        body.append(Row(row.number, (*row.values, *blank, word)))
        places.append({**known, width: spot} if word is not None else known)
    header = table.header._replace(places={**table.header.places, column.name: width})
    aside = {**dict.fromkeys(titles, "section"), **table.aside}
    letters = {**table.letters, width: column_letters(min(i for i, _ in titles.values()))}
    told = tuple(Given(word, f"{column_letters(i)}{n}") for n, (i, word) in titles.items())
    return table._replace(
        header=header,
        body=body,
        places=tuple(places),
        aside=aside,
        letters=letters,
        titled=(*table.titled, *told),
    )
