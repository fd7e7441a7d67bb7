"""The menu within a project: what can be done now, from what is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from absr.cli.menu_asking import Back, Entry, agreed
from absr.cli.output import paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.store.journal import Batch
    from absr.workflow.project import Project
    from absr.workflow.status import Status


def project_entries() -> list[Entry]:
    """Tell where the project stands; gives what can be done."""
    from absr.workflow.project import open_project
    from absr.workflow.status import status

    session = current()
    project = open_project(session.project)
    state = status(project, session.today)
    _tell(project, state)
    return [*_work(project, state), *_besides(project)]


def _tell(project: Project, state: Status) -> None:
    """Which project, how long until the report is due, and what to do now."""
    speech, settings = current().speech, project.settings
    say(paragraph(speech("menu.project", commune=settings.commune_name)))
    if state.days_left >= 0:
        last = speech.day(state.window[1])
        say(paragraph(speech.count("menu.deadline", state.days_left, last=last)))
    else:
        say(paragraph(speech("status.window_over")))
    folder = state.next.folder
    where = project.paths.folder(folder).name if folder else ""
    step = speech(f"menu.next.{state.next.id}", folder=where)
    say(paragraph(speech("next", step=step)))


def _work(project: Project, state: Status) -> list[Entry]:
    """The work in its order: fill, have read, mend, look, report."""
    from absr.cli.menu_reports import build_reports
    from absr.cli.menu_workbooks import open_folder

    speech, waiting = current().speech, len(state.unread)
    read = speech.count("menu.read.waiting", waiting) if waiting else speech("menu.read")
    entries = [
        Entry(speech("menu.fill"), partial(open_folder, project, state)),
        Entry(read, _read),
    ]
    warned = state.warnings - waiting + len(project.problems)
    if state.errors or warned:
        errors = speech.count("ingest.errors", state.errors)
        warnings = speech.count("ingest.warnings", warned)
        text = speech("menu.problems", errors=errors, warnings=warnings)
        entries.append(Entry(text, _problems))
    entries.append(Entry(speech("menu.state"), _state))
    if state.kinds:
        entries.append(Entry(speech("menu.reports"), partial(build_reports, state.kinds)))
    return entries


def _besides(project: Project) -> list[Entry]:
    """What is needed now and then: one more workbook, the last reading taken back."""
    from absr.cli.menu_workbooks import blank_sheet
    from absr.workflow.journal import history

    speech = current().speech
    entries = [Entry(speech("menu.sheet"), partial(blank_sheet, project))]
    done = [b for b in history(project) if b.action != "undo" and b.undone_by is None]
    if done:
        text = speech("menu.undo" if done[-1].action == "ingest" else "menu.undo.themes")
        entries.append(Entry(text, partial(_undo, done[-1])))
    return entries


def _read() -> None:
    from absr.cli.commands.ingest import ingest

    ingest()
    say()
    say(paragraph(current().speech("menu.read.done")))


def _problems() -> None:
    from absr.cli.commands.show import show

    show("problems")


def _state() -> None:
    from absr.cli.commands.status import status

    status()


def _undo(batch: Batch) -> None:
    from absr.cli.commands.undo import undo

    files = ", ".join(batch.files)
    about = "menu.undo.sure" if batch.action == "ingest" else "menu.undo.themes.sure"
    if not agreed(current().speech(about, files=files)):
        raise Back
    undo()
