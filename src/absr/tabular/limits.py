"""How much a delivered file may ask of the machine: absolute bounds, counted and never believed."""

from __future__ import annotations

from absr.model.record import NamedTuple


class Limits(NamedTuple):
    """Bounds on one workbook. They are counted while reading: a size the file declares is ignored.

    Going over any of them refuses the file (problem F006, fact `limit` = the name of the field).
    """

    file_bytes: int = 100_000_000
    """Size of the file as delivered."""
    inflated_bytes: int = 200_000_000
    """All the parts of the archive together, once unpacked."""
    members: int = 10_000
    """Parts in the archive."""
    sheets: int = 1_000
    text_chars: int = 1_000_000
    """Characters in one cell (Excel itself stops at 32,767)."""
    strings: int = 5_000_000
    """Distinct texts of the workbook."""
    cells: int = 5_000_000
    """Places held in memory: for each row kept, its values up to the last, blanks included, and
    three more for the row itself."""
    merged: int = 100_000
    """Merged ranges of one sheet."""
    elements: int = 6_000_000
    """Elements of one part of the archive (those of rows written the usual way do not count)."""
    depth: int = 100
    """Elements open at the same time, one inside the other."""
    token_bytes: int = 8_000_000
    """One tag, comment or attribute of the XML."""


DEFAULT_LIMITS = Limits()
