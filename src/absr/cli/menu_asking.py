"""Questions of the menu: numbered choices, wrong answers forgiven, and the ways to leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.cli.session import current
from absr.model.labels import fold
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAVING = frozenset({"q", "quitter", "quit", "exit", "sortir"})
_NUMBER = re.compile(r"(?:n[°ºo]?\.?\s*)?0*([0-9]{1,3})\s?[.)]?", re.IGNORECASE)
_SHORTEST_WORD = 3
_SIGN = "> "


class Entry(NamedTuple):
    """One line of the menu."""

    text: str
    run: Callable[[], None]
    shows: bool = True
    """Whether it leaves something to read before the menu comes back."""


class Leave(Exception):  # noqa: N818 -- no fault: the user has done
    """The user leaves the menu, or there is nobody left to ask."""


class Back(Exception):  # noqa: N818 -- no fault either
    """The user gives up a question and wants the menu back."""


def answered() -> str:
    """The line that was typed, without what surrounds it; empty for Enter.

    Raises Leave for a word that leaves, and when the input is closed.
    """
    try:
        line = input(_SIGN)
    except UnicodeDecodeError:
        return "\ufffd"  # no answer to any question
    except (EOFError, OSError) as closed:
        say()
        raise Leave from closed
    text = "".join(c for c in line if c.isprintable()).strip()
    if is_leaving(text):
        raise Leave
    return text


def is_leaving(text: str) -> bool:
    """Whether a word says that the user has done."""
    return fold(text) in _LEAVING


def chosen(options: Sequence[str]) -> int:
    """The place of the option chosen by its number, or by the beginning of its words.

    Raises Back for an empty line.
    """
    show_options(options)
    while True:
        text = answered()
        if not text:
            raise Back
        place = place_of(text, options)
        if place is not None:
            return place
        say(paragraph(current().speech("menu.wrong")))


def show_options(options: Sequence[str]) -> None:
    """The options, each with its number."""
    for number, option in enumerate(options, start=1):
        say(paragraph(option, indent="      ", first=f"  {number:>2}  "))


def place_of(text: str, options: Sequence[str]) -> int | None:
    """Which option is meant: a number, or the beginning of the words of one option only."""
    number = _NUMBER.fullmatch(text)
    if number:
        place = int(number[1]) - 1
        return place if 0 <= place < len(options) else None
    folded = fold(text)
    if len(folded) < _SHORTEST_WORD:
        return None
    meant = [n for n, option in enumerate(options) if fold(option).startswith(folded)]
    return meant[0] if len(meant) == 1 else None


def agreed(question: str) -> bool:
    """Whether the user says yes; Enter does. Anything that is neither yes nor no is asked again."""
    speech = current().speech
    words = {True: speech("menu.yes").split(), False: speech("menu.no").split()}
    say(paragraph(question))
    while True:
        text = fold(answered())
        if not text or text in words[True]:
            return True
        if text in words[False]:
            return False
        say(paragraph(speech("menu.yes_or_no")))


def pause() -> None:
    """Let the user read what was written before the menu comes back."""
    say()
    say(paragraph(current().speech("menu.pause")))
    answered()
