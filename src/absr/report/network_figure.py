"""The drawing of the network of actors; in the internal edition only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.network_facts import UNKNOWN, LinkKind
from absr.model.value_lists import COLLEGES
from absr.rendering import Figure
from absr.rendering.network_chart import Dot, Line, network_chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.network_edition import NetworkPart, ShownActor, ShownTie
    from absr.rendering.charts import Spec
    from absr.report.shown import Printer

NETWORK, ADDED = "network", "network-since"
"""Names of the figures, by which templates place them."""
MOST_DRAWN = 60
"""Actors of a drawing: of more, those with the most links. Beyond, lines hide the marks."""
MOST_LABELLED = 10
"""Actors whose name is written in the drawing, where there is room: those between most others."""
_FEWEST = 3
"""A drawing of fewer actors says less than a sentence."""

_ORDER = (*(entry.id for entry in COLLEGES.entries), UNKNOWN)


def network_figures(printer: Printer) -> tuple[Figure, ...]:
    """The drawing, where names may be shown and there is something to draw."""
    network, speech = printer.edition.network, printer.speech
    drawn = drawn_actors(network)
    if not drawn:
        return ()
    labelled = sorted(drawn, key=lambda a: (-a.between_met, -a.links, a.number))[:MOST_LABELLED]
    lines = _lines(drawn, [tie for tie in network.ties if not tie.is_new])
    left = sum(1 for a in network.actors if not a.is_person and a.links) - len(drawn)
    more = speech.count("network.figure.left", left) if left else ""
    figure = Figure(
        name=NETWORK,
        caption=speech("network.figure.caption"),
        spec=_drawing(printer, drawn, labelled, lines),
        alt=_in_words(printer, drawn, len(lines)),
        note=f"{speech('network.figure.note')} {more}".strip(),
        source=speech("network.source"),
    )
    return (figure,)


def added_figures(printer: Printer) -> tuple[Figure, ...]:
    """The drawing of the actors at the ends of links that only the workshop made known."""
    network, speech = printer.edition.network, printer.speech
    drawn = brought_together(network)
    if not drawn:
        return ()
    new = sum(tie.is_new for tie in network.ties)
    figure = Figure(
        name=ADDED,
        caption=speech("network.since.caption"),
        spec=_drawing(printer, drawn, drawn, _lines(drawn, network.ties)),
        alt=speech(
            "network.since.alt",
            actors=speech.count("count.actors", len(drawn)),
            links=speech.count("network.since.links", new),
        ),
        note=speech("network.since.note"),
        source=speech("network.added.source"),
    )
    return (figure,)


def brought_together(network: NetworkPart) -> tuple[ShownActor, ...]:
    """The actors at the ends of new links; none where they are too few or too many to draw."""
    new = [tie for tie in network.ties if tie.is_new]
    ends = {number for tie in new for number in (tie.one, tie.other)}
    drawn = tuple(actor for actor in network.actors if actor.number in ends)
    return drawn if _FEWEST <= len(drawn) <= MOST_DRAWN else ()


def _lines(drawn: Sequence[ShownActor], ties: Iterable[ShownTie]) -> list[Line]:
    """The links between actors that are drawn."""
    place = {actor.number: number for number, actor in enumerate(drawn)}
    return [
        Line(place[t.one], place[t.other], LinkKind.WORKS_WITH in t.kinds, t.is_new)
        for t in ties
        if t.one in place and t.other in place
    ]


def _drawing(
    printer: Printer,
    drawn: Sequence[ShownActor],
    labelled: Sequence[ShownActor],
    lines: Sequence[Line],
) -> Spec:
    """Actors by the looks of their colleges; the first of those labelled are given room first."""
    ranks = {actor.number: rank for rank, actor in enumerate(labelled)}
    dots = [
        Dot(
            actor.number,
            college_label(printer, actor.college),
            actor.name if actor.number in ranks else "",
            ranks.get(actor.number, 0),
        )
        for actor in drawn
    ]
    return network_chart(dots, lines, [college_label(printer, one) for one in _ORDER])


def drawn_actors(network: NetworkPart) -> tuple[ShownActor, ...]:
    """Structures that something links, in their order; of many, those with the most links.

    None where they are too few for a drawing.
    """
    linked = [actor for actor in network.actors if actor.links and not actor.is_person]
    if len(linked) < _FEWEST:
        return ()
    kept = sorted(linked, key=lambda a: (-a.links, -a.between, a.number))[:MOST_DRAWN]
    return tuple(sorted(kept, key=lambda actor: actor.number))


def college_label(printer: Printer, college: str) -> str:
    """The words of a college; « not filled » where the type of an actor is not known."""
    speech = printer.speech
    return speech.label("colleges", college) if college else speech("network.no_college")


def _in_words(printer: Printer, drawn: tuple[ShownActor, ...], lines: int) -> str:
    """What the drawing shows, from its numbers."""
    speech = printer.speech
    most = max(drawn, key=lambda a: (a.links, -a.number))
    colleges = [
        speech(
            "network.figure.college",
            college=college_label(printer, college),
            number=sum(actor.college == college for actor in drawn),
        )
        for college in _ORDER
        if any(actor.college == college for actor in drawn)
    ]
    return speech(
        "network.figure.alt",
        actors=speech.count("count.actors", len(drawn)),
        links=speech.count("count.links", lines),
        colleges=speech("phase1.separator").join(colleges),
        most=most.name,
        most_links=speech.count("count.links", most.links),
    )
