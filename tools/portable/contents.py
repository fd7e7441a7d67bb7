"""The list of what an archive holds: each package with its version, its licence and its size."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.message import Message
    from pathlib import Path

_LONGEST_LICENCE = 60
_KILOBYTE = 1000


class Part(NamedTuple):
    """Something that an archive holds."""

    name: str
    version: str
    licence: str
    size: int


@dataclass(frozen=True, slots=True)
class Words:
    """What the list says around its lines."""

    file: str
    title: str
    heads: tuple[str, str, str, str]
    whole: str
    notes: tuple[str, ...]


_PANDOC = "https://pandoc.org"

FRENCH = Words(
    "CONTENU.txt",
    "Ce que contient cette archive d'absr",
    ("Paquet", "Version", "Licence", "Taille en ko"),
    "Total",
    (
        "Le texte de chaque licence se trouve dans lib/NOM-VERSION.dist-info, celui de Python",
        "dans python. pypandoc-binary apporte le programme pandoc, sous licence GPL version 2 ou",
        f"ultérieure ; sa licence est dans lib/pypandoc/files, ses sources sur {_PANDOC}.",
        "absr apporte les polices « Absr Sans » (SIL Open Font License 1.1) et les listes des",
        "communes (Licence Ouverte 2.0).",
    ),
)
ENGLISH = Words(
    "CONTENTS.txt",
    "What this archive of absr holds",
    ("Package", "Version", "Licence", "Size in kB"),
    "Total",
    (
        "The text of each licence stands in lib/NAME-VERSION.dist-info, that of Python in python.",
        "pypandoc-binary brings the program pandoc, under the GPL version 2 or later; its licence",
        f"is in lib/pypandoc/files, its source at {_PANDOC}. absr brings the fonts “Absr Sans”",
        "(SIL Open Font License 1.1) and the lists of communes (Licence Ouverte 2.0).",
    ),
)


def parts(library: Path) -> list[Part]:
    """The packages of a folder, by what their metadata declare."""
    found = []
    for folder in sorted(library.glob("*.dist-info")):
        metadata = email.message_from_bytes((folder / "METADATA").read_bytes())
        name = canonicalize_name(str(metadata["Name"]))
        found.append(Part(name, str(metadata["Version"]), licence(metadata), _size(folder)))
    return sorted(found)


def licence(metadata: Message) -> str:
    """The licence that a package declares, in as few words as it does."""
    declared = metadata["License-Expression"] or metadata["License"] or ""
    short = declared.strip().split("\n")[0]
    if 0 < len(short) <= _LONGEST_LICENCE:
        return str(short)
    classified = [
        str(line).rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if str(line).startswith("License :: ")
    ]
    return ", ".join(classified) or "?"


def listing(found: Iterable[Part], words: Words, remark: str = "") -> str:
    """The list as a text of aligned columns."""
    found = list(found)
    rows = [(p.name, p.version, p.licence, _thousands(p.size)) for p in found]
    rows.append((words.whole, "", "", _thousands(sum(p.size for p in found))))
    widths = [max(len(row[n]) for row in (words.heads, *rows)) for n in range(4)]
    lines = [
        "  ".join((*(cell.ljust(w) for cell, w in zip(row, widths[:3], strict=False)), last))
        for row in (words.heads, *rows)
        for last in (row[3].rjust(widths[3]),)
    ]
    notes = [*([remark] if remark else []), *words.notes]
    return "\n".join((words.title, "", *lines, "", *notes, ""))


def _size(folder: Path) -> int:
    """The bytes of the files that a package lists as its own and that are there."""
    library = folder.parent
    names = re.findall(r'^"?([^",]+)', (folder / "RECORD").read_text("utf-8"), re.MULTILINE)
    places = (library / name for name in names)
    return sum(place.stat().st_size for place in places if place.is_file())


def _thousands(size: int) -> str:
    return f"{max(1, round(size / _KILOBYTE)):,}".replace(",", " ")
