"""`absr show requests`: what partners are asked for, and how far each request has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.kinds.data_requests import KIND
from absr.model.problem import Refusal
from absr.model.request_facts import RequestState
from absr.scaffold.letters import body_name
from absr.wording.speech import speak
from absr.workflow.show_kinds import record_json
from absr.workflow.tabulated import Tabulated

if TYPE_CHECKING:
    from absr.model.kinds.data_requests import DataRequest
    from absr.wording.speech import Speech
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project

_HEADS = ("partner", "variable", "asked_on", "state", "since")


def tabulated_requests(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    """Every request by partner, those kept in reserve last.

    Raises Refusal U210 for a theme: requests are made for chapters.
    """
    speech = speak(project.settings.language)
    if theme is not None:
        detail = speech("show.without_theme", what="requests")
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=detail)
    read = {one.id: one for one in facts.corpus.data_requests}
    found = sorted(
        facts.facts.requests.requests, key=lambda one: one.state is RequestState.RESERVED
    )
    pairs = [(read[one.id], one.state) for one in found]
    return Tabulated(
        heads=_HEADS,
        rows=tuple(_row(request, state, speech) for request, state in pairs),
        numbers=(),
        records=tuple(
            record_json(KIND, request) | {"state": str(state)} for request, state in pairs
        ),
    )


def _row(request: DataRequest, state: RequestState, speech: Speech) -> tuple[str, ...]:
    days = {
        RequestState.RECEIVED: request.received_on,
        RequestState.REFUSED: request.refused_on,
        RequestState.WAITING: request.reminded_on,
        RequestState.OVERDUE: request.reminded_on,
    }
    since = days.get(state)
    return (
        body_name(request, speech),
        request.variable,
        speech.short_day(request.asked_on) if request.asked_on else "",
        speech(f"requests.state.{state}"),
        speech.short_day(since) if since else "",
    )
