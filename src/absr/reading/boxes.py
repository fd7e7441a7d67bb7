"""Boxes to tick, as forms in Word and on sheets have them: `☒ Oui  ☐ Non`, `(x) Oui ( ) Non`."""

from __future__ import annotations

import re

_TICKED = "☑☒✓✔🗹🗷✅■◼"
_EMPTY = "☐□◻⬜🗆▢"
_BOX = re.compile(f"[{_TICKED}{_EMPTY}]")
_EDGES = " \t\n;,|/\u00a0\u202f"
_TYPED_TICK = re.compile(r"\[\s?[xX✓✔]\s?\]|\(\s?[xX✓✔]\s?\)")
_TYPED_EMPTY = re.compile(r"\[[\s_]{0,3}\]|\([\s_]{1,3}\)")
"""Boxes made of brackets, by who has no other."""


def has_boxes(text: str) -> bool:
    """Whether a text is made of boxes with words beside them."""
    return bool(_BOX.search(_drawn(text))) and any(map(str.isalnum, text))


def ticked(text: str) -> tuple[str, ...]:
    """The words beside each ticked box, in their order."""
    return tuple(word for is_ticked, word in options(text) if is_ticked and word)


def options(text: str) -> tuple[tuple[bool, str], ...]:
    """Each box: whether it is ticked, and the words beside it.

    A box stands before its words, unless the text begins with words and ends with a box.
    """
    drawn = _drawn(text)
    boxes = [match[0] for match in _BOX.finditer(drawn)]
    pieces = [piece.strip(_EDGES) for piece in _BOX.split(drawn)]
    words = pieces[:-1] if _stand_after(pieces) else pieces[1:]
    return tuple((box in _TICKED, word) for box, word in zip(boxes, words, strict=True))


def words_before(text: str) -> str:
    """What stands before the first box: « Vous êtes : » of a line with its options."""
    drawn = _drawn(text)
    first = _BOX.search(drawn)
    return drawn[: first.start()].strip() if first else text


def _drawn(text: str) -> str:
    """The text with the boxes made of brackets as drawn ones."""
    if "[" not in text and "(" not in text:
        return text
    return _TYPED_EMPTY.sub("☐", _TYPED_TICK.sub("☒", text))


def _stand_after(pieces: list[str]) -> bool:
    return bool(pieces[0]) and not pieces[-1]
