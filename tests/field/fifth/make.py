#!/usr/bin/env python3
"""Sept classeurs « comme au bureau », et leur vérité : make.py DOSSIER.

TOUT EST INVENTÉ : villes, quartiers, structures, personnes, paroles, numéros de téléphone.
Aucune personne réelle, aucune structure réelle. La vérité (truth.json) vient des littéraux écrits
ci-dessous par l'auteur, jamais de la relecture des fichiers.

Série : banlieues populaires et villes industrielles du Nord.
python-docx n'étant pas installé dans /opt/absr-venv, le .docx est écrit en XML avec la bibliothèque
standard.
"""

import datetime as dt
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as L

STAMP = dt.datetime(2026, 11, 2, 9, 0, 0)
FILES = []

# identifiants des listes
COM, FET, JEU, MOB, NAT, PAT, SOI, ART, QUA = (
    "commerces", "festivites", "jeunesse", "mobilites", "nature", "patrimoines", "soins", "art",
    "quartier")


def d(text):
    return dt.date.fromisoformat(text)


def st(nature, text, themes=(), unknown=(), quotable=None):
    return {"nature": nature, "text": text, "themes": list(themes),
            "themes_unknown": list(unknown), "quotable": quotable}


def itw(ref, date, profile, actor_type, district, statements, persons=1, consent=None,
        date_text=None):
    return {"ref": ref, "date": date, "date_text": date_text, "profile": profile,
            "actor_type": actor_type, "district": district, "persons": persons,
            "consent": consent, "statements": statements}


def declare(file, style, difficulty, interviews, not_data, must_tell):
    FILES.append({"file": file, "style": style, "difficulty": difficulty,
                  "interviews": interviews, "not_data": not_data, "must_tell": must_tell})


def freeze_zip(path):
    """Même contenu, mêmes octets : dates du zip et des propriétés fixées."""
    with zipfile.ZipFile(path) as z:
        items = [(i.filename, z.read(i.filename)) for i in z.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in items:
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-02T09:00:00Z", data)
            info = zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
MID = Alignment(wrap_text=True, vertical="center", horizontal="center")


def fill(color):
    return PatternFill("solid", fgColor=color)


# ------------------------------------------------------------------ 1. la consultante débutante

def file1(folder):
    name = "01-Montrelay_grille_analyse_entretiens_V2.xlsx"
    themes = [("Jeunesse", [JEU], []), ("Mobilités", [MOB], []),
              ("Accessibilité aux soins", [SOI], []), ("Vie de quartier", [QUA], []),
              ("Logement", [], ["Logement"])]
    # (n°, date, fonction, structure, catégorie, quartier, {thème: (besoins, ressources)}, verbatim, accord)
    data = [
        ("M-01", "2026-09-02", "Directrice", "École élémentaire des Tanneurs", "Éducation",
         "Cité des Tanneurs",
         {"Jeunesse": (["Pas d'aide aux devoirs après 17 h pour les CM2",
                        "Des enfants arrivent le matin sans avoir mangé"],
                       ["Les mamans relais de l'école"]),
          "Accessibilité aux soins": (["Plus d'infirmière scolaire depuis deux ans"], [])},
         "On est devenus le guichet de tout.", "Oui, anonyme",
         "education", "Cité des Tanneurs", True, "anonymous"),
        ("M-02", "2026-09-03", "Gardien d'immeuble", "Montrelay Habitat", "Bailleur social ",
         "Les Tilleuls",
         {"Vie de quartier": (["Les locataires du 4 et du 6 ne se parlent plus"],
                              ["La fête des voisins, portée par trois locataires depuis 2009"]),
          "Logement": (["Humidité dans les rez-de-chaussée",
                        "Ascenseur du 8 en panne un mois sur deux"], [])},
         None, "Non", "landlord", "Les Tilleuls", False, "none"),
        ("M-03", "2026-09-07", "Médecin généraliste", "Cabinet de la rue Basse", "Santé",
         "Centre ancien",
         {"Mobilités": (["Les patients âgés des Tilleuls ne viennent plus : arrêt de bus supprimé"],
                        []),
          "Accessibilité aux soins": (["Six mois d'attente pour un kinésithérapeute"],
                                      ["La permanence du samedi matin, tenue à trois"])},
         "Je pars dans quatre ans et personne ne reprend.", "Oui, avec la fonction",
         "health", "Centre ancien", True, "role"),
        ("M-04", "2026-09-08", "Président", "Boxing club de Montrelay", "Association",
         "Toute la ville",
         {"Jeunesse": (["Un second créneau de salle pour les 12-15 ans"],
                       ["Quatre anciens champions prêts à encadrer",
                        "La salle est ouverte aux filles depuis janvier"]),
          "Mobilités": (["Aucun car pour les compétitions hors de la ville"], [])},
         None, "Oui, avec le nom", "association", None, True, "name"),
        ("M-05", "2026-09-10", "Habitante, mère de trois enfants", None, "Habitante",
         "Cité des Tanneurs",
         {"Mobilités": (["Poussette impossible dans le bus 14 le matin"], []),
          "Vie de quartier": (["Le square ferme à 18 h, même l'été"],
                              ["On s'échange les vêtements des enfants au pied du bâtiment B"]),
          "Logement": (["Cinq personnes dans un T2, demande de mutation sans réponse"], [])},
         "J'aime ma cité, c'est elle qui ne m'aime plus.", "Oui, anonyme",
         "resident", "Cité des Tanneurs", True, "anonymous"),
        ("M-06", "2026-09-15", "Agente d'accueil", "CCAS", "Agent municipal", None,
         {"Accessibilité aux soins": (["Les personnes âgées ne savent plus remplir les demandes de complémentaire"], []),
          "Vie de quartier": ([], ["Le café du mardi dans le hall du CCAS"]),
          "Logement": (["Le logement, c'est un rendez-vous sur deux"], [])},
         None, None, "municipal", None, None, None),
        ("M-07", "2026-09-16", "Bénévole", "Épicerie solidaire La Musette", "Association",
         "Centre ancien",
         {"Jeunesse": (["Beaucoup d'étudiants qui sautent des repas"], []),
          "Vie de quartier": (["Trouver un local plus grand, on stocke dans le couloir"],
                              ["Dix-huit bénévoles, dont six anciens bénéficiaires"])},
         "On entre pour des pâtes, on reste pour le café.", "Oui, anonyme",
         "association", "Centre ancien", True, "anonymous"),
    ]
    wb = Workbook()
    ws = wb.active
    ws.title = "Grille d'analyse"
    last = 6 + 2 * len(themes) + 2
    ws["A1"] = "ABS de Montrelay – Phase 1 – Grille d'analyse des entretiens"
    ws["A1"].font = Font(bold=True, size=16, color="1F3864")
    ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
    ws["A2"] = "Cabinet Traverse Conseil – document de travail, ne pas diffuser – mise à jour le 18/09/2026"
    ws["A2"].font = Font(italic=True, color="777777")
    ws.merge_cells(start_row=2, start_column=1, end_row=2, end_column=last)
    heads = ["N°", "Date", "Fonction", "Structure", "Catégorie d'acteur", "Quartier"]
    for c, h in enumerate(heads, 1):
        ws.cell(4, c, h)
        ws.merge_cells(start_row=4, start_column=c, end_row=5, end_column=c)
    c = 7
    for label, _, _ in themes:
        ws.cell(4, c, label)
        ws.merge_cells(start_row=4, start_column=c, end_row=4, end_column=c + 1)
        ws.cell(5, c, "Besoins")
        ws.cell(5, c + 1, "Ressources")
        c += 2
    for h in ("Verbatim marquant", "Accord pour être cité"):
        ws.cell(4, c, h)
        ws.merge_cells(start_row=4, start_column=c, end_row=5, end_column=c)
        c += 1
    for row in (4, 5):
        for c in range(1, last + 1):
            cell = ws.cell(row, c)
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = fill("1F3864" if row == 4 else "8EA9DB")
            cell.alignment = MID
            cell.border = BOX
    interviews = []
    r = 6
    for (ref, date, func, struct, cat, quart, cells, verb, accord, atype, district, consent,
         level) in data:
        values = [ref, d(date), func, struct, cat, quart]
        statements = []
        for label, ids, unk in themes:
            b, res = cells.get(label, ([], []))
            for lot, nature in ((b, "need"), (res, "resource")):
                if not lot:
                    values.append(None)
                elif len(lot) == 1:
                    values.append(lot[0])
                else:
                    values.append("\n".join("- " + x for x in lot))
                statements += [st(nature, x, ids, unk, level) for x in lot]
        values.append("« " + verb + " »" if verb else None)
        if verb:
            statements.append(st("story", verb, [], [], level))
        values.append(accord)
        for c, v in enumerate(values, 1):
            cell = ws.cell(r, c, v)
            cell.alignment = WRAP
            cell.border = BOX
            if c == 2:
                cell.number_format = "dd/mm/yyyy"
        interviews.append(itw(ref, date, func, atype, district, statements, consent=consent))
        r += 1
    ws.cell(r, 1, "Nombre d'entretiens ayant abordé le sujet").font = Font(bold=True)
    ws.merge_cells(start_row=r, start_column=1, end_row=r, end_column=6)
    counts = [3, 2, 3, 0, 3, 1, 3, 4, 3, 0]
    for i, n in enumerate(counts):
        ws.cell(r, 7 + i, n).font = Font(bold=True)
    ws.cell(r + 2, 1, "NB : les entretiens M-08 (bailleur) et M-09 (mission locale) restent à caler.")
    for c, w in enumerate([7, 11, 22, 26, 17, 17] + [34, 30] * 5 + [36, 18], 1):
        ws.column_dimensions[L(c)].width = w
    ws.freeze_panes = "C6"
    s2 = wb.create_sheet("Avancement")
    for row in [["Avancement des entretiens (au 18/09)"], [],
                ["Collège", "Prévus", "Réalisés", "Reste"],
                ["Habitants", 6, 1, 5], ["Associations", 4, 2, 2], ["Services de la ville", 3, 1, 2],
                ["Santé", 2, 1, 1], ["Bailleurs", 2, 1, 1], ["Éducation", 1, 1, 0],
                ["TOTAL", 18, 7, 11]]:
        s2.append(row)
    s3 = wb.create_sheet("Méthode")
    for row in [["Comment remplir la grille"], ["1 ligne = 1 entretien semi-directif (45 min en moyenne)"],
                ["Une idée par tiret. Laisser vide si le sujet n'est pas venu."],
                ["Verbatim marquant : une seule phrase, celle qu'on garderait pour le COPIL."]]:
        s3.append(row)
    wb.properties.creator = "Cabinet Traverse Conseil"
    wb.properties.created = STAMP
    wb.save(folder / name)
    freeze_zip(folder / name)
    declare(name, "Grille d'une consultante débutante : une ligne par entretien, un couple "
            "Besoins/Ressources sous chaque thème, un verbatim marquant, un accord.",
            ["two header rows with merged theme groups", "merged title and subtitle",
             "several ideas in a cell with dashes", "unknown theme as column group",
             "total row at the bottom", "summary sheet", "letters in interview numbers"],
            interviews,
            ["row « Nombre d'entretiens ayant abordé le sujet »", "note « NB : les entretiens M-08… »",
             "sheet « Avancement » (quotas, TOTAL)", "sheet « Méthode »", "title rows 1 and 2"],
            ["the theme « Logement » (columns O-P) is unknown",
             "M-06: no answer on quotation"])


# ------------------------------------------------------------------ 2. l'équipe du centre social

def file2(folder):
    name = "02-Paroles du quartier - Les Quatre Vents (PARTAGE).xlsx"
    wb = Workbook()
    interviews = []

    # onglet familles : une ligne par entretien
    ws = wb.active
    ws.title = "Secteur familles"
    ws["A1"] = "Paroles recueillies – secteur familles"
    ws["A1"].font = Font(bold=True, size=13)
    heads = ["N°", "Date", "Qui", "Type", "Thèmes", "Besoins", "Ressources", "Paroles",
             "ok pour citer ?"]
    for c, h in enumerate(heads, 1):
        ws.cell(2, c, h).font = Font(bold=True)
        ws.cell(2, c).fill = fill("F8CBAD")
    fam = [
        ("F1", d("2026-10-05"), "2026-10-05", "maman de deux enfants, bâtiment C", "habitante",
         "resident", "Jeunesse, vie de quartier", [JEU, QUA], [],
         ["une halte-garderie le mercredi",
          "un endroit au sec pour les petits quand il pleut"],
         ["le groupe des mamans du jeudi"],
         "Ici on élève les enfants ensemble, mais l'hiver chacune reste chez soi.",
         "oui mais sans son nom", True, "anonymous"),
        ("F2", "06/10/26", "2026-10-06", "grand-mère qui garde ses petits-enfants", "habitante",
         "resident", "Accès aux soins", [], ["Accès aux soins"],
         ["un pédiatre, le plus proche est à deux bus"],
         ["la consultation des tout-petits du lundi"], None, "non", False, "none"),
        ("F3", "8 octobre 2026", "2026-10-08", "père de famille, arrivé dans la cité en juin",
         "habitant", "resident", "Mobilité / Nature dans la ville", [MOB, NAT], [],
         ["des vélos d'enfant à emprunter le week-end"],
         ["la butte derrière la rocade, on y pique-nique",
          "le jardin du pied de tour, les voisins nous ont donné un carré"],
         "On ne savait pas que le parc était si près.", "oui", True, None),
    ]
    r = 3
    for (ref, cell_date, date, who, typ, atype, th, ids, unk, needs, res, words, ok, consent,
         level) in fam:
        row = [ref, cell_date, who, typ, th, "\n".join(needs), "\n".join(res), words, ok]
        for c, v in enumerate(row, 1):
            ws.cell(r, c, v).alignment = WRAP
            if c == 2 and not isinstance(v, str):
                ws.cell(r, c).number_format = "dd/mm/yyyy"
        s = [st("need", x, ids, unk, level) for x in needs]
        s += [st("resource", x, ids, unk, level) for x in res]
        if words:
            s.append(st("story", words, ids, unk, level))
        interviews.append(itw(ref, date, who, atype, None, s, consent=consent))
        r += 1
    for c, w in enumerate([5, 14, 30, 11, 22, 38, 38, 40, 16], 1):
        ws.column_dimensions[L(c)].width = w

    # onglet jeunes : une ligne par phrase, l'entretien écrit sur sa première ligne
    wj = wb.create_sheet("Secteur jeunes")
    heads = ["n° fiche", "le", "qui", "type", "nb pers", "d'accord pour être cité",
             "besoin ou ressource", "thème", "ce qui a été dit"]
    for c, h in enumerate(heads, 1):
        wj.cell(1, c, h).font = Font(bold=True, color="FFFFFF")
        wj.cell(1, c).fill = fill("548235")
    jeu = [
        ("J1", "2026-10-07", "lycéen, 17 ans", "habitant", "resident", 1, "oui", True, None, [
            ("besoin", "need", "jeunesse", [JEU], [],
             "Un lieu ouvert après 19 h, même juste pour charger le téléphone."),
            ("frein", "barrier", "mobilités", [MOB], [],
             "Le dernier bus passe à 20 h 40 et le stage finit à 21 h."),
            ("Ressource ", "resource", "Vie artistique", [ART], [],
             "Le studio du local, il y a tout pour enregistrer.")]),
        ("J2", "2026-10-14", "groupe de collégiennes (4e)", "habitantes", "resident", 6, "non",
         False, "none", [
            ("besoin", "need", "jeunesse ; vie de quartier", [JEU, QUA], [],
             "Des créneaux au city pour les filles, pas seulement quand les garçons sont partis."),
            ("Idée", "idea", "Festivités", [FET], [], "Refaire le carnaval avec les chars."),
            ("récit", "story", "vie de quartier", [QUA], [],
             "L'an dernier on a repeint le hall toutes ensemble, il est resté propre trois mois.")]),
        ("J3", "2026-10-15", "éducateur sportif, club omnisports de la Plaine", "association",
         "association", 1, None, None, None, [
            ("besoin", "need", "jeunesse", [JEU], [],
             "Un relais le soir quand un jeune va mal, on est seuls."),
            ("frein", "barrier", "mobilitées", [], ["mobilitées"],
             "Pas de minibus, on annule un déplacement sur trois."),
            ("ressource", "resource", "jeunesse", [JEU], [],
             "Douze grands qui encadrent les petits le samedi.")]),
    ]
    r = 2
    for ref, date, who, typ, atype, nb, ok, consent, level, lines in jeu:
        s = []
        for i, (nat, nid, th, ids, unk, text) in enumerate(lines):
            first = [ref, d(date), who, typ, nb, ok] if i == 0 else [None] * 6
            for c, v in enumerate(first + [nat, th, text], 1):
                wj.cell(r, c, v).alignment = WRAP
                if c == 2:
                    wj.cell(r, c).number_format = "dd/mm/yyyy"
            s.append(st(nid, text, ids, unk, level))
            r += 1
        r += 1  # une ligne vide entre deux fiches
        interviews.append(itw(ref, date, who, atype, None, s, persons=nb, consent=consent))
    for c, w in enumerate([9, 12, 30, 12, 9, 14, 18, 26, 60], 1):
        wj.column_dimensions[L(c)].width = w

    # onglet accueil : sans numéro
    wa = wb.create_sheet("Accueil")
    wa["A1"] = "Ce qu'on entend à l'accueil et sur le marché"
    wa["A1"].font = Font(bold=True)
    wa.merge_cells("A1:H1")
    heads = ["Date", "Personne rencontrée", "Catégorie", "Quartier", "Sujet", "Ce qui manque",
             "Ce qui marche bien", "Ce qui bloque", "Idées"]
    for c, h in enumerate(heads, 1):
        wa.cell(3, c, h).font = Font(bold=True)
        wa.cell(3, c).border = BOX
    acc = [
        ("2026-10-12", "gérante de la laverie", "commerce", "shop", "Les Quatre Vents",
         "Commerces", [COM], [],
         ["un distributeur de billets, le dernier a fermé"],
         ["les gens attendent leur machine en se parlant, c'est mon salon"],
         ["les livraisons ne peuvent plus se garer"], []),
        ("2026-10-12", "retraité, ancien des ateliers du rail", "habitant", "resident",
         "Plaine Nord", "Patrimoine ; vie de quartier", [PAT, QUA], [],
         ["personne ne raconte plus l'histoire des ateliers aux enfants"],
         ["on est encore une vingtaine d'anciens"], [],
         ["une promenade guidée par les anciens au printemps"]),
        ("2026-10-19", "infirmière libérale", "santé", "health", "Les Quatre Vents",
         "Santé", [SOI], [],
         ["un médecin qui se déplace dans les tours"],
         ["la pharmacie garde les médicaments des plus fragiles"],
         ["les ascenseurs en panne : je monte neuf étages"], []),
    ]
    r = 4
    for date, who, cat, atype, quart, th, ids, unk, needs, res, bars, ideas in acc:
        row = [d(date), who, cat, quart, th] + ["\n".join(x) or None
                                               for x in (needs, res, bars, ideas)]
        for c, v in enumerate(row, 1):
            wa.cell(r, c, v).alignment = WRAP
            wa.cell(r, c).border = BOX
            if c == 1:
                wa.cell(r, c).number_format = "d mmm yyyy"
        s = [st(n, x, ids, unk, None) for n, lot in (("need", needs), ("resource", res),
                                                    ("barrier", bars), ("idea", ideas))
             for x in lot]
        interviews.append(itw(None, date, who, atype, quart, s))
        r += 1
    for c, w in enumerate([13, 28, 13, 18, 22, 36, 36, 36, 36], 1):
        wa.column_dimensions[L(c)].width = w

    wl = wb.create_sheet("liste des thèmes")
    for x in ["Ancrage local des entreprises et commerces", "Festivités", "Jeunesse", "Mobilités",
              "La Nature dans la ville", "Valoriser les patrimoines", "Accessibilité aux soins",
              "Vie artistique", "Vie de quartier"]:
        wl.append([x])
    wt = wb.create_sheet("A FAIRE")
    for x in [["rappeler l'école pour la fête de Noël", "référente familles"],
              ["réserver la salle du 3/12", "accueil"],
              ["finir de taper les fiches d'octobre !!", "tout le monde"]]:
        wt.append(x)
    wb.properties.creator = "Centre social"
    wb.properties.created = STAMP
    wb.save(folder / name)
    freeze_zip(folder / name)
    declare(name, "Classeur partagé d'un centre social : trois onglets de trois animatrices, "
            "trois façons de remplir.",
            ["one sheet a team, three layouts", "values only on the first row of a block",
             "blank rows between blocks", "several lines in a cell", "dates as text and as dates",
             "no interview number on one sheet", "group interview", "near-miss themes",
             "to-do sheet and theme list sheet"],
            interviews,
            ["sheet « liste des thèmes »", "sheet « A FAIRE »", "titles of the sheets"],
            ["« Accès aux soins » (Secteur familles, F2) is not a theme: suggestion Accessibilité aux soins",
             "« mobilitées » (Secteur jeunes, J3) is not a theme: suggestion Mobilités",
             "F3: bare « oui », the level of quotation is not told",
             "J3: no answer on quotation", "sheet « Accueil »: no number and no consent"])


# ------------------------------------------------------------------ 3. le médiateur et son Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w_p(text="", style=None, bold=False, italic=False):
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    rpr = ("<w:rPr>" + ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + "</w:rPr>"
           if bold or italic else "")
    run = f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{ppr}{run}</w:p>"


def w_tbl(rows, widths, bold_cols=(), header=False, shade=None):
    out = ['<w:tbl><w:tblPr><w:tblStyle w:val="Grilledutableau"/>'
           '<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>']
    out += [f'<w:gridCol w:w="{w}"/>' for w in widths]
    out.append("</w:tblGrid>")
    for i, row in enumerate(rows):
        out.append("<w:tr>")
        for j, text in enumerate(row):
            bold = j in bold_cols or (header and i == 0)
            shd = (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>'
                   if shade and bold else "")
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{widths[j]}" w:type="dxa"/>{shd}</w:tcPr>')
            out += [w_p(x, bold=bold) for x in str(text).split("\n")]
            out.append("</w:tc>")
        out.append("</w:tr>")
    out.append("</w:tbl>")
    return "".join(out)


def w_save(path, body):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    ct = (head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
          '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
          '<Default Extension="xml" ContentType="application/xml"/>'
          '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
          '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
          '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
          "</Types>")
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/>'
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>")
    drels = (head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="rId1" Type="{rel}/styles" Target="styles.xml"/></Relationships>')
    core = (head + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>mediation</dc:creator>'
            '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-02T09:00:00Z</dcterms:created></cp:coreProperties>')

    def style(sid, sname, size, extra="", based="Normal"):
        return (f'<w:style w:type="paragraph" w:styleId="{sid}"><w:name w:val="{sname}"/>'
                f'<w:basedOn w:val="{based}"/><w:pPr><w:spacing w:before="240" w:after="80"/>{extra}</w:pPr>'
                f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>')
    borders = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
                      for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    styles = (head + f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
              '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>'
              '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
              + style("Titre", "Title", 40) + style("Titre1", "heading 1", 30, '<w:outlineLvl w:val="0"/>')
              + style("Titre2", "heading 2", 26, '<w:outlineLvl w:val="1"/>')
              + '<w:style w:type="table" w:default="1" w:styleId="TableauNormal"><w:name w:val="Normal Table"/></w:style>'
              '<w:style w:type="table" w:styleId="Grilledutableau"><w:name w:val="Table Grid"/><w:basedOn w:val="TableauNormal"/>'
              f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style></w:styles>")
    doc = (head + f'<w:document xmlns:w="{W}"><w:body>' + "".join(body)
           + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
           'w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
           "</w:body></w:document>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for n, t in (("[Content_Types].xml", ct), ("_rels/.rels", rels),
                     ("docProps/core.xml", core), ("word/document.xml", doc),
                     ("word/styles.xml", styles), ("word/_rels/document.xml.rels", drels)):
            info = zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, t.encode("utf-8"))


def file3(folder):
    name = "03-Clos-Vernay - carnet de médiation.docx"
    # (n°, date écrite, date, texte, personne, type, id, quartier écrit, vérité, lieu, nb, accord, vérité, niveau, lignes)
    data = [
        ("1", "lundi 14 septembre 2026", "2026-09-14", None, "gardienne, résidence des Lilas",
         "Bailleur", "landlord", "Les Lilas", "Les Lilas", "loge", None, "oui, sans le nom", True,
         "anonymous", [
             ("Les encombrants restent dix jours devant le local.", "besoin", "need",
              "Vie de quartier", [QUA], []),
             ("Les anciens de l'escalier 2 gardent un œil sur les petits.", "atout", "resource",
              "Vie de quartier ; Jeunesse", [QUA, JEU], []),
             ("Je parle quatre langues avec les locataires, ça désamorce.", "atout", "resource",
              "Vie de quartier", [QUA], [])]),
        ("2", "mercredi 16 septembre 2026", "2026-09-16", None, "jeune homme sans emploi, 22 ans",
         "Habitant", "resident", "La Ferme-aux-Loups", "La Ferme-aux-Loups", "banc devant le city",
         None, "non", False, "none", [
             ("Le permis coûte trop cher et toutes les boîtes le demandent.", "frein", "barrier",
              "Mobilités", [MOB], []),
             ("Un endroit où faire son CV sans prendre rendez-vous.", "besoin", "need", "Emploi",
              [], ["Emploi"]),
             ("Le dimanche au foot on est quarante, de quatre cités.", "atout", "resource",
              "Jeunesse", [JEU], []),
             ("Faire un tournoi avec les boîtes de la zone, qu'elles nous voient.", "idée", "idea",
              "Jeunesse ; Ancrage local des entreprises et commerces", [JEU, COM], [])]),
        ("3", "vendredi 18 septembre 2026", "2026-09-18", None,
         "trois mères d'élèves, à la sortie de l'école", "Habitantes", "resident", "Les Lilas",
         "Les Lilas", "portail de l'école", 3, "oui, sans le nom", True, "anonymous", [
             ("Traverser le boulevard avec trois enfants, c'est la peur tous les matins.",
              "besoin", "need", "Mobilité", [MOB], []),
             ("On se relaie pour emmener les enfants à pied.", "atout", "resource",
              "Mobilité ; Vie de quartier", [MOB, QUA], []),
             ("Un pédibus avec des gilets et un vrai trajet.", "idée", "idea", "Mobilité", [MOB],
              [])]),
        ("4", "mardi 22 septembre 2026", "2026-09-22", None, "pharmacien", "Santé", "health",
         "Centre", "Centre", "officine", None, "oui, avec sa fonction", True, "role", [
             ("Des gens renoncent aux lunettes et aux dents, ils me le disent au comptoir.",
              "besoin", "need", "Accessibilité aux soins", [SOI], []),
             ("Les papiers de la mutuelle, personne ne les comprend.", "frein", "barrier",
              "Accessibilité aux soins", [SOI], []),
             ("Avec deux infirmières on s'appelle tous les soirs pour les cas lourds.", "atout",
              "resource", "Accessibilité aux soins", [SOI], [])]),
        ("5", "début octobre", None, "début octobre", "responsable d'un lieu de prière", "Culte",
         "worship", "La Ferme-aux-Loups", "La Ferme-aux-Loups", "sur place", None,
         "oui, avec sa fonction", True, "role", [
             ("La distribution du vendredi : soixante paniers, sans rien demander.", "atout",
              "resource", "Vie de quartier", [QUA], []),
             ("Des femmes seules à qui personne ne parle de la semaine.", "besoin", "need",
              "Isolement", [], ["Isolement"]),
             ("En 1994 tout le monde a hébergé les sinistrés du bâtiment F, sans distinction.",
              "souvenir", "story", "Vie de quartier ; Valoriser les patrimoines", [QUA, PAT], [])]),
        ("6", "lundi 12 octobre 2026", "2026-10-12", None, "membre du conseil citoyen",
         "Conseil citoyen", "citizens_council", "Centre", "Centre", "salle polyvalente", None,
         "ne sait pas encore, à rappeler", None, None, [
             ("On nous consulte quand tout est décidé.", "frein", "barrier", "Vie de quartier",
              [QUA], []),
             ("La friche de l'ancienne teinturerie, on pourrait y planter.", "idée", "idea",
              "La nature dans la ville", [NAT], []),
             ("Une fête de la ville qui passe par les cités, pas seulement place de la mairie.",
              "besoin", "need", "Festivité", [FET], [])]),
    ]
    body = [w_p("Carnet de médiation – Clos-Vernay", "Titre"),
            w_p("Rencontres de septembre et octobre 2026, pour l'analyse des besoins sociaux du CCAS.",
                italic=True),
            w_p("Je note ce que les gens disent, dans leurs mots. Les noms ne sont nulle part."),
            w_p("Rencontres", "Titre1")]
    interviews = []
    for (ref, written, date, dtext, who, typ, atype, quart, district, place, nb, accord, consent,
         level, lines) in data:
        body.append(w_p(f"Rencontre n° {ref}", "Titre2"))
        head = [["Date", written, "Lieu du rendez-vous", place],
                ["Personne", who, "Type d'acteur", typ],
                ["Quartier", quart, "Accord pour être cité", accord]]
        if nb:
            head.append(["Nombre de personnes", str(nb), "", ""])
        body.append(w_tbl(head, [1700, 3300, 2000, 2600], bold_cols=(0, 2), shade="E7E6E6"))
        body.append(w_p())
        rows = [["Ce qui est dit", "C'est quoi", "Thème"]]
        rows += [[t, nat, th] for t, nat, _, th, _, _ in lines]
        body.append(w_tbl(rows, [5600, 1400, 2600], header=True, shade="D9E2F3"))
        if ref == "2":
            body.append(w_p("Il repasse mardi à la permanence, penser à lui donner l'adresse de l'auto-école associative."))
        body.append(w_p())
        interviews.append(itw(ref, date, who, atype, district,
                              [st(n, t, ids, unk, level) for t, _, n, _, ids, unk in lines],
                              persons=nb or 1, consent=consent, date_text=dtext))
    body.append(w_p("Où j'en suis", "Titre1"))
    body.append(w_tbl([["Mois", "Rencontres", "Personnes vues"], ["Septembre", "4", "6"],
                       ["Octobre", "2", "2"], ["Total", "6", "8"]], [3200, 3200, 3200],
                      header=True, shade="E7E6E6"))
    body.append(w_p("À faire : relancer le lycée, trouver un commerçant de la dalle."))
    w_save(folder / name, body)
    declare(name, "Document Word d'un médiateur : par rencontre un petit tableau d'identité à quatre "
            "colonnes et un tableau des paroles.",
            ["Word file", "identity table label/value twice a row", "interview number only in the heading",
             "dates with the day of the week", "vague date", "« atout » and « souvenir » as natures",
             "unknown themes", "consent not decided", "summary table and notes at the end"],
            interviews,
            ["table « Où j'en suis » (Mois, Rencontres, Total)", "paragraph « À faire »",
             "paragraph under meeting 2 (« Il repasse mardi… »)", "introduction",
             "« Lieu du rendez-vous » is not a district"],
            ["meeting 5: the date « début octobre » is not a day",
             "the theme « Emploi » (meeting 2) is unknown", "the theme « Isolement » (meeting 5) is unknown",
             "meeting 6: consent not decided (« ne sait pas encore, à rappeler »)"])


# ------------------------------------------------------------------ 4. le statisticien de la mairie

def file4(folder):
    name = "04-HLF_ABS2026_base_entretiens.xlsx"
    types = {1: "Élu ou élue", 2: "Agent municipal", 4: "Santé", 6: "Association", 8: "Entreprise",
             9: "Commerce", 11: "Habitant ou habitante", 15: "Éducation"}
    tids = {1: "elected", 2: "municipal", 4: "health", 6: "association", 8: "business", 9: "shop",
            11: "resident", 15: "education"}
    sect = {"S1": "Les Forges", "S2": "Cité du Haut-Fourneau", "S3": "Faubourg du Canal",
            "S9": "Toute la ville"}
    nats = {"B": ("1 - Besoin", "need"), "R": ("2 - Ressource", "resource"),
            "F": ("3 - Frein", "barrier"), "I": ("4 - Idée", "idea"), "C": ("5 - Récit", "story")}
    th = {"T01": ("Ancrage local des entreprises et commerces", [COM], []),
          "T02": ("Festivités", [FET], []), "T03": ("Jeunesse", [JEU], []),
          "T04": ("Mobilités", [MOB], []), "T05": ("La nature dans la ville", [NAT], []),
          "T06": ("Valoriser les patrimoines", [PAT], []),
          "T07": ("Accessibilité aux soins", [SOI], []), "T08": ("Vie artistique", [ART], []),
          "T09": ("Vie de quartier", [QUA], []),
          "T10": ("Habitat dégradé", [], ["Habitat dégradé"])}
    cit = {0: ("Non citable", "none"), 1: ("Oui, anonyme", "anonymous"),
           2: ("Oui, avec la fonction", "role"), 3: ("Oui, avec le nom", "name")}
    # ID, date, fonction, type, secteur, nb, accord, [(nature, th1, th2, propos, cit)]
    data = [
        ("HLF001", "2026-06-08", "ancien lamineur, retraité", 11, "S1", 1, "O", [
            ("C", "T06", None, "La sirène de l'usine réglait la journée de toute la rue.", 1),
            ("R", "T06", "T09", "On est quinze à garder les outils et les photos dans un garage.", 1),
            ("B", "T07", None, "Le pneumologue est à quarante kilomètres et nous, les poumons, c'est notre métier.", 1)]),
        ("HLF002", "2026-06-09", "présidente de l'harmonie municipale", 6, "S9", 1, "O", [
            ("R", "T08", "T02", "L'harmonie sort pour la ducasse et pour le défilé du géant.", 3),
            ("B", "T08", "T03", "Il nous faut des enfants, la moyenne d'âge est de soixante ans.", 3)]),
        ("HLF003", "2026-06-11", "infirmière de la maison de santé", 4, "S2", 1, "O", [
            ("B", "T07", None, "Des plaies soignées trop tard, faute d'avance de frais.", 2),
            ("F", "T04", "T07", "Pas de bus le samedi pour monter à la maison de santé.", 2),
            ("R", "T07", "T09", "Les voisines qui font les courses des malades de l'escalier.", 1)]),
        ("HLF004", "2026-06-15", "patronne d'estaminet", 9, "S3", 1, "N", [
            ("R", "T01", "T09", "Chez moi l'ouvrier et le retraité se parlent encore.", 0),
            ("F", "T01", None, "La rue du Canal a perdu neuf vitrines en six ans.", 0)]),
        ("HLF005", "2026-06-16", "responsable des ressources humaines, tôlerie", 8, "S1", 1, "O", [
            ("B", "T01", "T03", "Trente postes de soudeur et personne de formé ici.", 2),
            ("F", "T04", None, "L'équipe de 5 h du matin ne peut pas venir sans voiture.", 2),
            ("I", "T01", "T03", "Ouvrir l'atelier aux collégiens une semaine par an.", 2),
            ("R", "T01", None, "On prête notre parking et notre salle le soir.", 0)]),
        ("HLF006", "2026-06-22", "locataire, mère seule", 11, "S2", 1, "O", [
            ("B", "T10", None, "Le chauffage de la courée, c'est un poêle à pétrole.", 1),
            ("B", "T03", None, "Une place en crèche quand on fait les équipes.", 1),
            ("R", "T09", None, "La voisine du 12 garde tous les petits de la courée.", 0)]),
        ("HLF007", "2026-06-23", "deux assistants d'éducation, collège", 15, "S3", 2, "O", [
            ("F", "T03", "T04", "Les stages sont à vingt kilomètres, les familles renoncent.", 2),
            ("B", "T03", None, "Un adulte à qui parler le mercredi après-midi.", 0),
            ("I", "T05", "T03", "Confier le terril aux élèves : sentier, abeilles, comptage d'oiseaux.", 2)]),
        ("HLF008", "2026-06-30", "conseillère municipale déléguée au logement", 1, "S9", 1, "O", [
            ("B", "T10", None, "Deux cents logements de courée sans chauffage central.", 3),
            ("F", "T10", None, "Les propriétaires vivent loin et ne répondent pas.", 0),
            ("R", "T09", "T05", "Les jardins ouvriers, cent trente parcelles et une liste d'attente.", 3)]),
    ]
    wb = xlsxwriter.Workbook(str(folder / name))
    wb.set_properties({"author": "Observatoire communal", "created": STAMP})
    hv = wb.add_format({"bold": True, "font_name": "Consolas", "bg_color": "#D9D9D9", "border": 1})
    hl = wb.add_format({"italic": True, "bg_color": "#F2F2F2", "border": 1, "text_wrap": True})
    fd = wb.add_format({"num_format": "yyyy-mm-dd", "border": 1})
    ft = wb.add_format({"text_wrap": True, "valign": "top", "border": 1})
    fb = wb.add_format({"bold": True, "top": 2})

    we = wb.add_worksheet("T_ENTRETIEN")
    wp = wb.add_worksheet("T_PROPOS")
    wn = wb.add_worksheet("NOMENCLATURE")
    wc = wb.add_worksheet("CROISEMENT")

    cols = [("ID_ENT", "Identifiant entretien"), ("DT_ENT", "Date de l'entretien"),
            ("FONCTION", "Fonction de la personne"), ("CD_TYPE", "Code type"),
            ("LIB_TYPE", "Type d'acteur"), ("CD_SECT", "Code secteur"), ("LIB_SECT", "Secteur"),
            ("NB_PERS", "Nombre de personnes"), ("ACCORD", "Accord pour être cité (O/N)")]
    for c, (v, lab) in enumerate(cols):
        we.write(0, c, v, hv)
        we.write(1, c, lab, hl)
    interviews = []
    r, rp = 2, 2
    pcols = [("ID_PROPOS", "N° ordre propos"), ("ID_ENT", "Identifiant entretien"),
             ("NATURE", "Nature du propos"), ("CD_TH1", "Code thème 1"), ("LIB_TH1", "Thème 1"),
             ("CD_TH2", "Code thème 2"), ("LIB_TH2", "Thème 2"), ("PROPOS", "Propos recueilli"),
             ("CIT", "Citable (code 0 à 3, cf. nomenclature)")]
    for c, (v, lab) in enumerate(pcols):
        wp.write(0, c, v, hv)
        wp.write(1, c, lab, hl)
    n = 0
    tally = {}
    for ref, date, func, ty, se, nb, acc, lines in data:
        we.write(r, 0, ref, ft)
        we.write_datetime(r, 1, dt.datetime.fromisoformat(date), fd)
        we.write(r, 2, func, ft)
        we.write(r, 3, ty, ft)
        we.write_formula(r, 4, f"=VLOOKUP(D{r + 1},NOMENCLATURE!$A$3:$B$20,2,FALSE)", ft, types[ty])
        we.write(r, 5, se, ft)
        we.write_formula(r, 6, f"=VLOOKUP(F{r + 1},NOMENCLATURE!$D$3:$E$20,2,FALSE)", ft, sect[se])
        we.write(r, 7, nb, ft)
        we.write(r, 8, acc, ft)
        r += 1
        s = []
        for na, t1, t2, text, ci in lines:
            n += 1
            wp.write(rp, 0, n, ft)
            wp.write(rp, 1, ref, ft)
            wp.write(rp, 2, nats[na][0], ft)
            wp.write(rp, 3, t1, ft)
            wp.write_formula(rp, 4, f"=VLOOKUP(D{rp + 1},NOMENCLATURE!$G$3:$H$20,2,FALSE)", ft,
                             th[t1][0])
            wp.write(rp, 5, t2, ft)
            wp.write_formula(rp, 6, f'=IF(F{rp + 1}="","",VLOOKUP(F{rp + 1},NOMENCLATURE!$G$3:$H$20,2,FALSE))',
                             ft, th[t2][0] if t2 else "")
            wp.write(rp, 7, text, ft)
            wp.write(rp, 8, ci, ft)
            if ci == 0:
                wp.set_row(rp, None, None, {"hidden": True})
            ids = th[t1][1] + (th[t2][1] if t2 else [])
            unk = th[t1][2] + (th[t2][2] if t2 else [])
            tally[(t1, na)] = tally.get((t1, na), 0) + 1
            s.append(st(nats[na][1], text, ids, unk, cit[ci][1]))
            rp += 1
        interviews.append(itw(ref, date, func, tids[ty], None if se == "S9" else sect[se], s,
                              persons=nb, consent=(acc == "O")))
    visible = sum(1 for x in data for y in x[7] if y[4] != 0)
    we.autofilter(1, 0, r - 1, len(cols) - 1)
    we.freeze_panes(2, 1)
    we.write(r + 1, 0, "NB", fb)
    we.write_formula(r + 1, 1, f"=SUBTOTAL(103,A3:A{r})", fb, len(data))
    we.write(r + 1, 6, "PERS.", fb)
    we.write_formula(r + 1, 7, f"=SUBTOTAL(109,H3:H{r})", fb, sum(x[5] for x in data))
    wp.autofilter(1, 0, rp - 1, len(pcols) - 1)
    wp.filter_column(8, "x > 0")
    wp.freeze_panes(2, 2)
    wp.write(rp + 1, 0, "NB", fb)
    wp.write_formula(rp + 1, 1, f"=SUBTOTAL(103,B3:B{rp})", fb, visible)
    for c, w in enumerate([11, 12, 38, 8, 24, 8, 24, 10, 14]):
        we.set_column(c, c, w)
    for c, w in enumerate([9, 11, 15, 9, 34, 9, 34, 70, 12]):
        wp.set_column(c, c, w)

    wn.write(0, 0, "Nomenclatures ABS 2026 – observatoire communal d'Hellencourt-les-Forges", fb)
    for c, h in ((0, "CD_TYPE"), (1, "LIB_TYPE"), (3, "CD_SECT"), (4, "LIB_SECT"), (6, "CD_TH"),
                 (7, "LIB_TH"), (9, "CIT"), (10, "LIB_CIT")):
        wn.write(1, c, h, hv)
    for i, (k, v) in enumerate(types.items()):
        wn.write(2 + i, 0, k)
        wn.write(2 + i, 1, v)
    for i, (k, v) in enumerate(sect.items()):
        wn.write(2 + i, 3, k)
        wn.write(2 + i, 4, v)
    for i, (k, v) in enumerate(th.items()):
        wn.write(2 + i, 6, k)
        wn.write(2 + i, 7, v[0])
    for i, (k, v) in enumerate(cit.items()):
        wn.write(2 + i, 9, k)
        wn.write(2 + i, 10, v[0])
    wn.set_column(1, 10, 22)
    wc.write(0, 0, "Effectifs bruts : thème 1 x nature (contrôle)", fb)
    for j, k in enumerate(nats):
        wc.write(2, 1 + j, nats[k][0], hv)
    for i, t in enumerate(th):
        wc.write(3 + i, 0, t + " " + th[t][0])
        for j, k in enumerate(nats):
            wc.write(3 + i, 1 + j, tally.get((t, k), 0))
    wc.write(3 + len(th), 0, "Ensemble", fb)
    for j, k in enumerate(nats):
        wc.write(3 + len(th), 1 + j, sum(v for (t, q), v in tally.items() if q == k), fb)
    wc.set_column(0, 0, 48)
    wb.close()
    freeze_zip(folder / name)
    declare(name, "Base d'un statisticien municipal : deux tables liées par ID_ENT, des codes et "
            "leurs libellés par RECHERCHEV, une nomenclature, un filtre resté actif.",
            ["two linked sheets", "two header rows (variable name, then label)",
             "codes beside labels computed by formulas", "quotation level as a code 0-3 explained in the nomenclature",
             "active filter hiding rows", "SUBTOTAL rows", "numbered natures « 1 - Besoin »",
             "two theme columns", "nomenclature and cross-table sheets"],
            interviews,
            ["rows « NB » (SUBTOTAL)", "sheet NOMENCLATURE", "sheet CROISEMENT (counts)",
             "second header row of each sheet"],
            ["the theme « Habitat dégradé » (code T10) is unknown",
             "rows of T_PROPOS hidden by a filter (CIT = 0) are data all the same"])


# ------------------------------------------------------------------ 5. l'assistante de l'élue

def file5(folder):
    name = "05-Rencontres de Mme l'adjointe - rentree 2026.xlsx"
    # bloc : (mois, date écrite, date, date_text, avec qui, type, id, secteur, vérité, citer, consent, niveau,
    #         [(sujet, ids, unk, demande, existe, coince, réponse)])
    data = [
        ("SEPTEMBRE", d("2026-09-04"), "2026-09-04", None, "Présidente de l'amicale des locataires",
         "Association", "association", "Les Glacis", "Les Glacis", "oui sans nom", True,
         "anonymous", [
             ("Vie de quartier", [QUA], [], "Rouvrir la salle commune du bâtiment G",
              "L'amicale a 140 adhérents et tient une permanence le lundi", None,
              "vu avec le patrimoine, réponse en octobre"),
             ("Propreté", [], ["Propreté"], "Deux passages de balayeuse au lieu d'un", None,
              "Le bailleur et la ville se renvoient la balle", None)]),
        ("SEPTEMBRE", d("2026-09-11"), "2026-09-11", None, "Boulanger de la place du Marché",
         "Commerçant", "shop", "Centre", "Centre", "non", False, "none", [
             ("Commerces", [COM], [], "Un marché le soir, une fois par mois",
              "Les commerçants se prêtent déjà la chambre froide", "Les travaux du tram, 30 % de clients en moins",
              "transmis au service commerce"),
             ("Les jeunes", [JEU], [], None, "Je prends deux apprentis du quartier chaque année",
              None, None)]),
        ("SEPTEMBRE", d("2026-09-25"), "2026-09-25", None,
         "Sage-femme du centre de santé", "Professionnelle de santé", "health", "Les Glacis",
         "Les Glacis", "oui avec sa fonction", True, "role", [
             ("Santé", [SOI], [], "Un local pour les consultations du soir",
              "Les interprètes bénévoles du centre", "Des femmes enceintes suivies au septième mois seulement",
              "la mairie n'a pas la compétence, courrier à l'agence régionale")]),
        ("OCTOBRE", "le 2 octobre 2026", "2026-10-02", None, "Principale du collège",
         "Éducation", "education", "Les Glacis", "Les Glacis", "oui avec sa fonction", True,
         "role", [
             ("Jeunesse", [JEU], [], "Un lieu d'accueil pour les exclus temporaires",
              "Trois professeurs restent le soir pour l'orchestre", None, None),
             ("Transports", [MOB], [], "Un arrêt de bus devant le collège", None,
              "La ligne est gérée par l'agglomération, pas par la ville", "à redire au conseil d'agglo")]),
        ("OCTOBRE", "mi-octobre", None, "mi-octobre", "Retraité, ancien de la fonderie",
         "Habitant", "resident", "Cité Fonderie", "Cité Fonderie", "oui sans nom", True,
         "anonymous", [
             ("Patrimoines", [PAT], [], "Que la halle ne soit pas rasée",
              "Les plans d'origine sont chez moi, dans l'armoire", None, None),
             ("Fêtes", [FET], [], "Le bal du 14 juillet, il n'y en a plus depuis 2019", None, None,
              "à voir avec le comité des fêtes")]),
        ("OCTOBRE", d("2026-10-23"), "2026-10-23", None, "Directeur d'une entreprise d'insertion",
         "ESS", "social_economy", None, None, None, None, None, [
             ("Ancrage local des entreprises et commerces", [COM], [],
              "Des clauses d'insertion dans tous les marchés de la ville",
              "Vingt-deux salariés, tous de la commune", None, "favorable"),
             ("La nature dans la ville", [NAT], [],
              None, "Notre équipe espaces verts connaît chaque arbre",
              "On n'a pas de terrain pour le compost", None)]),
    ]
    wb = Workbook()
    ws = wb.active
    ws.title = "Rencontres"
    ws["A1"] = "VILLE DE BELLEFOSSE-SUR-MARNELLE – Cabinet du Maire"
    ws["A1"].font = Font(bold=True)
    ws.merge_cells("A1:J1")
    ws["A2"] = "Rencontres de Mme l'Adjointe aux solidarités – rentrée 2026"
    ws["A2"].font = Font(bold=True, size=15, color="833C0B")
    ws["A2"].alignment = Alignment(horizontal="center")
    ws.merge_cells("A2:J2")
    heads = ["Rencontre du", "Avec qui", "Type d'acteur", "Quartier", "Sujet",
             "Besoins exprimés (ce qu'on nous demande)", "Sur quoi on peut s'appuyer", "Ce qui coince",
             "Réponse faite sur le moment", "Peut-on citer ?"]
    for c, h in enumerate(heads, 1):
        cell = ws.cell(4, c, h)
        cell.font = Font(bold=True)
        cell.fill = fill("FBE4D5")
        cell.alignment = MID
        cell.border = BOX
    interviews = []
    month = None
    r = 5
    for (mois, written, date, dtext, who, typ, atype, quart, district, citer, consent, level,
         lines) in data:
        if mois != month:
            ws.cell(r, 1, mois).font = Font(bold=True, color="833C0B")
            ws.merge_cells(start_row=r, start_column=1, end_row=r, end_column=10)
            month = mois
            r += 1
        top = r
        s = []
        for i, (sujet, ids, unk, dem, ex, co, rep) in enumerate(lines):
            first = [written, who, typ, quart] if i == 0 else [None] * 4
            row = first + [sujet, dem, ex, co, rep, citer if i == 0 else None]
            for c, v in enumerate(row, 1):
                cell = ws.cell(r, c, v)
                cell.alignment = WRAP
                cell.border = BOX
                if c == 1 and v and not isinstance(v, str):
                    cell.number_format = "dd/mm/yyyy"
            for nature, text in (("need", dem), ("resource", ex), ("barrier", co)):
                if text:
                    s.append(st(nature, text, ids, unk, level))
            r += 1
        if r - 1 > top:
            for c in (1, 2, 3, 4, 10):
                ws.merge_cells(start_row=top, start_column=c, end_row=r - 1, end_column=c)
        interviews.append(itw(None, date, who, atype, district, s, consent=consent,
                              persons=1, date_text=dtext))
    ws.cell(r + 1, 1, "* la réponse faite sur le moment n'engage pas la ville – à valider en bureau municipal")
    for c, w in enumerate([15, 28, 18, 16, 24, 36, 36, 34, 32, 16], 1):
        ws.column_dimensions[L(c)].width = w
    wa = wb.create_sheet("Agenda novembre")
    for row in [["Date", "Heure", "Rendez-vous", "Salle"],
                [d("2026-11-06"), "14h30", "club du troisième âge", "salle des mariages"],
                [d("2026-11-13"), "9h", "bailleur (visite des Glacis)", "sur place"],
                [d("2026-11-20"), "18h", "réunion publique", "gymnase"]]:
        wa.append(row)
    wk = wb.create_sheet("Contacts")
    for row in [["Fonction", "Téléphone", "Remarque"],
                ["Amicale des locataires", "01 99 00 12 34", "appeler après 17 h"],
                ["Centre de santé", "01 99 00 56 78", None],
                ["Collège (secrétariat)", "01 99 00 43 21", "demander la principale"]]:
        wk.append(row)
    wk.sheet_state = "hidden"
    wb.properties.creator = "Cabinet"
    wb.properties.created = STAMP
    wb.save(folder / name)
    freeze_zip(folder / name)
    declare(name, "Tableau de l'assistante d'une élue : un bloc fusionné par rencontre, une ligne par "
            "sujet, les colonnes disent la nature.",
            ["merged title", "cells merged downwards", "month separator rows", "no interview number",
             "vague date", "date written « le 2 octobre 2026 »", "column of the official's own answers",
             "hidden contacts sheet", "note under the table", "unknown theme"],
            interviews,
            ["rows « SEPTEMBRE » and « OCTOBRE »", "column « Réponse faite sur le moment »",
             "note « * la réponse faite… »", "sheet « Agenda novembre »", "hidden sheet « Contacts »"],
            ["« mi-octobre » is not a day", "the theme « Propreté » is unknown",
             "the last meeting has no answer on quotation and no district",
             "hidden sheet with telephone numbers", "no interview number in the table"])


# ------------------------------------------------------------------ 6. l'export de la base Access

def file6(folder):
    name = "06-R_Export_Propos.csv"
    # num, date, fonction, type, id, quartier, nb, accord, [(nature, th1, th2, ids, unk, propos, citable, level, obs)]
    A, F, N, X = ("Anonyme", "anonymous"), ("Fonction", "role"), ("Nom", "name"), ("Non", "none")
    data = [
        (3, "2026-05-18", "aide à domicile", "Habitante", "resident", "Corons du Levant", 1, True, [
            ("Besoin", "need", "Accessibilité aux soins", "", [SOI], [],
             "Mes vieux n'ont plus de docteur qui se déplace.", A, "relu"),
            ("Ressource", "resource", "Vie de quartier", "", [QUA], [],
             "Dans les corons, la clé est chez la voisine.", A, "relu"),
            ("Frein", "barrier", "Mobilités", "", [MOB], [],
             "Je fais six maisons par jour et l'essence est pour moi.", X, "")]),
        (4, "2026-05-19", "secrétaire du club colombophile", "Association", "association",
         "Fosse 4", 1, True, [
            ("Récit", "story", "Valoriser les patrimoines", "Festivités", [PAT, FET], [],
             "Mon père lâchait ses pigeons le dimanche,\nmoi je montre comment on fait aux enfants de l'école.", N, "relu"),
            ("Besoin", "need", "Jeunesse", "", [JEU], [],
             "Que les jeunes reprennent, sinon dans cinq ans c'est fini.", N, "relu")]),
        (7, "2026-05-26", "chef d'atelier, filature", "Entreprise", "business", "Zone des Écluses",
         1, True, [
            ("Besoin", "need", "Ancrage local des entreprises et commerces", "", [COM], [],
             "On ne trouve plus de régleurs ; l'apprentissage se fait à 60 km.", F, ""),
            ("Ressource", "resource", "Ancrage local des entreprises et commerces", "Jeunesse",
             [COM, JEU], [], "Nos retraités viendraient former \"sur machine\".", F, "guillemets à vérifier"),
            ("Idée", "idea", "Mobilités", "", [MOB], [],
             "Une navette commune aux quatre usines, aux heures des postes.", F, "relu")]),
        (9, "2026-06-02", "élève de terminale", "Habitant", "resident", "Cité Jaune", 1, False, [
            ("Besoin", "need", "Vie artistique", "Jeunesse", [ART, JEU], [],
             "Une salle pour répéter, même petite, même froide.", X, ""),
            ("Frein", "barrier", "Mobilités", "", [MOB], [],
             "Le TER du soir est supprimé une fois sur deux.", X, "")]),
        (10, "2026-06-04", "bénévoles de la friperie solidaire", "Association", "association",
         "Cité Jaune", 4, True, [
            ("Ressource", "resource", "Vie de quartier", "", [QUA], [],
             "Le vendredi on trie, on rit, on sait qui va mal.", A, "relu"),
            ("Besoin", "need", "Précarité énergétique", "", [], ["Précarité énergétique"],
             "Des familles coupent le chauffage en janvier.", A, "thème à créer ?"),
            ("Frein", "barrier", "Vie de quartier", "", [QUA], [],
             "Le local n'a ni eau ni toilettes.", A, "")]),
        (12, "2026-06-11", "adjoint au maire, délégué aux sports", "Élu", "elected", "", 1, True, [
            ("Ressource", "resource", "Jeunesse", "", [JEU], [],
             "Trente-deux clubs pour neuf mille habitants, c'est notre trésor.", N, "relu"),
            ("Frein", "barrier", "Jeunesse", "Mobilités", [JEU, MOB], [],
             "Les gymnases sont tous du même côté de la voie ferrée.", N, "relu"),
            ("Idée", "idea", "La Nature dans la ville", "", [NAT], [],
             "Un parcours de santé sur l'ancien cavalier de mine.", F, "")]),
        (13, "2026-06-18", "opticienne", "Commerçante", "shop", "Centre", 1, True, [
            ("Besoin", "need", "Acessibilité aux soins", "", [], ["Acessibilité aux soins"],
             "Dix mois pour un ophtalmo, les gens cassent leur tirelire à Lille.", A, ""),
            ("Ressource", "resource", "Commerces", "", [COM], [],
             "L'union commerciale compte encore 38 boutiques.", F, "relu")]),
    ]
    heads = ["NumEntretien", "DateEntretien", "FonctionPersonne", "TypeActeur", "Quartier",
             "NbPersonnes", "AccordCitation", "NumPropos", "NaturePropos", "Theme1", "Theme2",
             "Propos", "Citable", "ObsSaisie", "DateSaisie"]
    interviews = []
    rows = []
    k = 40
    for num, date, func, typ, atype, quart, nb, acc, lines in data:
        s = []
        jour = d(date)
        for nat, nid, t1, t2, ids, unk, text, (cw, lev), obs in lines:
            k += 1
            saisie = jour + dt.timedelta(days=5)
            rows.append([num, f"{jour:%d/%m/%Y} 00:00:00", func, typ, quart, nb,
                         "Vrai" if acc else "Faux", k, nat, t1, t2, text, cw, obs,
                         f"{saisie:%d/%m/%Y} 00:00:00"])
            s.append(st(nid, text.replace("\n", " "), ids, unk, lev))
        interviews.append(itw(str(num), date, func, atype, quart or None, s, persons=nb,
                              consent=acc))
    # comme Access : le texte entre guillemets, les nombres, les dates et le vide sans guillemets
    def field(x):
        if not isinstance(x, str) or x == "" or x.endswith(" 00:00:00"):
            return str(x)
        return '"' + x.replace('"', '""').replace("\n", "\r\n") + '"'
    with open(folder / name, "w", encoding="cp1252", newline="") as f:
        f.write(";".join(field(h) for h in heads) + "\r\n")
        for row in rows:
            f.write(";".join(field(x) for x in row) + "\r\n")
    declare(name, "Requête exportée d'une base Access faite maison : csv cp1252, une ligne par propos, "
            "l'entretien répété.",
            ["csv in cp1252 with semicolons", "titles glued together (NumEntretien, NaturePropos)",
             "dates with 00:00:00", "Vrai/Faux", "line break inside a quoted cell",
             "doubled quotes", "two theme columns", "second date column (DateSaisie)",
             "a number of statement beside the number of interview", "gaps in the numbering"],
            interviews,
            ["columns NumPropos, ObsSaisie, DateSaisie"],
            ["the theme « Précarité énergétique » is unknown",
             "« Acessibilité aux soins » is not a theme: suggestion Accessibilité aux soins",
             "interview 9: AccordCitation is Faux, nothing may be quoted"])


# ------------------------------------------------------------------ 7. une fiche par feuille

def file7(folder):
    name = "07-Garenne-la-Neuve fiches entretiens.xlsx"
    # (feuille, n°, date cellule, date, personne, type, id, quartier, vérité, nb, thèmes écrits, ids, unk,
    #  besoins, ressources, freins, idées, phrase, accord, consent, niveau)
    data = [
        ("Fiche 1", "1", d("2026-09-21"), "2026-09-21", "Chargée d'accueil, bureau de poste",
         "Institution", "institution", "La Dalle", "La Dalle", 1, "Vie de quartier", [QUA], [],
         ["Un écrivain public, la file s'allonge pour un simple courrier"],
         ["La médiatrice du jeudi", "Les habitués aident les autres à la machine"],
         ["Tout est passé sur internet"], [],
         "Je timbre moins, j'explique plus.", "Oui, sans nom", True, "anonymous"),
        ("Fiche 2", "2", d("2026-09-22"), "2026-09-22", "Jeune femme, 19 ans, en service civique",
         "Habitante", "resident", "La Dalle", "La Dalle", 1, "Jeunesse\nMobilités", [JEU, MOB], [],
         ["Un logement à moi, je partage la chambre avec mes sœurs",
          "Une carte de transport moins chère avant 25 ans"],
         ["La bibliothèque reste ouverte jusqu'à 20 h en période d'examens"], [],
         ["Des soirées révisions dans la salle du conseil"],
         None, "Oui, sans nom", True, "anonymous"),
        ("Fiche 3", "3", "29.09.2026", "2026-09-29", "Comité du jardin partagé",
         "Collectif d'habitants", "residents_group", "Pré-Garnier", "Pré-Garnier", 5,
         "La nature dans la ville, vie de quartier", [NAT, QUA], [],
         ["Un point d'eau, on remonte les arrosoirs du deuxième étage"],
         ["Vingt-quatre parcelles et une liste d'attente",
          "Un ancien maraîcher qui apprend aux autres"],
         ["La convention avec le bailleur se termine en mars"], [],
         "Avant, on se disait à peine bonjour dans l'ascenseur.", "Oui, sans nom", True,
         "anonymous"),
        ("Fiche 4", "4", d("2026-10-06"), "2026-10-06", "Kinésithérapeute", "Santé", "health",
         "Les Bruyères", "Les Bruyères", 1, "Accesibilité aux soins", [],
         ["Accesibilité aux soins"],
         ["Des cabinets accessibles en fauteuil"], ["Le réseau des soignants se voit une fois par mois"],
         ["Les loyers des locaux médicaux"], ["Une maison de santé dans l'ancienne école maternelle"],
         None, "Non", False, "none"),
        ("Fiche 5", "5", d("2026-10-13"), "2026-10-13", "Animatrice, compagnie de théâtre",
         "Association", "association", "Toute la ville", None, 1,
         "Vie artistique ; Festivités ; Insertion", [ART, FET], ["Insertion"],
         ["Une salle noire, même cent places"],
         ["Les couturières de la Dalle font tous les costumes"], [],
         ["Un festival d'immeuble en immeuble"],
         "Le public est là, c'est le lieu qui manque.", None, None, None),
    ]
    labels = ["Date de la rencontre", "Personne rencontrée", "Type d'acteur", "Quartier",
              "Nombre de personnes", "Thèmes abordés", "Besoins repérés", "Ressources repérées",
              "Freins", "Idées, envies", "Phrase à retenir", "Accord pour citer"]
    wb = Workbook()
    wb.remove(wb.active)
    interviews = []

    def form(ws, number, values):
        ws["B1"] = "ENTRETIEN – analyse des besoins sociaux – Garenne-la-Neuve"
        ws["B1"].font = Font(bold=True, size=13)
        ws.merge_cells("B1:C1")
        ws["B3"] = "Fiche n°"
        ws["C3"] = number
        ws["B3"].font = Font(bold=True)
        ws["C3"].alignment = Alignment(horizontal="left")
        for i, (lab, v) in enumerate(zip(labels, values)):
            a, b = ws.cell(4 + i, 2, lab), ws.cell(4 + i, 3, v)
            a.font = Font(bold=True)
            a.fill = fill("DEEAF6")
            for cell in (a, b):
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
                cell.border = BOX
            if isinstance(v, dt.date):
                b.number_format = "dd/mm/yyyy"
        ws["B17"] = "Rappel : ne jamais noter le nom de la personne."
        ws["B17"].font = Font(italic=True, color="C00000")
        ws.column_dimensions["A"].width = 3
        ws.column_dimensions["B"].width = 24
        ws.column_dimensions["C"].width = 75

    form(wb.create_sheet("modèle"), None, [None] * len(labels))
    for (sheet, ref, cdate, date, who, typ, atype, quart, district, nb, thw, ids, unk, needs, res,
         bars, ideas, phrase, accord, consent, level) in data:

        def cell_of(lot, mark):
            if not lot:
                return None
            if len(lot) == 1:
                return lot[0]
            return "\n".join((f"{i}. " if mark == "1" else "• ") + x for i, x in enumerate(lot, 1))
        mark = "1" if ref == "2" else "•"
        form(wb.create_sheet(sheet), int(ref),
             [cdate, who, typ, quart, nb if nb > 1 else None, thw, cell_of(needs, mark),
              cell_of(res, mark), cell_of(bars, mark), cell_of(ideas, mark),
              "« " + phrase + " »" if phrase else None, accord])
        s = [st(n, x, ids, unk, level) for n, lot in (("need", needs), ("resource", res),
                                                     ("barrier", bars), ("idea", ideas))
             for x in lot]
        if phrase:
            s.append(st("story", phrase, ids, unk, level))
        interviews.append(itw(ref, date, who, atype, district, s, persons=nb, consent=consent))
    wr = wb.create_sheet("récap")
    for row in [["Fiche", "Date", "Relu ?", "Saisi par"], [1, "21/09", "oui", "L."],
                [2, "22/09", "oui", "L."], [3, "29/09", "non", "S."], [4, "06/10", "oui", "L."],
                [5, "13/10", "non", "S."], ["Total", 5, None, None]]:
        wr.append(row)
    wb.properties.creator = "Service médiation"
    wb.properties.created = STAMP
    wb.save(folder / name)
    freeze_zip(folder / name)
    declare(name, "Une feuille par entretien, libellés en colonne B et réponses en colonne C, un modèle "
            "vide et un récapitulatif.",
            ["one sheet an interview", "form starting in column B", "empty model sheet",
             "recap sheet", "numbered lines and bullets in a cell", "themes separated by a line break",
             "date « 29.09.2026 » as text", "group of five", "misspelt theme", "reminder under the form"],
            interviews,
            ["sheet « modèle » (empty form)", "sheet « récap »",
             "line « Rappel : ne jamais noter le nom… »"],
            ["Fiche 4: « Accesibilité aux soins » is not a theme: suggestion Accessibilité aux soins",
             "Fiche 5: the theme « Insertion » is unknown", "Fiche 5: no answer on quotation"])


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for f in (file1, file2, file3, file4, file5, file6, file7):
        f(folder)
    (folder / "truth.json").write_text(
        json.dumps({"files": FILES}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for x in FILES:
        print(x["file"], len(x["interviews"]), sum(len(i["statements"]) for i in x["interviews"]))


if __name__ == "__main__":
    main()
