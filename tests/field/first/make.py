#!/usr/bin/env python3
"""Ten messy interview workbooks and their truth, for measuring absr blind.

EVERYTHING HERE IS INVENTED: towns, districts, structures, functions, words, phone numbers, names.
No real person, no real municipality. Usage: make.py FOLDER   (writes ten files and truth.json there,
and truth.json beside this script). Deterministic. The truth comes from the literals below, never from
reading the files back.
"""

import csv
import datetime as dt
import io
import json
import re
import sys
import zipfile
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter as L
from openpyxl.worksheet.datavalidation import DataValidation

STAMP = dt.datetime(2026, 11, 20, 9, 0, 0)
FILES = []
NB = "\u00a0"
NNB = "\u202f"
WRAP = Alignment(wrap_text=True, vertical="top")
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="DDDDDD")
BLUE = PatternFill("solid", fgColor="BDD7EE")
YELLOW = PatternFill("solid", fgColor="FFF2CC")
N = {"B": "need", "R": "resource", "F": "barrier", "I": "idea", "H": "story"}


def S(nature, text, themes=(), quotable=None, unknown=()):
    return {
        "nature": N[nature],
        "text": text,
        "themes": list(themes),
        "themes_unknown": list(unknown),
        "quotable": quotable,
    }


def I(ref, date, profile, actor, district, statements, persons=1, consent=None, date_text=None):
    return {
        "ref": ref,
        "date": date,
        "date_text": date_text,
        "profile": profile,
        "actor_type": actor,
        "district": district,
        "persons": persons,
        "consent": consent,
        "statements": statements,
    }


def add(file, style, difficulty, interviews, not_data, must_tell):
    FILES.append(
        {
            "file": file,
            "style": style,
            "difficulty": difficulty,
            "interviews": interviews,
            "not_data": not_data,
            "must_tell": must_tell,
        }
    )


def book():
    wb = openpyxl.Workbook()
    wb.properties.created = wb.properties.modified = STAMP
    return wb


def D(y, m, d):
    return dt.datetime(y, m, d)


# --------------------------------------------------------------------------------------------------
# 01  CCAS officer: titles, logo line, numbers merged down, TOTAL, notes, Listes, hidden contacts
# --------------------------------------------------------------------------------------------------
def f01(out):
    name = "01-saint-ouzille-recueil-de-paroles.xlsx"
    wb = book()
    ws = wb.active
    ws.title = "Recueil"
    for r, text in (
        (1, "[ LOGO ]   Ville de Saint-Ouzille – Centre communal d’action sociale"),
        (2, "ANALYSE DES BESOINS SOCIAUX – RECUEIL DES PAROLES (automne 2026)"),
        (3, "Document de travail interne – mis à jour le 02/11/2026 par le service"),
    ):
        ws.cell(r, 1, text)
        ws.merge_cells(start_row=r, end_row=r, start_column=1, end_column=10)
        ws.cell(r, 1).font = Font(bold=True, size=16 - 2 * r)
        ws.cell(r, 1).alignment = Alignment(horizontal="center")
    head = [
        "N°",
        "Date de l’entretien",
        "Personne rencontrée",
        "Type d’acteur",
        "Quartier",
        "Nature du propos",
        "Thématique(s)",
        "Ce qui a été dit",
        "Citable ?",
        "Remarques",
    ]
    for c, h in enumerate(head, 1):
        ws.cell(5, c, h).font = BOLD
        ws.cell(5, c).fill = BLUE
    data = [
        (
            (
                1,
                D(2026, 9, 14),
                "Directrice d’une crèche parentale ",
                "Association",
                "Les Tilleuls",
            ),
            [
                (
                    "Besoin",
                    "Jeunesse",
                    "Il n’y a que vingt places pour tout le secteur, nous refusons une famille sur deux.",
                    "Oui",
                    "à vérifier avec la CAF",
                ),
                (
                    "Ressource",
                    "Vie de quartier",
                    "Les parents se relaient pour tenir le potager de la crèche le samedi.",
                    "oui, anonyme",
                    None,
                ),
                (
                    "Frein",
                    "mobilté",
                    "Sans voiture on ne vient pas, le car passe toutes les heures.",
                    "non",
                    None,
                ),
            ],
        ),
        (
            (2, "16/09/2026", "Médecin généraliste", "médecin", " Centre-bourg"),
            [
                (
                    "Besoin",
                    "Santé",
                    "Je suis seul pour 3" + NNB + "400 habitants et je pars dans deux ans.",
                    "Oui, avec la fonction",
                    None,
                ),
                (
                    "Idée",
                    "Santé ; Mobilités",
                    "Un minibus pour amener les patients à la maison médicale voisine.",
                    "Oui, avec la fonction",
                    "déjà évoqué en COPIL",
                ),
            ],
        ),
        (
            (3, "le 18 septembre 2026", "Président du comité des fêtes", "asso", "Centre-bourg"),
            [
                (
                    "Atout",
                    "fetes",
                    "Quarante bénévoles répondent présents dès qu’on monte un chapiteau.",
                    "x",
                    None,
                ),
                (
                    "Récit",
                    "Festivités / Patrimoine",
                    "En 1987, toute la rue Basse dansait sous les lampions, même le curé.",
                    "oui",
                    "très beau témoignage",
                ),
                (
                    "besoin",
                    "Festivités",
                    "Il nous faut un local pour ranger les tables et les barnums.",
                    None,
                    None,
                ),
            ],
        ),
        (
            (4, "mi-octobre", "Retraitée, ancienne couturière", "Habitante", "Les Tilleuls"),
            [
                (
                    "Besoin",
                    "Commerce",
                    "Depuis la fermeture de l’épicerie, je fais mes courses une fois par mois avec ma fille.",
                    "Oui",
                    None,
                ),
                (
                    "Ressource",
                    "Vie de quartier",
                    "Ma voisine de palier passe tous les matins voir si mes volets sont ouverts.",
                    "NON",
                    "ne pas reprendre",
                ),
                (
                    "Récit",
                    None,
                    "J’ai cousu les costumes du carnaval pendant trente ans.",
                    "OUI",
                    None,
                ),
            ],
        ),
        (
            (5, "12/10/26", "Adjointe aux solidarités", "élue municipale", None),
            [
                (
                    "Besoin",
                    "Logement",
                    "Nous avons 140 demandes de logement social et onze attributions par an.",
                    "Oui, avec le nom",
                    None,
                ),
                (
                    "Frein",
                    "Logement, Jeunesse",
                    "Les jeunes couples partent parce qu’ils ne trouvent pas de petit logement.",
                    "Oui, avec le nom",
                    None,
                ),
            ],
        ),
    ]
    r = 6
    at = {}
    for top, lines in data:
        first = r
        for nature, theme, text, quot, note in lines:
            for c, v in enumerate((nature, theme, text, quot, note), 6):
                ws.cell(r, c, v).alignment = WRAP
            at[text[:12]] = r
            r += 1
        for c, v in enumerate(top, 1):
            cell = ws.cell(first, c, v)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if isinstance(v, dt.datetime):
                cell.number_format = "DD/MM/YYYY"
            ws.merge_cells(start_row=first, end_row=r - 1, start_column=c, end_column=c)
    ws.cell(r + 1, 1, "TOTAL").font = BOLD
    ws.cell(r + 1, 3, "5 entretiens")
    ws.cell(r + 1, 8, f"=COUNTA(H6:H{r - 1})")
    ws.cell(r + 3, 1, "* Les paroles sont retranscrites telles quelles ; les noms ont été retirés.")
    ws.merge_cells(start_row=r + 3, end_row=r + 3, start_column=1, end_column=10)
    ws.cell(r + 4, 1, "NB : entretien 4 à compléter (date exacte à retrouver dans l’agenda).")
    for c, w in enumerate((5, 14, 26, 16, 15, 14, 20, 60, 16, 22), 1):
        ws.column_dimensions[L(c)].width = w
    ws.freeze_panes = "A6"
    li = wb.create_sheet("Listes")
    for c, (h, vals) in enumerate(
        (
            ("Nature du propos", ["Besoin", "Atout", "Ressource", "Frein", "Idée", "Récit"]),
            ("Type d’acteur", ["Association", "Habitant", "Élu", "Santé", "Commerce"]),
        ),
        1,
    ):
        for i, v in enumerate([h, *vals], 1):
            li.cell(i, c, v)
    dv = DataValidation(type="list", formula1="Listes!$A$2:$A$7", allow_blank=True)
    ws.add_data_validation(dv)
    dv.add(f"F6:F{r - 1}")
    co = wb.create_sheet("Contacts")
    co.sheet_state = "hidden"
    co.append(["N°", "Nom", "Prénom", "Téléphone"])
    co.append([1, "Inventel", "Odile", "06 00 00 00 01"])
    co.append([2, "Fictif", "Bastien", "06 00 00 00 02"])
    wb.save(out / name)
    add(
        name,
        "An officer of the CCAS: three merged title rows with a logo line, one row per statement, the number, date, person, type and district merged down over the interview.",
        [
            "merged title rows",
            "header on row 5",
            "values merged down",
            "TOTAL row with a formula",
            "notes below",
            "dates in five forms",
            "near-miss theme",
            "unknown theme",
            "Listes sheet",
            "hidden contacts",
        ],
        [
            I(
                "1",
                "2026-09-14",
                "Directrice d’une crèche parentale",
                "association",
                "Les Tilleuls",
                [
                    S("B", data[0][1][0][2], ["jeunesse"], "anonymous"),
                    S("R", data[0][1][1][2], ["quartier"], "anonymous"),
                    S("F", data[0][1][2][2], [], "none", ["mobilté"]),
                ],
            ),
            I(
                "2",
                "2026-09-16",
                "Médecin généraliste",
                "health",
                "Centre-bourg",
                [
                    S(
                        "B",
                        "Je suis seul pour 3 400 habitants et je pars dans deux ans.",
                        ["soins"],
                        "role",
                    ),
                    S("I", data[1][1][1][2], ["soins", "mobilites"], "role"),
                ],
            ),
            I(
                "3",
                "2026-09-18",
                "Président du comité des fêtes",
                "association",
                "Centre-bourg",
                [
                    S("R", data[2][1][0][2], ["festivites"], "anonymous"),
                    S("H", data[2][1][1][2], ["festivites", "patrimoines"], "anonymous"),
                    S("B", data[2][1][2][2], ["festivites"]),
                ],
            ),
            I(
                "4",
                None,
                "Retraitée, ancienne couturière",
                "resident",
                "Les Tilleuls",
                [
                    S("B", data[3][1][0][2], ["commerces"], "anonymous"),
                    S("R", data[3][1][1][2], ["quartier"], "none"),
                    S("H", data[3][1][2][2], [], "anonymous"),
                ],
                date_text="mi-octobre",
            ),
            I(
                "5",
                "2026-10-12",
                "Adjointe aux solidarités",
                "elected",
                None,
                [
                    S("B", data[4][1][0][2], [], "name", ["Logement"]),
                    S("F", data[4][1][1][2], ["jeunesse"], "name", ["Logement"]),
                ],
            ),
        ],
        [
            "the three title rows",
            "the TOTAL row and its formula",
            "the two notes at the bottom",
            "the sheet Listes",
            "the hidden sheet Contacts (names and phones: never read)",
        ],
        [
            f"theme « mobilté » at Recueil!G{at['Sans voiture']} is unknown; suggestion: Mobilités",
            f"theme « Logement » at Recueil!G{at['Nous avons 1']} and G{at['Les jeunes c']} is unknown",
            f"the date « mi-octobre » of interview 4 (B{at['Depuis la fe']}) is no exact day: text kept",
            f"no theme at G{at['J’ai cousu l']}",
            "the column « Remarques » is not taken",
            "the hidden sheet Contacts was not read",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 02  Student intern: CSV cp1252, one row per interview, several needs in a cell
# --------------------------------------------------------------------------------------------------
def f02(out):
    name = "02-valmorin-entretiens-stage.csv"
    head = [
        "Code",
        "Date",
        "Personne rencontrée",
        "Catégorie d'acteur",
        "Secteur",
        "Nb pers.",
        "Thématique",
        "Besoins",
        "Atouts",
        "Freins",
        "Idées / propositions",
        "Verbatim",
        "Accord citation",
        "Saisi par",
    ]
    T = {
        1: [
            "Un lieu où se retrouver le soir",
            "Des horaires d’accueil après 17 h",
            "Les animateurs connaissent toutes les familles",
            "Les filles ne viennent plus dès le collège",
            "Ouvrir le gymnase le dimanche",
            "On nous dit d’aller ailleurs, mais ailleurs c’est où ?",
        ],
        2: [
            "Plus de rendez-vous chez le dentiste",
            "Une présence infirmière au foyer",
            "La pharmacie livre les personnes âgées",
            "Le coût des dépassements d’honoraires",
        ],
        3: [
            "Une halle couverte pour le marché",
            "Le marché du jeudi attire trois communes",
            "Les travaux de la rue Neuve ont fait fuir la clientèle",
            "Une carte de fidélité commune",
            "Le jeudi, ici, c’est encore le cœur du pays.",
        ],
        4: ["Des bancs à l’ombre", "Un point d’eau au square", "Les saules au bord de l’Aurette"],
        5: [
            "Des salles de répétition",
            "Deux chorales et une fanfare",
            "Le bruit, toujours le bruit",
        ],
        6: [
            "Rénover les halls d’entrée",
            "Les gardiens sont logés sur place",
            "Les habitants se sentent oubliés",
            "Un conseil de résidence par bâtiment",
        ],
        7: [
            "Un arrêt de bus devant le lycée",
            "Les élèves covoiturent déjà",
            "Les horaires ne collent pas avec la sonnerie",
        ],
        8: [
            "Des aides lisibles pour les petites associations",
            "Un fonds de proximité",
            "Les dossiers sont trop lourds",
            "Un guichet commun à tous les financeurs",
        ],
        9: [
            "Rouvrir la passerelle",
            "Nettoyer la sente des Lavandières",
            "Les pêcheurs entretiennent la rive",
            "Le vieux lavoir nous tenait lieu de gazette.",
        ],
        10: [
            "Un lieu de répit pour les aidants",
            "Un accueil sans rendez-vous",
            "Des cours de français en soirée",
            "Cinq bénévoles parlent une autre langue",
        ],
        11: ["Une fête des voisins par rue", "Le comité prête ses tables", "Chacun reste chez soi"],
        12: [
            "Un local pour la recyclerie",
            "Des embauches locales dans les marchés publics",
            "Dix-huit salariés formés chaque année",
            "Aucun bus avant 7 h 30",
        ],
    }
    rows = [
        [
            "V-01",
            "05/10/2026",
            "Animatrice jeunesse",
            "agent municipal",
            "Les Hauts",
            "1",
            "jeunes",
            f"- {T[1][0]}\n- {T[1][1]}",
            T[1][2],
            T[1][3],
            T[1][4],
            T[1][5],
            "Oui",
            "LM",
        ],
        [
            "V-02",
            "06.10.2026",
            "Infirmière libérale ",
            "Professionnelle de santé",
            "Bourg",
            "",
            "Sante",
            f"{T[2][0]} ; {T[2][1]}",
            T[2][2],
            T[2][3],
            "",
            "",
            "NON",
            "LM",
        ],
        [
            "V-03",
            "8 octobre 2026",
            "Deux commerçants du marché",
            "commerçants",
            "Bourg",
            "2",
            "Commerces / Vie de quartier",
            T[3][0],
            T[3][1],
            T[3][2],
            T[3][3],
            T[3][4],
            "x",
            "LM",
        ],
        ["", "", "", "", "", "", "", "", "", "", "", "", "", ""],
        [
            "V-04",
            "vendredi 9 octobre 2026",
            "Habitante, mère de trois enfants",
            "habitante",
            "Les Hauts",
            "1",
            "nature; jeuness",
            f"• {T[4][0]}\n• {T[4][1]}",
            T[4][2],
            "",
            "",
            "",
            "ok",
            "LM",
        ],
        [
            "V-05",
            "13/10/26",
            "Chef de chœur",
            "Associatif",
            NB + "Bourg" + NB,
            "1",
            "Culture",
            T[5][0],
            T[5][1],
            T[5][2],
            "",
            "",
            "oui mais sans le nom",
            "LM",
        ],
        [
            "V-06",
            "",
            "Chargée de clientèle",
            "Bailleur social",
            "La Cité",
            "1",
            "VIE DE QUARTIER",
            T[6][0],
            T[6][1],
            T[6][2],
            T[6][3],
            "",
            "Non !!",
            "AB",
        ],
        [
            "V-07",
            "fin octobre",
            "Conseillère principale d’éducation",
            "Lycée",
            "La Cité",
            "1",
            "Transports ; Jeunes",
            T[7][0],
            T[7][1],
            T[7][2],
            "",
            "",
            "",
            "AB",
        ],
        [
            "V-08",
            "20/10/2026",
            "Chargé de mécénat",
            "fondation",
            "",
            "1",
            "vie de quartier",
            T[8][0],
            T[8][1],
            T[8][2],
            T[8][3],
            "",
            "Oui.",
            "AB",
        ],
        [
            " V-09 ",
            "mercredi 21 octobre 2026",
            "Pêcheur à la ligne",
            "Habitant ",
            "Bourg",
            "1",
            "La nature dans la ville / valoriser les patrimoines",
            f"– {T[9][0]}\n– {T[9][1]}\n",
            T[9][2],
            "",
            "",
            f"« {T[9][3]} »",
            "O",
            "AB",
        ],
        [
            "V-10",
            "22.10.26",
            "Équipe du centre social (4 personnes)",
            "Centre social",
            "La Cité",
            "4",
            "Santé ; Isolement",
            f"1. {T[10][0]}\n2. {T[10][1]}\n3. {T[10][2]}",
            T[10][3],
            "",
            "",
            "",
            "Retiré le 02/11",
            "AB",
        ],
        [
            "V-11",
            "24/10/2026",
            "Voisin de palier",
            "voisin",
            "Les Hauts",
            "1",
            "Fêtes",
            T[11][0],
            T[11][1],
            T[11][2],
            "",
            "",
            "Yes",
            "AB",
        ],
        [
            "V-12",
            "2026-10-27",
            "Directrice de l’entreprise d’insertion",
            "entreprise d’insertion",
            "Zone d’activités",
            "1",
            "commerces et entreprises ; mobilités",
            f"* {T[12][0]}\n\n* {T[12][1]}",
            T[12][2],
            T[12][3],
            "",
            "",
            "n",
            "AB",
        ],
        ["TOTAL", "12 entretiens", "", "", "", "16", "", "", "", "", "", "", "", ""],
    ]
    buf = io.StringIO()
    w = csv.writer(buf, delimiter=";", lineterminator="\r\n")
    w.writerow(["Relevé d’entretiens – stage de master – Valmorin (document inventé)"] + [""] * 13)
    w.writerow([""] * 14)
    w.writerow(head)
    w.writerows(rows)
    (out / name).write_bytes(buf.getvalue().encode("cp1252"))
    q = ["quartier", "commerces"]
    add(
        name,
        "A student intern: semicolon CSV in cp1252, a title line, one row per interview, several needs in a cell (dashes, bullets, « ; »).",
        [
            "cp1252",
            "title line above the header",
            "cells with line breaks",
            "bullets",
            "blank row in the middle",
            "TOTAL row",
            "NBSP round a value",
            "near-miss theme",
            "yes/no of all kinds",
            "empty date",
        ],
        [
            I(
                "V-01",
                "2026-10-05",
                "Animatrice jeunesse",
                "municipal",
                "Les Hauts",
                [
                    S("B", T[1][0], ["jeunesse"]),
                    S("B", T[1][1], ["jeunesse"]),
                    S("R", T[1][2], ["jeunesse"]),
                    S("F", T[1][3], ["jeunesse"]),
                    S("I", T[1][4], ["jeunesse"]),
                    S("H", T[1][5], ["jeunesse"]),
                ],
                consent=True,
            ),
            I(
                "V-02",
                "2026-10-06",
                "Infirmière libérale",
                "health",
                "Bourg",
                [
                    S("B", T[2][0], ["soins"]),
                    S("B", T[2][1], ["soins"]),
                    S("R", T[2][2], ["soins"]),
                    S("F", T[2][3], ["soins"]),
                ],
                consent=False,
            ),
            I(
                "V-03",
                "2026-10-08",
                "Deux commerçants du marché",
                "shop",
                "Bourg",
                [
                    S("B", T[3][0], ["commerces", "quartier"]),
                    S("R", T[3][1], ["commerces", "quartier"]),
                    S("F", T[3][2], ["commerces", "quartier"]),
                    S("I", T[3][3], ["commerces", "quartier"]),
                    S("H", T[3][4], ["commerces", "quartier"]),
                ],
                persons=2,
                consent=True,
            ),
            I(
                "V-04",
                "2026-10-09",
                "Habitante, mère de trois enfants",
                "resident",
                "Les Hauts",
                [
                    S("B", T[4][0], ["nature"], None, ["jeuness"]),
                    S("B", T[4][1], ["nature"], None, ["jeuness"]),
                    S("R", T[4][2], ["nature"], None, ["jeuness"]),
                ],
                consent=True,
            ),
            I(
                "V-05",
                "2026-10-13",
                "Chef de chœur",
                "association",
                "Bourg",
                [S("B", T[5][0], ["art"]), S("R", T[5][1], ["art"]), S("F", T[5][2], ["art"])],
                consent=True,
            ),
            I(
                "V-06",
                None,
                "Chargée de clientèle",
                "landlord",
                "La Cité",
                [
                    S("B", T[6][0], ["quartier"]),
                    S("R", T[6][1], ["quartier"]),
                    S("F", T[6][2], ["quartier"]),
                    S("I", T[6][3], ["quartier"]),
                ],
                consent=False,
            ),
            I(
                "V-07",
                None,
                "Conseillère principale d’éducation",
                "education",
                "La Cité",
                [
                    S("B", T[7][0], ["mobilites", "jeunesse"]),
                    S("R", T[7][1], ["mobilites", "jeunesse"]),
                    S("F", T[7][2], ["mobilites", "jeunesse"]),
                ],
                date_text="fin octobre",
            ),
            I(
                "V-08",
                "2026-10-20",
                "Chargé de mécénat",
                "funder",
                None,
                [
                    S("B", T[8][0], ["quartier"]),
                    S("R", T[8][1], ["quartier"]),
                    S("F", T[8][2], ["quartier"]),
                    S("I", T[8][3], ["quartier"]),
                ],
                consent=True,
            ),
            I(
                "V-09",
                "2026-10-21",
                "Pêcheur à la ligne",
                "resident",
                "Bourg",
                [
                    S("B", T[9][0], ["nature", "patrimoines"]),
                    S("B", T[9][1], ["nature", "patrimoines"]),
                    S("R", T[9][2], ["nature", "patrimoines"]),
                    S("H", T[9][3], ["nature", "patrimoines"]),
                ],
                consent=True,
            ),
            I(
                "V-10",
                "2026-10-22",
                "Équipe du centre social (4 personnes)",
                "social_centre",
                "La Cité",
                [
                    S("B", T[10][0], ["soins"], None, ["Isolement"]),
                    S("B", T[10][1], ["soins"], None, ["Isolement"]),
                    S("B", T[10][2], ["soins"], None, ["Isolement"]),
                    S("R", T[10][3], ["soins"], None, ["Isolement"]),
                ],
                persons=4,
                consent=False,
            ),
            I(
                "V-11",
                "2026-10-24",
                "Voisin de palier",
                "resident",
                "Les Hauts",
                [
                    S("B", T[11][0], ["festivites"]),
                    S("R", T[11][1], ["festivites"]),
                    S("F", T[11][2], ["festivites"]),
                ],
                consent=True,
            ),
            I(
                "V-12",
                "2026-10-27",
                "Directrice de l’entreprise d’insertion",
                "social_economy",
                "Zone d’activités",
                [
                    S("B", T[12][0], ["commerces", "mobilites"]),
                    S("B", T[12][1], ["commerces", "mobilites"]),
                    S("R", T[12][2], ["commerces", "mobilites"]),
                    S("F", T[12][3], ["commerces", "mobilites"]),
                ],
                consent=False,
            ),
        ],
        [
            "the title line",
            "the blank row (only separators)",
            "the TOTAL row (« 12 entretiens », 16 persons)",
        ],
        [
            "theme « jeuness » of V-04 (column Thématique) is unknown; suggestion: Jeunesse",
            "theme « Isolement » of V-10 is unknown",
            "« Retiré le 02/11 » (V-10): the agreement is withdrawn",
            "V-06 has no date",
            "« fin octobre » of V-07 is no exact day: text kept",
            "V-07: no answer on « Accord citation »",
            "« oui mais sans le nom » (V-05) is to be confirmed by a person",
            "the column « Saisi par » is not taken",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 03  Consultant: two header rows with groups, filter, frozen panes, summary sheet with formulas
# --------------------------------------------------------------------------------------------------
def f03(out):
    name = "03-castelnoue-grille-consultant-v4.xlsx"
    wb = xlsxwriter.Workbook(str(out / name))
    wb.set_properties({"created": STAMP})
    b = wb.add_format(
        {
            "bold": True,
            "bg_color": "#1F4E79",
            "font_color": "#FFFFFF",
            "align": "center",
            "border": 1,
        }
    )
    h = wb.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "text_wrap": True})
    d = wb.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    t = wb.add_format({"text_wrap": True, "valign": "top"})
    sy = wb.add_worksheet("Synthèse")
    ws = wb.add_worksheet("Grille d'analyse")
    ws.merge_range(
        0,
        0,
        0,
        17,
        "Castelnoue – ABS 2026 – Grille d’analyse des entretiens (cabinet Trois Rives, exemple inventé)",
        b,
    )
    groups = [
        ("Entretien", 0, 2),
        ("Interlocuteur", 3, 7),
        ("Thèmes", 8, 9),
        ("Ce que dit l’entretien", 10, 13),
        ("Paroles", 14, 15),
        ("Suites", 16, 17),
    ]
    for g, a, z in groups:
        ws.merge_range(2, a, 2, z, g, b)
    sub = [
        "N°",
        "Date",
        "Durée",
        "Fonction",
        "Structure",
        "Type d’acteur",
        "Quartier",
        "Nb de personnes",
        "Principal",
        "Secondaire",
        "Besoins",
        "Ressources",
        "Freins",
        "Idées",
        "Verbatim",
        "Citable",
        "Pilote possible ?",
        "Personne à recontacter",
    ]
    ws.write_row(3, 0, sub, h)
    T = {
        1: [
            "Des logements adaptés près des commerces",
            "Un transport à la demande le mardi",
            "Le réseau des visiteurs bénévoles",
            "Personne ne sait qui fait quoi",
            "Ici on vieillit bien quand on a des voisins.",
        ],
        2: [
            "Des terrains pour les artisans",
            "Un club d’une vingtaine d’entreprises",
            "Le prix du foncier",
            "Une journée portes ouvertes des ateliers",
        ],
        3: [
            "Faire connaître le lavoir et le four banal",
            "Un fonds de huit cents cartes postales",
            "Les archives dorment dans un garage",
            "Un sentier raconté par les anciens",
            "Mon père disait que le four chauffait pour six hameaux.",
        ],
        4: [
            "Un psychologue pour adolescents",
            "Le relais santé ouvre le mercredi",
            "Six mois d’attente au centre médico-psychologique",
        ],
        5: [
            "Une scène en plein air",
            "Les ateliers de gravure du vieux moulin",
            "Les subventions arrivent en décembre",
            "Prêter les vitrines vides aux artistes",
        ],
        6: [
            "Apaiser la traversée du bourg",
            "Planter la place",
            "Une pépinière communale encore active",
            "Chacun veut se garer devant sa porte",
        ],
    }
    rows = [
        [
            101,
            dt.date(2026, 6, 9),
            "1h10",
            "Présidente",
            "Club des aînés ruraux",
            "Association (seniors)",
            "Bourg",
            1,
            "Vie de quartier",
            "Mobilités",
            [T[1][0], T[1][1]],
            [T[1][2]],
            [T[1][3]],
            [],
            T[1][4],
            "Oui, anonyme",
            "Peut-être",
            "non",
        ],
        [
            102,
            dt.date(2026, 6, 11),
            "50'",
            "Dirigeant",
            "Menuiserie",
            "Entreprise",
            "Zone des Prés",
            1,
            "Ancrage local des entreprises et commerces",
            None,
            [T[2][0]],
            [T[2][1]],
            [T[2][2]],
            [T[2][3]],
            None,
            "Oui, avec la fonction",
            "oui",
            "oui",
        ],
        [
            103,
            dt.date(2026, 6, 12),
            "1h30",
            "Bénévoles",
            "Cercle d’histoire",
            "Collectif d’habitants",
            "Vieux-Castel",
            3,
            "Valoriser les patrimoines",
            "Festivites",
            [T[3][0]],
            [T[3][1]],
            [T[3][2]],
            [T[3][3]],
            T[3][4],
            "oui",
            "oui",
            "oui",
        ],
        [
            104,
            dt.date(2026, 6, 16),
            "1h",
            "Infirmière scolaire",
            "Collège",
            "Éducation",
            None,
            1,
            "Accessibilité aux soins",
            "Jeunesse",
            [T[4][0]],
            [T[4][1]],
            [T[4][2]],
            [],
            None,
            "Non",
            "non",
            "non",
        ],
        [
            105,
            dt.date(2026, 6, 18),
            "45 min",
            "Artiste graveur",
            "Indépendant",
            "Artiste",
            "Vieux-Castel",
            1,
            "Vie artistique",
            "Comerces",
            [T[5][0]],
            [T[5][1]],
            [T[5][2]],
            [T[5][3]],
            None,
            None,
            "à voir",
            None,
        ],
        [
            106,
            dt.date(2026, 6, 23),
            "1h15",
            "Maire adjoint à l’urbanisme",
            "Mairie",
            "Élu",
            "Bourg",
            1,
            "La Nature dans la ville",
            "Mobilité",
            [T[6][0], T[6][1]],
            [T[6][2]],
            [T[6][3]],
            [],
            None,
            "Oui, avec le nom",
            "non",
            "oui",
        ],
    ]
    for i, row in enumerate(rows):
        r = 4 + i
        for c, v in enumerate(row):
            if isinstance(v, dt.date):
                ws.write_datetime(r, c, dt.datetime(v.year, v.month, v.day), d)
            elif isinstance(v, list):
                if v:
                    ws.write_string(
                        r,
                        c,
                        "\n".join(f"{k}) {x}" for k, x in enumerate(v, 1))
                        if len(v) > 1 and i == 0
                        else "\n".join(v),
                        t,
                    )
            elif v is None:
                ws.write_blank(r, c, None, t)
            else:
                ws.write(r, c, v, t)
    last = 4 + len(rows)
    ws.write(last, 0, "Total", h)
    ws.write_formula(last, 7, f"=SUM(H5:H{last})", h, 8)
    ws.write(last + 2, 0, "Lecture : 1 ligne = 1 entretien. Les verbatims sont au mot près.")
    ws.autofilter(3, 0, last - 1, 17)
    ws.freeze_panes(4, 1)
    ws.set_column(0, 2, 10)
    ws.set_column(3, 9, 20)
    ws.set_column(10, 14, 45)
    ws.set_column(17, 17, 12, None, {"hidden": True})
    ws.write_comment(4 + 3, 15, "Elle a insisté : rien ne doit être cité.", {"author": "Cabinet"})
    sy.write(0, 0, "Synthèse des entretiens", b)
    sy.write_row(2, 0, ["Type d’acteur", "Nombre d’entretiens"], h)
    for i, (k, n) in enumerate(
        (
            ("Association (seniors)", 1),
            ("Entreprise", 1),
            ("Élu", 1),
            ("Éducation", 1),
            ("Collectif d’habitants", 1),
            ("Artiste", 1),
        )
    ):
        sy.write(3 + i, 0, k)
        sy.write_formula(3 + i, 1, f"=COUNTIF('Grille d''analyse'!F:F,A{4 + i})", None, n)
    sy.write(9, 0, "Total", h)
    sy.write_formula(9, 1, "=SUM(B4:B9)", h, 6)
    wb.close()

    def st(k, spec, themes, q, unknown=()):
        return [S(n, T[k][j], themes, q, unknown) for j, n in enumerate(spec)]

    add(
        name,
        "A consultant: a title, a row of merged groups above the real header (« Thèmes / Principal », « Thèmes / Secondaire »), one row per interview, autofilter, a first sheet of counts by formula.",
        [
            "two header rows with groups",
            "summary sheet in first place",
            "two theme columns told apart only by the group",
            "numbered lists in a cell",
            "Total row with a formula",
            "hidden column",
            "cell comment",
            "near-miss theme",
            "actor type out of the list",
        ],
        [
            I(
                "101",
                "2026-06-09",
                "Présidente",
                "association",
                "Bourg",
                st(1, "BBRFH", ["quartier", "mobilites"], "anonymous"),
            ),
            I(
                "102",
                "2026-06-11",
                "Dirigeant",
                "business",
                "Zone des Prés",
                st(2, "BRFI", ["commerces"], "role"),
            ),
            I(
                "103",
                "2026-06-12",
                "Bénévoles",
                "residents_group",
                "Vieux-Castel",
                st(3, "BRFIH", ["patrimoines", "festivites"], "anonymous"),
                persons=3,
            ),
            I(
                "104",
                "2026-06-16",
                "Infirmière scolaire",
                "education",
                None,
                st(4, "BRF", ["soins", "jeunesse"], "none"),
            ),
            I(
                "105",
                "2026-06-18",
                "Artiste graveur",
                None,
                "Vieux-Castel",
                st(5, "BRFI", ["art"], None, ["Comerces"]),
            ),
            I(
                "106",
                "2026-06-23",
                "Maire adjoint à l’urbanisme",
                "elected",
                "Bourg",
                st(6, "BBRF", ["nature", "mobilites"], "name"),
            ),
        ],
        [
            "the sheet Synthèse (counts)",
            "the title row and the row of groups",
            "the Total row",
            "the note « Lecture : … »",
            "the hidden column R « Personne à recontacter »",
        ],
        [
            "theme « Comerces » at J9 is unknown; suggestion: Ancrage local des entreprises et commerces",
            "actor type « Artiste » at F9 is not in the list",
            "the column « Durée » is not taken",
            "the column R is hidden",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 04  Volunteer: each interview on its own sheet (labels in A, values in B), a blank model, a read-me
# --------------------------------------------------------------------------------------------------
def f04(out):
    name = "04-brescoudray-fiches-benevole.xlsx"
    wb = book()
    me = wb.active
    me.title = "A lire"
    for i, v in enumerate(
        (
            "Fiches d’entretien – équipe bénévole de Brescoudray",
            "Une feuille par personne rencontrée.",
            "Copier la feuille « Modèle » avant de commencer.",
            "Ne jamais écrire de nom.",
        ),
        1,
    ):
        me.cell(i, 1, v)
    sheets = [
        (
            "Fiche 1",
            [
                ("Fiche n°", 1),
                ("Date :", D(2026, 10, 3)),
                ("Qui ?", "Agricultrice à la retraite"),
                ("Type d’acteur", "Habitante"),
                ("Quartier", "Le Moulin-Vert"),
                ("Nombre de personnes", 1),
                ("Accord pour être cité", "Oui"),
                ("Thèmes", "Nature, patrimoine"),
                (None, None),
                ("Besoins", "Quelqu’un pour entretenir les haies"),
                (None, "Un car le jour du marché"),
                ("Ressources", "Les chemins creux, que tout le monde aime"),
                (None, "Le pressoir marche encore"),
                ("Freins", "Les jeunes n’ont plus le temps"),
                ("Idées", None),
                ("Verbatim", "Mon grand-père connaissait chaque arbre par son nom."),
            ],
        ),
        (
            "Fiche 2",
            [
                ("Fiche n°", "2"),
                ("Date :", "samedi 10 octobre 2026"),
                ("Qui ?", "Pharmacien du bourg"),
                ("Type d’acteur", "commerçant"),
                ("Quartier", "Bourg"),
                ("Nombre de personnes", None),
                ("Accord pour être cité", "non"),
                ("Thèmes", "Sante"),
                (None, None),
                ("Besoins", "Un médecin, évidemment"),
                (None, "Des gardes le week-end"),
                ("Ressources", "Les infirmières se parlent toutes"),
                ("Freins", "On ne veut plus s’installer à la campagne"),
                ("Idées", "Louer un cabinet meublé aux remplaçants"),
                ("Verbatim", None),
            ],
        ),
        (
            "Fiche 3 (groupe)",
            [
                ("Fiche n°", 3),
                ("Date :", "17/10/2026"),
                ("Qui ?", "Groupe de mamans du square"),
                ("Type d’acteur", "groupe d’habitants"),
                ("Quartier", "Les Sorbiers"),
                ("Nombre de personnes", "6"),
                ("Accord pour être cité", "oui (toutes)"),
                ("Thèmes", "Jeunesse ; Vie de quartier ; Numérique"),
                (None, None),
                ("Besoins", "Une aire de jeux pour les plus de six ans"),
                ("Ressources", "On s’échange les gardes le mercredi"),
                (None, "La bibliothécaire vient lire dehors"),
                ("Freins", "Les démarches sur internet nous épuisent"),
                ("Idées", "Un café des parents dans la salle paroissiale"),
                ("Verbatim", None),
            ],
        ),
        (
            "Fiche 4",
            [
                ("Fiche n°", 4),
                ("Date :", "courant octobre"),
                ("Qui ?", "Responsable d’un chantier d’insertion"),
                ("Type d’acteur", "Insertion"),
                ("Quartier", None),
                ("Nombre de personnes", 1),
                ("Accord pour être cité", "à redemander"),
                ("Thèmes", "Transport"),
                (None, None),
                ("Besoins", "Des mobylettes à louer"),
                (None, "Des aides au permis"),
                ("Ressources", "Un atelier vélo bien équipé"),
                ("Freins", "Les embauches commencent à 5 h"),
                ("Idées", None),
                ("Verbatim", "Celui qui n’a pas de voiture n’a pas de travail, point."),
            ],
        ),
    ]
    model = [
        ("Fiche n°", None),
        ("Date :", None),
        ("Qui ?", None),
        ("Type d’acteur", None),
        ("Quartier", None),
        ("Nombre de personnes", None),
        ("Accord pour être cité", None),
        ("Thèmes", None),
        (None, None),
        ("Besoins", None),
        ("Ressources", None),
        ("Freins", None),
        ("Idées", None),
        ("Verbatim", None),
    ]
    for title, lines in [*sheets, ("Modèle", model)]:
        ws = wb.create_sheet(title)
        ws.merge_cells("A1:C1")
        ws["A1"] = (
            "FICHE D’ENTRETIEN – Brescoudray"
            if title != "Modèle"
            else "FICHE D’ENTRETIEN – modèle vierge"
        )
        ws["A1"].font = Font(bold=True, size=14)
        for i, (a, v) in enumerate(lines, 3):
            ws.cell(i, 1, a).font = BOLD
            c = ws.cell(i, 2, v)
            c.alignment = WRAP
            if isinstance(v, dt.datetime):
                c.number_format = "D MMMM YYYY"
        ws.column_dimensions["A"].width = 26
        ws.column_dimensions["B"].width = 70
    wb["Fiche 2"].cell(21, 1, "(entretien écourté, la personne avait du monde)").font = Font(
        italic=True
    )
    wb.save(out / name)
    a, b2 = ["nature", "patrimoines"], ["soins"]
    c3, d4 = ["jeunesse", "quartier"], ["mobilites"]
    u = ["Numérique"]
    add(
        name,
        "A volunteer: every interview on its own sheet as a form (label in A, value in B), the label written once when there are several lines, a read-me and a blank model.",
        [
            "one sheet per interview",
            "form layout",
            "label only on the first of several lines",
            "blank model sheet",
            "read-me sheet",
            "doubtful consent",
            "unknown theme",
        ],
        [
            I(
                "1",
                "2026-10-03",
                "Agricultrice à la retraite",
                "resident",
                "Le Moulin-Vert",
                [
                    S("B", "Quelqu’un pour entretenir les haies", a),
                    S("B", "Un car le jour du marché", a),
                    S("R", "Les chemins creux, que tout le monde aime", a),
                    S("R", "Le pressoir marche encore", a),
                    S("F", "Les jeunes n’ont plus le temps", a),
                    S("H", "Mon grand-père connaissait chaque arbre par son nom.", a),
                ],
                consent=True,
            ),
            I(
                "2",
                "2026-10-10",
                "Pharmacien du bourg",
                "shop",
                "Bourg",
                [
                    S("B", "Un médecin, évidemment", b2),
                    S("B", "Des gardes le week-end", b2),
                    S("R", "Les infirmières se parlent toutes", b2),
                    S("F", "On ne veut plus s’installer à la campagne", b2),
                    S("I", "Louer un cabinet meublé aux remplaçants", b2),
                ],
                consent=False,
            ),
            I(
                "3",
                "2026-10-17",
                "Groupe de mamans du square",
                "residents_group",
                "Les Sorbiers",
                [
                    S("B", "Une aire de jeux pour les plus de six ans", c3, None, u),
                    S("R", "On s’échange les gardes le mercredi", c3, None, u),
                    S("R", "La bibliothécaire vient lire dehors", c3, None, u),
                    S("F", "Les démarches sur internet nous épuisent", c3, None, u),
                    S("I", "Un café des parents dans la salle paroissiale", c3, None, u),
                ],
                persons=6,
                consent=True,
            ),
            I(
                "4",
                None,
                "Responsable d’un chantier d’insertion",
                "social_economy",
                None,
                [
                    S("B", "Des mobylettes à louer", d4),
                    S("B", "Des aides au permis", d4),
                    S("R", "Un atelier vélo bien équipé", d4),
                    S("F", "Les embauches commencent à 5 h", d4),
                    S("H", "Celui qui n’a pas de voiture n’a pas de travail, point.", d4),
                ],
                date_text="courant octobre",
            ),
        ],
        [
            "the sheet « A lire »",
            "the blank sheet « Modèle »",
            "the title of each form",
            "the remark under Fiche 2",
        ],
        [
            "theme « Numérique » at 'Fiche 3 (groupe)'!B10 is unknown",
            "« à redemander » at 'Fiche 4'!B9 is neither yes nor no: no consent recorded",
            "« courant octobre » at 'Fiche 4'!B4 is no exact day: text kept",
            "the sheet « Modèle » holds an empty form",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 05  One sheet per theme
# --------------------------------------------------------------------------------------------------
def f05(out):
    name = "05-lerville-sur-aune-par-theme.xlsx"
    wb = book()
    rec = wb.active
    rec.title = "Récap"
    W = {
        "E1": ("E1", "01/09/2026", "Boulangère", "Commerce", "Quai Nord"),
        "E2": ("E2", "03/09/2026", "Éducateur de prévention", "asso", "Les Écluses"),
        "E3": ("E3", "07/09/2026", "Chauffeur de car", "Habitant", "Les Écluses"),
        "E4": ("E4", "10/09/2026", "Directeur du centre social", "Centre social", "Les Écluses"),
        "E5": ("E5", "15/09/2026", "Conseillère municipale", "Élue", "Quai Nord"),
    }
    sheets = {
        "Commerces": [
            ("E1", "Besoin", "Trouver un repreneur avant Noël 2027.", "oui"),
            ("E1", "Ressource", "Les mariniers achètent encore leur pain ici.", "oui"),
            ("E5", "Idée", "Acheter les murs de la dernière boucherie.", "oui, avec la fonction"),
        ],
        "Jeunesse": [
            ("E2", "Besoin", "Des stages de troisième pour ceux qui n’ont pas de réseau.", "oui"),
            ("E2", "Frein", "Les entreprises ne rappellent pas.", "non"),
            ("E4", "Ressource", "Une trentaine d’adolescents tiennent la buvette du club.", "oui"),
            ("E3", "Récit", "À seize ans je débarquais déjà les péniches avec mon oncle.", "oui"),
        ],
        "Transports": [
            ("E3", "Besoin", "Un dernier car à 20 h pour ceux qui sortent de l’usine.", "oui"),
            ("E3", "Frein", "Deux conducteurs sur cinq sont en arrêt.", "non"),
            ("E4", "Idée", "Mettre nos minibus en commun avec le club de foot.", None),
        ],
        "Santé": [
            ("E4", "Besoin", "Une permanence pour les addictions.", "oui"),
            (
                "E5",
                "Ressource",
                "La maison de santé ouvre ses salles le soir.",
                "oui, avec la fonction",
            ),
        ],
        "Logement": [
            ("E5", "Besoin", "Rénover les soixante maisons d’éclusiers.", "oui, avec la fonction"),
            ("E2", "Frein", "Les marchands de sommeil rachètent tout.", "non"),
        ],
    }
    rec.append(["Lerville-sur-Aune – recueil des propos par thème"])
    rec.append([])
    rec.append(["Thème", "Nombre de propos"])
    for t, lines in sheets.items():
        rec.append([t, f"=COUNTA('{t}'!G4:G40)"])
    rec.append(["Total", "=SUM(B4:B8)"])
    for t, lines in sheets.items():
        ws = wb.create_sheet(t)
        ws["A1"] = f"Thème : {t}"
        ws["A1"].font = Font(bold=True, size=13)
        ws["A1"].fill = YELLOW
        for c, h in enumerate(
            ["Entretien", "Date", "Qui", "Type", "Quartier", "Nature", "Propos", "Citable"], 1
        ):
            ws.cell(3, c, h).font = BOLD
        for i, (k, nature, text, q) in enumerate(lines, 4):
            for c, v in enumerate((*W[k], nature, text, q), 1):
                ws.cell(i, c, v)
        ws.auto_filter.ref = f"A3:H{3 + len(lines)}"
        ws.column_dimensions["G"].width = 60
        ws.sheet_properties.tabColor = "70AD47"
    wb.save(out / name)
    ids = {
        "Commerces": "commerces",
        "Jeunesse": "jeunesse",
        "Transports": "mobilites",
        "Santé": "soins",
    }
    nat = {"Besoin": "B", "Ressource": "R", "Frein": "F", "Idée": "I", "Récit": "H"}
    qs = {"oui": "anonymous", "non": "none", None: None, "oui, avec la fonction": "role"}
    by = {k: [] for k in W}
    for t, lines in sheets.items():
        for k, nature, text, q in lines:
            by[k].append(
                S(nat[nature], text, [ids[t]] if t in ids else [], qs[q], [] if t in ids else [t])
            )
    ac = {
        "E1": "shop",
        "E2": "association",
        "E3": "resident",
        "E4": "social_centre",
        "E5": "elected",
    }
    iso = {
        "E1": "2026-09-01",
        "E2": "2026-09-03",
        "E3": "2026-09-07",
        "E4": "2026-09-10",
        "E5": "2026-09-15",
    }
    add(
        name,
        "One sheet per theme: the theme is only in the name of the sheet and in « Thème : … » at A1; the same interview comes back on several sheets; a first sheet of counts.",
        [
            "one sheet per theme",
            "theme in the sheet name only",
            "interview spread over sheets",
            "counts sheet",
            "dates as text",
            "a sheet whose theme is not in the list",
        ],
        [I(k, iso[k], W[k][2], ac[k], W[k][4], by[k]) for k in W],
        ["the sheet Récap (counts)", "the row « Thème : … » of each sheet"],
        [
            "the theme « Logement » (sheet of that name) is not in the list",
            "the theme was read from the names of the sheets (no theme column)",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 06  Blocks one under the other on one sheet, each with its own small table of statements
# --------------------------------------------------------------------------------------------------
def f06(out):
    name = "06-montgrival-blocs.xlsx"
    wb = book()
    ws = wb.active
    ws.title = "Entretiens hiver"
    ws["A1"] = "CCAS de Montgrival – entretiens menés par la commission solidarités (fiction)"
    blocks = [
        (
            "1",
            "04/02/2026",
            "Gardien d’immeuble",
            "Bailleur",
            "Les Coteaux",
            "oui",
            [
                ("Besoin", "Vie de quartier", "Remettre un banc là où on l’a enlevé.", "Oui"),
                (
                    "Ressource",
                    "Vie de quartier ; Nature",
                    "Les locataires arrosent les bacs à tour de rôle.",
                    "Oui",
                ),
                ("Frein", "vie de quatier", "Les ascenseurs en panne isolent les anciens.", "Non"),
            ],
        ),
        (
            "2",
            "5 févr. 2026",
            "Secrétaire de mairie",
            "Agente municipale",
            "Centre",
            "Oui",
            [
                (
                    "Besoin",
                    "Accès aux soins",
                    "Aider les gens à remplir leurs dossiers de complémentaire.",
                    "oui, anonyme",
                ),
                ("Idée", "Santé, Transports", "Une navette le jour des permanences.", ""),
            ],
        ),
        (
            "3",
            "le 10/02/2026",
            "Prêtre de la paroisse",
            "culte",
            "Centre",
            "non",
            [
                ("Ressource", "Patrimoines", "L’orgue a été restauré par souscription.", "non"),
                (
                    "Récit",
                    "Patrimoine ; Fêtes",
                    "La procession passait par toutes les fermes et finissait au bal.",
                    "non",
                ),
            ],
        ),
        (
            "4",
            "12-02-2026",
            "Correspondant du journal local",
            "presse",
            "",
            "x",
            [
                (
                    "Besoin",
                    "Jeunesse",
                    "Les moins de vingt ans n’apparaissent jamais dans nos pages, sauf pour les faits divers.",
                    "oui, avec la fonction",
                ),
                (
                    "Ressource",
                    "Culture",
                    "Un ciné-club tient depuis quarante ans.",
                    "oui, avec la fonction",
                ),
                (
                    "Idée",
                    "Culture / Jeunesse",
                    "Une page écrite par les lycéens.",
                    "oui, avec la fonction",
                ),
            ],
        ),
        (
            "5",
            "17 février 2026",
            "Conseillère emploi",
            "France Travail",
            "Les Coteaux",
            "OK",
            [
                (
                    "Frein",
                    "Mobilités",
                    "Trois offres sur quatre sont à plus de trente kilomètres.",
                    "Oui",
                ),
                (
                    "Besoin",
                    "Commerces",
                    "Des métiers de bouche cherchent des apprentis et n’en trouvent pas.",
                    "Oui",
                ),
            ],
        ),
    ]
    r = 3
    at = {}
    for no, date, who, typ, dis, ok, lines in blocks:
        ws.cell(r, 1, f"ENTRETIEN N° {no}").font = Font(bold=True, color="FFFFFF")
        for c in range(1, 5):
            ws.cell(r, c).fill = PatternFill("solid", fgColor="7030A0")
        ws.merge_cells(start_row=r, end_row=r, start_column=1, end_column=4)
        for a, va, b, vb in (
            ("Date", date, "Personne rencontrée", who),
            ("Type d’acteur", typ, "Quartier", dis or None),
            ("Accord", ok, None, None),
        ):
            r += 1
            for c, v in enumerate((a, va, b, vb), 1):
                ws.cell(r, c, v)
            ws.cell(r, 1).font = ws.cell(r, 3).font = BOLD
        r += 1
        for c, v in enumerate(("Nature", "Thème", "Propos", "Citable"), 1):
            ws.cell(r, c, v).font = BOLD
            ws.cell(r, c).fill = GREY
        for line in lines:
            r += 1
            for c, v in enumerate(line, 1):
                ws.cell(r, c, v or None).alignment = WRAP
            at[line[1]] = r
        r += 2
    ws.cell(r, 1, "Total : 5 entretiens, 12 propos").font = BOLD
    ws["AC300"].fill = GREY  # a cell coloured by mistake far away: phantom used range
    ws["AC300"].value = None
    ws.column_dimensions["C"].width = 70
    for c in "ABD":
        ws.column_dimensions[c].width = 24
    wb.save(out / name)
    add(
        name,
        "One sheet where the interviews follow each other as blocks: a coloured banner with the number, three lines of labels and values, then a little table of statements with its header repeated.",
        [
            "stacked blocks",
            "number in a banner",
            "labels and values in four columns",
            "header repeated in each block",
            "near-miss theme",
            "theme in near words (« Accès aux soins »)",
            "five forms of date",
            "Total line in one cell",
            "used range far too large",
        ],
        [
            I(
                "1",
                "2026-02-04",
                "Gardien d’immeuble",
                "landlord",
                "Les Coteaux",
                [
                    S("B", blocks[0][6][0][2], ["quartier"], "anonymous"),
                    S("R", blocks[0][6][1][2], ["quartier", "nature"], "anonymous"),
                    S("F", blocks[0][6][2][2], [], "none", ["vie de quatier"]),
                ],
                consent=True,
            ),
            I(
                "2",
                "2026-02-05",
                "Secrétaire de mairie",
                "municipal",
                "Centre",
                [
                    S("B", blocks[1][6][0][2], ["soins"], "anonymous"),
                    S("I", blocks[1][6][1][2], ["soins", "mobilites"]),
                ],
                consent=True,
            ),
            I(
                "3",
                "2026-02-10",
                "Prêtre de la paroisse",
                "worship",
                "Centre",
                [
                    S("R", blocks[2][6][0][2], ["patrimoines"], "none"),
                    S("H", blocks[2][6][1][2], ["patrimoines", "festivites"], "none"),
                ],
                consent=False,
            ),
            I(
                "4",
                "2026-02-12",
                "Correspondant du journal local",
                "local_media",
                None,
                [
                    S("B", blocks[3][6][0][2], ["jeunesse"], "role"),
                    S("R", blocks[3][6][1][2], ["art"], "role"),
                    S("I", blocks[3][6][2][2], ["art", "jeunesse"], "role"),
                ],
                consent=True,
            ),
            I(
                "5",
                "2026-02-17",
                "Conseillère emploi",
                "institution",
                "Les Coteaux",
                [
                    S("F", blocks[4][6][0][2], ["mobilites"], "anonymous"),
                    S("B", blocks[4][6][1][2], ["commerces"], "anonymous"),
                ],
                consent=True,
            ),
        ],
        [
            "the title row",
            "the banners as statements",
            "the repeated header rows",
            "the line « Total : 5 entretiens, 12 propos »",
        ],
        [
            f"theme « vie de quatier » at B{at['vie de quatier']} is unknown; suggestion: Vie de quartier",
            f"theme « Accès aux soins » at B{at['Accès aux soins']}: taken as « Accessibilité aux soins » (or offered as a suggestion)",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 07  Two different tables stacked on one sheet; other words, other order; repeated header; subtotals
# --------------------------------------------------------------------------------------------------
def f07(out):
    name = "07-arconnes-deux-vagues.xlsx"
    wb = book()
    ws = wb.active
    ws.title = "Feuil1"
    at = {}

    def put(r, vals, font=None, fill=None):
        for c, v in enumerate(vals, 2):  # the tables begin in column B
            cell = ws.cell(r, c, v)
            if isinstance(v, dt.datetime):
                cell.number_format = "DD/MM/YY"
            if font:
                cell.font = font
            if fill:
                cell.fill = fill

    ws["B1"] = "VAGUE 1 – HABITANTS (juin)"
    h1 = [
        "Qui ?",
        "Ce qu’elle a dit",
        "Nature",
        "Thématique(s)",
        "Date",
        "N°",
        "Type",
        "Secteur",
        "Accord citation",
        "Saisi par",
    ]
    put(2, h1, BOLD, GREY)
    v1 = [
        (
            "Mère au foyer",
            "Je ne connais personne dans l’immeuble depuis deux ans.",
            "besoin",
            "Vie de quartier",
            D(2026, 6, 2),
            "A1",
            "habitante",
            "Les Buttes",
            "oui",
            "Service",
        ),
        (
            "Mère au foyer",
            "Les dames du club tricot m’ont tout appris.",
            "ressource",
            "Vie de quartier",
            D(2026, 6, 2),
            "A1",
            "habitante",
            "Les Buttes",
            "oui",
            "Service",
        ),
        (
            "Étudiant",
            "La dernière navette part avant la fin de mes cours.",
            "frein",
            "Transport",
            D(2026, 6, 3),
            "A2",
            "habitant",
            "Gare",
            "Oui ",
            "Service",
        ),
        (
            "Étudiant",
            "Qu’on nous prête une salle pour réviser le soir.",
            "idée",
            "Jeunes",
            D(2026, 6, 3),
            "A2",
            "habitant",
            "Gare",
            "Oui ",
            "Service",
        ),
        None,
        "HEAD",
        (
            "Retraité de l’usine",
            "L’usine, c’était la fanfare, le foot, les bals, tout.",
            "récit",
            "Patrimoine; Festivités",
            D(2026, 6, 5),
            "A3",
            "habitant",
            "Gare",
            "n",
            "Stagiaire",
        ),
        (
            "Retraité de l’usine",
            "Il faudrait sauver la cheminée avant qu’on la rase.",
            "idée",
            "Patrimoines",
            D(2026, 6, 5),
            "A3",
            "habitant",
            "Gare",
            "n",
            "Stagiaire",
        ),
        (
            "Retraité de l’usine",
            "Un spécialiste du cœur à moins d’une heure.",
            "besoin",
            "Santé",
            D(2026, 6, 5),
            "A3",
            "habitant",
            "Gare",
            "n",
            "Stagiaire",
        ),
    ]
    r = 3
    for line in v1:
        if line == "HEAD":
            put(r, h1, BOLD, GREY)
            at["head1"] = r
        elif line:
            put(r, line)
        r += 1
    put(r, ["Sous-total vague 1", "7 propos"], BOLD)
    at["sub"] = r
    r += 3
    ws.cell(r, 2, "VAGUE 2 – PROFESSIONNELS (septembre)").font = Font(bold=True, size=13)
    r += 1
    h2 = [
        "N° entretien",
        "Jour",
        "Fonction",
        "Catégorie d’acteur",
        "Quartier",
        "Type de constat",
        "Thème",
        "Verbatim",
        "Peut être cité",
        "Remarques",
        "Nombre de participants",
    ]
    put(r, h2, BOLD, BLUE)
    r += 1
    v2 = [
        (
            "B1",
            "1er septembre 2026",
            "Directrice d’école",
            "école",
            "Les Buttes",
            "Besoin",
            "jeunesse",
            "Des enfants arrivent sans avoir mangé.",
            "non",
            "signalé au service",
            1,
        ),
        (
            "B1",
            "1er septembre 2026",
            "Directrice d’école",
            "école",
            "Les Buttes",
            "Atout",
            "Jeunesse",
            "Les parents d’élèves tiennent le petit déjeuner du lundi.",
            "oui",
            None,
            1,
        ),
        (
            "B2",
            "08.09.2026",
            "Assistante sociale du Département",
            "institution publique",
            None,
            "Obstacle",
            "Accesibilité aux soins",
            "Les gens renoncent avant même d’appeler.",
            "oui, avec la fonction",
            None,
            1,
        ),
        (
            "B2",
            "08.09.2026",
            "Assistante sociale du Département",
            "institution publique",
            None,
            "Besoin",
            "Santé",
            "Un lieu unique pour ouvrir ses droits.",
            "oui, avec la fonction",
            "voir B4",
            1,
        ),
        (
            "B3",
            D(2026, 9, 10),
            "Gérante de la recyclerie",
            "ESS",
            "Gare",
            "Atout",
            "Commerces ; Nature",
            "On répare mille objets par an avec douze salariés en parcours.",
            "oui, avec le nom",
            None,
            2,
        ),
        (
            "B3",
            D(2026, 9, 10),
            "Gérante de la recyclerie",
            "ESS",
            "Gare",
            "Proposition",
            "Nature",
            "Composter les restes du marché sur la friche.",
            "x",
            None,
            2,
        ),
        (
            "B4",
            "sept. 2026",
            "Membre du conseil citoyen",
            "conseil citoyen",
            "Les Buttes",
            "Souhait",
            "Culture",
            "Un festival fait par nous, pas pour nous.",
            None,
            "date à préciser",
            1,
        ),
        (
            "B4",
            "sept. 2026",
            "Membre du conseil citoyen",
            "conseil citoyen",
            "Les Buttes",
            "Difficulté",
            "Démocratie",
            "On nous consulte quand tout est décidé.",
            "oui",
            None,
            1,
        ),
    ]
    for line in v2:
        put(r, line)
        at[line[7][:10]] = r
        r += 1
    put(r, ["TOTAL", None, None, None, None, None, None, "8 propos"], BOLD)
    ws.cell(r + 2, 2, "(*) vague 3 prévue au printemps")
    for c in range(2, 13):
        ws.column_dimensions[L(c)].width = 24
    ws.column_dimensions["A"].width = 3
    ws.cell(at["Des enfant"], 9).comment = Comment("Phrase sensible : à ne pas citer.", "Service")
    wb.save(out / name)
    add(
        name,
        "Two tables one above the other on « Feuil1 », beginning in column B, with other headings and another order of columns: residents in June, professionals in September.",
        [
            "two tables on a sheet",
            "different headers and orders",
            "table begins in column B",
            "blank row in the middle",
            "repeated header row",
            "subtotal and total rows",
            "near-miss theme",
            "unknown theme",
            "trailing spaces",
            "cell comment",
        ],
        [
            I(
                "A1",
                "2026-06-02",
                "Mère au foyer",
                "resident",
                "Les Buttes",
                [S("B", v1[0][1], ["quartier"]), S("R", v1[1][1], ["quartier"])],
                consent=True,
            ),
            I(
                "A2",
                "2026-06-03",
                "Étudiant",
                "resident",
                "Gare",
                [S("F", v1[2][1], ["mobilites"]), S("I", v1[3][1], ["jeunesse"])],
                consent=True,
            ),
            I(
                "A3",
                "2026-06-05",
                "Retraité de l’usine",
                "resident",
                "Gare",
                [
                    S("H", v1[6][1], ["patrimoines", "festivites"]),
                    S("I", v1[7][1], ["patrimoines"]),
                    S("B", v1[8][1], ["soins"]),
                ],
                consent=False,
            ),
            I(
                "B1",
                "2026-09-01",
                "Directrice d’école",
                "education",
                "Les Buttes",
                [
                    S("B", v2[0][7], ["jeunesse"], "none"),
                    S("R", v2[1][7], ["jeunesse"], "anonymous"),
                ],
            ),
            I(
                "B2",
                "2026-09-08",
                "Assistante sociale du Département",
                "institution",
                None,
                [
                    S("F", v2[2][7], [], "role", ["Accesibilité aux soins"]),
                    S("B", v2[3][7], ["soins"], "role"),
                ],
            ),
            I(
                "B3",
                "2026-09-10",
                "Gérante de la recyclerie",
                "social_economy",
                "Gare",
                [
                    S("R", v2[4][7], ["commerces", "nature"], "name"),
                    S("I", v2[5][7], ["nature"], "anonymous"),
                ],
                persons=2,
            ),
            I(
                "B4",
                None,
                "Membre du conseil citoyen",
                "citizens_council",
                "Les Buttes",
                [S("I", v2[6][7], ["art"]), S("F", v2[7][7], [], "anonymous", ["Démocratie"])],
                date_text="sept. 2026",
            ),
        ],
        [
            "the titles of the two tables",
            f"the repeated header at row {at['head1']}",
            f"the subtotal row {at['sub']}",
            "the TOTAL row",
            "the note (*)",
            "the comment on a cell",
        ],
        [
            f"theme « Accesibilité aux soins » at H{at['Les gens r']} is unknown; suggestion: Accessibilité aux soins",
            f"theme « Démocratie » at H{at['On nous co']} is unknown",
            "« sept. 2026 » is no exact day: text kept",
            "the columns « Saisi par » and « Remarques » are not taken",
            "a second table begins lower on the sheet (read, or said not to be)",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 08  Two linked sheets (Entretiens, Paroles), formulas, numbers as text, counts, veryHidden contacts
# --------------------------------------------------------------------------------------------------
def f08(out):
    name = "08-pontaubray-base-liee.xlsx"
    wb = xlsxwriter.Workbook(str(out / name))
    wb.set_properties({"created": STAMP})
    h = wb.add_format({"bold": True, "bg_color": "#E2EFDA", "border": 1})
    d = wb.add_format({"num_format": "dd/mm/yyyy"})
    en = wb.add_worksheet("Entretiens")
    pa = wb.add_worksheet("Paroles")
    bi = wb.add_worksheet("Bilan")
    li = wb.add_worksheet("Listes")
    co = wb.add_worksheet("Coordonnées")
    ent = [
        ("1", (2026, 10, 5), None, "Directeur du collège", "Collège", "Saint-Roch", 1, "Oui"),
        (
            "2",
            None,
            ("=B2+2", (2026, 10, 7)),
            "Aide à domicile",
            "Habitante",
            "Saint-Roch",
            1,
            "oui",
        ),
        (
            "3",
            None,
            ("=DATE(2026,10,12)", (2026, 10, 12)),
            "Libraire",
            "Commerçante",
            "Vieux-Port",
            1,
            "O",
        ),
        ("4", (2026, 10, 14), None, "Chargée de mission petite enfance", "CAF", "", 2, "Non"),
        ("5", (2026, 10, 20), None, "Sociologue", "Université", "Vieux-Port", 1, "1"),
        (
            "6",
            (2026, 10, 22),
            None,
            "Trésorier du club nautique",
            "Association sportive",
            "Vieux-Port",
            1,
            "retiré",
        ),
    ]
    en.write_row(
        0,
        0,
        [
            "N°",
            "Date",
            "Fonction",
            "Type d’acteur",
            "Quartier",
            "Nombre de personnes",
            "Consentement",
            "Thèmes abordés (libre)",
        ],
        h,
    )
    for i, (no, day, form, who, typ, dis, n, ok) in enumerate(ent, 1):
        en.write_string(i, 0, no)
        if day:
            en.write_datetime(i, 1, dt.datetime(*day), d)
        else:
            serial = (dt.date(*form[1]) - dt.date(1899, 12, 30)).days
            en.write_formula(i, 1, form[0], d, serial)
        en.write_row(i, 2, [who, typ, dis or None])
        en.write_number(i, 5, n)
        en.write_string(i, 6, ok)
    en.write(8, 0, "TOTAL", h)
    en.write_formula(8, 5, "=SUM(F2:F7)", h, 7)
    par = [
        (1, "Besoin", "Jeunesse", "Un internat pour ceux qui habitent loin.", "non"),
        (
            1,
            "Ressource",
            "Vie artistique;Jeunesse",
            "Notre orchestre joue dans toutes les cérémonies.",
            "oui",
        ),
        (
            2,
            "Frein",
            "MOBILITÉS",
            "Je roule deux cents kilomètres par semaine et l’essence est pour moi.",
            "oui",
        ),
        (
            2,
            "Récit",
            "Accessibilité aux soins",
            "Une dame m’attend chaque matin derrière son rideau.",
            "Oui, anonyme",
        ),
        (2, "Besoin", "accessibilite aux soins", "Pouvoir joindre un médecin quand ça va mal.", ""),
        (
            3,
            "Ressource",
            "commerces|vie artistique",
            "Nos soirées de lecture remplissent l’arrière-boutique.",
            "oui, avec le nom",
        ),
        (
            3,
            "Idée",
            "Festivitées",
            "Une nuit des vitrines, toutes lumières allumées.",
            "oui, avec le nom",
        ),
        (
            4,
            "Besoin",
            "Petite enfance",
            "Douze assistantes maternelles partent bientôt en retraite.",
            "non",
        ),
        (4, "Frein", "Mobilités", "Les horaires décalés ne trouvent aucune garde.", "non"),
        (
            5,
            "Besoin",
            "Vie de quartier",
            "Des lieux où l’on ne consomme pas.",
            "oui, avec la fonction",
        ),
        (
            5,
            "Ressource",
            "Patrimoine",
            "La mémoire du port est partout, sauf au musée.",
            "oui, avec la fonction",
        ),
        (
            6,
            "Ressource",
            "La nature dans la ville",
            "Cent enfants apprennent la voile chaque été.",
            "",
        ),
        (6, "Frein", "La Nature dans la Ville", "La cale est envasée depuis trois hivers.", ""),
        (9, "Besoin", "Jeunesse", "Un terrain de bosses pour les vélos.", "oui"),
    ]
    pa.write_row(
        0, 0, ["Entretien", "Qui (calculé)", "Nature", "Thème", "Reformulation", "Citable"], h
    )
    who = {int(e[0]): e[3] for e in ent}
    for i, (no, nature, theme, text, q) in enumerate(par, 1):
        pa.write_number(i, 0, no)
        pa.write_formula(
            i,
            1,
            f'=IFERROR(VLOOKUP(TEXT(A{i + 1},"0"),Entretiens!$A$2:$C$7,3,FALSE),"?")',
            None,
            who.get(no, "?"),
        )
        pa.write_row(i, 2, [nature, theme, text, q or None])
    pa.autofilter(0, 0, len(par), 5)
    pa.set_column(4, 4, 60)
    bi.write_row(0, 0, ["Nature", "Nombre"], h)
    for i, (k, n) in enumerate(
        (("Besoin", 5), ("Ressource", 4), ("Frein", 3), ("Idée", 1), ("Récit", 1)), 1
    ):
        bi.write(i, 0, k)
        bi.write_formula(i, 1, f"=COUNTIF(Paroles!C:C,A{i + 1})", None, n)
    ch = wb.add_chart({"type": "column"})
    ch.add_series({"categories": "=Bilan!$A$2:$A$6", "values": "=Bilan!$B$2:$B$6"})
    bi.insert_chart("D2", ch)
    li.write_column(0, 0, ["Nature", "Besoin", "Ressource", "Frein", "Idée", "Récit"])
    co.write_row(0, 0, ["N°", "Nom", "Téléphone"])
    co.write_row(1, 0, ["1", "Personnage Inventé", "06 00 00 00 09"])
    co.very_hidden()
    wb.close()

    def of(no):
        nat = {"Besoin": "B", "Ressource": "R", "Frein": "F", "Idée": "I", "Récit": "H"}
        ids = {
            "Jeunesse": ["jeunesse"],
            "Vie artistique;Jeunesse": ["art", "jeunesse"],
            "MOBILITÉS": ["mobilites"],
            "Mobilités": ["mobilites"],
            "Accessibilité aux soins": ["soins"],
            "accessibilite aux soins": ["soins"],
            "commerces|vie artistique": ["commerces", "art"],
            "Festivitées": [],
            "Petite enfance": [],
            "Vie de quartier": ["quartier"],
            "Patrimoine": ["patrimoines"],
            "La nature dans la ville": ["nature"],
            "La Nature dans la Ville": ["nature"],
        }
        qs = {
            "oui": "anonymous",
            "Oui, anonyme": "anonymous",
            "non": "none",
            "": None,
            "oui, avec le nom": "name",
            "oui, avec la fonction": "role",
        }
        return [
            S(nat[n], x, ids[t], qs[q], [] if ids[t] else [t]) for k, n, t, x, q in par if k == no
        ]

    add(
        name,
        "A little relational base: a sheet of interviews and a sheet of statements joined by the number (text on one side, number on the other), with computed cells, a chart, lists and very hidden contacts.",
        [
            "two linked sheets",
            "numbers stored as text on one side",
            "dates by formula",
            "VLOOKUP column",
            "counts sheet with a chart",
            "Listes",
            "veryHidden contacts",
            "near-miss and unknown themes",
            "statements of an interview that is not listed",
        ],
        [
            I(
                "1",
                "2026-10-05",
                "Directeur du collège",
                "education",
                "Saint-Roch",
                of(1),
                consent=True,
            ),
            I("2", "2026-10-07", "Aide à domicile", "resident", "Saint-Roch", of(2), consent=True),
            I("3", "2026-10-12", "Libraire", "shop", "Vieux-Port", of(3), consent=True),
            I(
                "4",
                "2026-10-14",
                "Chargée de mission petite enfance",
                "institution",
                None,
                of(4),
                persons=2,
                consent=False,
            ),
            I("5", "2026-10-20", "Sociologue", "research", "Vieux-Port", of(5), consent=True),
            I(
                "6",
                "2026-10-22",
                "Trésorier du club nautique",
                "association",
                "Vieux-Port",
                of(6),
                consent=False,
            ),
        ],
        [
            "the TOTAL row of Entretiens",
            "the sheet Bilan and its chart",
            "the sheet Listes",
            "the very hidden sheet Coordonnées (never read)",
            "row 15 of Paroles belongs to interview 9, which is not in the sheet Entretiens: kept aside, or an interview of its own, but never given to another",
        ],
        [
            "Paroles!A15 names the interview 9, which does not exist in Entretiens",
            "theme « Festivitées » at Paroles!D8 is unknown; suggestion: Festivités",
            "theme « Petite enfance » at Paroles!D9 is unknown",
            "« retiré » at Entretiens!G7: the agreement is withdrawn, nothing of interview 6 may be quoted",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 09  Online form export: CSV, commas, UTF-8 with BOM, questions as headers, no number
# --------------------------------------------------------------------------------------------------
def f09(out):
    name = "09-kerloueven-formulaire-en-ligne.csv"
    head = [
        "Horodateur",
        "Quelle est votre fonction, et dans quelle structure ?",
        "Vous êtes plutôt…",
        "Dans quel quartier vivez-vous ou travaillez-vous ?",
        "Quels thèmes vous tiennent à cœur ? (plusieurs réponses possibles)",
        "Quels besoins voyez-vous autour de vous ?",
        "Sur quelles ressources peut-on s’appuyer ?",
        "Quels freins rencontrez-vous ?",
        "Avez-vous une idée à proposer ?",
        "Racontez un souvenir de la commune",
        "Acceptez-vous d’être cité·e ?",
        "Une remarque sur ce questionnaire ?",
    ]
    T = {
        1: [
            "Des activités le dimanche pour les personnes seules",
            "La salle du phare, vide en hiver",
            "On n’ose pas pousser la porte",
            "Un repas de quartier par saison",
        ],
        2: [
            "Des logements à l’année",
            "Un local pour les saisonniers",
            "Le comité des régates",
            "Les résidences secondaires",
            "La criée du matin, mon père criait plus fort que les mouettes.",
        ],
        3: ["Une pédiatre", "Les sages-femmes se déplacent", "L’hôpital est à une heure dix"],
        4: [
            "Protéger la dune",
            "Le groupe qui ramasse les déchets chaque mois",
            "Les quads",
            "Un sentier fermé aux engins",
        ],
        5: ["Un studio d’enregistrement", "Le festival de contes"],
        6: [
            "Faire revenir une poissonnerie",
            "Les mareyeurs sont prêts à vendre en direct",
            "Les loyers de la rue du Port",
            "Un étal tournant sous la halle",
            "On faisait la queue jusqu’à l’église pour les premières sardines.",
        ],
    }
    rows = [
        [
            "2026/10/05 9:14:22 AM UTC+2",
            "Animatrice du foyer",
            "Association",
            "Le Phare",
            "Vie de quartier, Festivités",
            T[1][0],
            T[1][1],
            T[1][2],
            T[1][3],
            "",
            "Oui",
            "",
        ],
        [
            "2026/10/05 6:40:03 PM UTC+2",
            "Marin pêcheur",
            "Habitant ou habitante",
            "Le Port",
            "Ancrage local des entreprises et commerces",
            f"{T[2][0]}\n{T[2][1]}",
            T[2][2],
            T[2][3],
            "",
            T[2][4],
            "Oui, sous anonymat",
            "Trop long !",
        ],
        [
            "2026/10/06 8:00:00 AM UTC+2",
            "TEST – ne pas tenir compte",
            "",
            "",
            "",
            "test",
            "test",
            "",
            "",
            "",
            "",
            "",
        ],
        [
            "2026/10/07 12:30:45 PM UTC+2",
            "Jeune maman",
            "Habitant ou habitante",
            "Ker Avel",
            "Accessibilité aux soins, Jeunesse",
            T[3][0],
            T[3][1],
            T[3][2],
            "NA",
            "-",
            "Non",
            "merci",
        ],
        [
            "2026/10/09 2:05:10 PM UTC+2",
            "Bénévole nature",
            "Collectif d’habitants",
            "Le Phare",
            "La Nature dans la ville",
            T[4][0],
            T[4][1],
            T[4][2],
            T[4][3],
            "Aucun",
            "Oui",
            "",
        ],
        [
            "2026/10/12 10:22:00 PM UTC+2",
            "Musicien amateur",
            "Autre",
            "",
            "Vie artistique, Festivités, Autre : langue régionale",
            T[5][0],
            T[5][1],
            "",
            "",
            "",
            "",
            "",
        ],
        [
            "2026/10/15 11:11:11 AM UTC+2",
            "Ancienne poissonnière",
            "Commerce",
            "Le Port",
            "Ancrage local des entreprises et commerces, Valoriser les patrimoines",
            T[6][0],
            T[6][1],
            T[6][2],
            T[6][3],
            T[6][4],
            "Oui",
            "",
        ],
    ]
    buf = io.StringIO()
    w = csv.writer(buf, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    w.writerow(head)
    w.writerows(rows)
    (out / name).write_bytes(b"\xef\xbb\xbf" + buf.getvalue().encode("utf-8"))

    def st(k, spec, themes, unknown=(), q=None):
        return [S(n, T[k][j], themes, q, unknown) for j, n in enumerate(spec)]

    add(
        name,
        "The export of an online form: UTF-8 CSV with commas and all cells quoted, a time stamp, whole questions as headings, several themes ticked (comma), no interview number.",
        [
            "questions as headers",
            "time stamp as date",
            "themes separated by commas",
            "« NA », « - » and « Aucun » as answers",
            "a test row",
            "no number",
            "BOM",
            "« Autre : … » among the themes",
        ],
        [
            I(
                None,
                "2026-10-05",
                "Animatrice du foyer",
                "association",
                "Le Phare",
                st(1, "BRFI", ["quartier", "festivites"]),
                consent=True,
            ),
            I(
                None,
                "2026-10-05",
                "Marin pêcheur",
                "resident",
                "Le Port",
                st(2, "BBRFH", ["commerces"]),
                consent=True,
            ),
            I(
                None,
                "2026-10-07",
                "Jeune maman",
                "resident",
                "Ker Avel",
                st(3, "BRF", ["soins", "jeunesse"]),
                consent=False,
            ),
            I(
                None,
                "2026-10-09",
                "Bénévole nature",
                "residents_group",
                "Le Phare",
                st(4, "BRFI", ["nature"]),
                consent=True,
            ),
            I(
                None,
                "2026-10-12",
                "Musicien amateur",
                None,
                None,
                st(5, "BR", ["art", "festivites"], ["Autre : langue régionale"]),
            ),
            I(
                None,
                "2026-10-15",
                "Ancienne poissonnière",
                "shop",
                "Le Port",
                st(6, "BRFIH", ["commerces", "patrimoines"]),
                consent=True,
            ),
        ],
        [
            "the row « TEST – ne pas tenir compte »",
            "« NA », « - », « Aucun » are not statements",
            "the last column (remark on the form) is not a statement",
        ],
        [
            "theme « Autre : langue régionale » of « Musicien amateur » is unknown",
            "actor type « Autre » is not in the list",
            "the row of TEST looks like a trial: to be confirmed or set aside",
            "« Oui, sous anonymat » is read as a yes",
            "the rows carry no interview number",
            "« Musicien amateur » gave no answer about being quoted",
        ],
    )


# --------------------------------------------------------------------------------------------------
# 10  Transposed: questions down the left, one interview per column
# --------------------------------------------------------------------------------------------------
def f10(out):
    name = "10-villars-besson-en-colonnes.xlsx"
    wb = book()
    ws = wb.active
    ws.title = "Tableau croisé entretiens"
    ws["A1"] = "Ville de Villars-Besson – Tableau des entretiens – une colonne par personne"
    ws.merge_cells("A1:F1")
    T = {
        "a": [
            "Des places en accueil de jour",
            "Du répit pour les aidants",
            "Le club de l’âge d’or et ses 90 adhérents",
            "L’accessibilité de la gare",
            "Un numéro unique du grand âge",
            "On m’a dit d’attendre, alors j’attends.",
        ],
        "b": [
            "Des vestiaires pour les filles",
            "Les entraîneurs, tous bénévoles",
            "Le gymnase fuit",
        ],
        "c": [
            "Garder la poste",
            "Un tiers-lieu qui accueille trente indépendants",
            "La fibre n’arrive pas partout",
            "Un marché des producteurs le vendredi soir",
        ],
        "d": [
            "Des papiers traduits",
            "Un relais à la laverie",
            "Les dames de l’atelier cuisine",
            "La peur du guichet",
            "J’ai appris le français en vendant des légumes.",
        ],
    }
    rows = [
        ("N° de l’entretien", ["VB1", "VB2", "VB3", "VB4"]),
        ("Date", [D(2026, 3, 3), "5 mars 2026", "09/03/26", "avant les vacances de printemps"]),
        (
            "Qui",
            ["Responsable d’un EHPAD", "Entraîneuse de handball", "Épicier", "Couple d’habitants"],
        ),
        ("Type d’acteur", ["Santé", "Associatif", "Commerçant", "habitants"]),
        ("Quartier", ["Gare", "Bellevue", "Gare", "Bellevue"]),
        ("Nombre de personnes", [1, 1, 1, 2]),
        ("Thèmes", ["Santé", "jeunes ; vie de quartier", "Comerce", "Vie de quartier"]),
        (
            "Besoins",
            [
                "- " + T["a"][0] + "\n- " + T["a"][1],
                T["b"][0],
                T["c"][0],
                "• " + T["d"][0] + "\n• " + T["d"][1],
            ],
        ),
        ("Ressources", [T["a"][2], T["b"][1], T["c"][1], T["d"][2]]),
        ("Freins", [T["a"][3], T["b"][2], T["c"][2], T["d"][3]]),
        ("Idées", [T["a"][4], None, T["c"][3], None]),
        ("Verbatim", [T["a"][5], None, None, T["d"][4]]),
        ("Citable", ["Oui, avec la fonction", "oui", None, "non"]),
    ]
    for i, (label, vals) in enumerate(rows, 3):
        ws.cell(i, 1, label).font = BOLD
        for c, v in enumerate(vals, 2):
            cell = ws.cell(i, c, v)
            cell.alignment = WRAP
            if isinstance(v, dt.datetime):
                cell.number_format = "DD/MM/YYYY"
    ws["F3"] = "À retenir"
    ws["F10"] = "revient souvent : la gare"
    ws.cell(17, 1, "Total des personnes rencontrées")
    ws.cell(17, 2, "=SUM(B8:E8)")
    ws.cell(19, 1, "Source : entretiens menés au printemps, à compléter.").font = Font(italic=True)
    ws.column_dimensions["A"].width = 24
    for c in "BCDEF":
        ws.column_dimensions[c].width = 38
    ws.freeze_panes = "B4"
    no = wb.create_sheet("Notes perso")
    no.sheet_state = "hidden"
    no["A1"] = "Rappeler la personne de VB2 (numéro dans mon carnet)"
    wb.save(out / name)

    def st(k, spec, themes, q=None, unknown=()):
        return [S(n, T[k][j], themes, q, unknown) for j, n in enumerate(spec)]

    add(
        name,
        "A table on its side: the questions down the left, one interview per column, a last column « À retenir » for oneself.",
        [
            "transposed table",
            "interviews in columns",
            "bullets in a cell",
            "a remark column",
            "total row",
            "near-miss theme",
            "vague date",
            "hidden notes",
        ],
        [
            I(
                "VB1",
                "2026-03-03",
                "Responsable d’un EHPAD",
                "health",
                "Gare",
                st("a", "BBRFIH", ["soins"], "role"),
            ),
            I(
                "VB2",
                "2026-03-05",
                "Entraîneuse de handball",
                "association",
                "Bellevue",
                st("b", "BRF", ["jeunesse", "quartier"], "anonymous"),
            ),
            I(
                "VB3",
                "2026-03-09",
                "Épicier",
                "shop",
                "Gare",
                st("c", "BRFI", [], None, ["Comerce"]),
            ),
            I(
                "VB4",
                None,
                "Couple d’habitants",
                "resident",
                "Bellevue",
                st("d", "BBRFH", ["quartier"], "none"),
                persons=2,
                date_text="avant les vacances de printemps",
            ),
        ],
        [
            "the title",
            "the column « À retenir »",
            "the total row",
            "the line « Source … »",
            "the hidden sheet « Notes perso »",
        ],
        [
            "theme « Comerce » at D9 is unknown; suggestion: Ancrage local des entreprises et commerces",
            "the date of VB4 is no exact day: text kept",
            "the table is on its side (one interview per column): read so, or said clearly not to be",
            "VB3: nothing said about quotation",
        ],
    )


def fix(path):
    """The same bytes at each run: no clock in the zip entries nor in docProps/core.xml."""
    with zipfile.ZipFile(path) as z:
        parts = [(i.filename, z.read(i.filename)) for i in z.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for n, data in parts:
            if n == "docProps/core.xml":
                data = re.sub(rb"(W3CDTF\">)[^<]*", rb"\g<1>2026-11-20T09:00:00Z", data)
            z.writestr(zipfile.ZipInfo(n, (2026, 11, 20, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for f in (f01, f02, f03, f04, f05, f06, f07, f08, f09, f10):
        f(out)
    for path in sorted(out.glob("*.xlsx")):
        fix(path)
    text = json.dumps({"files": FILES}, ensure_ascii=False, indent=1) + "\n"
    for p in {(out / "truth.json").resolve(), (Path(__file__).parent / "truth.json").resolve()}:
        p.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
