"""Outside the internal edition, small counts stand nowhere: not in words, pictures or their data."""

from __future__ import annotations

import datetime as dt
import re
import zipfile

import make_town
import pytest
from phase1_documents import (
    FORMATS,
    HIDDEN,
    build,
    interview,
    new_project,
    number,
    plain,
    read,
    settings_with,
    write_workbook,
)

from absr.privacy.suppression import hidden_figures
from absr.store.database import open_store
from absr.workflow.facts import project_facts
from absr.workflow.project import open_project

DAY = dt.date(2026, 11, 22)

ONE_WAY = {
    "Entretiens et personnes par type d'acteur": ("Entretiens", "Personnes"),
    "Entretiens et personnes par quartier": ("Entretiens", "Personnes"),
}


@pytest.fixture(scope="module", params=[7, 21, 64])
def town(request, tmp_path_factory):
    """A random town, reported outside, and its counts."""
    folder = tmp_path_factory.mktemp("town")
    truth = make_town.make(folder / "w.xlsx", request.param, interviews=40)
    districts = ", ".join(f'"{name}"' for name in make_town.DISTRICTS)
    settings = settings_with(districts=f"[{districts}]", quotas="{}")
    root = new_project(folder / "town", folder / "w.xlsx", settings=settings)
    build(root, "public")
    return root, truth


def public(root, form="md"):
    """The public edition, read."""
    return read(root / "rapports" / "public" / f"phase1.{form}")


@pytest.mark.parametrize("form", FORMATS)
def test_no_count_of_one_to_four_in_a_table(town, form):
    """No cell of a table outside is a number from 1 to 4."""
    root, _ = town
    tables = public(root, form).tables
    assert tables
    for caption, rows in tables.items():
        for row in rows[1:]:
            assert not [cell for cell in row[1:] if cell in ("1", "2", "3", "4")], (caption, row)
    assert any(plain(cell) == HIDDEN for rows in tables.values() for row in rows for cell in row)


@pytest.mark.parametrize("form", FORMATS)
def test_no_small_count_in_sentences_captions_and_alternatives(town, form):
    """No sentence, caption or alternative text outside counts one to four of anything."""
    root, _ = town
    reading = public(root, form)
    texts = [*reading.paragraphs, *reading.captions, *reading.alternatives, *reading.drawn]
    for text in map(plain, texts):
        if text.startswith("« ") or "reformulé" in text:
            continue
        assert not re.search(r"\b[1-4] (entretien|personne|propos|voix|pour des)", text), text
        assert not re.search(r"\((?:n = )?[1-4]\b", text), text
        assert not re.search(r"(besoins|ressources|dans) [1-4]\b(?! /)", text), text


def test_hidden_cells_do_not_follow_from_their_total(town):
    """In a column with its total shown, what is hidden has more than one solution."""
    root, _ = town
    for caption, columns in ONE_WAY.items():
        rows = [[plain(cell) for cell in row] for row in public(root).tables.get(caption, [])]
        for column in columns if rows else ():
            place = rows[0].index(column)
            *parts, total = [number(row[place]) for row in rows[1:]]
            hidden = [value for value in parts if value == HIDDEN]
            if hidden and total != HIDDEN:
                left = total - sum(value for value in parts if value != HIDDEN)
                assert len(hidden) > 1
                assert left > len(hidden)


def test_what_is_shown_outside_is_true(town):
    """Every number shown outside is the true one, and every nil is a true nil."""
    root, truth = town
    rows = public(root).tables["Voix par thème et par nature de propos"]
    natures = ["Besoin", "Ressource", "Frein", "Idée", "Récit", "Tous"]
    lines = {plain(theme): line for theme, line in truth["themes"].items()}
    for row in rows[1:]:
        line = lines[plain(row[0])]
        for cell, nature in zip(row[1:], natures, strict=False):
            assert number(cell) in (HIDDEN, line[nature]["voices"])


def test_no_figure_hidden_by_the_gate_is_printed(town):
    """What the gate hides has no digit in its cell, whatever the table."""
    root, _truth = town
    project = open_project(root)
    with open_store(project.paths) as store:
        facts = project_facts(project, store, DAY).facts
    hidden = hidden_figures(facts.figures, facts.sums, 5)
    assert hidden
    tables = public(root).tables
    for theme in project.settings.themes:
        row = next(
            r for r in tables["Voix par thème et par nature de propos"] if r[0] == theme.label
        )
        for cell, nature in zip(
            row[1:6], ("need", "resource", "barrier", "idea", "story"), strict=True
        ):
            assert (plain(cell) == HIDDEN) == (f"themes.{theme.id}.{nature}.voices" in hidden)


def test_voices_of_sentences_are_hidden_for_their_own_sake(reported):
    """Voices of all and of a theme: « moins de 5 entretiens » is said of them, and is true.

    Where they would give a small count away, it is the statements beside them that are hidden.
    """
    project = open_project(reported)
    with open_store(project.paths) as store:
        facts = project_facts(project, store, DAY)
    found = facts.facts
    hidden = hidden_figures(found.figures, found.sums, 5)
    voices = [n for n in hidden if n.endswith(".voices") and n.startswith(("said.", "themes."))]
    assert voices
    assert not [name for name in voices if found.figures[name].contributors >= 5]


def test_a_sentence_hides_nothing_twice(reported, tmp_path):
    """No sentence of a theme says « moins de 5 entretiens » of needs and of resources both."""
    rows = []
    for place in range(7):
        said = ("Besoin" if place < 4 else "Ressource", "Jeunesse", f"Mots {place}.", None)
        rows += interview(f"E{place:02}", "Santé", said)
    root = new_project(
        tmp_path / "town",
        write_workbook(tmp_path / "w.xlsx", rows),
        settings=settings_with(quotas="{}"),
    )
    build(root, "public", formats="md")
    few = [plain(text) for text in public(root).paragraphs]
    assert "Ce thème est porté par 7 voix sur 7." in few
    assert not [text for text in few if "moins de 5 entretiens pour" in text]
    texts = [plain(t) for t in read(reported / "rapports/public/phase1.md").texts]
    assert [t for t in texts if t.count("moins de 5 entretiens") == 1]
    assert not [t for t in texts if t.count("moins de 5 entretiens") > 1]


def outputs(root):
    """Every file of the public edition, its parts opened, without what is drawn at random."""
    found = {}
    for path in sorted((root / "rapports" / "public").rglob("*")):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                found |= {f"{path.name}/{n}": package.read(n) for n in package.namelist()}
        elif path.is_file():
            found[path.name] = path.read_bytes()
    return found


def test_a_hidden_count_leaves_no_trace(tmp_path):
    """Two towns that differ in hidden counts only have the same public files, byte for byte:
    texts, tables, pictures, their data, and what is embedded."""
    rows = []
    for place in range(12):
        group = place % 4
        said = ("Besoin" if place < 6 else "Ressource", "Jeunesse", f"Secret {place}.", None)
        head = {
            "Quartier": ["Centre", "Mairie", "Plateau", "Bas-Pays"][group],
            "Pilote possible": ["Oui", "Peut-être", "Non", None][group],
            "Envie d'engagement (0 à 3)": group,
        }
        kind = ["Santé", "Bailleur", "Commerce", "Culte"][group]
        rows += interview(f"E{place:02}", kind, said, **head)
    made = []
    for variant in ("one", "other"):
        if variant == "other":
            rows[0] |= {"Type d'acteur": "Bailleur", "Quartier": "Mairie"}
            rows[0] |= {"Pilote possible": "Peut-être", "Envie d'engagement (0 à 3)": 1}
        workbook = write_workbook(tmp_path / f"{variant}.xlsx", rows)
        root = new_project(tmp_path / variant, workbook, settings=settings_with(quotas="{}"))
        build(root, "public")
        made.append(outputs(root))
    assert made[0].keys() == made[1].keys()
    for name, data in made[0].items():
        assert data == made[1][name], name


def test_a_hidden_bar_has_no_length(reported):
    """In the drawings of the public edition a hidden count has its mark and no bar."""
    folder = reported / "rapports/public/phase1-figures"
    drawings = [drawing.read_text(encoding="utf-8") for drawing in folder.iterdir()]
    (svg,) = (
        svg for svg in drawings if ">Barres " in svg
    )  # one chart of bars: others hold too few
    bars = re.findall(r'd="M[\d.]+,0h([\d.]+)v[^"]*" fill="#', svg)
    texts = [plain(text) for text in re.findall(r">(\d+|n\.\s?c\.)<", svg)]
    assert texts.count(HIDDEN) > 1
    assert not {"1", "2", "3", "4"} & set(texts)
    assert len([bar for bar in bars if float(bar)]) == len(
        [t for t in texts if t not in ("0", HIDDEN)]
    )


def test_a_hidden_cell_has_no_colour(reported):
    """The heat table of the public edition marks what is hidden, on white."""
    (svg,) = (svg for svg in _drawings(reported).values() if "Tableau coloré" in svg)
    texts = [plain(text) for text in re.findall(r">(\d+|n\.\s?c\.)<", svg)]
    shown = [text for text in texts if text != HIDDEN]
    assert texts.count(HIDDEN) > 1
    assert not {"1", "2", "3", "4"} & set(shown)
    fills = re.findall(r'fill="(#[0-9A-Fa-f]{6})" stroke="', svg)
    assert len([fill for fill in fills if fill != "#FFFFFF"]) == len(shown)


def _drawings(root):
    """Name → the drawing, of the public edition of phase 1."""
    folder = root / "rapports/public/phase1-figures"
    return {place.name: place.read_text(encoding="utf-8") for place in folder.iterdir()}
