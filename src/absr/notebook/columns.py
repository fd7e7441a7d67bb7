"""The columns of each table, declared once: the tables are made from them.

What each holds, with its unit, stands in the catalogue (`notebook.TABLE.COLUMN`), from which the
guide is made (docs/python.md).
"""

from __future__ import annotations

from absr.model.record import NamedTuple

TEXT, WHOLE, NUMBER, YES_NO, DAY, LIST = "string", "Int64", "Float64", "boolean", "date", "object"
"""Types of the columns: pandas' own nullable ones; days are `datetime64`, lists tuples of ids."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    dtype: str


class Table(NamedTuple):
    """A table: what it is indexed by, and its columns."""

    name: str
    indexed_by: tuple[str, ...]
    columns: tuple[Column, ...]
    """The columns of the index first."""


def _table(name: str, index: tuple[str, ...], *columns: tuple[str, str]) -> Table:
    return Table(name, index, tuple(Column(*column) for column in columns))


TABLES = (
    _table(
        "interviews",
        ("id",),
        ("id", TEXT),
        ("ref", TEXT),
        ("date", DAY),
        ("profile", TEXT),
        ("actor_type", TEXT),
        ("district", TEXT),
        ("persons", WHOLE),
        ("notice_given", YES_NO),
        ("consent", YES_NO),
        ("commitment", WHOLE),
        ("pilot_candidate", TEXT),
    ),
    _table(
        "statements",
        ("id",),
        ("id", TEXT),
        ("interview", TEXT),
        ("nature", TEXT),
        ("themes", LIST),
        ("text", TEXT),
        ("is_quote", YES_NO),
        ("actor_type", TEXT),
        ("resource", TEXT),
        ("resource_category", TEXT),
        ("resource_state", TEXT),
        ("intensity", WHOLE),
    ),
    _table(
        "resources",
        ("id",),
        ("id", TEXT),
        ("name", TEXT),
        ("category", TEXT),
        ("themes", LIST),
        ("state", TEXT),
        ("states", LIST),
        ("district", TEXT),
        ("citations", WHOLE),
        ("actor_types", WHOLE),
    ),
    _table(
        "indicators",
        ("indicator", "vintage", "territory"),
        ("indicator", TEXT),
        ("vintage", TEXT),
        ("territory", TEXT),
        ("label", TEXT),
        ("value", NUMBER),
        ("reason", TEXT),
        ("unit", TEXT),
        ("numerator", NUMBER),
        ("base", NUMBER),
        ("producer", TEXT),
        ("chapter", TEXT),
        ("themes", LIST),
        ("direction", TEXT),
        ("signal", TEXT),
    ),
    _table(
        "contributions",
        ("id",),
        ("id", TEXT),
        ("ref", TEXT),
        ("table", TEXT),
        ("round", WHOLE),
        ("theme", TEXT),
        ("nature", TEXT),
        ("text", TEXT),
        ("consensus", TEXT),
        ("dots", WHOLE),
        ("colleges", WHOLE),
    ),
    _table(
        "actions",
        ("id",),
        ("id", TEXT),
        ("ref", TEXT),
        ("title", TEXT),
        ("themes", LIST),
        ("state", TEXT),
        ("lead", TEXT),
        ("cost", WHOLE),
        ("funder", TEXT),
        ("funding", TEXT),
        ("due", DAY),
        ("alerts", LIST),
    ),
    _table(
        "readings",
        ("theme",),
        ("theme", TEXT),
        ("label", TEXT),
        ("reading", TEXT),
        ("strength", TEXT),
        ("provision", TEXT),
        ("signals", LIST),
        ("voices", WHOLE),
        ("need_voices", WHOLE),
        ("resource_voices", WHOLE),
    ),
    _table(
        "figures",
        ("id",),
        ("id", TEXT),
        ("value", WHOLE),
        ("unit", TEXT),
        ("base", WHOLE),
    ),
)
"""Every table of the Python interface."""

SCHEMA = {table.name: table for table in TABLES}
