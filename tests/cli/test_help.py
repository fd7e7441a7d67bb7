"""The help pages: complete, with an example that works, and in one language each."""

from __future__ import annotations

import re
import shlex

import pytest

from absr.cli.commands.show import WHAT
from absr.cli.commands.themes import PARTS
from absr.cli.main_page import COMMANDS
from absr.cli.tree import application
from absr.model.edition import Audience
from absr.workflow.report import REPORTS

LANGUAGES = ("fr", "en")
NAMES = [*COMMANDS, *(f"themes {part}" for part in PARTS)]
"""Commands, and those that stand below one."""
PAGES = [(name, language) for name in NAMES for language in LANGUAGES]

ENGLISH = set(
    re.findall(
        r"\w+",
        """
        a about after all already also an and any are argument arguments as at be before below build but
        by can cannot choose command commands create default defaults delete directory does each empty
        error every example examples exit explain field file files find first folder following for from
        get given has have help here how if in install interview into invalid is it its keep last list
        local make many missing more must name names need needed needs never new no not nothing of off on
        one only optional or other out own path print quote quotes read reads report reports required
        results row rows run same see set sheet should show shows some something statement than that the
        their them then there these they this to try unknown until up use used value values version was
        what when where which who why will with without write writes written yes you your
        """,
    )
)
FRENCH_TOO = {"a", "as", "on", "or", "version", "quotes", "an"}
"""Spelled alike in both languages."""

FRENCH = set(
    re.findall(
        r"\w+",
        """
        afficher ainsi aucun aucune avec avant cette chaque classeur classeurs comme dans des dossier du
        entretien entretiens est et être fichier fichiers la le les leur lire même mots ne nom ou où par
        pas plus pour propos quand que quoi rien sans selon ses son sont sur thème thèmes tout toute toutes
        tous un une vos votre vous écrire écrit
        """,
    )
)
ENGLISH_TOO = {"plus", "son", "ou", "un", "tout", "est", "des", "la", "le", "du", "les"}
"""Met in French names that stay French (`Sainte-Colombe`, `La Nature dans la ville`)."""


def page_of(absr, language: str, *command: str) -> str:
    """A help page, which must be all that is written."""
    ran = absr(*command, "--help", "--lang", language)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.replace("\u00a0", " ").replace("\u202f", " ")


def options_of(name: str) -> list:
    """What a command takes, apart from the help."""
    import typer.main

    command = typer.main.get_command(application())
    for word in name.split():
        command = command.commands[word]
    return [option for option in command.params if option.name != "help"]


def words_of(page: str) -> set[str]:
    """The words of a page, without what is typed: options, examples, names of values."""
    lines = page.split("\n")
    example = next((i for i, line in enumerate(lines) if line in {"Exemple :", "Example:"}), None)
    if example is not None:
        del lines[example : example + 2]
    typed = {*COMMANDS, *WHAT, *REPORTS, *Audience, "absr", "all", "json", "docx", "html", "md"}
    text = re.sub(r"^  \S+( [a-zA-Z|,]+(?=  ))?", " ", "\n".join(lines), flags=re.MULTILINE)
    text = re.sub(r"`[^`]*`|--[a-z-]+( [A-Z]+)?", " ", text)
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in typed}


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_page_has_its_example_and_every_option_described(absr, name, language):
    """Usage, what the command does, an example, and each option beside its description."""
    page = page_of(absr, language, *name.split())
    assert page.startswith("Usage : absr" if language == "fr" else "Usage: absr")
    heading = "Exemple :" if language == "fr" else "Example:"
    example = page.split(f"{heading}\n  ")[1].split("\n")[0]
    words = ["absr", *name.split()]
    assert shlex.split(example)[: len(words)] == words
    taken = options_of(name)
    section = page.split("\nOptions")[1].split("\n\n")[0] if taken else ""
    entries = re.findall(r"^  (\S+)(?: \S+)?(?:\n {10,}| {2,})([^\W\d_].+)", section, re.MULTILINE)
    assert len(entries) == len(taken), "an option is not described"
    shown = [entry[0] for entry in entries]
    named = [option.opts[0] for option in taken if option.param_type_name == "option"]
    assert shown[-len(named) :] == named or not named


@pytest.mark.parametrize("name", [(), *((*name.split(),) for name in NAMES)], ids=str)
def test_a_page_speaks_one_language(absr, name):
    """No English word on a French page, no French word on an English page."""
    french = words_of(page_of(absr, "fr", *name)) & (ENGLISH - FRENCH_TOO)
    english = words_of(page_of(absr, "en", *name)) & (FRENCH - ENGLISH_TOO)
    assert (french, english) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_lists_every_command_in_the_order_of_the_work(absr, language):
    """`absr --help` names each command with a line about it."""
    page = page_of(absr, language)
    listed = re.findall(r"^  ([a-z]+) {2,}\S", page, re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_no_line_of_help_is_wider_than_a_small_terminal(absr, monkeypatch, name, language):
    """Eighty columns hold every page."""
    monkeypatch.setenv("COLUMNS", "80")
    assert max(map(len, page_of(absr, language, *name.split()).split("\n"))) <= 80


@pytest.mark.parametrize("name", [name for name in NAMES if name != "demo"])
def test_the_example_of_the_page_works(absr, example, monkeypatch, name):
    """What a page gives as an example can be typed, in the folder of a project.

    That of `demo` is what made the project in which the others run.
    """
    if name == "init":
        monkeypatch.chdir(example.parent)
    page = page_of(absr, "fr", *name.split())
    typed = page.split("Exemple :\n  ")[1].split("\n")[0]
    ran = absr(*shlex.split(typed)[1:])
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("arguments", [("status", "-h"), ("-h",), ("report", "phase1", "--help")])
def test_help_is_shown_wherever_it_is_asked_for(absr, tmp_path, monkeypatch, arguments):
    """Outside a project too, and nothing is done."""
    monkeypatch.chdir(tmp_path)
    ran = absr(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert "Usage" in ran.out
