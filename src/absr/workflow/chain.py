"""One person from phase to phase: met, pilot, invited, signed in, what was promised and is led.

Nobody is named: people are known by their code, which is the same in every sheet that names
them, and by the numbers that the sheets give each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.analysis.links import named, numbers
from absr.model.labels import compact
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.corpus import Corpus

STAGES = ("interviews", "pilots", "invitations", "attendance", "pledges", "actions")
"""Kinds of the records in which a person may appear, in the order of the phases."""

_BY_NUMBER = {"pledges": "participant", "actions": "lead_person"}
"""Kind → the column that names a person by their number on the sign-in list."""

_AS_PERSON = {"pilots": "pilot", "invitations": "invitation", "attendance": "attendance"}
"""Kind whose records are persons → what a chain calls the record that it starts from."""


class Link(NamedTuple):
    """One record of the chain."""

    kind: str
    record: Any
    invited_by: str | None = None
    """Number of the pilot who invited; of an invitation only."""
    invites: tuple[str, ...] = ()
    """Numbers of the invitations that were sent; of a pilot only."""


class Chain(NamedTuple):
    """What is known of one person, in the order of the phases."""

    person: str | None
    """Their code; None when no sheet names them."""
    links: tuple[Link, ...]


def chains_of(corpus: Corpus, kind: str, record: str) -> tuple[Chain, ...]:
    """The chain of each person behind a record; of an interview, of each person met there.

    Empty for a record in which nobody appears as a person.
    """
    people = _People(corpus)
    found = [people.chain(seed) for seed in people.seeds(kind, record)]
    chains: dict[object, Chain] = {}
    for chain in found:
        chains.setdefault(chain.person or tuple(link.record.id for link in chain.links), chain)
    return tuple(chain for chain in chains.values() if chain.links)


def chain_of_person(corpus: Corpus, code: str) -> Chain | None:
    """The chain of the person with this code, in any case of letters; None if unknown."""
    people = _People(corpus)
    known = {one.person.upper(): one.person for one in people.everybody() if one.person}
    person = known.get(code.strip().upper())
    return people.chain(_Seed(person)) if person else None


class _Seed(NamedTuple):
    """What a chain starts from: a code, or a record that has none."""

    person: str | None
    pilot: Any = None
    invitation: Any = None
    attendance: Any = None


class _People:
    """The records of persons, and how they name each other."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._interviews = named(corpus, "interviews")
        self._signed_in = named(corpus, "attendance")

    def everybody(self) -> Iterable[Any]:
        """Every record that may bear the code of a person."""
        corpus = self._corpus
        return (*corpus.persons, *corpus.pilots, *corpus.invitations, *corpus.attendance)

    def seeds(self, kind: str, record: str) -> list[_Seed]:
        """What the chains of a record start from."""
        corpus = self._corpus
        if kind == "interviews":
            return self._met_in(record)
        found = next((one for one in corpus.of(kind) if one.id == record), None)
        if found is None:
            return []
        if kind in _BY_NUMBER:
            return self._signed(getattr(found, _BY_NUMBER[kind]))
        if kind in _AS_PERSON:
            return [_Seed(found.person)._replace(**{_AS_PERSON[kind]: found})]
        return [_Seed(found.person)] if kind == "persons" and found.person else []

    def _met_in(self, interview: str) -> list[_Seed]:
        """Whoever was met there, and the pilots that say they come from it."""
        codes = [p.person for p in self._corpus.persons if p.interview == interview and p.person]
        pilots = [
            pilot
            for pilot in self._corpus.pilots
            if self._interview_id(pilot) == interview and pilot.person not in codes
        ]
        return [*map(_Seed, codes), *(_Seed(pilot.person, pilot=pilot) for pilot in pilots)]

    def _signed(self, number: str | None) -> list[_Seed]:
        one = self._signed_in.get(compact(number)) if number else None
        return [_Seed(one.person, attendance=one)] if one is not None else []

    def chain(self, seed: _Seed) -> Chain:
        """Everything that is known of one person."""
        corpus, person = self._corpus, seed.person
        invitations = _same(corpus.invitations, person, seed.invitation)
        attendance = _same(corpus.attendance, person, seed.attendance)
        invitations = _same_number(invitations, corpus.invitations, attendance, person)
        attendance = _same_number(attendance, corpus.attendance, invitations, person)
        learnt = (one.person for one in (*invitations, *attendance) if one.person)
        if person is None and (code := next(learnt, None)):
            return self.chain(seed._replace(person=code))
        pilots = _same(corpus.pilots, person, seed.pilot)
        signed = numbers(one.ref for one in attendance)
        records = {
            "interviews": self._interviews_of(person, pilots),
            "pilots": pilots,
            "invitations": invitations,
            "attendance": attendance,
            "pledges": [p for p in corpus.pledges if compact(p.participant or "") in signed],
            "actions": [a for a in corpus.actions if compact(a.lead_person or "") in signed],
        }
        links = tuple(self._link(kind, one) for kind in STAGES for one in records[kind])
        return Chain(person, links)

    def _interviews_of(self, person: str | None, pilots: Iterable[Any]) -> list[Any]:
        met = {self._interview_id(pilot) for pilot in pilots}
        met |= {p.interview for p in self._corpus.persons if person and p.person == person}
        return [one for one in self._corpus.interviews if one.id in met]

    def _interview_id(self, pilot: Any) -> str | None:
        found = self._interviews.get(compact(pilot.interview)) if pilot.interview else None
        return found.id if found is not None else None

    def _link(self, kind: str, record: Any) -> Link:
        if kind == "pilots":
            number = compact(record.ref)
            sent = [i for i in self._corpus.invitations if compact(i.invited_by or "") == number]
            return Link(kind, record, invites=tuple(one.ref for one in sent))
        if kind == "invitations":
            return Link(kind, record, invited_by=record.invited_by)
        return Link(kind, record)


def _same(records: Iterable[Any], person: str | None, seed: Any) -> list[Any]:
    """The records of a person, and the one that the chain starts from."""
    return [one for one in records if one is seed or (person and one.person == person)]


def _same_number(
    own: list[Any], records: Iterable[Any], others: Iterable[Any], person: str | None
) -> list[Any]:
    """`own`, and those with the number of one of `others`: who is invited signs in with it.

    A number that somebody else used is left alone.
    """
    known = numbers(one.ref for one in others)
    return [
        one
        for one in records
        if one in own
        or (compact(one.ref) in known and (not one.person or not person or one.person == person))
    ]
