"""After the files are read: what their records say against each other, kept with each delivery."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.checks import check
from absr.privacy.identities import NameFinder
from absr.privacy.told import problem_without_names
from absr.store.corpus import corpus_on_demand
from absr.store.deliveries import current_deliveries, keep_delivery
from absr.store.records import contents_at, load_identities
from absr.workflow.answers import as_plain

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.corpus import Corpus
    from absr.model.problem import Problem
    from absr.store.database import Store
    from absr.workflow.project import Project


def verify(store: Store, project: Project, today: dt.date) -> Mapping[str, tuple[Problem, ...]]:
    """Content of a file (sha256) → what is wrong between its records and all others; no names.

    It is kept with the current deliveries, so that nobody has to check again what has not changed.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    corpus = corpus_on_demand(store)
    problems = (*check(corpus, today), *_of_indicators(corpus, project))
    contents = contents_at(store) if problems else {}
    names = NameFinder(load_identities(store).values())
    for problem in problems:
        row = int("".join(filter(str.isdigit, problem.cells[0])))
        for sha256 in contents.get((problem.file, problem.sheet or "", row), ()):
            found[sha256].append(problem_without_names(problem, names))
    checks = {sha256: tuple(problems) for sha256, problems in found.items()}
    for delivery in current_deliveries(store):
        plain = as_plain(checks.get(delivery.sha256, ()))
        if delivery.answer["checks"] != plain:
            keep_delivery(store, delivery._replace(answer={**delivery.answer, "checks": plain}))
    return checks


def _of_indicators(corpus: Corpus, project: Project) -> tuple[Problem, ...]:
    """Values of the sheet of indicators that a statistical file tells otherwise."""
    if not corpus.observations or not corpus.measurements:
        return ()
    from absr.analysis.indicator_checks import disagreements
    from absr.workflow.catalogue import project_catalogue

    catalogue = project_catalogue(project.paths).catalogue
    return tuple(disagreements(corpus, project.settings, catalogue))
