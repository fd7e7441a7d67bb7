"""The questions after a reading, on a terminal: answered, put off, broken off."""

from __future__ import annotations

import datetime as dt
import os
import sys

import pytest

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals on this system")

ASKS = "\r\n> "
HEADINGS = [
    "N°",
    "Date",
    "Qui (fonction, structure)",
    "Type d'acteur",
    "Quartier",
    "Nature",
    "Thème",
    "Ce qui est dit",
    "Citable",
    "Vécu",
    "Vide",
]
DAY = dt.date(2026, 6, 1)


def rows(*themes: str) -> list[list]:
    """One statement a theme, with a note in a column that absr does not know."""
    return [
        HEADINGS,
        *(
            [
                "E1",
                DAY,
                "gardien",
                "Bailleur",
                "Centre",
                "Besoin",
                theme,
                f"Mot {n}.",
                "oui",
                f"v{n}",
            ]
            for n, theme in enumerate(themes)
        ),
    ]


@pytest.fixture
def asked(project, book):
    """`asked(rows, "--no-input")` runs `absr ingest` on a terminal, up to its first question."""
    opened = []

    def run(content: list[list], *arguments: str, persons: list[list] | None = None):
        sheets = {"Propos": content} | ({"Personnes": persons} if persons else {})
        book(project.analysis / "a.xlsx", sheets)
        kept = {k: v for k, v in os.environ.items() if k not in {"ABSR_LANG", "COLUMNS"}}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "absr", "ingest", *arguments],
            cwd=str(project.root),
            env={**kept, "ABSR_TODAY": "2026-11-22", "TERM": "xterm-256color"},
            dimensions=(60, 80),
            encoding="utf-8",
            timeout=60,
        )
        opened.append(child)
        return child

    yield run
    for child in opened:
        child.close(force=True)


def screen(child) -> str:
    """What was written up to the next question, in one line."""
    child.expect_exact(ASKS)
    return " ".join(child.before.replace("\u00a0", " ").replace("\u202f", " ").split())


def ended(child) -> tuple[int, str]:
    """The exit status, and what was written since the last question."""
    child.expect(pexpect.EOF)
    child.close()
    shown = child.before.replace("\u00a0", " ").replace("\u202f", " ")
    return child.exitstatus, " ".join(shown.split())


def number_of(words: str, shown: str) -> str:
    """The number that stands before an option."""
    before = shown[: shown.index(f" {words}")]
    return before.split()[-1]


def meanings(project) -> dict[str, str | None]:
    """What was decided."""
    return {m["written"]: m["meaning"] for m in project.show("mappings")}


def test_answers_are_kept_and_the_files_read_again(project, asked):
    """The most frequent word first, each with its places; the near theme is the first choice."""
    child = asked(rows("Mobbilités", "Navette", "Navette"))
    first = screen(child)
    assert "3 choses" in first
    assert "« Vécu »" in first  # three cells wait for it
    assert "« Vide »" not in first[first.index("3 choses") :]
    assert "J1" in first
    child.sendline(number_of("Ne pas prendre", first))
    second = screen(child)
    assert "« Navette »" in second
    assert "a.xlsx › Propos › G3–G4" in second
    assert "2 cellules" in second
    child.sendline(number_of("Mobilités", second))
    third = screen(child)
    assert "1 Mobilités (le plus proche)" in third
    child.sendline("1")
    status, last = ended(child)
    assert status == 0
    assert "3 correspondances gardées" in last
    assert meanings(project) == {"Vécu": None, "Navette": "mobilites", "Mobbilités": "mobilites"}
    assert {tuple(s["themes"]) for s in project.show("statements")} == {("mobilites",)}
    assert len(project.history()) == 2


def test_each_part_of_a_cell_is_asked_by_itself(project, asked):
    """A cell with a known theme and two unknown words: two questions, the known one stays."""
    child = asked([row[:9] for row in rows("Navette; Jeunesse; Ruchers")])
    first = screen(child)
    assert "2 choses" in first
    assert "« Navette » ? (a.xlsx › Propos › G2 ; 1 cellule)" in first
    child.sendline(number_of("Mobilités", first))
    second = screen(child)
    assert "« Ruchers »" in second
    child.sendline("nature dans")  # the beginning of no choice: « La Nature dans la ville »
    child.sendline("la nature")
    status, _ = ended(child)
    assert status == 0
    [statement] = project.show("statements")
    assert set(statement["themes"]) == {"mobilites", "jeunesse", "nature"}


def test_undo_takes_the_answers_back_and_leaves_the_first_reading(project, asked):
    """The answers are a batch of their own."""
    child = asked(rows("Navette"))
    shown = screen(child)
    child.sendline(number_of("Tout passer", shown))
    ended(child)
    before = project.dump()
    child = asked(rows("Navette"))
    child.sendline("")
    screen(child)
    shown = screen(child)
    child.sendline(number_of("Mobilités", shown))
    ended(child)
    assert meanings(project) == {"Navette": "mobilites"}
    project.undo()
    assert project.dump() == before


def test_enter_decides_later_and_the_question_comes_back(project, asked):
    """Nothing is kept, the fault is told, and the next reading asks again."""
    child = asked(rows("Navette"))
    screen(child)
    child.sendline("")
    shown = screen(child)
    assert "« Navette »" in shown
    child.sendline("")
    status, last = ended(child)
    assert status == 1
    assert "Aucune correspondance" in last
    assert meanings(project) == {}
    again = asked(rows("Navette"))
    assert "« Vécu »" in screen(again)


@pytest.mark.parametrize("word", ["Tout passer", "q"])
def test_what_was_answered_before_skipping_all_is_kept(project, asked, word):
    """To skip the rest is no breaking off."""
    child = asked(rows("Navette", "Trajets"))
    shown = screen(child)
    child.sendline(number_of("Ne pas prendre", shown))
    shown = screen(child)
    child.sendline(word if word == "q" else number_of(word, shown))
    status, _ = ended(child)
    assert status == 1
    assert meanings(project) == {"Vécu": None}


@pytest.mark.parametrize("sign", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_breaking_off_keeps_no_answer_and_says_so(project, asked, sign):
    """What was read stays."""
    child = asked(rows("Navette"))
    shown = screen(child)
    child.sendline(number_of("Ne pas prendre", shown))
    screen(child)
    child.send(sign)
    status, last = ended(child)
    assert status == 1
    assert "aucune de vos réponses n’a été gardée" in last
    assert "Traceback" not in last
    assert meanings(project) == {}
    assert len(project.show("statements")) == 1


def test_a_column_is_named_by_its_heading_too(project, asked):
    """One that is not among those proposed; an answer that is none is asked again."""
    child = asked(rows("Mobilités"))
    screen(child)
    child.sendline("99")
    assert "pas un choix" in screen(child)
    child.sendline("sous-thème")
    status, _ = ended(child)
    assert status == 0
    assert meanings(project) == {"Vécu": "sub_theme"}
    assert [s["sub_theme"] for s in project.show("statements")] == ["v0"]


def test_what_an_interview_tells_is_proposed_and_understood(project, asked):
    """One row an interview: « Ressources », of which a cell tells several, is a choice by name."""
    content = [
        [*HEADINGS[:5], "Besoins", "Ressourcces du coin"],
        ["E1", DAY, "gardien", "Bailleur", "Centre", "Une crèche", "Un parc; un lavoir"],
    ]
    child = asked(content)
    shown = screen(child)
    assert "« Ressourcces du coin »" in shown
    for words in ("Ressources", "Freins", "Idées"):
        assert number_of(words, shown)
    child.sendline("nulle part")
    assert "q pour tout passer" in screen(child)
    child.sendline("Ressources")
    assert ended(child)[0] == 0
    assert meanings(project) == {"Ressourcces du coin": "resources"}
    assert [s["nature"] for s in project.show("statements")].count("resource") == 2


def test_a_value_is_named_by_its_own_words(project, asked):
    """Another name of a theme, as the project's list has it, is an answer."""
    child = asked([row[:9] for row in rows("Navette")])
    screen(child)
    child.sendline("mobilités")
    assert ended(child)[0] == 0
    assert meanings(project) == {"Navette": "mobilites"}


@pytest.mark.parametrize("heading", ["Nom de la personne", "Prénom et nom", "Tél. portable"])
def test_a_heading_of_persons_is_never_asked_about_with_free_text(project, asked, heading):
    """Names are no question, or one whose first answer leaves them out."""
    content = rows("Mobilités")
    content[0][9] = heading
    _, last = ended(asked(content, "--no-input"))
    codes = {p["code"] for p in project.run("show", "problems", "--json").json["problems"]}
    assert codes & {"P313", "H103"}
    assert "Reformulation" not in last


@pytest.mark.parametrize("arguments", [("--no-input",), ("--dry-run",), ("--json",)], ids=" ".join)
def test_nobody_is_asked(project, asked, arguments):
    """Where no answer can come, or none would be kept."""
    status, last = ended(asked(rows("Navette"), *arguments))
    assert status == 1
    assert "> " not in last
    assert meanings(project) == {}


def test_twenty_questions_at_most(project, asked):
    """The others are counted, and come at the next reading."""
    child = asked(rows(*(f"Mot inconnu {chr(97 + n) * 3}" for n in range(24))))
    shown = screen(child)
    assert "25 choses" in shown
    assert "1/20" in shown
    assert "20 plus fréquentes" in shown
    child.sendline("q")
    ended(child)


def test_what_names_somebody_is_never_asked(project, asked):
    """Neither a word that holds a name, nor what stands on the sheet of persons."""
    persons = [
        ["N°", "Nom", "Prénom", "Téléphone", "Courriel", "Surnom"],
        ["E1", "Vauquelin", "Solenne", "06 39 98 20 00", "s@example.org", "Loulou"],
    ]
    child = asked(rows("Vauquelin", "Navette"), persons=persons)
    seen = screen(child)
    said = seen[seen.index("3 choses") :] if "3 choses" in seen else seen[seen.rindex("choses") :]
    while True:
        child.sendline("")
        place = child.expect_exact([ASKS, pexpect.EOF])
        said += child.before
        if place == 1:
            break
    assert "« Surnom »" in said.replace("\u00a0", " ")
    assert "Loulou" not in said
    assert "Vauquelin" not in said
