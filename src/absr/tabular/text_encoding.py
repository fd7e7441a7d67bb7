"""How the letters of a text file are written, which no text file says.

In this order: a byte order mark; UTF-16 without one (every second byte is zero); UTF-8 without a
fault; UTF-8 in which some lines are in an older encoding; and else an older encoding as a whole.
Older means Windows-1252, the habit of Excel in French, or Mac Roman where the accented letters of
French stand inside words in it, more of them than in Windows-1252. Bytes that mean nothing become
control characters, which the reader replaces and tells.
"""

from __future__ import annotations

import re

from absr.model.record import NamedTuple

CP1252, MAC_ROMAN = "cp1252", "mac_roman"

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4_096
_MOSTLY, _HARDLY = 0.7, 0.1
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FRENCH_PAIR = re.compile(
    rb"\xc2[\xa0-\xbf]|\xc3[\x80-\xbf]|\xc5[\x92\x93\xb8]|\xe2\x80[\x80-\xaf]|\xe2\x82\xac"
)
"""UTF-8 of the signs of French; Windows-1252 has no French words with these bytes in a row."""
_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]"
)
_UNLIKELY = re.compile("[\u0180-\u02af]")
"""What `É` before a no-break space or a guillemet of Windows-1252 would be in UTF-8."""
_BEFORE = "(?<=[a-zA-Z])"
_ALONE = r"(?<!\w)à(?!\w)"
_FRENCH = f"{_ALONE}|{_BEFORE}[éèêàâçùûîïôëœ]|[éèêàâçùûîïôëœ](?=[a-zA-Z])"
_MAC_FRENCH = (
    f"{_ALONE}|{_BEFORE}[éèêàâçùû]|[éèêàâçùû](?=[a-zA-Z])|{_BEFORE}[îïôë](?=[a-zA-Z])"
    "|œ(?=[a-z])|É(?=[a-zA-Z])"
)
"""Without the letters that the punctuation of Windows-1252 would look like behind a word."""


class DecodedText(NamedTuple):
    """The text of a file, and what was found out to read it."""

    text: str
    encoding: str
    older_lines: tuple[int, ...] = ()
    """Lines of a UTF-8 file that were read in `older`."""
    older: str = CP1252
    repaired: bool = False
    """It had been taken for Windows-1252 and saved so (`Ã©`): that was undone."""


def decode_text(data: bytes) -> DecodedText:
    """The text of the file."""
    found = _decoded(data)
    repaired = _without_double_encoding(found.text)
    return found if repaired is None else found._replace(text=repaired, repaired=True)


def wide_encoding(data: bytes) -> str | None:
    """The kind of UTF-16 that bytes without a mark are in, None when they are in none."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if not pairs:
        return None
    first, second = (sample[start : 2 * pairs : 2].count(0) / pairs for start in (0, 1))
    if second >= _MOSTLY and first <= _HARDLY:
        return "utf-16-le"
    return "utf-16-be" if first >= _MOSTLY and second <= _HARDLY else None


def _decoded(data: bytes) -> DecodedText:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            if encoding != "utf-8":
                return DecodedText(rest.decode(encoding, "replace"), encoding)
            return _utf8(rest) or _mixed(rest)
    wide = wide_encoding(data)
    if wide:
        return DecodedText(data.decode(wide, "replace"), wide)
    found = _utf8(data)
    if found:
        return found
    if _FRENCH_PAIR.search(data):
        return _mixed(data)
    older = _older_encoding(data)
    return DecodedText(_in_older(data, older), older)


def _utf8(data: bytes) -> DecodedText | None:
    """The text when it is UTF-8, where a lone half of a sign counts as one wrong character."""
    try:
        return DecodedText(data.decode("utf-8", "surrogatepass"), "utf-8")
    except UnicodeDecodeError:
        return None


def _mixed(data: bytes) -> DecodedText:
    """The text of a file most of which is UTF-8; each other byte by itself is of an older one."""
    odd = b"".join(_is_older(match[0]) for match in _SIGN.finditer(data))
    older = _older_encoding(data) if odd else CP1252
    lines: list[str] = []
    numbers: list[int] = []
    for number, match in enumerate(_LINE.finditer(data), 1):
        line = match[0]
        told = line.isascii() or not any(_is_older(sign[0]) for sign in _SIGN.finditer(line))
        if not told:
            numbers.append(number)
        lines.append(line.decode("utf-8", "surrogatepass") if told else _line_in_both(line, older))
    return DecodedText("".join(lines), "utf-8", tuple(numbers), older)


def _is_older(sign: bytes) -> bytes:
    """The bytes when they are no sign of UTF-8 that a French text is likely to hold."""
    try:
        text = sign.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return sign
    return sign if _UNLIKELY.search(text) else b""


def _line_in_both(line: bytes, older: str) -> str:
    found: list[str] = []
    position = 0
    for match in _SIGN.finditer(line):
        found.append(line[position : match.start()].decode())
        sign = match[0]
        found.append(
            _in_older(sign, older) if _is_older(sign) else sign.decode("utf-8", "surrogatepass")
        )
        position = match.end()
    return "".join([*found, line[position:].decode()])


def _older_encoding(data: bytes) -> str:
    mac = len(re.findall(_MAC_FRENCH, _in_older(data, MAC_ROMAN)))
    windows = len(re.findall(_FRENCH, _in_older(data, CP1252)))
    return MAC_ROMAN if mac > windows else CP1252


def _in_older(data: bytes, encoding: str) -> str:
    if encoding == MAC_ROMAN:
        return data.decode(encoding)
    return data.decode("latin-1").translate(_WINDOWS)


def _windows_signs() -> dict[int, str]:
    """Windows-1252 where it is not Latin-1; its five empty places stay control characters."""
    signs = {code: bytes([code]).decode(CP1252, "replace") for code in range(0x80, 0xA0)}
    return {code: sign for code, sign in signs.items() if sign != "\N{REPLACEMENT CHARACTER}"}


_WINDOWS = _windows_signs()
_TO_WINDOWS = {ord(sign): code for code, sign in _WINDOWS.items()}


_SPOILT = ("Ã", "Â", "â€")
"""How the accents and the apostrophes of French begin once they were saved twice."""


def _without_double_encoding(text: str) -> str | None:
    """The text before it was saved in two encodings; None when not all of it bears that out."""
    if text.isascii() or not any(sign in text for sign in _SPOILT):
        return None
    try:
        repaired = text.translate(_TO_WINDOWS).encode("latin-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return repaired.removeprefix("\ufeff")
