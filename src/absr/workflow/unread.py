"""Workbooks of the project whose present content was never taken: refused, or not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.store.deliveries import find_delivery, is_corrected, is_current
from absr.store.paths import PHASE_FOLDERS
from absr.store.scaffold import fingerprint, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.database import Store
    from absr.workflow.project import Project

CSV_ENDINGS = (".csv", ".tsv")
READABLE = (".xlsx", ".xlsm", ".ods")
"""Endings of the files that are looked for in the phase folders."""


_HEAD = 8_192
"""Bytes of a text in columns in which its headings are looked for."""


def workbooks_of(project: Project) -> tuple[Path, ...]:
    """Every file to read in the phase folders."""
    folders = (project.paths.folder(name) for name in PHASE_FOLDERS)
    return tuple(path for folder in folders for path in files_in(folder))


def files_in(folder: Path) -> tuple[Path, ...]:
    """The workbooks in a folder and below, and the texts in columns whose headings are known.

    Lock files of open workbooks are left out, and tables of other origin: nobody asked for them.
    """
    found = (path for path in sorted(folder.rglob("*")) if not path.name.startswith(("~$", ".")))
    return tuple(path for path in found if path.suffix.lower() in READABLE or _is_known_text(path))


def _is_known_text(path: Path) -> bool:
    if not path.name.lower().endswith(CSV_ENDINGS):
        return False
    from absr.reading.workbook import is_recognised
    from absr.tabular.csv_text import read_csv

    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    for part in (whole_lines, head.split(b"\n", maxsplit=1)[0]):  # a quotation may be cut in two
        workbook, _ = read_csv(path.name, part)
        if workbook is not None:
            return is_recognised(workbook)
    return False


def unread_workbooks(project: Project, store: Store) -> tuple[str, ...]:
    """Names of the workbooks whose content, as it stands, is in no figure.

    Blank workbooks that nobody filled are left out.
    """
    blank = set(manifest(store).values())
    names = []
    for path in workbooks_of(project):
        sha256 = fingerprint(path) or ""
        delivery = find_delivery(store, sha256)
        taken = delivery is not None and (
            is_current(store, delivery) or is_corrected(store, delivery)
        )
        if sha256 not in blank and not taken:
            names.append(path.name)
    return tuple(names)
