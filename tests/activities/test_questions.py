"""Questions made from what was done: they name who did what, and open nothing that is closed."""

from __future__ import annotations

from course.activities.bargaining import Bargaining
from course.activities.chronology import Chronology
from course.activities.debate import Debate
from course.activities.listing import ACTIVITIES
from course.activities.negotiation import Negotiation
from course.activities.positions import Positions
from course.activities.positions.priorities import Priorities
from course.activities.questions import MOST, questions
from course.activities.scenarios import Scenarios
from course.activities.scenarios.words import told
from course.journal import Journal
from tests.kept import lines_case

CASE = lines_case()


def asked(journal: Journal, about: str, who: str = "heron") -> str:
    return "\n".join(questions(CASE, journal, who, [about]))


def test_nothing_done_asks_nothing() -> None:
    assert questions(CASE, Journal(), "heron", list(ACTIVITIES)) == ()


def test_chairs_codings_and_shared_interests() -> None:
    journal = Journal()
    work = Positions(CASE, journal, who="heron")
    work.take("iran")
    work.hold("agenda_scope", "4", why="So.")
    assert asked(journal, "positions") == ""  # the evidence is closed
    work.open("agenda_scope")
    assert "In the chair of Iran you expected “Fully included”" in asked(journal, "positions")
    assert "the ledger has “Nuclear only” (stated)" in asked(journal, "positions")
    assert asked(journal, "positions", who="owl") == ""  # another person has not opened it
    work.code("range", "iran", "0", evidence="stated", reason="So.", source="A report")
    assert "heron codes “No limit”" in asked(journal, "positions", who="owl")


def test_what_one_puts_first_and_another_last_is_asked_about() -> None:
    journal, order = Journal(), [i.id for i in CASE.issues]
    Priorities(CASE, journal, who="heron").choose(
        "oman", order[:3], order[-1], why_first="Its words.", why_last="b"
    )
    assert f"heron puts “{CASE.issues[0].title}” first for Oman, because: “Its words.”" in asked(
        journal, "priorities"
    )
    other = order[::-1]
    Priorities(CASE, journal, who="owl").choose("oman", other[:3], other[-1], why_first="c", why_last="d")
    found = asked(journal, "priorities")
    assert "heron puts" in found
    assert f"“{CASE.issues[0].title}” among the first and owl puts it last" in found


def test_collisions_and_changed_hypotheses() -> None:
    journal = Journal()
    table = Bargaining(CASE, journal, who="heron")
    table.choose("range", 2)
    assert "No package works for your table." in asked(journal, "bargaining")
    table.revise("iran", "range", {0: "beyond"}, reason="It said so in May.")
    assert "in your own way: “It said so in May.”" in asked(journal, "bargaining")
    table.try_step(0)
    assert "What if " in asked(journal, "bargaining")
    other = Bargaining(CASE, journal, who="owl")
    other.choose("range", 1)
    assert "You do not agree on what Iran could accept" in asked(journal, "bargaining", who="owl")


def test_a_negotiation_is_asked_about_once_it_is_closed() -> None:
    journal = Journal()
    talks = Negotiation(CASE, journal, who="heron")
    talks.play("oman")
    talks.write_alternative("We wait.")
    assert asked(journal, "negotiation") == ""
    talks.close()
    assert "Oman made no offer of its own." in asked(journal, "negotiation")


def test_cards_without_an_answer_or_grounds() -> None:
    journal = Journal()
    talk = Debate(CASE, journal, who="heron")
    talk.begin(CASE.formats[0], motion="M4", code="blue")
    assert asked(journal, "debate") == ""
    talk.cards.play(claim="Notice lowers tension.", side="for")
    found = asked(journal, "debate", who="owl")
    assert "Nobody replied to these points. Were they too strong, or not heard? Card 1: Notice" in found
    assert "These cards name no grounds." in found


def test_judgements_and_stories() -> None:
    journal = Journal()
    work = Scenarios(CASE, journal, who="heron", what_if="W1")
    scenario = work.consistent()[0]
    work.tell(scenario, title="A quiet year", true="a", gains="b", loses="c", sign="A date is named.")
    assert told(work.matrix(), scenario)
    assert "heron told “A quiet year”. Early sign: “A date is named.”" in asked(journal, "scenarios")
    work.judge(0, 5, value=-3, reason="So.")
    assert "heron says “strongly hinders”" in asked(journal, "scenarios")


def test_beginnings_and_precedents_wait_until_they_are_open() -> None:
    journal = Journal()
    for who, number in (("heron", 3), ("owl", 20)):
        line = Chronology(CASE, journal, who=who)
        line.show_dates()
        line.begin_at(line.events[number].id, thread="all", why="So.")
    Chronology(CASE, journal, who="owl").compare("inf", to="case", alike="a", breaks="two equals")
    found = asked(journal, "chronology")
    assert "The story begins with" in found
    assert "for heron and with" in found
    assert "two equals" not in found  # heron has not compared it yet
    assert "breaks here: “two equals”" in asked(journal, "chronology", who="owl")
    assert asked(journal, "chronology", who="newcomer") == ""


def test_one_activity_never_asks_more_than_a_few_questions() -> None:
    journal = Journal()
    for n in range(12):
        work = Positions(CASE, journal, who=f"p{n}")
        for issue in CASE.issues:
            work.code(issue.id, "iran", "silent", evidence="stated", reason="So.", source="A report")
    assert len(questions(CASE, journal, "p1", ["positions"])) == MOST
