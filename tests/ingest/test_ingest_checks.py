"""What records of several sheets and files say against each other, each at its cell."""

from __future__ import annotations

import pytest

HEADS = {
    "Pilotes": [
        "N°",
        "Nom",
        "Prénom",
        "Collège",
        "Issu de l'entretien (n°)",
        "Relance 1",
        "Relance 2",
    ],
    "Invitations": ["N°", "Nom", "Prénom", "Collège", "Invité par (n° de pilote)"],
    "Émargement": ["N°", "Nom", "Prénom", "Collège", "Présence (oui ou non)", "Table"],
    "Tables": ["Table", "Thème", "Tour", "Places"],
    "Contributions": ["N°", "Table", "Nature", "Ce qui est écrit", "Ressource nommée"],
    "Votes": ["N° de la contribution", "Collège", "Gommettes", "Gommettes distribuées au collège"],
    "Propos": [
        *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème"),
        *("Ce qui est dit", "Citable", "Ressource nommée", "Recommandé par (n°)"),
    ],
    "Ressources": [
        *("Nom", "Catégorie", "Thèmes", "État", "Citée par (n° d'entretiens)"),
        "Peut être publiée",
    ],
    "Indicateurs": [
        *("Indicateur", "Libellé", "Territoire", "Valeur", "Unité", "Millésime", "Producteur"),
    ],
    "Acteurs": ["Structure ou collectif", "Type d'acteur", "Travaille avec"],
    "Actions": [
        *("N°", "Titre", "Constat", "Objectif", "Thèmes", "Pilote de l'action", "Première étape"),
        *("Date de la première étape", "Coût (€)", "Financeur", "Indicateur de suivi", "État"),
        *("Preuves", "Début", "Fin"),
    ],
    "Demandes": [
        *("Partenaire", "Donnée demandée", "Demandé le", "Relancé le", "Reçu le", "Refusé le"),
        "Motif du refus",
    ],
}
ACTION = [
    *("A1", "Navette", "Plus de bus", "Rentrer le soir", "Mobilités", "Chargée de mission"),
    *("Réunir", "01/03/2027", 100, "Ville", "Passagers", "Idée", "E01", None, None),
]


@pytest.fixture
def deliver(project, tmp_path, book):
    """Writes sheets (name → rows below its headings) into one file and reads it."""

    def make(name, sheets, *options, status=None):
        rows = {sheet: [HEADS[sheet], *body] for sheet, body in sheets.items()}
        path = book(tmp_path / name, rows)
        ran = project.run("ingest", "--json", path, *options)
        assert status is None or ran.status == status, ran.out
        return ran.json["files"][0]

    return make


def told(answer):
    """(code, severity, sheet, cell) of every problem."""
    return {(p["code"], p["severity"], p["sheet"], *p["cells"]) for p in answer["problems"]}


FAULTS = {
    "X240": (
        {"Demandes": [["Caf", "Foyers aidés", None, None, "12/05/2026", None, None]]},
        ("X240", "warning", "Demandes", "E2"),
    ),
    "X241": (
        {
            "Demandes": [
                ["Caf", "Foyers", "01/03/2026", None, "12/05/2026", "13/05/2026", "trop peu"],
            ]
        },
        ("X241", "warning", "Demandes", "F2"),
    ),
    "X242": (
        {"Demandes": [["Caf", "Foyers", "01/03/2026", None, None, "13/05/2026", None]]},
        ("X242", "warning", "Demandes", "F2"),
    ),
    "P311": (
        {
            "Propos": [
                [
                    *("E01", "12/06/2026", "habitante", "Habitante", "Ressource"),
                    *("Vie de quartier", "Un voisin répare tout.", "Non", "Le dépannage"),
                ]
            ],
            "Ressources": [
                [
                    *("Le dépannage", "Habitants et savoir-faire", "Vie de quartier", "Active"),
                    *("E01", "Oui"),
                ]
            ],
        },
        ("P311", "warning", "Ressources", "F2"),
    ),
    "X235": (
        {"Acteurs": [["Le four du quartier", "Association", "Le Four du quartier"]]},
        ("X235", "warning", "Acteurs", "C2"),
    ),
    "X236": (
        {
            "Propos": [
                ["E01", "12/06/2026", "habitante", "Habitante", "Besoin", "Mobilités", "Un banc"],
                [
                    *("E02", "11/06/2026", "boulanger", "Commerce", "Besoin", "Mobilités"),
                    *("Un arrêt", None, None, "E01"),
                ],
            ],
        },
        ("X236", "warning", "Propos", "J3"),
    ),
    "X205": (
        {"Pilotes": [["P1", "Zorvane", "Ilda", "Associations", "E99"]]},
        ("X205", "error", "Pilotes", "E2"),
    ),
    "X207": (
        {"Votes": [["12", "Associations", 3, None]]},
        ("X207", "error", "Votes", "A2"),
    ),
    "X208": (
        {
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Contributions": [
                ["1", "T1", "Idée", "Un banc", None],
                ["2", "T1", "Idée", "Un arbre", None],
            ],
            "Votes": [["1", "Associations", 3, 5], ["2", "Associations", 4, 5]],
        },
        ("X208", "error", "Votes", "C3"),
    ),
    "X209": (
        {
            "Ressources": [
                ["Le four à pain", "Lieux et équipements", "Vie de quartier", "Active", None]
            ]
        },
        ("X209", "warning", "Ressources", "A2"),
    ),
    "X210": (
        {"Actions": [[*ACTION[:12], None, None, None]]},
        ("X210", "warning", "Actions", "B2"),
    ),
    "X211": (
        {"Actions": [[*ACTION[:12], "E01", "01/06/2027", "01/05/2027"]]},
        ("X211", "error", "Actions", "O2"),
    ),
    "X212": (
        {
            "Invitations": [["10", "Zorvane", "Ilda", "Associations", None]],
            "Émargement": [["10", "ZORVANE", "ilda", "Élus", "oui", None]],
        },
        ("X212", "warning", "Émargement", "D2"),
    ),
    "X213": (
        {"Pilotes": [["P1", "Zorvane", "Ilda", "Associations", None]]},
        ("X213", "warning", "Pilotes", "A2"),
    ),
    "X214": (
        {
            "Invitations": [["10", "Zorvane", "Ilda", "Associations", None]],
            "Émargement": [["200", "Brisquet", "Ode", "Associations", "oui", None]],
        },
        ("X214", "info", "Émargement", "A2"),
    ),
    "X215": (
        {
            "Invitations": [["10", "Zorvane", "Ilda", "Associations", None]],
            "Émargement": [["10", "Brisquet", "Ode", "Associations", "oui", None]],
        },
        ("X215", "warning", "Émargement", "A2"),
    ),
    "I501": (
        {"Indicateurs": [["part_60p", "Part", "COM-93063", 118, "%", "2021", "Insee"]]},
        ("I501", "warning", "Indicateurs", "D2"),
    ),
    "I502": (
        {"Indicateurs": [["part_60p", "Part", "COM-93063", 0.18, "%", "2021", "Insee"]]},
        ("I502", "warning", "Indicateurs", "D2"),
    ),
    "I503": (
        {
            "Indicateurs": [
                ["part_60p", "Part", "COM-93063", 18, "%", "2021", "Insee"],
                ["part_60p", "Part", "DEP-93", 180, "pour 1000", "2021", "Insee"],
            ]
        },
        ("I503", "error", "Indicateurs", "E3"),
    ),
    "V115": (
        {"Invitations": [["10", "Zorvane", "Ilda", "Associations", "Ode Brisquet"]]},
        ("V115", "error", "Invitations", "E2"),
    ),
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_contradiction_is_told_once_at_its_cell(deliver, code):
    """Each rule finds its own fault, and only there."""
    sheets, place = FAULTS[code]
    answer = deliver("atelier.xlsx", sheets)
    assert [p for p in told(answer) if p[0] == code] == [place]


def test_sheets_that_agree_bring_no_problem(deliver):
    """The same sheets, put right."""
    answer = deliver(
        "atelier.xlsx",
        {
            "Invitations": [["10", "Zorvane", "Ilda", "Associations", None]],
            "Émargement": [["10", "Zorvane", "Ilda", "Associations", "oui", "T1"]],
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Contributions": [["1", "T1", "Ressource", "Le four", "Le four à pain"]],
            "Votes": [["1", "Associations", 3, 5]],
            "Ressources": [
                ["Le four à pain", "Lieux et équipements", "Vie de quartier", "Active", None]
            ],
        },
        status=0,
    )
    assert told(answer) == set()


def test_the_order_of_the_files_makes_no_difference(project, deliver):
    """Votes that came before their contributions are in order once these have come."""
    votes = {"Votes": [["1", "Associations", 3, 5]]}
    assert {p[0] for p in told(deliver("votes.xlsx", votes))} == {"X207"}
    deliver(
        "tables.xlsx",
        {
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Contributions": [["1", "T1", "Idée", "Un banc", None]],
        },
    )
    assert project.run("show", "problems", "--json").json["problems"] == []
    again = deliver("votes.xlsx", votes, status=0)
    assert (again["status"], told(again)) == ("unchanged", set())


def test_undo_gives_the_problems_back_too(project, deliver):
    """What the tables settled is open again without them."""
    deliver("votes.xlsx", {"Votes": [["1", "Associations", 3, 5]]})
    deliver(
        "tables.xlsx",
        {
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Contributions": [["1", "T1", "Idée", "Un banc", None]],
        },
    )
    project.run("undo")
    found = project.run("show", "problems", "--json").json["problems"]
    assert [p["code"] for p in found] == ["X207"]


def test_strict_refuses_what_does_not_agree_with_others(project, deliver):
    """The file whose votes name nothing is refused whole; nothing of it stays."""
    answer = deliver("votes.xlsx", {"Votes": [["1", "Associations", 3, 5]]}, "--strict", status=1)
    assert answer["status"] == "rejected"
    assert {p[0] for p in told(answer)} == {"X207"}
    assert list(project.rows("SELECT id FROM record WHERE kind = 'votes'")) == []


def test_two_files_of_one_name_keep_their_own_problems(project, deliver, tmp_path, book):
    """A delivery is known by its content, not by its name."""
    first = deliver("p.xlsx", FAULTS["I502"][0])
    assert {p[0] for p in told(first)} == {"I502"}
    (tmp_path / "autre").mkdir()
    rows = [HEADS["Tables"], ["T1", "Mobilités", 1, 12]]
    other = book(tmp_path / "autre" / "p.xlsx", {"Tables": rows})
    answer = project.run("ingest", "--json", other).json["files"][0]
    assert told(answer) == set()


def test_a_name_typed_for_a_number_is_neither_kept_nor_repeated(project, deliver):
    """Neither in the store nor in the answer."""
    answer = deliver("invitations.xlsx", FAULTS["V115"][0])
    assert "Brisquet" not in str(answer)
    payloads = [row[0] for row in project.rows("SELECT payload FROM record")]
    assert payloads
    assert not any("Brisquet" in payload for payload in payloads)


def test_the_same_number_twice_with_another_content_is_a_conflict(deliver):
    """The first stays, the second is set aside with the place of the first."""
    answer = deliver(
        "tables.xlsx",
        {
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Contributions": [
                ["1", "T1", "Idée", "Un banc", None],
                ["1", "T1", "Idée", "Un arbre", None],
            ],
        },
        status=1,
    )
    assert ("X203", "error", "Contributions", "D3") in told(answer)
    assert answer["records"]["contributions"] == 1
    assert [(a["row"], a["reason"]) for a in answer["aside"]] == [(3, "conflict")]


def test_a_folder_stands_for_the_files_in_it(project, tmp_path, book):
    """Workbooks and known texts in columns are read, foreign tables are left alone."""
    folder = tmp_path / "reçus"
    folder.mkdir()
    book(folder / "tables.xlsx", {"Tables": [HEADS["Tables"], ["T1", "Mobilités", 1, 12]]})
    text = "Nom;Catégorie;Thèmes;État\nLe four;Lieux et équipements;Mobilités;Active\n"
    (folder / "ressources.csv").write_bytes(text.encode("cp1252"))
    (folder / "villes.csv").write_text("Ville;Habitants\nA;33266\n", encoding="utf-8")
    files = project.run("ingest", "--json", folder).json["files"]
    assert {f["file"] for f in files} == {"tables.xlsx", "ressources.csv"}
    assert {k: n for f in files for k, n in f["records"].items()} == {"resources": 1, "tables": 1}


def test_a_known_text_in_a_phase_folder_is_read_without_being_named(project):
    """A resource list saved as CSV beside the workbooks is no silent loss."""
    place = project.root / "1-analyse-croisee" / "ressources.csv"
    text = 'Nom;Catégorie;Thèmes;État\n"Le four\nà pain";Lieux et équipements;Mobilités;Active\n'
    place.write_text(text, encoding="utf-8-sig")
    files = project.run("ingest", "--json").json["files"]
    assert [f["file"] for f in files if f["records"].get("resources")] == ["ressources.csv"]


SLIPS = ["Note (1 à 5)", "Ce que je garde", "Ce qui a manqué", "Un mot", "Nouveaux contacts"]


def test_two_slips_that_say_the_same_are_two(project, tmp_path, book):
    """Nobody signs an evaluation: neither a typist nor a second one counts one person twice."""
    rows = [
        SLIPS,
        [4, None, None, None, None],
        [4, None, None, None, None],
        [5, None, None, "bien", 2],
    ]
    one = book(tmp_path / "un.xlsx", {"Évaluations": rows})
    other = book(
        tmp_path / "deux.xlsx", {"Évaluations": [*rows[:2], [3, "Les gens", None, None, 1]]}
    )
    assert project.ingest(one, status=0)["totals"]["added"] == 3
    assert project.ingest(other, status=0)["totals"]["added"] == 2
    assert project.ingest(one, status=0)["totals"]["unchanged"] == 3
    assert len(project.run("show", "evaluations", "--json").json["evaluations"]) == 5


def test_a_slip_without_a_number_may_be_written_again_in_another_round(deliver):
    """The same words at the same table, in another round or theme, are another contribution."""
    HEADS["Reprises"] = ["Table", "Tour", "Thème", "Nature", "Ce qui est écrit"]
    answer = deliver(
        "tables.xlsx",
        {
            "Tables": [["T1", "Mobilités", 1, 12]],
            "Reprises": [
                ["T1", 1, "Festivités", "Idée", "Un banc"],
                ["T1", 2, "Jeunesse", "Idée", "Un banc"],
            ],
        },
        status=0,
    )
    assert answer["records"]["contributions"] == 2


def test_a_name_typed_as_the_number_of_a_person_is_not_taken(project, deliver):
    """Neither in the store nor in what is said; the row is set aside."""
    answer = deliver(
        "pilotes.xlsx", {"Pilotes": [["Ode Brisquet", "Brisquet", "Ode", "Associations"]]}
    )
    assert ("V115", "error", "Pilotes", "A2") in told(answer)
    assert [(a["row"], a["reason"]) for a in answer["aside"]] == [(2, "incomplete")]
    assert "Brisquet" not in str(answer)
    assert list(project.rows("SELECT id FROM record WHERE kind = 'pilots'")) == []


def test_what_is_no_theme_on_a_sheet_of_persons_is_not_kept(project, deliver):
    """It may be anything, a name too."""
    HEADS["Relais"] = ["N°", "Nom", "Prénom", "Collège", "Issu de l'entretien (n°)", "Thèmes"]
    row = ["P1", "Brisquet", "Ode", "Associations", None, "Solange Bertrand"]
    assert "V103" in {p[0] for p in told(deliver("pilotes.xlsx", {"Relais": [row]}))}
    payloads = [row[0] for row in project.rows("SELECT payload FROM record")]
    assert payloads
    assert not any("Bertrand" in payload for payload in payloads)


def test_a_date_in_words_that_is_not_kept_is_said_not_to_be(deliver):
    """Only an interview keeps « mi-octobre »."""
    row = ["P1", "Brisquet", "Ode", "Associations", None, "mi-novembre", None]
    answer = deliver("pilotes.xlsx", {"Pilotes": [row]})
    assert ("V116", "warning", "Pilotes", "F2") in told(answer)
    assert "V109" not in {p[0] for p in told(answer)}


def test_a_resource_is_cited_by_interviews_that_exist(project, ten, tmp_path, deliver):
    """E99 looks like the others and is none; a source of another form is left alone."""
    project.ingest(ten.write(tmp_path / "entretiens.xlsx"))
    row = ["Le four", "Lieux et équipements", "Mobilités", "Active", "E01 ; E99 ; BPE 2024"]
    answer = deliver("ressources.xlsx", {"Ressources": [row]}, status=0)
    found = [(p["code"], p["severity"], p["value"], *p["cells"]) for p in answer["problems"]]
    assert found == [("X205", "warning", "E99", "E2")]
