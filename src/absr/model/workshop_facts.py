"""What phase 2 finds before anything is hidden: who came, what was written, voted and promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.tables import WorkshopTable

UNKNOWN = "unknown"
"""Stands in a figure's id for a college, district, theme or nature that was not filled."""


class TableFound(NamedTuple):
    """One table during one round, with the persons known to have sat there."""

    record: WorkshopTable
    seated: str | None
    """Id of the figure that counts them; None when nobody noted it."""
    is_counted: bool
    """Counted from the sign-in list, and not noted on the spot."""
    only_college: str | None
    """The college that everybody at the table belongs to; None when there are several, or when
    not everybody's is known."""


class Written(NamedTuple):
    """A contribution, with the theme and the round that its table gives it when it says none."""

    record: Contribution
    theme: str | None
    round: int | None


class Voted(NamedTuple):
    """A contribution put to the vote; its dots are the figure `workshop.dots.<contribution>`."""

    contribution: str
    """Evidence id."""
    breadth: int | None
    """Colleges that placed a dot on it; None when the dots were not counted by college."""
    rank_by_dots: int
    """1 is the most; equal numbers share a rank."""
    rank_by_breadth: int | None
    colleges: tuple[str, ...]
    """Those of `breadth`, in the order of the list."""


class Overspent(NamedTuple):
    """A college that placed more dots than it was handed; flagged, never corrected."""

    college: str
    placed: str
    """Id of the figure that counts the dots placed."""
    rights: int


class Convergence(NamedTuple):
    """Contributions of several tables that say alike, in the same nature."""

    nature: str
    themes: tuple[str, ...]
    """Theirs, in the order in which they come; `UNKNOWN` for those that have none."""
    contributions: tuple[str, ...]
    """Evidence ids."""
    tables: tuple[str, ...]


class Slips(NamedTuple):
    """What single persons wrote on their evaluation slips, one text a slip."""

    median: float | None = None
    """Of the scores from 1 to 5."""
    words: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


NO_SLIPS = Slips()
"""Nobody handed in a slip, or none may be shown."""


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """All that phase 2 counts and finds."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    colleges: tuple[str, ...] = ()
    """Colleges met among pilots, invitations and participants, in the order of the list."""
    districts: tuple[str, ...] = ()
    """The project's districts, then the others met, then `UNKNOWN`."""
    themes: tuple[str, ...] = ()
    """Themes of tables and contributions, in the project's order, then `UNKNOWN`."""
    rounds: tuple[int, ...] = ()
    tables: tuple[TableFound, ...] = ()
    written: tuple[Written, ...] = ()
    votes: tuple[Voted, ...] = ()
    """By dots, then by number of the contribution."""
    overspent: tuple[Overspent, ...] = ()
    handed: int | None = None
    """Dots handed out to all who voted; None where that is not noted of all."""
    voting: int | None = None
    """Colleges that placed a dot; None where some dots have no college."""
    convergences: tuple[Convergence, ...] = ()
    alike: float = 0.0
    """Share of words from which on two texts were said to be alike."""
    disagreements: tuple[str, ...] = ()
    """Evidence ids of contributions: disagreements, and what a table debated."""
    minority: tuple[str, ...] = ()
    """Evidence ids of ideas with dots from one college only, or none; empty without a vote."""
    slips: Slips = NO_SLIPS
