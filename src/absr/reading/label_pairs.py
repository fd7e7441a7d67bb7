"""Labels with their answers: beside them on the same line, behind a colon, or below."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from absr.model.mappings import NO_MAPPINGS, Mappings
from absr.model.record import NamedTuple
from absr.model.source import column_letters
from absr.reading.boxes import has_boxes
from absr.reading.headings import LONGEST_HEADING, field_named, forms_named, question_asked
from absr.reading.options import field_of_options
from absr.reading.questions import is_name
from absr.reading.values import plain_text, tidy
from absr.tabular.workbook import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

    from absr.model.fields import SheetForm
    from absr.reading.headers import Search
    from absr.reading.values import Raw

_MOST_LABELS = 40
"""A form has no more labels than this."""
_WORDS_OF_A_LABEL = 3
_LINE = re.compile(r"\s?(?:\.{4,}|…{2,}|_{3,}|(?:[.…] ){3,})[.…_\s]{0,200}")
"""The dotted line on which an answer is written: « Date : ………… 12 juin »."""
_BESIDE = re.compile(r"\s+[-–—|/•]\s+|\s*[;|\n\t]\s*|\s{3,}")
"""What stands between labels with their answers on one line."""
_LEAST_BESIDE = 2
_COLON = re.compile(r"\s{0,9}:\s*")
_NUMBERED = re.compile(
    r"(\D{2,30}?)\s{0,9}:?\s{0,9}(?<![^\W\d_])([A-Za-z]{0,3}[-. ]?\d{1,5}[a-z]?)"
)
"""« ENTRETIEN N° 12 », as a line above a table; « Entretien 3 » too."""

_NUMBER = re.compile(r"(?:[A-Z]{1,3}[-_. ]?)?\d{1,4}")
"""« E03 », « 7 »: the name of the sheet of an interview."""


class Pair(NamedTuple):
    """A label and its answer."""

    name: str
    """Field or spread."""
    label: str
    row: int
    column: int
    """Where the label stands."""
    raw: Raw
    answer: tuple[int, int]
    """Row and column where the answer stands; those of the label when it stands behind a colon."""
    more: tuple[int, ...] = ()
    """Further rows that go on with the answer in the same column."""

    @property
    def address(self) -> str:
        """The cell of the answer."""
        return f"{column_letters(self.answer[1])}{self.answer[0]}"


def labels_in(whole: str, mappings: Mappings) -> Mapping[SheetForm, Iterable[str]]:
    """The forms of which a text may be a label, and what it would be there."""
    heads = {whole.rstrip(" :"), _COLON.split(whole, maxsplit=1)[0]}
    numbered = _NUMBERED.fullmatch(whole)
    if numbered:
        heads.add(numbered[1])
    found: dict[SheetForm, set[str]] = {}
    for head in heads:
        for form, places in forms_named((head,), frozenset(), mappings).items():
            found.setdefault(form, set()).update(places)
    return found


def pairs_of(rows: Sequence[Row], form: SheetForm, search: Search) -> list[Pair]:
    """Labels of the form's columns with their answers, from top to bottom."""
    pairs: list[Pair] = []
    rows = [_without_lines(row) for row in rows]
    answers = _answer_columns(rows, form, search)
    for row in rows:
        rest, beside = _beside(row, form, search, answers)
        found = [*beside, *_pairs_in(rest, form, search, answers)]
        if _is_answer_below(found, pairs) or _goes_on(found, pairs, answers):
            found = []
        if not found and pairs:
            pairs[-1:] = [_gone_on(pairs[-1], row)]
        pairs += found
    return _with_answers_below(pairs, rows, search.repeated)


def _beside(
    row: Row, form: SheetForm, search: Search, answers: frozenset[int]
) -> tuple[Row, list[Pair]]:
    """The pairs of cells that hold several, and the row without these cells.

    « Date : 12 juin — Personne : libraire », where no label stands before it.
    """
    if not any(isinstance(v, str) and v.count(":") >= _LEAST_BESIDE for v in row.values):
        return row, []
    cells, pairs = list(row.values), list[Pair]()
    for column, value in enumerate(row.values):
        found = _all_in(value, (row.number, column), form, search) if column not in answers else []
        if found:
            pairs += found
            cells[column] = None
    return Row(row.number, tuple(cells)), pairs


def _all_in(value: Raw, spot: tuple[int, int], form: SheetForm, search: Search) -> list[Pair]:
    """The labels of one cell with their answers, where every part of it has a colon."""
    parts = _BESIDE.split(tidy(value)) if isinstance(value, str) else []
    parts = [part for part in parts if part.strip()]
    if len(parts) < _LEAST_BESIDE or not all(":" in part for part in parts):
        return []
    read = [_label(part, form, search) for part in parts]
    named = [Pair(name, label, *spot, rest or None, spot) for name, label, rest in read if name]
    return named if len({pair.name for pair in named}) >= _LEAST_BESIDE else []


def _without_lines(row: Row) -> Row:
    """The row without the dotted lines on which nothing was written."""
    if not any(isinstance(v, str) and _LINE.fullmatch(v.strip()) for v in row.values):
        return row
    empty = (isinstance(v, str) and _LINE.fullmatch(v.strip()) for v in row.values)
    return Row(row.number, tuple(None if e else v for v, e in zip(row.values, empty, strict=True)))


def _gone_on(pair: Pair, row: Row) -> Pair:
    """The pair with one more line of its answer, when the row has nothing but that line."""
    column = pair.answer[1]
    last = pair.more[-1] if pair.more else pair.answer[0]
    filled = [i for i, v in enumerate(row.values) if v not in (None, "")]
    if filled != [column] or row.number != last + 1 or pair.column == column:
        return pair
    raw = "\n".join(part for part in (plain_text(pair.raw), plain_text(row.at(column))) if part)
    return pair._replace(raw=raw, more=(*pair.more, row.number))


def _is_answer_below(found: Sequence[Pair], before: Sequence[Pair]) -> bool:
    """Whether what looks like a label is the answer to the one above it, which has none yet.

    « Date : on ne sait pas », below « Freins », where the date of the form was told.
    """
    if len(found) != 1 or not before or found[0].answer != (found[0].row, found[0].column):
        return False
    pair, above = found[0], before[-1]
    is_below = (pair.row, pair.column) == (above.row + 1, above.column)
    last = next((i for i, p in enumerate(reversed(before)) if p.name == "ref"), len(before))
    told = {p.name for p in before[len(before) - min(last, _MOST_LABELS) :]} - {before[0].name}
    return is_below and above.raw is None and pair.name in told


def _goes_on(found: Sequence[Pair], before: Sequence[Pair], answers: frozenset[int]) -> bool:
    """Whether what looks like a label is one more line of the answer above, in its column."""
    if len(found) != 1 or not before or found[0].column not in answers:
        return False
    above = before[-1]
    last = above.more[-1] if above.more else above.answer[0]
    spot = (found[0].row, found[0].column)
    return above.raw not in (None, "") and spot == (last + 1, above.answer[1])


def _answer_columns(rows: Sequence[Row], form: SheetForm, search: Search) -> frozenset[int]:
    """The columns that answer the labels to their left, by what most of their cells are.

    An answer may begin like a label (« Qui ? Personne »), or be one (« Structure »).
    """
    balance: dict[int, int] = {}
    for row in rows:
        known = False
        for column, raw in enumerate(row.values):
            if raw in (None, "") or column in search.hidden:
                continue
            labels = is_label(raw, form, search)
            if known:
                balance[column] = balance.get(column, 0) + (-1 if labels else 1)
            known = known or labels
    return frozenset(column for column, more in balance.items() if more > 0)


def _pairs_in(row: Row, form: SheetForm, search: Search, answers: frozenset[int]) -> Iterator[Pair]:
    """The labels of one row, each with what stands behind its colon or in the next filled cell."""
    cells = [(i, v) for i, v in enumerate(row.values) if v not in (None, "")]
    place = 0
    known = False
    while place < len(cells):
        column, raw = cells[place]
        place += 1
        if column in search.hidden or not isinstance(raw, str) or (known and column in answers):
            continue
        name, label, rest = _label(raw, form, search)
        following = cells[place][1] if place < len(cells) else None
        if name is None and not known and isinstance(following, str) and has_boxes(following):
            name, label = field_of_options(tidy(following), form), tidy(raw).rstrip(" :")
        if name is None:
            continue
        known = True
        if rest:
            yield Pair(name, label, row.number, column, rest, (row.number, column))
            continue
        answer = cells[place] if place < len(cells) else None
        if answer is not None and (answer[0] in answers or not is_label(answer[1], form, search)):
            place += 1
            yield Pair(name, label, row.number, column, answer[1], (row.number, answer[0]))
        else:
            yield Pair(name, label, row.number, column, None, (row.number, column + 1))


def _label(text: str, form: SheetForm, search: Search) -> tuple[str | None, str, str]:
    """Field, label and what follows the colon in the same cell."""
    return _label_read(text, form, tuple(search.mappings.columns.items()))


@lru_cache(maxsize=8192)
def _label_read(
    text: str, form: SheetForm, decided: tuple[tuple[str, str], ...]
) -> tuple[str | None, str, str]:
    mappings = Mappings(columns=dict(decided)) if decided else NO_MAPPINGS
    whole = tidy(text)
    numbered = _NUMBERED.fullmatch(whole)
    if numbered and field_named(numbered[1], form, mappings) == "ref":
        return "ref", numbered[1], numbered[2]
    bare = whole.rstrip(" :")
    name = field_named(bare, form, mappings)
    lined = _LINE.sub(" : ", whole, count=1) if ":" not in whole else _LINE.sub(" ", whole)
    head, *rest = _COLON.split(lined, maxsplit=1)
    if name is not None and not _is_said(whole, form):
        # « Autorisation de citer : oui, avec la fonction » sounds like its label, answer and all.
        answered = rest and rest[0].strip() and field_named(head, form, mappings) == name
        return (name, head, rest[0].strip()) if answered else (name, bare, "")
    if rest and has_boxes(rest[0]) and (named := _named_by_boxes(head, rest[0], form)):
        return named, head, rest[0]
    if not rest or len(head) > LONGEST_HEADING or _is_said(head, form):
        return None, whole, ""
    return field_named(head, form, mappings), head, rest[0].strip()


def number_in(title: str, form: SheetForm, search: Search) -> str:
    """The number of an interview in a title that says nothing else; empty when there is none."""
    if _NUMBER.fullmatch(title.strip()):
        return title.strip()
    name, _, rest = _label(title, form, search)
    return rest if name == "ref" else ""


def _named_by_boxes(head: str, answer: str, form: SheetForm) -> str | None:
    """The field of a label with its options behind the colon, where the label is not known."""
    known = field_named(head, form)
    return None if known is not None else field_of_options(answer, form)


def _is_said(text: str, form: SheetForm) -> bool:
    """Whether a text only sounds like a question: « Pour nous, il manque un bus »."""
    asks = text.endswith(("?", "…", ":")) or is_name(text)
    return not asks and question_asked(text, form) is not None


def is_label(raw: Raw, form: SheetForm, search: Search) -> bool:
    """Whether a cell is a label of the form."""
    return isinstance(raw, str) and _label(raw, form, search)[0] is not None


def _with_answers_below(
    pairs: list[Pair], rows: Sequence[Row], alike: Collection[Raw]
) -> list[Pair]:
    """Labels without an answer beside them take the one below, where no other label stands."""
    by_number = {row.number: row for row in rows}
    taken = {(p.row, p.column) for p in pairs} | {p.answer for p in pairs if p.raw is not None}
    labelled = {p.row for p in pairs}
    beside = any(p.raw is not None and p.answer == (p.row, p.column + 1) for p in pairs)
    texts = Counter(row.at(p.column) for row in rows for p in pairs[:1])
    repeated = {text for text, times in texts.items() if times > 1} | set(alike)
    settled: list[Pair] = []
    for pair in pairs:
        below = by_number.get(pair.row + 1)
        spot = (pair.row + 1, pair.column)
        raw = below.at(pair.column) if below is not None else None
        free = spot not in taken and pair.row + 1 not in labelled
        if beside and below is not None and _is_next_label(below, pair.column, repeated):
            free = False  # an empty answer, and the label after it
        if pair.raw is None and raw not in (None, "") and free:
            settled.append(_all_below(pair, spot, raw, by_number, labelled))
        else:
            settled.append(pair)
    return settled


def _is_next_label(row: Row, column: int, repeated: Container[Raw]) -> bool:
    """Whether what stands below a label without an answer is the label after it.

    It has an answer of its own beside it, comes again on each form, or looks like one.
    """
    answered = any(value not in (None, "") for value in row.values[column + 1 :])
    raw = row.at(column)
    return raw not in (None, "") and (answered or raw in repeated or _looks_like_a_label(raw))


def _looks_like_a_label(raw: Raw) -> bool:
    """Whether a text is a few words that begin with a capital and end without a point."""
    if not isinstance(raw, str):
        return False
    text = tidy(raw)
    few = len(text.split()) <= _WORDS_OF_A_LABEL and "\n" not in text
    return text.endswith(":") or (few and text[:1].isupper() and text[-1:] not in ".!?…»")


def _all_below(
    pair: Pair, spot: tuple[int, int], raw: Raw, by_number: Mapping[int, Row], labelled: set[int]
) -> Pair:
    """The pair with the lines below its label, up to a blank one or to the next label."""
    lines, more = [raw], []
    number = spot[0] + 1
    while (row := by_number.get(number)) is not None and number not in labelled:
        value = row.at(spot[1])
        if value in (None, ""):
            break
        lines.append(value)
        more.append(number)
        number += 1
    whole = lines[0] if not more else "\n".join(plain_text(line) for line in lines)
    return pair._replace(raw=whole, answer=spot, more=tuple(more))
