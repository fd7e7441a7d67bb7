"""What somebody can be asked after a reading: columns not taken, spellings of no list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from absr.model.decisions import COLUMNS, Decision
from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.source import column_index
from absr.privacy.identities import MASK, NameFinder
from absr.reading.mapping_names import list_values, nearest_value, settled_field
from absr.store.records import load_identities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.model.problem import Problem
    from absr.model.settings import Settings
    from absr.reading.drafts import SheetRead
    from absr.store.database import Store
    from absr.workflow.answers import FileAnswer

Place = tuple[str, str | None, str]
"""File, sheet and cell."""

_OF_LISTS = frozenset({"V103", "V104", "V105"})
_LONGEST = 200
"""Characters of what is asked about: a longer text is no heading, and no value of a list."""
_CELL = re.compile(r"([A-Z]+)(\d+)")


class Question(NamedTuple):
    """What does a heading, or a spelling, mean?"""

    list_id: str
    """`COLUMNS`, or the id of the list whose value it may be."""
    written: str
    cells: int
    """Cells that wait for the answer."""
    places: tuple[Place, ...]
    suggestion: str | None
    choices: tuple[str, ...]
    """Names of fields, or values of the list; the suggestion stands first."""

    def answered(self, meaning: str) -> Decision:
        """The decision that an answer makes."""
        return Decision(self.list_id, self.written, meaning)


class _Found(NamedTuple):
    """One thing to ask about, at one place."""

    list_id: str
    written: str
    cells: int
    place: Place
    suggestion: str | None
    choices: tuple[str, ...]


def filled_columns(answer: FileAnswer, data: bytes) -> dict[Place, int]:
    """The headings of columns that were not taken → how many cells below hold something."""
    from absr.reading.workbook import is_own_sheet
    from absr.tabular.delivered import read_delivered

    workbook, _ = read_delivered(answer.file, data, unread=is_own_sheet)
    sheets = {sheet.name: sheet for sheet in workbook.sheets} if workbook else {}
    counts: dict[Place, int] = {}
    for problem in answer.problems:
        cell = _CELL.fullmatch(problem.cells[0]) if problem.code == "H103" else None
        if cell is None or problem.sheet not in sheets:
            continue
        column, header = column_index(cell[1]), int(cell[2])
        below = (row for row in sheets[problem.sheet].rows if row.number > header)
        counts[answer.file, problem.sheet, cell[0]] = sum(
            row.at(column) not in (None, "") for row in below
        )
    return {place: count for place, count in counts.items() if count}


def questions_of(
    answers: Sequence[FileAnswer],
    settings: Settings,
    filled: Mapping[Place, int],
    store: Store,
) -> tuple[Question, ...]:
    """What may be asked, the most frequent first; never words that name somebody."""
    finder = NameFinder(load_identities(store).values())
    groups: dict[tuple[str, str], list[_Found]] = {}
    for found in _all_found(answers, settings, filled):
        if MASK in found.written:  # a name was there: no words that come again
            continue
        asked = Decision(found.list_id, found.written, None).folded
        if asked and len(found.written) <= _LONGEST and not finder.finds(found.written):
            groups.setdefault((found.list_id, asked), []).append(found)
    questions = [_question(group) for group in groups.values()]
    return tuple(sorted(questions, key=lambda question: -question.cells))


def _question(group: Sequence[_Found]) -> Question:
    first = group[0]
    found = {one.place: one.cells for one in group}
    places, cells = tuple(found), sum(found.values())
    return Question(first.list_id, first.written, cells, places, first.suggestion, first.choices)


def _all_found(
    answers: Sequence[FileAnswer], settings: Settings, filled: Mapping[Place, int]
) -> Iterator[_Found]:
    forms = {form.id: form for form in sheet_forms()}
    for answer in answers:
        for problem in answer.problems:
            if not problem.value or not problem.cells:
                continue
            for sheet in answer.sheets:  # a sheet with several tables stands there several times
                form = forms.get(sheet.form or "")
                if sheet.sheet == problem.sheet and form is not None:
                    yield from _found(problem, sheet, form, settings, filled)


def _found(
    problem: Problem,
    sheet: SheetRead,
    form: SheetForm,
    settings: Settings,
    filled: Mapping[Place, int],
) -> Iterator[_Found]:
    """What a problem leaves to ask about, if it is one of this table."""
    if problem.code in _OF_LISTS:
        yield from _of_list(problem, form, settings)
    elif problem.code == "H103":
        place = (problem.file, problem.sheet, problem.cells[0])
        if place in filled and any(column.header == problem.value for column in sheet.columns):
            yield _of_column(problem, sheet, form, place, filled[place])


def _of_column(
    problem: Problem, sheet: SheetRead, form: SheetForm, place: Place, count: int
) -> _Found:
    """A column that was not taken: the fields that its sheet still lacks, the usual ones first."""
    taken = {column.field for column in sheet.columns}
    missing = [column for column in form.fields() if column.name not in taken]
    missing.sort(key=lambda column: not column.core)
    near = next((c.name for c in missing if c.label.fr == problem.suggestion), None)
    names = _first(near, (column.name for column in missing))
    settled = tuple(settled_field(name) for name in names)
    suggestion = settled_field(near) if near is not None else None
    return _Found(COLUMNS, problem.value or "", count, place, suggestion, settled)


def _of_list(problem: Problem, form: SheetForm, settings: Settings) -> Iterator[_Found]:
    """The spellings of a cell that are of no list, each with the value nearest to it."""
    column = next((c for c in form.fields() if c.name == problem.field), None)
    if column is None or column.values is None or problem.value is None:
        return
    several = column.value is ValueType.CHOICES
    for part in problem.value.split("; ") if several else (problem.value,):
        near = nearest_value(part, column.values, settings)
        choices = _first(near, list_values(column.values, settings))
        for cell in problem.cells:
            place = (problem.file, problem.sheet, cell)
            yield _Found(column.values, part, 1, place, near, choices)


def _first(one: str | None, others: Iterable[str]) -> tuple[str, ...]:
    """`one` and then the others."""
    return tuple(dict.fromkeys((*([one] if one is not None else ()), *others)))
