"""The Word documents of a new project before it has any: written from their templates.

absr ships them (`tools/build_guides.py`), and `absr init` fills in what differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import LANGUAGES
from absr.rendering import Document
from absr.rendering.labels import document_labels
from absr.rendering.production import render
from absr.rendering.word_form import place
from absr.scaffold.guides import GUIDES, STEPS
from absr.wording.speech import speak

if TYPE_CHECKING:
    from absr.model.labels import Language
    from absr.scaffold.guides import Guide

_PLACES = ("commune", "organisation", "themes", "renewal_year", "window_first", "window_last")


def prepared_guides() -> dict[str, bytes]:
    """Every prepared guide, by its path below the folder of the templates."""
    return {
        guide.prepared(language, dated=dated): _prepared(guide, language, dated=dated)
        for language in LANGUAGES
        for guide in GUIDES
        for dated in ((False, True) if guide.has_dated else (False,))
    }


def _prepared(guide: Guide, language: Language, *, dated: bool) -> bytes:
    """A guide as it is for every project, with the places of what differs."""
    speech = speak(language)
    document = Document(
        title=speech(f"guide.{guide.template}.title"),
        subtitle=place("commune"),
        template=f"project/{language}/{guide.template}.md.j2",
        language=language,
        labels=document_labels(speech),
        organisation=place("organisation"),
        banner=place("banner"),
        contents=False,
        values={
            **{name: place(name) for name in _PLACES},
            "board_date": place("board_date") if dated else "",
            "steps": [{"when": place(step), "what": speech(f"calendar.{step}")} for step in STEPS],
        },
    )
    return render(document, "docx", name="guide")["guide.docx"]
