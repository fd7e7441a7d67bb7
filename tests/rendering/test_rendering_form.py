"""Prepared Word files: words in the place of their names."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from absr.rendering.word_form import filled_form, place

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"


def form(body: str, properties: str = "<a/>") -> bytes:
    """A file with this text."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", f'<w:body xmlns:w="{NAMESPACE}">{body}</w:body>')
        archive.writestr("docProps/core.xml", properties)
    return target.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> ET.Element:
    """A part of the file, read again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


def texts(data: bytes) -> list[str]:
    """The text of each paragraph."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in part(data).iter(f"{W}p")
    ]


def paragraph(*runs: str) -> str:
    """A paragraph of these runs."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def test_a_word_takes_the_place_of_its_name():
    """Also where it stands in the middle of a sentence, twice, or cut into several runs."""
    data = form(paragraph("À [[town]], ", "[[to", "wn]]&#160;!"))
    assert texts(filled_form(data, {"town": "Sète"})) == ["À Sète, Sète\u00a0!"]


def test_a_name_without_a_word_stays():
    """Brackets that nobody asked to fill are text."""
    assert texts(filled_form(form(paragraph("[[other]]")), {"town": "x"})) == ["[[other]]"]


def test_a_paragraph_without_words_goes_and_an_empty_one_stays():
    """Only what a missing word left empty is taken away."""
    data = form("<w:p /><w:p/>" + paragraph("[[banner]]") + paragraph("Text"))
    assert texts(filled_form(data, {"banner": " "})) == ["", "", "Text"]


def test_properties_are_filled_too():
    """They are no paragraphs."""
    data = filled_form(form("<w:p/>", f"<a>{place('who')}</a>"), {"who": "A & B"})
    assert part(data, "docProps/core.xml").text == "A & B"


def test_a_word_is_not_filled_again():
    """A word that looks like a place is printed."""
    data = form(paragraph("[[a]] [[b]]"), "<a>[[a]]</a>")
    filled = filled_form(data, {"a": "[[b]]", "b": "[[a]]"})
    assert texts(filled) == ["[[b]] [[a]]"]
    assert part(filled, "docProps/core.xml").text == "[[b]]"


@given(st.text(min_size=1))
def test_any_word_gives_a_file_that_can_be_read(word):
    """On one line, whatever it holds; the same word gives the same bytes."""
    data = form(paragraph("x[[word]]x"), "<a>[[word]]</a>")
    filled = filled_form(data, {"word": word})
    assert len(texts(filled)) == 1
    assert "\n" not in texts(filled)[0]
    assert filled == filled_form(data, {"word": word})
