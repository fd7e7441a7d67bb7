"""The words that the renderers print on their own, from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.rendering.document import Labels

if TYPE_CHECKING:
    from absr.wording.speech import Speech


def document_labels(speech: Speech) -> Labels:
    """`Tableau`, `Figure`, `Sommaire`… in the language of `speech`."""
    return Labels(
        table=speech("document.table"),
        figure=speech("document.figure"),
        contents=speech("document.contents"),
        source=speech("document.source"),
        skip=speech("document.skip"),
    )
