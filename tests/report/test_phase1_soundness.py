"""What the count is worth, as the phase 1 report says it."""

from __future__ import annotations

import re

import pytest
from phase1_documents import (
    FORMATS,
    build,
    interview,
    new_project,
    plain,
    read,
    settings_with,
    write_workbook,
)

TITLE = "Ce que vaut ce décompte"
ORDER = (
    "L'ordre des thèmes, et ce qu'il en reste si l'on retire la moitié des entretiens, au hasard"
)


def section(document) -> str:
    """The paragraphs of the section, in plain spaces."""
    paragraphs = [plain(one) for one in document.paragraphs]
    tops = [plain(text) for level, text in document.headings if level == 1]
    (title,) = (one for one in tops if one.endswith(TITLE))
    after = paragraphs[paragraphs.index(title) + 1 :]
    others = set(tops) - {title}
    end = next((place for place, one in enumerate(after) if one in others), len(after))
    return "\n".join(after[:end])


def town(tmp_path, number, *, quotas="{}", districts="[]", dated=True):
    """A town of so many interviews with residents, one sub-theme of its own each."""
    rows = []
    for n in range(number):
        more = {"Sous-thème": f"chose {n}" if n < number - 2 else "chose 0"}
        said = ("Besoin", "Mobilités" if n % 3 else "Jeunesse", f"Mot {n}.", "Oui, anonyme", more)
        head = {"Date": f"{n % 28 + 1:02}/06/2026"} if dated else {"Date": None}
        rows += interview(f"E{n:02}", "Habitant ou habitante", said, **head)
    workbook = write_workbook(tmp_path / "entretiens.xlsx", rows)
    settings = settings_with(quotas=quotas, districts=districts)
    return new_project(tmp_path / "ville", workbook, settings=settings)


def reported(root, audience="internal"):
    """The section of the Markdown report."""
    return section(read(build(root, audience, formats="md") / audience / "phase1.md"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_example_says_what_its_count_is_worth(romainville, form):
    """In each format: no sample, the ranks in words, the last five, who is missing."""
    document = read(romainville / "rapports" / "internal" / f"phase1.{form}")
    text = section(document)
    assert "60 personnes choisies ne sont pas un échantillon." in text
    assert "Mobilités, entre le 1er et le 2e rang" in text
    assert "Les cinq derniers entretiens ont apporté 6 ressources nouvelles sur 62 et 12 " in text
    assert "15 types d'acteurs sur 17 ont été rencontrés autant que prévu." in text
    assert "Élu ou élue (1 sur 2) et Institution (1 sur 2)" in text
    assert "« non mesurée »" in text
    rows = document.tables[ORDER]
    assert [plain(cell) for cell in rows[1][:4]] == ["Mobilités", "36", "1er", "du 1er au 2e"]
    assert len(rows) == 10


def test_each_theme_says_between_which_ranks_it_stays(romainville):
    """The words of the issue, once a theme, with French ordinals."""
    text = "\n".join(
        map(plain, read(romainville / "rapports" / "internal" / "phase1.md").paragraphs)
    )
    said = re.findall(
        r"Si l'on retire la moitié des entretiens, au hasard, ce thème reste (?:au (?:1er|\de) rang|"
        r"entre le (?:1er|\de) et le \de rang)\.",
        text,
    )
    assert len(said) == 9


@pytest.mark.parametrize("audience", ["partners", "public"])
def test_others_read_the_ranks_and_no_plan(romainville, audience):
    """Outside: the same ranks, neither quotas nor the longest interview nor its share."""
    document = read(romainville / "rapports" / audience / "phase1.docx")
    text = section(document)
    assert "Mobilités, entre le 1er et le 2e rang" in text
    assert "autant que prévu" not in text
    assert "le plus disert" not in text
    assert len(document.tables[ORDER][0]) == 4
    assert not re.search(r"\bE\d\d\b", text)


@pytest.mark.parametrize("forbidden", ["95 %", "intervalle de confiance", "significati", "suffi"])
def test_no_confidence_level_and_no_stop_is_printed(romainville, forbidden):
    """Sixty chosen persons are no sample, and a curve is no promise."""
    assert forbidden not in section(read(romainville / "rapports" / "internal" / "phase1.docx"))


def test_an_empty_quota_is_named_and_nothing_says_stop(tmp_path):
    """The last interviews bring hardly anything, and still a merchant is missing."""
    text = reported(town(tmp_path, 20, quotas="{resident: 10, shop: 2}"))
    assert "Les cinq derniers entretiens ont apporté" in text
    assert "Des personnes prévues manquent encore : Commerce (0 sur 2)." in text
    assert "on ne peut pas dire que l'essentiel a été dit" in text


def test_with_every_quota_reached_nothing_is_promised(tmp_path):
    """All as planned: no « stop » either."""
    text = reported(town(tmp_path, 20, quotas="{resident: 10}"))
    assert "ne promet pas pour autant que tout a été dit" in text
    assert "1 type d'acteur sur 1 a été rencontré autant que prévu." in text


def test_without_a_plan_the_report_says_that_nobody_can_tell(tmp_path):
    """No quotas in absr.yaml: that is said, and no figure of the coverage stands there."""
    root = town(tmp_path, 12)
    document = read(build(root, formats="md") / "internal" / "phase1.md")
    assert "Aucun nombre de personnes à rencontrer n'est prévu" in section(document)
    assert not [one for one in document.captions if "prévues" in one]


def test_a_district_where_nobody_was_met_is_named(tmp_path):
    """The districts of absr.yaml without an interview, also outside: nought is shown."""
    root = town(tmp_path, 12, districts='["Centre", "Nord"]')
    assert "Aucun entretien n'est rattaché à ces quartiers : Centre et Nord." in reported(root)
    assert "Centre et Nord." in reported(root, "public")


def test_few_interviews_have_no_rank(tmp_path):
    """Nine interviews: the report says why it says nothing."""
    text = reported(town(tmp_path, 9))
    assert "Il y a trop peu d'entretiens pour dire si l'ordre des thèmes tient" in text
    assert "rang" not in text.replace("rangs", "")


def test_interviews_without_a_date_are_said_to_come_first(tmp_path):
    """Twelve of them."""
    text = reported(town(tmp_path, 12, dated=False))
    assert "12 entretiens sans date sont placés avant les autres." in text
