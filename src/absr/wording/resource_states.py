"""The state of a resource in words; states that disagree stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.register_facts import DISPUTED, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.wording.speech import Speech


class SaidState(NamedTuple):
    """A state, who says it and how many: `voices` in words, empty for none.

    Where numbers stay inside, the kinds of `sources` stand for them.
    """

    state: str
    voices: str
    on_sheet: bool
    sources: tuple[str, ...] = ()


def states_in_words(states: Sequence[SaidState], speech: Speech) -> list[str]:
    """`Active`; or, of several, each with who says it.

    `active : feuille, 2 voix`; without numbers `active (feuille, entretien)`.
    """
    if not states:
        return ["–"]
    if len(states) == 1:
        return [speech.label("resource_states", states[0].state)]
    return [_said(one, speech) for one in states]


def _said(one: SaidState, speech: Speech) -> str:
    state = speech.label("resource_states", one.state).lower()
    kinds = ", ".join(speech(f"register.from.{kind}") for kind in one.sources)
    if kinds:
        return speech("register.state.from", state=state, kinds=kinds)
    told = (speech("register.from.sheet") if one.on_sheet else "", one.voices)
    by = ", ".join(filter(None, told))
    return speech("register.state.said", state=state, by=by) if by else state


def standing_label(standing: str, speech: Speech) -> str:
    """The words of a state as it is counted, the disputed and the unknown among them."""
    if standing in {DISPUTED, UNKNOWN}:
        return speech(f"register.state.{standing}")
    return speech.label("resource_states", standing)
