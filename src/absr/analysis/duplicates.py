"""Names of resources and structures that are perhaps one: what a person is asked to decide.

Nothing is merged here: a group is a question. What was decided already is not asked again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from absr.analysis.alike_names import alike_groups
from absr.analysis.merged_names import NAMED_IN, decided, names_in
from absr.model.record import NamedTuple
from absr.model.register_facts import resource_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from absr.analysis.alike_names import AlikeGroup, Likeness
    from absr.model.corpus import Corpus
    from absr.model.kinds.merges import Merge


class NameUse(NamedTuple):
    """One name as it is written, and where."""

    what: str
    """What it is the name of (`NAMED_THINGS`)."""
    name: str
    """The spelling met most often; of several, the first."""
    citations: int
    """Rows that hold it."""
    where: str
    """The first cell that holds it, as a person reads it."""

    @property
    def key(self) -> tuple[str, str]:
        """What two spellings of it share."""
        return self.what, resource_key(self.name)


class Proposal(NamedTuple):
    """One name of a group, with the reason why it is there."""

    use: NameUse
    likeness: Likeness
    """The surest one to another name of the group."""


class ProposedGroup(NamedTuple):
    """Names that are perhaps one."""

    label: str
    """The name proposed for all: one that was kept already, else the one written most often."""
    members: tuple[Proposal, ...]

    @property
    def score(self) -> int:
        """Of the surest likeness in it, from 0 to 100."""
        return max(member.likeness.score for member in self.members)


def proposed_groups(corpus: Corpus, commune: str) -> tuple[ProposedGroup, ...]:
    """Groups that wait for a decision, the surest first; `commune` is the town's name."""
    uses = names_used(corpus)
    answers = _Answers(corpus.merges)
    found: list[ProposedGroup] = []
    for what in dict.fromkeys(use.what for use in uses):
        own = [use for use in uses if use.what == what]
        for group in alike_groups([use.name for use in own], commune):
            asked = _asked(group, own, answers)
            if asked is not None:
                found.append(asked)
    return tuple(sorted(found, key=lambda group: (-group.score, group.label)))


def names_used(corpus: Corpus) -> tuple[NameUse, ...]:
    """Every name that some record bears, in the order of the sheets."""
    spellings: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    first: dict[tuple[str, str], str] = {}
    for what, name, address in _mentions(corpus):
        key = (what, resource_key(name))
        spellings[key][name] += 1
        first.setdefault(key, address)
    return tuple(
        NameUse(what, max(told, key=lambda n: told[n]), sum(told.values()), first[what, key])
        for (what, key), told in spellings.items()
    )


def _mentions(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    for what, kind, field in NAMED_IN:
        for record in corpus.of(kind):
            cell = corpus.cells.get(record.id, {}).get(field) or str(record.source.row)
            source = record.source
            address = " › ".join(part for part in (source.file, source.sheet, cell) if part)
            for name in names_in(record, field):
                yield what, name, address


class _Answers:
    """What was answered already."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        self._kept = decided(merges).kept
        self._told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for one in merges:
            if one.decision:
                names = {resource_key(name) for name in (one.proposed, one.kept) if name}
                self._told[one.what, resource_key(one.name)] |= names

    def home(self, use: NameUse) -> str:
        """The name that stands for this one, as it is compared."""
        return resource_key(self._kept.get(use.key, use.name))

    def kept(self, use: NameUse) -> str | None:
        """The name that was kept for this one."""
        return self._kept.get(use.key)

    def is_told(self, use: NameUse, names: set[str]) -> bool:
        """Whether somebody said of this name what it is to one of these."""
        return bool(self._told[use.key] & (names - {use.key[1]}))


def _asked(group: AlikeGroup, uses: Sequence[NameUse], answers: _Answers) -> ProposedGroup | None:
    """What of a group is still to be decided; None when all of it was."""
    names = [uses[place] for place in group.members]
    keys = {use.key[1] for use in names} | {answers.home(use) for use in names}
    open_ones = {use.key for use in names if not answers.is_told(use, keys)}
    kept = next((name for use in names if (name := answers.kept(use))), None)
    label = kept or max(names, key=lambda use: use.citations).name
    homes = {answers.home(use) for use in names if use.key in open_ones} | {resource_key(label)}
    if not open_ones or len(homes) == 1:
        return None
    members = [
        Proposal(uses[place], group.reasons[place])
        for place in group.members
        if uses[place].key in open_ones
    ]
    return ProposedGroup(label, tuple(sorted(members, key=_head_first(label))))


def _head_first(label: str) -> Callable[[Proposal], tuple[bool, int, str]]:
    key = resource_key(label)
    return lambda one: (one.use.key[1] != key, -one.use.citations, one.use.name)


def decided_rows(merges: Sequence[Merge]) -> tuple[Merge, ...]:
    """The rows on which somebody decided, those of one group together, in a fixed order."""
    told = [one for one in merges if one.decision]
    return tuple(sorted(told, key=lambda m: (m.what, m.proposed or m.kept or "", m.name)))


def uses_by_key(corpus: Corpus) -> Mapping[tuple[str, str], NameUse]:
    """The names in use, by what their spellings share."""
    return {use.key: use for use in names_used(corpus)}
