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
    """Make a blank workbook of a kind of record."""
    from absr.workflow.project import open_project
    from absr.workflow.sheet import SheetRequest
    from absr.workflow.sheet import sheet as make

    session = current()
    project = open_project(session.project)
    made = make(project, SheetRequest(kind, out, form))
    if session.json:
        path = str(made.path) if made.path.exists() else None
        body = {"workbook": made.workbook, "form": form and form.lower(), "path": path}
        emit("sheet", {**body, "written": made.written, "questions": made.questions})
        return 0
    if made.questions is None:
        say(paragraph(session.speech("sheet.written", path=made.path)))
        next_step("sheet")
        return 0
    _show_questions(made)
    return 0


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
