"""The project a command works on: its folder and settings."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.analysis.legal_window import legal_window
from absr.model.exit_status import ExitStatus
from absr.model.problem import Problem, Refusal, Severity
from absr.model.record import NamedTuple
from absr.reading.settings import read_settings
from absr.store.files import machine_refusal
from absr.store.paths import SETTINGS_FILE, ProjectPaths, find_project, pending_file

if TYPE_CHECKING:
    from pathlib import Path

    from absr.model.labels import Language
    from absr.model.settings import Settings


class Project(NamedTuple):
    """A project that was found and whose settings were read."""

    paths: ProjectPaths
    settings: Settings
    digest: str
    """Fingerprint of `absr.yaml`: what was read with other settings is read again."""
    problems: tuple[Problem, ...]
    """Warnings about `absr.yaml`, the date of the board among them."""

    def told_in(self, language: Language) -> Project:
        """The same project, spoken of in a language; its folders keep their names."""
        if language == self.settings.language:
            return self
        return self._replace(settings=self.settings._replace(language=language))


def open_project(start: Path) -> Project:
    """The project that holds `start`.

    Raises Refusal U301 without one, U302 with the faults of an `absr.yaml` that cannot be used,
    U235 where what an interrupted command left to do to its themes can no longer be done.
    """
    root = find_project(start)
    if pending_file(root).exists():  # almost never: what completes it is not even loaded
        from absr.workflow.theme_settings import complete_interrupted

        complete_interrupted(root)
    try:
        data = (root / SETTINGS_FILE).read_bytes()
    except OSError as error:
        raise machine_refusal(error, root / SETTINGS_FILE) from error
    settings, problems = read_settings(SETTINGS_FILE, data)
    if settings is None:
        raise Refusal("U302", exit_status=ExitStatus.NO_PROJECT, problems=problems)
    digest = hashlib.sha256(data).hexdigest()
    problems += _board_date(settings)
    return Project(ProjectPaths(root, settings.language), settings, digest, problems)


def _board_date(settings: Settings) -> tuple[Problem, ...]:
    """L401 when the board meets outside the legal window; courteous, never a verdict."""
    first, last = legal_window(settings.renewal_year)
    board = settings.board_date
    if board is None or first <= board <= last:
        return ()
    facts = (("first", first.isoformat()), ("last", last.isoformat()))
    return (
        Problem(
            "L401",
            Severity.WARNING,
            SETTINGS_FILE,
            field="board_date",
            value=board.isoformat(),
            facts=facts,
        ),
    )
