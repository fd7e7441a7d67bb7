"""Checks across the records of a project: a list of pure functions, each for one rule.

They see every record that is stored, whatever file it came from and in whatever order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from absr.analysis.decided_themes import other_themes
from absr.analysis.links import links_of, name_field, named, numbers, references
from absr.analysis.quoting import may_leave
from absr.model.kinds import kinds
from absr.model.labels import compact
from absr.model.problem import Problem, Severity
from absr.model.register_facts import NAMED, resource_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from absr.model.corpus import Corpus
    from absr.model.fields import Field
    from absr.model.kinds.merges import Merge

    Check = Callable[[Corpus], Iterator[Problem]]


def check(corpus: Corpus, today: dt.date) -> tuple[Problem, ...]:
    """What the records say against each other, each problem at the cell it was read from.

    Names that were decided to be one are one.
    """
    merged = corpus
    if corpus.merges:
        from absr.analysis.merged_names import with_merges

        merged = with_merges(corpus)
    found = [problem for rule in CHECKS for problem in rule(merged)]
    return (*found, *advised_afterwards(merged, today))


def _at(
    corpus: Corpus,
    code: str,
    severity: Severity,
    record: Any,
    field: str,
    *,
    value: str | None = None,
    **facts: str,
) -> Problem:
    cell = corpus.cells.get(record.id, {}).get(field) or str(record.source.row)
    return Problem(
        code,
        severity,
        record.source.file,
        record.source.sheet,
        (cell,),
        field=field,
        value=value,
        facts=tuple(sorted(facts.items())),
    )


def unknown_references(corpus: Corpus) -> Iterator[Problem]:
    """A number names a record that exists; a name that no register holds is only a remark."""
    known: dict[str, set[str]] = {}
    for kind in kinds().values():
        for column in links_of(kind):
            target = column.link or ""
            if target not in known:
                known[target] = set(named(corpus, target))
            for record in corpus.of(kind.id):
                for text in references(record, column):
                    if compact(text) not in known[target]:
                        shown = None if kind.holds_identities else text  # it may name somebody
                        yield _unknown(corpus, record, column, shown)


def _unknown(corpus: Corpus, record: Any, column: Field, text: str | None) -> Problem:
    target = kinds()[column.link or ""]
    by_number = name_field(target) == "ref"
    if target.id == "interviews":
        return _at(corpus, "X205", Severity.ERROR, record, column.name, value=text)
    return _at(
        corpus,
        "X207",
        Severity.ERROR if by_number else Severity.WARNING,
        record,
        column.name,
        value=text,
        kind_en=target.noun.en,
        kind_fr=target.noun.fr,
        sheet_en=target.title.en,
        sheet_fr=target.title.fr,
    )


def quotable_without_consent(corpus: Corpus) -> Iterator[Problem]:
    """Nothing is quotable in an interview whose person refused to be quoted."""
    refused = {interview.id for interview in corpus.interviews if interview.consent is False}
    for statement in corpus.statements if refused else ():
        if statement.interview in refused and statement.quotable not in (None, "none"):
            yield _at(corpus, "P304", Severity.WARNING, statement, "quotable")


def published_without_leave(corpus: Corpus) -> Iterator[Problem]:
    """A resource is not published with its place where nobody who named it may be quoted."""
    published = [row for row in corpus.resources if row.publishing == NAMED]
    if not published:
        return
    interviews = {interview.id: interview for interview in corpus.interviews}
    quotable: dict[str, bool] = {}
    for said in corpus.statements:
        if said.resource:
            key = resource_key(said.resource)
            may_be = may_leave(said, interviews[said.interview])
            quotable[key] = quotable.get(key, False) or may_be
    for row in published:
        if quotable.get(resource_key(row.name)) is False:
            yield _at(corpus, "P311", Severity.WARNING, row, "publishing", value=row.name)


def no_notice(corpus: Corpus) -> Iterator[Problem]:
    """Everybody met was given the information notice."""
    for interview in corpus.interviews:
        if interview.notice_given is False:
            yield _at(corpus, "P305", Severity.WARNING, interview, "notice_given")


def more_listed_than_met(corpus: Corpus) -> Iterator[Problem]:
    """No more persons are listed for an interview than were met in it."""
    listed = Counter(person.interview for person in corpus.persons)
    for interview in corpus.interviews:
        if listed[interview.id] > interview.persons:
            facts = {"listed": str(listed[interview.id]), "said": str(interview.persons)}
            yield _at(corpus, "X206", Severity.WARNING, interview, "persons", **facts)


def votes_above_the_right(corpus: Corpus) -> Iterator[Problem]:
    """A college places no more dots than it was given."""
    rights: dict[str, int] = {}
    placed: Counter[str] = Counter()
    last: dict[str, Any] = {}
    for vote in corpus.votes:
        college = vote.college or ""
        placed[college] += vote.dots
        last[college] = vote
        if vote.rights is not None:
            rights[college] = max(rights.get(college, 0), vote.rights)
    for college, right in rights.items():
        if placed[college] > right:
            facts = {"placed": str(placed[college]), "right": str(right)}
            yield _at(corpus, "X208", Severity.ERROR, last[college], "dots", **facts)


def uncited_resources(corpus: Corpus) -> Iterator[Problem]:
    """A resource of the register is cited by somebody, or says where it comes from."""
    if not corpus.resources:
        return
    # As the register counts: a resource named in passing, in a need or a barrier, is not cited.
    said = (one.resource for one in corpus.statements if one.nature == "resource")
    written = (one.resource for one in corpus.contributions)
    listed = (one.name for one in corpus.resources if one.sources)
    cited = {resource_key(name) for name in (*said, *written, *listed) if name}
    for resource in corpus.resources:
        if resource_key(resource.name) not in cited:
            yield _at(corpus, "X209", Severity.WARNING, resource, "name", value=resource.name)


def sources_without_interview(corpus: Corpus) -> Iterator[Problem]:
    """A source that looks like the number of an interview is one; `BPE 2024` is something else."""
    known = named(corpus, "interviews")
    forms = {_form(interview.ref) for interview in corpus.interviews}
    for resource in corpus.resources:
        for text in resource.sources:
            if _form(text) in forms and compact(text) not in known:
                yield _at(corpus, "X205", Severity.WARNING, resource, "sources", value=text)


def _form(number: str) -> str:
    """The letters of a number, figures left out: what the numbers of one list have in common."""
    return "".join("0" if sign.isdigit() else sign for sign in compact(number))


def actions_without_evidence(corpus: Corpus) -> Iterator[Problem]:
    """An action says what it answers: a finding, and the interviews or proposals behind it."""
    answered = numbers(r.action for r in corpus.responses if r.action)
    for action in corpus.actions:
        if not action.evidence and compact(action.ref) not in answered:
            yield _at(corpus, "X210", Severity.WARNING, action, "title", value=action.title)


_ORDERS = (
    ("pilots", "reminder_1", "reminder_2"),
    ("actions", "start", "end"),
    ("actions", "first_step_on", "end"),
    ("data_requests", "asked_on", "reminded_on"),
    ("data_requests", "asked_on", "received_on"),
    ("data_requests", "asked_on", "refused_on"),
)
"""Kind, the earlier date and the later one."""


def dates_out_of_order(corpus: Corpus) -> Iterator[Problem]:
    """What comes first is dated first."""
    for kind_id, first, second in _ORDERS:
        kind = kinds()[kind_id]
        for record in corpus.of(kind_id):
            earlier, later = getattr(record, first), getattr(record, second)
            if earlier is not None and later is not None and later < earlier:
                yield _at(
                    corpus,
                    "X211",
                    Severity.ERROR,
                    record,
                    second,
                    value=later.isoformat(),
                    first=earlier.isoformat(),
                    first_cell=corpus.cells.get(record.id, {}).get(first) or str(record.source.row),
                    first_en=kind.field(first).label.en,
                    first_fr=kind.field(first).label.fr,
                    column_en=kind.field(second).label.en,
                    column_fr=kind.field(second).label.fr,
                )


_AFTER_ASKING = ("reminded_on", "received_on", "refused_on")


def answers_without_request(corpus: Corpus) -> Iterator[Problem]:
    """What was reminded, received or refused was asked for on some day."""
    for request in corpus.data_requests:
        told = [name for name in _AFTER_ASKING if getattr(request, name) is not None]
        if told and request.asked_on is None:
            column = kinds()["data_requests"].field(told[0]).label
            facts = {"column_fr": column.fr, "column_en": column.en}
            yield _at(corpus, "X240", Severity.WARNING, request, told[0], **facts)


def received_and_refused(corpus: Corpus) -> Iterator[Problem]:
    """A partner gives a piece of data or refuses it; two answers are two rows."""
    for request in corpus.data_requests:
        if request.received_on is not None and request.refused_on is not None:
            first = corpus.cells.get(request.id, {}).get("received_on") or str(request.source.row)
            yield _at(corpus, "X241", Severity.WARNING, request, "refused_on", first=first)


def refused_without_reason(corpus: Corpus) -> Iterator[Problem]:
    """A refusal says why: that is what the next analysis needs to ask otherwise."""
    for request in corpus.data_requests:
        if request.refused_on is not None and not request.refusal:
            yield _at(corpus, "X242", Severity.WARNING, request, "refused_on")


def person_in_two_colleges(corpus: Corpus) -> Iterator[Problem]:
    """One person speaks for one college, from the invitation to the sign-in list."""
    seen: dict[str, tuple[str, Any]] = {}
    for kind_id in ("pilots", "invitations", "attendance"):
        for record in corpus.of(kind_id):
            if not record.person or not record.college:
                continue
            college, first = seen.setdefault(record.person, (record.college, record))
            if college != record.college:
                yield _at(
                    corpus,
                    "X212",
                    Severity.WARNING,
                    record,
                    "college",
                    first=first.source.address,
                )


def pilots_never_met(corpus: Corpus) -> Iterator[Problem]:
    """Pilots are found among the people met in the interviews."""
    for pilot in corpus.pilots:
        if not pilot.interview:
            yield _at(corpus, "X213", Severity.WARNING, pilot, "ref", value=pilot.ref)


def came_without_invitation(corpus: Corpus) -> Iterator[Problem]:
    """Whoever came without an invitation is counted apart."""
    if not corpus.invitations:
        return
    invited = named(corpus, "invitations")
    for record in corpus.attendance:
        if record.present and compact(record.ref) not in invited:
            yield _at(corpus, "X214", Severity.INFO, record, "ref", value=record.ref)


def one_number_two_persons(corpus: Corpus) -> Iterator[Problem]:
    """The number of an invitation is that of the same person on the sign-in list."""
    invited = named(corpus, "invitations")
    for record in corpus.attendance:
        invitation = invited.get(compact(record.ref))
        if invitation is None or not record.person or not invitation.person:
            continue
        if record.person != invitation.person:
            first = invitation.source.address
            yield _at(
                corpus, "X215", Severity.WARNING, record, "ref", value=record.ref, first=first
            )


def rates_out_of_bounds(corpus: Corpus) -> Iterator[Problem]:
    """A percentage lies between 0 and 100; one below 1 was perhaps written as a fraction."""
    whole = 100
    for observation in corpus.observations:
        value = observation.measure
        if observation.unit != "percent" or not isinstance(value, float):
            continue
        if not 0 <= value <= whole:
            yield _at(corpus, "I501", Severity.WARNING, observation, "measure")
        elif 0 < value < 1:
            yield _at(corpus, "I502", Severity.WARNING, observation, "measure")


def two_units_of_one_indicator(corpus: Corpus) -> Iterator[Problem]:
    """An indicator has one unit, whatever the territory and the year."""
    units: dict[str, dict[str | None, Any]] = defaultdict(dict)
    for observation in corpus.observations:
        units[compact(observation.indicator)].setdefault(observation.unit, observation)
    for found in units.values():
        (_, first), *others = found.items()
        for _, record in others:
            yield _at(corpus, "I503", Severity.ERROR, record, "unit", first=first.source.address)


def names_decided_twice(corpus: Corpus) -> Iterator[Problem]:
    """Two names are one or they are two, and one name is kept for those that are one."""
    if not corpus.merges:
        return
    from absr.analysis.merged_names import decided

    found = decided(corpus.merges)
    for one, other in found.contradictions:
        first = _decision_address(corpus, other)
        yield _at(corpus, "X217", Severity.WARNING, one, "decision", value=one.name, first=first)
    for one, other in found.two_names:
        facts = {"first": _decision_address(corpus, other, "kept"), "kept": other.kept or ""}
        yield _at(corpus, "X219", Severity.WARNING, one, "kept", value=one.kept, **facts)


def other_theme_than_decided(corpus: Corpus) -> Iterator[Problem]:
    """The theme decided for a statement is the one that its own sheet gives it afterwards."""
    for decision, statement in other_themes(corpus):
        cell = corpus.cells.get(statement.id, {}).get("themes") or str(statement.source.row)
        source = statement.source
        first = " › ".join(part for part in (source.file, source.sheet, cell) if part)
        facts = {"value": decision.statement, "first": first}
        yield _at(corpus, "X218", Severity.WARNING, decision, "decided", **facts)


def second_codings_of_nothing(corpus: Corpus) -> Iterator[Problem]:
    """A second coding names a statement that exists."""
    if not corpus.second_codings:
        return
    from absr.analysis.agreement import of_no_statement

    for coding in of_no_statement(corpus):
        yield _at(corpus, "X225", Severity.WARNING, coding, "statement", value=coding.statement)


def none_beside_a_theme(corpus: Corpus) -> Iterator[Problem]:
    """A second coding says themes, or that there is none."""
    if not corpus.second_codings:
        return
    from absr.analysis.agreement import contradictory

    for coding in contradictory(corpus):
        yield _at(corpus, "X226", Severity.WARNING, coding, "themes", value=coding.statement)


def _decision_address(corpus: Corpus, decision: Merge, field: str = "decision") -> str:
    source = decision.source
    cell = corpus.cells.get(decision.id, {}).get(field) or str(source.row)
    return " › ".join(part for part in (source.file, source.sheet, cell) if part)


def linked_with_itself(corpus: Corpus) -> Iterator[Problem]:
    """An actor works with others, and an interview is advised by another one."""
    for actor in corpus.actors:
        for name in actor.links:
            if compact(name) == compact(actor.name):
                yield _at(corpus, "X235", Severity.WARNING, actor, "links", value=name)
    for interview in corpus.interviews:
        if interview.recommended_by and compact(interview.recommended_by) == compact(interview.ref):
            number = interview.recommended_by
            yield _at(corpus, "X235", Severity.WARNING, interview, "recommended_by", value=number)


def advised_afterwards(corpus: Corpus, today: dt.date) -> Iterator[Problem]:
    """Who advised a meeting was met before it; a day to come is told by itself (V107)."""
    known = named(corpus, "interviews")
    for interview in corpus.interviews:
        adviser = known.get(compact(interview.recommended_by or ""))
        if adviser is None or adviser is interview or adviser.date_text or interview.date_text:
            continue
        if adviser.date and interview.date and interview.date < adviser.date <= today:
            facts = {"held": interview.date.isoformat(), "advised": adviser.date.isoformat()}
            number = interview.recommended_by
            yield _at(
                corpus, "X236", Severity.WARNING, interview, "recommended_by", value=number, **facts
            )


CHECKS: tuple[Check, ...] = (
    unknown_references,
    quotable_without_consent,
    published_without_leave,
    no_notice,
    more_listed_than_met,
    votes_above_the_right,
    uncited_resources,
    sources_without_interview,
    actions_without_evidence,
    dates_out_of_order,
    answers_without_request,
    received_and_refused,
    refused_without_reason,
    person_in_two_colleges,
    pilots_never_met,
    came_without_invitation,
    one_number_two_persons,
    rates_out_of_bounds,
    two_units_of_one_indicator,
    names_decided_twice,
    other_theme_than_decided,
    linked_with_itself,
    second_codings_of_nothing,
    none_beside_a_theme,
)
