"""What the cross reading says of one theme or chapter, in sentences that anybody understands.

Each sentence is made of three parts: what statistics say, what voices say, what follows. Numbers
that are hidden stay out of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from absr.model.cross_facts import Standing, Strength, TensionKind
from absr.model.reading_facts import Provision, Reading
from absr.model.record import NamedTuple
from absr.wording.indicators import signal_text, value_text, where_text
from absr.wording.quantities import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from absr.model.cross_facts import Held, Side, Tension
    from absr.model.reading_facts import Balance, Crossing, Indicator
    from absr.model.settings import Settings, Thresholds
    from absr.wording.speech import Speech


class Voiced(NamedTuple):
    """A count of voices as an audience may see it."""

    voices: int | None
    """None where it is hidden."""
    base: int | None

    @property
    def is_nil(self) -> bool:
        """Whether nobody said so; what is hidden is never nil."""
        return self.voices == 0


def reading_label(speech: Speech, crossing: Crossing) -> str:
    """« Confirmé »; where nobody was asked, that there is nothing to read."""
    return speech(f"reading.cross.{crossing.told or 'not_linked'}")


def signals_label(speech: Speech, crossing: Crossing) -> str:
    """« 1 signal sur 6 indicateurs »: among many one is soon found; nothing where none decides."""
    if crossing.told not in {Reading.CONFIRMED, Reading.BLIND_SPOT}:
        return ""
    whole = speech.count("cross.label.whole", crossing.concluding)
    return speech.count("cross.label.signals", len(crossing.signals), whole=whole)


def strength_label(speech: Speech, strength: Strength | None) -> str:
    """« dit par plusieurs »; nothing where nobody speaks, or it is not told."""
    return (
        speech(f"cross.strength.{strength}") if strength and strength is not Strength.NONE else ""
    )


def crossing_text(
    speech: Speech,
    crossing: Crossing,
    indicators: Mapping[str, Indicator],
    voiced: Voiced,
    linked: Sequence[str] | None = None,
) -> str:
    """What statistics say, what voices say and what follows; `linked`: themes of a chapter."""
    parts = (
        statistics_text(speech, crossing, indicators),
        voices_text(speech, crossing, voiced, linked),
        meaning_text(speech, crossing),
    )
    return " ".join(part for part in parts if part)


def statistics_text(speech: Speech, crossing: Crossing, indicators: Mapping[str, Indicator]) -> str:
    """How many indicators signal, which, against how many comparators, and what decides nothing."""
    parts = [_deciding_text(speech, crossing, indicators)]
    if crossing.beyond_signals:
        parts.append(speech.count("cross.statistics.beyond", crossing.beyond_signals))
    return " ".join(parts)


def _deciding_text(speech: Speech, crossing: Crossing, indicators: Mapping[str, Indicator]) -> str:
    if not crossing.indicators:
        return speech(f"cross.statistics.{'none_deciding' if crossing.beyond else 'none'}")
    parts = [_settled_text(speech, crossing, indicators)]
    for key, found in (("favourable", crossing.favourable), ("contrasted", crossing.contrasted)):
        if found:
            parts.append(speech(f"cross.statistics.{key}", named=_named(speech, found, indicators)))
    return " ".join(parts)


def _settled_text(speech: Speech, crossing: Crossing, indicators: Mapping[str, Indicator]) -> str:
    """How many indicators settle whether there is a need, and which say that there is."""
    if not crossing.concluding:
        return speech.count("cross.statistics.unread", len(crossing.indicators))
    if crossing.signals:
        named = _named(speech, crossing.signals, indicators)
        return speech.count(
            "cross.statistics.signal",
            len(crossing.signals),
            whole=crossing.concluding,
            named=named,
        )
    return speech.count("cross.statistics.calm", crossing.concluding)


def _named(speech: Speech, names: Iterable[str], indicators: Mapping[str, Indicator]) -> str:
    return speech("phase1.separator").join(placed_text(speech, indicators[n]) for n in names)


def placed_text(speech: Speech, one: Indicator) -> str:
    """An indicator with its value, where the town stands and the headcount."""
    told = [value_text(speech, one.town, one.unit) if one.town else "", where_text(speech, one)]
    if one.town and one.town.numerator is not None:
        number = quantity(one.town.numerator, "number", speech)
        told.append(speech("cross.headcount", number=number))
    details = ", ".join(part for part in told if part)
    return speech("cross.indicator", label=one.label, details=details)


def voices_text(
    speech: Speech, crossing: Crossing, voiced: Voiced, linked: Sequence[str] | None
) -> str:
    """Who says a need, out of how many; `linked` names the themes that lead to a chapter."""
    if not crossing.is_linked:
        return speech("cross.voices.not_linked")
    if linked is None:
        where = speech("cross.where.theme")
    else:
        themes = speech("phase1.separator").join(linked)
        where = speech.count("cross.where.chapter", len(linked), themes=themes)
    if voiced.is_nil:
        barriers = crossing.strength is Strength.BARRIERS
        return speech(f"cross.voices.{'barriers' if barriers else 'none'}", where=where)
    if voiced.voices is None:
        return speech("cross.voices.hidden", where=where)
    strength = crossing.strength or Strength.FEW
    said = counted_voices(speech, voiced, crossing.actor_types)
    return speech(f"cross.voices.{strength}", where=where, voices=said)


def counted_voices(speech: Speech, voiced: Voiced, actor_types: int | None = None) -> str:
    """`10 voix sur 54, de 4 types d'acteurs`; what is hidden is said to be."""
    if voiced.voices is None:
        return speech("cross.count.hidden")
    if voiced.is_nil:
        return speech("phase1.no_voices")
    said = speech.count("count.voices", voiced.voices)
    if voiced.base is not None:
        said = speech("reading.voices_of", voices=said, base=speech.number(voiced.base))
    if not actor_types:
        return said
    return speech.count("cross.count.types", actor_types, voices=said)


def meaning_text(speech: Speech, crossing: Crossing) -> str:
    """What follows: never a verdict, mostly a question; nothing where nothing was measured.

    Nor where the voices are not told apart: they may not speak of what the figures tell.
    """
    if crossing.told is None:
        return speech(f"cross.meaning.not_linked.{'signal' if crossing.signals else 'calm'}")
    if crossing.told is Reading.NOT_MEASURED or crossing.strength is Strength.SHARED:
        return ""
    if crossing.told is Reading.CONFIRMED and len(crossing.signals) < crossing.concluding:
        return speech("cross.meaning.confirmed.mixed")
    return speech(f"cross.meaning.{crossing.told}")


def crossing_short(speech: Speech, crossing: Crossing, voiced: Voiced) -> str:
    """Signals out of the indicators that conclude, and voices: for a narrow table."""
    signals = speech.count(
        "cross.short.signals",
        len(crossing.signals),
        whole=speech.number(crossing.concluding),
    )
    said = counted_voices(speech, voiced, crossing.actor_types)
    if not crossing.is_linked:
        said = speech("cross.rule.not_linked")
    return speech("cross.sides", one=signals, other=said)


def rule_text(speech: Speech, crossing: Crossing, voiced: Voiced) -> str:
    """The rule applied with its numbers: signals out of those that conclude, voices, types."""
    parts = [
        speech(
            "cross.rule.statistics",
            signals=speech.number(len(crossing.signals)),
            concluding=speech.number(crossing.concluding),
            whole=speech.number(len(crossing.indicators)),
        )
    ]
    if crossing.is_linked:
        parts.append(speech("cross.rule.voices", voices=counted_voices(speech, voiced)))
        if crossing.actor_types is not None and not voiced.is_nil:
            parts.append(speech("cross.rule.types", number=speech.number(crossing.actor_types)))
        if crossing.strength is Strength.BARRIERS:
            parts.append(strength_label(speech, crossing.strength))
    else:
        parts.append(speech("cross.rule.not_linked"))
    why = speech(f"cross.rule.{crossing.told or 'nothing'}")
    return speech("cross.rule", parts=speech("phase1.separator").join(parts), why=why)


def indicator_line(speech: Speech, one: Indicator) -> str:
    """One indicator as evidence: vintage, and what it says."""
    said = signal_text(speech, one)
    return speech("cross.evidence.indicator", label=one.label, vintage=one.vintage, signal=said)


# -- needs and resources -------------------------------------------------------------------------


def balance_text(
    speech: Speech, balance: Balance, needs: Voiced, barriers: Voiced, resources: Voiced
) -> str:
    """Needs, barriers and resources with their numbers, and what is lacking of them."""
    parts = [speech("cross.needs", voices=counted_voices(speech, needs))]
    if not barriers.is_nil:
        parts.append(speech("cross.barriers", voices=counted_voices(speech, barriers)))
    if balance.held:
        held = held_text(speech, balance.held)
        voices = counted_voices(speech, resources)
        parts.append(speech("cross.resources", voices=voices, held=held))
    if balance.provision not in {Provision.SUPPORT, Provision.NEITHER}:
        parts.append(speech(f"cross.meaning.{balance.provision}"))
    return " ".join(parts)


def held_text(speech: Speech, held: Iterable[Held]) -> str:
    """`3 actives, 1 dont l'état est discuté`; without numbers where there are none."""
    return speech.listing(
        [
            speech.count(f"cross.held.{one.standing}", one.resources)
            if one.resources is not None
            else speech(f"cross.held.{one.standing}.some")
            for one in held
        ]
    )


def barriers_label(speech: Speech, balance: Balance) -> str:
    """« freins seulement » where nobody says a need, and somebody a barrier."""
    return speech("cross.strength.barriers") if balance.is_barrier_only else ""


def provision_rule(speech: Speech, balance: Balance) -> str:
    """The rule of needs × resources that was applied."""
    return speech(f"cross.rule.{balance.provision}")


def standing_rules(speech: Speech) -> list[str]:
    """What each standing of a resource means, for a key beside the table."""
    return [speech(f"cross.standing.{standing}") for standing in Standing]


def thresholds_text(speech: Speech, thresholds: Thresholds) -> dict[str, str]:
    """The thresholds of « said by several », as they are written in a sentence."""
    return {
        "several_voices": speech.number(thresholds.voices),
        "several_types": speech.number(thresholds.actor_types),
    }


# -- contradictions ------------------------------------------------------------------------------


def tension_label(speech: Speech, tension: Tension, settings: Settings) -> str:
    """What a contradiction is about: a theme or chapter by its name, else as it is written."""
    if tension.kind in {TensionKind.RESOURCE_STATE, TensionKind.NEED_AND_RESOURCE}:
        return tension.about[:1].upper() + tension.about[1:]
    if tension.is_chapter:
        return speech.label("chapters", tension.about)
    return settings.theme_label(tension.about)


def side_text(
    speech: Speech, kind: TensionKind, side: Side, indicators: Mapping[str, Indicator]
) -> str:
    """One side of a contradiction: what it says and who."""
    if kind is TensionKind.RESOURCE_STATE:
        states = [speech.label("resource_states", state).lower() for state in side.what]
        said = speech("cross.listing.or").join(states)
    elif side.names and side.voices is None and not side.on_sheet:
        known = [indicators[name].label for name in side.names if name in indicators]
        return speech(f"cross.side.{side.what[0]}", names=speech("phase1.separator").join(known))
    else:
        said = speech(f"cross.side.{side.what[0]}.said")
    if kind is TensionKind.ACTOR_TYPES:
        types = [speech.label("actor_types", name) for name in side.names]
        said = speech("cross.side.types", said=said, types=speech("phase1.separator").join(types))
    by = _by(speech, side)
    return speech("cross.side", said=said, by=by) if by else said


def _by(speech: Speech, side: Side) -> str:
    """Who says so: voices, the sheet, or both."""
    told = [speech("cross.by.sheet")] if side.on_sheet else []
    if side.voices:
        told.insert(0, speech.count("count.voices", side.voices))
    return speech.listing(told)
