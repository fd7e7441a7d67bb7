"""The controlled values of the field, with the spellings that are recognised for each.

Typologies: actors and resources after the practice of the field (types of resources: asset
mapping's individual, associational, institutional, physical, economic, cultural and natural
resources, with the links, schemes and festivities that the field names besides).
"""

from __future__ import annotations

from dataclasses import dataclass

from absr.model.labels import Labels, Language, fold_without_articles


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a list: its stable id, its words and its other spellings."""

    id: str
    label: Labels
    aliases: tuple[str, ...] = ()

    def spellings(self) -> tuple[str, ...]:
        """Every spelling that stands for this value, folded."""
        words = (self.id.replace("_", " "), self.label.fr, self.label.en, *self.aliases)
        return tuple(dict.fromkeys(fold_without_articles(word) for word in words))


@dataclass(frozen=True, slots=True)
class ValueList:
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
        _entry("health", "Santé", "Health professional", "soignant", "professionnel de santé"),
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

RESOURCE_CATEGORIES = ValueList(
    "resource_categories",
    (
        _entry("residents_skills", "Habitants et savoir-faire", "Residents and skills"),
        _entry("associations", "Associations et collectifs", "Associations and groups"),
        _entry("public_services", "Institutions et services publics", "Public services"),
        _entry("places", "Lieux et équipements", "Places and facilities", "lieu", "équipement"),
        _entry("economy", "Économie, emploi, ESS", "Economy and employment", "économie"),
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

QUOTE_LEVELS = ValueList(
    "quote_levels",
    (
        _entry("none", "Non", "No", "n", "aucune", "pas citable", "non citable", "refus", "0"),
        _entry("anonymous", "Oui, anonyme", "Yes, anonymous", "oui", "o", "x", "yes", "anonyme"),
        _entry("role", "Oui, avec la fonction", "Yes, with the role", "fonction", "par fonction"),
        _entry("name", "Oui, avec le nom", "Yes, with the name", "nominatif", "nom", "nommé"),
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

VALUE_LISTS: dict[str, ValueList] = {
    values.id: values
    for values in (
        NATURES,
        ACTOR_TYPES,
        RESOURCE_CATEGORIES,
        RESOURCE_STATES,
        QUOTE_LEVELS,
        PILOT_ANSWERS,
        CHAPTERS,
    )
}
