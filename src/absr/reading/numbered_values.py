"""A listed value after the number or code that its list gives it: « 5 - Récit », « T06 Art »."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"^\s*\(?(?:[A-Za-z]{0,3}\d{1,3}(?:\.\d{1,2})?\s*(?:[-\u2013\u2014.):/=]\s*|\s)|"
    r"[A-Za-z]{1,3}(?:\s*[=:)]|\s+[-\u2013\u2014]\s|\.\s)\s*)(?=[^\W\d_]{2})"
)
"""A number with or without letters before it, or letters with a sign after them, before words."""


def without_number(text: str) -> str:
    """The words of a value without the number or the code before them; as it is without one."""
    return _NUMBER.sub("", text, count=1)
