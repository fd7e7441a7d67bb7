"""The network of actors: what links two of them, and what is counted."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from network_town import actor, interview, network, pairs, said, values

from absr.model.network_facts import COLLEGE_OF, LinkKind
from absr.model.value_lists import ACTOR_TYPES, COLLEGES


def pair(one, other):
    """Two names, whatever their order."""
    return frozenset((one, other))


# -- who is an actor -------------------------------------------------------------------------------


def test_a_project_without_anybody_has_no_network():
    """No figure at all, and shapes without anybody."""
    facts = network()
    assert (facts.figures, facts.nodes, facts.ties) == ({}, (), ())
    assert facts.measure().before.groups == ()


def test_one_actor_alone_is_counted_and_isolated():
    """One actor, no link."""
    facts = network(actors=[actor("Le four", actor_type="association")])
    assert values(facts, "actors", "links", "actors.isolated") == (1, 0, 1)


def test_spellings_that_differ_by_case_accent_or_article_are_one_actor():
    """`L'Épicerie du coin` and `epicerie du coin` are one node, under the register's name."""
    facts = network(
        actors=[actor("L'Épicerie du coin"), actor("La chorale", "epicerie du coin")],
    )
    assert [node.name for node in facts.nodes] == ["L'Épicerie du coin", "La chorale"]
    assert pairs(facts) == {pair("L'Épicerie du coin", "La chorale")}


def test_names_decided_to_be_one_are_one_actor():
    """Links that name either spelling lead to the same node."""
    facts = network(
        actors=[actor("La chorale", "MJC Est"), actor("Le four", "Maison des jeunes")],
        merges=[
            {"what": "structure", "name": name, "proposed": "Maison des jeunes", "decision": "same"}
            for name in ("MJC Est", "Maison des jeunes")
        ],
    )
    both = {pair("La chorale", "Maison des jeunes"), pair("Le four", "Maison des jeunes")}
    assert pairs(facts) == both


def test_a_structure_met_but_not_registered_is_an_actor():
    """Its type is the interview's; it is met, and not on the register."""
    facts = network(interviews=[interview("E1", structure="Le four", actor_type="shop")])
    (node,) = facts.nodes
    assert (node.name, node.actor_type, node.is_registered, node.is_met) == (
        *("Le four", "shop"),
        *(False, True),
    )


def test_somebody_met_for_themselves_is_a_person_and_in_no_count():
    """A resident who advised to meet the shop: a node, but neither an actor nor a link counted."""
    facts = network(
        actors=[actor("Le four", interview="E2"), actor("La chorale")],
        interviews=[interview("E1", profile="habitante"), interview("E2", recommended_by="E1")],
    )
    assert [(n.name, n.is_person) for n in facts.nodes] == [
        *(("La chorale", False), ("Le four", False)),
        ("habitante", True),
    ]
    assert values(facts, "actors", "links", "actors.isolated", "declaring") == (2, 0, 2, 0)


def test_every_type_of_actor_sits_in_a_college_of_the_workshop():
    """The types of the list, and no other; the colleges of the list, and no other."""
    assert set(COLLEGE_OF) == {entry.id for entry in ACTOR_TYPES.entries}
    assert set(COLLEGE_OF.values()) <= {entry.id for entry in COLLEGES.entries}


# -- what links two of them ------------------------------------------------------------------------


def test_working_together_counts_once_and_is_mutual_when_both_say_so():
    """A says B and B says A: one link, said by both; A says C: one link, said by one."""
    facts = network(actors=[actor("A1", "B1", "C1"), actor("B1", "A1"), actor("C1")])
    assert values(facts, "links", "links.kind.works_with", "links.mutual") == (2, 2, 1)


def test_an_actor_that_works_with_itself_has_no_link():
    """Also where its own name is spelt otherwise."""
    facts = network(actors=[actor("Le four", "le Four"), actor("La chorale")])
    assert values(facts, "links", "actors.isolated") == (0, 2)


def test_an_interview_tells_with_whom_its_structure_works_and_whom_to_meet():
    """Two columns of the interviews; a name nobody registered is an actor too."""
    facts = network(
        actors=[actor("Le four", interview="E1")],
        interviews=[interview("E1", works_with=("La chorale",), to_meet=("Le judo",))],
    )
    assert pairs(facts, LinkKind.WORKS_WITH) == {pair("Le four", "La chorale")}
    assert pairs(facts, LinkKind.RECOMMENDS) == {pair("Le four", "Le judo")}
    assert values(facts, "actors", "actors.met", "declaring") == (3, 1, 1)


def test_an_advised_meeting_links_the_two_structures():
    """E2 was advised by E1, whose interview tells the link."""
    facts = network(
        actors=[actor("Le four", interview="E1"), actor("La chorale", interview="E2")],
        interviews=[interview("E1"), interview("E2", recommended_by="e 1")],
    )
    assert pairs(facts, LinkKind.RECOMMENDS) == {pair("Le four", "La chorale")}
    (tie,) = facts.ties
    assert (tie.evidence[LinkKind.RECOMMENDS], tie.interviews) == (("E2",), ("E1",))


def test_citing_what_another_holds_links_them():
    """By the sheet of resources, and by a statement that names the resource."""
    facts = network(
        actors=[
            *(actor("Le four", interview="E1"), actor("La chorale", interview="E2")),
            actor("Le judo"),
        ],
        interviews=[interview("E1"), interview("E2")],
        resources=[
            {"name": "La scène", "holder": "la chorale", "sources": ("E01", "E1")},
            {"name": "Les tapis", "holder": "Le judo"},
        ],
        statements=[said("E2", quote="Ils prêtent.", resource="les tapis")],
    )
    assert pairs(facts, LinkKind.NAMED_WITH) == {
        *(pair("Le four", "La chorale"), pair("La chorale", "Le judo")),
    }


def test_names_are_found_whole_in_what_is_said():
    """Articles and plurals aside; the longer of two names; a bare word that many names have: no."""
    facts = network(
        actors=[
            *(actor("L'atelier vélo du samedi"), actor("Le centre social")),
            *(actor("Le four", interview="E1"), actor("Les jardiniers du samedi")),
        ],
        interviews=[interview("E1")],
        statements=[
            said("E1", quote="Sans l'atelier vélo du samedi, on marcherait."),
            said("E1", quote="Le centre social, l'atelier, le samedi : tout ferme."),
        ],
    )
    assert pairs(facts) == {pair("Le four", "L'atelier vélo du samedi")}


def test_two_actors_in_one_statement_of_a_resident_are_linked():
    """Whoever says it stays out of it."""
    facts = network(
        actors=[actor("La chorale du port"), actor("Le judo des quais")],
        interviews=[interview("E1", profile="habitant")],
        statements=[said("E1", reformulation="La chorale du port et le judo des quais, ensemble.")],
    )
    assert pairs(facts) == {pair("La chorale du port", "Le judo des quais")}
    assert values(facts, "declaring") == (1,)


# -- since the workshop ----------------------------------------------------------------------------

WORKSHOP = {
    "actors": [
        actor("La chorale du port", interview="E1", actor_type="association"),
        actor("Le judo des quais", "La chorale du port", interview="E2", actor_type="association"),
        actor("Le four", interview="E3", actor_type="shop"),
        actor("La voirie", actor_type="municipal"),
    ],
    "interviews": [interview("E1"), interview("E2"), interview("E3")],
    "persons": [
        {"interview": "E1", "person": "PERS-A"},
        {"interview": "E3", "person": "PERS-C"},
    ],
    "attendance": [
        {"ref": "I1", "person": "PERS-A", "present": True, "table": "T1"},
        {"ref": "I3", "person": "PERS-C", "present": True, "table": "t 1"},
        {"ref": "I4", "present": True, "table": "T2"},
    ],
    "invitations": [{"ref": "I4", "structure": "la voirie"}],
}


def test_sitting_at_one_table_is_a_meeting_and_not_a_link():
    """The chorale and the baker sat together; the road service sat elsewhere."""
    facts = network(**WORKSHOP)
    assert values(facts, "seated", "added", "links") == (1, 0, 1)


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (
            LinkKind.PLEDGED_WITH,
            {"pledges": [{"text": "Du pain", "participant": "I3", "partners": ("La voirie",)}]},
        ),
        (
            LinkKind.PLEDGED_WITH,
            {
                "pledges": [
                    {"text": "Du pain", "participant": "I3", "contribution": "C 1"},
                    {"text": "Un banc", "participant": "i4", "contribution": "c1"},
                ]
            },
        ),
        (
            LinkKind.ACTS_WITH,
            {
                "actions": [
                    {
                        "ref": "A1",
                        "title": "T",
                        "lead": "gérant, Le four",
                        "partners": "la voirie, élus",
                    }
                ]
            },
        ),
        (
            LinkKind.WRITTEN_WITH,
            {
                "resources": [{"name": "Les bancs", "holder": "La voirie"}],
                "contributions": [
                    {
                        "nature": "idea",
                        "text": "Du pain",
                        "resource": "les bancs",
                        "carrier": "le four",
                    }
                ],
            },
        ),
    ],
)
def test_a_link_that_the_workshop_added_is_told_apart(kind, rows):
    """The baker and the road service, whom nothing linked before."""
    facts = network(**WORKSHOP, **rows)
    assert pairs(facts, kind) == {pair("Le four", "La voirie")}
    names = ("links", "added", f"added.kind.{kind}", "added.across", "actors.joined")
    assert values(facts, *names) == (1, 1, 1, 1, 2)
    shapes = facts.measure()
    assert [len(shape.groups) for shape in (shapes.before, shapes.since)] == [1, 2]


def test_what_was_known_before_is_not_added_by_the_workshop():
    """The judo and the chorale work together: an action sheet that names both adds nothing."""
    action = {
        "ref": "A1",
        "title": "T",
        "lead": "Le judo des quais",
        "partners": "La chorale du port",
    }
    facts = network(**WORKSHOP, actions=[action])
    assert values(facts, "added", "links") == (0, 1)


# -- what is counted -------------------------------------------------------------------------------


def test_links_between_colleges_add_up():
    """By hand: two associations with each other and each with the shop; the road service apart."""
    facts = network(
        actors=[
            actor("A1", "A2", "S1", actor_type="association"),
            actor("A2", "S1", actor_type="social_centre"),
            actor("S1", actor_type="shop"),
            actor("M1", actor_type="municipal"),
            actor("X1", "M1"),
        ]
    )
    assert facts.colleges == ("associations", "shops", "municipal_officers", "")
    cells = ("associations.associations", "associations.shops", "municipal_officers.unknown")
    assert values(facts, *(f"links.{one}" for one in cells)) == (1, 2, 1)
    assert values(facts, "links", "links.across", "links.within") == (4, 3, 1)
    for group in facts.sums:
        figures = facts.figures
        assert sum(figures[part].value for part in group.parts) == figures[group.total].value


def test_behind_links_of_two_colleges_stands_the_lesser_side():
    """Six associations that all work with one shop: that shop alone stands behind the number."""
    associations = [actor(f"A{n}", "S1", actor_type="association") for n in range(6)]
    facts = network(actors=[*associations, actor("S1", actor_type="shop")])
    found = facts.figures["network.links.associations.shops"]
    assert (found.value, found.contributors) == (6, 1)


ROWS = [
    actor("La chorale du port", "Le judo", "Le four", actor_type="association", interview="E1"),
    actor("Le judo", actor_type="association"),
    actor("Le four", "Le judo", actor_type="shop", interview="E2"),
    actor("La voirie", actor_type="municipal"),
]
MET = [interview("E1", recommended_by="E3"), interview("E2"), interview("E3", profile="élue")]
SAID = [
    said("E2", id="C-1", quote="La chorale du port chante."),
    said("E3", id="C-2", quote="La chorale du port au fournil."),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(ROWS), st.permutations(MET), st.permutations(SAID))
def test_the_order_of_the_rows_changes_nothing(rows, met, spoken):
    """The same nodes, links, kinds and figures, whatever came first."""

    def told(facts):
        return (
            [(n.key, n.name, n.actor_type, n.is_met) for n in facts.nodes],
            [(t.one, t.other, tuple(t.evidence), t.said_by, t.interviews) for t in facts.ties],
            {name: (f.value, f.base, f.contributors) for name, f in facts.figures.items()},
        )

    numbered = [row | {"id": f"AC-{row['name']}"} for row in rows]
    expected = [row | {"id": f"AC-{row['name']}"} for row in ROWS]
    found = network(actors=numbered, interviews=met, statements=spoken)
    assert told(found) == told(network(actors=expected, interviews=MET, statements=SAID))
