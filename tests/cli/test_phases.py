"""The three phases seen from the command line: status, tables of every kind, people traced."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from mission import NAMES, fill, rows

import absr as package
from absr.model.kinds import kinds
from absr.workflow.tabulated import SHOWN

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(package.__file__).parent / "schemas"
THEMED = {"actors", "pilots", "invitations", "tables", "contributions", "votes", "pledges"}
THEMED |= {"actions", "responses", "updates", "diagnoses"}
IN_THEIR_ORDER = [
    "read",
    "interviews",
    "report",
    "pilots",
    "invitations",
    "tables",
    "attendance",
    "contributions",
    "votes",
    "report_phase2",
    "responses",
    "actions",
    "report_phase3",
    "prose",
    "milestones",
    "lessons",
]


@pytest.fixture(scope="module")
def town(tmp_path_factory, absr) -> Path:
    """A project in which all three phases were filled and read; never changed."""
    root = tmp_path_factory.mktemp("mission") / "ville"
    assert absr("init", "COM-46260", "--no-input", "--dir", root).status == 0
    fill(root, 1, 2, 3)
    ran = absr("ingest", "--project", root)
    assert ran.status == 0, ran.out
    return root


@pytest.fixture
def mission(town, tmp_path) -> Path:
    """A copy of that project."""
    return Path(shutil.copytree(town, tmp_path / "ville"))


def checked(ran, name: str) -> dict:
    """The JSON answer, which must keep to its schema."""
    assert (ran.status, ran.err) == (0, "")
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    answer = json.loads(ran.out)
    assert [fault.message for fault in validator.iter_errors(answer)] == []
    return answer


# -- status --------------------------------------------------------------------------------------


def test_status_counts_what_was_written_in_the_workbooks(absr, town):
    """Each count is that of the rows that were filled."""
    counts = checked(absr("status", "--json", "--project", town), "status")["counts"]
    written = {sheet: len(lines) for book in rows().values() for sheet, lines in book.items()}
    assert counts == {
        "interviews": 10,
        "persons": 10,
        "statements": written["statements"],
        "actors": written["actors"],
        "resources": 1,
        "indicators": written["observations"],
        "pilots": written["pilots"],
        "invitations": written["invitations"],
        "participants": 9,  # the tenth was absent
        "contributions": written["contributions"],
        "pledges": written["pledges"],
        "actions": written["actions"],
    }


def test_the_counts_of_status_are_the_lengths_of_the_tables(absr, town):
    """What `absr status` counts, `absr show` lists."""
    counts = absr("status", "--json", "--project", town).json["counts"]
    for name in set(counts) - {"persons", "participants"}:
        assert len(absr("show", name, "--json", "--project", town).json[name]) == counts[name], name


def test_the_phases_are_checklists(absr, town):
    """What was filled is done, the reports are not, and the totals are those of the items."""
    phases = absr("status", "--json", "--project", town).json["phases"]
    assert [phase["id"] for phase in phases] == [
        "framing",
        "phase1",
        "phase2",
        "phase3",
        "capitalisation",
    ]
    done = {item["id"]: item["done"] for phase in phases for item in phase["items"]}
    filled = ("pilots", "invitations", "tables", "attendance", "contributions", "votes")
    assert all(done[name] for name in (*filled, "responses", "actions", "lessons", "levers"))
    assert not any(done[name] for name in ("report", "report_phase2", "report_phase3", "prose"))
    for phase in phases:
        assert phase["total"] == len(phase["items"])
        assert phase["done"] == sum(item["done"] for item in phase["items"])


def step_of(absr, root: Path) -> str:
    """The id of the next step, from the words that a person reads on a terminal."""
    import datetime as dt

    from absr.workflow.project import open_project
    from absr.workflow.status import status

    return status(open_project(root), dt.date(2026, 11, 22)).next.id


def test_there_is_one_next_step_and_it_goes_forward(absr, tmp_path):
    """From the new project on, each thing done leads to the next in the order of the work."""
    root = tmp_path / "ville"
    assert absr("init", "COM-46260", "--no-input", "--dir", root).status == 0
    met = [step_of(absr, root)]
    for phase in (1, 2, 3):
        fill(root, phase)
        met.append(step_of(absr, root))
        assert absr("ingest", "--project", root).status == 0
        met.append(step_of(absr, root))
    assert met == ["interviews", "read", "report", "read", "report", "read", "report"]
    for name in ("phase1", "phase2", "phase3"):
        if absr("report", name, "--format", "md", "--project", root).status == 0:
            met.append(step_of(absr, root))
    assert [IN_THEIR_ORDER.index(step) for step in met[7:]] == sorted(
        IN_THEIR_ORDER.index(step) for step in met[7:]
    )
    for part in (root / "3-recit-action" / "textes").glob("*.md"):
        part.write_text("Le mercredi, on y va ensemble.\n", encoding="utf-8")
    assert step_of(absr, root) != "prose"


def test_a_proposal_without_its_response_is_the_next_thing_to_do(absr, mission):
    """With one answer gone, one of two is told and nothing else comes first but the reports."""
    assert "(2/2)" in absr("status", "--project", mission).out
    fill(mission, 3, without={"responses": 1})
    read = absr("ingest", "--accept-removed", "--json", "--project", mission)
    assert read.json["totals"]["removed"] == 1
    assert "(1/2)" in absr("status", "--project", mission).out
    phase3 = absr("status", "--json", "--project", mission).json["phases"][3]
    assert {item["id"]: item["done"] for item in phase3["items"]}["responses"] is False


HOSTILE = "=1+1 Effacer\u202egnp\u2066 <b>&amp; 🥖"


def test_hostile_texts_do_nothing_in_tables_and_chains(absr, mission):
    """What turns the text round never reaches the terminal; a formula is marked as text."""
    fill(mission, 3, instead={f"Tenir la permanence, promesse {n}": HOSTILE for n in range(1, 6)})
    assert absr("ingest", "--project", mission).status in {0, 1}
    pledge = absr("show", "pledges", "--json", "--project", mission).json["pledges"][0]
    for words in (("show", "pledges"), ("show", "pledges", "--json"), ("trace", pledge["id"])):
        out = absr(*words, "--project", mission).out
        assert not set("\u202e\u2066\x1b") & set(out), words
    sheet = absr("show", "pledges", "--csv", "--project", mission).out
    assert "'=1+1" in sheet
    assert ";=1+1" not in sheet


def test_what_was_built_before_the_last_change_is_stale(absr, mission):
    """Its path is told, and the report counts as missing until it is built again."""
    assert absr("report", "phase1", "--format", "md", "--project", mission).status == 0
    assert absr("undo", "--project", mission).status == 0
    state = absr("status", "--json", "--project", mission).json
    assert "rapports/internal/phase1.md" in state["stale"]
    done = {i["id"]: i["done"] for phase in state["phases"] for i in phase["items"]}
    assert done["report"] is False


def test_many_stale_documents_are_told_folder_by_folder(absr, mission):
    """Each report once, with its forms; the paths of figures are not told."""
    asked = ("--format", "docx,html,md", "--audience", "internal,public")
    assert absr("report", "phase1", "resources", *asked, "--project", mission).status == 0
    assert absr("undo", "--project", mission).status == 0
    said = absr("status", "--project", mission).out.replace("\u00a0", " ")
    assert "depuis : 12 documents." in " ".join(said.split())
    assert "rapports/public : phase1 (docx, html, md), resources (docx, html, md)" in said
    assert "figures" not in said


def test_the_next_step_is_said_with_its_command(terminal, mission):
    """On a terminal, the last lines of the status."""
    lines = terminal("status", cwd=mission).text.replace("\u00a0", " ")
    assert "Étape suivante : `absr report phase1`" in lines


# -- show ----------------------------------------------------------------------------------------


def test_tables_speak_the_language_asked_for(absr, town):
    """Values of lists and headings in English, for a project that is in French."""
    told = absr("show", "pledges", "--lang", "en", "--project", town).out
    assert "I pledge to" in told.splitlines()[0]
    assert "Time" in told.splitlines()[1]
    french = absr("show", "pledges", "--project", town).out
    assert "I pledge" not in french
    assert "Temps" in french.splitlines()[1]
    chosen = absr("show", "readings", "--json", "--lang", "en", "--project", town).json["readings"]
    assert {"Lever", "Missing", "Not measured"} <= {one["state"] for one in chosen}


@pytest.mark.parametrize("kind", SHOWN)
def test_every_kind_has_its_table_and_its_objects(absr, terminal, town, kind):
    """As many rows as were filled, every field in JSON, no line wider than the terminal."""
    answer = checked(absr("show", kind, "--json", "--project", town), kind)
    filled = next(len(book[kind]) for book in rows().values() if kind in book)
    assert len(answer[kind]) == filled
    declared = {c.name for c in kinds()[kind].fields if not c.identity}
    assert declared <= set(answer[kind][0])
    assert answer[kind][0]["source"]["row"] > 1
    shown = terminal("show", kind, cwd=town, columns=80, NO_COLOR="1")
    assert shown.status == 0
    assert all(len(line) <= 80 for line in _plain(shown.text).split("\r\n")), kind


def _plain(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("kind", SHOWN)
def test_a_spreadsheet_gets_every_column_but_those_that_name_persons(absr, town, kind):
    """The table for a spreadsheet is whole; numbers stay numbers."""
    out = absr("show", kind, "--csv", "--project", town).out
    table = list(csv.reader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    columns = [c for c in kinds()[kind].fields if not c.identity]
    assert len(table[0]) == len(columns) + 1
    filled = next(len(book[kind]) for book in rows().values() if kind in book)
    assert len(table) == filled + 1
    if kind == "actions":
        assert "1200" in table[1]


@pytest.mark.parametrize("kind", SHOWN)
def test_nobody_is_named_in_any_table(absr, town, kind):
    """Neither on the terminal nor in JSON nor for a spreadsheet."""
    for after in ((), ("--json",), ("--csv",)):
        out = absr("show", kind, *after, "--project", town).out
        for first, last in NAMES:
            assert first not in out
            assert last not in out


@pytest.mark.parametrize("kind", SHOWN)
def test_a_theme_keeps_what_touches_it(absr, town, kind):
    """A vote has the theme of its contribution, a contribution that of its table."""
    every = ("show", kind, "--json", "--project", town, "--theme")
    ran = absr(*every, "Mobilités")
    if kind not in THEMED:
        assert (ran.status, ran.json["code"]) == (2, "U210")
        return
    whole = absr("show", kind, "--json", "--project", town).json[kind]
    expected = 0 if kind in {"actors", "diagnoses", "pilots"} else len(whole)
    assert len(ran.json[kind]) == expected
    if kind in {"votes", "contributions", "responses", "actions"}:
        assert absr(*every, "art").json[kind] == []


def test_needs_are_those_of_the_interviews_and_of_the_tables(absr, town):
    """Four interviews say one, one table writes one."""
    needs = checked(absr("show", "needs", "--json", "--project", town), "needs")["needs"]
    assert [need["interview"] for need in needs] == ["E01", "E04", "E07", "E10", None]
    assert [need["table"] for need in needs] == [None] * 4 + ["T1"]
    assert {theme for need in needs for theme in need["themes"]} == {"mobilites"}
    art = absr("show", "needs", "--json", "--project", town, "--theme", "art")
    assert art.json["needs"] == []


def test_themes_tell_what_each_phase_holds(absr, town):
    """Contributions, dots and actions of a theme."""
    themes = {
        t["id"]: t for t in absr("show", "themes", "--json", "--project", town).json["themes"]
    }
    found = themes["mobilites"]
    assert (found["contributions"], found["votes"], found["actions"]) == (4, 7, 2)
    assert (themes["art"]["contributions"], themes["art"]["actions"]) == (0, 0)


def test_the_schemas_of_the_kinds_come_from_their_declarations():
    """They are those that the tool builds."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "build_schemas.py", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


# -- trace ---------------------------------------------------------------------------------------


def stages(chain: dict) -> list[tuple[str, str]]:
    """Kind and number of each record of a chain."""
    return [(record["kind"], record["ref"]) for record in chain["records"]]


@pytest.mark.parametrize("place", range(10))
def test_ten_persons_are_followed_from_the_interview_to_the_action(absr, town, place):
    """From any of their records, and by their code, the same chain; never a name."""
    number = place + 1
    expected = [
        ("interviews", f"E{number:02}"),
        ("pilots", f"P{number}"),
        ("invitations", f"I{number}"),
        ("attendance", f"I{number}"),
    ]
    expected += [("pledges", f"G{number}")] if place < 5 else []
    expected += [("actions", f"A{number}")] if place < 2 else []
    first = checked(absr("trace", f"E{number:02}", "--json", "--project", town), "trace")
    (chain,) = first["chain"]
    assert stages(chain) == expected
    code = chain["person"]
    starts = [record["id"] for record in chain["records"]]
    for start in (*starts, code, code.lower(), f"p {number}"):
        ran = absr("trace", start, "--json", "--project", town)
        assert checked(ran, "trace")["chain"] == [chain], start
    shown = absr("trace", code, "--project", town).out
    for first_name, last_name in NAMES:
        assert first_name not in shown + ran.out
        assert last_name not in shown + ran.out


def test_who_invited_whom_is_told(absr, town):
    """A pilot's invitations by their numbers, and the pilot of an invitation."""
    records = absr("trace", "E02", "--json", "--project", town).json["chain"][0]["records"]
    by_kind = {record["kind"]: record for record in records}
    assert by_kind["invitations"]["invited_by"] == "P3"
    assert by_kind["pilots"]["invites"] == ["I1"]
    assert "par le pilote P3" in absr("trace", "E02", "--project", town).out


def test_ten_persons_have_ten_codes(absr, town):
    """Nobody is taken for another."""
    pilots = absr("show", "pilots", "--json", "--project", town).json["pilots"]
    assert len({pilot["person"] for pilot in pilots}) == 10


def test_an_invitation_and_its_sign_in_share_their_number(absr, town):
    """It is the same person: the number leads to the one and to the chain of both."""
    found = checked(absr("trace", "I1", "--json", "--project", town), "trace")
    assert found["kind"] == "invitations"
    (chain,) = found["chain"]
    assert {"invitations", "attendance"} <= {one["kind"] for one in chain["records"]}


def test_a_number_that_several_records_share_is_asked_for(absr, town, tmp_path):
    """The choices name what each is and begin with what to type."""
    copy = shutil.copytree(town, tmp_path / "ville")
    slip = tmp_path / "evaluations.csv"
    slip.write_text("N°;Note (1 à 5);Un mot\nK1;4;élan\n", encoding="utf-8")
    assert absr("ingest", slip, "--project", copy).status == 0
    ran = absr("trace", "K1", "--json", "--project", copy)
    assert (ran.status, ran.json["code"]) == (2, "U214")
    choices = [choice.split() for choice in ran.json["choices"]]
    assert {words[1] for words in choices} == {"contribution", "évaluation"}
    for words in choices:
        assert absr("trace", words[0], "--project", copy).status == 0


@pytest.mark.parametrize("kind", SHOWN)
def test_every_record_is_found_by_its_id(absr, town, kind):
    """Whatever its kind; by its number too, where no other has it."""
    record = absr("show", kind, "--json", "--project", town).json[kind][0]
    found = checked(absr("trace", record["id"], "--json", "--project", town), "trace")
    assert (found["id"], found["kind"]) == (record["id"], kind)
    assert found["source"]["row"] == record["source"]["row"]
    if record.get("ref") and kind not in {"invitations", "attendance"}:
        by_number = absr("trace", record["ref"], "--json", "--project", town)
        assert by_number.json["id"] == record["id"]


def test_who_is_behind_what_has_nobody_behind_it(absr, town):
    """A table, a vote or a lesson has no chain."""
    for kind in ("tables", "votes", "lessons"):
        record = absr("show", kind, "--json", "--project", town).json[kind][0]
        assert absr("trace", record["id"], "--json", "--project", town).json["chain"] == []


def test_an_unknown_person_is_no_person(absr, town):
    """A code that nobody has ends with the message of an unknown id."""
    ran = absr("trace", "PERS-ZZZZ", "--project", town)
    assert (ran.status, ran.err[:4]) == (2, "U203")


def test_a_number_used_by_two_persons_links_neither_to_the_other(absr, mission):
    """The sign-in list gives the number of somebody's invitation to somebody else."""
    from absr.store.corpus import load_corpus
    from absr.store.database import open_store
    from absr.workflow.chain import chain_of_person
    from absr.workflow.project import open_project

    with open_store(open_project(mission).paths) as store:
        corpus = load_corpus(store)
    one, two = corpus.attendance[:2]
    swapped = (two._replace(ref=one.ref, id="EM-AAAA"), *corpus.attendance[2:])
    changed = type(corpus)({**corpus.records, "attendance": swapped}, corpus.cells)
    chain = chain_of_person(changed, one.person)
    assert [link.kind for link in chain.links] == ["interviews", "pilots", "invitations"]
    other = chain_of_person(changed, two.person)
    assert "EM-AAAA" in [link.record.id for link in other.links]
