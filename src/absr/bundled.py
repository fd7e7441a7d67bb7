"""Where the shipped folders are: in the checkout when absr runs from one, else in the package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent


def bundled(folder: Literal["templates", "examples"], *, package: Path = PACKAGE) -> Path:
    """The shipped `folder`: of the checkout around `package`, else of the installed package.

    An editable install runs from the checkout, where the wheel's copy does not exist.
    """
    checkout = package.parent.parent
    beside = checkout / folder
    is_checkout = (checkout / "pyproject.toml").is_file() and package.parent.name == "src"
    return beside if is_checkout and beside.is_dir() else package / "_bundled" / folder
