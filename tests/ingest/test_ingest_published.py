"""Files of Insee and of partners: one number, whatever the shape of the file it came in."""

from __future__ import annotations

import json
import math
import os

import pytest
from published_files import (
    CENSUS,
    EPT,
    MEMBERS,
    NEIGHBOURS,
    ROMAINVILLE,
    iris_text,
    melodi_text,
    melodi_zip,
    number,
    wide_book,
    wide_table,
    wide_text,
    wide_zip,
    zipped,
)

from absr.territory import communes_of, territory


def measured(project) -> dict[tuple[str, ...], float | str]:
    """(dataset, variable, vintage, territory) → measure, of what the store holds."""
    rows = project.rows(
        "SELECT payload FROM record WHERE kind = 'measurements' AND state = 'active'"
    )
    told = [json.loads(row[0]) for row in rows]
    names = ("dataset", "variable", "vintage", "territory")
    return {tuple(one[name] for name in names): one["measure"] for one in told}


def record(project, *key: str) -> dict:
    """One measurement, whole."""
    rows = project.rows(
        "SELECT payload FROM record WHERE kind = 'measurements' AND key = ?", "|".join(key)
    )
    return json.loads(rows[0][0])


def codes(answer: dict) -> list[str]:
    """The codes told of the first file."""
    return [problem["code"] for problem in answer["files"][0]["problems"]]


@pytest.fixture
def write(tmp_path):
    """Write a text as a file beside the project."""

    def written(name: str, text: str | bytes) -> object:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


SHAPES = {
    "semicolons": lambda path, table: path.with_suffix(".csv").write_text(wide_text(table)),
    "commas": lambda path, table: path.with_suffix(".csv").write_text(wide_text(table, ",")),
    "quoted": lambda path, table: path.with_suffix(".csv").write_text(
        wide_text(table, ",", quoted=True)
    ),
    "carriage returns": lambda path, table: path.with_suffix(".csv").write_bytes(
        wide_text(table, end="\r\n").encode()
    ),
    "byte order mark": lambda path, table: path.with_suffix(".csv").write_text(
        wide_text(table), encoding="utf-8-sig"
    ),
    "no final line end": lambda path, table: path.with_suffix(".csv").write_text(
        wide_text(table).rstrip("\n")
    ),
    "decimal commas": lambda path, table: path.with_suffix(".csv").write_text(
        wide_text((table[0], [[cell.replace(".", ",") for cell in row] for row in table[1]]))
    ),
    "zip": lambda path, table: wide_zip(path.with_suffix(".zip"), table),
    "workbook": lambda path, table: wide_book(path.with_suffix(".xlsx"), table),
    "melodi": lambda path, _: melodi_zip(path.with_suffix(".zip"), melodi_text()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_numbers_to_the_last_digit(project, tmp_path, shape):
    """The commune as written, Est Ensemble as the exactly rounded sum of its nine communes."""
    path = tmp_path / "delivered"
    SHAPES[shape](path, wide_table())
    (delivered,) = (p for p in tmp_path.iterdir() if p.stem == "delivered")
    answer = project.ingest(delivered)
    assert answer["files"][0]["status"] == "read", answer["files"][0]["problems"]
    found = measured(project)
    for name in CENSUS:
        for year in (2021, 2015, 2010):
            own = found["rp", name, str(year), f"COM-{ROMAINVILLE}"]
            assert own == float(number(ROMAINVILLE, name, year))
            exact = math.fsum(float(number(code, name, year)) for code in MEMBERS)
            assert found["rp", name, str(year), EPT] == exact
    assert len(found) == 3 * len(CENSUS) * (1 + len(("EPT", "DEP", "REG", "FRANCE-METRO")))


@pytest.mark.parametrize("year", [2021, 2022, 2031])
def test_the_vintage_is_read_from_the_columns(project, write, year):
    """The same command reads RP2021, RP2022 and what is to come."""
    project.ingest(write("base.csv", wide_text(wide_table(year))))
    vintages = {key[2] for key in measured(project)}
    assert vintages == {str(year), str(year - 6), str(year - 11)}


def test_a_sum_tells_how_many_communes_it_has_and_how_many_it_lacks(project, write):
    """Of Est Ensemble one commune is missing, and one has no value: seven of nine were added."""
    heads, rows = wide_table(codes=MEMBERS[1:] if MEMBERS[0] != ROMAINVILLE else MEMBERS[:-1])
    victim = next(row for row in rows if row[0] != ROMAINVILLE)
    victim[1] = "s"
    project.ingest(write("base.csv", wide_text((heads, rows))))
    kept = record(project, "rp", "P_POP", "2021", EPT)
    assert (kept["communes"], kept["without"]) == (7, 2)
    numbers = [float(row[1]) for row in rows if row[1] != "s"]
    assert kept["measure"] == math.fsum(numbers)


def test_paris_counts_once(project, write):
    """A file with 75056 and its twenty arrondissements: the région has Paris once."""
    arrondissements = tuple(f"751{n:02d}" for n in range(1, 21))
    table = wide_table(codes=(ROMAINVILLE, "75056", *arrondissements))
    project.ingest(write("base.csv", wide_text(table)))
    kept = record(project, "rp", "P_POP", "2021", "REG-11")
    assert kept["communes"] == 2
    assert kept["measure"] == math.fsum(
        float(number(code, "P_POP", 2021)) for code in (ROMAINVILLE, "75056")
    )


def test_only_variables_of_the_catalogue_are_kept(project, write):
    """A column that no indicator names leaves no record."""
    project.ingest(write("base.csv", wide_text(wide_table())))
    assert {key[1] for key in measured(project)} == set(CENSUS)


@pytest.mark.parametrize("order", [1, -1])
def test_a_commune_on_several_lines_changes_no_sum(project, write, order):
    """Repeated word for word: told once (I506), added once, whatever the order of the lines."""
    heads, rows = wide_table()
    rows = [*rows, rows[1]][::order]
    answer = project.ingest(write("base.csv", wide_text((heads, rows))))
    assert codes(answer) == ["I506"]
    exact = math.fsum(float(number(code, "P_POP", 2021)) for code in MEMBERS)
    assert measured(project)["rp", "P_POP", "2021", EPT] == exact


def test_of_two_lines_that_differ_the_first_stays(project, write):
    """Told with its line (I505); the second one is in no sum."""
    heads, rows = wide_table()
    other = [rows[1][0], *("5" for _ in rows[1][1:])]
    answer = project.ingest(write("base.csv", wide_text((heads, [*rows, other]))))
    (problem,) = answer["files"][0]["problems"]
    assert (problem["code"], problem["cells"]) == ("I505", [f"A{len(rows) + 2}"])
    exact = math.fsum(float(number(code, "P_POP", 2021)) for code in MEMBERS)
    assert measured(project)["rp", "P_POP", "2021", EPT] == exact


def test_a_lost_zero_is_put_back_and_told(project, write):
    """`1004` is Ambérieu-en-Bugey, and counts for the country."""
    heads, rows = wide_table()
    short = [[row[0].removeprefix("0"), *row[1:]] for row in rows]
    answer = project.ingest(write("base.csv", wide_text((heads, short))))
    assert codes(answer) == ["I504"]
    assert record(project, "rp", "P_POP", "2021", "FRANCE-METRO")["communes"] == len(NEIGHBOURS)


MARKS = {"s": "secret", "ns": "not_significant", "nd": "not_available", "so": "not_applicable"}


@pytest.mark.parametrize(("mark", "reason"), [*MARKS.items(), ("", "secret")])
def test_a_mark_stays_a_reason(project, write, mark, reason):
    """A value under secrecy, not significant, not available or without object is no zero."""
    project.ingest(write("filo.csv", f"CODGEO;MED21;TP6021\n93063;21110;{mark}\n"))
    found = measured(project)
    assert found["filosofi_disp", "TP60", "2021", "COM-93063"] == reason
    assert found["filosofi_disp", "MED", "2021", "COM-93063"] == 21110


def test_medians_and_rates_are_never_added(project, write):
    """No territory made of communes has a median; what to read instead is told (I511)."""
    text = "CODGEO;P21_POP;MED21;TP6021\n93063;33266;21110;24.0\n93048;111000;18000;30\n"
    answer = project.ingest(write("filo.csv", text))
    assert codes(answer) == ["I511"]
    assert {k[3] for k in measured(project) if k[0] != "rp"} == {"COM-93063"}
    assert measured(project)["rp", "P_POP", "2021", "DEP-93"] == 144266


def test_a_published_department_is_kept_as_published(project, tmp_path):
    """The sheet DEP of a workbook of incomes gives the median of the département."""
    book = wide_book(
        tmp_path / "filo.xlsx", (["CODGEO", "MED21", "TP6021"], [["93063", "21110", "24"]]), "COM"
    )
    import openpyxl

    whole = openpyxl.load_workbook(book)
    page = whole.create_sheet("DEP", 1)
    for row in (["CODGEO", "MED21", "TP6021"], ["93", 18470, 27.6], ["75", 28790, 15.4]):
        page.append(row)
    whole.save(book)
    project.ingest(book)
    found = measured(project)
    assert found["filosofi_disp", "MED", "2021", "DEP-93"] == 18470
    assert found["filosofi_disp", "TP60", "2021", "DEP-93"] == 27.6


def test_declared_and_disposable_incomes_are_two_datasets(project, write):
    """A DEC file beside a DISP file: both medians stand, each under its own concept."""
    disposable = "IRIS;DISP_MED21;DISP_TP6021\n930630101;20500;25,0\n930630102;ns;ns\n"
    declared = "IRIS;DEC_MED21\n930630101;18100\n"
    project.ingest(write("disp.csv", disposable), write("dec.csv", declared))
    found = measured(project)
    assert found["filosofi_disp", "MED", "2021", "IRIS-930630101"] == 20500
    assert found["filosofi_disp", "TP60", "2021", "IRIS-930630101"] == 25.0
    assert found["filosofi_disp", "MED", "2021", "IRIS-930630102"] == "not_significant"
    assert found["filosofi_dec", "MED", "2021", "IRIS-930630101"] == 18100


def test_the_iris_of_the_commune_are_kept_and_no_other(project, write):
    """Three of Romainville, with every digit."""
    answer = project.ingest(write("iris.csv", iris_text()))
    assert answer["files"][0]["sheets"][0]["layout"] == "insee-iris"
    found = measured(project)
    assert {k[3] for k in found} == {f"IRIS-93063010{n}" for n in (1, 2, 3)}
    value = found["rp", "P_POP", "2021", "IRIS-930630102"]
    assert value == float(number("930630102", "P_POP", 2021))


def test_a_published_total_is_kept_and_the_sum_checked(project, write):
    """Melodi's own département stays; a sum of all its communes that differs is told (I507)."""
    lines = ["GEO;GEO_OBJECT;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE"]
    lines += [f"{one.code};COM;PMUN;2021;1000" for one in communes_of(territory("DEP-93"))]
    right = write("juste.csv", "\n".join([*lines, "93;DEP;PMUN;2021;39000", ""]))
    assert "I507" not in codes(project.ingest(right))
    kept = record(project, "rp", "P_POP", "2021", "DEP-93")
    assert (kept["measure"], kept["communes"]) == (39000, None)
    assert "I507" in codes(
        project.ingest(write("faux.csv", "\n".join([*lines, "93;DEP;PMUN;2021;52000", ""])))
    )


def test_secrecy_and_odd_statuses_of_melodi(project, write):
    """`CONF_STATUS` C is secrecy; a status other than normal is no number; measures have names."""
    heads = "GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MULT;CONF_STATUS;OBS_STATUS;TIME_PERIOD;OBS_VALUE"
    rows = (
        "93063;COM;MED_SL;0;F;A;2021;21110",
        "93063;COM;PR_MD60;0;C;A;2021;",
        "93063;COM;D1_SL;0;F;K;2021;9880",
        "93063;COM;IR_D9_D1_SL;0;F;A;2021;4.2",
        "93063;COM;S_EI_DI;0;F;A;2021;70",
        "93063;COM;MED_SL;3;F;A;2022;21.75",
    )
    text = "\n".join(";".join(f'"{cell}"' for cell in line.split(";")) for line in (heads, *rows))
    answer = project.ingest(write("filo.csv", text), status=0)
    assert {"H125", "I509"} <= set(codes(answer))
    found = {key[1:3]: value for key, value in measured(project).items()}
    assert found == {
        ("MED", "2021"): 21110,
        ("TP60", "2021"): "secret",
        ("D1", "2021"): "not_available",
        ("RD", "2021"): 4.2,
        ("MED", "2022"): 21750,
    }


def test_the_comparison_file_of_insee(project, write):
    """The wide file with names and surface: each column finds its dataset and its year."""
    heads = "CODGEO;LIBGEO;P21_POP;P15_POP;SUPERF;NAIS1520;NAISD22;MED21;TP6021;ETTOT22"
    row = "93063;Romainville;33266;26031;3.44;2500;560;21110;24.0;1800"
    answer = project.ingest(write("comparateur.csv", f"{heads}\n{row}\n"))
    assert answer["files"][0]["sheets"][0]["layout"] == "comparateur"
    own = {k[:3]: v for k, v in measured(project).items() if k[3] == "COM-93063"}
    assert own == {
        ("rp", "P_POP", "2021"): 33266,
        ("rp", "P_POP", "2015"): 26031,
        ("geographie", "SUPERF", ""): 3.44,
        ("etat_civil", "NAISD", "2022"): 560,
        ("filosofi_disp", "MED", "2021"): 21110,
        ("filosofi_disp", "TP60", "2021"): 24.0,
    }


def test_the_priority_districts_of_the_commune(project, write):
    """Codes of several communes, dressed up as a formula by a spreadsheet."""
    heads = "code_qp;lib_qp;insee_reg;lib_reg;insee_dep;lib_dep;insee_com;lib_com"
    rows = (
        'QN09301M;Quartier inventé;11;IDF;93;SSD;"=""93063;93048""";Romainville',
        "QN09302M;Un autre;11;IDF;93;SSD;93063;Romainville",
        'QN06099M;Ailleurs;93;PACA;06;AM;"=""13055;13070""";Marseille',
    )
    answer = project.ingest(write("qpv.csv", "\n".join((heads, *rows, ""))))
    assert answer["files"][0]["sheets"][0]["layout"] == "qpv"
    found = project.rows("SELECT payload FROM record WHERE kind = 'priority_districts'")
    kept = {one["code"]: one["name"] for one in (json.loads(row[0]) for row in found)}
    assert kept == {"QN09301M": "Quartier inventé", "QN09302M": "Un autre"}


def test_the_open_data_of_the_caf(project, write):
    """The last month of a year counts; series stay apart; invisible characters are no content."""
    heads = "Date référence;Numéro commune;Nom commune;Numéro département;Nombre foyers RSA;APL"
    heads = heads.replace(";APL", ";Nombre personnes APL")
    rows = (
        "2023-06;93063;Romainville;93;900;4000",
        "\u200b2023-12;\u00a093063\u200b;Romainville;93;950;4100",
        "2022-12;93063;Romainville;93;1\u202f010;nd",
    )
    answer = project.ingest(write("caf.csv", "\n".join((heads, *rows, ""))))
    assert answer["files"][0]["sheets"][0]["layout"] == "caf"
    own = {k[:3]: v for k, v in measured(project).items() if k[3] == "COM-93063"}
    assert own == {
        ("cnaf", "NOMBRE_FOYERS_RSA", "2023"): 950,
        ("cnaf", "NOMBRE_PERSONNES_APL", "2023"): 4100,
        ("cnaf", "NOMBRE_FOYERS_RSA", "2022"): 1010,
        ("cnaf", "NOMBRE_PERSONNES_APL", "2022"): "not_available",
    }


def test_an_old_workbook_gives_the_same(project, tmp_path):
    """An .xls of Insee, its codes on the sixth row, as its .csv."""
    import xlwt

    heads, rows = wide_table()
    book = xlwt.Workbook()
    page = book.add_sheet("COM")
    page.write(0, 0, "Titre")
    for column, name in enumerate(heads):
        page.write(5, column, name)
    for line, row in enumerate(rows, start=6):
        page.write(line, 0, row[0])
        for column, cell in enumerate(row[1:-1], start=1):
            page.write(line, column, float(cell))
    path = tmp_path / "base.xls"
    book.save(str(path))
    project.ingest(path)
    exact = math.fsum(float(number(code, "P_H0014", 2021)) for code in MEMBERS)
    assert measured(project)["rp", "P_H0014", "2021", EPT] == exact


def test_a_workbook_whose_codes_are_numbers(project, tmp_path):
    """A spreadsheet made numbers of the codes: 1004 and 93063 are found all the same."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["CODGEO", "P21_POP"], [93063, 33266], [1004, 14000], [93048, "s"]):
        book.active.append(row)
    path = tmp_path / "base.xlsx"
    book.save(path)
    answer = project.ingest(path)
    assert "I504" in codes(answer)
    assert measured(project)["rp", "P_POP", "2021", "COM-93063"] == 33266
    assert record(project, "rp", "P_POP", "2021", "FRANCE-METRO")["communes"] == 2
    assert record(project, "rp", "P_POP", "2021", "DEP-93")["communes"] == 1


def test_a_line_with_a_quotation_mark_among_plain_ones(project, write):
    """A name with a separator in it, between quotation marks: the sums are the same."""
    heads, rows = wide_table()
    lines = wide_text((heads, rows)).split("\n")
    lines[2] = lines[2].replace(";x", ';"Saint-Denis; La Plaine"')
    project.ingest(write("base.csv", "\n".join(lines)))
    exact = math.fsum(float(number(code, "P_POP", 2021)) for code in MEMBERS)
    assert measured(project)["rp", "P_POP", "2021", EPT] == exact


def test_the_groups_of_2022_are_kept_under_the_name_of_the_file(project, write):
    """The nomenclature changed: nothing is renamed, and nothing is said to be missing."""
    names = ("C_POP15P", "C_POP15P_STAT_GSEC13_23", "C_POP15P_STAT_GSEC15_25")
    answer = project.ingest(write("base.csv", wide_text(wide_table(2022, names=names))))
    assert "H123" not in codes(answer)
    assert {key[1] for key in measured(project)} == set(names)


def test_the_report_is_made_beside_a_published_file(project, ten, write):
    """Published values alone change nothing of what people said."""
    ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    project.ingest(write("base.csv", wide_text(wide_table())))
    ran = project.run("report", "phase1", "--format", "md", "--json")
    assert ran.status == 0, ran.err
    (path,) = project.root.rglob("phase1.md")
    assert path.stat().st_size > 1000
    assert project.run("status").status == 0
    assert project.run("show", "measurements").status == 2


# -- the store, the archive, and asking again ---------------------------------------------------


def test_twice_is_once(project, write):
    """The same file, its copy under another name, and a touched one change nothing."""
    path = write("base.csv", wide_text(wide_table()))
    first = project.ingest(path)
    assert first["totals"]["added"] > 0
    before = project.dump()
    for again in (path, write("copie.csv", path.read_bytes())):
        answer = project.ingest(again)
        assert answer["files"][0]["status"] == "unchanged"
        assert answer["totals"]["unchanged"] == first["totals"]["added"]
    os.utime(path, (1, 1))
    assert project.ingest(path)["files"][0]["status"] == "unchanged"
    assert project.dump() == before


def test_undo_takes_it_back(project, write):
    """Nothing of the file is left, and it can be read again."""
    path = write("base.csv", wide_text(wide_table()))
    project.ingest(path)
    project.undo()
    assert measured(project) == {}
    project.ingest(path)
    assert measured(project)


def test_a_newer_edition_changes_what_it_changes_and_says_so(project, write):
    """The value of the file that came last stands; the change has both values (I510)."""
    heads, rows = wide_table()
    project.ingest(write("ancien.csv", wide_text((heads, rows))))
    own = next(row for row in rows if row[0] == ROMAINVILLE)
    before, own[1] = own[1], "33270"
    answer = project.ingest(write("nouveau.csv", wide_text((heads, rows))))
    assert codes(answer) == ["I510"]
    changed = [c for c in answer["files"][0]["changes"] if c["action"] == "changed"]
    mine = next(c for c in changed if c["ref"].endswith(f"COM-{ROMAINVILLE}"))
    assert (float(mine["before"]), mine["after"]) == (float(before), "33270.0")
    assert measured(project)["rp", "P_POP", "2021", f"COM-{ROMAINVILLE}"] == 33270


def test_what_came_last_stands_when_files_are_read_again(project, write):
    """With other comparators both files are read anew, in the order of their names: no flip."""
    heads, rows = wide_table()
    old = write("z-ancien.csv", wide_text((heads, rows)))
    project.ingest(old)
    next(row for row in rows if row[0] == ROMAINVILLE)[1] = "33270"
    new = write("a-nouveau.csv", wide_text((heads, rows)))
    project.ingest(new)
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('- "REG-11"', '- "COM-93048"'), encoding="utf-8")
    answer = project.ingest(new, old)
    assert measured(project)["rp", "P_POP", "2021", f"COM-{ROMAINVILLE}"] == 33270
    places = {key[3] for key in measured(project)}
    assert "COM-93048" in places
    assert "REG-11" not in places
    assert {one["status"] for one in answer["files"]} == {"read"}


def test_a_part_of_the_country_takes_no_place_of_the_whole(project, write):
    """A later file of the département only: sums that lack more communes, and marks, stay out."""
    heads, rows = wide_table()
    project.ingest(write("france.csv", wide_text((heads, rows))))
    before = record(project, "rp", "P_POP", "2021", "FRANCE-METRO")
    own = next(row for row in rows if row[0] == ROMAINVILLE)
    own[1] = "s"
    part = [row for row in rows if row[0].startswith("93")]
    answer = project.ingest(write("departement.csv", wide_text((heads, part))))
    assert codes(answer) == ["I510"]
    assert "france.csv" in answer["files"][0]["problems"][0]["message"]
    assert record(project, "rp", "P_POP", "2021", "FRANCE-METRO") == before
    assert isinstance(measured(project)["rp", "P_POP", "2021", f"COM-{ROMAINVILLE}"], float)


def test_the_archive_holds_the_lines_and_nothing_more(project, write):
    """`trace` leads to file, line and column; the archived extract has that line, byte for byte."""
    text = wide_text(wide_table())
    path = write("base.csv", text)
    project.ingest(path)
    rows = project.rows("SELECT id FROM record WHERE key = ?", f"rp|P_POP|2021|COM-{ROMAINVILLE}")
    traced = project.run("trace", rows[0][0], "--json").json
    source = traced["source"]
    line = next(n for n, t in enumerate(text.split("\n"), 1) if t.startswith(ROMAINVILLE))
    assert (source["file"], source["row"], source["cell"]) == ("base.csv", line, f"B{line}")
    extract = (project.root / source["archive"]).read_text()
    assert f"{line};{text.splitlines()[line - 1]}" in extract.splitlines()
    assert f"1;{text.splitlines()[0]}" in extract.splitlines()
    assert not any(part.startswith("13;01004") for part in extract.splitlines())
    total = measured(project)["rp", "P_POP", "2021", EPT]
    assert f"{EPT};9;0;rp/P_POP/2021;{total!r}" in extract.splitlines()


def test_a_file_in_the_phase_folder_is_found_by_itself(project):
    """`absr ingest` without a name reads a file of Insee that was dropped into the folder."""
    wide_zip(project.analysis / "base-cc.zip", wide_table())
    answer = project.ingest()
    (told,) = (one for one in answer["files"] if one["file"] == "base-cc.zip")
    assert told["status"] == "read"
    assert told["sheets"][0]["layout"] == "insee-wide"
    assert project.ingest()["totals"]["added"] == 0


def test_a_trial_writes_nothing(project, write):
    """`--dry-run` tells what would be kept."""
    before = project.files()
    answer = project.ingest(write("base.csv", wide_text(wide_table())), "--dry-run")
    assert answer["totals"]["added"] > 0
    assert project.files() == before


def test_the_line_on_the_terminal(project, write):
    """Variables, years, the commune, and how many territories it is compared with."""
    ran = project.run("ingest", write("base.csv", wide_text(wide_table())))
    assert "4 variables, 2010, 2015, 2021, Romainville, 4 territoires de" in ran.out
    assert project.run("ingest", write("iris.csv", iris_text())).out.count("3 IRIS") == 1


def test_a_file_with_headings_only_is_empty(project, write):
    """F011, and not a commune that is missing."""
    answer = project.ingest(write("base.csv", "CODGEO;P21_POP\n"), status=1)
    assert codes(answer) == ["F011"]


# -- bad input ----------------------------------------------------------------------------------


def test_a_file_without_the_commune_is_refused_with_what_it_covers(project, write):
    """F041, and nothing kept."""
    text = wide_text(wide_table(codes=("69123", "69266", "38185")))
    answer = project.ingest(write("base.csv", text), status=1)
    assert answer["files"][0]["status"] == "rejected"
    (problem,) = (p for p in answer["files"][0]["problems"] if p["code"] == "F041")
    assert "38, 69" in problem["message"]
    assert measured(project) == {}


@pytest.mark.parametrize("cut", [30, 400, -40])
def test_a_truncated_zip_is_told(project, tmp_path, cut):
    """Cut anywhere: damaged (F005), no traceback, nothing kept."""
    path = wide_zip(tmp_path / "base.zip", wide_table())
    path.write_bytes(path.read_bytes()[:cut])
    answer = project.ingest(path, status=1)
    assert answer["files"][0]["status"] == "rejected"
    assert codes(answer)[0] in {"F003", "F005"}
    assert measured(project) == {}


def test_a_spoilt_zip_is_told(project, tmp_path):
    """A byte changed in the content: its sum no longer agrees (F005)."""
    path = wide_zip(tmp_path / "base.zip", wide_table())
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    answer = project.ingest(path, status=1)
    assert codes(answer)[0] == "F005"
    assert measured(project) == {}


def test_lines_of_another_length_are_left_out_and_told(project, write):
    """The other lines are read; the file is read in part."""
    text = wide_text(wide_table()) + "93001;1;2\n"
    answer = project.ingest(write("base.csv", text))
    assert answer["files"][0]["status"] == "partial"
    assert "F042" in codes(answer)
    assert ("rp", "P_POP", "2021", f"COM-{ROMAINVILLE}") in measured(project)


def test_the_description_of_a_file_is_no_statistical_file(project, tmp_path):
    """`meta_….csv` alone holds no number."""
    path = zipped(tmp_path / "meta.zip", {"meta_dossier_complet.csv": "COD_VAR;LIB_VAR\nP21;x\n"})
    assert project.ingest(path, status=1)["files"][0]["status"] == "rejected"


def test_renamed_columns_are_told_once(project, write):
    """Of a newer file that lacks what its earlier years have: one problem with the names."""
    heads, rows = wide_table()
    heads = [name.replace("P21_POP0014", "P21_JEUNES") for name in heads]
    answer = project.ingest(write("base.csv", wide_text((heads, rows))))
    (problem,) = answer["files"][0]["problems"]
    assert problem["code"] == "H123"
    assert "P_POP0014" in problem["message"]


def test_the_doctor_finds_an_extract_sound(project, write):
    """Of a published file an extract is kept, sealed: one that was changed, cut or lost is told."""
    project.run("ingest", write("dossier.csv", wide_text(wide_table())))
    assert project.run("doctor").status == 0
    (copy,) = (one for one in project.archive.iterdir() if one.suffix == ".csv")
    sound = copy.read_bytes()
    for spoilt in (sound.replace(b"93063", b"93064", 1), sound[:-20], sound + b"1;2\n", b""):
        copy.write_bytes(spoilt)
        assert project.run("doctor").status == 1, spoilt[-80:]
    copy.write_bytes(sound)
    assert project.run("doctor").status == 0
    copy.unlink()
    ran = project.run("doctor")
    assert ran.status == 1
    assert "dossier.csv" in ran.out


def test_a_sum_is_told_as_a_sum(project, write):
    """`absr trace` says of how many communes it is, and who added them."""
    project.run("ingest", write("dossier.csv", wide_text(wide_table())))
    rows = project.rows("SELECT id, payload FROM record WHERE kind = 'measurements'")
    told = {json.loads(payload)["territory"]: name for name, payload in rows}
    assert "somme faite par absr, de 9 communes sur 9" in " ".join(
        project.run("trace", told[EPT]).out.split()
    ).replace("\xa0", " ")
    assert "somme" not in project.run("trace", told["COM-93063"]).out
