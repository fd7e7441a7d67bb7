# -*- coding: utf-8 -*-
"""Matériel d'essai « à l'aveugle » (jeu c). TOUT EST INVENTÉ : communes, personnes, paroles, contacts.
Usage : python make.py DOSSIER   -> six fichiers + truth.json (écrit d'après les mêmes données, jamais relu).

Conventions de la vérité :
- quotable : la colonne « citable » du propos ; ou le niveau dit pour tout l'entretien quand la réponse
  porte un niveau (« Oui, sans son nom » = anonymous, « Non » dans cette même colonne = none) ;
  null quand il n'y a qu'un accord oui/non (qui va dans consent) ou rien.
- district : tel qu'écrit (sans espaces superflus) ; « Toute la commune » = null.
- texte d'un propos : sans la puce, sans les guillemets « » qui l'entourent tout entier.
- une ligne par entretien : les thèmes de la ligne vont à chacun de ses propos.
"""
import csv, datetime as dt, io, json, os, re, sys, zipfile
from xml.sax.saxutils import escape
import openpyxl
from openpyxl.styles import Font, Alignment, PatternFill, Border, Side
from openpyxl.comments import Comment

OUT = sys.argv[1]
os.makedirs(OUT, exist_ok=True)
FILES = []
D = dt.datetime
NB = "\u00a0"
B = Font(bold=True); W = Alignment(wrap_text=True, vertical="top"); C = Alignment(horizontal="center", vertical="center", wrap_text=True)
FILL = lambda c: PatternFill("solid", fgColor=c)
FIXED = D(2026, 11, 16, 9, 0)

def S(nature, text, themes=(), unk=(), q=None):
    return {"nature": nature, "text": text, "themes": list(themes), "themes_unknown": list(unk), "quotable": q}

def I(ref, date, profile, actor, district, consent, statements, date_text=None, persons=1):
    return {"ref": ref, "date": date, "date_text": date_text, "profile": profile, "actor_type": actor,
            "district": district, "persons": persons, "consent": consent, "statements": statements}

def R(themes, unk=(), q=None, **by):
    """Propos d'une ligne par entretien : les thèmes de la ligne à chacun."""
    out = []
    for nat in ("resource", "need", "barrier", "idea", "story"):
        for t in by.get(nat, ()):
            out.append(S(nat, t, themes, unk, q))
    return out

def texts(iv, nat):
    return [s["text"] for s in iv["statements"] if s["nature"] == nat]

def cell(iv, nat, style):
    t = texts(iv, nat)
    if not t: return None
    if style == "-": return "\n".join("- " + x for x in t)
    if style == "•": return "\n".join("• " + x for x in t)
    if style == "nl": return "\n".join(t)
    if style == ";": return " ; ".join(t)
    if style == "«": return "\n".join("«" + NB + x + NB + "»" for x in t)
    raise ValueError(style)

def save(wb, name):
    wb.properties.created = wb.properties.modified = FIXED
    wb.properties.creator = "exemple inventé"
    buf = io.BytesIO(); wb.save(buf)
    # mêmes octets à chaque passage : dates du zip et de docProps fixées
    with zipfile.ZipFile(buf) as a, zipfile.ZipFile(os.path.join(OUT, name), "w", zipfile.ZIP_DEFLATED) as z:
        for n in a.namelist():
            data = a.read(n)
            if n == "docProps/core.xml": data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-16T09:00:00Z", data)
            zi = zipfile.ZipInfo(n, (2026, 11, 16, 9, 0, 0)); zi.compress_type = zipfile.ZIP_DEFLATED; z.writestr(zi, data)

# ------------------------------------------------------------------ 1. grille de la directrice du CCAS
def f1():
    name = "01-bessac-grille-directrice.xlsx"
    iv = [
     I("1", "2026-09-14", "Infirmière libérale", "health", "Centre-bourg", True, R(["soins"],
        resource=["Maison de santé pluridisciplinaire bien repérée"],
        need=["Les médecins traitants ne prennent plus de nouveaux patients", "Un transport pour les rendez-vous à l'hôpital"],
        barrier=["Les personnes âgées n'osent pas demander de l'aide"],
        story=["Je fais vingt kilomètres pour un pansement."])),
     I("2", "2026-09-17", "Présidente du comité des fêtes", "association", "Les Granges", True, R(["festivites", "quartier"],
        resource=["Fête de la Saint-Jean", "Une trentaine de bénévoles fidèles"],
        need=["Un local pour ranger le matériel"],
        barrier=["Les dossiers de sécurité découragent les bénévoles"],
        idea=["Prêt de matériel entre communes voisines"])),
     I("3", "2026-09-22", "Adjoint au maire délégué aux sports", "elected", None, True, R(["jeunesse", "mobilites"],
        resource=["Gymnase ouvert tous les soirs"],
        need=["Un car le mercredi pour les entraînements", "des créneaux pour les filles"])),
     I("4", "2026-10-05", "Boulangère, place de l'Église", "shop", "Centre-bourg", False, R(["commerces"],
        need=["Du stationnement minute devant les boutiques", "Un marché qui finit plus tard"],
        barrier=["Les loyers des boutiques ont doublé"],
        story=["Le samedi je connais tout le monde, le mardi je ne vois personne."])),
     I("5", None, "Mère de trois enfants", "resident", "La Gare", True, R(["soins", "jeunesse"], ["logement"],
        resource=["La bibliothèque, gratuite et chauffée"],
        need=["Un orthophoniste, deux ans d'attente", "Une place en crèche", "Un logement moins humide"],
        idea=["Un goûter des parents à la sortie de l'école"],
        story=["On se débrouille entre voisines."]), date_text="début octobre 2026"),
     I("6", "2026-10-13", "Conseillère à la mission locale", "institution", None, None, R(["jeunesse"],
        resource=["Permanence le jeudi en mairie"],
        need=["Une aide pour passer le permis"],
        barrier=["Beaucoup de jeunes ne savent pas qu'ils ont des droits"])),
    ]
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "Grille"
    ws["A1"] = "CCAS de Bessac-sur-Vère"; ws.merge_cells("A1:M1"); ws["A1"].font = Font(bold=True, size=16); ws["A1"].alignment = C
    ws["A2"] = "Analyse des besoins sociaux – grille de synthèse des entretiens individuels"; ws.merge_cells("A2:M2"); ws["A2"].alignment = C
    ws["A3"] = "Document de travail, mis à jour le 3 novembre 2026 (exemple inventé)"; ws.merge_cells("A3:M3")
    for a, b, t in (("A", "E", "LA PERSONNE"), ("F", "K", "CE QU'ON EN RETIENT"), ("L", "M", "SUIVI")):
        ws[a + "5"] = t; ws.merge_cells(f"{a}5:{b}5"); ws[a + "5"].fill = FILL("D9E1F2"); ws[a + "5"].alignment = C
    heads = ["N°", "Date", "Personne rencontrée", "Catégorie", "Secteur", "Thématiques", "Atouts", "Besoins repérés",
             "Freins", "Pistes / propositions", "Verbatim", "Accord citation", "Saisi par"]
    for i, h in enumerate(heads, 1):
        c = ws.cell(6, i, h); c.font = B; c.fill = FILL("BDD7EE"); c.alignment = C
    raw = [(D(2026, 9, 14), "Santé", "Centre-bourg", "Santé", "Oui", "MD"),
           ("17/09/2026", "Association", "Les Granges ", "Festivités ; vie de quartier", "oui", "MD"),
           ("22 sept. 2026", "Élu", "Toute la commune", "Jeunesse / mobilité", "Oui", "MD"),
           ("05.10.2026", "Commerçante", "Centre-bourg", "Commerces", "Non", "PL"),
           ("début octobre 2026", "Habitante", "La Gare", "santé, jeunesse, logement", "OUI", "PL"),
           (D(2026, 10, 13), "Institution", None, "Jeunesse", "à confirmer", "PL")]
    styles = ["-", "•", ";", "nl", "-", "nl"]
    r = 7
    for k, (v, x, st) in enumerate(zip(iv, raw, styles)):
        if k == 3: r += 1                       # une ligne vide au milieu
        vals = [int(v["ref"]), x[0], v["profile"], x[1], x[2], x[3], cell(v, "resource", st), cell(v, "need", st),
                cell(v, "barrier", st), cell(v, "idea", st), cell(v, "story", "«"), x[4], x[5]]
        for i, val in enumerate(vals, 1):
            c = ws.cell(r, i, val); c.alignment = W
            if isinstance(val, D): c.number_format = "DD/MM/YYYY"
        r += 1
    r += 1
    ws.cell(r, 1, "TOTAL").font = B; ws.cell(r, 3, "6 entretiens").font = B; ws.cell(r, 12, '=COUNTIF(L7:L13,"oui")')
    ws.cell(r + 2, 1, "* Les freins sont ceux que la personne nomme, pas les nôtres."); ws.merge_cells(start_row=r + 2, start_column=1, end_row=r + 2, end_column=13)
    ws.cell(r + 3, 1, "NB : reste à voir le bailleur et la gendarmerie.")
    ws["F11"].comment = Comment("Revoir la liste des thèmes avec Mme la vice-présidente", "MD")
    for col, w in zip("ABCDEFGHIJKLM", (5, 14, 28, 14, 16, 22, 34, 40, 34, 30, 36, 12, 9)): ws.column_dimensions[col].width = w
    ws.freeze_panes = "D7"; ws.auto_filter.ref = "A6:M13"
    h = wb.create_sheet("Contacts"); h.sheet_state = "hidden"
    for row in (["N°", "Nom", "Prénom", "Téléphone"], [1, "Exemple", "Aline", "01 99 00 11 22"], [2, "Inventé", "Paule", "01 99 00 11 23"]): h.append(row)
    save(wb, name)
    FILES.append({"file": name, "style": "Grille d'une directrice de CCAS : titres fusionnés, groupes au-dessus des titres, une ligne par entretien, plusieurs idées par cellule.",
      "difficulty": ["merged title rows", "group header row above headers", "one row per interview", "bullets and line breaks in cells", "« ; » in a cell", "dates in several forms", "blank row in the middle", "TOTAL row with formula", "notes rows", "hidden contacts sheet", "extra column", "« Toute la commune » as a district"],
      "interviews": iv,
      "not_data": ["the three title rows and the group row", "row TOTAL / 6 entretiens", "the note starting with *", "the row « NB : reste à voir le bailleur… »", "the hidden sheet Contacts", "the cell comment on F11", "column « Saisi par »"],
      "must_tell": ["the theme « logement » of interview 5 is not in the list", "« début octobre 2026 » is not a day: kept as text", "« à confirmer » of interview 6 is neither yes nor no: no consent taken", "the hidden sheet Contacts was not read", "column « Saisi par » is not taken (or is taken as the interviewer)"]})

# ------------------------------------------------------------------ 2. liste de la stagiaire
def f2():
    name = "02-saint-aubry-liste-stagiaire.xlsx"
    A, N_, RO = "anonymous", "none", "role"
    # (num, quand, qui, type, quartier), puis lignes : (thématique écrite, nature écrite, texte, citer, remarque, propos vrai)
    data = [
     (1, D(2026, 10, 1), "animatrice de l'accueil de loisirs", "agent municipal", "Les Étangs",
      I("1", "2026-10-01", "animatrice de l'accueil de loisirs", "municipal", "Les Étangs", None, [
       S("need", "il manque un minibus pour les sorties des vacances", [], ["mobilté"], A),
       S("resource", "les grands viennent aider les petits le mercredi", ["jeunesse"], [], A),
       S("idea", "ouvrir la cour de l'école le samedi", ["jeunesse", "quartier"], [], None)]),
      [("mobilté", "besoin", "oui", None), ("Jeunesse", "ressource", "oui", "super contente !"), ("jeunesse + vie de quartier", "idee", None, None)]),
     (2, "2 octobre 2026", "retraité, ancien cheminot", "habitant", "La Cité ",
      I("2", "2026-10-02", "retraité, ancien cheminot", "resident", "La Cité", None, [
       S("story", "à l'époque la gare faisait vivre trois cafés", ["patrimoines"], [], RO),
       S("need", "un banc à l'arrêt de car, on attend debout", ["mobilites"], [], A),
       S("barrier", "le car ne passe plus après 18 heures", ["mobilites"], [], A)]),
      [("Patrimoine", "récit", "oui avec la fonction", "parle beaucoup de sa femme, ne pas noter"), ("transports", "Besoin ", "x", None), ("transports", "frein", "x", None)]),
     (3, "06/10/26", "pharmacienne", "professionnelle de santé", "Centre",
      I("3", "2026-10-06", "pharmacienne", "health", "Centre", None, [
       S("need", "des gens renoncent à leurs lunettes à cause du reste à payer", ["soins"], [], N_),
       S("resource", "les infirmières et moi on s'appelle tous les jours", ["soins"], [], N_)]),
      [("sante", "besoins", "non", None), ("sante", "atout", "NON !!", "veut relire")]),
     ("HEAD",),
     (4, "mi-octobre", "bénévole de l'épicerie sociale", "asso", "La Cité",
      I("4", None, "bénévole de l'épicerie sociale", "association", "La Cité", None, [
       S("need", "des familles qui travaillent viennent maintenant", [], ["précarité"], A),
       S("resource", "un maraîcher nous donne ses invendus", ["commerces"], [], A),
       S("barrier", "notre local n'a pas le chauffage", ["quartier"], [], None),
       S("idea", "cuisiner ensemble une fois par mois", ["quartier"], [], A)], date_text="mi-octobre"),
      [("précarité", "besoin", "oui", "thème pas dans la liste ?"), ("commerces", "ressource", "Oui", None), ("vie de quartier", "difficulté", None, None), ("vie de quartier", "proposition", "o", None)]),
     (5, "le 20 octobre 2026", "professeure d'arts plastiques au collège", "collège", "Centre",
      I("5", "2026-10-20", "professeure d'arts plastiques au collège", "education", "Centre", None, [
       S("resource", "la halle est vide et magnifique, on pourrait y exposer", [], ["Vie artistiqe"], A),
       S("need", "un endroit où les élèves répètent après les cours", ["art", "jeunesse"], [], A)]),
      [("Vie artistiqe", "atout", "anonyme", None), ("culture, jeunes", "besoin", "anonyme", None)]),
     (6, D(2026, 10, 23), "couple de jardiniers du jardin partagé", "habitants", "Les Étangs",
      I("6", "2026-10-23", "couple de jardiniers du jardin partagé", "resident", "Les Étangs", None, [
       S("resource", "le jardin partagé, vingt parcelles et une liste d'attente", ["nature"], [], A),
       S("need", "un point d'eau au fond du jardin", ["nature"], [], A),
       S("story", "on s'est rencontrés là, il y a huit ans", ["nature"], [], None)], persons=2),
      [("la nature dans la ville", "ressource", "x", "ils étaient deux"), ("nature", "besoin", "x", None), ("Nature", "souvenir", None, "trop perso ?")]),
    ]
    heads = ["num", "quand", "Qui ?", "type", "quartier", "Thématique", "C'est quoi ?", "Ce qu'elle a dit", "on peut citer ?", "combien de personnes", "mes remarques"]
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "Feuil1"; ivs = []
    def head(r):
        for i, h in enumerate(heads, 1): c = ws.cell(r, i, h); c.font = B; c.fill = FILL("FFF2CC")
    head(1); r = 2
    for d in data:
        if d[0] == "HEAD":
            r += 1; head(r); r += 1; continue
        num, q, who, ty, qu, v, rows = d; ivs.append(v); r0 = r
        for (th, nat, cit, rem), s in zip(rows, v["statements"]):
            for i, val in ((6, th), (7, nat), (8, s["text"]), (9, cit), (11, rem)):
                if val is not None: ws.cell(r, i, val).alignment = W
            r += 1
        for i, val in enumerate((num, q, who, ty, qu), 1):
            c = ws.cell(r0, i, val); c.alignment = Alignment(vertical="center", wrap_text=True)
            if isinstance(val, D): c.number_format = "DD/MM/YYYY"
            if r - r0 > 1 and num != 2: ws.merge_cells(start_row=r0, start_column=i, end_row=r - 1, end_column=i)  # le n° 2 n'est pas fusionné
        if v["persons"] > 1: ws.cell(r0, 10, v["persons"])
        if num == 4: r += 1                     # ligne vide
    ws.cell(r + 1, 1, "à faire : rappeler la MJC, retranscrire l'enregistrement de mardi").font = Font(italic=True, color="C00000")
    ws.freeze_panes = "A2"
    for col, w in zip("ABCDEFGHIJK", (6, 16, 26, 18, 14, 22, 14, 50, 16, 10, 30)): ws.column_dimensions[col].width = w
    b = wb.create_sheet("bilan")
    b["A1"] = "Combien de fois chaque chose"; b["A1"].font = B
    b["A3"], b["B3"] = "Nature", "Nombre"
    for i, n in enumerate(("besoin", "ressource", "frein", "idee"), 4):
        b.cell(i, 1, n); b.cell(i, 2, f'=COUNTIF(Feuil1!G:G,A{i})')
    b["A8"] = "Total"; b["B8"] = "=SUM(B4:B7)"
    wb.create_sheet("Feuil3")
    save(wb, name)
    FILES.append({"file": name, "style": "Liste d'une stagiaire : une ligne par propos, le numéro et la personne fusionnés ou écrits sur la première ligne seulement.",
      "difficulty": ["number merged down", "number on first row only, not merged", "repeated header row", "blank rows", "oral column names", "near-miss themes", "several themes in a cell with + and ,", "natures in free words", "quotable of all kinds", "date in text", "remarks column", "to-do line below", "summary sheet", "empty sheet"],
      "interviews": ivs,
      "not_data": ["the repeated header row in the middle", "the blank rows", "the red line « à faire : rappeler la MJC… »", "the sheet bilan (counts)", "the empty sheet Feuil3", "column « mes remarques »"],
      "must_tell": ["theme « mobilté » unknown, suggestion Mobilités", "theme « Vie artistiqe » unknown, suggestion Vie artistique", "theme « précarité » unknown, no close theme", "« mi-octobre » is not a day: kept as text", "column « mes remarques » not taken", "an empty « on peut citer ? » counts as no (interviews 1, 4, 6)"]})

# ------------------------------------------------------------------ 3. notes d'un conseil de quartier, une feuille par thème
def f3():
    name = "03-montreval-conseil-de-quartier.xlsx"
    people = [("CQ1", D(2026, 6, 3), "gardienne d'immeuble", "Bailleur", "Tilleuls nord", 1, "oui", "2026-06-03", "landlord", "Tilleuls nord", True),
              ("CQ2", "samedi 6 juin 2026", "habitante, rue des Merles, 72 ans", "habitante", "Tilleuls nord", 1, "oui", "2026-06-06", "resident", "Tilleuls nord", True),
              ("CQ3", "10/06/2026", "collégiens devant le city-stade", "habitants", "Tilleuls sud", "4", "non", "2026-06-10", "resident", "Tilleuls sud", False),
              ("CQ4", "10-06-2026", "patron du bar-tabac Le Merle", "commerçant", "tilleuls sud", 1, "OK", "2026-06-10", "shop", "tilleuls sud", True),
              ("CQ5", D(2026, 6, 17), "médecin généraliste", "Santé", "Tilleuls sud", 1, None, "2026-06-17", "health", "Tilleuls sud", None)]
    # feuille : (titre, thème, lignes (n°, nature écrite, nature, texte))
    sheets = [
      ("Mobilités", "MOBILITÉS : ce qu'on nous a dit", "mobilites", [
         ("CQ2", "besoin", "need", "Le trottoir de la rue des Merles est trop étroit pour un déambulateur"),
         ("CQ3", "besoin", "need", "Un passage piéton devant le city-stade"),
         ("CQ4", "frein", "barrier", "Les travaux de la place font fuir les clients"),
         ("CQ3", "idée", "idea", "Des vélos à louer près du collège")]),
      ("Vie de quartier", "VIE DE QUARTIER : ce qu'on nous a dit", "quartier", [
         ("CQ1", "ressource", "resource", "Les voisins du 12 arrosent les plantes de tout l'escalier"),
         (None, "besoin", "need", "Une salle pour se réunir, le local poussettes est fermé"),
         ("CQ2", "ressource", "resource", "Le loto du mercredi au foyer"),
         ("CQ4", "ressource", "resource", "Le bar garde les colis et les clés de la moitié de la rue"),
         (None, "idée", "idea", "Un panneau d'affichage tenu par les habitants")]),
      ("Santé", "SANTÉ : ce qu'on nous a dit", "soins", [
         ("CQ5", "besoin", "need", "Personne pour les visites à domicile le week-end"),
         ("CQ5", "ressource", "resource", "La kinésithérapeute du rez-de-chaussée prend encore du monde"),
         ("CQ2", "besoin", "need", "Il faut deux cars pour aller chez le dentiste"),
         ("CQ1", "frein", "barrier", "Certains locataires n'ouvrent plus leur porte")]),
      ("Fêtes", "FÊTES : ce qu'on nous a dit", "festivites", [
         ("CQ3", "besoin", "need", "Rien pour les jeunes à la fête de juin"),
         ("CQ4", "idée", "idea", "Un repas de rue en septembre, je prête les tables")]),
    ]
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "Lisez-moi"
    for t in ("Conseil de quartier des Tilleuls, Montreval-en-Plaine (exemple inventé)", None, "Une feuille par thème. Mettre le numéro de la fiche à chaque fois.",
              "Les noms sont dans le cahier de la secrétaire, pas ici.", "Prochaine réunion : mardi 7 juillet 2026, 18 h 30, salle des Tilleuls."): ws.append([t])
    p = wb.create_sheet("Personnes vues")
    p["A1"] = "Qui avons-nous vu ?"; p["A1"].font = Font(bold=True, size=14); p.merge_cells("A1:G1")
    for i, h in enumerate(["Fiche n°", "Vu le", "Personne rencontrée", "Catégorie", "Secteur", "Nb pers.", "Accord pour citer"], 1):
        p.cell(3, i, h).font = B
    for r, x in enumerate(people, 4):
        for i, val in enumerate(x[:7], 1):
            c = p.cell(r, i, val)
            if isinstance(val, D): c.number_format = "DD/MM/YYYY"
    p.cell(10, 1, "Total"); p.cell(10, 6, 8)
    who = {x[0]: x[2] for x in people}; st = {x[0]: [] for x in people}
    for title, top, th, rows in sheets:
        s = wb.create_sheet(title); s["A1"] = top; s["A1"].font = Font(bold=True, size=14); s.merge_cells("A1:D1"); s["A1"].fill = FILL("E2EFDA")
        for i, h in enumerate(["Fiche n°", "Dit par", "Besoin ou ressource", "Ce qu'on nous a dit"], 1): s.cell(3, i, h).font = B
        cur = None
        for r, (n, nw, nat, t) in enumerate(rows, 4):
            cur = n or cur
            for i, val in enumerate((n, who[n] if n else None, nw, t), 1):
                if val is not None: s.cell(r, i, val).alignment = W
            st[cur].append(S(nat, t, [th]))
        for col, w in zip("ABCD", (9, 30, 18, 64)): s.column_dimensions[col].width = w
    wb["Santé"].cell(9, 1, "Attention : ne rien écrire sur les maladies des gens !").font = Font(color="FF0000")
    a = wb.create_sheet("A faire")
    for row in (["Quoi", "Qui", "Pour quand", "Fait"], ["Demander le plan des travaux à la mairie", "secrétaire", "30/06/2026", "x"], ["Réserver la salle", "trésorier", "01/07/2026", None], ["Revoir le médecin pour son accord", "présidente", "15/07/2026", None]): a.append(row)
    save(wb, name)
    ivs = [I(x[0], x[7], x[2], x[8], x[9], x[10], st[x[0]], persons=int(x[5])) for x in people]
    FILES.append({"file": name, "style": "Notes d'un conseil de quartier : une feuille des personnes vues, une feuille par thème (le thème est le nom de la feuille), renvoi par le numéro de fiche.",
      "difficulty": ["one sheet per theme, theme only in the sheet name and title", "persons on another sheet, joined by number", "number missing on a following row (same as above)", "title row and blank row above headers", "total row", "number stored as text", "dates in several forms", "column repeating the person", "warning line under the table", "to-do sheet with dates"],
      "interviews": ivs,
      "not_data": ["sheet Lisez-moi", "sheet A faire (tasks, not interviews)", "row Total of Personnes vues", "the red line under Santé", "column « Dit par », a repetition of the person"],
      "must_tell": ["rows of « Vie de quartier » without a number were joined to the row above (CQ1, CQ4)", "CQ5 has no answer about quotation", "the themes come from the names of the sheets", "sheets Lisez-moi and A faire not taken", "the secteur « tilleuls sud » / « Tilleuls sud » is written two ways, not in the list of districts"]})

# ------------------------------------------------------------------ 4. export Google Forms
def f4():
    name = "04-kervalan-formulaire-google.xlsx"
    heads = ["Horodateur", "Adresse e-mail", "Date de la rencontre", "Qui avez-vous rencontré ? (sa fonction, pas son nom)", "Type d'acteur", "Dans quel quartier ?",
             "Combien de personnes avez-vous rencontrées ?", "De quels thèmes avez-vous parlé ? (plusieurs réponses possibles)", "Quelles ressources, quels atouts la personne cite-t-elle ? (une idée par ligne)",
             "Quels besoins exprime-t-elle ? (une idée par ligne)", "Quels freins, quelles difficultés ?", "Quelles idées propose-t-elle ?", "Une phrase à retenir, mot pour mot",
             "La personne accepte-t-elle d'être citée ?", "Avez-vous des remarques sur ce formulaire ?"]
    rows = [
     (D(2026, 3, 2, 17, 42, 11), "enqueteur1@exemple.invalid", D(2026, 3, 2), "Éducation", "Le Port", 1, "Jeunesse, Accessibilité aux soins", "Oui, sans son nom", None,
      I(None, "2026-03-02", "directrice d'école maternelle", "education", "Le Port", True, R(["jeunesse", "soins"], q="anonymous",
        resource=["Des grands-parents lisent des histoires le vendredi", "La cantine travaille avec des producteurs"],
        need=["Un psychologue scolaire", "Des bilans de vue et d'audition"], story=["Un enfant sur trois arrive sans petit déjeuner."]))),
     (D(2026, 3, 3, 11, 5, 2), "enqueteur2@exemple.invalid", D(2026, 3, 3), "Habitant ou habitante", "Kerlann", 1, "Mobilités", "Non", "bien, mais trop long",
      I(None, "2026-03-03", "aide à domicile, vit à Kerlann", "resident", "Kerlann", False, R(["mobilites"], q="none",
        need=["Un car avant sept heures du matin", "Des aides pour l'essence"], barrier=["Sans voiture on refuse des heures"], idea=["Un covoiturage entre collègues"]))),
     (D(2026, 3, 3, 18, 20, 45), "enqueteur2@exemple.invalid", D(2026, 3, 3), "test", "test", 1, "Mobilités", "Non", "test", None),
     (D(2026, 3, 5, 9, 31, 0), "enqueteur1@exemple.invalid", D(2026, 3, 4), "Association", "Bourg", 3, "Vie artistique, Festivités, Valoriser les patrimoines", "Oui, avec sa fonction", None,
      I(None, "2026-03-04", "trois membres du cercle celtique", "association", "Bourg", True, R(["art", "festivites", "patrimoines"], q="role",
        resource=["Le fest-noz de mai", "Les costumes gardés par les familles", "Des sonneurs de tous les âges"], need=["Un plancher de danse qui ne soit pas loué"],
        idea=["Apprendre les danses à l'Ehpad"]), persons=3)),
     (D(2026, 3, 9, 14, 2, 59), "enqueteur3@exemple.invalid", D(2026, 3, 9), "Bailleur", "Kerlann", 1, "Vie de quartier, Logement", "Oui, avec sa fonction", "le thème logement manquait, je l'ai mis dans Autre",
      I(None, "2026-03-09", "responsable d'agence d'un bailleur social", "landlord", "Kerlann", True, R(["quartier"], ["Logement"], q="role",
        need=["Des petits logements pour les séparations", "Une médiation dans les halls"], barrier=["Les résidences secondaires prennent les terrains"], resource=["Une gardienne qui connaît tout le monde"]))),
     (D(2026, 3, 10, 10, 15, 30), "enqueteur3@exemple.invalid", D(2026, 3, 10), "Commerce", "Le Port", 1, "Ancrage local des entreprises et commerces, La Nature dans la ville", "Oui, sans son nom", None,
      I(None, "2026-03-10", "mareyeuse", "shop", "Le Port", True, R(["commerces", "nature"], q="anonymous",
        resource=["La criée, la visite attire du monde"], need=["Des saisonniers qui trouvent à se loger"], story=["L'hiver, on est trente sur le quai ; l'été, trois mille."]))),
     (D(2026, 3, 12, 16, 48, 7), "enqueteur1@exemple.invalid", D(2026, 3, 11), "Élu ou élue", None, 1, "Accessibilité aux soins, Mobilités", "Oui, sans son nom", None,
      I(None, "2026-03-11", "conseillère municipale déléguée aux aînés", "elected", None, True, R(["soins", "mobilites"], q="anonymous",
        resource=["Le minibus du CCAS"], need=["Un deuxième chauffeur bénévole", "Un centre de santé"], barrier=["Le logiciel de réservation décourage les anciens"]))),
    ]
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "Réponses au formulaire 1"; ws.append(heads); ivs = []
    for r, (ts, mail, d, ty, qu, nb, th, cit, rem, v) in enumerate(rows, 2):
        if v is None: vals = [ts, mail, d, "test", "Autre", "test", 1, th, "test", "test", None, None, "test", cit, rem]
        else:
            ivs.append(v)
            vals = [ts, mail, d, v["profile"], ty, qu, nb, th, cell(v, "resource", "nl"), cell(v, "need", "nl"), cell(v, "barrier", "nl"), cell(v, "idea", "nl"), cell(v, "story", "nl"), cit, rem]
        for i, val in enumerate(vals, 1):
            c = ws.cell(r, i, val)
            if i == 1: c.number_format = "DD/MM/YYYY HH:MM:SS"
            if i == 3: c.number_format = "DD/MM/YYYY"
    ws.freeze_panes = "A2"
    save(wb, name)
    FILES.append({"file": name, "style": "Export d'un formulaire Google : une ligne par réponse, les questions en titres, thèmes à cocher séparés par des virgules.",
      "difficulty": ["questions as headers", "no interview number", "timestamp beside the day of the meeting", "e-mail of the interviewer", "multiple choice joined by commas", "free « Autre » among the themes", "test answer", "level of quotation in the consent question", "line breaks in cells"],
      "interviews": ivs,
      "not_data": ["row 4, a test answer (« test » everywhere)", "column Horodateur (time of typing, not the date)", "column Adresse e-mail", "column « Avez-vous des remarques sur ce formulaire ? »"],
      "must_tell": ["theme « Logement » is not in the list", "row 4 looks like a test", "the file holds e-mail addresses", "no number in the file"]})

# ------------------------------------------------------------------ 5. fiches Word
def f5():
    name = "05-fontrailles-fiches-entretiens.docx"
    ivs = [
     I("1", "2026-05-04", "Assistante sociale de secteur", "institution", "Ville haute", True, R(["soins", "quartier"],
        resource=["Un réseau de professionnels qui se connaît", "L'épicerie solidaire"], need=["Un accueil sans rendez-vous", "De l'aide pour les démarches en ligne"],
        barrier=["Les gens ont honte de venir à la mairie"], story=["Ils viennent quand il est déjà trop tard."])),
     I("2", "2026-05-06", "Entraîneur du club de rugby", "association", "La Plaine", True, R(["jeunesse"],
        resource=["Cent quarante licenciés, dont quarante filles"], need=["Des vestiaires pour les filles"], idea=["Ouvrir le club-house aux devoirs le mardi"])),
     I("3", "2026-05-12", "Habitante du hameau des Combes, 81 ans", "resident", "Les Combes", False, R(["mobilites"], ["Isolement"],
        resource=["Le boulanger ambulant du jeudi"], need=["Quelqu'un pour m'emmener chez le coiffeur", "Un téléphone qui passe"], barrier=["Je ne veux pas déranger mes enfants"],
        story=["Des jours, je ne parle qu'à la radio."])),
     I("4", "2026-05-19", "Gérant d'une scierie", "business", "Zone des Pins", None, R(["commerces"],
        need=["Un logement pour les apprentis", "Une garderie qui ouvre à 6 h 30"], resource=["Trois lycées professionnels à vingt minutes"], idea=["Des visites d'entreprises pour les collégiens"])),
     I("5", "2026-05-21", "Deux bénévoles de la bibliothèque", "association", "Ville haute", True, R(["art", "patrimoines"],
        resource=["Un fonds de cartes postales anciennes"], need=["Des ordinateurs qui fonctionnent"], barrier=["On ne trouve plus de bénévoles le soir"], story=["La bibliothèque, c'est le dernier endroit où on entre sans payer."]), persons=2),
    ]
    yes, no, none = "☒ Oui    ☐ Non", "☐ Oui    ☒ Non", "☐ Oui    ☐ Non"
    raw = [("4 mai 2026", "Institution (Département)", "Santé ; vie de quartier", yes, "1", "-"),
           ("06/05/2026", "Association", "Jeunesse", yes, "1", "nl"),
           ("mardi 12 mai 2026", "Habitante", "Mobilités, Isolement", no, "1", "-"),
           ("19/05/26", "Entreprise", "Commerces", none, "1", "nl"),
           ("21.05.2026", "Association", "Culture / patrimoine", yes, "2", "nl")]
    def para(t, bold=False, size=None, center=False):
        rpr = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
        ppr = '<w:pPr><w:jc w:val="center"/></w:pPr>' if center else ""
        return f'<w:p>{ppr}<w:r>{"<w:rPr>" + rpr + "</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{escape(t)}</w:t></w:r></w:p>'
    def tc(txt, w, bold=False):
        ps = "".join(para(x, bold) for x in (txt or "").split("\n"))
        return f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{ps}</w:tc>'
    def table(rows):
        b = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
        return (f'<w:tbl><w:tblPr><w:tblW w:w="9200" w:type="dxa"/><w:tblBorders>{b}</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2800"/><w:gridCol w:w="6400"/></w:tblGrid>'
                + "".join(f"<w:tr>{tc(a, 2800, True)}{tc(v, 6400)}</w:tr>" for a, v in rows) + "</w:tbl>")
    labels = ["Date de l'entretien", "Personne rencontrée (fonction)", "Type d'acteur", "Quartier", "Nombre de personnes", "Thèmes abordés", "Ressources", "Besoins", "Freins", "Idées", "Parole à retenir", "Accord pour être cité(e)", "Mené par"]
    body = [para("Commune de Fontrailles-le-Vieux – CCAS", True, 28, True), para("Entretiens de l'analyse des besoins sociaux (exemple inventé)", False, 24, True),
            para("Rappel : remettre la notice d'information, ne pas écrire le nom de la personne.")]
    br = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    for v, (d, ty, th, acc, nb, stl) in zip(ivs, raw):
        vals = [d, v["profile"], ty, v["district"], nb, th, cell(v, "resource", stl), cell(v, "need", stl), cell(v, "barrier", stl), cell(v, "idea", stl), cell(v, "story", "«"), acc, "SB"]
        vals = [x if x is not None else ("/" if v["ref"] == "2" else "") for x in vals]
        body += [para(f"FICHE D'ENTRETIEN N° {v['ref']}", True, 26), table(list(zip(labels, vals)))]
        if v["ref"] == "3": body.append(para("Note de l'enquêtrice : penser à signaler le poteau couché sur la route des Combes."))
        body.append(br)
    body += [para("FICHE D'ENTRETIEN N° ……", True, 26), table([(l, "☐ Oui    ☐ Non" if l.startswith("Accord") else "") for l in labels])]
    doc = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
           + "".join(body) + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>')
    parts = {"[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
             "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
             "word/document.xml": doc}
    with zipfile.ZipFile(os.path.join(OUT, name), "w", zipfile.ZIP_DEFLATED) as z:
        for k, t in parts.items():
            zi = zipfile.ZipInfo(k, (2026, 6, 1, 9, 0, 0)); zi.compress_type = zipfile.ZIP_DEFLATED; z.writestr(zi, t.encode("utf-8"))
    FILES.append({"file": name, "style": "Document Word : cinq fiches d'entretien l'une après l'autre, chacune un titre numéroté et un tableau à deux colonnes (rubrique, réponse).",
      "difficulty": ["several forms in one .docx", "number only in the title above the table", "label/value tables", "ticked boxes", "several paragraphs in a cell", "« / » for nothing", "note between two forms", "empty form at the end", "dates in several forms"],
      "interviews": ivs,
      "not_data": ["the title lines and the reminder", "the note about the fallen pole after fiche 3", "the last, empty form", "« / » in fiche 2 (nothing to say)"],
      "must_tell": ["theme « Isolement » of fiche 3 is not in the list", "no box ticked for the agreement of fiche 4", "the last form is empty"]})

# ------------------------------------------------------------------ 6. csv d'un autre logiciel
def f6():
    name = "06-vauxbel-export-enquete.csv"
    heads = ["N°OBS", "DATE_SAISIE", "DATE_ENTRETIEN", "INTERLOCUTEUR", "TYPE_ACTEUR", "QUARTIER", "NB_PERSONNES", "THEME_1", "THEME_2", "RESSOURCE_1", "RESSOURCE_2", "BESOIN_1", "BESOIN_2", "BESOIN_3", "FREIN_1", "IDEE_1", "VERBATIM", "CITATION_AUTORISEE", "PROGRESSION"]
    rows = [
     ("04/02/2026 10:12", "03/02/2026", "Association", "Grand-Pré", "1", "Jeunesse", "Vie de quartier", "Oui",
      I("101", "2026-02-03", "Éducatrice de rue", "association", "Grand-Pré", True, R(["jeunesse", "quartier"], resource=["Une équipe connue des familles", "Le café des parents"], need=["Un lieu ouvert après 20 h", "Des chantiers payés pour les 16-18 ans"], barrier=["Les halls sont le seul abri l'hiver"]))),
     ("04/02/2026 15:40", "03/02/2026", "Institution", "", "1", "Accessibilité aux soins", "", "Oui",
      I("102", "2026-02-03", "Déléguée de la caisse d'assurance maladie", "institution", None, True, R(["soins"], resource=["Bus dentaire deux fois par an"], need=["Un interprète"], barrier=["Les courriers ne sont pas compris"], story=["On perd les gens entre deux guichets ; c'est nous, pas eux."]))),
     ("09/02/2026 09:03", "06/02/2026", "Habitant", "Les Forges", "6", "Mobilité", "Logement", "Non",
      I("103", "2026-02-06", "Groupe de locataires de la résidence des Forges", "resident", "Les Forges", False, R(["mobilites"], ["Logement"], need=["Réparer l'ascenseur", "Un arrêt de bus éclairé", "Des boîtes aux lettres qui ferment"], idea=["Une fête des voisins dans la cour"]), persons=6)),
     ("09/02/2026 11:27", "09/02/2026", "Commerçant", "Centre", "1", "Commerces", "Festivités", "Oui",
      I("104", "2026-02-09", "Libraire", "shop", "Centre", True, R(["commerces", "festivites"], resource=["La braderie de septembre", "Une clientèle fidèle"], need=["Des loyers commerciaux modérés"], story=["Je suis aussi le point d'écoute du quartier."]))),
     ("16/02/2026 17:55", "12/02/2026", "ESS", "Les Forges", "1", "Nature", "", "Oui",
      I("105", "2026-02-12", "Encadrant d'un chantier d'insertion", "social_economy", "Les Forges", True, R(["nature"], resource=["Deux hectares de maraîchage"], need=["Une solution de garde pour les salariées"], barrier=["Les contrats sont trop courts"], idea=["Des paniers à prix libre au centre social"]))),
     ("18/02/2026 08:30", "17/02/2026", "Agent municipal", "Grand-Pré", "1", "Valoriser les patrimoines", "Vie artistique", "",
      I("107", "2026-02-17", "Responsable de la médiathèque", "municipal", "Grand-Pré", None, R(["patrimoines", "art"], resource=["Les archives de la filature"], need=["Du temps de médiation hors les murs", "Des horaires le dimanche"]))),
     ("20/02/2026 14:14", "19/02/2026", "Retraité", "Centre", "1", "Santé", "Vie de quartier", "Oui",
      I("108", "2026-02-19", "Ancien ouvrier de la filature, 77 ans", None, "Centre", True, R(["soins", "quartier"], resource=["Le club de boules"], need=["Un médecin qui se déplace"], story=["Quand la filature a fermé, la rue s'est tue."]))),
    ]
    buf = io.StringIO(newline=""); w = csv.writer(buf, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n"); w.writerow(heads); ivs = []
    pad = lambda xs, n, miss="Non réponse": (xs + [miss] * n)[:n]
    for k, (sais, d, ty, qu, nb, t1, t2, cit, v) in enumerate(rows):
        ivs.append(v)
        st = ["«" + NB + x + NB + "»" for x in texts(v, "story")] if k == 6 else texts(v, "story")
        w.writerow([v["ref"], sais, d, v["profile"], ty, qu or "Non réponse", nb, t1, t2 or "Non réponse"] + pad(texts(v, "resource"), 2) + pad(texts(v, "need"), 3)
                   + pad(texts(v, "barrier"), 1) + pad(texts(v, "idea"), 1) + pad(st, 1) + [cit or "Non réponse", "Terminé"])
        if k == 4:
            w.writerow(["106", "17/02/2026 12:01"] + ["Non réponse"] * (len(heads) - 3) + ["Abandon"])
    with open(os.path.join(OUT, name), "wb") as f: f.write(buf.getvalue().encode("cp1252"))
    FILES.append({"file": name, "style": "Export .csv d'un logiciel d'enquête : cp1252, « ; », tout entre guillemets, colonnes numérotées (BESOIN_1, BESOIN_2…), « Non réponse » dans les vides.",
      "difficulty": ["cp1252", "semicolon with a « ; » inside a quoted cell", "numbered columns for the same nature", "two theme columns", "« Non réponse » for nothing", "date of typing beside the date of the interview", "abandoned answer", "upper-case headers with underscores", "gap in numbers", "actor type not in the list"],
      "interviews": ivs,
      "not_data": ["observation 106, abandoned, no answer", "« Non réponse » in any cell", "columns DATE_SAISIE and PROGRESSION"],
      "must_tell": ["theme « Logement » of 103 is not in the list", "type « Retraité » of 108 is not in the list (suggestion: Habitant ou habitante)", "observation 106 is empty (abandon)", "no answer about quotation for 107"]})

for f in (f1, f2, f3, f4, f5, f6): f()
with open(os.path.join(OUT, "truth.json"), "w", encoding="utf-8") as fh:
    json.dump({"files": FILES}, fh, ensure_ascii=False, indent=1); fh.write("\n")
for f in FILES: print(f["file"], len(f["interviews"]), sum(len(i["statements"]) for i in f["interviews"]))
