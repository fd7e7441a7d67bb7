"""Problems on the terminal and in JSON: one message a cause, with all its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.model.problem import Severity
from absr.wording.problems import cause, group_text, problem_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.model.problem import Problem
    from absr.wording.speech import Speech

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def show_problems(problems: Iterable[Problem], speech: Speech) -> None:
    """Every problem, grouped by cause, errors first."""
    groups: dict[tuple[str | None, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(cause(problem), []).append(problem)
    ordered = sorted(groups.values(), key=lambda group: _ORDER.index(group[0].severity))
    for group in ordered:
        text = group_text(group, speech)
        head = f"{group[0].code} · {speech(f'severity.{group[0].severity}')}"
        say()
        say(paragraph(f"{head} · {text.message}", indent="    ", first="  "))
        say(paragraph(text.rule, indent="    "))
        say(paragraph(f"→ {text.ways}", indent="    "))


def problem_json(problem: Problem, speech: Speech) -> dict[str, object]:
    """A problem as JSON, its message in words."""
    text = problem_text(problem, speech)
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "sheet": problem.sheet,
        "cells": list(problem.cells),
        "field": problem.field,
        "value": problem.value,
        "message": text.message,
        "hint": text.ways,
        "suggestion": problem.suggestion,
    }
