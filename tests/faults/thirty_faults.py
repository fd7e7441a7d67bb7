"""A workbook with exactly thirty planted faults, and the truth about them.

This file shares no code with absr, on purpose: it was written from the French
description of the sheets and reading rules only, without looking at the tool.
It uses openpyxl and the standard library, nothing else.

    build(path)   writes the workbook « entretiens.xlsx » (sheets Propos, Personnes)
    truth()       the thirty faults, cell by cell, and the expected totals
    python thirty_faults.py [workbook.xlsx]
                  rewrites truth.json beside this file (and the workbook if named)

"Today" is 22 November 2026: pass it to the tool under test.  Every cell which is
not in truth() is clean, although the sheet is a lively one: mixed case, dates in
all the accepted forms, several themes in a cell, example rows, blank rows, a
TOTAL row, a row which carries only its interview, the same words from two voices.
Everything is invented; telephone numbers are from the range kept for fiction.
"""
# ruff: noqa: C408, D107 -- a table of data, kept as it was written
# fmt: off

import datetime as dt
import json
import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

TODAY = "2026-11-22"

# Not the order of the model: the officer moved some columns about.
PROPOS = {
    "ref": "N°",
    "date": "Date",
    "by": "Enquêteur ou enquêtrice",
    "who": "Qui (fonction, structure)",
    "kind": "Type d'acteur",
    "structure": "Structure",
    "district": "Quartier",
    "people": "Nombre de personnes",
    "nature": "Nature",
    "theme": "Thème",
    "said": "Ce qui est dit",
    "quotable": "Citable",
    "reworded": "Reformulation",
    "voice": "Qui parle (groupe)",
    "subtheme": "Sous-thème",
    "public": "Public concerné",
    "about": "Quartier dont on parle",
    "category": "Catégorie de ressource",
    "state": "État de la ressource",
    "force": "Intensité (1 à 3)",
    "notice": "Notice d'information remise",
    "consent": "Accord pour être cité",
    "level": "Niveau de citation",
    "will": "Envie d'engagement (0 à 3)",
    "gift": "Contribution possible",
    "pilot": "Pilote possible",
    "from": "Recommandé par (n°)",
}
PERSONNES = {
    "ref": "N°",
    "name": "Nom",
    "first": "Prénom",
    "phone": "Téléphone",
    "mail": "Courriel",
    "again": "Accepte d'être recontacté",
    "record": "Accepte l'enregistrement",
    "photo": "Accepte la photo",
}


class Fault:
    """A planted fault: the value written (None: left empty) and what is wrong."""

    def __init__(self, value, what, taken=True):
        self.value, self.what, self.taken = value, what, taken


def P(nature, theme, said, **more):
    """One statement."""
    return dict(nature=nature, theme=theme, said=said, **more)


def interview(ref, *statements, **head):
    """One interview: its own columns stand on its first row."""
    rows = [dict(ref=ref, **s) if "ref" not in s else dict(s) for s in statements]
    rows[0] = {**rows[0], **head}
    return rows


BLANK = [{}]
REF_ERROR, NA_ERROR = "#REF!", "#N/A"

BLOCKS = [
    # ---- example rows of the model, left in place -------------------------
    [
        dict(ref="exemple", date="jj/mm/aaaa", who="directrice d'une crèche", kind="Type",
             nature="Besoin", theme="Vie de quartier",
             said="Effacez cette ligne d'exemple avant de commencer."),
        dict(ref="Exemple 2", nature="à choisir", theme="?", said="Deuxième exemple."),
    ],
    interview("E01",
      P("Besoin", "Mobilités", "Le soir, il n'y a plus de bus pour rentrer du centre.",
        quotable="Oui, anonyme", public="jeunes", force=3),
      P("besoin", "mobilites ; vie de quartier",
        "Les trottoirs de la rue haute sont trop étroits pour une poussette.",
        quotable="oui anonyme", force=2),
      P("Frein", Fault("Mobilitées", "near-miss theme (Mobilités misspelt)"),
        "La gare est loin quand on n'a pas de voiture.", force=2),
      P("IDÉE", "Mobilités", "Une navette du marché, le jeudi matin.", quotable="Non"),
      P("Ressource", "vie de quartier", "La halle couverte sert à tout le monde.",
        category="Lieux et équipements", state="active"),
      date=dt.date(2026, 6, 12), by="LM", who="directrice d'une crèche", kind="Association",
      structure="Crèche Les Coccinelles", district="Les Tanneries", notice="oui", consent="oui",
      level="Oui, anonyme", will=2, gift="une salle le samedi", pilot="Oui"),
    interview("E02",
      P("Récit", "Valoriser les patrimoines",
        "Avant 1998 on lavait encore le linge au bord du canal.", quotable="Oui, avec la fonction"),
      P("recit", "valoriser les patrimoines; vie de quartier",
        "Les anciens ateliers de tannage ont fermé un par un.", quotable="non",
        date="2026-06-15"),  # the same day in another form: no contradiction
      P("Ressource", "Valoriser les patrimoines",
        "Un fonds de photographies dort dans les caves de la mairie.",
        category="culture, patrimoine, memoire", state="DORMANTE", force=3),
      P("Idée", "Valoriser les patrimoines ; Festivités",
        "Une promenade racontée à la tombée du jour, en septembre.",
        date=Fault("18/06/2026", "date differs from the one given on the first row of E02")),
      date="15/06/2026", by="LM", who="retraité de la tannerie", kind="habitant",
      district="Les Tanneries", people=1, notice="o", consent="x", will="2",
      gift="ses souvenirs", pilot="peut-être", **{"from": "E01"}),
    interview("E03",
      P("Besoin", "Accessibilité aux soins", "Il faut trois mois pour voir un dentiste.",
        quotable="Oui, anonyme", force=3),
      P("Besoin", "accessibilite aux soins", "Plus aucun médecin ne prend de nouveaux patients.",
        reworded="Les médecins de la ville n'acceptent plus de nouveaux patients.", force=3),
      P(Fault("Constat", "unknown nature", taken=False), "Accessibilité aux soins",
        "La pharmacie de la place ferme le lundi."),
      P("Ressource", "Accessibilité aux soins", "L'infirmière de la maison bleue connaît chacun.",
        category="Habitants et savoir-faire",
        state=Fault("Saturée", "resource state outside the list")),
      date=Fault("31/02/2026", "impossible date"), by="SB", who="infirmière libérale",
      kind="Santé", district="Bel-Horizon", notice="1", consent="oui", will=1, pilot="Non"),
    BLANK,
    interview("E04",
      P("Besoin", "Jeunesse", "Un endroit au chaud où rester sans payer.", voice="A", force=2),
      P("Idée", "Jeunesse ; Vie artistique", "Ouvrir le gymnase pendant les vacances.",
        voice="B", quotable="Oui, anonyme"),
      # The same words from two voices: not a duplicate.
      P("Besoin", "Jeunesse", "Il faut garder le skate-parc.", voice="A"),
      P("Besoin", "Jeunesse", "Il faut garder le skate-parc.", voice="B"),
      P("Frein", "Jeunesse", "On nous dit toujours que c'est fermé à 19 h 30.", voice="C",
        force=Fault("2,5", "intensity is not a whole number")),
      P("Ressource", "Jeunesse", "Les animatrices du local, elles écoutent.", voice="C",
        category="associations et collectifs", state="Fragile", public="jeunes"),
      date="01.07.2026", by="SB", who="groupe de lycéennes et lycéens", kind="HABITANTE",
      district="Gare-Sud", people=6, notice="oui", consent="OUI", level="oui, anonyme",
      will=3, gift="tenir un stand", pilot="Oui", **{"from": "E09"}),
    interview("E05",
      P("Besoin", "Ancrage local des entreprises et commerces",
        "Les vitrines vides découragent les clientes.", quotable="Oui, avec le nom", force=2),
      P("Frein", "l'ancrage local des entreprises et commerces",
        "Les loyers de la grande rue restent trop hauts."),
      P("Idée", "Ancrage local des entreprises et commerces;Festivités",
        "Une nuit des vitrines éclairées en décembre."),
      P("Besoin", "Ancrage local des entreprises et commerces",
        Fault("Les vitrines vides découragent les clientes.",
              # Reported and set aside, as the reading rules say: it would count twice.
              "duplicate of an earlier statement of E05", taken=False),
        quotable="Oui, avec le nom", force=2),
      date=Fault("05/12/2026", "date in the future"), by="LM", who="libraire", kind="commerce",
      structure="Librairie du Pont", district="Le Bourg", notice="vrai", consent="oui",
      will=1, gift="sa vitrine", pilot="Peut-être"),
    interview("E06",
      P("Ressource", "Vie de quartier", "Le café associatif tient grâce à douze bénévoles.",
        category="Associations et collectifs", state="Fragile", quotable="Oui, avec la fonction"),
      P("Frein", "Vie de quartier",
        Fault("On s'épuise ; le trésorier répond au 06 39 98 41 27 jour et nuit.",
              "telephone number in the text"), kind="ASSOCIATION"),  # same value, other case
      P("Besoin", "Vie de quartier", "Une clé de la salle, sans attendre la mairie.",
        kind=Fault("Entreprise", "actor type differs from the first row of E06")),
      P("Idée", "Festivités ; Vie de quartier", "Un repas de rue tous les printemps.", force=1),
      date="8 juillet 2026", by="LM", who="présidente du café associatif", kind="Association",
      structure="Café La Marmite", district="Le Bourg", notice="oui", consent="yes", will=3,
      gift="des bénévoles, une cuisine", pilot="OUI",
      **{"from": Fault("E99", "recommended by an unknown interview")}),
    interview("E07",
      P("Besoin", "La Nature dans la ville", "De l'ombre sur la place, l'été on n'y tient pas.",
        quotable="Oui, anonyme", force=3),
      P("Ressource", "nature dans la ville", "Les jardins ouvriers le long de la voie ferrée.",
        category="Nature et cadre de vie", state="En projet"),
      P(Fault(None, "missing nature", taken=False), "La nature dans la ville",
        "Les berges restent fermées depuis la crue."),
      P("Idée", "LA NATURE DANS LA VILLE ; Vie de quartier",
        "Planter un arbre pour chaque naissance.", about="Gare-Sud"),
      date=Fault("mi-octobre", "text instead of a date"), by="SB",
      who="animateur d'un jardin partagé", kind="Collectif d’habitants", district="Gare-Sud",
      notice="x", consent="oui", will=2, gift="des plants", pilot="oui"),
    interview("E08",
      P("Besoin", "Vie de quartier", "Un guichet où l'on parle à quelqu'un.", voice="A",
        quotable="Oui, anonyme"),
      P("Récit", "Vie de quartier", "La tour neuf, on y a grandi à trois générations.", voice="B"),
      P("Frein", Fault("Vie de quartier ; Festivitées", "near-miss second theme of two"),
        "Chaque fête demande six autorisations.", voice="A"),
      P("Ressource", "Festivités", "La sono du centre, prêtée sans histoire.", voice="B",
        category="événements et fêtes", state="active"),
      date="12/07/26", by="SB", who="usagers du centre social", kind="Centre Social",
      structure="Centre social Bel-Horizon", district="Bel-Horizon",
      people=Fault(450, "number of persons out of bounds (1 to 200)"),
      notice="oui", consent="oui", will=0, pilot="Non"),
    BLANK,
    BLANK,
    interview("E09",
      P("Ressource", "Jeunesse", "La mission jeunesse a un minibus.",
        category="Institutions et services publics", state="Active",
        quotable="Oui - avec la fonction"),
      P("Frein", "Jeunesse ; Mobilités", "Le minibus n'a pas de conducteur le week-end."),
      P("Besoin", Fault(None, "missing theme"), "Du temps long, pas des projets de six mois.",
        force=2),
      P("Idée", "Jeunesse", "Former dix jeunes à la conduite du minibus.", force=2),
      date=Fault(None, "missing date of the interview"), by="LM",
      who="agente du service jeunesse", kind="agent municipal", notice="oui", consent="1",
      level="Oui, avec la fonction", will=2, gift="un minibus", pilot="Oui",
      **{"from": "E14"}),  # an interview known further down
    interview("E10",
      P("Ressource", "Vie artistique", "Un piano accordé que personne ne joue.",
        category="Culture, patrimoine, mémoire", state="dormante", quotable="Oui, anonyme"),
      P("Besoin", "vie artistique.", "Des murs pour exposer.", force=1),
      P("Frein", "Vie artistique",
        Fault(None, "missing statement (and no rewording)", taken=False), force=1),
      P("Idée", "Vie artistique ; Valoriser les patrimoines",
        "Un concert dans l'ancienne fonderie.",
        reworded=Fault("Donner un concert dans la fonderie : écrire à fonderie@example.org.",
                       "e-mail address in the text")),
      date=dt.datetime(2026, 9, 3), by="SB", who=Fault(None, "missing function (Qui)"),
      kind="Éducation", structure="École de musique", district="Le Bourg", notice="oui",
      consent="oui", will=1, pilot="peut-être"),
    interview("E11",
      P("Récit", "Festivités", "Le carnaval partait de la gare avec deux fanfares."),
      P("Besoin", "festivites", "Un lieu pour ranger les chars.", force=2,
        quotable="Oui, anonyme"),
      P("Ressource", "Festivités", "Trois couturières savent encore faire les costumes.",
        category="Habitants et savoir-faire", state="Fragile"),
      dict(ref=Fault(None, "missing interview number", taken=False), nature="Frein",
           theme="Festivités", said="L'assurance du défilé a doublé depuis 2019."),
      P("Idée", "Festivités ; Jeunesse", "Un carnaval préparé avec les collégiens."),
      date="2026-09-10", by="LM", who="organisateur du carnaval",
      kind=Fault("Bénévole", "actor type outside the list"), district="Gare-Sud",
      notice="oui", consent="oui", will=2, gift="les chars", pilot="Oui"),
    interview("E12",
      P("Frein", "Accessibilité aux soins", "On n'ose plus dire qu'on renonce à se soigner.",
        quotable="Non"),
      P("Besoin", "Accessibilité aux soins ; Mobilités", "Être accompagnée jusqu'à l'hôpital.",
        quotable=Fault("Oui, anonyme", "quotable yes although the interview refuses quotation")),
      P("Récit", "Vie de quartier", "Les voisines faisaient les courses pour l'escalier.",
        reworded="L'entraide entre voisines allait jusqu'aux courses."),
      P("Ressource", "Accessibilité aux soins", "",
        reworded="Une permanence d'écoute existe le mardi.",
        category="liens, réseaux, coopérations", state="active"),  # rewording alone: enough
      date="10 septembre 2026", by="SB", who="habitante en convalescence", kind="habitante",
      district="Bel-Horizon", notice="oui", consent="non", will=0, pilot="non"),
    BLANK,
    interview("E13",
      dict(),  # a row which carries only its interview: no fault
      P("Besoin", "Mobilités", "Des arceaux à vélo devant l'usine.", voice="A", force=1),
      P("Ressource", "Ancrage local des entreprises et commerces",
        "Le fablab ouvre ses machines une fois par mois.", voice="B",
        category="Économie, emploi, ESS", state="en projet"),
      P("Frein", "Mobilités", Fault(REF_ERROR, "Excel error value instead of the statement",
                                    taken=False), voice="A"),
      P("Idée", "Mobilités", "Partager les trajets entre ateliers.", voice="C"),
      P("Idée", "Jeunesse", "Partager les trajets entre ateliers et lycée.", voice="C"),
      date=dt.date(2026, 9, 24), by="LM", who="salariés d'un atelier coopératif",
      kind="economie sociale et solidaire", structure="Atelier des Trois Roues",
      district="Gare-Sud", people=Fault("=12+3", "formula without a computed value"),
      notice="oui", consent="oui", level="OUI, AVEC LA FONCTION", will=1,
      gift="des machines", pilot="Peut-être", **{"from": "E05"}),
    interview("E14",
      P("Besoin", "Vie de quartier", "Que l'on revienne nous dire ce qui a été décidé.", force=3,
        quotable="Oui, avec la fonction"),
      P("Ressource", "Vie de quartier",
        Fault("Mme Vauquelin garde les clés et ouvre à chacun.",
              "name of a listed person in the text"),
        category="Habitants et savoir-faire", state="Active"),
      P("Frein", "Vie de quartier", "Les comptes rendus n'arrivent jamais."),
      # The same words as in E05, in another interview: not a duplicate.
      P("Frein", "Ancrage local des entreprises et commerces",
        "Les loyers de la grande rue restent trop hauts."),
      P("Idée", "Vie de quartier ; La Nature dans la ville ; Festivités",
        "Une assemblée d'automne sous les tilleuls."),
      date="02/10/2026", by="LM", who="assemblée du conseil citoyen", kind="CONSEIL CITOYEN",
      district="Les Tanneries", people=200,
      notice=Fault("peut-être", "neither yes nor no in a yes/no column"),
      consent="oui", will=3, gift="un relais par immeuble", pilot="oui", **{"from": "E06"}),
    interview("E15",
      P("Frein", "Jeunesse", "La subvention arrive quand l'année est finie.", quotable="Non"),
      P("Ressource", "Jeunesse ; Vie artistique", "Un fonds d'amorçage reste ouvert.",
        category="Dispositifs et financements", state="Disparue"),
      P("Besoin", "Jeunesse", "Un dossier unique pour toutes les demandes.", force="1",
        reworded="Simplifier les demandes de subvention."),
      P("Besoin ", "Jeunesse", "Des réponses en moins de 60 jours."),
      date="14.10.2026", by="SB", who="chargé de mission d'une fondation", kind="financeur",
      notice="oui", consent="NON", level="Non", will=1,
      gift=Fault(NA_ERROR, "Excel error value in a text column"), pilot="Non",
      **{"from": "E09"}),
    interview("E16",
      P("Besoin", "Vie de quartier", "Un lieu commun entre les deux rives.", force=2,
        quotable="OUI, AVEC LE NOM"),
      P("Récit", "Valoriser les patrimoines", "La passerelle a été payée sou par sou.",
        quotable="oui avec fonction"),
      P("Ressource", "Mobilités", "La passerelle, refaite en 2021 pour 20 000 euros.",
        category="Lieux et équipements", state="active"),
      P("Frein", "Mobilités", "Personne ne l'éclaire la nuit.", public="seniors",
        subtheme="éclairage"),
      P("Idée", "Vie artistique ; Mobilités", "Confier l'éclairage à une artiste."),
      date="22/11/2026", by="LM", who="adjointe au maire", kind="élue", district="Le Bourg",
      people="1", notice="1", consent="vrai", level="Oui, avec le nom",
      will=Fault("beaucoup", "words instead of a number"), gift="une délibération",
      pilot="Oui", **{"from": "E02"}),
    BLANK,
    [dict(ref="TOTAL", people=41, said="fin de la saisie")],
]

PEOPLE = [
    dict(ref="exemple", name="NOM", first="Prénom", phone="0000000000", mail="x@example.org"),
    dict(ref="E01", name="Vauquelin", first="Solenne", phone="06 39 98 10 01",
         mail="solenne.v@example.org", again="oui", record="oui", photo="non"),
    dict(ref="E02", name="Belhamri", first="Idriss", phone="0639981002", again="o",
         record="non", photo="non"),
    dict(ref="E03", name="Kerjestin", first="Nolwenn", phone="06.39.98.10.03", again="x"),
    dict(ref="E04", name="Dambreville", first="Maëlys", mail="maelys.d@example.org", again="oui",
         photo="oui"),
    dict(ref="E04", name="Okonjwa", first="Tidiane", phone="06 39 98 10 05", again="non"),
    dict(ref="E05", name="Fontorbe", first="Gwladys", phone="06 39 98 10 06",
         mail="librairie@example.org", again="1", record="1", photo="0"),
    dict(ref="E06", name="Szymanel", first="Ludivine", phone="06-39-98-10-07", again="VRAI"),
    dict(),
    dict(ref=Fault("E77", "person attached to an unknown interview"), name="Ostrowicz",
         first="Bérénice", phone="06 39 98 10 08", again="oui"),
    dict(ref="E09", name="Pradelongue", first="Yvonnick", mail="y.p@example.org", again="oui"),
    dict(ref="E11", name="Quenardel", phone="06 39 98 10 10", again="yes", record="no"),
    dict(ref="E13", name="Tourvieille", first="Amalric", again="oui", photo="faux"),
    dict(ref="E16", name="Rochambert", first="Héloïse", phone="06 39 98 10 12",
         mail="h.rochambert@example.org", again="oui", record="oui", photo="oui"),
]

TITLES = {
    "Propos": ["Entretiens de l'été et de l'automne 2026", "Saisie : LM et SB, à relire", None],
    "Personnes": ["Coordonnées (ne pas diffuser)"],
}


def _layout():
    """Yield (sheet, row number, headings, row of raw values) for the body rows."""
    rows = [row for block in BLOCKS for row in block]
    for sheet, headings, body in (("Propos", PROPOS, rows), ("Personnes", PERSONNES, PEOPLE)):
        for number, row in enumerate(body, start=len(TITLES[sheet]) + 2):
            yield sheet, number, headings, row


def _plain(value):
    return value.value if isinstance(value, Fault) else value


def build(path) -> None:
    """Write the workbook with its thirty faults."""
    book = Workbook()
    book.remove(book.active)
    for sheet, headings in (("Propos", PROPOS), ("Personnes", PERSONNES)):
        page = book.create_sheet(sheet)
        for number, title in enumerate(TITLES[sheet], start=1):
            page.cell(number, 1, title)
        page.cell(1, 1).font = Font(bold=True, size=14)
        for column, heading in enumerate(headings.values(), start=1):
            page.cell(len(TITLES[sheet]) + 1, column, heading).font = Font(bold=True)
    for sheet, number, headings, row in _layout():
        for column, key in enumerate(headings, start=1):
            value = _plain(row.get(key))
            if value not in (None, ""):
                book[sheet].cell(number, column, value)
    book.save(path)


def truth() -> dict:
    """The thirty faults, and what is expected once the lost rows are set aside."""
    faults, accepted, statements, interviews, set_aside = [], 0, 0, {}, []
    for sheet, number, headings, row in _layout():
        lost = False
        for column, (key, heading) in enumerate(headings.items(), start=1):
            value = row.get(key)
            if isinstance(value, Fault):
                lost = lost or not value.taken
                faults.append({"sheet": sheet, "cell": f"{get_column_letter(column)}{number}",
                               "column": heading, "what": value.what, "row_taken": value.taken})
        if sheet != "Propos" or not row:
            continue
        ref = _plain(row["ref"])
        if str(ref).lower().startswith(("exemple", "total")):
            continue
        if lost:
            set_aside.append(number)
            continue
        accepted += 1
        people = row.get("people")
        interviews.setdefault(ref, 1)
        if people and not isinstance(people, Fault):
            interviews[ref] = int(people)
        if "nature" in row:
            statements += 1
    return {
        "today": TODAY,
        "rows_accepted": accepted,      # statements + the row which carries only its interview
        "rows_set_aside": set_aside,    # row numbers of « Propos »; TOTAL is not among them
        "interviews": len(interviews),
        "persons": sum(interviews.values()),   # a faulty number counts as an empty one
        "statements": statements,
        "faults": faults,
    }


def main(arguments) -> int:
    found = truth()
    places = {(f["sheet"], f["cell"]) for f in found["faults"]}
    assert len(found["faults"]) == 30 == len(places), (len(found["faults"]), len(places))
    target = Path(__file__).with_name("truth.json")
    target.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if arguments:
        build(arguments[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
