"""The figures of the phase 1 report: equal in every format, and equal to an independent count."""

from __future__ import annotations

import shutil
from pathlib import Path

import count_workbooks
import make_town
import pytest
import yaml
from openpyxl import load_workbook
from phase1_documents import (
    EXAMPLE,
    FORMATS,
    WORKBOOK,
    build,
    counted,
    expected_here,
    figures,
    ingest,
    new_project,
    read,
    settings_with,
)

EXPECTED = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text(encoding="utf-8"))
SEEDS = (3, 14, 159)
THEMES = "Voix par thème et par nature de propos"
DISTRICTS = "Entretiens et personnes par quartier"
ORDER = (
    "L'ordre des thèmes, et ce qu'il en reste si l'on retire la moitié des entretiens, au hasard"
)
LONGEST = "Propos de l'entretien le plus disert"
TYPES = "Entretiens et personnes par type d'acteur"
CHANGES = {
    "theme": (
        ("Thème", "Festivités", "Kiné à domicile"),
        {
            f"{THEMES}/Accessibilité aux soins/Freins": (10, 9),
            f"{THEMES}/Accessibilité aux soins/Propos": (51, 50),
            "part/Accessibilité aux soins/freins": (10, 9),
            "theme/Accessibilité aux soins/un frein": (10, 9),
            f"{THEMES}/Festivités/Freins": (7, 8),
            f"{THEMES}/Festivités/Voix": (26, 27),
            f"{THEMES}/Festivités/Propos": (31, 32),
            "part/Festivités/freins": (7, 8),
            "theme/Festivités/un frein": (7, 8),
            "theme/Festivités/voices": (26, 27),
            # As many voices as « Vie de quartier » now: they share the third rank.
            f"{ORDER}/Festivités/Voix": ("26", "27"),
            f"{ORDER}/Festivités/Rang": ("4e", "3e"),
            f"{ORDER}/Festivités/Rangs si l'on retire la moitié des entretiens": (
                "du 2e au 6e",
                "du 1er au 6e",
            ),
            # One draw in twenty makes it the last, give or take a few draws.
            f"{ORDER}/Ancrage local des entreprises et commerces/Rangs si l'on retire la moitié"
            " des entretiens": ("du 5e au 8e", "du 5e au 9e"),
            f"{ORDER}/Festivités/{LONGEST}": ("3 sur 31 (E20)", "3 sur 32 (E20)"),
            f"{ORDER}/Accessibilité aux soins/Rang": ("4e", "5e"),
            f"{ORDER}/Accessibilité aux soins/{LONGEST}": ("7 sur 51 (E19)", "7 sur 50 (E19)"),
        },
    ),
    # The nurse tells other needs of health: a row more, and no voice more.
    "nature": (
        ("Nature", "Besoin", "Kiné à domicile"),
        {
            f"{THEMES}/Accessibilité aux soins/Freins": (10, 9),
            "part/Accessibilité aux soins/freins": (10, 9),
            "theme/Accessibilité aux soins/un frein": (10, 9),
        },
    ),
    "district": (
        ("Quartier", "Mairie", "E01"),
        {
            f"{DISTRICTS}/Bas-Pays/Entretiens": (11, 10),
            f"{DISTRICTS}/Bas-Pays/Personnes": (14, 13),
            f"{DISTRICTS}/Mairie/Entretiens": (3, 4),
            f"{DISTRICTS}/Mairie/Personnes": (3, 4),
        },
    ),
    "citable": (("Citable", "Non", "Kiné à domicile"), {"sentence/quotable/0": (302, 301)}),
    "persons": (
        ("Nombre de personnes", 9, "E10"),
        {
            "sentence/heard/1": (60, 63),
            "key/personnes rencontrée": (60, 63),
            "alt/Collectif d'habitants": (9, 12),
            f"{TYPES}/Collectif d'habitants/Personnes": (9, 12),
            f"{TYPES}/Total/Personnes": (60, 63),
            f"{DISTRICTS}/Trois-Communes/Personnes": (18, 21),
            f"{DISTRICTS}/Total/Personnes": (60, 63),
        },
    ),
    "pilot": (
        ("Pilote possible", "Peut-être", "E02"),
        {
            "pilots/non": (12, 11),
            "pilots/peut-être": (9, 10),
        },
    ),
    # The nurse names other active resources: the voices of "active" stay.
    "state": (
        ("État de la ressource", "Fragile", "Ma roue était voilée"),
        {
            "Propos sur des ressources, selon l'état que dit la personne/Active/Propos": (55, 54),
            "Propos sur des ressources, selon l'état que dit la personne/Fragile/Propos": (23, 24),
            "Propos sur des ressources, selon l'état que dit la personne/Fragile/Voix": (22, 23),
        },
    ),
}


def printed(reports, audience="internal"):
    """The figures of the three formats, which must be the same."""
    found = [figures(read(reports / audience / f"phase1.{form}")) for form in FORMATS]
    assert found[0] == found[1] == found[2]
    return found[0]


def edit(workbook, column, value, where):
    """Write one cell: of the row that begins with the words `where`, or the first row of a N°."""
    book = load_workbook(workbook)
    page = book["Propos"]
    (top,) = (r for r in range(1, 6) if page.cell(r, 1).value == "N°")
    places = {page.cell(top, c).value.replace("’", "'"): c for c in range(1, page.max_column + 1)}
    for row in range(top + 1, page.max_row + 1):
        said = str(page.cell(row, places["Ce qui est dit"]).value)
        if page.cell(row, 1).value == where or said.startswith(where):
            page.cell(row, places[column], value)
            break
    else:
        raise AssertionError(where)
    book.save(workbook)


def test_expected_yaml_is_what_the_workbook_holds():
    """The example's `expected.yaml` is what a count with openpyxl alone finds in its workbook."""
    count = count_workbooks.count(EXAMPLE / WORKBOOK)
    assert {"workbooks": {"entretiens.xlsx": count}, "total": count} == EXPECTED


@pytest.mark.parametrize("form", FORMATS)
def test_example_figures_are_the_expected_ones(romainville, form):
    """Every figure that a format of the example's report prints is the one of `expected.yaml`."""
    found = counted(read(romainville / "rapports" / "internal" / f"phase1.{form}"))
    expected = expected_here(EXPECTED["total"])
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("audience", ["internal", "partners", "public"])
def test_formats_print_the_same_figures(romainville, audience):
    """Word, HTML and Markdown print the same figures in the same places, digit for digit."""
    assert len(printed(romainville / "rapports", audience)) > 100


def test_partners_and_public_read_the_same_figures(romainville):
    """What partners may count is what the public may count."""
    reports = romainville / "rapports"
    assert printed(reports, "partners") == printed(reports, "public")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_town_counts_as_it_was_made(seed, tmp_path):
    """A town of random records reports, in every format, the counts it was made with."""
    workbook = tmp_path / "entretiens.xlsx"
    truth = make_town.make(workbook, seed, interviews=14, consent_conflicts=True)
    districts = ", ".join(f'"{name}"' for name in make_town.DISTRICTS)
    settings = settings_with(districts=f"[{districts}]", quotas="{}")
    reports = build(new_project(tmp_path / "town", workbook, settings=settings))
    printed(reports)
    found = counted(read(reports / "internal" / "phase1.docx"))
    expected = expected_here(truth)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("change", CHANGES)
def test_one_cell_changes_the_figures_named_and_no_other(romainville, change, tmp_path):
    """One cell of the workbook changes exactly the figures that count it."""
    cell, expected = CHANGES[change]
    before = figures(read(romainville / "rapports" / "internal" / "phase1.md"))
    root = shutil.copytree(romainville, tmp_path / "town")
    edit(root / WORKBOOK, *cell)
    ingest(root)
    after = figures(read(build(root, formats="md") / "internal" / "phase1.md"))
    changed = {
        name: (before.get(name), after.get(name))
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }
    assert changed == expected
