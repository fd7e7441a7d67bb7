"""Is the installation whole: the libraries, the programs, the shipped files, this computer."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module, metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING

from absr import territory
from absr.bundled import PACKAGE, bundled
from absr.rendering import pandoc
from absr.rendering.faults import RenderingError
from absr.rendering.health import pandoc_version, text_is_drawn
from absr.store.paths import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MANIFEST = "MANIFEST.sha256"
"""The list of its files that a portable folder comes with, as `sha256sum` writes it."""

ROOM_BYTES = 100_000_000
"""Room wanted for temporary files: many times the largest report."""

WINDOWS_LIMIT = 260
DEEPEST_IN_PROJECT = 120
"""Characters to leave for what absr writes below a project: an archived copy's name and more."""

_MODULES = {"pyyaml": "yaml", "pypandoc-binary": "pypandoc", "vl-convert-python": "vl_convert"}
"""Modules that are not called as their package."""

_FOUND_ONLY = frozenset({"pandas", "openpyxl", "pypandoc"})
"""Modules too slow to import for a look; pandoc itself is tried."""

_REQUIREMENT = re.compile(r"([\w.-]+?)\s*((?:[<>=!~]=?\s*[\w.*+!-]+[\s,]*)*)$")
_BOUND = re.compile(r"([<>=!]=?)\s*([\d.]+)")
_MOST_NAMED = 5
_ACCENTED = "àâçéèêëîïôùûüÀÉÈ"
_EXAMPLE_COMMUNE = "93063"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    id: str
    ok: bool
    detail: str = ""


def installation(folder: Path, encoding: str | None) -> tuple[Finding, ...]:
    """What was looked at, for who works in `folder` on a terminal of that encoding, or on none."""
    from absr import __version__

    return (
        Finding("absr", True, __version__),
        own_files(PACKAGE.parents[1]),
        Finding("python", sys.version_info >= (3, 11), sys.version.split()[0]),
        *libraries(_declared()),
        _pandoc(),
        Finding("figures", text_is_drawn()),
        Finding("templates", _readable(bundled("templates"), "reports")),
        Finding("examples", _readable(bundled("examples") / "romainville", SETTINGS_FILE)),
        _communes(),
        *_temporary_folder(),
        *([] if encoding is None else [terminal(encoding)]),
        *([path_length(folder, long_paths=_long_paths())] if os.name == "nt" else []),
    )


# -- the files that absr came with


def own_files(root: Path) -> Finding:
    """Whether a portable folder is as it was unzipped; for any other installation, where it is."""
    manifest = root / MANIFEST
    try:
        lines = manifest.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return Finding("installed", True, str(PACKAGE))
    except OSError:
        return Finding("portable", False, MANIFEST)
    listed = [(name, sha256) for sha256, _, name in (line.partition("  ") for line in lines)]
    with ThreadPoolExecutor() as threads:
        same = list(threads.map(lambda file: _is_intact(root / file[0], file[1]), listed))
    bad = [name for (name, _), good in zip(listed, same, strict=True) if not good]
    return Finding("portable", not bad, _some(bad) if bad else str(len(listed)))


def _is_intact(path: Path, sha256: str) -> bool:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _readable(folder: Path, needed: str) -> bool:
    """Whether `folder` has what is needed, and every file in it can be read."""
    try:
        return (folder / needed).exists() and all(
            path.read_bytes() is not None for path in folder.rglob("*") if path.is_file()
        )
    except OSError:
        return False


def _communes() -> Finding:
    try:
        known = territory.commune(_EXAMPLE_COMMUNE)
    except (OSError, EOFError, ValueError):
        known = None
    return Finding("communes", known is not None)


# -- the libraries


def _declared() -> list[str]:
    """What absr declares to need; only absr itself where even that cannot be read."""
    try:
        return [line for line in metadata.requires("absr") or () if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        return ["absr"]


def libraries(declared: Sequence[str]) -> tuple[Finding, Finding]:
    """Whether each declared package can be used, and has a version that the declaration admits."""
    missing, other, number = [], [], 0
    for name, bounds in _requirements(declared):
        number += 1
        version = _version(name)
        if version is None or not _usable(name):
            missing.append(name)
        elif not admits(bounds, version):
            other.append(f"{name} {version} ({bounds})")
    return (
        Finding("packages", not missing, _some(missing) if missing else str(number)),
        Finding("versions", not other, _some(other)),
    )


def _requirements(declared: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in declared:
        match = _REQUIREMENT.match(line.partition(";")[0].strip())
        if match:
            yield match[1].lower(), match[2].strip()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _usable(name: str) -> bool:
    """Whether the package's module is found, and imported where that is quick."""
    module = _MODULES.get(name, name.replace("-", "_"))
    try:
        return bool(find_spec(module) if module in _FOUND_ONLY else import_module(module))
    except (ImportError, OSError):  # a library of the system that it needs is not there
        return False


def admits(bounds: str, version: str) -> bool:
    """Whether `version` is within `bounds` such as `>=0.26,<0.29`, by the numbers of a release."""
    found = _numbers(version)
    held = {
        ">=": lambda wanted: found >= wanted,
        "<=": lambda wanted: found <= wanted,
        "==": lambda wanted: found == wanted,
        "!=": lambda wanted: found != wanted,
        ">": lambda wanted: found > wanted,
        "<": lambda wanted: found < wanted,
    }
    return all(held[sign](_numbers(wanted)) for sign, wanted in _BOUND.findall(bounds))


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a release, without the zeros at the end: 2.0 is 2."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(part) for part in release[0].split(".")] if release else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


# -- the program that writes documents


def _pandoc() -> Finding:
    version = pandoc_version()
    return Finding("pandoc", version is not None and _converts(), version or "")


def _converts() -> bool:
    """Whether two words become a document of Word that holds them."""
    options = ("--from", "markdown", "--to", "docx", "--output", "-")
    try:
        data = pandoc.run(options, b"two words")
        with zipfile.ZipFile(io.BytesIO(data)) as document:
            return b"words" in document.read("word/document.xml")
    except (RenderingError, zipfile.BadZipFile, KeyError):
        return False


# -- this computer


def _temporary_folder() -> list[Finding]:
    """Whether temporary files can be written, and have room."""
    try:
        folder = tempfile.gettempdir()  # tries to write there
        free = shutil.disk_usage(folder).free
    except OSError:
        return [Finding("temporary", False)]
    return [Finding("temporary", True, folder), room(free)]


def room(free_bytes: int) -> Finding:
    """Whether the disk of the temporary files has room; in megabytes."""
    return Finding("room", free_bytes >= ROOM_BYTES, str(free_bytes // 1_000_000))


def terminal(encoding: str) -> Finding:
    """Whether the terminal can write the letters of French."""
    try:
        _ACCENTED.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return Finding("terminal", False, encoding)
    return Finding("terminal", True, encoding)


def path_length(folder: Path, *, long_paths: bool) -> Finding:
    """Whether Windows leaves enough characters for what absr writes below `folder`."""
    length = len(str(folder.absolute()))
    allowed = WINDOWS_LIMIT - DEEPEST_IN_PROJECT
    return Finding("paths", long_paths or length <= allowed, f"{length}/{allowed}")


def _long_paths() -> bool:
    """Whether this Windows was told to accept paths beyond its old limit."""
    if sys.platform != "win32":
        return True
    import winreg

    key = r"SYSTEM\CurrentControlSet\Control\FileSystem"
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
            return bool(winreg.QueryValueEx(opened, "LongPathsEnabled")[0])
    except OSError:
        return False


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f"… (+{more})" if more > 0 else "")
