"""The indicators computed from published variables: what they are worth, and why they are not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from reading_corpus import PLACE, TODAY, TOWN, settings, value

from absr.analysis.facts import all_facts
from absr.analysis.indicator_checks import disagreements
from absr.model.corpus import Corpus
from absr.model.formulas import variables_of
from absr.model.measurements import Measurement
from absr.model.settings import TerritorySet, Theme, Thresholds
from absr.model.source import Source
from absr.reading.catalogue import read_catalogue, shipped_catalogue

EPT, DEP, REG, METRO = "EPT-200057875", "DEP-93", "REG-11", "FRANCE-METRO"
FILE = Source("dossier_complet.csv", None, 17, "B")


def measured(territory, vintage="2021", dataset="rp", communes=None, without=None, **numbers):
    """Variables of one territory and year."""
    return [
        Measurement(
            f"M-{dataset}{name}{vintage}{territory}",
            FILE,
            dataset,
            name,
            vintage,
            territory,
            number if isinstance(number, str) else float(number),
            communes,
            without,
        )
        for name, number in numbers.items()
    ]


def readings(*groups, typed=(), catalogue=None, **changed):
    """What is read of these measurements and of these typed values."""
    records = tuple(one for group in groups for one in group)
    corpus = Corpus({"measurements": records, "observations": tuple(typed)}, {})
    chosen = catalogue or shipped_catalogue()
    return all_facts(corpus, settings(**changed), TODAY, (), chosen).readings


def one(found, name, vintage="2021"):
    """The indicator called `name` at a vintage."""
    (chosen,) = [i for i in found.indicators if (i.id, i.vintage) == (name, vintage)]
    return chosen


def beside(indicator, territory):
    """The comparison with a territory."""
    return next(c for c in indicator.comparisons if c.territory == territory)


ROMAINVILLE = measured(TOWN, P_POP=33266, P_ACT1564=16516, P_CHOM1564=2293)


# -- the published figures of Romainville ------------------------------------------------------------


def test_unemployment_is_computed_with_its_headcount():
    """2,293 unemployed of 16,516 in the labour force are 13.88 % (Insee, census of 2021)."""
    found = one(readings(ROMAINVILLE), "tx_chomage")
    assert round(found.town.value, 2) == 13.88
    assert (found.town.numerator, found.town.base) == (2293, 16516)
    assert found.counted == "active"
    assert found.formula == "P{yy}_CHOM1564/P{yy}_ACT1564*100"
    assert found.producers == ("Insee",)
    assert found.evidence == (f"M-rpP_CHOM15642021{TOWN}", f"M-rpP_ACT15642021{TOWN}")


def test_population_grows_by_the_root_of_the_ratio():
    """26,031 in 2015 and 33,266 in 2021: +4.17 % a year."""
    found = one(readings(ROMAINVILLE, measured(TOWN, "2015", P_POP=26031)), "pop_tvam", "2015-2021")
    assert round(found.town.value, 2) == 4.17


def test_a_typed_population_serves_where_no_file_has_it():
    """Two rows of the sheet are enough for the yearly change, and are its evidence."""
    rows = [
        value(TOWN, people, indicator="pop", vintage=year, unit="persons", id=f"I-{year}")
        for people, year in ((33266.0, "2021"), (26031.0, "2015"))
    ]
    found = one(readings(typed=rows), "pop_tvam", "2015-2021")
    assert round(found.town.value, 2) == 4.17
    assert set(found.evidence) == {"I-2021", "I-2015"}


def test_of_two_earlier_censuses_the_farther_is_taken():
    """With the files of 2021 and of 2022, 2021 stays beside 2015 and 2022 beside 2016."""
    years = {"2011": 20, "2015": 21, "2016": 22, "2021": 23, "2022": 24}
    groups = [measured(TOWN, year, P_POP=1000 * people) for year, people in years.items()]
    found = {i.vintage for i in readings(*groups).indicators if i.id == "pop_tvam"}
    assert found == {"2016-2022", "2015-2021", "2011-2016"}


# -- sets of communes --------------------------------------------------------------------------------


def test_a_rate_of_a_set_comes_from_the_two_sums():
    """Not the mean of the rates: 300 of 1,000 and 100 of 3,000 are 10 %."""
    sums = measured(EPT, communes=9, P_ACT1564=4000, P_CHOM1564=400)
    found = beside(one(readings(ROMAINVILLE, sums), "tx_chomage"), EPT)
    assert found.observed.value == 10.0
    assert (found.observed.communes, found.observed.without) == (9, 0)
    assert round(found.gap, 2) == 3.88


def test_a_poverty_rate_of_a_set_is_refused():
    """No file publishes it: it is to be imported, never added up."""
    town = measured(TOWN, dataset="filosofi_disp", TP60=24.0)
    found = one(readings(town), "tx_pauvrete")
    assert found.town.value == 24.0
    assert {beside(found, code).reason for code in (EPT, DEP, REG, METRO)} == {"not_additive"}


def test_a_published_poverty_rate_of_a_set_is_taken():
    """From a file, or typed in the sheet."""
    town = measured(TOWN, dataset="filosofi_disp", TP60=24.0)
    region = measured(REG, dataset="filosofi_disp", TP60=16.1)
    typed = [value(DEP, 28.4, indicator="tx_pauvrete")]
    found = one(readings(town, region, typed=typed), "tx_pauvrete")
    assert (beside(found, REG).observed.value, beside(found, DEP).observed.value) == (16.1, 28.4)
    assert beside(found, EPT).reason == "not_additive"


def test_two_sums_over_different_communes_make_no_rate():
    """One numerator is secret in one commune: the rate would be too low."""
    (part,) = measured(EPT, communes=8, without=1, P_CHOM1564=400)
    whole = measured(EPT, communes=9, without=0, P_ACT1564=4000)
    sums = [*whole, part._replace(share=0.99, members="a1")]
    assert beside(one(readings(ROMAINVILLE, sums), "tx_chomage"), EPT).reason == "uneven_sum"


def test_sums_over_as_many_communes_may_be_of_different_ones():
    """One numerator is secret in a commune, one denominator in another: both lack one."""
    sums = [
        *measured(EPT, communes=8, without=1, P_ACT1564=4000),
        *measured(EPT, communes=8, without=1, P_CHOM1564=400),
    ]
    active, unemployed = (one._replace(share=0.99) for one in sums)
    same = [active._replace(members="a1"), unemployed._replace(members="a1")]
    assert beside(one(readings(ROMAINVILLE, same), "tx_chomage"), EPT).observed.value == 10.0
    others = [active._replace(members="a1"), unemployed._replace(members="b2")]
    found = beside(one(readings(ROMAINVILLE, others), "tx_chomage"), EPT)
    assert (found.reason, found.observed.value) == ("uneven_sum", None)


@pytest.mark.parametrize(
    ("communes", "without", "share", "reason"),
    [
        (30, 10, 0.985, None),
        (39, 1, 0.91, "partial_sum"),
        (39, 1, 0.98, None),
        (99, 1, None, None),
        (9, 1, None, "partial_sum"),
    ],
)
def test_a_sum_that_lacks_many_inhabitants_is_no_value(communes, without, share, reason):
    """Ten small communes of forty may be lacking, the largest one may not."""
    sums = [
        one._replace(share=share, members=None if share is None else "a1")
        for one in measured(
            DEP, communes=communes, without=without, P_ACT1564=4000, P_CHOM1564=400, P_POP=9000
        )
    ]
    found = readings(ROMAINVILLE, sums)
    rate = beside(one(found, "tx_chomage"), DEP)
    assert (rate.reason, rate.observed.value) == (reason, None if reason else 10.0)
    assert rate.observed.without == without
    people = beside(one(found, "pop"), DEP).observed
    assert (people.value, people.reason) == ((None, reason) if reason else (9000.0, None))


def test_a_set_of_the_project_bears_its_name():
    """`SET-voisines` reads as the project calls it."""
    given = {
        "comparators": ("SET-voisines",),
        "sets": (TerritorySet("voisines", "Nos voisines", ("93045", "93055")),),
    }
    sums = measured("SET-voisines", communes=2, P_ACT1564=4000, P_CHOM1564=400)
    found = beside(one(readings(ROMAINVILLE, sums, **given), "tx_chomage"), "SET-voisines")
    assert (found.name, found.observed.name) == ("Nos voisines", "Nos voisines")


# -- never mixed -------------------------------------------------------------------------------------


def test_declared_income_is_never_put_beside_disposable_income():
    """A file of declared incomes for the département: refused, with the reason."""
    town = measured(TOWN, dataset="filosofi_disp", MED=21110)
    other = measured(DEP, dataset="filosofi_dec", MED=20000)
    found = beside(one(readings(town, other), "niveau_vie_median"), DEP)
    assert (found.gap, found.reason) == (None, "other_concept")


def test_a_typed_declared_income_is_refused_too():
    """The words of its definition say so."""
    town = measured(TOWN, dataset="filosofi_disp", MED=21110)
    row = value(
        DEP, 20000.0, indicator="niveau_vie_median", unit="euros_year", concept="Revenu déclaré"
    )
    found = one(readings(town, typed=[row]), "niveau_vie_median")
    assert beside(found, DEP).reason == "other_concept"


def test_only_declared_income_makes_no_standard_of_living():
    """It is told among what is missing, with the reason."""
    found = readings(measured(TOWN, dataset="filosofi_dec", MED=20000))
    assert "niveau_vie_median" not in {i.id for i in found.indicators}
    (absence,) = [a for a in found.absences if a.id == "niveau_vie_median"]
    assert absence.reason == "other_concept"


def test_a_new_nomenclature_breaks_the_series():
    """`CS3` until 2021, `STAT_GSEC13_23` since 2022: both are computed, none is compared."""
    groups = [
        measured(TOWN, "2022", C_POP15P=10000, C_POP15P_STAT_GSEC13_23=2000),
        measured(TOWN, "2016", C_POP15P=10000, C_POP15P_CS3=1500),
        measured(TOWN, "2011", C_POP15P=10000, C_POP15P_CS3=1000),
    ]
    found = readings(*groups)
    assert one(found, "part_cadres", "2022").town.value == 20.0
    changes = {e.since: (e.change, e.reason) for e in one(found, "part_cadres", "2022").evolutions}
    assert changes == {"2016": (None, "break"), "2011": (None, "break")}
    (change,) = one(found, "part_cadres", "2016").evolutions
    assert (change.since, change.change) == ("2011", 5.0)


@pytest.mark.parametrize("source", ["file", "sheet"])
def test_a_variable_that_kept_its_name_and_changed_its_meaning_breaks_the_series(source):
    """`DIPLMIN` had the brevet until 2016: 2021 is not set against 2015, 2023 against 2017 is."""
    years = {"2023": 200, "2017": 250, "2015": 380}
    if source == "file":
        groups = [
            measured(TOWN, year, P_NSCOL15P=1000, P_NSCOL15P_DIPLMIN=number)
            for year, number in years.items()
        ]
        found = readings(*groups)
    else:
        rows = [
            value(TOWN, number / 10, indicator="sans_diplome", vintage=year, id=f"I-{year}")
            for year, number in years.items()
        ]
        found = readings(typed=rows)
    changes = {e.since: (e.change, e.reason) for e in one(found, "sans_diplome", "2023").evolutions}
    assert changes == {"2017": (-5.0, None), "2015": (None, "break")}


def test_vintages_less_than_five_years_apart_are_not_compared():
    """2021 beside 2018 shares two years of surveys; beside 2015 it does not."""
    groups = [
        measured(TOWN, year, P_ACT1564=10000, P_CHOM1564=number)
        for year, number in (("2021", 1200), ("2018", 1100), ("2015", 1000))
    ]
    changes = one(readings(*groups), "tx_chomage").evolutions
    assert [(e.since, e.change, e.reason) for e in changes] == [
        ("2018", None, "too_close"),
        ("2015", 2.0, None),
    ]


@pytest.mark.parametrize(
    ("vintage", "earlier", "reason"),
    [
        ("2021", "2016", "too_close"),
        ("2021", "2015", None),
        ("2019", "2014", "too_close"),
        ("2018", "2013", None),
        ("2024", "2019", None),
    ],
)
def test_censuses_that_share_a_survey_are_not_compared(vintage, earlier, reason):
    """No survey in 2021: the census of 2021 has those of 2018 to 2020, 2022 and 2023."""
    groups = [
        measured(TOWN, year, P_ACT1564=10_000, P_CHOM1564=number)
        for year, number in ((vintage, 1_200), (earlier, 1_000))
    ]
    (change,) = one(readings(*groups), "tx_chomage", vintage).evolutions
    assert (change.reason, change.change) == (reason, None if reason else 2.0)


def test_the_yearly_change_of_the_population_takes_censuses_that_share_no_survey():
    """2021 goes with 2015, never with 2016."""
    groups = [measured(TOWN, year, P_POP=1000) for year in ("2021", "2016")]
    assert "2016-2021" not in {i.vintage for i in readings(*groups).indicators}


def test_incomes_of_two_years_are_not_compared():
    """Euros of 2021 and of 2015: without an index of prices the change would be a price."""
    groups = [
        measured(TOWN, year, dataset="filosofi_disp", MED=euros, TP60=rate)
        for year, euros, rate in (("2021", 21110, 24), ("2016", 18850, 22))
    ]
    found = readings(*groups)
    (change,) = one(found, "niveau_vie_median").evolutions
    assert (change.reason, change.change) == ("current_euros", None)
    (change,) = one(found, "tx_pauvrete").evolutions
    assert (change.reason, change.change) == (None, 2.0)


# -- why there is none -------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["secret", "not_significant", "not_available"])
def test_a_reason_of_the_office_stays_a_reason(reason):
    """Secrecy of one variable is that of the indicator; it is never a nil."""
    found = one(readings(measured(TOWN, P_ACT1564=100, P_CHOM1564=reason)), "tx_chomage")
    assert (found.town.value, found.town.reason) == (None, reason)
    assert found.signal == "not_measured"


def test_a_secret_is_not_said_to_be_missing():
    """The file has the variable, and hides its number: nothing is lacking from the file."""
    secret = one(readings(measured(TOWN, dataset="filosofi_disp", TP60="secret")), "tx_pauvrete")
    assert (secret.town.reason, secret.lacking) == ("secret", ())
    rows = measured(TOWN, P_CHOM1564="secret") + measured(DEP, P_CHOM1564=1, P_ACT1564=9)
    found = readings(rows)
    (absence,) = [a for a in found.absences if a.id == "tx_chomage" and a.vintage]
    assert (absence.reason, absence.variables) == ("secret", ("P21_CHOM1564",))


def test_a_nil_base_is_a_reason():
    """Nobody in the labour force: no rate, no crash."""
    found = one(readings(measured(TOWN, P_ACT1564=0, P_CHOM1564=0)), "tx_chomage")
    assert found.town.reason == "nil_base"


def test_what_the_town_lacks_is_named_though_others_have_it():
    """The département has the numbers, the town's file has no column: which one is told."""
    found = one(
        readings(measured(DEP, P_ACT1564=9, P_CHOM1564=1), measured(TOWN, P_ACT1564=9)),
        "tx_chomage",
    )
    assert (found.town, found.lacking) == (None, ("P21_CHOM1564",))


def official_file():
    """The town's variables of the census file of 2021, at its three vintages.

    Insee's list of variables: six are not in 2015, nine more are not in 2010.
    """
    not_in_2015 = {
        "P_CHOM1524",
        "P_ACT1524",
        "P_NSCOL15P_BEPC",
        "P_NSCOL15P_SUP5",
        "P_CHOM_DIPLMIN",
        "P_ACT_DIPLMIN",
    }
    not_in_2010 = not_in_2015 | {
        "P_POP7589",
        "P_POP90P",
        *(f"P_POP01P_IRAN{number}" for number in range(3, 8)),
        "P_NSCOL15P_DIPLMIN",
        "P_ACTOCC15P_COMMUN",
    }
    lacking = {"2021": set(), "2015": not_in_2015, "2010": not_in_2010}
    names = {
        one.name
        for found in shipped_catalogue().definitions
        for one in variables_of(found.node)
        if one.dataset == "rp"
    }
    return [
        record
        for year, absent in lacking.items()
        for record in measured(TOWN, year, **dict.fromkeys(sorted(names - absent), 1000))
    ]


def test_what_an_official_file_allows_at_each_vintage():
    """Of 47 formulas over the census alone 42 can be computed for 2015, and 36 for 2010.

    The yearly change of 2010 has its variable and no census before it: told with that reason.
    """
    found = readings(official_file())
    pure = {d.id for d in shipped_catalogue().definitions if d.datasets == ("rp",)}
    assert len(pure) == 47
    computed = {
        year: {i.id for i in found.indicators if i.vintage.endswith(year)} & pure
        for year in ("2021", "2015", "2010")
    }
    assert computed["2021"] == pure
    absent = {(a.id, a.vintage): a.reason for a in found.absences if a.id in pure and a.vintage}
    assert pure - computed["2015"] == {
        "chom_1524",
        "part_chom_1524_pop",
        "peu_diplomes",
        "bac5",
        "chom_sans_diplome",
    }
    assert len(computed["2010"] | {"pop_tvam"}) == 36
    assert absent["pop_tvam", "2010"] == "no_earlier"
    for year in ("2015", "2010"):
        assert {name for name, vintage in absent if vintage == year} == pure - computed[year]
    others = {key: reason for key, reason in absent.items() if key[0] != "pop_tvam"}
    assert set(others.values()) == {"lacking"}


def test_a_missing_variable_is_named_as_the_file_would():
    """`P10_POP7589`, which somebody can look for in the list of variables."""
    found = readings(official_file())
    (absence,) = [a for a in found.absences if (a.id, a.vintage) == ("part_75p", "2010")]
    assert absence.variables == ("P10_POP7589", "P10_POP90P")


def test_a_dataset_that_nobody_delivered_is_told_once():
    """No Filosofi file: one line for the poverty rate, without a vintage."""
    (absence,) = [a for a in readings(ROMAINVILLE).absences if a.id == "tx_pauvrete"]
    assert (absence.vintage, absence.reason) == ("", "no_file")
    typed = [value(TOWN, 24.0, indicator="tx_pauvrete")]
    assert "tx_pauvrete" not in {a.id for a in readings(ROMAINVILLE, typed=typed).absences}


# -- several datasets, districts, ages ----------------------------------------------------------------


@pytest.mark.parametrize(("census", "rate"), [("2021", 20.0), ("2019", 20.0), ("2018", None)])
def test_births_go_with_the_nearest_census(census, rate):
    """Three years away at most; births are no part of the inhabitants, so they have no base."""
    births = measured(TOWN, "2022", dataset="etat_civil", NAISD=200)
    found = readings(births, measured(TOWN, census, P_POP=10000))
    if rate is None:
        assert "natalite" not in {i.id for i in found.indicators}
    else:
        town = one(found, "natalite", "2022").town
        assert (town.value, town.numerator, town.base) == (rate, 200, None)


def test_the_smaller_base_makes_a_gap_of_rates_fragile():
    """150 women of that age: the gap between women and men concludes nothing."""
    town = measured(TOWN, P_FACTOCC1564=60, P_F1564=150, P_HACTOCC1564=700, P_H1564=1000)
    others = measured(DEP, P_FACTOCC1564=600, P_F1564=1000, P_HACTOCC1564=650, P_H1564=1000)
    found = one(readings(town, others), "ecart_emploi_fh")
    assert (found.town.value, found.town.base, found.signal) == (-30.0, 150, "fragile")


def test_districts_are_apart():
    """The town's IRIS are neither comparators nor other territories; another town's are."""
    iris = measured("IRIS-930630101", P_ACT1564=100, P_CHOM1564=25)
    other = measured("IRIS-930100101", P_ACT1564=100, P_CHOM1564=10)
    found = one(readings(ROMAINVILLE, iris, other), "tx_chomage")
    assert [(v.territory, v.value, v.base) for v in found.iris] == [("IRIS-930630101", 25.0, 100)]
    assert [v.territory for v in found.others] == ["IRIS-930100101"]


def test_the_pyramid_has_every_age_or_none():
    """The town and the département; a région of which one age is missing has none."""
    ages = [
        f"P_{sex}{band}"
        for band in ("0014", "1529", "3044", "4559", "6074", "7589", "90P")
        for sex in "HF"
    ]
    whole = {name: 100 + place for place, name in enumerate(ages)}
    part = dict.fromkeys(ages[1:], 1)
    found = readings(measured(TOWN, **whole), measured(DEP, **whole), measured(REG, **part))
    assert [p.territory for p in found.pyramids] == [TOWN, DEP]
    bands = found.pyramids[0].bands
    assert [(b.band, b.men, b.women) for b in (bands[0], bands[-1])] == [
        ("0014", 100, 101),
        ("90P", 112, 113),
    ]


# -- what the project decides -------------------------------------------------------------------------


def test_the_thresholds_of_the_project_decide():
    """2.4 points are close by absr's mark, and above by a mark of two points."""
    rows = (ROMAINVILLE, measured(REG, P_ACT1564=10000, P_CHOM1564=1144))
    assert beside(one(readings(*rows), "tx_chomage"), REG).side == "close"
    found = one(readings(*rows, thresholds=Thresholds(2.0, 20.0)), "tx_chomage")
    assert (beside(found, REG).side, found.signal) == ("above", "signal")


def test_a_theme_that_names_its_indicators_has_these_and_no_others():
    """Another theme has all those of its chapters."""
    themes = (
        Theme("travail", "Travail", (), ("employment",), ("tx_chomage",)),
        Theme("emploi", "Emploi", (), ("employment",)),
    )
    rows = (ROMAINVILLE, measured(TOWN, P_POP1564=21971))
    found = readings(*rows, themes=themes)
    assert one(found, "tx_chomage").themes == ("travail", "emploi")
    assert one(found, "tx_activite").themes == ("emploi",)


def test_an_indicator_that_is_asked_for_joins_the_core():
    """Twenty by default, one more here."""
    found = readings(measured(TOWN, P_POP=9, P_POP1529=2), indicators=("Part-1529",))
    assert one(found, "part_1529").is_core
    assert not one(readings(measured(TOWN, P_POP=9, P_POP1529=2)), "part_1529").is_core


def test_a_formula_of_the_project_is_computed():
    """With its own label, in the chapter it names."""
    data = b"""indicators:
  - id: part_couples
    label: "Couples avec enfants"
    chapter: "M\xc3\xa9nages et familles"
    formula: "C{yy}_COUPAENF/C{yy}_FAM*100"
    unit: "%"
"""
    read = read_catalogue("indicateurs.yaml", data)
    assert read.problems == ()
    rows = measured(TOWN, C_COUPAENF=30, C_FAM=120)
    found = one(readings(rows, catalogue=read.catalogue), "part_couples")
    assert (found.town.value, found.label, found.chapter) == (
        25.0,
        "Couples avec enfants",
        "households",
    )


# -- the sheet and the file ---------------------------------------------------------------------------


def told(typed, *groups):
    """What is said of typed values beside a file."""
    records = tuple(one for group in groups for one in group)
    corpus = Corpus({"measurements": records, "observations": tuple(typed)}, {})
    return list(disagreements(corpus, settings(), shipped_catalogue()))


@pytest.mark.parametrize("typed", [13.88, 13.9, 14.0])
def test_a_sheet_that_agrees_to_its_own_digits_is_not_told(typed):
    """13.88349… typed with two decimals, one or none."""
    assert told([value(TOWN, typed, indicator="tx_chomage")], ROMAINVILLE) == []


def test_a_sheet_that_differs_is_told():
    """Both values, both sources; the file's is the one that is read."""
    row = value(TOWN, 16.19, indicator="tx_chomage", label="Chômage")
    (problem,) = told([row], ROMAINVILLE)
    assert problem.code == "I520"
    assert (problem.file, problem.sheet) == (PLACE.file, PLACE.sheet)
    assert dict(problem.facts) == {
        "computed_en": "13.8835",
        "computed_fr": "13,8835",
        "first": FILE.address,
        "indicator": "Chômage",
    }
    found = one(readings(ROMAINVILLE, typed=[row]), "tx_chomage")
    assert round(found.town.value, 2) == 13.88
    assert found.label == "Chômage"


def test_another_definition_does_not_disagree():
    """The rate of the International Labour Office is another figure, not a wrong one."""
    row = value(TOWN, 9.1, indicator="tx_chomage", concept="Au sens du BIT")
    assert told([row], ROMAINVILLE) == []


# -- the catalogue itself -----------------------------------------------------------------------------


def test_every_indicator_is_whole_in_both_languages():
    """Label, definition, how to read it and its limits; the value has its place in the sentence."""
    definitions = shipped_catalogue().definitions
    assert len({d.id for d in definitions}) == len(definitions) == 61
    for found in definitions:
        for texts in (found.label, found.definition, found.how_to_read, found.limits):
            assert all(text.strip() for text in (texts.fr, texts.en)), found.id
            assert texts.fr != texts.en, found.id
        assert found.how_to_read.fr.count("{value}") == found.how_to_read.en.count("{value}") == 1


def test_twenty_indicators_make_the_core_and_family_forms_are_neutral():
    """Living alone, with one parent or with many children is no fault."""
    definitions = shipped_catalogue().definitions
    assert sum(d.is_core for d in definitions) == 20
    assert {d.direction for d in definitions if d.chapter == "households"} == {"neutral"}


def test_the_formulas_are_those_that_were_checked_against_the_list_of_insee():
    """The denominators that are often mistaken, by hand."""
    formulas = {d.id: d.formula for d in shipped_catalogue().definitions}
    assert formulas["tx_chomage"] == "P{yy}_CHOM1564/P{yy}_ACT1564*100"
    assert formulas["part_fammono"].endswith("/C{yy}_FAM*100")
    assert formulas["part_fammono_avec_enfants"].endswith("/(C{yy}_COUPAENF+C{yy}_FAMMONO)*100")
    assert formulas["part_men_fammono"].endswith("/C{yy}_MEN*100")
    assert "POP75P" not in "".join(formulas.values())


def test_the_variables_that_are_kept_have_all_their_names():
    """Without a year, under the old name and the new one, with the ages by sex."""
    wanted = shipped_catalogue().wanted
    assert {"P_POP", "MED", "SUPERF", "C_POP15P_CS3", "C_POP15P_STAT_GSEC13_23", "P_F90P"} <= wanted
