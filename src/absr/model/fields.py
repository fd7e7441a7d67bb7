"""How a column and a kind of record are declared."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from absr.model.record import NamedTuple, itself

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.labels import Labels, Language


class ValueType(StrEnum):
    """What a cell of a column holds; each has one reading in `reading.values`."""

    REF = "ref"
    """An identifier given by the user: text, never a number."""
    REFS = "refs"
    """Several identifiers, separated by `;`, a comma or a line break."""
    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    """A quantity, with decimals or not."""
    MEASURE = "measure"
    """A number, or the reason of a list why there is none."""
    YES_NO = "yes_no"
    CHOICE = "choice"
    """One value of a list."""
    CHOICES = "choices"
    """Several values of a list, separated by `;`, a line break or ` / `."""


class Field(NamedTuple):
    """One column: its name in the code, its headings, its type and its rules."""

    name: str
    value: ValueType
    label: Labels
    help: Labels
    aliases: tuple[str, ...] = ()
    values: str | None = None
    """Id of the value list; `themes` and `districts` are the project's own lists."""
    required: bool = False
    blocking: bool = False
    """Without it the record cannot stand and its row is set aside."""
    link: str | None = None
    """Kind of the record that a reference names; a reference to nothing is a problem."""
    replaced_by: str | None = None
    """Another field that may be filled instead of this required one."""
    open_list: bool = False
    """A value outside the list is kept as written, with a warning."""
    names: str | None = None
    """What its numbers name, when they are no quantities: `phone`, `siret`, `commune`,
    `postcode`; `label` for words and ranges (`6-8`) that are never a date."""
    core: bool = False
    """One of the columns that everybody fills; the others are folded."""
    identity: bool = False
    """Names or contacts a person: kept apart from everything else."""
    to_come: bool = False
    """A date that is planned: one to come is no surprise."""
    roughly: bool = False
    """A date that may be a month, a season or a year: the record keeps the words beside it."""
    minutes: bool = False
    """A whole number of minutes: `1 h 10` is 70."""
    sets_level: str | None = None
    """The field of the level that an answer such as « oui, anonyme » gives besides."""
    agrees: str | None = None
    """The field of the agreement that a level tells besides, where no other column asks for it."""
    follows: str | None = None
    """The parent's field that holds for each of its records where no column asks it of them."""
    permission: bool = False
    """Whether somebody permits something by it: what is not clearly a yes is read as a no."""
    minimum: int | None = None
    maximum: int | None = None
    width: int = 14
    """Width of the column in the blank workbook, in characters."""

    def headings(self) -> tuple[str, ...]:
        """Every heading under which this column is recognised."""
        return (self.label.fr, self.label.en, *self.aliases)


@itself
class Kind(NamedTuple):
    """A kind of record: what it is made of and what tells two of them apart."""

    id: str
    record: type
    prefix: str
    """First letter of its evidence ids."""
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    """Fields that tell two records apart (within their parent, when there is one)."""
    title: Labels
    noun: Labels
    """What one of them is called within a sentence."""
    other_key: tuple[str, ...] = ()
    """Fields that tell two records apart when those of `key` are empty: not every slip of paper
    has its number."""
    anonymous: bool = False
    """Two records without a number that say the same are two: slips of paper nobody signed."""
    parent: str | None = None
    """Kind of the record it belongs to; the column that names it is `parent_field`."""
    parent_field: str | None = None
    main: str | None = None
    """The field that says what the record is; else its first long text, else a blocking one."""
    alike: tuple[str, ...] = ()
    """Fields by which a record is known again in another delivery of the same source."""

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError when there is none."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    @property
    def telling(self) -> tuple[str, ...]:
        """Names of the fields that say what a record is, the most telling first."""
        long = [column.name for column in self.fields if column.value is ValueType.LONG_TEXT]
        blocking = [column.name for column in self.fields if column.blocking]
        return tuple(dict.fromkeys(name for name in (self.main, *long, *blocking) if name))

    @property
    def holds_identities(self) -> bool:
        """Whether a sheet of this kind names persons."""
        return any(candidate.identity for candidate in self.fields)


class Spread(NamedTuple):
    """A column of a sheet with one row a parent: each of its cells may tell several records."""

    name: str
    """What the column is called where fields are named."""
    label: Labels
    given: Mapping[str, Labels]
    """What the heading itself says of its records: field → the word that stands for its value."""
    into: str
    """The field that takes the words of a record."""
    aliases: tuple[str, ...] = ()

    def headings(self) -> tuple[str, ...]:
        """Every heading under which this column is recognised."""
        return (self.label.fr, self.label.en, *self.aliases)


@itself
class SheetForm(NamedTuple):
    """A sheet as people fill it: one row makes a record of `kind` and fills its parent."""

    id: str
    kind: Kind
    title: Labels
    workbook: str
    """Id of the workbook the sheet stands in."""
    order: int
    parent: Kind | None = None
    """The kind whose columns stand in the same rows (an interview beside its statements)."""
    columns: tuple[str, ...] = ()
    """Names of the fields in their order on the sheet; the parent's stand among them."""
    examples: tuple[Mapping[str, Labels], ...] = ()
    """Grey rows that show how to fill the sheet; they are never read as data."""
    spreads: tuple[Spread, ...] = ()
    """Columns that stand instead of one row a record, on sheets that others made."""
    whole: Spread | None = None
    """How words are read that stand beside such columns, or alone, without saying what they are."""

    def fields(self) -> tuple[Field, ...]:
        """The columns in the order of the sheet."""
        return _fields_of(self)

    def heading(self, name: str, language: Language) -> str:
        """The heading of the column `name` in the blank workbook."""
        return next(c.label.of(language) for c in self.fields() if c.name == name)


@cache
def _fields_of(form: SheetForm) -> tuple[Field, ...]:
    own = {candidate.name: candidate for candidate in form.kind.fields}
    above = {c.name: c for c in form.parent.fields} if form.parent else {}
    names = form.columns or tuple(own)
    return tuple(own[name] if name in own else above[name] for name in names)
