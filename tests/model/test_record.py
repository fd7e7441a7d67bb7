"""Records do all that named tuples of the standard library do."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from collections.abc import Mapping

import pytest

from absr.model import record

BODY = '''
class {name}(base):
    """A place in a town."""

    town: str
    people: int | None
    streets: tuple[str, ...] = ()
    """Those that are known."""
    share: float = 0.5

    @property
    def crowded(self) -> bool:
        """Whether many live there."""
        return (self.people or 0) > 1000

    @classmethod
    def empty(cls, town: str) -> typing.Self:
        """A place where nobody lives."""
        return cls(town, 0)
'''


def declared(base, name):
    """The same declaration on a base; for pickle, under a name of this module."""
    namespace = {"base": base, "typing": typing, "__name__": __name__}
    body = "from __future__ import annotations\n" + BODY.format(name=name)
    exec(compile(body, __file__, "exec"), namespace)  # noqa: S102 -- the text above
    return namespace[name]


Ours = declared(record.NamedTuple, "Ours")
Theirs = declared(typing.NamedTuple, "Theirs")
BOTH = pytest.mark.parametrize("place", [Ours, Theirs], ids=["ours", "theirs"])

CALLS = [
    (("Romainville", 30_000), {}),
    (("Romainville",), {"people": None}),
    (("Romainville", 3, ("rue A",), 0.1), {}),
    ((), {"share": 1.0, "town": "Bondy", "people": 2, "streets": ()}),
]
FAULTS = [
    ((), {}),
    (("Romainville",), {}),
    (("Romainville", 1, (), 0.2, "more"), {}),
    (("Romainville", 1), {"town": "Bondy"}),
    (("Romainville", 1), {"mayor": "?"}),
]


@pytest.mark.parametrize(("values", "named"), CALLS)
def test_a_record_is_the_named_tuple_of_the_same_declaration(values, named):
    """Equal, of one hash, with the same fields, words, order and properties."""
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == theirs
    assert hash(ours) == hash(theirs)
    assert isinstance(ours, tuple)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    for name in theirs._fields:
        assert getattr(ours, name) == getattr(theirs, name)
    assert ours.crowded == theirs.crowded
    town, *rest = ours
    assert (town, rest) == (theirs.town, list(theirs[1:]))
    assert sorted([ours, Ours("Aubervilliers", 5)]) == sorted([theirs, Theirs("Aubervilliers", 5)])


@pytest.mark.parametrize(("values", "named"), FAULTS)
@BOTH
def test_wrong_values_are_refused(place, values, named):
    """Missing, too many, twice or unknown: each time, whether or not a record was made before."""
    for _ in range(2):
        with pytest.raises(TypeError):
            place(*values, **named)


def test_the_first_record_of_a_class_may_be_a_wrong_one():
    """The refusal of the first leaves a class whose records can be made."""
    place = declared(record.NamedTuple, "Ours")
    with pytest.raises(TypeError):
        place()
    assert place("Bondy", 2) == ("Bondy", 2, (), 0.5)


@BOTH
def test_records_are_changed_into_others(place):
    """`_replace` and `_make` give records of the class; unknown or missing values are refused."""
    first = place("Romainville", 1)
    assert first._replace(people=2, share=0.1) == ("Romainville", 2, (), 0.1)
    assert type(first._replace(people=2)) is place
    assert type(place._make(["Bondy", 1, (), 0.0])) is place
    assert place.empty("Bondy") == ("Bondy", 0, (), 0.5)
    with pytest.raises((ValueError, TypeError)):
        first._replace(mayor="?")
    with pytest.raises(TypeError):
        place._make(["Bondy"])
    assert first == ("Romainville", 1, (), 0.5)


@BOTH
def test_a_class_may_make_its_records_from_values_first(place):
    """`_make` and a copy come before any call of the class."""
    fresh = declared(record.NamedTuple if place is Ours else typing.NamedTuple, "Fresh")
    made = fresh._make(["Bondy", 1, (), 0.0])
    assert (made.town, made.share) == ("Bondy", 0.0)
    assert copy.copy(made) == made


@BOTH
def test_nothing_of_a_record_can_be_set(place):
    """Neither a field nor anything else."""
    made = place("Romainville", 1)
    for name in ("town", "mayor"):
        with pytest.raises(AttributeError):
            setattr(made, name, "?")
    assert not hasattr(made, "__dict__")


@BOTH
def test_copies_and_pickles_are_equal(place, monkeypatch):
    """A record goes to another process and comes back."""
    monkeypatch.setitem(globals(), place.__name__, place)
    made = place("Romainville", 1, ("rue A",))
    pickled = pickle.loads(pickle.dumps(made))  # noqa: S301 -- our own
    for again in (copy.copy(made), copy.deepcopy(made), pickled):
        assert again == made
        assert type(again) is place


@BOTH
def test_patterns_match_by_place_and_name(place):
    """`match` takes the fields in their order."""
    match place("Romainville", 1):
        case place(town, people, share=share):
            assert (town, people, share) == ("Romainville", 1, 0.5)
        case _:
            pytest.fail("no match")


@BOTH
def test_a_class_that_follows_a_record_adds_to_it(place):
    """A subclass has the fields and its own methods, and may be made before its parent."""
    parent = declared(record.NamedTuple if place is Ours else typing.NamedTuple, "Fresh")

    class Town(parent):
        def told(self):
            return f"{self.town}!"

    assert Town("Bondy", 2).told() == "Bondy!"
    assert Town("Bondy", 2)._replace(people=3) == ("Bondy", 3, (), 0.5)
    assert type(Town("Bondy", 2)) is Town
    assert type(parent("Bondy", 2)) is parent


def test_a_class_says_what_the_standard_one_says():
    """Fields, defaults, annotations, words, module, and the signature of its constructor."""
    Ours("Romainville", 1)
    for name in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)
    hints = typing.get_type_hints(Ours)
    assert hints == typing.get_type_hints(Theirs)
    assert hints["streets"] == tuple[str, ...]
    ours, theirs = (inspect.signature(place.__new__) for place in (Ours, Theirs))
    assert [(p.name, p.default) for p in ours.parameters.values()] == [
        (p.name, p.default) for p in theirs.parameters.values()
    ]
    assert isinstance(vars(Ours)["crowded"], property)
    assert not isinstance(Ours("Romainville", 1), Mapping)


def test_a_field_without_a_default_does_not_follow_one_with_it():
    """Such a declaration is a fault of ours, told when the first record is made."""

    class Wrong(record.NamedTuple):
        first: str = ""
        second: str

    with pytest.raises(TypeError):
        Wrong("a", "b")


def test_what_is_itself_equals_no_other():
    """Two declarations of the same words are two, as keys and in comparisons."""

    @record.itself
    class Kind(record.NamedTuple):
        name: str

    one, other = Kind("a"), Kind("a")
    assert one == one  # noqa: PLR0124 -- the point
    assert one != other
    assert not one == other  # noqa: SIM201 -- the point
    assert {one: 1, other: 2}[one] == 1
    assert one.name == other._replace(name="a").name
    assert "object at" in repr(one)
