"""The Word documents of a new project: prepared files, with the project's own words."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from absr.bundled import bundled
from absr.scaffold.prepared_guides import prepared_guides

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = 'CCAS d\'<i>Ici</i> & "co" [[commune]] *{{ x }}* =1+1 \U0001f600'


def parts(file: Path | io.BytesIO) -> dict[str, str]:
    """The XML parts of a Word file."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(xml: str) -> list[str]:
    """The text of each paragraph."""
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in ET.fromstring(xml).iter(f"{W}p")
    ]


def words(path: Path) -> list[str]:
    """The paragraphs of a guide's text."""
    return paragraphs(parts(path)["word/document.xml"])


def edited(project, **lines: str) -> None:
    """Change lines of `absr.yaml`, then renew the project."""
    settings = project.root / "absr.yaml"
    kept = settings.read_text(encoding="utf-8").splitlines()
    changed = [
        next((f"{key}: {lines[key]}" for key in lines if line.startswith(f"{key}:")), line)
        for line in kept
    ]
    settings.write_text("\n".join(changed) + "\n", encoding="utf-8")
    ran = project.run("init")
    assert ran.status == 0, ran.err


def guides(root: Path) -> list[Path]:
    """Every Word document of a project."""
    return sorted(root.rglob("*.docx"))


def test_the_shipped_files_are_those_of_the_templates():
    """Rendered anew, each template gives the prepared file that absr ships, part by part."""
    shipped = {path.name for path in (bundled("templates") / "project").rglob("*.docx")}
    made = prepared_guides()
    assert {name.rsplit("/", 1)[1] for name in made} == shipped
    for name, data in made.items():
        fresh = parts(io.BytesIO(data))
        assert fresh == parts(bundled("templates") / name), f"{name}: run `make docs`"


@pytest.mark.parametrize(
    ("language", "organisation"), [("fr", "CCAS de Romainville"), ("en", "CCAS of Romainville")]
)
def test_nothing_is_left_to_fill(absr, tmp_path, language, organisation):
    """No place of a word remains in any part, and the project's own words stand there."""
    assert absr("--lang", language, "init", "93063", "--no-input", "--dir", tmp_path).status == 0
    assert len(guides(tmp_path)) == 7
    for path in guides(tmp_path):
        assert not [name for name, xml in parts(path).items() if "[[" in xml]
        assert (words(path)[0], words(path)[2]) == (organisation, "Romainville")


def test_words_of_the_project_are_only_text(project):
    """Signs of XML, of Markdown, of a place or of a formula are printed as they were typed."""
    edited(project, organisation="'" + HOSTILE.replace("'", "''") + "'")
    printed = HOSTILE.replace("'", "’")
    for path in guides(project.root):
        found = parts(path)
        assert words(path)[0] == printed
        assert printed in ET.fromstring(found["docProps/core.xml"])[1].text
        assert printed in chain.from_iterable(
            paragraph.split("\t") for paragraph in paragraphs(found["word/header1.xml"])
        )


def test_themes_of_the_project_stand_in_the_guides(project):
    """In their order, a point between two."""
    guide = project.analysis / "guides" / "guide-habitant.docx"
    line = next(text for text in words(guide) if "Festivités" in text)
    assert "commerces · Festivités · Jeunesse · " in line
    assert line.endswith("Vie artistique · Vie de quartier.")


def test_the_day_of_the_board_renews_its_two_documents(project):
    """The mandate and the calendar change; the backward plan counts from that day."""
    before = project.files()
    edited(project, **{"  board_date": "2027-06-30"})
    after = project.files()
    changed = {name for name in after if name.endswith(".docx") and after[name] != before[name]}
    assert changed == {"0-cadrage/calendrier.docx", "0-cadrage/mandat.docx"}
    calendar = words(project.root / "0-cadrage" / "calendrier.docx")
    assert "Conseil d’administration prévu\u00a0: 30 juin 2027." in calendar
    # 30 June less 42 days, by hand.
    assert {"19 mai 2027", "30 juin 2027"} <= set(calendar)
    assert any("au conseil d’administration\u00a0: 30 juin 2027." in text for text in words(
        project.root / "0-cadrage" / "mandat.docx"
    ))  # fmt: skip


def test_without_a_day_the_last_one_allowed_counts(project):
    """The calendar says that the day is missing, and gives the latest days possible."""
    calendar = words(project.root / "0-cadrage" / "calendrier.docx")
    assert any(text.startswith("Conseil d’administration prévu\u00a0: [date") for text in calendar)
    assert "31 décembre 2027" in calendar


def test_a_notice_of_the_project_is_a_banner(project):
    """It heads the text and every page; without one there is no empty line in its place."""
    guide = project.root / "0-cadrage" / "mandat.docx"
    assert "Banner" not in parts(guide)["word/document.xml"]
    edited(project, banner="Exemple inventé")
    assert words(guide)[0] == "Exemple inventé"
    assert "Exemple inventé" in paragraphs(parts(guide)["word/header1.xml"])


def test_init_neither_renders_nor_starts_pandoc(tmp_path):
    """What renders documents is not even loaded: a project is made where pandoc is missing."""
    code = """
import sys
from absr.cli.app import run
status = run(["init", "93063", "--no-input"])
sys.exit(status or ", ".join({"jinja2", "absr.rendering.pandoc"} & set(sys.modules)) or 0)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(guides(tmp_path)) == 7
