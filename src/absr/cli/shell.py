"""Command lines to copy: words as a shell takes them whole, absr as it is called from there."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = re.compile(r"`(absr [^`]+)`")
_BARE_ON_WINDOWS = re.compile(r"[\w.:\\+-]+")


def command_line(words: Sequence[str]) -> str:
    """How absr is called with these words: by its name where the shell finds it."""
    return " ".join(map(quoted, (*_program(), *words)))


def _program() -> tuple[str, ...]:
    from shutil import which

    if which("absr"):
        return ("absr",)
    beside = which("absr", path=str(Path(sys.executable).parent))
    return (beside,) if beside else (sys.executable, "-m", "absr")


def way_into(folder: Path) -> str | None:
    """The command that goes from the current folder into another; None when one is there."""
    return None if folder == Path.cwd() else f"cd {_place(folder)}"


def from_here(text: str, project: Path) -> str:
    """`text` whose commands name the project, unless one stands in it."""
    if Path.cwd().is_relative_to(project.absolute()):
        return text
    return _COMMAND.sub(lambda found: f"`{found[1]} --project {_place(project)}`", text)


def _place(folder: Path) -> str:
    """A folder as it is typed from the current one."""
    here, whole = Path.cwd(), folder.absolute()
    place = str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
    # A name that begins with a hyphen would be an option.
    return quoted(f".{os.sep}{place}" if place.startswith("-") else place)


def quoted(word: str, *, on_windows: bool = os.name == "nt") -> str:
    """`word` as the shell of the system takes it for one: in quotation marks where it must."""
    if not on_windows:
        from shlex import quote

        return quote(word)
    return word if _BARE_ON_WINDOWS.fullmatch(word) else f'"{word}"'
