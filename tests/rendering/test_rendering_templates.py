"""Templates place values and blocks, compute nothing, and their faults have an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup
from rendering_samples import balance_figure, demo, themes_table

from absr.rendering import TemplateError
from absr.rendering.templates import fill

if TYPE_CHECKING:
    from pathlib import Path

    from absr.rendering import Document


def document(folder: Path, template: str, **values: object) -> Document:
    """A document whose template is `template`, in a folder of a town's own."""
    (folder / "test.md.j2").write_text(template, "utf-8")
    return demo(
        template="test.md.j2",
        overrides=folder,
        values=values,
        tables=(themes_table(),),
        figures=(balance_figure(),),
    )


def markdown(folder: Path, template: str, **values: object) -> str:
    """What a template gives."""
    return fill(document(folder, template, **values)).markdown


def fault(folder: Path, template: str, **values: object) -> TemplateError:
    """The fault of a template."""
    with pytest.raises(TemplateError) as caught:
        fill(document(folder, template, **values))
    return caught.value


def test_prose_stays_and_values_are_escaped(tmp_path: Path) -> None:
    """The template's own Markdown is kept, the value's signs are escaped."""
    assert markdown(tmp_path, "**{{ x }}**\n", x="a*b") == "**a\\*b**\n"


def test_only_markup_passes_as_it_is(tmp_path: Path) -> None:
    """What the caller has marked as Markdown is placed unchanged."""
    assert markdown(tmp_path, "{{ x }}", x=Markup("*a*")) == "*a*"


def test_captured_text_is_escaped_once(tmp_path: Path) -> None:
    """Text that goes through a macro, a call block or a set block is escaped once, not twice."""
    template = (
        "{% macro m(x) %}[{{ x }}]{% endmacro %}{% macro c() %}({{ caller() }}){% endmacro %}"
        "{% set s %}{{ x }}{% endset %}{{ s }}{{ m(x) }}{{ m(s) }}{% call c() %}{{ x }}{% endcall %}"
    )
    assert markdown(tmp_path, template, x="*") == r"\*[\*][\*](\*)"


def test_a_year_before_a_full_stop_is_no_list(tmp_path: Path) -> None:
    """A leading digit is written so that the template's own dot cannot number a list with it."""
    assert markdown(tmp_path, "{{ x }}. Suite", x="2026") == "&#50;026. Suite"


def test_blocks_are_named_places_in_their_order(tmp_path: Path) -> None:
    """Tables and figures leave a div each, and are reported in the order of their places."""
    filled = fill(document(tmp_path, 'a\n\n{{ figure("balance") }}\n{{ table("themes") }}\n'))
    assert (filled.tables, filled.figures) == (("themes",), ("balance",))
    assert '::: {.absr-block kind="table" name="themes"}\n:::' in filled.markdown


def test_conditions_loops_and_records_work(tmp_path: Path) -> None:
    """What placing needs is there: loops, conditions, fields, items, white-listed filters."""
    template = (
        "{% for q in quotes if q.ok %}{{ q['text'] }}{{ ', ' if not loop.last }}{% endfor %}"
        "{% if quotes|length > 2 %} {{ names|first }} {{ names|last|upper }}{% endif %}"
    )
    quotes = [{"text": text, "ok": text != "b"} for text in "abc"]
    assert markdown(tmp_path, template, quotes=quotes, names=["x", "y"]) == "a, c x Y"


def test_a_partial_may_be_included(tmp_path: Path) -> None:
    """A template may include another and take macros from it."""
    (tmp_path / "macros.md.j2").write_text("{% macro m(x) %}<{{ x }}>{% endmacro %}")
    (tmp_path / "part.md.j2").write_text("P {{ x }}")
    template = '{% from "macros.md.j2" import m %}{% include "part.md.j2" %} {{ m(x) }}'
    assert markdown(tmp_path, template, x="*") == "P \\* <\\*>"


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("\n{{ x ~ x }}", "Concat"),
        ("\n{{ 7 * 7 }}", "Mul"),
        ("\n{{ 1 + 1 }}", "Add"),
        ("\n{{ -1 }}", "Neg"),
        ("\n{{ '%s' % x }}", "Mod"),
        ("\n{{ [x, x]|join }}", "join"),
        ("\n{{ x|safe }}", "safe"),
        ("\n{{ x|replace('a', 'b') }}", "replace"),
        ("\n{{ x|e }}", "e"),
        ("\n{{ x|sum }}", "sum"),
        ("\n{{ x.format(x) }}", "Call"),
        ("\n{{ ''.join(x) }}", "Call"),
        ("\n{{ x[1:] }}", "Slice"),
        ("\n{{ x['a']() }}", "Call"),
        ("\n{% filter upper %}a{% endfilter %}", "FilterBlock"),
        ("\n{% import 'a.md.j2' as a %}", "Import"),
    ],
)
def test_what_computes_joins_or_calls_is_refused(tmp_path: Path, template: str, what: str) -> None:
    """Arithmetic, joining, methods and filters off the list are refused, with their line."""
    error = fault(tmp_path, template, x="a")
    assert (error.code, error.line, error.facts["what"]) == ("template-forbidden", 2, what)


@pytest.mark.parametrize(
    "template",
    [
        "{{ x.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ table.__globals__ }}",
        "{{ cycler }}",
        "{{ lipsum }}",
        "{{ range }}",
        "{{ self }}",
        "{% set t = table %}{{ t.__self__ }}",
        "{% for c in x.__class__ %}{% endfor %}",
    ],
)
def test_no_way_out_of_the_sandbox(tmp_path: Path, template: str) -> None:
    """Python's inner names and Jinja's own helpers are out of reach."""
    assert fault(tmp_path, template, x="a").code in {
        "template-undefined",
        "template-forbidden",
        "template-not-text",
    }


@pytest.mark.parametrize(
    "value", [3, 2.5, None, True, ["a"], {"a": "b"}, b"a"], ids=lambda value: type(value).__name__
)
def test_only_text_is_printed(tmp_path: Path, value: object) -> None:
    """A number without its format, a list or nothing at all is a fault, not a text."""
    error = fault(tmp_path, "a\n\n{{ x }}", x=value)
    assert (error.code, error.line) == ("template-not-text", 3)
    assert error.facts == {"kind": type(value).__name__}


def test_an_unknown_name_has_its_line(tmp_path: Path) -> None:
    """A name that the report does not know is given with template and line."""
    error = fault(tmp_path, "a\nb\n{% if true %}\n{{ nom }}\n{% endif %}")
    assert (error.template, error.line, error.facts) == ("test.md.j2", 4, {"name": "nom"})


def test_an_unknown_field_has_its_line(tmp_path: Path) -> None:
    """A field that a record lacks is given with template and line."""
    error = fault(tmp_path, "\n{{ x.age }}", x={"name": "a"})
    assert (error.code, error.line, error.facts["name"]) == ("template-undefined", 2, "age")


def test_the_address_is_that_of_the_included_template(tmp_path: Path) -> None:
    """A fault in an included template names that template, not the one that includes it."""
    (tmp_path / "part.md.j2").write_text("\n\n{{ nothing }}")
    error = fault(tmp_path, '{% include "part.md.j2" %}')
    assert (error.template, error.line) == ("part.md.j2", 3)


def test_broken_syntax_has_its_line(tmp_path: Path) -> None:
    """A block that is not closed is a syntax fault at its line."""
    error = fault(tmp_path, "a\n{% for x in y %}\nb")
    assert (error.code, error.line) == ("template-syntax", 3)


def test_unknown_blocks_and_blocks_placed_twice(tmp_path: Path) -> None:
    """A table that does not exist, or stands twice, is a fault with its line."""
    assert fault(tmp_path, '\n{{ table("no") }}').facts == {"name": "no"}
    assert fault(tmp_path, '\n{{ figure("themes") }}').code == "template-block-unknown"
    twice = fault(tmp_path, '{{ table("themes") }}\n{{ table("themes") }}')
    assert (twice.code, twice.line) == ("template-block-twice", 2)


@pytest.mark.parametrize(
    "template",
    [
        "{% for a in x %}{% for b in x %}{% for c in x %}.{% endfor %}{% endfor %}{% endfor %}",
        "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(x) }}",
        "{% for i in x %}{% for j in x %}" + "a" * 5000 + "{% endfor %}{% endfor %}",
        "{% set s %}" + "a" * 1000 + "{% endset %}"
        + "{% set s %}{{ s }}{{ s }}{{ s }}{{ s }}{{ s }}{{ s }}{{ s }}{{ s }}{% endset %}" * 9,
    ],
    ids=["loops", "recursion", "text", "doubling"],
)  # fmt: skip
def test_a_template_without_end_is_stopped(tmp_path: Path, template: str) -> None:
    """Loops in loops, macros that call themselves and texts that swell come to an end."""
    assert fault(tmp_path, template, x=["a"] * 400).code == "template-too-long"


@pytest.mark.parametrize("name", ["../secret.md.j2", "/etc/passwd", "no.md.j2", "a.txt", ""])
def test_only_templates_are_read(tmp_path: Path, name: str) -> None:
    """A name with a way out of the folder, or of no template, is a missing template."""
    with pytest.raises(TemplateError) as caught:
        fill(demo(template=name, overrides=tmp_path))
    assert caught.value.code == "template-missing"


def test_a_template_that_is_no_text_is_unreadable(tmp_path: Path) -> None:
    """A Word file renamed to a template, or one in another encoding, is said to be unreadable."""
    (tmp_path / "test.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(TemplateError) as caught:
        fill(demo(template="test.md.j2", overrides=tmp_path))
    assert caught.value.code == "template-unreadable"


def test_a_huge_template_is_refused(tmp_path: Path) -> None:
    """A template larger than any report's is refused unread."""
    assert fault(tmp_path, "a" * 200_001).code == "template-too-long"


def test_the_towns_own_template_wins(tmp_path: Path) -> None:
    """A template of the shipped one's name in the town's folder is taken in its place."""
    (tmp_path / "phase1.md.j2").write_text("\ufeffLa nôtre.", "utf-8")
    filled = fill(demo(template="reports/phase1.md.j2", overrides=tmp_path))
    assert filled.markdown == "La nôtre."


@pytest.mark.parametrize("template", ["{{ x[0] }}", "{{ x|first }}", "{{ n|paragraphs }}"])
def test_a_text_is_not_taken_apart(tmp_path: Path, template: str) -> None:
    """No character of a text can be picked out, which could part a sign from its escape."""
    assert fault(tmp_path, template, x="a*b", n=3).code == "template-not-text"


@pytest.mark.parametrize("template", ["{{ x() }}", "{% for a in n %}{% endfor %}", "{{ x < n }}"])
def test_any_other_fault_has_its_line(tmp_path: Path, template: str) -> None:
    """What goes wrong for another reason is said with its line and Python's own words."""
    error = fault(tmp_path, "\n" + template, x="a", n=3)
    assert (error.code, error.line) == ("template-failed", 2)
    assert error.facts["detail"]
