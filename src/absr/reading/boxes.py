"""Boxes to tick, as Word forms and hand-made sheets have them: `☒ Oui  ☐ Non`."""

from __future__ import annotations

import re

_TICKED = "☑☒✓✔🗹🗷✅■◼"
_EMPTY = "☐□◻⬜🗆▢"
_BOX = re.compile(f"[{_TICKED}{_EMPTY}]")
_EDGES = " \t\n;,|/\u00a0\u202f"


def has_boxes(text: str) -> bool:
    """Whether a text is made of boxes with words beside them."""
    return bool(_BOX.search(text)) and any(map(str.isalnum, text))


def ticked(text: str) -> tuple[str, ...]:
    """The words beside each ticked box, in their order.

    A box stands before its words, unless the text begins with words and ends with a box.
    """
    boxes = [match[0] for match in _BOX.finditer(text)]
    pieces = [piece.strip(_EDGES) for piece in _BOX.split(text)]
    words = pieces[:-1] if _stand_after(pieces) else pieces[1:]
    return tuple(word for box, word in zip(boxes, words, strict=True) if box in _TICKED and word)


def _stand_after(pieces: list[str]) -> bool:
    return bool(pieces[0]) and not pieces[-1]
