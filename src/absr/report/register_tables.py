"""The tables and the figure of the report on resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.register_facts import DISPUTED, UNKNOWN
from absr.rendering import Column, Figure, Table
from absr.rendering.palette import INK, SERIES
from absr.rendering.stacked import Series, Stack, stacked
from absr.report.register_printer import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from absr.model.register_edition import ShownResource
    from absr.rendering import Align
    from absr.report.register_printer import RegisterPrinter

_WHITE = "#FFFFFF"
_PALE = "#EDF1F4"
_COLORS = {
    "active": (SERIES[0], _WHITE),
    "fragile": (SERIES[1], INK),
    "dormant": (SERIES[4], _WHITE),
    "planned": (SERIES[3], INK),
    "gone": (SERIES[2], _WHITE),
    DISPUTED: (SERIES[5], INK),
    UNKNOWN: (_PALE, INK),
}
"""State → the colour of its bars, and of the numbers on them; neighbours differ in lightness."""

ATTENTION = ("dormant", "fragile", DISPUTED)
"""States that ask for attention, in the order in which they are listed."""

_WIDTHS = {
    "name": 2.9,
    "theme": 2.4,
    "category": 2.0,
    "state": 1.9,
    "district": 1.4,
    "voices": 0.8,
    "resources": 1.1,
    "sources": 2.4,
    "id": 1.3,
    "types": 1.0,
    "needs": 1.0,
    **dict.fromkeys(STANDINGS, 1.0),
}
_ALIGNED: Mapping[str, Align] = {
    **dict.fromkeys(("voices", "resources", "needs", *STANDINGS), "right"),
    "types": "center",
}


def tables(printer: RegisterPrinter) -> tuple[Table, ...]:
    """Every table the template may place."""
    found = [balance(printer), *theme_tables(printer).values()]
    for name, resources in (
        ("attention", printer.of_standing(*ATTENTION)),
        ("uncited", printer.uncited()),
    ):
        if resources:
            found.append(_listed(printer, name, resources))
    if printer.resources:
        found += [by_category(printer), by_district(printer)]
        if printer.internal:
            found.append(directory(printer))
    return tuple(found)


def theme_tables(printer: RegisterPrinter) -> dict[str, Table]:
    """Theme → the table of its resources; none for a theme without any."""
    return {
        theme: _listed(
            printer,
            "theme",
            resources,
            name=f"theme-{place}",
            label=printer.theme_label(theme),
        )
        for place, theme in enumerate(printer.themes(), start=1)
        if (resources := printer.of_theme(theme))
    }


def by_theme_chart(printer: RegisterPrinter) -> tuple[Figure, ...]:
    """Resources by theme and state; no figure without resources."""
    themes = [t for t in printer.themes() if printer.of_theme(t)]
    met = [s for s in STANDINGS if printer.length(f"register.state.{s}")]
    if not themes:
        return ()
    speech = printer.speech
    rows = [
        Stack(
            printer.theme_label(theme),
            tuple(int(printer.length(f"register.themes.{theme}.{state}")) for state in met),
            printer.number(f"register.themes.{theme}.resources"),
        )
        for theme in themes
    ]
    series = [Series(printer.standing(state), *_COLORS[state]) for state in met]
    said = [
        speech(
            "resources.by-theme.row",
            theme=row.label,
            number=row.text,
            states=", ".join(
                speech("resources.by-theme.part", state=one.name.lower(), number=part)
                for one, part in zip(series, row.parts, strict=True)
                if part
            ),
        )
        for row in rows
    ]
    figure = Figure(
        name="by-theme",
        caption=speech("resources.by-theme.caption", **_bases(printer)),
        spec=stacked(rows, series),
        alt=speech("resources.by-theme.alt", rows=speech("phase1.separator").join(said)),
        note=speech("resources.by-theme.note"),
        source=speech("resources.source", **_bases(printer)),
    )
    return (figure,)


def balance(printer: RegisterPrinter) -> Table:
    """Voices for needs beside the resources, theme by theme."""
    states = ["active", "fragile", "dormant", DISPUTED]
    rows = [
        [
            printer.theme_label(theme),
            printer.number(f"themes.{theme}.need.voices"),
            printer.number(f"register.themes.{theme}.resources"),
            *(printer.number(f"register.themes.{theme}.{state}") for state in states),
        ]
        for theme in balanced(printer)
    ]
    heads = ["theme", "needs", "resources", *states]
    return _table(printer, "balance", heads, rows, source="resources.source.needs")


def balanced(printer: RegisterPrinter) -> tuple[str, ...]:
    """The themes with needs or resources, in the order of their resources."""
    silent = [
        theme
        for theme in printer.edition.themes
        if theme not in printer.themes() and not printer.is_nil(f"themes.{theme}.need.voices")
    ]
    known = [t for t in printer.themes() if t]
    without = [t for t in printer.themes() if not t and printer.of_theme(t)]
    return (*known, *silent, *without)


def by_category(printer: RegisterPrinter) -> Table:
    """Resources by category."""
    names = (*printer.edition.resource_categories, "")
    rows = [
        [
            printer.category(name) if name else printer.speech("not_filled"),
            printer.number(f"register.category.{name}"),
        ]
        for name in sorted(names, key=lambda n: (not n, -printer.length(f"register.category.{n}")))
        if not printer.is_nil(f"register.category.{name}")
    ]
    return _counts(printer, "categories", "category", rows)


def by_district(printer: RegisterPrinter) -> Table:
    """Resources by district, the whole town last."""
    rows = [
        [place or printer.speech("whole_town"), printer.number(figure)]
        for place, figure in sorted(
            printer.edition.register.districts,
            key=lambda pair: (not pair[0], -printer.length(pair[1])),
        )
        if not printer.is_nil(figure)
    ]
    return _counts(printer, "districts", "district", rows)


def directory(printer: RegisterPrinter) -> Table:
    """Every resource once with its evidence id and who cites it: for the internal edition."""
    numbers = printer.speech.number
    rows = [
        [
            one.name,
            one.id,
            "–" if one.actor_types is None else numbers(one.actor_types),
            printer.sources(one),
        ]
        for one in printer.edition.register.resources
    ]
    return _table(printer, "directory", ["name", "id", "types", "sources"], rows)


def _listed(
    printer: RegisterPrinter,
    kind: str,
    resources: Sequence[ShownResource],
    *,
    name: str = "",
    label: str = "",
) -> Table:
    """Resources with their category, state, district and voices."""
    last = "sources" if kind == "uncited" else "voices"
    rows = [
        [
            one.name,
            printer.category(one.category),
            printer.state(one),
            one.district or "–",
            printer.sources(one) if kind == "uncited" else printer.voices(one),
        ]
        for one in resources
    ]
    heads = ["name", "category", "state", "district", last]
    return _table(printer, kind, heads, rows, name=name, label=label)


def _counts(printer: RegisterPrinter, name: str, head: str, rows: Sequence[Sequence[str]]) -> Table:
    total = [printer.speech("total"), printer.number("register.resources")]
    return _table(printer, name, [head, "resources"], [*rows, total], total=True)


def _table(  # noqa: PLR0913 -- a table's parts
    printer: RegisterPrinter,
    kind: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    name: str = "",
    label: str = "",
    source: str = "resources.source",
    total: bool = False,
) -> Table:
    speech = printer.speech
    facts = _bases(printer)
    listed = speech.count("count.resources", len(rows))
    return Table(
        name=name or kind,
        caption=speech(f"resources.{kind}.caption", theme=label, listed=listed, **facts),
        columns=tuple(
            Column(
                speech(f"column.register.{head}"),
                _ALIGNED.get(head, "left"),
                _WIDTHS[head],
            )
            for head in heads
        ),
        rows=tuple(tuple(row) for row in rows),
        source=speech(source, **facts),
        note=_note(printer, heads, [text for row in rows for text in row]),
        total=total,
    )


def _note(printer: RegisterPrinter, heads: Sequence[str], texts: Sequence[str]) -> str:
    """The base of the voices, and what « n. c. » means where it stands."""
    speech = printer.speech
    parts = []
    wholes = ("voices", "tables")
    if "voices" in heads and not any(printer.is_hidden(f"register.{one}") for one in wholes):
        base = [
            speech.count(f"resources.base.{one}", int(number))
            for one in wholes
            if (number := printer.length(f"register.{one}"))
        ]
        parts += [speech("resources.voices.note", base=speech.listing(base))] if base else []
    marks = (speech("phase1.not_shown"), speech("register.voices.hidden"))
    if any(mark in text for mark in marks for text in texts):
        parts.append(speech("phase1.not_shown.note"))
    return " ".join(parts)


def _bases(printer: RegisterPrinter) -> dict[str, str]:
    """The bases that captions and sources name."""
    return {
        "resources": printer.counted("register.resources", "resources"),
        "whole": printer.number("register.resources"),
        "needs": printer.counted("said.need.voices", "voices"),
    }
