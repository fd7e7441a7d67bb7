"""Bad input, kind by kind: the planted faults are found in their cells, and no other.

The workbooks and the truth about them come from a script that shares no code with absr.
"""

import json
from pathlib import Path

import kind_faults
import pytest

from absr.model.kinds import sheet_forms

ELSEWHERE = "X225"
"""A statement's id is made when it is read: those of these workbooks exist nowhere."""
TRUTH = json.loads(Path(__file__).with_name("truth_kinds.json").read_text(encoding="utf-8"))


def test_every_kind_has_its_faults():
    """All but the two kinds of the thirty faults; the truth was not edited by hand."""
    assert set(TRUTH) == {form.kind.id for form in sheet_forms()} - {"statements", "persons"}
    assert json.loads(json.dumps(kind_faults.truth())) == TRUTH


@pytest.mark.parametrize("kind", TRUTH)
def test_the_planted_faults_are_found_and_no_other(project, tmp_path, kind):
    """Each in its cell; the rows that can stand are taken, the others set aside."""
    path = tmp_path / f"{kind}.xlsx"
    kind_faults.build(kind, path)
    answer = project.ingest(path, status=1)
    (file,) = answer["files"]
    told = TRUTH[kind]
    found = [
        (cell, problem["code"])
        for problem in file["problems"]
        for cell in problem["cells"]
        if problem["sheet"] == told["sheet"] and problem["code"] != ELSEWHERE
    ]
    assert sorted(cell for cell, _ in found) == sorted(f["cell"] for f in told["faults"]), found
    assert {p["sheet"] for p in file["problems"]} == {told["sheet"]}
    (sheet,) = [s for s in file["sheets"] if s["sheet"] == told["sheet"]]
    assert sheet["rows"]["accepted"] == told["rows_taken"]
    (count,) = project.rows("SELECT count(*) FROM record WHERE kind = ? AND state = 'active'", kind)
    assert count == (told["rows_taken"],)
    assert "Traceback" not in project.run("ingest", path).err
