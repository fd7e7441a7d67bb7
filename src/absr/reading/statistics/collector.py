"""What is found in one published table: values, sums over communes, and what is to be said."""

from __future__ import annotations

from collections import defaultdict
from math import nan
from typing import TYPE_CHECKING, Any

from absr.model.measurements import DATASETS
from absr.model.record import NamedTuple
from absr.reading.statistics.merged import MergedRows
from absr.reading.statistics.sums import Total, add_rows
from absr.reading.statistics.territories import is_stranger, today_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from absr.reading.statistics.columns import Variable
    from absr.reading.statistics.merged import Joined
    from absr.reading.statistics.territories import Plan

MOST_LINES = 60
"""A territory of at most so many communes has all their lines in the extract; of a wider one, the
extract has the sums only. absr's own mark: some hundred kilobytes a file."""
_SAME = 0.001
_SHARE_DIGITS = 6
_UNIT = 1.0
"""A sum that differs from the published total by more than a thousandth and one unit is told:
absr's own marks, for Insee rounds each commune on its own."""


class Spot(NamedTuple):
    """Where a value stands."""

    sheet: str
    row: int
    column: str
    """Letters of the column."""


class Found(NamedTuple):
    """One value of one territory."""

    variable: Variable
    territory: str
    measure: float | str
    spot: Spot
    communes: int | None = None
    without: int | None = None
    share: float | None = None
    members: str | None = None


class Odd(NamedTuple):
    """A cell or a line of which something is to be said."""

    row: int
    column: str
    text: str


class Collector:
    """Gathers what the rows of a table tell."""

    def __init__(self, plan: Plan, sheet: str = "") -> None:
        """Prepare to gather for these territories."""
        self.plan = plan
        self.sheet = sheet
        self.published: dict[tuple[str, Variable], Found] = {}
        self.lines: dict[int, bytes] = {}
        """Lines of the extract, by their numbers."""
        self.restored: list[Odd] = []
        self.repeated: list[Odd] = []
        self.conflicts: list[Odd] = []
        self.odd: list[Odd] = []
        self.uneven: list[Odd] = []
        self.rows = 0
        self.departements: set[str] = set()
        self.has_commune = False
        self._totals: dict[tuple[int, Variable], Total] = {}
        self._reasons: dict[tuple[int, Variable], str] = {}
        self.merged = MergedRows()
        self.former: list[Odd] = []
        self.strangers: list[Odd] = []
        self._kept = frozenset(
            code for made in plan.made if len(made.members) <= MOST_LINES for code in made.members
        )
        self.with_line = self._kept.union(one.removeprefix("COM-") for one in plan.published)
        """The communes of today of which a line is kept."""
        self._whole_rows: dict[int, list[str]] = defaultdict(list)
        self._row_weights: dict[int, tuple[int, int]] = {}

    def cover(self, code: str, rows: int = 1) -> None:
        """Count a territory, and its rows, for what the file covers."""
        self.rows += rows
        self.departements.add(_departement(code))
        self.has_commune |= code.startswith(self.plan.commune)

    def cover_communes(self, codes: Collection[str]) -> None:
        """Count communes that have a row each."""
        self.rows += len(codes)
        self.departements.update(map(_departement, codes))
        self.has_commune |= self.plan.commune in codes

    def place(self, code: str, odd: Odd) -> None:
        """Keep that the code of a commune is out of use, or in no list."""
        if today_of(code) != code:
            self.former.append(odd)
        elif is_stranger(code):
            self.strangers.append(odd)

    def wants_line(self, code: str, territory: str | None) -> bool:
        """Whether a line holds a value that is kept, or a part of a sum of few communes."""
        return territory is not None or today_of(code) in self._kept

    def publish(self, found: Found) -> None:
        """Take a value as published; the first one stays."""
        place = (found.territory, found.variable)
        first = self.published.setdefault(place, found)
        if first is not found:
            again = Odd(found.spot.row, found.spot.column, found.territory.partition("-")[2])
            (self.repeated if first.measure == found.measure else self.conflicts).append(again)

    def total(self, made: int, variable: Variable) -> Total:
        """The sum of a variable over the communes of a territory of the plan."""
        place = (made, variable)
        if place not in self._totals:
            self._totals[place] = Total()
        return self._totals[place]

    def add(self, code: str, variable: Variable, measure: float | str) -> None:
        """Add what a commune has to the territories it belongs to."""
        if not self.hold(code, (variable,), (nan if isinstance(measure, str) else measure,)):
            return
        weight = self.plan.weight_of(code)
        for made in self.plan.sums_of.get(code, ()):
            if isinstance(measure, str):
                self.lacks(made, variable, measure)
            else:
                total = self.total(made, variable)
                total.add(measure)
                total.cover(*weight)

    def hold(self, code: str, variables: Sequence[Variable], numbers: Sequence[float]) -> bool:
        """Keep what may be a part of a commune of today; whether it is to be added at once."""
        is_former = today_of(code) != code
        if code in self.plan.parts:
            self.merged.hold(code, variables, numbers)
        return not is_former

    def add_rows(
        self, made: int, codes: Sequence[str], variables: Sequence[Variable], values: Any
    ) -> None:
        """Add a table of numbers, a row a commune; of each nan in it, `leave_out` tells why."""
        add_rows([self.total(made, variable) for variable in variables], values)
        self._whole_rows[made] += codes

    def leave_out(self, made: int, variable: Variable, code: str, reason: str) -> None:
        """Keep that a commune whose row was added has no number here, and why."""
        self.lacks(made, variable, reason)
        people, mark = self.plan.weight_of(code)
        self.total(made, variable).cover(-people, mark)

    def _weight_of_rows(self, made: int) -> tuple[int, int]:
        if made not in self._row_weights:
            self._row_weights[made] = self.plan.weight_of_all(self._whole_rows[made])
        return self._row_weights[made]

    def join(self) -> None:
        """Bring what communes merged since have to those of today, once all rows are read."""
        for one in self.merged.joined():
            for made in self.plan.sums_of.get(one.today, ()):
                self._join(made, one)
            self._join_published(one)

    def _join(self, made: int, one: Joined) -> None:
        total = self.total(made, one.variable)
        if not one.is_whole:
            self.lacks(made, one.variable, "not_available")
            if one.own is not None:
                total.take_out(one.own, *self.plan.weight_of(one.today))
            return
        for number in one.others:
            total.add(number or 0.0, communes=0)

    def _join_published(self, one: Joined) -> None:
        """The row of the commune of today alone is not the commune of today."""
        place = (f"COM-{one.today}", one.variable)
        found = self.published.get(place)
        if found is None:
            return
        whole = one.total if DATASETS[one.variable.dataset].adds_up else None
        self.published[place] = found._replace(measure="not_published" if whole is None else whole)

    def lacks(self, made: int, variable: Variable, reason: str) -> None:
        """Keep why a commune has no value: it may be that of the whole territory."""
        self._reasons.setdefault((made, variable), reason)

    def sums(self, headings: Mapping[Variable, Spot]) -> list[Found]:
        """The sums, each at the heading of its column; none of what never adds up."""
        found = []
        for place in range(len(self.plan.made)):
            for variable, spot in headings.items():
                if not DATASETS[variable.dataset].adds_up:
                    continue
                total = self._totals.get((place, variable))
                reason = self._reasons.get((place, variable))
                if (total is None or not total.count) and reason is None:
                    continue  # the file has none of its communes
                found.append(self._sum(place, variable, spot, total or Total(), reason))
        return found

    def _sum(
        self, place: int, variable: Variable, spot: Spot, total: Total, reason: str | None
    ) -> Found:
        made = self.plan.made[place]
        measure = total.value if total.count else reason or "not_available"
        without = len(made.members) - total.count
        found = Found(variable, made.id, measure, spot, total.count, without)
        if not without or not self.plan.people[place]:
            return found
        people, mark = self._weight_of_rows(place)
        share = round((people + total.people) / self.plan.people[place], _SHARE_DIGITS)
        return found._replace(share=share, members=f"{mark ^ total.mark:x}")

    def settled(self, headings: Mapping[Variable, Spot]) -> tuple[list[Found], list[Found]]:
        """All values, and the sums that are not the published total of the same territory."""
        self.join()
        sums = self.sums(headings)
        published = self.published
        values = [*published.values()]
        wrong = []
        for one in sums:
            total = published.get((one.territory, one.variable))
            if total is None:
                values.append(one)
            elif not one.without and _differ(one.measure, total.measure):
                wrong.append(one)
        return values, wrong


def _departement(code: str) -> str:
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def _differ(total: float | str, published: float | str) -> bool:
    if isinstance(total, str) or isinstance(published, str):
        return False
    return abs(total - published) > _UNIT + _SAME * abs(published)


def grouped(found: list[Odd]) -> dict[str, list[Odd]]:
    """What was found, by its text, in the order of the file."""
    groups: dict[str, list[Odd]] = defaultdict(list)
    for one in found:
        groups[one.text].append(one)
    return groups
