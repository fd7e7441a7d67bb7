"""The same interviews as tables, forms and exports of six tools give the same records.

The files and what they must give were written by somebody who had not seen absr's code
(`exports/exports.py`); every format is read through the command, in a project of its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from score import words

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "exports"))

import exports  # noqa: E402 -- it stands beside this file

EXPECTED = json.loads((HERE / "exports" / "expected.json").read_text("utf-8"))
INTERVIEWS = {one["ref"]: one for one in EXPECTED["interviews"]}
FIELDS = (
    "date",
    "profile",
    "actor_type",
    "district",
    "persons",
    "consent",
    "notice_given",
    "commitment",
)
MANY_FILES = {"form_per_file", "word_forms", "word_forms_ticks"}
CODES_ONLY = "limesurvey_codes.csv"
DISTRICTS = ("Bas-Pays", "Centre", "Mairie", "Plateau", "Trois-Communes")


def deliveries():
    """(Format, its files): several where one delivery is made of them."""
    for name, function in exports.FORMATS.items():
        files = function()
        if name in MANY_FILES:
            yield pytest.param(name, files, id=name)
        else:
            for file, data in files.items():
                yield pytest.param(name, {file: data}, id=f"{name}-{file}")


def told(said):
    """What was said, comparable: nature and words."""
    return sorted((one["nature"], words(one.get("quote") or one["text"])) for one in said)


@pytest.fixture
def town(project):
    """A project that lists the districts of the data set."""
    settings = project.root / "absr.yaml"
    text = settings.read_text(encoding="utf-8")
    listed = "districts:\n" + "".join(f"  - {name}\n" for name in DISTRICTS)
    lines = [line for line in text.splitlines() if not line.startswith("districts:")]
    settings.write_text("\n".join([*lines, listed]), encoding="utf-8")
    return project


def delivered(town, folder, files):
    """The answer to the delivery of these files."""
    folder.mkdir()
    paths = [folder / name for name in files]
    for path in paths:
        path.write_bytes(files[path.name])
    return town.run("ingest", "--json", *paths).json


@pytest.mark.parametrize(("name", "files"), list(deliveries()))
def test_every_format_gives_the_same_records(name, files, town, tmp_path):
    """Every field and every statement of the twelve interviews, and nothing of an answer set aside."""
    answer = delivered(town, tmp_path / "files", files)
    if CODES_ONLY in files:
        assert {"H120"} <= {p["code"] for p in answer["files"][0]["problems"]}
        return  # codes tell nothing: absr asks, and guesses nothing
    read = {one["ref"]: one for one in town.run("show", "interviews", "--json").json["interviews"]}
    assert read.keys() == INTERVIEWS.keys()
    about = EXPECTED["formats"][name]
    for ref, wanted in INTERVIEWS.items():
        one = read[ref]
        assert {f: one[f] for f in FIELDS} == {f: wanted[f] for f in FIELDS}, ref
        if about.get("themes", True):
            assert set(one["themes"]) == set(wanted["themes"]), ref
        if about.get("statements", True):
            assert told(one["statements"]) == told(wanted["statements"]), ref
    if not about.get("statements", True):
        assert "H115" in {p["code"] for p in answer["files"][0]["problems"]}


@pytest.mark.parametrize(("name", "files"), list(deliveries()))
def test_nothing_personal_and_no_unfinished_answer_is_kept(name, files, town, tmp_path):
    """Addresses, devices and refused answers stand in no record of any format."""
    delivered(town, tmp_path / "files", files)
    kept = " ".join(payload for (payload,) in town.rows("SELECT payload FROM record"))
    never = EXPECTED["never"]
    for secret in (*never["texts"], *never["personal"]):
        assert secret not in kept
    for ref in never["refs"]:
        assert f'"{ref}"' not in kept


def test_a_file_of_decisions_makes_codes_readable(town, tmp_path):
    """LimeSurvey's codes, once somebody has said what they are, give the same interviews."""
    known = EXPECTED["limesurvey_map"]
    fields = {"actortype": "actor_type", "noticegiven": "notice_given", "story": "quote"}
    columns = {code: fields.get(f, f) for code, f in known["columns"].items()}
    lines = ["columns:", *(f"  {code}: {name}" for code, name in columns.items())]
    lines += ["values:", "  themes:"]
    lines += [f"    {c.split('[')[1][:-1]}: {theme}" for c, theme in known["themes"].items()]
    lines += ["  actor_types:", *(f"    {c}: {v}" for c, v in known["actor_type"].items())]
    decisions = tmp_path / "correspondances.yaml"
    decisions.write_text("\n".join(lines), encoding="utf-8")
    path = tmp_path / CODES_ONLY
    path.write_bytes(exports.FORMATS["limesurvey_csv_codes"]()[CODES_ONLY])
    town.run("ingest", "--json", "--map", decisions, path)
    read = {one["ref"]: one for one in town.run("show", "interviews", "--json").json["interviews"]}
    assert read.keys() == INTERVIEWS.keys()
    for ref, wanted in INTERVIEWS.items():
        assert set(read[ref]["themes"]) == set(wanted["themes"])
        assert read[ref]["actor_type"] == wanted["actor_type"]
