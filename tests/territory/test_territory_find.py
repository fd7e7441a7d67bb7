"""Which commune a person means, however they write it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.territory import (
    AreaKind,
    Candidates,
    Commune,
    Part,
    PartKind,
    Shared,
    Unknown,
    area,
    by_postcode,
    commune,
    communes,
    find,
)

any_commune = st.sampled_from(communes())


def codes(answer):
    """The codes of the candidates."""
    assert isinstance(answer, Candidates)
    return [place.code for place in answer.options]


def suggested(answer):
    """The names suggested for an unknown place."""
    assert isinstance(answer, Unknown)
    return [place.name for place in answer.suggestions]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("93063", "93063"),
        (" 93 063 ", "93063"),
        ("2A004", "2A004"),
        ("2a004", "2A004"),
        ("01004", "01004"),
        ("1004", "01004"),
        ("COM-97411", "97411"),
        ("com-2a004", "2A004"),
        ("９３０６３", "93063"),
    ],
)
def test_a_code(query, code):
    """A code INSEE is found in any case, with spaces, or without its leading zero."""
    assert find(query) == commune(code)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("93230", "93063"),
        ("93 230", "93063"),
        ("93230 Romainville", "93063"),
        ("Romainville 93230", "93063"),
        ("ROMAINVILLE (93230)", "93063"),
        ("75020", "75056"),
        ("97400", "97411"),
        ("Saint-Denis 97400", "97411"),
        ("93200 SAINT DENIS", "93066"),
    ],
)
def test_a_postcode(query, code):
    """A postcode is found alone or beside the name, on either side."""
    assert find(query) == commune(code)


def test_a_postcode_of_several_communes():
    """A postcode shared by several communes gives them all, by name."""
    answer = find("1000")
    assert answer.shared is Shared.POSTCODE
    assert [place.name for place in answer.options] == ["Bourg-en-Bresse", "Saint-Denis-lès-Bourg"]
    assert by_postcode("01000") == answer.options


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("59350", ["59350", "59527"]),  # Lille's code, Saint-André-lez-Lille's postcode
        ("97411", ["97411", "97415"]),  # Saint-Denis's code, a postcode of Saint-Paul
        ("13001", ["13001", "13055"]),  # Aix's code, Marseille's first postcode
        ("13210", ["13210", "13100"]),  # Marseille 10e's code, Saint-Rémy's postcode
    ],
)
def test_a_number_that_is_a_code_and_the_postcode_of_others(number, expected):
    """Such a number is never guessed: candidates, the one with that code first."""
    answer = find(number)
    assert codes(answer) == expected
    assert answer.shared is Shared.NUMBER


@pytest.mark.parametrize("number", ["97112", "98822", "83143"])
def test_a_number_that_is_code_and_postcode_of_the_same_commune(number):
    """Where code and postcode are of the same commune there is nothing to ask."""
    assert find(number) == commune(number)


def test_every_commune_is_found_by_its_code():
    """Each of the 34,969 codes gives its commune, or candidates of which it is the first."""
    for place in communes():
        assert find(f"COM-{place.code}") == place
    for place in communes()[::25]:
        answer = find(place.code)
        assert place == (answer.options[0] if isinstance(answer, Candidates) else answer)


def test_every_commune_is_found_by_its_name_and_departement():
    """Each of the 34,969 names with its département's code in brackets gives its commune alone."""
    missed = [c for c in communes() if find(f"{c.name} ({c.departement})") != c]
    assert missed == []


@given(any_commune)
def test_a_commune_by_name_and_name_of_departement(place):
    """The département's name serves as well as its code, in brackets or after a comma."""
    departement = area(AreaKind.DEPARTEMENT, place.departement).name
    assert find(f"{place.name} ({departement})") == place
    assert find(f"{place.name}, {departement.upper()}") == place
    assert find(f"{place.name} - {place.departement.lower()}") == place


@given(any_commune, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), st.booleans(), st.booleans())
def test_spelling_is_forgiven(place, form, shout, plain):
    """Case, accents, hyphens, apostrophes, Unicode form, St for Saint change nothing."""
    name = place.name.replace("Sainte-", "Ste ").replace("Saint-", "St ").replace("'", "’")
    if plain:
        name = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe"))
        name = "".join(mark for mark in name if not unicodedata.combining(mark)).replace("-", " ")
    name = unicodedata.normalize(form, name.upper() if shout else name.lower())
    assert find(f"{name} ({place.departement})") == place


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Romainville", "93063"),
        ("romainville", "93063"),
        ("Romainville\n", "93063"),
        ("L’Haÿ-les-Roses", "94038"),
        ("l hay les roses", "94038"),
        ("Haÿ les Roses", "94038"),
        ("Mans", "72181"),
        ("LE MANS", "72181"),
        ("Oeting", "57521"),
        ("Œting", "57521"),
        ("Fontenay s/s Bois", "94033"),
        ("Épinay s/ Seine", "93031"),
        ("St André les Lille", "59527"),
        ("Bors (Canton de Charente-Sud)", "16053"),
        ("Château-Chinon (Ville)", "58062"),
        ("Y", "80829"),
        ("Paris", "75056"),
        ("Paris (75)", "75056"),
        ("Marseille (13)", "13055"),
        ("Bastia (20)", "2B033"),
        ("Bastia, Corse", "2B033"),
        ("Saint-Denis (La Réunion)", "97411"),
        ("Saint-Denis, Réunion", "97411"),
        ("Ambérieux-en-Dombes (1)", "01005"),
    ],
)
def test_a_name(query, code):
    """A name is found as people write it."""
    assert find(query) == commune(code)


def test_a_shared_name():
    """Sainte-Colombe gives its twelve communes, sorted by département."""
    answer = find("Sainte-Colombe")
    assert answer.shared is Shared.NAME
    assert len(answer.options) == 12
    assert {place.name for place in answer.options} == {"Sainte-Colombe"}
    departements = [place.departement for place in answer.options]
    assert departements == sorted(departements)


@pytest.mark.parametrize(
    "query",
    [
        *(
            "Sainte-Colombe (46)",
            "Sainte-Colombe (Lot)",
            "Sainte-Colombe, Lot",
            "Ste Colombe (lot)",
        ),
        *("Sainte-Colombe - Lot", "SAINTE COLOMBE 46", "Sainte-Colombe, le Lot", "Ste-Colombe(46)"),
        "Sainte-Colombe (Occitanie)",
    ],
)
def test_a_shared_name_with_its_place(query):
    """The département or the région, however it is written, settles which Sainte-Colombe."""
    assert find(query) == commune("46260")


@pytest.mark.parametrize("query", ["Bors", "bors (16)", "Bors, Charente"])
def test_a_name_short_of_its_brackets(query):
    """Two communes that only their brackets tell apart are candidates under the bare name."""
    assert codes(find(query)) == ["16052", "16053"]


def test_the_written_name_wins_over_one_with_an_article():
    """Croix is the communes named so, not those named La Croix; without any, the article goes."""
    assert {place.name for place in find("Croix").options} == {"Croix"}
    assert find("Ormes (86)").name == "Les Ormes"


def test_a_departement_needs_a_mark_before_it():
    """`Champigny Marne` is not taken for Champigny in the Marne: both are suggested."""
    assert find("Champigny, Marne") == commune("51118")
    assert suggested(find("Champigny Marne"))[0] == "Champigny-sur-Marne"


@pytest.mark.parametrize(
    ("query", "kind", "today"),
    [
        ("Pierrefitte-sur-Seine", PartKind.DELEGUEE, "93066"),
        ("pierrefitte sur seine (93)", PartKind.DELEGUEE, "93066"),
        ("93059", PartKind.DELEGUEE, "93066"),
        ("Bellegarde-sur-Valserine", PartKind.DELEGUEE, "01033"),
        ("Lalleyriat", PartKind.DELEGUEE, "01204"),
        ("20004", PartKind.FORMER_CODE, "2A004"),
        ("75101", PartKind.ARRONDISSEMENT, "75056"),
        ("75116", PartKind.ARRONDISSEMENT, "75056"),
        ("Paris 20e", PartKind.ARRONDISSEMENT, "75056"),
        ("Paris 20", PartKind.ARRONDISSEMENT, "75056"),
        ("paris 1er arrondissement", PartKind.ARRONDISSEMENT, "75056"),
        ("Lyon 3ème", PartKind.ARRONDISSEMENT, "69123"),
        ("Marseille 16e arrondissement", PartKind.ARRONDISSEMENT, "13055"),
    ],
)
def test_what_is_no_commune_today(query, kind, today):
    """A former commune, an old code, an arrondissement say what they are and where they belong."""
    answer = find(query)
    assert isinstance(answer, Part)
    assert (answer.kind, answer.commune.code) == (kind, today)


def test_a_commune_of_today_wins_over_a_former_one():
    """A former commune of the same name is not among the candidates when there is one today."""
    assert all(isinstance(place, Commune) for place in find("Sainte-Colombe").options)
    assert find("01204") == commune("01204")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Romanville", "Romainville"),
        ("Romainvile (93)", "Romainville"),
        ("Romainville (77)", "Romainville"),
        ("Romainville 75001", "Romainville"),
        ("Mairie de Romainville", "Romainville"),
        ("Sainte-Colonbe (46)", "Sainte-Colombe"),
        ("Montreuil-sous-Bois", "Montreuil"),
        ("st ouen (93)", "Saint-Ouen-sur-Seine"),
        ("Noisy", "Noisy-le-Grand"),
        ("Vitry sur sein", "Vitry-sur-Seine"),
        ("Villeneuve Yonne", "Villeneuve-sur-Yonne"),
    ],
)
def test_a_name_nobody_has(query, first):
    """The nearest name comes first, and never more than five."""
    names = suggested(find(query))
    assert names[0] == first
    assert len(names) <= 5


def test_suggestions_prefer_the_place_that_was_named():
    """Of equally near names the one in the named département comes first, then the larger."""
    first, *others = find("Sainte-Colonbe (46)").suggestions
    assert first == commune("46260")
    inhabitants = [place.population for place in others]
    assert inhabitants == sorted(inhabitants, reverse=True)


@pytest.mark.parametrize("query", ["", "   ", "()", ",", "(93)", "99999", "COM-99999", "-" * 500])
def test_nothing_to_go_by(query):
    """An empty, punctuated, overlong or unknown query is unknown, and no suggestion is made up."""
    assert find(query) == Unknown(query)


@given(st.text(max_size=130))
def test_any_text_has_an_answer(query):
    """Whatever is typed there is an answer, and it repeats the query as typed."""
    answer = find(query)
    if isinstance(answer, Candidates):
        assert len(answer.options) > 1
    assert getattr(answer, "query", query) == query
