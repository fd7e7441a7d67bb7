"""The pandoc program: text in, text or bytes out, no other file read, none written."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from absr.rendering.faults import RenderingError

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMEOUT_SECONDS = 60
MAX_HEAP = "1G"

_DROPPED = (
    *("raw_html", "raw_tex", "raw_attribute", "latex_macros", "markdown_in_html_blocks"),
    *("native_divs", "native_spans", "yaml_metadata_block", "pandoc_title_block"),
    *("tex_math_dollars", "citations", "smart", "example_lists", "fancy_lists"),
    *("definition_lists", "line_blocks", "subscript", "strikeout", "implicit_figures"),
    *("implicit_header_references", "shortcut_reference_links", "table_captions"),
    *("simple_tables", "multiline_tables", "grid_tables"),
)
READER = "markdown" + "".join(f"-{extension}" for extension in _DROPPED)
"""Pandoc's Markdown without what lets a text be code, or a sign mean what no reader expects."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A document as pandoc's JSON has it."""

    version: list[int]
    blocks: list[Any]


def parse(markdown: str) -> Tree:
    """The blocks of a Markdown text."""
    tree = json.loads(run(("--from", READER, "--to", "json"), markdown.encode()))
    return Tree(tree["pandoc-api-version"], tree["blocks"])


def write(tree: Tree, options: Sequence[str], *, language: str = "") -> bytes:
    """What pandoc writes for `tree`, by the options given (`--to`, `--wrap` and so on)."""
    lang = {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": language}]}} if language else {}
    document = {"pandoc-api-version": tree.version, "meta": lang, "blocks": tree.blocks}
    return run(("--from", "json", *options), json.dumps(document, ensure_ascii=False).encode())


def run(options: Sequence[str], data: bytes) -> bytes:
    """What pandoc answers to `data` on its standard input.

    Raises:
        RenderingError: `pandoc-missing`, `pandoc-timeout` or `pandoc-failed`.
    """
    command = [str(program()), "+RTS", f"-M{MAX_HEAP}", "-RTS", "--sandbox", *options]
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed program, no shell, data on its input
            command,
            input=data,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise RenderingError("pandoc-timeout", seconds=str(TIMEOUT_SECONDS)) from error
    except OSError as error:
        raise RenderingError("pandoc-missing", detail=str(error)) from error
    if done.returncode:
        detail = done.stderr.decode("utf-8", "replace").strip()
        raise RenderingError("pandoc-failed", status=str(done.returncode), detail=detail[:2000])
    return done.stdout


@cache
def program() -> Path:
    """The pandoc that the package `pypandoc_binary` brings, else the machine's own.

    Found without importing pypandoc, which would cost a tenth of a second.
    """
    found = importlib.util.find_spec("pypandoc")
    for folder in (found.submodule_search_locations or ()) if found else ():
        for name in ("pandoc.exe", "pandoc"):
            path = Path(folder, "files", name)
            if path.is_file():
                return path
    other = shutil.which("pandoc")
    if other is None:
        raise RenderingError("pandoc-missing")
    return Path(other)


def _environment() -> dict[str, str]:
    """No settings of the user's own pandoc, and no clock: the same bytes on every machine."""
    kept = ("SYSTEMROOT", "WINDIR", "USERPROFILE", "APPDATA", "TEMP", "TMP", "PATH")
    variables = {name: os.environ[name] for name in kept if name in os.environ}
    return {**variables, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
