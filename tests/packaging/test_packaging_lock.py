"""The lock files: complete, hashed, for every system, and without any address."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("run", "dev")


@cache
def locked(name: str) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Package → its pins: version, marker, hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", text.replace("\\\n", "")):
        match = re.match(r"([a-z0-9._-]+)==([^\s;]+)(?: *; *([^\n]*?))?(?= +--hash)", entry)
        if match:
            hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
            found.setdefault(match[1], []).append((match[2], match[3] or "", hashes))
    return found


def declared() -> tuple[list[Requirement], list[Requirement]]:
    """What running absr needs, and what its tests and its build need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    running = [Requirement(text) for text in project["dependencies"]]
    return running, [Requirement(text) for name in ("test", "build") for text in extras[name]]


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes_and_no_address(name):
    """No registry, no path: whoever installs decides where packages come from."""
    pins = locked(name)
    assert len(pins) > 15
    assert all(hashes for versions in pins.values() for _, _, hashes in versions)
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|file:|^-|^--|/(home|root|opt|usr|tmp|work)/| @ ", text, re.MULTILINE)


def test_what_is_declared_is_locked_within_its_bounds():
    """Each dependency has a pin that pyproject.toml admits, in the right file."""
    running, developing = declared()
    for requirement in running:
        for name in LOCKS:
            for version, _, _ in locked(name)[canonicalize_name(requirement.name)]:
                assert requirement.specifier.contains(version), requirement
    for requirement in developing:
        pins = locked("dev")[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version, _, _ in pins)
        assert canonicalize_name(requirement.name) not in locked("run")


def test_both_locks_agree():
    """What runs in the tests is what is installed for users."""
    for package, pins in locked("run").items():
        assert locked("dev")[package] == pins


def test_the_lock_serves_every_system():
    """Packages that only Windows needs are there too, under their condition."""
    assert any("win32" in marker for _, marker, _ in locked("run")["colorama"])


def test_typer_stays_below_the_version_that_needs_pydantic():
    """It would make every command slower."""
    ((version, _, _),) = locked("run")["typer"]
    assert tuple(map(int, version.split(".")[:2])) < (0, 29)
    assert "pydantic" not in locked("dev")
