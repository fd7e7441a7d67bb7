"""Long tables of Melodi: one line a territory, a year and a measure.

Which measure is which variable stands in tables below; a measure that is in none is told, never
guessed. Of every other dimension only the total (`_T`) is read.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from absr.model.measurements import DATASETS
from absr.model.source import column_letters
from absr.reading.statistics.cells import measure_of, text_of
from absr.reading.statistics.collector import Found, Odd, Spot
from absr.reading.statistics.columns import Variable
from absr.reading.statistics.territories import whole_code
from absr.tabular.statistics_fields import cut_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        *("GEO", "GEO_OBJECT", "TIME_PERIOD", "OBS_VALUE", "CONF_STATUS", "OBS_STATUS"),
        *("UNIT_MEASURE", "UNIT_MULT", "FREQ", "DECIMALS", "OBS_STATUS_FR", "RP_MEASURE"),
        *("FILOSOFI_MEASURE", "POPREF_MEASURE", "AGE", "SEX"),
    }
)
"""Columns that are no dimension of which the total is to be taken, or have a rule of their own."""
_LEVELS = frozenset({"COM", "ARM", "EPCI", "DEP", "REG", "IRIS"})
_COUNTRIES = {"F": "FRANCE", "FRANCE": "FRANCE", "FM": "FRANCE-METRO", "METRO": "FRANCE-METRO"}
_NORMAL = frozenset({"A", "", "P"})
"""Statuses of a value that is as good as published: normal, or provisional."""


class MelodiTable:
    """Takes the lines of one table."""

    def __init__(self, heading: Heading, collector: Collector, sheet: str = "") -> None:
        """Find what each column is."""
        self._collector = collector
        self._sheet = sheet
        self._width = len(heading.names)
        self._places = {name.upper(): place for place, name in enumerate(heading.names)}
        self._measure = next((name for name in _MEASURES if name in self._places), None)
        own = self._measure is not None
        self._others = [p for n, p in self._places.items() if n not in _ATTRIBUTES] if own else []
        self._value = self._places["OBS_VALUE"]
        self.headings: dict[Variable, Spot] = {}
        self.unknown: Counter[str] = Counter()
        self._heading = Spot(sheet, heading.row, column_letters(self._value))
        self._seen: dict[tuple[str, Variable], tuple[int, float | str]] = {}

    def take_text(self, block: bytes, separator: bytes, number: int, _lines: int) -> None:
        """Take the lines of a block, the first of which has this number."""
        for line in cut_lines(block, separator, number):
            if len(line.cells) != self._width:
                self._collector.uneven.append(Odd(line.number, "", ""))
            else:
                self.take_row(line.number, line.cells, line.raw)

    def take_row(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        """Take one row."""
        place = self._territory(cells, number)
        if place is None:
            return
        territory, code = place
        member = code in self._collector.plan.sums_of
        kept = self._kept(territory, code)
        if kept is None and not member:
            return
        variable = self._variable(cells)
        if variable is None or not self._is_total(cells):
            return
        self.headings.setdefault(variable, self._heading)
        measure = self._said(cells, number)
        first = self._seen.setdefault((territory, variable), (number, measure))
        if first[0] != number:
            known = self._collector
            again = known.repeated if first[1] == measure else known.conflicts
            again.append(Odd(number, self._heading.column, code))
            return
        if member and DATASETS[variable.dataset].adds_up:
            self._collector.add(code, variable, measure)
        if kept is not None:
            spot = Spot(self._sheet, number, self._heading.column)
            self._collector.publish(Found(variable, kept, measure, spot))
        if self._collector.wants_line(code, kept):
            self._collector.lines[number] = raw

    def _kept(self, territory: str, code: str) -> str | None:
        """The territory kept that a row tells of, if any."""
        bare = territory.startswith(("COM-", "IRIS-"))
        return self._collector.plan.territory_of(code if bare else territory)

    def _cell(self, cells: Sequence[object], name: str) -> str:
        place = self._places.get(name)
        cell = cells[place] if place is not None else b""
        return text_of(cell).strip() if isinstance(cell, bytes) else str(cell or "").strip()

    def _territory(self, cells: Sequence[object], number: int) -> tuple[str, str] | None:
        """The territory of a row under its identifier, and its code; None for other areas."""
        level = self._cell(cells, "GEO_OBJECT").upper()
        written = self._cell(cells, "GEO")
        if level in _COUNTRIES or written in _COUNTRIES:
            country = _COUNTRIES.get(written) or _COUNTRIES[level]
            return country, country
        if level not in _LEVELS:
            return None
        written = written.rpartition("-")[2]  # `COM-93063` and `2024-COM-93063`, as the API has it
        code, restored = whole_code(written) if level in {"COM", "IRIS"} else (written, False)
        if restored:
            self._collector.restored.append(
                Odd(number, column_letters(self._places["GEO"]), written)
            )
        if level in {"COM", "IRIS"}:
            self._collector.cover(code)
        return f"{level}-{code}", code if level in {"COM", "IRIS"} else f"{level}-{code}"

    def _variable(self, cells: Sequence[object]) -> Variable | None:
        """The variable of a row; None, told, for a measure that has none."""
        if self._measure is None:
            return None
        dataset, names = _MEASURES[self._measure]
        measure = self._cell(cells, self._measure)
        name = names.get(measure)
        if name == "P_POP":
            name = self._people(cells)
        if name is None:
            self.unknown[measure] += 1
            return None
        if name not in self._collector.plan.wanted:
            return None
        return Variable(dataset, name, self._cell(cells, "TIME_PERIOD")[:4])

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
        for place in self._others:
            cell = cells[place]
            text = text_of(cell) if isinstance(cell, bytes) else str(cell or "")
            if text not in _TOTALS:
                return False
        return True

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


def _scaled(text: str, measure: float, power: str) -> float:
    """A number in its unit: `UNIT_MULT` is the power of ten that it is written in."""
    if power in {"", "0"}:
        return measure
    try:
        return float(Decimal(text.replace(",", ".")).scaleb(int(power)))
    except (InvalidOperation, ValueError):
        return measure
