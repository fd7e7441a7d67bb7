"""Codes of decisions on themes that cannot be carried out: U230 to U239, X230."""

from __future__ import annotations

from typing import TYPE_CHECKING

from every_code import case

if TYPE_CHECKING:
    from every_code import Command, Stage

FROM_THE_FIELD = [
    ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème", "Sous-thème",
     "Ce qui est dit"],
    ["E01", "12/06/2026", "habitante", "Habitante", "Besoin", "Mobilités", "vélo", "Des pistes."],
    ["E02", "12/06/2026", "habitant", "Habitant", "Besoin", "La Nature dans la ville", "vélo",
     "Des haies."],
]  # fmt: skip


def spoken(stage: Stage) -> None:
    """Two statements on one sub-theme, under two themes."""
    stage.read(*stage.sheets({"Propos": FROM_THE_FIELD}))


@case("U230")
def unknown_theme(_stage: Stage) -> Command:
    return ("themes", "rename", "velo", "Vélo")


@case("U231")
def merged_with_itself(_stage: Stage) -> Command:
    return ("themes", "merge", "jeunesse", "Jeunesse", "--into", "Les jeunes")


@case("U232")
def name_of_another(_stage: Stage) -> Command:
    return ("themes", "rename", "jeunesse", "Mobilités")


@case("U233")
def id_of_another(_stage: Stage) -> Command:
    return ("themes", "merge", "jeunesse", "art", "--into", "Nos enfants", "--id", "soins")


@case("U234")
def the_last_theme(stage: Stage) -> Command:
    themes = (theme["id"] for theme in stage.project.show("themes"))
    return ("themes", "merge", *themes, "--into", "Tout")


@case("U235")
def themes_edited_since(stage: Stage) -> Command:
    stage.read("themes", "rename", "jeunesse", "Les jeunes")
    stage.settings(lambda text: text.replace("Festivités", "Fêtes", 1))
    return ("undo",)


@case("U236")
def themes_on_one_line(stage: Stage) -> Command:
    def on_one_line(text: str) -> str:
        before, _, rest = text.partition("\nthemes:\n")
        after = rest[rest.index("\n\n") :]
        return f"{before}\nthemes: [{{id: a, label: A}}, {{id: b, label: B}}]{after}"

    stage.settings(on_one_line)
    return ("themes", "rename", "a", "Autre")


@case("U237")
def unknown_sub_theme(stage: Stage) -> Command:
    spoken(stage)
    return ("themes", "split", "mobilites", "--sub", "trottinette", "--into", "Trottinette")


@case("U238")
def nothing_to_change(_stage: Stage) -> Command:
    return ("themes", "rename", "jeunesse", "Jeunesse")


@case("U239")
def no_name(_stage: Stage) -> Command:
    return ("themes", "rename", "jeunesse", "Aucun")


@case("X230")
def sub_theme_taken_out_before(stage: Stage) -> Command:
    spoken(stage)
    stage.read("themes", "split", "mobilites", "--sub", "vélo", "--into", "Vélo")
    return ("themes", "split", "nature", "--sub", "vélo", "--into", "mobilites")
