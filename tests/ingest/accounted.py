"""What became of each cell of a delivered file, as the answer and the store tell it.

Shares no code with absr: it knows which cells were written, and looks for each of them in every
place where absr says what it took and what it left.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NamedTuple

FREE = frozenset({"quote", "reformulation", "profile", "contribution", "words", "sub_theme"})
"""Fields whose value is words as they were written, not a value of a list."""
_WORD = re.compile(r"[^\W_]+")


def words(text: object) -> list[str]:
    """The words of a text, without case or accents."""
    plain = unicodedata.normalize("NFKD", str(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WORD.findall(plain.casefold().removesuffix(".0"))


def place_of(address: str) -> tuple[int, str]:
    """Row and letters of a cell."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), letters


def number_of(letters: str) -> int:
    """The place of a column, counted from 1."""
    value = 0
    for letter in letters:
        value = 26 * value + ord(letter) - 64
    return value


class Entry(NamedTuple):
    """A record as the store holds it."""

    kind: str
    sheet: str
    row: int
    cells: dict[str, str]
    values: dict[str, object]


class Account:
    """The places in which each cell of one file is told."""

    def __init__(self, project, answer, cells, labelled=frozenset()):
        """Read the answer and the store; `cells` is (sheet, row, letters) → value.

        `labelled` are the cells that hold a label and its answer.
        """
        self.labelled = labelled
        (self.file,) = answer["files"]
        self.written = cells
        self.tables: dict[str, list[dict]] = {}
        for sheet in self.file["sheets"]:
            self.tables.setdefault(sheet["sheet"], []).append(sheet)
        self.entries = [
            Entry(
                kind, sheet, row, json.loads(places), json.loads(payload) | json.loads(own or "{}")
            )
            for kind, sheet, row, places, payload, own in project.rows(
                "SELECT kind, sheet, row, cells, payload, "
                "(SELECT payload FROM private.identity AS i WHERE i.record = record.id) "
                "FROM record JOIN evidence ON evidence.record = record.id WHERE state = 'active'"
            )
        ]
        self.held: dict[tuple[str, int, str], list[tuple[Entry, str]]] = {}
        for entry in self.entries:
            for field, address in entry.cells.items():
                self.held.setdefault((entry.sheet, *place_of(address)), []).append((entry, field))
        self.values = self._values_of_records()
        self.aside = {(a["sheet"], a["row"]): a for a in self.file["aside"]}
        self.faulty, self.faulty_rows = self._faulty()

    def _values_of_records(self) -> set[tuple[str, str]]:
        """(Field, the words it was read from) of each cell that a record names."""
        return {
            (field, " ".join(words(self.written.get(place, ""))))
            for place, found in self.held.items()
            for _, field in found
        }

    def _faulty(self) -> tuple[set[tuple[str, int, str]], set[tuple[str, int]]]:
        """The cells, and the whole rows, at which a problem stands."""
        spots, rows = set(), set()
        for problem in self.file["problems"]:
            for cell in problem["cells"]:
                ends = cell.split(":")
                if ends[0].isdigit():
                    rows.add((problem["sheet"], int(ends[0])))
                    continue
                (top, left), (low, right) = place_of(ends[0]), place_of(ends[-1])
                for row in range(top, low + 1):
                    for column in range(number_of(left), number_of(right) + 1):
                        spots.add((problem["sheet"], row, _letters(column)))
        return spots, rows

    def claims(self, place: tuple[str, int, str]) -> set[str]:
        """Where a cell is told: `record`, `again`, `heading`, `title`, `aside`, `left`…"""
        sheet, row, _ = place
        found = set()
        if place in self.held:
            found.add("record")
        if place in self.faulty:
            found.add("problem")
        if (sheet, row) in self.aside:
            found.add("aside")
        if self._goes_on(place) or self._is_theme_of_words_above(place):
            found.add("record")
        tables = self.tables.get(sheet, [])
        if any(table["kind"] is None and table["reason"] for table in tables):
            found.add("sheet")
        for table in tables:
            found |= self._in_table(place, table)
        return found

    def _goes_on(self, place: tuple[str, int, str]) -> bool:
        """Whether a cell goes on with an answer that began in the cell above it."""
        sheet, row, column = place
        above = (sheet, row - 1, column)
        while above not in self.held and above in self.written:
            above = (sheet, above[1] - 1, column)
        told = [w for e, f in self.held.get(above, ()) if f in FREE for w in words(e.values[f])]
        return above != place and bool(told) and _within(words(self.written[place]), told)

    def _is_theme_of_words_above(self, place: tuple[str, int, str]) -> bool:
        """Whether a cell adds a theme to the record of the row above, merged over both."""
        sheet, row, column = place
        above = [e for e, f in self.held.get((sheet, row - 1, column), ()) if f == "themes"]
        themes = [
            t for e in above for t in (*e.values["themes"], *e.values.get("themes_unknown", ()))
        ]
        return bool(set(words(self.written[place])) & {w for t in themes for w in words(t)})

    def _end(self, table: dict) -> float:
        """The row at which the next table of a sheet begins."""
        below = [
            other["header_rows"][0]
            for other in self.tables[table["sheet"]]
            if other["header_rows"] and other["header_rows"][0] > table["header_rows"][-1]
        ]
        return min(below, default=float("inf"))

    def _in_table(self, place: tuple[str, int, str], table: dict) -> set[str]:
        _, row, column = place
        said = words(self.written[place])
        found = set()
        for title in table["titles"]:
            if title["row"] == row and _within(said, words(title["text"])):
                found.add("title")
        if table["kind"] is None:
            return found
        forms = table["layout"] == "form"
        for entry in table["columns"]:
            head = words(entry["header"])
            if forms:
                if head and said[: len(head)] == head:
                    found.add("heading")
                continue
            if entry["column"] != column:
                continue
            if row in table["header_rows"] and (
                _within(said, head) or self._is_group(place, table)
            ):
                found.add("heading")
            if table["header_rows"][0] <= row < self._end(table):
                if entry["reason"]:
                    found.add("left")
                elif row not in table["header_rows"] and self._again(entry["field"], said):
                    found.add("again")
        if self._is_group(place, table):
            found.add("heading")
        return found

    def _is_group(self, place: tuple[str, int, str], table: dict) -> bool:
        """Whether a cell is the upper row of a header of several rows."""
        return place[1] in table["header_rows"][:-1]

    def _again(self, field: str, said: list[str]) -> bool:
        """Whether a record holds what a cell says, read from another cell of the same column."""
        return (field, " ".join(said)) in self.values

    def lost(self) -> dict[tuple[str, int, str], object]:
        """The cells of which nothing is known."""
        return {p: v for p, v in self.written.items() if words(v) and not self.claims(p)}

    def contradictions(self) -> dict[tuple[str, int, str], set[str]]:
        """The cells that are said to be data and to be something else."""
        return {
            place: claims
            for place in self.written
            if (claims := self.claims(place)) & {"record"} and claims & {"left", "sheet", "title"}
        }

    def cut(self) -> dict[tuple[str, int, str], object]:
        """The cells of free words of which a part stands in no record read from them."""
        short = {}
        for place, found in self.held.items():
            free = [str(e.values.get(f, "")) for e, f in found if f in FREE]
            if not free or place not in self.written:
                continue
            held = words(" ".join(free))
            rest = [w for w in words(self.written[place]) if w not in held and not w.isdigit()]
            label = (
                words(str(self.written[place]).partition(":")[0]) if place in self.labelled else []
            )
            if [w for w in rest if w not in label and len(w) > 1]:
                short[place] = self.written[place]
        return short

    def made_up(self) -> list[tuple[str, str, str]]:
        """Free words of a record that do not stand in the cell it names."""
        odd = []
        sheets: dict[str, set[str]] = {}
        for (sheet, _, _), value in self.written.items():
            sheets.setdefault(sheet, set()).update(words(value))
        for entry in self.entries:
            for field in FREE & entry.values.keys():
                known = sheets.get(entry.sheet, set())
                odd += [
                    (entry.kind, field, word)
                    for word in words(entry.values[field])
                    if word not in known
                ]
        return odd


def _within(said: list[str], text: list[str]) -> bool:
    """Whether all the words stand in a text."""
    return bool(said) and not (set(said) - set(text))


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
