"""Random missions of three phases, and a reader who draws all that can be drawn from their figures.

The reader knows every figure that an edition shows, that what is hidden is not nil, and what the
words of the reports mean: which figures add up to which. The reader shares no code with absr.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import defaultdict
from typing import NamedTuple

import numpy as np

from absr.analysis.facts import all_facts
from absr.analysis.quoting import quote_level
from absr.model.corpus import Corpus
from absr.model.edition import Audience
from absr.model.kinds import kinds
from absr.model.settings import PrivacySettings, Settings, Theme
from absr.model.source import Source
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.report import REPORTS
from absr.report.shown import Printer
from absr.wording.speech import speak

TODAY = dt.date(2026, 11, 22)
THEMES = ("soins", "nature", "jeunesse", "fetes")
DISTRICTS = ("Centre", "Plateau", "Gare")
COLLEGES = ("residents", "associations", "shops")
TYPES = ("association", "health", "landlord", "shop", "resident", "education")
NATURES = ("need", "resource", "barrier", "idea", "story")
SOURCE = Source("a.xlsx", "S", 2)


def settings(threshold: int = 5) -> Settings:
    """Four themes and three districts."""
    return Settings(
        commune="93063",
        commune_name="Romainville",
        organisation="CCAS",
        language="fr",
        renewal_year=2026,
        board_date=None,
        themes=tuple(Theme(name, name.title()) for name in THEMES),
        districts=DISTRICTS,
        privacy=PrivacySettings(threshold),
    )


class Town:
    """Records added one by one; their numbers follow."""

    def __init__(self) -> None:
        """Start empty."""
        self.records: dict[str, list] = defaultdict(list)

    def add(self, kind: str, **values: object) -> object:
        """One more record of this kind."""
        number = len(self.records[kind]) + 1
        made = kinds()[kind].record(id=f"{kind}-{number}", source=SOURCE, **values)
        self.records[kind].append(made)
        return made

    @property
    def corpus(self) -> Corpus:
        """All of them."""
        return Corpus({kind: tuple(found) for kind, found in self.records.items()}, {})


def random_town(seed: int, *, size: int = 40, speakers: bool = True, themes: int = 1) -> Corpus:
    """A mission drawn at random: most groups are small, some are nil."""
    draw = random.Random(seed)
    town = Town()
    lean = {  # some groups are met often, others once or never
        name: [draw.choice((0, 1, 1, 2, 6, 20)) or 0.2 for _ in values]
        for name, values in (
            *(("type", TYPES), ("district", DISTRICTS), ("college", COLLEGES)),
            *(("theme", THEMES), ("nature", NATURES), ("state", ("active", "dormant", "fragile"))),
        )
    }

    def one(name: str, values: tuple[str, ...]) -> str:
        return draw.choices(values, lean[name])[0]

    met = [
        town.add(
            "interviews",
            ref=f"E{n}",
            actor_type=one("type", TYPES),
            district=one("district", DISTRICTS),
            persons=draw.choice((1, 1, 1, 2, 5)),
            commitment=draw.choice((0, 1, 2, 3, None)),
            pilot_candidate=draw.choice(("yes", "no", "maybe", None)),
        )
        for n in range(draw.randrange(size // 4, size))
    ]
    for n in range(draw.randrange(size, 3 * size)):
        nature = one("nature", NATURES)
        resource = nature == "resource"
        town.add(
            "statements",
            interview=draw.choice(met).id,
            nature=nature,
            quote=f"Parole {n}",
            themes=tuple({one("theme", THEMES) for _ in range(draw.randint(1, themes))}),
            speaker=draw.choice((None, None, "A", "B")) if speakers else None,
            resource=draw.choice(("Four", "Banc", "Halle", None)) if resource else None,
            resource_state=one("state", ("active", "dormant", "fragile")) if resource else None,
            resource_category=draw.choice(("places", "links", None)) if resource else None,
        )
    for name in ("Four", "Halle", "Mare"):
        town.add("resources", name=name, state="active", themes=(one("theme", THEMES),))
    _workshop(town, draw, one, size)
    return town.corpus


def _workshop(town: Town, draw: random.Random, one: object, size: int) -> None:
    for n in range(draw.randrange(3, size // 2)):
        town.add(
            "pilots",
            ref=f"P{n}",
            college=one("college", COLLEGES),
            district=one("district", DISTRICTS),
            interview=f"E{n}" if draw.random() < 0.7 else None,
            kit_given=draw.choice((True, False)),
            confirmed=draw.randrange(4),
        )
    for n in range(draw.randrange(5, size)):
        town.add(
            "invitations",
            ref=f"I{n}",
            college=one("college", COLLEGES),
            answer=draw.choice(("yes", "yes", "maybe", "no", None)),
        )
    for n in range(draw.randrange(5, size)):
        town.add(
            "attendance",
            ref=f"I{n}" if draw.random() < 0.8 else f"W{n}",
            college=one("college", COLLEGES),
            district=one("district", DISTRICTS),
            present=draw.random() < 0.9,
            table=f"T{n % 3}",
            first_time=draw.choice((True, False, None)),
            observer=draw.choice((True, None, None)),
        )
    for n in range(3):
        town.add("tables", ref=f"T{n}", theme=one("theme", THEMES))
    for n in range(draw.randrange(4, 12)):
        nature = draw.choice(("idea", "idea", "need", "resource"))
        town.add("contributions", ref=f"C{n}", table=f"T{n % 3}", nature=nature, text=f"Papier {n}")
        for college in COLLEGES:
            if draw.random() < 0.7:
                dots = draw.choice((0, 1, 3, 8, 15))
                town.add("votes", contribution=f"C{n}", college=college, dots=dots)
    for _ in range(draw.randrange(3, size // 2)):
        score = draw.choice((1, 3, 4, 4, 5, 5, None))
        town.add("evaluations", score=score, new_contacts=draw.choice((0, 2, None)))
    for n in range(draw.randrange(3, size // 2)):
        town.add(
            "pledges",
            text=f"Promesse {n}",
            participant=f"I{draw.randrange(size)}",
            gives=(draw.choice(("time", "place", "skill")),),
            contribution=f"C{draw.randrange(4)}",
            recontact_ok=draw.choice((True, True, False, None)),
            called_on=draw.choice((TODAY, None)),
            outcome=draw.choice(("kept", None)),
        )
    for n in range(3):
        town.add("actions", ref=f"A{n}", title=f"Action {n}", themes=(THEMES[n],))
        town.add("responses", contribution=f"C{n}", decision="kept", action=f"A{n}")


class Editions(NamedTuple):
    """What is true, and what those outside see."""

    facts: object
    internal: object
    public: object


def editions(corpus: Corpus) -> Editions:
    """The counts of a mission, and its editions for the office and for everybody."""
    project = settings()
    context = Context(
        settings=project,
        day=TODAY,
        legal_window=(dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
        names=NameFinder([{"last_name": "Vauquelin"}]),
        quote_level=quote_level,
        files=(),
        problems=(),
        aside_rows={},
    )
    facts = all_facts(corpus, project, TODAY)
    return Editions(
        facts,
        disclose(facts, Audience.INTERNAL, context),
        disclose(facts, Audience.PUBLIC, context),
    )


# -- the reader ----------------------------------------------------------------------------------


class Reader:
    """Knows figures and equations between them; works out what the hidden ones can be.

    An equation is figure → how often it counts, and a number, which make nothing together.
    """

    def __init__(self, shown: dict[str, int | None]) -> None:
        """Keep what is shown; None is hidden, and not nil."""
        self.low: dict[str, float] = {}
        self.high: dict[str, float] = {}
        for name, value in shown.items():
            self.low[name] = 1 if value is None else value
            self.high[name] = float("inf") if value is None else value
        self.hidden = sorted(name for name, value in shown.items() if value is None)
        self.harmless: list[str] = []
        """Not told, and no harm if it were: large or nil."""
        self.equations: list[dict[str, int]] = []
        self._slack = 0

    def equal(self, parts: list[str], total: str | list[str]) -> None:
        """The parts add up to the total, or to several figures."""
        totals = [total] if isinstance(total, str) else total
        equation: dict[str, int] = defaultdict(int)
        for name in parts:
            equation[name] += 1
        for name in totals:
            equation[name] -= 1
        self.equations.append(dict(equation))

    def at_most(self, less: list[str], more: list[str]) -> None:
        """The first add up to no more than the others."""
        self._slack += 1
        name = f"slack {self._slack}"
        self.low[name], self.high[name] = 0, float("inf")
        self.equal([*less, name], more)

    def below(self, name: str, most: int) -> None:
        """A figure is known to be no more than that."""
        self.high[name] = min(self.high[name], most)

    def worked_out(self) -> list[str]:
        """The hidden figures that can be one number only."""
        self._propagate()
        found = {name for name in self.hidden if self.low[name] == self.high[name]}
        return sorted((found | self._solved()) - {*self.harmless})

    def _propagate(self) -> None:
        for _ in range(400):
            before = (dict(self.low), dict(self.high))
            for equation in self.equations:
                for name, factor in equation.items():
                    self._narrow(equation, name, factor)
            if before == (self.low, self.high):
                return

    def _narrow(self, equation: dict[str, int], name: str, factor: int) -> None:
        """What the others leave to one figure."""
        least = most = 0.0
        for other, times in equation.items():
            if other == name:
                continue
            ends = (times * self.low[other], times * self.high[other])
            least += min(ends)
            most += max(ends)
        ends = (-most / factor, -least / factor)
        self.low[name] = max(self.low[name], min(ends))
        self.high[name] = min(self.high[name], max(ends))
        assert self.low[name] <= self.high[name], name  # else the reader knows something false

    def _solved(self) -> set[str]:
        """The hidden figures that the equations alone fix, whatever the bounds."""
        free = [name for name in self.low if self.low[name] != self.high[name]]
        place = {name: n for n, name in enumerate(free)}
        rows = []
        for equation in self.equations:
            if any(name in place for name in equation):
                row = [0.0] * len(free)
                for name, factor in equation.items():
                    if name in place:
                        row[place[name]] = factor
                rows.append(row)
        if not rows:
            return set()
        _, sizes, directions = np.linalg.svd(np.array(rows))
        rank = int((sizes > 1e-9).sum())
        moves = np.abs(directions[rank:]).sum(axis=0) if rank < len(free) else [0.0] * len(free)
        return {n for n in free if moves[place[n]] < 1e-9 and not n.startswith("slack")}


def reader_of(made: Editions) -> Reader:
    """Who has every figure of the public edition, and knows what the declared sums say."""
    reader = Reader({name: figure.value for name, figure in made.public.figures.items()})
    truth = made.facts.figures
    for name, figure in truth.items():
        if figure.inside:  # of these nothing is told, not even that they are not nil
            reader.low[name], reader.high[name] = 0, float("inf")
            is_small = figure.value and min(figure.value, figure.contributors) < 5
            (reader.hidden if is_small else reader.harmless).append(name)
    for group in made.facts.sums:
        assert sum(truth[part].value for part in group.parts) == truth[group.total].value
        reader.equal(list(group.parts), group.total)
    return reader


def told_by_words(reader: Reader, made: Editions) -> None:
    """What the words of the reports mean beside the declared sums, where it holds in this town."""
    truth = {name: figure.value for name, figure in made.facts.figures.items()}

    def add(parts: list[str], total: str) -> None:
        known = [part for part in parts if part in truth]
        if total in truth and known and sum(truth[p] for p in known) == truth[total]:
            reader.equal(known, total)

    one_theme = all(len(s.themes) == 1 for s in made.facts.phase1.statements)
    if one_theme:
        for nature in NATURES:
            parts = [f"themes.{theme}.{nature}.statements" for theme in THEMES]
            add(parts, f"said.{nature}.statements")
        add([f"register.named.{theme}" for theme in THEMES], "register.named")
        add([f"register.unnamed.{theme}" for theme in THEMES], "register.unnamed")
    votes = [v.contribution for v in made.facts.workshop.votes]
    for vote in votes:
        add([f"workshop.dots.{vote}.{college}" for college in COLLEGES], f"workshop.dots.{vote}")
    for college in COLLEGES:
        parts = [f"workshop.dots.{vote}.{college}" for vote in votes]
        add(parts, f"workshop.placed.{college}")
    add([f"workshop.placed.{college}" for college in COLLEGES], "workshop.dots")


def told_by_sense(reader: Reader, made: Editions) -> None:
    """What cannot be otherwise: nobody is met without an interview, no voice is silent."""
    truth = made.facts.figures
    for name in truth:
        if name.startswith("heard.") and name.endswith(".interviews"):
            reader.at_most([name], [name.replace(".interviews", ".persons")])
        if name.endswith(".voices") and name.replace(".voices", ".statements") in truth:
            reader.at_most([name], [name.replace(".voices", ".statements")])
    for group in (*(f"themes.{theme}" for theme in THEMES), "said"):
        whole = "said.voices" if group == "said" else f"{group}.all.voices"
        parts = [f"{group}.{nature}.voices" for nature in NATURES]
        for part in parts:
            reader.at_most([part], [whole])
        reader.at_most([whole], parts)
    for theme in THEMES:
        for nature in (*NATURES, "all"):
            whole = "said.voices" if nature == "all" else f"said.{nature}.voices"
            reader.at_most([f"themes.{theme}.{nature}.voices"], [whole])


# -- the documents -------------------------------------------------------------------------------


def printed_reports(edition: object) -> tuple[dict[str, object], frozenset[str]]:
    """The four reports of an edition, and the figures that they look at."""
    looked: set[str] = set()
    figure = Printer.figure

    def watched(printer: Printer, name: str) -> object:
        looked.add(name)
        return figure(printer, name)

    Printer.figure = watched  # type: ignore[method-assign]
    try:
        made = {
            name: declared.build(edition, speak("fr"), None) for name, declared in REPORTS.items()
        }
    finally:
        Printer.figure = figure  # type: ignore[method-assign]
    return made, frozenset(looked)


def reader_of_documents(made: Editions) -> Reader:
    """Who has the four reports only: of a figure that none of them prints nothing is known."""
    _, looked = printed_reports(made.public)
    reader = reader_of(made)
    for name in made.public.figures:
        if name not in looked:
            reader.low[name], reader.high[name] = 0, float("inf")
    reader.hidden = [name for name in reader.hidden if name in looked]
    return reader


SUMMED = {"funnel": ((2, 3, 4, 5), 1), "new-faces": ((1, 2, 3), 4)}
"""Table → columns that make another one together; where others do, it is the last one."""
ADD_UP_TO_THE_LAST = ("contributions", "college-dots")


def cells(table: object) -> list[list[int | str | None]]:
    """A printed table: numbers, None where one is hidden, words as they are."""

    def cell(text: str) -> int | str | None:
        plain = re.sub(r"[\s\u00a0\u202f]", "", text)
        if plain == "n.c.":
            return None
        return int(plain) if plain.isdigit() else text

    return [[row[0], *map(cell, row[1:])] for row in table.rows]


def readers_of_tables(made: Editions) -> dict[str, Reader]:
    """Who has one printed table and adds up its rows and columns, for each table of the reports.

    Which rows and columns add up is what the table of the office shows.
    """
    public, _ = printed_reports(made.public)
    internal, _ = printed_reports(made.internal)
    found = {}
    for name, report in public.items():
        full = {table.name: table for table in internal[name].document.tables}
        for table in report.document.tables:
            rows = cells(table)
            if not any(None in row for row in rows):
                continue
            whole = {row[0]: row for row in columns_of(full[table.name], table)}
            places = range(len(rows[0]))
            is_number = [any(isinstance(row[place], int) for row in rows) for place in places]
            shown = {
                f"{row[0]} / {place}": row[place]
                for row in rows
                for place in range(1, len(row))
                if is_number[place] and not isinstance(row[place], str)
            }
            if None not in shown.values():
                continue  # « n. c. » stands beside words only
            reader = Reader(shown)
            for equation in _sums_of_table(table.name, list(whole.values()), is_number):
                if all(name in shown for name in equation):
                    reader.equal(equation[:-1], equation[-1])
            found[f"{name} {table.name}"] = reader
    return found


def columns_of(internal: object, public: object) -> list[list[int | str | None]]:
    """The cells of a table of the office, of the columns that the public one has."""
    heads, told = ([column.heading for column in t.columns] for t in (internal, public))
    if len(heads) == len(told):
        return cells(internal)
    places = [heads.index(head) for head in told]
    return [[row[place] for place in places] for row in cells(internal)]


def _sums_of_table(name: str, rows: list, is_number: list[bool]) -> list[list[str]]:
    """Cells that make the last of them together, as the table of the office has them."""
    found = []
    last = len(rows[0]) - 1
    if rows[-1][0] == "Total":
        for place in range(1, last + 1):
            column = [row[place] for row in rows]
            words = any(isinstance(cell, str) for cell in column)
            if is_number[place] and not words and sum(column[:-1]) == column[-1]:
                found.append([f"{row[0]} / {place}" for row in rows])
    parts, total = SUMMED.get(name, (tuple(range(1, last)), last))
    if name in (*SUMMED, *ADD_UP_TO_THE_LAST) and max(*parts, total) <= last:
        for row in rows:
            if sum(row[place] for place in parts) == row[total]:
                found.append([f"{row[0]} / {place}" for place in (*parts, total)])
    return found
