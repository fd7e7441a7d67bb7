"""The report on the workshop: it says what was noted, and what was not, to whom it may."""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from phase2_editions import INTERNAL, OUTSIDE, PUBLIC, crowd, edition, page, report, table
from workshop_corpus import wrote

from absr.model.value_lists import COLLEGES
from absr.report.phase2 import phase2_report
from absr.wording.speech import speak

HOSTILE = "=cmd|'/c calc' & <b>gras</b> > + - @ # *étoile* 🎉 | [lien](x)"
WROTE = [
    wrote("C1", "Des bancs à l'ombre", table="T1", theme="mobilites"),
    wrote("C2", "Un banc à l'ombre", table="T2", theme="soins", consensus="debated"),
    wrote("C3", "Le médecin est loin", table="T2", theme="soins", nature="need"),
]
VOTED = [
    {"contribution": "C1", "college": "residents", "dots": 6},
    {"contribution": "C1", "college": "shops", "dots": 6},
    {"contribution": "C2", "college": "residents", "dots": 12},
]
EMPTY = (
    "Les tables de l'atelier n'ont pas été enregistrées",
    "Les pilotes n'ont pas été enregistrés",
    "Les invitations n'ont pas été enregistrées",
    "La feuille d'émargement n'a pas été enregistrée",
    "Aucun vote n'a été enregistré",
    "Aucun engagement n'a été enregistré",
    "Aucune fiche d'évaluation n'a été enregistrée",
)


@pytest.mark.parametrize("audience", [INTERNAL, *OUTSIDE])
def test_with_contributions_alone_each_part_says_what_was_not_recorded(audience):
    """Nothing is made up, and no table or chart of nothing is placed."""
    text = page(audience, contributions=WROTE)
    for sentence in EMPTY:
        assert sentence in text, sentence
    assert "Enregistrés pour cet atelier : 3 contributions." in text
    assert [t.name for t in report(audience, contributions=WROTE).document.tables] == [
        "contributions"
    ]


def test_with_nothing_at_all_it_still_reads():
    """No record of any kind: every part says so, none is blank."""
    text = page()
    for sentence in (*EMPTY, "Aucune contribution n'a été enregistrée"):
        assert sentence in text
    assert "None" not in text


@pytest.mark.parametrize("audience", [INTERNAL, *OUTSIDE])
def test_before_the_day_the_first_page_says_that_it_is_not_recorded(audience):
    """Pilots and invitations alone, many or few: nothing is said to be too small to be shown."""
    for many in (2, 9):
        pilots = [{"ref": f"P{n}", "college": "residents"} for n in range(many)]
        invited = [{"ref": f"S{n:03}", "college": "shops", "answer": "yes"} for n in range(many)]
        text = page(audience, pilots=pilots, invitations=invited)
        assert "La journée de l'atelier n'est pas encore enregistrée." in text
        assert "trop petits" not in text
    assert "not recorded yet" in page(audience, "en", pilots=pilots)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_is_too_small_is_not_said_to_be_missing(audience):
    """Two persons signed in: the day was recorded, and its counts stay hidden."""
    text = page(audience, attendance=crowd(2))
    assert "absents ou trop petits pour être communiqués" in text
    assert "n'est pas encore enregistrée." not in text


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("audience", [INTERNAL, *OUTSIDE])
@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_hostile_texts_are_printed_as_they_are(language, audience, form):
    """Signs of spreadsheets, of HTML and of Markdown stay what they are: text."""
    rows = {
        "contributions": [wrote(f"C{n}", HOSTILE, table=f"T{n}", theme="soins") for n in (1, 2)],
        "votes": [{"contribution": "C1", "college": "shops", "dots": 1}],
        "tables": [{"ref": "<T1>", "theme": "soins"}],
    }
    made = page(audience, language, form, **rows)
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            made = archive.read("word/document.xml").decode()
    bare = re.sub(r"<[^>]+>", "", made) if form != "md" else made.replace("\\", "")
    bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert "<b>gras</b> > + - @ # *étoile* 🎉 | [lien](x)" in bare.replace("\u00a0", " ")
    assert "<b>gras" not in made or form == "md"


def test_dots_and_breadth_are_two_ranks_side_by_side():
    """Twelve dots each: one shared rank; two colleges stand before one."""
    rows = table("ranking", contributions=WROTE, votes=VOTED)
    assert [[row[0], *row[3:]] for row in rows] == [
        ["C1", "12", "1", "2", "1"],
        ["C2", "12", "1", "1", "2"],
    ]


def test_under_every_vote_stands_how_many_were_there():
    """In the themes, under the ranking, in the list of the few and on the first page."""
    rows = {"contributions": WROTE, "votes": VOTED, "attendance": crowd(9)}
    base = "9 personnes présentes, non représentatives des habitants."
    text = page(**rows)
    assert text.count(base) == 7  # first page, two themes, ranking, by college, few, method
    assert "9 personnes" not in page(contributions=WROTE, votes=VOTED)
    some = [*crowd(9), *crowd(6, college="elected", start=10, observer=True)]
    base = "15 personnes présentes, dont 6 sans voter, non représentatives des habitants."
    for audience in (INTERNAL, PUBLIC):
        assert page(audience, **{**rows, "attendance": some}).count(base) == 7
    few = [*crowd(9), *crowd(2, college="elected", start=10, observer=True)]
    outside = page(PUBLIC, **{**rows, "attendance": few})
    assert "11 personnes présentes, non représentatives des habitants." in outside
    assert "Nombre de personnes présentes non enregistré" in page(contributions=WROTE, votes=VOTED)


def test_disagreements_and_ideas_of_few_are_lists():
    """C2 was debated, and has one college's dots."""
    text = page(contributions=WROTE, votes=VOTED)
    _, _, after = text.partition("Ce qui fait débat")
    debated, _, few = after.partition("Les idées qui ont reçu peu de gommettes, ou aucune")
    assert "Un banc à l'ombre (Soins · table T2 · débattu" in debated
    assert "Un banc à l'ombre" in few
    assert "Des bancs à l'ombre" not in few.partition("Les engagements")[0]


def few_lists(**rows):
    """The two lists of the ideas that received few dots."""
    _, _, after = page(**rows).partition("Placées par un seul collège")
    alone, _, nothing = after.partition("Les engagements")[0].partition("Sans gommette notée")
    return alone, nothing


def test_an_idea_without_dots_is_not_said_to_have_been_voted_down():
    """One college's dots, a noted nought, no row at all and no number are four different things."""
    ideas = [wrote("C1", "des nappes"), wrote("C2", "un four"), wrote("C3", "une fanfare")]
    votes = [
        {"contribution": "C1", "college": "shops", "dots": 3},
        {"contribution": "C2", "college": "shops", "dots": 0},
    ]
    alone, nothing = few_lists(contributions=[*ideas, wrote(None, "des jeux")], votes=votes)
    assert "des nappes" in alone
    assert "un four" not in alone
    assert "nous ne savons pas si elles ont été soumises au vote" in nothing
    assert "Là où « 0 gommette » est écrit, elles l'ont été" in nothing
    assert re.search(r"un four \(.*0 gommette", nothing)
    assert re.search(r"une fanfare \((?!.*gommette)", nothing)
    assert re.search(r"des jeux \(.*sans numéro\)", nothing)
    assert "Une idée sans numéro n'a pas pu l'être" in nothing
    _, nothing = few_lists(contributions=ideas, votes=votes[:1])
    assert "0 gommette" not in nothing
    assert "sans numéro" not in nothing


def test_questions_are_listed_with_what_is_recorded_of_their_answer():
    """Two questions, one of which has an answer; where none has, that is said."""
    asked = [
        wrote("C1", "Qui a la clé ?", nature="question"),
        wrote("C2", "Et le métro ?", nature="question"),
    ]
    text = page(contributions=asked)
    assert "2 questions ont été écrites aux tables. Aucune n'a de réponse enregistrée." in text
    answers = [{"contribution": "c1", "decision": "kept", "reason": "oui", "who": "Le gardien"}]
    text = page(contributions=asked, responses=answers)
    assert "1 a une réponse enregistrée, dans le rapport de phase 3" in text
    assert re.search(r"Qui a la clé \? \(.*réponse enregistrée\)", text)
    assert not re.search(r"Et le métro \? \(.*réponse enregistrée\)", text)
    assert "Aucune question n'a été écrite aux tables." in page(contributions=WROTE)


def test_answers_are_promised_and_counted_as_far_as_they_were_given():
    """Three proposals, one answered: « 1 sur 3 »; none answered: no number is made up."""
    answers = [{"contribution": "C1", "decision": "kept", "reason": "oui", "who": "Le gardien"}]
    assert "À ce jour : 1 sur 3." in page(contributions=WROTE, responses=answers)
    text = page(contributions=WROTE)
    assert "Chaque besoin et chaque idée doit recevoir une réponse motivée" in text
    assert "À ce jour" not in text


def test_the_head_of_either_ranking_stands_in_the_table():
    """One dot from each of three colleges is first by colleges, wherever the dots put it."""
    ideas = [wrote(f"C{n:02}", f"idée {n}", theme="soins") for n in range(60)]
    votes = [{"contribution": f"C{n:02}", "college": "shops", "dots": 100 - n} for n in range(59)]
    votes += [
        {"contribution": "C59", "college": college, "dots": 1}
        for college in ("shops", "residents", "associations")
    ]
    numbers = [row[0] for row in table("ranking", contributions=ideas, votes=votes)]
    assert len(numbers) == 40
    assert numbers[:20] == [f"C{n:02}" for n in range(20)]
    assert numbers[-1] == "C59"
    text = page(contributions=ideas, votes=votes)
    assert "40 lignes au plus. 20 autres contributions soumises au vote n'y sont pas" in text


def test_where_few_would_be_left_out_the_whole_ranking_is_printed():
    """Thirty contributions: ten would be left out, so that none is."""
    ideas = [wrote(f"C{n:02}", f"idée {n}", theme="soins") for n in range(30)]
    votes = [{"contribution": f"C{n:02}", "dots": 60 - n} for n in range(30)]
    assert len(table("ranking", contributions=ideas, votes=votes)) == 30
    assert "soumises au vote n'y sont pas" not in page(contributions=ideas, votes=votes)


def test_leaders_of_both_rankings_are_named_once():
    """The same contribution leads by dots and by colleges: it is not told twice."""
    essentials = page(contributions=WROTE, votes=VOTED[:2]).partition("Comment lire")[0]
    both = "En tête par le nombre de gommettes comme par le nombre de collèges : "
    assert both in essentials
    assert essentials.count("Des bancs à l'ombre » (12 gommettes") == 1


def test_a_theme_names_its_tables_once():
    """One table: it stands in the sentence only; several: on each line too."""
    alone = [wrote(f"C{n}", f"idée {n}", table="T1", theme="soins") for n in (1, 2)]
    text = page(contributions=alone)
    assert "2 contributions sur 2, écrites à la table T1." in text
    assert "idée 1 (C1" in text
    text = page(contributions=[*alone, wrote("C3", "idée 3", table="T4", theme="soins")])
    assert "3 contributions sur 3, écrites à 2 tables (T1 et T4)." in text
    assert "idée 1 (table T1" in text


def test_few_dots_are_no_most_dots():
    """Four dots are not said to be among the most of a theme; five are."""
    for dots, told in ((4, False), (5, True)):
        votes = [{"contribution": "C1", "college": "shops", "dots": dots}]
        text = page(contributions=WROTE, votes=votes)
        assert ("Ce qui a reçu le plus de gommettes" in text) == told


def test_contributions_follow_their_tables_and_rounds_with_or_without_a_number():
    """Theme, table, round, row of the workbook; what has no number does not come first."""
    rows = [
        wrote("C9", "neuf", table="T2", theme="soins", round=1),
        wrote("C3", "trois", table="T10", theme="soins", round=1),
        wrote("C2", "deux", table="T2", theme="soins", round=2),
        wrote(None, "rien", table="T2", theme="soins", round=1),
    ]
    found = [slip.text for slip in edition(contributions=rows).workshop.slips]
    assert found == ["neuf", "rien", "deux", "trois"]


def test_the_table_of_tables_has_a_row_a_table_and_a_total_a_round():
    """Two rounds are two columns; what they make, and that they differ, is told."""
    rows = [
        {"ref": ref, "theme": theme, "round": turn, "capacity": 8, "participants": persons}
        for ref, theme, turn, persons in (
            *(("T1", "soins", 1, 9), ("T1", "soins", 2, 6)),
            *(("T2", "mobilites", 1, 7), ("T2", "mobilites", 2, 8)),
        )
    ]
    assert table("tables", tables=rows) == [
        ["T1", "Soins", "8", "9", "6"],
        ["T2", "Mobilites", "8", "7", "8"],
        ["Total", "–", "–", "16", "14"],
    ]
    text = page(tables=rows)
    assert "Au tour 2, 14 personnes étaient aux tables, contre 16 au tour précédent." in text
    assert "À la table T1, il y a eu plus de personnes que de places prévues." in text


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("juin 2022", "Date de l'atelier : juin 2022."),
        (dt.date(2022, 6, 18), "Date de l'atelier : 18 juin 2022."),
    ],
)
def test_the_day_of_the_workshop_is_that_of_the_settings(when, told):
    """The day on the cover is said to be that of the report."""
    made = edition(contributions=WROTE)
    made = replace(made, settings=made.settings._replace(workshop_when=when))
    found = phase2_report(made, speak("fr"), None).document
    assert found.values["day"].replace("’", "'").replace("\u00a0", " ") == told
    assert found.date.startswith("Rapport établi le ")


def test_a_day_that_is_not_noted_is_asked_for_in_the_office_only():
    """Outside, nothing is said of what the settings lack."""
    sentence = "La date de l'atelier n'est pas notée (absr.yaml, workshop)."
    assert sentence in page()
    assert sentence not in page(PUBLIC)


def test_every_seat_of_a_college_and_district_filled_is_said():
    """Nobody is missing: « Qui manquait » says so; else it names who is."""
    everybody = [
        {"ref": f"S{n}", "present": True, "college": college, "district": district}
        for n, (college, district) in enumerate(
            (entry.id, district) for entry in COLLEGES.entries for district in ("Centre", "Plateau")
        )
    ]
    assert "Chaque collège et chaque quartier avait au moins une personne." in page(
        attendance=everybody
    )
    assert "avait au moins une personne" not in page(attendance=crowd(6, district="Centre"))


def test_what_comes_back_from_one_theme_to_another_is_said_once():
    """Two tables of two themes wrote alike: neither theme's section claims it."""
    text = page(contributions=WROTE)
    assert "Dit à plusieurs tables\n" not in text
    assert "Ce qui revient d'un thème à l'autre" in text
    assert "Idée · 2 tables (T1 et T2)" in text
    assert "qui ont en commun au moins 50 % des mots employés" in text


def test_votes_above_the_right_are_flagged():
    """The numbers stand in the internal edition, the fact in every one."""
    rows = [{"contribution": "C1", "college": "shops", "dots": 3, "rights": 2}]
    inside, outside = (page(a, contributions=WROTE, votes=rows) for a in (INTERNAL, PUBLIC))
    assert "a placé 3 gommettes alors que 2 lui avaient été remises" in inside
    assert "a placé plus de gommettes qu'il n'en avait reçu" in outside


def test_evidence_is_told_in_the_internal_edition_only():
    """The report says which contributions it prints; outside it prints no id of any."""
    assert report(contributions=WROTE).evidence == tuple(
        sorted(f"contributions-{n}" for n in (1, 2, 3))
    )
    assert "contributions-1" in page(contributions=WROTE)
    for audience in OUTSIDE:
        assert report(audience, contributions=WROTE).evidence == ()
        assert "contributions-1" not in page(audience, contributions=WROTE)


def test_the_funnel_has_the_columns_that_were_noted():
    """Without invitations, only who came; without a sign-in list, only the answers."""
    invited = [
        {"ref": "S001", "college": "residents", "answer": "yes"},
        {"ref": "S900", "college": "shops", "answer": "yes"},
    ]
    came = crowd(6)
    assert table("funnel", attendance=came) == [
        ["Habitants et citoyens", "6", "0"],
        ["Total", "6", "0"],
    ]
    assert table("funnel", invitations=invited) == [
        ["Habitants et citoyens", "1", "1", "0", "0", "0"],
        ["Commerces et entreprises", "1", "1", "0", "0", "0"],
        ["Total", "2", "2", "0", "0", "0"],
    ]
    assert table("funnel", invitations=invited, attendance=came) == [
        ["Habitants et citoyens", "1", "1", "0", "0", "0", "6", "5", "0"],
        ["Commerces et entreprises", "1", "1", "0", "0", "0", "0", "0", "1"],
        ["Total", "2", "2", "0", "0", "0", "6", "5", "1"],
    ]


def test_colleges_of_which_nobody_came_are_named():
    """Everybody but the residents."""
    text = page(attendance=crowd(6, district="Centre"))
    _, _, missing = text.partition("Collèges dont personne n'était présent : ")
    assert missing.startswith("Associations ; Commerces et entreprises ; ")
    assert "Quartiers dont personne n'était présent : Plateau." in text


def test_long_lists_say_what_they_leave_out():
    """Fifty needs: forty are printed, ten are counted."""
    many = [
        wrote(f"C{n:02}", f"besoin numéro {n}", nature="need", theme="soins") for n in range(50)
    ]
    text = page(contributions=many)
    assert "10 autres contributions ne sont pas reproduites ici" in text
    assert "besoin numéro 39" in text
    assert "besoin numéro 40" not in text


def test_ties_at_the_end_of_the_ranking_come_with_it():
    """Twenty-five contributions with one dot each: none of them is left out."""
    ideas = [wrote(f"C{n:02}", f"idée {n}", theme="soins") for n in range(25)]
    votes = [{"contribution": f"C{n:02}", "college": "shops", "dots": 1} for n in range(25)]
    assert len(table("ranking", contributions=ideas, votes=votes)) == 25
    ideas += [wrote(f"C{n:02}", f"idée {n}", theme="soins") for n in range(25, 40)]
    votes += [{"contribution": f"C{n:02}", "college": "shops", "dots": 0} for n in range(25, 40)]
    votes[0]["dots"] = 2
    assert len(table("ranking", contributions=ideas, votes=votes)) == 25


def test_the_edition_holds_each_figure_it_names():
    """Every figure that tables and votes name stands in the edition."""
    made = edition(
        contributions=WROTE,
        votes=VOTED,
        tables=[{"ref": "T1", "theme": "soins", "participants": 8}],
    )
    for voted in made.workshop.votes:
        assert f"workshop.dots.{voted.contribution}" in made.figures
    assert [made.figures[t.seated].value for t in made.workshop.tables] == [8]


DAYS = {
    "two rounds, every consensus and nature": {
        "tables": [{"ref": "T1", "theme": "soins", "round": n, "capacity": 9} for n in (1, 2)],
        "contributions": [
            wrote(f"C{place}{level}", f"texte {nature} {level}", nature=nature, consensus=level)
            for place, nature in enumerate(
                ("finding", "resource", "need", "idea", "question", "disagreement")
            )
            for level in ("strong", "shared", "debated")
        ],
    },
    "tables without rounds or words": {"tables": [{"ref": "T1", "theme": "soins"}]},
    "dots of nobody knows whom, and of no contribution": {
        "contributions": WROTE,
        "votes": [{"contribution": "C1", "dots": 4}, {"contribution": "C9", "dots": 1}],
        "attendance": crowd(2),
    },
    "few of everything": {
        "pilots": [{"ref": "P1"}],
        "invitations": [{"ref": "I1", "answer": "no"}],
        "attendance": crowd(1),
        "pledges": [{"text": "a", "participant": "S001"}],
        "evaluations": [{"kept": "a"}],
    },
    "everybody stayed away": {
        "invitations": [{"ref": "I1", "answer": "yes", "district": "Centre"}],
        "attendance": [{"ref": "I1", "present": False}],
    },
    "met pilots of a district": {
        "interviews": [{"ref": "E1", "actor_type": "resident"}],
        "pilots": [{"ref": f"P{n}", "interview": "E1", "district": "Centre"} for n in range(6)],
    },
    "slips without scores": {"evaluations": [{"word": "bien"} for _ in range(6)]},
}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("audience", [INTERNAL, PUBLIC])
def test_odd_days_are_told_whole(day, language, audience):
    """Whatever was noted and whatever was not, every sentence is finished."""
    text = page(audience, language, **DAYS[day])
    assert not re.search(r"\{\w*\}|None|phase2\.", text)
    assert "  " not in re.sub(r"(?m)^\|.*$", "", text).strip()


def test_a_table_that_wrote_nothing_has_its_section():
    """Its theme was open; that nothing was recorded is said."""
    text = page(**DAYS["tables without rounds or words"])
    assert "Une table était ouverte sur ce thème" in text
    assert "L'atelier s'est tenu autour de 1 table, sur 1 thème." in text
