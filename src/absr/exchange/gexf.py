"""The network of actors as GEXF 1.3, which Gephi and others open.

Basis: the format's own description, https://gexf.net/schema.html. Inside, the nodes are the actors;
outside they are the colleges, and an edge is the number of links between two of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from absr.model.edition import Audience
from absr.model.network_facts import LinkKind, cell
from absr.rendering.escaping import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.edition import Edition
    from absr.model.network_edition import ShownActor, ShownTie
    from absr.wording.speech import Speech

    Values = Mapping[str, object]

_GEXF = "http://gexf.net/1.3"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}

_ACTOR = {
    "type": str,
    "college": str,
    "person": bool,
    "registered": bool,
    "met": bool,
    "links": int,
    "links_since": int,
    "group": int,
    "between": float,
    "between_since": float,
    "evidence": str,
}
_TIE = {
    **{str(kind): bool for kind in LinkKind},
    "mutual": bool,
    "since_workshop": bool,
    "evidence": str,
}
_COLLEGE = {"actors": int}
_BETWEEN = {"links": int, "hidden": bool}


def gexf_file(edition: Edition, speech: Speech) -> tuple[bytes, tuple[str, ...]] | None:
    """The file and the evidence ids in it; None where no actor is known."""
    if not edition.network.colleges:
        return None
    root = ET.Element("gexf", {"xmlns": _GEXF, "xmlns:xsi": _SCHEMA, "version": "1.3"})
    root.set("xsi:schemaLocation", f"{_GEXF} {_GEXF}/gexf.xsd")
    _meta(root, edition, speech)
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    inside = edition.audience is Audience.INTERNAL
    evidence = _actors(graph, edition, speech) if inside else _colleges(graph, edition, speech)
    ET.indent(root)
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n", evidence


def _meta(root: ET.Element, edition: Edition, speech: Speech) -> None:
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": edition.day.isoformat()})
    commune = edition.settings.commune_name
    words = [
        speech("export.gexf.title", commune=commune),
        speech(f"edition.{edition.audience}"),
        edition.settings.notice or "",
    ]
    if edition.audience is not Audience.INTERNAL:
        words.insert(2, speech("export.gexf.outside"))
    ET.SubElement(meta, "creator").text = "absr"
    ET.SubElement(meta, "description").text = one_line(". ".join(word for word in words if word))


# -- for the team: actors --------------------------------------------------------------------------


def _actors(graph: ET.Element, edition: Edition, speech: Speech) -> tuple[str, ...]:
    _declare(graph, speech, ("node", _ACTOR), ("edge", _TIE))
    nodes = ET.SubElement(graph, "nodes")
    for actor in edition.network.actors:
        label = actor.name or speech.label("actor_types", actor.actor_type)
        _element(nodes, "node", {"id": actor.number, "label": label}, _of_actor(actor, speech))
    edges = ET.SubElement(graph, "edges")
    for number, tie in enumerate(edition.network.ties):
        ends = {"id": number, "source": tie.one, "target": tie.other, "weight": len(tie.evidence)}
        _element(edges, "edge", ends, _of_tie(tie))
    told = {record for tie in edition.network.ties for record in tie.evidence}
    return tuple(sorted(told | {actor.id for actor in edition.network.actors}))


def _of_actor(actor: ShownActor, speech: Speech) -> Values:
    return {
        "type": speech.label("actor_types", actor.actor_type) if actor.actor_type else "",
        "college": _college(actor.college, speech),
        "person": actor.is_person,
        "registered": actor.is_registered,
        "met": actor.is_met,
        "links": actor.links,
        "links_since": actor.links_since,
        "group": actor.group,
        "between": round(actor.between, 6),
        "between_since": round(actor.between_since, 6),
        "evidence": actor.id,
    }


def _of_tie(tie: ShownTie) -> Values:
    return {
        **{str(kind): kind in tie.kinds for kind in LinkKind},
        "mutual": tie.is_mutual,
        "since_workshop": tie.is_new,
        "evidence": "; ".join(tie.evidence),
    }


# -- for others: colleges --------------------------------------------------------------------------


def _colleges(graph: ET.Element, edition: Edition, speech: Speech) -> tuple[str, ...]:
    """Nobody is named, and no record is: there is no evidence to give."""
    _declare(graph, speech, ("node", _COLLEGE), ("edge", _BETWEEN))
    colleges = edition.network.colleges
    nodes = ET.SubElement(graph, "nodes")
    for number, college in enumerate(colleges, 1):
        shown = edition.figures[f"network.actors.college.{college or 'unknown'}"].value
        values = {} if shown is None else {"actors": shown}
        attributes = {"id": number, "label": _college(college, speech)}
        _element(nodes, "node", attributes, values)
    edges = ET.SubElement(graph, "edges")
    for place, (one, other, links) in enumerate(_cells(edition, colleges)):
        ends: dict[str, object] = {"id": place, "source": one, "target": other}
        known: dict[str, object] = {"hidden": links is None}
        if links is not None:
            ends["weight"] = known["links"] = links
        _element(edges, "edge", ends, known)
    return ()


def _cells(edition: Edition, colleges: Sequence[str]) -> Iterable[tuple[int, int, int | None]]:
    """Numbers of two colleges with their links, None where they are hidden; no noughts."""
    for first, one in enumerate(colleges, 1):
        for second, other in enumerate(colleges[first - 1 :], first):
            links = edition.figures[cell(one, other)].value
            if links != 0:
                yield first, second, links


def _college(college: str, speech: Speech) -> str:
    return speech.label("colleges", college) if college else speech("network.no_college")


# -- elements --------------------------------------------------------------------------------------


def _declare(graph: ET.Element, speech: Speech, *declared: tuple[str, Mapping[str, type]]) -> None:
    """What the nodes and the edges have besides their ends, in the words of the language."""
    for owner, columns in declared:
        attributes = ET.SubElement(graph, "attributes", {"class": owner, "mode": "static"})
        for name, kind in columns.items():
            title = one_line(speech(f"export.gexf.{owner}.{name}"))
            ET.SubElement(
                attributes, "attribute", {"id": name, "title": title, "type": _TYPES[kind]}
            )


def _element(parent: ET.Element, tag: str, attributes: Values, values: Values) -> None:
    element = ET.SubElement(parent, tag, {name: _text(v) for name, v in attributes.items()})
    told = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(told, "attvalue", {"for": name, "value": _text(value)})


def _text(value: object) -> str:
    """A value as it stands in an attribute: on one line, of signs that XML can hold."""
    return str(value).lower() if isinstance(value, bool) else one_line(str(value))
