"""The report on resources: what it prints, for whom, and that it reads with none or with many."""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from register_town import Town

from absr.model.edition import Audience
from absr.rendering.production import render_all
from absr.report.resources import resources_report
from absr.wording.speech import speak

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)
HOSTILE = "=cmd|'/c calc' & <b>gras</b> > + - @ # *étoile* 🎉 | [lien](x)"
IDENTITY = {"last_name": "Vauquelin", "first_name": "Solenne", "phone": "06 39 98 20 00"}


@pytest.fixture
def town():
    """An empty town."""
    return Town()


def made(edition):
    """The report of an edition."""
    return resources_report(edition, speak(edition.settings.language), None)


def page(edition, form="md"):
    """Its text, in plain spaces."""
    files = render_all(made(edition).document, (form,), name="resources")
    text = files[f"resources.{form}"].decode("utf-8")
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def rows(edition, caption):
    """The rows of the table whose caption starts so, without its headings."""
    for table in made(edition).document.tables:
        if table.caption.replace("\u00a0", " ").replace("’", "'").startswith(caption):
            return [[cell.replace("\u00a0", " ") for cell in row] for row in table.rows]
    return None


def verger(town):
    """A resource active for two and gone for a third, fragile on the sheet; and a table."""
    for number, state in enumerate(("active", "active", "gone"), start=1):
        town.said(town.met(f"E0{number}"), "Le verger", resource_state=state)
    town.sheet("Le verger", state="fragile", category="nature", themes=("nature",))
    town.wrote("T1", "le verger")


def test_states_that_disagree_stand_side_by_side_with_their_voices(town):
    """Nothing is averaged; the sheet is named and is no voice."""
    verger(town)
    assert rows(town.edition(), "Nature : les ressources") == [
        [
            "Le verger",
            "Nature et cadre de vie",
            "active : 2 voix\nfragile : fiche\ndisparue : 1 voix",
            "–",
            "4",
        ]
    ]
    assert rows(town.edition(), "Ressources dormantes, fragiles")[0][0] == "Le verger"
    assert "Sur 1 ressource : 1 dont l'état est discuté." in page(town.edition())


def test_the_first_sentence_says_how_many_by_how_many_voices_and_tables(town):
    """Three interviews, one table, one resource."""
    verger(town)
    assert (
        "Le registre compte 1 ressource ; en entretien, 3 voix en citent au moins une ; "
        "à l'atelier, 1 table en nomme." in page(town.edition())
    )


def test_needs_without_resources_and_resources_without_needs_are_named(town):
    """Care is needed and has none; nature has one and nobody needs it; youth has both."""
    one = town.met("E01")
    town.said(one, None, nature="need", themes=("soins", "jeunesse"))
    town.said(one, "Le verger", themes=("nature",))
    town.said(one, "Le local", themes=("jeunesse",))
    text = page(town.edition())
    assert "Des besoins, mais aucune ressource nommée : Soins." in text
    assert "Des ressources, mais aucun besoin dit : Nature." in text
    assert rows(town.edition(), "Besoins et ressources par thème") == [
        ["Nature", "0", "1", "0", "0", "0", "0"],
        ["Jeunesse", "1", "1", "0", "0", "0", "0"],
        ["Soins", "1", "0", "0", "0", "0", "0"],
    ]


def test_a_need_beside_resources_without_a_name_is_no_gap(town):
    """Somebody speaks of a resource for care: it is there, it lacks its name."""
    one = town.met("E01")
    town.said(one, None, nature="need", themes=("soins",))
    town.said(one, None, themes=("soins",))
    town.said(one, "Le verger", themes=("nature",))
    text = page(town.edition())
    assert "Des besoins, et des ressources évoquées sans être nommées : Soins." in text
    assert "aucune ressource nommée : Soins" not in text


def test_what_names_no_resource_is_said_in_its_theme(town):
    """One statement and one contribution."""
    town.said(town.met("E01"), None, themes=("soins",))
    town.wrote("T1", None, nature="resource", theme="soins")
    text = page(town.edition())
    assert "Aucune ressource n'est encore nommée." in text
    assert "Ressources évoquées sans être nommées : 1 propos et 1 contribution." in text
    assert "absr trace register.unnamed.soins" in text


def test_a_resource_that_nobody_cited_keeps_its_other_sources(town):
    """It is listed with the data base that names it."""
    town.sheet("Le dispensaire", sources=("BPE 2024",), themes=("soins",))
    assert rows(town.edition(Audience.PUBLIC), "Ressources que personne n'a citées") == [
        ["Le dispensaire", "–", "–", "–", "BPE 2024"]
    ]


def test_the_caution_stands_in_every_edition_of_both_languages(town):
    """A listed resource replaces neither a right nor a service."""
    verger(town)
    for audience in Audience:
        french = page(town.edition(audience))
        assert "Une ressource recensée ne remplace pas un droit ni un service." in french
        english = page(town.edition(audience, language="en"))
        assert "A listed resource replaces neither a right nor a service." in english


# -- for whom ------------------------------------------------------------------------------------


def test_the_internal_edition_prints_each_evidence_id_and_no_other_edition_does(town):
    """The ids lead to the cells; outside they would tell who speaks."""
    verger(town)
    town.said("E-0001", "La fanfare")
    ids = {entry.id for entry in town.facts().entries}
    assert ids <= set(re.findall(r"[A-Z]+-\d{4}", page(town.edition())))
    assert set(made(town.edition()).evidence) == ids
    for audience in OUTSIDE:
        assert not re.search(r"\b(?:C|R|CO|E)-?\d\d", page(town.edition(audience)))


def test_numbers_of_interviews_stay_inside_even_when_they_are_taken_back(town):
    """E07 is no interview any more: the sheet still lists it."""
    verger(town)
    town.sheet("Le four", sources=("E07", "n° 12", "BPE 2024"))
    assert "E07" in page(town.edition())
    for audience in OUTSIDE:
        text = page(town.edition(audience))
        assert "BPE 2024" in text
        for number in ("E01", "E07", "n° 12"):
            assert number not in text


@pytest.mark.parametrize("audience", list(Audience))
def test_no_name_of_a_person_met_is_printed(town, audience):
    """In the name of a resource, of a district, of a table or of a source it is masked."""
    one = town.met("E01")
    town.said(one, "Le four de Solenne Vauquelin", place="Cour Vauquelin")
    town.said(one, "Le bal", place="Cour Solenne Vauquelin")
    town.sheet("Le verger", sources=("Mme Vauquelin",))
    town.wrote("table de Vauquelin", "Le verger")
    for form in ("md", "html"):
        text = page(town.edition(audience, identities=(IDENTITY,)), form)
        assert "Vauquelin" not in text
        assert "Le four de […]" in text.replace("\\", "")


def test_small_counts_of_voices_are_not_shown_outside(town):
    """Three interviews stand behind the verger: neither its voices nor those of its states."""
    verger(town)
    edition = town.edition(Audience.PUBLIC)
    row = rows(edition, "Nature : les ressources")[0]
    assert row[4] == "n. c."
    assert row[2] == "active : voix n. c.\nfragile : fiche\ndisparue : voix n. c."
    text = page(edition)
    assert not re.search(r"[1-9]\d* voix", text)
    assert "n. c. : non communiqué" in text


def test_the_order_of_resources_outside_tells_nothing_of_hidden_counts(town):
    """Four voices or one: by name."""
    interviews = [town.met(f"E0{number}") for number in range(1, 5)]
    town.said(interviews[0], "A, cité par une voix")
    for interview in interviews:
        town.said(interview, "B, cité par quatre voix")
    names = [row[0][0] for row in rows(town.edition(Audience.PUBLIC), "Nature : les ressources")]
    assert names == ["A", "B"]
    inside = [row[0][0] for row in rows(town.edition(), "Nature : les ressources")]
    assert inside == ["B", "A"]


# -- none, one, many -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("audience", list(Audience))
def test_an_empty_project_gives_a_report_that_says_so(town, language, audience):
    """No table of nothing, no chart, no number."""
    edition = town.edition(audience, language=language)
    text = page(edition)
    opening = {"fr": "Aucune ressource n'est encore nommée.", "en": "No resource has been named"}
    assert opening[language] in text
    assert "|---" not in text.replace(":", "")
    assert made(edition).document.figures == ()


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_hostile_text_stays_text(town, form):
    """A name with every sign of Markdown, HTML and formulas is printed as it is."""
    town.said(town.met("E01"), HOSTILE, place=HOSTILE)
    edition = town.edition()
    files = render_all(made(edition).document, (form,), name="resources")
    if form == "html":
        text = html.unescape(files["resources.html"].decode("utf-8"))
        assert re.sub(r"[’']", "'", HOSTILE) in re.sub(r"[’']", "'", text.replace("\u00a0", " "))
        assert "<b>gras</b>" not in files["resources.html"].decode("utf-8")
    assert files


@pytest.mark.parametrize("language", ["fr", "en"])
def test_many_resources_are_each_in_their_theme_and_once_in_the_directory(town, language):
    """A hundred and twenty of them, every third in two themes."""
    for number in range(120):
        themes = ("nature", "soins") if number % 3 == 0 else ("jeunesse",)
        town.sheet(f"Lieu {number:03d}", themes=themes, state="active")
    edition = town.edition(language=language)
    tables = {table.name: table for table in made(edition).document.tables}
    assert [len(tables[f"theme-{place}"].rows) for place in (1, 2, 3)] == [80, 40, 40]
    assert len(tables["directory"].rows) == 120
    assert len({row[1] for row in tables["directory"].rows}) == 120


def test_the_figure_shows_the_resources_of_each_theme_by_state(town):
    """Its alternative text holds the same numbers as the tables."""
    verger(town)
    town.sheet("Le four", themes=("nature", "soins"), state="dormant")
    (figure,) = made(town.edition()).document.figures
    alt = figure.alt.replace("\u00a0", " ")
    assert "Nature 2 (dormante 1, état discuté 1)" in alt
    assert "Soins 1 (dormante 1)" in alt
    values = figure.spec["layer"][0]["data"]["values"]
    assert [(v["label"], v["start"], v["end"]) for v in values] == [
        ("Nature", 0, 1),
        ("Nature", 1, 2),
        ("Soins", 0, 1),
    ]


def test_every_table_and_figure_names_its_source(town):
    """Never a figure without base and source."""
    verger(town)
    document = made(town.edition()).document
    for block in (*document.tables, *document.figures):
        assert "1 ressource" in block.source.replace("\u00a0", " ")
