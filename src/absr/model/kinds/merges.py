"""A decision on two names: whether they are one thing, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Merge(NamedTuple):
    """What was decided of one name of a group of names that look alike."""

    id: str
    source: Source
    what: str
    """What the name is the name of (`NAMED_THINGS`)."""
    name: str
    """As it is written in the sheets."""
    proposed: str | None = None
    """The name that its group goes under."""
    decision: str | None = None
    """`MERGE_DECISIONS`; None as long as nobody decided."""
    kept: str | None = None
    """The name that is to stand for all of them, where it is not the one proposed."""
    group: int | None = None
    citations: int | None = None
    where: str | None = None
    closeness: str | None = None
    reason: str | None = None


KIND = Kind(
    id="merges",
    record=Merge,
    prefix="DB",
    title=Labels("Doublons", "Duplicates"),
    noun=Labels("nom à rapprocher", "name to compare"),
    main="name",
    key=("what", "name", "proposed"),
    alike=("name", "proposed"),
    fields=(
        Field(
            "group",
            ValueType.INTEGER,
            Labels("Groupe", "Group"),
            Labels(
                "Les lignes du même numéro se ressemblent ; ne le changez pas.",
                "Rows of one number look alike; leave it as it is.",
            ),
            aliases=("n° de groupe", "numéro du groupe", "group no."),
            core=True,
            minimum=0,
            maximum=999_999,
            width=9,
        ),
        Field(
            "what",
            ValueType.CHOICE,
            Labels("De quoi il s'agit", "What it is"),
            Labels("Une ressource ou une structure.", "A resource or a structure."),
            aliases=("nature du nom", "kind of name"),
            values="named_things",
            required=True,
            blocking=True,
            core=True,
            width=14,
        ),
        Field(
            "name",
            ValueType.TEXT,
            Labels("Nom tel qu'écrit", "Name as written"),
            Labels(
                "Le nom comme il est écrit dans vos feuilles ; ne le changez pas ici.",
                "The name as your sheets have it; do not change it here.",
            ),
            aliases=("nom écrit", "nom relevé", "written name"),
            required=True,
            blocking=True,
            core=True,
            width=34,
        ),
        Field(
            "citations",
            ValueType.INTEGER,
            Labels("Fois écrit", "Times written"),
            Labels(
                "Nombre de lignes où ce nom est écrit ainsi.",
                "Number of rows that have this name so written.",
            ),
            aliases=("nombre de fois", "fois cité", "times cited"),
            core=True,
            minimum=0,
            maximum=999_999,
            width=9,
        ),
        Field(
            "where",
            ValueType.TEXT,
            Labels("Où, la première fois", "Where first"),
            Labels("Fichier, feuille et cellule.", "File, sheet and cell."),
            aliases=("première fois", "first place"),
            core=True,
            width=34,
        ),
        Field(
            "proposed",
            ValueType.TEXT,
            Labels("Nom proposé", "Proposed name"),
            Labels(
                "Le nom auquel celui-ci ressemble ; ne le changez pas : « Nom retenu » est fait "
                "pour cela.",
                "The name that this one looks like; leave it: “Name kept” is there for changes.",
            ),
            aliases=("proposition de nom", "name proposed"),
            required=True,
            blocking=True,
            replaced_by="kept",
            core=True,
            width=34,
        ),
        Field(
            "closeness",
            ValueType.TEXT,
            Labels("Ressemblance", "Likeness"),
            Labels(
                "Presque sûre, probable ou à vérifier.", "Almost sure, likely or to be checked."
            ),
            aliases=("degré de ressemblance", "score de ressemblance", "closeness"),
            core=True,
            width=14,
        ),
        Field(
            "reason",
            ValueType.TEXT,
            Labels("Pourquoi", "Why"),
            Labels("Ce que les deux noms ont en commun.", "What the two names have in common."),
            aliases=("raison du rapprochement", "reason for the likeness"),
            core=True,
            width=30,
        ),
        Field(
            "decision",
            ValueType.CHOICE,
            Labels("Décision", "Decision"),
            Labels(
                "« Même » : c'est la même chose que les autres noms du groupe. « Différent » : "
                "ce n'est pas la même. Vide ou « À voir » : rien ne change.",
                "“Same”: it is the same thing as the other names of the group. “Different”: it is "
                "not. Empty or “To see”: nothing changes.",
            ),
            aliases=("votre décision", "your decision"),
            values="merge_decisions",
            core=True,
            width=14,
        ),
        Field(
            "kept",
            ValueType.TEXT,
            Labels("Nom retenu", "Name kept"),
            Labels(
                "Seulement si le nom proposé ne convient pas : le nom à garder pour le groupe.",
                "Only if the proposed name does not suit: the name to keep for the group.",
            ),
            aliases=("nom à retenir", "nom à garder", "kept name"),
            core=True,
            width=34,
        ),
    ),
)

SHEET = SheetForm(
    id="merges",
    kind=KIND,
    title=Labels("Doublons", "Duplicates"),
    workbook="duplicates",
    order=1,
    examples=(
        {
            "group": Labels("exemple", "example"),
            "what": Labels("Ressource", "Resource"),
            "name": Labels("jardin des Buis (partagé)", "box garden (shared)"),
            "citations": Labels("2", "2"),
            "proposed": Labels("Jardin partagé des Buis", "Shared Box Garden"),
            "closeness": Labels("presque sûre", "almost sure"),
            "reason": Labels("mêmes mots dans un autre ordre", "same words in another order"),
            "decision": Labels("Même", "Same"),
        },
    ),
)
