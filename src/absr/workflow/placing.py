"""Where built documents go: never over one that somebody edited."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.store.scaffold import fingerprint

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from absr.workflow.project import Project


def free_place(
    project: Project, wanted: Path, data: bytes, known: AbstractSet[tuple[str, str]]
) -> Path:
    """The place wanted, or the next one whose document is ours; `known`: place and sha of ours."""
    number, place = 1, wanted
    while True:
        on_disk = fingerprint(place)
        ours = on_disk is None or (below(project, place), on_disk) in known
        if ours or on_disk == sha(data):
            return place
        number += 1
        place = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")


def below(project: Project, place: Path) -> str:
    """The place as it is remembered: below the project's folder, else whole."""
    root = project.paths.root
    place = place.absolute()
    return place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()


def sha(data: bytes) -> str:
    """The fingerprint of a document."""
    return hashlib.sha256(data).hexdigest()
