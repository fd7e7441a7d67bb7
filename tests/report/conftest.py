"""The example's project, read and reported once for all the tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from phase1_documents import reported_example


@pytest.fixture(scope="session")
def romainville(tmp_path_factory):
    """The example in a folder of its own, reported for every audience in every format."""
    return reported_example(tmp_path_factory)
