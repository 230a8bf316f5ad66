"""Judging, looking back, handing over: what people do with a debate that was held."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import Any

from course.exchange import maps as formats
from course.faces.debate.debate import DebateFace
from course.faces.debate.take import TakePart
from course.journal import BOX, Journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.debate._page import FOUR, clock, debate, text


def named(page: Page, name: str) -> str:
    """The id of somebody who is shown by this name."""
    return page.face.session.journal.named(name)


def test_judging_and_agreeing(page: Page) -> None:
    page.do("stage", stage="judging")
    assert "nobody is ranked" in page.html
    page.do("judge", to=named(page, "wren"), role="judge", worked="Clear.", next_step="Name a source.")
    assert "Name a source." in page.html
    page.do("stage", stage="debrief")
    page.do("propose", text="We agree on notice.")
    version = debate(page).state.joint[-1][0]
    page.do("agree", version=version, side="for")
    assert "Both sides agree" not in page.html
    page.do("agree", version=version, side="against")
    assert "Both sides agree to this text." in page.html


def test_without_sides_everybody_with_the_floor_agrees(session: Session) -> None:
    page = Page(DebateFace(session, "single-text", "M4"))
    page.do("begin", format_id="single-text", setting="screen", motion="M4", code="blue")
    page.do("draw", people=FOUR, seed="monday", institution="yes")
    page.do("stage", stage="debrief")
    page.do("propose", text="We agree on notice.")
    version, signers = debate(page).state.joint[-1][0], debate(page).state.signers
    assert len(signers) >= 2
    assert "both sides" not in text(page)
    assert "For: we agree" not in text(page)
    assert any(f"{page.face.session.journal.name_of(who)}, for " in text(page) for who in signers)
    for who in signers:
        assert "All agree to this text." not in text(page)
        page.do("agree", version=version, side=who)
    assert "All agree to this text." in text(page)


def test_keyboard_and_projector(page: Page) -> None:
    page.do("pass", person=named(page, "wren"))
    page.do("play", claim="By wren.")
    assert debate(page).cards.on_table[0].who == named(page, "wren")
    page.do("undo")
    assert not debate(page).cards.on_table
    assert "<template data-wall" in page.do("project", on=True)["html"]


def test_without_a_kernel_the_debate_can_be_read(page: Page) -> None:
    page.do("play", claim="To be read on paper.")
    page.do("say", text="Aloud.")
    page.do("propose", text="Agreed on paper.")
    html = page.face.html(live=False)
    for wanted in ("To be read on paper.", "Aloud.", "Agreed on paper.", "The map of arguments"):
        assert wanted in html
    assert "<button" not in html
    assert "<form" not in html


def test_looking_back_step_by_step_and_by_phase(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    page.do("play", claim="Notice helps.")
    first = debate(page).cards.on_table[0].id
    page.do("play", claim="Not here.", relation="attacks", to=first)
    page.do("advance", seen=1, step=1)
    page.do("stage", stage="replay")
    entries = len(page.face.session.journal)
    assert "Step 0 of 4" in page.html
    assert page.do("step", to=1)["say"] == "Now: Opening, for."
    view = page.do("step", to=3)
    assert view["say"] == "Card 2, by heron, attacks card 1. Card 1 no longer stands."
    assert "Not here." in page.html
    assert 'role="img"' in page.html
    assert "attacks card 1: Card 2 Not here. (stands)" in text(page)
    page.do("step", to=2)
    assert "Not here." not in page.html  # the map grows, and shrinks again
    assert page.do("phase", value="4")["say"] == "Now: Opening, against."
    assert "Step 4 of 4" in page.do("step", to=99)["html"]
    assert "Step 0 of 4" in page.do("step", to=-1)["html"]
    assert len(page.face.session.journal) == entries  # a view, not a deed


def test_the_map_is_a_picture_and_an_equal_outline(page: Page) -> None:
    page.do("play", claim="Notice helps.")
    page.do("play", claim="Not here.", relation="attacks", to=debate(page).cards.on_table[0].id)
    page.do("stage", stage="map")
    assert '<div class="picture" role="img" aria-label="2 on the map.' in page.html
    assert "attacks card 1: Card 2 Not here." in text(page)


def downloads(page: Page) -> list[dict[str, Any]]:
    return [m for m in page.sent if m.get("type") == "download"]


def test_preferred_sets_open_on_request(page: Page) -> None:
    page.do("play", claim="Notice lowers tension.", side="for")
    page.do("play", claim="It hides intentions.", side="against", relation="attacks",
            to=debate(page).cards.on_table[0].id)  # fmt: skip
    page.do("play", claim="A third thing.", side="none")
    page.do("stage", stage="map")
    assert "There is one preferred set" not in text(page)
    page.do("ways")
    assert "There is one preferred set. Cards 2 and 3" in text(page)
    one, other = (card.id for card in debate(page).cards.on_table[:2])
    page.do("tie", card=one, relation="attacks", to=other)
    assert "Card 1 is open, because it and card 2 reply to each other" in text(page)
    assert "There are 2 preferred sets. In each of those shown: card 3. Only in some: cards 1 and 2." in text(
        page
    )
    assert "Cards 1 and 3 Cards 2 and 3" in text(page)
    assert page.html.count("attacks card 1: ") == page.html.count("attacks card 2: ") == 1
    page.do("ways")
    assert "preferred set" not in text(page).replace("Show the preferred sets", "")


def test_the_transcript_and_the_map_are_handed_over(page: Page) -> None:
    page.do("play", claim="Notice helps.", grounds="ledger:S1-16", warrant="It did.")
    page.do("play", claim="Not here.", relation="attacks", to=debate(page).cards.on_table[0].id)
    page.do("stage", stage="debrief")
    assert "Take the transcript with you" in page.html
    for form in ("markdown", "html", "pdf"):
        assert page.do("take", form=form)["trouble"] == ""
    for form in ("argdown", "aif", "csv"):
        assert page.do("take_map", form=form)["trouble"] == ""
    found = downloads(page)
    assert [m["name"] for m in found] == [
        "debate-blue.md", "debate-blue.html", "debate-blue.pdf", "debate-blue-map.argdown",
        "debate-blue-map.json", "debate-blue-map.csv"]  # fmt: skip
    assert b64decode(found[2]["bytes"])[:5] == b"%PDF-"
    for made, form in zip(found[3:], ("argdown", "aif", "csv"), strict=True):
        again = formats.read(made["text"], form)
        assert {"Notice helps.", "Not here."} <= {n.text for n in again.nodes}, form
        assert any(r.kind == "attack" for r in again.relations), form
    assert page.do("take", form="docx")["trouble"] == "Choose Markdown, HTML or PDF."
    assert page.do("take_map", form="docx")["trouble"]


def test_what_a_format_of_maps_cannot_hold_is_said_before_it_is_lost(page: Page) -> None:
    page.do("play", claim="Notice helps.", grounds="ledger:S1-16", warrant="It did.")
    page.do("stage", stage="debrief")
    assert isinstance(page.face, DebateFace)
    take = page.face.named["take"]
    assert isinstance(take, TakePart)
    for _, label, lost in take.map_losses():
        assert f"Map as {label}" in text(page)
        assert all(what in text(page) for what in lost)


def test_everything_is_one_file_that_opens_again_on_another_laptop(page: Page) -> None:
    page.do("play", claim="From the first laptop.")
    page.do("take_all")
    (sheet,) = downloads(page)
    case = page.face.session.case
    other = Page(DebateFace(Session(case, Journal(), "wren")))
    other.do("begin", format_id="oxford", setting="laptops", motion="M4", code="blue")
    other.do("play", claim="From the second laptop.")
    other.do("stage", stage="debrief")
    assert isinstance(other.face, DebateFace)
    other.upload("bring_in", sheet["name"], sheet["text"].encode())
    assert "by 1 person." in other.view["say"]
    assert {c.claim for c in debate(other).cards.on_table} == {
        "From the first laptop.",
        "From the second laptop.",
    }
    assert len(debate(other).debates) == 1
    other.upload("bring_in", "x.jsonl", b"\xff\xfe")
    assert "no work that can be read" in other.view["trouble"]


def test_the_file_of_another_debate_stays_apart_and_says_so(page: Page) -> None:
    case = page.face.session.case
    other = Page(DebateFace(Session(case, Journal(), "wren")))
    other.do("begin", format_id="oxford", setting="laptops", motion="M5", code="blue")
    other.do("play", claim="About something else.")
    other.do("take_all")
    (sheet,) = downloads(other)
    page.do("play", claim="Ours.")
    shown = debate(page).state.key
    assert isinstance(page.face, DebateFace)
    page.upload("bring_in", sheet["name"], sheet["text"].encode())
    assert "One other debate is in it, and stays apart." in page.view["say"]
    assert debate(page).state.key == shown
    assert [c.claim for c in debate(page).cards.on_table] == ["Ours."]
    assert "This journal holds 2 debates" in page.html


def test_a_running_clock_stays_in_sight_in_every_part(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    page.do("clock_start", left=420)
    for stage in ("chairs", "map", "replay", "judging", "debrief"):
        page.do("stage", stage=stage)
        assert clock(page)["running"], stage
        assert "data-clock-next" in page.html  # so that it can move on by itself here too
    page.do("clock_pause", left=400)
    assert "data-clock=" not in page.html


def test_cards_are_spoken_of_by_their_numbers(page: Page) -> None:
    page.do("play", claim="Notice helps.")
    page.do("withdraw", card=debate(page).cards.on_table[0].id)
    page.do("play", claim="Notice really helps.")
    page.do("play", claim="Not here.", relation="attacks", to=debate(page).cards.on_table[0].id)
    assert "Card 2 does not stand, because the reply card 3 stands." in text(page)


def test_the_draw_is_listed_by_role_and_who_speaks_first_stands_first(session: Session) -> None:
    page = Page(DebateFace(session))
    page.do("begin", format_id="oxford", setting="screen", motion="M4")
    assert "heron" not in re.search(r"<textarea.*?</textarea>", page.html, re.DOTALL)[0]  # type: ignore[index]
    names = [f"bird-{n}" for n in range(12)]
    page.do("draw", people="\n".join(names), seed="monday")
    table = page.html.split("Who speaks first stands first")[1].split("</table>")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', table)
    assert [role for role, _ in rows][:4] == [
        "Lead speaker, for",
        "Lead speaker, against",
        "Second speaker, for",
        "Second speaker, against",
    ]
    assert sorted(who for _, there in rows for who in there.split("; ")) == sorted(names)
    page.do("stage", stage="judging")
    offered = re.search(r'<optgroup label="Speakers">(.*?)</optgroup>', page.html)
    assert offered is not None
    assert re.findall(r">(bird-\d+)<", offered[1]) == [who for _, who in rows[:4]]


def test_several_laptops_agree_on_a_code(session: Session) -> None:
    page = Page(DebateFace(session))
    begin = {"format_id": "oxford", "motion": "M4"}
    assert "Agree on a code" in page.do("begin", setting="laptops", code=" ", **begin)["trouble"]
    assert not debate(page).begun
    page.do("begin", setting="laptops", code="Blue", **begin)
    assert debate(page).state.code == "blue"


def test_the_keyboard_comes_back_to_whoever_runs_the_debate(page: Page) -> None:
    mine = page.face.session.who
    page.do("pass", person=named(page, "wren"))
    assert "Back to heron" in page.html
    assert (
        f'-{named(page, "wren")}" data-draft' in page.html
    )  # a form of wren's own, nothing of heron's in it
    page.do("pass", person=mine)
    assert "Back to heron" not in page.html
    assert f'-{mine}" data-draft' in page.html


def test_two_people_take_no_vote_that_would_give_them_away(session: Session) -> None:
    page = Page(DebateFace(session))
    page.do("begin", format_id="oxford", setting="screen", motion="M4", code="two")
    page.do("draw", people="heron\nwren", seed="x")
    page.do("stage", stage="table")
    assert "no secret, so none is taken here" in text(page)
    assert 'data-do="open_vote"' not in page.html


def test_the_ballot_box_is_nobody_to_work_as(page: Page) -> None:
    for round_ in ("before", "after"):
        page.do("open_vote", round=round_)
        page.do("close_vote", round=round_)
    assert BOX not in page.face.session.people
    page.do("pass", person=BOX)
    assert isinstance(page.face, DebateFace)
    assert page.face.acting != BOX
    page.do("undo")
    done = page.face.session.journal.live("debate")
    assert [e.verb for e in done if e.by == BOX] == ["poll", "ballots"] * 2
