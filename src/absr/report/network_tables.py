"""The tables of the network: links between colleges, the key to the drawing, what was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.network_facts import cell
from absr.rendering import Column, Table
from absr.report.indicator_tables import hidden_note
from absr.report.network_figure import college_label, drawn_actors

if TYPE_CHECKING:
    from absr.model.network_edition import ShownActor, ShownTie
    from absr.report.shown import Printer

COLLEGES, KEY, ADDED = "network-colleges", "network-key", "network-added"
"""Names of the tables, by which templates place them."""
_FEWEST_COLLEGES = 2


def college_table(printer: Printer) -> Table | None:
    """The links between colleges; None where every number is hidden or nil."""
    speech, colleges = printer.speech, printer.edition.network.colleges
    cells = [cell(one, other) for n, one in enumerate(colleges) for other in colleges[n:]]
    if len(colleges) < _FEWEST_COLLEGES or not printer.shows_any(cells):
        return None
    labels = [college_label(printer, college) for college in colleges]
    rows = tuple(
        (
            label,
            printer.number(f"network.actors.college.{one or 'unknown'}"),
            *(
                printer.number(cell(*sorted((one, other), key=colleges.index)))
                for other in colleges
            ),
        )
        for one, label in zip(colleges, labels, strict=True)
    )
    heads = (speech("network.column.college"), speech("network.column.actors"), *labels)
    return Table(
        name=COLLEGES,
        caption=_caption(printer),
        columns=tuple(
            Column(head, "right" if place else "left", 1.3 if place != 1 else 0.8)
            for place, head in enumerate(heads)
        ),
        rows=rows,
        note=f"{speech('network.colleges.note')} {hidden_note(speech, rows)}".strip(),
        source=speech("network.source"),
    )


def _caption(printer: Printer) -> str:
    """What the links are counted on, where that may be told."""
    speech = printer.speech
    if printer.is_hidden("network.links"):
        return speech("network.colleges.caption.bare")
    base = speech("network.base", links=told(printer, "network.links", "links"))
    return speech("network.colleges.caption", base=base)


def told(printer: Printer, name: str, unit: str) -> str:
    """A figure that is shown, in a sentence: `12 liens`."""
    return printer.speech.count(f"count.{unit}", int(printer.length(name)))


def key_table(printer: Printer) -> Table | None:
    """Number → actor, with its links and its share of the ways; for the team only."""
    speech = printer.speech
    drawn = drawn_actors(printer.edition.network)
    if not drawn:
        return None
    several = len(printer.edition.network.groups) > 1
    heads = ["number", "actor", "actor_type", "met", "links", "between"]
    widths = [0.6, 3.6, 2.2, 1.1, 0.8, 1.3]
    if several:
        heads.append("group")
        widths.append(0.9)
    return Table(
        name=KEY,
        caption=speech("network.key.caption"),
        columns=tuple(
            Column(
                speech(f"network.column.{head}"),
                "left" if head in {"actor", "actor_type", "met"} else "right",
                width,
            )
            for head, width in zip(heads, widths, strict=True)
        ),
        rows=tuple(_key_row(printer, actor, several=several) for actor in drawn),
        note=speech("network.key.note"),
        source=speech("network.source"),
        row_headings=False,
    )


def _key_row(printer: Printer, actor: ShownActor, *, several: bool) -> tuple[str, ...]:
    speech = printer.speech
    row = (
        str(actor.number),
        actor.name,
        speech.label("actor_types", actor.actor_type),
        speech("network.met" if actor.is_met else "network.not_met"),
        str(actor.links),
        share(printer, actor.between_met) if actor.is_met else speech("network.unmeasured"),
    )
    return (*row, str(actor.group)) if several else row


def share(printer: Printer, part: float) -> str:
    """A share of the ways, in %."""
    return printer.speech.percent(round(part * 1000), 1000)


def added_table(printer: Printer) -> Table | None:
    """The links known only since the workshop, one a row; for the team only."""
    speech, network = printer.speech, printer.edition.network
    new = [tie for tie in network.ties if tie.is_new]
    if not new:
        return None
    names = {
        actor.number: speech("network.numbered", number=actor.number, name=actor.name)
        for actor in network.actors
    }
    return Table(
        name=ADDED,
        caption=speech("network.added.caption"),
        columns=(
            Column(speech("network.column.actor"), "left", 3.0),
            Column(speech("network.column.with"), "left", 3.0),
            Column(speech("network.column.known_by"), "left", 2.6),
            Column(speech("network.column.evidence"), "left", 1.6),
        ),
        rows=tuple(_added_row(printer, tie, names) for tie in new),
        source=speech("network.added.source"),
    )


def _added_row(printer: Printer, tie: ShownTie, names: dict[int, str]) -> tuple[str, ...]:
    speech = printer.speech
    kinds = [speech(f"network.since.{kind}") for kind in tie.kinds]
    return (
        names[tie.one],
        names[tie.other],
        speech.listing(kinds),
        speech("phase1.separator").join(tie.evidence),
    )
