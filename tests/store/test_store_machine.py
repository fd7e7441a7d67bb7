"""What the machine prevents: status 6, a clear message, and the project as it was."""

import contextlib
import ctypes
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from absr.store import lock


def refusal(ran, *codes):
    """The refusal of the machine: one of the codes, with status 6 and what to do."""
    answer = ran.json
    assert (ran.status, answer["exit_status"]) == (6, 6), (ran.out, ran.err)
    assert answer["code"] in codes
    assert answer["message"]
    assert answer["hint"]
    assert "Traceback" not in ran.out + ran.err
    return answer


# -- a read-only folder ------------------------------------------------------------------------

_DROP = 24  # PR_CAPBSET_DROP
_POWERS = (1, 2, 3)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER


def obey_permissions():
    """Give up, before a program starts, what lets root write anywhere."""
    if os.geteuid() == 0:
        for power in _POWERS:
            if ctypes.CDLL(None, use_errno=True).prctl(_DROP, power, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")


@pytest.fixture
def humble(absr_installed, tmp_path):
    """Runs the installed command as somebody whom permissions bind."""
    if os.name != "posix" or sys.platform == "darwin":
        pytest.skip("permissions are tried on Linux only")

    def run(*arguments):
        return absr_installed(*arguments, "--json", cwd=tmp_path, preexec_fn=obey_permissions)

    trial = subprocess.run([sys.executable, "-c", "pass"], preexec_fn=obey_permissions, check=False)
    if trial.returncode:
        pytest.skip("needs root with the right to give up its powers")
    return run


def close_folder(root):
    """Take away every right to write."""
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.fixture
def read_only(project, ten, tmp_path):
    """A project in which nobody may write, and a workbook beside it."""
    project.ingest(ten.of("E01", "E02").write(tmp_path / "a.xlsx"))
    ten.write(tmp_path / "b.xlsx")
    (project.root / "LISEZ-MOI.md").unlink()  # `init` would have to write it
    close_folder(project.root)
    yield project
    for path in (project.root, *project.root.rglob("*")):
        path.chmod(0o755)


WRITING = (("ingest", "b.xlsx"), ("undo",), ("report", "--format", "md"), ("init", "--no-input"))


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_read_only_folder(read_only, humble, command):
    """Commands that write are refused, and leave nothing."""
    before = read_only.files()
    refusal(humble(*command, "--project", read_only.root), "M602")
    assert read_only.files() == before


READING = (("status",), ("show", "interviews"), ("history",), ("ingest", "b.xlsx", "--dry-run"))


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_reading_in_a_read_only_folder(read_only, humble, command):
    """Commands that only read work there, where a colleague has no right to write."""
    before = read_only.files()
    ran = humble(*command, "--project", read_only.root)
    assert ran.status == 0, (ran.out, ran.err)
    assert read_only.files() == before


def test_a_workbook_that_may_not_be_read(project, ten, humble, tmp_path):
    """The file is named; nothing is written."""
    ten.write(tmp_path / "a.xlsx").chmod(0)
    before = project.files()
    ran = humble("ingest", "a.xlsx", "--project", project.root)
    assert ran.status == 1
    assert [p["code"] for p in ran.json["files"][0]["problems"]] == ["F001"]
    assert project.files() == before


@pytest.mark.parametrize("command", [("status",), ("init", "--no-input")], ids=lambda c: c[0])
def test_settings_that_may_not_be_read(project, humble, command):
    """An `absr.yaml` without the right to read it is no reason for a traceback."""
    (project.root / "absr.yaml").chmod(0)
    refusal(humble(*command, "--project", project.root), "M602")


# -- a full disk -------------------------------------------------------------------------------


@contextlib.contextmanager
def small_disk(kibibytes):
    """A disk of that size, in memory."""
    folder = Path(tempfile.mkdtemp(prefix="absr-disk-"))
    mounted = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount")
    done = mounted and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if not done or done.returncode:
        folder.rmdir()
        pytest.skip("needs root with the right to mount a small disk in memory")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
        folder.rmdir()


def fill(disk, left):
    """Fill the disk but for `left` bytes; gives the file that fills it."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    ballast.write_bytes(b"\0" * max(0, free - left))
    return ballast


def test_ingest_on_a_full_disk(new_project, ten, tmp_path):
    """At every degree of fullness: all of the delivery or none, and then it can be read."""
    path = ten.write(tmp_path / "b.xlsx")
    outcomes = []
    with small_disk(2048) as disk:
        project = new_project("romainville", disk)
        project.ingest(ten.of("E01", "E02", "E03").write(tmp_path / "a.xlsx"))
        before, files = project.dump(), project.files()
        for left in (*range(0, 65536, 8192), 131072, 400000):
            ballast = fill(disk, left)
            ran = project.run("ingest", "--json", path)
            ballast.unlink()
            outcomes.append(ran.status)
            if ran.status == 0:
                project.undo()
                files = None
            else:
                refusal(ran, "M601")
                assert files is None or project.files() == files
            assert project.dump() == before
        assert project.ingest(path)["totals"]["added"] == 7
    assert outcomes[0] == 6
    assert outcomes[-1] == 0


def test_undo_on_a_full_disk(new_project, ten, tmp_path):
    """The undo is done whole or not at all."""
    with small_disk(2048) as disk:
        project = new_project("romainville", disk)
        empty = project.dump()
        project.ingest(ten.write(tmp_path / "a.xlsx"))
        before = project.dump()
        for left in range(0, 40960, 8192):
            ballast = fill(disk, left)
            ran = project.run("undo", "--json")
            ballast.unlink()
            if ran.status == 0:
                assert project.dump() == empty
                break
            refusal(ran, "M601")
            assert project.dump() == before
        else:
            project.undo()


def test_report_on_a_full_disk(new_project, ten, tmp_path):
    """The documents stay those of the last report."""
    with small_disk(4096) as disk:
        project = new_project("romainville", disk)
        path = ten.of("E01", "E02", "E03").write(tmp_path / "a.xlsx")
        project.ingest(path)
        assert project.run("report", "phase1", "--format", "docx,html").status == 0
        reports = project.root / "rapports"
        before = {p: p.read_bytes() for p in reports.rglob("*") if p.is_file()}
        project.ingest(ten.write(path))
        for left in (0, 61440, 130_000):  # the last has room for the first document only
            ballast = fill(disk, left)
            ran = project.run("report", "phase1", "--format", "docx,html", "--json")
            ballast.unlink()
            refusal(ran, "M601")
            assert {p: p.read_bytes() for p in reports.rglob("*") if p.is_file()} == before
        assert project.run("report", "phase1", "--format", "docx,html").status == 0


def test_a_disk_too_small_for_a_project(absr):
    """`init` on a full disk: status 6, and no project is left that would pass for one."""
    with small_disk(256) as disk:
        fill(disk, 30000)
        ran = absr("init", "93063", "--no-input", "--dir", disk / "romainville", "--json")
        refusal(ran, "M601")
        assert not (disk / "romainville" / "absr.yaml").exists()


# -- two at the same time ----------------------------------------------------------------------


@pytest.fixture
def impatient(monkeypatch):
    """Waits less long for the lock than a person does."""
    monkeypatch.setattr(lock, "_PATIENCE_SECONDS", 0.2)


@pytest.fixture
def somebody():
    """Another program that is running."""
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    yield other
    other.kill()
    other.wait()


def hold(project, host, process, age=0.0):
    path = project.root / ".absr" / "lock"
    path.write_text(f"{host}\n{process}\n{time.time_ns()}\n", encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def test_a_lock_held_by_a_running_command(project, ten, tmp_path, impatient, somebody):
    """The second command is refused, says so, and leaves the lock and the project alone."""
    book = ten.write(tmp_path / "a.xlsx")
    hold(project, socket.gethostname(), somebody.pid)
    before = project.files()
    for command in (("ingest", book), ("undo",)):
        refusal(project.run(*command, "--json"), "M604")
    assert project.files() == before
    assert project.run("status").status == 0
    assert project.ingest(book, "--dry-run")["totals"]["added"] == 10


def test_a_lock_held_on_another_machine_is_respected(project, ten, tmp_path, impatient):
    """Whether a program still runs over there cannot be known."""
    hold(project, "autre-poste", 1)
    refusal(project.run("ingest", ten.write(tmp_path / "a.xlsx"), "--json"), "M604")


def test_a_lock_whose_program_is_gone_is_taken_over(project, ten, tmp_path, impatient, somebody):
    """A command that was killed does not bar the way."""
    path = hold(project, socket.gethostname(), somebody.pid)
    somebody.kill()
    somebody.wait()
    assert project.ingest(ten.write(tmp_path / "a.xlsx"))["totals"]["added"] == 10
    assert not path.exists()


@pytest.mark.parametrize(("text", "age"), [("autre-poste\n1\n0\n", 1801), ("", 5), ("abc", 5)])
def test_an_old_or_unfinished_lock_is_taken_over(project, ten, tmp_path, impatient, text, age):
    """After half an hour, or when its program died before it wrote its name."""
    path = hold(project, "autre-poste", 1)
    path.write_text(text, encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    assert project.ingest(ten.write(tmp_path / "a.xlsx"))["totals"]["added"] == 10


def test_eight_ingests_at_the_same_time_lose_nothing(project, ten, tmp_path, absr_installed):
    """Eight workbooks from eight commands: all their interviews are there."""
    paths = []
    for letter in "ABCDEFGH":
        mine = ten.of("E01", "E02", "E03")
        for row in (*mine.statements, *mine.persons):
            row["N°"] = letter + row["N°"][1:]
            row["Nom"] = f"{row.get('Nom')}-{letter}"
        paths.append(mine.write(tmp_path / f"{letter}.xlsx"))

    def ingest(path):
        return absr_installed("ingest", path, "--project", project.root, "--json")

    with ThreadPoolExecutor(8) as together:
        answers = list(together.map(ingest, paths))
    assert [ran.status for ran in answers] == [0] * 8, [ran.err for ran in answers]
    assert sum(ran.json["totals"]["added"] for ran in answers) == 24
    assert len(project.show("interviews")) == 24
    assert project.rows("SELECT count(*) FROM private.identity") == [(24,)]
    assert [line["action"] for line in project.history()] == ["ingest"] * 8
    assert len(list(project.archive.iterdir())) == 8
    project.dump()


def test_the_same_workbook_twice_at_the_same_time(project, ten, tmp_path, absr_installed):
    """Four commands with the same file: it is added once."""
    path = ten.write(tmp_path / "a.xlsx")

    def ingest(_number):
        return absr_installed("ingest", path, "--project", project.root, "--json").json

    with ThreadPoolExecutor(4) as together:
        answers = list(together.map(ingest, range(4)))
    assert sorted(answer["totals"]["added"] for answer in answers) == [0, 0, 0, 10]
    assert len(project.history()) == 1
