"""Nodes of pandoc's document tree: made, searched and replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from absr.rendering.escaping import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Node = dict[str, Any]
"""A node as pandoc's JSON writes it: its type under `t`, its content under `c`."""

_LINES = re.compile(r"\r\n?|\n")
_BLANKS = re.compile("[ \t\f\v\x85\u2028\u2029]+")


def inlines(text: str) -> list[Node]:
    """`text` word by word; a line feed is a line break."""
    nodes: list[Node] = []
    for number, line in enumerate(_LINES.split(printable(text))):
        if number:
            nodes.append({"t": "LineBreak"})
        nodes += words(_BLANKS.sub(" ", line).strip(" "))
    return nodes


def words(text: str) -> list[Node]:
    """`text` as strings and spaces, the spaces at its ends too."""
    nodes: list[Node] = []
    for number, word in enumerate(text.split(" ")):
        if number:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def para(content: list[Node]) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": content}


def plain(content: list[Node]) -> Node:
    """A line of text that is no paragraph of its own, such as a list item's."""
    return {"t": "Plain", "c": content}


def strong(content: list[Node]) -> Node:
    """Content in bold type."""
    return {"t": "Strong", "c": content}


def div(content: list[Node], *classes: str, key: str = "", **attributes: str) -> Node:
    """A block with its classes, its identifier (`key`) and its attributes."""
    pairs = [[name.replace("_", "-"), value] for name, value in attributes.items()]
    return {"t": "Div", "c": [[key, list(classes), pairs], content]}


def span(content: list[Node], *classes: str) -> Node:
    """A stretch of text with its classes."""
    return {"t": "Span", "c": [["", list(classes), []], content]}


def styled_span(content: list[Node], style: str) -> Node:
    """A stretch of text in a style of Word's, by its name."""
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], content]}


def link(content: list[Node], target: str) -> Node:
    """A link."""
    return {"t": "Link", "c": [["", [], []], content, [target, ""]]}


def image(alt: str, target: str, width_cm: float) -> Node:
    """A picture with its alternative text."""
    attributes = ["", [], [["width", f"{width_cm:g}cm"]]]
    return {"t": "Image", "c": [attributes, inlines(alt), [target, ""]]}


def raw(kind: str, text: str) -> Node:
    """A block in the language of one format, which pandoc copies as it is."""
    return {"t": "RawBlock", "c": [kind, text]}


def classes(node: Node) -> list[str]:
    """The classes of a block or stretch, none for nodes that have no attributes."""
    return _attributes(node)[1] if node["t"] in {"Div", "Span"} else []


def attribute(node: Node, name: str) -> str:
    """The attribute called `name` of a block or stretch, or an empty string."""
    pairs: Mapping[str, str] = dict(_attributes(node)[2])
    return pairs.get(name, "")


def _attributes(node: Node) -> list[Any]:
    found: list[Any] = node["c"][0]
    return found


def plain_text(content: object) -> str:
    """The text of a node or of several, without their marks."""
    parts = []
    for node in every(content):
        if node["t"] in {"Space", "SoftBreak", "LineBreak"}:
            parts.append(" ")
        elif node["t"] == "Str":
            parts.append(node["c"])
        elif node["t"] in {"Code", "Math"}:
            parts.append(node["c"][1])
    return "".join(parts)


def every(content: object) -> Iterator[Node]:
    """Each node in `content`, at any depth, in reading order."""
    waiting = [content]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            yield item
            waiting.append(item.get("c"))


def replaced(content: Any, change: Callable[[Node], list[Node] | None]) -> Any:
    """`content` in which `change` replaces nodes, each by a list of others.

    A node for which it answers None is kept, and searched; what it gives is not. Nothing given is
    changed: what holds no replaced node is given back as it is, not copied.
    """
    if isinstance(content, list):
        return _replaced_items(content, change) if content else content
    if isinstance(content, dict) and "c" in content:
        inner = replaced(content["c"], change)
        return content if inner is content["c"] else {**content, "c": inner}
    return content


def _replaced_items(items: list[Any], change: Callable[[Node], list[Node] | None]) -> list[Any]:
    done: list[Any] = []
    same = True
    for item in items:
        answer = change(item) if isinstance(item, dict) and "t" in item else None
        if answer is None:
            kept = item if isinstance(item, str) else replaced(item, change)
            same = same and kept is item
            done.append(kept)
        else:
            same = False
            done += answer
    return items if same else done
