"""Cells, headings and sums of published files."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from absr.model.measurements import DATASETS
from absr.model.settings import Settings, TerritorySet
from absr.model.value_lists import VALUE_LISTS
from absr.reading.statistics.below import LinesBelow
from absr.reading.statistics.cells import REASONS, measure_of
from absr.reading.statistics.collector import Collector, Spot
from absr.reading.statistics.columns import (
    Variable,
    is_concept_unsaid,
    published_variable,
    variable_of,
)
from absr.reading.statistics.read import read_published, recognise
from absr.reading.statistics.read_with import read_with
from absr.reading.statistics.shapes import heading_of_text
from absr.reading.statistics.sums import Total, add_rows
from absr.reading.statistics.territories import Plan, whole_code
from absr.reading.statistics.wanted import wanted_variables
from absr.reading.statistics.wide import WideTable
from absr.tabular.statistics_stream import TextStream
from absr.territory import commune, communes_of, territory

FINITE = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)


@settings(deadline=None)
@given(FINITE)
def test_a_number_is_read_as_it_was_written(number):
    """With a point or a comma, plain or with an exponent: the nearest float, no other."""
    assert measure_of(repr(number)) == number
    assert measure_of(repr(number).replace(".", ",")) == number
    assert measure_of(f" {number!r}\u00a0") == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("1 234,5", 1234.5), ("1\u202f010", 1010), ("12,", 12), ("-3.5", -3.5), ("1E+05", 100_000)],
)
def test_numbers_as_published(text, number):
    """Spaces between thousands, a comma without decimals, a sign, an exponent."""
    assert measure_of(text) == number


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_text_is_a_number_a_reason_or_nothing(text):
    """Never an exception, never infinity, never a reason that is in no list."""
    found = measure_of(text)
    known = {entry.id for entry in VALUE_LISTS["missing_reasons"].entries}
    assert found is None or isinstance(found, float) or found in known
    assert not isinstance(found, float) or math.isfinite(found)


@pytest.mark.parametrize("mark", [mark for mark in REASONS if mark])
def test_marks_are_known_in_any_case(mark):
    """`ns`, `NS` and ` ns ` say the same."""
    assert measure_of(mark) == measure_of(mark.upper()) == measure_of(f" {mark} ") == REASONS[mark]


@pytest.mark.parametrize("text", ["12 %", "voir note", "1.234,5", "1,234.5", "12 34", "<5", "inf"])
def test_what_is_neither_is_not_guessed(text):
    """Two readings are none."""
    assert measure_of(text) is None


@pytest.mark.parametrize(
    ("heading", "variable"),
    [
        ("P21_POP", ("rp", "P_POP", "2021")),
        ("p21_pop", ("rp", "P_POP", "2021")),
        ("C15_FAM", ("rp", "C_FAM", "2015")),
        ("P99_POP", ("rp", "P_POP", "1999")),
        ("C22_POP15P_STAT_GSEC13_23", ("rp", "C_POP15P_STAT_GSEC13_23", "2022")),
        ("MED21", ("filosofi_disp", "MED", "2021")),
        ("DISP_MED21", ("filosofi_disp", "MED", "2021")),
        ("DISP_TP6021", ("filosofi_disp", "TP60", "2021")),
        ("TP60AGE121", ("filosofi_disp", "TP60AGE1", "2021")),
        ("DEC_MED21", ("filosofi_dec", "MED", "2021")),
        ("NAISD22", ("etat_civil", "NAISD", "2022")),
        ("ETASSMAT22", ("flores", "ETASSMAT", "2022")),
        ("ENCTOT23", ("sirene", "ENCTOT", "2023")),
        ("SUPERF", ("geographie", "SUPERF", "")),
    ],
)
def test_a_heading_tells_dataset_variable_and_year(heading, variable):
    """By the grammar of Insee, with no year in the code."""
    assert published_variable(heading) == variable
    assert variable_of(heading, wanted_variables()) == variable
    assert variable[0] in DATASETS


@settings(deadline=None)
@given(st.text(max_size=15))
def test_any_heading_is_a_variable_or_none(heading):
    """Never an exception; a year has four digits, or there is none."""
    found = published_variable(heading)
    assert (
        found is None
        or found.vintage == ""
        or (len(found.vintage) == 4 and found.vintage.isdigit())
    )


@pytest.mark.parametrize("heading", ["CODGEO", "LIBGEO", "IRIS", "P_POP", "POP21", "D99_POP", ""])
def test_other_headings_are_no_variable(heading):
    """Codes, names, and what has no year where it should."""
    assert variable_of(heading, wanted_variables()) is None


def test_incomes_that_do_not_say_how_they_are_counted():
    """A median without prefix is disposable only beside a rate of poverty."""
    assert is_concept_unsaid(["CODGEO", "MED21"])
    assert not is_concept_unsaid(["CODGEO", "MED21", "TP6021"])
    assert not is_concept_unsaid(["IRIS", "DISP_MED21"])
    assert variable_of("MED21", wanted_variables(), declared=True) is None


def test_the_catalogue_names_what_is_read():
    """The pyramid of both sexes, and the groups under their names before and since 2022."""
    wanted = wanted_variables()
    assert {"P_POP", "MED", "TP60", "SUPERF", "NAISD", "P_H0014", "P_F90P"} <= wanted
    assert {"C_POP15P_CS3", "C_POP15P_STAT_GSEC13_23"} <= wanted
    assert not {name for name in wanted if "{" in name or name.startswith("{")}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1004", "01004"),
        ("93063", "93063"),
        ("2a004", "2A004"),
        ("10010000", "010010000"),
        ("93", "93"),
    ],
)
def test_a_code_keeps_its_zero(written, code):
    """Of a commune or of an IRIS; a shorter one is of something else."""
    assert whole_code(written) == (code, code != written.upper())


NUMBERS = st.lists(
    st.one_of(
        st.floats(0, 1e6),
        st.floats(-1e300, 1e300),
        st.sampled_from([0.0, -0.0, 5e-324, 2.0**-17, 2.0**30, 0.1, math.nan]),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(st.lists(NUMBERS, min_size=1, max_size=3), st.randoms())
def test_a_sum_is_exactly_rounded_whatever_its_way(rows, random):
    """One by one, in another order, or by whole tables: what `math.fsum` gives."""
    numbers = [number for row in rows for number in row]
    known = [number for number in numbers if not math.isnan(number)]
    alone, together = Total(), Total()
    random.shuffle(known)
    for number in known:
        alone.add(number)
    for row in rows:
        if row:
            add_rows([together], np.array(row)[:, None])
    try:
        expected = math.fsum(known)
    except OverflowError:
        return
    assert alone.value == together.value == expected
    assert alone.count == together.count == len(known)


def test_a_long_sum_stays_exact():
    """Beyond what is held at once: ten thousand numbers of every size."""
    numbers = [1e15, -1e15, *(0.1 * n for n in range(10_000)), 1e-12]
    total = Total()
    for number in numbers:
        total.add(number)
    assert total.value == math.fsum(numbers)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("CODGEO;P22_POP;P22_POP0014\n", "insee-wide"),
        ("titre;;\n;;\nCODGEO;LIBGEO;P22_POP\n", "insee-wide"),
        ("IRIS;COM;TYP_IRIS;LAB_IRIS;P20_POP\n", "insee-iris"),
        ("IRIS,DISP_TP6021,DISP_MED21\n", "insee-iris"),
        ('"GEO";"GEO_OBJECT";"X_MEASURE";"TIME_PERIOD";"OBS_VALUE"\n', "melodi"),
        ("CODGEO;LIBGEO;P21_POP;SUPERF\n", "comparateur"),
        ("code_qp;lib_qp;insee_com\n", "qpv"),
        ("Date référence;Numéro commune;Nombre foyers RSA\n", "caf"),
    ],
)
def test_a_file_is_known_by_its_headings(text, shape):
    """On any of the first rows, whatever the separator."""
    found = heading_of_text(text.encode())
    assert found is not None
    assert found.shape == shape


@pytest.mark.parametrize(
    "text",
    [
        "indicateur;libelle;codgeo;valeur;unite;millesime\n",
        "COD_VAR;LIB_VAR;LIB_VAR_LONG\n",
        "N°;Date;Qui;Commune\n",
        "CODGEO;LIBGEO;EPCI;DEP\n",
        "",
        "\x00\xff;CODGEO",
    ],
)
def test_other_tables_are_not_taken_for_one(text):
    """Absr's own sheet of indicators, the description of a file, a list of interviews."""
    assert heading_of_text(text.encode("latin-1")) is None


@settings(deadline=None)
@example(b'\r"|')
@given(st.binary(max_size=300))
def test_any_bytes_are_looked_at_without_a_fault(head):
    """Never an exception."""
    heading_of_text(head)


SETTINGS = Settings(
    commune="93063",
    commune_name="Romainville",
    organisation="CCAS",
    language="fr",
    renewal_year=2026,
    board_date=None,
    themes=(),
    comparators=("SET-voisines", "COM-93048", "FRANCE", "FRANCE-METRO"),
    sets=(TerritorySet("voisines", "Les voisines", ("93010", "93048")),),
)


def test_a_set_of_the_project_is_the_sum_of_its_communes(tmp_path):
    """And one commune to compare with is kept as published."""
    path = tmp_path / "base.csv"
    path.write_text("CODGEO;P21_POP\n93010;53000.25\n93048;111000.5\n93063;33266\n97105;100\n")
    published = recognise(path)
    assert published is not None
    (table,) = read_published(published, Plan(SETTINGS, wanted_variables()), "Romainville").tables
    found = {one.territory: (one.measure, one.communes, one.without) for one in table.found}
    assert found["SET-voisines"] == (164000.75, 2, 0)
    assert found["COM-93048"] == (111000.5, None, None)
    assert found["FRANCE"][:2] == (197366.75, 4)
    assert found["FRANCE-METRO"][:2] == (197266.75, 3)


@pytest.mark.parametrize("quoted", [False, True])
def test_an_incomplete_sum_tells_whose_it_is(tmp_path, quoted):
    """Two sums that lack one commune each, not the same; read in blocks or line by line."""
    mark = '"' if quoted else ""
    rows = [("93010", "1", "s", "1"), ("93048", "s", "2", "s"), ("93063", "3", "3", "3")]
    heads = ("CODGEO", "P21_POP", "P21_POP0014", "P21_POP1529")
    text = "".join(";".join(f"{mark}{cell}{mark}" for cell in row) + "\n" for row in (heads, *rows))
    path = tmp_path / "base.csv"
    path.write_text(text)
    published = recognise(path)
    assert published is not None
    (table,) = read_published(published, Plan(SETTINGS, wanted_variables()), "Romainville").tables
    people, young, adults = (one for one in table.found if one.territory == "SET-voisines")
    assert (people.communes, people.without) == (young.communes, young.without) == (1, 1)
    assert people.members == adults.members != young.members
    bondy, montreuil = (commune(code).population for code in ("93010", "93048"))
    assert people.share == round(bondy / (bondy + montreuil), 6)
    assert young.share == round(montreuil / (bondy + montreuil), 6)


def _sums(tmp_path, rows, commune_code="93063", quoted=False):
    """What a file of these rows gives of the département, and of the commune."""
    mark = '"' if quoted else ""
    heads = ("CODGEO", "P21_POP", "P21_POP0014")
    path = tmp_path / "base.csv"
    lines = (";".join(f"{mark}{cell}{mark}" for cell in row) for row in (heads, *rows))
    path.write_text("\n".join(lines) + "\n")
    published = recognise(path)
    assert published is not None
    chosen = SETTINGS._replace(commune=commune_code, comparators=("DEP-93",))
    (table,) = read_published(published, Plan(chosen, wanted_variables()), "").tables
    return table, {(one.territory, one.variable.name): one for one in table.found}


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("older_first", [False, True])
def test_communes_merged_since_are_in_the_sum(tmp_path, quoted, older_first):
    """93059 is in 93066 today: its people are counted, and it is no commune more."""
    rows = [
        (one.code, "1000", "100") for one in communes_of(territory("DEP-93")) if one.code != "93066"
    ]
    merged = [("93066", "114000", "20000"), ("93059", "31000", "8000")]
    rows += reversed(merged) if older_first else merged
    table, found = _sums(tmp_path, rows, quoted=quoted)
    people = found["DEP-93", "P_POP"]
    assert (people.measure, people.communes, people.without) == (38_000 + 145_000, 39, 0)
    assert "I512" in {problem.code for problem in table.problems}


@pytest.mark.parametrize("quoted", [False, True])
def test_a_commune_of_today_is_whole_or_not_in_the_sum(tmp_path, quoted):
    """One of its two rows is secret: neither is counted."""
    rows = [("93063", "33266", "7000"), ("93066", "114000", "s"), ("93059", "s", "8000")]
    _, found = _sums(tmp_path, rows, quoted=quoted)
    people, young = found["DEP-93", "P_POP"], found["DEP-93", "P_POP0014"]
    assert (people.measure, people.communes, people.without) == (33266, 1, 38)
    assert (young.measure, young.communes, young.members) == (7000, 1, people.members)


@pytest.mark.parametrize("quoted", [False, True])
def test_a_row_under_an_older_code_alone_is_not_the_commune(tmp_path, quoted):
    """What else was merged into it is not in the file."""
    rows = [("93063", "33266", "7000"), ("93059", "31000", "8000")]
    _, found = _sums(tmp_path, rows, quoted=quoted)
    people = found["DEP-93", "P_POP"]
    assert (people.measure, people.communes) == (33266, 1)


@pytest.mark.parametrize("quoted", [False, True])
def test_the_town_itself_has_what_was_merged_into_it(tmp_path, quoted):
    """Saint-Denis of today is two rows of an older file."""
    rows = [("93066", "114000", "20000"), ("93059", "31000", "s")]
    _, found = _sums(tmp_path, rows, "93066", quoted=quoted)
    assert found["COM-93066", "P_POP"].measure == 145_000
    assert found["COM-93066", "P_POP0014"].measure == "not_published"


def test_a_code_of_no_commune_is_told(tmp_path):
    """It is in no sum, and not passed over; an arrondissement of Paris is no stranger."""
    rows = [("93063", "33266", "7000"), ("93999", "1", "1"), ("75101", "16000", "1000")]
    table, found = _sums(tmp_path, rows)
    assert found["DEP-93", "P_POP"].measure == 33266
    (problem,) = [one for one in table.problems if one.code == "I513"]
    assert (problem.cells, problem.value) == (("A3",), "93999")


def test_who_belongs_to_the_country():
    """Overseas départements are in « France » and not in « France métropolitaine »; others in none."""
    members = {one.id: one.members for one in Plan(SETTINGS, wanted_variables()).made}
    assert {"75056", "97105", "97608"} <= members["FRANCE"]
    assert not {code for code in members["FRANCE"] if code.startswith(("975", "977", "978", "98"))}
    assert not {code for code in members["FRANCE-METRO"] if code.startswith("97")}
    assert "75101" not in members["FRANCE"]


def test_other_territories_make_another_reading():
    """A file is read again when the comparators or the communes of a set change, else not."""
    other = SETTINGS._replace(sets=(TerritorySet("voisines", "Les voisines", ("93010",)),))
    assert read_with(SETTINGS) == read_with(SETTINGS._replace(organisation="Mairie"))
    assert (
        len({read_with(one) for one in (SETTINGS, other, SETTINGS._replace(comparators=()))}) == 3
    )


CODES = ("93063", "93010", "93048", "93066", "93059", "1001", "01004", "75101", "99999", "ZZ", "")
ANY_CELL = st.one_of(
    st.floats(0, 1e6).map(repr),
    st.integers(0, 10**20).map(str),
    st.sampled_from(
        ["s", "", "ns", "-3", "12,5", "1e5", "1 234", "voir note", ".", "7.", "\u00e9"]
    ),
)


@pytest.fixture(scope="module")
def plan():
    """The territories of the settings above, and the département."""
    comparators = (*SETTINGS.comparators, "DEP-93")
    return Plan(SETTINGS._replace(comparators=comparators), wanted_variables())


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(CODES), ANY_CELL, ANY_CELL, ANY_CELL), max_size=8),
    st.sampled_from(["\n", "\r\n"]),
)
def test_lines_read_by_column_give_what_lines_cut_one_by_one_give(
    plan, tmp_path_factory, rows, line_end
):
    """Values, sums, communes that are missing, lines kept, and what is told."""
    heads = ("CODGEO", "P21_POP", "MED21", "P21_POP0014")
    path = tmp_path_factory.getbasetemp() / "either_way.csv"
    text = line_end.join(";".join(row) for row in (heads, *rows)) + line_end
    path.write_text(text, encoding="utf-8", newline="")
    published = recognise(path)
    assert published is not None
    ((part, heading),) = published.tables
    given_columns, one_by_one = Collector(plan), Collector(plan)
    for collector, by_column in ((given_columns, True), (one_by_one, False)):
        table, below = WideTable(heading, collector), LinesBelow(heading, by_column=by_column)
        for lines in TextStream(part).blocks(below.of):
            assert (lines.plain is not None) == (by_column and bool(lines.text))
            table.take_lines(lines, heading.separator)
    assert _told(given_columns) == _told(one_by_one)


def _told(collector):
    """What was gathered, without the order in which it was."""
    spots = dict.fromkeys([variable for _, variable in collector.published], Spot("", 1, "B"))
    variables = {*spots, *(Variable("rp", name, "2021") for name in ("P_POP", "P_POP0014"))}
    values, wrong = collector.settled(dict.fromkeys(sorted(variables), Spot("", 1, "B")))
    lists = ("restored", "repeated", "conflicts", "odd", "uneven", "former", "strangers")
    return (
        sorted(map(repr, values)),
        sorted(map(repr, wrong)),
        collector.lines,
        {name: set(getattr(collector, name)) for name in lists},
        (collector.rows, collector.departements, collector.has_commune),
    )
