"""Problems on the terminal and in JSON: one message a cause, with all its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.model.problem import Problem
    from absr.wording.speech import Speech

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def show_problems(problems: Sequence[Problem], speech: Speech) -> None:
    """Every problem, errors first: each cause with its addresses, each rule once."""
    if not problems:
        return
    from absr.wording.problems import cause, group_text

    by_code: dict[tuple[Severity, str], dict[tuple[str | None, ...], list[Problem]]] = {}
    for problem in problems:
        causes = by_code.setdefault((problem.severity, problem.code), {})
        causes.setdefault(cause(problem), []).append(problem)
    for (severity, code), causes in sorted(
        by_code.items(), key=lambda item: _ORDER.index(item[0][0])
    ):
        texts = [group_text(group, speech) for group in causes.values()]
        say()
        say(paragraph(f"  {code} · {speech(f'severity.{severity}')} · {speech(f'{code}.title')}"))
        for text in texts:
            say(paragraph(text.message, indent="      ", first="    "))
        say(paragraph(texts[0].rule, indent="    "))
        say(paragraph(f"→ {texts[0].ways}", indent="    "))


def problem_json(problem: Problem, speech: Speech) -> dict[str, object]:
    """A problem as JSON, its message in words."""
    from absr.wording.problems import problem_text

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
