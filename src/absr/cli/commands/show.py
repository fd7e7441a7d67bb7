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
from absr.workflow.tabulated import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.problem import Problem
    from absr.workflow.project import Project
    from absr.workflow.tabulated import Tabulated

WHAT = (
    "interviews",
    "statements",
    "themes",
    "needs",
    "coverage",
    "resources",
    "indicators",
    "network",
    "readings",
    "requests",
    *SHOWN,
    "mappings",
    "problems",
)


def show(
    what: Annotated[str, typer.Argument(metavar="WHAT")],
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME")] = None,
    as_csv: Annotated[bool, typer.Option("--csv")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml")] = False,
) -> int:
    """Tables in the terminal."""
    from absr.workflow.project import open_project
    from absr.workflow.show import problems_of, tabulate

    if what not in WHAT:
        known = ", ".join(WHAT)
        raise Refusal("U205", exit_status=ExitStatus.USAGE, query=what, known=known, choices=WHAT)
    session = current()
    if as_yaml and what != "mappings":
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=session.speech("usage.yaml"))
    project = open_project(session.project)
    if as_yaml:
        _as_yaml(project)
        return 0
    if what == "problems":
        _problems(problems_of(project, session.today))
        return 0
    found = tabulate(project, what, theme, session.today, whole=as_csv)
    if session.json:
        emit(what, {what: list(found.records)})
    elif as_csv:
        _as_csv(found)
    elif not found.rows:
        say(session.speech("show.no_mappings" if what == "mappings" else "show.nothing"))
    else:
        table(_headings(found), found.rows, numbers=found.numbers)
        next_step("show")
    return 0


def _problems(problems: Sequence[Problem]) -> None:
    """What is to be mended, in words or for a program."""
    session = current()
    if session.json:
        body = [{"file": p.file, **problem_json(p, session.speech)} for p in problems]
        emit("problems", {"problems": body})
    elif problems:
        show_problems(problems, session.speech, every=True)
    else:
        say(session.speech("show.no_problems"))


def _as_csv(found: Tabulated) -> None:
    """Semicolons and a byte-order mark, as the spreadsheet of a French office expects."""
    out = machine_output()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_headings(found))
    writer.writerows([_inert(cell) for cell in row] for row in found.rows)


def _as_yaml(project: Project) -> None:
    """The decisions as `--map` reads them, with what is needed to change them."""
    from absr.reading.mapping_names import FORGET, LEAVE_OUT
    from absr.workflow.show_mappings import mappings_yaml

    speech = current().speech
    words = {
        "leave_out": LEAVE_OUT.of(speech.language),
        "forget": FORGET.of(speech.language),
    }
    out = machine_output()
    for key in ("mapping.yaml.what", "mapping.yaml.how", "mapping.yaml.words"):
        out.write(f"# {speech(key, **words)}\n")
    out.write(mappings_yaml(project, speech.language))


def _headings(found: Tabulated) -> list[str]:
    """The heading of each column, in the language of the session."""
    speech = current().speech
    return [
        speech(f"column.{head}")
        if isinstance(head, str)
        else speech.typeset(head.of(speech.language))
        for head in found.heads
    ]


def _inert(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    shown = safe(cell)
    return f"'{shown}" if shown[:1] in set("=+-@\t\r") else shown
