"""Every file of a new project, as bytes; the same settings always give the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import Labels
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.guides import guides
from absr.scaffold.plan import Planned, Role
from absr.scaffold.settings_file import filled, settings_file
from absr.scaffold.xlsform import interview_form
from absr.store.paths import FOLDERS, PROSE

if TYPE_CHECKING:
    from absr.model.labels import Language
    from absr.model.settings import Settings
    from absr.wording.speech import Speech


_WORKBOOKS = {
    "diagnoses": ("framing", Labels("diagnostics", "diagnoses")),
    "data_requests": ("framing", Labels("demandes-donnees", "data-requests")),
    "interviews": ("analysis", Labels("entretiens", "interviews")),
    "register": ("analysis", Labels("acteurs", "actors")),
    "duplicates": ("analysis", Labels("doublons", "duplicates")),
    "theme_proposals": ("analysis", Labels("themes-proposes", "proposed-themes")),
    "second_coding": ("analysis", Labels("double-codage", "second-coding")),
    "indicators": ("analysis", Labels("indicateurs", "indicators")),
    "pilots": ("workshop", Labels("pilotes", "pilots")),
    "invitations": ("workshop", Labels("invitations", "invitations")),
    "tables": ("workshop", Labels("tables", "tables")),
    "contributions": ("workshop", Labels("contributions", "contributions")),
    "pledges": ("action", Labels("engagements", "pledges")),
    "actions": ("action", Labels("actions", "actions")),
    "notebook": ("capitalisation", Labels("carnet", "notebook")),
}
"""Id of a workbook → the folder it stands in and its name there."""

PREPARED = ("data_requests", "duplicates", "theme_proposals", "second_coding")
"""Workbooks made when they are asked for, out of what was read: a new project has none."""

WORKBOOKS = tuple(_WORKBOOKS)
"""Ids of the workbooks, in the order of the work."""

_FORM = ("analysis", Labels("formulaire-kobo", "kobo-form"))


def planned_settings(settings: Settings) -> Planned:
    """`absr.yaml`."""
    return Planned("absr.yaml", settings_file(settings), Role.SETTINGS)


def planned_files(settings: Settings, speech: Speech) -> tuple[Planned, ...]:
    """Everything but `absr.yaml`: texts, blank workbooks and guides."""
    workbooks = (
        Planned(_place(folder, name, settings), data, Role.WORKBOOK)
        for (folder, name), data in (
            *(
                (place, blank_workbook(key, settings, speech))
                for key, place in _WORKBOOKS.items()
                if key not in PREPARED
            ),
            (_FORM, interview_form(settings, speech)),
        )
    )
    return (*_texts(settings, speech), *workbooks, *guides(settings, speech))


def file_name(workbook_id: str, language: Language) -> str:
    """The name of a blank workbook."""
    return f"{_WORKBOOKS[workbook_id][1].of(language)}.xlsx"


def workbook_folder(workbook_id: str) -> str:
    """The folder that a workbook stands in, as `FOLDERS` calls it."""
    return _WORKBOOKS[workbook_id][0]


def form_name(language: Language) -> str:
    """The name of the form for telephones."""
    return f"{_FORM[1].of(language)}.xlsx"


def folders(language: Language) -> tuple[str, ...]:
    """The project's folders, also those that are still empty."""
    names = FOLDERS[language]
    outputs = tuple(f"{names['reports']}/{audience}" for audience in _AUDIENCES)
    return (*(name for key, name in names.items() if key != "reports"), *outputs)


_EXPLAINED = ("private", "workshop", "action", "capitalisation", "templates")
"""Folders that hold a text on what belongs there."""

_AUDIENCES = ("internal", "partners", "public")


def _texts(settings: Settings, speech: Speech) -> tuple[Planned, ...]:
    tokens = {
        "commune_name": settings.commune_name,
        "organisation": settings.organisation,
        "threshold": str(settings.privacy.threshold),
    }
    readme = "LISEZ-MOI.md" if settings.language == "fr" else "README.md"
    launcher = f"{speech('menu.launcher')}.cmd"
    names = {readme: "README.md", ".gitignore": "gitignore", launcher: "launcher.cmd"}
    for folder in _EXPLAINED:
        names[f"{FOLDERS[settings.language][folder]}/{readme}"] = f"{folder}-README.md"
    for part, file in PROSE[settings.language].items():
        names[f"{FOLDERS[settings.language]['action']}/{file}"] = f"text-{part}.md"
    return tuple(
        Planned(path, filled(template, settings, tokens), Role.TEXT)
        for path, template in names.items()
    )


def _place(folder: str, name: Labels, settings: Settings) -> str:
    language = settings.language
    return f"{FOLDERS[language][folder]}/{name.of(language)}.xlsx"
