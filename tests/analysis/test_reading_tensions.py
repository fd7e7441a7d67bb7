"""What contradicts what, and what has no counterpart: each kind on records made by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reading_corpus import listed, met, read, said, values

from absr.model.cross_facts import Standing, TensionKind
from absr.model.settings import Theme

HEALTH, SHOP, LANDLORD = ("health", "shop", "landlord")


def tensions(*records, kind):
    """The contradictions of one kind."""
    return [one for one in read(*records).tensions if one.kind is TensionKind(kind)]


def people(*types):
    """One interview for each type of actors: E0, E1…"""
    return [met(f"E{place}", actor_type=name) for place, name in enumerate(types)]


def resource(name, interview, state, theme="toit", **more):
    """A statement that names a resource, « le four » unless told otherwise."""
    return said(
        name, interview, "resource", theme, resource_state=state, **{"resource": "Le four"} | more
    )


# -- what a resource is worth ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "standing"),
    [
        (("active", "active"), "active"),
        (("active", None), "active"),
        (("active", "planned"), "active"),  # somebody wants more of it
        (("active", "gone"), "disputed"),
        (("active", "fragile"), "disputed"),
        (("active", "dormant"), "disputed"),
        (("dormant", "gone"), "awaiting"),
        (("fragile", None), "awaiting"),
        (("gone", "planned"), "absent"),
        ((None, None), "unsaid"),
    ],
)
def test_a_resource_is_worth_what_all_its_sources_say(states, standing):
    """Two spellings of one name are one resource; no majority settles it."""
    first, second = states
    records = [
        *people(HEALTH),
        resource("C1", "E0", first),
        listed("LE FOUR", "toit", state=second),
    ]
    (balance,) = (one for one in read(*records).balances if one.theme == "toit")
    (held,) = balance.held
    assert (held.standing, held.resources) == (Standing(standing), 1)
    assert held.evidence == ("C1", "LE FOUR")


def test_a_resource_whose_state_is_disputed_is_not_one_to_rely_on():
    """A need, and one oven that is lit for some and gone for others: to connect, no support."""
    records = [
        *people(HEALTH, SHOP),
        said("C0", "E0", "need", "toit"),
        resource("C1", "E0", "active"),
        resource("C2", "E1", "gone"),
    ]
    provisions = {one.theme: one.provision for one in read(*records).balances}
    assert provisions["toit"] == "to_connect"


def test_a_resource_is_worth_the_same_under_each_of_its_themes():
    """Said to be gone under another theme, it is disputed here as well."""
    records = [
        *people(HEALTH, SHOP),
        resource("C1", "E0", "active"),
        resource("C2", "E1", "gone", theme="soins"),
    ]
    held = {one.theme: [h.standing for h in one.held] for one in read(*records).balances}
    assert held == {"toit": ["disputed"], "soins": ["disputed"], "fetes": []}


# -- contradictions --------------------------------------------------------------------------------


def test_a_resource_there_for_some_and_not_for_others_is_listed_with_both():
    """Voices on each side, the sheet told apart; « E1 » says it twice and is one voice."""
    records = [
        *people(HEALTH, SHOP, LANDLORD),
        resource("C1", "E0", "active"),
        resource("C2", "E1", "gone"),
        resource("C3", "E1", "fragile"),
        resource("C4", "E2", "planned"),
        listed("le four", "soins", state="active"),
    ]
    (one,) = tensions(*records, kind="resource_state")
    there, contrary = one.sides
    assert (one.about, one.themes) == ("le four", ("soins", "toit"))
    assert (there.what, there.voices, there.on_sheet) == (("active",), 1, True)
    assert (contrary.what, contrary.voices, contrary.on_sheet) == (("fragile", "gone"), 1, False)
    assert set(contrary.evidence) == {"C2", "C3"}


@pytest.mark.parametrize(
    "records",
    [
        [resource("C1", "E0", "active"), resource("C2", "E0", "gone")],  # of two minds
        [resource("C1", "E0", "active"), resource("C2", "E1", "planned")],
        [resource("C1", "E0", "dormant"), resource("C2", "E1", "gone")],
        [
            resource("C1", "E0", "active", resource=None),
            resource("C2", "E1", "gone", resource=None),
        ],
        [resource("C1", "E0", "active"), resource("C2", "E1", "gone", resource="La cour")],
    ],
)
def test_what_does_not_contradict_itself_is_not_listed(records):
    """One voice alone, a project, two bad states, resources that are not the same."""
    assert tensions(*people(HEALTH, SHOP), *records, kind="resource_state") == []


def test_a_matter_lacking_for_some_and_there_for_others():
    """The same sub-theme as a need and as a resource; one that is gone is no resource."""
    records = [
        *people(HEALTH, SHOP),
        said("C1", "E0", "need", "soins", sub_theme="Médecins"),
        said("C2", "E1", "resource", "toit", sub_theme="médecin", resource_state="active"),
        said("C3", "E0", "need", "soins", sub_theme="bancs"),
        said("C4", "E1", "resource", "soins", sub_theme="bancs", resource_state="gone"),
    ]
    (one,) = tensions(*records, kind="need_and_resource")
    assert (one.themes, [side.voices for side in one.sides]) == (("soins", "toit"), [1, 1])
    assert [side.evidence for side in one.sides] == [("C1",), ("C2",)]


def test_several_say_a_need_where_figures_are_favourable():
    """By theme, and by chapter where its voices are told apart; not of few, nor beside a signal."""
    calm = values(town=5.0, dep=20.0)
    needs = [said(f"C{n}", f"E{n}", "need", "toit") for n in range(3)]
    records = [*calm, *people(HEALTH, SHOP, SHOP), *needs]
    (one,) = tensions(*records, kind="statistics_favourable")  # the theme leads to two chapters
    assert (one.about, one.is_chapter) == ("toit", False)
    assert [side.voices for side in one.sides] == [None, 3]
    assert one.sides[0].names == ("pauvrete",)
    alone = read(*records, themes=(Theme("toit", "Se loger", (), ("income",)),)).tensions
    assert [(one.about, one.is_chapter) for one in alone] == [("income", True), ("toit", False)]
    few = [*calm, *people(SHOP, SHOP, SHOP), *needs]
    assert tensions(*few, kind="statistics_favourable") == []
    signal = values(town=30.0, dep=10.0, indicator="b")
    both = [*calm, *signal, *people(HEALTH, SHOP, SHOP), *needs]
    assert tensions(*both, kind="statistics_favourable") == []
    (one,) = tensions(*both, kind="indicators")
    assert (one.about, one.sides[0].names, one.sides[1].names) == ("income", ("b",), ("pauvrete",))


@pytest.mark.parametrize(
    ("nature", "listed_"), [("story", True), ("need", False), ("barrier", False)]
)
def test_figures_in_signal_where_voices_name_resources_only(nature, listed_):
    """A need or a barrier beside them, and the voices do not contradict the figures."""
    records = [
        *values(town=30.0, dep=10.0),
        *people(HEALTH),
        resource("C1", "E0", "active"),
        said("C2", "E0", nature, "toit"),
    ]
    found = tensions(*records, kind="statistics_alone")
    assert [one.about for one in found] == (["toit"] if listed_ else [])


def test_types_of_actors_that_see_the_two_sides_of_a_theme():
    """Two shops name no resource, two health workers nothing else; one landlord is no type."""
    records = [
        *people(SHOP, SHOP, HEALTH, HEALTH, LANDLORD),
        said("C0", "E0", "need", "toit"),
        said("C1", "E1", "barrier", "toit"),
        resource("C2", "E2", "active"),
        resource("C3", "E3", "active"),
        said("C4", "E4", "need", "toit"),
    ]
    (one,) = tensions(*records, kind="actor_types")
    assert [(side.names, side.voices) for side in one.sides] == [((SHOP,), 2), ((HEALTH,), 2)]
    mixed = [*records, said("C5", "E0", "resource", "toit")]
    assert tensions(*mixed, kind="actor_types") == []


# -- what has no counterpart, and who speaks of what -------------------------------------------------


def test_what_is_only_needed_and_what_is_only_there():
    """By sub-theme, whatever the theme; a barrier keeps a resource from being without need."""
    records = [
        *people(HEALTH, SHOP),
        said("C1", "E0", "need", "toit", sub_theme="logement, bail"),
        said("C2", "E1", "need", "soins", sub_theme="Logements"),
        said("C3", "E1", "resource", "fetes", sub_theme="bal"),
        said("C4", "E1", "resource", "fetes", sub_theme="salle"),
        said("C5", "E0", "barrier", "fetes", sub_theme="salles"),
        said("C6", "E0", "resource", "toit", sub_theme="bail"),
    ]
    found = read(*records)
    (need,), (there,) = found.needs_alone, found.resources_alone
    assert (need.voices, need.themes, need.evidence) == (2, ("soins", "toit"), ("C1", "C2"))
    assert (there.name, there.voices) == ("bal", 1)


def test_voices_of_each_type_are_counted_theme_by_theme():
    """One voice a theme and type whatever it says there; types that nobody noted come last."""
    records = [
        *people(SHOP, SHOP, None),
        said("C0", "E0", "need", "toit"),
        said("C1", "E0", "story", "toit"),
        said("C2", "E1", "need", "toit"),
        said("C3", "E2", "need", "toit", speaker="a"),
        said("C4", "E2", "need", "toit", speaker="b"),
    ]
    told = [(one.theme, one.actor_type, one.voices) for one in read(*records).heard_on]
    assert told == [("toit", SHOP, 2), ("toit", "", 2)]
