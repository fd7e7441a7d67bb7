"""The notes of a sheet: those of the user, and ours below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple
from absr.model.source import column_index, column_letters
from absr.rendering.annotated.marks import CannotAnnotateError
from absr.rendering.annotated.xml_text import attribute, cell_text, plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from absr.rendering.annotated.marks import Spot

AUTHOR = "absr"
SIGN = "absr · "
"""How a note of ours begins: some programs do not keep the author."""

RULER = "———— absr ————"
"""Stands between a note of the user and what absr adds to it."""

_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<authors></authors><commentList></commentList></comments>"
)
_EMPTY_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_VOCABULARIES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:60pt;margin-top:1.5pt;width:{width}pt;height:{height}pt;z-index:1;"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)
_FONT = '<rPr><sz val="9"/><color indexed="81"/><rFont val="Tahoma"/><family val="2"/></rPr>'
_WIDTH, _LETTERS_A_LINE, _LINE_HEIGHT, _HIGHEST = 270, 46, 12, 380
"""Points of a note's box, and what fits into it in Tahoma 9."""

_FIRST_SHAPE = 1025
_AUTHOR = re.compile(r"<author\s*/>|<author\b[^>]*>(.*?)</author>", re.DOTALL)
_AUTHORS = re.compile(r"<authors\s*/>|<authors\b[^>]*>(.*?)</authors>", re.DOTALL)
_COMMENT = re.compile(r"<comment\b([^>]*)>(.*?)</comment>", re.DOTALL)
_LIST = re.compile(r"<commentList\s*/>|<commentList\b[^>]*>(.*?)</commentList>", re.DOTALL)
_RUN = re.compile(r"<r\b[^>]*>.*?</r>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>]*>(.*?)</t>", re.DOTALL)
_SHAPES = re.compile(r"<v:shape\b.*?</v:shape>\s*", re.DOTALL)
_NUMBER = re.compile(r"_x0000_s([0-9]+)")
_SPOT = re.compile(r"<x:(Row|Column)>\s*([0-9]+)\s*</x:\1>")
_REF = re.compile(r"([A-Z]{1,3})([0-9]+)")


class _Note(NamedTuple):
    """One note of the file."""

    spot: Spot
    author: str
    runs: str
    """Its text as runs of XML."""


class Notes(NamedTuple):
    """What is written into the file, and the cells that bore a note of an earlier copy."""

    comments: str
    drawing: str
    former: frozenset[Spot]


def with_notes(comments: str | None, drawing: str | None, ours: Mapping[Spot, str]) -> Notes:
    """The two parts of a sheet's notes with ours in them, those of an earlier copy left out."""
    comments = comments or _EMPTY
    authors = _AUTHORS.search(comments)
    listed = _LIST.search(comments)
    if authors is None or listed is None:
        raise CannotAnnotateError
    names = [plain(found[1] or "") for found in _AUTHOR.finditer(authors[1] or "")]
    old = [_note(found, names) for found in _COMMENT.finditer(listed[1] or "")]
    kept = {note.spot: bare for note in old if (bare := _without_ours(note))}
    former = frozenset(n.spot for n in old if kept.get(n.spot) != n)
    threads = {spot for spot, note in kept.items() if note.author.startswith("tc=")}
    added = {spot: text for spot, text in ours.items() if spot not in threads}
    notes = [kept[spot] for spot in kept if spot not in added]
    notes += [_joined(kept.get(spot), spot, text) for spot, text in sorted(added.items())]
    names = list(dict.fromkeys(note.author for note in notes))
    tags = "".join(f"<author>{cell_text(name)}</author>" for name in names)
    body = "".join(_comment(note, names.index(note.author)) for note in notes)
    made = comments[: authors.start()] + f"<authors>{tags}</authors>"
    made += comments[authors.end() : listed.start()] + f"<commentList>{body}</commentList>"
    made += comments[listed.end() :]
    boxes = {note.spot: _plain_text(note.runs) for note in notes if note.spot in added}
    gone = (former - set(kept)) | set(boxes)
    redrawn = former & set(kept) - set(boxes)
    boxes |= {spot: _plain_text(kept[spot].runs) for spot in redrawn}
    return Notes(made, _drawn(drawing or _EMPTY_DRAWING, gone | redrawn, boxes), former)


def _note(found: re.Match[str], names: list[str]) -> _Note:
    ref = _REF.fullmatch(attribute(found[1], "ref") or "")
    if ref is None:
        raise CannotAnnotateError
    number = int(attribute(found[1], "authorId") or 0)
    runs = "".join(_RUN.findall(found[2]))
    if not runs:
        runs = "".join(_run(plain(text)) for text in _TEXT.findall(found[2]))
    spot = (int(ref[2]), column_index(ref[1]))
    return _Note(spot, names[number] if number < len(names) else "", runs)


def _without_ours(note: _Note) -> _Note | None:
    """A note as its author wrote it; None for one that is wholly ours."""
    text = _plain_text(note.runs)
    if note.author == AUTHOR or text.startswith(SIGN):
        return None
    if RULER not in text:
        return note
    own = text[: text.index(RULER)].rstrip("\n")
    return note._replace(runs=_run(own)) if own else None


def _joined(note: _Note | None, spot: Spot, text: str) -> _Note:
    if note is None:
        return _Note(spot, AUTHOR, _run(f"{SIGN}{text}"))
    return note._replace(runs=note.runs + _run(f"\n{RULER}\n{text}"))


def _run(text: str) -> str:
    return f'<r>{_FONT}<t xml:space="preserve">{cell_text(text)}</t></r>'


def _plain_text(runs: str) -> str:
    return plain("".join(_TEXT.findall(runs)))


def _comment(note: _Note, author: int) -> str:
    row, column = note.spot
    ref = f"{column_letters(column)}{row}"
    return f'<comment ref="{ref}" authorId="{author}"><text>{note.runs}</text></comment>'


def _drawn(drawing: str, gone: AbstractSet[Spot], boxes: Mapping[Spot, str]) -> str:
    """The drawing of the notes without the boxes that are gone, with the new ones."""
    usual = _with_usual_prefixes(drawing)
    kept = _SHAPES.sub(lambda found: "" if _place(found[0]) in gone else found[0], usual)
    end = kept.rfind("</xml>")
    if end < 0 or "xmlns:v=" not in kept or "xmlns:x=" not in kept:
        raise CannotAnnotateError
    numbers = [int(number) for number in _NUMBER.findall(kept)]
    first = max([_FIRST_SHAPE - 1, *numbers]) + 1
    shapes = "".join(
        _SHAPE.format(
            number=first + index, width=_WIDTH, height=_height(text), row=row - 1, column=column
        )
        for index, ((row, column), text) in enumerate(sorted(boxes.items()))
    )
    shape_type = "" if '"_x0000_t202"' in kept else _SHAPE_TYPE
    return kept[:end] + shape_type + shapes + kept[end:]


def _with_usual_prefixes(drawing: str) -> str:
    """The drawing with the prefixes that Excel gives to its three vocabularies."""
    for usual, name in _VOCABULARIES.items():
        found = re.search(rf'xmlns:(\w+)="{name}"', drawing)
        if found is not None and found[1] != usual:
            drawing = drawing.replace(found[0], f'xmlns:{usual}="{name}"')
            drawing = re.sub(rf"(</?|\s){found[1]}:(?=[a-zA-Z])", rf"\1{usual}:", drawing)
    return drawing


def _place(shape: str) -> Spot | None:
    """The cell that a note's box belongs to; None for another drawing."""
    if 'ObjectType="Note"' not in shape:
        return None
    found = {name: int(number) for name, number in _SPOT.findall(shape)}
    return (found["Row"] + 1, found["Column"]) if len(found) > 1 else None


def _height(text: str) -> int:
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    return min(_HIGHEST, lines * _LINE_HEIGHT + _LINE_HEIGHT)
