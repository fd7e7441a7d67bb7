"""Codes of the comparators and of the project's own indicators: F108 to F112, I521."""

from __future__ import annotations

from typing import TYPE_CHECKING

from every_code import LINE, case

if TYPE_CHECKING:
    from every_code import Command, Stage

OWN = """indicators:
  - id: part_couples
    label: "Part des couples avec enfants"
    chapter: households
    formula: "{formula}"
    unit: {unit}
"""
SOUND = "C{yy}_COUPAENF/C{yy}_FAM*100"


def own(stage: Stage, formula: str = SOUND, unit: str = "percent") -> Command:
    """An indicator of the project's own; its formula stands on line 5, its unit on line 6."""
    text = OWN.replace("{formula}", formula).replace("{unit}", unit)
    path = stage.project.analysis / "indicateurs.yaml"
    path.write_text(text, encoding="utf-8")
    return ("show", "problems")


@case("F108", None, LINE)
def a_postcode_in_a_set(stage: Stage) -> Command:
    changed = 'sets:\n  - id: voisines\n    label: Voisines\n    communes: ["93045", "93230"]\n'
    stage.settings(lambda text: text.replace("sets:\n", changed, 1))
    return ("show", "problems")


@case("F109", None, LINE)
def a_set_that_nobody_made(stage: Stage) -> Command:
    changed = 'comparators:\n  - "SET-voisines"\n'
    stage.settings(lambda text: text.replace("comparators:\n", changed, 1))
    return ("show", "problems")


@case("F110", None, "5")
def a_bracket_never_closed(stage: Stage) -> Command:
    return own(stage, "(SUPERF*100")


@case("F111", None, "5")
def a_variable_misspelt(stage: Stage) -> Command:
    return own(stage, "C{yy}_COUPAENF/C{yy}_FAMM*100")


@case("F112", None, "6")
def a_unit_that_is_none(stage: Stage) -> Command:
    return own(stage, unit="parsecs")


@case("I521")
def an_indicator_asked_for_and_unknown(stage: Stage) -> Command:
    stage.settings(lambda text: text.replace("\nindicators:\n", "\nindicators: [taux]\n", 1))
    return ("show", "problems")
