"""What other programs write comes back; what other readers find, we find."""

import io
import random
import re
import zipfile
from datetime import date, datetime, time, timedelta

import hand_made as hm
import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from absr.tabular import sheets, strings
from absr.tabular.plain import NotPlainError
from absr.tabular.text import clean
from absr.tabular.xlsx import read_workbook

OVERLAPPING = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
"""What xlsxwriter itself does not protect well enough to be read back by anyone."""
TEXT = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.text("_x0BaF \n\x0b&<", max_size=20)
    | st.sampled_from(["_x000B_", "_x005F_x000B_", "=1+1", "01004", " a ", "NA", "]]>", "&amp;"])
).filter(lambda text: not OVERLAPPING.search(text))
WHOLE = st.integers(-(10**15) + 1, 10**15 - 1)
MOMENT = st.datetimes(*(datetime.combine(date(year, 3, 1), time()) for year in (1900, 2200)))
VALUE = st.one_of(
    st.none(),
    TEXT,
    WHOLE,
    st.floats(-1e15, 1e15).map(lambda n: float(f"{n:.15G}")),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    MOMENT.map(lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000)),
    st.integers(1, 86_399).map(lambda s: time(s // 3600, s // 60 % 60, s % 60)),
    st.integers(0, 10**7).map(lambda s: timedelta(seconds=s)),
)
GRID = st.dictionaries(
    st.tuples(st.integers(0, 40), st.integers(0, 30)), VALUE, min_size=1, max_size=30
)


def written_by_xlsxwriter(grid):
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    page = workbook.add_worksheet("Propos")
    forms = {
        date: workbook.add_format({"num_format": "dd/mm/yyyy"}),
        datetime: workbook.add_format({"num_format": "dd/mm/yyyy hh:mm:ss.000"}),
        time: workbook.add_format({"num_format": "hh:mm:ss"}),
        timedelta: workbook.add_format({"num_format": "[h]:mm:ss"}),
    }
    for (row, column), value in grid.items():
        if isinstance(value, str):
            page.write_string(row, column, value)
        elif isinstance(value, bool):
            page.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            page.write_number(row, column, value)
        elif value is not None:
            page.write_datetime(row, column, value, forms[type(value)])
    workbook.close()
    return target.getvalue()


def as_kept(value):
    """A value as it is documented to come back."""
    if isinstance(value, str):
        return clean(value)[0] or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return value


def cells_of(data):
    """Row and column from 0 → value."""
    workbook, problems = read_workbook("essai.xlsx", data)
    assert {problem.code for problem in problems} <= {"F011", "V110"}
    return {
        (row.number - 1, column): value
        for row in workbook.sheets[0].rows
        for column, value in enumerate(row.values)
        if value is not None
    }


def not_plain(*_):
    raise NotPlainError


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(GRID)
def test_what_is_written_is_read(grid):
    """Text, numbers, truth values, dates and times come back from any place, by either reader."""
    data = written_by_xlsxwriter(grid)
    kept = {spot: as_kept(value) for spot, value in grid.items()}
    expected = {spot: value for spot, value in kept.items() if value is not None}
    found = cells_of(data)
    assert found == expected
    assert {spot: type(v) for spot, v in found.items()} == {s: type(v) for s, v in expected.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "read_plain_rows", not_plain)
        patch.setattr(strings, "_read_plain", not_plain)
        assert cells_of(data) == expected


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=8))
def test_texts_survive_in_their_own_cells(texts):
    """Texts kept in the cells themselves come back as shared ones do."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"constant_memory": True})
    page = workbook.add_worksheet()
    for row, text in enumerate(texts):
        page.write_string(row, 2, text)
    workbook.close()
    expected = {(row, 2): as_kept(text) for row, text in enumerate(texts) if as_kept(text)}
    assert cells_of(target.getvalue()) == expected


@pytest.mark.parametrize("writer", ["xlsxwriter", "openpyxl", "openpyxl write only"])
def test_usual_programs_never_need_the_slow_reader(writer, monkeypatch):
    """Files of the usual writers are of the plain form: their speed depends on it."""
    monkeypatch.setattr(sheets, "read_general_rows", None)
    monkeypatch.setattr(strings, "_read_general", None)
    grid = {
        (0, 0): "N°",
        (0, 1): "Propos <b> & d'accès",
        (1, 0): 1,
        (1, 1): " blanc ",
        (3, 4): -1.5e-7,
        (4, 0): date(2026, 10, 12),
        (5, 0): True,
        (6, 0): 12345678901234567,
    }
    if writer == "xlsxwriter":
        data = written_by_xlsxwriter(grid)
    else:
        workbook = openpyxl.Workbook(write_only=writer != "openpyxl")
        page = workbook.create_sheet("Propos", 0)
        for row in range(7):
            page.append([grid.get((row, column)) for column in range(5)])
        if writer == "openpyxl":
            page["C9"] = "=SUM(A1:A3)"
            page["C9"].font = openpyxl.styles.Font(bold=True)
            page["D9"].fill = openpyxl.styles.PatternFill("solid", "FFFF00")
            page.merge_cells("A1:B1")
        target = io.BytesIO()
        workbook.save(target)
        data = target.getvalue()
    found, problems = read_workbook("essai.xlsx", data)
    assert problems == ()
    assert found.sheets[0].rows[0].at(0) == "N°"


def table(seed):
    """A table as people make them: gaps, accents, numbers, dates, errors of typing."""
    chance = random.Random(seed)
    words = ["E01", "Mobilités", "d'accès", "œuvre « à »", 12, 3.75, True, date(2026, 10, 12), None]
    first_row, first_column = chance.randrange(5), chance.randrange(4)
    return {
        (first_row + row, first_column + column): chance.choice(words)
        for row in range(30)
        for column in range(8)
        if chance.random() < 0.8
    }


@pytest.mark.parametrize("seed", range(5))
def test_other_readers_find_the_same(seed):
    """Another two readers, calamine and openpyxl, which share no code with absr, read the same cells."""
    data = written_by_xlsxwriter(table(seed))
    found = cells_of(data)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert found == {
        (row, column): value
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value != ""
    }
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert found == {
        (cell.row - 1, cell.column - 1): as_kept(cell.value)
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_formulas_of_writers_that_cannot_compute_are_named():
    """The formulas of openpyxl and xlsxwriter have no result: none is taken for one."""
    workbook = openpyxl.Workbook()
    workbook.active.append([1, 2, "=A1+B1"])
    target = io.BytesIO()
    workbook.save(target)
    found, _ = read_workbook("essai.xlsx", target.getvalue())
    assert found.sheets[0].uncomputed == {(1, 2): "A1+B1"}
    target = io.BytesIO()
    other = xlsxwriter.Workbook(target)
    other.add_worksheet().write_formula("C1", "=A1+B1")
    other.close()
    found, _ = read_workbook("essai.xlsx", target.getvalue())
    assert found.sheets[0].uncomputed == {(1, 2): "A1+B1"}


def mutated(data, chance):
    """The archive with a few bytes of one of its parts changed, sound as an archive."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    part = parts[chance.choice(list(parts))]
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(part))
        how = chance.randrange(4)
        if how == 0:
            part[at] = chance.choice(b"<>/\"'&= 0A\x00\xff" + bytes([chance.randrange(256)]))
        elif how == 1:
            del part[at : at + chance.randrange(1, 30)]
        elif how == 2:
            part[at:at] = part[at : at + chance.randrange(1, 60)]
        else:
            part[at:at] = chance.choice([b"<v>", b"</c>", b"&a;", b"<![CDATA[", b"999999", b"<f/>"])
        if not part:
            break
    return hm.zipped({name: bytes(content) for name, content in parts.items()})


@pytest.mark.parametrize("seed", range(4))
def test_nothing_damaged_makes_it_fail(seed):
    """Whatever happened to its XML, a workbook is read or refused with a cause, never raised upon."""
    chance = random.Random(seed)
    data = written_by_xlsxwriter(table(seed))
    for _ in range(100):
        workbook, problems = read_workbook("essai.xlsx", mutated(data, chance))
        assert workbook is not None or problems[0].code in {"F003", "F005", "F006", "F007"}


@pytest.mark.parametrize("seed", range(4))
def test_both_readers_agree_on_damaged_files(seed, monkeypatch):
    """Where the fast reader accepts what was damaged, the strict one finds the same cells."""
    chance = random.Random(1000 + seed)
    data = written_by_xlsxwriter(table(seed))
    changed = [mutated(data, chance) for _ in range(100)]
    fast = [read_workbook("essai.xlsx", each) for each in changed]
    monkeypatch.setattr(sheets, "read_plain_rows", not_plain)
    monkeypatch.setattr(strings, "_read_plain", not_plain)
    for each, (workbook, problems) in zip(changed, fast, strict=True):
        other, other_problems = read_workbook("essai.xlsx", each)
        if workbook is not None and other is not None:
            assert workbook == other
            assert problems == other_problems
        else:
            assert workbook is None or other_problems[0].code == "F005"


@pytest.mark.parametrize("seed", range(4))
def test_broken_archives_are_refused(seed):
    """Bytes changed anywhere in the file itself lead to a cause, never to a failure."""
    chance = random.Random(seed)
    data = hm.book(hm.sheet(hm.row(1, ("A", "x"))))
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(chance.randrange(1, 4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        workbook, problems = read_workbook("essai.xlsx", bytes(broken))
        assert workbook is not None or problems
