"""Where the table of a sheet starts, what kind it is, and which column is which field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from absr.model.kinds import sheet_forms
from absr.model.labels import fold, fold_without_articles
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.drafts import ColumnRead
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.reading.values import Raw

SEARCHED_ROWS = 30
"""The header is looked for in this many first rows."""

_LEAST_MATCHES = 3
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Header:
    """The header found on a sheet: its row, its form and the place of each field."""

    row: int
    form: SheetForm
    places: Mapping[str, int]
    """Field → index of its column, from 0."""
    cells: tuple[str, ...]
    """The header's cells as text, by column."""


def find_header(rows: Iterable[tuple[int, Sequence[Raw]]], hidden: frozenset[int]) -> Header | None:
    """The best header among `rows`, or None when no row names enough columns of a form.

    Columns that the user hid count for nothing: they will not be read.
    """
    best: Header | None = None
    for number, cells in rows:
        texts = tuple(tidy(plain_text(cell)) for cell in cells)
        for form in sheet_forms():
            places = _places(texts, form, hidden)
            if _is_enough(places, form) and (best is None or len(places) > len(best.places)):
                best = Header(number, form, places, texts)
        if best is not None and _has_all_required(best):
            return best  # no later row can name more of what matters
    return best


def _has_all_required(header: Header) -> bool:
    return all(c.name in header.places for c in header.form.fields() if c.required)


@cache
def _headings(form: SheetForm) -> dict[str, str]:
    """Folded heading → field; on a clash the field that stands first on the sheet wins."""
    known: dict[str, str] = {}
    for shorten in (fold, fold_without_articles):
        for column in form.fields():
            for heading in column.headings():
                spelling = shorten(heading)
                if spelling:
                    known.setdefault(spelling, column.name)
    return known


def _places(texts: Sequence[str], form: SheetForm, hidden: frozenset[int]) -> dict[str, int]:
    known = _headings(form)
    places: dict[str, int] = {}
    for index, text in enumerate(texts):
        name = None if index in hidden else field_named(text, known)
        if name is not None:
            places.setdefault(name, index)
    return places


def field_named(text: str, known: Mapping[str, str]) -> str | None:
    """The field a heading stands for, or None; a remark in brackets is forgiven."""
    if not text or len(text) > _LONGEST_HEADING:
        return None
    return next((known[spelling] for spelling in _spellings(text) if spelling in known), None)


@lru_cache(maxsize=4096)
def _spellings(text: str) -> tuple[str, ...]:
    """The ways in which a heading is looked up."""
    return (fold(text), fold_without_articles(text), fold(text.split("(", maxsplit=1)[0]))


def _is_enough(places: Mapping[str, int], form: SheetForm) -> bool:
    """Enough columns are named, and among them one that only this form has."""
    own = {column.name for column in form.kind.fields if column.required or column.identity}
    if form.parent is not None or form.kind.parent is not None:
        own -= {"ref"}
    least = min(_LEAST_MATCHES, len(form.fields()))
    return len(places) >= least and bool(own & places.keys())


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns to read, and what is said of every other one."""

    fields: tuple[tuple[int, Field], ...]
    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """The sheet a plan is made for."""

    file: str
    sheet: str
    hidden: frozenset[int]
    used: frozenset[int]
    """Columns that hold something below the header."""


def plan_columns(header: Header, place: SheetPlace) -> ColumnPlan:
    """Which column is read as which field, and why each other column is not."""
    by_name = {column.name: column for column in header.form.fields()}
    known = _headings(header.form)
    taken: dict[int, Field] = {}
    columns: list[ColumnRead] = []
    problems: list[Problem] = []
    for index in sorted(place.used | {i for i, text in enumerate(header.cells) if text}):
        text = header.cells[index] if index < len(header.cells) else ""
        name = field_named(text, known)
        code = _why_not_taken(index, name, header, place)
        if name is not None and code is None:
            taken[index] = by_name[name]
        columns.append(
            ColumnRead(column_letters(index), text, name if code is None else None, _REASONS[code])
        )
        if code is not None and (text or index in place.used):
            problems.append(_column_problem(code, index, header, place))
    problems += _missing_columns(by_name, taken, header, place)
    return ColumnPlan(tuple(taken.items()), tuple(columns), tuple(problems))


_REASONS: Mapping[str | None, str | None] = {
    None: None,
    "H102": "same_field_twice",
    "H103": "unknown",
    "H104": "hidden",
    "H105": "no_heading",
}
_SEVERITIES = {
    "H102": Severity.ERROR,
    "H103": Severity.INFO,
    "H104": Severity.WARNING,
    "H105": Severity.WARNING,
}


def _why_not_taken(index: int, name: str | None, header: Header, place: SheetPlace) -> str | None:
    """Code of the reason why a column is not read, or None when it is."""
    if index in place.hidden:
        return "H104"
    if name is None:
        blank = index >= len(header.cells) or not header.cells[index]
        return "H105" if blank else "H103"
    return None if header.places[name] == index else "H102"


def _column_problem(code: str, index: int, header: Header, place: SheetPlace) -> Problem:
    text = header.cells[index] if index < len(header.cells) else ""
    facts: tuple[tuple[str, str], ...] = ()
    if code == "H102":
        name = field_named(text, _headings(header.form)) or ""
        first = header.places[name]
        facts = (("first", header.cells[first]), ("first_column", column_letters(first)))
    return Problem(
        code,
        _SEVERITIES[code],
        place.file,
        place.sheet,
        (f"{column_letters(index)}{header.row}",),
        value=text or None,
        suggestion=_near_heading(text, header) if code == "H103" else None,
        facts=facts,
    )


def _near_heading(text: str, header: Header) -> str | None:
    """The heading nearest to an unknown one, among the fields that are still missing."""
    from rapidfuzz import fuzz, process

    missing = {
        spelling: name
        for spelling, name in _headings(header.form).items()
        if name not in header.places
    }
    best = process.extractOne(fold(text), list(missing), scorer=fuzz.ratio, score_cutoff=75)
    if best is None:
        return None
    return header.form.heading(missing[best[0]], "fr")


def _missing_columns(
    by_name: Mapping[str, Field], taken: Mapping[int, Field], header: Header, place: SheetPlace
) -> list[Problem]:
    """One problem for each required column that the sheet lacks."""
    present = {column.name for column in taken.values()}
    return [
        Problem(
            "H101",
            Severity.ERROR,
            place.file,
            place.sheet,
            (str(header.row),),
            field=column.name,
            facts=(("heading_en", column.label.en), ("heading_fr", column.label.fr)),
        )
        for column in by_name.values()
        if column.required and column.name not in present and column.replaced_by not in present
    ]
