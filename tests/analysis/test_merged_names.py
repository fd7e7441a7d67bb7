"""What decisions on names come to: one name for several, and never against a contrary decision."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from register_town import Town

from absr.analysis.merged_names import decided, with_merges
from absr.model.corpus import Corpus
from absr.model.kinds.actors import Actor
from absr.model.kinds.interviews import Interview
from absr.model.kinds.merges import Merge
from absr.model.source import Source


def merge(number, name, proposed, decision, kept=None, what="resource"):
    """A row of the workbook of duplicates."""
    source = Source("doublons.xlsx", "Doublons", number + 2)
    return Merge(f"DB-{number:04}", source, what, name, proposed, decision, kept)


def test_structures_are_one_wherever_they_are_named():
    """In the register of actors, among the partners of another one and in the interviews."""
    source = Source("a.xlsx", "Acteurs", 2)
    mjc = "Maison des jeunes et de la culture"
    corpus = Corpus(
        {
            "actors": (
                Actor("AC-1", source, "M.J.C."),
                Actor("AC-2", source, "Club", links=("MJC", "La Halle")),
            ),
            "interviews": (Interview("E-1", source, "E01", structure="mjc"),),
            "merges": (merge(1, "MJC", mjc, "same", what="structure"),),
        },
        {},
    )
    found = with_merges(corpus)
    assert [actor.name for actor in found.actors] == [mjc, "Club"]
    assert found.actors[1].links == (mjc, "La Halle")
    assert found.interviews[0].structure == mjc
    assert [actor.id for actor in found.actors] == ["AC-1", "AC-2"]
    assert corpus.actors[0].name == "M.J.C."


def test_a_decision_on_structures_changes_no_resource():
    """The same name may be that of a resource."""
    corpus = Corpus(
        {
            "merges": (merge(1, "La Halle", "Halle", "same", what="structure"),),
            "resources": Town().records.get("resources", ()),
        },
        {},
    )
    assert ("resource", "lahalle") not in decided(corpus.merges).kept


def test_to_see_and_no_answer_change_nothing():
    """Only « the same » brings names together."""
    rows = [merge(1, "A", "B", "later"), merge(2, "A", "B", None), merge(3, "C", "B", "different")]
    assert decided(rows).kept == {}


def test_a_contradiction_leaves_all_its_names_apart():
    """A is B, B is C, A is not C."""
    rows = [
        merge(1, "A", "B", "same"),
        merge(2, "B", "C", "same"),
        merge(3, "A", "C", "different"),
        merge(4, "X", "Y", "same"),
    ]
    found = decided(rows)
    assert [(c.decision.id, c.other.id) for c in found.contradictions] == [("DB-0003", "DB-0001")]
    assert {key for _, key in found.kept} == {"x", "y"}


NAMES = st.sampled_from("ABCDE")
ROWS = st.lists(
    st.tuples(
        NAMES, NAMES, st.sampled_from(["same", "different", "later", None]), NAMES | st.none()
    ),
    max_size=8,
)


@given(ROWS)
def test_names_told_apart_never_count_as_one(rows):
    """Whatever was decided, each name has one name kept, which is its own for good."""
    merges = [merge(number, *row) for number, row in enumerate(rows)]
    kept = decided(merges).kept

    def called(name):
        return kept.get(("resource", name.lower()), name)

    for name in "ABCDE":
        assert called(called(name)) == called(name)
    for name, proposed, decision, _ in rows:
        if decision == "different" and name != proposed:
            assert called(name) != called(proposed)
