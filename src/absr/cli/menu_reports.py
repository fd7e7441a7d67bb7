"""The menu's room about reports: which one, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.menu_asking import chosen
from absr.cli.output import paragraph, say
from absr.cli.session import current
from absr.model.edition import Audience

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def build_reports(kinds: AbstractSet[str]) -> None:
    """Ask which report and for whom, and build it; `kinds` are those of which there are records."""
    from absr.cli.commands.report import report
    from absr.report import REPORTS

    speech = current().speech
    names = [name for name, declared in REPORTS.items() if kinds & set(declared.kinds)]
    say(paragraph(speech("menu.which_report")))
    texts = [_name(name) for name in names]
    place = chosen([*texts, speech("menu.report.all")] if len(names) > 1 else texts)
    wanted = names[place : place + 1] or ["all"]
    audiences = _audiences()
    say(paragraph(speech("menu.report.wait")))
    report(wanted, None, audiences)


def _name(report: str) -> str:
    """What a report is; its name on the command line where the catalogue knows no other."""
    speech, key = current().speech, f"menu.report.{report}"
    return speech(key) if speech.has(key) else report


def _audiences() -> str:
    """For whom: one audience, or all of them."""
    speech = current().speech
    say()
    say(paragraph(speech("menu.for_whom")))
    texts = [speech(f"menu.for.{audience}") for audience in Audience]
    place = chosen([*texts, speech("menu.for.all")])
    return ",".join([str(one) for one in Audience][place : place + 1] or Audience)
