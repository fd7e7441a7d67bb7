"""A workbook with thirty planted faults: these thirty are found, and no thirty-first.

The workbook and the truth about it were written from the column list alone, by a script that
shares no code with absr, before it was first ingested.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
import thirty_faults

TRUTH = json.loads(Path(__file__).with_name("truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory):
    """The workbook with its thirty faults."""
    path = tmp_path_factory.mktemp("faulty") / "entretiens.xlsx"
    thirty_faults.build(path)
    return path


def places(answer):
    """(sheet, cell) of every problem; each problem of this workbook is in one cell."""
    (file,) = answer["files"]
    return [(problem["sheet"], *problem["cells"]) for problem in file["problems"]]


def test_the_truth_is_the_one_of_the_script():
    """truth.json was not edited by hand."""
    assert json.loads(json.dumps(thirty_faults.truth())) == TRUTH
    assert len(TRUTH["faults"]) == 30


def test_the_thirty_faults_are_found_and_no_other(project, faulty):
    """Each planted fault is listed once, with its sheet and its cell."""
    answer = project.ingest(faulty, status=1)
    assert sorted(places(answer)) == sorted((f["sheet"], f["cell"]) for f in TRUTH["faults"])
    severities = Counter(problem["severity"] for problem in answer["files"][0]["problems"])
    assert severities == {"error": 23, "warning": 7}
    assert (answer["totals"]["errors"], answer["totals"]["warnings"]) == (23, 7)
    for problem in answer["files"][0]["problems"]:
        address = f"{problem['sheet']} › {problem['cells'][0]}"
        assert address in problem["message"].replace("\u00a0", " ").replace("\u202f", " ")


def test_the_valid_rows_are_taken(project, faulty):
    """The rows without a fault that loses them become records; the others are set aside."""
    answer = project.ingest(faulty, status=1)
    (file,) = answer["files"]
    propos = file["sheets"][0]
    lost = [a["row"] for a in file["aside"] if a["sheet"] == "Propos"]
    reasons = {a["row"]: a["reason"] for a in file["aside"] if a["sheet"] == "Propos"}
    assert propos["rows"]["accepted"] == TRUTH["rows_accepted"] == 66
    assert [r for r in lost if reasons[r] in {"incomplete", "duplicate"}] == TRUTH["rows_set_aside"]
    counts = project.run("status", "--json").json["counts"]
    assert {name: counts[name] for name in ("interviews", "persons", "statements")} == {
        name: TRUTH[name] for name in ("interviews", "persons", "statements")
    }
    assert file["status"] == "partial"


def test_strict_takes_none_of_it(project, faulty):
    """With --strict the thirty are listed and both databases hold what they held."""
    before, journal = project.dump(), project.history()
    answer = project.ingest(faulty, "--strict", status=1)
    assert answer["files"][0]["status"] == "rejected"
    assert sorted(places(answer)) == sorted((f["sheet"], f["cell"]) for f in TRUTH["faults"])
    assert project.dump() == before
    assert project.history() == journal
    assert not project.archive.exists() or not list(project.archive.iterdir())


def test_strict_leaves_what_was_there(project, faulty, ten, tmp_path):
    """Other interviews, already in the project, are not touched by a refused file."""
    for row in (*ten.statements, *ten.persons):
        row["N°"] = "Z" + row["N°"][1:]
    project.ingest(ten.write(tmp_path / "ten.xlsx"))
    before, content = project.dump(), project.rows("SELECT * FROM change")
    project.ingest(faulty, "--strict", status=1)
    assert project.dump() == before
    assert project.rows("SELECT * FROM change") == content


def test_dry_run_says_the_same_and_writes_nothing(project, faulty):
    """The answer is that of the real ingest, and no byte of the project changes."""
    before = project.files()
    dry = project.ingest(faulty, "--dry-run", status=1)
    assert project.files() == before
    real = project.ingest(faulty, status=1)
    assert real["files"][0].pop("annotated") == "prive/a-corriger/entretiens.xlsx"
    assert dry["files"][0].pop("annotated") is None
    assert dry == real


def test_dry_run_on_a_project_with_records_writes_nothing(project, ten, faulty, tmp_path):
    """Also when the store already holds interviews, some of which would be withdrawn."""
    path = ten.write(tmp_path / "ten.xlsx")
    project.ingest(path)
    before = project.files()
    answer = project.ingest(ten.without("E10").write(path), "--dry-run")
    assert answer["totals"]["removed"] == 1
    project.ingest(faulty, "--dry-run", status=1)
    assert project.files() == before
