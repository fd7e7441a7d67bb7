"""The parts of a Word file after pandoc: rows that hold together, pages, properties.

Pandoc always writes its XML the same way, so its parts are mended as text; the tests read them
again as XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from absr.rendering.escaping import xml_text
from absr.rendering.word_flow import kept_together
from absr.rendering.word_pages import PAGE_PART, paged
from absr.rendering.word_tables import mended

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.rendering.document import Document

_MENDED = ("word/document.xml", "word/settings.xml", "word/numbering.xml")
_TYPES = "[Content_Types].xml"
_DATA_ADDRESS = re.compile(r' descr="data:[^"]*"')
_CONTENTS_LINE = re.compile(r'<w:p><w:pPr><w:pStyle w:val="TOC\d" />.*?</w:p>', re.DOTALL)
_LINK_STYLE = '<w:rPr><w:rStyle w:val="Hyperlink" /></w:rPr>'
_LEVEL = re.compile(r'<w:lvl w:ilvl="(\d)">.*?</w:lvl>', re.DOTALL)
_INDENT = re.compile(r'<w:ind w:left="\d+" w:hanging="360" />')
_CIRCLE = re.compile(r'(<w:lvlText w:val=")o(" />.*?)<w:rFonts [^>]*/>', re.DOTALL)
_LANGUAGE = re.compile(r'(<w:themeFontLang w:val=")[^"]*')
_COMMENTS = re.compile(r'<(?:Relationship|Override) [^>]*comments\.xml"[^>]*/>')
_FROM_ELSEWHERE = re.compile(
    r'<Relationship (?=[^>]*TargetMode="External")(?![^>]*/hyperlink")[^>]*>'
)
_TARGET = re.compile(r'Target="[^"]*"')
_MODERN = (
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PROPERTIES = {
    "docProps/core.xml": (
        _XML + "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        "<dc:creator>{creator}</dc:creator><dc:language>{language}</dc:language>"
        "</cp:coreProperties>"
    ),
    "docProps/app.xml": (
        _XML + "<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>absr</Application><Company>{creator}</Company></Properties>"
    ),
}


def finished(data: bytes, document: Document, locale: str) -> bytes:
    """The Word file with our pages and properties, and nothing of the machine or its clock."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts.pop("word/comments.xml", None)
    texts = {
        name: part.decode()
        for name, part in parts.items()
        if name in {*_MENDED, _TYPES} or PAGE_PART.fullmatch(name) or name.endswith(".rels")
    }
    has_style = b'w:styleId="TableText"' in parts["word/styles.xml"]
    texts["word/document.xml"] = _body(texts["word/document.xml"], has_style=has_style)
    texts["word/settings.xml"] = _settings(texts["word/settings.xml"], locale)
    texts["word/numbering.xml"] = _LEVEL.sub(_level, texts["word/numbering.xml"])
    for name in (_TYPES, *(name for name in texts if name.endswith(".rels"))):
        texts[name] = _local(_COMMENTS.sub("", texts[name]))
    texts = paged(texts, document)
    facts = {"title": document.title, "creator": document.organisation, "language": locale}
    safe = {name: xml_text(fact) for name, fact in facts.items()}
    texts |= {name: text.format(**safe) for name, text in _PROPERTIES.items()}
    return packed({**parts, **{name: text.encode() for name, text in texts.items()}})


def _local(relations: str) -> str:
    """The relations without what Word would fetch from elsewhere; links for readers stay."""
    return _FROM_ELSEWHERE.sub(
        lambda relation: _TARGET.sub('Target="about:blank"', relation.group()), relations
    )


def _body(xml: str, *, has_style: bool) -> str:
    """The text, without the second copy of each picture that pandoc leaves in its description."""
    xml = _DATA_ADDRESS.sub("", xml)
    xml = _CONTENTS_LINE.sub(lambda line: line.group().replace(_LINK_STYLE, ""), xml)
    return mended(kept_together(xml), has_text_style=has_style)


def _settings(xml: str, locale: str) -> str:
    """The settings with the document's language, in the ways of today's Word, not of 2007's."""
    if "<w:compat" not in xml:
        xml = xml.replace("<w:rsids", _MODERN + "<w:rsids", 1)
    return _LANGUAGE.sub(rf"\g<1>{locale}", xml)


def _level(level: re.Match[str]) -> str:
    """A level of a list, nearer to the text than pandoc sets it, and with a dash for a circle."""
    left = 340 + 300 * int(level.group(1))
    xml = _INDENT.sub(f'<w:ind w:left="{left}" w:hanging="300" />', level.group())
    return _CIRCLE.sub(r"\1–\2", xml)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The Word file of these parts, the same bytes at any time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()
