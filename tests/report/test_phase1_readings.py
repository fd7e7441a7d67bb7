"""The indicators and the cross reading in the phase 1 report, for each audience."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from phase1_documents import EXAMPLE, ROOT, WORKBOOK, absr, new_project, plain
from reading_corpus import TODAY, TOWN, facts, listed, met, said, settings, value, values

from absr.analysis.legal_window import legal_window
from absr.analysis.quoting import quote_level
from absr.model.edition import Audience
from absr.model.reading_facts import Crossing
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.reading.settings import read_settings
from absr.report.phase1 import phase1_report
from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.crossings import statistics_text
from absr.wording.speech import speak

HOSTILE = "=A1 & <b>|*x*` _y_ +1 -2 @z 🎉 {{ 7 }}"
AGREED = (
    "id",
    "label",
    "unit",
    "vintage",
    "source",
    "values",
    "missing",
    "counts",
    "direction",
    "signal",
)
"""Keys that every program may count on since the first version of the answer."""
CCAS = {"producer": "CCAS de Romainville", "unit": "persons"}


def edition_of(*records, audience=Audience.INTERNAL, names=(), **changed):
    """The edition of these records for one audience."""
    given = settings(**changed)
    context = Context(
        settings=given,
        day=TODAY,
        legal_window=legal_window(given.renewal_year),
        names=NameFinder(names),
        quote_level=quote_level,
        files=(),
        problems=(),
        aside_rows={},
    )
    return disclose(facts(*records, **changed), audience, context)


def report_of(*records, audience=Audience.INTERNAL, **more):
    """The report of these records."""
    edition = edition_of(*records, audience=audience, **more)
    return phase1_report(edition, speak(edition.settings.language), None)


def tables_of(*records, **more):
    """Name → rows of the report's tables."""
    return {table.name: table.rows for table in report_of(*records, **more).document.tables}


def cell(text):
    """A cell's lines with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").split("\n")


def voiced(count, nature, theme, first=0):
    """That many interviews, each with one statement on a theme."""
    for n in range(first, first + count):
        yield met(f"E{n}")
        yield said(f"C{n}", f"E{n}", nature, theme)


# -- the table of indicators -------------------------------------------------------------------


def test_a_row_says_value_headcount_producer_vintage_gaps_and_reading():
    """Everything that a reader needs stands in the row; four comparators, one under secrecy."""
    rows = [
        value(TOWN, 26.4, numerator=2310, base=8750),
        *values(ept=28.9, dep="secret", reg=16.1, metro=14.9),
    ]
    (row,) = tables_of(*rows)["indicators-income"]
    assert cell(row[0]) == ["Taux de pauvreté", "Insee, 2021", rows[0].id]
    assert cell(row[1]) == ["26,4 %", "effectif : 2 310"]
    assert cell(row[2]) == [
        "Est Ensemble : 28,9 % (−2,5 points)",
        "Seine-Saint-Denis : secret statistique",
        "Île-de-France : 16,1 % (+10,3 points)",
        "France métropolitaine : 14,9 % (+11,5 points)",
    ]
    assert cell(row[3]) == ["Signal : au-dessus de 2 comparateurs sur 3"]


@pytest.mark.parametrize(
    ("measures", "unit", "town", "beside"),
    [
        ((19890, 25210), "euros_year", "19 890 €/an", "25 210 €/an (−21 %)"),
        ((10.0, 10.0), "percent", "10,0 %", "10,0 % (écart nul)"),
        ((11.4, 10.0), "percent", "11,4 %", "10,0 % (+1,4 point)"),
        ((12.99, 10.0), "percent", "13,0 %", "10,0 % (+2,99 points)"),
        ((0.55, 0.5), "per_1000", "0,55 pour 1000", "0,50 pour 1000 (+10 %)"),
        ((5, 0), "ratio", "5,00", "0,00 (valeur nulle, écart non calculé)"),
        ((2.3, 2.0), "persons", "2,3 personnes", None),
    ],
)
def test_values_are_printed_in_their_unit(measures, unit, town, beside):
    """Gaps are points for rates, else %; one under the threshold never looks as if it reached."""
    (row,) = tables_of(*values(town=measures[0], dep=measures[1], unit=unit))["indicators-income"]
    assert cell(row[1]) == [town]
    if beside:
        assert cell(row[2])[1] == f"Seine-Saint-Denis : {beside}"


def test_other_territories_are_shown_apart():
    """A neighbour's value is printed with its name, in a table that says it decides nothing."""
    found = tables_of(*values(town=26.0, dep=20.0), value("COM-93010", 33.3))
    assert cell(found["other-territories"][0][1]) == ["Bondy : 33,3 %"]
    assert "Bondy" not in found["indicators-income"][0][2]


def test_the_paragraph_of_absence_gives_way_to_the_statistics():
    """Without indicators, the report says that they are to come; with them, it shows them."""
    values_without = report_of(*voiced(6, "need", "toit")).document.values
    assert values_without["indicators_read"] == ""
    assert values_without["indicator_tables"] == []
    values_with = report_of(*voiced(6, "need", "toit"), *values(town=26.0)).document.values
    assert values_with["indicators_read"] == "1 indicateur lu\u00a0: 1 sans comparaison possible."
    assert values_with["indicator_tables"] == ["indicators-income"]


# -- the cross reading -------------------------------------------------------------------------


def test_the_joint_displays_give_both_sides_and_the_reading():
    """By chapter all fifteen stand, so that housing or disability do not vanish."""
    records = [*voiced(6, "need", "toit"), *voiced(1, "story", "fetes", 6)]
    found = tables_of(*records, *values(town=30.0, dep=10.0))
    chapters = {row[0]: row[1:] for row in found["cross-chapters"]}
    assert len(chapters) == 15
    reading, meaning = chapters["Revenus et pauvreté"]
    assert cell(reading) == [
        "Confirmé",
        "1 signal sur 1 indicateur",
        "voix non distinguées par chapitre",
    ]  # the theme leads to two
    assert cell(meaning) == [
        (
            "1 indicateur sur 1 signale un besoin : Taux de pauvreté (30,0 %, au-dessus de 1 "
            "comparateur sur 1). Des voix disent un besoin sous le thème relié (Se loger), sans qu’on "
            "sache si c’est celui de ce chapitre : 6 voix sur 7."
        )
    ]
    assert cell(chapters["Logement"][1])[0].startswith("Aucun indicateur. Des voix")
    assert cell(chapters["Jeunesse"][1]) == ["Aucun indicateur. Aucun thème n’y mène."]
    toit = next(row for row in found["cross-themes"] if row[0] == "Se loger")
    assert cell(toit[1])[2] == "dit par peu de voix"  # of no type that anybody noted
    assert cell(toit[2])[0].endswith("Les chiffres et les paroles vont dans le même sens.")
    themes = {row[0]: cell(row[1])[0] for row in found["cross-themes"]}
    assert themes == {"Se loger": "Confirmé", "Soins": "Non mesuré", "Fêtes": "Non mesuré"}


def test_what_is_beyond_the_core_is_counted_and_decides_nothing():
    """Sentence by sentence: nothing of the core, then something of it."""
    speech = speak("fr")
    nothing = dict.fromkeys(Crossing.__dataclass_fields__, ()) | {"concluding": 0}
    told = Crossing(**nothing | {"beyond": ("a", "b"), "beyond_signals": 2})
    assert plain(statistics_text(speech, told, {})) == plain(
        "Aucun indicateur du noyau, choisi ou saisi. Hors du noyau, 2 indicateurs calculés sont en "
        "signal ; ils ne décident pas de la lecture."
    )
    calm = Crossing(**nothing | {"indicators": ("a",), "concluding": 1, "beyond_signals": 0})
    assert plain(statistics_text(speech, calm, {})) == plain(
        "1 indicateur permet de conclure, sans signaler de besoin."
    )


def test_a_chapter_in_signal_that_no_theme_leads_to_is_no_blind_spot():
    """Nobody was asked under that name: the report says so, and the essentials do not name it."""
    found = tables_of(*voiced(6, "need", "toit"), *values(town=30.0, dep=10.0, chapter="youth"))
    (row,) = (row for row in found["cross-chapters"] if row[0] == "Jeunesse")
    assert cell(row[1]) == ["Non relié"]
    assert cell(row[2])[0].endswith(
        "Le silence des acteurs n’y prouve rien : la question est à poser."
    )


def test_several_is_three_voices_of_two_types():
    """Two voices of two types, or three of one, are few."""
    told = {}
    for name, types in {"a": "xy", "b": "xxx", "c": "xxy"}.items():
        kinds = {"x": "health", "y": "shop"}
        records = [met(f"E{n}", actor_type=kinds[t]) for n, t in enumerate(types)]
        records += [said(f"C{n}", f"E{n}", "need", "toit") for n in range(len(types))]
        rows = tables_of(*records, *values(town=30.0, dep=10.0))["cross-themes"]
        told[name] = next(cell(row[1])[2] for row in rows if row[0] == "Se loger")
    few, several = "dit par peu de voix", "dit par plusieurs"
    assert told == {"a": few, "b": few, "c": several}


def test_needs_and_resources_stand_one_line_a_theme():
    """Voices with their base, barriers beside, and what the resources are worth."""
    records = [
        *voiced(6, "need", "toit"),
        said("C80", "E1", "barrier", "toit"),
        said("C90", "E0", "resource", "toit", resource_state="dormant"),
        listed("R1", "toit", state="fragile"),
        listed("R2", "toit", state="gone"),
    ]
    row = next(r for r in tables_of(*records)["needs-resources"] if r[0] == "Se loger")
    assert [cell(part) for part in row] == [
        ["Se loger"],
        ["À relier"],
        [
            (
                "Besoins : 6 voix sur 6. Freins : 1 voix sur 6. Ressources en entretien : 1 voix sur 6 ; "
                "avec la feuille : 2 dormantes ou fragiles et 1 en projet ou disparue. "
                "Il y a quelque chose, mais rien qui soit actif pour tous."
            )
        ],
    ]


def test_the_annex_gives_the_rule_the_numbers_and_the_evidence_of_each_cell():
    """Statements and values by their ids, for the team; outside the rule and numbers alone."""
    rows = values(town=30.0, dep=10.0)
    records = [*voiced(6, "need", "toit"), *rows, listed("R1", "toit", state="active")]
    for audience in Audience:
        found = tables_of(*records, audience=audience)
        crossing = next(row for row in found["themes-rules"] if row[0] == "Se loger")
        assert cell(crossing[1])[0].startswith("indicateurs en signal : 1 sur 1 qui concluent")
        balance = next(row for row in found["balances-rules"] if row[0] == "Se loger")
        if audience is Audience.INTERNAL:
            ids = {*(f"C{n}" for n in range(6)), *(row.id for row in rows)}
            assert set(crossing[2].split()) == ids
            assert set(balance[2].split()) == {*(f"C{n}" for n in range(6)), "R1"}
        else:
            assert (len(crossing), len(balance)) == (2, 2)


def test_the_crosswalk_names_the_chapters_and_indicators_of_each_theme():
    """What its own column links and no chapter of the theme bears has a star."""
    own = values(town=10.0, dep=10.0, indicator="a", label="Lits", themes=("fetes",))
    by_chapter = values(town=30.0, dep=10.0)
    found = {row[0]: row[1:] for row in tables_of(*own, *by_chapter)["crosswalk"]}
    assert found["Se loger"] == ("Logement\nRevenus et pauvreté", "Taux de pauvreté") or found[
        "Se loger"
    ] == ("Revenus et pauvreté\nLogement", "Taux de pauvreté")
    assert found["Fêtes"] == ("–", "Lits *")
    assert found["Soins"] == ("Santé et accès aux soins", "–")


def test_nothing_is_crossed_where_there_is_nothing():
    """No record at all: no table of these parts."""
    names = set(tables_of())
    assert not names & {"cross-chapters", "cross-themes", "needs-resources", "other-territories"}


def test_the_essentials_name_what_is_confirmed_and_what_nobody_spoke_of():
    """Confirmed themes and blind spots come first; unlinked chapters are no blind spot."""
    records = [
        *voiced(6, "need", "toit"),
        *values(town=30.0, dep=10.0),
        *values(town=30.0, dep=10.0, indicator="soins", chapter="health"),
        *values(town=30.0, dep=10.0, indicator="jeunes", chapter="youth"),
    ]
    essentials = "\n".join(report_of(*records).document.values["essentials"])
    told = (
        "signale aussi un besoin\u00a0: Se loger (1 signal sur 1 indicateur, dit par peu de voix)."
    )
    assert told in essentials
    assert "Santé et accès aux soins." in essentials
    assert "Jeunesse" not in essentials


# -- privacy -----------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", [Audience.PARTNERS, Audience.PUBLIC])
@pytest.mark.parametrize(
    "row",
    [
        {"measure": 3, **CCAS},
        {"measure": 2.5, "producer": "CCAS", "numerator": 3, "base": 120},
        {"measure": 97.5, "producer": "CCAS", "numerator": 117, "base": 120},
        {"measure": 3, "producer": "Mairie, d'après Insee", "unit": "number"},
        {"measure": 3, "producer": None, "unit": "persons"},
        {"measure": 3, "producer": "Les Amis du Plateau", "unit": None},
    ],
)
def test_a_small_count_of_own_data_is_hidden_outside_with_what_gives_it_back(audience, row):
    """The value, the headcount and the gaps of a few persons are « n. c. » outside."""
    measure = row["measure"]
    more = {name: given for name, given in row.items() if name != "measure"}
    records = [
        value(TOWN, measure, **more),
        value("COM-93010", 40, **more | {"numerator": None, "base": None, "producer": "Insee"}),
    ]
    comparators = ("COM-93010",)
    (shown,) = tables_of(*records, audience=audience, comparators=comparators)["indicators-income"]
    assert shown[1] == "n.\u00a0c." or cell(shown[1]) == ["n. c."]
    assert "points" not in shown[2]
    assert "(" not in shown[2]
    (inside,) = tables_of(*records, comparators=comparators)["indicators-income"]
    assert cell(inside[1])[0] != "n. c."


def test_published_statistics_are_shown_as_they_are():
    """INSEE has its own secrecy: three persons that it publishes are three persons."""
    rows = [value(TOWN, 3, unit="persons", producer="Insee (recensement)")]
    (row,) = tables_of(*rows, audience=Audience.PUBLIC)["indicators-income"]
    assert cell(row[1]) == ["3 personnes"]


def test_a_hidden_district_hides_the_others_of_its_indicator():
    """Three districts add up to the town: two shown and the town would give the third."""
    rows = [
        value(TOWN, 60, **CCAS),
        value("IRIS-930630101", 3, **CCAS),
        value("IRIS-930630102", 27, **CCAS),
        value("IRIS-930630103", 30, **CCAS),
    ]
    found = tables_of(*rows, audience=Audience.PUBLIC)
    assert cell(found["indicators-income"][0][1]) == ["60 personnes"]
    lines = cell(found["other-territories"][0][1])
    assert [line.split(" : ")[1] for line in lines] == ["n. c."] * 3


def test_names_are_masked_in_every_text_of_an_indicator():
    """A label, a producer or a territory that names somebody met does not name them."""
    names = [{"last_name": "Quetzalcoatl", "first_name": "Ilda"}]
    rows = [
        value(TOWN, 30.0, label="Suivi par Mme Quetzalcoatl", producer="Cabinet Quetzalcoatl"),
        value("SET-Quetzalcoatl", 10.0, id="I-2", territory_name="Secteur Quetzalcoatl"),
    ]
    for audience in Audience:
        edition = edition_of(
            *rows, audience=audience, names=names, comparators=("SET-Quetzalcoatl",)
        )
        assert "Quetzalcoatl" not in str(edition.readings)
        document = phase1_report(edition, speak("fr"), None).document
        assert "Quetzalcoatl" not in str((document.tables, document.values["essentials"]))


def test_no_evidence_id_of_a_value_is_printed_outside():
    """The id of a value stands in the internal edition only; `absr trace` knows it either way."""
    rows = values(town=30.0, dep=10.0)
    for audience in Audience:
        made = report_of(*rows, audience=audience)
        assert (rows[0].id in str(made.document.tables)) is (audience is Audience.INTERNAL)
        assert {row.id for row in rows} <= set(made.evidence)


def test_a_hidden_theme_count_is_not_given_back_by_its_chapter():
    """Two voices on one theme and seven on the other: neither the two nor the nine are shown."""
    from absr.model.settings import Theme

    themes = (Theme("a", "A", (), ("housing",)), Theme("b", "B", (), ("housing",)))
    records = [*voiced(7, "need", "a"), *voiced(2, "need", "b", 7)]
    edition = edition_of(*records, audience=Audience.PUBLIC, themes=themes)
    assert edition.figures["themes.b.need.voices"].value is None
    assert edition.figures["chapters.housing.need.voices"].value is None
    assert edition.figures["themes.a.need.voices"].value == 7


# -- hostile texts, whole documents ------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_hostile_texts_reach_the_table_as_they_are(language):
    """Signs that mean something to spreadsheets, Markdown or templates stay text."""
    rows = [value(TOWN, 30.0, label=HOSTILE, producer=HOSTILE, vintage=HOSTILE, indicator=HOSTILE)]
    (row,) = tables_of(*rows, language=language)["indicators-income"]
    assert HOSTILE in row[0]


def indicators_workbook(language):
    """A workbook of indicators as a user fills it, in one language."""
    text = (
        (EXAMPLE / "absr.yaml")
        .read_bytes()
        .replace(b"language: fr", f"language: {language}".encode())
    )
    found, _ = read_settings("absr.yaml", text)
    words = {
        "fr": ("%", "Plus haut = plus de besoin", "Logement", "Secret statistique"),
        "en": ("%", "Higher = more need", "Housing", "Statistical secrecy"),
    }[language]
    rows = [
        {
            "indicator": "suroccupation",
            "label": HOSTILE,
            "territory": territory,
            "measure": measure,
            "unit": words[0],
            "vintage": vintage,
            "producer": "Insee",
            "chapter": words[2],
            "direction": words[1],
            "numerator": numerator,
        }
        for territory, measure, vintage, numerator in [
            ("93063", 19.6, "2021", 2310),
            ("DEP-93", 20.7, "2021", ""),
            ("REG-11", 14.2, "2021", ""),
            ("FRANCE-METRO", words[3], "2021", ""),
            ("93063", 18.25, "2015", ""),
        ]
    ]
    return blank_workbook("indicators", found, speak(language), {"observations": rows})


def test_from_the_workbook_to_the_table_the_json_and_the_cell(tmp_path):
    """What the user wrote is what `show` gives, what the report prints and what `trace` finds."""
    root = new_project(tmp_path / "p", EXAMPLE / WORKBOOK)
    (root / WORKBOOK).with_name("indicateurs.xlsx").write_bytes(indicators_workbook("fr"))
    absr("ingest", "--project", root)
    answer = json.loads(absr("show", "indicators", "--json", "--project", root))
    schema = ROOT / "src" / "absr" / "schemas" / "indicators.schema.json"
    jsonschema.validate(answer, json.loads(schema.read_text(encoding="utf-8")))
    latest, older = answer["indicators"]
    assert {name: latest[name] for name in AGREED} == {
        "id": "suroccupation",
        "label": HOSTILE,
        "unit": "percent",
        "vintage": "2021",
        "source": "Insee",
        "values": {TOWN: 19.6, "DEP-93": 20.7, "REG-11": 14.2, "FRANCE-METRO": None},
        "missing": {"FRANCE-METRO": "secret"},
        "counts": {TOWN: 2310},
        "direction": "more",
        "signal": "signal",
    }
    assert (older["vintage"], older["values"], older["signal"]) == ("2015", {TOWN: 18.25}, None)
    themes = json.loads(absr("show", "themes", "--json", "--project", root))["themes"]
    district = next(theme for theme in themes if theme["id"] == "quartier")
    assert (district["indicators"], district["readings"][0]) == (["suroccupation"], "confirmed")
    absr("report", "phase1", "--format", "md,docx,html", "--project", root)
    text = (root / "rapports" / "internal" / "phase1.md").read_text(encoding="utf-8")
    assert "ne figurent pas encore" not in text
    assert "au-dessus de 1 comparateur sur 2" in text.replace("\u00a0", " ")


def test_an_english_project_says_the_same(tmp_path):
    """The same workbook in English gives the same table in English."""
    text = (
        (EXAMPLE / "absr.yaml").read_text(encoding="utf-8").replace("language: fr", "language: en")
    )
    root = tmp_path / "p"
    folder = root / "1-cross-analysis"
    folder.mkdir(parents=True)
    (root / "absr.yaml").write_text(text, encoding="utf-8")
    (folder / "interviews.xlsx").write_bytes((EXAMPLE / WORKBOOK).read_bytes())
    (folder / "indicators.xlsx").write_bytes(indicators_workbook("en"))
    absr("ingest", "--project", root)
    absr("report", "phase1", "--format", "md", "--project", root)
    shown = (root / "reports" / "internal" / "phase1.md").read_text(encoding="utf-8")
    assert "Signal: above 1 comparator out of 2" in shown
    assert "19.6%" in shown
    assert "What the statistics say" in shown
