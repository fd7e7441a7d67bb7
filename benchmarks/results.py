"""What was found: series, ratios beside their targets, as a table or as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.processes import Run, Series


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, the middle and the largest of several numbers."""

    least: float
    middle: float
    most: float

    def __str__(self) -> str:
        """As it is printed."""
        return f"{self.least:.3f}-{self.middle:.3f}-{self.most:.3f}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One contestant beside another, round by round."""

    ours: Series
    peer: Series
    target: float | None = None
    """The most that the middle ratio on the wall should be; None where there is no target."""

    @property
    def wall(self) -> Spread:
        """Ratio of the times on the wall."""
        return _spread([(a.wall_s, b.wall_s) for a, b in self._pairs()])

    @property
    def cpu(self) -> Spread:
        """Ratio of the work."""
        return _spread([(a.cpu_s, b.cpu_s) for a, b in self._pairs()])

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        return None if self.target is None else self.wall.middle <= self.target

    def _pairs(self) -> zip[tuple[Run, Run]]:
        return zip(self.ours.runs, self.peer.runs, strict=True)


@dataclass(frozen=True, slots=True)
class Figure:
    """A single number, with the most it should be where there is a target."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without one."""
        return None if self.target is None else self.value <= self.target


@dataclass(frozen=True, slots=True)
class Results:
    """All that one benchmark found."""

    benchmark: str
    rounds: int
    series: Mapping[str, Series]
    comparisons: Sequence[Comparison]
    figures: Sequence[Figure] = ()
    peers: Sequence[str] = ()
    """What was measured beside absr, with the versions."""
    made: str = field(default_factory=lambda: dt.datetime.now(dt.UTC).date().isoformat())

    def as_text(self) -> str:
        """The table that is printed."""
        return "\n".join([self._heading(), *self._series(), *self._ratios(), ""])

    def as_json(self) -> str:
        """The same for a program, with every run."""
        body = {
            "benchmark": self.benchmark,
            "made": self.made,
            "rounds": self.rounds,
            "peers": list(self.peers),
            "machine": _machine(),
            "series": [_series_json(series) for series in self.series.values()],
            "comparisons": [_comparison_json(comparison) for comparison in self.comparisons],
            "figures": [
                {"name": f.name, "value": f.value, "unit": f.unit, "target": f.target, "met": f.met}
                for f in self.figures
            ],
        }
        return json.dumps(body, indent=2)

    def _heading(self) -> str:
        machine = ", ".join(f"{name} {value}" for name, value in _machine().items())
        beside = f" · beside {', '.join(self.peers)}" if self.peers else ""
        return f"{self.benchmark} · {self.made} · {self.rounds} rounds · {machine}{beside}"

    def _series(self) -> list[str]:
        lines = [f"  {'medians':46}{'wall s':>9}{'cpu s':>9}{'peak MiB':>10}"]
        for series in self.series.values():
            numbers = f"{series.wall_s:9.3f}{series.cpu_s:9.3f}{series.peak_mib:10.1f}"
            lines.append(f"  {series.name:46}{numbers}")
        return lines

    def _ratios(self) -> list[str]:
        lines = []
        for one in self.comparisons:
            verdict = _verdict(one.target, one.wall.middle, one.met)
            lines.append(f"  {one.ours.name} / {one.peer.name}")
            lines.append(f"      wall x {one.wall}   cpu x {one.cpu}{verdict}")
        for figure in self.figures:
            shown = f"  {figure.name}: {figure.value:.2f} {figure.unit}".rstrip()
            lines.append(shown + _verdict(figure.target, figure.value, figure.met))
        return lines


def _verdict(target: float | None, value: float, met: bool | None) -> str:  # noqa: FBT001
    if target is None:
        return ""
    return f"   target ≤ {target:g}: {value:.3g} {'met' if met else 'MISSED'}"


def _spread(pairs: Sequence[tuple[float, float]]) -> Spread:
    ratios = [ours / peer for ours, peer in pairs if peer]
    return Spread(min(ratios), median(ratios), max(ratios))


def _machine() -> dict[str, object]:
    """What of the machine matters to the reader; nothing that names it."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return {
        "cores": os.cpu_count(),
        "load": round(load, 1),
        "Python": platform.python_version(),
        "system": platform.system(),
    }


def _series_json(series: Series) -> dict[str, object]:
    runs = [
        {"wall_s": run.wall_s, "cpu_s": run.cpu_s, "peak_mib": run.peak_mib} for run in series.runs
    ]
    return {
        "name": series.name,
        "wall_s": series.wall_s,
        "cpu_s": series.cpu_s,
        "peak_mib": series.peak_mib,
        "runs": runs,
    }


def _comparison_json(comparison: Comparison) -> dict[str, object]:
    return {
        "ours": comparison.ours.name,
        "peer": comparison.peer.name,
        "wall": _spread_json(comparison.wall),
        "cpu": _spread_json(comparison.cpu),
        "target": comparison.target,
        "met": comparison.met,
    }


def _spread_json(spread: Spread) -> dict[str, float]:
    return {"min": spread.least, "median": spread.middle, "max": spread.most}
