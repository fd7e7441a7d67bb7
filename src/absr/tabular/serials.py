"""What the number in a cell means: a number, a date, a time of day or a duration.

The file says so only through the cell's number format; the number itself is days since 1900 (with
a 29 February 1900 that never was) or since 1904.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.tabular.workbook import Value


class NumberForm(Enum):
    """How a number format shows a number."""

    NUMBER = "number"
    DATE = "date"
    """A day, with or without the time."""
    TIME = "time"
    """Hours and minutes only."""
    DURATION = "duration"
    """Hours that go on past 24 (`[h]:mm`)."""


_BUILT_IN = {
    **dict.fromkeys(range(14, 18), NumberForm.DATE),
    **dict.fromkeys(range(18, 22), NumberForm.TIME),
    22: NumberForm.DATE,
    45: NumberForm.TIME,
    46: NumberForm.DURATION,
    47: NumberForm.TIME,
}
_NUMBER = r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_ELAPSED = r"(?i)\[(?:h+|m+|s+)\]"
_NOT_CODE = r'(?s)"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]'
_EXACT_DIGITS = 15
"""What a float holds for sure."""
_MOST_DIGITS = 300
"""Beyond, no float holds the number, and int() refuses thousands of digits."""
_INFINITE = (float("inf"), float("-inf"))
_DAY_MS = 86_400_000
_LEAP_BUG = 60
"""The serial number of 29 February 1900, which Lotus believed in."""
_LAST_DAY = date.max.toordinal()


def form_of_format(format_id: int, codes: dict[int, str]) -> NumberForm:
    """What a number format shows, from its id and the `codes` that the workbook defines itself."""
    if format_id in codes:
        return form_of_code(codes[format_id])
    return _BUILT_IN.get(format_id, NumberForm.NUMBER)


def form_of_code(code: str) -> NumberForm:
    """What a format code such as `dd/mm/yyyy` shows; only the part for positive numbers counts.

    `Standard` is what some programs write, in French, for `General`.
    """
    bare = re.sub(
        _NOT_CODE, lambda match: match[0] if re.fullmatch(_ELAPSED, match[0]) else "", code
    )
    bare = bare.partition(";")[0].lower()
    if bare == "standard":
        return NumberForm.NUMBER
    if re.search(_ELAPSED, bare):
        return NumberForm.DURATION
    if "d" in bare or "y" in bare:
        return NumberForm.DATE
    if "h" in bare or "s" in bare:
        return NumberForm.TIME
    return NumberForm.DATE if "m" in bare else NumberForm.NUMBER


def read_number(text: str) -> int | float | str:
    """The number written in the file, an int when it is whole; the text itself when it is none."""
    text = text.strip(" \t\r\n")
    if not re.fullmatch(_NUMBER, text):
        return text
    if len(text) > _EXACT_DIGITS and text.isdigit() and len(text) < _MOST_DIGITS:
        return int(text)
    number = float(text)
    if number in _INFINITE:
        return text
    return int(number) if number.is_integer() else number


def read_serial(number: float, form: NumberForm, *, since_1904: bool) -> Value:
    """The date, time or duration that `number` stands for; `number` itself when there is none."""
    if form is NumberForm.NUMBER or abs(number) > _LAST_DAY:
        return number
    milliseconds = round(number * _DAY_MS)
    if form is NumberForm.DURATION or (form is NumberForm.TIME and not 0 <= number < 1):
        return timedelta(milliseconds=milliseconds)
    days, rest = divmod(milliseconds, _DAY_MS)
    if 0 <= number < 1 and days == 0:
        return _clock(rest)
    day = _day(days, since_1904=since_1904)
    if day is None:
        return number
    if rest == 0:
        return day
    return datetime.combine(day, _clock(rest))


def _clock(milliseconds: int) -> time:
    """The time of day, so many milliseconds after midnight."""
    seconds, rest = divmod(milliseconds, 1000)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60, rest * 1000)


def _day(days: int, *, since_1904: bool) -> date | None:
    """The day with a serial number, None when no calendar has it."""
    if days < 0 or (days == _LEAP_BUG and not since_1904):
        return None
    if since_1904:
        first = date(1904, 1, 1)
    else:
        first = date(1899, 12, 30) if days > _LEAP_BUG else date(1899, 12, 31)
    ordinal = first.toordinal() + days
    return date.fromordinal(ordinal) if ordinal <= _LAST_DAY else None


def read_iso(text: str) -> Value:
    """The date or time that strict files write in full; the text itself when it is none."""
    written = text.removesuffix("Z")
    try:
        if "T" in written:
            moment = datetime.fromisoformat(written).replace(tzinfo=None)
            return moment.date() if moment.time() == time() else moment
        if ":" in written:
            return time.fromisoformat(written).replace(tzinfo=None)
        return date.fromisoformat(written)
    except ValueError:
        return text
