"""`absr init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.workflow.init import InitResult


def init(
    commune: Annotated[str | None, typer.Argument(metavar="COMMUNE")] = None,
    directory: Annotated[Path | None, typer.Option("--dir", metavar="DIR")] = None,
    themes: Annotated[Path | None, typer.Option("--themes", metavar="FILE")] = None,
    no_input: Annotated[bool, typer.Option("--no-input")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> int:
    """Make a project for a municipality."""
    session = current()
    organisation = None
    asks = sys.stdin.isatty() and session.terminal and not no_input and not session.json
    if asks and not (session.project / "absr.yaml").is_file():
        commune, organisation = _questions(commune)
    result = create(commune, organisation, directory=directory, themes=themes, dry_run=dry_run)
    if session.json:
        steps = [{"path": step.planned.path, "action": str(step.action)} for step in result.steps]
        body = {"root": str(result.root), "dry_run": dry_run, "files": steps}
        emit("init", {"commune": result.settings.commune, **body})
        return 0
    _show(result, dry_run=dry_run)
    return 0


def create(
    commune: str | None,
    organisation: str | None,
    *,
    directory: Path | None = None,
    themes: Path | None = None,
    dry_run: bool = False,
) -> InitResult:
    """Make the project in the session's folder and language."""
    from absr.workflow.init import InitRequest
    from absr.workflow.init import init as make

    session = current()
    return make(
        InitRequest(
            commune=commune,
            parent=session.project,
            today=session.today,
            language=session.language,
            folder=directory,
            themes=themes,
            organisation=organisation,
            dry_run=dry_run,
        )
    )


def _questions(commune: str | None) -> tuple[str, str | None]:
    """At most two questions; Enter keeps what is proposed."""
    from absr.workflow.init import find_commune

    speech = current().speech
    while not commune:
        say(speech("init.ask.commune"))
        commune = input("> ").strip()
    place = find_commune(commune)
    proposed = speech("default.organisation", commune=place.name)
    say(paragraph(speech("init.ask.organisation", proposed=proposed)))
    return place.territory_id, input("> ").strip() or None


def _show(result: InitResult, *, dry_run: bool) -> None:
    speech = current().speech
    for step in result.steps:
        say(f"  {speech(f'action.{step.action}').ljust(12)} {step.planned.path}")
    say()
    if dry_run:
        say(paragraph(speech("init.dry_run")))
        return
    show_made(result)
    next_step("init", project=result.root, folder=result.root.name)


def show_made(result: InitResult) -> None:
    """Which project was made, for which commune, and until when the report is due."""
    from absr.analysis.legal_window import legal_window
    from absr.wording.places import settled_place

    speech = current().speech
    first, last = legal_window(result.settings.renewal_year)
    where = settled_place(result.settings.commune, speech)
    say(paragraph(speech("init.done", place=where, folder=result.root.name)))
    window = speech(
        "init.window",
        renewal=result.settings.renewal_year,
        first=speech.day(first),
        last=speech.day(last),
    )
    say(paragraph(window))
