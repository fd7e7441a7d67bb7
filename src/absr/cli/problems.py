"""Problems on the terminal and in JSON: one message a cause, with all its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.problem import Problem
    from absr.wording.speech import Speech

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MOST_CAUSES = 8
"""Causes told under one code; the rest is counted."""

_FAMILY = 3
"""Values of one column from which on they are told together."""


def show_problems(problems: Sequence[Problem], speech: Speech, *, every: bool = False) -> bool:
    """Every problem, errors first: each cause with its addresses, each rule once.

    A cause tells its first addresses only, a code its first causes, unless `every`. Gives back
    whether something was left out.
    """
    if not problems:
        return False
    from absr.wording.problems import group_text

    by_code: dict[tuple[Severity, str], list[Problem]] = {}
    for problem in problems:
        by_code.setdefault((problem.severity, problem.code), []).append(problem)
    cut = False
    for (severity, code), alike in sorted(by_code.items(), key=lambda i: _ORDER.index(i[0][0])):
        told = _Told(speech, every=every)
        told.add(alike)
        text = group_text(alike[:1], speech)
        say()
        say(paragraph(f"  {code} · {speech(f'severity.{severity}')} · {speech(f'{code}.title')}"))
        for line in told.lines:
            say(line)
        say(paragraph(text.rule, indent="    "))
        say(paragraph(f"→ {text.ways}", indent="    "))
        cut = cut or told.cut
    return cut


class _Told:
    """The lines said of the problems with one code."""

    def __init__(self, speech: Speech, *, every: bool) -> None:
        self._speech = speech
        self._every = every
        self.lines: list[str] = []
        self.cut = False

    def add(self, problems: Sequence[Problem]) -> None:
        """Tell them: values of one column together, the others cause by cause."""
        from absr.wording.problems import cause, cause_on_any_sheet

        families: dict[tuple[str | None, ...], dict[tuple[str | None, ...], list[Problem]]] = {}
        for problem in problems:
            causes = families.setdefault(_family(problem), {})
            causes.setdefault(cause(problem), []).append(problem)
        alone: list[list[Problem]] = []
        for causes in families.values():
            groups = list(causes.values())
            if len(groups) >= _FAMILY and _differ_by_value(groups):
                self._family(groups)
            else:
                alone += groups
        shared: dict[tuple[str | None, ...], list[Problem]] = {}
        for told in alone:
            shared.setdefault(cause_on_any_sheet(told[0]), []).extend(told)
        for group in self._first([*shared.values()], "problems.more_causes", indent="    "):
            self._cause(group)

    def _cause(self, group: Sequence[Problem]) -> None:
        from absr.wording.problems import MOST_ADDRESSES, addresses, group_text

        cells = [cell for problem in group for cell in problem.cells]
        text = group_text(group, self._speech, most=None if self._every else MOST_ADDRESSES)
        self.cut |= not self._every and addresses(cells, self._speech) != addresses(
            cells, self._speech, None
        )
        self.lines.append(paragraph(text.message, indent="      ", first="    "))

    def _family(self, groups: Sequence[Sequence[Problem]]) -> None:
        """Several values of one column: the place once, then each value with its cells."""
        first = groups[0][0]
        speech = self._speech
        place = " › ".join(part for part in (first.file, first.sheet) if part)
        column = first.fact(f"column_{speech.language}")
        head = speech.count("problems.values", len(groups), place=place, column=column or "")
        self.lines.append(paragraph(head, indent="      ", first="    "))
        for group in self._first(groups, "problems.more_values", indent="      "):
            self.lines.append(self._value(group))

    def _value(self, group: Sequence[Problem]) -> str:
        from absr.wording.problems import addresses

        cells = [cell for problem in group for cell in problem.cells]
        spot = addresses(cells, self._speech, None if self._every else _MOST_CAUSES)
        self.cut |= not self._every and spot != addresses(cells, self._speech, None)
        value = self._speech.quoted(group[0].value or "")
        key = "problems.value_suggested" if group[0].suggestion else "problems.value"
        text = self._speech(key, value=value, cells=spot, suggestion=group[0].suggestion or "")
        return paragraph(text, indent="        ", first="      · ")

    def _first(
        self, groups: Sequence[Sequence[Problem]], key: str, *, indent: str
    ) -> Iterable[Sequence[Problem]]:
        """The groups to be told; after them the line that counts the others."""
        shown = groups if self._every else groups[:_MOST_CAUSES]
        yield from shown
        rest = len(groups) - len(shown)
        if rest:
            self.cut = True
            self.lines.append(paragraph(self._speech.count(key, rest), indent=indent))


def _family(problem: Problem) -> tuple[str | None, ...]:
    """What values of one column share."""
    column = None if problem.field else problem.cells[0] if problem.cells else None
    return (problem.file, problem.sheet, problem.field, column, repr(problem.facts))


def _differ_by_value(groups: Sequence[Sequence[Problem]]) -> bool:
    """Whether each group is a value found, and nothing else is told of it."""
    values = [group[0].value for group in groups]
    column = any(name.startswith("column_") for name, _ in groups[0][0].facts)
    return column and None not in values and len(set(values)) == len(values)


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
