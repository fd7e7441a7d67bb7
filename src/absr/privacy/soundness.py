"""The gate for what the counting of voices is worth.

Outside the internal edition nothing is told of single interviews: no talkative one, no curve in
the order of the dates, whose steps are what one person brought, and none of fewer interviews than
the threshold. What was planned is not told either: beside it, « reached » would give the number
of those met. Numbers of different sub-themes and resources are rounded, since their decimals
would tell how many a single interview names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.soundness_edition import ShownAgreement, ShownDisagreement, SoundnessPart

if TYPE_CHECKING:
    from absr.model.facts import Facts
    from absr.model.soundness_facts import Agreement, Curve, Ranking, SoundnessFacts, Talk
    from absr.privacy.gate import Gate

POINTS_OUTSIDE = 10
"""Points of a curve outside the internal edition, at most."""


def soundness_part(facts: Facts, gate: Gate) -> SoundnessPart:
    """What the audience of `gate` may read of the worth of the counting."""
    found = facts.soundness
    return SoundnessPart(
        ranking=_ranking(found.ranking, gate),
        curves=_curves(found, gate),
        quotas=found.quotas if gate.internal else (),
        empty_districts=tuple(map(gate.text, found.empty_districts)),
        districts=tuple(one._replace(district=gate.text(one.district)) for one in found.districts)
        if gate.internal
        else (),
        population=found.population if gate.internal else None,
        talks=tuple(_talk(one, facts, gate) for one in found.talks) if gate.internal else (),
        agreement=None if found.agreement is None else _agreement(found.agreement, facts, gate),
    )


def _ranking(ranking: Ranking, gate: Gate) -> Ranking:
    """Without the themes whose voices are hidden."""
    return ranking._replace(
        ranges=tuple(
            one for one in ranking.ranges if not gate.hides(f"themes.{one.theme}.all.voices")
        )
    )


def _curves(found: SoundnessFacts, gate: Gate) -> tuple[Curve, ...]:
    if gate.internal:
        return found.curves
    if gate.hides("heard.interviews"):
        return ()
    return tuple(_curve(one, gate.settings.privacy.threshold) for one in found.curves)


def _curve(curve: Curve, least: int) -> Curve:
    """A curve on average over all orders, of enough interviews, in whole numbers."""
    points = [(number, value) for number, value in curve.expected if number >= least]
    step = max(1, -(-len(points) // POINTS_OUTSIDE))
    kept = points[::-1][::step][::-1]  # the last point is the whole
    return curve._replace(
        expected=tuple((number, float(round(value))) for number, value in kept),
        observed=(),
        once=None,
        new=curve.new if curve.last >= least else None,
    )


def _talk(talk: Talk, facts: Facts, gate: Gate) -> Talk:
    """With the number of the interview, as the team knows it."""
    return talk._replace(interview=gate.role(facts.phase1.interviews[talk.interview].ref))


def _agreement(found: Agreement, facts: Facts, gate: Gate) -> ShownAgreement | None:
    """Outside, the coefficient and its base only, and none of a handful of statements."""
    if gate.internal:
        texts = {said.id: said.text for said in facts.phase1.statements}
        return ShownAgreement(
            kappa=found.kappa,
            statements=found.statements,
            same=found.same,
            themes=found.themes,
            disagreements=tuple(
                ShownDisagreement(
                    one.statement, gate.text(texts[one.statement]), one.first, one.second
                )
                for one in found.disagreements
            ),
        )
    least = gate.settings.privacy.threshold
    if gate.hides("said.statements") or found.statements < least:
        return None
    return ShownAgreement(found.kappa, found.statements, None, (), ())
