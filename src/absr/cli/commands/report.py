"""`absr report`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.output import emit, next_step, paragraph, say, warn
from absr.cli.session import current
from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence


def report(
    what: Annotated[list[str] | None, typer.Argument(metavar="REPORT")] = None,
    formats: Annotated[str | None, typer.Option("--format", metavar="docx,html,md,xlsx")] = None,
    audiences: Annotated[
        str | None, typer.Option("--audience", metavar="internal,partners,public")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
) -> int:
    """Build the reports."""
    from absr.rendering.production import FORMATS
    from absr.report import REPORTS
    from absr.workflow.project import open_project
    from absr.workflow.report import DEFAULT_FORMATS, ReportRequest
    from absr.workflow.report import report as build

    session = current()
    words = what or ["phase1"]
    parts = [part for word in words for part in _parts(word)]
    wanted = chosen(list(dict.fromkeys(parts or words)), (*REPORTS, "all"))
    request = ReportRequest(
        what=tuple(REPORTS) if "all" in wanted else tuple(wanted),
        formats=tuple(f for f in FORMATS if f in listed(formats, FORMATS, DEFAULT_FORMATS)),
        audiences=tuple(Audience(a) for a in listed(audiences, tuple(Audience), ("internal",))),
        now=session.now,
        out=out,
    )
    project = open_project(session.project)
    try:
        built = build(project, request)
    except KeyboardInterrupt:
        warn("\n" + session.speech("interrupted"))
        return ExitStatus.INTERRUPTED
    if session.json:
        body = [
            {"path": short(b.path), "audience": str(b.audience), "renamed": b.renamed}
            for b in built
        ]
        emit("report", {"report": body})
        return 0
    for document in built:
        say(f"  {short(document.path)}")
    if any(document.renamed for document in built):
        say(paragraph(session.speech("report.renamed")))
    say(session.speech.count("report.built", len(built)))
    next_step("report")
    return 0


def listed(text: str | None, known: Sequence[str], default: Sequence[str]) -> list[str]:
    """The values of a comma-separated option."""
    if text is None:
        return list(default)
    return chosen(_parts(text), known)


def _parts(text: str) -> list[str]:
    """What stands between the commas of a word."""
    return [part.strip() for part in text.split(",") if part.strip()]


def chosen(wanted: list[str], known: Sequence[str]) -> list[str]:
    """The names wanted; Refusal U205 for one that is not known."""
    for name in wanted:
        if name not in known:
            raise Refusal(
                "U205",
                exit_status=ExitStatus.USAGE,
                query=name,
                known=", ".join(known),
                choices=tuple(str(choice) for choice in known),
            )
    return wanted


def short(path: Path) -> str:
    """The path from the current folder where it stands below it."""
    here = Path.cwd()
    full = path.absolute()
    shown = full.relative_to(here) if full.is_relative_to(here) else full
    return str(shown).replace(os.sep, "/")
