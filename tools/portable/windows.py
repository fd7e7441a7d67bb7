"""The Python for Windows: python.org's « embeddable package », checked and unzipped."""

from __future__ import annotations

import tomllib
import urllib.error
import urllib.request
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portable.wheels import BuildError, sha256

NEEDED = (
    *("python.exe", "python3.dll", "python311.dll", "python311.zip"),
    *("vcruntime140.dll", "vcruntime140_1.dll", "sqlite3.dll", "_sqlite3.pyd"),
)
"""What the package must hold: an interpreter without SQLite would start and then fail."""

_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Embeddable:
    """The package wanted, as `requirements/portable.toml` names it."""

    version: str
    url: str
    sha256: str

    @property
    def file(self) -> str:
        """Its name on python.org."""
        return PurePosixPath(self.url).name


def wanted(settings: Path) -> Embeddable:
    """The package that `requirements/portable.toml` names."""
    return Embeddable(**tomllib.loads(settings.read_text(encoding="utf-8"))["windows_python"])


def find(package: Embeddable, given: Path | None, cache: Path) -> Path | None:
    """The package: the file given, else the cache's, else python.org's; None when it is not had.

    Raises:
        BuildError: the file given is not there.
    """
    if given is not None:
        if not given.is_file():
            raise BuildError(f"{given}: there is no such file")
        return given
    kept = cache / package.file
    return kept if kept.is_file() or _downloaded(package, kept) else None


def _downloaded(package: Embeddable, target: Path) -> bool:
    """Whether the package could be downloaded to `target`."""
    if not package.url.startswith("https://"):
        raise BuildError(f"{package.url}: the address must begin with https://")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    try:
        with urllib.request.urlopen(package.url, timeout=_SECONDS) as answer:  # noqa: S310
            part.write_bytes(answer.read())
    except (urllib.error.URLError, OSError):
        return False
    part.replace(target)
    return True


def check(file: Path, expected: str) -> str:
    """The fingerprint of the package, once it was compared and its contents looked at.

    Raises:
        BuildError: another fingerprint than expected, or something needed is not in it.
    """
    found = sha256(file)
    if expected and found != expected.lower():
        raise BuildError(f"{file} has the sha256\n  {found}\nwhere was expected\n  {expected}")
    if not zipfile.is_zipfile(file):
        raise BuildError(f"{file} is not a zip archive")
    with zipfile.ZipFile(file) as archive:
        missing = set(NEEDED) - set(archive.namelist())
    if missing:
        raise BuildError(f"{file} lacks {', '.join(sorted(missing))}")
    return found


def unzip(file: Path, into: Path) -> None:
    """Unzip the package."""
    with zipfile.ZipFile(file) as archive:
        archive.extractall(into)
