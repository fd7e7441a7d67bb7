"""What an edition may say of the workshop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.workshop_facts import Convergence, Overspent, Voted


class District(NamedTuple):
    """A district: the end of its figures' ids, and its name without anybody's."""

    id: str
    label: str


class SeatedTable(NamedTuple):
    """One table during one round."""

    ref: str
    theme: str
    round: int | None
    capacity: int | None
    seated: str | None
    """Id of the figure that counts who sat there; None where it is unknown or may not be told."""
    is_counted: bool
    only_college: str | None


class Slip(NamedTuple):
    """What a table wrote, in its words, without names."""

    id: str
    """Evidence id: it leads to the figures; printed in the internal edition only."""
    ref: str | None
    text: str
    nature: str
    theme: str | None
    round: int | None
    table: str | None
    consensus: str | None


class Word(NamedTuple):
    """A word written on evaluation slips."""

    text: str
    slips: int | None
    """How many bear it; None outside the internal edition."""


class Evaluations(NamedTuple):
    """What may be told of the evaluation slips beside their figures."""

    median: float | None = None
    words: tuple[Word, ...] = ()
    kept: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    withholds: bool = False
    """Whether sentences were written that this edition does not repeat."""


NO_EVALUATIONS = Evaluations()
"""Nobody handed in a slip, or none may be told of."""


@dataclass(frozen=True, slots=True)
class WorkshopPart:
    """What an audience may see of phase 2; its figures stand in `Edition.figures`."""

    colleges: tuple[str, ...] = ()
    """Colleges met, in the order of the list."""
    districts: tuple[District, ...] = ()
    themes: tuple[str, ...] = ()
    rounds: tuple[int, ...] = ()
    tables: tuple[SeatedTable, ...] = ()
    slips: tuple[Slip, ...] = ()
    """The contributions, by theme, table and round, as they stand in the workbook."""
    votes: tuple[Voted, ...] = ()
    """By dots."""
    overspent: tuple[Overspent, ...] = ()
    handed: int | None = None
    """Dots handed out; None where it is not noted, or would tell how many voted."""
    voting: int | None = None
    """Colleges that placed a dot; None where it is not known, or would tell which one did."""
    convergences: tuple[Convergence, ...] = ()
    alike: float = 0.0
    """Share of words from which on two texts were said to be alike."""
    disagreements: tuple[str, ...] = ()
    minority: tuple[str, ...] = ()
    evaluations: Evaluations = NO_EVALUATIONS
