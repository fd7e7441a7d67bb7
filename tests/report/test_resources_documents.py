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
        ["Le verger", "active : 2 voix\nfragile : feuille\ndisparue : 1 voix", "4"]
    ]
    assert rows(town.edition(), "Ce qui dort") == [
        ["État discuté", "1", "Le verger (active, fragile ou disparue)"]
    ]
    assert "Sur 1 ressource : 1 dont l'état est discuté." in page(town.edition())


def test_the_first_sentence_says_how_many_by_how_many_voices_and_tables(town):
    """Three interviews, one table, one resource."""
    verger(town)
    assert (
        "Le registre compte 1 ressource ; en entretien, 3 voix en citent au moins une ; "
        "à l'atelier, 1 table en nomme." in page(town.edition())
    )


def test_needs_without_resources_and_resources_without_needs_are_named(town):
    """Care is needed and has none; nature has one and nobody needs it; youth has both.

    Themes stand in the order of the project.
    """
    one = town.met("E01")
    town.said(one, None, nature="need", themes=("soins", "jeunesse"))
    town.said(one, "Le verger", themes=("nature",))
    town.said(one, "Le local", themes=("jeunesse",))
    text = page(town.edition())
    assert "Des besoins, mais aucune ressource nommée : Soins." in text
    assert "Des ressources, mais aucun besoin dit ni écrit : Nature." in text
    assert rows(town.edition(), "Besoins et ressources par thème") == [
        ["Soins", "1", "0", "0", "0", "0", "0", "0"],
        ["Nature", "0", "0", "1", "0", "0", "0", "0"],
        ["Jeunesse", "1", "0", "1", "0", "0", "0", "0"],
    ]


def test_a_need_written_at_the_workshop_is_a_need(town):
    """Nobody told a need of nature in an interview; a table wrote two: nature has needs."""
    one = town.met("E01")
    town.said(one, None, nature="need", themes=("soins",))
    for name in ("Le verger", "Le local"):
        town.said(one, name, themes=("nature",))
    town.table("T1", "nature")
    for _ in range(2):
        town.wrote("T1", None, nature="need")
    text = page(town.edition())
    assert "aucun besoin dit ni écrit" not in text
    assert "Sur ce thème : 2 ressources ; 2 besoins écrits à l'atelier." in text
    assert rows(town.edition(), "Besoins et ressources par thème") == [
        ["Soins", "1", "0", "0", "0", "0", "0", "0"],
        ["Nature", "0", "2", "2", "0", "0", "0", "0"],
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
    assert (
        "1 propos d'entretien et 1 contribution de l'atelier parlent d'une ressource "
        "sans dire son nom." in text
    )
    assert "absr trace register.unnamed.soins" in text


def test_a_resource_that_nobody_cited_keeps_its_other_sources(town):
    """It is listed with the data base that names it."""
    town.sheet("Le dispensaire", sources=("BPE 2024",), themes=("soins",), category="places")
    assert rows(town.edition(Audience.PUBLIC), "Repérées par l'équipe") == [
        ["Le dispensaire", "–", "–", "BPE 2024"]
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
    town.sheet("Le four", sources=("E07", "n° 12", "BPE 2024"), category="places")
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
    """Three interviews stand behind the verger: it is said from where, not by how many."""
    verger(town)
    edition = town.edition(Audience.PUBLIC)
    assert rows(edition, "Nature : les ressources") == [
        ["Le verger", "active (entretien)\nfragile (feuille)\ndisparue (entretien)"]
    ]
    assert not re.search(r"[1-9]\d* voix", page(edition))


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


def test_names_are_put_in_order_without_their_article(town):
    """« L'herbier », « Le four », « Une halle », each with a capital letter."""
    for name in ("une halle", "l'herbier", "le four"):
        town.sheet(name, themes=("nature",))
    names = [row[0] for row in rows(town.edition(Audience.PUBLIC), "Nature : les ressources")]
    assert names == ["Le four", "Une halle", "L'herbier"]


def test_a_disputed_resource_cited_by_many_is_said_to_be_disputed(town):
    """Six voices of six: the sentence is in the singular, has its base and both states."""
    for number in range(6):
        state = "gone" if number else "active"
        town.said(town.met(f"E{number}"), "Le verger", resource_state=state)
    for audience in Audience:
        assert (
            "La plus citée : Le verger (6 voix sur 6 ; active pour les uns, "
            "disparue pour d'autres)." in page(town.edition(audience))
        )


def test_a_resource_is_described_once_and_named_under_its_other_themes(town):
    """The verger is of care and of nature: its table is that of care, nature says « Voir aussi »."""
    town.sheet("Le verger", themes=("nature", "soins"), description="Dix fruitiers.")
    town.sheet("Le banc", themes=("nature",))
    text = page(town.edition())
    assert text.count("Dix fruitiers.") == 1
    assert "Voir aussi. Sous « Soins » : Le verger." in text
    assert rows(town.edition(), "Nature : les ressources (1 ressource sur 2)") == [
        ["Le banc", "–", "0"]
    ]


def test_what_the_sheet_says_of_a_resource_is_printed(town):
    """Its description under its name; where, when, for whom; what it could serve for."""
    town.sheet(
        "la laverie",
        themes=("soins",),
        category="places",
        state="active",
        district="Centre",
        description="On y cause.",
        access="7 h – 21 h",
        audience="tous",
        holder="le gérant",
        usable_for="afficher",
    )
    assert rows(town.edition(Audience.PUBLIC), "Soins : les ressources") == [
        [
            "La laverie\nOn y cause.",
            "Active\nfeuille",
            "Centre · 7 h – 21 h · tous · portée par : le gérant",
            "afficher",
        ]
    ]


@pytest.mark.parametrize("how", [{"consensus": "debated"}, {"nature": "disagreement"}])
def test_a_resource_that_a_table_debated_is_said_to_be(town, how):
    """Its state stays what the sheet says; that it is debated stands beside it."""
    town.sheet("Le verger", state="fragile", themes=("soins",))
    town.wrote("T1", "Le verger", **how)
    state = rows(town.edition(Audience.PUBLIC), "Soins : les ressources")[0][1]
    assert state.replace("’", "'") == "Fragile\nfeuille · atelier\ndiscutée à l'atelier"
    assert "a écrit son désaccord : Le verger." in page(town.edition())


def test_what_names_no_resource_is_said_once_outside(town):
    """Few statements in two themes: one sentence, without their number."""
    one = town.met("E01")
    town.said(one, "Le verger", themes=("soins",))
    for theme in ("soins", "nature"):
        town.said(one, None, themes=(theme,))
    text = page(town.edition(Audience.PUBLIC))
    assert text.count("sans dire son nom") == 1
    assert "Des propos d'entretien parlent d'une ressource sans dire son nom." in text


def test_hidden_needs_are_not_said_to_be_of_few_interviews(town):
    """One interview tells a need: no number, not even « moins de »."""
    town.said(town.met("E01"), None, nature="need", themes=("soins",))
    town.sheet("Le banc", themes=("soins",))
    text = page(town.edition(Audience.PUBLIC))
    assert "des besoins dits en entretien (nombre de voix non communiqué)" in text
    assert "moins de 5 entretiens." not in text


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
    """A hundred and twenty of them, every third in two themes, described under the first."""
    for number in range(120):
        themes = ("nature", "soins") if number % 3 == 0 else ("jeunesse",)
        town.sheet(f"Lieu {number:03d}", themes=themes, state="active")
    edition = town.edition(language=language)
    tables = {table.name: table for table in made(edition).document.tables}
    assert [name for name in tables if name.startswith("theme-")] == ["theme-1", "theme-3"]
    assert [len(tables[f"theme-{place}"].rows) for place in (1, 3)] == [40, 80]
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
        ("Soins", 0, 1),
        ("Nature", 0, 1),
        ("Nature", 1, 2),
    ]


def test_every_table_and_figure_names_its_source(town):
    """Never a figure without base and source."""
    verger(town)
    document = made(town.edition()).document
    for block in (*document.tables, *document.figures):
        assert "1 ressource" in block.source.replace("\u00a0", " ")
