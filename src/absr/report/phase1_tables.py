"""The tables and figures of the phase 1 report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.value_lists import NATURES
from absr.rendering import Bar, Column, Figure, Pair, Table, bars, diverging
from absr.report.few import FEWEST_PARTS, told_together
from absr.wording.problems import cause, group_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.problem import Problem
    from absr.report.shown import Printer

_TYPED = "heard.types"
_MET = ("interviews", "persons")
_FEWEST_BARS = 3
"""A chart of fewer bars says less than a sentence."""
ANSWERED = ("3", "2", "1", "0")
"""Levels of readiness to act, the readiest first."""
READINESS = (*ANSWERED, "")
_ABOUT_FILES = frozenset({"aside", "replayed", "problems", "files"})
"""Tables that count cells and files: the interviews are not their source."""


def tables(printer: Printer) -> tuple[Table, ...]:
    """Every table the template may place."""
    found = [
        heard_types(printer),
        heard_districts(printer),
        themes(printer),
        _listed(printer, "resource-states", "state", "resource_states"),
        _listed(printer, "resource-categories", "category", "resource_categories"),
        readiness(printer),
    ]
    edition = printer.edition
    if aside_rows(printer):
        found.append(_aside(printer))
    if edition.replayed:
        found.append(_replayed(printer))
    if edition.problems:
        found.append(_problems(printer))
    if any(file.file for file in edition.files):
        found.append(_files(printer))
    return tuple(found)


def charts(printer: Printer) -> tuple[Figure, ...]:
    """Who was heard by type, and needs beside resources by theme."""
    return (_heard_chart(printer), _balance_chart(printer))


def placed(printer: Printer) -> dict[str, bool]:
    """Which tables and figures say something: where every count is hidden or nil, none does."""
    edition = printer.edition
    shows = printer.shows_any
    types = shows(f"{_TYPED}.{name}.interviews" for name in edition.actor_types)
    persons = shows(f"{_TYPED}.{name}.persons" for name in edition.actor_types)
    drawn = [n for n in edition.actor_types if not printer.is_hidden(f"{_TYPED}.{n}.persons")]
    sides = ("need", "resource")
    return {
        "heard_chart": persons and (printer.internal or len(drawn) >= _FEWEST_BARS),
        "heard_types": types or persons,
        "heard_districts": shows(
            f"heard.districts.{name}.{unit}"
            for name in edition.districts
            for unit in ("interviews", "persons")
        ),
        "balance": shows(f"themes.{t}.{side}.voices" for t in edition.themes for side in sides),
        "themes": shows(f"themes.{theme}.all.voices" for theme in edition.themes),
        "resource_states": shows(f"resources.state.{s}.statements" for s in _states(printer)),
        "resource_categories": shows(
            f"resources.category.{c}.statements" for c in (*edition.resource_categories, "")
        ),
        "readiness": shows(f"readiness.{level}" for level in READINESS if level),
        "aside": printer.internal and bool(aside_rows(printer)),
        "replayed": bool(edition.replayed),
        "problems": bool(edition.problems),
        "files": any(file.file for file in edition.files),
    }


def _states(printer: Printer) -> tuple[str, ...]:
    return (*printer.edition.resource_states, "")


def type_label(printer: Printer, actor_type: str) -> str:
    """The words of a type of actor; « not filled » for none."""
    speech = printer.speech
    return speech.label("actor_types", actor_type) if actor_type else speech("not_filled")


def heard_types(printer: Printer) -> Table:
    """Interviews and persons by type of actor; for the team beside what was planned.

    Whoever knows how many were to be met, and that all were, knows how many were.
    """
    edition = printer.edition
    quotas = dict(edition.settings.quotas) if printer.internal else {}
    named = [(type_label(printer, name), f"{_TYPED}.{name}") for name in edition.actor_types]
    heads = ["actor_type", "interviews", "persons"]
    if not quotas:
        return _table(printer, "heard-types", heads, _met(printer, "types", named), total=True)
    absent = [name for name in edition.absent_types if quotas.get(name)]
    named += [(type_label(printer, name), f"{_TYPED}.{name}") for name in absent]
    planned = [quotas.get(name) for name in (*edition.actor_types, *absent)]
    numbers = [printer.speech.number(n) if n is not None else "–" for n in planned]
    numbers.append(printer.speech.number(sum(quotas.values())))
    rows = [[*row, n] for row, n in zip(_met(printer, "types", named), numbers, strict=True)]
    return _table(printer, "heard-types", [*heads, "planned"], rows, total=True)


def heard_districts(printer: Printer) -> Table:
    """Interviews and persons by district."""
    speech = printer.speech
    named = [
        (name or speech("whole_town"), f"heard.districts.{name}")
        for name in printer.edition.districts
    ]
    heads = ["district", "interviews", "persons"]
    rows = _met(printer, "districts", named)
    return _table(printer, "heard-districts", heads, rows, total=True)


def _met(printer: Printer, what: str, named: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Interviews and persons of each, then in all; those of which neither is shown, in one row."""
    covered = [
        name for _, name in named if all(printer.is_hidden(f"{name}.{unit}") for unit in _MET)
    ]
    merges = len(covered) >= FEWEST_PARTS
    rows = [
        [label, *(printer.number(f"{name}.{unit}") for unit in _MET)]
        for label, name in named
        if not merges or name not in covered
    ]
    if merges:
        label = printer.speech.count(f"phase1.others.{what}", len(covered))
        rows.append([label, *(_together(printer, named, len(covered), unit) for unit in _MET)])
    total = [printer.number(f"heard.{unit}") for unit in _MET]
    return [*rows, [printer.speech("total"), *total]]


def _together(printer: Printer, named: Sequence[tuple[str, str]], covered: int, unit: str) -> str:
    """What the rows put together make: no number where another row is hidden as well."""
    parts = tuple(f"{name}.{unit}" for _, name in named)
    few, number = told_together(printer, parts, f"heard.{unit}")
    shown = bool(few) and len(few) == covered
    return printer.speech.number(number) if shown else printer.speech("phase1.not_shown")


def themes(printer: Printer) -> Table:
    """Voices by theme and nature."""
    natures = [entry.id for entry in NATURES.entries]
    rows = [
        [
            printer.edition.settings.theme_label(theme),
            *(printer.number(f"themes.{theme}.{nature}.voices") for nature in natures),
            printer.number(f"themes.{theme}.all.voices"),
            printer.number(f"themes.{theme}.all.statements"),
        ]
        for theme in printer.spoken()
    ]
    heads = ["theme", *(f"nature.{nature}" for nature in natures), "voices", "statements"]
    return _table(printer, "themes", heads, rows)


def _listed(printer: Printer, name: str, feature: str, list_id: str) -> Table:
    """Statements about resources, and their voices, by a listed feature."""
    speech = printer.speech
    values = getattr(printer.edition, list_id)
    rows = [
        [
            speech.label(list_id, value) if value else speech("not_filled"),
            printer.number(f"resources.{feature}.{value}.statements"),
            printer.number(f"resources.{feature}.{value}.voices"),
        ]
        for value in (*values, "")
        if not printer.is_nil(f"resources.{feature}.{value}.statements")
    ]
    if not rows:
        rows = [[speech("none"), "0", "0"]]
    return _table(printer, name, [name, "statements", "voices"], rows)


def readiness(printer: Printer) -> Table:
    """Interviews by readiness to act."""
    rows = [
        [printer.speech(f"readiness.{level or 'none'}"), printer.number(f"readiness.{level}")]
        for level in READINESS
        if level or not printer.is_nil("readiness.")
    ]
    return _table(printer, "readiness", ["readiness", "interviews"], rows)


def aside_rows(printer: Printer) -> dict[str, int]:
    """Reason → rows set aside, without the grey examples."""
    rows = printer.edition.aside_rows
    return {reason: number for reason, number in rows.items() if reason != "example" and number}


def _aside(printer: Printer) -> Table:
    rows = [
        [printer.speech(f"aside_reason.{reason}"), printer.speech.number(number)]
        for reason, number in sorted(aside_rows(printer).items())
    ]
    return _table(printer, "aside", ["reason", "rows"], rows)


def _replayed(printer: Printer) -> Table:
    """The words that were counted in a theme by a decision of the team."""
    rows = [
        [
            one.written,
            printer.edition.settings.theme_label(one.theme),
            printer.speech.number(one.statements),
        ]
        for one in printer.edition.replayed
    ]
    heads = ["replayed.written", "replayed.theme", "statements"]
    return _table(printer, "replayed", heads, rows, widths=(3, 3, 1))


def _problems(printer: Printer) -> Table:
    """Each cause once, with its addresses."""
    groups: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in printer.edition.problems:
        groups.setdefault(cause(problem), []).append(problem)
    rows = []
    for group in groups.values():
        text = group_text(group, printer.speech)
        rows.append([group[0].code, text.message, text.ways])
    rows.sort(key=lambda row: row[0])
    heads = ["code", "finding", "ways"]
    return _table(printer, "problems", heads, rows, widths=(1, 4, 4))


def _files(printer: Printer) -> Table:
    number = printer.speech.number
    rows = [
        [
            file.file or "",
            file.sha256[:12],
            number(file.interviews) if file.interviews else "–",
            number(file.statements) if file.statements else "–",
        ]
        for file in printer.edition.files
    ]
    heads = ["file", "fingerprint", "interviews", "statements"]
    return _table(printer, "files", heads, rows)


def _table(
    printer: Printer,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    total: bool = False,
    widths: Sequence[float] = (),
) -> Table:
    speech = printer.speech
    headings = [speech(f"column.{head}") for head in heads]
    columns = tuple(
        Column(
            heading,
            "left" if index == 0 or widths else "right",
            widths[index] if widths else _width(index, heading),
        )
        for index, heading in enumerate(headings)
    )
    return Table(
        name=name,
        caption=speech(f"phase1.{name}.caption", **_bases(printer)),
        columns=columns,
        rows=tuple(tuple(row) for row in rows),
        note=_note(printer, name, [text for row in rows for text in row]),
        source="" if name in _ABOUT_FILES else _source(printer),
        total=total,
    )


def _width(index: int, heading: str) -> float:
    """Room for the rows' names, and for the longest word of a heading."""
    if index == 0:
        return 2.6
    return max(1.0, max(map(len, heading.split())) / 8)


def _note(printer: Printer, name: str, texts: Sequence[str]) -> str:
    """How to read a table or figure, and what « n. c. » means where it stands."""
    speech = printer.speech
    key = f"phase1.{name}.note"
    is_hidden = speech("phase1.not_shown") in texts
    meaning = speech("phase1.not_shown.note") if is_hidden else ""
    return " ".join(part for part in (speech(key) if speech.has(key) else "", meaning) if part)


def _source(printer: Printer) -> str:
    hidden = any(map(printer.is_hidden, ("heard.interviews", "said.statements")))
    return printer.speech("phase1.source.bare" if hidden else "phase1.source", **_bases(printer))


def _bases(printer: Printer) -> dict[str, str]:
    """The bases that captions and sources name."""
    return {
        "interviews": printer.counted("heard.interviews", "interviews"),
        "persons": printer.counted("heard.persons", "persons"),
        "voices": printer.counted("said.voices", "voices"),
        "statements": printer.counted("said.statements", "statements"),
        "resources": printer.counted("said.resource.statements", "statements"),
    }


def _heard_chart(printer: Printer) -> Figure:
    speech, edition = printer.speech, printer.edition
    rows = [
        Bar(
            type_label(printer, name),
            printer.length(f"{_TYPED}.{name}.persons"),
            printer.number(f"{_TYPED}.{name}.persons"),
        )
        for name in edition.actor_types
        if not printer.is_hidden(f"{_TYPED}.{name}.persons")
    ]
    rows.sort(key=lambda row: -row.value)
    said = speech("phase1.separator").join(f"{row.label} {row.text}" for row in rows)
    return Figure(
        name="heard-chart",
        caption=speech("phase1.heard-chart.caption", **_bases(printer)),
        spec=bars(rows),
        alt=speech("phase1.heard-chart.alt", rows=said),
        note=speech("phase1.heard-chart.partial") if len(rows) < len(edition.actor_types) else "",
        source=_source(printer),
    )


def _balance_chart(printer: Printer) -> Figure:
    speech, edition = printer.speech, printer.edition
    rows = [
        Pair(
            edition.settings.theme_label(theme),
            printer.length(f"themes.{theme}.need.voices"),
            printer.number(f"themes.{theme}.need.voices"),
            printer.length(f"themes.{theme}.resource.voices"),
            printer.number(f"themes.{theme}.resource.voices"),
        )
        for theme in printer.spoken()
    ]
    said = speech("phase1.separator").join(
        speech("phase1.balance.row", theme=row.label, needs=row.left_text, resources=row.right_text)
        for row in rows
    )
    return Figure(
        name="balance",
        caption=speech("phase1.balance.caption", **_bases(printer)),
        spec=diverging(rows, speech("phase1.balance.needs"), speech("phase1.balance.resources")),
        alt=speech("phase1.balance.alt", rows=said),
        note=_note(
            printer, "balance", [t for row in rows for t in (row.left_text, row.right_text)]
        ),
        source=_source(printer),
    )
