"""The vote: dots by contribution and college, ranked by dots and by breadth, never as one score.

Dots above the right of a college are flagged and left as they are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.figures import Figure, Unit
from absr.model.labels import compact
from absr.model.value_lists import COLLEGES
from absr.model.workshop_facts import UNKNOWN, Overspent, Voted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.analysis.counting import Counting
    from absr.analysis.workshop_people import People
    from absr.model.corpus import Corpus
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.votes import Vote
    from absr.model.workshop_facts import Written

_COLLEGE_IDS = tuple(entry.id for entry in COLLEGES.entries)
_BROAD = 2
"""Colleges from which on a proposal is no longer that of one college alone (absr's own mark)."""


def count_votes(count: Counting, corpus: Corpus, people: People) -> tuple[Voted, ...]:
    """The contributions put to the vote, with their two ranks; none when nobody voted."""
    if not corpus.votes:
        return ()
    votes = [vote.id for vote in corpus.votes]
    dots = sum(vote.dots for vote in corpus.votes)
    count.whole("workshop.dots", Unit.DOTS, votes, value=dots, personal=False)
    by_contribution = _by_contribution(corpus)
    voters = Counter(people.college(one) for one in people.present if not one.observer)
    least = [
        _count_one(count, f"workshop.dots.{name}", found, voters)
        for name, found in by_contribution.items()
    ]
    count.add_up([f"workshop.dots.{name}" for name in by_contribution], "workshop.dots")
    _count_colleges(count, corpus.votes, min(least))
    order = {one.id: place for place, one in enumerate(corpus.contributions)}
    return _ranked({n: found for n, found in by_contribution.items() if n in order}, order)


def overspent(corpus: Corpus) -> tuple[Overspent, ...]:
    """Colleges that placed more dots than they were handed, in the order of the list."""
    placed = _placed(corpus)
    rights = _rights(corpus)
    return tuple(
        Overspent(college, f"workshop.placed.{college}", rights[college])
        for college in (*_COLLEGE_IDS, UNKNOWN)
        if college in rights and placed[college] > rights[college]
    )


def handed(corpus: Corpus) -> int | None:
    """The dots handed out to all who voted; None where that of one college is not noted."""
    rights = _rights(corpus)
    return sum(rights.values()) if rights and rights.keys() == _placed(corpus).keys() else None


def voting(corpus: Corpus) -> int | None:
    """How many colleges placed a dot; None where some were placed by nobody knows which."""
    placed = _placed(corpus)
    return None if placed[UNKNOWN] else sum(dots > 0 for dots in placed.values())


def _placed(corpus: Corpus) -> Counter[str]:
    """College → the dots it placed."""
    placed: Counter[str] = Counter()
    for vote in corpus.votes:
        placed[vote.college or UNKNOWN] += vote.dots
    return placed


def _rights(corpus: Corpus) -> dict[str, int]:
    """College → the dots it was handed, where that is noted."""
    rights: dict[str, int] = {}
    for vote in corpus.votes:
        if vote.rights is not None:
            college = vote.college or UNKNOWN
            rights[college] = max(rights.get(college, 0), vote.rights)
    return rights


def minority(found: Iterable[Written], votes: Sequence[Voted], count: Counting) -> tuple[str, ...]:
    """Ideas with dots from one college only, or without any; none is told where nobody voted."""
    if not votes:
        return ()
    voted = {one.contribution: one for one in votes}
    return tuple(
        one.record.id
        for one in found
        if one.record.nature == "idea" and _is_narrow(voted.get(one.record.id), count)
    )


def _is_narrow(voted: Voted | None, count: Counting) -> bool:
    if voted is None or not count.figures[f"workshop.dots.{voted.contribution}"].value:
        return True
    return voted.breadth is not None and voted.breadth < _BROAD


def _by_contribution(corpus: Corpus) -> dict[str, list[Vote]]:
    """Evidence id of a contribution → its votes; `UNKNOWN` where no contribution has the number."""
    contributions: dict[str, Contribution] = named(corpus, "contributions")
    found: dict[str, list[Vote]] = defaultdict(list)
    for vote in corpus.votes:
        contribution = contributions.get(compact(vote.contribution))
        found[contribution.id if contribution else UNKNOWN].append(vote)
    return dict(found)


def _count_one(
    count: Counting, figure: str, votes: Sequence[Vote], voters: Mapping[str, int]
) -> int:
    """The dots of one contribution, for all and by college; gives the fewest behind a college's.

    Its total is shown to everybody, so that one college's dots would give away another's: they
    are shown all together, as far as the fewest persons behind any of them allow, or not at all.
    Where that would not do, as where one college alone placed them, the gate does not even tell
    which colleges did.
    """
    dots = sum(vote.dots for vote in votes)
    count.part(figure, "workshop.dots", [vote.id for vote in votes], value=dots)
    by_college = _dots_by_college(votes)
    least = _fewest_behind(by_college, voters)
    for college in by_college:
        chosen = [vote for vote in votes if (vote.college or UNKNOWN) == college]
        evidence = tuple(vote.id for vote in chosen)
        _add_personal(count, f"{figure}.{college}", by_college[college], figure, evidence, least)
    return least


def _count_colleges(count: Counting, votes: Sequence[Vote], least: int) -> None:
    """All the dots of each college: shown where every part of them is."""
    for college, dots in _dots_by_college(votes).items():
        evidence = tuple(vote.id for vote in votes if (vote.college or UNKNOWN) == college)
        _add_personal(count, f"workshop.placed.{college}", dots, "workshop.dots", evidence, least)


def _add_personal(
    count: Counting, figure: str, dots: int, whole: str, evidence: tuple[str, ...], behind: int
) -> None:
    base = count.figures[whole].value
    count.figures[figure] = Figure(figure, dots, Unit.DOTS, base, evidence, behind, whole)


def _dots_by_college(votes: Iterable[Vote]) -> dict[str, int]:
    dots: Counter[str] = Counter()
    for vote in votes:
        dots[vote.college or UNKNOWN] += vote.dots
    return {college: dots[college] for college in (*_COLLEGE_IDS, UNKNOWN) if college in dots}


def _fewest_behind(dots: Mapping[str, int], voters: Mapping[str, int]) -> int:
    """The fewest persons that may stand behind the dots of a college: dots, or voters present."""
    behind = [min(placed, voters.get(college, 0)) for college, placed in dots.items() if placed]
    return min(behind, default=0)


def _ranked(
    by_contribution: Mapping[str, Sequence[Vote]], order: Mapping[str, int]
) -> tuple[Voted, ...]:
    """Contributions by dots; where two are equal, in the order of their numbers."""
    dots = {name: sum(v.dots for v in found) for name, found in by_contribution.items()}
    colleges = {name: _colleges(found) for name, found in by_contribution.items()}
    breadth = {name: len(found) for name, found in colleges.items() if found is not None}
    by_dots, by_breadth = _ranks(dots), _ranks(breadth)
    names = sorted(dots, key=lambda name: (-dots[name], order[name]))
    return tuple(
        Voted(name, breadth.get(name), by_dots[name], by_breadth.get(name), colleges[name] or ())
        for name in names
    )


def _colleges(votes: Sequence[Vote]) -> tuple[str, ...] | None:
    """The colleges that placed a dot; None where dots were placed by nobody knows which."""
    if any(vote.dots and not vote.college for vote in votes):
        return None
    dots = _dots_by_college(votes)
    return tuple(college for college in dots if dots[college] and college != UNKNOWN)


def _ranks(values: Mapping[str, int]) -> dict[str, int]:
    """Rank 1 for the most; equal values share a rank, and the next ones stand further down."""
    ranks: dict[int, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        ranks.setdefault(value, place)
    return {name: ranks[value] for name, value in values.items()}
