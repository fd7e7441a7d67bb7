"""What the themes do not say: matters that come back under several of them and bear no name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.figures import Figure, Sum

MATTER_THEMES = 3
"""From this many themes on, a sub-theme crosses them instead of belonging to one."""

MATTER_INTERVIEWS = 3
"""As many interviews at least: one talkative person is no finding."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A sub-theme that several themes share and none is called after."""

    name: str
    """As it is written most often."""
    themes: tuple[str, ...]
    """Ids of the themes under which it was said, in the project's order."""
    interviews: tuple[int, ...]
    """In how many interviews, theme by theme."""
    voices: str
    """Id of the figure: voices that speak of it, whatever the nature of what they say."""
    needs: str
    """Id of the figure: those that say a need or a barrier."""
    resources: str
    """Id of the figure: those that name a resource."""


@dataclass(frozen=True, slots=True)
class UnsaidFacts:
    """The matters that no theme is called after, the most said first."""

    figures: Mapping[str, Figure]
    sums: tuple[Sum, ...]
    matters: tuple[Matter, ...]
