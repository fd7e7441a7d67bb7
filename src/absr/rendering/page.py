"""The document as one HTML file that needs nothing else: no script, no network, no other file."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import TYPE_CHECKING, Any

from absr.rendering import nodes, pandoc
from absr.rendering.assembly import FIGURE_TARGET, Assembled, Heading
from absr.rendering.escaping import printable
from absr.rendering.figures import FONT, Picture
from absr.rendering.lookup import font_folder, style_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.rendering.document import Document
    from absr.rendering.nodes import Node

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
_FONTS = (
    ("AbsrSans-Regular.woff2", "400", "normal"),
    ("AbsrSans-Bold.woff2", "700", "normal"),
    ("AbsrSans-Italic.woff2", "400", "italic"),
)
_OPTIONS = (
    *("--to", "html5", "--wrap", "none", "--shift-heading-level-by", "1"),
    *("--email-obfuscation", "none", "--syntax-highlighting", "none"),
)
_ENLARGED = 1.15  # a screen has room for figures drawn for paper
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_CELL = re.compile(r"<th(?=[ >])")
_UNSCOPED = re.compile(r"<th(?! scope)(?=[ >])")


def write_page(document: Document, assembled: Assembled, pictures: Mapping[str, Picture]) -> bytes:
    """The bytes of the page, the same for the same document."""
    body: list[Any] = nodes.replaced(assembled.tree.blocks, lambda node: _in_page(node, pictures))
    text = pandoc.write(pandoc.Tree(assembled.tree.version, body), _OPTIONS).decode()
    parts = (
        f'<!DOCTYPE html>\n<html lang="{document.language}">',
        _head(document),
        f'<body>\n<a class="skip" href="#text">{_text(document.labels.skip)}</a>',
        _title_block(document),
        '<div class="columns">',
        _contents(document, assembled.headings),
        f'<main id="text">\n{_scoped(text)}</main>\n</div>',
        f"<footer>{_text(_last_line(document))}</footer>\n</body>\n</html>\n",
    )
    return "\n".join(part for part in parts if part).encode()


def _in_page(node: Node, pictures: Mapping[str, Picture]) -> list[Node] | None:
    """What stands in the page for a node of the shared tree; None keeps it."""
    if node["t"] == "Table":
        label = nodes.plain_text(node["c"][1][1])
        area = nodes.div([node], "scroll", role="region", tabindex="0", aria_label=label)
        return [area if label else nodes.div([node], "scroll")]
    if node["t"] != "Div":
        return None
    classes = nodes.classes(node)
    key, content = node["c"][0][0], node["c"][1]
    if "absr-figure" in classes:
        return _figure(key, content, pictures)
    if "quote" in classes:
        return _quote(content)
    if {"callout", "warning"} & set(classes):
        inner = nodes.replaced(content, lambda child: _in_page(child, pictures))
        return [nodes.div(inner, *classes, key=key, role="note")]
    return None


def _figure(key: str, content: Sequence[Node], pictures: Mapping[str, Picture]) -> list[Node]:
    caption, plot, *notes = content
    target: str = plot["c"][1][0]["c"][0]["c"][2][0]
    picture = pictures[target.removeprefix(FIGURE_TARGET)]
    style = f"max-width:{picture.width * _ENLARGED:g}px"
    return [
        nodes.raw("html", f'<figure id="{escape(key)}" class="figure"><figcaption>'),
        nodes.plain(caption["c"][1][0]["c"]),
        nodes.raw("html", f'</figcaption><div class="plot" style="{style}">{picture.svg}</div>'),
        *notes,
        nodes.raw("html", "</figure>"),
    ]


def _quote(content: Sequence[Node]) -> list[Node]:
    said = [node for node in content if "by" not in nodes.classes(node)]
    speakers = [node["c"][1][0]["c"] for node in content if "by" in nodes.classes(node)]
    lines: list[Node] = []
    for speaker in speakers:
        lines += [nodes.raw("html", "<figcaption>"), nodes.plain(speaker)]
        lines += [nodes.raw("html", "</figcaption>")]
    opening = nodes.raw("html", '<figure class="quote"><blockquote>')
    middle, closing = nodes.raw("html", "</blockquote>"), nodes.raw("html", "</figure>")
    return [opening, *said, middle, *lines, closing]


def _scoped(html: str) -> str:
    """The page with the direction in which each heading cell of a table holds."""
    html = _HEAD.sub(lambda head: _CELL.sub('<th scope="col"', head.group()), html)
    return _UNSCOPED.sub('<th scope="row"', html)


def _head(document: Document) -> str:
    title = " – ".join(part for part in (document.title, document.organisation) if part)
    return "\n".join((
        '<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta name="author" content="{_text(document.organisation)}">',
        f"<title>{_text(title)}</title>",
        f"<style>\n{_style(document)}\n</style>\n</head>",
    ))  # fmt: skip


def _style(document: Document) -> str:
    faces = [
        f'@font-face{{font-family:"{FONT}";font-weight:{weight};font-style:{slope};src:url('
        f"data:font/woff2;base64,{base64.b64encode((font_folder() / file).read_bytes()).decode()}"
        ') format("woff2")}'
        for file, weight, slope in _FONTS
    ]
    sheet = style_file("report.css", document.overrides).read_text("utf-8", "replace")
    # A sheet of the town's could otherwise end the element and go on as a page.
    return "\n".join((*faces, sheet.replace("</", "<\\/"), _paper(document)))


def _paper(document: Document) -> str:
    """What stands around each printed page."""
    boxes = {
        "top-left": _quoted(document.organisation),
        "top-center": _quoted(document.banner),
        "top-right": _quoted(document.status),
        "bottom-left": _quoted(document.title),
        "bottom-right": 'counter(page) " / " counter(pages)',
    }
    rules = "".join(f"@{box}{{content:{content}}}" for box, content in boxes.items())
    return f"@page{{{rules}}}"


def _quoted(text: str) -> str:
    """`text` as a string of a style sheet."""
    return '"' + re.sub(r"[^\w \-.,;·–’°]", lambda sign: f"\\{ord(sign.group()):x} ", text) + '"'


def _title_block(document: Document) -> str:
    banner = f'<p class="banner" role="note">{_text(document.banner)}</p>\n'
    lines = (
        f'<p class="organisation">{_text(document.organisation)}</p>',
        f"<h1>{_text(document.title)}</h1>",
        f'<p class="subtitle">{_text(document.subtitle)}</p>' if document.subtitle else "",
        f'<p class="date">{_text(_date_line(document))}</p>' if _date_line(document) else "",
    )
    block = "\n".join(line for line in lines if line)
    return f"{banner if document.banner else ''}<header>\n{block}\n</header>"


def _contents(document: Document, headings: tuple[Heading, ...]) -> str:
    if not document.contents or not headings:
        return ""
    items = "\n".join(
        f'<li class="level{heading.level}"><a href="#{escape(heading.key)}">'
        f"{_text(nodes.plain_text(heading.content))}</a></li>"
        for heading in headings
    )
    title = f'<h2 id="contents">{_text(document.labels.contents)}</h2>'
    return f'<nav aria-labelledby="contents">\n{title}\n<ul>\n{items}\n</ul>\n</nav>'


def _date_line(document: Document) -> str:
    return " · ".join(part for part in (document.date, document.status) if part)


def _last_line(document: Document) -> str:
    parts = (document.organisation, document.status, document.date, document.banner)
    return " · ".join(part for part in parts if part)


def _text(text: str) -> str:
    return escape(printable(text))
