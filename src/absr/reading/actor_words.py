"""Which type of actor a person describes in free words: the head of the phrase tells it.

« directrice d'école » is of the school, « habitante du quartier » is a resident. A post alone
(« directrice ») tells nothing, and what tells two types is left to whoever knows the person.
"""

from __future__ import annotations

import re

from absr.model.labels import fold
from absr.reading.heading_senses import without_feminine_marks

_SHORTEST = 3
"""Letters of the longest word that is left as it is."""


def singular(word: str) -> str:
    """A folded word without the mark of the plural."""
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "sx" else word


_ROLES: dict[str, str] = {
    "elected": (
        "elu elue elus elues maire adjoint adjointe adjoints adjointes conseiller_municipal "
        "conseillere_municipale conseillers_municipaux maire_adjoint maire_adjointe depute "
        "deputee senateur senatrice conseiller_departemental conseillere_departementale "
        "conseiller_regional conseillere_regionale vice_president_departement elected_official "
        "councillor mayor elu_local elue_locale elu_municipal elue_municipale"
    ),
    "municipal": (
        "agent_municipal agente_municipale agent_communal agente_communale agent_territorial "
        "agent_ville agente_ville agent_mairie agente_mairie policier_municipal "
        "policiere_municipale atsem agent_ccas agente_ccas employe_communal employee_communale "
        "employe_municipal employee_municipale personnel_communal personnel_municipal"
    ),
    "health": (
        "medecin medecins docteur generaliste infirmier infirmiere infirmiers infirmieres idel "
        "pharmacien pharmacienne sage_femme sages_femmes kine kinesitherapeute psychologue "
        "psychiatre pediatre dentiste chirurgien_dentiste orthophoniste aide_soignant "
        "aide_soignante soignant soignante osteopathe podologue dieteticien dieteticienne "
        "ergotherapeute psychomotricien psychomotricienne puericultrice ambulancier ambulanciere "
        "cadre_sante personnel_soignant corps_medical nurse doctor"
    ),
    "shop": (
        "commercant commercante commercants commercantes boulanger boulangere epicier epiciere "
        "boucher bouchere coiffeur coiffeuse fleuriste restaurateur restauratrice cafetier "
        "libraire buraliste poissonnier poissonniere cremier traiteur primeur artisan "
        "artisane artisans maraicher maraichere shopkeeper"
    ),
    "business": (
        "entrepreneur entrepreneuse industriel industrielle chef_entreprise cheffe_entreprise "
        "dirigeant_entreprise"
    ),
    "education": (
        "prof profs professeur professeure professeurs enseignant enseignante enseignants "
        "enseignantes instituteur institutrice instit proviseur proviseure cpe "
        "principal_college principale_college teacher"
    ),
    "resident": (
        "habitant habitante habitants habitantes hab riverain riveraine riverains locataire "
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
        "service_jeunesse police_municipale commune municipalite cias service_technique "
        "mediatheque_municipale creche_municipale bibliotheque_municipale service_ville"
    ),
    "institution": (
        "caf cpam departement conseil_departemental france_travail pole_emploi mission_locale "
        "prefecture sous_prefecture region ars education_nationale carsat msa pmi pjj etat "
        "service_etat administration france_service maison_france_service assurance_maladie "
        "institutionnel institutionnelle conseil_regional gendarmerie police_nationale "
        "intercommunalite agglomeration "
        "communaute_commune communaute_agglomeration maison_solidarite maison_departement"
    ),
    "health": (
        "hopital clinique centre_sante maison_sante maison_medicale pharmacie cabinet_medical "
        "cabinet_infirmier cmp cpts ehpad msp maison_sante_pluriprofessionnelle"
    ),
    "landlord": "bailleur bailleurs bailleur_social office_hlm oph hlm opac office_public_habitat "
    "societe_hlm logement_social",
    "association": (
        "association associations asso assos assoc club secours_populaire restos_coeur "
        "secours_catholique croix_rouge emmaus association_habitants association_locataires "
        "association_commercants association_parents_eleves comite_fetes club_sportif amap "
        "vie_associative associatif associative club_aine"
    ),
    "social_centre": (
        "centre_social centres_sociaux centre_socioculturel centre_socio_culturel mjc "
        "maison_quartier maison_pour_tous espace_vie_sociale evs csc"
    ),
    "business": "entreprise societe pme",
    "shop": "commerce boutique boulangerie epicerie superette marche commerce_proximite bar tabac "
    "bar_tabac cafe restaurant salon_coiffure boucherie fromagerie librairie",
    "social_economy": (
        "ess iae siae esat ressourcerie recyclerie structure_insertion regie_quartier "
        "entreprise_insertion chantier_insertion scic"
    ),
    "residents_group": (
        "collectif collectif_habitants collectif_citoyen groupe_habitants "
        "collectif_locataires amicale_locataires"
    ),
    "citizens_council": "conseil_citoyen conseiller_citoyen conseillere_citoyenne",
    "worship": "paroisse mosquee eglise synagogue temple",
    "education": "ecole college lycee groupe_scolaire equipe_educative",
    "research": "universite laboratoire cnrs",
    "local_media": "presse presse_locale radio radio_locale journal journal_local",
    "funder": "fondation mecene",
}
"""Type → bodies that a person speaks for."""

_SPHERES: dict[str, str] = {
    "health": "sante medical medicale paramedical paramedicale soin",
    "association": "associatif associative",
    "education": "education educatif educative scolaire enseignement",
    "institution": "institutionnel institutionnelle",
    "municipal": "municipal municipale communal communale",
    "shop": "commerce commercant",
    "worship": "culte cultuel religieux",
}
"""Type → what a person is said to be of, by words that are posts of no body."""
_OF_A_SPHERE = (
    "prof pro professionnel professionnelle acteur actrice partenaire secteur milieu monde "
    "personnel representant representante"
)
_UNTOLD = frozenset({("prof", "liberal"), ("prof", "liberale"), ("prof", "lib")})
"""Words that begin like a trade and are none: « prof. libérale » is no teacher."""

_POSTS_WORDS = (
    "directeur directrice directeurs responsable responsables president presidente presidents "
    "presidentes coordinateur coordinatrice coordonnateur coordonnatrice salarie salariee "
    "salaries benevole benevoles membre membres animateur animatrice charge chargee chargees "
    "mission referent referente chef cheffe gerant gerante gardien gardienne agent agente accueil "
    "travailleur travailleuse travailleurs social sociale sociaux assistant assistante conseiller "
    "conseillere secretaire tresorier tresoriere fondateur fondatrice vice adherent adherente "
    "educateur educatrice mediateur mediatrice representant representante delegue deleguee "
    "general generale developpement local locale cadre equipe patron patronne titulaire "
    "professionnel professionnelle acteur actrice partenaire employe employee"
)
_POSTS = frozenset(map(singular, _POSTS_WORDS.split()))
"""Posts that tell nothing of the type: the body named after them does."""
_NO_LONGER_WORDS = (
    "ancien ancienne ex retraite retraitee futur future candidat candidate conjoint epoux epouse "
    "femme mari fils fille mere pere parent parents"
)
_NO_LONGER = frozenset(map(singular, _NO_LONGER_WORDS.split()))
_SMALL_WORDS = "le la les l un une des du de d au aux a en m mme mlle monsieur madame"
_SMALL = frozenset(_SMALL_WORDS.split())
_COUNTS_WORDS = "deux trois quatre cinq six plusieurs jeune jeunes"
_COUNTS = frozenset(_COUNTS_WORDS.split())
_TAKES_ALL = frozenset({"elected", "resident"})
"""A deputy mayor for schools is elected, a resident of the street of the school a resident."""
_ASIDE = re.compile(r"\s*[,;/+&\n]\s*|\s+(?:et|and|ou|-|\u2013)\s+", re.IGNORECASE)


def _table(words: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {
        tuple(singular(word) for word in phrase.split("_")): type_id
        for type_id, phrases in words.items()
        for phrase in phrases.split()
    }


def _of_spheres() -> dict[tuple[str, ...], str]:
    """« Professionnel de santé », « acteur associatif »: a word of no body, and its sphere."""
    return {
        (singular(who), singular(sphere)): type_id
        for type_id, spheres in _SPHERES.items()
        for who in _OF_A_SPHERE.split()
        for sphere in spheres.split()
    }


_ROLE_TYPES = _table(_ROLES) | _of_spheres()
_PLACE_TYPES = _table(_PLACES)
_TYPES = {**_PLACE_TYPES, **_ROLE_TYPES}
_LONGEST = max(map(len, _TYPES))


def types_in(text: str) -> tuple[str, ...]:
    """The types of actor that a description in free words tells: none, one or several."""
    found: list[str] = []
    for part in _ASIDE.split(without_feminine_marks(text)):
        found += _types_of(part)
    return tuple(dict.fromkeys(found))


def _types_of(part: str) -> list[str]:
    """The type that the head of one phrase tells, and those that its complements add."""
    kept = (word for word in fold(part).split() if word not in _SMALL and word not in _COUNTS)
    words = [singular(word) for word in kept]
    if not words or _NO_LONGER & set(words) or tuple(words[:2]) in _UNTOLD:
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
