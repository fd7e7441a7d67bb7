"""`absr themes`: the themes of the project, what could be decided on them, and the decisions."""

from __future__ import annotations

from typing import Annotated

import typer

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current
from absr.cli.themes_shown import show_change, show_decisions, show_proposals
from absr.model.theme_decisions import MERGE, RENAME, SPLIT, as_plain
from absr.workflow.themes import ThemeRequest, ThemesChanged

_Names = Annotated[list[str], typer.Argument(metavar="THEME")]
_Name = Annotated[str, typer.Argument(metavar="THEME")]
_Label = Annotated[str, typer.Argument(metavar="LABEL")]
_Into = Annotated[str, typer.Option("--into", metavar="THEME")]
_Id = Annotated[str | None, typer.Option("--id", metavar="ID")]
_Sub = Annotated[str, typer.Option("--sub", metavar="WORDS")]
_Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT")]
_Dry = Annotated[bool, typer.Option("--dry-run")]
_Yes = Annotated[bool, typer.Option("--yes")]


def themes(context: typer.Context) -> int:
    """The themes and what is said of each, as `absr show themes` does."""
    if context.invoked_subcommand is not None:
        return 0
    from absr.cli.commands.show import show

    return show("themes")


def propose(
    *,
    everything: Annotated[bool, typer.Option("--all")] = False,
) -> int:
    """What the interviews say about the themes themselves; nothing is changed."""
    from absr.workflow.project import open_project
    from absr.workflow.theme_proposals import proposals_as_json, proposed

    session = current()
    project = open_project(session.project)
    found = proposed(project, session.today)
    if session.json:
        emit("themes-proposed", proposals_as_json(found))
        return 0
    show_proposals(found, project.settings, everything=everything)
    next_step("themes.propose")
    return 0


def merge(
    names: _Names,
    into: _Into,
    new_id: _Id = None,
    reason: _Reason = None,
    *,
    dry_run: _Dry = False,
    yes: _Yes = False,
) -> int:
    """Put themes together."""
    request = ThemeRequest(
        MERGE, tuple(names), into, current().now, new_id=new_id, reason=reason, dry_run=dry_run
    )
    return _change(request, sure=yes)


def split(  # noqa: PLR0913 -- the words of the command line
    name: _Name,
    sub: _Sub,
    into: _Into,
    new_id: _Id = None,
    reason: _Reason = None,
    *,
    dry_run: _Dry = False,
    yes: _Yes = False,
) -> int:
    """Take sub-themes out of a theme."""
    words = tuple(part.strip() for part in sub.split(";") if part.strip())
    request = ThemeRequest(SPLIT, (name,), into, current().now, new_id, words, reason, dry_run)
    return _change(request, sure=yes)


def rename(
    name: _Name,
    label: _Label,
    reason: _Reason = None,
    *,
    dry_run: _Dry = False,
    yes: _Yes = False,
) -> int:
    """Give a theme another name."""
    request = ThemeRequest(RENAME, (name,), label, current().now, reason=reason, dry_run=dry_run)
    return _change(request, sure=yes)


def log() -> int:
    """The decisions on themes, with their day, their reason and what they changed."""
    from absr.workflow.project import open_project
    from absr.workflow.themes import decisions_on_themes

    session = current()
    decisions = decisions_on_themes(open_project(session.project))
    if session.json:
        body = [
            {"batch": one.batch, "at": one.at, "undone_by": one.undone_by, **as_plain(one.decision)}
            for one in decisions
        ]
        emit("themes-log", {"decisions": body})
        return 0
    show_decisions(decisions)
    return 0


PARTS = {"propose": propose, "merge": merge, "split": split, "rename": rename, "log": log}
"""The commands below `absr themes`."""


def _change(request: ThemeRequest, *, sure: bool) -> int:
    """Show what a decision changes, ask where somebody can be asked, and carry it out."""
    from absr.workflow.project import open_project
    from absr.workflow.themes import change_themes

    session = current()
    project = open_project(session.project)
    if session.asks and not sure and not request.dry_run:
        show_change(change_themes(project, request._replace(dry_run=True)))
        if not _agreed():
            say(paragraph(session.speech("themes.given_up")))
            return 0
        change_themes(project, request)
        say(paragraph(session.speech("themes.carried_out")))
        next_step("themes.changed")
        return 0
    changed = change_themes(project, request)
    if session.json:
        emit("themes-changed", _as_json(changed, request))
        return 0
    show_change(changed)
    if not request.dry_run:
        next_step("themes.changed")
    return 0


def _agreed() -> bool:
    """Whether the user says yes; somebody who goes away does not."""
    from absr.cli.menu_asking import Leave, agreed

    say()
    try:
        return agreed(current().speech("themes.sure"))
    except Leave:
        return False


def _as_json(changed: ThemesChanged, request: ThemeRequest) -> dict[str, object]:
    return {
        "dry_run": request.dry_run,
        "batch": changed.batch,
        **as_plain(changed.decision),
    }
