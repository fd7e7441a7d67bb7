"""The language of the phase 1 report: whole in French, whole in English, correct for 0, 1 and 2."""

from __future__ import annotations

import re

import pytest
from openpyxl import Workbook, load_workbook
from phase1_documents import (
    AUDIENCES,
    FORMATS,
    HIDDEN,
    WORKBOOK,
    absr,
    build,
    ingest,
    interview,
    new_project,
    plain,
    read,
    settings_with,
    write_workbook,
)

CODE = re.compile(r"absr trace(?: themes\.[a-z]+)?|absr\b")
ENUM_IDS = """
need barrier idea story actor_type actor_types elected health landlord social_centre business
shop social_economy resident residents_group citizens_council worship education local_media
funder residents_skills public_services places economy culture_heritage links schemes events
dormant planned gone anonymous role maybe early_childhood households youth ageing disability
employment income housing mobility rights social_life districts quote_level internal partners
statements interviews persons voices not_filled whole_town heard_types None True False nan
null
""".split()  # noqa: SIM905
ENGLISH = """
the and of with is are was were not this that these those from have has had been which their
there where when what who whom by at it its you your we they he she be do does did can could
should would may must will shall about after before between under over each every some any all
other many more most few how why than then them our us if an as but so to in table figure
contents source interview statement voice person persons needs resources theme themes report
count total none shown hidden missing unknown file files sheet cell page picture chart bar
read write phase
""".split()  # noqa: SIM905
FRENCH = """
le la les des du un une et ou dans pour par sur avec sans sous entre chez est sont ont été
être avoir qui que quoi dont où ce cet cette ces il elle ils elles leur leurs nous vous aux au
ne pas plus moins aucun aucune propos voix entretien entretiens personne personnes rencontrée
thème thèmes besoin besoins ressources frein freins idées récits quartier tableau sommaire
chaque toute lecture comptage paroles
""".split()  # noqa: SIM905
# French words that are English ones too, and what stays French in an English text: names of places.
BOTH = {
    "sources",
    "table",
    "figure",
    "total",
    "source",
    "on",
    "phase",
    "page",
    "fragile",
    "contents",
    "an",
    "file",
    "places",
    "story",
}
PLACES = r"Île-de-France|Seine-Saint-Denis|Est Ensemble|CCAS de Romainville|Romainville|analyse des"


def documents(root, folder="rapports", audiences=AUDIENCES):
    """Every document of a project, read."""
    return {
        f"{audience}.{form}": read(root / folder / audience / f"phase1.{form}")
        for audience in audiences
        for form in FORMATS
    }


def words(texts):
    """The words of texts, in lower case, without commands."""
    whole = CODE.sub(" ", "\n".join(texts))
    return set(re.findall(r"[^\W\d]+(?:[_-][^\W\d]+)*", whole.lower()))


@pytest.fixture(scope="module")
def french(romainville):
    """The example's documents."""
    return documents(romainville)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A town with one interview, of one person, who said one thing."""
    folder = tmp_path_factory.mktemp("tiny")
    said = ("Besoin", "Jeunesse", "Il manque un banc.", "Oui, anonyme", {"Sous-thème": "repos"})
    rows = interview("E01", "Santé", said, **{"Pilote possible": "Oui"})
    workbook = write_workbook(folder / "w.xlsx", rows)
    root = new_project(folder / "town", workbook, settings=settings_with(quotas="{}"))
    build(root, "internal", "public")
    return documents(root, audiences=("internal", "public"))


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """A project in English, from an empty folder, with three interviews."""
    root = tmp_path_factory.mktemp("english") / "town"
    absr("init", "93063", "--dir", root, "--no-input", "--lang", "en")
    workbook = root / "1-cross-analysis" / "interviews.xlsx"
    blank = load_workbook(workbook)
    page = blank.worksheets[1] if blank.worksheets[0].max_column < 9 else blank.worksheets[0]
    headings = next(
        [str(cell).replace("’", "'") if cell else "" for cell in row]
        for row in page.iter_rows(values_only=True)
        if row[0] and str(row[0]).startswith("No")
    )
    theme = re.findall(r'label: "?([^"\n]+)', (root / "absr.yaml").read_text(encoding="utf-8"))
    book = Workbook()
    book.active.title = page.title
    book.active.append(headings)
    for ref, kind, nature, said, quotable in (
        ("E01", "Resident", "Need", "Nowhere to sit on the slope.", "Yes, anonymous"),
        ("E02", "Association", "Resource", "We mend bicycles on Saturdays.", "Yes, with the role"),
        ("E03", "Shop", "Idea", "One card for the whole street.", "No"),
    ):
        row = dict.fromkeys(headings)
        row |= {"No.": ref, "Date": "12/06/2026", "Who (role, structure)": "volunteer"}
        row |= {"Type of actor": kind, "Nature": nature, "Theme": theme[0], "What is said": said}
        row |= {"Can be quoted": quotable} if "Can be quoted" in row else {"Quotable": quotable}
        assert set(row) == set(headings), set(row) ^ set(headings)
        book.active.append([row[heading] for heading in headings])
    book.save(workbook)
    answer = ingest(root)
    assert answer["totals"]["added"] == 3
    build(root, *AUDIENCES)
    return documents(root, folder="reports")


# -- French ------------------------------------------------------------------------------------


def test_french_documents_hold_no_code_word(french):
    """No text, alternative text or metadata of a French document holds the id of a value."""
    for name, document in french.items():
        found = words([*document.texts, *document.metadata]) & set(ENUM_IDS) - BOTH
        assert not found, (name, found)


def test_french_documents_hold_no_english(french):
    """No text, alternative text or metadata of a French document holds an English word."""
    for name, document in french.items():
        found = words([*document.texts, *document.metadata]) & set(ENGLISH) - BOTH
        assert not found, (name, found)


def test_no_document_names_anybody(romainville, french):
    """No name of the sheet of persons stands in a document or in its metadata."""
    page = load_workbook(romainville / WORKBOOK)["Personnes"]
    rows = [row for row in page.iter_rows(values_only=True) if str(row[0]).startswith("E")]
    names = {str(name).lower() for row in rows for name in row[1:3] if name}
    assert len(names) > 20
    for name, document in french.items():
        assert not words([*document.texts, *document.metadata]) & names, name


def test_french_spaces_and_marks(french, tiny):
    """No plain space stands before a high mark or inside « », and no typewriter's mark stays."""
    for name, document in (french | tiny).items():
        for text in [*document.texts, *document.metadata]:
            assert not re.search(r" [:;?!%»](?:\W|$)", text), (name, text)
            assert not re.search(r"«[^\u00a0\u202f]", text), (name, text)
            assert not re.search(r"[^\u00a0\u202f]»", text), (name, text)
            assert '"' not in text, (name, text)
            assert not re.search(r"[^\W\d]'[^\W\d]", text), (name, text)


def test_no_double_stop_and_every_sentence_begins_with_a_capital(french, tiny):
    """No sentence ends twice, and no paragraph of prose begins in lower case."""
    for name, document in (french | tiny).items():
        for text in map(plain, document.texts):
            assert not re.search(r"(?<!\.)\.\.(?!\.)|\. ,|\(\)|  | ,|: \.|None", text), (name, text)
        for text in map(plain, document.paragraphs):
            is_prose = len(text.split()) > 8 and text.endswith(".") and " · " not in text
            begins_low = text[0].islower() and not text.startswith(HIDDEN)
            assert not (is_prose and begins_low), (name, text)


@pytest.mark.parametrize("form", FORMATS)
def test_one_of_each_is_written_in_the_singular(tiny, form):
    """One person in one interview with one statement: every sentence and caption agrees."""
    texts = [plain(text) for text in tiny[f"internal.{form}"].texts]
    whole = "\n".join(texts)
    for sentence in (
        (
            "L'équipe a rencontré 1 personne en 1 entretien et noté 1 propos, sur des besoins (1 voix) "
            "comme sur des ressources (aucune voix)."
        ),
        "1 personne rencontrée",
        "1 propos recueilli",
        (
            "Le comptage porte sur 1 entretien, 1 personne et 1 voix. L'accord des personnes permet "
            "de citer 1 propos sur 1."
        ),
        "Voix qui y disent un besoin : 1 ; un frein : aucune ; une ressource : aucune.",
        "Aucune ressource n'a été nommée.",
        "Tout ce que contenaient les classeurs a été pris.",
    ):
        assert sentence in whole, sentence
    assert not re.search(r"\b[01] (personnes|entretiens|lignes|points|classeurs|autres)\b", whole)
    assert "1 classeur a été lu." in whole
    assert "Thèmes dont personne n'a parlé" in whole


def test_several_are_written_in_the_plural(french):
    """Two and more: no noun that counts stays in the singular."""
    noun = r"(?:personne|entretien|ligne|point|classeur|autre)\b"
    for name, document in french.items():
        for text in map(plain, document.texts):
            assert not re.search(rf"\b(?:[2-9]|\d\d+) {noun}", text), (name, text)


def test_a_town_too_small_for_the_public_says_so(tiny):
    """Where nothing may be counted outside, one sentence says so and no empty table stands."""
    for form in FORMATS:
        document = tiny[f"public.{form}"]
        whole = "\n".join(map(plain, document.texts))
        assert "Trop peu d'entretiens ont été menés" in whole
        assert "Moins de 5 entretiens parlent de ce thème." in whole
        assert not [row for rows in document.tables.values() for row in rows if HIDDEN in row]
        assert not re.search(r"\b1 (personne|entretien|voix|propos)", whole)


def test_interviews_without_a_day_are_counted_without_one(tmp_path):
    """Interviews dated « mi-octobre » are told without days, and nothing stands empty."""
    rows = interview("E01", "Santé", ("Besoin", "Jeunesse", "Un banc.", None), Date="mi-octobre")
    workbook = write_workbook(tmp_path / "w.xlsx", rows)
    root = new_project(tmp_path / "town", workbook, settings=settings_with(quotas="{}"))
    whole = "\n".join(map(plain, read(build(root, formats="md") / "internal/phase1.md").texts))
    assert "part de la parole des acteurs : 1 entretien." in whole
    assert "1 propos est compté sans être reproduit, faute d'accord pour le citer." in whole
    assert "Aucun propos n'est cité : il y faut l'accord des personnes." in whole


# -- English -----------------------------------------------------------------------------------


def test_english_documents_hold_no_french(english):
    """No text, alternative text or metadata of an English document holds a French word."""
    for name, document in english.items():
        texts = [re.sub(PLACES, "", plain(t)) for t in [*document.texts, *document.metadata]]
        found = words(texts) & set(FRENCH) - BOTH
        assert not found, (name, found)


def test_english_documents_hold_no_code_word(english):
    """No text of an English document holds an id that is no English word."""
    for name, document in english.items():
        found = {w for w in words([*document.texts, *document.metadata]) if "_" in w}
        assert not found, (name, found)


def test_english_sentences_count(english):
    """The English edition says what was met and said."""
    for form in FORMATS:
        whole = "\n".join(map(plain, english[f"internal.{form}"].texts))
        assert "The team met 3 persons in 3 interviews and noted 3 statements" in whole
        assert "3 persons met" in whole
