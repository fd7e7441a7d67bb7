"""What the phase 3 report says in sentences: its essentials, and what stands before each table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.action_facts import AT_REST
from absr.model.prose import PARTS
from absr.report.phase3_narrative import cited_alone
from absr.report.phase3_pledges import loose_pledges, pledge_sentences
from absr.report.phase3_tables import MOST_TOLD
from absr.report.unsaid import unsaid_essential
from absr.wording.problems import problem_text

if TYPE_CHECKING:
    from absr.report.phase3_shown import Phase3Printer

_ALERTS = ("late", "orphan", "unfunded", "unanswered")


def summary(printer: Phase3Printer) -> str:
    """What there is, in the sentence that comes first; before it, the day it is told of."""
    words = _there_is(printer)
    if printer.action.day == printer.edition.day:
        return words
    review = printer.speech("phase3.review", day=printer.day(printer.action.day))
    return f"{review} {words}"


def _there_is(printer: Phase3Printer) -> str:
    proposals, actions = "action.proposals", "action.actions"
    facts = {"proposals": _proposals(printer), "actions": _counted(printer, actions, "actions")}
    if printer.is_nil(proposals) and printer.is_nil(actions):
        return printer.speech("phase3.summary.nothing")
    if printer.is_nil(proposals):
        return printer.speech("phase3.summary.no_proposals", **facts)
    if printer.is_nil(actions):
        return printer.speech("phase3.summary.no_actions", **facts)
    return printer.speech("phase3.summary", **facts)


def keys(printer: Phase3Printer) -> list[dict[str, str]]:
    """The key figures, each with its words in the singular or plural."""
    names = ("proposals", "proposals.answered", "taken_up.acted", "actions")
    return [
        {
            "number": printer.number(f"action.{name}"),
            "words": printer.speech.count(
                f"phase3.key.{name}", int(printer.length(f"action.{name}"))
            ),
        }
        for name in names
    ]


def essentials(printer: Phase3Printer) -> list[str]:
    """What somebody reads who reads nothing else."""
    lines = [
        _answered(printer),
        *_alert_lines(printer),
        _costs(printer),
        _needs(printer),
        _unsaid(printer),
        loose_pledges(printer),
        _to_write(printer),
    ]
    return [line for line in lines if line]


def _answered(printer: Phase3Printer) -> str:
    """How many proposals have their answer."""
    speech = printer.speech
    if printer.is_nil("action.proposals"):
        return ""
    if printer.is_nil("action.proposals.answered"):
        return speech("phase3.answered.none", proposals=_proposals(printer))
    if printer.is_nil("action.proposals.unanswered"):
        return speech("phase3.answered.all", proposals=_proposals(printer))
    waiting = int(printer.length("action.proposals.unanswered"))
    return speech.count("phase3.answered", waiting, proposals=_proposals(printer))


def _proposals(printer: Phase3Printer) -> str:
    return _counted(printer, "action.proposals", "proposals")


def _counted(printer: Phase3Printer, figure: str, words: str) -> str:
    return printer.speech.count(f"phase3.count.{words}", int(printer.length(figure)))


def _alert_lines(printer: Phase3Printer) -> list[str]:
    """One sentence for each kind of alert that some action bears."""
    day = printer.speech.day(printer.edition.action.day)
    return [
        printer.speech.count(
            f"phase3.alerts.{alert}",
            int(printer.length(f"action.{alert}")),
            base=printer.number("action.actions"),
            day=day,
        )
        for alert in _ALERTS
        if not printer.is_nil(f"action.{alert}")
    ]


def _costs(printer: Phase3Printer) -> str:
    """What the stated costs add up to, and how much of it is found."""
    if printer.is_nil("action.cost"):
        return ""
    amounts = {
        name: printer.speech.count("count.euros", int(printer.length(f"action.cost{place}")))
        for name, place in (("total", ""), ("secured", ".secured"), ("unsecured", ".unsecured"))
    }
    stated = int(printer.length("action.costed"))
    base = printer.number("action.actions")
    sentence = printer.speech.count("phase3.costs", stated, base=base, **amounts)
    if printer.is_nil("action.cost.not_needed"):
        return sentence
    aside = printer.speech.count("count.euros", int(printer.length("action.cost.not_needed")))
    return f"{sentence} {printer.speech('phase3.costs.not_needed', amount=aside)}"


def _needs(printer: Phase3Printer) -> str:
    """The themes with needs and no action; what is told of them in no table stands in brackets."""
    themes = printer.action.themes_without_action
    if not themes:
        return ""
    is_told = len(themes) <= MOST_TOLD
    series = printer.speech("phase1.separator").join(
        _told(printer, theme) if is_told else printer.theme(theme) for theme in themes
    )
    return printer.speech.count("phase3.needs", len(themes), themes=series)


def _no_needs(printer: Phase3Printer) -> str:
    """Why there is no theme with needs and without action: each has one, or there is no need."""
    is_said = not all(map(printer.is_nil, ("said.need.statements", "action.proposals.need")))
    return "phase3.needs.none" if is_said else "phase3.needs.unrecorded"


def _told(printer: Phase3Printer, theme: str) -> str:
    """A theme, how many voices say a need of it, and how many needs the workshop wrote."""
    voices = f"themes.{theme}.need.voices"
    said = (
        printer.speech("phase1.no_voices")
        if printer.is_nil(voices)
        else printer.counted(voices, "voices")
    )
    written = int(printer.length(f"action.needs.{theme}"))
    key = "phase3.needs.written" if written else "phase3.needs.unwritten"
    numbers = printer.speech.count(key, written, said=said)
    return printer.speech("phase3.needs.theme", theme=printer.theme(theme), numbers=numbers)


def _unsaid(printer: Phase3Printer) -> str:
    """The matters that no theme is named after: each waits for an action of its own."""
    essential = unsaid_essential(printer)
    return f"{essential} {printer.speech('phase3.unsaid')}" if essential else ""


def _to_write(printer: Phase3Printer) -> str:
    empty = len(PARTS) - len(printer.action.prose)
    if not empty:
        return ""
    return printer.speech.count("phase3.to_write", empty, whole=printer.speech.number(len(PARTS)))


def _unknown_citations(printer: Phase3Printer) -> list[str]:
    """What the prose cites and no record bears out, with its file and line; inside only."""
    found = (problem for problem in printer.edition.problems if problem.code == "X216")
    return [problem_text(problem, printer.speech).message for problem in found]


def sentences(printer: Phase3Printer) -> dict[str, object]:
    """What is said before the tables, and where there is nothing for a table."""
    alerts = _alert_lines(printer)
    speech = printer.speech
    some = not printer.is_nil("action.actions")
    return {
        "to_write": _to_write(printer),
        "unknown": _unknown_citations(printer),
        "answered": _answered(printer) or speech("phase3.proposals.none"),
        "no_actions": "" if some else speech("phase3.actions.none"),
        "costs": _costs(printer),
        "roadmap": _roadmap(printer),
        "paused": _paused(printer),
        "alerts": alerts,
        "no_alerts": speech("phase3.alerts.none") if some and not alerts else "",
        "needs": _needs(printer) or speech(_no_needs(printer)),
        "cited": cited_alone(printer),
        **pledge_sentences(printer),
    }


def taken_up(printer: Phase3Printer, decision: str) -> str:
    """Of the proposals with one decision, how many have an action, and how many have none."""
    figure = f"action.responses.{decision}"
    acted, other = (int(printer.length(f"{figure}.{name}")) for name in ("acted", "other"))
    if not acted:
        return ""
    words = printer.speech.count(f"phase3.taken_up.{decision}", acted)
    if not other:
        return printer.speech("phase3.taken_up.all", acted=words)
    return printer.speech.count("phase3.taken_up.other", other, acted=words)


def _roadmap(printer: Phase3Printer) -> str:
    """Which actions the roadmap shows."""
    shown = len(printer.action.roadmap)
    if not shown:
        return printer.speech("phase3.roadmap.none")
    running = sum(action.state not in AT_REST for action in printer.action.actions)
    if shown == running:
        return printer.speech.count("phase3.roadmap", shown)
    whole = printer.speech.number(running)
    return printer.speech.count("phase3.roadmap.cut", shown, whole=whole)


def _paused(printer: Phase3Printer) -> str:
    """The actions that are paused, which have no place on a roadmap."""
    refs = [action.ref for action in printer.action.actions if action.state == "paused"]
    listed = printer.speech.listing(refs)
    return printer.speech.count("phase3.paused", len(refs), actions=listed) if refs else ""
