"""The commands put together, and the one place where every fault becomes words and a status."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from absr.cli.session import begin, current
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

if TYPE_CHECKING:
    from absr.wording.speech import Speech

BARE = frozenset({"ingest", "status", "history", "undo", "doctor"})
"""Commands that are mostly called by their name alone: typer is not even loaded for them.

The daily ones, and the one that must run where typer is missing.
"""


def run(arguments: list[str]) -> int:
    """Run one command line; gives its exit status and never raises."""
    try:
        status = _command(begin(arguments))
        sys.stdout.flush()
    except Refusal as refusal:
        return _refused(refusal)
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{_speech()('interrupted')}\n")
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        _hush_output()
        return ExitStatus.DONE
    except Exception as error:  # noqa: BLE001 -- the one boundary: a fault of ours, said as such
        return _bug(error)
    return status


def _command(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from absr.cli.version import version

        return version()
    if arguments in (["--help"], ["-h"]):
        from absr.cli.main_page import main_page
        from absr.cli.output import say

        say(main_page())
        return ExitStatus.DONE
    if not arguments:
        from absr.cli.commands.welcome import welcome

        return welcome()
    if len(arguments) == 1 and arguments[0] in BARE:
        return _bare(arguments[0])
    return _typed(arguments)


def _bare(name: str) -> int:
    """Run a command that was called by its name alone: there is nothing to take apart."""
    module = import_module(f"absr.cli.commands.{name}")
    try:
        return int(getattr(module, name)() or ExitStatus.DONE)
    except KeyboardInterrupt:  # without a word, as typer has it
        return ExitStatus.INTERRUPTED


def _typed(arguments: list[str]) -> int:
    """Let typer take the command apart, and run it."""
    import typer

    from absr.cli.help import refusal_of_usage
    from absr.cli.tree import application

    try:
        command = application(next(iter(arguments), None))
        status = command(args=arguments, prog_name="absr", standalone_mode=False)
    except typer.Abort:
        return ExitStatus.INTERRUPTED
    except typer.Exit as leave:
        return leave.exit_code
    except SystemExit as leave:  # typer's own answer when the reader of our output is gone
        raise BrokenPipeError from leave
    except typer.TyperException as error:
        raise refusal_of_usage(error) from error
    return int(status or ExitStatus.DONE)


def _refused(refusal: Refusal) -> int:
    """Show a refusal, in words or for a program; gives its exit status."""
    from absr.cli.refusals import refusal_words, show_refusal

    speech = _speech()
    if not _wants_json():
        show_refusal(refusal, speech)
        return refusal.exit_status
    from absr.cli.output import emit
    from absr.cli.problems import problem_json

    text = refusal_words(refusal, speech)
    emit(
        "error",
        {
            "code": refusal.code,
            "exit_status": int(refusal.exit_status),
            "message": text.message,
            "hint": text.ways,
            "choices": list(refusal.choices),
            "problems": [problem_json(p, speech) for p in refusal.problems],
        },
    )
    return refusal.exit_status


def _bug(error: Exception) -> int:
    """Say that the fault is ours, and keep what is needed to mend it."""
    import os
    import tempfile
    import traceback
    from pathlib import Path

    from absr import __version__
    from absr.store.files import write_file

    if os.environ.get("ABSR_DEBUG"):
        traceback.print_exception(error)
    # Only places in the code: the words of the fault may hold what a user wrote.
    frames = "".join(traceback.format_tb(error.__traceback__))
    log = Path(tempfile.gettempdir()) / f"absr-{os.getpid()}.log"
    text = f"absr {__version__}, Python {sys.version}\n{type(error).__qualname__}\n{frames}"
    try:
        write_file(log, text.encode())
    except Refusal:
        log = Path("-")
    return _refused(Refusal("B001", exit_status=ExitStatus.BUG, path=str(log)))


def _speech() -> Speech:
    from absr.wording.speech import speak

    try:
        return current().speech
    except RuntimeError:
        return speak("fr")


def _wants_json() -> bool:
    try:
        return current().json
    except RuntimeError:
        return False


def _hush_output() -> None:
    """The reader of our output is gone: keep Python from saying so at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
