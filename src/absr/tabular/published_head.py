"""Whether a file may hold a published table, by its beginning: a look that costs nothing.

The daily workbooks must not pay for statistics: what reads these is loaded only after this look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from absr.tabular.workbook import Workbook

PUBLISHED_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".zip"})
"""Endings of the files that are looked at before they are read whole; in lower case."""
_SIGNS = (b"CODGEO", b"IRIS", b"GEO_OBJECT", b"CODE_QP", b"COMMUNE")
_HEADINGS = frozenset({"CODGEO", "IRIS", "CODE_IRIS", "GEO_OBJECT", "CODE_QP", "DATE REFERENCE"})
"""Every published table has one of them; in capitals, without accents."""
_FIRST_LETTERS = frozenset(letter for word in _HEADINGS for letter in (word[0], word[0].lower()))
_ROWS = 10
_HEAD = 65_536
_ZIP = b"PK\x03\x04"


def holds_published(path: Path) -> bool:
    """Whether a text has a word that published tables have; yes for every compressed folder."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    upper = head.upper()
    return head.startswith(_ZIP) or any(sign in upper for sign in _SIGNS)


def may_be_published(workbook: Workbook) -> bool:
    """Whether a workbook holds one of the headings that every published table has."""
    return any(
        isinstance(value, str)
        and value.lstrip()[:1] in _FIRST_LETTERS
        and value.strip().upper().replace("É", "E") in _HEADINGS
        for sheet in workbook.sheets
        for row in sheet.rows[:_ROWS]
        for value in row.values
    )
