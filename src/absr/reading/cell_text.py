"""What a cell holds, as text: one spelling for its blanks, its dashes and its whole numbers."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

Raw = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
"""What a cell holds."""

_TIDY = re.compile(r"\S+(?: \S+)*", re.ASCII)
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANKS = re.compile(rf"{_SPACES.pattern.rstrip('+')}{{2}}")
"""Two blanks side by side, of any kind: a long run of them would cost its square further on."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def plain_text(raw: Raw) -> str:
    """The cell's content as text; whole numbers without `.0`, dates as ISO."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, dt.time):
        return raw.isoformat("minutes" if not raw.second else "seconds")
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)


def tidy(text: str) -> str:
    """`text` with ordinary single spaces and no blank around its lines."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):
        return text  # most texts; the general way is slower
    if _TIDY.fullmatch(text) and not _BLANKS.search(text):
        return text
    return _tidied(text)


@lru_cache(maxsize=64)  # many records may share one long cell
def _tidied(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def plain_signs(text: str) -> str:
    """`text` with every kind of blank as one space and every kind of dash as a hyphen."""
    return _SPACES.sub(" ", text).translate(_DASHES).strip()
