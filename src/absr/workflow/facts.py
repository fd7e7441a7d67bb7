"""The records of a project and what they count: what several commands start from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.analysis.phase1 import Phase1Facts, phase1_facts
from absr.model.problem import Problem, Severity
from absr.store.deliveries import current_deliveries
from absr.store.records import load_corpus
from absr.workflow.answers import as_unchanged
from absr.workflow.unread import unread_workbooks

if TYPE_CHECKING:
    from absr.store.database import Store
    from absr.store.deliveries import Delivery
    from absr.store.records import Corpus
    from absr.workflow.answers import FileAnswer
    from absr.workflow.project import Project


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """The active records, their counts, and the files they come from."""

    corpus: Corpus
    phase1: Phase1Facts
    deliveries: tuple[Delivery, ...]
    answers: tuple[FileAnswer, ...]
    """What was said of each file when it was last read."""
    unread: tuple[str, ...]
    """Workbooks of the project whose content is in no figure."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of every current file, and the workbooks that were not taken."""
        left = (Problem("F019", Severity.WARNING, name) for name in self.unread)
        return (*left, *(problem for answer in self.answers for problem in answer.problems))


def project_facts(project: Project, store: Store) -> ProjectFacts:
    """Load the records and count them."""
    corpus = load_corpus(store)
    deliveries = current_deliveries(store)
    return ProjectFacts(
        corpus,
        phase1_facts(corpus.interviews, corpus.statements, project.settings),
        deliveries,
        tuple(as_unchanged(delivery.answer) for delivery in deliveries),
        unread_workbooks(project, store),
    )
