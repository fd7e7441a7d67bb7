"""A few of the spoilt files that `tools/fuzz_files.py` reads by the hundred thousand."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from absr.model.problem import Problem, Severity

pytest.importorskip("resource", reason="limits on a process are those of Unix")

from fuzzing import outcome, workers
from fuzzing.mutations import file_of
from fuzzing.seeds import seeds

FILES = {"xlsx": 90, "csv": 70, "ods": 60, "xls": 30, "docx": 20, "html": 20, "json": 15, "zip": 15}
TOOLS = Path(__file__).parents[2] / "tools"


def spoilt(form, number):
    return file_of(form, seeds(), Random(f"test:{form}:{number}"))


@pytest.fixture(scope="module")
def reader():
    return outcome.Reader()


@pytest.mark.parametrize("form", FILES)
def test_a_spoilt_file_gives_records_or_a_cause_in_words(reader, form):
    """No traceback, whatever is wrong; some files of each form are read, and some are refused."""
    became = Counter()
    for number in range(FILES[form]):
        records, refused = reader.read(*spoilt(form, number))
        became["read" if records else refused] += 1
    assert became["read"]
    assert any(code.startswith("F") for code in became)


def test_whole_commands_on_spoilt_files_end_as_they_should(monkeypatch, tmp_path):
    """Status 0 or 1 for a program and for a person, with and without keeping what was read."""
    monkeypatch.setenv("ABSR_TODAY", "2026-11-22")
    project = outcome.Project(tmp_path)
    for number, form in enumerate(FILES):
        project.dry_run(*spoilt(form, number), as_json=number % 2 == 0)
        project.ingest(*spoilt(form, number + 100))


@pytest.mark.parametrize(
    ("problem", "fault"),
    [
        (Problem("Z999", Severity.ERROR, "a.csv"), outcome.BrokenPromiseError),
        (Problem("F003", Severity.ERROR, "a.csv"), KeyError),
        (Problem("F013", Severity.ERROR, "a\ud800.csv"), UnicodeEncodeError),
    ],
)
def test_a_problem_without_words_is_found_out(reader, problem, fault):
    """An unknown code, a fact that is missing, letters that no file can hold: each is a fault."""
    with pytest.raises(fault):
        reader.check([problem])


def test_a_file_is_made_again_from_its_number():
    """Another process makes the same file; another number makes another."""
    case = workers.Case(7, "xlsx", 11)
    script = (
        "import pickle, sys; from fuzzing.workers import Case;"
        "sys.stdout.buffer.write(pickle.dumps(Case(7, 'xlsx', 11).file()))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TOOLS), *sys.path])}
    again = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=env)
    assert pickle.loads(again.stdout) == case.file()  # noqa: S301 -- we wrote it
    assert case.file() != workers.Case(7, "xlsx", 12).file()


def test_what_must_not_be_is_told_with_its_case(monkeypatch):
    """A traceback, a loop without end, a process that dies: each is one fault, and the rest is read."""
    monkeypatch.setattr(workers, "SLOWEST", 1)
    monkeypatch.setattr(workers, "_NICE", 0)
    real = workers.Reader.read

    def broken(self, name, data):
        if name.endswith("json"):
            raise ZeroDivisionError
        if name.endswith("xls"):
            os._exit(9)
        while name.endswith("docx"):
            pass
        return real(self, name, data)

    monkeypatch.setattr(workers.Reader, "read", broken)
    forms = ("json", "ods", "xls", "docx", "zip")
    cases = [workers.Case(1, form, 1) for form in forms]
    told = {str(one.case): one.fault for one in workers.read_all(cases, 2)}
    assert "ZeroDivisionError" in told["1:json:1"]
    assert told["1:xls:1"] == "died, exit code 9"
    assert told["1:docx:1"].startswith("over 1 s")
    assert (told["1:ods:1"], told["1:zip:1"]) == ("", "")
