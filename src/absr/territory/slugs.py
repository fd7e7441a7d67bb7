"""Names of folders: what a commune's name becomes on a disk, Windows included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.territory.names import to_ascii

if TYPE_CHECKING:
    from absr.territory.records import Commune

MAX_LENGTH = 60
_SEPARATORS = re.compile(r"[^a-z0-9]+")
# Windows keeps these for devices, whatever the extension.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
_NAMELESS = "x"


def slug(place: Commune, *, with_code: bool = False) -> str:
    """The commune's name for a folder: `romainville`; `93066-saint-denis` with its code."""
    return ascii_slug(f"{place.code} {place.name}" if with_code else place.name)


def ascii_slug(text: str) -> str:
    """A folder's name made of `text`: a-z, 0-9 and single hyphens, 1 to 60 characters.

    The slug of a slug is itself. A text without any letter or digit we can write becomes `x`.
    """
    words = _SEPARATORS.sub("-", to_ascii(text).lower()).strip("-")
    short = _cut(words)
    return f"{short}-1" if short in _RESERVED else short or _NAMELESS


def _cut(words: str) -> str:
    """The first words that fit; the first one is cut itself when it alone is too long."""
    if len(words) <= MAX_LENGTH:
        return words
    head = words[: MAX_LENGTH + 1]
    return head.rpartition("-")[0] or head[:MAX_LENGTH]
