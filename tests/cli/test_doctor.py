"""`absr doctor`: each thing that may be wrong is told, with what it means and what to do."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from absr.rendering import pandoc
from absr.rendering.faults import RenderingError
from absr.wording.speech import speak
from absr.workflow import installation

SCHEMA = json.loads((resources.files("absr") / "schemas" / "doctor.schema.json").read_text("utf-8"))
CATALOGUE = Path(installation.__file__).parents[1] / "wording" / "catalogue"


@pytest.fixture
def looked(absr, tmp_path):
    """The findings of `absr doctor --json` outside any project: id → finding, and the status."""

    def look() -> tuple[dict[str, dict], int]:
        ran = absr("doctor", "--json", "--project", tmp_path)
        jsonschema.validate(ran.json, SCHEMA)
        assert ran.json["ok"] is (ran.status == 0)
        return {finding["id"]: finding for finding in ran.json["doctor"]}, ran.status

    return look


def test_an_installation_that_is_whole_is_sound(looked):
    """Everything is looked at, and nothing has to be done."""
    found, status = looked()
    assert status == 0
    assert list(found) == [
        *("absr", "installed", "python", "packages", "versions", "pandoc", "figures"),
        *("templates", "examples", "communes", "temporary", "room"),
    ]
    assert all(finding["message"] and finding["ways"] is None for finding in found.values())


def broken_pandoc() -> Path:
    """What happens where the program was taken away."""
    raise RenderingError("pandoc-missing")


def no_folder() -> str:
    """What Python says where no temporary folder can be written."""
    raise FileNotFoundError


BROKEN = {
    "pandoc": (pandoc, "program", broken_pandoc),
    "figures": (installation, "text_is_drawn", lambda: False),
    "templates": (installation, "bundled", lambda _: Path("nowhere")),
    "packages": (installation, "_usable", lambda name: name != "rapidfuzz"),
    "versions": (installation, "_declared", lambda: ["rich>=99"]),
    "communes": (installation, "_EXAMPLE_COMMUNE", "00000"),
    "temporary": (tempfile, "gettempdir", no_folder),
    "room": (installation, "ROOM_BYTES", 10**18),
}


@pytest.mark.parametrize("part", BROKEN)
def test_what_is_broken_is_told_with_what_to_do(looked, monkeypatch, part):
    """The command ends with 1, and the part is named with a way out."""
    monkeypatch.setattr(*BROKEN[part])
    found, status = looked()
    assert status == 1
    assert found[part]["ok"] is False
    assert len(found[part]["ways"]) > 40
    assert {name for name, finding in found.items() if not finding["ok"]} <= {part, "examples"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_way_out_stands_below_what_is_wrong(absr, tmp_path, monkeypatch, language):
    """For a person: a cross, what it means, an arrow, what to do."""
    monkeypatch.setattr(installation, "text_is_drawn", lambda: False)
    ran = absr("doctor", "--project", tmp_path, "--lang", language)
    assert ran.status == 1
    lines = ran.out.splitlines()
    cross = next(number for number, line in enumerate(lines) if line.startswith("  ✗ "))
    arrows = [number for number, line in enumerate(lines) if line.startswith("    → ")]
    assert len(arrows) == 1
    assert arrows[0] > cross
    assert lines[-1] == speak(language)("doctor.unsound")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_may_be_wrong_has_its_words(language):
    """Each fault has a message when all is well, or a way out that is its own or the common one."""
    text = (CATALOGUE / language / "installation.po").read_text(encoding="utf-8")
    speech = speak(language)
    for part in re.findall(r'"doctor\.bad\.(\w+)"', text):
        assert speech(f"doctor.bad.{part}", detail="x")
        assert part == "private" or speech.has(f"doctor.ok.{part}"), part
    for part in re.findall(r'"doctor\.ways\.(\w+)"', text):
        assert part == "reinstall" or speech.has(f"doctor.bad.{part}"), part


# -- the portable folder ---------------------------------------------------------------------------


@pytest.fixture
def portable(tmp_path) -> Path:
    """A folder with three files and their list."""
    lines = []
    for name in ("absr.cmd", "lib/a.py", "lib/été.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
        lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    (tmp_path / installation.MANIFEST).write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_a_portable_folder_as_it_was_unzipped_is_intact(portable):
    """What the user put beside absr's own files does not matter."""
    (portable / "notes.txt").write_text("x", encoding="utf-8")
    assert installation.own_files(portable) == installation.Finding("portable", True, "3")


def test_files_that_differ_or_lack_are_named(portable):
    """One was altered, one was taken away by an antivirus."""
    (portable / "absr.cmd").write_text("altered", encoding="utf-8")
    (portable / "lib" / "été.py").unlink()
    found = installation.own_files(portable)
    assert (found.ok, found.detail) == (False, "absr.cmd, lib/été.py")


def test_many_files_are_counted_after_the_first_ones(portable):
    """A folder without its libraries does not fill the screen."""
    lines = "".join(f"{'0' * 64}  lib/{number}.py\n" for number in range(40))
    (portable / installation.MANIFEST).write_text(lines, encoding="utf-8")
    found = installation.own_files(portable)
    assert found.detail == "lib/0.py, lib/1.py, lib/2.py, lib/3.py, lib/4.py… (+35)"


# -- the libraries and this computer ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("bounds", "version", "good"),
    [
        (">=0.26,<0.29", "0.28.0", True),
        ("<0.29,>=0.26", "0.29", False),
        (">=2.0", "2", True),
        (">=1.7", "1.9.0.post1", True),
        (">=1.10", "1.9", False),
        ("", "7", True),
        ("!=3.1", "3.1.0", False),
    ],
)
def test_a_version_is_compared_by_its_numbers(bounds, version, good):
    """As the declaration of the package means them."""
    assert installation.admits(bounds, version) is good


def test_a_library_that_is_not_there_or_too_old_is_named():
    """The others are not; the version found and the one wanted are told."""
    packages, versions = installation.libraries(["rich>=99", "pyyaml>=6", "nowhere-to-be>=1"])
    assert (packages.ok, packages.detail) == (False, "nowhere-to-be")
    assert not versions.ok
    assert re.fullmatch(r"rich \d[\d.]* \(>=99\)", versions.detail)


def test_a_terminal_without_accents_is_told():
    """Code pages of Western Europe have them."""
    assert installation.terminal("utf-8").ok
    assert installation.terminal("cp1252").ok
    assert not installation.terminal("ascii").ok
    assert not installation.terminal("unheard-of").ok


def test_a_long_path_is_told_before_windows_refuses_it():
    """Unless Windows was told to accept long paths."""
    short, long = Path("/p"), Path("/" + "dossier-" * 20)
    assert installation.path_length(short, long_paths=False).ok
    assert not installation.path_length(long, long_paths=False).ok
    assert installation.path_length(long, long_paths=True).ok
