"""The tour of the example: what to try in it, with ids that are found in what was built."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.store.database import open_store
from absr.workflow.chain import chains_of
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.corpus import Corpus
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


class Stop(NamedTuple):
    """One command to try."""

    shows: str
    """What it shows: `status`, `themes`, `figure`, `person` or `late`."""
    words: tuple[str, ...]
    """The command, without the program."""
    facts: Mapping[str, str] = MappingProxyType({})
    """What is to be said of it."""


def tour(project: Project, today: dt.date) -> tuple[Stop, ...]:
    """Five commands: where we are, what was said, its cells, one person's way, what is late."""
    with open_store(project.paths) as store:
        found = project_facts(project, store, today)
    return (
        Stop("status", ("status",)),
        Stop("themes", ("show", "themes")),
        _figure(project, found),
        Stop("person", ("trace", _followed(found.corpus))),
        Stop("late", ("trace", "action.late")),
    )


def _figure(project: Project, found: ProjectFacts) -> Stop:
    """The smallest number of needs that several voices made: its cells fit a screen."""
    themes = {
        found.phase1.figures[f"themes.{theme.id}.need.voices"]: theme
        for theme in project.settings.themes
    }
    figure = min((one for one in themes if one.value > 1), key=lambda one: one.value)
    facts = {"theme": themes[figure].label, "value": str(figure.value)}
    return Stop("figure", ("trace", figure.id), facts)


def _followed(corpus: Corpus) -> str:
    """The code of the pilot who appears in most stages of the work."""
    pilots = (chain for one in corpus.pilots for chain in chains_of(corpus, "pilots", one.id))
    stages = {chain.person: len({link.kind for link in chain.links}) for chain in pilots}
    return max((person for person in stages if person), key=lambda person: stages[person])
