"""Which column of which form a heading names: exactly, by another name, or by a decision."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from absr.model.kinds import sheet_forms
from absr.model.labels import fold, fold_without_articles
from absr.model.mappings import LEFT_OUT, NO_MAPPINGS
from absr.model.value_lists import VALUE_LISTS
from absr.reading.heading_senses import sense_of, without_feminine_marks
from absr.reading.near import nearest
from absr.reading.program_names import in_words
from absr.reading.questions import asked_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.fields import Field, SheetForm, Spread
    from absr.model.mappings import Mappings

LONGEST_HEADING = 200
_SHORTEST = 3
"""Letters of the longest word that is left as it is."""

_NUMBERED = re.compile(r"^\s*(?:[QqGg]?\d{1,3}[a-z]?\s*[.):\-–—/]\s*)+(?=\S)")
_COUNTED = re.compile(r"\s*(?:n\s?°\s?)?(?:\d{1,2}|principale?|secondaire)\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[/,;|+]\s*|\s+(?:ou|et|or|and)\s+")
_LEAST_VALUES = 2
_REMARK = re.compile(r"\s*[(\[{].*$", re.DOTALL)


@cache
def headings_of(form: SheetForm) -> dict[str, str]:
    """Folded heading → field or spread; on a clash what stands first on the sheet wins."""
    known: dict[str, str] = {}
    for shorten in (fold, fold_without_articles):
        for column in columns_named(form):
            for heading in column.headings():
                spelling = shorten(heading)
                if spelling:
                    known.setdefault(spelling, column.name)
    for spelling, name in list(known.items()):
        known.setdefault(_singular(spelling), name)
    for column in columns_named(form):  # forms for telephones ask under the fields' own names
        known.setdefault(fold(column.name), column.name)
        known.setdefault(column.name.replace("_", ""), column.name)
    if form.whole is not None:
        for heading in (form.whole.name, *form.whole.headings()):
            known.setdefault(fold(heading), form.whole.into)
    return known


def field_named(text: str, form: SheetForm, mappings: Mappings = NO_MAPPINGS) -> str | None:
    """The field or spread a heading stands for, or None; a remark in brackets is forgiven.

    What was decided of a heading goes before what it is known as; one left out names nothing.
    """
    if not may_head(text):
        return None
    decided = _decided(text, mappings)
    if decided is not None:
        return _twin(decided, form)
    known = headings_of(form)
    exact = next((known[spelling] for spelling in spellings(text) if spelling in known), None)
    return exact or listed_in(text, form) or inferred(text, form)


@lru_cache(maxsize=1024)
def listed_in(text: str, form: SheetForm) -> str | None:
    """The field of which a heading lists the values: « Besoin / atout / frein » is the nature."""
    parts = [fold_without_articles(part) for part in _SEPARATOR.split(text)]
    if len(parts) < _LEAST_VALUES or not all(parts):
        return None
    asked = set(parts)
    listed = (column for column in form.fields() if column.values in VALUE_LISTS)
    return next((column.name for column in listed if _words_of(column.values) >= asked), None)


@cache
def _words_of(list_id: str | None) -> frozenset[str]:
    """Every spelling of the values of a list."""
    return frozenset(VALUE_LISTS[list_id or ""].spellings())


def question_asked(text: str, form: SheetForm) -> str | None:
    """The field that a heading asks for in a whole sentence, on the forms of interviews."""
    if not form.spreads or is_known(text):
        return None
    return _column_called(asked_for(text), form)


def inferred(text: str, form: SheetForm) -> str | None:
    """The field that a heading is taken for without being known: a question, or by its words."""
    return question_asked(text, form) or meant(text, form)


def meant(text: str, form: SheetForm) -> str | None:
    """The field that the words of a heading name, on the forms of interviews."""
    if not form.spreads or any(spelling in headings_of(form) for spelling in spellings(text)):
        return None
    bare = _NUMBERED.sub("", text)
    return _column_called(sense_of(in_words(bare) or bare), form)


def _column_called(name: str | None, form: SheetForm) -> str | None:
    """The column of a form that a sense names; words without a nature are those of a record."""
    if form.whole is not None and name == form.whole.name:
        return form.whole.into
    return name if name in _names(form) else None


def is_left_out(text: str, mappings: Mappings) -> bool:
    """Whether somebody decided that a column of this heading is not to be taken."""
    return bool(text) and _decided(text, mappings) == LEFT_OUT


def forms_named(
    texts: Sequence[str], hidden: frozenset[int], mappings: Mappings = NO_MAPPINGS
) -> dict[SheetForm, dict[str, int]]:
    """The forms that the cells of a row name columns of, with the place of each field."""
    found: dict[SheetForm, dict[str, int]] = {}
    for place, text in enumerate(texts):
        if place not in hidden and may_head(text):
            for form, name in _forms_of(text, mappings):
                found.setdefault(form, {}).setdefault(name, place)
    return {form: found[form] for form in sheet_forms() if form in found} if found else {}


def _forms_of(text: str, mappings: Mappings) -> list[tuple[SheetForm, str]]:
    """Each form that has a column of this heading, with its name there."""
    decided = _decided(text, mappings)
    if decided is not None:
        twins = ((form, _twin(decided, form)) for form in sheet_forms())
        return [(form, name) for form, name in twins if name is not None]
    return list(_forms_by_words(text, sheet_forms()))


@lru_cache(maxsize=16384)  # the rows of a header are looked at several times, alone and together
def _forms_by_words(text: str, forms: tuple[SheetForm, ...]) -> tuple[tuple[SheetForm, str], ...]:
    """Each form that has a column called so by itself, or that the text asks for."""
    index = _forms_by_heading(forms)
    named: dict[SheetForm, str] = {}
    for spelling in spellings(text):
        for form, name in index.get(spelling, ()):
            named.setdefault(form, name)
    if named:
        return tuple(named.items())
    listed = ((form, listed_in(text, form)) for form in sheet_forms())
    found = [(form, name) for form, name in listed if name is not None]
    if found:
        return tuple(found)
    asked = ((form, inferred(text, form)) for form in forms if form.spreads)
    return tuple((form, name) for form, name in asked if name is not None)


def is_known(text: str) -> bool:
    """Whether any form has a column of this heading."""
    return not _forms_by_heading(sheet_forms()).keys().isdisjoint(spellings(text))


def columns_named(form: SheetForm) -> list[Field | Spread]:
    """Every column that a heading of the form may name."""
    return [*form.fields(), *form.spreads]


def may_head(text: str) -> bool:
    """Whether a text can be a heading at all."""
    return 0 < len(text) <= LONGEST_HEADING


def near_heading(text: str, form: SheetForm, missing: Mapping[str, object]) -> str | None:
    """The heading nearest to an unknown one, among the fields `missing` does not hold.

    A single word begins like the heading meant: « Sources » is no slip for « Ressources ».
    """
    words = fold(text)
    begins = "" if " " in words else words[:1]
    candidates = {
        spelling: name
        for spelling, name in headings_of(form).items()
        if name not in missing and spelling.startswith(begins)
    }
    name = nearest(text, candidates)
    return next((c.label.fr for c in columns_named(form) if c.name == name), None)


@lru_cache(maxsize=8192)
def spellings(text: str) -> tuple[str, ...]:
    """The ways in which a heading is looked up: as written, without its number, its remark."""
    bare = _NUMBERED.sub("", text)
    short = _REMARK.sub("", bare)
    ways = [fold(text), fold_without_articles(text)]
    for variant in (bare, short, *map(without_feminine_marks, (bare, short))):
        if variant != text and variant.strip():
            ways += [fold(variant), fold_without_articles(variant)]
    named = in_words(short)
    if named:
        ways.append(named)
    counted = _COUNTED.sub("", named or short)
    if counted != (named or short) and counted.strip():
        ways.append(fold_without_articles(counted))
    ways += [_singular(way) for way in ways]
    return tuple(way for way in dict.fromkeys(ways) if way)


def _singular(words: str) -> str:
    """Words without the mark of the plural: « Besoin exprimé » is « Besoins exprimés »."""
    return " ".join(w[:-1] if len(w) > _SHORTEST and w[-1] in "sx" else w for w in words.split())


def _decided(text: str, mappings: Mappings) -> str | None:
    return mappings.columns.get(fold(text)) if mappings.columns else None


@cache
def _twin(decided: str, form: SheetForm) -> str | None:
    """The column of a form that a decision means: of this name, or else of the same label.

    What is called « Thème » has one name in the interviews and another in the contributions.
    """
    if decided in _names(form) or not decided:
        return decided or None
    labels = {c.label for other in sheet_forms() for c in other.fields() if c.name == decided}
    words = {fold(word) for label in labels for word in label}
    return next((c.name for c in form.fields() if fold(c.label.fr) in words), None)


@cache
def _names(form: SheetForm) -> frozenset[str]:
    return frozenset(column.name for column in columns_named(form))


@lru_cache(maxsize=1)
def _forms_by_heading(
    forms: tuple[SheetForm, ...],
) -> dict[str, tuple[tuple[SheetForm, str], ...]]:
    """Folded heading → the forms that know it, each with its field."""
    index: dict[str, list[tuple[SheetForm, str]]] = {}
    for form in forms:
        for spelling, name in headings_of(form).items():
            index.setdefault(spelling, []).append((form, name))
    return {spelling: tuple(known) for spelling, known in index.items()}
