"""What contradicts what: listed with both sides, never averaged."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.balances import ACTIVE, CONTRARY, namings_of
from absr.analysis.phase1 import voices
from absr.analysis.register_entries import in_order
from absr.analysis.unmatched import LACKING
from absr.model.cross_facts import SIDE_VOICES, Side, Strength, Tension, TensionKind
from absr.model.value_lists import ACTOR_TYPES, RESOURCE_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from absr.analysis.balances import Naming
    from absr.analysis.unmatched import Matters
    from absr.model.corpus import Corpus
    from absr.model.kinds.statements import Statement
    from absr.model.reading_facts import Crossing
    from absr.model.settings import Settings

_TYPES = tuple(entry.id for entry in ACTOR_TYPES.entries)
_STATES = tuple(entry.id for entry in RESOURCE_STATES.entries)
_TWO_SOURCES = 2
"""A voice that says both is of two minds: no contradiction between sources."""


def tensions_of(
    corpus: Corpus,
    settings: Settings,
    themes: Sequence[Crossing],
    chapters: Sequence[Crossing],
    matters: Matters,
) -> tuple[Tension, ...]:
    """Every contradiction, kind by kind."""
    return (
        *_of_resources(corpus, settings),
        *_of_matters(matters),
        *_of_statistics(corpus.statements, settings, themes, chapters),
        *_of_types(corpus, settings),
    )


# -- the same resource, there for some and not for others ----------------------------------------


def _of_resources(corpus: Corpus, settings: Settings) -> Iterator[Tension]:
    order = [theme.id for theme in settings.themes]
    named: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings_of(corpus):
        if naming.name:
            named[naming.key].append(naming)
    for group in named.values():
        there = [naming for naming in group if naming.state == ACTIVE]
        contrary = [naming for naming in group if naming.state in CONTRARY]
        sources = {naming.voice for naming in (*there, *contrary)}  # None is the sheet
        if there and contrary and len(sources) >= _TWO_SOURCES:
            themes = {theme for naming in group for theme in naming.themes}
            # The sheet's own spelling first, as in the register.
            name = next((n.name for n in group if n.voice is None), group[0].name)
            yield Tension(
                TensionKind.RESOURCE_STATE,
                name or "",
                is_chapter=False,
                themes=in_order(themes & set(order), order),
                sides=(_side_of_state(there), _side_of_state(contrary)),
            )


def _side_of_state(namings: Sequence[Naming]) -> Side:
    told = {naming.voice for naming in namings if naming.voice}
    return Side(
        what=in_order({n.state for n in namings if n.state}, _STATES),
        voices=len(told),
        on_sheet=any(naming.voice is None for naming in namings),
        evidence=tuple(naming.record for naming in namings),
        interviews=len({interview for interview, _ in told}),
    )


# -- the same matter, lacking for some and there for others --------------------------------------


def _of_matters(matters: Matters) -> Iterator[Tension]:
    for key, statements in matters.said.items():
        lacking = [s for s in statements if s.nature == "need"]
        there = [
            s for s in statements if s.nature == "resource" and s.resource_state in {ACTIVE, None}
        ]
        if lacking and there and len(voices(lacking) | voices(there)) >= _TWO_SOURCES:
            yield Tension(
                TensionKind.NEED_AND_RESOURCE,
                matters.names[key],
                is_chapter=False,
                themes=matters.themes([*lacking, *there]),
                sides=(_side(("need",), lacking), _side(("resource",), there)),
            )


def _side(what: tuple[str, ...], statements: Sequence[Statement], figure: str = "") -> Side:
    return Side(
        what=what,
        voices=len(voices(statements)),
        evidence=tuple(s.id for s in statements),
        interviews=len({s.interview for s in statements}),
        figure=figure,
    )


# -- statistics and voices, statistics and statistics --------------------------------------------


def _of_statistics(
    statements: Sequence[Statement],
    settings: Settings,
    themes: Sequence[Crossing],
    chapters: Sequence[Crossing],
) -> Iterator[Tension]:
    leads = {theme.id: theme.chapters for theme in settings.themes}
    for one in filter(_says_something, chapters):
        linked = tuple(theme for theme, reached in leads.items() if one.id in reached)
        said = [s for s in statements if not set(linked).isdisjoint(s.themes)]
        yield from _well_placed(one, linked, said, is_chapter=True)
        if one.signals and one.favourable:
            signal = Side(("signal",), None, names=one.signals)
            yield Tension(TensionKind.INDICATORS, one.id, True, linked, (signal, _favourable(one)))
    for one in filter(_says_something, themes):
        said = [s for s in statements if one.id in s.themes]
        yield from _well_placed(one, (one.id,), said, is_chapter=False)
        yield from _only_resources(one, said)


def _says_something(one: Crossing) -> bool:
    """Whether statistics take a side: where they do not, nothing contradicts them."""
    return bool(one.signals or one.favourable)


def _favourable(one: Crossing) -> Side:
    return Side(("favourable",), None, names=one.favourable)


def _well_placed(
    one: Crossing, linked: tuple[str, ...], said: Iterable[Statement], *, is_chapter: bool
) -> Iterator[Tension]:
    """Several say a need where the town stands better than elsewhere."""
    if one.favourable and not one.signals and one.strength is Strength.SEVERAL:
        needs = _side(("need",), [s for s in said if s.nature == "need"], one.voices)
        kind = TensionKind.STATISTICS_FAVOURABLE
        yield Tension(kind, one.id, is_chapter, linked, (_favourable(one), needs))


def _only_resources(theme: Crossing, said: Sequence[Statement]) -> Iterator[Tension]:
    """Statistics signal a need, and the voices on the theme name resources only."""
    resources = [s for s in said if s.nature == "resource"]
    if theme.signals and resources and not any(s.nature in LACKING for s in said):
        yield Tension(
            TensionKind.STATISTICS_ALONE,
            theme.id,
            is_chapter=False,
            themes=(theme.id,),
            sides=(
                Side(("signal",), None, names=theme.signals),
                _side(("resource",), resources, f"themes.{theme.id}.resource.voices"),
            ),
        )


# -- types of actors that see the two sides of a theme -------------------------------------------


def _of_types(corpus: Corpus, settings: Settings) -> Iterator[Tension]:
    type_of = {interview.id: interview.actor_type for interview in corpus.interviews}
    for theme in settings.themes:
        by_type: dict[str, list[Statement]] = defaultdict(list)
        for s in corpus.statements:
            actor_type = type_of[s.interview]
            if theme.id in s.themes and actor_type and s.nature in {*LACKING, "resource"}:
                by_type[actor_type].append(s)
        taking = {name: said for name, said in by_type.items() if len(voices(said)) >= SIDE_VOICES}
        lacking = [n for n, said in taking.items() if all(s.nature in LACKING for s in said)]
        there = [n for n, said in taking.items() if all(s.nature == "resource" for s in said)]
        if lacking and there:
            yield Tension(
                TensionKind.ACTOR_TYPES,
                theme.id,
                is_chapter=False,
                themes=(theme.id,),
                sides=(
                    _side_of_types(("need", "barrier"), lacking, by_type),
                    _side_of_types(("resource",), there, by_type),
                ),
            )


def _side_of_types(
    what: tuple[str, ...], names: Iterable[str], by_type: dict[str, list[Statement]]
) -> Side:
    said = [s for name in names for s in by_type[name]]
    return Side(
        what=what,
        voices=len(voices(said)),
        names=in_order(set(names), _TYPES),
        evidence=tuple(s.id for s in said),
        interviews=len({s.interview for s in said}),
    )
