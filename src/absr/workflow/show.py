"""`absr show`: the records as rows for a terminal and as objects for machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from absr.analysis.phase1 import quote_level
from absr.model.exit_status import ExitStatus
from absr.model.labels import fold_without_articles
from absr.model.problem import Refusal
from absr.store.database import open_store
from absr.wording.speech import speak
from absr.workflow.facts import project_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.problem import Problem
    from absr.model.source import Source
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


@dataclass(frozen=True, slots=True)
class Tabulated:
    """A table for people, and the same records for machines."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    records: tuple[Mapping[str, object], ...]


def tabulate(project: Project, what: str, theme: str | None) -> Tabulated:
    """Interviews, statements or themes; `theme` keeps what touches it (id or name)."""
    wanted = _theme_id(project, theme) if theme else None
    with open_store(project.paths) as store:
        facts = project_facts(project, store)
    makers = {"interviews": _interviews, "statements": _statements, "themes": _themes}
    return makers[what](project, facts, wanted)


def problems_of(project: Project) -> tuple[Problem, ...]:
    """The problems of `absr.yaml`, and of every file as it was last read."""
    with open_store(project.paths) as store:
        return project.problems + project_facts(project, store).problems


def _theme_id(project: Project, wanted: str) -> str:
    known = project.settings.spellings("themes")
    found = known.get(fold_without_articles(wanted))
    if found is None:
        labels = tuple(f"{t.id}  {t.label}" for t in project.settings.themes)
        known_ids = ", ".join(t.id for t in project.settings.themes)
        raise Refusal(
            "U205", exit_status=ExitStatus.USAGE, query=wanted, known=known_ids, choices=labels
        )
    return found


def _source(source: Source) -> dict[str, object]:
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def _interviews(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    speech = speak(project.settings.language)
    said: dict[str, list[Statement]] = {i.id: [] for i in facts.corpus.interviews}
    for statement in facts.corpus.statements:
        said[statement.interview].append(statement)
    kept = [
        i
        for i in facts.corpus.interviews
        if theme is None or any(theme in s.themes for s in said[i.id])
    ]
    rows = tuple(
        (
            i.ref,
            speech.short_day(i.date) if i.date else i.date_text or "",
            i.profile or "",
            speech.label("actor_types", i.actor_type),
            i.district or "",
            str(i.persons),
            str(len(said[i.id])),
        )
        for i in kept
    )
    heads = ("ref", "date", "profile", "actor_type", "district", "persons", "statements")
    records = tuple(_interview_record(i, said[i.id]) for i in kept)
    return Tabulated(heads, rows, (5, 6), records)


def _interview_record(interview: Interview, said: list[Statement]) -> dict[str, object]:
    themes = dict.fromkeys(theme for s in said for theme in s.themes)
    unknown = dict.fromkeys(theme for s in said for theme in s.themes_unknown)
    return {
        "ref": interview.ref,
        "id": interview.id,
        "date": interview.date.isoformat() if interview.date else None,
        "date_text": interview.date_text,
        "persons": interview.persons,
        "district": interview.district,
        "actor_type": interview.actor_type,
        "profile": interview.profile,
        "structure": interview.structure,
        "themes": list(themes),
        "themes_unknown": list(unknown),
        "statements": [
            {
                "id": s.id,
                "nature": s.nature,
                "text": s.text,
                "quote": s.quote,
                "themes": list(s.themes),
                "quotable": quote_level(s, interview) != "none",
            }
            for s in said
        ],
        "consent": interview.consent,
        "notice_given": interview.notice_given,
        "quote_level": _most_permitted(interview, said),
        "pilot_candidate": interview.pilot_candidate,
        "commitment": interview.commitment,
        "source": _source(interview.source),
    }


def _most_permitted(interview: Interview, said: list[Statement]) -> str | None:
    """The interview's own level, else the most that was permitted for one of its statements."""
    if interview.quote_level is not None:
        return interview.quote_level
    order = ("none", "anonymous", "role", "name")
    levels = [s.quotable for s in said if s.quotable]
    return max(levels, key=order.index) if levels else None


def _statements(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    speech = speak(project.settings.language)
    interviews = facts.phase1.interviews
    kept = [s for s in facts.corpus.statements if theme is None or theme in s.themes]
    labels = {t.id: t.label for t in project.settings.themes}
    rows = tuple(
        (
            s.id,
            interviews[s.interview].ref,
            speech.label("natures", s.nature),
            "; ".join(labels.get(name, name) for name in s.themes),
            s.text,
        )
        for s in kept
    )
    records = tuple(
        {
            "id": s.id,
            "interview": interviews[s.interview].ref,
            "nature": s.nature,
            "text": s.text,
            "quote": s.quote,
            "themes": list(s.themes),
            "themes_unknown": list(s.themes_unknown),
            "quotable": quote_level(s, interviews[s.interview]) != "none",
            "speaker": s.speaker,
            "sub_theme": s.sub_theme,
            "audience": s.audience,
            "place": s.place,
            "resource_category": s.resource_category,
            "resource_state": s.resource_state,
            "intensity": s.intensity,
            "source": {**_source(s.source), "cell": s.source.cell},
        }
        for s in kept
    )
    return Tabulated(("id", "ref", "nature", "theme", "text"), rows, (), records)


def _themes(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    figures = facts.phase1.figures
    kept = [t for t in project.settings.themes if theme in (None, t.id)]
    kept.sort(key=lambda t: -figures[f"themes.{t.id}.all.voices"].value)

    def value(theme_id: str, name: str) -> int:
        return figures[f"themes.{theme_id}.{name}"].value

    rows = tuple(
        (
            t.label,
            str(value(t.id, "all.voices")),
            str(value(t.id, "need.voices")),
            str(value(t.id, "resource.voices")),
            str(value(t.id, "all.statements")),
        )
        for t in kept
    )
    records = tuple(
        {
            "id": t.id,
            "label": t.label,
            "indicators": [],
            "voices": value(t.id, "all.voices"),
            "needs": value(t.id, "need.statements"),
            "resources": value(t.id, "resource.statements"),
            "contributions": 0,
            "votes": 0,
            "actions": 0,
            "readings": [],
        }
        for t in kept
    )
    heads = ("theme", "voices", "nature.need", "nature.resource", "statements")
    return Tabulated(heads, rows, (1, 2, 3, 4), records)
