"""The faults of an archive for Windows, found by its contents: it cannot be run here."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from portable.archive import MANIFEST
from portable.lock import WINDOWS, pins
from portable.pe import AMD64, imported, machine
from portable.windows import NEEDED

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

LONGEST_PATH = 150
"""Windows stops at 260, and the folder that the archive is unzipped in needs its share."""

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_OF_WINDOWS = re.compile(
    r"(?:api-ms-win-|ext-ms-).*|(?:kernel32|kernelbase|ntdll|user32|gdi32|advapi32|shell32|ole32"
    r"|oleaut32|ws2_32|bcrypt|bcryptprimitives|crypt32|secur32|userenv|dbghelp|iphlpapi|winmm"
    r"|psapi|rpcrt4|shlwapi|version|ncrypt|msvcrt|synchronization|powrprof|imm32|normaliz|propsys"
    r"|dwrite|d3d12|dxgi|d3dcompiler_47|opengl32|comctl32|pdh|netapi32|dnsapi|mswsock|wsock32"
    r"|winhttp|wininet|combase|setupapi|cfgmgr32|uxtheme|dwmapi|ucrtbase)\.dll"
)
"""Libraries that every Windows 10 has."""

_OF_PYTHON = {"python3.dll", "python311.dll", "vcruntime140.dll", "vcruntime140_1.dll"}
"""Libraries that stand beside python.exe."""

_PLACE = re.compile(r"%~dp0([^\"%\r\n]+)")
_UNIX_HOME = re.compile(rb"(?:^|[\s\"'=])/(?:home|root|opt|tmp|work|Users)/", re.MULTILINE)
_DRIVE = re.compile(rb"(?:^|[\s\"'=(])[A-Za-z]:\\")


def faults(archive: zipfile.ZipFile, lock: str, machine_paths: Sequence[str] = ()) -> list[str]:
    """What is wrong with an archive; `machine_paths` are those of the builder, found nowhere."""
    names = [name for name in archive.namelist() if not name.endswith("/")]
    return [
        *_names(names),
        *_launchers(archive, names),
        *_packages(names, lock),
        *_metadata(archive, names),
        *_listed(archive, names),
        *_contents(archive, names, [path.encode() for path in machine_paths]),
        *_interpreter(names),
    ]


def _names(names: Sequence[str]) -> Iterator[str]:
    """Names that Windows cannot hold, or holds as one."""
    seen: dict[str, str] = {}
    for name in names:
        if len(name) > LONGEST_PATH:
            yield f"{name}: longer than {LONGEST_PATH} characters"
        for part in PurePosixPath(name).parts:
            if _FORBIDDEN.search(part) or _RESERVED.fullmatch(part):
                yield f"{name}: not a name for Windows"
        if seen.setdefault(name.lower(), name) != name:
            yield f"{name}: the same as {seen[name.lower()]} for Windows"


def _launchers(archive: zipfile.ZipFile, names: Sequence[str]) -> Iterator[str]:
    """Launchers that cmd.exe would stumble on, or that name what is not there."""
    launchers = [name for name in names if "/" not in name and name.endswith(".cmd")]
    if not {"absr.cmd", "Lancer absr.cmd"} <= set(launchers):
        yield "a launcher is missing"
    for name in launchers:
        data = archive.read(name)
        if not data.isascii() or data.count(b"\n") != data.count(b"\r\n"):
            yield f"{name}: not plain text with the ends of line of Windows"
        if _UNIX_HOME.search(data) or _DRIVE.search(data):
            yield f"{name}: names a folder of a machine"
        for place in _PLACE.findall(data.decode("ascii", "replace")):
            inside = place.replace("\\", "/")
            if inside not in names and not inside.startswith((".", "python/")):
                yield f"{name}: {inside} is not in the archive"


def _packages(names: Sequence[str], lock: str) -> Iterator[str]:
    """Packages of the lock that are not there at their version, and absr."""
    there = {
        re.sub(r"[-_.]+", "-", folder.lower())
        for folder in {name.split("/")[1] for name in names if name.startswith("lib/")}
    }
    for pin in pins(lock, WINDOWS):
        folder = re.sub(r"[-_.]+", "-", f"{pin.name}-{pin.version}.dist-info".lower())
        if folder not in there:
            yield f"{pin.name} {pin.version} is missing"
    if not any(re.fullmatch(r"absr-\d.*-dist-info", folder) for folder in there):
        yield "absr is missing"


def _metadata(archive: zipfile.ZipFile, names: Sequence[str]) -> Iterator[str]:
    """Traces of the machine that built the archive."""
    for name in names:
        path = PurePosixPath(name)
        if path.name == "direct_url.json" or name.startswith(("lib/bin/", "lib/Scripts/")):
            yield f"{name}: a trace of an installation"
        if path.suffix == ".pth" or path.match("*.dist-info/RECORD"):
            data = archive.read(name)
            if _UNIX_HOME.search(data) or re.search(rb"^\"?(?:/|\.\./)", data, re.MULTILINE):
                yield f"{name}: names a folder of a machine"


def _listed(archive: zipfile.ZipFile, names: Sequence[str]) -> Iterator[str]:
    """Files that the manifest does not know, or knows otherwise."""
    if MANIFEST not in names:
        yield f"{MANIFEST} is missing"
        return
    lines = archive.read(MANIFEST).decode().splitlines()
    known = {line[66:]: line[:64] for line in lines}
    for name in sorted({*known, *names} - {MANIFEST}):
        if name not in names or name not in known:
            yield f"{name}: in the archive or in {MANIFEST}, not in both"
        elif hashlib.sha256(archive.read(name)).hexdigest() != known[name]:
            yield f"{name}: not as {MANIFEST} says"


def _contents(
    archive: zipfile.ZipFile, names: Sequence[str], machine_paths: Sequence[bytes]
) -> Iterator[str]:
    """Programs for another system, libraries that would be looked for in vain, builder's paths."""
    there = {PurePosixPath(name).name.lower() for name in names} | _OF_PYTHON
    for name in names:
        data = archive.read(name)
        for path in machine_paths:
            if path in data:
                yield f"{name}: names {path.decode()}"
        if data[:4] == b"\x7fELF" or PurePosixPath(name).suffix == ".so":
            yield f"{name}: a program for Linux"
        if name.startswith("lib/") and name.endswith((".pyd", ".dll", ".exe")):
            yield from _program(name, data, there)


def _program(name: str, data: bytes, there: set[str]) -> Iterator[str]:
    if machine(data) != AMD64:
        yield f"{name}: not a program for 64-bit Windows"
        return
    for library in imported(data):
        if library not in there and not _OF_WINDOWS.fullmatch(library):
            yield f"{name}: needs {library}, which is not there"


def _interpreter(names: Sequence[str]) -> Iterator[str]:
    """Parts of Python that are missing, where there is a Python at all."""
    there = {name.removeprefix("python/") for name in names if name.startswith("python/")}
    if there:
        yield from (f"python/{name} is missing" for name in NEEDED if name not in there)
