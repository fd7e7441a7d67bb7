"""Whoever adds up all that a public edition shows of the workshop cannot find who stayed away.

A reader knows more than the sums of a table: who said yes came or stayed away; who came had said
yes, had not, or had no invitation; the tables seat those present. The reader has every figure of
the edition (the four reports and the notebook show no more) and shares no code with absr.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from random_mission import COLLEGES, Reader, Town, editions

SEEDS = range(24)
STEPS = ("yes", "maybe", "no", "none")


def workshop(seed):
    """A day where people sign in with their invitation, whose college is theirs."""
    draw, town = random.Random(seed), Town()
    walk_ins = draw.choice((0, 0, 2, 7))
    lean = [draw.choice((1, 3, 12)) for _ in COLLEGES]
    usual = draw.choice(((20, 0, 0, 0), (16, 1, 0, 0), (9, 4, 3, 2)))
    for n in range(draw.randrange(12, 60)):
        answer = draw.choices(("yes", "maybe", "no", None), usual)[0]
        college = draw.choices(COLLEGES, lean)[0]
        town.add("invitations", ref=f"I{n}", college=college, answer=answer)
        if draw.random() < (0.85 if answer == "yes" else 0.2):
            town.add("attendance", ref=f"I{n}", present=True, first_time=draw.choice((True, None)))
    for n in range(walk_ins):
        town.add("attendance", ref=f"W{n}", present=True, college=draw.choices(COLLEGES, lean)[0])
    return editions(town.corpus)


def reader_of_the_day(made):
    """Who has every figure of the public edition, and knows who can be where on such a day.

    What the edition does not hold is known to be no less than nought, and nothing else.
    """
    truth = {name: figure.value for name, figure in made.facts.figures.items()}
    truth = {name: value for name, value in truth.items() if name.startswith("workshop.")}
    shown = {name: figure.value for name, figure in made.public.figures.items() if name in truth}
    reader = Reader(shown)
    for name, figure in made.facts.figures.items():
        if name in truth and name not in shown:
            reader.low[name], reader.high[name] = 0, float("inf")
            is_small = figure.value and min(figure.value, figure.contributors) < 5
            (reader.hidden if is_small else reader.harmless).append(name)
    for suffix in ("", *(f".{college}" for college in COLLEGES)):
        if f"workshop.invited{suffix}" in truth:
            of_a_group(reader, truth, suffix)
    for name in ("invited", "present", *(f"answers.{step}" for step in STEPS), "walk_ins"):
        over_the_colleges(reader, truth, f"workshop.{name}")
    for name in ("kept_word", "absent", "unannounced", "expected"):
        over_the_colleges(reader, truth, f"workshop.{name}")
    return reader


def of_a_group(reader, truth, suffix):
    """Present are: yes less absent, others who were invited, and who was not."""

    def equal(parts, total):
        names = [f"workshop.{part}{suffix}" for part in parts]
        known = [name for name in names if name in truth]
        whole = f"workshop.{total}{suffix}"
        if whole in truth:
            assert sum(truth[name] for name in known) == truth[whole], whole
            reader.equal(known, whole)

    equal([f"answers.{step}" for step in STEPS], "invited")
    equal(["kept_word", "absent"], "answers.yes")
    equal(["kept_word", "unannounced", "walk_ins"], "present")
    equal(["expected", "walk_ins"], "present")
    names = [f"workshop.unannounced{suffix}", f"workshop.answers.yes{suffix}"]
    reader.at_most(names, [f"workshop.invited{suffix}"])


def over_the_colleges(reader, truth, total):
    """The colleges make the total."""
    parts = [f"{total}.{college}" for college in COLLEGES if f"{total}.{college}" in truth]
    if parts:
        assert sum(truth[part] for part in parts) == truth[total], total
        reader.equal(parts, total)


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_finds_a_small_number_of_the_day_by_taking_off(seed):
    """Neither what is printed « n. c. » nor what by college never leaves the office."""
    made = workshop(seed)
    reader = reader_of_the_day(made)
    assert reader.hidden
    assert reader.worked_out() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_and_absences_by_college_are_in_no_public_edition(seed):
    """No report and no notebook can print them: the edition does not hold them."""
    made = workshop(seed)
    steps = ("kept_word", "absent", "unannounced", "walk_ins", "expected", "stayed_away")
    kept = [f"workshop.{step}" for step in (*(f"answers.{step}" for step in STEPS), *steps)]
    names = {f"{name}.{college}" for name in kept for college in COLLEGES}
    assert names & made.internal.figures.keys()
    assert not names & made.public.figures.keys()


def test_where_all_said_yes_and_nobody_walked_in_the_absent_are_not_a_difference():
    """Six elected invited, five came: invited less present would be the one who stayed away."""
    town = Town()
    for college, invited, came in (
        ("residents", 40, 33),
        ("shops", 6, 5),
        ("associations", 20, 20),
    ):
        for n in range(invited):
            ref = f"{college}{n}"
            town.add("invitations", ref=ref, college=college, answer="yes")
            if n < came:
                town.add("attendance", ref=ref, present=True)
    made = editions(town.corpus)
    figures = made.public.figures
    both = [figures[f"workshop.{step}.shops"].value for step in ("invited", "present")]
    assert None in both
    assert reader_of_the_day(made).worked_out() == []
