"""The commands put together, and the one place where every fault becomes words and a status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from absr.cli.session import begin, current
from absr.model.exit_status import ExitStatus
from absr.model.problem import Problem, Refusal, Severity

if TYPE_CHECKING:
    from absr.wording.speech import Speech


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
    return _typed(arguments)


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
    """Show a refusal: the message, what could have been asked for, the faults behind it."""
    from absr.cli.output import emit, paragraph, warn
    from absr.cli.problems import problem_json
    from absr.wording.problems import problem_text

    speech = _speech()
    facts = tuple(sorted(refusal.facts.items()))
    problem = Problem(refusal.code, Severity.ERROR, "", facts=facts)
    if _wants_json():
        emit(
            "error",
            {
                "code": refusal.code,
                "exit_status": int(refusal.exit_status),
                "message": problem_text(problem, speech).message,
                "hint": problem_text(problem, speech).ways,
                "choices": list(refusal.choices),
                "problems": [problem_json(p, speech) for p in refusal.problems],
            },
        )
        return refusal.exit_status
    text = problem_text(problem, speech)
    warn(paragraph(f"{refusal.code} · {text.message}"))
    for choice in refusal.choices:
        warn(f"    {choice}")
    for inner in refusal.problems:
        words = problem_text(inner, speech)
        warn(paragraph(f"{inner.code} · {words.message} {words.ways}", indent="    ", first="  "))
    warn(paragraph(f"→ {text.ways}"))
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
