"""Which type of actor a person describes in free words: the head of the phrase tells it.

« directrice d'école » is of the school, « habitante du quartier » is a resident. A post alone
(« directrice ») tells nothing, and what tells two types is left to whoever knows the person.
"""

from __future__ import annotations

import re

from absr.model.labels import fold

_ROLES: dict[str, str] = {
    "elected": (
        "elu elue elus elues maire adjoint adjointe adjoints adjointes conseiller_municipal "
        "conseillere_municipale conseillers_municipaux maire_adjoint maire_adjointe depute "
        "deputee senateur senatrice conseiller_departemental conseillere_departementale "
        "conseiller_regional conseillere_regionale vice_president_departement elected_official "
        "councillor mayor"
    ),
    "municipal": (
        "agent_municipal agente_municipale agent_communal agente_communale agent_territorial "
        "agent_ville agente_ville agent_mairie agente_mairie policier_municipal "
        "policiere_municipale atsem agent_ccas agente_ccas"
    ),
    "health": (
        "medecin medecins docteur generaliste infirmier infirmiere infirmiers infirmieres idel "
        "pharmacien pharmacienne sage_femme sages_femmes kine kinesitherapeute psychologue "
        "psychiatre pediatre dentiste chirurgien_dentiste orthophoniste aide_soignant "
        "aide_soignante soignant soignante nurse doctor"
    ),
    "shop": (
        "commercant commercante commercants commercantes boulanger boulangere epicier epiciere "
        "boucher bouchere coiffeur coiffeuse fleuriste restaurateur restauratrice cafetier "
        "libraire buraliste artisan artisane artisans maraicher maraichere shopkeeper"
    ),
    "business": "entrepreneur entrepreneuse chef_entreprise cheffe_entreprise dirigeant_entreprise",
    "education": (
        "prof profs professeur professeure professeurs enseignant enseignante enseignants "
        "enseignantes instituteur institutrice instit proviseur proviseure cpe "
        "principal_college principale_college teacher"
    ),
    "resident": (
        "habitant habitante habitants habitantes riverain riveraine riverains locataire "
        "locataires resident residente citoyen citoyenne voisin voisine"
    ),
    "research": "chercheur chercheuse sociologue universitaire doctorant doctorante",
    "local_media": "journaliste journalistes correspondant_presse correspondante_presse",
    "worship": "pretre cure imam pasteur rabbin pasteure",
}
"""Type → nouns of persons, folded, without small words; several words joined by `_`."""

_PLACES: dict[str, str] = {
    "municipal": (
        "ccas mairie ville service_municipal services_municipaux direction_municipale "
        "service_jeunesse police_municipale commune"
    ),
    "institution": (
        "caf cpam departement conseil_departemental france_travail pole_emploi mission_locale "
        "prefecture region ars education_nationale carsat msa pmi pjj etat"
    ),
    "health": (
        "hopital clinique centre_sante maison_sante maison_medicale pharmacie cabinet_medical "
        "cabinet_infirmier cmp cpts"
    ),
    "landlord": "bailleur bailleurs bailleur_social office_hlm oph hlm",
    "association": (
        "association associations asso assos assoc club secours_populaire restos_coeur "
        "secours_catholique croix_rouge emmaus association_habitants association_locataires "
        "association_commercants association_parents_eleves"
    ),
    "social_centre": (
        "centre_social centres_sociaux centre_socioculturel centre_socio_culturel mjc "
        "maison_quartier espace_vie_sociale"
    ),
    "business": "entreprise societe pme",
    "shop": "commerce boutique boulangerie epicerie superette marche",
    "social_economy": "ess iae esat regie_quartier entreprise_insertion chantier_insertion scic",
    "residents_group": (
        "collectif collectif_habitants groupe_habitants collectif_locataires amicale_locataires"
    ),
    "citizens_council": "conseil_citoyen",
    "worship": "paroisse mosquee eglise synagogue temple",
    "education": "ecole college lycee groupe_scolaire",
    "research": "universite laboratoire cnrs",
    "local_media": "presse presse_locale radio radio_locale journal journal_local",
    "funder": "fondation mecene",
}
"""Type → bodies that a person speaks for."""

_POSTS_WORDS = (
    "directeur directrice directeurs responsable responsables president presidente presidents "
    "presidentes coordinateur coordinatrice coordonnateur coordonnatrice salarie salariee "
    "salaries benevole benevoles membre membres animateur animatrice charge chargee chargees "
    "mission referent referente chef cheffe gerant gerante gardien gardienne agent agente accueil "
    "travailleur travailleuse travailleurs social sociale sociaux assistant assistante conseiller "
    "conseillere secretaire tresorier tresoriere fondateur fondatrice vice adherent adherente "
    "educateur educatrice mediateur mediatrice representant representante delegue deleguee "
    "general generale developpement local locale cadre equipe"
)
_POSTS = frozenset(_POSTS_WORDS.split())
"""Posts that tell nothing of the type: the body named after them does."""
_NO_LONGER_WORDS = (
    "ancien ancienne ex retraite retraitee futur future candidat candidate conjoint epoux epouse "
    "femme mari fils fille mere pere parent parents"
)
_NO_LONGER = frozenset(_NO_LONGER_WORDS.split())
_SMALL_WORDS = "le la les l un une des du de d au aux a en m mme mlle monsieur madame"
_SMALL = frozenset(_SMALL_WORDS.split())
_COUNTS_WORDS = "deux trois quatre cinq six plusieurs jeune jeunes"
_COUNTS = frozenset(_COUNTS_WORDS.split())
_TAKES_ALL = frozenset({"elected", "resident"})
"""A deputy mayor for schools is elected, a resident of the street of the school a resident."""
_ASIDE = re.compile(r"\s*[,;/+&\n]\s*|\s+(?:et|and|ou|-|\u2013)\s+", re.IGNORECASE)


def _table(words: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split("_")): type_id
        for type_id, phrases in words.items()
        for phrase in phrases.split()
    }


_ROLE_TYPES = _table(_ROLES)
_PLACE_TYPES = _table(_PLACES)
_TYPES = {**_PLACE_TYPES, **_ROLE_TYPES}
_LONGEST = max(map(len, _TYPES))


def types_in(text: str) -> tuple[str, ...]:
    """The types of actor that a description in free words tells: none, one or several."""
    found: list[str] = []
    for part in _ASIDE.split(text):
        found += _types_of(part)
    return tuple(dict.fromkeys(found))


def _types_of(part: str) -> list[str]:
    """The type that the head of one phrase tells, and those that its complements add."""
    words = [word for word in fold(part).split() if word not in _SMALL and word not in _COUNTS]
    if not words or _NO_LONGER & set(words):
        return []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, _PLACE_TYPES if place else _TYPES)
        if phrase:
            break
        if words[place] not in _POSTS:
            return []  # a head that is not known: what follows it may be anything
        place += 1
    else:
        return []
    head = _TYPES[phrase]
    if head in _TAKES_ALL:
        return [head]
    return [head, *_bodies(words[place + len(phrase) :])]


def _bodies(words: list[str]) -> list[str]:
    """The types of the bodies named in a complement (`médecin au CCAS`)."""
    found = []
    place = 0
    while place < len(words):
        phrase = _phrase_at(words, place, _PLACE_TYPES)
        if phrase:
            found.append(_PLACE_TYPES[phrase])
        place += len(phrase) or 1
    return found


def _phrase_at(words: list[str], place: int, known: dict[tuple[str, ...], str]) -> tuple[str, ...]:
    """The longest known phrase that starts at one word; empty when none does."""
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(words[place : place + length])
        if len(phrase) == length and phrase in known:
            return phrase
    return ()
