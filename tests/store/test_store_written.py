"""How records are written: the texts kept, and the journal of many rows."""

import datetime as dt
import json
import re
import sqlite3
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from absr.model.source import RowCells
from absr.store.corpus import corpus_on_demand, load_corpus
from absr.store.database import open_store
from absr.store.incoming import written_cells, written_values
from absr.store.journal import NewRows, begin_batch
from absr.store.paths import ProjectPaths

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
NAMES = st.text(min_size=1, max_size=8)
VALUES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.dates()),
    st.lists(st.text() | st.integers() | st.none(), max_size=4).map(tuple),
)


@settings(deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=8))
def test_values_are_kept_as_json_in_the_order_of_their_names(values):
    """The text kept is that of Python's own encoder, whatever the values."""
    expected = json.dumps(values, ensure_ascii=False, sort_keys=True, default=dt.date.isoformat)
    assert written_values(values) == expected


@settings(deadline=None)
@given(
    st.dictionaries(NAMES, st.text("ABCXYZ", min_size=1, max_size=3), max_size=8), st.integers(1)
)
def test_cells_of_one_row_are_kept_as_any_cells(columns, row):
    """The letters of a column and the number of a row give the address, field by field."""
    cells = {name: f"{letters}{row}" for name, letters in columns.items()}
    assert dict(RowCells(columns, row)) == cells
    assert RowCells(columns, row) == cells
    expected = json.dumps(cells, sort_keys=True)
    assert written_cells(RowCells(columns, row)) == written_cells(cells) == expected


def journal(connection):
    return connection.execute("SELECT number, batch, tbl, place, before FROM change").fetchall()


def triggers(connection):
    return set(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))


def test_many_new_rows_are_journalled_as_one_by_one(new_project):
    """The rows, the journal and the triggers are the same, however many rows come at once."""
    rows = [(f"E-{n}", "interviews", "", f"e{n}", "active", "{}") for n in range(2_500)]
    columns = "id, kind, parent, key, state, payload"
    kept = []
    for name, together in (("un", 1), ("tous", len(rows))):
        paths = ProjectPaths(new_project(name).root, "fr")
        with open_store(paths, write=True) as store:
            begin_batch(store, "ingest", NOW)
            before = triggers(store.connection)
            new = NewRows(store, "record", columns)
            for start in range(0, len(rows), together):
                new.write(rows[start : start + together])
            written = store.connection.execute("SELECT * FROM record").fetchall()
            assert triggers(store.connection) == before
            store.connection.execute("UPDATE record SET key = 'x' WHERE id = 'E-7'")
            kept.append((written, journal(store.connection)))
    assert kept[0] == kept[1]
    assert len(kept[1][1]) == len(rows) + 1


def test_a_large_delivery_is_taken_back_whole(project, ten, tmp_path):
    """Undo empties the store of a delivery that was journalled at once; its ids come back."""
    one = ten.statements[0]
    said = [
        {**one, "N°": f"E{n // 10:03}", "Ce qui est dit": f"Il manque {n} lits."}
        for n in range(1_500)
    ]
    path = replace(ten, statements=said, persons=[]).write(tmp_path / "grand.xlsx")
    empty = project.dump()
    project.ingest(path)
    first = project.dump(numbered=False)
    ids = {entry["text"]: entry["id"] for entry in project.show("statements")}
    assert len(ids) == len(said)
    assert len(set(ids.values())) == len(said)
    assert all(re.fullmatch("C-[2-9BCDFGHJKMNPQRSTVWXZ]{4,}", one) for one in ids.values())
    project.undo()
    assert project.dump() == empty
    project.ingest(path)
    assert {entry["text"]: entry["id"] for entry in project.show("statements")} == ids
    assert project.dump(numbered=False) == first


def test_kinds_read_on_demand_are_those_of_the_whole(project, ten, tmp_path):
    """Each kind read when it is asked for holds the records and the cells of all read at once."""
    project.ingest(ten.write(tmp_path / "1.xlsx"))
    with open_store(ProjectPaths(project.root, "fr")) as store:
        whole, asked = load_corpus(store), corpus_on_demand(store)
        assert asked.statements == whole.statements  # before the interviews they belong to
        assert dict(asked.records) == dict(whole.records)
        assert asked.of("actions") == whole.of("actions") == ()
        assert dict(asked.cells) == dict(whole.cells)
        assert asked.cells.get("C-0000") is None


def test_the_private_journal_is_left_alone(project, ten, tmp_path):
    """Identities are journalled by their own trigger, one by one."""
    project.ingest(ten.write(tmp_path / "1.xlsx"))
    private = sqlite3.connect(project.identities)
    told = private.execute("SELECT count(*) FROM change WHERE tbl = 'identity'").fetchone()
    held = private.execute("SELECT count(*) FROM identity").fetchone()
    private.close()
    assert told == held
