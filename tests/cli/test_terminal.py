"""On a terminal and in a pipe: width, colours, the next step, and nothing a terminal would obey."""

from __future__ import annotations

import re
import unicodedata

import pytest

COMMANDS = [
    ("status",),
    ("ingest",),
    ("ingest", "--dry-run"),
    ("show", "interviews"),
    ("show", "statements"),
    ("show", "themes"),
    ("show", "problems"),
    ("trace", "E10"),
    ("trace", "themes.mobilites.need"),
    ("report", "--format", "md"),
    ("undo",),
    ("history",),
    ("explain",),
    ("explain", "P301"),
    ("doctor",),
    ("init",),
    ("--help",),
    ("statut",),
    ("trace", "C-0000"),
]
NEXT = "Étape suivante"
COLOUR = re.compile(r"\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;]*m")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(("columns", "commands"), [(80, COMMANDS), (120, COMMANDS[3:6])])
def test_no_line_is_wider_than_the_terminal(terminal, example, columns, commands):
    """Only a path in one piece may be: broken, it could not be copied."""
    for words in commands:
        for line in terminal(*words, cwd=example, columns=columns).lines:
            shown = STYLE.sub("", line)
            assert len(shown) <= columns or " " not in shown.strip(), (words, shown)


def test_the_next_step_is_told_on_a_terminal_only(terminal, example, absr_installed):
    """Its line ends the command; in a pipe and in JSON it would be in the way."""
    for words in (("ingest",), ("show", "themes"), ("status",), ("history",), ("undo",)):
        assert NEXT in terminal(*words, cwd=example).text, words
        assert NEXT not in absr_installed(*words[:1], "--help", cwd=example).out
    for words in (("ingest",), ("show", "themes"), ("status",), ("history",)):
        assert NEXT not in absr_installed(*words, cwd=example).out, words
    assert NEXT not in terminal("status", "--json", cwd=example).text


def test_no_colour_where_none_is_wanted(terminal, example, absr_installed):
    """`NO_COLOR` keeps colours away, a pipe every escape sequence."""
    for words in (("show", "themes"), ("show", "interviews"), ("history",), ("status",)):
        assert not COLOUR.search(terminal(*words, cwd=example, NO_COLOR="1").text)
        assert "\x1b" not in absr_installed(*words, cwd=example).out


def test_absr_alone_tells_where_one_is(terminal, example, absr_installed, tmp_path):
    """The menu says which project or folder it is; in a pipe the help page comes."""
    assert "Romainville" in terminal(cwd=example, keys=["q"]).text
    assert tmp_path.name in terminal(cwd=tmp_path, keys=["q"]).text
    assert absr_installed(cwd=tmp_path).out.startswith("Usage")


def test_init_asks_at_most_two_questions(terminal, tmp_path):
    """Which commune, and who carries the project; Enter takes what is proposed."""
    seen = terminal("init", "--dir", "projet", cwd=tmp_path, keys=["COM-46260", ""])
    assert seen.status == 0
    assert seen.text.count("> ") == 2
    settings = (tmp_path / "projet" / "absr.yaml").read_text(encoding="utf-8")
    assert '"46260"' in settings
    assert "CCAS de Sainte-Colombe" in settings


def test_init_asks_nothing_when_told_so(terminal, tmp_path):
    """`--no-input` on a terminal refuses instead of asking."""
    assert terminal("init", "--no-input", cwd=tmp_path).status == 2


HOSTILE = "Effacer\x1b[2J\x1b]0;titre\x07 \x9b31m\x7f\u202egnp\u2066\x08\u200b fin"
"""What clears a screen, renames a window, colours, and turns the reading direction round."""


@pytest.fixture
def hostile_project(project, ten):
    """A project whose file name, cells and settings try to command the terminal."""
    ten.statements[0]["Ce qui est dit"] = f"=1+1 {HOSTILE}"
    ten.statements[2]["Qui (fonction, structure)"] = HOSTILE
    ten.statements[4]["Thème"] = HOSTILE
    ten.statements[6]["Quartier"] = HOSTILE
    ten.write(project.analysis / "a\x1b[31mb\u202e.xlsx")
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    made = re.sub(r"^organisation: .*$", 'organisation: "CCAS \\\\e[2J"', text, flags=re.MULTILINE)
    assert made != text
    settings.write_text(made, encoding="utf-8")
    return project


def _obeyed(text: str) -> set[str]:
    """Characters that a terminal would obey, or that turn the text round."""
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}} - {"\n"}


@pytest.mark.parametrize("after", [(), ("--json",)], ids=["text", "json"])
def test_control_characters_never_reach_the_terminal(hostile_project, after):
    """Whatever stands in cells, names, settings or in the words of the command."""
    shown = [
        hostile_project.run(*words, *after)
        for words in (
            ("ingest",),
            ("status",),
            ("show", "interviews"),
            ("show", "statements"),
            ("show", "problems"),
            ("trace", "E01"),
            ("trace", "said.need.statements"),
            ("trace", HOSTILE),
            ("explain", HOSTILE),
            (HOSTILE,),
            ("show", HOSTILE),
            ("status", f"--{HOSTILE}"),
            ("ingest", f"{HOSTILE}.xlsx"),
            ("init", HOSTILE),
            ("report", "--format", HOSTILE),
            ("history",),
            ("undo",),
        )
    ]
    assert {ran.status for ran in shown} <= {0, 1, 2}
    for ran in shown:
        assert _obeyed(ran.out) == set()
        assert _obeyed(ran.err) == set()


def test_csv_holds_no_control_character_and_no_formula(hostile_project):
    """The table for a spreadsheet has its byte-order mark and nothing that would be computed."""
    hostile_project.run("ingest")
    ran = hostile_project.run("show", "statements", "--csv")
    assert ran.out[0] == "\ufeff"
    assert _obeyed(ran.out[1:]) == set()
    cells = [cell.strip('"') for line in ran.out.split("\n") for cell in line.split(";")]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in set("=+@")]
