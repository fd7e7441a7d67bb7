"""Small counts are hidden, together with enough neighbours that nothing gives them back.

The frequency rule of official statistics (INSEE, « manuel de protection des tableaux ») with
the project's own threshold. A reader knows which figures add up, which are part of which, that
each voice made a statement and each interview met a person; and that what is hidden is at least
one, since zeros are shown. Of a figure told inside only nothing is known, not even whether it is
nil; a small one still must not follow from what is shown.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from absr.model.figures import Unit
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from absr.model.figures import Figure, Sum

_Range = tuple[int, int | None]
"""What a reader can work out of a hidden figure: at least, and at most (None: no end)."""

_ROUNDS = 200
"""Of drawing one thing from another; sums that contradict each other would never end."""

_FEWER = {"voices": "statements", "interviews": "persons"}
"""Unit at the end of a name → the unit beside it of which there are no fewer."""

_SPOKEN = ("said.", "themes.")
"""Voices of which sentences say « fewer than N interviews »: hidden for their own sake only."""


class _Bound(NamedTuple):
    """Figures that make together no more than others."""

    less: tuple[str, ...]
    more: tuple[str, ...]


class _Known(NamedTuple):
    """What holds of the figures, hidden or not, and everybody knows."""

    figures: Mapping[str, Figure]
    groups: tuple[Sum, ...]
    bounds: tuple[_Bound, ...]
    inside: frozenset[str]
    """Figures that no edition for others holds."""


def hidden_figures(
    figures: Mapping[str, Figure], sums: Iterable[Sum], threshold: int
) -> frozenset[str]:
    """Ids of the figures that may not be shown."""
    hidden = {
        figure.id
        for figure in figures.values()
        if figure.personal and figure.value and min(figure.value, figure.contributors) < threshold
    }
    groups = tuple(sums)
    bounds = tuple(_known_bounds(groups, figures))
    inside = frozenset(figure.id for figure in figures.values() if figure.inside)
    known = _Known(figures, groups, bounds, inside)
    told = [group for group in groups if inside.isdisjoint((*group.parts, group.total))]
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for group in told:
            _protect(group, figures, hidden, threshold)
        if before == len(hidden):
            hidden.update(_cover(known, hidden))
    return frozenset(hidden)


def _protect(group: Sum, figures: Mapping[str, Figure], hidden: set[str], threshold: int) -> None:
    """Hide more of a sum until none of its hidden figures is alone, nor their whole small."""
    parts = [figures[name] for name in group.parts]
    covered = [figure for figure in parts if figure.id in hidden]
    open_parts = _open(parts, hidden)
    if group.total in hidden:
        if not covered and open_parts:
            hidden.add(open_parts[0].id)
        return
    while covered and not is_vague(covered, threshold):
        if not open_parts:
            hidden.add(group.total)
            return
        covered.append(open_parts.pop(0))
        hidden.add(covered[-1].id)


def _open(figures: Iterable[Figure], hidden: AbstractSet[str]) -> list[Figure]:
    """Those shown and not nil, the smallest first."""
    shown = (figure for figure in figures if figure.value and figure.id not in hidden)
    return sorted(shown, key=lambda figure: (figure.value, figure.id))


def is_vague(covered: Sequence[Figure], threshold: int) -> bool:
    """Whether the sum of some hidden figures, which is known, gives none of them away.

    As much as they are many, each would be one.
    """
    whole = sum(figure.value for figure in covered)
    return len(covered) > 1 and whole >= max(threshold, len(covered) + 1)


# -- what a reader knows -------------------------------------------------------------------------


def _known_bounds(groups: Sequence[Sum], figures: Mapping[str, Figure]) -> Iterator[_Bound]:
    """All that a reader knows to be no more than something else, from the sums and the words."""
    for group in groups:
        yield _Bound(group.parts, (group.total,))
        yield _Bound((group.total,), group.parts)
    for bound in (*_by_meaning(figures), *_of_voices(groups)):
        names = {*bound.less, *bound.more}
        if names <= figures.keys() and _value(figures, bound.less) <= _value(figures, bound.more):
            yield bound


def _value(figures: Mapping[str, Figure], names: Iterable[str]) -> int:
    return sum(figures[name].value for name in names)


def _by_meaning(figures: Mapping[str, Figure]) -> Iterator[_Bound]:
    """No part is more than its whole, no voice is silent, nobody is met without an interview.

    Dots have rules of their own: their totals are nobody's, and stay (`Gate`).
    """
    for name, figure in figures.items():
        if figure.whole != name and figure.unit is not Unit.DOTS:
            yield _Bound((name,), (figure.whole,))
        stem, _, unit = name.rpartition(".")
        if unit in _FEWER:
            yield _Bound((name,), (f"{stem}.{_FEWER[unit]}",))
        if name.startswith("themes."):
            yield _Bound((name,), (f"said.{name.split('.', 2)[2]}",))


def _of_voices(groups: Iterable[Sum]) -> Iterator[_Bound]:
    """Where statements add up, each voice of the whole speaks in some part, perhaps in several."""
    for group in groups:
        parts, (total,) = _voices(group.parts), _voices((group.total,))
        yield _Bound((total,), parts)
        for part in parts:
            yield _Bound((part,), (total,))


def _voices(names: Iterable[str]) -> tuple[str, ...]:
    """The voices beside some statements."""
    return tuple(f"{name.removesuffix('.statements')}.voices" for name in names)


# -- what follows from it ------------------------------------------------------------------------


def _cover(known: _Known, hidden: AbstractSet[str]) -> set[str]:
    """What else to hide, for the sake of one figure that all together give away; or nothing.

    The nearest first, as many as it takes; then those that turn out not to be needed are kept.
    """

    def is_safe(name: str, more: Iterable[Figure]) -> bool:
        all_hidden = {*hidden, *(figure.id for figure in more)}
        if _is_exact(_ranges(known, all_hidden).get(name, (1, None))):
            return False
        return name not in _solved(known, all_hidden)

    ranges = _ranges(known, hidden)
    exposed = {name for name, bound in ranges.items() if _is_exact(bound)}
    for name in (*sorted(exposed), *sorted(_solved(known, hidden) - exposed)):
        taken: list[Figure] = []
        for one in _beside(name, known, hidden):
            taken.append(one)
            if is_safe(name, taken):
                break
        for one in sorted(taken, key=lambda figure: (-figure.value, figure.id)):
            without = [other for other in taken if other is not one]
            if is_safe(name, without):
                taken = without
        if taken:
            return {figure.id for figure in taken}
    return set()


def _is_exact(bound: _Range) -> bool:
    """Whether one value is left, or none: then what is shown contradicts itself."""
    return bound[1] is not None and bound[0] >= bound[1]


def _beside(name: str, known: _Known, hidden: AbstractSet[str]) -> Iterator[Figure]:
    """What may be hidden for the sake of a figure: those it hangs together with, nearest first.

    Figures hang together where one bound holds both, at any distance through hidden ones.
    """
    met, edge = {name}, {name}
    while edge:
        linked = {
            other
            for bound in known.bounds
            if edge & {*bound.less, *bound.more}
            for other in (*bound.less, *bound.more)
        } - met
        met |= linked
        shown = linked - known.inside
        yield from _open((known.figures[other] for other in shown if _may_follow(other)), hidden)
        edge = {other for other in linked if other in hidden or _may_follow(other)}


def _may_follow(name: str) -> bool:
    """Whether a figure may be hidden for the sake of another."""
    return not (name.startswith(_SPOKEN) and name.endswith(".voices"))


def _ranges(known: _Known, hidden: AbstractSet[str]) -> dict[str, _Range]:
    """What each hidden figure of a bound can be, for who knows all that is shown.

    Where it does not settle, sums contradict each other; what is still moving counts as known.
    """
    unknown = hidden | known.inside
    ranges: dict[str, _Range] = {
        name: _before_reading(name, known, hidden)
        for bound in known.bounds
        for name in (*bound.less, *bound.more)
    }
    active = [bound for bound in known.bounds if not unknown.isdisjoint((*bound.less, *bound.more))]
    before: dict[str, _Range] = {}
    for _ in range(_ROUNDS):
        before = dict(ranges)
        for bound in active:
            _narrow(bound, ranges, unknown)
        if before == ranges:
            break
    return {
        name: found if found == before[name] else (found[0], found[0])
        for name, found in ranges.items()
        if name in hidden
    }


def _before_reading(name: str, known: _Known, hidden: AbstractSet[str]) -> _Range:
    """What a figure says of itself: its number, that it is not nil, or nothing."""
    if name in known.inside:
        return (0, None)
    value = known.figures[name].value
    return (1, None) if name in hidden else (value, value)


def _narrow(bound: _Bound, ranges: dict[str, _Range], unknown: AbstractSet[str]) -> None:
    """Draw from one bound what it says of each of its figures."""
    least = sum(ranges[name][0] for name in bound.less)
    ends = [ranges[name][1] for name in bound.more]
    open_ends = ends.count(None)
    most = sum(end for end in ends if end is not None)
    if not open_ends:
        for name in bound.less:
            low, high = ranges[name]
            limit = most - (least - low)
            if name in unknown and (high is None or limit < high):
                ranges[name] = (low, limit)
    for name in bound.more:
        low, high = ranges[name]
        if name in unknown and open_ends == (high is None):
            ranges[name] = (max(low, least - (most - (high or 0))), high)


def _solved(known: _Known, hidden: AbstractSet[str]) -> set[str]:
    """Hidden figures that the sums fix as equations, whatever the numbers.

    By elimination: each equation is solved for one figure, which then stands in no other.
    """
    solved: dict[str, dict[str, Fraction]] = {}
    unknown = hidden | known.inside
    for group in known.groups:
        row = _equation(group, unknown)
        for name in [name for name in row if name in solved]:
            _subtract(row, solved[name], name)
        if not row:
            continue
        pivot = min(row)
        factor = row[pivot]
        row = {name: value / factor for name, value in row.items()}
        for other in solved.values():
            if pivot in other:
                _subtract(other, row, pivot)
        solved[pivot] = row
    return {name for name, row in solved.items() if len(row) == 1 and name in hidden}


def _equation(group: Sum, unknown: Collection[str]) -> dict[str, Fraction]:
    """The figures of a sum that are not shown, and how often each counts."""
    row = {name: Fraction(1) for name in group.parts if name in unknown}
    if group.total in unknown:
        row[group.total] = row.get(group.total, Fraction(0)) - 1
    return {name: value for name, value in row.items() if value}


def _subtract(row: dict[str, Fraction], other: Mapping[str, Fraction], name: str) -> None:
    """Take so often another equation off that `name` does not stand in this one any more."""
    factor = row[name]
    for one, value in other.items():
        left = row.get(one, Fraction(0)) - factor * value
        if left:
            row[one] = left
        else:
            row.pop(one, None)
