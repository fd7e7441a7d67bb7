"""`absr demo` ends with a tour: five commands that work as they are printed, from where one is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from absr.cli.shell import quoted

TODAY = "2026-11-22"
STORY = ("status", "show themes", "trace themes.", "trace PERS-", "trace action.late")
"""Where we are, what was said, its cells, one person's way, what is late."""
SEEN = ("Romainville", "Jeunesse", "entretiens.xlsx", "pilotes.xlsx", "actions.xlsx")
"""What each of the five commands prints of the example."""
SHELL = "cmd /d /c" if os.name == "nt" else "sh -c"
SCRIPTS = str(Path(sys.executable).parent)


def environment(**variables: str) -> dict[str, str]:
    """That of a user who finds absr by its name."""
    kept = {k: v for k, v in os.environ.items() if k not in {"ABSR_LANG", "COLUMNS"}}
    path = os.pathsep.join((SCRIPTS, os.environ["PATH"]))
    return {**kept, "ABSR_TODAY": TODAY, "PATH": path, **variables}


def typed(line: str, where: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A line as somebody types it into a shell."""
    return subprocess.run(
        [*SHELL.split(), line],
        cwd=where,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def printed(text: str) -> tuple[str, list[str], list[str]]:
    """The command that enters the example, the five, and what is said of each."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  cd "))
    enter, tour = lines[at].strip(), lines[at + 3 :]
    commands = [line.strip() for line in tour if re.match(r"  \S", line)]
    return enter, commands, [line.strip() for line in tour if line.startswith("      ")]


@pytest.fixture(scope="module")
def toured(tmp_path_factory):
    """The example made by a typed command in a folder with a space, and what was said."""
    where = tmp_path_factory.mktemp("mes documents")
    ran = typed(f"absr demo {quoted('un essai')}", where)
    assert ran.returncode == 0, ran.stderr
    return where, ran.stdout


@pytest.mark.parametrize("number", range(5), ids=lambda number: STORY[number])
def test_each_command_of_the_tour_works_as_it_is_printed(toured, number):
    """Copied behind the `cd` that is printed, each ends with 0 and shows the example."""
    where, text = toured
    enter, commands, _ = printed(text)
    assert len(commands) == 5
    assert commands[number].startswith(f"absr {STORY[number]}")
    ran = typed(f"{enter} && {commands[number]}", where)
    assert ran.returncode == 0, (commands[number], ran.stderr)
    assert SEEN[number] in ran.stdout


def test_the_tour_ends_the_demo_with_a_line_for_each_command(toured):
    """Nothing follows it; no line is wider than eighty columns, commands and paths apart."""
    _, commands, meanings = printed(toured[1])
    assert (len(commands), len(meanings)) == (5, 5)
    assert toured[1].rstrip().endswith(meanings[-1])
    for line in toured[1].splitlines():
        assert len(line) <= 80


def test_the_figure_of_the_tour_is_the_one_it_is_said_to_be(toured):
    """The number that is told stands in the table before and in the trace."""
    where, text = toured
    enter, commands, meanings = printed(text)
    theme, value = re.search(r"\(([^:]+?)\s*: (\d+)", meanings[2]).groups()
    table = typed(f"{enter} && {commands[1]}", where).stdout
    (row,) = (line for line in table.splitlines() if line.startswith(theme))
    assert re.split(r"\s{2,}", row)[2] == value
    traced = typed(f"{enter} && {commands[2]}", where).stdout
    assert re.search(rf"^themes\.\w+\.need\.voices\s?: {value} /", traced)


def test_the_person_of_the_tour_is_met_in_every_phase_and_never_named(toured):
    """From the interview to the action, by a code."""
    where, text = toured
    enter, commands, _ = printed(text)
    way = typed(f"{enter} && {commands[3]}", where).stdout
    for file in ("entretiens", "pilotes", "invitations", "engagements", "actions"):
        assert f"{file}.xlsx" in way
    private = where / "un essai" / "prive" / "personnes.db"
    names = re.findall(rb'"last_name": ?"([^"]+)"', private.read_bytes())
    assert names
    assert not [name for name in names if name.decode("unicode_escape") in way]


def test_the_documents_to_open_first_are_there(toured):
    """Each path that is printed is a file, from where the user stands."""
    where, text = toured
    paths = [line.strip() for line in text.splitlines() if line.startswith("  un essai/")]
    assert len(paths) == 2
    assert all((where / path).is_file() for path in paths)


def test_the_tour_in_english_answers_in_english(absr_installed, tmp_path):
    """The example is French: its commands carry the language of who asked."""
    ran = absr_installed("--lang", "en", "demo", "d", cwd=tmp_path, env=environment())
    assert ran.status == 0, ran.err
    enter, commands, _ = printed(ran.out)
    assert all(command.endswith(" --lang en") for command in commands)
    assert "Phase 1, cross analysis" in typed(f"{enter} && {commands[0]}", tmp_path).stdout


def test_absr_that_the_shell_does_not_find_is_called_by_its_path(tmp_path, absr_installed):
    """After `make demo` nobody has absr on the path: the commands name the program."""
    empty = environment() | {"PATH": os.defpath if shutil.which("absr", path=os.defpath) else ""}
    ran = absr_installed("demo", "d", cwd=tmp_path, env=empty)
    enter, commands, _ = printed(ran.out)
    assert all(Path(command.split()[0].strip("'\"")).is_absolute() for command in commands)
    assert typed(f"{enter} && {commands[0]}", tmp_path).returncode == 0


LONG = "été à Sainte-Colombe " * 9 + "l'exemple fini"
assert len(LONG) > 200


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_long_name_with_spaces_and_accents(absr_installed, tmp_path, form):
    """A folder of two hundred characters, in either way to write its accents, can be entered."""
    name = unicodedata.normalize(form, LONG)
    if len(name.encode()) > 255:
        name = name.encode()[:255].decode(errors="ignore").rstrip()
    ran = absr_installed("demo", name, cwd=tmp_path, env=environment())
    assert ran.status == 0, ran.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    enter, commands, _ = printed(ran.out)
    assert "Romainville" in typed(f"{enter} && {commands[0]}", tmp_path).stdout


@pytest.mark.parametrize(
    ("word", "posix", "windows"),
    [
        ("essai", "essai", "essai"),
        ("mon essai", "'mon essai'", '"mon essai"'),
        ("l'été", "'l'\"'\"'été'", '"l\'été"'),
        ("C:\\Users\\é\\d", "'C:\\Users\\é\\d'", "C:\\Users\\é\\d"),
        ("a&b", "'a&b'", '"a&b"'),
    ],
)
def test_quoting(word, posix, windows):
    """A word with spaces is one word for the shell, on either system."""
    assert quoted(word, on_windows=False) == posix
    assert quoted(word, on_windows=True) == windows
