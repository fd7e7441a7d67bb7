"""A kind of record is declared once: one file more, and it is there everywhere."""

from __future__ import annotations

import importlib
import importlib.util
import io
import sys
from pathlib import Path

import openpyxl
import pytest

import absr.model.kinds as declared
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak

ROOT = Path(__file__).parents[2]

TOYS = '''
"""A toy met in an interview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.kinds import interviews
from absr.model.labels import Labels

if TYPE_CHECKING:
    from absr.model.source import Source


@dataclass(frozen=True, slots=True)
class Toy:
    """A toy."""

    id: str
    source: Source
    interview: str
    name: str
    state: str | None = None
    wheels: int | None = None


KIND = Kind(
    id="toys",
    record=Toy,
    prefix="J",
    title=Labels("Jouets", "Toys"),
    noun=Labels("jouet", "toy"),
    parent="interviews",
    parent_field="interview",
    key=("name",),
    fields=(
        interviews.REF,
        Field(
            "name",
            ValueType.TEXT,
            Labels("Nom du jouet", "Name of the toy"),
            Labels("Comme on l'appelle.", "As it is called."),
            aliases=("joujou",),
            required=True,
            blocking=True,
            core=True,
        ),
        Field(
            "state",
            ValueType.CHOICE,
            Labels("État du jouet", "State of the toy"),
            Labels("Une valeur de la liste.", "One value of the list."),
            values="resource_states",
            core=True,
        ),
        Field(
            "wheels",
            ValueType.INTEGER,
            Labels("Roues", "Wheels"),
            Labels("Combien de roues.", "How many wheels."),
            minimum=0,
            maximum=18,
        ),
    ),
)

SHEET = SheetForm(
    id="toys",
    kind=KIND,
    title=Labels("Jouets", "Toys"),
    workbook="interviews",
    order=3,
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "name": Labels("(un camion)", "(a lorry)"),
        },
    ),
)
'''


def forget() -> None:
    """Empty what was kept of the declared kinds."""
    declared.sheet_forms.cache_clear()
    declared.kinds.cache_clear()


@pytest.fixture
def toys(tmp_path, monkeypatch):
    """One file more among the kinds, for one test."""
    folder = tmp_path / "more-kinds"
    folder.mkdir()
    (folder / "toys.py").write_text(TOYS, encoding="utf-8")
    monkeypatch.setattr(declared, "__path__", [*declared.__path__, str(folder)])
    importlib.invalidate_caches()
    forget()
    yield
    sys.modules.pop("absr.model.kinds.toys", None)
    monkeypatch.undo()
    forget()


@pytest.fixture
def column_pages():
    """The tool that documents the columns."""
    path = ROOT / "tools" / "build_column_pages.py"
    spec = importlib.util.spec_from_file_location("build_column_pages", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_column_pages"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["build_column_pages"]


@pytest.fixture
def filled(project):
    """A blank workbook of the project with an interview and two toys typed into it."""
    settings, problems = read_settings("absr.yaml", (project.root / "absr.yaml").read_bytes())
    assert not problems
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook("interviews", settings, speak("fr"))))
    propos = ["E01", "12/06/2026", "habitante", "Institution", None, "Besoin", "Mobilités"]
    for column, value in enumerate([*propos, "Un banc à mi-pente.", "Oui, anonyme"], start=1):
        book["Propos"].cell(10, column, value)
    for row, toy in ((10, ["E01", "camion rouge", "Fragile", 6]), (11, ["E01", "toupie", None, 0])):
        for column, value in enumerate(toy, start=1):
            book["Jouets"].cell(row, column, value)
    path = project.analysis / "entretiens.xlsx"
    book.save(path)
    return book, path


@pytest.mark.usefixtures("toys")
def test_a_kind_declared_in_one_file_has_its_sheet_in_the_blank_workbook(filled):
    """Its columns, its grey example and the drop-down list of its values are there."""
    sheet = filled[0]["Jouets"]
    assert [cell.value for cell in sheet[1]][:4] == [
        "N°",
        "Nom du jouet",
        "État du jouet",
        "Roues",
    ]
    assert sheet["B2"].value == "(un camion)"
    ranges = [str(rule.sqref) for rule in sheet.data_validations.dataValidation]
    assert any(place.startswith("C2") for place in ranges)
    readme = [
        str(cell.value) for row in filled[0].worksheets[0].iter_rows() for cell in row if cell.value
    ]
    assert any("Nom du jouet" in text for text in readme) or "Jouets" in " ".join(readme)


@pytest.mark.usefixtures("toys", "filled")
def test_it_is_read_checked_stored_traced_and_taken_back(project):
    """The same commands serve it, without a word about it anywhere else."""
    answer = project.ingest()
    assert answer["files"][0]["records"]["toys"] == 2
    assert [s["kind"] for s in answer["files"][0]["sheets"] if s["sheet"] == "Jouets"] == ["toys"]
    stored = project.rows("SELECT id, payload FROM record WHERE kind = 'toys' ORDER BY key")
    assert [identifier[0] for identifier, _ in stored] == ["J", "J"]
    assert '"wheels": 6' in stored[0][1]
    assert '"fragile"' in stored[0][1]
    traced = project.run("trace", stored[0][0], "--json").json
    assert (traced["kind"], traced["text"]) == ("toys", "camion rouge")
    assert traced["source"]["sheet"] == "Jouets"
    assert traced["source"]["cell"] == "B10"
    shown = project.run("trace", stored[0][0])
    assert (shown.status, shown.err) == (0, "")
    assert project.ingest()["totals"]["unchanged"] == 1
    project.undo()
    assert project.rows("SELECT count(*) FROM record WHERE kind = 'toys'") == [(0,)]


@pytest.mark.usefixtures("toys")
def test_its_changes_and_faults_are_told_like_any_other(project, filled):
    """An edited cell, a row gone, a value outside the list, a number out of bounds."""
    project.ingest()
    book, path = filled
    book["Jouets"]["C10"] = "Disparue"
    book["Jouets"]["D11"] = 4
    for column, value in enumerate(["E01", "grue", "cassée", 99], start=1):
        book["Jouets"].cell(12, column, value)
    book.save(path)
    ran = project.run("ingest")
    assert ran.status == 1
    for words in ("V104", "V106", "C12", "D12", "État du jouet"):
        assert words in ran.out
    assert "Traceback" not in ran.err
    problems = project.show("problems")
    assert {(p["code"], p["field"]) for p in problems} == {("V104", "state"), ("V106", "wheels")}


@pytest.mark.usefixtures("toys")
def test_it_is_documented(column_pages):
    """Its sheet stands on the pages of the columns, in both languages."""
    pages = {path.as_posix(): text for path, text in column_pages.build_pages().items()}
    assert "## Feuille « Jouets »" in pages["docs/columns.md"].replace("\u00a0", " ")
    assert "| **Nom du jouet** | Comme on l’appelle. | oui |" in pages["docs/columns.md"]
    assert "“joujou”" in pages["docs/en/columns.md"]
    assert "a whole number from 0 to 18" in pages["docs/en/columns.md"]


def test_nothing_of_it_is_left(column_pages):
    """The kinds are what they were before."""
    assert "toys" not in declared.kinds()
    assert "Jouets" not in column_pages.build_pages()[Path("docs/columns.md")]


def test_the_pages_of_the_columns_name_every_column(column_pages):
    """Every heading under which a column is recognised stands in the documentation."""
    page = column_pages.build_pages()[Path("docs/columns.md")].replace("’", "'")
    for form in declared.sheet_forms():
        for column in form.fields():
            assert column.label.fr in page
            assert column.help.fr.replace("\u00a0", " ") in page.replace("\u00a0", " ")
