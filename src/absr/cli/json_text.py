"""An answer as indented JSON, as `json.dumps(…, ensure_ascii=False, indent=2)` writes it.

Python writes indented JSON many times slower than the other, and of a large delivery an answer
tells a hundred thousand changes.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring


def indented(value: object, line: str = "\n") -> str:
    """The JSON of a value; its lines begin with `line`, those inside it two spaces further."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    inner = f"{line}  "
    if isinstance(value, dict):
        pairs = [f"{_key(key)}: {indented(one, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}" if pairs else "{}"
    if isinstance(value, list | tuple):
        parts = [indented(one, inner) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"
    return json.dumps(value)


def _key(key: object) -> str:
    """The name of a value; what is no text becomes one, as in all JSON."""
    return encode_basestring(key) if isinstance(key, str) else encode_basestring(json.dumps(key))
