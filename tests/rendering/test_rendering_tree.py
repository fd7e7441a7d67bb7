"""The shared tree: numbers in order of appearance, references, safe links, refused documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from rendering_samples import balance_figure, demo, poverty_figure, themes_table

from absr.rendering import Column, Figure, RenderingError, Table, TemplateError, pandoc
from absr.rendering.assembly import Assembled, assemble
from absr.rendering.keyfigures import key_figures
from absr.rendering.nodes import every, plain_text, replaced
from absr.rendering.templates import fill

if TYPE_CHECKING:
    from pathlib import Path


def small(name: str) -> Table:
    """A table of one cell."""
    return Table(name=name, caption=f"Légende {name}", columns=(Column("A"),), rows=(("1",),))


def assembled(folder: Path, template: str, **changes: Any) -> Assembled:
    """The tree of a template with two tables and two figures at hand."""
    (folder / "test.md.j2").write_text(template, "utf-8")
    changes = {
        "tables": (small("one"), small("two")),
        "figures": (balance_figure(), poverty_figure()),
        **changes,
    }
    document = demo(template="test.md.j2", overrides=folder, **changes)
    filled = fill(document)
    return assemble(document, filled, pandoc.parse(filled.markdown))


def texts(tree: Assembled, kind: str) -> list[str]:
    """The text of each node of a kind."""
    return [plain_text(node) for node in every(tree.tree.blocks) if node["t"] == kind]


def test_numbers_follow_the_order_of_the_page(tmp_path: Path) -> None:
    """Tables and figures are numbered apart, as they appear, and references agree."""
    template = (
        'Voir {{ ref("one") }}, {{ ref("two") }} et {{ ref("poverty") }}.\n'
        '{{ table("two") }}\n{{ figure("poverty") }}\n{{ table("one") }}\n{{ figure("balance") }}\n'
    )
    tree = assembled(tmp_path, template)
    assert texts(tree, "Para")[0] == "Voir Tableau\u00a02, Tableau\u00a01 et Figure\u00a01."
    strong = texts(tree, "Strong")
    assert strong == ["Tableau\u00a01.", "Figure\u00a01.", "Tableau\u00a02.", "Figure\u00a02."]
    targets = [node["c"][2][0] for node in every(tree.tree.blocks) if node["t"] == "Link"]
    keys = [node["c"][0][0] for node in every(tree.tree.blocks) if node["t"] == "Div"]
    assert targets == ["#absr-one", "#absr-two", "#absr-poverty"]
    assert {target[1:] for target in targets} <= set(keys)


def test_headings_are_numbered_and_listed(tmp_path: Path) -> None:
    """Two levels carry numbers and stand in the contents; marked headings do not."""
    template = "# Un\n## Deux\n### Trois\n# Sans {.unnumbered}\n# Caché {.unlisted}\n## Fin\n"
    tree = assembled(tmp_path, template)
    assert texts(tree, "Header") == ["1. Un", "1.1 Deux", "Trois", "Sans", "2. Caché", "2.1 Fin"]
    listed = [(heading.level, plain_text(heading.content)) for heading in tree.headings]
    assert listed == [(1, "1. Un"), (2, "1.1 Deux"), (1, "Sans"), (2, "2.1 Fin")]


def test_a_block_in_a_sentence_parts_it(tmp_path: Path) -> None:
    """A table placed within a sentence stands between its halves."""
    tree = assembled(tmp_path, 'Avant {{ table("one") }} après')
    assert [block["t"] for block in tree.tree.blocks] == ["Para", "Div", "Para"]
    assert texts(tree, "Table")


def test_a_block_in_code_is_refused(tmp_path: Path) -> None:
    """A table placed where only code can stand is a fault, and not lost in silence."""
    with pytest.raises(TemplateError) as caught:
        assembled(tmp_path, "```\n{{ table('one') }}\n```")
    assert (caught.value.code, caught.value.facts["name"]) == ("template-block-misplaced", "one")


def test_a_reference_to_a_block_that_is_not_placed_is_a_fault(tmp_path: Path) -> None:
    """A sentence cannot point at a table that the report does not hold."""
    with pytest.raises(TemplateError) as caught:
        assembled(tmp_path, 'Voir {{ ref("one") }}.')
    assert (caught.value.code, caught.value.facts["name"]) == ("template-block-unplaced", "one")


def test_links_and_pictures_to_elsewhere_become_text(tmp_path: Path) -> None:
    """Only addresses of the web, mail and the document itself stay links; no picture is fetched."""
    template = (
        "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](https://a.fr) [d](#x) "
        "[e](mailto:a@b.fr) ![f](https://a.fr/x.png) ![g](absr-figure:none)"
    )
    tree = assembled(tmp_path, template)
    assert texts(tree, "Para") == ["a b c d e f g"]
    targets = [node["c"][2][0] for node in every(tree.tree.blocks) if node["t"] == "Link"]
    assert targets == ["https://a.fr", "#x", "mailto:a@b.fr"]
    assert texts(tree, "Image") == []


def test_a_table_keeps_its_widths_and_its_total(tmp_path: Path) -> None:
    """Widths are shares of one, numbers align right, the total is the table's foot."""
    tree = assembled(tmp_path, '{{ table("themes") }}', tables=(themes_table(),))
    table = next(node for node in every(tree.tree.blocks) if node["t"] == "Table")["c"]
    assert sum(width["c"] for _, width in table[2]) == pytest.approx(1)
    assert [align["t"] for align, _ in table[2]] == [
        *("AlignLeft", "AlignRight", "AlignRight", "AlignLeft")
    ]
    assert [len(table[4][0][3]), len(table[5][1])] == [9, 1]
    assert plain_text(table[5]) == "Ensemble171149"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Figure("f", "légende", {}, alt="  "),
        lambda: Figure("F!", "légende", {}, alt="a"),
        lambda: Figure("f", "légende", {}, alt="a", width_cm=20),
        lambda: Table("t", "légende", (), ()),
        lambda: Table("t", "légende", (Column("a", width=0),), ()),
        lambda: Table("t", "légende", (Column("a"),), (("1", "2"),)),
        lambda: demo(tables=(small("x"), small("x"))),
        lambda: demo(tables=(small("balance"),)),
    ],
)
def test_documents_that_cannot_be_right_are_refused(make: Any) -> None:
    """No alternative text, a bad name, a row of another width, two blocks of one name."""
    with pytest.raises(ValueError, match=r"\w"):
        make()


def test_pandoc_answers_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failing, a slow or an absent pandoc is an error with a code, not a traceback of its own."""
    with pytest.raises(RenderingError) as failed:
        pandoc.run(("--to", "nosuchformat"), b"")
    assert failed.value.code == "pandoc-failed"
    assert "nosuchformat" in failed.value.facts["detail"]
    monkeypatch.setattr(pandoc, "TIMEOUT_SECONDS", 0.0001)
    with pytest.raises(RenderingError) as slow:
        pandoc.run(("--to", "json"), b"")
    assert slow.value.code == "pandoc-timeout"
    monkeypatch.setattr(pandoc.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(pandoc.shutil, "which", lambda _: None)
    pandoc.program.cache_clear()
    try:
        with pytest.raises(RenderingError) as missing:
            pandoc.run((), b"")
    finally:
        pandoc.program.cache_clear()
    assert missing.value.code == "pandoc-missing"


def test_pandoc_reads_no_file(tmp_path: Path) -> None:
    """Pandoc runs in its own sandbox: a document cannot make it read what is on the disk."""
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    out = pandoc.run(("--from", "markdown", "--to", "html", "--embed-resources"),
                     f"![x]({secret})".encode())  # fmt: skip
    assert b"c2VjcmV0" not in out


def test_pandoc_is_found_beside_its_package_or_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The package's own program is taken first, then the machine's; one that cannot run is said."""
    assert pandoc.program().parent.name == "files"
    monkeypatch.setattr(pandoc.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(pandoc.shutil, "which", lambda _: str(tmp_path / "pandoc"))
    pandoc.program.cache_clear()
    try:
        assert pandoc.program() == tmp_path / "pandoc"
        with pytest.raises(RenderingError) as missing:
            pandoc.run((), b"")
    finally:
        pandoc.program.cache_clear()
    assert missing.value.code == "pandoc-missing"


def test_key_figures_part_number_and_words(tmp_path: Path) -> None:
    """The leading bold type of an item is its number; an item without has words only."""
    tree = assembled(tmp_path, "::: keys\n- **60** personnes\n- **9**,thèmes\n- rien\n:::")
    found = [[plain_text(part) for part in pair] for pair in key_figures(tree.tree.blocks[0])]
    assert found == [["60", "personnes"], ["9", ",thèmes"], ["", "rien"]]


def test_replacing_leaves_what_was_given_as_it_was(tmp_path: Path) -> None:
    """Writers share one tree: none of them changes it, and what is not replaced is not copied."""
    tree = assembled(tmp_path, "# Titre\n\nUn *mot* et un autre.\n\nFin.\n").tree.blocks
    before = json.dumps(tree)
    shout = replaced(tree, lambda node: [{"t": "Str", "c": "X"}] if node["t"] == "Emph" else None)
    assert json.dumps(tree) == before
    assert plain_text(shout[1]) == "Un X et un autre."
    assert shout[2] is tree[2]
    assert replaced(tree, lambda _: None) is tree
