"""Run the archive for Linux where there is nothing else: no Python, no network, no fonts.

    python tools/run_portable.py ARCHIVE            in an empty environment, without any right
    python tools/run_portable.py ARCHIVE --bare     in a root that has only glibc and a shell

`--bare` needs `unshare` and a kernel that lets it make namespaces, else the administrator's rights.
Each command must end well; the seconds that each took are printed.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

FOLDER = "Dossiers partagés/l'été & l'hiver"
"""Where the archive is unpacked: spaces, accents, and what a shell would stumble on."""

COMMANDS = (
    ("--version",),
    ("doctor",),
    ("demo", "d"),
    ("status", "--project", "d"),
    ("doctor", "--project", "d"),
    ("report", "--project", "d"),
)
BARE_PROGRAMS = ("sh", "readlink")
"""All that the launcher needs besides absr."""

_ENTER = """
set -e
mount -t proc proc "$1/proc"
: > "$1/dev/null"
mount --bind /dev/null "$1/dev/null"
cd "$1"
shift
exec chroot . /bin/sh -c 'cd "$1"; shift; exec "$@"' sh "$@"
"""


class Place(NamedTuple):
    """Where the archive was unpacked, and what leads into it."""

    root: Path
    work: str
    enter: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Run each command; gives 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--bare", action="store_true", help="in a root of its own")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        place = (bare if asked.bare else emptied)(Path(folder).resolve())
        top = unpacked(asked.archive, Path(f"{place.root}{place.work}"))
        before = state(top)
        failed = [
            " ".join(words)
            for words in COMMANDS
            if run(place, f"{place.work}/{top.name}/absr", words)
        ]
        if state(top) != before:
            failed.append("absr wrote into its own folder")
    print("\n".join(("failed:", *failed)) if failed else "all ran, and absr's folder is as it was")
    return 1 if failed else 0


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Each file of a folder with its size and its date."""
    found = ((path, path.stat()) for path in folder.rglob("*"))
    return {str(path): (seen.st_size, seen.st_mtime_ns) for path, seen in found}


def emptied(folder: Path) -> Place:
    """A folder of this machine, entered with no variable at all."""
    return Place(Path("/"), f"{folder}/{FOLDER}", ("env", "-i"))


def bare(folder: Path) -> Place:
    """A root that holds a shell and the libraries it needs, entered without network."""
    for name in ("proc", "dev", "tmp"):
        (folder / name).mkdir()
    for program in BARE_PROGRAMS:
        _install(Path(shutil.which(program) or f"/bin/{program}"), folder)
    namespaces = ("--map-root-user", "--mount", "--net", "--pid", "--fork")
    enter = ("env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "unshare", *namespaces)
    return Place(folder, f"/{FOLDER}", (*enter, "sh", "-c", _ENTER, "sh", str(folder)))


def _install(program: Path, root: Path) -> None:
    """Copy a program into `root/bin`, and the libraries of glibc where they are looked for."""
    (root / "bin").mkdir(exist_ok=True)
    shutil.copy(program, root / "bin" / program.name)
    done = subprocess.run(["ldd", str(program)], capture_output=True, encoding="utf-8", check=True)
    for name in re.findall(r"(/\S+) \(0x", done.stdout):
        _copy_with_glibc(Path(name), root)


def _copy_with_glibc(library: Path, root: Path) -> None:
    """Copy a library of the system, and those that glibc keeps beside its own."""
    beside = (library.parent / f"lib{name}.so.{n}" for name, n in GLIBC)
    for path in (library, *(path for path in beside if path.is_file())):
        target = root / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


GLIBC = (("c", 6), ("m", 6), ("dl", 2), ("rt", 1), ("pthread", 0), ("util", 1), ("resolv", 2))


def unpacked(archive: Path, into: Path) -> Path:
    """Unpack the archive into a folder; gives the one folder that it holds."""
    into.mkdir(parents=True)
    with tarfile.open(archive) as packed:
        packed.extractall(into)  # noqa: S202 -- our own archive
    return next(into.iterdir())


def run(place: Place, launcher: str, words: tuple[str, ...]) -> int:
    """Run one command and tell how long it took; gives its exit status."""
    start = time.monotonic()
    inside = (place.work, launcher) if place.root != Path("/") else (launcher,)
    done = subprocess.run(
        [*place.enter, *inside, *words],
        cwd=None if place.root != Path("/") else place.work,
        capture_output=True,
        check=False,
    )
    seconds = time.monotonic() - start
    print(f"{seconds:6.2f} s  exit {done.returncode}  absr {' '.join(words)}")
    if done.returncode:
        print((done.stdout + done.stderr).decode("utf-8", "replace"), file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
