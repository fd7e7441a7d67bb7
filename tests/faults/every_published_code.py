"""Codes of files of Insee and of partners: F041 to F043, H123 to H125, I504 to I513."""

from __future__ import annotations

from typing import TYPE_CHECKING

from every_code import case

if TYPE_CHECKING:
    from every_code import Command, Stage

POP = "CODGEO;P21_POP;P21_POP0014\n"


def base(stage: Stage, text: str) -> Command:
    """A delivered file called `base.csv`."""
    return stage.data("base.csv", text.encode())


@case("F041", "base")
def another_town(stage: Stage) -> Command:
    return base(stage, f"{POP}69123;520000;90000\n69266;150000;30000\n")


@case("F042", "base", "3")
def a_line_cut_short(stage: Stage) -> Command:
    return base(stage, f"{POP}93063;33266;7000\n93048;1")


@case("F043")
def no_useful_variable(stage: Stage) -> Command:
    return base(stage, "CODGEO;P21_TRACTEURS\n93063;12\n")


@case("H123", "base")
def a_renamed_column(stage: Stage) -> Command:
    return base(stage, "CODGEO;P23_POP;P23_Jeunes;P18_POP;P18_POP0014\n93063;33266;7000;28536;1\n")


@case("H124", "base")
def incomes_without_their_concept(stage: Stage) -> Command:
    return base(stage, "CODGEO;P21_POP;MED21\n93063;33266;21110\n")


@case("H125", "base")
def unknown_measures(stage: Stage) -> Command:
    head = "GEO;GEO_OBJECT;FILOSOFI_MEASURE;TIME_PERIOD;OBS_VALUE\n"
    rows = "93063;COM;MED_SL;2021;21110\n93063;COM;S_EI_DI;2021;70\n"
    return base(stage, head + rows)


@case("I504", "base", "A2")
def a_code_without_its_zero(stage: Stage) -> Command:
    return base(stage, f"{POP}1004;14000;3000\n93063;33266;7000\n")


@case("I505", "base", "A3")
def one_town_told_twice(stage: Stage) -> Command:
    return base(stage, f"{POP}93048;111000;30000\n93048;112000;30000\n93063;33266;7000\n")


@case("I506", "base", "A3")
def one_town_written_twice(stage: Stage) -> Command:
    return base(stage, f"{POP}93048;111000;30000\n93048;111000;30000\n93063;33266;7000\n")


@case("I507", "base", "E10")
def a_total_that_is_no_sum(stage: Stage) -> Command:
    from absr.territory import communes_of, territory

    rows = ["GEO;GEO_OBJECT;POPREF_MEASURE;TIME_PERIOD;OBS_VALUE"]
    rows += [f"{one.code};COM;PMUN;2021;1000" for one in communes_of(territory("DEP-93"))]
    return base(stage, "\n".join([*rows[:9], "93;DEP;PMUN;2021;90000", *rows[9:]]) + "\n")


@case("I509", "base", "C2")
def a_word_for_a_number(stage: Stage) -> Command:
    return base(stage, f"{POP}93063;33266;voir note\n")


@case("I510")
def two_editions(stage: Stage) -> Command:
    first = stage.folder / "ancien.csv"
    first.write_text(f"{POP}93063;33266;7000\n")
    second = stage.folder / "nouveau.csv"
    second.write_text(f"{POP}93063;33270;7000\n")
    return stage.ingest(first, second)


@case("I511", "base")
def medians_of_towns(stage: Stage) -> Command:
    return base(stage, "CODGEO;MED21;TP6021\n93063;21110;24.0\n93048;18000;30\n")


@case("I512", "base", "A3")
def a_town_merged_since(stage: Stage) -> Command:
    return base(stage, f"{POP}93063;33266;7000\n93059;31000;8000\n")


@case("I513", "base", "A3")
def a_code_of_no_town(stage: Stage) -> Command:
    return base(stage, f"{POP}93063;33266;7000\n93999;31000;8000\n")
