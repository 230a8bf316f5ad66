"""The two secret votes of a debate in a room: kept sealed until the second is closed, then compared.

The first vote is shut and not opened: nothing tells how it went, in no journal, page or file, but for the
sealed ballots in the database and their key beside it. Closing the second vote opens both, and counts how
many went from which choice to which by the word that each device put in with its ballots.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course.activities.counting import FEWEST
from course.activities.debate import Debate, secret
from course.activities.debate.verbs import Ballots as Told
from course.activities.debate.verbs import Poll
from course.journal import BOX

if TYPE_CHECKING:
    from course.activities.debate.verbs import Round
    from course.case import Case
    from course.journal import Journal
    from course.live.room.ballots import Ballots
    from course.live.room.log import RoomLog


@dataclass(frozen=True, slots=True)
class Rounds:
    """Closes the votes of debates; what it writes belongs to nobody.

    Attributes
    ----------
    case, log, votes, journal
        What is worked on; the room's log and boxes; everything that happened until now.
    """

    case: Case
    log: RoomLog
    votes: Ballots
    journal: Journal

    def close_first(self, debate: str, first: str) -> int:
        """Shut the first vote; give how many ballots are in its box."""
        count = self.votes.shut(first)
        self._tell(debate, "before", {"count": count}, of=first)
        return count

    def close_second(self, debate: str, first: str, second: str) -> int:
        """Open both votes, and write down how the room moved; give how many ballots the second has."""
        opened = self.votes.opened(first)
        lost = len(opened) < self.votes.shut(first)
        ballots = self.votes.opened(second)
        told = secret.counted(opened if len(opened) >= FEWEST else None, ballots)
        self._tell(debate, "after", {**told, "key_lost": lost}, of=second)
        return len(ballots)

    def _tell(self, debate: str, round_: Round, told: dict[str, Any], *, of: str) -> None:
        table = Debate(self.case, self.journal, who=BOX, key=debate)
        polls = table.debates[debate].polls if debate in table.debates else {round_: "closed"}
        if polls.get(round_) == "closed":
            return  # the server stopped after this was written, or the debate was taken back
        opening = [] if round_ in polls else [Poll(debate=debate, round=round_, paired=True)]
        bodies = [*opening, Told(debate=debate, round=round_, **told)]
        # Two who lead may close it in one moment: counts that are told twice are added up.
        self.log.append([table.write_for_nobody(body) for body in bodies], once=f"told:{of}")
