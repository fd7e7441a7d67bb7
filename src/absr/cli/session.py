"""What every command shares: language, project, JSON, today; settled before help is built."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from absr.model.exit_status import ExitStatus
from absr.model.labels import LANGUAGES
from absr.model.problem import Refusal
from absr.model.record import NamedTuple
from absr.wording.speech import speak

if TYPE_CHECKING:
    from absr.model.labels import Language
    from absr.wording.speech import Speech

_LANGUAGE_LINE = re.compile(rb"^language:[ \t]*[\"']?(fr|en)\b", re.MULTILINE)


class Session(NamedTuple):
    """The choices that stand before or after any command."""

    language: Language
    project: Path
    json: bool
    now: dt.datetime
    terminal: bool = False
    menu: bool = False
    """Whether the menu runs the commands, and tells itself what to do next."""

    @property
    def speech(self) -> Speech:
        """The words of the session's language."""
        return speak(self.language)

    @property
    def asks(self) -> bool:
        """Whether there is somebody at a terminal who can be asked."""
        return self.terminal and not self.json and sys.stdin.isatty()

    @property
    def today(self) -> dt.date:
        """Today, or the day that `ABSR_TODAY` fixes."""
        return self.now.date()


class _Current:
    """The session of this run."""

    session: Session | None = None
    language: str | None = None
    """The language asked for by the option."""


def current() -> Session:
    """The session of this run; `begin` settled it."""
    if _Current.session is None:  # pragma: no cover -- commands run after `begin`
        raise RuntimeError("no session")
    return _Current.session


def begin(arguments: list[str]) -> list[str]:
    """Settle the session from the arguments; gives those that are left for the command.

    Raises Refusal U205 for a language there is not, U210 for an option without its value.
    """
    rest, found = _hoist(arguments)
    project = Path(found.get("--project") or ".")
    _Current.language = found.get("--lang")
    session = Session(
        language=_language(found.get("--lang"), project),
        project=project,
        json="--json" in found,
        now=dt.datetime.now().astimezone(),
        terminal=sys.stdout.isatty(),
    )
    _Current.session = session  # what follows may refuse, in the language asked for
    _check(found, session)
    _Current.session = session._replace(now=_now())
    return rest


def in_menu() -> None:
    """From here on the menu runs the commands."""
    _Current.session = current()._replace(menu=True)


def enter(project: Path) -> None:
    """Go on with another project, in its language when no other was asked for."""
    language = _language(_Current.language, project)
    _Current.session = current()._replace(project=project, language=language)


_USAGE = {"--project": "--project DIR", "--lang": "--lang fr|en"}
_WITH_VALUE = tuple(_USAGE)


def _hoist(arguments: list[str]) -> tuple[list[str], dict[str, str]]:
    """The shared options, wherever they stand before a `--`, and all that is left."""
    rest: list[str] = []
    found: dict[str, str] = {}
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return [*rest, argument, *waiting], found
        if argument == "--json":
            found["--json"] = "yes"
        elif name in _WITH_VALUE and equals:
            found[name] = value
        elif argument in _WITH_VALUE:
            found[argument] = next(waiting, "")
        else:
            rest.append(argument)
    return rest, found


def _check(found: dict[str, str], session: Session) -> None:
    """Refuse a shared option that has no value, or a language that absr does not speak."""
    for name in _WITH_VALUE:
        if found.get(name) == "":
            usage = f"absr {_USAGE[name]}"
            detail = session.speech("usage.option_value", name=name, usage=usage)
            raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=detail)
    wanted = found.get("--lang")
    if wanted is not None and not wanted.lower().startswith(LANGUAGES):
        known = ", ".join(LANGUAGES)
        raise Refusal(
            "U205", exit_status=ExitStatus.USAGE, query=wanted, known=known, choices=LANGUAGES
        )


def _language(option: str | None, project: Path) -> Language:
    """Option, then variable, then the project's own, then French."""
    for wanted in (option, os.environ.get("ABSR_LANG")):
        for known in LANGUAGES:
            if wanted and wanted.lower().startswith(known):
                return known
    return _language_of_project(project) or "fr"


def _language_of_project(start: Path) -> Language | None:
    """The `language:` line of the nearest `absr.yaml`, without reading the rest of it."""
    folder = start.absolute()
    for place in (folder, *folder.parents):
        try:
            match = _LANGUAGE_LINE.search((place / "absr.yaml").read_bytes())
        except OSError:
            continue
        return "en" if match and match[1] == b"en" else "fr"
    return None


def _now() -> dt.datetime:
    fixed = os.environ.get("ABSR_TODAY")
    if not fixed:
        return dt.datetime.now().astimezone()
    try:
        day = dt.date.fromisoformat(fixed)
    except ValueError as error:
        usage = "ABSR_TODAY=AAAA-MM-JJ"
        raise Refusal("U210", exit_status=ExitStatus.USAGE, usage=usage) from error
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
