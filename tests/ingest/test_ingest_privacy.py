"""Names and contacts stand in the private store and in the archived deliveries, nowhere else."""

import json
import shutil
import tempfile

import pytest

from absr.workflow import intake


def secrets_of(ten):
    """Everything on the sheet of persons that names or reaches somebody."""
    fields = ("Nom", "Prénom", "Téléphone", "Courriel")
    return {row[name] for row in ten.persons for name in fields if row.get(name)}


def leaks(text, secrets):
    return sorted(secret for secret in secrets if secret in text)


def leaking_files(project, secrets):
    """Files of the project whose bytes hold one of the secrets."""
    found = set()
    for path in project.root.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for secret in secrets:
            if any(secret.encode(code) in data for code in ("utf-8", "utf-16-le", "cp1252")):
                found.add(path.relative_to(project.root).as_posix())
    return found


@pytest.fixture
def delivered(project, ten, tmp_path):
    path = ten.write(tmp_path / "poste" / "entretiens.xlsx")
    project.ingest(path)
    return path


@pytest.fixture
def without_private(project, tmp_path):
    """Takes the private folder away; gives what puts it back."""

    def take():
        kept = tmp_path / "prive-ailleurs"
        shutil.move(project.root / "prive", kept)
        return lambda: shutil.move(kept, project.root / "prive")

    return take


def test_names_are_in_the_private_store_only(project, delivered, ten):
    """No byte of the project but personnes.db holds a name, a telephone number or an address."""
    assert leaking_files(project, secrets_of(ten)) == {"prive/personnes.db"}
    kept = {
        value
        for (payload,) in project.rows("SELECT payload FROM private.identity")
        for value in json.loads(payload).values()
    }
    assert kept == secrets_of(ten)


def test_edits_and_undo_leave_no_name_behind(project, delivered, ten):
    """Changed, withdrawn and restored persons neither reach the main store nor its free pages."""
    before = secrets_of(ten)
    ten.persons[0] |= {"Nom": "Nouvellenom", "Téléphone": "06 39 98 77 77"}
    edited = ten.without("E10").write(delivered)
    project.ingest(edited)
    project.undo()
    project.ingest(edited)
    assert leaking_files(project, before | secrets_of(ten)) == {"prive/personnes.db"}


def test_no_command_prints_a_name(project, ten, tmp_path):
    """Ingest, its changes and its problems, history, show, trace, status: no name on the screen."""
    secrets = secrets_of(ten)
    path = ten.write(tmp_path / "a.xlsx")
    printed = [project.run("ingest", path), project.run("ingest", path, "--json")]
    ten.persons[0] |= {
        "Téléphone": "06 39 98 77 77",
        "Accepte d'être recontacté": "demander à Solenne Vauquelin",
    }
    ten.persons.append({**ten.persons[1]})
    ten.persons.append({"N°": "TOTAL", "Nom": "Kerjestin et les autres"})
    ten.persons.append({"Nom": "Sansnuméro", "Prénom": "Aldebert"})
    ten.write(path)
    secrets |= secrets_of(ten) | {"Solenne"}
    printed += [project.run("ingest", path, *more) for more in (["--dry-run"], [], ["--json"])]
    for command in ("status", "history", "show interviews", "show statements", "show problems"):
        printed += [project.run(*command.split()), project.run(*command.split(), "--json")]
    for (person,) in project.rows("SELECT id FROM record WHERE kind = 'persons'"):
        printed += [project.run("trace", person), project.run("trace", person, "--json")]
    assert [leaks(ran.out + ran.err, secrets) for ran in printed] == [[]] * len(printed)
    assert leaking_files(project, secrets) == {"prive/personnes.db"}


def test_a_fault_of_ours_logs_no_name(project, ten, tmp_path, monkeypatch):
    """The log of a bug tells where in the code, not what the words were."""

    def breaks(*_arguments):
        raise ValueError(" ".join(secrets_of(ten)))

    monkeypatch.setattr(intake, "read_tables", breaks)
    path, logs = ten.write(tmp_path / "a.xlsx"), tmp_path / "journaux"
    logs.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(logs))
    ran = project.run("ingest", path, "--json")
    assert ran.status == 70
    (log,) = logs.iterdir()
    text = log.read_text(encoding="utf-8")
    assert "breaks" in text
    assert leaks(text + ran.out + ran.err, secrets_of(ten)) == []


def test_a_person_is_known_by_a_keyed_pseudonym(project, delivered, ten):
    """The key of a person tells nothing without the secret, which stands in the private store."""
    keys = [row[0] for row in project.rows("SELECT key FROM record WHERE kind = 'persons'")]
    assert len(set(keys)) == 10
    assert all(len(key) == 64 for key in keys)
    ((secret,),) = project.rows("SELECT value FROM private.secret WHERE name = 'hmac'")
    assert len(secret) == 32
    assert secret not in project.database.read_bytes()


def test_without_the_private_folder_the_rest_is_taken(project, ten, tmp_path, without_private):
    """The sheet of persons is refused with status 5, the interviews and statements are taken."""
    without_private()
    answer = project.ingest(ten.write(tmp_path / "a.xlsx"), status=5)
    (file,) = answer["files"]
    assert [(p["code"], p["sheet"]) for p in file["problems"]] == [("P303", "Personnes")]
    assert file["records"] == {"interviews": 10, "statements": 20}
    assert (file["sheets"][1]["kind"], file["sheets"][1]["reason"]) == (None, "no_private_folder")
    assert file["sheets"][1]["rows"]["accepted"] == 0
    assert len(project.show("statements")) == 20
    assert not (project.root / "prive").exists()
    assert leaking_files(project, secrets_of(ten)) == set()


def test_without_the_private_folder_a_workbook_of_persons_is_refused(
    project, delivered, ten, tmp_path, without_private
):
    """Nothing of it is taken, and the store stays as it was."""
    without_private()
    before = project.dump()
    ten.statements = []
    answer = project.ingest(ten.write(tmp_path / "contacts.xlsx"), status=5)
    assert answer["files"][0]["status"] == "rejected"
    assert project.dump() == before


def test_persons_are_taken_once_the_private_folder_is_back(project, ten, tmp_path, without_private):
    """The same workbook again: what was refused is taken, what was taken is unchanged."""
    path = ten.write(tmp_path / "a.xlsx")
    put_back = without_private()
    project.ingest(path, status=5)
    put_back()
    answer = project.ingest(path)
    assert answer["files"][0]["problems"] == []
    assert project.rows("SELECT count(*) FROM private.identity") == [(10,)]
    assert len(project.show("statements")) == 20
    again = project.ingest(path)
    assert again["files"][0]["status"] == "unchanged"


def test_a_known_workbook_stays_known_without_the_private_folder(
    project, delivered, without_private
):
    """It was read whole: there is nothing to refuse."""
    without_private()
    answer = project.ingest(delivered)
    assert answer["files"][0]["status"] == "unchanged"


def test_persons_that_could_not_be_read_are_not_withdrawn(project, ten, tmp_path, without_private):
    """An edited workbook read without the private folder does not make the persons disappear."""
    ten.persons = ten.persons[:1]
    path = ten.write(tmp_path / "a.xlsx")
    project.ingest(path)
    put_back = without_private()
    ten.statements[0]["Quartier"] = "Mairie"
    ten.write(path)
    answer = project.ingest(path, "--accept-removed", status=5)
    assert (answer["totals"]["changed"], answer["totals"]["removed"]) == (1, 0)
    put_back()
    assert project.rows("SELECT state FROM record WHERE kind = 'persons'") == [("active",)]


def test_undo_of_identities_needs_the_private_folder(project, delivered, without_private):
    """Half an undo is none: status 5, and everything stays."""
    put_back = without_private()
    before = project.dump()
    refused = project.undo(status=5)
    assert refused["code"] == "P303"
    assert project.dump() == before
    put_back()
    project.undo()
    assert project.rows("SELECT count(*) FROM private.identity") == [(0,)]
