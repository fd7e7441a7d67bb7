"""The places of a byte in a block are those that a search finds, in whatever order they are asked."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.tabular import statistics_marks
from absr.tabular.statistics_marks import Marks

RARE_AND_DENSE = st.one_of(
    st.binary(max_size=300),
    st.lists(st.sampled_from(b";;ab"), max_size=300).map(bytes),
    st.lists(st.integers(0, 200), max_size=12).map(lambda gaps: b";".join(b"x" * n for n in gaps)),
)


@settings(deadline=None)
@given(RARE_AND_DENSE)
def test_marks_stand_where_a_search_finds_them(block):
    """All of them, how many stand before a place, and the next one from there on."""
    marks = Marks(np.frombuffer(block, np.uint8), ord(";"))
    expected = [place for place, byte in enumerate(block) if byte == ord(";")]
    assert len(marks) == len(expected)
    assert marks.places(np.arange(len(expected))).tolist() == expected
    everywhere = np.arange(len(block) + 1)
    before = [block.count(b";", 0, place) for place in everywhere]
    assert marks.before(everywhere).tolist() == before
    following = [block.find(b";", place) for place in everywhere]
    after_the_end = [len(block) if place < 0 else place for place in following]
    assert marks.following(everywhere).tolist() == after_the_end


def test_a_block_of_several_parts_has_the_marks_of_all():
    """What is compared at once is no border."""
    size = 2 * statistics_marks._PART + 1000
    block = np.zeros(size, dtype=np.uint8)
    places = np.arange(5, size, 997)
    block[places] = ord(";")
    marks = Marks(block, ord(";"))
    assert marks.places(np.arange(len(places))).tolist() == places.tolist()
