"""Every file of a new project, as bytes; the same settings always give the same bytes."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.analysis.legal_window import legal_window
from absr.rendering import Document, render
from absr.rendering.labels import document_labels
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.plan import Planned, Role
from absr.scaffold.settings_file import filled, settings_file
from absr.store.paths import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.model.labels import Language
    from absr.model.settings import Settings
    from absr.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class _Guide:
    """A Word document of the project: its template, its folder and its file name."""

    template: str
    folder: str
    fr: str
    en: str

    def path(self, language: Language) -> str:
        name = self.fr if language == "fr" else self.en
        return f"{FOLDERS[language][self.folder]}/{name}"


_GUIDES = (
    _Guide("mandate", "framing", "mandat.docx", "mandate.docx"),
    _Guide("calendar", "framing", "calendrier.docx", "calendar.docx"),
    _Guide(
        "guide-resident", "analysis", "guides/guide-habitant.docx", "guides/guide-resident.docx"
    ),
    _Guide(
        "guide-professional",
        "analysis",
        "guides/guide-professionnel.docx",
        "guides/guide-professional.docx",
    ),
    _Guide(
        "guide-elected",
        "analysis",
        "guides/guide-elu-entreprise.docx",
        "guides/guide-elected-business.docx",
    ),
    _Guide("doorstep", "analysis", "guides/fiche-pas-de-porte.docx", "guides/doorstep-sheet.docx"),
    _Guide(
        "notice", "analysis", "guides/notice-information.docx", "guides/information-notice.docx"
    ),
)

_WORKBOOKS = {"interviews": ("analysis", {"fr": "entretiens.xlsx", "en": "interviews.xlsx"})}

_STEPS: tuple[tuple[str, int], ...] = (
    ("interviews", 9 * 30),
    ("workshop", 5 * 30),
    ("feedback", 10 * 7),
    ("committee", 6 * 7),
    ("file", 3 * 7),
    ("board", 0),
)
"""Steps before the board, in days before it: the backward plan of the field's practice."""


def planned_settings(settings: Settings) -> Planned:
    """`absr.yaml`."""
    return Planned("absr.yaml", settings_file(settings), Role.SETTINGS)


def planned_files(settings: Settings, speech: Speech) -> tuple[Planned, ...]:
    """Everything but `absr.yaml`: texts, guides and blank workbooks."""
    makers: list[Callable[[], Planned]] = [
        *(_workbook_maker(name, settings, speech) for name in _WORKBOOKS),
        *(_guide_maker(guide, settings, speech) for guide in _GUIDES),
    ]
    with ThreadPoolExecutor(max_workers=4) as pool:
        made = [future.result() for future in [pool.submit(maker) for maker in makers]]
    return (*_texts(settings), *made)


def folders(language: Language) -> tuple[str, ...]:
    """The project's folders, also those that are still empty."""
    names = FOLDERS[language]
    outputs = tuple(f"{names['reports']}/{audience}" for audience in _AUDIENCES)
    return (*(name for key, name in names.items() if key != "reports"), *outputs)


_EXPLAINED = ("private", "workshop", "action", "capitalisation", "templates")
"""Folders that hold a text on what belongs there."""

_AUDIENCES = ("internal", "partners", "public")


def _texts(settings: Settings) -> tuple[Planned, ...]:
    tokens = {"commune_name": settings.commune_name, "organisation": settings.organisation}
    readme = "LISEZ-MOI.md" if settings.language == "fr" else "README.md"
    names = {readme: "README.md", ".gitignore": "gitignore"}
    for folder in _EXPLAINED:
        names[f"{FOLDERS[settings.language][folder]}/{readme}"] = f"{folder}-README.md"
    return tuple(
        Planned(path, filled(template, settings, tokens), Role.TEXT)
        for path, template in names.items()
    )


def _workbook_maker(name: str, settings: Settings, speech: Speech) -> Callable[[], Planned]:
    folder, files = _WORKBOOKS[name]
    path = f"{FOLDERS[settings.language][folder]}/{files[settings.language]}"
    return lambda: Planned(path, blank_workbook(name, settings, speech), Role.WORKBOOK)


def _guide_maker(guide: _Guide, settings: Settings, speech: Speech) -> Callable[[], Planned]:
    return lambda: Planned(
        guide.path(settings.language), _guide(guide, settings, speech), Role.GUIDE
    )


def _guide(guide: _Guide, settings: Settings, speech: Speech) -> bytes:
    first, last = legal_window(settings.renewal_year)
    document = Document(
        title=speech(f"guide.{guide.template}.title"),
        subtitle=settings.commune_name,
        template=f"project/{settings.language}/{guide.template}.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        banner=settings.notice or "",
        contents=False,
        values={
            "commune": settings.commune_name,
            "organisation": settings.organisation,
            "themes": [theme.label for theme in settings.themes],
            "renewal_year": str(settings.renewal_year),
            "window_first": speech.day(first),
            "window_last": speech.day(last),
            "board_date": speech.day(settings.board_date) if settings.board_date else "",
            "steps": backward_plan(settings.board_date or last, speech),
        },
    )
    return render(document, "docx", name="guide")["guide.docx"]


def backward_plan(board: dt.date, speech: Speech) -> list[dict[str, str]]:
    """The steps that lead to the board, each with its latest day."""
    return [
        {
            "when": speech.day(board - dt.timedelta(days=days)),
            "what": speech(f"calendar.{step}"),
        }
        for step, days in _STEPS
    ]
