"""What `absr ingest` prints: a message a cause, addresses as ranges, the copy, the next step."""

from __future__ import annotations

import re
import time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.cli import progress
from absr.wording.problems import addresses
from absr.wording.speech import speak
from absr.workflow.ingest import Step


def plain(text):
    """The words on one line, with ordinary spaces."""
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def scattered(project, ten):
    """The same wrong theme in ten cells that do not touch: G2, G4 … G20."""
    for row in ten.statements[::2]:
        row["Thème"] = "Potager"
    ten.write(project.analysis / "entretiens.xlsx")
    return project


def test_addresses_of_one_cause_end_with_a_count(scattered):
    """Eight places, then how many cells are left, and how to see them."""
    out = plain(scattered.run("ingest").out)
    assert out.count("Potager") == 1
    assert "G2, G4, G6, G8, G10, G12, G14, G16 et 2 autres cellules" in out
    assert "absr ingest --all" in out


def test_all_shows_every_address(scattered):
    """With `--all`, at the first reading and when the file brings nothing new."""
    for _ in range(2):
        out = plain(scattered.run("ingest", "--all").out)
        assert "G14, G16, G18, G20 :" in out
        assert "autres cellules" not in out
        assert "--all" not in out


def test_neighbours_are_told_as_ranges(project, ten):
    """Three cells one below the other are `G2–G4`."""
    for row in ten.statements[:3]:
        row["Thème"] = "Potager"
    ten.write(project.analysis / "entretiens.xlsx")
    assert "Propos › G2–G4 :" in plain(project.run("ingest").out)


def test_values_of_one_column_are_told_together(project, ten):
    """From three wrong themes on: the place once, then each value with its cells."""
    for place, theme in enumerate(("Potager", "Vélo", "Mobilitées")):
        ten.statements[3 * place]["Thème"] = theme
        ten.statements[3 * place + 1]["Thème"] = theme
    ten.write(project.analysis / "entretiens.xlsx")
    out = plain(project.run("ingest").out)
    assert "entretiens.xlsx › Propos › colonne « Thème » : 3 valeurs différentes." in out
    assert "· « Potager » : G2–G3 ·" in out
    assert "· « Mobilitées » : G8–G9. Vouliez-vous dire « Mobilités » ?" in out
    assert out.count("entretiens.xlsx › Propos") == 1


def test_more_values_than_can_be_read_are_counted(project, ten):
    """Twelve wrong themes: eight are told, four counted; `--all` tells the twelve."""
    for number, row in enumerate(ten.statements[:12]):
        row["Thème"] = f"Potager{'abcdefghijkl'[number]}"
    ten.write(project.analysis / "entretiens.xlsx")
    out = plain(project.run("ingest").out)
    assert "et 4 autres valeurs." in out
    assert "Potagerh" in out
    assert "Potageri" not in out
    assert "Potagerl" in plain(project.run("ingest", "--all").out)


def test_the_copy_and_the_next_step_name_its_path(scattered, terminal):
    """One line says where the copy is, the last one what to do with it."""
    text = plain(terminal("ingest", "--no-input", cwd=scattered.root).text)
    assert "Copie à corriger : prive/a-corriger/entretiens.xlsx" in text
    assert "`absr ingest prive/a-corriger/entretiens.xlsx`" in text.split("Étape suivante")[1]
    inside = plain(terminal("ingest", "--no-input", cwd=scattered.analysis).text)
    assert "`absr ingest ../prive/a-corriger/entretiens.xlsx`" in inside


def test_the_next_step_of_several_copies_is_their_folder(project, ten, terminal):
    """Reading a folder reads all that is in it."""
    for number, refs in enumerate((("E01", "E02"), ("E03", "E04"))):
        part = ten.of(*refs)
        part.statements[0]["Thème"] = "Potager"
        part.write(project.analysis / f"entretiens-{number}.xlsx")
    text = plain(terminal("ingest", "--no-input", cwd=project.root).text)
    assert "`absr ingest prive/a-corriger`" in text


def test_sheets_are_told_where_there_are_several_of_a_kind(project, ten, book):
    """Absr's own workbook needs no word of its sheets; one with two sheets of interviews does."""
    ten.write(project.analysis / "un.xlsx")
    assert "Feuille" not in project.run("ingest").out
    first, second = ten.of("E01").sheets(), ten.of("E02").sheets()
    for rows in (first["Propos"], second["Propos"]):
        for row in rows[1:]:
            row[0] = f"Z{row[0]}"
    sheets = {"Lundi": first["Propos"], "Mardi": second["Propos"]}
    out = plain(project.run("ingest", book(project.root / "deux.xlsx", sheets)).out)
    assert "Feuille « Lundi » : entretien, tableau, 2 lignes lues." in out
    assert "Feuille « Mardi » : entretien, tableau, 2 lignes lues." in out


@given(st.lists(st.tuples(st.sampled_from("ABH"), st.integers(1, 60)), min_size=1, max_size=80))
def test_no_cell_is_forgotten_in_the_count(spots):
    """Cells named, cells within ranges and cells counted are all the cells there are."""
    cells = [f"{letter}{row}" for letter, row in spots]
    shown, _, rest = addresses(cells, speak("fr")).partition(" et ")
    told = set()
    for part in shown.split(", "):
        first, _, last = part.partition("–")
        rows = range(int(first[1:]), int((last or first)[1:]) + 1)
        told |= {f"{first[0]}{row}" for row in rows}
    left = int(rest.split()[0]) if rest else 0
    assert told <= set(cells)
    assert len(told) + left == len(set(cells))
    assert len(shown.split(", ")) <= 8


def test_progress_is_told_after_a_while_and_wiped(monkeypatch, capsys):
    """On a terminal: the file, the rows to check; then the line is blank again."""
    session = SimpleNamespace(terminal=True, json=False, speech=speak("fr"))
    monkeypatch.setattr(progress, "current", lambda: session)
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", 0.0)
    with progress.progress_line() as tell:
        tell(Step(0, 1, "grand.xlsx", 12_000))
        tell(Step(0, 1, "grand.xlsx", 12_000))
        time.sleep(0.2)
    seen = capsys.readouterr().err
    assert "Lecture de grand.xlsx" in seen
    assert "12\u202f000 lignes" in seen
    assert seen.split("\r")[-2].strip() == ""


def test_nothing_is_told_of_progress_in_a_pipe(scattered):
    """Neither on the output nor beside it."""
    ran = scattered.run("ingest")
    assert ran.err == ""
    assert "\r" not in ran.out
