"""What one workbook tells twice: an interview on two sheets, a person on two rows.

The first place counts. What a second one adds to an interview is kept; what it says otherwise
makes it another interview with the same number, and what repeats a record is reported. Where both
places say what somebody permits, the lesser counts, told or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.kinds import kinds
from absr.model.problem import Problem, Severity
from absr.store.permissions import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.store.incoming import Incoming


def join_roots(
    incoming: Iterable[Incoming],
) -> tuple[list[Incoming], list[tuple[Incoming, Incoming]]]:
    """The records without parent, each once, and those that contradict one, each with it."""
    roots: dict[tuple[str, str], Incoming] = {}
    clashes: list[tuple[Incoming, Incoming]] = []
    for item in incoming:
        if item.parent is not None:
            continue
        place = (item.kind, item.key)
        first = roots.setdefault(place, item)
        if first is item:
            continue
        if _contradict(first, item):
            clashes.append((item, first))
            permitted = narrowed(first.kind, first.values, item.values)
            roots[place] = first._replace(values=permitted)
        else:
            roots[place] = first._replace(values={**item.values, **first.values})
    return list(roots.values()), clashes


def _contradict(first: Incoming, second: Incoming) -> bool:
    """Whether both say something of the same field, and not the same."""
    one, other = _told(first), _told(second)
    said = (one.keys() & other.keys()) - set(kinds()[first.kind].key)
    return any(one[name] != other[name] for name in said)


def _told(item: Incoming) -> dict[str, object]:
    """Field → what is said of it; a date in words stands for the date."""
    return {name.removesuffix("_text"): value for name, value in item.values.items()}


def same_number(item: Incoming, other: str) -> Problem:
    """X203: the number of a record is already that of another one, which stands at `other`."""
    number = item.values.get("ref")
    return Problem(
        "X203",
        Severity.ERROR,
        item.source.file,
        item.source.sheet,
        (item.source.cell or str(item.source.row),),
        value=None if number is None else str(number),
        facts=(("other", other),),
    )


def repeated(item: Incoming, first: Incoming) -> Problem:
    """X202: a record that stands twice in the file."""
    place = first.source.cell or str(first.source.row)
    elsewhere = first.source.sheet and first.source.sheet != item.source.sheet
    return Problem(
        "X202",
        Severity.WARNING,
        item.source.file,
        item.source.sheet,
        (item.source.cell or str(item.source.row),),
        facts=(("first", f"{first.source.sheet} › {place}" if elsewhere else place),),
    )
