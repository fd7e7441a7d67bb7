"""What remains of the day: pledges, never by name, and evaluation slips."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.figures import Unit
from absr.model.labels import compact
from absr.model.value_lists import PLEDGE_KINDS, PLEDGE_OUTCOMES
from absr.model.workshop_facts import NO_SLIPS, UNKNOWN, Slips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from absr.analysis.counting import Counting
    from absr.model.corpus import Corpus
    from absr.model.kinds.evaluations import Evaluation
    from absr.model.kinds.pledges import Pledge
    from absr.model.workshop_facts import Written

SCORES = tuple(range(1, 6))
_YES_NO = {True: "yes", False: "no", None: UNKNOWN}


def count_pledges(count: Counting, corpus: Corpus, found: Iterable[Written]) -> None:
    """Pledges by what is given and by theme; who may be called, was called, and the outcome.

    One person may give several things: the kinds do not add up to the pledges.
    """
    pledges: Sequence[Pledge] = corpus.pledges
    if not pledges:
        return
    whole = "workshop.pledges"
    ids = [pledge.id for pledge in pledges]
    count.whole(whole, Unit.PLEDGES, ids, contributors=_promisers(pledges))
    for kind in (entry.id for entry in PLEDGE_KINDS.entries):
        _pledged(count, f"{whole}.{kind}", [one for one in pledges if kind in one.gives])
    _pledged(count, f"{whole}.{UNKNOWN}", [one for one in pledges if not one.gives])
    themes = {one.record.id: one.theme for one in found}
    contributions = named(corpus, "contributions")

    def theme(pledge: Pledge) -> str:
        answered = contributions.get(compact(pledge.contribution or ""))
        return pledge.theme or (themes.get(answered.id) if answered else None) or UNKNOWN

    _split(count, f"{whole}.theme", pledges, theme)
    _split(count, f"{whole}.recontact", pledges, lambda one: _YES_NO[one.recontact_ok])
    _split(count, f"{whole}.called", pledges, lambda one: _YES_NO[_was_called(one)])
    outcomes = (entry.id for entry in PLEDGE_OUTCOMES.entries)
    _split(count, f"{whole}.outcome", pledges, lambda one: one.outcome or UNKNOWN, outcomes)


def _was_called(pledge: Pledge) -> bool:
    """Whether a call is noted, by its day or by what came of it."""
    return pledge.called_on is not None or pledge.outcome is not None


def count_evaluations(count: Counting, slips: Sequence[Evaluation]) -> Slips:
    """Slips handed in, how they score, new contacts made, and what is written on them."""
    if not slips:
        return NO_SLIPS
    whole = "workshop.evaluations"
    count.whole(whole, Unit.SLIPS, [slip.id for slip in slips])
    names = [*map(str, SCORES), UNKNOWN]
    for name in names:
        chosen = [slip.id for slip in slips if str(slip.score or UNKNOWN) == name]
        count.part(f"workshop.scores.{name}", whole, chosen)
    count.add_up([f"workshop.scores.{name}" for name in names], whole)
    scored = [slip.id for slip in slips if slip.score is not None]
    count.part("workshop.scored", whole, scored)
    count.add_up(["workshop.scored", f"workshop.scores.{UNKNOWN}"], whole)
    told = [slip for slip in slips if slip.new_contacts is not None]
    if told:
        made = sum(slip.new_contacts or 0 for slip in told)
        count.part("workshop.new_contacts.slips", whole, [slip.id for slip in told])
        count.whole("workshop.new_contacts", Unit.PERSONS, [slip.id for slip in told], value=made)
    scores = [slip.score for slip in slips if slip.score is not None]
    return Slips(
        median=float(median(scores)) if scores else None,
        words=tuple(slip.word for slip in slips if slip.word),
        kept=tuple(slip.kept for slip in slips if slip.kept),
        missing=tuple(slip.missing for slip in slips if slip.missing),
    )


def _promisers(pledges: Iterable[Pledge]) -> int:
    """Persons behind pledges: one participant who promises twice is one."""
    return len({compact(one.participant or "") or one.id for one in pledges})


def _pledged(count: Counting, figure: str, pledges: Sequence[Pledge]) -> None:
    ids = [pledge.id for pledge in pledges]
    count.part(figure, "workshop.pledges", ids, contributors=_promisers(pledges))


def _split(
    count: Counting,
    prefix: str,
    pledges: Sequence[Pledge],
    feature: Callable[[Pledge], str],
    listed: Iterable[str] = (),
) -> None:
    values = sorted({feature(one) for one in pledges} | set(listed))
    for value in values:
        _pledged(count, f"{prefix}.{value}", [one for one in pledges if feature(one) == value])
    count.add_up([f"{prefix}.{value}" for value in values], "workshop.pledges")
