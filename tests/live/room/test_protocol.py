"""A class as chance would have it: people come, go, answer twice, vote, lead, and the server starts anew.

Whatever happens, what was said to be stored is there once, nobody votes twice, nobody is sent what another
wrote for whoever leads, and no request breaks the server. ``make test`` runs a tenth of the walks.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from course.case import load_case
from tests.live.room._door import Door, press
from tests.live.room.conftest import new_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.testclient import TestClient

    from tests.live.room.conftest import Holds

WALKS: Final = 30 if os.environ.get("SEMINAR_LONG") else 3
STEPS: Final = 50
EXAMPLES: Final = 3  # the first of them is always the shortest
CLAIMS: Final = tuple(claim.id for claim in load_case().claims[:3])
WORDS: Final = st.sampled_from(["plain", "<b>bold</b>", "\u202eodd \x00 text", "☃" * 40])
LEADS: Final = ("passage", "vote", "close", "show", "reopen", "give", "split", "gather")
WHO: Final = st.integers(0, 9)


class ClassInARoom(RuleBasedStateMachine):
    """One room, whose people do what they can, in any order."""

    opens: Callable[[Path], Holds]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.holds = self.opens(Path(self.folder.name))
        self.door = Door(Path(self.folder.name), self.holds)
        self.secret = self.door.word
        self.leader = self.door.leader()
        self.people: list[TestClient] = []
        self.stage = ("", "")  # the id and the kind of what is in front of the class
        self.open = False
        self.wrote: list[tuple[int, str]] = []  # who wrote what for whoever leads, as it was confirmed
        self.receipts: dict[tuple[str, int], str] = {}
        self.shown = False
        self.n = 0

    def teardown(self) -> None:
        self.door.room.close()
        self.folder.cleanup()

    def someone(self, n: int) -> int:
        return n % len(self.people)

    # --- whoever takes part --------------------------------------------------------------

    @rule()
    def join(self) -> None:
        if len(self.people) < 7:
            self.people.append(self.door.student(f"bird-{len(self.people)}"))

    @rule(code=st.text(max_size=30), name=st.text(max_size=60))
    def guess(self, code: str, name: str) -> None:
        answer = self.door.browser().post("/join", data={"code": code, "name": name})
        assert answer.status_code in (303, 403)
        if answer.status_code == 303:
            self.people.append(self.door.browser())
            self.people[-1].cookies.update(answer.cookies)
        self.door.room.tries.forgive()

    @precondition(lambda self: self.people and self.stage[1] in ("question", "passage"))
    @rule(n=WHO, text=WORDS, times=st.integers(1, 2))
    def write(self, n: int, text: str, times: int) -> None:
        """Answer what is in front of the class, or try to once it is closed; a retry is the same answer."""
        self.n += 1
        stage, kind = self.stage
        who, said = self.someone(n), f"secret-{self.n}- {text}"
        form: dict[str, Any] = {"stage": stage, "text": said}
        if kind == "passage":
            form = {"stage": stage, "kind": "factual", "status": "supported", "confidence": "3", "why": said}
        for _time in range(times):
            view = press(self.people[who], "/class", "judge" if kind == "passage" else "write", **form)
            assert view["say"] or view["trouble"]
        if not view["trouble"]:
            self.wrote.append((who, f"secret-{self.n}-"))

    @precondition(lambda self: self.people and self.stage[1] == "vote")
    @rule(n=WHO, choice=st.sampled_from(["for", "against", "undecided", "both"]), times=st.integers(1, 2))
    def vote(self, n: int, choice: str, times: int) -> None:
        who, (stage, _kind) = self.someone(n), self.stage
        author = self.author(who)
        for _time in range(times):
            view = press(self.people[who], "/class", "cast", stage=stage, choice=choice)
            receipt = self.door.room.receipt(stage, author)
            if not view["trouble"]:
                assert receipt == self.receipts.setdefault((stage, who), receipt) != ""
            else:
                assert receipt == self.receipts.get((stage, who), "")

    @precondition(lambda self: self.people)
    @rule(n=WHO, verb=st.sampled_from(["ask", "step_back", "change"]))
    def queue(self, n: int, verb: str) -> None:
        press(self.people[self.someone(n)], "/class", verb)

    @precondition(lambda self: self.people)
    @rule(n=WHO, verb=st.sampled_from(LEADS))
    def lead_without_leave(self, n: int, verb: str) -> None:
        """Press what only a leader has: nothing is written."""
        before = self.door.room.log.last
        view = press(self.people[self.someone(n)], "/class", verb, stage=self.stage[0], claim=CLAIMS[0])
        assert view["trouble"]
        assert self.door.room.log.last == before

    @precondition(lambda self: self.people)
    @rule(n=WHO)
    def come_back(self, n: int) -> None:
        """Open the page anew, on the same device."""
        who = self.someone(n)
        cookies = self.people[who].cookies
        self.people[who] = self.door.browser()
        self.people[who].cookies.update(cookies)
        assert self.people[who].get("/class", follow_redirects=True).status_code == 200

    # --- whoever leads ------------------------------------------------------------------

    @rule(kind=st.sampled_from(["vote", "passage", "question", "vote"]), claim=st.sampled_from(CLAIMS))
    def put(self, kind: str, claim: str) -> None:
        form: dict[str, Any] = {"claim": claim} if kind == "passage" else {"text": "What do you say?"}
        view = press(self.leader, "/lead", kind, **form)
        if view["trouble"]:
            assert view["trouble"] == "Close the vote first, so that it is counted."
            assert (self.stage[1], self.open) == ("vote", True)
            return
        self.stage = (self.door.room.log.after(0)[-1].entry.id, kind)
        self.open = True

    @precondition(lambda self: self.stage[0])
    @rule(verb=st.sampled_from(["close", "reopen", "show", "hide"]))
    def steer(self, verb: str) -> None:
        view = press(self.leader, "/lead", verb, stage=self.stage[0])
        if not view["trouble"]:
            self.open = {"close": False, "reopen": True}.get(verb, self.open)
            self.shown |= verb == "show"

    @precondition(lambda self: self.people)
    @rule(groups=st.sampled_from(["2", "3", "0", "many"]), back=st.booleans())
    def groups(self, groups: str, back: bool) -> None:  # noqa: FBT001 - hypothesis gives it by name
        press(self.leader, "/lead", "split", groups=groups)
        if back:
            press(self.leader, "/lead", "gather")

    @rule()
    def set_aside(self) -> None:
        written = [row.entry for row in self.door.room.log.after(0) if row.entry.verb in ("write", "judge")]
        if written:
            press(self.leader, "/lead", "set_aside", entry=written[-1].id, reason="other")

    @rule()
    def lose_the_leader(self) -> None:
        """A device is lost: the secret opens the room on another one."""
        self.leader = self.door.leader()
        assert len(self.door.room.leaders) == 1

    @rule()
    def start_anew(self) -> None:
        """The server stops and comes back; whoever has a seat has it still."""
        self.door.room.close()
        people = [person.cookies for person in self.people]
        self.door = Door(Path(self.folder.name), self.holds)
        self.door.word = self.secret
        self.leader = self.door.leader()
        self.people = [self.door.browser() for _person in people]
        for person, cookies in zip(self.people, people, strict=True):
            person.cookies.update(cookies)

    # --- what always holds --------------------------------------------------------------

    @invariant()
    def nothing_is_lost_and_nothing_is_there_twice(self) -> None:
        ids = [row.entry.id for row in self.door.room.log.after(0)]
        assert len(ids) == len(set(ids))
        whole = "".join(row.entry.to_line() for row in self.door.room.log.after(0))
        for _who, said in self.wrote:
            assert said in whole

    @invariant()
    def a_ballot_a_person(self) -> None:
        for stage in {stage for stage, _who in self.receipts}:
            voters = sum(of == stage for of, _who in self.receipts)
            cast = self.door.room.votes.cast_so_far(stage)
            assert cast in (voters, 0)
            if stage == self.stage[0] and self.open:
                assert cast == voters

    @invariant()
    def nobody_is_sent_what_another_wrote(self) -> None:
        """Until it is shown: then answers of five or more stand without names, in what a leader wrote."""
        leaders = self.door.room.leaders
        for seat in self.door.room.seats:
            if seat.role == "student":
                with seat.busy:
                    seat.session.catch_up()
                theirs = [e for e in seat.session.journal if e.author != seat.session.who]
                assert all(e.author in leaders or e.activity == "people" for e in theirs)
        if self.shown:
            return
        for who, person in enumerate(self.people[-2:], max(0, len(self.people) - 2)):
            page = person.get("/class", follow_redirects=True).text
            assert not [said for of, said in self.wrote if of != who and said in page]

    def author(self, who: int) -> str:
        word = next(c.value for c in self.people[who].cookies.jar if c.name.startswith("seat-"))
        seat = self.door.room.seat(word or "")
        assert seat is not None
        return seat.session.who


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
@pytest.mark.parametrize("walk", range(WALKS))
def test_whatever_a_class_does_the_room_keeps_its_promises(
    kind: str, walk: int, request: pytest.FixtureRequest
) -> None:
    class Walk(ClassInARoom):
        @staticmethod
        def opens(folder: Path) -> Holds:
            return new_room(kind, folder, request)

    once = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        phases=[Phase.generate],  # a walk that fails is told as it was: a shorter one takes minutes to find
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(walk)(Walk), settings=once)
