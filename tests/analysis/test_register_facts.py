"""The register of resources: three sources, one entry each, voices counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_town import THEMES, Town, settings

from absr.analysis.phase1 import phase1_facts
from absr.analysis.register import STANDINGS
from absr.privacy.suppression import hidden_figures


@pytest.fixture
def town():
    """An empty town."""
    return Town()


# -- one entry a resource ------------------------------------------------------------------------


def test_three_sources_give_one_entry_under_the_spelling_of_the_sheet(town):
    """Case, accents and hyphens do not part a resource; the sheet's own spelling is shown."""
    first = town.met("E01")
    town.said(first, "JARDIN PARTAGE DES BUIS")
    town.wrote("T1", "jardin partagé des buis")
    row = town.sheet("Jardin-partagé des Buis")
    entry = town.only()
    assert (entry.id, entry.name) == (row, "Jardin-partagé des Buis")
    assert len(entry.voices) == 2
    assert entry.records == (row, "C-0001", "CO-0001")


def test_without_a_sheet_the_first_spelling_said_is_shown(town):
    """Interviews come before the workshop."""
    town.wrote("T1", "Verger du canal")
    town.said(town.met("E01"), "verger du Canal")
    assert (town.only().id, town.only().name) == ("C-0001", "verger du Canal")


def test_names_of_signs_alone_are_not_mixed_up(town):
    """A name without any letter stays what it is."""
    one = town.met("E01")
    town.said(one, "🌳")
    town.said(one, "🎪")
    assert [entry.name for entry in town.facts().entries] == ["🌳", "🎪"]


def test_only_statements_of_nature_resource_and_every_contribution_count(town):
    """A need that names a resource is no citation; an idea of a table that names one is."""
    one = town.met("E01")
    town.said(one, "Le verger", nature="need")
    town.wrote("T1", "La fanfare", nature="disagreement")
    assert [entry.name for entry in town.facts().entries] == ["La fanfare"]


# -- independent voices ----------------------------------------------------------------------------


def test_an_interview_counts_once_however_often_it_speaks_and_where_it_is_listed(town):
    """Three statements and a place in the sheet's sources are one voice."""
    one = town.met("E01")
    for _ in range(3):
        town.said(one, "Le verger")
    town.sheet("Le verger", sources=("e 01", "E01"))
    entry = town.only()
    assert len(entry.voices) == 1
    assert entry.interviews == ("E01",)
    assert entry.listed == ()


def test_an_interview_of_the_sheet_alone_is_a_voice(town):
    """E02 said nothing that was noted, but the sheet says that it cites the resource."""
    one, two = town.met("E01"), town.met("E02", "health")
    town.said(one, "Le verger")
    town.sheet("Le verger", sources=("E02", "BPE 2024"))
    entry = town.only()
    assert len(entry.voices) == 2
    assert entry.listed == (two,)
    assert entry.other_sources == ("BPE 2024",)
    assert entry.actor_types == 2


def test_noted_speakers_of_a_collective_interview_are_voices_of_their_own(town):
    """Two speakers, one of them twice; the sheet that lists their interview adds nobody."""
    one = town.met("E01")
    for speaker in ("Ana", "ana", "Bob"):
        town.said(one, "Le verger", speaker=speaker)
    town.sheet("Le verger", sources=("E01",))
    assert len(town.only().voices) == 2
    assert town.only().actor_types == 1
    assert town.value("register.voices") == 2


def test_a_table_counts_once_whatever_the_round(town):
    """T1 in two rounds and T2 are two voices."""
    town.wrote("T1", "Le verger", round=1)
    town.wrote("t 1", "Le verger", round=2)
    town.wrote("T2", "Le verger")
    entry = town.only()
    assert len(entry.voices) == 2
    assert entry.tables == ("T1", "T2")
    assert entry.actor_types == 0


def test_a_contribution_without_a_table_is_a_voice_only_where_no_table_is_known(town):
    """It may have been written at a table that is counted already."""
    town.wrote(None, "Le verger")
    assert len(town.only().voices) == 1
    town.wrote("T1", "Le verger")
    assert len(town.only().voices) == 1


def test_another_source_is_listed_and_is_no_voice(town):
    """A public data base and an interview that does not exist are sources, not voices."""
    town.sheet("Le verger", sources=("BPE 2024", "E99"))
    entry = town.only()
    assert entry.voices == ()
    assert entry.other_sources == ("BPE 2024", "E99")
    assert town.facts().figures["register.uncited"].evidence == (entry.id,)


def test_who_cites_any_resource_is_counted_once(town):
    """An interview that cites two resources is one voice of the register, and so is a table."""
    one = town.met("E01")
    for name in ("Le verger", "La fanfare"):
        town.said(one, name)
        town.wrote("T1", name)
    town.sheet("Le four", sources=("E01",))
    counted = town.facts().figures
    assert counted["register.voices"].value == 1
    assert counted["register.tables"].value == 1
    assert counted["register.citing"].value == 2
    assert counted["register.citations.C-0001"].base == 2


# -- state, category, themes, district --------------------------------------------------------------


def test_states_that_disagree_are_kept_side_by_side(town):
    """Active for two, gone for a third: no state is the common one."""
    for ref, state in (("E01", "active"), ("E02", "active"), ("E03", "gone")):
        town.said(town.met(ref), "Le verger", resource_state=state)
    entry = town.only()
    assert entry.state is None
    assert [(s.state, len(s.voices), s.on_sheet) for s in entry.states] == [
        ("active", 2, False),
        ("gone", 1, False),
    ]
    assert town.value("register.state.disputed") == 1
    assert town.value("register.state.active") == 0
    assert town.value(f"register.said.{entry.id}.active") == 2


def test_the_state_of_the_sheet_is_no_voice(town):
    """The sheet says fragile, one voice active: two states, one voice."""
    town.said(town.met("E01"), "Le verger", resource_state="active")
    town.sheet("Le verger", state="fragile")
    states = [(s.state, len(s.voices), s.on_sheet) for s in town.only().states]
    assert states == [("active", 1, False), ("fragile", 0, True)]


def test_states_that_agree_are_the_common_one_and_none_is_unknown(town):
    """Sheet and voice say dormant; of another nobody says anything."""
    town.said(town.met("E01"), "Le verger", resource_state="dormant")
    town.sheet("Le verger", state="dormant")
    town.sheet("Le four")
    entries = {entry.name: entry for entry in town.facts().entries}
    assert entries["Le verger"].state == "dormant"
    assert entries["Le four"].state is None
    assert entries["Le four"].states == ()
    assert town.value("register.state.unknown") == 1
    assert town.value("register.dormant_or_fragile") == 1


def test_the_category_is_that_of_the_sheet_else_the_one_most_voices_give(town):
    """Two voices for a place, one that says event thrice."""
    one, two, three = (town.met(ref) for ref in ("E01", "E02", "E03"))
    for interview, category in ((one, "places"), (two, "places"), *[(three, "events")] * 3):
        town.said(interview, "Le verger", resource_category=category, place="Centre")
    assert (town.only().category, town.only().district) == ("places", "Centre")
    town.sheet("le verger", category="nature", district="Plateau")
    assert (town.only().category, town.only().district) == ("nature", "Plateau")


def test_themes_are_united_in_the_order_of_the_project(town):
    """The sheet's, those of the statements, and that of the table in its round."""
    town.sheet("Le verger", themes=("jeunesse",))
    town.said(town.met("E01"), "Le verger", themes=("nature",))
    town.table("T1", "nature", 1)
    town.table("T1", "soins", 2)
    town.wrote("T1", "Le verger", round=2)
    assert town.only().themes == ("soins", "nature", "jeunesse")
    assert town.value("register.themes.soins.resources") == 1


def test_a_resource_without_theme_or_district_is_counted_apart(town):
    """It stands under an empty name; nothing is lost."""
    town.sheet("Le verger", district="Bas-Pays")
    town.sheet("Le four", themes=("soins",))
    facts = town.facts()
    assert facts.themes == (*THEMES, "")
    assert facts.districts == ("Bas-Pays", "")
    assert facts.figures["register.themes..resources"].value == 1
    assert facts.figures["register.district.Bas-Pays"].value == 1
    assert facts.figures["register.district."].value == 1


# -- what names none ---------------------------------------------------------------------------------


def test_statements_that_name_no_resource_are_counted_by_theme(town):
    """One touches two themes, one none; a need is no resource."""
    one = town.met("E01")
    town.said(one, None, themes=("nature", "soins"))
    town.said(one, None, themes=())
    town.said(one, None, nature="need")
    town.said(one, "Le verger", themes=("nature",))
    town.wrote("T1", None, nature="resource", theme="jeunesse")
    town.wrote("T1", None, nature="idea", theme="jeunesse")
    counted = {name: figure.value for name, figure in town.facts().figures.items()}
    assert counted["register.unnamed"] == 2
    assert counted["register.named"] == 1
    assert counted["register.unnamed.nature"] == 1
    assert counted["register.unnamed.soins"] == 1
    assert counted["register.unnamed."] == 1
    assert counted["register.unnamed_contributions"] == 1
    assert counted["register.unnamed_contributions.jeunesse"] == 1


# -- figures -----------------------------------------------------------------------------------------


def test_an_empty_project_has_an_empty_register(town):
    """No record at all: every figure is nought."""
    facts = town.facts()
    assert facts.entries == ()
    assert {figure.value for figure in facts.figures.values()} == {0}


def test_what_tables_wrote_is_not_personal_and_what_interviews_said_is(town):
    """A count is hidden outside as soon as one interview stands behind it."""
    town.wrote("T1", "Le verger")
    town.said(town.met("E01"), "La fanfare")
    figures = town.facts().figures
    assert not figures["register.citations.CO-0001"].personal
    assert figures["register.citations.C-0001"].personal
    assert not figures["register.resources"].personal


def test_many_tables_do_not_bring_out_one_interview(town):
    """Six tables and one interview cite it: the seven are hidden, for six is known."""
    for number in range(6):
        town.wrote(f"T{number}", "Le verger")
    town.said(town.met("E01"), "Le verger")
    hidden = hidden_by(town)
    assert "register.citations.C-0001" in hidden
    assert "register.citing" in hidden


def hidden_by(town):
    """Ids of the figures hidden at a threshold of five, phase 1 included."""
    corpus = town.corpus()
    phase1 = phase1_facts(corpus.interviews, corpus.statements, settings())
    facts = town.facts()
    return hidden_figures({**phase1.figures, **facts.figures}, (*phase1.sums, *facts.sums), 5)


def test_a_single_dissenting_voice_cannot_be_worked_out(town):
    """Six say active, one says gone: neither count is shown, since their sum is."""
    for number in range(7):
        state = "gone" if number == 6 else "active"
        town.said(town.met(f"E{number}"), "Le verger", resource_state=state)
    hidden = hidden_by(town)
    assert "register.citations.C-0001" not in hidden
    assert {"register.said.C-0001.active", "register.said.C-0001.gone"} <= hidden


def test_a_theme_of_few_unnamed_resources_cannot_be_worked_out_of_the_total(town):
    """Two of care, six of nature, seven of youth: a second theme is hidden with the two."""
    interviews = [town.met(f"E{number}") for number in range(7)]
    for theme, voices in (("soins", 2), ("nature", 6), ("jeunesse", 7)):
        for interview in interviews[:voices]:
            town.said(interview, None, themes=(theme,))
    hidden = hidden_by(town)
    assert "register.unnamed" not in hidden
    assert {"register.unnamed.soins", "register.unnamed.nature"} <= hidden
    assert "register.unnamed.jeunesse" not in hidden


NAMES = st.sampled_from(["Le verger", "le VERGER", "La fanfare", "Four", "fanfare", None])
STATES = st.sampled_from(["active", "fragile", "gone", None])


@given(
    st.lists(st.tuples(st.integers(0, 4), NAMES, STATES, st.sampled_from(["", "a", "b"]))),
    st.lists(st.tuples(st.sampled_from(["T1", "T2", None]), NAMES, STATES)),
    st.lists(st.tuples(NAMES.filter(bool), st.sets(st.integers(0, 6)), STATES)),
)
def test_nothing_is_lost_or_counted_twice(said, written, rows):
    """Every named record is in one entry; groups add up; no count goes above its voices."""
    town = Town()
    interviews = [town.met(f"E{number}") for number in range(5)]
    for number, name, state, speaker in said:
        town.said(interviews[number], name, resource_state=state, speaker=speaker or None)
    for table, name, state in written:
        town.wrote(table, name, resource_state=state)
    for name, sources, state in rows:
        town.sheet(name, sources=tuple(f"E{number}" for number in sources), state=state)
    facts = town.facts()
    figures = facts.figures
    named = [s.id for s in town.records.get("statements", ()) if s.resource]
    named += [c.id for c in town.records.get("contributions", ()) if c.resource]
    named += [r.id for r in town.records.get("resources", ())]
    assert sorted(record for entry in facts.entries for record in entry.records) == sorted(named)
    for prefix, values in (("state", STANDINGS), ("district", facts.districts)):
        total = sum(figures[f"register.{prefix}.{value}"].value for value in values)
        assert total == len(facts.entries) == figures["register.resources"].value
    for entry in facts.entries:
        spoken = {(number, speaker) for number, name, _, speaker in said if same(name, entry)}
        heard = {number for number, _ in spoken}
        listed = {n for name, sources, _ in rows if same(name, entry) for n in sources if n < 5}
        tables = {table for table, name, _ in written if same(name, entry)}
        tables = tables - {None} or tables
        assert len(entry.voices) == len(spoken) + len(listed - heard) + len(tables)
    for group in facts.sums:
        parts = sum(figures[name].value for name in group.parts)
        if group.total in figures:
            assert parts == figures[group.total].value


def same(name, entry):
    """Whether a name is that of an entry, by the letters alone."""
    return name is not None and name.replace(" ", "").lower() == entry.name.replace(" ", "").lower()
