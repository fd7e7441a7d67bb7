"""When the analysis of social needs is due.

Code de l'action sociale et des familles, article R123-1: the report is presented to the board
« au cours de l'année civile qui suit chaque renouvellement général des conseils municipaux ».
"""

from __future__ import annotations

import datetime as dt

FIRST_RENEWAL = 2014
"""The first renewal followed by such a report; the councils are renewed every six years."""

_YEARS = 6


def legal_window(renewal_year: int) -> tuple[dt.date, dt.date]:
    """First and last day on which the report is due, after the renewal of that year."""
    return dt.date(renewal_year + 1, 1, 1), dt.date(renewal_year + 1, 12, 31)


def renewal_before(day: dt.date) -> int:
    """Year of the general renewal whose report is prepared on `day`.

    Renewals: March 2014, 2020, 2026, 2032… (code électoral, article L227).
    """
    cycles = (day.year - FIRST_RENEWAL) // _YEARS
    return FIRST_RENEWAL + _YEARS * max(cycles, 0)
