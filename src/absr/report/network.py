"""The network of actors: in phase 1 who is linked with whom, in phase 2 what the workshop added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.network_facts import BEFORE, SINCE, LinkKind
from absr.report.network_figure import (
    added_figures,
    brought_together,
    drawn_actors,
    network_figures,
)
from absr.report.network_tables import added_table, college_table, key_table, share, told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.network_edition import ShownActor
    from absr.rendering import Figure, Table
    from absr.report.shown import Printer

MOST_BROKERS = 5
"""Named in a sentence."""
MOST_ISOLATED = 12
"""Named in a sentence; the others are counted."""

_ACTORS, _LINKS, _ADDED = "network.actors", "network.links", "network.added"


def network_values(printer: Printer) -> dict[str, object]:
    """What phase 1 says of the network; an empty list of sentences where nothing is known."""
    if printer.is_nil(_ACTORS):
        return {"network": [], "network_placed": {}, "network_groups": []}
    return {
        "network": [line for line in _sentences(printer) if line],
        "network_groups": [line for line in _inside(printer) if line],
        "network_placed": {
            "figure": bool(drawn_actors(printer.edition.network)),
            "colleges": college_table(printer) is not None,
        },
    }


def network_tables(printer: Printer) -> tuple[Table, ...]:
    """The links between colleges and, for the team, the key to the drawing."""
    found = (college_table(printer), key_table(printer))
    return tuple(table for table in found if table is not None)


def network_charts(printer: Printer) -> tuple[Figure, ...]:
    """The drawing of the network; for the team only."""
    return network_figures(printer)


def network_evidence(printer: Printer) -> tuple[str, ...]:
    """Evidence ids of the records behind the links that the drawing shows."""
    shown = {actor.number for actor in drawn_actors(printer.edition.network)}
    ties = (t for t in printer.edition.network.ties if not t.is_new and {t.one, t.other} <= shown)
    return tuple(sorted({record for tie in ties for record in tie.evidence}))


def added_values(printer: Printer) -> dict[str, object]:
    """What phase 2 says of the network; no sentence where the workshop tells nothing of it."""
    if printer.is_nil(_ADDED) and printer.is_nil("network.seated"):
        return {"added": [], "added_listed": False, "added_drawn": False}
    lines = (
        _added(printer),
        _kinds(printer, _ADDED, SINCE, "network.added.kinds"),
        _counted(printer, "network.joined", f"{_ACTORS}.joined", "actors"),
        _across(printer, _ADDED),
        _groups_since(printer),
        _counted(printer, "network.seated", "network.seated", "links"),
    )
    found = [line for line in lines if line] or [printer.speech("network.few")]
    return {
        "added": found,
        "added_listed": added_table(printer) is not None,
        "added_drawn": bool(brought_together(printer.edition.network)),
    }


def added_tables(printer: Printer) -> tuple[Table, ...]:
    """The links that the workshop added, one by one; for the team only."""
    table = added_table(printer)
    return () if table is None else (table,)


def added_charts(printer: Printer) -> tuple[Figure, ...]:
    """The drawing of the actors that the workshop brought together; for the team only."""
    return added_figures(printer)


def added_evidence(printer: Printer) -> tuple[str, ...]:
    """Evidence ids of the records that the table of the new links prints."""
    new = (tie for tie in printer.edition.network.ties if tie.is_new)
    return tuple(sorted({record for tie in new for record in tie.evidence}))


# -- sentences for everybody -----------------------------------------------------------------------


def _sentences(printer: Printer) -> list[str]:
    """What is known, of how many, and from how many interviews."""
    lines = [
        _known(printer),
        _kinds(printer, _LINKS, BEFORE, "network.kinds"),
        _mutual(printer),
        _across(printer, _LINKS),
        ""
        if printer.internal
        else _counted(printer, "network.isolated", f"{_ACTORS}.isolated", "actors"),
    ]
    lines = [line for line in lines if line] or [printer.speech("network.few")]
    return [*lines, _declared(printer)]


def _known(printer: Printer) -> str:
    speech = printer.speech
    if printer.is_hidden(_ACTORS) or printer.is_hidden(_LINKS):
        return ""
    actors, links = told(printer, _ACTORS, "actors"), told(printer, _LINKS, "links")
    if printer.is_nil(_LINKS):
        return speech("network.known.alone", actors=actors)
    if printer.is_hidden(f"{_ACTORS}.met"):
        return speech("network.known.bare", actors=actors, links=links)
    met = int(printer.length(f"{_ACTORS}.met"))
    return speech.count("network.known", met, actors=actors, links=links)


def _kinds(printer: Printer, whole: str, kinds: Iterable[LinkKind], key: str) -> str:
    """How the links are known, as far as the counts may be told."""
    counted = [
        printer.speech.count(f"network.kind.{kind}", int(printer.length(name)))
        for kind in kinds
        if printer.length(name := f"{whole}.kind.{kind}")
    ]
    return printer.speech(key, kinds=printer.speech.listing(counted)) if counted else ""


def _mutual(printer: Printer) -> str:
    said = f"{_LINKS}.kind.{LinkKind.WORKS_WITH}"
    mutual = f"{_LINKS}.mutual"
    if printer.is_nil(said) or printer.is_hidden(said) or printer.is_hidden(mutual):
        return ""
    if printer.is_nil(mutual):
        return printer.speech("network.mutual.none")
    number = int(printer.length(mutual))
    return printer.speech.count("network.mutual", number, base=printer.number(said))


def _across(printer: Printer, whole: str) -> str:
    """How many links lead from one college to another."""
    name = f"{whole}.across"
    if printer.is_nil(whole) or printer.is_hidden(whole) or printer.is_hidden(name):
        return ""
    base = told(printer, whole, "links")
    if printer.is_nil(name):
        return printer.speech("network.across.none", base=base)
    return printer.speech.count("network.across", int(printer.length(name)), base=base)


def _counted(printer: Printer, key: str, name: str, unit: str) -> str:
    """A sentence about one figure; none where it is nil or may not be shown."""
    if printer.is_nil(name) or printer.is_hidden(name):
        return ""
    figure = printer.figure(name)
    base = printer.speech.count(f"count.{unit}", figure.base or 0) if figure else ""
    return printer.speech.count(key, int(printer.length(name)), base=base)


def _declared(printer: Printer) -> str:
    """From how many interviews the links come, and what silence is worth."""
    speech, name = printer.speech, "network.declaring"
    if printer.is_nil(_LINKS):
        return ""
    if printer.is_hidden(name) or printer.is_hidden("heard.interviews") or printer.is_nil(name):
        return speech("network.silence")
    base = printer.number("heard.interviews")
    first = speech.count("network.declared", int(printer.length(name)), base=base)
    return f"{first} {speech('network.silence')}"


def _added(printer: Printer) -> str:
    speech = printer.speech
    if printer.is_hidden(_ADDED):
        return ""
    if printer.is_nil(_ADDED):
        return speech("network.added.none")
    return speech.count("network.added", int(printer.length(_ADDED)))


# -- sentences for the team ------------------------------------------------------------------------


def _inside(printer: Printer) -> list[str]:
    """Groups, actors that stand alone, and those between others."""
    if not printer.internal:
        return []
    actors = [actor for actor in printer.edition.network.actors if not actor.is_person]
    return [
        _groups(printer),
        _alone(
            printer, [one for one in actors if not one.links and (one.is_registered or one.is_met)]
        ),
        _means(printer, actors),
        _brokers(printer, actors),
        _persons(printer),
    ]


def _groups(printer: Printer) -> str:
    speech, groups = printer.speech, printer.edition.network.groups
    if not groups:
        return ""
    largest = speech.count("count.actors", groups[0])
    if len(groups) == 1:
        return speech("network.groups.one", largest=largest)
    return speech.count("network.groups", len(groups), largest=largest)


def _groups_since(printer: Printer) -> str:
    """What the new links change of the largest group; for the team only."""
    speech, network = printer.speech, printer.edition.network
    if not network.groups_since or not any(tie.is_new for tie in network.ties):
        return ""
    after = speech.count("count.actors", network.groups_since[0])
    largest = network.groups[0] if network.groups else 0
    if largest == network.groups_since[0]:
        return speech("network.groups.same", after=after)
    before = speech.count("count.actors", largest)
    return speech("network.groups.since", after=after, before=before)


def _alone(printer: Printer, alone: list[ShownActor]) -> str:
    if not alone:
        return ""
    speech = printer.speech
    named = [actor.name for actor in alone[:MOST_ISOLATED]]
    more = len(alone) - len(named)
    if more:
        named.append(speech.count("network.more", more))
    return speech.count("network.alone", len(alone), names=speech("phase1.separator").join(named))


def _means(printer: Printer, actors: list[ShownActor]) -> str:
    """How many links those met and the others have on average; none where all or nobody was met."""
    known = [one for one in actors if one.is_registered or one.is_met or one.links]
    met = [one.links for one in known if one.is_met]
    others = [one.links for one in known if not one.is_met]
    if not (met and others):
        return ""
    return printer.speech(
        "network.means",
        met=printer.speech.number(sum(met) / len(met), 1),
        others=printer.speech.number(sum(others) / len(others), 1),
    )


def _brokers(printer: Printer, actors: list[ShownActor]) -> str:
    """Those met that are most often on the way between two others met, each with its shares."""
    speech = printer.speech
    met = (actor for actor in actors if actor.between_met > 0)
    ranked = sorted(met, key=lambda a: (-a.between_met, a.number))
    if not ranked:
        return ""
    named = [
        speech(
            "network.broker",
            name=one.name,
            share=share(printer, one.between_met),
            unadvised=share(printer, one.between_unadvised),
        )
        for one in ranked[:MOST_BROKERS]
    ]
    words = speech("phase1.separator").join(named)
    estimated = speech("network.estimated") if printer.edition.network.is_estimated else ""
    return f"{speech('network.brokers', names=words)} {estimated}".strip()


def _persons(printer: Printer) -> str:
    """Persons met for themselves, who advised meetings; they are in no count of structures."""
    persons = sum(actor.is_person for actor in printer.edition.network.actors)
    return printer.speech.count("network.persons", persons) if persons else ""
