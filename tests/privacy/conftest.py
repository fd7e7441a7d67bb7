"""The example's project, reported for every audience, for the tests of privacy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from phase1_documents import reported_example


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """The example in a folder of its own, reported for every audience in every format."""
    return reported_example(tmp_path_factory)
