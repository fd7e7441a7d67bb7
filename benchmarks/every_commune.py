"""Every indicator of the catalogue for every commune of a wide file, in one run.

Run as `python -m benchmarks.every_commune FILE` by an interpreter that has absr; prints how many
values were computed. The communes are taken a few hundred at a time, through the functions that
compute a project's own indicators: nothing is shared but the catalogue.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from absr.analysis.computed import computed_rows
from absr.analysis.measured import Measured
from absr.model.measurements import Measurement
from absr.model.settings import Settings
from absr.model.source import Source
from absr.reading.catalogue import shipped_catalogue
from absr.reading.statistics.cells import measure_of
from absr.reading.statistics.columns import variable_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from absr.reading.statistics.columns import Variable

_AT_A_TIME = 500
_SETTINGS = Settings("", "", "", "fr", 2026, None, ())


def values_of(file: Path) -> Iterator[int]:
    """How many values each few hundred communes have."""
    catalogue = shipped_catalogue()
    wanted = catalogue.wanted
    with file.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, delimiter=";")
        head = next(lines)
        places = [
            (place, variable)
            for place, name in enumerate(head)
            if (variable := variable_of(name, wanted)) is not None
        ]
        measured: list[Measurement] = []
        for number, cells in enumerate(lines, start=2):
            measured += _of_commune(number, cells, places)
            if (number - 1) % _AT_A_TIME == 0:
                yield _computed(measured)
                measured = []
    yield _computed(measured)


def _of_commune(
    number: int, cells: list[str], places: list[tuple[int, Variable]]
) -> Iterator[Measurement]:
    source = Source("", None, number, None)
    for place, variable in places:
        measure = measure_of(cells[place])
        if measure is not None:
            yield Measurement("", source, *variable, f"COM-{cells[0]}", measure)


def _computed(measured: list[Measurement]) -> int:
    catalogue = shipped_catalogue()
    found = computed_rows(catalogue.definitions, Measured(measured, catalogue), _SETTINGS)
    return sum(row.is_number for row in found.rows)


if __name__ == "__main__":
    print(sum(values_of(Path(sys.argv[1]))), "values")
