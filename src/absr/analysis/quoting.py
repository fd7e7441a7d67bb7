"""What may be done with the words of somebody met."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement


def quote_level(statement: Statement, interview: Interview) -> str:
    """What may be done with the words: the lower of what statement and interview permit.

    No permission, or a refusal to be quoted, is `none`.
    """
    order = ("none", "anonymous", "role", "name")
    if interview.consent is False:
        return "none"
    own = statement.quotable or "none"
    most = interview.quote_level or own
    return min(own, most, key=order.index)


def may_leave(statement: Statement, interview: Interview) -> bool:
    """Whether what somebody said may go out: quotable, by a person who was told what it is for."""
    return quote_level(statement, interview) != "none" and interview.notice_given is not False
