"""What existing diagnoses found, finding by finding, with what is needed to find it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

OLD_YEARS = 6
"""From this age on a diagnosis is said to be old: a municipal term has passed (absr's own mark)."""


@dataclass(frozen=True, slots=True)
class DiagnosisFinding:
    """One finding of one diagnosis, as the register words it."""

    id: str
    """Evidence id of the diagnosis."""
    text: str
    page: str | None
    title: str
    producer: str | None
    date: dt.date | None
    territory: str | None
    audience: str | None
    chapters: tuple[str, ...]
    """Ids of the chapters that it speaks of, the main one first."""
    themes: tuple[str, ...]
    is_public: bool
    """Whether anybody may read the diagnosis; one of which nobody said so may not be read."""
    is_old: bool

    @property
    def chapter(self) -> str | None:
        """The chapter under which it is printed; None where none was named."""
        return self.chapters[0] if self.chapters else None
