"""A diagnosis: a study of the town that exists already, and what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.fields import Field, Kind, SheetForm, ValueType
from absr.model.labels import Labels
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from absr.model.source import Source


class Diagnosis(NamedTuple):
    """One existing study: who made it, what it covers, its three first findings."""

    id: str
    source: Source
    title: str
    producer: str | None = None
    date: date | None = None
    territory: str | None = None
    audience: str | None = None
    chapters: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    themes_unknown: tuple[str, ...] = ()
    """Themes as written that are none of the project's."""
    finding_1: str | None = None
    page_1: str | None = None
    finding_2: str | None = None
    page_2: str | None = None
    finding_3: str | None = None
    page_3: str | None = None
    is_public: bool | None = None
    where: str | None = None


KIND = Kind(
    id="diagnoses",
    record=Diagnosis,
    prefix="D",
    title=Labels("Diagnostics", "Diagnoses"),
    noun=Labels("diagnostic", "diagnosis"),
    main="title",
    key=("title", "producer"),
    alike=("title", "producer"),
    fields=(
        Field(
            "title",
            ValueType.TEXT,
            Labels("Titre", "Title"),
            Labels(
                "Titre du diagnostic, tel qu'il est imprimé.",
                "Title of the diagnosis, as printed.",
            ),
            aliases=(
                "titres",
                "titre_diagnostic",
                "titre du document",
                "diagnostic",
                "diagnostics",
                "document",
                "intitulé",
                "diagnosis",
            ),
            required=True,
            blocking=True,
            core=True,
            width=34,
        ),
        Field(
            "producer",
            ValueType.TEXT,
            Labels("Producteur", "Producer"),
            Labels(
                "La structure qui l'a fait ou commandé.",
                "The structure that made or ordered it.",
            ),
            aliases=("producteurs", "auteur", "réalisé par", "source", "author", "publisher"),
            required=True,
            core=True,
            width=20,
        ),
        Field(
            "date",
            ValueType.DATE,
            Labels("Date", "Date"),
            Labels(
                "Jour de publication, par exemple 12/06/2026.",
                "Day of publication, for example 12/06/2026.",
            ),
            aliases=("date_publication", "date de publication", "publié le", "published on"),
            core=True,
            width=11,
        ),
        Field(
            "territory",
            ValueType.TEXT,
            Labels("Territoire", "Territory"),
            Labels(
                "Ce qu'il couvre : un quartier, la commune, le département…",
                "What it covers: a district, the town, the département…",
            ),
            aliases=("territoires", "périmètre", "echelle", "area", "scale"),
            core=True,
            width=18,
        ),
        Field(
            "audience",
            ValueType.TEXT,
            Labels("Publics", "Groups concerned"),
            Labels(
                "De qui il parle : familles, jeunes, seniors…",
                "Whom it speaks of: families, young people, older people…",
            ),
            aliases=("public", "publics_concernes", "public concerné", "audience"),
            core=True,
            names="label",
            width=18,
        ),
        Field(
            "chapters",
            ValueType.CHOICES,
            Labels("Chapitres", "Chapters"),
            Labels(
                "Un ou plusieurs chapitres de la liste, séparés par un point-virgule.",
                "One or several chapters of the list, separated by a semicolon.",
            ),
            aliases=("chapitre", "domaine", "domaines", "chapter"),
            values="chapters",
            core=True,
            width=24,
        ),
        Field(
            "themes",
            ValueType.CHOICES,
            Labels("Thèmes", "Themes"),
            Labels(
                "Un ou plusieurs thèmes de la liste, séparés par un point-virgule.",
                "One or several themes of the list, separated by a semicolon.",
            ),
            aliases=("thème", "thématique", "thématiques", "theme", "topics"),
            values="themes",
            core=True,
            width=22,
        ),
        Field(
            "finding_1",
            ValueType.LONG_TEXT,
            Labels("Constat 1", "Finding 1"),
            Labels(
                "Le premier constat qui compte pour l'analyse, en une phrase.",
                "The first finding that matters for the analysis, in one sentence.",
            ),
            aliases=("constat", "constats", "constat principal", "finding"),
            required=True,
            core=True,
            width=40,
        ),
        Field(
            "page_1",
            ValueType.TEXT,
            Labels("Page 1", "Page 1"),
            Labels(
                "La page où se lit le constat 1.",
                "The page where finding 1 stands.",
            ),
            aliases=("page", "pages", "page constat 1", "page du constat 1"),
            core=True,
            width=8,
        ),
        Field(
            "finding_2",
            ValueType.LONG_TEXT,
            Labels("Constat 2", "Finding 2"),
            Labels("Un deuxième constat, s'il y a lieu.", "A second finding, if there is one."),
            aliases=("deuxième constat", "second finding"),
            width=40,
        ),
        Field(
            "page_2",
            ValueType.TEXT,
            Labels("Page 2", "Page 2"),
            Labels(
                "La page où se lit le constat 2.",
                "The page where finding 2 stands.",
            ),
            aliases=("page constat 2", "page du constat 2"),
            width=8,
        ),
        Field(
            "finding_3",
            ValueType.LONG_TEXT,
            Labels("Constat 3", "Finding 3"),
            Labels("Un troisième constat, s'il y a lieu.", "A third finding, if there is one."),
            aliases=("troisième constat", "third finding"),
            width=40,
        ),
        Field(
            "page_3",
            ValueType.TEXT,
            Labels("Page 3", "Page 3"),
            Labels(
                "La page où se lit le constat 3.",
                "The page where finding 3 stands.",
            ),
            aliases=("page constat 3", "page du constat 3"),
            width=8,
        ),
        Field(
            "is_public",
            ValueType.YES_NO,
            Labels("Public (oui ou non)", "Public (yes or no)"),
            Labels(
                "Oui si chacun peut le lire ; non s'il est réservé.",
                "Yes if anybody may read it; no if it is restricted.",
            ),
            aliases=("document public", "est_public", "diffusable", "publiable", "is public"),
            width=12,
        ),
        Field(
            "where",
            ValueType.TEXT,
            Labels("Où le trouver", "Where to find it"),
            Labels(
                "Adresse de la page, ou service qui le garde.",
                "Address of the page, or the department that keeps it.",
            ),
            aliases=("lien", "url", "emplacement", "localisation", "where"),
            width=28,
        ),
    ),
)

SHEET = SheetForm(
    id="diagnoses",
    kind=KIND,
    title=Labels("Diagnostics", "Diagnoses"),
    workbook="diagnoses",
    order=1,
    examples=(
        {
            "title": Labels("exemple", "example"),
            "producer": Labels("(producteur inventé)", "(invented producer)"),
            "date": Labels("15/03/2024", "15/03/2024"),
            "territory": Labels("la commune", "the town"),
            "audience": Labels("familles", "families"),
            "chapters": Labels("Petite enfance et enfance", "Early childhood"),
            "finding_1": Labels(
                "Une famille sur trois ne connaît pas les modes de garde de sa rue.",
                "One family in three does not know of the child care in their street.",
            ),
            "page_1": Labels("12", "12"),
        },
    ),
)
