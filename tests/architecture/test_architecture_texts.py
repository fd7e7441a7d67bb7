"""Every text a user reads comes from the catalogues, complete in both languages."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import absr
from absr.cli.commands.show import WHAT
from absr.cli.main_page import COMMANDS
from absr.cli.tree import application
from absr.model.codes import CODES
from absr.model.edition import Audience
from absr.model.figures import Unit
from absr.model.kinds import sheet_forms
from absr.model.labels import LANGUAGES
from absr.model.problem import Problem, Severity
from absr.model.theme_decisions import THEME_ACTIONS
from absr.model.value_lists import VALUE_LISTS
from absr.report import REPORTS
from absr.scaffold.default_themes import default_themes
from absr.scaffold.plan import Action
from absr.wording.problems import problem_text
from absr.wording.speech import speak

SOURCE = Path(absr.__file__).parent
ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


# -- no text outside the catalogues ------------------------------------------------------------

WORDING_OF_KINDS = {
    *(f"model/kinds/{path.name}" for path in (SOURCE / "model/kinds").glob("*.py")),
    "model/value_lists.py",
    "scaffold/default_themes.py",
}
"""Where words are declared beside what they name, in both languages."""

NAMES_OF_THINGS = {
    "Absr Sans",
    "Contents End",
    "Figure Plot",
    "Image Caption",
    "Key Label",
    "Key Number",
    "Quote Source",
    "Source Note",
    "TOC Heading",
}
"""The font and the styles of the reference document."""

_TWO_WORDS = re.compile(r"[^\W\d_]{2,}[’' ,:;.!?]+[^\W\d_]{2,}")
_SQL = re.compile(r"[A-Z]{2,} ")


def is_text(value: str) -> bool:
    """Whether a literal reads like words for a person: two words, an accent or a capital."""
    if not _TWO_WORDS.search(value) or _SQL.match(value) or value in NAMES_OF_THINGS:
        return False
    return " " in value and (value[0].isupper() or not value.isascii())


def literals(tree: ast.AST) -> list[ast.Constant]:
    """Every string literal that is no docstring and no word of an internal fault."""
    passed = {
        id(constant)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Expr, ast.Raise))
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant)
        and (isinstance(node, ast.Raise) or constant is getattr(node, "value", None))
    }
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed
    ]


def test_no_words_for_a_person_stand_in_the_code():
    """Nowhere in the code: neither printed nor kept for later."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name in WORDING_OF_KINDS:
            continue
        for literal in literals(ast.parse(path.read_text(encoding="utf-8"))):
            if is_text(literal.value):
                found.append(f"{name}:{literal.lineno}: {literal.value}")
    assert found == []


PRINTING = {"say", "warn", "paragraph", "print", "write", "table"}


def test_nothing_printed_is_spelled_in_the_code():
    """What `say`, `warn`, `paragraph` and the like are given holds no word of two letters."""
    found = []
    for path in sorted((SOURCE / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func).rsplit(".", 1)[-1]
            for argument in node.args if name in PRINTING else ():
                parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
                found += [
                    f"{path.name}:{part.lineno}: {part.value}"
                    for part in parts
                    if isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and re.search(r"[^\W\d_]{2,}", part.value.replace("absr ", ""))
                ]
    assert found == []


def test_the_scan_knows_a_text_when_it_sees_one():
    """French and English sentences are found; keys, SQL and names of styles are not."""
    for text in ("Étape suivante", "Le fichier est vide.", "the file’s empty: à revoir"):
        assert is_text(text)
    for other in ("ingest.added", "SELECT 1 FROM record", "Source Note", "utf-8", "no such key"):
        assert not is_text(other)


# -- the catalogues ----------------------------------------------------------------------------


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """Key → its texts (two where there is a plural)."""
    texts: dict[str, tuple[str, ...]] = {}
    for path in sorted((SOURCE / "wording" / "catalogue" / language).glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language, abort_invalid=True):
                if message.id:
                    plural = isinstance(message.id, (tuple, list))
                    key = message.id[0] if plural else message.id
                    assert key not in texts, f"{path.name}: {key} stands twice"
                    texts[key] = tuple(message.string) if plural else (message.string,)
    return texts


def placeholders(text: str) -> set[str]:
    """The names in braces; a column's heading has one in each language."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {re.sub(r"_(fr|en)$", "", name) for name in names}


def test_both_languages_have_the_same_keys_and_no_empty_text():
    """What is said in one language is said in the other."""
    french, english = catalogue("fr"), catalogue("en")
    assert french.keys() == english.keys()
    for language in LANGUAGES:
        empty = [key for key, texts in catalogue(language).items() if not all(texts)]
        assert empty == []
    plurals = {key for key, texts in french.items() if len(texts) == 2}
    assert plurals == {key for key, texts in english.items() if len(texts) == 2}


def test_both_languages_use_the_same_facts():
    """A number or a name told in one language is told in the other."""
    differing = {
        key
        for key in catalogue("fr")
        if {name for text in catalogue("fr")[key] for name in placeholders(text)}
        != {name for text in catalogue("en")[key] for name in placeholders(text)}
    }
    assert differing == set()


def test_the_compiled_catalogues_are_fresh():
    """What is compiled is what the catalogues say, byte for byte."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "compile_wording.py", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_filled_with_the_facts_of_its_code(language):
    """No message asks for a fact that its code does not declare."""
    for code, known in CODES.items():
        facts = tuple((name, "pdf" if name == "kind" else "2026-06-12") for name in known.facts)
        for value, sheet, cells in (("2026-06-12", "Propos", ("A2", "A3")), (None, None, ())):
            problem = Problem(
                code, known.severity, "f.xlsx", sheet, cells, value=value, facts=facts
            )
            text = problem_text(problem, speak(language))
            for part in (text.finding, text.rule, text.ways):
                assert part.strip()
                assert "{" not in part


# -- keys in the code and keys in the catalogues ---------------------------------------------------


def _commands() -> dict[str, object]:
    """Every command by what its texts are called after: `show`, `themes.merge`."""
    import typer.main

    found = {}
    for name, command in typer.main.get_command(application()).commands.items():
        found[name] = command
        found |= {f"{name}.{part}": one for part, one in getattr(command, "commands", {}).items()}
    return found


def _options() -> list[str]:
    return [
        f"{name}.{option.name}"
        for name, command in _commands().items()
        for option in command.params
        if option.name != "help"
    ]


def _metavars() -> list[str]:
    return [str(option.metavar) for command in _commands().values() for option in command.params]


NAMED = {
    "*.subtitle": list(REPORTS),
    "help.*": list(_commands()),
    "help.*.example": list(_commands()),
    "help.*.short": list(COMMANDS),
    "help.*.*.short": [name for name in _commands() if "." in name],
    "help.*.*": _options(),
    "help.shared.*": ["project", "lang", "json", "help"],
    "*.title": [*CODES, *REPORTS],
    "*.rule": list(CODES),
    "*.ways": list(CODES),
    "*.finding": list(CODES),
    "*.*": [f"{code}.{part}" for code in CODES for part in ("title", "about", "rule", "ways")],
    "severity.*": [str(severity) for severity in Severity],
    "action.*": [str(action) for action in Action],
    "unit.*": [str(unit) for unit in Unit],
    "count.*": [*(str(unit) for unit in Unit), "actors", "indicators"],
    "edition.*": [str(audience) for audience in Audience],
    "workbook.*.title": sorted({form.workbook for form in sheet_forms()}),
    "workbook.*.instructions": sorted({form.workbook for form in sheet_forms()}),
    "headline.*": ["added", "changed", "removed", "unchanged"],
    "ingest.*": ["added", "changed", "removed", "unchanged"],
    "aside.*": [
        "joined",
        "draft",
        "header",
        "not_approved",
        "total",
        "note",
        "outside",
        "example",
        "incomplete",
        "duplicate",
        "conflict",
        "unknown_interview",
    ],
    "sheet_reason.*": [
        "corrections",
        "documentation",
        "hidden",
        "lists",
        "summary",
        "unrecognised",
    ],
    "history.*": ["number", "at", "action", "files", "counts"],
    "batch.*": ["ingest", "undo", "erase", *(f"themes-{action}" for action in THEME_ACTIONS)],
    "themes.*.*": [f"{form}.{one}" for form in ("plan", "done", "dated") for one in THEME_ACTIONS],
    "*.untold": [f"themes.{form}.split" for form in ("plan", "done", "dated")],
    "explain.*": ["about", "rule", "ways"],
    "phase.*": ["framing", "phase1", "phase2", "phase3", "capitalisation"],
    "list.*": ["yes_no", *{c.values for f in sheet_forms() for c in f.fields() if c.values}],
}
"""Pattern of a key made in the code → what its stars stand for (a dotted word fills several)."""

LENIENT = {
    "*.finding_bare": "some messages have a shorter form without a value",
    "help.word.*": "a metavar that is a word of the language",
    "comparator.*": "the areas that bear no code",
    "kind.*": "what a file is instead of a workbook",
    "reason.*": "why a template cannot be used",
    "doctor.*.*": "what was looked at, sound or not",
}
"""Patterns whose keys are optional: the code asks whether they are there, or lists them itself."""


def pattern_of(node: ast.JoinedStr) -> str:
    """A key made in the code, with a star for each part that is not spelled."""
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in node.values)


@cache
def keys_in_code() -> tuple[frozenset[str], frozenset[str]]:
    """Literals of the code and the templates, and patterns of keys made in the code."""
    spelled: set[str] = set()
    made: set[str] = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                spelled.add(node.value)
            if isinstance(node, ast.JoinedStr):
                pattern = pattern_of(node)
                if re.fullmatch(r"[a-zA-Z_0-9.*-]+", pattern) and "." in pattern:
                    made.add(pattern)
    for path in TEMPLATES.rglob("*.j2"):
        spelled |= set(re.findall(r"[\"']([a-z_0-9.-]+)[\"']", path.read_text(encoding="utf-8")))
    return frozenset(spelled), frozenset(made)


def spoken_literals() -> set[str]:
    """Keys spelled in the code where a text is asked for."""
    found = set()
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = ast.unparse(node.func)
            key = node.args[0]
            if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                continue
            if function == "next_step":
                found.add(f"next.{key.value}")
            elif re.search(r"(^|[._])speech(\.count)?$", function):
                found.add(key.value)
    return found


def test_every_key_asked_for_is_in_the_catalogues():
    """A text that is missing would be a fault of ours in front of a user."""
    assert spoken_literals() - catalogue("fr").keys() == set()
    missing = set()
    for pattern, words in NAMED.items():
        for word in words:
            key = word if pattern == "*.*" else _filled(pattern, word)
            if key not in catalogue("fr"):
                missing.add(key)
    assert missing == set()


def _filled(pattern: str, word: str) -> str:
    if pattern.count("*") == 2:
        first, second = word.split(".", 1)
        return pattern.replace("*", first, 1).replace("*", second, 1)
    return pattern.replace("*", word)


def test_every_key_of_the_catalogues_is_asked_for():
    """Nobody translates or reviews a text that is never shown."""
    spelled, made = keys_in_code()
    named = {
        word if pattern == "*.*" else _filled(pattern, word)
        for pattern, words in NAMED.items()
        for word in words
    }
    narrow = [p for p in made if p not in NAMED and not p.startswith("*")]
    idle = {
        key
        for key in catalogue("fr")
        if key not in spelled
        and key not in named
        and key.removeprefix("next.") not in spelled
        and not any(fnmatchcase(key, pattern) for pattern in (*narrow, *LENIENT))
    }
    assert idle == set()


# -- words declared with the kinds ----------------------------------------------------------------


def test_every_declared_column_has_its_words_in_both_languages():
    """Heading, explanation and examples of every column, titles of every sheet and kind."""
    for form in sheet_forms():
        for labels in (form.title, form.kind.title, form.kind.noun):
            assert labels.fr
            assert labels.en
        for column in form.fields():
            for labels in (column.label, column.help):
                assert labels.fr.strip(), column.name
                assert labels.en.strip(), column.name
            assert column.help.fr != column.help.en
        for example in form.examples:
            assert all(labels.fr and labels.en for labels in example.values())
            assert set(example) <= {column.name for column in form.fields()}


def test_every_listed_value_has_its_words_in_both_languages():
    """Values and the default themes; no two values of a list are spelled alike."""
    for values in VALUE_LISTS.values():
        spellings = [word for entry in values.entries for word in entry.spellings()]
        assert len(spellings) == len(set(spellings)), values.id
        for entry in values.entries:
            assert entry.label.fr.strip()
            assert entry.label.en.strip()
    french, english = default_themes("fr"), default_themes("en")
    assert [theme.id for theme in french] == [theme.id for theme in english]
    assert all(a.label and b.label for a, b in zip(french, english, strict=True))


def test_the_tables_that_can_be_shown_have_their_headings():
    """Each column of `absr show` has a heading."""
    assert {
        f"column.{head}" for head in ("ref", "date", "id", "theme", "voices", "statements")
    } <= (catalogue("fr").keys())
    assert WHAT
