"""`absr export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from absr.cli.commands.report import chosen, listed, short
from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current
from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal


def export(
    what: Annotated[str, typer.Argument(metavar="FORMAT")],
    audiences: Annotated[
        str | None, typer.Option("--audience", metavar="internal,partners,public")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR")] = None,
) -> int:
    """Files in open formats, for other programs."""
    from absr.exchange import OPEN_FORMATS
    from absr.workflow.export import ExportRequest
    from absr.workflow.export import export as write
    from absr.workflow.project import open_project

    session = current()
    chosen([what], tuple(OPEN_FORMATS))
    asked = listed(audiences, tuple(Audience), ())
    if not asked:  # a file for other programs travels: nobody sends names without a word
        raise Refusal(
            "U210",
            exit_status=ExitStatus.USAGE,
            usage=session.speech("usage.audience"),
            choices=tuple(Audience),
        )
    wanted = tuple(dict.fromkeys(Audience(one) for one in asked))
    project = open_project(session.project)
    written = write(project, ExportRequest(what, wanted, session.now, out))
    if session.json:
        body = [
            {"path": short(w.path), "audience": str(w.audience), "renamed": w.renamed}
            for w in written
        ]
        emit("export", {"format": what, "export": body})
        return 0
    for one in written:
        say(f"  {short(one.path)}")
    if any(one.renamed for one in written):
        say(paragraph(session.speech("report.renamed")))
    say(session.speech.count("report.built", len(written)))
    next_step("export")
    return 0
