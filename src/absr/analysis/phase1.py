"""Phase 1: who was heard, and what they said of needs and resources by theme.

Voices are counted, not lines: one talkative person is no consensus. A group interview is one
voice for a statement, unless its speakers are noted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.quoting import quote_level
from absr.analysis.sub_themes import named_sub_themes
from absr.model.facts import Phase1Facts
from absr.model.figures import Figure, Sum, Unit
from absr.model.value_lists import (
    ACTOR_TYPES,
    NATURES,
    PILOT_ANSWERS,
    RESOURCE_CATEGORIES,
    RESOURCE_STATES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.settings import Settings

NATURE_IDS = tuple(entry.id for entry in NATURES.entries)
READINESS = ("0", "1", "2", "3")
_WHOLES = {
    Unit.INTERVIEWS: "heard.interviews",
    Unit.PERSONS: "heard.persons",
    Unit.STATEMENTS: "said.statements",
    Unit.VOICES: "said.voices",
}


def phase1_facts(
    interviews: Sequence[Interview], statements: Sequence[Statement], settings: Settings
) -> Phase1Facts:
    """Everything phase 1 counts from the active records."""
    count = _Counting(interviews, statements)
    count.whole()
    types = count.heard("actor_type", "types", [entry.id for entry in ACTOR_TYPES.entries])
    districts = count.heard("district", "districts", list(settings.districts))
    by_theme = {theme.id: count.theme(theme.id) for theme in settings.themes}
    count.themes_add_up(by_theme)
    count.readiness()
    count.resources()
    met = {i.actor_type for i in interviews}
    days = [i.date for i in interviews if i.date is not None]
    return Phase1Facts(
        figures=count.figures,
        sums=tuple(count.sums),
        actor_types=types,
        absent_types=tuple(e.id for e in ACTOR_TYPES.entries if e.id not in met),
        districts=districts,
        by_theme=by_theme,
        sub_themes={theme: named_sub_themes(found) for theme, found in by_theme.items()},
        interviews=count.interviews,
        statements=tuple(statements),
        first_interview=min(days, default=None),
        last_interview=max(days, default=None),
    )


def voices(statements: Iterable[Statement]) -> set[tuple[str, str]]:
    """The independent voices behind statements: interview and noted speaker."""
    return {voice_of(s) for s in statements}


def voice_of(statement: Statement) -> tuple[str, str]:
    """The voice behind a statement: its interview, and the speaker where one is noted."""
    return statement.interview, (statement.speaker or "").casefold()


class _Counting:
    """Builds the figures, each with its base and evidence."""

    def __init__(self, interviews: Sequence[Interview], statements: Sequence[Statement]) -> None:
        self.interviews = {interview.id: interview for interview in interviews}
        self._statements = statements
        self._voices = len(voices(statements))
        self._persons = sum(i.persons for i in interviews)
        self.figures: dict[str, Figure] = {}
        self.sums: list[Sum] = []

    def whole(self) -> None:
        """The totals, and what may be quoted."""
        everyone = tuple(self.interviews)
        self._add("heard.interviews", len(everyone), Unit.INTERVIEWS, everyone)
        self._add("heard.persons", self._persons, Unit.PERSONS, everyone)
        said = tuple(s.id for s in self._statements)
        self._add("said.statements", len(said), Unit.STATEMENTS, said)
        self._add("said.voices", self._voices, Unit.VOICES, said)
        quotable = [
            s
            for s in self._statements
            if s.quote and quote_level(s, self.interviews[s.interview]) != "none"
        ]
        self._said("said.quotable", quotable)
        for nature in NATURE_IDS:
            self._said(f"said.{nature}", [s for s in self._statements if s.nature == nature])
        self._sum([f"said.{nature}.statements" for nature in NATURE_IDS], "said.statements")

    def heard(self, attribute: str, prefix: str, order: list[str]) -> tuple[str, ...]:
        """Interviews and persons by a feature of the interview; the values met, most first."""
        groups: dict[str, list[Interview]] = defaultdict(list)
        for interview in self.interviews.values():
            groups[getattr(interview, attribute) or ""].append(interview)
        for value, members in groups.items():
            ids = tuple(i.id for i in members)
            people = sum(i.persons for i in members)
            self._add(f"heard.{prefix}.{value}.interviews", len(ids), Unit.INTERVIEWS, ids)
            self._add(f"heard.{prefix}.{value}.persons", people, Unit.PERSONS, ids)
        for unit in ("interviews", "persons"):
            self._sum([f"heard.{prefix}.{value}.{unit}" for value in groups], f"heard.{unit}")
        rank = {value: place for place, value in enumerate(order)}
        known = sorted((v for v in groups if v), key=lambda v: (rank.get(v, len(rank)), v))
        known.sort(key=lambda v: -len(groups[v]))
        return (*known, *([""] if "" in groups else []))

    def theme(self, theme: str) -> tuple[Statement, ...]:
        """Statements and voices of a theme, by nature; gives the statements."""
        found = [s for s in self._statements if theme in s.themes]
        self._said(f"themes.{theme}.all", found)
        for nature in NATURE_IDS:
            self._said(f"themes.{theme}.{nature}", [s for s in found if s.nature == nature])
        self._sum(
            [f"themes.{theme}.{nature}.statements" for nature in NATURE_IDS],
            f"themes.{theme}.all.statements",
        )
        return tuple(found)

    def themes_add_up(self, themes: Iterable[str]) -> None:
        """Where every statement has one theme, the themes add up to the whole; so each nature."""
        names = tuple(themes)
        for nature in ("all", *NATURE_IDS):
            parts = [f"themes.{theme}.{nature}.statements" for theme in names]
            total = "said.statements" if nature == "all" else f"said.{nature}.statements"
            if sum(self.figures[part].value for part in parts) == self.figures[total].value:
                self._sum(parts, total)

    def readiness(self) -> None:
        """How ready the persons met are to act, and who could be a pilot."""
        self._tally("readiness", lambda i: "" if i.commitment is None else str(i.commitment))
        known = {entry.id for entry in PILOT_ANSWERS.entries}
        self._tally("pilots", lambda i: i.pilot_candidate if i.pilot_candidate in known else "")

    def _tally(self, prefix: str, feature: Callable[[Interview], str | None]) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        for interview in self.interviews.values():
            groups[feature(interview) or ""].append(interview.id)
        for value, ids in groups.items():
            self._add(f"{prefix}.{value}", len(ids), Unit.INTERVIEWS, tuple(ids))
        self._sum([f"{prefix}.{value}" for value in groups], "heard.interviews")

    def resources(self) -> None:
        """Statements about resources, by category and by state."""
        found = [s for s in self._statements if s.nature == "resource"]
        lists = (("category", RESOURCE_CATEGORIES), ("state", RESOURCE_STATES))
        for name, values in lists:
            ids = [*(entry.id for entry in values.entries), ""]
            for value in ids:
                chosen = [s for s in found if (getattr(s, f"resource_{name}") or "") == value]
                self._said(f"resources.{name}.{value}", chosen)
            parts = [f"resources.{name}.{value}.statements" for value in ids]
            self._sum(parts, "said.resource.statements")

    def _said(self, figure: str, statements: Sequence[Statement]) -> None:
        """Two figures: the statements, and the voices behind them."""
        ids = tuple(s.id for s in statements)
        self._add(f"{figure}.statements", len(ids), Unit.STATEMENTS, ids)
        self._add(f"{figure}.voices", len(voices(statements)), Unit.VOICES, ids)

    def _add(
        self,
        figure: str,
        value: int,
        unit: Unit,
        evidence: tuple[str, ...],
    ) -> None:
        bases = {
            Unit.INTERVIEWS: len(self.interviews),
            Unit.PERSONS: self._persons,
            Unit.STATEMENTS: len(self._statements),
            Unit.VOICES: self._voices,
        }
        behind = self._interviews_behind(evidence)
        whole = _WHOLES[unit]
        self.figures[figure] = Figure(figure, value, unit, bases[unit], evidence, behind, whole)

    def _interviews_behind(self, evidence: tuple[str, ...]) -> int:
        if not evidence or evidence[0] in self.interviews:
            return len(evidence)
        owner = self._owners()
        return len({owner[record] for record in evidence})

    def _owners(self) -> dict[str, str]:
        if not hasattr(self, "_owner_of"):
            self._owner_of = {s.id: s.interview for s in self._statements}
        return self._owner_of

    def _sum(self, parts: Iterable[str], total: str) -> None:
        self.sums.append(Sum(tuple(parts), total))
