"""The parts of a cell with several values: what the list knows is found before anything is cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold_without_articles, is_article
from absr.model.record import NamedTuple
from absr.reading.near import is_nearly, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STRONG = re.compile(r"[;\n|•▪◦●]")
_BULLET = re.compile(r"^(?:[-\u2013\u2014*·→>]\s*|\d{1,2}[.)]\s+)+")
_WEAK = r"\s*[/,+&]\s*|\s+[-\u2013\u2014]\s+"
_JOINT = rf"{_WEAK}|\s+(?:et|and|puis)\s+"
_SEPARATED = re.compile(rf"(?:{_JOINT})(?:et\s+|and\s+)?")
_SEPARATOR_WIDTH = 40
"""Characters that a separator may take in a tidy text."""
_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"(?:autres?|others?)\b", re.IGNORECASE)
_LONGEST = 24
"""Words of the longest name that is looked for within a text."""
_WIDEST = 500
"""Characters of the longest name that may be cut by line breaks: a long cell costs its length."""


class _Span(NamedTuple):
    """Where a known name stands in a text."""

    start: int
    end: int


def split_list(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The parts of a cell with several values; a known name is never cut in two."""
    if _is_known(text, spellings):
        return [text]
    parts: list[str] = []
    for strong in _strong_pieces(text, spellings):
        piece = _BULLET.sub("", strong.strip()).strip(" ,/+&")
        if piece:
            parts += _parts_of(piece, spellings)
    return parts


def _strong_pieces(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The text cut at `;`, line breaks and bullets, but not within a known name."""
    cuts = [match.start() for match in _STRONG.finditer(text)]
    pieces: list[str] = []
    start = 0
    for number, cut in enumerate([*cuts, len(text)]):
        if cut < start or not text[start:cut].strip():
            start = max(start, cut + 1)
            continue
        ends = [*cuts[number + 1 : number + _LONGEST], len(text)]
        near = [end for end in ends if end - start <= _WIDEST]
        whole = (end for end in reversed(near) if _is_known(text[start:end], spellings))
        end = cut if _is_known(text[start:cut], spellings) else next(whole, cut)
        pieces.append(text[start:end])
        start = end + 1
    return pieces


def _is_known(text: str, spellings: Mapping[str, str]) -> bool:
    return fold_without_articles(text) in spellings


def _parts_of(piece: str, spellings: Mapping[str, str]) -> list[str]:
    """The known names of one piece and what is left between them."""
    if _is_known(piece, spellings) or _OTHER.match(piece):
        return [piece]
    words = piece.split()
    if set(words) <= set(spellings.values()):
        return words  # survey tools join the names of the chosen options by spaces
    spans = _known_spans(piece, spellings)
    if not spans:
        return _all_nearly_known(piece, spellings)
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += _left_over(piece[end : span.start])
        parts.append(piece[span.start : span.end])
        end = span.end
    parts += _left_over(piece[end:])
    misspelt = len(parts) > len(spans) and is_nearly(piece, spellings)
    return [piece] if misspelt else parts


def _all_nearly_known(piece: str, spellings: Mapping[str, str]) -> list[str]:
    """The parts of a piece when each is a name with a slip of the pen, else the piece."""
    parts = [part for part in (_trimmed(one) for one in re.split(_JOINT, piece)) if part]
    several = len(parts) > 1 and not is_nearly(piece, spellings)
    return parts if several and all(nearest(part, spellings) for part in parts) else [piece]


def _left_over(text: str) -> list[str]:
    """What stands between known names, cut where a comma or a stroke cuts it."""
    pieces = (_trimmed(part) for part in _cut_outside_brackets(text))
    return [part for part in pieces if part]


def _trimmed(text: str) -> str:
    text = re.sub(r"^(?:\s|[,/+&\-\u2013]|(?:et|and|puis)\s)+", "", f"{text.strip()} ")
    return re.sub(r"(?:\s|[,/+&]|\s(?:et|and|puis))+$", "", text)


def _cut_outside_brackets(text: str) -> list[str]:
    inside = [(m.start(), m.end()) for m in re.finditer(r"\([^()]*\)", text)]
    parts: list[str] = []
    start = 0
    for match in re.finditer(_WEAK, text):
        if not any(first < match.start() < last for first, last in inside):
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _known_spans(piece: str, spellings: Mapping[str, str]) -> list[_Span]:
    """Where known names stand between separators."""
    words = list(_WORD.finditer(piece))
    return [span for span in _walk(piece, words, spellings) if _is_bounded(piece, span)]


def _walk(piece: str, words: Sequence[re.Match[str]], spellings: Mapping[str, str]) -> list[_Span]:
    """The known names of a text from its start, the longest first at each place."""
    found: list[_Span] = []
    place = 0
    while place < len(words):
        last = min(len(words), place + _LONGEST)
        for end in range(last, place, -1):
            span = _Span(words[place].start(), words[end - 1].end())
            if end > place + 1 and is_article(words[end - 1][0]):
                continue  # it belongs to what follows
            if _is_known(piece[span.start : span.end], spellings):
                found.append(_with_bracket(piece, span))
                place = end
                break
        else:
            place += 1
    return found


def _with_bracket(piece: str, span: _Span) -> _Span:
    """The span with the bracket that closes what it opened."""
    text = piece[span.start : span.end]
    closes = text.count("(") > text.count(")") and piece[span.end : span.end + 1] == ")"
    return span._replace(end=span.end + 1) if closes else span


def _is_bounded(piece: str, span: _Span) -> bool:
    """Whether a known name stands between separators, outside brackets."""
    before, after = piece[: span.start], piece[span.end :]
    opened = before.count("(") > before.count(")")
    beside = before[-_SEPARATOR_WIDTH:]
    left = not before.strip() or re.search(rf"(?:{_SEPARATED.pattern})$", beside)
    right = not after.strip() or _SEPARATED.match(after)
    return bool(left and right and not opened)
