"""What cannot be used: one clear message, the status the design gives, and nothing written."""

import io
import time
import zipfile

import openpyxl
import pytest


def one_message(ran, code, status):
    """The only thing said: its code and status, what was found, what to do."""
    answer = ran.json
    assert (ran.status, answer["schema"], answer["code"]) == (status, "absr.error/1", code)
    assert answer["exit_status"] == status
    assert answer["message"]
    assert answer["hint"]
    assert "Traceback" not in ran.out + ran.err
    return answer


def the_problem(project, path, code, status=1):
    """The only problem of a refused file, which leaves every byte of the project as it was."""
    before = project.files()
    ran = project.run("ingest", "--json", path)
    (file,) = ran.json["files"]
    errors = [problem for problem in file["problems"] if problem["severity"] == "error"]
    assert (ran.status, [e["code"] for e in errors], file["status"]) == (status, [code], "rejected")
    assert file["file"] == path.name
    assert errors[0]["message"]
    assert errors[0]["hint"]
    assert project.files() == before
    return errors[0]


# -- the project -------------------------------------------------------------------------------

SETTINGS = (
    ("themes:", "themes:\n  - id: double\n    label: Double\nthemes:", "F102"),
    ("language: fr", "language: !!python/object/apply:os.system ['true']", "F103"),
    ("language: fr", "language: &ancre fr", "F103"),
    ("language: fr", "language: fr\n\tmauvais: [", "F101"),
    ("language: fr", "language: de", "F105"),
    ("language: fr", "language: fr\nniveaux: " + "[" * 5000, "F107"),
)


@pytest.mark.parametrize(("old", "new", "code"), SETTINGS, ids=lambda part: part[:12])
@pytest.mark.parametrize("command", ["ingest", "undo", "status", "report"])
def test_settings_that_cannot_be_used(project, ten, old, new, code, command):
    """Status 3 with the fault and its line in absr.yaml, whatever the command."""
    ten.write(project.analysis / "entretiens.xlsx")
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    settings.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = project.files()
    answer = one_message(project.run(command, "--json"), "U302", 3)
    assert code in [problem["code"] for problem in answer["problems"]]
    assert "absr.yaml" in answer["problems"][0]["message"]
    assert answer["problems"][0]["cells"][0].isdecimal()
    assert project.files() == before


def test_a_code_with_a_leading_zero_stays_text(project):
    """INSEE 01004 written without quotes is Ambérieu-en-Bugey, not the number 1004 or 516."""
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    assert text.count('"93063"') == 1
    settings.write_text(text.replace('"93063"', "01004"), encoding="utf-8")
    ran = project.run("init", "--no-input", "--json", "--dry-run")
    assert (ran.status, ran.json["commune"]) == (0, "01004")


@pytest.mark.parametrize("command", [("ingest",), ("undo",), ("history",), ("status",)])
def test_a_folder_that_is_no_project(absr, tmp_path, command):
    """Status 3, and nothing is made there."""
    one_message(absr(*command, "--project", tmp_path, "--json"), "U301", 3)
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_ingest(project):
    """Status 2 where the phase folders hold no workbook."""
    before = project.files()
    one_message(project.run("ingest", "--json"), "U211", 2)
    assert project.files() == before


# -- files -------------------------------------------------------------------------------------


def zip_of(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return target.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FILES = {
    "F002 vide.xlsx": b"",
    "F003 document.xlsx": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "F003 photo.xlsx": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
    "F003 page.xlsx": b"<html><table><tr><td>E01</td></tr></table></html>",
    "F003 tableau.xlsx": b"N\xc2\xb0;Date\nE01;12/06/2026\nE02;13/06/2026\n",
    "F003 lettre.xlsx": zip_of(word__document__xml=b"<document/>".replace(b"__", b"/")),
    "F003 archive.xlsx": zip_of(autre=b"rien"),
    "F004 secret.xlsx": OLE + b"\0" * 504 + b"\0" * 512 + "EncryptedPackage\0".encode("utf-16-le"),
    "F005 coupe.xlsx": None,
    "F005 abime.xls": OLE + b"\0" * 504 + b"\0" * 512 + "Workbook\0".encode("utf-16-le"),
    "F010 ancien.xls": b"\x09\x04\x06\x00\0\0\x10\0\0\0\x0a\0\0\0",
    "F003 lettre.rtf": b"{\\rtf1\\ansi Bonjour}",
    "F003 page.html": b"<html><body><p>Bonjour</p></body></html>",
    "F003 archive.zip": zip_of(photo=b"\xff\xd8\xff\xe0"),
    "F030 carte.json": b'{"type": "FeatureCollection", "features": []}',
    "F031 envoi.zip": zip_of(**{"dedans.zip": zip_of(a=b"rien")}),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_workbook(project, ten, tmp_path, name):
    """Each kind of wrong file is told by its own code, and nothing of it is taken."""
    code, name = name.split()
    path = tmp_path / name
    data = FILES[f"{code} {name}"]
    path.write_bytes(ten.write(tmp_path / "bon.xlsx").read_bytes()[:-900] if data is None else data)
    if name == "lettre.xlsx":
        path.write_bytes(zip_of(**{"word__document.xml": b"<document/>"}))
    the_problem(project, path, code)


def test_a_file_that_is_not_there(project, tmp_path):
    """A mistyped name: the file is named, status 1."""
    problem = the_problem(project, tmp_path / "entretien.xlsx", "F001")
    assert "entretien.xlsx" in problem["message"]


def test_a_file_too_large_is_not_read_whole(project, tmp_path):
    """Ten gigabytes given by mistake are refused at once."""
    path = tmp_path / "video.xlsx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(10 * 2**30)
    the_problem(project, path, "F006")


def test_a_folder_in_the_place_of_a_file(project, tmp_path):
    """A folder cannot be read as a workbook."""
    (tmp_path / "dossier.xlsx").mkdir()
    the_problem(project, tmp_path / "dossier.xlsx", "F001")


def test_the_lock_file_of_an_open_workbook(project, tmp_path):
    """`~$entretiens.xlsx` named by mistake is told for what it is."""
    lock = tmp_path / "~$entretiens.xlsx"
    lock.write_bytes(b"\x05Sonia" + b" " * 159)
    the_problem(project, lock, "F008")


def test_lock_files_in_the_folders_are_passed_over(project, ten):
    """A workbook open in Excel is read as it was saved; its lock file is no delivery."""
    ten.write(project.analysis / "entretiens.xlsx")
    (project.analysis / "~$entretiens.xlsx").write_bytes(b"\x05Sonia" + b" " * 159)
    (project.analysis / ".~lock.entretiens.xlsx#").write_bytes(b",sonia,poste,")
    answer = project.ingest()
    assert [file["file"] for file in answer["files"]] == ["entretiens.xlsx"]
    assert answer["totals"]["added"] == 10
    severities = {problem["severity"] for problem in answer["files"][0]["problems"]}
    assert severities <= {"info"}


def test_a_workbook_of_something_else(project, tmp_path, book):
    """No sheet of a known kind: the file is refused, its sheets are named."""
    path = book(tmp_path / "budget.xlsx", {"Budget": [["Poste", "Montant"], ["Salle", 120]]})
    the_problem(project, path, "F013")


def test_one_bad_file_does_not_stop_the_others(project, ten, tmp_path):
    """The good workbook is taken, the bad one refused, and both are told."""
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"%PDF-1.7\n")
    answer = project.ingest(bad, ten.write(tmp_path / "good.xlsx"), status=1)
    assert [(f["file"], f["status"]) for f in answer["files"]] == [
        ("bad.xlsx", "rejected"),
        ("good.xlsx", "read"),
    ]
    assert len(project.show("interviews")) == 10


def test_a_stray_cell_at_the_end_of_the_sheet(project, ten, tmp_path):
    """A key pressed in XFD1048576 is named and set aside; the table is read, at once."""
    path = ten.write(tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(path)
    workbook["Propos"]["XFD1048576"] = "x"
    workbook.save(path)
    started = time.monotonic()
    answer = project.ingest(path)
    assert time.monotonic() - started < 10
    (problem,) = answer["files"][0]["problems"]
    assert (problem["code"], problem["cells"]) == ("F009", ["XFD1048576"])
    assert answer["files"][0]["records"] == {"interviews": 10, "statements": 20, "persons": 10}


def test_the_users_own_file_is_never_written_to(project, ten):
    """Neither its content nor its date changes."""
    path = ten.write(project.analysis / "entretiens.xlsx")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    project.ingest()
    project.undo()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
