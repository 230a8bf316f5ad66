"""A debate of 40 people, 300 cards and 2,000 entries: a new card in 100 ms, opening in 1 s."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from course.activities.debate import Debate
from course.case import load_case
from course.faces.debate.debate import DebateFace
from course.journal import Journal, open_journal
from course.publish.pdf import to_pdf
from course.publish.transcript import transcript
from course.session.session import Session
from tests.faces.door import Page

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

CARDS, ENTRIES = 300, 2_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case, chance = load_case(), random.Random(7)
    ids: list[str] = []
    debate = Debate(case, Journal(), who="p0")
    debate.begin(case.formats[0], motion="M4", code="large")
    debate.chairs.draw([f"p{n}" for n in range(40)], seed="x")
    for n in range(CARDS):
        debate.who = f"p{n % 40}"
        relation = chance.choice(["", "supports", "attacks", "attacks", "undercuts"]) if ids else ""
        grounds = {"kind": "ledger", "ref": chance.choice(case.claims).id} if n % 3 else None
        card = debate.cards.play(
            claim=f"Claim number {n} about notice of launches, and what follows from it.",
            warrant="What worked between armed rivals can work between neighbours.",
            side=chance.choice(["for", "against"]), grounds=grounds,
            relation=relation, to=chance.choice(ids) if relation else "",
        )  # fmt: skip
        ids.append(card.id)
    while len(debate.journal) < ENTRIES:
        debate.talk.say("A point that somebody made in one sentence.")
    path = tmp_path_factory.mktemp("debate") / "large.journal.jsonl"
    path.write_text("\n".join(debate.journal.to_lines()) + "\n", encoding="utf-8")
    return path


def test_a_new_card_in_a_large_debate(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {
        "cost": "a new card among 300, from the press to the page, kernel side",
        "bound": "0.03 s",
    }
    debate = DebateFace(Session(load_case(), open_journal(large), "p1"))
    face = Page(debate)
    to = debate.shared.debate.cards.on_table[5].id
    benchmark.pedantic(lambda: face.do("play", claim="A further card.", relation="attacks", to=to), rounds=10)
    assert face.view["trouble"] == ""


def test_opening_a_large_debate(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "opening a debate of 300 cards and 2,000 entries", "bound": "1 s"}
    face = benchmark.pedantic(
        lambda: DebateFace(Session(load_case(), open_journal(large), "p1")), rounds=5, warmup_rounds=1
    )
    assert len(face.shared.debate.cards.on_table) >= CARDS


def test_the_map_of_a_large_debate(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "the map of 300 cards, drawn again after a new one", "bound": "0.5 s"}
    face = Page(DebateFace(Session(load_case(), open_journal(large), "p1")))
    face.do("stage", stage="map")
    benchmark.pedantic(lambda: face.do("play", claim="A further card."), rounds=5)
    assert 'role="img"' in face.view["html"]


def test_a_step_back_in_a_large_debate(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "a step of the look back through 2,000 entries", "bound": "0.5 s"}
    face = Page(DebateFace(Session(load_case(), open_journal(large), "p1")))
    face.do("stage", stage="replay")
    steps = iter(range(CARDS, 0, -3))
    benchmark.pedantic(lambda: face.do("step", to=next(steps)), rounds=10)
    assert face.view["trouble"] == ""


def test_the_transcript_of_a_large_debate(benchmark: BenchmarkFixture, large: Path) -> None:
    benchmark.extra_info |= {"cost": "the transcript of 300 cards as tagged PDF", "bound": "10 s"}
    state = DebateFace(Session(load_case(), open_journal(large), "p1")).shared.debate.state
    made = benchmark.pedantic(lambda: to_pdf(transcript(state, load_case())), rounds=1)
    assert made.startswith(b"%PDF-")
