"""One cell in one column: its value, what is said of it, what a decision makes of it."""

from __future__ import annotations

import datetime as dt
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from absr.model.codes import CODES
from absr.model.fields import Field, ValueType
from absr.model.kinds import kinds
from absr.model.labels import Labels, fold_without_articles
from absr.model.mappings import Mappings
from absr.model.settings import Settings
from absr.reading.values import CellParser
from absr.scaffold.default_themes import default_themes

TODAY = dt.date(2026, 11, 22)
SETTINGS = Settings(
    commune="93063",
    commune_name="Romainville",
    organisation="CCAS",
    language="fr",
    renewal_year=2026,
    board_date=None,
    themes=default_themes("fr"),
    districts=("Les Bas-Pays", "Gagarine"),
)
COLUMNS = [column for kind in kinds().values() for column in kind.fields]
LABEL = Labels("Essai", "Trial")


def column(value, **more):
    """A column of one type."""
    return Field("trial", ValueType(value), LABEL, LABEL, **more)


def interview(name):
    """A column of the interviews."""
    return kinds()["interviews"].field(name)


THEMES = column("choices", values="themes")
CHAPTERS = column("choices", values="chapters")


@pytest.fixture
def parser():
    """A parser without decisions."""
    return CellParser(SETTINGS, TODAY)


@pytest.mark.parametrize("word", ["NA", "None", "null", "nan", "True", "N/A", "Null Émile", "0"])
def test_text_stays_text(parser, word):
    """Words and names that other tools take for an absence are kept."""
    assert parser.parse(word, column("text")) == (word, *parser.parse(None, THEMES)[1:])
    assert parser.parse(word, column("long_text")).value == word


def test_a_day_to_come_is_said_before_anything_else(parser):
    """Of several days to come, that they are to come matters most."""
    assert parser.parse("5 et 6 octobre 2027", column("date")).code == "V107"
    assert parser.parse("5 et 6 octobre 2027", column("date", to_come=True)).code == "V125"


def test_several_days_keep_their_words(parser):
    """The first day, and the words beside it."""
    parsed = parser.parse("5 et 6 octobre 2026", interview("date"))
    assert parsed.value == dt.date(2026, 10, 5)
    assert (parsed.code, parsed.as_written) == ("V125", "5 et 6 octobre 2026")


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("environ 60", 60, "V122"),
        ("5 à 8", None, "V123"),
        ("1.234", None, "V124"),
        ("12,5", None, "V106"),
        ("300", None, "V106"),
        ("≈ 300", None, "V106"),
        ("12 personnes", 12, None),
        ("deux", 2, None),
        (12.0, 12, None),
        ("NC", None, "V106"),
    ],
)
def test_a_count_of_persons(parser, raw, value, code):
    """Whole numbers within bounds; what is no number is never made one."""
    parsed = parser.parse(raw, interview("persons"))
    assert (parsed.value, parsed.code) == (value, code)


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("12,5 %", 12.5, None),
        ("s", "secret", None),
        ("<5", "secret", None),
        ("n.d.", "not_available", None),
        ("NC", "not_available", None),
        ("5-10", None, "V123"),
        ("beaucoup", None, "V114"),
    ],
)
def test_a_measure_or_the_reason_why_there_is_none(parser, raw, value, code):
    """Marks of secrecy are reasons, never zeros."""
    parsed = parser.parse(raw, column("measure", values="missing_reasons"))
    assert (parsed.value, parsed.code) == (value, code)


def test_each_unknown_part_has_its_own_suggestion(parser):
    """Known themes are taken, and each of the others is told with what may be meant."""
    parsed = parser.parse("Jeunesse ; Mobilitées ; Voirie ; Festivitees", THEMES)
    assert parsed.value == ("jeunesse",)
    assert parsed.unknown == ("Mobilitées", "Voirie", "Festivitees")
    assert parsed.suggestions == ("Mobilités", None, "Festivités")
    assert parsed.suggestion == "Mobilités ; Festivités"
    assert parsed.code == "V103"


@pytest.mark.parametrize("raw", ["-", "/", "aucun", "Néant", "NSP", "n.c.", "sans objet"])
def test_words_for_nothing_are_an_empty_cell_and_said(parser, raw):
    """In a list that may stay empty; where a value is required, one is still asked for."""
    assert parser.parse(raw, CHAPTERS) == parser.parse(raw, THEMES)
    assert parser.parse(raw, THEMES)[:2] == (None, "V126")
    required = kinds()["statements"].field("themes")
    assert parser.parse(raw, required).code == "V103"


@pytest.mark.parametrize(
    ("raw", "value", "words"),
    [
        ("élue", "elected", None),
        ("médecin généraliste", "health", "médecin généraliste"),
        ("Habitante du quartier", "resident", "Habitante du quartier"),
    ],
)
def test_a_type_told_in_free_words_keeps_them(parser, raw, value, words):
    """A spelling of the list is its value; a description keeps its words beside the value."""
    parsed = parser.parse(raw, interview("actor_type"))
    assert (parsed.value, parsed.code, parsed.as_written) == (value, None, words)


def test_a_description_of_two_types_suggests_both(parser):
    """No type is taken."""
    parsed = parser.parse("élue et habitante", interview("actor_type"))
    assert (parsed.value, parsed.code) == (None, "V104")
    assert parsed.suggestion == "Élu ou élue / Habitant ou habitante"


def test_a_description_of_no_type_is_not_taken(parser):
    """A crèche is in no list."""
    parsed = parser.parse("directrice d'une crèche associative", interview("actor_type"))
    assert (parsed.value, parsed.code, parsed.as_written) == (None, "V104", None)


@pytest.mark.parametrize(
    ("raw", "value"), [("✓", "yes"), ("☑", "yes"), ("☐", "no"), ("?", "maybe"), (True, "yes")]
)
def test_a_tick_answers_where_a_list_asks_for_yes_or_no(parser, raw, value):
    """Lists with a yes and a no take boxes and ticks; `?` keeps the meaning the list gives it."""
    assert parser.parse(raw, interview("pilot_candidate")).value == value


DECIDED = Mappings(
    values={
        "themes": {
            fold_without_articles("Voirie et trottoirs"): "mobilites",
            fold_without_articles("La jeunesse dorée"): "theme_that_is_gone",
        },
        "actor_types": {fold_without_articles("Directrice de crèche"): "education"},
        "districts": {fold_without_articles("Le Bas Romainville"): "Les Bas-Pays"},
        "quote_levels": {fold_without_articles("selon relecture"): "anonymous"},
    }
)


@pytest.fixture
def deciding():
    """A parser to which some spellings were explained."""
    return CellParser(SETTINGS, TODAY, DECIDED)


@pytest.mark.parametrize(
    ("raw", "name", "value"),
    [
        ("directrice de CRÈCHE", "actor_type", "education"),
        ("bas romainville", "district", "Les Bas-Pays"),
        ("Selon relecture", "quote_level", "anonymous"),
    ],
)
def test_what_was_decided_once_is_replayed_and_told(deciding, parser, raw, name, value):
    """Whatever its case, its accents and its articles; without the decision it is a fault."""
    parsed = deciding.parse(raw, interview(name))
    assert (parsed.value, parsed.code, parsed.decided) == (value, None, raw)
    assert parser.parse(raw, interview(name)).code is not None


def test_decisions_hold_within_a_list_of_several(deciding):
    """A decided spelling is not cut, and is told apart from what the list knows by itself."""
    parsed = deciding.parse("Jeunesse, voirie et trottoirs", THEMES)
    assert (parsed.value, parsed.code) == (("jeunesse", "mobilites"), None)
    assert parsed.decided == "voirie et trottoirs"


def test_a_decision_for_a_value_that_is_gone_is_not_replayed(deciding):
    """A theme that left absr.yaml cannot be given to anything."""
    parsed = deciding.parse("La jeunesse dorée", THEMES)
    assert (parsed.value, parsed.code, parsed.decided) == ((), "V103", None)


def test_a_doubt_is_not_covered_by_a_decision(deciding):
    """A question mark puts a permission in doubt again."""
    assert deciding.parse("selon relecture ?", interview("quote_level")).value == "none"


RAW = st.one_of(
    st.text(max_size=40), st.integers(), st.floats(), st.booleans(), st.dates(), st.times()
)


@given(st.sampled_from(COLUMNS), RAW)
def test_any_cell_in_any_column_gives_a_value_or_a_code(one, raw):
    """No content makes a column fail; codes are known, and numbers finite."""
    parsed = CellParser(SETTINGS, TODAY, DECIDED).parse(raw, one)
    assert parsed.code is None or parsed.code in CODES
    assert not isinstance(parsed.value, float) or math.isfinite(parsed.value)
    assert len(parsed.suggestions) == len(parsed.unknown)


@given(st.sampled_from([c for c in COLUMNS if c.permission]), st.text(max_size=40))
def test_a_permission_that_is_not_clear_is_refused(one, text):
    """In every column in which somebody permits something."""
    parsed = CellParser(SETTINGS, TODAY).parse(text, one)
    assert parsed.code != "V121" or parsed.value in {False, "none", "no"}
    assert parsed.value is not None or not text.strip()


def test_every_column_of_permission_is_known_as_one():
    """Quotation, publication, photograph, recording, recontact: none is forgotten."""
    assert {c.name for c in COLUMNS if c.permission} == {
        *("consent", "quote_level", "quotable", "publishing"),
        *("photo_ok", "recontact_ok", "recording_ok"),
    }
    assert all(c.permission for c in COLUMNS if c.name.endswith("_ok"))


LONG = (
    "\u00a0",
    "1 ",
    "a ",
    "oui ",
    "12/",
    "1,",
    "\n- ",
    "\na",
    " et ",
    "(",
    "E01 - ",
    "Jeunesse, ",
    "1er mars ",
    "1h ",
)
KINDS_OF_COLUMNS = {
    (one.value, one.permission, one.minutes, one.roughly, one.values == "actor_types"): one
    for one in COLUMNS
}


@pytest.mark.parametrize("piece", LONG)
def test_a_cell_as_full_as_excel_lets_it_be_does_not_hang(piece):
    """32,767 characters that repeat take no minute in any column: ten seconds are promised."""
    text = f"E{piece * (32_765 // len(piece))}z"
    for one in KINDS_OF_COLUMNS.values():
        start = time.process_time()
        CellParser(SETTINGS, TODAY).parse(text, one)
        assert time.process_time() - start < 10, one.name
