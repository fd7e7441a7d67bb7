"""Cells in free words, through the command: what is taken, what is told, what is kept."""

from __future__ import annotations

import json

import pytest

HEADS = [
    *("N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème"),
    *("Ce qui est dit", "Citable", "Nombre de personnes", "Accord pour être cité"),
]


def row(ref="E01", **cells):
    """One statement; `cells` by the place of their heading."""
    usual = {
        "date": "12/06/2026",
        "who": "habitante",
        "type": "Habitante",
        "themes": "Jeunesse",
        "quotable": "Oui, anonyme",
        "persons": 1,
        "consent": "oui",
    }
    told = usual | cells
    return [
        *(ref, told["date"], told["who"], told["type"], "Besoin", told["themes"]),
        *("Un lieu pour se poser.", told["quotable"], told["persons"], told["consent"]),
    ]


@pytest.fixture
def deliver(project, tmp_path, book):
    """Reads rows of statements; gives the file's answer."""

    def make(*rows):
        path = book(tmp_path / "entretiens.xlsx", {"Propos": [HEADS, *rows]})
        return project.run("ingest", "--json", path).json["files"][0]

    return make


@pytest.fixture
def interviews(project):
    """Number → what the store holds of an interview."""

    def read():
        rows = project.rows(
            "SELECT payload FROM record WHERE kind = 'interviews' AND state = 'active'"
        )
        return {one["ref"]: one for one in (json.loads(text) for (text,) in rows)}

    return read


def codes(answer):
    """Code and cell of every problem."""
    return {(p["code"], *p["cells"]) for p in answer["problems"]}


def test_a_type_in_free_words_is_read_and_its_words_are_kept(deliver, interviews):
    """The type counts with the others, and what was written stays beside it."""
    answer = deliver(row("E01", type="médecin généraliste"), row("E02", type="Habitante"))
    assert not {code for code, *_ in codes(answer)} & {"V104", "X201"}
    kept = interviews()
    assert kept["E01"]["actor_type"] == "health"
    assert kept["E01"]["actor_type_text"] == "médecin généraliste"
    assert kept["E02"].get("actor_type_text") is None


def test_an_edited_description_is_told_with_its_column(deliver):
    """The second delivery says what became of the words, and does not stop on them."""
    deliver(row(type="médecin généraliste"))
    answer = deliver(row(type="infirmière libérale"))
    assert [c["field"] for c in answer["changes"] if c["field"]] == ["actor_type_text"]


def test_an_edited_description_is_shown_on_the_terminal(deliver, project, tmp_path, book):
    """In words, under the heading of its column."""
    deliver(row(type="médecin généraliste"))
    path = book(tmp_path / "entretiens.xlsx", {"Propos": [HEADS, row(type="infirmière libérale")]})
    shown = project.run("ingest", path)
    assert shown.status == 0, shown.out
    assert "infirmière libérale" in shown.out


def test_a_name_in_a_description_is_told(deliver):
    """« Mme Wolkonskaïa, médecin » is a type, and a person named by her title."""
    answer = deliver(row(type="Mme Wolkonskaïa, médecin"))
    assert ("P306", "D2") in codes(answer)
    assert "Wolkonskaïa" not in json.dumps(answer, ensure_ascii=False)


def test_several_days_keep_the_first_and_the_words(deliver, interviews):
    """V125 at its cell; the record holds the day and what was written."""
    answer = deliver(row(date="12 et 13 juin 2026"))
    assert ("V125", "B2") in codes(answer)
    kept = interviews()["E01"]
    assert (kept["date"], kept["date_text"]) == ("2026-06-12", "12 et 13 juin 2026")


@pytest.mark.parametrize(
    ("persons", "code", "kept"),
    [("environ 12", "V122", 12), ("5 à 8", "V123", None), ("1.234", "V124", None)],
)
def test_a_count_that_is_not_exact_is_told(deliver, interviews, persons, code, kept):
    """Approximate: taken; a range or two readings: not taken."""
    answer = deliver(row(persons=persons))
    assert (code, "I2") in codes(answer)
    assert interviews()["E01"].get("persons") == kept


def test_a_remark_beside_an_answer_is_told_and_not_repeated(deliver, interviews):
    """It may name somebody: the address is enough."""
    answer = deliver(row(consent="oui (mail du 12/3)"))
    (problem,) = [p for p in answer["problems"] if p["code"] == "V120"]
    assert (problem["cells"], problem["value"], problem["severity"]) == (["J2"], None, "warning")
    assert "mail du" not in problem["message"]
    assert interviews()["E01"]["consent"] is True


@pytest.mark.parametrize("words", ["oui, sauf le nom", "à voir", "oui ?", "non sauf le prénom"])
def test_words_without_a_clear_permission_are_quoted_nowhere(deliver, project, words):
    """The statement is kept, its quotation refused."""
    deliver(row(quotable=words))
    (text,) = project.rows("SELECT payload FROM record WHERE kind = 'statements'")[0]
    assert json.loads(text)["quotable"] == "none"


def test_an_unclear_agreement_refuses_what_a_row_permits(deliver, project):
    """`à voir` for the whole interview wins over « Oui, anonyme » on the row."""
    answer = deliver(row(consent="à voir"))
    assert ("V121", "J2") in codes(answer)
    (kept,) = project.run("show", "interviews", "--json").json["interviews"]
    assert kept["consent"] is False


def test_every_theme_of_a_cell_is_read_whatever_parts_them(deliver, project):
    """Commas, « et » and bullets; what is unknown is told, and kept as written."""
    answer = deliver(row(themes="Jeunesse, Ancrage local des entreprises et commerces, Poterie"))
    assert ("V103", "F2") in codes(answer)
    (text,) = project.rows("SELECT payload FROM record WHERE kind = 'statements'")[0]
    kept = json.loads(text)
    assert kept["themes"] == ["jeunesse", "commerces"]
    assert kept["themes_unknown"] == ["Poterie"]
