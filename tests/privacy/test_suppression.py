"""Small counts stay hidden: nobody who knows what is shown can work one of them out."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.model.figures import Figure, Sum, Unit
from absr.privacy.suppression import hidden_figures

THRESHOLD = 5


@dataclass
class Town:
    """Figures with their sums, as a report makes them."""

    figures: dict[str, Figure] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)

    def add(self, name, value, contributors):
        """One figure."""
        evidence = tuple(f"E{n}" for n in range(contributors))
        self.figures[name] = Figure(
            name, value, Unit.INTERVIEWS, max(value, 1), evidence, contributors
        )

    def total(self, total, parts):
        """A sum whose parts are there."""
        self.sums.append(Sum(tuple(parts), total))
        assert sum(self.figures[part].value for part in parts) == self.figures[total].value


def split(draw, whole, pieces):
    """`whole` things put at random into `pieces` boxes, some of them empty."""
    boxes = [0] * pieces
    for _ in range(whole):
        boxes[draw.randrange(pieces)] += 1
    return boxes


def random_town(seed, interviews, kinds, districts, talk):
    """Interviews by type and by district, their persons, and resources by category and state."""
    draw, town = random.Random(seed), Town()
    people = [draw.choice([1, 1, 1, 2, 6]) for _ in range(interviews)]
    town.add("heard.interviews", interviews, interviews)
    town.add("heard.persons", sum(people), interviews)
    for group, count in (("type", kinds), ("district", districts), ("pilot", 3)):
        where = [draw.randrange(count) for _ in range(interviews)]
        for place in range(count):
            mine = [n for n in range(interviews) if where[n] == place]
            town.add(f"{group}.{place}.interviews", len(mine), len(mine))
            town.add(f"{group}.{place}.persons", sum(people[n] for n in mine), len(mine))
        for unit in ("interviews", "persons"):
            town.total(f"heard.{unit}", [f"{group}.{n}.{unit}" for n in range(count)])
    natures = split(draw, talk, 5)
    town.add("said", talk, min(talk, interviews))
    for place, value in enumerate(natures):
        town.add(f"nature.{place}", value, min(value, draw.randint(1, interviews)))
    town.total("said", [f"nature.{n}" for n in range(5)])
    for name, count in (("category", 6), ("state", 5)):
        for place, value in enumerate(split(draw, natures[1], count)):
            town.add(f"{name}.{place}", value, min(value, draw.randint(1, interviews)))
        town.total("nature.1", [f"{name}.{n}" for n in range(count)])
    return town


TOWNS = st.builds(
    random_town,
    st.integers(0, 10**6),
    st.integers(1, 40),
    st.integers(1, 12),
    st.integers(1, 7),
    st.integers(0, 80),
)


class Attacker:
    """Somebody who knows every figure shown, every sum, and that what is hidden is not nil.

    A hidden figure is safe when another town would look the same: one more here, one less there,
    along the sums, and nowhere below one.
    """

    def __init__(self, town, hidden):
        """Keep what is known."""
        self.figures, self.sums, self.hidden = town.figures, town.sums, hidden

    def can_find(self, name):
        """Whether one value only of the hidden figure agrees with what is shown."""
        return not any(self._moves(name, step, ()) for step in (1, -1))

    def _moves(self, name, step, used):
        if self.figures[name].value + step < 1:
            return False
        beside = [s for s in self.sums if name in (*s.parts, s.total) and s not in used]
        return all(self._answered(s, name, step, used) for s in beside)

    def _answered(self, group, name, step, used):
        for other in (*group.parts, group.total):
            if other == name or other not in self.hidden:
                continue
            alike = group.total in (name, other)
            if self._moves(other, step if alike else -step, (*used, group)):
                return True
        return False


@given(TOWNS)
@settings(max_examples=300, deadline=None)
def test_what_is_hidden_cannot_be_worked_out(town):
    """Whatever the counts, no hidden figure follows from those that are shown."""
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    attacker = Attacker(town, hidden)
    assert not [name for name in hidden if attacker.can_find(name)]


@given(TOWNS)
@settings(max_examples=200, deadline=None)
def test_every_small_count_is_hidden_and_no_nil(town):
    """What fewer than five interviews bear out is hidden; a nil is shown."""
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    for name, figure in town.figures.items():
        if not figure.value:
            assert name not in hidden
        elif min(figure.value, figure.contributors) < THRESHOLD:
            assert name in hidden


@given(TOWNS, st.integers(3, 12))
@settings(max_examples=100, deadline=None)
def test_the_hidden_whole_of_a_sum_is_not_small(town, threshold):
    """Where the total is shown, what its hidden parts make together is no small count either."""
    hidden = hidden_figures(town.figures, town.sums, threshold)
    for group in town.sums:
        parts = [town.figures[part].value for part in group.parts if part in hidden]
        if parts and group.total not in hidden:
            assert len(parts) > 1
            assert sum(parts) >= threshold


def town_of(values, contributors=None):
    """One sum, with its parts by name."""
    town = Town()
    for name, value in values.items():
        town.add(name, value, (contributors or {}).get(name, value))
    town.add("total", sum(values.values()), max(sum(values.values()), 1))
    town.total("total", values)
    return town


def test_a_lonely_small_part_takes_a_neighbour_along():
    """One small count beside large ones: the smallest of those is hidden with it."""
    town = town_of({"a": 2, "b": 7, "c": 9})
    assert hidden_figures(town.figures, town.sums, THRESHOLD) == {"a", "b"}


def test_parts_of_one_each_are_not_given_away_by_their_number():
    """Five hidden parts that make five would be one each: their total is hidden too."""
    town = town_of(dict.fromkeys("abcde", 1))
    assert "total" in hidden_figures(town.figures, town.sums, THRESHOLD)


def test_a_hidden_total_is_not_added_up_from_another_sum():
    """A total hidden for the sake of one sum is not left to be added up from the other."""
    town = town_of(dict.fromkeys("abcde", 1))
    town.add("x", 5, 5)
    town.total("total", ["x"])
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    assert {"total", "x"} <= hidden


def test_two_sums_together_give_nothing_away():
    """A hidden part that is the total of another sum is not squeezed between the two."""
    town = Town()
    for name, value in (("need", 1), ("resource", 6), ("said", 7), ("one", 1), ("five", 5)):
        town.add(name, value, value)
    town.total("said", ["need", "resource"])
    town.total("resource", ["one", "five"])
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    attacker = Attacker(town, hidden)
    assert not [name for name in hidden if attacker.can_find(name)]


def test_a_chain_of_sums_gives_nothing_away():
    """Six parts of one each, whose total is squeezed by another sum: more is hidden farther up."""
    town = Town()
    for name, value in (
        ("need", 1),
        ("resource", 6),
        ("said", 7),
        *dict.fromkeys("abcdef", 1).items(),
    ):
        town.add(name, value, value)
    town.total("said", ["need", "resource"])
    town.total("resource", "abcdef")
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    assert "said" in hidden
    attacker = Attacker(town, hidden)
    assert not [name for name in hidden if attacker.can_find(name)]


def test_many_persons_in_few_interviews_are_hidden():
    """Six persons met in one interview are as easily known as one."""
    town = town_of({"a": 6, "b": 9, "c": 8}, {"a": 1})
    assert "a" in hidden_figures(town.figures, town.sums, THRESHOLD)


def test_sums_that_contradict_each_other_come_to_an_end():
    """More is hidden, and it ends: what is wrong elsewhere is no endless loop here."""
    town = Town()
    for name, value in (("a", 2), ("b", 2), ("c", 9), ("total", 30), ("one", 7), ("two", 8)):
        town.add(name, value, value)
    town.sums += [
        Sum(("a", "b"), "total"),
        Sum(("total", "b"), "a"),
        Sum(("one", "two"), "one"),
        Sum(("total", "c"), "total"),
    ]
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    assert {"a", "b"} < hidden


def test_voices_beside_hidden_statements_do_not_give_them_back():
    """Two states: the voices of the one hidden for the other's sake are as many as it has."""
    town = Town()
    for state, statements, voices in (("active", 28, 14), ("dormant", 5, 5), ("fragile", 1, 1)):
        town.add(f"state.{state}.statements", statements, voices)
        town.add(f"state.{state}.voices", voices, voices)
    town.add("said.statements", 34, 14)
    town.add("said.voices", 14, 14)
    town.total(
        "said.statements", [f"state.{s}.statements" for s in ("active", "dormant", "fragile")]
    )
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    assert "state.dormant.voices" in hidden
    assert not {"state.active.statements", "state.active.voices"} & hidden


def test_voices_of_a_theme_stay_and_its_statements_go():
    """Seven voices, one statement each: that each spoke once is what may not be known."""
    town = Town()
    for nature, number in (("need", 5), ("idea", 2)):
        town.add(f"themes.a.{nature}.statements", number, number)
        town.add(f"themes.a.{nature}.voices", number, number)
    town.add("themes.a.all.statements", 7, 7)
    town.add("themes.a.all.voices", 7, 7)
    town.total(
        "themes.a.all.statements", [f"themes.a.{nature}.statements" for nature in ("need", "idea")]
    )
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    assert "themes.a.all.statements" in hidden
    assert {name for name in hidden if name.endswith("voices")} == {"themes.a.idea.voices"}


def test_equations_give_nothing_away():
    """Three pairs of three figures: each may be anything, but the three equations have one end."""
    town = Town()
    for name, contributors in (("x", 2), ("y", 10), ("z", 10)):
        town.add(name, 10, contributors)
    for pair in ("xy", "yz", "xz"):
        town.add(pair, 20, 10)
        town.total(pair, pair)
    hidden = hidden_figures(town.figures, town.sums, THRESHOLD)
    rows = [
        [(name in group.parts) - (name == group.total) for name in sorted(hidden)]
        for group in town.sums
    ]
    rank = np.linalg.matrix_rank(np.array(rows))
    for place in range(len(hidden)):
        fixed = np.zeros((1, len(hidden)))
        fixed[0, place] = 1
        assert np.linalg.matrix_rank(np.vstack([rows, fixed])) == rank + 1
