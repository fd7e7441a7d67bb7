"""`absr demo`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.commands.report import short
from absr.cli.output import emit, paragraph, say, warn
from absr.cli.session import current
from absr.cli.shell import command_line, way_into

if TYPE_CHECKING:
    from absr.workflow.demo import Demo
    from absr.workflow.tour import Stop

_FIRST = {"internal": "phase1.docx", "public": "phase3.html"}
"""Edition → the document of it to open first."""


def demo(directory: Annotated[Path | None, typer.Argument(metavar="DIR")] = None) -> int:
    """The Romainville example, from an empty folder to every report."""
    from absr.workflow.demo import demo as make

    session = current()
    root = (session.project / (directory or Path(session.speech("demo.folder")))).absolute()

    def unfinished(is_gone: bool) -> None:
        key = "demo.cleared" if is_gone else "demo.left"
        warn(paragraph(session.speech(key, folder=short(root))))

    made = make(root, session.now, unfinished)
    if session.json:
        stops = [{"command": _command(made, stop), "shows": _shows(stop)} for stop in made.tour]
        reports = [short(document.path) for document in made.built]
        emit("demo", {"root": str(root), "reports": reports, "tour": stops})
        return 0
    say(paragraph(session.speech("demo.banner")))
    _show_documents(made)
    _show_tour(made)
    return 0


def _show_documents(made: Demo) -> None:
    """How many there are, and which to open first."""
    speech = current().speech
    paths = [one.path for one in made.built if "-figures/" not in one.path.as_posix()]
    say()
    folder = short(paths[0].parent.parent)
    say(paragraph(speech("demo.documents", n=len(paths), folder=folder)))
    for audience, name in _FIRST.items():
        (path,) = (p for p in paths if p.name == name and p.parent.name == audience)
        _show(short(path), speech(f"demo.open.{audience}"))


def _show_tour(made: Demo) -> None:
    speech = current().speech
    enter = way_into(made.root)
    say()
    if enter:
        say(speech("demo.enter"))
        say(f"  {enter}")
        say()
    say(speech("demo.tour"))
    for stop in made.tour:
        _show(_command(made, stop), _shows(stop))


def _show(what: str, meaning: str) -> None:
    """A line to copy, never wrapped, over what it is."""
    say(f"  {what}")
    say(paragraph(meaning, indent="      "))


def _command(made: Demo, stop: Stop) -> str:
    """The command to type, in the language of the session where the example has another."""
    language = current().language
    return command_line([*stop.words, *(["--lang", language] if language != made.language else [])])


def _shows(stop: Stop) -> str:
    return current().speech(f"demo.tour.{stop.shows}", **stop.facts)
