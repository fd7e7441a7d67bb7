"""`absr show`: the records as rows for a terminal and as objects for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.analysis.quoting import quote_level
from absr.analysis.responses import dots_by_contribution
from absr.privacy.identities import NameFinder
from absr.privacy.told import problem_without_names
from absr.store.corpus import load_corpus
from absr.store.database import open_store
from absr.store.records import load_identities
from absr.wording.speech import speak
from absr.workflow.facts import project_facts
from absr.workflow.show_coverage import tabulated_coverage
from absr.workflow.show_kinds import tabulated_kind
from absr.workflow.show_needs import tabulated_needs
from absr.workflow.tabulated import (
    LINK,
    SHOWN,
    Tabulated,
    linked,
    place_of,
    theme_id,
    without_names,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.statements import Statement
    from absr.model.problem import Problem
    from absr.model.settings import Theme
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


def tabulate(
    project: Project, what: str, theme: str | None, today: dt.date, *, whole: bool = False
) -> Tabulated:
    """The table called `what`, without names; `theme` keeps what touches it (id or name).

    With `whole` a list of records has all its columns, not only those that fit on a terminal.
    """
    wanted = theme_id(project.settings, theme) if theme else None
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        if what == "mappings":
            from absr.workflow.show_mappings import tabulated_mappings

            found = tabulated_mappings(store, project.settings, wanted)
        elif what in SHOWN:
            corpus = load_corpus(store)
            found = tabulated_kind(corpus, project.settings, what, wanted, whole=whole)
        elif what == "coverage":
            found = tabulated_coverage(load_corpus(store), project.settings, wanted)
        elif what == "needs":
            found = tabulated_needs(load_corpus(store), project.settings, wanted)
        else:
            found = _maker(what)(project, project_facts(project, store, today), wanted)
    # A spreadsheet and a program cut at a plain semicolon; people read that of their language.
    link = "; " if whole else speak(project.settings.language)("phase1.separator")
    return without_names(linked(found, link), names)


def _maker(what: str) -> Callable[[Project, ProjectFacts, str | None], Tabulated]:
    """What makes a table that is more than a list of records."""
    from absr.workflow.show_network import tabulated_network
    from absr.workflow.show_readings import tabulated_readings
    from absr.workflow.show_requests import tabulated_requests
    from absr.workflow.show_resources import tabulated_resources

    return {
        "interviews": _interviews,
        "statements": _statements,
        "themes": _themes,
        "readings": tabulated_readings,
        "resources": tabulated_resources,
        "network": tabulated_network,
        "requests": tabulated_requests,
    }[what]


def problems_of(project: Project, today: dt.date) -> tuple[Problem, ...]:
    """The problems of `absr.yaml`, and of every file as it was last read; they name nobody.

    Persons may have become known since a file was read.
    """
    with open_store(project.paths) as store:
        names = NameFinder(load_identities(store).values())
        told = project_facts(project, store, today).problems
    return project.problems + tuple(problem_without_names(problem, names) for problem in told)


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
            _named_by_role(i.ref),
            speech.short_day(i.date) if i.date else i.date_text or "",
            _named_by_role(i.profile or ""),
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


def _named_by_role(text: str) -> str:
    """Who was met, or a number made of it, without a first and last name written for the role.

    The names of the persons known are taken out of the whole table.
    """
    return NameFinder().masked_role(text)


def _interview_record(interview: Interview, said: list[Statement]) -> dict[str, object]:
    themes = dict.fromkeys(theme for s in said for theme in s.themes)
    unknown = dict.fromkeys(theme for s in said for theme in s.themes_unknown)
    return {
        "ref": _named_by_role(interview.ref),
        "id": interview.id,
        "date": interview.date.isoformat() if interview.date else None,
        "date_text": interview.date_text,
        "persons": interview.persons,
        "district": interview.district,
        "actor_type": interview.actor_type,
        "profile": _named_by_role(interview.profile) if interview.profile else None,
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
        "source": place_of(interview.source),
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
            _named_by_role(interviews[s.interview].ref),
            speech.label("natures", s.nature),
            LINK.join(labels.get(name, name) for name in s.themes),
            s.text,
        )
        for s in kept
    )
    records = tuple(
        {
            "id": s.id,
            "interview": _named_by_role(interviews[s.interview].ref),
            "nature": s.nature,
            "text": s.text,
            "quote": s.quote,
            "themes": list(s.themes),
            "themes_unknown": list(s.themes_unknown),
            "themes_decided_in": _decided_in(facts, s.id),
            "quotable": quote_level(s, interviews[s.interview]) != "none",
            "speaker": s.speaker,
            "sub_theme": s.sub_theme,
            "audience": s.audience,
            "place": s.place,
            "resource_category": s.resource_category,
            "resource_state": s.resource_state,
            "intensity": s.intensity,
            "source": {**place_of(s.source), "cell": s.source.cell},
        }
        for s in kept
    )
    return Tabulated(("id", "ref", "nature", "theme", "text"), rows, (), records)


def _decided_in(facts: ProjectFacts, statement: str) -> str | None:
    """Where its theme was decided, when its own sheet gives none."""
    decision = facts.decided.get(statement)
    if decision is None:
        return None
    cell = facts.corpus.cells.get(decision.id, {}).get("decided")
    source = decision.source
    return " › ".join(part for part in (source.file, source.sheet, cell) if part)


def _themes(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    figures = facts.phase1.figures
    kept = [t for t in project.settings.themes if theme in (None, t.id)]
    kept.sort(key=lambda t: -figures[f"themes.{t.id}.all.voices"].value)
    names = ("all.voices", "need.voices", "resource.voices", "all.statements")
    rows = tuple(
        (t.label, *(str(figures[f"themes.{t.id}.{name}"].value) for name in names)) for t in kept
    )
    heads = ("theme", "voices", "nature.need", "nature.resource", "statements")
    records = tuple(_theme_record(t, facts) for t in kept)
    return Tabulated(heads, rows, (1, 2, 3, 4), records)


def _theme_record(theme: Theme, facts: ProjectFacts) -> dict[str, object]:
    """What each phase holds on one theme; `votes` are the dots on its contributions."""
    from absr.workflow.show_indicators import theme_readings

    figures, corpus = facts.phase1.figures, facts.corpus
    readings = facts.facts.readings
    crossing = next(one for one in readings.themes if one.id == theme.id)
    written = [one.record.id for one in facts.facts.workshop.written if one.theme == theme.id]
    dots = dots_by_contribution(corpus)
    return {
        "id": theme.id,
        "label": theme.label,
        "indicators": list(crossing.indicators),
        "voices": figures[f"themes.{theme.id}.all.voices"].value,
        "needs": figures[f"themes.{theme.id}.need.statements"].value,
        "resources": figures[f"themes.{theme.id}.resource.statements"].value,
        "contributions": len(written),
        "votes": sum(dots.get(record, 0) for record in written),
        "actions": sum(theme.id in action.themes for action in corpus.actions),
        "readings": theme_readings(readings, theme.id),
    }
