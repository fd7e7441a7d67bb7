"""The register of resources: what is known of each, from every source that names one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum

DISPUTED = "disputed"
"""Stands for the state of a resource on which its sources disagree."""
UNKNOWN = "unknown"
"""Stands for the state of a resource of which no source tells one."""


class Voice(NamedTuple):
    """Somebody who cites a resource: an interview or its noted speaker, or a workshop table."""

    interview: str
    """Evidence id of the interview; empty for a table."""
    speaker: str = ""
    table: str = ""
    """The table's number as it is compared; the same in every round."""


@dataclass(frozen=True, slots=True)
class StateSaid:
    """One state that a resource is said to be in."""

    state: str
    voices: tuple[Voice, ...]
    on_sheet: bool
    """Whether the sheet of resources says so, which is no voice."""
    records: tuple[str, ...]
    """Evidence ids of the records that say so."""


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One resource, whatever the number of its sources and spellings."""

    id: str
    """Evidence id of the first record that names it, the sheet's own first."""
    name: str
    category: str | None
    themes: tuple[str, ...]
    states: tuple[StateSaid, ...]
    """In the order of the list; several when the sources disagree."""
    district: str | None
    voices: tuple[Voice, ...]
    """Independent voices that cite it."""
    listed: tuple[str, ...]
    """Evidence ids of the interviews among them of which the sheet alone says that they cite it."""
    interviews: tuple[str, ...]
    """Numbers of the interviews that cite it."""
    tables: tuple[str, ...]
    """Numbers of the workshop tables that cite it, as written."""
    actor_types: int
    """How many types of actors stand behind the interviews that cite it."""
    other_sources: tuple[str, ...]
    """What the sheet names besides interviews, such as a public data base."""
    records: tuple[str, ...]
    """Evidence ids of all the records that name it."""

    @property
    def state(self) -> str | None:
        """The state on which all agree; None when they do not, or nobody tells."""
        return self.states[0].state if len(self.states) == 1 else None

    @property
    def standing(self) -> str:
        """The state as it is counted: the common one, `DISPUTED` or `UNKNOWN`."""
        return self.state or (DISPUTED if self.states else UNKNOWN)


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The register, and what is counted in it."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    entries: tuple[RegisterEntry, ...] = ()
    """By name."""
    themes: tuple[str, ...] = ()
    """The project's themes, then others met; an empty one when a resource or a remark has none."""
    districts: tuple[str, ...] = ()
    """Districts of the resources, in the project's order; an empty one when some have none."""
