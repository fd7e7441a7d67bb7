"""A random, clean project: the workbooks of the three phases, whose counts are known beforehand.

This file shares no code with absr, on purpose: it was written from docs/columns.md and the
rules printed in the reports only.  It shares no code with count_phases.py either (only the
words of the sheets, phase_words.py): the counts returned are kept while the random records
are drawn, never read back from a workbook.

    make(folder, seed, language="fr")   writes the workbooks below folder, under the names
                                        and headings of that language; returns the counts,
                                        which stand under the same names in
                                        count_phases.count(folder, language)
    python make_phases.py               checks both against each other on 20 seeds

Persons link the phases: an interviewee (« Personnes ») says yes, becomes a pilot, invites,
signs in, pledges, leads an action.  Every number is read with today = 22 November 2026.
"""

import collections
import datetime as dt
import random
import sys
import unicodedata
from pathlib import Path

from openpyxl import Workbook
from phase_words import HEADINGS, LISTS, WORKBOOKS

TODAY = dt.date(2026, 11, 22)
DISTRICTS = ["Les Tanneries", "Bel-Horizon", "Gare-Sud", "Le Bourg"]
TERRITORIES = ["COM-93063", "EPT-200057875", "DEP-93", "REG-11", "FRANCE-METRO", "COM-93045"]
RESOURCES = [
    "Jardin partagé des Buis",
    "Halle aux grains",
    "Fanfare du canal",
    "Atelier vélo",
    "Épicerie solidaire",
    "Moulin des Prés",
    "Fête de la Saint-Jean",
    "Ludothèque",
    "Verger communal",
    "Café associatif",
    "Réseau des mamans",
    "Maison de santé",
]
LISTED = 8
"""The first resources stand in the sheet « Ressources »; the others are only spoken of."""
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
SURNAMES = [
    "Vauquelin",
    "Belhamri",
    "Kerjestin",
    "Dambreville",
    "Okonjwa",
    "Fontorbe",
    "Szymanel",
    "Pradelongue",
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
COLLEGES = [french for french, _ in LISTS["Collèges"]]
THEMES = [french for french, _ in LISTS["Thèmes"]]
ENDED = ("Réalisée", "Abandonnée", "Suspendue")


def _tree():
    return collections.defaultdict(int)


def _bare(word):
    split = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in split if not unicodedata.combining(letter))


class _Project:
    """Draws all the records of a project and keeps the counts while it draws."""

    def __init__(self, seed, language):
        self.draw = random.Random(seed)
        self.language = ("fr", "en").index(language)
        self.rows = {sheet: [] for sheet in WORKBOOKS}
        self.said, self.written = set(), set()
        self.persons = 0
        self.counts = collections.defaultdict(_tree)
        self.register = {}
        """Resource → {"voices", "states": {state: voices}, "sheet": state or None}."""
        self.words_of = {name: {pair[0]: pair for pair in pairs} for name, pairs in LISTS.items()}

    # -- small draws -----------------------------------------------------------------------
    def chance(self, probability):
        return self.draw.random() < probability

    def one(self, name):
        """A value of a list, by its French word."""
        return self.draw.choice(LISTS[name])[0]

    def word(self, name, french):
        """That value as the project writes it, in the ways that are forgiven."""
        if french is None:
            return None
        written = self.words_of[name][french][self.language]
        return self.draw.choice([written] * 4 + [written.upper(), written.lower()])

    def several(self, name, values):
        return self.draw.choice(["; ", " ; ", ";"]).join(self.word(name, v) for v in values)

    def yes(self, value):
        if value is None:
            return None
        words = (["oui", "Oui", "x"], ["non", "Non", "n"])
        if self.language:
            words = (["yes", "Yes", "x"], ["no", "No", "n"])
        return self.draw.choice(words[not value])

    def text(self, low=4, high=9):
        while True:
            words = " ".join(self.draw.choice(WORDS) for _ in range(self.draw.randint(low, high)))
            if words not in self.said:
                self.said.add(words)
                return words.capitalize() + "."

    def day(self, first, last):
        """A day between two offsets from today."""
        return TODAY + dt.timedelta(days=self.draw.randint(first, last))

    def spelt(self, name):
        """A resource as people write it: capitals, accents and hyphens do not matter."""
        return self.draw.choice(
            [name] * 4 + [name.upper(), name.lower(), _bare(name), name.replace("-", " ")]
        )

    def person(self):
        """A name nobody else has."""
        self.persons += 1
        last = SURNAMES[self.persons % 8] + "-" + FIRST[self.persons // 8 % 10]
        return {"Nom": last + "y" * (self.persons // 80), "Prénom": FIRST[self.persons % 10]}

    def add(self, sheet, row):
        self.rows[sheet].append(row)
        self.counts["records"][sheet] += 1

    def speak(self, name, voice, state, theme_list, listed=False):
        """A source speaks of a named resource."""
        entry = self.register.setdefault(
            name, {"voices": set(), "states": {}, "sheet": None, "themes": set(), "listed": False}
        )
        entry["themes"] |= set(theme_list) - {""}
        if voice:
            entry["voices"].add(voice)
            if state:
                entry["states"].setdefault(state, set()).add(voice)
        if listed:
            entry["sheet"], entry["listed"] = state, True

    # -- phase 1 ---------------------------------------------------------------------------
    def interviews(self, number):
        self.refs = [f"E{n:02d}" for n in range(1, number + 1)]
        self.interviewees = {}
        for ref in self.refs:
            self.interview(ref)
        self.rows["Propos"] += [{}, {"N°": "TOTAL"}]

    def interview(self, ref):
        draw, counts = self.draw, self.counts
        kind, district = self.one("Types d'acteurs"), draw.choice([*DISTRICTS, None])
        collective = self.chance(0.3)
        persons = draw.choice([2, 3, 8]) if collective else draw.choice([None, 1])
        agrees, level = draw.choice([True, True, None]), draw.choice([None, "Oui, anonyme"])
        will = draw.choice([None, 0, 1, 2, 3])
        pilot = draw.choice([None, "Oui", "Oui", "Peut-être", "Non"])
        head = {
            "Date": self.day(-300, -200),
            "Qui (fonction, structure)": draw.choice(
                ["libraire", "gardien d'immeuble", "lycéenne"]
            ),
            "Type d'acteur": self.word("Types d'acteurs", kind),
            "Quartier": district,
            "Nombre de personnes": persons,
            "Notice d'information remise": self.yes(True),
            "Accord pour être cité": self.yes(agrees),
            "Niveau de citation": self.word("Niveaux de citation", level),
            "Envie d'engagement (0 à 3)": will,
            "Pilote possible": self.word("Pilote possible", pilot),
            "Recommandé par (n°)": draw.choice([None, *[r for r in self.refs if r != ref]]),
        }
        self.interviewees[ref] = (self.person(), pilot, kind, district)
        self.rows["Personnes"].append(
            {"N°": ref, **self.interviewees[ref][0], "Accepte d'être recontacté": self.yes(True)}
        )
        counts["heard"]["interviews"] += 1
        counts["heard"]["persons"] += persons or 1
        for table, key in (("types", kind), ("districts", district or "")):
            counts[f"{table}.interviews"][key] += 1
            counts[f"{table}.persons"][key] += persons or 1
        counts["readiness"]["" if will is None else str(will)] += 1
        counts["possible pilots"][pilot or ""] += 1
        speakers = ["A", "B", None] if collective else [None]
        heard = set()
        for place in range(draw.randint(2, 7)):
            row = self.statement(ref, draw.choice(speakers), heard)
            filled = head if place == 0 else {k: head[k] for k in ("Quartier",) if self.chance(0.2)}
            self.rows["Propos"].append({"N°": ref, **filled, **row})
            self.rows["Propos"] += [{}] * draw.choice([0, 0, 0, 1])

    def statement(self, ref, speaker, heard):
        draw, counts = self.draw, self.counts
        nature = draw.choice(
            ["Besoin", "Besoin", "Ressource", "Ressource", "Frein", "Idée", "Récit"]
        )
        themes = draw.sample(THEMES, draw.choice([1, 1, 2]))
        category = state = name = None
        if nature == "Ressource":
            category = draw.choice([None, self.one("Catégories de ressources")])
            state = draw.choice([None, *[french for french, _ in LISTS["États des ressources"]]])
            name = draw.choice([None, *RESOURCES])
            counts["resource statements.state"][state or ""] += 1
            if name:
                self.speak(name, (ref, speaker), state, themes)
                category = self.usual(name, category)
            counts["resource statements.category"][category or ""] += 1
        elif self.chance(0.1):
            name = draw.choice(RESOURCES)  # named in passing: the statement is not on a resource
        counts["heard"]["statements"] += 1
        counts["heard"]["voices"] += speaker not in heard
        heard.add(speaker)
        for theme in themes:
            for line in (nature, "Tous"):
                counts[f"said.{theme}.statements"][line] += 1
                if (speaker, theme, line) not in heard:
                    heard.add((speaker, theme, line))
                    counts[f"said.{theme}.voices"][line] += 1
        return {
            "Nature": self.word("Natures", nature),
            "Thème": self.several("Thèmes", themes),
            "Ce qui est dit": self.text(),
            "Citable": self.word("Niveaux de citation", draw.choice([None, "Non", "Oui, anonyme"])),
            "Qui parle (groupe)": speaker,
            "Quartier dont on parle": name and draw.choice([None, DISTRICTS[len(name) % 4]]),
            "Ressource nommée": name and self.spelt(name),
            "Catégorie de ressource": self.word("Catégories de ressources", category),
            "État de la ressource": self.word("États des ressources", state),
        }

    @staticmethod
    def usual(name, category):
        """The category people give to a resource, where they give one: always the same."""
        return category and LISTS["Catégories de ressources"][len(name) % 10][0]

    def desk(self):
        """Actors, the sheet of resources, indicators, existing diagnoses."""
        draw = self.draw
        names = [f"Structure {WORDS[n]}" for n in range(6)]
        for name in names:
            themes = draw.sample(THEMES, 2)
            row = {
                "Structure ou collectif": name,
                "Type d'acteur": self.word("Types d'acteurs", self.one("Types d'acteurs")),
                "Public ou privé": self.word("Public ou privé", self.one("Public ou privé")),
                "Quartier": draw.choice([*DISTRICTS, None]),
                "Thèmes": self.several("Thèmes", themes),
                "Ce que fait l'acteur": self.text(),
                "Entretien (n°)": draw.choice([None, *self.refs]),
            }
            self.add("Acteurs", row)
        for name in RESOURCES[:LISTED]:
            themes = draw.sample(THEMES, draw.choice([1, 2]))
            state = draw.choice([french for french, _ in LISTS["États des ressources"]])
            cited = draw.sample(self.refs, draw.choice([0, 0, 1, 2]))
            others = draw.choice([[], ["BPE 2024"]])
            for ref in cited:
                self.speak(name, (ref, "sheet"), None, [])
            self.speak(name, None, state, themes, listed=True)
            row = {
                "Ressource": name,
                "Catégorie": self.word(
                    "Catégories de ressources", self.one("Catégories de ressources")
                ),
                "Thèmes": self.several("Thèmes", themes),
                "État": self.word("États des ressources", state),
                "Quartier": draw.choice([*DISTRICTS, None]),
                "Porteur (acteur)": draw.choice([None, *names]),
                "Citée par (n° d'entretiens)": " ; ".join([*cited, *others]) or None,
            }
            # Not drawn: what else is drawn stays as it was.
            turn = len(name) % 4
            publishing = [None, *(french for french, _ in LISTS["Publication"])][turn]
            row |= {
                "Peut être publiée": publishing
                and self.words_of["Publication"][publishing][self.language],
                "Description": None if turn == 1 else f"Description numéro {len(name)}.",
                "Accessibilité": "le samedi" if turn == 2 else None,
                "Public concerné": "tous" if turn < 2 else None,
                "Mobilisable pour": "une fête" if turn == 3 else None,
            }
            self.add("Ressources", row)
        for number, (unit, chapter) in enumerate(
            [
                ("%", "Jeunesse"),
                ("%", "Logement"),
                ("€/an", "Revenus et pauvreté"),
                ("personnes", "Vieillissement"),
                ("%", "Santé et accès aux soins"),
                ("pour 1000", None),
                ("%", "Mobilités"),
            ]
        ):
            self.indicator(f"ind_{number}", unit, chapter)
        for number in range(2):
            self.add(
                "Diagnostics",
                {
                    "Titre": f"Diagnostic {number}",
                    "Producteur": "Agence",
                    "Date": self.day(-900, -500),
                    "Constat 1": self.text(),
                    "Page 1": str(number + 3),
                },
            )

    def indicator(self, name, unit, chapter):
        draw = self.draw
        direction = self.one("Sens de lecture")
        base = draw.choice([None, 150, 4200]) if unit == "%" else None
        middle = draw.choice([12, 34, 55]) if unit in ("%", "pour 1000") else 18000
        themes = draw.sample(THEMES, draw.choice([0, 1]))
        for place, territory in enumerate(TERRITORIES):
            if place and self.chance(0.2):
                continue
            spread = 8 if middle < 100 else 7000
            value = middle + round(draw.uniform(-spread, spread), 1 if middle < 100 else 0)
            reason = self.one("Pourquoi la valeur manque") if self.chance(0.12) else None
            share = base and place == 0 and not reason
            row = {
                "Indicateur": name,
                "Libellé": f"Mesure {name[-1]}",
                "Territoire (code)": territory,
                "Valeur": self.word("Pourquoi la valeur manque", reason) or value,
                "Unité": self.words_of["Unités"][unit][self.language],
                "Millésime": draw.choice(["2021", "2021", "2021", "2020"]) if place else "2021",
                "Producteur": draw.choice(["Insee", "Caf"]) if place == 0 else "Insee",
                "Chapitre": chapter and self.word("Chapitres", chapter),
                "Thèmes": self.several("Thèmes", themes) or None,
                "Sens (plus de besoin quand…)": self.words_of["Sens de lecture"][direction][
                    self.language
                ],
                "Effectif (numérateur)": round(base * value / 100) if share else None,
                "Base (dénominateur)": base if share else None,
            }
            self.counts["values"][name] += 1
            self.add("Indicateurs", row)

    # -- phase 2 ---------------------------------------------------------------------------
    def crowd(self, guests, walk_ins):
        """Pilots from the interviews, invitations, and who came."""
        draw, counts = self.draw, self.counts
        self.pilots = []
        for ref, (name, pilot, _, district) in self.interviewees.items():
            if pilot not in ("Oui", "Peut-être") or len(self.pilots) > 6:
                continue
            self.pilots.append(
                (f"PI{len(self.pilots) + 1:02d}", name, ref, self.one("Collèges"), district)
            )
        goal = draw.choice([5, 8, 10])
        for number, name, ref, college, district in self.pilots:
            contacted = draw.choice([None, draw.randint(3, 9)])
            confirmed = None if contacted is None else draw.randint(0, contacted)
            kit = draw.choice([True, False, None])
            counts["pilots"]["goal"] += goal
            counts["pilots"]["contacted"] += contacted or 0
            counts["pilots"]["confirmed"] += confirmed or 0
            counts["pilots by college"][college] += 1
            counts["pilots by district"][district or ""] += 1
            row = {
                "N°": number,
                **name,
                "Collège": self.word("Collèges", college),
                "Quartier": district,
                "Issu de l'entretien (n°)": ref,
                "Personnes à inviter (objectif)": goal,
                "Contactées": contacted,
                "Confirmées": confirmed,
                "Kit remis": self.yes(kit),
            }
            self.add("Pilotes", row)
        self.signed = {}
        self.tables = [f"T{n}" for n in range(1, 6)]
        known = [(name, college, district) for _, name, _, college, district in self.pilots]
        for number in range(guests):
            if number < len(known) - 1:
                name, college, district = known[number]
            else:
                name = self.person()
                college, district = self.one("Collèges"), draw.choice([*DISTRICTS, None])
            self.invite(f"IN{number + 1:03d}", name, college, district)
        for number in range(walk_ins):
            college, district = self.one("Collèges"), draw.choice([*DISTRICTS, None])
            counts["funnel.walk-ins"][college] += self.sign_in(
                f"W{number + 1:02d}", self.person(), college, district, 0.9
            )

    def invite(self, number, name, college, district):
        draw, counts = self.draw, self.counts
        answer = draw.choice(
            [None, *[french for french, _ in LISTS["Réponses à l'invitation"]], "Oui"]
        )
        row = {
            "N°": number,
            **name,
            "Collège": self.word("Collèges", college),
            "Quartier": district,
            "Invité par (n° de pilote)": draw.choice([None, *[p[0] for p in self.pilots]]),
            "Réponse": self.word("Réponses à l'invitation", answer),
            "Canal": self.word("Canaux", draw.choice([None, self.one("Canaux")])),
            "Relances": draw.choice([None, 0, 1, 2]),
        }
        self.add("Invitations", row)
        counts["funnel.invited"][college] += 1
        counts["answers"][answer or ""] += 1
        counts["funnel.yes"][college] += answer == "Oui"
        came = False
        if answer in ("Oui", "Peut-être") or self.chance(0.3):
            came = self.sign_in(number, name, college, district, 0.75)
        counts["funnel.no-shows"][college] += answer == "Oui" and not came

    def sign_in(self, number, name, college, district, probability):
        draw, counts = self.draw, self.counts
        present = self.chance(probability)
        first = draw.choice([True, False, None]) if present else None
        row = {
            "N°": number,
            **name,
            "Collège": self.word("Collèges", college),
            "Présence (oui ou non)": self.yes(present),
            "Table": draw.choice([None, *self.tables]) if present else None,
            "Première participation": self.yes(first),
            "Quartier": draw.choice([None, district]),
            "Accepte d'être recontacté": self.yes(True),
            "Observe sans voter": self.yes(draw.choice([None, None, None, True, False])),
        }
        self.add("Émargement", row)
        counts["funnel.present"][college] += present
        if present:
            self.signed[number] = college
            if first is not None:
                counts["faces.told"][college] += 1
                counts["faces.new"][college] += first
        return present

    def workshop(self, number):
        draw, counts = self.draw, self.counts
        themes = {}
        for place, table in enumerate(self.tables):
            first, second = draw.sample(THEMES, 2)
            if place % 2:
                second = first
            for turn, theme in ((1, first), (2, second)):
                themes[table, turn] = theme
                persons = draw.choice([None, 4, 7, 9])
                counts["table participants"][turn] += persons or 0
                row = {
                    "Table": table,
                    "Thème": self.word("Thèmes", theme),
                    "Tour": turn,
                    "Salle": draw.choice([None, "Salle A"]),
                    "Places": draw.choice([None, 10]),
                    "Participants": persons,
                }
                self.add("Tables", row)
        self.proposals, self.numbered = {}, []
        shared = [self.text(5, 6) for _ in range(4)]
        for place in range(number):
            self.contribution(place + 1, themes, shared)
        draw.shuffle(self.rows["Contributions"])
        self.votes()
        for place in range(9):
            score, contacts = draw.randint(1, 5), draw.choice([None, draw.randint(0, 6)])
            counts["scores"][score] += 1
            counts["contacts"]["told"] += contacts is not None
            counts["contacts"]["sum"] += contacts or 0
            kept = draw.choice([None, self.text()])
            row = {
                # absr takes two slips of the same words and no number for one and the same.
                "N°": None if kept else f"F{place + 1}",
                "Note (1 à 5)": score,
                "Ce que je garde": kept,
                "Ce qui a manqué": draw.choice([None, self.text()]),
                "Un mot": draw.choice([None, "vivant", "long"]),
                "Nouveaux contacts": contacts,
            }
            self.add("Évaluations", row)

    def contribution(self, number, themes, shared):
        draw, counts = self.draw, self.counts
        table, turn = draw.choice(self.tables), draw.choice([None, 1, 2])
        of_table = {themes[table, t] for t in (1, 2)} if turn is None else {themes[table, turn]}
        own = self.one("Thèmes") if self.chance(0.8 if len(of_table) > 1 else 0.2) else None
        # A table of two themes, no theme and no round: nobody can tell the theme.
        theme = own or (of_table.pop() if len(of_table) == 1 else "")
        nature = self.one("Natures des contributions")
        numbered = self.chance(0.8)
        name = state = category = None
        if nature == "Ressource" or self.chance(0.1):
            name = draw.choice([None, *RESOURCES])
            state = draw.choice([None, *[french for french, _ in LISTS["États des ressources"]]])
            category = draw.choice([None, self.one("Catégories de ressources")])
            if name:
                self.speak(name, table, state, [theme])
                category = self.usual(name, category)
        text = draw.choice(shared) if self.chance(0.15) else self.text(5, 9)
        if (table, nature, text) in self.written:
            text = self.text(5, 9)  # the same words twice at a table count once
        self.written.add((table, nature, text))
        if numbered:
            self.numbered.append((f"C{number}", theme, nature))
        counts["contributions"][nature] += 1
        counts[f"written.{theme}"][nature] += 1
        consensus = draw.choice([None, *[french for french, _ in LISTS["Consensus"]]])
        counts["consensus"][consensus or ""] += 1
        row = {
            "N°": f"C{number}" if numbered else None,
            "Table": table,
            "Thème": self.word("Thèmes", own),
            "Nature": self.word("Natures des contributions", nature),
            "Ce qui est écrit": text,
            "Consensus": self.word("Consensus", consensus),
            "Ressource nommée": name and self.spelt(name),
            "Tour": turn,
            "État de la ressource": self.word("États des ressources", state),
            "Catégorie de ressource": self.word("Catégories de ressources", category),
        }
        self.add("Contributions", row)

    def votes(self):
        draw, counts = self.draw, self.counts
        colleges = draw.sample(COLLEGES, 5)
        chosen = [one for one in self.numbered if one[2] in ("Idée", "Besoin")][:14]
        placed = collections.Counter()
        rows = []
        for number, _, _ in chosen:
            known = draw.sample(colleges, draw.randint(1, 5))
            for college in known if self.chance(0.85) else [None]:
                dots = draw.randint(0, 6)
                placed[college] += dots
                counts["dots"][number] += dots
                counts["dots by college"][college or ""] += dots
                rows.append((number, college, dots))
        for number, college, dots in rows:
            row = {
                "N° de la contribution": number,
                "Collège": self.word("Collèges", college),
                "Gommettes": dots,
                "Gommettes distribuées au collège": placed[college] + 5 if college else None,
            }
            self.add("Votes", row)

    # -- phase 3 ---------------------------------------------------------------------------
    def pledges(self, number):
        draw, counts = self.draw, self.counts
        for place in range(number):
            kinds = draw.sample(
                [french for french, _ in LISTS["Ce qui est apporté"]], draw.choice([1, 2])
            )
            theme, outcome = draw.choice([None, self.one("Thèmes")]), None
            called = self.day(-90, -10) if self.chance(0.5) else None
            if called:
                outcome = draw.choice([None, self.one("Suites des engagements")])
            for kind in kinds:
                counts["pledges by kind"][kind] += 1
            about = draw.choice([None, None, *self.numbered]) or (None, "")
            counts["pledges by theme"][theme or about[1]] += 1
            counts["pledges by outcome"][outcome or ""] += 1
            row = {
                "N°": f"G{place + 1}",
                "N° du participant (émargement)": draw.choice(list(self.signed)),
                "Je m'engage à…": self.text(),
                "Ce qui est apporté": self.several("Ce qui est apporté", kinds),
                "Thème": self.word("Thèmes", theme),
                "Proposition (n°)": about[0],
                "Accepte d'être rappelé": self.yes(draw.choice([True, True, None])),
                "Rappelé le": called,
                "Suite": self.word("Suites des engagements", outcome),
            }
            self.add("Engagements", row)

    def actions(self, number):
        self.action_numbers = [f"A{n}" for n in range(1, number + 1)]
        for place, ref in enumerate(self.action_numbers):
            self.action(ref, place)

    def action(self, ref, place):
        draw, counts = self.draw, self.counts
        state, funding = (
            self.one("États des actions"),
            draw.choice([None, self.one("États du financement")]),
        )
        if funding == "Sans besoin" or self.chance(0.2):
            cost = 0
        else:
            cost = draw.choice([800, 1500, 12500, 40000])
        step = self.day(-80, 120)
        following, follows_on = None, None
        if self.chance(0.4):
            following, follows_on = self.text(3, 4), step + dt.timedelta(days=draw.randint(10, 60))
        numbers = [number for number, *_ in self.numbered]
        themes = draw.sample(THEMES, draw.choice([1, 2]))
        row = {
            "N°": ref,
            "Titre": f"Action {place + 1} {draw.choice(WORDS)}",
            "Constat": self.text(),
            "Objectif": self.text(),
            "Thèmes": self.several("Thèmes", themes),
            "Pilote de l'action (fonction, structure)": "direction, mairie",
            "Première étape": self.text(3, 4),
            "Date de la première étape": step,
            "Coût (€)": cost,
            "Financeur": draw.choice(["Ville", "Département"]),
            "Indicateur de suivi": self.text(2, 3),
            "État": self.word("États des actions", state),
            "Preuves (n° ou identifiants)": " ; ".join(
                [draw.choice(self.refs), *draw.sample(numbers, 2)]
            ),
            "N° du participant qui pilote": draw.choice([None, *self.signed]),
            "Financement": self.word("États du financement", funding),
            "Quartier": draw.choice([*DISTRICTS, None]),
            "Ressources mobilisées": draw.choice([None, *RESOURCES[:LISTED]]),
            "Prochaine étape": following,
            "Date de la prochaine étape": follows_on,
            "Priorité": self.word("Priorités", draw.choice([None, self.one("Priorités")])),
        }
        self.add("Actions", row)
        now, due, last = state, follows_on or step, None
        days = sorted({self.day(-70, -1) for _ in range(draw.choice([0, 0, 1, 2]))})
        for day in days:
            later = draw.choice([None, self.one("États des actions")])
            stepping = self.chance(0.5)
            ahead = day + dt.timedelta(days=draw.randint(5, 90)) if stepping else None
            row = {
                "Action (n°)": ref,
                "Date": day,
                "État": self.word("États des actions", later),
                "Ce qui a été fait": self.text(),
                "Prochaine étape": self.text(3, 4) if stepping else None,
                "Date de la prochaine étape": ahead,
            }
            now, due, last = later or now, ahead or due, (day, ahead)
            self.add("Suivi", row)
        if last and last[1] is None and last[0] >= due:  # done since, and nothing named after
            due = None
        counts["actions by state"][now] += 1
        counts["actions"]["cost"] += cost
        counts["actions"]["late"] += now not in ENDED and due is not None and due < TODAY
        counts["actions"]["unfunded"] += cost > 0 and funding in ("Sollicité", "Non trouvé")
        for theme in themes:
            counts["actions by theme"][theme] += 1

    def responses(self):
        draw, counts = self.draw, self.counts
        for number, _, nature in self.numbered:
            if not self.chance(0.7 if nature in ("Idée", "Besoin") else 0.2):
                continue
            decision = self.one("Décisions")
            action = (
                draw.choice(self.action_numbers) if decision in ("Retenue", "Adaptée") else None
            )
            side = "proposals" if nature in ("Idée", "Besoin") else "others"
            counts[f"decisions.{side}"][decision] += 1
            row = {
                "N° de la contribution": number,
                "Décision": self.word("Décisions", decision),
                "Pourquoi": self.text(),
                "Qui répond (fonction)": "élue à la vie locale",
                "Quand": self.day(-60, -1),
                "Action (n°)": action,
            }
            self.add("Réponses", row)

    def notebook(self):
        draw = self.draw
        for number in range(3):
            row = {
                "Date": self.day(-300, -1),
                "Ce qui s'est passé": f"Jalon {number} {self.text(2, 3)}",
                "Phase": self.word("Phases", self.one("Phases")),
            }
            self.add("Chronologie", row)
            self.add("Carnet", {"Date": self.day(-99, -1), "Ce que nous avons appris": self.text()})
            row = {
                "Levier": self.word("Leviers", self.one("Leviers")),
                "Ce qui a été apporté": self.text(),
                "Montant (€)": draw.choice([None, 1000]),
                "Année": 2026,
            }
            self.add("Leviers", row)

    # -- workbooks -------------------------------------------------------------------------
    def write(self, folder):
        books = {}
        for sheet, names in WORKBOOKS.items():
            path, title = names[self.language]
            if path not in books:
                books[path] = Workbook()
                books[path].remove(books[path].active)
            page = books[path].create_sheet(title)
            headings = list(HEADINGS[sheet])
            if self.chance(0.3):
                self.draw.shuffle(headings)
            page.append([pair[self.language] for pair in headings])
            known = {french for french, _ in headings}
            for row in self.rows[sheet]:
                assert set(row) <= known, set(row) - known
                page.append([row.get(french) for french, _ in headings])
        for path, book in books.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            book.save(place)

    def resource_counts(self):
        """The register as it was spoken of: voices, and voices by state."""
        voices, states = {}, {}
        for name, entry in self.register.items():
            told = {v for v in entry["voices"] if not (isinstance(v, tuple) and v[1] == "sheet")}
            spoken = {v[0] for v in told if isinstance(v, tuple)}
            # An interview named in the sheet whose speakers are already counted is no new voice.
            sheet = {v for v in entry["voices"] - told if v[0] not in spoken}
            key = " ".join(_bare(name).lower().replace("-", " ").split())
            voices[key] = len(told) + len(sheet)
            states[key] = {state: len(who) for state, who in entry["states"].items()}
            if entry["listed"]:
                states[key]["fiche"] = entry["sheet"]
        return {"resource voices": voices, "resource states": states}


def make(folder, seed, language="fr", interviews=14) -> dict:
    """Write the workbooks of a random project and return its counts."""
    project = _Project(seed, language)
    project.interviews(interviews)
    project.desk()
    project.crowd(guests=26, walk_ins=5)
    project.workshop(44)
    project.pledges(12)
    project.actions(9)
    project.responses()
    project.notebook()
    project.write(folder)
    counts = {name: dict(table) for name, table in project.counts.items()}
    return counts | project.resource_counts()


def _filled(table):
    """Without the lines at nil, which one count may name and the other not."""
    return {name: number for name, number in table.items() if number}


def _self_check() -> int:
    import tempfile

    from count_phases import count

    with tempfile.TemporaryDirectory() as root:
        for seed in range(20):
            language = ("fr", "en")[seed % 2]
            folder = Path(root) / str(seed)
            known, found = make(folder, seed, language), count(folder, language)
            for name, table in known.items():
                assert _filled(table) == _filled(found[name]), (seed, name, table, found[name])
    print("20 seeds: both counts agree")
    return 0


if __name__ == "__main__":
    sys.exit(_self_check())
