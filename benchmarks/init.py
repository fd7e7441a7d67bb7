"""How long a new project takes beside copier with a template of the same files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from benchmarks.bench import COMMUNE, emptied
from benchmarks.processes import Contestant, race
from benchmarks.results import Comparison, Figure, Results

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.bench import Bench

_ROUNDS = 11
_NAME = "Romainville"
_QUESTIONS = f"""\
_templates_suffix: .jinja
commune:
  type: str
  default: {_NAME}
"""
_KIB = 1024


def init(bench: Bench) -> Results:
    """`absr init` into an empty folder beside `copier copy` of a local template into another."""
    project = bench.new_project("project")
    template = bench.work / "template"
    made = _make_template(project, template)
    ours, theirs = bench.work / "ours", bench.work / "theirs"
    absr, copier = bench.absr.program("absr"), bench.environments.peer("copier").program("copier")
    contestants = [
        Contestant(
            "absr init",
            ((absr, "init", COMMUNE, "--no-input"),),
            ours,
            partial(emptied, ours),
        ),
        Contestant(
            "copier copy",
            ((copier, "copy", "--defaults", "--quiet", str(template), str(theirs / "project")),),
            theirs,
            partial(emptied, theirs),
        ),
    ]
    rounds = bench.rounds or _ROUNDS
    series = race(contestants, rounds)
    copied = [path for path in (theirs / "project").rglob("*") if path.is_file()]
    if len(copied) != len(made):
        raise RuntimeError(f"copier made {len(copied)} files of {len(made)}")
    figures = [
        Figure("files made by each", len(made), "files"),
        Figure("bytes made by each", sum(made) / _KIB, "KiB"),
    ]
    compared = [Comparison(series["absr init"], series["copier copy"], 1.0)]
    return Results("init", rounds, series, compared, figures)


def _make_template(project: Path, template: Path) -> list[int]:
    """A copier template of every file of `project`; gives their sizes.

    Texts are rendered, with the municipality's name put in; the others are copied.
    """
    sizes = []
    for path in sorted(path for path in project.rglob("*") if path.is_file()):
        data = path.read_bytes()
        sizes.append(len(data))
        place = template / path.relative_to(project)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in {".md", ".yaml"} or path.name == ".gitignore":
            place = place.with_name(f"{place.name}.jinja")
            data = data.replace(_NAME.encode(), b"{{ commune }}")
        place.write_bytes(data)
    (template / "copier.yml").write_text(_QUESTIONS, encoding="utf-8")
    return sizes
