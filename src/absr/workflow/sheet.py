"""`absr sheet`: a blank workbook, or the form for telephones, wherever it is wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from absr.model.exit_status import ExitStatus
from absr.model.kinds import sheet_forms
from absr.model.labels import fold
from absr.model.problem import Refusal
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import PREPARED, file_name, form_name
from absr.scaffold.xlsform import interview_form
from absr.store.files import write_file
from absr.wording.speech import speak

if TYPE_CHECKING:
    from absr.workflow.project import Project

FORMS = ("kobo",)
"""What a sheet can be given out as, besides a workbook."""

_ENDING = ".xlsx"


class SheetRequest(NamedTuple):
    """What is asked of `absr sheet`."""

    wanted: str
    """Id of a kind or of a workbook."""
    out: Path | None = None
    """A folder, or the file to make (its name then ends in .xlsx); None: the current folder, or
    the project's own for a workbook made out of what was read."""
    form: str | None = None


class SheetResult(NamedTuple):
    """What was made, and where."""

    workbook: str
    path: Path
    questions: int | None = None
    """How much there is to decide in it; None in a workbook that is filled freely."""
    written: bool = True
    """False when nothing is left to decide and all stands in the workbook that is there."""


def known_sheets() -> tuple[str, ...]:
    """Ids of the workbooks and of the kinds that can be asked for."""
    return tuple(sorted(_workbooks()))


def sheet(project: Project, request: SheetRequest) -> SheetResult:
    """Make a blank workbook with the project's lists; nothing that stands there is replaced.

    Raises Refusal U205 for an unknown kind or form, U215 when the file is there already.
    """
    workbooks = _workbooks()
    names = {fold(file_name(w, "fr").removesuffix(_ENDING)): w for w in workbooks.values()}
    names |= {fold(name): workbook for name, workbook in workbooks.items()}
    workbook = names.get(fold(request.wanted))
    if workbook is None:
        raise _unknown(request.wanted, known_sheets())
    if request.form is not None and request.form.lower() not in FORMS:
        raise _unknown(request.form, FORMS)
    asked = _asked_by_form()
    if request.form is not None and workbook != asked:
        raise _unknown(request.wanted, tuple(n for n, w in sorted(workbooks.items()) if w == asked))
    if workbook in PREPARED:
        return _prepared(project, workbook, request)
    settings, speech = project.settings, speak(project.settings.language)
    name = form_name(settings.language) if request.form else file_name(workbook, settings.language)
    path = _place(request.out or Path(), name)
    if os.path.lexists(path):
        raise Refusal("U215", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(path))
    data = (
        interview_form(settings, speech)
        if request.form
        else blank_workbook(workbook, settings, speech)
    )
    write_file(path, data)
    return SheetResult(workbook, path)


def _prepared(project: Project, workbook: str, request: SheetRequest) -> SheetResult:
    """A workbook of questions, made out of what was read."""
    from absr.workflow.name_review import name_review
    from absr.workflow.second_coding import second_coding
    from absr.workflow.theme_review import theme_review

    review = {
        "duplicates": name_review,
        "theme_proposals": theme_review,
        "second_coding": second_coding,
    }[workbook]
    name = file_name(workbook, project.settings.language)
    made = review(project, None if request.out is None else _place(request.out, name))
    return SheetResult(workbook, made.path, made.questions, written=made.is_written)


def _place(out: Path, name: str) -> Path:
    return out if out.suffix.lower() == _ENDING else out / name


def _workbooks() -> dict[str, str]:
    """Id of a kind or of a workbook → id of the workbook."""
    found: dict[str, str] = {}
    for form in sheet_forms():
        kinds = [kind.id for kind in (form.kind, form.parent) if kind is not None]
        found |= dict.fromkeys((form.id, *kinds), form.workbook)
    return found | {workbook: workbook for workbook in found.values()}


def _asked_by_form() -> str:
    """The workbook whose rows a form for telephones can give."""
    return next(form.workbook for form in sheet_forms() if form.parent is not None)


def _unknown(query: str, known: tuple[str, ...]) -> Refusal:
    return Refusal(
        "U205", exit_status=ExitStatus.USAGE, query=query, known=", ".join(known), choices=known
    )
