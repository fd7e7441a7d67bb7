"""The HTML page, read again: alone, safe, accessible, and the same each time."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from rendering_samples import TEMPLATES, demo

from absr.rendering.production import render

if TYPE_CHECKING:
    from pathlib import Path


class Page(HTMLParser):
    """Elements of a page with their attributes, and the text of each kind of element."""

    def __init__(self, html: str) -> None:
        """Read `html`."""
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element's attributes."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"meta", "col", "br", "img", "hr", "link", "input"}:
            self._open.append(tag)
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep a text with the element it stands in."""
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    """The whole report as a page."""
    return render(demo(banner="Édition interne : <b>"), "html", name="r")["r.html"].decode()


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    """The whole report as a page, read."""
    return Page(html)


def test_the_page_needs_and_runs_nothing(html: str, page: Page) -> None:
    """The policy forbids all but inline style and embedded data, and nothing asks for more."""
    policy = next(meta for meta in page.all("meta") if "http-equiv" in meta)
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
    )
    assert not [tag for tag, _ in page.elements if tag in {"script", "link", "iframe", "object"}]
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    addresses = re.findall(r'(?:src|xlink:href)="([^"]*)"|url\(([^)]*)\)', html)
    assert all(re.match(r'data:|"?#', src or url) for src, url in addresses)
    assert "@import" not in html


def test_the_page_says_its_language_title_and_skip(page: Page) -> None:
    """Language, title, a way over the contents, and one heading of the first rank."""
    assert page.all("html") == [{"lang": "fr"}]
    assert (
        "title",
        "Analyse des besoins sociaux et des ressources – CCAS de Romainville",
    ) in page.texts
    skip = page.all("a")[0]
    assert (skip["class"], skip["href"]) == ("skip", "#text")
    assert page.all("main") == [{"id": "text"}]
    assert len(page.all("h1")) == 1


def test_links_inside_the_page_arrive(page: Page) -> None:
    """Each link within the page leads to an identifier that exists once."""
    keys = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(keys) == len(set(keys))
    inside = [link["href"][1:] for link in page.all("a") if link["href"].startswith("#")]
    assert set(inside) <= set(keys)
    assert {"absr-themes", "absr-balance", "ce-que-disent-les-habitants"} <= set(inside)


def test_tables_say_what_their_cells_belong_to(html: str, page: Page) -> None:
    """Each heading cell has its direction, each table its caption and its scroll area."""
    scopes = [cell.get("scope") for cell in page.all("th")]
    assert set(scopes) == {"col", "row"}
    assert scopes.count("col") == 9
    assert html.count("<caption>") == html.count("<table") == 2
    areas = [div for div in page.all("div") if div.get("class") == "scroll"]
    assert next(area["aria-label"] for area in areas).startswith("Tableau\u00a01. Besoins")
    assert {(area["role"], area["tabindex"]) for area in areas} == {("region", "0")}
    assert html.count("<tfoot>") == 1


def test_figures_are_drawings_with_words(page: Page) -> None:
    """Figures stand in the page as drawings that are named by their alternative text."""
    drawings = page.all("svg")
    assert len(drawings) == 2
    keys = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    assert all(svg["role"] == "img" and svg["aria-labelledby"] in keys for svg in drawings)
    captions = [text for tag, text in page.texts if tag == "figcaption" and text.strip()]
    assert any("Taux de pauvreté au seuil de 60\u00a0% du niveau" in text for text in captions)


def test_quotes_and_boxes_are_marked(html: str) -> None:
    """Words of people are quotations with their speaker; boxes are notes."""
    assert html.count('<figure class="quote"><blockquote>') == 2
    assert "<figcaption>\nUn responsable associatif\n</figcaption>" in html
    assert '<div class="callout" role="note">' in html
    assert '<div class="warning" role="note">' in html


def test_the_banner_is_on_the_page_and_on_paper(html: str) -> None:
    """The banner is on top, and on each printed page, as text and nothing else."""
    assert '<p class="banner" role="note">Édition interne\u00a0: &lt;b&gt;</p>' in html
    assert '@top-center{content:"Édition interne\\a0 \\3a  \\3c b\\3e "}' in html
    assert 'class="banner"' not in render(demo(), "html", name="r")["r.html"].decode()


def test_our_font_is_inside(html: str) -> None:
    """Three faces of the shipped font are embedded, and the page stays below 250 kB."""
    assert html.count("@font-face") == html.count("data:font/woff2;base64,d09GMg") == 3
    assert len(html.encode()) < 250_000


def test_a_towns_sheet_cannot_leave_the_sheet(tmp_path: Path) -> None:
    """A report.css of the town's own replaces ours, and stays a style sheet whatever it holds."""
    (tmp_path / "demo.md.j2").write_bytes((TEMPLATES / "demo.md.j2").read_bytes())
    (tmp_path / "report.css").write_text("h1{color:red}</style><script>alert(1)</script>")
    html = render(demo(overrides=tmp_path), "html", name="r")["r.html"].decode()
    assert "h1{color:red}" in html
    assert "--navy" not in html
    assert html.count("</style>") == 1
    assert "</script>" not in html


def test_without_contents_there_is_no_list() -> None:
    """A short document can do without contents."""
    html = render(demo(contents=False), "html", name="r")["r.html"].decode()
    assert "<nav" not in html
