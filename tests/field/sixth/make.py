#!/usr/bin/env python3
"""Sept fichiers d'entretiens « comme sur le terrain », et leur vérité (truth.json).

TOUT EST INVENTÉ : les communes, les vallées, les associations, les personnes et leurs paroles.
Aucune personne réelle, aucun lieu réel. Les téléphones sont des numéros réservés à la fiction (01 99 00).

Le décor : un CIAS rural, avec une vallée de montagne et un bord de mer qui ressemble à l'outre-mer.
La vérité est écrite à la main, à côté des mots ; elle n'est jamais relue dans les fichiers.
Usage : make.py DOSSIER
"""
import csv
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

OUT = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
OUT.mkdir(parents=True, exist_ok=True)

# Identifiants des niveaux de citation (seul endroit où ils sont écrits).
NON, ANON, ROLE = "none", "anonymous", "role"

STAMP = dt.datetime(2026, 11, 2, 9, 0, 0)
WRAP = Alignment(wrap_text=True, vertical="top")
GRIS = PatternFill("solid", fgColor="D9D9D9")
VERT = PatternFill("solid", fgColor="D8E4BC")
THIN = Border(*[Side(style="thin", color="999999")] * 4)

truth = {"files": []}


class Word:
    """Un .docx minimal tel que Word français l'écrit (python-docx n'est pas dans l'environnement)."""

    W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

    def __init__(self):
        self.body = []

    def para(self, runs, style=None, bullet=False):
        """runs : liste de (texte, gras) ; un saut de ligne dans le texte devient <w:br/>."""
        pr = f'<w:pStyle w:val="{style}"/>' if style else ""
        if bullet:
            pr += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        x = "<w:p>" + (f"<w:pPr>{pr}</w:pPr>" if pr else "")
        for text, bold in runs:
            parts = [f'<w:t xml:space="preserve">{escape(t)}</w:t>' for t in text.split("\n")]
            x += "<w:r>" + ("<w:rPr><w:b/></w:rPr>" if bold else "") + "<w:br/>".join(parts) + "</w:r>"
        self.body.append(x + "</w:p>")

    def save(self, path):
        rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        ct = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        style = ('<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/><w:basedOn w:val="Normal"/>'
                 '<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>')
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{ct}document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{ct}styles+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{ct}numbering+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId2" Type="{rel}/numbering" Target="numbering.xml"/></Relationships>',
            "word/styles.xml": f'<w:styles {self.W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
            '<w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:style>'
            + style.format(i="Titre1", n="heading 1", p='<w:outlineLvl w:val="0"/>', r='<w:b/><w:sz w:val="32"/>')
            + style.format(i="Titre2", n="heading 2", p='<w:spacing w:before="240"/><w:outlineLvl w:val="1"/>', r='<w:b/><w:sz w:val="26"/>')
            + style.format(i="Paragraphedeliste", n="List Paragraph", p='<w:ind w:left="720"/>', r="") + "</w:styles>",
            "word/numbering.xml": f'<w:numbering {self.W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
            "word/document.xml": f'<w:document {self.W}><w:body>{"".join(self.body)}'
            '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for n, x in parts.items():
                info = zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                z.writestr(info, (self.HEAD + x).encode("utf-8"))


def st(nature, text, themes=(), unknown=(), quotable=None):
    return {"nature": nature, "text": text, "themes": list(themes), "themes_unknown": list(unknown),
            "quotable": quotable}


def iv(ref, date, profile, actor_type, district, consent, statements, persons=1, date_text=None):
    if date:
        assert dt.date.fromisoformat(date).weekday() < 6, date
    return {"ref": ref, "date": date, "date_text": date_text, "profile": profile, "actor_type": actor_type,
            "district": district, "persons": persons, "consent": consent, "statements": statements}


def d(iso):
    return dt.datetime.fromisoformat(iso)


def save_xl(wb, name):
    wb.properties.created = wb.properties.modified = STAMP
    wb.properties.creator = "CIAS"
    wb.save(OUT / name)
    with zipfile.ZipFile(OUT / name) as z:       # mêmes octets à chaque passage
        parts = {n: z.read(n) for n in z.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", r"\g<1>2026-11-02T09:00:00Z", core).encode()
    with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as z:
        for n, x in parts.items():
            info = zipfile.ZipInfo(n, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, x)


# ------------------------------------------------------------------------------------------------
# 1. La chargée de développement de la communauté de communes : une ligne par entretien, deux lignes
#    de titres, des cellules à plusieurs lignes, un total, une synthèse, un onglet de contacts masqué.
# ------------------------------------------------------------------------------------------------
def file1():
    name = "01-CC Haut-Ourdal - ABS entretiens V3.xlsx"
    wb = Workbook()
    ws = wb.active
    ws.title = "Entretiens"
    ws["A1"] = "Communauté de communes du Haut-Ourdal / CIAS – Analyse des besoins sociaux 2026"
    ws.merge_cells("A1:N1")
    ws["A1"].font = Font(bold=True, size=14)
    ws["A2"] = "Entretiens avec les acteurs de la vallée – tableau de suivi, mis à jour le 30/10/2026 (développement local)"
    ws.merge_cells("A2:N2")
    groups = [("A4:F4", "L'entretien"), ("G4:L4", "Ce qui est ressorti"), ("M4:N4", "Suites à donner")]
    for rng, t in groups:
        ws[rng.split(":")[0]] = t
        ws.merge_cells(rng)
        ws[rng.split(":")[0]].fill = GRIS
        ws[rng.split(":")[0]].font = Font(bold=True)
        ws[rng.split(":")[0]].alignment = Alignment(horizontal="center")
    heads = ["N°", "Date", "Interlocuteur (fonction, structure)", "Catégorie d'acteur", "Secteur / village",
             "Accord citation", "Thématiques", "Besoins repérés", "Atouts, points d'appui", "Freins",
             "Idées, pistes", "Paroles", "À relancer ?", "Mes remarques"]
    for c, h in enumerate(heads, 1):
        x = ws.cell(5, c, h)
        x.font = Font(bold=True)
        x.fill = VERT
        x.alignment = WRAP
        x.border = THIN
    rows = [
        [1, d("2026-09-08"), "Secrétaire de mairie, Saint-Aubrin-d'en-Haut", "Agent municipal", "Saint-Aubrin-d'en-Haut",
         "Oui, sans nom", "Mobilités",
         "- un transport le jeudi pour descendre au marché d'Ourdal\n- un arrêt du car scolaire ouvert aux adultes",
         "- le minibus de la commune qui dort le week-end",
         "- la route du col fermée de décembre à avril", None,
         "« Sans voiture ici, on n'existe pas. »", "non", "à revoir avec le service transport"],
        [2, d("2026-09-10"), "Médecin généraliste, maison de santé de Pré-Novel", "Professionnel de santé", "Pré-Novel",
         "Oui, avec la fonction", "Acessibilité aux soins ; Mobilités",
         "• une permanence de sage-femme dans la vallée\n• des visites à domicile pour les plus de 80 ans\n",
         "• la maison de santé a encore un cabinet libre", None,
         "- un bus santé une fois par mois dans les hameaux", None, "oui", "me redonne les chiffres de patientèle en novembre"],
        [3, d("2026-09-15"), "Présidente du comité des fêtes des Clots", "Association", "Les Clots",
         "Oui", "Festivités\nVie de quartier",
         "- du matériel à partager entre les villages (tables, barnums)",
         "- la fête de la transhumance, 60 bénévoles\n- le four banal rallumé deux fois l'an",
         "- les dossiers de sécurité, trop lourds pour des bénévoles", None,
         "« Quand le four chauffe, tout le monde descend, même ceux qui sont fâchés. »", None, None],
        [4, d("2026-09-17"), "Éleveur, président d'un groupement pastoral", "Agriculteur", "La Frasse",
         "Non", "La nature dans la ville ; Valoriser le patrimoine", None,
         "- les sentiers d'alpage entretenus par les éleveurs\n- les vieux abreuvoirs de pierre",
         "- les chiens des promeneurs dans les troupeaux",
         "- une journée où les enfants montent à l'alpage", None, "non", "très occupé jusqu'à la descente des bêtes"],
        [5, d("2026-09-22"), "Gérante de l'épicerie multiservices", "Commerçante", "Ourdal-le-Vieux",
         "Oui, avec la fonction", "Ancrage local des entreprises et des commerces",
         "1) un local plus grand avec une chambre froide\n2) quelqu'un pour livrer les hameaux l'hiver",
         "le point poste et le dépôt de pain font venir tout le village", None, None,
         "« Je connais la liste de courses de chacun, et quand elle change je m'inquiète. »", None, None],
        [6, d("2026-09-24"), "Mère de trois enfants, installée depuis deux ans", "Habitante", "Saint-Aubrin-d'en-Haut",
         "Non", "Jeunesse / Mobilité",
         "une garde d'enfants avant 8 h\nun endroit où les ados peuvent se retrouver l'hiver",
         "l'entraide entre parents pour les trajets du foot", None, None, None, "non", None],
        [7, "mi-octobre", "Adjointe au maire, Pré-Novel", "Élue municipale", "Pré-Novel",
         "Oui, sans nom", "Logement ; Jeunesse",
         "- des petits logements à l'année pour les jeunes du pays",
         "- deux appartements communaux vides au-dessus de l'école",
         "- les saisonniers et les meublés de tourisme prennent tout", None, None, "oui", "date à retrouver dans mon agenda"],
        [8, d("2026-10-20"), "Conseillère insertion, antenne du Département", "Institution", "toute la vallée",
         "à redemander", "Mobilités ; Numérique",
         "- une aide au permis pour les moins de 25 ans\n- un accompagnement aux démarches en ligne",
         "- le garage solidaire de la plaine, qui accepte de monter",
         None, "- une voiture partagée par village", None, "oui", None],
    ]
    r = 6
    for row in rows:
        if row[0] in (1, 7):          # bandeau de mois
            ws.cell(r, 1, "SEPTEMBRE" if row[0] == 1 else "OCTOBRE").font = Font(bold=True, color="FFFFFF")
            ws.cell(r, 1).fill = PatternFill("solid", fgColor="7F7F7F")
            ws.merge_cells(start_row=r, end_row=r, start_column=1, end_column=14)
            r += 1
        for c, v in enumerate(row, 1):
            x = ws.cell(r, c, v)
            x.alignment = WRAP
            x.border = THIN
            if isinstance(v, dt.datetime):
                x.number_format = "dd/mm/yyyy"
        r += 1
    ws.cell(r, 1, "TOTAL")
    ws.cell(r, 2, "8 entretiens")
    for c in (1, 2):
        ws.cell(r, c).font = Font(bold=True)
    ws.cell(r + 2, 1, "* Il manque encore un bailleur et le collège : rendez-vous demandés pour novembre.")
    for c, w in zip(range(1, 15), (6, 11, 30, 18, 18, 14, 22, 38, 38, 32, 32, 34, 10, 26)):
        ws.column_dimensions[L(c)].width = w
    ws.freeze_panes = "C6"
    sy = wb.create_sheet("Synthèse COPIL")
    sy.append(["Thématique", "Nombre d'entretiens"])
    for k, n in (("Mobilités", 4), ("Jeunesse", 2), ("Accès aux soins", 1), ("Logement", 1), ("Festivités", 1)):
        sy.append([k, n])
    sy.append(["Message principal", "La mobilité est le premier sujet de la vallée."])
    hid = wb.create_sheet("contacts")
    hid.append(["N°", "Nom", "Tél"])
    hid.append([1, "Mme Roselande", "01 99 00 12 31"])
    hid.append([2, "Dr Quintavel", "01 99 00 45 70"])
    hid.append([5, "Mme Brévoz", "01 99 00 18 06"])
    hid.sheet_state = "hidden"
    save_xl(wb, name)

    M = ["mobilites"]
    q = ["commerces"]
    t2 = (["mobilites"], ["Acessibilité aux soins"])
    t3 = ["festivites", "quartier"]
    t4 = ["nature", "patrimoines"]
    t6 = ["jeunesse", "mobilites"]
    t7 = (["jeunesse"], ["Logement"])
    t8 = (["mobilites"], ["Numérique"])
    truth["files"].append({
        "file": name,
        "style": "Tableau d'une chargée de développement : une ligne par entretien, deux lignes de titres, colonnes par nature, plusieurs idées par cellule.",
        "difficulty": ["titre fusionné", "deux lignes de titres, groupes fusionnés", "plusieurs idées par cellule",
                       "thèmes séparés par ; / ou saut de ligne", "puces de toutes sortes", "bandeaux de mois", "date en lettres", "total et note", "onglet masqué", "synthèse"],
        "interviews": [
            iv("1", "2026-09-08", "Secrétaire de mairie, Saint-Aubrin-d'en-Haut", "municipal", "Saint-Aubrin-d'en-Haut", True, [
                st("need", "un transport le jeudi pour descendre au marché d'Ourdal", M, (), ANON),
                st("need", "un arrêt du car scolaire ouvert aux adultes", M, (), ANON),
                st("resource", "le minibus de la commune qui dort le week-end", M, (), ANON),
                st("barrier", "la route du col fermée de décembre à avril", M, (), ANON),
                st("story", "« Sans voiture ici, on n'existe pas. »", M, (), ANON)]),
            iv("2", "2026-09-10", "Médecin généraliste, maison de santé de Pré-Novel", "health", "Pré-Novel", True, [
                st("need", "une permanence de sage-femme dans la vallée", *t2, ROLE),
                st("need", "des visites à domicile pour les plus de 80 ans", *t2, ROLE),
                st("resource", "la maison de santé a encore un cabinet libre", *t2, ROLE),
                st("idea", "un bus santé une fois par mois dans les hameaux", *t2, ROLE)]),
            iv("3", "2026-09-15", "Présidente du comité des fêtes des Clots", "association", "Les Clots", True, [
                st("need", "du matériel à partager entre les villages (tables, barnums)", t3),
                st("resource", "la fête de la transhumance, 60 bénévoles", t3),
                st("resource", "le four banal rallumé deux fois l'an", t3),
                st("barrier", "les dossiers de sécurité, trop lourds pour des bénévoles", t3),
                st("story", "« Quand le four chauffe, tout le monde descend, même ceux qui sont fâchés. »", t3)]),
            iv("4", "2026-09-17", "Éleveur, président d'un groupement pastoral", None, "La Frasse", False, [
                st("resource", "les sentiers d'alpage entretenus par les éleveurs", t4, (), NON),
                st("resource", "les vieux abreuvoirs de pierre", t4, (), NON),
                st("barrier", "les chiens des promeneurs dans les troupeaux", t4, (), NON),
                st("idea", "une journée où les enfants montent à l'alpage", t4, (), NON)]),
            iv("5", "2026-09-22", "Gérante de l'épicerie multiservices", "shop", "Ourdal-le-Vieux", True, [
                st("need", "un local plus grand avec une chambre froide", q, (), ROLE),
                st("need", "quelqu'un pour livrer les hameaux l'hiver", q, (), ROLE),
                st("resource", "le point poste et le dépôt de pain font venir tout le village", q, (), ROLE),
                st("story", "« Je connais la liste de courses de chacun, et quand elle change je m'inquiète. »", q, (), ROLE)]),
            iv("6", "2026-09-24", "Mère de trois enfants, installée depuis deux ans", "resident", "Saint-Aubrin-d'en-Haut", False, [
                st("need", "une garde d'enfants avant 8 h", t6, (), NON),
                st("need", "un endroit où les ados peuvent se retrouver l'hiver", t6, (), NON),
                st("resource", "l'entraide entre parents pour les trajets du foot", t6, (), NON)]),
            iv("7", None, "Adjointe au maire, Pré-Novel", "elected", "Pré-Novel", True, [
                st("need", "des petits logements à l'année pour les jeunes du pays", *t7, ANON),
                st("resource", "deux appartements communaux vides au-dessus de l'école", *t7, ANON),
                st("barrier", "les saisonniers et les meublés de tourisme prennent tout", *t7, ANON)], date_text="mi-octobre"),
            iv("8", "2026-10-20", "Conseillère insertion, antenne du Département", "institution", None, None, [
                st("need", "une aide au permis pour les moins de 25 ans", *t8),
                st("need", "un accompagnement aux démarches en ligne", *t8),
                st("resource", "le garage solidaire de la plaine, qui accepte de monter", *t8),
                st("idea", "une voiture partagée par village", *t8)]),
        ],
        "not_data": ["bandeaux « SEPTEMBRE » (ligne 6) et « OCTOBRE » (ligne 13)", "ligne TOTAL (ligne 16)", "note « * Il manque encore un bailleur… » (ligne 18)", "feuille « Synthèse COPIL »",
                     "feuille masquée « contacts »", "colonnes « À relancer ? » et « Mes remarques »"],
        "must_tell": ["thème « Acessibilité aux soins » en G8 inconnu, suggestion Accessibilité aux soins",
                      "thème « Logement » en G14 inconnu", "thème « Numérique » en G15 inconnu",
                      "date « mi-octobre » en B14 non lue comme une date",
                      "type « Agriculteur » en D10 hors liste",
                      "accord « à redemander » en F15 : ni oui ni non",
                      "colonnes M et N non reprises", "feuille masquée « contacts » : des noms et des téléphones"],
    })


# ------------------------------------------------------------------------------------------------
# 2. L'infirmière coordinatrice : une ligne par chose dite, des lettres (B, R, F, I, T) avec leur
#    légende, aucun numéro, cellules fusionnées par visite, une ligne vide entre deux visites.
# ------------------------------------------------------------------------------------------------
def file2():
    name = "02-SSIAD Val-Sereine ce que j'entends en visite.xlsx"
    wb = Workbook()
    ws = wb.active
    ws.title = "visites mai juin"
    ws["A1"] = "SSIAD du Val-Sereine – ce que j'entends en visite (pour l'ABS du CIAS)"
    ws["A1"].font = Font(bold=True, size=13)
    ws["A2"] = "Légende : B = besoin   R = ressource   F = frein   I = idée   T = témoignage"
    ws["A2"].font = Font(italic=True)
    heads = ["Date visite", "Personne vue (jamais le nom)", "Type d'acteur", "Hameau", "Nb pers.",
             "B / R / F / I / T", "Domaine", "Mots de la personne", "Ce que j'en comprends", "Peut-on citer ?"]
    for c, h in enumerate(heads, 1):
        x = ws.cell(4, c, h)
        x.font = Font(bold=True, color="FFFFFF")
        x.fill = PatternFill("solid", fgColor="31869B")
        x.alignment = WRAP
    blocks = [
        ((d("2026-05-04"), "Veuf, 84 ans, vit seul", "Habitant", "Les Arpettes", 1), "oui, sans nom", [
            ("B", "Accès aux soins", "Le docteur ne monte plus, c'est à moi de descendre", "plus de visite du médecin à domicile"),
            ("R", "Vie de quartier", "La voisine regarde si mes volets sont ouverts le matin", None),
            ("F", "Mobilités", "Je ne conduis plus dès qu'il neige", None),
            ("T", "Patrimoine", "J'ai appris la vannerie à tous les gosses du hameau", None)]),
        ((d("2026-05-12"), "Fille aidante de sa mère, travaille à temps plein", "Aidante", "Chef-lieu", 1), "oui, sans nom", [
            ("B", "santé", None, "besoin de répit : deux après-midi par mois suffiraient"),
            ("B", "Répit des aidants", "Je n'ai pas pris une journée pour moi depuis Noël", None),
            ("R", "santé", None, "le pharmacien livre les médicaments en rentrant chez lui"),
            ("I", "vie de quartier", None, "un café des aidants dans la salle du conseil")]),
        (("19 mai 2026", "Couple de retraités, anciens hôteliers", "Habitants", "Le Plan", 2), "oui, sans nom", [
            ("R", "Festivités", "Au bal du 14 juillet on fait encore danser trois générations", None),
            ("b", "Mobilité", "On voudrait une navette pour la piscine de la plaine", None),
            ("F", "Mobilité", None, "les horaires du car ne collent pas avec les rendez-vous à l'hôpital")]),
        ((d("2026-05-28"), "Pharmacienne", "Professionnelle de santé", "Chef-lieu", 1), "oui, avec la fonction", [
            ("B", "Accessibilité aux soins", "Il nous manque un dentiste à moins d'une heure", None),
            ("R", "Accessibilité aux soins", None, "la cabine de téléconsultation de l'officine, peu utilisée"),
            ("F", "idem", "Les anciens ne veulent pas parler à un écran", "la téléconsultation fait peur aux plus âgés")]),
        ((d("2026-06-03"), "Auxiliaire de vie, aide à domicile", "Association", "La Ravoire", 1), "non", [
            ("F", "Mobilités", None, "les trajets entre deux domiciles ne sont pas payés l'hiver comme il faut"),
            ("B", "Logement", None, "trouver un logement dans la vallée quand on gagne le SMIC"),
            ("R", "Vie de quartier", "Ici les gens m'invitent à boire le café, ça compte", None)]),
        (("11.06.2026", "Kinésithérapeute, cabinet du chef-lieu", "Santé", "Chef-lieu", 1), "oui, avec la fonction", [
            ("B", "Accessibilité aux soins", None, "une salle chauffée pour la gymnastique douce"),
            ("R", "La Nature dans la ville", "Le tour du lac à plat, je le prescris à tout le monde", None),
            ("I", "Jeunesse ; Accessibilité aux soins", None, "que les lycéens viennent marcher avec les anciens le mercredi")]),
    ]
    r = 5
    for ident, cite, lines in blocks:
        r0 = r
        for nat, th, said, ref in lines:
            for c, v in zip((6, 7, 8, 9), (nat, th, said, ref)):
                ws.cell(r, c, v).alignment = WRAP
            r += 1
        for c, v in enumerate(ident, 1):
            x = ws.cell(r0, c, v)
            x.alignment = WRAP
            if isinstance(v, dt.datetime):
                x.number_format = "dd/mm/yy"
            ws.merge_cells(start_row=r0, end_row=r - 1, start_column=c, end_column=c)
        ws.cell(r0, 10, cite).alignment = WRAP
        ws.merge_cells(start_row=r0, end_row=r - 1, start_column=10, end_column=10)
        r += 1
    ws.cell(r, 1, "Total : 6 visites, 7 personnes")
    ws.cell(r + 1, 1, "NB : je n'ai noté ni les soins ni les traitements.")
    for c, w in zip(range(1, 11), (12, 30, 18, 14, 8, 12, 22, 42, 42, 16)):
        ws.column_dimensions[L(c)].width = w
    t = wb.create_sheet("tournée")
    t.append(["Jour", "Secteur", "Km", "Voiture"])
    for x in (("lundi", "Les Arpettes", 42, "blanche"), ("mardi", "Chef-lieu", 11, "grise"), ("jeudi", "La Ravoire", 36, "blanche")):
        t.append(list(x))
    save_xl(wb, name)
    truth["files"].append({
        "file": name,
        "style": "Cahier de visites d'une infirmière coordinatrice : une ligne par chose dite, nature en lettres avec légende, aucun numéro, cellules fusionnées.",
        "difficulty": ["nature abrégée B R F I T avec légende", "aucun numéro d'entretien", "cellules fusionnées par visite",
                       "« idem » dans la colonne des thèmes", "lignes vides", "mots de la personne et reformulation", "formats de date mêlés", "feuille de tournée"],
        "interviews": [
            iv(None, "2026-05-04", "Veuf, 84 ans, vit seul", "resident", "Les Arpettes", True, [
                st("need", "Le docteur ne monte plus, c'est à moi de descendre", [], ["Accès aux soins"], ANON),
                st("resource", "La voisine regarde si mes volets sont ouverts le matin", ["quartier"], (), ANON),
                st("barrier", "Je ne conduis plus dès qu'il neige", ["mobilites"], (), ANON),
                st("story", "J'ai appris la vannerie à tous les gosses du hameau", ["patrimoines"], (), ANON)]),
            iv(None, "2026-05-12", "Fille aidante de sa mère, travaille à temps plein", None, "Chef-lieu", True, [
                st("need", "besoin de répit : deux après-midi par mois suffiraient", ["soins"], (), ANON),
                st("need", "Je n'ai pas pris une journée pour moi depuis Noël", [], ["Répit des aidants"], ANON),
                st("resource", "le pharmacien livre les médicaments en rentrant chez lui", ["soins"], (), ANON),
                st("idea", "un café des aidants dans la salle du conseil", ["quartier"], (), ANON)]),
            iv(None, "2026-05-19", "Couple de retraités, anciens hôteliers", "resident", "Le Plan", True, [
                st("resource", "Au bal du 14 juillet on fait encore danser trois générations", ["festivites"], (), ANON),
                st("need", "On voudrait une navette pour la piscine de la plaine", ["mobilites"], (), ANON),
                st("barrier", "les horaires du car ne collent pas avec les rendez-vous à l'hôpital", ["mobilites"], (), ANON)], persons=2),
            iv(None, "2026-05-28", "Pharmacienne", "health", "Chef-lieu", True, [
                st("need", "Il nous manque un dentiste à moins d'une heure", ["soins"], (), ROLE),
                st("resource", "la cabine de téléconsultation de l'officine, peu utilisée", ["soins"], (), ROLE),
                st("barrier", "Les anciens ne veulent pas parler à un écran", ["soins"], (), ROLE)]),
            iv(None, "2026-06-03", "Auxiliaire de vie, aide à domicile", "association", "La Ravoire", False, [
                st("barrier", "les trajets entre deux domiciles ne sont pas payés l'hiver comme il faut", ["mobilites"], (), NON),
                st("need", "trouver un logement dans la vallée quand on gagne le SMIC", [], ["Logement"], NON),
                st("resource", "Ici les gens m'invitent à boire le café, ça compte", ["quartier"], (), NON)]),
            iv(None, "2026-06-11", "Kinésithérapeute, cabinet du chef-lieu", "health", "Chef-lieu", True, [
                st("need", "une salle chauffée pour la gymnastique douce", ["soins"], (), ROLE),
                st("resource", "Le tour du lac à plat, je le prescris à tout le monde", ["nature"], (), ROLE),
                st("idea", "que les lycéens viennent marcher avec les anciens le mercredi", ["jeunesse", "soins"], (), ROLE)]),
        ],
        "not_data": ["légende en A2", "« Total : 6 visites, 7 personnes » (A31)", "« NB : je n'ai noté ni les soins ni les traitements. » (A32)",
                     "feuille « tournée »"],
        "must_tell": ["thème « Accès aux soins » en G5 inconnu, suggestion Accessibilité aux soins",
                      "thème « Répit des aidants » en G11 inconnu", "thème « Logement » en G24 inconnu",
                      "« idem » en G21 : le thème de la ligne du dessus", "type « Aidante » en C10 hors liste", "aucun numéro d'entretien dans la feuille"],
    })


# ------------------------------------------------------------------------------------------------
# 3. La secrétaire qui frappe sous la dictée : un Word, des comptes rendus à la suite.
# ------------------------------------------------------------------------------------------------
def file3():
    name = "03-Pointe-Madrepore comptes rendus dictes.docx"
    doc = Word()
    doc.para([("CIAS de la Pointe-Madrépore\nSecrétariat – bureau 2", False)])
    doc.para([("Analyse des besoins sociaux : comptes rendus des entretiens", False)], "Titre1")
    doc.para([("Frappe d'après les bandes de Madame la directrice adjointe. Les passages non audibles sont signalés.", False)])
    crs = [
        ("COMPTE RENDU D'ENTRETIEN N° 1",
         [("Date", "mardi 14 avril 2026, 9 h 30"), ("Personne rencontrée", "Présidente de l'amicale des pêcheurs"),
          ("Catégorie", "Association"), ("Quartier", "Anse du Fond"), ("Autorisation de citer", "oui, avec la fonction"),
          ("Thèmes abordés", "Ancrage local des entreprises et commerces, Valoriser les patrimoines")],
         [("Besoins", ["un abri pour ranger les casiers après le cyclone", "une glacière collective au débarcadère"]),
          ("Ressources", ["les anciens qui savent encore monter les nasses en bambou"]),
          ("Freins", ["les sargasses, qui bloquent la sortie des canots trois mois sur douze"])]),
        ("COMPTE RENDU D'ENTRETIEN N° 2",
         [("Date", "jeudi 16 avril 2026"), ("Personne rencontrée", "Retraitée, ancienne institutrice"),
          ("Catégorie", "Habitante"), ("Quartier", "Morne Citron"), ("Autorisation de citer", "oui, sans le nom"),
          ("Thèmes abordés", "Vie de quartier")],
         [("Besoins", ["un banc à l'arrêt du Morne et de l'ombre autour"]),
          ("Ressources", ["le coup de main entre voisines quand l'eau est coupée", "la bibliothèque de rue devant la chapelle"]),
          ("Parole à retenir", ["« Chez nous la porte est ouverte, c'est la rampe qui manque. »"])]),
        ("COMPTE RENDU D'ENTRETIEN N° 3",
         [("Date", "mardi 21 avril 2026"), ("Personne rencontrée", "Infirmier libéral"),
          ("Catégorie", "Santé"), ("Quartier", "Bourg"), ("Autorisation de citer", "non"),
          ("Thèmes abordés", "Accessibilité aux soins, Mobilités")],
         [("Besoins", ["un transport pour les dialyses virgule trois fois par semaine"]),
          ("Freins", ["la route du Morne coupée à chaque grosse pluie", "pas de spécialiste avant l'autre côté de l'île"]),
          ("Propositions", ["une vacation de cardiologue au dispensaire chaque mois"])]),
        ("COMPTE RENDU D'ENTRETIEN N° 4",
         [("Date", "jeudi 23 avril 2026, 14 h"), ("Personne rencontrée", "Animateur du carnaval, groupe à pied"),
          ("Catégorie", "Association"), ("Quartier", "Bourg"), ("Autorisation de citer", "oui, sans le nom"),
          ("Thèmes abordés", "Festivités, Vie artistique, Jeunesse")],
         [("Besoins", ["un hangar pour répéter sans réveiller le quartier (mot inaudible) le soir"]),
          ("Ressources", ["quarante jeunes qui apprennent le tambour le vendredi", "les couturières du bourg qui font les costumes"]),
          ("Propositions", ["un défilé des enfants avec les écoles"])]),
        ("COMPTE RENDU D'ENTRETIEN N° 5",
         [("Date", "mardi 28 avril 2026"), ("Personne rencontrée", "Agente d'accueil, mairie annexe"),
          ("Catégorie", "Agent municipal"), ("Quartier", "Anse du Fond"), ("Autorisation de citer", "oui, avec la fonction"),
          ("Thèmes abordés", "Mobilités, Vie chère")],
         [("Besoins", ["un guichet où l'on explique les courriers", "un bus après 17 heures pour rentrer du bourg"]),
          ("Ressources", ["le taxi collectif qui attend les gens du dispensaire"]),
          ("Parole à retenir", ["« On vient pour un papier et on reste pour parler. »"])]),
    ]
    for title, idents, sections in crs:
        doc.para([(title, False)], "Titre2")
        for k, v in idents:
            doc.para([(k + " : ", True), (v, False)])
        for k, items in sections:
            if len(items) == 1 and "N° 2" in title:      # une seule chose : frappée à la suite
                doc.para([(k + " : ", True), (items[0], False)])
                continue
            doc.para([(k + " :", True)])
            for it in items:
                if "N° 3" in title:                      # tirets tapés à la main ce jour-là
                    doc.para([("- " + it, False)])
                else:
                    doc.para([(it, False)], "Paragraphedeliste", bullet=True)
        doc.para([("Dicté par ND, frappé par SL.", False)])
        doc.para([])
    doc.para([("Reste à frapper : deux bandes (bailleur, collège).", False)])
    doc.save(OUT / name)
    t1 = ["commerces", "patrimoines"]
    t4 = ["festivites", "art", "jeunesse"]
    t5 = (["mobilites"], ["Vie chère"])
    t3 = ["soins", "mobilites"]
    truth["files"].append({
        "file": name,
        "style": "Comptes rendus frappés sous la dictée, à la suite dans un Word : lignes « libellé : valeur », puis puces sous Besoins, Ressources, Freins.",
        "difficulty": ["Word sans tableau", "libellés en gras suivis de puces", "puces, tirets tapés ou suite de ligne selon le jour", "« virgule » et « mot inaudible » restés de la dictée", "jour et heure dans la date", "thèmes de l'entretien séparés par des virgules",
                       "ligne de frappe à la fin de chaque compte rendu"],
        "interviews": [
            iv("1", "2026-04-14", "Présidente de l'amicale des pêcheurs", "association", "Anse du Fond", True, [
                st("need", "un abri pour ranger les casiers après le cyclone", t1, (), ROLE),
                st("need", "une glacière collective au débarcadère", t1, (), ROLE),
                st("resource", "les anciens qui savent encore monter les nasses en bambou", t1, (), ROLE),
                st("barrier", "les sargasses, qui bloquent la sortie des canots trois mois sur douze", t1, (), ROLE)]),
            iv("2", "2026-04-16", "Retraitée, ancienne institutrice", "resident", "Morne Citron", True, [
                st("need", "un banc à l'arrêt du Morne et de l'ombre autour", ["quartier"], (), ANON),
                st("resource", "le coup de main entre voisines quand l'eau est coupée", ["quartier"], (), ANON),
                st("resource", "la bibliothèque de rue devant la chapelle", ["quartier"], (), ANON),
                st("story", "« Chez nous la porte est ouverte, c'est la rampe qui manque. »", ["quartier"], (), ANON)]),
            iv("3", "2026-04-21", "Infirmier libéral", "health", "Bourg", False, [
                st("need", "un transport pour les dialyses virgule trois fois par semaine", t3, (), NON),
                st("barrier", "la route du Morne coupée à chaque grosse pluie", t3, (), NON),
                st("barrier", "pas de spécialiste avant l'autre côté de l'île", t3, (), NON),
                st("idea", "une vacation de cardiologue au dispensaire chaque mois", t3, (), NON)]),
            iv("4", "2026-04-23", "Animateur du carnaval, groupe à pied", "association", "Bourg", True, [
                st("need", "un hangar pour répéter sans réveiller le quartier (mot inaudible) le soir", t4, (), ANON),
                st("resource", "quarante jeunes qui apprennent le tambour le vendredi", t4, (), ANON),
                st("resource", "les couturières du bourg qui font les costumes", t4, (), ANON),
                st("idea", "un défilé des enfants avec les écoles", t4, (), ANON)]),
            iv("5", "2026-04-28", "Agente d'accueil, mairie annexe", "municipal", "Anse du Fond", True, [
                st("need", "un guichet où l'on explique les courriers", *t5, ROLE),
                st("need", "un bus après 17 heures pour rentrer du bourg", *t5, ROLE),
                st("resource", "le taxi collectif qui attend les gens du dispensaire", *t5, ROLE),
                st("story", "« On vient pour un papier et on reste pour parler. »", *t5, ROLE)]),
        ],
        "not_data": ["« Dicté par ND, frappé par SL. » (après chaque compte rendu)", "« Frappe d'après les bandes… » (en tête)",
                     "« Reste à frapper : deux bandes… » (fin)"],
        "must_tell": ["thème « Vie chère » du compte rendu n° 5 inconnu"],
    })


# ------------------------------------------------------------------------------------------------
# 4. Deux étudiants, un tableur partagé exporté en xlsx : cases à cocher jusqu'en bas, deux
#    façons d'écrire, un onglet planning.
# ------------------------------------------------------------------------------------------------
def file4():
    name = "04-Stage M1 Anse-Latanier - entretiens (partagé).xlsx"
    wb = xlsxwriter.Workbook(str(OUT / name))
    wb.set_properties({"created": STAMP, "author": ""})
    ws = wb.add_worksheet("Entretiens")
    b = wb.add_format({"bold": True, "bg_color": "#fff2cc", "text_wrap": True})
    df = wb.add_format({"num_format": "dd/mm/yyyy"})
    rose = wb.add_format({"bg_color": "#f4cccc", "text_wrap": True})
    bleu = wb.add_format({"bg_color": "#cfe2f3", "text_wrap": True})
    heads = ["verbatim (mot pour mot)", "thème(s)", "c'est quoi ? besoin / ressource / frein / idée / récit", "citable ? (cette phrase)", "n° entretien",
             "date entretien", "personne rencontrée (fonction, structure)", "type d'acteur", "quartier",
             "accord pour être cité", "fait par", "commentaires entre nous"]
    for c, h in enumerate(heads):
        ws.write(0, c, h, b)
    I, M = "Inès", "Malo"
    ents = {
        "I1": (d("2026-03-03"), "coiffeuse, salon du bord de mer", "commerçante", "Bord de mer", True, I),
        "I2": (d("2026-03-05"), "directrice du centre de loisirs", "Agent municipal", "Bourg", True, I),
        "I3": (d("2026-03-10"), "étudiante, revenue vivre chez ses parents", "habitante", "Ravine Bleue", False, I),
        "I4": (d("2026-03-12"), "président du club de voile", "association", "Bord de mer", True, I),
        "I5": (d("2026-03-19"), "aide-soignante de nuit", "santé", "Ravine Bleue", True, I),
        "M1": ("5/3/26", "pêcheur à la retraite", "Habitant", "ravine bleue", True, M),
        "M2": ("11/3/26", "prof de collège", "Enseignant", "Bourg", True, M),
        "M3": ("17/3/26", "agriculteur bio, vente directe", "agriculteur", "Grands-Fonds", True, M),
        "M4": ("20/3/26", "élue déléguée aux sports", "Élue", "Bourg", True, M),
    }
    # (n°, verbatim, thème, nature, citable, commentaire)
    lines = [
        ("I1", "Le samedi je coiffe, je console et je remplis les dossiers", "Vie de quartier", "récit", "oui", None),
        ("I1", "Il faudrait une vraie zone de parking pour les clients", "Ancrage local des entreprises et commerces", "besoin", "oui", None),
        ("I1", "Les loyers du front de mer ont doublé", "Ancrage local des commerces", "frein", "non", "Malo tu confirmes le thème ??"),
        ("I2", "On refuse vingt enfants chaque été", "Jeunesse", "besoin", "oui, avec la fonction", None),
        ("I2", "On a une plage, un voilier et pas de moniteur", "Jeunesse", "frein", "oui, avec la fonction", None),
        ("I2", "Nos anciens animateurs reviennent donner un coup de main", "Jeunesse", "ressource", "oui", None),
        ("I3", "Je suis rentrée avec un diplôme et il n'y a pas d'offre", "Emploi", "besoin", "non", None),
        ("I3", "Le bus s'arrête à 18 h, après c'est le stop", "mobilité", "frein", "non", None),
        ("I3", "Ma grand-mère garde tous les petits de la rue", "vie de quartier", "ressource", "non", None),
        ("I4", "Un local à l'abri de la houle pour les coques", "La nature dans la ville", "besoin", "oui", None),
        ("I4", "On sort les enfants de l'école gratuitement le jeudi", "Jeunesse", "ressource", "oui, avec la fonction", None),
        ("I4", "Une régate de quartier avec les vieux gommiers", "Festivités ; Valoriser les patrimoines", "idée", "oui", "on adore"),
        ("M1", "j'ai connu la passe avec douze bateaux, il en reste deux", "Valoriser les patrimoines", "récit", "oui", None),
        ("M1", "on voudrait un ponton qui ne parte pas à chaque houle", "Ancrage local des entreprises et commerces", "Besoin ", "oui", None),
        ("M1", "le petit-fils du voisin apprend à réparer les filets", "Jeunesse", "atout", "oui", None),
        ("M2", "Des élèves qui n'ont pas d'ordinateur à la maison", "jeunnesse", "besoin", "oui", "thème à vérifier"),
        ("M2", "le foyer du collège, ouvert le mercredi par les parents", "Jeunesse", "RESSOURCE", "oui", None),
        ("M2", "Monter une pièce avec les anciens du quartier", "Vie artistique", "idée", "oui", None),
        ("M2", "La cantine coûte trop pour certains, ils sautent le repas", "Jeunesse", "freins", "non", None),
        ("M3", "le marché du samedi, les gens se parlent entre les bananes", "Ancrage local des entreprises et commerces", "ressource", "oui", None),
        ("M3", "les terres en friche que personne n'ose louer", "Nature dans la ville", "frein", "non", None),
        ("M3", "un atelier pour transformer les surplus de goyaves", "Ancrage local des entreprises et commerces", "idée", None, None),
        ("I5", "Quand je finis à 6 h il n'y a ni bus ni boulangerie", "mobilités", "besoin", "oui", None),
        ("I5", "On manque de bras à l'hôpital local, tout le monde double ses nuits", "Santé", "frein", "oui, avec la fonction", None),
        ("I5", "Entre collègues on s'arrange pour les gardes des petits", "Vie de quartier", "ressource", "oui", None),
        ("M4", "un éclairage pour que les filles courent le soir", "vie de quartier, jeunesse", "besoin", "oui, avec la fonction", None),
        ("M4", "les clubs se prêtent déjà les minibus", "Mobilités", "ressource", "oui, avec la fonction", None),
        ("I2", "Faire un camp nature avec ceux du Morne", "Nature ; Jeunesse", "idée", "oui", "oubliée, ajoutée après"),
    ]
    r = 1
    for n, verb, th, nat, cit, com in lines:
        date, who, typ, q, ok, by = ents[n]
        f = rose if by == I else bleu
        ws.write(r, 0, verb, f)
        ws.write(r, 1, th)
        ws.write(r, 2, nat)
        if cit:
            ws.write(r, 3, cit)
        ws.write(r, 4, n)
        if isinstance(date, dt.datetime):
            ws.write_datetime(r, 5, date, df)
        else:
            ws.write_string(r, 5, date)
        ws.write(r, 6, who)
        ws.write(r, 7, typ)
        ws.write(r, 8, q)
        ws.write_boolean(r, 9, ok)
        ws.write(r, 10, by)
        if com:
            ws.write(r, 11, com)
        r += 1
    for _ in range(25):           # les cases à cocher du tableur partagé descendent jusqu'en bas
        ws.write_boolean(r, 9, False)
        r += 1
    ws.set_column(0, 0, 48)
    ws.set_column(1, 11, 20)
    ws.freeze_panes(1, 0)
    pl = wb.add_worksheet("planning")
    for k, row in enumerate((("semaine", "Inès", "Malo"), ("2 mars", "Bord de mer", "Ravine Bleue"), ("9 mars", "Bourg", "Bourg"),
                             ("16 mars", "rédaction", "Grands-Fonds"))):
        pl.write_row(k, 0, row)
    nt = wb.add_worksheet("questions tuteur")
    nt.write(0, 0, "est-ce qu'on garde « Emploi » comme thème ?")
    nt.write(1, 0, "combien d'entretiens minimum ?")
    wb.close()
    C = ["commerces"]
    J = ["jeunesse"]
    truth["files"].append({
        "file": name,
        "style": "Tableur partagé de deux étudiants, exporté en xlsx : une ligne par phrase, la phrase en première colonne, l'entretien répété à chaque ligne.",
        "difficulty": ["ordre de colonnes inhabituel", "cases à cocher FAUX sur des lignes vides", "dates vraies et dates en texte", "deux orthographes de thème et de quartier", "une phrase oubliée ajoutée tout en bas",
                       "accord d'entretien et citable par phrase", "onglets de planning et de questions"],
        "interviews": [
            iv("I1", "2026-03-03", "coiffeuse, salon du bord de mer", "shop", "Bord de mer", True, [
                st("story", "Le samedi je coiffe, je console et je remplis les dossiers", ["quartier"], (), ANON),
                st("need", "Il faudrait une vraie zone de parking pour les clients", C, (), ANON),
                st("barrier", "Les loyers du front de mer ont doublé", [], ["Ancrage local des commerces"], NON)]),
            iv("I2", "2026-03-05", "directrice du centre de loisirs", "municipal", "Bourg", True, [
                st("need", "On refuse vingt enfants chaque été", J, (), ROLE),
                st("barrier", "On a une plage, un voilier et pas de moniteur", J, (), ROLE),
                st("resource", "Nos anciens animateurs reviennent donner un coup de main", J, (), ANON),
                st("idea", "Faire un camp nature avec ceux du Morne", ["nature", "jeunesse"], (), ANON)]),
            iv("I3", "2026-03-10", "étudiante, revenue vivre chez ses parents", "resident", "Ravine Bleue", False, [
                st("need", "Je suis rentrée avec un diplôme et il n'y a pas d'offre", [], ["Emploi"], NON),
                st("barrier", "Le bus s'arrête à 18 h, après c'est le stop", ["mobilites"], (), NON),
                st("resource", "Ma grand-mère garde tous les petits de la rue", ["quartier"], (), NON)]),
            iv("I4", "2026-03-12", "président du club de voile", "association", "Bord de mer", True, [
                st("need", "Un local à l'abri de la houle pour les coques", ["nature"], (), ANON),
                st("resource", "On sort les enfants de l'école gratuitement le jeudi", J, (), ROLE),
                st("idea", "Une régate de quartier avec les vieux gommiers", ["festivites", "patrimoines"], (), ANON)]),
            iv("M1", "2026-03-05", "pêcheur à la retraite", "resident", "ravine bleue", True, [
                st("story", "j'ai connu la passe avec douze bateaux, il en reste deux", ["patrimoines"], (), ANON),
                st("need", "on voudrait un ponton qui ne parte pas à chaque houle", C, (), ANON),
                st("resource", "le petit-fils du voisin apprend à réparer les filets", J, (), ANON)]),
            iv("M2", "2026-03-11", "prof de collège", "education", "Bourg", True, [
                st("need", "Des élèves qui n'ont pas d'ordinateur à la maison", [], ["jeunnesse"], ANON),
                st("resource", "le foyer du collège, ouvert le mercredi par les parents", J, (), ANON),
                st("idea", "Monter une pièce avec les anciens du quartier", ["art"], (), ANON),
                st("barrier", "La cantine coûte trop pour certains, ils sautent le repas", J, (), NON)]),
            iv("M3", "2026-03-17", "agriculteur bio, vente directe", None, "Grands-Fonds", True, [
                st("resource", "le marché du samedi, les gens se parlent entre les bananes", C, (), ANON),
                st("barrier", "les terres en friche que personne n'ose louer", ["nature"], (), NON),
                st("idea", "un atelier pour transformer les surplus de goyaves", C, (), None)]),
            iv("I5", "2026-03-19", "aide-soignante de nuit", "health", "Ravine Bleue", True, [
                st("need", "Quand je finis à 6 h il n'y a ni bus ni boulangerie", ["mobilites"], (), ANON),
                st("barrier", "On manque de bras à l'hôpital local, tout le monde double ses nuits", ["soins"], (), ROLE),
                st("resource", "Entre collègues on s'arrange pour les gardes des petits", ["quartier"], (), ANON)]),
            iv("M4", "2026-03-20", "élue déléguée aux sports", "elected", "Bourg", True, [
                st("need", "un éclairage pour que les filles courent le soir", ["quartier", "jeunesse"], (), ROLE),
                st("resource", "les clubs se prêtent déjà les minibus", ["mobilites"], (), ROLE)]),
        ],
        "not_data": ["25 lignes vides où seule la case « accord pour être cité » vaut FAUX (lignes 30 à 54)", "feuille « planning »",
                     "feuille « questions tuteur »", "colonne « commentaires entre nous »"],
        "must_tell": ["thème « Ancrage local des commerces » en B4 inconnu, suggestion Ancrage local des entreprises et commerces",
                      "thème « Emploi » en B8 inconnu", "thème « jeunnesse » en B17 inconnu, suggestion Jeunesse",
                      "type « agriculteur » en H21 (lignes 21 à 23) hors liste", "colonne « commentaires entre nous » non reprise"],
    })


# ------------------------------------------------------------------------------------------------
# 5. La salariée de l'association : une grille par thème, et un onglet qui dit qui est qui.
# ------------------------------------------------------------------------------------------------
def file5():
    name = "05-Les Passeurs de l'Arvelle - grilles par theme.xlsx"
    wb = Workbook()
    ws = wb.active
    ws.title = "Lisez-moi"
    ws["A1"] = "Grilles de restitution – association Les Passeurs de l'Arvelle, pour le CIAS"
    ws["A3"] = "Un onglet par thème. Le code renvoie à l'onglet « Personnes rencontrées ». Une idée par tiret."
    pe = wb.create_sheet("Personnes rencontrées")
    pe.append(["Code entretien", "Date de la rencontre", "Fonction et structure", "Type d'acteur", "Hameau ou village", "Accord pour citer", "Durée"])
    reg = [
        ("ARV-1", d("2026-06-02"), "Boulangère", "Commerçante", "Arvelle-Dessous", "oui", "45 min"),
        ("ARV-2", d("2026-06-04"), "Bénévole du transport solidaire", "Association", "Les Tavernes", "oui, sans nom", "1h"),
        ("ARV-3", d("2026-06-09"), "Lycéen interne, rentre le week-end", "Habitant", "Combe-Noire", "non", "30 min"),
        ("ARV-4", d("2026-06-11"), "Maire délégué de Combe-Noire", "Élu", "Combe-Noire", "oui, avec la fonction", "1h15"),
        ("ARV-5", d("2026-06-16"), "Accompagnatrice en montagne", None, "Arvelle-Dessus", "oui, sans nom", "50 min"),
        ("ARV-6", d("2026-06-18"), "Directrice de l'école du bas", "Enseignante", "Arvelle-Dessous", "oui", "40 min"),
    ]
    for row in reg:
        pe.append(list(row))
        pe.cell(pe.max_row, 2).number_format = "dd/mm/yyyy"
    pe.append(["6 entretiens en tout"])
    for c, w in zip(range(1, 8), (16, 20, 36, 18, 20, 22, 10)):
        pe.column_dimensions[L(c)].width = w
    grids = {
        "Mobilités": [
            ("ARV-2", "- des chauffeurs de plus, on est trois pour toute la vallée", "- douze bénévoles qui prêtent leur voiture", None,
             "- une petite prime pour l'essence"),
            ("ARV-3", "- un car le dimanche soir pour redescendre à l'internat", None, "- les parents doivent poser le lundi matin", None),
            ("ARV-4", None, "- la navette des stations, vide hors saison", None, "- la faire circuler toute l'année"),
        ],
        "Commerces": [
            ("ARV-1", "- un apprenti logé sur place\n- du bois à prix correct", "- ma tournée du pain passe dans neuf hameaux", None, None),
            ("ARV-5", None, "- les gîtes qui achètent au village", "- aucun commerce ouvert le lundi", None),
        ],
        "Jeunesse": [
            ("ARV-3", "- un terrain de basket à Combe-Noire", None, None, "- ouvrir le gymnase aux jeunes le samedi"),
            ("ARV-6", "- une cantine plus calme", "- les grands lisent aux petits le vendredi", None, None),
        ],
        "Vie de village": [
            ("ARV-1", None, "- le café du matin devant le fournil", None, None),
            ("ARV-4", "- une salle chauffée pour l'hiver", None, "- plus personne pour ouvrir la salle des fêtes", None),
            ("ARV-6", None, "- la kermesse qui réunit les trois hameaux", None, "- un carnaval de la neige"),
        ],
        "Nature": [
            ("ARV-5", "- des sentiers fléchés pour les débutants", "- la tourbière, on y voit des grenouilles rousses", "- la fréquentation d'août abîme les rives", None),
        ],
    }
    for th, rows in grids.items():
        g = wb.create_sheet(th)
        g["A1"] = f"Grille n° {list(grids).index(th) + 1} – {th}"
        g["A1"].font = Font(bold=True, size=13)
        g.merge_cells("A1:F1")
        for c, h in enumerate(["Code", "Qui", "Besoins exprimés", "Ce qui existe déjà (ressources)", "Freins", "Propositions"], 1):
            x = g.cell(3, c, h)
            x.font = Font(bold=True)
            x.fill = VERT
        for k, row in enumerate(rows):
            who = next(x[2] for x in reg if x[0] == row[0])
            for c, v in enumerate((row[0], who) + row[1:], 1):
                g.cell(4 + k, c, v).alignment = WRAP
        for c, w in zip("ABCDEF", (10, 26, 42, 42, 42, 42)):
            g.column_dimensions[c].width = w
        g.cell(4 + len(rows) + 1, 1, f"{len(rows)} entretien(s) pour ce thème")
    save_xl(wb, name)
    U = ([], ["Vie de village"])
    truth["files"].append({
        "file": name,
        "style": "Une grille par thème : un onglet par thème, une ligne par entretien, colonnes Besoins, Ressources, Freins, Propositions ; un onglet d'identité relie les codes.",
        "difficulty": ["le thème est dans le titre de la grille (« Grille n° 3 – Jeunesse ») et le nom de l'onglet", "identité dans un autre onglet", "un entretien est réparti sur plusieurs onglets",
                       "thème propre à la vallée", "onglet Lisez-moi", "notes de comptage"],
        "interviews": [
            iv("ARV-1", "2026-06-02", "Boulangère", "shop", "Arvelle-Dessous", True, [
                st("need", "un apprenti logé sur place", ["commerces"]),
                st("need", "du bois à prix correct", ["commerces"]),
                st("resource", "ma tournée du pain passe dans neuf hameaux", ["commerces"]),
                st("resource", "le café du matin devant le fournil", *U)]),
            iv("ARV-2", "2026-06-04", "Bénévole du transport solidaire", "association", "Les Tavernes", True, [
                st("need", "des chauffeurs de plus, on est trois pour toute la vallée", ["mobilites"], (), ANON),
                st("resource", "douze bénévoles qui prêtent leur voiture", ["mobilites"], (), ANON),
                st("idea", "une petite prime pour l'essence", ["mobilites"], (), ANON)]),
            iv("ARV-3", "2026-06-09", "Lycéen interne, rentre le week-end", "resident", "Combe-Noire", False, [
                st("need", "un car le dimanche soir pour redescendre à l'internat", ["mobilites"], (), NON),
                st("barrier", "les parents doivent poser le lundi matin", ["mobilites"], (), NON),
                st("need", "un terrain de basket à Combe-Noire", ["jeunesse"], (), NON),
                st("idea", "ouvrir le gymnase aux jeunes le samedi", ["jeunesse"], (), NON)]),
            iv("ARV-4", "2026-06-11", "Maire délégué de Combe-Noire", "elected", "Combe-Noire", True, [
                st("resource", "la navette des stations, vide hors saison", ["mobilites"], (), ROLE),
                st("idea", "la faire circuler toute l'année", ["mobilites"], (), ROLE),
                st("need", "une salle chauffée pour l'hiver", *U, ROLE),
                st("barrier", "plus personne pour ouvrir la salle des fêtes", *U, ROLE)]),
            iv("ARV-5", "2026-06-16", "Accompagnatrice en montagne", None, "Arvelle-Dessus", True, [
                st("resource", "les gîtes qui achètent au village", ["commerces"], (), ANON),
                st("barrier", "aucun commerce ouvert le lundi", ["commerces"], (), ANON),
                st("need", "des sentiers fléchés pour les débutants", ["nature"], (), ANON),
                st("resource", "la tourbière, on y voit des grenouilles rousses", ["nature"], (), ANON),
                st("barrier", "la fréquentation d'août abîme les rives", ["nature"], (), ANON)]),
            iv("ARV-6", "2026-06-18", "Directrice de l'école du bas", "education", "Arvelle-Dessous", True, [
                st("need", "une cantine plus calme", ["jeunesse"]),
                st("resource", "les grands lisent aux petits le vendredi", ["jeunesse"]),
                st("resource", "la kermesse qui réunit les trois hameaux", *U),
                st("idea", "un carnaval de la neige", *U)]),
        ],
        "not_data": ["feuille « Lisez-moi »", "« 6 entretiens en tout » (Personnes rencontrées, A8)",
                     "« … entretien(s) pour ce thème » au bas de chaque grille", "colonne « Durée » n'est pas un propos"],
        "must_tell": ["thème « Vie de village » (onglet du même nom, A1) inconnu, suggestion Vie de quartier", "type d'acteur vide pour ARV-5"],
    })


# ------------------------------------------------------------------------------------------------
# 6. L'agent qui recopie la fiche papier : une feuille par personne, cases ☐ ☒, une fiche vierge.
# ------------------------------------------------------------------------------------------------
def file6():
    name = "06-Port-Tamarin fiches de rencontre.xlsx"
    wb = Workbook()
    wb.remove(wb.active)
    slots = ["Besoin 1", "Besoin 2", "Besoin 3", "Ressource 1", "Ressource 2", "Frein 1", "Frein 2", "Idée 1"]

    def sheet(title, num, date, who, typ, q, nb, ok, how, vals, word):
        s = wb.create_sheet(title)
        s["A1"] = "CIAS de Port-Tamarin – FICHE DE RENCONTRE"
        s.merge_cells("A1:C1")
        s["A1"].font = Font(bold=True, size=13)
        ident = [("Fiche n°", int(num) if num else None), ("Date de la rencontre", date), ("Personne rencontrée (fonction, pas de nom)", who),
                 ("Catégorie (habitant, association, élu…)", typ), ("Quartier", q), ("Nombre de personnes", nb),
                 ("Accepte d'être cité(e)", ("☒ Oui   ☐ Non" if ok else "☐ Oui   ☒ Non") if ok is not None else "☐ Oui   ☐ Non"),
                 ("Si oui, comment", {None: "☐ avec le nom   ☐ avec la fonction   ☐ sans le nom",
                                      "anon": "☐ avec le nom   ☐ avec la fonction   ☒ sans le nom",
                                      "role": "☐ avec le nom   ☒ avec la fonction   ☐ sans le nom"}[how])]
        for k, (a, v) in enumerate(ident):
            s.cell(3 + k, 1, a).font = Font(bold=True)
            x = s.cell(3 + k, 2, v)
            if isinstance(v, dt.datetime):
                x.number_format = "dd/mm/yyyy"
        for c, h in enumerate(["Rubrique", "Ce que la personne a dit", "Thème (voir la liste)"], 1):
            x = s.cell(12, c, h)
            x.font = Font(bold=True)
            x.fill = GRIS
        for k, lab in enumerate(slots):
            s.cell(13 + k, 1, lab)
            if lab in vals:
                s.cell(13 + k, 2, vals[lab][0]).alignment = WRAP
                if vals[lab][1]:
                    s.cell(13 + k, 3, vals[lab][1])
        s.cell(22, 1, "Parole à garder").font = Font(bold=True)
        if word:
            s.cell(22, 2, word).alignment = WRAP
        s.cell(24, 1, "Signature de l'agent :")
        s.column_dimensions["A"].width = 34
        s.column_dimensions["B"].width = 60
        s.column_dimensions["C"].width = 34

    data = [
        ("7", d("2026-07-07"), "Vendeuse au marché couvert", "Commerçante", "Marché", 1, True, "anon",
         {"Besoin 1": ("des toilettes propres au marché", "Vie de quartier"),
          "Besoin 2": ("un point d'eau pour laver les légumes", "Vie de quartier"),
          "Ressource 1": ("les anciennes marchandes qui forment les nouvelles", "Valoriser les patrimoines"),
          "Frein 1": ("le droit de place, payé même quand il pleut", "Ancrage local des entreprises et commerces")},
         None),
        ("8", d("2026-07-09"), "Marin-pêcheur", "Pêcheur", "Vieux-Port", 1, False, None,
         {"Besoin 1": ("une cale qui tienne à la houle", "Mobilités"),
          "Ressource 1": ("la coopérative de glace", "Ancrage local des entreprises et commerces"),
          "Frein 1": ("le gazole trop cher", None)},
         "« La mer donne, mais elle ne prévient pas. »"),
        ("9", "16/07/2026", "Jeune maman, deux enfants", "Habitante", "Cité des Filaos", 1, True, "anon",
         {"Besoin 1": ("une aire de jeux à l'ombre", "Jeunesse"),
          "Besoin 2": ("une pédiatre plus près", "accessibilité aux soins"),
          "Ressource 1": ("les mamans de la cité se gardent les enfants", "Vie de quartier"),
          "Idée 1": ("un goûter du mercredi en bas des blocs", "Festivités")},
         None),
        ("10", d("2026-07-21"), "Coordonnateur de l'atelier d'insertion", "Économie sociale et solidaire", "Vieux-Port", 1, True, "role",
         {"Besoin 1": ("un local pour réparer les vélos", "Mobilités"),
          "Ressource 1": ("huit salariés qui savent souder", "Emploi"),
          "Frein 1": ("le financement s'arrête en décembre", "Ancrage local des entreprises et commerces"),
          "Idée 1": ("une vélo-école pour les collégiens", "Jeunesse ; Mobilités")},
         "« Ils arrivent avec la honte et ils repartent avec un métier. »"),
        ("11", d("2026-07-23"), "Groupe de dames du club du troisième âge", "Habitantes", "Bois-Bouchon", 6, True, "anon",
         {"Besoin 1": ("un bus pour aller au dispensaire", "Mobilité"),
          "Besoin 2": ("de la compagnie le dimanche", "Isolement"),
          "Ressource 1": ("les chants de veillée que nous connaissons toutes", "Vie artistique"),
          "Ressource 2": ("les remèdes de la cour", "Santé")},
         "« On ne demande pas grand-chose, une visite. »"),
        ("12", d("2026-08-27"), "Gardien de la cité", "Bailleur social", "Cité des Filaos", 1, None, None,
         {"Besoin 1": ("des poubelles ramassées le samedi", "Vie de quartier"),
          "Besoin 2": ("de l'ombre entre les bâtiments", "La Nature dans la ville"),
          "Frein 1": ("les escaliers sans rampe", "Vie de quartier")},
         None),
    ]
    for row in data:
        sheet("Fiche " + row[0], *row)
    sheet("VIERGE", None, None, None, None, None, None, None, None, {}, None)
    rc = wb.create_sheet("Récap")
    rc.append(["Fiche", "Saisie", "Relue"])
    for row in data:
        rc.append([int(row[0]), "oui", "non"])
    rc.append(["Total", 6, 0])
    save_xl(wb, name)
    ents = []
    for ref, date, who, typ, q, nb, ok, how, sts in [
        ("7", "2026-07-07", "Vendeuse au marché couvert", "shop", "Marché", 1, True, ANON, [
            st("need", "des toilettes propres au marché", ["quartier"]), st("need", "un point d'eau pour laver les légumes", ["quartier"]),
            st("resource", "les anciennes marchandes qui forment les nouvelles", ["patrimoines"]),
            st("barrier", "le droit de place, payé même quand il pleut", ["commerces"])]),
        ("8", "2026-07-09", "Marin-pêcheur", None, "Vieux-Port", 1, False, NON, [
            st("need", "une cale qui tienne à la houle", ["mobilites"]), st("resource", "la coopérative de glace", ["commerces"]),
            st("barrier", "le gazole trop cher"), st("story", "« La mer donne, mais elle ne prévient pas. »")]),
        ("9", "2026-07-16", "Jeune maman, deux enfants", "resident", "Cité des Filaos", 1, True, ANON, [
            st("need", "une aire de jeux à l'ombre", ["jeunesse"]), st("need", "une pédiatre plus près", ["soins"]),
            st("resource", "les mamans de la cité se gardent les enfants", ["quartier"]),
            st("idea", "un goûter du mercredi en bas des blocs", ["festivites"])]),
        ("10", "2026-07-21", "Coordonnateur de l'atelier d'insertion", "social_economy", "Vieux-Port", 1, True, ROLE, [
            st("need", "un local pour réparer les vélos", ["mobilites"]), st("resource", "huit salariés qui savent souder", [], ["Emploi"]),
            st("barrier", "le financement s'arrête en décembre", ["commerces"]),
            st("idea", "une vélo-école pour les collégiens", ["jeunesse", "mobilites"]),
            st("story", "« Ils arrivent avec la honte et ils repartent avec un métier. »")]),
        ("11", "2026-07-23", "Groupe de dames du club du troisième âge", "resident", "Bois-Bouchon", 6, True, ANON, [
            st("need", "un bus pour aller au dispensaire", ["mobilites"]), st("need", "de la compagnie le dimanche", [], ["Isolement"]),
            st("resource", "les chants de veillée que nous connaissons toutes", ["art"]), st("resource", "les remèdes de la cour", ["soins"]),
            st("story", "« On ne demande pas grand-chose, une visite. »")]),
        ("12", "2026-08-27", "Gardien de la cité", "landlord", "Cité des Filaos", 1, None, None, [
            st("need", "des poubelles ramassées le samedi", ["quartier"]), st("need", "de l'ombre entre les bâtiments", ["nature"]),
            st("barrier", "les escaliers sans rampe", ["quartier"])]),
    ]:
        for x in sts:
            x["quotable"] = how
        ents.append(iv(ref, date, who, typ, q, ok, sts, persons=nb))
    truth["files"].append({
        "file": name,
        "style": "Fiche papier recopiée dans Excel, une feuille par personne, libellés en colonne A, lignes numérotées Besoin 1 à Idée 1 avec leur thème, cases ☐ ☒.",
        "difficulty": ["une feuille par personne", "libellé / valeur puis petit tableau", "cases ☐ ☒", "fiche vierge en fin de classeur",
                       "récapitulatif", "lignes vides du formulaire", "rencontre collective de 6 personnes", "rien de coché pour l'accord"],
        "interviews": ents,
        "not_data": ["feuille « VIERGE »", "feuille « Récap » avec sa ligne Total", "« Signature de l'agent : » au bas de chaque fiche",
                     "lignes du formulaire restées vides"],
        "must_tell": ["thème « Emploi » en C16 de « Fiche 10 » inconnu", "thème « Isolement » en C14 de « Fiche 11 » inconnu",
                      "type « Pêcheur » en B6 de « Fiche 8 » hors liste", "« Fiche 8 » : un frein sans thème (C18)",
                      "« Fiche 12 » : aucune case cochée pour l'accord (B9)"],
    })


# ------------------------------------------------------------------------------------------------
# 7. Le csv de la maison France Services : une ligne par besoin, avec ce qui existe et ce qui bloque.
# ------------------------------------------------------------------------------------------------
def file7():
    name = "07-BaieCannelle_besoins_export.csv"
    heads = ["N° entretien", "Date", "Fonction", "Structure", "Type acteur", "Quartier ou section", "Accord de citation",
             "Besoin", "Ce qui existe déjà (ressource)", "Ce qui bloque (frein)", "Sujet", "Public"]
    rows = [
        ["C01", "02/09/2026", "Conseillère numérique", "médiathèque", "Agent municipal", "Bourg", "oui, avec la fonction",
         "aider les gens à ouvrir leur espace impôts", "l'atelier du mardi à la médiathèque", "", "Vie de quartier", "seniors"],
        ["C01", "02/09/2026", "Conseillère numérique", "médiathèque", "Agent municipal", "Bourg", "oui, avec la fonction",
         "du prêt d'ordinateurs", "", "l'assurance refuse le prêt à domicile", "Jeunesse", "jeunes"],
        ["C02", "04/09/2026", "Pasteur", "église du Morne-Vert", "Culte", "Morne-Vert", "oui, sans nom",
         "un repas chaud le dimanche pour les personnes seules", "la cuisine de la paroisse", "il manque un véhicule réfrigéré", "Vie de quartier", "isolés"],
        ["C03", "08/09/2026", "Entrepreneur du bâtiment", "entreprise de couverture", "Entreprise", "Petite-Rivière", "non",
         "des apprentis qui restent plus d'un an", "", "le logement trop cher pour un débutant", "Ancrage local des entreprises et commerces", "jeunes"],
        ["C03", "", "", "", "", "", "",
         "un parc de machines à partager", "le hangar communal", "", "Ancrage local des entreprises et commerces", ""],
        ["C04", "10/09/2026", "Responsable", "centre social Les Manguiers", "Centre social", "Bourg", "oui, avec la fonction",
         "des cours de natation pour les adultes", "le bassin de l'Anse, ouvert le soir", "", "Jeunesse", "tous"],
        ["C04", "10/09/2026", "Responsable", "centre social Les Manguiers", "Centre social", "Bourg", "oui, avec la fonction",
         "accompagner les parents le soir des devoirs", "une équipe de huit bénévoles", "pas de salle après 18 h", "Jeunesse ; Vie de quartier", "familles"],
        ["C05", "15/09/2026", "Journaliste", "radio de la Baie", "Média local", "Bourg", "oui, avec le nom",
         "faire entendre les voix des sections", "l'émission du samedi, en créole et en français", "", "Vie artistique", "tous"],
        ["C06", "18/09/2026", "Ancien cantonnier", "", "Habitant", "Petite-Rivière", "oui, sans nom",
         "éclairer le chemin du stade", "les jeunes qui repeignent les murs\nle comité du stade", "les lampes volées deux fois", "Vie de quartier", "jeunes"],
        ["C06", "", "", "", "", "", "",
         "nettoyer la ravine avant les pluies", "", "la pelleteuse de la commune est en panne", "Risques naturels", "tous"],
    ]
    with open(OUT / name, "w", encoding="cp1252", newline="") as f:
        w = csv.writer(f, delimiter=";", lineterminator="\r\n")
        w.writerow(["France Services de Baie-Cannelle"] + [""] * 11)
        w.writerow([])
        w.writerow(heads)
        for k, r in enumerate(rows):
            w.writerow(r)
            if k == 4:
                w.writerow([""] * 12)
        w.writerow(["Total", "", "", "", "", "", "", "10 besoins", "", "", "", ""])
    V = ["quartier"]
    C = ["commerces"]
    J = ["jeunesse"]
    truth["files"].append({
        "file": name,
        "style": "Export csv d'un agent France Services : une ligne par besoin, avec en face la ressource qui existe et le frein.",
        "difficulty": ["csv en cp1252, point-virgule", "ligne de titre et ligne vide avant les titres", "trois natures par ligne", "identité seulement sur la première ligne de certains entretiens", "cellule à deux lignes", "ligne vide au milieu",
                       "total", "fonction et structure en deux colonnes"],
        "interviews": [
            iv("C01", "2026-09-02", "Conseillère numérique", "municipal", "Bourg", True, [
                st("need", "aider les gens à ouvrir leur espace impôts", V, (), ROLE),
                st("resource", "l'atelier du mardi à la médiathèque", V, (), ROLE),
                st("need", "du prêt d'ordinateurs", J, (), ROLE),
                st("barrier", "l'assurance refuse le prêt à domicile", J, (), ROLE)]),
            iv("C02", "2026-09-04", "Pasteur", "worship", "Morne-Vert", True, [
                st("need", "un repas chaud le dimanche pour les personnes seules", V, (), ANON),
                st("resource", "la cuisine de la paroisse", V, (), ANON),
                st("barrier", "il manque un véhicule réfrigéré", V, (), ANON)]),
            iv("C03", "2026-09-08", "Entrepreneur du bâtiment", "business", "Petite-Rivière", False, [
                st("need", "des apprentis qui restent plus d'un an", C, (), NON),
                st("barrier", "le logement trop cher pour un débutant", C, (), NON),
                st("need", "un parc de machines à partager", C, (), NON),
                st("resource", "le hangar communal", C, (), NON)]),
            iv("C04", "2026-09-10", "Responsable", "social_centre", "Bourg", True, [
                st("need", "des cours de natation pour les adultes", J, (), ROLE),
                st("resource", "le bassin de l'Anse, ouvert le soir", J, (), ROLE),
                st("need", "accompagner les parents le soir des devoirs", ["jeunesse", "quartier"], (), ROLE),
                st("resource", "une équipe de huit bénévoles", ["jeunesse", "quartier"], (), ROLE),
                st("barrier", "pas de salle après 18 h", ["jeunesse", "quartier"], (), ROLE)]),
            iv("C05", "2026-09-15", "Journaliste", "local_media", "Bourg", True, [
                st("need", "faire entendre les voix des sections", ["art"], (), "name"),
                st("resource", "l'émission du samedi, en créole et en français", ["art"], (), "name")]),
            iv("C06", "2026-09-18", "Ancien cantonnier", "resident", "Petite-Rivière", True, [
                st("need", "éclairer le chemin du stade", V, (), ANON),
                st("resource", "les jeunes qui repeignent les murs", V, (), ANON),
                st("resource", "le comité du stade", V, (), ANON),
                st("barrier", "les lampes volées deux fois", V, (), ANON),
                st("need", "nettoyer la ravine avant les pluies", [], ["Risques naturels"], ANON),
                st("barrier", "la pelleteuse de la commune est en panne", [], ["Risques naturels"], ANON)]),
        ],
        "not_data": ["titre « France Services de Baie-Cannelle » (ligne 1)", "lignes vides 2 et 9", "ligne Total (ligne 15)"],
        "must_tell": ["thème « Risques naturels » en K14 inconnu"],
    })


for f in (file1, file2, file3, file4, file5, file6, file7):
    f()
(OUT / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
for f in truth["files"]:
    print(f["file"], len(f["interviews"]), sum(len(i["statements"]) for i in f["interviews"]))
