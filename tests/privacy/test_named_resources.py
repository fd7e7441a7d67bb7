"""Outside the office a resource leads to nobody: it is counted, and named only as was decided."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from register_town import Town

from absr.analysis.checks import published_without_leave
from absr.model.edition import Audience
from absr.model.kinds.actions import Action
from absr.rendering.production import render_all
from absr.report.resources import resources_report
from absr.wording.speech import speak

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)


@pytest.fixture
def town():
    """An empty town."""
    return Town()


def page(edition):
    """The report on resources, in plain spaces."""
    document = resources_report(edition, speak("fr"), None).document
    text = render_all(document, ("md",), name="resources")["resources.md"].decode("utf-8")
    return text.replace("\u00a0", " ").replace("’", "'")


def keys(town, **more):
    """Keys that neighbours keep for each other."""
    return town.sheet(
        "les doubles de clés", district="Plateau", state="active", themes=("soins",), **more
    )


def of(edition, name):
    """The resource called so, as the edition shows it."""
    (found,) = (one for one in edition.register.resources if one.name == name)
    return found


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_resource_marked_no_is_counted_and_never_named(town, audience):
    """Neither a table, a sentence, a figure nor a district of the edition holds it."""
    one = town.met("E01")
    town.said(one, "Les doubles de clés", themes=("soins",), resource_state="gone")
    keys(town, category="places", publishing="no", description="Au troisième.")
    town.sheet("le banc", themes=("soins",), category="places", district="Centre")
    edition = town.edition(audience)
    text = page(edition)
    assert "clés" not in text.lower()
    assert "troisième" not in text
    assert "Plateau" not in text
    assert "2 ressources, dont 1 n'est pas nommée ici" in text
    assert "1 ressource est comptée sans être nommée" in text
    assert "| 1 autre, non nommée" in text
    assert edition.figures["register.resources"].value == 2
    assert not [name for name in edition.figures if "R-0001" in name or "Plateau" in name]
    assert [said.resource for said in edition.spoken.statements if said.resource] == []


def test_the_team_reads_what_is_not_named_outside(town):
    """Its edition names it, and says how it is named for others."""
    keys(town, publishing="no")
    assert "| Non nommée" in page(town.edition())


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_resource_marked_without_its_district_has_none(town, audience):
    """Nor the name of who keeps it alive; the rest was read again by who decided so."""
    keys(town, category="places", publishing="no_place", holder="la voisine", description="Prêtés.")
    edition = town.edition(audience)
    shown = of(edition, "les doubles de clés")
    assert (shown.district, shown.holder, shown.description) == (None, "", "Prêtés.")
    assert "Plateau" not in page(edition)
    assert not [name for name in edition.figures if "Plateau" in name]


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize(
    ("category", "place"),
    [("residents_skills", None), ("links", None), (None, None), ("places", "Plateau")],
)
def test_where_nothing_is_decided_what_persons_hold_has_no_district(
    town, audience, category, place
):
    """Nor anything else that the sheet says of it; a place open to all has both."""
    keys(town, category=category, description="Au troisième.")
    shown = of(town.edition(audience), "les doubles de clés")
    assert shown.district == place
    assert bool(shown.description) is bool(place)


def test_marked_yes_a_resource_is_published_with_its_district(town):
    """Whatever its category."""
    keys(town, category="links", publishing="yes")
    assert of(town.edition(Audience.PUBLIC), "les doubles de clés").district == "Plateau"


def test_of_two_rows_the_most_cautious_decides(town):
    """Yes in one, no in the other: it is not named."""
    keys(town, publishing="yes")
    keys(town, publishing="no")
    assert town.edition(Audience.PUBLIC).register.resources == ()


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("known", ["nowhere else", "quotable", "sheet", "table"])
def test_what_is_known_only_from_words_not_to_be_quoted_is_not_named(town, audience, known):
    """One quotable statement, a row of the sheet or a table of the workshop names it besides."""
    town.said(town.met("E01"), "Le cahier", quotable="none", resource_category="places")
    if known == "quotable":
        town.said(town.met("E02"), "Le cahier", quotable="anonymous")
    elif known == "sheet":
        town.sheet("Le cahier")
    elif known == "table":
        town.wrote("T1", "Le cahier")
    names = [one.name for one in town.edition(audience).register.resources]
    assert names == ([] if known == "nowhere else" else ["Le cahier"])
    assert town.value("register.not_named") == (known == "nowhere else")


@pytest.mark.parametrize("audience", OUTSIDE)
def test_districts_are_counted_outside_as_they_are_printed(town, audience):
    """Two of the Plateau, one without its district: the table says 1, so nothing is to subtract."""
    keys(town, category="links")
    town.sheet("le banc", category="places", district="Plateau")
    edition = town.edition(audience)
    assert "register.district.Plateau" not in edition.figures
    assert edition.figures["register.outside.district.Plateau"].value == 1
    assert edition.figures["register.outside.district."].value == 1


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize(("silent", "kinds"), [(0, False), (1, True)])
def test_the_kinds_of_sources_give_no_number_away(town, audience, silent, kinds):
    """Seven voices, shown, for seven kinds of five states: each would be one; with eight, not."""
    states = ("active", "fragile", "dormant", "planned", "gone")
    for number, state in enumerate(states):
        town.said(town.met(f"E{number}"), "Le verger", resource_state=state)
    for number, state in enumerate(states[:2]):
        town.wrote(f"T{number}", "Le verger", resource_state=state)
    for number in range(silent):
        town.said(town.met(f"F{number}"), "Le verger", resource_state="gone")
    edition = town.edition(audience)
    (shown,) = edition.register.resources
    assert edition.figures[f"register.citations.{shown.id}"].value == 7 + silent
    assert {bool(state.sources) for state in shown.states} == {kinds}


def test_an_action_sheet_does_not_name_it_either(town):
    """The action leans on the keys and on the banc: outside, on the banc."""
    keys(town, publishing="no")
    town.sheet("le banc", publishing="yes")
    town._add(
        "actions", "A", Action, ref="A1", title="…", resources=("le banc", "Les doubles-de-clés")
    )
    town._add("actions", "A", Action, ref="A2", title="…", resources=("les doubles de clés",))
    shown = {one.ref: one.resources for one in town.edition(Audience.PUBLIC).action.actions}
    assert shown == {"A1": ("le banc",), "A2": ()}
    inside = {one.ref: one.resources for one in town.edition().action.actions}
    assert inside["A2"] == ("les doubles de clés",)


@pytest.mark.parametrize(
    ("publishing", "levels", "is_told"),
    [
        ("yes", ["none"], True),
        ("yes", ["none", "anonymous"], False),
        ("yes", [], False),
        ("no_place", ["none"], False),
        (None, ["none"], False),
    ],
)
def test_who_publishes_what_nobody_may_be_quoted_for_is_warned(town, publishing, levels, is_told):
    """« Oui », though every statement that names it is not quotable: to be checked with people."""
    keys(town, publishing=publishing)
    for number, level in enumerate(levels):
        town.said(town.met(f"E{number}"), "Les doubles de clés", quotable=level)
    found = [problem.code for problem in published_without_leave(town.corpus())]
    assert found == (["P311"] if is_told else [])


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_a_person_without_notice_named_is_not_named(town, audience):
    """A resource known from their words alone stays in the office, quotable or not."""
    told, untold = town.met("E01"), town.met("E02")
    town.records["interviews"][1] = town.records["interviews"][1]._replace(notice_given=False)
    for interview, name in ((told, "le banc"), (untold, "le coffre de Marthe")):
        town.said(interview, name, quotable="anonymous", resource_category="places")
    text = page(town.edition(audience)).lower()
    assert "le banc" in text
    assert "marthe" not in text
    assert "marthe" in page(town.edition()).lower()


@pytest.mark.parametrize("audience", Audience)
def test_the_most_cited_are_those_with_most_voices(town, audience):
    """Not the first of the alphabet; and of several equal ones with no room for all, none."""
    people = [town.met(f"E{n:02}") for n in range(26)]
    for name, times in (("Zoo", 25), ("Verger", 20), ("Abri", 6), ("Banc", 6)):
        for interview in people[:times]:
            town.said(interview, name, quotable="anonymous", resource_category="places")
    text = page(town.edition(audience))
    (line,) = [line for line in text.splitlines() if line.startswith("- Les plus citées")]
    assert line.index("Zoo (25 voix") < line.index("Verger (20 voix")
    assert "Abri" not in line
    assert "Banc" not in line


@pytest.mark.parametrize("audience", OUTSIDE)
def test_who_told_of_a_personal_resource_is_not_printed(town, audience):
    """Where nobody decided, or not with its place, the sources written by hand stay inside."""
    sources = ("la gardienne du 12 rue Hugo, Plateau",)
    town.sheet("Les doubles de clés", category="links", sources=sources, themes=("soins",))
    town.sheet(
        "Le four", category="places", publishing="no_place", sources=sources, themes=("soins",)
    )
    town.sheet("Le banc", category="places", sources=("la mairie",), themes=("soins",))
    shown = {one.name: one.other_sources for one in town.edition(audience).register.resources}
    assert shown == {"Les doubles de clés": (), "Le four": (), "Le banc": ("la mairie",)}


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_statement_that_is_about_no_resource_names_none(town, audience):
    """The register knows what may be named of statements on resources only."""
    town.said(
        town.met("E01"),
        "Le four de Jeanne",
        nature="barrier",
        quotable="none",
        reformulation="Trop cher.",
    )
    (shown,) = town.edition(audience).spoken.statements
    assert (shown.text, shown.resource) == ("Trop cher.", None)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_the_wording_of_the_team_does_not_tell_a_resource_that_is_not_named(town, audience):
    """A rewording that speaks of it stays inside with it."""
    keys(town, category="links", publishing="no")
    one = town.met("E01")
    town.said(one, "Les doubles de clés", quotable="none", reformulation="Elle garde les clés.")
    town.said(one, "Le banc", quotable="none", reformulation="Un banc est demandé.")
    town.sheet("Le banc", category="places", themes=("nature",))
    told = [statement.text for statement in town.edition(audience).spoken.statements]
    assert told == ["Un banc est demandé."]
