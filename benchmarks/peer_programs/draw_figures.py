"""What a user would write: draw Vega-Lite files as SVG and PNG, and nothing more."""

import json
import sys
from pathlib import Path

import vl_convert

sources = [Path(argument) for argument in sys.argv[1:]]
vl_convert.register_font_directory(str(sources[0].parent / "fonts"))
for source in sources:
    svg = vl_convert.vegalite_to_svg(json.loads(source.read_text(encoding="utf-8")))
    source.with_suffix(".svg").write_text(svg, encoding="utf-8")
    source.with_suffix(".png").write_bytes(vl_convert.svg_to_png(svg, scale=2))
