"""A second, independent count of clean interview workbooks.

This file shares no code with absr, on purpose: it was written from the French
description of the sheets and reading rules only, without looking at the tool, so
that two counts made by two hands can be compared.  openpyxl, pyyaml and the
standard library, nothing else.

    count(path)          counts of one workbook (or of a list of workbooks) as a dict
    python count_workbooks.py a.xlsx [b.xlsx ...] [-o expected.yaml]
                         writes {workbooks: {file name: counts}, total: counts}

Several workbooks are counted together as one corpus: the same N° is the same
interview.  The workbooks must be clean: an unreadable list value, number or yes/no
raises ValueError with its cell, rather than being guessed at.

Definitions.  A statement is a row with a Nature (rows with no Nature, Thème, Ce qui
est dit or Reformulation carry only their interview).  A column of the interview is
read from the first row of the interview where it is filled.  A voice is a distinct
pair (N°, « Qui parle »), an empty « Qui parle » being one speaker.  A statement with
several themes counts once in each.  "" is the key for "not filled".
"""

import argparse
import re
import sys
import unicodedata
from pathlib import Path

import yaml
from openpyxl import load_workbook

NATURES = ["Besoin", "Ressource", "Frein", "Idée", "Récit"]
THEMES = [
    "Ancrage local des entreprises et commerces",
    "Festivités",
    "Jeunesse",
    "Mobilités",
    "La Nature dans la ville",
    "Valoriser les patrimoines",
    "Accessibilité aux soins",
    "Vie artistique",
    "Vie de quartier",
]
ACTOR_TYPES = [
    "Élu ou élue",
    "Agent municipal",
    "Institution",
    "Santé",
    "Bailleur",
    "Association",
    "Centre social",
    "Entreprise",
    "Commerce",
    "Économie sociale et solidaire",
    "Habitant ou habitante",
    "Collectif d'habitants",
    "Conseil citoyen",
    "Culte",
    "Éducation",
    "Recherche",
    "Média local",
    "Financeur",
]
CATEGORIES = [
    "Habitants et savoir-faire",
    "Associations et collectifs",
    "Institutions et services publics",
    "Lieux et équipements",
    "Économie, emploi, économie sociale et solidaire",
    "Culture, patrimoine, mémoire",
    "Nature et cadre de vie",
    "Liens, réseaux, coopérations",
    "Dispositifs et financements",
    "Événements et fêtes",
]
STATES = ["Active", "Fragile", "Dormante", "En projet", "Disparue"]
QUOTES = ["Non", "Oui, anonyme", "Oui, avec la fonction", "Oui, avec le nom"]
PILOTS = ["Oui", "Peut-être", "Non"]

COLUMNS = {
    "ref": "N°",
    "kind": "Type d'acteur",
    "district": "Quartier",
    "nature": "Nature",
    "theme": "Thème",
    "said": "Ce qui est dit",
    "quotable": "Citable",
    "reworded": "Reformulation",
    "voice": "Qui parle (groupe)",
    "category": "Catégorie de ressource",
    "state": "État de la ressource",
    "people": "Nombre de personnes",
    "consent": "Accord pour être cité",
    "level": "Niveau de citation",
    "will": "Envie d'engagement (0 à 3)",
    "pilot": "Pilote possible",
}
OF_INTERVIEW = ("kind", "district", "people", "consent", "level", "will", "pilot")
NEEDED = ("ref", "nature", "theme", "said")

YES = {"oui", "o", "x", "vrai", "true", "1", "yes"}
NO = {"non", "n", "faux", "false", "0", "no"}
ARTICLES = {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d"}


def text(value) -> str:
    """A cell as text: no outer blanks, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def bare(value) -> str:
    """Lower case, no accents, punctuation turned to blanks."""
    flat = unicodedata.normalize("NFD", text(value).lower().replace("œ", "oe"))
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", flat).split())


def without_articles(value) -> str:
    return " ".join(word for word in bare(value).split() if word not in ARTICLES)


def spellings(labels) -> dict:
    """Forgiving spelling -> label; « Élu ou élue » is also known by each half."""
    known = {}
    for label in labels:
        for form in [label, *label.split(" ou ")]:
            key = without_articles(form)
            if known.setdefault(key, label) != label:
                raise ValueError(f"{form!r} could be {known[key]!r} or {label!r}")
    return known


def choose(value, known, where) -> str:
    if not text(value):
        return ""
    try:
        return known[without_articles(value)]
    except KeyError:
        raise ValueError(f"{where}: {value!r} is not in the list") from None


def whole(value, low, high, where):
    if not text(value):
        return None
    if isinstance(value, bool) or not re.fullmatch(r"\d+", text(value)):
        raise ValueError(f"{where}: {value!r} is not a whole number")
    number = int(text(value))
    if not low <= number <= high:
        raise ValueError(f"{where}: {number} is out of bounds")
    return number


def yes_no(value, where):
    answer = bare(value)
    if not answer:
        return None
    if answer in YES:
        return True
    if answer in NO:
        return False
    raise ValueError(f"{where}: {value!r} is neither yes nor no")


def rows_of(path):
    """The useful rows of « Propos »: (where, {key: raw value})."""
    book = load_workbook(path, data_only=True)
    pages = [page for page in book.worksheets if bare(page.title) == "propos"]
    if len(pages) != 1:
        raise ValueError(f"{path}: no single sheet « Propos »")
    wanted = {bare(heading): key for key, heading in COLUMNS.items()}
    places = None
    for number, cells in enumerate(pages[0].iter_rows(values_only=True), start=1):
        if places is None:
            seen = {wanted[bare(c)]: i for i, c in enumerate(cells) if bare(c) in wanted}
            if all(key in seen for key in NEEDED):
                places = seen
            continue
        if not any(text(c) for c in cells):
            continue
        row = {key: cells[place] for key, place in places.items()}
        if bare(row["ref"]).startswith("exemple") or bare(row["ref"]) == "total":
            continue
        where = f"{Path(path).name}, Propos, row {number}"
        if not text(row["ref"]):
            raise ValueError(f"{where}: no N°")
        yield where, row
    if places is None:
        raise ValueError(f"{path}: no heading row in « Propos »")


def read(paths, themes):
    """Interviews {N°: {...}} and statements [{...}], with list values as labels."""
    lists = {
        "kind": ACTOR_TYPES,
        "nature": NATURES,
        "theme": themes,
        "quotable": QUOTES,
        "category": CATEGORIES,
        "state": STATES,
        "level": QUOTES,
        "pilot": PILOTS,
    }
    known = {key: spellings(labels) for key, labels in lists.items()}
    interviews, statements = {}, []
    for path in paths:
        for where, row in rows_of(path):
            ref = text(row["ref"])
            head = interviews.setdefault(ref, {})
            for key in OF_INTERVIEW:
                raw = row.get(key)
                if not text(raw):
                    continue
                if key == "people":
                    value = whole(raw, 1, 200, where)
                elif key == "will":
                    value = whole(raw, 0, 3, where)
                elif key == "consent":
                    value = yes_no(raw, where)
                elif key == "district":
                    value = text(raw)
                else:
                    value = choose(raw, known[key], where)
                if head.setdefault(key, value) != value:
                    raise ValueError(f"{where}: {COLUMNS[key]} contradicts an earlier row")
            if not any(text(row.get(k)) for k in ("nature", "theme", "said", "reworded")):
                continue
            nature = choose(row["nature"], known["nature"], where)
            if not nature or not (text(row["said"]) or text(row.get("reworded"))):
                raise ValueError(f"{where}: a statement needs a nature and words")
            statements.append(
                {
                    "ref": ref,
                    "nature": nature,
                    "themes": {
                        choose(part, known["theme"], where)
                        for part in text(row["theme"]).split(";")
                    }
                    - {""},
                    "voice": (ref, text(row.get("voice")).lower()),
                    "quotable": choose(row.get("quotable"), known["quotable"], where),
                    "category": choose(row.get("category"), known["category"], where),
                    "state": choose(row.get("state"), known["state"], where),
                }
            )
    return interviews, statements


def share(interviews, key, labels=()):
    """{value: {interviews, persons}} over the values of one interview column."""
    table = {label: {"interviews": 0, "persons": 0} for label in labels}
    for head in interviews.values():
        line = table.setdefault(head.get(key, ""), {"interviews": 0, "persons": 0})
        line["interviews"] += 1
        line["persons"] += head.get("people", 1)
    return table


def tally(values, labels):
    table = dict.fromkeys([*labels, ""], 0)
    for value in values:
        table[value] += 1
    return table


def count(path, themes=THEMES) -> dict:
    """All the counts of one workbook, or of several when path is a list."""
    paths = path if isinstance(path, (list, tuple)) else [path]
    interviews, statements = read(paths, themes)
    resources = [s for s in statements if s["nature"] == "Ressource"]

    def quotable(statement):
        head = interviews[statement["ref"]]
        return (
            statement["quotable"].startswith("Oui")
            and head.get("consent") is not False
            and head.get("level") != "Non"
        )

    by_theme = {}
    for theme in themes:
        inside = [s for s in statements if theme in s["themes"]]
        by_theme[theme] = {}
        for nature in [*NATURES, "Tous"]:
            kept = [s for s in inside if nature in (s["nature"], "Tous")]
            by_theme[theme][nature] = {
                "statements": len(kept),
                "voices": len({s["voice"] for s in kept}),
            }
    return {
        "interviews": len(interviews),
        "persons": sum(head.get("people", 1) for head in interviews.values()),
        "statements": len(statements),
        "voices": len({s["voice"] for s in statements}),
        "actor_types": share(interviews, "kind", ACTOR_TYPES),
        "districts": dict(sorted(share(interviews, "district").items())),
        "themes": by_theme,
        "quotable": sum(quotable(s) for s in statements),
        "commitment": tally(
            (str(h.get("will", "")) for h in interviews.values()), ["0", "1", "2", "3"]
        ),
        "pilots": tally((h.get("pilot", "") for h in interviews.values()), PILOTS),
        "resource_categories": tally((s["category"] for s in resources), CATEGORIES),
        "resource_states": tally((s["state"] for s in resources), STATES),
    }


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Count clean interview workbooks.")
    parser.add_argument("workbooks", nargs="+")
    parser.add_argument("-o", "--output", default="expected.yaml")
    options = parser.parse_args(arguments)
    names = [Path(path).name for path in options.workbooks]
    if len(set(names)) < len(names):
        parser.error("two workbooks have the same file name")
    try:
        found = {
            "workbooks": {n: count(p) for n, p in zip(names, options.workbooks, strict=False)},
            "total": count(options.workbooks),
        }
    except ValueError as problem:
        parser.error(str(problem))
    alone = sum(part["interviews"] for part in found["workbooks"].values())
    if alone != found["total"]["interviews"]:
        print(
            "warning: the same N° stands in several workbooks and is counted once in total",
            file=sys.stderr,
        )
    Path(options.output).write_text(
        yaml.safe_dump(found, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
