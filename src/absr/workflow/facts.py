"""The records of a project and what they count: what several commands start from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from absr.analysis.decided_themes import in_force, with_decided_themes
from absr.analysis.prose import unknown_citations
from absr.model.problem import Problem, Severity
from absr.store.corpus import load_corpus
from absr.store.deliveries import current_deliveries
from absr.workflow.answers import as_unchanged
from absr.workflow.catalogue import asked_problems, project_catalogue
from absr.workflow.prose import read_prose
from absr.workflow.unread import unread_workbooks

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.corpus import Corpus
    from absr.model.facts import Facts, Phase1Facts
    from absr.model.kinds.codings import Coding
    from absr.model.prose import ProseText
    from absr.reading.catalogue import CatalogueRead
    from absr.store.database import Store
    from absr.store.deliveries import Delivery
    from absr.workflow.answers import FileAnswer
    from absr.workflow.project import Project


class ProjectFacts:
    """The active records, their counts, and the files they come from; counted when asked for."""

    def __init__(self, project: Project, store: Store, today: dt.date) -> None:
        """Load the records; what is late is late on `today`."""
        self._project = project
        self._settings = project.settings
        self._today = today
        read = load_corpus(store)
        self.decided: Mapping[str, Coding] = in_force(read)
        """Evidence id of a statement → the decision that gives it its theme."""
        self.corpus: Corpus = with_decided_themes(read, project.settings)
        """Statements that came without a theme have the one decided for them."""
        self.prose: tuple[ProseText, ...] = read_prose(project.paths)
        """What the writers typed for the narrative."""
        self.deliveries: tuple[Delivery, ...] = current_deliveries(store)
        self.answers: tuple[FileAnswer, ...] = tuple(
            as_unchanged(d.answer) for d in self.deliveries
        )
        """What was said of each file when it was last read."""
        self.unread: tuple[str, ...] = unread_workbooks(project, store)
        """Workbooks of the project whose content is in no figure."""

    @cached_property
    def facts(self) -> Facts:
        """Everything that is counted."""
        from absr.analysis.facts import all_facts

        catalogue = self.catalogue.catalogue
        return all_facts(self.corpus, self._settings, self._today, self.prose, catalogue)

    @cached_property
    def catalogue(self) -> CatalogueRead:
        """The indicators that absr can compute, with those of the project."""
        return project_catalogue(self._project.paths)

    @cached_property
    def phase1(self) -> Phase1Facts:
        """The counts of phase 1 alone, which cost less."""
        from absr.analysis.phase1 import phase1_facts

        return phase1_facts(self.corpus.interviews, self.corpus.statements, self._settings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of every current file and of the prose, and the workbooks that were not taken."""
        left = (Problem("F019", Severity.WARNING, name) for name in self.unread)
        told = (
            *unknown_citations(self.prose, self.corpus),
            *asked_problems(self._project, self.corpus),
        )
        return (*left, *told, *(problem for answer in self.answers for problem in answer.problems))


def project_facts(project: Project, store: Store, today: dt.date) -> ProjectFacts:
    """Load the records; what is late is late on `today`."""
    return ProjectFacts(project, store, today)
