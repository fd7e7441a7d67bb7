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
_ASHEN = "#8A949D"
_COLORS = {
    "active": (SERIES[0], _WHITE),
    "fragile": (SERIES[1], INK),
    "dormant": (SERIES[4], _WHITE),
    "planned": (SERIES[3], INK),
    "gone": (_ASHEN, INK),
    DISPUTED: (SERIES[5], INK),
    UNKNOWN: (_PALE, INK),
}
"""State → the colour of its bars, and of the numbers on them; neighbours differ in lightness."""

ATTENTION = ("dormant", "fragile", DISPUTED)
"""States that ask for attention, in the order in which they are listed."""

_WATCHED = (*ATTENTION, "gone", "planned")
"""States whose resources are listed together, whatever their theme."""

_WIDTHS = {
    "name": 3.6,
    "names": 7.0,
    "theme": 2.0,
    "category": 2.0,
    "state": 2.2,
    "stated": 2.7,
    "standing": 1.6,
    "said": 2.2,
    "district": 1.7,
    "voices": 0.7,
    "resources": 1.4,
    "sources": 2.4,
    "id": 1.3,
    "types": 1.3,
    "needs": 1.3,
    "written": 1.2,
    "where": 2.5,
    "usable": 1.8,
    "kept": 2.6,
    "what": 1.2,
    "written_as": 3.4,
    "decisions": 1.6,
    "outside": 1.5,
    **dict.fromkeys(STANDINGS, 1.35),
}
_ALIGNED: Mapping[str, Align] = {
    **dict.fromkeys(("voices", "resources", "needs", "written", *STANDINGS), "right"),
    "types": "center",
}


def tables(printer: RegisterPrinter) -> tuple[Table, ...]:
    """Every table the template may place."""
    found = [balance(printer), *theme_tables(printer).values()]
    if any(printer.length(f"register.state.{state}") for state in _WATCHED):
        found.append(watched(printer))
    if printer.uncited():
        found.append(uncited(printer))
    if not printer.is_nil("register.resources"):
        found += [by_category(printer), by_district(printer)]
    if printer.resources and printer.internal:
        found.append(directory(printer))
    if printer.edition.register.merged:
        found.append(merged_names(printer))
    return tuple(found)


def theme_tables(printer: RegisterPrinter) -> dict[str, Table]:
    """Theme → the table of the resources described under it; none for a theme without any."""
    return {
        theme: _listed(printer, theme, resources, f"theme-{place}")
        for place, theme in enumerate(printer.themes(), start=1)
        if (resources := printer.first_of(theme))
    }


def by_theme_chart(printer: RegisterPrinter) -> tuple[Figure, ...]:
    """Resources by theme and state; no figure without resources."""
    themes = [t for t in printer.themes() if printer.length(f"register.themes.{t}.resources")]
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
    """Needs said and needs written beside the resources, theme by theme."""
    states = ["active", "fragile", "dormant", DISPUTED]
    rows = [
        [
            printer.theme_label(theme),
            printer.number(f"themes.{theme}.need.voices"),
            printer.number(f"register.written_needs.{theme}"),
            printer.number(f"register.themes.{theme}.resources"),
            *(printer.number(f"register.themes.{theme}.{state}") for state in states),
        ]
        for theme in balanced(printer)
    ]
    heads = ["theme", "needs", "written", "resources", *states]
    return _table(printer, "balance", heads, rows, source="resources.source.needs")


def balanced(printer: RegisterPrinter) -> tuple[str, ...]:
    """The themes with needs or resources, in the project's order; none last."""
    themes = dict.fromkeys((*printer.edition.register.themes, ""))
    known = [t for t in themes if t and (t in printer.themes() or printer.has_needs(t))]
    has_rest = printer.has_needs("") or not printer.is_nil("register.themes..resources")
    return (*known, *([""] if has_rest else []))


def watched(printer: RegisterPrinter) -> Table:
    """What sleeps, weakens or is discussed, then what is gone or planned: a row a state."""
    rows = []
    for state in _WATCHED:
        figure = f"register.state.{state}"
        if printer.is_nil(figure):
            continue
        found = printer.of_standing(state)
        names = printer.names(found)
        if state == DISPUTED:
            names = printer.disputed_names(found)
        hidden = printer.not_named(figure, len(found))
        parts = [names, printer.speech.count("resources.not_named.row", hidden) if hidden else ""]
        named = printer.speech("phase1.separator").join(part for part in parts if part)
        rows.append([printer.standing(state), printer.number(figure), named])
    return _table(printer, "attention", ["standing", "resources", "names"], rows)


def uncited(printer: RegisterPrinter) -> Table:
    """The resources that no voice cites, with what else the sheet names."""
    rows = [
        [printer.name(one), printer.state_alone(one), one.district or "–", printer.sources(one)]
        for one in printer.uncited()
    ]
    return _table(printer, "uncited", ["name", "said", "district", "sources"], rows)


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
    """Resources by district, the whole town and the districts not printed last."""
    rest = printer.speech("whole_town" if printer.internal else "resources.districts.rest")
    rows = [
        [place or rest, printer.number(figure)]
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
            printer.name(one),
            one.id,
            printer.category(one.category),
            "–" if one.actor_types is None else numbers(one.actor_types),
            printer.sources(one),
            printer.outside(one),
        ]
        for one in printer.alphabetical()
    ]
    heads = ["name", "id", "category", "types", "sources", "outside"]
    return _table(printer, "directory", heads, rows)


def merged_names(printer: RegisterPrinter) -> Table:
    """The names that somebody decided are one: for the internal edition."""
    speech = printer.speech
    rows = [
        [
            one.kept,
            speech.label("named_things", one.what),
            speech("phase1.separator").join(one.names),
            speech("phase1.separator").join(one.decisions),
        ]
        for one in printer.edition.register.merged
    ]
    heads = ["kept", "what", "written_as", "decisions"]
    return _table(printer, "merged", heads, rows, source="resources.merged.source")


def _listed(
    printer: RegisterPrinter, theme: str, resources: Sequence[ShownResource], name: str
) -> Table:
    """The resources described under a theme: what they are, their state, where, what for.

    Inside, how many voices cite them; a column of which nothing is known is left out.
    """
    columns = {
        "name": [
            "\n".join(part for part in (printer.name(one), one.description) if part)
            for one in resources
        ],
        "state" if printer.internal else "stated": [printer.state(one) for one in resources],
        "voices": [printer.voices(one) if printer.internal else "" for one in resources],
        "where": [printer.where(one) for one in resources],
        "usable": [one.usable_for for one in resources],
    }
    heads = [head for head, cells in columns.items() if any(cells)]
    rows = [
        [cell or "–" for cell in row]
        for row in zip(*(columns[head] for head in heads), strict=True)
    ]
    return _table(printer, "theme", heads, rows, name=name, theme=theme)


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
    theme: str = "",
    source: str = "resources.source",
    total: bool = False,
) -> Table:
    speech = printer.speech
    facts = _bases(printer)
    whole = {"theme": f"register.themes.{theme}.resources"}.get(kind, "register.resources")
    label = printer.theme_label(theme)
    listed = printer.listed(len(rows), whole)
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
    if speech("phase1.not_shown") in texts:
        parts.append(speech("phase1.not_shown.note"))
    return " ".join(parts)


def _bases(printer: RegisterPrinter) -> dict[str, str]:
    """The bases that captions and sources name."""
    return {
        "resources": printer.counted("register.resources", "resources"),
        "needs": printer.needs_said(),
        "written": printer.counted("register.written_needs", "contributions"),
    }
