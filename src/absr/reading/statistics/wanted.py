"""Which published variables are kept: those that the formulas of the indicators name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.reading.catalogue import shipped_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping


def wanted_variables() -> frozenset[str]:
    """Names without their year (`P_POP`, `MED`, `SUPERF`) that any file is searched for.

    A project that writes formulas of its own asks for theirs as well.
    """
    return shipped_catalogue().wanted


def renamed_variables() -> Mapping[str, str]:
    """Socio-professional groups as named up to the census of 2021, and since."""
    return shipped_catalogue().aliases
