"""`absr undo` gives back exactly what was there, as many times as there were ingests."""

import datetime as dt
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def statement_ids(project):
    return {entry["text"]: entry["id"] for entry in project.show("statements")}


@pytest.fixture
def deliveries(ten, tmp_path):
    """Six deliveries that do all there is to do: add, edit, withdraw, conflict, repeat."""
    folder = tmp_path / "livraisons"
    paths = [ten.of("E01", "E02", "E03", "E04", "E05", "E06").write(folder / "1.xlsx")]
    ten.statements[0]["Ce qui est dit"] += " Le dimanche, rien du tout."
    ten.persons[1]["Téléphone"] = "06 39 98 55 55"
    paths.append(ten.write(folder / "2.xlsx"))
    paths.append(ten.without("E10").write(folder / "3.xlsx"))
    other = ten.of("E01", "E02")
    for row in (*other.statements, *other.persons):
        row["N°"] = "F" + row["N°"][1:]
        row["Qui (fonction, structure)"] = row.get("Qui (fonction, structure)") and "autre"
    other.statements.append(dict(ten.statements[2], Quartier="Conflit"))
    paths.append(other.write(folder / "4.xlsx"))
    paths.append(ten.of("E01").write(folder / "5.xlsx"))
    ten.statements.insert(4, {**ten.statements[5], "Ce qui est dit": "Tout autre chose."})
    paths.append(ten.write(folder / "6.xlsx"))
    return paths


def test_undo_goes_back_step_by_step_to_nothing(project, deliveries):
    """After each undo both databases hold what they held before that ingest; at the end, nothing."""
    states = [project.dump()]
    for path in deliveries:
        ran = project.run("ingest", "--json", "--accept-removed", path)
        assert ran.status in {0, 1}, ran.err
        assert project.dump() != states[-1]
        states.append(project.dump())
    while len(states) > 1:
        states.pop()
        project.undo()
        assert project.dump() == states[-1]
    assert project.show("interviews") == []
    assert project.rows("SELECT count(*) FROM private.identity") == [(0,)]
    refused = project.undo(status=2)
    assert refused["code"] == "U208"
    assert project.dump() == states[0]


def test_undo_then_ingest_gives_the_same_evidence_ids(project, deliveries):
    """What is taken back and delivered again keeps its ids: printed reports stay right."""
    for path in deliveries[:3]:
        project.ingest(path)
    before, state = statement_ids(project), project.dump(numbered=False)
    for _ in range(3):
        project.undo()
    for path in deliveries[:3]:
        project.ingest(path)
    assert statement_ids(project) == before
    assert project.dump(numbered=False) == state


def test_an_undone_workbook_is_read_again(project, deliveries):
    """It is no longer known: ingesting it again adds what was taken back."""
    project.ingest(deliveries[0])
    project.undo()
    answer = project.ingest(deliveries[0])
    assert answer["totals"]["added"] == 6


def test_the_archived_copy_of_an_undone_delivery_is_kept(project, deliveries):
    """Its evidence may still be printed somewhere."""
    answer = project.ingest(deliveries[0])
    project.undo()
    project.ingest(deliveries[1])
    kept = {path.stem for path in project.archive.iterdir()}
    assert answer["files"][0]["sha256"] in kept


def test_history_tells_what_was_done_and_what_was_undone(project, deliveries):
    """One line for each ingest and each undo, the oldest first, with files and counts."""
    project.ingest(deliveries[0])
    project.ingest(deliveries[1])
    undone = project.undo()["undone"]
    project.ingest(deliveries[0])  # known: nothing is done, nothing is told
    lines = project.history()
    assert [line["action"] for line in lines] == ["ingest", "ingest", "undo"]
    assert [line["undone_by"] for line in lines] == [None, lines[2]["number"], None]
    assert undone == lines[1]["number"]
    assert [line["files"] for line in lines] == [["1.xlsx"], ["2.xlsx"], ["2.xlsx"]]
    assert (lines[0]["added"], lines[1]["added"], lines[1]["changed"]) == (6, 4, 2)


def test_undo_does_not_touch_the_workbooks(project, ten):
    """Neither the delivered file nor its archived copy changes."""
    path = ten.write(project.analysis / "entretiens.xlsx")
    project.ingest()
    kept = {name: mark for name, mark in project.files().items() if not name.endswith(".db")}
    project.undo()
    after = {name: mark for name, mark in project.files().items() if not name.endswith(".db")}
    assert after == kept
    assert path.is_file()


# -- random histories against a plain model ----------------------------------------------------


def _variants(ten):
    """Source → versions of its workbook, each with what it says: (number, words)."""
    first = ten.of("E01", "E02", "E03", "E04")
    edited = first.copy()
    edited.statements[0]["Ce qui est dit"] += " Et alors ?"
    rewritten = first.copy()
    rewritten.statements[5]["Ce qui est dit"] = "Rien à voir avec ce qui était écrit là."
    grown = edited.copy()
    grown.statements += ten.of("E05").statements
    second = ten.of("E06", "E07")
    second_edited = second.copy()
    second_edited.statements[1]["Thème"] = "Jeunesse"
    second_edited.persons = []
    for version in (second, second_edited):
        for row in version.statements:
            if "Date" in row:
                row["Date"] += dt.timedelta(days=30)
    return {
        "A": [first, edited, first.without("E04"), rewritten, grown],
        "B": [second, second_edited],
    }


def _said(version):
    return {(row["N°"], row["Ce qui est dit"], row["Thème"]) for row in version.statements}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """Makes the workbooks of the random histories once."""
    folder = tmp_path_factory.mktemp("versions")
    made = {}

    def make(ten):
        if not made:
            for source, versions in _variants(ten).items():
                for number, version in enumerate(versions):
                    path = version.write(folder / f"{source}{number}.xlsx")
                    made[source, number] = (path, _said(version))
        return made

    return make


STEPS = st.lists(
    st.one_of(
        st.just("undo"),
        st.tuples(st.just("A"), st.integers(0, 4)),
        st.tuples(st.just("B"), st.integers(0, 1)),
    ),
    min_size=3,
    max_size=9,
)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_any_history_is_a_stack(steps, new_project, ten, library, tmp_path):
    """Any sequence of ingests and undos leaves what a plain stack of deliveries says."""
    books = library(ten)
    themes = {theme["label"]: theme["id"] for theme in _themes(new_project, tmp_path)}
    project = new_project("histoire")
    try:
        stack = [({}, project.dump())]
        for step in steps:
            told, state = stack[-1]
            if step == "undo":
                project.undo(status=0 if len(stack) > 1 else 2)
                if len(stack) > 1:
                    stack.pop()
                assert project.dump() == stack[-1][1]
            elif told.get(step[0]) == step:
                project.ingest(books[step][0], "--accept-removed")
                assert project.dump() == state
            else:
                project.ingest(books[step][0], "--accept-removed")
                stack.append(({**told, step[0]: step}, project.dump()))
            expected = {line for key in stack[-1][0].values() for line in books[key][1]}
            found = {
                (entry["interview"], entry["text"], theme)
                for entry in project.show("statements")
                for theme in entry["themes"]
            }
            assert found == {(ref, text, themes[theme]) for ref, text, theme in expected}
    finally:
        shutil.rmtree(project.root)


def _themes(new_project, tmp_path):
    """The themes of a fresh project, by their names."""
    project = new_project("themes")
    try:
        return project.show("themes")
    finally:
        shutil.rmtree(project.root)
