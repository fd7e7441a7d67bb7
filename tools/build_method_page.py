"""Builds the page on the rules of the method from its text, the code's thresholds and the words.

    python tools/build_method_page.py            writes docs/methode.md and docs/en/method.md
    python tools/build_method_page.py --check    exit 1 when a page differs, writes nothing

The prose stands in `tools/method/`, one template a language. Thresholds are read from the modules
that apply them, states and their words from the catalogues, so that a rule that changes changes the
page. The figures of the example are declared in `EXAMPLE`; `tests/report/test_method_page.py`
computes each of them from the example itself. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from absr.analysis.stop_words import STOP_WORDS
from absr.model.codes import CODES
from absr.model.edition import Audience
from absr.model.kinds import kinds
from absr.model.labels import LANGUAGES, Labels
from absr.model.reading_facts import HEADCOUNT_UNITS, POINT_UNITS, Provision, Reading, Signal
from absr.model.value_lists import VALUE_LISTS
from absr.wording.speech import speak
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from absr.model.labels import Language
    from absr.wording.speech import Speech

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "tools" / "method"
PAGES: dict[Language, Path] = {"fr": Path("docs/methode.md"), "en": Path("docs/en/method.md")}

BASES = {
    "law": Labels("loi", "law"),
    "definition": Labels("définition", "definition"),
    "practice": Labels("bonne pratique", "good practice"),
    "absr": Labels("repère absr, non réglementaire", "absr's own mark, not a regulation"),
}
"""On what a rule rests; the page says it of each."""


class Threshold(NamedTuple):
    """A number that decides something, read where the code applies it."""

    key: str
    """Under which the templates find it."""
    address: str
    """`module:NAME`; `NAME()` is called first (`PrivacySettings().threshold`)."""
    meaning: Labels
    basis: str = "absr"
    scale: float = 1
    """100 for a share that is said in %."""
    shift: int = 0
    """-1 where the code keeps the first number that is too large."""
    unit: Labels = Labels("", "")
    """What follows the number in the table."""

    @property
    def value(self) -> float:
        """The number as people say it."""
        module, _, path = self.address.partition(":")
        found: Any = import_module(module)
        for part in path.split("."):
            found = getattr(found, part.removesuffix("()"))
            found = found() if part.endswith("()") else found
        return float(found) * self.scale + self.shift


_PERCENT = Labels(" %", "%")

THRESHOLDS = (
    # -- statistics
    Threshold(
        "points",
        "absr.model.reading_facts:POINTS_THRESHOLD",
        Labels("Écart à partir duquel deux taux diffèrent", "Gap from which two rates differ"),
        unit=Labels(" points", " points"),
    ),
    Threshold(
        "relative",
        "absr.model.reading_facts:RELATIVE_THRESHOLD",
        Labels(
            "Écart à partir duquel deux montants, effectifs ou rapports diffèrent",
            "Gap from which two amounts, counts or ratios differ",
        ),
        unit=_PERCENT,
    ),
    Threshold(
        "fragile",
        "absr.model.reading_facts:FRAGILE_COUNT",
        Labels(
            "Effectif (comptés, non comptés, total) au-dessous duquel une valeur est fragile",
            "Headcount under which a value is fragile: those counted, not counted, or all",
        ),
    ),
    # -- what the count is worth
    Threshold(
        "draws",
        "absr.analysis.sensitivity:DRAWS",
        Labels(
            "Tirages par lesquels l'ordre des thèmes est éprouvé",
            "Draws by which the order of the themes is tried",
        ),
    ),
    Threshold(
        "draws_aside",
        "absr.analysis.sensitivity:OUTSIDE",
        Labels(
            "Part des tirages laissée de côté à chaque bout",
            "Share of the draws left aside at each end",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "fewest_interviews",
        "absr.model.soundness_facts:FEWEST_INTERVIEWS",
        Labels(
            "Entretiens en dessous desquels rien n'est dit de l'ordre",
            "Interviews below which nothing is said of the order",
        ),
    ),
    Threshold(
        "last_interviews",
        "absr.model.soundness_facts:LAST_INTERVIEWS",
        Labels(
            "Derniers entretiens dont on regarde l'apport",
            "Last interviews whose contribution is looked at",
        ),
    ),
    Threshold(
        "points_outside",
        "absr.privacy.soundness:POINTS_OUTSIDE",
        Labels(
            "Points de la courbe hors de l'équipe, au plus",
            "Points of the curve outside the team, at most",
        ),
    ),
    Threshold(
        "ranks_said",
        "absr.report.soundness:MOST_RANKS",
        Labels(
            "Thèmes dont le rang est dit dans une phrase, au plus",
            "Themes whose rank is said in a sentence, at most",
        ),
    ),
    Threshold(
        "disagreements",
        "absr.report.soundness_tables:MOST_DISAGREEMENTS",
        Labels(
            "Propos codés autrement qui sont imprimés, au plus",
            "Statements coded otherwise that are printed, at most",
        ),
    ),
    Threshold(
        "coded_again",
        "absr.workflow.second_coding:SHARE",
        Labels(
            "Un propos codé deux fois sur",
            "One statement coded twice in",
        ),
    ),
    Threshold(
        "fewest_again",
        "absr.workflow.second_coding:FEWEST",
        Labels(
            "Propos à coder deux fois, au moins",
            "Statements to code twice, at least",
        ),
    ),
    # -- the cross reading
    Threshold(
        "several_voices",
        "absr.model.settings:Thresholds().voices",
        Labels(
            "Voix à partir desquelles un besoin est dit par plusieurs",
            "Voices from which a need is said by several",
        ),
    ),
    Threshold(
        "several_types",
        "absr.model.settings:Thresholds().actor_types",
        Labels(
            "Types d'acteurs dont ces voix doivent être, au moins",
            "Types of actors that these voices must be of, at least",
        ),
    ),
    Threshold(
        "side_voices",
        "absr.model.cross_facts:SIDE_VOICES",
        Labels(
            "Voix d'un type d'acteurs à partir desquelles il prend parti sur un thème",
            "Voices of a type of actors from which it takes a side on a theme",
        ),
    ),
    Threshold(
        "two_sources",
        "absr.analysis.tensions:_TWO_SOURCES",
        Labels(
            "Sources différentes d'une contradiction, au moins",
            "Different sources of a contradiction, at least",
        ),
    ),
    Threshold(
        "tensions_named",
        "absr.report.cross_tables:MOST_TENSIONS",
        Labels(
            "Contradictions dans le texte du rapport, au plus ; les autres en annexe",
            "Contradictions in the text of the report, at most; the others in the annex",
        ),
    ),
    Threshold(
        "evidence_listed",
        "absr.report.cross_tables:MOST_EVIDENCE",
        Labels(
            "Preuves dans une case de l'annexe de la lecture croisée, au plus",
            "Pieces of evidence in a cell of the cross reading's annex, at most",
        ),
    ),
    # -- the portrait and its indicators
    Threshold(
        "near",
        "absr.wording.headlines:NEAR_PARTS",
        Labels(
            "Un écart est dit « proche » au-dessous du seuil divisé par",
            "A gap is said to be “close” below the threshold divided by",
        ),
    ),
    Threshold(
        "earlier_years",
        "absr.analysis.computed:MOST_EARLIER_YEARS",
        Labels(
            "Années, au plus, entre les deux recensements d'une évolution annuelle moyenne",
            "Years, at most, between the two censuses of an average yearly change",
        ),
    ),
    Threshold(
        "nearest_years",
        "absr.analysis.computed:NEAREST_YEARS",
        Labels(
            "Années, au plus, entre des naissances et la population qui les porte",
            "Years, at most, between births and the population under them",
        ),
    ),
    Threshold(
        "portrait_keys",
        "absr.report.indicator_choice:MOST_KEYS",
        Labels(
            "Chiffres clés en tête du portrait, au plus",
            "Key figures at the head of the portrait, at most",
        ),
    ),
    Threshold(
        "portrait_striking",
        "absr.report.indicator_choice:MOST_STRIKING",
        Labels(
            "Phrases d'un chapitre du portrait après la première, au plus",
            "Sentences of a chapter of the portrait after the first, at most",
        ),
    ),
    Threshold(
        "portrait_essential",
        "absr.report.portrait:MOST_ESSENTIAL",
        Labels(
            "Signaux, écarts favorables et lectures contrastées, en tête du portrait, au plus",
            "Signals, favourable gaps and mixed readings, at the head of the portrait, at most",
        ),
    ),
    Threshold(
        "portrait_rankings",
        "absr.report.portrait_figures:_MOST_RANKINGS",
        Labels(
            "Indicateurs dans la figure d'un chapitre, au plus",
            "Indicators in the figure of a chapter, at most",
        ),
    ),
    Threshold(
        "portrait_iris",
        "absr.report.portrait_figures:_MOST_IRIS",
        Labels(
            "Parties de la commune (IRIS) dessinées, au plus",
            "Parts of the town (IRIS) drawn, at most",
        ),
    ),
    Threshold(
        "portrait_iris_columns",
        "absr.report.portrait_tables:_MOST_IRIS_COLUMNS",
        Labels(
            "Indicateurs dans le tableau des parties de la commune, au plus",
            "Indicators in the table of the parts of the town, at most",
        ),
    ),
    Threshold(
        "evolution_years",
        "absr.analysis.evolutions:LEAST_YEARS",
        Labels(
            "Années entre deux millésimes dont on dit l'évolution",
            "Years between two vintages whose change is told",
        ),
        "practice",
    ),
    Threshold(
        "lacking",
        "absr.analysis.measured:MOST_LACKING",
        Labels(
            "Habitants du territoire qui peuvent manquer à une somme de communes",
            "Inhabitants of the territory whom a sum of communes may lack",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "similar",
        "absr.territory.similar:MOST",
        Labels(
            "Communes de même taille que l'on prend dans le département",
            "Communes of the same size taken in the département",
        ),
    ),
    # -- what the themes do not say
    Threshold(
        "matter_themes",
        "absr.model.unsaid_facts:MATTER_THEMES",
        Labels("Thèmes qu'un sujet doit traverser", "Themes that a matter must cross"),
    ),
    Threshold(
        "matter_interviews",
        "absr.model.unsaid_facts:MATTER_INTERVIEWS",
        Labels("Entretiens où ce sujet est noté", "Interviews in which that matter is noted"),
    ),
    Threshold(
        "matter_letters",
        "absr.model.sub_themes:_SHORT_WORD",
        Labels(
            "Longueur jusqu'à laquelle un mot d'un sous-thème garde sa dernière lettre",
            "Length up to which a word of a sub-theme keeps its last letter",
        ),
    ),
    # -- workshop
    Threshold(
        "alike",
        "absr.analysis.convergence:ALIKE",
        Labels(
            "Part de mots communs à partir de laquelle deux contributions sont rapprochées",
            "Share of common words from which two contributions are brought together",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "shared",
        "absr.analysis.convergence:FEWEST_SHARED",
        Labels("Mots communs, au moins", "Common words, at least"),
    ),
    Threshold(
        "plural",
        "absr.analysis.convergence:_LONGER_THAN",
        Labels(
            "Longueur jusqu'à laquelle un mot d'une contribution garde sa dernière lettre",
            "Length up to which a word of a contribution keeps its last letter",
        ),
    ),
    Threshold(
        "broad",
        "absr.analysis.workshop_votes:_BROAD",
        Labels(
            "Collèges à partir desquels une idée n'est plus celle d'un seul",
            "Colleges from which an idea is no longer that of one alone",
        ),
    ),
    Threshold(
        "mix",
        "absr.analysis.workshop_tables:_FEWEST_FOR_A_MIX",
        Labels(
            "Personnes à partir desquelles une table peut être dite d'un seul collège",
            "Persons from which a table may be said to be of one college",
        ),
    ),
    # -- action
    Threshold(
        "roadmap",
        "absr.analysis.following:MOST_ON_THE_ROADMAP",
        Labels("Actions sur la feuille de route, au plus", "Actions on the roadmap, at most"),
        "practice",
    ),
    # -- privacy
    Threshold(
        "threshold",
        "absr.model.settings:PrivacySettings().threshold",
        Labels(
            "Nombre au-dessous duquel un compte est masqué hors de l'équipe (réglable)",
            "Number below which a count is hidden outside the team (a setting)",
        ),
    ),
    Threshold(
        "threshold_least",
        "absr.reading.settings:_THRESHOLDS.start",
        Labels("Le plus petit réglage accepté", "The lowest setting accepted"),
    ),
    Threshold(
        "threshold_most",
        "absr.reading.settings:_THRESHOLDS.stop",
        Labels("Le plus grand réglage accepté", "The highest setting accepted"),
        shift=-1,
    ),
    Threshold(
        "word",
        "absr.privacy.workshop:_LONGEST_WORD",
        Labels(
            "Mots d'une fiche d'évaluation montrés hors de l'équipe, au plus",
            "Words of an evaluation slip shown outside the team, at most",
        ),
    ),
    Threshold(
        "name",
        "absr.privacy.identities:_SHORTEST_NAME",
        Labels("Lettres d'un nom cherché, au moins", "Letters of a name looked for, at least"),
    ),
    Threshold(
        "first_name",
        "absr.privacy.identities:_SHORTEST_FIRST_NAME",
        Labels(
            "Lettres d'un prénom cherché seul, au moins",
            "Letters of a first name looked for alone, at least",
        ),
    ),
    # -- partners and existing diagnoses
    Threshold(
        "reminder",
        "absr.model.request_facts:REMINDER_DAYS",
        Labels(
            "Jours sans réponse après lesquels un partenaire est à relancer",
            "Days without an answer after which a partner is to be reminded",
        ),
    ),
    Threshold(
        "old_diagnosis",
        "absr.model.diagnosis_facts:OLD_YEARS",
        Labels(
            "Années à partir desquelles un diagnostic existant est dit ancien",
            "Years from which an existing diagnosis is said to be old",
        ),
    ),
    # -- law
    Threshold(
        "first_renewal",
        "absr.analysis.legal_window:FIRST_RENEWAL",
        Labels("Premier renouvellement pris en compte", "First renewal taken into account"),
        "practice",
    ),
    Threshold(
        "years",
        "absr.analysis.legal_window:_YEARS",
        Labels("Années entre deux renouvellements", "Years between two renewals"),
        "law",
    ),
    Threshold(
        "reformulated",
        "absr.privacy.gate:MOST_REFORMULATED",
        Labels(
            "Reformulations d'un même entretien imprimées hors de l'équipe, au plus",
            "Rewordings of one interview printed outside the team, at most",
        ),
    ),
    Threshold(
        "signed",
        "absr.privacy.gate:MOST_SIGNED",
        Labels(
            "Citations signées d'une même fonction hors de l'équipe, au plus",
            "Quotations under one role outside the team, at most",
        ),
    ),
    # -- what is read
    Threshold(
        "removed",
        "absr.store.merge:MOST_REMOVED",
        Labels(
            "Part des lignes d'une source au-delà de laquelle rien n'est retiré sans accord",
            "Share of the rows of a source above which nothing is withdrawn without consent",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    # -- what a page has room for
    Threshold(
        "quotes",
        "absr.report.phase1_themes:MOST_QUOTES",
        Labels(
            "Propos reproduits par thème et par nature, au plus",
            "Statements printed by theme and nature, at most",
        ),
    ),
    Threshold(
        "themes_named",
        "absr.report.phase1_findings:MOST_THEMES",
        Labels("Thèmes nommés dans une phrase, au plus", "Themes named in a sentence, at most"),
    ),
    Threshold(
        "sub_themes",
        "absr.report.phase1_themes:MOST_SUB_THEMES",
        Labels("Sous-thèmes nommés par thème, au plus", "Sub-themes named by theme, at most"),
    ),
    Threshold(
        "matters",
        "absr.report.unsaid:MOST_NAMED",
        Labels("Sujets nommés dans une phrase, au plus", "Matters named in a sentence, at most"),
    ),
    Threshold(
        "most_exact",
        "absr.analysis.network_shape:MOST_EXACT",
        Labels(
            "Acteurs jusqu'auxquels tous les chemins du réseau sont suivis, au plus",
            "Actors of a network of which every way is followed, at most",
        ),
    ),
    Threshold(
        "pivots",
        "absr.analysis.network_shape:PIVOTS",
        Labels(
            "Acteurs d'où partent les chemins suivis, au-delà",
            "Actors that the ways followed start from, beyond that",
        ),
    ),
    Threshold(
        "name_words",
        "absr.analysis.network_mentions:_FEWEST_WORDS",
        Labels(
            "Mots d'un nom d'acteur cherché dans un texte libre, au moins",
            "Words of an actor's name that is looked for in a free text, at least",
        ),
    ),
    Threshold(
        "brokers",
        "absr.report.network:MOST_BROKERS",
        Labels(
            "Acteurs qui en relient le plus d'autres, nommés dans une phrase, au plus",
            "Actors that link most others, named in a sentence, at most",
        ),
    ),
    Threshold(
        "isolated",
        "absr.report.network:MOST_ISOLATED",
        Labels(
            "Acteurs sans lien nommés dans une phrase, au plus",
            "Actors without a link named in a sentence, at most",
        ),
    ),
    Threshold(
        "drawn",
        "absr.report.network_figure:MOST_DRAWN",
        Labels("Acteurs dessinés, au plus", "Actors drawn, at most"),
    ),
    Threshold(
        "labelled",
        "absr.report.network_figure:MOST_LABELLED",
        Labels("Acteurs nommés sur le dessin, au plus", "Actors named on the drawing, at most"),
    ),
    Threshold(
        "cited",
        "absr.report.resources:_MOST_CITED",
        Labels("Ressources « les plus citées », au plus", "“Most cited” resources, at most"),
    ),
    Threshold(
        "several",
        "absr.report.resources:_SEVERAL",
        Labels(
            "Voix d'une ressource « la plus citée », au moins (édition interne)",
            "Voices of a “most cited” resource, at least (internal edition)",
        ),
    ),
    Threshold(
        "most_written",
        "absr.report.phase2:MOST_NAMED",
        Labels(
            "Thèmes nommés « dont on a le plus écrit », au plus",
            "Themes named as most written about, at most",
        ),
    ),
    Threshold(
        "listed",
        "absr.report.phase2_themes:MOST_LISTED",
        Labels("Contributions dans une liste, au plus", "Contributions in a list, at most"),
    ),
    Threshold(
        "ranked",
        "absr.report.phase2_themes:MOST_RANKED",
        Labels(
            "Contributions de chaque classement, et celles à égalité avec la dernière",
            "Contributions of each ranking, and those equal to the last one",
        ),
    ),
    Threshold(
        "left_out",
        "absr.report.phase2_themes:MOST_LEFT_OUT",
        Labels(
            "Contributions que le classement laisserait de côté sans les imprimer toutes, au plus",
            "Contributions the ranking may leave out before it prints them all, at most",
        ),
    ),
    Threshold(
        "fewest_dots",
        "absr.report.phase2_themes:FEWEST_DOTS",
        Labels(
            "Gommettes d'une contribution dite parmi les plus votées d'un thème, au moins",
            "Dots of a contribution named as most voted in a theme, at least",
        ),
    ),
    Threshold(
        "tied",
        "absr.report.phase2_themes:MOST_TIED",
        Labels(
            "Contributions citées à égalité en tête, au plus",
            "Contributions named as tied for first place, at most",
        ),
    ),
    Threshold(
        "voted",
        "absr.report.phase2_themes:MOST_VOTED",
        Labels(
            "Contributions les plus votées d'un thème, et celles à égalité avec la dernière",
            "Most voted contributions of a theme, and those equal to the last one",
        ),
    ),
    Threshold(
        "narrative_quotes",
        "absr.report.phase3_narrative:MOST_QUOTES",
        Labels(
            "Propos sous une partie du récit, au plus",
            "Statements under a part of the narrative, at most",
        ),
    ),
    Threshold(
        "narrative_resources",
        "absr.report.phase3_narrative:MOST_RESOURCES",
        Labels("Ressources sous le récit, au plus", "Resources under the narrative, at most"),
    ),
    Threshold(
        "hidden_parts",
        "absr.report.few:FEWEST_PARTS",
        Labels(
            "Petits nombres d'une même somme donnés ensemble, au moins",
            "Small numbers of one sum given together, at least",
        ),
    ),
    Threshold(
        "needs_told",
        "absr.report.phase3_tables:MOST_TOLD",
        Labels(
            "Thèmes sans action dits en une phrase, au plus",
            "Themes without action told in a sentence, at most",
        ),
    ),
    Threshold(
        "narrative_ideas",
        "absr.report.phase3_narrative:MOST_IDEAS",
        Labels("Propositions sous le récit, au plus", "Proposals under the narrative, at most"),
    ),
    # -- names and themes that are proposed
    Threshold(
        "alike_letters",
        "absr.analysis.alike_names:_SHORTEST_MISSPELT",
        Labels(
            "Lettres d'un mot qui peut en être un autre à une lettre près, au moins",
            "Letters of a word that may be another but for one letter, at least",
        ),
    ),
    Threshold(
        "alike_share",
        "absr.analysis.alike_names:_LEAST_SHARE",
        Labels(
            "Part du nom le plus long que dit le plus court, au moins",
            "Share of the longer name that the shorter one says, at least",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "alike_words",
        "absr.analysis.alike_names:_TELLING",
        Labels(
            "Mots d'un nom court qui suffit à en rapprocher un plus long, au moins",
            "Words of a short name that is enough to bring a longer one near, at least",
        ),
    ),
    Threshold(
        "alike_alone",
        "absr.analysis.alike_names:_LEAST_LETTERS",
        Labels(
            "Lettres du mot seul qui suffit, au moins",
            "Letters of the single word that is enough, at least",
        ),
    ),
    Threshold(
        "alike_far",
        "absr.analysis.alike_names:_FAR",
        Labels(
            "Lettres de différence entre deux mots d'un même groupe de noms, au plus",
            "Letters of difference between two words of one group of names, at most",
        ),
    ),
    Threshold(
        "theme_least",
        "absr.analysis.theme_suggestions:LEAST_SCORE",
        Labels(
            "Poids des mots d'un propos pour qu'un thème soit proposé, au moins",
            "Weight of the words of a statement for a theme to be proposed, at least",
        ),
    ),
    Threshold(
        "theme_strong",
        "absr.analysis.theme_suggestions:STRONG_SCORE",
        Labels(
            "Poids à partir duquel la proposition est dite nette",
            "Weight from which the proposal is called clear",
        ),
    ),
    Threshold(
        "theme_second",
        "absr.analysis.theme_suggestions:SECOND_SHARE",
        Labels(
            "Poids d'un second thème à côté du premier, au moins",
            "Weight of a second theme beside the first, at least",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "theme_most",
        "absr.analysis.theme_suggestions:MOST_THEMES",
        Labels(
            "Thèmes proposés pour un propos, au plus",
            "Themes proposed for a statement, at most",
        ),
    ),
    Threshold(
        "theme_coded",
        "absr.analysis.theme_suggestions:LEAST_CODED",
        Labels(
            "Propos déjà classés qui font d'un mot un indice, au moins",
            "Statements already coded that make a word telling, at least",
        ),
    ),
    Threshold(
        "theme_share",
        "absr.analysis.theme_suggestions:LEAST_SHARE",
        Labels(
            "Part d'entre eux qui sont du même thème, au moins",
            "Share of them that are of one theme, at least",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "proposed_voices",
        "absr.analysis.theme_proposals:LEAST_VOICES",
        Labels(
            "Voix derrière un thème, au moins, pour en parler seul",
            "Voices behind a theme, at least, to speak of it by itself",
        ),
    ),
    Threshold(
        "proposed_types",
        "absr.analysis.theme_proposals:LEAST_TYPES",
        Labels(
            "Types d'acteurs parmi elles, au moins",
            "Types of actors among them, at least",
        ),
    ),
    Threshold(
        "proposed_share",
        "absr.analysis.theme_proposals:BROAD_SHARE",
        Labels(
            "Part des voix d'un thème à partir de laquelle un sous-thème est un autre thème",
            "Share of the voices of a theme from which a sub-theme is another theme",
        ),
        scale=100,
        unit=_PERCENT,
    ),
    Threshold(
        "proposed_many",
        "absr.analysis.theme_proposals:BROAD_SUB_THEMES",
        Labels(
            "Sous-thèmes qui pourraient être des thèmes, à partir desquels le leur est trop large",
            "Sub-themes that could be themes, from which on theirs is too broad",
        ),
    ),
    Threshold(
        "proposed_across",
        "absr.analysis.theme_proposals:LEAST_THEMES",
        Labels(
            "Thèmes sous lesquels un sous-thème est dispersé, au moins",
            "Themes under which a sub-theme is scattered, at least",
        ),
    ),
    Threshold(
        "proposed_near",
        "absr.analysis.theme_proposals:NEAR",
        Labels(
            "Ressemblance de deux écritures d'un sous-thème, sur 100, au moins",
            "Likeness of two spellings of a sub-theme, of 100, at least",
        ),
    ),
    Threshold(
        "proposed_letters",
        "absr.analysis.theme_proposals:_SHORTEST",
        Labels(
            "Longueur à partir de laquelle deux écritures sont rapprochées",
            "Length from which two spellings are compared",
        ),
    ),
)
"""Every number that decides of what is counted, read, ranked, hidden or printed."""

NO_RULES = {
    "absr.analysis.evolutions:_LAST_SURVEY": "how the census is made, by Insee",
    "absr.analysis.evolutions:_NO_SURVEY": "the year that Insee put its survey off",
    "absr.analysis.evolutions:_SURVEYS": "how the census is made, by Insee",
    "absr.analysis.formulas:_MOST_BITS": "beyond which a power is computed in binary numbers",
    "absr.analysis.indicator_checks:_HALF": "half of the last digit that was typed",
    "absr.analysis.indicator_checks:_MOST_DIGITS": "decimals of a number that somebody typed",
    "absr.analysis.indicator_checks:_MORE_DIGITS": "digits shown beyond those typed",
    "absr.analysis.indicator_checks:_ROUNDING": "what binary numbers may differ by",
    "absr.analysis.name_words:_LONG_ENOUGH": "letters left of a word without its plural",
    "absr.analysis.name_words:_MISSPELT": "letters of « association », however it is spelled",
    "absr.analysis.network_shape:SEED": "makes a draw the same each time",
    "absr.analysis.saturation:POINTS": "how finely a curve is drawn",
    "absr.analysis.signals:_EXACT": "decimals kept of a gap, beyond what anybody reads",
    "absr.analysis.stems:_SHORTEST": "letters of a word left as it is",
    "absr.analysis.territory_codes:_INSEE_LENGTH": "letters of a code",
    "absr.model.formulas:MOST_CHARACTERS": "a formula longer than any",
    "absr.model.formulas:MOST_LEVELS": "brackets deeper than any formula's",
    "absr.model.labels:_LONG": "a matter of speed",
    "absr.model.labels:_SHORT": "a matter of speed",
    "absr.privacy.free_texts:_SHORT": "a matter of speed",
    "absr.privacy.free_texts:_TOGETHER": "a matter of speed",
    "absr.privacy.identities:_LONG": "a matter of speed",
    "absr.privacy.suppression:_ROUNDS": "when a computation that never settles is stopped",
    "absr.report.portrait_annex:_MOST_NAMED": "names of a list: more of them are counted",
    "absr.report.portrait_tables:_MOST_COLUMNS": "columns of a page: more share one",
}
"""Numbers of the analysis, of privacy and of the model that decide nothing a reader sees."""

EXAMPLE: dict[str, float] = {
    "interviews": 44,
    "persons": 60,
    "voices": 54,
    "statements": 370,
    "groups": 6,
    "group_persons": 6,
    "group_voices": 5,
    "silent_group_persons": 4,
    "silent_group_voices": 1,
    "needs": 81,
    "resources_said": 111,
    "barriers": 122,
    "ideas_said": 32,
    "stories": 24,
    "mobility_voices": 36,
    "mobility_needs": 11,
    "mobility_barriers": 24,
    "mobility_statements": 58,
    "youth_voices": 30,
    "youth_best": 1,
    "youth_worst": 5,
    "new_resources": 6,
    "said_resources": 62,
    "care_voices": 26,
    "district_voices": 27,
    "care_needs": 20,
    "residents_met": 16,
    "residents_planned": 15,
    "elected_met": 1,
    "elected_planned": 2,
    "poverty_town": 24.0,
    "poverty_department": 28.4,
    "poverty_region": 16.1,
    "poverty_france": 14.9,
    "poverty_above": 2,
    "poverty_compared": 3,
    "jobless_town": 13.9,
    "jobless_district": 16.2,
    "jobless_department": 16.4,
    "jobless_region": 11.4,
    "jobless_france": 11.6,
    "income_town": 21110,
    "income_department": 19020,
    "income_region": 25210,
    "population_town": 33266,
    "population_department": 1668670,
    "trade_needs": 5,
    "art_resources": 10,
    "art_needs": 0,
    "art_barriers": 2,
    "art_table_needs": 1,
    "art_active": 4,
    "art_disputed": 2,
    "art_awaiting": 5,
    "trade_types": 5,
    "heritage_needs": 1,
    "credit_active": 2,
    "credit_gone": 1,
    "contradictions": 21,
    "contradictions_states": 18,
    "register": 99,
    "register_sheet": 82,
    "register_active": 34,
    "register_fragile": 16,
    "register_dormant": 11,
    "register_planned": 11,
    "register_gone": 5,
    "register_disputed": 22,
    "register_uncited": 3,
    "register_not_named": 2,
    "bicycle_voices": 6,
    "bicycle_interviews": 5,
    "bicycle_active": 4,
    "bicycle_fragile": 1,
    "bicycle_gone": 1,
    "unnamed": 19,
    "network_actors": 46,
    "network_links": 60,
    "network_said": 30,
    "network_both": 10,
    "network_across": 40,
    "network_added": 5,
    "network_seated": 28,
    "invited": 134,
    "said_yes": 97,
    "kept_word": 82,
    "absent": 15,
    "unannounced": 7,
    "walk_ins": 12,
    "present": 101,
    "observers": 5,
    "new_faces": 40,
    "newness_unsaid": 8,
    "bench_shared": 3,
    "bench_first_words": 4,
    "bench_second_words": 5,
    "bench_tables": 3,
    "convergences": 4,
    "dots": 278,
    "first_dots": 26,
    "third_rank": 3,
    "third_dots": 20,
    "card_dots": 9,
    "card_shops": 7,
    "card_colleges": 3,
    "card_rank": 10,
    "card_breadth_rank": 15,
    "training_dots": 7,
    "training_colleges": 5,
    "training_rank": 15,
    "training_breadth_rank": 3,
    "debated": 14,
    "minority": 16,
    "pledges": 34,
    "pledges_recontact": 29,
    "proposals": 65,
    "proposed_ideas": 39,
    "proposed_needs": 26,
    "answered": 58,
    "unanswered": 7,
    "actions": 12,
    "late": 3,
    "paused": 1,
    "unfunded": 7,
    "cost": 77900,
    "cost_secured": 3000,
    "cost_unsecured": 74900,
    "hidden_group_interviews": 2,
    "hidden_group_persons": 9,
    "shown_residents": 41,
    "shown_new": 24,
    "hidden_returning": 14,
    "hidden_unsaid": 3,
}
"""Figures of the invented example (internal edition) that the page quotes."""

EXAMPLE_DAY = dt.date(2022, 11, 30)
"""Day of its progress review, on which actions are late or not."""

_CONTENTS = "@contents@"
"""Where the table of contents stands in a template: it lists what comes after."""
_BASIS = re.compile(r"^(- \*\*(?:Base|Basis)\.\*\* )(?!absr)(\w)")
_DECIMAL = re.compile(r"^(poverty|jobless)_(?!above|compared)")


def main() -> int:
    """Write the pages, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Builds docs/methode.md and docs/en/method.md.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    pages = {PAGES[language]: page(language) for language in LANGUAGES}
    differing = [path for path, text in pages.items() if _differs(path, text)]
    for path in differing:
        if check:
            print(f"differs: {path} (run `make docs`)")
        else:
            (ROOT / path).write_bytes(pages[path].encode())
            print(f"written: {path}")
    return 1 if check and differing else 0


def page(language: Language) -> str:
    """The page in one language, its table of contents made from its headings."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 -- our own text, made into Markdown
    )
    text = _unwrapped(environment.get_template(f"method.{language}.md.j2").render(_facts(language)))
    before, after = text.split(_CONTENTS)
    text = before + "\n".join(_contents(after)) + after
    return french(text) if language == "fr" else text


def _unwrapped(text: str) -> str:
    """Each paragraph and item on one line: filled-in words make lines of any length."""
    lines: list[str] = []
    for line in text.split("\n"):
        goes_on = lines and lines[-1] and not lines[-1].startswith(("#", "|", "<", _CONTENTS))
        if goes_on and line.strip() and not line.lstrip().startswith(("- ", "|")):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line.rstrip())
    named = (_BASIS.sub(lambda match: match[1] + match[2].upper(), line) for line in lines)
    return "\n".join(named)


def _facts(language: Language) -> dict[str, object]:
    """What the templates place."""
    speech = speak(language)
    return {
        "t": {one.key: _number(speech, one.value) for one in THRESHOLDS},
        "ex": example(language),
        "example_day": speech.day(EXAMPLE_DAY),
        "bases": {name: labels.of(language) for name, labels in BASES.items()},
        "stop_words": _number(speech, len(STOP_WORDS)),
        "signals": _signals(speech),
        "readings": {str(one): speech(f"reading.cross.{one}") for one in Reading},
        "provisions": {str(one): speech(f"reading.provision.{one}") for one in Provision},
        "audiences": tuple(str(one) for one in Audience),
        "lists": {
            name: {entry.id: speech.label(name, entry.id) for entry in values.entries}
            for name, values in VALUE_LISTS.items()
        },
        "point_units": _units(speech, POINT_UNITS),
        "headcount_units": _units(speech, HEADCOUNT_UNITS),
        "not_shown": speech("phase1.not_shown"),
        "disputed": speech("register.state.disputed"),
        "codes": _Codes(language),
        "column": lambda kind, name: kinds()[kind].field(name).label.of(language),
        "threshold_rows": tuple(_threshold_rows(language)),
    }


def example(language: Language) -> dict[str, str]:
    """The figures of the example as the page writes them."""
    speech = speak(language)
    return {
        name: speech.number(float(value), 1) if _DECIMAL.match(name) else speech.number(int(value))
        for name, value in EXAMPLE.items()
    }


class _Codes:
    """Problem codes as links with their titles; an unknown code stops the building."""

    def __init__(self, language: Language) -> None:
        self._speech = speak(language)

    def __call__(self, code: str) -> str:
        """`[X208](problems/X208.md)`."""
        if code not in CODES:
            raise KeyError(code)
        return f"[{code}](problems/{code}.md)"

    def title(self, code: str) -> str:
        """What the code is called."""
        return self._speech(f"{code}.title")

    def severity(self, code: str) -> str:
        """Error, warning or information."""
        return self._speech(f"severity.{CODES[code].severity}")


def _signals(speech: Speech) -> dict[str, str]:
    """What is said of one indicator, by signal."""
    said = {str(one): f"reading.signal.{one}" for one in Signal}
    # No comparator, or no value: two sentences begin with the same words.
    said[str(Signal.NOT_MEASURED)] = "reading.cross.not_measured"
    return {name: speech(key) for name, key in said.items()}


def _units(speech: Speech, names: frozenset[str]) -> str:
    """Units in the order of their list."""
    found = [e.id for e in VALUE_LISTS["units"].entries if e.id in names]
    return speech.listing([speech.quoted(speech.label("units", name)) for name in found])


def _threshold_rows(language: Language) -> Iterator[Mapping[str, str]]:
    """One row a threshold, for the table at the end."""
    speech = speak(language)
    for one in THRESHOLDS:
        module, _, name = one.address.partition(":")
        yield {
            "meaning": one.meaning.of(language),
            "value": _number(speech, one.value) + one.unit.of(language),
            "basis": BASES[one.basis].of(language),
            "address": f"`{module}.{name}`",
        }


def _number(speech: Speech, value: float) -> str:
    """A threshold without decimals it does not have; a year has no blank in it."""
    if not float(value).is_integer():
        return speech.number(value, 1)
    return str(int(value)) if 1900 < value < 2100 else speech.number(int(value))  # noqa: PLR2004


def _contents(text: str) -> Iterator[str]:
    """The parts and the questions, as links."""
    for marks, title in re.findall(r"^(##+) (.+)$", text, re.MULTILINE):
        yield f"{'  ' * (len(marks) - 2)}- [{title}](#{anchor(title)})"


def anchor(title: str) -> str:
    """The anchor of a heading; blanks that French typography adds leave no trace."""
    plain = re.sub(r" (?=[:;?!%»])|(?<=«) ", "", title.lower())
    return "".join(c for c in plain if c.isalnum() or c in " -_").strip().replace(" ", "-")


def _differs(path: Path, text: str) -> bool:
    place = ROOT / path
    return not place.is_file() or place.read_bytes() != text.encode()


if __name__ == "__main__":
    sys.exit(main())
