"""A decision on a statement that came without a theme: which one it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class Coding(NamedTuple):
    """The themes decided for one statement."""

    id: str
    source: Source
    statement: str
    """Evidence id of the statement."""
    decided: tuple[str, ...] = ()
    """Themes, or `NO_THEME`; empty as long as nobody decided."""
    interview: str | None = None
    text: str | None = None
    suggested: str | None = None
    words: str | None = None
    strength: str | None = None
    written: str | None = None
    """What stood in the column of themes, and is no theme of the project."""


KIND = Kind(
    id="codings",
    record=Coding,
    prefix="TH",
    title=Labels("Thèmes proposés", "Proposed themes"),
    noun=Labels("thème décidé", "decided theme"),
    main="statement",
    key=("statement",),
    alike=("text",),
    fields=(
        Field(
            "statement",
            ValueType.REF,
            Labels("Identifiant du propos", "Id of the statement"),
            Labels(
                "Il dit de quel propos il s'agit ; ne le changez pas.",
                "It tells which statement is meant; leave it as it is.",
            ),
            aliases=("identifiant de propos", "statement id"),
            required=True,
            blocking=True,
            core=True,
            width=13,
        ),
        Field(
            "interview",
            ValueType.TEXT,
            Labels("N° de l'entretien", "Interview no."),
            Labels("L'entretien où il a été dit.", "The interview in which it was said."),
            aliases=("numéro de l'entretien", "interview number"),
            core=True,
            width=11,
        ),
        Field(
            "text",
            ValueType.LONG_TEXT,
            Labels("Propos sans thème", "Statement without a theme"),
            Labels("Ce qui a été dit.", "What was said."),
            aliases=("propos à classer", "statement to place"),
            core=True,
            width=60,
        ),
        Field(
            "written",
            ValueType.TEXT,
            Labels("Thème écrit", "Theme written"),
            Labels(
                "Ce qui était écrit comme thème, et n'est pas un thème du projet.",
                "What was written as a theme, and is no theme of the project.",
            ),
            aliases=("thèmes écrits", "themes written"),
            core=True,
            width=22,
        ),
        Field(
            "suggested",
            ValueType.TEXT,
            Labels("Thème suggéré", "Suggested theme"),
            Labels(
                "D'après les mots du propos ; une suggestion, pas une décision.",
                "From the words of the statement; a suggestion, not a decision.",
            ),
            aliases=("thèmes suggérés", "suggested themes"),
            core=True,
            width=28,
        ),
        Field(
            "words",
            ValueType.TEXT,
            Labels("Mots qui le font penser", "Words that tell"),
            Labels("Les mots du propos qui y mènent.", "The words of the statement behind it."),
            aliases=("mots du propos", "telling words"),
            core=True,
            width=28,
        ),
        Field(
            "strength",
            ValueType.TEXT,
            Labels("Force de la suggestion", "Strength of the suggestion"),
            Labels("« Nette » ou « légère ».", "“Clear” or “slight”."),
            aliases=("force", "strength"),
            core=True,
            width=12,
        ),
        Field(
            "decided",
            ValueType.CHOICES,
            Labels("Thème décidé", "Theme decided"),
            Labels(
                "Un thème de la liste, ou « Aucun » ; plusieurs se séparent par un point-virgule. "
                "Vide : rien ne change.",
                "A theme of the list, or “None”; several are separated by a semicolon. Empty: "
                "nothing changes.",
            ),
            aliases=("thèmes décidés", "thème retenu", "decided theme", "themes decided"),
            values="decided_themes",
            core=True,
            width=28,
        ),
    ),
)

SHEET = SheetForm(
    id="codings",
    kind=KIND,
    title=Labels("Thèmes proposés", "Proposed themes"),
    workbook="theme_proposals",
    order=1,
    examples=(
        {
            "statement": Labels("exemple", "example"),
            "text": Labels("Le bus ne passe plus le soir.", "No bus runs in the evening."),
            "written": Labels("Navette", "Shuttle"),
            "suggested": Labels("Mobilités", "Mobility"),
            "words": Labels("bus", "bus"),
            "strength": Labels("légère", "slight"),
        },
    ),
)
