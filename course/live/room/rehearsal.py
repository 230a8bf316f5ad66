"""Try Monday on Sunday: a room of its own with twenty made-up students, deleted at its end.

It has its own folder, database, code and cookies beside the room that it rehearses, so that nothing made up
can reach a class. What the made-up students do goes through the same seats, rules and log as what people do.
"""

from __future__ import annotations

import random
from time import time
from typing import TYPE_CHECKING, Final

from course.activities.claims import Reading
from course.activities.debate import Debate
from course.activities.debate.records import CHOICES
from course.case.words import STATUS_LABELS
from course.language import NotAllowed, _
from course.live.room.database import RoomDeletedError
from course.live.room.rehearsals import another_begins, claim, open_rehearsal, stands
from course.live.room.seat import GONE_AFTER
from course.session.names import suggested_name

if TYPE_CHECKING:
    from course.activities.room import Stage
    from course.live.room.room import Room
    from course.live.room.seat import RoomSeat

STUDENTS: Final = 20
AT_ONCE: Final = 10


class Rehearsal:
    """A rehearsal that is open.

    Parameters
    ----------
    of
        The room that is rehearsed: its case, its lessons and its folder.

    Raises
    ------
    NotAllowed
        If there is one already, or somebody else ended this one while it was made.

    Notes
    -----
    The made-up students sit in the process that made it. Others that serve the room only show it.
    """

    def __init__(self, of: Room) -> None:
        self.name = claim(of)
        self.room = open_rehearsal(of, self.name, new=True)
        try:
            self.secret = self.room.lead()
            names: set[str] = set()  # one that is drawn twice counts once
            while len(names) < STUDENTS:
                names.add(suggested_name())
            self.seats = [self._seat(name) for name in names]
            ended = not stands(of, self.name)
        except RoomDeletedError:
            ended = True
        except BaseException:
            self.room.close()
            raise
        if ended:
            self.room.log.delete()  # not the folder, where the next one may have begun
            raise another_begins()

    def let_answer(self) -> int:
        """Let up to ten who have not yet answer what is in front; give how many did."""
        stage = self.room.script().now
        if stage is None or not stage.open:
            raise NotAllowed(_("Nothing is in front of the class that can be answered."))
        waiting = [seat for seat in self.seats if seat.open_lines and not self._answered(seat, stage)]
        for seat in waiting[:AT_ONCE]:
            with seat.busy:
                seat.session.catch_up()
                self._answer(seat, stage)
        return len(waiting[:AT_ONCE])

    def let_ask(self) -> None:
        """Let two ask to speak."""
        asked = self.room.script().state.asked
        quiet = [seat for seat in self.seats if seat.open_lines and seat.session.who not in asked]
        for seat in quiet[:2]:
            with seat.busy:
                seat.session.catch_up()
                self.room.script(seat).ask()

    def let_drop_out(self) -> None:
        """Let one lose the connection, long enough to count as gone."""
        if here := [seat for seat in self.seats if seat.open_lines]:
            here[0].open_lines, here[0].last_sign = 0, time() - GONE_AFTER
            self.seats.append(self.seats.pop(self.seats.index(here[0])))

    def let_come_back(self) -> None:
        """Let everybody who dropped out come back."""
        for seat in self.seats:
            seat.open_lines = 1
            seat.touch()

    # --- inside -----------------------------------------------------------------

    def _seat(self, drawn: str) -> RoomSeat:
        name = _("{name} (made up)").format(name=drawn)
        word = self.room.join(self.room.code, name, device="rehearsal", address="rehearsal")
        seat = self.room.seat(word)
        assert seat is not None
        seat.open_lines = 1
        return seat

    def _answered(self, seat: RoomSeat, stage: Stage) -> bool:
        who = seat.session.who
        if stage.kind == "vote":
            return bool(self.room.receipt(stage.id, who))
        since = (row.entry for row in self.room.log.since(stage.id))
        return any(entry.author == who and entry.verb in ("judge", "write", "card") for entry in since)

    def _answer(self, seat: RoomSeat, stage: Stage) -> None:
        who, journal, case = seat.session.who, seat.session.journal, self.room.case
        lot = random.Random(f"{who}{stage.id}")  # noqa: S311 - for play, and the same again for the same person
        if stage.kind == "passage":
            every = [section.id for section in case.sections]
            reading = Reading(case, journal, who=who, sections=every, mode="class")
            status = lot.choice(tuple(STATUS_LABELS)[:3])
            reading.judge(
                stage.about, kind="interpretive", status=status, confidence="3", why=lot.choice(_texts())
            )
        elif stage.kind == "question":
            self.room.script(seat).write(stage.id, lot.choice(_texts()))
        elif stage.kind == "vote":
            self.room.cast(stage.id, who, lot.choice(tuple(CHOICES)))
        elif stage.kind == "debate":
            debate = Debate(case, journal, who=who)
            if not debate.begun:
                raise NotAllowed(_("Begin the debate first, on the page of the class."))
            debate.cards.play(claim=lot.choice(_texts()), side=lot.choice(("for", "against")))
        else:
            raise NotAllowed(
                _("Made-up students judge, write, vote, play cards and ask to speak. Here, try a phone.")
            )


def _texts() -> tuple[str, ...]:
    return (
        _("Made up: I would look for a second source."),
        _("Made up: the words are stronger than what they rest on."),
        _("Made up: it depends on who is asked."),
        _("Made up: as a report of that view it holds."),
        _("Made up: one step is missing here."),
        _("Made up: I am not sure, and would ask what it was like before."),
    )
