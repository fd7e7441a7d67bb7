"""The Word documents of a new project: prepared files, filled with the project's own words.

`absr.scaffold.prepared_guides` says where these come from; nothing is rendered here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.analysis.legal_window import legal_window
from absr.bundled import bundled
from absr.rendering.word_form import filled_form
from absr.scaffold.plan import Planned, Role
from absr.store.paths import FOLDERS

if TYPE_CHECKING:
    from absr.model.labels import Language
    from absr.model.settings import Settings
    from absr.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Guide:
    """A Word document of the project: its template, its folder and its file name."""

    template: str
    folder: str
    fr: str
    en: str
    has_dated: bool = False
    """Whether it says something else once the day of the board is known."""

    def path(self, language: Language) -> str:
        """Where it stands in a project."""
        name = self.fr if language == "fr" else self.en
        return f"{FOLDERS[language][self.folder]}/{name}"

    def prepared(self, language: Language, *, dated: bool) -> str:
        """Its prepared file, below the folder of the templates."""
        ending = "-dated" if self.has_dated and dated else ""
        return f"project/{language}/{self.template}{ending}.docx"


GUIDES = (
    Guide("mandate", "framing", "mandat.docx", "mandate.docx", has_dated=True),
    Guide("calendar", "framing", "calendrier.docx", "calendar.docx", has_dated=True),
    Guide("guide-resident", "analysis", "guides/guide-habitant.docx", "guides/guide-resident.docx"),
    Guide(
        "guide-professional",
        "analysis",
        "guides/guide-professionnel.docx",
        "guides/guide-professional.docx",
    ),
    Guide(
        "guide-elected",
        "analysis",
        "guides/guide-elu-entreprise.docx",
        "guides/guide-elected-business.docx",
    ),
    Guide("doorstep", "analysis", "guides/fiche-pas-de-porte.docx", "guides/doorstep-sheet.docx"),
    Guide("notice", "analysis", "guides/notice-information.docx", "guides/information-notice.docx"),
)

STEPS: dict[str, int] = {
    "interviews": 9 * 30,
    "workshop": 5 * 30,
    "feedback": 10 * 7,
    "committee": 6 * 7,
    "file": 3 * 7,
    "board": 0,
}
"""Steps before the board, in days before it: the backward plan of the field's practice."""


def guides(settings: Settings, speech: Speech) -> tuple[Planned, ...]:
    """The guides of a project; the same settings always give the same bytes."""
    words = _guide_words(settings, speech)
    language, dated = settings.language, settings.board_date is not None
    prepared = {guide: guide.prepared(language, dated=dated) for guide in GUIDES}
    return tuple(
        Planned(guide.path(language), _filled(name, words), Role.GUIDE)
        for guide, name in prepared.items()
    )


def _guide_words(settings: Settings, speech: Speech) -> dict[str, str]:
    """The words that the prepared files lack, by the names they have there."""
    first, last = legal_window(settings.renewal_year)
    board = settings.board_date or last
    words = {
        "commune": settings.commune_name,
        "organisation": settings.organisation,
        "banner": settings.notice or "",
        "themes": " · ".join(theme.label for theme in settings.themes),
        "renewal_year": str(settings.renewal_year),
        "window_first": speech.day(first),
        "window_last": speech.day(last),
        "board_date": speech.day(board),
    }
    steps = {step: speech.day(board - dt.timedelta(days=days)) for step, days in STEPS.items()}
    return {name: speech.typeset(word) for name, word in (words | steps).items()}


def _filled(prepared: str, words: dict[str, str]) -> bytes:
    return filled_form((bundled("templates") / prepared).read_bytes(), words)
