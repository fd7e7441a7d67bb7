"""Whether the programs that rendering needs answer."""

from __future__ import annotations

from absr.rendering import pandoc
from absr.rendering.charts import Bar, bars
from absr.rendering.document import Figure
from absr.rendering.faults import RenderingError
from absr.rendering.figures import draw


def pandoc_version() -> str | None:
    """The version that pandoc says; None when it does not answer."""
    try:
        answer = pandoc.run(("--version",), b"")
    except RenderingError:
        return None
    return answer.decode(errors="replace").split("\n", 1)[0].removeprefix("pandoc").strip()


def text_is_drawn() -> bool:
    """Whether a figure shows its text: a font that cannot be read draws none, in silence.

    Two figures that differ by their words alone must then differ as pictures.
    """
    figures = (Figure("health", "x", bars([Bar(word, 1.0, "1")]), alt="x") for word in ("ou", "et"))
    try:
        first, second = (draw(figure, "fr").png for figure in figures)
    except RenderingError:
        return False
    return first != second
