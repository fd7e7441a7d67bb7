"""Columns found all at once are those of the lines cut one by one, on any bytes."""

from __future__ import annotations

import csv
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.tabular.rejection import Rejected
from absr.tabular.statistics_fields import (
    cut_line,
    cut_lines,
    plain_block,
)
from absr.tabular.statistics_stream import TextStream, head_of, texts_in

CELL = st.one_of(
    st.from_regex(rb"\A[0-9]{0,9}(?:\.[0-9]{0,9})?\Z"),
    st.binary(max_size=5).map(lambda b: b.translate(None, b';\n"')),
    st.sampled_from([b"s", b"", b".", b"1.", b".5", b"-3", b"12,5", b"\r", b"1e5", b"1.5.2"]),
)


@settings(deadline=None)
@given(st.integers(2, 6).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n))))
def test_a_plain_block_has_the_cells_of_its_lines(rows):
    """Every cell of every column, and the number of each."""
    block = b"".join(b";".join(row) + b"\n" for row in rows)
    width = len(rows[0]) if rows else 2
    found = plain_block(block, b";", width)
    assert (found is None) == (not rows)
    if found is None:
        return
    cut = [line.removesuffix(b"\r").split(b";") for line in block.split(b"\n")[:-1]]
    for place in range(width):
        assert found.column(place) == [line[place] for line in cut]
    values, odd = found.numbers(range(len(rows)), range(width))
    strange = dict(odd)
    for place, cell in enumerate(cell for line in cut for cell in line):
        if place in strange:
            assert strange[place] == cell
        else:
            assert values.ravel()[place] == float(cell)


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(2, 5))
def test_any_bytes_are_cut_as_their_lines_are(block, width):
    """A block is plain only when each of its lines has as many cells as the heading."""
    found = plain_block(block, b";", width)
    lines = block.split(b"\n")
    lines = lines[:-1] if not lines[-1] else lines
    even = b'"' not in block and all(line.count(b";") == width - 1 for line in lines)
    if found is None:
        assert not even or not lines
        return
    assert even
    assert [found.raw(n) for n in range(len(found))] == [one.removesuffix(b"\r") for one in lines]


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=2, max_size=6), st.booleans(), st.sampled_from([";", ","]))
def test_a_quoted_line_has_the_cells_that_were_written(cells, every, separator):
    """As the writer of Python's own library writes them, all quoted or only where needed."""
    import io

    target = io.StringIO()
    quoting = csv.QUOTE_ALL if every else csv.QUOTE_MINIMAL
    csv.writer(target, delimiter=separator, quoting=quoting, lineterminator="").writerow(cells)
    cut = cut_line(target.getvalue().encode(), separator.encode())
    assert [cell.decode() for cell in cut] == cells


def test_blank_lines_keep_the_numbers_of_the_others():
    """A line that only holds separators is none; the next one has its own number."""
    found = list(cut_lines(b"a;b\n\n;;\r\nc;d", b";", 10))
    assert [(line.number, line.raw) for line in found] == [(10, b"a;b"), (13, b"c;d")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("size", [0, 10, 3_000_000])
def test_a_text_in_a_folder_comes_whole(tmp_path, method, size):
    """In blocks of whole lines, with the fingerprint of the folder as delivered."""
    import hashlib

    text = b"".join(b"%d;%d\n" % (n, n * n) for n in range(size // 10)) + b"end"
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as folder:
        folder.writestr("meta_a.pdf", b"x" * 100)
        folder.writestr("a.CSV", b"\xef\xbb\xbf" + text)
    (found,) = texts_in(path)
    stream = TextStream(found)
    blocks = list(stream.blocks(bytes))
    assert b"".join(blocks) == text
    assert all(block.endswith(b"\n") for block in blocks[:-1])
    assert stream.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert text.startswith(head_of(found)[:65_000])


def test_a_folder_that_lies_about_its_content_is_refused(tmp_path):
    """The sum of what was inflated is compared with the one declared."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as folder:
        folder.writestr("a.csv", b"CODGEO;P21_POP\n")
    path.write_bytes(path.read_bytes().replace(b"CODGEO;P21", b"CODGEO;P22"))
    with pytest.raises(Rejected) as refused:
        list(TextStream(texts_in(path)[0]).blocks(bytes))
    assert refused.value.code == "F005"


def test_a_line_without_end_is_refused(tmp_path):
    """What has no line end is no table, and is not gathered without bound."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * 11_000_000)
    with pytest.raises(Rejected) as refused:
        list(TextStream(texts_in(path)[0]).blocks(bytes))
    assert refused.value.code == "F006"


def test_a_fault_of_the_other_thread_is_told_where_blocks_are_asked_for(tmp_path):
    """It neither disappears nor keeps the command waiting."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"CODGEO;P21_POP\n")

    def prepared(block):
        raise ZeroDivisionError(block)

    with pytest.raises(ZeroDivisionError):
        list(TextStream(texts_in(path)[0]).blocks(prepared))


def test_lines_longer_than_a_piece_come_whole(tmp_path):
    """The room for what is read grows with the line."""
    lines = [b"1" * 5_000_000, b"2" * 10, b"", b"3" * 3_000_000]
    path = tmp_path / "a.csv"
    path.write_bytes(b"\n".join(lines))
    assert b"".join(TextStream(texts_in(path)[0]).blocks(bytes)).split(b"\n") == lines


@pytest.mark.parametrize("packed", [False, True])
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path, packed):
    """Nor is a text that has nothing else."""
    path = tmp_path / "a.csv"
    for text in (b"", b"CODGEO;P21_POP\n93063;1"):
        path.write_bytes(b"\xef\xbb\xbf" + text)
        source = path
        if packed:
            source = tmp_path / "a.zip"
            with zipfile.ZipFile(source, "w") as folder:
                folder.write(path, path.name)
        assert b"".join(TextStream(texts_in(source)[0]).blocks(bytes)) == text
