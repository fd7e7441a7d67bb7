"""A report with everything a report can hold, for the tests and for eyes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from absr.rendering import Bar, Column, Document, Figure, Labels, Pair, Table, bars, diverging

TEMPLATES = Path(__file__).parent / "templates"

FRENCH = Labels(
    table="Tableau",
    figure="Figure",
    contents="Sommaire",
    source="Source",
    skip="Aller au texte",
)
ENGLISH = Labels(
    table="Table", figure="Figure", contents="Contents", source="Source", skip="Skip to the text"
)

THEMES = (
    ("Ancrage local des entreprises et commerces", 14, 22),
    ("Festivités", 6, 18),
    ("Jeunesse", 31, 12),
    ("Mobilités", 27, 9),
    ("La Nature dans la ville", 19, 16),
    ("Valoriser les patrimoines", 5, 21),
    ("Accessibilité aux soins", 38, 7),
    ("Vie artistique", 8, 24),
    ("Vie de quartier", 23, 20),
)


def themes_table() -> Table:
    """Nine themes and their total."""
    rows = [
        (name, str(needs), str(resources), "à relier" if resources > needs else "manque")
        for name, needs, resources in THEMES
    ]
    needs = sum(theme[1] for theme in THEMES)
    resources = sum(theme[2] for theme in THEMES)
    return Table(
        name="themes",
        caption="Besoins et ressources cités, par thème",
        columns=(
            Column("Thème", width=4),
            Column("Besoins", "right", 1.2),
            Column("Ressources", "right", 1.4),
            Column("Lecture", width=1.6),
        ),
        rows=(*rows, ("Ensemble", str(needs), str(resources), "")),
        note="n = 60 personnes rencontrées ; une personne peut citer plusieurs thèmes.",
        source="entretiens ABS+R, mars à mai 2027 ; données fictives",
        total=True,
    )


def actions_table(count: int = 46) -> Table:
    """A table longer than a page."""
    rows = [
        (
            f"A{number:02}",
            f"Ouvrir un lieu d'accueil de proximité n° {number}, avec les associations du quartier"
            if number % 3
            else "Relier les permanences",
            "CCAS" if number % 2 else "Direction de la jeunesse et de la vie associative",
            "à lancer" if number % 4 else "en cours",
            f"{number * 1.5:.1f} k€".replace(".", ","),
        )
        for number in range(1, count + 1)
    ]
    return Table(
        name="actions",
        caption="Actions proposées par les tables, avec leur porteur et leur coût annuel estimé",
        columns=(
            Column("N°", width=0.7),
            Column("Action", width=4),
            Column("Porteur", width=2.2),
            Column("État", width=1.2),
            Column("Coût", "right", 1.1),
        ),
        rows=tuple(rows),
        source="atelier du 12 juin 2027",
    )


def balance_figure() -> Figure:
    """Needs on the left, resources on the right."""
    pairs = [Pair(name, needs, str(needs), found, str(found)) for name, needs, found in THEMES]
    return Figure(
        name="balance",
        caption="Besoins et ressources cités, par thème (nombre de personnes)",
        spec=diverging(pairs, "Besoins cités", "Ressources citées"),
        alt="Barres par thème : les besoins dominent pour les soins (38 contre 7), la jeunesse "
        "et les mobilités ; les ressources dominent pour la vie artistique (24 contre 8).",
        source="entretiens ABS+R, mars à mai 2027 ; n = 60 personnes",
    )


def poverty_figure() -> Figure:
    """The commune beside its comparators."""
    rows = [
        Bar("Romainville", 27.0, "27,0 %"),
        Bar("Est Ensemble", 26.1, "26,1 %", muted=True),
        Bar("Seine-Saint-Denis", 28.4, "28,4 %", muted=True),
        Bar("Île-de-France", 16.1, "16,1 %", muted=True),
        Bar("France métropolitaine", 14.9, "14,9 %", muted=True),
    ]
    return Figure(
        name="poverty",
        caption="Taux de pauvreté au seuil de 60 % du niveau de vie médian",
        spec=bars(rows),
        alt="Romainville, 27,0 %, au-dessus d'Est Ensemble, de la région et de la France.",
        note="Lecture : à Romainville, 27 % des habitants vivent sous le seuil de pauvreté.",
        source="Insee, Filosofi 2021 ; chiffres fictifs",
    )


QUOTES = (
    {
        "text": "Pour voir un médecin, je prends le bus 40 minutes ; le soir, il n'y en a plus. "
        "Alors j'attends que ça passe, ou je vais aux urgences avec les enfants.",
        "by": "Une habitante, quartier des Trois Communes, 35 ans",
    },
    {
        "text": "On a tout ici : un stade, une médiathèque, des artistes. "
        "Ce qui manque, c'est quelqu'un qui fasse le lien !",
        "by": "Un responsable associatif",
    },
)


def demo(**changes: object) -> Document:
    """The whole report, with `changes` to its fields."""
    document = Document(
        title="Analyse des besoins sociaux et des ressources",
        subtitle="Phase 1 : l'analyse croisée",
        template="demo.md.j2",
        language="fr",
        labels=FRENCH,
        organisation="CCAS de Romainville",
        date="12 juin 2027",
        status="Document de travail",
        values={
            "summary": "Soixante personnes ont dit ce qui leur manque et ce sur quoi elles "
            "comptent. Trois besoins ressortent : les soins, la jeunesse et les déplacements.",
            "keys": [
                {"number": "60", "words": "personnes rencontrées"},
                {"number": "9", "words": "thèmes, nés des entretiens"},
                {"number": "149", "words": "ressources repérées"},
                {"number": "27 %", "words": "de la population sous le seuil de pauvreté"},
            ],
            "quotes": list(QUOTES),
            "prose": "Un premier paragraphe, écrit par quelqu'un.\n\nUn second, avec *étoiles*.",
        },
        tables=(themes_table(), actions_table()),
        figures=(balance_figure(), poverty_figure()),
        overrides=TEMPLATES,
    )
    return replace(document, **changes)  # type: ignore[arg-type]
