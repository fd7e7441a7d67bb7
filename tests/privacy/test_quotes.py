"""Words appear with permission only, and with no more of the person than was permitted."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from openpyxl import load_workbook
from phase1_documents import (
    AUDIENCES,
    FORMATS,
    HEADINGS,
    WORKBOOK,
    build,
    interview,
    new_project,
    plain,
    read,
    settings_with,
    write_workbook,
)

OUTSIDE = ("partners", "public")
LEVELS = {"Oui, anonyme": 1, "Oui, avec la fonction": 2, "Oui, avec le nom": 3}
BY_TYPE = {
    "Élu ou élue": "une personne élue",
    "Agent municipal": "une personne des services municipaux",
    "Institution": "une personne d'une institution",
    "Santé": "une personne du monde de la santé",
    "Bailleur": "une personne travaillant pour un bailleur",
    "Association": "une personne d'une association",
    "Centre social": "une personne d'un centre social",
    "Entreprise": "une personne d'une entreprise",
    "Commerce": "une personne d'un commerce",
    "Économie sociale et solidaire": "une personne de l'économie sociale et solidaire",
    "Habitant ou habitante": "une habitante ou un habitant",
    "Collectif d'habitants": "une personne d'un collectif d'habitants",
    "Conseil citoyen": "une personne du conseil citoyen",
    "Culte": "une personne d'un lieu de culte",
    "Éducation": "une personne du monde éducatif",
    "Recherche": "une personne du monde de la recherche",
    "Média local": "une personne d'un média local",
}


def sheet(workbook):
    """The rows of « Propos » as openpyxl reads them, the interview's columns carried down."""
    page = load_workbook(workbook)["Propos"]
    rows = page.iter_rows(values_only=True)
    headings = [plain(str(cell)) for cell in next(rows)]
    heads: dict[str, dict] = {}
    for cells in rows:
        row = {h: plain(str(c)) for h, c in zip(headings, cells, strict=True) if c is not None}
        head = heads.setdefault(row.get("N°", ""), {})
        for heading, value in row.items():
            head.setdefault(heading, value)
        if not row.get("N°", "").startswith("exemple"):
            own = {
                name: row.get(name, "") for name in ("Citable", "Ce qui est dit", "Reformulation")
            }
            yield {**dict.fromkeys(HEADINGS, ""), **head, **own}


def permitted(row):
    """0: nothing; 1: the words; 2 and 3: the words with role, as the sheet says."""
    if row["Accord pour être cité"] == "non":
        return 0
    level = LEVELS.get(row["Citable"], 0)
    most = row["Niveau de citation"]
    return min(level, LEVELS.get(most, 0)) if most else level


def quotes(reading):
    """(words, quoted or reworded, attribution) of every printed statement."""
    texts = [plain(text) for text in reading.paragraphs]
    for place, text in enumerate(texts):
        before = texts[place - 1] if place else ""
        if "(reformulé par l'équipe" in text:
            words, by = text.rsplit(" (", 1)
            yield words, False, by
        elif before.startswith("« ") and before.endswith(" »"):
            yield before.removeprefix("« ").removesuffix(" »"), True, text


@pytest.fixture(scope="module")
def rows(reported):
    """The example's rows."""
    return list(sheet(reported / WORKBOOK))


@pytest.fixture(scope="module")
def printed(reported):
    """(audience, format) → the statements printed."""
    return {
        (audience, form): list(quotes(read(reported / "rapports" / audience / f"phase1.{form}")))
        for audience in AUDIENCES
        for form in FORMATS
    }


def test_words_stand_only_where_they_were_permitted(printed, rows):
    """Between quotation marks stand only words whose row permits it, whatever the audience."""
    allowed = {row["Ce qui est dit"] for row in rows if permitted(row)}
    refused = {row["Ce qui est dit"] for row in rows if not permitted(row)}
    for statements in printed.values():
        words = {text for text, quoted, _ in statements if quoted}
        assert words <= allowed
        assert not words & refused
        assert len(words) > 30


def test_refused_words_stand_nowhere(reported, rows):
    """Words that may not be quoted stand in no document, in no form."""
    refused = {row["Ce qui est dit"] for row in rows if not permitted(row)} - {""}
    assert len(refused) > 10
    for audience in AUDIENCES:
        for form in FORMATS:
            whole = "\n".join(
                plain(t) for t in read(reported / "rapports" / audience / f"phase1.{form}").texts
            )
            assert not [words for words in refused if words in whole]


def test_rewordings_are_without_marks_and_without_author(printed, rows):
    """A rewording is printed as the team's: no quotation marks, no role, no type of actor."""
    reworded = {row["Reformulation"] for row in rows}
    for (audience, _), statements in printed.items():
        for words, quoted, by in statements:
            if not quoted:
                assert words in reworded
                found_by = r" · E\d+ · C-\w+" if audience == "internal" else ""
                assert re.fullmatch(
                    rf"reformulé par l'équipe( · ressource [\w ]+)?{found_by}\)", by
                )


def test_outside_few_rewordings_of_one_interview(printed, rows):
    """Two at most of each interview, whatever the themes: more would tell a life."""
    said_in = {row["Reformulation"]: row["N°"] for row in rows if row["Reformulation"]}
    for (audience, _), statements in printed.items():
        told = Counter(said_in[words] for words, quoted, _ in statements if not quoted)
        assert told
        assert (max(told.values()) <= 2) is (audience != "internal")


def test_words_on_several_themes_are_printed_once(printed):
    """No words stand twice in a report."""
    for statements in printed.values():
        words = [words for words, _, _ in statements]
        assert len(words) == len(set(words))


def test_outside_nothing_of_a_person_who_was_given_no_notice(printed, rows):
    """Their words stay in the office until the notice was handed over."""
    without = {row["N°"] for row in rows if row["Notice d'information remise"] == "non"}
    texts = {
        row[name]
        for row in rows
        if row["N°"] in without
        for name in ("Ce qui est dit", "Reformulation")
    }
    assert without
    for (audience, _), statements in printed.items():
        told = {words for words, _, _ in statements} & texts
        assert bool(told) is (audience == "internal")


def test_outside_nothing_says_how_many_persons_were_to_be_met(reported):
    """With the plan beside hidden counts, and the plan fulfilled, the counts would be known."""
    for audience in AUDIENCES:
        whole = "\n".join(read(reported / "rapports" / audience / "phase1.md").texts)
        assert ("Personnes prévues" in plain(whole)) is (audience == "internal")


def test_the_role_stands_only_where_it_was_permitted(printed, rows):
    """A role is printed only beside words whose row and interview both permit it."""
    by_words = {row["Ce qui est dit"]: row for row in rows}
    roles = {row["Qui (fonction, structure)"] for row in rows} - {""}
    with_role = 0
    for statements in printed.values():
        for words, quoted, by in statements:
            said_by = by.split(" · ")[0]
            if quoted and permitted(by_words[words]) < 2:
                assert said_by not in roles
            elif quoted and said_by in roles:
                assert said_by == by_words[words]["Qui (fonction, structure)"]
                with_role += 1
    assert with_role


def test_for_the_team_every_role_stands_that_was_permitted(printed, rows):
    """Inside nothing is capped: the interview number is told there anyway."""
    by_words = {row["Ce qui est dit"]: row for row in rows}
    for words, quoted, by in printed["internal", "md"]:
        if quoted and permitted(by_words[words]) >= 2:
            assert by.split(" · ")[0] == by_words[words]["Qui (fonction, structure)"]


def test_outside_a_role_signs_two_quotes_at_most(printed, rows):
    """In all the themes together: more of them under one role would draw a portrait, as the
    number of the interview would."""
    roles = {row["Qui (fonction, structure)"] for row in rows} - {""}
    most = {}
    for audience in AUDIENCES:
        found = printed[audience, "md"]
        signed = Counter(by.split(" · ")[0] for _, quoted, by in found if quoted)
        most[audience] = max(signed[role] for role in roles)
    assert most["internal"] > 2
    assert most["partners"] == most["public"] == 2


def test_two_interviews_under_one_role_share_its_quotes(tmp_path):
    """A reader sees the role only; upper case and accents make no other one of it."""
    rows = []
    for number, who in enumerate(("éclusier", "Éclusier", "eclusier"), 1):
        said = [
            ("Besoin", "Jeunesse", f"Mots {number}.{n}.", "Oui, avec la fonction") for n in "ab"
        ]
        rows += interview(f"E{number:02}", "Santé", *said, who=who)
    workbook = write_workbook(tmp_path / "w.xlsx", rows)
    root = new_project(tmp_path / "town", workbook, settings=settings_with(quotas="{}"))
    build(root, "internal", "public", formats="md")
    signed = {}
    for audience in ("internal", "public"):
        found = quotes(read(root / "rapports" / audience / "phase1.md"))
        lines = [by.split(" · ")[0].casefold() for _, quoted, by in found if quoted]
        assert len(lines) == 6
        signed[audience] = sum("clusier" in by for by in lines)
    assert signed == {"internal": 6, "public": 2}


def test_outside_no_interview_number_stands_beside_words(reported):
    """Outside the internal edition no interview has a number, and no file has a name."""
    for audience in OUTSIDE:
        for form in FORMATS:
            reading = read(reported / "rapports" / audience / f"phase1.{form}")
            whole = "\n".join([*reading.texts, *reading.metadata])
            assert not re.search(r"\bE\d\d\b", whole)
            assert "xlsx" not in whole
            assert "absr trace" not in whole


def test_outside_a_type_of_actor_is_named_only_where_its_count_is_shown(printed, rows):
    """Outside, words carry their type of actor only where its count is shown: the label of a
    hidden type would tell that its count is at least some number."""
    met: dict[str, set[str]] = {}
    for row in rows:
        met.setdefault(row["Type d'acteur"], set()).add(row["N°"])
    rare = {BY_TYPE[kind] for kind, who in met.items() if len(who) < 5}
    assert len(rare) > 5
    for audience in OUTSIDE:
        for form in FORMATS:
            said_by = {by.split(" · ")[0] for _, _, by in printed[audience, form]}
            assert not said_by & rare
    inside = {by.split(" · ")[0] for _, _, by in printed["internal", "md"]}
    assert BY_TYPE["Habitant ou habitante"] in inside


CASES = {
    "nothing said of it": ("", {}, 0),
    "no": ("Non", {}, 0),
    "anonymous": ("Oui, anonyme", {}, 1),
    "role": ("Oui, avec la fonction", {}, 2),
    "name": ("Oui, avec le nom", {}, 2),
    "refused by the interview": ("Oui, avec la fonction", {"Accord pour être cité": "non"}, 0),
    "capped to none": ("Oui, avec la fonction", {"Niveau de citation": "Non"}, 0),
    "capped to anonymous": ("Oui, avec la fonction", {"Niveau de citation": "Oui, anonyme"}, 1),
    "capped to role": ("Oui, avec le nom", {"Niveau de citation": "Oui, avec la fonction"}, 2),
}


def test_each_level_of_permission(tmp_path):
    """Refusal, silence and each level give no words, the words alone, or the words and the role."""
    rows = []
    for number, (name, (citable, head, _)) in enumerate(CASES.items(), 1):
        said = ("Besoin", "Jeunesse", f"Mots de {name}.", citable or None)
        rows += interview(f"E{number:02}", "Santé", said, who=f"rôle de {name}", **head)
    workbook = write_workbook(tmp_path / "w.xlsx", rows)
    root = new_project(tmp_path / "town", workbook, settings=settings_with(quotas="{}"))
    build(root, "internal", "public", formats="html")
    for audience in ("internal", "public"):
        reading = read(root / "rapports" / audience / "phase1.html")
        shown = {words for words, quoted, _ in quotes(reading) if quoted}
        whole = "\n".join(plain(text) for text in reading.texts)
        for name, (_, _, level) in CASES.items():
            assert (f"Mots de {name}." in shown) == (level > 0)
            assert (f"Mots de {name}." in whole) == (level > 0)
            assert (f"rôle de {name}" in whole) == (level == 2)


NAMED = (
    "Mon voisin Ahmed Kaci, 3 rue des Lilas, est seul, son numéro : 06 12 34 56 78.",
    "Madame Zweig descend les poubelles de tous.",
    "Balthazor me garde le petit.",
)


@pytest.fixture(scope="module")
def naming(tmp_path_factory):
    """Statements that name somebody, all of them permitted, beside one that names nobody."""
    folder = tmp_path_factory.mktemp("naming")
    rows = []
    for number, words in enumerate((*NAMED, "Un banc devant la poste."), start=1):
        more = {"Reformulation": f"Redite : {words}", "Intensité (1 à 3)": 3}
        said = [
            ("Besoin", "Jeunesse", words, "Oui, anonyme"),
            ("Besoin", "Jeunesse", f"Pas à citer : {words}", None, more),
            ("Frein", "Jeunesse", "Rien à citer.", None, {"Reformulation": f"Clair {number}."}),
        ]
        rows += interview(f"E{number:02}", "Santé", *said)
    by_role = ("Besoin", "Jeunesse", "Deux bancs.", "Oui, avec la fonction")
    rows += interview("E09", "Santé", by_role, who="Jean-Pierre Dubois")
    people = [{"N°": "E01", "Nom": "Balthazor", "Prénom": "Krépuscul"}]
    root = new_project(folder / "town", write_workbook(folder / "w.xlsx", rows, people))
    build(root, *AUDIENCES, formats="md")
    return root / "rapports"


@pytest.mark.parametrize("audience", OUTSIDE)
def test_outside_a_statement_that_names_somebody_is_not_quoted(naming, audience):
    """Neither its words nor its rewording: beside the mask, the rest may tell who it is."""
    text = plain((naming / audience / "phase1.md").read_text(encoding="utf-8"))
    for words in ("Ahmed", "Lilas", "poubelles", "garde le petit"):
        assert words not in text
    assert "Un banc devant la poste." in text
    assert all(f"Clair {number}." in text for number in (1, 2, 3, 4))


def test_the_team_reads_a_statement_that_names_somebody_under_the_mask(naming):
    """Inside it can be found, and mended."""
    text = plain((naming / "internal" / "phase1.md").read_text(encoding="utf-8"))
    assert "Madame" not in text.split("descend les poubelles")[0][-40:]
    assert "descend les poubelles de tous" in text
    assert "06 12" not in text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_name_written_for_the_role_is_not_printed_below_the_quote(naming, audience):
    """Permission to tell the role is none to tell the name."""
    text = plain((naming / audience / "phase1.md").read_text(encoding="utf-8"))
    assert "Deux bancs." in text
    assert "Dubois" not in text
