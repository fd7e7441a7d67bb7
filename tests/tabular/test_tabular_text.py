"""What becomes of a text when it enters."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from absr.tabular.text import clean, decode_escapes

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_line_ends_become_newlines_without_a_warning():
    """Every way to end a line, the vertical tab of Word included, gives one newline."""
    assert clean("a\r\nb\rc\x0bd\x0ce\nf") == ("a\nb\nc\nd\ne\nf", False)


def test_control_characters_are_replaced_and_said():
    """An ANSI escape, a NUL, a C1 control and a non-character become U+FFFD."""
    assert clean("a\x1b[31m\x00\x85\x7f\ufffe\uffffb") == ("a�[31m�����b", True)


def test_lone_surrogate_is_replaced():
    """Half of a character outside the first plane cannot be written anywhere: it is replaced."""
    assert clean("a\ud800b") == ("a�b", True)


def test_what_a_person_may_have_typed_is_kept():
    """No-break spaces, tabs, accents in two parts, emoji and blanks at the ends stay."""
    text = " «\xa0e\u0301tude\u202f»\t😀 \u200b"
    assert clean(text) == (text, False)


def test_escapes_of_excel_are_decoded():
    """`_x000B_` is the character, `_x005F_` protects what only looks like an escape."""
    assert decode_escapes("a_x000B_b_x005F_x000B_c_xyz_") == "a\x0bb_x000B_c_xyz_"


def test_escaped_pair_of_surrogates_is_one_character():
    """A character outside the first plane, escaped in two halves, comes back whole."""
    assert clean(decode_escapes("_xD83D__xDE00_")) == ("😀", False)


@given(ANY_TEXT)
def test_clean_text_is_safe_everywhere(text):
    """Whatever comes in, no control but tab and newline is left, and UTF-8 can hold the text."""
    cleaned, _ = clean(decode_escapes(text))
    cleaned.encode()
    assert not [c for c in cleaned if unicodedata.category(c) == "Cc" and c not in "\t\n"]


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text):
    """A clean text is left as it is."""
    cleaned, _ = clean(text)
    assert clean(cleaned) == (cleaned, False)
