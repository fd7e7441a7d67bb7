"""The tables of the phase 2 report: what was written, voted, promised and thought of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import COLLEGES, CONTRIBUTION_NATURES, PLEDGE_KINDS
from absr.model.workshop_facts import UNKNOWN
from absr.rendering import Column
from absr.report.few import told_together
from absr.report.phase2_layout import columns, made, numbers, readable, width
from absr.report.phase2_people_tables import (
    districts_table,
    funnel_chart,
    funnel_table,
    new_faces_table,
    pilot_districts_table,
    pilots_table,
    seats_table,
)
from absr.report.phase2_themes import first_ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from absr.model.workshop_facts import Voted
    from absr.rendering import Figure, Table
    from absr.report.phase2_shown import WorkshopPrinter

_NATURES = tuple(entry.id for entry in CONTRIBUTION_NATURES.entries)
_ALL_COLLEGES = (*(entry.id for entry in COLLEGES.entries), UNKNOWN)
_SCORES = ("5", "4", "3", "2", "1", UNKNOWN)
_LONG_TEXT = 5.0
NAMES = (
    *("pilots", "tables", "funnel", "new-faces", "districts", "contributions", "ranking"),
    *("college-dots", "pilot-districts", "pledge-kinds", "pledge-themes", "scores", "funnel-chart"),
)
"""Every table and figure that the template may place."""


def tables(printer: WorkshopPrinter) -> tuple[Table, ...]:
    """Every table that has something to say."""
    makers: tuple[Callable[[WorkshopPrinter], Table | None], ...] = (
        pilots_table,
        pilot_districts_table,
        seats_table,
        funnel_table,
        new_faces_table,
        districts_table,
        _contributions,
        _ranking,
        _college_dots,
        _pledge_kinds,
        _pledge_themes,
        _scores,
    )
    found = (make(printer) for make in makers)
    return tuple(table for table in found if table is not None)


def charts(printer: WorkshopPrinter) -> tuple[Figure, ...]:
    """Invited and present by college; only present where nobody noted the invitations."""
    if not printer.is_known("workshop.present"):
        return ()
    chart = funnel_chart(printer)
    return () if chart is None else (chart,)


def placed(made_blocks: Iterable[Table | Figure]) -> dict[str, bool]:
    """Which tables and figures the template may place: those that have something to say."""
    names = {block.name for block in made_blocks}
    return {name.replace("-", "_"): name in names for name in NAMES}


def _contributions(printer: WorkshopPrinter) -> Table | None:
    whole = "workshop.contributions"
    if not printer.is_known(whole):
        return None
    rows = [
        [
            printer.theme(theme),
            *(printer.number(f"{whole}.{theme}.{nature}") for nature in _NATURES),
            printer.number(f"{whole}.{theme}"),
        ]
        for theme in printer.part.themes
    ]
    totals = [printer.number(f"workshop.natures.{nature}") for nature in _NATURES]
    rows.append([printer.speech("total"), *totals, printer.number(whole)])
    heads = ["theme", *(f"nature.{nature}" for nature in _NATURES), "all"]
    return numbers(printer, "contributions", heads, rows, total=True)


def _ranking(printer: WorkshopPrinter) -> Table | None:
    """The two ranks side by side, in the order of the dots; no score is made of them."""
    votes = first_ranked(printer)
    if not votes:
        return None
    rows = [_ranked(printer, voted) for voted in votes]
    heads = ["ref", "contribution", "theme", "dots", "rank_dots", "breadth", "rank_breadth"]
    widths = [1.1, _LONG_TEXT, 2.2, 1.9, 1.0, 1.6, 1.0]
    laid = columns(printer, heads, widths, left={0, 1, 2})
    return made(printer, "ranking", laid, rows, note=printer.base_of_votes())


def _ranked(printer: WorkshopPrinter, voted: Voted) -> list[str]:
    dash = printer.speech("phase2.dash")
    slip = printer.slips[voted.contribution]
    return [
        slip.ref or dash,
        slip.text,
        printer.theme(slip.theme),
        printer.number(f"workshop.dots.{voted.contribution}"),
        str(voted.rank_by_dots),
        dash if voted.breadth is None else str(voted.breadth),
        dash if voted.rank_by_breadth is None else str(voted.rank_by_breadth),
    ]


def _college_dots(printer: WorkshopPrinter) -> Table | None:
    """Dots by college, for the contributions where they may be shown."""
    prefix = "workshop.dots"
    colleges = [c for c in _ALL_COLLEGES if printer.is_known(f"workshop.placed.{c}")]
    names = {
        voted.contribution: [f"{prefix}.{voted.contribution}.{c}" for c in colleges]
        for voted in first_ranked(printer)
    }
    shown = [name for name, parts in names.items() if printer.shows_any(parts)]
    if not shown:
        return None
    rows = [
        [
            printer.slips[name].ref or printer.speech("phase2.dash"),
            *map(printer.number, names[name]),
            printer.number(f"{prefix}.{name}"),
        ]
        for name in shown
    ]
    headings = [printer.speech("phase2.column.ref"), *map(printer.college, colleges)]
    headings.append(printer.speech("total"))
    laid = tuple(
        Column(heading, "right" if place else "left", width(heading) if place else 1.2)
        for place, heading in enumerate(headings)
    )
    return made(printer, "college-dots", laid, rows, note=printer.base_of_votes())


def _pledge_kinds(printer: WorkshopPrinter) -> Table | None:
    kinds = [entry.id for entry in PLEDGE_KINDS.entries]
    met = [k for k in (*kinds, UNKNOWN) if not printer.is_nil(f"workshop.pledges.{k}")]
    if not printer.shows_any(f"workshop.pledges.{kind}" for kind in met):
        return None
    speech = printer.speech
    rows = [
        [
            speech("not_filled") if kind == UNKNOWN else speech.label("pledge_kinds", kind),
            printer.number(f"workshop.pledges.{kind}"),
        ]
        for kind in met
    ]
    return readable(printer, numbers(printer, "pledge-kinds", ["gives", "pledges"], rows))


def _pledge_themes(printer: WorkshopPrinter) -> Table | None:
    prefix = "workshop.pledges.theme"
    order = [theme.id for theme in printer.edition.settings.themes]
    order += [theme for theme in printer.part.themes if theme not in (*order, UNKNOWN)]
    met = [t for t in (*order, UNKNOWN) if not printer.is_nil(f"{prefix}.{t}")]
    if not printer.shows_any(f"{prefix}.{theme}" for theme in met):
        return None
    rows = [[printer.theme(theme), printer.number(f"{prefix}.{theme}")] for theme in met]
    rows.append([printer.speech("total"), printer.number("workshop.pledges")])
    found = numbers(printer, "pledge-themes", ["theme", "pledges"], rows, total=True)
    return readable(printer, found)


def _scores(printer: WorkshopPrinter) -> Table | None:
    names = {score: f"workshop.scores.{score}" for score in _SCORES}
    if not printer.shows_any(names[score] for score in _SCORES if score != UNKNOWN):
        return None
    few, together = told_together(printer, tuple(names.values()), "workshop.evaluations")
    rows = [
        [printer.speech(f"phase2.score.{score}"), printer.number(name)]
        for score, name in names.items()
        if name not in few and (score != UNKNOWN or not printer.is_nil(name))
    ]
    if few:
        marks = [printer.speech(f"phase2.score.{s}.short") for s in names if names[s] in few]
        rows.append([printer.either(marks), printer.speech.number(together)])
    rows.append([printer.speech("total"), printer.number("workshop.evaluations")])
    return numbers(printer, "scores", ["score", "slips"], rows, total=True)
