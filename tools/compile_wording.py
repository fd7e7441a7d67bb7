"""Compile the catalogues: every `catalogue/LANG/*.po` into one `compiled/LANG.mo`.

usage: compile_wording.py [--check]    with --check: exit 1 when a compiled file is out of date
"""

from __future__ import annotations

import io
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDING = Path(__file__).resolve().parent.parent / "src" / "absr" / "wording"
LANGUAGES = ("fr", "en")


class _Plain(Catalog):
    """A catalogue whose header has no date and no program: the same texts give the same bytes."""

    def __iter__(self) -> Iterator[Message]:
        """The header, then the messages."""
        headers = (
            f"Language: {self.locale_identifier}",
            "Content-Type: text/plain; charset=utf-8",
            ": ".join(plural_header(str(self.locale_identifier))),
        )
        yield Message("", "".join(f"{header}\n" for header in headers))
        yield from islice(super().__iter__(), 1, None)


def compiled(language: str) -> bytes:
    """The compiled catalogue of one language; a key that stands twice is an error."""
    whole = _Plain(locale=language, fuzzy=False)
    seen: dict[str, str] = {}
    for path in sorted((WORDING / "catalogue" / language).glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale=language, abort_invalid=True):
                if not message.id:
                    continue
                key = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
                if key in seen:
                    raise SystemExit(f"{path.name}: {key} stands already in {seen[key]}")
                seen[key] = path.name
                whole.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()


def plural_header(language: str) -> tuple[str, str]:
    """The rule of the plural: French says « 0 personne », English “0 persons”."""
    rule = "(n > 1)" if language == "fr" else "(n != 1)"
    return ("Plural-Forms", f"nplurals=2; plural={rule};")


def main(arguments: list[str]) -> int:
    """Write the compiled files, or only compare them."""
    stale = 0
    for language in LANGUAGES:
        target = WORDING / "compiled" / f"{language}.mo"
        data = compiled(language)
        if target.exists() and target.read_bytes() == data:
            continue
        if "--check" in arguments:
            print(f"{target.name} is out of date: run `make wording`")
            stale = 1
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
