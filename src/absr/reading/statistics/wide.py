"""Tables with one row a territory and one column a variable and year: dossier complet and alike."""

from __future__ import annotations

import math
from array import array
from functools import cached_property
from typing import TYPE_CHECKING, Any

from absr.model.measurements import DATASETS
from absr.model.source import column_letters
from absr.reading.statistics.cells import REASONS, measure_of, text_of
from absr.reading.statistics.collector import Found, Odd, Spot
from absr.reading.statistics.columns import Variable, is_concept_unsaid, variable_of
from absr.reading.statistics.shapes import IRIS
from absr.reading.statistics.territories import whole_code
from absr.tabular.statistics_fields import cut_lines
from absr.territory.dataset import lines as lines_of_communes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.reading.statistics.below import Lines
    from absr.reading.statistics.collector import Collector
    from absr.reading.statistics.shapes import Heading
    from absr.tabular.statistics_fields import PlainBlock

_LEVELS = ("EPCI", "EPT", "DEP", "REG")
_COUNTRIES = {"METRO": "FRANCE-METRO", "FRANCE": "FRANCE", "FR": "FRANCE"}
_NAN = math.nan


class WideTable:
    """Takes the rows of one table."""

    def __init__(self, heading: Heading, collector: Collector, sheet: str = "") -> None:
        """Find the columns that are needed."""
        self._collector = collector
        self._plan = collector.plan
        self._sheet = sheet
        self._width = len(heading.names)
        names = [name.upper() for name in heading.names]
        wanted = ("IRIS", "CODE_IRIS") if heading.shape == IRIS else ("CODGEO",)
        self._key = next(names.index(name) for name in wanted if name in names)
        self.unsaid = is_concept_unsaid(names)
        self.columns: dict[int, Variable] = {}
        for place, name in enumerate(names):
            variable = variable_of(name, self._plan.wanted, declared=self.unsaid)
            if variable is not None and variable not in self.columns.values():
                self.columns[place] = variable
        self._adding = {p: v for p, v in self.columns.items() if DATASETS[v.dataset].adds_up}
        self._seen: dict[str, int] = {}
        """Communes that were added, and a hash of their numbers."""
        self._row = heading.row
        self._known = {mark.encode(): reason for mark, reason in REASONS.items() if mark}
        self.level = ""
        """The level of the areas, where they are no communes (`DEP`)."""

    @cached_property
    def headings(self) -> dict[Variable, Spot]:
        """Where the heading of each variable stands."""
        return {
            variable: Spot(self._sheet, self._row, column_letters(place))
            for place, variable in self.columns.items()
        }

    # -- a whole block of a text ------------------------------------------------------------

    def take_lines(self, lines: Lines, separator: bytes) -> None:
        """Take some lines of a text."""
        if lines.plain is not None:
            self._take_plain(lines.plain, lines.number)
            return
        for line in cut_lines(lines.text, separator, lines.number):
            if self._is_even(line.number, line.cells):
                self._take_cells(line.number, line.cells, line.raw)

    def _is_even(self, number: int, cells: list[bytes]) -> bool:
        """Whether a line has as many cells as the heading; blank ones more do not count."""
        if len(cells) < self._width or any(cells[self._width :]):
            self._collector.uneven.append(Odd(number, "", ""))
            return False
        return True

    def _take_plain(self, block: PlainBlock, number: int) -> None:
        codes, told = self._codes(block, number)
        rows = [row for row, code in enumerate(codes) if code in self._plan.sums_of]
        if rows and self._adding:
            self._add_plain(block, [(row, codes[row], number + row) for row in rows])
        for row in told:
            territory = self._plan.territory_of(codes[row])
            if self._collector.wants_line(codes[row], territory):
                raw = self._collector.lines[number + row] = block.raw(row)
                if territory is not None:
                    self._publish(territory, number + row, raw.split(block.separator))

    def _codes(self, block: PlainBlock, number: int) -> tuple[list[str], list[int]]:
        """The codes of the lines, and the lines of which more may be told than numbers."""
        communes, with_line = lines_of_communes(), self._collector.with_line
        codes, told, usual = [], [], []
        for row, cell in enumerate(block.column(self._key)):
            code = cell.decode("latin-1")
            if code in communes:
                usual.append(code)
                if code in with_line:
                    told.append(row)
            elif code:  # a line without a code is no row
                code = self._code(cell, number + row)
                told.append(row)
            codes.append(code)
        self._collector.cover_communes(usual)
        return codes, told

    def _add_plain(self, block: PlainBlock, rows: list[tuple[int, str, int]]) -> None:
        """Add the rows of communes to their territories, all at once."""
        places, variables = list(self._adding), list(self._adding.values())
        values, odd = block.numbers([row for row, _, _ in rows], places)
        missing: dict[int, list[tuple[Variable, str]]] = {}
        for flat, cell in odd:
            line, column = divmod(flat, len(places))
            measure = self._known.get(cell) or self._measure(
                text_of(cell), variables[column], rows[line][2], places[column]
            )
            if isinstance(measure, str):
                missing.setdefault(line, []).append((variables[column], measure))
            else:
                values[line, column] = measure
        for made, added in self._by_made(rows, values, variables).items():
            self._collector.add_rows(made, [rows[n][1] for n in added], variables, values[added])
            for line in added:
                for variable, reason in missing.get(line, ()):
                    self._collector.leave_out(made, variable, rows[line][1], reason)

    def _by_made(
        self, rows: list[tuple[int, str, int]], values: Any, variables: Sequence[Variable]
    ) -> dict[int, list[int]]:
        """Territory of the plan → the rows to be added to it: each commune of today once."""
        found: dict[int, list[int]] = {}
        written, size = values.tobytes(), values.itemsize * len(variables)
        for line, (_, code, number) in enumerate(rows):
            if not self._is_new(code, number, written[line * size : (line + 1) * size]):
                continue
            if code in self._plan.parts and not self._collector.hold(
                code, variables, values[line].copy()
            ):
                continue
            for made in self._plan.sums_of[code]:
                found.setdefault(made, []).append(line)
        return found

    # -- one row ----------------------------------------------------------------------------

    def take_row(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        """Take one row of a sheet."""
        self._take_cells(number, cells, raw)

    def _take_cells(self, number: int, cells: Sequence[object], raw: bytes) -> None:
        if self._key >= len(cells) or not _text(cells[self._key]):
            return
        code = self._code(cells[self._key], number)
        territory = self._plan.territory_of(self._named(code))
        member = code in self._plan.sums_of and not self.level
        if member and self._adding:
            measures = {
                variable: self._cell(cells, place, variable, number)
                for place, variable in self._adding.items()
            }
            numbers = array("d", (_NAN if isinstance(m, str) else m for m in measures.values()))
            if self._is_new(code, number, numbers.tobytes()):
                for variable, measure in measures.items():
                    self._collector.add(code, variable, measure)
        if territory is not None:
            self._publish(territory, number, cells)
        if self._collector.wants_line(code, territory):
            self._collector.lines[number] = raw

    def _publish(self, territory: str, number: int, cells: Sequence[object]) -> None:
        """Take a row as it is published."""
        for place, variable in self.columns.items():
            measure = self._cell(cells, place, variable, number)
            spot = Spot(self._sheet, number, column_letters(place))
            self._collector.publish(Found(variable, territory, measure, spot))

    def _cell(
        self, cells: Sequence[object], place: int, variable: Variable, number: int
    ) -> float | str:
        cell = cells[place] if place < len(cells) else None
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return float(cell)
        return self._measure(_text(cell), variable, number, place)

    def _measure(self, text: str, variable: Variable, number: int, place: int) -> float | str:
        """What a cell says; what it says in no known way is told, and is no number."""
        if not text.strip() and variable.dataset.startswith("filosofi"):
            return "secret"  # Filosofi leaves blank what secrecy hides
        measure = measure_of(text)
        if measure is None:
            self._collector.odd.append(Odd(number, column_letters(place), text))
            return "not_available"
        return measure

    def _code(self, cell: object, number: int) -> str:
        """The code of a row; a zero that a spreadsheet took away is put back, and told."""
        text = _text(cell)
        code, restored = (text, False) if self.level else whole_code(text)
        if restored:
            self._collector.restored.append(Odd(number, column_letters(self._key), text))
        if not self.level:
            self._collector.cover(code)
            self._collector.place(code, Odd(number, column_letters(self._key), code))
        return code

    def _named(self, code: str) -> str:
        """The identifier of a row of another level; a commune's or an IRIS's code stays bare."""
        if self.level in _COUNTRIES:
            return _COUNTRIES[self.level]
        return f"{self.level}-{code}" if self.level else code

    def _is_new(self, code: str, number: int, values: bytes) -> bool:
        """Whether a commune was not added yet; a second line with other numbers is told."""
        told = hash(values)
        if code not in self._seen:
            self._seen[code] = told
            return True
        known = self._collector.repeated if self._seen[code] == told else self._collector.conflicts
        known.append(Odd(number, column_letters(self._key), code))
        return False


def level_of(sheet: str) -> str:
    """The level that the name of a sheet tells, where it holds other areas than communes."""
    head = sheet.upper().partition("_")[0]
    return head if head in _LEVELS or head in _COUNTRIES else ""


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bytes):
        return text_of(cell).strip('"')
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
