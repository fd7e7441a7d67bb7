"""The tables and the chart of who prepared, sat and came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.workshop_facts import UNKNOWN
from absr.rendering import Bar, Column, Figure, Pair, bars, grouped
from absr.report.phase2_layout import bases, made, numbers, readable, source

_ANSWERS = ("yes", "maybe", "no", "none")

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Literal

    from absr.model.workshop_edition import SeatedTable
    from absr.rendering import Table
    from absr.report.phase2_layout import Rows
    from absr.report.phase2_shown import WorkshopPrinter

_STEPS = (
    ("invited", "workshop.invited"),
    *((f"answer.{answer}", f"workshop.answers.{answer}") for answer in _ANSWERS),
    ("present", "workshop.present"),
    ("walk_ins", "workshop.walk_ins"),
    ("absent", "workshop.absent"),
)
_TOLD_OUTSIDE = ("invited", "present")
"""Steps whose numbers by college leave the office."""


def pilots_table(printer: WorkshopPrinter) -> Table | None:
    """Pilots by college."""
    names = [f"workshop.pilots.college.{college}" for college in printer.part.colleges]
    if not printer.shows_any(names):
        return None
    rows = _by_college(printer, ["workshop.pilots.college"], ["workshop.pilots"])
    return readable(printer, numbers(printer, "pilots", ["college", "pilots"], rows, total=True))


def seats_table(printer: WorkshopPrinter) -> Table | None:
    """A row a table and theme, with who sat there in each round, and what they make together.

    Persons as noted, with a star where they are counted from the sign-in list. A column that
    would hold nothing is left out.
    """
    found = printer.part.tables
    if not found:
        return None
    rounds = _rounds(found)
    seats = _by_table(found)
    held = {
        ("table", None): [ref for ref, _ in seats],
        ("theme", None): [printer.theme(theme) for _, theme in seats],
        ("capacity", None): [_capacity(tables) for tables in seats.values()],
        **{
            ("seated", number): [_seated_in(printer, tables, number) for tables in seats.values()]
            for number in rounds
        },
    }
    held = {head: cells for head, cells in held.items() if any(cells)}
    dash = printer.speech("phase2.dash")
    rows = [[cells[place] or dash for cells in held.values()] for place in range(len(seats))]
    totals = [_total(printer, found, number) for head, number in held if head == "seated"]
    if any(totals):
        empty = [dash for head, _ in held if head in {"theme", "capacity"}]
        rows.append([printer.speech("total"), *empty, *(total or dash for total in totals)])
    laid = tuple(_seats_column(printer, head, number, rounds) for head, number in held)
    note = printer.speech("phase2.tables.star") if any(map(_is_starred, found)) else ""
    return made(printer, "tables", laid, rows, note=note, total=any(totals))


def _rounds(tables: Iterable[SeatedTable]) -> list[int | None]:
    """The rounds of some tables, in order; a table that tells none comes last."""
    found = {table.round for table in tables}
    return sorted(found, key=lambda number: (number is None, number or 0))


def _by_table(tables: Iterable[SeatedTable]) -> dict[tuple[str, str], list[SeatedTable]]:
    """Table and theme → what it was in each round."""
    found: dict[tuple[str, str], list[SeatedTable]] = {}
    for table in tables:
        found.setdefault((table.ref, table.theme), []).append(table)
    return found


def _capacity(tables: Iterable[SeatedTable]) -> str:
    """The seats of a table; several numbers where they changed."""
    return " / ".join(dict.fromkeys(str(table.capacity) for table in tables if table.capacity))


def _seated_in(printer: WorkshopPrinter, tables: Iterable[SeatedTable], number: int | None) -> str:
    return " / ".join(_seated(printer, table) for table in tables if table.round == number)


def _seats_column(
    printer: WorkshopPrinter, head: str, number: int | None, rounds: Sequence[int | None]
) -> Column:
    if head != "seated":
        side: Literal["left", "right"] = "right" if head == "capacity" else "left"
        width = {"theme": 3.2, "table": 1.2}.get(head, 1.0)
        return Column(printer.speech(f"phase2.column.{head}"), side, width)
    if number is None or len(rounds) == 1:
        return Column(printer.speech("phase2.column.seated"), "right", 1.4)
    return Column(printer.speech("phase2.column.seated.round", round=number), "right", 1.4)


def _total(printer: WorkshopPrinter, tables: Iterable[SeatedTable], number: int | None) -> str:
    """All who sat in a round, where that is known of each of its tables."""
    seated = seated_in_round(printer, tables, number)
    return printer.speech.number(seated) if seated else ""


def seated_in_round(
    printer: WorkshopPrinter, tables: Iterable[SeatedTable], number: int | None
) -> int:
    """How many sat in a round; nought where it is not known of each of its tables."""
    figures = [table.seated for table in tables if table.round == number]
    if not all(figure and printer.shows_any([figure]) for figure in figures):
        return 0
    return sum(int(printer.length(figure)) for figure in figures if figure)


def _is_starred(table: SeatedTable) -> bool:
    return table.is_counted and table.seated is not None


def _seated(printer: WorkshopPrinter, table: SeatedTable) -> str:
    number = printer.number(table.seated) if table.seated else ""
    return f"{number}*" if _is_starred(table) else number


def funnel_table(printer: WorkshopPrinter) -> Table | None:
    """From the invitation to the room, by college; the columns that were noted.

    Outside, only the invitations and those present: by college, the answers, who came without an
    invitation and who stayed away are told in the office only.
    """
    steps = [(head, name) for head, name in _STEPS if _is_step(printer, head, name)]
    prefixes = [prefix for _, prefix in steps]
    names = [*prefixes, *(f"{p}.{c}" for p in prefixes for c in printer.part.colleges)]
    if not printer.shows_any(names):
        return None
    rows = _by_college(printer, prefixes, prefixes)
    heads = ["college", *(head for head, _ in steps)]
    table = numbers(printer, "funnel", heads, rows, total=True)
    caption = printer.speech(f"phase2.{_funnel_caption(printer)}.caption", **bases(printer))
    came = "" if printer.internal else _uninvited(printer)
    return replace(table, caption=caption, note=" ".join(p for p in (table.note, came) if p))


def _funnel_caption(printer: WorkshopPrinter) -> str:
    if not printer.is_known("workshop.invited"):
        return "present-only"
    if not printer.is_known("workshop.present"):
        return "invited-only"
    return "funnel" if printer.internal else "invited-present"


def _is_step(printer: WorkshopPrinter, head: str, name: str) -> bool:
    """Whether a step of the funnel was noted, and may be told by college."""
    if head.startswith("answer."):
        return printer.internal and printer.is_known("workshop.invited")
    if head == "absent":
        return printer.internal and printer.is_known("workshop.present")
    return printer.is_known(name) and (printer.internal or head in _TOLD_OUTSIDE)


def new_faces_table(printer: WorkshopPrinter) -> Table | None:
    """First-time participants by college, beside those who came before."""
    prefixes = [f"workshop.{name}" for name in ("new_faces", "returning", "first_time_unsaid")]
    if not printer.shows_any(prefixes[:2]):
        return None
    met = [c for c in printer.part.colleges if not printer.is_nil(f"workshop.present.{c}")]
    prefixes.append("workshop.present")
    rows = _by_college(printer, prefixes, prefixes, met)
    heads = ["college", "new_faces", "returning", "unsaid", "present"]
    return readable(printer, numbers(printer, "new-faces", heads, rows, total=True))


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
            printer.speech("phase2.no_district") if district.id == UNKNOWN else district.label,
            printer.number(f"{prefix}.{district.id}"),
        ]
        for district in found
    ]
    rows.append([printer.speech("total"), printer.number(whole)])
    return readable(printer, numbers(printer, name, ["district", head], rows, total=True))


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
        note=_chart_note(printer, partial=len(shown) < len(met)),
        source=source(printer, "funnel-chart"),
    )


def _chart_note(printer: WorkshopPrinter, *, partial: bool) -> str:
    """Whom the bars of those present count too, and which colleges have none."""
    left_out = printer.speech("phase2.funnel-chart.partial") if partial else ""
    return " ".join(note for note in (_uninvited(printer), left_out) if note)


def _uninvited(printer: WorkshopPrinter) -> str:
    """That those who came without an invitation are counted among those present."""
    came = printer.is_known("workshop.invited") and not printer.is_nil("workshop.walk_ins")
    return printer.speech("phase2.funnel.walk_ins") if came else ""


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
