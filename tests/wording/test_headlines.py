"""The sentences that the numbers of an indicator make, in French and in English."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from absr.analysis.signals import compare, signal_of
from absr.model.catalogue import COUNTED
from absr.model.reading_edition import HIDDEN
from absr.model.reading_facts import Evolution, Indicator, Signal, Value, mark_of
from absr.model.settings import TerritorySet, Thresholds
from absr.wording.headlines import Headlines
from absr.wording.speech import speak
from absr.wording.territory_names import TerritoryNames

TOWN = "COM-93063"
ROMAINVILLE = {"EPT-200057875": 16.19, "DEP-93": 16.39, "REG-11": 11.44, "FRANCE-METRO": 11.65}


def value_of(code, number, numerator=None, base=None, reason=None, name=None):
    return Value(code, name, number, reason, numerator, base, "Insee")


def indicator(town, beside=None, **more):
    """An indicator of these values, with the gaps and the signal that absr counts."""
    unit, direction = more.get("unit", "percent"), more.get("direction", "more")
    town = town if isinstance(town, Value) else value_of(TOWN, town)
    comparisons = tuple(
        compare(town, code, value_of(code, number), unit, mark_of(unit, Thresholds()))
        for code, number in (beside or {}).items()
    )
    given = {
        "id": "x",
        "label": "Taux de pauvreté",
        "unit": "percent",
        "vintage": "2021",
        "producers": ("Insee",),
        "chapter": "income",
        "themes": (),
        "direction": direction,
        "concept": None,
        "town": town,
        "comparisons": comparisons,
        "others": (),
        "evidence": (),
        "is_latest": True,
        "signal": signal_of(town, unit, direction, comparisons),
    }
    return Indicator(**(given | more))


def said(one, language="fr", **more):
    """The sentence, with plain spaces and apostrophes."""
    speech = speak(language)
    names = TerritoryNames(speech, more.pop("sets", ()))
    text = Headlines(speech, names, more.pop("thresholds", None)).sentence(one)
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


# -- what the example must say -----------------------------------------------------------------


def test_the_sentence_of_the_unemployment_of_romainville():
    """Above the région and the métropole, under the département, with headcount and vintage."""
    one = indicator(
        value_of(TOWN, 13.88, 2293, 16516),
        ROMAINVILLE,
        counted="active",
        label="Taux de chômage au sens du recensement",
    )
    assert said(one) == (
        "En 2021, le taux de chômage au sens du recensement est de 13,9 % (2 293 actifs sur"
        " 16 516) : au-dessus de la région (+2,4 points) et de la France métropolitaine"
        " (+2,2 points), en dessous d'Est Ensemble (−2,3 points) et du département"
        " (−2,5 points). Aucun de ces écarts n'atteint le repère (3 points)."
    )


def test_the_same_sentence_in_english():
    """The same facts in the same order, with English signs."""
    one = indicator(
        value_of(TOWN, 13.88, 2293, 16516),
        ROMAINVILLE,
        counted="active",
        label="Unemployment rate, by the census",
    )
    assert said(one, "en") == (
        "In 2021, the unemployment rate, by the census is 13.9% (2,293 members of the labour force of"
        " 16,516): above the région (+2.4 points) and metropolitan France (+2.2 points), below"
        " Est Ensemble (−2.3 points) and the département (−2.5 points). None of these gaps reaches"
        " the mark (3 points)."
    )


def test_a_signal_says_on_how_many_territories_it_rests():
    """Where the gap reaches the mark on the side of need, the sentence says it is a signal."""
    text = said(indicator(24.0, {"DEP-93": 24.4, "REG-11": 16.1, "FRANCE-METRO": 14.9}))
    assert text.endswith(
        "C'est un signal : l'écart va dans le sens du besoin et atteint le repère (3 points) face"
        " à 2 territoires de comparaison sur 3."
    )


def test_gaps_on_both_sides_are_said_contrasted():
    """Where need does not prevail on both sides, the sentence says so and concludes nothing."""
    text = said(indicator(24.0, {"DEP-93": 28.4, "REG-11": 16.1}))
    assert text.endswith(
        "Lecture contrastée : des écarts atteignent le repère (3 points) des deux côtés, 1 vers le"
        " haut et 1 vers le bas."
    )


def test_a_signal_tells_the_territories_that_say_the_contrary():
    """Above two territories and below a third: a signal, and the third is told."""
    text = said(indicator(24.0, {"DEP-93": 28.4, "REG-11": 16.1, "FRANCE-METRO": 14.9}))
    assert text.endswith(
        "face à 2 territoires de comparaison sur 3. Face à 1 autre, l'écart est de sens contraire."
    )


def test_the_mark_of_an_indicator_is_the_one_that_is_said():
    """A mark of its own stands in the sentence, and decides what is « proche »."""
    one = replace(indicator(9.0, {"DEP-93": 7.5, "REG-11": 8.4}), mark=2.0, signal=Signal.CLOSE)
    assert "proche de la région (+0,6 point)" in said(one)
    assert "Aucun de ces écarts n'atteint le repère (2 points)." in said(one)


def test_less_is_need_where_the_indicator_says_so():
    """A low employment rate is a signal; a high one is favourable."""
    low = indicator(50.0, {"REG-11": 60.0}, direction="less", label="Taux d'emploi")
    high = indicator(70.0, {"REG-11": 60.0}, direction="less", label="Taux d'emploi")
    assert "C'est un signal" in said(low)
    assert (
        "L'écart est favorable et atteint le repère (3 points) face à 1 territoire de comparaison"
        " sur 1." in said(high)
    )


def test_a_small_or_nil_gap_is_said_close():
    """A gap under a third of the mark is « proche », a nil one says so."""
    text = said(indicator(24.0, {"DEP-93": 24.0, "REG-11": 24.3}))
    assert text == (
        "En 2021, le taux de pauvreté est de 24,0 % : proche du département (écart nul) et de la"
        " région (−0,3 point)."
    )


@pytest.mark.parametrize("direction", ["neutral", None])
def test_nothing_is_judged_of_a_neutral_indicator(direction):
    """The gap is told, and no more."""
    text = said(indicator(24.0, {"REG-11": 10.0}, direction=direction))
    assert (
        text
        == "En 2021, le taux de pauvreté est de 24,0 % : au-dessus de la région (+14,0 points)."
    )


def test_a_fragile_value_concludes_nothing():
    """Under 200 persons the value is told with that count; no comparison is."""
    text = said(indicator(value_of(TOWN, 30.0, 30, 100), {"REG-11": 10.0}))
    assert text == (
        "En 2021, le taux de pauvreté est de 30,0 % (30 sur 100). Valeur fragile : l'un de"
        " ses effectifs est de 30, inférieur à 200 ; on n'en conclut rien."
    )


@pytest.mark.parametrize(
    ("town", "words"),
    [
        (
            value_of(TOWN, None, reason="secret"),
            "pas de valeur pour la commune (secret statistique)",
        ),
        (value_of(TOWN, None, reason=HIDDEN), "valeur non communiquée dans cette édition"),
        (value_of(TOWN, None, reason="some_new_reason"), "(motif non précisé)"),
        (None, "aucune valeur n'a été fournie pour la commune"),
    ],
)
def test_a_reason_of_absence_is_a_sentence(town, words):
    """A value that is missing is said so with its reason, never as a nought."""
    one = replace(indicator(1.0), town=town)
    text = said(one)
    assert text.startswith("Taux de pauvreté en 2021 : ")
    assert words in text
    assert " 0" not in text.removeprefix("Taux de pauvreté en 2021")


def test_the_change_since_the_nearest_vintage_that_may_be_compared():
    """The first change that is told, with the earlier value; the others stay in the tables."""
    changes = (
        Evolution("2018", None, None, "too_close"),
        Evolution("2015", value_of(TOWN, 26031), 27.79),
        Evolution("2010", value_of(TOWN, 25803), 28.92),
    )
    one = indicator(
        33266,
        unit="persons",
        label="Population municipale",
        direction="neutral",
        evolutions=changes,
    )
    assert said(one) == (
        "En 2021, la population municipale est de 33 266 personnes. Depuis 2015 : +28 %"
        " (26 031 personnes en 2015)."
    )


@pytest.mark.parametrize(
    ("label", "vintage", "start"),
    [
        ("Décès de l'année", "2022", "Décès de l'année en 2022 : 5,0 %, au-dessus"),
        ("Indice de jeunesse.", "2021", "En 2021, l'indice de jeunesse est de 5,0 % : "),
        ("Part des 60 ans\nou plus :", "2021", "En 2021, la part des 60 ans ou plus est de"),
        ("Taux A", "2019-2021", "De 2019 à 2021, le taux A est de 5,0 % : "),
        ("65-79 ans seuls", "RP 2021", "65-79 ans seuls, millésime RP 2021 : 5,0 %, "),
        ("évolution du nombre", "2021", "En 2021, l'évolution du nombre est de"),
    ],
)
def test_the_label_gets_the_article_of_its_first_word(label, vintage, start):
    """A label that begins otherwise stands before a colon, as it is."""
    assert said(indicator(5.0, {"REG-11": 1.0}, label=label, vintage=vintage)).startswith(start)


def test_a_count_is_not_counted_twice():
    """« le nombre de ménages est de 13 534 », without « ménages » again."""
    one = indicator(13534, unit="households", label="Nombre de ménages", direction="neutral")
    assert said(one) == "En 2021, le nombre de ménages est de 13 534."


@pytest.mark.parametrize(
    ("codes", "where"),
    [
        (("COM-93045",), "au-dessus des Lilas (+5,0 points)"),
        (("COM-76351",), "au-dessus du Havre (+5,0 points)"),
        (("COM-93048",), "au-dessus de Montreuil (+5,0 points)"),
        (("COM-93066",), "au-dessus de Saint-Denis (+5,0 points)"),
        (("COM-93001",), "au-dessus d'Aubervilliers (+5,0 points)"),
        (("COM-93027",), "au-dessus de La Courneuve (+5,0 points)"),
        (("EPCI-200054781",), "au-dessus de l'intercommunalité (+5,0 points)"),
        (("FRANCE",), "au-dessus de la France (+5,0 points)"),
        (("SET-voisines",), "au-dessus de l'ensemble « Communes voisines » (+5,0 points)"),
        (
            ("DEP-92", "DEP-93"),
            (
                "au-dessus du département Hauts-de-Seine (+5,0 points) et du département"
                " Seine-Saint-Denis (+5,0 points)"
            ),
        ),
    ],
)
def test_the_article_of_a_territory_contracts(codes, where):
    """« du Havre », « des Lilas », « d'Aubervilliers »: never « de le »."""
    one = indicator(15.0, dict.fromkeys(codes, 10.0), direction="neutral")
    sets = (TerritorySet("voisines", "Communes voisines", ("93048", "93045")),)
    assert said(one, sets=sets) == f"En 2021, le taux de pauvreté est de 15,0 % : {where}."


def test_the_marks_of_the_project_are_those_that_are_said():
    """With a mark of six points, a gap of one and a half is close and five reach nothing."""
    one = indicator(15.0, {"DEP-93": 13.5, "REG-11": 10.0})
    one = replace(
        one,
        signal=Signal.CLOSE,
        comparisons=tuple(replace(c, side="close") for c in one.comparisons),
    )
    text = said(one, thresholds=Thresholds(points=6.0))
    assert "proche du département (+1,5 point)" in text
    assert "au-dessus de la région (+5,0 points)" in text


# -- whatever the numbers ----------------------------------------------------------------------

LABELS = {
    "fr": (
        "Taux de chômage",
        "Part des 60 ans ou plus",
        "Indice de jeunesse",
        "Écart de taux d'emploi",
        "Logements vacants",
        "Nombre de ménages",
        "Évolution annuelle moyenne de la population",
        "Niveau de vie médian",
        "Densité de population",
    ),
    "en": ("Unemployment rate", "Share of people over 60", "Vacant dwellings", "Youth index"),
}
CODES = (
    "EPT-200057875",
    "EPCI-200054781",
    "DEP-93",
    "REG-11",
    "FRANCE",
    "FRANCE-METRO",
    "COM-93045",
)
NUMBERS = st.floats(0, 100_000, allow_nan=False).map(lambda number: round(number, 2))
UNITS = (
    "percent",
    "points",
    "euros_year",
    "persons",
    "households",
    "number",
    "per_1000",
    "ratio",
    "per_100",
    "km2_density",
)
ENGLISH = re.compile(
    r"\b(?:the|and|of|with|is|in|above|below|close|gap|mark|value|since)\b", re.IGNORECASE
)
FRENCH = re.compile(
    r"\b(?:le|la|les(?! Lilas)|des|du|et|est(?! Ensemble)|au-dessus|écart|repère|proche)\b",
    re.IGNORECASE,
)


@st.composite
def indicators(draw, language="fr"):
    """An indicator of any values, with or without bases, comparators and changes."""
    town = draw(NUMBERS)
    base = draw(st.none() | st.floats(1, 1e6))
    part = None if base is None else base * draw(st.floats(0, 1))
    number = draw(st.none() | st.just(town))
    reason = (
        None if number is not None else draw(st.sampled_from(["secret", HIDDEN, "not_available"]))
    )
    value = value_of(TOWN, number, *((part, base) if number is not None else ()), reason=reason)
    beside = draw(st.dictionaries(st.sampled_from(CODES), NUMBERS | st.just(town), max_size=5))
    before = draw(st.none() | NUMBERS)
    changes = ()
    if before is not None and number is not None:
        changes = (Evolution("2015", value_of(TOWN, before), draw(st.floats(-100, 300))),)
    return indicator(
        value,
        beside,
        counted=draw(st.none() | st.sampled_from(COUNTED)),
        label=draw(st.sampled_from(LABELS[language])),
        unit=draw(st.sampled_from(UNITS)),
        direction=draw(st.sampled_from(["more", "less", "neutral", None])),
        vintage=draw(st.sampled_from(["2021", "2015", "2019-2021"])),
        evolutions=changes,
    )


def whole(one, language):
    speech = speak(language)
    return Headlines(speech, TerritoryNames(speech)).sentence(one)


@settings(max_examples=300, deadline=None)
@given(indicators())
def test_every_french_sentence_is_correct_french(one):
    """No double space, no « de le », no English, no plain space before a double sign."""
    text = whole(one, "fr")
    assert text[0].isupper() or text[0].isdigit()
    assert text.endswith(".")
    assert "  " not in text
    assert not re.search(r"\b(?:de|à) les?\b|\bde (?:E|É|A|O|U|I)", text), text
    assert not re.search(r"(?<=[^\u00a0\u202f\d]) [:;?!%»]|« ", text), text
    assert not re.search(r"\d[ ]%|\d%", text), text
    assert "'" not in text
    assert not re.search(r"[,:;] ?[.,:;]|\( | \)|\(\)|,,|\.\.", text), text
    assert not ENGLISH.search(text), text
    assert all(year in text for year in one.vintage.split("-"))
    assert not re.search(r"\bNone\b|\bnan\b|\binf\b|\{|\}|_", text)
    if one.town.value is not None and not one.town.reason:
        assert " est de " in text or "\u00a0: " in text


@settings(max_examples=200, deadline=None)
@given(indicators("en"))
def test_every_english_sentence_is_english(one):
    """No French word, no no-break typography, the vintage always there."""
    text = whole(one, "en")
    assert text.endswith(".")
    assert not FRENCH.search(text), text
    assert "  " not in text
    assert not re.search(r"\s[:;?!%]|«|»", text)
    assert all(year in text for year in one.vintage.split("-"))


@settings(max_examples=200, deadline=None)
@given(indicators())
def test_each_gap_is_told_on_its_side(one):
    """Each gap that is known stands once in the sentence, above, below or close."""
    speech = speak("fr")
    headlines = Headlines(speech, TerritoryNames(speech))
    text = headlines.where(one)
    known = [c for c in one.comparisons if c.gap is not None]
    assert text.count("(") == len(known)
    above = sum(c.gap >= headlines.mark(one) / 3 for c in known)
    assert ("au-dessus" in text) == bool(above)
    below = sum(c.gap <= -headlines.mark(one) / 3 for c in known)
    assert ("en dessous" in text) == bool(below)
    assert ("proche" in text) == bool(len(known) - above - below)


@settings(max_examples=200, deadline=None)
@given(indicators())
def test_nothing_is_judged_that_has_no_side(one):
    """A neutral, fragile or missing value is never said a signal nor favourable."""
    judged = re.search("signal|favorable", whole(one, "fr"))
    fragile = one.town.base is not None and one.town.base < 200
    if one.direction not in {"more", "less"} or fragile or one.town.value is None:
        assert not judged
