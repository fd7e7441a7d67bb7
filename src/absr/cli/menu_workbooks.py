"""The menu's rooms about workbooks: where they are, which to fill now, another blank one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.menu_asking import chosen
from absr.cli.output import paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from pathlib import Path

    from absr.workflow.project import Project
    from absr.workflow.status import Status
    from absr.workflow.workbooks import PhaseFolder


def open_folder(project: Project, state: Status) -> None:
    """Ask which phase, and tell where its workbooks are and which to fill now."""
    from absr.workflow.workbooks import phase_folders, place_of_workbook

    speech = current().speech
    folders = phase_folders(project)
    say(paragraph(speech("menu.which_folder")))
    folder = folders[chosen([_name(found, state) for found in folders])]
    now = place_of_workbook(project, state.next.workbook) if state.next.workbook else None
    say()
    _tell(folder, now)


def _name(folder: PhaseFolder, state: Status) -> str:
    """The phase, its folder, and whether the next step is there."""
    speech = current().speech
    phase = speech.label("phases", folder.id)
    key = "menu.folder.now" if folder.id == state.next.folder else "menu.folder"
    return speech(key, phase=phase, folder=folder.path.name)


def _tell(folder: PhaseFolder, now: Path | None) -> None:
    speech = current().speech
    say(speech("menu.folder.place"))
    say(f"  {folder.path}")  # in one piece, to be copied
    say()
    if not folder.workbooks:
        say(paragraph(speech("menu.folder.empty")))
        return
    for workbook in folder.workbooks:
        state = "now" if workbook.path == now else str(workbook.state)
        text = speech(f"menu.workbook.{state}", file=workbook.path.name)
        say(paragraph(text, indent="      ", first="  - "))
    say()
    say(paragraph(speech("menu.folder.then")))


def blank_sheet(project: Project) -> None:
    """Ask which workbook, and put a blank one beside those that are there."""
    from absr.cli.commands.sheet import sheet
    from absr.scaffold.project_files import PREPARED, WORKBOOKS
    from absr.workflow.workbooks import free_place

    speech = current().speech
    say(paragraph(speech("menu.which_sheet")))
    titles = [speech(f"workbook.{name}.title") for name in WORKBOOKS]
    wanted = WORKBOOKS[chosen(titles)]
    say()
    sheet(wanted, None if wanted in PREPARED else free_place(project, wanted))
