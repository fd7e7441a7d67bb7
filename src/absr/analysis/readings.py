"""The indicators, and what they mean beside the voices.

Two joint displays: statistics × voices by theme (for the workshop) and by chapter (for the
board), and needs × resources by theme. Voices are counted, not lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.counting import Counting
from absr.analysis.indicators import indicators_of
from absr.analysis.phase1 import voices
from absr.analysis.pyramids import pyramids
from absr.model.catalogue import NO_CATALOGUE
from absr.model.figures import Figure, Unit
from absr.model.reading_facts import Balance, Crossing, Provision, Reading, ReadingFacts, Signal
from absr.model.value_lists import CHAPTERS, RESOURCE_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.catalogue import Catalogue
    from absr.model.corpus import Corpus
    from absr.model.kinds.statements import Statement
    from absr.model.reading_facts import Indicator
    from absr.model.settings import Settings

_REGISTER = "readings.register"

ACTIVE = "active"
"""A resource whose state nobody said is one to lean on, like an active one."""

_AWAITING = frozenset({"dormant", "fragile"})
"""States of a resource that is there, but not to be counted on as it is."""


def reading_facts(
    corpus: Corpus, settings: Settings, catalogue: Catalogue = NO_CATALOGUE
) -> ReadingFacts:
    """The indicators, and what they mean beside the voices."""
    count = Counting()
    gathered = indicators_of(corpus.observations, settings, catalogue, corpus.measurements)
    indicators = gathered.indicators
    latest = tuple(one for one in indicators if one.is_latest)
    needs = [s for s in corpus.statements if s.nature == "need"]
    said = len(voices(corpus.statements))
    themes = [theme.id for theme in settings.themes]
    for chapter in CHAPTERS.entries:
        linked = [theme.id for theme in settings.themes if chapter.id in theme.chapters]
        figure = _chapter_figure(chapter.id, linked, needs, said)
        count.figures[figure.id] = figure
    _count_register(count, corpus, themes)
    return ReadingFacts(
        figures=count.figures,
        sums=tuple(count.sums),
        indicators=indicators,
        themes=tuple(_by_theme(theme, latest, needs) for theme in themes),
        chapters=tuple(
            _by_chapter(e.id, latest, settings, count.figures) for e in CHAPTERS.entries
        ),
        balances=tuple(_balance(theme, corpus) for theme in themes),
        pyramids=pyramids(corpus.measurements, settings),
        absences=gathered.absences,
    )


def crossed(concluding: int, signals: int, *, said: bool) -> Reading:
    """Statistics beside voices, from the indicators that conclude and those in signal."""
    if not concluding:
        return Reading.NOT_MEASURED
    if signals:
        return Reading.CONFIRMED if said else Reading.BLIND_SPOT
    return Reading.WEAK_SIGNAL if said else Reading.QUIET


def provision(states: Iterable[str], *, has_need: bool) -> Provision:
    """Needs beside resources; what is planned or gone is no resource."""
    present = {state for state in states if state == ACTIVE or state in _AWAITING}
    if not has_need:
        return Provision.LEVER if present else Provision.NEITHER
    if ACTIVE in present:
        return Provision.SUPPORT
    return Provision.TO_CONNECT if present else Provision.MISSING


def _crossing(
    name: str, linked: Sequence[Indicator], figure: str, *, said: bool, is_linked: bool
) -> Crossing:
    concluding = sum(one.signal is not None and one.signal.concludes for one in linked)
    signals = tuple(one.id for one in linked if one.signal is Signal.SIGNAL)
    return Crossing(
        id=name,
        indicators=tuple(one.id for one in linked),
        concluding=concluding,
        signals=signals,
        voices=figure,
        is_linked=is_linked,
        reading=crossed(concluding, len(signals), said=said),
    )


def _by_theme(theme: str, latest: Iterable[Indicator], needs: Iterable[Statement]) -> Crossing:
    linked = [one for one in latest if theme in one.themes]
    said = any(theme in s.themes for s in needs)
    return _crossing(theme, linked, f"themes.{theme}.need.voices", said=said, is_linked=True)


def _by_chapter(
    chapter: str, latest: Iterable[Indicator], settings: Settings, figures: dict[str, Figure]
) -> Crossing:
    linked = [one for one in latest if one.chapter == chapter]
    figure = figures[f"chapters.{chapter}.need.voices"]
    reached = any(chapter in theme.chapters for theme in settings.themes)
    return _crossing(chapter, linked, figure.id, said=bool(figure.value), is_linked=reached)


def _chapter_figure(
    chapter: str, themes: Sequence[str], needs: Iterable[Statement], said: int
) -> Figure:
    """Voices that say a need on one of the themes that lead to a chapter.

    As few contributors as what its difference with a theme's own count gives away.
    """
    found = [s for s in needs if not set(themes).isdisjoint(s.themes)]
    whole = voices(found)
    of_themes = [voices(s for s in found if theme in s.themes) for theme in themes]
    groups = [whole, *of_themes, *(whole - part for part in of_themes)]
    behind = min((len({interview for interview, _ in g}) for g in groups if g), default=0)
    return Figure(
        id=f"chapters.{chapter}.need.voices",
        value=len(whole),
        unit=Unit.VOICES,
        base=said,
        evidence=tuple(s.id for s in found),
        contributors=behind,
        whole="said.voices",
    )


def _count_register(count: Counting, corpus: Corpus, themes: Iterable[str]) -> None:
    """Resources of the register by theme, without what is planned or gone."""
    present = [r for r in corpus.resources if _is_present(r.state)]
    count.whole(_REGISTER, Unit.RESOURCES, [r.id for r in present], personal=False)
    for theme in themes:
        ids = [r.id for r in present if theme in r.themes]
        count.part(f"{_REGISTER}.{theme}", _REGISTER, ids)


def _is_present(state: str | None) -> bool:
    return provision([state or ACTIVE], has_need=False) is Provision.LEVER


def _balance(theme: str, corpus: Corpus) -> Balance:
    said = [s for s in corpus.statements if theme in s.themes]
    states = {s.resource_state for s in said if s.nature == "resource"}
    states |= {r.state for r in corpus.resources if theme in r.themes}
    return Balance(
        theme=theme,
        states=tuple(e.id for e in RESOURCE_STATES.entries if e.id in states),
        is_unsaid=None in states,
        needs=f"themes.{theme}.need.voices",
        resources=f"themes.{theme}.resource.voices",
        register=f"{_REGISTER}.{theme}",
        provision=provision(
            (state or ACTIVE for state in states),
            has_need=any(s.nature == "need" for s in said),
        ),
    )
