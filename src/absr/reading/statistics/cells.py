"""What one cell of a published file says: a number, or why there is none."""

from __future__ import annotations

import re

REASONS = {
    "": "not_available",
    "s": "secret",
    "c": "secret",
    "ns": "not_significant",
    "nd": "not_available",
    "n/d": "not_available",
    "nc": "not_available",
    "na": "not_available",
    "so": "not_applicable",
    "///": "not_applicable",
    "...": "not_available",
    "-": "not_applicable",
}
"""Marks of Insee, and what they stand for among the reasons that a sheet may give."""

_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?: \d{3})+)(?:[.,]\d*)?(?:[eE][+-]?\d{1,3})?")
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u200b\ufeff\t"), " ")


def measure_of(text: str) -> float | str | None:
    """The number, exactly rounded, or the id of a reason; None for what is neither.

    A comma is a decimal one: no published file groups thousands by commas.
    """
    bare = text.translate(_BLANKS).strip().strip('"').strip()
    if _NUMBER.fullmatch(bare):
        number = float(bare.replace(" ", "").replace(",", "."))
        return number if abs(number) < float("inf") else None
    return REASONS.get(bare.lower())


def text_of(cell: bytes) -> str:
    """The text of a cell: UTF-8, else as older Windows programs write it."""
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return cell.decode("cp1252", "replace")
