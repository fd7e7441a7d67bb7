r"""Words of a tree as GitHub's Markdown that reads as those very words.

Pandoc's own writer leaves `&amp;`, `---` and `\\(` as they are, which a reader then takes for a
sign, a rule or nothing at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from absr.rendering import nodes

if TYPE_CHECKING:
    from absr.rendering.nodes import Node

_SIGN = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=[\w+-]+:)|^(?=#+$)")
_LINE_START = re.compile(r"^(?=[-+=]+$|:?-+:?$)")
_NUMBER_START = re.compile(r"^(\d+)(?=[.)]$)")


def literal(content: Any) -> Any:
    """A copy of `content` whose words are written out, every sign with a meaning escaped."""
    return nodes.replaced(content, _block)


def _block(node: Node) -> list[Node] | None:
    kind = node["t"]
    if kind in {"Para", "Plain"}:
        return [{"t": kind, "c": _line(node["c"])}]
    # Neither a heading nor a cell begins a line: `1.` needs no escape there.
    return (
        [{**node, "c": nodes.replaced(node["c"], _word)}] if kind in {"Header", "Table"} else None
    )


def _line(content: list[Node]) -> list[Node]:
    done: list[Node] = []
    starts = True
    for node in content:
        if starts and node["t"] == "Str":
            word = _LINE_START.sub(r"\\", _escaped(node["c"]))
            done.append(_written(_NUMBER_START.sub(r"\1\\", word)))
        else:
            done += nodes.replaced([node], _word)
        starts = node["t"] == "LineBreak"
    return done


def _word(node: Node) -> list[Node] | None:
    if node["t"] in {"Superscript", "Subscript"}:
        return [node]  # pandoc finds the small letters itself, from plain words only
    return [_written(_escaped(node["c"]))] if node["t"] == "Str" else None


def _escaped(word: str) -> str:
    return _SIGN.sub(lambda sign: "\\" + sign.group(), word)


def _written(word: str) -> Node:
    return {"t": "RawInline", "c": ["gfm", word]}
