"""What a command imports, and that none of them ever speaks to the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RUN = """
import io, sys
sys.argv = ["absr", *sys.argv[1:]]
out, sys.stdout = sys.stdout, io.StringIO()
from absr.cli.front import main
try:
    main()
except SystemExit as leave:
    status = leave.code or 0
else:
    status = 0
sys.stdout = out
print(status, *sorted(sys.modules))
"""

HEAVY = {"pandas", "numpy", "openpyxl", "pydantic", "rich", "vl_convert", "pypandoc"}
"""What costs a tenth of a second or more to import; rich only draws tables on a terminal."""


def modules_of(*arguments: object, cwd: Path) -> tuple[int, set[str]]:
    """The status of a command in a process of its own, and what it had imported."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *(str(argument) for argument in arguments)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    status, *modules = done.stdout.split()
    return int(status), {*modules, *(module.split(".")[0] for module in modules)}


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("ingest", "--help"),
        ("ingest",),
        ("ingest", "--json"),
        ("status",),
        ("show", "interviews"),
        ("show", "statements", "--json"),
        ("show", "themes"),
        ("show", "problems"),
        ("trace", "E10"),
        ("undo",),
        ("history",),
        ("explain", "V103"),
        ("init", "Romainville", "--no-input", "--dir", "neuf"),
    ],
    ids=" ".join,
)
def test_no_heavy_package_is_imported(example, words):
    """On the example's own workbooks: neither pandas nor openpyxl, pydantic nor rich."""
    if words == ("ingest",):  # read anew, not only recognised
        workbook = example / "1-analyse-croisee" / "entretiens.xlsx"
        settings = example / "absr.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + "\n# relu\n", encoding="utf-8")
        assert workbook.is_file()
    status, modules = modules_of(*words, cwd=example)
    assert status == 0
    assert modules & HEAVY == set()


@pytest.mark.parametrize("command", ["status", "ingest"])
def test_nothing_reads_a_file_when_nothing_is_new(example, command):
    """On the example, which was read: its guides, made by absr, are not searched for tables."""
    status, modules = modules_of(command, cwd=example)
    assert status == 0
    assert "absr.store.corpus" in modules or command == "ingest"
    assert modules & {"absr.tabular.delivered", "absr.reading.workbook"} == set()


def test_version_imports_next_to_nothing(tmp_path):
    """The number is given before anything of absr or typer is loaded."""
    status, modules = modules_of("--version", cwd=tmp_path)
    assert status == 0
    assert modules & (HEAVY | {"typer", "babel", "jinja2", "gettext", "sqlite3", "csv"}) == set()


def test_rich_draws_tables_on_a_terminal(terminal, example):
    """The table has its rule there, and none in a pipe."""
    assert "──" in terminal("show", "themes", cwd=example).text


NO_NETWORK = """
import io, json, socket, sys

class Refused(socket.socket):
    def __init__(self, *arguments, **options):
        raise RuntimeError("a socket was opened")

socket.socket = socket.SocketType = Refused
socket.create_connection = socket.getaddrinfo = socket.socketpair = Refused
from absr.cli.app import run
out, sys.stdout = sys.stdout, io.StringIO()
statuses = [run(words) for words in json.loads(sys.argv[1])]
json.dump(statuses, out)
"""

COMMANDS = [
    ["demo", "encore"],
    ["init", "Sainte-Colombe (46)", "--no-input"],
    ["ingest"],
    ["status"],
    ["show", "interviews"],
    ["show", "statements", "--csv"],
    ["trace", "themes.mobilites"],
    ["report", "--format", "docx,html,md", "--audience", "public"],
    ["history"],
    ["undo"],
    ["doctor"],
    ["explain", "V103"],
    ["--help"],
    [],
]


def test_no_command_opens_a_socket(example):
    """Every command, with every call that would open a connection made to fail."""
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK, json.dumps(COMMANDS)],
        cwd=example,
        env={**os.environ, "ABSR_DEBUG": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == [0] * len(COMMANDS)


def test_the_refusal_of_sockets_works(example):
    """What would open a connection is really stopped by it."""
    script = NO_NETWORK.split("from absr", maxsplit=1)[0] + "\nimport http.client\n"
    script += "http.client.HTTPConnection('localhost', 9).connect()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert b"a socket was opened" in done.stderr


INTERRUPTS = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "absr.cli.{module}":
            exec("raise KeyboardInterrupt")
sys.meta_path.insert(0, Interrupting())
"""
"""Ctrl-C that falls into the `exec` of a module being loaded, as dataclasses call it."""


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("app", ["status"]),
        ("commands.status", ["status"]),
        ("commands.explain", ["explain", "X205"]),
    ],
)
def test_an_interruption_anywhere_ends_with_its_status(tmp_path, module, words):
    """`python -m absr` ends with status 130, never as a program that was killed."""
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTS.format(module=module), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "absr", *words],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr
