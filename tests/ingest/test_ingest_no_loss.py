"""In every layout that people keep interviews in, no cell is lost in silence.

The files are drawn at random by `untidy`, which knows by construction each cell it wrote;
`accounted` looks for it in the answer of `absr ingest --json` and in the store. Many more of them:
ABSR_NO_LOSS_TRIALS=200.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from accounted import Account, number_of
from untidy import Untidy, labelled, write, written

TRIALS = int(os.environ.get("ABSR_NO_LOSS_TRIALS", "2"))


def account(project, path, pages):
    """What became of the cells of a file, ingested alone."""
    held = write(path, pages)
    ran = project.run("ingest", "--json", path)
    assert ran.status in {0, 1}, (path, ran.out, ran.err)
    return Account(project, ran.json, written(held), labelled(held))


def told_and_true(found, pages):
    """All that must hold of a file: nothing lost, nothing twice, nothing cut, nothing made up."""
    labels = {(page.title, *spot) for page in pages for spot in page.labels}
    taken = {(sheet, row, number_of(letters)) for sheet, row, letters in found.held}
    counts = [sheet["rows"] for sheet in found.file["sheets"]]
    return {
        "lost": found.lost(),
        "told in two places": found.contradictions(),
        "cut": found.cut(),
        "made up": found.made_up(),
        "labels that became data": labels & taken,
        "rows": [n for n in counts if n["read"] != n["accepted"] + n["aside"]],
    }


NOTHING = {
    "lost": {},
    "told in two places": {},
    "cut": {},
    "made up": [],
    "labels that became data": set(),
    "rows": [],
}


@pytest.mark.parametrize("layout", (*Untidy.LAYOUTS, *Untidy.TRAPS))
def test_every_cell_of_every_layout_is_told(project, tmp_path, layout):
    """Each cell is in a record or told to be left, in one place; no record holds other words."""
    for seed in range(TRIALS):
        pages = Untidy(seed).pages(layout)
        found = account(project, tmp_path / f"{layout}-{seed}.xlsx", pages)
        assert told_and_true(found, pages) == NOTHING, (layout, seed)
        assert found.entries, (layout, seed)
        project.undo()


@pytest.mark.parametrize("kind", ["ods", "csv", "docx"])
def test_every_cell_is_told_whatever_program_wrote_it(project, tmp_path, kind):
    """The same of a workbook of LibreOffice, of a text with semicolons and of Word's tables."""
    for seed, layout in enumerate(("spread", "blocks", "forms", "stacked", "turned", "kobo")):
        for trial in range(1 + TRIALS // 4):
            pages = Untidy(100 * trial + seed).pages(layout)
            found = account(project, tmp_path / f"{layout}-{trial}.{kind}", pages)
            assert told_and_true(found, pages) == NOTHING, (layout, seed)
            project.undo()


def test_the_account_sees_what_nobody_tells(project, tmp_path):
    """A cell that the file does not hold is in no record and in no list: the test can fail."""
    pages = Untidy(1).plain()
    found = account(project, tmp_path / "a.xlsx", pages)
    found.written[pages[0].title, 400, "B"] = "jamais écrit"
    assert found.lost() == {(pages[0].title, 400, "B"): "jamais écrit"}
