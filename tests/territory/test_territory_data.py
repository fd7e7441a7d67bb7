"""The bundled table of communes: complete, consistent, and as the State has it."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter

import pytest

from absr.territory import (
    AreaKind,
    PartKind,
    area,
    areas,
    areas_of,
    commune,
    communes,
    communes_of,
    dataset,
    intercommunalite,
    origin,
    part,
    parts,
    population_source,
    territory,
)
from absr.territory.names import fold

# Sums by région that Insee published for the 1st of January 2023 (populations municipales).
PUBLISHED_2023 = {
    "53": 3_449_370,
    "94": 355_486,
    "11": 12_463_067,
    "27": 2_802_670,
    "01": 384_160,
    "03": 293_996,
    "02": 360_630,
}


def test_every_commune_of_today_is_there_once():
    """The table has the 34,969 communes of 2026, each code once, sorted."""
    codes = [place.code for place in communes()]
    assert len(codes) == 34_969
    assert codes == sorted(set(codes))


def test_romainville():
    """Romainville's row has its code, areas, postcode and population."""
    place = commune("93063")
    assert place is not None
    assert (place.name, place.departement, place.region) == ("Romainville", "93", "11")
    assert (place.ept, place.epci, place.postcodes) == ("200057875", "200054781", ("93230",))
    assert (place.population, place.territory_id) == (37_152, "COM-93063")
    assert [found.territory_id for found in areas_of(place)] == [
        *("EPT-200057875", "EPCI-200054781", "DEP-93", "REG-11")
    ]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("93063", "Est Ensemble"),
        ("75056", "Métropole du Grand Paris"),
        ("69123", "Métropole de Lyon"),
        ("01004", "CC de la Plaine de l'Ain"),
    ],
)
def test_the_intercommunalite_is_the_one_people_name(code, name):
    """In the Métropole du Grand Paris it is the EPT, but for Paris; elsewhere the EPCI."""
    found = intercommunalite(commune(code))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("code", ["22016", "29083", "29155", "85113"])
def test_four_islands_have_no_intercommunalite(code):
    """The four communes of the mainland without EPCI have none, and are there all the same."""
    place = commune(code)
    assert place.epci is None
    assert intercommunalite(place) is None


def test_only_islands_and_collectivites_have_no_epci():
    """Apart from the four islands, only communes outside the départements have no EPCI."""
    alone = {place.code for place in communes() if place.epci is None}
    overseas = {place.code for place in communes() if len(place.region) == 3}
    assert alone == overseas | {"22016", "29083", "29155", "85113"}


@pytest.mark.parametrize(
    ("code", "name", "departement", "region"),
    [
        ("01004", "Ambérieu-en-Bugey", "01", "84"),
        ("2A004", "Ajaccio", "2A", "94"),
        ("97411", "Saint-Denis", "974", "04"),
        ("97608", "Dzaoudzi", "976", "06"),
        ("97502", "Saint-Pierre", "975", "975"),
        ("98735", "Papeete", "987", "987"),
    ],
)
def test_codes_are_text(code, name, departement, region):
    """Leading zeros, Corsica's letters and overseas codes are kept as they are written."""
    place = commune(code)
    assert (place.name, place.departement, place.region) == (name, departement, region)


@pytest.mark.parametrize("code", ["1004", "93063 ", "2a004", "75101", "20004", ""])
def test_only_the_exact_code_of_a_commune_of_today_is_one(code):
    """`commune` guesses nothing: other spellings, arrondissements and old codes give None."""
    assert commune(code) is None


def test_every_area_of_a_commune_exists_and_counts_its_communes():
    """Each code of area in a row is an area, with as many communes as it says; none is empty."""
    for kind in AreaKind:
        counted = Counter(getattr(place, kind.value) for place in communes())
        del counted[None]
        assert counted == {found.code: found.commune_count for found in areas(kind)}


def test_how_many_areas_there_are():
    """There are 1,255 EPCI, 11 EPT, and the 18 régions and 101 départements of France."""
    assert len(areas(AreaKind.EPCI)) == 1255
    assert len(areas(AreaKind.EPT)) == 11
    assert sum(len(found.code) == 2 for found in areas(AreaKind.REGION)) == 18
    in_regions = [found for found in areas(AreaKind.DEPARTEMENT) if len(found.region) == 2]
    assert len(in_regions) == 101


def test_a_departement_lies_in_the_region_of_its_communes():
    """The région written for a département is the one of each of its communes."""
    regions = {found.code: found.region for found in areas(AreaKind.DEPARTEMENT)}
    assert all(place.region == regions[place.departement] for place in communes())


def test_the_same_code_is_a_departement_and_a_region():
    """A code of area means nothing without its kind: 93 is two areas."""
    assert area(AreaKind.DEPARTEMENT, "93").name == "Seine-Saint-Denis"
    assert area(AreaKind.REGION, "93").name == "Provence-Alpes-Côte d'Azur"
    assert area(AreaKind.EPCI, "93") is None


def test_the_communes_of_an_area():
    """Est Ensemble has its nine communes, Seine-Saint-Denis its thirty-nine, all in 93."""
    ours = communes_of(area(AreaKind.EPT, "200057875"))
    assert [place.name for place in ours] == [
        *("Bagnolet", "Bobigny", "Bondy", "Les Lilas", "Montreuil", "Noisy-le-Sec", "Pantin"),
        *("Le Pré-Saint-Gervais", "Romainville"),
    ]
    assert len(communes_of(area(AreaKind.DEPARTEMENT, "93"))) == 39
    everywhere = [place for kind in areas(AreaKind.REGION) for place in communes_of(kind)]
    assert sorted(place.code for place in everywhere) == [place.code for place in communes()]


def test_an_ept_is_inside_one_epci():
    """Whoever has an EPT is in the Métropole du Grand Paris; only Paris has none there."""
    metropole = communes_of(area(AreaKind.EPCI, "200054781"))
    assert {place.code for place in communes() if place.ept} == {
        place.code for place in metropole if place.code != "75056"
    }


def test_a_territory_is_found_by_its_identifier():
    """An identifier gives the commune or the area it names, anything else None."""
    assert territory("COM-93063") == commune("93063")
    for kind in AreaKind:
        for place in areas(kind)[:3]:
            assert territory(place.territory_id) == place
    assert [territory(text) for text in ("FRANCE", "IRIS-930630101", "93", "DEP-", "")] == [
        None
    ] * 5


def test_populations_are_those_insee_published_for_2023():
    """The sums by région equal Insee's published figures for the vintage that is announced."""
    for region, published in PUBLISHED_2023.items():
        inside = communes_of(area(AreaKind.REGION, region))
        assert sum(place.population for place in inside) == published
        assert {population_source(place).vintage for place in inside} == {"2023"}


def test_no_population_without_its_source():
    """Each population has a source; its vintage is told where it is known, and only there."""
    vintages = {place.departement: population_source(place) for place in communes()}
    assert vintages["976"].vintage == "2017"
    assert vintages["93"].concept == "population municipale"
    assert (vintages["987"].vintage, vintages["987"].concept) == (None, None)
    assert vintages["984"] is None
    for place in communes():
        assert (population_source(place) is None) == (place.population is None)


def test_paris_lyon_marseille_are_communes_with_all_their_postcodes():
    """The three cities are one commune each; their arrondissements lead to them."""
    for code, count in (("75056", 20), ("69123", 9), ("13055", 16)):
        inside = [
            found
            for found in parts()
            if found.kind is PartKind.ARRONDISSEMENT and found.commune.code == code
        ]
        assert len(inside) == count
        assert len(commune(code).postcodes) >= count


def test_parts_lead_to_communes_of_today():
    """Each part has its own code and the commune in force; déléguées and associées have names."""
    keys = [found.code for found in parts()]
    assert keys == sorted(set(keys))
    for found in parts():
        assert commune(found.commune.code) == found.commune
        assert (found.name is None) == (found.kind is PartKind.FORMER_CODE)
        if found.code == found.commune.code:
            assert found.name != found.commune.name


@pytest.mark.parametrize(
    ("code", "kind", "name", "today"),
    [
        ("75101", PartKind.ARRONDISSEMENT, "Paris 1er Arrondissement", "75056"),
        ("93059", PartKind.DELEGUEE, "Pierrefitte-sur-Seine", "93066"),
        ("01120", PartKind.ASSOCIEE, "Cordieux", "01262"),
        ("20004", PartKind.FORMER_CODE, None, "2A004"),
        ("75063", PartKind.FORMER_CODE, None, "93063"),
    ],
)
def test_a_part_by_its_code(code, kind, name, today):
    """A code that is no commune's today says what it was and where it is now."""
    found = part(code)
    assert (found.kind, found.name, found.commune.code) == (kind, name, today)


@pytest.mark.parametrize("code", ["01204", "93063", "99999", ""])
def test_no_part_where_there_is_a_commune_or_nothing(code):
    """The code of a commune of today is no part, even where a déléguée has kept it."""
    assert part(code) is None


def test_names_are_clean():
    """No name has a stray space, and only arrondissements have a digit in their name."""
    names = [place.name for place in communes()]
    names += [place.name for kind in AreaKind for place in areas(kind)]
    assert all(name == " ".join(name.split()) for name in names)
    assert not [place.name for place in communes() if any(map(str.isdigit, fold(place.name)))]


def test_the_files_agree_with_what_they_say_of_themselves():
    """The origin names the package and counts what the files hold; no file bears a time."""
    about = json.loads((dataset._DATA / "territory.json").read_text("utf-8"))
    assert (about["communes"], about["parts"]) == (len(communes()), len(parts()))
    assert (origin().version, origin().licence) == ("6.0.0", "Licence Ouverte 2.0")
    for name in ("communes.csv.gz", "parts.csv.gz"):
        packed = (dataset._DATA / name).read_bytes()
        assert packed[3:8] == bytes(5), "flags and time of the gzip header"
        assert b"\r" not in gzip.decompress(packed)
    notice = (dataset._DATA / "NOTICE").read_text("utf-8")
    assert origin().date in notice
    assert "Licence Ouverte / Open Licence 2.0" in notice


def test_nothing_is_read_at_import_and_little_for_a_code():
    """Importing reads no data; a code is found without the index of names nor rapidfuzz."""
    code = (
        "import sys, absr.territory as t\n"
        "from absr.territory import dataset, index\n"
        "assert dataset.lines.cache_info().currsize == 0\n"
        "assert t.find('93063').name == 'Romainville'\n"
        "assert index.name_index.cache_info().currsize == 0\n"
        "assert dataset.communes.cache_info().currsize == 0\n"
        "assert t.find('Romainville').code == '93063'\n"
        "assert not {'rapidfuzz', 'pandas', 'numpy'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
