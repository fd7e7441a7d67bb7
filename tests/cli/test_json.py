"""Every answer in JSON keeps to the schema that ships with absr."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

import absr as package

SOURCE = Path(package.__file__).parent
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((SOURCE / "schemas").glob("*.schema.json"))
}
TRUTH = yaml.safe_load(
    (Path(__file__).parents[1] / "report" / "expected.yaml").read_text(encoding="utf-8")
)["total"]
"""What an independent count finds in the example's interviews."""


def check(ran, name: str) -> dict:
    """The JSON answer, which must be all that was written and keep to the schema `name`."""
    assert ran.err == ""
    answer = json.loads(ran.out)
    assert answer["schema"] == f"absr.{name}/1"
    validator = Draft202012Validator(SCHEMAS[name], format_checker=FormatChecker())
    faults = [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(answer)]
    assert not faults, faults[:5]
    return answer


def objects_of(schema: object) -> list[dict]:
    """Every schema of an object with named properties inside `schema`."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects_of(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema] if "properties" in schema else []
    return own + [found for part in schema.values() for found in objects_of(part)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_asks_for_every_key_and_admits_no_other(name):
    """Every key is always there: each object of each schema requires all its properties."""
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["schema"] == {"const": f"absr.{name}/1"}
    for found in objects_of(schema):
        assert found["required"] == list(found["properties"])
        assert found["additionalProperties"] is False


def test_every_answer_that_is_printed_has_a_schema_and_no_schema_is_idle():
    """The names given to `emit` in the code are the names of the schemas."""
    emitted = set()
    for path in (SOURCE / "cli").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "emit":
                name = node.args[0]
                emitted.add(name.value if isinstance(name, ast.Constant) else ast.unparse(name))
    emitted.remove("what")  # `absr show WHAT`
    from absr.cli.commands.show import WHAT

    assert emitted | set(WHAT) == set(SCHEMAS)


def test_the_values_that_schemas_list_are_those_of_the_model():
    """A value added to a list of the model must be added to the schemas that list it."""
    from absr.model.edition import Audience
    from absr.model.exit_status import ExitStatus
    from absr.model.value_lists import VALUE_LISTS
    from absr.scaffold.plan import Action

    interview = SCHEMAS["interviews"]["properties"]["interviews"]["items"]["properties"]
    statement = SCHEMAS["statements"]["properties"]["statements"]["items"]["properties"]
    listed = {
        "actor_types": interview["actor_type"],
        "quote_levels": interview["quote_level"],
        "pilot_answers": interview["pilot_candidate"],
        "natures": statement["nature"],
        "resource_categories": statement["resource_category"],
        "resource_states": statement["resource_state"],
    }
    for name, schema in listed.items():
        known = [entry.id for entry in VALUE_LISTS[name].entries]
        assert [value for value in schema["enum"] if value is not None] == known
    written = SCHEMAS["report"]["properties"]["report"]["items"]["properties"]
    assert written["audience"]["enum"] == [str(audience) for audience in Audience]
    planned = SCHEMAS["init"]["properties"]["files"]["items"]["properties"]
    assert planned["action"]["enum"] == [str(a) for a in Action if a is not Action.CONFLICT]
    assert SCHEMAS["error"]["properties"]["exit_status"]["enum"] == [
        int(status) for status in ExitStatus if status
    ]


def test_init(absr, tmp_path):
    """A plan, a new project and the same again."""
    asked = ("init", "Sainte-Colombe (46)", "--no-input", "--json", "--dir", tmp_path / "sc")
    plan = check(absr(*asked, "--dry-run"), "init")
    assert plan["dry_run"] is True
    assert not (tmp_path / "sc").exists()
    made = check(absr(*asked), "init")
    assert {file["action"] for file in made["files"]} == {"create"}
    again = check(absr(*asked), "init")
    assert {file["action"] for file in again["files"]} == {"identical"}
    assert [file["path"] for file in again["files"]] == [file["path"] for file in plan["files"]]


def test_ingest(absr, project, ten, tmp_path):
    """New, unchanged, edited, withdrawn, a trial run, and nothing in a file that is no workbook."""
    file = ten.write(project.analysis / "entretiens.xlsx")
    ingest = ("ingest", "--json", "--project", project.root)
    trial = check(absr(*ingest, "--dry-run"), "ingest")
    first = check(absr(*ingest), "ingest")
    assert trial["totals"] == first["totals"]
    assert trial["files"][0]["status"] == first["files"][0]["status"]
    again = check(absr(*ingest), "ingest")
    assert again["files"][0]["status"] == "unchanged"
    said = ten.statements[0]["Ce qui est dit"]
    ten.statements[0]["Ce qui est dit"] = said.replace("huit", "sept")
    ten.without("E10").write(file)
    edited = check(absr(*ingest), "ingest")
    assert {change["action"] for change in edited["files"][0]["changes"]} >= {"changed", "removed"}
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    absent = tmp_path / "absent.xlsx"
    refused = check(absr(*ingest, picture, absent), "ingest")
    assert [file["status"] for file in refused["files"]] == ["rejected", "rejected"]
    assert refused["files"][1]["sha256"] is None


def test_ingest_of_a_workbook_with_thirty_faults(absr, project):
    """Problems of every sort, rows set aside, columns not taken."""
    import importlib.util

    path = Path(__file__).parents[1] / "faults" / "thirty_faults.py"
    spec = importlib.util.spec_from_file_location("thirty_faults", path)
    faults = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(faults)
    faults.build(project.analysis / "entretiens.xlsx")
    ran = absr("ingest", "--json", "--project", project.root)
    answer = check(ran, "ingest")
    assert ran.status == 1
    assert answer["totals"]["errors"] > 10
    assert answer["files"][0]["aside"]
    assert check(absr("show", "problems", "--json", "--project", project.root), "problems")[
        "problems"
    ]


def test_status_of_an_empty_project_and_of_the_example(absr, project, example):
    """Nothing collected is zero, never absent."""
    empty = check(absr("status", "--json", "--project", project.root), "status")
    assert set(empty["counts"].values()) == {0}
    full = check(absr("status", "--json"), "status")
    assert full["counts"]["interviews"] == TRUTH["interviews"]


@pytest.mark.parametrize("what", ["interviews", "statements", "themes", "problems"])
def test_show(absr, example, project, what):
    """Every table, of the example, of one theme, and of a project without any record."""
    assert check(absr("show", what, "--json"), what)[what]
    if what != "problems":
        check(absr("show", what, "--json", "--theme", "Mobilités"), what)
    empty = check(absr("show", what, "--json", "--project", project.root), what)
    assert bool(empty[what]) is (what == "themes")


@pytest.mark.parametrize("dash", ["\u2011", "\u2013", "-\n", " - ", "\u00ad"])
def test_an_identifier_is_traced_as_it_was_copied(absr, example, dash):
    """A dash that a program changed, a line end within it, small letters: the same record."""
    known = absr("show", "statements", "--json", "--project", example).json["statements"][0]["id"]
    copied = known.replace("-", dash).lower()
    assert absr("trace", copied, "--json", "--project", example).json["id"] == known


def test_trace(absr, example):
    """A record, a figure, the start of a figure's name, an interview's number."""
    statement = absr("show", "statements", "--json").json["statements"][0]
    record = check(absr("trace", statement["id"], "--json"), "trace")
    assert record["source"]["cell"] == statement["source"]["cell"]
    figure = check(absr("trace", "themes.mobilites.need.voices", "--json"), "trace")
    assert figure["kind"] == "figure"
    assert figure["value"] == TRUTH["themes"]["Mobilités"]["Besoin"]["voices"]
    several = check(absr("trace", "themes.mobilites", "--json"), "trace")
    assert several["value"] is None
    assert check(absr("trace", "E10", "--json"), "trace")["text"] == "E10"


def test_report(absr, example):
    """The documents with their audience, also beside one that was edited by hand."""
    edited = example / "rapports" / "internal" / "phase1.md"
    edited.write_text("Relu et corrigé.\n", encoding="utf-8")
    ran = absr("report", "phase1", "--format", "md", "--audience", "internal,public", "--json")
    written = check(ran, "report")["report"]
    assert {Path(file["path"]).name: file["renamed"] for file in written}["phase1 (2).md"] is True
    assert edited.read_text(encoding="utf-8") == "Relu et corrigé.\n"


def test_undo_and_history(absr, example):
    """What was done, and what was taken back."""
    check(absr("history", "--json"), "history")
    undone = check(absr("undo", "--json"), "undo")
    batches = check(absr("history", "--json"), "history")["history"]
    assert [batch["action"] for batch in batches] == ["ingest", "undo"]
    assert batches[0]["undone_by"] == batches[1]["number"]
    assert undone["undone"] == batches[0]["number"]


def test_explain(absr):
    """One code, and the list of all."""
    assert check(absr("explain", "v103", "--json"), "explain")["code"] == "V103"
    from absr.model.codes import CODES

    listed = check(absr("explain", "--json"), "codes")["codes"]
    assert [entry["code"] for entry in listed] == list(CODES)


def test_doctor(absr, example, tmp_path):
    """The installation alone, and with a project."""
    alone = check(absr("doctor", "--json", "--project", tmp_path), "doctor")
    whole = check(absr("doctor", "--json"), "doctor")
    assert alone["ok"] is whole["ok"] is True
    assert len(whole["doctor"]) > len(alone["doctor"])


def test_demo(built_example):
    """The example's folder and its documents."""
    root, ran = built_example
    answer = check(ran, "demo")
    assert Path(answer["root"]) == root
    written = {tuple(Path(path).parts[-2:]) for path in answer["reports"]}
    assert {place for place in written if not place[0].endswith("-figures")} == {
        (audience, f"{name}.{form}")
        for audience in ("internal", "partners", "public")
        for name in ("phase1", "portrait", "resources", "phase2", "phase3")
        for form in ("docx", "html", "md")
    }


REFUSED = {
    ("status",): ("U301", 3),
    ("init", "Sainte-Colombe", "--no-input"): ("U202", 2),
    ("init", "Zzyzx", "--no-input"): ("U201", 2),
    ("init", "--no-input"): ("U209", 2),
    ("explain", "V999"): ("U204", 2),
    ("ingest", "--no-such-option"): ("U210", 2),
    ("nonsense",): ("U210", 2),
    ("status", "--lang", "de"): ("U205", 2),
    ("status", "--project"): ("U210", 2),
}


@pytest.mark.parametrize("command", REFUSED, ids=" ".join)
def test_a_refusal_is_an_answer_too(absr, tmp_path, monkeypatch, command):
    """What stops a command is told with its code, its choices and the status it ends with."""
    monkeypatch.chdir(tmp_path)
    ran = absr("--json", *command)
    answer = check(ran, "error")
    assert (answer["code"], answer["exit_status"]) == REFUSED[command]
    assert ran.status == answer["exit_status"]
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_tells_the_faults_behind_it(absr, example):
    """An `absr.yaml` that cannot be used: the answer lists its problems with their lines."""
    settings = example / "absr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nlanguage: fr\n", encoding="utf-8")
    ran = absr("status", "--json")
    answer = check(ran, "error")
    assert (ran.status, answer["code"]) == (3, "U302")
    assert [problem["code"] for problem in answer["problems"]] == ["F102"]
