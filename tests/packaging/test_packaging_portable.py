"""The portable archives: built here from a small lock, and the faults that are planted found."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import stat
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import build_portable
from portable import archive, linux, windows
from portable.inspection import faults
from portable.lock import WINDOWS, pins, this_system
from portable.pe import imported, machine
from portable.wheels import BuildError, gather, unpack

ROOT = Path(__file__).parents[2]
REAL_LOCK = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
WIN64, ARM64 = 0x8664, 0xAA64


def program(*libraries: str, processor: int = WIN64) -> bytes:
    """The least of a program for Windows that loads `libraries`: headers and one section."""
    section, names = 0x1000, 0x1000 + 20 * (len(libraries) + 1)
    imports, texts = b"", b""
    for library in libraries:
        imports += struct.pack("<5I", 0, 0, 0, names + len(texts), 0)
        texts += library.encode() + b"\0"
    body = imports + bytes(20) + texts
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 64)
    optional = struct.pack("<H", 0x20B).ljust(112, b"\0") + bytes(8)
    optional += struct.pack("<2I", section, len(body)) + bytes(8 * 14)
    header = b"PE\0\0" + struct.pack("<HH12xHH", processor, 1, len(optional), 0x22) + optional
    start = 64 + len(header) + 40
    return (
        dos
        + header
        + b".idata\0\0"
        + struct.pack("<4I16x", len(body), section, len(body), start)
        + body
    )


def write_wheel(folder: Path, name: str, tag: str, files: dict[str, bytes]) -> str:
    """A wheel of version 1.0; gives its line in a lock."""
    info = f"{name}-1.0.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: MIT\n"
    record = "".join(f"{path},,\n" for path in files)
    whole = files | {f"{info}/METADATA": metadata.encode(), f"{info}/RECORD": record.encode()}
    path = folder / f"{name}-1.0-{tag}.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for member, data in whole.items():
            wheel.writestr(member, data)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"


def write_embed(path: Path) -> Path:
    """What python.org's package must hold, with nothing in it."""
    with zipfile.ZipFile(path, "w") as embed:
        for name in windows.NEEDED:
            embed.writestr(name, b"")
    return path


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> build_portable.Plan:
    """Two packages in a cache, one of them for Windows only, and a Python."""
    folder = tmp_path_factory.mktemp("portable")
    cache = folder / "cache" / WINDOWS.name
    cache.mkdir(parents=True)
    plain = {"plain.py": b"x = 1\n", "plain-1.0.data/scripts/run": b"#!/opt/python\n"}
    native = {"native.pyd": program("kernel32.dll", "python311.dll")}
    lines = [
        write_wheel(cache, "plain", "py3-none-any", plain),
        write_wheel(cache, "native", "cp311-cp311-win_amd64", native),
    ]
    lock = folder / "run.txt"
    text = "\n".join(lines).replace("native==1.0", "native==1.0 ; sys_platform == 'win32'")
    lock.write_text(text, encoding="utf-8")
    settings = folder / "portable.toml"
    wanted = '[windows_python]\nversion = "3.11.9"\nurl = "https://example.org/e.zip"\nsha256 = ""'
    settings.write_text(wanted, encoding="utf-8")
    embed = write_embed(folder / "given.zip")
    dist = folder / "dist"
    dist.mkdir()
    return build_portable.Plan(
        ("windows",), embed, "", dist, folder / "cache", lock=lock, settings=settings
    )


@pytest.fixture(scope="module")
def built(plan) -> dict[str, bytes]:
    """The archive for Windows of the small lock: its files."""
    return contents(build_portable.build_windows(plan))


def contents(path: Path) -> dict[str, bytes]:
    """Name → bytes of an archive."""
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def found_in(files: dict[str, bytes], plan, tmp_path, paths=()) -> list[str]:
    """What the inspection finds in an archive of these files, its manifest written anew."""
    lines = [
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in files.items()
        if name != archive.MANIFEST
    ]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name, data in (files | {archive.MANIFEST: "".join(lines).encode()}).items():
            packed.writestr(name, data)
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        return faults(packed, plan.lock.read_text(encoding="utf-8"), paths)


# -- the archive for Windows -----------------------------------------------------------------------


def test_the_archive_for_windows_has_nothing_wrong(built, plan):
    """Both packages, absr, the Python, the launchers and the manifest are there and agree."""
    with zipfile.ZipFile(plan.dist / "absr-portable-win64.zip") as packed:
        assert faults(packed, plan.lock.read_text(encoding="utf-8"), [str(plan.dist)]) == []
    assert {"lib/plain.py", "lib/native.pyd", "python/python.exe", "start.py"} <= set(built)
    assert "lib/absr/_bundled/templates/reports/fr/phase1.md.j2" in built
    assert not [name for name in built if name.endswith("/run")]


def test_the_same_sources_give_the_same_bytes(built, plan):
    """Built twice, the archive is the same, whatever the clock says."""
    first = (plan.dist / "absr-portable-win64.zip").read_bytes()
    assert build_portable.build_windows(plan).read_bytes() == first


PLANTED = {
    "longer than 150": ("lib/" + "x" * 150, lambda _: b""),
    "lib/aux.py: not a name": ("lib/aux.py", lambda _: b""),
    "lib/a:b: not a name": ("lib/a:b", lambda _: b""),
    "lib/PLAIN.py: the same as": ("lib/PLAIN.py", lambda _: b""),
    "a program for Linux": ("lib/plain.so", lambda _: b"\x7fELF"),
    "not a program for 64-bit": ("lib/native.pyd", lambda _: program(processor=ARM64)),
    "needs msvcp140.dll": ("lib/native.pyd", lambda _: program("MSVCP140.dll")),
    "absr.cmd: not plain": ("absr.cmd", lambda data: data.replace(b"\r", b"")),
    "absr.cmd: names a folder": ("absr.cmd", lambda data: data + b"C:\\Users\r\n"),
    "other.py is not in": ("absr.cmd", lambda data: data.replace(b"start.py", b"other.py")),
    "x.pth: names a folder": ("lib/x.pth", lambda _: b"/opt/absr\n"),
    "a trace of": ("lib/plain-1.0.dist-info/direct_url.json", lambda _: b"{}"),
    "names /srv/builder": ("lib/plain.py", lambda _: b"# /srv/builder/x"),
}
"""What must be told → the file that is altered or added, and how."""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(built, plan, tmp_path, fault):
    """Each one alone, by the name of its file."""
    name, altered = PLANTED[fault]
    files = built | {name: altered(built.get(name, b""))}
    found = found_in(files, plan, tmp_path, ["/srv/builder"])
    assert len(found) >= 1
    assert all(fault in line for line in found), found


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("python/sqlite3.dll", "python/sqlite3.dll is missing"),
        ("Lancer absr.cmd", "a launcher is missing"),
    ],
)
def test_what_is_missing_is_named(built, plan, tmp_path, name, told):
    """A file that Python or a user needs cannot be left out unseen."""
    left = {other: data for other, data in built.items() if other != name}
    assert found_in(left, plan, tmp_path) == [told]


def test_a_package_of_the_lock_that_is_missing_is_named(built, plan, tmp_path):
    """At its pinned version, by its metadata."""
    left = {name: data for name, data in built.items() if "native-1.0" not in name}
    assert found_in(left, plan, tmp_path) == ["native 1.0 is missing"]


def test_an_altered_file_is_not_as_the_manifest_says(built, plan, tmp_path):
    """The inspection compares as `absr doctor` does."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        for name, data in (built | {"lib/plain.py": b"x = 2\n"}).items():
            packed.writestr(name, data)
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        found = faults(packed, plan.lock.read_text(encoding="utf-8"))
    assert found == ["lib/plain.py: not as MANIFEST.sha256 says"]


def test_texts_are_made_for_notepad_and_for_the_console(built):
    """Ends of line of Windows; the first bytes that Notepad knows, but not where cmd.exe types."""
    for name in ("LISEZMOI.txt", "README.txt", "CONTENU.txt", "CONTENTS.txt"):
        assert built[name].startswith(b"\xef\xbb\xbf")
    assert not built["PYTHON-ABSENT.txt"].startswith(b"\xef\xbb\xbf")
    for name, data in built.items():
        if "/" not in name and name.endswith((".txt", ".cmd")):
            assert data.count(b"\n") == data.count(b"\r\n") > 0, name
            assert b"{" not in data, name
    french = built["LISEZMOI.txt"].decode("utf-8-sig")
    assert "«\u00a0Lancer absr\u00a0»" in french
    assert " :" not in french


def test_each_package_is_listed_with_its_licence(built):
    """Name, version, licence and size."""
    lines = built["CONTENTS.txt"].decode("utf-8-sig").splitlines()
    listed = {tuple(line.split()[:3]) for line in lines}
    assert {("native", "1.0", "MIT"), ("plain", "1.0", "MIT")} <= listed
    assert ("python", "3.11.9", "PSF-2.0") in listed


def test_the_menu_of_windows_keeps_its_window_and_takes_a_folder(built):
    """UTF-8 first, then the folder dropped on it or the one that holds this one, then a pause."""
    lines = built["Lancer absr.cmd"].decode("ascii").split("\r\n")
    assert lines[0] == "@echo off"
    order = ["chcp 65001 >nul", 'pushd "%~1"', 'pushd "%~dp0.."', "popd", "pause"]
    assert [line for line in lines if line in order] == order
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert labels == {line.split("goto ")[1] for line in lines if "goto " in line}


# -- the Python for Windows ------------------------------------------------------------------------


def test_without_python_the_archive_has_an_honest_name(plan, monkeypatch, capsys, tmp_path):
    """The build ends well, says that it is incomplete, and the launcher says what to fetch."""
    monkeypatch.setattr(windows, "_downloaded", lambda *_: False)
    lone = dataclasses.replace(plan, embed=None, dist=tmp_path)
    monkeypatch.setattr(build_portable, "planned", lambda _: lone)
    assert build_portable.main([]) == 0
    name = "absr-portable-win64-sans-python.zip"
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"incomplete: {name}")
    files = contents(tmp_path / name)
    assert not [part for part in files if part.startswith("python/")]
    absent = files["PYTHON-ABSENT.txt"].decode()
    assert absent.count("e.zip") == 4
    assert absent.count("https://example.org/e.zip") == 2
    sums = (tmp_path / "SHA256SUMS").read_text()
    assert sums == f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}\n"


def test_another_python_than_the_one_expected_is_refused(tmp_path):
    """By its fingerprint, and by what it holds."""
    embed = write_embed(tmp_path / "e.zip")
    right = hashlib.sha256(embed.read_bytes()).hexdigest()
    assert windows.check(embed, "") == windows.check(embed, right.upper()) == right
    with pytest.raises(BuildError, match="sha256"):
        windows.check(embed, "0" * 64)
    with zipfile.ZipFile(tmp_path / "less.zip", "w") as less:
        less.writestr("python.exe", b"")
    with pytest.raises(BuildError, match=r"_sqlite3\.pyd"):
        windows.check(tmp_path / "less.zip", "")


# -- wheels ----------------------------------------------------------------------------------------


def test_each_system_has_the_pins_that_hold_there():
    """Whatever machine asks: colorama is for Windows, numpy has one version."""
    for_windows = {pin.name: pin for pin in pins(REAL_LOCK, WINDOWS)}
    assert "colorama" in for_windows
    assert for_windows["numpy"].hashes
    assert len(for_windows) == len(pins(REAL_LOCK, WINDOWS))
    if sys.platform != "win32":
        assert "colorama" not in {pin.name for pin in pins(REAL_LOCK, this_system())}


def test_a_wheel_that_the_lock_does_not_know_is_not_taken(plan, tmp_path, monkeypatch):
    """The cache is no way around the hashes."""
    monkeypatch.setattr("portable.wheels._download", lambda *_: None)
    write_wheel(tmp_path, "plain", "py3-none-any", {"plain.py": b"x = 3\n"})
    wanted = [pin for pin in pins(plan.lock.read_text("utf-8"), WINDOWS) if pin.name == "plain"]
    with pytest.raises(BuildError, match="plain"):
        gather(wanted, WINDOWS, tmp_path)


def test_a_wheel_cannot_write_outside_its_folder(tmp_path):
    """A member that climbs up stops the build."""
    write_wheel(tmp_path, "climbs", "py3-none-any", {"../out.py": b""})
    with pytest.raises(BuildError, match="out"):
        unpack(tmp_path / "climbs-1.0-py3-none-any.whl", tmp_path / "lib")
    assert not (tmp_path / "out.py").exists()


def test_a_program_tells_its_processor_and_what_it_loads():
    """The headers made by hand here are read as Windows reads them."""
    data = program("KERNEL32.dll", "python3.dll")
    assert machine(data) == WIN64
    assert list(imported(data)) == ["kernel32.dll", "python3.dll"]
    assert machine(b"\x7fELF") is None


# -- the launcher of Linux -------------------------------------------------------------------------

STUB = '#!/bin/sh\nprintf "%s\\n" "$LD_LIBRARY_PATH" "$@"\n'


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_launcher_of_linux_finds_its_folder(tmp_path):
    """Through links, from anywhere, with spaces and accents in its path and its arguments."""
    folder = tmp_path / "l'été & l'hiver"
    build_portable.add_texts(emptied(folder), "linux", {"version": "1", "glibc": "2.36"})
    python = folder / "python" / "bin" / "python3"
    python.parent.mkdir(parents=True)
    python.write_text(STUB, encoding="utf-8")
    python.chmod(stat.S_IRWXU)
    first, second = tmp_path / "first", tmp_path / "second"
    first.symlink_to(folder / "absr")
    second.symlink_to("first")
    for command in (["./absr"], [str(first)], [str(second)], ["sh", "absr"]):
        done = subprocess.run(
            [*command, "show", "à b"], cwd=folder, capture_output=True, text=True, check=True
        )
        shared, *words = done.stdout.splitlines()
        assert shared == str(folder / "python" / "shared")
        assert words == ["-X", "utf8", "-I", str(folder / "start.py"), "show", "à b"]


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_launcher_of_linux_refuses_a_colon_in_its_path(tmp_path):
    """The system would cut the path of the libraries in two."""
    folder = emptied(tmp_path / "a:b")
    build_portable.add_texts(folder, "linux", {"version": "1", "glibc": "2.36"})
    done = subprocess.run(["./absr"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert len(done.stderr.splitlines()) == 2


def emptied(folder: Path) -> Path:
    """A new folder."""
    folder.mkdir()
    return folder


def test_the_folder_of_the_builders_python_is_forgotten(tmp_path, monkeypatch):
    """Nothing else moves, and the last part stays: Python's version may be read there."""
    monkeypatch.setattr(sys, "base_prefix", "/home/somebody/versions/3.11.7")
    binary = tmp_path / "binary"
    binary.write_bytes(b"\0/home/somebody/versions/3.11.7\0other\0")
    linux.forget_machine(tmp_path)
    assert binary.read_bytes() == b"\0/absr-portable/////////" + b"/3.11.7\0other\0"


@pytest.mark.skipif(sys.platform != "linux", reason="reads programs of Linux")
def test_the_c_library_that_is_needed_is_told(tmp_path):
    """The newest version that any program asks for, by its number and not by its letters."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(b"\0GLIBC_2.4\0GLIBC_2.17\0")
    other.write_bytes(b"\0GLIBC_2.9\0GLIBC_PRIVATE\0")
    assert linux.newest_glibc([one, other]) == "2.17"


# -- the page that tells it ------------------------------------------------------------------------

PAGES = {"fr": ROOT / "docs" / "installer.md", "en": ROOT / "docs" / "en" / "install.md"}


def test_both_pages_on_installing_have_the_same_structure():
    """The same headings, tables and blocks, in the same order."""
    shapes = [
        re.findall(r"^(#+ |```\w*|\|---|\d\. )", page.read_text(encoding="utf-8"), re.MULTILINE)
        for page in PAGES.values()
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_files_that_the_archive_has(built, language):
    """Whoever looks for them finds them under that name."""
    text = PAGES[language].read_text(encoding="utf-8")
    readme, listing = {
        "fr": ("LISEZMOI.txt", "CONTENU.txt"),
        "en": ("README.txt", "CONTENTS.txt"),
    }[language]
    named = ("absr.cmd", "Lancer absr", readme, listing, archive.MANIFEST)
    assert [name for name in named if name not in text] == []
    assert set(named) - {"Lancer absr"} <= set(built)
    for name in (build_portable.WINDOWS_NAME, build_portable.WITHOUT_PYTHON):
        assert f"`{name}.zip`" in text
    assert f"`{build_portable.LINUX_NAME}.tar.gz`" in text
