"""`absr show resources`: the register as rows for a terminal and as objects for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.wording.resource_states import SaidState, states_in_words
from absr.wording.speech import speak
from absr.workflow.tabulated import LINK, Tabulated

if TYPE_CHECKING:
    from absr.model.register_facts import RegisterEntry
    from absr.wording.speech import Speech
    from absr.workflow.facts import ProjectFacts
    from absr.workflow.project import Project


def tabulated_resources(project: Project, facts: ProjectFacts, theme: str | None) -> Tabulated:
    """The register by name; `theme` keeps what touches it."""
    speech = speak(project.settings.language)
    kept = [e for e in facts.facts.register.entries if theme is None or theme in e.themes]
    rows = tuple(
        (
            entry.id,
            entry.name,
            speech.label("resource_categories", entry.category),
            LINK.join(map(project.settings.theme_label, entry.themes)),
            _states(entry, speech),
            str(len(entry.voices)),
            speech(f"register.outside.{entry.outside}"),
        )
        for entry in kept
    )
    heads = ("id", "register.name", "register.category", "theme", "register.state")
    last = ("register.voices", "register.outside")
    return Tabulated((*heads, *last), rows, (5,), tuple(map(_record, kept)))


def _states(entry: RegisterEntry, speech: Speech) -> str:
    states = [
        SaidState(
            said.state,
            speech.count("count.voices", len(said.voices)) if said.voices else "",
            said.on_sheet,
        )
        for said in entry.states
    ]
    return " · ".join(states_in_words(states, speech))


def _record(entry: RegisterEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name,
        "category": entry.category,
        "themes": list(entry.themes),
        "state": entry.state,
        "states": [
            {"state": said.state, "citations": len(said.voices), "on_sheet": said.on_sheet}
            for said in entry.states
        ],
        "district": entry.district,
        "publishing": entry.outside,
        "citations": len(entry.voices),
        "actor_types": entry.actor_types,
        "sources": [*entry.interviews, *entry.tables, *entry.other_sources],
    }
