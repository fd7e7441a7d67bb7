"""The Python that this script runs on, copied so that it runs from any folder."""

from __future__ import annotations

import pprint
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

from portable.wheels import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"

_LEFT_OUT = (
    *("test", "tests", "idlelib", "turtledemo", "ensurepip", "lib2to3", "tkinter", "pydoc_data"),
    *("site-packages", "dist-packages", "__pycache__", "config-*", "turtle.py", "distutils"),
    *("_sysconfigdata_*", "sitecustomize.py"),
    *("_tkinter*.so", "_curses*.so", "readline*.so", "nis*.so", "_dbm*.so", "_gdbm*.so"),
    *("_crypt*.so", "_test*.so", "_ctypes_test*.so", "_xx*.so", "xx*.so"),
)
"""Parts of Python that no command uses, among them those that draw in the system's windows."""

_GLIBC = re.compile(
    r"(ld-linux.*|linux-vdso|lib(c|m|dl|rt|util|pthread|resolv|nsl|anl|BrokenLocale))\.so.*"
)
"""What belongs to the system itself: another machine must use its own."""

_GENERIC = {"/usr", "/usr/local"}
"""Prefixes that tell nothing about the builder's machine."""

_NOWHERE = "/absr-portable"


def copy_python(into: Path) -> None:
    """Copy the running Python to `into`, without what belongs to this machine.

    Raises:
        BuildError: this is not Linux.
    """
    if sys.platform != "linux":
        raise BuildError("the archive for Linux is built on Linux")
    library = into / "lib" / VERSION
    binary = into / "bin" / "python3"
    binary.parent.mkdir(parents=True)
    shutil.copy(Path(sys.base_prefix, "bin", VERSION), binary)
    left_out = shutil.ignore_patterns(*_LEFT_OUT)
    shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=left_out)
    _write_settings(library)


def copy_shared(stage: Path, into: Path) -> None:
    """Copy the system's libraries that anything under `stage` needs, and their licences."""
    found = dict(library for path in elves(stage) for library in _needed(path))
    needed = {name: place for name, place in found.items() if stage not in place.parents}
    into.mkdir()
    for name, place in sorted(needed.items()):
        shutil.copy(place, into / name)
        (into / name).chmod(0o644)
        _copy_licence(name, into / "licences")


def strip(folder: Path) -> None:
    """Take out what only a debugger reads, among it the folders that Python was built in."""
    if shutil.which("strip"):
        for path in elves(folder):
            subprocess.run(["strip", "--strip-debug", str(path)], check=False)


def forget_machine(folder: Path) -> None:
    """Put another text of the same length where a file names the folder of this machine's Python.

    Once the libraries were found: the interpreter finds its own by that very path. The last part
    of the path stays: a linker lets a text end in another one, and it may be Python's version.
    """
    prefix = sys.base_prefix
    if prefix in _GENERIC:
        return
    parent, slash, last = prefix.rpartition("/")
    nowhere = _NOWHERE.ljust(len(parent), "/")[: len(parent)] + slash + last
    for path in folder.rglob("*"):
        if path.is_file() and prefix.encode() in (data := path.read_bytes()):
            path.write_bytes(data.replace(prefix.encode(), nowhere.encode()))


def elves(folder: Path) -> Iterator[Path]:
    """Programs and libraries under a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as stream:
                if stream.read(4) == b"\x7fELF":
                    yield path


def newest_glibc(paths: Iterable[Path]) -> str:
    """The oldest version of the system's C library that all of `paths` run with."""
    versions = {
        tuple(map(int, found.split(b".")))
        for path in paths
        for found in re.findall(rb"\0GLIBC_(\d+\.\d+)(?=[.\0])", path.read_bytes())
    }
    return ".".join(map(str, max(versions, default=(2, 17))))


def _needed(path: Path) -> Iterator[tuple[str, Path]]:
    """Name and place of each library that `path` loads, but the system's own."""
    done = subprocess.run(["ldd", str(path)], capture_output=True, encoding="utf-8", check=False)
    for name, place in re.findall(r"^\s*(\S+) => (/.*) \(0x", done.stdout, re.MULTILINE):
        if not _GLIBC.fullmatch(name):
            yield name, Path(place)


def _write_settings(library: Path) -> None:
    """Python's own build settings, without those that are paths of this machine."""
    name = sysconfig._get_sysconfigdata_name()  # type: ignore[attr-defined]  # noqa: SLF001
    settings = {k: v for k, v in sysconfig.get_config_vars().items() if "/" not in str(v)}
    text = f"build_time_vars = {pprint.pformat(settings, sort_dicts=True)}\n"
    (library / f"{name}.py").write_text(text, encoding="utf-8")


def _copy_licence(library: str, into: Path) -> None:
    """Copy what Debian says of a library's rights, where this is a Debian."""
    if shutil.which("dpkg") is None:
        return
    done = subprocess.run(
        ["dpkg", "-S", f"*/{library}"], capture_output=True, encoding="utf-8", check=False
    )
    for package in re.findall(r"^([a-z0-9.+-]+)[:,]", done.stdout, re.MULTILINE)[:1]:
        text = Path("/usr/share/doc", package, "copyright")
        if text.is_file():
            into.mkdir(exist_ok=True)
            (into / f"{package}.txt").write_bytes(text.read_bytes())
