"""The menu, driven on a terminal: from an empty folder to the reports, wrong answers forgiven."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mission import fill

from absr.cli.menu_asking import place_of
from absr.report import REPORTS

if TYPE_CHECKING:
    from pathlib import Path

    import pexpect as pexpect_module

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals on this system")

TODAY = "2026-11-22"
ASKS = "\r\n> "


@dataclass
class Menu:
    """A menu at work; what it shows is read question by question."""

    child: pexpect_module.spawn
    seen: str = ""
    screens: list[str] = field(default_factory=list)

    def screen(self) -> str:
        """All that was written since the last answer, up to the next question."""
        self.child.expect_exact(ASKS)
        self.screens.append(self.child.before.replace("\r\n", "\n").replace("\u00a0", " "))
        self.seen += self.child.before
        return self.screens[-1]

    def answer(self, text: str) -> str:
        """Type an answer; gives what is shown up to the next question."""
        self.child.sendline(text)
        return self.screen()

    def choose(self, words: str) -> str:
        """Choose the option that begins with these words, by its number."""
        for line in self.screens[-1].split("\n"):
            number, _, option = line.strip().partition("  ")
            if number.isdecimal() and option.startswith(words):
                return self.answer(number)
        raise AssertionError(f"{words!r} is no choice of: {self.screens[-1]}")

    def leaves(self, text: str | None = None) -> int:
        """Type a last answer; gives the exit status."""
        if text is not None:
            self.child.sendline(text)
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before
        self.child.close()
        return self.child.exitstatus


@pytest.fixture
def menu():
    """`menu(folder, "--lang", "en")` opens the menu in a folder."""
    opened = []

    def run(cwd: Path, *arguments: str, columns: int = 80, **variables: str) -> Menu:
        unwanted = {"ABSR_LANG", "COLUMNS", "NO_COLOR"}
        kept = {k: v for k, v in os.environ.items() if k not in unwanted}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "absr", *arguments],
            cwd=str(cwd),
            env={**kept, "ABSR_TODAY": TODAY, "TERM": "xterm-256color", **variables},
            dimensions=(50, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=60,
        )
        opened.append(child)
        found = Menu(child)
        found.screen()
        return found

    yield run
    for child in opened:
        child.close(force=True)


@pytest.fixture
def town(absr, tmp_path) -> Path:
    """A new project, in which nobody has filled anything."""
    ran = absr("init", "COM-46260", "--no-input", "--dir", tmp_path / "ville")
    assert ran.status == 0, ran.err
    return tmp_path / "ville"


WORDS = {
    "fr": {
        "start": "Commencer le projet",
        "fill": "Remplir les classeurs",
        "read": "Lire les classeurs",
        "state": "Voir où en est",
        "reports": "Écrire les rapports",
        "mend": "Voir ce qui est à corriger",
        "undo": "Annuler",
        "sheet": "Avoir un classeur",
        "all": "Tous ces rapports",
        "team": "L’équipe",
        "analysis": "Analyse croisée",
        "wrong": "pas un choix",
    },
    "en": {
        "start": "Start the project",
        "fill": "Fill the workbooks",
        "read": "Read the workbooks",
        "state": "See where the project",
        "reports": "Write the reports",
        "mend": "See what is to be mended",
        "undo": "Take the last reading",
        "sheet": "Have one more",
        "all": "All these reports",
        "team": "The team",
        "analysis": "Cross analysis",
        "wrong": "no choice",
    },
}


REPORTS_FOLDER = {"fr": "rapports", "en": "reports"}
PLAIN = re.compile(r"\x1b|Traceback|\x07")


@pytest.mark.parametrize("language", WORDS)
def test_from_an_empty_folder_to_the_reports_of_the_three_phases(menu, tmp_path, language):
    """Somebody who types only numbers and the name of a town has every report at the end."""
    words = WORDS[language]
    seen = menu(tmp_path, "--lang", language)
    seen.choose(words["start"])
    assert "12  " in seen.answer("SAINTE colombe")  # twelve towns of that name, numbered
    assert "(46260)" in seen.answer("7")
    for _ in range(3):  # this town, the organisation that is proposed, back to the menu
        seen.answer("")
    root = tmp_path / "sainte-colombe"
    assert (root / "absr.yaml").is_file()
    seen.choose(words["fill"])
    shown = seen.choose(words["analysis"])
    assert str(root) in shown
    assert sum(line.startswith("  - ") for line in shown.split("\n")) == 3
    seen.answer("")
    for phase in (1, 2, 3):
        fill(root, phase)
        assert "✓" in seen.choose(words["read"])
        seen.answer("")
        seen.choose(words["reports"])
        seen.choose(words["all"])
        seen.choose(words["team"])
        seen.answer("")
    assert seen.leaves("q") == 0
    folder = root / REPORTS_FOLDER[language] / "internal"
    built = {path.stem for path in folder.glob("*.docx")}
    assert built == set(REPORTS)
    assert built >= {"phase1", "phase2", "phase3"}
    assert all(len(line) <= 80 or " " not in line.strip() for line in seen.seen.split("\r\n"))
    assert not PLAIN.search(seen.seen)


WRONG = (
    "0",
    "99",
    "1.5",
    "-1",
    "bonjour",
    "absr init",
    "é",
    "²",
    "١",
    "\x1b[A",
    "1" * 400,
    "'; --",
)


def test_wrong_answers_are_told_and_asked_again(menu, town):
    """Whatever is typed instead of a number of the list, the menu says so and goes on."""
    seen = menu(town)
    for answer in WRONG:
        assert WORDS["fr"]["wrong"] in seen.answer(answer), answer
    seen.answer("1")
    for answer in WRONG:
        assert WORDS["fr"]["wrong"] in seen.answer(answer), answer
    assert seen.leaves("Quitter") == 0
    assert "Traceback" not in seen.seen


@given(st.text(max_size=12), st.lists(st.text(max_size=8), max_size=4))
def test_no_answer_is_taken_for_a_choice_that_is_not_there(text, options):
    """Whatever is typed, the place is one of the list or none."""
    place = place_of(text, options)
    assert place is None or 0 <= place < len(options)
    for number in range(1, len(options) + 1):
        assert place_of(str(number), options) == number - 1


def test_a_town_is_found_in_spite_of_accents_case_and_slips(menu, tmp_path):
    """Near names are numbered; a number out of the list and a wrong town are asked again."""
    seen = menu(tmp_path)
    seen.choose(WORDS["fr"]["start"])
    assert "Romainville (93" in seen.answer("ROMAINVILE")
    assert WORDS["fr"]["wrong"] in seen.answer("77")
    assert "(93063)" in seen.answer("1")
    assert "Tapez o pour oui" in seen.answer("peut-être")
    assert "Quelle commune" in seen.answer("non")
    assert "Aucune commune" in seen.answer("Xyzzy-sur-Rien")
    assert "(93063)" in seen.answer("93230")
    assert "Que voulez-vous faire" in (seen.answer("n") and seen.answer(""))
    assert seen.leaves("") == 0
    assert list(tmp_path.iterdir()) == []


LEAVING = {"q": 0, "Q": 0, "quitter": 0, "QUIT": 0, "": 0}


@pytest.mark.parametrize(("answer", "status"), LEAVING.items())
def test_ways_to_leave(menu, town, answer, status):
    """At the first question these leave, with the status of something done."""
    assert menu(town).leaves(answer) == status


@pytest.mark.parametrize("rooms", [(), ("fill",), ("sheet",), ("state",)], ids=str)
def test_ctrl_d_and_ctrl_c_leave_from_every_room(menu, town, rooms):
    """The end of the input is a good-bye, an interruption ends with 130."""
    for key, status in (("sendeof", 0), ("sendintr", 130)):
        seen = menu(town)
        for room in rooms:
            seen.choose(WORDS["fr"][room])
        getattr(seen.child, key)()
        assert seen.leaves() == status
        assert "Traceback" not in seen.seen


def test_a_terminal_that_is_hung_up_ends_the_menu(menu, town):
    """Nobody is left to ask: the menu does not go on asking."""
    seen = menu(town)
    seen.child.close(force=False)
    assert not seen.child.isalive()


def test_bytes_that_are_no_text_are_a_wrong_answer(menu, town):
    """What an old terminal sends in another encoding is forgiven too."""
    seen = menu(town, PYTHONIOENCODING="utf-8:strict")
    os.write(seen.child.child_fd, b"\xe9\xff\n")
    assert WORDS["fr"]["wrong"] in seen.screen()
    assert seen.leaves("q") == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_no_menu_where_nobody_can_answer(tmp_path):
    """On a terminal whose input is a file, what to do is told once, as before."""
    child = pexpect.spawn(
        "sh", ["-c", f"{sys.executable} -m absr </dev/null"], cwd=str(tmp_path), encoding="utf-8"
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert "absr init" in child.before
    assert "> " not in child.before


def test_what_is_to_be_mended_is_shown_with_its_cell(menu, town):
    """A fault is told when the workbook is read and again on demand, until it is mended."""
    words = WORDS["fr"]
    fill(town, 1, instead={"Mobilités": "Mobilitées"})
    seen = menu(town)
    assert "V103" in seen.choose(words["read"])
    seen.answer("")  # which theme that is: decided later
    assert "à corriger (" in seen.answer("")
    assert "entretiens.xlsx › Propos ›" in seen.choose(words["mend"])
    fill(town, 1)
    seen.answer("")
    assert "V103" not in seen.choose(words["read"])
    assert words["mend"] not in seen.answer("")
    assert seen.leaves("q") == 0


def test_the_last_reading_is_taken_back_only_when_that_is_wanted(menu, absr, town):
    """A question stands before it; afterwards the workbooks wait to be read again."""
    fill(town, 1)
    assert absr("ingest", "--project", town).status == 0
    seen = menu(town)
    seen.choose(WORDS["fr"]["undo"])
    assert WORDS["fr"]["undo"] in seen.answer("n")
    seen.choose(WORDS["fr"]["undo"])
    seen.answer("o")
    assert "(4 à lire)" in seen.answer("")
    assert seen.leaves("q") == 0
    assert absr("status", "--json", "--project", town).json["counts"]["interviews"] == 0


def test_one_more_blank_workbook_stands_beside_the_others(menu, town):
    """It takes nobody's place, and is blank for absr too."""
    seen = menu(town)
    seen.choose(WORDS["fr"]["sheet"])
    assert "entretiens-2.xlsx" in seen.choose("Classeur des entretiens")
    assert "à lire)" not in seen.answer("")
    assert (town / "1-analyse-croisee" / "entretiens-2.xlsx").is_file()
    assert seen.leaves("q") == 0


def test_a_project_is_opened_from_the_folder_above(menu, town):
    """Whoever starts absr one folder too high finds the project by its number."""
    seen = menu(town.parent)
    assert "Projet : Sainte-Colombe" in seen.choose("Ouvrir le projet du dossier « ville »")
    assert seen.leaves("q") == 0


def test_an_absr_yaml_that_cannot_be_read_does_not_close_the_menu(menu, town):
    """It says what is wrong; once mended, the project can be looked at again."""
    settings = town / "absr.yaml"
    sound = settings.read_text(encoding="utf-8")
    settings.write_text(f"{sound}\nlanguage: fr\n", encoding="utf-8")
    seen = menu(town)
    assert "F102" in seen.screens[-1]
    settings.write_text(sound, encoding="utf-8")
    assert "Projet : Sainte-Colombe" in seen.answer("1")
    assert seen.leaves("q") == 0


def test_the_menu_has_no_command_of_a_console_in_its_choices(menu, town):
    """Its own words name no command and no option."""
    fill(town, 1)
    seen = menu(town)
    assert "`" not in seen.screens[-1]
    assert "--" not in seen.screens[-1]
    assert seen.leaves("q") == 0


LAUNCHERS = {"fr": "Lancer absr.cmd", "en": "Start absr.cmd"}


@pytest.mark.parametrize("language", LAUNCHERS)
def test_each_project_has_a_file_that_opens_the_menu_on_windows(absr, tmp_path, language):
    """Lines end as Windows wants them, every sign is plain, and each way ends with a pause."""
    ran = absr("init", "COM-46260", "--no-input", "--dir", tmp_path / "p", "--lang", language)
    assert ran.status == 0, ran.err
    data = (tmp_path / "p" / LAUNCHERS[language]).read_bytes()
    text = data.decode("ascii")
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    lines = text.split("\r\n")
    assert lines[0] == "@echo off"
    assert "chcp 65001 >nul" in lines
    assert 'pushd "%~dp0"' in lines
    assert lines.index("call absr") < lines.index("py -m absr") < lines.index("pause")
    labels = {line[1:] for line in lines if line.startswith(":")}
    jumps = {line.split("goto ")[1] for line in lines if "goto " in line}
    assert jumps == labels
    for line in lines:
        if line.startswith("echo"):
            assert not set("<>|&%^()") & set(line), line
