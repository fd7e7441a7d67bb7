"""What an annotated copy says: the problems of one file as marks, and as a list of causes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.kinds import sheet_forms
from absr.model.problem import Severity
from absr.model.record import NamedTuple
from absr.model.settings import DECIDED_THEMES, NO_THEME
from absr.model.source import column_index
from absr.reading.mapping_names import list_values
from absr.rendering.annotated.marks import Cause, Corrections, Mark, Place
from absr.wording.problems import problem_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from absr.model.fields import Field
    from absr.model.problem import Problem
    from absr.model.settings import Settings
    from absr.rendering.annotated.marks import Spot
    from absr.tabular.workbook import Workbook
    from absr.wording.problems import ProblemText
    from absr.wording.speech import Speech
    from absr.workflow.answers import FileAnswer

MOST_LINKS = 1_000
"""Links in the list under one cause; every cell has its colour and its note all the same."""

_OF_LISTS = frozenset({"V103", "V104", "V105"})
_MOST_MARKS = 30_000
_ORDER = (Severity.ERROR, Severity.WARNING)
_ADDRESS = re.compile(r"([A-Z]{1,3})?([0-9]+)?")


class Addresses(NamedTuple):
    """What finds the cell that an address means."""

    first_cells: Mapping[tuple[str, int], int]
    """Sheet and row → the first column with a value."""
    header_rows: Mapping[str, int]
    only_sheet: str | None
    """The sheet of a file that has no other."""
    columns: Mapping[tuple[str, str], Field]
    """Sheet and name → the column."""

    def column(self, problem: Problem) -> Field | None:
        """The column in which a problem stands."""
        return self.columns.get((problem.sheet or self.only_sheet or "", problem.field or ""))

    def spot(self, sheet: str | None, address: str) -> tuple[str, Spot] | None:
        """Sheet and cell: of a row its first cell, of a column its heading."""
        sheet = sheet or self.only_sheet
        found = _ADDRESS.fullmatch(address)
        if sheet is None or found is None or not address:
            return None
        letters, number = found.groups()
        if number is None:
            return sheet, (self.header_rows.get(sheet, 1), column_index(letters))
        row = int(number)
        column = column_index(letters) if letters else self.first_cells.get((sheet, row), 0)
        return sheet, (row, column)


def addresses(answer: FileAnswer, workbook: Workbook, problems: Sequence[Problem]) -> Addresses:
    """What finds the cells that the problems of a file mean."""
    rows = {int(cell) for problem in problems for cell in problem.cells if cell.isdecimal()}
    firsts = {
        (sheet.name, row.number): next(i for i, v in enumerate(row.values) if v is not None)
        for sheet in workbook.sheets
        for row in sheet.rows
        if row.number in rows
    }
    headers = {s.sheet: s.header_rows[-1] for s in answer.sheets if s.sheet and s.header_rows}
    names = [sheet.name for sheet in workbook.sheets]
    return Addresses(firsts, headers, names[0] if len(names) == 1 else None, _columns(answer))


def _columns(answer: FileAnswer) -> dict[tuple[str, str], Field]:
    """The columns of the sheets that were read, by sheet and name."""
    forms = {form.id: form for form in sheet_forms()}
    return {
        (sheet.sheet or "", column.name): column
        for sheet in answer.sheets
        if sheet.form in forms
        for column in forms[sheet.form].fields()
    }


class Words(NamedTuple):
    """In which words a copy speaks: those of absr, and those of the project's lists."""

    speech: Speech
    settings: Settings


def corrections(
    file: str, problems: Sequence[Problem], places: Addresses, words: Words
) -> Corrections:
    """All that the copy of `file` shows, errors first."""
    speech = words.speech
    groups: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda p: _ORDER.index(p.severity)):
        groups.setdefault((problem.severity, problem.code), []).append(problem)
    name = speech("corrections.sheet")
    marks = [mark for problem in problems for mark in _marks(problem, places, speech)]
    return Corrections(
        sheets=(name, f"{name} (absr)"),
        title=speech("corrections.title", file=file),
        intro=(
            speech.count("corrections.count", _count(problems)),
            speech("corrections.intro"),
            speech("corrections.colours"),
        ),
        heads=tuple(
            speech(f"corrections.head.{head}")
            for head in ("cell", "sheet", "found", "suggestion", "finding")
        ),
        causes=tuple(_cause(group, places, words) for group in groups.values()),
        marks=tuple(marks[:_MOST_MARKS]),
    )


def _marks(problem: Problem, places: Addresses, speech: Speech) -> Iterator[Mark]:
    text = problem_text(problem, speech)
    severity = speech(f"severity.{problem.severity}")
    note = f"{problem.code} · {severity}\n{text.finding}\n→ {_ways(text, speech)}"
    for address in problem.cells:
        found = places.spot(problem.sheet, address)
        if found is not None:
            yield Mark(found[0], found[1], problem.severity is Severity.ERROR, note)


def _cause(group: Sequence[Problem], places: Addresses, words: Words) -> Cause:
    first, speech = group[0], words.speech
    text = problem_text(first, speech)
    listed = [place for problem in group for place in _places(problem, places, speech)]
    parts = [first.code, speech(f"severity.{first.severity}"), speech(f"{first.code}.title")]
    if any(problem.cells for problem in group):
        parts.append(speech.count("corrections.cells", _count(group)))
    rest = len(listed) - MOST_LINKS
    return Cause(
        heading=" · ".join(parts),
        severe=first.severity is Severity.ERROR,
        rule=text.rule,
        ways=_ways(text, speech),
        lists=tuple(_lists(group, places, words)),
        places=tuple(listed[:MOST_LINKS]),
        more=speech.count("corrections.more", rest) if rest > 0 else "",
    )


def _count(problems: Sequence[Problem]) -> int:
    """Cells, each once: several words of one may be unknown."""
    return len({(problem.sheet, cell) for problem in problems for cell in problem.cells})


def _ways(text: ProblemText, speech: Speech) -> str:
    """The ways out, for somebody who has the copy open: the copy is what is to be read."""
    ways = text.ways
    for way in ("then", "again"):
        said = re.escape(speech(f"corrections.{way}"))
        # « absr ingest --map » is another command: only a phrase that ends there is meant
        ways = re.sub(rf"{said}(?=\s*[.;:,]|$)", speech(f"corrections.{way}_copy"), ways)
    return ways


def _lists(group: Sequence[Problem], places: Addresses, words: Words) -> Iterator[str]:
    """The values of each list of which a word was none."""
    if group[0].code not in _OF_LISTS:
        return
    asked = dict.fromkeys(places.column(problem) for problem in group)
    for column in asked:
        if column is None or column.values is None:
            continue
        values = _labels(column.values, words.settings)
        yield words.speech(
            "corrections.list",
            column=words.speech.typeset(column.label.of(words.speech.language)),
            values=words.speech.typeset(" · ".join(values)),
        )


def _labels(list_id: str, settings: Settings) -> list[str]:
    """The values of a list as they are written."""
    if list_id != DECIDED_THEMES:
        return [settings.value_label(list_id, value) for value in list_values(list_id, settings)]
    values = (*list_values("themes", settings), NO_THEME)
    return [settings.value_label(list_id, value) for value in values]


def _places(problem: Problem, places: Addresses, speech: Speech) -> Iterator[Place]:
    text = problem_text(problem, speech)
    if not problem.cells:
        yield _place("", problem, None, text)
    for address in problem.cells:
        found = places.spot(problem.sheet, address)
        words = address
        if address.isdecimal():
            words = speech("corrections.row", row=address)
        elif address.isalpha():
            words = speech("corrections.column", column=address)
        yield _place(words, problem, found, text)


def _place(
    words: str, problem: Problem, found: tuple[str, Spot] | None, text: ProblemText
) -> Place:
    return Place(
        address=words,
        sheet=found[0] if found else problem.sheet or "",
        spot=found[1] if found else None,
        found=problem.value or "",
        suggestion=problem.suggestion or "",
        finding=text.finding,
    )
