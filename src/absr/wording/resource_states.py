"""The state of a resource in words; states that disagree stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from absr.model.register_facts import DISPUTED, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from absr.wording.speech import Speech


class SaidState(NamedTuple):
    """A state, who says it and how many: `voices` in words, empty for none."""

    state: str
    voices: str
    on_sheet: bool


def states_in_words(states: Sequence[SaidState], speech: Speech) -> list[str]:
    """`Active`; or, of several, each with its voices: `active : fiche, 2 voix`."""
    if not states:
        return ["–"]
    if len(states) == 1:
        return [speech.label("resource_states", states[0].state)]
    return [
        speech(
            "register.state.said",
            state=speech.label("resource_states", one.state).lower(),
            by=", ".join(
                by for by in (speech("register.sheet") if one.on_sheet else "", one.voices) if by
            ),
        )
        for one in states
    ]


def standing_label(standing: str, speech: Speech) -> str:
    """The words of a state as it is counted, the disputed and the unknown among them."""
    if standing in {DISPUTED, UNKNOWN}:
        return speech(f"register.state.{standing}")
    return speech.label("resource_states", standing)
