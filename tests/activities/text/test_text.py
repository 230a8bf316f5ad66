"""A round on one text: what is proposed, who stands behind it, and when it passes."""

from __future__ import annotations

import pytest

from course.activities.text import TextRound
from course.activities.text.changes import changes
from course.activities.text.rows import rows
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed
from course.publish.markdown import to_markdown
from course.publish.text import text_round

CASE = load_case()
PARTIES = {"heron": "iran", "wren": "united_states", "owl": "oman"}


def seat(journal: Journal, who: str) -> TextRound:
    return TextRound(CASE, journal, who=who)


@pytest.fixture
def seats() -> dict[str, TextRound]:
    journal = Journal()
    found = {who: seat(journal, who) for who in (*PARTIES, "crane")}
    found["crane"].draft("range", text="No state declares a ceiling.", level=0)
    for who, party in PARTIES.items():
        found[who].speak(party)
    return found


def called(seats: dict[str, TextRound], text: str = "Each state declares a ceiling.") -> str:
    made = seats["owl"].amend("range", text=text, level="1").id
    seats["crane"].call(made)
    return made


def say_all(seats: dict[str, TextRound], made: str, *says: str) -> None:
    who = {party: person for person, party in PARTIES.items()}
    for say in says:
        seats[who[seats["crane"].state.amendments[made].called]].answer(made, say, words="Because.")


def merged(one: Journal, other: Journal) -> list[TextRound]:
    """Give the round as both orders of merging have it."""
    both = [Journal(one), Journal(other)]
    both[0].merge(other)
    both[1].merge(one)
    return [seat(journal, "crane") for journal in both]


def test_what_two_desks_drafted_is_shown_until_somebody_settles_it() -> None:
    here, there = seat(Journal(), "crane"), seat(Journal(), "lark")
    here.draft("range", text="A ceiling.")
    here.draft("range", text="One ceiling.")  # changes the first
    there.draft("range", text="No ceiling.")
    for round_ in merged(here.journal, there.journal):
        clause = round_.state.clauses["range"]
        assert (clause.text, clause.otherwise) == ("No ceiling.", ["One ceiling."])
        assert "Drafted otherwise at another desk: “One ceiling.”" in to_markdown(text_round(round_))
        round_.draft("range", text="A ceiling by 2030.")
        clause = round_.state.clauses["range"]
        assert (clause.text, clause.otherwise) == ("A ceiling by 2030.", [])
        round_.journal.undo("crane")
        assert round_.state.clauses["range"].otherwise == ["One ceiling."]


def test_a_draft_from_before_wordings_were_named_replaces_what_was_there() -> None:
    round_ = seat(Journal(), "crane")
    for text in ("A ceiling.", "One ceiling."):
        round_.journal.add("crane", "text", "draft", {"issue": "range", "text": text})
    clause = round_.state.clauses["range"]
    assert (clause.text, clause.otherwise) == ("One ceiling.", [])


def test_rolls_that_two_desks_called_meanwhile_both_count(seats: dict[str, TextRound]) -> None:
    first, second = (seats["owl"].amend("range", text=f"Ceiling {n}.", level=n).id for n in (1, 2))
    there = {who: seat(Journal(seats["crane"].journal), who) for who in ("crane",)}
    for who in PARTIES:
        there[who] = seat(there["crane"].journal, who)
    seats["crane"].call(first)
    there["crane"].call(second)
    say_all(there, second, "yes", "yes", "yes")
    say_all(seats, first, "yes", "no", "yes")
    for round_ in merged(seats["crane"].journal, there["crane"].journal):
        assert round_.state.amendments[first].passed is False
        assert round_.state.amendments[second].passed is True
        assert round_.state.clauses["range"].text == "Ceiling 2."


def test_an_amendment_passes_where_everybody_says_yes(seats: dict[str, TextRound]) -> None:
    made = called(seats)
    say_all(seats, made, "yes", "yes", "yes")
    state = seats["heron"].state
    assert state.amendments[made].passed is True
    assert (state.clauses["range"].text, state.clauses["range"].level) == (
        "Each state declares a ceiling.",
        1,
    )


@pytest.mark.parametrize("last", ["no", "abstain"])
def test_one_who_does_not_say_yes_is_enough(seats: dict[str, TextRound], last: str) -> None:
    made = called(seats)
    say_all(seats, made, "yes", "yes", last)
    state = seats["heron"].state
    assert state.amendments[made].passed is False
    assert state.clauses["range"].text == "No state declares a ceiling."
    assert rows(seats["heron"])[0]["outcome"] == "did not pass"


def test_each_answers_in_its_turn_and_once(seats: dict[str, TextRound]) -> None:
    made = called(seats)
    who = {party: person for person, party in PARTIES.items()}
    first, second, _third = seats["crane"].state.amendments[made].order
    with pytest.raises(NotAllowed, match="is called now"):
        seats[who[second]].answer(made, "yes")
    seats[who[first]].answer(made, "yes")
    with pytest.raises(NotAllowed, match="is called now"):
        seats[who[first]].answer(made, "no")
    with pytest.raises(NotAllowed, match="Let it end first"):
        seats["crane"].call(seats["wren"].amend("range", text="Another wording.").id)


def test_the_same_amendment_gives_the_same_lot(seats: dict[str, TextRound]) -> None:
    made = called(seats)
    again = TextRound(CASE, Journal(e for e in seats["crane"].journal if e.verb != "call"), who="crane")
    again.call(made)
    assert again.state.amendments[made].order == seats["crane"].state.amendments[made].order
    assert set(again.state.amendments[made].order) == set(PARTIES.values())


def test_sponsors_come_and_go_until_the_roll_is_called(seats: dict[str, TextRound]) -> None:
    made = seats["owl"].amend("range", text="Each state declares a ceiling.", level=1).id
    seats["wren"].sponsor(made)
    assert seats["crane"].state.amendments[made].sponsors == ["oman", "united_states"]
    seats["wren"].sponsor(made, sponsor=False)
    with pytest.raises(NotAllowed, match="proposed it"):
        seats["owl"].sponsor(made, sponsor=False)
    seats["crane"].call(made)
    with pytest.raises(NotAllowed, match="sponsors stay as they are"):
        seats["heron"].sponsor(made)


def test_a_party_for_which_nobody_answers_abstains(seats: dict[str, TextRound]) -> None:
    made = called(seats)
    say_all(seats, made, "yes", "yes")
    seats["crane"].pass_over(made)
    assert seats["crane"].state.amendments[made].passed is False


@pytest.mark.parametrize(
    ("verb", "given", "why"),
    [
        ("amend", {"issue": "range", "text": " "}, "the wording of the clause"),
        ("amend", {"issue": "rnage", "text": "x"}, "Choose an issue"),
        ("amend", {"issue": "range", "text": "x", "level": 77}, "has no option"),
        ("amend", {"issue": "range", "text": "No state declares a ceiling."}, "how the clause reads now"),
        ("sponsor", {"amendment": "gone"}, "no longer there"),
        ("answer", {"amendment": "gone", "say": "yes"}, "no longer there"),
        ("speak", {"party": "nobody"}, "Choose an institution"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    seats: dict[str, TextRound], verb: str, given: dict[str, object], why: str
) -> None:
    with pytest.raises(NotAllowed, match=why):
        getattr(seats["heron"], verb)(**given)


def test_who_speaks_for_nobody_proposes_nothing(seats: dict[str, TextRound]) -> None:
    with pytest.raises(NotAllowed, match="for which party you speak"):
        seats["crane"].amend("range", text="x")


def test_amendments_are_named_by_their_clause(seats: dict[str, TextRound]) -> None:
    for n in range(28):
        seats["owl"].amend("range", text=f"Wording {n}.")
    seats["owl"].amend("verification", text="The parties exchange data.")
    names = [a.name for a in seats["owl"].state.amendments.values()]
    assert names[:2] + names[25:] == ["1a", "1b", "1z", "1aa", "1ab", "2a"]


def test_what_changes_is_told_word_by_word() -> None:
    before, after = "A hotline is kept in Muscat by all.", "A hotline is kept open by all states."
    pieces = changes(before, after)
    assert "".join(t for kind, t in pieces if kind != "in").split() == before.split()
    assert "".join(t for kind, t in pieces if kind != "out").split() == after.split()
    assert changes("", "New.") == [("in", "New.")]
    assert changes("Same.", "Same.") == [("same", "Same.")]
