"""The gate for the register of resources: names masked, numbers of interviews kept inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.register_edition import RegisterPart, ShownResource, ShownState
from absr.privacy.prose import EVIDENCE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.register_facts import RegisterEntry, RegisterFacts
    from absr.privacy.gate import Gate

_LIKE_A_NUMBER = re.compile(r"[^\W\d_]{0,2}[\W_]*\d+")
"""`E07`, `n° 12`: perhaps an interview that was taken back, never a named source."""
_HOLDS_A_NUMBER = re.compile(
    r"(?<![^\W_])(?:"
    r"[^\W\d_]{1,4}[_\-\u2010-\u2015]?(?!(?:19|20)\d\d(?!\d))\d{1,4}(?:[^\W\d_]{0,3})"
    r"|(?-i:[A-Z])\s\d{1,3}"
    r"|(?:entretien|interview|pilote?|invitation|invitee?|invité)s?\W{0,3}(?:n[o°º]?\W{0,3})?\d{1,3}"
    r")(?![^\W_])",
    re.IGNORECASE,
)
"""`entretien E07`, `PIL07 (mairie)`, `INV-12`, `E 07`, `entretien n° 7`; but not `BPE 2024`."""


def register_part(facts: RegisterFacts, gate: Gate) -> RegisterPart:
    """What the audience of `gate` may see."""
    places = _places(facts.districts, gate)
    return RegisterPart(
        resources=tuple(_resource(entry, places, gate) for entry in facts.entries),
        themes=facts.themes,
        districts=tuple((places[name], f"register.district.{name}") for name in facts.districts),
    )


def _resource(entry: RegisterEntry, places: Mapping[str, str], gate: Gate) -> ShownResource:
    is_hidden = gate.hides(f"register.citations.{entry.id}")
    others = entry.other_sources
    if not gate.internal:
        others = tuple(text for text in others if not _gives_a_number(text))
    return ShownResource(
        id=entry.id,
        name=gate.text(entry.name),
        category=entry.category,
        themes=entry.themes,
        standing=entry.standing,
        states=tuple(ShownState(said.state, said.on_sheet) for said in entry.states),
        district=places[entry.district] if entry.district else None,
        actor_types=None if is_hidden else entry.actor_types,
        interviews=entry.interviews if gate.internal else (),
        tables=tuple(map(gate.text, entry.tables)),
        other_sources=tuple(map(gate.text, others)),
    )


def _gives_a_number(source: str) -> bool:
    """Whether a source tells the number of an interview, a pilot or an invitation, or an id."""
    if _LIKE_A_NUMBER.fullmatch(source.strip()):
        return True
    return any(pattern.search(source) for pattern in (_HOLDS_A_NUMBER, EVIDENCE_ID))


def _places(districts: Iterable[str], gate: Gate) -> dict[str, str]:
    """Districts without names; two that become alike are told apart."""
    places: dict[str, str] = {}
    for district in districts:
        place = gate.text(district)
        while place in places.values():
            place += " *"
        places[district] = place
    return places
