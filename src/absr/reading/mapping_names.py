"""What people call a column, a list or a value when they decide what their own words mean."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from absr.model.kinds import sheet_forms
from absr.model.labels import Labels, fold, fold_without_articles
from absr.model.record import NamedTuple
from absr.model.settings import DECIDED_THEMES
from absr.model.value_lists import VALUE_LISTS
from absr.reading.headings import columns_named
from absr.reading.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.fields import Field, SheetForm, Spread
    from absr.model.labels import Language
    from absr.model.settings import Settings

LEAVE_OUT = Labels("ne pas prendre", "leave out")
"""What is written for a column that is not to be taken."""
FORGET = Labels("oublier", "forget")
"""What is written for a decision that no longer holds."""


class Meant(NamedTuple):
    """What a name stands for."""

    name: str | None = None
    several: tuple[Labels, ...] = ()
    """The labels of the columns among which the name does not choose."""


def says(text: str, words: Labels) -> bool:
    """Whether `text` are these words, in either language."""
    return fold(text) in {fold(word) for word in words}


def field_meant(text: str) -> Meant:
    """The column that `text` names: its heading, its other headings, or its name in absr.

    A heading that two columns bear on different sheets (`Thème`) stands for that of the
    interviews: the reading finds its twin on the others.
    """
    wanted = fold(text)
    labels, aliases = _fields_by_heading()
    if wanted in labels:
        return Meant(labels[wanted])
    found = aliases.get(wanted, ())
    if len(found) == 1:
        return Meant(found[0])
    if text.strip() in _labels():
        return Meant(text.strip())
    return Meant(several=tuple(dict.fromkeys(_labels()[name] for name in found)))


def near_field(text: str, language: Language) -> str | None:
    """The heading of the column whose headings are nearest to `text`, or None."""
    labels, aliases = _fields_by_heading()
    known = {**{spelling: names[0] for spelling, names in aliases.items()}, **labels}
    near = _nearest(fold(text), known)
    return None if near is None else _labels()[known[near]].of(language)


def written_field(name: str, language: Language) -> str:
    """How a column is named so that `field_meant` gives it back."""
    label = _labels()[name].of(language)
    return label if field_meant(label).name == name else name


def settled_field(name: str) -> str:
    """The name under which a decision on a column is kept, of those that share its label."""
    return field_meant(_labels()[name].fr).name or name


def shown_field(name: str, language: Language) -> str:
    """The heading of a column, for people."""
    return _labels()[name].of(language)


def is_field(name: str) -> bool:
    """Whether any sheet has a column of this name."""
    return name in _labels()


def is_list(list_id: str) -> bool:
    """Whether any column holds values of a list of this id."""
    return list_id in _list_ids()


def lists_meant(text: str) -> tuple[str, ...]:
    """The lists that `text` names: an id, or the heading of columns that hold their values."""
    if text.strip() in _list_ids():
        return (text.strip(),)
    return _lists_by_name().get(_singular(text), ())


def near_list(text: str, language: Language) -> str | None:
    """The name of the list nearest to `text`, or None."""
    near = _nearest(_singular(text), _lists_by_name())
    return None if near is None else written_list(_lists_by_name()[near][0], language)


def written_list(list_id: str, language: Language) -> str:
    """How a list is named so that `lists_meant` gives it, and nothing else, back."""
    labels = (column.label.of(language) for column in _fields() if column.values == list_id)
    return next((label for label in labels if lists_meant(label) == (list_id,)), list_id)


def shown_list(list_id: str, language: Language) -> str:
    """The heading of the columns that hold values of a list, for people."""
    return next(c.label.of(language) for c in _fields() if c.values == list_id)


def value_meant(text: str, list_id: str, settings: Settings) -> str | None:
    """The value of a list that `text` names: its id, its words, or another spelling of it."""
    if text.strip() in list_values(list_id, settings):
        return text.strip()
    return settings.spellings(list_id).get(fold_without_articles(text))


def nearest_value(text: str, list_id: str, settings: Settings) -> str | None:
    """The value whose spellings are nearest to `text`, or None."""
    return nearest(text, settings.spellings(list_id))


def near_value(text: str, list_id: str, settings: Settings) -> str | None:
    """The words of the value nearest to `text`, or None."""
    near = nearest_value(text, list_id, settings)
    return None if near is None else settings.value_label(list_id, near)


def written_value(value: str, list_id: str, settings: Settings) -> str:
    """How a value is named so that `value_meant` gives it back."""
    label = settings.value_label(list_id, value)
    return label if value_meant(label, list_id, settings) == value else value


def list_values(list_id: str, settings: Settings) -> tuple[str, ...]:
    """The values of a list, in its order."""
    if list_id == "themes":
        return tuple(theme.id for theme in settings.themes)
    if list_id == "districts":
        return settings.districts
    return tuple(entry.id for entry in VALUE_LISTS[list_id].entries)


def near_word(text: str, words: Iterable[str]) -> str | None:
    """The one of a few words that is nearest to `text`, or None."""
    return _nearest(fold(text), words)


def _nearest(wanted: str, known: Iterable[str]) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(wanted, list(known), scorer=fuzz.ratio, score_cutoff=72)
    return None if best is None else str(best[0])


@cache
def _forms() -> tuple[SheetForm, ...]:
    """Every sheet, those of the interviews first."""
    return tuple(sorted(sheet_forms(), key=lambda form: form.parent is None))


@cache
def _fields() -> tuple[Field, ...]:
    """Every column that holds one field."""
    return tuple(column for form in _forms() for column in form.fields())


@cache
def _columns() -> tuple[Field | Spread, ...]:
    """Every column of every sheet, with those of which a cell tells several records."""
    return tuple(column for form in _forms() for column in columns_named(form))


@cache
def _labels() -> dict[str, Labels]:
    """Name of a field → the label it bears on most sheets."""
    borne = Counter((column.name, column.label) for column in _columns())
    labels: dict[str, Labels] = {}
    for (name, label), _ in borne.most_common():
        labels.setdefault(name, label)
    return labels


@cache
def _fields_by_heading() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Folded label → the first field that bears it; folded other heading → its fields."""
    labels: dict[str, str] = {}
    other: dict[str, dict[str, None]] = {}
    for column in _columns():
        for label in column.label:
            labels.setdefault(fold(label), column.name)
        for alias in column.aliases:
            other.setdefault(fold(alias), {})[column.name] = None
    return labels, {alias: tuple(names) for alias, names in other.items()}


@cache
def _list_ids() -> frozenset[str]:
    return frozenset(c.values for c in _fields() if c.values and c.values != DECIDED_THEMES)


@cache
def _lists_by_name() -> dict[str, tuple[str, ...]]:
    """Name in the singular → the lists whose columns bear it, by their labels, else otherwise."""
    labels: dict[str, dict[str, None]] = {}
    other: dict[str, dict[str, None]] = {}
    for column in _fields():
        if column.values in _list_ids():
            for label in column.label:
                labels.setdefault(_singular(label), {})[column.values] = None
            for alias in column.aliases:
                other.setdefault(_singular(alias), {})[column.values] = None
    return {name: tuple(lists) for name, lists in {**other, **labels}.items()}


def _singular(text: str) -> str:
    """A name folded, its words without the mark of the plural."""
    return " ".join(word.rstrip("sx") or word for word in fold(text).split())
