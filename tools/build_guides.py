"""Prepares the Word documents of a new project from their templates, in `templates/project/`.

    python tools/build_guides.py            writes the prepared files
    python tools/build_guides.py --check    exit 1 when one differs, writes nothing

The same templates, texts and styles give the same files.
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from pathlib import Path

from absr.scaffold.prepared_guides import prepared_guides

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"


def main() -> int:
    """Write the prepared files, or say which of them differ."""
    parser = argparse.ArgumentParser(description="Prepares the guides of a new project.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 on a difference"
    )
    check = parser.parse_args().check
    files = prepared_guides()
    differing = [name for name, data in files.items() if _differs(TEMPLATES / name, data)]
    for name in differing:
        if check:
            print(f"differs: templates/{name} (run `make docs`)")
        else:
            (TEMPLATES / name).write_bytes(files[name])
            print(f"written: templates/{name}")
    return 1 if check and differing else 0


def _differs(path: Path, data: bytes) -> bool:
    """Whether a part differs; two builds of zlib may pack the same parts into other bytes."""
    return not path.is_file() or _parts(path.read_bytes()) != _parts(data)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    sys.exit(main())
