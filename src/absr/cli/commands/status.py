"""`absr status`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from absr.cli.output import emit, next_step, paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.workflow.project import Project
    from absr.workflow.status import Status

_ALWAYS = ("interviews", "persons", "statements")
"""Counts that are told even when they are nought."""
_MOST_PATHS = 3
"""Documents to build again that are named by their whole paths."""


def status() -> int:
    """Where the project stands."""
    from absr.workflow.project import open_project
    from absr.workflow.status import status as state_of

    session = current()
    project = open_project(session.project)
    state = state_of(project, session.today)
    if session.json:
        emit("status", _as_json(state))
    else:
        _show(project, state)
    return 0


def _as_json(state: Status) -> dict[str, object]:
    return {
        "phases": [
            {
                "id": phase.id,
                "items": [{"id": item.id, "done": item.done} for item in phase.items],
                "done": phase.done,
                "total": len(phase.items),
            }
            for phase in state.phases
        ],
        "counts": dict(state.counts),
        "deadline": {
            "from": state.window[0].isoformat(),
            "to": state.window[1].isoformat(),
            "days_left": state.days_left,
        },
        "stale": list(state.stale),
    }


def _show(project: Project, state: Status) -> None:
    speech = current().speech
    say(f"{project.settings.commune_name} · {project.settings.organisation}")
    for phase in state.phases:
        say()
        done = speech("status.done", done=phase.done, total=len(phase.items))
        say(f"{speech(f'phase.{phase.id}')} ({done})")
        for item in phase.items:
            counted = [
                speech.count(f"item.{item.id}.{name}", number) for name, number in item.parts
            ]
            text = speech(f"item.{item.id}", detail=", ".join(counted) or item.detail)
            say(paragraph(text, indent="      ", first=f"  [{'x' if item.done else ' '}] "))
    say()
    told = [(name, n) for name, n in state.counts.items() if n or name in _ALWAYS]
    counts = ", ".join(speech.count(f"count.{name}", number) for name, number in told)
    say(paragraph(speech("status.counts", counts=counts)))
    if state.errors or state.warnings:
        errors = speech.count("ingest.errors", state.errors)
        warnings = speech.count("ingest.warnings", state.warnings)
        say(paragraph(speech("status.problems", errors=errors, warnings=warnings)))
        if state.to_correct:
            say(paragraph(speech("ingest.annotated", path=", ".join(state.to_correct))))
    if state.unfilled:
        missing = [
            speech(
                "soundness.missing",
                type=speech.label("actor_types", one.actor_type),
                met=one.met,
                planned=one.planned,
            )
            for one in state.unfilled
        ]
        say(paragraph(speech("status.unheard", missing=speech.listing(missing))))
    if state.alike:
        say(paragraph(speech.count("status.alike", state.alike)))
    if state.themeless:
        say(paragraph(speech.count("status.themeless", state.themeless)))
    _show_stale([path for path in state.stale if "-figures/" not in path])
    _show_deadline(project, state)
    folder = state.next.folder
    next_step(f"status.{state.next.id}", folder=project.paths.folder(folder).name if folder else "")


def _show_stale(documents: Sequence[str]) -> None:
    """The documents to build again: by their paths, or folder by folder where there are many."""
    speech = current().speech
    if 0 < len(documents) <= _MOST_PATHS:
        say(paragraph(speech("status.stale", path=", ".join(documents))))
    elif documents:
        say(paragraph(speech.count("status.stale.many", len(documents))))
        for folder, names in _by_folder(documents):
            line = speech("status.stale.folder", folder=folder, names=", ".join(names))
            say(paragraph(line, indent="    ", first="  "))


def _by_folder(documents: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Folder → its documents, each once whatever its forms: `phase1 (docx, html)`."""
    forms: dict[str, dict[str, list[str]]] = {}
    for path in map(PurePosixPath, documents):
        forms.setdefault(str(path.parent), {}).setdefault(path.stem, []).append(path.suffix[1:])
    return [
        (folder, [f"{stem} ({', '.join(suffixes)})" for stem, suffixes in names.items()])
        for folder, names in forms.items()
    ]


def _show_deadline(project: Project, state: Status) -> None:
    speech = current().speech
    first, last = (speech.day(day) for day in state.window)
    renewal = project.settings.renewal_year
    say(paragraph(speech("init.window", renewal=renewal, first=first, last=last)))
    if state.days_left >= 0:
        say(paragraph(speech.count("status.days_left", state.days_left)))
    else:
        say(paragraph(speech("status.window_over")))
    if project.problems:
        from absr.cli.problems import show_problems

        show_problems(project.problems, speech)
