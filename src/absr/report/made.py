"""A report once made: its document, and the records it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.edition import Edition
    from absr.rendering import Document
    from absr.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Report:
    """A document, and the evidence ids it prints."""

    document: Document
    evidence: tuple[str, ...]


def made_on(edition: Edition, speech: Speech) -> str:
    """The day of the report, told as such: it is not that of what it reports on."""
    return speech("report.made_on", day=speech.day(edition.day))
