"""Themes that headings tell: « Mobilités » merged over « Besoins » and « Ressources », or beside.

A theme may stand over the natures, a nature over the themes, or both in one heading (« Besoins -
Mobilités »). Each column then has its own theme, given to everything that is said in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeGuard

from absr.model.kinds import sheet_forms
from absr.model.labels import fold_without_articles
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.headings import field_named
from absr.reading.tables import Given
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.tables import Table
    from absr.reading.values import CellParser, Raw

_PARTS = re.compile(r"\s*[/:()\[\]–—|]\s*|\s+-\s+")
_MAY_BE_BOTH = re.compile(r"\w\W+\w")
_SMALL = re.compile(r"^(?:de |d'|d’|des |du |en |sur |pour |la |le |les |l'|l’)+", re.IGNORECASE)
_LONGEST = 120
_LEAST_GROUPS = 2
"""Groups that name themes: one alone is the title of the table."""


def with_themes(table: Table, rows: Sequence[Row], parser: CellParser) -> Table:
    """The table with the theme of each column that its headings give one."""
    form = table.header.form
    if not form.spreads or "themes" not in {c.name for c in form.fields()}:
        return table
    spreads = {spread.name for spread in form.spreads}
    columns = [i for i, text in enumerate(table.header.cells) if field_named(text, form) in spreads]
    if len(columns) < _LEAST_GROUPS:
        return table
    known = parser.spellings("themes").keys()
    found = _over(table, rows, columns, known)
    return table._replace(themed=found) if found else table


def lined_up(rows: Sequence[Row], parser: CellParser, searched: int) -> tuple[Row, ...]:
    """The rows with headings of natures and themes in one form: « Besoins (Mobilités) ».

    In one cell they may stand in any order; in two rows the theme may stand below the nature.
    """
    known = frozenset(parser.spellings("themes"))
    form = next((form for form in sheet_forms() if form.spreads), None)
    head = list(rows[:searched])
    if form is None:
        return tuple(rows)
    for place, row in enumerate(head):
        cells = tuple(
            _nature_and_theme(value, form, known) if _may_be_both(value) else value
            for value in row.values
        )
        head[place] = Row(row.number, cells)
        if place and head[place - 1].number == row.number - 1:
            head[place - 1], head[place] = _put_below(head[place - 1], head[place], form, known)
    return (*head, *rows[searched:])


def _may_be_both(value: Raw) -> TypeGuard[str]:
    """Whether a cell is a text of several words that may be a heading."""
    return isinstance(value, str) and len(value) <= _LONGEST and bool(_MAY_BE_BOTH.search(value))


@lru_cache(maxsize=1024)  # the same headings and themes stand in many rows and workbooks
def _nature_and_theme(value: str, form: SheetForm, known: frozenset[str]) -> str:
    """« Mobilités - besoins » as « besoins (Mobilités) »; anything else as it is."""
    parts = [part.strip() for part in _PARTS.split(value) if part.strip()]
    if len(parts) != 2:  # noqa: PLR2004 -- a nature and a theme
        parts = _cut_in_two(value, form, known)
    for nature, theme in (parts, parts[::-1]) if parts else ():
        if fold_without_articles(_SMALL.sub("", theme)) in known and _is_nature(nature, form):
            return f"{nature} ({_SMALL.sub('', theme)})"
    return value


def _cut_in_two(value: str, form: SheetForm, known: frozenset[str]) -> list[str]:
    """The words of a nature and those beside them; empty where no theme stands at either end."""
    firsts, lasts = _ends_of(known)
    bare = fold_without_articles(_SMALL.sub("", value)).split()
    if not bare or (bare[0] not in firsts and bare[-1] not in lasts):
        return []  # most texts, which need not be cut at each of their words
    words = value.split()
    cuts = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    if not any(
        fold_without_articles(_SMALL.sub("", theme)) in known and _is_nature(nature, form)
        for cut in cuts
        for nature, theme in (cut, cut[::-1])
    ):
        return []
    both = (cut for cut in cuts if _is_nature(cut[0], form) != _is_nature(cut[1], form))
    return list(next(both, ()))


@lru_cache(maxsize=4)
def _ends_of(known: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words with which some others begin, and those with which they end."""
    parts = [words for text in known if (words := text.split())]
    return frozenset(words[0] for words in parts), frozenset(words[-1] for words in parts)


@lru_cache(maxsize=1024)
def _is_nature(text: str, form: SheetForm) -> bool:
    return field_named(text, form) in {spread.name for spread in form.spreads}


def _put_below(above: Row, row: Row, form: SheetForm, known: Collection[str]) -> tuple[Row, Row]:
    """Two rows of headings, natures over themes, with the natures beside the themes they cover."""
    themes = [i for i, v in enumerate(row.values) if v not in (None, "")]
    heads = [i for i, v in enumerate(above.values) if v not in (None, "")]
    over = {i: max((h for h in heads if h <= i), default=None) for i in themes}
    if not _are_listed([row.at(i) for i in themes], known):
        return above, row  # a row of data has more than themes, and below other headings too
    natures = {
        i for i, v in enumerate(above.values) if isinstance(v, str) and _is_nature(tidy(v), form)
    }
    if not natures or not natures >= set(over.values()) or not set(themes) >= natures:
        return above, row
    low, high = list(row.values), list(above.values)
    for i, head in over.items():
        low[i] = f"{above.at(head or 0)} ({plain_text(row.at(i))})"
    for nature in natures:
        high[nature] = None
    return Row(above.number, tuple(high)), Row(row.number, tuple(low))


def _are_listed(cells: Sequence[Raw], known: Collection[str]) -> bool:
    """Whether half of some cells are themes; no more of them are looked at than tell."""
    listed = others = 0
    for cell in cells:
        if _is_listed(cell, known):
            listed += 1
        else:
            others += 1
            if 2 * others > len(cells):
                return False
    return listed >= _LEAST_GROUPS


def _is_listed(raw: Raw, known: Collection[str]) -> bool:
    return isinstance(raw, str) and fold_without_articles(tidy(raw)) in known


def told_titles(table: Table, file: str, sheet: str) -> list[Problem]:
    """H126 when headings or titles give values: which, and the cells that say so."""
    told = (*table.themed.values(), *table.titled)
    if not told:
        return []
    cells = tuple(dict.fromkeys(given.address for given in told))
    shown = ", ".join(dict.fromkeys(str(given.raw) for given in told))
    return [Problem("H126", Severity.INFO, file, sheet, cells, value=shown)]


def _over(
    table: Table, rows: Sequence[Row], columns: Sequence[int], known: Collection[str]
) -> Mapping[int, Given]:
    """The groups of the first row of headings in which one is a theme of the project.

    The others of that row are themes too: the ones the project does not know.
    """
    form = table.header.form
    last = table.header.row
    first = min(*table.header.rows, last) - 1
    for row in (r for r in rows if first <= r.number <= last):
        texts = {i: tidy(plain_text(v)) for i, v in enumerate(row.values) if v not in (None, "")}
        groups = {i: word for i, text in texts.items() if (word := _of_theme(text, form))}
        above = [i for i in groups if i <= columns[-1]]
        if row.number < last:
            over = {i: max((g for g in above if g <= i), default=None) for i in columns}
        else:
            over = {i: i if i in groups else None for i in columns}
        if not any(
            g is not None and fold_without_articles(groups[g]) in known for g in over.values()
        ):
            continue
        if len({g for g in over.values() if g is not None}) < _LEAST_GROUPS:
            continue
        return {
            i: Given(groups[g], f"{column_letters(g)}{row.number}")
            for i, g in over.items()
            if g is not None
        }
    return {}


def _of_theme(text: str, form: SheetForm) -> str:
    """The part of a heading that may be a theme: what is left without the words of a nature."""
    parts = [part for part in _PARTS.split(text) if part]
    left = [part for part in parts if field_named(part, form) is None]
    if len(left) == len(parts):
        return text
    return left[0] if len(left) == 1 else ""
