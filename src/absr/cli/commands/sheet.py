"""`absr sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.workflow.sheet import SheetResult


def sheet(
    kind: Annotated[str, typer.Argument(metavar="KIND")],
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM")] = None,
) -> int:
    """Make a workbook of a kind of record, a form or letters."""
    from absr.workflow.project import open_project
    from absr.workflow.sheet import SheetRequest
    from absr.workflow.sheet import sheet as make

    session = current()
    project = open_project(session.project)
    made = make(project, SheetRequest(kind, out, form), session.today)
    if session.json:
        emit("sheet", _as_json(made, form))
        return 0
    if made.letters:
        _show_letters(made)
        return 0
    if made.questions is None:
        say(paragraph(session.speech("sheet.written", path=made.path)))
        next_step("sheet")
        return 0
    _show_questions(made)
    return 0


def _as_json(made: SheetResult, form: str | None) -> dict[str, object]:
    letters = [{"path": str(one.path), "action": str(one.action)} for one in made.letters]
    path = str(made.path) if made.path.exists() and not letters else None
    return {
        "workbook": made.workbook,
        "form": "letters" if letters else form and form.lower(),
        "path": path,
        "written": made.written,
        "questions": made.questions,
        "letters": letters,
    }


def _show_letters(made: SheetResult) -> None:
    """The files of the letters, what became of each, and what to do with them."""
    speech = current().speech
    width = max(len(speech(f"action.{one.action}")) for one in made.letters)
    for one in made.letters:
        say(f"  {speech(f'action.{one.action}'):{width}}  {one.path.name}")
    say(paragraph(speech("sheet.letters.written", path=made.path)))
    next_step("sheet.letters")


def _show_questions(made: SheetResult) -> None:
    """How much there is to decide, and what to do with the workbook."""
    speech, about = current().speech, f"sheet.{made.workbook}"
    if not made.written:
        key = "settled" if made.path.exists() else "nothing"
        say(paragraph(speech(f"{about}.{key}", path=made.path)))
        return
    say(paragraph(speech("sheet.written", path=made.path)))
    if made.questions:
        say(paragraph(speech.count(f"{about}.questions", made.questions)))
        next_step(about)
    else:
        say(paragraph(speech(f"{about}.none")))
