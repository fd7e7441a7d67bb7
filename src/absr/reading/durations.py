"""How long something lasted: the minutes that a cell tells, as people write hours."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from absr.reading.cell_text import plain_signs

if TYPE_CHECKING:
    from absr.reading.cell_text import Raw

_HOUR = 60
_H, _M = r"(?:h|hr|hrs|heures?|hours?)", r"(?:m|mn|min|minutes?|')"
_HOURS = rf"(\d{{1,2}}) ?{_H} ?(?:et |and )?(\d{{1,2}})? ?{_M}?"
_MINUTES = rf"(\d{{1,3}}) ?(?:{_M}|\u2032)"
_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2}))?"
_PART_OF_HOURS = r"(\d{1,2})[.,](\d{1,2}) ?(?:h|heures?|hours?)"
_WORDS = {
    "une demi-heure": 30,
    "1/2 h": 30,
    "1/2 heure": 30,
    "une heure": 60,
    "une heure et demie": 90,
    "deux heures": 120,
    "trois quarts d'heure": 45,
}


def read_minutes(raw: Raw) -> int | None:
    """The minutes of a cell whose unit is certain (`1h10`, `50 min`, 01:10:00, `0,75 h`), or None.

    A lone number has no unit of its own: it is left to the column. Seconds that are no whole
    minute give None.
    """
    if isinstance(raw, dt.timedelta):
        return _whole(raw.total_seconds())
    if isinstance(raw, dt.time):
        return _whole(raw.hour * 3600 + raw.minute * 60 + raw.second)
    return _in_text(raw) if isinstance(raw, str) else None


def _whole(seconds: float) -> int | None:
    minutes, rest = divmod(seconds, 60)
    return int(minutes) if rest == 0 and minutes >= 0 else None


def _in_text(raw: str) -> int | None:
    text = plain_signs(raw).casefold().replace("\u2019", "'").rstrip(" .")
    if text in _WORDS:
        return _WORDS[text]
    if match := re.fullmatch(_MINUTES, text):
        return int(match[1])
    if match := re.fullmatch(_HOURS, text):
        return _sum(int(match[1]), int(match[2] or 0))
    if match := re.fullmatch(_CLOCK, text):
        return _sum(int(match[1]), int(match[2])) if int(match[3] or 0) == 0 else None
    if match := re.fullmatch(_PART_OF_HOURS, text):
        return _whole(float(f"{match[1]}.{match[2]}") * 3600)
    return None


def _sum(hours: int, minutes: int) -> int | None:
    return hours * _HOUR + minutes if minutes < _HOUR else None
