"""What spellings of one sub-theme share, and the sub-themes that a cell names."""

from __future__ import annotations

import re

from absr.model.labels import fold

_SEPARATORS = re.compile(r"[,;/\n]")
_SHORT_WORD = 3
"""Words no longer than this keep their last letter: `gaz`, `bus`, `pas`."""


def sub_themes_in(text: str | None) -> dict[str, str]:
    """The sub-themes that a cell names, as they are written, by what two spellings share."""
    parts = (part.strip() for part in _SEPARATORS.split(text or ""))
    return {key: part for part in parts if (key := sub_theme_key(part))}


def sub_theme_key(text: str) -> str:
    """What spellings of one sub-theme share: no accents, capitals or plural (`violence`)."""
    return " ".join(
        word[:-1] if len(word) > _SHORT_WORD and word[-1] in "sx" else word
        for word in fold(text).split()
    )
