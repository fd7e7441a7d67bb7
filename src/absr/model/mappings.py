"""What people decided once about their own words: a heading is a column, a spelling is a value."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_OUT = ""
"""Meaning of a heading whose column is not to be taken."""


class Mappings(NamedTuple):
    """The decisions kept with a project; they are replayed at every delivery."""

    columns: Mapping[str, str] = MappingProxyType({})
    """Heading, folded (`labels.fold`) → name of a field, or `LEFT_OUT`."""
    values: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    """List id (`themes`, `actor_types`…) → spelling, folded without articles → value."""


NO_MAPPINGS = Mappings()
