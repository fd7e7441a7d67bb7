"""The controlled values of the field, with the spellings that are recognised for each.

Typologies: actors and resources after the practice of the field (types of resources: asset
mapping's individual, associational, institutional, physical, economic, cultural and natural
resources, with the links, schemes and festivities that the field names besides); levers
after the seven of the Fonds ODD17 and Le RAMEAU.
"""

from __future__ import annotations

from absr.model.labels import Labels, Language, fold_without_articles
from absr.model.record import NamedTuple


class Entry(NamedTuple):
    """One value of a list: its stable id, its words and its other spellings."""

    id: str
    label: Labels
    aliases: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """Every spelling that stands for this value, folded; a sign (`%`, `+`) stays as it is."""
        words = (self.id.replace("_", " "), self.label.fr, self.label.en, *self.aliases)
        return tuple(dict.fromkeys(fold_without_articles(word) for word in words))


class ValueList(NamedTuple):
    """A closed list of values, in the order in which it is shown."""

    id: str
    entries: tuple[Entry, ...]

    def label(self, entry_id: str, language: Language) -> str:
        """The words of the value `entry_id`; KeyError when the list has no such value."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry.label.of(language)
        raise KeyError(entry_id)

    def spellings(self) -> dict[str, str]:
        """Folded spelling → id, for every value of the list."""
        return {word: entry.id for entry in self.entries for word in entry.spellings()}


def _entry(entry_id: str, fr: str, en: str, *aliases: str) -> Entry:
    return Entry(entry_id, Labels(fr, en), aliases)


NATURES = ValueList(
    "natures",
    (
        _entry("need", "Besoin", "Need", "besoins", "manque", "needs"),
        _entry("resource", "Ressource", "Resource", "ressources", "atout", "atouts", "asset"),
        _entry("barrier", "Frein", "Barrier", "freins", "obstacle", "difficulté"),
        _entry("idea", "Idée", "Idea", "idées", "proposition", "souhait", "proposal", "wish"),
        _entry("story", "Récit", "Story", "récits", "histoire", "souvenir", "témoignage"),
    ),
)

ACTOR_TYPES = ValueList(
    "actor_types",
    (
        _entry("elected", "Élu ou élue", "Elected official", "élu", "élue", "maire", "adjoint"),
        _entry(
            "municipal",
            "Agent municipal",
            "Municipal officer",
            "agent",
            "agente municipale",
            "ccas",
            "service municipal",
        ),
        _entry("institution", "Institution", "Public institution", "institution publique"),
        _entry(
            "health",
            "Santé",
            "Health professional",
            "soignant",
            "soignante",
            "professionnel de santé",
            "professionnelle de santé",
        ),
        _entry("landlord", "Bailleur", "Social landlord", "bailleur social"),
        _entry("association", "Association", "Association", "asso", "associatif"),
        _entry("social_centre", "Centre social", "Social centre", "centre socioculturel", "mjc"),
        _entry("business", "Entreprise", "Business", "entrepreneur", "entreprises", "company"),
        _entry("shop", "Commerce", "Shop", "commerçant", "commerçante", "artisan", "shopkeeper"),
        _entry(
            "social_economy",
            "Économie sociale et solidaire",
            "Social economy",
            "ESS",
            "insertion",
            "IAE",
        ),
        _entry("resident", "Habitant ou habitante", "Resident", "habitant", "habitante"),
        _entry(
            "residents_group",
            "Collectif d'habitants",
            "Residents' group",
            "collectif",
            "groupe d'habitants",
        ),
        _entry("citizens_council", "Conseil citoyen", "Citizens' council"),
        _entry("worship", "Culte", "Place of worship", "lieu de culte"),
        _entry("education", "Éducation", "Education", "enseignant", "école", "collège", "lycée"),
        _entry("research", "Recherche", "Research", "chercheur", "université"),
        _entry("local_media", "Média local", "Local media", "presse", "journaliste"),
        _entry("funder", "Financeur", "Funder", "fondation", "mécène"),
    ),
)

INTERVIEW_MODES = ValueList(
    "interview_modes",
    (
        _entry(
            "in_person",
            "Face à face",
            "Face to face",
            "présentiel",
            "en présentiel",
            "en présence",
            "sur place",
            "en personne",
            "in person",
        ),
        _entry("phone", "Téléphone", "Telephone", "tél", "par téléphone", "appel", "by phone"),
        _entry(
            "video",
            "Visioconférence",
            "Video call",
            "visio",
            "en visio",
            "distanciel",
            "à distance",
            "remote",
        ),
        _entry(
            "group",
            "Entretien collectif",
            "Group interview",
            "collectif",
            "en groupe",
            "groupe",
            "focus group",
        ),
    ),
)

RESOURCE_CATEGORIES = ValueList(
    "resource_categories",
    (
        _entry("residents_skills", "Habitants et savoir-faire", "Residents and skills"),
        _entry("associations", "Associations et collectifs", "Associations and groups"),
        _entry("public_services", "Institutions et services publics", "Public services"),
        _entry("places", "Lieux et équipements", "Places and facilities", "lieu", "équipement"),
        _entry(
            "economy",
            "Économie, emploi, économie sociale et solidaire",
            "Economy and employment",
            "économie",
            "économie, emploi, ESS",
        ),
        _entry("culture_heritage", "Culture, patrimoine, mémoire", "Culture and heritage"),
        _entry("nature", "Nature et cadre de vie", "Nature and surroundings"),
        _entry("links", "Liens, réseaux, coopérations", "Links and cooperation", "réseau"),
        _entry("schemes", "Dispositifs et financements", "Schemes and funding", "dispositif"),
        _entry("events", "Événements et fêtes", "Events and festivities", "fête", "événement"),
    ),
)

RESOURCE_STATES = ValueList(
    "resource_states",
    (
        _entry("active", "Active", "Active", "actif", "vivante"),
        _entry("fragile", "Fragile", "Fragile", "menacée"),
        _entry("dormant", "Dormante", "Dormant", "dormant", "en sommeil", "inutilisée"),
        _entry("planned", "En projet", "Planned", "projet", "à venir"),
        _entry("gone", "Disparue", "Gone", "disparu", "fermée", "arrêtée"),
    ),
)

PUBLISHING = ValueList(
    "publishing",
    (
        _entry("yes", "Oui", "Yes", "o", "x", "ok", "1", "avec le quartier"),
        _entry(
            "no_place",
            "Sans le quartier",
            "Without the district",
            "sans quartier",
            "sans lieu",
            "oui, sans le quartier",
            "without district",
        ),
        _entry("no", "Non", "No", "n", "0", "ne pas publier"),
    ),
)
"""How a resource may be named outside the office."""

QUOTE_LEVELS = ValueList(
    "quote_levels",
    (
        _entry("none", "Non", "No", "n", "aucune", "pas citable", "non citable", "refus", "0"),
        _entry(
            "anonymous",
            "Oui, anonyme",
            "Yes, anonymous",
            "oui",
            "o",
            "x",
            "yes",
            "anonyme",
            "anonymisé",
            "anonymisée",
            "anonymement",
            "sous anonymat",
            "oui, sous anonymat",
        ),
        _entry(
            "role",
            "Oui, avec la fonction",
            "Yes, with the role",
            "fonction",
            "par fonction",
            "avec la fonction",
            "fonction seule",
            "fonction seulement",
        ),
        _entry(
            "name",
            "Oui, avec le nom",
            "Yes, with the name",
            "nominatif",
            "nom",
            "nommé",
            "avec le nom",
        ),
    ),
)

PILOT_ANSWERS = ValueList(
    "pilot_answers",
    (
        _entry("yes", "Oui", "Yes", "o", "x", "ok", "1"),
        _entry("maybe", "Peut-être", "Maybe", "à voir", "?"),
        _entry("no", "Non", "No", "n", "0"),
    ),
)

CHAPTERS = ValueList(
    "chapters",
    (
        _entry("population", "Population et peuplement", "Population"),
        _entry("households", "Ménages et familles", "Households and families"),
        _entry("early_childhood", "Petite enfance et enfance", "Early childhood"),
        _entry("youth", "Jeunesse", "Youth"),
        _entry("ageing", "Vieillissement", "Ageing"),
        _entry("health", "Santé et accès aux soins", "Health and access to care"),
        _entry("disability", "Handicap", "Disability"),
        _entry("employment", "Emploi et formation", "Employment and training"),
        _entry("income", "Revenus et pauvreté", "Income and poverty"),
        _entry("housing", "Logement", "Housing"),
        _entry("mobility", "Mobilités", "Mobility"),
        _entry("rights", "Accès aux droits et numérique", "Access to rights and digital life"),
        _entry("social_life", "Vie sociale, culture, cadre de vie", "Social life and culture"),
        _entry("districts", "Quartiers", "Districts"),
        _entry("economy", "Économie locale", "Local economy"),
    ),
)
"""Chapters of an analysis of social needs: populations and domains (the crosswalk's one side)."""

SECTORS = ValueList(
    "sectors",
    (
        _entry("public", "Public", "Public", "publique", "secteur public"),
        _entry("private", "Privé", "Private", "privée", "secteur privé", "lucratif"),
        _entry("associative", "Associatif", "Non-profit", "non lucratif", "association", "asso"),
        _entry("residents", "Habitants", "Residents", "habitant", "habitante", "citoyen"),
    ),
)
"""Public or private, and the two that are neither."""

MISSING_REASONS = ValueList(
    "missing_reasons",
    (
        _entry("secret", "Secret statistique", "Statistical secrecy", "s", "sous secret"),
        _entry("not_significant", "Non significatif", "Not significant", "ns", "n.s."),
        _entry("not_available", "Non disponible", "Not available", "nd", "n.d.", "nc", "n.c."),
        _entry("not_applicable", "Sans objet", "Not applicable", "so", "s.o."),
        _entry(
            "not_published",
            "Non publié à cette échelle",
            "Not published at this scale",
            "non publié",
            "non diffusé",
        ),
    ),
)
"""Why a value is absent: an absent value is never a zero."""

UNITS = ValueList(
    "units",
    (
        _entry("percent", "%", "%", "pourcent", "pour cent", "pourcentage", "percentage"),
        _entry("points", "points", "points", "pt", "pts", "point", "points de pourcentage"),
        _entry("euros_year", "€/an", "€/year", "euros/an", "euros par an", "€ par an"),
        _entry("euros", "€", "€", "euro", "eur"),
        _entry(
            "persons",
            "personnes",
            "persons",
            "pers",
            "personne",
            "hab",
            "habitant",
            "habitants",
            "inhabitants",
            "people",
        ),
        _entry("households", "ménages", "households", "ménage", "foyers", "foyer"),
        _entry("number", "nombre", "number", "nb", "nbre", "effectif"),
        _entry("per_1000", "pour 1000", "per 1000", "pour 1 000", "pour mille", "‰"),
        _entry("per_100", "pour 100", "per 100"),
        _entry("ratio", "ratio", "ratio", "rapport"),
        _entry("km2_density", "hab/km²", "persons/km²", "habitants par km²", "densité"),
    ),
)

DIRECTIONS = ValueList(
    "directions",
    (
        _entry(
            "more", "Plus haut = plus de besoin", "Higher = more need", "+", "plus", "plus haut"
        ),
        _entry(
            "less",
            "Plus bas = plus de besoin",
            "Lower = more need",
            "-",
            "\u2212",
            "moins",
            "plus bas",
        ),
        _entry("neutral", "Neutre", "Neutral", "0", "=", "sans sens"),
    ),
)
"""How an indicator speaks of need."""

COLLEGES = ValueList(
    "colleges",
    (
        _entry(
            "residents",
            "Habitants et citoyens",
            "Residents and citizens",
            "habitant",
            "habitante",
            "habitants",
            "habitantes",
            "citoyen",
            "citoyenne",
            "citoyens",
            "citoyennes",
            "resident",
        ),
        _entry("associations", "Associations", "Associations", "association", "asso", "associatif"),
        _entry(
            "shops",
            "Commerces et entreprises",
            "Shops and businesses",
            "commerce",
            "commerces",
            "commerçant",
            "commerçante",
            "entreprise",
            "entreprises",
            "artisan",
        ),
        _entry(
            "municipal_officers",
            "Agents municipaux",
            "Municipal officers",
            "agent",
            "agente",
            "agents",
            "agent municipal",
            "agente municipale",
            "services municipaux",
        ),
        _entry(
            "social_workers",
            "Travailleurs sociaux",
            "Social workers",
            "travailleur social",
            "travailleuse sociale",
            "travail social",
        ),
        _entry(
            "institutions",
            "Institutions et partenaires",
            "Institutions and partners",
            "institution",
            "partenaire",
            "partenaires",
        ),
        _entry("elected", "Élus et élues", "Elected members", "élu", "élue", "élus", "élues"),
    ),
)
"""Who votes with whom in the workshop."""

CHANNELS = ValueList(
    "channels",
    (
        _entry("phone", "Téléphone", "Telephone", "tél", "appel", "sms"),
        _entry("email", "Courriel", "E-mail", "mail", "courriels"),
        _entry("letter", "Courrier", "Letter", "lettre", "boîte aux lettres"),
        _entry("in_person", "De vive voix", "In person", "oral", "en personne", "porte à porte"),
        _entry("poster", "Affiche ou tract", "Poster or leaflet", "affiche", "tract", "flyer"),
        _entry("network", "Bouche-à-oreille", "Word of mouth", "réseau"),
    ),
)

INVITATION_ANSWERS = ValueList(
    "invitation_answers",
    (
        _entry("yes", "Oui", "Yes", "o", "x", "ok", "1", "confirmé", "confirmée", "vient"),
        _entry("maybe", "Peut-être", "Maybe", "à voir", "à confirmer", "?"),
        _entry("no", "Non", "No", "n", "0", "décline", "refus", "excusé", "excusée"),
        _entry("none", "Sans réponse", "No answer", "pas de réponse", "non joint"),
    ),
)

CONTRIBUTION_NATURES = ValueList(
    "contribution_natures",
    (
        _entry("finding", "Constat", "Finding", "constats", "findings"),
        _entry("resource", "Ressource", "Resource", "ressources", "atout", "atouts", "asset"),
        _entry("need", "Besoin", "Need", "besoins", "manque", "needs"),
        _entry("idea", "Idée", "Idea", "idées", "proposition", "propositions", "proposal"),
        _entry("question", "Question", "Question", "questions"),
        _entry("disagreement", "Désaccord", "Disagreement", "désaccords", "point de désaccord"),
    ),
)

CONSENSUS = ValueList(
    "consensus",
    (
        _entry("strong", "Fort", "Strong", "fort consensus", "consensus fort", "unanime"),
        _entry("shared", "Partagé", "Shared", "partagée", "plutôt partagé", "majoritaire"),
        _entry("debated", "Débattu", "Debated", "débattue", "en débat", "discuté"),
    ),
)
"""How far a table agreed on what it wrote."""

PLEDGE_KINDS = ValueList(
    "pledge_kinds",
    (
        _entry("time", "Temps", "Time", "du temps", "bénévolat"),
        _entry("place", "Lieu", "Place", "lieux", "salle", "local"),
        _entry("skill", "Compétence", "Skill", "compétences", "savoir-faire", "skills"),
        _entry("equipment", "Matériel", "Equipment", "du matériel", "équipement"),
        _entry("network", "Réseau", "Network", "réseaux", "contacts"),
        _entry("money", "Argent", "Money", "financement", "don"),
    ),
)

PLEDGE_OUTCOMES = ValueList(
    "pledge_outcomes",
    (
        _entry("kept", "Tenu", "Kept", "fait", "réalisé"),
        _entry("under_way", "En cours", "Under way", "commencé"),
        _entry("postponed", "Reporté", "Postponed", "plus tard"),
        _entry("dropped", "Abandonné", "Dropped", "renoncé"),
        _entry("unreached", "Non joint", "Not reached", "injoignable", "sans réponse"),
    ),
)

RESPONSE_DECISIONS = ValueList(
    "response_decisions",
    (
        _entry("kept", "Retenue", "Kept", "retenu", "acceptée", "oui"),
        _entry("adapted", "Adaptée", "Adapted", "adapté", "retenue en partie"),
        _entry(
            "passed_on",
            "Transmise à un partenaire",
            "Passed on to a partner",
            "transmise",
            "transmis",
        ),
        _entry("not_kept", "Non retenue", "Not kept", "non retenu", "écartée", "refusée", "non"),
    ),
)
"""What becomes of a contribution: each gets one answer."""

ACTION_STATES = ValueList(
    "action_states",
    (
        _entry("idea", "Idée", "Idea", "proposition"),
        _entry("study", "À l'étude", "Under study", "en étude", "étude"),
        _entry("approved", "Validée", "Approved", "validé", "décidée"),
        _entry("started", "Engagée", "Started", "engagé", "en cours", "lancée", "démarrée"),
        _entry("done", "Réalisée", "Done", "réalisé", "terminée", "terminé", "faite"),
        _entry("paused", "Suspendue", "Paused", "suspendu", "en pause", "reportée"),
        _entry("dropped", "Abandonnée", "Dropped", "abandonné", "annulée"),
    ),
)

FUNDING_STATES = ValueList(
    "funding_states",
    (
        _entry("secured", "Acquis", "Secured", "acquise", "obtenu", "accordé"),
        _entry("asked", "Sollicité", "Asked for", "sollicitée", "demandé", "en attente"),
        _entry("none", "Non trouvé", "Not found", "à trouver", "à chercher"),
        _entry("not_needed", "Sans besoin", "Not needed", "sans coût", "gratuit"),
    ),
)

PRIORITIES = ValueList(
    "priorities",
    (
        _entry("high", "Haute", "High", "haut", "forte", "urgente"),
        _entry("medium", "Moyenne", "Medium", "moyen", "normale"),
        _entry("low", "Basse", "Low", "bas", "faible"),
    ),
)

PHASES = ValueList(
    "phases",
    (
        _entry("framing", "Cadrage", "Framing", "phase 0", "préparation"),
        _entry("analysis", "Analyse croisée", "Cross analysis", "phase 1", "entretiens"),
        _entry("workshop", "Mobilisation", "Mobilisation", "phase 2", "atelier"),
        _entry("action", "Récit et action", "Narrative and action", "phase 3", "récit"),
        _entry("capitalisation", "Capitalisation", "Capitalisation", "bilan"),
    ),
)

LEVERS = ValueList(
    "levers",
    (
        _entry("data", "Données", "Data", "donnée"),
        _entry("tools", "Outils et ressources", "Tools and resources", "outils", "ressources"),
        _entry("networks", "Réseaux", "Networks", "réseau", "mise en réseau"),
        _entry("engineering", "Apport en ingénierie", "Engineering support", "ingénierie"),
        _entry("governance", "Dialogue de gouvernance", "Governance dialogue", "gouvernance"),
        _entry("funding", "Financement direct", "Direct funding", "financement", "subvention"),
        _entry("promotion", "Valorisation", "Promotion", "communication"),
    ),
)
"""The seven levers by which partners support a territory (Fonds ODD17, Le RAMEAU)."""

DATA_PARTNERS = ValueList(
    "data_partners",
    (
        _entry("caf", "Caf", "Caf", "allocations familiales", "caisse d'allocations familiales"),
        _entry("msa", "MSA", "MSA", "mutualité sociale agricole"),
        _entry("cpam", "CPAM", "CPAM", "assurance maladie", "caisse primaire", "cnam"),
        _entry("ars", "ARS", "ARS", "agence régionale de santé"),
        _entry("carsat", "Carsat", "Carsat", "cnav", "caisse de retraite", "assurance retraite"),
        _entry(
            "departement",
            "Département",
            "Département",
            "conseil départemental",
            "county council",
            "PMI",
        ),
        _entry("mdph", "MDPH", "MDPH", "maison départementale des personnes handicapées"),
        _entry("france_travail", "France Travail", "France Travail", "pôle emploi"),
        _entry("mission_locale", "Mission locale", "Mission locale", "missions locales"),
        _entry("landlord", "Bailleur social", "Social landlord", "bailleur", "bailleurs", "hlm"),
        _entry(
            "education",
            "Éducation nationale",
            "Éducation nationale",
            "DSDEN",
            "rectorat",
            "académie",
            "schools",
        ),
        _entry("banque_de_france", "Banque de France", "Banque de France"),
        _entry(
            "municipal",
            "Services de la commune et du CCAS",
            "Services of the town and its CCAS",
            "ccas",
            "cias",
            "mairie",
            "commune",
            "ville",
            "services municipaux",
        ),
        _entry("other", "Autre organisme", "Other body", "autre", "autres", "other"),
    ),
)
"""Who holds data that are asked for: names of bodies that have no English twin stay French."""

DATA_LEVELS = ValueList(
    "data_levels",
    (
        _entry("commune", "Commune", "Commune", "ville", "municipal", "town"),
        _entry("iris", "IRIS", "IRIS"),
        _entry("qpv", "QPV", "QPV", "quartier prioritaire", "quartiers prioritaires"),
        _entry("epci", "EPCI ou EPT", "EPCI or EPT", "epci", "ept", "intercommunalité"),
        _entry("departement", "Département", "Département", "départemental"),
    ),
)
"""Territories for which data are asked."""

NAMED_THINGS = ValueList(
    "named_things",
    (
        _entry("resource", "Ressource", "Resource", "ressources"),
        _entry("structure", "Structure", "Structure", "acteur", "structures", "actor"),
    ),
)
"""What a name that is written in several ways is the name of."""

MERGE_DECISIONS = ValueList(
    "merge_decisions",
    (
        _entry("same", "Même", "Same", "mêmes", "identique", "oui", "yes"),
        _entry("different", "Différent", "Different", "différents", "différente", "non", "no"),
        _entry("later", "À voir", "To see", "plus tard", "?", "later"),
    ),
)

VALUE_LISTS: dict[str, ValueList] = {
    values.id: values
    for values in (
        NATURES,
        ACTOR_TYPES,
        INTERVIEW_MODES,
        RESOURCE_CATEGORIES,
        RESOURCE_STATES,
        PUBLISHING,
        QUOTE_LEVELS,
        PILOT_ANSWERS,
        CHAPTERS,
        SECTORS,
        MISSING_REASONS,
        UNITS,
        DIRECTIONS,
        COLLEGES,
        CHANNELS,
        INVITATION_ANSWERS,
        CONTRIBUTION_NATURES,
        CONSENSUS,
        PLEDGE_KINDS,
        PLEDGE_OUTCOMES,
        RESPONSE_DECISIONS,
        ACTION_STATES,
        FUNDING_STATES,
        PRIORITIES,
        PHASES,
        LEVERS,
        DATA_PARTNERS,
        DATA_LEVELS,
        NAMED_THINGS,
        MERGE_DECISIONS,
    )
}
