"""From the bytes of a text in columns (.csv, .tsv, .txt) to one sheet; faults are problems.

Nothing is guessed about the values: all are texts, `00123` stays as it is written. What has to be
found out is the encoding (`text_encoding`), the separator and the records (`csv_records`).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.tabular.csv_records import read_records
from absr.tabular.gathered import Gathered
from absr.tabular.limits import DEFAULT_LIMITS
from absr.tabular.rejection import Rejected, too_large
from absr.tabular.text_encoding import CP1252, MAC_ROMAN, decode_text
from absr.tabular.workbook import Workbook

if TYPE_CHECKING:
    from absr.tabular.csv_records import Records
    from absr.tabular.limits import Limits
    from absr.tabular.text_encoding import DecodedText
    from absr.tabular.workbook import Sheet

CSV_ENDINGS = (".csv", ".tsv")
TEXT_ENDINGS = (*CSV_ENDINGS, ".txt")

_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How absr itself writes a text that a spreadsheet would take for a formula."""
_KEPT_AS_TEXT = re.compile('="([^"]*)"')
"""How programs write `="00123"`, for Excel to keep the zeros."""


def read_csv(
    name: str, data: bytes, limits: Limits = DEFAULT_LIMITS
) -> tuple[Workbook | None, tuple[Problem, ...]]:
    """The file as a workbook of one sheet, named after it, or None; and the problems found.

    How the letters were read is told when it had to be found out (F020, F023 to F025); so are the
    rows that were mended (F026) or left out (F027). F021 names the line where a quotation mark
    opens that is never closed.
    """
    try:
        sheet, problems = read_csv_sheet(name, data, limits)
    except Rejected as rejected:
        return None, (rejected.problem(name),)
    if not sheet.rows:
        problems.append(Problem("F011", Severity.ERROR, name))
    workbook = Workbook(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=(sheet,),
        since_1904=False,
        macros=False,
        external_links=False,
    )
    return workbook, tuple(problems)


def read_csv_sheet(
    name: str, data: bytes, limits: Limits, *, title: str = ""
) -> tuple[Sheet, list[Problem]]:
    """The one sheet of the file, and what is to be said of it; raises `Rejected`."""
    if len(data) > limits.file_bytes:
        raise too_large("file_bytes", limits.file_bytes)
    decoded = decode_text(data)
    found = read_records(decoded.text, limits)
    title = title or name.rsplit(".", maxsplit=1)[0]
    gathered = Gathered(title, limits, limits.cells)
    for record in found.records:
        gathered.take_texts(record.number, _without_guards(record.cells))
    sheet, problems = gathered.finished(name)
    problems += [problem._replace(file=name) for problem in _of_letters(decoded, data)]
    problems += [problem._replace(file=name, sheet=title) for problem in _of_records(found)]
    return sheet, problems


def _of_letters(decoded: DecodedText, data: bytes) -> list[Problem]:
    """What is to be said of the encoding."""
    told = []
    if decoded.older_lines:
        cells = tuple(map(str, decoded.older_lines))
        told.append(Problem("F024", Severity.WARNING, "", cells=cells))
    elif decoded.encoding == CP1252 and not data.isascii():
        told.append(Problem("F020", Severity.INFO, ""))
    elif decoded.encoding == MAC_ROMAN:
        told.append(Problem("F023", Severity.INFO, ""))
    if decoded.repaired:
        told.append(Problem("F025", Severity.WARNING, ""))
    return told


def _of_records(found: Records) -> list[Problem]:
    """What is to be said of the records."""
    told = (
        ("F026", Severity.WARNING, found.mended),
        ("F027", Severity.ERROR, found.too_wide),
    )
    return [
        Problem(code, severity, "", cells=tuple(map(str, rows)))
        for code, severity, rows in told
        if rows
    ]


def _without_guards(cells: list[str]) -> list[str]:
    """The cells without what only keeps a spreadsheet from computing or from dropping zeros."""
    if not any("'" in cell or cell.startswith('="') for cell in cells):
        return cells
    return [_without_guard(cell) for cell in cells]


def _without_guard(cell: str) -> str:
    if cell.startswith(_GUARDED):
        return cell[1:]
    kept = _KEPT_AS_TEXT.fullmatch(cell)
    return kept[1] if kept else cell
