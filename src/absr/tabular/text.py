r"""What a text becomes when it enters absr: once, here, so that no writer or terminal trips on it.

Line ends become `\n` (`\r\n`, `\r`, vertical tab and form feed, as pasted from Word). The other
control characters (ANSI escapes begin with one), U+FFFE, U+FFFF and lone surrogates become U+FFFD,
and the reader reports the cell. All else is kept as written: accents as composed or not, no-break
spaces, direction marks, leading and trailing blanks.
"""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LINE_END = "\r\n|[\r\x0b\x0c]"
_UNWANTED = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_ESCAPE = "_x([0-9A-Fa-f]{4})_"
_ESCAPED_SURROGATE = "[\ud800-\udbff][\udc00-\udfff]"


def clean(text: str) -> tuple[str, bool]:
    """The text as absr keeps it, and whether a character had to be replaced by U+FFFD."""
    if text.isprintable():
        return text, False
    text, replaced = re.subn(_UNWANTED, REPLACEMENT, re.sub(_LINE_END, "\n", text))
    return text, replaced > 0


def decode_escapes(text: str) -> str:
    """The text with the escapes of Excel files (`_x000B_`) decoded; `_x005F_` is an underscore."""
    if "_x" not in text:
        return text
    decoded = re.sub(_ESCAPE, lambda match: chr(int(match[1], 16)), text)
    return re.sub(_ESCAPED_SURROGATE, _joined, decoded)


def _joined(pair: re.Match[str]) -> str:
    return pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
