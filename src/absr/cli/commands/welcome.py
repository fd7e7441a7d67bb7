"""`absr` alone: the menu, or where you are, or how to begin."""

from __future__ import annotations

import sys

from absr.cli.output import paragraph, say
from absr.cli.session import current
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal


def welcome() -> int:
    """On a terminal the menu, where somebody can answer it; piped, the help page."""
    from absr.store.paths import find_project

    session = current()
    if not session.terminal:
        from absr.cli.main_page import main_page

        say(main_page())
        return ExitStatus.DONE
    if sys.stdin.isatty() and not session.json:
        from absr.cli.menu import menu

        return menu()
    try:
        find_project(session.project)
    except Refusal:
        say(paragraph(session.speech("welcome")))
        return ExitStatus.DONE
    from absr.cli.commands.status import status

    return status()
