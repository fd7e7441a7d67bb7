"""What the workshop was: its day, tables, rounds; what is said in place of a hidden table."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from absr.model.value_lists import PLEDGE_KINDS
from absr.model.workshop_facts import UNKNOWN
from absr.report.phase2_people_tables import seated_in_round

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.report.phase2_shown import WorkshopPrinter


def setting(printer: WorkshopPrinter) -> str:
    """Tables, themes and rounds, in one sentence."""
    speech = printer.speech
    if not printer.is_known("workshop.tables"):
        return speech("phase2.tables.none")
    seated = {table.theme for table in printer.part.tables}
    facts = {
        "tables": printer.counted("workshop.tables", "tables"),
        "themes": printer.counts("themes", len(seated)),
    }
    rounds = len({table.round for table in printer.part.tables} - {None})
    if not rounds:
        return speech("phase2.setting.bare", **facts)
    return speech("phase2.setting", rounds=printer.counts("rounds", rounds), **facts)


def day(printer: WorkshopPrinter) -> str:
    """When the workshop was held, as the settings say; that they do not, in the office only."""
    when = printer.edition.settings.workshop_when
    if when is None:
        return printer.speech("phase2.day.unknown") if printer.internal else ""
    words = printer.speech.day(when) if isinstance(when, dt.date) else when
    return printer.speech("phase2.day", day=words)


def seats(printer: WorkshopPrinter) -> str:
    """Where the number of persons changed from round to round, or went beyond the seats."""
    told = (*_rounds_that_differ(printer), _full(printer))
    return " ".join(sentence for sentence in told if sentence)


def _rounds_that_differ(printer: WorkshopPrinter) -> list[str]:
    tables = printer.part.tables
    rounds = sorted({table.round for table in tables if table.round is not None})
    seated = {number: seated_in_round(printer, tables, number) for number in rounds}
    return [
        printer.speech.count("phase2.seats.round", seated[after], before=seated[one], round=after)
        for one, after in pairwise(rounds)
        if seated[one] and seated[after] and seated[one] != seated[after]
    ]


def _full(printer: WorkshopPrinter) -> str:
    """Tables where more persons sat than there were seats."""
    full = [
        table.ref
        for table in printer.part.tables
        if table.capacity and table.seated and printer.length(table.seated) > table.capacity
    ]
    names = list(dict.fromkeys(full))
    if not names:
        return ""
    tables = printer.speech.listing(names)
    return printer.speech.count("phase2.seats.full", len(names), tables=tables)


def instead(printer: WorkshopPrinter, placed: Mapping[str, bool]) -> dict[str, str]:
    """Table that hides most of its rows → the sentence that stands for it; nothing else."""
    part, themes = printer.part, [theme.id for theme in printer.edition.settings.themes]
    themes += [theme for theme in part.themes if theme not in themes]
    districts = {d.id: d.label for d in part.districts}
    groups = {
        "pilots": ("workshop.pilots.college", {c: printer.college(c) for c in part.colleges}),
        "pilot_districts": ("workshop.pilots.district", districts),
        "districts": ("workshop.present.district", districts),
        "pledge_themes": ("workshop.pledges.theme", {t: printer.theme(t) for t in themes}),
        "pledge_kinds": ("workshop.pledges", _kinds(printer)),
    }
    return {name: "" if placed[name] else _instead(printer, name, *groups[name]) for name in groups}


def _kinds(printer: WorkshopPrinter) -> dict[str, str]:
    label = printer.speech.label
    return {entry.id: label("pledge_kinds", entry.id) for entry in PLEDGE_KINDS.entries}


_WHOLES = {
    "pilots": "workshop.pilots",
    "pilot_districts": "workshop.pilots",
    "districts": "workshop.present",
    "pledge_themes": "workshop.pledges",
    "pledge_kinds": "workshop.pledges",
}


def _instead(printer: WorkshopPrinter, name: str, prefix: str, labels: Mapping[str, str]) -> str:
    """How many groups there are, and those whose number may be told."""
    met = {
        label: f"{prefix}.{group}"
        for group, label in labels.items()
        if group != UNKNOWN and not printer.is_nil(f"{prefix}.{group}")
    }
    whole = printer.number(_WHOLES[name])
    shown = {label: figure for label, figure in met.items() if printer.shows_any([figure])}
    told = [
        printer.speech("phase2.instead.one", group=label, number=number, whole=whole)
        for label, number in ((label, printer.number(one)) for label, one in shown.items())
    ]
    if not told:
        return ""
    groups = printer.speech.number(len(met))
    return printer.speech(f"phase2.instead.{name}", groups=groups, told=printer.series(told))
