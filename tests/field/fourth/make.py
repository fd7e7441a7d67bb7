#!/opt/absr-venv/bin/python
"""Seven messy workbooks of interviews, and their truth.  Usage: make.py FOLDER

Everything here is invented: towns, quarters, people, words, structures, phone numbers.  No real
person, no real body.  The truth is written from the same literal data as the files, never read back.

Set "fourth": small and middle towns of the west and south-west; Excel on Windows, printed Word
forms typed again, one LibreOffice user.
"""
import csv
import datetime as dt
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

COM, FES, JEU, MOB, NAT, PAT, SOI, ART, QUA = ("commerces", "festivites", "jeunesse", "mobilites",
                                               "nature", "patrimoines", "soins", "art", "quartier")
N, R, B, I, T = "need", "resource", "barrier", "idea", "story"
D = dt.date
STAMP = dt.datetime(2026, 11, 2, 9, 0, 0)


def st(nature, text, themes=(), unknown=(), quotable=None):
    return {"nature": nature, "text": text, "themes": list(themes), "themes_unknown": list(unknown),
            "quotable": quotable}


def iv(ref, date, profile, actor, district, persons, consent, statements, date_text=None):
    return {"ref": ref, "date": date, "date_text": date_text, "profile": profile, "actor_type": actor,
            "district": district, "persons": persons, "consent": consent, "statements": statements}


THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WRAP = Alignment(wrap_text=True, vertical="top")
MID = Alignment(wrap_text=True, vertical="center", horizontal="center")


def save(wb, path):
    wb.properties.created = wb.properties.modified = STAMP
    buf = io.BytesIO()
    wb.save(buf)
    with zipfile.ZipFile(buf) as src, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for item in src.infolist():  # the same bytes at each run
            data = src.read(item.filename)
            if item.filename == "docProps/core.xml":
                data = re.sub(rb'(<dcterms:modified[^>]*>)[^<]*', rb'\g<1>2026-11-02T09:00:00Z', data)
            info = zipfile.ZipInfo(item.filename, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


# --------------------------------------------------------------------------- 01
# Director of the CCAS of Saint-Aubin-la-Sèvrette: one line an interview, cells of several lines.
# n°, date cell, iso, profile, type cell, type id, quarter cell, district, theme cell, themes, unknown,
# resources, needs, barriers, ideas, words, consent cell, consent, what next
F1 = [
    (1, D(2026, 3, 12), "2026-03-12", "Directrice de l'école des Tilleuls", "Éducation", "education",
     "Centre-bourg", "Centre-bourg", "Jeunesse", [JEU], [],
     ["La garderie du soir tient grâce aux ATSEM", "Un groupe de parents qui répond toujours présent"],
     ["Rien pour les 11-14 ans le mercredi"], [],
     ["Ouvrir le gymnase le mercredi après-midi"],
     ["Les collégiens traînent à l'abribus, ce n'est pas une vie."], "oui", True, "revoir en septembre"),
    (2, D(2026, 3, 17), "2026-03-17", "Infirmière libérale", "Prof. de santé", "health",
     "Les Ormeaux", "Les Ormeaux", "Accessibilité aux soins / Mobilités", [SOI, MOB], [],
     ["La pharmacie livre à domicile deux fois par semaine"],
     ["Plus de médecin traitant qui prenne de nouveaux patients", "Un transport pour aller aux consultations à l'hôpital"],
     ["Les gens renoncent parce qu'ils n'osent pas demander un taxi conventionné"],
     [], [], "oui", True, ""),
    (3, D(2026, 3, 24), "2026-03-24", "Président du comité des fêtes", "Association", "association",
     "Centre-bourg", "Centre-bourg", "Festivités", [FES], [],
     ["La frairie de juillet mobilise 80 bénévoles", "On prête nos barnums à toutes les associations"],
     ["Des bénévoles de moins de 50 ans"],
     ["Les dossiers de sécurité sont devenus trop lourds"],
     [], ["Sans la frairie, les nouveaux ne rencontreraient personne."], "oui", True, "invité au COPIL"),
    (4, "2 avril 2026", "2026-04-02", "Locataire, ancienne caissière", "habitante", "resident",
     "La Métairie", "La Métairie", "mobilté", [], ["mobilté"],
     ["Ma voisine m'emmène au marché le samedi"],
     ["Un bus qui passe après 18 h"], [], [],
     ["Sans voiture, à La Métairie, on attend que les autres aient le temps."], "non", False, ""),
    (5, D(2026, 4, 9), "2026-04-09", "Boulanger, président de l'union commerciale", "commerçant", "shop",
     "Centre-bourg", "Centre-bourg", "Ancrage local des entreprises et commerces", [COM], [],
     ["La carte de fidélité commune marche encore", "Deux artisans prêts à prendre des apprentis"],
     ["Un repreneur pour la boucherie"],
     ["Les loyers des cellules de la rue principale"],
     ["Un marché du soir de mai à septembre"], [], "oui", True, "transmis au service éco"),
    (6, "14/04/26", "2026-04-14", "Gestionnaire de secteur, office HLM", "bailleur social", "landlord",
     "toute la commune", None, "Logement ; Vie de quartier", [QUA], ["Logement"],
     ["Deux gardiens présents tous les matins"],
     ["Des petits logements de plain-pied", "Un local pour les rencontres entre locataires"],
     ["Les travaux d'ascenseur repoussés chaque année"], [], [], "", None, "demander les chiffres de vacance"),
    (8, D(2026, 5, 5), "2026-05-05", "Adjointe aux affaires sociales", "élue municipale", "elected",
     "toute la commune", None, "Vie de quartier\nJeunesse", [QUA, JEU], [],
     ["Le réseau des visiteuses de convivialité"],
     ["Repérer les personnes seules avant l'été"], [],
     ["Un café itinérant d'un hameau à l'autre"],
     ["On connaît tout le monde, sauf ceux qui ne sortent plus."], "oui", True, ""),
    (9, D(2026, 5, 19), "2026-05-19", "Conservateur bénévole du petit musée du drap", "Asso", "association",
     "Centre-bourg", "Centre-bourg", "valoriser les patrimoines", [PAT], [],
     ["Le lavoir restauré par les anciens", "Des archives photo que personne n'a encore regardées"],
     [], ["Pas de place pour stocker"], ["Faire raconter les couturières aux élèves de CM2"], [], "oui", True, ""),
]
F1_SEVEN = (7, D(2026, 4, 21), "Mission locale", "", "", "", "RDV annulé, à reprogrammer")


def bullets(items, mark="- "):
    if not items:
        return None
    return items[0] if len(items) == 1 and mark == "- " else "\n".join(mark + x for x in items)


def file1(folder):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Entretiens"
    ws.merge_cells("A1:M1")
    ws["A1"] = "ANALYSE DES BESOINS SOCIAUX 2026 – CCAS de Saint-Aubin-la-Sèvrette"
    ws["A1"].font = Font(bold=True, size=14)
    ws["A1"].alignment = Alignment(horizontal="center")
    ws.merge_cells("A2:M2")
    ws["A2"] = "Rencontres partenaires et habitants, mars à mai 2026 – saisie direction du CCAS"
    for rng, text in (("A4:F4", "LA RENCONTRE"), ("G4:K4", "CE QUI RESSORT"), ("L4:M4", "SUITE")):
        ws.merge_cells(rng)
        c = ws[rng.split(":")[0]]
        c.value, c.font, c.alignment = text, Font(bold=True), MID
        c.fill = PatternFill("solid", fgColor="DDEBF7")
    heads = ["N°", "Date", "Personne rencontrée (fonction / structure)", "Type", "Quartier", "Thématique(s)",
             "Points d'appui", "Besoins exprimés", "Freins", "Idées / propositions", "Parole à garder",
             "Accord citation", "Suite à donner"]
    for k, h in enumerate(heads, 1):
        c = ws.cell(5, k, h)
        c.font, c.alignment, c.border = Font(bold=True), MID, BOX
    row = 6
    out = []
    for (n, cell, iso, prof, tcell, tid, qcell, dist, thcell, ths, unk, res, needs, bars, ideas, words,
         ccell, cons, suite) in F1:
        if n == 8:
            m, d7, who, _t, _q, _th, note = F1_SEVEN
            for k, v in ((1, m), (2, d7), (3, who), (13, note)):
                ws.cell(row, k, v).alignment = WRAP
            ws.cell(row, 2).number_format = "dd/mm/yyyy"
            row += 1
        values = [n, cell, prof, tcell, qcell, thcell, bullets(res), bullets(needs), bullets(bars),
                  bullets(ideas), "« " + words[0] + " »" if words else None, ccell or None, suite or None]
        for k, v in enumerate(values, 1):
            c = ws.cell(row, k, v)
            c.alignment, c.border = WRAP, BOX
            if k == 2 and isinstance(v, D):
                c.number_format = "dd/mm/yyyy"
        row += 1
        s = []
        for nature, items in ((R, res), (N, needs), (B, bars), (I, ideas), (T, words)):
            s += [st(nature, x, ths, unk, "none" if cons is False else None) for x in items]
        out.append(iv(str(n), iso, prof, tid, dist, 1, cons, s))
    row += 1
    ws.cell(row, 1, "TOTAL").font = Font(bold=True)
    ws.cell(row, 3, "8 rencontres")
    ws.cell(row, 12, "6 oui / 1 non")
    ws.cell(row + 2, 1, "* les paroles ne sortent pas du CCAS tant que les personnes n'ont pas relu")
    for k, w in enumerate((5, 12, 28, 15, 15, 20, 34, 34, 30, 28, 32, 10, 24), 1):
        ws.column_dimensions[get_column_letter(k)].width = w
    ws.freeze_panes = "A6"
    w2 = wb.create_sheet("RDV à prendre")
    for r in (["Structure", "Qui appelle", "Fait ?"], ["Mission locale", "direction", "2 messages"],
              ["Gendarmerie", "élue", "non"], ["Collège", "direction", "oui, attend une date"]):
        w2.append(r)
    wb.create_sheet("Feuil3")
    name = "01-ABS 2026 entretiens St Aubin.xlsx"
    save(wb, folder / name)
    return {"file": name, "style": "Directrice de CCAS: one row an interview, columns of resources, needs, barriers, ideas with several lines a cell, a bare yes to be quoted.",
            "difficulty": ["merged title and group row above the header", "several ideas in a cell", "dates of three writings",
                           "near miss of a theme", "theme outside the list", "total and note rows", "cancelled interview row"],
            "interviews": out,
            "not_data": ["row n° 7 (Mission locale, RDV annulé): no statement was made", "TOTAL row", "note row « * les paroles… »",
                         "sheet « RDV à prendre »", "empty sheet « Feuil3 »", "column « Suite à donner »"],
            "must_tell": ["F9: theme « mobilté » is unknown, suggestion Mobilités", "F11: theme « Logement » is not in the list",
                          "n° 4: consent is no, the words in K9 are not quotable", "L11: consent empty for n° 6"]}


# --------------------------------------------------------------------------- 02
# Intern in sociology (M2), Castelviel-sur-Gèze: a coded corpus, one line an extract.
# statement: nature cell, nature, verbatim, theme 1 cell, theme 2 cell, themes, unknown, open code, quote cell, quotable, memo
F2 = [
    ("ENT-01", D(2026, 2, 10), "2026-02-10", 52, "éducateur de prévention, association Le Gué", "Association", "association",
     "Les Capucins", "Les Capucins", [
         ("besoin", N, "Il faudrait un lieu où les jeunes puissent aller le soir sans être obligés de faire une activité.", "Jeunesse", "", [JEU], [], "lieu à soi", "oui, anonyme", "anonymous", ""),
         ("ressource", R, "Les grands du quartier, on peut compter sur eux, ils descendent calmer les petits.", "Jeunesse", "Vie de quartier", [JEU, QUA], [], "régulation par les pairs", "oui, anonyme", "anonymous", "à rapprocher de ENT-04"),
         ("frein", B, "Ici les postes changent tous les ans, on recommence tout à chaque fois.", "Jeunesse", "", [JEU], [], "turn-over", "non", "none", ""),
         ("récit", T, "Quand la MJC a fermé, en 2019, les gamins ont continué à venir s'asseoir devant la porte pendant des mois.", "Jeunesse", "", [JEU], [], "MJC fermée", "oui, fonction", "role", "très fort"),
     ]),
    ("ENT-02", D(2026, 2, 13), "2026-02-13", 38, "retraitée de l'usine de chaussures", "Habitante", "resident",
     "Faubourg Saint-Roch", "Faubourg Saint-Roch", [
         ("récit", T, "À midi, la sirène sonnait et toute la rue sentait la soupe, on était six cents à sortir.", "Valoriser les patrimoines", "", [PAT], [], "mémoire ouvrière", "oui, anonyme", "anonymous", ""),
         ("ressource", R, "J'ai encore les outils de mon père, et je sais m'en servir.", "patrimoine", "", [PAT], [], "savoir-faire", "oui, anonyme", "anonymous", ""),
         ("besoin", N, "Un docteur qui vous écoute plus de dix minutes.", "Accessibilité aux soins", "", [SOI], [], "médecine pressée", "oui, anonyme", "anonymous", ""),
         ("besoin", N, "Que quelqu'un m'aide pour les papiers sur internet.", "Accès aux droits", "", [], ["Accès aux droits"], "numérique", "", None, "thème à créer ?"),
     ]),
    ("ENT-03", D(2026, 2, 24), "2026-02-24", 61, "conseillère à France Services", "Institution", "institution",
     "", None, [
         ("frein", B, "Le premier rendez-vous disponible à la sous-préfecture, c'est à 45 kilomètres.", "Mobilités", "Accès aux droits", [MOB], ["Accès aux droits"], "distance", "oui, fonction", "role", ""),
         ("besoin", N, "Une permanence dans les villages, au moins une fois par mois.", "Accès aux droits", "", [], ["Accès aux droits"], "aller vers", "oui, fonction", "role", ""),
         ("ressource", R, "Les secrétaires de mairie font un travail énorme que personne ne compte.", "Vie de quartier", "", [QUA], [], "travail invisible", "non", "none", ""),
     ]),
    ("ENT-04", D(2026, 3, 3), "2026-03-03", 70, "trois lycéens en terminale pro", "Habitants", "resident",
     "Les Capucins", "Les Capucins", [
         ("frein", B, "Pour un stage il faut le permis, et pour le permis il faut un stage.", "Mobilités", "Jeunesse", [MOB, JEU], [], "cercle vicieux", "oui, anonyme", "anonymous", "A et B disent la même chose"),
         ("idée", I, "Mettre des mobylettes à louer à la semaine.", "Mobilités", "", [MOB], [], "location", "oui, anonyme", "anonymous", ""),
         ("ressource", R, "Le kebab de la place, c'est là que tout se passe.", "Ancrage local des entreprises et commerces", "Vie de quartier", [COM, QUA], [], "tiers-lieu de fait", "oui, anonyme", "anonymous", ""),
         ("besoin", N, "Un terrain avec de la lumière en hiver.", "Jeunesse", "", [JEU], [], "équipement", "oui, anonyme", "anonymous", ""),
         ("récit", T, "L'an dernier on a organisé un tournoi tout seuls, le maire est venu et il a rien dit.", "Festivité", "Jeunesse", [FES, JEU], [], "auto-organisation", "", None, ""),
     ]),
    ("ENT-05", D(2026, 3, 11), "2026-03-11", 45, "maraîchère bio, présidente de l'AMAP", "Entreprise", "business",
     "Plaine de Gèze", "Plaine de Gèze", [
         ("ressource", R, "J'ai deux hectares que je ne cultive pas, je les prête volontiers.", "La Nature dans la ville", "", [NAT], [], "foncier prêté", "oui, avec le nom", "name", ""),
         ("idée", I, "Un jardin où l'on apprend à conserver les légumes.", "nature", "", [NAT], [], "transmission", "oui, avec le nom", "name", ""),
         ("frein", B, "La cantine achète ailleurs parce que le marché est trop compliqué pour nous.", "Ancrage local des entreprises et commerces", "", [COM], [], "commande publique", "non", "none", ""),
     ]),
    ("ENT-06", D(2026, 3, 18), "2026-03-18", 33, "bibliothécaire, médiathèque municipale", "Agent municipal", "municipal",
     "Centre ancien", "Centre ancien", [
         ("ressource", R, "On a une salle vide tous les lundis et personne ne la demande.", "Vie artistique", "", [ART], [], "salle dormante", "oui, fonction", "role", ""),
         ("besoin", N, "Un musicien intervenant, même à mi-temps.", "vie artistique", "Jeunesse", [ART, JEU], [], "éducation artistique", "oui, fonction", "role", ""),
     ]),
]


def file2(folder):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "corpus"
    heads = ["id_entretien", "date", "durée (min)", "nb personnes", "enquêté·e (fonction, structure)", "type_acteur", "quartier",
             "n° extrait", "Verbatim", "nature", "thème principal", "thème secondaire", "code ouvert", "citation", "mémo"]
    ws.append(heads)
    for c in ws[1]:
        c.font = Font(bold=True, color="FFFFFF")
        c.fill = PatternFill("solid", fgColor="44546A")
    out = []
    for ref, d, iso, dur, prof, tcell, tid, qcell, dist, items in F2:
        s = []
        persons = 3 if ref == "ENT-04" else 1
        for k, (ncell, nat, words, t1, t2, ths, unk, code, qc, quot, memo) in enumerate(items, 1):
            first = [d, dur, persons, prof, tcell, qcell or None] if k == 1 else [None] * 6
            ws.append([ref] + first + ["%s.%d" % (ref[-2:], k), words, ncell, t1, t2 or None, code, qc or None, memo or None])
            ws.cell(ws.max_row, 2).number_format = "yyyy-mm-dd"
            ws.cell(ws.max_row, 9).alignment = WRAP
            s.append(st(nat, words, ths, unk, quot))
        out.append(iv(ref, iso, prof, tid, dist, persons, None, s))
    ws.auto_filter.ref = "A1:O%d" % ws.max_row
    ws.freeze_panes = "B2"
    for k, w in enumerate((11, 11, 8, 8, 34, 16, 18, 9, 70, 11, 26, 20, 20, 16, 24), 1):
        ws.column_dimensions[get_column_letter(k)].width = w
    ws.column_dimensions["C"].hidden = True
    g = wb.create_sheet("grille de codage")
    for r in (["code ouvert", "thème", "définition"], ["lieu à soi", "Jeunesse", "demande d'un lieu sans activité imposée"],
              ["distance", "Mobilités", "éloignement d'un service"], ["aller vers", "Accès aux droits", "permanences, itinérance"],
              ["savoir-faire", "Valoriser les patrimoines", "compétence transmise"]):
        g.append(r)
    m = wb.create_sheet("journal de terrain")
    m["A1"] = "Journal (M2 sociologie, stage février-juillet 2026)"
    m["A3"] = "10/02 : premier entretien, bonne écoute, bruit de fond. Penser à redemander les contacts au Gué."
    m["A4"] = "03/03 : collectif non prévu, trois lycéens au lieu d'un. À compter comme un seul entretien."
    h = wb.create_sheet("anonymisation")
    for r in (["id_entretien", "prénom nom (fictif)", "tél"], ["ENT-01", "Yvon Larribet", "05 00 00 00 01"],
              ["ENT-02", "Odette Castaing", "05 00 00 00 02"]):
        h.append(r)
    h.sheet_state = "hidden"
    name = "02-corpus_code_v3.xlsx"
    save(wb, folder / name)
    return {"file": name, "style": "Sociology intern: a coded corpus, one row an extract, the interview's facts on its first row, two theme columns, quotation asked per extract.",
            "difficulty": ["interview's columns filled on the first row only", "two theme columns", "research headings",
                           "hidden column and hidden sheet of names", "codebook sheet that looks like data"],
            "interviews": out,
            "not_data": ["sheet « grille de codage »", "sheet « journal de terrain »", "hidden sheet « anonymisation »",
                         "columns « code ouvert », « mémo », « n° extrait »"],
            "must_tell": ["theme « Accès aux droits » (3 rows) is not in the list", "hidden sheet with names and phone numbers",
                          "ENT-02 last row and ENT-04 last row: citation empty"]}


# --------------------------------------------------------------------------- 03
# Social worker on loan from the département, Bressac-en-Born: a sheet an interview.
# sheet, n°, date cell, iso, date text, place, profile, persons, type cell, id, quarter, district, level cell, consent, quotable, lines, remark
F3 = [
    ("Fiche 1", 1, D(2026, 6, 2), "2026-06-02", None, "au domicile", "Couple de retraités agricoles", 2, "Habitants", "resident",
     "Route des Lagunes", "Route des Lagunes", "Oui, sans le nom", True, "anonymous", [
         ("Accessibilité aux soins", [SOI], [], "Besoin", N, "Plus de dentiste à moins de quarante minutes"),
         ("Mobilités", [MOB], [], "Ressource", R, "La voisine fait taxi pour tout le hameau"),
         ("Vie de quartier", [QUA], [], "Récit", T, "Avant on battait le maïs ensemble, on se voyait dix fois par an, maintenant c'est aux enterrements"),
     ], "Fatigués tous les deux, à rappeler pour l'APA."),
    ("Fiche 2", 2, D(2026, 6, 4), "2026-06-04", None, "épicerie sociale", "Bénévole responsable de l'épicerie sociale", 1, "Association", "association",
     "Bourg", "Bourg", "Oui, avec la fonction", True, "role", [
         ("Aide alimentaire", [], ["Aide alimentaire"], "Besoin", N, "Des produits frais, on n'a que des conserves"),
         ("Aide alimentaire", [], ["Aide alimentaire"], "Frein", B, "Les gens viennent quand il n'y a plus rien dans le frigo, par honte"),
         ("Ancrage local des entreprises et commerces", [COM], [], "Ressource", R, "Le supermarché donne ses invendus trois fois par semaine"),
         ("La nature dans la ville", [NAT], [], "Idée", I, "Planter des fruitiers le long de la voie verte"),
     ], ""),
    ("Fiche 3", 3, "mardi 9 juin 2026", "2026-06-09", None, "mairie annexe", "Secrétaire de la mairie annexe", 1, "Agent municipal", "municipal",
     "Le Born", "Le Born", "Non", False, "none", [
         ("Mobilités", [MOB], [], "Besoin", N, "Un arrêt de car devant la mairie annexe"),
         ("Vie de quartier", [QUA], [], "Ressource", R, "Le dépôt de pain du jeudi, tout le monde y reste discuter"),
     ], "Ne veut pas de problème avec sa hiérarchie."),
    ("Fiche 4", 4, D(2026, 6, 16), "2026-06-16", None, "collège", "Assistante sociale scolaire", 1, "Éducation", "education",
     "", None, "Oui, sans le nom", True, "anonymous", [
         ("Jeunesse", [JEU], [], "Besoin", N, "Un psychologue pour les adolescents, l'attente est de neuf mois"),
         ("Jeunesse ; Accessibilité aux soins", [JEU, SOI], [], "Frein", B, "Les parents n'ont pas les moyens d'aller à la ville voir un spécialiste"),
         ("Jeunesse", [JEU], [], "Ressource", R, "Une infirmière scolaire qui reste depuis douze ans"),
     ], "Intéressée par le grand atelier"),
    ("Fiche 5 bis", 5, None, None, "fin juin", "camping", "Saisonniers de la conserverie", 4, "Habitants", "resident",
     "Bord de lac", "Bord de lac", "Oui, sans le nom", True, "anonymous", [
         ("Logement saisonnier", [], ["Logement saisonnier"], "Besoin", N, "Une vraie douche et une clé à la porte"),
         ("Logement saisonnier", [], ["Logement saisonnier"], "Frein", B, "Les propriétaires louent à la semaine aux vacanciers, pas à nous"),
         ("Festivités", [FES], [], "Ressource", R, "On joue de la musique le soir, les gens du camping viennent écouter"),
         ("Mobilités", [MOB], [], "Idée", I, "Que la conserverie mette un vélo par équipe"),
     ], "Deux parlaient espagnol, traduction par le troisième."),
]


def file3(folder):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Récap"
    ws["A1"] = "Récapitulatif des fiches"
    ws["A1"].font = Font(bold=True)
    for k, h in enumerate(("Fiche", "Besoins", "Ressources", "Freins", "Idées", "Récits"), 1):
        ws.cell(3, k, h)
    counts = ((1, 1, 1, 0, 0, 1), (2, 1, 1, 1, 1, 0), (3, 1, 1, 0, 0, 0), (4, 1, 1, 1, 0, 0), (5, 1, 1, 1, 1, 0))
    for r, line in enumerate(counts, 4):
        for k, v in enumerate(line, 1):
            ws.cell(r, k, v)
    ws.cell(9, 1, "Total")
    for k, v in enumerate((5, 5, 3, 2, 1), 2):
        ws.cell(9, k, v)
    labels = ["Fiche n°", "Date :", "Lieu de rencontre :", "Personne(s) rencontrée(s) :", "Nombre de personnes :",
              "Type d'acteur :", "Quartier / secteur :", "Peut-on citer ?"]

    def form(title, values):
        sh = wb.create_sheet(title)
        sh.merge_cells("A1:C1")
        sh["A1"] = "FICHE D'ENTRETIEN – ABS de Bressac-en-Born"
        sh["A1"].font = Font(bold=True, size=13)
        row = 3
        for lab, val in zip(labels, values):
            sh.cell(row, 1, lab).font = Font(bold=True)
            c = sh.cell(row, 2, val)
            c.alignment = WRAP
            if isinstance(val, D):
                c.number_format = "dd/mm/yyyy"
            row += 1
        row += 1
        for k, h in enumerate(("Thème", "Nature (besoin, ressource, frein, idée, récit)", "Ce qui est dit"), 1):
            c = sh.cell(row, k, h)
            c.font, c.border, c.fill = Font(bold=True), BOX, PatternFill("solid", fgColor="FCE4D6")
        sh.column_dimensions["A"].width, sh.column_dimensions["B"].width, sh.column_dimensions["C"].width = 28, 30, 70
        return sh, row + 1

    out = []
    for (title, n, dcell, iso, dtext, place, prof, pers, tcell, tid, qcell, dist, lcell, cons, quot, lines, rem) in F3:
        sh, row = form(title, [n, dcell if dcell else dtext, place, prof, pers, tcell, qcell or None, lcell])
        if title == "Fiche 4":
            row += 1  # une ligne vide sous les titres
        s = []
        for thcell, ths, unk, ncell, nat, text in lines:
            for k, v in enumerate((thcell, ncell, text), 1):
                c = sh.cell(row, k, v)
                c.alignment, c.border = WRAP, BOX
            row += 1
            s.append(st(nat, text, ths, unk, quot))
        if rem:
            sh.cell(row + 1, 1, "Remarques de la TS :").font = Font(italic=True)
            sh.cell(row + 1, 2, rem)
        out.append(iv(str(n), iso, prof, tid, dist, pers, cons, s, dtext))
    form("Modèle", [None] * 8)[0].sheet_properties.tabColor = "999999"
    name = "03-Fiches entretiens Bressac (AS mise à dispo).xlsx"
    save(wb, folder / name)
    return {"file": name, "style": "Social worker on loan: one sheet an interview, labels and values above, a small table of statements below, a summary sheet first.",
            "difficulty": ["sheet per interview", "summary sheet before the forms", "blank model sheet", "date in words and approximate date",
                           "blank row under the header", "themes of the town's own", "remarks under the table"],
            "interviews": out,
            "not_data": ["sheet « Récap » and its total", "sheet « Modèle »", "« Remarques de la TS » under the tables", "« Lieu de rencontre »"],
            "must_tell": ["Fiche 5 bis: date « fin juin » kept as text", "themes « Aide alimentaire » and « Logement saisonnier » are not in the list",
                          "Fiche 3: refuses to be quoted"]}


# --------------------------------------------------------------------------- 04
# Front desk of the CCAS of Lanvezel: printed Word forms filled by hand, typed again, one after the other.
NINE = [(COM, "Ancrage local des entreprises et commerces"), (FES, "Festivités"), (JEU, "Jeunesse"), (MOB, "Mobilités"),
        (NAT, "La nature dans la ville"), (PAT, "Valoriser les patrimoines"), (SOI, "Accessibilité aux soins"),
        (ART, "Vie artistique"), (QUA, "Vie de quartier")]
KINDS = [("resident", "Habitant(e)"), ("association", "Association"), ("municipal", "Agent municipal"),
         ("health", "Professionnel de santé"), ("shop", "Commerçant(e)")]
LEVELS = [("anonymous", "oui, sans mon nom"), ("role", "oui, avec ma fonction"), ("none", "non")]
# n°, date, iso, profile, kind, quarter, themes, other theme, resources, needs, barriers, ideas, phrase, level
F4 = [
    ("3", "12 mai 2026", "2026-05-12", "maman de deux enfants, en recherche d'emploi", "resident", "Kerléon", [JEU, MOB], None,
     ["Le multi-accueil est formidable", "Ma sœur habite à côté"], ["Une garde d'enfants tôt le matin"],
     ["Sans permis, l'usine c'est impossible"], [], "J'ai refusé trois missions à cause de l'heure du car.", "anonymous"),
    ("4", "12 mai 2026", "2026-05-12", "président du club de pétanque", "association", "Bourg", [QUA, FES], None,
     ["Le boulodrome est ouvert à tous", "Le repas du 15 août"], ["Des toilettes près du terrain"], [],
     ["Un concours avec les gars de l'ESAT"], None, "role"),
    ("5", "13/05/2026", "2026-05-13", "kinésithérapeute", "health", "Bourg", [SOI], None,
     ["Les trois cabinets s'entendent bien"], ["Un médecin, tout simplement", "Un local aux normes"],
     ["On ne trouve pas de logement pour les remplaçants"], [], None, "role"),
    ("6", "19 mai 2026", "2026-05-19", "retraité de la marine", "resident", "Port-Hervé", [PAT, NAT], None,
     ["Le sentier des douaniers entretenu par les bénévoles"], ["Des bancs sur le quai"], [],
     ["Remettre à l'eau le vieux canot de sauvetage"], "Le canot pourrit sous une bâche, ça me fend le cœur.", "anonymous"),
    ("8", "20/05/26", "2026-05-20", "coiffeuse", "shop", "Bourg", [COM], "logement",
     ["Les clientes âgées, je les raccompagne"], ["Un logement pour une apprentie"],
     ["La taxe sur les enseignes"], [], "Le salon, c'est le seul endroit où certaines parlent dans la semaine.", "none"),
    ("9", "juin", None, "agent des écoles", "municipal", "Kerléon", [JEU], None,
     ["La cour végétalisée"], ["Des remplaçants à la cantine"], [], ["Un potager avec la maison de retraite"], None, None),
]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def para(text, style=None, bold=False):
    """A paragraph as Word writes it (by hand: the environment has no python-docx)."""
    run = "<w:br/>".join('<w:t xml:space="preserve">%s</w:t>' % escape(x) for x in text.split("\n")) if text else ""
    return "<w:p>%s%s</w:p>" % ('<w:pPr><w:pStyle w:val="%s"/></w:pPr>' % style if style else "",
                                "<w:r>%s%s</w:r>" % ("<w:rPr><w:b/></w:rPr>" if bold else "", run) if text else "")


def table(rows):
    out = ['<w:tbl><w:tblPr><w:tblStyle w:val="Grilledutableau"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
           '<w:tblGrid><w:gridCol w:w="2950"/><w:gridCol w:w="6500"/></w:tblGrid>']
    for lab, val in rows:
        # typed with Enter in the cell: one paragraph a line
        cells = [para(lab, None, True), "".join(para(x) for x in val.split("\n"))]
        out.append("<w:tr>%s</w:tr>" % "".join('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>' % (w, c)
                                               for w, c in zip((2950, 6500), cells)))
    return "".join(out) + "</w:tbl>"


def word(path, body):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    office = "http://schemas.openxmlformats.org/"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    edges = "".join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>' % e for e in ("top", "left", "bottom", "right", "insideH", "insideV"))
    parts = [
        ("[Content_Types].xml", '<Types xmlns="%spackage/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="%sdocument.main+xml"/>'
         '<Override PartName="/word/styles.xml" ContentType="%sstyles+xml"/></Types>' % (office, kind, kind)),
        ("_rels/.rels", '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument/2006/relationships/officeDocument" '
         'Target="word/document.xml"/></Relationships>' % (office, office)),
        ("word/_rels/document.xml.rels", '<Relationships xmlns="%spackage/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument/2006/relationships/styles" '
         'Target="styles.xml"/></Relationships>' % (office, office)),
        ("word/styles.xml", '<w:styles %s><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr></w:style>'
         '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
         '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
         '<w:style w:type="table" w:styleId="Grilledutableau"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>%s</w:tblBorders></w:tblPr></w:style></w:styles>' % (W, edges)),
        ("word/document.xml", '<w:document %s><w:body>%s<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
         'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>' % (W, "".join(body))),
    ]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for n, data in parts:
            info = zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, head + data)


def file4(folder):
    body = [para("Analyse des besoins sociaux – Lanvezel", "Titre1"),
            para("Fiches papier remplies par les bénévoles sur le marché et au CCAS, retapées à l'accueil. Les originaux sont dans le classeur rouge. "
                 "(Les fiches 1, 2 et 7 sont vierges ou illisibles.)")]
    out = []
    for n, dcell, iso, prof, kind, quarter, ths, other, res, needs, bars, ideas, phrase, level in F4:
        body.append(para("Fiche d'entretien n° " + n, "Titre2"))
        boxes = "\n".join(("☒ " if tid in ths else "☐ ") + lab for tid, lab in NINE)
        boxes += "\n" + ("☒ Autre : " + other if other else "☐ Autre : ………")
        rows = [("Date", dcell), ("Fonction ou situation", prof),
                ("Vous êtes", "   ".join(("☒ " if k == kind else "☐ ") + lab for k, lab in KINDS)),
                ("Quartier", quarter), ("Thèmes abordés", boxes),
                ("Ce qui va bien, ce sur quoi on peut compter (ressources)", "\n".join("- " + x for x in res)),
                ("Ce qui manque (besoins)", "\n".join("- " + x for x in needs)),
                ("Ce qui bloque (freins)", "\n".join(bars)),
                ("Une idée, une envie", "\n".join(ideas)),
                ("Une phrase à retenir, mot pour mot", "« %s »" % phrase if phrase else ""),
                ("Accepte d'être cité(e)", "   ".join(("☒ " if k == level else "☐ ") + lab for k, lab in LEVELS))]
        body.append(table(rows))
        body.append(para(""))
        cons = None if level is None else level != "none"
        s = []
        for nature, items in ((R, res), (N, needs), (B, bars), (I, ideas), (T, [phrase] if phrase else [])):
            s += [st(nature, x, ths, [other] if other else [], level) for x in items]
        out.append(iv(n, iso, prof, kind, quarter, 1, cons, s, "juin" if iso is None else None))
    body.append(para("Saisie terminée le 24/06. Fiche 9 : la case de la citation n'est pas cochée, à redemander à l'agent."))
    name = "04-fiches terrain Lanvezel retapées.docx"
    word(folder / name, body)
    return {"file": name, "style": "Front desk: paper forms typed again in one Word file, a two-column table each, ticked boxes for type, themes and quotation.",
            "difficulty": ["Word form repeated", "number in the heading above the table", "ticked boxes", "« Autre : » theme by hand",
                           "no box ticked for quotation", "month alone as a date", "empty answers"],
            "interviews": out,
            "not_data": ["introduction and closing paragraphs", "boxes that are not ticked", "« ☐ Autre : ……… »"],
            "must_tell": ["fiche 9: date « juin » is not a day", "fiche 8: theme « logement » is not in the list", "fiche 9: no box ticked for quotation",
                          "fiche 8: refuses to be quoted"]}


# --------------------------------------------------------------------------- 05
# Coordinator of a health network, Mirepeyre: csv saved by Excel (cp1252), one line a finding.
# ref, date cell, iso, function, structure, category cell, id, sector cell, district,
# lines: axis cell, themes, unknown, nature cell, nature, summary, said, quote cell, quotable
F5 = [
    ("E01", "03/09/2026", "2026-09-03", "médecin généraliste", "MSP des Coteaux", "Prof. de santé", "health", "Mirepeyre centre", "Mirepeyre centre", [
        ("Accessibilité aux soins", [SOI], [], "Besoin", N, "Renfort de secrétariat médical", "", "anonyme", "anonymous"),
        ("Accessibilité aux soins", [SOI], [], "Frein", B, "", "On finit à 21 h et il reste les courriers, aucun jeune ne veut ça", "fonction", "role"),
        ("Santé", [SOI], [], "Atout", R, "Protocole de coopération avec les infirmières", "", "anonyme", "anonymous"),
    ]),
    ("E02", "04/09/2026", "2026-09-04", "cadre de santé", "EHPAD La Garenne", "Prof. de santé", "health", "Mirepeyre centre", "Mirepeyre centre", [
        ("Santé", [SOI], [], "Besoin", N, "Consultations dentaires sur place", "", "oui", "anonymous"),
        ("Mobilités", [MOB], [], "Frein", B, "Transports sanitaires indisponibles le vendredi", "", "oui", "anonymous"),
        ("Vie artistique", [ART], [], "Atout", R, "", "La chorale du mardi, des résidents muets qui chantent", "oui", "anonymous"),
    ]),
    ("E03", "08/09/2026", "2026-09-08", "assistante de service social", "Maison des solidarités", "Institution", "institution", "Quartier du Pesqué", "Quartier du Pesqué", [
        ("Santé mentale", [], ["Santé mentale"], "Besoin", N, "Équipe mobile psychiatrique hors de l'hôpital", "", "non", "none"),
        ("Santé mentale", [], ["Santé mentale"], "Frein", B, "Familles qui attendent la crise pour appeler", "", "non", "none"),
        ("Vie de quartier", [QUA], [], "Proposition", I, "Permanence mensuelle au pied des immeubles", "", "fonction", "role"),
    ]),
    ("E04", "10/09/2026", "2026-09-10", "présidente", "Aidants du Piémont", "Association", "association", "", None, [
        ("Accessibilité aux soins", [SOI], [], "Besoin", N, "Répit pour les aidants, quelques heures par semaine", "Je n'ai pas dormi une nuit entière depuis mars", "anonyme", "anonymous"),
        ("Accessibilité aux soins", [SOI], [], "Atout", R, "Groupe de parole tenu par des bénévoles formées", "", "fonction", "role"),
        ("Mobilités;Accessibilité aux soins", [MOB, SOI], [], "Proposition", I, "Un minibus partagé entre les associations", "", "fonction", "role"),
    ]),
    ("E05", "15/09/2026", "2026-09-15", "pharmacienne titulaire", "Pharmacie du Pont", "Commerce", "shop", "Quartier du Pesqué", "Quartier du Pesqué", [
        ("Santé", [SOI], [], "Atout", R, "Bilan partagé de médication proposé à tous", "", "oui", "anonymous"),
        ("Acessibilité aux soins", [], ["Acessibilité aux soins"], "Besoin", N, "Dépistage auditif en ville", "", "oui", "anonymous"),
    ]),
    ("E06", "15/09/2026", "2026-09-15", "référent sport santé", "Ville de Mirepeyre", "Agent", "municipal", "toute la ville", None, [
        ("La Nature dans la ville", [NAT], [], "Atout", R, "Parcours santé le long du canal, déjà balisé", "", "oui", "anonymous"),
        ("Jeunesse", [JEU], [], "Besoin", N, "Créneaux de sport pour les filles de 12 à 16 ans", "", "oui", "anonymous"),
        ("Jeunesse", [JEU], [], "Frein", B, "", "Les filles viennent si leur mère peut rester, et il n'y a pas de chaises", "oui", "anonymous"),
    ]),
    ("E07", "22/09/2026", "2026-09-22", "adjoint à la santé", "Ville de Mirepeyre", "Élu", "elected", "toute la ville", None, [
        ("Accessibilité aux soins", [SOI], [], "Proposition", I, "Salarier deux médecins au centre municipal", "", "fonction", "role"),
        ("Commerces", [COM], [], "Atout", R, "L'usine met un bus pour ses salariés, elle accepterait de l'ouvrir", "", "fonction", "role"),
    ]),
    ("E08", "24/09/2026", "2026-09-24", "médiatrice en santé", "Association Passerelle", "Association", "association", "Quartier du Pesqué", "Quartier du Pesqué", [
        ("Accessibilité aux soins", [SOI], [], "Frein", B, "", "Ils ont la carte Vitale mais pas le mot de passe, alors ils laissent tomber", "anonyme", "anonymous"),
        ("Accessibilité aux soins", [SOI], [], "Besoin", N, "Interprète au moins par téléphone", "", "anonyme", "anonymous"),
        ("Vie de quartier", [QUA], [], "Atout", R, "Trois voisines relais qui accompagnent aux rendez-vous", "", "anonyme", "anonymous"),
        ("Festivités", [FES], [], "Proposition", I, "Un stand santé au bal du quartier", "", "anonyme", "anonymous"),
    ]),
    ("E09", "25/09/26", "2026-09-25", "patient, ancien routier", "", "Habitant", "resident", "Hameau de Lartigue", "Hameau de Lartigue", [
        ("Mobilités", [MOB], [], "Besoin", N, "", "On m'a retiré le permis, il me reste le téléphone", "non", "none"),
        ("Vie de quartier", [QUA], [], "Atout", R, "Le facteur signale quand les volets restent fermés", "", "non", "none"),
    ]),
    ("E10", "29/09/2026", "2026-09-29", "directeur", "Bailleur Piémont Habitat", "Bailleur", "landlord", "", None, [
        ("Logement", [], ["Logement"], "Besoin", N, "Adapter les salles de bains des plus de 75 ans", "", "fonction", "role"),
        ("Logement", [], ["Logement"], "Frein", B, "Syndrome de Diogène : personne ne sait qui doit agir", "On entre, on nettoie, et six mois après c'est pareil", "", None),
        ("Vie de quartier", [QUA], [], "Atout", R, "Deux appartements témoins ouverts aux visites", "", "fonction", "role"),
    ]),
]


def file5(folder):
    heads = ["Réf", "Date rdv", "Interlocuteur (fonction)", "Structure", "Catégorie", "Secteur", "Axe", "Nature", "Résumé", "Verbatim", "Citation possible", "Saisi par"]
    lines = [["Contrat local de santé du Piémont - volet ABS Mirepeyre"] + [""] * 11,
             ["Extraction du 30/09/2026 - ne pas diffuser hors comité technique"] + [""] * 11, [""] * 12, heads]
    out = []
    for ref, dcell, iso, func, struct, ccell, tid, sector, dist, items in F5:
        s = []
        for axis, ths, unk, ncell, nat, summary, said, qcell, quot in items:
            lines.append([ref, dcell, func, struct, ccell, sector, axis, ncell, summary, said, qcell, "CLS"])
            x = st(nat, said or summary, ths, unk, quot)
            if said and summary:
                x["reformulation"] = summary
            s.append(x)
        if ref in ("E03", "E07"):
            lines.append([""] * 12)
        out.append(iv(ref, iso, func, tid, dist, 1, None, s))
    lines.append([""] * 12)
    lines.append(["Total", "10 entretiens", "", "", "", "", "", "28 constats", "", "", "", ""])
    buf = io.StringIO(newline="")
    csv.writer(buf, delimiter=";", lineterminator="\r\n").writerows(lines)
    name = "05-CLS_Mirepeyre_constats.csv"
    (folder / name).write_bytes(buf.getvalue().encode("cp1252"))
    return {"file": name, "style": "Health-network coordinator: semicolon csv in cp1252 saved by Excel, one row a finding, a summary or the words said, quotation asked row by row.",
            "difficulty": ["cp1252", "preamble lines above the header", "words in one of two columns", "function and structure in two columns",
                           "blank lines", "total line", "bare yes per statement"],
            "interviews": out,
            "not_data": ["the two preamble lines", "blank lines", "Total line", "column « Saisi par »"],
            "must_tell": ["E05: theme « Acessibilité aux soins » is unknown, suggestion Accessibilité aux soins", "theme « Santé mentale » (E03, two rows) is not in the list",
                          "theme « Logement » (E10, two rows) is not in the list", "E10, second row: nothing said about quotation"]}


# --------------------------------------------------------------------------- 06
# Retired volunteer with LibreOffice, Saint-Mélar-des-Marais: a sheet of people, then a sheet a theme.
F6_PEOPLE = [
    # n°, date cell, iso, date text, who, kind cell, id, corner cell, district, how many cell, persons, agrees cell, consent
    (1, "le 8 juillet 2026", "2026-07-08", None, "un saunier à la retraite", "habitant", "resident", "les Salines", "les Salines", "", 1, "oui", True),
    (2, "10.07.2026", "2026-07-10", None, "la présidente du Secours aux familles", "asso", "association", "le bourg", "le bourg", "", 1, "oui", True),
    (3, D(2026, 7, 15), "2026-07-15", None, "deux sœurs qui tiennent l'épicerie", "commerçantes", "shop", "le bourg", "le bourg", 2, 2, "non", False),
    (4, "mi-juillet", None, "mi-juillet", "un père seul, saisonnier", "habitant", "resident", "cité du Moulin", "cité du Moulin", "", 1, "oui", True),
    (5, D(2026, 7, 23), "2026-07-23", None, "la directrice de la résidence autonomie", "agent du CCAS", "municipal", "cité du Moulin", "cité du Moulin", "", 1, "oui", True),
    (6, "28/07/2026", "2026-07-28", None, "l'adjoint aux sports", "élu", "elected", "", None, "", 1, "", None),
    (7, "30/07/2026", "2026-07-30", None, "le groupe du jardin partagé", "collectif d'habitants", "residents_group", "les Salines", "les Salines", 6, 6, "oui", True),
]
F6_THEMES = [
    ("Mobilités", [MOB], [], [
        (1, "B", N, "Un passage pour les vélos sur le pont, c'est une honte"),
        (4, "B", N, "Le car de 7 h, il est supprimé aux vacances, alors que c'est là que je travaille"),
        (4, "F", B, "Deux cents euros d'assurance pour un scooter"),
        (7, "I", I, "Une remorque à vélo qu'on se prête"),
    ]),
    ("Vie de quartier", [QUA], [], [
        (2, "R", R, "Dans la cité, les mamans se gardent les petits à tour de rôle"),
        (2, "F", B, "Le local est fermé dès que l'animatrice est en congé"),
        (5, "B", N, "Des visites le dimanche, c'est le jour le plus long"),
        (5, "R", R, "Une salle à manger qui pourrait servir aux voisins"),
        (7, "R", R, "Six parcelles, six pays, on échange les graines"),
        (3, "R", R, "On livre les anciens sans faire payer"),
    ]),
    ("Jeunesse", [JEU], [], [
        (6, "R", R, "Le club de canoë a quarante licenciés de moins de quinze ans"),
        (6, "B", N, "Un animateur diplômé l'été"),
        (4, "B", N, "Que le centre aéré ouvre avant 8 h"),
    ]),
    ("Valoriser les patrimoines", [PAT], [], [
        (1, "R", R, "Je sais encore monter un mur de pierre sèche, si ça intéresse quelqu'un"),
        (1, "I", I, "Une journée où les sauniers montrent le geste"),
    ]),
    ("Logement", [], ["Logement"], [
        (2, "B", N, "Des logements à l'année, tout part en location de vacances"),
        (3, "F", B, "Notre employé vit dans un mobil-home, on ne trouve rien pour lui"),
        (5, "B", N, "Des petits appartements adaptés, avant d'être obligé d'entrer ici"),
    ]),
]


def ods(path, sheets):
    """A spreadsheet as LibreOffice writes it: sheets = [(name, rows)], cells str, int, date or None."""
    def cell(v):
        if v is None or v == "":
            return "<table:table-cell/>"
        if isinstance(v, dt.date):
            return ('<table:table-cell table:style-name="ceD" office:value-type="date" office:date-value="%s"><text:p>%s</text:p></table:table-cell>'
                    % (v.isoformat(), v.strftime("%d/%m/%y")))
        if isinstance(v, int):
            return '<table:table-cell office:value-type="float" office:value="%d"><text:p>%d</text:p></table:table-cell>' % (v, v)
        return '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' % escape(v)

    body = []
    for name, rows in sheets:
        width = max(len(r) for r in rows)
        body.append('<table:table table:name="%s"><table:table-column table:number-columns-repeated="%d"/>' % (escape(name), width))
        for r in rows:
            r = list(r) + [None] * (width - len(r))
            body.append("<table:table-row>" + "".join(cell(v) for v in r) + "</table:table-row>")
        body.append("</table:table>")
    ns = ' '.join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % p for p in
                  (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle")))
    content = ('<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content %s office:version="1.3"><office:automatic-styles>'
               '<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
               '<number:text>/</number:text><number:year/></number:date-style>'
               '<style:style style:name="ceD" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>'
               '<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>' % (ns, "".join(body)))
    manifest = ('<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    with zipfile.ZipFile(path, "w") as z:
        for n, data, how in (("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED),
                             ("content.xml", content, zipfile.ZIP_DEFLATED), ("META-INF/manifest.xml", manifest, zipfile.ZIP_DEFLATED)):
            info = zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0))
            info.compress_type = how
            z.writestr(info, data)


def file6(folder):
    people = [["Mes visites de juillet 2026 pour le CCAS de Saint-Mélar"], [],
              ["n°", "quand", "qui c'était", "habitant, asso, élu…", "quel coin", "combien", "d'accord pour être cité"]]
    out, by = [], {}
    for n, dcell, iso, dtext, who, kcell, kid, corner, dist, hcell, pers, acell, cons in F6_PEOPLE:
        people.append([n, dcell, who, kcell, corner, hcell, acell])
        by[n] = iv(str(n), iso, who, kid, dist, pers, cons, [], dtext)
        out.append(by[n])
    people += [[], ["en tout 7 visites, 13 personnes"], ["pas trouvé : le curé (en vacances), la gendarmerie"]]
    sheets = [("Personnes vues", people)]
    for label, ths, unk, items in F6_THEMES:
        rows = [["Thème : " + label], ["B = besoin, R = ressource, F = frein, I = idée"], [], ["n°", "B/R/F/I", "ce qu'on m'a dit"]]
        for n, letter, nat, text in items:
            rows.append([n, letter, text])
            by[n]["statements"].append(st(nat, text, ths, unk, "none" if by[n]["consent"] is False else None))
        if label == "Jeunesse":
            rows += [[], [None, None, "(demander au collège, je n'ai vu personne)"]]
        sheets.append((label, rows))
    name = "06-visites juillet St-Melar.ods"
    ods(folder / name, sheets)
    return {"file": name, "style": "Retired volunteer with LibreOffice: a sheet of the people met, then one sheet a theme with the number of the visit, a letter for the nature, the words.",
            "difficulty": ["ods", "interview's facts in another sheet, joined by the number", "theme given by the sheet, not by a column",
                           "letters explained in a legend", "approximate date", "count under the list", "note among the rows"],
            "interviews": out,
            "not_data": ["« en tout 7 visites… » and « pas trouvé… » under the people", "legend rows", "« (demander au collège…) » in sheet Jeunesse"],
            "must_tell": ["theme « Logement » (a whole sheet) is not in the list", "n° 4: date « mi-juillet » kept as text", "n° 3: refuses to be quoted",
                          "n° 6: nothing said about quotation"]}


# --------------------------------------------------------------------------- 07
# Director of the CCAS of La Chapelle-Bréhaud: a grid, a theme over « Besoins » and « Ressources ».
F7_COLS = [("Mobilités", [MOB], []), ("Jeunesse", [JEU], []), ("Accessibilité aux soins", [SOI], []), ("Habitat", [], ["Habitat"])]
# date cell, iso, who, type cell, id, quarter, district, {theme index: (needs, resources)}, ideas, citable cell, consent, quotable
F7 = [
    (D(2026, 10, 1), "2026-10-01", "Coordinatrice du centre social", "Centre social", "social_centre", "La Noue", "La Noue",
     {0: (["Aller au chantier d'insertion sans voiture"], []), 1: (["Un accueil sans rendez-vous le soir"], ["Douze jeunes bénévoles au ciné plein air"])},
     ["Une soirée jeux tenue par les ados"], "Oui, avec la fonction", True, "role"),
    (D(2026, 10, 2), "2026-10-02", "Gardien d'immeuble", "Bailleur", "landlord", "La Noue", "La Noue",
     {3: (["Des travaux d'isolation au bâtiment C", "Des boîtes aux lettres qui ferment"], ["Un atelier de bricolage équipé"])},
     [], "Non", False, "none"),
    (D(2026, 10, 6), "2026-10-06", "Aide à domicile", "Habitante", "resident", "Le Patis", "Le Patis",
     {0: (["Des kilomètres payés entre deux personnes"], []), 2: (["Une infirmière qui passe le week-end"], ["Le cahier de liaison laissé chez les gens"])},
     [], "Oui, anonyme", True, "anonymous"),
    (D(2026, 10, 8), "2026-10-08", "Chargé de mission à la mission locale", "Institution", "institution", "", None,
     {0: ([], ["Un garage solidaire à vingt minutes"]), 1: (["Des terrains de stage en administration"], [])},
     ["Un parrainage par des retraités"], "Oui, anonyme", True, "anonymous"),
    ("13 octobre 2026", "2026-10-13", "Gérante du bar-tabac", "Commerce", "shop", "Centre", "Centre",
     {1: ([], ["Ils viennent charger leur téléphone, je les connais tous"]), 2: (["Un distributeur de médicaments de garde"], [])},
     [], "", None, None),
    (D(2026, 10, 15), "2026-10-15", "Conseillère citoyenne", "Conseil citoyen", "citizens_council", "La Noue", "La Noue",
     {0: (["Un abri à l'arrêt de la Noue"], ["Le covoiturage du vendredi, affiché chez le boulanger"]), 3: (["Savoir quand commence le chantier"], [])},
     ["Un journal de chantier sur la porte des halls"], "Oui, avec le nom", True, "name"),
]


def file7(folder):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.title = "Grille"
    ws.merge_cells("A1:N1")
    ws["A1"] = "La Chapelle-Bréhaud – ABS : grille des rencontres d'octobre"
    ws["A1"].font = Font(bold=True, size=14)
    for k, h in enumerate(("Date", "Qui", "Type d'acteur", "Quartier"), 1):
        ws.merge_cells(start_row=3, start_column=k, end_row=4, end_column=k)
        ws.cell(3, k, h)
    col = 5
    for label, _t, _u in F7_COLS:
        ws.merge_cells(start_row=3, start_column=col, end_row=3, end_column=col + 1)
        ws.cell(3, col, label)
        ws.cell(4, col, "Besoins")
        ws.cell(4, col + 1, "Ressources")
        col += 2
    for h in ("Idées", "Citable"):
        ws.merge_cells(start_row=3, start_column=col, end_row=4, end_column=col)
        ws.cell(3, col, h)
        col += 1
    for r in (3, 4):
        for k in range(1, col):
            c = ws.cell(r, k)
            c.font, c.alignment, c.border = Font(bold=True), MID, BOX
            c.fill = PatternFill("solid", fgColor="E2EFDA")
    row = 5
    out = []
    for dcell, iso, who, tcell, tid, qcell, dist, grid, ideas, lcell, cons, quot in F7:
        values = [dcell, who, tcell, qcell or None]
        s = []
        for k, (_label, ths, unk) in enumerate(F7_COLS):
            needs, res = grid.get(k, ([], []))
            values += [bullets(needs, "• " if len(needs) > 1 else "- "), bullets(res)]
            s += [st(N, x, ths, unk, quot) for x in needs] + [st(R, x, ths, unk, quot) for x in res]
        values += [bullets(ideas), lcell or None]
        s += [st(I, x, [], [], quot) for x in ideas]
        for k, v in enumerate(values, 1):
            c = ws.cell(row, k, v)
            c.alignment, c.border = WRAP, BOX
            if k == 1 and isinstance(v, D):
                c.number_format = "dd/mm/yy"
        row += 1
        if row == 8:
            row += 1  # ligne laissée vide entre les deux semaines
        out.append(iv(None, iso, who, tid, dist, 1, cons, s))
    ws.cell(row, 1, "Nb de mentions").font = Font(bold=True)
    for k, v in zip(range(5, 14), (3, 2, 2, 2, 2, 1, 3, 1, 3)):
        ws.cell(row, k, v)
    for k, w in enumerate((11, 26, 16, 12, 26, 26, 26, 26, 26, 26, 26, 26, 26, 20), 1):
        ws.column_dimensions[get_column_letter(k)].width = w
    ws.freeze_panes = "C5"
    name = "07-grille rencontres octobre.xlsx"
    save(wb, folder / name)
    return {"file": name, "style": "Director of a CCAS: a grid of interviews by themes, each theme merged over « Besoins » and « Ressources », no number.",
            "difficulty": ["two header rows, theme over nature", "no interview number", "ideas without a theme", "blank row between weeks", "row of counts"],
            "interviews": out,
            "not_data": ["row « Nb de mentions »", "blank row"],
            "must_tell": ["theme « Habitat » (K3) is not in the list", "the ideas have no theme", "no interview number in the sheet",
                          "row of 13 October: nothing said about quotation", "row of 2 October: refuses to be quoted"]}


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    files = [f(folder) for f in (file1, file2, file3, file4, file5, file6, file7)]
    (folder / "truth.json").write_text(json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for f in files:
        print(f["file"], len(f["interviews"]), sum(len(i["statements"]) for i in f["interviews"]),
              min(len(i["statements"]) for i in f["interviews"]), max(len(i["statements"]) for i in f["interviews"]))


if __name__ == "__main__":
    main()
