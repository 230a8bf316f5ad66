"""A debate that was held, with words that would like to be more than words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from course.activities.debate import Debate
from course.case import load_case
from course.journal import Journal

CASE = load_case()
OXFORD = next(f for f in CASE.formats if f.id == "oxford")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SCRIPT = "<script>alert(1)</script> # big *bold* [link](javascript:x) $x^2$ #panic() @me `code` &lt;"
PERSIAN = "سلام، این یک ادعا است"
HEBREW = "שלום עולם"


def vote(debate: Debate, round_: str, choices: list[str]) -> None:
    debate.votes.open(round_)
    for n, choice in enumerate(choices):
        debate.votes.cast(
            round_, choice=choice, reason=f"{SCRIPT} {n} {round_}", digits=f"100{n}", press=f"{round_}{n}"
        )
    debate.votes.close(round_)


def played(journal: Journal | None = None, *, motion: str = "M4", said: str = SCRIPT) -> Debate:
    debate = Debate(CASE, journal if journal is not None else Journal(), who="heron")
    debate.begin(OXFORD, motion=motion, code="blue", at=START)
    debate.chairs.draw(["heron", "wren", "owl", "lark", "finch", "swift"], seed="monday", institution=True)
    vote(debate, "before", ["for", "for", "undecided", "against", "against"])
    debate.clock.go_to(1, at=START + timedelta(minutes=2))
    debate.clock.start(at=START + timedelta(minutes=3))
    cited = next(c for c in CASE.claims if c.status == "contested")
    first = debate.cards.play(
        claim="Notice reduces accidents.",
        grounds={"kind": "ledger", "ref": cited.id},
        warrant="It did before.",
        backing="Two treaties.",
        qualifier="Often",
        rebuttal="Unless it is ignored.",
        side="for",
        scheme="example",
        at=START + timedelta(minutes=4),
    )
    debate.cards.answer(first.id, 1, "It is typical.")
    debate.who = "wren"
    second = debate.cards.play(
        claim=said, relation="attacks", to=first.id, side="against", at=START + timedelta(minutes=5)
    )
    third = debate.cards.play(
        claim=PERSIAN, relation="undercuts", to=second.id, side="for",
        grounds={"kind": "own", "text": f"{HEBREW}, 2019"},
    )  # fmt: skip
    debate.cards.withdraw(debate.cards.play(claim="Taken back.", relation="supports", to=third.id).id)
    debate.cards.play(claim="Alone.", grounds={"kind": "source", "ref": CASE.sources[0].id}, side="none")
    debate.talk.say(f"{said}\n~~~\n- 1", kind="question", at=START + timedelta(minutes=6))
    vote(debate, "after", ["for", "against", "against", "against", "against"])
    debate.talk.judge("owl", role="judge", worked="You answered first.", next_step=f"Name a source. {said}")
    debate.talk.propose(f"We agree on notice.\n{said}")
    debate.talk.agree(debate.state.joint[-1][0], "for")
    return debate
