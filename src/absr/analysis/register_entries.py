"""The entries of the register of resources: three sources, one entry a resource.

A resource stands in the sheet of resources, in statements of that nature, and in what workshop
tables wrote. Names are compared without case, accents or punctuation.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.analysis.quoting import may_leave
from absr.analysis.table_themes import TableThemes
from absr.model.labels import compact, fold
from absr.model.record import NamedTuple
from absr.model.register_facts import Described, RegisterEntry, StateSaid, Voice, resource_key
from absr.model.value_lists import PUBLISHING, RESOURCE_CATEGORIES, RESOURCE_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from absr.model.corpus import Corpus
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.resources import Resource
    from absr.model.settings import Settings


NO_TABLE = "?"
"""Stands for the table of a contribution that bears no table's number."""


class Mention(NamedTuple):
    """One record in which a voice names a resource."""

    record: str
    name: str
    voice: Voice
    category: str | None
    state: str | None
    themes: tuple[str, ...]
    district: str | None
    is_quotable: bool = False
    """Whether these words may be quoted."""
    is_debated: bool = False
    """Whether a table wrote this in disagreement, or without agreeing."""


@dataclass(slots=True)
class _Named:
    """All that names one resource."""

    rows: list[Resource] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def register_entries(corpus: Corpus, settings: Settings) -> tuple[RegisterEntry, ...]:
    """Every resource that some source names, by name."""
    found: dict[str, _Named] = defaultdict(_Named)
    for row in corpus.resources:
        found[resource_key(row.name)].rows.append(row)
    for mention in (*_in_interviews(corpus), *_at_tables(corpus)):
        found[resource_key(mention.name)].mentions.append(mention)
    register = _Register(corpus, settings)
    entries = [register.entry(one) for one in found.values()]
    return tuple(sorted(entries, key=lambda entry: (fold(entry.name), entry.name, entry.id)))


def independent(spoken: Iterable[Voice], listed: Iterable[str] = ()) -> tuple[Voice, ...]:
    """Each voice once, in a fixed order.

    An interview that the sheet lists adds a voice only when nothing of it was noted; what bears
    no table's number adds one only when no table is known.
    """
    voices = set(spoken)
    if any(voice.table not in {"", NO_TABLE} for voice in voices):
        voices.discard(Voice("", table=NO_TABLE))
    heard = {voice.interview for voice in voices}
    return tuple(sorted(voices | {Voice(name) for name in listed if name not in heard}))


def _in_interviews(corpus: Corpus) -> Iterator[Mention]:
    """Statements about a resource that they name."""
    interviews = {interview.id: interview for interview in corpus.interviews}
    for said in corpus.statements:
        if said.nature == "resource" and said.resource:
            yield Mention(
                said.id,
                said.resource,
                Voice(said.interview, (said.speaker or "").casefold()),
                said.resource_category,
                said.resource_state,
                said.themes,
                said.place,
                is_quotable=may_leave(said, interviews[said.interview]),
            )


def _at_tables(corpus: Corpus) -> Iterator[Mention]:
    """Contributions of any nature that name a resource; a table is one voice in all its rounds."""
    themes = TableThemes(corpus.tables)
    for written in corpus.contributions:
        if written.resource:
            theme = themes.of(written)
            yield Mention(
                written.id,
                written.resource,
                Voice("", table=compact(written.table or "") or NO_TABLE),
                written.resource_category,
                written.resource_state,
                (theme,) if theme else (),
                None,
                is_debated=written.consensus == "debated" or written.nature == "disagreement",
            )


class _Register:
    """Makes entries out of what names them."""

    def __init__(self, corpus: Corpus, settings: Settings) -> None:
        self._by_number: Mapping[str, Interview] = named(corpus, "interviews")
        self._interviews = {interview.id: interview for interview in corpus.interviews}
        self._tables = {
            compact(written.table): written.table
            for written in reversed(corpus.contributions)
            if written.table
        } | {key: table.ref for key, table in named(corpus, "tables").items()}
        self._themes = [theme.id for theme in settings.themes]
        self._districts = list(settings.districts)

    def entry(self, found: _Named) -> RegisterEntry:
        """One resource; what the sheet says of it comes before what is said elsewhere."""
        rows, mentions = found.rows, found.mentions
        listed, others = self._listed(rows)
        voices = independent((m.voice for m in mentions), listed)
        heard = {voice.interview for voice in voices if voice.interview}
        tables = {voice.table for voice in voices} - {"", NO_TABLE}
        spoken = {mention.voice.interview for mention in mentions}
        types = {self._interviews[name].actor_type for name in heard}
        records = (*(row.id for row in rows), *(mention.record for mention in mentions))
        category = _own(row.category for row in rows)
        district = _own(row.district for row in rows)
        return RegisterEntry(
            id=records[0],
            name=(rows or mentions)[0].name,
            category=category or self._category(mentions),
            themes=self._themes_of(rows, mentions),
            states=_states(rows, mentions),
            district=district or self._district(mentions),
            voices=voices,
            listed=tuple(sorted(heard - spoken)),
            interviews=tuple(sorted(self._interviews[name].ref for name in heard)),
            tables=tuple(sorted(self._tables[name] for name in tables)),
            actor_types=len(types - {"", None}),
            other_sources=others,
            records=records,
            on_sheet=bool(rows),
            described=_described(rows),
            is_quotable=any(mention.is_quotable for mention in mentions),
            is_debated=any(mention.is_debated for mention in mentions),
        )

    def _listed(self, rows: Sequence[Resource]) -> tuple[list[str], tuple[str, ...]]:
        """The interviews that the sheet lists, by evidence id, and its other sources."""
        sources: dict[str, str] = {}
        for text in (text for row in rows for text in row.sources):
            sources.setdefault(resource_key(text), text)
        numbers = [self._by_number[key].id for key in sources if key in self._by_number]
        others = [text for key, text in sources.items() if key not in self._by_number]
        return numbers, tuple(others)

    def _category(self, mentions: Sequence[Mention]) -> str | None:
        order = [entry.id for entry in RESOURCE_CATEGORIES.entries]
        return _most_cited(((m.category, m.voice) for m in mentions), order)

    def _district(self, mentions: Sequence[Mention]) -> str | None:
        return _most_cited(((m.district, m.voice) for m in mentions), self._districts)

    def _themes_of(self, rows: Sequence[Resource], mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Every theme that a source gives, in the project's order."""
        given = [*(row.themes for row in rows), *(mention.themes for mention in mentions)]
        return in_order({theme for themes in given for theme in themes}, self._themes)


def in_order(values: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    """Values in the order of a list, those outside it after, by name."""
    rank = {value: place for place, value in enumerate(order)}
    return tuple(sorted(values, key=lambda value: (rank.get(value, len(rank)), value)))


def _described(rows: Sequence[Resource]) -> Described:
    """What the sheet says: the first value filled in, and the most cautious publication."""
    caution = [entry.id for entry in PUBLISHING.entries]
    decided = [row.publishing for row in rows if row.publishing]
    return Described(
        description=_own(row.description for row in rows),
        holder=_own(row.holder for row in rows),
        audience=_own(row.audience for row in rows),
        access=_own(row.access for row in rows),
        usable_for=_own(row.usable_for for row in rows),
        publishing=max(decided, key=caution.index, default=None),
    )


def _own(values: Iterable[str | None]) -> str | None:
    """What the sheet says: the first value that is filled in."""
    return next((value for value in values if value), None)


def _most_cited(said: Iterable[tuple[str | None, Voice]], order: Sequence[str]) -> str | None:
    """The value that most voices give; of several, the first of the list, then of the alphabet."""
    voices: dict[str, set[Voice]] = defaultdict(set)
    for value, voice in said:
        if value:
            voices[value].add(voice)
    ranked = in_order(voices, order)
    return max(ranked, key=lambda value: len(voices[value]), default=None)


def _states(rows: Sequence[Resource], mentions: Sequence[Mention]) -> tuple[StateSaid, ...]:
    """Each state that some source tells, never an average."""
    on_sheet = {row.state for row in rows if row.state}
    states = []
    for entry in RESOURCE_STATES.entries:
        said = [mention for mention in mentions if mention.state == entry.id]
        if said or entry.id in on_sheet:
            told = (row.id for row in rows if row.state == entry.id)
            records = (*told, *(mention.record for mention in said))
            voices = independent(mention.voice for mention in said)
            states.append(StateSaid(entry.id, voices, entry.id in on_sheet, records))
    return tuple(states)
