#!/usr/bin/env python3
"""Ten messy workbooks of interviews, and their truth. EVERYTHING HERE IS INVENTED: towns, people, words,
names and numbers (the telephone numbers belong to the range ARCEP keeps for fiction). No real person.

    python make.py OUT      writes the ten files into OUT, and truth.json beside this script (and in OUT)

The truth is made of the same literals as the cells: each statement below carries, beside its words, what a careful
secretary says it is. `w` keys hold what is WRITTEN in the sheet; the others hold what it MEANS.
"""

import csv, datetime as dt, io, json, os, re, shutil, subprocess, sys, tempfile, unicodedata, zipfile
import openpyxl, xlsxwriter
from openpyxl.styles import Font, PatternFill, Alignment

D = dt.date
FIXED = dt.datetime(2026, 10, 1, 9, 0, 0)
NB = "\u00a0"
NNB = "\u202f"


def S(nature, text, themes="", unknown=(), q=None, **w):
    """A statement; themes as ids separated by blanks. w: nature as written (n), themes as written (t), citable (c)."""
    return {
        "nature": nature,
        "text": text,
        "themes": themes.split(),
        "themes_unknown": list(unknown),
        "quotable": q,
        "w": w,
    }


def I(
    ref,
    date,
    profile,
    actor,
    district,
    statements,
    persons=1,
    consent=None,
    date_text=None,
    level=None,
    **w,
):
    return {
        "ref": ref,
        "date": date,
        "date_text": date_text,
        "profile": profile,
        "actor_type": actor,
        "district": district,
        "persons": persons,
        "consent": consent,
        "quote_level": level,
        "statements": statements,
        "w": w,
    }


FILES = []


def truth(file, style, difficulty, interviews, not_data, must_tell):
    def clean(x):
        return {
            k: ([clean(s) for s in v] if k == "statements" else v) for k, v in x.items() if k != "w"
        }

    FILES.append(
        {
            "file": file,
            "style": style,
            "difficulty": difficulty,
            "interviews": [clean(i) for i in interviews],
            "not_data": not_data,
            "must_tell": must_tell,
        }
    )


def book(out, name):
    wb = xlsxwriter.Workbook(os.path.join(out, name), {"strings_to_urls": False})
    wb.set_properties(
        {"title": "Exemple inventé", "comments": "Tout est inventé", "created": FIXED}
    )
    return wb


def put(ws, r, c, v, f=None, datef=None):
    """0-based; dates as dates, '=' as formula with a value given as a pair."""
    if v is None or v == "":
        if f is not None:
            ws.write_blank(r, c, None, f)
    elif isinstance(v, bool):
        ws.write_boolean(r, c, v, f)
    elif isinstance(v, (dt.date, dt.datetime)):
        ws.write_datetime(r, c, dt.datetime(v.year, v.month, v.day), datef or f)
    elif isinstance(v, (int, float)):
        ws.write_number(r, c, v, f)
    elif isinstance(v, tuple):
        ws.write_formula(r, c, v[0], f, v[1])
    else:
        ws.write_string(r, c, v, f)


def settle(path):
    """The same bytes each time: openpyxl and LibreOffice write the hour into the file."""
    with zipfile.ZipFile(path) as z:
        parts = [(n.filename, n.compress_type, z.read(n)) for n in z.infolist()]
    with zipfile.ZipFile(path, "w") as z:
        for n, c, b in parts:
            if n in ("docProps/core.xml", "meta.xml"):
                b = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", b"2026-10-01T09:00:00", b)
                b = re.sub(rb"PT[\dHMS.]+S", b"PT0S", b)
            i = zipfile.ZipInfo(n, (2026, 10, 1, 9, 0, 0))
            i.compress_type = c
            z.writestr(i, b)


def by(i, nature):
    return [s["text"] for s in i["statements"] if s["nature"] == nature]


# ------------------------------------------------------------------------------------------------ 01
def f01(out):
    """The secretary who loves merged cells."""
    name = "01-releve-entretiens-saint-aubry.xlsx"
    E = [
        I(
            "E01",
            "2026-03-05",
            "Directrice d'une crèche",
            "municipal",
            "Les Vignes",
            [
                S(
                    "need",
                    "Il n'y a pas de place en crèche pour les parents qui cherchent du travail.",
                    "jeunesse",
                    q="anonymous",
                    n="Besoin",
                    t="Jeunesse",
                    c="oui",
                ),
                S(
                    "resource",
                    "Le café des parents du jeudi, tout le monde y vient.",
                    "quartier",
                    q="role",
                    n="Ressource",
                    t="Vie de quartier",
                    c="oui, avec la fonction",
                ),
                S(
                    "barrier",
                    "Sans voiture, on n'arrive pas à la PMI avant la fermeture.",
                    "mobilites",
                    q="none",
                    n="Frein",
                    t="Mobilités",
                    c="non",
                ),
            ],
            d=D(2026, 3, 5),
            a="Agent municipal",
            s="M.-C.",
        ),
        I(
            "E02",
            "2026-03-12",
            "Présidente d'une association de locataires",
            "association",
            "Centre",
            [
                S(
                    "need",
                    "Les personnes âgées du 4e étage ne descendent plus quand l'ascenseur est en panne.",
                    "quartier soins",
                    q="anonymous",
                    n="Besoin",
                    t="Vie de quartier ; Accessibilité aux soins",
                    c="oui",
                ),
                S(
                    "idea",
                    "Refaire le repas de rue de septembre, mais avec les nouveaux arrivants.",
                    "festivites",
                    q="anonymous",
                    n="Idée",
                    t="Festivités",
                    c="Oui",
                ),
            ],
            d="12 mars 2026",
            a="Association",
            s="M.-C.",
        ),
        I(
            "E03",
            "2026-03-17",
            "Médecin généraliste",
            "health",
            "Centre",
            [
                S(
                    "need",
                    "Je refuse de nouveaux patients toutes les semaines, et ça me coûte.",
                    "",
                    ["Acessibilité aux soins"],
                    q="anonymous",
                    n="Besoin",
                    t="Acessibilité aux soins",
                    c="Oui, anonyme",
                ),
                S(
                    "resource",
                    "Les deux infirmières du centre se relaient très bien.",
                    "soins",
                    n="ressource ",
                    t="accessibilité aux soins",
                    c="",
                ),
            ],
            d="17.03.2026",
            a="Professionnel de santé",
            s="J. P.",
        ),
        I(
            "E04",
            "2026-03-24",
            "Habitante, mère de deux enfants",
            "resident",
            "Les Vignes",
            [
                S(
                    "story",
                    "Quand je suis arrivée, c'est la voisine du dessous qui m'a appris où étaient l'école, la mairie, tout.",
                    "quartier",
                    q="anonymous",
                    n="Récit",
                    t="Vie de quartier",
                    c="oui",
                ),
                S(
                    "need",
                    "Le dernier bus part à 19 h 10, je finis à 19 h 30.",
                    "mobilites",
                    q="anonymous",
                    n="BESOIN",
                    t="MOBILITES",
                    c="oui",
                ),
                S(
                    "idea",
                    "Un pédibus le matin, on est plusieurs à pouvoir le faire.",
                    "jeunesse mobilites",
                    q="none",
                    n="idée",
                    t="Jeunesse / Mobilités",
                    c="non",
                ),
                S(
                    "barrier",
                    "Le loyer a augmenté deux fois, je ne sais plus à qui demander.",
                    "",
                    ["Logement"],
                    q="none",
                    n="Frein",
                    t="Logement",
                    c="NON",
                ),
            ],
            d="le 24 mars 2026",
            a="Habitante",
            s="J. P.",
        ),
        I(
            "E05",
            "2026-03-31",
            "Gérant d'une épicerie",
            "shop",
            "Gare",
            [
                S(
                    "resource",
                    "Je garde les clés et les colis des voisins, ça crée du lien.",
                    "commerces",
                    q="anonymous",
                    n="Ressource",
                    t="Commerces",
                    c="x",
                ),
                S(
                    "need",
                    "Il faudrait que la place soit éclairée l'hiver, les gens rentrent vite.",
                    "commerces quartier",
                    n="Besoin",
                    t="commerces, Vie de quartier",
                    c=None,
                ),
            ],
            d=D(2026, 3, 31),
            a="commerçant",
            s="M.-C.",
        ),
        I(
            "E06",
            "2026-04-02",
            "Adjointe aux solidarités",
            "elected",
            None,
            [
                S(
                    "need",
                    "On sait qu'un tiers des gens qui y ont droit ne demandent rien.",
                    "quartier",
                    q="none",
                    n="Besoin",
                    t="Vie de quartier",
                    c="non",
                ),
                S(
                    "idea",
                    "Un guichet itinérant une fois par mois sur le marché.",
                    "quartier commerces",
                    q="role",
                    n="Idée",
                    t="Vie de quartier\nCommerces",
                    c="oui, avec la fonction",
                ),
            ],
            d=D(2026, 4, 2),
            a="Élue",
            s="M.-C.",
        ),
    ]
    wb = book(out, name)
    ws = wb.add_worksheet("Relevé 2026")
    big = wb.add_format(
        {"bold": 1, "font_size": 16, "align": "center", "valign": "vcenter", "border": 1}
    )
    it = wb.add_format({"italic": 1})
    hd = wb.add_format(
        {"bold": 1, "bg_color": "#BDD7EE", "border": 1, "text_wrap": 1, "align": "center"}
    )
    ce = wb.add_format({"text_wrap": 1, "valign": "top", "border": 1})
    da = wb.add_format({"text_wrap": 1, "valign": "top", "border": 1, "num_format": "dd/mm/yyyy"})
    ws.merge_range(0, 0, 1, 2, "(logo)  CCAS de Saint-Aubry-les-Vignes", big)
    ws.merge_range(0, 3, 0, 9, "ANALYSE DES BESOINS SOCIAUX 2026", big)
    ws.merge_range(1, 3, 1, 9, "Relevé des entretiens – document de travail – exemple inventé", big)
    ws.merge_range(2, 0, 2, 9, "Mis à jour le 30/09/2026 par le secrétariat", it)
    H = [
        "N°",
        "Date",
        "Personne rencontrée",
        "Type d'acteur",
        "Quartier",
        "Nature du propos",
        "Thématique(s)",
        "Ce qu'elle a dit",
        "Peut être cité ?",
        "Saisi par",
    ]
    for c, h in enumerate(H):
        ws.write(4, c, h, hd)
    r = 5
    for i in E:
        n = len(i["statements"])
        vals = {
            0: i["ref"],
            1: i["w"]["d"],
            2: i["profile"],
            3: i["w"]["a"],
            4: i["district"],
            9: i["w"]["s"],
        }
        for c, v in vals.items():
            f = da if isinstance(v, D) else ce
            ws.merge_range(r, c, r + n - 1, c, "", f)
            put(ws, r, c, v, ce, da)
        for k, s in enumerate(i["statements"]):
            put(ws, r + k, 5, s["w"]["n"], ce)
            put(ws, r + k, 6, s["w"]["t"], ce)
            put(ws, r + k, 7, s["text"], ce)
            put(ws, r + k, 8, s["w"]["c"], ce)
        r += n
    total = sum(len(i["statements"]) for i in E)
    ws.write(r + 1, 0, "TOTAL", hd)
    ws.write(r + 1, 2, "6 entretiens", hd)
    put(ws, r + 1, 7, (f"=COUNTA(H6:H{r})", total), hd)
    ws.merge_range(
        r + 2, 0, r + 2, 9, "* Les propos sont relus par la personne avant toute diffusion.", it
    )
    ws.merge_range(
        r + 3, 0, r + 3, 9, "NB : le docteur doit rappeler pour la date de relecture.", it
    )
    ws.set_column(0, 0, 6)
    ws.set_column(1, 6, 18)
    ws.set_column(7, 7, 60)
    li = wb.add_worksheet("Listes")
    for c, (h, vs) in enumerate(
        [
            ("Types d'acteur", ["Habitant", "Association", "Élu", "Agent municipal", "Commerçant"]),
            ("Natures", ["Besoin", "Ressource", "Frein", "Idée", "Récit"]),
            (
                "Thématiques",
                ["Jeunesse", "Mobilités", "Festivités", "Vie de quartier", "Commerces"],
            ),
        ]
    ):
        li.write(0, c, h, hd)
        for k, v in enumerate(vs):
            li.write(k + 1, c, v)
    co = wb.add_worksheet("Coordonnées")
    for rr, row in enumerate(
        [
            ["N°", "Nom", "Prénom", "Téléphone"],
            ["E01", "Inventée", "Odile", "01 99 00 10 01"],
            ["E02", "Fictive", "Rolande", "06 39 98 10 02"],
            ["E04", "Imaginaire", "Sonia", "06 39 98 10 04"],
        ]
    ):
        for c, v in enumerate(row):
            co.write(rr, c, v)
    co.hide()
    wb.close()
    truth(
        name,
        "A secretary who loves merged cells: logo and title merged, one row per statement, the interview merged down beside them.",
        [
            "merged title rows",
            "logo line",
            "header on row 5",
            "interview columns merged downwards",
            "dates in five forms",
            "theme in capitals without accent",
            "several themes in a cell with ; / , and a line break",
            "near miss theme",
            "theme out of the list",
            "TOTAL row with a formula",
            "notes under the table",
            "Listes sheet",
            "hidden sheet of contacts",
        ],
        E,
        [
            "rows 1-3: logo, title, date of update",
            "the TOTAL row (6 entretiens)",
            "two notes merged under the table",
            "sheet « Listes »",
            "hidden sheet « Coordonnées » (names and telephones: not to be read into interviews)",
            "column « Saisi par »",
        ],
        [
            "the theme « Acessibilité aux soins » at G11 is unknown, suggestion Accessibilité aux soins",
            "the theme « Logement » is not in the list (E04, fourth statement)",
            "the quarters « Les Vignes », « Gare » are not in the list of the project (kept as written)",
            "hidden sheet « Coordonnées » not read",
            "column « Saisi par » not taken",
        ],
    )


# ------------------------------------------------------------------------------------------------ 02
def f02(out):
    """The intern's export of an on-line form, csv cp1252 with semicolons."""
    name = "02-export_formulaire_stage.csv"
    E = [
        I(
            None,
            "2026-05-11",
            "Étudiante en BTS, vit chez ses parents",
            "resident",
            "Plateau",
            [
                S("need", "Des trajets directs vers le lycée et l'IUT", "jeunesse mobilites"),
                S("need", "Un endroit calme pour réviser le soir", "jeunesse mobilites"),
                S("resource", "La médiathèque, l'équipe est super", "jeunesse mobilites"),
                S(
                    "story",
                    "Je révise dans la cage d'escalier parce qu'on est six à la maison.",
                    "jeunesse mobilites",
                ),
            ],
            consent=True,
            level="anonymous",
            h="11/05/2026 15:02",
            d="11/05/2026",
            a="Habitant ou habitante",
            t="Jeunesse, Mobilités",
            ok="Oui, sans mon nom",
        ),
        I(
            None,
            "2026-05-12",
            "Kinésithérapeute libéral",
            "health",
            "Centre",
            [
                S("need", "Des cabinets accessibles en fauteuil", "soins"),
                S("barrier", "Les patients renoncent quand il faut avancer les frais", "soins"),
                S("idea", "Une maison de santé avec la commune d'à côté", "soins"),
            ],
            consent=True,
            h="12/05/2026 18:40",
            d="12/05/2026",
            a="Santé",
            t="Accessibilité aux soins",
            ok="Oui",
        ),
        I(
            None,
            "2026-05-13",
            "Animatrice jeunesse",
            "municipal",
            "Bas-Pays",
            [
                S(
                    "resource",
                    "Les grands frères du quartier qui calment le jeu",
                    "jeunesse festivites",
                ),
                S("resource", "Le city-stade, toujours plein", "jeunesse festivites"),
                S(
                    "idea",
                    "Une fête de fin d'année montée par les jeunes eux-mêmes",
                    "jeunesse festivites",
                ),
            ],
            consent=False,
            h="13/05/2026 11:15",
            d="13/05/2026",
            a="Agent municipal",
            t="Jeunesse, Festivités",
            ok="Non",
        ),
        I(
            None,
            None,
            "Retraité, ancien cheminot",
            "resident",
            "Bas-Pays",
            [
                S("need", "Des bancs entre le marché et la résidence", "patrimoines quartier"),
                S(
                    "resource",
                    "L'ancienne halle, on pourrait en faire quelque chose",
                    "patrimoines quartier",
                ),
                S(
                    "story",
                    "Mon père a posé les rails du tram, et moi je n'ai plus de bus.",
                    "patrimoines quartier",
                ),
            ],
            consent=True,
            h="18/05/2026 09:31",
            d="",
            a="Habitant ou habitante",
            t="Valoriser les patrimoines, Vie de quartier",
            ok="Oui",
        ),
        I(
            None,
            "2026-05-19",
            "Bénévole dans une association d'aide alimentaire",
            "association",
            "Trois-Communes",
            [
                S("need", "Un local avec une vraie chambre froide", "quartier"),
                S("need", "Des bénévoles le matin", "quartier"),
                S("barrier", "Les gens ont honte de venir, ils attendent la nuit", "quartier"),
            ],
            consent=None,
            h="19/05/2026 20:12",
            d="19/05/2026",
            a="Association",
            t="Vie de quartier",
            ok="Ne sait pas",
        ),
        I(
            None,
            "2026-05-20",
            "Fleuriste",
            "shop",
            "Centre",
            [
                S("need", "Du stationnement minute devant les boutiques", "commerces nature"),
                S("idea", "Fleurir les vitrines vides avec les écoles", "commerces nature"),
            ],
            consent=True,
            h="20/05/2026 13:05",
            d="20/05/2026",
            a="Commerce",
            t="Ancrage local des entreprises et commerces, La Nature dans la ville",
            ok="Oui",
        ),
        I(
            None,
            "2026-05-27",
            "Membre d'un collectif de voisins",
            "residents_group",
            "Plateau",
            [
                S("resource", "Le jardin partagé, quarante familles", "nature art"),
                S("barrier", "Pas d'eau au jardin depuis l'été dernier", "nature art"),
                S("idea", "Des concerts au jardin, l'harmonie est d'accord", "nature art"),
            ],
            consent=True,
            h="27/05/2026 17:55",
            d="27/05/2026",
            a="Collectif d'habitants",
            t="La Nature dans la ville, Vie artistique",
            ok="Oui",
        ),
        I(
            None,
            "2026-06-02",
            "Conseillère en insertion",
            None,
            "Mairie",
            [
                S("need", "Des cours de français à des heures possibles", "", ["Emploi"]),
                S("barrier", "Les formations sont à une heure et demie d'ici", "", ["Emploi"]),
                S(
                    "story",
                    "On m'a dit : « sans garde d'enfant je ne cherche même plus ».",
                    "",
                    ["Emploi"],
                ),
            ],
            consent=False,
            h="02/06/2026 10:20",
            d="02/06/2026",
            a="Autre",
            t="Emploi",
            ok="Non",
        ),
    ]
    H = [
        "Horodateur",
        "Date de l'entretien",
        "Qui avez-vous rencontré ? (fonction, pas de nom)",
        "Type d'acteur",
        "Quartier",
        "Quels besoins ont été évoqués ? (un par ligne)",
        "Quelles ressources, quels atouts ? (un par ligne)",
        "Quels freins ?",
        "Quelles idées ou propositions ?",
        "Thèmes abordés",
        "Une phrase qui vous a marqué (verbatim)",
        "La personne accepte-t-elle d'être citée ?",
        "Commentaire de l'enquêteur",
    ]
    rows = [
        [
            "04/05/2026 10:00",
            "04/05/2026",
            "test",
            "Autre",
            "Centre",
            "test",
            "test",
            "",
            "",
            "",
            "test",
            "Oui",
            "essai du formulaire, à supprimer",
        ]
    ]
    com = [
        "",
        "très pressé",
        "entretien au local jeunes",
        "pas noté le jour",
        "",
        "",
        "vu pendant l'arrosage",
        "a dû partir",
    ]
    for i, x in zip(E, com):
        rows.append(
            [
                i["w"]["h"],
                i["w"]["d"],
                i["profile"],
                i["w"]["a"],
                i["district"],
                "\n".join(by(i, "need")),
                "\n".join(by(i, "resource")),
                "\n".join(by(i, "barrier")),
                "\n".join(by(i, "idea")),
                i["w"]["t"],
                "\n".join(by(i, "story")),
                i["w"]["ok"],
                x,
            ]
        )
    b = io.StringIO()
    w = csv.writer(b, delimiter=";", lineterminator="\r\n")
    w.writerow(H)
    w.writerows(rows)
    with open(os.path.join(out, name), "wb") as f:
        f.write(b.getvalue().encode("cp1252"))
    truth(
        name,
        "An intern's export of an on-line form: csv in cp1252 with semicolons, questions as headings, lines inside cells.",
        [
            "cp1252, separator ;",
            "line breaks inside quoted cells",
            "questions as headings",
            "time stamp beside the date of the interview",
            "no number",
            "a test answer left on the first row",
            "comma between themes",
            "theme out of the list",
            "« Autre » and « Ne sait pas »",
        ],
        E,
        [
            "the first answer (« test » everywhere, comment « essai du formulaire, à supprimer »)",
            "the column « Horodateur » is not the date of the interview",
            "the column « Commentaire de l'enquêteur » (not the words of the person)",
        ],
        [
            "a row that looks like a test (« test »)",
            "the date of the fourth interview (the fifth answer) is missing",
            "the theme « Emploi » is not in the list",
            "actor type « Autre » is not in the list",
            "consent « Ne sait pas » is neither yes nor no",
            "there is no interview number",
        ],
    )


# ------------------------------------------------------------------------------------------------ 03
def f03(out):
    """The consultant: two header rows, groups, coding columns."""
    name = "03-grille-consultante.xlsx"
    E = [
        I(
            "MV-01",
            "2026-01-14",
            "Directeur d'un bailleur social",
            "landlord",
            "Quartier Nord",
            [
                S(
                    "need",
                    "Réhabiliter les trois barres avant de parler d'animation",
                    "quartier patrimoines",
                ),
                S("resource", "Les gardiens connaissent tous les étages", "quartier patrimoines"),
                S(
                    "barrier",
                    "Le calendrier de l'ANRU n'est pas celui des habitants",
                    "quartier patrimoines",
                ),
            ],
            consent=True,
            d=D(2026, 1, 14),
            a="Bailleur social",
            t1="Vie de quartier",
            t2="Patrimoine",
            n="oui",
            ok="oui",
            p=1,
        ),
        I(
            "MV-02",
            "2026-01-15",
            "Chargée de mission, Mission locale",
            "institution",
            "Centre-bourg",
            [
                S("need", "Un interlocuteur unique pour les 16-25 ans", "jeunesse"),
                S("need", "Des solutions d'hébergement pour les apprentis", "jeunesse"),
                S("idea", "Une permanence dans le hall du lycée", "jeunesse"),
            ],
            consent=True,
            d=D(2026, 1, 15),
            a="Institution",
            t1="jeunesse",
            t2="",
            n="oui",
            ok="Oui",
            p=2,
            persons=2,
        ),
        I(
            "MV-03",
            "2026-01-20",
            "Curé de la paroisse et responsable de la salle de prière",
            "worship",
            "Centre-bourg",
            [
                S("resource", "La maraude commune du vendredi", "quartier"),
                S("barrier", "Personne ne sait où orienter après 18 h", "quartier"),
            ],
            consent=False,
            d=D(2026, 1, 20),
            a="Lieu de culte",
            t1="VIE DE QUARTIER",
            t2="",
            n="oui",
            ok="non",
            p=2,
            persons=2,
        ),
        I(
            "MV-04",
            "2026-01-22",
            "Principale de collège",
            "education",
            "Quartier Nord",
            [
                S("need", "Un lieu pour les exclus temporaires", "jeunesse soins"),
                S("need", "Une infirmière à plein temps", "jeunesse soins"),
                S("resource", "Une équipe stable depuis dix ans", "jeunesse soins"),
                S("idea", "Ouvrir la salle de musique le samedi", "jeunesse soins"),
            ],
            consent=True,
            d="22/01/26",
            a="collège",
            t1="Jeunesse",
            t2="Santé",
            n="O",
            ok="O",
            p=1,
        ),
        I(
            "MV-05",
            "2026-02-03",
            "Gérante d'une entreprise de nettoyage",
            "business",
            "Zone des Sources",
            [
                S("need", "Des horaires de bus pour les équipes de 5 h", "commerces", ["Mobilté"]),
                S(
                    "barrier",
                    "On recrute à vingt kilomètres faute de candidats qui aient le permis",
                    "commerces",
                    ["Mobilté"],
                ),
            ],
            consent=True,
            d=D(2026, 2, 3),
            a="entreprise",
            t1="Mobilté",
            t2="Entreprises",
            n="oui",
            ok="x",
            p=1,
        ),
        I(
            "MV-06",
            "2026-02-05",
            "Responsable d'une ressourcerie",
            "social_economy",
            "Zone des Sources",
            [
                S("resource", "Un atelier vélo avec des salariés en insertion", "mobilites nature"),
                S("resource", "Trois camions qui dorment le week-end", "mobilites nature"),
                S("idea", "Prêter les camions aux associations", "mobilites nature"),
            ],
            consent=None,
            d=D(2026, 2, 5),
            a="ESS",
            t1="Transports",
            t2="nature",
            n="non",
            ok="à redemander",
            p=1,
        ),
        I(
            "MV-07",
            None,
            "Chercheuse en géographie sociale",
            "research",
            "Centre-bourg",
            [
                S("need", "Des enquêtes qui reviennent vers les gens", "art"),
                S("barrier", "On interroge toujours les mêmes", "art"),
            ],
            consent=True,
            date_text="début février",
            d="début février",
            a="Université",
            t1="Culture",
            t2="",
            n="oui",
            ok="OK",
            p=1,
        ),
    ]
    wb = book(out, name)
    B = wb.add_format({"bold": 1, "font_size": 14})
    g = [
        wb.add_format({"bold": 1, "align": "center", "bg_color": c, "border": 1})
        for c in ("#1F4E78", "#548235", "#BF8F00", "#7030A0")
    ]
    hd = wb.add_format({"bold": 1, "text_wrap": 1, "border": 1})
    ce = wb.add_format({"text_wrap": 1, "valign": "top"})
    da = wb.add_format({"num_format": "d mmm yy", "valign": "top"})
    sy = wb.add_worksheet("Synthèse")
    sy.write(0, 0, "Montvallon – ABS – synthèse des entretiens (exemple inventé)", B)
    for r, row in enumerate(
        [
            ["Thème", "Nb d'entretiens", "%"],
            ["Vie de quartier", 2, 0.29],
            ["Jeunesse", 2, 0.29],
            ["Santé", 1, 0.14],
            ["Mobilités", 2, 0.29],
            ["Culture", 1, 0.14],
        ]
    ):
        for c, v in enumerate(row):
            sy.write(r + 2, c, v)
    ws = wb.add_worksheet("Grille")
    ws.write(0, 0, "Grille d'analyse des entretiens – Montvallon – version 3", B)
    ws.merge_range(2, 0, 2, 5, "IDENTIFICATION", g[0])
    ws.merge_range(2, 6, 2, 9, "PAROLES RECUEILLIES", g[1])
    ws.merge_range(2, 10, 2, 11, "CODAGE", g[2])
    ws.merge_range(2, 12, 2, 13, "ÉTHIQUE", g[3])
    H = [
        "Réf. entretien",
        "Date",
        "Profil",
        "Catégorie d'acteur",
        "Secteur",
        "Nb de personnes",
        "Besoins",
        "Ressources",
        "Freins",
        "Idées",
        "Thème principal",
        "Thème secondaire",
        "Notice remise",
        "Accord citation",
        "Nb de signes",
    ]
    for c, h in enumerate(H):
        ws.write(3, c, h, hd)
    for k, i in enumerate(E):
        r = 4 + k
        w = i["w"]

        def cell(nat):
            x = by(i, nat)
            return x[0] if len(x) == 1 else "\n".join("- " + t for t in x)

        row = [
            i["ref"],
            w["d"],
            i["profile"],
            w["a"],
            i["district"],
            w["p"],
            cell("need"),
            cell("resource"),
            cell("barrier"),
            cell("idea"),
            w["t1"],
            w["t2"],
            w["n"],
            w["ok"],
            (f"=LEN(G{r + 1})", len(cell("need"))),
        ]
        for c, v in enumerate(row):
            put(ws, r, c, v, ce, da)
    r = 4 + len(E)
    put(ws, r, 0, "Total", hd)
    put(ws, r, 5, (f"=SUM(F5:F{r})", sum(i["persons"] for i in E)), hd)
    for c, L in ((6, "G"), (7, "H"), (8, "I"), (9, "J")):
        nat = {6: "need", 7: "resource", 8: "barrier", 9: "idea"}[c]
        put(ws, r, c, (f"=COUNTA({L}5:{L}{r})", sum(1 for i in E if by(i, nat))), hd)
    ws.autofilter(3, 0, 3 + len(E), len(H) - 1)
    ws.freeze_panes(4, 1)
    ws.write_comment(8, 10, "faute de frappe à corriger ?")
    ws.set_column(0, 14, 22)
    me = wb.add_worksheet("Mode d'emploi")
    for k, t in enumerate(
        [
            "Mode d'emploi",
            "Une ligne par entretien. Un besoin par tiret.",
            "Le thème principal vient de la liste des neuf thèmes.",
        ]
    ):
        me.write(k, 0, t)
    wb.close()
    truth(
        name,
        "A consultant's grid: one row per interview, group row above the headings, two theme columns, dashes in cells, filter, totals, summary sheet first.",
        [
            "two header rows with merged groups",
            "summary sheet with counts standing first",
            "two columns of themes",
            "bullets in cells",
            "formula column",
            "Total row of formulas",
            "near miss theme in only one of two columns",
            "date in words without a day",
            "two-figure year",
            "autofilter and comment",
        ],
        E,
        [
            "sheet « Synthèse » (counts)",
            "sheet « Mode d'emploi »",
            "the Total row",
            "column « Nb de signes » (formula)",
            "the group row",
        ],
        [
            "the theme « Mobilté » at K9 is unknown, suggestion Mobilités",
            "the date « début février » at B11 has no day: kept as words",
            "« à redemander » at N10 is neither yes nor no",
            "column « Nb de signes » not taken",
            "the quarters are not in the list of the project",
        ],
    )


# ------------------------------------------------------------------------------------------------ 04
def f04(out):
    """The retired volunteer: one sheet per interview, label on the left."""
    name = "04-mes entretiens (Gilbert).xlsx"
    E = [
        I(
            "1",
            "2026-06-09",
            "Boulangère",
            "shop",
            "Centre",
            [
                S("resource", "Les gens se parlent dans la file d'attente.", "commerces quartier"),
                S(
                    "resource",
                    "Le fournil chauffe la salle du dessus, où se retrouvent les anciens.",
                    "commerces quartier",
                ),
                S("need", "Un apprenti, je n'en trouve pas.", "commerces quartier"),
                S("need", "Des poubelles ramassées plus souvent.", "commerces quartier"),
                S("idea", "Un pain suspendu, comme le café suspendu.", "commerces quartier"),
                S(
                    "story",
                    "J'ai vu naître trois générations derrière ce comptoir.",
                    "commerces quartier",
                ),
            ],
            consent=True,
            tab="Entretien 1",
            a="Commerçante",
            d="9 juin 2026",
            t="Commerces, vie de quartier",
            ok="Oui",
        ),
        I(
            "2",
            "2026-06-11",
            "Ancien maire, 81 ans",
            "resident",
            "Mairie",
            [
                S(
                    "resource",
                    "Le lavoir, la chapelle et le sentier des carrières.",
                    "patrimoines nature",
                ),
                S(
                    "need",
                    "Quelqu'un pour raconter aux écoles avant qu'on ne soit plus là.",
                    "patrimoines nature",
                ),
                S(
                    "barrier",
                    "La clé de la chapelle, personne ne sait qui l'a.",
                    "patrimoines nature",
                ),
            ],
            consent=True,
            tab="Entretien 2",
            a="Habitant",
            d="11/06/2026",
            t="patrimoine ; nature",
            ok="oui oui",
        ),
        I(
            "3",
            "2026-06-16",
            "Jeune femme, en recherche d'emploi",
            "resident",
            "Plateau",
            [
                S("resource", "Ma mère, et la dame de la mission locale.", "jeunesse mobilites"),
                S("need", "Le permis, tout commence par là.", "jeunesse mobilites"),
                S("barrier", "L'auto-école coûte deux mois de RSA.", "jeunesse mobilites"),
                S("idea", "Une voiture partagée entre voisins.", "jeunesse mobilites"),
            ],
            consent=False,
            tab="Entretien 3",
            a="Habitante",
            d=D(2026, 6, 16),
            t="jeunes\ntransports",
            ok="Non",
        ),
        I(
            "4",
            None,
            "Présidente du club de l'âge d'or",
            "association",
            "Centre",
            [
                S("resource", "Cent vingt adhérents et une salle.", "festivites soins"),
                S("need", "Un chauffeur pour le minibus.", "festivites soins"),
                S("need", "Un médecin qui se déplace.", "festivites soins"),
                S("story", "Le jeudi, si une manque, on va frapper chez elle.", "festivites soins"),
            ],
            consent=True,
            date_text="vers la mi-juin",
            tab="Entr. 4 (club)",
            a="Asso",
            d="vers la mi-juin",
            t="Fêtes + santé",
            ok="OK pour tout",
        ),
        I(
            "5",
            "2026-06-25",
            "Gardien d'immeuble",
            "landlord",
            "Bas-Pays",
            [
                S("need", "Un deuxième gardien, j'ai 240 logements.", "quartier"),
                S("barrier", "On me demande tout, et je ne suis pas assistant social.", "quartier"),
            ],
            consent=None,
            tab="Entretien 5",
            a="Bailleur",
            d="25/06/2026",
            t="Quartier",
            ok="",
        ),
    ]
    wb = book(out, name)
    b = wb.add_format({"bold": 1})
    big = wb.add_format({"bold": 1, "font_size": 18, "font_color": "#C00000"})
    da = wb.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    af = wb.add_worksheet("A FAIRE")
    for k, t in enumerate(
        [
            "A FAIRE",
            "rappeler le docteur",
            "imprimer les notices",
            "voir avec la mairie pour la salle le 3 juillet",
            "fichier inventé pour l'exercice",
        ]
    ):
        af.write(k, 0, t)

    def sheet(tab, i):
        ws = wb.add_worksheet(tab)
        ws.set_column(0, 0, 30)
        ws.set_column(1, 1, 70)
        ws.write(0, 0, "FICHE D'ENTRETIEN", big)
        w = i["w"] if i else {}
        q = "Qui ? (pas de nom) :" if i and i["ref"] in ("3", "5") else "Personne rencontrée :"
        r = 2
        for lab, v in [
            ("Entretien n°", int(i["ref"]) if i else ""),
            ("Vu le :" if i and i["ref"] in ("3", "5") else "Date :", w.get("d", "")),
            (q, i["profile"] if i else ""),
            ("Type d'acteur :", w.get("a", "")),
            ("Quartier :", i["district"] if i else ""),
            ("Thèmes :", w.get("t", "")),
        ]:
            ws.write(r, 0, lab, b)
            put(ws, r, 1, v, None, da)
            r += 1
        r += 1
        for lab, nat in [
            ("Ce qui va bien, les ressources", "resource"),
            ("Ce qui manque, les besoins", "need"),
            ("Ce qui bloque (freins)", "barrier"),
            ("Ses idées", "idea"),
            ("Phrase à retenir", "story"),
        ]:
            ws.write(r, 0, lab, b)
            x = by(i, nat) if i else []
            for t in x or [""]:
                put(ws, r, 1, ("« " + t + " »") if nat == "story" and t else t)
                r += 1
            if not x and not i:
                r += 1
        r += 1
        ws.write(r, 0, "Accepte d'être cité :", b)
        put(ws, r, 1, w.get("ok", ""))
        if i and i["ref"] == "2":
            ws.write(r + 2, 0, "Il m'a offert le café, très aimable.")

    for i in E:
        sheet(i["w"]["tab"], i)
    sheet("Modèle", None)
    wb.close()
    truth(
        name,
        "A retired volunteer: one sheet per interview with the labels in column A and the answers in column B, several lines under one label.",
        [
            "one form per sheet",
            "labels with colons, not the same words on each sheet",
            "several answers on the rows below one label",
            "a blank model sheet",
            "a to-do sheet first",
            "number as a number",
            "themes joined with +, a line break or ;",
            "date in words",
            "a personal note under the form",
        ],
        E,
        [
            "sheet « A FAIRE »",
            "sheet « Modèle » (blank form)",
            "the note « Il m'a offert le café, très aimable. » under interview 2",
        ],
        [
            "the date « vers la mi-juin » has no day: kept as words",
            "interview 5 does not say whether the person agrees to be quoted",
            "the sheets « A FAIRE » and « Modèle » were not read as interviews",
        ],
    )


# ------------------------------------------------------------------------------------------------ 05
def f05(out):
    """The planner: one sheet per theme; the same interview comes back on several sheets."""
    name = "05-PLU-ABS_paroles_par_theme.xlsx"
    MOB, SOI, QUA, NAT, LOG, PAT = (
        "1. Mobilités",
        "2. Santé",
        "3. Vie de quartier",
        "4. Nature",
        "5. Logement",
        "6. Patrimoine",
    )
    E = [
        I(
            "E1",
            "2026-04-07",
            "Chauffeur de bus",
            None,
            "Les Ormes",
            [
                S(
                    "need",
                    "Un abri au terminus, les gens attendent sous la pluie.",
                    "mobilites",
                    q="anonymous",
                    n="besoin",
                    tab=MOB,
                    c="oui",
                ),
                S(
                    "barrier",
                    "Les voitures en double file devant l'école nous bloquent dix minutes.",
                    "mobilites",
                    q="anonymous",
                    n="frein",
                    tab=MOB,
                    c="oui",
                ),
                S(
                    "resource",
                    "Je connais mes habitués, je sais quand il manque quelqu'un.",
                    "quartier",
                    q="none",
                    n="atout",
                    tab=QUA,
                    c="non",
                ),
            ],
            d=D(2026, 4, 7),
            a="Salarié",
        ),
        I(
            "E2",
            "2026-04-09",
            "Infirmière libérale",
            "health",
            "Bourg",
            [
                S(
                    "need",
                    "Il faudrait un local pour les soins, je reçois dans ma voiture.",
                    "soins",
                    q="role",
                    n="Besoin",
                    tab=SOI,
                    c="avec la fonction",
                ),
                S(
                    "need",
                    "Des places pour se garer quand on fait la tournée.",
                    "mobilites",
                    q="anonymous",
                    n="besoin",
                    tab=MOB,
                    c="Oui",
                ),
                S(
                    "resource",
                    "La pharmacie livre les personnes seules.",
                    "soins",
                    q="anonymous",
                    n="Atout",
                    tab=SOI,
                    c="oui",
                ),
            ],
            d=D(2026, 4, 9),
            a="Santé",
        ),
        I(
            "E3",
            "2026-04-14",
            "Habitante du lotissement, assistante maternelle",
            "resident",
            "Les Ormes",
            [
                S(
                    "need",
                    "Un parc avec de l'ombre, l'été les petits restent enfermés.",
                    "nature",
                    q="anonymous",
                    n="besoin",
                    tab=NAT,
                    c="oui",
                ),
                S(
                    "idea",
                    "Planter des fruitiers le long du chemin de l'école.",
                    "nature",
                    q="anonymous",
                    n="proposition",
                    tab=NAT,
                    c="oui",
                ),
                S(
                    "barrier",
                    "On ne se croise plus depuis que l'école a fermé.",
                    "quartier",
                    n="Frein",
                    tab=QUA,
                    c="",
                ),
                S(
                    "need",
                    "Des petits logements pour nos enfants qui partent.",
                    "",
                    ["Logement"],
                    q="anonymous",
                    n="besoin",
                    tab=LOG,
                    c="oui",
                ),
            ],
            d="14 avril 2026",
            a="Habitante",
        ),
        I(
            "E4",
            "2026-04-16",
            "Agriculteur",
            "business",
            "Hameau du Bas",
            [
                S(
                    "resource",
                    "Les haies que mon père a gardées, les chasseurs et les promeneurs s'en servent.",
                    "nature",
                    q="anonymous",
                    n="Atout",
                    tab=NAT,
                    c="x",
                ),
                S(
                    "barrier",
                    "Les chemins communaux sont coupés par des clôtures.",
                    "nature",
                    q="none",
                    n="frein",
                    tab=NAT,
                    c="non",
                ),
            ],
            d=D(2026, 4, 16),
            a="Entreprise",
        ),
        I(
            "E5",
            "2026-04-21",
            "Conseillère municipale déléguée au logement",
            "elected",
            "Bourg",
            [
                S(
                    "need",
                    "Vingt-deux logements vacants au-dessus des commerces.",
                    "",
                    ["Logement"],
                    q="role",
                    n="besoin",
                    tab=LOG,
                    c="avec la fonction",
                ),
                S(
                    "barrier",
                    "Les indivisions durent quinze ans.",
                    "",
                    ["Logement"],
                    q="none",
                    n="frein",
                    tab=LOG,
                    c="non",
                ),
                S(
                    "idea",
                    "Une halte à la mairie pour le transport à la demande.",
                    "mobilites",
                    q="role",
                    n="idée",
                    tab=MOB,
                    c="avec la fonction",
                ),
            ],
            d=D(2026, 4, 21),
            a="Élue",
        ),
        I(
            "E6",
            "2026-04-23",
            "Animateur du centre social",
            "social_centre",
            "Les Ormes",
            [
                S(
                    "resource",
                    "Le four à pain sort tout le monde une fois par mois.",
                    "quartier",
                    q="anonymous",
                    n="atout",
                    tab=QUA,
                    c="oui",
                ),
                S(
                    "need",
                    "Une permanence santé le mercredi avec les mamans.",
                    "soins",
                    q="anonymous",
                    n="besoin",
                    tab=SOI,
                    c="oui",
                ),
                S(
                    "story",
                    "Une dame est venue pour un papier, elle fait maintenant le couscous pour quatre-vingts.",
                    "quartier",
                    q="anonymous",
                    n="récit",
                    tab=QUA,
                    c="oui",
                ),
            ],
            d=D(2026, 4, 23),
            a="Centre social",
        ),
        I(
            "E7",
            "2026-04-28",
            "Président du club de randonnée",
            "association",
            None,
            [
                S(
                    "resource",
                    "Cent dix kilomètres de chemins balisés par des bénévoles.",
                    "nature",
                    q="anonymous",
                    n="Atout",
                    tab=NAT,
                    c="oui",
                ),
                S(
                    "idea",
                    "Une navette le samedi depuis la gare.",
                    "mobilites",
                    q="anonymous",
                    n="Proposition",
                    tab=MOB,
                    c="oui",
                ),
                S(
                    "barrier",
                    "Le défibrillateur est enfermé dans la salle.",
                    "soins",
                    q="none",
                    n="Frein",
                    tab=SOI,
                    c="non",
                ),
            ],
            d="28/04/2026",
            a="Asso.",
        ),
    ]
    wb = book(out, name)
    big = wb.add_format({"bold": 1, "font_size": 14})
    hd = wb.add_format({"bold": 1, "bg_color": "#E2EFDA", "bottom": 1})
    da = wb.add_format({"num_format": "dd/mm/yyyy"})
    so = wb.add_worksheet("Sommaire")
    so.write(0, 0, "PLU et ABS de Courcelles-sur-Aune (inventé) – paroles par thème", big)
    for c, h in enumerate(["Onglet", "Nombre de propos"]):
        so.write(2, c, h, hd)
    counts = {}
    for i in E:
        for s in i["statements"]:
            counts[s["w"]["tab"]] = counts.get(s["w"]["tab"], 0) + 1
    for k, t in enumerate([MOB, SOI, QUA, NAT, LOG, PAT]):
        so.write(3 + k, 0, t)
        so.write(3 + k, 1, counts.get(t, 0))
    so.write(9, 0, "Total", hd)
    so.write_formula(9, 1, "=SUM(B4:B9)", hd, sum(counts.values()))
    H = [
        "Entretien",
        "Date",
        "Interlocuteur",
        "Type d'acteur",
        "Quartier",
        "Besoin / atout / frein",
        "Propos",
        "Citable",
    ]
    for t in [MOB, SOI, QUA, NAT, LOG, PAT]:
        ws = wb.add_worksheet(t)
        ws.write(0, 0, "Thème : " + t[3:], big)
        for c, h in enumerate(H):
            ws.write(2, c, h, hd)
        r = 3
        for i in E:
            for s in i["statements"]:
                if s["w"]["tab"] != t:
                    continue
                # on the sheet « Logement » the planner left the dates out
                row = [
                    "e3" if t == NAT and i["ref"] == "E3" else i["ref"],
                    None if t == LOG else i["w"]["d"],
                    i["profile"],
                    i["w"]["a"],
                    i["district"],
                    s["w"]["n"],
                    s["text"],
                    s["w"]["c"],
                ]
                for c, v in enumerate(row):
                    put(ws, r, c, v, None, da)
                r += 1
        if t == PAT:
            ws.write(r, 0, "rien pour l'instant, voir l'ABF")
        ws.write(r + 2, 0, "Source : entretiens du printemps 2026, service urbanisme")
        ws.set_column(1, 5, 16)
        ws.set_column(6, 6, 70)
    wb.close()
    truth(
        name,
        "A town planner: one sheet per theme, numbered tabs; the same interview comes back on several sheets.",
        [
            "theme only in the name and title of the sheet",
            "an interview spread over several sheets",
            "tabs numbered « 1. … »",
            "dates missing on one sheet",
            "« e3 » for « E3 » on one sheet",
            "sheet of an unknown theme",
            "summary with counts",
            "a sheet with headings and no data",
            "nature in a heading « Besoin / atout / frein »",
            "source notes",
        ],
        E,
        [
            "sheet « Sommaire » (counts and total)",
            "« rien pour l'instant, voir l'ABF » on sheet 6",
            "the line « Source : … » under each table",
        ],
        [
            "the sheet « Logement » is not a theme of the project",
            "actor type « Salarié » (E1) is not in the list",
            "the quarters are not in the list of the project",
            "sheet « 6. Patrimoine » has no statement",
        ],
    )


# ------------------------------------------------------------------------------------------------ 06
def f06(out):
    """A social worker in a hurry."""
    name = "06-entretiens vrac.xlsx"

    def bul(x):
        return "\n".join("- " + t for t in x)

    def pc(x):
        return " ; ".join(x)

    def dot(x):
        return "\n".join("• " + t for t in x)

    E = [
        I(
            None,
            "2026-09-08",
            "maman solo, 3 enfants",
            "resident",
            "Plateau",
            [
                S("need", "garde avant 7 h", "jeunesse"),
                S("need", "aide pour les papiers CAF", "jeunesse"),
                S("need", "une pause, du répit", "jeunesse"),
                S("resource", "la voisine", "jeunesse"),
                S("story", "Je cours du matin au soir et j'arrive jamais.", "jeunesse"),
            ],
            consent=True,
            level="anonymous",
            f=bul,
            d="8/9/26",
            a="hab.",
            t="jeunesse",
            ok="ok anonyme",
        ),
        I(
            None,
            "2026-09-09",
            "kiné",
            "health",
            "Centre",
            [
                S("need", "un deuxième kiné", "soins"),
                S("need", "accès PMR", "soins"),
                S("barrier", "loyers des cabinets trop chers", "soins"),
            ],
            consent=True,
            f=pc,
            d="09/09/2026",
            a="santé",
            t="sante",
            ok="ok",
        ),
        I(
            None,
            "2026-09-10",
            "prof au collège",
            "education",
            "Bas-Pays",
            [
                S("need", "psy scolaire", "jeunesse soins"),
                S("resource", "club théâtre", "jeunesse soins"),
                S("resource", "parents présents", "jeunesse soins"),
                S("idea", "petit déj au collège", "jeunesse soins"),
            ],
            consent=True,
            f=pc,
            d="10.09.2026",
            a="enseignant",
            t="jeunes/santé",
            ok="OK",
        ),
        I(
            None,
            None,
            "monsieur rencontré à l'arrêt du 105",
            "resident",
            None,
            [
                S("need", "bus le dimanche", "mobilites"),
                S("barrier", "peur le soir", "mobilites"),
            ],
            consent=None,
            date_text="jeudi 10",
            f=bul,
            d="jeudi 10",
            a="habitant",
            t="transports",
            ok="?",
        ),
        I(
            None,
            "2026-09-15",
            "bénévole épicerie solidaire",
            "association",
            "Trois-Communes",
            [
                S("need", "local plus grand", "quartier"),
                S("need", "frigo", "quartier"),
                S("resource", "12 bénévoles fidèles", "quartier"),
                S("idea", "ouvrir le samedi", "quartier"),
                S("idea", "cuisine partagée", "quartier"),
            ],
            consent=True,
            f=dot,
            d="15/09/2026",
            a="asso",
            t="vie de quartier",
            ok="oui",
        ),
        I(
            None,
            "2026-09-16",
            "agent d'accueil mairie",
            "municipal",
            "Mairie",
            [
                S(
                    "barrier",
                    "tout est sur internet, les gens repartent en pleurant",
                    "",
                    ["numérique"],
                ),
                S("need", "un écrivain public", "", ["numérique"]),
            ],
            consent=False,
            f=bul,
            d="16/09/2026",
            a="agent",
            t="numérique",
            ok="NON !!",
        ),
        I(
            None,
            "2026-09-17",
            "patron du bar-tabac",
            "shop",
            "Centre",
            [
                S("resource", "le tournoi de belote", "commerces festivites"),
                S(
                    "need",
                    "terrasse plus large, trottoir refait, éclairage",
                    "commerces festivites",
                ),
            ],
            consent=True,
            f=bul,
            d="17 sept. 2026",
            a="commerçant",
            t="commerces + festivités",
            ok="x",
        ),
        I(
            None,
            "2026-09-22",
            "éducatrice de rue",
            None,
            "Plateau",
            [
                S("need", "un lieu la nuit", "quartier", ["Jeunnesse"]),
                S("barrier", "les 18-25 ne viennent plus au local", "quartier", ["Jeunnesse"]),
                S("resource", "deux mamans relais", "quartier", ["Jeunnesse"]),
                S(
                    "story",
                    "Si tu viens pas nous chercher, on vient pas.",
                    "quartier",
                    ["Jeunnesse"],
                ),
            ],
            consent=None,
            f=bul,
            d="22/09/2026",
            a="autre",
            t="Jeunnesse ; Vie de quartier",
            ok="pas demandé",
        ),
        I(
            None,
            "2026-09-24",
            "président d'une amicale de locataires",
            "association",
            "Bas-Pays",
            [
                S("need", "ascenseur", "quartier festivites"),
                S("need", "charges expliquées", "quartier festivites"),
                S("resource", "amicale active, 80 foyers", "quartier festivites"),
                S("idea", "fête des voisins élargie", "quartier festivites"),
            ],
            consent=True,
            f=pc,
            d="24/09/26",
            a="Asso",
            t="Vie de quartier, fêtes",
            ok="oui",
            q="bas pays",
        ),
        I(
            None,
            "2026-09-25",
            "infirmière puéricultrice",
            "health",
            "Trois-Communes",
            [
                S("need", "un interprète", "", ["Accès aux soins"]),
                S("barrier", "rdv uniquement en ligne", "", ["Accès aux soins"]),
                S("barrier", "familles à l'hôtel, changent tout le temps", "", ["Accès aux soins"]),
            ],
            consent=False,
            f=bul,
            d="25/09/2026",
            a="soignante",
            t="Accès aux soins",
            ok="refus",
            q="Trois communes",
        ),
    ]
    wb = book(out, name)
    hd = wb.add_format({"bold": 1})
    wr = wb.add_format({"text_wrap": 1})
    ye = wb.add_format({"bg_color": "#FFFF00"})
    ws = wb.add_worksheet("Feuil1")
    H = [
        "Date",
        "Qui ?",
        "Type",
        "Quartier ",
        "Besoins",
        "Points forts",
        "Freins",
        "Idées",
        "Thèmes",
        "Verbatim",
        "Accord citation",
        "Remarques",
    ]
    for c, h in enumerate(H):
        ws.write(0, c, h, hd)
    r = 1
    rem = [
        "à revoir",
        "",
        "",
        "",
        "très bon accueil",
        "ne pas citer !",
        "",
        "suite au verso",
        "",
        "",
    ]
    for k, i in enumerate(E):
        w = i["w"]
        f = w["f"]
        if k in (3, 6):
            r += 1 if k == 3 else 2  # blank rows in the middle
        st = by(i, "story")
        row = [
            w["d"],
            i["profile"],
            w["a"],
            ("  " + i["district"] + NB)
            if i["district"] and k in (1, 5, 7)
            else w.get("q", i["district"]),
            f(by(i, "need")),
            f(by(i, "resource")) or ("RAS" if k == 1 else ""),
            f(by(i, "barrier")) or ("/" if k == 4 else ""),
            f(by(i, "idea")) or ("-" if k == 3 else ""),
            w["t"],
            ("« " + st[0] + " »") if st else "",
            w["ok"],
            rem[k],
        ]
        for c, v in enumerate(row):
            put(ws, r, c, v, ye if k == 5 else wr)
        r += 1
    ws.write(r + 1, 1, "8 entretiens au 22/09, reste la puéricultrice et le foyer")
    ws.set_column(0, 11, 20)
    wb.add_worksheet("Feuil2")
    wb.add_worksheet("Feuil3")
    wb.close()
    truth(
        name,
        "A social worker in a hurry: one row per interview, short words, several needs in a cell in three styles, no numbers, blank rows.",
        [
            "blank rows in the middle",
            "bullets « - », « • » or « ; » in cells",
            "RAS, / and - as empty",
            "abbreviations (hab., asso)",
            "weekday without month",
            "spaces and NBSP round the values",
            "near miss theme beside a good one",
            "quarters without hyphen or capital",
            "consent in free words",
            "empty Feuil2 and Feuil3",
            "a count in words under the table",
        ],
        E,
        [
            "« RAS », « / », « - » are not statements",
            "« 8 entretiens au 22/09, reste la puéricultrice et le foyer » under the table",
            "column « Remarques »",
            "empty sheets Feuil2, Feuil3",
        ],
        [
            "the date « jeudi 10 » is not a full date: kept as words",
            "the theme « Jeunnesse » is unknown, suggestion Jeunesse",
            "the theme « numérique » is not in the list",
            "the theme « Accès aux soins » is not written as in the list, suggestion Accessibilité aux soins",
            "« ? » and « pas demandé » are neither yes nor no",
            "actor type « autre » is not in the list",
            "no interview numbers",
            "column « Remarques » not taken",
        ],
    )


# ------------------------------------------------------------------------------------------------ 07
def f07(out):
    """A neighbourhood house on LibreOffice: .ods, page headings repeated, a second table below."""
    name = "07-maison-de-quartier.ods"
    E = [
        I(
            "1",
            "2026-03-03",
            "Groupe de mamans du mardi",
            "residents_group",
            "Bas-Pays",
            [
                S(
                    "resource",
                    "Ici on laisse le bébé à qui veut bien le tenir.",
                    "quartier",
                    q="anonymous",
                    n="ressource",
                    t="Vie de quartier",
                    c="oui",
                ),
                S(
                    "need",
                    "Un pédiatre, le nôtre est parti à la retraite.",
                    "soins",
                    q="anonymous",
                    n="besoin",
                    t="Accessibilité aux soins",
                    c="oui",
                ),
                S(
                    "idea",
                    "Un troc de vêtements à chaque saison.",
                    "quartier",
                    q="anonymous",
                    n="idée",
                    t="vie de quartier",
                    c="oui",
                ),
                S(
                    "barrier",
                    "Avec la poussette, le trottoir s'arrête au pont.",
                    "mobilites",
                    q="none",
                    n="frein",
                    t="mobilité",
                    c="non",
                ),
            ],
            persons=6,
            p=6,
            d="03/03/2026",
            a="Collectif d'habitants",
        ),
        I(
            "2",
            "2026-03-06",
            "Professeure de danse",
            "association",
            "Centre",
            [
                S(
                    "need",
                    "Une salle avec un parquet, on danse sur du béton.",
                    "art",
                    q="anonymous",
                    n="besoin",
                    t="vie artistique",
                    c="oui",
                ),
                S(
                    "resource",
                    "Le régisseur du théâtre prête ses projecteurs.",
                    "art",
                    q="anonymous",
                    n="ressource",
                    t="culture",
                    c="oui",
                ),
            ],
            p=None,
            d="06/03/2026",
            a="Association",
        ),
        I(
            "3",
            "2026-03-10",
            "Deux membres du conseil citoyen",
            "citizens_council",
            "Trois-Communes",
            [
                S(
                    "barrier",
                    "On nous demande notre avis quand c'est déjà décidé.",
                    "quartier",
                    q="anonymous",
                    n="frein",
                    t="Vie de quartier",
                    c="oui",
                ),
                S(
                    "need",
                    "Des panneaux d'affichage qui ne soient pas sous clé.",
                    "quartier",
                    q="anonymous",
                    n="besoin",
                    t="Vie de quartier",
                    c="oui",
                ),
                S(
                    "resource",
                    "L'ancienne piscine, il y a une mosaïque magnifique.",
                    "patrimoines art",
                    q="anonymous",
                    n="ressource",
                    t="Patrimoine ; vie artistique",
                    c="oui",
                ),
            ],
            persons=2,
            p=2,
            d="10/03/2026",
            a="Conseil citoyen",
        ),
        I(
            "4",
            "2026-03-13",
            "Correspondant d'un journal de quartier",
            "local_media",
            "Centre",
            [
                S(
                    "story",
                    "La fois où la rue entière a poussé le camion du marchand de glaces.",
                    "festivites",
                    q="name",
                    n="récit",
                    t="festivites",
                    c="oui, avec le nom",
                ),
                S(
                    "idea",
                    "Une page « qui fait quoi » dans le bulletin.",
                    "quartier",
                    q="name",
                    n="idée",
                    t="quartier",
                    c="oui, avec le nom",
                ),
            ],
            p=1,
            d="13/03/2026",
            a="presse",
        ),
        I(
            "5",
            "2026-03-20",
            "Jardinière municipale",
            "municipal",
            "Plateau",
            [
                S(
                    "resource",
                    "Les vergers du haut, quinze espèces de pommes.",
                    "nature",
                    n="ressource",
                    t="nature",
                    c=None,
                ),
                S(
                    "need",
                    "Apprendre aux gens à ne pas tailler n'importe quand.",
                    "nature",
                    n="besoin",
                    t="La nature dans la ville",
                    c=None,
                ),
                S(
                    "barrier",
                    "Le vandalisme, on replante trois fois.",
                    "nature",
                    ["sécurité"],
                    n="frein",
                    t="nature ; sécurité",
                    c=None,
                ),
            ],
            p=1,
            d="20/03/2026",
            a="Agente municipale",
        ),
        I(
            "6",
            "2026-03-24",
            "Entraîneur de boxe",
            "association",
            "Trois-Communes",
            [
                S(
                    "resource",
                    "Les petits arrivent en avance pour plier les cordes.",
                    "jeunesse",
                    q="anonymous",
                    n="atout",
                    t="jeunes",
                    c="oui",
                ),
                S(
                    "need",
                    "Des créneaux pour les filles, la salle est pleine.",
                    "jeunesse quartier",
                    q="anonymous",
                    n="besoin",
                    t="Jeunesse, vie de quartier",
                    c="oui",
                ),
                S(
                    "barrier",
                    "Le gymnase ferme en août, c'est là qu'ils en ont besoin.",
                    "jeunesse",
                    q="anonymous",
                    n="difficulté",
                    t="Jeunesse",
                    c="oui",
                ),
            ],
            p=1,
            d="24/03/2026",
            a="asso",
        ),
    ]
    wb = openpyxl.Workbook()
    wb.properties.created = wb.properties.modified = FIXED
    ws = wb.active
    ws.title = "Paroles"
    bold = Font(bold=True)
    grey = PatternFill("solid", fgColor="DDDDDD")
    H = [
        "N°",
        "Date",
        "Qui avons-nous rencontré",
        "Nb de personnes",
        "Type",
        "Secteur",
        "Nature",
        "Thèmes",
        "Paroles",
        "Citable",
        "Observations",
    ]
    ws["A1"] = "Maison de quartier des Tilleuls – carnet de paroles 2026 (inventé)"
    ws["A1"].font = Font(bold=True, size=14)

    def head():
        ws.append(H)
        for c in ws[ws.max_row]:
            c.font, c.fill = bold, grey

    ws.append([])
    head()
    for k, i in enumerate(E):
        if k == 3:  # the page turns: headings again
            ws.append(["page 2"])
            head()
        w = i["w"]
        for n, s in enumerate(i["statements"]):
            first = n == 0
            day = dt.datetime.fromisoformat(i["date"])
            ws.append(
                [
                    int(i["ref"]) if first else None,
                    day if first else None,
                    i["profile"] if first else None,
                    w["p"] if first else None,
                    w["a"] if first else None,
                    i["district"] if first else None,
                    s["w"]["n"],
                    s["w"]["t"],
                    s["text"],
                    s["w"]["c"],
                    "à relire" if (k, n) == (2, 1) else None,
                ]
            )
            ws.cell(ws.max_row, 2).number_format = "DD/MM/YYYY"
            ws.cell(ws.max_row, 9).alignment = Alignment(wrap_text=True)
    ws.append([])
    ws.append([])
    ws.append(["Structures à rencontrer"])
    ws.append(["Structure", "Pourquoi", "Qui appelle"])
    ws.append(["PMI", "les places en crèche", "Nadège"])
    ws.append(["Club de boules", "le terrain va être vendu", "Nadège"])
    ws.append(["Foyer de jeunes travailleurs", "logement", "à voir"])
    for col, width in zip("ABCDEFGHIJK", (6, 12, 28, 8, 20, 14, 12, 24, 60, 16, 16)):
        ws.column_dimensions[col].width = width
    with tempfile.TemporaryDirectory() as t:
        src = os.path.join(t, name.replace(".ods", ".xlsx"))
        wb.save(src)
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{t}/profile",
                "--headless",
                "--convert-to",
                "ods",
                "--outdir",
                t,
                src,
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
        )
        shutil.copy(os.path.join(t, name), os.path.join(out, name))
    truth(
        name,
        "A neighbourhood house on LibreOffice (.ods): one row per statement, the interview written on its first row only, headings repeated on page 2, another table below.",
        [
            ".ods",
            "interview only on its first row (not merged)",
            "heading row repeated in the middle",
            "a row « page 2 »",
            "second table on the same sheet",
            "collective interview",
            "theme without accent",
            "blank citable",
        ],
        E,
        [
            "the row « page 2 » and the repeated heading row",
            "the table « Structures à rencontrer » (3 rows) under the list",
            "column « Observations »",
        ],
        [
            "the theme « sécurité » is not in the list (interview 5)",
            "the second table « Structures à rencontrer » was not read as interviews",
            "column « Observations » not taken",
        ],
    )


# ------------------------------------------------------------------------------------------------ 08
def f08(out):
    """Somebody with a Mac: export from Numbers."""
    name = "08-Rencontres ABS (Numbers).xlsx"
    E = [
        I(
            "R1",
            "2026-05-04",
            "Directrice de la médiathèque",
            "municipal",
            "Centre",
            [
                S(
                    "resource",
                    "Quatre cents lecteurs par semaine, de tous les âges.",
                    "art",
                    q="anonymous",
                    n="Atout",
                    t="Culture",
                    c=True,
                ),
                S(
                    "need",
                    "Ouvrir le dimanche l'hiver, c'est le seul endroit chauffé.",
                    "art quartier",
                    q="anonymous",
                    n="Besoin",
                    t="Culture, Vie de quartier",
                    c=True,
                ),
                S(
                    "barrier",
                    "Le parvis n'est pas éclairé.",
                    "quartier",
                    q="none",
                    n="Frein",
                    t="Vie de quartier",
                    c=False,
                ),
            ],
            a="Agent municipal",
        ),
        I(
            "R2",
            "2026-05-05",
            "Aide-soignante de nuit, habitante",
            "resident",
            "Faubourg",
            [
                S(
                    "need",
                    "Rien n'est ouvert quand je sors du travail, pas même un café.",
                    "commerces",
                    q="anonymous",
                    n="Besoin",
                    t="Commerces",
                    c=True,
                ),
                S(
                    "story",
                    "Je croise le laitier, c'est mon seul bonjour de la journée.",
                    "quartier",
                    q="anonymous",
                    n="Récit",
                    t="Vie de quartier",
                    c=True,
                ),
            ],
            a="Habitante",
        ),
        I(
            "R3",
            "2026-05-11",
            "Président du comité des fêtes",
            "association",
            "Faubourg",
            [
                S(
                    "resource",
                    "La fanfare, trente-cinq musiciens de douze à quatre-vingts ans.",
                    "festivites art",
                    q="role",
                    n="Atout",
                    t="Fêtes, Vie artistique",
                    c="avec la fonction",
                ),
                S(
                    "barrier",
                    "Les dossiers de sécurité font vingt pages pour un bal.",
                    "festivites",
                    q="role",
                    n="Frein",
                    t="Festivités",
                    c="avec la fonction",
                ),
                S(
                    "idea",
                    "Un seul dossier pour toutes les fêtes de l'année.",
                    "festivites",
                    q="role",
                    n="Idée",
                    t="festivités",
                    c="avec la fonction",
                ),
            ],
            a="Association",
        ),
        I(
            "R4",
            "2026-05-12",
            "Cheffe de projet à la fondation du territoire",
            "funder",
            None,
            [
                S(
                    "need",
                    "Des projets portés à plusieurs plutôt que dix petits dossiers.",
                    "",
                    ["Gouvernance"],
                    q="none",
                    n="Besoin",
                    t="Gouvernance",
                    c=False,
                ),
                S(
                    "resource",
                    "Une enveloppe pour l'ingénierie, peu demandée.",
                    "",
                    ["Gouvernance"],
                    q="none",
                    n="Atout",
                    t="Gouvernance",
                    c=False,
                ),
            ],
            a="Financeur",
        ),
        I(
            "R5",
            "2026-05-18",
            "Couple de retraités, rue des Tanneurs",
            "resident",
            "Vieux-Pont",
            [
                S(
                    "resource",
                    "La rivière, on l'entend la nuit.",
                    "nature patrimoines",
                    q="anonymous",
                    n="Atout",
                    t="Nature, Patrimoine",
                    c=True,
                ),
                S(
                    "need",
                    "Une passerelle pour aller au marché sans faire le tour.",
                    "mobilites",
                    q="anonymous",
                    n="Besoin",
                    t="Mobilites",
                    c=True,
                ),
                S(
                    "barrier",
                    "L'eau est montée deux fois dans la cave et on n'ose plus vendre.",
                    "patrimoines",
                    q="none",
                    n="Frein",
                    t="Patrimoine",
                    c=False,
                ),
            ],
            persons=2,
            a="Habitants",
        ),
        I(
            "R6",
            "2026-05-19",
            "Référente France services",
            "institution",
            "Centre",
            [
                S(
                    "need",
                    "Des gens perdus avec leur téléphone, dix par jour.",
                    "",
                    ["Accès aux droits"],
                    q="anonymous",
                    n="Besoin",
                    t="Accès aux droits",
                    c=True,
                ),
                S(
                    "need",
                    "Un transport pour les hameaux le jour de permanence.",
                    "mobilites",
                    q="anonymous",
                    n="Besoin",
                    t="Mobilité",
                    c=True,
                ),
            ],
            a="Institution",
        ),
    ]
    wb = openpyxl.Workbook()
    wb.properties.created = wb.properties.modified = FIXED
    ws = wb.active
    ws.title = "Résumé de l’exportation"
    ws["B3"] = (
        "Ce document a été exporté depuis Numbers. Chaque tableau a été converti en feuille de calcul Excel. "
        "Tous les autres objets se trouvent sur des feuilles séparées. Gardez à l’esprit que les calculs de formule peuvent différer dans Excel."
    )
    ws["B7"], ws["C7"], ws["D7"] = (
        "Nom de la feuille Numbers",
        "Nom du tableau Numbers",
        "Nom de la feuille de calcul Excel",
    )
    for k, (a, b, c) in enumerate(
        [
            ("Paroles", "Rencontres", "Paroles - Rencontres"),
            ("Paroles", "Rendez-vous", "Paroles - Rendez-vous"),
        ]
    ):
        ws.cell(9 + 2 * k, 2, a)
        ws.cell(9 + 2 * k, 3, b)
        ws.cell(9 + 2 * k, 4, c)
    ws = wb.create_sheet("Paroles - Rencontres")
    H = [
        "Entretien",
        "Jour",
        "Qui ?",
        "Combien",
        "Catégorie d'acteur",
        "Quartier",
        "Ce qui est dit",
        "Nature",
        "Sujet(s)",
        "Citation possible",
    ]
    ws["A1"] = "Rencontres"
    ws.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(H))
    ws.append(H)
    for i in E:
        for s in i["statements"]:
            # the Mac keeps some accents apart (NFD) where the words were pasted from a file name
            prof = (
                unicodedata.normalize("NFD", i["profile"])
                if i["ref"] in ("R3", "R6")
                else i["profile"]
            )
            ws.append(
                [
                    i["ref"],
                    dt.datetime.fromisoformat(i["date"]),
                    prof,
                    i["persons"],
                    i["w"]["a"],
                    i["district"],
                    s["text"],
                    s["w"]["n"],
                    s["w"]["t"],
                    s["w"]["c"],
                ]
            )
            ws.cell(ws.max_row, 2).number_format = "d mmmm yyyy"
    ws2 = wb.create_sheet("Paroles - Rendez-vous")
    ws2["A1"] = "Rendez-vous"
    ws2.merge_cells("A1:C1")
    ws2.append(["Jour", "Heure", "Avec"])
    for row in [
        (dt.datetime(2026, 6, 2), "14 h", "foyer logement"),
        (dt.datetime(2026, 6, 3), "9 h 30", "gendarmerie"),
        (dt.datetime(2026, 6, 9), "18 h", "parents d'élèves"),
    ]:
        ws2.append(row)
    wb.save(os.path.join(out, name))
    truth(
        name,
        "Somebody with a Mac: an export from Numbers, with its summary sheet, the name of the table on row 1, check boxes as TRUE/FALSE, one row per statement with everything repeated.",
        [
            "export summary sheet of Numbers",
            "table name merged on row 1",
            "TRUE/FALSE in the citable column beside words",
            "decomposed accents (NFD)",
            "« Sujet(s) » for themes",
            "comma between themes",
            "second table of appointments",
        ],
        E,
        ["sheet « Résumé de l’exportation »", "sheet « Paroles - Rendez-vous » (appointments)"],
        [
            "the theme « Gouvernance » (R4) is not in the list",
            "the theme « Accès aux droits » (R6) is not in the list",
            "the quarters « Faubourg » and « Vieux-Pont » are not in the list",
            "sheet « Paroles - Rendez-vous » was not read as interviews",
        ],
    )


# ------------------------------------------------------------------------------------------------ 09
def f09(out):
    """Two linked sheets: the interviews, the findings."""
    name = "09_CIAS_entretiens_constats_V2_def.xlsx"
    E = [
        I(
            "1",
            "2026-10-05",
            "Vice-présidente du CIAS",
            "elected",
            "Varennes",
            [
                S(
                    "need",
                    "Il faut qu'on sache qui fait quoi sur les onze communes.",
                    "quartier",
                    q="role",
                    n="besoin",
                    t="Vie de quartier",
                    c="fonction",
                ),
                S(
                    "resource",
                    "Les secrétaires de mairie, elles voient tout.",
                    "quartier",
                    q="role",
                    n="atout",
                    t="Vie de quartier",
                    c="fonction",
                ),
            ],
            consent=True,
            d="05/10/2026",
            a="Élu ou élue",
            ok="Oui",
        ),
        I(
            "2",
            "2026-10-06",
            "Aide à domicile",
            "association",
            "Saint-Roch",
            [
                S(
                    "need",
                    "J'ai quarante minutes de route entre deux personnes.",
                    "mobilites",
                    q="anonymous",
                    n="besoin",
                    t="Mobilités",
                    c="anonyme",
                    alt="Temps de trajet trop longs entre deux interventions",
                ),
                S(
                    "need",
                    "Personne ne remplace quand on est malade.",
                    "soins",
                    q="anonymous",
                    n="manque",
                    t="Santé",
                    c="anonyme",
                ),
                S(
                    "story",
                    "Une dame met toujours deux tasses, au cas où.",
                    "quartier",
                    q="anonymous",
                    n="témoignage",
                    t="Vie de quartier",
                    c="anonyme",
                ),
            ],
            consent=True,
            d="06/10/2026",
            a="Association",
            ok="Oui",
        ),
        I(
            "3",
            "2026-10-06",
            "Gendarme référente violences",
            "institution",
            "Varennes",
            [
                S(
                    "barrier",
                    "Sans logement d'urgence, elles retournent chez elles",
                    "",
                    ["Violences"],
                    q="none",
                    n="obstacle",
                    t="Violences",
                    c="non",
                    only_alt=1,
                ),
                S(
                    "need",
                    "Un lieu pour recevoir sans passer par la caserne",
                    "",
                    ["Violences"],
                    q="none",
                    n="besoin",
                    t="Violences",
                    c="non",
                    only_alt=1,
                ),
            ],
            consent=False,
            d="06/10/2026",
            a="Institution",
            ok="Non",
        ),
        I(
            "4",
            "2026-10-08",
            "Agriculteur bio et président d'une Cuma",
            "business",
            "Les Essarts",
            [
                S(
                    "resource",
                    "On partage onze machines entre vingt-trois fermes.",
                    "commerces nature",
                    q="anonymous",
                    n="ressource",
                    t="Entreprises ; Nature",
                    c="oui",
                ),
                S(
                    "idea",
                    "Un atelier de réparation ouvert aux habitants.",
                    "commerces",
                    q="anonymous",
                    n="proposition",
                    t="commerces",
                    c="oui",
                ),
                S(
                    "need",
                    "La cantine achète encore à deux cents kilomètres.",
                    "commerces",
                    q="anonymous",
                    n="besoin",
                    t="commerces",
                    c="oui",
                ),
            ],
            consent=True,
            d="le 8 octobre 2026",
            a="Entreprise",
            ok="oui",
        ),
        I(
            "5",
            None,
            "Quatre jeunes du lycée agricole",
            "resident",
            "Saint-Roch",
            [
                S(
                    "need",
                    "Un abribus et du réseau, c'est tout ce qu'on demande.",
                    "mobilites jeunesse",
                    q="anonymous",
                    n="besoin",
                    t="Mobilités / jeunesse",
                    c="oui",
                ),
                S(
                    "idea",
                    "Une nuit du court métrage dans la grange.",
                    "art jeunesse",
                    q="anonymous",
                    n="idée",
                    t="Vie artistique / jeunesse",
                    c="oui",
                ),
                S(
                    "barrier",
                    "Les parents font taxi, sinon on ne sort pas.",
                    "mobilites",
                    q="anonymous",
                    n="frein",
                    t="transports",
                    c="oui",
                ),
            ],
            persons=4,
            consent=True,
            date_text="mi-octobre",
            d="mi-octobre",
            a="Habitants",
            ok="Oui (accord écrit des parents)",
        ),
        I(
            "6",
            "2026-10-14",
            "Secouriste et pompier volontaire",
            "association",
            "Les Essarts",
            [
                S(
                    "need",
                    "Une caserne qui ne soit pas vide le jour.",
                    "soins",
                    q="anonymous",
                    n="besoin",
                    t="Accesibilité aux soins ; Santé",
                    c="oui",
                ),
                S(
                    "resource",
                    "Quatorze volontaires, dont six femmes.",
                    "soins",
                    q="anonymous",
                    n="ressource",
                    t="Santé",
                    c="oui",
                ),
            ],
            consent=True,
            d="14/10/2026",
            a="Association",
            ok="X",
        ),
        I(
            "7",
            "2026-10-15",
            "Tient le dernier café-épicerie",
            "shop",
            "Les Essarts",
            [
                S(
                    "story",
                    "Le jour où j'ai fermé pour ma hanche, ils ont tenu le bar à ma place.",
                    "commerces quartier",
                    q="name",
                    n="récit",
                    t="Commerces ; Vie de quartier",
                    c="nominatif",
                ),
                S(
                    "barrier",
                    "La licence et les normes, c'est fait pour les villes.",
                    "commerces",
                    q="anonymous",
                    n="frein",
                    t="Comerces",
                    c="oui",
                ),
            ],
            consent=True,
            d="15/10/2026",
            a="Commerce",
            ok="OUI",
        ),
    ]
    E[5]["statements"][0]["themes_unknown"] = ["Accesibilité aux soins"]
    E[6]["statements"][1]["themes"] = []
    E[6]["statements"][1]["themes_unknown"] = ["Comerces"]
    wb = book(out, name)
    hd = wb.add_format({"bold": 1, "bg_color": "#FCE4D6", "border": 1, "text_wrap": 1})
    da = wb.add_format({"num_format": "dd/mm/yyyy"})
    wr = wb.add_format({"text_wrap": 1, "valign": "top"})
    le = wb.add_worksheet("LISEZ-MOI")
    for k, t in enumerate(
        [
            "CIAS du Val d'Hière (inventé)",
            "Feuille Entretiens : une ligne par entretien. Feuille Constats : une ligne par constat, rattachée par le numéro.",
            "Les constats sans verbatim ont été reformulés.",
        ]
    ):
        le.write(k, 0, t)
    ws = wb.add_worksheet("Entretiens")
    H = [
        "Numéro",
        "Fonction",
        "Type d'acteur",
        "Secteur (commune)",
        "Date de l'entretien",
        "Nb personnes",
        "Consentement",
        "Durée",
        "Mené par",
    ]
    for c, h in enumerate(H):
        ws.write(0, c, h, hd)
    for k, i in enumerate(E):
        v = i["w"]["d"]
        if k in (0, 2, 5):
            v = dt.date.fromisoformat(i["date"])
        row = [
            int(i["ref"]),
            i["profile"],
            i["w"]["a"],
            i["district"],
            v,
            i["persons"] if i["persons"] > 1 else None,
            i["w"]["ok"],
            ["50'", "1h10", "45 min", "1 h", "50'", "40'", "1h"][k],
            ["CL", "CL", "PB", "PB", "CL", "PB", "PB"][k],
        ]
        for c, x in enumerate(row):
            put(ws, k + 1, c, x, wr, da)
    ws.write(len(E) + 1, 0, "TOTAL")
    ws.write_formula(len(E) + 1, 5, f"=SUM(F2:F{len(E) + 1})", None, 4)
    ws.set_column(1, 7, 24)
    co = wb.add_worksheet("Constats")
    H = ["Thème", "Nature du constat", "Verbatim", "Reformulation", "N° entretien", "Citable ?"]
    for c, h in enumerate(H):
        co.write(0, c, h, hd)
    # sorted by theme, as the officer left it: the interviews are mixed
    L = sorted(
        (
            (s["w"]["t"].lower(), k, n)
            for k, i in enumerate(E)
            for n, s in enumerate(i["statements"])
        )
    )
    for r, (_, k, n) in enumerate(L):
        s = E[k]["statements"][n]
        only = s["w"].get("only_alt")
        row = [
            s["w"]["t"],
            s["w"]["n"],
            "" if only else s["text"],
            s["text"] if only else s["w"].get("alt", ""),
            E[k]["ref"],
            s["w"]["c"],
        ]
        for c, x in enumerate(row):
            put(co, r + 1, c, x, wr)
    co.autofilter(0, 0, len(L), len(H) - 1)
    co.set_column(0, 5, 30)
    wb.close()
    truth(
        name,
        "An inter-municipal centre: a sheet of interviews and a sheet of findings linked by the number, sorted by theme.",
        [
            "two sheets linked by a number (number on one, text on the other)",
            "rows of one interview not together",
            "verbatim or reformulation",
            "« Secteur (commune) » as the place",
            "durations and initials",
            "near miss beside the right theme in a cell",
            "near miss alone",
            "words in the date",
            "consent with a comment in brackets",
            "TOTAL",
        ],
        E,
        ["sheet « LISEZ-MOI »", "TOTAL row of sheet Entretiens", "columns « Durée »"],
        [
            "the date « mi-octobre » has no day: kept as words",
            "the theme « Accesibilité aux soins » is unknown, suggestion Accessibilité aux soins",
            "the theme « Comerces » is unknown, suggestion Ancrage local des entreprises et commerces",
            "the theme « Violences » is not in the list",
            "column « Durée » not taken",
            "the places (Varennes, Saint-Roch, Les Essarts) are not quarters of the project",
        ],
    )


# ------------------------------------------------------------------------------------------------ 10
def f10(out):
    """One sheet per interviewer, each with his own habits."""
    name = "10-enquete-3-enqueteurs.xlsx"
    J = [
        I(
            "J1",
            "2026-02-16",
            "Coiffeuse",
            "shop",
            "Centre",
            [
                S("need", "que les loyers des boutiques baissent", "commerces"),
                S("resource", "l'union commerciale, on est soudées", "commerces"),
                S("idea", "une braderie de printemps", "commerces"),
            ],
            consent=True,
            d="16/02/2026",
            a="Commerce",
            t="Commerces",
            ok="O",
        ),
        I(
            "J2",
            "2026-02-17",
            "Habitant, en fauteuil roulant",
            "resident",
            "Mairie",
            [
                S("need", "des trottoirs sans marche", "mobilites soins"),
                S("need", "un taxi adapté", "mobilites soins"),
                S("barrier", "les poubelles sur le passage", "mobilites soins"),
                S(
                    "story",
                    "Je fais mes courses sur la chaussée, les voitures me connaissent.",
                    "mobilites soins",
                ),
            ],
            consent=True,
            d="17/02/2026",
            a="Habitant",
            t="Mobilités ; Santé",
            ok="O",
        ),
        I(
            "J3",
            "2026-02-19",
            "Directeur de l'école élémentaire",
            "education",
            "Plateau",
            [
                S("need", "une classe de plus", "jeunesse"),
                S("resource", "les papis bricoleurs qui réparent les vélos", "jeunesse"),
            ],
            consent=False,
            d="19/02/2026",
            a="École",
            t="Jeunesse",
            ok="N",
        ),
    ]
    K = [
        I(
            "K1",
            "2026-02-18",
            "Imam",
            "worship",
            "Bas-Pays",
            [
                S("resource", "les repas du ramadan ouverts à tous", "festivites quartier"),
                S("need", "une salle pour les obsèques", "festivites quartier"),
            ],
            consent=True,
            d="18 février 2026",
            a="Culte",
            t="Festivités, vie de quartier",
            ok="oui",
        ),
        I(
            "K2",
            "2026-02-20",
            "Joueurs de pétanque",
            "residents_group",
            "Bas-Pays",
            [
                S("resource", "le terrain, ouvert même la nuit", "quartier nature"),
                S("barrier", "les nouveaux voisins se plaignent du bruit", "quartier nature"),
                S("idea", "planter des tilleuls pour l'ombre", "quartier nature"),
            ],
            persons=5,
            consent=True,
            d="20 février 2026",
            a="collectif",
            t="Vie de quartier\nNature",
            ok="oui",
        ),
        I(
            "K3",
            "2026-02-24",
            "Gérante d'un magasin de vélos",
            "shop",
            "Trois-Communes",
            [
                S("need", "une piste jusqu'à la gare", "mobilites"),
                S("idea", "prêter des vélos cargos aux familles", "mobilites"),
            ],
            consent=True,
            d="24 février 2026",
            a="commerçante",
            t="MOBILITES",
            ok="oui",
        ),
        I(
            "K4",
            "2026-02-25",
            "Responsable d'agence, logement social",
            "landlord",
            "Plateau",
            [
                S("need", "que les pannes soient signalées avant le week-end", "quartier"),
                S("resource", "trois gardiens logés sur place", "quartier"),
                S("barrier", "les halls squattés, on ne sait plus qui appeler", "quartier"),
            ],
            consent=False,
            d="25 février 2026",
            a="bailleur social",
            t="Quartier",
            ok="non !",
        ),
    ]
    T = [
        I(
            None,
            "2026-03-02",
            "Sage-femme",
            None,
            "Plateau",
            [
                S("need", "Un lieu pour les groupes de parole, sans blouse blanche", "soins"),
                S("barrier", "Les dames n'osent pas dire qu'elles n'ont pas de papiers", "soins"),
            ],
            consent=True,
            d="02/03/2026",
            t="Accessibilité aux soins",
            ok="oui",
        ),
        I(
            None,
            "2026-03-03",
            "Lycéen, joue de la trompette",
            None,
            "Centre",
            [
                S("need", "Un local pour répéter", "jeunesse art"),
                S("resource", "Le vieux kiosque", "jeunesse art"),
                S(
                    "story",
                    "On a joué dans le parking et les gens descendaient en chaussons.",
                    "jeunesse art",
                ),
            ],
            consent=None,
            d="03/03/2026",
            t="Jeunesse + Vie artistique",
            ok="",
        ),
    ]
    wb = book(out, name)
    hd = wb.add_format({"bold": 1, "bg_color": "#FFF2CC", "border": 1})
    wr = wb.add_format({"text_wrap": 1, "valign": "top"})
    da = wb.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    big = wb.add_format({"bold": 1, "font_size": 13})
    re_ = wb.add_worksheet("Récap")
    re_.write(0, 0, "Récapitulatif (exemple inventé)", big)
    for r, row in enumerate(
        [
            ["Enquêteur", "Nb d'entretiens", "Objectif"],
            ["Josette", ("=COUNTA(Josette!A4:A30)", 3), 10],
            ["Karim", ("=COUNTA(Karim!B2:B40)", 4), 10],
            ["Stagiaire", 2, 5],
            ["TOTAL", ("=SUM(B4:B6)", 9), 25],
        ]
    ):
        for c, v in enumerate(row):
            put(re_, r + 2, c, v, hd if r in (0, 4) else None)
    # Josette: title, her own order, bullets
    ws = wb.add_worksheet("Josette")
    ws.merge_range(0, 0, 0, 9, "Entretiens de Josette – hiver 2026", big)
    for c, h in enumerate(
        [
            "N°",
            "Date",
            "Personne rencontrée",
            "Type d'acteur",
            "Quartier",
            "Besoins",
            "Ressources",
            "Freins",
            "Idées",
            "Thème(s)",
            "Paroles marquantes",
            "Accord pour être cité (O/N)",
        ]
    ):
        ws.write(2, c, h, hd)

    def join(x, b):
        return x[0] if len(x) == 1 else "\n".join(b + t for t in x)

    for k, i in enumerate(J):
        w = i["w"]
        row = [
            i["ref"],
            dt.date.fromisoformat(i["date"]),
            i["profile"],
            w["a"],
            i["district"],
            join(by(i, "need"), "- "),
            join(by(i, "resource"), "- "),
            join(by(i, "barrier"), "- "),
            join(by(i, "idea"), "- "),
            w["t"],
            join(by(i, "story"), ""),
            w["ok"],
        ]
        for c, v in enumerate(row):
            put(ws, 3 + k, c, v, wr, da)
    # Karim: no title, resources first, one column more
    ws = wb.add_worksheet("Karim")
    for c, h in enumerate(
        [
            "Thématiques",
            "Code entretien",
            "Jour",
            "Fonction",
            "Catégorie d'acteur",
            "Secteur",
            "Nombre de participants",
            "Atouts",
            "Besoins",
            "Obstacles",
            "Propositions",
            "Consentement",
            "Météo",
        ]
    ):
        ws.write(0, c, h, hd)
    for k, i in enumerate(K):
        w = i["w"]
        row = [
            w["t"],
            i["ref"],
            w["d"],
            i["profile"],
            w["a"],
            i["district"],
            i["persons"] if i["persons"] > 1 else None,
            join(by(i, "resource"), ""),
            join(by(i, "need"), ""),
            join(by(i, "barrier"), ""),
            join(by(i, "idea"), ""),
            w["ok"],
            ["pluie", "soleil", "soleil", "vent"][k],
        ]
        for c, v in enumerate(row):
            put(ws, 1 + k, c, v, wr)
    ws.write(6, 0, "reste à voir : l'épicerie turque et le club de foot")
    # the intern: no number and no type
    ws = wb.add_worksheet("Stagiaire")
    for c, h in enumerate(
        [
            "date",
            "qui",
            "quartier",
            "besoins",
            "ressources",
            "freins",
            "thèmes",
            "verbatim",
            "citation ok ?",
        ]
    ):
        ws.write(1, c + 1, h, hd)
    for k, i in enumerate(T):
        w = i["w"]
        row = [
            w["d"],
            i["profile"],
            i["district"],
            join(by(i, "need"), ""),
            join(by(i, "resource"), ""),
            join(by(i, "barrier"), ""),
            w["t"],
            join(by(i, "story"), "") and "« " + join(by(i, "story"), "") + " »",
            w["ok"],
        ]
        for c, v in enumerate(row):
            put(ws, 2 + k, c + 1, v, wr)
    ct = wb.add_worksheet("contacts")
    for r, row in enumerate(
        [
            ["Nom", "Tél", "Code"],
            ["M. Fictif", "06 39 98 20 01", "J2"],
            ["Mme Inventée", "06 39 98 20 02", "K3"],
        ]
    ):
        for c, v in enumerate(row):
            ct.write(r, c, v)
    ct.hide()
    wb.close()
    truth(
        name,
        "Three interviewers, one sheet each, with other words and another order of columns; a summary sheet with formulas; a hidden sheet of contacts.",
        [
            "several data sheets with different headings",
            "summary sheet with formulas and TOTAL first",
            "columns in another order",
            "no number and no type of actor on one sheet",
            "hidden contacts",
            "heading in small letters on row 2, empty column A",
            "a note under a table",
            "« Météo » column",
            "Atouts, Obstacles, Propositions as headings",
        ],
        J + K + T,
        [
            "sheet « Récap » (counts, TOTAL)",
            "hidden sheet « contacts »",
            "the note « reste à voir : … » under Karim's table",
            "column « Météo »",
        ],
        [
            "the type of actor is missing on the sheet « Stagiaire »",
            "no interview number on the sheet « Stagiaire »",
            "column « Météo » not taken",
            "hidden sheet « contacts » not read",
        ],
    )


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = sys.argv[1]
    os.makedirs(out, exist_ok=True)
    for f in (f01, f02, f03, f04, f05, f06, f07, f08, f09, f10):
        f(out)
    for f in FILES:
        if not f["file"].endswith(".csv"):
            settle(os.path.join(out, f["file"]))
    doc = {
        "note": "Everything is invented. Compare texts after normalising (NFC, white space, guillemets round the whole cell). quote_level is an extra: what the consent cell says, when it says more than yes or no.",
        "files": FILES,
    }
    for p in {
        os.path.join(os.path.dirname(os.path.abspath(__file__)), "truth.json"),
        os.path.join(out, "truth.json"),
    }:
        with open(p, "w", encoding="utf-8") as h:
            json.dump(doc, h, ensure_ascii=False, indent=1)
            h.write("\n")
    for f in FILES:
        print(f["file"], len(f["interviews"]), sum(len(i["statements"]) for i in f["interviews"]))


if __name__ == "__main__":
    main()
