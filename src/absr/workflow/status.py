"""`absr status`: the phases as checklists, what is stale, what to do now, the legal deadline."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from absr.analysis.coverage import quotas_met
from absr.analysis.duplicates import proposed_groups
from absr.analysis.legal_window import legal_window
from absr.analysis.prose import Citations, taken_apart
from absr.model.problem import Severity
from absr.model.prose import PARTS
from absr.model.record import NamedTuple
from absr.store.annotated import copies
from absr.store.database import open_store
from absr.store.outputs import newest_batch, outputs
from absr.store.paths import FOLDERS
from absr.workflow.checklists import (
    Phase,
    Standing,
    checklists,
    count_indicators,
    count_present,
)
from absr.workflow.facts import project_facts
from absr.workflow.next_step import NextStep, next_step
from absr.workflow.prose import built_from

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.corpus import Corpus
    from absr.model.soundness_facts import Quota
    from absr.store.database import Store
    from absr.store.outputs import Output
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project

_REPORTS = ("phase1", "phase2", "phase3")


class Status(NamedTuple):
    """Where the project stands."""

    phases: tuple[Phase, ...]
    counts: Mapping[str, int]
    """What was collected: `interviews`, `persons`, `statements` and so on, in their order."""
    window: tuple[dt.date, dt.date]
    days_left: int
    """Days to the last day of the legal window; negative once it is over."""
    stale: tuple[str, ...]
    """Documents built before the last change."""
    errors: int
    warnings: int
    next: NextStep
    kinds: frozenset[str]
    """Kinds of which there are records."""
    to_correct: tuple[str, ...]
    """Annotated copies that are on the disk."""
    unread: tuple[str, ...]
    """Workbooks whose content, as it stands, is in no record."""
    alike: int = 0
    """Groups of names that look alike, of which nobody decided yet."""
    themeless: int = 0
    """Statements without a theme, for which nobody decided on one."""
    unfilled: tuple[Quota, ...] = ()
    """Types of which fewer persons were met than planned, once somebody was met."""


def status(project: Project, today: dt.date) -> Status:
    """The state of the project on `today`."""
    with open_store(project.paths) as store:
        found = project_facts(project, store, today)
        stale = stale_outputs(project, store)
        paths = dict.fromkeys(copy.path for copy in copies(store))
        copies_on_disk = tuple(p for p in paths if (project.paths.root / p).is_file())
        reports = _up_to_date(project, store, stale)
    problems = Counter(problem.severity for problem in found.problems)
    standing = Standing(
        settings=project.settings,
        corpus=found.corpus,
        today=today,
        files=len(found.answers),
        errors=problems[Severity.ERROR],
        unread=found.unread,
        reports=reports,
        prose=_written(found),
        computed=_computed(project, found),
    )
    phases = checklists(standing)
    first, last = legal_window(project.settings.renewal_year)
    return Status(
        phases=phases,
        counts=_counts(project, standing),
        window=(first, last),
        days_left=(last - today).days,
        stale=stale,
        errors=problems[Severity.ERROR],
        warnings=problems[Severity.WARNING],
        next=next_step(standing, phases),
        kinds=frozenset(kind for kind, own in found.corpus.records.items() if own),
        to_correct=copies_on_disk,
        unread=found.unread,
        themeless=_themeless(found.corpus),
        unfilled=_unfilled(project, found.corpus),
        alike=len(proposed_groups(found.corpus, project.settings.commune_name)),
    )


def _unfilled(project: Project, corpus: Corpus) -> tuple[Quota, ...]:
    """Who is still to be met, until the workshop is written down."""
    if not corpus.interviews or corpus.contributions:
        return ()
    quotas = quotas_met(corpus.interviews, project.settings)
    return tuple(one for one in quotas if one.met < one.planned)


def _themeless(corpus: Corpus) -> int:
    told = {one.statement for one in corpus.codings if one.decided}
    return sum(not said.themes and said.id not in told for said in corpus.statements)


def _written(found: ProjectFacts) -> tuple[int, int] | None:
    """Parts of the narrative in which something stands, and all; None without their files."""
    if not found.prose:
        return None
    citations = Citations(found.corpus)
    written = sum(bool(taken_apart(part, citations).blocks) for part in found.prose)
    return written, len(PARTS)


def stale_outputs(project: Project, store: Store) -> tuple[str, ...]:
    """Documents still on the disk that were built from older records or settings."""
    newest = newest_batch(store)
    return tuple(
        output.path
        for output in outputs(store)
        if (output.batch < newest or output.settings != _built_from(project, output))
        and (project.paths.root / output.path).is_file()
    )


def _built_from(project: Project, output: Output) -> str:
    return built_from(project, PurePosixPath(output.path).stem)


def _up_to_date(project: Project, store: Store, stale: tuple[str, ...]) -> frozenset[str]:
    """Names of the phase reports that stand in the internal folder, none of their files stale."""
    folder = f"{FOLDERS[project.settings.language]['reports']}/internal/"
    built = [output.path for output in outputs(store) if output.path.startswith(folder)]
    found = set()
    for name in _REPORTS:
        files = {path for path in built if path.startswith(f"{folder}{name}.")}
        if files and not files & set(stale):
            found.add(name)
    return frozenset(found)


def _computed(project: Project, found: ProjectFacts) -> frozenset[tuple[str, str]]:
    """The indicators that files give for the town; nothing is loaded where there is no file."""
    if not found.corpus.measurements:
        return frozenset()
    from absr.analysis.indicators import computed_for_town

    catalogue = found.catalogue.catalogue
    return computed_for_town(found.corpus.measurements, project.settings, catalogue)


def _counts(project: Project, standing: Standing) -> dict[str, int]:
    from absr.analysis.merged_names import with_merges
    from absr.analysis.register_entries import register_entries

    corpus = standing.corpus
    return {
        "interviews": len(corpus.interviews),
        "persons": sum(interview.persons for interview in corpus.interviews),
        "statements": len(corpus.statements),
        "actors": len(corpus.actors),
        "resources": len(register_entries(with_merges(corpus), project.settings)),
        "indicators": count_indicators(corpus, standing.computed),
        "pilots": len(corpus.pilots),
        "invitations": len(corpus.invitations),
        "participants": count_present(corpus),
        "contributions": len(corpus.contributions),
        "pledges": len(corpus.pledges),
        "actions": len(corpus.actions),
    }
