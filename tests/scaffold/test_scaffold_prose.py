"""The files of the narrative: made once, theirs who write, read whatever wrote them."""

from __future__ import annotations

import pytest

from absr.model.kinds import kinds

TEXTS = {
    "fr": ("3-recit-action/textes", ("heritages", "aujourdhui", "demain", "chacun")),
    "en": ("3-narrative-action/texts", ("heritage", "today", "tomorrow", "everyone")),
}


def made(absr, root, language="fr"):
    """A new project; gives its four texts."""
    ran = absr("init", "93063", "--no-input", "--dir", root, "--lang", language)
    assert ran.status == 0, ran.err
    folder, names = TEXTS[language]
    return [root / folder / f"{name}.md" for name in names]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_new_project_has_four_texts_that_say_nothing_yet(absr, tmp_path, language):
    """Guiding lines in a comment, and no word of prose."""
    for path in made(absr, tmp_path / "p", language):
        text = path.read_text(encoding="utf-8").strip()
        assert text.startswith("<!-- ")
        assert text.endswith("-->")
        assert "@" not in text


def test_what_somebody_wrote_is_never_replaced(absr, tmp_path):
    """Also when the name of the commune changes; a text that was lost comes back blank."""
    texts = made(absr, tmp_path / "p")
    texts[0].write_text("Notre histoire.\n", encoding="utf-8")
    texts[1].unlink()
    blank = texts[2].read_bytes()
    ran = absr("init", "--dir", tmp_path / "p")
    assert ran.status == 0, ran.err
    assert texts[0].read_text(encoding="utf-8") == "Notre histoire.\n"
    assert texts[1].is_file()
    assert texts[2].read_bytes() == blank


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_as_its_editor_saved_it(project, book, encoding):
    """Whatever Notepad calls its encodings, the prose is printed and its unknown id told."""
    text = project.root / TEXTS["fr"][0] / "demain.md"
    text.write_bytes("L'été à l'école [C-ZZZZ].".encode(encoding))
    headings = [column.label.fr for column in kinds()["actions"].fields if column.core]
    rows = [headings, ["A1", "Navette"]]
    path = book(project.root / "3-recit-action" / "actions.xlsx", {"Actions": rows})
    assert project.run("ingest", path).status == 1  # a sheet with two cells filled
    ran = project.run("report", "phase3", "--format", "md", "--audience", "internal,public")
    assert ran.status == 0, ran.err
    inside, public = (
        (project.root / "rapports" / audience / "phase3.md").read_text(encoding="utf-8")
        for audience in ("internal", "public")
    )
    assert "L’été à l’école \\[C-ZZZZ\\]." in inside
    assert "demain.md › ligne 1" in inside
    assert "L’été à l’école." in public
    assert "C-ZZZZ" not in public
