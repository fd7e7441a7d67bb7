"""`absr` alone: where you are, or how to begin."""

from __future__ import annotations

import typer

from absr.cli.output import paragraph, say
from absr.cli.session import current
from absr.model.problem import Refusal


def welcome(context: typer.Context) -> None:
    """On a terminal the state of the project, or how to begin; piped, the help page."""
    from absr.store.paths import find_project

    session = current()
    if not session.terminal:
        say(context.get_help())
        return
    try:
        find_project(session.project)
    except Refusal:
        say(paragraph(session.speech("welcome")))
        return
    from absr.cli.commands.status import status

    status()
