"""Under a table stands what was published and what absr computed from it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_headlines import indicator

from absr.model.reading_facts import Value
from absr.report.indicator_tables import indicator_source
from absr.wording.speech import speak


def from_file(formula, datasets, **more):
    """An indicator whose values come from a statistical file."""
    made = {"formula": formula, "datasets": datasets, "evidence": ("M-1",)}
    return replace(indicator(24.0), **(made | more))


@pytest.mark.parametrize(
    ("formula", "datasets", "said"),
    [
        (
            "P{yy}_CHOM1564/P{yy}_ACT1564*100",
            ("rp",),
            "Insee, RP2021 (exploitation principale), calculs absr",
        ),
        (
            "C{yy}_FAMMONO/C{yy}_FAM*100",
            ("rp",),
            "Insee, RP2021 (exploitation complémentaire), calculs absr",
        ),
        ("P{yy}_POP", ("rp",), "Insee, RP2021 (exploitation principale)"),
        ("TP60{ff}", ("filosofi_disp",), "Insee, Filosofi 2021"),
        (
            "NAISD{e}/P{yy}_POP*1000",
            ("etat_civil", "rp"),
            "Insee, état civil, 2021 et Insee, recensement de la population, calculs absr",
        ),
    ],
)
def test_a_rate_that_absr_computes_is_signed_so(formula, datasets, said):
    """The dataset with its vintage and exploitation, and who computed."""
    assert indicator_source(speak("fr"), [from_file(formula, datasets)]) == said


def test_a_sum_of_communes_is_computed_by_absr():
    """Nobody publishes the population of nine communes put together."""
    town = Value("COM-93063", None, 24.0, None, None, None, "Insee", communes=9)
    one = from_file("P{yy}_POP", ("rp",), town=town)
    assert indicator_source(speak("fr"), [one]).endswith("calculs absr")


def test_a_typed_value_keeps_the_producer_that_was_typed():
    """Of what somebody copied, nothing is known but the producer written beside it."""
    typed = from_file("TP60{ff}", ("filosofi_disp",), evidence=("I-1",))
    assert indicator_source(speak("fr"), [typed]) == "Insee, 2021"
    both = replace(typed, evidence=("I-1", "M-1"))
    said = indicator_source(speak("fr"), [both])
    assert said.replace("\u00a0", " ") == "Insee, Filosofi 2021 ; Insee, 2021"
