"""What the counting of voices is worth: its ranks, what more interviews brought, who is missing.

Sixty chosen persons are not a sample: nothing here is a confidence level, and nothing says how
many inhabitants think so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum

FEWEST_INTERVIEWS = 10
"""With fewer interviews nothing is said of the ranks of themes; absr's own mark."""

LAST_INTERVIEWS = 5
"""How many of the last interviews are looked at for something new; absr's own mark.

Guest, Namey and Chen (2020, PLoS ONE 15(5) e0232076) look at runs of two or three interviews; a
longer one depends less on the order of a day.
"""


class RankRange(NamedTuple):
    """Between which ranks a theme stays when interviews are taken away at random."""

    theme: str
    rank: int
    """With all the voices; equals share it."""
    best: int
    worst: int


class Ranking(NamedTuple):
    """How far the order of the themes depends on who was met."""

    draws: int
    ranges: tuple[RankRange, ...]
    """Themes that somebody speaks of, in the project's order; empty with too few interviews."""
    is_few: bool = False
    """Whether there are too few interviews to say anything."""


class Curve(NamedTuple):
    """What more interviews brought: different sub-themes, or different resources."""

    what: str
    """`sub_themes` or `resources`."""
    interviews: int
    total: int
    """How many different ones all the interviews name."""
    expected: tuple[tuple[int, float], ...]
    """(interviews, different ones), on average over all orders of the interviews."""
    observed: tuple[tuple[int, int], ...]
    """The same in the order of the dates; empty where that may not be told."""
    once: int | None
    """How many a single interview names; None where that may not be told."""
    last: int
    """How many of the last interviews `new` is about."""
    new: int | None
    """Those that the last interviews were the first to name; None where that may not be told."""
    undated: int
    """Interviews without a day: they are put before the others."""


class Quota(NamedTuple):
    """Persons of one type of actor: planned and met."""

    actor_type: str
    planned: int
    met: int


class DistrictShare(NamedTuple):
    """A district: persons met there, and its inhabitants where an indicator tells them."""

    district: str
    met: int
    population: float | None


class Talk(NamedTuple):
    """The interview that says most on a theme."""

    theme: str
    """Empty for all the themes together."""
    interview: str
    """Its evidence id; its number in an edition."""
    statements: int
    whole: int


class ThemeAgreement(NamedTuple):
    """Two coders on one theme: in how many statements each sees it."""

    theme: str
    both: int
    first_only: int
    second_only: int
    neither: int
    kappa: float | None
    """None where both coders always or never see it: nothing is left to chance."""


class Disagreement(NamedTuple):
    """A statement that two coders put under different themes."""

    statement: str
    first: tuple[str, ...]
    second: tuple[str, ...]


class Agreement(NamedTuple):
    """Two coders on all the statements that both coded."""

    themes: tuple[ThemeAgreement, ...]
    """Those that one of them sees at least once, in the project's order."""
    kappa: float | None
    """Pooled over the themes; None where it is not defined."""
    statements: int
    same: int
    """Statements under exactly the same themes."""
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class SoundnessFacts:
    """What the counting of voices is worth, before anything is hidden."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    ranking: Ranking
    curves: tuple[Curve, ...]
    """Sub-themes, then resources."""
    quotas: tuple[Quota, ...]
    """In the order of `absr.yaml`."""
    empty_districts: tuple[str, ...]
    """Districts of `absr.yaml` in which nobody was met."""
    districts: tuple[DistrictShare, ...]
    """Those of `absr.yaml`, where an indicator gives the population of one at least."""
    population: str | None
    """Producer and vintage of those populations."""
    talks: tuple[Talk, ...]
    """All together first, then theme by theme."""
    agreement: Agreement | None
    """None where nothing was coded twice."""
