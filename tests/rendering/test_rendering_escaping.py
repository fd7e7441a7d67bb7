"""Whatever a value holds, a reader sees that very text, in every format."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rendering_samples import demo

from absr.rendering import Column, Table
from absr.rendering.nodes import plain_text
from absr.rendering.pandoc import parse, run
from absr.rendering.production import render_all
from absr.rendering.templates import fill

NASTY = (
    "{{ 7*7 }} {% raw %} {# x #}",
    "*gras* **très** _souligné_ __x__",
    "# titre",
    "- tiret",
    "+ plus",
    "1. premier",
    "2026. Une année",
    "(1) parenthèse",
    "a. lettre",
    "> cité",
    "<b>gras</b> <script>alert(1)</script>",
    "a & b &amp; &lt; &#42;",
    "| a | b |",
    "|:--|--:|",
    "[lien](javascript:alert(1))",
    "![image](/etc/passwd)",
    "[^1]: note",
    "^[note]",
    "$x^2$ \\(y\\) \\[z\\]",
    "\\textbf{x} \\ \\\\ fin\\",
    "::: warning",
    ":::",
    "```python",
    "`code`",
    "~~barré~~ H~2~O m^2^",
    "---",
    "***",
    "===",
    "% titre",
    "@article [@article]",
    "term\n: definition",
    "une ligne\nune autre\r\nune troisième\n\nun paragraphe",
    "    quatre espaces",
    "\tune tabulation",
    "https://exemple.fr/?a=b&c=d#e moi@exemple.fr",
    "😀 👩‍👩‍👧 🇫🇷",
    "שלום עולם مرحبا",
    "\u202eévil\u202c",
    "«\u00a0insécable\u202f»",
    "=1+1 @SUM(A1)",
    "'' \"\" -- --- ...",
    "{.classe #id}",
    "[texte]{.by}",
    "&nbsp; &eacute;",
    "x" * 2000,
    "end with space ",
    "٣. chiffre arabe",
)


def squeezed(text: str) -> str:
    """`text` without its white space, which formats may lay out anew."""
    return "".join(text.split())


def normal(text: str) -> str:
    """`text` in the form that pandoc's reader of GitHub's Markdown gives every text."""
    return unicodedata.normalize("NFC", squeezed(text))


def one_a_paragraph(texts: list[str]) -> object:
    """A document with a paragraph a text."""
    return demo(
        template="values.md.j2",
        language="en",
        values={"texts": texts},
        tables=(),
        figures=(),
        contents=False,
    )


def paragraphs_of(texts: list[str]) -> list[str]:
    """The text of each paragraph, as pandoc understands the filled template."""
    blocks = parse(fill(one_a_paragraph(texts)).markdown).blocks
    assert [block["t"] for block in blocks] == ["Para"] * len(blocks), json.dumps(blocks)[:500]
    return [plain_text(block) for block in blocks]


VISIBLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", codec="utf-8")
    | st.sampled_from("\n\t*_#[](){}<>|$:\\`~^&!-+.=@%'\"0123456789 \u00a0\u202f"),
    min_size=1,
    max_size=60,
).map(lambda text: f"{text}." if not text.strip() else text)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(VISIBLE, min_size=1, max_size=40))
@example(list(NASTY))
def test_any_text_reads_as_itself(texts: list[str]) -> None:
    """A value comes out of pandoc's reader as one paragraph of that very text."""
    assert [squeezed(text) for text in paragraphs_of(texts)] == [squeezed(t) for t in texts]


def test_what_xml_cannot_hold_is_shown_as_missing() -> None:
    """Control characters and lone surrogates become the replacement sign, and nothing is lost."""
    assert paragraphs_of(["a\x00b\x0bc\ud800d\ufffee"]) == ["a\ufffdb c\ufffdd\ufffde"]


def test_longer_prose_keeps_its_paragraphs_and_nothing_else() -> None:
    """The filter for prose parts paragraphs at blank lines, and each is literal."""
    document = demo(
        template="prose.md.j2",
        values={"prose": "# un\nsuite\n\n\n* deux\r\n\r\n3. trois"},
        tables=(),
        figures=(),
    )
    blocks = parse(fill(document).markdown).blocks
    assert [plain_text(block) for block in blocks] == ["# un suite", "* deux", "3. trois"]
    assert {block["t"] for block in blocks} == {"Para"}


class _PageText(HTMLParser):
    """The text of a page's main part, and its elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: set[str] = set()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.inside = self.inside or tag == "main"
        if self.inside:
            self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text.append(data)


@pytest.fixture(scope="module")
def nasty_files() -> dict[str, bytes]:
    """The nasty texts as paragraphs and as cells, in all formats."""
    texts = list(NASTY)
    document = demo(
        template="nasty.md.j2",
        language="en",
        title=" ".join(NASTY[:5]),
        organisation="<b>&",
        status='"} body{display:none} </style><script>',
        banner="<!-- {{ x }} -->",
        values={"texts": texts},
        figures=(),
        tables=(
            Table(
                name="nasty",
                caption="*caption* <i>",
                columns=(Column("#"), Column("<b>")),
                rows=tuple((text, text) for text in texts),
                source="| source |",
            ),
        ),
    )
    return render_all(document, ("docx", "html", "md"), name="nasty")


def test_word_shows_the_texts(nasty_files: dict[str, bytes]) -> None:
    """In Word each text stands in a paragraph and in two cells, and no field was made of any."""
    archive = zipfile.ZipFile(io.BytesIO(nasty_files["nasty.docx"]))
    parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    for part in parts.values():
        ET.fromstring(part)
    body = ET.fromstring(parts["word/document.xml"])
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = [
        squeezed("".join(text.text or "" for text in paragraph.iter(f"{space}t")))
        for paragraph in body.iter(f"{space}p")
    ]
    assert [text for text in NASTY if lines.count(squeezed(text)) != 3] == []
    fields = [field.text for field in body.iter(f"{space}instrText")]
    assert all(field and field.startswith(" TOC ") for field in fields)


def test_page_shows_the_texts(nasty_files: dict[str, bytes]) -> None:
    """In the page each text stands three times, and none became an element or a link."""
    html = nasty_files["nasty.html"].decode()
    reader = _PageText()
    reader.feed(html)
    text = squeezed("".join(reader.text))
    assert [text_ for text_ in NASTY if text.count(squeezed(text_)) < 3] == []
    assert reader.tags <= {
        *("main", "p", "div", "table", "caption", "colgroup", "col", "thead", "tbody", "tr"),
        *("th", "td", "strong", "br"),
    }
    assert html.count("<style") == html.count("</style") == 1
    assert "<script" not in html
    assert "javascript:alert" not in re.findall(r'href="([^"]*)', html)


def test_markdown_shows_the_texts(nasty_files: dict[str, bytes]) -> None:
    """Read again as Markdown, each text stands three times."""
    again = json.loads(run(("--from", "gfm", "--to", "json"), nasty_files["nasty.md"]))
    text = squeezed(plain_text(again["blocks"]))
    assert [text_ for text_ in NASTY if text.count(squeezed(text_)) < 3] == []


def test_samples_are_in_one_normal_form() -> None:
    """The texts above are compared as they are: none would change by normalisation alone."""
    assert [text for text in NASTY if unicodedata.normalize("NFC", text) != text] == []


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(VISIBLE, min_size=1, max_size=30))
@example(["1.", "-", "--", ":-:", "#", "&amp;", ":smile:", "\\(y\\)", "=", "a_b_c", "~~x~~"])
def test_any_text_reads_as_itself_in_the_markdown_report(texts: list[str]) -> None:
    """The Markdown written says, read again, the same texts in as many paragraphs."""
    document = one_a_paragraph(texts)
    written = render_all(document, ("md",), name="any")["any.md"]
    blocks = json.loads(run(("--from", "gfm", "--to", "json"), written))["blocks"]
    found = [normal(plain_text(block)) for block in blocks if block["t"] == "Para"]
    assert found[-len(texts) :] == [normal(text) for text in texts]
