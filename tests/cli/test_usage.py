"""Words that cannot be understood, shared options in every place, codes and exit statuses."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from absr.cli.main_page import COMMANDS
from absr.model.codes import CODES
from absr.model.exit_status import ExitStatus

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("statut",),
        ("status", "--no-such-option"),
        ("status", "something"),
        ("trace",),
        ("show",),
        ("show", "everything"),
        ("show", "interviews", "--theme"),
        ("show", "interviews", "--theme", "no-such-theme"),
        ("report", "phase9"),
        ("report", "--format", "docx,exe"),
        ("report", "--audience", "everybody"),
        ("trace", "C-0000"),
        ("explain", "V999"),
        ("--lang", "de", "status"),
        ("status", "--lang"),
        ("status", "--project"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_understood_ends_with_2(absr, example, words):
    """A message with its code and a way out on standard error, nothing on standard output."""
    ran = absr(*words)
    assert (ran.status, ran.out) == (ExitStatus.USAGE, "")
    assert re.match(r"U2\d\d · ", ran.err)
    assert "→ " in ran.err
    assert "Traceback" not in ran.err


def test_reports_are_named_with_commas_or_in_words_of_their_own(absr, example):
    """`phase2,phase3` is `phase2 phase3`; a wrong name between commas is refused by itself."""
    asked = [("phase1,resources",), ("phase1", "resources"), ("resources, phase1", "phase1")]
    built = [
        {
            entry["path"]
            for entry in absr("report", *words, "--format", "md", "--json").json["report"]
        }
        for words in asked
    ]
    assert built[0] == built[1] == built[2]
    assert {"phase1.md", "resources.md"} <= {Path(name).name for name in built[0]}
    assert "phase9" in absr("report", "phase1,phase9").err
    assert absr("report", ",").status == ExitStatus.USAGE


def test_history_counts_records_of_any_kind(absr, example):
    """Not interviews only."""
    head = absr("history").out.splitlines()[0].split()
    assert head[-1] == "Fiches"
    assert absr("history", "--lang", "en").out.splitlines()[0].split()[-1] == "Records"


def test_an_unknown_word_is_answered_with_what_could_have_been_meant(absr, example):
    """The choices are listed: commands, tables, themes, near codes."""
    assert set(absr("statut").err.split()) >= set(COMMANDS)
    assert "Mobilités" in absr("show", "statements", "--theme", "vélo").err
    assert "V103" in absr("explain", "V130").err


@pytest.mark.parametrize(
    "name", [c for c in COMMANDS if c not in {"init", "explain", "demo", "doctor"}]
)
def test_a_command_outside_a_project_ends_with_3(absr, tmp_path, monkeypatch, name):
    """It says so, and writes nothing."""
    monkeypatch.chdir(tmp_path)
    words = {
        "show": ["themes"],
        "trace": ["E01"],
        "sheet": ["votes"],
        "export": ["gexf", "--audience", "internal"],
    }.get(name, [])
    ran = absr(name, *words)
    assert (ran.status, ran.out) == (ExitStatus.NO_PROJECT, "")
    assert ran.err.startswith("U301 · ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--lang", "en", "--project", "essai", "status"),
        ("status", "--json", "--lang", "en", "--project", "essai"),
        ("--project=essai", "status", "--lang=en", "--json"),
        ("--lang", "en", "status", "--project", "essai/rapports/internal", "--json"),
    ],
    ids=" ".join,
)
def test_shared_options_stand_before_or_after_the_command(absr, example, monkeypatch, words):
    """Each place gives the same answer; the project is found from a folder inside it."""
    monkeypatch.chdir(example.parent)
    wanted = absr("--project", "essai", "status", "--json")
    ran = absr(*words)
    assert (ran.status, ran.out) == (0, wanted.out)


def test_after_two_hyphens_nothing_is_a_shared_option(absr, example):
    """A file may be called `--json`."""
    ran = absr("ingest", "--", "--json")
    assert ran.status == 1
    assert not ran.out.startswith("{")
    assert "--json" in ran.out


LANGUAGE_OF = [
    # option, variable, language of the project, what is spoken
    (None, None, None, "fr"),
    (None, None, "en", "en"),
    (None, "en", "fr", "en"),
    (None, "fr_FR.UTF-8", "en", "fr"),
    ("fr", "en", "en", "fr"),
    ("en", "fr", "fr", "en"),
    ("EN", None, None, "en"),
]


@pytest.mark.parametrize(("option", "variable", "project", "spoken"), LANGUAGE_OF)
def test_language_comes_from_option_then_variable_then_project(
    tmp_path, option, variable, project, spoken
):
    """The language is settled before the help is built."""
    if project:
        (tmp_path / "absr.yaml").write_text(f"version: 1\nlanguage: {project}\n")
    env = {k: v for k, v in os.environ.items() if k != "ABSR_LANG"}
    env |= {"ABSR_LANG": variable} if variable else {}
    words = ["--help", *(["--lang", option] if option else [])]
    ran = subprocess.run(
        [sys.executable, "-m", "absr", *words],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert ("Commandes" in ran.stdout) is (spoken == "fr")
    assert ("Commands" in ran.stdout) is (spoken == "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_is_explained(absr, language):
    """Each code has its title, what it is about, its rule and the ways out."""
    for code in CODES:
        ran = absr("explain", code, "--lang", language, "--json")
        answer = ran.json
        assert answer["code"] == code
        for part in ("title", "about", "rule", "ways"):
            assert answer[part].strip(), f"{code}: no {part}"
    listed = absr("explain", "--lang", language).out
    assert re.findall(r"^  ([A-Z]\d{3})  \S", listed, re.MULTILINE) == list(CODES)


def test_a_code_is_explained_in_words_of_any_case(absr):
    """`v103` is `V103`."""
    assert absr("explain", "v103").out == absr("explain", "V103").out


@pytest.mark.parametrize(
    "page", ["README.md", "README.fr.md", "docs/commands.md", "docs/en/commands.md"]
)
def test_the_documented_exit_codes_are_those_of_the_code(page):
    """The table lists each status once, in order, and no other."""
    text = (ROOT / page).read_text(encoding="utf-8")
    listed = [int(number) for number in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)]
    assert listed == [int(status) for status in ExitStatus]


def test_a_fault_of_ours_is_said_without_its_words(absr, example, monkeypatch):
    """Exit 70, where the log is, and no traceback; the log holds no word of the user's."""
    import absr.workflow.status as workflow

    said = "Mme Dupont a dit"

    def fail(*_: object) -> None:
        raise ValueError(said.upper())

    monkeypatch.setattr(workflow, "status", fail)
    ran = absr("status")
    assert (ran.status, ran.out) == (ExitStatus.BUG, "")
    assert ran.err.startswith("B001 · ")
    assert "Traceback" not in ran.err
    log = Path(re.search(r"\S*absr-\d+\.log", ran.err)[0])
    try:
        assert "DUPONT" not in log.read_text(encoding="utf-8")
        assert "ValueError" in log.read_text(encoding="utf-8")
    finally:
        log.unlink()


def test_an_interruption_ends_with_130(absr, example, monkeypatch):
    """Control-C is no fault."""
    import absr.workflow.status as workflow

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow, "status", interrupt)
    ran = absr("status")
    assert (ran.status, ran.err.strip()) == (ExitStatus.INTERRUPTED, "")


def test_a_report_that_is_broken_off_says_so(absr, example, monkeypatch):
    """Control-C while documents are built: status 130, and what became of the project."""
    import absr.workflow.report as workflow

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow, "report", interrupt)
    ran = absr("report", "phase1")
    assert ran.status == ExitStatus.INTERRUPTED
    assert "comme avant la commande" in ran.err


@pytest.mark.parametrize("words", [("--version",), ("--lang", "en", "--version")], ids=" ".join)
def test_version(absr_installed, tmp_path, words):
    """The number, alone on its line."""
    import absr

    ran = absr_installed(*words, cwd=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, f"absr {absr.__version__}\n", "")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
@pytest.mark.parametrize("words", ["show statements", "status", "explain", "doctor --json"])
def test_a_reader_that_stops_early_is_no_fault(example, words):
    """`absr show statements | true` is done, without a word on standard error."""
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m absr {words} | true; exit ${{PIPESTATUS[0]}}"],
        cwd=example,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_output_in_an_old_encoding(example):
    """A terminal of code page 1252 or 850 gets its characters, and never a fault of ours."""
    for encoding in ("cp1252", "cp850", "ascii"):
        for words in (("status",), ("show", "themes"), ("doctor",), ("ingest",)):
            done = subprocess.run(
                [sys.executable, "-m", "absr", *words],
                cwd=example,
                env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
                capture_output=True,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, b""), (encoding, words)
            assert done.stdout.decode(encoding)


@pytest.mark.parametrize("arguments", [(), ("--strict",)], ids=["bare", "typed"])
def test_a_reading_that_is_broken_off_says_that_nothing_was_kept(
    project, ten, absr, monkeypatch, arguments
):
    """Control-C before the records are committed: status 130 and one sentence."""
    from absr.workflow.intake import Intake

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    ten.write(project.analysis / "entretiens.xlsx")
    monkeypatch.chdir(project.root)
    monkeypatch.setattr(Intake, "read", interrupt)
    ran = absr("ingest", *arguments)
    assert (ran.status, ran.err.strip()) == (130, "Interrompu\u00a0: rien n’a été enregistré.")
    assert project.history() == []


def test_a_reading_that_is_broken_off_late_says_what_was_kept(project, ten, monkeypatch):
    """The records are committed, the copies are not made: nobody is told that nothing was kept."""
    import absr.workflow.ingest as workflow

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    ten.write(project.analysis / "entretiens.xlsx")
    monkeypatch.setattr(workflow, "annotate", interrupt)
    ran = project.run("ingest")
    assert ran.status == 130
    assert "est enregistré" in ran.err
    assert len(project.history()) == 1


@pytest.mark.parametrize(("command", "word"), [("show", "mappings"), ("sheet", "interviews")])
def test_a_command_alone_lists_the_words_that_may_follow(absr, command, word):
    """Nobody has to know them by heart."""
    ran = absr(command)
    assert ran.status == ExitStatus.USAGE
    assert word in ran.err.split()
