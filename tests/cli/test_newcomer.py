"""From a clone to the first report of one's own town: four commands, each told by the one before."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).parents[2]
SAID = (
    "Le car de sept heures ne passe plus depuis la rentrée.",
    "La grange du four à pain, tout le village a la clef.",
    "Il faudrait un lavoir couvert pour les jours de pluie.",
)
INTERVIEWS = [
    {
        "ref": f"E{number:02}",
        "date": dt.date(2026, 10, number),
        "profile": f"habitante du hameau n° {number}",
        "actor_type": "Habitant ou habitante",
        "nature": nature,
        "themes": "Mobilités",
        "quote": said,
        "quotable": "Oui, anonyme",
    }
    for number, nature, said in zip(range(1, 4), ("Besoin", "Ressource", "Idée"), SAID, strict=True)
]
HEADINGS = {
    "ref": "N°",
    "date": "Date",
    "profile": "Qui (fonction, structure)",
    "actor_type": "Type d'acteur",
    "nature": "Nature",
    "themes": "Thème",
    "quote": "Ce qui est dit",
    "quotable": "Citable",
}


def type_interviews(workbook: Path) -> None:
    """Three interviews in the first free rows of the sheet, as a person types them."""
    book = load_workbook(workbook)
    sheet = book["Propos"]
    columns = {str(cell.value).replace("’", "'"): cell.column for cell in sheet[1]}
    filled = [row[0].row for row in sheet.iter_rows() if row[0].value]
    for line, interview in enumerate(INTERVIEWS, max(filled) + 1):
        for name, value in interview.items():
            sheet.cell(line, columns[HEADINGS[name]]).value = value
    book.save(workbook)


def told(text: str) -> list[str]:
    """The commands of the next step, in their order."""
    step = text.replace("\u00a0", " ").partition("Étape suivante : ")[2]
    return re.findall(r"`(absr [^`\n]+)`", step)


def first_two() -> list[str]:
    """What the README tells to type in a clone: to install absr, and to make a project."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^ *(pipx install \.|absr init \".+\")$", text, re.MULTILINE)[:2]


@pytest.mark.parametrize("name", ["sainte-colombe", "Chez nous, à l'été"])
def test_four_commands_lead_to_the_first_report(terminal, tmp_path, name):
    """Each command tells the next, as it works from there; the report holds the three voices."""
    typed = first_two()
    assert [command.split()[0] for command in typed] == ["pipx", "absr"]
    named = () if name == "sainte-colombe" else ("--dir", name)
    said = terminal(*shlex.split(typed[1])[1:], *named, cwd=tmp_path, keys=[""])
    assert said.status == 0, said.text
    type_interviews(tmp_path / name / "1-analyse-croisee" / "entretiens.xlsx")
    for choice in (0, -1):  # of two commands that are told, the last one is the way on
        typed.append(told(said.text)[choice])
        said = terminal(*shlex.split(typed[-1])[1:], cwd=tmp_path)
        assert said.status == 0, (typed, said.text)
    assert len(typed) <= 4
    assert [command.split()[:2] for command in typed[2:]] == [
        ["absr", "ingest"],
        ["absr", "report"],
    ]
    report = tmp_path / name / "rapports" / "internal" / "phase1.md"
    words = re.sub(r"\W+", " ", report.read_text(encoding="utf-8"))
    assert all(re.sub(r"\W+", " ", one).strip() in words for one in SAID)
    print(*typed, sep="\n")
