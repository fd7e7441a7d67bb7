"""Raw cells with their addresses, from files of any origin; knows nothing of the field.

Workbooks are read by absr itself, not by a library: a hostile or damaged file must never hang, end
or fill the machine, every value must keep its address, and nothing may be lost in silence.
"""

from __future__ import annotations

from absr.tabular.guard import FileKind, sniff
from absr.tabular.limits import DEFAULT_LIMITS, Limits
from absr.tabular.workbook import MergedRange, Row, Sheet, SheetState, Spot, Value, Workbook
from absr.tabular.xlsx import read_file, read_workbook

__all__ = [
    "DEFAULT_LIMITS",
    "FileKind",
    "Limits",
    "MergedRange",
    "Row",
    "Sheet",
    "SheetState",
    "Spot",
    "Value",
    "Workbook",
    "read_file",
    "read_workbook",
    "sniff",
]
