"""What was asked of partners, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum

REMINDER_DAYS = 42
"""Days without an answer after which a reminder is due where no day was given (absr's own mark)."""


class RequestState(StrEnum):
    """How far a request has come."""

    RESERVED = "reserved"
    """Kept for later: somebody said that it is not to be asked."""
    TO_ASK = "to_ask"
    WAITING = "waiting"
    OVERDUE = "overdue"
    """No answer, and it is time to remind."""
    RECEIVED = "received"
    REFUSED = "refused"

    @property
    def is_asked(self) -> bool:
        """Whether the partner was asked."""
        return self not in {RequestState.RESERVED, RequestState.TO_ASK}

    @property
    def is_answered(self) -> bool:
        """Whether the partner gave an answer, be it a refusal."""
        return self in {RequestState.RECEIVED, RequestState.REFUSED}


@dataclass(frozen=True, slots=True)
class Asked:
    """One piece of data, of whom it is asked, and how far that has come."""

    id: str
    """Evidence id of the row."""
    partner: str
    """Id of a partner, or its name as written."""
    body: str | None
    variable: str
    levels: tuple[str, ...]
    vintage: str | None
    chapters: tuple[str, ...]
    state: RequestState
    asked_on: dt.date | None
    reminded_on: dt.date | None
    answered_on: dt.date | None
    """Day on which it was received or refused."""
    refusal: str | None


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """Every request, with the counts: asked, and of these received, refused, waiting, overdue."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    requests: tuple[Asked, ...]
    """By partner, in the order of the list, then as they were read."""
