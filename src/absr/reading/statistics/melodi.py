"""Long tables of Melodi: one line a territory, a year and a measure.

Which measure is which variable stands in tables below; a measure that is in none is told, never
guessed. Of every other dimension only the total (`_T`) is read.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from absr.model.measurements import DATASETS
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.statistics.cells import measure_of, text_of
from absr.reading.statistics.collector import Found, Odd, Spot
from absr.reading.statistics.columns import Variable
from absr.reading.statistics.territories import whole_code
from absr.tabular.statistics_fields import cut_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.reading.statistics.below import Lines
    from absr.reading.statistics.collector import Collector
    from absr.reading.statistics.shapes import Heading

_MEASURES = {
    "FILOSOFI_MEASURE": (
        "filosofi_disp",
        {"MED_SL": "MED", "PR_MD60": "TP60", "D1_SL": "D1", "IR_D9_D1_SL": "RD"},
    ),
    "POPREF_MEASURE": ("rp", {"PMUN": "P_POP"}),
    "RP_MEASURE": ("rp", {"POP": "P_POP"}),
}
"""Column of measures → dataset, and variable by measure."""
_SEXES = {"_T": "POP", "M": "H", "F": "F"}
_AGES = re.compile(r"Y(?:_LT(?P<below>\d+)|_GE(?P<from>\d+)|(?P<first>\d+)T(?P<last>\d+))")
_TOTALS = frozenset({"_T", "_Z", ""})
_ATTRIBUTES = frozenset(
    {
        *("GEO", "GEO_OBJECT", "OBS_VALUE", "CONF_STATUS", "OBS_STATUS", "OBS_STATUS_FR"),
        *("UNIT_MEASURE", "UNIT_MULT", "FREQ", "DECIMALS"),
    }
)
"""Columns that do not say what a value is the value of, but where, and how it is written."""
_RULED = frozenset({"TIME_PERIOD", "AGE", "SEX", *_MEASURES})
"""Dimensions that have a rule of their own; of the others the total is read."""
_UNSEEN, _REASON = float("-inf"), float("inf")
"""Stand for no value yet, and for a reason, among numbers."""
_LEVELS = frozenset({"COM", "ARM", "EPCI", "DEP", "REG", "IRIS"})
_COUNTRIES = {"F": "FRANCE", "FRANCE": "FRANCE", "FM": "FRANCE-METRO", "METRO": "FRANCE-METRO"}
_NORMAL = frozenset({"A", "", "P"})
"""Statuses of a value that is as good as published: normal, or provisional."""


class _Place(NamedTuple):
    """A territory that a line may tell of."""

    number: int
    """The first one met is 0."""
    code: str
    member: bool
    """Whether it is added to a territory of the plan."""
    kept: str | None
    """Its identifier, where its own values are kept."""
    line_wanted: bool


class MelodiTable:
    """Takes the lines of one table.

    Territories and measures come back in millions of lines: what each is, is found out once.
    """

    def __init__(self, heading: Heading, collector: Collector, sheet: str = "") -> None:
        """Find what each column is."""
        self._collector = collector
        self._sheet = sheet
        self._width = len(heading.names)
        self._places = {name.upper(): place for place, name in enumerate(heading.names)}
        self._measure = next((name for name in _MEASURES if name in self._places), None)
        self._geo, self._level = self._places["GEO"], self._places["GEO_OBJECT"]
        self._value = self._places["OBS_VALUE"]
        self._dimensions = [p for n, p in self._places.items() if n not in _ATTRIBUTES]
        self._others = [p for n, p in self._places.items() if n not in _ATTRIBUTES | _RULED]
        self.headings: dict[Variable, Spot] = {}
        self.unknown: Counter[str] = Counter()
        self._heading = Spot(sheet, heading.row, column_letters(self._value))
        self._territories: dict[tuple[object, object], _Place | None] = {}
        self._variables: dict[tuple[object, ...], Variable | None] = {}
        self._seen: dict[Variable, array[float]] = {}

    def take_lines(self, lines: Lines, separator: bytes) -> None:
        """Take some lines of a text."""
        for line in cut_lines(lines.text, separator, lines.number):
            if len(line.cells) != self._width:
                self._collector.uneven.append(Odd(line.number, "", ""))
            else:
                self.take_row(line.number, line.cells, line.raw)

    def take_row(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        """Take one row."""
        self._collector.rows += 1
        where = (cells[self._geo], cells[self._level])
        if where not in self._territories:
            self._territories[where] = self._territory(cells, number)
        place = self._territories[where]
        if place is None:
            return
        told = tuple([cells[n] for n in self._dimensions])
        if told not in self._variables:
            self._variables[told] = self._variable(cells)
        variable = self._variables[told]
        if variable is None:
            return
        measure = self._said(cells, number)
        if not self._is_new(place, variable, measure, number):
            return
        if place.member and DATASETS[variable.dataset].adds_up:
            self._collector.add(place.code, variable, measure)
        if place.kept is not None:
            spot = Spot(self._sheet, number, self._heading.column)
            self._collector.publish(Found(variable, place.kept, measure, spot))
        if place.line_wanted:
            self._collector.lines[number] = raw

    def _is_new(self, place: _Place, variable: Variable, measure: float | str, number: int) -> bool:
        """Whether a territory has no value of a variable yet; a second one is told."""
        seen = self._seen.setdefault(variable, array("d"))
        if len(seen) <= place.number:
            seen.extend([_UNSEEN] * (place.number + 1 - len(seen)))
        first = seen[place.number]
        value = _REASON if isinstance(measure, str) else measure
        if first == _UNSEEN:
            seen[place.number] = value
            return True
        collector = self._collector
        again = collector.repeated if first == value else collector.conflicts
        again.append(Odd(number, self._heading.column, place.code))
        return False

    def _cell(self, cells: Sequence[object], name: str) -> str:
        place = self._places.get(name)
        return "" if place is None else _text(cells[place])

    def _territory(self, cells: Sequence[object], number: int) -> _Place | None:
        """The territory of a row; None for one that nothing is wanted of."""
        level = self._cell(cells, "GEO_OBJECT").upper()
        written = self._cell(cells, "GEO")
        if level in _COUNTRIES or written in _COUNTRIES:
            return self._place(_COUNTRIES.get(written) or _COUNTRIES[level])
        if level not in _LEVELS:
            return None
        written = written.rpartition("-")[2]  # `COM-93063` and `2024-COM-93063`, as the API has it
        if level not in {"COM", "IRIS"}:
            return self._place(f"{level}-{written}")
        code, restored = whole_code(written)
        if restored:
            column = column_letters(self._geo)
            self._collector.restored.append(Odd(number, column, written))
        self._collector.cover(code, 0)
        if level == "COM":
            self._collector.place(code, Odd(number, column_letters(self._geo), code))
        return self._place(code)

    def _place(self, code: str) -> _Place | None:
        """A territory by the code of a commune or an IRIS, or by its identifier."""
        plan = self._collector.plan
        kept, member = plan.territory_of(code), code in plan.sums_of
        if kept is None and not member:
            return None
        wanted = self._collector.wants_line(code, kept)
        return _Place(len(self._territories), code, member, kept, wanted)

    def _variable(self, cells: Sequence[object]) -> Variable | None:
        """The variable of a row; None for what is no total, and, told, for an unknown measure."""
        if self._measure is None:
            return None
        dataset, names = _MEASURES[self._measure]
        measure = self._cell(cells, self._measure)
        name = names.get(measure)
        if name is None:
            self.unknown[measure] += 1
        if name == "P_POP":
            name = self._people(cells)
        if name not in self._collector.plan.wanted or not self._is_total(cells):
            return None
        variable = Variable(dataset, str(name), self._cell(cells, "TIME_PERIOD")[:4])
        self.headings.setdefault(variable, self._heading)
        return variable

    def _people(self, cells: Sequence[object]) -> str | None:
        """`P_POP0014`, `P_H1529`: the persons of a sex and an age, as the wide files name them."""
        sex = _SEXES.get(self._cell(cells, "SEX") or "_T")
        if sex is None:
            return None
        age = self._cell(cells, "AGE") or "_T"
        if age == "_T":
            return "P_POP" if sex == "POP" else None
        match = _AGES.fullmatch(age)
        if match is None:
            return None
        if match["below"]:
            band = f"00{int(match['below']) - 1:02d}"
        elif match["from"]:
            band = f"{int(match['from']):02d}P"
        else:
            band = f"{int(match['first']):02d}{int(match['last']):02d}"
        return f"P_{sex}{band}"

    def _is_total(self, cells: Sequence[object]) -> bool:
        """Whether a row is the total of all the dimensions that have no rule."""
        return all(_text(cells[place]) in _TOTALS for place in self._others)

    def _said(self, cells: Sequence[object], number: int) -> float | str:
        """The value of a row, or why there is none."""
        if self._cell(cells, "CONF_STATUS") == "C":
            return "secret"
        status = self._cell(cells, "OBS_STATUS")
        text = self._cell(cells, "OBS_VALUE")
        measure = measure_of(text)
        if isinstance(measure, float) and status in _NORMAL:
            return _scaled(text, measure, self._cell(cells, "UNIT_MULT"))
        if measure is None or isinstance(measure, float):
            told = text if measure is None else f"OBS_STATUS {status}"
            self._collector.odd.append(Odd(number, self._heading.column, told))
            return "not_available"
        return measure


def _text(cell: object) -> str:
    return text_of(cell).strip() if isinstance(cell, bytes) else str(cell or "").strip()


def _scaled(text: str, measure: float, power: str) -> float:
    """A number in its unit: `UNIT_MULT` is the power of ten that it is written in."""
    if power in {"", "0"}:
        return measure
    try:
        return float(Decimal(text.replace(",", ".")).scaleb(int(power)))
    except (InvalidOperation, ValueError):
        return measure
