"""A report once made: its document, and the records it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.rendering import Document
from absr.rendering.labels import document_labels

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.rendering import Figure, Table
    from absr.report.shown import Printer
    from absr.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Report:
    """A document, and the evidence ids it prints."""

    document: Document
    evidence: tuple[str, ...]


class Content(NamedTuple):
    """What a report fills its template with."""

    values: Mapping[str, object]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...] = ()


def document_of(name: str, printer: Printer, content: Content, overrides: Path | None) -> Document:
    """The document of the report called `name`, opened as all of them are.

    `overrides` is the folder of the town's own templates.
    """
    edition, speech, settings = printer.edition, printer.speech, printer.edition.settings
    return Document(
        title=speech(f"{name}.title"),
        subtitle=speech(f"{name}.subtitle", commune=settings.commune_name),
        template=f"reports/{settings.language}/{name}.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        date=_made_on(edition, speech),
        status=speech(f"edition.{edition.audience}"),
        banner=settings.notice or "",
        values=content.values,
        tables=content.tables,
        figures=content.figures,
        overrides=overrides,
    )


def _made_on(edition: Edition, speech: Speech) -> str:
    """The day of the report, told as such: it is not that of what it reports on."""
    return speech("report.made_on", day=speech.day(edition.day))
