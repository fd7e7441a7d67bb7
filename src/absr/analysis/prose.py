"""The writer's prose taken apart: its blocks, and the records that it cites."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from absr.analysis.links import named
from absr.model.kinds import kinds
from absr.model.labels import compact, fold
from absr.model.problem import Problem, Severity
from absr.model.prose import ProseBlock
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from absr.model.corpus import Corpus
    from absr.model.prose import ProseText

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)")
_BULLET = re.compile(r"\s*[-*+•]\s+(.*)")
_NUMBER = re.compile(r"\s*\d{1,3}[.)]\s+(.*)")
_QUOTE = re.compile(r"\s{0,3}>\s?(.*)")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|`{3,}|~{3,})\s*")
_STARTS = (("heading", _HEADING), ("bullet", _BULLET), ("number", _NUMBER), ("quote", _QUOTE))
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\(\s*<?([^()\s<>]{0,2000})>?[^()\n]{0,500}\)")
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,300})\]")
_ID = re.compile(r"([A-Z]{1,4})-[0-9A-Z]{4,9}")
_BETWEEN = re.compile(r"[\s,;*_`]+")
_EITHER_BRACKETS = re.compile(r"\[([^\[\]\n]{1,2000})\]|\(([^()\n]{1,2000})\)")
_ADDRESS = re.compile(r"\(https?://\S+\)")
_WORD = re.compile(r"[^\W_]+")
_UP_TO = re.compile(r"\s*[\-\u2010-\u2015]\s*\d{1,4}\b")
_NUMBERED = {"n", "no", "nos", "entretien", "entretiens", "interview", "interviews"}
"""Words behind which a figure alone is the number of an interview."""


class Citations:
    """Knows what the prose of one project may cite: evidence ids, and numbers of interviews."""

    def __init__(self, corpus: Corpus) -> None:
        """Know the records of `corpus`."""
        self._prefixes = {kind.prefix for kind in kinds().values()}
        self._known = {record.id for found in corpus.records.values() for record in found}
        self._interviews = named(corpus, "interviews")
        persons = ("interviews", "pilots", "invitations", "attendance")
        self._numbers = {number for kind in persons for number in named(corpus, kind)}

    def of(self, brackets: str) -> tuple[str, ...]:
        """The ids that stand between brackets, known or not; none when other words do."""
        words = [word for word in _BETWEEN.split(brackets) if word]
        found = [self._cited(word) for word in words]
        return tuple(one for one in found if one) if all(found) else ()

    def is_known(self, cited: str) -> bool:
        """Whether a record has this id."""
        return cited in self._known

    def without_numbers(self, text: str) -> str:
        """`text` without the numbers of interviews, pilots and invitations in it.

        A number may be written in up to three words (`INV - 12`), or end a range (`E07-10`).
        """
        words = list(_WORD.finditer(text))
        parts: list[str] = []
        done = 0
        for place, first in enumerate(words):
            before = fold(words[place - 1][0]) if place else ""
            for last in reversed(words[place : place + 3]):
                written = text[first.start() : last.end()]
                if first.start() >= done and self._is_number(compact(written), before):
                    parts.append(text[done : first.start()])
                    range_ = _UP_TO.match(text, last.end())
                    done = range_.end() if range_ else last.end()
                    break
        return "".join([*parts, text[done:]])

    def _is_number(self, word: str, before: str) -> bool:
        """Whether a word is somebody's number; figures alone only behind `n°` or the like."""
        return word in self._numbers and (
            before in _NUMBERED if word.isdecimal() else any(map(str.isdecimal, word))
        )

    def _cited(self, word: str) -> str:
        match = _ID.fullmatch(word.upper())
        if match and match[1] in self._prefixes:
            return match[0]
        met = self._interviews.get(compact(word)) if re.search(r"[^\W\d]", word) else None
        return met.id if met else ""


class TakenApart(NamedTuple):
    """One part of the narrative in blocks, with what it cites."""

    blocks: tuple[ProseBlock, ...]
    cited: tuple[str, ...]
    """Ids of the records cited, in the order of the text."""
    unknown: tuple[tuple[int, str], ...]
    """Ids cited that no record has, each with the number of its line."""


def taken_apart(prose: ProseText, citations: Citations) -> TakenApart:
    """The blocks of a text and its citations, those apart that no record bears out."""
    blocks: list[ProseBlock] = []
    cited: dict[str, None] = {}
    unknown: dict[tuple[int, str], None] = {}
    for kind, lines in _blocks(_without_comments(prose.text)):
        for number, line in lines:
            for brackets in _BRACKETS.findall(_flattened(line)):
                for one in citations.of(brackets):
                    known = citations.is_known(one)
                    if known:
                        cited.setdefault(one)
                    else:
                        unknown.setdefault((number, one))
        text = _flattened(" ".join(line.strip() for _, line in lines)).strip()
        if text:
            blocks.append(ProseBlock(kind, text))
    return TakenApart(tuple(blocks), tuple(cited), tuple(unknown))


def unknown_citations(prose: Iterable[ProseText], corpus: Corpus) -> tuple[Problem, ...]:
    """X216 for each id that the prose cites and no record has, at its line."""
    texts = [text for text in prose if "[" in _without_comments(text.text)]
    if not texts:
        return ()
    citations = Citations(corpus)
    return tuple(
        Problem("X216", Severity.WARNING, text.file, None, (str(line),), value=cited)
        for text in texts
        for line, cited in taken_apart(text, citations).unknown
    )


def without_citations(text: str, citations: Citations) -> str:
    """`text` without the citations that stand in it between brackets.

    Where other words stand beside, only numbers are taken out: ids are the gate's business.
    """

    def kept(match: re.Match[str]) -> str:
        if citations.of(match[1] or match[2]):
            return ""
        return match[0] if _ADDRESS.fullmatch(match[0]) else citations.without_numbers(match[0])

    bare = _EITHER_BRACKETS.sub(kept, text)
    if bare == text:
        return text
    return re.sub(r" +(?=[.,])", "", re.sub(r" {2,}", " ", bare)).strip()


def _without_comments(text: str) -> str:
    """`text` without its `<!-- … -->`, line by line where it was; one without end is text."""
    parts: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[done:start], "\n" * text.count("\n", start, end)]
        done = end + 3
    return "".join([*parts, text[done:]])


def _blocks(text: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Each block's kind, and its lines with their numbers."""
    kind, lines = "", list[tuple[int, str]]()
    for number, line in enumerate(unicodedata.normalize("NFC", text).splitlines(), 1):
        if not line.strip() or _RULE.fullmatch(line):
            found, content = "", ""
        else:
            found, content = _started(line)
            if not found and kind not in {"", "heading"}:
                lines.append((number, content))
                continue
            if found == kind == "quote":
                lines.append((number, content))
                continue
        if lines:
            yield kind, lines
        kind, lines = (found or "paragraph", [(number, content)]) if content else ("", [])
    if lines:
        yield kind, lines


def _started(line: str) -> tuple[str, str]:
    """The kind of block that a line starts, and its words; no kind where it may go on."""
    for kind, start in _STARTS:
        match = start.fullmatch(line)
        if match:
            return kind, match[1].strip().rstrip("#").strip() if kind == "heading" else match[1]
    return "", line


def _flattened(text: str) -> str:
    """`text` with links as words: an address of the web in brackets, any other left out."""

    def words(match: re.Match[str]) -> str:
        on_the_web = match[2].startswith(("https://", "http://")) and match[0][0] != "!"
        return f"{match[1]} ({match[2]})" if on_the_web else match[1]

    return _LINK.sub(words, text)
