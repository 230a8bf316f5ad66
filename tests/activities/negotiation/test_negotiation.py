"""The negotiating table: an alternative first, offers, one text, and the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.negotiation import Negotiation
from course.activities.negotiation.questions import prompts
from course.activities.negotiation.verbs import NEGOTIATION
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed
from course.publish.markdown import to_markdown
from course.publish.negotiation import negotiation

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = load_case()
A, B = "oman", "pakistan"
ISSUE = CASE.issues[0].id


def seated(journal: Journal, who: str, party: str) -> Negotiation:
    talks = Negotiation(CASE, journal, who=who)
    talks.play(party)
    talks.write_alternative(f"{party} goes on as now.")
    return talks


@pytest.fixture
def two() -> tuple[Negotiation, Negotiation]:
    journal = Journal()
    return seated(journal, "heron", A), seated(journal, "owl", B)


def test_no_talk_before_a_party_is_chosen_and_its_alternative_written() -> None:
    talks = Negotiation(CASE, Journal(), who="heron")
    with pytest.raises(NotAllowed, match="which party"):
        talks.offer({ISSUE: 0})
    talks.play(A)
    acts: tuple[Callable[[], object], ...] = (
        lambda: talks.offer({ISSUE: 0}),
        lambda: talks.propose(ISSUE, text="x"),
        lambda: talks.respond("x", "accept", reason="r"),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="if there is no agreement"):
            act()
    assert talks.offers == ()


def test_answers_of_one_party_at_two_desks_are_both_shown_until_it_answers_again(
    two: tuple[Negotiation, Negotiation],
) -> None:
    heron, owl = two
    offer = heron.offer({ISSUE: 0}).id
    there = Negotiation(CASE, Journal(owl.journal), who="lark")
    there.play(B)
    owl.respond(offer, "study", reason="First.")
    owl.respond(offer, "accept", reason="It is enough.")
    there.respond(offer, "decline", reason="It is too little.")
    both = [Journal(owl.journal), Journal(there.journal)]
    both[0].merge(there.journal)
    both[1].merge(owl.journal)
    for journal in both:
        talks = Negotiation(CASE, journal, who="owl")
        assert [r.reason for r in talks.offers[0].replies] == ["It is enough.", "It is too little."]
        paper = to_markdown(negotiation(talks))
        assert "It is enough." in paper
        assert "It is too little." in paper
        talks.respond(offer, "study", reason="We ask at home.")
        assert [r.reason for r in talks.offers[0].replies] == ["We ask at home."]


@pytest.mark.parametrize("person", [s.id for s in CASE.stakeholders if s.person])
def test_persons_are_never_played(person: str) -> None:
    with pytest.raises(NotAllowed, match="institution"):
        Negotiation(CASE, Journal(), who="heron").play(person)


def test_offer_answer_and_counter_offer(two: tuple[Negotiation, Negotiation]) -> None:
    one, other = two
    first = one.offer({ISSUE: "2", CASE.issues[1].id: ""}, text="For both.")
    with pytest.raises(NotAllowed, match="your own offer"):
        one.respond(first.id, "accept", reason="r")
    other.respond(first.id, "study", reason="Time.")
    other.offer({ISSUE: 1}, answers=first.id)
    made = one.offers
    assert [o.number for o in made] == [1, 2]
    assert made[0].options == {ISSUE: 2}
    assert made[0].responses[B].reason == "Time."
    assert made[1].answers == first.id
    with pytest.raises(NotAllowed, match="Only the party"):
        other.withdraw(first.id)
    one.withdraw(first.id)
    with pytest.raises(NotAllowed, match="no longer"):
        other.respond(first.id, "accept", reason="r")


def test_a_party_supports_one_version_of_a_clause(two: tuple[Negotiation, Negotiation]) -> None:
    one, other = two
    mine = one.propose(ISSUE, level=2, text="A separate track.")
    assert one.standing(ISSUE) == "One version has support; Pakistan supports none so far."
    theirs = other.propose(ISSUE, text="Later.")
    assert one.standing(ISSUE) == "2 versions have support."
    assert one.agreed(ISSUE) is None
    other.support(mine.id)
    agreed = one.agreed(ISSUE)
    assert agreed is not None
    assert agreed.supporters == [A, B]
    assert one.standing(ISSUE) == "All 2 parties at the table support one version."
    assert [v.supporters for v in one.versions(ISSUE) if v.id == theirs.id] == [[]]
    other.support(mine.id, support=False)
    assert one.agreed(ISSUE) is None


def test_alternatives_stay_out_of_the_record_until_the_talks_are_closed(
    two: tuple[Negotiation, Negotiation],
) -> None:
    one, other = two
    one.offer({ISSUE: 0})
    one.write_alternative("Now we would rather wait.")
    assert [a.before_talks for a in one.alternatives] == [True, True, False]
    assert "goes on as now" not in to_markdown(negotiation(one))
    other.close()
    text = to_markdown(negotiation(one))
    assert "goes on as now" in text
    assert "during the talks:** Now we would rather wait." in text
    assert "has no answer from Pakistan" in text
    assert "Pakistan made no offer" in text
    with pytest.raises(NotAllowed, match="closed"):
        one.offer({ISSUE: 0})


def test_the_debrief_asks_about_agreed_clauses_that_cross_a_hypothesis() -> None:
    journal = Journal()
    one, other = seated(journal, "heron", "iran"), seated(journal, "owl", "united_states")
    version = one.propose("agenda_scope", level=4, text="All of it.")
    other.support(version.id)
    assert any("crosses a line that the hypotheses give Iran" in p for p in prompts(one))


def test_two_journals_merge_to_the_same_table_in_any_order(two: tuple[Negotiation, Negotiation]) -> None:
    one, other = two
    one.offer({ISSUE: 0})
    other.propose(ISSUE, text="x")
    entries = list(one.journal)
    shuffled = Negotiation(CASE, Journal(), who="heron")
    shuffled.journal.merge(entries[3:])
    shuffled.journal.merge(entries[:3])
    assert to_markdown(negotiation(shuffled)) == to_markdown(negotiation(one))
    assert shuffled.players == one.players


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
BODIES = st.fixed_dictionaries(
    {},
    optional={
        key: st.sampled_from([A, B, ISSUE, 0, 1, True]) | JUNK
        for key in ("party", "text", "options", "offer", "answer", "issue", "level", "version", "support")
    },
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*NEGOTIATION, "x"]),
            BODIES,
        ),
        max_size=8,
    )
)
def test_a_hand_edited_journal_never_breaks_the_table(made: list[tuple[str, dict[str, object]]]) -> None:
    journal = Journal()
    for verb, body in made:
        journal.add("heron", "negotiation", verb, body)
    talks = Negotiation(CASE, journal, who="heron")
    assert to_markdown(negotiation(talks))
    assert isinstance(prompts(talks), tuple)
