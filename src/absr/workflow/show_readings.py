"""`absr show readings`: each cell of the cross reading with its rule, numbers and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.cross_facts import Standing
from absr.wording.crossings import (
    Voiced,
    balance_text,
    barriers_label,
    crossing_short,
    crossing_text,
    held_text,
    indicator_line,
    provision_rule,
    reading_label,
    rule_text,
    side_text,
    strength_label,
    tension_label,
)
from absr.wording.indicators import sides_of
from absr.wording.speech import speak
from absr.workflow.tabulated import LINK, Tabulated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from absr.model.cross_facts import Side, Tension, Unmatched
    from absr.model.reading_facts import Balance, Crossing, Indicator
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project

Record = dict[str, object]

DISPLAYS = (
    *("chapters", "themes", "resources", "contradictions"),
    *("needs_without_resource", "resources_without_need"),
)
"""What a cell belongs to, in the order in which the cells are given."""

_SHOWN = frozenset({"strength_text", "short"})
"""What a cell has for people alone."""

NUMBERS = (
    *("voices", "base", "actor_types", "interviews"),
    *("indicators", "concluding", "signals", "favourable", "contrasted"),
    *("barriers", "resource_voices"),
    *(str(standing) for standing in Standing),
)
"""What may be counted in a cell."""


def tabulated_readings(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    """Every cell of the cross reading; `theme` keeps what touches it."""
    cells = _Cells(project, facts)
    speech = speak(project.settings.language)
    records = [r for r in cells.all() if theme is None or theme in cells.themes_of(r)]
    rows = tuple(
        (
            speech(f"cross.display.{record['display']}"),
            str(record["label"]),
            LINK.join(str(part) for part in (record["state"], record["strength_text"]) if part),
            str(record["short"] or record["sentence"]),
        )
        for record in records
    )
    told = tuple({key: value for key, value in r.items() if key not in _SHOWN} for r in records)
    return Tabulated(("display", "about", "state", "told"), rows, (), told)


class _Cells:
    """The cells of one project, as records with the same keys."""

    def __init__(self, project: Project, facts: ProjectFacts) -> None:
        self._settings = project.settings
        self._speech = speak(project.settings.language)
        self._facts = facts.facts.readings
        self._figures = facts.facts.figures
        self._indicators = {one.id: one for one in self._facts.indicators if one.is_latest}

    @staticmethod
    def themes_of(record: Record) -> Sequence[str]:
        """The themes that a cell touches."""
        themes = record["themes"]
        return themes if isinstance(themes, list) else []

    def all(self) -> Iterator[Record]:
        """Cell by cell, in the order of `DISPLAYS`."""
        for one in self._facts.chapters:
            yield self._crossing(one, is_chapter=True)
        for one in self._facts.themes:
            yield self._crossing(one, is_chapter=False)
        for balance in self._facts.balances:
            yield self._balance(balance)
        for tension in self._facts.tensions:
            yield self._tension(tension)
        for display, found in zip(
            DISPLAYS[-2:], (self._facts.needs_alone, self._facts.resources_alone), strict=True
        ):
            for unmatched in found:
                yield self._unmatched(display, unmatched)

    def _voiced(self, name: str) -> Voiced:
        figure = self._figures.get(name)
        return Voiced(figure.value, figure.base) if figure else Voiced(0, None)

    def _crossing(self, one: Crossing, *, is_chapter: bool) -> Record:
        speech, voiced = self._speech, self._voiced(one.voices)
        known = self._settings.themes
        themes = [t for t in known if one.id in (t.chapters if is_chapter else (t.id,))]
        linked = [theme.label for theme in themes] if is_chapter else None
        chapters = (one.id,) if is_chapter else themes[0].chapters
        label = speech.label("chapters", one.id) if is_chapter else themes[0].label
        numbers = {
            "voices": voiced.voices,
            "base": voiced.base,
            "actor_types": one.actor_types,
            "indicators": len(one.indicators),
            "concluding": one.concluding,
            "signals": len(one.signals),
            "favourable": len(one.favourable),
            "contrasted": len(one.contrasted),
        }
        return _record(
            display="chapters" if is_chapter else "themes",
            id=one.id,
            label=label,
            reading=str(one.told) if one.told else None,
            state=reading_label(speech, one),
            strength=str(one.strength) if one.is_linked else None,
            strength_text=strength_label(speech, one.strength),
            themes=[theme.id for theme in themes],
            chapters=list(chapters),
            sentence=crossing_text(speech, one, self._indicators, voiced, linked),
            short=crossing_short(speech, one, voiced),
            rule=rule_text(speech, one, voiced),
            numbers=_numbers(**numbers),
            indicators=[self._indicator(self._indicators[name]) for name in one.indicators],
            evidence=[*one.evidence, *self._ids(one.indicators)],
        )

    def _ids(self, names: Iterable[str]) -> list[str]:
        """Evidence ids of the values of some indicators."""
        return [found for name in names for found in self._indicators[name].evidence]

    def _indicator(self, one: Indicator) -> Record:
        above, below, compared = sides_of(one)
        return {
            "id": one.id,
            "label": one.label,
            "vintage": one.vintage,
            "signal": str(one.signal) if one.signal else None,
            "above": above,
            "below": below,
            "compared": compared,
            "headcount": one.town.numerator if one.town else None,
            "sentence": indicator_line(self._speech, one),
            "evidence": list(one.evidence),
        }

    def _balance(self, one: Balance) -> Record:
        theme = one.theme
        needs, resources = self._voiced(one.needs), self._voiced(one.resources)
        barriers = self._voiced(f"themes.{theme}.barrier.voices")
        held = {str(h.standing): h.resources for h in one.held}
        numbers = {
            "voices": needs.voices,
            "base": needs.base,
            "barriers": barriers.voices,
            "resource_voices": resources.voices,
            **{str(standing): held.get(standing, 0) for standing in Standing},
        }
        return _record(
            display="resources",
            id=theme,
            label=self._settings.theme_label(theme),
            reading=str(one.provision),
            state=self._speech(f"reading.provision.{one.provision}"),
            strength_text=barriers_label(self._speech, one),
            themes=[theme],
            sentence=balance_text(self._speech, one, needs, barriers, resources),
            short=held_text(self._speech, one.held),
            rule=provision_rule(self._speech, one),
            numbers=_numbers(**numbers),
            evidence=[*one.evidence, *(found for h in one.held for found in h.evidence)],
        )

    def _tension(self, one: Tension) -> Record:
        speech = self._speech
        texts = [side_text(speech, one.kind, side, self._indicators) for side in one.sides]
        sides = [self._side(side, text) for side, text in zip(one.sides, texts, strict=True)]
        return _record(
            display="contradictions",
            id=one.about,
            label=tension_label(speech, one, self._settings),
            reading=str(one.kind),
            state=speech(f"cross.tension.{one.kind}"),
            themes=list(one.themes),
            sentence=speech("cross.sides", one=texts[0], other=texts[1]),
            rule=speech(f"cross.rule.{one.kind}"),
            sides=sides,
            evidence=list(dict.fromkeys(e for side in one.sides for e in side.evidence)),
        )

    @staticmethod
    def _side(side: Side, text: str) -> Record:
        return {
            "what": list(side.what),
            "voices": side.voices,
            "on_sheet": side.on_sheet,
            "names": list(side.names),
            "sentence": text,
            "evidence": list(side.evidence),
        }

    def _unmatched(self, display: str, one: Unmatched) -> Record:
        said = self._speech.count("count.voices", one.voices or 0)
        rule = "needs_alone" if display == DISPLAYS[-2] else "resources_alone"
        return _record(
            display=display,
            id=one.name,
            label=one.name,
            themes=list(one.themes),
            sentence=said,
            rule=self._speech(f"cross.rule.{rule}"),
            numbers=_numbers(voices=one.voices, interviews=one.interviews),
            evidence=list(one.evidence),
        )


def _numbers(**told: int | None) -> dict[str, int | None]:
    """The numbers of a cell under every key; None where they are not of its display."""
    return dict.fromkeys(NUMBERS) | told


def _record(**told: object) -> Record:
    """A cell with every key; what it does not tell is empty."""
    empty: Record = {
        "display": None,
        "id": None,
        "label": None,
        "reading": None,
        "state": "",
        "strength": None,
        "strength_text": "",
        "themes": [],
        "chapters": [],
        "sentence": "",
        "short": "",
        "rule": "",
        "numbers": _numbers(),
        "indicators": [],
        "sides": [],
        "evidence": [],
    }
    return empty | told
