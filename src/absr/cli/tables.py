"""A table for people as the command line gives it: its headings, and the form for a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from absr.cli.output import machine_output, safe
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.workflow.tabulated import Tabulated


def as_spreadsheet(found: Tabulated) -> None:
    """Semicolons and a byte-order mark, as the spreadsheet of a French office expects."""
    out = machine_output()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(headings(found))
    writer.writerows([_inert(cell) for cell in row] for row in found.rows)


def headings(found: Tabulated) -> list[str]:
    """The heading of each column, in the language of the session."""
    speech = current().speech
    return [
        speech(f"column.{head}")
        if isinstance(head, str)
        else speech.typeset(head.of(speech.language))
        for head in found.heads
    ]


def _inert(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text."""
    shown = safe(cell)
    return f"'{shown}" if shown[:1] in set("=+-@\t\r") else shown
