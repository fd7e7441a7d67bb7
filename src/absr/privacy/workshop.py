"""The gate for the workshop: tables' words without names, persons' only where many are."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.workshop_edition import (
    NO_EVALUATIONS,
    District,
    Evaluations,
    SeatedTable,
    Slip,
    Word,
    WorkshopPart,
)
from absr.model.workshop_facts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.workshop_facts import Slips, TableFound, WorkshopFacts, Written
    from absr.privacy.gate import Gate

_LONGEST_WORD = 3
"""What was asked for is one word; from four on, it is a person's sentence, and hers to permit.

absr's own mark, not a regulation.
"""

_SCORES = ("1", "2", "3", "4", "5", UNKNOWN)


def workshop_part(facts: WorkshopFacts, gate: Gate) -> WorkshopPart:
    """What the audience of `gate` may see: no name, no person's words without permission."""
    return WorkshopPart(
        colleges=facts.colleges,
        districts=tuple(District(name, gate.text(name)) for name in facts.districts),
        themes=facts.themes,
        rounds=facts.rounds,
        tables=_tables(facts, gate),
        slips=tuple(_slip(one, gate) for one in facts.written),
        votes=facts.votes if gate.internal else tuple(v._replace(colleges=()) for v in facts.votes),
        overspent=facts.overspent,
        handed=_handed(facts, gate),
        voting=_voting(facts, gate),
        convergences=tuple(
            found._replace(tables=tuple(map(gate.text, found.tables)))
            for found in facts.convergences
        ),
        alike=facts.alike,
        disagreements=facts.disagreements,
        minority=facts.minority,
        evaluations=_evaluations(facts.slips, gate),
    )


def _handed(facts: WorkshopFacts, gate: Gate) -> int | None:
    """The dots handed out; outside, only beside how many took part, which they count anew."""
    voters = "workshop.taking_part"
    is_told = voters in facts.figures and not gate.hides(voters)
    return facts.handed if gate.internal or is_told else None


def _voting(facts: WorkshopFacts, gate: Gate) -> int | None:
    """How many colleges voted; outside, not that one alone did: its dots would be the total."""
    return facts.voting if gate.internal or facts.voting != 1 else None


def _tables(facts: WorkshopFacts, gate: Gate) -> tuple[SeatedTable, ...]:
    """The tables; who sat there is told of all of them or of none.

    The tables share those present: one number left out would be what is missing to the others.
    """
    found = facts.tables
    told = not any(table.seated and gate.hides(table.seated) for table in found)
    told = told and (gate.internal or not _leaves_few(facts, gate))
    return tuple(
        SeatedTable(
            ref=gate.text(table.record.ref),
            theme=table.record.theme,
            round=table.record.round,
            capacity=table.record.capacity,
            seated=table.seated if told else None,
            is_counted=table.is_counted,
            only_college=_only_college(table, gate) if told else None,
        )
        for table in found
    )


def _leaves_few(facts: WorkshopFacts, gate: Gate) -> bool:
    """Whether the tables of a round, taken off those present or another round, leave few."""
    rounds: dict[int | None, int] = {}
    for table in facts.tables:
        if table.seated is None:
            return False  # what the tables make together is not known
        number = table.record.round
        rounds[number] = rounds.get(number, 0) + facts.figures[table.seated].value
    present = facts.figures.get("workshop.present")
    totals = [*rounds.values(), *([present.value] if present else [])]
    threshold = gate.settings.privacy.threshold
    return any(0 < abs(one - other) < threshold for one, other in combinations(totals, 2))


def _only_college(table: TableFound, gate: Gate) -> str | None:
    """The college of a whole table: for the team. Outside, the rest of it would sit elsewhere."""
    return table.only_college if gate.internal else None


def _slip(one: Written, gate: Gate) -> Slip:
    record = one.record
    return Slip(
        id=record.id,
        ref=gate.text(record.ref) if record.ref else None,
        text=gate.text(record.text),
        nature=record.nature,
        theme=one.theme,
        round=one.round,
        table=gate.text(record.table) if record.table else None,
        consensus=record.consensus,
    )


def _evaluations(slips: Slips, gate: Gate) -> Evaluations:
    """What the slips say: outside, no sentence of a single person, and nothing that counts."""
    if not gate.internal:
        if gate.hides("workshop.evaluations"):
            return NO_EVALUATIONS
        short = [word for word in slips.words if len(word.split()) <= _LONGEST_WORD]
        alphabetical = sorted(_words(short, gate), key=lambda word: fold(word.text))
        # Between two marks, a median would cut the slips in two equal halves.
        scores = ("workshop.scored", *(f"workshop.scores.{score}" for score in _SCORES))
        median = None if any(map(gate.hides, scores)) else slips.median
        words = tuple(word._replace(slips=None) for word in alphabetical)
        return Evaluations(median, words, withholds=bool(slips.kept or slips.missing))
    kept, missing = (tuple(map(gate.text, texts)) for texts in (slips.kept, slips.missing))
    return Evaluations(slips.median, _words(slips.words, gate), kept, missing)


def _words(words: Iterable[str], gate: Gate) -> tuple[Word, ...]:
    """Words without names, those on most slips first; spelled as on the first one."""
    spelled: dict[str, str] = {}
    slips: Counter[str] = Counter()
    for word in map(gate.text, words):
        key = fold(word) or word
        spelled.setdefault(key, word)
        slips[key] += 1
    order = sorted(slips, key=lambda key: (-slips[key], key))
    return tuple(Word(spelled[key], slips[key]) for key in order)
