"""Wheels: gathered in a cache, checked against the lock, unpacked in a folder."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Sequence

    from portable.lock import Pin, Target


class BuildError(Exception):
    """What keeps an archive from being built, in words for the builder."""


def gather(pins: Sequence[Pin], target: Target, cache: Path) -> list[Path]:
    """The wheel of each pin, downloaded into `cache` only where it is not there yet.

    Raises:
        BuildError: pip could not have them all.
    """
    cache.mkdir(parents=True, exist_ok=True)
    missing = [pin for pin in pins if cached(pin, cache) is None]
    if missing:
        _download(missing, target, cache)
    wheels = [cached(pin, cache) for pin in pins]
    absent = [pin.name for pin, wheel in zip(pins, wheels, strict=True) if wheel is None]
    if absent:
        raise BuildError(f"no wheel that the lock knows for: {', '.join(absent)}")
    return [wheel for wheel in wheels if wheel is not None]


def cached(pin: Pin, cache: Path) -> Path | None:
    """The wheel of a pin in the cache, its bytes checked; None when it is not there."""
    for wheel in sorted(cache.glob("*.whl")):
        name, version, *_ = parse_wheel_filename(wheel.name)
        if (name, str(version)) == (pin.name, pin.version) and sha256(wheel) in pin.hashes:
            return wheel
    return None


def sha256(path: Path) -> str:
    """The fingerprint of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _download(pins: Sequence[Pin], target: Target, cache: Path) -> None:
    """Let pip fetch the wheels of `pins`, and nothing that the lock does not know."""
    with tempfile.TemporaryDirectory() as folder:
        lock = Path(folder, "pins.txt")
        lock.write_text("\n".join(pin.line for pin in pins) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
        options = ("--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes")
        done = subprocess.run(
            [*command, *options, *target.pip_options, "-d", str(cache), "-r", str(lock)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        raise BuildError(f"pip could not download for {target.name}:\n{done.stderr.strip()}")


def build_absr(source: Path, into: Path) -> Path:
    """The wheel of absr, built from the checkout without network.

    Raises:
        BuildError: hatchling refuses.
    """
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*command, "--directory", str(into)],
        cwd=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"the wheel of absr could not be built:\n{done.stderr.strip()}")
    return next(into.glob("absr-*.whl"))


def unpack(wheel: Path, library: Path) -> None:
    """Put what a wheel holds where Python imports it from.

    Commands, headers and shared data are left out: absr's own launcher is the only command, and
    pip's would carry the path of the builder's Python.

    Raises:
        BuildError: a member would land outside the folder.
    """
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            place = _place(member.filename)
            if member.is_dir() or place is None:
                continue
            if place.is_absolute() or ".." in place.parts:
                raise BuildError(f"{wheel.name} holds {member.filename}")
            target = library / place
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(member))
            target.chmod(0o755 if member.external_attr >> 16 & 0o111 else 0o644)


def _place(member: str) -> PurePosixPath | None:
    """Where a member of a wheel goes; None for what is left out."""
    path = PurePosixPath(member)
    top, *rest = path.parts
    if not top.endswith(".data"):
        return path
    kind, *inner = rest or ("",)
    return PurePosixPath(*inner) if kind in {"purelib", "platlib"} and inner else None
