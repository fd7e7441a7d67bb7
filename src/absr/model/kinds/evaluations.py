"""An evaluation: what one participant thought of the workshop, on a slip without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Evaluation(NamedTuple):
    """One slip filled at the end of the workshop."""

    id: str
    source: Source
    ref: str | None = None
    """Number of the slip, when it has one."""
    score: int | None = None
    """From 1 (of no use) to 5 (very useful)."""
    kept: str | None = None
    missing: str | None = None
    word: str | None = None
    new_contacts: int | None = None
    college: str | None = None


KIND = Kind(
    id="evaluations",
    record=Evaluation,
    prefix="EV",
    title=Labels("Évaluations", "Evaluations"),
    noun=Labels("évaluation", "evaluation"),
    key=("ref",),
    other_key=("score", "kept", "missing", "word", "new_contacts", "college"),
    anonymous=True,
    alike=("score", "word"),
    fields=(
        Field(
            "ref",
            ValueType.REF,
            Labels("N°", "No."),
            Labels(
                "Numéro de la fiche, si elle en porte un ; jamais celui de la personne.",
                "Number of the slip, if it has one; never that of the person.",
            ),
            aliases=(
                "n° évaluation",
                "n° d'évaluation",
                "n° fiche",
                "n° de fiche",
                "id_evaluation",
                "id_fiche",
                "no",
                "num",
                "numéro",
                "numero",
                "id",
            ),
            core=True,
            width=8,
        ),
        Field(
            "score",
            ValueType.INTEGER,
            Labels("Note (1 à 5)", "Score (1 to 5)"),
            Labels(
                "De 1 (pas du tout utile) à 5 (très utile).",
                "From 1 (of no use) to 5 (very useful).",
            ),
            aliases=(
                "note",
                "notes",
                "note sur 5",
                "note /5",
                "satisfaction",
                "note_satisfaction",
                "score",
            ),
            required=True,
            core=True,
            minimum=1,
            maximum=5,
            width=10,
        ),
        Field(
            "kept",
            ValueType.LONG_TEXT,
            Labels("Ce que je garde", "What I keep"),
            Labels(
                "Ce qui a plu ou servi, avec les mots de la fiche.",
                "What was liked or useful, in the words of the slip.",
            ),
            aliases=(
                "je garde",
                "à garder",
                "points forts",
                "ce qui m'a plu",
                "ce qui a plu",
                "ce_que_je_garde",
                "kept",
            ),
            core=True,
            width=40,
        ),
        Field(
            "missing",
            ValueType.LONG_TEXT,
            Labels("Ce qui a manqué", "What was missing"),
            Labels(
                "Ce qui a manqué ou déplu, avec les mots de la fiche.",
                "What was missing or disliked, in the words of the slip.",
            ),
            aliases=(
                "ce qui m'a manqué",
                "a manqué",
                "manque",
                "manques",
                "points faibles",
                "à améliorer",
                "ce_qui_a_manque",
                "missing",
            ),
            core=True,
            width=40,
        ),
        Field(
            "word",
            ValueType.TEXT,
            Labels("Un mot", "One word"),
            Labels("L'atelier en un mot.", "The workshop in one word."),
            aliases=("mot", "en un mot", "mot de la fin", "le mot", "un_mot", "word"),
            core=True,
            width=16,
        ),
        Field(
            "new_contacts",
            ValueType.INTEGER,
            Labels("Nouveaux contacts", "New contacts"),
            Labels(
                "Nombre de personnes rencontrées pour la première fois.",
                "Number of persons met for the first time.",
            ),
            aliases=(
                "nb_nouveaux_contacts",
                "nombre de nouveaux contacts",
                "nouveaux_contacts",
                "nouvelles rencontres",
                "nouvelles connaissances",
                "contacts",
            ),
            core=True,
            minimum=0,
            maximum=200,
            width=12,
        ),
        Field(
            "college",
            ValueType.CHOICE,
            Labels("Collège", "College"),
            Labels(
                "Le collège, si la fiche le dit : une valeur de la liste.",
                "The college, if the slip says so: one value of the list.",
            ),
            aliases=("college", "collèges", "couleur de la fiche", "group"),
            values="colleges",
            width=22,
        ),
    ),
)

SHEET = SheetForm(
    id="evaluations",
    kind=KIND,
    title=Labels("Évaluations", "Evaluations"),
    workbook="contributions",
    order=3,
    columns=(
        "ref",
        "score",
        "kept",
        "missing",
        "word",
        "new_contacts",
        "college",
    ),
    examples=(
        {
            "ref": Labels("exemple", "example"),
            "score": Labels("4", "4"),
            "kept": Labels(
                "Avoir parlé avec des gens que je croise sans les connaître.",
                "Talking with people whom I pass without knowing them.",
            ),
            "missing": Labels(
                "Un peu plus de temps à la deuxième table.",
                "A little more time at the second table.",
            ),
            "word": Labels("élan", "momentum"),
            "new_contacts": Labels("3", "3"),
        },
    ),
)
