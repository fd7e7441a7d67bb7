"""Workbooks of the project whose present content was never taken: refused, or not read yet."""

from __future__ import annotations

import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.store.database import open_store
from absr.store.deliveries import find_delivery, is_corrected, is_current
from absr.store.paths import PHASE_FOLDERS
from absr.store.scaffold import fingerprint, manifest
from absr.store.seen import content_of
from absr.tabular.published_head import PUBLISHED_ENDINGS, holds_published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.store.database import Store
    from absr.workflow.project import Project

NOTHING_MADE: Mapping[Path, str] = MappingProxyType({})
READABLE = (".xlsx", ".xlsm", ".ods", ".xls")
"""Endings of the files that are looked for in the phase folders."""

_TEXTS = (".csv", ".tsv", ".txt")
_CONTAINERS = (".docx", ".zip", ".json")
"""Endings of files that are read there only when one of their tables has known headings."""

_HEAD = 8_192
"""Bytes of a text in columns in which its headings are looked for."""


def workbooks_of(project: Project, store: Store) -> tuple[Path, ...]:
    """Every file to read in the phase folders."""
    folders = (project.paths.folder(name) for name in PHASE_FOLDERS)
    made = {project.paths.root / path: sha256 for path, sha256 in manifest(store).items()}
    return tuple(path for folder in folders for path in files_in(folder, made))


def passed_over(project: Project) -> tuple[Path, ...]:
    """Texts, documents and compressed folders of the phase folders that hold no known table.

    They are read when somebody names them; those that were, and guides of absr's own, are none.
    """
    with open_store(project.paths) as store:
        made = {project.paths.root / path: sha256 for path, sha256 in manifest(store).items()}
        return tuple(
            path
            for name in PHASE_FOLDERS
            for path in _shown_in(project.paths.folder(name))
            if path.name.lower().endswith((*_TEXTS, *_CONTAINERS))
            and (sha256 := content_of(store, path)) != made.get(path)
            and find_delivery(store, sha256 or "") is None
            and not _is_known(path, made)
        )


def _shown_in(folder: Path) -> tuple[Path, ...]:
    """What stands in a folder and below, lock files of open workbooks left out."""
    return tuple(Path(place) for place in _places_below(str(folder)))


def _places_below(folder: str) -> Iterator[str]:
    """What stands in a folder and below, in the order in which paths are sorted."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: os.path.normcase(entry.name))
    except OSError:  # there is none, or nobody may look into it
        return
    for entry in entries:
        if not entry.name.startswith(("~$", ".")):
            yield entry.path
        if entry.is_dir(follow_symlinks=False):
            yield from _places_below(entry.path)


def files_in(folder: Path, made: Mapping[Path, str] = NOTHING_MADE) -> tuple[Path, ...]:
    """The workbooks in a folder and below, and other files with a table whose headings are known.

    Lock files of open workbooks are left out, and tables of other origin: nobody asked for them.
    `made`: the fingerprints of what absr made there; a guide that nobody wrote in has no table.
    """
    return tuple(
        path
        for path in _shown_in(folder)
        if path.suffix.lower() in READABLE or _is_known(path, made)
    )


def _is_known(path: Path, made: Mapping[Path, str]) -> bool:
    """Whether a file that may be of any origin holds a table that absr knows."""
    name = path.name.lower()
    if not name.endswith((*_TEXTS, *_CONTAINERS)):
        return False
    if _is_published(path):
        return True
    if path in made and fingerprint(path) == made[path]:
        return False
    return _has_known_table(path)


def _has_known_table(path: Path) -> bool:
    """Whether a text, a document or a compressed folder has a table with headings of absr."""
    from absr.tabular.limits import DEFAULT_LIMITS

    name = path.name.lower()
    whole = name.endswith(_CONTAINERS)
    try:
        with path.open("rb") as stream:
            data = stream.read(DEFAULT_LIMITS.file_bytes + 1 if whole else _HEAD)
    except OSError:
        return False
    if whole:
        return bool(_holds_known_headings(path.name, data))
    whole_lines = data[: data.rfind(b"\n") + 1] or data
    for part in (whole_lines, data.split(b"\n", maxsplit=1)[0]):  # a quotation may be cut in two
        known = _holds_known_headings(path.name, part)
        if known is not None:
            return known
    return False


def _is_published(path: Path) -> bool:
    """Whether a file is one of a statistical office, by its headings."""
    if path.suffix.lower() not in PUBLISHED_ENDINGS or not holds_published(path):
        return False
    from absr.reading.statistics.read import recognise

    return recognise(path) is not None


def _holds_known_headings(name: str, data: bytes) -> bool | None:
    """Whether a table in the file has headings that absr knows; None when it cannot be read."""
    from absr.reading.workbook import is_recognised
    from absr.tabular.delivered import read_delivered

    workbook, _ = read_delivered(name, data)
    return None if workbook is None else is_recognised(workbook)


def unread_workbooks(project: Project, store: Store) -> tuple[str, ...]:
    """Names of the workbooks whose content, as it stands, is in no figure.

    Blank workbooks that nobody filled are left out.
    """
    blank = set(manifest(store).values())
    names = []
    for path in workbooks_of(project, store):
        sha256 = content_of(store, path) or ""
        delivery = find_delivery(store, sha256)
        taken = delivery is not None and (
            is_current(store, delivery) or is_corrected(store, delivery)
        )
        if sha256 not in blank and not taken:
            names.append(path.name)
    return tuple(names)
