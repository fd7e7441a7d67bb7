"""The tables and the chart of who prepared, sat and came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.workshop_facts import UNKNOWN
from absr.rendering import Bar, Figure, Pair, bars, grouped
from absr.report.phase2_layout import bases, columns, made, numbers, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.workshop_edition import SeatedTable
    from absr.rendering import Table
    from absr.report.phase2_layout import Rows
    from absr.report.phase2_shown import WorkshopPrinter

ANSWERS = ("yes", "maybe", "no", "none")


def pilots_table(printer: WorkshopPrinter) -> Table | None:
    """Pilots by college."""
    names = [f"workshop.pilots.college.{college}" for college in printer.part.colleges]
    if not printer.shows_any(names):
        return None
    rows = _by_college(printer, ["workshop.pilots.college"], ["workshop.pilots"])
    return numbers(printer, "pilots", ["college", "pilots"], rows, total=True)


def seats_table(printer: WorkshopPrinter) -> Table | None:
    """The tables; persons as noted, with a star where they are counted from the sign-in list.

    A column that would hold nothing is left out.
    """
    found = printer.part.tables
    if not found:
        return None
    held = {
        "table": [table.ref for table in found],
        "round": [str(table.round or "") for table in found],
        "theme": [printer.theme(table.theme) for table in found],
        "capacity": [str(table.capacity or "") for table in found],
        "seated": [_seated(printer, table) for table in found],
    }
    heads = [head for head, cells in held.items() if any(cells)]
    dash = printer.speech("phase2.dash")
    rows = [[held[head][place] or dash for head in heads] for place in range(len(found))]
    left = {heads.index("table"), heads.index("theme")}
    laid = columns(printer, heads, [3.2 if head == "theme" else 1.0 for head in heads], left=left)
    note = printer.speech("phase2.tables.star") if any(map(_is_starred, found)) else ""
    return made(printer, "tables", laid, rows, note=note)


def _is_starred(table: SeatedTable) -> bool:
    return table.is_counted and table.seated is not None


def _seated(printer: WorkshopPrinter, table: SeatedTable) -> str:
    number = printer.number(table.seated) if table.seated else ""
    return f"{number}*" if _is_starred(table) else number


def funnel_table(printer: WorkshopPrinter) -> Table | None:
    """From the invitation to the room, by college; the columns that were noted."""
    steps: list[tuple[str, str]] = []
    if printer.is_known("workshop.invited"):
        steps += [("invited", "workshop.invited")]
        steps += [(f"answer.{answer}", f"workshop.answers.{answer}") for answer in ANSWERS]
    if printer.is_known("workshop.present"):
        steps += [("present", "workshop.present")]
        steps += (
            [("walk_ins", "workshop.walk_ins")] if printer.is_known("workshop.walk_ins") else []
        )
        steps += [("absent", "workshop.absent")]
    prefixes = [prefix for _, prefix in steps]
    names = [*prefixes, *(f"{p}.{c}" for p in prefixes for c in printer.part.colleges)]
    if not printer.shows_any(names):
        return None
    rows = _by_college(printer, prefixes, prefixes)
    heads = ["college", *(head for head, _ in steps)]
    table = numbers(printer, "funnel", heads, rows, total=True)
    caption = printer.speech(f"phase2.{_funnel_caption(printer)}.caption", **bases(printer))
    return replace(table, caption=caption)


def _funnel_caption(printer: WorkshopPrinter) -> str:
    if not printer.is_known("workshop.invited"):
        return "present-only"
    return "funnel" if printer.is_known("workshop.present") else "invited-only"


def new_faces_table(printer: WorkshopPrinter) -> Table | None:
    """First-time participants by college, beside those who came before."""
    prefixes = [f"workshop.{name}" for name in ("new_faces", "returning", "first_time_unsaid")]
    if not printer.shows_any(prefixes[:2]):
        return None
    met = [c for c in printer.part.colleges if not printer.is_nil(f"workshop.present.{c}")]
    prefixes.append("workshop.present")
    rows = _by_college(printer, prefixes, prefixes, met)
    heads = ["college", "new_faces", "returning", "unsaid", "present"]
    return numbers(printer, "new-faces", heads, rows, total=True)


def districts_table(printer: WorkshopPrinter) -> Table | None:
    """Persons present by district."""
    return _by_district(printer, "districts", "workshop.present", "present")


def pilot_districts_table(printer: WorkshopPrinter) -> Table | None:
    """Pilots by district."""
    return _by_district(printer, "pilot-districts", "workshop.pilots", "pilots")


def _by_district(printer: WorkshopPrinter, name: str, whole: str, head: str) -> Table | None:
    """A row a district where somebody is; none where no named district may be counted."""
    prefix = f"{whole}.district"
    found = [d for d in printer.part.districts if not printer.is_nil(f"{prefix}.{d.id}")]
    named = [f"{prefix}.{district.id}" for district in found if district.id != UNKNOWN]
    if not printer.shows_any(named):
        return None
    rows = [
        [
            printer.speech("whole_town") if district.id == UNKNOWN else district.label,
            printer.number(f"{prefix}.{district.id}"),
        ]
        for district in found
    ]
    rows.append([printer.speech("total"), printer.number(whole)])
    return numbers(printer, name, ["district", head], rows, total=True)


def _by_college(
    printer: WorkshopPrinter,
    prefixes: Sequence[str],
    totals: Sequence[str],
    colleges: Iterable[str] | None = None,
) -> Rows:
    """A row a college, then the total; a college without anybody has none."""
    met = printer.part.colleges if colleges is None else colleges
    rows = [
        [printer.college(college), *(printer.number(f"{prefix}.{college}") for prefix in prefixes)]
        for college in met
        if not all(printer.is_nil(f"{prefix}.{college}") for prefix in prefixes)
    ]
    return [*rows, [printer.speech("total"), *map(printer.number, totals)]]


def funnel_chart(printer: WorkshopPrinter) -> Figure | None:
    """Colleges whose two numbers are shown, in the order of the list."""
    invited, present = "workshop.invited", "workshop.present"
    both = printer.is_known(invited)
    prefixes = (invited, present) if both else (present,)
    met = [c for c in printer.part.colleges if not _all_nil(printer, prefixes, c)]
    shown = [c for c in met if not any(printer.is_hidden(f"{p}.{c}") for p in prefixes)]
    if not printer.shows_any(f"{prefix}.{college}" for prefix in prefixes for college in shown):
        return None
    rows = [_pair(printer, college, prefixes) for college in shown]
    said = printer.series(_row_in_words(printer, row, both=both) for row in rows)
    speech = printer.speech
    key = "funnel-chart" if both else "present-chart"
    names = (speech("phase2.column.invited"), speech("phase2.column.present"))
    spec = (
        grouped(rows, *names) if both else bars([Bar(r.label, r.left, r.left_text) for r in rows])
    )
    return Figure(
        name="funnel-chart",
        caption=speech(f"phase2.{key}.caption", **bases(printer)),
        spec=spec,
        alt=speech(f"phase2.{key}.alt", rows=said),
        note=speech("phase2.funnel-chart.partial") if len(shown) < len(met) else "",
        source=source(printer, "funnel-chart"),
    )


def _all_nil(printer: WorkshopPrinter, prefixes: Iterable[str], college: str) -> bool:
    return all(printer.is_nil(f"{prefix}.{college}") for prefix in prefixes)


def _pair(printer: WorkshopPrinter, college: str, prefixes: Sequence[str]) -> Pair:
    """The first and the last step of the funnel in one college."""
    first, last = f"{prefixes[0]}.{college}", f"{prefixes[-1]}.{college}"
    return Pair(
        printer.college(college),
        printer.length(first),
        printer.number(first),
        printer.length(last),
        printer.number(last),
    )


def _row_in_words(printer: WorkshopPrinter, row: Pair, *, both: bool) -> str:
    if not both:
        return f"{row.label} {row.left_text}"
    return printer.speech(
        "phase2.funnel-chart.row", college=row.label, invited=row.left_text, present=row.right_text
    )
