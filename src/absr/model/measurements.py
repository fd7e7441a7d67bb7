"""What a statistical office published of a territory: one variable, one year, one number.

A measurement is the raw material of the indicators: their formulas name variables, and are
computed from measurements only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Dataset(NamedTuple):
    """A family of variables that share a producer, a way of counting and rules."""

    id: str
    producer: str
    adds_up: bool
    """Whether numbers of communes may be added: counts may, medians and rates never."""


CENSUS = "rp"
"""Id of the census among `DATASETS`."""

DATASETS = {
    one.id: one
    for one in (
        Dataset(CENSUS, "Insee", adds_up=True),  # census, main and complementary exploitation
        Dataset("filosofi_disp", "Insee", adds_up=False),  # disposable income
        Dataset("filosofi_dec", "Insee", adds_up=False),  # declared income
        Dataset("etat_civil", "Insee", adds_up=True),  # births and deaths
        Dataset("flores", "Insee", adds_up=True),  # establishments, jobs
        Dataset("sirene", "Insee", adds_up=True),  # creations of enterprises
        Dataset("geographie", "Insee", adds_up=True),  # surface (SUPERF)
        Dataset("cnaf", "Cnaf", adds_up=True),  # beneficiaries of the family branch
    )
}


class Measurement(NamedTuple):
    """A published variable of one territory and one year, or why there is none."""

    id: str
    source: Source
    dataset: str
    """Id of a `Dataset`: concepts never mix, so it is part of what the number is."""
    variable: str
    """Name without its year: `P_POP` for `P21_POP`, `MED` for `MED21` and `DISP_MED21`."""
    vintage: str
    """Four digits (`2021`); empty where the variable has none (`SUPERF`)."""
    territory: str
    """`COM-93063`, `IRIS-930630101`, or what communes were added to: `EPT-…`, `DEP-93`, `SET-…`."""
    measure: float | str
    """The number, exact as published; a text is the id of a reason of absence."""
    communes: int | None = None
    """Of a sum: how many communes were added; None for a value as published."""
    without: int | None = None
    """Of a sum: how many communes of the territory have no value, and why it is not complete."""
    share: float | None = None
    """Of a sum that lacks communes: the share of the territory's inhabitants who live in those
    added, by the population that absr brings."""
    members: str | None = None
    """Of a sum that lacks communes: the mark of those added; two sums with one mark are of the
    same communes."""
