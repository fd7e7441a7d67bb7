"""The document as Markdown that reads well as it is, with its figures beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.rendering import nodes, pandoc
from absr.rendering.assembly import FIGURE_TARGET, Assembled
from absr.rendering.markdown_text import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.rendering.document import Document
    from absr.rendering.nodes import Node

_OPTIONS = ("--to", "gfm-raw_html-tex_math_dollars", "--wrap", "none")
_LINE_BREAK: Node = {"t": "RawInline", "c": ["gfm", "<br>"]}
_SET_IN = frozenset({"quote", "callout", "warning"})


def write_markdown(document: Document, assembled: Assembled, paths: Mapping[str, str]) -> bytes:
    """The bytes of the text; `paths` says where each figure stands, from the text's folder."""
    body: list[Any] = nodes.replaced(assembled.tree.blocks, lambda node: _in_markdown(node, paths))
    blocks = literal([*_title_block(document), *_deeper(body)])
    return pandoc.write(pandoc.Tree(assembled.tree.version, blocks), _OPTIONS)


def _in_markdown(node: Node, paths: Mapping[str, str]) -> list[Node] | None:
    """What stands in the text for a node of the shared tree; None keeps it."""
    if node["t"] == "Image":
        path = paths[node["c"][2][0].removeprefix(FIGURE_TARGET)]
        return [{"t": "Image", "c": [["", [], []], node["c"][1], [path, ""]]}]
    if node["t"] == "Table":
        return _captioned(node)
    inner = _without_mark(node)
    if inner is None:
        return None
    content: list[Any] = nodes.replaced(inner, lambda child: _in_markdown(child, paths))
    is_set_in = bool(_SET_IN & set(nodes.classes(node)))
    return [{"t": "BlockQuote", "c": content}] if is_set_in else content


def _without_mark(node: Node) -> Any:
    """What a node holds, where Markdown has no sign for what it is; None where it has one."""
    if node["t"] in {"Div", "Span"}:
        return node["c"][1]
    if node["t"] == "Superscript" and not nodes.plain_text(node).isdigit():
        return node["c"]
    # Each reader of Markdown names headings its own way: a link to one would miss it.
    is_inside = node["t"] == "Link" and node["c"][2][0].startswith("#")
    return node["c"][1] if is_inside else None


def _captioned(table: Node) -> list[Node]:
    """The table under its caption, for Markdown's tables have none; and all its rows alike."""
    attributes, caption, widths, head, bodies, foot = table["c"]
    free = [[align, {"t": "ColWidthDefault"}] for align, _ in widths]
    # Markdown's cells have one line: without this, pandoc would write `[TABLE]` for the whole.
    content = nodes.replaced(
        [attributes, [None, []], free, head, bodies, foot],
        lambda node: [_LINE_BREAK] if node["t"] == "LineBreak" else None,
    )
    lines = [nodes.para(block["c"]) for block in caption[1]]
    return [*lines, {"t": "Table", "c": content}]


def _title_block(document: Document) -> list[Node]:
    facts = (document.organisation, document.date, document.status)
    lines = [
        nodes.para([nodes.strong(nodes.inlines(document.banner))]) if document.banner else None,
        {"t": "Header", "c": [1, ["", [], []], nodes.inlines(document.title)]},
        nodes.para([nodes.strong(nodes.inlines(document.subtitle))]) if document.subtitle else None,
        nodes.para(nodes.inlines(" · ".join(fact for fact in facts if fact))),
    ]
    return [line for line in lines if line is not None]


def _deeper(blocks: list[Any]) -> list[Any]:
    """The blocks with their headings one level below the title."""

    def lower(node: Node) -> list[Node] | None:
        if node["t"] != "Header":
            return None
        level, attributes, content = node["c"]
        return [{"t": "Header", "c": [level + 1, attributes, content]}]

    done: list[Any] = nodes.replaced(blocks, lower)
    return done
