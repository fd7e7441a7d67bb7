"""A delivered file, whatever its form: a workbook or a CSV file, read to the same sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.csv_text import CSV_ENDINGS, read_csv
from absr.tabular.guard import FileKind, sniff
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.xlsx import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.limits import Limits
    from absr.tabular.xlsx import Reading


def read_delivered(
    name: str,
    data: bytes,
    limits: Limits = DEFAULT_LIMITS,
    *,
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """What `read_workbook` gives; also for text in columns whose name ends in .csv or .tsv.

    Text that only pretends to be a workbook (`.xlsx`) is refused, as before (F003).
    """
    if name.lower().endswith(CSV_ENDINGS) and sniff(data, name) is FileKind.CSV:
        return read_csv(name, data, limits)
    return read_workbook(name, data, limits, unread=unread)
