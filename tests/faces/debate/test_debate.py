"""The debate on the screen, headless: a whole debate, what stays secret, and what hostile text becomes."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from course.case import CaseError
from course.exchange import maps as formats
from course.faces.debate.debate import DebateFace
from course.faces.debate.take import TakePart
from course.journal import BOX, Entry, Journal
from course.session.session import Session
from tests.faces.conftest import Page

if TYPE_CHECKING:
    from course.activities.debate import Debate

FOUR = "heron\nwren\nowl\nlark"


@pytest.fixture
def page(session: Session) -> Page:
    found = Page(DebateFace(session, "oxford", "M4"))
    found.do("begin", format_id="oxford", setting="screen", motion="M4", code="blue")
    found.do("draw", people=FOUR, seed="monday")
    found.do("stage", stage="table")
    return found


def debate(page: Page) -> Debate:
    assert isinstance(page.face, DebateFace)
    return page.face.shared.debate


def clock(page: Page) -> dict[str, Any]:
    found = re.search(r'data-clock="([^"]*)"', page.html)
    assert found
    data: dict[str, Any] = json.loads(unescape(found[1]))
    return data


def text(page: Page) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.html)))


def named(page: Page, name: str) -> str:
    """The id of somebody who is shown by this name."""
    return page.face.session.journal.named(name)


def test_an_unknown_format_or_motion_is_said_at_once(session: Session) -> None:
    with pytest.raises(CaseError, match="oxfrod"):
        DebateFace(session, "oxfrod")
    with pytest.raises(CaseError, match="M99"):
        DebateFace(session, "oxford", "M99")


def test_formats_show_their_rules_before_anything_begins(session: Session) -> None:
    page = Page(DebateFace(session))
    page.do("look", value="sac")
    assert "Marilyn Eggers" in page.html
    assert "General knowledge, check it." in page.html
    assert "Change sides and prepare" in page.html


def test_a_format_of_ones_own_and_a_broken_one(session: Session) -> None:
    page = Page(DebateFace(session))
    assert isinstance(page.face, DebateFace)
    own = (
        (session.case.folder / "formats.yaml")
        .read_text(encoding="utf-8")
        .replace("id: oxford\n", "id: mine\n")
    )
    assert "ready to be used" in page.upload("bring_format", "mine.yaml", own.encode())["say"]
    page.upload("bring_format", "bad.xml", b"<a")
    assert "bad.xml:1: this is not XML" in page.view["trouble"]


def test_role_cards_print_and_hold_no_person(page: Page) -> None:
    page.do("role_cards")
    sheet = next(m for m in page.sent if m.get("type") == "download")
    assert all(f"<h2><bdi>{name}</bdi></h2>" in sheet["text"] for name in FOUR.split())
    assert "without giving a reason" in sheet["text"]


def test_the_best_reasons_stay_closed_until_both_sides_have_prepared(page: Page, session: Session) -> None:
    best = next(m for m in session.case.motions if m.id == "M4").best_case_against
    page.do("stage", stage="chairs")
    assert best not in text(page)
    page.do("ready", side="for")
    assert best not in text(page)
    page.do("ready", side="against")
    assert best in text(page)


def test_the_clock_of_the_page(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    assert (clock(page)["total"], clock(page)["left"], clock(page)["running"]) == (420, 420, False)
    page.do("advance", seen=0, step=1)  # a press from an old page
    assert clock(page)["phase"] == "1"
    page.do("clock_start", left=420)
    assert clock(page)["running"]
    page.do("clock_pause", left=419.5)
    assert not clock(page)["running"]
    assert clock(page)["left"] <= 420
    page.do("correct", time="2:30")
    assert clock(page)["left"] == 150
    assert page.do("correct", time="-1")["trouble"]
    page.do("auto")
    assert clock(page)["auto"]
    page.do("auto")
    assert not clock(page)["auto"]
    assert "wren keeps the time" in page.do("hand_over", to="wren")["html"]


def test_protected_time_is_told_to_the_clock(session: Session) -> None:
    page = Page(DebateFace(session))
    page.do("begin", format_id="british-parliamentary", setting="screen", motion="M4", code="b")
    page.do("stage", stage="table")
    page.do("advance", seen=0, step=1)
    assert [(p["starts"], p["name"]) for p in clock(page)["periods"]] == [
        (0, "Protected time"),
        (60, "Points may be offered"),
        (360, "Protected time"),
    ]


def test_another_kernel_finds_clock_and_cards_where_they_were(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    page.do("clock_start", left=420)
    page.do("play", claim="It was said before the kernel was lost.")
    lines = [e.to_line() for e in page.face.session.journal]
    later = Page(
        DebateFace(Session(page.face.session.case, Journal(Entry.from_line(x) for x in lines), "heron"))
    )
    assert clock(later)["running"]
    assert clock(later)["key"] == clock(page)["key"]
    assert abs(clock(later)["left"] - clock(page)["left"]) < 5
    assert "before the kernel was lost" in later.html


def test_cards_are_played_replied_to_changed_withdrawn_and_undone(page: Page) -> None:
    page.do("play", claim="Notice helps.", grounds="ledger:S1-16", warrant="It did.")
    (first,) = debate(page).cards.on_table
    assert "Claim S1-16" in page.html
    page.do("reply", card=first.id)
    assert "A card about card 1" in page.html
    page.do("play", claim="Not here.", relation="attacks", to=first.id)
    assert "no grounds yet" in page.html
    assert "does not stand" in text(page).lower()
    page.do("change", card=first.id)
    page.do("play", claim="Notice may help.")
    assert debate(page).cards.get(first.id).claim == "Notice may help."
    page.do("withdraw", card=first.id)
    assert "Withdrawn: 1" in page.html
    page.do("undo")
    assert "Withdrawn: 1" not in page.html


def test_loaded_words_are_pointed_out_kindly(page: Page) -> None:
    view = page.do("play", claim="The regime refused.")
    assert view["trouble"] == ""
    assert "you can keep it" in view["say"]
    assert "Perhaps a loaded word: regime" in text(page)


def test_hostile_and_right_to_left_text_is_shown_as_text(page: Page) -> None:
    nasty = "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e\u05e9\u05dc\u05d5\u05dd"
    page.do("play", claim=nasty, warrant=nasty, words=nasty, grounds="own")
    page.do("say", text=nasty)
    page.do("stage", stage="map")
    page.do("stage", stage="debrief")
    page.do("propose", text=nasty)
    for stage in ("table", "map", "debrief", "chairs"):
        page.do("stage", stage=stage)
        assert "<img" not in page.html
    assert "characters" in page.do("play", claim="x" * 50_000)["trouble"]


def test_a_vote_is_secret_and_its_result_opens_after_the_second(page: Page) -> None:
    page.do("draw", people=f"{FOUR}\nfinch", seed="monday")
    assert isinstance(page.face, DebateFace)
    digits: list[str] = []
    for round_ in ("before", "after"):
        assert "the key is lost" in text(page)  # said before voting
        page.do("open_vote", round=round_, paired=True)
        for n in range(5):
            if round_ == "before":
                digits.append(page.face.votes.digits)
            assert (page.face.votes.digits == "") is (
                round_ == "after"
            )  # nobody is shown the digits of another
            ballot = {"choice": "for" if round_ == "before" else "against", "press": page.face.votes.press}
            view = page.do("cast", round=round_, reason=f"Reason {n}", digits=digits[n], **ballot)
            assert view["trouble"] == ""
            assert f"Reason {n}" not in text(page)  # the last ballot is not left on the screen
            assert f'value="{digits[n]}"' not in page.html
        page.do("close_vote", round=round_)
        if round_ == "before":
            assert "How the room moved" not in page.html
            told = json.dumps([m for m in page.sent if m.get("type") != "download"])
            lines = "".join(e.to_line() for e in page.face.session.journal)
            assert "Reason 0" not in told + lines
            for step in range(8):
                page.do("advance", seen=step, step=1)
    assert "How the room moved" in page.html
    assert "5 of 5 who voted twice changed their vote." in page.html
    assert 'role="img"' in page.html
    ballots = [e for e in page.face.session.journal if e.verb in ("poll", "ballots")]
    assert [e.verb for e in ballots] == ["poll", "ballots"] * 2
    assert all(e.who == BOX for e in ballots)


def test_a_vote_without_digits_asks_for_two_presses_and_tells_totals(page: Page) -> None:
    page.do("draw", people=f"{FOUR}\nfinch", seed="monday")
    assert isinstance(page.face, DebateFace)
    page.do("project", on=True)
    for round_, choice in (("before", "for"), ("after", "against")):
        page.do("open_vote", round=round_)
        assert 'name="digits"' not in page.html
        for n in range(5):
            assert f"{n} of 5 ha" in page.html
            view = page.do("cast", round=round_, choice=choice, press=page.face.votes.press)
            assert view["trouble"] == ""
            assert "checked" not in page.html.split("<dialog", 1)[1].split("</dialog", 1)[0]
        assert "Everybody has voted. Give the laptop back." in page.html
        page.do("close_vote", round=round_)
        assert ("How the room moved" in page.html) is (round_ == "after")
        for step in range(8):
            page.do("advance", seen=step, step=1)
    assert "For: 5 of 5 in the first vote, 0 of 5 in the second." in page.html
    assert "nobody can tell how many people changed their vote" in page.html


def test_while_a_vote_goes_round_the_wall_says_how_many_and_no_more(page: Page) -> None:
    page.do("project", on=True)
    page.do("play", claim="Notice helps.")
    assert "data-wall-vote" not in page.html
    page.do("open_vote", round="before")
    shown = page.html.split("data-wall-vote", 1)[1].split("</section>", 1)[0]
    assert "0 of 4 have voted" in shown
    assert "<button" not in shown
    page.do("open_vote", round="before")
    page.do("close_vote", round="before")
    assert "data-wall-vote" not in page.html


def test_slips_are_counted_by_hand_after_the_second_vote(page: Page) -> None:
    page.do("draw", people="\n".join(f"bird-{n}" for n in range(24)), seed="monday")
    page.do("open_vote", round="before", way="slips")
    assert "do not count yet" in text(page)
    assert "data-booth" not in page.html
    assert 'name="n-before-for"' not in page.html
    for step in range(8):
        page.do("advance", seen=step, step=1)
    first = {"n-before-for": "8", "n-before-against": "10", "n-before-undecided": "6"}
    second = {"n-after-for": "9", "n-after-against": "12", "n-after-undecided": ""}
    assert "whole number" in page.do("count_slips", **first, **second | {"n-after-for": "nine"})["trouble"]
    assert "no secret" in page.do("count_slips", **first, **dict.fromkeys(second, "1"))["trouble"]
    page.do("count_slips", **first, **second)
    assert "Against: 10 of 24 (42%) in the first vote, 12 of 21 (57%) in the second." in page.html
    assert "Not as many voted both times" in page.html
    assert "Correct my counts" in page.html
    page.do("undo")
    assert "How the room moved" not in page.html


def test_undo_after_a_closed_vote_takes_back_what_one_did_oneself(page: Page) -> None:
    page.do("play", claim="Notice helps.")
    page.do("open_vote", round="before")
    page.do("close_vote", round="before")
    assert "A closed vote stays closed" in text(page)
    page.do("undo")
    assert debate(page).state.polls == {"before": "closed"}
    assert debate(page).cards.on_table == ()


def test_one_step_back_gives_the_phase_what_was_left_of_it(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    page.do("correct", time="1:40")
    page.do("advance", seen=1, step=1)
    assert clock(page)["left"] == 420
    page.do("advance", seen=2, step=-1)
    assert (clock(page)["phase"], clock(page)["left"]) == ("1", 100)


def test_the_clock_is_told_again_on_request_and_nothing_is_written(page: Page) -> None:
    page.do("advance", seen=0, step=1)
    page.do("clock_start", left=420)
    entries, before = len(page.face.session.journal), clock(page)
    page.do("clock_again")
    again = clock(page)
    assert again["key"] == before["key"]
    assert again["left"] <= before["left"]
    assert len(page.face.session.journal) == entries


def test_alone_the_tool_asks_and_never_answers(session: Session) -> None:
    page = Page(DebateFace(session))
    page.do("begin", format_id="classroom", setting="alone", motion="M4", code="a")
    page.do("draw", people="heron", seed="x")
    page.do("stage", stage="table")
    page.do("play", claim="Experts say so.", side="for", scheme="expert")
    card = debate(page).cards.on_table[0]
    assert "Do other experts agree?" in page.html
    page.do("answer", card=card.id, question=2, text="Two do not.")
    assert "Two do not." in page.html


def test_two_debates_in_one_journal_are_told_apart(page: Page) -> None:
    page.do("anew")
    page.do("begin", format_id="classroom", setting="screen", motion="M5", code="green")
    assert "This journal holds 2 debates" in page.html
    key = next(iter(debate(page).debates))
    page.do("choose", key=key)
    assert "Oxford-style debate" in page.html


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
