"""Data requests: the workbook that proposes them, the letters, the follow-up, the report."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile

import jsonschema
import openpyxl
import pytest

from absr.analysis.request_proposals import proposals
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak

FRAMING = {"fr": "0-cadrage", "en": "0-framing"}
SCHEMAS = "src/absr/schemas"


def workbook(project):
    """The workbook of requests."""
    return project.root / "0-cadrage" / "demandes-donnees.xlsx"


def rows(path, sheet="Demandes"):
    """Rows below the grey example, by heading."""
    heads, _, *body = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in body if any(row)]


def write(project, *told, workbook_id="data_requests", name=None, sheet=None):
    """A filled workbook of the project, its rows told by field."""
    settings, _ = read_settings("absr.yaml", (project.root / "absr.yaml").read_bytes())
    data = blank_workbook(workbook_id, settings, speak("fr"), {sheet or workbook_id: told})
    path = workbook(project) if name is None else project.root / "0-cadrage" / name
    path.write_bytes(data)
    return path


def request(number=1, **told):
    """A row of the workbook."""
    return {"partner": "Caf", "variable": f"Foyers aidés {number}", **told}


def text_of(path):
    """The words of a Word file."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", xml)).replace("\u00a0", " ")


def letters(project):
    """Names of the files in the folder of the letters."""
    folder = project.root / "0-cadrage" / "courriers"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# -- the workbook ----------------------------------------------------------------------------------


def test_a_new_project_is_proposed_everything(project):
    """Every row is marked to be asked, with its partner, chapters, levels and what it goes by."""
    ran = project.run("sheet", "data-requests", "--json")
    assert ran.status == 0, ran.err
    assert ran.json["questions"] == len(proposals())
    found = rows(workbook(project))
    assert len(found) == len(proposals())
    assert {row["À demander (oui ou non)"] for row in found} == {"Oui"}
    disability = [row for row in found if row["Pour quels chapitres"] == "Handicap"]
    assert {"Caf", "MDPH", "Département"} == {row["Partenaire"] for row in disability}
    assert all(row["D’où vient la proposition"] for row in found)
    assert not any(row["Demandé le"] for row in found)


def test_a_chapter_that_has_data_is_offered_below(project):
    """A value of the town for housing: what serves housing alone comes after, marked « non »."""
    value = {"indicator": "hlm", "label": "Part HLM", "territory": "COM-93063", "measure": 41.0}
    value |= {"unit": "%", "vintage": "2021", "producer": "Insee", "chapter": "Logement"}
    settings, _ = read_settings("absr.yaml", (project.root / "absr.yaml").read_bytes())
    data = blank_workbook("indicators", settings, speak("fr"), {"observations": [value]})
    (project.analysis / "indicateurs.xlsx").write_bytes(data)
    project.ingest()
    assert project.run("sheet", "demandes-donnees").status == 0
    found = rows(workbook(project))
    answers = [row["À demander (oui ou non)"] for row in found]
    assert answers == ["Oui"] * (len(found) - 2) + ["Non"] * 2
    assert {row["Pour quels chapitres"] for row in found[-2:]} == {"Logement"}


def test_the_proposals_are_read_without_a_fault(project):
    """What absr proposes, saved by somebody, gives one record a row and no problem."""
    project.run("sheet", "data-requests")
    book = openpyxl.load_workbook(workbook(project))
    book["Demandes"]["H3"] = dt.date(2026, 11, 2)
    book.save(workbook(project))
    answer = project.ingest()
    assert answer["files"][0]["records"]["data_requests"] == len(proposals())
    assert answer["files"][0]["problems"] == []


def test_a_workbook_that_nobody_filled_is_not_read(project):
    """As it was written it holds no request, and is not said to be left unread."""
    project.run("sheet", "data-requests")
    ran = project.run("ingest", "--json")
    assert [one for one in ran.json.get("files", []) if "demandes" in one["file"]] == []
    assert project.show("requests") == []


def test_a_follow_up_is_never_replaced(project):
    """Filled and not read: refused. Read: nothing more to propose, the file stays as it is."""
    project.run("sheet", "data-requests")
    book = openpyxl.load_workbook(workbook(project))
    book["Demandes"]["H3"] = dt.date(2026, 11, 2)
    book.save(workbook(project))
    before = workbook(project).read_bytes()
    ran = project.run("sheet", "data-requests")
    assert (ran.status, "U240" in ran.err) == (4, True)
    project.ingest()
    ran = project.run("sheet", "data-requests", "--json")
    assert ran.status == 0
    assert ran.json["written"] is False
    assert workbook(project).read_bytes() == before


def test_what_was_read_is_written_again_where_the_workbook_is_gone(project):
    """The follow-up comes back with its dates, followed by what is still proposed."""
    write(
        project,
        request(
            body="Caf d'ici",
            levels="Commune ; QPV",
            asked_on=dt.date(2026, 6, 1),
            refused_on=dt.date(2026, 7, 1),
            refusal="non suivi",
        ),
    )
    project.ingest()
    workbook(project).unlink()
    assert project.run("sheet", "data-requests").status == 0
    first, *others = rows(workbook(project))
    assert first["Organisme précis"] == "Caf d'ici"
    assert first["Échelle"] == "Commune ; QPV"
    assert first["Demandé le"].date() == dt.date(2026, 6, 1)
    assert first["Motif du refus"] == "non suivi"
    assert len(others) == len(proposals())


# -- the letters -----------------------------------------------------------------------------------


def asked(project):
    """Two bodies of one sort, one of another, rows that need no letter."""
    write(
        project,
        request(1, body="Caf du Nord", levels="Commune ; QPV", chapters="Logement"),
        request(2, body="Caf du Nord", vintage="2025", expected_by=dt.date(2027, 1, 15)),
        request(3, body="Caf du Sud", service="service statistique"),
        request(4, partner="MDPH", wanted=False),
        request(5, partner="CPAM", asked_on=dt.date(2026, 11, 2)),
        request(6, partner="ARS", asked_on=dt.date(2026, 6, 1)),
        request(7, partner="Carsat", asked_on=dt.date(2026, 6, 1), received_on="02/07/2026"),
    )
    project.ingest()


def test_one_letter_a_body_with_the_workbook_of_its_answer(project):
    """For what is to be asked a request, for what is late a reminder, for the rest nothing."""
    asked(project)
    ran = project.run("sheet", "data-requests", "--form", "letters", "--json")
    assert ran.status == 0, ran.err
    assert letters(project) == [
        "demande-caf-du-nord.docx",
        "demande-caf-du-sud.docx",
        "relance-ars.docx",
        "reponse-caf-du-nord.xlsx",
        "reponse-caf-du-sud.xlsx",
        "reponse-relance-ars.xlsx",
    ]
    assert {one["action"] for one in ran.json["letters"]} == {"create"}


def test_a_letter_says_what_why_for_whom_and_until_when(project):
    """Its own rows and no others; the law, the threshold, the answer, no name of anybody."""
    asked(project)
    project.run("sheet", "data-requests", "--form", "lettres")
    text = text_of(project.root / "0-cadrage/courriers/demande-caf-du-nord.docx")
    for words in (
        "Caf du Nord",
        "Foyers aidés 1",
        "Foyers aidés 2",
        "Commune, QPV",
        "Logement",
        "article R123-1",
        "ensemble des partenaires",
        "seuil",
        "15 janvier 2027",
        "reponse-caf-du-nord.xlsx",
        "93063",
        "considération distinguée",
        "[nom, fonction et signature : à compléter]",
        "[service destinataire : à compléter]",
    ):
        assert words.replace("'", "’") in text.replace("'", "’"), words
    assert "Foyers aidés 3" not in text
    other = text_of(project.root / "0-cadrage/courriers/demande-caf-du-sud.docx")
    assert "service statistique" in other
    assert "[date : à compléter]" in other
    reminder = text_of(project.root / "0-cadrage/courriers/relance-ars.docx")
    assert "1er juin 2026" in reminder
    assert "sauf erreur de notre part" in reminder


def test_the_answer_that_a_partner_fills_is_read_as_indicators(project):
    """The rows are prepared; a value typed into one of them is an indicator of the town."""
    write(project, request(1, indicator="caf_rsa", vintage="2025", chapters="Logement"), request(2))
    project.ingest()
    project.run("sheet", "data-requests", "--form", "letters")
    path = project.root / "0-cadrage/courriers/reponse-caf.xlsx"
    prepared = rows(path, "Indicateurs")
    assert [row["Indicateur"] for row in prepared][:2] == ["exemple", "caf_rsa"]
    readme = openpyxl.load_workbook(path).worksheets[0]
    said = " ".join(str(cell.value) for row in readme for cell in row if cell.value)
    assert "renvoyez-le-nous" in said
    assert "absr" not in said  # the partner knows nothing of it
    told = prepared[1]
    assert (told["Territoire (code)"], told["Millésime"]) == ("COM-93063", "2025")
    assert (told["Producteur"], told["Chapitre"]) == ("Caf", "Logement")
    assert told["Valeur"] is None
    unread = project.run("ingest", "--json").json
    assert not any("reponse" in one["file"] for one in unread.get("files", []))
    book = openpyxl.load_workbook(path)
    sheet = book["Indicateurs"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(4, heads["Valeur"], 812)
    sheet.cell(4, heads["Unité"], "ménages")
    sheet.cell(5, heads["Valeur"], "Non disponible")
    sheet.cell(5, heads["Millésime"], 2025)
    book.save(path)
    project.ingest(status=1)  # the second row has no unit
    found = {one["id"]: one["values"] for one in project.show("indicators")}
    assert found["caf_rsa"] == {"COM-93063": 812.0}
    assert found["caf_2"] == {"COM-93063": None}


def test_two_bodies_never_share_a_letter(project):
    """One written in two ways has one letter; two long names that begin alike have two."""
    long = "Office public de l'habitat et de l'aménagement durable des communes de la vallée"
    write(
        project,
        request(1, body="Caf du Nord"),
        request(2, body="CAF du nord"),
        request(3, body=f"{long} haute"),
        request(4, body=f"{long} basse"),
    )
    project.ingest()
    ran = project.run("sheet", "data-requests", "--form", "letters")
    assert ran.status == 0, ran.err
    docx = [name for name in letters(project) if name.endswith(".docx")]
    assert len(docx) == 3
    texts = [text_of(project.root / "0-cadrage/courriers" / name) for name in docx]
    assert [sum(f"Foyers aidés {n}" in text for text in texts) for n in (1, 2, 3, 4)] == [1] * 4
    assert any("Foyers aidés 1" in text and "Foyers aidés 2" in text for text in texts)


def test_a_letter_names_nobody_and_takes_any_text_as_text(project, book):
    """A person of the sheet of persons is masked; signs of Word, Markdown or a formula are signs."""
    book(
        project.analysis / "entretiens.xlsx",
        {
            "Propos": [
                HEADS,
                ["E01", "12/06/2026", "habitante", "Habitante", "Besoin", "Jeunesse", "Un lieu."],
            ],
            "Personnes": [["N°", "Nom", "Prénom"], ["E01", "Zorvane", "Ilda"]],
        },
    )
    hostile = "=A1 & <b>|*x*` {{ 7 }} __y__"
    write(
        project,
        request(
            body=f"Service d'Ilda Zorvane {hostile}",
            variable=f"{hostile} suivi par Mme Zorvane",
            service="Ilda Zorvane",
        ),
    )
    project.run("ingest")
    assert project.run("sheet", "data-requests", "--form", "letters").status == 0
    for name in letters(project):
        path = project.root / "0-cadrage/courriers" / name
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(part) for part in archive.namelist()]
        assert not any(b"Zorvane" in part or b"Ilda" in part for part in parts), name
        assert "zorvane" not in name
    (docx,) = (name for name in letters(project) if name.endswith(".docx"))
    text = text_of(project.root / "0-cadrage/courriers" / docx)
    assert text.count("{{ 7 }}") >= 2
    assert "=A1 &amp; &lt;b&gt;|*x*`" in text
    (answer,) = (name for name in letters(project) if name.endswith(".xlsx"))
    sheet = openpyxl.load_workbook(project.root / "0-cadrage/courriers" / answer)["Indicateurs"]
    assert all(cell.data_type != "f" for row in sheet for cell in row)


def test_a_letter_is_no_table_to_be_read(project):
    """Also edited and saved: what it asks for is not recorded a second time."""
    asked(project)
    project.run("sheet", "data-requests", "--form", "letters")
    for path in (project.root / "0-cadrage/courriers").glob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data.replace("à compléter".encode(), b"relu"))
    before = len(project.show("requests"))
    answer = project.ingest()
    assert not any(one["file"].endswith(".docx") for one in answer["files"])
    assert len(project.show("requests")) == before == 7


def test_an_edited_letter_stays(project):
    """The same letter is not written again; another one stands beside it, numbered."""
    write(project, request(1))
    project.ingest()
    made = ("sheet", "data-requests", "--form", "letters", "--json")
    project.run(*made)
    path = project.root / "0-cadrage/courriers/demande-caf.docx"
    assert [one["action"] for one in project.run(*made).json["letters"]] == ["identical"] * 2
    path.write_bytes(path.read_bytes() + b"relu par le CCAS")
    edited = path.read_bytes()
    assert [one["action"] for one in project.run(*made).json["letters"]] == ["kept", "identical"]
    write(project, request(1), request(2))
    project.ingest()
    answer = project.run(*made).json["letters"]
    assert [one["action"] for one in answer] == ["create", "update"]
    assert answer[0]["path"].endswith("demande-caf (2).docx")
    assert path.read_bytes() == edited
    assert "Foyers aidés 2" in text_of(path.with_name("demande-caf (2).docx"))


def test_letters_go_where_they_are_wanted(project, tmp_path):
    """--out names a folder; nothing is written into the project."""
    write(project, request(1))
    project.ingest()
    ran = project.run("sheet", "data-requests", "--form", "letters", "--out", tmp_path / "ici")
    assert ran.status == 0, ran.err
    assert sorted(p.name for p in (tmp_path / "ici").iterdir()) == [
        "demande-caf.docx",
        "reponse-caf.xlsx",
    ]
    assert letters(project) == []


def test_letters_are_for_data_requests_alone(project):
    """Another workbook has no letters: exit 2, and what can be asked for."""
    ran = project.run("sheet", "votes", "--form", "letters", "--json")
    assert (ran.status, ran.json["code"]) == (2, "U205")
    assert "data_requests" in ran.json["choices"]


def test_letters_in_english(absr, tmp_path):
    """An English project has them in its own folder and words."""
    absr("init", "93063", "--no-input", "--lang", "en", "--dir", tmp_path / "town")
    root = tmp_path / "town"
    absr("sheet", "data-requests", "--project", root)
    path = root / "0-framing" / "data-requests.xlsx"
    book = openpyxl.load_workbook(path)
    book["Requests"]["B3"] = "Caf of the test"
    book.save(path)
    assert absr("ingest", "--project", root).status == 0
    ran = absr("sheet", "data-requests", "--form", "letters", "--project", root)
    assert ran.status == 0, ran.err
    text = text_of(root / "0-framing/letters/request-caf-of-the-test.docx")
    assert "Dear Sir or Madam" in text
    assert "article R123-1" in text
    assert "to be completed" in text


# -- the follow-up ---------------------------------------------------------------------------------


def test_status_counts_what_was_sent_received_and_is_late(project):
    """Three rows to send; of the three sent one was received, one is late, one may still come."""
    asked(project)
    out = project.run("status").out.replace("\u00a0", " ")
    line = " ".join(out[out.index("Demandes de données") :].split("[")[0].split())
    assert line == "Demandes de données : 3 à envoyer, 3 envoyées, 1 reçue, 1 relance à faire"


def test_status_is_done_once_every_request_has_its_answer(project):
    """Nothing asked: not done. All answered, a refusal too: done."""

    def item():
        phases = project.run("status", "--json").json["phases"]
        return next(i["done"] for p in phases for i in p["items"] if i["id"] == "data_requests")

    assert item() is False
    answered = {"asked_on": dt.date(2026, 6, 1)}
    write(
        project,
        request(1, **answered, received_on=dt.date(2026, 7, 1)),
        request(2, **answered, refused_on=dt.date(2026, 7, 1), refusal="non suivi"),
        request(3, wanted=False),
    )
    project.ingest()
    assert item() is True


def test_show_requests_tells_how_far_each_has_come(project, request_schema):
    """In words and as JSON under its schema; the reserve comes last."""
    asked(project)
    answer = project.run("show", "requests", "--json").json
    jsonschema.validate(answer, request_schema)
    assert [(one["variable"][-1], one["state"]) for one in answer["requests"]] == [
        *(("1", "to_ask"), ("2", "to_ask"), ("3", "to_ask"), ("5", "waiting")),
        *(("6", "overdue"), ("7", "received"), ("4", "reserved")),
    ]
    out = project.run("show", "requests").out
    for words in ("Caf du Nord", "à relancer", "en réserve", "02/07/2026"):
        assert words in out
    ran = project.run("show", "requests", "--theme", "mobilites")
    assert (ran.status, "U210" in ran.err) == (2, True)


@pytest.fixture
def request_schema():
    """The schema of `absr show requests --json`."""
    from importlib import resources

    text = resources.files("absr").joinpath("schemas/requests.schema.json").read_text("utf-8")
    return json.loads(text)


def test_a_name_in_the_column_of_the_department_is_told(project):
    """A first and a last name where a function is asked for: P312, and it is shown nowhere."""
    write(project, request(1, service="Jeanne Delacroix"))
    answer = project.ingest()
    told = [(one["code"], one["cells"]) for one in answer["files"][0]["problems"]]
    assert told == [("P312", ["O3"])]


# -- phase 1 ---------------------------------------------------------------------------------------

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Ce qui est dit"]  # fmt: skip


def report(project, book, audience):
    """The phase 1 report as text."""
    said = ["E01", "12/06/2026", "habitante", "Habitante", "Besoin", "Jeunesse", "Un lieu."]
    book(project.analysis / "entretiens.xlsx", {"Propos": [HEADS, said]})
    project.run("ingest")
    ran = project.run("report", "phase1", "--format", "md", "--audience", audience)
    assert ran.status == 0, ran.err
    path = project.root / "rapports" / audience / "phase1.md"
    return path.read_text(encoding="utf-8").replace("\u00a0", " ")


def section(text, title):
    """A section of the report without the number of its heading; empty where there is none."""
    found = re.search(rf"\n## [\d.]* ?{title}\n(.*?)(?=\n## )", text, re.DOTALL)
    return found.group(1) if found else ""


def follow_up(project):
    """A request received, one refused, one that waits and is late, one to be asked."""
    first = {"asked_on": dt.date(2026, 6, 1), "levels": "QPV"}
    write(
        project,
        request(1, body="Caf d'ici", **first, received_on=dt.date(2026, 7, 1)),
        request(2, **first, refused_on=dt.date(2026, 7, 2), refusal="convention nécessaire"),
        request(3, partner="CPAM", **first, reminded_on=dt.date(2026, 8, 1)),
        request(4, partner="MDPH"),
    )


def test_phase_1_says_which_partners_were_asked(project, book):
    """Each request with its day and what came of it; what waits to be asked only in a number."""
    follow_up(project)
    found = section(report(project, book, "internal"), "Les partenaires sollicités")
    assert "3 données demandées à 3 organismes : 1 reçue, 1 refusée et 1 en attente" in found
    assert "dont 1 à relancer" in found
    assert "1 autre est prête" in found
    lines = [line for line in found.splitlines() if line.startswith("|")]
    assert "| Caf d’ici | Foyers aidés 1 (QPV) | 01/06/2026 | Reçue le 01/07/2026 |" in lines
    assert any("Refusée le 02/07/2026 : convention nécessaire" in line for line in lines)
    assert any("À relancer ; relance le 01/08/2026" in line for line in lines)
    assert "Foyers aidés 4" not in found
    assert "R123-1" in found


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_outside_no_reason_of_a_refusal_is_told(project, book, audience):
    """That a body was asked and refused is told, why is not, nor that the team is to remind it."""
    follow_up(project)
    found = section(report(project, book, audience), "Les partenaires sollicités")
    assert "Refusée le 02/07/2026" in found
    assert "convention" not in found
    assert "relancer" not in found
    assert "prête" not in found


def test_without_requests_there_is_no_such_section(project, book):
    """A section that would be empty is not printed, nor is one for the reserve alone."""
    write(project, request(1, wanted=False))
    text = report(project, book, "internal")
    assert "partenaires sollicités" not in text
    assert "disaient déjà" not in text


def diagnoses(project):
    """One public and old, one restricted, one of which nobody said whether it is public."""
    settings, _ = read_settings("absr.yaml", (project.root / "absr.yaml").read_bytes())
    told = [
        {
            "title": "Étude des toits",
            "producer": "service habitat",
            "date": dt.date(2018, 3, 2),
            "chapters": "Logement ; Quartiers",
            "finding_1": "Un toit sur cinq fuit.",
            "page_1": "12",
            "finding_2": "Les cages d'escalier sont froides.",
            "is_public": True,
        },
        {
            "title": "Carnet de liaison",
            "producer": "équipe",
            "chapters": "Jeunesse",
            "finding_1": "Des jeunes attendent dehors.",
            "is_public": False,
        },
        {"title": "Note sans cote", "producer": "quelqu'un", "finding_1": "On ne sait pas."},
    ]
    data = blank_workbook("diagnoses", settings, speak("fr"), {"diagnoses": told})
    (project.root / "0-cadrage" / "diagnostics.xlsx").write_bytes(data)


def test_phase_1_takes_up_what_diagnoses_said(project, book):
    """By chapter, with title, producer, day, page and age; the restricted ones for the team."""
    diagnoses(project)
    found = section(report(project, book, "internal"), "Ce que disaient déjà les diagnostics")
    assert "4 constats sont repris de 3 diagnostics existants." in found
    titles = re.findall(r"\n### [\d.]* ?(.*)", found)
    assert titles == ["Jeunesse", "Logement", "Sans chapitre indiqué"]
    assert "- Un toit sur cinq fuit (p. 12)." in found
    assert "- Les cages d’escalier sont froides." in found
    assert "**Étude des toits** (service habitat · 2 mars 2018 · D-" in found
    assert "plus de six ans" in found
    assert "Il parle aussi de : Quartiers." in found
    assert found.count("document réservé à l’équipe") == 2
    assert "sans date" in found


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_outside_only_public_diagnoses_are_told(project, book, audience):
    """Neither the finding nor the title of a diagnosis that not everybody may read."""
    diagnoses(project)
    text = report(project, book, audience)
    found = section(text, "Ce que disaient déjà les diagnostics")
    assert "Un toit sur cinq fuit" in found
    assert "2 constats sont repris d’un diagnostic existant." in found
    for words in ("Carnet de liaison", "attendent dehors", "Note sans cote", "D-"):
        assert words not in found


def test_a_figure_of_the_follow_up_leads_to_its_cells(project):
    """`absr trace requests.overdue` names the row that is late."""
    asked(project)
    out = project.run("trace", "requests.overdue").out
    assert "1 / 2" in out
    assert "Foyers aidés 6" in out
    assert "demandes-donnees.xlsx › Demandes › C8" in out
