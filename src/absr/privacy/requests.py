"""The gate for what partners were asked for.

That a body was asked, and when, is no secret: it is the proof that partners were invited to take
part. Why one of them refused is told to the team alone, like what was not asked yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from absr.model.request_facts import RequestState
from absr.model.value_lists import DATA_PARTNERS

if TYPE_CHECKING:
    from absr.model.request_facts import Asked, RequestFacts
    from absr.privacy.gate import Gate

_LISTED = frozenset(entry.id for entry in DATA_PARTNERS.entries)


def shown_requests(facts: RequestFacts, gate: Gate) -> tuple[Asked, ...]:
    """The requests that the audience of `gate` may read of, without names of persons."""
    return tuple(
        _shown(request, gate)
        for request in facts.requests
        if request.state is not RequestState.RESERVED and (gate.internal or request.state.is_asked)
    )


def _shown(request: Asked, gate: Gate) -> Asked:
    told = request.refusal if gate.internal else None
    late = request.state is RequestState.OVERDUE and not gate.internal
    return replace(
        request,
        partner=request.partner if request.partner in _LISTED else gate.text(request.partner),
        body=gate.text(request.body) if request.body else None,
        variable=gate.text(request.variable),
        vintage=gate.text(request.vintage) if request.vintage else None,
        state=RequestState.WAITING if late else request.state,
        refusal=gate.text(told) if told else None,
    )
