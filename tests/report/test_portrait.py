"""The statistical portrait: its parts, each from numbers, for each audience and in each format."""

from __future__ import annotations

import io
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from portrait_editions import portrait, rich_edition
from test_phase1_language import BOTH, CODE, ENGLISH, ENUM_IDS, FRENCH, PLACES

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from phase1_documents import AUDIENCES, EXAMPLE, FORMATS, absr, ingest, new_project, plain, read
from reading_corpus import TOWN, value, values
from test_phase1_readings import CCAS, edition_of

from absr.model.edition import Audience
from absr.model.settings import Thresholds
from absr.rendering.production import FORMATS as EVERY_FORMAT
from absr.rendering.production import render_all

INDICATORS = Path("1-analyse-croisee") / "indicateurs.xlsx"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example with its sourced figures, its portrait made for everybody in every format."""
    root = new_project(tmp_path_factory.mktemp("portrait") / "romainville")
    shutil.copy(EXAMPLE / INDICATORS, root / INDICATORS)
    ingest(root)
    options = ("--audience", ",".join(AUDIENCES), "--format", ",".join(EVERY_FORMAT))
    absr("report", "portrait", *options, "--project", root)
    return root / "rapports"


@pytest.fixture(scope="module")
def rich():
    """The document of the edition that has every part, and its files by name."""
    document = portrait(rich_edition())
    return document, render_all(document, EVERY_FORMAT, name="portrait")


def markdown(document):
    """The text of a document, with plain spaces and apostrophes."""
    text = render_all(document, ("md",), name="p")["p.md"].decode()
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def chapter(document, key):
    """What the template is given of one chapter."""
    return next(c for c in document.values["chapters"] if c["key"] == key)


# -- the example -------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_example_says_its_published_figures_in_words(example, audience):
    """Unemployment and poverty, with gaps and headcount, are the same sentences in each format."""
    for form in FORMATS:
        text = "\n".join(map(plain, read(example / audience / f"portrait.{form}").paragraphs))
        assert (
            "En 2021, le taux de chômage au sens du recensement est de 13,9 % (2 293 actifs sur"
            " 16 516) : au-dessus de la région (+2,4 points) et de la France métropolitaine"
            " (+2,2 points), en dessous d'Est Ensemble (−2,3 points) et du département"
            " (−2,5 points). Aucun de ces écarts n'atteint le repère (3 points)."
        ) in text
        assert "En 2021, le taux de pauvreté est de 24,0 % : au-dessus de la région" in text
        assert (
            "De 2015 à 2021, l'évolution annuelle moyenne de la population est de 4,2 % : au-dessus"
            " d'Est Ensemble"
        ) in text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_formats_agree_to_the_digit(example, audience):
    """Tables, captions, sentences and alternative texts are the same in Word, page and text."""
    found = [read(example / audience / f"portrait.{form}") for form in FORMATS]
    tables = [
        {plain(k): [[plain(c) for c in row] for row in v] for k, v in one.tables.items()}
        for one in found
    ]
    tables = [
        {k: [[re.sub(r"\s*<br>\s*| ", "", c) for c in r] for r in v] for k, v in t.items()}
        for t in tables
    ]
    assert len(tables[0]) >= 8
    assert tables[0] == tables[1] == tables[2]
    alternatives = [
        {plain(text) for text in one.alternatives if "Points classés" in text} for one in found
    ]
    assert len(alternatives[0]) == 3
    assert alternatives[0] == alternatives[1] == alternatives[2]


def test_the_workbook_holds_the_numbers_behind_the_text(example):
    """Each value of the example stands unrounded in the workbook, with its unit and gap."""
    book = load_workbook(example / "public" / "portrait.xlsx")
    rows = [row for sheet in book for row in sheet.iter_rows(min_row=4, values_only=True)]
    found = {(row[0], row[2]): row for row in rows if len(row) > 10}
    label = "Taux de chômage au sens du recensement"
    town = found[label, "COM-93063"]
    assert town[4:8] == (13.88, "%", 2293, 16516)
    region = found[label, "REG-11"]
    assert region[4] == 11.44
    assert region[8] == pytest.approx(2.44)
    assert region[9] == "points"


def test_the_public_portrait_names_no_evidence(example):
    """Identifiers of cells stand in the internal edition only."""
    internal = " ".join(read(example / "internal" / "portrait.md").texts)
    public = " ".join(read(example / "public" / "portrait.md").texts)
    assert re.search(r"\bI-[A-Z0-9]{4}\b", internal)
    assert not re.search(r"\bI-[A-Z0-9]{4}\b", public)


@pytest.mark.parametrize("form", FORMATS)
def test_the_example_is_whole_in_french(example, form):
    """No identifier of a list and no English word stands in any edition."""
    for audience in AUDIENCES:
        found = read(example / audience / f"portrait.{form}")
        text = re.sub(CODE, "", " ".join(map(plain, found.texts)))
        words = set(re.findall(r"[A-Za-zÀ-ÿ_]+", text))
        assert not words & (set(ENUM_IDS) - {"population"}), words & set(ENUM_IDS)
        assert not words & (set(ENGLISH) - BOTH - {"as", "but", "at", "most"}) - {"Insee"}


# -- its parts ---------------------------------------------------------------------------------


def test_each_chapter_has_one_figure_at_most_and_each_its_words(rich):
    """Ages, dots, vintages and parts of the town: every figure has an alternative text of numbers."""
    document, files = rich
    names = [figure.name for figure in document.figures]
    assert names == [
        "portrait-pyramid",
        "portrait-dots-households",
        "portrait-dots-employment",
        "portrait-timeline-housing",
        "portrait-iris-bars",
    ]
    for figure in document.figures:
        assert len(re.findall(r"\d+,\d|\d{4}", figure.alt)) >= 3
    assert sum(name.endswith(".svg") for name in files) == len(names)
    for one in document.values["chapters"]:
        assert not (one["figure"] and one["iris_figure"])


def test_the_most_telling_indicator_makes_the_headline():
    """The signal comes first, though another indicator has a larger gap."""
    rows = [
        *values(town=24.0, reg=20.0, indicator="a", label="Taux A"),
        *values(town=50.0, reg=20.0, indicator="b", label="Taux B", direction="neutral"),
    ]
    found = chapter(portrait(edition_of(*rows)), "income")
    assert "le taux a est de 24,0" in plain(found["headline"]).lower()
    assert len(found["striking"]) == 1
    assert "taux b" in plain(found["striking"][0]).lower()


def test_the_core_stands_in_the_chapters_and_the_rest_in_the_annex():
    """An indicator of the catalogue that is not core is in the annex; one that was typed is not."""
    edition = edition_of(
        *values(town=24.0, indicator="a", label="Taux A"),
        *values(town=25.0, indicator="b", label="Taux B"),
        *values(town=26.0, indicator="c", label="Taux C"),
    )
    formulas = {"a": (True, "X"), "b": (False, "X"), "c": (False, "X")}
    found = tuple(
        replace(
            *(one,),
            is_core=formulas[one.id][0],
            formula=formulas[one.id][1],
            # « M » for what was read in a file of a statistical office, « I » for what was typed.
            evidence=("I-1" if one.id == "c" else "M-1",),
        )
        for one in edition.readings.indicators
    )
    document = portrait(replace(edition, readings=replace(edition.readings, indicators=found)))
    tables = {
        table.name: [row[0].split("\n")[0] for row in table.rows] for table in document.tables
    }
    assert tables["portrait-income"] == ["Taux A", "Taux C"]
    assert tables["portrait-more-income"] == ["Taux B"]


def test_at_most_ten_key_figures_each_with_its_vintage():
    """Of many indicators ten are chosen, one a chapter first; each says its year."""
    chapters = ("population", "households", "youth", "employment", "income", "housing")
    rows = [
        row
        for number in range(30)
        for row in values(
            town=10.0 + number,
            indicator=f"i{number}",
            label=f"Taux {number}",
            chapter=chapters[number % 6],
        )
    ]
    keys = portrait(edition_of(*rows)).values["keys"]
    assert len(keys) == 10
    assert all(key["words"].endswith(", 2021") for key in keys)


def test_a_fragile_value_is_told_as_such_everywhere():
    """In the sentence and the table; it is no key figure, and no figure draws it."""
    rows = [value(TOWN, 30.0, numerator=30, base=100), *values(reg=10.0, dep=12.0)]
    document = portrait(edition_of(*rows))
    found = chapter(document, "income")
    assert "Valeur fragile" in plain(found["headline"])
    assert document.figures == ()
    assert document.tables[0].rows[0][-1] == "Fragile"
    assert document.values["keys"] == []


def test_mixed_readings_are_told_at_the_head_and_are_no_signals():
    """Above one territory and below another: the first page says so, and calls it no signal."""
    document = portrait(edition_of(*values(town=24.0, dep=28.4, reg=16.1)))
    (line,) = document.values["contrasted"]
    assert "en dessous du département (−4,4 points)" in plain(line)
    assert (document.values["signals"], document.values["favourable"]) == ([], [])
    assert document.tables[0].rows[0][-1] == "Contrasté"


def test_what_could_not_be_told_is_listed_with_its_reason(rich):
    """A secret of the town, and a change between two definitions, each with its indicators."""
    lines = list(map(plain, rich[0].values["absences"]))
    assert "Secret statistique : Taux A, 2021." in lines
    assert (
        "Évolution non calculée, valeur d'une autre définition, non comparée : Taux de chômage au"
        " sens du recensement depuis 2010." in lines
    )


def test_a_missing_variable_is_named_with_its_indicator():
    """The variables that no file had stand beside the indicator that needs them."""
    edition = edition_of(*values(town="not_available"))
    found = tuple(replace(o, lacking=("P21_CHOM1564",)) for o in edition.readings.indicators)
    document = portrait(replace(edition, readings=replace(edition.readings, indicators=found)))
    assert list(map(plain, document.values["absences"])) == [
        "Variables qu'aucun fichier fourni ne contient : Taux de pauvreté, 2021 (P21_CHOM1564)."
    ]


def test_the_reading_notes_have_the_value_of_the_town(rich):
    """The way of reading is filled with the town's value, and the limits follow."""
    assert list(map(plain, chapter(rich[0], "employment")["readings"])) == [
        "Taux de chômage au sens du recensement. 13,9 % des actifs se déclarent au chômage.",
        "Limite. Ce n'est pas le chômage inscrit.",
    ]


def test_an_indicator_has_its_sheet(rich):
    """Definition, computation, way of reading, limits and vintages stand in one row."""
    table = next(table for table in rich[0].tables if table.name == "portrait-sheets")
    row = [plain(cell) for cell in table.rows[0]]
    assert row[0] == "Taux de chômage au sens du recensement"
    assert "P{yy}_CHOM1564 ÷ P{yy}_ACT1564 × 100" in row[1]
    assert "13,9 % des actifs" in row[2]
    assert row[3] == "2021"


def test_the_parts_of_the_town_are_ranked_beside_its_value(rich):
    """Highest first, the town's value as a line, a small base told as fragile."""
    figure = next(f for f in rich[0].figures if f.name == "portrait-iris-bars")
    alt = plain(figure.alt)
    order = [alt.index(f"Zone {n} :") for n in (1, 4, 2, 3)]
    assert order == sorted(order)
    assert "Romainville 13,9 %" in alt
    assert "Zone 3 : 9,5 % (fragile)" in alt
    assert chapter(rich[0], "districts")["iris"] == "portrait-iris"


def test_the_marks_of_the_project_are_printed_in_the_method_box():
    """A project that changes its marks reads them in its portrait, and a third of them too."""
    edition = edition_of(*values(town=24.0, reg=20.0), thresholds=Thresholds(6.0, 30.0))
    text = markdown(portrait(edition))
    assert "En dessous de 2 points ou de 10 %, la commune est dite « proche »" in text
    assert "qu'à partir de 6 points ou de 30 %" in text


def test_comparators_are_named_with_their_communes(rich):
    """The territories chosen beforehand are told with how many communes each has."""
    text = plain(rich[0].values["comparators"])
    assert text.startswith("Est Ensemble (9 communes), Seine-Saint-Denis (")
    assert text.endswith("France métropolitaine")


def test_the_english_portrait_is_english():
    """With English labels not one French word is left, and the numbers have English signs."""
    text = markdown(portrait(rich_edition("en")))
    text = re.sub(PLACES, "", text)
    found = set(re.findall(r"[A-Za-zÀ-ÿ]+", text)) & set(FRENCH) - BOTH - {"plus"}
    assert not found
    assert "In 2021, the employment rate is 64.7% (2,293 of 16,516): above" in text


def test_a_portrait_without_figures_is_refused(tmp_path):
    """Without any indicator there is nothing to tell, and the command says so."""
    root = new_project(tmp_path / "romainville")
    absr("report", "portrait", "--project", root, status=2)


def test_all_makes_the_portrait_too(example):
    """`absr report all` builds it with the others."""
    absr("report", "all", "--format", "md", "--project", example.parent)
    assert (example / "internal" / "portrait.md").is_file()
    assert (example / "internal" / "phase1.md").is_file()


# -- what stays in the office ------------------------------------------------------------------


def own_edition(audience):
    """Data of the social services: three households of forty-one, and a part of the town."""
    rows = [
        value(
            TOWN,
            7.3,
            numerator=3,
            base=41,
            indicator="aides",
            label="Taux d'aides",
            **CCAS | {"unit": "percent"},
        ),
        value("REG-11", 3.3, indicator="aides", label="Taux d'aides", unit="percent"),
        value(
            "IRIS-930630101",
            4.1,
            numerator=1,
            base=25,
            indicator="aides",
            label="Taux d'aides",
            **CCAS | {"unit": "percent"},
        ),
        value(
            "IRIS-930630102",
            12.5,
            numerator=2,
            base=16,
            indicator="aides",
            label="Taux d'aides",
            **CCAS | {"unit": "percent"},
        ),
        *values(town=24.0, reg=20.0),
    ]
    return edition_of(*rows, audience=audience)


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.PUBLIC])
def test_small_counts_of_the_social_services_stand_nowhere_outside(audience):
    """No sentence, table, figure, alternative text or workbook gives the hidden value back."""
    document = portrait(own_edition(audience))
    files = render_all(document, EVERY_FORMAT, name="p")
    texts = [files["p.md"].decode(), *(figure.alt for figure in document.figures)]
    texts += [str(figure.spec) for figure in document.figures if "aides" in str(figure.spec)]
    book = load_workbook(io.BytesIO(files["p.xlsx"]))
    cells = [c for sheet in book for row in sheet.iter_rows(values_only=True) for c in row]
    for text in texts:
        assert not re.search(r"\b(?:7,3|7\.3|12,5|12\.5|4,1)\b", text)
        assert "3 sur 41" not in plain(text)
    assert not {7.3, 41, 12.5, 25, 16} & set(cells)
    assert "n. c." in plain(files["p.md"].decode()).replace("\u00a0", " ")
    assert "masquée" in plain(files["p.md"].decode())


def test_the_office_reads_its_own_small_counts():
    """In the internal edition the same value stands with its headcount."""
    text = markdown(portrait(own_edition(Audience.INTERNAL)))
    assert re.search(r"7,3 %<br>3 sur 41", text)


def test_labels_cannot_break_the_document():
    """Hostile labels, concepts and names are printed as they are, in every format."""
    label = "=A1 & <b>|*x*` _y_ +1 🎉 {{ 7 }} # [l](http://x) %(a)s {n}"
    rows = values(town=24.0, reg=20.0, dep="secret", label=label)
    edition = edition_of(*(row._replace(concept=label) for row in rows))
    files = render_all(portrait(edition), EVERY_FORMAT, name="p")
    book = load_workbook(io.BytesIO(files["p.xlsx"]))
    cells = [c.value for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    assert any(str(cell).startswith("=A1 & <b>|*x*") for cell in cells)
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)
    assert "<b>|" not in files["p.html"].decode()
