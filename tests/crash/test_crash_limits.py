"""Writing fails at every size in turn, and a transaction dies with its journal on the disk."""

import subprocess
import sys

import pytest

MACHINE = 6


def test_ingest_with_files_limited_to_every_size(project, ten, tmp_path, zygote, sound):
    """Whatever the size at which the system stops writing: status 6 and the project as before."""
    project.ingest(ten.of("E01", "E02", "E03").write(tmp_path / "a.xlsx"))
    before, files = project.dump(), project.files()
    path = ten.write(tmp_path / "b.xlsx")
    outcomes = []
    for limit in (0, 1, 512, 2048, *range(4096, 131072, 6144)):
        status = zygote.run("ingest", path, "--project", project.root, fsize=limit)
        outcomes.append(status)
        assert status in {0, MACHINE}, limit
        sound(project)
        if status == MACHINE:
            assert project.files() == files, limit
        else:
            project.undo()
            files = project.files()
        assert project.dump() == before
    assert outcomes[0] == MACHINE
    assert project.ingest(path)["totals"]["added"] == 7


def test_undo_with_files_limited_to_every_size(project, ten, tmp_path, zygote, sound):
    """Undo too is done whole or not at all."""
    project.ingest(ten.write(tmp_path / "a.xlsx"))
    before = project.dump()
    for limit in (0, 512, 4096, 16384, 32768, 65536, 98304):
        status = zygote.run("undo", "--project", project.root, fsize=limit)
        assert status in {0, MACHINE}, limit
        sound(project)
        if status == 0:
            break
        assert project.dump() == before
    else:
        project.undo()
    assert project.show("interviews") == []


DYING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("ATTACH ? AS private", (sys.argv[2],))
for schema in ("main", "private"):
    connection.execute(f"PRAGMA {schema}.cache_size = 1")
    connection.execute(f"PRAGMA {schema}.cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
for _ in range(6):
    connection.execute("UPDATE record SET payload = payload || hex(zeroblob(2000))")
    connection.execute("UPDATE private.identity SET payload = payload || hex(zeroblob(2000))")
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def interrupted(project, ten, tmp_path, zygote):
    """A project whose last command died in its transaction: pages half written, journal left."""
    path = ten.write(tmp_path / "a.xlsx")
    project.ingest(path)
    state, changes = project.dump(), project.rows("SELECT count(*) FROM change")
    died = subprocess.run(
        [sys.executable, "-c", DYING, project.database, project.identities], check=False
    )
    assert died.returncode == -9
    journals = {file.name for file in project.root.rglob("*.db-journal")}
    assert journals == {"absr.db-journal", "personnes.db-journal"}
    return project, state, changes, path


COMMANDS = (
    ("status",),
    ("history",),
    ("show", "statements"),
    ("ingest", "{book}"),
    ("ingest", "{book}", "--dry-run"),
    ("report", "--format", "md"),
    ("doctor",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_any_command_after_a_transaction_that_died(interrupted, command):
    """The first command that opens the store gives it back its state of before."""
    project, state, changes, path = interrupted
    ran = project.run(*(part.format(book=path) for part in command), "--json")
    assert ran.status == 0, (ran.out, ran.err)
    found = project.dump()
    found["main.output"] = state["main.output"]
    assert found == state
    assert project.rows("SELECT count(*) FROM change") == changes


def test_undo_after_a_transaction_that_died(interrupted):
    """Undo takes back the ingest that was done, not the one that died."""
    project, *_ = interrupted
    project.undo()
    assert project.show("interviews") == []
    assert project.rows("SELECT count(*) FROM private.identity") == [(0,)]
