"""`absr` without a command, on a terminal: from an empty folder to the reports, by numbers.

The menu asks and calls the commands; what it can do, a command line can do too.
"""

from __future__ import annotations

from absr.cli.menu_asking import Back, Entry, Leave, chosen, pause
from absr.cli.output import say
from absr.cli.refusals import show_refusal
from absr.cli.session import current, in_menu
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.store.paths import find_project


def menu() -> int:
    """Ask and do until the user leaves; gives the exit status."""
    in_menu()
    try:
        while True:
            say()
            entries = _entries()
            say()
            say(current().speech("menu.question"))
            try:
                entry = entries[chosen([entry.text for entry in entries])]
            except Back as enough:  # Enter at the first question leaves
                raise Leave from enough
            _run(entry)
    except Leave:
        say(current().speech("menu.goodbye"))
        return ExitStatus.DONE


def _entries() -> list[Entry]:
    """Tell where the user is; gives what can be done there."""
    from absr.cli.menu_start import start_entries

    try:
        find_project(current().project)
    except Refusal:
        return start_entries()
    from absr.cli.menu_project import project_entries

    try:
        return project_entries()
    except Refusal as refusal:  # absr.yaml or the store cannot be read: it can be mended meanwhile
        show_refusal(refusal, current().speech, say)
        return [Entry(current().speech("menu.again"), _nothing, shows=False)]


def _nothing() -> None:
    """Only show the menu again."""


def _run(entry: Entry) -> None:
    say()
    try:
        entry.run()
    except Back:
        return
    except Refusal as refusal:
        show_refusal(refusal, current().speech, say)
    else:
        if not entry.shows:
            return
    pause()
