"""One person from phase to phase, on the terminal and in JSON; never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.cli.output import paragraph, say
from absr.cli.session import current

if TYPE_CHECKING:
    from absr.workflow.chain import Chain, Link

_MOST_NUMBERS = 12
_LONGEST_TEXT = 60


def show_chain(chain: Chain) -> None:
    """The chain, one line a record."""
    speech = current().speech
    say()
    person = chain.person or speech("chain.nobody")
    say(paragraph(speech("chain.title", person=person), indent="  ", first=""))
    for link in chain.links:
        source = link.record.source
        where = " › ".join((source.file, source.sheet or "", str(source.row)))
        text = " · ".join((speech(f"chain.{link.kind}"), *_words(link), where))
        lead = f"  → {link.record.id.ljust(8)} "
        say(paragraph(text, indent=" " * len(lead), first=lead))


def chain_json(chain: Chain) -> dict[str, object]:
    """The chain as JSON."""
    return {"person": chain.person, "records": [_link_json(link) for link in chain.links]}


def _link_json(link: Link) -> dict[str, object]:
    source = link.record.source
    return {
        "id": link.record.id,
        "kind": link.kind,
        "ref": link.record.ref,
        "invited_by": link.invited_by,
        "invites": list(link.invites),
        "source": {"file": source.file, "sheet": source.sheet, "row": source.row},
    }


def _words(link: Link) -> list[str]:
    """What is to be said of one record: its number, what was said, who invited whom."""
    speech, record = current().speech, link.record
    words = [record.ref] if record.ref else []
    if link.kind in {"pledges", "actions"}:
        words.append(speech.quoted(_short(record.text if link.kind == "pledges" else record.title)))
    if link.kind == "attendance" and record.present is not None:
        words.append(speech("chain.present" if record.present else "chain.absent"))
    if link.invited_by:
        words.append(speech("chain.invited_by", ref=link.invited_by))
    if link.invites:
        shown = [*link.invites[:_MOST_NUMBERS], *(["…"] if link.invites[_MOST_NUMBERS:] else [])]
        words.append(speech.count("chain.invites", len(link.invites), refs=", ".join(shown)))
    return words


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1].rstrip()}…"
