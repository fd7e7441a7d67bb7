"""What decides, text by text and figure by figure, what an audience may see and how."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from absr.model.edition import Audience, FileUsed, Quote, Replayed, Shown
from absr.model.figures import Unit
from absr.model.labels import fold
from absr.model.register_facts import NOT_NAMED, resource_key
from absr.model.value_lists import NATURES
from absr.privacy.free_texts import names_somebody
from absr.privacy.suppression import is_vague
from absr.privacy.told import problem_without_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from absr.model.facts import Facts
    from absr.model.figures import Figure
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.problem import Problem
    from absr.model.settings import Settings
    from absr.model.theme_decisions import DatedDecision, ThemeDecision
    from absr.privacy.identities import NameFinder


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
    replayed: tuple[Replayed, ...] = ()
    theme_decisions: tuple[DatedDecision, ...] = ()


MOST_REFORMULATED = 2
"""Reformulations of one interview outside the team: more of them would tell a life."""

MOST_SIGNED = 2
"""Quotes under one role outside the team: more of them would rebuild one person, as the number of
the interview would. The others are printed under their type of actor, or under none."""

_DISTRICT = ".district."
"""Stands in the names of figures that end with what people typed."""

_MATTER = "matters."
"""Begins the names of figures of sub-themes, which hold what people typed."""

_PLACED = "workshop.placed"
"""All the dots of a college."""


def _untold(figures: Mapping[str, Figure], hidden: frozenset[str], threshold: int) -> Iterator[str]:
    """Dots by college of which nothing is said, not even which colleges placed some.

    Totals of dots are shown to everybody. Where one college placed them all, hiding its number
    beside the noughts of the others would not hide it. Of all the dots of a college something is
    said only where some of them are shown.
    """
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures.values():
        if figure.unit is Unit.DOTS and figure.personal:
            groups[figure.id.rpartition(".")[0]].append(figure)
    whole = groups.pop(_PLACED, [])
    voting = set()
    for group in groups.values():
        covered = [figure for figure in group if figure.id in hidden]
        if covered and not is_vague(covered, threshold):
            yield from (figure.id for figure in group)
        elif not covered:
            voting |= {figure.id.rpartition(".")[2] for figure in group if figure.value}
    if any(figure.id in hidden for figure in whole):
        names = (figure.id for figure in whole)
        yield from (name for name in names if name.rpartition(".")[2] not in voting)


class Gate:
    """Decides, text by text and statement by statement, what may be printed and how."""

    def __init__(
        self, facts: Facts, context: Context, hidden: frozenset[str], audience: Audience
    ) -> None:
        """Keep what the audience may not see: `hidden` figures, names, quotes not permitted."""
        self.audience = audience
        self.internal = audience is Audience.INTERNAL
        self.settings = context.settings
        self.day = context.day
        self._interviews = facts.phase1.interviews
        self._context = context
        self._hidden = hidden
        untold = _untold(facts.figures, hidden, self.settings.privacy.threshold)
        # That a college placed more dots than it was handed is told, though not how many.
        self._untold = frozenset(untold) - {found.placed for found in facts.workshop.overspent}
        # A quote names its type only where the count of that type is shown: were it named from
        # some number on, the label would tell that the hidden count is at least that number.
        self._named_types = {
            name
            for name in facts.phase1.actor_types
            if f"heard.types.{name}.interviews" not in hidden
        }
        said = () if self.internal else facts.phase1.statements
        self._naming = frozenset(s.id for s in said if names_somebody(s, context.names))
        self._reformulated = frozenset(self._few_reformulations(facts.phase1.statements))
        self._signed = frozenset(self._few_signed(facts.phase1.statements))
        # The name of a figure holds a sub-theme without its plurals: no finder knows names so.
        self._matters = {
            matter.voices.split(".")[1]: masked
            for matter in facts.unsaid.matters
            if (masked := self.text(matter.name)) != matter.name
        }
        self._unnamed = frozenset(
            resource_key(entry.name)
            for entry in facts.register.entries
            if entry.outside == NOT_NAMED and not self.internal
        )
        self._places: dict[str, str] = {}
        for district in facts.phase1.districts:
            place = self.text(district)
            while place in self._places.values():
                place += " *"
            self._places[district] = place

    def text(self, text: str) -> str:
        """A free text without names."""
        return self._context.names.masked(text)

    def role(self, role: str) -> str:
        """What somebody does, without the names that stand there instead."""
        return self._context.names.masked_role(role)

    def resource(self, name: str) -> str | None:
        """The name of a resource without names of persons; None where it stays in the office."""
        return None if resource_key(name) in self._unnamed else self.text(name)

    def place(self, district: str) -> str:
        """A district without names; two that become alike are told apart."""
        return self._places[district]

    def figures(self, figures: Mapping[str, Figure]) -> dict[str, Shown]:
        """Every figure as it may be shown, under a name that names nobody; outside, not all.

        Only the keys, by which the parts of the edition find their figures, hold districts and
        sub-themes as they were typed.
        """
        renamed = {
            f"heard.districts.{district}.{unit}": f"heard.districts.{place}.{unit}"
            for district, place in self._places.items()
            for unit in ("interviews", "persons")
        }
        found = {}
        for figure in figures.values():
            if figure.id in self._untold or self._names_a_few(figure):
                continue
            if figure.inside and not self.internal:
                continue
            key = renamed.get(figure.id, figure.id)
            found[key] = replace(self._shown(figure), id=self._named(key))
        return found

    def _named(self, key: str) -> str:
        """The name of a figure without names of persons."""
        if key.startswith(_MATTER):
            _, stem, rest = key.split(".", 2)
            return f"{_MATTER}{self._matters.get(stem, stem)}.{rest}"
        return self.text(key) if _DISTRICT in key else key

    def _names_a_few(self, figure: Figure) -> bool:
        """Whether the very name of a figure repeats words of few: a sub-theme that is hidden."""
        stem = ".".join(figure.id.split(".")[:2])
        return figure.id.startswith(_MATTER) and self.hides(f"{stem}.voices")

    def hides(self, figure: str) -> bool:
        """Whether the figure called so may not be shown to this audience."""
        return figure in self._hidden

    def _shown(self, figure: Figure) -> Shown:
        base = None if figure.whole in self._hidden and figure.whole != figure.id else figure.base
        value = None if figure.id in self._hidden else figure.value
        if value is None and figure.whole == figure.id:
            base = None
        return Shown(figure.id, value, figure.unit, base)

    def file(self, file: FileUsed) -> FileUsed:
        """A delivered file; outside, only that there was one."""
        if not self.internal:
            return FileUsed(None, file.sha256, None, None)
        return replace(file, file=self.text(file.file or ""))

    def problem(self, problem: Problem) -> Problem:
        """A problem that repeats nobody's name: sheets and files are named after people too."""
        return problem_without_names(problem, self._context.names)._replace(
            file=self.text(problem.file),
            sheet=self.text(problem.sheet) if problem.sheet else problem.sheet,
        )

    def replayed(self, replayed: Iterable[Replayed]) -> tuple[Replayed, ...]:
        """Words counted in a theme by a decision, without names; none outside the team.

        They are the words of the sheets as they were typed, beside counts that nothing hides.
        """
        if not self.internal:
            return ()
        return tuple(replace(one, written=self.text(one.written)) for one in replayed)

    def theme_decisions(self, decisions: Iterable[DatedDecision]) -> tuple[DatedDecision, ...]:
        """The decisions on themes that hold; outside, which themes and when, and no more.

        Sub-themes are words of few, a reason is written for the team, and what a decision moved
        is told by nothing else: counts before and after it would give single statements away.
        """
        kept = [one for one in decisions if one.undone_by is None]
        return tuple(one._replace(decision=self._theme_decision(one.decision)) for one in kept)

    def _theme_decision(self, decision: ThemeDecision) -> ThemeDecision:
        if not self.internal:
            return decision._replace(sub_themes=(), reason=None, recoded={}, words=0, tallies=())
        return decision._replace(
            sub_themes=tuple(map(self.text, decision.sub_themes)),
            reason=self.text(decision.reason) if decision.reason else None,
        )

    def quotes(self, statements: Sequence[Statement]) -> tuple[Quote, ...]:
        """What may be printed of these statements: by nature, the most stressed first.

        Nobody speaks twice before everybody has spoken once.
        """
        rank = {entry.id: place for place, entry in enumerate(NATURES.entries)}
        kept = [(s, quote) for s in statements if (quote := self.quote(s)) is not None]
        kept.sort(key=lambda pair: (-(pair[0].intensity or 0), pair[1].id))
        turns: Counter[tuple[str, str]] = Counter()
        ordered = []
        for statement, quote in kept:
            turn = turns[statement.nature, statement.interview]
            turns[statement.nature, statement.interview] += 1
            ordered.append((rank[statement.nature], turn, quote))
        ordered.sort(key=lambda entry: entry[:2])
        return tuple(quote for _, _, quote in ordered)

    def _may_reformulate(self, statement: Statement) -> bool:
        """Whether a rewording may go out: few of an interview, none of an unnamed resource."""
        names = statement.resource is None or self.resource(statement.resource) is not None
        return names and statement.id in self._reformulated

    def _may_quote(self, statement: Statement) -> bool:
        level = self._context.quote_level(statement, self._interviews[statement.interview])
        return level != "none" and bool(statement.quote)

    def _few_reformulations(self, statements: Sequence[Statement]) -> Iterator[str]:
        """Ids of the reformulations that may go out: of each interview the most stressed."""
        printed: Counter[str] = Counter()
        for statement in sorted(statements, key=lambda s: (-(s.intensity or 0), s.id)):
            if statement.id in self._naming:
                continue
            if statement.reformulation and not self._may_quote(statement):
                printed[statement.interview] += 1
                if printed[statement.interview] <= MOST_REFORMULATED:
                    yield statement.id

    def _few_signed(self, statements: Sequence[Statement]) -> Iterator[str]:
        """Ids of the quotes that carry a role; outside, of each role the most stressed.

        One role for all interviews where it is the same: readers see nothing else of them.
        """
        printed: Counter[str] = Counter()
        for statement in sorted(statements, key=lambda s: (-(s.intensity or 0), s.id)):
            interview = self._interviews[statement.interview]
            level = self._context.quote_level(statement, interview)
            if level not in {"role", "name"} or not statement.quote or not interview.profile:
                continue
            if not self.internal:
                if interview.notice_given is False or statement.id in self._naming:
                    continue
                role = fold(self.role(interview.profile))
                printed[role] += 1
                if printed[role] > MOST_SIGNED:
                    continue
            yield statement.id

    def withheld(self, statements: Sequence[Statement]) -> int | None:
        """How many may not be printed; None outside: with what is printed, it gives the count."""
        return sum(self.quote(s) is None for s in statements) if self.internal else None

    def number(self, statement: Statement) -> str:
        """The number of the interview in which something was said; for the internal edition."""
        return self.role(self._interviews[statement.interview].ref)

    def quote(self, statement: Statement) -> Quote | None:
        """What may be printed of a statement, or None: no permission and no reformulation.

        Outside, nothing of a person who was not told what the interview is for, and nothing of a
        statement that names somebody: beside the mask, the other words may tell who it is.
        """
        interview = self._interviews[statement.interview]
        allowed = self._may_quote(statement)
        if not allowed and not statement.reformulation:
            return None
        if not self.internal and (interview.notice_given is False or statement.id in self._naming):
            return None
        if not (allowed or self.internal or self._may_reformulate(statement)):
            return None
        words = statement.quote if allowed else statement.reformulation
        named = self.internal or interview.actor_type in self._named_types
        return Quote(
            id=statement.id,
            text=self.text(words or ""),
            nature=statement.nature,
            themes=statement.themes,
            actor_type=interview.actor_type if named and allowed else None,
            profile=self.role(interview.profile or "") if statement.id in self._signed else None,
            interview=self.role(interview.ref) if self.internal else None,
            resource_category=statement.resource_category,
            resource_state=statement.resource_state,
            sub_theme=self.text(statement.sub_theme) if statement.sub_theme else None,
            is_reformulation=not allowed,
        )
