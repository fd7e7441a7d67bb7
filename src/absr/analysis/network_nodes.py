"""The actors of the network: one node each, and which records are one of them.

A node is a structure or a group: of the register, met in an interview, or only named. Somebody
met for themselves is a node of their own, which only the internal edition shows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.labels import compact, fold, fold_without_articles
from absr.model.network_facts import Node

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from absr.model.corpus import Corpus
    from absr.model.kinds.interviews import Interview

_STRUCTURE, _PERSON = "structure:", "person:"


@dataclass(slots=True)
class _Known:
    """What the records tell of one node so far."""

    registered: list[str] = field(default_factory=list)
    """Its spellings in the register."""
    rows: list[str] = field(default_factory=list)
    """Evidence ids of its rows there."""
    written: list[str] = field(default_factory=list)
    """Its spellings elsewhere."""
    types: list[str] = field(default_factory=list)
    is_met: bool = False
    records: list[str] = field(default_factory=list)


class Actors:
    """Which node a name, an interview or a participant of the workshop is."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the register first, then who was met."""
        self._known: dict[str, _Known] = defaultdict(_Known)
        self._interviews: dict[str, str] = {}
        self._by_number: dict[str, Interview] = named(corpus, "interviews")
        self._register(corpus)
        for interview in corpus.interviews:
            self._meet(interview)
        self._of_person = self._persons(corpus)
        self._participants = self._present(corpus)

    def named(self, name: str, record: str) -> str:
        """The node of a name; a name met for the first time makes one."""
        key = node_key(name)
        known = self._known[key]
        known.written.append(name)
        known.records.append(record)
        return key

    def find(self, name: str | None) -> str | None:
        """The node of a name that is known already."""
        key = node_key(name) if name else ""
        return key if key in self._known else None

    def interview(self, interview: str) -> str:
        """The node that was met in an interview, by its evidence id."""
        return self._interviews[interview]

    def numbered(self, number: str | None) -> Interview | None:
        """The interview of a number as it is written."""
        return self._by_number.get(compact(number or ""))

    def participant(self, number: str | None) -> str | None:
        """The structure for which somebody sat at the workshop, where it is known."""
        return self._participants.get(compact(number or ""))

    @staticmethod
    def is_person(key: str) -> bool:
        """Whether the node is somebody met for themselves."""
        return key.startswith(_PERSON)

    def names(self) -> tuple[tuple[str, str], ...]:
        """Every spelling of every structure, with its node."""
        return tuple(
            (name, key)
            for key, known in self._known.items()
            if not self.is_person(key)
            for name in dict.fromkeys((*known.registered, *known.written))
        )

    def nodes(self, linked: Collection[str]) -> tuple[Node, ...]:
        """Every node that is registered, a structure met, or linked with another.

        Structures by name, then persons.
        """
        kept = [
            _node(key, known)
            for key, known in self._known.items()
            if key in linked or known.registered or (known.is_met and not self.is_person(key))
        ]
        return tuple(sorted(kept, key=_by_name))

    # -- how they become known --------------------------------------------------------------------

    def _register(self, corpus: Corpus) -> None:
        for row in corpus.actors:
            key = node_key(row.name)
            known = self._known[key]
            known.registered.append(row.name)
            known.rows.append(row.id)
            if row.actor_type:
                known.types.append(row.actor_type)
            interview = self.numbered(row.interview)
            if interview is not None:
                # One meeting may stand for several actors: it speaks for the first by name.
                before = self._interviews.get(interview.id, key)
                self._interviews[interview.id] = min(before, key)
                known.is_met = True
                known.records.append(interview.id)

    def _meet(self, interview: Interview) -> None:
        key = self._interviews.get(interview.id)
        if key is None:
            has_structure = bool(interview.structure and interview.structure.strip())
            key = node_key(interview.structure or "") if has_structure else _PERSON + interview.id
            self._interviews[interview.id] = key
            self._known[key].written.append(interview.structure or interview.profile or "")
        known = self._known[key]
        known.is_met = True
        known.records.append(interview.id)
        if interview.actor_type and not known.registered:
            known.types.append(interview.actor_type)

    def _persons(self, corpus: Corpus) -> dict[str, str]:
        """Code of a person → the structure for which they were met, or are a pilot."""
        found: dict[str, str] = {}
        for person in corpus.persons:
            if person.person and person.interview in self._interviews:
                found.setdefault(person.person, self._interviews[person.interview])
        for pilot in corpus.pilots:
            interview = self.numbered(pilot.interview)
            node = self._interviews[interview.id] if interview else self.find(pilot.structure)
            if pilot.person and node is not None:
                found.setdefault(pilot.person, node)
        return {person: key for person, key in found.items() if not self.is_person(key)}

    def _present(self, corpus: Corpus) -> dict[str, str]:
        """Number on the sign-in list → the structure for which somebody came."""
        invited = named(corpus, "invitations")
        found: dict[str, str] = {}
        for one in corpus.attendance:
            number = compact(one.ref)
            invitation = invited.get(number)
            person = one.person or (invitation.person if invitation else None)
            node = self._of_person.get(person or "")
            node = node or self.find(invitation.structure if invitation else None)
            if node is not None:
                found.setdefault(number, node)
        return found


def node_key(name: str) -> str:
    """What two spellings of a structure's name share: all but case, accents, signs, articles."""
    return _STRUCTURE + (compact(fold_without_articles(name)) or name.strip())


def _by_name(node: Node) -> tuple[bool, str, str, str]:
    return node.is_person, fold(node.name), node.name, node.key


def _node(key: str, known: _Known) -> Node:
    return Node(
        key=key,
        name=min(known.registered or known.written),
        actor_type=_most_told(known.types),
        is_person=Actors.is_person(key),
        rows=tuple(sorted(known.rows)),
        is_met=known.is_met,
        records=tuple(dict.fromkeys((*sorted(known.rows), *sorted(known.records)))),
    )


def _most_told(types: Iterable[str]) -> str | None:
    """The type told most often; of several, the first by name."""
    told = list(types)
    return min(set(told), key=lambda one: (-told.count(one), one), default=None)
