"""A delivered file, whatever its form: a workbook, .ods or CSV, read to the same sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.tabular.csv_text import CSV_ENDINGS, read_csv
from absr.tabular.guard import FileKind, sniff
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.ods import read_ods
from absr.tabular.xlsx import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.tabular.limits import Limits
    from absr.tabular.xlsx import Reading


_ODS_BEGINS = b"PK\x03\x04"


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
    if data.startswith(_ODS_BEGINS) and sniff(data, name) is FileKind.OPEN_DOCUMENT:
        return read_ods(name, data, limits, unread=unread)
    return read_workbook(name, data, limits, unread=unread)
