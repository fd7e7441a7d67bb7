"""`absr status`: the phases as checklists, what is stale, and the legal deadline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.analysis.legal_window import legal_window
from absr.model.figures import Unit
from absr.store.database import open_store
from absr.store.outputs import newest_batch, outputs
from absr.store.paths import FOLDERS
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    import datetime as dt

    from absr.store.database import Store
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do, and whether it is done."""

    id: str
    done: bool
    detail: str = ""
    """A number or name that the wording shows beside it."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase as a checklist."""

    id: str
    items: tuple[Item, ...]

    @property
    def done(self) -> int:
        """Items done."""
        return sum(item.done for item in self.items)


@dataclass(frozen=True, slots=True)
class Status:
    """Where the project stands."""

    phases: tuple[Phase, ...]
    interviews: int
    persons: int
    statements: int
    window: tuple[dt.date, dt.date]
    days_left: int
    """Days to the last day of the legal window; negative once it is over."""
    stale: tuple[str, ...]
    """Documents built before the last change."""
    errors: int
    warnings: int


def status(project: Project, today: dt.date) -> Status:
    """The state of the project on `today`."""
    with open_store(project.paths) as store:
        facts = project_facts(project, store)
        stale = stale_outputs(project, store)
        built = [output.path for output in outputs(store)]
    first, last = legal_window(project.settings.renewal_year)
    figures = facts.phase1.figures
    return Status(
        phases=(_framing(project), _phase1(project, facts, built, stale)),
        interviews=figures["heard.interviews"].value,
        persons=figures["heard.persons"].value,
        statements=figures["said.statements"].value,
        window=(first, last),
        days_left=(last - today).days,
        stale=stale,
        errors=sum(answer.errors for answer in facts.answers),
        warnings=sum(answer.warnings for answer in facts.answers) + len(facts.unread),
    )


def stale_outputs(project: Project, store: Store) -> tuple[str, ...]:
    """Documents still on the disk that were built from older records or settings."""
    newest = newest_batch(store)
    return tuple(
        output.path
        for output in outputs(store)
        if (output.batch < newest or output.settings != project.digest)
        and (project.paths.root / output.path).is_file()
    )


def _framing(project: Project) -> Phase:
    settings = project.settings
    return Phase(
        "framing",
        (
            Item("project", True),
            Item("board_date", settings.board_date is not None),
            Item("districts", bool(settings.districts), str(len(settings.districts))),
            Item("quotas", bool(settings.quotas), str(len(settings.quotas))),
        ),
    )


def _phase1(
    project: Project, facts: ProjectFacts, built: list[str], stale: tuple[str, ...]
) -> Phase:
    heard = facts.phase1.figures
    met = {
        name.split(".")[2]: figure.value
        for name, figure in heard.items()
        if name.startswith("heard.types.") and figure.unit is Unit.INTERVIEWS
    }
    reports = FOLDERS[project.settings.language]["reports"]
    report = [path for path in built if path.startswith(f"{reports}/internal/phase1.")]
    quotas = project.settings.quotas
    reached = sum(met.get(kind, 0) >= wanted for kind, wanted in quotas)
    errors = sum(answer.errors for answer in facts.answers)
    return Phase(
        "phase1",
        (
            Item("interviews", bool(facts.corpus.interviews), str(len(facts.corpus.interviews))),
            Item(
                "quotas_reached",
                bool(quotas) and reached == len(quotas),
                f"{reached}/{len(quotas)}",
            ),
            Item("clean", bool(facts.answers) and not errors and not facts.unread, str(errors)),
            Item("report", bool(report) and not set(report) & set(stale)),
        ),
    )
