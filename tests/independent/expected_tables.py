"""What the four reports of a project must print, from an independent count of its workbooks.

`expected(report, counts, language)` gives caption → rows of cells, heads first, for every table
that an internal edition may hold.  The words were copied from printed reports; every number
comes from count_phases.count.  Nothing here is absr's.
"""

from __future__ import annotations

import re
import unicodedata

from count_phases import CHAPTERS_OF_THEMES, ENDED, STATE_ORDER, THEMES, bare, day, text
from phase_words import LISTS, WORKBOOKS

IDENTIFIER = re.compile(r"·?\s*(?<![A-Za-z])(?:CO|EN|RE|PI|[A-Z])-[0-9A-Z]{4}(?![0-9A-Za-z-])")
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}
PLACES = {
    "EPT-200057875": ("Est Ensemble", "Est Ensemble"),
    "DEP-93": ("Seine-Saint-Denis", "Seine-Saint-Denis"),
    "REG-11": ("Île-de-France", "Île-de-France"),
    "FRANCE-METRO": ("France métropolitaine", "Metropolitan France"),
    "COM-93045": ("Les Lilas", "Les Lilas"),
}
NATURES = ("Besoin", "Ressource", "Frein", "Idée", "Récit")
WRITTEN = ("Constat", "Ressource", "Besoin", "Idée", "Question", "Désaccord")
ALONE = ("Sans thème", "Without a theme")
NOT_NOTED = ("Sans thème noté", "No theme noted")
READINESS = {
    "3": ("Prête ou prêt à porter une action", "Ready to lead an action"),
    "2": ("Prête ou prêt à aider", "Ready to help"),
    "1": ("À voir", "To be seen"),
    "0": ("Aucune", "None"),
    "": ("Non renseigné", "Not filled in"),
}


def same(cell):
    """A cell as it is compared: no identifier, accent, capital, blank or line break."""
    flat = IDENTIFIER.sub("", cell.replace("<br>", " ")).replace("’", "'").replace("−", "-")
    flat = unicodedata.normalize("NFD", flat.lower())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    flat = re.sub(r"(?<=[a-z])-(?=[a-z])", "", flat)
    return re.sub(r"[\s\u00a0\u202f]+", "", flat)


def bare_end(table):
    """A table without its last column, where no line of it holds anything."""
    return table if any(row[-1] != "–" for row in table[1:]) else [row[:-1] for row in table]


class _Expected:
    """The tables of the four reports, for one count and one language."""

    def __init__(self, counts, language):
        self.c = counts
        self.language = language
        self.place = ("fr", "en").index(language)

    # -- words -----------------------------------------------------------------------------
    def t(self, french, english):
        return (french, english)[self.place]

    def word(self, name, french):
        return next(pair[self.place] for pair in LISTS[name] if pair[0] == french)

    def theme(self, french, without=("Thème non indiqué", "Theme not given")):
        return self.word("Thèmes", french) if french else self.t(*without)

    def number(self, value):
        return f"{value:,}".replace(",", self.t(" ", ","))

    def decimal(self, value, digits=1):
        shown = f"{value:,.{digits}f}"
        if self.place == 0:
            shown = shown.replace(",", " ").replace(".", ",")
        return shown

    def many(self, number, french, english, plural=None):
        """`5 ressources`, `1 resource`."""
        word = self.t(french, english)
        one = number < 2 if self.place == 0 else number == 1
        if not one:
            word = (plural or (french + "s", english + "s"))[self.place]
        return f"{self.number(number)} {word}"

    def voices(self, number):
        return self.many(number, "voix", "voice", ("voix", "voices"))

    def euros(self, cost):
        if not cost:
            return self.t("sans coût", "no cost")
        return self.t(f"{self.number(cost)} €", f"€{self.number(cost)}")

    def date(self, value):
        month = MONTHS[self.language].split()[value.month - 1]
        first = "1er" if value.day == 1 and self.place == 0 else value.day
        return f"{first} {month} {value.year}"

    def districts(self, name):
        return name or self.t("Toute la ville ou non renseigné", "Whole town or not filled in")

    def state(self, entry):
        """The state of a resource: one word, or each state with those who say it."""
        debated = ""
        if entry["debated"]:
            debated = self.t("discutée à l'atelier", "debated at the workshop")
        if not entry["disputed"]:
            settled = entry["settled"]
            word = self.word("États des ressources", settled) if settled else "–"
            return f"{word} {debated}"
        lines = []
        for state in STATE_ORDER:
            who = []
            if entry["sheet"] == state:
                who.append(self.t("feuille", "sheet"))
            if entry["states"].get(state):
                who.append(self.voices(len(entry["states"][state])))
            if who:
                lines.append(f"{self.word('États des ressources', state)}: {', '.join(who)}")
        return " ".join([*lines, debated])

    # -- phase 1 ---------------------------------------------------------------------------
    def phase1(self):
        c, t = self.c, self.t
        heard = c["heard"]
        base = (
            f"{self.t('sur', 'of')} {self.many(heard['persons'], 'personne', 'person')}, "
            + self.many(heard["interviews"], "entretien", "interview")
        )
        heads = [t("Entretiens", "Interviews"), t("Personnes", "Persons")]
        total = [t("Total", "Total"), heard["interviews"], heard["persons"]]
        types = [
            [self.word("Types d'acteurs", kind), number, c["types.persons"][kind]]
            for kind, number in c["types.interviews"].items()
        ]
        type_heads, type_total, planned = list(heads), list(total), c.get("planned")
        if planned:
            met = c["types.interviews"]
            types = [[*row, planned.get(kind) or "–"] for row, kind in zip(types, met, strict=True)]
            absent = {kind: wish for kind, wish in planned.items() if wish and kind not in met}
            types += [[self.word("Types d'acteurs", k), 0, 0, wish] for k, wish in absent.items()]
            type_heads.append(t("Personnes prévues", "Persons planned"))
            type_total.append(sum(planned.values()))
        yield (
            t(
                "Entretiens et personnes par type d'acteur",
                "Interviews and persons by type of actor",
            )
            + f" ({base})",
            [[t("Type d'acteur", "Type of actor"), *type_heads], *types, type_total],
        )
        districts = [
            [self.districts(name), number, c["districts.persons"][name]]
            for name, number in c["districts.interviews"].items()
        ]
        yield (
            t("Entretiens et personnes par quartier", "Interviews and persons by district")
            + f" ({base})",
            [[t("Quartier", "District"), *heads], *districts, total],
        )
        rows = []
        for theme in THEMES:
            voices, statements = c[f"said.{theme}.voices"], c[f"said.{theme}.statements"]
            if statements:
                line = [voices.get(nature, 0) for nature in NATURES]
                rows.append([self.theme(theme), *line, voices["Tous"], statements["Tous"]])
        heads = t(
            ["Thème", "Besoins", "Ressources", "Freins", "Idées", "Récits", "Voix", "Propos"],
            ["Theme", "Needs", "Resources", "Barriers", "Ideas", "Stories", "Voices", "Statements"],
        )
        yield (
            t(
                "Voix par thème et par nature de propos",
                "Voices by theme and nature of the statement",
            )
            + f" ({self.t('sur', 'of')} {self.voices(heard['voices'])})",
            [heads, *rows],
        )
        for name, title, head, words in (
            (
                "state",
                t(
                    "Propos sur des ressources, selon l'état que dit la personne",
                    "Statements on resources, by the state that the person tells",
                ),
                t("État", "State"),
                "États des ressources",
            ),
            (
                "category",
                t(
                    "Propos sur des ressources, par catégorie",
                    "Statements on resources, by category",
                ),
                t("Catégorie", "Category"),
                "Catégories de ressources",
            ),
        ):
            table = c[f"resource statements.{name}"]
            rows = [
                [
                    self.word(words, value) if value else t(*READINESS[""]),
                    number,
                    c[f"resource speakers.{name}"][value],
                ]
                for value, number in table.items()
            ]
            number = self.many(sum(table.values()), "propos", "statement", ("propos", "statements"))
            yield (
                f"{title} ({self.t('sur', 'of')} {number})",
                [[head, t("Propos", "Statements"), t("Voix", "Voices")], *rows],
            )
        yield self.readiness()
        yield from self.indicators()
        yield from self.crossings()
        yield (
            t("Lignes mises de côté, par raison", "Rows set aside, by reason"),
            [t(["Raison", "Lignes"], ["Reason", "Rows"]), [t("Lignes de total", "Total rows"), 1]],
        )
        rows = [
            [name, fingerprint[:12], *self.file_counts(name)]
            for name, fingerprint in c["files"].items()
        ]
        heads = t(
            ["Fichier", "Empreinte", "Entretiens", "Propos"],
            ["File", "Fingerprint", "Interviews", "Statements"],
        )
        yield t("Fichiers lus", "Files read"), [heads, *rows]

    def readiness(self):
        table = self.c["readiness"]
        rows = [
            [self.t(*words), table.get(level, 0)]
            for level, words in READINESS.items()
            if level or table.get("")
        ]
        base = self.many(self.c["heard"]["interviews"], "entretien", "interview")
        return (
            self.t("Envie d'agir dite en entretien", "Readiness to act told in the interview")
            + f" ({self.t('sur', 'of')} {base})",
            [self.t(["Envie d'agir", "Entretiens"], ["Readiness to act", "Interviews"]), *rows],
        )

    def file_counts(self, name):
        is_interviews = name == WORKBOOKS["Propos"][self.place][0].split("/")[-1]
        heard = self.c["heard"]
        return (heard["interviews"], heard["statements"]) if is_interviews else ("–", "–")

    # -- statistics ------------------------------------------------------------------------
    def value(self, value, unit):
        if unit == "%":
            return self.t(f"{self.decimal(value)} %", f"{self.decimal(value)}%")
        if unit == "€/an":
            return self.t(f"{self.decimal(value, 0)} €/an", f"{self.decimal(value, 0)} €/year")
        if unit == "personnes":
            return self.many(int(value), "personne", "person")
        return f"{self.decimal(value)} " + self.t("pour 1000", "per 1000")

    def gap(self, gap, unit):
        sign = "+" if gap >= 0 else "-"
        digits, limit = (1, 3) if unit == "%" else (0, 20)
        if abs(gap) < limit <= round(abs(gap), digits):
            digits += 1  # not printed as if it had reached the limit
        if not round(abs(gap), digits):
            return self.t("écart nul", "no gap")
        if unit == "%":
            size = round(abs(gap), digits)
            one = size < 2 and self.place == 0
            return f"{sign}{self.decimal(size, digits)} point{'' if one else 's'}"
        return f"{sign}{self.decimal(abs(gap), digits)}%"

    def reason(self, written):
        french = next(
            p[0] for p in LISTS["Pourquoi la valeur manque"] if bare(written) in map(bare, p)
        )
        return self.word("Pourquoi la valeur manque", french)

    def provenance(self, one):
        joined = self.t(" et ", " and ").join(one["producers"])
        return f"{one['label']} {joined}, 2021"

    def compared(self, one, comparison):
        territory, kind, value, gap = comparison
        t, unit = self.t, one["unit"]
        if kind == "absent":
            said = t("pas de valeur", "no value")
        elif kind == "other year":
            said = t("pas de valeur pour la même année", "no value for the same year")
        elif kind == "reason":
            said = self.reason(value)
        else:
            said = self.value(value, unit)
            if kind == "other size":
                said += t(
                    " (effectif qui suit la taille du territoire, non comparé)",
                    " (a count follows the size of the territory, not compared)",
                )
            elif kind == "fragile":
                said += t(
                    " (effectif trop petit, non comparé)", " (headcount too small, not compared)"
                )
            elif gap is not None:
                said += f" ({self.gap(gap, unit)})"
        return f"{t(*PLACES[territory])}: {said}"

    def read(self, one):
        """The reading of an indicator, with its counts of comparators."""
        t = self.t
        words = {
            "no value": (
                "Sans valeur pour la commune",
                "No value for the municipality",
            ),
            "alone": (
                "Sans comparaison possible",
                "No comparison possible",
            ),
            "neutral": ("Contexte, sans jugement", "Context, no judgement"),
            "fragile": (
                "Fragile: effectif trop petit, pas de conclusion",
                "Fragile: headcount too small, no conclusion",
            ),
            "close": ("Écarts sous le repère", "Gaps under the mark"),
            "contrasted": ("Contrasté", "Mixed"),
            "signal": ("Signal", "Signal"),
            "favourable": ("Favorable", "Favourable"),
        }
        said = t(*words[one["reading"]])
        if one["reading"] not in ("signal", "favourable", "contrasted", "close"):
            return said
        sides = self.sides(one)
        return f"{said}: {sides}" if sides else said

    def sides(self, one):
        """Where the town stands: above how many comparators, below how many, out of how many."""
        t, whole = self.t, one["compared"]
        sides = []
        for count, (french, english) in (
            (one["above"], ("au-dessus de", "above")),
            (one["below"], ("en dessous de", "below")),
        ):
            if count:
                number = self.many(count, "comparateur", "comparator")
                sides.append(f"{t(french, english)} {number} {t('sur', 'out of')} {whole}")
        return t(" et ", " and ").join(sides)

    def indicators(self):
        t = self.t
        heads = t(
            ["Indicateur", "Romainville", "Territoires de comparaison", "Lecture"],
            ["Indicator", "Romainville", "Comparison territories", "Reading"],
        )
        chapters = {}
        for one in self.c["indicators"].values():
            if one["value"] is None:
                town = self.reason(one["reason"])
            else:
                town = self.value(one["value"], one["unit"])
                if one["headcount"] is not None:
                    town += " " + t("effectif: ", "number: ") + self.number(int(one["headcount"]))
            if all(kind == "absent" for _, kind, _, _ in one["comparisons"]):
                beside = t("aucune valeur de comparaison", "no value to compare with")
            else:
                beside = " ".join(self.compared(one, found) for found in one["comparisons"])
            row = [self.provenance(one), town, beside, self.read(one)]
            chapters.setdefault(one["chapter"], []).append(row)
        for chapter, rows in chapters.items():
            title = (
                self.word("Chapitres", chapter)
                if chapter
                else t("Sans chapitre", "Without a chapter")
            )
            tail = t(
                ": la commune et les territoires de comparaison",
                ": the town and the comparison territories",
            )
            yield title + tail, [heads, *rows]
        rows = [
            [
                self.provenance(one),
                " ".join(
                    f"{t(*PLACES[territory])}: "
                    + (self.reason(reason) if value is None else self.value(value, one["unit"]))
                    for territory, value, reason in one["others"]
                ),
            ]
            for one in self.c["indicators"].values()
            if one["others"]
        ]
        if rows:
            heads = t(["Indicateur", "Autres territoires"], ["Indicator", "Other territories"])
            yield t("Autres territoires relevés", "Other territories taken down"), [heads, *rows]

    def of_all(self, voices):
        if not voices:
            return self.t("aucune voix", "no voice")
        return f"{self.voices(voices)} {self.t('sur', 'out of')} {self.c['heard']['voices']}"

    def crossings(self):
        t = self.t
        base = f"base: {self.voices(self.c['heard']['voices'])}"
        told = [t("Lecture", "Reading"), t("En clair", "In plain words")]
        for name, list_name, head, caption in (
            ("chapters", "Chapitres", t("Chapitre", "Chapter"), t("par chapitre", "by chapter")),
            ("themes", "Thèmes", t("Thème", "Theme"), t("par thème", "by theme")),
        ):
            rows = [
                [self.word(list_name, key), self.reading(one), self.crossed(one, name)]
                for key, one in self.c["crossings"][name].items()
            ]
            title = t("Statistiques et paroles, ", "Statistics and voices, ")
            yield f"{title}{caption} ({base})", [[head, *told], *rows]
        rows = [
            [self.theme(theme), self.provision(one), self.balance(one)]
            for theme, one in self.c["provisions"].items()
        ]
        yield (
            t(
                "Besoins et ressources face à face, par thème",
                "Needs and resources face to face, by theme",
            )
            + f" ({base})",
            [[t("Thème", "Theme"), *told], *rows],
        )
        yield from self.crosswalk()
        yield from self.far_indicators()

    def crosswalk(self):
        t = self.t
        rows = []
        for theme, one in self.c["crossings"]["themes"].items():
            chapters = CHAPTERS_OF_THEMES[theme]
            linked = [
                o["label"] + ("" if o["chapter"] in chapters else " *") for o in one["indicators"]
            ]
            words = " ".join(self.word("Chapitres", chapter) for chapter in chapters)
            rows.append([self.theme(theme), words, " ".join(linked) or "–"])
        heads = t(
            ["Thème", "Chapitres reliés", "Indicateurs reliés"],
            ["Theme", "Linked chapters", "Linked indicators"],
        )
        yield (
            t(
                "Le croisement: à quels chapitres et indicateurs mène chaque thème",
                "The crosswalk: to which chapters and indicators each theme leads",
            ),
            [heads, *rows],
        )

    def far_indicators(self):
        """The indicators in signal, and those that stand better than elsewhere."""
        t = self.t
        rows = []
        for one in self.c["indicators"].values():
            if one["reading"] in ("signal", "contrasted", "favourable"):
                town = self.value(one["value"], one["unit"])
                if one["headcount"] is not None:
                    town += " " + t("effectif: ", "number: ") + self.number(int(one["headcount"]))
                rows.append([self.provenance(one), town, self.read(one)])
        if rows:
            heads = t(
                ["Indicateur", "Romainville", "Lecture"], ["Indicator", "Romainville", "Reading"]
            )
            caption = t(
                "Ce que la statistique signale, ce qui est contrasté, et ce qu'elle dit de favorable",
                "What statistics signal, what is mixed, and what they say that is favourable",
            )
            yield caption, [heads, *rows]

    def reading(self, one):
        """The reading, then how many say so; none where no theme leads there."""
        t = self.t
        readings = {
            "confirmed": t("Confirmé", "Confirmed"),
            "blind spot": t("Angle mort", "Blind spot"),
            "weak signal": t("Signal faible", "Weak signal"),
            "quiet": t("Calme", "Quiet"),
            "not measured": t("Non mesuré", "Not measured"),
        }
        if not one["themes"] and one["reading"] != "not measured":
            return t("Non relié", "Not linked")
        if one["reading"] in ("confirmed", "blind spot"):
            number, whole = len(one["signals"]), one["concluding"]
            told = self.many(number, "signal", "signal", ("signaux", "signals"))
            of = self.many(whole, "indicateur", "indicator")
            readings[one["reading"]] += f" {told} {t('sur', 'out of')} {of}"
        if not one["voices"]:
            only = t(" freins seulement", " barriers only") if one["barriers"] else ""
            return readings[one["reading"]] + only
        few = t("dit par peu de voix", "said by few voices")
        several = t("dit par plusieurs", "said by several")
        shared = t("voix non distinguées par chapitre", "voices not told apart by chapter")
        words = {"several": several, "few": few, "shared": shared}
        return f"{readings[one['reading']]} {words[self.strength(one)]}"

    @staticmethod
    def strength(one):
        """How many say so; of a chapter, where its own themes do not tell, whether others do."""
        voices, types = one["own"]
        if voices >= 3 and types >= 2:
            return "several"
        return "few" if voices == one["voices"] else "shared"

    def crossed(self, one, display):
        return " ".join(
            part
            for part in (self.figures(one), self.words(one, display), self.meaning(one))
            if part
        )

    def figures(self, one):
        t = self.t
        if not one["indicators"]:
            return t("Aucun indicateur.", "No indicator.")
        number = len(one["indicators"])
        if not one["concluding"]:
            said = self.many(number, "indicateur", "indicator")
            if number < 2:
                said += t(", qui ne permet pas de conclure.", ", which allows no conclusion.")
            else:
                said += t(
                    ", dont aucun ne permet de conclure.", ", none of which allows a conclusion."
                )
        elif one["signals"]:
            number = len(one["signals"])
            verb = t("signale", "signals") if number < 2 else t("signalent", "signal")
            said = self.many(number, "indicateur", "indicator")
            said += f" {t('sur', 'out of')} {one['concluding']} {verb} {t('un besoin', 'a need')}: "
            said += "; ".join(map(self.placed, one["signals"])) + "."
        elif one["concluding"] < 2:
            said = t(
                "1 indicateur permet de conclure, sans signaler de besoin.",
                "1 indicator allows a conclusion and signals no need.",
            )
        else:
            said = str(one["concluding"]) + t(
                " indicateurs permettent de conclure, sans signaler de besoin.",
                " indicators allow a conclusion and signal no need.",
            )
        if one["favourable"]:
            better = "; ".join(map(self.placed, one["favourable"]))
            said += t(" Plus favorable qu'ailleurs: ", " Better than elsewhere: ") + better + "."
        if one["contrasted"]:
            mixed = "; ".join(map(self.placed, one["contrasted"]))
            said += t(" Contrasté, sans conclusion: ", " Mixed, no conclusion: ") + mixed + "."
        return said

    def placed(self, one):
        told = [self.value(one["value"], one["unit"]), self.sides(one)]
        if one["headcount"] is not None:
            told.append(self.t("effectif ", "headcount ") + self.number(int(one["headcount"])))
        return f"{one['label']} ({', '.join(part for part in told if part)})"

    def words(self, one, display):
        t, themes = self.t, one["themes"]
        if not themes:
            return t("Aucun thème n'y mène.", "No theme leads there.")
        where = t("sous ce thème", "under this theme")
        if display == "chapters":
            named = "; ".join(map(self.theme, themes))
            where = (
                t(f"sous le thème relié ({named})", f"under the linked theme ({named})")
                if len(themes) == 1
                else t(f"sous les thèmes reliés ({named})", f"under the linked themes ({named})")
            )
        if not one["voices"] and one["barriers"]:
            return t(
                f"Personne ne dit de besoin {where}, mais des voix y disent des freins.",
                f"Nobody speaks of a need {where}, but voices speak of barriers there.",
            )
        if not one["voices"]:
            return t(f"Personne ne dit de besoin {where}.", f"Nobody speaks of a need {where}.")
        strength = self.strength(one)
        who = t("Peu d'acteurs", "Few actors")
        if strength == "several":
            who = t("Plusieurs acteurs", "Several actors")
        if strength == "shared":
            who = t("Des voix", "Voices")
            where += t(
                ", sans qu'on sache si c'est celui de ce chapitre",
                ", and nothing tells whether it is that of this chapter",
            )
        said = self.of_all(one["voices"])
        if one["types"] == 1:
            said += t(", d'un seul type d'acteurs", ", of a single type of actors")
        elif one["types"]:
            said += t(
                f", de {one['types']} types d'acteurs", f", of {one['types']} types of actors"
            )
        return f"{who} {t('disent un besoin', 'speak of a need')} {where}: {said}."

    def meaning(self, one):
        t = self.t
        if one["reading"] == "not measured":
            return ""
        if not one["themes"]:
            if one["signals"]:
                return t(
                    "Le silence des acteurs n'y prouve rien: la question est à poser.",
                    "The actors' silence proves nothing there: the question is to be asked.",
                )
            return t(
                "Le silence des acteurs n'y prouve rien.",
                "The actors' silence proves nothing there.",
            )
        if one["voices"] and self.strength(one) == "shared":
            return ""
        if one["reading"] == "confirmed" and len(one["signals"]) < one["concluding"]:
            return t(
                "Une partie des chiffres va dans le même sens que les paroles, une autre non.",
                "Some of the figures go the same way as the words, others do not.",
            )
        return {
            "confirmed": t(
                "Les chiffres et les paroles vont dans le même sens.",
                "Figures and words go the same way.",
            ),
            "blind spot": t(
                "C'est une question à aller poser.", "This is a question to go and ask."
            ),
            "weak signal": t(
                "Ces chiffres ne montrent pas ce que les acteurs voient: il en faut d'autres.",
                "These figures do not show what the actors see: others are needed.",
            ),
            "quiet": t(
                "Rien ne ressort, ni des chiffres ni des paroles.",
                "Nothing stands out, in figures or in words.",
            ),
        }[one["reading"]]

    def balance(self, one):
        t = self.t
        said = [t("Besoins: ", "Needs: ") + self.of_all(one["needs"]) + "."]
        if one["barriers"]:
            said.append(t("Freins: ", "Barriers: ") + self.of_all(one["barriers"]) + ".")
        if one["held"]:
            said.append(
                t("Ressources en entretien: ", "Resources in interviews: ")
                + self.of_all(one["resources"])
                + t("; avec la feuille: ", "; with the sheet: ")
                + self.held(one["held"])
                + "."
            )
        meanings = {
            "Appui fragile": (
                "Parmi les ressources dont l'état est dit, moins de la moitié sont actives pour tous.",
                "Of the resources whose state is said, fewer than half are active for all.",
            ),
            "À vérifier": (
                "Aucune n'est active pour tous, et il en est dont l'état est à vérifier.",
                "None is active for all, and the state of some is to be checked.",
            ),
            "À relier": (
                "Il y a quelque chose, mais rien qui soit actif pour tous.",
                "There is something, but nothing that is active for all.",
            ),
            "Manque": (
                "Aucune ressource présente n'est nommée en face.",
                "No resource at hand is named beside it.",
            ),
            "Levier": (
                "Des ressources sont nommées, sans besoin ni frein dit.",
                "Resources are named, and neither need nor barrier is said.",
            ),
        }
        said += [t(*meanings[found])] if (found := self.provided(one)) in meanings else []
        return " ".join(said)

    def held(self, held):
        words = {
            "active": (" active", " actives", " active"),
            "unsaid": (" dont l'état n'est pas dit",) * 2 + (" whose state nobody said",),
            "disputed": (" dont l'état est discuté",) * 2 + (" whose state is disputed",),
            "awaiting": (
                *(" dormante ou fragile", " dormantes ou fragiles"),
                " dormant or fragile",
            ),
            "absent": (
                *(" en projet ou disparue", " en projet ou disparues"),
                " planned or gone",
            ),
        }
        said = [
            f"{number}{words[worth][2 if self.place else number > 1]}"
            for worth, number in held.items()
        ]
        last = self.t(" et ", " and ").join(said[-2:])
        return ", ".join([*said[:-2], last])

    @staticmethod
    def provided(one):
        """The reading of needs and resources, in French."""
        there = {worth: n for worth, n in one["held"].items() if worth != "absent"}
        if not one["needs"] and not one["barriers"]:
            return "Levier" if there else "Ni besoin ni ressource"
        if "active" in there:
            told = sum(n for worth, n in there.items() if worth != "unsaid")
            return "Appui" if there["active"] * 2 >= told else "Appui fragile"
        if "unsaid" in there:
            return "À vérifier"
        return "À relier" if there else "Manque"

    def provision(self, one):
        english = {
            "Appui": "Support",
            "Appui fragile": "Fragile support",
            "À vérifier": "To check",
            "À relier": "To connect",
            "Manque": "Missing",
            "Levier": "Lever",
            "Ni besoin ni ressource": "Neither need nor resource",
        }
        found = self.provided(one)
        only = bool(one["barriers"]) and not one["needs"]
        return self.t(found, english[found]) + self.t(" freins seulement", " barriers only") * only

    # -- phase 2 ---------------------------------------------------------------------------
    def by_line(self, caption, head, unit, table, names):
        """A table of one column with its total."""
        rows = [[names(value), number] for value, number in table.items() if number]
        return caption, [[head, unit], *rows, ["Total", sum(table.values())]]

    def college(self, french):
        return self.word("Collèges", french) if french else self.t(*READINESS[""])

    def of(self, base):
        """The base of a table, as its caption tells it."""
        return self.t(f" (sur {base})", f" (of {base})")

    def noted(self, district):
        return district or self.t("Quartier non noté", "District not noted")

    def seats(self):
        """A row a table and theme, a column a round, and what the rounds add up to."""
        t, tables = self.t, self.c["tables"]
        rounds = sorted({row[1] for row in tables})
        lines = {}
        for number, turn, theme, seats, who in tables:
            line = lines.setdefault((number, theme), {"seats": []})
            line["seats"] += [seats] if seats and seats not in line["seats"] else []
            line[turn] = "–" if who == "0*" else who
        rows = [
            [number, self.theme(theme), " / ".join(line["seats"]) or "–"]
            + [line.get(turn, "–") for turn in rounds]
            for (number, theme), line in lines.items()
        ]
        known = {turn: [line[turn] for line in lines.values() if turn in line] for turn in rounds}
        totals = [
            "–" if "–" in found else sum(int(who.removesuffix("*")) for who in found)
            for found in known.values()
        ]
        heads = t(["Table", "Thème", "Places"], ["Table", "Theme", "Seats"])
        person = t("Personnes", "Persons")
        turns = t("au tour", "in round")
        heads += [f"{person} {turns} {n}" for n in rounds] if len(rounds) > 1 else [person]
        total = [["Total", "–", "–", *totals]] if set(totals) != {"–"} else []
        return [heads, *rows, *total]

    def phase2(self):
        c, t = self.c, self.t
        numbers = {row[0] for row in c["tables"]}
        base = self.of(self.many(len(numbers), "table", "table"))
        yield t("Les tables de l'atelier", "The tables of the workshop") + base, self.seats()
        base = self.of(self.many(c["records"]["Pilotes"], "pilote", "pilot"))
        college, district = t("Collège", "College"), t("Quartier", "District")
        unit = t("Pilotes", "Pilots")
        caption = t("Pilotes par collège", "Pilots by college") + base
        yield self.by_line(caption, college, unit, c["pilots by college"], self.college)
        caption = t("Pilotes par quartier", "Pilots by district") + base
        yield self.by_line(caption, district, unit, c["pilots by district"], self.noted)
        present = sum(c["funnel.present"].values())
        here = self.many(
            present,
            "personne présente",
            "person present",
            ("personnes présentes", "persons present"),
        )
        answers = c["funnel.answers"]
        rows = []
        for name, _ in LISTS["Collèges"]:
            row = [
                c["funnel.invited"].get(name, 0),
                answers.get("Oui", {}).get(name, 0),
                answers.get("Peut-être", {}).get(name, 0),
                answers.get("Non", {}).get(name, 0),
                answers.get("Sans réponse", {}).get(name, 0) + answers.get("", {}).get(name, 0),
                c["funnel.present"].get(name, 0),
                c["funnel.walk-ins"].get(name, 0),
                c["funnel.no-shows"].get(name, 0),
            ]
            if any(row):
                rows.append([self.college(name), *row])
        total = ["Total", *(sum(row[n] for row in rows) for n in range(1, 9))]
        heads = t(
            "Collège,Invitations,Oui,Peut-être,Non,Sans réponse,Présences,Sans invitation,Inscrits absents",
            "College,Invitations,Yes,Maybe,No,No answer,Present,Not invited,Absent",
        ).split(",")
        invited = self.many(c["records"]["Invitations"], "invitation", "invitation")
        yield (
            t(
                "De l'invitation à la salle, par collège",
                "From the invitation to the room, by college",
            )
            + self.of(t(f"{invited} et {here}", f"{invited} and {here}")),
            [heads, *rows, total],
        )
        rows = []
        for name, number in c["funnel.present"].items():
            told, new = c["faces.told"].get(name, 0), c["faces.new"].get(name, 0)
            rows.append([self.college(name), new, told - new, number - told, number])
        total = ["Total", *(sum(row[n] for row in rows) for n in range(1, 5))]
        heads = t(
            ["Collège", "Première fois", "Déjà venus", "Non noté", "Présences"],
            ["College", "First time", "Came before", "Not noted", "Present"],
        )
        yield (
            t("Premières venues par collège", "First-time participants by college") + self.of(here),
            [heads, *rows, total],
        )
        caption = t("Personnes présentes par quartier", "Persons present by district")
        caption += self.of(here)
        unit = t("Présences", "Present")
        yield self.by_line(caption, district, unit, c["present by district"], self.noted)
        yield self.written()
        yield from self.ranking()
        yield from self.pledges(
            (
                t("Engagements selon ce qui est apporté", "Pledges by what is given"),
                t("Engagements par thème", "Pledges by theme"),
                t("Sans thème noté", "No theme noted"),
            ),
            self.of(self.many(c["records"]["Engagements"], "engagement", "pledge")),
        )
        words = {5: t("5, très utile", "5, very useful"), 1: t("1, inutile", "1, of no use")}
        rows = [[words.get(n, n), c["scores"].get(n, 0)] for n in (5, 4, 3, 2, 1)]
        slips = self.many(c["records"]["Évaluations"], "fiche", "slip")
        heads = t(["Note", "Fiches"], ["Score", "Slips"])
        yield (
            t("Notes données à l'atelier", "Scores given to the workshop") + self.of(slips),
            [heads, *rows, ["Total", c["records"]["Évaluations"]]],
        )

    def written(self):
        c, t = self.c, self.t
        opened = {row[2] for row in c["tables"]}
        rows = []
        for theme in [*THEMES, ""]:
            table = c[f"written.{theme}"]
            if table or theme in opened:
                line = [table.get(nature, 0) for nature in WRITTEN]
                rows.append([self.theme(theme, NOT_NOTED), *line, sum(line)])
        line = [c["contributions"].get(nature, 0) for nature in WRITTEN]
        heads = t(
            "Thème,Constats,Ressources,Besoins,Idées,Questions,Désaccords,Total",
            "Theme,Findings,Resources,Needs,Ideas,Questions,Disagreements,Total",
        ).split(",")
        base = self.many(c["records"]["Contributions"], "contribution", "contribution")
        return (
            t("Contributions par thème et par nature", "Contributions by theme and nature")
            + self.of(base),
            [heads, *rows, ["Total", *line, sum(line)]],
        )

    def dots(self):
        return self.many(sum(self.c["dots"].values()), "gommette", "dot")

    def ranking(self):
        c, t = self.c, self.t
        rows = [
            [
                *(n, o["text"], self.theme(o["theme"], NOT_NOTED)),
                *(o["dots"], o["rank"], o["colleges"], o["breadth"]),
            ]
            for n, o in c["ranking"].items()
        ]
        heads = t(
            ["N°", "Contribution", "Thème", "Gommettes", "Rang", "Collèges", "Rang"],
            ["No.", "Contribution", "Theme", "Dots", "Rank", "Colleges", "Rank"],
        )
        caption = t(
            "Contributions soumises au vote, classées par gommettes et par collèges",
            "Contributions put to the vote, ranked by dots and by colleges",
        )
        yield caption + self.of(self.dots()), [heads, *rows]
        colleges = [name for name, _ in LISTS["Collèges"] if name in c["dots by college"]]
        colleges += [""] if "" in c["dots by college"] else []
        rows = [
            [n, *(o["by college"].get(name, 0) for name in colleges), o["dots"]]
            for n, o in c["ranking"].items()
            if o["dots"]
        ]
        caption = t(
            "Gommettes par collège, pour les contributions classées",
            "Dots by college, for the ranked contributions",
        )
        yield (
            caption + self.of(self.dots()),
            [[t("N°", "No."), *map(self.college, colleges), "Total"], *rows],
        )

    def pledges(self, captions, base):
        c, t = self.c, self.t
        kinds, themes, without = captions
        unit = t("Engagements", "Pledges")
        if kinds:
            yield kinds + base, self.kinds(unit)
        rows = [
            [self.theme(theme) if theme else without, number]
            for theme, number in c["pledges by theme"].items()
        ]
        total = ["Total", c["records"]["Engagements"]]
        yield themes + base, [[t("Thème", "Theme"), unit], *rows, total]

    def kinds(self, unit):
        rows = [
            [self.word("Ce qui est apporté", kind), number]
            for kind, number in self.c["pledges by kind"].items()
        ]
        return [[self.t("Ce qui est apporté", "What is given"), unit], *rows]

    # -- phase 3 ---------------------------------------------------------------------------
    def phase3(self):
        c, t = self.c, self.t
        rows = [[self.date(day(r["Date"])), text(r["Ce qui s'est passé"])] for r in c["milestones"]]
        heads = t(["Date", "Ce qui s'est passé"], ["Date", "What happened"])
        yield t("Les dates du projet", "Dates of the project"), [heads, *rows]
        rows = [
            [name, len(one["voices"])]
            for name, one in c["resources"].items()
            if one["voices"]
            and not one["disputed"]
            and one["settled"] != "Disparue"  # they stand below « Des forces »
        ]
        heads = t(["Ressource", "Citations"], ["Resource", "Citations"])
        caption = t(
            "Les ressources les plus citées, dans les entretiens et à l'atelier",
            "The resources most cited, in the interviews and at the workshop",
        )
        yield caption, [heads, *rows]
        rows = []
        for theme in THEMES:
            voices = c[f"said.{theme}.voices"]
            if voices.get("Besoin") or voices.get("Frein"):
                rows.append([self.theme(theme), voices.get("Besoin", 0), voices.get("Frein", 0)])
        heads = t(["Thème", "Besoins", "Freins"], ["Theme", "Needs", "Barriers"])
        base = f"({t('sur', 'of')} {self.voices(c['heard']['voices'])})"
        caption = t(
            "Besoins et freins par thème, en nombre de voix ",
            "Needs and barriers by theme, in voices ",
        )
        yield caption + base, [heads, *rows]
        rows = [
            [
                f"{n} · {o['text']}",
                self.word("Natures des contributions", o["nature"]),
                self.theme(o["theme"]),
                o["dots"],
            ]
            for n, o in c["ranking"].items()
            if o["nature"] in ("Idée", "Besoin") and o["dots"]
        ]
        # The ten first; the others stand in the ranking of phase 2.
        rows = sorted(rows, key=lambda row: -row[3])[:10]
        heads = t(
            ["Proposition", "Nature", "Thème", "Gommettes"], ["Proposal", "Nature", "Theme", "Dots"]
        )
        caption = t(
            "Les propositions qui ont reçu le plus de gommettes",
            "The proposals that received most dots",
        )
        placed = t(f"sur {self.dots()} placées", f"of {self.dots()} placed")
        if rows:
            yield f"{caption} ({placed})", [heads, *rows]
        pledged = self.many(c["records"]["Engagements"], "engagement", "pledge")
        caption = t(
            f"Ce que les engagements apportent (sur {pledged}; un engagement peut apporter plusieurs choses)",
            f"What the pledges bring (of {pledged}; a pledge may bring several things)",
        )
        yield caption, self.kinds(t("Engagements", "Pledges"))
        yield self.readiness()
        yield self.each_pledge()
        yield from self.answers()
        for number, action in c["action sheets"].items():
            yield f"{t('Fiche-action', 'Action sheet')} {number}", self.sheet(number, action)
        yield from self.follow_up()
        outcomes = c["pledges by outcome"]
        rows = [
            [self.word("Suites des engagements", o), outcomes.get(o, 0)]
            for o, _ in LISTS["Suites des engagements"]
        ]
        rows.append([t("Pas encore de suite connue", "No outcome known yet"), outcomes.get("", 0)])
        heads = t(["Suite", "Engagements"], ["Outcome", "Pledges"])
        total = ["Total", c["records"]["Engagements"]]
        yield (
            t("Ce que sont devenus les engagements", "What became of the pledges"),
            [heads, *rows, total],
        )
        actions = c["pledges by action"]
        if set(actions) != {""}:
            unit, without = t("Engagements", "Pledges"), t("Sans action à ce jour", "No action yet")
            rows = [
                [f"{number} · {self.title(number)}" if number else without, count]
                for number, count in actions.items()
            ]
            caption = t("Les engagements, par action", "The pledges, by action")
            yield caption, [["Action", unit], *rows, total]
        yield from self.pledges(
            (
                "",
                t("Les engagements, par thème", "The pledges, by theme"),
                t("Thème non indiqué", "Theme not given"),
            ),
            "",
        )

    def each_pledge(self):
        c, t = self.c, self.t
        rows = []
        for row in c["pledges"]:
            kinds = "; ".join(
                self.word("Ce qui est apporté", kind) for kind in row["Ce qui est apporté"]
            )
            theme = (
                self.theme(row["theme"])
                if row["theme"]
                else t("thème non indiqué", "theme not given")
            )
            outcome = self.word("Suites des engagements", row["Suite"]) if row["Suite"] else "–"
            rows.append([text(row["Je m'engage à…"]), kinds, self.pledged(row) or theme, outcome])
        heads = t(
            ["Engagement", "Ce qui est apporté", "Action ou thème", "Suite"],
            ["Pledge", "What is given", "Action or theme", "Outcome"],
        )
        caption = t(
            "Les engagements, un par un (ne sort pas du bureau)",
            "The pledges, one by one (not to leave the office)",
        )
        return caption, [heads, *rows]

    def pledged(self, row):
        """The action that takes up the proposal a pledge helps."""
        number = row["action"]
        return f"{number} · {self.title(number)}" if number else ""

    def title(self, number):
        return text(self.c["action sheets"][number]["Titre"])

    def answers(self):
        c, t = self.c, self.t
        decided = c["decisions.proposals"]
        rows = [[self.word("Décisions", d), decided.get(d, 0)] for d, _ in LISTS["Décisions"]]
        rows.append([t("Sans réponse à ce jour", "No answer yet"), len(c["unanswered"])])
        rows.append(["Total", len(c["proposals"])])
        base = self.many(len(c["proposals"]), "proposition", "proposal")
        heads = t(["Réponse", "Propositions"], ["Answer", "Proposals"])
        yield (
            t("Les réponses aux propositions", "The answers to the proposals") + f" ({base})",
            [heads, *rows],
        )
        captions = {
            "Retenue": t("Propositions retenues", "Proposals kept"),
            "Adaptée": t("Propositions adaptées", "Proposals adapted"),
            "Transmise à un partenaire": t(
                "Propositions transmises à un partenaire", "Proposals passed on to a partner"
            ),
            "Non retenue": t("Propositions non retenues", "Proposals not kept"),
        }
        numbered = {text(row["N°"]): row for row in c["written"] if text(row["N°"])}
        tables, others = {}, []
        for number, row in c["answers by number"].items():
            written, action = numbered[number], text(row["Action (n°)"])
            when = f"{text(row['Qui répond (fonction)'])} {self.date(day(row['Quand']))}"
            if written["Nature"] in ("Idée", "Besoin"):
                said = (
                    f"{number} · {text(written['Ce qui est écrit'])} {self.theme(written['theme'])}"
                )
                taken = f"{action} · {self.title(action)}" if action else "–"
                tables.setdefault(row["Décision"], []).append(
                    [said, text(row["Pourquoi"]), when, taken]
                )
            else:
                decision = self.word("Décisions", row["Décision"])
                others.append([f"{number} {decision}", text(row["Pourquoi"]), when, action or "–"])
        tail = t(
            ["Pourquoi", "Qui répond, quand", "Action"], ["Why", "Who answers, when", "Action"]
        )
        for decision, rows in tables.items():
            yield captions[decision], bare_end([[t("Proposition", "Proposal"), *tail], *rows])
        rows = [
            [
                " · ".join(filter(None, [text(row["N°"]), text(row["Ce qui est écrit"])])),
                self.word("Natures des contributions", row["Nature"]),
                self.theme(row["theme"]),
            ]
            for row in c["unanswered"]
        ]
        heads = t(["Proposition", "Nature", "Thème"], ["Proposal", "Nature", "Theme"])
        if rows:
            yield (
                t("Propositions sans réponse à ce jour", "Proposals without an answer yet"),
                [heads, *rows],
            )
        if others:
            heads = [t("N°, réponse", "No., answer"), *tail]
            yield (
                t("Réponses à d'autres contributions", "Answers to other contributions"),
                bare_end([heads, *others]),
            )

    def attention(self, action):
        """Why an action is to be looked at."""
        found, t = [], self.t
        if action["late"]:
            day_due = self.date(action["due"])
            found.append(
                t(
                    f"En retard: étape prévue pour le {day_due}",
                    f"Late: a step was due on {day_due}",
                )
            )
        over = action["state"] in ENDED[:2]
        if not over and action["cost"] and action["Financement"] not in ("Acquis", "Sans besoin"):
            found.append(
                t("Financement à trouver ou à confirmer", "Funding to be found or confirmed")
                + f" ({self.funding(action)})"
            )
        return " ".join(found)

    def funding(self, action):
        known = action["Financement"]
        return self.word("États du financement", known) if known else self.t(*READINESS[""])

    @staticmethod
    def costs_nothing(action):
        """Whether an action has no cost, and says that it needs no money."""
        return action["cost"] == 0 and action["Financement"] == "Sans besoin"

    def sheet(self, number, action):
        t = self.t
        state = self.word("États des actions", action["state"])
        if action["told"]:
            state += t(" (point du ", " (review of ") + self.date(action["told"]) + ")"
        if action["Priorité"]:
            word = self.word("Priorités", action["Priorité"])
            state += " · " + t(f"priorité {word}", f"{word} priority")
        funder = text(action["Financeur"])
        if action["Financement"]:
            funder += t(" (financement: ", " (funding: ") + self.funding(action) + ")"
        first = day(action["Date de la première étape"])
        behind = sorted(
            (
                n
                for n, row in self.c["answered proposals"].items()
                if text(row["Action (n°)"]) == number
            ),
            key=lambda name: int(name[1:]),
        )
        latest, following = action["latest"], action["next"]
        step_on = self.date(following[1]) if following and following[1] else ""
        rows = [
            ((t("À regarder", "To look at"), self.attention(action)),),
            ((t("Constat", "Finding"), text(action["Constat"])),),
            ((t("Objectif", "Aim"), text(action["Objectif"])),),
            (
                (t("Thèmes", "Themes"), "; ".join(map(self.theme, action["Thèmes"]))),
                (t("Quartier", "District"), text(action["Quartier"])),
            ),
            (
                (
                    t("Pilote de l'action", "Lead"),
                    text(action["Pilote de l'action (fonction, structure)"]),
                ),
            ),
            (
                (
                    t("Première étape", "First step"),
                    f"{self.date(first)}: {text(action['Première étape'])}",
                ),
            ),
            (
                (t("Coût", "Cost"), self.euros(action["cost"])),
                (t("Financeur", "Funder"), funder),
            ),
            ((t("Indicateur de suivi", "Measure"), text(action["Indicateur de suivi"])),),
            (
                (
                    t("Prochaine étape", "Next step"),
                    ": ".join(filter(None, [step_on, text(following[0])])) if following else "",
                ),
            ),
            (
                (
                    t("Dernier point", "Latest review"),
                    f"{self.date(day(latest['Date']))}: {text(latest['Ce qui a été fait'])}"
                    if latest
                    else "",
                ),
            ),
            (
                (
                    t("Ressources mobilisées", "Resources used"),
                    text(action["Ressources mobilisées"]),
                ),
            ),
            (
                (t("Propositions à l'origine", "Proposals behind it"), "; ".join(behind)),
                (t("Preuves", "Evidence"), text(action["Preuves (n° ou identifiants)"])),
                (t("Identifiant", "Identifier"), "A-0000"),
            ),
        ]
        found = [[(name, said) for name, said in row if said] for row in rows]
        return [
            [t("État", "State"), state],
            *(
                [", ".join(name for name, _ in row), " · ".join(said for _, said in row)]
                for row in found
                if row
            ),
        ]

    def follow_up(self):
        c, t = self.c, self.t
        today = self.date(self.today)
        rows = [
            [
                f"{number} · {text(action['Titre'])}",
                " ".join(
                    [
                        self.word("États des actions", action["state"]),
                        *(
                            [self.word("Priorités", action["Priorité"])]
                            if action["Priorité"]
                            else []
                        ),
                    ]
                ),
                self.date(action["due"]) if action["due"] else t("sans date", "no date"),
                action["step"] or t("à compléter", "to be filled in"),
                text(action["Pilote de l'action (fonction, structure)"]),
                self.euros(action["cost"])
                + ("" if self.costs_nothing(action) else " " + self.funding(action)),
            ]
            for number, action in c["action sheets"].items()
            if action["state"] not in ENDED
        ]
        heads = t(
            [
                *("Action", "État, priorité", "Échéance", "Prochaine étape", "Pilote"),
                "Coût, financement",
            ],
            ["Action", "State, priority", "Next date", "Next step", "Lead", "Cost, funding"],
        )
        yield t(f"Feuille de route au {today}", f"Roadmap on {today}"), [heads, *rows]
        rows = [
            [
                f"{n} · {text(a['Titre'])}",
                self.word("États des actions", a["state"]),
                self.attention(a),
            ]
            for n, a in c["action sheets"].items()
            if self.attention(a)
        ]
        heads = t(["Action", "État", "Pourquoi"], ["Action", "State", "Why"])
        if rows:
            yield (
                t(f"Actions à regarder au {today}", f"Actions to look at on {today}"),
                [heads, *rows],
            )
        rows = [[self.theme(theme), *pair] for theme, pair in c["without action"].items()]
        heads = t(
            ["Thème", "Voix (entretiens)", "Besoins (atelier)"],
            ["Theme", "Voices (interviews)", "Needs (workshop)"],
        )
        if len(rows) > 1:  # one alone is told in a sentence
            caption = t(
                "Thèmes avec des besoins et sans action", "Themes with needs and without any action"
            )
            yield caption, [heads, *rows]

    # -- resources -------------------------------------------------------------------------
    def resources(self):
        c, t = self.c, self.t
        entries = c["resources"]
        whole = self.many(len(entries), "ressource", "resource")
        rows, tables = [], []
        for theme in [*THEMES, ""]:
            inside = {n: e for n, e in entries.items() if theme in (e["themes"] or {""})}
            needs = c["provisions"][theme]["needs"] if theme else 0
            written = c["needs written"].get(theme, 0)
            settled = [e["settled"] for e in inside.values()]
            disputed = sum(e["disputed"] for e in inside.values())
            line = [settled.count(state) for state in ("Active", "Fragile", "Dormante")]
            if inside or needs or written:
                name = self.theme(theme, ALONE)
                rows.append([name, needs, written, len(inside), *line, disputed])
            first = {n: e for n, e in inside.items() if self.first(e) == theme}
            if first:
                number = self.part(len(first), len(inside))
                caption = (
                    f"{self.theme(theme, ALONE)}: {t('les ressources', 'the resources')} ({number})"
                )
                tables.append((caption, self.entries(first)))
        heads = t(
            "Thème,Besoins dits en entretien (voix),Besoins écrits à l'atelier,Ressources,Actives,"
            "Fragiles,Dormantes,État discuté",
            "Theme,Needs said in interviews (voices),Needs written at the workshop,Resources,Active,"
            "Fragile,Dormant,Disputed",
        ).split(",")
        yield (
            t("Besoins et ressources par thème", "Needs and resources by theme") + f" ({whole})",
            [heads, *rows],
        )
        yield from tables
        yield from self.watched(entries, whole)
        uncited = {n: e for n, e in entries.items() if not e["voices"]}
        number = self.part(len(uncited), len(entries))
        caption = t(
            f"Repérées par l'équipe, sans avoir été citées en entretien ni à l'atelier ({number})",
            f"Noted by the team, cited neither in an interview nor at the workshop ({number})",
        )
        if uncited:
            rows = [
                [
                    name,
                    self.word("États des ressources", e["sheet"]) if e["sheet"] else "–",
                    e["district"] or "–",
                    "; ".join(e["others"]) or "–",
                ]
                for name, e in uncited.items()
            ]
            heads = t(
                ["Ressource", "État", "Quartier", "Sources"],
                ["Resource", "State", "District", "Sources"],
            )
            yield caption, [heads, *rows]
        unit = t("Ressources", "Resources")
        categories, districts = {}, {}
        for entry in entries.values():
            categories[entry["category"]] = categories.get(entry["category"], 0) + 1
            districts[entry["district"]] = districts.get(entry["district"], 0) + 1
        yield self.by_line(
            t("Ressources par catégorie", "Resources by category") + f" ({whole})",
            t("Catégorie", "Category"),
            unit,
            categories,
            lambda value: (
                self.word("Catégories de ressources", value) if value else t(*READINESS[""])
            ),
        )
        caption, head = (
            t("Ressources par quartier", "Resources by district") + f" ({whole})",
            t("Quartier", "District"),
        )
        yield self.by_line(caption, head, unit, districts, self.districts)
        heads = t(
            "Ressource,Identifiant,Catégorie,Types d'acteurs,Sources,Hors de l'équipe",
            "Resource,Id,Category,Types of actors,Sources,Outside the office",
        ).split(",")
        rows = [
            [
                name,
                "",
                self.category(entry),
                len(entry["types"]),
                "; ".join(
                    [
                        *sorted(entry["interviews"]),
                        *(f"table {table}" for table in sorted(entry["tables"])),
                        *entry["others"],
                    ]
                )
                or "–",
                {
                    "Oui": t("Nommée", "Named"),
                    "Sans le quartier": t("Sans le quartier", "Without the district"),
                    "Non": t("Non nommée", "Not named"),
                }[entry["outside"]],
            ]
            for name, entry in entries.items()
        ]
        caption = t(
            "Chaque ressource, son identifiant et ses sources",
            "Each resource, its id and its sources",
        )
        yield f"{caption} ({whole})", [heads, *rows]

    @staticmethod
    def first(entry):
        """The theme under which a resource is described."""
        return next((theme for theme in THEMES if theme in entry["themes"]), "")

    def part(self, number, whole):
        """`3 ressources`, or `3 ressources sur 12`."""
        listed = self.many(number, "ressource", "resource")
        return listed if number == whole else f"{listed} {self.t('sur', 'of')} {whole}"

    def category(self, entry):
        return (
            self.word("Catégories de ressources", entry["category"]) if entry["category"] else "–"
        )

    def watched(self, entries, whole):
        """What sleeps, weakens or is disputed, what is gone or planned: a row a state."""
        words = {
            "Dormante": self.word("États des ressources", "Dormante"),
            "Fragile": self.word("États des ressources", "Fragile"),
            "": self.t("État discuté", "Disputed"),
            "Disparue": self.word("États des ressources", "Disparue"),
            "En projet": self.word("États des ressources", "En projet"),
        }
        rows = []
        for state, word in words.items():
            found = {
                n: e
                for n, e in entries.items()
                if (e["settled"] == state if state else e["disputed"])
            }
            names = [n if state else f"{n} ({self.either(e)})" for n, e in sorted(found.items())]
            if found:
                rows.append([word, len(found), "; ".join(names)])
        caption = self.t(
            "Ce qui dort, se fragilise ou se discute, a disparu ou n'est qu'en projet",
            "What sleeps, weakens or is disputed, what is gone or only planned",
        )
        if rows:
            heads = self.t(["État", "Ressources", "Lesquelles"], ["State", "Resources", "Which"])
            yield f"{caption} ({whole})", [heads, *rows]

    def either(self, entry):
        """The states of a resource in a row: `active, fragile ou disparue`."""
        told = [s for s in STATE_ORDER if s == entry["sheet"] or entry["states"].get(s)]
        words = [self.word("États des ressources", state) for state in told]
        return f"{', '.join(words[:-1])} {self.t('ou', 'or')} {words[-1]}"

    def entries(self, inside):
        """What a theme prints of its resources; columns of which nothing is known are left out."""
        held = self.t("portée par: ", "held by: ")
        found = []
        for name, e in inside.items():
            parts = [e["district"], *e["about"], e["holder"] and held + e["holder"]]
            where = " · ".join(part for part in parts if part)
            found.append([
                f"{name} {e['description']}", self.state(e), len(e["voices"]), where, e["usable"]
            ])  # fmt: skip
        heads = self.t(
            "Ressource;État;Voix;Où, quand, pour qui;Peut servir à",
            "Resource;State;Voices;Where, when, for whom;Usable for",
        ).split(";")
        table = [heads, *found]
        kept = [n for n in range(len(heads)) if any(str(row[n]) for row in found)]
        return [[str(row[n]) or "–" for n in kept] for row in table]


def expected(report, counts, language, today):
    """Caption → rows of the tables of a report, as they are compared."""
    made = _Expected(counts, language)
    made.today = today
    return {
        same(caption): _rows([[str(cell) for cell in row] for row in rows])
        for caption, rows in getattr(made, report)()
    }


def _rows(rows):
    """The heads, then the lines in an order of their own."""
    lines = [[_names_in_order(same(cell)) for cell in row] for row in rows]
    return [lines[0], *sorted(lines[1:])]


def _names_in_order(cell):
    """« 2 signaux sur 2 : Mesure 4 ; Mesure 1 »: which comes first says nothing."""
    head, colon, names = cell.partition(":")
    if re.match(r"\d+(signal|signaux|signals)(sur|outof)\d+$", head):
        return head + colon + ";".join(sorted(names.split(";")))
    return cell


def printed(reading):
    """The same of a document that was read: caption without its number → rows."""
    tables = dict(zip(reading.tables, reading.tables.values(), strict=True))
    found = {}
    for caption in reading.captions:
        whole = re.sub(r"^\W*(?:Tableau|Table)\s+\d+\.\s*", "", caption.replace("\u00a0", " "))
        key = re.sub(
            r"\((?:n =|sur|of) .*\)$",
            "",
            re.sub(r"[\s\u00a0\u202f]+", " ", whole).replace("’", "'"),
        )
        rows = tables.get(key.strip())
        if rows is not None:
            assert same(whole) not in found, whole
            found[same(whole)] = _rows(rows)
    assert len(found) == len(tables), (sorted(tables), sorted(found))
    return found
