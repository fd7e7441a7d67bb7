"""The JSON of an answer is that of Python's own encoder."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from absr.cli.json_text import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(VALUES)
def test_an_answer_is_written_as_by_the_standard_encoder(value):
    """Every line, every blank, every number."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)


@settings(deadline=None)
@given(st.dictionaries(st.integers() | st.booleans() | st.none(), st.integers(), max_size=3))
def test_names_that_are_no_texts_become_texts(value):
    """A number is a name in quotation marks."""
    assert indented(value) == json.dumps(value, ensure_ascii=False, indent=2)
