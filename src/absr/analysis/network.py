"""The network of actors, and what is counted in it.

Only structures and groups are counted, each pair once: who was met for themselves is a person. A
link between two actors is a link, whether one of them says so or both: an actor that nobody met
declares nothing, and its silence is no absence of links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.counting import Counting
from absr.analysis.network_shape import network_shapes
from absr.analysis.network_ties import Ties
from absr.model.figures import Figure, Unit
from absr.model.network_facts import BEFORE, SINCE, UNKNOWN, LinkKind, NetworkFacts, cell
from absr.model.value_lists import COLLEGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from absr.model.corpus import Corpus
    from absr.model.network_facts import Node, Tie
    from absr.model.settings import Settings

_ACTORS, _LINKS, _ADDED = "network.actors", "network.links", "network.added"


def network_facts(corpus: Corpus, settings: Settings) -> NetworkFacts:
    """Who is linked with whom, before the workshop and since."""
    found = Ties(corpus, settings.commune_name)
    nodes = found.actors.nodes(found.linked)
    ties = found.ties(nodes)
    structures = {node.key: node for node in nodes if not node.is_person}
    if not structures:
        return NetworkFacts({}, ())
    count = _NetworkCount(structures, [t for t in ties if {t.one, t.other} <= structures.keys()])
    count.actors()
    count.links()
    count.added()
    count.seated(found.seated())
    count.declaring(len(corpus.interviews))
    return NetworkFacts(
        figures=count.figures,
        sums=tuple(count.sums),
        nodes=nodes,
        ties=ties,
        colleges=count.colleges,
        measure=lambda: network_shapes(nodes, ties),
    )


class _NetworkCount(Counting):
    """Makes the figures of the network from its structures and the links between them."""

    def __init__(self, structures: Mapping[str, Node], ties: Sequence[Tie]) -> None:
        super().__init__()
        self._structures = structures
        self._ties = ties
        self._old = [tie for tie in ties if tie.is_old]
        met = {node.college for node in structures.values()}
        order = (*(entry.id for entry in COLLEGES.entries), UNKNOWN)
        self.colleges = tuple(college for college in order if college in met)

    def actors(self) -> None:
        """Structures by college, met or not, alone or not before the workshop."""
        linked = {key for tie in self._old for key in (tie.one, tie.other)}
        everybody = [
            key
            for key, node in self._structures.items()
            if node.is_registered or node.is_met or key in linked
        ]
        number = len(everybody)
        records = self._records(everybody)
        self.whole(_ACTORS, Unit.ACTORS, records, value=number, contributors=number)
        by_college = {
            f"{_ACTORS}.college.{college or 'unknown'}": [
                key for key in everybody if self._structures[key].college == college
            ]
            for college in self.colleges
        }
        met = {key for key, node in self._structures.items() if node.is_met}
        self._split(by_college)
        self._split(_two_parts("met", "not_met", everybody, met))
        self._split(_two_parts("linked", "isolated", everybody, linked))
        since = {key for tie in self._ties for key in (tie.one, tie.other)}
        joined = [key for key in everybody if key not in linked and key in since]
        self._part(f"{_ACTORS}.joined", f"{_ACTORS}.isolated", joined)

    def links(self) -> None:
        """Links known before the workshop: by kind, and between colleges."""
        self._whole_links(_LINKS, self._old)
        for kind in BEFORE:
            self._some_links(
                f"{_LINKS}.kind.{kind}", _LINKS, [t for t in self._old if kind in t.evidence]
            )
        said = f"{_LINKS}.kind.{LinkKind.WORKS_WITH}"
        self._some_links(f"{_LINKS}.mutual", said, [t for t in self._old if len(t.said_by) > 1])
        cells: dict[str, list[Tie]] = {
            cell(one, other): []
            for place, one in enumerate(self.colleges)
            for other in self.colleges[place:]
        }
        for tie in self._old:
            cells[cell(*self._colleges_of(tie))].append(tie)
        for name, ties in cells.items():
            self._some_links(name, _LINKS, ties)
        self.add_up(cells, _LINKS)
        self._sides(_LINKS, self._old)
        within = [cell(college, college) for college in self.colleges]
        self.add_up(within, f"{_LINKS}.within")
        self.add_up([name for name in cells if name not in within], f"{_LINKS}.across")

    def added(self) -> None:
        """Links known only since the workshop."""
        new = [tie for tie in self._ties if tie.is_new]
        self._whole_links(_ADDED, new)
        for kind in SINCE:
            self._some_links(
                f"{_ADDED}.kind.{kind}", _ADDED, [t for t in new if kind in t.evidence]
            )
        self._sides(_ADDED, new)

    def seated(self, pairs: Mapping[tuple[str, str], Collection[str]]) -> None:
        """Structures that nothing linked before and that sat at one table of the workshop."""
        linked = {frozenset((tie.one, tie.other)) for tie in self._old}
        met = {pair: ids for pair, ids in pairs.items() if frozenset(pair) not in linked}
        records = sorted({record for ids in met.values() for record in ids})
        behind = len({key for pair in met for key in pair})
        self.whole("network.seated", Unit.LINKS, records, value=len(met), contributors=behind)

    def declaring(self, heard: int) -> None:
        """Interviews that some link known before the workshop comes from, of those `heard`."""
        name = "network.declaring"
        found = tuple(sorted({one for tie in self._old for one in tie.interviews}))
        self.figures[name] = Figure(
            name, len(found), Unit.INTERVIEWS, heard, found, len(found), "heard.interviews"
        )

    # -- parts -----------------------------------------------------------------------------------

    def _split(self, parts: Mapping[str, Sequence[str]]) -> None:
        for name, keys in parts.items():
            self._part(name, _ACTORS, keys)
        self.add_up(parts, _ACTORS)

    def _part(self, name: str, whole: str, keys: Sequence[str]) -> None:
        self.part(name, whole, self._records(keys), value=len(keys), contributors=len(keys))

    def _sides(self, whole: str, ties: Sequence[Tie]) -> None:
        """Links between two colleges, and within one."""
        sides: dict[str, list[Tie]] = {"across": [], "within": []}
        for tie in ties:
            one, other = self._colleges_of(tie)
            sides["within" if one == other else "across"].append(tie)
        for side, found in sides.items():
            self._some_links(f"{whole}.{side}", whole, found)
        self.add_up([f"{whole}.across", f"{whole}.within"], whole)

    def _whole_links(self, name: str, ties: Sequence[Tie]) -> None:
        behind = self._behind(ties)
        self.whole(name, Unit.LINKS, _evidence(ties), value=len(ties), contributors=behind)

    def _some_links(self, name: str, whole: str, ties: Sequence[Tie]) -> None:
        behind = self._behind(ties)
        self.part(name, whole, _evidence(ties), value=len(ties), contributors=behind)

    def _behind(self, ties: Sequence[Tie]) -> int:
        """How many actors stand behind links; of links between two colleges, on the lesser side.

        Where one shop alone has all the links of the shops, their number is that shop's own.
        """
        sides: dict[str, set[str]] = {}
        for tie in ties:
            for key in (tie.one, tie.other):
                sides.setdefault(self._structures[key].college, set()).add(key)
        pairs = {self._colleges_of(tie) for tie in ties}
        if len(pairs) > 1:
            return len(set().union(*sides.values()))
        return min((len(keys) for keys in sides.values()), default=0)

    def _colleges_of(self, tie: Tie) -> tuple[str, str]:
        """The colleges at the two ends, in the order of the list."""
        ends = [self._structures[key].college for key in (tie.one, tie.other)]
        one, other = sorted(ends, key=self.colleges.index)
        return one, other

    def _records(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({id_ for key in keys for id_ in self._structures[key].records}))


def _two_parts(
    inside: str, outside: str, keys: Sequence[str], chosen: Collection[str]
) -> dict[str, list[str]]:
    return {
        f"{_ACTORS}.{inside}": [key for key in keys if key in chosen],
        f"{_ACTORS}.{outside}": [key for key in keys if key not in chosen],
    }


def _evidence(ties: Iterable[Tie]) -> tuple[str, ...]:
    return tuple(sorted({record for tie in ties for record in tie.records}))
