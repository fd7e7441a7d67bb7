"""The gate for what the themes do not say.

A sub-theme that few interviews name is words of theirs: outside it is not even named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.unsaid_facts import Matter, UnsaidFacts
    from absr.privacy.gate import Gate


def shown_matters(facts: UnsaidFacts, gate: Gate) -> tuple[Matter, ...]:
    """The matters that the audience of `gate` may read of, without names of persons."""
    least = 0 if gate.internal else gate.settings.privacy.threshold
    return tuple(
        _shown(matter, gate, least) for matter in facts.matters if not gate.hides(matter.voices)
    )


def _shown(matter: Matter, gate: Gate, least: int) -> Matter:
    """A matter with the themes in which enough interviews speak of it."""
    pairs = zip(matter.themes, matter.interviews, strict=True)
    kept = [(theme, number) for theme, number in pairs if number >= least]
    themes = tuple(theme for theme, _ in kept)
    numbers = tuple(number for _, number in kept)
    return replace(matter, name=gate.text(matter.name), themes=themes, interviews=numbers)
