"""A prepared Word file: written beforehand for everyone, it lacks only the words in brackets.

It needs neither a template nor another program to become a document.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from absr.rendering.escaping import one_line, xml_text
from absr.rendering.word_package import packed
from absr.rendering.word_pages import TOKEN, filled_part

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROPERTIES = "docProps/"


def place(name: str) -> str:
    """What stands in a prepared file where the word called `name` comes."""
    return f"[[{name}]]"


def filled_form(form: bytes, words: Mapping[str, str]) -> bytes:
    """The prepared file with its words; a paragraph whose words are all empty goes."""
    lines = {name: one_line(word) for name, word in words.items()}
    with zipfile.ZipFile(io.BytesIO(form)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    held = {name: part.decode() for name, part in parts.items() if b"[[" in part}
    texts = {name: _filled(name, text, lines) for name, text in held.items()}
    return packed({**parts, **{name: text.encode() for name, text in texts.items()}})


def _filled(name: str, xml: str, words: Mapping[str, str]) -> str:
    if not name.startswith(_PROPERTIES):
        return filled_part(xml, words)
    return TOKEN.sub(lambda token: xml_text(words.get(token.group(1), token.group())), xml)
