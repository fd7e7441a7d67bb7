"""A random, clean town: a workbook of interviews whose counts are known beforehand.

This file shares no code with absr, on purpose: it was written from the French
description of the sheets and reading rules only, without looking at the tool.  It
shares no code with count_workbooks.py either: the counts returned are kept while the
random records are drawn, never read back from the workbook.

    make(path, seed, interviews=12)   writes the workbook, returns its counts (the
                                      same shape as count_workbooks.count)
    python make_town.py               checks both against each other on 20 seeds

The workbook is clean for the reading rules (no fault, no warning) with today = 22
November 2026 or later.  With consent_conflicts=True, some interviews which refuse
quotation hold statements marked quotable: each such cell deserves its warning, and
none of them counts as quotable.  first is the number of the first interview (E01), for
several towns whose N° must differ.
"""

import datetime as dt
import random
import sys
import unicodedata

from openpyxl import Workbook

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
YES_LEVELS = ["Oui, anonyme", "Oui, avec la fonction", "Oui, avec le nom"]
PILOTS = ["Oui", "Peut-être", "Non"]
DISTRICTS = ["Les Tanneries", "Bel-Horizon", "Gare-Sud", "Le Bourg", "Cité des Ormes"]
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]

REQUIRED = [
    "N°",
    "Date",
    "Qui (fonction, structure)",
    "Type d'acteur",
    "Nature",
    "Thème",
    "Ce qui est dit",
]
OPTIONAL = [
    "Quartier",
    "Citable",
    "Reformulation",
    "Qui parle (groupe)",
    "Sous-thème",
    "Public concerné",
    "Quartier dont on parle",
    "Catégorie de ressource",
    "État de la ressource",
    "Intensité (1 à 3)",
    "Structure",
    "Nombre de personnes",
    "Enquêteur ou enquêtrice",
    "Notice d'information remise",
    "Accord pour être cité",
    "Niveau de citation",
    "Envie d'engagement (0 à 3)",
    "Contribution possible",
    "Pilote possible",
    "Recommandé par (n°)",
]
PEOPLE = [
    "N°",
    "Nom",
    "Prénom",
    "Téléphone",
    "Courriel",
    "Accepte d'être recontacté",
    "Accepte l'enregistrement",
    "Accepte la photo",
]

# Words for the texts, and names which are none of these words.
WORDS = [
    "place",
    "marché",
    "canal",
    "jardin",
    "école",
    "atelier",
    "passerelle",
    "banc",
    "arbre",
    "ombre",
    "fontaine",
    "halle",
    "sentier",
    "gymnase",
    "fanfare",
    "navette",
    "trottoir",
    "vitrine",
    "cuisine",
    "potager",
    "guichet",
    "crèche",
    "kiosque",
    "friche",
    "toiture",
    "escalier",
    "lumière",
    "bruit",
    "calme",
    "rencontre",
    "mémoire",
    "récolte",
    "concert",
    "veillée",
    "chemin",
    "vélo",
    "toujours",
    "souvent",
    "jamais",
    "ensemble",
    "dehors",
    "demain",
    "ici",
    "autrefois",
    "encore",
    "trop",
    "peu",
    "assez",
    "manque",
    "ouvre",
    "ferme",
    "rassemble",
    "attend",
    "revient",
    "grandit",
    "disparaît",
    "accueille",
    "éclaire",
    "partage",
]
WHO = [
    "libraire",
    "gardien d'immeuble",
    "animatrice",
    "bibliothécaire",
    "infirmier libéral",
    "présidente d'association",
    "retraité",
    "lycéenne",
    "cheffe de service",
    "boulangère",
]
SURNAMES = [
    "Vauquelin",
    "Belhamri",
    "Kerjestin",
    "Dambreville",
    "Okonjwa",
    "Fontorbe",
    "Szymanel",
    "Pradelongue",
    "Quenardel",
    "Tourvieille",
    "Rochambert",
    "Ostrowicz",
]
FIRST = [
    "Solenne",
    "Idriss",
    "Nolwenn",
    "Maëlys",
    "Tidiane",
    "Gwladys",
    "Ludivine",
    "Yvonnick",
    "Amalric",
    "Héloïse",
]


def _unaccented(word):
    split = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in split if not unicodedata.combining(c)))


class _Town:
    """Draws the records of one town and keeps the counts while it draws."""

    def __init__(self, seed, interviews, consent_conflicts, first):
        self.draw = random.Random(seed)
        self.numbers = range(first, first + interviews)
        self.conflicts = consent_conflicts
        self.columns = REQUIRED + [c for c in OPTIONAL if self.draw.random() < 0.85]
        self.said_before = set()
        self.counts = {
            "interviews": 0,
            "persons": 0,
            "statements": 0,
            "voices": 0,
            "actor_types": {k: {"interviews": 0, "persons": 0} for k in ACTOR_TYPES},
            "districts": {},
            "themes": {
                t: {n: {"statements": 0, "voices": 0} for n in [*NATURES, "Tous"]} for t in THEMES
            },
            "quotable": 0,
            "commitment": dict.fromkeys(["0", "1", "2", "3", ""], 0),
            "pilots": dict.fromkeys([*PILOTS, ""], 0),
            "resource_categories": dict.fromkeys([*CATEGORIES, ""], 0),
            "resource_states": dict.fromkeys([*STATES, ""], 0),
        }

    # -- small draws --------------------------------------------------------
    def chance(self, probability):
        return self.draw.random() < probability

    def perhaps(self, column, probability, value):
        """value, or None when the column is absent or left empty this time."""
        filled = self.chance(probability)
        return value if filled and column in self.columns else None

    def words(self, low, high):
        some = [self.draw.choice(WORDS) for _ in range(self.draw.randint(low, high))]
        return " ".join(some).capitalize() + self.draw.choice([".", ".", "", " !"])

    def new_words(self):
        while True:
            words = self.words(5, 14)
            if words.lower() not in self.said_before:
                self.said_before.add(words.lower())
                return words

    def spelt(self, label):
        """A list value as people type it: the reading rules forgive all of these."""
        if label is None or self.chance(0.6):
            return label
        if " ou " in label and self.chance(0.5):
            label = self.draw.choice(label.split(" ou "))
        change = self.draw.choice(
            [
                str.upper,
                str.lower,
                _unaccented,
                lambda word: word.replace("'", "’"),
                lambda word: word.replace(",", ""),
            ]
        )
        return change(label)

    def day(self):
        when = dt.date(2026, 1, 5) + dt.timedelta(days=self.draw.randrange(320))
        return self.draw.choice(
            [
                when,
                dt.datetime(when.year, when.month, when.day),
                when.isoformat(),
                when.strftime("%d/%m/%Y"),
                when.strftime("%d/%m/%y"),
                when.strftime("%d.%m.%Y"),
                f"{when.day} {MONTHS[when.month - 1]} {when.year}",
            ]
        )

    def yes(self):
        return self.draw.choice(["oui", "Oui", "OUI", "o", "x", "vrai", "yes", "1", 1])

    def no(self):
        return self.draw.choice(["non", "Non", "NON", "n", "faux", "no", "0", 0])

    # -- records ------------------------------------------------------------
    def interview(self, number):
        draw, counts = self.draw, self.counts
        ref = f"E{number:02d}"
        kind = draw.choice(ACTOR_TYPES)
        collective = self.chance(0.3)
        persons = draw.choice([2, 3, 5, 8, 40, 200]) if collective else 1
        written = self.perhaps("Nombre de personnes", 1.0 if collective else 0.3, persons)
        persons = written or 1
        district = self.perhaps("Quartier", 0.75, draw.choice(DISTRICTS))
        agrees = self.perhaps("Accord pour être cité", 0.85, self.chance(0.75))
        level = self.perhaps("Niveau de citation", 0.5, draw.choice([*YES_LEVELS, "Non"]))
        will = self.perhaps("Envie d'engagement (0 à 3)", 0.7, draw.randint(0, 3))
        pilot = self.perhaps("Pilote possible", 0.7, draw.choice(PILOTS))
        head = {
            "Date": self.day(),
            "Qui (fonction, structure)": draw.choice(WHO),
            "Type d'acteur": self.spelt(kind),
            "Quartier": district,
            "Structure": self.perhaps("Structure", 0.4, self.words(2, 3).rstrip(" .!")),
            "Nombre de personnes": written,
            "Enquêteur ou enquêtrice": draw.choice([None, "AB", "CD"]),
            "Notice d'information remise": self.yes(),
            "Accord pour être cité": None
            if agrees is None
            else self.yes()
            if agrees
            else self.no(),
            "Niveau de citation": self.spelt(level),
            "Envie d'engagement (0 à 3)": str(will)
            if will is not None and self.chance(0.2)
            else will,
            "Contribution possible": draw.choice([None, self.words(2, 5)]),
            "Pilote possible": self.spelt(pilot),
            "Recommandé par (n°)": draw.choice(
                [None] + [f"E{n:02d}" for n in self.numbers if n != number]
            ),
        }
        counts["interviews"] += 1
        counts["persons"] += persons
        for table, key in ((counts["actor_types"], kind), (counts["districts"], district or "")):
            line = table.setdefault(key, {"interviews": 0, "persons": 0})
            line["interviews"] += 1
            line["persons"] += persons
        counts["commitment"]["" if will is None else str(will)] += 1
        counts["pilots"][pilot or ""] += 1

        speakers = [None]
        if collective and "Qui parle (groupe)" in self.columns and self.chance(0.75):
            speakers = draw.choice([["A", "B"], ["A", "B", "C"], [None, "A", "B"]])
        rows = [{}] if self.chance(0.1) else []
        heard, heard_in = set(), set()
        for _ in range(draw.randint(1, 9)):
            speaker = draw.choice(speakers)
            rows.append(self.statement(speaker, agrees, level, heard, heard_in))
        for place, row in enumerate(rows):
            row["N°"] = ref
            for column, value in head.items():
                if place == 0 or self.chance(0.15):
                    row[column] = value
        return rows

    def statement(self, speaker, agrees, level, heard, heard_in):
        draw, counts = self.draw, self.counts
        nature = draw.choice(NATURES)
        themes = draw.sample(THEMES, draw.choice([1, 1, 1, 2, 3]))
        said, reworded = self.new_words(), self.perhaps("Reformulation", 0.25, self.new_words())
        allowed = self.perhaps("Citable", 0.7, draw.choice([*YES_LEVELS, "Non"]))
        if reworded and self.chance(0.2):
            said = None  # a rewording alone is enough, but there is nothing to quote
        clash = agrees is False and not self.conflicts
        if allowed in YES_LEVELS and (said is None or clash):
            allowed = None
        category = state = None
        if nature == "Ressource":
            category = self.perhaps("Catégorie de ressource", 0.8, draw.choice(CATEGORIES))
            state = self.perhaps("État de la ressource", 0.8, draw.choice(STATES))
            counts["resource_categories"][category or ""] += 1
            counts["resource_states"][state or ""] += 1

        counts["statements"] += 1
        if allowed in YES_LEVELS and agrees is not False and level != "Non":
            counts["quotable"] += 1
        if speaker not in heard:
            heard.add(speaker)
            counts["voices"] += 1
        for theme in themes:
            for line in (nature, "Tous"):
                cell = counts["themes"][theme][line]
                cell["statements"] += 1
                if (speaker, theme, line) not in heard_in:
                    heard_in.add((speaker, theme, line))
                    cell["voices"] += 1
        return {
            "Nature": self.spelt(nature),
            "Thème": draw.choice([";", "; ", " ; "]).join(self.spelt(t) for t in themes),
            "Ce qui est dit": said,
            "Reformulation": reworded,
            "Citable": self.spelt(allowed),
            "Qui parle (groupe)": speaker,
            "Sous-thème": draw.choice([None, None, draw.choice(WORDS)]),
            "Public concerné": draw.choice([None, "familles", "jeunes", "seniors"]),
            "Quartier dont on parle": draw.choice([None, None, draw.choice(DISTRICTS)]),
            "Catégorie de ressource": self.spelt(category),
            "État de la ressource": self.spelt(state),
            "Intensité (1 à 3)": draw.choice([None, 1, 2, 3]),
        }

    def records(self):
        """All the rows of « Propos » in the order of the sheet."""
        rows, late = [], []
        if self.chance(0.5):
            rows.append(
                {
                    "N°": self.draw.choice(["exemple", "Exemple 1", "EXEMPLE"]),
                    "Date": "jj/mm/aaaa",
                    "Nature": "Besoin",
                    "Thème": "Jeunesse",
                    "Ce qui est dit": self.new_words(),
                }
            )
        for number in self.numbers:
            mine = self.interview(number)
            if len(mine) > 2 and self.chance(0.1):
                late.append(mine.pop())  # noted afterwards, at the bottom of the sheet
            rows += mine
            rows += [{}] * self.draw.choice([0, 0, 0, 1, 2])
        rows += late
        if self.chance(0.5):
            rows += [{}, {"N°": self.draw.choice(["TOTAL", "Total"])}]
        return rows

    def people(self):
        rows = []
        for number in self.numbers:
            for _ in range(self.draw.choice([0, 1, 1, 2])):
                serial = len(rows) % 10000
                phone = f"06 39 98 {serial // 100:02d} {serial % 100:02d}"
                rows.append(
                    {
                        "N°": f"E{number:02d}",
                        "Nom": self.draw.choice(SURNAMES),
                        "Prénom": self.draw.choice([*FIRST, None]),
                        "Téléphone": self.draw.choice([None, phone, phone.replace(" ", "")]),
                        "Courriel": self.draw.choice([None, f"p{serial}@example.org"]),
                        "Accepte d'être recontacté": self.draw.choice(
                            [None, self.yes(), self.no()]
                        ),
                        "Accepte l'enregistrement": self.draw.choice([None, self.yes(), self.no()]),
                        "Accepte la photo": self.draw.choice([None, self.yes(), self.no()]),
                    }
                )
        return rows


def _write(page, titles, headings, rows):
    for number, title in enumerate(titles, start=1):
        page.cell(number, 1, title)
    for column, heading in enumerate(headings, start=1):
        page.cell(len(titles) + 1, column, heading)
        for number, row in enumerate(rows, start=len(titles) + 2):
            if row.get(heading) is not None:
                page.cell(number, column, row[heading])


def make(path, seed, interviews=12, consent_conflicts=False, first=1) -> dict:
    """Write a random clean workbook and return its counts."""
    town = _Town(seed, interviews, consent_conflicts, first)
    rows, people = town.records(), town.people()
    headings = list(town.columns)
    if town.chance(0.5):
        town.draw.shuffle(headings)
    book = Workbook()
    book.active.title = "Propos"
    _write(
        book.active,
        town.draw.choice([[], ["Entretiens"], ["Entretiens", None, None]]),
        headings,
        rows,
    )
    _write(
        book.create_sheet("Personnes"),
        town.draw.choice([[], ["Coordonnées", None]]),
        PEOPLE,
        people,
    )
    book.save(path)
    town.counts["districts"] = dict(sorted(town.counts["districts"].items()))
    return town.counts


def _self_check() -> int:
    import tempfile
    from pathlib import Path

    from count_workbooks import count

    with tempfile.TemporaryDirectory() as folder:
        for seed in range(20):
            for conflicts in (False, True):
                path = Path(folder) / f"town-{seed}-{conflicts}.xlsx"
                known = make(path, seed, interviews=5 + 2 * seed, consent_conflicts=conflicts)
                assert count(path) == known, (seed, conflicts)
    print("20 seeds: both counts agree")
    return 0


if __name__ == "__main__":
    sys.exit(_self_check())
