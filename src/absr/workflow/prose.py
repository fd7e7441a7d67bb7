"""The writers' prose for the narrative, read from the files of the project."""

from __future__ import annotations

import codecs
import hashlib
from typing import TYPE_CHECKING

from absr.model.prose import PARTS, ProseText
from absr.store.files import machine_refusal
from absr.store.paths import PROSE

if TYPE_CHECKING:
    from pathlib import Path

    from absr.store.paths import ProjectPaths
    from absr.workflow.project import Project

_WITH_PROSE = frozenset({"phase3"})
"""Reports that print the writers' texts."""


def read_prose(paths: ProjectPaths) -> tuple[ProseText, ...]:
    """The text of each part that has a file, whatever the language it was made in.

    Raises Refusal when the machine does not let a file be read.
    """
    found = []
    for part in PARTS:
        place = _place(paths, part)
        if place is not None:
            file = place.relative_to(paths.root).as_posix()
            found.append(ProseText(part, file, _text(place)))
    return tuple(found)


def built_from(project: Project, document: str) -> str:
    """Fingerprint of what a document is built from besides the records.

    The settings, and for a report that prints them the writers' texts. `document` is the name of
    the file, without its ending; a number in brackets that was put behind it makes no difference.
    """
    if document.partition(" ")[0] not in _WITH_PROSE:
        return project.digest
    texts = "\0".join(text.text for text in read_prose(project.paths))
    return f"{project.digest} {hashlib.sha256(texts.encode()).hexdigest()}"


def _place(paths: ProjectPaths, part: str) -> Path | None:
    """The file of a part: that of the project's language, else that of the other."""
    folder = paths.folder("action")
    names = (PROSE[paths.language][part], *(files[part] for files in PROSE.values()))
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _text(path: Path) -> str:
    """What a text editor saved: UTF-8, what Notepad calls Unicode, or the older Windows code."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise machine_refusal(error, path) from error
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
