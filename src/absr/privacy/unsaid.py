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
    return tuple(
        replace(matter, name=gate.text(matter.name))
        for matter in facts.matters
        if not gate.hides(matter.voices)
    )
