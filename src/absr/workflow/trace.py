"""`absr trace`: from an evidence id or a figure to the cells, and the documents that use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.model.problem import Refusal
from absr.store.database import open_store
from absr.store.deliveries import archive_path
from absr.store.outputs import outputs
from absr.store.records import find_record
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    from absr.model.figures import Figure
    from absr.store.database import Store
    from absr.store.records import Found, Place
    from absr.workflow.project import Project


@dataclass(frozen=True, slots=True)
class TracedPlace:
    """One cell a record was read from."""

    file: str
    sheet: str
    row: int
    cell: str | None
    archive: str | None
    """The archived copy, below the project's folder; None when it is not here."""


@dataclass(frozen=True, slots=True)
class TracedRecord:
    """A record with its places."""

    id: str
    kind: str
    text: str
    state: str
    places: tuple[TracedPlace, ...]
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure with the records it counts."""

    figure: Figure
    records: tuple[TracedRecord, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What was found: one record, or figures."""

    record: TracedRecord | None
    figures: tuple[TracedFigure, ...] = ()


def trace(project: Project, wanted: str) -> Trace:
    """Follow an evidence id, an interview's number, a figure, or the start of a figure's name.

    Raises Refusal U203 when nothing bears that name.
    """
    with open_store(project.paths) as store:
        tracer = _Tracer(project, store)
        found = find_record(store, wanted.strip())
        if found is not None:
            return Trace(tracer.record(found))
        figures = project_facts(project, store).phase1.figures
        name = wanted.strip().rstrip(".")
        chosen = [figures[name]] if name in figures else []
        chosen = chosen or [f for f in figures.values() if f.id.startswith(f"{name}.")]
        if not chosen:
            from difflib import get_close_matches

            near = tuple(get_close_matches(name, figures, 5, 0.5))
            raise Refusal("U203", exit_status=ExitStatus.USAGE, query=wanted, choices=near)
        return Trace(None, tuple(tracer.figure(figure) for figure in chosen))


class _Tracer:
    """Follows records of one project to their cells."""

    def __init__(self, project: Project, store: Store) -> None:
        self._project = project
        self._store = store
        self._outputs = outputs(store)

    def figure(self, figure: Figure) -> TracedFigure:
        found = (find_record(self._store, record) for record in figure.evidence)
        return TracedFigure(figure, tuple(self.record(f) for f in found if f is not None))

    def record(self, found: Found) -> TracedRecord:
        main = _main_field(found)
        places = tuple(_place(self._project, place, main) for place in found.places)
        used = tuple(output.path for output in self._outputs if found.id in output.evidence)
        text = found.values.get(main) if main else None
        return TracedRecord(found.id, found.kind, str(text or ""), found.state, places, used)


def _main_field(found: Found) -> str | None:
    """The field whose cell says what the record is."""
    kind = kinds()[found.kind]
    named = [c.name for c in kind.fields if c.value is ValueType.LONG_TEXT]
    named += [c.name for c in kind.fields if c.blocking]
    return next((name for name in named if found.values.get(name)), None)


def _place(project: Project, place: Place, main: str | None) -> TracedPlace:
    cell = place.cells.get(main or "") or next(iter(place.cells.values()), None)
    copy = archive_path(project.paths.archive, place.sha256, place.file)
    shown = copy.relative_to(project.paths.root).as_posix() if copy.is_file() else None
    return TracedPlace(place.file, place.sheet, place.row, cell, shown)
