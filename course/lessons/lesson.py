"""A lesson: what the cells of a notebook call."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from course.case import load_case
from course.faces.bargaining.bargaining import BargainingFace
from course.faces.chronology.chronology import ChronologyFace
from course.faces.chronology.precedents import PrecedentsFace
from course.faces.claims.claims import ReadingFace
from course.faces.claims.summary import SummaryFace
from course.faces.debate.debate import DebateFace
from course.faces.desk.desk import DeskFace
from course.faces.exercises.exercises import ExercisesFace
from course.faces.negotiation.negotiation import NegotiationFace
from course.faces.notes.notes import NotesFace
from course.faces.positions.chairs import ChairFace, TwoChairsFace
from course.faces.positions.networks import NetworksFace
from course.faces.positions.positions import PositionsFace
from course.faces.positions.priorities import PrioritiesFace
from course.faces.scenarios.axes import AxesFace
from course.faces.scenarios.scenarios import ScenariosFace
from course.faces.tables.systems import SystemsFace
from course.faces.tables.tables import TableFace
from course.session.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.activities.claims import Mode
    from course.case import Case
    from course.faces.tables.tables import Table


@cache
def session() -> Session:
    """Give the one session of this kernel: the case that ships, and this machine's journal."""
    # The first picture must not keep people waiting for matplotlib: it loads while they read.
    Thread(target=import_module, args=["course.figures.network"], daemon=True).start()
    return Session.start(load_case())


class Lesson:
    """One lesson and its faces. Each method shows a face; run it as the last line of a cell.

    Parameters
    ----------
    lesson_id
        The name of the notebook without its ending: ``"01-introduction"``.
    using
        The session; the kernel's own where none is given.

    Raises
    ------
    course.case.CaseError
        If the case has no such lesson; the message names the ones there are.
    """

    def __init__(self, lesson_id: str, *, using: Session | None = None) -> None:
        self.session = using or session()
        self.case: Case = self.session.case
        self.record = self.case.lesson(lesson_id)

    def begin(self) -> DeskFace:
        """Choose a pseudonym, and see, bring back, download or delete your work."""
        return DeskFace(self.session)

    def read(self, section: str | None = None, *, mode: Mode = "solo", chair: bool = False) -> ReadingFace:
        """Read the lesson's sections, or one of them, and judge their claims.

        Parameters
        ----------
        section
            A section's id; all sections of the lesson where none is given.
        mode
            ``"solo"``, ``"pair"`` or ``"class"``.
        chair
            True for whoever runs the class.
        """
        return ReadingFace(
            self.session, [section] if section else self.record.sections, mode=mode, chair=chair
        )

    def summary(self) -> SummaryFace:
        """Look back at your judgements of this lesson's sections."""
        return SummaryFace(self.session, self.record.sections)

    def exercises(self, set_id: str | None = None) -> ExercisesFace:
        """Work through a set of exercises; the lesson's first set where none is named."""
        return ExercisesFace(self.session, set_id or self.record.exercises[0])

    def discuss(self, *about: str) -> NotesFace:
        """Talk about the lesson's questions, and write down what was said.

        Parameters
        ----------
        about
            Activities, such as ``"bargaining"``: what was done in them makes further questions.
        """
        return NotesFace(
            self.session,
            self.record.id,
            {prompt.id: prompt.prompt for prompt in self.record.discuss},
            heading="To discuss",
            lead="Talk first. Then write down the best reason you heard, even one that you do not share.",
            about=about,
        )

    def reflect(self) -> NotesFace:
        """Look back at the lesson in writing."""
        return NotesFace(
            self.session,
            self.record.id,
            {prompt.id: prompt.prompt for prompt in self.record.reflect},
            heading="Look back",
            lead="A few sentences for yourself. They stay with your work.",
        )

    def systems(self) -> SystemsFace:
        """Compare what the paper says of each named system with public references."""
        return SystemsFace(self.session)

    def table(self, table: Table) -> TableFace:
        """Read a table of the case: contradictions, omissions, readings or references."""
        return TableFace(self.session, table)

    def glossary(self) -> TableFace:
        """Look up the words that this lesson uses."""
        return TableFace(self.session, "glossary", self.record.glossary)

    def chronology(self, *, chair: bool = False) -> ChronologyFace:
        """Put events in order, choose where the story begins, and set two tellings side by side.

        Parameters
        ----------
        chair
            True for whoever runs the class: the dates are open, and everybody's work shows.
        """
        return ChronologyFace(self.session, chair=chair)

    def precedents(self, *, chair: bool = False) -> PrecedentsFace:
        """Attach a precedent, and say where the analogy breaks.

        Parameters
        ----------
        chair
            True for whoever runs the class: the limits are open, and everybody's comparisons show.
        """
        return PrecedentsFace(self.session, chair=chair)

    def positions(self, *parties: str) -> PositionsFace:
        """See who holds which position on which issue, on what evidence; name parties to start with them."""
        return PositionsFace(self.session, parties)

    def chair(self) -> ChairFace:
        """Take a party's chair: say what it would hold, then open the evidence."""
        return ChairFace(self.session)

    def two_chairs(self, one: str = "", other: str = "") -> TwoChairsFace:
        """Set two parties side by side, and look for what they share."""
        return TwoChairsFace(self.session, one, other)

    def priorities(self, party: str = "") -> PrioritiesFace:
        """Rank the issues from one party's view."""
        return PrioritiesFace(self.session, party)

    def networks(self) -> NetworksFace:
        """See who agrees with whom, and who is opposed."""
        return NetworksFace(self.session)

    def bargain(self, parties: Sequence[str] | None = None) -> BargainingFace:
        """Put a package together and see who could accept it.

        Parameters
        ----------
        parties
            Ids of the stakeholders at the table; those about whom most is known where none are given.
        """
        return BargainingFace(self.session, parties)

    def negotiate(self) -> NegotiationFace:
        """Speak for a party: write down your alternative, make offers, work on one text."""
        return NegotiationFace(self.session)

    def debate(self, format: str = "", motion: str | None = None) -> DebateFace:  # noqa: A002 - as people say it
        """Debate a motion: chairs, clock, cards, secret votes and the talk afterwards.

        Parameters
        ----------
        format
            Id of a format, such as ``"oxford"``; chosen on the screen where left out.
        motion
            Id of a motion of the case; chosen on the screen where left out.
        """
        return DebateFace(self.session, format, motion)

    def axes(self, what_if: str = "") -> AxesFace:
        """Warm up: two drivers of a what-if, and the four worlds between their ends."""
        return AxesFace(self.session, what_if)

    def scenarios(self, what_if: str = "") -> ScenariosFace:
        """Judge how the drivers of a what-if act on each other, and see which stories hold together."""
        return ScenariosFace(self.session, what_if)


def lesson(lesson_id: str) -> Lesson:
    """Open a lesson.

    Examples
    --------
    >>> lesson("01-introduction").record.id
    '01-introduction'
    """
    return Lesson(lesson_id)
