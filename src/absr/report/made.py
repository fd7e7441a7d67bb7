"""A report once made: its document, and the records it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.rendering import Document


@dataclass(frozen=True, slots=True)
class Report:
    """A document, and the evidence ids it prints."""

    document: Document
    evidence: tuple[str, ...]
