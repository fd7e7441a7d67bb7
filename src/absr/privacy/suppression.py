"""Small counts are hidden, together with enough neighbours that sums do not give them back.

The frequency rule of official statistics (INSEE, « manuel de protection des tableaux ») with
the project's own threshold. Sums are the one-way totals of the report. A reader knows that
what is hidden is at least one, since zeros are shown, and nothing else about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from absr.model.figures import Figure, Sum

_Range = tuple[int, int | None]
"""What a reader can work out of a hidden figure: at least, and at most (None: no end)."""


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
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for group in groups:
            _protect(group, figures, hidden, threshold)
        if before == len(hidden):
            hidden.update(_cover(groups, figures, hidden))
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
    while covered and not _is_vague(covered, threshold):
        if not open_parts:
            hidden.add(group.total)
            return
        covered.append(open_parts.pop(0))
        hidden.add(covered[-1].id)


def _open(figures: Iterable[Figure], hidden: AbstractSet[str]) -> list[Figure]:
    """Those shown and not nil, the smallest first."""
    shown = (figure for figure in figures if figure.value and figure.id not in hidden)
    return sorted(shown, key=lambda figure: (figure.value, figure.id))


def _is_vague(covered: Sequence[Figure], threshold: int) -> bool:
    """Whether the sum of some hidden figures, which is known, gives none of them away.

    As much as they are many, each would be one.
    """
    whole = sum(figure.value for figure in covered)
    return len(covered) > 1 and whole >= max(threshold, len(covered) + 1)


def _cover(
    groups: Sequence[Sum], figures: Mapping[str, Figure], hidden: AbstractSet[str]
) -> set[str]:
    """One more figure to hide, beside one that several sums together give away; or none."""
    ranges = _ranges(groups, figures, hidden)
    exposed = [name for name, (least, most) in ranges.items() if least == most]
    for name in sorted(exposed):
        beside = [group for group in groups if name in (*group.parts, group.total)]
        members = [figures[other] for group in beside for other in (*group.parts, group.total)]
        if candidates := _open(members, hidden):
            return {candidates[0].id}
    return set()


def _ranges(
    groups: Sequence[Sum], figures: Mapping[str, Figure], hidden: AbstractSet[str]
) -> dict[str, _Range]:
    """What each hidden figure of a sum can be, for who knows all that is shown."""
    ranges: dict[str, _Range] = {
        name: (1, None) if name in hidden else (figures[name].value, figures[name].value)
        for group in groups
        for name in (*group.parts, group.total)
    }
    before: dict[str, _Range] = {}
    while before != ranges:
        before = dict(ranges)
        for group in groups:
            _narrow(group, ranges)
    return {name: bounds for name, bounds in ranges.items() if name in hidden}


def _narrow(group: Sum, ranges: dict[str, _Range]) -> None:
    """Draw from one sum what it says of its total and of each part."""
    total = ranges[group.total]
    parts = [ranges[name] for name in group.parts]
    ranges[group.total] = _both(total, (sum(least for least, _ in parts), _ends(parts)))
    for name in group.parts:
        others = [ranges[other] for other in group.parts if other != name]
        others_end = _ends(others)
        most = None if total[1] is None else total[1] - sum(least for least, _ in others)
        least = 0 if others_end is None else total[0] - others_end
        ranges[name] = _both(ranges[name], (least, most))


def _ends(ranges: Iterable[_Range]) -> int | None:
    ends = [most for _, most in ranges]
    known = [most for most in ends if most is not None]
    return sum(known) if len(known) == len(ends) else None


def _both(one: _Range, other: _Range) -> _Range:
    ends = [most for most in (one[1], other[1]) if most is not None]
    return max(one[0], other[0]), min(ends, default=None)
