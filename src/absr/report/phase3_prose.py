"""The writer's prose as Markdown in which only its own headings, lists and emphasis are signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.rendering.escaping import escaped

if TYPE_CHECKING:
    from absr.model.action_edition import ShownBlock, ShownPart
    from absr.model.prose import Run

_STARTS = {"heading": "### ", "bullet": "- ", "quote": "> ", "paragraph": ""}


def prose_markup(part: ShownPart) -> Markup:
    """The blocks of one part, for a template to place as they are."""
    text = ""
    before = ""
    number = 0
    for block in part.blocks:
        number = number + 1 if block.kind == "number" else 0
        start = f"{number}. " if number else _STARTS[block.kind]
        joined = "\n" if block.kind == before and block.kind in {"bullet", "number"} else "\n\n"
        text += (joined if text else "") + start + _line(block)
        before = block.kind
    return Markup(text)  # noqa: S704 -- every run is escaped, the marks are our own


def _line(block: ShownBlock) -> str:
    runs = "".join(map(_run, block.runs)).strip()
    return runs or "&nbsp;"


def _run(run: Run) -> str:
    """A run between its marks, which stand against the words: blanks stay outside."""
    words = escaped(run.text)
    if not words:
        return " " if run.text else ""
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() else ""
    return f"{before}{run.mark}{words}{run.mark}{after}"
