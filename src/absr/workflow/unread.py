"""Workbooks of the project whose present content was never taken: refused, or not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.store.deliveries import find_delivery, is_current
from absr.store.paths import PHASE_FOLDERS
from absr.store.scaffold import fingerprint, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.database import Store
    from absr.workflow.project import Project

READABLE = (".xlsx", ".xlsm")
"""Endings of the files that are looked for in the phase folders."""


def workbooks_of(project: Project) -> tuple[Path, ...]:
    """Every workbook in the phase folders, without the lock files of open ones."""
    found: list[Path] = []
    for name in PHASE_FOLDERS:
        folder = project.paths.folder(name)
        found += (p for p in sorted(folder.rglob("*")) if p.suffix.lower() in READABLE)
    return tuple(path for path in found if not path.name.startswith(("~$", ".")))


def unread_workbooks(project: Project, store: Store) -> tuple[str, ...]:
    """Names of the workbooks whose content, as it stands, is in no figure.

    Blank workbooks that nobody filled are left out.
    """
    blank = set(manifest(store).values())
    names = []
    for path in workbooks_of(project):
        sha256 = fingerprint(path) or ""
        delivery = find_delivery(store, sha256)
        if sha256 not in blank and (delivery is None or not is_current(store, delivery)):
            names.append(path.name)
    return tuple(names)
