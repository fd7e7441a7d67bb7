"""French typography of a text that is otherwise finished: no-break spaces and apostrophes.

Numbers and dates come formatted; words are chosen elsewhere.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"

_LEFT_ALONE = (
    r"`[^`]*`"  # code
    r"|(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+"  # addresses
    r"|\S+@\S+\.\S+"
)
_SIGNS_OF_THEM = ("`", "://", "www.", "mailto:", "@")
"""One of these stands in whatever is left alone; most texts have none, and are not searched."""
# One space only: several in a row align columns on a terminal.
_BEFORE_SIGN = re.compile(r"(?<! ) (?=[:;?!%‰€»](?:\W|$))")
_AFTER_OPENING = re.compile(r"« (?! )")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")


def french(text: str) -> str:
    """`text` with the no-break spaces and apostrophes of French; code and addresses as they were.

    A plain space before `: ; ? ! % ‰ € »` or after `«` can no longer end a line, and the
    typewriter's apostrophe after a letter becomes a real one. Nothing is added or taken away.
    """
    if not any(sign in text.lower() for sign in _SIGNS_OF_THEM):
        return _french(text)
    parts: list[str] = []
    done = 0
    for kept in re.finditer(_LEFT_ALONE, text, re.IGNORECASE):
        parts += [_french(text[done : kept.start()]), kept.group()]
        done = kept.end()
    return "".join([*parts, _french(text[done:])])


def _french(text: str) -> str:
    text = _BEFORE_SIGN.sub(NO_BREAK_SPACE, text)
    text = _AFTER_OPENING.sub(f"«{NO_BREAK_SPACE}", text)
    return _APOSTROPHE.sub("’", text)


def labelled(word: str, text: str, language: str) -> str:
    """`word` and `text` with the colon of the language between: `Source : Insee`, `Source: …`."""
    space = NO_BREAK_SPACE if language == "fr" else ""
    return f"{word}{space}: {text}"
