"""`absr themes`: what changes a theme changes everything that bears it, and can be taken back."""

from __future__ import annotations

import difflib
import json
import os
import re
import signal
import subprocess
import sys

import pytest
from test_json import check

HEADS = ["N°", "Date", "Qui (fonction, structure)", "Type d'acteur", "Nature", "Thème",
         "Sous-thème", "Ce qui est dit"]  # fmt: skip
DAY = "12/06/2026"
STYLE = re.compile(r"\x1b\[[0-9;]*m")
SAID = (
    ("E01", "Habitante", "Besoin", "Mobilités", "vélo", "Des pistes sûres."),
    ("E01", "Habitante", "Besoin", "Mobilités", "bus", "Un bus le soir."),
    ("E02", "Association", "Besoin", "Mobilités", "Vélos", "Des arceaux."),
    ("E02", "Association", "Idée", "Mobilités ; La Nature dans la ville", "vélo, haies",
     "Une voie verte."),
    ("E03", "Habitante", "Besoin", "La Nature dans la ville", "haies", "Des haies."),
    ("E03", "Habitante", "Ressource", "Jeunesse", "", "Un club."),
    ("E04", "Habitante", "Besoin", "", "vélo", "Je pédale."),
)  # fmt: skip
"""By hand: mobilités 4 statements of 2 voices, nature 2 of 2, jeunesse 1 of 1, one without."""


def rows(said=SAID):
    """The rows of a sheet of statements."""
    return [HEADS, *([ref, DAY, "x", kind, *rest] for ref, kind, *rest in said)]


@pytest.fixture
def spoken(project, book):
    """A project in which seven statements were read, one of them without a theme."""
    book(project.analysis / "entretiens.xlsx", {"Propos": rows()})
    read(project)
    return project


def read(project, *words):
    """The totals of an ingest; one statement without a theme is an error of its own."""
    ran = project.run("ingest", "--json", *words)
    assert ran.status in {0, 1}, ran.err
    return ran.json["totals"]


def themes(project, *words, status=0):
    """The JSON answer of a decision on themes."""
    ran = project.run("themes", *words, "--json")
    assert ran.status == status, (ran.out, ran.err)
    return check(ran, "error" if status else "themes-changed")


def counts(project):
    """Theme → statements, voices; those of nobody are left out."""
    said = project.show("statements")
    voices = {one["id"]: one["voices"] for one in project.show("themes")}
    found = {}
    for theme, number in voices.items():
        mine = [one for one in said if theme in one["themes"]]
        if mine:
            found[theme] = (len(mine), number)
    return found


def settings(project):
    """The bytes of absr.yaml."""
    return (project.root / "absr.yaml").read_bytes()


BEFORE = {"mobilites": (4, 2), "nature": (2, 2), "jeunesse": (1, 1)}


def test_themes_put_together_count_what_both_counted_once(spoken):
    """Five statements of three voices: the one under both themes counts once."""
    assert counts(spoken) == BEFORE
    ids = {one["text"]: one["id"] for one in spoken.show("statements")}
    answer = themes(spoken, "merge", "mobilites", "Nature", "--into", "Bouger dehors")
    assert answer["into"] == {"id": "bouger-dehors", "label": "Bouger dehors", "is_new": True}
    assert answer["recoded"] == [{"kind": "statements", "records": 5}]
    told = {one["id"]: (one["before"], one["after"]) for one in answer["by_theme"]}
    assert told["mobilites"] == ({"statements": 4, "voices": 2}, None)
    assert told["bouger-dehors"] == (None, {"statements": 5, "voices": 3})
    assert counts(spoken) == {"bouger-dehors": (5, 3), "jeunesse": (1, 1)}
    assert {one["text"]: one["id"] for one in spoken.show("statements")} == ids


def test_themes_put_together_under_one_of_them_keep_its_id_and_both_chapters(spoken):
    """The other one is among its other names; its chapters are united."""
    themes(spoken, "merge", "jeunesse", "soins", "--into", "Jeunesse")
    text = settings(spoken).decode()
    entry = text[text.index("  - id: jeunesse") : text.index("  - id: mobilites")]
    assert '"Accessibilité aux soins"' in entry
    for chapter in ("youth", "health"):
        assert chapter in entry
    assert "id: soins" not in text
    assert counts(spoken)["jeunesse"] == (1, 1)


def test_one_theme_can_join_another(spoken):
    """Both are named in the decision."""
    answer = themes(spoken, "merge", "mobilites", "--into", "nature")
    assert [theme["id"] for theme in answer["themes"]] == ["mobilites", "nature"]
    assert counts(spoken) == {"nature": (5, 3), "jeunesse": (1, 1)}


def test_what_is_not_a_theme_stays_in_the_file_to_the_byte(spoken):
    """Every line that is not of these themes is where it was, comments included."""
    before = settings(spoken).decode()
    note = "  - id: art  # à revoir en juin\n    # Ce thème est celui du conservatoire.\n"
    (spoken.root / "absr.yaml").write_text(before.replace("  - id: art\n", note), "utf-8")
    before = settings(spoken).decode().splitlines()
    themes(spoken, "merge", "festivites", "art", "--into", "festivites")
    after = settings(spoken).decode().splitlines()
    changes = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert "    # Ce thème est celui du conservatoire." in after
    told = [line[2:] for line in changes if line[0] == "-" and "aliases" not in line]
    assert told == [
        "  - id: art  # à revoir en juin",
        '    label: "Vie artistique"',
        "    chapters: [social_life]",
    ]
    new = [line[2:] for line in changes if line[0] == "+"]
    assert len(new) == 1
    assert new[0].startswith("    aliases: [")
    assert '"Vie artistique", "art"' in new[0]


def test_a_workbook_with_the_former_names_reads_the_same_again(spoken, book):
    """Nothing is added, changed or withdrawn; a new row under a former name is counted too."""
    themes(spoken, "merge", "mobilites", "nature", "--into", "Bouger dehors")
    totals = read(spoken)
    assert (totals["added"], totals["changed"], totals["removed"]) == (0, 0, 0)
    late = ("E05", "Habitante", "Besoin", "Mobilités", "bus", "Un car.")
    book(spoken.analysis / "entretiens.xlsx", {"Propos": rows((*SAID, late))})
    assert read(spoken)["added"] == 1
    assert counts(spoken)["bouger-dehors"] == (6, 4)


def test_sub_themes_taken_out_of_a_theme_go_to_the_new_one(spoken):
    """Plurals, accents and capitals do not matter; what has another theme besides keeps it."""
    answer = themes(spoken, "split", "mobilites", "--sub", "VELO", "--into", "Vélo")
    assert answer["sub_themes"] == ["vélo"]
    assert answer["recoded"] == [{"kind": "statements", "records": 3}]
    assert counts(spoken) == {
        "mobilites": (1, 1), "velo": (3, 2), "nature": (2, 2), "jeunesse": (1, 1)
    }  # fmt: skip
    by_text = {one["text"]: one["themes"] for one in spoken.show("statements")}
    assert by_text["Une voie verte."] == ["velo", "nature"]
    assert by_text["Un bus le soir."] == ["mobilites"]


def test_a_theme_that_was_split_is_read_by_the_sub_theme(spoken, book):
    """The workbook that was read reads the same; a later row goes where its sub-theme went."""
    themes(spoken, "split", "mobilites", "--sub", "vélo", "--into", "Vélo")
    totals = read(spoken)
    assert (totals["added"], totals["changed"], totals["removed"]) == (0, 0, 0)
    late = ("E05", "Habitante", "Besoin", "Mobilités", "vélo ; bus", "Un car.")
    book(spoken.analysis / "entretiens.xlsx", {"Propos": rows((*SAID, late))})
    read(spoken)
    assert counts(spoken)["velo"] == (4, 3)
    assert counts(spoken)["mobilites"] == (1, 1)


def test_splits_one_after_the_other_read_as_they_were_done(spoken, new_project, book):
    """A second split of a theme leaves alone what the first one took; so does a fresh reading."""
    themes(spoken, "split", "nature", "--sub", "vélo", "--into", "Voies")
    themes(spoken, "split", "nature", "--sub", "haies", "--into", "Haies")
    themes(spoken, "split", "voies", "--sub", "haies", "--into", "Voies vertes")
    done = counts(spoken)
    assert done["voies-vertes"] == (1, 1)
    assert done["haies"] == (1, 1)
    fresh = new_project("neuf")
    (fresh.root / "absr.yaml").write_bytes(settings(spoken))
    book(fresh.analysis / "entretiens.xlsx", {"Propos": rows()})
    read(fresh)
    assert counts(fresh) == done


def test_a_split_can_be_taken_back_by_another_decision(spoken):
    """The statements are where they were, and old workbooks read them there."""
    themes(spoken, "split", "mobilites", "--sub", "vélo", "--into", "Vélo")
    themes(spoken, "merge", "velo", "mobilites", "--into", "mobilites")
    assert counts(spoken) == BEFORE
    assert "split_from" not in settings(spoken).decode().split("\nthemes:")[1]
    assert read(spoken)["changed"] == 0


def test_a_theme_that_somebody_decided_follows_a_split(spoken):
    """A statement without a theme of its own counts where its sub-theme went."""
    import openpyxl

    spoken.run("sheet", "codings")
    path = spoken.analysis / "themes-proposes.xlsx"
    book = openpyxl.load_workbook(path)
    book["Thèmes proposés"].cell(3, 8, "Mobilités")
    book.save(path)
    read(spoken)
    assert counts(spoken)["mobilites"] == (5, 3)
    answer = themes(spoken, "split", "mobilites", "--sub", "vélo", "--into", "Vélo")
    assert answer["recoded"] == [{"kind": "statements", "records": 4}]
    assert counts(spoken)["velo"] == (4, 3)
    themes(spoken, "merge", "mobilites", "velo", "--into", "Circuler")
    assert counts(spoken)["circuler"] == (5, 3)
    assert read(spoken)["changed"] == 0


def test_a_new_name_changes_no_id_and_no_count(spoken):
    """The former name is still read, and so is the one before it."""
    themes(spoken, "rename", "mobilites", "Se déplacer")
    themes(spoken, "rename", "Se déplacer", "Bouger")
    assert counts(spoken) == BEFORE
    (theme,) = [one for one in spoken.show("themes") if one["id"] == "mobilites"]
    assert theme["label"] == "Bouger"
    for name in ("Mobilités", "Se déplacer", "Bouger"):
        assert spoken.run("show", "statements", "--theme", name, "--json").json["statements"]
    assert read(spoken)["changed"] == 0


def test_words_that_were_decided_follow(spoken, book, tmp_path):
    """A word counted in a theme by a decision means the theme that this one became."""
    plan = tmp_path / "mots.yaml"
    plan.write_text("valeurs:\n  themes:\n    Navette: Mobilités\n", encoding="utf-8")
    shuttle = ("E06", "Habitante", "Besoin", "Navette", "", "Une navette.")
    book(spoken.analysis / "entretiens.xlsx", {"Propos": rows((*SAID, shuttle))})
    read(spoken, "--map", plan)
    read(spoken)
    assert counts(spoken)["mobilites"] == (5, 3)
    answer = themes(spoken, "merge", "mobilites", "nature", "--into", "Bouger dehors")
    assert answer["words"] == 1
    (kept,) = spoken.show("mappings")
    assert kept["meaning"] == "bouger-dehors"
    assert read(spoken)["changed"] == 0
    spoken.run("report", "phase1", "--format", "md")
    text = (spoken.root / "rapports/internal/phase1.md").read_text(encoding="utf-8")
    assert "Bouger dehors" in text


@pytest.mark.parametrize(
    "words",
    [
        ("merge", "mobilites", "nature", "--into", "Dehors"),
        ("split", "mobilites", "--sub", "vélo", "--into", "Vélo"),
        ("rename", "mobilites", "Bouger"),
    ],
    ids=lambda words: words[0],
)
def test_undo_takes_records_and_settings_back_together(spoken, words):
    """Every row of the store and every byte of absr.yaml."""
    records, text = spoken.dump(), settings(spoken)
    themes(spoken, *words)
    assert settings(spoken) != text
    spoken.undo()
    assert (spoken.dump(), settings(spoken)) == (records, text)
    assert [one["undone_by"] for one in spoken.history()] == [None, 3, None]


def test_undo_keeps_what_was_changed_elsewhere_in_the_settings(spoken):
    """A date written since stays; the list of themes is as before."""
    before = settings(spoken)
    themes(spoken, "rename", "mobilites", "Bouger")
    path = spoken.root / "absr.yaml"
    dated = [text.replace(b"board_date: \n", b"board_date: 2027-06-30\n") for text in
             (before, settings(spoken))]  # fmt: skip
    assert dated[0] != before
    path.write_bytes(dated[1])
    spoken.undo()
    assert settings(spoken) == dated[0]


def test_undo_is_refused_where_the_themes_were_edited_since(spoken):
    """Neither the records nor the file change; with the list put back, it works."""
    themes(spoken, "merge", "mobilites", "nature", "--into", "Dehors")
    decided = settings(spoken)
    path = spoken.root / "absr.yaml"
    path.write_bytes(decided.replace(b"Jeunesse", b"Les jeunes", 1))
    edited, records = settings(spoken), spoken.dump()
    assert spoken.undo(status=4)["code"] == "U235"
    assert (settings(spoken), spoken.dump()) == (edited, records)
    path.write_bytes(decided)
    spoken.undo()
    assert counts(spoken) == BEFORE


def test_a_trial_writes_nothing_and_tells_what_the_decision_then_does(spoken):
    """Every file of the project is as it was."""
    words = ("split", "mobilites", "--sub", "vélo", "--into", "Vélo")
    before = spoken.files()
    trial = themes(spoken, *words, "--dry-run")
    assert spoken.files() == before
    done = themes(spoken, *words)
    assert (trial["dry_run"], trial["batch"], done["dry_run"]) == (True, None, False)
    assert {k: v for k, v in trial.items() if k not in {"dry_run", "batch"}} == {
        k: v for k, v in done.items() if k not in {"dry_run", "batch"}
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("merge", "mobilites", "velo", "--into", "x"), "U230"),
        (("merge", "mobilites", "Mobilités", "--into", "Bouger"), "U231"),
        (("merge", "mobilites", "--into", "Bouger"), "U231"),
        (("merge", "mobilites", "--into", "Mobilités"), "U231"),
        (("merge", "mobilites", "nature", "--into", "None"), "U239"),
        (("merge", "mobilites", "nature", "--into", "nature", "--id", "dehors"), "U210"),
        (("rename", "mobilites", "x" * 81), "U239"),
        (("rename", "mobilites", "…"), "U239"),
        (("split", "mobilites", "--sub", ";", "--into", "Vélo"), "U237"),
        (("split", "mobilites", "--sub", "vélo", "--into", "Mobilités"), "U238"),
        (("split", "mobilites", "--sub", "vélo", "--into", "Vélo", "--id", "Vélo"), "U239"),
    ],
    ids=str,
)
def test_a_decision_that_cannot_be_carried_out_changes_nothing(spoken, words, code):
    """The code says why; the store and absr.yaml are as they were."""
    before, text = spoken.dump(), settings(spoken)
    answer = themes(spoken, *words, status=2)
    assert answer["code"] == code
    assert (spoken.dump(), settings(spoken)) == (before, text)


def test_an_unknown_theme_is_answered_with_the_nearest_first(spoken):
    """So is an unknown sub-theme."""
    answer = themes(spoken, "rename", "mobilite urbaine", "x", status=2)
    assert answer["choices"][0].startswith("mobilites ")
    answer = themes(spoken, "split", "mobilites", "--sub", "velos !", "--into", "v", "--dry-run")
    assert answer["sub_themes"] == ["vélo"]
    answer = themes(spoken, "split", "mobilites", "--sub", "buses", "--into", "v", status=2)
    assert set(answer["choices"]) == {"vélo", "bus", "haies"}


def test_the_log_keeps_day_reason_and_counts(spoken):
    """Also of a decision that was taken back; the journal names each."""
    reason = "les mêmes  lieux"
    themes(spoken, "merge", "mobilites", "nature", "--into", "Dehors", "--reason", reason)
    spoken.undo()
    (one,) = check(spoken.run("themes", "log", "--json"), "themes-log")["decisions"]
    assert (one["reason"], one["undone_by"]) == ("les mêmes lieux", 3)
    assert one["at"].startswith("2026-11-22T")
    assert one["recoded"] == [{"kind": "statements", "records": 5}]
    history = check(spoken.run("history", "--json"), "history")["history"]
    assert [line["action"] for line in history] == ["ingest", "themes-merge", "undo"]
    out = " ".join(spoken.run("themes", "log").out.split())
    assert "Motif : les mêmes lieux." in out
    assert "annulée par le n° 3" in out


def test_the_annex_tells_the_decisions_and_outside_neither_counts_nor_words(spoken):
    """The team reads reason, sub-themes and counts; others which theme changed, and when."""
    themes(spoken, "split", "mobilites", "--sub", "vélo", "--into", "Cycles", "--reason", "Dit.")
    themes(spoken, "rename", "jeunesse", "Les jeunes")
    spoken.run("undo")
    ran = spoken.run("report", "phase1", "--format", "md", "--audience", "internal,public")
    assert ran.status == 0, ran.err
    inside, outside = (
        (spoken.root / f"rapports/{one}/phase1.md")
        .read_text(encoding="utf-8")
        .replace("\u00a0", " ")
        for one in ("internal", "public")
    )
    assert "Le 22 novembre 2026, le sous-thème « vélo » a été détaché" in inside
    assert "Fiches recodées : 3 propos. Motif : Dit." in inside
    assert "une partie du thème « Mobilités » en a été détachée" in outside
    assert "Motif" not in outside
    assert "recodée" not in outside
    assert "Les jeunes" not in inside + outside


# -- interrupted --------------------------------------------------------------------------------

_KILLED = """
import os, signal, sys
import absr.store.theme_log as log
def die(*arguments):
    os.kill(os.getpid(), signal.SIGKILL)
kept = log.write_file
if sys.argv[1] == "after":
    log.write_settings = die
else:
    log.write_file = lambda path, data: (kept(path, data), die())
from absr.cli.app import run
sys.exit(run(sys.argv[2:]))
"""


def killed(project, instant, *words):
    """Run a command that is killed before or after its records are committed."""
    command = [sys.executable, "-c", _KILLED, instant, *words, "--project", str(project.root)]
    env = {**os.environ, "ABSR_TODAY": "2026-11-22"}
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


MERGE = ("themes", "merge", "mobilites", "nature", "--into", "Dehors")


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be killed with signal 9")
def test_killed_before_the_records_are_committed_nothing_has_happened(spoken):
    """The next command finds the project as it was, and leaves nothing beside it."""
    records, text = spoken.dump(), settings(spoken)
    killed(spoken, "before", *MERGE)
    assert (spoken.root / ".absr" / "themes.json").exists()
    assert counts(spoken) == BEFORE
    assert (spoken.dump(), settings(spoken)) == (records, text)
    assert not (spoken.root / ".absr" / "themes.json").exists()
    themes(spoken, *MERGE[1:])
    assert counts(spoken)["dehors"] == (5, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be killed with signal 9")
@pytest.mark.parametrize("next_command", [("show", "themes"), ("undo",), ("ingest",)], ids=str)
def test_killed_between_the_records_and_the_settings_the_next_command_completes(
    spoken, next_command
):
    """Whatever that command is: it sees the decision, whole."""
    text = settings(spoken)
    killed(spoken, "after", *MERGE)
    assert settings(spoken) == text
    ran = spoken.run(*next_command)
    assert ran.status in {0, 1}, ran.err
    assert not (spoken.root / ".absr" / "themes.json").exists()
    if next_command == ("undo",):
        assert (counts(spoken), settings(spoken)) == (BEFORE, text)
    else:
        assert counts(spoken) == {"dehors": (5, 3), "jeunesse": (1, 1)}
        assert settings(spoken) != text


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be killed with signal 9")
def test_an_undo_killed_in_between_is_completed_too(spoken):
    """The list of themes follows the records that were put back."""
    text = settings(spoken)
    spoken.run(*MERGE)
    killed(spoken, "after", "undo")
    assert counts(spoken) == BEFORE
    assert settings(spoken) == text


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be killed with signal 9")
def test_themes_edited_after_an_interruption_are_not_overwritten(spoken):
    """It is told with both ways out; one of them is to keep one's own list."""
    killed(spoken, "after", *MERGE)
    path = spoken.root / "absr.yaml"
    path.write_bytes(settings(spoken).replace(b"Jeunesse", b"Les jeunes", 1))
    edited = settings(spoken)
    ran = spoken.run("status", "--json")
    assert (ran.status, ran.json["code"]) == (4, "U235")
    assert settings(spoken) == edited
    (spoken.root / ".absr" / "themes.json").unlink()
    assert spoken.run("status").status == 0


# -- proposals ----------------------------------------------------------------------------------


def proposed(project):
    """The JSON answer of `absr themes propose`."""
    return check(project.run("themes", "propose", "--json"), "themes-proposed")


def test_proposals_count_sub_themes_by_voices_and_change_nothing(spoken):
    """« vélo » and « Vélos » are one: three statements in mobilités and one without a theme."""
    before = spoken.files()
    answer = proposed(spoken)
    assert answer["voices"] == 4
    bikes = answer["sub_themes"][0]
    assert (bikes["name"], bikes["statements"], bikes["voices"]) == ("vélo", 4, 3)
    assert bikes["actor_types"] == ["resident", "association"]
    assert {one["theme"]: one["statements"] for one in bikes["themes"]} == {
        "mobilites": 3, "nature": 1, None: 1
    }  # fmt: skip
    assert answer["without_theme"]["statements"] == 1
    assert spoken.files() == before


def test_a_heavy_sub_theme_is_proposed_as_a_theme_with_what_would_stay(project, book):
    """Six of twelve voices, of two types; with one type only it is not."""

    def said(kinds):
        heavy = [(f"A{n}", kinds[n % 2], "Besoin", "Mobilités", "vélo", f"Piste {n}.")
                 for n in range(6)]  # fmt: skip
        rest = [(f"B{n}", ("Santé", "Association")[n % 2], "Besoin", "Mobilités", f"sujet {n}",
                 f"Bus {n}.") for n in range(6)]  # fmt: skip
        return {"Propos": rows([*heavy, *rest])}

    path = project.analysis / "entretiens.xlsx"
    book(path, said(("Habitante", "Association")))
    read(project)
    (split,) = [one for one in proposed(project)["proposals"] if one["kind"] == "split"]
    assert (split["themes"], split["sub_themes"]) == (["mobilites"], ["vélo"])
    assert (split["voices"], split["left"]["voices"]) == (6, 6)
    book(path, said(("Habitante", "Habitante")))
    read(project)
    assert [one for one in proposed(project)["proposals"] if one["kind"] == "split"] == []


def test_near_spellings_thin_themes_and_unknown_words_are_told(project, book):
    """Each with its numbers; figures make other words of them."""
    said = [
        ("E01", "Habitante", "Besoin", "Mobilités", "piste cyclable", "Une piste."),
        ("E02", "Habitante", "Besoin", "Mobilités", "piste cyclabe", "Deux pistes."),
        ("E03", "Habitante", "Besoin", "Mobilités", "ligne 105", "Le 105."),
        ("E04", "Habitante", "Besoin", "Mobilités", "ligne 106", "Le 106."),
        *((f"F{n}", ("Santé", "Association")[n % 2], "Besoin", "Animaux", "", f"Un chien {n}.")
          for n in range(5)),
    ]  # fmt: skip
    book(project.analysis / "entretiens.xlsx", {"Propos": rows(said)})
    read(project)
    answer = proposed(project)
    by_kind = {}
    for one in answer["proposals"]:
        by_kind.setdefault(one["kind"], []).append(one)
    (spelling,) = by_kind["spelling"]
    assert set(spelling["sub_themes"]) == {"piste cyclable", "piste cyclabe"}
    (unknown,) = by_kind["unknown"]
    assert (unknown["sub_themes"], unknown["voices"]) == (["Animaux"], 5)
    thin = {one["themes"][0]: one["voices"] for one in by_kind["thin"]}
    assert thin["mobilites"] == 4
    assert thin["art"] == 0


def test_statements_without_a_theme_agree_with_their_workbook(spoken):
    """As many as `absr sheet themes-proposes` asks about, with the same suggestion."""
    ran = spoken.run("sheet", "themes-proposes", "--json")
    assert ran.json["questions"] == proposed(spoken)["without_theme"]["statements"]


def test_names_of_persons_met_are_not_repeated(project, book):
    """Analysts may have written one as a sub-theme."""
    said = rows([("E01", "Habitante", "Besoin", "Mobilités", "bus de Odette Kervadec", "Un bus.")])
    people = [["N°", "Nom", "Prénom"], ["E01", "Kervadec", "Odette"]]
    book(project.analysis / "entretiens.xlsx", {"Propos": said, "Personnes": people})
    read(project)
    for words in (("--json",), ("--all",)):
        assert "Kervadec" not in project.run("themes", "propose", *words).out


def test_a_reason_that_names_a_person_met_is_kept_without_the_name(project, book):
    """In the log, in the store and in the team's report."""
    said = rows([("E01", "Habitante", "Besoin", "Mobilités", "bus", "Un bus.")])
    people = [["N°", "Nom", "Prénom"], ["E01", "Kervadec", "Odette"]]
    book(project.analysis / "entretiens.xlsx", {"Propos": said, "Personnes": people})
    read(project)
    reason = "demandé par Odette Kervadec"
    themes(project, "rename", "mobilites", "Bouger", "--reason", reason)
    project.run("report", "phase1", "--format", "md")
    report = (project.root / "rapports/internal/phase1.md").read_text(encoding="utf-8")
    assert "Motif" in report
    kept = project.rows("SELECT group_concat(summary) FROM batch")[0][0]
    for text in (project.run("themes", "log").out, report, kept):
        assert "demandé par" in text
        assert "Kervadec" not in text


# -- on a terminal ------------------------------------------------------------------------------


def test_a_terminal_asks_before_anything_changes(spoken, terminal):
    """« n » changes nothing, Enter does; `--yes` asks nothing."""
    text = settings(spoken)
    refused = terminal(*MERGE, cwd=spoken.root, keys=("n",))
    assert refused.status == 0
    assert settings(spoken) == text
    assert terminal(*MERGE, cwd=spoken.root, keys=("",)).status == 0
    assert counts(spoken)["dehors"] == (5, 3)
    asked = terminal("themes", "rename", "dehors", "Bouger", "--yes", cwd=spoken.root)
    assert asked.status == 0
    assert "Bouger" in settings(spoken).decode()


def test_everything_fits_on_eighty_columns(example, terminal):
    """Proposals, a trial and the log of the example."""
    trial = ("themes", "merge", "festivites", "art", "--into", "Fêtes et culture", "--dry-run")
    for words in (("themes",), ("themes", "propose"), trial, ("themes", "log")):
        screen = terminal(*words, cwd=example)
        assert screen.status == 0
        shown = (STYLE.sub("", line) for line in screen.lines)
        assert max(map(len, shown)) <= 80, screen.text


def test_the_whole_flow_on_the_example(example, absr):
    """Propose, try, decide, read again, report, take back: the counts are those of the beginning."""
    before = absr("show", "themes", "--json").out
    (split,) = [one for one in absr("themes", "propose", "--json").json["proposals"]
                if one["kind"] == "split"]  # fmt: skip
    assert (split["themes"], split["sub_themes"]) == (["quartier"], ["logement"])
    assert (split["statements"], split["voices"], split["left"]["voices"]) == (15, 12, 22)
    decided = absr(
        "themes", "split", "quartier", "--sub", "logement", "--into", "Se loger", "--json"
    )
    after = {one["id"]: one["after"] for one in decided.json["by_theme"]}
    assert after["se-loger"] == {"statements": 15, "voices": 12}
    assert after["quartier"] == {"statements": 48, "voices": 22}
    totals = absr("ingest", "--json").json["totals"]
    assert (totals["added"], totals["changed"], totals["removed"]) == (0, 0, 0)
    assert absr("report", "all", "--format", "md").status == 0
    assert absr("undo").status == 0
    assert absr("undo").status == 0
    assert absr("show", "themes", "--json").out == before


def test_contributions_and_what_phase_two_holds_follow(example, absr):
    """Counts of the example: tables, wishes, pilots, resources and pledges of both themes."""
    kinds = ("contributions", "tables", "invitations", "pilots", "resources", "pledges", "actions")
    held = {kind: absr("show", kind, "--json").json[kind] for kind in kinds}
    absr("themes", "merge", "festivites", "art", "--into", "Fêtes et culture")
    for kind in kinds:
        now = absr("show", kind, "--json").json[kind]
        assert "festivites" not in json.dumps(now), kind
        assert '"art"' not in json.dumps(now), kind
        was = json.dumps(held[kind])
        assert ("fetes-et-culture" in json.dumps(now)) is ("festivites" in was or '"art"' in was)
        assert [one["id"] for one in now] == [one["id"] for one in held[kind]]
