"""The register of resources, from every source that names one, and what is counted in it.

Citations count independent voices: an interview, or each noted speaker of a collective one, and
a workshop table, each once a resource however often it speaks of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.counting import Counting
from absr.analysis.merged_names import decided
from absr.analysis.register_entries import in_order, independent, register_entries
from absr.analysis.table_themes import TableThemes
from absr.model.figures import Figure, Unit
from absr.model.register_facts import DISPUTED, NAMED, NOT_NAMED, UNKNOWN, RegisterFacts
from absr.model.value_lists import RESOURCE_CATEGORIES, RESOURCE_STATES

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from absr.model.corpus import Corpus
    from absr.model.kinds.statements import Statement
    from absr.model.register_facts import RegisterEntry, Voice
    from absr.model.settings import Settings

STANDINGS = (*(entry.id for entry in RESOURCE_STATES.entries), DISPUTED, UNKNOWN)
"""What is counted of states: each on which all agree, then the disputed and the unknown."""

_CATEGORIES = (*(entry.id for entry in RESOURCE_CATEGORIES.entries), "")
_ALL = "register.resources"
_CITING = "register.citing"
_WRITTEN = "register.written_needs"
_SAID = "said.resource.statements"
"""Phase 1's figure of the statements about resources."""


def register_facts(corpus: Corpus, settings: Settings, today: dt.date) -> RegisterFacts:
    """The register of resources, from every source that names one."""
    del today  # nothing of the register depends on the day
    entries = register_entries(corpus, settings)
    register = _RegisterCount(entries)
    register.whole()
    register.citations()
    register.grouped("category", lambda e: e.category or "", _CATEGORIES)
    register.grouped("state", lambda e: e.standing, STANDINGS)
    themes = [theme.id for theme in settings.themes]
    unnamed = _Unnamed(corpus)
    met = {theme for entry in entries for theme in entry.themes or ("",)} | unnamed.themes
    shown = (*in_order(met - {""} | set(themes), themes), *([""] if "" in met else []))
    for theme in shown:
        register.theme(theme)
    districts = {entry.district or "" for entry in entries}
    known = in_order(districts - {""}, settings.districts)
    places = (*known, *([""] if "" in districts else []))
    register.grouped("district", lambda e: e.district or "", places, inside=True)
    outside = tuple(dict.fromkeys(p for p in (*places, "") if p in map(_place_outside, entries)))
    register.grouped("outside.district", _place_outside, outside)
    unnamed.count(register.count, shown, frozenset(themes))
    _written_needs(register.count, corpus, shown)
    return RegisterFacts(
        figures=register.count.figures,
        sums=tuple(register.count.sums),
        entries=entries,
        themes=shown,
        districts=places,
        districts_outside=outside,
        merged=decided(corpus.merges).merged,
    )


class _RegisterCount:
    """Builds the figures of the entries."""

    def __init__(self, entries: Sequence[RegisterEntry]) -> None:
        self.count = Counting()
        self._entries = entries

    def whole(self) -> None:
        """How many resources, and who cites one at all."""
        count, entries = self.count, self._entries
        count.whole(_ALL, Unit.RESOURCES, _ids(entries), personal=False)
        count.part("register.uncited", _ALL, _ids(e for e in entries if not e.voices))
        count.part("register.not_named", _ALL, _ids(e for e in entries if e.outside == NOT_NAMED))
        count.part("register.debated", _ALL, _ids(e for e in entries if e.is_debated))
        asleep = [e for e in entries if e.standing in {"dormant", "fragile"}]
        count.part("register.dormant_or_fragile", _ALL, _ids(asleep))
        cited = [e for e in entries if e.voices]
        heard = _everybody(cited)
        groups = (
            ("register.voices", Unit.VOICES, [v for v in heard if v.interview]),
            ("register.tables", Unit.TABLES, [v for v in heard if v.table]),
            (_CITING, Unit.CITATIONS, heard),
        )
        for figure, unit, voices in groups:
            interviews, those = _interviews(voices), frozenset(voices)
            evidence = tuple(r for e in cited if not those.isdisjoint(e.voices) for r in e.records)
            count.whole(
                figure,
                unit,
                evidence,
                value=len(voices),
                contributors=interviews,
                personal=bool(interviews),
            )
        count.add_up(("register.voices", "register.tables"), _CITING)

    def citations(self) -> None:
        """The voices of each resource, and of each state it is said to be in."""
        for entry in self._entries:
            total = f"register.citations.{entry.id}"
            inside = entry.outside == NOT_NAMED
            self._voices(total, _CITING, entry.voices, entry.records, inside=inside)
            parts = []
            for said in entry.states:
                parts.append(f"register.said.{entry.id}.{said.state}")
                self._voices(parts[-1], total, said.voices, said.records, inside=inside)
            stated = {voice for said in entry.states for voice in said.voices}
            silent = [voice for voice in entry.voices if voice not in stated]
            times = sum(len(said.voices) for said in entry.states)  # a voice may tell two states
            if stated and times + len(silent) == len(entry.voices):
                parts.append(f"register.said.{entry.id}.")
                self._voices(parts[-1], total, silent, entry.records, inside=inside)
                self.count.add_up(parts, total)

    def _voices(
        self,
        figure: str,
        whole: str,
        voices: Sequence[Voice],
        records: tuple[str, ...],
        *,
        inside: bool,
    ) -> None:
        """A count of voices; what tables alone wrote is not personal."""
        base = self.count.figures[whole].value
        interviews = _interviews(voices)
        self.count.figures[figure] = Figure(
            figure,
            len(voices),
            Unit.CITATIONS,
            base,
            records,
            interviews,
            whole,
            personal=bool(interviews),
            inside=inside,
        )

    def grouped(
        self,
        name: str,
        feature: Callable[[RegisterEntry], str],
        values: Iterable[str],
        *,
        inside: bool = False,
    ) -> None:
        """Resources by a feature of which each has one value."""
        groups = _by(self._entries, feature)
        parts = []
        for value in values:
            parts.append(f"register.{name}.{value}")
            self.count.part(parts[-1], _ALL, _ids(groups.get(value, ())), inside=inside)
        if not inside:  # what nobody outside is told adds up for nobody
            self.count.add_up(parts, _ALL)

    def theme(self, theme: str) -> None:
        """Resources of one theme, by state; those without any theme are one group more."""
        found = [e for e in self._entries if theme in (e.themes or ("",))]
        whole = f"register.themes.{theme}.resources"
        self.count.part(whole, _ALL, _ids(found))
        groups = _by(found, lambda e: e.standing)
        parts = [f"register.themes.{theme}.{state}" for state in STANDINGS]
        for part, state in zip(parts, STANDINGS, strict=True):
            base = self.count.figures[whole].value
            ids = _ids(groups.get(state, ()))
            self.count.figures[part] = Figure(
                part, len(ids), Unit.RESOURCES, base, ids, len(ids), whole, personal=False
            )
        self.count.add_up(parts, whole)


class _Unnamed:
    """What speaks of a resource without naming one: counted by theme, never lost."""

    def __init__(self, corpus: Corpus) -> None:
        self._said = [s for s in corpus.statements if s.nature == "resource"]
        themes = TableThemes(corpus.tables)
        self._written = [
            (themes.of(written) or "", written.id)
            for written in corpus.contributions
            if written.nature == "resource" and not written.resource
        ]
        silent = [s for s in self._said if not s.resource]
        self.themes = {theme for s in silent for theme in s.themes or ("",)}
        self.themes |= {theme for theme, _ in self._written}

    def count(self, count: Counting, themes: Sequence[str], with_total: frozenset[str]) -> None:
        """Statements that name a resource and that name none; `with_total`: phase 1's themes."""
        self._two(count, "", self._said, _SAID)
        for theme in themes:
            found = [s for s in self._said if theme in (s.themes or ("",))]
            whole = f"themes.{theme}.resource.statements" if theme in with_total else ""
            self._two(count, f".{theme}", found, whole)
        for name in ("named", "unnamed"):
            parts = [f"register.{name}.{theme}" for theme in themes]
            total = count.figures[f"register.{name}"].value
            if sum(count.figures[part].value for part in parts) == total:
                # Without a statement of several themes, the total would give a hidden part away.
                count.add_up(parts, f"register.{name}")
        written = tuple(record for _, record in self._written)
        whole = "register.unnamed_contributions"
        count.whole(whole, Unit.CONTRIBUTIONS, written, personal=False)
        for theme in themes:
            count.part(f"{whole}.{theme}", whole, tuple(r for t, r in self._written if t == theme))

    def _two(self, count: Counting, suffix: str, found: Sequence[Statement], whole: str) -> None:
        parts = []
        for name, has_name in (("named", True), ("unnamed", False)):
            chosen = [s for s in found if bool(s.resource) is has_name]
            part = f"register.{name}{suffix}"
            parts.append(part)
            count.figures[part] = Figure(
                part,
                len(chosen),
                Unit.STATEMENTS,
                len(found) if whole else len(self._said),
                tuple(s.id for s in chosen),
                len({s.interview for s in chosen}),
                whole or _SAID,
            )
        if whole:
            count.add_up(parts, whole)


def _written_needs(count: Counting, corpus: Corpus, themes: Sequence[str]) -> None:
    """Needs that the tables of the workshop wrote, by theme."""
    of_table = TableThemes(corpus.tables)
    found = [
        (of_table.of(one) or "", one.id) for one in corpus.contributions if one.nature == "need"
    ]
    count.whole(_WRITTEN, Unit.CONTRIBUTIONS, tuple(one for _, one in found), personal=False)
    for theme in dict.fromkeys((*themes, "")):
        count.part(f"{_WRITTEN}.{theme}", _WRITTEN, tuple(one for t, one in found if t == theme))


def _place_outside(entry: RegisterEntry) -> str:
    """The district with which it is named outside the office."""
    return entry.district or "" if entry.outside == NAMED else ""


def _ids(entries: Iterable[RegisterEntry]) -> tuple[str, ...]:
    return tuple(entry.id for entry in entries)


def _interviews(voices: Iterable[Voice]) -> int:
    """How many interviews stand behind some voices."""
    return len({voice.interview for voice in voices if voice.interview})


def _everybody(entries: Sequence[RegisterEntry]) -> tuple[Voice, ...]:
    """Every voice that cites some resource, once."""
    spoken = {v for entry in entries for v in entry.voices if v.interview not in entry.listed}
    return independent(spoken, (name for entry in entries for name in entry.listed))


def _by(
    entries: Iterable[RegisterEntry], feature: Callable[[RegisterEntry], str]
) -> dict[str, list[RegisterEntry]]:
    groups: dict[str, list[RegisterEntry]] = defaultdict(list)
    for entry in entries:
        groups[feature(entry)].append(entry)
    return groups
