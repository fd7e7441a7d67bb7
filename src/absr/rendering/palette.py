"""The house's measure and colours, told apart by colour-blind eyes and on a grey print."""

from __future__ import annotations

PIXELS_PER_CM = 96 / 2.54

NAVY = "#16324F"
BLUE = "#1F5C8B"
INK = "#22303C"
GREY = "#566370"
RULE = "#C5D0DA"

NEEDS = "#D9822B"
RESOURCES = "#1F5C8B"
MUTED = "#A9B8C6"

SERIES = ("#1F5C8B", "#D9822B", "#16324F", "#8CBBD9", "#7A4A12", "#C5D0DA")
"""Colours of series, in their order; each differs from the one before in lightness."""
