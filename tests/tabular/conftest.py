"""What the tests of the readers share."""

import sys
from pathlib import Path

import pytest

from absr.tabular.xlsx import read_workbook

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))


@pytest.fixture
def read_one():
    """Read a workbook that must be sound and give its first sheet."""

    def read(data, name="essai.xlsx"):
        workbook, problems = read_workbook(name, data)
        assert workbook is not None, problems
        assert problems == ()
        return workbook.sheets[0]

    return read


@pytest.fixture
def refused():
    """Read a file that must be refused and give the only problem said of it."""

    def read(data, name="essai.xlsx", **options):
        workbook, problems = read_workbook(name, data, **options)
        assert workbook is None
        (problem,) = problems
        assert problem.severity == "error"
        assert problem.file == name
        return problem

    return read
