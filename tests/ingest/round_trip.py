"""Random records of every kind, as people write them and as the store must hold them.

What a record is worth is made first; how it is written follows from it. Nothing is asked of the
reading code, but for the key that two records must not share.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from absr.model.fields import ValueType
from absr.model.value_lists import VALUE_LISTS
from absr.reading.record_keys import record_key

if TYPE_CHECKING:
    from absr.model.fields import Field, Kind, SheetForm
    from absr.model.settings import Settings

TODAY = dt.date(2026, 11, 22)
TRAPS = (
    "18 %",
    "1 200 €",
    "12-14",
    "1/2",
    "00123",
    "2026-06-12",
    "12/06/2026",
    "oui",
    "non",
    "TRUE",
    "=1+1",
    "+33 accès",
    "-3",
    "- un tiret",
    "@ici",
    "'apostrophe devant",
    "l’apostrophe dedans",
    '"entre guillemets"',
    "« entre guillemets »",
    "un ; deux",
    "Totalement ouvert",
    "le total des repas",
    "un exemple à suivre",
    "un exemple",
    "* avec une étoile",
    "#N/A",
    "#REF!",
    "N/A",
    "NaN",
    "1E5",
    "18:15",
    "18 h 15",
    "_x000D_ au milieu",
    "<b>gras</b> & co",
    "[vide]",
    "–",
    "œuvre, Œuvre, ﬁn",
    "e\u0301 composé",
    "\N{GRINNING FACE} hors du plan",
    "العربية",
)
"""Texts that a spreadsheet or a reader may take for something else."""


PERIODS = (
    ("2020-01-01", "2020"),
    ("2020-09-01", "fin 2020"),
    ("2021-03-01", "mars 2021"),
    ("2022-09-01", "Automne 2022"),
    ("2020-09-01", "fin 2020 – début 2021"),
)
"""First day → how a period is written."""


def same_but_said(pairs):
    """A strategy of (value, as written) from one whose value is written as it is."""
    return pairs.map(lambda value: (value, value))


_letters = st.characters(categories=("L", "N", "P", "S"), exclude_characters="\ufeff\ufffd")
_words = st.text(_letters, min_size=1, max_size=12)
_lines = st.lists(_words, min_size=1, max_size=6).map(" ".join)
texts = st.one_of(st.sampled_from(TRAPS), _lines)
long_texts = st.one_of(
    texts,
    st.lists(texts, min_size=2, max_size=4).map("\n".join),
    st.integers(300, 3000).map(
        lambda size: ("Un texte long, avec ses accents éàü. " * 90)[:size].strip()
    ),
)
numbers = st.one_of(
    st.from_regex(r"[A-Z]{1,2}[0-9]{1,3}", fullmatch=True),
    st.from_regex(r"0[0-9]{4}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,5}", fullmatch=True),
    st.sampled_from(("COM-93063", "part_60p", "n° 12 bis", "2021")),
)
references = st.one_of(numbers, st.just("FRANCE"))
several_references = st.lists(
    st.one_of(
        references, st.sampled_from(("BPE 2024", "Le café de l'angle", "AMAP – Les Paniers"))
    ),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)
quantities = st.one_of(
    st.integers(0, 10**9).map(float),
    st.floats(0, 10**6, allow_nan=False).map(lambda number: round(number, 6)),
)


def a_date(column: Field):
    """A day, not to come unless the column is of plans; a period too where one may be written."""
    last = dt.date(2035, 12, 31) if column.to_come else TODAY
    days = st.dates(dt.date(1960, 1, 1), last).map(lambda day: (day.isoformat(), day))
    return st.one_of(days, st.sampled_from(PERIODS)) if column.roughly else days


def a_choice(column: Field, settings: Settings):
    """A value of the list under its id; any text where the project has none."""
    if not settings.choices(column.values):
        return same_but_said(texts.filter(_says_something))
    return st.sampled_from(_pairs(column.values, settings))


def _says_something(text: str) -> bool:
    """A stroke or « N/A » among the values of a list stands for an empty cell."""
    return text not in {"N/A", "#N/A"} and any(map(str.isalnum, text))


def _pairs(list_id: str, settings: Settings) -> list[tuple[str, str]]:
    themes = [(theme.id, theme.label) for theme in settings.themes]
    if list_id == "themes":
        return themes
    if list_id == "decided_themes":
        return [*themes, ("none", "Aucun")]
    entries = VALUE_LISTS[list_id].entries
    return [(entry.id, entry.label.of(settings.language)) for entry in entries]


def some_choices(column: Field, settings: Settings):
    """Several values of a list, in their order."""
    pairs = _pairs(column.values, settings)
    return st.lists(st.sampled_from(pairs), min_size=1, max_size=3, unique=True).map(
        lambda found: ([value for value, _ in found], tuple(word for _, word in found))
    )


def a_cell(column: Field, settings: Settings):
    """(What the store holds, what is written) for a filled cell of `column`."""
    low = 0 if column.minimum is None else column.minimum
    high = 10**6 if column.maximum is None else column.maximum
    if column.identity:
        return same_but_said(st.one_of(references, _lines.filter(str.isprintable)))
    made = {
        ValueType.REF: lambda: same_but_said(
            numbers if column.link or column.name == "ref" else references
        ),
        ValueType.REFS: lambda: several_references.map(lambda found: (list(found), found)),
        ValueType.TEXT: lambda: same_but_said(texts),
        ValueType.LONG_TEXT: lambda: same_but_said(long_texts),
        ValueType.DATE: lambda: a_date(column),
        ValueType.INTEGER: lambda: same_but_said(st.integers(low, high)),
        ValueType.NUMBER: lambda: same_but_said(quantities),
        ValueType.MEASURE: lambda: st.one_of(
            same_but_said(quantities), st.sampled_from(_pairs(column.values, settings))
        ),
        ValueType.YES_NO: lambda: same_but_said(st.booleans()),
        ValueType.CHOICE: lambda: a_choice(column, settings),
        ValueType.CHOICES: lambda: some_choices(column, settings),
    }
    return made[column.value]()


def a_row(columns, settings: Settings):
    """Field → (value, as written): what is required always, the others at times."""
    required = {c.name: a_cell(c, settings) for c in columns if c.required or c.name == "ref"}
    others = {c.name: a_cell(c, settings) for c in columns if c.name not in required}
    return st.fixed_dictionaries(required, optional=others)


def key_of(kind: Kind, row) -> object:
    """What two rows of a sheet must not share."""
    if any(column.identity for column in kind.fields) and "ref" not in kind.key:
        names = " ".join(str(row[n][0]) for n in ("last_name", "first_name") if n in row)
        return tuple(sorted(record_key_words(names)))
    values = {
        name: tuple(value) if isinstance(value, list) else value for name, (value, _) in row.items()
    }
    return record_key(kind, values)


def record_key_words(text: str) -> list[str]:
    """The words of a name, as they are compared."""
    from absr.model.labels import fold

    return fold(text).split()


def some_rows(form: SheetForm, settings: Settings):
    """Up to five rows that tell five records."""
    return st.lists(
        a_row(form.fields(), settings),
        min_size=1,
        max_size=5,
        unique_by=lambda row: key_of(form.kind, row),
    )


def some_interviews(statements: SheetForm, persons: SheetForm, settings: Settings):
    """Interviews, each with its statements and the persons met: three lists of rows a meeting."""
    own = {column.name for column in statements.kind.fields}
    columns = statements.fields()
    of_parent = [c for c in columns if c.name not in own and c.name != "ref"]
    said = a_row([c for c in columns if c.name in own], settings)
    met = a_row([c for c in persons.fields() if c.name != "ref"], settings)
    meeting = st.tuples(
        numbers,
        a_row(of_parent, settings),
        st.lists(said, min_size=1, max_size=3, unique_by=lambda row: key_of(statements.kind, row)),
        st.lists(met, max_size=2),
    )

    def apart(meetings) -> bool:
        everybody = [key_of(persons.kind, row) for _, _, _, rows in meetings for row in rows]
        return len(everybody) == len(set(everybody))

    return st.lists(
        meeting, min_size=1, max_size=3, unique_by=lambda found: "".join(record_key_words(found[0]))
    ).filter(apart)
