"""What somebody can be asked after a reading: columns not taken, spellings of no list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.decisions import COLUMNS, Decision
from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import fold
from absr.model.record import NamedTuple
from absr.model.source import column_index
from absr.privacy.identities import MASK, NameFinder
from absr.reading.headings import columns_named
from absr.reading.mapping_names import is_list, list_values, nearest_value, settled_field
from absr.store.records import load_identities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.fields import Field, SheetForm, Spread
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
_CONTACT_WORDS = (
    "tel telephone telephones portable mobile phone mail mails email emails courriel courriels"
    " contact contacts coordonnees"
)
_PERSON_WORDS = (
    "et ou de du des d la le l un une famille usage naissance jeune fille personne personnes"
    " complet repondant repondante participant participante habitant habitante interviewe"
    " interviewee and of first last family full given person"
)
_CONTACTS = frozenset(_CONTACT_WORDS.split())
_NAMES = frozenset({"nom", "noms", "prenom", "prenoms", "name", "names", "surname"})
_OF_PERSONS = frozenset(_PERSON_WORDS.split())
"""Words beside which « nom » still speaks of a person: « Nom de la ressource » does not."""
_FREE = frozenset({ValueType.TEXT, ValueType.LONG_TEXT})


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
    names_persons: bool = False
    """A heading under which persons are named, on a sheet where they must not be."""

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
    names_persons: bool = False


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
    return Question(
        list_id=first.list_id,
        written=first.written,
        cells=sum(found.values()),
        places=tuple(found),
        suggestion=first.suggestion,
        choices=first.choices,
        names_persons=any(one.names_persons for one in group),
    )


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
    """A column that was not taken: the columns that its sheet still lacks, the usual ones first."""
    written = problem.value or ""
    taken = {column.field for column in sheet.columns}
    persons = not form.kind.holds_identities and _names_persons(written)
    missing = [column for column in columns_named(form) if column.name not in taken]
    if persons:
        missing = [column for column in missing if not _is_free(column)]
    usual = _usual(form, has_words=bool(taken & set(form.kind.telling)))
    missing.sort(key=lambda column: usual.index(column.name))
    near = next((c.name for c in missing if c.label.fr == problem.suggestion), None)
    names = _first(near, (column.name for column in missing))
    settled = tuple(settled_field(name) for name in names)
    suggestion = settled_field(near) if near is not None else None
    return _Found(COLUMNS, written, count, place, suggestion, settled, persons)


def _usual(form: SheetForm, *, has_words: bool) -> list[str]:
    """Columns, the usual ones first: « Besoins » goes before where no column holds the words."""
    core = [column.name for column in form.fields() if column.core]
    spreads = [spread.name for spread in form.spreads]
    first = core + spreads if has_words else spreads + core
    return list(dict.fromkeys((*first, *(column.name for column in columns_named(form)))))


def _is_free(column: Field | Spread) -> bool:
    """Whether a column takes whatever is written, and so would take a name."""
    return getattr(column, "value", ValueType.TEXT) in _FREE


def _names_persons(heading: str) -> bool:
    """Whether names of persons, or ways to reach them, stand below a heading."""
    words = set(fold(heading).split())
    return bool(words & _CONTACTS) or (bool(words & _NAMES) and words <= _NAMES | _OF_PERSONS)


def _of_list(problem: Problem, form: SheetForm, settings: Settings) -> Iterator[_Found]:
    """The spellings of a cell that are of no list, each with the value nearest to it."""
    column = next((c for c in form.fields() if c.name == problem.field), None)
    if column is None or column.values is None or problem.value is None:
        return
    if not is_list(column.values):  # what a decision on a statement may say: asked elsewhere
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
