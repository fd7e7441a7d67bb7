"""The page that works the cross reading by hand says what absr counts, and what the sheets hold."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from count_readings import count_theme
from phase1_documents import EXAMPLE, ROOT, absr, ingest, plain

from absr.wording.speech import speak

PAGES = {
    "fr": ROOT / "docs" / "lecture-croisee.md",
    "en": ROOT / "docs" / "en" / "cross-reading.md",
}
THEMES = {
    "Ancrage local des entreprises et commerces": "commerces",
    "Festivités": "festivites",
    "Vie artistique": "art",
}
CHAPTERS = ("employment", "income")
CROSSED = ("signals", "concluding", "voices", "actor_types")
WEIGHED = ("barriers", "resource_voices", "active", "unsaid", "disputed", "awaiting", "absent")
ANALYSED = ("signals", "concluding", "indicators", "voices", "actor_types")


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """(display, id) → the cell that `absr show readings --json` gives for the example."""
    root = tmp_path_factory.mktemp("crossed") / "romainville"
    shutil.copytree(EXAMPLE, root)
    ingest(root)
    found = json.loads(absr("show", "readings", "--json", "--project", root))["readings"]
    return {(one["display"], one["id"]): one for one in found}


def tables(language):
    """First cell of a row → the rows that begin so, in the order of the page."""
    rows: dict[str, list[list[str]]] = {}
    for line in PAGES[language].read_text(encoding="utf-8").splitlines():
        if line.startswith("| "):
            first, *rest = (plain(cell) for cell in line.strip("| ").split(" | "))
            rows.setdefault(first, []).append(rest)
    return rows


def numbers(cell, names):
    """Some numbers of a cell, as a page writes them."""
    return [str(cell["numbers"][name]) for name in names]


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("label", THEMES)
def test_the_three_themes_worked_by_hand_are_those_of_absr(cells, language, label):
    """Who says so, what is crossed and what is weighed; each row of the page, to the digit."""
    said, crossed, weighed = tables(language)[label]
    theme = THEMES[label]
    cell, balance = cells["themes", theme], cells["resources", theme]
    assert crossed[:-1] == numbers(cell, CROSSED)
    assert crossed[-1] == plain(speak(language)(f"reading.cross.{cell['reading']}"))
    assert weighed[:-1] == numbers(balance, WEIGHED)
    assert weighed[-1] == plain(speak(language)(f"reading.provision.{balance['reading']}"))
    counted = [str(len(re.findall(r"E\d\d", names))) for names in said]
    assert counted == [crossed[2], weighed[0], weighed[1]]


@pytest.mark.parametrize("language", PAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_two_chapters_worked_by_hand_are_those_of_absr(cells, language, chapter):
    """Employment has a theme that leads there; income has none, and so no reading."""
    cell = cells["chapters", chapter]
    (row,) = tables(language)[plain(speak(language).label("chapters", chapter))]
    assert row[1:-1] == numbers(cell, ANALYSED)
    reading = cell["reading"] or "not_linked"
    assert row[-1] == plain(speak(language)(f"reading.cross.{reading}"))


@pytest.mark.parametrize("label", THEMES)
def test_a_count_that_shares_no_code_with_absr_gives_the_same(cells, label):
    """The workbooks read by openpyxl, the rules written again: every number of both readings."""
    counted = count_theme(EXAMPLE / "1-analyse-croisee", label)
    theme = THEMES[label]
    both = cells["resources", theme]["numbers"] | {
        name: number
        for name, number in cells["themes", theme]["numbers"].items()
        if number is not None
    }
    assert {name: both[name] for name in counted} == counted


def test_every_evidence_id_of_a_cell_leads_to_a_record(cells):
    """The ids of a cell are those of statements, values and resources that absr keeps."""
    kinds = {name[0] for one in cells.values() for name in one["evidence"]}
    assert kinds == {"C", "I", "R"}
    needs = cells["themes", "commerces"]["evidence"]
    assert len([name for name in needs if name.startswith("C-")]) == 6  # two by one voice
