"""The gate for single interviews and statements.

Outside the internal edition rows would give back what sums hide: there are no interviews, and of
the statements only those that the reports may print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.spoken_edition import ShownInterview, ShownStatement, SpokenPart

if TYPE_CHECKING:
    from absr.model.facts import Phase1Facts
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.privacy.gate import Gate


def spoken_part(facts: Phase1Facts, gate: Gate) -> SpokenPart:
    """Each interview and statement, as the audience of `gate` may see it."""
    interviews = facts.interviews.values() if gate.internal else ()
    statements = (_statement(one, gate) for one in facts.statements)
    return SpokenPart(
        tuple(_interview(one, gate) for one in interviews),
        tuple(one for one in statements if gate.internal or one.text is not None),
    )


def _interview(one: Interview, gate: Gate) -> ShownInterview:
    return ShownInterview(
        id=one.id,
        ref=gate.role(one.ref),
        date=one.date,
        profile=gate.role(one.profile or ""),
        actor_type=one.actor_type,
        district=gate.place(one.district) if one.district else None,
        persons=one.persons,
        notice_given=one.notice_given,
        consent=one.consent,
        commitment=one.commitment,
        pilot_candidate=one.pilot_candidate,
    )


def _statement(one: Statement, gate: Gate) -> ShownStatement:
    quote = gate.quote(one)
    return ShownStatement(
        id=one.id,
        interview=gate.number(one) if gate.internal else None,
        nature=one.nature,
        themes=one.themes,
        text=quote.text if quote else None,
        is_quote=quote is not None and not quote.is_reformulation,
        actor_type=quote.actor_type if quote else None,
        # The register, which says what may be named, holds what statements on resources name.
        resource=gate.resource(one.resource)
        if one.resource and (gate.internal or one.nature == "resource")
        else None,
        resource_category=one.resource_category,
        resource_state=one.resource_state,
        intensity=one.intensity,
    )
