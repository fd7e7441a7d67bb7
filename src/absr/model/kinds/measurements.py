"""What a statistical office published: read in its files, never filled by hand: no sheet."""

from __future__ import annotations

from absr.model.fields import Field, Kind, ValueType
from absr.model.labels import Labels
from absr.model.measurements import Measurement

KIND = Kind(
    id="measurements",
    record=Measurement,
    prefix="M",
    title=Labels("Valeurs publiées", "Published values"),
    noun=Labels("valeur publiée", "published value"),
    main="measure",
    key=("dataset", "variable", "vintage", "territory"),
    fields=(
        Field(
            "dataset",
            ValueType.REF,
            Labels("Base statistique", "Dataset"),
            Labels("La base d'où vient la valeur.", "The dataset that the value comes from."),
            required=True,
        ),
        Field(
            "variable",
            ValueType.REF,
            Labels("Variable", "Variable"),
            Labels("Le nom de la variable, sans son année.", "Its name, without its year."),
            required=True,
        ),
        Field(
            "vintage",
            ValueType.REF,
            Labels("Millésime", "Vintage"),
            Labels("L'année que décrit la valeur.", "The year that the value describes."),
        ),
        Field(
            "territory",
            ValueType.REF,
            Labels("Territoire (code)", "Territory (code)"),
            Labels("Le territoire dont c'est la valeur.", "The territory whose value it is."),
            required=True,
        ),
        Field(
            "measure",
            ValueType.MEASURE,
            Labels("Valeur", "Value"),
            Labels(
                "Le nombre publié, ou la raison de son absence.",
                "The number published, or why there is none.",
            ),
            values="missing_reasons",
            required=True,
        ),
        Field(
            "communes",
            ValueType.INTEGER,
            Labels("Communes additionnées", "Communes added"),
            Labels(
                "Pour une somme : combien de communes y entrent.",
                "Of a sum: how many communes are in it.",
            ),
        ),
        Field(
            "without",
            ValueType.INTEGER,
            Labels("Communes sans valeur", "Communes without a value"),
            Labels(
                "Pour une somme : combien de communes y manquent.",
                "Of a sum: how many communes are missing from it.",
            ),
        ),
        Field(
            "share",
            ValueType.NUMBER,
            Labels("Part des habitants", "Share of the inhabitants"),
            Labels(
                "Pour une somme incomplète : la part des habitants du territoire qui y sont.",
                "Of an incomplete sum: the share of the territory's inhabitants who are in it.",
            ),
        ),
        Field(
            "members",
            ValueType.TEXT,
            Labels("Empreinte des communes", "Mark of the communes"),
            Labels(
                "Pour une somme incomplète : ce qui dit si une autre porte sur les mêmes communes.",
                "Of an incomplete sum: what tells whether another is of the same communes.",
            ),
        ),
    ),
)
