"""The catalogue of indicators of a project, and what is wrong with what the project asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import compact
from absr.model.problem import Problem, Severity
from absr.reading.catalogue import (
    CatalogueRead,
    nearest_name,
    read_catalogue,
    shipped_catalogue,
    variable_problems,
)
from absr.store.files import machine_refusal
from absr.store.paths import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from absr.model.corpus import Corpus
    from absr.model.settings import Settings
    from absr.store.paths import ProjectPaths
    from absr.workflow.project import Project

OWN_FILES = ("indicateurs.yaml", "indicators.yaml")
"""Names of the file, in the folder of phase 1, in which a project adds or changes indicators."""


def project_catalogue(paths: ProjectPaths) -> CatalogueRead:
    """The indicators that absr brings, with those of the project's own file if there is one."""
    path = own_file(paths)
    if path is None:
        return CatalogueRead(shipped_catalogue())
    try:
        data = path.read_bytes()
    except OSError as error:
        raise machine_refusal(error, path) from error
    return read_catalogue(path.name, data)


def own_file(paths: ProjectPaths) -> Path | None:
    """The project's own file of indicators, if it has one."""
    folder = paths.folder("analysis")
    return next((folder / name for name in OWN_FILES if (folder / name).is_file()), None)


def asked_problems(project: Project, corpus: Corpus) -> tuple[Problem, ...]:
    """The territories, indicators and variables that the project asks for and that do not exist."""
    return (
        *_territories(project),
        *_own_indicators(project, corpus),
        *_chosen(project, corpus),
    )


def _territories(project: Project) -> tuple[Problem, ...]:
    if not project.settings.comparators:
        return ()
    from absr.reading.comparators import unknown_areas

    return unknown_areas(SETTINGS_FILE, project.paths.settings.read_bytes())


def _own_indicators(project: Project, corpus: Corpus) -> tuple[Problem, ...]:
    if own_file(project.paths) is None:
        return ()
    read = project_catalogue(project.paths)
    measured = {one.variable for one in corpus.measurements}
    return (*read.problems, *variable_problems(read, measured))


def _chosen(project: Project, corpus: Corpus) -> Iterator[Problem]:
    """Indicators named in `absr.yaml` that neither the catalogue nor a sheet has."""
    chosen = list(_named(project.settings))
    if not chosen:
        return
    catalogue = project_catalogue(project.paths).catalogue
    known = {compact(one.id): one.id for one in catalogue.definitions}
    known |= {compact(one.indicator): one.indicator for one in corpus.observations}
    for name in dict.fromkeys(chosen):
        if compact(name) not in known:
            near = nearest_name(name, known.values())
            yield Problem(
                "I521", Severity.WARNING, SETTINGS_FILE, None, (), value=name, suggestion=near
            )


def _named(settings: Settings) -> Iterator[str]:
    yield from settings.indicators
    for theme in settings.themes:
        yield from theme.indicators
