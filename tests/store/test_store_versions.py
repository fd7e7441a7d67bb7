"""A project of an older absr is read as it is, and brought up to date when something is written.

The two scripts beside this file are the databases of a project of format 1, as absr made them: two
interviews, of which one statement has the theme « Navette », which the project does not know.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

MAP = "valeurs:\n  thèmes:\n    navette: Mobilités\n"


@pytest.fixture
def old(project):
    """A project whose databases have format 1."""
    for name, path in (("main", project.database), ("private", project.identities)):
        path.unlink(missing_ok=True)
        path.parent.mkdir(exist_ok=True)
        script = Path(__file__).with_name(f"version_1_{name}.sql").read_text(encoding="utf-8")
        connection = sqlite3.connect(path)
        connection.executescript(script)
        connection.execute("PRAGMA application_id = 1633842034")
        connection.execute("PRAGMA user_version = 1")
        connection.close()
    return project


@pytest.fixture
def mapped(tmp_path):
    """A file of decisions."""
    path = tmp_path / "correspondances.yaml"
    path.write_text(MAP, encoding="utf-8")
    return path


@pytest.fixture
def book(ten, tmp_path):
    """The workbook that the old project has read, word for word."""
    two = ten.of("E01", "E02")
    two.statements[0]["Thème"] = "Navette"
    return two.write(tmp_path / "deux.xlsx")


def version(path: Path) -> int:
    """The format of a database."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def test_commands_that_only_read_leave_an_old_project_as_it_is(old):
    """Not a byte of the databases: it may stand in a folder that nobody may write to."""
    before = old.files()
    for words in (("status",), ("show", "interviews"), ("show", "mappings"), ("history",)):
        ran = old.run(*words, "--json")
        assert ran.status == 0, ran.out
    assert len(old.show("statements")) == 4
    assert old.show("mappings") == []
    assert old.run("show", "mappings", "--yaml").status == 0
    assert old.files() == before


def test_an_ingest_brings_it_up_to_date(old, book, mapped):
    """The records keep their ids, the decision is kept and applied."""
    before = {s["text"]: s["id"] for s in old.show("statements")}
    old.ingest(book, "--map", mapped)
    assert (version(old.database), version(old.identities)) == (2, 1)
    after = old.show("statements")
    assert {s["text"]: s["id"] for s in after} == before
    assert ["mobilites"] in [s["themes"] for s in after]
    assert [m["meaning"] for m in old.show("mappings")] == ["mobilites"]


def test_a_dry_run_shows_what_a_decision_would_do(old, book, mapped):
    """The copy in memory is brought up to date, the files are not."""
    before = old.files()
    answer = old.ingest(book, "--map", mapped, "--dry-run")
    assert answer["totals"]["errors"] == 0
    assert old.files() == before


def test_undo_goes_back_beyond_the_change_of_format(old, book, mapped):
    """First the decision is given back, then the ingest that the older absr had made."""
    old.ingest(book, "--map", mapped)
    old.undo()
    assert old.show("mappings") == []
    assert ["mobilites"] not in [s["themes"] for s in old.show("statements")]
    old.undo()
    assert old.show("statements") == []
    assert old.undo(status=2)["code"] == "U208"


def test_a_new_project_has_the_new_format(project, ten, tmp_path):
    """What is made now needs no change later."""
    project.ingest(ten.write(tmp_path / "dix.xlsx"))
    assert (version(project.database), version(project.identities)) == (2, 1)
