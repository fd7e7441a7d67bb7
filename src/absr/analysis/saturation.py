"""What more interviews brought: different sub-themes and resources, one interview after another.

The mean over all orders has a closed form, so that nothing is drawn: of N interviews, k name a
thing; n of them taken at random miss it with the probability C(N-k, n) / C(N, n). The sum of what
is not missed is the rarefaction curve (Hurlbert 1971, Ecology 52(4), 577-586; for incidences,
Gotelli and Colwell 2001, Ecology Letters 4, 379-391).

A curve that flattens says that persons like those met would bring little that is new. It says
nothing of persons of another kind.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from absr.analysis.sub_themes import sub_themes_of
from absr.model.register_facts import resource_key
from absr.model.soundness_facts import LAST_INTERVIEWS, Curve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement

    _Named = Mapping[str, set[str]]
    """Evidence id of an interview → the different things that it names."""

POINTS = 60
"""Points of a drawn curve, at most: more cannot be told apart on a page."""


def saturation(
    interviews: Sequence[Interview], statements: Iterable[Statement]
) -> tuple[Curve, ...]:
    """The curve of the sub-themes and that of the resources."""
    ordered = sorted(interviews, key=lambda one: one.date or dt.date.min)
    sub_themes: dict[str, set[str]] = {one.id: set() for one in ordered}
    resources: dict[str, set[str]] = {one.id: set() for one in ordered}
    for said in statements:
        sub_themes[said.interview].update(sub_themes_of(said))
        if said.resource and said.nature == "resource":
            resources[said.interview].add(resource_key(said.resource))
    undated = sum(one.date is None for one in ordered)
    found = (("sub_themes", sub_themes), ("resources", resources))
    return tuple(_curve(what, named, undated) for what, named in found)


def expected_different(interviews: int, named_in: Iterable[int], taken: int) -> float:
    """Different things that `taken` of the interviews name, on average over all choices of them.

    `named_in` gives for each thing the number of interviews that name it. A thing that k of N
    interviews name is missed with the probability C(N-k, n) / C(N, n), which is the product of
    (N-n-j) / (N-j) for j from 0 to k-1.
    """
    numbers = sorted(Counter(named_in).items())
    missed, counted, found = 1.0, 0, 0.0
    for number, many in numbers:
        for place in range(counted, number):
            missed *= max(0, interviews - taken - place) / (interviews - place)
        counted = number
        found += many * (1 - missed)
    return found


def _curve(what: str, named: _Named, undated: int) -> Curve:
    """The curve of one sort of things, over the interviews in the order of `named`."""
    number = len(named)
    named_in = Counter(key for keys in named.values() for key in keys)
    found = list(_found(named))
    last = min(LAST_INTERVIEWS, number)
    places = _places(number)
    return Curve(
        what=what,
        interviews=number,
        total=len(named_in),
        expected=tuple(
            (place, expected_different(number, named_in.values(), place)) for place in places
        ),
        observed=tuple((place, found[place]) for place in places),
        once=sum(times == 1 for times in named_in.values()),
        last=last,
        new=found[-1] - found[-1 - last],
        undated=undated,
    )


def _found(named: _Named) -> Iterator[int]:
    """How many different ones after no interview, after one, after two and so on."""
    known: set[str] = set()
    yield 0
    for keys in named.values():
        known |= keys
        yield len(known)


def _places(number: int) -> list[int]:
    """From none to all the interviews, evenly, the ends among them."""
    steps = min(POINTS, number)
    return sorted({round(number * step / steps) for step in range(steps + 1)} if steps else {0})
