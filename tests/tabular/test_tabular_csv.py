"""Text in columns: which separator cuts it, whatever commas and line breaks its texts hold."""

import pytest

from absr.tabular.csv_text import read_csv

LONG = "Un texte long, avec ses accents, et des virgules, beaucoup de virgules, " * 20


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("A;B;C\n1,5;2,5;3,5\n", ("1,5", "2,5", "3,5")),
        (
            "Acteurs, ressources\nJuin, 2026\n\nA;B;C\nw;1;2\nx;1;2\ny, z;1,5;2\n",
            ("y, z", "1,5", "2"),
        ),
        (f"A;B;C\nx;{LONG};z\n", ("x", LONG, "z")),
        (f"A;B;C\nx;{LONG};z\n" + f"y;{LONG};z\n", ("y", LONG, "z")),
        ('A;B;C\nx;"une\ndeux, trois\nquatre";z\n', ("x", "une\ndeux, trois\nquatre", "z")),
        ("A (de, ou);B;C\nx;1,5;z\n", ("x", "1,5", "z")),
        ('A,B,C\n"x; y; z",2,3\n', ("x; y; z", "2", "3")),
        ("A\tB\tC\nx; y\t1,5\tz\n", ("x; y", "1,5", "z")),
        ("sep=;\nA;B;C\nx;1,5;z\n", ("x", "1,5", "z")),
    ],
)
def test_the_separator_is_the_one_that_cuts_all_records_alike(text, cells):
    """Semicolons, tabs or commas, with any of the others inside the texts."""
    workbook, problems = read_csv("f.csv", text.encode())
    assert problems == ()
    assert workbook.sheets[0].rows[-1].values == cells
