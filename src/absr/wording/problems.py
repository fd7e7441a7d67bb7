"""A problem in words: where, what was found, the rule, the ways out."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.source import column_index, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.problem import Refusal
    from absr.wording.speech import Speech

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
_MOST_ADDRESSES = 12


@dataclass(frozen=True, slots=True)
class ProblemText:
    """The four parts of a message."""

    where: str
    finding: str
    rule: str
    ways: str

    @property
    def message(self) -> str:
        """Place and finding in one sentence."""
        return f"{self.where}{self.finding}"


def problem_text(problem: Problem, speech: Speech) -> ProblemText:
    """What is said of one problem."""
    return group_text((problem,), speech)


def refusal_text(refusal: Refusal, speech: Speech) -> str:
    """Why a request cannot be carried out, and the ways out."""
    facts = tuple(sorted(refusal.facts.items()))
    text = problem_text(Problem(refusal.code, Severity.ERROR, "", facts=facts), speech)
    return f"{refusal.code} · {text.message} {text.ways}".strip()


def group_text(problems: Sequence[Problem], speech: Speech) -> ProblemText:
    """What is said once of several problems with the same cause."""
    first = problems[0]
    code = first.code
    values = {problem.value for problem in problems}
    facts: dict[str, object] = {
        name: speech.typeset(fact) if name.endswith("_fr") else fact for name, fact in first.facts
    }
    facts["file"] = first.file
    facts["sheet"] = first.sheet or ""
    if "kind" in facts:
        facts["kind"] = speech(f"kind.{facts['kind']}")
    if code == "U213":
        facts["reason"] = _template_fault(str(facts["reason"]), speech)
    value = next(iter(values)) if len(values) == 1 else None
    if code in _DATED:
        value = _day(value, speech) if value else None
        told = (name for name in ("first", "last") if name in facts)
        facts |= {name: _day(str(facts[name]), speech) for name in told}
    bare = speech.has(f"{code}.finding_bare") and not value
    finding = speech(f"{code}.finding_bare" if bare else f"{code}.finding", value=value, **facts)
    if first.suggestion and value:
        finding += " " + speech("suggestion", suggestion=first.suggestion)
    cells = [cell for problem in problems for cell in problem.cells]
    return ProblemText(
        _where(first, cells, speech), finding, speech(f"{code}.rule"), speech(f"{code}.ways")
    )


def _template_fault(reason: str, speech: Speech) -> str:
    """Why a template cannot be used, in words; the rendering names it by a code."""
    key = f"reason.{reason}"
    return speech(key if speech.has(key) else "reason.other")


def cause(problem: Problem) -> tuple[str | None, ...]:
    """Problems with the same cause are told together."""
    shared = problem.facts if problem.code not in _EACH else (*problem.facts, ("", problem.cells))
    return (
        problem.code,
        problem.file,
        problem.sheet,
        problem.field,
        problem.value,
        problem.suggestion,
        repr(shared),
    )


_DATED = frozenset({"L401", "V107"})
"""Codes whose value and facts are days, shown in words."""


def _day(text: str, speech: Speech) -> str:
    """A day in words; a date as somebody typed it stays so."""
    try:
        return speech.day(dt.date.fromisoformat(text))
    except ValueError:
        return text


_EACH = frozenset({"X201", "X202", "X203"})
"""Codes whose facts differ from cell to cell: each is told by itself."""


def _where(problem: Problem, cells: Iterable[str], speech: Speech) -> str:
    parts = [part for part in (problem.file, problem.sheet) if part]
    places = ranges(cells)
    if places:
        shown = places[:_MOST_ADDRESSES]
        rest = len(places) - len(shown)
        spot = ", ".join(shown)
        if all(place.isdecimal() for place in shown):
            spot = speech.count("address.rows", len(shown), rows=spot)
        if rest:
            spot = speech.count("address.more", rest, shown=spot)
        parts.append(spot)
    return f"{' › '.join(parts)}{speech('address.colon')}" if parts else ""


def row_ranges(rows: Iterable[int]) -> str:
    """Rows with neighbours joined: `4, 9–11`."""
    joined = ranges(f"A{row}" for row in rows)
    return ", ".join(part.replace("A", "").replace(":", "–") for part in joined)


def ranges(cells: Iterable[str]) -> list[str]:
    """Addresses with neighbours in a column joined: `H3, H4, H5, K2` → `H3:H5`, `K2`."""
    places: dict[tuple[int, int], str] = {}
    plain: list[str] = []
    for cell in dict.fromkeys(cells):
        match = _CELL.fullmatch(cell)
        if match:
            places[column_index(match[1]), int(match[2])] = cell
        else:
            plain.append(cell)
    return plain + _joined(sorted(places))


def _joined(places: Sequence[tuple[int, int]]) -> list[str]:
    runs: list[list[tuple[int, int]]] = []
    for column, row in places:
        if runs and runs[-1][-1] == (column, row - 1):
            runs[-1].append((column, row))
        else:
            runs.append([(column, row)])
    texts = []
    for run in runs:
        column, first = run[0]
        letters = column_letters(column)
        texts.append(
            f"{letters}{first}" if len(run) == 1 else f"{letters}{first}:{letters}{run[-1][1]}"
        )
    return texts
