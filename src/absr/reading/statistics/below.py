"""The lines below the heading of a text, cut into cells as far as nothing need be known of them.

Done in the thread that reads, as a rule, while the one that asked works on earlier lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.tabular.statistics_fields import count_lines, plain_block

if TYPE_CHECKING:
    from absr.reading.statistics.shapes import Heading
    from absr.tabular.statistics_fields import PlainBlock


class Lines(NamedTuple):
    """Some lines that stand below each other."""

    number: int
    """Of the first one, in the file, from 1."""
    text: bytes
    plain: PlainBlock | None
    """The same, where they are plain and their columns are asked for."""


class LinesBelow:
    """Takes the blocks of a text in turn; leaves out all down to the heading."""

    def __init__(self, heading: Heading, *, by_column: bool) -> None:
        """Prepare to count the lines."""
        self.raw_heading = b""
        """The line of the heading as it stands there, once it was met."""
        self._heading = heading
        self._by_column = by_column
        self._number = 1

    def of(self, block: bytes) -> Lines:
        """The lines of the next block."""
        text = self._below(block)
        heading = self._heading
        plain = None
        if self._by_column:
            plain = plain_block(text, heading.separator, len(heading.names))
        found = Lines(self._number, text, plain)
        self._number += count_lines(text) if plain is None else len(plain)
        return found

    def _below(self, block: bytes) -> bytes:
        skipped = self._heading.row - self._number + 1
        if skipped <= 0:
            return block
        lines = block.split(b"\n", skipped)
        if len(lines) >= skipped:
            self.raw_heading = lines[skipped - 1].removesuffix(b"\r")
        rest = lines[skipped] if len(lines) > skipped else b""
        self._number += count_lines(block[: len(block) - len(rest)])
        return rest
