"""Lists of partners: the priority districts of a commune, and the open data of the Caf."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.statistics.cells import measure_of, text_of
from absr.reading.statistics.collector import Found, Odd, Spot
from absr.reading.statistics.columns import Variable
from absr.reading.statistics.shapes import folded
from absr.reading.statistics.territories import whole_code
from absr.tabular.statistics_fields import cut_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.reading.statistics.below import Lines
    from absr.reading.statistics.collector import Collector
    from absr.reading.statistics.shapes import Heading

_CODE = re.compile(r"\d[\dAB]\d{3}|\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")


class District(NamedTuple):
    """A priority district of the commune (quartier prioritaire de la ville)."""

    code: str
    name: str
    spot: Spot
    name_column: str


class DistrictTable:
    """Takes the lines of the list of priority districts that name the project's commune."""

    def __init__(self, heading: Heading, collector: Collector, sheet: str = "") -> None:
        """Find the columns."""
        names = [name.lower() for name in heading.names]
        self._collector = collector
        self._sheet = sheet
        self._code, self._name = names.index("code_qp"), names.index("lib_qp")
        self._communes = next((n for n, name in enumerate(names) if name == "insee_com"), None)
        self.districts: dict[str, District] = {}
        self.headings: dict[Variable, Spot] = {}

    def take_lines(self, lines: Lines, separator: bytes) -> None:
        """Take some lines of a text."""
        for line in cut_lines(lines.text, separator, lines.number):
            self.take_row(line.number, line.cells, line.raw)

    def take_row(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        """Take one row; its communes may be several, and dressed up as a formula."""
        if self._communes is None or max(self._communes, self._code, self._name) >= len(cells):
            self._collector.uneven.append(Odd(number, "", ""))
            return
        for written in _CODE.findall(_text(cells[self._communes])):
            code, restored = whole_code(written)
            if restored:
                column = column_letters(self._communes)
                self._collector.restored.append(Odd(number, column, written))
            self._collector.cover(code)
            if code == self._collector.plan.commune:
                self._collector.lines[number] = raw
                spot = Spot(self._sheet, number, column_letters(self._code))
                code_qp = _text(cells[self._code]).upper()
                name = _text(cells[self._name])
                found = District(code_qp, name, spot, column_letters(self._name))
                self.districts.setdefault(code_qp, found)


class FamilyTable:
    """Takes the lines of the Caf: the series stay apart, for one household has several benefits."""

    def __init__(self, heading: Heading, collector: Collector, sheet: str = "") -> None:
        """Find the columns; every one that begins with a number of something is a series."""
        words = [folded(name) for name in heading.names]
        self._collector = collector
        self._sheet = sheet
        self._row = heading.row
        self._date = next(n for n, word in enumerate(words) if "date reference" in word)
        self._commune = next(n for n, word in enumerate(words) if "numero commune" in word)
        self._series = {
            place: "_".join(word.upper().split())
            for place, word in enumerate(words)
            if word.startswith(("nombre ", "montant "))
        }
        self._months: dict[str, str] = {}
        self._rows: dict[tuple[str, str], tuple[str, int, tuple[float | str, ...]]] = {}
        self._lines: dict[int, bytes] = {}
        self.headings: dict[Variable, Spot] = {}

    def take_lines(self, lines: Lines, separator: bytes) -> None:
        """Take some lines of a text."""
        for line in cut_lines(lines.text, separator, lines.number):
            self.take_row(line.number, line.cells, line.raw)

    def take_row(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        """Take one row; of the months of a year only the last one counts."""
        if max(self._date, self._commune, *self._series) >= len(cells):
            self._collector.uneven.append(Odd(number, "", ""))
            return
        code, restored = whole_code(_text(cells[self._commune]))
        if restored:
            column = column_letters(self._commune)
            self._collector.restored.append(Odd(number, column, _text(cells[self._commune])))
        self._collector.cover(code)
        self._collector.place(code, Odd(number, column_letters(self._commune), code))
        plan = self._collector.plan
        territory = plan.territory_of(code)
        month = _MONTH.fullmatch(_text(cells[self._date]))
        if month is None or (territory is None and code not in plan.sums_of):
            return
        self._take_month(code, (month[1], month[2]), number, cells)
        if self._collector.wants_line(code, territory):
            self._lines[number] = raw

    def _take_month(
        self, code: str, month: tuple[str, str], number: int, cells: Sequence[object]
    ) -> None:
        year, day = month
        said = tuple(self._said(cells[place], number, place) for place in self._series)
        known = self._rows.get((code, year))
        if known is not None and known[0] == day:
            again = self._collector
            told = again.repeated if known[2] == said else again.conflicts
            told.append(Odd(number, column_letters(self._commune), code))
        elif known is None or day > known[0]:
            self._rows[code, year] = (day, number, said)

    def finish(self) -> None:
        """Give the last month of each year to the collector."""
        last = {year: "" for _, year in self._rows}
        for (_, year), (month, _, _) in self._rows.items():
            last[year] = max(last[year], month)
        for (code, year), (month, number, said) in self._rows.items():
            if month != last[year]:
                continue
            territory = self._collector.plan.territory_of(code)
            if number in self._lines:
                self._collector.lines[number] = self._lines[number]
            for (place, name), measure in zip(self._series.items(), said, strict=True):
                variable = Variable("cnaf", name, year)
                column = column_letters(place)
                self.headings.setdefault(variable, Spot(self._sheet, self._row, column))
                self._collector.add(code, variable, measure)
                if territory is not None:
                    spot = Spot(self._sheet, number, column)
                    self._collector.publish(Found(variable, territory, measure, spot))

    def _said(self, cell: object, number: int, place: int) -> float | str:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return float(cell)
        measure = measure_of(_text(cell))
        if measure is None:
            self._collector.odd.append(Odd(number, column_letters(place), _text(cell)))
            return "not_available"
        return measure


def _text(cell: object) -> str:
    """The text of a cell without the invisible characters around it."""
    if isinstance(cell, bytes):
        text = text_of(cell)
    elif isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    else:
        text = "" if cell is None else str(cell)
    return text.strip("\ufeff\u200b\u200e\u200f\u00a0\u202f \t\"'")
