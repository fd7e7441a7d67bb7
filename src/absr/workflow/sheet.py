"""`absr sheet`: a workbook, the form for telephones, or letters, wherever they are wanted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.kinds import sheet_forms
from absr.model.labels import fold
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import PREPARED, file_name, form_name
from absr.scaffold.xlsform import interview_form
from absr.store.files import write_file
from absr.wording.speech import speak

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.workflow.project import Project
    from absr.workflow.request_letters import Written

FORMS = ("kobo", "letters")
"""What a sheet can be given out as, besides a workbook."""

_FORMS = {"kobo": "kobo", "letters": "letters", "lettres": "letters", "courriers": "letters"}
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
    letters: tuple[Written, ...] = ()
    """The letters and the workbooks of their answers, in the folder `path`."""


def known_sheets() -> tuple[str, ...]:
    """Ids of the workbooks and of the kinds that can be asked for."""
    return tuple(sorted(_workbooks()))


def sheet(project: Project, request: SheetRequest, today: dt.date) -> SheetResult:
    """Make a workbook with the project's lists; nothing that somebody filled is replaced.

    Raises Refusal U205 for an unknown kind or form, U215 when the file is there already, and what
    the workbooks made out of what was read raise (`request_sheet`, `name_review`, `theme_review`).
    """
    workbooks = _workbooks()
    names = {fold(file_name(w, "fr").removesuffix(_ENDING)): w for w in workbooks.values()}
    names |= {fold(name): workbook for name, workbook in workbooks.items()}
    workbook = names.get(fold(request.wanted))
    if workbook is None:
        raise _unknown(request.wanted, known_sheets())
    form = _form(request, workbook, workbooks)
    if form == "letters":
        return _letters(project, workbook, request, today)
    if workbook in PREPARED:
        return _prepared(project, workbook, request, today)
    settings, speech = project.settings, speak(project.settings.language)
    name = form_name(settings.language) if form else file_name(workbook, settings.language)
    path = _place(request.out or Path(), name)
    if os.path.lexists(path):
        raise Refusal("U215", exit_status=ExitStatus.WOULD_OVERWRITE, path=str(path))
    data = interview_form(settings, speech) if form else blank_workbook(workbook, settings, speech)
    write_file(path, data)
    return SheetResult(workbook, path)


def _form(request: SheetRequest, workbook: str, workbooks: Mapping[str, str]) -> str | None:
    """What is wanted instead of a workbook; None for a workbook."""
    if request.form is None:
        return None
    form = _FORMS.get(request.form.lower())
    if form is None:
        raise _unknown(request.form, FORMS)
    asked = "data_requests" if form == "letters" else _asked_by_form()
    if workbook != asked:
        raise _unknown(request.wanted, tuple(n for n, w in sorted(workbooks.items()) if w == asked))
    return form


def _letters(project: Project, workbook: str, request: SheetRequest, today: dt.date) -> SheetResult:
    """A letter a partner, and the workbook of its answer."""
    from absr.workflow.request_letters import request_letters

    made = request_letters(project, request.out, today)
    return SheetResult(workbook, made[0].path.parent, letters=made)


def _prepared(
    project: Project, workbook: str, request: SheetRequest, today: dt.date
) -> SheetResult:
    """A workbook of questions or proposals, made out of what was read."""
    from absr.workflow.name_review import name_review
    from absr.workflow.request_sheet import request_sheet
    from absr.workflow.second_coding import second_coding
    from absr.workflow.theme_review import theme_review

    name = file_name(workbook, project.settings.language)
    out = None if request.out is None else _place(request.out, name)
    if workbook == "data_requests":
        made = request_sheet(project, out, today)
    else:
        review = {
            "duplicates": name_review,
            "theme_proposals": theme_review,
            "second_coding": second_coding,
        }[workbook]
        made = review(project, out)
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
