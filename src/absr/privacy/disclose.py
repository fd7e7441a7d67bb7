"""The gate: from facts to the edition of one audience. Nothing else makes an `Edition`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.edition import Audience, Edition
from absr.model.value_lists import ACTOR_TYPES, RESOURCE_CATEGORIES, RESOURCE_STATES
from absr.privacy.action import action_part
from absr.privacy.diagnoses import shown_findings
from absr.privacy.gate import Gate
from absr.privacy.network import network_part
from absr.privacy.readings import reading_part
from absr.privacy.register import register_part
from absr.privacy.requests import shown_requests
from absr.privacy.soundness import soundness_part
from absr.privacy.spoken import spoken_part
from absr.privacy.suppression import hidden_figures
from absr.privacy.unsaid import shown_matters
from absr.privacy.workshop import workshop_part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from absr.model.facts import Facts
    from absr.privacy.gate import Context


def disclose(facts: Facts, audience: Audience, context: Context) -> Edition:
    """What `audience` may see of the facts."""
    internal = audience is Audience.INTERNAL
    settings = context.settings
    threshold = settings.privacy.threshold
    figures = facts.figures
    hidden = frozenset[str]() if internal else hidden_figures(figures, facts.sums, threshold)
    gate = Gate(facts, context, hidden, audience)
    shown = gate.figures(figures)
    phase1 = facts.phase1
    themes = _ranked(tuple(phase1.by_theme), lambda t: shown[f"themes.{t}.all.voices"].value)
    types = _listed(phase1.actor_types, [entry.id for entry in ACTOR_TYPES.entries])
    districts = tuple(map(gate.place, _listed(phase1.districts, settings.districts)))
    return Edition(
        audience=audience,
        settings=settings,
        day=context.day,
        legal_window=context.legal_window,
        figures=shown,
        themes=themes,
        actor_types=_met(types, lambda t: shown[f"heard.types.{t}.interviews"].value),
        absent_types=phase1.absent_types,
        districts=_met(districts, lambda d: shown[f"heard.districts.{d}.interviews"].value),
        resource_states=tuple(e.id for e in RESOURCE_STATES.entries),
        resource_categories=tuple(e.id for e in RESOURCE_CATEGORIES.entries),
        quotes={theme: gate.quotes(phase1.by_theme[theme]) for theme in themes},
        withheld={theme: gate.withheld(phase1.by_theme[theme]) for theme in themes},
        sub_themes={
            theme: tuple(
                gate.text(name)
                for name, said_by in phase1.sub_themes[theme]
                if internal or said_by >= threshold
            )
            for theme in themes
        },
        files=tuple(map(gate.file, context.files)),
        problems=tuple(map(gate.problem, context.problems)) if internal else (),
        problem_count=len(context.problems),
        aside_rows=context.aside_rows,
        replayed=gate.replayed(context.replayed),
        theme_decisions=gate.theme_decisions(context.theme_decisions),
        first_interview=phase1.first_interview,
        last_interview=phase1.last_interview,
        hidden=len(hidden),
        spoken=spoken_part(phase1, gate),
        readings=reading_part(facts.readings, gate),
        register=register_part(facts.register, gate),
        matters=shown_matters(facts.unsaid, gate),
        network=network_part(facts.network, gate),
        soundness=soundness_part(facts, gate),
        workshop=workshop_part(facts.workshop, gate),
        action=action_part(facts.action, gate),
        requests=shown_requests(facts.requests, gate),
        findings=shown_findings(facts.findings, gate),
    )


def _ranked(names: Sequence[str], value: Callable[[str], int | None]) -> tuple[str, ...]:
    """By the figure shown, the highest first; hidden ones keep the given order, after."""
    return tuple(sorted(names, key=lambda name: -(value(name) or 0)))


def _listed(names: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """In the order of a list, then of the alphabet: an order that says nothing of the counts."""
    rank = {name: place for place, name in enumerate(order)}
    return tuple(sorted(names, key=lambda name: (rank.get(name, len(rank)), name)))


def _met(names: Sequence[str], value: Callable[[str], int | None]) -> tuple[str, ...]:
    """As `_ranked`, with « not filled » last."""
    known = [name for name in names if name]
    return (*_ranked(known, value), *([""] if "" in names else []))
