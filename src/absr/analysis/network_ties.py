"""What links actors: each link with its kind and the records that say so.

Nothing is inferred: a link is what a cell says, a name beside another in one record, or a resource
that one actor cites and another one holds.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from absr.analysis.merged_names import decided
from absr.analysis.network_mentions import Mentions
from absr.analysis.network_nodes import Actors
from absr.model.labels import compact
from absr.model.network_facts import LinkKind, Tie
from absr.model.register_facts import resource_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.corpus import Corpus
    from absr.model.network_facts import Node

    Pair = tuple[str, str]


class Ties:
    """Gathers the links of a project."""

    def __init__(self, corpus: Corpus, commune: str) -> None:
        """Read every record that links two actors."""
        self._corpus = corpus
        self.actors = Actors(corpus)
        self._found: dict[Pair, dict[LinkKind, set[str]]] = defaultdict(dict)
        self._said_by: dict[Pair, set[str]] = defaultdict(set)
        self._interviews: dict[Pair, set[str]] = defaultdict(set)
        self._holders = self._held()
        self._working()
        self._recommending()
        self._mentions = Mentions(self._all_names(), commune)
        self._citing()
        self._speaking()
        self._writing()
        self._pledging()
        self._acting()

    @property
    def linked(self) -> frozenset[str]:
        """Keys of the nodes that some link has at an end."""
        return frozenset(key for pair in self._found for key in pair)

    def ties(self, nodes: Iterable[Node]) -> tuple[Tie, ...]:
        """The links, in the order of their nodes."""
        place = {node.key: number for number, node in enumerate(nodes)}
        made = []
        for pair, kinds in self._found.items():
            one, other = sorted(pair, key=place.__getitem__)
            evidence = {k: tuple(sorted(kinds[k])) for k in LinkKind if k in kinds}
            said_by, interviews = sorted(self._said_by[pair]), sorted(self._interviews[pair])
            made.append(Tie(one, other, evidence, tuple(said_by), tuple(interviews)))
        return tuple(sorted(made, key=lambda tie: (place[tie.one], place[tie.other])))

    def seated(self) -> dict[Pair, set[str]]:
        """Structures that sat at one table of the workshop: each pair with who sat there."""
        tables: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for one in self._corpus.attendance:
            node = self.actors.participant(one.ref)
            if one.present and one.table and node is not None:
                tables[compact(one.table)][node].add(one.id)
        found: dict[Pair, set[str]] = defaultdict(set)
        for sat in tables.values():
            for pair in combinations(sorted(sat), 2):
                found[pair] |= sat[pair[0]] | sat[pair[1]]
        return found

    # -- what a cell says ------------------------------------------------------------------------

    def _working(self) -> None:
        """(a) Who works with whom: the register, and the column of the interviews."""
        for row in self._corpus.actors:
            own = self.actors.find(row.name) or ""
            met = self.actors.numbered(row.interview)
            for name in row.links:
                self._say(own, name, row.id, met.id if met else None)
        for interview in self._corpus.interviews:
            own = self.actors.interview(interview.id)
            for name in interview.works_with:
                self._say(own, name, interview.id, interview.id)

    def _say(self, own: str, name: str, record: str, interview: str | None) -> None:
        other = self.actors.named(name, record)
        self._link((own, other), LinkKind.WORKS_WITH, record, interview)
        self._said_by[_pair(own, other)].add(own)

    def _recommending(self) -> None:
        """(b) Who recommends whom, from either end."""
        for interview in self._corpus.interviews:
            own = self.actors.interview(interview.id)
            adviser = self.actors.numbered(interview.recommended_by)
            if adviser is not None:
                other = self.actors.interview(adviser.id)
                self._link((own, other), LinkKind.RECOMMENDS, interview.id, adviser.id)
            for name in interview.to_meet:
                other = self.actors.named(name, interview.id)
                self._link((own, other), LinkKind.RECOMMENDS, interview.id, interview.id)

    # -- who is named with whom ------------------------------------------------------------------

    def _held(self) -> dict[str, str]:
        """Resource as its name is compared → the node that holds it."""
        found: dict[str, str] = {}
        for row in self._corpus.resources:
            if row.holder:
                node = self.actors.named(row.holder, row.id)
                found.setdefault(resource_key(row.name), node)
        return found

    def _all_names(self) -> list[tuple[str, str]]:
        """Every spelling of every structure, also those that were decided to be another's."""
        others = [
            (name, node)
            for one in decided(self._corpus.merges).merged
            if one.what == "structure" and (node := self.actors.find(one.kept)) is not None
            for name in one.names
        ]
        return [*self.actors.names(), *others]

    def _citing(self) -> None:
        """(c) An actor cites, by the sheet of resources, what another one holds."""
        for row in self._corpus.resources:
            holder = self.actors.find(row.holder)
            for number in row.sources:
                interview = self.actors.numbered(number)
                if interview is not None and holder:
                    ends = (holder, self.actors.interview(interview.id))
                    self._together(ends, LinkKind.NAMED_WITH, (row.id,), interview.id)

    def _speaking(self) -> None:
        """(c) An actor names another in what it says, or two of them in one statement."""
        for said in self._corpus.statements:
            own = self.actors.interview(said.interview)
            named = self._mentions.in_text(said.quote, said.reformulation, said.resource)
            named |= self._holder(said.resource)
            self._together((own, *named), LinkKind.NAMED_WITH, (said.id,), said.interview)

    def _writing(self) -> None:
        """(d) A table of the workshop names two of them in one contribution."""
        for written in self._corpus.contributions:
            named = self._mentions.in_text(written.text, written.resource)
            named |= self._mentions.in_list(written.carrier) | self._holder(written.resource)
            self._together(named, LinkKind.WRITTEN_WITH, (written.id,))

    def _pledging(self) -> None:
        """(d) A pledge names a partner, or two pledges answer one proposal."""
        answering: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for pledge in self._corpus.pledges:
            own = self.actors.participant(pledge.participant)
            partners = {self.actors.named(name, pledge.id) for name in pledge.partners}
            ends = partners | ({own} if own else set())
            self._together(ends, LinkKind.PLEDGED_WITH, (pledge.id,))
            if own and pledge.contribution:
                answering[compact(pledge.contribution)][own].add(pledge.id)
        for nodes in answering.values():
            for one, other in combinations(sorted(nodes), 2):
                records = nodes[one] | nodes[other]
                self._together((one, other), LinkKind.PLEDGED_WITH, records)

    def _acting(self) -> None:
        """(d) An action sheet names them: who leads, who helps, whose resource it needs."""
        for action in self._corpus.actions:
            named = self._mentions.in_list(action.lead, action.partners)
            for resource in action.resources:
                named |= self._holder(resource)
            own = self.actors.participant(action.lead_person)
            ends = named | ({own} if own else set())
            self._together(ends, LinkKind.ACTS_WITH, (action.id,))

    def _holder(self, resource: str | None) -> frozenset[str]:
        node = self._holders.get(resource_key(resource)) if resource else None
        return frozenset([node] if node else [])

    # -- keeping ---------------------------------------------------------------------------------

    def _together(
        self,
        ends: Iterable[str],
        kind: LinkKind,
        records: Iterable[str],
        interview: str | None = None,
    ) -> None:
        """Link structures with each other; whoever speaks for themselves links nobody."""
        structures = sorted({key for key in ends if not self.actors.is_person(key)})
        for pair in combinations(structures, 2):
            for record in records:
                self._link(pair, kind, record, interview)

    def _link(self, pair: Pair, kind: LinkKind, record: str, interview: str | None = None) -> None:
        """Keep a link, and the interview that tells it; one with oneself says nothing."""
        if pair[0] == pair[1]:
            return
        ordered = _pair(*pair)
        self._found[ordered].setdefault(kind, set()).add(record)
        if interview is not None:
            self._interviews[ordered].add(interview)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
