"""The indicators, and what they mean beside the voices.

Two joint displays: statistics × voices by theme (for the workshop) and by chapter (for the
board), and needs × resources by theme. Voices are counted, not lines.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from absr.analysis.balances import REGISTER, Balances, standing_of
from absr.analysis.counting import Counting
from absr.analysis.indicators import indicators_of
from absr.analysis.phase1 import voices
from absr.analysis.pyramids import pyramids
from absr.analysis.tensions import tensions_of
from absr.analysis.unmatched import LACKING, Matters
from absr.model.catalogue import NO_CATALOGUE
from absr.model.cross_facts import Strength, TypeVoices, strength_of
from absr.model.figures import Figure, Unit
from absr.model.reading_facts import Crossing, Reading, ReadingFacts, Signal
from absr.model.value_lists import ACTOR_TYPES, CHAPTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from absr.model.catalogue import Catalogue
    from absr.model.corpus import Corpus
    from absr.model.kinds.statements import Statement
    from absr.model.reading_facts import Indicator
    from absr.model.settings import Settings


def reading_facts(
    corpus: Corpus, settings: Settings, catalogue: Catalogue = NO_CATALOGUE
) -> ReadingFacts:
    """The indicators, and what they mean beside the voices."""
    count = Counting()
    gathered = indicators_of(corpus.observations, settings, catalogue, corpus.measurements)
    indicators = gathered.indicators
    themes = [theme.id for theme in settings.themes]
    _count_register(count, corpus, themes)
    crossed_with = _Crossings(corpus, settings, [one for one in indicators if one.is_latest])
    by_theme = tuple(map(crossed_with.of_theme, themes))
    by_chapter = tuple(crossed_with.of_chapter(entry.id) for entry in CHAPTERS.entries)
    balances = Balances(corpus)
    matters = Matters(corpus.statements, settings)
    return ReadingFacts(
        figures={**count.figures, **crossed_with.figures},
        sums=tuple(count.sums),
        indicators=indicators,
        themes=by_theme,
        chapters=by_chapter,
        balances=tuple(map(balances.of, themes)),
        tensions=tensions_of(corpus, settings, by_theme, by_chapter, matters),
        needs_alone=matters.only("need", {"resource"}),
        resources_alone=matters.only("resource", LACKING),
        heard_on=tuple(_heard_on(corpus, themes)),
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


class _Crossings:
    """Statistics × voices; holds the figures of the chapters."""

    def __init__(self, corpus: Corpus, settings: Settings, indicators: Sequence[Indicator]) -> None:
        self._settings = settings
        self._indicators = indicators
        self._lacking = [s for s in corpus.statements if s.nature in LACKING]
        self._said = len(voices(corpus.statements))
        self._type_of = {interview.id: interview.actor_type for interview in corpus.interviews}
        self.figures: dict[str, Figure] = {}

    def of_theme(self, theme: str) -> Crossing:
        """One theme, through the indicators' own column or the crosswalk."""
        linked = [one for one in self._indicators if theme in one.themes]
        lacking = [s for s in self._lacking if theme in s.themes]
        return self._crossing(theme, linked, f"themes.{theme}.need.voices", lacking, is_linked=True)

    def of_chapter(self, chapter: str) -> Crossing:
        """One chapter, with the voices of the themes that lead to it."""
        linked = [one for one in self._indicators if one.chapter == chapter]
        themes = [theme.id for theme in self._settings.themes if chapter in theme.chapters]
        lacking = [s for s in self._lacking if not set(themes).isdisjoint(s.themes)]
        figure = self._chapter_figure(chapter, themes, _needs(lacking))
        self.figures[figure.id] = figure
        crossing = self._crossing(chapter, linked, figure.id, lacking, is_linked=bool(themes))
        return replace(crossing, strength=self._told_apart(chapter, crossing, _needs(lacking)))

    def _crossing(
        self,
        name: str,
        linked: Sequence[Indicator],
        figure: str,
        lacking: Sequence[Statement],
        *,
        is_linked: bool,
    ) -> Crossing:
        needs = _needs(lacking)
        deciding = [one for one in linked if one.decides]
        beyond = [one for one in linked if not one.decides]
        concluding = sum(one.signal is not None and one.signal.settles for one in deciding)
        signals = _in(deciding, Signal.SIGNAL)
        types = {self._type_of[s.interview] for s in needs} - {None, ""}
        return Crossing(
            id=name,
            indicators=tuple(one.id for one in deciding),
            concluding=concluding,
            signals=signals,
            voices=figure,
            is_linked=is_linked,
            reading=crossed(concluding, len(signals), said=bool(lacking)),
            strength=self._strength(needs, len(types), has_barriers=bool(lacking)),
            actor_types=len(types),
            favourable=_in(deciding, Signal.FAVOURABLE),
            contrasted=_in(deciding, Signal.CONTRASTED),
            evidence=tuple(s.id for s in needs or lacking),
            beyond=tuple(one.id for one in beyond),
            beyond_signals=len(_in(beyond, Signal.SIGNAL)),
        )

    def _strength(
        self, needs: Sequence[Statement], actor_types: int, *, has_barriers: bool
    ) -> Strength:
        """How many say the need; where none does, whether barriers are said."""
        found = strength_of(len(voices(needs)), actor_types, self._settings.thresholds)
        return Strength.BARRIERS if found is Strength.NONE and has_barriers else found

    def _told_apart(
        self, chapter: str, crossing: Crossing, needs: Sequence[Statement]
    ) -> Strength | None:
        """The strength of a chapter by the themes that lead to it alone, where others do too."""
        alone = {theme.id for theme in self._settings.themes if theme.chapters == (chapter,)}
        own = [s for s in needs if not alone.isdisjoint(s.themes)]
        if voices(own) == voices(needs):
            return crossing.strength
        types = {self._type_of[s.interview] for s in own} - {None, ""}
        found = strength_of(len(voices(own)), len(types), self._settings.thresholds)
        return found if found is Strength.SEVERAL else Strength.SHARED

    def _chapter_figure(
        self, chapter: str, themes: Sequence[str], needs: Sequence[Statement]
    ) -> Figure:
        """Voices that say a need on one of the themes that lead to a chapter.

        As few contributors as what its difference with a theme's own count gives away.
        """
        whole = voices(needs)
        of_themes = [voices(s for s in needs if theme in s.themes) for theme in themes]
        groups = [whole, *of_themes, *(whole - part for part in of_themes)]
        behind = min((len({interview for interview, _ in g}) for g in groups if g), default=0)
        return Figure(
            id=f"chapters.{chapter}.need.voices",
            value=len(whole),
            unit=Unit.VOICES,
            base=self._said,
            evidence=tuple(s.id for s in needs),
            contributors=behind,
            whole="said.voices",
        )


def _in(indicators: Iterable[Indicator], signal: Signal) -> tuple[str, ...]:
    """The ids of the indicators that say this."""
    return tuple(one.id for one in indicators if one.signal is signal)


def _needs(statements: Iterable[Statement]) -> list[Statement]:
    """The needs among statements that say what is lacking or in the way."""
    return [s for s in statements if s.nature == "need"]


def _count_register(count: Counting, corpus: Corpus, themes: Iterable[str]) -> None:
    """Resources of the register by theme, without what is planned or gone."""
    present = [r for r in corpus.resources if standing_of({r.state} if r.state else ()).is_present]
    count.whole(REGISTER, Unit.RESOURCES, [r.id for r in present], personal=False)
    for theme in themes:
        ids = [r.id for r in present if theme in r.themes]
        count.part(f"{REGISTER}.{theme}", REGISTER, ids)


def _heard_on(corpus: Corpus, themes: Iterable[str]) -> Iterator[TypeVoices]:
    """Who speaks of what: voices by theme and type of actors, whatever they say."""
    type_of = {interview.id: interview.actor_type for interview in corpus.interviews}
    for theme in themes:
        said: dict[str, list[Statement]] = defaultdict(list)
        for s in corpus.statements:
            if theme in s.themes:
                said[type_of[s.interview] or ""].append(s)
        for actor_type in (*(entry.id for entry in ACTOR_TYPES.entries), ""):
            if found := said.get(actor_type):
                yield TypeVoices(theme, actor_type, len(voices(found)), tuple(s.id for s in found))
