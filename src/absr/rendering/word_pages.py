"""Words of a Word file in the place of their names: headers, footers, and prepared documents.

The house's style, or a town's own, holds `[[title]]`, `[[organisation]]`, `[[status]]`,
`[[date]]` and `[[banner]]` where these stand. A banner stands on every page in any case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.rendering.escaping import xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.rendering.document import Document

PAGE_PART = re.compile(r"word/(?:header|footer)\d*\.xml")
TOKEN = re.compile(r"\[\[(\w+)\]\]")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*[^/>])?>.*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)")
_NOT_TEXT = re.compile(r"<w:(?:fldSimple|fldChar|drawing|pict|object)\b")
_ROOT = re.compile(r"<w:hdr\b[^>]*>")
_SECTION = re.compile(r"<w:sectPr\b[^>]*?(/?)>")
_OWN = "header0"


def paged(texts: Mapping[str, str], document: Document) -> dict[str, str]:
    """The parts of a Word file with its pages' words filled in.

    Args:
        texts: the page parts, `word/document.xml`, its relations and the list of types.
        document: where the words come from.
    """
    words = {
        "title": document.title,
        "organisation": document.organisation,
        "status": document.status,
        "banner": document.banner,
        "date": document.date,
    }
    pages = {name: text for name, text in texts.items() if PAGE_PART.fullmatch(name)}
    done = dict(texts)
    for name, text in pages.items():
        done[name] = filled_part(text, words)
    shows_banner = any("banner" in _tokens(text) for text in pages.values())
    return done if shows_banner or not document.banner else _with_banner(done, document.banner)


def _tokens(xml: str) -> set[str]:
    """Names that a part holds, whole even where Word has cut them into several runs."""
    return {
        name
        for paragraph in _PARAGRAPH.findall(xml)
        for name in TOKEN.findall("".join(text for _, text in _TEXT.findall(paragraph)))
    }


def filled_part(xml: str, words: Mapping[str, str]) -> str:
    """A part with its words; a paragraph whose words are all empty goes."""
    filled = _PARAGRAPH.sub(lambda paragraph: _filled(paragraph.group(), words), xml)
    # A header without any paragraph is no valid one.
    return filled if "<w:p" in filled else filled.replace("</w:hdr>", "<w:p/></w:hdr>")


def _filled(paragraph: str, words: Mapping[str, str]) -> str:
    """The paragraph with its words; nothing when there is no word to put."""
    texts = [text for _, text in _TEXT.findall(paragraph)]
    tokens = [token for token in TOKEN.finditer("".join(texts)) if token.group(1) in words]
    if not tokens:
        return paragraph
    for token in reversed(tokens):
        word = xml_text(words[token.group(1)])
        texts = _spliced(texts, token.span(), word)
    if not "".join(texts).strip() and not _NOT_TEXT.search(paragraph):
        return ""
    rest = iter(texts)
    return _TEXT.sub(lambda text: text.group(1) + next(rest), paragraph)


def _spliced(texts: list[str], span: tuple[int, int], word: str) -> list[str]:
    """`texts` in which `word` replaces a stretch that may run over several of them."""
    done = []
    start, end = span
    position = 0
    for text in texts:
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            done.append(text[:first] + (word if start >= position else "") + text[last:])
        else:
            done.append(text)
        position += len(text)
    return done


def _with_banner(texts: dict[str, str], banner: str) -> dict[str, str]:
    """The parts with the banner in each header, or in a header of its own."""
    line = (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        f'<w:t xml:space="preserve">{xml_text(banner)}</w:t></w:r></w:p>'
    )
    headers = [name for name in texts if name.startswith("word/header")]
    if not headers:
        return texts | _own_header(texts, line)
    return texts | {
        name: _ROOT.sub(lambda root: root.group() + line, texts[name], count=1) for name in headers
    }


def _own_header(texts: Mapping[str, str], line: str) -> dict[str, str]:
    """A header for a town's style that has none."""
    relations, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    relation = f'<Relationship Id="rId{_OWN}" Type="{_R}/header" Target="{_OWN}.xml"/>'
    part = f'<Override PartName="/word/{_OWN}.xml" ContentType="{_TYPE}"/>'
    reference = f'<w:headerReference w:type="default" r:id="rId{_OWN}"/>'
    root = f'<w:hdr xmlns:w="{_W}">{line}</w:hdr>'
    return {
        f"word/{_OWN}.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{root}',
        relations: texts[relations].replace("</Relationships>", relation + "</Relationships>"),
        types: texts[types].replace("</Types>", part + "</Types>"),
        "word/document.xml": _SECTION.sub(
            lambda section: (
                f"<w:sectPr>{reference}</w:sectPr>"
                if section.group(1)
                else section.group() + reference
            ),
            texts["word/document.xml"],
        ),
    }
