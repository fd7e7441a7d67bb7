"""`absr report`: records → facts → edition → documents, written whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.edition import Audience
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal
from absr.privacy.disclose import disclose
from absr.rendering import RenderingError
from absr.rendering.production import render_all, side_by_side
from absr.report import REPORTS
from absr.store.database import open_store
from absr.store.files import sweep_temporaries, write_outputs
from absr.store.outputs import Output, all_outputs, keep_outputs, newest_batch
from absr.wording.speech import speak
from absr.workflow.edition import context_of
from absr.workflow.facts import project_facts
from absr.workflow.placing import below, free_place, sha
from absr.workflow.prose import built_from
from absr.workflow.rendering_refusal import rendering_refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from absr.model.edition import Edition
    from absr.rendering.production import Format
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project

DEFAULT_FORMATS: tuple[Format, ...] = ("docx", "html", "md")


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What is asked of `absr report`."""

    what: tuple[str, ...]
    formats: tuple[Format, ...]
    audiences: tuple[Audience, ...]
    now: dt.datetime
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A document written."""

    path: Path
    audience: Audience
    renamed: bool
    """Whether its usual place was left alone: edited by hand, or open elsewhere."""


def report(project: Project, request: ReportRequest) -> tuple[Built, ...]:
    """Build the reports and write them; everything is rendered before anything is written.

    Raises Refusal U212 when none has anything to say, U213 for a template that cannot be used.
    """
    with open_store(project.paths) as store:
        facts = project_facts(project, store, request.now.date())
        what = _with_something_to_say(request.what, facts)
        if not store.has_identities and set(request.audiences) - {Audience.INTERNAL}:
            raise Refusal("P307", exit_status=ExitStatus.PRIVACY)  # names could not be masked
        context = context_of(project, facts, store, request.now.date())
        state = newest_batch(store)
        known = {(output.path, output.sha256) for output in all_outputs(store)}
    editions = [disclose(facts.facts, audience, context) for audience in request.audiences]
    asked = [(edition, one) for edition in editions for one in what]
    rendered = side_by_side(lambda one: _render(project, *one, request.formats), asked)
    pages: list[_Page] = []
    for (edition, _), (files, evidence) in zip(asked, rendered, strict=True):
        folder = request.out or project.paths.folder("reports") / edition.audience
        for name, data in files.items():
            place = free_place(project, folder / name, data, known)
            renamed = place.name != Path(name).name
            pages.append(_Page(place, data, edition.audience, evidence, renamed))
    with open_store(project.paths, write=True) as store:
        keep_outputs(store, [_output(project, page, state, request.now) for page in pages])
    for folder in {page.place.parent for page in pages}:
        sweep_temporaries(folder)
    places = write_outputs((page.place, page.data) for page in pages)
    return tuple(
        Built(place, page.audience, page.renamed or place != page.place)
        for place, page in zip(places, pages, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """A file to write."""

    place: Path
    data: bytes
    audience: Audience
    evidence: tuple[str, ...]
    renamed: bool


def _with_something_to_say(wanted: Sequence[str], facts: ProjectFacts) -> tuple[str, ...]:
    """The reports wanted; of several, those that have something to say.

    Raises Refusal U212 when none has.
    """
    found = tuple(
        one for one in wanted if any(facts.corpus.of(kind) for kind in REPORTS[one].kinds)
    )
    if not found:
        raise Refusal("U212", exit_status=ExitStatus.USAGE, report=", ".join(wanted))
    return found


def _render(
    project: Project, edition: Edition, what: str, formats: tuple[Format, ...]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    overrides = project.paths.folder("templates")
    speech = speak(project.settings.language)
    made = REPORTS[what].build(edition, speech, overrides if overrides.is_dir() else None)
    try:
        return render_all(made.document, formats, name=what), made.evidence
    except RenderingError as error:
        raise rendering_refusal(error) from error


def _output(project: Project, page: _Page, batch: int, now: dt.datetime) -> Output:
    return Output(
        path=below(project, page.place),
        sha256=sha(page.data),
        batch=batch,
        at=now.isoformat(timespec="seconds"),
        settings=built_from(project, page.place.stem),
        evidence=page.evidence,
    )
