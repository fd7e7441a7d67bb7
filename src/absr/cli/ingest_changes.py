"""What an ingest changed in the records, field by field, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.fields import Field, Kind
    from absr.model.settings import Settings
    from absr.store.merge import Change
    from absr.workflow.answers import FileAnswer
    from absr.workflow.project import Project
    from absr.workflow.removed import Removed

_MOST_CHANGES = 12
_LONGEST_WORDS = 60
"""Characters of what a record said that remind of it."""
_ID = re.compile(r"[A-Z]{1,2}-[0-9A-Z]{4,}")
"""An evidence id, as `store.evidence_ids` makes them."""
_LONGEST_NAME = 40
"""Characters of a name or a title that say which record it is."""


def show_changes(answer: FileAnswer, project: Project) -> None:
    """What was edited, field by field, and what is gone."""
    from absr.model.kinds import kinds

    speech, settings = current().speech, project.settings
    told = [c for c in answer.changes if c.action != "added" or answer.unchanged + answer.changed]
    gone = _gone(told[:_MOST_CHANGES], project)
    for change in told[:_MOST_CHANGES]:
        kind = kinds()[change.kind]
        facts = {"ref": _short_name(kind, change.ref), "kind": kind.noun.of(speech.language)}
        key = f"change.{change.action}"
        if change.ref in gone:
            place, words = gone[change.ref]
            facts |= {"ref": place, "words": speech.typeset(_cut(words, _LONGEST_WORDS))}
            key = "change.removed_words" if words else key
        if change.field:
            column = _column(kind, change.field)
            before, after = (_in_words(column, v, settings) for v in (change.before, change.after))
            facts |= {"field": _heading(column), "before": before, "after": after}
            key = "change.private" if change.before is change.after is None else "change.edited"
        say(paragraph(speech(key, **facts), indent="      ", first="    · "))
    if len(told) > _MOST_CHANGES:
        say(f"    · {speech.count('change.more', len(told) - _MOST_CHANGES)}")


def _gone(changes: Sequence[Change], project: Project) -> dict[str, Removed]:
    """What was said by the records that are gone, by the id under which absr knew them."""
    ids = [c.ref for c in changes if c.action == "removed" and _ID.fullmatch(c.ref)]
    if not ids:
        return {}
    from absr.workflow.removed import removed_records

    return removed_records(project, ids)


def _heading(column: Field) -> str:
    speech = current().speech
    return speech.typeset(column.label.of(speech.language))


def _short_name(kind: Kind, ref: str) -> str:
    """What a record is called; a name, unlike a number, may be cut."""
    return _cut(ref, _LONGEST_NAME) if kind.main in kind.key else ref


def _cut(text: str, most: int) -> str:
    return f"{text[: most - 1].rstrip()}…" if len(text) > most else text


def _column(kind: Kind, name: str) -> Field:
    """The column in which a value stood, whether or not it could be understood there."""
    if name == "themes_unknown":
        return next(column for column in kind.fields if column.values == "themes")
    return kind.field(name.removesuffix("_text"))


def _in_words(column: Field, value: str | None, settings: Settings) -> str:
    """A value as a person writes it; what is in no list stays as written."""
    from absr.model.fields import ValueType

    speech = current().speech
    if not value:
        return speech("empty")
    if column.value is ValueType.YES_NO:
        return speech("yes" if value == "True" else "no")
    if column.values is not None:
        parts = value.split("; ")
        return "; ".join(_label(column.values, part, settings) for part in parts)
    if column.value is ValueType.DATE:
        return _short_date(value)
    if column.value in {ValueType.INTEGER, ValueType.NUMBER}:
        return _number(value)
    return value


def _label(list_id: str, value: str, settings: Settings) -> str:
    """The words of a value, in the language of the session; themes have the project's."""
    speech = current().speech
    if list_id in {"themes", "districts"}:
        return speech.typeset(settings.value_label(list_id, value))
    try:
        return speech.label(list_id, value)
    except KeyError:
        return _number(value)


def _short_date(value: str) -> str:
    import datetime as dt

    try:
        return current().speech.short_day(dt.date.fromisoformat(value))
    except ValueError:
        return value


def _number(value: str) -> str:
    """A number with every decimal it has; what is none stays as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    if number.is_integer():
        return current().speech.number(int(number))
    return current().speech.number(number, len(value.partition(".")[2]))
