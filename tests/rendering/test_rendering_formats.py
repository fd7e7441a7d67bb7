"""Several formats of one document: made from one tree, with the same words and figures."""

from __future__ import annotations

import io
import re
import time
import zipfile
from html import unescape
from typing import TYPE_CHECKING

import pytest
from rendering_samples import ENGLISH, THEMES, demo

from absr.rendering import RenderingError, figures, pandoc, production
from absr.rendering.production import FORMATS, render, render_all, side_by_side

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The whole report in all formats."""
    return render_all(demo(), FORMATS, name="rapport-phase-1")


def test_each_file_has_its_name(files: dict[str, bytes]) -> None:
    """A format is a file; the Markdown has its figures in a folder named after it."""
    assert sorted(files) == [
        "rapport-phase-1-figures/figure-1.svg",
        "rapport-phase-1-figures/figure-2.svg",
        "rapport-phase-1.docx",
        "rapport-phase-1.html",
        "rapport-phase-1.md",
        "rapport-phase-1.xlsx",
    ]


def test_markdown_reads_well(files: dict[str, bytes]) -> None:
    """The Markdown has its title, pipe tables, quotes, numbered captions and linked figures."""
    text = files["rapport-phase-1.md"].decode()
    assert text.startswith("# Analyse des besoins sociaux et des ressources\n")
    assert "\n## 1. Ce que disent les habitants\n" in text
    assert "\n**Tableau\u00a01.** Besoins et ressources cités, par thème\n\n| Thème " in text
    assert re.search(r"^\| Ensemble +\| +171 \| +149 \| +\|$", text, re.MULTILINE)
    assert "> «\u00a0Pour voir un médecin" in text
    assert "](rapport-phase-1-figures/figure-2.svg)" in text
    assert not re.search(r"<(?!https)|:::|\{[.#]|\[TABLE\]", text)
    drawing = files["rapport-phase-1-figures/figure-1.svg"].decode()
    assert drawing.startswith("<svg ")


def test_formats_agree_to_the_digit(files: dict[str, bytes]) -> None:
    """Every figure of the tables stands in every format, in the same order."""
    docx = zipfile.ZipFile(io.BytesIO(files["rapport-phase-1.docx"])).read("word/document.xml")
    shown = {
        "docx": " ".join(re.findall(r"<w:t[^>]*>([^<]*)", docx.decode())),
        "html": unescape(re.sub(r"<[^>]*>", " ", files["rapport-phase-1.html"].decode())),
        "md": files["rapport-phase-1.md"].decode().replace("|", " "),
    }
    for text in shown.values():
        words = " ".join(text.split())
        for name, needs, found in THEMES:
            assert f"{name} {needs} {found}" in words


def test_formats_together_equal_formats_alone(files: dict[str, bytes]) -> None:
    """What is shared between formats does not change them."""
    alone = {}
    for file_format in FORMATS:
        alone |= render(demo(), file_format, name="rapport-phase-1")
    assert alone == files


def test_what_is_shared_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For three formats the template is read once, and each placed figure drawn once."""
    counts = {"parse": 0, "draw": 0}

    def counted(name: str, function: object) -> object:
        def call(*args: object, **kwargs: object) -> object:
            counts[name] += 1
            return function(*args, **kwargs)  # type: ignore[operator]

        return call

    monkeypatch.setattr(pandoc, "parse", counted("parse", pandoc.parse))
    monkeypatch.setattr(production, "draw", counted("draw", figures.draw))
    render_all(demo(), ("docx", "html", "md"), name="r")
    assert counts == {"parse": 1, "draw": 2}


def test_figures_that_no_template_places_are_not_drawn() -> None:
    """A figure that the template leaves out is in no file."""
    made = render(demo(template="prose.md.j2", values={"prose": "x"}), "md", name="r")
    assert list(made) == ["r.md"]


def test_english_documents_keep_english_signs() -> None:
    """In English nothing is typeset the French way, and the words are those given."""
    text = render(demo(language="en", labels=ENGLISH), "md", name="r")["r.md"].decode()
    assert "**Table\u00a01.**" in text
    assert "Source: atelier" in text
    assert "l'analyse croisée" in text


def test_an_error_in_one_format_is_the_callers(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in a writer's thread reaches the caller as it is."""

    def fails(*_: object) -> bytes:
        raise RenderingError("pandoc-failed", status="1")

    monkeypatch.setattr(production, "write_page", fails)
    with pytest.raises(RenderingError) as caught:
        render_all(demo(), FORMATS, name="r")
    assert caught.value.code == "pandoc-failed"


def test_small_letters_are_plain_in_markdown(tmp_path: Path) -> None:
    """A raised number has its own sign; raised letters are written plainly, and links inside go."""
    (tmp_path / "own.md.j2").write_text("# A\n\nLe 1^er^ m^2^, [voir A](#a).")
    document = demo(template="own.md.j2", overrides=tmp_path, tables=(), figures=())
    assert "Le 1er m², voir A." in render(document, "md", name="r")["r.md"].decode()


def test_documents_made_side_by_side_keep_their_order() -> None:
    """The one asked for first comes first, though it takes longest; two are made at a time."""
    begun: list[int] = []

    def make(number: int) -> int:
        begun.append(number)
        time.sleep(0.2 if number == 0 else 0.01)
        return number * 10

    assert side_by_side(make, range(5)) == [0, 10, 20, 30, 40]
    assert begun == [0, 1, 2, 3, 4]


def test_a_document_that_cannot_be_made_ends_the_others() -> None:
    """Its fault is the one that is told, and what was not begun is not made."""
    begun: list[int] = []

    def make(number: int) -> int:
        begun.append(number)
        time.sleep(0.05)
        if number < 2:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError, match="0"):
        side_by_side(make, range(50))
    assert len(begun) < 10
