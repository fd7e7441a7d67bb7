"""What is suggested for a word that is in no list: measured, and never a wrong value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from misspellings import ACTOR_TYPES, OF_OTHER_THINGS, THEMES, UNSEEN, UNSEEN_OTHERS

from absr.model.labels import fold_without_articles
from absr.model.value_lists import VALUE_LISTS
from absr.reading.near import nearest
from absr.scaffold.default_themes import default_themes

THEME_WORDS = {
    fold_without_articles(word): theme.id
    for theme in default_themes("fr")
    for word in (theme.id, theme.label, *theme.aliases)
}
TYPE_WORDS = VALUE_LISTS["actor_types"].spellings()


def _told(meant, spellings):
    """(asked, meant, found) for each word of a table, whether read outright or suggested."""
    return [
        (word, value, spellings.get(fold_without_articles(word)) or nearest(word, spellings))
        for value, words in meant.items()
        for word in words
    ]


def test_the_lists_are_long_enough_to_measure():
    """At least 120 near misses of the themes and 60 words of other things, each once."""
    words = [word for words in THEMES.values() for word in words]
    assert len(words) >= 120
    assert len(set(words)) == len(words)
    assert len(set(OF_OTHER_THINGS)) >= 60


def test_recall_and_precision_of_suggestions(capsys):
    """Nearly every slip of the pen gets its value, and no suggestion is wrong."""
    told = _told(THEMES, THEME_WORDS) + _told(ACTOR_TYPES, TYPE_WORDS)
    right = [one for one in told if one[1] == one[2]]
    wrong = [one for one in told if one[2] not in (None, one[1])]
    wrong += [(w, None, nearest(w, THEME_WORDS)) for w in OF_OTHER_THINGS]
    wrong = [one for one in wrong if one[2] is not None]
    recall, precision = len(right) / len(told), len(right) / (len(right) + len(wrong))
    with capsys.disabled():
        print(f" suggestions: {len(told)} asked, recall {recall:.3f}, precision {precision:.3f}")
    assert wrong == []
    assert recall >= 0.98


def test_recall_and_precision_on_words_never_tuned_on(capsys):
    """The scorer holds on words that it was not settled with."""
    told = _told(UNSEEN, THEME_WORDS)
    right = [one for one in told if one[1] == one[2]]
    missed = [one[0] for one in told if one[2] is None]
    wrong = [one for one in told if one[2] not in (None, one[1])]
    wrong += [(w, None, v) for w in UNSEEN_OTHERS if (v := nearest(w, THEME_WORDS))]
    with capsys.disabled():
        print(f" unseen: {len(right)} of {len(told)} right, missed {missed}, wrong {wrong}")
    assert len(right) / len(told) >= 0.85
    assert len(right) / (len(right) + len(wrong)) >= 0.9


@pytest.mark.parametrize("word", ["", "?", "-", "...", "de la", "\N{GRINNING FACE}"])
def test_what_has_no_word_gets_no_suggestion(word):
    """Signs and articles alone are near nothing."""
    assert nearest(word, THEME_WORDS) is None


@given(st.text(max_size=60))
def test_a_suggestion_is_always_a_value_of_the_list(text):
    """Whatever is typed, a suggestion is one of the values, or there is none."""
    assert nearest(text, THEME_WORDS) in {None, *THEME_WORDS.values()}


@given(st.sampled_from(sorted(THEME_WORDS)))
def test_a_spelling_is_nearest_to_itself(word):
    """A spelling of the list is never suggested as another value, but for words cut to nothing."""
    assert nearest(word, THEME_WORDS) == THEME_WORDS[word]
