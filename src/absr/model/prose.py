"""The writer's prose for the narrative, as it was typed and as it is taken apart.

People write it as Markdown. Only headings, paragraphs, lists, quotations and emphasis are kept
as such; every other sign is text, so that no markup of any language can get through.
"""

from __future__ import annotations

import re

from absr.model.record import NamedTuple

PARTS = ("heritage", "today", "tomorrow", "everyone")
"""The four parts of the narrative, in their order."""


class ProseText(NamedTuple):
    """One part of the narrative as its file holds it."""

    part: str
    file: str
    """Place of the file below the project's folder."""
    text: str


class ProseBlock(NamedTuple):
    """A heading, a paragraph, an item of a list or a quotation."""

    kind: str
    """`heading`, `paragraph`, `bullet`, `number` or `quote`."""
    text: str
    """On one line; `*` and `_` still mark emphasis, `[C-7K2M]` still cites."""


class Run(NamedTuple):
    """A stretch of text in one type."""

    text: str
    mark: str
    """Nothing, `*` for emphasis or `**` for strong."""


_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2}|_{1,2})(?=[^\s*_])([^*_]{1,400}?)(?<!\s)\1(?![\w*])")


def runs(text: str) -> tuple[Run, ...]:
    """`text` parted by its marks of emphasis; a mark without its twin is a sign like others."""
    found: list[Run] = []
    done = 0
    for match in _EMPHASIS.finditer(text):
        found.append(Run(text[done : match.start()], ""))
        found.append(Run(match[2], "*" * len(match[1])))
        done = match.end()
    found.append(Run(text[done:], ""))
    return tuple(run for run in found if run.text)
