"""Statistics × voices, and needs × resources: counted by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reading_corpus import corpus, facts, listed, met, read, said, settings, value, values

from absr.analysis.checks import uncited_resources
from absr.analysis.readings import _Crossings
from absr.model.reading_facts import Signal

IN_SIGNAL = values(town=30.0, dep=10.0)
CALM = values(town=10.0, dep=10.0)
NEED = (met("E1"), said("C1", "E1", "need", "toit"))
BARRIER = (met("E1"), said("C1", "E1", "barrier", "toit"))
OTHER_NEED = (met("E1"), said("C1", "E1", "need", "fetes"))


def reading_of(crossings, name):
    """The reading of one theme or chapter."""
    return next(c.reading for c in crossings if c.id == name)


@pytest.mark.parametrize(
    ("rows", "voices", "reading"),
    [
        (IN_SIGNAL, NEED, "confirmed"),
        (IN_SIGNAL, OTHER_NEED, "blind_spot"),
        (CALM, NEED, "weak_signal"),
        (CALM, (), "quiet"),
        ((), NEED, "not_measured"),
        (values(town=30.0), NEED, "not_measured"),
        (values(town=30.0, dep=10.0, direction="neutral"), NEED, "not_measured"),
        ([value("93063", 30.0, base=40), *values(dep=10.0)], (), "not_measured"),
    ],
)
def test_statistics_beside_voices_have_five_states(rows, voices, reading):
    """By theme and by chapter, through the crosswalk (income and housing lead to Se loger)."""
    found = read(*rows, *voices)
    assert reading_of(found.themes, "toit") == reading
    assert reading_of(found.chapters, "income") == reading


@pytest.mark.parametrize(("rows", "reading"), [(IN_SIGNAL, "confirmed"), (CALM, "weak_signal")])
def test_barriers_alone_are_no_silence(rows, reading):
    """Nobody says a need, somebody a barrier: neither quiet nor a blind spot, and it is told."""
    found = read(*rows, *BARRIER)
    for crossings, name in ((found.themes, "toit"), (found.chapters, "income")):
        crossing = next(c for c in crossings if c.id == name)
        assert (crossing.reading, crossing.strength) == (reading, "barriers")
        assert (crossing.actor_types, crossing.evidence) == (0, ("C1",))


def test_a_need_beside_barriers_is_told_by_its_own_voices():
    """Barriers are not counted among the voices of a need."""
    found = read(*CALM, *NEED, said("C2", "E1", "barrier", "toit"))
    crossing = next(c for c in found.themes if c.id == "toit")
    assert (crossing.strength, crossing.evidence) == ("few", ("C1",))


@pytest.mark.parametrize(
    ("states", "provision"), [(["active"], "support"), (["gone"], "missing"), ([], "missing")]
)
def test_barriers_weigh_like_needs_beside_resources(states, provision):
    """A theme that meets barriers is no lever, and is not said to have neither."""
    records = [*BARRIER, *(listed("R1", "toit", state=state) for state in states)]
    balance = next(b for b in read(*records).balances if b.theme == "toit")
    assert (balance.provision, balance.is_barrier_only) == (provision, True)
    assert balance.evidence == ("C1",)


def test_one_signal_among_several_indicators_is_enough():
    """A theme with a calm and a signalling indicator is in signal; both are counted."""
    found = read(*IN_SIGNAL, *values(town=10.0, dep=10.0, indicator="autre"), *NEED)
    crossing = next(c for c in found.themes if c.id == "toit")
    assert (crossing.reading, crossing.concluding, crossing.signals) == (
        "confirmed",
        2,
        ("pauvrete",),
    )


def _computed(name, signal, *, is_core=False, evidence=()):
    """An indicator of housing, with nothing but what the crossing reads."""
    from absr.model.reading_facts import Indicator

    given = dict.fromkeys(Indicator.__dataclass_fields__)
    given |= {"id": name, "signal": signal, "chapter": "housing", "themes": ("toit",)}
    given |= {"formula": "A / B", "is_core": is_core, "evidence": evidence}
    return Indicator(**given)


@pytest.mark.parametrize(
    ("core", "beyond", "reading"),
    [("close", "signal", "weak_signal"), ("signal", "close", "confirmed")],
)
def test_what_is_computed_beyond_the_core_decides_nothing(core, beyond, reading):
    """Out of many indicators one is in signal by chance: the core was chosen beforehand."""
    found = _Crossings(
        corpus(*NEED),
        settings(),
        [_computed("a", Signal(core), is_core=True), _computed("b", Signal(beyond))],
    )
    for crossing in (found.of_theme("toit"), found.of_chapter("housing")):
        assert (crossing.reading, crossing.indicators, crossing.concluding) == (reading, ("a",), 1)
        assert (crossing.beyond, crossing.beyond_signals) == (("b",), int(beyond == "signal"))


def test_what_somebody_typed_decides_like_the_core():
    """A typed value beside a computed one: who typed it chose the indicator."""
    found = _Crossings(
        corpus(*NEED), settings(), [_computed("a", Signal.SIGNAL, evidence=("I-1", "M-1"))]
    )
    assert found.of_theme("toit").reading == "confirmed"


def test_themes_written_on_the_indicator_win_over_the_crosswalk():
    """An income indicator said to be of Soins is not read under Se loger."""
    found = read(*values(town=30.0, dep=10.0, themes=("soins",)))
    assert reading_of(found.themes, "soins") == "blind_spot"
    assert reading_of(found.themes, "toit") == "not_measured"


def test_a_chapter_that_no_theme_leads_to_says_so():
    """The silence on youth proves nothing where no theme leads there."""
    linked = {c.id: c.is_linked for c in read().chapters}
    assert [name for name, is_linked in linked.items() if is_linked] == [
        "health",
        "income",
        "housing",
    ]


def test_voices_of_a_chapter_are_counted_once():
    """One voice on two themes of a chapter is one; only needs count; a group has speakers."""
    themes = {"themes": (_theme("a"), _theme("b"))}
    found = read(
        met("E1"),
        met("E2"),
        said("C1", "E1", "need", "a", "b"),
        said("C2", "E1", "need", "a"),
        said("C3", "E2", "need", "b", speaker="Une mère"),
        said("C4", "E2", "need", "b", speaker="Un père"),
        said("C5", "E2", "resource", "b", speaker="Un voisin"),
        **themes,
    )
    figure = found.figures["chapters.housing.need.voices"]
    assert (figure.value, figure.base) == (3, 4)
    assert figure.evidence == ("C1", "C2", "C3", "C4")


def _theme(name, *chapters):
    from absr.model.settings import Theme

    return Theme(name, name.upper(), (), chapters or ("housing",))


@pytest.mark.parametrize(
    ("wide", "own", "strength"),
    [
        (0, 3, "several"),
        (0, 2, "few"),
        (9, 0, "shared"),
        (9, 2, "shared"),  # nine more speak of a theme that leads elsewhere too
        (9, 3, "several"),  # three speak of a theme that leads nowhere else
    ],
)
def test_voices_of_a_theme_of_several_chapters_are_not_the_strength_of_one(wide, own, strength):
    """Nobody knows of which chapter they speak: only what leads to one alone makes it strong."""
    records = []
    for place, theme in enumerate(["wide"] * wide + ["own"] * own):
        records.append(met(f"E{place}", actor_type=("resident", "shop")[place % 2]))
        records.append(said(f"C{place}", f"E{place}", "need", theme))
    themes = (_theme("own"), _theme("wide", "housing", "income"))
    found = next(c for c in read(*records, themes=themes).chapters if c.id == "housing")
    assert found.strength == strength


def test_a_voice_on_both_kinds_of_themes_is_told_apart():
    """Who says a need under a theme of this chapter alone speaks of it, whatever else they say."""
    themes = (_theme("own"), _theme("wide", "housing", "income"))
    needs = (said("C1", "E1", "need", "own"), said("C2", "E1", "need", "wide"))
    found = next(c for c in read(met("E1"), *needs, themes=themes).chapters if c.id == "housing")
    assert found.strength == "few"


def test_a_chapter_does_not_give_a_small_theme_away():
    """Nine voices less the seven of one theme are the two of the other: the nine are hidden."""
    records = [met(f"E{n}") for n in range(9)]
    records += [said(f"C{n}", f"E{n}", "need", "a" if n < 7 else "b") for n in range(9)]
    figure = read(*records, themes=(_theme("a"), _theme("b"))).figures[
        "chapters.housing.need.voices"
    ]
    assert (figure.value, figure.contributors) == (9, 2)


@pytest.mark.parametrize(
    ("needs", "states", "provision"),
    [
        (True, ["active"], "support"),
        (True, [None], "to_check"),  # a state that nobody said is not an active one
        (True, [None, "dormant"], "to_check"),
        (True, [None, None, "active"], "support"),  # nor does it weigh against one
        (True, ["dormant", "active"], "support"),  # half of those whose state is said
        (True, ["dormant", "fragile", "active"], "fragile_support"),
        (True, ["gone", "planned", "active"], "support"),  # what is not there weighs nothing
        (True, ["dormant", "fragile"], "to_connect"),
        (True, ["planned", "gone"], "missing"),
        (True, [], "missing"),
        (False, ["dormant"], "lever"),
        (False, ["gone"], "neither"),
        (False, [], "neither"),
    ],
)
@pytest.mark.parametrize("where", ["said", "register"])
def test_needs_beside_resources(needs, states, provision, where):
    """From what was said and from the register alike."""
    records = [met("E1"), *([said("C0", "E1", "need", "toit")] if needs else [])]
    for place, state in enumerate(states):
        if where == "said":
            records.append(said(f"C{place + 1}", "E1", "resource", "toit", resource_state=state))
        else:
            records.append(listed(f"R{place}", "toit", state=state))
    balance = next(b for b in read(*records).balances if b.theme == "toit")
    assert balance.provision == provision
    # A state that nobody said is no state.
    assert (set(balance.states), balance.is_unsaid) == ({*states} - {None}, None in states)


def test_the_register_counts_what_can_be_counted_on():
    """Planned and gone resources are in no count; one may be of two themes."""
    found = read(
        listed("R1", "toit", "soins", state="active"),
        listed("R2", "toit", state="gone"),
        listed("R3", "toit", state="planned"),
        listed("R4", "toit"),
    ).figures
    counted = {name: figure.value for name, figure in found.items() if "register" in name}
    assert counted == {
        "readings.register": 2,
        "readings.register.soins": 1,
        "readings.register.toit": 2,
        "readings.register.fetes": 0,
    }


def test_an_empty_project_has_a_reading_of_nothing():
    """No record at all: nothing measured, neither need nor resource, no figure above nil."""
    found = facts().readings
    assert {c.reading for c in (*found.themes, *found.chapters)} == {"not_measured"}
    assert {b.provision for b in found.balances} == {"neither"}
    assert not any(figure.value for figure in found.figures.values())


@pytest.mark.parametrize(
    ("nature", "sources", "found"),
    [
        ("need", (), ["X209"]),  # named in passing: the register counts no voice for it
        ("resource", (), []),
        ("need", ("BPE 2024",), []),
    ],
)
def test_a_resource_is_cited_as_the_register_counts(nature, sources, found):
    """The message on resources that nobody cites and the register follow one rule."""
    row = listed("Le lavoir", "toit", sources=sources)
    word = said("C1", "E1", nature, "toit", resource="le LAVOIR")
    records = corpus(met("E1"), word, row)
    assert [problem.code for problem in uncited_resources(records)] == found
