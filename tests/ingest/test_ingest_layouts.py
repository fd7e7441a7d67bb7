"""Sheets as people make them, layout by layout: what each gives, and what is said of it."""

from __future__ import annotations

import json

import pytest

HEAD = ["N°", "Date", "Qui", "Type d'acteur"]
E1 = ["E1", "12/06/2026", "libraire", "Commerce"]
E2 = ["E2", "13/06/2026", "gardien", "Bailleur"]


def said(interview):
    """Nature and words of each statement."""
    return sorted((one["nature"], one["quote"] or one["text"]) for one in interview["statements"])


def codes(file):
    return {problem["code"] for problem in file["problems"]}


def test_one_row_an_interview_tells_each_need_of_a_cell(read):
    """Bullets, line breaks and semicolons part the needs; the words themselves are kept whole."""
    head = [*HEAD, "Thèmes", "Besoins", "Ressources", "Verbatim"]
    rows = [
        [
            *E1,
            "Jeunesse",
            "- un local ;\n- un bus, le soir",
            "la MJC ; le four",
            "On se débrouille ; ça va.",
        ],
        [*E2, "Mobilités; Jeunesse", "Un banc.", None, None],
    ]
    file, read_as = read({"Feuil1": [head, *rows]})
    assert said(read_as["E1"]) == [
        ("need", "un bus, le soir"),
        ("need", "un local"),
        ("resource", "la MJC"),
        ("resource", "le four"),
        ("story", "On se débrouille ; ça va."),
    ]
    assert said(read_as["E2"]) == [("need", "Un banc.")]
    assert set(read_as["E2"]["themes"]) == {"jeunesse", "mobilites"}
    assert file["sheets"][0]["rows"] == {"read": 2, "accepted": 2, "aside": 0, "blank": 0}
    (told,) = [p for p in file["problems"] if p["code"] == "H110"]
    assert told["cells"] == ["E2"]


def test_a_statement_of_a_shared_cell_leads_back_to_it(read, project):
    """Each need of a cell is traced to that cell."""
    read({"Feuil1": [[*HEAD, "Besoins"], [*E1, "un local\nun bus"]]})
    rows = project.rows(
        "SELECT row, cells FROM evidence JOIN record ON record.id = evidence.record "
        "WHERE kind = 'statements'"
    )
    assert [(row, json.loads(cells)["reformulation"]) for row, cells in rows] == [
        (2, "E2"),
        (2, "E2"),
    ]


def test_a_header_of_two_rows_with_groups(read):
    """The lower words name the columns; those of the group where they alone say nothing."""
    rows = [
        ["Entretien", None, "Personne", None, "Thèmes", None, "Propos", None],
        ["N°", "Date", "Fonction", "Type", "Principal", "Secondaire", "Nature", "Verbatim"],
        [
            "E1",
            "12/06/2026",
            "libraire",
            "Commerce",
            "Jeunesse",
            "Mobilités",
            "Besoin",
            "Un local.",
        ],
    ]
    file, read_as = read({"Grille": rows})
    assert file["sheets"][0]["header_rows"] == [1, 2]
    assert read_as["E1"]["profile"] == "libraire"
    assert read_as["E1"]["statements"][0]["themes"] == ["jeunesse", "mobilites"]


def test_the_number_on_the_first_row_only(read):
    """Rows without a number that repeat nothing of an interview belong to the one above."""
    head = [*HEAD, "Nature", "Thème", "Ce qui est dit"]
    blank = [None] * 4
    rows = [
        [*E1, "Besoin", "Jeunesse", "Un local."],
        [*blank, "Ressource", "Jeunesse", "La MJC."],
        [*E2, "Besoin", "Mobilités", "Un bus."],
    ]
    file, read_as = read({"Feuil1": [head, *rows]})
    assert [len(one["statements"]) for one in read_as.values()] == [2, 1]
    (told,) = [p for p in file["problems"] if p["code"] == "H108"]
    assert told["cells"] == ["A3"]


def test_a_missing_number_among_repeated_ones_is_a_fault(read):
    """Where numbers stand on every row, one that is missing is not guessed."""
    head = [*HEAD, "Nature", "Thème", "Ce qui est dit"]
    rows = [
        [*E1, "Besoin", "Jeunesse", "Un local."],
        ["E1", *[None] * 3, "Ressource", "Jeunesse", "La MJC."],
        [None, *[None] * 3, "Besoin", "Mobilités", "Un bus."],
    ]
    file, read_as = read({"Feuil1": [head, *rows]})
    assert "V101" in codes(file)
    assert len(read_as["E1"]["statements"]) == 2


def test_two_tables_on_one_sheet(read):
    """The second has other columns in another order; each is read by its own header."""
    second = ["Nature", "Verbatim", "Thème", "N°", "Date", "Fonction", "Type"]
    rows = [
        [*HEAD, "Nature", "Thème", "Ce qui est dit"],
        [*E1, "Besoin", "Jeunesse", "Un local."],
        [],
        ["Deuxième vague"],
        second,
        ["Idée", "Un bus.", "Mobilités", "E2", "13/06/2026", "gardien", "Bailleur"],
    ]
    file, read_as = read({"Feuil1": rows})
    assert [sheet["header_rows"] for sheet in file["sheets"]] == [[1], [5]]
    assert file["sheets"][1]["titles"] == [{"row": 4, "text": "Deuxième vague"}]
    assert said(read_as["E2"]) == [("idea", "Un bus.")]


def test_blocks_with_their_interview_above(read):
    """The number and the date stand above each small table, not in it."""
    block = [["Nature", "Thème", "Propos"]]
    rows = [
        ["ENTRETIEN N° 1"],
        ["Date", "04/02/2026", "Qui", "gardien"],
        ["Type d'acteur", "Bailleur"],
        *block,
        ["Besoin", "Vie de quartier", "Un banc."],
        [],
        ["ENTRETIEN N° 2"],
        ["Date", "05/02/2026", "Qui", "libraire"],
        ["Type d'acteur", "Commerce"],
        *block,
        ["Idée", "Mobilités", "Une navette."],
    ]
    _, read_as = read({"Hiver": rows})
    assert {ref: (one["profile"], one["date"], said(one)) for ref, one in read_as.items()} == {
        "1": ("gardien", "2026-02-04", [("need", "Un banc.")]),
        "2": ("libraire", "2026-02-05", [("idea", "Une navette.")]),
    }


def test_one_form_a_sheet(read):
    """A label and its answer beside it, or below; an empty model gives nothing."""

    def form(ref, need):
        return [
            ["Fiche d'entretien"],
            ["N°", ref],
            ["Date :", "12/06/2026"],
            ["Qui : libraire"],
            ["Type d'acteur", "Commerce"],
            ["Thèmes", "Jeunesse"],
            ["Besoins"],
            [need],
        ]

    file, read_as = read({"Fiche 1": form("E1", "un local"), "Modèle": form(None, None)})
    assert file["sheets"][0]["layout"] == "form"
    assert list(read_as) == ["E1"]
    assert said(read_as["E1"]) == [("need", "un local")]


def test_a_table_turned_round(read):
    """Labels in the first column, one interview a column."""
    rows = [
        ["N°", "E1", "E2"],
        ["Date", "12/06/2026", "13/06/2026"],
        ["Qui", "libraire", "gardien"],
        ["Type d'acteur", "Commerce", "Bailleur"],
        ["Besoins", "un local\nun bus", "un banc"],
    ]
    _, read_as = read({"Tableau": rows})
    assert {ref: len(one["statements"]) for ref, one in read_as.items()} == {"E1": 2, "E2": 1}


def test_a_sheet_named_after_a_theme(read):
    """Its name is the theme of all its rows, and absr says so."""
    head = [*HEAD, "Nature", "Ce qui est dit"]
    file, read_as = read({"Mobilités": [head, [*E1, "Besoin", "Un bus."]]})
    assert read_as["E1"]["themes"] == ["mobilites"]
    assert "H113" in codes(file)


def test_interviews_on_one_sheet_and_what_was_said_on_another(read):
    """The second sheet only numbers the interviews: they are described once."""
    sheets = {
        "Entretiens": [[*HEAD, "Quartier"], [*E1, "Centre"], [*E2, "Plateau"]],
        "Constats": [
            ["N° entretien", "Qui (calculé)", "Nature", "Thème", "Verbatim"],
            ["E1", "libraire (repris)", "Besoin", "Jeunesse", "Un local."],
            ["E2", "gardien (repris)", "Idée", "Mobilités", "Un bus."],
        ],
    }
    file, read_as = read(sheets)
    assert {ref: said(one) for ref, one in read_as.items()} == {
        "E1": [("need", "Un local.")],
        "E2": [("idea", "Un bus.")],
    }
    assert read_as["E1"]["profile"] == "libraire"
    assert "H109" in codes(file)


def test_interviews_without_numbers_are_told_apart(read):
    """By who was met and when; a row that says neither belongs to the interview above."""
    head = ["Date", "Qui", "Type d'acteur", "Nature", "Thème", "Ce qui est dit"]
    rows = [
        ["12/06/2026", "libraire", "Commerce", "Besoin", "Jeunesse", "Un local."],
        [None, None, None, "Idée", "Jeunesse", "Un bus."],
        ["12/06/2026", "gardien", "Bailleur", "Besoin", "Mobilités", "Un banc."],
    ]
    file, read_as = read({"Feuil1": [head, *rows]})
    assert sorted(len(one["statements"]) for one in read_as.values()) == [1, 2]
    assert "H111" in codes(file)


def test_other_sheets_are_named_for_what_they_are(read):
    """A summary, a guide and lists are left out under their names."""
    sheets = {
        "Feuil1": [[*HEAD, "Besoins"], [*E1, "un local"]],
        "Synthèse": [["Thème", "Nombre"], ["Jeunesse", 4]],
        "Mode d'emploi": [["Remplissez une ligne par personne."]],
        "Nomenclature": [["Commerce"], ["Bailleur"]],
        "Divers": [["rappeler le CCAS"]],
    }
    file, _ = read(sheets)
    reasons = {sheet["sheet"]: sheet["reason"] for sheet in file["sheets"]}
    assert reasons == {
        "Feuil1": None,
        "Synthèse": "summary",
        "Mode d'emploi": "documentation",
        "Nomenclature": "lists",
        "Divers": "unrecognised",
    }


HEADINGS = [*HEAD, "Accord pour être cité", "Nature", "Thème", "Ce qui est dit", "Citable"]


def statement(ref, theme, words, quotable=None, consent=None):
    return [ref, "12/06/2026", "libraire", "Commerce", consent, "Besoin", theme, words, quotable]


def test_the_same_words_under_two_themes_are_one_statement_of_both(read):
    """A row a theme: the statement counts once, under each of its themes."""
    rows = [statement("E1", "Jeunesse", "Un local."), statement("E1", "Mobilités", "Un local.")]
    file, read_as = read({"Feuil1": [HEADINGS, *rows]})
    (one,) = read_as["E1"]["statements"]
    assert set(one["themes"]) == {"jeunesse", "mobilites"}
    assert not codes(file) & {"X202", "X224"}


def test_of_two_permissions_for_the_same_words_the_narrower_holds(read, project):
    """« Non » on the second row is not lost, and the difference is told with its cell."""
    rows = [
        statement("E1", "Jeunesse", "Un local.", "Oui, avec la fonction"),
        statement("E1", "Jeunesse", "Un local.", "Non"),
    ]
    file, _ = read({"Feuil1": [HEADINGS, *rows]})
    (kept,) = project.rows("SELECT payload FROM record WHERE kind = 'statements'")
    assert json.loads(kept[0])["quotable"] == "none"
    (told,) = [p for p in file["problems"] if p["code"] == "X224"]
    assert told["cells"] == ["I3"]


@pytest.mark.parametrize(
    ("answers", "consent", "level"),
    [
        (("Oui", "Non"), False, None),
        (("Non", "Oui"), False, None),
        (("Oui", "Oui, sous anonymat"), True, "anonymous"),
        (("oui, sans le nom", "oui"), True, "anonymous"),
    ],
)
def test_of_two_answers_of_one_person_the_narrower_holds(read, project, answers, consent, level):
    """A refusal is never lost, whichever row it stands on; nor is anonymity."""
    rows = [statement("E1", "Jeunesse", f"Mot {n}.", None, a) for n, a in enumerate(answers)]
    read({"Feuil1": [HEADINGS, *rows]})
    (kept,) = project.rows("SELECT payload FROM record WHERE kind = 'interviews'")
    values = json.loads(kept[0])
    assert values["consent"] is consent
    assert values.get("quote_level") == level


def test_numbers_that_differ_by_what_parts_their_digits_are_two(read):
    """`A1-1` is not `A11`; `E 01` is `e01`."""
    rows = [statement("A1-1", "Jeunesse", "Un local."), statement("A11", "Jeunesse", "Un bus.")]
    _, read_as = read({"Feuil1": [HEADINGS, *rows]})
    assert sorted(read_as) == ["A1-1", "A11"]


HEAD_OF_WORDS = [*HEAD, "Besoins", "Accord pour être cité"]


def levels(project):
    """What is permitted of each statement, as it was read."""
    rows = project.rows("SELECT payload FROM record WHERE kind = 'statements'")
    return sorted((json.loads(payload).get("quotable") for (payload,) in rows), key=str)


def test_what_a_person_permits_for_the_interview_holds_for_the_words(read, project):
    """« Oui, sans son nom » is an agreement for each need of the row; a plain refusal is none."""
    read({"Feuil1": [HEAD_OF_WORDS, [*E1, "un banc ; un bus", "Oui, sans son nom"]]})
    assert levels(project) == ["anonymous", "anonymous"]
    read({"Feuil1": [HEAD_OF_WORDS, [*E2, "un local", "Non"]]})
    assert levels(project) == [None, "anonymous", "anonymous"]


def test_a_column_that_asks_it_of_each_statement_decides_alone(read, project):
    """An empty cell under « Citable » permits nothing, whatever the interview permits."""
    head = [*HEAD, "Nature", "Thème", "Ce qui est dit", "Citable", "Accord pour être cité"]
    rows = [
        [*E1, "Besoin", "Jeunesse", "un banc", "Oui, anonyme", "Oui, sans son nom"],
        ["E1", None, None, None, "Besoin", "Jeunesse", "un bus", None, None],
    ]
    read({"Feuil1": [head, *rows]})
    assert levels(project) == [None, "anonymous"]


def test_a_type_made_more_precise_in_brackets_is_that_type(read):
    """« Institution (Caf) » is an institution; the words are kept."""
    row = ["E1", "12/06/2026", "conseillère", "Institution (Caf)", "un bus"]
    file, read_as = read({"Feuil1": [[*HEAD, "Besoins"], row]})
    assert read_as["E1"]["actor_type"] == "institution"
    assert "V104" not in codes(file)


def test_no_answer_is_no_district(read):
    """« Non réponse », as survey programs write it, names no district, and is told."""
    file, read_as = read(
        {"Feuil1": [[*HEAD, "Quartier", "Besoins"], [*E1, "Non réponse", "un bus"]]}
    )
    assert read_as["E1"]["district"] is None
    assert ["E2"] in [p["cells"] for p in file["problems"] if p["code"] == "V126"]


def test_a_heading_of_two_kinds_of_sheets_is_read_for_the_one_it_stands_on(read):
    """« Avec qui » is a column of the actions too: on a sheet of interviews it says who was met."""
    head = ["Date", "Avec qui", "Type d'acteur", "Thème", "Besoins", "Ressources"]
    rows = [
        ["12/06/2026", "libraire", "Commerce", "Jeunesse", "un local", None],
        ["13/06/2026", "gardien", "Bailleur", "Mobilités", None, "un banc"],
    ]
    _, read_as = read({"Feuil1": [head, *rows]})
    assert sorted(one["profile"] for one in read_as.values()) == ["gardien", "libraire"]


def test_a_second_question_of_quotation_is_the_level_of_the_words(read):
    """Beside « Peut-on citer ? » answered for the person, the other column says how."""
    head = [*HEAD, "Peut-on citer ?", "Citation possible", "Besoins"]
    rows = [[*E1, "oui", "anonyme", "un local"], [*E2, "non", "non", "un banc"]]
    _, read_as = read({"Feuil1": [head, *rows]})
    assert read_as["E1"]["consent"] is True
    assert said(read_as["E1"]) == [("need", "un local")]


def test_a_month_over_the_rows_of_its_interviews_is_no_interview(read):
    """Without numbers, what stands alone where dates stand is a band of the table, or a note."""
    head = ["Date", "Qui", "Type d'acteur", "Thème", "Besoins", "Ressources"]
    rows = [
        ["SEPTEMBRE"],
        ["12/09/2026", "libraire", "Commerce", "Jeunesse", "un local", None],
        ["OCTOBRE"],
        ["mi-octobre", "gardien", "Bailleur", "Mobilités", None, "un banc"],
        [None, None, None, "Festivités", "un bal", None],
        ["* les réponses faites sur le moment n'engagent pas la ville"],
    ]
    file, read_as = read({"Feuil1": [head, *rows]})
    assert sorted((one["profile"], len(one["statements"])) for one in read_as.values()) == [
        ("gardien", 2),
        ("libraire", 1),
    ]
    aside = {row["row"]: row["reason"] for row in file["aside"]}
    assert aside == {2: "section", 4: "section", 7: "note"}
    assert "X201" not in codes(file)


def test_a_sheet_named_after_its_interview_gives_it_its_number(read):
    """« Entretien 3 » numbers what stands on it, where nothing else does; it is told."""
    sheet = [
        ["Date", "12/06/2026", "Personne", "libraire", "Quartier", "Centre"],
        ["Lieu", "boutique", "Accord", "oui", "Durée", "40 min"],
        [],
        ["Ce qui est dit", "Nature", "Thème"],
        ["un local", "Besoin", "Jeunesse"],
    ]
    file, read_as = read({"Entretien 3": sheet})
    assert (read_as["3"]["profile"], said(read_as["3"])) == ("libraire", [("need", "un local")])
    assert "H113" in codes(file)


def test_several_labels_on_one_line_have_each_its_answer(read):
    """« Date : 12 juin — Personne : libraire », above a table."""
    sheet = [
        ["Entretien n° 4"],
        ["Date : 12 juin 2026 — Personne : libraire — Quartier : Centre"],
        [],
        ["Ce qui est dit", "Nature", "Thème"],
        ["un local", "Besoin", "Jeunesse"],
    ]
    _, read_as = read({"Feuil1": sheet})
    assert (read_as["4"]["date"], read_as["4"]["profile"]) == ("2026-06-12", "libraire")
    assert read_as["4"]["district"] == "Centre"
