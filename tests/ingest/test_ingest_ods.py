"""A project whose sheets were kept in LibreOffice is a project like others."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from phase1_documents import EXAMPLE, absr

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")


def test_the_example_saved_as_ods_is_the_same_project(tmp_path):
    """As many records of every kind, and not a problem more, as from the workbooks of Excel."""
    root = shutil.copytree(EXAMPLE, tmp_path / "excel")
    office = shutil.copytree(EXAMPLE, tmp_path / "office")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for book in sorted(office.glob("*/*.xlsx")):
        command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir"]
        subprocess.run([*command, book.parent, book], check=True, capture_output=True)
        book.unlink()
    counts, problems = [], []
    for project in (root, office):
        absr("ingest", "--project", project)
        status = json.loads(absr("status", "--json", "--project", project))
        listed = json.loads(absr("show", "problems", "--json", "--project", project))["problems"]
        counts.append(status["counts"])
        problems.append(sorted((one["code"], one["cells"]) for one in listed))
    assert counts[0] == counts[1]
    assert problems[0] == problems[1]
