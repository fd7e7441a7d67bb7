"""What is kept of a large file as evidence: the lines that hold a value, byte for byte.

The first cell of each line is the number that it has in the file; the heading stands first. After
an empty line, one line a sum: the territory, how many communes were added, how many have no value,
the variable as the file names it, and the sum. The communes are those of the project's settings.
When it is archived, a last line seals it (`store.deliveries`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.reading.statistics.collector import Found


def extract_of(
    heading: tuple[int, bytes],
    lines: Mapping[int, bytes],
    values: Sequence[Found],
    separator: bytes,
    sheet: str,
) -> bytes:
    """The extract of one table."""
    row, names = heading
    kept = {row: names, **lines}
    parts = [f"# {sheet}".encode()] if sheet else []
    parts += [str(number).encode() + separator + kept[number] for number in sorted(kept)]
    sums = [_sum_line(one, separator) for one in values if one.communes is not None]
    return b"\n".join([*parts, *([b"", *sums] if sums else []), b""])


def _sum_line(found: Found, separator: bytes) -> bytes:
    told = (
        found.territory,
        str(found.communes),
        str(found.without),
        f"{found.variable.dataset}/{found.variable.name}/{found.variable.vintage}",
        repr(found.measure) if isinstance(found.measure, float) else found.measure,
    )
    return separator.join(part.encode() for part in told)
