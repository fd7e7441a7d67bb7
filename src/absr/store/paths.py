"""Where things stand in a project folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.labels import Language

SETTINGS_FILE = "absr.yaml"

FOLDERS: dict[Language, dict[str, str]] = {
    "fr": {
        "framing": "0-cadrage",
        "analysis": "1-analyse-croisee",
        "workshop": "2-atelier",
        "action": "3-recit-action",
        "capitalisation": "capitalisation",
        "reports": "rapports",
        "templates": "modeles",
        "private": "prive",
    },
    "en": {
        "framing": "0-framing",
        "analysis": "1-cross-analysis",
        "workshop": "2-workshop",
        "action": "3-narrative-action",
        "capitalisation": "capitalisation",
        "reports": "reports",
        "templates": "templates",
        "private": "private",
    },
}
"""Names of the project's folders, by language of the project."""

PROSE: dict[Language, dict[str, str]] = {
    "fr": {
        "heritage": "textes/heritages.md",
        "today": "textes/aujourdhui.md",
        "tomorrow": "textes/demain.md",
        "everyone": "textes/chacun.md",
    },
    "en": {
        "heritage": "texts/heritage.md",
        "today": "texts/today.md",
        "tomorrow": "texts/tomorrow.md",
        "everyone": "texts/everyone.md",
    },
}
"""Part of the narrative → the file of its writers, below the folder `action`."""

LETTERS: dict[Language, str] = {"fr": "courriers", "en": "letters"}
"""The folder of the letters to partners, below the folder `framing`."""

_TO_CORRECT = {FOLDERS["fr"]["private"]: "a-corriger", FOLDERS["en"]["private"]: "to-correct"}

PHASE_FOLDERS = ("framing", "analysis", "workshop", "action", "capitalisation")
"""Folders in which `absr ingest` without files looks for workbooks."""


class ProjectPaths(NamedTuple):
    """The places of one project."""

    root: Path
    language: Language

    def folder(self, name: str) -> Path:
        """The folder called `name` in `FOLDERS`; the one that is there, whatever its language.

        Somebody who changes the language of a project must not lose sight of its identities.
        """
        wanted = self.root / FOLDERS[self.language][name]
        if not wanted.exists():
            for names in FOLDERS.values():
                if (self.root / names[name]).is_dir():
                    return self.root / names[name]
        return wanted

    @property
    def settings(self) -> Path:
        """`absr.yaml`."""
        return self.root / SETTINGS_FILE

    @property
    def database(self) -> Path:
        """The main store."""
        return self.root / ".absr" / "absr.db"

    @property
    def lock(self) -> Path:
        """The file that a writing command holds."""
        return self.root / ".absr" / "lock"

    @property
    def identities(self) -> Path:
        """The store of names and contacts."""
        return self.folder("private") / "personnes.db"

    @property
    def archive(self) -> Path:
        """The delivered files, by sha256."""
        return self.folder("private") / "sources"

    @property
    def to_correct(self) -> Path:
        """The annotated copies, named in the language of the folder they stand in."""
        private = self.folder("private")
        return private / _TO_CORRECT.get(private.name, "to-correct")


def pending_file(root: Path) -> Path:
    """Where a change of `absr.yaml` waits to be written, once its records are committed."""
    return root / ".absr" / "themes.json"


def find_project(start: Path) -> Path:
    """The project that holds `start`: the nearest folder upwards with an `absr.yaml`."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise Refusal("U301", exit_status=ExitStatus.NO_PROJECT, folder=str(start))
