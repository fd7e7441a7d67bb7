"""How fast, and how well, names that are perhaps one are found: absr beside rapidfuzz's `cdist`.

Both look at the same names with planted doubles (`tests/analysis/planted_names.py`), each in a
process of its own. `cdist` compares all names with all others, after absr's own way of reading
their words: what it finds above its score is what a script of a few lines would.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.bench import PROGRAMS
from benchmarks.environments import ROOT
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.bench import Bench

_ROUNDS = 3
_SIZES = (200, 2_000, 20_000)
_LARGEST = _SIZES[-1]


def match(bench: Bench) -> Results:
    """Planted doubles among 200, 2,000 and 20,000 names: time, recall and precision of both."""
    rounds = bench.rounds or _ROUNDS
    program = str(PROGRAMS / "match_names.py")
    names = str(ROOT / "tests" / "analysis")
    commands = {
        f"{way} {size}": [bench.absr.python, program, way, str(size), names]
        for size in _SIZES
        for way in ("absr", "cdist")
    }
    contestants = [Contestant(name, (tuple(c),), Path.cwd()) for name, c in commands.items()]
    series = race(contestants, rounds)
    found = {name: _found(command) for name, command in commands.items()}
    comparisons = [
        Comparison(
            series[f"absr {size}"], series[f"cdist {size}"], 0.5 if size == _LARGEST else None
        )
        for size in _SIZES
    ]
    return Results("match", rounds, series, comparisons, _figures(found))


def _found(command: list[str]) -> Mapping[str, float]:
    done = subprocess.run(command, capture_output=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _figures(found: Mapping[str, Mapping[str, float]]) -> list[Figure]:
    """Recall and precision of each, and what absr misses of what `cdist` finds."""
    told = [
        Figure(f"{measure} of {name}", answer[measure], "")
        for name, answer in found.items()
        for measure in ("recall", "precision")
    ]
    lost = found[f"cdist {_LARGEST}"]["recall"] - found[f"absr {_LARGEST}"]["recall"]
    return [*told, Figure(f"recall lost beside cdist at {_LARGEST}", lost, "", 0.01)]
