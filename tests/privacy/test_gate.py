"""One gate: nothing but `privacy.disclose` makes an edition, and no report goes round it."""

from __future__ import annotations

import ast

import pytest
from phase1_documents import ROOT

SOURCES = sorted((ROOT / "src" / "absr").rglob("*.py"))


def calls(path):
    """Names of what a module calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")


def imports(path):
    """Modules that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_only_the_gate_builds_an_edition():
    """`Edition(...)` is called in `privacy/disclose.py` and nowhere else."""
    makers = [p.relative_to(ROOT).as_posix() for p in SOURCES if "Edition" in calls(p)]
    assert makers == ["src/absr/privacy/disclose.py"]


@pytest.mark.parametrize("path", [p for p in SOURCES if "/report/" in p.as_posix()], ids=str)
def test_no_report_reads_records(path):
    """A report imports neither the store nor the facts nor the readers."""
    forbidden = ("absr.store", "absr.analysis", "absr.reading", "absr.tabular", "sqlite3")
    assert not [name for name in imports(path) if name.startswith(forbidden)]
