"""A second coding: themes that another person gives to a statement, the first coding unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from absr.model.source import Source


class SecondCoding(NamedTuple):
    """The themes of one statement, as a second person sees them; they change no count."""

    id: str
    source: Source
    statement: str
    """Evidence id of the statement."""
    themes: tuple[str, ...] = ()
    """Themes, or `NO_THEME`; empty as long as nobody coded it again."""
    text: str | None = None


KIND = Kind(
    id="second_codings",
    record=SecondCoding,
    prefix="DC",
    title=Labels("Double codage", "Second coding"),
    noun=Labels("second codage", "second coding"),
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
            "text",
            ValueType.LONG_TEXT,
            Labels("Propos à coder de nouveau", "Statement to code again"),
            Labels("Ce qui a été dit.", "What was said."),
            aliases=("propos à recoder", "statement to recode"),
            core=True,
            width=70,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thème du second codage", "Theme of the second coding"),
            Labels(
                "Un thème de la liste, ou « Aucun » ; plusieurs se séparent par un point-virgule. "
                "Sans regarder le premier codage. Vide : pas encore codé.",
                "A theme of the list, or “None”; several are separated by a semicolon. Without "
                "looking at the first coding. Empty: not coded yet.",
            ),
            aliases=("thèmes du second codage", "second codage", "themes of the second coding"),
            values="decided_themes",
            core=True,
            width=34,
        ),
    ),
)

SHEET = SheetForm(
    id="second_codings",
    kind=KIND,
    title=Labels("Double codage", "Second coding"),
    workbook="second_coding",
    order=1,
    examples=(
        {
            "statement": Labels("exemple", "example"),
            "text": Labels("Le bus ne passe plus le soir.", "No bus runs in the evening."),
            "themes": Labels("Mobilités", "Mobility"),
        },
    ),
)
