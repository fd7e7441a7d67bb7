"""Outside the team the cross reading tells nothing of few: no number, no place, no shade, no id."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

from reading_corpus import facts, listed, met, said, values
from test_phase1_readings import edition_of, report_of, voiced

from absr.model.edition import Audience
from absr.model.kinds.interviews import Interview
from absr.model.settings import Theme
from absr.privacy.crossings import shown_balance

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)
THEMES = tuple(Theme(name, name.upper(), (), ("housing",)) for name in "abcd")


def town(of_d):
    """Three themes with six needs and seven resources each, and a fourth with few needs."""
    start, records = 0, []
    for theme in "abc":
        records += [*voiced(6, "need", theme, start), *voiced(7, "resource", theme, start + 6)]
        start += 13
    records += [*voiced(of_d, "need", "d", start), *voiced(7, "resource", "d", start + 10)]
    for n in range(start + of_d, start + 5):  # as many voices in all, whatever is hidden
        records += [met(f"E{n}"), said(f"C{n}", f"E{n}", "story")]
    return records


def figures_of(*records, audience, **more):
    """Name → specification, alternative text and note of each figure of the report."""
    found = report_of(*records, audience=audience, **more).document.figures
    return {
        f.name: json.dumps([f.spec, f.alt, f.note]) for f in found if f.name.startswith("cross")
    }


@pytest.mark.parametrize("audience", OUTSIDE)
def test_the_figures_are_the_same_whatever_the_hidden_number_is(audience):
    """One, two or four needs under a theme: the same map and heat table to the letter."""
    drawn = [figures_of(*town(n), audience=audience, themes=THEMES) for n in (1, 2, 4)]
    assert drawn[0] == drawn[1] == drawn[2]
    assert set(drawn[0]) == {"cross-map", "cross-heat"}
    inside = [figures_of(*town(n), audience=Audience.INTERNAL, themes=THEMES) for n in (1, 2)]
    assert inside[0] != inside[1]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_the_sentences_are_the_same_whatever_the_hidden_number_is(audience):
    """Nor do « few » or « several », the types of actors or the annex tell it."""

    def told(of_d, types):
        records = [
            one._replace(actor_type=types[int(one.ref[1:]) % len(types)])
            if isinstance(one, Interview)
            else one
            for one in town(of_d)
        ]
        document = report_of(
            *records, *values(town=30.0, dep=10.0), audience=audience, themes=THEMES
        ).document
        names = ("cross-themes", "needs-resources", "themes-rules", "balances-rules")
        found = {t.name: t.rows for t in document.tables if t.name in names}
        return [next(r for r in rows if r[0] == "D") for rows in found.values()]

    assert told(1, ("shop",)) == told(4, ("shop", "health"))
    assert len(told(1, ("shop",))) == 4


def test_a_theme_left_out_of_the_map_is_named():
    """Its absence is said, with the reason, not its number."""
    note = json.loads(figures_of(*town(2), audience=Audience.PUBLIC, themes=THEMES)["cross-map"])[2]
    assert "n’est pas placé" in note
    assert note.endswith("D.")


@pytest.mark.parametrize("audience", tuple(Audience))
def test_themes_beside_a_line_of_the_map_are_said_to_be_of_no_side(audience):
    """Ten needs and none of the others: lines at five; six is a voice off, seven is a side."""
    records, start = [], 0
    for theme, needs, resources in (("a", 10, 10), ("b", 6, 10), ("c", 7, 7)):
        records += voiced(needs, "need", theme, start)
        records += voiced(resources, "resource", theme, start + needs)
        start += needs + resources
    found = figures_of(*records, audience=audience, themes=THEMES)["cross-map"]
    note = json.loads(found)[2]
    assert "un seul thème est à une voix près d’un trait" in note.lower()
    assert note.endswith("B.")


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_evidence_and_no_count_of_a_type_or_resource_leaves(audience):
    """Ids, voices of a type, numbers of resources: in the internal edition only."""
    records = [*town(4), listed("R1", "a", state="active")]
    part = edition_of(*records, audience=audience, themes=THEMES).readings
    assert part.heard_on == ()
    assert not [c for c in (*part.themes, *part.chapters) if c.evidence]
    held = [one for balance in part.balances for one in balance.held]
    assert held
    assert all(one.resources is None and not one.evidence for one in held)
    assert not any(balance.evidence for balance in part.balances)


@pytest.mark.parametrize("hidden", [False, True])
def test_barriers_alone_are_not_told_where_the_needs_are_hidden(hidden):
    """« Freins seulement » would say that the hidden number is nil."""
    (balance,) = [
        b
        for b in facts(met("E1"), said("C1", "E1", "barrier", "toit")).readings.balances
        if b.theme == "toit"
    ]
    gate = SimpleNamespace(internal=False, hides=lambda name: hidden and name == balance.needs)
    assert shown_balance(balance, gate).is_barrier_only is not hidden


def two_sides(count, **more):
    """That many voices on each side of a matter and of a theme, of two types of actors."""
    for n in range(count):
        yield met(f"N{n}", actor_type="shop")
        yield said(f"X{n}", f"N{n}", "need", "a", sub_theme="bancs", **more)
        yield met(f"R{n}", actor_type="health")
        yield said(f"Y{n}", f"R{n}", "resource", "a", sub_theme="bancs", resource_state="active")


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_matter_that_few_contradict_is_not_told(audience):
    """From the threshold on each side it is, without numbers; types of actors never."""
    few = edition_of(*two_sides(4), audience=audience, themes=THEMES).readings.tensions
    assert few == ()
    (one,) = edition_of(*two_sides(5), audience=audience, themes=THEMES).readings.tensions
    assert one.about == "bancs"
    assert [(side.voices, side.evidence) for side in one.sides] == [(None, ()), (None, ())]
    inside = edition_of(*two_sides(4), themes=THEMES).readings.tensions
    assert {str(t.kind) for t in inside} == {"need_and_resource", "actor_types"}


def test_a_resource_that_stays_in_the_office_is_in_no_contradiction_outside():
    """Named by nobody who may be quoted: the list of the team alone holds it."""
    records = [
        met("E1"),
        met("E2"),
        said("C1", "E1", "resource", "a", resource="La cour", resource_state="active"),
        said("C2", "E2", "resource", "a", resource="La cour", resource_state="gone"),
    ]
    assert len(edition_of(*records, themes=THEMES).readings.tensions) == 1
    assert edition_of(*records, audience=Audience.PUBLIC, themes=THEMES).readings.tensions == ()
    shown = [*records, listed("La cour", "a", state="active", publishing="yes", category="places")]
    (one,) = edition_of(*shown, audience=Audience.PUBLIC, themes=THEMES).readings.tensions
    assert [(side.what, side.voices, side.on_sheet) for side in one.sides] == [
        (("active",), None, True),
        (("gone",), None, False),
    ]


@pytest.mark.parametrize("audience", [*Audience])
def test_what_has_no_counterpart_names_nobody(audience):
    """A sub-theme of few stays inside; a name in one is masked everywhere."""
    names = [{"last_name": "Quetzalcoatl", "first_name": "Ilda"}]
    records = [met(f"E{n}") for n in range(8)]
    records += [said(f"C{n}", f"E{n}", "need", "a", sub_theme="Mme Quetzalcoatl") for n in range(6)]
    records += [said(f"D{n}", f"E{n}", "need", "a", sub_theme="bancs") for n in range(4)]
    edition = edition_of(*records, audience=audience, names=names, themes=THEMES)
    told = [(one.name, one.voices) for one in edition.readings.needs_alone]
    assert "Quetzalcoatl" not in str(told)
    numbers = [voices for _, voices in told]
    assert numbers == ([6, 4] if audience is Audience.INTERNAL else [None])
