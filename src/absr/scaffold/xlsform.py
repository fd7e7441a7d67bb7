"""The interview sheet as a form for telephones (XLSForm, as KoboToolbox reads it).

Nobody is asked for a name: columns that name persons never enter a form that leaves the office.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from absr.model.fields import ValueType
from absr.model.kinds import sheet_forms
from absr.model.labels import LANGUAGES, Labels
from absr.model.record import NamedTuple
from absr.model.value_lists import VALUE_LISTS
from absr.scaffold.blank_workbook import workbook_bytes
from absr.wording.speech import speak

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from absr.model.fields import Field, SheetForm
    from absr.model.settings import Settings
    from absr.wording.speech import Speech

_LANGUAGE_NAMES = Labels("Français (fr)", "English (en)")
_SURVEY = (
    "type",
    "name",
    "label",
    "hint",
    "required",
    "default",
    "appearance",
    "constraint",
    "constraint_message",
)
_TRANSLATED = frozenset({"label", "hint", "constraint_message"})
_TYPES = {
    ValueType.DATE: "date",
    ValueType.INTEGER: "integer",
    ValueType.NUMBER: "decimal",
}
_NARROW, _WIDE = 22, 60
_MANY = 8
"""A list longer than this folds up on the screen."""

Words = dict[str, str | Labels]
"""A row of a sheet: column → text, or its wording in each language."""


class Form(NamedTuple):
    """The three sheets of an XLSForm."""

    survey: tuple[Words, ...]
    choices: tuple[Words, ...]
    settings: Words


def interview_form(settings: Settings, speech: Speech) -> bytes:
    """The form of an interview: what is known of the meeting, then each thing said."""
    (sheet,) = (form for form in sheet_forms() if form.parent is not None)
    form = _form(sheet, settings, speech)

    def fill(book: Any) -> None:
        _write(book.add_worksheet("survey"), _SURVEY, form.survey)
        _write(book.add_worksheet("choices"), ("list_name", "name", "label"), form.choices)
        _write(book.add_worksheet("settings"), tuple(form.settings), (form.settings,))

    return workbook_bytes(str(form.settings["form_title"]), settings.organisation, fill)


def _form(sheet: SheetForm, settings: Settings, speech: Speech) -> Form:
    survey = tuple(_survey(sheet))
    asked = [c for c in sheet.fields() if not c.identity]
    lists = dict.fromkeys(name for name in map(_list_of, asked) if name)
    choices = tuple(row for name in lists for row in _choices(name, settings))
    version = hashlib.sha256(repr((survey, choices)).encode()).hexdigest()
    title = speech("xlsform.title", commune=settings.commune_name)
    about: Words = {
        "form_title": title,
        "form_id": f"absr_{sheet.id}_{settings.commune.lower()}",
        "version": str(int(version[:8], 16)),
        "default_language": _LANGUAGE_NAMES.of(speech.language),
        "instance_name": "${ref}",
    }
    return Form(survey, choices, about)


def _survey(sheet: SheetForm) -> Iterator[Words]:
    """The questions: the meeting and what was agreed, a round for each thing said, the rest."""
    own = {column.name for column in sheet.kind.fields}
    fields = [column for column in sheet.fields() if not column.identity]
    of_parent = [column for column in fields if column.name not in own]
    first_said = next(place for place, column in enumerate(fields) if column.name in own)
    before = [c for c in of_parent if c.value is ValueType.YES_NO or fields.index(c) < first_said]
    parent = sheet.parent or sheet.kind
    yield {"type": "note", "name": "no_names", "label": _both("xlsform.no_names")}
    yield from _block("group", parent.id, parent.title, before)
    said = [column for column in fields if column.name in own]
    yield from _block("repeat", sheet.kind.id, sheet.kind.title, said)
    rest = [column for column in of_parent if column not in before]
    yield from _block("group", "afterwards", _both("xlsform.afterwards"), rest)


def _block(kind: str, name: str, label: Labels, fields: Sequence[Field]) -> Iterator[Words]:
    yield {"type": f"begin_{kind}", "name": name, "label": _typeset(label)}
    yield from map(_question, fields)
    yield {"type": f"end_{kind}"}


def _question(column: Field) -> Words:
    words: Words = {
        "type": _type(column),
        "name": column.name,
        "label": _typeset(column.label),
        "hint": _typeset(column.help),
    }
    if column.required:
        words["required"] = "yes"
    if column.value is ValueType.DATE:
        words["default"] = "today()"
    elif column.value is ValueType.LONG_TEXT:
        words["appearance"] = "multiline"
    elif column.values in VALUE_LISTS and len(VALUE_LISTS[column.values].entries) > _MANY:
        words["appearance"] = "minimal"
    bounds = [(">=", column.minimum), ("<=", column.maximum)]
    known = [f". {sign} {bound}" for sign, bound in bounds if bound is not None]
    if known:
        words["constraint"] = " and ".join(known)
        words["constraint_message"] = _typeset(column.help)
    return words


def _type(column: Field) -> str:
    name = _list_of(column)
    if name:
        many = column.value is ValueType.CHOICES
        return f"select_multiple {name}" if many else f"select_one {name}"
    return _TYPES.get(column.value, "text")


def _list_of(column: Field) -> str | None:
    """The list a question chooses from; an open one is answered in free words."""
    if column.value is ValueType.YES_NO:
        return "yes_no"
    return None if column.open_list else column.values


def _choices(name: str, settings: Settings) -> Iterator[Words]:
    """The values of a list, under their ids; themes are called as the project calls them."""
    if name == "yes_no":
        pairs = [("yes", _both("yes")), ("no", _both("no"))]
    elif name == "themes":
        pairs = [(theme.id, Labels(theme.label, theme.label)) for theme in settings.themes]
    else:
        pairs = [(entry.id, _typeset(entry.label)) for entry in VALUE_LISTS[name].entries]
    for value, label in pairs:
        yield {"list_name": name, "name": value, "label": label}


def _both(key: str) -> Labels:
    return Labels(*(speak(language)(key) for language in LANGUAGES))


def _typeset(labels: Labels) -> Labels:
    return Labels(*(speak(language).typeset(labels.of(language)) for language in LANGUAGES))


def _write(sheet: Any, columns: Sequence[str], rows: Sequence[Words]) -> None:
    """One sheet; a translated column stands once in each language."""
    heads = [
        (column, language)
        for column in columns
        for language in (LANGUAGES if column in _TRANSLATED else (None,))
    ]
    for place, (column, language) in enumerate(heads):
        title = f"{column}::{_LANGUAGE_NAMES.of(language)}" if language else column
        sheet.write_string(0, place, title)
        sheet.set_column(place, place, _WIDE if language else _NARROW)
        for number, row in enumerate(rows, start=1):
            words = row.get(column, "")
            text = words.of(language) if isinstance(words, Labels) and language else str(words)
            if text:
                sheet.write_string(number, place, text)
    sheet.freeze_panes(1, 0)
