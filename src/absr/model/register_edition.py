"""What an edition may say of the register of resources."""

from __future__ import annotations

from dataclasses import dataclass

from absr.model.register_facts import NAMED, MergedName


@dataclass(frozen=True, slots=True)
class ShownState:
    """A state that a resource is said to be in.

    Its voices are the figure `register.said.ID.STATE`.
    """

    state: str
    on_sheet: bool
    sources: tuple[str, ...] = ()
    """Which kinds of sources say so; none where they would give numbers away."""


@dataclass(frozen=True, slots=True)
class ShownResource:
    """A resource as an audience may see it; its voices are the figure `register.citations.ID`."""

    id: str
    name: str
    category: str | None
    themes: tuple[str, ...]
    standing: str
    """The state on which all agree, `disputed` or `unknown`."""
    states: tuple[ShownState, ...]
    district: str | None
    actor_types: int | None
    """How many types of actors cite it; None where its voices may not be shown."""
    interviews: tuple[str, ...]
    """Numbers of the interviews that cite it; in the internal edition only."""
    tables: tuple[str, ...]
    """Numbers of the workshop tables that cite it."""
    other_sources: tuple[str, ...]
    """What the sheet names besides interviews."""
    sources: tuple[str, ...] = ()
    """Which kinds of sources name it: the sheet, interviews, the workshop."""
    is_debated: bool = False
    """Whether a table of the workshop wrote of it in disagreement, or without agreeing."""
    outside: str = NAMED
    """How it is named outside the office."""
    description: str = ""
    holder: str = ""
    audience: str = ""
    access: str = ""
    usable_for: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """The register of resources as an audience may see it."""

    resources: tuple[ShownResource, ...] = ()
    """By name; outside, those that may be named."""
    themes: tuple[str, ...] = ()
    """Themes of the project, others met, and an empty one where something has none."""
    districts: tuple[tuple[str, str], ...] = ()
    """District without names, and the figure that counts its resources; empty: none filled in."""
    merged: tuple[MergedName, ...] = ()
    """Names that were decided to be one; in the internal edition only."""
