"""Who prepared and who came: pilots, invitations, sign-in list, by college and by district."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from absr.analysis.links import named
from absr.model.figures import Unit
from absr.model.labels import compact
from absr.model.value_lists import COLLEGES, INVITATION_ANSWERS
from absr.model.workshop_facts import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from absr.analysis.counting import Counting
    from absr.model.corpus import Corpus
    from absr.model.kinds.attendance import Attendance
    from absr.model.kinds.invitations import Invitation
    from absr.model.kinds.pilots import Pilot
    from absr.model.settings import Settings

    Groups = Mapping[str, Sequence[Any]]

ANSWERS = tuple(entry.id for entry in INVITATION_ANSWERS.entries)
_COLLEGE_IDS = tuple(entry.id for entry in COLLEGES.entries)


class People:
    """The people of the workshop: the records, and what a number on the sign-in list means."""

    def __init__(self, corpus: Corpus) -> None:
        """Match the sign-in list with the invitations."""
        self.pilots: Sequence[Pilot] = corpus.pilots
        self.invitations: Sequence[Invitation] = corpus.invitations
        self._invited: dict[str, Invitation] = named(corpus, "invitations")
        self.signs_in = any(one.present is not None for one in corpus.attendance)
        """Whether the sign-in list says of anybody whether they came."""
        self.present: Sequence[Attendance] = [one for one in corpus.attendance if one.present]
        self._came = {compact(one.ref) for one in self.present}
        self._attendance: Sequence[Attendance] = corpus.attendance
        self._invitation_of = {
            one.id: self._invited.get(compact(one.ref)) for one in corpus.attendance
        }
        self._met = named(corpus, "interviews")

    def college(self, record: Any) -> str:
        """The college of a person, or that of their invitation; `UNKNOWN` for none."""
        return self._said(record, "college") or UNKNOWN

    def district(self, record: Any) -> str:
        """The district of a person, or that of their invitation; `UNKNOWN` for none."""
        return self._said(record, "district") or UNKNOWN

    def invitation(self, one: Attendance) -> Invitation | None:
        """The invitation whose number this person signed in with."""
        return self._invitation_of[one.id]

    def came(self, invitation: Invitation) -> bool:
        """Whether somebody signed in with the number of this invitation."""
        return compact(invitation.ref) in self._came

    def was_met(self, pilot: Pilot) -> bool:
        """Whether the pilot is somebody met in an interview of the project."""
        return bool(pilot.interview) and compact(pilot.interview or "") in self._met

    def registered_absent(self) -> list[Any]:
        """Who had said yes and did not sign in; without invitations, who is listed as absent."""
        if not self.invitations:
            return [one for one in self._attendance if one.present is False]
        return [one for one in self.invitations if one.answer == "yes" and not self.came(one)]

    def everybody(self) -> list[Any]:
        """Every record of a person."""
        return [*self.pilots, *self.invitations, *self._attendance]

    def _said(self, record: Any, feature: str) -> str | None:
        own: str | None = getattr(record, feature)
        invitation = None if own else self._invitation_of.get(record.id)
        return getattr(invitation, feature) if invitation else own


def colleges_met(people: People) -> tuple[str, ...]:
    """The colleges of pilots, invited and signed in, in the order of the list."""
    met = {people.college(record) for record in people.everybody()}
    return tuple(college for college in (*_COLLEGE_IDS, UNKNOWN) if college in met)


def districts_met(people: People, settings: Settings) -> tuple[str, ...]:
    """The project's districts, then others met, by name, then `UNKNOWN` if anybody's is."""
    met = {people.district(record) for record in people.everybody()}
    others = sorted(met - {*settings.districts, UNKNOWN})
    return (*settings.districts, *others, *([UNKNOWN] if UNKNOWN in met else []))


def behind(records: Iterable[Any]) -> int:
    """How many persons stand behind records: the same person counts once where that is known."""
    return len({getattr(record, "person", None) or record.id for record in records})


def count_pilots(count: Counting, people: People) -> None:
    """Pilots by college and district, met in an interview or not, and how far inviting has come."""
    if not people.pilots:
        return
    _whole(count, "workshop.pilots", Unit.PILOTS, people.pilots)
    _split(count, "workshop.pilots", "workshop.pilots.college", people.pilots, people.college)
    _split(count, "workshop.pilots", "workshop.pilots.district", people.pilots, people.district)
    _either(count, "workshop.pilots", ("met", "not_met"), people.pilots, people.was_met)
    kit = ("kit_given", "kit_not_given")
    _either(count, "workshop.pilots", kit, people.pilots, lambda pilot: pilot.kit_given is True)
    for feature in ("goal", "contacted", "confirmed"):
        noted = [pilot for pilot in people.pilots if getattr(pilot, feature) is not None]
        if noted:
            persons = sum(getattr(pilot, feature) for pilot in noted)
            _whole(count, f"workshop.pilots.{feature}", Unit.PERSONS, noted, value=persons)


def count_invitations(count: Counting, people: People) -> None:
    """Invitations by college and answer; who had said yes and came or not."""
    if not people.invitations:
        return
    _whole(count, "workshop.invited", Unit.INVITATIONS, people.invitations)
    by_college = _grouped(people.invitations, people.college)
    _parts(count, "workshop.invited", "workshop.invited", by_college)
    for answer in ANSWERS:
        gave = [one for one in people.invitations if (one.answer or "none") == answer]
        _part(count, f"workshop.answers.{answer}", "workshop.invited", gave)
        for college, invited in by_college.items():
            chosen = [one for one in invited if (one.answer or "none") == answer]
            whole = f"workshop.invited.{college}"
            _part(count, f"workshop.answers.{answer}.{college}", whole, chosen, inside=True)
        parts = [f"workshop.answers.{answer}.{college}" for college in by_college]
        count.add_up(parts, f"workshop.answers.{answer}")
    for suffix in ("", *(f".{college}" for college in by_college)):
        parts = [f"workshop.answers.{answer}{suffix}" for answer in ANSWERS]
        count.add_up(parts, f"workshop.invited{suffix}")


def count_presence(count: Counting, people: People) -> None:
    """Who came: by college and district, invited or not, for the first time or not, observing."""
    if not people.signs_in:
        return
    present = people.present
    _whole(count, "workshop.present", Unit.PARTICIPANTS, present)
    _split(count, "workshop.present", "workshop.present", present, people.college)
    _split(count, "workshop.present", "workshop.present.district", present, people.district)
    sides = ("observers", "taking_part")
    _either(count, "workshop.present", sides, present, lambda one: one.observer is True, "workshop")
    _by_college(count, people, _newness, ("new_faces", "returning", "first_time_unsaid"))
    if people.invitations:
        sides = ("walk_ins", "expected")
        _by_college(count, people, _invited_or_not(people), sides, inside=True)
    _absent(count, people)


def _newness(one: Attendance) -> str:
    if one.first_time is None:
        return "first_time_unsaid"
    return "new_faces" if one.first_time else "returning"


def _invited_or_not(people: People) -> Callable[[Attendance], str]:
    return lambda one: "walk_ins" if people.invitation(one) is None else "expected"


def _by_college(
    count: Counting,
    people: People,
    side: Callable[[Attendance], str],
    sides: Sequence[str],
    *,
    inside: bool = False,
) -> None:
    """The sides of a question among those present, for all and in each college."""
    groups: dict[str, Sequence[Attendance]] = {"": people.present}
    groups |= {f".{c}": found for c, found in _grouped(people.present, people.college).items()}
    for suffix, found in groups.items():
        for name in sides:
            chosen = [one for one in found if side(one) == name]
            whole = f"workshop.present{suffix}"
            aside = inside and bool(suffix)
            _part(count, f"workshop.{name}{suffix}", whole, chosen, inside=aside)
        count.add_up([f"workshop.{name}{suffix}" for name in sides], f"workshop.present{suffix}")
    for name in sides:
        parts = [f"workshop.{name}{suffix}" for suffix in groups if suffix]
        count.add_up(parts, f"workshop.{name}")


def _absent(count: Counting, people: People) -> None:
    """Registered but absent, for all and by college, beside those who kept their word.

    By college nothing of this goes outside: with the invitations and those present beside it, who
    said yes less who came is who stayed away.
    """
    absent = people.registered_absent()
    if not people.invitations:
        _whole(count, "workshop.absent", Unit.PERSONS, absent)
        groups = _grouped(absent, people.college)
        _parts(count, "workshop.absent", "workshop.absent", groups, inside=True)
        return
    by_college = _grouped(people.invitations, people.college)
    invitations: dict[str, Sequence[Invitation]] = {"": people.invitations}
    invitations |= {f".{college}": invited for college, invited in by_college.items()}
    for suffix, invited in invitations.items():
        whole, inside = f"workshop.answers.yes{suffix}", bool(suffix)
        said_yes = [one for one in invited if one.answer == "yes"]
        kept = [one for one in said_yes if people.came(one)]
        _part(count, f"workshop.kept_word{suffix}", whole, kept, inside=inside)
        missed = [one for one in said_yes if not people.came(one)]
        _part(count, f"workshop.absent{suffix}", whole, missed, inside=inside)
        count.add_up([f"workshop.kept_word{suffix}", f"workshop.absent{suffix}"], whole)
    for name in ("kept_word", "absent"):
        count.add_up([f"workshop.{name}{s}" for s in invitations if s], f"workshop.{name}")
    _unannounced(count, people)
    _answered_otherwise(count, people, invitations)


def _unannounced(count: Counting, people: People) -> None:
    """Those invited who came without having said yes: what is left of those expected."""
    found = [
        one
        for one in people.present
        if (invitation := people.invitation(one)) and invitation.answer != "yes"
    ]
    _part(count, "workshop.unannounced", "workshop.expected", found)


def _answered_otherwise(
    count: Counting, people: People, invitations: Mapping[str, Sequence[Invitation]]
) -> None:
    """Of those who did not say yes: who came, and who did not; never outside by college.

    Printed nowhere. Anybody can put them between the invitations, the answers and those present,
    and what such a sum gives away has to be known where counts are hidden.
    """
    for suffix, invited in invitations.items():
        others = [one for one in invited if one.answer != "yes"]
        stayed = [one for one in others if not people.came(one)]
        whole = f"workshop.invited{suffix}"
        _part(count, f"workshop.stayed_away{suffix}", whole, stayed, inside=True)
        if suffix:
            came = [one for one in others if people.came(one)]
            _part(count, f"workshop.unannounced{suffix}", whole, came, inside=True)
        sides = [f"workshop.{name}{suffix}" for name in ("answers.yes", "unannounced")]
        _add_up_where_true(count, [*sides, f"workshop.stayed_away{suffix}"], whole)
        parts = [f"workshop.{name}{suffix}" for name in ("kept_word", "unannounced")]
        _add_up_where_true(count, parts, f"workshop.expected{suffix}")
    for name in ("unannounced", "stayed_away"):
        parts = [f"workshop.{name}{suffix}" for suffix in invitations if suffix]
        _add_up_where_true(count, parts, f"workshop.{name}")


def _add_up_where_true(count: Counting, parts: Sequence[str], total: str) -> None:
    """A sum that people who sign in twice, or in another college, would make false."""
    figure = count.figures.get(total)
    if figure and sum(count.figures[name].value for name in parts) == figure.value:
        count.add_up(parts, total)


# -- figures of persons ------------------------------------------------------------------------


def _whole(
    count: Counting, figure: str, unit: Unit, records: Sequence[Any], value: int | None = None
) -> None:
    evidence = [record.id for record in records]
    count.whole(figure, unit, evidence, value=value, contributors=behind(records))


def _part(
    count: Counting, figure: str, whole: str, records: Sequence[Any], *, inside: bool = False
) -> None:
    evidence = [record.id for record in records]
    count.part(figure, whole, evidence, contributors=behind(records), inside=inside)


def _grouped(records: Iterable[Any], feature: Callable[[Any], str]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in records:
        groups[feature(record)].append(record)
    return dict(sorted(groups.items()))


def _parts(
    count: Counting, whole: str, prefix: str, groups: Groups, *, inside: bool = False
) -> None:
    """The parts of a whole, one a group; together they are the whole."""
    for name, records in groups.items():
        _part(count, f"{prefix}.{name}", whole, records, inside=inside)
    if groups:
        count.add_up([f"{prefix}.{name}" for name in groups], whole)


def _split(
    count: Counting,
    whole: str,
    prefix: str,
    records: Iterable[Any],
    feature: Callable[[Any], str],
) -> None:
    _parts(count, whole, prefix, _grouped(records, feature))


def _either(
    count: Counting,
    whole: str,
    names: tuple[str, str],
    records: Iterable[Any],
    holds: Callable[[Any], bool],
    prefix: str = "",
) -> None:
    """Those of whom something holds, and the others."""
    groups: dict[str, list[Any]] = {name: [] for name in names}
    for record in records:
        groups[names[0] if holds(record) else names[1]].append(record)
    _parts(count, whole, prefix or whole, groups)
