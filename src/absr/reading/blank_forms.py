"""Forms to be filled on a telephone (XLSForm): questions without an answer, so nothing to read.

The sheets and their columns are those of the XLSForm standard (xlsform.org): `survey` holds a
question a row with its `type` and its `name`; `choices` and `settings` stand beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.problem import Problem, Severity

if TYPE_CHECKING:
    from absr.tabular.workbook import Sheet, Workbook

_QUESTIONS, _BESIDE = "survey", frozenset({"choices", "settings"})
_HEADINGS = frozenset({"type", "name"})


def blank_form_problem(workbook: Workbook, file: str) -> Problem | None:
    """F039 when the workbook is the form itself, not the answers to it."""
    return Problem("F039", Severity.ERROR, file) if is_blank_form(workbook) else None


def is_blank_form(workbook: Workbook) -> bool:
    """Whether a workbook holds the questions of a form, as KoboToolbox and ODK take them."""
    sheets = {fold(sheet.name): sheet for sheet in workbook.sheets}
    if _QUESTIONS not in sheets or not _BESIDE & sheets.keys():
        return False
    return _has_headings(sheets[_QUESTIONS])


def _has_headings(sheet: Sheet) -> bool:
    """Whether the first row names the columns that every form has."""
    if not sheet.rows:
        return False
    heads = {fold(value) for value in sheet.rows[0].values if isinstance(value, str)}
    return heads >= _HEADINGS
