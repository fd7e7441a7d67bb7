"""`absr export`: records → facts → edition → a file in an open format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.exchange import OPEN_FORMATS
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.store.database import open_store
from absr.store.files import sweep_temporaries, write_outputs
from absr.store.outputs import Output, all_outputs, keep_outputs, newest_batch
from absr.wording.speech import speak
from absr.workflow.edition import edition_of
from absr.workflow.placing import below, free_place, sha
from absr.workflow.prose import built_from

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from absr.exchange import Export
    from absr.model.edition import Audience
    from absr.workflow.project import Project


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What is asked of `absr export`."""

    format: str
    audiences: tuple[Audience, ...]
    now: dt.datetime
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """A file written."""

    path: Path
    audience: Audience
    renamed: bool
    """Whether its usual place was left alone: edited by hand, or open elsewhere."""


def export(project: Project, request: ExportRequest) -> tuple[Exported, ...]:
    """Write one file for each audience; all are made before any is written.

    Raises Refusal U212 when the project holds nothing that the format tells, P307 for others
    than the office where names could not be masked.
    """
    made = [(audience, _made(project, request, audience)) for audience in request.audiences]
    with open_store(project.paths) as store:
        state = newest_batch(store)
        known = {(output.path, output.sha256) for output in all_outputs(store)}
    places = [
        free_place(project, _wanted(project, request, audience), export.data, known)
        for audience, export in made
    ]
    outputs = [
        Output(
            path=below(project, place),
            sha256=sha(export.data),
            batch=state,
            at=request.now.isoformat(timespec="seconds"),
            settings=built_from(project, place.stem),
            evidence=export.evidence,
        )
        for place, (_, export) in zip(places, made, strict=True)
    ]
    with open_store(project.paths, write=True) as store:
        keep_outputs(store, outputs)
    for folder in {place.parent for place in places}:
        sweep_temporaries(folder)
    contents = [export.data for _, export in made]
    written = write_outputs(zip(places, contents, strict=True))
    return tuple(
        Exported(path, audience, path != _wanted(project, request, audience))
        for path, audience in zip(written, request.audiences, strict=True)
    )


def _made(project: Project, request: ExportRequest, audience: Audience) -> Export:
    edition = edition_of(project, audience, request.now.date())
    export = OPEN_FORMATS[request.format].make(edition, speak(project.settings.language))
    if export is None:
        raise Refusal("U212", exit_status=ExitStatus.USAGE, report=request.format)
    return export


def _wanted(project: Project, request: ExportRequest, audience: Audience) -> Path:
    """Where the file stands: in the folder of its audience, also below one that was asked for.

    Two audiences never share a file, and what may leave is told by its folder.
    """
    declared = OPEN_FORMATS[request.format]
    name = speak(project.settings.language)(declared.name)
    folder = request.out or project.paths.folder("reports") / audience
    if request.out is not None and len(request.audiences) > 1:
        folder = request.out / audience
    return folder / f"{name}{declared.ending}"
