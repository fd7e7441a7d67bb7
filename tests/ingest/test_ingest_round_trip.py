"""Records of every kind → workbook or CSV file → ingest → the same records, without a problem."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
import os
import shutil

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from round_trip import PERIODS, some_interviews, some_rows

from absr.model.kinds import sheet_forms
from absr.model.labels import LANGUAGES
from absr.reading.settings import read_settings
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak

OF_INTERVIEWS = {form.id: form for form in sheet_forms() if form.workbook == "interviews"}
FORMS = [form for form in sheet_forms() if form.id not in OF_INTERVIEWS]
OF_INTERVIEWS_IN_ORDER = (OF_INTERVIEWS["statements"], OF_INTERVIEWS["persons"])
ENCODINGS = ("cp1252", "utf-8-sig")
OF_OTHERS = ("X", "I5", "P3")
"""Codes of the checks across records and of free texts: what these rows say is invented."""

often = settings(
    max_examples=int(os.environ.get("ABSR_EXAMPLES", "6")),
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a failing example is small enough, and making it smaller takes long
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def town(pristine_project):
    """The settings of the project, and further projects on demand."""
    found, problems = read_settings("absr.yaml", (pristine_project / "absr.yaml").read_bytes())
    assert not problems
    return found


@pytest.fixture
def fresh(new_project, tmp_path):
    """Makes a project for one example, in the place of the one before."""
    numbers = itertools.count()

    def make():
        for old in tmp_path.glob("p*"):
            shutil.rmtree(old)
        return new_project(f"p{next(numbers)}")

    return make


def workbook(form, rows, town, language) -> bytes:
    """The workbook as absr gives it out, with these rows below the grey examples."""
    written = [{name: said for name, (_, said) in row.items()} for row in rows]
    spoken = town._replace(language=language)
    return blank_workbook(form.workbook, spoken, speak(language), {form.id: written})


def as_text(value, column) -> str:
    """A value as a French spreadsheet writes it into a CSV file."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        digits = f"{value:.6f}".rstrip("0").rstrip(".")
        return digits.replace(".", ",")
    if isinstance(value, tuple):
        return " ; ".join(value)
    return str(value)


def csv_file(form, rows, encoding: str) -> bytes:
    """The same rows as text in columns."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    columns = form.fields()
    writer.writerow([column.label.fr for column in columns])
    for row in rows:
        writer.writerow([as_text(row[c.name][1], c) if c.name in row else "" for c in columns])
    return out.getvalue().encode(encoding)


def delivered(project, name: str, data: bytes) -> list[dict]:
    """Ingest a file; gives what is wrong with it, the checks across records left out."""
    path = project.root / name
    path.write_bytes(data)
    answer = project.run("ingest", "--json", path).json
    note(json.dumps(answer, ensure_ascii=False)[:3000])
    (file,) = answer["files"]
    lost = [aside for aside in file["aside"] if aside["reason"] != "example"]
    told = [p for p in file["problems"] if not p["code"].startswith(OF_OTHERS)]
    return [*lost, *told]


def stored(project, kind) -> list[dict]:
    """What the store holds of a kind, names and contacts beside the rest."""
    found = []
    for record, payload in project.rows(
        "SELECT id, payload FROM record WHERE kind = ? AND state = 'active'", kind.id
    ):
        values = json.loads(payload)
        values.pop("person", None)
        if kind.holds_identities:
            for (private,) in project.rows(
                "SELECT payload FROM private.identity WHERE record = ?", record
            ):
                values |= json.loads(private)
        found.append(values)
    return sorted(found, key=repr_of)


def expected(rows) -> list[dict]:
    """What it must hold; beside a date that is a period, the words of it."""
    periods = dict.fromkeys(said for _, said in PERIODS)
    return sorted(
        (
            {name: value for name, (value, _) in row.items()}
            | {f"{n}_text": said for n, (_, said) in row.items() if n == "date" and said in periods}
            for row in rows
        ),
        key=repr_of,
    )


def repr_of(values: dict) -> str:
    """A record as it is sorted by: 2 and 2.0 are the same number."""
    return repr(sorted((k, float(v) if type(v) is int else v) for k, v in values.items()))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_what_is_written_into_a_workbook_comes_back(form, town, fresh):
    """In the workbooks of both languages: equal records, no problem, no row set aside."""

    @often
    @given(data=st.data(), language=st.sampled_from(LANGUAGES))
    def check(data, language):
        rows = data.draw(some_rows(form, town._replace(language=language)))
        project = fresh()
        assert delivered(project, "classeur.xlsx", workbook(form, rows, town, language)) == []
        assert stored(project, form.kind) == expected(rows)

    check()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_the_same_rows_as_text_in_columns_come_back(form, town, fresh):
    """As a French spreadsheet saves them, in either of its encodings: the same records."""

    @often
    @given(data=st.data(), encoding=st.sampled_from(ENCODINGS))
    def check(data, encoding):
        rows = data.draw(some_rows(form, town))
        try:
            text = csv_file(form, rows, encoding)
        except UnicodeEncodeError:
            text = csv_file(form, rows, "utf-8-sig")
        project = fresh()
        problems = delivered(project, f"{form.title.fr}.csv", text)
        assert [p for p in problems if p.get("code") != "F020"] == []
        assert stored(project, form.kind) == expected(rows)

    check()


# -- interviews: three kinds in two sheets -------------------------------------------------------


def as_rows(meetings) -> dict[str, list[dict]]:
    """The rows of the two sheets: what is known of a meeting stands on its first row only."""
    sheets: dict[str, list[dict]] = {"statements": [], "persons": []}
    for ref, told, said, met in meetings:
        number = {"ref": (ref, ref)}
        for place, row in enumerate(said):
            sheets["statements"].append(number | (told if place == 0 else {}) | row)
        sheets["persons"] += [number | row for row in met]
    return sheets


def check_interviews(project, meetings):
    """The three kinds as the store must hold them."""
    parent = OF_INTERVIEWS["statements"].parent
    assert stored(project, parent) == expected(
        {"ref": (ref, ref)} | told for ref, told, _, _ in meetings
    )
    for place, form in ((2, OF_INTERVIEWS["statements"]), (3, OF_INTERVIEWS["persons"])):
        rows = [row for meeting in meetings for row in meeting[place]]
        assert stored(project, form.kind) == expected(rows)


def test_interviews_come_back_from_their_workbook(town, fresh):
    """Interviews, their statements and the persons met, in both languages."""

    @often
    @given(data=st.data(), language=st.sampled_from(LANGUAGES))
    def check(data, language):
        spoken = town._replace(language=language)
        meetings = data.draw(some_interviews(*OF_INTERVIEWS_IN_ORDER, spoken))
        written = {
            sheet: [{name: said for name, (_, said) in row.items()} for row in rows]
            for sheet, rows in as_rows(meetings).items()
        }
        project = fresh()
        book = blank_workbook("interviews", spoken, speak(language), written)
        assert delivered(project, "classeur.xlsx", book) == []
        check_interviews(project, meetings)

    check()


def test_interviews_come_back_from_text_in_columns(town, fresh):
    """One file a sheet, the statements first."""

    @often
    @given(data=st.data(), encoding=st.sampled_from(ENCODINGS))
    def check(data, encoding):
        meetings = data.draw(some_interviews(*OF_INTERVIEWS_IN_ORDER, town))
        project = fresh()
        for sheet, rows in as_rows(meetings).items():
            form = OF_INTERVIEWS[sheet]
            try:
                text = csv_file(form, rows, encoding)
            except UnicodeEncodeError:
                text = csv_file(form, rows, "utf-8-sig")
            if rows:
                told = delivered(project, f"{form.title.fr}.csv", text)
                assert [p for p in told if p.get("code") != "F020"] == []
        check_interviews(project, meetings)

    check()
