"""Whatever program a table comes from, a project takes it as it takes a workbook of Excel."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlwt

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from phase1_documents import EXAMPLE, absr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADINGS = ["Nom", "Catégorie", "Thèmes", "État"]
RESOURCE = ["Le four à pain", "Lieux et équipements", "Mobilités", "Active"]


def as_xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ressources")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    book.save(str(path))


def as_docx(path, rows, before="Ce que nous avons"):
    cells = [[f"<w:tc><w:p><w:r><w:t>{v}</w:t></w:r></w:p></w:tc>" for v in row] for row in rows]
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in cells)
    table = f"<w:tbl>{table}</w:tbl>" if rows else ""
    document = (
        f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{before}</w:t></w:r></w:p>'
        f"{table}<w:p><w:r><w:t>Fin de la séance</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)


def as_html(path, rows):
    cells = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in rows)
    path.write_text(f"<html><body><table>{cells}</table></body></html>", encoding="utf-8")


def as_text(path, rows):
    path.write_bytes("\r".join("\t".join(row) for row in rows).encode("mac_roman"))


def as_folder(path, rows):
    text = "\n".join(";".join(row) for row in rows)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ressources.csv", text.encode())


FORMS = {
    "ancien.xls": (as_xls, []),
    "page.xls": (as_html, ["F022"]),
    "texte.txt": (as_text, ["F023"]),
    "notes.docx": (as_docx, ["F029"]),
    "export.zip": (as_folder, []),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_table_in_a_phase_folder_is_read_without_being_named(project, name):
    """The record is taken, with the sheet and the cell it was read from; what is odd is said."""
    write, codes = FORMS[name]
    write(project.root / "1-analyse-croisee" / name, [HEADINGS, RESOURCE])
    (answer,) = project.run("ingest", "--json").json["files"]
    assert (answer["file"], answer["records"]) == (name, {"resources": 1})
    found = [problem["code"] for problem in answer["problems"]]
    assert [code for code in found if code.startswith("F")] == codes
    (payload,) = (row[0] for row in project.rows("SELECT payload FROM record"))
    assert "Le four à pain" in payload


def test_documents_and_texts_of_other_origin_are_left_alone(project):
    """Minutes, letters, foreign tables and directories in a phase folder: nobody asked for them."""
    folder = project.root / "1-analyse-croisee"
    as_docx(folder / "compte-rendu.docx", [])
    as_docx(folder / "autre.docx", [["Taux", "Total"], ["1", "2"]])
    as_folder(folder / "villes.zip", [["Ville", "Habitants"], ["A", "33266"]])
    (folder / "carte.json").write_text('{"type": "FeatureCollection"}', encoding="utf-8")
    (folder / "lettre.txt").write_text("Bonjour,\nmerci.\n", encoding="utf-8")
    as_text(folder / "ressources.txt", [HEADINGS, RESOURCE])
    files = project.run("ingest", "--json").json["files"]
    assert [answer["file"] for answer in files] == ["ressources.txt"]


def test_a_guide_is_passed_over_only_as_it_was_made(project):
    """A table put into a guide that absr made is read like any other."""
    guide = project.root / "1-analyse-croisee" / "guides" / "guide-habitant.docx"
    assert guide.is_file()
    as_docx(guide, [HEADINGS, RESOURCE])
    (answer,) = project.run("ingest", "--json").json["files"]
    assert (answer["file"], answer["records"]) == (guide.name, {"resources": 1})


def test_a_document_without_a_table_that_is_named_is_refused(project, tmp_path):
    as_docx(tmp_path / "compte-rendu.docx", [])
    ran = project.run("ingest", "--json", tmp_path / "compte-rendu.docx")
    assert ran.status == 1
    assert [p["code"] for p in ran.json["files"][0]["problems"]] == ["F028"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_the_example_saved_as_xls_is_the_same_project(tmp_path):
    """As many records of every kind, and not a problem more, as from the workbooks of Excel."""
    root = shutil.copytree(EXAMPLE, tmp_path / "excel")
    office = shutil.copytree(EXAMPLE, tmp_path / "office")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for book in sorted(office.glob("*/*.xlsx")):
        command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir"]
        subprocess.run([*command, book.parent, book], check=True, capture_output=True)
        book.unlink()
    counts, problems = [], []
    for place in (root, office):
        absr("ingest", "--project", place)
        status = json.loads(absr("status", "--json", "--project", place))
        listed = json.loads(absr("show", "problems", "--json", "--project", place))["problems"]
        counts.append(status["counts"])
        problems.append(sorted((one["code"], one["cells"]) for one in listed))
    assert counts[0] == counts[1]
    assert problems[0] == problems[1]


def test_the_number_above_a_form_of_word_is_that_of_the_interview(project, tmp_path):
    """« Fiche d'entretien n° 7 » stands right above the table; the next form has its own."""
    labels = ["Date", "Personne rencontrée", "Type d'acteur", "Besoins"]
    forms = [("7", ["12/06/2026", "libraire", "Commerce", "un banc"])]
    forms += [("8", ["13/06/2026", "gardien", "Bailleur", "un local"])]
    inside = ""
    for number, answers in forms:
        cells = "".join(
            f"<w:tr><w:tc>{par(label)}</w:tc><w:tc>{par(answer)}</w:tc></w:tr>"
            for label, answer in zip(labels, answers, strict=True)
        )
        inside += f"{par(f'Fiche d’entretien n° {number}')}<w:tbl>{cells}</w:tbl>"
    with zipfile.ZipFile(tmp_path / "fiches.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    project.run("ingest", "--json", tmp_path / "fiches.docx")
    interviews = project.run("show", "interviews", "--json").json["interviews"]
    assert [(one["ref"], one["date"]) for one in interviews] == [
        ("7", "2026-06-12"),
        ("8", "2026-06-13"),
    ]
    assert [one["source"]["row"] for one in interviews] == [0, 0]


def test_a_table_of_labels_and_the_one_below_it_are_one_interview(project, tmp_path):
    """Who was met stands in pairs of labels and answers, what was said in the table after it."""
    inside = ""
    for number, who, said in (("1", "gardienne", "un banc"), ("2", "pharmacien", "un local")):
        met = [
            ["Date", f"1{number}/06/2026", "Lieu", "loge"],
            ["Personne", who, "Quartier", "Centre"],
        ]
        told = [["Ce qui est dit", "Nature", "Thème"], [said, "Besoin", "Jeunesse"]]
        inside += f"{par(f'Rencontre n° {number}')}{tbl(met)}{par('')}{tbl(told)}{par('')}"
    inside += par("Où j’en suis") + tbl([["Mois", "Vus"], ["Juin", "2"]])
    with zipfile.ZipFile(tmp_path / "carnet.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        document = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    (file,) = project.run("ingest", "--json", tmp_path / "carnet.docx").json["files"]
    assert [sheet["sheet"] for sheet in file["sheets"]] == [
        "Tableaux 1-2",
        "Tableaux 3-4",
        "Tableau 5",
    ]
    interviews = project.run("show", "interviews", "--json").json["interviews"]
    told = [
        (one["ref"], one["date"], one["profile"], one["district"], one["statements"][0]["quote"])
        for one in interviews
    ]
    assert told == [
        ("1", "2026-06-11", "gardienne", "Centre", "un banc"),
        ("2", "2026-06-12", "pharmacien", "Centre", "un local"),
    ]


def test_an_answer_that_sounds_like_its_label_is_an_answer(project, tmp_path):
    """« Autorisation de citer : oui, avec la fonction » in a text: agreed, with the function."""
    lines = ["Entretien n° 1", "Date : 14 avril 2026", "Personne rencontrée : libraire"]
    lines += ["Catégorie : Commerce", "Autorisation de citer : oui, avec la fonction"]
    lines += ["Quartier ou section : Bourg", "Besoins : un abri", "Thèmes abordés : Jeunesse"]
    with zipfile.ZipFile(tmp_path / "compte-rendu.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        inside = "".join(map(par, lines))
        document = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
    project.run("ingest", "--json", tmp_path / "compte-rendu.docx")
    (one,) = project.run("show", "interviews", "--json").json["interviews"]
    assert (one["consent"], one["district"]) == (True, "Bourg")
    assert [said["text"] for said in one["statements"]] == ["un abri"]


def tbl(rows):
    lines = ("".join(f"<w:tc>{par(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def par(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
