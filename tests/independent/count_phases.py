"""A second, independent count of a project's workbooks, phase by phase.

This file shares no code with absr, on purpose: it was written from docs/columns.md and from
the method notes printed in the reports.  openpyxl and the standard library, nothing else.

    count(folder, language="fr")   every count of the workbooks below folder, by name

The workbooks must be clean (make_phases.py writes such ones): a value that stands in no
list raises ValueError rather than being guessed at.  Values are given by their French word,
whatever the language of the project; "" is the key for "not filled".

Definitions.  A voice is an interview, or one of the persons told apart in a collective one
(« Qui parle »).  A resource is cited by voices, by the interviews that the sheet « Ressources »
names (one voice, unless a speaker of that interview is already counted) and by the tables of the
workshop, each once.  Two spellings of a name (capitals, accents, hyphens) are one resource.
"""

import collections
import datetime as dt
import hashlib
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from phase_words import HEADINGS, LISTS, WORKBOOKS

TODAY = dt.date(2026, 11, 22)
LISTED = {
    ("Propos", "Type d'acteur"): "Types d'acteurs",
    ("Propos", "Nature"): "Natures",
    ("Propos", "Thème"): "Thèmes;",
    ("Propos", "Catégorie de ressource"): "Catégories de ressources",
    ("Propos", "État de la ressource"): "États des ressources",
    ("Propos", "Pilote possible"): "Pilote possible",
    ("Propos", "Citable"): "Niveaux de citation",
    ("Propos", "Niveau de citation"): "Niveaux de citation",
    ("Ressources", "Catégorie"): "Catégories de ressources",
    ("Ressources", "Thèmes"): "Thèmes;",
    ("Ressources", "État"): "États des ressources",
    ("Ressources", "Peut être publiée"): "Publication",
    ("Indicateurs", "Chapitre"): "Chapitres",
    ("Indicateurs", "Thèmes"): "Thèmes;",
    ("Indicateurs", "Unité"): "Unités",
    ("Indicateurs", "Sens (plus de besoin quand…)"): "Sens de lecture",
    ("Pilotes", "Collège"): "Collèges",
    ("Invitations", "Collège"): "Collèges",
    ("Invitations", "Réponse"): "Réponses à l'invitation",
    ("Émargement", "Collège"): "Collèges",
    ("Tables", "Thème"): "Thèmes",
    ("Contributions", "Thème"): "Thèmes",
    ("Contributions", "Nature"): "Natures des contributions",
    ("Contributions", "Consensus"): "Consensus",
    ("Contributions", "Catégorie de ressource"): "Catégories de ressources",
    ("Contributions", "État de la ressource"): "États des ressources",
    ("Votes", "Collège"): "Collèges",
    ("Engagements", "Ce qui est apporté"): "Ce qui est apporté;",
    ("Engagements", "Thème"): "Thèmes",
    ("Engagements", "Suite"): "Suites des engagements",
    ("Actions", "Thèmes"): "Thèmes;",
    ("Actions", "État"): "États des actions",
    ("Actions", "Financement"): "États du financement",
    ("Actions", "Priorité"): "Priorités",
    ("Suivi", "État"): "États des actions",
    ("Réponses", "Décision"): "Décisions",
}
THEMES = [french for french, _ in LISTS["Thèmes"]]
CHAPTERS_OF_THEMES = {  # as `absr init` writes them in absr.yaml
    "Ancrage local des entreprises et commerces": ["Économie locale", "Emploi et formation"],
    "Festivités": ["Vie sociale, culture, cadre de vie"],
    "Jeunesse": ["Jeunesse", "Petite enfance et enfance"],
    "Mobilités": ["Mobilités"],
    "La Nature dans la ville": ["Vie sociale, culture, cadre de vie"],
    "Valoriser les patrimoines": ["Vie sociale, culture, cadre de vie"],
    "Accessibilité aux soins": ["Santé et accès aux soins", "Handicap", "Vieillissement"],
    "Vie artistique": ["Vie sociale, culture, cadre de vie"],
    "Vie de quartier": ["Vie sociale, culture, cadre de vie", "Quartiers", "Logement"],
}
WORTH = ("active", "unsaid", "disputed", "awaiting", "absent")
"""What the resources of a theme may be worth, in the order in which they are told."""
OWN_MARKS = {"niveau_vie_median": 10, "d1": 10, "part_vacants": 2, "part_minima": 1}
COMPARATORS = ["EPT-200057875", "DEP-93", "REG-11", "FRANCE-METRO"]
STATE_ORDER = [french for french, _ in LISTS["États des ressources"]]
ENDED = ("Réalisée", "Abandonnée", "Suspendue")
YES, NO = {"oui", "yes", "x"}, {"non", "no", "n"}


def text(value):
    """A cell as text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def bare(value):
    """Lower case, no accents, punctuation turned to blanks: how names are compared."""
    flat = unicodedata.normalize("NFD", text(value).lower().replace("œ", "oe"))
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w%€°]+", " ", flat).split())


def listed(value, name, where):
    """A cell of a list column as its French word, or a list of them where several are allowed."""
    several, name = name.endswith(";"), name.rstrip(";")
    known = {bare(word): pair[0] for pair in LISTS[name] for word in pair}
    parts = text(value).split(";") if several else [text(value)]
    found = []
    for part in filter(None, map(str.strip, parts)):
        if bare(part) not in known:
            raise ValueError(f"{where}: {part!r} is not in the list {name}")
        found.append(known[bare(part)])
    return found if several else (found or [""])[0]


def yes_no(value):
    """True, False, or None when not filled."""
    word = bare(value)
    if word not in YES | NO | {""}:
        raise ValueError(f"{value!r} is neither yes nor no")
    return None if not word else word in YES


def day(value):
    """A cell as a day."""
    return value.date() if isinstance(value, dt.datetime) else value


def read(folder, language):
    """Sheet (by its French name) → rows, each a dictionary by French heading."""
    place = ("fr", "en").index(language)
    books, sheets = {}, {}
    for sheet, names in WORKBOOKS.items():
        path, title = names[place]
        if path not in books:
            books[path] = load_workbook(Path(folder) / path, data_only=True)
        lines = list(books[path][title].iter_rows(values_only=True))
        french = {bare(pair[place]): pair[0] for pair in HEADINGS[sheet]}
        top = [french[bare(cell)] for cell in lines[0] if cell is not None]
        rows = []
        for number, cells in enumerate(lines[1:], start=2):
            if not any(text(cell) for cell in cells):
                continue
            row = dict(zip(top, cells, strict=False))
            if bare(row.get("N°")) == "total":
                continue
            for heading in top:
                if (sheet, heading) in LISTED:
                    name = LISTED[sheet, heading]
                    row[heading] = listed(row[heading], name, f"{sheet} {number}")
            row["row"] = number
            rows.append(row)
        sheets[sheet] = rows
    files = {Path(folder) / path for path in books}
    return sheets, {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def tally(values, order=()):
    """How many of each; the values of order first, even when there is none."""
    table = dict.fromkeys(order, 0)
    for value in values:
        table[value] = table.get(value, 0) + 1
    return table


class _Count:
    """Counts one project."""

    def __init__(self, folder, language):
        self.sheets, self.files = read(folder, language)
        self.found = {"files": self.files}
        self.found["records"] = {
            sheet: len(rows)
            for sheet, rows in self.sheets.items()
            if sheet not in ("Propos", "Personnes")
        }
        self.interviews()
        self.phase1()
        self.register()
        self.indicators()
        self.crossings()
        self.crowd()
        self.workshop()
        self.action()

    # -- phase 1 ---------------------------------------------------------------------------
    def interviews(self):
        """Interviews by their number, and statements."""
        self.heads, self.statements = {}, []
        for row in self.sheets["Propos"]:
            head = self.heads.setdefault(text(row["N°"]), {})
            for key in (
                "Type d'acteur",
                "Quartier",
                "Nombre de personnes",
                "Envie d'engagement (0 à 3)",
                "Pilote possible",
                "Accord pour être cité",
                "Niveau de citation",
            ):
                if text(row[key]):
                    head.setdefault(key, row[key])
            if row["Nature"]:
                self.statements.append(row)

    def quotable(self, statement):
        """Whether the words may be quoted: the statement says so and the person did not refuse."""
        head = self.heads[text(statement["N°"])]
        refused = yes_no(head.get("Accord pour être cité")) is False
        return not (
            refused or "Non" in (statement["Citable"] or "Non", head.get("Niveau de citation"))
        )

    @staticmethod
    def voice(statement):
        return text(statement["N°"]), text(statement["Qui parle (groupe)"])

    def voices(self, statements):
        return len({self.voice(s) for s in statements})

    def phase1(self):
        found, said = self.found, self.statements
        heads = self.heads.values()
        persons = {ref: int(h.get("Nombre de personnes") or 1) for ref, h in self.heads.items()}
        found["heard"] = {
            "interviews": len(self.heads),
            "persons": sum(persons.values()),
            "statements": len(said),
            "voices": self.voices(said),
        }
        for name, key in (("types", "Type d'acteur"), ("districts", "Quartier")):
            table = {}
            for ref, head in self.heads.items():
                line = table.setdefault(head.get(key) or "", [0, 0])
                line[0] += 1
                line[1] += persons[ref]
            found[f"{name}.interviews"] = {value: line[0] for value, line in table.items()}
            found[f"{name}.persons"] = {value: line[1] for value, line in table.items()}
        for theme in THEMES:
            inside = [s for s in said if theme in s["Thème"]]
            by_nature = collections.defaultdict(list)
            for statement in inside:
                by_nature[statement["Nature"]].append(statement)
                by_nature["Tous"].append(statement)
            found[f"said.{theme}.statements"] = {n: len(s) for n, s in by_nature.items()}
            found[f"said.{theme}.voices"] = {n: self.voices(s) for n, s in by_nature.items()}
        found["readiness"] = tally(text(h.get("Envie d'engagement (0 à 3)")) for h in heads)
        found["possible pilots"] = tally(h.get("Pilote possible", "") for h in heads)
        resources = [s for s in said if s["Nature"] == "Ressource"]
        for name, key in (
            ("state", "État de la ressource"),
            ("category", "Catégorie de ressource"),
        ):
            groups = collections.defaultdict(list)
            for statement in resources:
                groups[statement[key]].append(statement)
            found[f"resource statements.{name}"] = {v: len(s) for v, s in groups.items()}
            found[f"resource speakers.{name}"] = {v: self.voices(s) for v, s in groups.items()}

    def register(self):
        """One entry a resource: its voices, states, themes, category, district, sources."""
        entries, self.table_of = {}, {}

        def entry(name):
            return entries.setdefault(
                bare(name),
                {
                    "voices": set(),
                    "states": collections.defaultdict(set),
                    "sheet": "",
                    "listed": False,
                    "themes": set(),
                    "categories": [],
                    "districts": [],
                    "interviews": set(),
                    "tables": set(),
                    "others": [],
                    "cited": [],
                    "publishing": "",
                    "holder": "",
                    "description": "",
                    "about": [],
                    "usable": "",
                    "quotable": False,
                    "said": False,
                    "debated": False,
                },
            )

        for row in self.sheets["Ressources"]:
            one = entry(row["Ressource"])
            one |= {"listed": True, "sheet": row["État"], "category": row["Catégorie"]}
            one["row"] = row["row"]
            one["publishing"] = row["Peut être publiée"]
            one["description"] = text(row["Description"])
            one["about"] = [text(row["Accessibilité"]), text(row["Public concerné"])]
            one["usable"] = text(row["Mobilisable pour"])
            one["holder"] = text(row["Porteur (acteur)"])
            one["district"] = text(row["Quartier"])
            one["themes"] |= set(row["Thèmes"])
            for source in text(row["Citée par (n° d'entretiens)"]).split(";"):
                if source.strip() in self.heads:
                    one["cited"].append(source.strip())
                elif source.strip():
                    one["others"].append(source.strip())
        for statement in self.statements:
            if statement["Nature"] == "Ressource" and text(statement["Ressource nommée"]):
                one, voice = entry(statement["Ressource nommée"]), self.voice(statement)
                one["voices"].add(voice)
                one["interviews"].add(voice[0])
                one["quotable"] = one["quotable"] or self.quotable(statement)
                one["said"] = True
                one["themes"] |= set(statement["Thème"])
                if statement["État de la ressource"]:
                    one["states"][statement["État de la ressource"]].add(voice)
                one["categories"].append((statement["Catégorie de ressource"], voice))
                one["districts"].append((text(statement["Quartier dont on parle"]), voice))
        themes = collections.defaultdict(set)
        for row in self.sheets["Tables"]:
            themes[text(row["Table"]), text(row["Tour"])].add(row["Thème"])
            themes[text(row["Table"]), ""].add(row["Thème"])
        for row in self.sheets["Contributions"]:
            table = text(row["Table"])
            of_table = themes[table, text(row["Tour"])]
            row["theme"] = row["Thème"] or (min(of_table) if len(of_table) == 1 else "")
            if text(row["Ressource nommée"]):
                one = entry(row["Ressource nommée"])
                one["voices"].add(table)
                if row["Consensus"] == "Débattu" or row["Nature"] == "Désaccord":
                    one["debated"] = True
                one["tables"].add(table)
                one["themes"] |= {row["theme"]} - {""}
                if row["État de la ressource"]:
                    one["states"][row["État de la ressource"]].add(table)
                one["categories"].append((row["Catégorie de ressource"], table))
        written = (row for row in self.sheets["Contributions"] if row["Nature"] == "Besoin")
        self.found["needs written"] = tally(row["theme"] for row in written)
        # Named in passing, by a statement that is not on a resource: no citation.
        passing = {bare(s["Ressource nommée"]) for s in self.statements}
        for name, one in entries.items():
            one["named"] = name in passing
            for ref in one["cited"]:
                if ref not in one["interviews"]:
                    one["voices"].add((ref, None))
            one["interviews"] |= set(one["cited"])
            one["category"] = one.get("category") or self.most(one["categories"])
            one["district"] = one.get("district") or self.most(one["districts"])
            one["types"] = {self.heads[ref].get("Type d'acteur") for ref in one["interviews"]}
            one["outside"] = self.outside(one)
            said = set(one["states"]) | ({one["sheet"]} if one["sheet"] else set())
            one["disputed"], one["settled"] = len(said) > 1, min(said) if len(said) == 1 else ""
        self.entries = entries
        self.found["resources"] = entries
        self.found["resource voices"] = {n: len(e["voices"]) for n, e in entries.items()}
        self.found["resource states"] = {
            n: {s: len(v) for s, v in e["states"].items()}
            | ({"fiche": e["sheet"]} if e["listed"] else {})
            for n, e in entries.items()
        }

    @staticmethod
    def outside(one):
        """How a resource is named outside the office."""
        if one["publishing"]:
            return one["publishing"]
        if not (one["listed"] or one["tables"] or one["quotable"]):
            return "Non"
        persons = ("", "Habitants et savoir-faire", "Liens, réseaux, coopérations")
        return "Sans le quartier" if one["category"] in persons else "Oui"

    @staticmethod
    def most(pairs):
        """The value most voices give; a draw would be a fault of the generator."""
        table = collections.Counter(value for value, _ in set(pairs) if value).most_common()
        if len(table) > 1 and table[0][1] == table[1][1]:
            raise ValueError(f"a draw: {table}")
        return table[0][0] if table else ""

    # -- statistics ------------------------------------------------------------------------
    def indicators(self):
        """One comparison an indicator: the town of 2021 beside its comparators."""
        groups = collections.defaultdict(dict)
        for row in self.sheets["Indicateurs"]:
            groups[text(row["Indicateur"])][text(row["Territoire (code)"])] = row
        self.found["values"] = {name: len(rows) for name, rows in groups.items()}
        self.found["indicators"] = {n: self.indicator(rows) for n, rows in groups.items()}

    def indicator(self, rows):
        town = rows["COM-93063"]
        share = town["Unité"] in ("%", "points")
        heads = town["Unité"] in ("personnes", "ménages", "nombre")
        value = self.number(town)
        one = {
            "label": text(town["Libellé"]),
            "unit": town["Unité"],
            "chapter": town["Chapitre"],
            "themes": town["Thèmes"]
            or [t for t in THEMES if town["Chapitre"] in CHAPTERS_OF_THEMES[t]],
            "direction": town["Sens (plus de besoin quand…)"],
            "producers": sorted(
                {text(r["Producteur"]) for r in rows.values() if text(r["Millésime"]) == "2021"}
            ),
            "value": value,
            "reason": "" if value is not None else text(town["Valeur"]),
            "headcount": town["Effectif (numérateur)"],
            "comparisons": [],
            "others": [],
        }
        above = below = compared = 0
        for territory in COMPARATORS:
            row = rows.get(territory)
            if row is None:
                one["comparisons"].append((territory, "absent", None, None))
            elif text(row["Millésime"]) != "2021":
                one["comparisons"].append((territory, "other year", None, None))
            elif self.number(row) is None:
                one["comparisons"].append((territory, "reason", text(row["Valeur"]), None))
            elif value is None:
                one["comparisons"].append((territory, "value", self.number(row), None))
            elif heads:
                one["comparisons"].append((territory, "other size", self.number(row), None))
            elif self.is_fragile(town, share) or self.is_fragile(row, share):
                one["comparisons"].append((territory, "fragile", self.number(row), None))
            else:
                other = self.number(row)
                gap = value - other if share else (value - other) / other * 100
                limit = OWN_MARKS.get(text(row["Indicateur"]), 3 if share else 20)
                compared += 1
                above += gap >= limit
                below += gap <= -limit
                one["comparisons"].append((territory, "value", other, gap))
        other = rows.get("COM-93045")
        if other is not None and text(other["Millésime"]) == "2021":
            one["others"].append(("COM-93045", self.number(other), text(other["Valeur"])))
        more = {"Plus haut = plus de besoin": above, "Plus bas = plus de besoin": below}
        less = {"Plus haut = plus de besoin": below, "Plus bas = plus de besoin": above}
        direction = one["direction"]
        if value is None:
            one["reading"] = "no value"
        elif direction == "Neutre":
            one["reading"] = "neutral"
        elif self.is_fragile(town, share):
            one["reading"] = "fragile"
        elif not compared:
            one["reading"] = "alone"
        elif more[direction] * 2 >= compared and more[direction] > less[direction]:
            one["reading"] = "signal"
        elif above and below:
            one["reading"] = "contrasted"
        elif less[direction] * 2 >= compared:
            one["reading"] = "favourable"
        else:
            one["reading"] = "close"
        return one | {"above": above, "below": below, "compared": compared}

    @staticmethod
    def is_fragile(row, share):
        """A headcount under 200: those counted, all, or those not counted; a count itself."""
        part, whole = row["Effectif (numérateur)"], row["Base (dénominateur)"]
        counts = [one for one in (part, whole) if one is not None]
        if part is not None and whole is not None and whole >= part:
            counts.append(whole - part)
        if not share and row["Unité"] in ("personnes", "ménages", "nombre"):
            counts.append(row["Valeur"])
        return any(isinstance(one, (int, float)) and one < 200 for one in counts)

    @staticmethod
    def number(row):
        value = row["Valeur"]
        return Decimal(str(value)) if isinstance(value, (int, float)) else None

    def crossings(self):
        """Statistics and needs, by chapter and by theme; needs and resources, by theme."""
        needs, barriers = collections.defaultdict(set), collections.defaultdict(set)
        for statement in self.statements:
            said = {"Besoin": needs, "Frein": barriers}.get(statement["Nature"])
            for theme in statement["Thème"] if said is not None else ():
                said[theme].add(self.voice(statement))
        self.needs, self.barriers = needs, barriers
        found = self.found["crossings"] = {"chapters": {}, "themes": {}}
        indicators = self.found["indicators"].values()
        for chapter, _ in LISTS["Chapitres"]:
            themes = [t for t in THEMES if chapter in CHAPTERS_OF_THEMES[t]]
            inside = [one for one in indicators if one["chapter"] == chapter]
            voices = set().union(*(needs[t] for t in themes))
            found["chapters"][chapter] = self.crossing(inside, voices, themes, chapter)
        for theme in THEMES:
            inside = [one for one in indicators if theme in one["themes"]]
            found["themes"][theme] = self.crossing(inside, needs[theme], [theme])
        found = self.found["provisions"] = {}
        standings = self.standings()
        for theme in THEMES:
            said = [s for s in self.statements if theme in s["Thème"]]
            held = [worth for worth, themes in standings.values() if theme in themes]
            found[theme] = {
                "needs": len(needs[theme]),
                "barriers": self.voices(s for s in said if s["Nature"] == "Frein"),
                "resources": self.voices(s for s in said if s["Nature"] == "Ressource"),
                "held": {worth: held.count(worth) for worth in WORTH if worth in held},
            }

    def standings(self):
        """Name of a resource → what it is worth by all that is said of it, and its themes.

        A statement that names no resource speaks of one of its own.
        """
        states, themes = collections.defaultdict(set), collections.defaultdict(set)
        for place, said in enumerate(self.statements):
            if said["Nature"] == "Ressource":
                key = bare(said["Ressource nommée"]).replace(" ", "") or f"statement {place}"
                states[key].add(said["État de la ressource"])
                themes[key] |= set(said["Thème"])
        for row in self.sheets["Ressources"]:
            key = bare(row["Ressource"]).replace(" ", "")
            states[key].add(row["État"])
            themes[key] |= set(row["Thèmes"])
        return {key: (self.worth(states[key] - {""}), themes[key]) for key in states}

    @staticmethod
    def worth(states):
        if not states:
            return "unsaid"
        if "Active" in states:
            return "disputed" if states & {"Fragile", "Dormante", "Disparue"} else "active"
        return "awaiting" if states & {"Fragile", "Dormante"} else "absent"

    def types(self, voices):
        return len({self.heads[ref].get("Type d'acteur") or "" for ref, _ in voices} - {""})

    def crossing(self, inside, voices, themes, chapter=None):
        """`inside`: the indicators linked; `themes`: those that lead there."""
        order = [*(chapter for chapter, _ in LISTS["Chapitres"]), ""]
        inside = sorted(inside, key=lambda o: (order.index(o["chapter"] or ""), bare(o["label"])))
        concluding = [o for o in inside if o["reading"] in ("signal", "favourable", "close")]
        signals = [one for one in inside if one["reading"] == "signal"]
        barriers = set().union(*(self.barriers[theme] for theme in themes))
        said = voices or barriers
        whole = [t for t in themes if chapter is None or set(CHAPTERS_OF_THEMES[t]) == {chapter}]
        own = set().union(*(self.needs[theme] for theme in whole))
        if not concluding:
            reading = "not measured"
        elif signals:
            reading = "confirmed" if said else "blind spot"
        else:
            reading = "weak signal" if said else "quiet"
        return {
            "indicators": inside,
            "concluding": len(concluding),
            "signals": signals,
            "favourable": [one for one in inside if one["reading"] == "favourable"],
            "contrasted": [one for one in inside if one["reading"] == "contrasted"],
            "voices": len(voices),
            "barriers": len(barriers),
            "types": self.types(voices),
            "own": (len(own), self.types(own)),
            "themes": themes,
            "reading": reading,
        }

    # -- phase 2 ---------------------------------------------------------------------------
    def crowd(self):
        """Pilots, invitations, and who came."""
        found, sheets = self.found, self.sheets
        pilots = sheets["Pilotes"]
        found["pilots"] = {
            name: sum(int(row[heading] or 0) for row in pilots)
            for name, heading in (
                ("goal", "Personnes à inviter (objectif)"),
                ("contacted", "Contactées"),
                ("confirmed", "Confirmées"),
            )
        }
        found["pilots by college"] = tally(row["Collège"] for row in pilots)
        found["pilots by district"] = tally(text(row["Quartier"]) for row in pilots)
        invited = {text(row["N°"]): row for row in sheets["Invitations"]}
        present = [r for r in sheets["Émargement"] if yes_no(r["Présence (oui ou non)"])]
        came = {text(row["N°"]) for row in present}
        self.present = present
        found["answers"] = tally(row["Réponse"] for row in invited.values())
        by_answer = collections.defaultdict(collections.Counter)
        for row in invited.values():
            by_answer[row["Réponse"]][row["Collège"]] += 1
        found["funnel.answers"] = {a: dict(table) for a, table in by_answer.items()}
        found["funnel.invited"] = tally(row["Collège"] for row in invited.values())
        found["funnel.yes"] = tally(
            row["Collège"] for row in invited.values() if row["Réponse"] == "Oui"
        )
        found["funnel.present"] = tally(row["Collège"] for row in present)
        found["funnel.walk-ins"] = tally(
            row["Collège"] for row in present if text(row["N°"]) not in invited
        )
        found["funnel.no-shows"] = tally(
            row["Collège"]
            for number, row in invited.items()
            if row["Réponse"] == "Oui" and number not in came
        )
        found["walk-ins"] = [
            (text(row["N°"]), row["row"], text(row["N°"]) in came)
            for row in sheets["Émargement"]
            if text(row["N°"]) not in invited
        ]
        first = [(row["Collège"], yes_no(row["Première participation"])) for row in present]
        found["faces.told"] = tally(college for college, new in first if new is not None)
        found["faces.new"] = tally(college for college, new in first if new)
        found["present by district"] = tally(
            text(r["Quartier"] or invited.get(text(r["N°"]), {}).get("Quartier")) for r in present
        )

    def workshop(self):
        found, sheets = self.found, self.sheets
        seated = collections.Counter(text(row["Table"]) for row in self.present)
        found["table participants"] = {
            turn: sum(int(r["Participants"] or 0) for r in sheets["Tables"] if r["Tour"] == turn)
            for turn in (1, 2)
        }
        found["tables"] = [
            (
                text(row["Table"]),
                text(row["Tour"]),
                row["Thème"],
                text(row["Places"]),
                text(row["Participants"]) or f"{seated[text(row['Table'])]}*",
            )
            for row in sheets["Tables"]
        ]
        written = sheets["Contributions"]
        found["contributions"] = tally(row["Nature"] for row in written)
        found["consensus"] = tally(row["Consensus"] for row in written)
        for theme in [*THEMES, ""]:
            inside = [row for row in written if row["theme"] == theme]
            found[f"written.{theme}"] = tally(row["Nature"] for row in inside)
        numbered = {text(row["N°"]): row for row in written if text(row["N°"])}
        self.numbered = numbered
        dots, colleges = collections.defaultdict(collections.Counter), collections.Counter()
        for row in sheets["Votes"]:
            dots[text(row["N° de la contribution"])][row["Collège"]] += int(row["Gommettes"])
            colleges[row["Collège"]] += int(row["Gommettes"])
        found["dots"] = {number: sum(table.values()) for number, table in dots.items()}
        found["dots by college"] = dict(colleges)
        # No breadth where the dots were not counted by college.
        breadth = {
            n: sum(d > 0 for college, d in table.items() if college)
            for n, table in dots.items()
            if any(table) or not sum(table.values())
        }
        found["ranking"] = {
            number: {
                "text": text(numbered[number]["Ce qui est écrit"]),
                "theme": numbered[number]["theme"],
                "nature": numbered[number]["Nature"],
                "dots": total,
                "rank": 1 + sum(other > total for other in found["dots"].values()),
                "colleges": breadth.get(number, "–"),
                "breadth": 1 + sum(other > breadth[number] for other in breadth.values())
                if number in breadth
                else "–",
                "by college": dict(dots[number]),
            }
            for number, total in found["dots"].items()
        }
        found["scores"] = tally(int(row["Note (1 à 5)"]) for row in sheets["Évaluations"])
        told = [row["Nouveaux contacts"] for row in sheets["Évaluations"]]
        told = [int(number) for number in told if number is not None]
        found["contacts"] = {"told": len(told), "sum": sum(told)}

    # -- phase 3 ---------------------------------------------------------------------------
    def action(self):
        found, sheets = self.found, self.sheets
        pledges = sheets["Engagements"]
        found["pledges by kind"] = tally(k for row in pledges for k in row["Ce qui est apporté"])
        answers = {text(r["N° de la contribution"]): r for r in sheets["Réponses"]}
        answered = {
            number: row
            for number, row in answers.items()
            if self.numbered[number]["Nature"] in ("Idée", "Besoin")
        }
        for row in pledges:
            number = text(row["Proposition (n°)"])
            row["theme"] = row["Thème"] or (self.numbered[number]["theme"] if number else "")
            row["action"] = text(answered[number]["Action (n°)"]) if number in answered else ""
        found["answered proposals"] = answered
        found["taken up with an action"] = sum(
            row["Décision"] in ("Retenue", "Adaptée") and bool(text(row["Action (n°)"]))
            for row in answered.values()
        )
        found["pledges by action"] = tally(row["action"] for row in pledges)
        found["pledges by theme"] = tally(row["theme"] for row in pledges)
        found["pledges by outcome"] = tally(row["Suite"] for row in pledges)
        proposals = [r for r in sheets["Contributions"] if r["Nature"] in ("Idée", "Besoin")]
        sides = {"proposals": [], "others": []}
        for number, row in answers.items():
            is_proposal = self.numbered[number]["Nature"] in ("Idée", "Besoin")
            sides["proposals" if is_proposal else "others"].append(row["Décision"])
        for side, decisions in sides.items():
            found[f"decisions.{side}"] = tally(decisions)
        found["answers by number"] = answers
        found["pledges"], found["written"] = pledges, sheets["Contributions"]
        found["milestones"] = sheets["Chronologie"]
        found["proposals"] = proposals
        found["unanswered"] = [r for r in proposals if text(r["N°"]) not in answers]
        found["action sheets"] = {text(r["N°"]): self.one_action(r) for r in sheets["Actions"]}
        actions = found["action sheets"].values()
        found["actions by state"] = tally(a["state"] for a in actions)
        found["actions by theme"] = tally(t for a in actions for t in a["Thèmes"])
        found["actions"] = {
            "cost": sum(a["cost"] for a in actions),
            "late": sum(a["late"] for a in actions),
            "unfunded": sum(
                a["cost"] > 0 and a["Financement"] in ("Sollicité", "Non trouvé") for a in actions
            ),
        }
        acting = [a for a in actions if a["state"] not in ENDED[1:]]
        covered = {theme for action in acting for theme in action["Thèmes"]}
        found["without action"] = {}
        for theme in THEMES:
            needs = found[f"written.{theme}"].get("Besoin", 0)
            if theme not in covered and (self.needs[theme] or needs):
                found["without action"][theme] = (len(self.needs[theme]), needs)

    def one_action(self, row):
        mine = [u for u in self.sheets["Suivi"] if text(u["Action (n°)"]) == text(row["N°"])]
        mine.sort(key=lambda update: day(update["Date"]))
        state, told = row["État"], None
        for update in mine:
            if update["État"]:
                state, told = update["État"], day(update["Date"])
        step, due, heading = row["Première étape"], day(row["Date de la première étape"]), None
        if row["Date de la prochaine étape"]:
            step, due = row["Prochaine étape"], day(row["Date de la prochaine étape"])
            heading = (step, due)
        named = [u for u in mine if u["Prochaine étape"] or u["Date de la prochaine étape"]]
        if named:
            step, due = named[-1]["Prochaine étape"], day(named[-1]["Date de la prochaine étape"])
            heading = (step, due)
        since = mine and mine[-1] not in named and mine[-1]["Ce qui a été fait"]
        if since and due is not None and day(mine[-1]["Date"]) >= due:
            step, due, heading = None, None, None
        return row | {
            "state": state,
            "told": told,
            "step": text(step),
            "due": due,
            "next": heading,
            "latest": mine[-1] if mine else None,
            "late": state not in ENDED and due is not None and due < TODAY,
            "cost": int(row["Coût (€)"]),
        }


def count(folder, language="fr") -> dict:
    """Every count of the workbooks below folder, by name."""
    return _Count(folder, language).found
