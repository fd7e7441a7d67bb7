"""Faults that a fresh pair of eyes found, each with the test that keeps it mended."""

from __future__ import annotations

import shutil

from openpyxl import load_workbook


def test_a_total_in_any_column_is_no_interview(project, ten, tmp_path):
    """« TOTAL » beside a count in the number column makes no phantom interview."""
    path = ten.write(tmp_path / "entretiens.xlsx")
    book = load_workbook(path)
    sheet = book["Propos"]
    row = sheet.max_row + 2
    sheet.cell(row, 1, 14)
    sheet.cell(row, 3, "TOTAL")
    sheet.cell(row + 1, 1, "14 entretiens")
    book.save(path)
    answer = project.ingest(path)
    assert answer["totals"]["added"] == 10
    assert [entry["reason"] for entry in answer["files"][0]["aside"]] == ["total", "note"]


def test_without_the_private_folder_nothing_is_made_for_others(project, ten, tmp_path):
    """Names cannot be masked without the private store: partners and public are refused (5)."""
    project.ingest(ten.write(tmp_path / "entretiens.xlsx"))
    shutil.rmtree(project.root / "prive")
    assert project.run("report", "--audience", "public", "--format", "md").status == 5
    assert not list((project.root / "rapports").rglob("*.md"))


def test_what_stands_in_the_archive_is_never_swept(project, ten, tmp_path):
    """A file that somebody put into the archive, and copies of a lost store, stay."""
    path = ten.write(tmp_path / "entretiens.xlsx")
    project.ingest(path)
    archive = project.root / "prive" / "sources"
    (copy,) = archive.iterdir()
    (archive / "mes-notes.docx").write_bytes(b"x")
    (archive / "dossier").mkdir()
    shutil.rmtree(project.root / ".absr")
    assert project.run("ingest", path).status == 0
    assert copy.exists()
    assert (archive / "mes-notes.docx").exists()


def test_a_refused_workbook_is_said_until_it_is_gone(project, ten, tmp_path):
    """A workbook of the project that was refused is in no figure, and absr says so."""
    project.ingest(ten.write(tmp_path / "entretiens.xlsx"))
    wrong = project.root / "1-analyse-croisee" / "f.xlsx"
    wrong.parent.mkdir(exist_ok=True)
    wrong.write_bytes(b"%PDF-1.4")
    assert project.run("ingest").status == 1
    problems = project.run("show", "problems", "--json").json["problems"]
    assert ("f.xlsx", "F019") in {(p["file"], p["code"]) for p in problems}
    wrong.unlink()
    problems = project.run("show", "problems", "--json").json["problems"]
    assert "F019" not in {p["code"] for p in problems}
