"""How a table of the phase 2 report is put together: columns, caption, note, source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.rendering import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.report.phase2_shown import WorkshopPrinter

    Rows = list[list[str]]


def numbers(
    printer: WorkshopPrinter,
    name: str,
    heads: Sequence[str],
    rows: Rows,
    *,
    total: bool = False,
) -> Table:
    """A table whose first column names the rows and whose others are numbers."""
    widths = [2.6, *(width(printer.speech(f"phase2.column.{head}")) for head in heads[1:])]
    return made(printer, name, columns(printer, heads, widths, left={0}), rows, total=total)


def columns(
    printer: WorkshopPrinter, heads: Sequence[str], widths: Sequence[float], left: set[int]
) -> tuple[Column, ...]:
    """Columns with their headings; those of `left` hold words, the others numbers."""
    return tuple(
        Column(printer.speech(f"phase2.column.{head}"), "left" if place in left else "right", width)
        for place, (head, width) in enumerate(zip(heads, widths, strict=True))
    )


def made(
    printer: WorkshopPrinter,
    name: str,
    columns: tuple[Column, ...],
    rows: Rows,
    *,
    note: str = "",
    total: bool = False,
) -> Table:
    """The table called `name`, with its caption, note and source."""
    return Table(
        name=name,
        caption=printer.speech(f"phase2.{name}.caption", **bases(printer)),
        columns=columns,
        rows=tuple(map(tuple, rows)),
        note=_note(printer, name, note, [text for row in rows for text in row]),
        source=source(printer, name),
        total=total,
    )


def readable(printer: WorkshopPrinter, table: Table) -> Table | None:
    """A table of which half of the rows at least can be read; else a sentence says more.

    A row can be read where half of its numbers at least are told; the total is no such row.
    """
    hidden = printer.speech("phase1.not_shown")
    rows = [row[1:] for row in (table.rows[:-1] if table.total else table.rows)]
    told = [row for row in rows if row.count(hidden) * 2 <= len(row)]
    return table if len(told) * 2 >= len(rows) else None


def width(heading: str) -> float:
    """Room for the longest word of a heading."""
    return max(0.9, max(map(len, heading.split())) / 5.4)


def _note(printer: WorkshopPrinter, name: str, own: str, texts: Sequence[str]) -> str:
    """How to read a table or figure, and what « n. c. » means where it stands."""
    speech = printer.speech
    key = f"phase2.{name}.note"
    is_hidden = speech("phase1.not_shown") in texts
    meaning = speech("phase1.not_shown.note") if is_hidden else ""
    return " ".join(part for part in (own, speech(key) if speech.has(key) else "", meaning) if part)


_SOURCES = {
    "pilots": "pilots",
    "pilot-districts": "pilots",
    "tables": "tables",
    "funnel": "people",
    "new-faces": "people",
    "districts": "people",
    "funnel-chart": "people",
    "contributions": "contributions",
    "ranking": "votes",
    "college-dots": "votes",
    "pledge-kinds": "pledges",
    "pledge-themes": "pledges",
    "scores": "slips",
}


def source(printer: WorkshopPrinter, name: str) -> str:
    """Where the numbers of a table or figure come from."""
    return printer.speech(f"phase2.source.{_SOURCES[name]}")


def bases(printer: WorkshopPrinter) -> dict[str, str]:
    """The bases that captions name."""
    return {
        "pilots": printer.counted("workshop.pilots", "pilots"),
        "tables": printer.counted("workshop.tables", "tables"),
        "invited": printer.counted("workshop.invited", "invitations"),
        "present": printer.counted("workshop.present", "present"),
        "contributions": printer.counted("workshop.contributions", "contributions"),
        "dots": printer.counted("workshop.dots", "dots"),
        "pledges": printer.counted("workshop.pledges", "pledges"),
        "slips": printer.counted("workshop.evaluations", "slips"),
    }
