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
    """Whether a figure shows its text: an unknown font draws none, in silence."""
    figure = Figure("health", "x", bars([Bar("Ab", 1.0, "1")]), alt="x")
    try:
        picture = draw(figure, "fr", with_png=False)
    except RenderingError:
        return False
    return bool(picture.svg)
