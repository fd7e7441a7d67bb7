"""`absr show indicators`: the table, what is missing, or one indicator described."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import emit, next_step, paragraph, say, table
from absr.cli.problems import show_problems
from absr.cli.session import current
from absr.cli.tables import as_spreadsheet, headings

if TYPE_CHECKING:
    from absr.workflow.project import Project
    from absr.workflow.show_indicators import IndicatorRequest
    from absr.workflow.tabulated import Tabulated


def show_indicators(project: Project, request: IndicatorRequest) -> int:
    """Show what was asked for; raises Refusal U205 for an indicator that nothing knows."""
    from absr.workflow.indicator_sheet import indicator_sheet
    from absr.workflow.show_indicators import asked_indicators

    session = current()
    as_table = session.json or request.whole or request.missing
    if request.indicator and not as_table:
        title, lines = indicator_sheet(project, request.indicator, session.today, request.vintage)
        say(title)
        for line in lines:
            say()
            say(paragraph(line.head, indent="  ", first=""))
            for text in line.texts:
                say(paragraph(text, indent="    ", first="  "))
        return 0
    found = asked_indicators(project, request, session.today, every=session.json)
    if session.json and request.missing:
        emit("indicators-missing", {"missing": list(found.table.records)})
    elif session.json:
        emit("indicators", {"indicators": list(found.table.records)})
    elif request.whole:
        as_spreadsheet(found.table)
    else:
        _on_screen(found.table, request)
        show_problems(found.problems, session.speech, every=True)
    return 0


def _on_screen(found: Tabulated, request: IndicatorRequest) -> None:
    speech = current().speech
    if found.rows:
        table(headings(found), found.rows, numbers=found.numbers)
        next_step("show")
    elif request.missing:
        say(speech("show.nothing_missing"))
    else:
        say(speech("show.unknown_indicator" if request.vintage else "show.nothing"))
