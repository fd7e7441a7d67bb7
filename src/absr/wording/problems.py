"""A problem in words: where, what was found, the rule, the ways out."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from absr.model.problem import Problem, Severity
from absr.model.record import NamedTuple
from absr.model.source import column_index, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from absr.model.problem import Refusal
    from absr.wording.speech import Speech

_CELL = re.compile(r"([A-Z]{1,3})([0-9]+)")
MOST_ADDRESSES = 8
"""Ranges told of one cause; the rest is counted."""


class ProblemText(NamedTuple):
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


def group_text(
    problems: Sequence[Problem], speech: Speech, *, most: int | None = MOST_ADDRESSES
) -> ProblemText:
    """What is said once of several problems with the same cause; `most` None tells every place."""
    first = problems[0]
    code = first.code
    values = {problem.value for problem in problems}
    facts: dict[str, object] = {
        name: speech.typeset(fact) if name.endswith("_fr") else fact for name, fact in first.facts
    }
    raw_kind = str(facts.get("kind", ""))
    facts["file"] = first.file
    facts["sheet"] = first.sheet or ""
    if "kind" in facts:
        facts["kind"] = speech(f"kind.{facts['kind']}")
    tool = f"layout.{facts.get('tool')}"
    if speech.has(tool):
        facts["tool"] = speech(tool)
    for name in ("territory", "territories"):
        if name in facts:
            from absr.wording.places import comparator_label

            codes = str(facts[name]).split(", ")
            facts[name] = ", ".join(comparator_label(place, speech) for place in codes)
    if code == "U213":
        facts["reason"] = _template_fault(str(facts["reason"]), speech)
    value = next(iter(values)) if len(values) == 1 else None
    if code in _DATED:
        value = _day(value, speech) if value else None
        told = (name for name in ("first", "last", "held", "advised") if name in facts)
        facts |= {name: _day(str(facts[name]), speech) for name in told}
    if code in _NUMBERED and value and speech.language == "fr":
        value = value.replace(".", ",")
    bare = speech.has(f"{code}.finding_bare") and not value
    finding = speech(f"{code}.finding_bare" if bare else f"{code}.finding", value=value, **facts)
    if first.suggestion and value:
        finding += " " + speech("suggestion", suggestion=first.suggestion)
    rule, ways = (_part(code, part, raw_kind, speech) for part in ("rule", "ways"))
    return ProblemText(_where(problems, speech, most), finding, rule, ways)


def _part(code: str, part: str, kind: str, speech: Speech) -> str:
    """A part of a message; a file that is no table is told what its own kind asks for."""
    own = f"unread.{part}.{kind}"
    return speech(own if code == "F003" and speech.has(own) else f"{code}.{part}")


def _template_fault(reason: str, speech: Speech) -> str:
    """Why a template cannot be used, in words; the rendering names it by a code."""
    key = f"reason.{reason}"
    return speech(key if speech.has(key) else "reason.other")


def cause_on_any_sheet(problem: Problem) -> tuple[str | None, ...]:
    """What problems with the same cause share, on whatever sheet of a file."""
    code, file, _, *rest = cause(problem)
    return (code, file, *rest)


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


_DATED = frozenset({"L401", "V107", "X236"})
"""Codes whose value and facts are days, shown in words."""


_NUMBERED = frozenset({"I520"})
"""Codes whose value is a number, with a decimal point."""


def _day(text: str, speech: Speech) -> str:
    """A day in words; a date as somebody typed it stays so."""
    try:
        return speech.day(dt.date.fromisoformat(text))
    except ValueError:
        return text


_EACH = frozenset({"X201", "X202", "X203"})
"""Codes whose facts differ from cell to cell: each is told by itself."""


def addresses(cells: Iterable[str], speech: Speech, most: int | None = MOST_ADDRESSES) -> str:
    """Cells or rows in one line, as ranges; past `most` ranges the cells left are counted."""
    distinct = list(dict.fromkeys(cells))
    if distinct and all(cell.isdecimal() for cell in distinct):
        runs = _joined(sorted((0, int(cell)) for cell in distinct))
        texts = [_run_text(run, lambda place: str(place[1])) for run in runs]
        spot = speech.count("address.rows", len(distinct), rows=", ".join(texts[:most]))
        return _with_rest(spot, "address.more", sum(map(len, runs[len(texts[:most]) :])), speech)
    places = ranges(distinct)
    shown = places[:most]
    told = sum(map(_cells_in, shown))
    return _with_rest(", ".join(shown), "address.more_cells", len(distinct) - told, speech)


def _with_rest(spot: str, key: str, rest: int, speech: Speech) -> str:
    return speech.count(key, rest, shown=spot) if rest else spot


def _cells_in(place: str) -> int:
    """How many cells a range of one column holds."""
    first, _, last = place.partition("–")
    if not last:
        return 1
    rows = [int(_CELL.fullmatch(cell)[2]) for cell in (first, last)]  # type: ignore[index]
    return rows[1] - rows[0] + 1


def _where(problems: Sequence[Problem], speech: Speech, most: int | None) -> str:
    """File, sheet and cells; of several sheets, each with its own cells."""
    file = problems[0].file
    by_sheet: dict[str, list[str]] = {}
    for problem in problems:
        by_sheet.setdefault(_sheet(problem), []).extend(problem.cells)
    spots = [
        " › ".join(part for part in (sheet, addresses(cells, speech, most)) if part)
        for sheet, cells in by_sheet.items()
    ]
    rest = sum(map(len, list(by_sheet.values())[len(spots[:most]) :]))
    spot = _with_rest(" ; ".join(spots[:most]), "address.more_cells", rest, speech)
    parts = [part for part in (file, spot) if part]
    return f"{' › '.join(parts)}{speech('address.colon')}" if parts else ""


def _sheet(problem: Problem) -> str:
    """The sheet of a problem; that of a text in columns bears the name of its file."""
    named = problem.file.rsplit(".", maxsplit=1)[0]
    return "" if problem.sheet in {None, named} else problem.sheet or ""


def row_ranges(rows: Iterable[int]) -> str:
    """Rows with neighbours joined: `4, 9–11`."""
    runs = _joined(sorted({(0, row) for row in rows}))
    return ", ".join(_run_text(run, lambda place: str(place[1])) for run in runs)


def ranges(cells: Iterable[str]) -> list[str]:
    """Addresses with neighbours in a column joined: `H3, H4, H5, K2` → `H3–H5`, `K2`."""
    places: set[tuple[int, int]] = set()
    plain: list[str] = []  # merged ranges, columns, rows
    for cell in dict.fromkeys(cells):
        match = _CELL.fullmatch(cell)
        if match:
            places.add((column_index(match[1]), int(match[2])))
        else:
            plain.append(cell)
    runs = _joined(sorted(places))
    return sorted(plain, key=_first_place) + [
        _run_text(run, lambda place: f"{column_letters(place[0])}{place[1]}") for run in runs
    ]


def _first_place(address: str) -> tuple[int, int]:
    """The cell that a range begins with; what is no range goes before them all."""
    found = _CELL.match(address)
    return (column_index(found[1]), int(found[2])) if found else (-1, 0)


def _joined(places: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Places with neighbours in a column together."""
    runs: list[list[tuple[int, int]]] = []
    for column, row in places:
        if runs and runs[-1][-1] == (column, row - 1):
            runs[-1].append((column, row))
        else:
            runs.append([(column, row)])
    return runs


def _run_text(run: Sequence[tuple[int, int]], shown: Callable[[tuple[int, int]], str]) -> str:
    """The first and the last place of a run; one alone is no range."""
    return shown(run[0]) if len(run) == 1 else f"{shown(run[0])}–{shown(run[-1])}"
