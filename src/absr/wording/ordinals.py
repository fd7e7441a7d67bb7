"""Ranks as they are said: `1er`, `2e`; `1st`, `22nd`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.wording.speech import Speech

_ENDINGS = {1: "one", 2: "two", 3: "three"}
_TEENS = range(11, 14)


def ordinal(number: int, speech: Speech) -> str:
    """A place in an order; French writes all but the first alike, English looks at the last digit.

    The French abbreviations are those of the Imprimerie nationale: 1er, 2e (not « 2ème »).
    """
    key = f"ordinal.{number}"
    if not speech.has(key):
        ending = None if number % 100 in _TEENS else _ENDINGS.get(number % 10)
        key = f"ordinal.ends_in.{ending or 'other'}"
    return speech(key, n=number)
