"""Over all phases together, no hidden count can be worked out from what is shown outside.

The reader of `random_mission` draws on the declared sums, on the tables as they are printed, and
on what the words of the reports mean.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from random_mission import (
    COLLEGES,
    THEMES,
    Town,
    cells,
    editions,
    printed_reports,
    random_town,
    reader_of,
    reader_of_documents,
    readers_of_tables,
    told_by_sense,
    told_by_words,
)

SEEDS = range(16)
DOTS = ("workshop.dots.", "workshop.placed.")
"""Looked at by the reports, printed only where every college may be shown."""


def told(reader, made):
    """All that a reader knows by meaning, and of dots only what the edition tells by college.

    Where it leaves the colleges of a contribution out, any may have placed its dots.
    """
    apart = made.facts.figures.keys() - made.public.figures.keys()
    apart -= {name for name, figure in made.facts.figures.items() if figure.inside}
    assert all(name.startswith(DOTS) for name in apart)
    for name in apart:
        reader.low[name], reader.high[name] = 0, float("inf")
    told_by_words(reader, made)
    told_by_sense(reader, made)
    if not apart:
        return
    reader.equations = [
        known
        for known in reader.equations
        if not apart & known.keys()
        and not all(any(name.startswith(dots) for name in known) for dots in DOTS)
    ]
    votes = [vote.contribution for vote in made.facts.workshop.votes]
    groups = {f"{DOTS[0]}{vote}.": f"{DOTS[0]}{vote}" for vote in votes}
    groups[DOTS[1]] = DOTS[0].removesuffix(".")
    voting = [college for college in COLLEGES if f"{DOTS[1]}{college}" in reader.low]
    if any(name.startswith(DOTS[1]) for name in apart):
        voting = list(COLLEGES)
    for group, total in groups.items():
        if any(name.startswith(group) for name in apart):
            parts = [f"{group}{college}" for college in voting]
            for name in parts:
                if name not in made.public.figures:
                    reader.low[name], reader.high[name] = 0, float("inf")
            reader.equal(parts, total)
    for college in voting:
        parts = [f"{DOTS[0]}{vote}.{college}" for vote in votes]
        reader.equal([name for name in parts if name in reader.low], f"{DOTS[1]}{college}")


@cache
def town(seed):
    """The editions of a random mission: some have noted speakers, some several themes."""
    size = 20 + seed % 4 * 12
    return editions(
        random_town(seed, size=size, speakers=seed % 2 == 0, themes=1 + (seed % 3 == 2))
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_figure_follows_from_the_declared_sums(seed):
    """Neither by bounds nor by solving all the sums of all phases together."""
    made = town(seed)
    reader = reader_of(made)
    assert reader.hidden
    assert reader.worked_out() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_cell_follows_from_its_printed_table(seed):
    """Every « n. c. » of the four reports keeps at least two values, rows and columns added up."""
    found = readers_of_tables(town(seed))
    assert len(found) > 2
    for name, reader in found.items():
        assert reader.worked_out() == [], name


def test_tables_that_hide_numbers_and_add_up_are_among_those_looked_at():
    """Else the test above would hold of nothing."""
    found = [reader for seed in SEEDS for reader in readers_of_tables(town(seed)).values()]
    assert sum(len(reader.equations) for reader in found) > 2 * len(SEEDS)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_figure_of_the_documents_follows_from_their_words(seed):
    """With the four public reports side by side, and knowing what adds up by its meaning."""
    made = town(seed)
    reader = reader_of_documents(made)
    told(reader, made)
    assert [name for name in reader.worked_out() if not name.startswith(DOTS)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hidden_figure_of_a_notebook_follows_from_what_it_means(seed):
    """With every figure of the public edition, and knowing what adds up by its meaning."""
    made = town(seed)
    reader = reader_of(made)
    told(reader, made)
    truth, shown = made.facts.figures, made.public.figures
    for name in reader.worked_out():
        # All dots of a college may be known where they are those that are shown.
        college = name.removeprefix(DOTS[1])
        parts = [f for n, f in shown.items() if n.startswith(DOTS[0]) and n.endswith(college)]
        assert name.startswith(DOTS[1]), name
        assert truth[name].value == sum(figure.value or 0 for figure in parts), name


@pytest.mark.parametrize("seed", SEEDS)
def test_voices_of_sentences_are_hidden_for_their_own_sake(seed):
    """« moins de 5 entretiens » is said of voices that may not be shown: it has to be true."""
    made = town(seed)
    for name, figure in made.facts.figures.items():
        if name.startswith(("said.", "themes.")) and name.endswith(".voices"):
            is_small = bool(figure.value) and figure.contributors < 5
            assert (made.public.figures[name].value is None) == is_small, name


@pytest.mark.parametrize("seed", SEEDS)
def test_every_small_personal_count_is_hidden(seed):
    """What fewer than five stand behind has no number outside, in figure, base or cell."""
    made = town(seed)
    for name, figure in made.facts.figures.items():
        shown = made.public.figures.get(name)
        if shown is None:  # not told at all
            continue
        is_small = figure.value and min(figure.value, figure.contributors) < 5
        if figure.personal and is_small:
            assert shown.value is None, name
        whole = made.public.figures.get(figure.whole)
        if whole is not None and whole.value is None:
            assert shown.base is None, name


# -- leaks that were found: the smallest example of each ---------------------------------------


def said(town, who, nature, theme=THEMES[0], **more):
    """Statements of these interviews, one each."""
    for number in who:
        town.add(
            "statements",
            interview=f"interviews-{number}",
            nature=nature,
            quote="…",
            themes=(theme,),
            **more,
        )


def met(number):
    """A town with so many interviews of one type."""
    town = Town()
    for n in range(1, number + 1):
        town.add("interviews", ref=f"E{n}", actor_type="resident", district="Centre", persons=1)
    return town


def test_statements_of_a_nature_cannot_be_subtracted_over_the_themes():
    """10 needs, 8 of them in one theme: the 2 of the other are 10 less 8."""
    made_of = met(20)
    said(made_of, range(1, 9), "need", THEMES[0])
    said(made_of, range(1, 3), "need", THEMES[1])
    said(made_of, range(1, 7), "idea", THEMES[1])
    made = editions(made_of.corpus)
    shown = made.public.figures
    assert shown[f"themes.{THEMES[1]}.need.statements"].value is None
    reader = reader_of(made)
    told_by_words(reader, made)
    assert reader.worked_out() == []


def test_named_resources_of_a_theme_are_not_what_is_missing_to_the_others():
    """15 statements name a resource, 8 and 5 in two themes: those of the third are 2."""
    made_of = met(20)
    for count, theme in zip((8, 5, 2), THEMES, strict=False):
        said(made_of, range(1, 1 + count), "resource", theme, resource="Four")
        said(made_of, range(1, 7), "resource", theme)
    made = editions(made_of.corpus)
    assert made.public.figures[f"register.named.{THEMES[2]}"].value is None
    reader = reader_of(made)
    told_by_words(reader, made)
    assert reader.worked_out() == []


def test_hidden_voices_do_not_follow_where_everybody_spoke_once():
    """A theme of 7 statements by 7 voices, 5 of them on resources: « n. c. » ideas are 2."""
    made_of = met(20)
    said(made_of, range(1, 6), "resource")
    said(made_of, range(6, 8), "idea")
    said(made_of, range(8, 20), "idea", THEMES[1])
    made = editions(made_of.corpus)
    reports, _ = printed_reports(made.public)
    table = next(t for t in reports["phase1"].document.tables if t.name == "themes")
    (row,) = [r for r in cells(table) if r[0] == THEMES[0].title()]
    assert row[1:] == [0, 5, 0, None, 0, 7, None]
    reader = reader_of_documents(made)
    told_by_sense(reader, made)
    assert reader.worked_out() == []
    everything = reader_of(made)
    told_by_sense(everything, made)
    assert everything.worked_out() == []


def test_hidden_statements_do_not_follow_from_the_voices_beside_them():
    """34 on resources, 28 active; dormant « n. c. » by 5 voices: 5, and one fragile."""
    made_of = met(20)
    said(made_of, [*range(1, 15), *range(1, 15)], "resource", resource_state="active")
    said(made_of, range(1, 6), "resource", resource_state="dormant")
    said(made_of, range(1, 2), "resource", resource_state="fragile")
    made = editions(made_of.corpus)
    shown = made.public.figures
    assert shown["resources.state.dormant.statements"].value is None
    assert shown["resources.state.active.statements"].value is not None
    reader = reader_of_documents(made)
    told_by_sense(reader, made)
    assert reader.worked_out() == []


def test_the_dots_of_one_college_alone_are_not_its_total():
    """Two shopkeepers placed all 5 dots: their number is hidden, the total is not."""
    made_of = Town()
    made_of.add("contributions", ref="C1", table="T1", nature="idea", text="Un banc")
    made_of.add("votes", contribution="C1", college="shops", dots=5)
    for n in range(2):
        made_of.add("attendance", ref=f"S{n}", college="shops", present=True)
    made = editions(made_of.corpus)
    shown = made.public.figures
    assert "workshop.dots.contributions-1.shops" not in shown
    assert "workshop.placed.shops" not in shown
    assert shown["workshop.dots"].value == shown["workshop.dots.contributions-1"].value == 5
    reader = reader_of(made)
    told(reader, made)
    assert reader.worked_out() == []


def test_a_college_is_not_known_by_those_that_placed_no_dots():
    """One contribution has dots of one college, one of two: of none it is told which."""
    made_of = Town()
    for number, dots in enumerate(((5, 0), (1, 1), (9, 9)), 1):
        made_of.add("contributions", ref=f"C{number}", table="T1", nature="idea", text="Un banc")
        for college, placed in zip(("shops", "residents"), dots, strict=True):
            made_of.add("votes", contribution=f"C{number}", college=college, dots=placed)
    for number in range(18):
        college = "shops" if number < 9 else "residents"
        made_of.add("attendance", ref=f"S{number}", college=college, present=True)
    made = editions(made_of.corpus)
    shown = made.public.figures
    assert shown["workshop.dots.contributions-2"].value == 2
    assert "workshop.dots.contributions-2.shops" not in shown
    assert "workshop.dots.contributions-2.residents" not in shown
    assert shown["workshop.dots.contributions-3.shops"].value == 9
    assert shown["workshop.dots.contributions-1.residents"].value == 0
    assert "workshop.dots.contributions-2.shops" in made.internal.figures


def test_the_median_of_hidden_scores_is_not_told():
    """6 slips, median 4.5: three of 5 and three of 4 or less, all hidden."""
    made_of = Town()
    for score in (4, 4, 4, 5, 5, 5):
        made_of.add("evaluations", score=score)
    public = editions(made_of.corpus).public
    assert public.figures["workshop.evaluations"].value == 6
    assert public.figures["workshop.scores.5"].value is None
    assert public.workshop.evaluations.median is None
