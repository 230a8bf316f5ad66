"""A lesson: what the cells of a notebook call.

Each method gives a face; which door shows it is not the lesson's business.
"""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - the values of a call are checked by its annotations
from typing import TYPE_CHECKING

from course import faces
from course.activities.claims import Mode  # noqa: TC001 - as above
from course.activities.listing import ACTIVITIES
from course.faces.tables.tables import Table  # noqa: TC001 - as above
from course.files.mistakes import UnfitFile, near
from course.language import NotAllowed, _
from course.session.choice import Choice, in_words, read_choice, unfit_choice

if TYPE_CHECKING:
    from course.case import Case
    from course.session.session import Session


class Lesson:
    """One lesson and its faces. Each method gives a face; run it as the last line of a cell, and it is shown.

    Parameters
    ----------
    lesson_id
        The name of the notebook without its ending: ``"01-introduction"``.
    using
        The session that its faces share.

    Raises
    ------
    course.case.CaseError
        If the case has no such lesson; the message names the ones there are.
    """

    pages: str = ""
    """Where the lessons are pages, as the beginning of an address; a door that knows it says so."""

    def __init__(self, lesson_id: str, *, using: Session) -> None:
        self.session = using
        self.case: Case = self.session.case
        self.record = self.case.lesson(lesson_id)

    def begin(self) -> faces.DeskFace:
        """Choose a pseudonym, and see, bring back, download or delete your work."""
        chosen = in_words(self._choice(), self.case, self.record)
        page = f"{self.pages}{self.record.id}" if self.pages else ""
        return faces.DeskFace(self.session, chosen, self.unfit, page)

    def join(self, address: str, code: str = "", name: str = "") -> faces.StageFace:
        """Join a class in its room: from then on this lesson's faces show and write the room.

        Parameters
        ----------
        address, code
            As whoever leads announces them. The code may be left out by who has a seat already.
        name
            A pseudonym; the one of this notebook where left out.
        """
        from course.session.away import join_room  # noqa: PLC0415 - loads what speaks to servers

        room = join_room(address, code, name or self.session.name, self.case, self.session.folder)
        self.session = room.session
        return faces.StageFace(self.session, room, room.leaders)

    @property
    def unfit(self) -> str:
        """What is wrong with the file of what an instructor chose; empty where nothing is."""
        return unfit_choice(self.case, self.record)

    def choose(self) -> faces.ChoosingFace:
        """For an instructor: choose parts of the lesson, and format and motion of its debate."""
        return faces.ChoosingFace(self.session, self.record)

    def read(
        self, section: str | None = None, *, mode: Mode | None = None, chair: bool = False
    ) -> faces.ReadingFace:
        """Read the lesson's sections, or one of them, and judge their claims.

        Parameters
        ----------
        section
            A section's id; all sections of the lesson where none is given.
        mode
            ``"solo"``, ``"pair"`` or ``"class"``; where it is left out, people choose on the screen.
        chair
            True for whoever runs the class.
        """
        return faces.ReadingFace(
            self.session, [section] if section else self.record.sections, mode=mode, chair=chair
        )

    def summary(self) -> faces.SummaryFace:
        """Look back at your judgements of this lesson's sections."""
        return faces.SummaryFace(self.session, self.record.sections)

    def exercises(self, set_id: str | None = None) -> faces.ExercisesFace:
        """Work through a set of exercises; the lesson's first set where none is named."""
        return faces.ExercisesFace(self.session, set_id or self.record.exercises[0])

    def discuss(self, *about: str) -> faces.NotesFace:
        """Talk about the lesson's questions, and write down what was said.

        Parameters
        ----------
        about
            Activities, such as ``"bargaining"``: what was done in them makes further questions.
        """
        for name in about:
            if name not in ACTIVITIES:
                raise NotAllowed(
                    _("There is no activity “{name}”: {near}").format(name=name, near=near(name, ACTIVITIES))
                )
        return faces.NotesFace(
            self.session,
            self.record.id,
            {prompt.id: prompt.prompt for prompt in self.record.discuss},
            heading=_("To discuss"),
            lead=_("Talk first. Then write down the best reason you heard, even one that you do not share."),
            about=about,
        )

    def reflect(self) -> faces.NotesFace:
        """Look back at the lesson in writing."""
        return faces.NotesFace(
            self.session,
            self.record.id,
            {prompt.id: prompt.prompt for prompt in self.record.reflect},
            heading=_("Look back"),
            lead=_("A few sentences for yourself. They stay with your work."),
        )

    def group(self) -> faces.GroupFace:
        """For an instructor: what the class made of this lesson, who did what, what to talk about next."""
        return faces.GroupFace(self.session, self.record.id)

    def systems(self) -> faces.SystemsFace:
        """Compare what the paper says of each named system with public references."""
        return faces.SystemsFace(self.session)

    def table(self, table: Table) -> faces.TableFace:
        """Read a table of the case: contradictions, omissions, readings or references."""
        return faces.TableFace(self.session, table)

    def glossary(self) -> faces.TableFace:
        """Look up the words that this lesson uses."""
        return faces.TableFace(self.session, "glossary", self.record.glossary)

    def chronology(self, *, chair: bool = False) -> faces.ChronologyFace:
        """Put events in order, choose where the story begins, and set two tellings side by side.

        Parameters
        ----------
        chair
            True for whoever runs the class: the dates are open, and everybody's work shows.
        """
        return faces.ChronologyFace(self.session, chair=chair)

    def precedents(self, *, chair: bool = False) -> faces.PrecedentsFace:
        """Attach a precedent, and say where the analogy breaks.

        Parameters
        ----------
        chair
            True for whoever runs the class: the limits are open, and everybody's comparisons show.
        """
        return faces.PrecedentsFace(self.session, chair=chair)

    def positions(self, *parties: str) -> faces.PositionsFace:
        """See who holds which position on which issue, on what evidence; name parties to start with them."""
        self._know(*parties)
        return faces.PositionsFace(self.session, parties)

    def chair(self) -> faces.ChairFace:
        """Take a party's chair: say what it would hold, then open the evidence."""
        return faces.ChairFace(self.session)

    def two_chairs(self, one: str = "", other: str = "") -> faces.TwoChairsFace:
        """Set two parties side by side, and look for what they share."""
        self._know(one, other)
        return faces.TwoChairsFace(self.session, one, other)

    def priorities(self, party: str = "") -> faces.PrioritiesFace:
        """Choose what comes first and last for one party, and see where a class differs."""
        self._know(party)
        return faces.PrioritiesFace(self.session, party)

    def networks(self) -> faces.NetworksFace:
        """See who agrees with whom, and who is opposed."""
        return faces.NetworksFace(self.session)

    def bargain(self, parties: Sequence[str] | None = None) -> faces.BargainingFace:
        """Put a package together and see who could accept it.

        Parameters
        ----------
        parties
            Ids of the stakeholders at the table; those about whom most is known where none are given.
        """
        return faces.BargainingFace(self.session, parties)

    def negotiate(self) -> faces.NegotiationFace:
        """Speak for a party: write down your alternative, make offers, work on one text."""
        return faces.NegotiationFace(self.session)

    def text(self) -> faces.TextFace:
        """Work on one text: clauses, amendments with sponsors, what every party could say, a roll call."""
        return faces.TextFace(self.session, leads=self.session.place != "room")

    def coding(self) -> faces.CodingFace:
        """Code passages with one codebook, apart and then together: what is disputed comes first."""
        return faces.CodingFace(self.session, leads=self.session.place != "room")

    def debate(self, format: str = "", motion: str | None = None) -> faces.DebateFace:  # noqa: A002 - as people say it
        """Debate a motion: chairs, clock, cards, secret votes and the talk afterwards.

        Parameters
        ----------
        format
            Id of a format, such as ``"oxford"``; chosen on the screen where left out.
        motion
            Id of a motion of the case; chosen on the screen where left out.

        Notes
        -----
        What an instructor chose for the lesson comes first. In a room, whoever leads it runs the debate.
        """
        if self.session.place == "room":
            return faces.SpeakerFace(self.session)
        chosen = self._choice()
        return faces.DebateFace(
            self.session, chosen.format or format, chosen.motion or motion, unfit=self.unfit
        )

    def axes(self, what_if: str = "") -> faces.AxesFace:
        """Warm up: two drivers of a what-if, and the four worlds between their ends."""
        return faces.AxesFace(self.session, what_if)

    def scenarios(self, what_if: str = "") -> faces.ScenariosFace:
        """Judge how the drivers of a what-if act on each other, and see which stories hold together."""
        return faces.ScenariosFace(self.session, what_if)

    def _know(self, *parties: str) -> None:
        """Refuse the name of a party that the case does not have; an empty one names nobody."""
        for party in filter(None, parties):
            self.case.stakeholder(party)

    def _choice(self) -> Choice:
        try:
            return read_choice(self.case, self.record)
        except UnfitFile:  # said where the lesson opens, and where the choice would count
            return Choice()
