"""Boxes to tick: what is beside the ticked ones is the answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.reading.boxes import has_boxes, ticked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("☒ Oui   ☐ Non", ("Oui",)),
        ("☐ Oui\n☑ Non", ("Non",)),
        ("Oui ☒  Non ☐", ("Oui",)),
        (
            "☒ Jeunesse ☒ Accessibilité aux soins ☐ Mobilités",
            ("Jeunesse", "Accessibilité aux soins"),
        ),
        ("☐ Oui ☐ Non", ()),
        ("✓ Festivités ; ☐ Mobilités", ("Festivités",)),
    ],
)
def test_the_words_beside_ticked_boxes_are_taken(text, words):
    """Boxes stand before their words, or after them."""
    assert ticked(text) == words


@pytest.mark.parametrize("text", ["Oui", "☒", "", "un carré rouge", "✓"])
def test_a_lone_sign_or_plain_words_are_no_boxes(text):
    """A sign alone is an answer of its own, words without boxes are words."""
    assert not has_boxes(text)


@given(
    st.lists(st.tuples(st.booleans(), st.text("abcdé ", min_size=1).map(str.strip).filter(bool)))
)
def test_what_was_ticked_is_read_again(options):
    """Any list of options written with boxes gives back those ticked, in their order."""
    text = "  ".join(f"{'☒' if chosen else '☐'} {word}" for chosen, word in options)
    assert ticked(text) == tuple(word for chosen, word in options if chosen)
