"""A template and a document's values give Markdown, in which data can only be text."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import jinja2
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from absr.rendering.faults import TemplateError
from absr.rendering.lookup import template_file
from absr.rendering.sandbox import NotTextError, Sandbox, TooLongError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from absr.rendering.document import Document, Figure, Table

BLOCK_CLASS = "absr-block"
"""Class of the empty div that marks the place of a table or figure."""

REFERENCE = "#absr-"
"""What the target of a link to a table or figure begins with."""

MAX_TEMPLATE_BYTES = 200_000

_TEMPLATE_NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9_][a-z0-9_.-]*\.md\.j2")
_LAST_QUOTED = re.compile(r"'([^']*)'[^']*$")
_FAULTS_OF_TEMPLATES = (
    *(jinja2.TemplateError, RecursionError, RuntimeError, TypeError, ValueError, LookupError),
    *(AttributeError, ArithmeticError),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its values: Markdown, and the names of the blocks placed in it."""

    markdown: str
    tables: tuple[str, ...]
    figures: tuple[str, ...]


def fill(document: Document) -> Filled:
    """The Markdown of the document's template, with its values as literal text.

    Raises:
        TemplateError: with the template's name and the line of the fault.
    """
    places = _Places(document.tables, document.figures)
    files: dict[str, str] = {}

    def load(name: str) -> tuple[str, str]:
        text, file = _source(name, document)
        files[file] = name
        return text, file

    functions = {"table": places.table, "figure": places.figure, "ref": places.ref}
    sandbox = Sandbox(load, functions)
    try:
        markdown = sandbox.get_template(document.template).render(document.values)
    except _FAULTS_OF_TEMPLATES as error:
        raise _fault(error, document.template, files) from error
    return Filled(markdown, tuple(places.tables_placed), tuple(places.figures_placed))


class _BlockError(LookupError):
    """A block that a template asks for and cannot have."""

    def __init__(self, code: str, name: object) -> None:
        super().__init__(code)
        self.code = code
        self.name = str(name)


@dataclass(slots=True)
class _Places:
    """The functions of a template, and the blocks they have placed so far."""

    tables: tuple[Table, ...]
    figures: tuple[Figure, ...]
    tables_placed: list[str] = field(default_factory=list)
    figures_placed: list[str] = field(default_factory=list)

    def table(self, name: str) -> Markup:
        """The place of a table; stands alone, as a paragraph does."""
        return _place("table", _known(name, self.tables), self.tables_placed)

    def figure(self, name: str) -> Markup:
        """The place of a figure; stands alone, as a paragraph does."""
        return _place("figure", _known(name, self.figures), self.figures_placed)

    def ref(self, name: str) -> Markup:
        """A link that will read as the block's word and number, such as `Tableau 3`."""
        known = _known(name, (*self.tables, *self.figures))
        return Markup(f"[]({REFERENCE}{known})")  # noqa: S704 -- a checked name


def _known(name: str, blocks: Iterable[Table | Figure]) -> str:
    block = next((block for block in blocks if block.name == name), None)
    if block is None:
        raise _BlockError("template-block-unknown", name)
    return block.name


def _place(kind: str, name: str, placed: list[str]) -> Markup:
    if name in placed:
        raise _BlockError("template-block-twice", name)
    placed.append(name)
    attributes = f'{{.{BLOCK_CLASS} kind="{kind}" name="{name}"}}'
    return Markup(f"\n\n::: {attributes}\n:::\n\n")  # noqa: S704 -- a checked name


def _source(name: str, document: Document) -> tuple[str, str]:
    """The text of a template, and its file."""
    path = template_file(name, document.overrides) if _TEMPLATE_NAME.fullmatch(name) else None
    if path is None:
        raise TemplateError("template-missing", template=name)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError("template-unreadable", template=name) from error
    if len(data) > MAX_TEMPLATE_BYTES:
        raise TemplateError("template-too-long", template=name)
    return text, str(path)


def _fault(error: Exception, template: str, files: dict[str, str]) -> TemplateError:
    """The fault behind `error`, at its address: the innermost line of a template it came by."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
        return TemplateError(
            "template-syntax", template=name, line=line, detail=error.message or ""
        )
    frames = traceback.extract_tb(error.__traceback__)
    here = [frame for frame in frames if frame.filename in files]
    name = files[here[-1].filename] if here else template
    code, facts = _meaning(error)
    return TemplateError(code, template=name, line=here[-1].lineno if here else None, **facts)


def _meaning(error: Exception) -> tuple[str, dict[str, str]]:
    if isinstance(error, _BlockError):
        return error.code, {"name": error.name}
    if isinstance(error, NotTextError):
        return "template-not-text", {"kind": str(error)}
    if isinstance(error, TooLongError | RecursionError):
        return "template-too-long", {}
    if isinstance(error, SecurityError):
        return "template-forbidden", {"what": str(error)}
    if isinstance(error, jinja2.UndefinedError):
        found = _LAST_QUOTED.search(str(error))
        return "template-undefined", {"name": found.group(1) if found else ""}
    return "template-failed", {"detail": f"{type(error).__name__}: {error}"}
