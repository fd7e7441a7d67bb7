"""What was asked of partners, and what became of it: the proof that they were asked to take part.

A request without an answer is overdue once the day given for the answer has passed; without such
a day, or after a reminder that came later, once six weeks have passed since the last letter
(`REMINDER_DAYS`, absr's own mark: partners take from two to four months).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from absr.analysis.counting import Counting
from absr.model.figures import Unit
from absr.model.request_facts import REMINDER_DAYS, Asked, RequestFacts, RequestState
from absr.model.value_lists import DATA_PARTNERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.kinds.data_requests import DataRequest

WHOLE = "requests.asked"
"""Name of the figure: requests that were made."""

_COUNTED = {
    "requests.received": (RequestState.RECEIVED,),
    "requests.refused": (RequestState.REFUSED,),
    "requests.waiting": (RequestState.WAITING, RequestState.OVERDUE),
}


def request_facts(requests: Sequence[DataRequest], today: dt.date) -> RequestFacts:
    """Every request with its state on `today`, and how many are in each."""
    order = {entry.id: place for place, entry in enumerate(DATA_PARTNERS.entries)}
    ranked = sorted(requests, key=lambda one: order.get(one.partner, len(order)))
    found = tuple(_asked(one, today) for one in ranked)
    count = Counting()
    made = [one.id for one in found if one.state.is_asked]
    count.whole(WHOLE, Unit.REQUESTS, made, personal=False)
    for figure, states in _COUNTED.items():
        count.part(figure, WHOLE, [one.id for one in found if one.state in states])
    late = [one.id for one in found if one.state is RequestState.OVERDUE]
    count.part("requests.overdue", "requests.waiting", late, inside=True)
    count.add_up(_COUNTED, WHOLE)
    return RequestFacts(count.figures, tuple(count.sums), found)


def state_of(request: DataRequest, today: dt.date) -> RequestState:
    """How far a request has come on `today`; what came is received, whatever was said before."""
    if request.received_on is not None:
        return RequestState.RECEIVED
    if request.refused_on is not None or request.refusal:
        return RequestState.REFUSED
    last = _last_letter(request)
    if last is None:
        return RequestState.RESERVED if request.wanted is False else RequestState.TO_ASK
    return RequestState.OVERDUE if today > _due(request, last) else RequestState.WAITING


def _last_letter(request: DataRequest) -> dt.date | None:
    days = [day for day in (request.asked_on, request.reminded_on) if day is not None]
    return max(days, default=None)


def _due(request: DataRequest, last: dt.date) -> dt.date:
    """The last day on which nothing is late."""
    if request.expected_by is not None and request.expected_by >= last:
        return request.expected_by
    return last + dt.timedelta(days=REMINDER_DAYS)


def _asked(request: DataRequest, today: dt.date) -> Asked:
    return Asked(
        id=request.id,
        partner=request.partner,
        body=request.body,
        variable=request.variable,
        levels=request.levels,
        vintage=request.vintage,
        chapters=request.chapters,
        state=state_of(request, today),
        asked_on=request.asked_on,
        reminded_on=request.reminded_on,
        answered_on=request.received_on or request.refused_on,
        refusal=request.refusal,
    )
