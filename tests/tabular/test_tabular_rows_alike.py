"""Rows that have the same cells are read many at a time: nothing else comes of it."""

import hand_made as hm
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from absr.tabular import sheets
from absr.tabular.plain import NotPlainError
from absr.tabular.xlsx import read_workbook

STRINGS = ("Besoin", "", "Récit", "01004")
CELL = st.sampled_from(
    [
        *('<c r="{at}"><v>7</v></c>', '<c r="{at}"><v>7.0</v></c>', '<c r="{at}"><v>0.25</v></c>'),
        *('<c r="{at}" t="s"><v>0</v></c>', '<c r="{at}" t="s"><v>1</v></c>'),
        *('<c r="{at}" t="s"><v>3</v></c>', '<c r="{at}" t="s"><v>9</v></c>'),
        *('<c r="{at}" s="1"><v>46307</v></c>', '<c r="{at}" s="1"><v>46307.5</v></c>'),
        *('<c r="{at}" t="b"><v>1</v></c>', '<c r="{at}" t="e"><v>#REF!</v></c>'),
        *('<c r="{at}" s="1"/>', '<c r="{at}"><f>A1</f><v>3</v></c>', '<c r="{at}"><v>-1</v></c>'),
        *('<c r="{at}" t="inlineStr"><is><t>mot</t></is></c>', ""),
    ]
)
ROW = st.tuples(st.lists(CELL, max_size=4), st.sampled_from(["", ' hidden="1"', ' spans="1:4"']))
ROWS = st.lists(st.tuples(ROW, st.integers(1, 4)), min_size=1, max_size=6)


def not_plain(*_):
    raise NotPlainError


def workbook(rows):
    """Each row as often as it is asked for, one below the other."""
    written, number = "", 0
    for (cells, attributes), times in rows:
        for _ in range(times):
            number += 1
            inside = "".join(
                cell.format(at=f"{letters}{number}")
                for letters, cell in zip("ABCD", cells, strict=False)
            )
            written += f'<row r="{number}"{attributes}>{inside}</row>'
    return hm.book(
        hm.sheet(written),
        texts=hm.strings(*(f"<t>{text}</t>" for text in STRINGS)),
        formats=hm.styles("dd/mm/yyyy"),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ROWS)
@example([((['<c r="{at}" t="s"><v>1</v></c>'] * 3, ""), 4)])
@example([((['<c r="{at}"><v>7</v></c>', '<c r="{at}" t="s"><v>1</v></c>'], ""), 3)])
def test_rows_alike_are_read_as_one_by_one(rows):
    """The values, their types, the rows hidden and the faults are those of the general way."""
    data = workbook(rows)
    found = read_workbook("a.xlsx", data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "read_plain_rows", not_plain)
        expected = read_workbook("a.xlsx", data)
    assert found == expected
    assert repr(found) == repr(expected)  # 1 equals True


def test_a_row_out_of_order_among_its_like_is_put_right():
    """Rows that do not follow each other are read the general way, and come back in order."""
    cell = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    rows = "".join(map(cell.format, (1, 2, 5, 4, 6)))
    read, problems = read_workbook("a.xlsx", hm.book(hm.sheet(rows)))
    assert problems == ()
    assert [(row.number, row.values) for row in read.sheets[0].rows] == [
        (number, (number,)) for number in (1, 2, 4, 5, 6)
    ]
