"""The Word file, read again: its pages, tables, pictures, contents and properties."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from rendering_samples import THEMES, balance_figure, demo

from absr.bundled import bundled
from absr.rendering import Column, Document, RenderingError, Table
from absr.rendering.production import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def word(document: Document) -> dict[str, bytes]:
    """The parts of a document's Word file."""
    return parts_of(render(document, "docx", name="r")["r.docx"])


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """The parts of the whole report's Word file."""
    return word(demo(banner="Édition interne : ne pas diffuser"))


@pytest.fixture(scope="module")
def body(parts: dict[str, bytes]) -> ET.Element:
    """The text of the whole report."""
    return ET.fromstring(parts["word/document.xml"])


def text(element: ET.Element) -> str:
    """The text of an element."""
    return "".join(run.text or "" for run in element.iter(f"{W}t"))


def style(paragraph: ET.Element) -> str:
    """The style of a paragraph."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def lines(body: ET.Element, name: str) -> list[str]:
    """The text of each paragraph of a style."""
    return [text(paragraph) for paragraph in body.iter(f"{W}p") if style(paragraph) == name]


def data_tables(body: ET.Element) -> Iterator[ET.Element]:
    """The tables that hold figures, not boxes."""
    for table in body.iter(f"{W}tbl"):
        found = table.find(f"{W}tblPr/{W}tblStyle")
        if found is not None and found.get(f"{W}val") == "Table":
            yield table


def test_the_package_is_whole(parts: dict[str, bytes]) -> None:
    """Each part is XML, has its type, and each relation leads to a part."""
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
    types = parts["[Content_Types].xml"].decode()
    declared = set(re.findall(r'PartName="/([^"]*)"', types))
    assert declared <= set(parts)
    xml = {name for name in parts if name.endswith(".xml") and name != "[Content_Types].xml"}
    assert xml <= declared
    relations = parts["word/_rels/document.xml.rels"].decode()
    targets = re.findall(r'<Relationship (?![^>]*External)[^>]*Target="([^"]*)"', relations)
    assert [target for target in targets if f"word/{target}" not in parts] == []
    used = set(re.findall(r'r:(?:id|embed)="([^"]*)"', parts["word/document.xml"].decode()))
    assert used <= set(re.findall(r' Id="([^"]*)"', relations))


def test_the_title_block_comes_first(body: ET.Element) -> None:
    """Banner, organisation, title, subtitle, date and status open the document, in that order."""
    first = [(style(p), text(p)) for p in list(body.iter(f"{W}p"))[:5]]
    assert first == [
        ("Banner", "Édition interne\u00a0: ne pas diffuser"),
        ("Organisation", "CCAS de Romainville"),
        ("Title", "Analyse des besoins sociaux et des ressources"),
        ("Subtitle", "Phase 1\u00a0: l’analyse croisée"),
        ("Date", "12 juin 2027 · Document de travail"),
    ]


def test_the_contents_are_filled_and_ask_nothing(parts: dict[str, bytes]) -> None:
    """The contents hold the numbered headings as links to them, without page numbers or prompt."""
    xml = parts["word/document.xml"].decode()
    body = ET.fromstring(xml)
    assert lines(body, "TOCHeading") == ["Sommaire"]
    expected = ["1. Ce que disent les habitants", "2. Ce que disent les chiffres", "3. Actions"]
    assert lines(body, "TOC1") == [*expected, "Annexe"]
    assert lines(body, "TOC2") == ["1.1 Ce qui manque", "1.2 Ce qui existe déjà"]
    entries = [p for p in body.iter(f"{W}p") if style(p) in {"TOC1", "TOC2"}]
    anchors = [p.find(f"{W}hyperlink").get(f"{W}anchor") for p in entries]  # type: ignore[union-attr]
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert set(anchors) <= bookmarks
    kinds = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert "dirty" not in xml
    assert b"updateFields" not in parts["word/settings.xml"]


def test_headings_are_words_own(body: ET.Element) -> None:
    """Headings are Word's headings, so that its navigation pane and screen readers see them."""
    assert lines(body, "Heading1")[:2] == [
        "1. Ce que disent les habitants",
        "2. Ce que disent les chiffres",
    ]
    assert lines(body, "Heading3") == ["Lecture"]


def test_quotes_name_their_speaker(body: ET.Element) -> None:
    """Words of people stand in Word's quote style, each with who said them below."""
    assert len(lines(body, "Quote")) == 2
    assert lines(body, "Quote")[1].startswith("«\u00a0On a tout ici\u00a0: un stade")
    assert lines(body, "QuoteSource")[1] == "Un responsable associatif"


def test_boxes_and_key_figures(body: ET.Element) -> None:
    """Callouts and warnings stand in boxes with all they hold, key figures side by side."""
    boxes = {
        table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val"): text(table)  # type: ignore[union-attr]
        for table in body.iter(f"{W}tbl")
    }
    assert boxes["CalloutBox"].startswith("À retenir.")
    assert boxes["CalloutBox"].endswith("mesurés, non cités.")
    assert boxes["WarningBox"].startswith("Prudence.")
    assert lines(body, "KeyNumber") == ["60", "9", "149", "27\u00a0%"]
    assert lines(body, "KeyLabel")[0] == "personnes rencontrées"


def test_tables_hold_together(body: ET.Element) -> None:
    """The heading row repeats, no row is split, a short table and a table's ends stay together."""
    short, long = data_tables(body)
    for table, count in ((short, 11), (long, 47)):
        rows = list(table.iter(f"{W}tr"))
        assert len(rows) == count
        heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert heads == rows[:1]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    kept = [
        all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
        for row in long.iter(f"{W}tr")
    ]
    assert kept == [True, True, *[False] * 43, True, True]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in short.iter(f"{W}p"))


def test_tables_say_the_same_as_their_rows(body: ET.Element) -> None:
    """Cells hold the given strings, numbers to the right, with the total marked as such."""
    short, _ = data_tables(body)
    rows = [[text(cell) for cell in row.iter(f"{W}tc")] for row in short.iter(f"{W}tr")]
    assert rows[0] == ["Thème", "Besoins", "Ressources", "Lecture"]
    assert [row[:3] for row in rows[1:10]] == [[n, str(a), str(b)] for n, a, b in THEMES]
    assert rows[10] == ["Ensemble", "171", "149", ""]
    aligns = [
        p.find(f"{W}pPr/{W}jc").get(f"{W}val")  # type: ignore[union-attr]
        for p in next(iter(short.iter(f"{W}tr"))).iter(f"{W}p")
    ]
    assert aligns == ["left", "right", "right", "left"]
    look = short.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert (look.get(f"{W}lastRow"), look.get(f"{W}val")) == ("1", "0060")


def test_tables_are_as_wide_as_the_text(body: ET.Element) -> None:
    """Columns share the text's 16 cm by the widths given, in the grid and in each cell."""
    for table in body.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == 9072
        for row in table.iter(f"{W}tr"):
            assert [int(cell.get(f"{W}w", "0")) for cell in row.iter(f"{W}tcW")] == grid


def test_captions_stand_above_and_sources_below(body: ET.Element) -> None:
    """Captions are numbered and stay with their block; notes and sources follow it."""
    assert (
        lines(body, "TableCaption")[0] == "Tableau\u00a01. Besoins et ressources cités, par thème"
    )
    assert lines(body, "ImageCaption")[1].startswith("Figure\u00a02. Taux de pauvreté")
    styles = [style(p) for p in body.iter(f"{W}p")]
    place = styles.index("ImageCaption")
    assert styles[place : place + 3] == ["ImageCaption", "FigurePlot", "SourceNote"]
    assert "Source\u00a0: atelier du 12 juin 2027" in lines(body, "SourceNote")


def test_pictures_have_their_words_and_size(parts: dict[str, bytes], body: ET.Element) -> None:
    """Each picture has its alternative text and width, and its bytes stand in the file once."""
    pictures = list(body.iter(f"{WP}inline"))
    described = [p.find(f"{WP}docPr").get("descr", "") for p in pictures]  # type: ignore[union-attr]
    assert described[0].startswith("Barres par thème\u00a0: les besoins dominent")
    assert described[1].startswith("Romainville, 27,0\u00a0%, au-dessus d’Est Ensemble")
    widths = [int(p.find(f"{WP}extent").get("cx", "0")) for p in pictures]  # type: ignore[union-attr]
    assert widths == [pytest.approx(16 * 360000, abs=10_000)] * 2
    assert len([name for name in parts if name.startswith("word/media/")]) == 2
    assert b"base64" not in parts["word/document.xml"]


def test_headers_and_footers_are_filled(parts: dict[str, bytes]) -> None:
    """Every page but the first has banner, organisation and status; all have their number."""
    header = ET.fromstring(parts["word/header1.xml"])
    assert [text(p) for p in header.iter(f"{W}p")] == [
        "Édition interne\u00a0: ne pas diffuser",
        "CCAS de RomainvilleDocument de travail",
    ]
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = ET.fromstring(parts[name])
        assert text(footer) == "Analyse des besoins sociaux et des ressources1 / 1"
        codes = [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")]
        assert codes == [" PAGE ", " NUMPAGES "]
    assert not [name for name in parts if b"[[" in parts[name] and name.endswith(".xml")]


def test_words_that_are_not_there_leave_no_line() -> None:
    """Without a banner its line is gone from the header, not left empty."""
    header = ET.fromstring(word(demo(status=""))["word/header1.xml"])
    assert [text(p) for p in header.iter(f"{W}p")] == ["CCAS de Romainville"]
    bare = ET.fromstring(word(demo(status="", organisation=""))["word/header1.xml"])
    assert len(list(bare.iter(f"{W}p"))) == 1


def test_the_page_is_a4_and_french(parts: dict[str, bytes], body: ET.Element) -> None:
    """The page is A4; the text's and the settings' language is the document's."""
    size = next(body.iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert b'<w:lang w:bidi="ar-SA" w:eastAsia="zh-CN" w:val="fr-FR"' in parts["word/styles.xml"]
    assert b'themeFontLang w:val="fr-FR"' in parts["word/settings.xml"]
    english = word(demo(language="en"))
    assert b'w:val="en-GB"' in english["word/styles.xml"]
    assert b"compatibilityMode" in parts["word/settings.xml"]


def test_properties_are_ours(parts: dict[str, bytes]) -> None:
    """Title, organisation and language are set; no program, person, machine or date shows."""
    core = ET.fromstring(parts["docProps/core.xml"])
    found = {element.tag.split("}")[1]: element.text for element in core}
    assert found == {
        "title": "Analyse des besoins sociaux et des ressources",
        "creator": "CCAS de Romainville",
        "language": "fr-FR",
    }
    everything = b"".join(parts.values()).lower()
    for trace in (b"pandoc", b"microsoft word", b"normal.dotm", b"1970-", b"w:rsid ", b"/tmp/"):
        assert trace not in everything
    assert "word/comments.xml" not in parts
    assert b"comments" not in parts["[Content_Types].xml"]


def test_the_same_document_gives_the_same_bytes() -> None:
    """Two renderings are equal to the byte, dates in the archive included."""
    first, second = (render(demo(), "docx", name="r")["r.docx"] for _ in range(2))
    assert first == second
    infos = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[0].filename == "[Content_Types].xml"


def changed_reference(folder: Path, change: Callable[[dict[str, str]], None]) -> Path:
    """A town's folder whose reference.docx is the house style after `change`."""
    source = parts_of((bundled("templates") / "styles" / "reference.docx").read_bytes())
    texts = {name: part.decode() for name, part in source.items()}
    change(texts)
    shutil.copytree(demo().overrides or folder, folder, dirs_exist_ok=True)
    with zipfile.ZipFile(folder / "reference.docx", "w") as archive:
        for name, part in texts.items():
            archive.writestr(name, part)
    return folder


def test_the_towns_own_style_wins(tmp_path: Path) -> None:
    """A reference.docx in the town's folder gives its styles, its page and its header."""

    def change(texts: dict[str, str]) -> None:
        texts["word/styles.xml"] = texts["word/styles.xml"].replace("16324F", "ABCDEF")
        texts["word/document.xml"] = texts["word/document.xml"].replace(
            'w:left="1417"', 'w:left="2417"'
        )
        texts["word/header1.xml"] = texts["word/header1.xml"].replace(
            "[[organisation]]", "Mairie · [[organi</w:t></w:r><w:r><w:t>sation]] · [[date]]"
        )

    parts = word(demo(overrides=changed_reference(tmp_path, change)))
    assert b"ABCDEF" in parts["word/styles.xml"]
    header = ET.fromstring(parts["word/header1.xml"])
    assert text(header) == "Mairie · CCAS de Romainville · 12 juin 2027Document de travail"
    body = ET.fromstring(parts["word/document.xml"])
    table = next(data_tables(body))
    assert sum(int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")) == 8072


def test_a_banner_stands_on_the_pages_of_any_style(tmp_path: Path) -> None:
    """A town's header without a place for it gets the banner all the same."""

    def change(texts: dict[str, str]) -> None:
        texts["word/header1.xml"] = texts["word/header1.xml"].replace("[[banner]]", "Ville")

    folder = changed_reference(tmp_path, change)
    parts = word(demo(overrides=folder, banner="Interne"))
    header = ET.fromstring(parts["word/header1.xml"])
    assert [text(p) for p in header.iter(f"{W}p")][:2] == ["Interne", "Ville"]


def test_a_banner_makes_its_own_header(tmp_path: Path) -> None:
    """A town's style that has no header at all gets one with the banner, in a valid package."""

    def change(texts: dict[str, str]) -> None:
        for name in [name for name in texts if re.search("header|footer", name)]:
            del texts[name]
        for name in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
            texts[name] = re.sub(r"<[^<>]*(?:header|footer)\d?[^<>]*/>", "", texts[name])

    folder = changed_reference(tmp_path, change)
    parts = word(demo(overrides=folder, banner="Interne"))
    assert text(ET.fromstring(parts["word/header0.xml"])) == "Interne"
    body = ET.fromstring(parts["word/document.xml"])
    section = next(body.iter(f"{W}sectPr"))
    assert section[0].tag == f"{W}headerReference"
    test_the_package_is_whole(parts)
    assert "word/header0.xml" not in word(demo(overrides=folder))


def test_nothing_is_fetched_for_a_towns_header(tmp_path: Path) -> None:
    """A picture that a town's header links to on the network is not asked for."""

    def change(texts: dict[str, str]) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        texts["word/_rels/header1.xml.rels"] = (
            '<?xml version="1.0" encoding="UTF-8"?><Relationships '
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{kind}/image" Target="http://spy.example/x.png" '
            f'TargetMode="External"/><Relationship Id="rId2" Type="{kind}/hyperlink" '
            'Target="https://ville.fr" TargetMode="External"/></Relationships>'
        )

    parts = word(demo(overrides=changed_reference(tmp_path, change)))
    assert not [name for name in parts if b"spy.example" in parts[name]]


def test_a_broken_reference_is_named(tmp_path: Path) -> None:
    """A town's reference.docx that is no Word file is an error that names it."""
    shutil.copytree(demo().overrides or tmp_path, tmp_path, dirs_exist_ok=True)
    (tmp_path / "reference.docx").write_bytes(b"not a zip")
    with pytest.raises(RenderingError) as caught:
        word(demo(overrides=tmp_path))
    assert caught.value.code == "reference-unreadable"
    assert caught.value.facts["file"] == "reference.docx"


def test_a_style_without_our_styles_still_serves(tmp_path: Path) -> None:
    """A bare reference.docx, as pandoc or Word makes it, gives a whole document too."""
    from absr.rendering.pandoc import run

    shutil.copytree(demo().overrides or tmp_path, tmp_path, dirs_exist_ok=True)
    (tmp_path / "reference.docx").write_bytes(
        run(("--print-default-data-file", "reference.docx"), b"")
    )
    parts = word(demo(overrides=tmp_path, banner="Interne"))
    test_the_package_is_whole(parts)
    body = ET.fromstring(parts["word/document.xml"])
    assert "«\u00a0On a tout ici" in text(body)


def test_cells_may_have_several_lines() -> None:
    """A line feed in a cell is a line break in Word."""
    table = Table(name="themes", caption="c", columns=(Column("a"),), rows=(("un\ndeux",),))
    parts = word(
        demo(tables=(table, *demo().tables[1:]), figures=(balance_figure(), *demo().figures[1:]))
    )
    body = ET.fromstring(parts["word/document.xml"])
    cell = list(next(data_tables(body)).iter(f"{W}tc"))[1]
    assert text(cell) == "undeux"
    assert len(list(cell.iter(f"{W}br"))) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """LibreOffice lays the document out in pages that hold its first and its last words."""
    files = render(demo(), "docx", name="r")
    (tmp_path / "r.docx").write_bytes(files["r.docx"])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "r.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    if shutil.which("pdftotext") is None:
        assert (tmp_path / "r.pdf").stat().st_size > 10_000
        return
    shown = subprocess.run(
        ["pdftotext", tmp_path / "r.pdf", "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    assert "Ce que disent les habitants" in shown
    assert "Fin du document." in shown
    assert shown.count("CCAS de Romainville") >= 4


def own_template(folder: Path, template: str) -> Document:
    """A document without blocks, of a template in a town's folder."""
    (folder / "own.md.j2").write_text(template, "utf-8")
    return demo(template="own.md.j2", overrides=folder, tables=(), figures=())


def test_a_page_break_and_empty_key_figures(tmp_path: Path) -> None:
    """A page break is Word's own; key figures without a list leave nothing."""
    template = "Avant\n\n::: page-break\n:::\n\n::: keys\nrien\n:::\n\nAprès"
    body = ET.fromstring(word(own_template(tmp_path, template))["word/document.xml"])
    assert [mark.get(f"{W}type") for mark in body.iter(f"{W}br")] == ["page"]
    assert not list(body.iter(f"{W}tbl"))


def test_a_settings_part_of_todays_word_is_kept() -> None:
    """The way Word opens the file is set once, whatever the settings held before."""
    from absr.rendering.word_package import _settings

    once = _settings("<w:settings><w:rsids/></w:settings>", "fr-FR")
    assert once.count("compatibilityMode") == 1
    assert _settings(once, "fr-FR") == once


def test_our_own_style_is_not_blamed_for_another_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """When pandoc fails with the shipped style, the error stays pandoc's."""
    from absr.rendering import pandoc

    def fails(*_: object, **__: object) -> bytes:
        raise RenderingError("pandoc-failed", status="1")

    monkeypatch.setattr(pandoc, "write", fails)
    with pytest.raises(RenderingError) as caught:
        render(demo(), "docx", name="r")
    assert caught.value.code == "pandoc-failed"


def test_a_speaker_within_a_line_is_set_apart(tmp_path: Path) -> None:
    """Who said something stands in its own type where it follows the words on the same line."""
    parts = word(own_template(tmp_path, "- dit autrement [Une habitante]{.by}"))
    body = ET.fromstring(parts["word/document.xml"])
    runs = {run.get(f"{W}val") for run in body.iter(f"{W}rStyle")}
    assert "Speaker" in runs


def test_a_quote_and_its_source_stand_on_one_page(body):
    """Word keeps the words of somebody with the line that says who spoke."""
    paragraphs = list(body.iter(f"{W}p"))
    pairs = list(itertools.pairwise(paragraphs))
    quotes = [one for one, two in pairs if (style(one), style(two)) == ("Quote", "QuoteSource")]
    assert quotes
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in quotes)


def test_a_label_stands_on_the_page_of_what_it_names(tmp_path):
    """A paragraph of bold words alone is not left at the foot of a page."""
    from absr.rendering.word_flow import kept_together

    label = '<w:p><w:pPr><w:pStyle w:val="BodyText" /></w:pPr><w:r><w:rPr><w:b /></w:rPr><w:t>L</w:t></w:r></w:p>'
    mixed = label.replace("</w:r></w:p>", "</w:r><w:r><w:t> et plus</w:t></w:r></w:p>")
    assert "<w:keepNext />" in kept_together(label)
    assert kept_together(mixed) == mixed
