"""The axis on which rows have their names: cut in lines, each name centred on its row."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL_CHARACTERS = 30
"""Of a line of a name."""
LINE_HEIGHT = 15

_Spec = dict[str, object]


def wrapped(label: str) -> str:
    """A name cut in lines between its words; a word is never cut."""
    lines = textwrap.wrap(label, LABEL_CHARACTERS, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) or label


def row_axis(labels: Sequence[str], field: str = "label") -> _Spec:
    """The axis of these names, cut already; each datum has its own under `label`."""
    counts = sorted({label.count("\n") + 1 for label in labels} - {1})
    # Vega centres the first line of a label on its row; we want the middle of all its lines.
    offsets = [
        {
            "test": f"length(split(datum.label, '\\n')) == {count}",
            "value": -(count - 1) * LINE_HEIGHT / 2,
        }
        for count in counts
    ]
    axis = {
        "title": None,
        "ticks": False,
        "domain": False,
        "labelPadding": 8,
        "labelExpr": "split(datum.label, '\\n')",
        "labelLineHeight": LINE_HEIGHT,
        **({"labelOffset": {"condition": offsets, "value": 0}} if offsets else {}),
    }
    return {"field": field, "type": "nominal", "sort": None, "axis": axis}
