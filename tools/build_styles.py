"""Writes `templates/styles/reference.docx`, the Word house style, from pandoc's own default.

Run it after a change here: `python tools/build_styles.py`. The same bytes come out each time.
A town changes its copy in Word instead (`modeles/reference.docx`); the words in double square
brackets in the header and footer stand where absr writes, and may be moved or removed.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from absr.rendering.pandoc import run  # noqa: E402

TARGET = ROOT / "templates" / "styles" / "reference.docx"

FONT = "Calibri"
INK, NAVY, BLUE, GREY = "22303C", "16324F", "1F5C8B", "566370"
TINT, RULE = "E9F0F6", "C5D0DA"
AMBER, AMBER_TINT, RED, RED_TINT = "B45309", "FDF3E1", "9B1C1C", "FCEBEA"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def size(points: float) -> str:
    """A size of type."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def color(value: str) -> str:
    """A colour of type."""
    return f'<w:color w:val="{value}"/>'


def spacing(before: float, after: float, line: float = 0) -> str:
    """Space around a paragraph in points, and its line height as a multiple."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def edge(side: str, value: str, *, eighths: int, space: int) -> str:
    """One rule of a frame."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{value}"/>'


def border(*edges: str) -> str:
    """The rules around a paragraph."""
    return f"<w:pBdr>{''.join(edges)}</w:pBdr>"


def fill(value: str) -> str:
    """A tint behind a paragraph or cell."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{value}"/>'


def indent(left: int, right: int = 0, hanging: int = 0) -> str:
    """Margins of a paragraph in twentieths of a point."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def tabs(*stops: tuple[str, int]) -> str:
    """Tabulator stops."""
    return "<w:tabs>" + "".join(f'<w:tab w:val="{k}" w:pos="{p}"/>' for k, p in stops) + "</w:tabs>"


B, KEEP, LINES = "<w:b/><w:bCs/>", "<w:keepNext/>", "<w:keepLines/>"
QUOTE = border(edge("left", BLUE, eighths=24, space=12))
BANNER = border(*(edge(s, RED, eighths=8, space=5) for s in ("top", "left", "bottom", "right")))
THIN = border(edge("bottom", RULE, eighths=4, space=4))
OVER = border(edge("top", RULE, eighths=4, space=4))

# identifier: (name in Word, based on, next, paragraph properties, character properties).
# The order of the properties is the schema's: keepNext, keepLines, pBdr, shd, tabs, spacing,
# ind, contextualSpacing, jc, outlineLvl.
PARAGRAPHS: dict[str, tuple[str, str, str, str, str]] = {
    "Normal": ("Normal", "", "", spacing(0, 6, 1.12), color(INK) + size(10.5)),
    "BodyText": ("Body Text", "Normal", "", spacing(0, 6, 1.12), ""),
    "FirstParagraph": ("First Paragraph", "BodyText", "BodyText", spacing(2, 6, 1.12), ""),
    "Compact": ("Compact", "BodyText", "", spacing(0, 2.5, 1.12), ""),
    "Organisation": (
        *("Organisation", "Normal", "Title", KEEP + spacing(0, 10)),
        B + "<w:caps/>" + color(BLUE) + '<w:spacing w:val="20"/>' + size(10),
    ),
    "Title": (
        *("Title", "Normal", "Subtitle", KEEP + LINES + spacing(0, 4, 1.0)),
        B + color(NAVY) + size(25),
    ),
    "Subtitle": (
        *("Subtitle", "Normal", "BodyText", KEEP + spacing(0, 6, 1.0)),
        color(BLUE) + size(14.5),
    ),
    "Date": (
        *("Date", "Normal", "BodyText", border(edge("bottom", BLUE, eighths=12, space=8))),
        color(GREY) + size(10.5),
    ),
    "Heading1": (
        *("heading 1", "Normal", "BodyText"),
        KEEP + LINES + spacing(24, 6, 1.0) + '<w:outlineLvl w:val="0"/>',
        B + color(NAVY) + size(17),
    ),
    "Heading2": (
        *("heading 2", "Normal", "BodyText"),
        KEEP + LINES + spacing(16, 4, 1.0) + '<w:outlineLvl w:val="1"/>',
        B + color(BLUE) + size(13),
    ),
    "Heading3": (
        *("heading 3", "Normal", "BodyText"),
        KEEP + LINES + spacing(11, 3, 1.0) + '<w:outlineLvl w:val="2"/>',
        B + color(INK) + size(11),
    ),
    "Heading4": (
        *("heading 4", "Normal", "BodyText"),
        KEEP + LINES + spacing(9, 2, 1.0) + '<w:outlineLvl w:val="3"/>',
        B + color(GREY) + size(10.5),
    ),
    "TOCHeading": (
        *("TOC Heading", "Normal", "BodyText", KEEP + spacing(14, 6)),
        B + color(NAVY) + size(13),
    ),
    "TOC1": ("toc 1", "Normal", "Normal", spacing(4, 1.5) + indent(0), B + color(NAVY)),
    "TOC2": ("toc 2", "Normal", "Normal", spacing(0, 1) + indent(284), color(INK)),
    "ContentsEnd": (
        *("Contents End", "Normal", "BodyText"),
        border(edge("bottom", RULE, eighths=4, space=1)) + spacing(0, 14, 1.0),
        size(4),
    ),
    "Lead": ("Lead", "BodyText", "BodyText", spacing(0, 9, 1.2), color(NAVY) + size(12.5)),
    "Recipient": ("Recipient", "BodyText", "BodyText", spacing(0, 2, 1.05) + indent(5100), ""),
    "Quote": (
        *("Quote", "BodyText", "BodyText"),
        LINES + QUOTE + spacing(0, 1, 1.15) + indent(397, 284),
        color(NAVY) + size(11.5),
    ),
    "QuoteSource": (
        *("Quote Source", "Normal", "BodyText"),
        LINES + QUOTE + spacing(0, 0) + indent(397, 284),
        color(GREY) + size(9.5),
    ),
    "BlockText": (
        *("Block Text", "BodyText", "BodyText", LINES + QUOTE + spacing(6, 8) + indent(397, 284)),
        color(NAVY),
    ),
    "Banner": (
        *("Banner", "Normal", "Normal"),
        KEEP
        + BANNER
        + fill(RED_TINT)
        + spacing(0, 16)
        + indent(142, 142)
        + '<w:jc w:val="center"/>',
        B + color(RED) + size(10.5),
    ),
    "KeyNumber": (
        *("Key Number", "Normal", "KeyLabel", KEEP + spacing(3, 0, 1.0)),
        B + color(BLUE) + size(20),
    ),
    "KeyLabel": ("Key Label", "Normal", "Normal", spacing(0, 4, 1.0), color(INK) + size(9.5)),
    "TableText": ("Table Text", "Normal", "", spacing(2, 2, 1.03), size(9.5)),
    "Caption": ("caption", "Normal", "", spacing(12, 4, 1.05), color(NAVY) + size(10.5)),
    "TableCaption": ("Table Caption", "Caption", "", KEEP + LINES, ""),
    "ImageCaption": ("Image Caption", "Caption", "", KEEP + LINES, ""),
    "Figure": ("Figure", "Normal", "", spacing(0, 2, 1.0), ""),
    "CaptionedFigure": ("Captioned Figure", "Figure", "", KEEP, ""),
    "FigurePlot": ("Figure Plot", "Normal", "SourceNote", KEEP + spacing(0, 2, 1.0), ""),
    "SourceNote": (
        "Source Note",
        "Normal",
        "BodyText",
        spacing(3, 8, 1.0) + "<w:contextualSpacing/>",  # a note and its source stand together
        color(GREY) + size(8.5),
    ),
    "AfterBlock": ("After Block", "Normal", "BodyText", spacing(0, 5, 1.0), size(4)),
    "FootnoteText": ("footnote text", "Normal", "", spacing(0, 2, 1.0), size(8.5)),
    "Header": (
        *("header", "Normal", "", THIN + tabs(("right", 9072)) + spacing(0, 9, 1.0)),
        color(GREY) + size(8.5),
    ),
    "HeaderBanner": (
        *("Header Banner", "Normal", "", spacing(0, 4, 1.0) + '<w:jc w:val="center"/>'),
        B + color(RED) + size(8.5),
    ),
    "Footer": (
        *("footer", "Normal", "", OVER + tabs(("right", 9072)) + spacing(0, 0, 1.0)),
        color(GREY) + size(8.5),
    ),
}

LINKED = {"BodyText", "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4"}

CHARACTERS = {
    "VerbatimChar": (
        "Verbatim Char",
        '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>' + size(9.5),
    ),
    "Speaker": ("Speaker", color(GREY) + size(9.5)),
    "SectionNumber": ("Section Number", color(BLUE)),
    "Hyperlink": ("Hyperlink", color(BLUE) + '<w:u w:val="single"/>'),
}

BUILT_IN = re.compile(r"(heading|toc) \d|Normal|Title|Subtitle|Date|Body Text|Block Text|Quote"
                      r"|caption|header|footer|footnote text|TOC Heading")  # fmt: skip


def cell_edges(*edges: str) -> str:
    """The rules of a table's cells."""
    return f"<w:tcBorders>{''.join(edges)}</w:tcBorders>"


def box_style(key: str, rule: str, tint: str) -> str:
    """The style of a box: a table of one cell."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{key}"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
        f"{edge('left', rule, eighths=36, space=0)}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="113" w:type="dxa"/><w:left w:w="198" w:type="dxa"/>'
        '<w:bottom w:w="57" w:type="dxa"/><w:right w:w="198" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f"<w:tcPr>{fill(tint)}</w:tcPr></w:style>"
    )


TABLES = f"""
<w:style w:type="table" w:default="1" w:styleId="Table"><w:name w:val="Table"/><w:qFormat/>
<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>
{edge("top", BLUE, eighths=8, space=0)}{edge("bottom", BLUE, eighths=8, space=0)}
{edge("insideH", RULE, eighths=4, space=0)}</w:tblBorders>
<w:tblCellMar><w:top w:w="34" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="34" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr>{B}{color(NAVY)}</w:rPr><w:tcPr>
{cell_edges(edge("bottom", BLUE, eighths=8, space=0))}{fill(TINT)}
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="lastRow"><w:rPr>{B}{color(NAVY)}</w:rPr><w:tcPr>
{cell_edges(edge("top", BLUE, eighths=8, space=0))}</w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="KeyFigures"><w:name w:val="KeyFigures"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>
{edge("left", BLUE, eighths=18, space=0)}{edge("insideV", BLUE, eighths=18, space=0)}
</w:tblBorders><w:tblCellMar><w:left w:w="142" w:type="dxa"/><w:right w:w="113" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
{box_style("CalloutBox", BLUE, TINT)}{box_style("WarningBox", AMBER, AMBER_TINT)}
"""


def paragraph_style(key: str) -> str:
    """The XML of a paragraph style."""
    name, based, following, paragraph, character = PARAGRAPHS[key]
    own = "" if BUILT_IN.fullmatch(name) else ' w:customStyle="1"'
    default = ' w:default="1"' if key == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + (f'<w:link w:val="{key}Char"/>' if key in LINKED else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{character}</w:rPr></w:style>"
    )


def character_style(key: str) -> str:
    """The XML of a character style."""
    name, properties = CHARACTERS[key]
    own = "" if name == "Hyperlink" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{properties}</w:rPr></w:style>'
    )


def styles(default: str) -> str:
    """The style sheet: ours in the place of pandoc's, pandoc's other ones kept."""
    for key in (*PARAGRAPHS, *CHARACTERS, "Table"):
        default = re.sub(
            rf'<w:style [^>]*w:styleId="{key}".*?</w:style>', "", default, flags=re.DOTALL
        )
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    default = re.sub(r"<w:rFonts [^>]*Theme[^>]*/>", fonts, default)
    default = re.sub(r"<w:color [^>]*/>", color(NAVY), default)
    default = re.sub(r"\s*<w:rsid [^>]*/>", "", default)
    ours = [paragraph_style(key) for key in PARAGRAPHS]
    ours += [character_style(key) for key in CHARACTERS]
    return default.replace("</w:styles>", "".join(ours) + TABLES + "</w:styles>")


def page_part(tag: str, *paragraphs: str) -> str:
    """A header or footer."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:{tag} xmlns:w="{W}" xmlns:r="{R}">{"".join(paragraphs)}</w:{tag}>'
    )


def styled(style: str, *runs: str) -> str:
    """A paragraph of a header or footer."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def text(words: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def automatic(code: str) -> str:
    """A number that Word keeps up to date by itself."""
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


TAB = "<w:r><w:tab/></w:r>"
BANNER_LINE = styled("HeaderBanner", text("[[banner]]"))
FOOTER = page_part(
    "ftr",
    styled("Footer", text("[[title]]"), TAB, automatic("PAGE"), text(" / "), automatic("NUMPAGES")),
)
PAGE_PARTS = {
    "header1": page_part(
        "hdr", BANNER_LINE, styled("Header", text("[[organisation]]"), TAB, text("[[status]]"))
    ),
    "header2": page_part("hdr", styled("Normal")),
    "footer1": FOOTER,
    "footer2": FOOTER,
}
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/>'
    '<w:headerReference w:type="first" r:id="rIdheader2"/>'
    '<w:footerReference w:type="default" r:id="rIdfooter1"/>'
    '<w:footerReference w:type="first" r:id="rIdfooter2"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1417" w:bottom="1304"'
    ' w:left="1417" w:header="624" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def sample() -> str:
    """The text of the house style itself: each style's name in that style."""
    lines = [styled(key, text(PARAGRAPHS[key][0])) for key in PARAGRAPHS if "eader" not in key]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(lines)}{SECTION}</w:body>'
        "</w:document>"
    )


def theme(default: str) -> str:
    """The theme, with our font and colours where Word offers them."""
    default = re.sub(r"<a:latin [^>]*/>", f'<a:latin typeface="{FONT}"/>', default)
    accents = {"accent1": BLUE, "accent2": "D9822B", "accent3": NAVY, "hlink": BLUE}
    for name, value in accents.items():
        default = re.sub(
            rf'(<a:{name}>\s*<a:srgbClr val=")\w+', rf"\g<1>{value}", default, flags=re.DOTALL
        )
    return default


def relations(default: str) -> str:
    """The document's relations, with its headers and footers, without the sample's link."""
    default = re.sub(r"<Relationship [^>]*TargetMode[^>]*/>", "", default)
    ours = "".join(
        f'<Relationship Id="rId{part}" Type="{R}/{part[:-1]}" Target="{part}.xml"/>'
        for part in PAGE_PARTS
    )
    return default.replace("</Relationships>", ours + "</Relationships>")


def types(default: str) -> str:
    """The list of parts, with our headers and footers."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    ours = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{kind}.{part[:-1]}+xml"/>'
        for part in PAGE_PARTS
    )
    return default.replace("</Types>", ours + "</Types>")


def settings(default: str) -> str:
    """The settings, with French separators and nothing of another machine."""
    default = default.replace('<w:decimalSymbol w:val="."', '<w:decimalSymbol w:val=","')
    return default.replace('<w:listSeparator w:val=","', '<w:listSeparator w:val=";"')


def build() -> bytes:
    """The reference document."""
    source = zipfile.ZipFile(io.BytesIO(run(("--print-default-data-file", "reference.docx"), b"")))
    parts = {info.filename: source.read(info).decode() for info in source.infolist()}
    parts["word/styles.xml"] = styles(parts["word/styles.xml"])
    parts["word/theme/theme1.xml"] = theme(parts["word/theme/theme1.xml"])
    parts["word/settings.xml"] = settings(parts["word/settings.xml"])
    parts["word/document.xml"] = sample()
    parts["word/_rels/document.xml.rels"] = relations(parts["word/_rels/document.xml.rels"])
    parts["[Content_Types].xml"] = types(parts["[Content_Types].xml"])
    parts |= {f"word/{name}.xml": xml for name, xml in PAGE_PARTS.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")
