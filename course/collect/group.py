"""A class as a whole: everything that its view shows, from one journal."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from course.activities.debate.ballots import swing_sentences
from course.collect.cards import Unanswered, unanswered
from course.collect.differ import Difference, differences
from course.collect.disputed import Dispute, disputes
from course.collect.misled import Misled, misled
from course.collect.oral import Oral, Orals
from course.collect.people import Line, lines
from course.collect.talk import Point, points
from course.collect.work import ClassWork

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.activities.debate.records import DebateState
    from course.case import Case
    from course.journal import Journal


class Group:
    """One view of a class.

    Nothing here names who judged what: names stand in :attr:`people` and in what a reason says of its
    writer (``who``), and whoever shows them decides whether they are seen.

    Parameters
    ----------
    case
        What was worked on.
    journal
        Everybody's entries, merged.
    lessons
        Ids of lessons; where none is given, those on which anybody has worked.
    roll
        Pseudonyms of everybody in the class, so that the view can say from whom nothing has come.
    without
        Ids of people whose work is not counted, such as the teacher's own.
    withheld
        Ids of claims whose judgements are not looked at, such as one that is judged just now in a room.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.activities.claims import Reading
    >>> from course.journal import Journal
    >>> case, journal = load_case(), Journal()
    >>> for n, status in enumerate(["supported"] * 3 + ["contested"] * 3):
    ...     reading = Reading(case, journal, who=f"reader {n}", sections=("II",))
    ...     _ = reading.judge("S2-08", kind="factual", status=status, confidence=2, why=f"Reason {n}.")
    >>> group = Group(case, journal, ["03-red-line"])
    >>> group.disputes[0].words
    '3 say “It holds”, 3 “Contested”.'
    """

    def __init__(
        self,
        case: Case,
        journal: Journal,
        lessons: Iterable[str] = (),
        *,
        roll: Iterable[str] = (),
        without: Iterable[str] = (),
        withheld: Iterable[str] = (),
    ) -> None:
        self.work = ClassWork(case, journal, lessons, without=without, withheld=withheld)
        self._roll = tuple(roll)

    @property
    def case(self) -> Case:
        """What was worked on."""
        return self.work.case

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The sentences that were judged, the most divided first."""
        return disputes(self.work)

    @cached_property
    def misled(self) -> tuple[Misled, ...]:
        """The exercises that misled, those first that misled most."""
        return misled(self.work)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Where positions, priorities, packages and stories differ."""
        return differences(self.work)

    @cached_property
    def unanswered(self) -> tuple[Unanswered, ...]:
        """The cards that nobody answered."""
        return unanswered(self.work)

    @cached_property
    def people(self) -> tuple[Line, ...]:
        """One line for each person."""
        return lines(self.work, self._roll)

    @cached_property
    def talk(self) -> tuple[Point, ...]:
        """What to talk about next."""
        return points(self)

    @property
    def ballots(self) -> tuple[tuple[DebateState, tuple[str, ...]], ...]:
        """The debates in which votes were taken, each with what its votes say as counts."""
        return tuple((d, swing_sentences(d)) for d in self.work.debates if d.voted)

    def oral(self, who: str) -> tuple[Oral, ...]:
        """Give questions for one person, made from their own work."""
        return self._orals.of(who)

    @cached_property
    def _orals(self) -> Orals:
        return Orals(self.work)

    @property
    def worked(self) -> int:
        """How many people did something."""
        return len(self.work.people)
