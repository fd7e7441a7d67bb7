"""The gate: from facts to the edition of one audience. Nothing else makes an `Edition`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from absr.model.edition import Audience, Edition, FileUsed, Quote, Shown
from absr.model.value_lists import (
    ACTOR_TYPES,
    NATURES,
    RESOURCE_CATEGORIES,
    RESOURCE_STATES,
)
from absr.privacy.suppression import hidden_figures

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from absr.model.figures import Figure, Sum
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.problem import Problem
    from absr.model.settings import Settings
    from absr.privacy.identities import NameFinder


class Facts(Protocol):
    """What phase 1 counts (built by `analysis.phase1`)."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure by id."""

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Figures that add up."""

    @property
    def actor_types(self) -> tuple[str, ...]:
        """Types met."""

    @property
    def absent_types(self) -> tuple[str, ...]:
        """Types not met."""

    @property
    def districts(self) -> tuple[str, ...]:
        """Districts met."""

    @property
    def by_theme(self) -> Mapping[str, tuple[Statement, ...]]:
        """Statements by theme."""

    @property
    def sub_themes(self) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Sub-themes by theme."""

    @property
    def interviews(self) -> Mapping[str, Interview]:
        """Interviews by id."""

    @property
    def first_interview(self) -> dt.date | None:
        """Day of the first."""

    @property
    def last_interview(self) -> dt.date | None:
        """Day of the last."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands beside the facts in an edition."""

    settings: Settings
    day: dt.date
    legal_window: tuple[dt.date, dt.date]
    names: NameFinder
    quote_level: Callable[[Statement, Interview], str]
    files: tuple[FileUsed, ...]
    problems: tuple[Problem, ...]
    aside_rows: Mapping[str, int]


def disclose(facts: Facts, audience: Audience, context: Context) -> Edition:
    """What `audience` may see of the facts."""
    internal = audience is Audience.INTERNAL
    settings = context.settings
    threshold = settings.privacy.threshold
    hidden = frozenset[str]() if internal else hidden_figures(facts.figures, facts.sums, threshold)
    gate = _Gate(facts, context, hidden, internal=internal)
    shown = gate.figures(hidden)
    themes = _ranked(tuple(facts.by_theme), lambda t: shown[f"themes.{t}.all.voices"].value)
    types = _listed(facts.actor_types, [entry.id for entry in ACTOR_TYPES.entries])
    districts = tuple(map(gate.place, _listed(facts.districts, settings.districts)))
    return Edition(
        audience=audience,
        settings=settings,
        day=context.day,
        legal_window=context.legal_window,
        figures=shown,
        themes=themes,
        actor_types=_met(types, lambda t: shown[f"heard.types.{t}.interviews"].value),
        absent_types=facts.absent_types,
        districts=_met(districts, lambda d: shown[f"heard.districts.{d}.interviews"].value),
        resource_states=tuple(e.id for e in RESOURCE_STATES.entries),
        resource_categories=tuple(e.id for e in RESOURCE_CATEGORIES.entries),
        quotes={theme: gate.quotes(facts.by_theme[theme]) for theme in themes},
        withheld={theme: gate.withheld(facts.by_theme[theme]) for theme in themes},
        sub_themes={
            theme: tuple(
                gate.text(name)
                for name, said_by in facts.sub_themes[theme]
                if internal or said_by >= threshold
            )
            for theme in themes
        },
        files=tuple(map(gate.file, context.files)),
        problems=tuple(map(gate.problem, context.problems)) if internal else (),
        problem_count=len(context.problems),
        aside_rows=context.aside_rows,
        first_interview=facts.first_interview,
        last_interview=facts.last_interview,
        hidden=len(hidden),
    )


def _shown(figure: Figure, facts: Facts, hidden: frozenset[str]) -> Shown:
    whole = {
        "interviews": "heard.interviews",
        "persons": "heard.persons",
        "statements": "said.statements",
        "voices": "said.voices",
    }[figure.unit]
    base_is_total = figure.base == facts.figures[whole].value
    base = None if base_is_total and whole in hidden else figure.base
    value = None if figure.id in hidden else figure.value
    return Shown(figure.id, value, figure.unit, base)


def _ranked(names: Sequence[str], value: Callable[[str], int | None]) -> tuple[str, ...]:
    """By the figure shown, the highest first; hidden ones keep the given order, after."""
    return tuple(sorted(names, key=lambda name: -(value(name) or 0)))


def _listed(names: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """In the order of a list, then of the alphabet: an order that says nothing of the counts."""
    rank = {name: place for place, name in enumerate(order)}
    return tuple(sorted(names, key=lambda name: (rank.get(name, len(rank)), name)))


def _met(names: Sequence[str], value: Callable[[str], int | None]) -> tuple[str, ...]:
    """As `_ranked`, with « not filled » last."""
    known = [name for name in names if name]
    return (*_ranked(known, value), *([""] if "" in names else []))


class _Gate:
    """Decides, text by text and statement by statement, what may be printed and how."""

    def __init__(
        self, facts: Facts, context: Context, hidden: frozenset[str], *, internal: bool
    ) -> None:
        self._interviews = facts.interviews
        self._context = context
        self._internal = internal
        self._facts = facts
        # A quote names its type only where the count of that type is shown: were it named from
        # some number on, the label would tell that the hidden count is at least that number.
        self._named_types = {
            name for name in facts.actor_types if f"heard.types.{name}.interviews" not in hidden
        }
        self._places: dict[str, str] = {}
        for district in facts.districts:
            place = self.text(district)
            while place in self._places.values():
                place += " *"
            self._places[district] = place

    def text(self, text: str) -> str:
        """A free text without names."""
        return self._context.names.masked(text)

    def place(self, district: str) -> str:
        """A district without names; two that become alike are told apart."""
        return self._places[district]

    def figures(self, hidden: frozenset[str]) -> dict[str, Shown]:
        """Every figure as it may be shown, under a name that names nobody."""
        renamed = {
            f"heard.districts.{district}.{unit}": f"heard.districts.{place}.{unit}"
            for district, place in self._places.items()
            for unit in ("interviews", "persons")
        }
        found = (_shown(figure, self._facts, hidden) for figure in self._facts.figures.values())
        named = (replace(shown, id=renamed.get(shown.id, shown.id)) for shown in found)
        return {shown.id: shown for shown in named}

    def file(self, file: FileUsed) -> FileUsed:
        """A delivered file; outside, only that there was one."""
        if not self._internal:
            return FileUsed(None, file.sha256, None, None)
        return replace(file, file=self.text(file.file or ""))

    def problem(self, problem: Problem) -> Problem:
        """A problem that repeats nobody's name: sheets and files are named after people too."""
        return replace(
            problem,
            file=self.text(problem.file),
            sheet=self.text(problem.sheet) if problem.sheet else problem.sheet,
            value=self.text(problem.value) if problem.value else problem.value,
            facts=tuple((name, self.text(fact)) for name, fact in problem.facts),
        )

    def quotes(self, statements: Sequence[Statement]) -> tuple[Quote, ...]:
        """What may be printed of these statements: by nature, the most stressed first.

        Nobody speaks twice before everybody has spoken once.
        """
        rank = {entry.id: place for place, entry in enumerate(NATURES.entries)}
        kept = [(s, quote) for s in statements if (quote := self._quote(s)) is not None]
        kept.sort(key=lambda pair: (-(pair[0].intensity or 0), pair[1].id))
        turns: Counter[tuple[str, str]] = Counter()
        ordered = []
        for statement, quote in kept:
            turn = turns[statement.nature, statement.interview]
            turns[statement.nature, statement.interview] += 1
            ordered.append((rank[statement.nature], turn, quote))
        ordered.sort(key=lambda entry: entry[:2])
        return tuple(quote for _, _, quote in ordered)

    def withheld(self, statements: Sequence[Statement]) -> int | None:
        """How many may not be printed; None outside: with what is printed, it gives the count."""
        return sum(self._quote(s) is None for s in statements) if self._internal else None

    def _quote(self, statement: Statement) -> Quote | None:
        interview = self._interviews[statement.interview]
        level = self._context.quote_level(statement, interview)
        allowed = level != "none" and bool(statement.quote)
        if not allowed and not statement.reformulation:
            return None
        words = statement.quote if allowed else statement.reformulation
        named = self._internal or interview.actor_type in self._named_types
        by_role = level in {"role", "name"} and allowed and interview.profile
        return Quote(
            id=statement.id,
            text=self.text(words or ""),
            nature=statement.nature,
            themes=statement.themes,
            actor_type=interview.actor_type if named and allowed else None,
            profile=self.text(interview.profile or "") if by_role else None,
            interview=interview.ref if self._internal else None,
            resource_category=statement.resource_category,
            resource_state=statement.resource_state,
            sub_theme=self.text(statement.sub_theme) if statement.sub_theme else None,
            is_reformulation=not allowed,
        )
