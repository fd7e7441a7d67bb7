"""`absr sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current


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
    made = make(project, SheetRequest(kind, out or Path(), form))
    if session.json:
        body = {"workbook": made.workbook, "form": form and form.lower()}
        emit("sheet", {**body, "path": str(made.path)})
        return 0
    say(paragraph(session.speech("sheet.written", path=made.path)))
    next_step("sheet")
    return 0
