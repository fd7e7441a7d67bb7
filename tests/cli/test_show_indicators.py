"""`absr show indicators` from files on the disk: values, positions, reasons, in words and JSON."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest

NINE = ("93006", "93008", "93010", "93045", "93048", "93053", "93055", "93061", "93063")
TOWN, EPT = "COM-93063", "EPT-200057875"
ROMAINVILLE = {"P_POP": 33266, "P_ACT1564": 16516, "P_CHOM1564": 2293}
POPULATION_BEFORE = {"P_POP": 26031, "P_ACT1564": 13000, "P_CHOM1564": 1950}
NEIGHBOUR = {"P_POP": 50000, "P_ACT1564": 25000, "P_CHOM1564": 4000}


def dossier(path, census=("21", "15"), **own):
    """A file of the nine communes of Est Ensemble in the shape of Insee's dossier complet.

    Romainville's numbers are those published, the other eight communes are alike and invented.
    """
    newest = census[0]
    names = [f"{name[0]}{year}{name[1:]}" for year in census for name in ROMAINVILLE]
    heads = ["CODGEO", *names, f"MED{newest}", f"TP60{newest}", *own]
    lines = [";".join(heads)]
    for code in NINE:
        is_town = code == "93063"
        groups = (ROMAINVILLE, POPULATION_BEFORE) if is_town else (NEIGHBOUR, NEIGHBOUR)
        numbers = [number for group in groups for number in group.values()]
        income = [21110, 24.0] if is_town else [19000, "s"]
        more = [values if is_town else 0 for values in own.values()]
        lines.append(";".join(map(str, [code, *numbers, *income, *more])))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def read(project, tmp_path):
    """A project with the file of nine communes."""
    project.ingest(dossier(tmp_path / "dossier_complet.csv"))
    return project


def found(project, name, *words):
    """Vintage → the indicator called `name`."""
    ran = project.run("show", "indicators", "--json", *words)
    assert ran.status == 0, ran.err
    schema("indicators").validate(ran.json)
    return {one["vintage"]: one for one in ran.json["indicators"] if one["id"] == name}


def schema(name):
    """What checks an answer."""
    text = resources.files("absr").joinpath(f"schemas/{name}.schema.json").read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def words(ran):
    """What was said, on one line and with plain spaces and apostrophes."""
    return " ".join(ran.out.replace("’", "'").split())


# -- the published figures -----------------------------------------------------------------------


def test_the_published_figures_of_romainville_come_out(read):
    """13.88 % of unemployment, 24.0 % of poverty, 21,110 €, +4.17 % a year."""
    assert round(found(read, "tx_chomage")["2021"]["values"][TOWN], 2) == 13.88
    assert found(read, "tx_pauvrete")["2021"]["values"][TOWN] == 24.0
    assert found(read, "niveau_vie_median")["2021"]["values"][TOWN] == 21110
    assert round(found(read, "pop_tvam")["2015-2021"]["values"][TOWN], 2) == 4.17


def test_the_example_gives_the_same_figures_from_its_sheet(example, absr):
    """What was typed in the example's workbook is enough for the yearly change."""
    ran = absr("show", "indicators", "--json", "--project", example)
    values = {(one["id"], one["vintage"]): one["values"] for one in ran.json["indicators"]}
    assert values["tx_pauvrete", "2021"][TOWN] == 24.0
    assert values["niveau_vie_median", "2021"][TOWN] == 21110
    assert round(values["tx_chomage", "2021"][TOWN], 2) == 13.88
    assert round(values["pop_tvam", "2015-2021"][TOWN], 2) == 4.17
    assert values["tx_chomage", "2021"][EPT] == 16.19  # published, kept as published


def test_unemployment_of_est_ensemble_is_recomputed_from_sums(read):
    """Nine communes: (2,293 + 8 × 4,000) of (16,516 + 8 × 25,000), by hand."""
    one = found(read, "tx_chomage")["2021"]
    assert one["values"][EPT] == pytest.approx((2293 + 8 * 4000) / (16516 + 8 * 25000) * 100)
    assert one["sums"][EPT] == {"communes": 9, "without": 0}
    assert one["bases"][TOWN] == 16516
    assert one["counts"][TOWN] == 2293


def test_poverty_of_est_ensemble_is_refused_in_words(read):
    """Nobody adds poverty rates up: the published value is to be imported."""
    assert found(read, "tx_pauvrete")["2021"]["missing"][EPT] == "not_additive"
    said = words(read.run("show", "indicators", "--indicator", "tx_pauvrete"))
    assert "Est Ensemble : valeur publiée par l'Insee à importer" in said


def test_the_census_of_2022_is_read_by_the_same_command(project, tmp_path):
    """No year is written anywhere: the next file gives the next vintage."""
    project.ingest(dossier(tmp_path / "dossier_complet.csv", ("22", "16")))
    assert round(found(project, "tx_chomage")["2022"]["values"][TOWN], 2) == 13.88
    assert round(found(project, "pop_tvam")["2016-2022"]["values"][TOWN], 2) == 4.17


# -- in words --------------------------------------------------------------------------------------


def test_the_sheet_of_an_indicator_says_where_the_town_stands(example, absr):
    """Above the région and metropolitan France, under the département, with the headcount."""
    said = words(absr("show", "indicators", "--indicator", "Tx-Chomage", "--project", example))
    assert "soit 2 293 actifs sur 16 516" in said.replace("\u202f", " ")
    assert "Île-de-France : 11,4 % (+2,4 points, la commune est au-dessus)" in said
    assert "France métropolitaine : 11,6 % (+2,2 points, la commune est au-dessus)" in said
    assert "Seine-Saint-Denis : 16,4 % (−2,5 points, la commune est en dessous)" in said
    assert "P{yy}_CHOM1564/P{yy}_ACT1564*100" in said
    assert "13,9 % des actifs de 15 à 64 ans se déclarent au chômage." in said


def test_an_unknown_indicator_has_its_neighbours_named(read):
    """A usage fault, with ids to choose from."""
    for form in (("--json",), ("--csv",), ("--missing",), ()):
        ran = read.run("show", "indicators", "--indicator", "tx_chomag", *form)
        assert ran.status == 2
        assert "tx_chomage" in ran.err + ran.out


@pytest.mark.parametrize(
    "name", ["tx_pauvrete", "Taux de pauvreté", "taux de PAUVRETE", "Poverty rate"]
)
def test_an_indicator_is_asked_for_by_its_id_or_its_label(read, name):
    """The table shows labels: they are understood, in both languages and however spelt."""
    ran = read.run("show", "indicators", "--indicator", name, "--json")
    assert ran.status == 0, ran.err
    assert {one["id"] for one in ran.json["indicators"]} == {"tx_pauvrete"}


def test_a_label_nearly_right_has_its_indicator_named(read):
    """The suggestion is the id."""
    ran = read.run("show", "indicators", "--indicator", "Taux de pauvretté", "--json")
    assert ran.status == 2
    assert ran.json["choices"][0] == "tx_pauvrete"


def test_a_vintage_is_shown_alone(read):
    """2015, and nothing of 2021; a yearly change is of its last year."""
    answer = read.run("show", "indicators", "--vintage", "2015", "--json").json["indicators"]
    assert {one["vintage"] for one in answer} == {"2015"}
    newest = read.run("show", "indicators", "--vintage", "2021", "--json").json["indicators"]
    assert {one["vintage"] for one in newest} == {"2021", "2015-2021"}


def test_what_is_missing_is_listed_with_its_reason(read):
    """By its name in the file, in JSON and on the screen; a dataset without a file once."""
    ran = read.run("show", "indicators", "--missing", "--json")
    schema("indicators-missing").validate(ran.json)
    reasons = {(one["id"], one["vintage"]): one for one in ran.json["missing"]}
    vacant = reasons["part_vacants", "2021"]
    assert (vacant["reason"], vacant["variables"]) == ("lacking", ["P21_LOGVAC", "P21_LOG"])
    births = reasons["natalite", None]
    assert (births["reason"], births["datasets"]) == ("no_file", ["etat_civil"])
    said = words(read.run("show", "indicators", "--missing"))
    assert "Part des logements vacants 2021 et 2015 absent du fichier P21_LOGVAC et P21_LOG" in said


def test_what_is_missing_of_a_theme_is_that_of_its_chapters(read):
    """Mobility alone, when that is asked for."""
    missing = read.run("show", "indicators", "--missing", "--theme", "mobilites", "--json").json
    assert {one["chapter"] for one in missing["missing"]} == {"mobility"}


def test_the_sheet_of_an_older_vintage_is_shown_when_it_is_asked_for(read):
    """1,950 of 13,000 in 2015, without a signal."""
    ran = read.run("show", "indicators", "--indicator", "tx_chomage", "--vintage", "2015")
    assert "15,0 %, 2015 (soit 1 950 actifs sur 13 000)" in words(ran).replace("\u202f", " ")


def test_the_status_counts_what_files_give(read):
    """Three census years would be three; here each indicator at each vintage of the town."""
    shown = read.run("show", "indicators", "--json").json["indicators"]
    given = [one for one in shown if one["values"].get(TOWN) is not None]
    assert read.run("status", "--json").json["counts"]["indicators"] == len(given) == 7


def test_the_options_are_for_indicators_only(read):
    """`absr show themes --missing` is told so."""
    ran = read.run("show", "themes", "--missing")
    assert (ran.status, "U210" in ran.err) == (2, True)


# -- what the project decides --------------------------------------------------------------------------


def test_a_set_and_the_communes_of_the_same_size_are_added_up(project, tmp_path):
    """Two neighbours of the file; of five communes of the same size none is in it."""
    path = project.root / "absr.yaml"
    text = path.read_text(encoding="utf-8")
    own = 'sets:\n  - id: voisines\n    label: "Nos voisines"\n    communes: ["93045", "93055"]\n'
    asked = 'comparators:\n  - "SET-voisines"\n  - SIMILAR\n'
    path.write_text(text.replace("comparators:\n", asked).replace("sets:\n", own), "utf-8")
    project.ingest(dossier(tmp_path / "dossier_complet.csv"))
    one = found(project, "tx_chomage")["2021"]
    assert one["values"]["SET-voisines"] == 16.0
    assert one["not_compared"]["SET-similar"] == "absent"
    said = words(project.run("show", "indicators", "--indicator", "tx_chomage"))
    assert "Nos voisines : 16,0 %" in said
    assert "communes de même taille dans le même département : pas de valeur" in said


def test_a_variable_of_a_projects_own_formula_is_read_from_the_file(project, tmp_path):
    """Nothing of absr needs it; the project does, and has no warning once it is read."""
    own = project.analysis / "indicateurs.yaml"
    own.write_text(
        'indicators:\n  - id: jardins\n    label: "Jardins"\n    chapter: housing\n'
        '    formula: "P{yy}_JARDINS/P{yy}_POP*1000"\n    unit: per_1000\n',
        encoding="utf-8",
    )
    assert "F111" in project.run("show", "problems", "--json").out
    project.ingest(dossier(tmp_path / "dossier_complet.csv", P21_JARDINS=33266 / 2))
    assert found(project, "jardins")["2021"]["values"][TOWN] == 500
    assert "F111" not in project.run("show", "problems", "--json").out


def test_a_typed_value_that_the_file_contradicts_is_told_at_its_cell(project, book, tmp_path):
    """Both values and both places; the file's is shown."""
    head = [
        "Indicateur",
        "Libellé",
        "Territoire (code)",
        "Valeur",
        "Unité",
        "Millésime",
        "Producteur",
    ]
    row = ["tx_pauvrete", "Pauvreté", TOWN, 26.5, "%", "2021", "Insee"]
    book(project.analysis / "indicateurs.xlsx", {"Indicateurs": [head, row]})
    project.ingest()
    project.ingest(dossier(tmp_path / "dossier_complet.csv"))
    told = [
        p for p in project.run("show", "problems", "--json").json["problems"] if p["code"] == "I520"
    ]
    assert [(p["file"], p["sheet"], p["cells"]) for p in told] == [
        ("indicateurs.xlsx", "Indicateurs", ["D2"])
    ]
    assert "26" in told[0]["message"]
    assert "dossier_complet.csv" in told[0]["message"]
    assert found(project, "tx_pauvrete")["2021"]["values"][TOWN] == 24.0
