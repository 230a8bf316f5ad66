"""Lead a class through steps, one at a time, and let everybody be heard.

What is counted is hidden until the step is closed, so that nobody follows the others; a queue lets those
speak first who have not spoken yet.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, Final, get_args
from weakref import WeakKeyDictionary

from course.activities.activity import Activity
from course.activities.room import verbs
from course.activities.room.state import RoomState, Stage, fold
from course.activities.writing import checked_text, chosen
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from course.activities.bodies import Done, Verbs
    from course.activities.room.verbs import Reason
    from course.case import Case
    from course.journal import Entry, Journal

MOST_MINUTES = 600
_FOLDS: Final[WeakKeyDictionary[Journal, dict[frozenset[str], tuple[tuple[Entry, ...], RoomState]]]] = (
    WeakKeyDictionary()
)


class Room(Activity[RoomState]):
    """One room.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    leaders
        The ids of those who lead it. Of anybody else, only answers and the queue count. Everybody's script
        counts where nobody is named, as in the file of a room that is over.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> journal = Journal()
    >>> leader = Room(load_case(), journal, who="crane", leaders=["crane"])
    >>> stage = leader.put("question", text="What would change your mind?")
    >>> student = Room(load_case(), journal, who="heron", leaders=["crane"])
    >>> _ = student.write(stage.id, "A second source.")
    >>> leader.state.answers_to(leader.now)["heron"].text
    'A second source.'
    """

    name: ClassVar[str] = "room"
    verbs: ClassVar[Verbs] = verbs.ROOM

    def __init__(self, case: Case, journal: Journal, *, who: str, leaders: Collection[str] = ()) -> None:
        super().__init__(case, journal, who=who)
        self.leaders = leaders

    def fold(self, done: Sequence[Done]) -> RoomState:
        """Read what was done in the room."""
        known = {self.journal.person(who) for who in self.leaders}
        return fold(done, self.journal.person, lambda entry: not known or entry.by in known)

    @property
    def _state(self) -> RoomState:
        """The room now, read once however many pages show one journal, those just closed too."""
        entries, leaders = self.entries(), frozenset(self.leaders)
        folds = _FOLDS.setdefault(self.journal, {})
        if leaders not in folds or folds[leaders][0] is not entries:
            folds[leaders] = entries, self._read_anew()
        return folds[leaders][1]

    @property
    def state(self) -> RoomState:
        """The room, as its journal tells it."""
        return self._state

    @property
    def now(self) -> Stage | None:
        """What is in front of the class."""
        return self._state.now

    # --- for those who lead --------------------------------------------------------

    def put(self, kind: str, about: str = "", *, part: str = "", text: str = "", minutes: int = 0) -> Entry:
        """Put something in front of the class; what was there before takes no more answers.

        Parameters
        ----------
        kind
            A key of :data:`STAGE_LABELS`.
        about, part
            What it is about: a claim; an item and its set; a debate; a party; a lesson. The first of two
            votes has ``"before"`` as its part, and may be about a debate; see :meth:`second_vote`.
        text
            The question; of a question and of a vote.
        minutes
            How long it may take; shown, and held by nobody.

        Raises
        ------
        NotAllowed
            If the case has no such thing, or a question is missing.
        """
        which = chosen(kind, get_args(verbs.Kind), _("Choose what to put in front of the class."))
        if which in ("question", "vote"):
            text = checked_text(text, what=_("the question"), field="text")
        elif which != "debate":
            self._check(which, about)
        if not 0 <= minutes <= MOST_MINUTES:
            raise NotAllowed(_("Choose up to {most} minutes.").format(most=MOST_MINUTES))
        return self.enter(verbs.Put, kind=which, about=about, part=part, text=text, minutes=minutes)

    def second_vote(self, first: str) -> Entry:
        """Put the second of two votes in front of the class, on the motion of the first."""
        before = self._stage(first)
        if not before.sealed:
            raise NotAllowed(_("No first vote waits for this one. Open a vote by itself."))
        return self.put("vote", first, part="after", text=before.text)

    def back(self) -> Entry:
        """Put the step before in front of the class again, as it was left; the one after it is kept.

        Raises
        ------
        NotAllowed
            If there is none before it.
        """
        before = self._state.before
        if before is None:
            raise NotAllowed(_("There was no step before this one."))
        return self.enter(verbs.Back, stage=before.id)

    def close(
        self,
        stage: str,
        *,
        answers: int = 0,
        counts: Mapping[str, int] | None = None,
        first: Mapping[str, int] | None = None,
    ) -> Entry:
        """Take no more answers to a step, and write down what came of it.

        Of the first of two votes only the number of its ballots is written; closing the second writes the
        counts of both, ``first`` those of the first, in one entry.
        """
        found = self._stage(stage)
        if not found.open:
            raise NotAllowed(_("The answers are closed already."))
        if found.first_of_two:
            counts = None
        return self.enter(
            verbs.Close,
            stage=stage,
            answers=answers,
            counts=dict(counts or {}),
            first=dict(first or {}),
        )

    def reopen(self, stage: str) -> Entry:
        """Take answers again. A vote that was counted stays counted."""
        if self._stage(stage).kind == "vote":
            raise NotAllowed(_("A vote that was counted cannot be opened again. Take another one."))
        return self.enter(verbs.Reopen, stage=stage)

    def show(self, stage: str, reasons: Mapping[str, str] | None = None) -> Entry:
        """Let everybody see what came of a step, with what was said and is not set aside."""
        found = self._stage(stage)
        if found.open:
            raise NotAllowed(_("Close the answers first; until then they are hidden from everybody."))
        if found.sealed:
            raise NotAllowed(_("The first vote is sealed. It is counted together with the second."))
        return self.enter(verbs.Show, stage=stage, reasons=dict(reasons or {}))

    def hide(self, stage: str) -> Entry:
        """Hide what came of a step again."""
        self._stage(stage)
        return self.enter(verbs.Hide, stage=stage)

    def set_aside(self, entry: str, reason: str) -> Entry:
        """Take something off the screens; it stays in the record."""
        if entry not in self.journal:
            raise NotAllowed(_("There is no such entry."))
        why = chosen(reason, get_args(verbs.Reason), _("Choose a reason; its writer is told."))
        return self.enter(verbs.SetAside, entry=entry, reason=why)

    def bring_back(self, entry: str) -> Entry:
        """Show again what was set aside."""
        if entry not in self._state.aside:
            raise NotAllowed(_("This is not set aside."))
        return self.enter(verbs.BringBack, entry=entry)

    def give(self, to: str = "", *, at: datetime | None = None) -> Entry:
        """Give somebody the floor; with nobody named, whoever has it has finished."""
        return self.enter_at(at, verbs.Give, to=to)

    def split(self, people: Sequence[str], groups: int, *, seed: str) -> Entry:
        """Draw groups by lot, as equal in size as can be: the same seed draws the same for the same people.

        Raises
        ------
        NotAllowed
            If there are fewer people than groups, or no seed.
        """
        word = checked_text(seed, what=_("a seed: any word or number"))
        if not 1 < groups <= len(people):
            raise NotAllowed(_("Choose at least two groups, and no more than there are people."))
        lot = sorted(people, key=lambda who: hashlib.sha256(f"{word}|{who}".encode()).digest())
        drawn = {str(n + 1): tuple(lot[n::groups]) for n in range(groups)}
        return self.enter(verbs.Split, groups=drawn, seed=word)

    def choose_groups(self, groups: Sequence[Sequence[str]]) -> Entry:
        """Put people into groups as whoever leads wishes; who is named in none works with nobody.

        Raises
        ------
        NotAllowed
            If there are fewer than two groups, or somebody is in two.
        """
        chosen_ones = [who for members in groups for who in members]
        if len(groups) <= 1 or not all(groups):
            raise NotAllowed(_("Choose at least two groups, each with somebody in it."))
        if len(set(chosen_ones)) < len(chosen_ones):
            raise NotAllowed(_("Somebody is in two groups. Name each person once."))
        return self.enter(verbs.Split, groups={str(n): tuple(one) for n, one in enumerate(groups, 1)})

    def gather(self) -> Entry:
        """Bring the groups back together."""
        return self.enter(verbs.Gather)

    def follow(self, lesson: str, part: str) -> Entry:
        """Follow the plan of a lesson, at one of its parts; there again after it was left, nothing is lost.

        Raises
        ------
        NotAllowed
            If the lesson has no such part.
        """
        if part not in {one.id for one in self.case.lesson(lesson).parts}:
            raise NotAllowed(_("This lesson has no such part."))
        return self.enter(verbs.Follow, lesson=lesson, part=part)

    def leave(self) -> Entry:
        """Leave the plan; what is in front of the class stays."""
        plan = self._state.plan
        if plan is None or plan.left:
            raise NotAllowed(_("No plan is followed now."))
        return self.enter(verbs.Leave)

    def time(self, stage: str, left: float, *, running: bool, at: datetime | None = None) -> Entry:
        """Set the clock of a step, and let it run or stand."""
        self._stage(stage)
        held = max(-float(verbs.MOST_SECONDS), min(float(verbs.MOST_SECONDS), left))
        return self.enter_at(at, verbs.Time, stage=stage, left=held, running=running)

    def spot(self, entry: str = "") -> Entry:
        """Show one contribution on the projector; with none named, the step again.

        Raises
        ------
        NotAllowed
            If there is no such entry, or it is set aside.
        """
        if entry and entry not in self.journal:
            raise NotAllowed(_("There is no such entry."))
        if entry in self._state.aside:
            raise NotAllowed(_("This is set aside. Bring it back first."))
        return self.enter(verbs.Spot, entry=entry)

    def nudge(self, after: int) -> Entry:
        """Ask those who have not spoken, from some minute on; 0 asks nobody."""
        if not 0 <= after <= MOST_MINUTES:
            raise NotAllowed(_("Choose up to {most} minutes.").format(most=MOST_MINUTES))
        return self.enter(verbs.Nudge, after=after)

    # --- for everybody ---------------------------------------------------------------

    def write(self, stage: str, text: str) -> Entry:
        """Answer a question; what comes after the answers were closed is kept, and not counted.

        Raises
        ------
        NotAllowed
            If it is no question, or nothing was written.
        """
        if self._stage(stage).kind != "question":
            raise NotAllowed(_("This step asks for no text."))
        return self.enter(verbs.Write, stage=stage, text=checked_text(text, what=_("your answer")))

    def ask(self) -> Entry:
        """Ask to speak."""
        if self.who in self._state.asked:
            raise NotAllowed(_("You are in the queue already."))
        return self.enter(verbs.Ask)

    def step_back(self) -> Entry:
        """Ask no longer."""
        if self.who not in self._state.asked:
            raise NotAllowed(_("You are not in the queue."))
        return self.enter(verbs.StepBack)

    def finish(self) -> Entry:
        """Have finished speaking.

        Raises
        ------
        NotAllowed
            If somebody else has the floor, or nobody.
        """
        floor = self._state.floor
        if floor is None or floor.who != self.who:
            raise NotAllowed(_("You do not have the floor."))
        return self.enter(verbs.Finish)

    def own_aside(self) -> tuple[tuple[Entry, Reason], ...]:
        """Give what of one's own is set aside, the oldest first, and why."""
        aside = self._state.aside
        if not aside:
            return ()
        return tuple((e, aside[e.id]) for e in self.journal.live() if e.id in aside and e.by == self.who)

    # --- inside ------------------------------------------------------------------------

    def _stage(self, stage: str) -> Stage:
        found = self._state.stages.get(stage)
        if found is None:
            raise NotAllowed(_("There is no such step in this room."))
        return found

    def _check(self, kind: str, about: str) -> None:
        tables = {
            "passage": "claims",
            "priorities": "stakeholders",
            "chair": "stakeholders",
            "lesson": "lessons",
        }
        if kind in tables and (about or kind != "chair"):
            self.case.get(tables[kind], about)
