"""All the active records of a project, by kind, with the cells they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from absr.model.record import NamedTuple, itself

if TYPE_CHECKING:
    from collections.abc import Mapping

    from absr.model.kinds.actions import Action
    from absr.model.kinds.actors import Actor
    from absr.model.kinds.attendance import Attendance
    from absr.model.kinds.codings import Coding
    from absr.model.kinds.contributions import Contribution
    from absr.model.kinds.data_requests import DataRequest
    from absr.model.kinds.diagnoses import Diagnosis
    from absr.model.kinds.evaluations import Evaluation
    from absr.model.kinds.interviews import Interview
    from absr.model.kinds.invitations import Invitation
    from absr.model.kinds.lessons import Lesson
    from absr.model.kinds.levers import Lever
    from absr.model.kinds.merges import Merge
    from absr.model.kinds.milestones import Milestone
    from absr.model.kinds.observations import Observation
    from absr.model.kinds.persons import Person
    from absr.model.kinds.pilots import Pilot
    from absr.model.kinds.pledges import Pledge
    from absr.model.kinds.priority_districts import PriorityDistrict
    from absr.model.kinds.resources import Resource
    from absr.model.kinds.responses import Response
    from absr.model.kinds.second_codings import SecondCoding
    from absr.model.kinds.statements import Statement
    from absr.model.kinds.tables import WorkshopTable
    from absr.model.kinds.updates import ActionUpdate
    from absr.model.kinds.votes import Vote
    from absr.model.measurements import Measurement


@itself
class Corpus(NamedTuple):
    """Kind id → its records, in the order of their numbers or places."""

    records: Mapping[str, tuple[Any, ...]]
    cells: Mapping[str, Mapping[str, str]]
    """Evidence id → field → the cell it was read from, in the first of its sources."""

    def of(self, kind: str) -> tuple[Any, ...]:
        """The records of one kind; empty when there are none."""
        return self.records.get(kind, ())

    @property
    def interviews(self) -> tuple[Interview, ...]:
        """Interviews, in the order of their numbers."""
        return self.of("interviews")

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Statements of those interviews, interview by interview."""
        return self.of("statements")

    @property
    def persons(self) -> tuple[Person, ...]:
        """Persons met in those interviews."""
        return self.of("persons")

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The register of actors."""
        return self.of("actors")

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The register of resources, as the sheet tells it."""
        return self.of("resources")

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Values of indicators."""
        return self.of("observations")

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """Variables read in files of statistical offices."""
        return self.of("measurements")

    @property
    def priority_districts(self) -> tuple[PriorityDistrict, ...]:
        """The commune's priority districts (quartiers prioritaires de la ville)."""
        return self.of("priority_districts")

    @property
    def diagnoses(self) -> tuple[Diagnosis, ...]:
        """Existing diagnoses."""
        return self.of("diagnoses")

    @property
    def data_requests(self) -> tuple[DataRequest, ...]:
        """What partners are asked for."""
        return self.of("data_requests")

    @property
    def pilots(self) -> tuple[Pilot, ...]:
        """Pilots of the workshop."""
        return self.of("pilots")

    @property
    def invitations(self) -> tuple[Invitation, ...]:
        """Invitations to the workshop."""
        return self.of("invitations")

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """The sign-in list."""
        return self.of("attendance")

    @property
    def tables(self) -> tuple[WorkshopTable, ...]:
        """Workshop tables, one a round."""
        return self.of("tables")

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """What the tables wrote."""
        return self.of("contributions")

    @property
    def votes(self) -> tuple[Vote, ...]:
        """Dots, by contribution and college."""
        return self.of("votes")

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        """Evaluation slips of the workshop."""
        return self.of("evaluations")

    @property
    def pledges(self) -> tuple[Pledge, ...]:
        """What participants promised."""
        return self.of("pledges")

    @property
    def actions(self) -> tuple[Action, ...]:
        """Action sheets."""
        return self.of("actions")

    @property
    def updates(self) -> tuple[ActionUpdate, ...]:
        """Follow-up of the actions."""
        return self.of("updates")

    @property
    def responses(self) -> tuple[Response, ...]:
        """Answers to the proposals."""
        return self.of("responses")

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The notebook of lessons."""
        return self.of("lessons")

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The project's timeline."""
        return self.of("milestones")

    @property
    def levers(self) -> tuple[Lever, ...]:
        """Support received, by lever."""
        return self.of("levers")

    @property
    def merges(self) -> tuple[Merge, ...]:
        """What was decided of names that look alike."""
        return self.of("merges")

    @property
    def codings(self) -> tuple[Coding, ...]:
        """Themes decided for statements that came without."""
        return self.of("codings")

    @property
    def second_codings(self) -> tuple[SecondCoding, ...]:
        """Themes that a second person gave to statements, for the sake of comparison."""
        return self.of("second_codings")
