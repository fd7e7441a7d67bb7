"""What the readers of files that only contain tables (web page, Word, JSON, archive) share."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.rejection import too_large
from absr.tabular.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from absr.tabular.gathered import Gathered
    from absr.tabular.limits import Limits
    from absr.tabular.workbook import Sheet

TEXT = "Texte"
"""What the paragraphs of a document without a table are called."""

Reading = tuple[Workbook | None, tuple[Problem, ...]]

TITLE = "Tableau"
"""What a table is called by its number when its file gives it no name."""


def refuse_large(data: bytes, limits: Limits) -> None:
    """Refuse a file that is too large as delivered."""
    if len(data) > limits.file_bytes:
        raise too_large("file_bytes", limits.file_bytes)


def finished(name: str, tables: Sequence[Gathered]) -> tuple[list[Sheet], list[Problem]]:
    """The sheets gathered, in their order, and what is to be said of them."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for table in tables:
        sheet, found = table.finished(name)
        sheets.append(sheet)
        problems += found
    return sheets, problems


def left_out(name: str, kind: str, count: int) -> list[Problem]:
    """F029: so many things of a kind stand in the file and are in none of its tables."""
    if not count:
        return []
    facts = (("count", str(count)), ("kind", kind))
    return [Problem("F029", Severity.INFO, name, facts=facts)]


def as_workbook(
    name: str,
    data: bytes,
    sheets: Sequence[Sheet],
    problems: Sequence[Problem],
    unread: Callable[[str], bool] = lambda _: False,
) -> Reading:
    """The sheets as a workbook; F011 when none of those wanted holds anything."""
    wanted = [sheet for sheet in sheets if not unread(sheet.name)]
    found = list(problems)
    if (wanted or not sheets) and not any(sheet.rows for sheet in wanted):
        found.append(Problem("F011", Severity.ERROR, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=tuple(sheets),
        since_1904=False,
        macros=False,
        external_links=False,
    )
    return workbook, tuple(found)
