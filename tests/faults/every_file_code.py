"""Codes of files and of settings: F."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from every_code import LINE, ROWS, case

if TYPE_CHECKING:
    from every_code import Command, Stage

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RESOURCES = "Nom;Catégorie;Thèmes;État\nLe four à pain;Lieux et équipements;Mobilités;Active\n"
ABOUT = "Le lavoir;Lieux et équipements;Vie de quartier;Active\n"


def zip_of(parts: dict[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_parts(stage: Stage, parts: dict[str, bytes | str]) -> bytes:
    """The ten interviews as a workbook in which parts were added or replaced."""
    with zipfile.ZipFile(stage.sound()) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return zip_of(found | parts)


@case("F001")
def absent(stage: Stage) -> Command:
    return stage.ingest(stage.folder / "absent.xlsx")


@case("F002")
def empty(stage: Stage) -> Command:
    return stage.data("vide.xlsx", b"")


@case("F003")
def a_pdf(stage: Stage) -> Command:
    return stage.data("compte-rendu.xlsx", b"%PDF-1.7\n")


@case("F004")
def password(stage: Stage) -> Command:
    stream = "EncryptedPackage\0".encode("utf-16-le")
    return stage.data("secret.xlsx", OLE + bytes(504) + bytes(512) + stream)


@case("F005")
def cut(stage: Stage) -> Command:
    return stage.data("coupe.xlsx", stage.sound().read_bytes()[:-900])


@case("F006")
def too_large(stage: Stage) -> Command:
    path = stage.folder / "video.xlsx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(10 * 2**30)
    return stage.ingest(path)


@case("F007")
def document_type(stage: Stage) -> Command:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'
    return stage.data("a.xlsx", with_parts(stage, {"xl/sharedStrings.xml": bomb}))


@case("F008")
def lock_file(stage: Stage) -> Command:
    return stage.data("~$entretiens.xlsx", b"\x05Sonia" + b" " * 159)


@case("F009", "Propos", "XFD1048576")
def stray_cell(stage: Stage) -> Command:
    return stage.edited(lambda book: book["Propos"].__setitem__("XFD1048576", "x"))


@case("F010")
def excel_4(stage: Stage) -> Command:
    return stage.data("ancien.xls", b"\x09\x04\x06\x00\0\0\x10\0\0\0\x0a\0\0\0")


@case("F011")
def nothing_in_it(stage: Stage) -> Command:
    return stage.sheets({"Propos": [[]]})


@case("F012")
def macros(stage: Stage) -> Command:
    return stage.data("a.xlsm", with_parts(stage, {"xl/macrosheets/sheet1.xml": "<x/>"}))


@case("F013")
def a_budget(stage: Stage) -> Command:
    return stage.sheets({"Budget": [["Poste", "Montant"], ["Salle", 120]]})


@case("F014")
def another_program(stage: Stage) -> Command:
    return stage.data("budget.numbers", zip_of({"Index/Document.iwa": b"x"}))


@case("F015", "Contacts")
def hidden_sheet(stage: Stage) -> Command:
    def hide(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Contacts")
        sheet.append(["N°", "Nom"])
        sheet.sheet_state = "hidden"

    return stage.edited(hide)


@case("F016")
def open_in_excel(stage: Stage) -> Command:
    (stage.folder / "~$a.xlsx").write_bytes(b"\x05Sonia" + b" " * 159)
    return stage.ingest(stage.sound())


@case("F017")
def names_that_lead_out(stage: Stage) -> Command:
    return stage.data("a.xlsx", with_parts(stage, {"../../etc/cron.d/x": ""}))


@case("F018")
def other_workbook(stage: Stage) -> Command:
    relations = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(stage.sound()) as archive:
        text = archive.read(relations).decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rId77" Type="{office}/externalLink" Target="externalLinks/1.xml"/>'
    changed = text.replace("</Relationships>", more + "</Relationships>")
    return stage.data("a.xlsx", with_parts(stage, {relations: changed}))


@case("F019")
def refused_and_left(stage: Stage) -> Command:
    stage.read("ingest", stage.sound())
    (stage.project.analysis / "f.xlsx").write_bytes(b"%PDF-1.4")
    stage.read("ingest")
    return ("show", "problems")


@case("F020")
def windows_text(stage: Stage) -> Command:
    return stage.data("ressources.csv", RESOURCES.encode("cp1252"))


@case("F021", None, "3")
def open_quotation(stage: Stage) -> Command:
    return stage.data("ressources.csv", (RESOURCES + '"Le lavoir;x;y;z\n' + ABOUT).encode())


@case("F022")
def web_page(stage: Stage) -> Command:
    rows = [line.split(";") for line in RESOURCES.splitlines()]
    cells = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in rows)
    page = f'<html><meta charset="utf-8"><table>{cells}</table></html>'
    return stage.data("export.xls", page.encode())


@case("F023")
def macintosh_text(stage: Stage) -> Command:
    return stage.data("ressources.csv", RESOURCES.replace("\n", "\r").encode("mac_roman"))


@case("F024", None, "3")
def two_encodings(stage: Stage) -> Command:
    late = "Le théâtre;Lieux et équipements;Jeunesse;Active\n".encode("cp1252")
    return stage.data("ressources.csv", RESOURCES.encode() + late)


@case("F025")
def spoilt_letters(stage: Stage) -> Command:
    text = RESOURCES.replace("É", "é").encode().decode("cp1252")
    return stage.data("ressources.csv", text.encode())


@case("F026", "ressources", "5")
def broken_line(stage: Stage) -> Command:
    more = (
        ABOUT * 2
        + "Le verger;Ancrage local des\nentreprises et commerces;Jeunesse;Active\n"
        + ABOUT
    )
    return stage.data("ressources.csv", (RESOURCES + more).encode())


@case("F027", "ressources", "3")
def too_wide(stage: Stage) -> Command:
    wide = "Le bal;Événements et temps forts;Jeunesse;Active;2;5\n"
    return stage.data("ressources.csv", (RESOURCES + wide + ABOUT).encode())


def word_file(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    def said(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    inside = "".join(map(said, paragraphs))
    for row in table or []:
        inside += "<w:tr>" + "".join(f"<w:tc>{said(v)}</w:tc>" for v in row) + "</w:tr>"
    if table:
        inside = inside.replace("<w:tr>", "<w:tbl><w:tr>", 1) + "</w:tbl>"
    document = f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


@case("F028")
def minutes(stage: Stage) -> Command:
    return stage.data("compte-rendu.docx", word_file("Compte rendu de la séance."))


@case("F029")
def words_around_a_table(stage: Stage) -> Command:
    rows = [line.split(";") for line in RESOURCES.splitlines()]
    return stage.data("notes.docx", word_file("Réunion de mai", "Ce que nous avons", table=rows))


@case("F030")
def a_map(stage: Stage) -> Command:
    return stage.data("carte.json", b'{"type": "FeatureCollection", "features": []}')


@case("F031")
def folder_in_a_folder(stage: Stage) -> Command:
    return stage.data("envoi.zip", zip_of({"dedans.zip": zip_of({"a": b"rien"})}))


def decisions(stage: Stage, text: str) -> Command:
    """The ten interviews, read with a file of decisions."""
    path = stage.folder / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return stage.ingest(stage.sound(), "--map", path)


@case("F033", None, "2")
def no_column(stage: Stage) -> Command:
    return decisions(stage, "colonnes:\n  Le mot: Nature du temps\n")


@case("F034", None, "3")
def no_value(stage: Stage) -> Command:
    return decisions(stage, "valeurs:\n  thèmes:\n    navette: Aviation\n")


@case("F035", None, "1")
def no_part(stage: Stage) -> Command:
    return decisions(stage, "colones:\n  Le mot: Nature\n")


@case("F036")
def original_of_a_corrected_copy(stage: Stage) -> Command:
    stage.ten.statements[0]["Thème"] = "Mobilitées"
    stage.ten.write(stage.project.analysis / "entretiens.xlsx")
    stage.read("ingest")
    copy = stage.project.root / "prive" / "a-corriger" / "entretiens.xlsx"
    book = openpyxl.load_workbook(copy)
    book["Propos"]["G2"] = "Mobilités"
    book.save(copy)
    stage.read("ingest", copy)
    return stage.ingest()


@case("F037", writes=True)
def no_place_for_the_copy(stage: Stage) -> Command:
    stage.ten.statements[0]["Thème"] = "Mobilitées"
    (stage.project.root / "prive" / "a-corriger").write_text("un fichier", encoding="utf-8")
    return stage.ingest(stage.sound())


@case("F038", writes=True)
def a_text_that_excel_cannot_hold(stage: Stage) -> Command:
    said = "Un banc près du lavoir. " * 1700
    row = ";".join(str(cell) for cell in stage.row(F="Potager", G=said.strip()))
    return stage.data("entretiens.csv", f"{';'.join(ROWS)}\n{row}\n".encode())


@case("F039")
def a_form_that_nobody_filled(stage: Stage) -> Command:
    [form] = stage.project.root.rglob("formulaire-kobo.xlsx")
    return stage.ingest(form)


SETTINGS = {
    "F101": ("language: fr", "language: fr\n\tmauvais: ["),
    "F102": ("language: fr", "language: fr\nlanguage: fr"),
    "F103": ("language: fr", "language: &ancre fr"),
    "F105": ("language: fr", "language: de"),
    "F106": ("organisation:", "# organisation:"),
    "F107": ("language: fr", "language: fr\nniveaux: " + "[" * 5000),
}


def _settings(old: str, new: str):
    def build(stage: Stage) -> Command:
        stage.settings(lambda text: text.replace(old, new, 1))
        return ("status",)

    return build


for _code, _change in SETTINGS.items():
    case(_code, None, LINE)(_settings(*_change))


@case("F104", None, LINE)
def unknown_key(stage: Stage) -> Command:
    stage.settings(lambda text: text + "\nquartier_prefere: Centre\n")
    stage.read("ingest", stage.sound())
    return ("show", "problems")
