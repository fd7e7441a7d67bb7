"""The measurements of a project, found by what a formula asks for: variable, year, territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.formulas import Absent, exact
from absr.analysis.territory_codes import level, territory_code
from absr.model.formulas import Variable
from absr.model.labels import compact
from absr.model.measurements import DATASETS
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.analysis.formulas import Worth
    from absr.model.catalogue import Catalogue
    from absr.model.kinds.observations import Observation
    from absr.model.measurements import Measurement

LACKING = "lacking"
"""Reason: no file that was delivered has the variable at this vintage."""
NOT_ADDITIVE = "not_additive"
"""Reason: medians and rates of communes give nothing by being added; it must be published."""
OTHER_CONCEPT = "other_concept"
"""Reason: what there is counts something else (declared income beside disposable income)."""
UNEVEN_SUM = "uneven_sum"
"""Reason: the two parts of a rate are sums over different communes."""
PARTIAL_SUM = "partial_sum"
"""Reason: too many inhabitants of a territory live in communes that its sum lacks."""

MOST_LACKING = 0.02
"""Share of the inhabitants of a territory who may live in communes that a sum lacks (absr's own
mark): so few change a rate by little, and a code that a merger changed is no reason to refuse one.

Communes are not counted: the largest of a département is not one of its forty."""

_OTHER_CONCEPTS = {"filosofi_disp": "filosofi_dec", "filosofi_dec": "filosofi_disp"}
_MADE_OF_COMMUNES = frozenset({"EPT", "EPCI", "DEP", "REG", "FRANCE", "SET"})


class SumOf(NamedTuple):
    """What a sum was made of."""

    communes: int
    without: int
    members: str | None = None
    """The mark of the communes added, where some are lacking."""


class Found(NamedTuple):
    """One number used, and where it comes from."""

    worth: Worth
    evidence: str | None = None
    producer: str | None = None
    series: tuple[str, ...] = ()
    """What parts it from older values: the name it was found under, or its new meaning."""
    sum_of: SumOf | None = None


class Measured:
    """Every measurement by dataset, variable, vintage and territory; the first of several stays."""

    def __init__(
        self,
        measurements: Iterable[Measurement],
        catalogue: Catalogue,
        typed: Iterable[Observation] = (),
    ) -> None:
        """Index them; `typed` values of a plain variable serve where no file has it."""
        self._aliases = _both_ways(catalogue.aliases)
        self._meaning = catalogue.new_meaning
        self._at: dict[tuple[str, str, str, str], Measurement] = {}
        self._vintages: dict[str, set[str]] = {}
        for one in measurements:
            place = (one.dataset, one.variable, one.vintage, one.territory)
            self._at.setdefault(place, one)
            self._vintages.setdefault(one.dataset, set()).add(one.vintage)
        self._found: dict[str, Found] = {}
        self._typed = _typed_variables(catalogue, typed)
        self.territories = tuple(sorted({place[3] for place in (*self._at, *self._typed)}))
        """Every territory of which something is known."""

    def vintages(self, dataset: str, *, typed: bool) -> tuple[str, ...]:
        """The vintages of a dataset, the newest first; `typed` ones as well if asked for.

        Those of the other concept count: at them it can be said why nothing is compared.
        """
        names = (dataset, _OTHER_CONCEPTS.get(dataset, dataset))
        found = {vintage for name in names for vintage in self._vintages.get(name, ())}
        if typed:
            found |= {place[2] for place in self._typed if place[0] == dataset}
        return tuple(sorted(found, reverse=True))

    def names(self) -> frozenset[str]:
        """Every variable of the files read, without its year."""
        return frozenset(place[1] for place in self._at)

    def find(self, variable: Variable, vintage: str, territory: str, *, typed: bool) -> Found:
        """A variable's number in a territory, or why there is none."""
        dataset = variable.dataset
        for name in (variable.name, *self._aliases.get(variable.name, ())):
            found = self._at.get((dataset, name, vintage, territory))
            if found is not None:
                return self._read(found, variable.name)
        given = self._typed.get((dataset, variable.name, vintage, territory)) if typed else None
        if given is not None:
            series = self._meaning(variable.name, vintage)
            return Found(exact(float(given.measure)), given.id, given.producer or "", series)
        return Found(Absent(self._why(variable, vintage, territory), (variable.name,)))

    def _read(self, one: Measurement, name: str) -> Found:
        """A measurement as a formula needs it; made once, though many formulas ask for it."""
        if one.variable != name:
            return _found(one, name, (one.variable,))
        held = self._found.get(one.id)
        if held is None:
            series = self._meaning(name, one.vintage)
            held = self._found[one.id] = _found(one, name, series)
        return held

    def _why(self, variable: Variable, vintage: str, territory: str) -> str:
        dataset = variable.dataset
        other = _OTHER_CONCEPTS.get(dataset)
        if other and (other, variable.name, vintage, territory) in self._at:
            return OTHER_CONCEPT
        if not DATASETS[dataset].adds_up and level(territory) in _MADE_OF_COMMUNES:
            return NOT_ADDITIVE
        return LACKING


def _found(one: Measurement, name: str, series: tuple[str, ...]) -> Found:
    is_sum = one.communes is not None
    reason = one.measure if isinstance(one.measure, str) else None
    if reason is None and _lacks_many(one):
        reason = PARTIAL_SUM
    return Found(
        exact(float(one.measure)) if reason is None else Absent(reason, (name,)),
        one.id,
        DATASETS[one.dataset].producer,
        series,
        SumOf(one.communes or 0, one.without or 0, one.members) if is_sum else None,
    )


def _lacks_many(one: Measurement) -> bool:
    """Whether a sum is not that of its territory; by communes where no population is known."""
    if not one.communes or not one.without:
        return False
    added = one.communes / (one.communes + one.without) if one.share is None else one.share
    return added < 1 - MOST_LACKING


def _both_ways(aliases: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Each name → its other names, older or newer."""
    found: dict[str, tuple[str, ...]] = {}
    for old, new in aliases.items():
        found[old] = (*found.get(old, ()), new)
        found[new] = (*found.get(new, ()), old)
    return found


def _typed_variables(
    catalogue: Catalogue, typed: Iterable[Observation]
) -> dict[tuple[str, str, str, str], Observation]:
    """Values typed for an indicator that is a plain variable: the population is `P_POP`."""
    plain = {
        compact(one.id): one.node for one in catalogue.definitions if type(one.node) is Variable
    }
    found: dict[tuple[str, str, str, str], Observation] = {}
    for row in typed:
        variable = plain.get(compact(row.indicator))
        if variable is not None and not isinstance(row.measure, str):
            territory = territory_code(row.territory)
            place = (variable.dataset, variable.name, row.vintage, territory)
            found.setdefault(place, row)
    return found
