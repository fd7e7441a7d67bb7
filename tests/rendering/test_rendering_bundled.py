"""The shipped folders are found from a checkout and from an installed package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.bundled import bundled

if TYPE_CHECKING:
    from pathlib import Path


def test_the_checkout_serves_when_there_is_one(tmp_path: Path) -> None:
    """Run from `src/absr` beside `pyproject.toml`, the checkout's own folder is used."""
    package = tmp_path / "src" / "absr"
    package.mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "templates").mkdir()
    assert bundled("templates", package=package) == tmp_path / "templates"


def test_an_installed_package_brings_its_own(tmp_path: Path) -> None:
    """Installed, the copy inside the package is used, whatever stands around it."""
    package = tmp_path / "site-packages" / "absr"
    package.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    assert bundled("examples", package=package) == package / "_bundled" / "examples"
    assert bundled("templates", package=package) == package / "_bundled" / "templates"


def test_this_package_finds_its_styles() -> None:
    """The package under test finds the styles it ships."""
    assert (bundled("templates") / "styles" / "reference.docx").is_file()
