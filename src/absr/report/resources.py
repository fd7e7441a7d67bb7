"""The report on resources: what holds, what sleeps and what weakens, theme by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.register_facts import DISPUTED
from absr.report.made import Content, Report, document_of
from absr.report.register_printer import STANDINGS, RegisterPrinter
from absr.report.register_tables import (
    ATTENTION,
    balanced,
    by_theme_chart,
    tables,
    theme_tables,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from absr.model.edition import Edition
    from absr.model.register_edition import ShownResource
    from absr.wording.speech import Speech

_MOST_CITED = 3
_SEVERAL = 2


def resources_report(edition: Edition, speech: Speech, overrides: Path | None) -> Report:
    """The report on the resources of one edition."""
    printer = RegisterPrinter(edition, speech)
    found = tables(printer)
    content = Content(
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
    )
    document = document_of("resources", printer, content, overrides)
    return Report(document, tuple(sorted(one.id for one in printer.resources)))


def _placed(printer: RegisterPrinter, names: Sequence[str]) -> dict[str, bool]:
    """Which tables and figures say something."""
    districts = [place for place, _ in printer.edition.register.districts if place]
    has_some = not printer.is_nil("register.resources")
    return {
        "by_theme": has_some,
        "balance": has_some,
        "attention": "attention" in names,
        "categories": "categories" in names,
        "districts": "districts" in names and bool(districts),
        "uncited": "uncited" in names,
        "directory": "directory" in names,
        "merged": "merged" in names,
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
        _not_named(printer),
    ]
    return {
        "summary": _summary(printer),
        "keys": _keys(printer),
        "essentials": [line for line in lines if line],
    }


def _summary(printer: RegisterPrinter) -> str:
    speech = printer.speech
    if printer.is_nil("register.resources"):
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
    ranked = sorted(printer.resources, key=lambda one: -numbers[one.id])
    left = numbers[ranked[_MOST_CITED].id] if len(ranked) > _MOST_CITED else 0
    # Of resources equal to the first one left out, none is named.
    most = [one for one in ranked[:_MOST_CITED] if numbers[one.id] >= max(least, left + 1)]
    if not most:
        return ""
    names = speech("phase1.separator").join(
        _cited(printer, one, int(numbers[one.id])) for one in most
    )
    return speech.count("resources.most_cited", len(most), names=names)


def _cited(printer: RegisterPrinter, resource: ShownResource, number: int) -> str:
    """A resource with its voices, of how many, and that its state is disputed if it is."""
    speech = printer.speech
    voices = speech.count("count.voices", number)
    if not printer.is_hidden("register.citing"):
        voices = speech(
            "resources.most_cited.of", voices=voices, whole=printer.number("register.citing")
        )
    if resource.standing != DISPUTED:
        return speech("resources.most_cited.one", name=resource.name, voices=voices)
    states = printer.states(resource, "some")
    return speech("resources.most_cited.disputed", name=resource.name, voices=voices, states=states)


def _uncited(printer: RegisterPrinter) -> str:
    number = int(printer.length("register.uncited"))
    return printer.speech.count("resources.uncited", number) if number else ""


def _not_named(printer: RegisterPrinter) -> str:
    """How many resources are counted in this edition and not named."""
    number = int(printer.length("register.not_named"))
    if not number:
        return ""
    key = "resources.not_named.inside" if printer.internal else "resources.not_named"
    return printer.speech.count(key, number)


def _gaps(printer: RegisterPrinter) -> list[str]:
    """The themes with needs and no resource, and with resources and no need.

    A need was said in an interview or written at the workshop.
    """
    if printer.is_nil("register.resources") or not _has_needs(printer):
        return []
    themes = [theme for theme in balanced(printer) if theme]
    has_some = {t: not printer.is_nil(f"register.themes.{t}.resources") for t in themes}
    bare = [t for t in themes if printer.has_needs(t) and not has_some[t]]
    sides = {
        "need": [theme for theme in bare if not printer.has_unnamed(theme)],
        "unnamed": [theme for theme in bare if printer.has_unnamed(theme)],
        "resource": [t for t in themes if has_some[t] and not printer.has_needs(t)],
    }
    return [
        printer.speech(
            f"resources.only.{side}",
            themes=printer.speech.listing([printer.theme_label(theme) for theme in themes]),
        )
        for side, themes in sides.items()
        if themes
    ]


def _has_needs(printer: RegisterPrinter) -> bool:
    names = ("said.need.voices", "register.written_needs")
    return not all(map(printer.is_nil, names))


def _unnamed(printer: RegisterPrinter, theme: str) -> str:
    """How much speaks of a resource without naming it, in all or in one theme (`.soins`)."""
    speech = printer.speech
    said, written = f"register.unnamed{theme}", f"register.unnamed_contributions{theme}"
    parts = [
        speech.count(f"resources.unnamed.{unit}", int(printer.length(name)))
        for name, unit in ((said, "statements"), (written, "contributions"))
        if printer.length(name)
    ]
    if printer.is_hidden(said):
        parts.insert(0, speech("resources.unnamed.few"))
    if not parts:
        return ""
    several = printer.is_hidden(said)
    number = _SEVERAL if several else int(printer.length(said) + printer.length(written))
    return speech.count("resources.unnamed", number, parts=speech.listing(parts))


# -- the lists ---------------------------------------------------------------------------------


def _themes(printer: RegisterPrinter) -> list[dict[str, object]]:
    """One section a theme."""
    placed = theme_tables(printer)
    sections: list[dict[str, object]] = []
    for theme in printer.themes():
        # Outside, where few statements of a theme are no number, the whole says it all.
        unnamed = _unnamed(printer, f".{theme}") if printer.internal else ""
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        code = Markup(f"`absr trace register.unnamed.{theme}`")  # noqa: S704
        is_traced = printer.internal and printer.length(f"register.unnamed.{theme}") and theme
        sections.append(
            {
                "label": printer.theme_label(theme),
                "sentence": _theme_sentence(printer, theme),
                "table": placed[theme].name if theme in placed else "",
                "also": _also(printer, theme),
                "unnamed": unnamed,
                "trace": code if is_traced else "",
            }
        )
    return sections


def _theme_sentence(printer: RegisterPrinter, theme: str) -> str:
    speech = printer.speech
    if not theme:
        return speech("resources.theme.none")
    name = f"register.themes.{theme}.resources"
    resources = (
        speech("resources.theme.nothing")
        if printer.is_nil(name)
        else printer.counted(name, "resources")
    )
    hidden = printer.not_named(name, len(printer.of_theme(theme)))
    if hidden:
        resources = speech.count("resources.theme.not_named", hidden, resources=resources)
    if not _has_needs(printer):
        return speech("resources.theme.bare", resources=resources)
    return speech("resources.theme", resources=resources, needs=_needs(printer, theme))


def _needs(printer: RegisterPrinter, theme: str) -> str:
    """The needs of a theme: by how many voices said, how many written."""
    speech = printer.speech
    said, written = f"themes.{theme}.need.voices", f"register.written_needs.{theme}"
    parts = []
    if printer.is_hidden(said):
        parts.append(speech("resources.theme.said.hidden"))
    elif not printer.is_nil(said):
        parts.append(speech.count("resources.theme.said", int(printer.length(said))))
    if not printer.is_nil(written):
        parts.append(speech.count("resources.theme.written", int(printer.length(written))))
    return speech.listing(parts) or speech("resources.theme.no_need")


def _also(printer: RegisterPrinter, theme: str) -> str:
    """The resources of a theme that are described under another."""
    speech = printer.speech
    groups = [
        speech(
            "resources.also.theme",
            theme=printer.theme_label(home),
            names=speech("phase1.separator").join(one.name for one in found),
        )
        for home, found in printer.elsewhere(theme)
    ]
    return speech("resources.also", groups=" ".join(groups)) if groups else ""


def _lists(printer: RegisterPrinter) -> dict[str, object]:
    """What stands before the tables that go over all the themes."""
    speech = printer.speech
    debated = [one for one in printer.resources if one.is_debated]
    has_some = not printer.is_nil("register.resources")
    return {
        "attention": _attention(printer) or speech("resources.attention.none"),
        "debated": speech("resources.debated", names=printer.names(debated)) if debated else "",
        "uncited": _uncited(printer) or speech("resources.uncited.none"),
        "gaps": _gaps(printer),
        "empty": "" if has_some else speech("resources.empty"),
        "categories": _categories(printer),
        "districts": _districts(printer),
    }


def _attention(printer: RegisterPrinter) -> str:
    """How many resources sleep, weaken or are discussed, in all and one by one."""
    numbers = {state: int(printer.length(f"register.state.{state}")) for state in ATTENTION}
    parts = [
        printer.speech.count(f"resources.standing.{state}", number)
        for state, number in numbers.items()
        if number
    ]
    if not parts:
        return ""
    return printer.speech(
        "resources.attention",
        listed=printer.listed(sum(numbers.values()), "register.resources"),
        parts=printer.speech.listing(parts),
    )


def _categories(printer: RegisterPrinter) -> str:
    """The category that most resources have, and those that none has."""
    speech = printer.speech
    names = printer.edition.resource_categories
    numbers = {name: int(printer.length(f"register.category.{name}")) for name in names}
    highest = max(numbers.values(), default=0)
    if not highest:
        return ""
    most = [printer.category(name) for name, number in numbers.items() if number == highest]
    said = speech.count(
        "resources.categories.most",
        len(most),
        names=speech("phase1.separator").join(most),
        number=speech.number(highest),
        whole=printer.number("register.resources"),
    )
    empty = [printer.category(name) for name, number in numbers.items() if not number]
    if not empty:
        return said
    none = speech("resources.categories.none", names=speech("phase1.separator").join(empty))
    return f"{said} {none}"


def _districts(printer: RegisterPrinter) -> str:
    """That a count of districts tells where one looked, and outside what it leaves out."""
    return printer.speech(f"resources.districts.{'inside' if printer.internal else 'outside'}")
