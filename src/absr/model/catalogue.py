"""The catalogue of indicators: what each one is, how it is computed and how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.formulas import variables_of
from absr.model.labels import Labels, compact
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.formulas import Node

COUNTED = (
    "persons",
    "households",
    "families",
    "dwellings",
    "active",
    "employed",
    "employees",
    "births",
    "creations",
)
"""Kinds of units that the numerator of a rate counts: « soit 2 293 actifs »."""

AGE_BANDS = ("0014", "1529", "3044", "4559", "6074", "7589", "90P")
"""Rungs of the age pyramid, by the names that the census gives them."""


class Definition(NamedTuple):
    """One indicator of the catalogue."""

    id: str
    label: Labels
    chapter: str
    """Id of a chapter of the analysis."""
    formula: str
    """As written: `P{yy}_CHOM1564/P{yy}_ACT1564*100`."""
    node: Node
    """The formula, read."""
    unit: str
    direction: str
    counted: str | None = None
    """What the numerator counts (`COUNTED`); None where no headcount is told."""
    definition: Labels = Labels("", "")
    how_to_read: Labels = Labels("", "")
    """One sentence, with `{value}` in the place of a value."""
    limits: Labels = Labels("", "")
    is_core: bool = False
    mark: float | None = None
    """From which gap on a difference is said: points for a rate, else %; None: the project's."""
    is_own: bool = False
    """Whether the project wrote it, or changed something in it."""

    @property
    def datasets(self) -> tuple[str, ...]:
        """Ids of the datasets it is computed from, in the order of the formula."""
        return tuple(dict.fromkeys(one.dataset for one in variables_of(self.node)))


class Catalogue(NamedTuple):
    """The indicators that absr can compute, with those of the project."""

    definitions: tuple[Definition, ...] = ()
    aliases: Mapping[str, str] = {}
    """A variable's name in older editions → its name since its content changed."""
    breaks: Mapping[str, str] = {}
    """A variable that kept its name → the first vintage at which it means something else."""

    def find(self, name: str) -> Definition | None:
        """The indicator called so, however it is spelt (`Tx-Chomage`)."""
        wanted = compact(name)
        return next((one for one in self.definitions if compact(one.id) == wanted), None)

    def new_meaning(self, variable: str, vintage: str) -> tuple[str, ...]:
        """The mark of a variable that means something else than in older files; else nothing."""
        first = self.breaks.get(variable)
        return (f"{variable}/{first}",) if first and vintage >= first else ()

    @property
    def wanted(self) -> frozenset[str]:
        """Names without year of every variable that is worth keeping from a statistical file.

        Those of the formulas, under all their names, and the ages by sex of the pyramid.
        """
        named = {one.name for found in self.definitions for one in variables_of(found.node)}
        renamed = {new for old, new in self.aliases.items() if old in named}
        renamed |= {old for old, new in self.aliases.items() if new in named}
        return frozenset(named | renamed | set(AGES))


AGES = tuple(f"P_{sex}{band}" for band in AGE_BANDS for sex in "HF")
"""Variables of the age pyramid: men, then women, of each band."""

NO_CATALOGUE = Catalogue()
