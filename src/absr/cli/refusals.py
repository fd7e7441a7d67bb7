"""A refusal on the terminal: the message, what could have been asked for, the faults behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, warn
from absr.model.problem import Problem, Severity
from absr.wording.problems import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from absr.model.problem import Refusal
    from absr.wording.problems import ProblemText
    from absr.wording.speech import Speech


def refusal_words(refusal: Refusal, speech: Speech) -> ProblemText:
    """What is said of a refusal."""
    facts = tuple(sorted(refusal.facts.items()))
    return problem_text(Problem(refusal.code, Severity.ERROR, "", facts=facts), speech)


def show_refusal(refusal: Refusal, speech: Speech, tell: Callable[[str], None] = warn) -> None:
    """Tell what cannot be done, why, and what to do; on standard error unless told otherwise."""
    text = refusal_words(refusal, speech)
    tell(paragraph(f"{refusal.code} · {text.message}"))
    for choice in refusal.choices:
        tell(f"    {choice}")
    for inner in refusal.problems:
        words = problem_text(inner, speech)
        tell(paragraph(f"{inner.code} · {words.message} {words.ways}", indent="    ", first="  "))
    tell(paragraph(f"→ {text.ways}"))
