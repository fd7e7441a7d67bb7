"""Figures drawn: a Vega-Lite specification gives an SVG and a PNG, with the shipped font."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from absr.rendering.escaping import xml_text
from absr.rendering.faults import RenderingError
from absr.rendering.lookup import font_folder
from absr.rendering.palette import GREY, INK, NAVY, PIXELS_PER_CM, RULE, SERIES
from absr.wording.typography import french

if TYPE_CHECKING:
    from absr.rendering.document import Figure, Language

FONT = "Absr Sans"
FONT_FILES = ("AbsrSans-Regular.ttf", "AbsrSans-Bold.ttf", "AbsrSans-Italic.ttf")
PNG_SCALE = 2
_REMEMBERED = 32  # figures drawn already, kept for the next document that holds the same one

_LOCALES: dict[Language, Literal["fr-FR", "en-GB"]] = {"fr": "fr-FR", "en": "en-GB"}
_FALLBACKS = f"'{FONT}', Calibri, Carlito, 'Segoe UI', Arial, sans-serif"
_OPENING = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')
_FOREIGN_WORDS = re.compile(r' (?:aria-roledescription|aria-label|aria-hidden|role)="[^"]*"')
_PART_NAME = re.compile(r'(\bid="|url\(#)((?:clip|gradient)\w*)')
_WRITTEN = frozenset({"values", "datasets", "domain", "title", "subtitle", "sort"})

CONFIG: dict[str, Any] = {
    "aria": False,
    "font": FONT,
    "background": "white",
    "padding": {"left": 2, "right": 6, "top": 6, "bottom": 4},
    "view": {"stroke": None},
    "range": {"category": list(SERIES), "ordinal": {"scheme": "blues"}},
    "bar": {"color": SERIES[0]},
    "line": {"color": SERIES[0], "strokeWidth": 2.5},
    "point": {"color": SERIES[0], "filled": True, "size": 60},
    "rule": {"color": RULE},
    "text": {"color": INK, "fontSize": 13},
    "axis": {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 0,
        "labelPadding": 6,
        "titleColor": GREY,
        "titleFontSize": 12.5,
        "titleFontWeight": "normal",
        "domainColor": RULE,
        "gridColor": "#E3E9EE",
        "tickColor": RULE,
        "titleLimit": 0,
    },
    "legend": {
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 0,
        "orient": "top",
        "titleColor": GREY,
        "titleFontSize": 12.5,
        "titleFontWeight": "normal",
        "symbolType": "square",
        "symbolSize": 130,
        "title": None,
        "offset": 8,
    },
    "header": {"labelColor": INK, "labelFontSize": 13, "titleColor": GREY, "labelLimit": 0},
    "title": {"color": NAVY, "fontSize": 14, "anchor": "start", "limit": 0},
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure as drawn; its size is in CSS pixels."""

    svg: str
    width: float
    height: float
    png: bytes
    """The picture at twice the density of a screen; empty where it was not asked for."""


def draw(figure: Figure, language: Language, *, with_png: bool = True) -> Picture:
    """The picture of a figure, its numbers and months in `language`.

    Raises:
        RenderingError: `figure-font` (a font that is not ours would draw no text at all),
            `figure-failed`, or `font-missing`.
    """
    _check_fonts(figure)
    _register_fonts()
    try:
        svg = _svg(json.dumps(_sized(figure, language)), language)
        png = _png(svg) if with_png else b""
    except ValueError as error:
        detail = str(error)[:2000]
        raise RenderingError("figure-failed", name=figure.name, detail=detail) from error
    return _finished(svg, png, figure)


@lru_cache(_REMEMBERED)
def _svg(spec: str, language: Language) -> str:
    """The drawing of a specification; two editions often hold the same one."""
    import vl_convert

    locale = _LOCALES[language]
    svg: str = vl_convert.vegalite_to_svg(
        json.loads(spec),  # the library reads numbers of a text less exactly
        config=CONFIG,
        allowed_base_urls=[],
        format_locale=locale,
        time_format_locale=locale,
    )
    return svg


@lru_cache(_REMEMBERED)
def _png(svg: str) -> bytes:
    import vl_convert

    pixels: bytes = vl_convert.svg_to_png(svg, scale=PNG_SCALE)
    return pixels


def typeset(spec: Any, *, written: bool = False) -> Any:
    """A copy of a specification in which data, scales and titles have French typography."""
    if isinstance(spec, Mapping):
        return {
            key: typeset(value, written=(written or key in _WRITTEN) and key != "field")
            for key, value in spec.items()
        }
    if isinstance(spec, list | tuple):
        return [typeset(item, written=written) for item in spec]
    return french(spec) if written and isinstance(spec, str) else spec


def _sized(figure: Figure, language: Language) -> dict[str, Any]:
    """The specification, as wide as the figure unless it says how wide it is itself."""
    spec = typeset(figure.spec) if language == "fr" else dict(figure.spec)
    if "width" not in spec:
        spec["width"] = round(figure.width_cm * PIXELS_PER_CM)
        spec.setdefault("autosize", {"type": "fit-x", "contains": "padding"})
    return spec


def _finished(svg: str, png: bytes, figure: Figure) -> Picture:
    """The drawing with our own title in the place of Vega's English words."""
    svg = _FOREIGN_WORDS.sub("", svg).replace(
        f'font-family="{FONT}"', f'font-family="{_FALLBACKS}"'
    )
    opening = _OPENING.search(svg)
    if opening is None:
        raise RenderingError("figure-failed", name=figure.name, detail="no svg")
    key = f"absr-title-{figure.name}"
    title = f'<title id="{key}">{xml_text(figure.alt)}</title>'
    start = opening.group()[:-1] + f' role="img" aria-labelledby="{key}">' + title
    svg = _renamed(svg.replace(opening.group(), start, 1), figure.name)
    return Picture(svg, float(opening.group(1)), float(opening.group(2)), png)


def _renamed(svg: str, name: str) -> str:
    """The drawing with names of its own for its parts, counted from one.

    Vega counts them through the life of the program, and several drawings share a page.
    """
    known: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        return found.group(1) + known.setdefault(found.group(2), f"{name}-{len(known) + 1}")

    return _PART_NAME.sub(rename, svg)


def _check_fonts(figure: Figure) -> None:
    for font in _fonts(figure.spec):
        if font != FONT:
            raise RenderingError("figure-font", name=figure.name, font=font)


def _fonts(spec: object) -> list[str]:
    """Each font that a specification asks for."""
    if isinstance(spec, list | tuple):
        return [font for item in spec for font in _fonts(item)]
    if not isinstance(spec, Mapping):
        return []
    found: list[str] = []
    for key, value in spec.items():
        if key == "values":
            continue
        if str(key).lower().endswith("font"):
            asked = value.get("value") if isinstance(value, Mapping) else value
            found += [asked] if isinstance(asked, str) else ["?"]
        else:
            found += _fonts(value)
    return found


@cache
def _register_fonts() -> None:
    import vl_convert

    folder = font_folder()
    for name in FONT_FILES:
        if not (folder / name).is_file():
            raise RenderingError("font-missing", file=name)
    vl_convert.register_font_directory(str(folder))
