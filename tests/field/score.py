"""How much of the workbooks in the field's style is read right, field by field.

Shares no code with absr: it runs the command on each file, in a project of its own, and compares
the JSON answer of `absr show interviews` with the truth that the author of the files wrote.

    python tests/field/score.py first [--show]
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
FIELDS = ("date", "date_text", "profile", "actor_type", "district", "persons", "consent")
SAME_WORDS = 0.9
"""From this likeness on, two texts are one: the author of the truth cut bullets by hand."""


class Score(NamedTuple):
    """What was right of one file, and what was not."""

    file: str
    right: int
    asked: int
    wrong: tuple[str, ...]


def words(text: object) -> str:
    """A text without case, kind of spaces, quotation marks or apostrophes."""
    plain = unicodedata.normalize("NFC", str(text)).replace("’", "'")
    return re.sub(r"[\s«»“”\"]+", " ", plain).strip(" .;").casefold()


def same(mine: object, truth: object) -> bool:
    """Whether an answer is the truth; nothing is nothing, however it is written."""
    if truth in (None, "", []) or mine in (None, "", []):
        return (truth in (None, "", [])) == (mine in (None, "", []))
    if isinstance(truth, (bool, int)):
        return mine == truth
    return words(mine) == words(truth)


def absr(root: Path, *arguments: str) -> dict:
    """The JSON answer of a command run in a project."""
    done = subprocess.run(
        [sys.executable, "-m", "absr", *arguments, "--json", "--project", str(root)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "ABSR_TODAY": "2026-11-22"},
    )
    return json.loads(done.stdout)


def interviews_read(file: Path, workplace: Path) -> list[dict]:
    """What absr takes from a file, in a new project."""
    root = workplace / file.stem.replace(" ", "-")
    new = [sys.executable, "-m", "absr", "init", "93063", "--no-input", "--dir", str(root)]
    subprocess.run(new, check=True, capture_output=True)
    absr(root, "ingest", str(file))
    with sqlite3.connect(root / ".absr" / "absr.db") as store:
        rows = store.execute("SELECT id, payload FROM record WHERE kind = 'statements'").fetchall()
    levels = {record: json.loads(payload).get("quotable") for record, payload in rows}
    interviews = absr(root, "show", "interviews")["interviews"]
    for one in interviews:
        for said in one["statements"]:
            said["quotable"] = levels[said["id"]]  # as permitted on the sheet, before any rule
    return interviews


def pair(read: list[dict], truth: list[dict]) -> list[tuple[dict | None, dict | None]]:
    """Each interview of the truth with the one that was read, then those that are none."""
    left = list(read)
    pairs: list[tuple[dict | None, dict | None]] = []
    for wanted in truth:
        found = next(
            (one for one in left if wanted["ref"] and same(one["ref"], wanted["ref"])), None
        )
        if found is None and not wanted["ref"]:
            told = [words(s["text"]) for s in wanted["statements"]]
            found = max(left, key=lambda one: _shared(one, told), default=None)
            if found is not None and not _shared(found, told):
                found = None
        if found is not None:
            left.remove(found)
        pairs.append((found, wanted))
    return pairs + [(one, None) for one in left]


def _shared(one: dict, told: list[str]) -> int:
    return sum(words(s["quote"] or s["text"]) in told for s in one["statements"])


def statement_pairs(read: list[dict], truth: list[dict]) -> list[tuple[dict | None, dict | None]]:
    """Statements by their words."""
    left = list(read)
    pairs: list[tuple[dict | None, dict | None]] = []
    for wanted in truth:
        found = max(left, key=lambda one: likeness(one, wanted), default=None)
        if found is not None and likeness(found, wanted) < SAME_WORDS:
            found = None
        if found is not None:
            left.remove(found)
        pairs.append((found, wanted))
    return pairs + [(one, None) for one in left]


def likeness(one: dict, wanted: dict) -> float:
    """How alike the words are, whichever column they stood in."""
    mine = [words(one.get(name) or "") for name in ("quote", "text")]
    return max(SequenceMatcher(None, words(wanted["text"]), text).ratio() for text in mine)


def score(file: Path, truth: list[dict], workplace: Path) -> Score:
    """Every field of the truth compared, and everything read that is not in it counted wrong."""
    right, asked, wrong = 0, 0, []

    def ask(what: str, mine: object, wanted: object, *, ok: bool) -> None:
        nonlocal right, asked
        asked += 1
        right += ok
        if not ok:
            wrong.append(f"{what}: {mine!r}, not {wanted!r}")

    for read, wanted in pair(interviews_read(file, workplace), truth):
        if wanted is None:
            ask("interview too many", read["ref"], None, ok=False)
            continue
        name = wanted["ref"] or wanted["profile"]
        for field in FIELDS:
            mine = read.get(field) if read else "(missing)"
            ask(f"{name} {field}", mine, wanted.get(field), ok=same(mine, wanted.get(field)))
        for one, said in statement_pairs(read["statements"] if read else [], wanted["statements"]):
            if said is None:
                ask(f"{name} statement too many", one["quote"] or one["text"], None, ok=False)
                continue
            short = said["text"][:40]
            ask(f"{name} text", one and (one["quote"] or one["text"]), short, ok=one is not None)
            mine = one["nature"] if one else None
            ask(f"{name} nature « {short} »", mine, said["nature"], ok=mine == said["nature"])
            mine = sorted(one["themes"]) if one else None
            ask(
                f"{name} themes « {short} »",
                mine,
                said["themes"],
                ok=mine == sorted(said["themes"]),
            )
            mine = (one or {}).get("quotable")
            ok = one is not None and (mine or "none") == (said.get("quotable") or "none")
            ask(f"{name} quotable « {short} »", mine, said.get("quotable"), ok=ok)
    return Score(file.name, right, asked, tuple(wrong))


def scores(folder: str) -> list[Score]:
    """The score of each of the ten files of a set."""
    with tempfile.TemporaryDirectory() as place:
        files = Path(place, "files")
        subprocess.run(
            [sys.executable, str(HERE / folder / "make.py"), str(files)],
            check=True,
            capture_output=True,
        )
        truth = json.loads((HERE / folder / "truth.json").read_text("utf-8"))
        return [
            score(files / one["file"], one["interviews"], Path(place)) for one in truth["files"]
        ]


def main() -> None:
    """Print the scores of the sets named."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    for folder in named:
        results = scores(folder)
        for result in results:
            print(
                f"{result.right / result.asked:6.1%}  {result.right}/{result.asked}  {result.file}"
            )
            if "--show" in sys.argv:
                print(*(f"          {line}" for line in result.wrong), sep="\n")
        right, asked = sum(r.right for r in results), sum(r.asked for r in results)
        print(f"{right / asked:6.1%}  {right}/{asked}  {folder}")


if __name__ == "__main__":
    main()
