"""Where the table of a sheet starts, what kind it is, and which column is which field."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from absr.model.kinds import sheet_forms
from absr.model.labels import fold, fold_without_articles
from absr.model.mappings import LEFT_OUT, NO_MAPPINGS
from absr.model.problem import Problem, Severity
from absr.model.source import column_letters
from absr.reading.drafts import ColumnRead
from absr.reading.values import plain_text, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.model.mappings import Mappings
    from absr.reading.values import Raw

SEARCHED_ROWS = 30
"""The header is looked for in this many first rows."""

_LEAST_MATCHES = 3
_LONGEST_HEADING = 200


class Header(NamedTuple):
    """The header found on a sheet: its row, its form and the place of each field."""

    row: int
    form: SheetForm
    places: Mapping[str, int]
    """Field → index of its column, from 0."""
    cells: tuple[str, ...]
    """The header's cells as text, by column."""
    heads: tuple[str, ...] = ()
    """What each cell is looked up as: its text, or the field that was decided for it."""

    def head(self, index: int) -> str:
        """What the heading of a column is looked up as."""
        return self.heads[index] if index < len(self.heads) else ""


def find_header(
    rows: Iterable[tuple[int, Sequence[Raw]]],
    hidden: frozenset[int],
    title: str = "",
    mappings: Mappings = NO_MAPPINGS,
) -> Header | None:
    """The best header among `rows`, or None when no row names enough columns of a form.

    The form that most headings name and that lacks fewest of its required columns wins, then
    the one that `title`, the name of the sheet, names. Columns that the user hid count for
    nothing: they will not be read.
    """
    best: Header | None = None
    most = _NOTHING
    for number, cells in rows:
        texts = tuple(tidy(plain_text(cell)) for cell in cells)
        short = (text if len(text) <= _LONGEST_HEADING else "" for text in texts)
        heads = tuple(_decided(text, mappings) for text in short)
        found = _recognised(heads, hidden, title)
        if found is not None and found.score > most:
            best, most = Header(number, found.form, found.places, texts, heads), found.score
        if best is not None and not _lacking(best.places, best.form):
            return best  # no later row can name more of what matters
    return best


_NOTHING = (0, 0)
_NAMED = "\x1f"
"""Begins what stands for a heading of which the field was decided: no heading has this sign."""


def _decided(text: str, mappings: Mappings) -> str:
    """A heading, or what stands for the decision taken for it."""
    if not text or not mappings.columns:
        return text
    name = mappings.columns.get(fold(text))
    return text if name is None else f"{_NAMED}{name}"


class _Recognised(NamedTuple):
    """The form that a row names best."""

    form: SheetForm
    places: Mapping[str, int]
    score: tuple[int, int]
    """Columns named less those lacking, and whether the sheet bears the form's name."""


@lru_cache(maxsize=64)
def _recognised(texts: tuple[str, ...], hidden: frozenset[int], title: str) -> _Recognised | None:
    """The form of which a row names most; workbooks made from one model share their header."""
    best: _Recognised | None = None
    for form, places in _forms_named(texts, hidden).items():
        titled = fold(title) in {fold(form.title.fr), fold(form.title.en)}
        score = (len(places) - _lacking(places, form), int(titled))
        most = best.score if best is not None else _NOTHING
        if score > most and _is_enough(places, form, titled=titled):
            best = _Recognised(form, places, score)
    return best


def _lacking(places: Mapping[str, int], form: SheetForm) -> int:
    """How many required columns of a form are not named."""
    return sum(
        column.required and column.name not in places and column.replaced_by not in places
        for column in form.fields()
    )


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
    for column in form.fields():
        known.setdefault(f"{_NAMED}{column.name}", column.name)
    for column in form.fields():  # decided for another sheet, on which it has another name
        for label in column.label:
            known.setdefault(f"{_NAMED}{fold(label)}", column.name)
    return known


@lru_cache(maxsize=1)
def _forms_by_heading(
    forms: tuple[SheetForm, ...],
) -> dict[str, tuple[tuple[SheetForm, str], ...]]:
    """Folded heading → the forms that know it, each with its field."""
    index: dict[str, list[tuple[SheetForm, str]]] = {}
    for form in forms:
        for spelling, name in _headings(form).items():
            index.setdefault(spelling, []).append((form, name))
    return {spelling: tuple(known) for spelling, known in index.items()}


def _forms_named(texts: Sequence[str], hidden: frozenset[int]) -> dict[SheetForm, dict[str, int]]:
    """The forms that the cells of a row name columns of, with the place of each field."""
    index = _forms_by_heading(sheet_forms())
    found: dict[SheetForm, dict[str, int]] = {}
    for place, text in enumerate(texts):
        if place in hidden or not _may_head(text):
            continue
        named: set[SheetForm] = set()
        for spelling in _spellings(text):
            for form, name in index.get(spelling, ()):
                if form not in named:
                    named.add(form)
                    found.setdefault(form, {}).setdefault(name, place)
    return {form: found[form] for form in sheet_forms() if form in found} if found else {}


def _may_head(text: str) -> bool:
    """Whether a text can be a heading at all."""
    return 0 < len(text) <= _LONGEST_HEADING


def field_named(text: str, known: Mapping[str, str]) -> str | None:
    """The field a heading stands for, or None; a remark in brackets is forgiven."""
    if not text or len(text) > _LONGEST_HEADING:
        return None
    return next((known[spelling] for spelling in _spellings(text) if spelling in known), None)


@lru_cache(maxsize=4096)
def _spellings(text: str) -> tuple[str, ...]:
    """The ways in which a heading is looked up."""
    if text.startswith(_NAMED):
        return (text,)
    return (fold(text), fold_without_articles(text), fold(text.split("(", maxsplit=1)[0]))


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
    return len(places) >= min(least, len(form.fields())) and bool(own & places.keys())


class ColumnPlan(NamedTuple):
    """The columns to read, and what is said of every other one."""

    fields: tuple[tuple[int, Field], ...]
    columns: tuple[ColumnRead, ...]
    problems: tuple[Problem, ...]


class SheetPlace(NamedTuple):
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
        name = field_named(header.head(index), known)
        code = _why_not_taken(index, name, header, place)
        if name is not None and code is None:
            taken[index] = by_name[name]
        columns.append(
            ColumnRead(column_letters(index), text, name if code is None else None, _REASONS[code])
        )
        if code is not None and code != _LEFT_OUT and (text or index in place.used):
            problems.append(_column_problem(code, index, header, place))
    problems += _missing_columns(by_name, taken, header, place)
    return ColumnPlan(tuple(taken.items()), tuple(columns), tuple(problems))


_LEFT_OUT = "left_out"
"""Stands for a code where nothing is to be said: the column was left out on purpose."""

_REASONS: Mapping[str | None, str | None] = {
    None: None,
    "H102": "same_field_twice",
    "H103": "unknown",
    "H104": "hidden",
    "H105": "no_heading",
    _LEFT_OUT: "left_out",
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
    if header.head(index) == f"{_NAMED}{LEFT_OUT}":
        return _LEFT_OUT
    if name is None:
        blank = index >= len(header.cells) or not header.cells[index]
        return "H105" if blank else "H103"
    return None if header.places[name] == index else "H102"


def _column_problem(code: str, index: int, header: Header, place: SheetPlace) -> Problem:
    text = header.cells[index] if index < len(header.cells) else ""
    facts: tuple[tuple[str, str], ...] = ()
    if code == "H102":
        name = field_named(header.head(index), _headings(header.form)) or ""
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
