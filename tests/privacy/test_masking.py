"""What is masked and what must not be: texts made at random around names, telephones, figures."""

from __future__ import annotations

import datetime as dt
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from phase3_records import came, corpus, met

from absr.analysis.prose import Citations, without_citations
from absr.privacy.identities import MASK, NameFinder
from absr.privacy.prose import _without_ids
from absr.privacy.register import _gives_a_number

FINDER = NameFinder(
    [
        {"last_name": "Œilleborg", "first_name": "Jean-Zébulon"},
        {"last_name": "lebœuf", "first_name": "luc"},
        {"last_name": "Traoré", "first_name": "ROSE"},
    ]
)
RELAXED = settings(deadline=None)
SEPARATORS = " \u00a0\u202f./-\u2010\u2011\u2012\u2013\u2014\u2212_"
between = st.text(alphabet=SEPARATORS, max_size=3)
digits = st.text(alphabet="0123456789", min_size=8, max_size=8)
dates = st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31))
numbers = st.integers(0, 10**9)


# -- telephones --------------------------------------------------------------------------------


@RELAXED
@given(
    st.sampled_from(("06", "07", "+336", "+33 (0)6", "0033 6", "+33\u00a06", "(+33) 6")),
    digits,
    between,
)
def test_a_number_is_masked_however_its_pairs_are_cut(start, rest, cut):
    """The same sign between all pairs: what looks like a date of three parts has four."""
    text = cut.join((start, *(rest[n : n + 2] for n in range(0, 8, 2))))
    assert FINDER.masked(f"Tél. {text}, merci").replace("(", "") == f"Tél. {MASK}, merci"
    assert FINDER.finds(text) == ("P302",)


@RELAXED
@given(st.sampled_from("67"), digits, st.sampled_from(((4, 7), (3, 6), (4, 6), (2, 5), (5,))))
def test_a_number_is_masked_in_groups_of_any_size(second, rest, cuts):
    """`0639 987 766`, `063 998 7766`."""
    whole = f"0{second}{rest}"
    ends = (0, *cuts, 10)
    text = " ".join(whole[a:b] for a, b in pairwise(ends))
    assert FINDER.masked(text) == MASK


@RELAXED
@given(
    dates, st.sampled_from(("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d/%m/%y")), numbers
)
def test_dates_are_left_alone_with_a_number_behind(day, form, number):
    """`05/06/2026 1200 €` has as many figures as a telephone."""
    for text in (
        day.strftime(form),
        f"le {day.strftime(form)}, {number} €",
        f"le {day.strftime(form)} {number % 9999} personnes",
        f"du {day.strftime(form)} au {day.strftime(form)}",
        f"{day.strftime(form)}{'/' if '-' in form else '-'}{day.strftime(form)}",
    ):
        assert FINDER.masked(text) == text
        assert FINDER.finds(text) == ()


@pytest.mark.parametrize("text", ["12/06/2026-13/06/2026", "1/06/26-13/06/26", "12 06 2026-13 06"])
def test_a_span_of_days_is_no_telephone_number(text):
    """From its month on, the first day has as many figures as a telephone, with the second."""
    assert FINDER.masked(text) == text


@RELAXED
@given(numbers, st.sampled_from((" ", "\u00a0", "\u202f", "")))
def test_amounts_and_shares_are_left_alone(number, blank):
    """`1 234 567,89 €`, `0,1234`."""
    for text in (
        f"{number:,}".replace(",", blank) + ",05 €",
        f"0,{number}",
        f"{number / 10**9:.9f}",
        f"{number:,}".replace(",", blank) + " habitants en 2026",
    ):
        assert FINDER.masked(text) == text


@RELAXED
@given(st.integers(1, 10**14 - 1), st.sampled_from((" ", "\u00a0", "")))
def test_codes_of_places_and_firms_are_left_alone(number, blank):
    """INSEE codes of 5 figures, SIREN of 9, SIRET of 14."""
    siret = f"{number:014}"
    parts = (siret[:3], siret[3:6], siret[6:9], siret[9:])
    for text in (
        f"SIRET {blank.join(parts)}",
        f"SIREN {blank.join(parts[:3])}.",
        f"commune {siret[-5:]}",
        f"codes {siret[:5]}, {siret[5:10]}",
    ):
        assert FINDER.masked(text) == text


# -- names -------------------------------------------------------------------------------------

NAMES = ("Œilleborg", "Jean-Zébulon", "Jean-Zébulon Œilleborg", "Lebœuf", "Luc Lebœuf", "Traoré")
letters = st.sampled_from(
    [
        lambda name: name,
        str.upper,
        lambda name: name.replace("œ", "oe").replace("Œ", "Oe"),
        lambda name: name.replace("é", "e").replace("é", "e\u0301"),
        lambda name: name.replace("-", "\u2011"),
        lambda name: name.replace("-", " "),
        lambda name: name.replace(" ", "_"),
        lambda name: name[:3] + "\u00ad" + name[3:],
        lambda name: name[:2] + "\u200b" + name[2:],
        lambda name: name + "s",
    ]
)


@RELAXED
@given(
    st.sampled_from(NAMES),
    letters,
    st.sampled_from(("", "note_", "0", "l'", "l’", "(", "œuf\u200b ", "👩\u200d👧 ")),
    st.sampled_from(("", "_2026", "2", ".docx", ", œuf", "’", " 👩\u200d👧")),
)
def test_a_name_is_masked_and_nothing_around_it(name, change, before, after):
    """In every spelling, beside every sign that is no letter."""
    written = change(name)
    if written == "Jean-Zébulons":
        return
    assert FINDER.masked(f"{before}{written}{after}") == f"{before}{MASK}{after}"
    assert FINDER.finds(f"{before}{written}{after}") == ("P301",)


@pytest.mark.parametrize(
    "text",
    [
        *("Un docteur. Un bus", "une rose, la rue Rose, la RUE ROSE", "Lebœufier", "xTraoré"),
        *("Madame la Maire", "MADAME LA MAIRE", "Mr Mayor, Mr President", "I miss Paris"),
        *("taille M. Le bus", "10 ms Puis", "M. et Mme sont là", "👩\u200d👩\u200d👧 ½ … œ"),
    ],
)
def test_what_names_nobody_is_left_as_it_is(text):
    """Words of office, full words before a full stop, streets, signs without width elsewhere."""
    assert FINDER.masked(text) == text
    assert FINDER.finds(text) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("MM. A. Wolk, Prouskine et de Zed vont", f"{MASK} vont"),
        ("Mlle Sophie de la Wolk dit", f"{MASK} dit"),
        ("Mme Le Wolk et M. La Wolk", f"{MASK} et {MASK}"),
        ("Dr. d’Wolk, docteur Wolk", f"{MASK}, {MASK}"),
        ("Mesdames Wolk ou Zed", MASK),
        ("Mme Wolk, Paris", f"{MASK}, Paris"),
    ],
)
def test_a_person_with_a_title_is_masked_whole(text, masked):
    """Particles, initials, and everybody behind a plural; nobody behind a singular."""
    assert FINDER.masked(text) == masked


@RELAXED
@given(st.text(alphabet="œŒßé\u0301\u00ad\u200b-’ aZ_0Traoré\u2011👩½", max_size=40))
def test_masking_twice_changes_nothing_more(text):
    """What was masked holds nothing any more, whatever the signs."""
    once = FINDER.masked(text)
    assert FINDER.masked(once) == once
    assert FINDER.finds(once) == ()


# -- numbers and ids ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("dit [voir C-0001].", "dit."),
        ("dit (voir la mairie, C-7K2M) hier", "dit (voir la mairie) hier"),
        ("selon c\u20117k2m et PERS-7K3F", "selon et"),
        ("[EN-7K2M : p. 3]", ""),
        ("dit (voir [C-7K2M]).", "dit."),
    ],
)
def test_ids_are_taken_out_wherever_they_stand(text, bare):
    """In any case, with any hyphen, inside brackets or not."""
    assert _without_ids(text) == bare


@pytest.mark.parametrize(
    "text",
    [
        *(
            "l'e-santé, l'E-SANTE, les co-parents et l'e-commerce",
            "COM-93063 et DEP-93",
            "A86, E07",
        ),
        *("En 12 [12] ans [sic] […] [...] (!) (1901)", "A-2 ; C-130 ; L-1 ; 2026-11-22", "T4-2026"),
    ],
)
def test_ordinary_words_and_numbers_are_no_ids(text):
    """An id has a prefix of ours and four signs, none of them a vowel."""
    assert _without_ids(text) == text


@pytest.mark.parametrize(
    "source",
    [
        *("BPE 2024", "Mairie", "INSEE 2021", "RP 2020 (Insee)", "COM-93063", "BPE-2024"),
        *("Compte rendu du 12 mars 2026", "Loi 1901", "https://exemple.fr", "Plan de la ville"),
        *("Entretiens de la CAF, 2023", "Rapport, p. 12", "Zone 30"),
    ],
)
def test_named_sources_are_no_numbers_of_interviews(source):
    """Data bases with their year, places, days."""
    assert not _gives_a_number(source)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("dit [voir E07-10, inv 3 et la halle]", "dit [voir, et la halle]"),
        (
            "dit (E07, la halle) (https://exemple.fr/E07)",
            "dit (, la halle) (https://exemple.fr/E07)",
        ),
        ("[entretien 21] en [21 ans], E07 (12 ans)", "[entretien ] en [21 ans], E07 (12 ans)"),
    ],
)
def test_numbers_are_taken_out_of_brackets_and_of_nothing_else(text, bare):
    """Figures alone only behind a word that says so; addresses of the web stay whole."""
    records = corpus(met("E07"), met("21"), came("INV-3"))
    assert without_citations(text, Citations(records)) == bare


# -- many texts at once ------------------------------------------------------------------------

told = st.one_of(
    st.sampled_from(
        (
            "N° entretien",
            "Thème",
            "Tél. 06 12 34 56 78",
            "Rose Traoré",
            "Vu par Lebœuf",
            "Mme Durand",
            "luc@exemple.fr",
            "e\u0301cole",
            "",
            "a\0b",
        )
    ),
    st.text(alphabet="œŒé\u0301 TraoréLebœuf06@.\0", max_size=20),
)


@RELAXED
@given(st.lists(told, max_size=6))
def test_many_texts_are_masked_as_each_would_be(texts):
    """Read as one where they name nobody; whatever stands in them, a NUL among others."""
    assert FINDER.masked_texts(texts) == [FINDER.masked(text) for text in texts]
    assert FINDER.masked_roles(texts) == [FINDER.masked_role(text) for text in texts]
