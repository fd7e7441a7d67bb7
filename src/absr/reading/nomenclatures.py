"""The lists of codes that a workbook explains side by side on a sheet: a code, then its words.

A sheet that holds nothing else explains the others: it is documentation, never data.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.kinds import sheet_forms
from absr.model.labels import fold, fold_without_articles
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.answers import level_told
from absr.reading.headings import field_named
from absr.reading.legends import Legend, code_key
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.reading.values import CellParser
    from absr.tabular.workbook import Sheet, Spot

_CODE = re.compile(r"[A-Za-z]{0,5}[-_. ]?\d{1,4}|(?!oui\b|non\b|yes\b)[A-Za-z]{1,3}", re.IGNORECASE)
_LIBEL = re.compile(r"lib|intitul|label|signif|sens|valeur|nom\b|designation|definition")
_MOST_ROWS = 400
_MOST_CODES = 150
_LONGEST_LABEL = 80
_SHORTEST_LABEL = 2
_LONGEST_CODE = 12
_MOST_WORDS_OF_A_TYPE = 4
"""More words describe one person: « habitante, rue des Merles, 72 ans » is no type."""
_LEAST_CODES = 2
_NEARLY_ALL = 0.9
_CLOSED = ("natures", "actor_types", "themes", "quote_levels")


class CodeList(NamedTuple):
    """Codes one below another, each with its words in the next column."""

    column: int
    """Where its codes stand; the words are in the next column."""
    words: dict[str, str]
    """Code as it is compared → the words that it stands for."""
    legend: Legend
    """The same as a legend; its list is empty where the words are of none that is known."""
    spots: frozenset[Spot]
    """Its cells, those of its headings included."""


class _Pair(NamedTuple):
    """A code beside its words."""

    row: int
    code: str
    label: str


def code_lists_of(sheet: Sheet, parser: CellParser) -> tuple[CodeList, ...]:
    """The lists of codes of a sheet, left to right; none where it is too long to be lists."""
    if len(sheet.rows) > _MOST_ROWS:
        return ()
    width = max((len(row.values) for row in sheet.rows), default=0)
    found = []
    for column in range(width - 1):
        for run in _runs(sheet, column):
            heads = [_at(sheet, run[0].row - 1, column), _at(sheet, run[0].row - 1, column + 1)]
            pairs = run
            if _is_heading(run):
                heads, pairs = [run[0].code, run[0].label], run[1:]
            listed = _as_list(sheet, column, pairs, heads, parser)
            if listed is not None:
                found.append(listed)
    return tuple(found)


def is_nomenclature(sheet: Sheet, lists: Sequence[CodeList]) -> bool:
    """Whether a sheet holds lists of codes and nothing else but titles."""
    if not lists or not any(one.legend.list_id for one in lists):
        return False
    first = min(row for one in lists for row, _ in one.spots)
    spots = frozenset[tuple[int, int]]().union(*(one.spots for one in lists))
    filled = {
        (row.number, i)
        for row in sheet.rows
        if row.number >= first
        for i, value in enumerate(row.values)
        if value not in (None, "")
    }
    return len(spots & filled) >= _NEARLY_ALL * len(filled)


def _runs(sheet: Sheet, column: int) -> Iterator[list[_Pair]]:
    """Each series of rows without a gap that have a code in one column, words in the next."""
    run: list[_Pair] = []
    for row in sheet.rows:
        raw, beside = row.at(column), row.at(column + 1)
        is_long = isinstance(raw, str) and len(raw) > _LONGEST_CODE
        code = "" if is_long or isinstance(raw, bool) or raw is None else tidy(plain_text(raw))
        label = tidy(beside) if isinstance(beside, str) else ""
        is_pair = bool(_CODE.fullmatch(code)) and (
            _SHORTEST_LABEL <= len(label) <= _LONGEST_LABEL and len(label) > len(code) - 1
        )
        if run and (not is_pair or row.number != run[-1].row + 1):
            yield run
            run = []
        if is_pair:
            run.append(_Pair(row.number, code, label))
    if run:
        yield run


def _is_heading(run: Sequence[_Pair]) -> bool:
    """Whether the first pair of a series is its headings: « CIT », « LIB_CIT »."""
    first, others = run[0], run[1:]
    numbered = bool(others) and all(any(map(str.isdigit, pair.code)) for pair in others)
    lone = numbered and not any(map(str.isdigit, first.code))
    return lone or bool(_LIBEL.match(fold(first.label)) and "_" in first.label)


def _as_list(
    sheet: Sheet, column: int, run: Sequence[_Pair], heads: Sequence[str], parser: CellParser
) -> CodeList | None:
    """The list of a series of pairs, or None where codes or words come twice."""
    words = {code_key(pair.code): pair.label for pair in run}
    labels = {fold(label) for label in words.values()}
    if not _LEAST_CODES <= len(run) <= _MOST_CODES or not len(words) == len(labels) == len(run):
        return None
    list_id = _list_of(list(words.values()), parser) or _list_named(heads)
    cell = f"{column_letters(column)}{run[0].row}"
    shown = ", ".join(f"{pair.code} = {pair.label}" for pair in run)
    spots = {(pair.row, place) for pair in run for place in (column, column + 1)}
    spots |= {(run[0].row - 1, column), (run[0].row - 1, column + 1)}
    legend = Legend(list_id, words, sheet.name, cell, shown)
    return CodeList(column, words, legend, frozenset(spots))


def _list_of(labels: Sequence[str], parser: CellParser) -> str:
    """The closed list of which at least half of the words are values; empty for none."""
    for list_id in _CLOSED:
        known = [label for label in labels if _is_of(label, list_id, parser)]
        if len(known) >= _LEAST_CODES and 2 * len(known) >= len(labels):
            return list_id
    return ""


def _is_of(label: str, list_id: str, parser: CellParser) -> bool:
    if fold_without_articles(label) in parser.spellings(list_id):
        return True
    if list_id == "quote_levels":
        return level_told(label) is not None
    if list_id == "actor_types" and len(label.split()) <= _MOST_WORDS_OF_A_TYPE:
        from absr.reading.actor_words import types_in

        return len(types_in(label)) == 1
    return False


def _list_named(heads: Sequence[str]) -> str:
    """The list of the column that the headings of a list of codes name; empty for none."""
    for form in sheet_forms():
        if form.spreads:
            values = {c.name: c.values or "" for c in form.fields()}
            named = (field_named(head, form) for head in heads if head)
            return next((values[n] for n in named if n is not None and values.get(n)), "")
    return ""


def _at(sheet: Sheet, number: int, column: int) -> str:
    row = next((row for row in sheet.rows if row.number == number), None)
    value = row.at(column) if row is not None else None
    return tidy(value) if isinstance(value, str) else ""
