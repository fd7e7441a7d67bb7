"""The texts of the compiled catalogues, beside what the standard library finds in them."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

import absr.wording
from absr.wording.compiled_texts import CompiledTexts
from absr.wording.speech import speak

COMPILED = Path(absr.wording.__file__).parent / "compiled"


@pytest.fixture(params=["fr", "en"])
def language(request):
    """Each language."""
    return request.param


@pytest.fixture
def standard(language):
    """The catalogue as `gettext` takes it apart."""
    with (COMPILED / f"{language}.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)


def keys_of(standard):
    """Every key of a catalogue."""
    return sorted({key[0] if isinstance(key, tuple) else key for key in standard._catalog} - {""})


def test_every_text_is_found_with_its_plural(language, standard):
    """All of them, as `gettext` has them; those without a plural have one form."""
    texts = CompiledTexts((COMPILED / f"{language}.mo").read_bytes())
    keys = keys_of(standard)
    assert len(keys) > 3_000
    plurals = {key[0] for key in standard._catalog if isinstance(key, tuple)}
    for key in keys:
        expected = [standard.gettext(key)]
        if key in plurals:
            expected = [standard.ngettext(key, key, number) for number in (1, 2)]
        assert texts.forms(key) == expected, key


@pytest.mark.parametrize("change", ["", "A", "z\uffff", "{}x", "{}\0", " {}"])
def test_what_is_no_key_is_not_found(language, standard, change):
    """Neither before the first key, nor after the last, nor between two that are alike."""
    texts = CompiledTexts((COMPILED / f"{language}.mo").read_bytes())
    keys = set(keys_of(standard))
    for key in sorted(keys)[::50]:
        other = change.format(key)
        assert other in keys or not other or texts.forms(other) == []


def test_the_plural_follows_the_rule_of_the_catalogue(language, standard):
    """The rule that is written in the file, from 0 to 1000."""
    speech = speak(language)
    for number in (*range(120), 999, 1000):
        form = standard.ngettext("count.interviews", "", number)
        expected = speech.typeset(form).format(n=speech.number(number))
        assert speech.count("count.interviews", number) == expected
