"""`absr show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.output import emit, machine_output, next_step, say, table
from absr.cli.problems import problem_json, show_problems
from absr.cli.session import current
from absr.cli.tables import as_spreadsheet, headings
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.workflow.tabulated import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.problem import Problem
    from absr.workflow.project import Project

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


def show(  # noqa: PLR0913, PLR0917 -- one parameter an option
    what: Annotated[str, typer.Argument(metavar="WHAT")],
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME")] = None,
    as_csv: Annotated[bool, typer.Option("--csv")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml")] = False,
    indicator: Annotated[str | None, typer.Option("--indicator", metavar="ID")] = None,
    vintage: Annotated[str | None, typer.Option("--vintage", metavar="YEAR")] = None,
    missing: Annotated[bool, typer.Option("--missing")] = False,
) -> int:
    """Tables in the terminal."""
    from absr.cli.indicators import show_indicators
    from absr.workflow.project import open_project
    from absr.workflow.show import problems_of, tabulate
    from absr.workflow.show_indicators import IndicatorRequest

    if what not in WHAT:
        known = ", ".join(WHAT)
        raise Refusal("U205", exit_status=ExitStatus.USAGE, query=what, known=known, choices=WHAT)
    session = current()
    if as_yaml and what != "mappings":
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=session.speech("usage.yaml"))
    asked = bool(indicator or vintage or missing)
    if asked and what != "indicators":
        usage = session.speech("usage.indicators")
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=usage)
    project = open_project(session.project).told_in(session.language)
    if what == "indicators":
        request = IndicatorRequest(theme, indicator, vintage, missing=missing, whole=as_csv)
        return show_indicators(project, request)
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
        as_spreadsheet(found)
    elif not found.rows:
        say(session.speech("show.no_mappings" if what == "mappings" else "show.nothing"))
    else:
        table(headings(found), found.rows, numbers=found.numbers)
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
