"""What a page break must not part in a Word file: a label and its list, a quote and its source."""

from __future__ import annotations

import re

_QUOTE = re.compile(
    r'(<w:pStyle w:val="Quote" />)(?=</w:pPr>(?:(?!</w:p>).)*</w:p>\s*'
    r'<w:p><w:pPr><w:pStyle w:val="QuoteSource" />)',
    re.DOTALL,
)
_LABEL = re.compile(
    r'(<w:pStyle w:val="(?:BodyText|FirstParagraph)" />)'
    r"(?=</w:pPr><w:r><w:rPr><w:b />(?:(?!</w:r>).)*</w:r></w:p>)",
    re.DOTALL,
)
"""A paragraph of bold words alone: it names what follows."""

_KEPT = r"\1<w:keepNext />"


def kept_together(xml: str) -> str:
    """The text of a Word file in which such paragraphs stay on the page of the next one."""
    return _LABEL.sub(_KEPT, _QUOTE.sub(_KEPT, xml))
