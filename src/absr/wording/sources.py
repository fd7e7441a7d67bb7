"""Who publishes what an indicator is made of, and what absr computed from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from absr.model.reading_facts import Indicator
    from absr.wording.speech import Speech

_TYPED = "I-"
"""Begins the evidence ids of values typed in the sheet (`absr.model.kinds.observations`)."""

_PLAIN = re.compile(r"[\w{}]+", re.ASCII)
"""A formula that is one variable, as it is published."""

_COMPLEMENTARY = re.compile(r"\bC\{")
"""A variable of the complementary processing of the census; the others are of the main one."""

_NO_YEAR = frozenset({"geographie"})


def is_from_files(one: Indicator) -> bool:
    """Whether some value of an indicator comes from a statistical file."""
    return bool(one.datasets) and any(not name.startswith(_TYPED) for name in one.evidence)


def is_typed(one: Indicator) -> bool:
    """Whether somebody typed some value of an indicator, or nobody knows where it comes from."""
    return not is_from_files(one) or any(name.startswith(_TYPED) for name in one.evidence)


def dataset_credit(speech: Speech, one: Indicator) -> str:
    """« Insee, RP2021 (exploitation principale), calculs absr »."""
    names = [_named(speech, one, place) for place in range(len(one.datasets))]
    text = speech.listing(names)
    return speech("source.computed", sources=text) if _is_computed(one) else text


def _named(speech: Speech, one: Indicator, place: int) -> str:
    """One dataset with its vintage, which only the leading one is sure to share."""
    name = one.datasets[place]
    if place or name in _NO_YEAR or not one.vintage:
        return speech(f"dataset.{name}")
    if name == "rp":
        is_second = _COMPLEMENTARY.search(one.formula or "")
        key = "source.rp.complementary" if is_second else "source.rp.main"
        return speech(key, vintage=one.vintage)
    if name == "filosofi_disp":
        return speech("source.filosofi", vintage=one.vintage)
    return speech("reading.provenance", producers=speech(f"dataset.{name}"), vintage=one.vintage)


def _is_computed(one: Indicator) -> bool:
    """Whether absr did more than print what is published."""
    is_sum = any(value.communes is not None for value in one.values)
    return is_sum or not _PLAIN.fullmatch(one.formula or "")
