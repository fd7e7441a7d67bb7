"""Questions after a reading: what does a column that was not taken, or an unknown word, mean?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.menu_asking import is_leaving, place_of, show_options
from absr.cli.output import paragraph, say
from absr.cli.session import current
from absr.model.decisions import COLUMNS
from absr.model.mappings import LEFT_OUT
from absr.reading.mapping_names import field_meant, shown_field, value_meant
from absr.wording.problems import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.decisions import Decision
    from absr.model.settings import Settings
    from absr.workflow.questions import Question

MOST_QUESTIONS = 20
"""Asked after one reading: nobody answers a hundred."""
_MOST_COLUMNS = 8
"""Columns proposed for a heading; the others are named by their own."""
_MOST_PLACES = 4


class _BrokenOff(Exception):  # noqa: N818 -- no fault: the user goes away
    """The input is closed, or the user breaks off."""


class _SkipAll(Exception):  # noqa: N818 -- no fault either
    """The user answers no further question."""


def ask(questions: Sequence[Question], settings: Settings) -> tuple[Decision, ...]:
    """What was decided; nothing of it when the user breaks off in the middle."""
    speech = current().speech
    asked = questions[:MOST_QUESTIONS]
    decisions: list[Decision] = []
    say()
    say(paragraph(speech.count("ask.begin", len(questions))))
    if len(questions) > len(asked):
        say(paragraph(speech("ask.most", number=len(asked))))
    try:
        for number, question in enumerate(asked, start=1):
            say()
            say(paragraph(_words(question, number, len(asked))))
            meaning = _answer(question, settings)
            if meaning is not None:
                decisions.append(question.answered(meaning))
    except _SkipAll:
        pass
    except (_BrokenOff, KeyboardInterrupt):
        say()
        say(paragraph(speech("ask.broken")))
        return ()
    say()
    if not decisions:
        say(paragraph(speech("ask.none")))
    return tuple(decisions)


def _words(question: Question, number: int, of: int) -> str:
    """What is asked, and where it stands in the files."""
    speech = current().speech
    heading = question.list_id == COLUMNS
    list_name = "" if heading else speech(f"list.{question.list_id}")
    return speech(
        "ask.column" if heading else "ask.value",
        number=number,
        of=of,
        written=speech.typeset(question.written),
        list=list_name,
        cells=speech.count("ask.cells", question.cells),
        where=_where(question),
    )


def _where(question: Question) -> str:
    """The places of a question, file by file and sheet by sheet."""
    sheets: dict[tuple[str, str | None], list[str]] = {}
    for file, sheet, cell in question.places:
        sheets.setdefault((file, sheet), []).append(cell)
    shown = []
    for (file, sheet), cells in list(sheets.items())[:_MOST_PLACES]:
        places = ranges(cells)
        more = "…" if len(places) > _MOST_PLACES else ""
        parts = (file, sheet or "", ", ".join(places[:_MOST_PLACES]) + more)
        shown.append(" › ".join(part for part in parts if part))
    return "; ".join(shown) + ("…" if len(sheets) > _MOST_PLACES else "")


def _answer(question: Question, settings: Settings) -> str | None:
    """What the words mean, or None when the user decides later."""
    speech = current().speech
    about = ".column" if question.list_id == COLUMNS else ""
    choices = _choices(question, settings)
    options = [words for _, words in choices]
    options += [speech("ask.skip"), speech("ask.skip_all")]
    show_options(options)
    say(paragraph(speech(f"ask.how{about}")))
    while True:
        text = _typed()
        if not text:
            return None
        place = place_of(text, options)
        if is_leaving(text) or place == len(options) - 1:
            raise _SkipAll
        named = None if text[0].isdecimal() else _named(text, question, settings)
        if named is not None:
            return named
        if place is not None:
            return [*(meaning for meaning, _ in choices), None][place]
        say(paragraph(speech(f"ask.wrong{about}")))


def _choices(question: Question, settings: Settings) -> list[tuple[str, str]]:
    """What is proposed: the meaning, and its words."""
    heading = question.list_id == COLUMNS
    offered = question.choices[:_MOST_COLUMNS] if heading else question.choices
    choices = [(choice, _option(question, choice, settings)) for choice in offered]
    if heading:
        left_out = (LEFT_OUT, current().speech("ask.leave_out"))
        choices.insert(0 if question.names_persons else len(choices), left_out)
    return choices


def _named(text: str, question: Question, settings: Settings) -> str | None:
    """What is named by its own words: any column of absr, or a value of the list."""
    if question.list_id != COLUMNS:
        return value_meant(text, question.list_id, settings)
    meant = field_meant(text)
    if meant.name is not None:
        return meant.name
    labels = {label.fr for label in meant.several}
    own = [name for name in question.choices if shown_field(name, "fr") in labels]
    return own[0] if len(own) == 1 else None


def _option(question: Question, choice: str, settings: Settings) -> str:
    """A choice in words; the one that is nearest to what was written is marked."""
    speech = current().speech
    if question.list_id == COLUMNS:
        words = shown_field(choice, speech.language)
    else:
        words = settings.value_label(question.list_id, choice)
    words = speech.typeset(words)
    return speech("ask.suggested", words=words) if choice == question.suggestion else words


def _typed() -> str:
    """The line that was typed; empty for Enter."""
    try:
        line = input("> ")
    except UnicodeDecodeError:
        return "\ufffd"  # no answer to any question
    except (EOFError, OSError) as closed:
        raise _BrokenOff from closed
    return "".join(sign for sign in line if sign.isprintable()).strip()
