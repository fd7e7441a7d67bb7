"""A town made record by record, for the tests of the register of resources."""

from __future__ import annotations

import datetime as dt

from absr.analysis.facts import all_facts
from absr.analysis.legal_window import legal_window
from absr.analysis.quoting import quote_level
from absr.analysis.register import register_facts
from absr.model.corpus import Corpus
from absr.model.edition import Audience
from absr.model.kinds.contributions import Contribution
from absr.model.kinds.interviews import Interview
from absr.model.kinds.resources import Resource
from absr.model.kinds.statements import Statement
from absr.model.kinds.tables import WorkshopTable
from absr.model.settings import PrivacySettings, Settings, Theme
from absr.model.source import Source
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder

TODAY = dt.date(2026, 11, 22)
THEMES = ("soins", "nature", "jeunesse")


def settings(language="fr", threshold=5) -> Settings:
    """A project with three themes and two districts."""
    return Settings(
        commune="93063",
        commune_name="Romainville",
        organisation="CCAS",
        language=language,
        renewal_year=2026,
        board_date=None,
        themes=tuple(Theme(name, name.title()) for name in THEMES),
        districts=("Plateau", "Centre"),
        privacy=PrivacySettings(threshold),
    )


class Town:
    """Records added one by one, each with an evidence id of its own."""

    def __init__(self) -> None:
        """Start without any."""
        self.records: dict[str, list] = {}

    def _add(self, kind, prefix, record, **values):
        found = self.records.setdefault(kind, [])
        found.append(
            record(
                id=f"{prefix}-{len(found) + 1:04d}",
                source=Source("a.xlsx", kind, len(found) + 2),
                **values,
            )
        )
        return found[-1].id

    def met(self, ref, actor_type="association"):
        """An interview."""
        return self._add("interviews", "E", Interview, ref=ref, actor_type=actor_type)

    def said(self, interview, name, *, nature="resource", themes=("nature",), **more):
        """A statement about a resource, which may be quoted unless told otherwise."""
        more.setdefault("quotable", "anonymous")
        return self._add(
            "statements",
            "C",
            Statement,
            interview=interview,
            nature=nature,
            themes=themes,
            resource=name,
            **more,
        )

    def sheet(self, name, **more):
        """A row of the sheet of resources."""
        return self._add("resources", "R", Resource, name=name, **more)

    def table(self, ref, theme, round_=None):
        """A table of the workshop."""
        return self._add("tables", "T", WorkshopTable, ref=ref, theme=theme, round=round_)

    def wrote(self, table, name, *, nature="idea", **more):
        """A contribution of a table."""
        return self._add(
            "contributions",
            "CO",
            Contribution,
            table=table,
            nature=nature,
            text="…",
            resource=name,
            **more,
        )

    def facts(self):
        """What the register counts."""
        return register_facts(self.corpus(), settings(), TODAY)

    def corpus(self):
        """The records."""
        return Corpus({kind: tuple(found) for kind, found in self.records.items()}, {})

    def only(self):
        """The one entry."""
        (entry,) = self.facts().entries
        return entry

    def value(self, figure):
        """The value of a figure."""
        return self.facts().figures[figure].value

    def edition(self, audience=Audience.INTERNAL, *, language="fr", threshold=5, identities=()):
        """What an audience may see of it."""
        chosen = settings(language, threshold)
        context = Context(
            settings=chosen,
            day=TODAY,
            legal_window=legal_window(chosen.renewal_year),
            names=NameFinder(identities),
            quote_level=quote_level,
            files=(),
            problems=(),
            aside_rows={},
        )
        return disclose(all_facts(self.corpus(), chosen, TODAY), audience, context)
