"""The report on resources: what holds, what sleeps and what weakens, theme by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.rendering import Document
from absr.rendering.labels import document_labels
from absr.report.made import Report
from absr.report.register_printer import STANDINGS, RegisterPrinter
from absr.report.register_tables import balanced, by_theme_chart, tables, theme_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.wording.speech import Speech

_MOST_CITED = 3
_SEVERAL = 2


def resources_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The report on the resources of one edition."""
    printer = RegisterPrinter(edition, speech)
    settings = edition.settings
    found = tables(printer)
    document = Document(
        title=speech("resources.title"),
        subtitle=speech("resources.subtitle", commune=settings.commune_name),
        template=f"reports/{settings.language}/resources.md.j2",
        language=settings.language,
        labels=document_labels(speech),
        organisation=settings.organisation,
        date=speech.day(edition.day),
        status=speech(f"edition.{edition.audience}"),
        banner=settings.notice or "",
        values={
            **_essentials(printer),
            **_lists(printer),
            "placed": _placed(printer, [table.name for table in found]),
            "themes": _themes(printer),
            "internal": printer.internal,
            "hidden": _hidden(printer),
        },
        tables=found,
        figures=by_theme_chart(printer),
        overrides=overrides,
    )
    return Report(document, tuple(sorted(one.id for one in printer.resources)))


def _placed(printer: RegisterPrinter, names: Sequence[str]) -> dict[str, bool]:
    """Which tables and figures say something."""
    districts = [place for place, _ in printer.edition.register.districts if place]
    return {
        "by_theme": bool(printer.resources),
        "balance": bool(printer.resources),
        "attention": "attention" in names,
        "categories": "categories" in names,
        "districts": "districts" in names and bool(districts),
        "uncited": "uncited" in names,
        "directory": "directory" in names,
    }


def _hidden(printer: RegisterPrinter) -> str:
    edition = printer.edition
    if printer.internal or not edition.hidden:
        return ""
    return printer.speech("phase1.hidden", threshold=edition.settings.privacy.threshold)


# -- what comes first ------------------------------------------------------------------------


def _essentials(printer: RegisterPrinter) -> dict[str, object]:
    """The summary, the key figures and the points to remember."""
    lines = [
        _standings(printer),
        _most_cited(printer),
        _uncited(printer),
        *_gaps(printer),
        _unnamed(printer, ""),
    ]
    return {
        "summary": _summary(printer),
        "keys": _keys(printer),
        "essentials": [line for line in lines if line],
    }


def _summary(printer: RegisterPrinter) -> str:
    speech = printer.speech
    if not printer.resources:
        return speech("resources.summary.none")
    cited = [part for part in (_by_voices(printer), _by_tables(printer)) if part]
    return speech(
        "resources.summary",
        resources=printer.counted("register.resources", "resources"),
        cited=speech("phase1.separator").join(cited) or speech("resources.cited.nobody"),
    )


def _by_voices(printer: RegisterPrinter) -> str:
    if printer.is_nil("register.voices"):
        return ""
    if printer.is_hidden("register.voices"):
        return printer.speech("resources.cited.voices.few")
    return printer.speech.count("resources.cited.voices", int(printer.length("register.voices")))


def _by_tables(printer: RegisterPrinter) -> str:
    if printer.is_nil("register.tables"):
        return ""
    if printer.is_hidden("register.tables"):
        return printer.speech("resources.cited.tables.few")
    return printer.speech.count("resources.cited.tables", int(printer.length("register.tables")))


def _keys(printer: RegisterPrinter) -> list[dict[str, str]]:
    """The key figures that may be shown, each with its words in the singular or plural."""
    names = [
        "register.resources",
        "register.voices",
        "register.tables",
        "register.dormant_or_fragile",
    ]
    return [
        {
            "number": printer.number(name),
            "words": printer.speech.count(f"resources.key.{name}", int(printer.length(name))),
        }
        for name in names
        if printer.length(name)
    ]


def _standings(printer: RegisterPrinter) -> str:
    """Resources by state, in words."""
    parts = [
        printer.speech.count(f"resources.standing.{state}", int(printer.length(name)))
        for state in STANDINGS
        if printer.length(name := f"register.state.{state}")
    ]
    if not parts:
        return ""
    return printer.speech(
        "resources.standings",
        resources=printer.counted("register.resources", "resources"),
        parts=printer.speech.listing(parts),
    )


def _most_cited(printer: RegisterPrinter) -> str:
    """The resources that most voices cite, where that many may be told."""
    speech = printer.speech
    least = _SEVERAL if printer.internal else printer.edition.settings.privacy.threshold
    numbers = {one.id: printer.length(f"register.citations.{one.id}") for one in printer.resources}
    most = [one for one in printer.resources if numbers[one.id] >= least][:_MOST_CITED]
    if not most:
        return ""
    named = [
        speech(
            "resources.most_cited.one",
            name=one.name,
            voices=speech.count("count.voices", int(numbers[one.id])),
        )
        for one in most
    ]
    return speech("resources.most_cited", names=speech("phase1.separator").join(named))


def _uncited(printer: RegisterPrinter) -> str:
    number = int(printer.length("register.uncited"))
    return printer.speech.count("resources.uncited", number) if number else ""


def _gaps(printer: RegisterPrinter) -> list[str]:
    """The themes with needs and no resource, and with resources and no need."""
    if not printer.resources or printer.is_nil("said.need.voices"):
        return []
    needed = [t for t in balanced(printer) if not printer.is_nil(f"themes.{t}.need.voices")]
    bare = [theme for theme in needed if not printer.of_theme(theme)]
    sides = {
        "need": [theme for theme in bare if not printer.has_unnamed(theme)],
        "unnamed": [theme for theme in bare if printer.has_unnamed(theme)],
        "resource": [t for t in printer.themes() if t not in needed and printer.of_theme(t) and t],
    }
    return [
        printer.speech(
            f"resources.only.{side}",
            themes=printer.speech.listing([printer.theme_label(theme) for theme in themes]),
        )
        for side, themes in sides.items()
        if themes
    ]


def _unnamed(printer: RegisterPrinter, theme: str) -> str:
    """How much speaks of a resource without naming it, in all or in one theme (`.soins`)."""
    speech = printer.speech
    parts = [
        speech.count(f"count.{unit}", int(printer.length(name)))
        for name, unit in (
            (f"register.unnamed{theme}", "statements"),
            (f"register.unnamed_contributions{theme}", "contributions"),
        )
        if printer.length(name)
    ]
    if parts:
        return speech("resources.unnamed", parts=speech.listing(parts))
    if printer.is_hidden(f"register.unnamed{theme}"):
        return speech("resources.unnamed.few")
    return ""


# -- the lists ---------------------------------------------------------------------------------


def _themes(printer: RegisterPrinter) -> list[dict[str, object]]:
    """One section a theme."""
    placed = theme_tables(printer)
    sections: list[dict[str, object]] = []
    for theme in printer.themes():
        unnamed = _unnamed(printer, f".{theme}")
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        code = Markup(f"`absr trace register.unnamed.{theme}`")  # noqa: S704
        is_traced = printer.internal and printer.length(f"register.unnamed.{theme}") and theme
        sections.append(
            {
                "label": printer.theme_label(theme),
                "sentence": _theme_sentence(printer, theme),
                "table": placed[theme].name if theme in placed else "",
                "unnamed": unnamed,
                "trace": code if is_traced else "",
            }
        )
    return sections


def _theme_sentence(printer: RegisterPrinter, theme: str) -> str:
    speech = printer.speech
    if not theme:
        return speech("resources.theme.none")
    needs = f"themes.{theme}.need.voices"
    name = f"register.themes.{theme}.resources"
    resources = (
        speech("resources.theme.nothing")
        if printer.is_nil(name)
        else printer.counted(name, "resources")
    )
    if printer.is_nil("said.need.voices"):
        return speech("resources.theme.bare", resources=resources)
    if printer.is_nil(needs):
        return speech("resources.theme.no_need", resources=resources)
    return speech("resources.theme", resources=resources, needs=printer.counted(needs, "voices"))


def _lists(printer: RegisterPrinter) -> dict[str, object]:
    """What stands before the tables that go over all the themes."""
    speech = printer.speech
    gone = [one.name for one in printer.of_standing("gone")]
    planned = [one.name for one in printer.of_standing("planned")]
    series = speech("phase1.separator").join
    return {
        "attention": "" if _has_attention(printer) else speech("resources.attention.none"),
        "gone": speech("resources.gone", names=series(gone)) if gone else "",
        "planned": speech("resources.planned", names=series(planned)) if planned else "",
        "uncited": _uncited(printer) or speech("resources.uncited.none"),
        "gaps": _gaps(printer),
        "empty": "" if printer.resources else speech("resources.empty"),
    }


def _has_attention(printer: RegisterPrinter) -> bool:
    return bool(printer.of_standing("dormant", "fragile", "disputed"))
