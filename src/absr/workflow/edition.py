"""What every edition of a project is made with, whoever asks for it: a report, a notebook."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.analysis.legal_window import legal_window
from absr.analysis.quoting import quote_level
from absr.model.edition import Audience, FileUsed, Replayed
from absr.model.exit_status import ExitStatus
from absr.model.labels import fold_without_articles
from absr.model.problem import Refusal, Severity
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.store.database import open_store
from absr.store.deliveries import deliveries_in_use
from absr.store.records import load_identities
from absr.store.theme_log import theme_decisions
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from absr.model.edition import Edition
    from absr.model.settings import Settings
    from absr.store.database import Store
    from absr.workflow.answers import FileAnswer
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


def edition_of(project: Project, audience: Audience, day: dt.date) -> Edition:
    """What `audience` may see of the project on `day`.

    Raises Refusal P307 for an edition for others without the private folder: names could not be
    masked.
    """
    with open_store(project.paths) as store:
        if audience is not Audience.INTERNAL and not store.has_identities:
            raise Refusal("P307", exit_status=ExitStatus.PRIVACY)
        facts = project_facts(project, store, day)
        context = context_of(project, facts, store, day)
    return disclose(facts.facts, audience, context)


def context_of(project: Project, facts: ProjectFacts, store: Store, day: dt.date) -> Context:
    """What stands beside the facts in an edition made on `day`."""
    aside: Counter[str] = Counter(
        row.reason for answer in facts.answers for sheet in answer.sheets for row in sheet.aside
    )
    files = tuple(
        FileUsed(
            d.file, d.sha256, _records(d.answer, "interviews"), _records(d.answer, "statements")
        )
        for d in deliveries_in_use(store)
    )
    return Context(
        settings=project.settings,
        day=day,
        legal_window=legal_window(project.settings.renewal_year),
        names=NameFinder(load_identities(store).values()),
        quote_level=quote_level,
        files=files,
        problems=tuple(p for p in facts.problems if p.severity is not Severity.INFO),
        aside_rows=aside,
        replayed=_replayed(facts.answers, project.settings),
        theme_decisions=theme_decisions(store),
    )


def _replayed(answers: Sequence[FileAnswer], settings: Settings) -> tuple[Replayed, ...]:
    """What the files in force hold of words that stand for a theme by a decision, most first.

    A theme that was put together with others since the file was read is the one they became.
    """
    counts: Counter[tuple[str, str]] = Counter()
    known = settings.spellings("themes")
    for answer in answers:
        for written, theme, statements in answer.replayed:
            counts[written, known.get(fold_without_articles(theme), theme)] += statements
    ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(Replayed(written, theme, number) for (written, theme), number in ordered)


def _records(answer: Mapping[str, object], kind: str) -> int:
    records = answer["records"]
    return dict(records).get(kind, 0) if isinstance(records, list) else 0
