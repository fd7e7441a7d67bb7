"""`absr demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from absr.cli.commands.report import _short
from absr.cli.output import emit, paragraph, say
from absr.cli.session import current

_TOUR = ("status", "show", "trace", "report", "undo")


def demo(directory: Annotated[Path | None, typer.Argument(metavar="DIR")] = None) -> int:
    """The Romainville example, from an empty folder to every report."""
    from absr.workflow.demo import demo as make

    session = current()
    speech = session.speech
    root = (session.project / (directory or Path(speech("demo.folder")))).absolute()
    made = make(root, session.now)
    if session.json:
        emit("demo", {"root": str(root), "reports": [_short(b.path) for b in made.built]})
        return 0
    say(paragraph(speech("demo.banner")))
    say()
    say(paragraph(speech("demo.tour", folder=_short(root))))
    for name in _TOUR:
        say(paragraph(speech(f"demo.tour.{name}"), indent="      ", first="  "))
    say()
    say(speech("demo.reports"))
    for document in made.built:
        if "-figures/" not in document.path.as_posix():
            say(f"  {_short(document.path)}")
    return 0
