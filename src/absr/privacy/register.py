"""The gate for the register of resources: who is named, with what, and from where.

Outside, a resource that may not be named is counted and never listed; one that persons hold stands
without its district. Names are masked, numbers of interviews kept inside.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.register_edition import RegisterPart, ShownResource, ShownState
from absr.model.register_facts import NAMED, NOT_NAMED, SHEET, Described
from absr.privacy.prose import EVIDENCE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from absr.model.register_facts import MergedName, RegisterEntry, RegisterFacts, StateSaid
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
    named = [entry for entry in facts.entries if gate.internal or entry.outside != NOT_NAMED]
    districts = facts.districts if gate.internal else facts.districts_outside
    stem = "register.district" if gate.internal else "register.outside.district"
    merged = facts.merged if gate.internal else ()
    return RegisterPart(
        resources=tuple(_resource(entry, places, gate) for entry in named),
        themes=facts.themes,
        districts=tuple((places.get(name, name), f"{stem}.{name}") for name in districts),
        merged=tuple(_merged(one, gate) for one in merged),
    )


def _merged(one: MergedName, gate: Gate) -> MergedName:
    return one._replace(kept=gate.text(one.kept), names=tuple(map(gate.text, one.names)))


def _resource(entry: RegisterEntry, places: Mapping[str, str], gate: Gate) -> ShownResource:
    is_hidden = gate.hides(f"register.citations.{entry.id}")
    is_placed = gate.internal or entry.outside == NAMED
    others = entry.other_sources
    if not gate.internal:
        others = tuple(text for text in others if is_placed and not _gives_a_number(text))
    about = entry.described if gate.internal or entry.is_described_outside else Described()
    return ShownResource(
        id=entry.id,
        name=gate.text(entry.name),
        category=entry.category,
        themes=entry.themes,
        standing=entry.standing,
        states=_states(entry, gate),
        district=places[entry.district] if entry.district and is_placed else None,
        actor_types=None if is_hidden else entry.actor_types,
        interviews=tuple(map(gate.role, entry.interviews)) if gate.internal else (),
        tables=tuple(map(gate.text, entry.tables)),
        other_sources=tuple(map(gate.text, others)),
        sources=entry.sources,
        is_debated=entry.is_debated,
        outside=entry.outside,
        description=gate.text(about.description or ""),
        holder=gate.text(about.holder or "") if is_placed else "",
        audience=gate.text(about.audience or ""),
        access=gate.text(about.access or ""),
        usable_for=gate.text(about.usable_for or ""),
    )


def _states(entry: RegisterEntry, gate: Gate) -> tuple[ShownState, ...]:
    """Each state with the kinds of its sources, unless a total that is shown makes them numbers.

    Where a resource has no more voices than states and kinds to share them, each would be one.
    """
    told = sum(_voiced(said) for said in entry.states)
    is_shown = not gate.hides(f"register.citations.{entry.id}")
    gives_away = not gate.internal and is_shown and len(entry.states) > 1
    gives_away = gives_away and len(entry.voices) <= told
    return tuple(
        ShownState(said.state, said.on_sheet, () if gives_away else said.sources)
        for said in entry.states
    )


def _voiced(said: StateSaid) -> int:
    """How many kinds of voices say a state: the sheet is none."""
    return sum(kind != SHEET for kind in said.sources)


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
