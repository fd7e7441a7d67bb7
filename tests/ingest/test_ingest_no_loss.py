"""In every layout that people keep interviews in, no cell is lost in silence.

The files are drawn at random by `untidy`, which knows by construction each cell it wrote;
`accounted` looks for it in the answer of `absr ingest --json` and in the store.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from accounted import Account
from untidy import Untidy, as_xlsx, written

TRIALS = int(os.environ.get("ABSR_NO_LOSS_TRIALS", "3"))


def account(project, path, cells):
    """What became of the cells of a file, ingested alone."""
    ran = project.run("ingest", "--json", path)
    assert ran.status in {0, 1}, (path, ran.out, ran.err)
    return Account(project, ran.json, cells)


@pytest.mark.parametrize("layout", Untidy.LAYOUTS)
def test_every_cell_of_every_layout_is_told(project, tmp_path, layout):
    """Each cell is in a record or told to be left, in one place; no record holds other words."""
    for seed in range(TRIALS):
        pages = Untidy(seed).pages(layout)
        path = tmp_path / f"{layout}-{seed}.xlsx"
        as_xlsx(path, pages)
        found = account(project, path, written(pages))
        assert found.lost() == {}, path
        assert found.contradictions() == {}, path
        assert found.cut() == {}, path
        assert found.made_up() == [], path
        labels = {
            (page.title, row, column)
            for page in pages
            for row, column in page.labels
        }
        named = {(sheet, row, number) for sheet, row, number in taken(found)}
        assert labels & named == set(), path
        for sheet in found.file["sheets"]:
            rows = sheet["rows"]
            assert rows["read"] == rows["accepted"] + rows["aside"], path
        assert project.history()[-1]["action"] == "ingest", path
        project.undo()


def taken(found):
    """Sheet, row and column, in numbers, of each cell that a record was read from."""
    from accounted import number_of

    return {(sheet, row, number_of(letters)) for sheet, row, letters in found.held}
