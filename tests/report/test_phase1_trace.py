"""From every evidence id and figure of the phase 1 report back to the cells."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from phase1_documents import AUDIENCES, EXAMPLE, FORMATS, absr, plain, read

EVIDENCE = re.compile(r"\bC-[0-9A-Z]{4,}\b")
NATURES = {"need": "Besoin", "resource": "Ressource", "barrier": "Frein", "idea": "Idée"}
NATURES |= {"story": "Récit", "all": "Tous"}
THEMES = yaml.safe_load((EXAMPLE / "absr.yaml").read_text(encoding="utf-8"))["themes"]
TRUTH = yaml.safe_load((Path(__file__).parent / "expected.yaml").read_text(encoding="utf-8"))[
    "total"
]


@pytest.fixture(scope="module")
def printed(romainville):
    """Document, below the project's folder → the evidence ids it prints."""
    found = {}
    for audience in AUDIENCES:
        for form in FORMATS:
            path = f"rapports/{audience}/phase1.{form}"
            texts = "\n".join(read(romainville / path).texts)
            found[path] = set(EVIDENCE.findall(texts))
    return found


@pytest.fixture(scope="module")
def rows(romainville):
    """The archived copies, opened with openpyxl: path → workbook."""
    return {
        path.relative_to(romainville).as_posix(): load_workbook(path)
        for path in (romainville / "prive" / "sources").iterdir()
    }


@cache
def traced(root: Path, name: str) -> dict:
    """What `absr trace NAME --json` answers."""
    return json.loads(absr("trace", name, "--json", "--project", root))


def test_formats_print_the_same_ids(printed):
    """The same ids stand in the three formats of the internal edition; none stands in another."""
    for audience in AUDIENCES:
        ids = [printed[f"rapports/{audience}/phase1.{form}"] for form in FORMATS]
        assert (len(ids[0]) > 50) is (audience == "internal")
        assert ids[0] == ids[1] == ids[2]


def test_every_printed_id_leads_to_its_cell(romainville, printed, rows):
    """One id in three gives file, sheet and cell; the archived cell holds that text, and the
    documents of the team that print the id are those that `used_in` names."""
    for name in sorted(set.union(*printed.values()))[::3]:
        answer = traced(romainville, name)
        source = answer["source"]
        assert (source["file"], source["sheet"]) == ("entretiens.xlsx", "Propos")
        page = rows[source["archive"]][source["sheet"]]
        assert page[source["cell"]].row == source["row"]
        assert plain(str(page[source["cell"]].value)) == plain(answer["text"]) != ""
        documents = {
            path
            for path in answer["used_in"]
            if path.startswith("rapports/internal/phase1.") and not path.endswith(".svg")
        }
        assert documents == {path for path, ids in printed.items() if name in ids}


def test_printed_words_are_those_of_the_cell(romainville, rows):
    """Beside each id of the internal edition stand the words, or the rewording, of its own row."""
    texts = [plain(t) for t in read(romainville / "rapports/internal/phase1.md").paragraphs]
    for place, text in enumerate(texts):
        if not (found := EVIDENCE.search(text)):
            continue
        source = traced(romainville, found[0])["source"]
        page = rows[source["archive"]][source["sheet"]]
        cells = {plain(str(cell.value)) for cell in page[source["row"]] if cell.value}
        words = texts[place - 1].removeprefix("« ").removesuffix(" »")
        assert words in cells or text.rsplit(" (", 1)[0] in cells, text


def figures_of_the_example():
    """Figure → its value in `expected.yaml`, for what is counted by theme, type and answer."""
    yield "heard.interviews", TRUTH["interviews"]
    yield "heard.persons", TRUTH["persons"]
    yield "said.statements", TRUTH["statements"]
    yield "said.voices", TRUTH["voices"]
    yield "said.quotable.statements", TRUTH["quotable"]
    for theme in THEMES:
        for nature, label in NATURES.items():
            for unit in ("statements", "voices"):
                name = f"themes.{theme['id']}.{nature}.{unit}"
                yield name, TRUTH["themes"][theme["label"]][label][unit]
    for level, number in TRUTH["commitment"].items():
        if number:
            yield f"readiness.{level}", number
    for district, line in TRUTH["districts"].items():
        yield f"heard.districts.{district}.interviews", line["interviews"]
        yield f"heard.districts.{district}.persons", line["persons"]


@pytest.mark.parametrize("figure", ["said.need.voices", "themes.mobilites.need.voices"])
def test_an_installed_trace_gives_value_base_and_records(romainville, figure):
    """A figure is traced with its value, its base and the records it counts."""
    answer = traced(romainville, figure)
    assert answer["value"] <= answer["base"] == TRUTH["voices"]
    assert answer["records"]


def test_every_figure_leads_to_as_many_records_as_it_counts(romainville, rows):
    """One figure in three, and its records, read in the archived cells, count as much as
    `expected.yaml` says: rows, interviews, their persons, or the voices in them."""
    ((archive, book),) = rows.items()
    page = book["Propos"]
    headings = {plain(str(c.value)): c.column for c in page[1]}
    for figure, value in list(figures_of_the_example())[::3]:
        answer = traced(romainville, figure)
        assert answer["value"] == value, figure
        assert value <= answer["base"]
        places = [record["source"] for record in answer["records"]]
        assert all(place["archive"] == archive for place in places)

        def cell(place, heading):
            return page.cell(place["row"], headings[heading]).value

        if figure.endswith("persons"):
            found = sum(cell(place, "Nombre de personnes") or 1 for place in places)
        elif figure.endswith("voices"):
            speakers = ((cell(p, "N°"), cell(p, "Qui parle (groupe)")) for p in places)
            found = len(set(speakers))
        else:
            found = len({place["row"] for place in places})
        assert found == value, figure
