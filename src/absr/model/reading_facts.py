"""The indicators, and what they mean beside the voices.

Two readings that the numbers allow: statistics × voices, by theme and by chapter, and needs ×
resources, by theme. The thresholds are the project's own (« repères absr »), not a rule of law.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from absr.model.settings import Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.cross_facts import Held, Strength, Tension, TypeVoices, Unmatched
    from absr.model.figures import Figure, Sum

POINTS_THRESHOLD = Thresholds().points
"""From this gap in points on, two rates differ enough to be said, unless a project says more."""

RELATIVE_THRESHOLD = Thresholds().relative
"""The same for euros, counts and ratios: a gap in % of the comparator's value."""

FRAGILE_COUNT = 200
"""Nothing is concluded from a value when one of its headcounts is smaller.

Insee's advice on the census (note of the communal files « base-cc », 2011): headcounts above 500
are safe, those under 200 are to be handled with care, and comparisons between small territories
are to be avoided.
"""

TYPED = "I-"
"""Begins the evidence ids of values typed in the sheet (`absr.model.kinds.observations`)."""

POINT_UNITS = frozenset({"percent", "points"})
"""Units whose gaps are counted in points; the others in % of the comparator's value."""

HEADCOUNT_UNITS = frozenset({"persons", "households", "number"})
"""Units of plain counts: they follow the size of a territory."""


def mark_of(unit: str | None, thresholds: Thresholds, own: float | None = None) -> float:
    """From which gap on a difference is said: the indicator's own mark, else the project's."""
    if own is not None:
        return own
    return thresholds.points if unit in POINT_UNITS else thresholds.relative


class Side(StrEnum):
    """Where the town stands beside one comparator."""

    ABOVE = "above"
    CLOSE = "close"
    """The gap is under the threshold."""
    BELOW = "below"


class Signal(StrEnum):
    """What one indicator says of need."""

    SIGNAL = "signal"
    FAVOURABLE = "favourable"
    CONTRASTED = "contrasted"
    """On the side of need of some comparators, on the contrary side of as many or more."""
    CLOSE = "close"
    NEUTRAL = "neutral"
    """It has no better or worse side, or nobody said which."""
    FRAGILE = "fragile"
    NOT_MEASURED = "not_measured"
    """The town has no value, or no comparator has one."""

    @property
    def concludes(self) -> bool:
        """Whether the town was measured against others."""
        return self is Signal.CONTRASTED or self.settles

    @property
    def settles(self) -> bool:
        """Whether it says that there is a need, or none: gaps on both sides leave that open.

        To stand below a poor département is no absence of need.
        """
        return self in {Signal.SIGNAL, Signal.FAVOURABLE, Signal.CLOSE}


class Reading(StrEnum):
    """Statistics beside voices."""

    CONFIRMED = "confirmed"
    """Statistics signal a need, and actors speak of it: they say a need or a barrier."""
    BLIND_SPOT = "blind_spot"
    """Statistics signal a need that no actor speaks of."""
    WEAK_SIGNAL = "weak_signal"
    """Actors speak of a need that no statistic signals."""
    QUIET = "quiet"
    NOT_MEASURED = "not_measured"
    """No statistic allows a conclusion."""


class Provision(StrEnum):
    """Needs beside resources."""

    SUPPORT = "support"
    """A need or barrier; of the resources there whose state is said, half are active for all."""
    FRAGILE_SUPPORT = "fragile_support"
    """A need or barrier, and resources active for all that are fewer than the others."""
    TO_CHECK = "to_check"
    """A need or barrier, no resource active for all, and one whose state nobody said."""
    TO_CONNECT = "to_connect"
    """A need or barrier, and resources all dormant, fragile or of a state that is disputed."""
    MISSING = "missing"
    """A need or barrier without a resource; what is planned or gone is none."""
    LEVER = "lever"
    """A resource, and neither need nor barrier."""
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Value:
    """What an indicator is worth in one territory, or why nobody can say."""

    territory: str
    """Code (`COM-93063`)."""
    name: str | None
    """As the sheet names it."""
    value: float | None
    reason: str | None
    """Id of a reason of absence, or `other_unit`, `other_concept`: never put beside the town."""
    numerator: float | None
    base: float | None
    producer: str | None
    communes: int | None = None
    """Of a sum: over how many communes; None for a value as published or typed."""
    without: int | None = None
    """Of a sum: how many communes of the territory it lacks."""


def least_count(value: Value, unit: str | None) -> float | None:
    """The smallest headcount of a value: itself, its numerator, its base, and who is not counted.

    None where no headcount was given.
    """
    counts = [value.numerator, value.base]
    if unit in HEADCOUNT_UNITS:
        counts.append(value.value)
    if value.numerator is not None and value.base is not None and value.base >= value.numerator:
        counts.append(value.base - value.numerator)
    return min((count for count in counts if count is not None), default=None)


def is_fragile(value: Value, unit: str | None) -> bool:
    """Whether nothing may be concluded from a value: one of its headcounts is too small."""
    least = least_count(value, unit)
    return least is not None and least < FRAGILE_COUNT


@dataclass(frozen=True, slots=True)
class Comparison:
    """The town beside one comparator."""

    territory: str
    observed: Value | None
    """None: nothing was delivered for it at this vintage."""
    reason: str | None
    """Why there is no gap: that of the value, `absent`, `other_size`, `fragile`…"""
    gap: float | None
    """The town less the comparator: in points (`POINT_UNITS`), else in % of the comparator."""
    side: Side | None
    name: str | None = None
    """Of a set of communes: as the project calls it."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator at one vintage: the town, its comparators, and what that says."""

    id: str
    label: str
    unit: str | None
    vintage: str
    producers: tuple[str, ...]
    chapter: str | None
    themes: tuple[str, ...]
    """Of the project, by its own column, else through the crosswalk of chapters."""
    direction: str | None
    concept: str | None
    """What the producer means by it: its definition."""
    town: Value | None
    comparisons: tuple[Comparison, ...]
    """In the order of the comparators chosen beforehand."""
    others: tuple[Value, ...]
    """Other territories of the sheet: shown, never deciding."""
    evidence: tuple[str, ...]
    """Evidence ids of its values, the town's first."""
    is_latest: bool
    """Whether this is the vintage that is read: the town's latest."""
    signal: Signal | None
    """None at an older vintage."""
    formula: str | None = None
    """Over the variables of the producer, of an indicator that absr computes; else None."""
    lacking: tuple[str, ...] = ()
    """Variables of the formula that nobody delivered for the town at this vintage."""
    is_core: bool = False
    """Whether the portrait shows it without being asked."""
    how_to_read: str | None = None
    """One sentence with the value of a made-up place, in the project's language."""
    limits: str | None = None
    iris: tuple[Value, ...] = ()
    """The parts of the town (`IRIS-…`), in the order of their codes."""
    evolutions: tuple[Evolution, ...] = ()
    """To this vintage from earlier ones, the nearest first."""
    counted: str | None = None
    """What the numerators count (`catalogue.COUNTED`): active, households, families…"""
    datasets: tuple[str, ...] = ()
    """Ids of the datasets that the formula reads."""
    mark: float | None = None
    """From which gap on a difference is said, in the gap's own unit; None: the project's mark."""

    @property
    def decides(self) -> bool:
        """Whether it was chosen before its value was known: core, asked for, or typed."""
        return (
            self.is_core or self.formula is None or any(e.startswith(TYPED) for e in self.evidence)
        )

    @property
    def values(self) -> tuple[Value, ...]:
        """Every value delivered: the town, the comparators, the others, the districts."""
        beside = tuple(c.observed for c in self.comparisons if c.observed is not None)
        return (*([self.town] if self.town else []), *beside, *self.others, *self.iris)


@dataclass(frozen=True, slots=True)
class Evolution:
    """The town at one vintage beside itself at an earlier one."""

    since: str
    """The earlier vintage."""
    before: Value | None
    change: float | None
    """In points (`POINT_UNITS`), else in % of the earlier value; None where it may not be told."""
    reason: str | None = None
    """Why there is none: `too_close`, `current_euros`, `other_concept`, `break`, `absent`…"""


@dataclass(frozen=True, slots=True)
class Absence:
    """An indicator of the catalogue that cannot be computed for the town, and why."""

    id: str
    label: str
    chapter: str
    vintage: str
    """Empty where no file of its dataset was delivered."""
    reason: str
    """`no_file`, `lacking` (variables that the file has not), `no_earlier`, or a value's reason."""
    variables: tuple[str, ...]
    """What is missing, by its name in the files (`P10_POP7589`)."""
    datasets: tuple[str, ...]
    is_core: bool


@dataclass(frozen=True, slots=True)
class AgeBand:
    """One rung of the age pyramid: men and women of an age, in one territory."""

    band: str
    """First and last year of age (`0014`, `7589`, `90P` for ninety and over)."""
    men: float
    women: float


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Men and women by age band, youngest first, for the town and one comparator."""

    vintage: str
    territory: str
    bands: tuple[AgeBand, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Statistics × voices for one theme or chapter."""

    id: str
    indicators: tuple[str, ...]
    """Those linked that may decide (`Indicator.decides`), at the vintage that is read."""
    concluding: int
    """How many of them settle whether there is a need (`Signal.settles`)."""
    signals: tuple[str, ...]
    voices: str
    """Id of the figure: voices that say a need."""
    is_linked: bool
    """Whether voices can reach it: no theme may lead to a chapter."""
    reading: Reading
    strength: Strength | None
    """How many say the need; None where that is not told."""
    actor_types: int | None
    """Of how many types of actors they are; None where that is not told."""
    favourable: tuple[str, ...] = ()
    """Indicators that say the contrary of need."""
    contrasted: tuple[str, ...] = ()
    """Indicators whose gaps on both sides leave open whether there is a need."""
    evidence: tuple[str, ...] = ()
    """Evidence ids of the needs, or of the barriers where there is no need; empty outside."""
    beyond: tuple[str, ...] = ()
    """Linked indicators that decide nothing: computed, and chosen by nobody beforehand."""
    beyond_signals: int = 0
    """How many of those are in signal."""

    @property
    def told(self) -> Reading | None:
        """The reading; None where no theme leads to a chapter: silence proves nothing there."""
        is_told = self.is_linked or self.reading is Reading.NOT_MEASURED
        return self.reading if is_told else None


@dataclass(frozen=True, slots=True)
class Balance:
    """Needs × resources for one theme."""

    theme: str
    states: tuple[str, ...]
    """States said of the resources that voices or the register name, in the order of the list."""
    is_unsaid: bool
    """Whether the state of some resource is said by nobody."""
    needs: str
    """Id of the figure: voices that say a need."""
    resources: str
    """Id of the figure: voices that name a resource."""
    register: str
    """Id of the figure: resources of the register that can be counted on."""
    provision: Provision
    held: tuple[Held, ...] = ()
    """The resources named, by what they are worth, in the order of `Standing`."""
    evidence: tuple[str, ...] = ()
    """Evidence ids of the needs and barriers; empty outside."""
    is_barrier_only: bool = False
    """Whether barriers are said and no need."""


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """The indicators, and what they mean beside the voices."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    indicators: tuple[Indicator, ...]
    """By chapter and label, the newest vintage first."""
    themes: tuple[Crossing, ...]
    """In the project's order."""
    chapters: tuple[Crossing, ...]
    """In the order of the list."""
    balances: tuple[Balance, ...]
    """By theme, in the project's order."""
    pyramids: tuple[Pyramid, ...] = ()
    """The town's first, then its comparators'; empty where no file has ages by sex."""
    absences: tuple[Absence, ...] = ()
    """What the catalogue has and the town has not, in the order of the catalogue."""
    tensions: tuple[Tension, ...] = ()
    """What contradicts what."""
    needs_alone: tuple[Unmatched, ...] = ()
    """Sub-themes of needs for which nobody names a resource, the most said first."""
    resources_alone: tuple[Unmatched, ...] = ()
    """Sub-themes of resources for which nobody says a need or a barrier, the most said first."""
    heard_on: tuple[TypeVoices, ...] = ()
    """Voices by theme and type of actors, in the order of the project and of the list."""
