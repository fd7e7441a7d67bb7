"""`absr trace`: from an id, a number, a person or a figure to the cells and the documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from absr.analysis.decided_themes import in_force
from absr.model.exit_status import ExitStatus
from absr.model.kinds import kinds
from absr.model.problem import Refusal
from absr.privacy.identities import NameFinder
from absr.privacy.told import ROLES
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.store.deliveries import archive_path, extract_path
from absr.store.outputs import outputs
from absr.store.records import find_numbered, find_record, load_identities
from absr.wording.speech import speak
from absr.workflow.chain import chain_of_person, chains_of
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.figures import Figure
    from absr.model.kinds.codings import Coding
    from absr.model.labels import Language
    from absr.store.database import Store
    from absr.store.records import Found, Place
    from absr.workflow.chain import Chain
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
    """What was found: one record, figures, or a person."""

    record: TracedRecord | None
    figures: tuple[TracedFigure, ...] = ()
    chains: tuple[Chain, ...] = ()
    """The persons behind the record, or the one person that was asked for."""


def trace(project: Project, wanted: str, today: dt.date) -> Trace:
    """Follow an evidence id, a number, a person's code, a figure, or the start of its name.

    Raises Refusal U203 when nothing bears that name, U214 when several records bear that number.
    """
    with open_store(project.paths) as store:
        tracer = _Tracer(project, store)
        copied = _as_printed(wanted)
        found = find_record(store, copied) or _numbered(project, store, wanted)
        if found is not None:
            chains = chains_of(load_corpus(store), found.kind, found.id)
            return Trace(tracer.record(found), chains=chains)
        person = chain_of_person(load_corpus(store), copied)
        if person is not None:
            return Trace(None, chains=(person,))
        return _figures(project, store, wanted, today)


_DASHES = dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2212"), "-")


def _as_printed(wanted: str) -> str:
    """An identifier as reports print it, however a line end or a program changed its dash."""
    return "".join(wanted.translate(_DASHES).split()).upper()


def _numbered(project: Project, store: Store, wanted: str) -> Found | None:
    """The one record with this number; None when there is none."""
    found = find_numbered(store, wanted)
    if len({one.values.get("person") or one.id for one in found}) == 1:
        return found[0]  # an invitation and its sign-in: the same person, the same chain
    if len(found) > 1:
        language = project.settings.language
        choices = tuple(_choice(one, language) for one in found)
        raise Refusal("U214", exit_status=ExitStatus.USAGE, query=wanted, choices=choices)
    return found[0] if found else None


def _choice(found: Found, language: Language) -> str:
    """What to type for a record, then what it is and where it stands."""
    noun = kinds()[found.kind].noun.of(language)
    place = found.places[0] if found.places else None
    where = f" ({place.file} › {place.sheet} › {place.row})" if place else ""
    ref = NameFinder().masked_role(str(found.values.get("ref")))
    return f"{found.id}  {noun} {ref}{where}"


def _figures(project: Project, store: Store, wanted: str, today: dt.date) -> Trace:
    """The figure of that name, or all whose names start so, with the records they count."""
    tracer = _Tracer(project, store)
    figures = project_facts(project, store, today).facts.figures
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
        self._names = NameFinder(load_identities(store).values())

    def figure(self, figure: Figure) -> TracedFigure:
        found = (find_record(self._store, record) for record in figure.evidence)
        return TracedFigure(figure, tuple(self.record(f) for f in found if f is not None))

    def record(self, found: Found) -> TracedRecord:
        main = _main_field(found)
        places = tuple(_place(self._project, place, main) for place in found.places)
        if found.kind == "statements":
            places += self._theme_decided(found.id)
        used = tuple(output.path for output in self._outputs if found.id in output.evidence)
        text = self._words(found, main)
        mask = self._names.masked_role if main in {"ref", *ROLES} else self._names.masked
        shown = mask(str(text or ""))
        return TracedRecord(found.id, found.kind, shown, found.state, places, used)

    def _words(self, found: Found, main: str | None) -> object:
        """What a record says; a published value with what it is the value, or the sum, of."""
        said = found.values.get(main) if main else None
        if found.kind != "measurements":
            return said
        speech = speak(self._project.settings.language)
        names = kinds()[found.kind].key
        what = " ".join(str(found.values[name]) for name in names if found.values[name])
        if not isinstance(said, float):
            return f"{what} = {said}"
        value = f"{what} = {speech.number(said, 0 if said.is_integer() else 2)}"
        added = found.values.get("communes")
        if not isinstance(added, int):
            return value
        lacking = found.values.get("without")
        whole = added + (lacking if isinstance(lacking, int) else 0)
        sum_of = speech("trace.sum", added=speech.number(added), whole=speech.number(whole))
        return f"{value} ({sum_of})"

    def _theme_decided(self, statement: str) -> tuple[TracedPlace, ...]:
        """The cell in which a statement without a theme of its own was given one."""
        decision = self._decided.get(statement)
        found = find_record(self._store, decision.id) if decision else None
        places = found.places if found else ()
        return tuple(_place(self._project, place, "decided") for place in places)

    @cached_property
    def _decided(self) -> Mapping[str, Coding]:
        return in_force(load_corpus(self._store))


def _main_field(found: Found) -> str | None:
    """The field whose cell says what the record is."""
    kind = kinds()[found.kind]
    return next((name for name in kind.telling if found.values.get(name)), None)


def _place(project: Project, place: Place, main: str | None) -> TracedPlace:
    cell = place.cells.get(main or "") or next(iter(place.cells.values()), None)
    copy = archive_path(project.paths.archive, place.sha256, place.file)
    if not copy.is_file():  # of a published file, only the lines that were kept
        copy = extract_path(project.paths.archive, place.sha256)
    shown = copy.relative_to(project.paths.root).as_posix() if copy.is_file() else None
    return TracedPlace(place.file, place.sheet, place.row, cell, shown)
