"""The register of resources: what is known of each, from every source that names one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import compact
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.figures import Figure, Sum

DISPUTED = "disputed"
"""Stands for the state of a resource on which its sources disagree."""
UNKNOWN = "unknown"
"""Stands for the state of a resource of which no source tells one."""


SHEET, INTERVIEW, WORKSHOP = "sheet", "interview", "workshop"
"""Where something is known from, without a number."""

NAMED, WITHOUT_PLACE, NOT_NAMED = "yes", "no_place", "no"
"""How a resource is named outside the office: the values of the list `PUBLISHING`."""

PERSONAL = ("residents_skills", "links")
"""Categories of resources that persons hold themselves: a district would lead to them.

Basis: absr's own rule. One of a category that nobody knows is treated in the same way.
"""


def resource_key(name: str) -> str:
    """What two spellings of a resource's name share; a name of signs alone stays as it is."""
    return compact(name) or name.strip()


class Voice(NamedTuple):
    """Somebody who cites a resource: an interview or its noted speaker, or a workshop table."""

    interview: str
    """Evidence id of the interview; empty for a table."""
    speaker: str = ""
    table: str = ""
    """The table's number as it is compared; the same in every round."""


def known_from(voices: Iterable[Voice], *, on_sheet: bool) -> tuple[str, ...]:
    """Which kinds of sources tell something: the sheet, interviews, the workshop."""
    told = tuple(voices)
    kinds = (
        (SHEET, on_sheet),
        (INTERVIEW, any(voice.interview for voice in told)),
        (WORKSHOP, any(voice.table for voice in told)),
    )
    return tuple(kind for kind, is_met in kinds if is_met)


class MergedName(NamedTuple):
    """Several names that were decided to be one."""

    what: str
    """What they name (`NAMED_THINGS`)."""
    kept: str
    names: tuple[str, ...]
    """The other ways in which it is written."""
    decisions: tuple[str, ...]
    """Evidence ids of the decisions."""


class Described(NamedTuple):
    """What the sheet says of a resource besides its name; None for what is not filled in."""

    description: str | None = None
    holder: str | None = None
    audience: str | None = None
    access: str | None = None
    usable_for: str | None = None
    publishing: str | None = None
    """What the sheet says of its publication; of several rows, the most cautious."""


class StateSaid(NamedTuple):
    """One state that a resource is said to be in."""

    state: str
    voices: tuple[Voice, ...]
    on_sheet: bool
    """Whether the sheet of resources says so, which is no voice."""
    records: tuple[str, ...]
    """Evidence ids of the records that say so."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Which kinds of sources say so."""
        return known_from(self.voices, on_sheet=self.on_sheet)


class RegisterEntry(NamedTuple):
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
    on_sheet: bool = False
    """Whether the sheet of resources names it."""
    described: Described = Described()
    is_quotable: bool = False
    """Whether some statement that names it may be quoted."""
    is_debated: bool = False
    """Whether a table of the workshop wrote of it in disagreement, or without agreeing."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Which kinds of sources name it."""
        return known_from(self.voices, on_sheet=self.on_sheet)

    @property
    def outside(self) -> str:
        """How it is named outside the office: `NAMED`, `WITHOUT_PLACE` or `NOT_NAMED`.

        As the sheet says. Where it says nothing, a resource known only from words that nobody may
        repeat is not named, and one that persons hold themselves is named without its district.
        """
        if self.described.publishing:
            return self.described.publishing
        if self.sources == (INTERVIEW,) and not self.is_quotable:
            return NOT_NAMED
        is_personal = self.category is None or self.category in PERSONAL
        return WITHOUT_PLACE if is_personal else NAMED

    @property
    def is_described_outside(self) -> bool:
        """Whether what the sheet says of it may leave: somebody decided so, or nobody holds it."""
        return self.outside == NAMED or self.described.publishing == WITHOUT_PLACE

    @property
    def state(self) -> str | None:
        """The state on which all agree; None when they do not, or nobody tells."""
        return self.states[0].state if len(self.states) == 1 else None

    @property
    def standing(self) -> str:
        """The state as it is counted: the common one, `DISPUTED` or `UNKNOWN`."""
        return self.state or (DISPUTED if self.states else UNKNOWN)


class RegisterFacts(NamedTuple):
    """The register, and what is counted in it."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    entries: tuple[RegisterEntry, ...] = ()
    """By name."""
    themes: tuple[str, ...] = ()
    """The project's themes, then others met; an empty one when a resource or a remark has none."""
    districts: tuple[str, ...] = ()
    """Districts of the resources, in the project's order; an empty one when some have none."""
    districts_outside: tuple[str, ...] = ()
    """Districts with which some are named outside the office; an empty one for all the others."""
    merged: tuple[MergedName, ...] = ()
    """Names that were decided to be one, of resources and structures."""
