"""A lesson: what the team learnt along the way, to be handed to other towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from absr.model.source import Source


class Lesson(NamedTuple):
    """One entry of the notebook."""

    id: str
    source: Source
    date: dt.date
    learnt: str
    to_repeat: str | None = None
    to_avoid: str | None = None
    proof: str | None = None
    phase: str | None = None


KIND = Kind(
    id="lessons",
    record=Lesson,
    prefix="L",
    title=Labels("Carnet", "Notebook"),
    noun=Labels("leçon", "lesson"),
    key=("date", "learnt"),
    alike=("date", "learnt"),
    fields=(
        Field(
            "date",
            ValueType.DATE,
            Labels("Date", "Date"),
            Labels(
                "Jour où la leçon est notée, par exemple 12/06/2026.",
                "Day on which the lesson is noted, for example 12/06/2026.",
            ),
            aliases=("jour", "noté le", "date_note"),
            required=True,
            blocking=True,
            core=True,
            width=11,
        ),
        Field(
            "learnt",
            ValueType.LONG_TEXT,
            Labels("Ce que nous avons appris", "What we learnt"),
            Labels(
                "Une leçon par ligne, utile à une autre équipe.",
                "One lesson a row, useful to another team.",
            ),
            aliases=(
                "appris",
                "apprentissage",
                "apprentissages",
                "leçon",
                "leçons",
                "enseignement",
                "enseignements",
                "ce qu'on a appris",
                "ce que l'on a appris",
                "ce_que_nous_avons_appris",
                "lesson",
                "learnt",
                "learned",
            ),
            required=True,
            blocking=True,
            core=True,
            width=50,
        ),
        Field(
            "to_repeat",
            ValueType.LONG_TEXT,
            Labels("À refaire", "To do again"),
            Labels(
                "Ce qui a marché et vaut d'être refait.", "What worked and is worth doing again."
            ),
            aliases=(
                "a_refaire",
                "refaire",
                "à garder",
                "à reproduire",
                "ce qui a marché",
                "to repeat",
            ),
            core=True,
            width=32,
        ),
        Field(
            "to_avoid",
            ValueType.LONG_TEXT,
            Labels("À éviter", "To avoid"),
            Labels("Ce qu'il vaut mieux ne pas refaire.", "What is better not done again."),
            aliases=("a_eviter", "éviter", "à ne pas refaire", "ce qui n'a pas marché"),
            core=True,
            width=32,
        ),
        Field(
            "proof",
            ValueType.TEXT,
            Labels("Preuve", "Proof"),
            Labels(
                "Ce qui le montre : un chiffre, un compte rendu, un identifiant.",
                "What shows it: a figure, minutes, an id.",
            ),
            aliases=("preuves", "source", "sources", "proof", "evidence"),
            core=True,
            width=24,
        ),
        Field(
            "phase",
            ValueType.CHOICE,
            Labels("Phase", "Phase"),
            Labels(
                "Le temps de la démarche : une valeur de la liste.",
                "The stage of the work: one value of the list.",
            ),
            aliases=(
                "phases",
                "étape de la démarche",
                "temps de la démarche",
                "phase",
                "étape",
                "stage",
            ),
            values="phases",
            core=True,
            width=18,
        ),
    ),
)

SHEET = SheetForm(
    id="lessons",
    kind=KIND,
    title=Labels("Carnet", "Notebook"),
    workbook="notebook",
    order=1,
    columns=(
        "date",
        "learnt",
        "to_repeat",
        "to_avoid",
        "proof",
        "phase",
    ),
    examples=(
        {
            "date": Labels("exemple", "example"),
            "learnt": Labels(
                "Un entretien sur le lieu de travail dure plus longtemps et apprend davantage.",
                "An interview at the place of work lasts longer and teaches more.",
            ),
            "to_repeat": Labels("Proposer de se rencontrer sur place.", "Offer to meet there."),
            "to_avoid": Labels(
                "Enchaîner trois entretiens le même jour.",
                "Hold three interviews in a row on one day.",
            ),
            "phase": Labels("Analyse croisée", "Cross analysis"),
        },
    ),
)
