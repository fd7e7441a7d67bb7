"""The phase 3 report: what it prints, for whom, and what it keeps to itself."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from phase3_records import (
    TODAY,
    act,
    answer,
    came,
    corpus,
    met,
    milestone,
    promised,
    reviewed,
    said,
    settings,
    table,
    voted,
    wrote,
)

from absr.analysis.facts import all_facts
from absr.analysis.quoting import quote_level
from absr.model.edition import Audience
from absr.model.prose import ProseText
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.rendering.production import render_all
from absr.report import REPORTS
from absr.wording.speech import speak

NAMES = ({"last_name": "Vauquelin", "first_name": "Solenne"},)
PAST = dt.date(2026, 11, 1)
NASTY = "A & B < C > D + E - F @ G 🌳 <script>x</script> $x^2$ \\input{a} ![i](j) # = |"


def edition(*records, audience="internal", language="fr", prose=(), review=None):
    """The edition of these records for an audience."""
    project = settings(language)._replace(follow_up_day=review)
    context = Context(
        settings=project,
        day=TODAY,
        legal_window=(dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
        names=NameFinder(NAMES),
        quote_level=quote_level,
        files=(),
        problems=(),
        aside_rows={},
    )
    texts = [ProseText(part, f"textes/{part}.md", text) for part, text in prose]
    return disclose(all_facts(corpus(*records), project, TODAY, texts), Audience(audience), context)


def report(*records, **options):
    """The report of these records."""
    found = edition(*records, **options)
    return REPORTS["phase3"].build(found, speak(found.settings.language), None)


def written(*records, file_format="md", **options):
    """The report as text."""
    files = render_all(report(*records, **options).document, (file_format,), name="phase3")
    return re.sub(r"url\(data:[^)]*\)", "", files[f"phase3.{file_format}"].decode())


def rows(made, name):
    """The rows of a table of a report."""
    return next(t.rows for t in made.document.tables if t.name == name)


def heads(made, name):
    """The headings of a table of a report."""
    return [c.heading for t in made.document.tables if t.name == name for c in t.columns]


def names(made):
    """The tables of a report."""
    return [t.name for t in made.document.tables]


def everything():
    """A project with something of each kind."""
    return [
        *(met(f"E{n:02d}") for n in range(1, 8)),
        *(said(n, f"E{n:02d}", "story") for n in range(1, 8)),
        *(said(20 + n, f"E{n:02d}", themes=("nature",)) for n in range(1, 8)),
        *(said(40 + n, f"E{n:02d}", "resource", resource="Le jardin") for n in range(1, 8)),
        *(said(60 + n, f"E{n:02d}", "idea") for n in range(1, 3)),
        *(came(f"P{n}") for n in range(30)),
        *(table(), wrote("1"), wrote("2", "need"), wrote("3", "disagreement"), wrote("4")),
        *(voted("1", 7), voted("4", 3), answer("1", action="A1", reason="Beaucoup l'ont dit")),
        *(act("A1", cost=12000.0, funding="asked", risks="Un risque"), act("A2", state="done")),
        reviewed("A1", PAST, state="started", next_step_on=PAST, difficulty="Une difficulté"),
        *(promised(str(n), f"P{n}", contribution="1", gives=("time",)) for n in range(6)),
        milestone(dt.date(2026, 6, 12), "Premier comité"),
    ]


# -- what is printed -----------------------------------------------------------------------------


def test_every_answer_stands_in_the_table_of_its_decision():
    """Proposal, reason, who, when and action; those without an answer are listed."""
    made = report(
        *(table(), wrote("1"), wrote("2", "need"), act("A1", title="Navette")),
        answer("1", reason="Utile", who="Adjointe", when=PAST, action="A1"),
        audience="public",
    )
    assert rows(made, "answers-kept") == (
        ("1 · Proposition 1\nMobilités", "Utile", "Adjointe\n1er novembre 2026", "A1 · Navette"),
    )
    assert rows(made, "unanswered") == (("2 · Proposition 2", "Besoin", "Mobilités"),)
    assert [row[1] for row in rows(made, "decisions")] == ["1", "0", "0", "0", "1", "2"]
    assert "answers-not-kept" not in names(made)


def test_an_answer_without_reason_says_that_it_is_missing():
    """A reasoned answer is owed: what is not filled is not passed over."""
    made = report(wrote("1"), answer("1", "not_kept"))
    assert rows(made, "answers-not-kept")[0][1:3] == ("à compléter", "à compléter")


def test_the_eight_required_fields_of_a_sheet_are_printed_also_when_empty():
    """Finding, aim, themes, lead, first step, cost, funder and indicator."""
    bare = act("A1", lead=None, themes=(), first_step_on=None, evidence=(), state=None)
    sheet = dict(rows(report(bare), "action-1"))
    fields = ["Constat", "Objectif", "Thèmes", "Pilote de l’action", "Première étape"]
    for field in (*fields, "Indicateur de suivi"):
        assert sheet[field] == "à compléter", field
    assert sheet["Coût, financeur"] == "à compléter · à compléter"
    assert "Risques" not in sheet


def test_a_sheet_tells_the_state_of_the_latest_follow_up_and_its_alerts():
    """State, next step, last review and what to look at."""
    made = report(
        act("A1", cost=1234.5, funding="asked", funder="Région"),
        reviewed("A1", PAST, state="started", done="Essai", next_step="Bilan", next_step_on=PAST),
    )
    sheet = dict(rows(made, "action-1"))
    assert heads(made, "action-1") == ["État", "Engagée (point du 1er novembre 2026)"]
    assert sheet["Prochaine étape"] == "1er novembre 2026\u00a0: Bilan"
    assert sheet["Dernier point"] == "1er novembre 2026\u00a0: Essai"
    funded = "Région (financement\u00a0: sollicité)"
    assert sheet["Coût, financeur"] == f"1\u202f235\u00a0€ · {funded}"
    assert [line.split(" ")[0] for line in sheet["À regarder"].split("\n")] == ["En", "Financement"]
    assert rows(made, "alerts")[0][2] == sheet["À regarder"]


def test_forty_actions_give_forty_sheets_and_a_roadmap_of_twelve():
    """Sheets by state, in the order of their numbers."""
    actions = [act(f"A{n}", state=("idea", "started")[n % 2]) for n in range(40)]
    made = report(*actions)
    assert sum(name.startswith("action-") for name in names(made)) == 40
    assert len(rows(made, "roadmap")) == 12
    groups = made.document.values["states"]
    assert [group["title"] for group in groups] == ["Engagées", "Idées"]
    assert [len(group["actions"]) for group in groups] == [20, 20]


@pytest.mark.parametrize("audience", ["internal", "partners", "public"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("records", [(), (act("A1"),), (wrote("1"),), (promised("1", "P1"),)])
def test_it_reads_with_almost_nothing(records, language, audience):
    """No record, one action, one proposal, one pledge: no empty table, four texts to write."""
    text = written(*records, language=language, audience=audience)
    to_write = {"fr": "Texte à écrire", "en": "Text to be written"}[language]
    assert text.count(to_write) == 4
    assert "None" not in text
    made = report(*records, language=language, audience=audience)
    assert all(table.rows for table in made.document.tables)


def test_a_vote_says_who_was_present():
    """Under every vote: how many, and that they stand for nobody but themselves."""
    made = report(*everything())
    note = next(t.note for t in made.document.tables if t.name == "favourites")
    assert note == "30 personnes présentes, non représentatives des habitants."
    note = next(
        t.note for t in report(wrote("1"), voted("1", 2)).document.tables if t.name == "favourites"
    )
    assert "non représentatives des habitants" in note.replace(
        "pas représentatives", "non représentatives"
    )


def test_every_table_has_its_source():
    """No figure without the place it comes from."""
    for audience in ("internal", "public"):
        made = report(*everything(), audience=audience)
        assert len(made.document.tables) > 12
        assert [t.name for t in made.document.tables if not t.source] == []


def test_beside_resources_it_says_what_they_do_not_replace():
    """A resource replaces no right and no service."""
    assert "ne remplace pas un droit ni un service" in written(*everything())


# -- what the board reads first ------------------------------------------------------------------


def value(made, name):
    """A value that the template of a report places, in ordinary blanks."""
    found = made.document.values[name]
    return [plain(one) for one in found] if isinstance(found, list) else plain(found)


def plain(text):
    return re.sub(r"[\u00a0\u202f]", " ", str(text)).replace("’", "'")


@pytest.mark.parametrize("review", [None, TODAY])
def test_a_review_of_the_day_of_the_report_is_not_dated(review):
    """Nothing is said of the day where there is one only."""
    assert "Point d'étape" not in value(report(act("A1"), review=review), "summary")


def test_a_review_of_another_day_is_told_first():
    """What is late, and what comes next, is of that day and not of the report's."""
    made = report(act("A1"), review=PAST, audience="public")
    assert value(made, "summary").startswith("Point d'étape du 1er novembre 2026. Le projet compte")


def test_delays_are_no_key_figure():
    """The cover counts what was proposed, answered, taken up, and is in action."""
    made = report(
        *(wrote("1"), wrote("2"), wrote("3", "need"), answer("1", action="A1")),
        *(answer("2", "adapted"), act("A1", first_step_on=PAST)),
    )
    assert [(key["number"], plain(key["words"])) for key in made.document.values["keys"]] == [
        ("3", "propositions de l'atelier"),
        ("2", "propositions avec leur réponse"),
        ("1", "proposition retenue ou adaptée qui a une action"),
        ("1", "fiche-action"),
    ]


def test_what_is_asked_of_the_board_comes_from_figures():
    """Money to find, leads, answers and follow-ups; an action that is over asks for nothing."""
    made = report(
        *(wrote("1"), wrote("2"), wrote("3"), answer("1"), answer("2", action="A2")),
        act("A1", lead="à désigner", cost=500.0, funding="asked"),
        act("A2", cost=200.0, funding="secured"),
        act("A3", lead=None, state="done"),
        audience="public",
    )
    assert value(made, "asked") == [
        "Trouver ou confirmer 500 € : les coûts indiqués sont de 700 € au total.",
        "Désigner un pilote pour 1 action : A1.",
        "Répondre à 1 proposition qui attend encore.",
        "Décider si 1 proposition retenue sans fiche-action en demande une.",
    ]


@pytest.mark.parametrize("records", [(), (act("A1"),), (wrote("1"), answer("1", "not_kept"))])
def test_where_nothing_is_asked_no_chapter_asks(records):
    """No heading without a line."""
    made = report(*records)
    assert made.document.values["asked"] == []
    assert "demandé au conseil" not in written(*records)


# -- tables that can be read ---------------------------------------------------------------------


def named(resource, times, state=None, first=1):
    """A resource named in so many interviews."""
    return [
        said(
            100 * first + n,
            f"E{n:02d}",
            "resource",
            resource=resource,
            resource_state="gone" if state == "disputed" and n == first else "active",
        )
        for n in range(first, first + times)
    ]


def test_one_resource_cited_often_enough_is_a_sentence_outside():
    """A table of one row, or beside hidden numbers, is none; inside every citation is listed."""
    records = [*(met(f"E{n:02d}") for n in range(1, 12))]
    records += [*named("Le verger", 6), *named("Le lavoir", 4, first=7)]
    assert rows(report(*records), "cited") == (("Le verger", "6"), ("Le lavoir", "4"))
    outside = report(*records, audience="public")
    assert "cited" not in names(outside)
    assert value(outside, "cited") == (
        "Une seule ressource est assez citée pour que le nombre en soit donné : "
        "Le verger (6 citations)."
    )


def test_a_resource_whose_state_is_disputed_is_no_strength():
    """Where the sources disagree, it is named in no edition's strengths."""
    records = [*(met(f"E{n:02d}") for n in range(1, 8)), *named("Le verger", 6, "disputed")]
    for audience in ("internal", "public"):
        made = report(*records, audience=audience)
        assert "cited" not in names(made)
        assert "Le verger" not in str(made.document.values["cited"])


def test_needs_stand_among_the_proposals_that_received_most_dots():
    """With their nature: what people stressed is not always an idea."""
    made = report(*(table(), wrote("1"), wrote("2", "need"), voted("1", 3), voted("2", 9)))
    assert [row[1:] for row in rows(made, "favourites")] == [
        ("Besoin", "Mobilités", "9"),
        ("Idée", "Mobilités", "3"),
    ]


def test_themes_left_out_of_a_table_of_voices_are_told():
    """Hidden or nil, they are not there; a table with every theme says nothing of it."""
    records = [*(met(f"E{n:02d}") for n in range(1, 8))]
    records += [said(n, f"E{n:02d}", themes=("nature",)) for n in range(1, 8)]
    note = "Thèmes non montrés"
    (fragile,) = [t for t in report(*records).document.tables if t.name == "fragile"]
    assert note in fragile.note
    records += [said(20, "E01", themes=("soins", "mobilites"))]
    (fragile,) = [t for t in report(*records).document.tables if t.name == "fragile"]
    assert note not in fragile.note


def test_the_column_of_actions_is_left_out_where_it_is_empty():
    """Refusals lead to no action; what is kept says how much of it does."""
    made = report(
        *(wrote(str(n)) for n in range(1, 5)),
        *(answer("1", action="A1"), answer("2"), answer("3", "not_kept"), answer("4", "adapted")),
        act("A1"),
        audience="public",
    )
    assert heads(made, "answers-kept")[-1] == "Action"
    assert len(heads(made, "answers-not-kept")) == 3
    told = {plain(one["title"]): plain(one["told"]) for one in made.document.values["decisions"]}
    assert told == {
        "Retenues": (
            "1 proposition retenue a une action ; 1 a une autre suite, dite dans « Pourquoi »."
        ),
        "Adaptées": "",
        "Non retenues": "",
    }


def test_one_theme_without_action_is_told_with_its_numbers():
    """In the singular, without a table; two themes stand in a table."""
    records = [table(), wrote("1", "need"), *(met(f"E{n:02d}") for n in range(1, 8))]
    made = report(*records, audience="public")
    assert value(made, "needs") == (
        "Un thème où un besoin est exprimé n'a pas d'action prévue : "
        "Mobilités (aucune voix en entretien, 1 besoin écrit à l'atelier)."
    )
    assert "without-action" not in names(made)
    more = [said(n, f"E{n:02d}", themes=("nature",)) for n in range(1, 8)]
    made = report(*records, *more, audience="public")
    assert value(made, "needs").startswith("2 thèmes où un besoin est exprimé n'ont pas d'action")
    assert [row[0] for row in rows(made, "without-action")] == ["Mobilités", "Nature"]


def test_what_is_paused_stands_below_the_roadmap():
    """The roadmap holds what goes on, with its state and priority; nothing is said to be cut."""
    made = report(
        act("A1", priority="high"),
        act("A2", state="paused"),
        act("A3", state="dropped"),
        act("A4", state="started", cost=0.0, funding="not_needed"),
    )
    assert [row[:2] for row in rows(made, "roadmap")] == [
        ("A1 · Action A1", "Idée\nhaute"),
        ("A4 · Action A4", "Engagée"),
    ]
    assert rows(made, "roadmap")[1][-1] == "sans coût"
    assert value(made, "roadmap") == (
        "2 actions en cours ou à venir, dans l'ordre des prochaines échéances."
    )
    assert value(made, "paused") == "1 action est suspendue : A2."
    cut = report(*(act(f"A{n}") for n in range(14)))
    assert value(cut, "roadmap").startswith("12 actions en cours ou à venir sur 14, les plus")


def test_a_target_is_called_so_and_no_money_is_said_once():
    """« Cible » before the number; an action that needs no money has no funder."""
    made = report(
        act(
            "A1",
            indicator="bancs posés",
            target="3 bancs",
            funder="Sans financement",
            cost=0.0,
            funding="not_needed",
        ),
    )
    sheet = {name: plain(text) for name, text in rows(made, "action-1")}
    assert sheet["Indicateur de suivi"] == "bancs posés (cible : 3 bancs)"
    assert sheet["Coût, financeur"] == "sans coût · Aucun financement nécessaire"
    kept = report(act("A1", funder="Les voisins", funding="not_needed"))
    assert "Les voisins" in dict(rows(kept, "action-1"))["Coût, financeur"]


def test_a_date_in_words_is_printed_as_it_was_written():
    """Where the day is not known, none is made up; the order is that of the periods."""
    made = report(
        milestone(dt.date(2020, 9, 1), "Consolidation")._replace(date_text="fin 2020"),
        milestone(dt.date(2020, 1, 1), "Marché")._replace(date_text="2020"),
        milestone(dt.date(2020, 6, 12), "Comité"),
        audience="public",
    )
    assert [row[0] for row in rows(made, "milestones")] == ["2020", "12 juin 2020", "fin 2020"]


# -- pledges, where numbers are hidden -----------------------------------------------------------


def outcomes(*numbers):
    """Pledges of as many persons, so many with each outcome in the order of the list."""
    kinds = ("kept", "under_way", "postponed", "dropped", "unreached", None)
    drawn = [kind for kind, times in zip(kinds, numbers, strict=True) for _ in range(times)]
    return [promised(str(n), f"P{n}", outcome=kind) for n, kind in enumerate(drawn)]


def test_small_outcomes_are_told_together_outside():
    """Their sum is what the total leaves: it is said in one row, and in the office one by one."""
    records = outcomes(7, 11, 1, 1, 3, 11)
    outside = report(*records, audience="public")
    assert rows(outside, "outcomes") == (
        ("Tenu", "7"),
        ("En cours", "11"),
        ("Reporté, abandonné ou non joint", "5"),
        ("Pas encore de suite connue", "11"),
        ("Total", "34"),
    )
    assert len(rows(report(*records), "outcomes")) == 7


@pytest.mark.parametrize("numbers", [(7, 11, 0, 0, 3, 11), (7, 9, 1, 1, 2, 9), (9, 0, 0, 1, 1, 9)])
def test_what_is_told_together_is_never_below_the_threshold(numbers):
    """One hidden part, or a sum below five, is told by no row: more parts were hidden for it."""
    made = report(*outcomes(*numbers), audience="public")
    if "outcomes" not in names(made):
        return
    for words, number in rows(made, "outcomes")[:-1]:
        if not number.isdecimal():
            continue
        assert int(number) == 0 or int(number) >= 5, (words, number)


def test_a_wall_of_hidden_numbers_is_a_sentence():
    """Outside, a table stands only where half of its rows can be read."""
    records = [table(), *(wrote(str(n)) for n in range(1, 5)), *(act(f"A{n}") for n in range(1, 5))]
    records += [answer(str(n), action=f"A{n}") for n in range(1, 5)]
    records += [promised(str(n), f"P{n}", contribution=str(1 + n % 4)) for n in range(6)]
    records += [promised(str(n), f"P{n}", theme="soins") for n in range(10, 16)]
    assert len(rows(report(*records), "pledged-actions")) == 6
    outside = report(*records, audience="public")
    assert "pledged-actions" not in names(outside)
    assert value(outside, "actions_told") == (
        "6 engagements sur 12 ne sont encore rattachés à aucune action. "
        "D'autres aident A1, A2, A3 et A4 ; leur nombre par action n'est pas communiqué."
    )
    assert "6 engagements sur 12 ne sont encore" in " ".join(value(outside, "essentials"))


# -- the writer's prose --------------------------------------------------------------------------


def test_prose_stands_over_its_evidence_and_is_counted_when_missing():
    """One part written of four."""
    text = written(*everything(), prose=[("heritage", "Le canal **relie**.\n\n- un\n- deux")])
    assert "Le canal **relie**." in text
    assert text.index("Le canal") < text.index("Parole 1")
    assert text.count("Texte à écrire") == 3
    assert "3 textes sur 4 sont encore à écrire" in text


@pytest.mark.parametrize("file_format", ["md", "html"])
def test_no_markup_of_the_prose_gets_through(file_format):
    """HTML, pictures, links to files, raw blocks and LaTeX are words or nothing."""
    prose = (
        f"{NASTY}\n\n<b>gras</b> <img src=x onerror=y> [clé](../prive/cle) [a](javascript:b)\n\n"
        "```{=html}\n<iframe></iframe>\n```\n\n::: {.warning}\nx\n:::\n\n"
        "{{ organisation }} {% if x %} \\newpage\n\n[r]: file:///etc\n"
    )
    text = written(prose=[("today", prose)], file_format=file_format)
    for sign in ("<img", "<iframe", "<b>gras", 'href="../prive', "javascript:", "](../"):
        assert not re.search(rf"(?<!\\){re.escape(sign)}", text), sign
    assert "{{ organisation }}" in text.replace("\\", "")
    if file_format == "html":
        assert "&lt;b&gt;gras" in text


def test_ids_of_the_prose_are_printed_inside_and_removed_outside():
    """The internal edition cites, the others do not; the report knows what it used."""
    prose = [("heritage", "Le canal [C-0001, E02] nourrissait.")]
    inside = report(*everything(), prose=prose)
    assert "C-0001" in inside.evidence
    text = written(*everything(), prose=prose)
    assert "\\[C-0001, E02\\]" in text
    for audience in ("partners", "public"):
        text = written(*everything(), prose=prose, audience=audience)
        assert "Le canal nourrissait." in text


def test_a_prose_of_ids_alone_is_still_to_be_written_outside():
    """What is left of it outside is nothing."""
    text = written(*everything(), prose=[("heritage", "[C-0001]")], audience="public")
    assert text.count("Texte à écrire") == 4


def test_names_are_masked_also_across_emphasis():
    """No edition prints a name; a block that holds one gives up its emphasis."""
    prose = [("everyone", "Merci à Solenne **Vauquelin**, à *Mme* **Duval** et au 06 39 98 20 01.")]
    for audience in Audience:
        text = written(prose=prose, audience=audience)
        for name in ("Solenne", "Vauquelin", "Duval", "06 39"):
            assert name not in text, name


# -- who sees what -------------------------------------------------------------------------------


def test_nothing_outside_leads_to_a_person():
    """No interview number, no evidence id, no words of a pledge, no judgement."""
    records = [*everything(), wrote("9", text="Solenne Vauquelin propose un banc")]
    inside = written(*records)
    for word in ("E01", "C-0001", "Je prête le local", "Un risque", "Une difficulté", "CO-0001"):
        assert word in inside, word
    for audience in ("partners", "public"):
        for file_format in ("md", "html"):
            text = written(*records, audience=audience, file_format=file_format)
            for word in ("E01", "C-0001", "Je prête", "Un risque", "Une difficulté", "CO-0001"):
                assert word not in text, word
            assert "Vauquelin" not in text


def test_few_pledges_are_not_counted_outside():
    """Below the threshold neither the whole nor a part is printed."""
    records = [promised(str(n), f"P{n}", theme="soins", gives=("time",)) for n in range(3)]
    assert rows(report(*records), "outcomes")[-1] == ("Total", "3")
    outside = report(*records, audience="public")
    assert not {"outcomes", "given", "pledges", "pledged-themes"} & set(names(outside))
    assert "un nombre non communiqué d’engagements" in written(*records, audience="public")


def test_a_resource_named_by_few_is_not_printed_outside():
    """Two voices name it: inside with its count, outside not at all."""
    records = [
        *(met("E01"), met("E02")),
        *(said(n, f"E0{n}", "resource", resource="Le lavoir") for n in (1, 2)),
    ]
    assert rows(report(*records), "cited") == (("Le lavoir", "2"),)
    assert "cited" not in names(report(*records, audience="public"))


def test_what_a_person_did_not_permit_is_not_quoted():
    """A story without permission is in no edition."""
    records = [met("E01"), said(1, "E01", "story", quote="Ne le dites pas", quotable="none")]
    for audience in Audience:
        assert "Ne le dites pas" not in written(*records, audience=audience)


@pytest.mark.parametrize("file_format", ["md", "html"])
def test_hostile_texts_come_out_as_they_were_typed(file_format):
    """Signs of other languages are signs."""
    text = written(
        *(wrote("1", text=NASTY), answer("1", reason=NASTY, action="A1"), act("A1", title=NASTY)),
        file_format=file_format,
    )
    assert not re.search(r"(?<!\\)<script>x", text)
    assert "🌳" in text


def test_the_report_knows_the_records_it_prints():
    """Actions, their latest follow-up, answers and proposals can be traced to it."""
    evidence = report(*everything()).evidence
    assert {"A-A1", "A-A2", "CO-0001", "CO-0002", "CO-0003", "EN-1", "C-0001"} <= set(evidence)
    assert evidence == tuple(sorted(evidence))
    assert sum(one.startswith(("RE-", "SU-")) for one in evidence) == 2
