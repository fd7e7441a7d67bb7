"""Checks across the records of a file: a list of pure functions, each for one rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.reading.rows import key_of_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from absr.reading.drafts import Draft

    Check = Callable[[Sequence[Draft], frozenset[str]], Iterator[Problem]]


def cross_problems(drafts: Sequence[Draft], known: frozenset[str]) -> list[Problem]:
    """What the records say against each other; `known` are the interviews already stored."""
    return [problem for check in CHECKS for problem in check(drafts, known)]


def _at(code: str, severity: Severity, draft: Draft, field: str, **facts: str) -> Problem:
    value = draft.values.get(field)
    return Problem(
        code,
        severity,
        draft.source.file,
        draft.source.sheet,
        (draft.cells.get(field) or str(draft.source.row),),
        field=field,
        value=value if isinstance(value, str) else None,
        facts=tuple(sorted(facts.items())),
    )


def unknown_recommender(drafts: Sequence[Draft], known: frozenset[str]) -> Iterator[Problem]:
    """An interview is recommended by one that exists."""
    refs = known | {draft.key for draft in drafts if draft.kind == "interviews"}
    for draft in drafts:
        recommended_by = draft.values.get("recommended_by")
        if recommended_by and key_of_ref(recommended_by) not in refs:
            yield _at("X205", Severity.ERROR, draft, "recommended_by")


def quotable_without_consent(drafts: Sequence[Draft], _known: frozenset[str]) -> Iterator[Problem]:
    """Nothing is quotable in an interview whose person refused to be quoted."""
    refused = {
        draft.key
        for draft in drafts
        if draft.kind == "interviews" and draft.values.get("consent") is False
    }
    for draft in drafts:
        wanted = draft.values.get("quotable") not in (None, "none")
        if wanted and draft.kind == "statements" and draft.parent in refused:
            yield _at("P304", Severity.WARNING, draft, "quotable")


def no_notice(drafts: Sequence[Draft], _known: frozenset[str]) -> Iterator[Problem]:
    """Everybody met was given the information notice."""
    for draft in drafts:
        if draft.kind == "interviews" and draft.values.get("notice_given") is False:
            yield _at("P305", Severity.WARNING, draft, "notice_given")


def more_listed_than_met(drafts: Sequence[Draft], _known: frozenset[str]) -> Iterator[Problem]:
    """No more persons are listed for an interview than were met in it."""
    listed = Counter(draft.parent for draft in drafts if draft.kind == "persons")
    for draft in drafts:
        if draft.kind != "interviews":
            continue
        met = draft.values.get("persons", 1)
        if isinstance(met, int) and listed[draft.key] > met:
            yield _at(
                "X206",
                Severity.WARNING,
                draft,
                "persons",
                listed=str(listed[draft.key]),
                said=str(met),
            )


CHECKS: tuple[Check, ...] = (
    unknown_recommender,
    quotable_without_consent,
    no_notice,
    more_listed_than_met,
)
