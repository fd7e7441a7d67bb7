"""A planted name, telephone number or address is found in no output, in no metadata."""

from __future__ import annotations

import re
import unicodedata
import zipfile

import pytest
from openpyxl import load_workbook
from phase1_documents import (
    AUDIENCES,
    build,
    ingest,
    interview,
    new_project,
    read,
    settings_with,
    write_workbook,
)

from absr.privacy.identities import MASK, NameFinder

LAST, FIRST, HYPHENED = "Zorglübine", "Quasimodète", "Krépuscul-Balthazor"
PHONE, MAIL = "06 39 98 77 66", "zz.canari@exemple-invente.fr"
THIRD = "Wolkonskaïa"
PEOPLE = [
    {"N°": "E01", "Nom": LAST, "Prénom": FIRST, "Téléphone": PHONE, "Courriel": MAIL},
    {"N°": "E02", "Nom": HYPHENED.upper(), "Prénom": "Anne"},
]
SIGNS = [LAST, FIRST, "Krépuscul", "Balthazor", "0639987766", MAIL, "zz.canari", THIRD]


def flat(text):
    """Lower case, no accents, no blanks or points: how a search for a name would look."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s.\u00a0\u202f\-]", "", bare.lower())


def contents(place):
    """All that a file holds, its parts opened."""
    if place.suffix == ".docx":
        with zipfile.ZipFile(place) as package:
            return "\n".join(package.read(n).decode("utf-8", "ignore") for n in package.namelist())
    return place.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A town whose every free text names somebody, in all the spellings that people use."""
    folder = tmp_path_factory.mktemp("canaries")
    sentences = [
        f"C'est {LAST} qui l'a dit.",
        f"{FIRST} {LAST} et {LAST.upper()} étaient là.",
        f"Appelez le {PHONE}, ou {PHONE.replace(' ', '')}, ou {PHONE.replace(' ', '.')}.",
        f"Écrivez à {MAIL} ou à {MAIL.upper()}.",
        f"Zorglubine sans accent, {unicodedata.normalize('NFD', LAST)} décomposé.",
        f"Krepuscul Balthazor, {HYPHENED} et KRÉPUSCUL-BALTHAZOR.",
        f"Voyez madame {THIRD}, le docteur Igor {THIRD} ou Mme de {THIRD}.",
        f"+33 6 39 98 77 66 : {PHONE.replace(' ', chr(0xA0))}.",
    ]
    natures = ("Besoin", "Ressource", "Frein", "Idée", "Récit")
    rows = []
    for number in range(1, 7):
        said = [
            (
                *(natures[(place + number) % 5], "Jeunesse", f"{number}. {text}"),
                "Oui, avec la fonction" if place % 2 else None,
                {
                    "Reformulation": f"Reformulé {number}.{place} : {text}",
                    "Sous-thème": f"chez {LAST}",
                    "Public concerné": f"famille {LAST}",
                    "Quartier dont on parle": f"cité {LAST}",
                },
            )
            for place, text in enumerate(sentences)
        ]
        head = {
            "Quartier": f"Cour {LAST}" if number % 2 else f"Cour {HYPHENED}",
            "Structure": f"Maison {LAST}",
            "Enquêteur ou enquêtrice": f"{FIRST} {LAST}",
            "Contribution possible": f"voir {LAST} au {PHONE}",
            "who": f"voisine de {FIRST} {LAST}, {MAIL}",
        }
        rows += interview(f"E{number:02}", "Santé", *said, **head)
    rows[1]["Thème"] = f"Thème de {LAST}"
    rows += interview("E07", f"Ami de {LAST}", ("Besoin", "Jeunesse", "Rien.", None))
    workbook = write_workbook(folder / "w.xlsx", rows, PEOPLE)
    root = new_project(folder / "town", workbook, settings=settings_with(quotas="{}"))
    named = root / "1-analyse-croisee" / f"entretien {LAST}.xlsx"
    second = write_workbook(
        named, interview("X01", "Santé", ("Besoin", "Jeunesse", "Autre fichier.", None))
    )
    book = load_workbook(second)
    book.create_sheet(f"Notes {LAST}").append(["N°", f"Avis de {LAST}"])
    book.save(second)
    ingest(root)
    build(root, *AUDIENCES)
    return root


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_canary_in_any_output(planted, audience):
    """No file of any edition holds a name, number or address of a person, nor a named third."""
    files = [path for path in (planted / "rapports" / audience).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".docx", ".html", ".md", ".svg"}
    for path in files:
        text = flat(contents(path))
        assert not [sign for sign in SIGNS if flat(sign) in text], path.name
        assert flat(LAST) not in flat(path.name)


def test_what_was_masked_is_still_read(planted):
    """The sentences around a name stay, with `[…]` in its place."""
    text = (planted / "rapports" / "internal" / "phase1.html").read_text(encoding="utf-8")
    assert text.count(MASK) > 20
    left = ("qui l’a dit", "étaient là", "Appelez le", "Écrivez à", "décomposé", "Voyez ")
    assert sum(words in text for words in left) > 3


def test_two_places_masked_alike_are_told_apart(planted):
    """Two districts that are alike once masked keep their own lines, and add up."""
    rows = read(planted / "rapports/internal/phase1.md").tables[
        "Entretiens et personnes par quartier"
    ]
    lines = {row[0]: int(row[1]) for row in rows[1:]}
    assert {f"Cour {MASK}", f"Cour {MASK} *"} < set(lines)
    assert sum(lines.values()) == 2 * lines["Total"]


FINDER = NameFinder(
    [
        {"last_name": "Bélanzac", "first_name": "Didier"},
        {"last_name": "NGUYEN-LABATUT", "first_name": "Hélène"},
        {"last_name": "d'Arcy", "first_name": "Zoé"},
        {"last_name": "Petit"},
        {"last_name": "---", "first_name": ""},
        {"email": "personne@example.org"},
    ]
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Didier Bélanzac est venu.", f"{MASK} est venu."),
        ("BELANZAC est venu.", f"{MASK} est venu."),
        ("Be\u0301lanzac est venu.", f"{MASK} est venu."),
        ("Voyez Hélène Nguyen Labatut.", f"Voyez {MASK}."),
        ("Chez D’Arcy, hier.", f"Chez {MASK}, hier."),
        ("Monsieur Petit a un petit chien.", f"{MASK} a un petit chien."),
        ("Le docteur Igor Zweig attend.", f"Le {MASK} attend."),
        ("Mme de Kergariou attend.", f"{MASK} attend."),
        ("06 39 98 10 01 ou +33 (0)6.39.98.10.01", f"{MASK} ou {MASK}"),
        ("a.b-c@d.example.org, merci", f"{MASK}, merci"),
    ],
)
def test_names_are_masked_in_every_spelling(text, masked):
    """Accents, capitals, hyphens and titles make no difference to whom a text names."""
    assert FINDER.masked(text) == masked
    assert FINDER.finds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monsieur le Maire et madame la Directrice du centre",
        "le monsieur du kebab, la dame du troisième",
        "un petit banc à 100 m. Puis la côte",
        "docteur, aidez-nous ! Madame ?",
        "entre 1999 et 2021, 12 34 fois sur 56 78",
        "Île-de-France, place Jean-Jaurès",
    ],
)
def test_ordinary_words_are_left_alone(text):
    """A text that names nobody is printed as it is."""
    assert FINDER.masked(text) == text
    assert FINDER.finds(text) == ()
