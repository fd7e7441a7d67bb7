"""What was written and voted, theme by theme, and the lists that no average may hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from absr.model.labels import compact
from absr.model.value_lists import CONTRIBUTION_NATURES
from absr.model.workshop_facts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from absr.model.workshop_edition import Slip
    from absr.model.workshop_facts import Convergence, Overspent, Voted
    from absr.report.phase2_shown import WorkshopPrinter

MOST_LISTED = 40
"""Contributions printed in one list; the others are counted and can be traced."""
MOST_RANKED = 20
"""Contributions printed of either ranking, with those equal to the last one."""
MOST_LEFT_OUT = 10
"""Where no more would be left out of the ranking, all of it is printed."""
FEWEST_DOTS = 5
"""Below, a contribution is not among those that received most dots (absr's own mark)."""
MOST_TIED = 3
"""Named where several share the first rank: a tie is told by its names, not by its number."""
MOST_VOTED = 3
"""Contributions named first in a theme; those equal to the last one come with it."""


def themes(printer: WorkshopPrinter) -> list[dict[str, object]]:
    """One section a theme, in the project's order."""
    return [_theme(printer, theme) for theme in printer.part.themes]


def _theme(printer: WorkshopPrinter, theme: str) -> dict[str, object]:
    slips = [slip for slip in printer.part.slips if (slip.theme or UNKNOWN) == theme]
    voted = _most_voted(printer, [slip.id for slip in slips])
    figure = f"workshop.contributions.{theme}"
    traced = printer.internal and slips and theme != UNKNOWN
    # One table alone wrote them: it is named once, above.
    table = len(_tables(slips)) > 1 or not all(slip.table for slip in slips)
    return {
        "label": printer.theme(theme),
        "sentence": _sentence(printer, slips),
        "parts": [_nature(printer, slips, nature, table=table) for nature in _met_natures(slips)],
        "shared": [
            _shared(printer, found)
            for found in printer.part.convergences
            if found.themes == (theme,)
        ],
        "voted": printer.lines(voted, table=table),
        "base": printer.base_of_votes() if voted else "",
        # An id is made of letters, digits, - and _ (settings): no sign closes the code.
        "trace": Markup(f"`absr trace {figure}`") if traced else "",  # noqa: S704
    }


def _met_natures(slips: Iterable[Slip]) -> list[str]:
    met = {slip.nature for slip in slips}
    return [entry.id for entry in CONTRIBUTION_NATURES.entries if entry.id in met]


def _sentence(printer: WorkshopPrinter, slips: Sequence[Slip]) -> str:
    """How much was written on a theme, and at which tables."""
    if not slips:
        return printer.speech("phase2.theme.nothing")
    base, tables = printer.number("workshop.contributions"), _tables(slips)
    if not tables:
        return printer.speech.count("phase2.theme.bare", len(slips), base=base)
    named = printer.speech.listing(tables)
    where = printer.speech.count("phase2.theme.tables", len(tables), tables=named)
    key = "phase2.theme" if all(slip.table for slip in slips) else "phase2.theme.partly"
    return printer.speech.count(key, len(slips), base=base, where=where)


def _tables(slips: Iterable[Slip]) -> list[str]:
    """The tables at which some contributions were written."""
    return list({compact(slip.table): slip.table for slip in slips if slip.table}.values())


def _nature(
    printer: WorkshopPrinter, slips: Sequence[Slip], nature: str, *, table: bool
) -> dict[str, object]:
    found = [slip for slip in slips if slip.nature == nature]
    words = printer.speech(f"phase2.nature.{nature}")
    number = printer.speech.number(len(found))
    return {
        "title": printer.speech("phase2.part", words=words, number=number),
        "lines": printer.lines(found[:MOST_LISTED], table=table),
        "more": _more(printer, found),
    }


def _more(printer: WorkshopPrinter, found: Sequence[object]) -> str:
    """What the page has no room for."""
    left = len(found) - MOST_LISTED
    return printer.speech.count("phase2.more", left) if left > 0 else ""


def across(printer: WorkshopPrinter) -> list[dict[str, object]]:
    """What comes back from one theme to another."""
    return [_shared(printer, found) for found in printer.part.convergences if len(found.themes) > 1]


def _shared(printer: WorkshopPrinter, found: Convergence) -> dict[str, object]:
    """Contributions that say alike, with their tables."""
    title = printer.speech(
        "phase2.shared",
        nature=printer.speech.label("contribution_natures", found.nature),
        tables=printer.counts("tables", len(found.tables)),
        names=printer.speech.listing(list(found.tables)),
    )
    texts: dict[str, list[Slip]] = {}
    for slip in printer.of_ids(found.contributions):
        texts.setdefault(slip.text.casefold(), []).append(slip)
    alike = [
        {"text": slips[0].text, "by": printer.series(map(printer.whence, slips))}
        for slips in texts.values()
    ]
    return {"title": title, "lines": alike[:MOST_LISTED], "more": _more(printer, alike)}


def first_ranked(printer: WorkshopPrinter) -> tuple[Voted, ...]:
    """The first of either ranking and those equal to the last of them, in the order of the dots.

    All of them where few would be left out; no more than a page has room for, else.
    """
    votes = printer.part.votes
    heads = {voted.contribution: _best_rank(voted) for voted in votes}
    first = [name for name, rank in heads.items() if rank <= MOST_RANKED]
    if len(first) <= MOST_LISTED and len(votes) - len(first) <= MOST_LEFT_OUT:
        return votes
    kept = {*sorted(first, key=lambda name: heads[name])[:MOST_LISTED]}
    return tuple(voted for voted in votes if voted.contribution in kept)


def _best_rank(voted: Voted) -> int:
    """The better of the two ranks; equal numbers share one, so that ties come along."""
    ranks = (voted.rank_by_dots, voted.rank_by_breadth)
    return min(rank for rank in ranks if rank is not None)


def _most_voted(printer: WorkshopPrinter, ids: Sequence[str]) -> list[Slip]:
    """The contributions of a theme with most dots, and those equal to the last of them."""
    chosen = set(ids)
    voted = [v for v in printer.part.votes if v.contribution in chosen]
    voted = [v for v in voted if _dots(printer, v) >= FEWEST_DOTS]
    if len(voted) > MOST_VOTED:
        least = _dots(printer, voted[MOST_VOTED - 1])
        voted = [v for v in voted if _dots(printer, v) >= least]
    return printer.of_ids([v.contribution for v in voted[:MOST_LISTED]])


def _dots(printer: WorkshopPrinter, voted: Voted) -> float:
    return printer.length(f"workshop.dots.{voted.contribution}")


def leaders(printer: WorkshopPrinter) -> str:
    """What comes first by dots, and first by breadth: two lists, never one score."""
    votes = printer.part.votes
    if not any(_dots(printer, voted) for voted in votes):
        return ""
    most = [v for v in votes if v.rank_by_dots == 1]
    by_dots = _first(printer, most)
    broad = [v for v in votes if v.rank_by_breadth == 1 and v.breadth]
    base = printer.base_of_votes()
    if broad == most:
        tied = "phase2.leaders.tied" if len(most) > 1 else "phase2.leaders.both"
        return printer.speech(tied, first=by_dots, base=base)
    if not broad:
        return printer.speech("phase2.leaders.dots", first=by_dots, base=base)
    by_breadth = _first(printer, broad)
    return printer.speech("phase2.leaders", first=by_dots, broadest=by_breadth, base=base)


def _first(printer: WorkshopPrinter, votes: Sequence[Voted]) -> str:
    """The contributions that come first, and how many more share their rank."""
    speech = printer.speech
    named = speech.listing(
        [
            speech(
                "phase2.leader",
                text=speech.quoted(printer.slips[voted.contribution].text),
                support=printer.support(voted),
            )
            for voted in votes[:MOST_TIED]
        ]
    )
    others = len(votes) - MOST_TIED
    return f"{named} {speech.count('phase2.equal', others)}" if others > 0 else named


def ranking(printer: WorkshopPrinter) -> dict[str, object]:
    """The words around the ranking."""
    speech = printer.speech
    if not printer.is_known("workshop.dots"):
        return {"text": speech("phase2.votes.none"), "base": "", "flags": [], "more": ""}
    unknown = f"workshop.dots.{UNKNOWN}"
    unplaced = printer.sentence("phase2.votes.unplaced", unknown)
    flags = [_flag(printer, found) for found in printer.part.overspent]
    if all(voted.breadth is None for voted in printer.part.votes):
        flags.append(speech("phase2.votes.no_college"))
    left = len(printer.part.votes) - len(first_ranked(printer))
    parts = (_placed(printer), _voters(printer), unplaced)
    return {
        "text": " ".join(part for part in parts if part),
        "flags": flags,
        "more": speech.count(
            "phase2.more.ranked", left, first=speech.number(MOST_RANKED), rows=MOST_LISTED
        )
        if left
        else "",
    }


def _placed(printer: WorkshopPrinter) -> str:
    """The dots placed, of those handed out where that is noted."""
    if printer.part.handed is None:
        return printer.sentence("phase2.votes", "workshop.dots")
    handed = printer.speech.number(printer.part.handed)
    return printer.sentence("phase2.votes.handed", "workshop.dots", handed=handed)


def _voters(printer: WorkshopPrinter) -> str:
    """How many colleges voted, of those that were there."""
    voting = printer.part.voting
    colleges = [c for c in printer.part.colleges if c != UNKNOWN]
    here = [c for c in colleges if not printer.is_nil(f"workshop.present.{c}")]
    if not voting or not printer.shows_any(["workshop.present"]) or len(here) < voting:
        return ""
    number = printer.speech.number(len(here))
    return printer.speech.count("phase2.votes.voting", voting, here=number)


def _flag(printer: WorkshopPrinter, found: Overspent) -> str:
    """A college's dots above its right; the numbers, which tell how many voted, for the team."""
    name = printer.college(found.college)
    if not printer.internal or printer.is_hidden(found.placed):
        return printer.speech("phase2.votes.over.bare", college=name)
    return printer.speech(
        "phase2.votes.over",
        college=name,
        placed=printer.number(found.placed),
        rights=printer.speech.number(found.rights),
    )


def debated(printer: WorkshopPrinter) -> dict[str, object]:
    """Disagreements, and what a table debated."""
    slips = printer.of_ids(printer.part.disagreements)
    if not printer.part.slips:
        text = printer.speech("phase2.contributions.none")
    else:
        text = printer.speech("phase2.debated" if slips else "phase2.debated.none")
    return {"text": text, "lines": _with_theme(printer, slips), "more": _more(printer, slips)}


def questions(printer: WorkshopPrinter) -> dict[str, object]:
    """What was asked at the tables, and whether an answer is recorded."""
    speech = printer.speech
    slips = _questions(printer)
    if not slips:
        key = "phase2.questions.none" if printer.part.slips else "phase2.contributions.none"
        return {"text": speech(key), "lines": [], "more": ""}
    answered = {compact(ref) for ref, _ in printer.edition.action.other_responses}
    found = [bool(slip.ref) and compact(slip.ref or "") in answered for slip in slips]
    asked = speech.count("phase2.questions", len(slips))
    lines = _with_theme(printer, slips)
    for line, is_answered in zip(lines, found, strict=False):
        if is_answered:
            line["by"] += f" · {speech('phase2.questions.by')}"
    told = sum(found)
    rest = speech.count("phase2.questions.answered", told) if told else ""
    return {
        "text": f"{asked} {rest or speech('phase2.questions.unanswered')}",
        "lines": lines,
        "more": _more(printer, slips),
    }


def _questions(printer: WorkshopPrinter) -> list[Slip]:
    return [slip for slip in printer.part.slips if slip.nature == "question"]


def few_said(printer: WorkshopPrinter) -> dict[str, object]:
    """Ideas that one college alone gave dots to, and those without any: two lists."""
    slips = printer.of_ids(printer.part.minority)
    if not printer.is_known("workshop.dots"):
        text = printer.speech("phase2.few.unknown")
    else:
        text = printer.speech("phase2.few" if slips else "phase2.few.none")
    return {
        "text": text,
        "base": printer.base_of_votes() if slips else "",
        "lists": [_few(printer, name, members) for name, members in _few_lists(printer).items()]
        if slips
        else [],
    }


def _few_lists(printer: WorkshopPrinter) -> dict[str, list[Slip]]:
    """Ideas of which one college alone gave dots, and those without any."""
    slips = printer.of_ids(printer.part.minority)
    voted = {v.contribution for v in printer.part.votes if _dots(printer, v)}
    return {
        "alone": [slip for slip in slips if slip.id in voted],
        "nothing": [slip for slip in slips if slip.id not in voted],
    }


def _few(printer: WorkshopPrinter, name: str, slips: Sequence[Slip]) -> dict[str, object]:
    """One of the two lists; of dots that nobody noted, nothing is concluded."""
    speech = printer.speech
    unnumbered = name == "nothing" and not all(slip.ref for slip in slips)
    counted = name == "nothing" and any(slip.id in printer.votes for slip in slips)
    said = (
        speech(f"phase2.few.{name}" if slips else f"phase2.few.{name}.none"),
        speech("phase2.few.zero") if counted else "",
        speech("phase2.few.unnumbered") if unnumbered else "",
    )
    lines = _with_theme(printer, slips)
    for slip, line in zip(slips, lines, strict=False):
        if name == "nothing" and not slip.ref:
            line["by"] += f" · {speech('phase2.few.no_number')}"
    return {
        "title": speech(f"phase2.few.{name}.title"),
        "text": " ".join(part for part in said if part),
        "lines": lines,
        "more": _more(printer, slips),
    }


def _with_theme(printer: WorkshopPrinter, slips: Sequence[Slip]) -> list[dict[str, str]]:
    """Contributions outside their theme's section name it."""
    lines = printer.lines(slips[:MOST_LISTED])
    named = []
    for slip, line in zip(slips, lines, strict=False):
        theme = printer.theme(slip.theme)
        by = line["by"] if line["by"] == theme else f"{theme} · {line['by']}"
        named.append({"text": line["text"], "by": by})
    return named


def printed_slips(printer: WorkshopPrinter) -> tuple[str, ...]:
    """Evidence ids of the contributions that the report prints, sorted."""
    part = printer.part
    found: set[str] = set()
    for theme in part.themes:
        slips = [slip for slip in part.slips if (slip.theme or UNKNOWN) == theme]
        for nature in _met_natures(slips):
            found |= {s.id for s in [s for s in slips if s.nature == nature][:MOST_LISTED]}
        found |= {slip.id for slip in _most_voted(printer, [slip.id for slip in slips])}
    for group in part.convergences:
        found |= set(group.contributions[:MOST_LISTED])
    found |= set(part.disagreements[:MOST_LISTED])
    for listed in (_questions(printer), *_few_lists(printer).values()):
        found |= {slip.id for slip in listed[:MOST_LISTED]}
    found |= {voted.contribution for voted in first_ranked(printer)}
    return tuple(sorted(found))
