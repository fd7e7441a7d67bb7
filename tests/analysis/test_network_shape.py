"""The shape of a network: groups, who stands alone, who stands between others."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from absr.analysis.network_shape import MOST_EXACT, network_shapes, shape
from absr.model.network_facts import LinkKind, Node, Tie

_FRIENDSHIPS = """
2-1 3-1 3-2 4-1 4-2 4-3 5-1 6-1 7-1 7-5 7-6 8-1 8-2 8-3 8-4 9-1 9-3 10-3 11-1 11-5 11-6 12-1 13-1
13-4 14-1 14-2 14-3 14-4 17-6 17-7 18-1 18-2 20-1 20-2 22-1 22-2 26-24 26-25 28-3 28-24 28-25 29-3
30-24 30-27 31-2 31-9 32-1 32-25 32-26 32-29 33-3 33-9 33-15 33-16 33-19 33-21 33-23 33-24 33-30
33-31 33-32 34-9 34-10 34-14 34-15 34-16 34-19 34-20 34-21 34-23 34-24 34-27 34-28 34-29 34-30 34-31
34-32 34-33
"""
KARATE = _FRIENDSHIPS.split()
"""The 78 friendships of Zachary's karate club (Journal of Anthropological Research 33, 1977)."""
PUBLISHED = {"1": 0.4376, "34": 0.3041, "33": 0.1452, "3": 0.1437, "32": 0.1383, "9": 0.0559}
"""Normalised betweenness of its members, as published with UCINET's copy of the data."""


def ties(*links):
    """Ties between nodes named by `a-b`."""
    evidence = {LinkKind.WORKS_WITH: ("AC-1",)}
    return [Tie(*sorted(link.split("-")), evidence, ()) for link in links]


def shares(found):
    """Node → its share, rounded as it is published."""
    return {broker.key: round(broker.share, 4) for broker in found.brokers}


def test_a_published_network_gives_its_published_shares():
    """The two leaders of the club and the four members next to them, to the fourth decimal."""
    members = [str(number) for number in range(1, 35)]
    found = shape(members, ties(*KARATE))
    assert {name: shares(found)[name] for name in PUBLISHED} == PUBLISHED
    assert [broker.key for broker in found.brokers][:2] == ["1", "34"]
    assert found.groups == (tuple(members),)


def test_the_middle_of_a_chain_stands_between_its_sides():
    """Of a chain of five, by hand: b between a and three others, c between two and two."""
    found = shape("abcde", ties("a-b", "b-c", "c-d", "d-e"))
    assert shares(found) == {"c": round(4 / 6, 4), "b": 0.5, "d": 0.5}
    assert [broker.key for broker in found.brokers] == ["c", "b", "d"]


def test_the_middle_of_a_star_stands_between_all():
    """All six pairs of the four rays go through it."""
    assert shares(shape("abcde", ties("a-b", "a-c", "a-d", "a-e"))) == {"a": 1.0}


def test_two_ways_of_one_length_count_half_each():
    """On a square each corner carries half of the one pair opposite: 0.5 of 3 pairs."""
    found = shape("abcd", ties("a-b", "b-c", "c-d", "d-a"))
    assert set(shares(found).values()) == {round(0.5 / 3, 4)}


def test_groups_come_the_largest_first_and_who_is_alone_apart():
    """Three, two, and one without a link."""
    found = shape("abcdef", ties("e-f", "a-b", "b-c"))
    assert found.groups == (("a", "b", "c"), ("e", "f"))
    assert found.isolated == ("d",)


@pytest.mark.parametrize(("keys", "alone"), [("", ()), ("a", ("a",))])
def test_a_network_of_nobody_or_of_one_has_no_group(keys, alone):
    """No group, no broker, and no fault."""
    found = shape(keys, [])
    assert (found.groups, found.brokers, found.isolated) == ((), (), alone)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(KARATE), st.permutations([str(n) for n in range(1, 35)]))
def test_the_order_of_the_links_changes_nothing(links, members):
    """Links in any order, nodes in any order: the same shares and the same group."""
    found = shape(members, ties(*links))
    expected = shape([str(n) for n in range(1, 35)], ties(*KARATE))
    assert {k: pytest.approx(v, abs=1e-4) for k, v in shares(found).items()} == shares(expected)
    assert [set(group) for group in found.groups] == [set(group) for group in expected.groups]


def test_five_thousand_actors_are_estimated_and_said_to_be():
    """A hundred circles of fifty, and a middle that joins them: it stands before all others."""
    size, circles = 50, 100
    links = [
        f"{c * size + n:04}-{c * size + (n + 1) % size:04}"
        for c in range(circles)
        for n in range(size)
    ]
    links += [f"{c * size:04}-milieu" for c in range(circles)]
    keys = [f"{n:04}" for n in range(size * circles)] + ["milieu"]
    found = shape(keys, ties(*links))
    assert found.is_estimated
    assert len(keys) > MOST_EXACT
    assert found.brokers[0].key == "milieu"
    # By hand: of the 12,495,000 pairs, those on two circles go through it: 99 of 100.
    assert found.brokers[0].share == pytest.approx(0.99, abs=0.02)
    assert shape(keys, ties(*links)).brokers[:20] == found.brokers[:20]


def actor(key, *, is_met=True):
    """A structure of the register."""
    return Node(key, key, None, is_person=False, rows=("AC-1",), is_met=is_met, records=("AC-1",))


def test_the_ways_among_those_met_leave_out_who_could_declare_nothing():
    """Of a-b-c-d with d not met: b stands between the one pair of a and c, c between nobody."""
    nodes = [*map(actor, "abc"), actor("d", is_met=False)]
    found = network_shapes(nodes, ties("a-b", "b-c", "c-d"))
    assert shares(found.before) == {"b": round(2 / 3, 4), "c": round(2 / 3, 4)}
    assert shares(found.among_met) == {"b": 1.0}
    assert shares(found.unadvised) == {"b": 1.0}


def test_without_the_advice_a_link_known_otherwise_stays():
    """b-c is known by an advice alone; c-d by an advice, and since one says so as well."""
    advice = Tie("b", "c", {LinkKind.RECOMMENDS: ("E-1",)}, ())
    both = Tie("c", "d", {LinkKind.RECOMMENDS: ("E-1",), LinkKind.WORKS_WITH: ("AC-1",)}, ())
    found = network_shapes([*map(actor, "abcde")], [*ties("a-b", "d-e"), advice, both])
    assert shares(found.among_met) == {"c": round(4 / 6, 4), "b": 0.5, "d": 0.5}
    assert shares(found.unadvised) == {"d": round(1 / 6, 4)}


def test_what_the_workshop_added_is_not_among_the_ways_before_it():
    """A link known by a pledge alone opens no way."""
    pledge = Tie("b", "c", {LinkKind.PLEDGED_WITH: ("P-1",)}, ())
    found = network_shapes([*map(actor, "abc")], [*ties("a-b"), pledge])
    assert shares(found.among_met) == {}
    assert shares(found.since) == {"b": 1.0}
