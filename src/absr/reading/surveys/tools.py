"""The tools whose exports are recognised: their signatures and the columns that are their own.

Signatures: KoboToolbox (formpack), ODK Central, LimeSurvey (Writer and CsvWriter), Framaforms and
Yakforms (Drupal's webform 3 and 4), Google Forms, Microsoft Forms, as their public code and real
exports show them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from absr.model.labels import fold
from absr.model.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tool(NamedTuple):
    """How the exports of one tool are made."""

    layout: str
    signature: tuple[frozenset[str], ...]
    """Sets of columns, each folded; one of them whole tells the tool."""
    technical: str
    """Pattern of the columns that only the tool needs, on their folded heading."""
    personal: str
    """Pattern of the columns that tell who answered, or from where."""
    number: tuple[str, ...]
    """Columns that number the answers, the best first."""
    moment: tuple[str, ...]
    """Columns that tell when an answer was given, the best first."""
    aside: tuple[tuple[str, str, str], ...] = ()
    """(Column, pattern of its folded value, reason): answers that are not taken."""
    header_rows: int = 1
    groups: str = ""
    """What stands between the name of a group and that of a question in it."""
    raw_names: bool = False
    """The tool's own columns begin with `_`, which folding would lose."""


def _any(*words: str) -> frozenset[str]:
    return frozenset(words)


KOBO = Tool(
    "kobo",
    (_any("_id", "_uuid", "_submission_time"), _any("_index", "_parent_index")),
    r"_.*|start|end|today|meta instanceid|.*instanceid|audit",
    r"_submitted_by|_submission__submitted_by|deviceid|subscriberid|simid|simserial|phonenumber|"
    r"username",
    ("_id", "_uuid", "_index"),
    ("today", "start", "_submission_time"),
    (
        ("_validation_status", r".*not approved|non approuvee?|rejetee?", "not_approved"),
        (
            "_submission__validation_status",
            r".*not approved|non approuvee?|rejetee?",
            "not_approved",
        ),
    ),
    groups="/",
    raw_names=True,
)
ODK = Tool(
    "odk",
    (_any("submissiondate", "key"), _any("parent key", "key")),
    r"submissiondate|start|end|today|meta .*|key|parent key|set of .*|attachmentspresent|"
    r"attachmentsexpected|status|reviewstate|edits|formversion|submitterid|audit",
    r"submittername|deviceid|subscriberid|simserial|phonenumber|username",
    ("key",),
    ("today", "start", "submissiondate"),
    (("reviewstate", r"rejected", "not_approved"),),
    groups="-",
)
LIMESURVEY = Tool(
    "limesurvey",
    (
        _any("id", "submitdate", "lastpage", "startlanguage"),
        _any("response id", "date submitted", "last page"),
        _any("id de la reponse", "date de soumission", "derniere page"),
    ),
    r"id|submitdate|lastpage|startlanguage|seed|startdate|datestamp|refurl|interviewtime|"
    r"grouptime\d*|response id|date submitted|last page|start language|date started|"
    r"date last action|referrer url|total time|group time.*|question time.*|"
    r"id de la reponse|date de soumission|derniere page|langue de depart|tete de serie|"
    r"date de lancement|date de la derniere action|url de reference|temps (?:total|pour|de) ?.*",
    r"ipaddr|ip address|adresse ip|token|invitation|firstname|lastname|email|code d acces",
    ("id", "response id", "id de la reponse"),
    (
        "startdate",
        "date started",
        "date de lancement",
        "submitdate",
        "date submitted",
        "date de soumission",
    ),
    (
        ("submitdate", "", "draft"),
        ("date submitted", "", "draft"),
        ("date de soumission", "", "draft"),
    ),
)
FRAMAFORMS = Tool(
    "framaforms",
    (_any("sid", "uid"),),
    r"serial|sid|time|submitted time|completed time|modified time|draft|numero de serie|"
    r"heure (?:de|d) .*|brouillon|numero|date de soumission|temps de soumission",
    r"ip address|adresse ip|uid|username|nom d utilisateur|utilisateur",
    ("sid", "serial"),
    ("submitted time", "completed time", "time", "heure de soumission", "heure d achevement"),
    (("draft", r"1|oui|yes|true", "draft"), ("brouillon", r"1|oui|yes|true", "draft")),
    header_rows=3,
)
GOOGLE = Tool(
    "google-forms",
    (_any("horodateur"), _any("timestamp")),
    r"horodateur|timestamp|score",
    r"adresse e mail|email address|nom d utilisateur|username|e mail",
    ("horodateur", "timestamp"),
    ("horodateur", "timestamp"),
)
MICROSOFT = Tool(
    "microsoft-forms",
    (_any("id", "heure de debut", "heure de fin"), _any("id", "start time", "completion time")),
    r"id|heure de debut|heure de fin|heure de la derniere modification|start time|"
    r"completion time|last modified time|total points|quiz feedback|points .*|feedback .*|"
    r"total des points|langue|language",
    r"adresse de messagerie|nom|email|name",
    ("id",),
    ("heure de fin", "completion time", "heure de debut", "start time"),
)

TOOLS = (KOBO, ODK, LIMESURVEY, FRAMAFORMS, MICROSOFT, GOOGLE)
"""In the order in which they are looked for: the surest signatures first."""


def key_of(heading: str, tool: Tool) -> str:
    """A heading as the patterns of a tool know it."""
    if tool.raw_names and heading.startswith("_"):
        return heading.casefold()
    return fold(heading)


def tool_of(headings: Sequence[str]) -> Tool | None:
    """The tool whose signature these headings bear."""
    folded = {fold(heading) for heading in headings if heading}
    for tool in TOOLS:
        known = folded
        if tool.raw_names and any(heading.startswith("_") for heading in headings):
            known = {key_of(heading, tool) for heading in headings if heading}
        elif tool is LIMESURVEY and any("." in heading for heading in headings):
            known = folded | {fold(heading.split(".", maxsplit=1)[0]) for heading in headings}
        if any(signature <= known for signature in tool.signature):
            return tool if tool is not GOOGLE or _is_first(headings) else None
    return None


def _is_first(headings: Sequence[str]) -> bool:
    """Google puts the moment of the answer first; elsewhere it is a column like another."""
    first = next((heading for heading in headings if heading), "")
    return fold(first) in {"horodateur", "timestamp"}


def why_left(heading: str, tool: Tool) -> str | None:
    """Why a column of a tool is not one of the questions, or None when it is one."""
    key = key_of(heading, tool)
    if tool is LIMESURVEY:
        code, dot, _ = heading.partition(". ")
        key = fold(code) if dot and " " not in code else key
        if _is_timing(heading):
            return "technical"
    if re.fullmatch(tool.personal, key):
        return "personal"
    return "technical" if re.fullmatch(tool.technical, key) else None


def _is_timing(heading: str) -> bool:
    """LimeSurvey times each question in a column called after its code: `G01Q01Time`."""
    return bool(re.fullmatch(r"[A-Za-z]\w*Time", heading))
