"""A mission of three phases whose every free text names somebody: what leaves names nobody.

Nor does it give a number of an interview, a pilot or an invitation. What stands on the identity
sheets alone is printed by no command and kept in no byte of the main store.
"""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import html
import io
import json
import re
import sys
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from phase1_documents import absr, ingest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
sys.path.insert(0, str(Path(__file__).parent))

from planted_mission import NUMBERS, SIGNS, UNTOLD, Planting, plant, prose

import absr as package
from absr.cli.app import run
from absr.model.fields import ValueType
from absr.model.kinds import kinds
from absr.notebook.columns import SCHEMA
from absr.privacy.identities import MASK, NameFinder
from absr.reading.settings import read_settings
from absr.store.paths import FOLDERS, PROSE
from absr.workflow.tabulated import SHOWN

TODAY = dt.date(2026, 11, 22)
OUTSIDE = ("partners", "public")
AUDIENCES = {"fr": ("internal", *OUTSIDE), "en": ("public",)}
REPORTS = ("phase1", "phase2", "phase3", "resources")
WHATS = (
    *SHOWN,
    *("interviews", "statements", "themes", "needs", "resources", "indicators", "network"),
)
FREE = {ValueType.TEXT, ValueType.LONG_TEXT, ValueType.REFS}


class Mission(NamedTuple):
    """A project that was read and reported."""

    root: Path
    language: str
    planting: Planting

    def run(self, *arguments: object) -> str:
        """All that a command prints; it must not fail."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ABSR_TODAY", str(TODAY))
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                ended = run([*map(str, arguments), "--project", str(self.root)])
        assert ended in (0, 1), (arguments, err.getvalue())
        return out.getvalue() + err.getvalue()

    def files(self, audience: str) -> list[Path]:
        """The documents of an edition with their pictures."""
        folder = self.root / FOLDERS[self.language]["reports"] / audience
        return sorted(path for path in folder.rglob("*") if path.is_file())


def made(root: Path, language: str) -> Mission:
    """A project planted, ingested and reported."""
    absr("init", "93063", "--no-input", "--dir", root, "--lang", language)
    place = root / "absr.yaml"
    text = re.sub(
        r"(?m)^districts:$", 'districts: ["Cour Zorglübine", "Plateau"]', place.read_text("utf-8")
    )
    place.write_text(text, encoding="utf-8")
    settings, _ = read_settings("absr.yaml", place.read_bytes())
    assert settings is not None
    assert settings.districts
    mission = Mission(root, language, plant(root, settings))
    answer = ingest(root)
    assert not [f["file"] for f in answer["files"] if f["status"] == "rejected"]
    assert not [s for f in answer["files"] for s in f["sheets"] if s["rows"]["aside"]]
    _cite(mission)
    audiences = ",".join(AUDIENCES[language])
    absr("report", "all", "--audience", audiences, "--project", root)
    absr("export", "gexf", "--audience", audiences, "--project", root)
    return mission


def _cite(mission: Mission) -> None:
    """The writers cite a statement and an interview, in the ways that people do."""
    listed = json.loads(mission.run("show", "statements", "--json"))["statements"]
    ids = [one["id"] for one in listed if one["nature"] == "barrier"]
    number = f"{NUMBERS['interviews']}01"
    cited = f"Vu [{ids[0]}], [{ids[1]}, {number}] **[{ids[2]}]** [{number}] [ {ids[3].lower()} ].\n"
    folder = mission.root / FOLDERS[mission.language]["action"]
    for part, text in prose(mission.language).items():
        (folder / PROSE[mission.language][part]).write_text(f"{text}\n{cited}", encoding="utf-8")


@pytest.fixture(scope="module", params=["fr", "en"])
def mission(request, tmp_path_factory) -> Mission:
    """The planted mission, in French and in English."""
    return made(tmp_path_factory.mktemp("planted") / "ville", request.param)


# -- looking -----------------------------------------------------------------------------------


@cache
def flat(text: str) -> str:
    """Lower case, no accents, no blanks or points: how a search for a name would look."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"[\s.\u00a0\u202f\-]", "", bare.lower())


@cache
def contents(place: Path) -> tuple[str, ...]:
    """All that a file holds: its source, its texts without marks, and what is embedded in it."""
    if place.suffix == ".docx":
        with zipfile.ZipFile(place) as package_:
            parts = [package_.read(n).decode("utf-8", "ignore") for n in package_.namelist()]
            parts += [*package_.namelist(), package_.comment.decode("utf-8", "ignore")]
    else:
        parts = [place.read_text(encoding="utf-8")]
        embedded = re.findall(r"base64,([A-Za-z0-9+/=]+)", parts[0])
        parts += [base64.b64decode(data).decode("utf-8", "ignore") for data in embedded]
    bare = [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in parts]
    return (*parts, *bare, place.name)


def told(texts: object, signs: object) -> list[str]:
    """Those of `signs` that stand in the texts, with what stands around."""
    found = []
    for text in map(flat, texts):
        for sign in map(flat, signs):
            if sign in text:
                place = text.index(sign)
                found.append(text[max(0, place - 40) : place + 30])
    return found


SECRETS = tuple(value for person in UNTOLD for value in person)


# -- the canaries themselves ---------------------------------------------------------------------


def test_every_free_text_of_every_kind_names_somebody(mission):
    """The mission has every kind, and somebody is named in each field of free words."""
    left_out = {
        "statements": {"resource", "sub_theme"},  # named by the rows below
        "tables": set(),
        "contributions": {"resource"},
        "evaluations": {"word"},
        "actions": {"evidence"},  # numbers of interviews
        "observations": {"label"},
        "actors": {"name", "links"},
        "resources": {"name", "sources"},
        "priority_districts": {"name"},  # official names, published
        "measurements": {"members"},  # which communes a sum is of: a fingerprint of their codes
    }
    assert len(kinds()) == 27
    for kind in kinds().values():
        free = {c.name for c in kind.fields if c.value in FREE and not c.identity}
        form = {"interviews": "statements"}.get(kind.id, kind.id)
        planted = mission.planting.filled.get(form, set())
        assert free - planted - left_out.get(kind.id, set()) == set(), kind.id


def test_the_texts_around_a_name_are_printed(mission):
    """Names are masked, not left out with their sentence: the canaries did reach the documents."""
    for report in REPORTS:
        for audience in AUDIENCES[mission.language]:
            found = [p for p in mission.files(audience) if p.stem == report]
            assert {path.suffix for path in found} == {".docx", ".html", ".md"}
            for path in found:
                text = contents(path)[0] if path.suffix != ".docx" else "".join(contents(path))
                least = {"resources": 5}.get(report, 20)
                assert text.replace("\\", "").count(MASK) >= least, (report, audience, path.suffix)


# -- what leaves ---------------------------------------------------------------------------------


def test_no_document_names_anybody(mission):
    """No text, alternative text, property, name or part of any file of any edition does."""
    for audience in AUDIENCES[mission.language]:
        for path in mission.files(audience):
            assert told(contents(path), (*SIGNS, *SECRETS)) == [], (audience, path.name)


def test_no_document_outside_gives_a_number_of_a_person(mission):
    """Numbers of interviews, pilots and invitations stay inside."""
    for audience in set(AUDIENCES[mission.language]) & {*OUTSIDE}:
        for path in mission.files(audience):
            assert told(contents(path), NUMBERS.values()) == [], (audience, path.name)


def test_outside_only_quotes_of_phase_1_bear_an_evidence_id(mission):
    """Ids of statements stand under their quotes in phase 1; no other id stands anywhere."""
    known = set()
    for what in (*SHOWN, "interviews", "statements", "resources"):
        known |= {one["id"] for one in json.loads(mission.run("show", what, "--json"))[what]}
    persons = mission.run("show", "pilots", "--json")
    codes = set(re.findall(r"PERS-\w+", persons))
    assert codes
    quotes = {
        one["id"] for one in json.loads(mission.run("show", "statements", "--json"))["statements"]
    }
    for audience in set(AUDIENCES[mission.language]) & {*OUTSIDE}:
        for path in mission.files(audience):
            allowed = quotes if path.stem == "phase1" else set()
            text = "\n".join(contents(path)).replace("\\", "").replace("\u2011", "-")
            found = set(re.findall(r"[A-Z]{1,4}-[0-9A-Z]{4,9}", text))
            assert found & (known | codes) <= allowed, (audience, path.name)


def test_no_table_of_a_notebook_names_anybody(mission):
    """Neither outside nor in the internal edition."""
    for audience in ("internal", *OUTSIDE):
        tables = package.open_project(mission.root, audience=audience, today=TODAY)
        for name in SCHEMA:
            if name == "interviews" and audience in OUTSIDE:
                continue
            text = getattr(tables, name)().reset_index().to_csv()
            assert told([text], (*SIGNS, *SECRETS)) == [], (audience, name)
            if audience in OUTSIDE:
                assert told([text], NUMBERS.values()) == [], (audience, name)


# -- what stays in the office --------------------------------------------------------------------


def test_no_command_prints_what_stands_on_identity_sheets_alone(mission):
    """`show` of everything, `status` and `history`, for people, programs and spreadsheets."""
    commands = [("show", what, *form) for what in WHATS for form in ((), ("--json",), ("--csv",))]
    commands += [("show", "problems", *form) for form in ((), ("--json",))]
    commands += [(word, *form) for word in ("status", "history") for form in ((), ("--json",))]
    for command in commands:
        assert told([mission.run(*command)], SECRETS) == [], command


def test_no_trace_names_anybody_of_the_identity_sheets(mission):
    """Not of a record of persons, of a number, of a code, nor of any other record."""
    persons = ("pilots", "invitations", "attendance")
    codes = set()
    for what in (*persons, "interviews", "pledges", "actions", "resources"):
        for one in json.loads(mission.run("show", what, "--json"))[what][:3]:
            codes.add(one["id"])
    for what in persons:
        codes |= set(re.findall(r"PERS-\w+", mission.run("show", what, "--json")))
    codes |= {f"{NUMBERS['interviews']}01", f"{NUMBERS['pilots']}02"}
    assert any(code.startswith("PERS-") for code in codes)
    for code in sorted(codes):
        for form in ((), ("--json",)):
            assert told([mission.run("trace", code, *form)], SECRETS) == [], code


def test_no_identity_cell_is_in_the_main_store(mission):
    """No byte of absr.db, its journal included, holds a name, a number or an address."""
    for path in (mission.root / ".absr").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for code in ("utf-8", "utf-16-le", "cp1252"):
                assert told([data.decode(code, "ignore")], SECRETS) == [], path.name


# -- leaks that were mended: the smallest example of each ----------------------------------------

FINDER = NameFinder(
    [
        {"last_name": "Zorglübine", "first_name": "Quasimodète", "phone": "06 39 98 77 66"},
        {"last_name": "Œilleborg", "first_name": "Jean-Zébulon"},
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "ZORGLÜBINE QUASIMODÈTE est venue",
        "QUASIMODÈTE est venue",
        "JEAN-ZÉBULON ŒILLEBORG",
    ],
)
def test_a_first_name_in_capitals_is_masked(text):
    """Lists write whole names in capitals."""
    assert flat("Quasimodète") not in flat(FINDER.masked(text))
    assert flat("Zébulon") not in flat(FINDER.masked(text))


@pytest.mark.parametrize(
    "text",
    ["note_Zorglübine.docx", "Zorglübine_Quasimodète", "Zorglübine2", "part_0_Zorglübine"],
)
def test_a_name_beside_an_underscore_or_a_figure_is_masked(text):
    """Files, codes of indicators and sources are called so."""
    assert flat("Zorglübine") not in flat(FINDER.masked(text))


@pytest.mark.parametrize(
    "text",
    [
        *("06/39/98/77/66", "06 - 39 - 98 - 77 - 66", "06  39  98  77  66"),
        *("06\u201139\u201198\u201177\u201166", "06\u201339\u201398\u201377\u201366"),
        *("0639 987 766", "06_39_98_77_66"),
    ],
)
def test_a_number_of_the_private_store_is_masked_however_it_is_cut(text):
    """The ten figures of somebody met, with what people put between them."""
    assert FINDER.masked(text) == MASK


@pytest.mark.parametrize(
    "text", ["Oeilleborg est venu", "OEILLEBORG", "Œilleborg-Jean\u2011Zébulon, Jean\u2011Zébulon"]
)
def test_ligatures_and_word_processors_hyphens_make_no_difference(text):
    """Word puts hyphens that do not break; few keyboards have an œ."""
    masked = flat(FINDER.masked(text).replace("\u2011", ""))
    assert "illeborg" not in masked
    assert "zebulon" not in masked


@pytest.mark.parametrize("text", ["Zorg\u00adlübine est venue", "Z\u200borglübine est venue"])
def test_signs_without_width_do_not_hide_a_name(text):
    """A name pasted from a web page or a PDF looks as any other."""
    assert FINDER.masked(text).replace("\u00ad", "").replace("\u200b", "").startswith(MASK)


def prose_outside(text):
    """What the public edition prints of the writers' prose; the statement cited is C-0001."""
    from phase3_records import met, said
    from test_phase3_report import edition

    records = [*(met(f"E{n:02}") for n in range(7, 15)), said(1, "E07", "story")]
    found = edition(*records, audience="public", prose=[("today", text)])
    blocks = [block for part in found.action.prose.values() for block in part.blocks]
    return "".join(run.text for block in blocks for run in block.runs)


@pytest.mark.parametrize(
    "text",
    [
        *("dit [voir C-0001].", "dit [C-0001 et E07].", "dit [C-0001 : p. 3].", "dit (C-0001)."),
        *("dit [C-0001](#note).", "dit [C-0001](https://a.example).", "dit [n° E07].", "C-0001"),
        *("dit [E07-E10].", "dit [C\u20110001]."),
    ],
)
def test_an_evidence_id_of_the_prose_stays_inside_however_it_is_cited(text):
    """Writers put words beside an id, or round brackets, or a link."""
    shown = prose_outside(text).replace("\u2011", "-")
    assert not re.search(r"C-0001|E07", shown)


@pytest.mark.parametrize(
    "source",
    [
        *("entretien E07", "E07 (mairie)", "PIL07", "INV-12", "E07 bis", "entretien n° 7"),
        *("C-2B3D", "PERS-7K3F", "voir C\u20112B3D", "E 07 (mairie)"),
    ],
)
def test_a_number_among_the_sources_of_a_resource_stays_inside(source):
    """People write « entretien E07 »; pilots and invitations are numbered PIL… and INV…."""
    from register_town import Audience, Town

    town = Town()
    for n in range(7, 15):
        town.met(f"E{n:02}")
    town.sheet("Le four", sources=("E07", source, "Mairie"), category="places")
    (shown,) = town.edition(Audience.PUBLIC).register.resources
    assert shown.other_sources == ("Mairie",)


@pytest.mark.parametrize(
    "text",
    [
        *("Mrs Wolkonski came.", "Ms Wolkonski came.", "Miss Wolkonski came."),
        *("Mlle Sophie de Wolkonski.", "Mmes Wolkonski et Prouskine.", "MM. Wolkonski, Prouskine."),
    ],
)
def test_a_third_person_named_with_a_title_is_masked(text):
    """English titles, plurals, and a family name with a particle after a first name."""
    assert "wolkonski" not in flat(FINDER.masked(text))
