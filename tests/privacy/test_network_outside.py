"""The network of actors names nobody outside the office: not in a report, a picture or a file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "analysis"))

from network_town import actor, interview, town
from workshop_corpus import TODAY, settings

from absr.analysis.facts import all_facts
from absr.analysis.legal_window import legal_window
from absr.analysis.quoting import quote_level
from absr.exchange import OPEN_FORMATS
from absr.model.edition import Audience
from absr.privacy.disclose import disclose
from absr.privacy.gate import Context
from absr.privacy.identities import NameFinder
from absr.rendering.production import render_all
from absr.report.phase1 import phase1_report
from absr.report.phase2 import phase2_report
from absr.wording.speech import speak

OUTSIDE = (Audience.PARTNERS, Audience.PUBLIC)
GEXF = "{http://gexf.net/1.3}"
MARK = "Zorglub"
"""Stands in the name of every actor, and of one person of the identity sheets."""
IDENTITY = {"last_name": "Vauquelin", "first_name": "Solenne"}


def rows():
    """Eleven associations in a circle that all know one shop, which a new action joins to a road
    service; every name bears the mark, and one is that of somebody of the identity sheets."""
    circle = [
        actor(
            f"Atelier {MARK} {n}",
            *(f"Atelier {MARK} {(n + 1) % 11}", f"Bar {MARK} central"),
            actor_type="association",
            interview=f"E{n}",
        )
        for n in range(11)
    ]
    return {
        "actors": [
            *circle,
            actor(f"Bar {MARK} central", actor_type="shop"),
            actor(f"Voirie {MARK} ville", actor_type="municipal"),
            actor(f"Chez Solenne Vauquelin {MARK}", actor_type="shop"),
        ],
        "interviews": [
            *(interview(f"E{n}", profile="membre") for n in range(11)),
            interview("E90", profile=f"habitante {MARK}", recommended_by="E1"),
        ],
        "actions": [
            {
                "ref": "A1",
                "title": "Un banc",
                "lead": f"Bar {MARK} central",
                "partners": f"Voirie {MARK} ville",
            }
        ],
        "contributions": [{"ref": "C1", "nature": "idea", "text": "Un banc", "table": "T1"}],
    }


def edition(audience):
    """What an audience may see of that town."""
    chosen = settings()
    context = Context(
        settings=chosen,
        day=TODAY,
        legal_window=legal_window(chosen.renewal_year),
        names=NameFinder([IDENTITY]),
        quote_level=quote_level,
        files=(),
        problems=(),
        aside_rows={},
    )
    return disclose(all_facts(town(**rows()), chosen, TODAY), audience, context)


def gexf(audience):
    """The network as a file, read as XML."""
    made = OPEN_FORMATS["gexf"].make(edition(audience), speak("fr"))
    return made.data.decode("utf-8"), ET.fromstring(made.data)


def section(build, audience, heading):
    """A part of a report, with its pictures."""
    document = build(edition(audience), speak("fr"), None).document
    files = render_all(document, ("md",), name="rapport")
    text = "\n".join(data.decode("utf-8") for name, data in files.items() if name[-3:] == ".md")
    pictures = [data.decode("utf-8") for name, data in files.items() if name.endswith(".svg")]
    assert heading in text.replace("\u2019", "'")
    return text, pictures


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_report_and_no_file_outside_names_an_actor(audience):
    """The mark is in no text and in no picture of phases 1 and 2, nor in the file."""
    for build, heading in (
        (phase1_report, "Qui est en lien avec qui"),
        (phase2_report, "Ce que l'atelier a ajouté au réseau"),
    ):
        text, pictures = section(build, audience, heading)
        assert not [one for one in (text, *pictures) if MARK in one]
    assert MARK not in gexf(audience)[0]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_the_part_of_an_edition_for_others_holds_no_actor(audience):
    """Neither actors, nor links, nor the sizes of groups."""
    part = edition(audience).network
    assert (part.actors, part.ties, part.groups, part.groups_since) == ((), (), (), ())
    assert part.colleges == ("associations", "shops", "municipal_officers", "")[:3]


def test_the_team_reads_the_names_but_of_nobody():
    """Actors by name; the name of somebody of the identity sheets is masked, also in the file."""
    text, _ = section(phase1_report, Audience.INTERNAL, "Qui est en lien avec qui")
    data, _ = gexf(Audience.INTERNAL)
    for found in (text, data):
        assert f"Bar {MARK} central" in found
        assert "Vauquelin" not in found
        assert "Solenne" not in found


@pytest.mark.parametrize("audience", OUTSIDE)
def test_small_counts_and_what_would_give_them_back_are_hidden(audience):
    """Two shops, one road service; one shop behind eleven links: none of these is shown."""
    figures = edition(audience).figures
    colleges = ("shops", "municipal_officers", "associations")  # 14 - 11 would give the others
    assert {figures[f"network.actors.college.{one}"].value for one in colleges} == {None}
    assert figures["network.links.associations.shops"].value is None
    # Of 22 links, 11 lead to the one shop: what is within the associations would give them back.
    names = ("", ".associations.associations", ".across", ".within")
    shown = [figures[f"network.links{name}"].value for name in names]
    assert shown == [22, None, None, None]


def test_outside_an_edge_tells_how_many_links_or_that_it_may_not():
    """Nodes are colleges; an edge whose number is hidden has neither a number nor a weight."""
    _, root = gexf(Audience.PUBLIC)
    labels = [node.get("label") for node in root.iter(f"{GEXF}node")]
    assert labels == ["Associations", "Commerces et entreprises", "Agents municipaux"]
    for edge in root.iter(f"{GEXF}edge"):
        values = {v.get("for"): v.get("value") for v in edge.iter(f"{GEXF}attvalue")}
        if values["hidden"] == "true":
            assert ("links" in values, edge.get("weight")) == (False, None)
        else:
            assert values["links"] == edge.get("weight")


def test_no_evidence_id_leaves_with_the_network():
    """Whoever holds the project would find the actor by it."""
    text, _ = gexf(Audience.PARTNERS)
    assert not re.search(r"(actors|interviews|actions)-\d", text)
    assert OPEN_FORMATS["gexf"].make(edition(Audience.PARTNERS), speak("fr")).evidence == ()
