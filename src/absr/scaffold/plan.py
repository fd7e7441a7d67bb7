"""What a scaffold would do to each file, decided before anything is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a planned file is to its reader; it decides what an edit of theirs means."""

    SETTINGS = "settings"
    GUIDE = "guide"
    WORKBOOK = "workbook"
    TEXT = "text"


class Action(StrEnum):
    """What happens to a planned file."""

    CREATE = "create"
    IDENTICAL = "identical"
    KEPT = "kept"
    """The user's own version stays."""
    UPDATE = "update"
    """Never touched by the user, and renewed."""
    CONFLICT = "conflict"
    """It must change and was edited by hand: nothing at all is written."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that the scaffold makes."""

    path: str
    """Below the project's folder, with `/`."""
    data: bytes
    role: Role

    @property
    def sha256(self) -> str:
        """Fingerprint of the content."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """A planned file and what happens to it."""

    planned: Planned
    action: Action


def decide(planned: Planned, on_disk: str | None, made_before: str | None) -> Step:
    """What happens to a file, from the fingerprints on the disk and of what was made before."""
    if on_disk is None:
        return Step(planned, Action.CREATE)
    if on_disk == planned.sha256:
        return Step(planned, Action.IDENTICAL)
    if made_before is not None and on_disk == made_before:
        return Step(planned, Action.UPDATE)
    must_change = made_before is not None and made_before != planned.sha256
    may_not_be_left = planned.role in {Role.SETTINGS, Role.GUIDE}
    return Step(planned, Action.CONFLICT if must_change and may_not_be_left else Action.KEPT)
