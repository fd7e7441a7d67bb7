"""Text on the terminal: safe characters, French spacing, eighty columns."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_OBEYED = "[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
"""What JSON leaves as it is and a terminal may obey, or cannot write."""

_WIDEST = 100
_USUAL = 80
_LONGEST_WORD = 14
_PLAIN = str.maketrans(
    {"\u202f": " ", "’": "'", "›": ">", "→": "->", "✓": "+", "✗": "x", "·": "-", "–": "-"}
)
"""What stands for signs that an old terminal cannot write."""

_HARMLESS = str.maketrans("", "", "\n\u00a0\u202f")
"""What no terminal obeys although it is not printable."""

_NARROWEST = 40
_HELD = "\0"
"""Stands for a space at which a line must not end: a command is copied in one piece."""


def say(text: str = "") -> None:
    """Print a line of text to the user; control characters can never reach the terminal."""
    sys.stdout.write(safe(text) + "\n")


def warn(text: str) -> None:
    """Print a line to standard error."""
    sys.stderr.write(safe(text) + "\n")


def width() -> int:
    """Columns to fill."""
    return max(_NARROWEST, min(_WIDEST, _columns()))


def _columns() -> int:
    """Columns of the terminal, as `shutil` counts them: its compressors are not loaded for that."""
    with suppress(ValueError):
        asked = int(os.environ.get("COLUMNS", ""))
        if asked > 0:
            return asked
    if sys.__stdout__ is not None:
        with suppress(ValueError, OSError):  # it is closed, or no terminal
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL
    return _USUAL


def paragraph(text: str, *, indent: str = "", first: str | None = None) -> str:
    """`text` wrapped to the terminal; no-break spaces are kept together."""
    wide = width()
    lines = []
    for number, line in enumerate(text.split("\n")):
        lead = first if first is not None and number == 0 else indent
        if _fits(line, wide - len(lead)):
            lines.append(lead + line)
        else:
            lines += _wrapped(line, wide, (lead, indent))
    return "\n".join(lines)


def _fits(line: str, room: int) -> bool:
    """Whether a line stays as it is: short, without a tab, and with nothing to strip."""
    whole = 0 < len(line) <= room and not line[-1].isspace()
    return whole and line.translate(_HARMLESS).isprintable()


def _wrapped(line: str, wide: int, leads: tuple[str, str]) -> list[str]:
    """A line cut between its words, as `textwrap` does it, which is only loaded for odd blanks."""
    words = line.split(" ")
    if line.translate(_HARMLESS).isprintable() and all(map(str.strip, words)):
        return _filled(words, wide, leads)
    from textwrap import wrap

    return wrap(
        line,
        wide,
        initial_indent=leads[0],
        subsequent_indent=leads[1],
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _filled(words: list[str], wide: int, leads: tuple[str, str]) -> list[str]:
    """Lines of as many words as they hold; a word that is longer has its own."""
    lines: list[str] = []
    current = ""
    for word in words:
        lead = leads[bool(lines)]
        if current and len(lead) + len(current) + 1 + len(word) > wide:
            lines.append(lead + current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return [*lines, leads[bool(lines)] + current]


def emit(schema: str, body: dict[str, object]) -> None:
    """Print a JSON answer under the name of its schema."""
    from absr.cli.json_text import indented

    text = indented({"schema": f"absr.{schema}/1", **body})
    harmless = re.sub(_OBEYED, lambda match: json.dumps(match[0])[1:-1], text)
    machine_output().write(harmless + "\n")


def machine_output() -> TextIO:
    """Standard output for programs: UTF-8, whatever the terminal's own encoding is."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def next_step(key: str, *, project: Path | None = None, **facts: object) -> None:
    """The last line of a command, on a terminal: what to do now, as it is typed from there."""
    session = current()
    if session.terminal and not session.json and not session.menu:
        from absr.cli.shell import from_here

        step = from_here(session.speech(f"next.{key}", **facts), project or session.project)
        held = re.sub("`[^`]+`", lambda command: command[0].replace(" ", _HELD), step)
        say()
        say(paragraph(session.speech("next", step=held)).replace(_HELD, " "))


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Iterable[int] = ()
) -> None:
    """A table: drawn on a terminal, plain columns when piped."""
    rows = [[safe(cell) for cell in row] for row in rows]
    right = set(numbers)
    if current().terminal:
        _rich_table(heads, rows, right)
        return
    columns = list(zip(heads, *rows, strict=True)) if rows else [(head,) for head in heads]
    widths = [max(len(cell) for cell in column) for column in columns]
    for row in (heads, *rows):
        cells = [
            cell.rjust(wide) if index in right else cell.ljust(wide)
            for index, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        say("  ".join(cells).rstrip())


def _rich_table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: set[int]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for index, head in enumerate(heads):
        cells = (head, *(row[index] for row in rows))
        longest = max([*(len(word) for cell in cells for word in cell.split()), 1])
        drawn.add_column(
            Text(head),
            justify="right" if index in right else "left",
            overflow="fold",
            min_width=min(longest, _LONGEST_WORD),
        )
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console(width=width(), highlight=False, no_color="NO_COLOR" in os.environ).print(drawn)


def safe(text: str) -> str:
    """`text` without what a terminal would obey, in characters it can write."""
    clean = text
    if not text.translate(_HARMLESS).isprintable():
        clean = "".join(c if c.isprintable() or c in "\n\u00a0\u202f" else "\ufffd" for c in text)
    encoding = sys.stdout.encoding or "utf-8"
    try:
        clean.encode(encoding)
    except UnicodeEncodeError:
        plain = clean.translate(_PLAIN)
        return plain.encode(encoding, "replace").decode(encoding)
    return clean
