"""Text in columns: every value as it was written, at its row, or one clear refusal."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.csv_text import read_csv
from absr.tabular.delivered import read_delivered
from absr.tabular.limits import DEFAULT_LIMITS

FRENCH = "Nom;Coût\nÉlan « d'été »;1 200 €\nŒuvre – n° 2;0,5\n"


def rows(data: bytes, name: str = "a.csv") -> list[tuple[int, tuple[object, ...]]]:
    workbook, problems = read_csv(name, data)
    assert workbook is not None, problems
    return [(row.number, row.values) for row in workbook.sheets[0].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encodings_of_french_spreadsheets_give_the_same_texts(encoding):
    assert rows(FRENCH.encode(encoding)) == [
        (1, ("Nom", "Coût")),
        (2, ("Élan « d'été »", "1 200 €")),
        (3, ("Œuvre – n° 2", "0,5")),
    ]


def test_an_old_encoding_is_said():
    assert [p.code for p in read_csv("a.csv", FRENCH.encode("cp1252"))[1]] == ["F020"]
    assert read_csv("a.csv", FRENCH.encode())[1] == ()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found(separator):
    text = separator.join(["N°", "Texte"]) + "\n" + separator.join(["00123", "oui"]) + "\n"
    assert rows(text.encode()) == [(1, ("N°", "Texte")), (2, ("00123", "oui"))]


def test_a_record_with_line_breaks_is_one_row():
    """The rows are counted as a spreadsheet shows them; blank ones keep their numbers."""
    data = b'a;b\n"one\ntwo";x\n;\nlast;y\n'
    assert rows(data) == [(1, ("a", "b")), (2, ("one\ntwo", "x")), (4, ("last", "y"))]


def test_a_quotation_mark_that_is_never_closed_refuses_the_file():
    """Reading on would glue rows together in silence."""
    workbook, problems = read_csv("a.csv", b'a;b\n1;x\n2;"open\n3;y\n4;z\n')
    assert workbook is None
    assert [(p.code, p.cells) for p in problems] == [("F021", ("3",))]


def test_the_mark_before_a_formula_is_taken_off():
    assert rows(b"a;b\n'=1+1;'-x\n'tis;=2\n")[1:] == [(2, ("=1+1", "-x")), (3, ("'tis", "=2"))]


def test_a_text_that_was_kept_from_losing_its_zeros():
    """`="00123"` is the text 00123, as its writer meant it; a formula is left as it is written."""
    data = b'a;b\n="00123";"=""01 02"""\n=A1&"x";\'="0"\n'
    assert rows(data)[1:] == [(2, ("00123", "01 02")), (3, ('=A1&"x"', '="0"'))]


def test_control_characters_are_replaced_and_told():
    workbook, problems = read_csv("a.csv", b"a;b\nx\x1b[31m;y\n")
    assert workbook is not None
    assert workbook.sheets[0].rows[1].values[0] == "x\ufffd[31m"
    assert [(p.code, p.cells) for p in problems] == [("V110", ("A2",))]


def test_limits_hold():
    small = DEFAULT_LIMITS._replace(text_chars=10, cells=20, file_bytes=1000)
    for data in (b"a;b\n" + b"x" * 11 + b";y\n", b"a;b\n" * 20, b"x" * 1001):
        workbook, problems = read_csv("a.csv", data, small)
        assert workbook is None
        assert [p.code for p in problems] == ["F006"]


def test_a_file_without_content_says_so():
    assert [p.code for p in read_csv("a.csv", b"\n\n;;\n")[1]] == ["F011"]


def test_text_that_pretends_to_be_a_workbook_is_refused():
    workbook, problems = read_delivered("a.xlsx", b"a;b\n1;2\n")
    assert workbook is None
    assert [p.code for p in problems] == ["F003"]


CELLS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20).filter(
    lambda text: not text.startswith(("'", '="')) and text == text.strip()
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_whatever_is_written_comes_back(table):
    """Any texts, written by the csv module with semicolons, at their rows and columns."""
    out = io.StringIO()
    table = [["premier", "second", "troisième"], *table]
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(table)
    found = dict(rows(out.getvalue().encode("utf-8-sig")))
    for number, cells in enumerate(table, start=1):
        while cells and not cells[-1]:
            cells.pop()
        expected = tuple(cell or None for cell in cells)
        assert found.get(number, ()) == expected


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_without_a_mark(mark):
    """Some programs write UTF-16 and leave out the mark that says so."""
    workbook, problems = read_delivered("a.csv", FRENCH.encode(mark))
    assert problems == ()
    assert workbook.sheets[0].rows[1].values == ("Élan « d'été »", "1 200 €")


MAC = "N°;Propos\r1;Les mobilités à pied, ça va\r2;Où ? Être là, c’est tôt\r"


def test_a_file_of_an_old_macintosh_is_known_by_its_letters():
    """Mac Roman, its lines ended by a carriage return alone; how it was read is said."""
    workbook, problems = read_csv("a.csv", MAC.encode("mac_roman"))
    assert [p.code for p in problems] == ["F023"]
    assert [row.values for row in workbook.sheets[0].rows] == [
        ("N°", "Propos"),
        ("1", "Les mobilités à pied, ça va"),
        ("2", "Où ? Être là, c’est tôt"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "« Été » – l’œuvre “à part”…",
        "SANTÉ : prévention",
        "10 € l'entrée",
        "“mot” ‘clé’",
        "•\xa0puce",
    ],
)
def test_windows_is_not_taken_for_macintosh(text):
    """Accents, typographic quotation marks and capitals of Windows-1252 stay what they are."""
    assert rows(f"a;b\n1;{text}\n".encode("cp1252"))[1] == (2, ("1", text))


WORDS = ["être", "à", "côté", "où", "ça", "naïf", "cœur", "forêt", "élève", "l’été", "École"]


@given(st.lists(st.sampled_from(WORDS), min_size=2))
def test_french_words_tell_the_three_encodings_apart(words):
    """Words with French accents come back, whatever wrote them."""
    text = " ".join(words)
    for encoding in ("utf-8", "cp1252", "mac_roman"):
        assert rows(f"a;b\n1;{text}\n".encode(encoding))[1] == (2, ("1", text))


def test_lines_of_an_older_encoding_are_named():
    """Two files put one below the other: each line is read in its own encoding, and it is said."""
    data = "Nom;Avis\nÉlan;très bien\n".encode() + "Œuvre;à côté – là\n".encode("cp1252")
    workbook, problems = read_csv("a.csv", data + "Été;oui\n".encode())
    assert [row.values for row in workbook.sheets[0].rows] == [
        ("Nom", "Avis"),
        ("Élan", "très bien"),
        ("Œuvre", "à côté – là"),
        ("Été", "oui"),
    ]
    assert [(p.code, p.cells) for p in problems] == [("F024", ("3",))]


def test_half_of_a_sign_is_replaced_and_told():
    """A lone surrogate written as UTF-8 spoils that character, not the file."""
    workbook, problems = read_csv("a.csv", "Nom;Avis\nÉlan;a".encode() + b"\xed\xa0\x80b\n")
    assert workbook.sheets[0].rows[1].values == ("Élan", "a\ufffdb")
    assert [(p.code, p.cells) for p in problems] == [("V110", ("B2",))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_that_were_saved_twice_are_repaired(encoding):
    """UTF-8 taken for Windows-1252 and saved again, as `Ã©`, is undone and told."""
    spoilt = FRENCH.encode().decode("latin-1")
    table = {c: bytes([c]).decode("cp1252", "replace") for c in range(128, 160)}
    spoilt = "".join(table.get(ord(c), c) if table.get(ord(c)) != "\ufffd" else c for c in spoilt)
    assert "Ã‰lan" in spoilt
    workbook, problems = read_csv("a.csv", spoilt.encode(encoding))
    assert [row.values for row in workbook.sheets[0].rows] == [v for _, v in rows(FRENCH.encode())]
    assert [p.code for p in problems] == ["F025"]


def test_a_text_about_spoilt_letters_is_left_alone():
    """One spoilt word beside a sound one: nothing is certain, nothing is changed."""
    assert rows("a;b\nÃ©tÃ©;été\n".encode())[1] == (2, ("Ã©tÃ©", "été"))


def test_the_line_that_tells_excel_the_separator_is_no_row():
    assert rows(b"sep=|\nN|Texte\n1|a;b,c\n") == [(1, ("N", "Texte")), (2, ("1", "a;b,c"))]


def test_every_kind_of_line_end_and_of_break_in_a_cell():
    """Vertical tabs are breaks inside a cell, as Word pastes them, and never end a row."""
    data = 'a;b\r\n1;x\x0by\r2;"p\r\nq"\n3;z\u2028\x85w\n'.encode()
    found = rows(data)
    assert found[:3] == [(1, ("a", "b")), (2, ("1", "x\ny")), (3, ("2", "p\nq"))]
    assert found[3][1][1].startswith("z\u2028")


def test_zero_bytes_are_replaced_and_told():
    workbook, problems = read_delivered("a.csv", b"a;b\n1;x\0y\n")
    assert workbook.sheets[0].rows[1].values == ("1", "x\ufffdy")
    assert [(p.code, p.cells) for p in problems] == [("V110", ("B2",))]


WHOLE = "N°;Propos;Thème\nE01;oui;bus\nE02;non;train\nE03;oui;vélo\n"


def test_a_record_cut_by_a_line_break_is_put_together_and_told():
    """Its pieces have together the width of the headings, and every other record has it alone."""
    data = (WHOLE + "E04;une phrase\n\nqui continue;bus\nE05;oui;car\n").encode()
    workbook, problems = read_csv("a.csv", data)
    assert [(row.number, row.values) for row in workbook.sheets[0].rows][4:] == [
        (5, ("E04", "une phrase\n\nqui continue", "bus")),
        (8, ("E05", "oui", "car")),
    ]
    assert [(p.code, p.cells) for p in problems] == [("F026", ("5",))]


@pytest.mark.parametrize(
    "more",
    [
        "E04;oui\nE05;non\n",
        "E04;oui\nsuite;a;b\n",
        "E04;oui\n",
        "E04;a;b;c\n",
        "Total;3\nE05;x;y\n",
    ],
)
def test_short_records_that_may_be_whole_are_left_alone(more):
    """Rows typed by hand end early: they are joined to nothing."""
    workbook, problems = read_csv("a.csv", (WHOLE + more).encode())
    assert "F026" not in [p.code for p in problems]
    assert workbook.sheets[0].rows[3].values == ("E03", "oui", "vélo")


def test_a_quotation_mark_inside_a_quoted_cell_is_kept_and_told():
    """The line can be cut in one way only into the width of the headings."""
    data = (WHOLE + 'E04;"il a dit "oui" hier";bus\nE05;"x";y\n').encode()
    workbook, problems = read_csv("a.csv", data)
    assert [row.values for row in workbook.sheets[0].rows][4:] == [
        ("E04", 'il a dit "oui" hier', "bus"),
        ("E05", "x", "y"),
    ]
    assert [(p.code, p.cells) for p in problems] == [("F026", ("5",))]


@pytest.mark.parametrize("line", ['E04;"a";"b";"c "d"', 'E04;"dit "oui;bus', 'E04;"a"b\nc";bus'])
def test_a_quotation_mark_of_which_nothing_is_certain_refuses_the_file(line):
    workbook, problems = read_csv("a.csv", (WHOLE + line + "\n").encode())
    assert workbook is None
    assert [(p.code, p.cells) for p in problems] == [("F021", ("5",))]


def test_a_record_wider_than_the_headings_is_left_out_and_told():
    """A decimal comma between commas: nothing tells which cell the number was cut from."""
    workbook, problems = read_csv("a.csv", b"Nom,Taux,An\nA,12,2020\nB,12,5,2020\nC,3,2020,,\n")
    assert [row.number for row in workbook.sheets[0].rows] == [1, 2, 4]
    assert [(p.code, p.severity, p.cells) for p in problems] == [("F027", "error", ("3",))]


def test_lines_that_tell_of_the_file_are_no_headings():
    """The table below them is wider, and stays whole."""
    data = "Export du;12/06/2026\nNom;Taux;Année\nA;1,5;2020\nB;2;2021\n".encode()
    workbook, problems = read_csv("a.csv", data)
    assert problems == ()
    assert [len(row.values) for row in workbook.sheets[0].rows] == [2, 3, 3, 3]


def test_every_row_may_be_too_wide():
    """Decimal commas in each row do not make the first row the headings."""
    _, problems = read_csv("a.csv", b"Nom,Taux\nAnne,12,5\nLuc,3,5\n")
    assert [(p.code, p.cells) for p in problems] == [("F027", ("2", "3"))]


def test_a_second_table_may_be_wider():
    data = b"a;b\n1;2\n\nc;d;e\n3;4;5\n"
    assert rows(data)[2:] == [(4, ("c", "d", "e")), (5, ("3", "4", "5"))]


def test_text_in_columns_is_read_under_txt():
    """A text of which most lines are cut alike is a table; a letter is none."""
    workbook, problems = read_delivered("a.txt", 'N°\tPropos\n1\t"a\nb"\n2\tc\n'.encode())
    assert problems == ()
    assert workbook.sheets[0].rows[1].values == ("1", "a\nb")
    letter = "Bonjour,\nvoici le compte rendu, en deux mots, de la séance.\nMerci\n".encode()
    workbook, problems = read_delivered("a.txt", letter)
    assert workbook is None
    assert [(p.code, p.fact("kind")) for p in problems] == [("F003", "text")]


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data):
    """Any bytes under the name of a text are read or refused, never raised upon."""
    for name in ("a.csv", "a.txt"):
        workbook, problems = read_delivered(name, b"a;b\n" + data)
        assert workbook is not None or problems
