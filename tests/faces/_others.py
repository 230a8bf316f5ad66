"""What a person at a face cannot do, and a tour needs: the work of others, time that has passed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from course.activities.claims import Reading
from course.activities.coding import Coding
from course.activities.debate import Debate
from course.activities.positions import Positions
from course.activities.room import Room
from course.activities.text import TextRound
from course.faces.claims.claims import ReadingFace
from tests.collect import _class as made

if TYPE_CHECKING:
    from course.faces.face import Face

LESSON: Final = "02-capabilities"
"""The lesson whose faces are toured."""


def class_works(face: Face) -> None:
    """Let six people judge two sentences and expect something of a party, and differ."""
    for n, who in enumerate(made.people(face.session.journal, 6)):
        for claim in (made.CLAIM, "S2-09"):
            status = "supported" if n < 3 else "contested"
            made.judge(face.session.journal, who, status, f"Reason {n}.", claim)
        made.expect(face.session.journal, who, "range", n % 3)


def own_judgement(face: Face) -> None:
    """Let the learner have judged a sentence of the lesson."""
    case = face.session.case
    sections = case.lesson(LESSON).sections
    reading = Reading(case, face.session.journal, who=face.session.who, sections=sections)
    reading.judge(reading.claims[0].id, kind="factual", status="contested", confidence=2, why="Mine.")


def class_reads(face: Face) -> None:
    """Let six people judge the first sentence that this face shows."""
    assert isinstance(face, ReadingFace)
    mine = face.reading
    for n, who in enumerate(made.people(face.session.journal, 6)):
        theirs = Reading(face.session.case, face.session.journal, who=who, sections=mine.sections)
        status = "supported" if n < 3 else "contested"
        theirs.judge(mine.claims[0].id, kind="factual", status=status, confidence=4, why=f"Reason {n}.")


def own_coding(face: Face) -> None:
    """Let the learner have placed a party otherwise than the ledger does."""
    work = Positions(face.session.case, face.session.journal, who=face.session.who)
    work.code("range", "iran", "none", evidence="stated", reason="So.", source="A book.")


def clock_left_behind(face: Face) -> None:
    """Let a debate of earlier today stand in the journal, whose clock nobody stopped."""
    then = datetime.now(UTC) - timedelta(hours=2)
    debate = _debate(face, "early", then)
    debate.clock.start(at=then)


def another_debate(face: Face) -> None:
    """Let a second debate stand in the journal."""
    _debate(face, "other", datetime.now(UTC))


def debate_of_others(face: Face) -> None:
    """Let somebody run a debate in which a card with questions lies on the table, and one against it."""
    debate = _debate(face, "room", datetime.now(UTC), who=face.session.journal.introduce("wren"))
    first = debate.cards.play(claim="It holds.", side="for", scheme="expert")
    debate.cards.play(claim="It does not.", side="against", relation="attacks", to=first.id)


def many_cards(face: Face) -> None:
    """Let more cards lie on the table than are shown at once."""
    debate = Debate(face.session.case, face.session.journal, who=face.session.who)
    for n in range(27):
        debate.cards.play(claim=f"Claim {n}.", side="for")


def _debate(face: Face, code: str, at: datetime, who: str = "") -> Debate:
    session = face.session
    debate = Debate(session.case, session.journal, who=who or session.who)
    debate.begin(session.case.formats[0], motion=session.case.motions[0].id, code=code, at=at)
    return debate


def _room(face: Face, who: str = "") -> Room:
    session = face.session
    return Room(session.case, session.journal, who=session.journal.introduce(who) if who else session.who)


def passage_in_room(face: Face) -> None:
    """Let a sentence stand in front of the class."""
    _room(face, "owl").put("passage", face.session.case.claims[0].id)


def question_in_room(face: Face) -> None:
    """Let a question stand in front of the class."""
    _room(face, "owl").put("question", text="Why?")


def floor_is_given(face: Face) -> None:
    """Let the learner have the floor."""
    _room(face, "owl").give(face.session.who)


def somebody_writes(face: Face) -> None:
    """Let somebody answer the question, and ask to speak."""
    room = _room(face, "lark")
    assert room.now
    room.write(room.now.id, "Because.")
    room.ask()


def groups_work(face: Face) -> None:
    """Let the room be split into groups."""
    people = [face.session.journal.introduce(name) for name in ("owl", "lark", "swan", "crow")]
    _room(face).split(people, 2, seed="rain")


def _text(face: Face, who: str = "") -> TextRound:
    session = face.session
    return TextRound(
        session.case, session.journal, who=session.journal.introduce(who) if who else session.who
    )


def others_speak(face: Face) -> None:
    """Let two others speak for a party each."""
    for who, party in (("owl", "iran"), ("lark", "united_states")):
        _text(face, who).speak(party)


def others_code(face: Face) -> None:
    """Let two others code the first passage, and differ."""
    for who, reason in (("owl", "So."), ("lark", "Not so.")):
        journal = face.session.journal
        coding = Coding(face.session.case, journal, who=journal.introduce(who))
        code = coding.state.book[0].id if who == "owl" else ""
        for passage in coding.state.work:
            coding.give(passage.id, code, reason=reason)


def others_amend(face: Face) -> None:
    """Let a clause and an amendment of somebody else stand in the text."""
    round_ = _text(face, "swan")
    round_.speak("qatar")
    round_.draft("range", text="Notice of launches.", level="2")
    round_.amend("range", text="Notice of all launches.", level="1")


def own_turn(face: Face) -> None:
    """Let those abstain who are called before one's own party."""
    round_ = _text(face)
    while (roll := round_.state.roll) is not None and roll.called != round_.party:
        round_.pass_over(roll.id)


def others_turn(face: Face) -> None:
    """Answer where one's own party is called first."""
    round_ = _text(face)
    if (roll := round_.state.roll) is not None and roll.called == round_.party:
        round_.answer(roll.id, "yes", words="So.")
