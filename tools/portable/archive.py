"""Archives whose bytes depend on what they hold alone: in order, at one date, with two modes."""

from __future__ import annotations

import gzip
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

from portable.wheels import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DATE = (2020, 2, 2, 0, 0, 0)
"""The date that hatchling gives to the files of a wheel."""

SECONDS = 1580601600
"""The same, as a tar counts it."""

MANIFEST = "MANIFEST.sha256"
"""The file that `absr doctor` compares the folder with."""


def files(folder: Path) -> list[tuple[str, Path]]:
    """Each file of a folder by its name in an archive, in order."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted((path.relative_to(folder).as_posix(), path) for path in found)


def size(folder: Path) -> int:
    """The bytes that the files of a folder hold."""
    return sum(path.stat().st_size for _, path in files(folder))


def write_manifest(folder: Path) -> None:
    """List the folder's files with their fingerprints, as `sha256sum` does."""
    lines = [f"{sha256(path)}  {name}" for name, path in files(folder) if name != MANIFEST]
    (folder / MANIFEST).write_bytes("".join(f"{line}\n" for line in lines).encode())


def write_zip(folder: Path, target: Path) -> None:
    """Zip a folder, its files at the root: Windows makes the folder that they are unzipped in."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in files(folder):
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = 3
            entry.external_attr = (0o100000 | _mode(path)) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def write_tar_gz(folder: Path, target: Path, top: str) -> None:
    """Put a folder into a compressed tar, under the folder `top`."""
    with (
        target.open("wb") as raw,
        gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=SECONDS) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, path in files(folder):
            data = path.read_bytes()
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mtime, entry.mode = len(data), SECONDS, _mode(path)
            archive.addfile(entry, io.BytesIO(data))


def _mode(path: Path) -> int:
    return 0o755 if os.access(path, os.X_OK) else 0o644


def compile_modules(folder: Path, interpreter: str = sys.executable) -> None:
    """Compile the modules under `folder`, so that no start has to, on a read-only share either.

    The compiled files are taken at their word: the manifest says whether they are the shipped
    ones. Tests of the libraries stay uncompiled: nobody imports them.
    """
    command = [interpreter, "-X", "utf8", "-m", "compileall", "-q", "-q", "-f"]
    options = ["--invalidation-mode", "unchecked-hash", "-s", str(folder), "-x", r"[\\/]tests[\\/]"]
    # One process, in one order, with one seed: what `marshal` writes depends on all three.
    subprocess.run(
        [*command, *options, str(folder)],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        check=False,
    )


def write_sums(dist: Path, archives: Iterable[Path]) -> None:
    """Write `SHA256SUMS`, which `sha256sum -c` reads."""
    lines = [f"{sha256(path)}  {path.name}\n" for path in sorted(archives)]
    (dist / "SHA256SUMS").write_bytes("".join(lines).encode())


def emptied(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
