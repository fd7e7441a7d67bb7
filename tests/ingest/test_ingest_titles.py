"""Titles, legends, counts and options: what a sheet says once, beside its rows."""

from __future__ import annotations

import pytest

HEAD = ["N°", "Date", "Qui", "Type d'acteur"]
E1 = ["E1", "12/06/2026", "libraire", "Commerce"]
E2 = ["E2", "13/06/2026", "gardien", "Bailleur"]


def said(interview):
    """Nature, words and themes of each statement."""
    return sorted(
        (one["nature"], one["quote"] or one["text"], *one["themes"])
        for one in interview["statements"]
    )


def told(file, code):
    """The cells and the value of the problems of a code."""
    return [(p["cells"], p["value"]) for p in file["problems"] if p["code"] == code]


BY_THEME = [
    ("need", "un bus", "mobilites"),
    ("need", "un local", "jeunesse"),
    ("resource", "le car", "mobilites"),
]


@pytest.mark.parametrize(
    "heads",
    [
        [
            [*[None] * 4, "Mobilités", None, "Jeunesse"],
            [*HEAD, "Besoins", "Ressources", "Besoins"],
        ],
        [
            [*HEAD, "Besoins", None, "Ressources"],
            [*[None] * 4, "Mobilités", "Jeunesse", "Mobilités"],
        ],
        [[*HEAD, "Besoins - mobilités", "Ressources (mobilités)", "Jeunesse : besoins"]],
    ],
    ids=["theme over nature", "nature over theme", "both in a heading"],
)
def test_a_theme_in_the_headings_is_that_of_its_columns(read, heads):
    """Each thing said has the theme of its own column, and the headings are told (H126)."""
    is_below = heads[-1][5] == "Jeunesse"  # then the second column is the need of young people
    row = ["un bus", "un local", "le car"] if is_below else ["un bus", "le car", "un local"]
    file, read_as = read({"Grille": [*heads, [*E1, *row]]})
    assert said(read_as["E1"]) == BY_THEME
    ((_, shown),) = told(file, "H126")
    assert {word.casefold() for word in shown.split(", ")} == {"mobilités", "jeunesse"}


def test_a_theme_over_natures_that_the_project_lacks_is_unknown(read):
    """Beside a theme of the project, another title of that row is a theme that it does not know."""
    groups = [*[None] * 4, "Mobilités", "Habitat"]
    file, read_as = read(
        {"Grille": [groups, [*HEAD, "Besoins", "Besoins"], [*E1, "un bus", "un toit"]]}
    )
    assert said(read_as["E1"]) == [("need", "un bus", "mobilites"), ("need", "un toit")]
    assert told(file, "V103") == [(["F1"], "Habitat")]


def test_a_lone_title_among_the_rows_is_the_theme_of_those_below(read):
    """« 2 - Jeunesse » alone on its row holds until the next title."""
    head = [*HEAD, "Nature", "Ce qui est dit"]
    rows = [
        head,
        ["Mobilités"],
        [*E1, "Besoin", "un bus"],
        ["2 - Jeunesse"],
        ["E1", None, None, None, "Besoin", "un local"],
    ]
    file, read_as = read({"Relevé": rows})
    assert said(read_as["E1"]) == [
        ("need", "un bus", "mobilites"),
        ("need", "un local", "jeunesse"),
    ]
    assert told(file, "H126") == [(["A2", "A4"], "Mobilités, Jeunesse")]


def test_a_legend_explains_the_codes_of_its_sheet(read):
    """« B = besoin, R = ressource » above the table is followed, and said (H127)."""
    head = [*HEAD, "B/R", "Thème", "Ce qui est dit"]
    rows = [
        ["B = besoin, R = ressource"],
        head,
        [*E1, "B", "Jeunesse", "un local"],
        [*E2, "R", "Jeunesse", "la MJC"],
    ]
    file, read_as = read({"Relevé": rows})
    assert said(read_as["E1"]) == [("need", "un local", "jeunesse")]
    assert said(read_as["E2"]) == [("resource", "la MJC", "jeunesse")]
    assert told(file, "H127") == [(["A1"], "B = besoin, R = ressource")]


@pytest.mark.parametrize(
    "legend",
    [
        "Légende : B = besoin   R = ressource   T = témoignage",
        "B : besoin - R : ressource - T : témoignage",
        "B=besoin / R=ressource / T=témoignage",
        "B → besoin\nR → ressource\nT → témoignage",
    ],
)
def test_a_legend_on_one_line_parts_its_codes_in_any_way(read, legend):
    """Blanks, dashes, slashes, line ends; a letter that only the legend knows is followed too."""
    head = [*HEAD, "B / R / T", "Thème", "Ce qui est dit"]
    rows = [[legend], head, [*E1, "T", "Jeunesse", "avant, on jouait dehors"]]
    _, read_as = read({"Relevé": rows})
    assert said(read_as["E1"]) == [("story", "avant, on jouait dehors", "jeunesse")]


def test_a_line_of_counts_is_nothing_that_was_said(read):
    """« Nb de mentions » and its figures are set aside as a total."""
    rows = [[*HEAD[1:], "Besoins", "Ressources"], [*E1[1:], "un local", "la MJC"]]
    file, read_as = read({"Grille": [*rows, ["Nb de mentions", None, None, 1, 1]]})
    (one,) = read_as.values()
    assert [words[:2] for words in said(one)] == [("need", "un local"), ("resource", "la MJC")]
    assert file["sheets"][0]["rows"]["aside"] == 1


def test_a_sheet_of_counts_gives_no_interview(read):
    """A summary whose « Besoins » are figures is no sheet of interviews."""
    summary = [["N°", "Besoins", "Ressources", "Freins"], ["E1", 1, 0, 2], ["E2", 0, 0, 1]]
    head = [*HEAD, "Besoins"]
    file, read_as = read({"Récap": summary, "Grille": [head, [*E1, "un local"]]})
    assert [words[:2] for words in said(read_as["E1"])] == [("need", "un local")]
    assert list(read_as) == ["E1"]
    assert [(s["sheet"], s["reason"]) for s in file["sheets"] if s["reason"]] == [
        ("Récap", "summary")
    ]


def test_a_level_of_quotation_told_once_is_the_agreement_of_the_person(read):
    """« Citable » on the row of an interview permits its words and tells that the person agreed."""
    head = [*HEAD, "Besoins", "Citable"]
    rows = [[*E1, "un local", "Oui, avec la fonction"], [*E2, "un banc", "Non"]]
    _, read_as = read({"Grille": [head, *rows]})
    assert [one["consent"] for one in read_as.values()] == [True, False]


def test_the_next_label_of_a_form_is_no_answer(read):
    """A question left empty takes nothing from the question below it."""
    form = [
        ["Fiche n°", "E1"],
        ["Date", "12/06/2026"],
        ["Qui", "libraire"],
        ["Type d'acteur", "Commerce"],
        ["Besoins", "un local"],
        ["Idées"],
        ["Ce que la personne aime ici", "le calme"],
    ]
    _, read_as = read({"Fiche": form})
    assert [words[:2] for words in said(read_as["E1"])] == [("need", "un local")]


def test_printed_options_name_their_column(read):
    """Types of actor to tick are the type of actor, whatever the label beside them."""
    form = [
        ["Fiche n°", "E1"],
        ["Date ........... : 12/06/2026"],
        ["Qui", "libraire"],
        ["Êtes-vous plutôt", "( ) Habitant  (x) Commerce  ( ) Association"],
        ["Besoins", "un local"],
    ]
    _, read_as = read({"Fiche": form})
    assert (read_as["E1"]["actor_type"], read_as["E1"]["date"]) == ("shop", "2026-06-12")
