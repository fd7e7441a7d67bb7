"""The example of Romainville: as large and uneven as a real one, spoken by people, invented.

Its workbooks are read with openpyxl alone; what absr makes of them is asked of `absr ingest`,
`absr status` and `absr show`.
"""

from __future__ import annotations

import collections
import datetime as dt
import json
import re
import shutil

import pytest
import yaml
from openpyxl import load_workbook
from phase1_documents import EXAMPLE, absr, ingest, plain

SETTINGS = yaml.safe_load((EXAMPLE / "absr.yaml").read_text(encoding="utf-8"))
COUNTS = {
    "interviews": (40, 48),
    "persons": (58, 62),
    "statements": (300, 500),
    "resources": (80, 150),
    "pilots": (20, 20),
    "participants": (90, 110),
    "actions": (10, 14),
}
"""Count of `absr status` → the least and the most of it."""
CUTS = {
    "apostrophes split": re.compile(r"\w+"),
    "apostrophes kept": re.compile(r"\w+(?:['’-]\w+)*"),
}
"""Two ways to cut a sentence into words."""
SHARED, OPENING, TIMES, SHORTEST, LONGEST = 6, 4, 3, 4, 60
BODIES = re.compile(
    r"\b(?:CAF|CPAM|CNAM|CARSAT|URSSAF|MSA|MDPH|PMI|CCAS|UNCCAS|ARS|ANRU|RATP|SNCF|EDF|SAMU|INSEE"
    r"|Insee|Est Ensemble|Grand Paris|Région|Département|État"
    r"|Préfecture|France Travail|Pôle emploi|Mission locale|La Poste|Éducation nationale"
    r"|Compagnie Générale des Autres|Compas|RAMEAU|ODD17|Emmaüs|Secours|Croix-Rouge|Restos"
    r"|Caritas|ATD|Carrefour|Lidl|Monoprix|OPH)\b|(?i:\bmairie\b|\bpréfecture\b|ville de )"
)
"""Real bodies of the town and around, as people name them."""
DISTRICT_COLUMNS = ("Quartier", "Quartier dont on parle")
CALLS = re.compile(r"(?:01 99 00|06 39 98)( \d\d){2}")
"""Telephone numbers kept for fiction."""
UNSAID = ("logement", "handicap", "isolement", "violence", "nuit")
"""What the nine themes do not say."""


def rows_of(workbook: str, sheet: str) -> list[dict[str, str]]:
    """The filled rows of a sheet, without the grey ones: heading → text."""
    page = load_workbook(EXAMPLE / workbook, read_only=True)[sheet]
    heads, *lines = page.iter_rows(values_only=True)
    names = [plain(str(head)) for head in heads]
    return [
        {name: "" if cell is None else plain(str(cell)) for name, cell in zip(names, line)}  # noqa: B905
        for line in lines
        if any(cell is not None for cell in line) and line[0] != "exemple"
    ]


@pytest.fixture(scope="module")
def statements():
    """The rows of « Propos »."""
    return rows_of("1-analyse-croisee/entretiens.xlsx", "Propos")


@pytest.fixture(scope="module")
def contributions():
    """The rows of « Contributions »."""
    return rows_of("2-atelier/contributions.xlsx", "Contributions")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The whole example, read: the project and what `absr ingest` answered."""
    root = tmp_path_factory.mktemp("whole") / "romainville"
    shutil.copytree(EXAMPLE, root)
    return root, ingest(root)


def show(root, what: str) -> list[dict]:
    """A table of the project."""
    return json.loads(absr("show", what, "--json", "--project", root))[what]


# -- as large as a real one --------------------------------------------------------------------


def test_the_counts(whole):
    """About sixty persons met, twenty pilots, a hundred people at the workshop, nine themes."""
    counts = json.loads(absr("status", "--json", "--project", whole[0]))["counts"]
    found = {name: counts[name] for name in COUNTS}
    print(found)
    assert not {
        name: number
        for name, number in found.items()
        if not COUNTS[name][0] <= number <= COUNTS[name][1]
    }
    assert len(SETTINGS["themes"]) == 9


def test_it_is_read_without_an_error_and_with_the_warnings_meant(whole):
    """A notice not handed out, a resource nobody named, people who came without invitation."""
    root, answer = whole
    assert (answer["totals"]["errors"], answer["totals"]["warnings"]) == (0, 2)
    listed = json.loads(absr("show", "problems", "--json", "--project", root))["problems"]
    codes = collections.Counter((problem["code"], problem["severity"]) for problem in listed)
    assert codes == {("P305", "warning"): 1, ("X209", "warning"): 1, ("X214", "info"): 12}
    assert answer["totals"]["added"] > 900


def test_the_quotas_are_of_this_size(whole):
    """As many persons were planned as were met; two types of actors are short of theirs."""
    met = collections.Counter()
    for one in show(whole[0], "interviews"):
        met[one["actor_type"]] += one["persons"]
    quotas = SETTINGS["quotas"]
    assert sum(quotas.values()) == sum(met.values())
    assert {kind for kind, number in quotas.items() if met[kind] < number} == {
        "elected",
        "institution",
    }


# -- uneven on purpose -------------------------------------------------------------------------


def test_themes_and_persons_are_uneven(statements):
    """Themes of fifteen statements and of sixty, groups, refusals; what no theme says is said."""
    themes = collections.Counter(
        theme for row in statements for theme in row["Thème"].split(" ; ") if theme
    )
    assert min(themes.values()) <= 20
    assert max(themes.values()) >= 55
    heads = [row for row in statements if row["Date"]]
    groups = [row for row in heads if int(row["Nombre de personnes"] or 1) > 1]
    assert (len(groups), len(heads) - len(groups)) == (6, 38)
    assert 1 <= len([row for row in heads if row["Accord pour être cité"] == "non"]) <= 6
    assert "non" in {row["Notice d'information remise"] for row in heads}
    told = [f"{row['Sous-thème']} {row['Public concerné']}".lower() for row in statements]
    assert all(sum(word in text for text in told) >= 10 for word in UNSAID)


def test_a_resource_is_active_for_some_and_gone_for_another(statements):
    """Where people disagree about a resource, both stand."""
    states = collections.defaultdict(collections.Counter)
    for row in statements:
        if row["Ressource nommée"]:
            states[row["Ressource nommée"]][row["État de la ressource"]] += 1
    contested = [name for name, told in states.items() if told["Active"] >= 2 and told["Disparue"]]
    assert "l'atelier vélo du samedi" in contested


def test_the_workshop_has_a_tie_a_quarrel_and_empty_chairs(whole, contributions):
    """Two proposals lead together, disagreements are kept, registered is not present."""
    dots = collections.Counter()
    for vote in show(whole[0], "votes"):
        dots[vote["contribution"]] += vote["dots"]
    (_, first), (_, second) = dots.most_common(2)
    assert first == second
    assert "Désaccord" in {row["Nature"] for row in contributions}
    signed = rows_of("2-atelier/invitations.xlsx", "Émargement")
    absent = [row for row in signed if row["Présence (oui ou non)"] == "non"]
    assert len(absent) >= 10
    invited = {row["N°"] for row in rows_of("2-atelier/invitations.xlsx", "Invitations")}
    assert len([row for row in signed if row["N°"] not in invited]) >= 10


# -- spoken by people --------------------------------------------------------------------------


@pytest.mark.parametrize("cut", CUTS)
def test_statements_are_speech(statements, cut):
    """No sequence of six words twice, no opening of four words more than three times, lengths."""
    said = [CUTS[cut].findall(row["Ce qui est dit"].lower()) for row in statements]
    said = [words for words in said if words]
    runs = collections.Counter(
        run
        for words in said
        for run in {tuple(words[n : n + SHARED]) for n in range(len(words) - SHARED + 1)}
    )
    openings = collections.Counter(tuple(words[:OPENING]) for words in said)
    lengths = sorted(map(len, said))
    shared = [" ".join(run) for run, times in runs.items() if times > 1]
    (opening, most), *_ = openings.most_common(1)
    print(
        f"{cut}: {len(said)} statements of {lengths[0]} to {lengths[-1]} words, "
        f"{lengths[len(lengths) // 2]} in the middle; {len(shared)} shared runs of {SHARED}; "
        f"an opening at most {most} times (« {' '.join(opening)} »)"
    )
    assert len(said) >= 300
    assert not shared
    assert most <= TIMES
    assert SHORTEST <= lengths[0] <= lengths[-1] <= LONGEST


# -- invented ----------------------------------------------------------------------------------


def test_no_real_body_has_an_opinion(statements, contributions):
    """No statement and no contribution names a real body, nor does anybody speak for one."""
    named = [
        (row["N°"], heading, text)
        for row in [*statements, *contributions]
        for heading, text in row.items()
        if heading not in DISTRICT_COLUMNS and BODIES.search(text)
    ]
    assert not named


def test_no_real_telephone_nor_address():
    """Telephone numbers and addresses are of the kinds kept for fiction."""
    sheets = [
        ("1-analyse-croisee/entretiens.xlsx", "Personnes"),
        ("2-atelier/pilotes.xlsx", "Pilotes"),
        ("2-atelier/invitations.xlsx", "Invitations"),
    ]
    people = [row for sheet in sheets for row in rows_of(*sheet)]
    calls = [row["Téléphone"] for row in people if row["Téléphone"]]
    mails = [row["Courriel"] for row in people if row["Courriel"]]
    assert min(len(calls), len(mails)) > 20
    assert all(CALLS.fullmatch(call) for call in calls)
    assert all(mail.endswith("@example.org") for mail in mails)


def test_the_banner_says_what_is_real():
    """What is real is told, and that all the rest is invented."""
    banner = SETTINGS["banner"]
    assert banner.startswith("Exemple inventé.")
    for word in ("dates", "neuf thèmes", "chiffres publiés", "chronologie", "leviers"):
        assert word in banner
    assert banner.endswith("Tout le reste est imaginaire.")
    assert len(banner) <= 220, "three lines at the head of every page"


def test_a_tie_is_told_by_its_names(whole, contributions, tmp_path):
    """Both proposals with most dots stand in the essentials of phase 2."""
    dots = collections.Counter()
    for row in rows_of("2-atelier/contributions.xlsx", "Votes"):
        dots[row["N° de la contribution"]] += int(row["Gommettes"])
    most = max(dots.values())
    texts = [c["Ce qui est écrit"] for c in contributions if dots[c["N°"]] == most]
    assert len(texts) == 2
    absr("report", "phase2", "--format", "md", "--out", tmp_path, "--project", whole[0])
    report = (tmp_path / "phase2.md").read_text(encoding="utf-8")
    (line,) = [line for line in report.splitlines() if line.startswith("- En tête")]
    words = re.sub(r"\W+", " ", line)
    assert all(re.sub(r"\W+", " ", text).strip()[:30] in words for text in texts)


def matter_rows(statements, word: str) -> list[dict[str, str]]:
    """The rows of « Propos » that bear a sub-theme, as one counts them by hand."""
    return [
        row
        for row in statements
        if word in [part.strip().casefold() for part in re.split("[,;]", row["Sous-thème"])]
    ]


@pytest.mark.parametrize("audience", ["internal", "partners", "public"])
def test_the_reports_tell_what_the_nine_themes_do_not_say(whole, statements, audience, tmp_path):
    """Housing, isolation, violence, disability, night work: in phase 1 with their numbers."""
    told = ("Logement", "Isolement", "Violences", "Handicap", "Travail de nuit")
    absr(
        *("report", "all", "--audience", audience, "--format", "md"),
        *("--out", tmp_path, "--project", whole[0]),
    )
    pages = {
        name: plain(next(tmp_path.rglob(f"{name}.md")).read_text(encoding="utf-8"))
        for name in ("phase1", "phase2", "phase3")
    }
    for page in pages.values():
        assert "Ce que les neuf thèmes ne disent pas" in page
        assert all(f"{word.lower()} (" in page for word in told)
    for word in told:
        rows = matter_rows(statements, word.casefold())
        voices = {(row["N°"], row["Qui parle (groupe)"]) for row in rows}
        stressed = {
            (row["N°"], row["Qui parle (groupe)"])
            for row in rows
            if row["Nature"] in ("Besoin", "Frein")
        }
        matters = pages["phase1"].split("Sujets dits sous plusieurs thèmes", 1)[1]
        _, row_of_it = matters.split(f"| {word} |", 1)  # a chapter may be called so too
        cells = ["", word, *(cell.strip() for cell in row_of_it.split("|"))]
        # Outside, a side that leaves one to four voices would give them away.
        leaves_few = audience != "internal" and 0 < len(voices - stressed) < 5
        assert cells[2:4] == [str(len(voices)), "n. c." if leaves_few else str(len(stressed))]
        told_under = set(cells[5].split(" ; "))
        themes = {theme.strip() for row in rows for theme in row["Thème"].split(";")}
        assert told_under == themes if audience == "internal" else told_under <= themes | {"n. c."}


def test_what_is_late_is_judged_on_the_day_of_the_last_progress_review(whole, tmp_path):
    """Read years later, the example tells the delays of 30 November 2022, as `absr.yaml` says."""
    review = dt.date(2022, 11, 30)
    assert SETTINGS["follow_up"]["day"] == review
    due = {}
    for row in rows_of("3-recit-action/actions.xlsx", "Actions"):
        due[row["N°"]] = row["Date de la prochaine étape"] or row["Date de la première étape"]
    paused = set()
    for row in rows_of("3-recit-action/actions.xlsx", "Suivi"):  # by date, the last one counts
        due[row["Action (n°)"]] = row["Date de la prochaine étape"] or due[row["Action (n°)"]]
        if row["État"] == "Suspendue":
            paused.add(row["Action (n°)"])
    late = {
        action
        for action, day in due.items()
        if action not in paused and dt.date.fromisoformat(day[:10]) < review
    }
    absr("report", "phase3", "--format", "md", "--out", tmp_path, "--project", whole[0])
    text = plain(next(tmp_path.rglob("phase3.md")).read_text(encoding="utf-8"))
    (told,) = set(re.findall(r"(\d+) actions sur 12 sont en retard : .*? avant le ([^.]+)\.", text))
    assert told == (str(len(late)), "30 novembre 2022")
