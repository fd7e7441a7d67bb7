"""`absr demo` where it cannot be made, and the example once somebody worked in it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

import absr.workflow.demo
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal

TODAY = "2026-11-22"


def state(folder: Path) -> dict[str, str]:
    """Path → content of everything in a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        if path.is_file()
        else "folder"
        for path in folder.rglob("*")
    }


def refused(ran, code: str, status: int) -> dict:
    """The one refusal: its code, its status, what was found and what to do."""
    answer = ran.json
    assert (ran.status, answer["code"], answer["exit_status"]) == (status, code, status)
    assert answer["message"]
    assert answer["hint"]
    assert "Traceback" not in ran.out + ran.err
    return answer


# -- the place is taken ------------------------------------------------------------------------


def test_a_folder_that_holds_something(absr_installed, tmp_path):
    """Status 4 with the folder's name; nothing is written in it."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "été.jpg").write_bytes(b"photo")
    before = state(tmp_path)
    answer = refused(absr_installed("demo", "photos", "--json", cwd=tmp_path), "U206", 4)
    assert str(tmp_path / "photos") in answer["message"]
    assert "absr demo" in answer["hint"]
    assert state(tmp_path) == before


def test_a_file_in_the_place_of_the_folder(absr_installed, tmp_path):
    """A file is no empty folder: status 4, and the file stays."""
    (tmp_path / "essai").write_text("à garder", encoding="utf-8")
    refused(absr_installed("demo", "essai", "--json", cwd=tmp_path), "U206", 4)
    assert (tmp_path / "essai").read_text(encoding="utf-8") == "à garder"
    refused(absr_installed("demo", "essai/dedans", "--json", cwd=tmp_path), "M607", 6)
    assert [path.name for path in tmp_path.iterdir()] == ["essai"]


def test_a_name_too_long_for_the_disk(absr_installed, tmp_path):
    """Status 6 and the reason, before anything is made."""
    refused(absr_installed("demo", "x" * 300, "--json", cwd=tmp_path), "M606", 6)
    assert not list(tmp_path.iterdir())


# -- the example, changed by hand --------------------------------------------------------------


def test_what_was_edited_by_hand_is_kept(example, absr_installed):
    """A statement that was changed is read; a report that was annotated stays beside the new."""
    workbook = example / "1-analyse-croisee" / "entretiens.xlsx"
    book = openpyxl.load_workbook(workbook)
    sheet = book["Propos"]
    (heading,) = (cell for cell in sheet[1] if "est dit" in str(cell.value))
    sheet.cell(6, heading.column).value = "Un banc, et de l'ombre à la xylothèque."
    book.save(workbook)
    edited = workbook.read_bytes()
    report = example / "rapports" / "internal" / "phase1.md"
    report.write_text("Mes notes.", encoding="utf-8")
    read = absr_installed("ingest", "--json", cwd=example)
    assert (read.status, read.json["totals"]["changed"]) == (0, 1), read.out
    built = absr_installed("report", "phase1", "--format", "md", "--json", cwd=example)
    assert built.status == 0, built.err
    assert report.read_text(encoding="utf-8") == "Mes notes."
    assert "xylothèque" in report.with_name("phase1 (2).md").read_text(encoding="utf-8")
    assert workbook.read_bytes() == edited


def test_the_demo_again_into_the_example(example, absr_installed):
    """Status 4: what somebody did in the example is never covered over."""
    (example / "3-recit-action" / "mes idées.txt").write_text("Un bal.", encoding="utf-8")
    before = state(example)
    refused(absr_installed("demo", example, "--json"), "U206", 4)
    assert state(example) == before


# -- what the machine prevents -----------------------------------------------------------------


@contextmanager
def small_disk(kibibytes: int):
    """A disk of that size, in memory."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount")):
        pytest.skip("needs root to mount a small disk in memory")
    folder = Path(tempfile.mkdtemp(prefix="absr-disk-"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder)]
    try:
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("needs root with the right to mount a small disk in memory")
        yield folder
        subprocess.run(["umount", folder], check=True)
    finally:
        folder.rmdir()


@pytest.mark.parametrize("kibibytes", [64, 640, 2600, 5000])
def test_no_room_on_the_disk(absr_installed, kibibytes):
    """Wherever it stops, the disk is as before; it is said, and what to do."""
    with small_disk(kibibytes) as disk:
        (disk / "à moi.txt").write_text("x", encoding="utf-8")
        ran = absr_installed("demo", "exemples/essai", "--json", cwd=disk)
        refused(ran, "M601", 6)
        assert "a été retiré" in ran.err.replace("\n", " ")
        assert [path.name for path in disk.iterdir()] == ["à moi.txt"]


def test_an_empty_folder_stays_when_the_demo_fails_in_it(absr_installed):
    """The folder was there before: it is left empty, as it was found."""
    with small_disk(640) as disk:
        (disk / "essai").mkdir()
        refused(absr_installed("demo", "essai", "--json", cwd=disk), "M601", 6)
        assert list((disk / "essai").iterdir()) == []


def test_a_folder_that_cannot_be_emptied_is_named(absr, tmp_path, monkeypatch):
    """Where what was begun cannot be removed, it is said what to delete by hand."""

    def stop(*_):
        raise Refusal("M601", exit_status=ExitStatus.MACHINE, path="x")

    monkeypatch.setattr(absr_workflow(), "ingest", stop)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    monkeypatch.chdir(tmp_path)
    ran = absr("demo", "essai")
    assert ran.status == 6
    assert "supprimez le dossier « essai »" in " ".join(ran.err.split())


def absr_workflow():
    """The module of the workflow: a fixture of these tests is called `absr`."""
    return absr.workflow.demo


def obey_permissions():
    """Give up, before a program starts, what lets root write anywhere."""
    if os.geteuid() == 0:
        for power in (1, 2, 3):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
            if ctypes.CDLL(None, use_errno=True).prctl(24, power, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")


@pytest.mark.parametrize("place", ["fermé", "fermé/essai"])
def test_a_read_only_folder(absr_installed, tmp_path, place):
    """Status 6, and nothing is made."""
    if not sys.platform.startswith("linux"):
        pytest.skip("permissions are tried on Linux only")
    trial = subprocess.run([sys.executable, "-c", "pass"], preexec_fn=obey_permissions, check=False)
    if trial.returncode:
        pytest.skip("needs root with the right to give up its powers")
    (tmp_path / "fermé").mkdir(mode=0o555)
    ran = absr_installed("demo", place, "--json", cwd=tmp_path, preexec_fn=obey_permissions)
    refused(ran, "M602", 6)
    assert list((tmp_path / "fermé").iterdir()) == []


def test_no_fonts_on_the_machine(example, absr_installed, tmp_path):
    """The figures bring their own: they are drawn to the byte as with the machine's fonts."""
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    drawn = sorted((example / "rapports" / "public").rglob("*.svg"))
    word = example / "rapports" / "public" / "phase1.docx"
    before = {path: path.read_bytes() for path in [*drawn, word]}
    shutil.rmtree(example / "rapports")
    env = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "ABSR_TODAY": TODAY}
    ran = absr_installed("report", "all", "--audience", "public", cwd=example, env=env)
    assert ran.status == 0, ran.err
    assert drawn
    assert {path: path.read_bytes() for path in before} == before
    assert all(b"<text" in path.read_bytes() for path in drawn)


@pytest.mark.parametrize(
    ("reached", "later"), [("absr.yaml", 0), (".absr/absr.db", 0), ("prive/personnes.db", 1.5)]
)
def test_interrupted_at_the_keyboard(tmp_path, reached, later):
    """Ctrl-C at any stage: status 130, nothing remains, and that is said."""
    if os.name != "posix":
        pytest.skip("another program cannot be interrupted there")
    root = tmp_path / "essai"
    child = subprocess.Popen(
        [sys.executable, "-m", "absr", "demo", "essai"],
        cwd=tmp_path,
        env={**os.environ, "ABSR_TODAY": TODAY},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    while not (root / reached).exists():
        assert child.poll() is None
        time.sleep(0.01)
    time.sleep(later)  # the last stage draws and writes the documents, for some seconds
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, out) == (130, "")
    assert "a été retiré" in " ".join(err.split())
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
