# -*- coding: utf-8 -*-
"""Invented interviews of a municipality, written as the files people really send.

One literal data set (INTERVIEWS), one function per format, each giving {file name: bytes}.
Standard library and xlsxwriter only; every function gives the same bytes at each call.
Run as a program, it writes expected.json and files/ beside itself:

    python exports.py [folder]

Origin of the signatures: [repo] read in public code, [mem] from memory, not verified.
See expected.json, "formats", for each file: what it carries, what it cannot, and the doubts.
"""
import csv
import datetime as dt
import io
import json
import os
import sys
import uuid
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

# ------------------------------------------------------------------ the data set

THEMES = [  # the nine of examples/romainville/absr.yaml, in its order
    ("commerces", "Ancrage local des entreprises et commerces"),
    ("festivites", "Festivités"),
    ("jeunesse", "Jeunesse"),
    ("mobilites", "Mobilités"),
    ("nature", "La Nature dans la ville"),
    ("patrimoines", "Valoriser les patrimoines"),
    ("soins", "Accessibilité aux soins"),
    ("art", "Vie artistique"),
    ("quartier", "Vie de quartier"),
]
THEME_LABEL = dict(THEMES)

ACTOR_TYPES = [  # ids: quotas of absr.yaml; labels: docs/columns.md
    ("elected", "Élu ou élue"),
    ("municipal", "Agent municipal"),
    ("institution", "Institution"),
    ("health", "Santé"),
    ("landlord", "Bailleur"),
    ("association", "Association"),
    ("social_centre", "Centre social"),
    ("business", "Entreprise"),
    ("shop", "Commerce"),
    ("social_economy", "Économie sociale et solidaire"),
    ("resident", "Habitant ou habitante"),
    ("residents_group", "Collectif d’habitants"),
    ("citizens_council", "Conseil citoyen"),
    ("worship", "Culte"),
    ("education", "Éducation"),
    ("research", "Recherche"),
    ("local_media", "Média local"),
]
ACTOR_LABEL = dict(ACTOR_TYPES)

DISTRICTS = ["Bas-Pays", "Centre", "Mairie", "Plateau", "Trois-Communes"]

NATURE_LABEL = {"need": "Besoin", "resource": "Ressource", "barrier": "Frein",
                "idea": "Idée", "story": "Récit"}

# consent: agrees to be quoted; notice: notice given; district None: the whole town
INTERVIEWS = [
    {
        "ref": "E01", "date": "2026-10-05",
        "profile": "Directrice (crèche associative Les Coquelicots)",
        "actor_type": "association", "district": "Bas-Pays", "persons": 1,
        "themes": ["jeunesse", "soins"],
        "needs": [
            "Des places de crèche à horaires décalés, surtout avant 8 h.",
            "Un pédiatre dans le quartier, les familles vont jusqu'à Paris.",
        ],
        "resources": ["La salle de motricité est libre le samedi matin."],
        "barriers": ["Le recrutement d'auxiliaires prend six mois."],
        "ideas": ["Ouvrir une permanence de la PMI à la crèche, un jeudi sur deux."],
        "verbatim": "Une maman m'a dit qu'elle avait renoncé à une formation faute de place.",
        "consent": True, "notice": True, "commitment": 2,
    },
    {
        "ref": "E02", "date": "2026-10-06",
        "profile": "Boulanger (commerce de la place)",
        "actor_type": "shop", "district": "Centre", "persons": 1,
        "themes": ["commerces", "quartier"],
        "needs": ["Un stationnement de vingt minutes devant les vitrines."],
        "resources": [
            "L'association des commerçants compte 34 adhérents ; elle se réunit le premier lundi du mois.",
            "Les invendus partent chaque soir à l'épicerie sociale.",
        ],
        "barriers": ["Le loyer a augmenté de 1 200 € par an."],
        "ideas": [],
        "verbatim": None,
        "consent": True, "notice": True, "commitment": 1,
    },
    {
        "ref": "E03", "date": "2026-10-07",
        "profile": "Médecin généraliste (maison de santé)",
        "actor_type": "health", "district": "Plateau", "persons": 1,
        "themes": ["soins"],
        "needs": [
            "Des consultations sans rendez-vous le samedi.",
            "Un interprète pour les patients allophones.",
            "Un transport pour les personnes âgées qui ne sortent plus.",
        ],
        "resources": [],
        "barriers": ["Trois confrères partent à la retraite en 2027, sans successeur."],
        "ideas": ["Former des habitants relais, à l'échelle de l'immeuble."],
        "verbatim": "Un patient m'a répondu \"revenez dans six mois, si je suis encore là\".",
        "consent": False, "notice": True, "commitment": 3,
    },
    {
        "ref": "E04", "date": "2026-10-08",
        "profile": "Gardien d’immeubles (bailleur social)",
        "actor_type": "landlord", "district": "Trois-Communes", "persons": 1,
        "themes": ["quartier", "mobilites", "nature"],
        "needs": ["Des bancs à l’ombre, et un point d’eau."],
        "resources": ["Les jardins partagés de la résidence : douze parcelles, une liste d’attente."],
        "barriers": ["L’ascenseur du bâtiment C tombe en panne chaque mois."],
        "ideas": [
            "Un local à vélos fermé — même petit — au pied de chaque entrée.",
            "Prêter le local des gardiens aux voisins le dimanche.",
        ],
        "verbatim": None,
        "consent": True, "notice": False, "commitment": 0,
    },
    {
        "ref": "E05", "date": "2026-10-09",
        "profile": "Habitante (retraitée)",
        "actor_type": "resident", "district": "Mairie", "persons": 1,
        "themes": ["mobilites", "soins"],
        "needs": ["Un bus qui passe après 20 h."],
        "resources": [],
        "barriers": ["Les trottoirs sont trop étroits pour mon déambulateur.",
                     "Tout passe par internet, je n'y arrive pas seule."],
        "ideas": [],
        "verbatim": "Quand je suis arrivée en 1974, on allait au marché à pied et on se connaissait tous.",
        "consent": True, "notice": True, "commitment": 1,
    },
    {
        "ref": "E06", "date": "2026-10-12",
        "profile": "Deux animateurs et une directrice (centre social)",
        "actor_type": "social_centre", "district": "Bas-Pays", "persons": 3,
        "themes": ["jeunesse", "festivites", "art"],
        "needs": ["Une salle de répétition insonorisée.", "Des stages de 3e pour les collégiens."],
        "resources": ["Une équipe de bénévoles formés, une trentaine de personnes.",
                      "La scène démontable achetée en 2024 (8 500 €)."],
        "barriers": ["Les demandes d'autorisation arrivent trop tard, souvent la veille."],
        "ideas": ["Une fête de quartier par saison, tournante.",
                  "Un studio mobile, dans un camion.",
                  "Des affiches dessinées par les enfants."],
        "verbatim": "L'an dernier, la pluie a tout annulé ; les jeunes ont joué sous le préau.",
        "consent": True, "notice": True, "commitment": 3,
    },
    {
        "ref": "E07", "date": "2026-10-13",
        "profile": "Adjointe au maire (délégation à l'économie)",
        "actor_type": "elected", "district": None, "persons": 1,
        "themes": ["commerces"],
        "needs": ["Connaître les locaux vacants, rue par rue."],
        "resources": ["La foncière du territoire peut racheter des murs commerciaux."],
        "barriers": [],
        "ideas": ["Un bail précaire à 200 € par mois pour tester une activité."],
        "verbatim": None,
        "consent": True, "notice": True, "commitment": 2,
    },
    {
        "ref": "E08", "date": "2026-10-14",
        "profile": "Gérante (entreprise de menuiserie, 12 salariés)",
        "actor_type": "business", "district": "Plateau", "persons": 1,
        "themes": ["commerces", "jeunesse"],
        "needs": [],
        "resources": ["Un atelier où accueillir deux apprentis par an."],
        "barriers": ["Personne ne répond quand nous écrivons au collège.",
                     "Les zones de livraison sont occupées dès 7 h."],
        "ideas": ["Une journée « portes ouvertes » des ateliers, en mai."],
        "verbatim": None,
        "consent": False, "notice": True, "commitment": 2,
    },
    {
        "ref": "E09", "date": "2026-10-15",
        "profile": "Coordinateur (chantier d'insertion, ressourcerie)",
        "actor_type": "social_economy", "district": "Trois-Communes", "persons": 2,
        "themes": ["nature", "commerces"],
        "needs": ["Un lieu de stockage de 300 m², à moins de vingt minutes à pied."],
        "resources": ["Les salariés en insertion savent réparer le petit électroménager."],
        "barriers": ["La taxe de dépôt coûte 95 € la tonne."],
        "ideas": ["Un composteur par îlot, relevé à vélo."],
        "verbatim": "Un matin, un monsieur a rapporté la machine de sa mère, réparée pour la troisième fois.",
        "consent": True, "notice": True, "commitment": 3,
    },
    {
        "ref": "E10", "date": "2026-10-19",
        "profile": "Professeure d'histoire (collège)",
        "actor_type": "education", "district": "Centre", "persons": 1,
        "themes": ["patrimoines", "jeunesse", "art"],
        "needs": ["Un accès aux archives municipales pour les classes."],
        "resources": ["Les élèves ont enregistré vingt récits d'anciens ouvriers."],
        "barriers": ["Le car coûte 380 € la sortie."],
        "ideas": ["Une promenade sonore, de l'usine au fort."],
        "verbatim": None,
        "consent": True, "notice": True, "commitment": 1,
    },
    {
        "ref": "E11", "date": "2026-10-20",
        "profile": "Collectif d'habitantes (tour des Peupliers)",
        "actor_type": "residents_group", "district": "Bas-Pays", "persons": 5,
        "themes": ["quartier", "festivites", "soins"],
        "needs": ["Un point d'accueil ouvert le soir.",
                  "Des soins dentaires sans avance de frais.",
                  "Un éclairage qui marche, côté parking."],
        "resources": ["Le repas des voisins réunit 150 personnes."],
        "barriers": ["Nous n'avons pas de clé de la salle commune."],
        "ideas": ["Un numéro unique, tenu par le CCAS."],
        "verbatim": "La nuit de la panne, tout l'étage a mangé chez nous, à la bougie.",
        "consent": True, "notice": True, "commitment": 3,
    },
    {
        "ref": "E12", "date": "2026-10-22",
        "profile": "Agente d'accueil (CCAS)",
        "actor_type": "municipal", "district": None, "persons": 1,
        "themes": ["soins", "quartier"],
        "needs": ["Une mutuelle communale."],
        "resources": ["Les cœurs de quartier tiennent grâce à quelques familles, toujours les mêmes."],
        "barriers": [],
        "ideas": ["Publier la liste des professionnels qui prennent encore des patients."],
        "verbatim": None,
        "consent": True, "notice": True, "commitment": 0,
    },
]

# The submission to be set aside (draft, incomplete, rejected): after E06 in every file that has it.
ASIDE = {
    "ref": "E99", "date": "2026-10-12",
    "profile": "Essai de l'équipe (à ne pas lire)",
    "actor_type": "municipal", "district": "Mairie", "persons": 1,
    "themes": ["festivites"],
    "needs": ["RÉPONSE À ÉCARTER : essai du formulaire."],
    "resources": [], "barriers": ["RÉPONSE À ÉCARTER : second essai."], "ideas": [],
    "verbatim": None, "consent": False, "notice": False, "commitment": 0,
}
ASIDE_AFTER = 6

NATURES = [("need", "needs"), ("resource", "resources"), ("barrier", "barriers"), ("idea", "ideas")]


def statements(item):
    """The statements of an interview, in the order of every file: needs … ideas, then the story."""
    out = [(nature, text) for nature, key in NATURES for text in item[key]]
    if item["verbatim"]:
        out.append(("story", item["verbatim"]))
    return out


def detailed(item):
    """The same for the repeat variants: one theme a statement (in turn) and its quotation level."""
    out = []
    for i, (nature, text) in enumerate(statements(item)):
        theme = item["themes"][i % len(item["themes"])]
        quotable = "no" if not item["consent"] else ("role" if i % 3 == 2 else "anonymous")
        out.append({"nature": nature, "themes": [theme], "quote": text, "quotable": quotable})
    return out


def submissions():
    """(item, set aside?) in the order of the survey exports."""
    out = [(item, False) for item in INTERVIEWS]
    out.insert(ASIDE_AFTER, (ASIDE, True))
    return out


# ------------------------------------------------------------------ small tools

QUOTABLE_LABEL = {"no": "Non", "anonymous": "Oui, anonyme", "role": "Oui, avec la fonction"}


def day(item):
    return dt.date.fromisoformat(item["date"])


def fr_day(item):
    return day(item).strftime("%d/%m/%Y")


def when(item, minutes=0):
    """A submission time: two days after the interview, so that the two dates cannot be confused unseen."""
    n = int(item["ref"][1:])
    return dt.datetime.combine(day(item) + dt.timedelta(days=2), dt.time(17, 0)) + dt.timedelta(minutes=n + minutes, seconds=7 * n % 60)


def yes_no(value):
    return "Oui" if value else "Non"


def lines(texts, bullets=False, newline="\n"):
    return newline.join(("- " + t if bullets else t) for t in texts)


def theme_labels(item, sep):
    return sep.join(THEME_LABEL[t] for t in item["themes"])


def slug(district):
    return "" if not district else district.lower().replace("-", "_")


def uid(item):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "https://exemple.invalid/absr/" + item["ref"]))


def xlsx(sheets, widths=None, merge_title=False):
    """sheets: [(name, rows)], a row being a list of values; None leaves the cell out."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False,
                                        "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": "", "created": dt.datetime(2026, 11, 2, 9, 0, 0)})
    f_day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    f_time = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss", "valign": "top"})
    f_text = book.add_format({"text_wrap": True, "valign": "top"})
    f_title = book.add_format({"bold": True, "font_size": 14})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for col, width in enumerate(widths or []):
            sheet.set_column(col, col, width)
        for r, row in enumerate(rows):
            if merge_title and r == 0:
                sheet.merge_range(0, 0, 0, 1, row[0], f_title)
                continue
            for c, value in enumerate(row):
                if value is None or value == "":
                    continue
                if isinstance(value, dt.datetime):
                    sheet.write_datetime(r, c, value, f_time)
                elif isinstance(value, dt.date):
                    sheet.write_datetime(r, c, dt.datetime.combine(value, dt.time()), f_day)
                elif isinstance(value, bool):
                    sheet.write_boolean(r, c, value)
                elif isinstance(value, (int, float)):
                    sheet.write_number(r, c, value)
                else:
                    sheet.write_string(r, c, value, f_text)
    book.close()
    return buffer.getvalue()


def csv_text(rows, sep, quote_all, eol):
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=sep, lineterminator=eol,
                        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    for row in rows:
        writer.writerow(["" if v is None else v for v in row])
    return buffer.getvalue()


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files:
            info = zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            z.writestr(info, data)
    return buffer.getvalue()


# ------------------------------------------------------------------ hand-made tables

PLAIN = ["N°", "Date", "Qui", "Type d'acteur", "Quartier", "Nombre de personnes", "Thèmes",
         "Besoins", "Ressources", "Freins", "Idées", "Verbatim", "Accord pour être cité",
         "Notice remise", "Envie d'engagement"]

# rows with « - » bullets in the cells; the others have line breaks alone
BULLETED = {"E01", "E03", "E06", "E11"}


def _plain_rows(as_text):
    rows = [PLAIN]
    for item in INTERVIEWS:
        b = item["ref"] in BULLETED
        sep = {"E06": "\n", "E10": ", "}.get(item["ref"], " ; ")
        rows.append([
            item["ref"], fr_day(item) if as_text else day(item), item["profile"],
            ACTOR_LABEL[item["actor_type"]], item["district"], str(item["persons"]) if as_text else item["persons"],
            theme_labels(item, sep),
            lines(item["needs"], b), lines(item["resources"], b), lines(item["barriers"], b),
            lines(item["ideas"], b), item["verbatim"], yes_no(item["consent"]).lower() if b else yes_no(item["consent"]),
            yes_no(item["notice"]), str(item["commitment"]) if as_text else item["commitment"]])
    return rows


def plain_xlsx():
    rows = _plain_rows(as_text=False)
    return {"entretiens_tableau.xlsx": xlsx([("Feuil1", rows)], [6, 11, 40, 22, 16, 10, 30] + [50] * 5)}


def plain_csv_utf8_bom():
    """Excel, « CSV UTF-8 (délimité par des points-virgules) »."""
    text = csv_text(_plain_rows(True), ";", False, "\r\n")
    return {"entretiens_utf8.csv": text.encode("utf-8-sig")}


def plain_csv_cp1252():
    """Excel of Windows in France, « CSV (séparateur : point-virgule) »."""
    text = csv_text(_plain_rows(True), ";", False, "\r\n")
    return {"entretiens_ansi.csv": text.encode("cp1252")}


def plain_csv_utf16():
    """Excel, « Texte Unicode » : tabulations, UTF-16 little endian with its mark; .txt, here also .csv."""
    data = b"\xff\xfe" + csv_text(_plain_rows(True), "\t", False, "\r\n").encode("utf-16-le")
    return {"entretiens_unicode.csv": data, "entretiens_unicode.txt": data}


# ------------------------------------------------------------------ KoboToolbox

KOBO_TITLE = "Entretiens du diagnostic partagé de Romainville"  # 47 characters: the sheet name is cut
KOBO_TAIL = ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
             "_submitted_by", "__version__", "_tags", "_index"]
KOBO_VERSION = "vAbSr2026demoXqT5DgQu2"


def kobo_sheet_name(name):
    return name if len(name) <= 31 else name[:28] + "..."


def _kobo_fields(item, labels):
    """(group, group label, name, label, value in names, value in labels)."""
    return [
        ("interview", "Entretien", "ref", "N°", item["ref"], item["ref"]),
        ("interview", "Entretien", "date", "Date", day(item), day(item)),
        ("interview", "Entretien", "profile", "Qui (fonction, structure)", item["profile"], item["profile"]),
        ("interview", "Entretien", "actor_type", "Type d’acteur", item["actor_type"], ACTOR_LABEL[item["actor_type"]]),
        ("interview", "Entretien", "district", "Quartier", slug(item["district"]), item["district"] or ""),
        ("interview", "Entretien", "persons", "Nombre de personnes", item["persons"], item["persons"]),
        ("content", "Propos", "themes", "Thèmes", None, None),
        ("content", "Propos", "needs", "Besoins", lines(item["needs"]), lines(item["needs"])),
        ("content", "Propos", "resources", "Ressources", lines(item["resources"]), lines(item["resources"])),
        ("content", "Propos", "barriers", "Freins", lines(item["barriers"], True), lines(item["barriers"], True)),
        ("content", "Propos", "ideas", "Idées", lines(item["ideas"]), lines(item["ideas"])),
        ("content", "Propos", "story", "Récit", item["verbatim"] or "", item["verbatim"] or ""),
        ("rights", "Accords", "consent", "Accord pour être cité", "yes" if item["consent"] else "no", yes_no(item["consent"])),
        ("rights", "Accords", "notice_given", "Notice d’information remise", "yes" if item["notice"] else "no", yes_no(item["notice"])),
        ("rights", "Accords", "commitment", "Envie d’engagement (0 à 3)", str(item["commitment"]), str(item["commitment"])),
    ]


def _themes_columns(head, labels):
    return [head] + [head + "/" + (THEME_LABEL[t] if labels else t) for t, _ in THEMES]


def _themes_values(themes, labels, typed):
    one, zero = (1, 0) if typed else ("1", "0")
    return ([" ".join(THEME_LABEL[t] if labels else t for t in themes)]
            + [one if t in themes else zero for t, _ in THEMES])


def _kobo_tail(item, aside, index, labels, typed):
    n = int(item["ref"][1:])
    status = ""
    if aside:
        status = "Not Approved" if labels else "validation_status_not_approved"
    elif n in (1, 2, 5):
        status = "Approved" if labels else "validation_status_approved"
    time = when(item)
    return [518200 + n if typed else str(518200 + n), uid(item), time if typed else time.strftime("%Y-%m-%dT%H:%M:%S"),
            status, "", "submitted_via_web", "enqueteur_ccas", KOBO_VERSION, "", index]


def _kobo_value(value, typed):
    if isinstance(value, dt.date):
        return value if typed else value.isoformat()
    if isinstance(value, int):
        return value if typed else str(value)
    return value


def _kobo_rows(labels, hierarchy, typed, repeat=False):
    rows = []
    for index, (item, aside) in enumerate(submissions(), 1):
        head, row = ["start", "end"], []
        for minutes in (-25, 0):
            row.append(when(item, minutes).strftime("%Y-%m-%dT%H:%M:%S.000+02:00"))
        for group, group_label, name, label, value, text in _kobo_fields(item, labels):
            if repeat and group == "content":
                continue
            title = label if labels else name
            if hierarchy:
                title = (group_label if labels else group) + "/" + title
            if name == "themes":
                head += _themes_columns(title, labels)
                row += _themes_values(item["themes"], labels, typed)
            else:
                head.append(title)
                row.append(_kobo_value(text if labels else value, typed))
        head += KOBO_TAIL
        row += _kobo_tail(item, aside, index, labels, typed)
        if not rows:
            rows.append(head)
        rows.append(row)
    return rows


def _kobo_repeat_rows(labels, typed):
    titles = {"nature": "Nature", "quote": "Ce qui est dit", "quotable": "Citable"}
    head = ([titles["nature"] if labels else "nature"] + _themes_columns("Thème" if labels else "themes", labels)
            + [titles["quote"] if labels else "quote", titles["quotable"] if labels else "quotable",
               "_index", "_parent_table_name", "_parent_index"]
            + ["_submission_" + name for name in KOBO_TAIL[:-1]])
    rows, count = [head], 0
    for index, (item, aside) in enumerate(submissions(), 1):
        tail = _kobo_tail(item, aside, index, labels, typed)
        for s in detailed(item):
            count += 1
            rows.append([NATURE_LABEL[s["nature"]] if labels else s["nature"]]
                        + _themes_values(s["themes"], labels, typed)
                        + [s["quote"], QUOTABLE_LABEL[s["quotable"]] if labels else s["quotable"],
                           count, KOBO_TITLE, index] + tail[:-1])
    return rows


def kobo_xlsx():
    """names + groups, typed cells; French labels, all text; names + repeat sheet; labels + repeat sheet."""
    main = kobo_sheet_name(KOBO_TITLE)
    return {
        "kobo_noms.xlsx": xlsx([(main, _kobo_rows(False, True, True))]),
        "kobo_libelles.xlsx": xlsx([(main, _kobo_rows(True, False, False))]),
        "kobo_libelles_groupes.xlsx": xlsx([(main, _kobo_rows(True, True, False))]),
        "kobo_repetition.xlsx": xlsx([(main, _kobo_rows(False, False, True, True)),
                                      ("statements", _kobo_repeat_rows(False, True))]),
        "kobo_repetition_libelles.xlsx": xlsx([(main, _kobo_rows(True, False, False, True)),
                                               ("statements", _kobo_repeat_rows(True, False))]),
    }


def kobo_csv():
    """`;`, every field quoted, UTF-8 without mark [repo]; to_csv() ends its lines outside: LF here."""
    def data(rows):
        return csv_text(rows, ";", True, "\n").encode("utf-8")
    return {
        "kobo_noms.csv": data(_kobo_rows(False, True, False)),
        "kobo_noms_sans_groupe.csv": data(_kobo_rows(False, False, False)),
        "kobo_libelles.csv": data(_kobo_rows(True, False, False)),
    }


def kobo_csv_repeat_lost():
    """A CSV of a form with a repeat: formpack writes the first section alone, the statements are not there."""
    return {"kobo_repetition_perdue.csv": csv_text(_kobo_rows(False, False, False, True), ";", True, "\n").encode("utf-8")}


# ------------------------------------------------------------------ ODK Central

ODK_TAIL = ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent",
            "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]


def _odk(split):
    def theme_head(name):
        return [name] + ([name + "/" + t for t, _ in THEMES] if split else [])

    def theme_cells(themes):
        return [" ".join(themes)] + (["1" if t in themes else "0" for t, _ in THEMES] if split else [])

    main = [["SubmissionDate", "start", "end"]
            + ["interview-" + n for n in ("ref", "date", "profile", "actor_type", "district", "persons")]
            + ["rights-" + n for n in ("consent", "notice_given", "commitment")] + ODK_TAIL]
    repeat = [["nature"] + theme_head("themes") + ["quote", "quotable", "PARENT_KEY", "KEY"]]
    for item, aside in reversed(submissions()):  # Central gives the newest first
        key = "uuid:" + uid(item)
        state = "rejected" if aside else ("approved" if item["ref"] in ("E01", "E02") else "")
        main.append([when(item).strftime("%Y-%m-%dT%H:%M:%S.412Z"),
                     when(item, -25).strftime("%Y-%m-%dT%H:%M:%S.000+02:00"), when(item).strftime("%Y-%m-%dT%H:%M:%S.000+02:00"),
                     item["ref"], item["date"], item["profile"], item["actor_type"], slug(item["district"]), str(item["persons"]),
                     "yes" if item["consent"] else "no", "yes" if item["notice"] else "no", str(item["commitment"]),
                     key, key, "7", "Enquête CCAS", "0", "0", "", state, "collect:a1B2c3D4e5F6g7H8", "0", "2026100101"])
        for n, s in enumerate(detailed(item), 1):
            repeat.append([s["nature"]] + theme_cells(s["themes"])
                          + [s["quote"], s["quotable"], key, "%s/statements[%d]" % (key, n)])
    return zipped([("entretiens_absr.csv", csv_text(main, ",", False, "\n").encode("utf-8")),
                   ("entretiens_absr-statements.csv", csv_text(repeat, ",", False, "\n").encode("utf-8"))])


def odk_zip():
    return {"entretiens_absr.csv.zip": _odk(False), "entretiens_absr_choix_separes.csv.zip": _odk(True)}


# ------------------------------------------------------------------ LimeSurvey

# (readable code, French title, kind)
LS_QUESTIONS = [
    ("ref", "N°", "text"), ("date", "Date", "date"), ("profile", "Qui (fonction, structure)", "text"),
    ("actortype", "Type d'acteur", "list"), ("district", "Quartier", "list"),
    ("persons", "Nombre de personnes", "number"), ("themes", "Thèmes", "multi"),
    ("needs", "Besoins", "long"), ("resources", "Ressources", "long"), ("barriers", "Freins", "long"),
    ("ideas", "Idées", "long"), ("story", "Verbatim", "long"),
    ("consent", "Accord pour être cité", "yesno"), ("noticegiven", "Notice remise", "yesno"),
    ("commitment", "Envie d'engagement", "list")]
LS_SENTENCES = {
    "ref": "Quel est le n° de l'entretien ?", "date": "À quelle date a eu lieu l'entretien ?",
    "profile": "Qui avez-vous rencontré (fonction, structure) ?", "actortype": "De quel type d'acteur s'agit-il ?",
    "district": "Dans quel quartier ?", "persons": "Combien de personnes avez-vous rencontrées ?",
    "themes": "Quels thèmes ont été abordés ?", "needs": "Quels besoins sont exprimés ?",
    "resources": "Quelles ressources sont citées ?", "barriers": "Quels freins sont rencontrés ?",
    "ideas": "Quelles idées sont proposées ?", "story": "Un récit, un verbatim à garder ?",
    "consent": "La personne est-elle d'accord pour être citée ?", "noticegiven": "La notice d'information a-t-elle été remise ?",
    "commitment": "Quelle est son envie d'engagement (0 à 3) ?"}
LS_TECH_CODE = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"]
LS_TECH_FULL = ["ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ", "Tête de série",
                "Date de lancement", "Date de la dernière action", "Adresse IP", "URL de référence"]
# groups of the codes: G01Q01…G01Q06, G02Q07…G02Q12, G03Q13…G03Q15
LS_GROUP = [1] * 6 + [2] * 6 + [3] * 3


def ls_code(i):
    return "G%02dQ%02d" % (LS_GROUP[i], i + 1)


def ls_times(code, french):
    """interviewtime, then for each group its time and those of its questions [repo createTimingsFieldMap].

    code(i) -> question code. French words of the long headings: [mem].
    """
    groups = {1: "Entretien", 2: "Propos", 3: "Accords"}
    out, group = ["Temps total" if french else "interviewtime"], 0
    for i in range(len(LS_QUESTIONS)):
        if LS_GROUP[i] != group:
            group = LS_GROUP[i]
            out.append("Temps pour le groupe de questions: " + groups[group] if french else "groupTime%d" % (20 + group))
        out.append("Temps pour la question: " + code(i) if french else code(i) + "Time")
    return out


def ls_map():
    """The correspondence a person has to give for limesurvey_codes.csv."""
    columns = {ls_code(i): name for i, (name, _, _) in enumerate(LS_QUESTIONS)}
    return {"columns": columns,
            "themes": {"%s[SQ%03d]" % (ls_code(6), i): t for i, (t, _) in enumerate(THEMES, 1)},
            "actor_type": {"AO%02d" % i: a for i, (a, _) in enumerate(ACTOR_TYPES, 1)},
            "district": {"AO%02d" % i: d for i, d in enumerate(DISTRICTS, 1)},
            "commitment": {"AO%02d" % (i + 1): i for i in range(4)}}


def _ls_value(name, item, long_answers, shown):
    """shown: False for the questions of the pages never reached (NULL in the base)."""
    if name == "ref":
        return item["ref"]
    if name == "date":
        return item["date"] + " 00:00:00"
    if name == "profile":
        return item["profile"]
    if name == "actortype":
        code = [a for a, _ in ACTOR_TYPES].index(item["actor_type"]) + 1
        return ACTOR_LABEL[item["actor_type"]] if long_answers else "AO%02d" % code
    if name == "district":
        if not item["district"]:
            return ""
        return item["district"] if long_answers else "AO%02d" % (DISTRICTS.index(item["district"]) + 1)
    if name == "persons":
        return str(item["persons"])
    if name in ("needs", "resources", "barriers", "ideas"):
        return lines(item[name], bullets=(name == "ideas")) if shown else ""
    if name == "story":
        return item["verbatim"] or "" if shown else ""
    if name in ("consent", "noticegiven"):
        if not shown:
            return "N/A" if long_answers else ""
        value = item["consent" if name == "consent" else "notice"]
        return yes_no(value) if long_answers else ("Y" if value else "N")
    if name == "commitment":
        if not shown:
            return ""
        return str(item["commitment"]) if long_answers else "AO%02d" % (item["commitment"] + 1)
    raise ValueError(name)


def _ls_rows(heading, long_answers, tech, timing):
    """heading(i, name, title, theme index or None, theme id, theme label) -> the column title."""
    head = list(tech)
    for i, (name, title, kind) in enumerate(LS_QUESTIONS):
        if kind == "multi":
            head += [heading(i, name, title, k, t, label) for k, (t, label) in enumerate(THEMES, 1)]
        else:
            head.append(heading(i, name, title, None, None, None))
    rows = [head + list(timing)]
    for n, (item, aside) in enumerate(submissions(), 1):
        last = "2" if aside else "3"  # the incomplete one stopped in the second page
        row = [str(n + 3), "" if aside else when(item).strftime("%Y-%m-%d %H:%M:%S"), last, "fr", str(1830000000 + 911 * n),
               when(item, -18).strftime("%Y-%m-%d %H:%M:%S"), when(item).strftime("%Y-%m-%d %H:%M:%S"),
               "192.0.2.%d" % (10 + n), "https://enquete.exemple.fr/index.php/418253?lang=fr"]
        for i, (name, _, kind) in enumerate(LS_QUESTIONS):
            shown = not (aside and LS_GROUP[i] == 3)
            if kind == "multi":
                for t, _ in THEMES:
                    chosen = t in item["themes"]
                    row.append(yes_no(chosen) if long_answers else ("Y" if chosen else ""))
            else:
                row.append(_ls_value(name, item, long_answers, shown))
        row += ["" if aside and k > 14 else "%.2f" % (600 / (k + 1) + 1.37 * n) for k in range(len(timing))]
        rows.append(row)
    return rows


def _ls_csv(rows, sep=","):
    """All quoted, mark, CRLF between records, LF inside answers, an empty line at the end [repo CsvWriter.php]."""
    return (csv_text(rows, sep, True, "\r\n") + "\r\n").encode("utf-8-sig")


def limesurvey_csv_codes():
    def by_code(i, name, title, k, theme, label):
        return ls_code(i) if k is None else "%s[SQ%03d]" % (ls_code(i), k)

    def by_name(i, name, title, k, theme, label):
        return name if k is None else "%s[%s]" % (name, theme)

    def by_em_name(i, name, title, k, theme, label):
        return name if k is None else "%s_%s" % (name, theme)

    def code_and_text(i, name, title, k, theme, label):
        return by_code(i, name, title, k, theme, label) + ". " + (title if k is None else "%s [%s]" % (title, label))

    tech_both = ["%s. %s" % pair for pair in zip(LS_TECH_CODE, LS_TECH_FULL)]
    time_both = ["%s. %s" % pair for pair in zip(ls_times(ls_code, False), ls_times(ls_code, True))]
    named = ls_times(lambda i: LS_QUESTIONS[i][0], False)
    return {
        "limesurvey_codes.csv": _ls_csv(_ls_rows(by_code, False, LS_TECH_CODE, ls_times(ls_code, False))),
        "limesurvey_codes_lisibles.csv": _ls_csv(_ls_rows(by_name, True, LS_TECH_CODE, named)),
        "limesurvey_codes_em.csv": _ls_csv(_ls_rows(by_em_name, True, LS_TECH_CODE, named)),
        "limesurvey_code_et_texte.csv": _ls_csv(_ls_rows(code_and_text, True, tech_both, time_both)),
    }


def limesurvey_csv_full():
    def full(i, name, title, k, theme, label):
        return title if k is None else "%s [%s]" % (title, label)

    def sentence(i, name, title, k, theme, label):
        return LS_SENTENCES[name] if k is None else "%s [%s]" % (LS_SENTENCES[name], label)

    return {
        "limesurvey_complet.csv": _ls_csv(_ls_rows(full, True, LS_TECH_FULL, ls_times(ls_code, True))),
        "limesurvey_complet_point_virgule.csv": _ls_csv(
            _ls_rows(full, True, LS_TECH_FULL[:7] + ["ipaddr", "refurl"], ls_times(ls_code, False)), ";"),
        "limesurvey_phrases.csv": _ls_csv(_ls_rows(sentence, True, LS_TECH_FULL, ls_times(ls_code, True))),
    }


# ------------------------------------------------------------------ Framaforms / Yakforms (Drupal 7 webform)

FORM_TITLE = "Fiche d'entretien, diagnostic partagé"
WEBFORM3 = ["Serial", "SID", "Time", "Draft", "IP Address", "UID", "Username"]
WEBFORM4 = ["Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID", "Username"]
WEBFORM4_FR = ["Numéro de série", "SID", "Heure de soumission", "Heure d'achèvement", "Heure de modification",
               "Brouillon", "Adresse IP", "UID", "Nom d'utilisateur"]


def _webform(info, details, separate, sep):
    titles = PLAIN
    row1, row2, row3 = [FORM_TITLE] + [""] * (len(info) - 1), [details] + [""] * (len(info) - 1), list(info)
    for title in titles:
        if title == "Thèmes" and separate:
            for k, (_, label) in enumerate(THEMES):
                row1.append("")
                row2.append(title if k == 0 else "")
                row3.append(label)
        else:
            row1.append("")
            row2.append("")
            row3.append(title)
    rows = [row1, row2, row3]
    for n, (item, draft) in enumerate(submissions(), 1):
        short = when(item).strftime("%d/%m/%Y - %H:%M")
        times = [short] if len(info) == 7 else [short, "" if draft else short, short]
        row = [str(n), str(10480 + n)] + times + ["1" if draft else "0", "198.51.100.%d" % n, "0", ""]
        order = [t for t, _ in THEMES if t in item["themes"]]  # the order of the options, not of the clicks
        for title in titles:
            if title == "Thèmes":
                if separate:
                    row += ["X" if t in item["themes"] else "" for t, _ in THEMES]
                else:
                    row.append(",".join(THEME_LABEL[t] for t in order))
            else:
                row.append(_french_answer(title, item, "\r\n"))  # browsers send CRLF
        rows.append(row)
    return csv_text(rows, sep, True, "\n").encode("utf-8")


def _french_answer(title, item, newline="\n", typed=False):
    """The answer to the question of a form whose questions are the plain headings."""
    return {
        "N°": item["ref"],
        "Date": day(item) if typed else fr_day(item),
        "Qui": item["profile"],
        "Type d'acteur": ACTOR_LABEL[item["actor_type"]],
        "Quartier": item["district"] or "",
        "Nombre de personnes": item["persons"] if typed else str(item["persons"]),
        "Besoins": lines(item["needs"], item["ref"] in BULLETED, newline),
        "Ressources": lines(item["resources"], False, newline),
        "Freins": lines(item["barriers"], item["ref"] in BULLETED, newline),
        "Idées": lines(item["ideas"], item["ref"] in BULLETED, newline),
        "Verbatim": item["verbatim"] or "",
        "Accord pour être cité": yes_no(item["consent"]),
        "Notice remise": yes_no(item["notice"]),
        "Envie d'engagement": item["commitment"] if typed else str(item["commitment"]),
    }[title]


def framaforms_csv():
    """Tab by default: the exporter names it .tsv; people rename it .csv."""
    return {
        "framaforms_separe.tsv": _webform(WEBFORM3, "Submission Details", True, "\t"),
        "framaforms_compact.csv": _webform(WEBFORM3, "Submission Details", False, "\t"),
        "framaforms_webform4_separe.csv": _webform(WEBFORM4, "Submission Details", True, ";"),
        "framaforms_francais_compact.tsv": _webform(WEBFORM4_FR, "Détails de la soumission", False, "\t"),
    }


# ------------------------------------------------------------------ Google Forms

# a trailing space in two headings, as happens when the question was typed so
GOOGLE_TITLE = {"Besoins": "Besoins ", "Idées": "Idées  "}


def _google_rows(stamp, sep, typed=False, mail=True):
    rows = [["Horodateur"] + (["Adresse e-mail"] if mail else []) + [GOOGLE_TITLE.get(t, t) for t in PLAIN]]
    for item in INTERVIEWS:
        row = [stamp(when(item))] + (["agent%s@exemple.fr" % item["ref"][1:]] if mail else [])
        order = [t for t, _ in THEMES if t in item["themes"]]
        for title in PLAIN:
            row.append(sep.join(THEME_LABEL[t] for t in order) if title == "Thèmes" else _french_answer(title, item, typed=typed))
        rows.append(row)
    return rows


def _google_stamp(moment):
    """2026/10/05 5:01:07 PM UTC+2 [repo: a real export of 2018 in « UTC+1 »]."""
    zone = 2 if moment < dt.datetime(2026, 10, 25, 3) else 1
    hour = moment.hour % 12 or 12
    return "%s %d:%s %s UTC+%d" % (moment.strftime("%Y/%m/%d"), hour, moment.strftime("%M:%S"), "PM" if moment.hour >= 12 else "AM", zone)


def google_csv():
    sheet = csv_text(_google_rows(lambda m: m.strftime("%d/%m/%Y %H:%M:%S"), ", "), ",", False, "\r\n").rstrip("\r\n")
    own = csv_text(_google_rows(_google_stamp, ";", mail=False), ",", True, "\n").rstrip("\n")
    own_comma = csv_text(_google_rows(_google_stamp, ", ", mail=False), ",", True, "\n").rstrip("\n")
    return {"google_feuille.csv": sheet.encode("utf-8"), "google_formulaire.csv": own.encode("utf-8"),
            "google_formulaire_virgules.csv": own_comma.encode("utf-8")}


def google_xlsx():
    return {"google_feuille.xlsx": xlsx([("Réponses au formulaire 1", _google_rows(lambda m: m, ", ", typed=True))])}


# ------------------------------------------------------------------ Microsoft Forms

MS_HEAD = ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Heure de la dernière modification"]
NBSP = "\u00a0"
MS_TITLE = {"Type d'acteur": "Type d'acteur" + NBSP, "Thèmes": "Thèmes" + NBSP, "Freins": "Freins ",
            "Accord pour être cité": "Accord pour" + NBSP + "être cité", "Nombre de personnes": "Nombre" + NBSP + "de personnes" + NBSP}


def microsoft_xlsx():
    plain = [MS_HEAD + [MS_TITLE.get(t, t) for t in PLAIN]]
    quiz_head = MS_HEAD[:5] + ["Total points", "Quiz feedback", MS_HEAD[5]]
    for title in PLAIN:
        quiz_head += [title, "Points - " + title, "Feedback - " + title]
    quiz = [quiz_head]
    for n, item in enumerate(INTERVIEWS, 1):
        start, end = when(item, -12), when(item)
        answers = []
        for title in PLAIN:
            if title == "Thèmes":
                answers.append("".join(THEME_LABEL[t] + ";" for t in item["themes"]))
            elif title in ("Nombre de personnes", "Envie d'engagement"):  # typed answers arrive as text
                answers.append(str(_french_answer(title, item)))
            else:
                answers.append(_french_answer(title, item, typed=True))
        plain.append([n, start, end, "anonymous", "", ""] + answers)
        row = [n, start, end, "anonymous", "", "", "", ""]
        for answer in answers:
            row += [answer, "", ""]
        quiz.append(row)
    return {"microsoft_forms.xlsx": xlsx([("Sheet1", plain)]), "microsoft_forms_quiz.xlsx": xlsx([("Form1", quiz)])}


# ------------------------------------------------------------------ a form for each interview

FORM_LABELS = [("N°", "N°"), ("Date", "Date"), ("Qui", "Qui (fonction, structure)"), ("Type d'acteur", "Type d'acteur"),
               ("Quartier", "Quartier"), ("Nombre de personnes", "Nombre de personnes"), ("Thèmes", "Thèmes"),
               ("Besoins", "Besoins"), ("Ressources", "Ressources"), ("Freins", "Freins"), ("Idées", "Idées"),
               ("Verbatim", "Verbatim"), ("Accord pour être cité", "Accord pour être cité"),
               ("Notice remise", "Notice remise"), ("Envie d'engagement", "Envie d'engagement (0 à 3)")]
FORM_HEADING = "Fiche d'entretien"


def _form_rows(item, typed):
    rows = [[FORM_HEADING]]
    for key, label in FORM_LABELS:
        if item is None:
            value = None
        elif key == "Thèmes":
            value = theme_labels(item, "\n" if item["ref"] in BULLETED else " ; ")
        else:
            value = _french_answer(key, item, typed=typed)
        rows.append([label, value])
    return rows


def form_per_file():
    """Odd numbers: real dates and numbers; even numbers: everything typed as text; plus one empty form."""
    out = {"fiche_%s.xlsx" % item["ref"]: xlsx([("Fiche", _form_rows(item, i % 2 == 0))], [30, 80], True)
           for i, item in enumerate(INTERVIEWS)}
    out["fiche_vierge.xlsx"] = xlsx([("Fiche", _form_rows(None, False))], [30, 80], True)
    return out


def form_per_sheet():
    sheets = [("Modèle", _form_rows(None, False))] + [(item["ref"], _form_rows(item, True)) for item in INTERVIEWS]
    return {"fiches_entretiens.xlsx": xlsx(sheets, [30, 80], True)}


# ------------------------------------------------------------------ Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _runs(text, cut):
    """A paragraph's runs: cut in two as Word does after a correction, tabs and breaks kept out."""
    parts = [text[:cut], text[cut:]] if 0 < cut < len(text) else [text]
    return "".join('<w:r><w:t xml:space="preserve">%s</w:t></w:r>' % escape(p) for p in parts)


def _paragraphs(texts):
    if not texts:
        return "<w:p/>"
    return "".join("<w:p>%s</w:p>" % _runs(t, len(t) // 2) for t in texts)


def _break_paragraph(texts):
    """One paragraph, the lines parted by Maj+Entrée (w:br)."""
    if not texts:
        return "<w:p/>"
    return "<w:p>%s</w:p>" % "<w:r><w:br/></w:r>".join(_runs(t, len(t) // 3) for t in texts)


def _listed(texts):
    """Real Word bullets: the mark is in w:numPr, not in the text."""
    if not texts:
        return "<w:p/>"
    return "".join('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>%s</w:p>' % _runs(t, 5)
                   for t in texts)


def _docx(item, ticks):
    def answer(key):
        if item is None:
            return "<w:p/>"
        if key in ("Besoins", "Ressources", "Freins", "Idées"):
            texts = item[{"Besoins": "needs", "Ressources": "resources", "Freins": "barriers", "Idées": "ideas"}[key]]
            way = int(item["ref"][1:]) % 4
            if way == 0:
                return _break_paragraph(texts)
            if way == 1:
                return _paragraphs(["- " + t for t in texts])
            if way == 2:
                return _paragraphs(texts)
            return _listed(texts)
        if key == "Thèmes":
            if ticks:
                return _paragraphs([("☒ " if t in item["themes"] else "☐ ") + label for t, label in THEMES])
            return _paragraphs([theme_labels(item, " ; ")])
        if ticks and key in ("Accord pour être cité", "Notice remise"):
            value = item["consent"] if key.startswith("Accord") else item["notice"]
            return _paragraphs(["☒ Oui   ☐ Non" if value else "☐ Oui   ☒ Non"])
        text = _french_answer(key, item)
        return _paragraphs([text] if text else [])

    cell = '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>'
    rows = "".join("<w:tr>%s%s</w:tr>" % (cell % (2800, _paragraphs([label])), cell % (6500, answer(key)))
                   for key, label in FORM_LABELS)
    document = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="%s"><w:body>'
                '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>%s</w:t></w:r></w:p>'
                '<w:tbl><w:tblPr><w:tblW w:w="9300" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6500"/></w:tblGrid>'
                '%s</w:tbl><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
                % (W, escape(FORM_HEADING), rows))
    types = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
             '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             '<Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
             '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>')
    rels = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    doc_rels = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>')
    numbering = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="%s"><w:abstractNum w:abstractNumId="0">'
                 '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % W)
    return zipped([("[Content_Types].xml", types.encode()), ("_rels/.rels", rels.encode()),
                   ("word/document.xml", document.encode("utf-8")), ("word/_rels/document.xml.rels", doc_rels.encode()),
                   ("word/numbering.xml", numbering.encode("utf-8"))])


def word_forms():
    out = {"fiche_%s.docx" % item["ref"]: _docx(item, False) for item in INTERVIEWS}
    out["fiche_vierge.docx"] = _docx(None, False)
    return out


def word_forms_ticks():
    """The same with boxes to tick for the themes and the two yes-or-no."""
    return {"fiche_cases_%s.docx" % item["ref"]: _docx(item, True) for item in INTERVIEWS}


# ------------------------------------------------------------------ what must come out

FORMATS = {
    "plain_xlsx": plain_xlsx, "plain_csv_utf8_bom": plain_csv_utf8_bom, "plain_csv_cp1252": plain_csv_cp1252,
    "plain_csv_utf16": plain_csv_utf16, "kobo_xlsx": kobo_xlsx, "kobo_csv": kobo_csv,
    "kobo_csv_repeat_lost": kobo_csv_repeat_lost, "odk_zip": odk_zip,
    "limesurvey_csv_codes": limesurvey_csv_codes, "limesurvey_csv_full": limesurvey_csv_full,
    "framaforms_csv": framaforms_csv, "google_csv": google_csv, "google_xlsx": google_xlsx,
    "microsoft_xlsx": microsoft_xlsx, "form_per_file": form_per_file, "form_per_sheet": form_per_sheet,
    "word_forms": word_forms, "word_forms_ticks": word_forms_ticks,
}

NOTES = {
    "plain_xlsx": {
        "aside": None,
        "notes": ["Themes are parted by « ; », by line breaks in E06, by commas in E10 (a person does so; docs/columns.md only promises « ; »).",
                  "E01, E03, E06, E11 have « - » bullets; the bullet is not part of the text.",
                  "E04 « — même petit — », E02 and E06 « ; » inside a sentence: never a separator of statements.",
                  "« oui »/« non » in small letters in the bulleted rows."],
        "lost": ["Which theme belongs to which statement: every statement takes all the themes of its row.",
                 "Quotation level of each statement: only « Accord pour être cité » for the row."]},
    "plain_csv_utf8_bom": {"aside": None, "notes": ["As plain_xlsx, `;`, CRLF, dates dd/mm/yyyy, line breaks inside quoted cells."], "lost": ["As plain_xlsx."]},
    "plain_csv_cp1252": {"aside": None, "notes": ["As plain_csv_utf8_bom in cp1252: €, —, œ, ’ are in it."], "lost": ["As plain_xlsx."]},
    "plain_csv_utf16": {"aside": None, "notes": ["Tabs, UTF-16 LE with its mark; the .txt holds the same bytes."], "lost": ["As plain_xlsx."]},
    "kobo_xlsx": {
        "aside": "E99: _validation_status = validation_status_not_approved (names) or « Not Approved » (labels); in the repeat workbooks its two statements go with it (_parent_index 7).",
        "notes": ["kobo_noms: headings group/name, typed cells (dates, 0/1 as numbers); kobo_libelles*: French labels, every cell text.",
                  "With labels the summary column of the themes is labels joined by spaces: only the 0/1 columns tell.",
                  "Values by names: actor_type ids, theme ids, yes/no; districts are slugs (bas_pays = Bas-Pays, trois_communes = Trois-Communes).",
                  "Choice names of quotable (no, anonymous, role) and of natures (need…story) are guesses at absr's own form.",
                  "Freins have « - » bullets in every row.",
                  "Repeat sheet `statements`: joined by _parent_index to _index of the main sheet, whose name is cut at 31 characters (28 + ...); _parent_table_name keeps the whole title.",
                  "Repeat variants: the themes of an interview are the union of those of its statements, see `repeat`."],
        "lost": ["Flat variants: theme and quotation level of each statement.",
                 "E07, E12: district empty = the whole town (not a missing answer)."]},
    "kobo_csv": {"aside": "E99, as kobo_xlsx.", "notes": ["`;`, all quoted, UTF-8 without mark, 0/1 as text."], "lost": ["As the flat variants of kobo_xlsx."]},
    "kobo_csv_repeat_lost": {
        "aside": "E99", "notes": ["formpack's to_csv writes the first section alone: no statement and no theme is in the file. Right behaviour: say so; never give twelve interviews as if nothing were missing."],
        "lost": ["All the statements and themes."], "statements": False, "themes": False},
    "odk_zip": {
        "aside": "E99: ReviewState = rejected; its statements go with it by PARENT_KEY.",
        "notes": ["Newest first, the order of the records is E12 … E01.", "KEY of a statement: uuid:…/statements[n].",
                  "Second zip: splitSelectMultiples, themes/soins… in 0/1 beside the summary."],
        "lost": ["Nothing; the themes of an interview are the union of those of its statements, see `repeat`."]},
    "limesurvey_csv_codes": {
        "aside": "E99: submitdate empty, lastpage 2; the third page was never shown.",
        "notes": ["limesurvey_codes.csv needs the map given in `limesurvey_map`; without it, ask, do not guess.",
                  "limesurvey_codes_lisibles.csv: the question codes are readable (LimeSurvey allows no underscore: actortype, noticegiven), answers in full (Oui/Non), themes[soins].",
                  "limesurvey_codes_em.csv: the same in Expression Manager codes, themes_soins.",
                  "Timings: interviewtime, groupTime21…, and one column a question, « dateTime », « needsTime »… in the readable codes: dropped, never read as a date or a need.",
                  "limesurvey_code_et_texte.csv: « G01Q01. N° », « G02Q07[SQ007]. Thèmes [Accessibilité aux soins] »."],
        "lost": ["Theme and quotation level of each statement."]},
    "limesurvey_csv_full": {
        "aside": "E99: « Date de soumission » empty; « N/A » for the yes-or-no of the page never shown.",
        "notes": ["Ideas have « - » bullets in every row; ipaddr, refurl and timings must be dropped.",
                  "limesurvey_phrases.csv: the questions are whole sentences; a map or a question to the person is a right answer too."],
        "lost": ["Theme and quotation level of each statement."]},
    "framaforms_csv": {
        "aside": "E99: Draft (Brouillon) = 1.",
        "notes": ["CRLF inside the answers, LF between records.", "The themes come in the order of the options, not of the data set: compare as sets.",
                  "« IP Address » must never be kept."],
        "lost": ["Theme and quotation level of each statement.", "Order of the themes."]},
    "google_csv": {
        "aside": None,
        "notes": ["google_feuille.csv: from Sheets, minimal quotes, CRLF, no end of line at the end, options joined by « , ».",
                  "google_formulaire.csv: from the form itself, all quoted, options joined by « ; » (said by a maintainer of another tool, plausible); google_formulaire_virgules.csv: the same with « , ».",
                  "Trailing spaces: « Besoins », « Idées ». E-mails must never be kept in the records."],
        "lost": ["Draft or incomplete answers do not exist in Google Forms.", "Theme and quotation level of each statement.", "Order of the themes."]},
    "google_xlsx": {"aside": None, "notes": ["As google_feuille.csv with real dates; sheet « Réponses au formulaire 1 »."], "lost": ["As google_csv."]},
    "microsoft_xlsx": {
        "aside": None,
        "notes": ["Themes joined by « ; » with a trailing one; NBSP in headings; numbers typed in a text question arrive as text.",
                  "microsoft_forms_quiz.xlsx: columns Total points, Quiz feedback, Points - X, Feedback - X, all empty."],
        "lost": ["Draft answers do not exist in Microsoft Forms.", "Theme and quotation level of each statement."]},
    "form_per_file": {"aside": "fiche_vierge.xlsx gives nothing (no error on the others).",
                      "notes": ["A1:B1 merged title; labels in A, values in B. Odd numbers: real dates; even: text.", "Themes by line breaks in E01, E03, E06, E11."],
                      "lost": ["Theme and quotation level of each statement."]},
    "form_per_sheet": {"aside": "Sheet « Modèle », first, is empty: nothing.", "notes": [], "lost": ["As form_per_file."]},
    "word_forms": {"aside": "fiche_vierge.docx gives nothing.",
                   "notes": ["By number modulo 4: 0 line breaks (w:br), 1 « - » in the text, 2 paragraphs, 3 real Word lists (mark not in the text).",
                             "Texts are cut in two runs, as Word does."],
                   "lost": ["Theme and quotation level of each statement."]},
    "word_forms_ticks": {"aside": None, "notes": ["☒/☐ for themes and yes-or-no. Order of the themes: that of the list."], "lost": ["As word_forms.", "Order of the themes."]},
}


DOUBTS = {
    "checked in public code": [
        "Kobo: column order, `;` all quoted, 0/1, names of the repeat columns, 31-character cut, labels joined by spaces, uid or label of _validation_status (formpack); a CSV has the first section alone.",
        "ODK Central: header up to FormVersion, q/choice, PARENT_KEY, KEY = uuid…/repeat[n], ISO date with Z (central-backend and its tests).",
        "LimeSurvey: mark, CRLF, all quoted, LF inside, final empty line, [SQ], Oui/Non/N/A, interviewtime, groupTime<gid>, <code>Time (CsvWriter, SurveyObj, createTimingsFieldMap); the seven French technical headings of public scripts.",
        "Webform 3 and 4: three header rows, technical headings in English, X or comma-joined, all quoted, \\n, .tsv for tabs (webform.report.inc, select.inc, exporter_delimited).",
        "Google: all quoted and « 2018/01/22 3:49:23 PM UTC+1 » in a real export; Microsoft: headings in public scripts."],
    "not checked": [
        "Kobo typed cells of xls_types_as_text = false (the version of formpack read is older); English label « Not Approved » in a French account.",
        "Choice names of absr's own form (quotable, natures, slugs of districts) and its names for the questions needs, resources, barriers, ideas, story: guessed.",
        "LimeSurvey: French of ipaddr, refurl and the three timings (« Adresse IP », « URL de référence », « Temps total », « Temps pour … »).",
        "LimeSurvey: whether the answer to a date question is written with 00:00:00 in the full format.",
        "Framaforms: French of the technical headings (framaforms_francais_compact.tsv is a guess) and of « Submission Details ».",
        "Google: « ; » or « , » between options of the form's own CSV (both files given); line ends.",
        "Microsoft: place of « Heure de la dernière modification » without quiz; NBSP exactly where."],
}


def expected():
    records, repeat = [], {}
    for item in INTERVIEWS:
        records.append({
            "ref": item["ref"], "date": item["date"], "profile": item["profile"], "actor_type": item["actor_type"],
            "district": item["district"], "persons": item["persons"], "themes": item["themes"],
            "consent": item["consent"], "notice_given": item["notice"], "commitment": item["commitment"],
            "statements": [{"nature": n, "text": t} for n, t in statements(item)]})
        repeat[item["ref"]] = [{"nature": s["nature"], "themes": s["themes"], "text": s["quote"], "quotable": s["quotable"]}
                               for s in detailed(item)]
    formats = {}
    for name, function in FORMATS.items():
        formats[name] = dict(NOTES[name], files=sorted(function()))
    return {
        "how_to_compare": "Themes as sets everywhere (0/1 columns and ticked lists lose the order). Texts exactly, but for spaces at the ends and apostrophes/NBSP "
                          "if the tool normalises them. Nature « story » is the verbatim. District null: the whole town.",
        "interviews": records,
        "repeat": repeat,
        "repeat_files": ["kobo_repetition.xlsx", "kobo_repetition_libelles.xlsx", "entretiens_absr.csv.zip", "entretiens_absr_choix_separes.csv.zip"],
        "never": {"refs": [ASIDE["ref"]], "texts": ["RÉPONSE À ÉCARTER"],
                  "personal": ["192.0.2.", "198.51.100.", "@exemple.fr", "collect:a1B2c3D4e5F6g7H8"]},
        "traps": ["The submission time is always two days after the date of the interview.",
                  "The theme id « nature » (themes/nature) is not the field nature.",
                  "Microsoft's « Nom » and « Adresse de messagerie », the IP addresses, e-mails, device ids: personal data.",
                  "LimeSurvey timings: dateTime, needsTime… are durations.",
                  "E04 em dashes, E02 and E06 semicolons, E03 straight quotation marks: inside one statement."],
        "doubts": DOUBTS,
        "limesurvey_map": ls_map(),
        "formats": formats,
    }


def main(folder):
    os.makedirs(os.path.join(folder, "files"), exist_ok=True)
    for name, function in FORMATS.items():
        os.makedirs(os.path.join(folder, "files", name), exist_ok=True)
        for file, data in function().items():
            with open(os.path.join(folder, "files", name, file), "wb") as f:
                f.write(data)
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as f:
        json.dump(expected(), f, ensure_ascii=False, indent=1)
        f.write("\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
