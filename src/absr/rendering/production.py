"""A document in several formats: what they share is made once, the writers run side by side."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from absr.rendering import pandoc
from absr.rendering.assembly import Assembled, assemble
from absr.rendering.data_workbook import write_data_workbook
from absr.rendering.figures import Picture, draw
from absr.rendering.markdown import write_markdown
from absr.rendering.page import write_page
from absr.rendering.templates import Filled, fill
from absr.rendering.word import write_word
from absr.wording.typography import french

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from absr.rendering.document import Document, Figure

One = TypeVar("One")
Made = TypeVar("Made")
Format = Literal["docx", "html", "md", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_WORKERS = 4
_DOCUMENTS_AT_ONCE = 2
"""A document keeps a core busy in Python while the writers of another wait for pandoc."""


def side_by_side(make: Callable[[One], Made], wanted: Iterable[One]) -> list[Made]:
    """What `make` gives for each of the documents wanted, two at a time, in their order.

    The first that cannot be made ends it: what was not begun is left.
    """
    pool = ThreadPoolExecutor(_DOCUMENTS_AT_ONCE)
    try:
        return list(pool.map(make, wanted))
    finally:
        pool.shutdown(cancel_futures=True)


def render(document: Document, file_format: Format, *, name: str) -> dict[str, bytes]:
    """The files of a document in one format; see `render_all`."""
    return render_all(document, (file_format,), name=name)


def render_all(document: Document, formats: Iterable[Format], *, name: str) -> dict[str, bytes]:
    """The files of a document by name: `NAME.docx`, `NAME.md`, `NAME-figures/figure-1.svg`.

    Raises:
        RenderingError: with a code and facts; a `TemplateError` has the template's address too.
    """
    wanted = tuple(dict.fromkeys(formats))
    document = _typeset(document)
    filled = fill(document)
    with ThreadPoolExecutor(_WORKERS) as pool:
        pictured = wanted != ("xlsx",)
        drawn = _drawn(document, filled, pool, with_png="docx" in wanted) if pictured else {}
        assembled = assemble(document, filled, pandoc.parse(filled.markdown))
        pictures = {figure: future.result() for figure, future in drawn.items()}
        work = _Work(document, filled, assembled, pictures, name)
        written = [pool.submit(work.writers[file_format]) for file_format in wanted]
        return {path: data for files in written for path, data in files.result().items()}


def _drawn(
    document: Document, filled: Filled, pool: ThreadPoolExecutor, *, with_png: bool
) -> dict[str, Future[Picture]]:
    """The figures that the template places, under way, in their order."""
    figures: Mapping[str, Figure] = {figure.name: figure for figure in document.figures}
    return {
        name: pool.submit(draw, figures[name], document.language, with_png=with_png)
        for name in filled.figures
    }


class _Work:
    """What the writers share."""

    def __init__(
        self,
        document: Document,
        filled: Filled,
        assembled: Assembled,
        pictures: Mapping[str, Picture],
        name: str,
    ) -> None:
        self.document = document
        self.filled = filled
        self.assembled = assembled
        self.pictures = pictures
        self.name = name
        self.writers: dict[Format, Callable[[], dict[str, bytes]]] = {
            "docx": self.docx,
            "html": self.html,
            "md": self.md,
            "xlsx": self.xlsx,
        }

    def docx(self) -> dict[str, bytes]:
        pixels = {name: picture.png for name, picture in self.pictures.items()}
        return {f"{self.name}.docx": write_word(self.document, self.assembled, pixels)}

    def html(self) -> dict[str, bytes]:
        return {f"{self.name}.html": write_page(self.document, self.assembled, self.pictures)}

    def md(self) -> dict[str, bytes]:
        paths = {
            name: f"{self.name}-figures/figure-{number}.svg"
            for number, name in enumerate(self.pictures, 1)
        }
        text = write_markdown(self.document, self.assembled, paths)
        drawings = {path: self.pictures[name].svg.encode() for name, path in paths.items()}
        return {f"{self.name}.md": text, **drawings}

    def xlsx(self) -> dict[str, bytes]:
        return {f"{self.name}.xlsx": write_data_workbook(self.document, self.filled)}


def _typeset(document: Document) -> Document:
    """The document with French typography in the words that stand outside its template."""
    if document.language != "fr":
        return document
    return replace(
        document,
        title=french(document.title),
        subtitle=french(document.subtitle),
        organisation=french(document.organisation),
        date=french(document.date),
        status=french(document.status),
        banner=french(document.banner),
    )
