"""A class whose answers are known: what its view says of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from course.activities.bargaining import Bargaining
from course.activities.counting import FEWEST
from course.activities.debate import Debate
from course.activities.notes import Notes
from course.activities.positions import Priorities
from course.activities.room import Room
from course.case import load_case
from course.collect import Group, lesson_of
from course.journal import Journal
from tests.collect import _class as made
from tests.publish._played import played

if TYPE_CHECKING:
    from collections.abc import Iterable

CASE = load_case()


def group(journal: Journal, *, roll: Iterable[str] = (), without: Iterable[str] = ()) -> Group:
    return Group(CASE, journal, [made.LESSON], roll=roll, without=without)


def test_whoever_led_a_room_is_nobody_of_the_class_and_whoever_took_part_is() -> None:
    journal = Journal()
    students, leader = made.people(journal, 5), journal.introduce("whoever leads")
    room = Room(CASE, journal, who=leader, leaders=[leader])
    stage = room.put("passage", "S2-01").id
    for who in students:
        made.judge(journal, who, "supported", "So.", "S2-01")
    Room(CASE, journal, who=students[0], leaders=[leader]).ask()
    room.close(stage, answers=5)
    found = group(journal)
    assert found.worked == 5
    assert {line.who for line in found.people} == {*students}


# --- disputed sentences --------------------------------------------------------------


def test_the_most_divided_sentence_stands_first() -> None:
    journal = Journal()
    people = made.people(journal, 8)
    for n, who in enumerate(people):
        made.judge(journal, who, "supported" if n < 7 else "contested", "So.", "S2-01")
        made.judge(journal, who, "supported" if n < 4 else "contested", "So.", "S2-08")
        made.judge(journal, who, "supported", "So.", "S2-02")
    found = group(journal).disputes
    assert [d.claim.id for d in found] == ["S2-08", "S2-01", "S2-02"]
    assert found[0].words == "4 say “It holds”, 4 “Contested”."
    assert found[0].counts == (("supported", 4), ("contested", 4))
    assert found[2].words == "All 8: It holds."


def test_a_changed_mind_counts_once_and_the_latest_judgement_holds() -> None:
    journal = Journal()
    for n, who in enumerate(made.people(journal, 5)):
        made.judge(journal, who, "supported", "At first.")
        if n < 2:
            made.judge(journal, who, "contested", "Later.")
            made.judge(journal, who, "contested", "Later still.")
    dispute = group(journal).disputes[0]
    assert dict(dispute.counts) == {"supported": 3, "contested": 2}
    assert (dispute.judged, dispute.changed) == (5, 2)


def test_two_reasons_are_those_that_share_the_fewest_words() -> None:
    journal = Journal()
    reasons = [
        ("supported", "the date is given and it is right"),
        ("supported", "politicians of different camps said so"),
        ("supported", "the date fits"),
        ("contested", "the date is wrong"),
        ("contested", "the date is given nowhere"),
    ]
    for who, (status, why) in zip(made.people(journal, 5), reasons, strict=True):
        made.judge(journal, who, status, why)
    one, other = group(journal).disputes[0].voices()
    assert (one.status, one.text) == ("supported", "politicians of different camps said so")
    assert (other.status, other.text) == ("contested", "the date is wrong")


def test_below_the_smallest_group_nothing_shows_who_said_what() -> None:
    journal = Journal()
    for n, who in enumerate(made.people(journal, FEWEST - 1)):
        made.judge(journal, who, "supported" if n else "contested", f"A secret reason {n}.")
    found = group(journal)
    dispute = found.disputes[0]
    assert (dispute.counts, dispute.voices(), found.talk) == ((), (), ())
    assert dispute.words == "4 answers. Fewer than 5 are not shown."


# --- exercises -------------------------------------------------------------------------


def test_the_distractor_that_drew_most_is_named_with_what_the_page_says() -> None:
    journal = Journal()
    _key, item = made.single_choice()
    right = next(o for o in item.options if o.right)
    wrong = [o for o in item.options if not o.right]
    for n, who in enumerate(made.people(journal, 7)):
        made.answer(journal, who, (right if n < 2 else wrong[0] if n < 6 else wrong[1]).id)
    found = group(journal).misled[0]
    assert (found.item.id, found.n, found.answered) == (item.id, 4, 7)
    assert found.words == f"4 of 7 chose “{wrong[0].text}”."
    assert found.says == wrong[0].feedback


def test_what_was_answered_after_the_explanation_does_not_count() -> None:
    journal = Journal()
    _key, item = made.single_choice()
    right, wrong = (next(o for o in item.options if o.right is value).id for value in (True, False))
    for who in made.people(journal, 5):
        made.answer(journal, who, right)
        made.answer(journal, who, wrong)
    assert group(journal).misled == ()


def test_fewer_than_five_first_answers_are_not_counted() -> None:
    journal = Journal()
    _key, item = made.single_choice()
    wrong = next(o for o in item.options if not o.right).id
    for who in made.people(journal, FEWEST - 1):
        made.answer(journal, who, wrong)
    assert group(journal).misled == ()


# --- positions, priorities, packages ----------------------------------------------------


def test_where_people_differ_is_counted_in_the_order_of_the_scale() -> None:
    journal = Journal()
    levels = [o.level for o in CASE.issue("range").scale]
    for n, who in enumerate(made.people(journal, 6)):
        made.expect(journal, who, "range", levels[-1] if n < 2 else levels[0])
        made.expect(journal, who, "format", CASE.issue("format").scale[0].level)
    (found,) = group(journal).differences
    assert (found.kind, found.people) == ("position", 6)
    assert [n for _answer, n in found.counts] == [4, 2]


def test_an_issue_that_some_put_first_and_others_last_divides() -> None:
    journal = Journal()
    order = [issue.id for issue in CASE.issues]
    for n, who in enumerate(made.people(journal, 6)):
        ranked = order if n < 3 else order[1:] + order[:1]
        work = Priorities(CASE, journal, who=who)
        work.choose("iran", ranked[:3], ranked[-1], why_first="So.", why_last="So.")
    (found,) = group(journal).differences
    assert CASE.issues[0].title in found.about
    assert found.counts == (("Among the first three", 3), ("Last of all", 3))


def test_packages_are_compared_issue_by_issue() -> None:
    journal = Journal()
    scale = CASE.issue("range").scale
    for n, who in enumerate(made.people(journal, 5)):
        Bargaining(CASE, journal, who=who).choose("range", scale[0].level if n < 2 else scale[1].level)
    (found,) = group(journal).differences
    assert (found.kind, [n for _a, n in found.counts]) == ("package", [2, 3])


# --- cards and votes ----------------------------------------------------------------------


def test_a_card_that_nobody_took_up_is_named_and_one_without_grounds_comes_first() -> None:
    debate = played()
    found = group(debate.journal).unanswered
    there = {card.id for card in debate.cards.on_table}
    met = {to for card in debate.cards.on_table for _relation, to in card.links}
    assert {one.card.id for one in found} == there - met
    assert [one.has_grounds for one in found] == sorted(one.has_grounds for one in found)


def test_votes_are_told_as_the_debate_tells_them() -> None:
    ((debate, sentences),) = group(played().journal).ballots
    assert debate.motion["id"] == "M4"
    assert any("in the first vote" in sentence for sentence in sentences)


# --- people -----------------------------------------------------------------------------------


def test_who_has_handed_in_and_from_whom_nothing_came() -> None:
    journal = Journal()
    one, _other = made.people(journal, 2)
    for claim in Group(CASE, journal, [made.LESSON]).work.claims:
        made.judge(journal, one, "supported", "So.", claim.id)
    lines = {line.name: line for line in group(journal, roll=["bird-00", "owl-07", " "]).people}
    assert list(lines) == ["bird-00", "bird-01", "owl-07"]
    assert lines["bird-01"].missing == "everything"  # came in, and did nothing
    assert lines["bird-00"].sentences.done == lines["bird-00"].sentences.of == 16
    assert "exercises" in lines["bird-00"].missing
    assert lines["owl-07"].missing == "everything"


@pytest.mark.parametrize(
    "spelt", ["He\u0301ron  bleu", "H\u00c9RON BLEU", "H\u00e9ron\u00a0bleu", "\ufeffH\u00e9\u00adron bleu"]
)
def test_a_list_of_the_class_that_spells_a_name_in_its_own_way_means_the_same_person(spelt: str) -> None:
    journal = Journal()
    made.judge(journal, journal.introduce("H\u00e9ron bleu"), "supported", "So.")
    assert [line.name for line in group(journal, roll=[spelt]).people] == ["H\u00e9ron bleu"]


def test_two_people_of_one_name_are_two_lines() -> None:
    journal = Journal()
    for who in (journal.introduce("heron"), journal.introduce("heron")):
        made.judge(journal, who, "supported", "So.")
    assert [line.name for line in group(journal).people] == ["heron", "heron (2)"]


def test_whoever_looks_is_not_counted() -> None:
    journal = Journal()
    people = made.people(journal, 6)
    for who in people:
        made.judge(journal, who, "supported", "So.")
        made.expect(journal, who, "range", CASE.issue("range").scale[0].level)
        Notes(CASE, journal, who=who, lesson=made.LESSON).write(
            CASE.lesson(made.LESSON).discuss[0].id, "Words."
        )
    found = group(journal, without=people[:1])
    assert found.worked == len(found.people) == 5
    assert found.disputes[0].judged == 5


def test_where_no_lesson_is_named_those_that_were_worked_on_count() -> None:
    journal = Journal()
    made.judge(journal, made.people(journal, 1)[0], "supported", "So.")
    assert [lesson.id for lesson in Group(CASE, journal).work.lessons][:1] == [made.LESSON]
    assert Group(CASE, Journal()).work.lessons == ()


def test_a_lesson_goes_by_its_number() -> None:
    assert lesson_of(CASE, "03") == lesson_of(CASE, made.LESSON) == made.LESSON


# --- what to talk about --------------------------------------------------------------------------


def test_points_name_their_finding_and_their_source() -> None:
    journal = Journal()
    for n, who in enumerate(made.people(journal, 6)):
        made.judge(journal, who, "supported" if n < 3 else "contested", "So.")
    (point,) = group(journal).talk
    assert point.finding == "S2-08: 3 say “It holds”, 3 “Contested”."
    assert point.source == "From 6 judgements."


def test_one_voice_against_many_is_no_point_for_everybody() -> None:
    journal = Journal()
    for n, who in enumerate(made.people(journal, 9)):
        made.judge(journal, who, "contested" if n == 0 else "supported", "So.")
    assert group(journal).talk == ()


def test_kinds_take_turns() -> None:
    debate = played()
    for n, who in enumerate(made.people(debate.journal, 6)):
        for claim in ("S2-01", "S2-08", "S2-02"):
            made.judge(debate.journal, who, "supported" if n < 3 else "contested", "So.", claim)
    kinds = [point.kind for point in group(debate.journal).talk]
    assert kinds == ["claim", "card", "claim", "card"]


# --- questions for one person ------------------------------------------------------------------------


def test_three_questions_of_three_kinds_each_naming_its_entries() -> None:
    journal = Journal()
    (who,) = made.people(journal, 1)
    made.judge(journal, who, "supported", "At first.")
    made.judge(journal, who, "contested", "Later.")
    debate = Debate(CASE, journal, who=who)
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    debate.begin(CASE.formats[0], motion=CASE.motions[0].id, code="blue", at=start)
    card = debate.cards.play(claim="A hotline costs little.", at=start + timedelta(minutes=1))
    line = next(h for h in CASE.bargaining if h.beyond)
    table = Bargaining(CASE, journal, who=who, parties=[line.party])
    table.sit([line.party])
    chosen = table.choose(line.issue, line.beyond[0])
    found = group(journal).oral(who)
    assert [one.kind for one in found] == ["changed", "card", "crossed"]
    first, second, third = found
    assert "first called S2-08 “It holds”, later “Contested”" in first.question
    assert len(first.entries) == 2
    assert second.entries == (card.id,)
    assert third.entries == (chosen.id,)
    assert all(one.listen_for and one.rests_on for one in found)
    assert all(entry in journal for one in found for entry in one.entries)


def test_a_person_who_did_little_gets_fewer_and_one_who_did_nothing_none() -> None:
    journal = Journal()
    one, other = made.people(journal, 2)
    made.judge(journal, one, CASE.claim(made.CLAIM).status, "So.")
    assert [o.kind for o in group(journal).oral(one)] == ["judged"]
    assert group(journal).oral(other) == ()


def test_no_entry_is_asked_about_twice() -> None:
    journal = Journal()
    (who,) = made.people(journal, 1)
    for claim in ("S2-01", "S2-02", "S2-08"):
        status = "supported" if CASE.claim(claim).status != "supported" else "contested"
        made.judge(journal, who, status, "So.", claim)
    found = group(journal).oral(who)
    entries = [entry for one in found for entry in one.entries]
    assert len(found) == 3
    assert len(entries) == len(set(entries))


def test_what_was_set_aside_is_shown_to_nobody_and_counts_as_done() -> None:
    journal = Journal()
    birds = made.people(journal, 6)
    for n, who in enumerate(birds):
        made.judge(journal, who, "supported" if n % 2 else "contested", f"Reason {n}.")
    debate = Debate(CASE, journal, who=birds[0])
    debate.begin(CASE.formats[0], motion="M4", code="blue")
    card = debate.cards.play(claim="Unkind.")
    leader = Room(CASE, journal, who="crane")
    judged = next(e for e in journal.live("claims") if e.verb == "judge")
    leader.set_aside(card.id, "hurts")
    leader.set_aside(judged.id, "hurts")
    view = group(journal, without=["crane"])
    assert not view.unanswered
    (dispute,) = view.disputes
    assert dict(dispute.counts) == {"supported": 3, "contested": 3}
    assert all(voice.text != "Reason 0." for voice in dispute.voices())
    assert next(line for line in view.people if line.who == birds[0]).cards == 1
