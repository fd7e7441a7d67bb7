"""What the tests of planted faults share."""

from __future__ import annotations

import pytest
from every_code import Stage


@pytest.fixture
def stage(project, tmp_path, ten, book, monkeypatch):
    """A fresh project, and a folder beside it for what is delivered."""
    folder = tmp_path / "delivered"
    folder.mkdir()
    return Stage(project, folder, ten, book, monkeypatch)
