"""Check an archive for Windows by its contents.

    python tools/check_portable.py dist/absr-portable-win64.zip

Exit 1 when something is wrong, each fault on a line.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from portable.inspection import faults

ROOT = Path(__file__).resolve().parents[1]
_GENERIC = {"/usr", "/usr/local"}
"""Folders that tell nothing about the machine."""


def main(arguments: list[str]) -> int:
    """Check each archive named."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    own = {str(ROOT), sys.prefix, sys.base_prefix, str(Path(tempfile.gettempdir(), "tmp"))}
    wrong = 0
    for name in arguments:
        with zipfile.ZipFile(name) as archive:
            found = faults(archive, lock, sorted(own - _GENERIC))
            count = len(archive.namelist())
        print("\n".join(found) if found else f"{name}: {count} files, nothing wrong")
        wrong += len(found)
    return 1 if wrong or not arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
