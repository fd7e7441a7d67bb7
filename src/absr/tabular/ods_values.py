"""What an OpenDocument cell says it holds (OpenDocument 1.3, part 3, section 19.387)."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import TYPE_CHECKING

from absr.tabular.serials import read_iso, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.tabular.workbook import Value

_NUMBERS = frozenset({"float", "percentage", "currency"})
_DURATION = re.compile(r"(-?)PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,](\d{1,9}))?S)?")
_DAY = timedelta(days=1)


def read_typed(attributes: Mapping[str, str], text: str) -> Value:
    """The value of a cell by the type it declares; its text where it declares none."""
    kind = attributes.get("office:value-type")
    if kind in _NUMBERS:
        return read_number(attributes.get("office:value", text))
    if kind == "date":
        return read_iso(attributes.get("office:date-value", text))
    if kind == "time":
        return read_duration(attributes.get("office:time-value", "")) or text
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    return attributes.get("office:string-value", text)


def read_duration(written: str) -> time | timedelta | None:
    """A time of day, or a length of time from a day on (`PT18H15M00S`); None when it is neither."""
    match = _DURATION.fullmatch(written)
    if match is None:
        return None
    hours, minutes, seconds = (int(match[place] or 0) for place in (2, 3, 4))
    parts = int((match[5] or "").ljust(6, "0")[:6])
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=parts)
    if match[1]:
        return -length
    if length >= _DAY:
        return length
    whole = length.seconds
    return time(whole // 3600, whole // 60 % 60, whole % 60, length.microseconds)
