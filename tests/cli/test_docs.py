"""The documentation does what it says: its commands run, its links lead somewhere."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from absr.cli.main_page import COMMANDS as COMMAND_NAMES
from absr.model.kinds import kinds
from absr.model.labels import Labels
from absr.reading.settings import read_settings
from absr.report import REPORTS
from absr.scaffold.blank_workbook import blank_workbook
from absr.scaffold.project_files import PREPARED, file_name, workbook_folder
from absr.scaffold.project_files import WORKBOOKS as WORKBOOK_IDS
from absr.store.paths import FOLDERS, PROSE
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md")
    for path in ROOT.glob(pattern)
    if ".venv" not in path.parts
)
GUIDE_NAMES = ("guide-phase1", "guide-phase2", "guide-phase3", "guide-resources", "feuilles")
ENGLISH_NAMES = {"feuilles": "sheets"}
"""Guides that have another name in English."""
GUIDES = {
    (name, language): ROOT / "docs" / folder / f"{known.get(name, name)}.md"
    for name in GUIDE_NAMES
    for language, folder, known in (("fr", ".", {}), ("en", "en", ENGLISH_NAMES))
}
"""Name and language → the guide."""

ROWS = {
    "fr": """
E01 | 12/06/2026 | habitante, retraitée | habitante | Besoin    | Mobilitées
E01 |            |                      |           | Ressource | Vie de quartier
E02 | 15/06/2026 | infirmière libérale  | Santé     | Besoin    | Accessibilité aux soins
E02 |            |                      |           | Ressource | Mobilités
""",
    "en": """
E01 | 12/06/2026 | resident, retired | resident            | Need     | Mobilty
E01 |            |                   |                     | Resource | Neighbourhood life
E02 | 15/06/2026 | district nurse    | Health professional | Need     | Access to care
E02 |            |                   |                     | Resource | Mobility
""",
}
SAID = {
    "fr": """
Le car ne passe plus le mercredi, je ne descends plus au marché.  | Oui, anonyme
Le four à pain, on le rallume deux fois l'an.                     | Oui, anonyme
Je fais quarante kilomètres pour trois pansements.                | Oui, avec la fonction
Les voisins emmènent qui doit aller à l'hôpital.                  | Non
""",
    "en": """
The bus no longer runs on Wednesdays, I miss the market.          | Yes, anonymous
The bread oven, we light it twice a year.                         | Yes, anonymous
I drive forty kilometres for three dressings.                     | Yes, with the role
Neighbours drive whoever must go to hospital.                     | No
""",
}
"""What a guide's reader types: number, date, who, type, nature, theme; words, quotable."""

WORKBOOKS = {
    "fr": "sainte-colombe/1-analyse-croisee/entretiens.xlsx",
    "en": "sainte-colombe/1-cross-analysis/interviews.xlsx",
}
COLUMNS = (1, 2, 3, 4, 6, 7, 8, 9)
THEME = 7
FIRST_ROW = 4


def fill(folder: Path, language: str, absr) -> None:
    """What the reader does in the spreadsheet: four rows below the grey ones."""
    path = folder / WORKBOOKS[language]
    book = openpyxl.load_workbook(path)
    rows = zip(ROWS[language].split("\n")[1:-1], SAID[language].split("\n")[1:-1], strict=True)
    for number, (told, said) in enumerate(rows, start=FIRST_ROW):
        cells = [cell.strip() or None for cell in f"{told}|{said}".split("|")]
        for column, value in zip(COLUMNS, cells, strict=True):
            book.worksheets[1].cell(number, column, value)
    book.save(path)


def correct(folder: Path, language: str, absr) -> None:
    """What the reader does once absr has shown the cell."""
    write_cell(folder / WORKBOOKS[language], 1, "G4", THEMES["mobilites"].of(language))


def name_the_oven(folder: Path, language: str, absr) -> None:
    """The reader names the resource of a statement, and says in what state it is."""
    path = folder / WORKBOOKS[language]
    words = {
        "O5": Labels("Four à pain", "Bread oven"),
        "Q5": Labels("Fragile", "Fragile"),
    }
    for cell, word in words.items():
        write_cell(path, 1, cell, word.of(language))


def write_cell(path: Path, sheet: int, cell: str, value: object) -> None:
    """Type one value into one cell."""
    book = openpyxl.load_workbook(path)
    book.worksheets[sheet][cell] = value
    book.save(path)


THEMES = {
    "mobilites": Labels("Mobilités", "Mobility"),
    "quartier": Labels("Vie de quartier", "Neighbourhood life"),
}
DAY = dt.date


def table(names: str, *lines: Sequence[object]) -> list[dict[str, object]]:
    """Rows of a sheet: the names of its fields, then a line of values for each row."""
    fields = names.split()
    return [
        {name: value for name, value in zip(fields, line, strict=True) if value is not None}
        for line in lines
    ]


def write_workbook(
    folder: Path, language: str, workbook: str, **sheets: list[dict[str, object]]
) -> Path:
    """The project's blank workbook as the reader fills it; gives where it stands."""
    root = folder / "sainte-colombe"
    settings, _ = read_settings("absr.yaml", (root / "absr.yaml").read_bytes())

    def cell(value: object) -> object:
        return value.of(language) if isinstance(value, Labels) else value

    rows = {
        sheet: [{name: cell(value) for name, value in row.items()} for row in lines]
        for sheet, lines in sheets.items()
    }
    place = root / FOLDERS[language][workbook_folder(workbook)] / file_name(workbook, language)
    place.write_bytes(blank_workbook(workbook, settings, speak(language), rows))
    return place


def indicators(folder: Path, language: str, absr) -> None:
    """Invented values of one indicator: the town beside its département."""
    label = Labels("Ménages sans voiture", "Households without a car")
    mobility = Labels("Mobilités", "Mobility")
    higher = Labels("Plus haut = plus de besoin", "Higher = more need")
    invented = Labels("Insee (valeur inventée)", "Insee (invented value)")
    values = (("COM-46260", 19), ("DEP-46", 12), ("REG-76", 15), ("FRANCE-METRO", 18))
    rows = table(
        "indicator label territory measure unit vintage producer chapter themes direction",
        *(
            ("sans_voiture", label, where, n, "%", "2022", invented, mobility, mobility, higher)
            for where, n in values
        ),
    )
    write_workbook(folder, language, "indicators", observations=rows)


def requests(folder: Path, language: str, absr) -> None:
    """One row is to be asked for, one was asked for and is late; the others are left in reserve."""
    place = Labels("0-cadrage/demandes-donnees.xlsx", "0-framing/data-requests.xlsx").of(language)
    path = folder / "sainte-colombe" / place
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    heads = {cell.value: cell.column for cell in sheet[1]}
    columns, speech = kinds()["data_requests"].fields, speak(language)
    names = {one.name: heads[speech.typeset(one.label.of(language))] for one in columns}
    for row in range(3, sheet.max_row + 1):
        wanted = sheet.cell(row, names["indicator"]).value in {"mdph_droits", "caf_handicap"}
        if not wanted:
            sheet.cell(row, names["wanted"], Labels("non", "no").of(language))
        elif sheet.cell(row, names["partner"]).value == "Caf":
            sheet.cell(row, names["asked_on"], dt.date(2026, 9, 1))
    book.save(path)


def phase1(folder: Path, language: str, absr) -> None:
    """The project as the guide to phase 1 leaves it."""
    root = folder / "sainte-colombe"
    made = absr("init", "COM-46260", "--no-input", "--lang", language, "--dir", root)
    assert made.status == 0, made.err
    fill(folder, language, absr)
    correct(folder, language, absr)
    read(folder, language, absr)


def read(folder: Path, language: str, absr) -> None:
    """The workbooks that were filled are read."""
    ran = absr("ingest", "--project", folder / "sainte-colombe")
    assert ran.status == 0, ran.out + ran.err


RESIDENTS = Labels("Habitants et citoyens", "Residents and citizens")
ASSOCIATIONS = Labels("Associations", "Associations")
OFFICERS = Labels("Agents municipaux", "Municipal officers")
PARTNERS = Labels("Institutions et partenaires", "Institutions and partners")
ELECTED = Labels("Élus et élues", "Elected members")
YES, NO, MAYBE = Labels("Oui", "Yes"), Labels("Non", "No"), Labels("Peut-être", "Maybe")
SILENT = Labels("Sans réponse", "No answer")

PEOPLE = (
    ("Quillardet", "Zéphirine", RESIDENTS),
    ("Oulmane", "Kader", PARTNERS),
    ("Tressignac", "Maïwenn", RESIDENTS),
    ("Hartuis", "Solveig", RESIDENTS),
    ("Fontrouge", "Basile", RESIDENTS),
    ("Perdrigeon", "Ysoline", RESIDENTS),
    ("Vauquelas", "Tancrède", ASSOCIATIONS),
    ("Croisic", "Nadège", ASSOCIATIONS),
    ("Doudaine", "Anselme", ASSOCIATIONS),
    ("Brandouin", "Ottavio", OFFICERS),
    ("Lescarbot", "Ninon", RESIDENTS),
    ("Malvoisin", "Eudes", ASSOCIATIONS),
    ("Rocamandour", "Irène", ELECTED),
)
"""Invented persons; the two first are pilots, the last one comes without an invitation."""


def pilots(folder: Path, language: str, absr) -> None:
    """Two pilots, found in the two interviews, and twelve invitations."""
    found = (("PI01", "E01", 8, 6, 6), ("PI02", "E02", 6, 4, 2))
    lines = [
        (ref, *PEOPLE[n], interview, *numbers, YES)
        for n, (ref, interview, *numbers) in enumerate(found)
    ]
    names = "ref last_name first_name college interview goal contacted confirmed kit_given"
    write_workbook(folder, language, "pilots", pilots=table(names, *lines))
    write_workbook(folder, language, "invitations", invitations=invited())


def invited() -> list[dict[str, object]]:
    """The sheet of the invitations."""
    answers = [YES] * 10 + [MAYBE, SILENT]
    lines = [
        (f"IN{n:02}", *PEOPLE[n - 1], _by(n), answer) for n, answer in enumerate(answers, start=1)
    ]
    return table("ref last_name first_name college invited_by answer", *lines)


def _by(number: int) -> str | None:
    """Which pilot invited; the office invites the two pilots."""
    return None if number <= 2 else "PI01" if number <= 8 else "PI02"


def workshop(folder: Path, language: str, absr) -> None:
    """The evening: tables, sign-in, contributions, votes (one too many), evaluations."""
    mobility, life = THEMES["mobilites"], THEMES["quartier"]
    seats = table("ref theme round capacity", ("T1", mobility, 1, 6), ("T2", life, 1, 6))
    write_workbook(folder, language, "tables", tables=seats)
    came = [
        (f"IN{n:02}", *PEOPLE[n - 1], NO if n == 10 else YES, f"T{n % 2 + 1}", YES if n > 2 else NO)
        for n in (*range(1, 11), 13)
    ]
    signed = table("ref last_name first_name college present table first_time", *came)
    write_workbook(folder, language, "invitations", invitations=invited(), attendance=signed)
    idea, strong = Labels("Idée", "Idea"), Labels("Fort", "Strong")
    shared, debated = Labels("Partagé", "Shared"), Labels("Débattu", "Debated")
    written = (
        ("C1", "T1", Labels("Constat", "Finding"), strong, MISSED_BUS),
        ("C2", "T1", idea, shared, SHUTTLE),
        ("C3", "T1", Labels("Besoin", "Need"), shared, SHELTER),
        ("C4", "T2", Labels("Ressource", "Resource"), strong, OVEN),
        ("C5", "T2", idea, shared, SECOND_SHUTTLE),
        ("C6", "T2", Labels("Désaccord", "Disagreement"), debated, SQUARE),
        ("C7", "T2", idea, strong, MEAL),
    )
    placed = (
        ("C2", RESIDENTS, 8, 15),
        ("C7", RESIDENTS, 9, None),
        ("C2", ASSOCIATIONS, 5, 9),
        ("C5", ASSOCIATIONS, 3, None),
        ("C7", PARTNERS, 2, 3),
    )
    kept = Labels("Se parler d'une rue à l'autre.", "Talking from one street to the next.")
    slips = [
        (f"F{n}", score, kept if n == 1 else None) for n, score in enumerate((4, 5, 4, 3, 5), 1)
    ]
    write_workbook(
        folder,
        language,
        "contributions",
        contributions=table("ref table nature consensus text", *written),
        votes=table("contribution college dots rights", *placed),
        evaluations=table("ref score kept", *slips),
    )


MISSED_BUS = Labels("Le car ne passe plus le mercredi.", "The Wednesday bus has stopped.")
SHUTTLE = Labels(
    "Une navette le mercredi, conduite par des bénévoles.",
    "A shuttle on Wednesdays, driven by volunteers.",
)
SHELTER = Labels("Un arrêt abrité près de l'école.", "A bus shelter near the school.")
OVEN = Labels("Le four à pain du bourg.", "The bread oven of the village.")
SECOND_SHUTTLE = Labels(
    "Une navette du mercredi avec des conducteurs bénévoles.",
    "A Wednesdays shuttle with volunteers as drivers.",
)
SQUARE = Labels(
    "Fermer la place aux voitures le dimanche.", "Closing the square to cars on Sundays."
)
MEAL = Labels("Un repas au four à pain chaque saison.", "A meal at the bread oven each season.")


def count_again(folder: Path, language: str, absr) -> None:
    """The dots of the residents are counted again on the sheet: six, not nine."""
    path = folder / "sainte-colombe" / FOLDERS[language]["workshop"] / "contributions.xlsx"
    book = openpyxl.load_workbook(path)
    place = next(n for n, s in enumerate(book.worksheets) if s.title == "Votes")
    write_cell(path, place, "C5", 6)


def phase2(folder: Path, language: str, absr) -> None:
    """The project as the guide to phase 2 leaves it."""
    phase1(folder, language, absr)
    pilots(folder, language, absr)
    workshop(folder, language, absr)
    count_again(folder, language, absr)
    read(folder, language, absr)


def answers(folder: Path, language: str, absr) -> None:
    """Pledges, two actions with their follow-up, three answers, of which one names no action."""
    gives = {"time": Labels("Temps", "Time"), "place": Labels("Lieu", "Place")}
    drive = Labels("Conduire un mercredi sur deux.", "Driving every other Wednesday.")
    lend = Labels("Prêter la remise pour le bois.", "Lending the shed for the wood.")
    pledged = table(
        "ref participant text gives contribution recontact_ok",
        ("G1", "IN01", drive, gives["time"], "C2", YES),
        ("G2", "IN07", lend, gives["place"], "C7", YES),
    )
    write_workbook(folder, language, "pledges", pledges=pledged)
    write_workbook(
        folder,
        language,
        "actions",
        actions=planned(),
        updates=followed(),
        responses=answered(),
    )


def planned() -> list[dict[str, object]]:
    """Two action sheets; the first step of the second one is past."""
    common = {
        "finding": MISSED_BUS,
        "aim": Labels("Aller au marché sans voiture.", "Going to market without a car."),
        "themes": THEMES["mobilites"],
        "lead": Labels("secrétaire du CCAS", "secretary of the CCAS"),
        "lead_person": "IN01",
        "first_step": Labels("Réunir les conducteurs.", "Bringing the drivers together."),
        "first_step_on": DAY(2026, 11, 10),
        "cost": 1800,
        "funder": Labels("Département", "Département"),
        "funding": Labels("Sollicité", "Asked for"),
        "indicator": Labels("trajets par mois", "journeys each month"),
        "state": Labels("Validée", "Approved"),
        "evidence": "E01 ; C1",
    }
    shuttle = Labels("Une navette le mercredi", "A shuttle on Wednesdays")
    meal = Labels("Quatre repas au four à pain", "Four meals at the bread oven")
    second = {
        "finding": OVEN,
        "aim": Labels("Se retrouver à chaque saison.", "Meeting at each season."),
        "themes": THEMES["quartier"],
        "lead": Labels("présidente du comité des fêtes", "chair of the festivities committee"),
        "first_step": Labels("Faire ramoner le four.", "Having the oven swept."),
        "first_step_on": DAY(2026, 10, 30),
        "cost": 300,
        "funder": Labels("Commune", "Municipality"),
        "funding": Labels("Acquis", "Secured"),
        "indicator": Labels("personnes à table", "persons at table"),
        "evidence": "C4",
    }
    return [
        {"ref": "A1", "title": shuttle, **common},
        {"ref": "A2", "title": meal, **common, **second, "lead_person": "IN07"},
    ]


def followed() -> list[dict[str, object]]:
    """The first action has begun."""
    return table(
        "action date state done next_step next_step_on",
        (
            "A1",
            DAY(2026, 11, 12),
            Labels("Engagée", "Started"),
            Labels("Six conducteurs se sont inscrits.", "Six drivers have signed up."),
            Labels("Premier trajet", "First journey"),
            DAY(2027, 1, 13),
        ),
    )


def answered() -> list[dict[str, object]]:
    """Answers to three proposals out of four; there is no action A3."""
    kept, adapted = Labels("Retenue", "Kept"), Labels("Adaptée", "Adapted")
    passed = Labels("Transmise à un partenaire", "Passed on to a partner")
    mayor = Labels("la maire", "the mayor")
    return table(
        "contribution decision reason who when action",
        (
            "C2",
            kept,
            Labels("Des conducteurs sont prêts.", "Drivers are ready."),
            mayor,
            DAY(2026, 11, 16),
            "A1",
        ),
        (
            "C3",
            passed,
            Labels("L'arrêt est à la Région.", "The stop belongs to the Region."),
            mayor,
            DAY(2026, 11, 16),
            None,
        ),
        (
            "C7",
            adapted,
            Labels("Une fois par saison au plus.", "Once a season at most."),
            mayor,
            DAY(2026, 11, 16),
            "A3",
        ),
    )


def right_action(folder: Path, language: str, absr) -> None:
    """The number of the action is mended on the sheet of the responses."""
    path = folder / "sainte-colombe" / FOLDERS[language]["action"] / "actions.xlsx"
    book = openpyxl.load_workbook(path)
    title = {"fr": "Réponses", "en": "Responses"}[language]
    place = next(n for n, s in enumerate(book.worksheets) if s.title == title)
    write_cell(path, place, "F5", "A2")


def prose(folder: Path, language: str, absr) -> None:
    """The reader writes one part of the narrative, below the comment that stands there."""
    text = {
        "fr": "Le mercredi, on ira **ensemble** au marché [E01].\n",
        "en": "On Wednesdays we shall go to market **together** [E01].\n",
    }
    root = folder / "sainte-colombe"
    path = root / FOLDERS[language]["action"] / PROSE[language]["tomorrow"]
    path.write_text(path.read_text(encoding="utf-8") + text[language], encoding="utf-8")


def register(folder: Path, language: str, absr) -> None:
    """Two resources and an actor in the register; nobody has cited the second resource."""
    place = Labels("Lieux et équipements", "Places and facilities")
    name = Labels("Comité des fêtes", "Festivities committee")
    found = (
        (Labels("Four à pain", "Bread oven"), place, Labels("Active", "Active"), name, "E01"),
        (
            Labels("Ancien lavoir", "Old wash-house"),
            place,
            Labels("Dormante", "Dormant"),
            None,
            None,
        ),
    )
    life = THEMES["quartier"]
    write_workbook(
        folder,
        language,
        "register",
        actors=table("name actor_type themes", (name, Labels("Association", "Association"), life)),
        resources=table(
            "name category state holder sources themes", *((*line, life) for line in found)
        ),
    )


OWN_HEADINGS = {
    "fr": ("N°", "Date", "Qui", "Type d'acteur", "Nature", "Thème", "À chaud", "Mon avis"),
    "en": ("No.", "Date", "Who", "Type of actor", "Nature", "Theme", "Notes taken", "My view"),
}
OWN_ROWS = {
    "fr": (
        (
            "E01",
            "12/06/2026",
            "bénévole",
            "Amicale",
            "Besoin",
            "Navette",
            "Plus de car.",
            "à revoir",
        ),
        ("E01", None, None, None, "Ressource", "Vie de quartier", "Le four à pain.", None),
        ("E02", "15/06/2026", "infirmière", "Santé", "Besoin", "navettes", "Loin de tout.", None),
    ),
    "en": (
        (
            "E01",
            "12/06/2026",
            "volunteer",
            "Guild",
            "Need",
            "Shuttle",
            "No more bus.",
            "look again",
        ),
        ("E01", None, None, None, "Resource", "Neighbourhood life", "The bread oven.", None),
        ("E02", "15/06/2026", "nurse", "Health professional", "Need", "shuttles", "Far off.", None),
    ),
}
OWN_FILES = {
    "fr": ("releve.xlsx", "correspondances.yaml"),
    "en": ("survey.xlsx", "mappings.yaml"),
}


def own_sheet(folder: Path, language: str, absr) -> None:
    """A new project, and a workbook that an interviewer made herself."""
    root = folder / "sainte-colombe"
    made = absr("init", "COM-46260", "--no-input", "--lang", language, "--dir", root)
    assert made.status == 0, made.err
    book = openpyxl.Workbook()
    for row in (OWN_HEADINGS[language], *OWN_ROWS[language]):
        book.worksheets[0].append(row)
    book.save(root / FOLDERS[language]["analysis"] / OWN_FILES[language][0])


def decide(folder: Path, language: str, absr) -> None:
    """The file that the guide shows is written beside the project's settings."""
    page = GUIDES["feuilles", language].read_text(encoding="utf-8")
    shown = re.search(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown is not None
    path = folder / "sainte-colombe" / OWN_FILES[language][1]
    path.write_text(shown[1], encoding="utf-8")


STEPS = {
    step.__name__: step
    for step in (
        *(fill, correct, name_the_oven, indicators, requests, register),
        *(own_sheet, decide),
        *(phase1, pilots, workshop, count_again),
        *(phase2, answers, right_action, prose),
    )
}


def blocks(guide: Path) -> list[tuple[str, str]]:
    """The steps of a guide in their order: what the reader does, what is typed in the console."""
    text = guide.read_text(encoding="utf-8")
    found = re.finditer(
        r"<!-- step: (\w+) -->|^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL
    )
    return [(match[1] or "console", match[2] or "") for match in found]


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block with the output printed below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [tuple(part.split("\n", 1)) for part in parts]


def matches(expected: str, seen: str) -> bool:
    """Whether an output is the printed one; `…` stands for any lines, or the rest of a line."""
    pattern = ""
    for line in plain(expected):
        if line == "…":
            pattern += "(?:.*\n)*?"
        elif line.endswith(" …"):
            pattern += re.escape(line.removesuffix(" …")) + ".*\n"
        else:
            pattern += re.escape(line) + "\n"
    pattern = re.sub(r"([A-Z]{1,4})\\-XXXX", r"\1-[0-9A-Z]{4,}", pattern)
    pattern = pattern.replace("SHA256", "[0-9a-f]{64}")
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in plain(seen))) is not None


def plain(text: str) -> list[str]:
    """The lines of a text, without what cannot be seen on paper."""
    for sign, plain_sign in (("\u00a0", " "), ("\u202f", " "), ("’", "'")):
        text = text.replace(sign, plain_sign)
    return [re.sub(r" +", " ", line).strip() for line in text.strip("\n").split("\n")]


@pytest.mark.parametrize(("name", "language"), GUIDES)
def test_the_guide_can_be_followed(name, language, absr, tmp_path, monkeypatch):
    """Every command of the guide, in its order, shows what the guide prints."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    done = 0
    for step, block in blocks(GUIDES[name, language]):
        if step != "console":
            STEPS[step](tmp_path, language, absr)
            continue
        for command, output in commands(block):
            words = shlex.split(command)
            if words[0] == "cd":
                monkeypatch.chdir(Path.cwd() / words[1])
                continue
            assert words[0] == "absr", command
            ran = absr(*words[1:])
            assert matches(output, ran.out + ran.err), f"$ {command}\n{ran.out}{ran.err}"
            done += 1
    assert done >= 5


@pytest.mark.parametrize("page", ["docs/exemple.md", "docs/en/example.md"])
def test_the_example_can_be_walked_through(page, absr, tmp_path, monkeypatch):
    """Every command of the walk through the example shows what the page prints."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    done = 0
    for _, block in blocks(ROOT / page):
        for command, output in commands(block):
            words = shlex.split(command)
            if words[0] == "cd":
                monkeypatch.chdir(Path.cwd() / words[1])
                continue
            ran = absr(*words[1:])
            assert matches(output, ran.out + ran.err), f"$ {command}\n{ran.out}{ran.err}"
            done += 1
    assert done >= 9


@pytest.fixture(scope="module")
def new_projects(absr, tmp_path_factory) -> dict[str, Path]:
    """Language → a project as `absr init` makes it; never changed."""
    made = {}
    for language in ("fr", "en"):
        made[language] = tmp_path_factory.mktemp(language) / "ville"
        asked = ("COM-46260", "--no-input", "--lang", language, "--dir", made[language])
        assert absr("init", *asked).status == 0
    return made


@pytest.mark.parametrize(("name", "language"), GUIDES)
def test_files_and_commands_named_in_the_text_are_there(name, language, new_projects):
    """Outside the examples too, a path is one of a new project and a command is one of absr."""
    text = GUIDES[name, language].read_text(encoding="utf-8")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    paths = re.findall(r"`((?:\d-|capitalisation/)[\w/.-]+)`", text)
    assert paths
    for path in paths:
        assert (new_projects[language] / path).exists(), path
    assert set(re.findall(r"`absr ([a-z]+)", text)) <= set(COMMAND_NAMES)


@pytest.mark.parametrize("name", GUIDE_NAMES)
def test_both_guides_have_the_same_steps(name):
    """The English guide is the twin of the French one."""
    french, english = (blocks(GUIDES[name, language]) for language in ("fr", "en"))
    assert [step for step, _ in french] == [step for step, _ in english]
    verbs = [
        [command.split()[:2] for _, block in guide for command, _ in commands(block)]
        for guide in (french, english)
    ]
    assert verbs[0] == verbs[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("README.md", "README.fr.md"),
        ("docs/python.md", "docs/en/python.md"),
        *(
            (f"docs/{name}.md", f"docs/en/{ENGLISH_NAMES.get(name, name)}.md")
            for name in GUIDE_NAMES
        ),
        ("docs/commands.md", "docs/en/commands.md"),
        ("docs/columns.md", "docs/en/columns.md"),
        ("docs/formats.md", "docs/en/formats.md"),
    ],
)
def test_twins_have_the_same_structure(first, second):
    """The same headings, tables and blocks, in the same order."""

    def shape(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        marks = re.findall(r"^(#+ |```\w*|\|---|!\[)", text, re.MULTILINE)
        return [mark.strip() for mark in marks]

    assert shape(first) == shape(second)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page):
    """Files and pictures are there, headings too."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        place = (page.parent / name).resolve() if name else page
        assert place.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {slug(head) for head in heads}, target


def slug(heading: str) -> str:
    """The anchor of a heading."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.strip().replace(" ", "-")


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_every_promise_names_tests_that_exist(page):
    """A promise of the README points at the tests that keep it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/.]+)`", text))
    assert len(named) >= 8
    for name in named:
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("page", ["README.md", "README.fr.md"])
def test_the_lines_of_python_run(page, example):
    """What the README shows of the Python interface is done on the invented example."""
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(shown) == 1
    names: dict[str, object] = {}
    exec(shown[0].replace('"demo"', repr(str(example))), names)  # noqa: S102 -- our own page
    tables = [name for name, value in names.items() if type(value).__name__ == "ProjectTables"]
    assert len(tables) == 1


def test_the_counts_of_the_readme_are_those_of_the_product():
    """Kinds of records, workbooks and reports."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(kinds().keys() - {"measurements", "priority_districts"}) == 25  # people fill them
    assert "25 kinds of records" in text
    assert len(set(WORKBOOK_IDS) - set(PREPARED)) == 11
    assert "eleven workbooks" in text
    assert len(REPORTS) == 5
    assert "**Five reports**" in text
    assert all(f"`{name}`" in text for name in REPORTS)


def test_every_make_target_that_is_named_exists():
    """`make something` in any page is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        named = set(re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")))
        assert named <= targets, page


REST_OF_SETTINGS = """
version: 1
language: fr
commune:
  code: "46260"
  name: "Sainte-Colombe"
organisation: "CCAS de Sainte-Colombe"
legal:
  renewal: 2026
"""


@pytest.mark.parametrize(
    "guide",
    [path for (name, _), path in GUIDES.items() if name != "feuilles"],  # a file of another kind
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_settings_shown_in_the_guide_can_be_used(guide):
    """The piece of absr.yaml that the guide prints is read without a remark."""
    text = guide.read_text(encoding="utf-8")
    for piece in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        settings, problems = read_settings("absr.yaml", (REST_OF_SETTINGS + piece).encode())
        assert settings is not None, problems
        assert not problems


def test_the_architecture_page_names_every_layer_and_its_modules_exist():
    """The layers of the page are those that are checked, in their order."""
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contracts["contracts"][0]["layers"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`absr\.[^|]+) \|", page, re.MULTILINE)
    assert [re.findall(r"`(absr\.\w+)`", row) for row in rows] == [
        layer.split(" | ") for layer in layers
    ]
    for name in re.findall(r"`(absr(?:\.\w+)+)`", page):
        place = ROOT / "src" / Path(*name.split("."))
        assert place.is_dir() or place.with_suffix(".py").is_file(), name
