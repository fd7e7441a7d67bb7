"""One large interview workbook with faults: statements of which some have a theme that is none.

Run as `python -m benchmarks.faulty_workbook PROJECT FILE ROWS FAULTS` by an interpreter that
has absr, in a process of its own: the process that measures must stay small.
"""

from __future__ import annotations

import sys
from pathlib import Path

from absr.scaffold.blank_workbook import blank_workbook
from absr.wording.speech import speak
from absr.workflow.project import open_project
from benchmarks.workbooks import STATEMENTS, interview

_THEMES = 30
"""Different wrong themes: as many causes."""


def main() -> None:
    """Write the workbook `FILE` with the lists of the project `PROJECT`."""
    settings = open_project(Path(sys.argv[1])).settings
    wanted, faults = int(sys.argv[3]), int(sys.argv[4])
    rows = [
        dict(row)
        for number in range(1, wanted // STATEMENTS + 1)
        for row in interview(number, settings)
    ]
    for place in range(faults):
        rows[place * (wanted // faults)]["themes"] = f"Thème inconnu {place % _THEMES}"
    data = blank_workbook("interviews", settings, speak(settings.language), {"statements": rows})
    Path(sys.argv[2]).write_bytes(data)


if __name__ == "__main__":
    main()
