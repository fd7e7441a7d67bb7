"""The document's tree for all formats: blocks in their places, numbers, links, typography."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from absr.rendering import nodes
from absr.rendering.document import Column, Document, Figure, Table
from absr.rendering.faults import TemplateError
from absr.rendering.templates import BLOCK_CLASS, REFERENCE, Filled
from absr.wording.typography import NO_BREAK_SPACE, french, labelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.rendering.nodes import Node
    from absr.rendering.pandoc import Tree

NUMBERED_LEVELS = 2
"""Levels of headings that carry a number and stand in the contents."""

FIGURE_TARGET = "absr-figure:"
"""What the target of a figure's picture begins with, before the writer puts its own."""

_SAFE_TARGETS = ("#", "https://", "http://", "mailto:")
_UNTYPESET = frozenset({"Code", "CodeBlock", "Math", "RawBlock", "RawInline"})
_TEXT = frozenset({"Str", "Space", "SoftBreak"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents show it."""

    level: int
    key: str
    content: list[Node]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The tree that every writer starts from, and its headings."""

    tree: Tree
    headings: tuple[Heading, ...]


def assemble(document: Document, filled: Filled, tree: Tree) -> Assembled:
    """The parsed template with its tables and figures, numbered, linked and typeset."""
    numbers = {
        name: number
        for placed in (filled.tables, filled.figures)
        for number, name in enumerate(placed, 1)
    }
    blocks = _with_blocks(document, tree.blocks, numbers)
    blocks = nodes.replaced(blocks, lambda node: _linked(document, node, numbers))
    blocks = _attributed(_numbered(blocks))
    if document.language == "fr":
        blocks = typeset(blocks)
    return Assembled(replace(tree, blocks=blocks), _headings(blocks))


def typeset(content: Any) -> Any:
    """A copy of `content` with French no-break spaces and apostrophes in its text."""
    if isinstance(content, dict):
        return content if _is_untypeset(content) else {**content, "c": typeset(content.get("c"))}
    if not isinstance(content, list):
        return content
    if not any(_is_text(item) for item in content):
        return [typeset(item) for item in content]
    done: list[Any] = []
    text = ""
    for item in [*content, None]:
        if _is_text(item):
            text += item["c"] if item["t"] == "Str" else " "
            continue
        done += nodes.words(french(text)) if text else []
        text = ""
        done += [] if item is None else [typeset(item)]
    return done


def numbered(word: str, number: int) -> str:
    """A block's word and number, which never part: `Tableau 3`."""
    return f"{word}{NO_BREAK_SPACE}{number}"


def _is_untypeset(node: Node) -> bool:
    is_address = node.get("t") == "Link" and "uri" in node["c"][0][1]
    return "c" not in node or node.get("t") in _UNTYPESET or is_address


def _is_text(item: object) -> bool:
    return isinstance(item, dict) and item.get("t") in _TEXT


def _with_blocks(document: Document, blocks: list[Any], numbers: Mapping[str, int]) -> list[Any]:
    """The tree with its tables and figures where the template placed them."""
    blocks_given: tuple[Table | Figure, ...] = (*document.tables, *document.figures)
    known = {block.name: block for block in blocks_given}
    missing = dict(numbers)

    def place(node: Node) -> list[Node] | None:
        if BLOCK_CLASS not in nodes.classes(node):
            return None
        name = nodes.attribute(node, "name")
        number = missing.pop(name)
        block = known[name]
        if isinstance(block, Table):
            return [_table_block(document, block, number)]
        return [_figure_block(document, block, number)]

    placed: list[Any] = nodes.replaced(blocks, place)
    if missing:
        # The place stands inside a sentence or a code block, where no block can be.
        raise TemplateError(
            "template-block-misplaced", template=document.template, name=next(iter(missing))
        )
    return placed


def _table_block(document: Document, table: Table, number: int) -> Node:
    caption = _caption(document.labels.table, number, table.caption)
    content = [_table(table, caption), *_notes(document, table)]
    return nodes.div(content, "absr-table", key=f"absr-{table.name}", name=table.name)


def _figure_block(document: Document, figure: Figure, number: int) -> Node:
    caption = _caption(document.labels.figure, number, figure.caption)
    picture = nodes.image(figure.alt, FIGURE_TARGET + figure.name, figure.width_cm)
    content = [
        nodes.div([nodes.para(caption)], "caption"),
        nodes.div([nodes.para([picture])], "plot"),
        *_notes(document, figure),
    ]
    return nodes.div(content, "absr-figure", key=f"absr-{figure.name}", name=figure.name)


def _caption(word: str, number: int, text: str) -> list[Node]:
    lead = nodes.strong(nodes.words(f"{numbered(word, number)}."))
    return [lead, {"t": "Space"}, *nodes.inlines(text)]


def _notes(document: Document, block: Table | Figure) -> list[Node]:
    lines = [block.note] if block.note else []
    if block.source:
        lines.append(labelled(document.labels.source, block.source, document.language))
    return [nodes.div([nodes.para(nodes.inlines(line))], "source") for line in lines]


def _table(table: Table, caption: list[Node]) -> Node:
    attributes: list[Any] = ["", [], []]
    total = sum(column.width for column in table.columns)
    aligns = [_align(column) for column in table.columns]
    widths = [
        [align, {"t": "ColWidth", "c": column.width / total}]
        for align, column in zip(aligns, table.columns, strict=True)
    ]

    def row(cells: tuple[str, ...]) -> list[Any]:
        return [
            attributes,
            [
                [attributes, align, 1, 1, [nodes.plain(nodes.inlines(cell))]]
                for align, cell in zip(aligns, cells, strict=True)
            ],
        ]

    head = [row(tuple(column.heading for column in table.columns))]
    split = len(table.rows) - 1 if table.total else len(table.rows)
    body = [attributes, int(table.row_headings), [], [row(cells) for cells in table.rows[:split]]]
    foot = [row(cells) for cells in table.rows[split:]]
    content = [
        *(attributes, [None, [nodes.plain(caption)]], widths),
        *([attributes, head], [body], [attributes, foot]),
    ]
    return {"t": "Table", "c": content}


def _align(column: Column) -> Node:
    return {"t": f"Align{column.align.capitalize()}"}


def _linked(document: Document, node: Node, numbers: Mapping[str, int]) -> list[Node] | None:
    """References with their words; links and pictures to nowhere or elsewhere as mere text."""
    if node["t"] == "Image":
        placed = (figure.name for figure in document.figures if figure.name in numbers)
        is_ours = node["c"][2][0] in {FIGURE_TARGET + name for name in placed}
        return None if is_ours else list(node["c"][1])
    if node["t"] != "Link":
        return None
    target: str = node["c"][2][0]
    name = target.removeprefix(REFERENCE)
    if name != target and not node["c"][1]:
        return [_reference(document, name, numbers)]
    return None if target.lower().startswith(_SAFE_TARGETS) else list(node["c"][1])


def _reference(document: Document, name: str, numbers: Mapping[str, int]) -> Node:
    if name not in numbers:
        raise TemplateError("template-block-unplaced", template=document.template, name=name)
    is_table = any(table.name == name for table in document.tables)
    word = document.labels.table if is_table else document.labels.figure
    return nodes.link(nodes.words(numbered(word, numbers[name])), REFERENCE + name)


def _numbered(blocks: list[Any]) -> list[Any]:
    """The tree with a number before each heading of the first levels."""
    counts = [0] * NUMBERED_LEVELS

    def number(node: Node) -> list[Node] | None:
        if node["t"] != "Header":
            return None
        level, attributes, content = node["c"]
        if level > NUMBERED_LEVELS or "unnumbered" in attributes[1]:
            return [node]
        counts[level - 1 :] = [counts[level - 1] + 1, *[0] * (NUMBERED_LEVELS - level)]
        written = ".".join(str(count) for count in counts[:level])
        lead = nodes.span(nodes.words(f"{written}." if level == 1 else written), "number")
        return [{"t": "Header", "c": [level, attributes, [lead, {"t": "Space"}, *content]]}]

    done: list[Any] = nodes.replaced(blocks, number)
    return done


def _attributed(blocks: list[Any]) -> list[Any]:
    """The tree with the speaker's line of each quote as a block of its own."""

    def attribute(node: Node) -> list[Node] | None:
        is_line = node["t"] in {"Para", "Plain"} and len(node["c"]) == 1
        if is_line and "by" in nodes.classes(node["c"][0]):
            return [nodes.div([nodes.para(node["c"][0]["c"][1])], "by")]
        return None

    done: list[Any] = nodes.replaced(blocks, attribute)
    return done


def _headings(blocks: list[Any]) -> tuple[Heading, ...]:
    found = (node["c"] for node in nodes.every(blocks) if node["t"] == "Header")
    return tuple(
        Heading(level, attributes[0], content)
        for level, attributes, content in found
        if level <= NUMBERED_LEVELS and "unlisted" not in attributes[1]
    )
