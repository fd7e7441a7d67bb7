"""Build the archives that need no Python: absr, its libraries and an interpreter, in one folder.

    python tools/build_portable.py [--only windows|linux] [--python-embed FILE]
                                   [--python-sha256 HEX] [--dist DIR] [--cache DIR]

Writes `absr-portable-win64.zip`, `absr-portable-linux-x86_64.tar.gz` and `SHA256SUMS`. The wheels
and python.org's Python for Windows are kept in the cache: the second time needs no network. Where
that Python cannot be had, the archive for Windows is built without it, under another name.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from absr import __version__
from absr.wording.typography import french
from portable import linux, windows
from portable.archive import (
    compile_modules,
    emptied,
    size,
    write_manifest,
    write_sums,
    write_tar_gz,
    write_zip,
)
from portable.contents import ENGLISH, FRENCH, Part, listing, parts
from portable.lock import WINDOWS, Target, pins, this_system
from portable.wheels import BuildError, build_absr, gather, unpack

ROOT = Path(__file__).resolve().parents[1]
FILES = Path(__file__).resolve().parent / "portable" / "files"
LINUX_NAME = "absr-portable-linux-x86_64"
WINDOWS_NAME = "absr-portable-win64"
WITHOUT_PYTHON = f"{WINDOWS_NAME}-sans-python"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for."""

    systems: tuple[str, ...]
    embed: Path | None
    embed_sha256: str
    dist: Path
    cache: Path
    source: Path = ROOT
    lock: Path = ROOT / "requirements" / "run.txt"
    settings: Path = ROOT / "requirements" / "portable.toml"


def main(arguments: list[str]) -> int:
    """Build what is asked for; gives 1 when one of the archives could not be built."""
    plan = planned(arguments)
    plan.dist.mkdir(parents=True, exist_ok=True)
    built = [_built(system, plan) for system in plan.systems]
    write_sums(plan.dist, plan.dist.glob("absr-portable-*.*"))
    if any(archive is not None and archive.stem == WITHOUT_PYTHON for archive in built):
        print(f"incomplete: {WITHOUT_PYTHON}.zip has no Python. {HOW_TO_COMPLETE}")
    return 1 if None in built else 0


def _built(system: str, plan: Plan) -> Path | None:
    """The archive for one system; None, once it is told why, where it could not be built."""
    try:
        return BUILDERS[system](plan)
    except BuildError as error:
        print(f"{system}: {error}", file=sys.stderr)
        return None


HOW_TO_COMPLETE = (
    "Give python.org's embeddable package: tools/build_portable.py --python-embed FILE, or put it "
    "into .portable/ (its name and address: requirements/portable.toml)."
)


def planned(arguments: list[str]) -> Plan:
    """The plan that a command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--only", choices=tuple(BUILDERS), help="one of the two archives")
    parser.add_argument("--python-embed", type=Path, help="python.org's embeddable package")
    parser.add_argument("--python-sha256", default="", help="the fingerprint that it must have")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="where archives go")
    parser.add_argument("--cache", type=Path, default=ROOT / ".portable", help="what is kept")
    asked = parser.parse_args(arguments)
    systems = (asked.only,) if asked.only else tuple(BUILDERS)
    return Plan(systems, asked.python_embed, asked.python_sha256, asked.dist, asked.cache)


def build_windows(plan: Plan) -> Path:
    """Build the archive for Windows; gives the file.

    Raises:
        BuildError: something that it needs cannot be had, or is not what it should be.
    """
    package = windows.wanted(plan.settings)
    embed = windows.find(package, plan.embed, plan.cache)
    expected = plan.embed_sha256 or package.sha256
    if embed is not None:
        _tell_fingerprint(embed, windows.check(embed, expected), expected)
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder).resolve()
        library(plan, WINDOWS, stage)
        if sys.version_info[:2] == (3, 11):  # the files of another version would not be read
            compile_modules(stage / "lib")
        facts = {"version": __version__, "file": package.file, "url": package.url}
        add_texts(stage, "windows", facts)
        interpreter = []
        if embed is not None:
            windows.unzip(embed, stage / "python")
            interpreter = [_python(package.version, stage)]
        add_contents(stage, interpreter, "")
        for name in (WINDOWS_NAME, WITHOUT_PYTHON):
            (plan.dist / f"{name}.zip").unlink(missing_ok=True)
        name = WINDOWS_NAME if embed is not None else WITHOUT_PYTHON
        return packed(stage, plan.dist / f"{name}.zip")


def build_linux(plan: Plan) -> Path:
    """Build the archive for Linux, with the Python that runs this; gives the file.

    Raises:
        BuildError: something that it needs cannot be had.
    """
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder).resolve()
        library(plan, this_system(), stage)
        linux.copy_python(stage / "python")
        linux.copy_shared(stage, stage / "python" / "shared")
        linux.strip(stage / "python")
        linux.forget_machine(stage / "python")
        for modules in (stage / "python" / "lib", stage / "lib"):
            compile_modules(modules)
        glibc = linux.newest_glibc(linux.elves(stage))
        add_texts(stage, "linux", {"version": __version__, "glibc": glibc})
        add_contents(stage, [_python(sys.version.split()[0], stage)], f"glibc >= {glibc}")
        return packed(stage, plan.dist / f"{LINUX_NAME}.tar.gz")


BUILDERS = {"windows": build_windows, "linux": build_linux}


def library(plan: Plan, target: Target, stage: Path) -> None:
    """Unpack what the lock pins for `target`, and absr, into `lib`."""
    wanted = pins(plan.lock.read_text(encoding="utf-8"), target)
    wheels = gather(wanted, target, plan.cache / target.name)
    built = build_absr(plan.source, emptied(stage / "build"))
    for wheel in (*wheels, built):
        unpack(wheel, stage / "lib")
    built.unlink()
    built.parent.rmdir()


def add_texts(stage: Path, system: str, facts: dict[str, str]) -> None:
    """Put the launchers and what is to be read into the folder, as their readers open them."""
    for path in sorted((*(FILES / "both").iterdir(), *(FILES / system).iterdir())):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".txt":
            text = text.format(**facts)
        write_text(stage / path.name, text, for_windows=system == "windows")


def write_text(target: Path, text: str, *, for_windows: bool) -> None:
    """Write a text with the ends of line of its system; Notepad knows UTF-8 by its first bytes."""
    if target.name in {"LISEZMOI.txt", FRENCH.file}:
        text = french(text)
    data = text.encode()
    if for_windows and target.suffix in {".cmd", ".txt"}:
        data = data.replace(b"\n", b"\r\n")
        if target.suffix == ".txt" and target.name not in TYPED:
            data = b"\xef\xbb\xbf" + data
    target.write_bytes(data)
    target.chmod(0o755 if data.startswith(b"#!") else 0o644)


TYPED = {"PYTHON-ABSENT.txt"}
"""Texts that a launcher prints: the first bytes would show."""


def add_contents(stage: Path, interpreter: list[Part], remark: str) -> None:
    """Add the list of the packages in both languages, then the list of all the files."""
    found = [*interpreter, *parts(stage / "lib")]
    for words in (FRENCH, ENGLISH):
        text = listing(found, words, remark)
        write_text(stage / words.file, text, for_windows=(stage / "absr.cmd").is_file())
    write_manifest(stage)


def packed(stage: Path, target: Path) -> Path:
    """Write the archive of the folder, and tell its sizes; gives the file."""
    if target.suffix == ".zip":
        write_zip(stage, target)
    else:
        write_tar_gz(stage, target, target.name.removesuffix(".tar.gz"))
    sizes = (target.stat().st_size / _MEGABYTE, size(stage) / _MEGABYTE)
    print(f"{target.name}: {sizes[0]:.0f} MB, {sizes[1]:.0f} MB unpacked")
    return target


def _python(version: str, stage: Path) -> Part:
    return Part("python", version, "PSF-2.0", size(stage / "python"))


def _tell_fingerprint(embed: Path, found: str, expected: str) -> None:
    compared = "as expected" if expected else "compared with nothing: no fingerprint was given"
    print(f"{embed.name}: sha256 {found}, {compared}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
