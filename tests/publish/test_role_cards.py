"""Role cards: one for everybody, with when to speak, and nothing but text from people."""

from __future__ import annotations

import re

from markupsafe import escape

from course.activities.debate import Debate
from course.case import load_case
from course.journal import Journal
from course.publish.html import to_html
from course.publish.role_cards import role_cards

CASE = load_case()


def cards(format_id: str, people: list[str]) -> dict[str, str]:
    debate = Debate(CASE, Journal(), who="heron")
    debate.begin(next(f for f in CASE.formats if f.id == format_id), own="<b>A motion</b>", code="a")
    debate.chairs.draw(people, seed="x")
    page = to_html(role_cards(debate.state, CASE))
    assert "&lt;b&gt;A motion" in page
    return dict(re.findall(r"<h2><bdi>(.*?)</bdi></h2>(.*?)</section>", page, re.DOTALL))


def test_everybody_has_one_and_reads_when_to_speak() -> None:
    found = cards("sac", ["heron", "wren", "owl", "lark", "<script>"])
    assert set(found) == {"heron", "wren", "owl", "lark", "&lt;script&gt;"}
    for card in found.values():
        assert "without giving a reason" in card
        if "Pair, for." in card:
            assert "Present, for (4:00)" in card
            assert "Present, against, with sides changed (3:00)" in card
            assert "Present, for, with sides changed" not in card


def test_institutions_are_named_and_are_no_persons() -> None:
    found = "".join(cards("moderated-caucus", [f"p{n}" for n in range(12)]).values())
    assert found.count("You speak for:") == found.count("Delegation.") == 8
    assert not any(f"You speak for: {s.name}." in found for s in CASE.stakeholders if s.person)


def test_a_card_prints_brief_interests_trade_home_and_first_question() -> None:
    found = "".join(cards("moderated-caucus", [f"p{n}" for n in range(12)]).values())
    spoken = [s for s in CASE.chairs if f"You speak for: {s.name}." in found]
    assert len(spoken) == 8
    for party in spoken:
        brief = CASE.brief(party.id)
        assert brief is not None
        for words in (brief.brief, brief.may_trade, brief.convince, brief.first_question, *party.interests):
            assert words is None or str(escape(words)) in found


def test_somebody_who_observes_reads_so() -> None:
    everybody = [f"p{n}" for n in range(40)]
    found = "".join(cards("moderated-caucus", everybody).values())
    observers = [s for s in CASE.chairs if not CASE.is_role(s.id) and f"You speak for: {s.name}." in found]
    said = ("Little is on record about this chair", "This chair is a voice inside a party")
    assert sum(map(found.count, said)) == len(observers)
