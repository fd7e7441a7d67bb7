"""A store whose making was interrupted, and files that are no store of ours."""

import sqlite3

import pytest


@pytest.fixture
def empty_files(project):
    """A project whose two databases were created but never written: the machine went off."""
    project.database.write_bytes(b"")
    project.identities.parent.mkdir(exist_ok=True)
    project.identities.write_bytes(b"")
    return project


def test_an_empty_store_can_be_read(empty_files):
    """Reading commands see a project without anything in it."""
    assert empty_files.show("interviews") == []
    assert empty_files.history() == []
    assert empty_files.run("status", "--json").status == 0


def test_an_empty_store_can_be_tried(empty_files, ten, tmp_path):
    """--dry-run tells what would be taken and leaves the empty files as they are."""
    before = empty_files.files()
    answer = empty_files.ingest(ten.write(tmp_path / "a.xlsx"), "--dry-run")
    assert answer["totals"]["added"] == 10
    assert empty_files.files() == before


@pytest.mark.parametrize("left", ["both", "main"])
def test_an_empty_store_is_made_anew_with_its_identities(empty_files, ten, tmp_path, left):
    """The first ingest makes both databases: no name is refused for want of the second."""
    if left == "main":
        empty_files.identities.unlink()
    answer = empty_files.ingest(ten.write(tmp_path / "a.xlsx"))
    assert answer["files"][0]["records"] == {"interviews": 10, "statements": 20, "persons": 10}
    assert empty_files.rows("SELECT count(*) FROM private.identity") == [(10,)]


def test_a_private_store_never_written_is_made(project, ten, tmp_path):
    """An empty personnes.db beside a good store takes the names."""
    project.identities.write_bytes(b"")
    assert project.run("status", "--json").status == 0
    project.ingest(ten.write(tmp_path / "a.xlsx"))
    assert project.rows("SELECT count(*) FROM private.identity") == [(10,)]


COMMANDS = (("ingest", "{book}"), ("undo",), ("status",), ("show", "interviews"), ("report",))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("which", ["database", "identities"])
def test_a_store_of_a_newer_absr_is_not_touched(project, ten, tmp_path, command, which):
    """Status 3, one message, and not a byte of the project changes."""
    book = ten.write(tmp_path / "a.xlsx")
    project.ingest(book)
    connection = sqlite3.connect(getattr(project, which))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = project.files()
    ran = project.run(*(part.format(book=book) for part in command), "--json")
    assert (ran.status, ran.json["code"]) == (3, "U303")
    assert "99" in ran.json["message"]
    assert ran.json["hint"]
    assert project.files() == before


@pytest.mark.parametrize("content", [b"ceci n'est pas une base\n" * 200, None])
def test_a_file_that_is_no_store_is_not_touched(project, ten, tmp_path, content):
    """Another program's database, or no database at all, in the place of ours: status 3."""
    if content is None:
        project.database.unlink()
        connection = sqlite3.connect(project.database)
        connection.execute("CREATE TABLE autre (x)")
        connection.execute("PRAGMA user_version = 7")
        connection.close()
    else:
        project.database.write_bytes(content)
    before = project.files()
    for command in (("ingest", ten.write(tmp_path / "a.xlsx")), ("status",), ("undo",)):
        ran = project.run(*command, "--json")
        assert (ran.status, ran.json["code"]) == (3, "U304")
    assert project.files() == before


def test_what_changes_nothing_leaves_the_same_bytes(project, ten, tmp_path):
    """A known workbook, a refused one: the databases are the same to the byte."""
    book = ten.write(tmp_path / "a.xlsx")
    project.ingest(book)
    other = tmp_path / "b.xlsx"
    other.write_bytes(b"%PDF-1.7\n")
    before = project.files()
    project.ingest(book)
    project.ingest(other, status=1)
    assert project.files() == before


def test_init_finishes_what_a_killed_init_left(absr, project):
    """Every file was written but not the store: the same command makes it, with its identities."""
    for left in (project.database, project.identities):
        left.unlink(missing_ok=True)
    project.database.write_bytes(b"")
    arguments = ("init", "93063", "--no-input", "--dir", project.root, "--json")
    assert absr(*arguments).status == 0
    made = project.rows("SELECT count(*) FROM scaffold")
    assert made > [(10,)]
    assert project.identities.stat().st_size > 0
    before = project.files()
    assert absr(*arguments).status == 0
    assert project.files() == before
