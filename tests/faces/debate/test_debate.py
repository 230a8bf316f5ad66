"""A debate from the set-up to the vote, as people press their way through it."""

from __future__ import annotations

import json

import pytest

from course.activities.debate import Debate
from course.case import CaseError
from course.faces.debate.debate import DebateFace
from course.journal import BOX, Entry, Journal
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.debate._page import FOUR, clock, debate, text


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


def test_a_first_vote_can_be_counted_alone_where_no_second_is_taken(page: Page) -> None:
    page.do("draw", people=f"{FOUR}\nfinch", seed="monday")
    assert isinstance(page.face, DebateFace)
    assert "No first vote waits" in page.do("count_alone")["trouble"]
    page.do("open_vote", round="before", paired=True)
    for n in range(5):
        ballot = {"choice": "for", "press": page.face.votes.press, "digits": page.face.votes.digits}
        page.do("cast", round="before", reason=f"Reason {n}", **ballot)
    assert 'data-do="count_alone"' not in page.html
    page.do("close_vote", round="before")
    assert 'data-do="count_alone"' in page.html
    assert "How the room moved" not in page.html
    page.do("count_alone")
    assert "First vote: For 5 of 5; Against 0 of 5; Undecided 0 of 5." in page.html
    assert "changed their vote" not in page.html
    assert "been opened already" in page.do("open_vote", round="after")["trouble"]
    assert "No first vote waits" in page.do("count_alone")["trouble"]
    debate = Debate(page.face.session.case, page.face.session.journal, who="")
    assert not debate.votes.comparable  # the key is gone


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


def test_another_debate_on_the_same_motion_is_another_one(page: Page) -> None:
    said = {"format_id": "oxford", "motion": "M4", "setting": "screen"}
    table = page.face.shared.debate  # type: ignore[attr-defined]
    before = len(table.debates)
    page.do("begin", **said)
    page.do("begin", **said)  # pressed twice
    assert len(table.debates) == before + 1
    page.do("anew")
    page.do("begin", **said)
    assert len(table.debates) == before + 2
