"""The workbooks of a project, phase by phase, and what has become of each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.scaffold.project_files import file_name, form_name, workbook_folder
from absr.store.database import open_store
from absr.store.paths import PHASE_FOLDERS
from absr.store.scaffold import fingerprint, manifest
from absr.workflow.unread import unread_workbooks, workbooks_of

if TYPE_CHECKING:
    from pathlib import Path

    from absr.workflow.project import Project


class State(StrEnum):
    """What has become of a workbook."""

    BLANK = "blank"
    """As it was made: nobody has filled it."""
    WAITING = "waiting"
    """Filled or changed, and not read since."""
    READ = "read"


class Workbook(NamedTuple):
    """A workbook of the project."""

    path: Path
    state: State


class PhaseFolder(NamedTuple):
    """The folder of a phase, with its workbooks."""

    id: str
    """As `FOLDERS` calls it."""
    path: Path
    workbooks: tuple[Workbook, ...]


def phase_folders(project: Project) -> tuple[PhaseFolder, ...]:
    """The folder of each phase, in the order of the work."""
    with open_store(project.paths) as store:
        blank = set(manifest(store).values())
        waiting = set(unread_workbooks(project, store))
        paths = workbooks_of(project, store)
    form = form_name(project.settings.language)
    found = [Workbook(path, _state(path, blank, waiting)) for path in paths if path.name != form]
    folders = []
    for name in PHASE_FOLDERS:
        place = project.paths.folder(name)
        own = tuple(one for one in found if one.path.is_relative_to(place))
        folders.append(PhaseFolder(name, place, own))
    return tuple(folders)


def _state(path: Path, blank: set[str], waiting: set[str]) -> State:
    if fingerprint(path) in blank:
        return State.BLANK
    return State.WAITING if path.name in waiting else State.READ


def place_of_workbook(project: Project, workbook: str) -> Path:
    """Where the workbook of that id stands in the project."""
    folder = project.paths.folder(workbook_folder(workbook))
    return folder / file_name(workbook, project.settings.language)


def free_place(project: Project, workbook: str) -> Path:
    """Where another copy of that workbook can be put, beside those that are there."""
    wanted = place_of_workbook(project, workbook)
    number, place = 1, wanted
    while place.exists():
        number += 1
        place = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return place
