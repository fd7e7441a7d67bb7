"""What is told of a file that was read, without anybody's name: problems, rows, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.problem import Problem
    from absr.privacy.identities import NameFinder


def problem_without_names(problem: Problem, names: NameFinder) -> Problem:
    """The problem with names and contacts masked in all that it repeats.

    File and sheet stay as they are: without them nobody finds the cell.
    """
    mask = names.masked_role if problem.field in ROLES else names.masked
    return problem._replace(
        value=mask(problem.value) if problem.value else problem.value,
        suggestion=mask(problem.suggestion) if problem.suggestion else problem.suggestion,
        facts=tuple((name, mask(fact)) for name, fact in problem.facts),
    )


ROLES = frozenset({"profile", "service"})
"""Fields that say what somebody does, where people write who somebody is."""
