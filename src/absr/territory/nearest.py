"""The names nearest to one that nobody has: what the person may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from absr.territory.index import commune_of, is_within, loose_key, name_index
from absr.territory.records import Commune, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

MOST = 5
# How far a name that holds, or is held by, the one written counts, among typing mistakes.
_LONGER, _SHORTER, _SAME_WORDS, _INSIDE = 1, 2, 2, 4
_SHORTEST = 4


def nearest(key: str, within: Collection[str]) -> tuple[Place, ...]:
    """At most five places whose name is near `key`, best first, the larger first when equal.

    Being outside `within` (codes of départements or communes) counts as one more mistake.
    """
    wanted = loose_key(key)
    if not wanted:
        return ()
    index = name_index()
    ranked = [
        (_rank(place, steps, within), place)
        for name, steps in _near_names(wanted, index.numbers).items()
        for place in index.places(name)
    ]
    ranked.sort(key=lambda pair: pair[0])
    return tuple(place for rank, place in ranked[:MOST] if rank[0] <= ranked[0][0][0] + 1)


def _rank(place: Place, steps: int, within: Collection[str]) -> tuple[int, bool, int, str]:
    """What sorts the suggestions: mistakes, communes of today first, larger first."""
    inhabitants = commune_of(place).population or 0
    steps += not is_within(place, within)
    return (steps, not isinstance(place, Commune), -inhabitants, place.code)


def _near_names(wanted: str, names: Iterable[str]) -> dict[str, int]:
    """The keys near `wanted`, with the number of mistakes that makes."""
    names = list(names)
    allowed = 1 + (len(wanted) > _SHORTEST) + (len(wanted) > 2 * _SHORTEST)
    near = {name: steps for name in names if (steps := _containment(wanted, name))}
    mistyped = process.extract(wanted, names, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    for name, steps, _ in mistyped:
        near[name] = min(int(steps), near.get(name, allowed))
    return near


def _containment(wanted: str, name: str) -> int:
    """How one is made of whole words of the other; 0 when it is not."""
    if name.startswith(f"{wanted} "):
        return _LONGER
    if len(name) >= _SHORTEST and f" {name} " in f" {wanted} ":
        return _SHORTER if wanted.startswith(name) else _INSIDE
    words = wanted.split()
    if words[0] in name and len(wanted) >= _SHORTEST and set(words) <= set(name.split()):
        return _SAME_WORDS
    return 0
