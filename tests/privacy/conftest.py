"""The example's project, reported for every audience, for the tests of privacy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from phase1_documents import AUDIENCES, build, new_project


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """The example in a folder of its own, reported for every audience in every format."""
    root = new_project(tmp_path_factory.mktemp("privacy") / "romainville")
    build(root, *AUDIENCES)
    return root
