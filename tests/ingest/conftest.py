"""Sheets that are delivered, and what was taken from them."""

from __future__ import annotations

import pytest


@pytest.fixture
def read(project, tmp_path, book):
    """`read(sheets)` delivers a workbook of these sheets: the answer, and what was taken."""

    def deliver(sheets, **more):
        path = book(tmp_path / "releve.xlsx", sheets, **more)
        (file,) = project.run("ingest", "--json", path).json["files"]
        interviews = project.run("show", "interviews", "--json").json["interviews"]
        return file, {one["ref"]: one for one in interviews}

    return deliver
