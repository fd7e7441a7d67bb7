"""`absr show`."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.output import emit, machine_output, next_step, safe, say, table
from absr.cli.problems import problem_json, show_problems
from absr.cli.session import current
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from absr.workflow.show import Tabulated

WHAT = ("interviews", "statements", "themes", "problems")


def show(
    what: Annotated[str, typer.Argument(metavar="WHAT")],
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME")] = None,
    as_csv: Annotated[bool, typer.Option("--csv")] = False,
) -> int:
    """Tables in the terminal."""
    from absr.workflow.project import open_project
    from absr.workflow.show import problems_of, tabulate

    if what not in WHAT:
        known = ", ".join(WHAT)
        raise Refusal("U205", exit_status=ExitStatus.USAGE, query=what, known=known, choices=WHAT)
    session = current()
    project = open_project(session.project)
    if what == "problems":
        problems = problems_of(project)
        if session.json:
            body = [{"file": p.file, **problem_json(p, session.speech)} for p in problems]
            emit("problems", {"problems": body})
        elif problems:
            show_problems(problems, session.speech)
        else:
            say(session.speech("show.no_problems"))
        return 0
    found = tabulate(project, what, theme)
    if session.json:
        emit(what, {what: list(found.records)})
    elif as_csv:
        _as_csv(found)
    elif not found.rows:
        say(session.speech("show.nothing"))
    else:
        heads = [session.speech(f"column.{head}") for head in found.heads]
        table(heads, found.rows, numbers=found.numbers)
        next_step("show")
    return 0


def _as_csv(found: Tabulated) -> None:
    """Semicolons and a byte-order mark, as the spreadsheet of a French office expects."""
    out = machine_output()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow([current().speech(f"column.{head}") for head in found.heads])
    writer.writerows([_inert(cell) for cell in row] for row in found.rows)


def _inert(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    shown = safe(cell)
    return f"'{shown}" if shown[:1] in set("=+-@\t\r") else shown
