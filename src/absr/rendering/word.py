"""The document as a Word file: its blocks in the styles of the house, then its pages.

Styles are named as in `reference.docx`; a town's own reference may lack some, and Word then
falls back on its body text.
"""

from __future__ import annotations

import base64
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from absr.rendering import nodes, pandoc
from absr.rendering.assembly import FIGURE_TARGET, Assembled, Heading
from absr.rendering.faults import RenderingError
from absr.rendering.keyfigures import key_figures
from absr.rendering.lookup import style_file
from absr.rendering.word_package import finished

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.rendering.document import Document
    from absr.rendering.nodes import Node

STYLES = {
    "lead": "Lead",
    "recipient": "Recipient",
    "quote": "Quote",
    "by": "Quote Source",
    "note": "Source Note",
    "source": "Source Note",
    "caption": "Image Caption",
    "plot": "Figure Plot",
}
"""Classes of blocks, and the Word style their paragraphs are set in."""

BOXES = {"callout": "CalloutBox", "warning": "WarningBox"}
"""Classes of boxes, and the style of the table of one cell that holds each."""

_MOST_KEYS_IN_ROW = 4
_LETTERHEAD = frozenset({"Banner", "Organisation"})
"""What stands on top of a letter; its title is told by its own text."""

_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_SPACE = '<w:p><w:pPr><w:pStyle w:val="AfterBlock"/></w:pPr></w:p>'
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
# A field that holds its contents already: Word fills it anew only when a person asks for it.
_FIELD_START = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
    ' TOC \\o "1-2" \\n \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def write_word(document: Document, assembled: Assembled, pictures: Mapping[str, bytes]) -> bytes:
    """The bytes of the `.docx`, the same for the same document; `pictures` are PNG by name."""
    body: list[Any] = nodes.replaced(assembled.tree.blocks, lambda node: _in_word(node, pictures))
    front = _front(body)
    contents = _contents(document, assembled.headings)
    blocks = [*_title_block(document), *body[:front], *contents, *body[front:]]
    reference = style_file("reference.docx", document.overrides)
    options = ("--to", "docx", "--reference-doc", str(reference), "--output", "-")
    locale = _LOCALES[document.language]
    try:
        data = pandoc.write(pandoc.Tree(assembled.tree.version, blocks), options, language=locale)
    except RenderingError as error:
        if error.code == "pandoc-failed" and document.overrides in reference.parents:
            raise RenderingError("reference-unreadable", file=reference.name) from error
        raise
    return finished(data, document, locale)


def _front(body: list[Any]) -> int:
    """How many blocks stand before the first heading: what is essential comes before the list."""
    headings = (place for place, node in enumerate(body) if node["t"] == "Header")
    return next(headings, 0)


def _in_word(node: Node, pictures: Mapping[str, bytes]) -> list[Node] | None:
    """What stands in Word for a node of the shared tree; None keeps it."""
    if node["t"] == "Image":
        name = node["c"][2][0].removeprefix(FIGURE_TARGET)
        uri = "data:image/png;base64," + base64.b64encode(pictures[name]).decode()
        return [{"t": "Image", "c": [node["c"][0], node["c"][1], [uri, ""]]}]
    if node["t"] == "Span" and "by" in nodes.classes(node):
        return [nodes.styled_span(node["c"][1], "Speaker")]
    return _block_in_word(node, pictures) if node["t"] == "Div" else None


def _block_in_word(node: Node, pictures: Mapping[str, bytes]) -> list[Node] | None:
    classes = nodes.classes(node)
    if "page-break" in classes:
        return [nodes.raw("openxml", _PAGE_BREAK)]
    if "keys" in classes:
        return _key_table(node)
    box = next((BOXES[name] for name in classes if name in BOXES), None)
    if box:
        content = nodes.replaced(node["c"][1], lambda inner: _in_word(inner, pictures))
        return [nodes.raw("openxml", _SPACE), *_one_row([content], box)]
    style = next((STYLES[name] for name in classes if name in STYLES), None)
    if style is None:
        return None
    content = nodes.replaced(node["c"][1], lambda inner: _in_word(inner, pictures))
    block = nodes.div(content, key=node["c"][0][0], custom_style=style)
    # Word draws one rule past two quotes in a row unless something stands between.
    return [block, nodes.raw("openxml", _SPACE)] if style == STYLES["quote"] else [block]


def _title_block(document: Document) -> list[Node]:
    lines = [
        ("Banner", document.banner),
        ("Organisation", document.organisation),
        ("Title", document.title),
        ("Subtitle", document.subtitle),
        ("Date", " · ".join(part for part in (document.date, document.status) if part)),
    ]
    if document.is_letter:
        lines = [line for line in lines if line[0] in _LETTERHEAD]
    return [_styled(nodes.inlines(text), style) for style, text in lines if text]


def _contents(document: Document, headings: tuple[Heading, ...]) -> list[Node]:
    if not document.contents or not headings:
        return []
    lines = [[nodes.link(heading.content, f"#{heading.key}")] for heading in headings]
    lines[0] = [_raw_inline(_FIELD_START), *lines[0]]
    entries = [
        _styled(line, f"toc {heading.level}") for line, heading in zip(lines, headings, strict=True)
    ]
    title = _styled(nodes.inlines(document.labels.contents), "TOC Heading")
    return [title, *entries, _styled([_raw_inline(_FIELD_END)], "Contents End")]


def _key_table(node: Node) -> list[Node]:
    """Key figures side by side: a table of one row, or several of about the same length."""
    cells = [
        [_styled(number, "Key Number"), _styled(label, "Key Label")]
        for number, label in key_figures(node)
    ]
    rows = -(-len(cells) // _MOST_KEYS_IN_ROW)
    starts = [-(-place * len(cells) // rows) for place in range(rows + 1)] if rows else []
    found = (_one_row(cells[first:last], "KeyFigures") for first, last in pairwise(starts))
    return [node for row in found for node in row]


def _one_row(cells: list[list[Node]], style: str) -> list[Node]:
    """A table of one row, and the space after it."""
    attributes: list[Any] = ["", [], []]
    align = {"t": "AlignDefault"}
    widths = [[align, {"t": "ColWidth", "c": 1 / len(cells)}] for _ in cells]
    row = [attributes, [[attributes, align, 1, 1, cell] for cell in cells]]
    body, empty = [attributes, 0, [], [row]], [attributes, []]
    styled: list[Any] = ["", [], [["custom-style", style]]]
    table = {"t": "Table", "c": [styled, [None, []], widths, empty, [body], empty]}
    return [table, nodes.raw("openxml", _SPACE)]


def _styled(content: list[Node], style: str) -> Node:
    return nodes.div([nodes.para(content)], custom_style=style)


def _raw_inline(xml: str) -> Node:
    return {"t": "RawInline", "c": ["openxml", xml]}
