"""`absr ingest --map`: what people decide about their own words is kept, replayed and taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.decisions import COLUMNS, Decision, as_mappings
from absr.model.mappings import LEFT_OUT
from absr.model.settings import Settings
from absr.reading import mapping_names as names
from absr.reading.mapping_file import read_mapping_file, written_decisions
from absr.scaffold.default_themes import default_themes

SETTINGS = Settings(
    commune="93063",
    commune_name="Romainville",
    organisation="CCAS",
    language="fr",
    renewal_year=2026,
    board_date=None,
    themes=default_themes("fr"),
    districts=("Centre", "Les Bas-Pays"),
)
HEADINGS = (
    "N°",
    "Date",
    "Qui (fonction, structure)",
    "Type d'acteur",
    "Quartier",
    "Nature",
    "Thème",
    "Verbatim noté sur place",
    "Citable",
    "Mon avis",
)
DAY = dt.date(2026, 6, 1)
ROWS = (
    ("E1", DAY, "gardien", "Bailleur", "Centre", "Besoin", "Navette", "Plus de bus.", "oui", "a"),
    ("E1", None, None, None, None, "Besoin", "Navettes; ruches", "Un tram.", "oui", None),
    ("E2", DAY, "bénévole", "Amicale", "Centre", "Besoin", "navette", "Un vélo.", "oui", "b"),
)
MAP = """
colonnes:
  Verbatim noté sur place: Ce qui est dit
  Mon avis: ne pas prendre
valeurs:
  thèmes:
    navette: Mobilités
    Navettes: mobilites
    Ruches: La Nature dans la ville
  types d'acteur:
    Amicale: Association
"""


@pytest.fixture
def delivered(project, book):
    """A workbook with a heading and words of its own, in the project's folder."""
    return book(project.analysis / "a.xlsx", {"Propos": [list(HEADINGS), *map(list, ROWS)]})


@pytest.fixture
def mapped(tmp_path):
    """`mapped("colonnes: …")` writes a file of decisions."""

    def write(text: str = MAP):
        path = tmp_path / "correspondances.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def codes(answer: dict) -> list[str]:
    """The codes of a file's problems."""
    return sorted(problem["code"] for problem in answer["files"][0]["problems"])


def themes(project) -> list[list[str]]:
    """The themes of each statement, in the order of the sheet."""
    said = project.show("statements")
    return [s["themes"] for s in sorted(said, key=lambda s: s["source"]["row"])]


# -- what a decision does --------------------------------------------------------------------------


def test_without_a_decision_nothing_is_guessed(project, delivered):
    """The column is not taken, the words are in no theme: both are told."""
    answer = project.ingest(status=1)
    assert {"H101", "H103", "V103", "V104"} <= set(codes(answer))
    assert project.show("statements") == []


def test_a_file_of_decisions_is_applied(project, delivered, mapped):
    """The column is read, each word is the value decided, and nothing is left to say."""
    answer = project.ingest("--map", mapped())
    assert codes(answer) == []
    assert themes(project) == [["mobilites"], ["mobilites", "nature"], ["mobilites"]]
    said = {s["quote"] for s in project.show("statements")}
    assert said == {"Plus de bus.", "Un tram.", "Un vélo."}
    assert [i["actor_type"] for i in project.show("interviews")] == ["landlord", "association"]


def test_a_column_left_out_is_listed_as_such(project, delivered, mapped):
    """No problem is made of it, and the answer says why it was not taken."""
    answer = project.ingest("--map", mapped())
    columns = {c["header"]: c for c in answer["files"][0]["sheets"][0]["columns"]}
    assert columns["Mon avis"]["field"] is None
    assert columns["Mon avis"]["reason"] == "left_out"


def test_a_recognised_column_can_be_left_out(project, delivered, mapped):
    """A decision wins over what absr would have recognised."""
    project.ingest("--map", mapped(MAP.replace("Mon avis:", "Quartier: leave out\n  Mon avis:")))
    assert {i["district"] for i in project.show("interviews")} == {None}


def test_a_sheet_is_recognised_by_its_decided_headings(project, book, mapped):
    """Not one heading is absr's own: without the decisions the file would be refused."""
    own = ["Bleu", "Vert", "Rouge", "Jaune", "Blanc", "Noir", "Gris"]
    rows = [own, ["E1", DAY, "gardien", "Bailleur", "Besoin", "Jeunesse", "Un local chauffé."]]
    path = book(project.analysis / "a.xlsx", {"Feuil1": rows})
    assert project.ingest(path, status=1)["files"][0]["status"] == "rejected"
    text = """
columns:
  Bleu: "N°"
  Vert: Date
  Rouge: Qui (fonction, structure)
  Jaune: Type d'acteur
  Blanc: nature
  Noir: Thème
  Gris: Ce qui est dit
"""
    project.ingest(path, "--map", mapped(text))
    [interview] = project.show("interviews")
    assert (interview["ref"], interview["profile"]) == ("E1", "gardien")
    assert [(s["quote"], s["themes"]) for s in project.show("statements")] == [
        ("Un local chauffé.", ["jeunesse"])
    ]


def test_decisions_are_replayed_at_the_next_delivery(project, delivered, mapped, book):
    """Another workbook with the same words needs no file any more."""
    project.ingest("--map", mapped())
    rows = [
        list(HEADINGS),
        ["E9", DAY, "élève", "AMICALE", "Centre", "Besoin", "NAVETTE", "Oui.", "oui"],
    ]
    other = book(project.analysis / "b.xlsx", {"Propos": rows})
    answer = project.ingest(other)
    assert codes(answer) == []
    assert project.show("statements")[-1]["themes"] == ["mobilites"]


def test_a_known_file_is_read_again_when_a_decision_changed(project, delivered, mapped):
    """The later decision wins, for what was delivered before as well."""
    project.ingest("--map", mapped())
    later = mapped("values:\n  themes:\n    Navette: quartier\n")
    answer = project.ingest("--map", later)
    assert answer["files"][0]["status"] != "unchanged"
    assert themes(project) == [["quartier"], ["mobilites", "nature"], ["quartier"]]
    kept = {(m["list"], m["written"]): m["meaning"] for m in project.show("mappings")}
    assert kept["themes", "Navette"] == "quartier"
    assert len(kept) == 6


def test_a_decision_can_be_forgotten(project, delivered, mapped):
    """What it meant is unknown again, and told as such."""
    project.ingest("--map", mapped())
    answer = project.ingest("--map", mapped("valeurs:\n  thème:\n    navette: oublier\n"), status=1)
    assert codes(answer) == ["V103", "V103"]
    assert len(project.show("mappings")) == 5


def test_the_same_file_twice_changes_nothing(project, delivered, mapped):
    """Not a byte of the project."""
    project.ingest("--map", mapped())
    before = project.files()
    answer = project.ingest("--map", mapped())
    assert answer["files"][0]["status"] == "unchanged"
    assert project.files() == before


def test_undo_gives_the_decisions_back(project, delivered, mapped):
    """With what was read by them: the state before, decision by decision."""
    states = [project.dump()]
    for text in (
        MAP,
        "values:\n  themes:\n    Navette: quartier\n",
        "columns:\n  Citable: forget\n  Quartier: leave out\n",
    ):
        project.ingest("--map", mapped(text))
        states.append(project.dump())
    while len(states) > 1:
        states.pop()
        project.undo()
        assert project.dump() == states[-1]
    assert project.show("mappings") == []


def test_the_journal_names_the_file_of_decisions(project, mapped):
    """A batch in which nothing but decisions was taken is told by it."""
    project.ingest("--map", mapped())
    assert project.history()[-1]["files"] == ["correspondances.yaml"]
    assert "correspondances.yaml" in project.run("undo").out


def test_a_dry_run_keeps_no_decision(project, delivered, mapped):
    """It says what would be read, and writes nothing."""
    before = project.files()
    answer = project.ingest("--map", mapped(), "--dry-run")
    assert answer["files"][0]["records"]["statements"] == 3
    assert project.files() == before


def test_decisions_can_be_kept_before_any_delivery(project, mapped):
    """A method prepared beforehand: the words are known when the first workbook comes."""
    for path in project.root.rglob("*.xlsx"):
        path.unlink()
    answer = project.ingest("--map", mapped())
    assert answer["files"] == []
    assert len(project.show("mappings")) == 6


def test_a_value_that_is_gone_has_no_effect(project, delivered, mapped):
    """A theme taken out of absr.yaml: its words are told as unknown, the decision as idle."""
    project.ingest("--map", mapped())
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("id: mobilites", "id: circulation"), encoding="utf-8")
    answer = project.ingest(status=1)
    assert codes(answer) == ["V103", "V103", "V103"]
    holds = {m["written"]: m["holds"] for m in project.show("mappings")}
    assert holds == {
        "Verbatim noté sur place": True,
        "Mon avis": True,
        "navette": False,
        "Navettes": False,
        "Ruches": True,
        "Amicale": True,
    }


# -- the file --------------------------------------------------------------------------------------

BAD = """colonnes:
  A: Ce qui est dis
  B: Type
  C:
trucs:
  x: y
valeurs:
  thèmes:
    les transports: Mobilités
    transports: Festivités
    bus: Mobilitées
  thèmmes:
    a: b
  thématique: [a, b]
  "%&":
    "?": Mobilités
"""


def test_every_fault_of_the_file_is_told_at_once(project, delivered, mapped):
    """Each with its line and what is near; nothing is kept and nothing is read."""
    before = project.files()
    ran = project.run("ingest", "--json", "--map", mapped(BAD))
    assert (ran.status, ran.json["code"]) == (1, "U216")
    found = {(p["code"], p["cells"][0]): p["suggestion"] for p in ran.json["problems"]}
    assert found == {
        ("F033", "2"): "Ce qui est dit",
        ("H116", "3"): None,
        ("H119", "4"): None,
        ("F035", "5"): None,
        ("H117", "10"): None,
        ("F034", "11"): "Mobilités",
        ("F035", "12"): "Thème",
        ("H119", "14"): None,
        ("F035", "15"): None,
    }
    assert project.files() == before


def test_a_name_is_no_word_to_decide_on(project, ten, tmp_path, mapped):
    """Names live apart: the line is told, the name is not repeated."""
    project.ingest(ten.write(tmp_path / "dix.xlsx"))
    before = project.files()
    ran = project.run(
        "ingest",
        "--json",
        "--map",
        mapped("valeurs:\n  thèmes:\n    Solenne Vauquelin: Festivités\n"),
    )
    assert (ran.status, ran.json["problems"][0]["code"]) == (1, "H118")
    assert ran.json["problems"][0]["cells"] == ["3"]
    assert "Vauquelin" not in ran.out
    assert project.files() == before


def test_a_name_that_is_known_later_is_masked(project, ten, tmp_path, mapped, book):
    """Decided before the person was: neither the table, nor the file, nor the report names her."""
    rows = [list(HEADINGS), ["E1", DAY, "élève", None, None, "Besoin", "Vauquelin", "Oui.", "oui"]]
    rows[0][7] = "Ce qui est dit"
    path = book(project.analysis / "a.xlsx", {"Propos": rows})
    project.run("ingest", path, "--map", mapped("valeurs:\n  thèmes:\n    Vauquelin: Festivités\n"))
    assert project.show("mappings")[0]["written"] == "Vauquelin"
    project.ingest(ten.without("E01").write(tmp_path / "dix.xlsx"))
    persons = ten.of("E01")
    persons.statements[0]["N°"] = persons.statements[1]["N°"] = persons.persons[0]["N°"] = "F1"
    project.run("ingest", persons.write(tmp_path / "un.xlsx"))
    shown = [
        project.run("show", "mappings", *words).out for words in ((), ("--json",), ("--yaml",))
    ]
    assert all("[…]" in text and "Vauquelin" not in text for text in shown)
    assert project.run("report", "phase1", "--format", "md").status == 0
    report = (project.root / "rapports/internal/phase1.md").read_text(encoding="utf-8")
    assert "Mot écrit" in report
    assert "Vauquelin" not in report


def test_a_file_that_is_not_there(project, delivered, tmp_path):
    """A refusal that names it, and nothing is read; a folder is no such file either."""
    for path in (tmp_path / "absent.yaml", tmp_path):
        ran = project.run("ingest", "--json", "--map", path)
        assert (ran.status, ran.json["code"]) == (2, "U217")
        assert path.name in ran.json["message"]
    assert project.show("interviews") == []


def test_what_is_exported_is_read_back(project, delivered, mapped, new_project):
    """In the same project it decides nothing new; in another, the same."""
    project.ingest("--map", mapped())
    exported = project.run("show", "mappings", "--yaml").out
    before = project.files()
    project.ingest("--map", mapped(exported))
    assert project.files() == before
    other = new_project("autre")
    other.ingest("--map", mapped(exported))
    plain = [
        [{k: v for k, v in m.items() if k not in {"batch", "since"}} for m in p.show("mappings")]
        for p in (project, other)
    ]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_saved_by_windows_is_read(encoding):
    """Notepad's mark, PowerShell's UTF-16, the old code page: the same decisions."""
    plain, _ = read_mapping_file("m.yaml", MAP.encode(), SETTINGS)
    read, problems = read_mapping_file(
        "m.yaml", MAP.replace("\n", "\r\n").encode(encoding), SETTINGS
    )
    assert problems == ()
    assert read == plain
    assert len(read) == 6


def test_the_export_is_for_mappings_only(project):
    """Any other table is asked for otherwise."""
    ran = project.run("show", "themes", "--yaml", "--json")
    assert (ran.status, ran.json["code"]) == (2, "U210")


def test_what_is_exported_can_be_read_by_people():
    """Accents and no-break spaces stand as they are; only what nobody sees is in figures."""
    kept = [
        Decision(COLUMNS, 'Qui\u00a0? \u00ab\u202fÉlu\u202f\u00bb "a\\b"\nsuite\u200b', "profile")
    ]
    text = written_decisions(kept, SETTINGS, "fr")
    assert "Qui\u00a0? \u00ab\u202fÉlu\u202f\u00bb" in text
    assert text.count("\n") == 2
    assert "\u200b" not in text


WORDS = st.text(min_size=1, max_size=60).filter(
    lambda text: not set(text) & {chr(n) for n in range(0xD800, 0xE000)}
)
FIELDS = sorted({names.settled_field(c.name) for c in names._columns()})
LISTS = sorted(names._list_ids())


@st.composite
def decisions(draw) -> list[Decision]:
    """Decisions on different words, as they may be kept."""
    found: dict[tuple[str, str], Decision] = {}
    for written in draw(st.lists(WORDS, max_size=8)):
        list_id = draw(st.sampled_from([COLUMNS, *LISTS]))
        values = [*FIELDS, LEFT_OUT] if list_id == COLUMNS else names.list_values(list_id, SETTINGS)
        one = Decision(list_id, written, draw(st.sampled_from(values)))
        if one.folded:
            found[list_id, one.folded] = one
    return list(found.values())


@given(decisions(), st.sampled_from(["fr", "en"]))
def test_whatever_is_written_is_read_back(kept, language):
    """Quotation marks, line breaks and signs of YAML in the words included."""
    text = written_decisions(kept, SETTINGS, language)
    read, problems = read_mapping_file("m.yaml", text.encode(), SETTINGS)
    assert problems == ()
    assert as_mappings(one.decision for one in read) == as_mappings(kept)
    assert {one.decision for one in read} == set(kept)


LINES = st.sampled_from(
    [*BAD.split("\n"), *MAP.split("\n"), "- a", "x: &a b", "  : :", "\t", "colonnes: [", '"']
)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(LINES, max_size=12).map(lambda lines: "\n".join(lines).encode()),
    )
)
def test_any_bytes_give_decisions_or_problems(data):
    """Never both, never a fault of ours; each problem has its line."""
    read, problems = read_mapping_file("m.yaml", data, SETTINGS)
    assert not (read and problems)
    assert all(problem.cells and int(problem.cells[0]) >= 1 for problem in problems)
    assert all(one.decision.folded for one in read)


# -- the report ------------------------------------------------------------------------------------


def test_the_annex_lists_what_was_decided_for_the_team_only(project, delivered, mapped):
    """Words, theme and statements as counted by hand; nothing of it for others."""
    project.ingest("--map", mapped())
    for audience in ("internal", "partners"):
        assert project.run("report", "phase1", "--format", "md", "--audience", audience).status == 0
    inside = (project.root / "rapports/internal/phase1.md").read_text(encoding="utf-8")
    rows = {
        tuple(cell.strip() for cell in line.strip("| ").split("|"))
        for line in inside.split("\n")
        if line.startswith("| ")
    }
    expected = {("Navette", "Mobilités", "1"), ("navette", "Mobilités", "1")}
    expected |= {("Navettes", "Mobilités", "1"), ("ruches", "La Nature dans la ville", "1")}
    assert expected <= rows
    outside = (project.root / "rapports/partners/phase1.md").read_text(encoding="utf-8")
    assert "Navettes" not in outside
    assert "ruches" not in outside


def test_without_a_decision_the_annex_says_nothing(project, ten, tmp_path):
    """No empty table."""
    project.ingest(ten.write(tmp_path / "dix.xlsx"))
    assert project.run("report", "phase1", "--format", "md").status == 0
    inside = (project.root / "rapports/internal/phase1.md").read_text(encoding="utf-8")
    assert "Mot écrit" not in inside
