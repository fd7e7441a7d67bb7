"""After the files are read: what their records say against each other, kept with each delivery."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.checks import check
from absr.store.corpus import load_corpus
from absr.store.deliveries import current_deliveries, keep_delivery
from absr.workflow.answers import as_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.problem import Problem
    from absr.store.database import Store


def verify(store: Store) -> Mapping[str, tuple[Problem, ...]]:
    """File → what is wrong between its records and all others.

    It is kept with the current deliveries, so that nobody has to check again what has not changed.
    """
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in check(load_corpus(store)):
        found[problem.file].append(problem)
    checks = {file: tuple(problems) for file, problems in found.items()}
    for delivery in current_deliveries(store):
        plain = as_plain(checks.get(delivery.file, ()))
        if delivery.answer["checks"] != plain:
            keep_delivery(store, delivery._replace(answer={**delivery.answer, "checks": plain}))
    return checks
