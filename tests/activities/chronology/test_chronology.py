"""Events in time: what opens when, what a telling leaves out, and what no entry can break."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.chronology import HANDFUL, WHOLE, Chronology
from course.activities.chronology.dates import comes_before, in_order, in_short, in_words, later_by, span
from course.case import load_case
from course.journal import Journal
from course.language import NotAllowed, speaking
from course.publish.chronology import chronology
from course.publish.markdown import to_markdown
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    from course.case import Case
    from course.case.records import Event

CASE = load_case()
AFTER = [e for e in CASE.events if e.category == "after_paper"]


def line(journal: Journal | None = None, who: str = "heron", case: Case = CASE) -> Chronology:
    return Chronology(case, Journal() if journal is None else journal, who=who)


def ids(events: tuple[Event, ...]) -> list[str]:
    return [e.id for e in events]


def with_events(*changes: dict[str, Any]) -> Case:
    """The case with other events: each a change of the first one."""
    events = tuple(
        CASE.events[0].model_copy(update={"id": f"Z{n}", **change}) for n, change in enumerate(changes)
    )
    return CASE.model_copy(update={"events": events})


# --- dates --------------------------------------------------------------------

days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str)
dates = st.one_of(days, days.map(lambda d: d[:7]), days.map(lambda d: d[:4]))


@given(dates, dates)
def test_dates_compare_only_as_far_as_they_are_known(one: str, other: str) -> None:
    (a, b), (c, d) = span(one), span(other)
    assert comes_before(one, other) is (True if b < c else False if d < a else None)
    back = comes_before(other, one)
    assert (back is None) == (comes_before(one, other) is None)
    assert in_words(one).endswith(one[:4])
    assert in_short(one).endswith(one[:4])


@given(dates, dates)
def test_a_gap_is_never_said_more_precisely_than_the_dates_allow(one: str, other: str) -> None:
    earlier, later = sorted((one, other), key=lambda d: (span(d)[0], -len(d)))
    words = later_by(earlier, later)
    if "days later" in words:
        gap = date.fromisoformat(later) - date.fromisoformat(earlier)
        assert gap == timedelta(days=int(words.split()[0]))
    if comes_before(earlier, later) is None and span(earlier) != span(later):
        assert "not known" in words


def test_gaps_of_the_paper_in_words() -> None:
    assert later_by("2015-07-14", "2015-07-20") == "6 days later"
    assert later_by("2018-05-08", "2019-05-08") == "about 12 months later"
    assert later_by("1988-03", "1991-04-03") == "about 3 years later"
    assert later_by("2015-10", "2015-12-02") == "later in the same year"
    assert later_by("1988-03", "1988-03") == "in the same month"


# --- ordering and placing -------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 30))
def test_a_handful_has_one_right_order_and_gives_no_date_away(number: int) -> None:
    dealt = line().handful(number)
    assert len({e.id for e in dealt}) == HANDFUL
    ordered = in_order(dealt)
    assert ids(dealt) != ids(ordered)
    for one, other in pairwise(ordered):
        assert comes_before(one.date, other.date) is True
    for event in dealt:
        assert event.category != "after_paper"
        assert event.date[:4] not in event.title


def test_everybody_gets_the_same_handful_in_a_round() -> None:
    journal = Journal()
    assert line(journal).handful() == line(journal, "wren").handful()
    assert line().handful(1) != line().handful(2)


def test_people_who_read_other_languages_order_the_same_events() -> None:
    dealt = line().handful()
    for code in ("fr", "fa"):
        with speaking(code):
            assert line().handful() == dealt


def test_the_dates_open_once_an_order_is_kept_and_close_on_undo() -> None:
    journal = Journal()
    mine = line(journal)
    with pytest.raises(NotAllowed, match="not the events of this round"):
        mine.put_in_order(["T01"])
    kept = mine.put_in_order(ids(in_order(mine.handful())))
    assert kept.in_place == HANDFUL
    assert mine.dates_open
    assert not line(journal, "wren").dates_open
    assert mine.round == 2
    journal.undo("heron", "chronology")
    assert not mine.dates_open
    assert mine.round == 1
    journal.redo("heron", "chronology")
    assert mine.dates_open


def test_one_may_have_the_dates_at_once() -> None:
    mine = line()
    mine.show_dates()
    assert mine.dates_open
    assert mine.to_place() is None  # there is nothing yet to place it among


def test_placing_says_where_the_date_puts_it() -> None:
    mine = line()
    mine.put_in_order(ids(mine.handful()))
    seen = set()
    for _ in range(20):
        event = mine.to_place()
        if event is None:
            break
        seen.add(event.id)
        anchors = mine.anchors()
        assert len(anchors) <= 9
        earlier = [a for a in anchors if a.date < event.date]
        placed = mine.place(event.id, earlier[-1].id if earlier else "")
        assert placed.agrees
    assert len(seen) >= 3
    assert len(mine.placings()) == len(seen)


def test_placing_elsewhere_is_said_and_another_event_is_refused() -> None:
    mine = line()
    mine.put_in_order(ids(mine.handful()))
    event = mine.to_place()
    assert event is not None
    with pytest.raises(NotAllowed, match="Choose a place"):
        mine.place(event.id, "T99")
    with pytest.raises(NotAllowed, match="Another event"):
        mine.place("T01" if event.id != "T01" else "T02", "")
    right = [a for a in mine.anchors() if a.date < event.date]
    wrong = mine.anchors()[-1] if not right or right[-1] != mine.anchors()[-1] else None
    placed = mine.place(event.id, wrong.id if wrong else "")
    assert not placed.agrees


# --- stories ----------------------------------------------------------------------


def test_a_story_tells_and_leaves_out_every_event_once() -> None:
    mine = line()
    for thread in mine.threads():
        story = mine.begin_at("T28", thread=thread, why="An agreement.")
        told = [s.event.id for s in story.steps]
        everything = told + ids(story.before) + ids(story.passed_over)
        assert sorted(everything) == sorted(ids(mine.events))
        assert told[0] == "T28"
        assert told == ids(in_order(s.event for s in story.steps))
    assert not {e.id for e in AFTER} & set(ids(mine.events))


def test_a_story_needs_a_reason_a_known_event_and_thread() -> None:
    mine = line()
    with pytest.raises(NotAllowed, match="why the story begins"):
        mine.begin_at("T05", why=" ")
    with pytest.raises(NotAllowed, match="Choose the event"):
        mine.begin_at(AFTER[0].id, why="x")
    with pytest.raises(NotAllowed, match="follows"):
        mine.begin_at("T05", thread="party:nobody", why="x")


def test_persons_are_no_thread_and_no_viewpoint() -> None:
    mine = line()
    for person in ("shamkhani", "supreme_leader"):
        assert f"party:{person}" not in mine.threads()
        assert person not in mine.views()
        with pytest.raises(NotAllowed, match="whose story"):
            mine.include("T05", view=person, why="x")


def test_a_class_shows_who_starts_where() -> None:
    one, two, three = Journal(), Journal(), Journal()
    line(one, "heron").begin_at("T35", why="First thought.")
    line(one, "heron").begin_at("T05", why="A war.")
    line(two, "wren").begin_at("T05", why="A memory.")
    line(three, "owl").begin_at("T28", why="A deal.")
    merged = Journal([*one, *two])
    merged.merge(three)
    other = Journal([*three, *two, *one])
    for journal in (merged, other):
        found = line(journal, "heron").beginnings()
        assert [(e.id, [(s.who, s.why) for s in starts]) for e, starts in found] == [
            ("T05", [("heron", "A war."), ("wren", "A memory.")]),
            ("T28", [("owl", "A deal.")]),
        ]


# --- tellings -----------------------------------------------------------------------


def test_two_tellings_side_by_side() -> None:
    journal = Journal()
    heron, wren = line(journal), line(journal, "wren")
    heron.include("T44", why="Last war.")
    heron.include("T05", why="First war.")
    heron.include("T05", why="The first of the wars.")
    wren.include("T28", view="eu", why="An agreement.")
    wren.include("T05", view="eu", why="Where missiles start.")
    left, right = heron.telling(), heron.telling("eu", "wren")
    assert list(left.reasons) == ["T05", "T44"]
    rows = heron.contrast(left, right)
    assert [(r.event.id, r.left, r.right) for r in rows] == [
        ("T05", "The first of the wars.", "Where missiles start."),
        ("T28", None, "An agreement."),
        ("T44", "Last war.", None),
    ]
    heron.leave_out("T05")
    assert list(heron.telling().reasons) == ["T44"]
    with pytest.raises(NotAllowed, match="not in the telling"):
        heron.leave_out("T05")
    journal.undo("heron", "chronology")
    assert list(heron.telling().reasons) == ["T05", "T44"]
    assert [(t.who, t.view) for t in heron.tellings()] == [("heron", ""), ("wren", "eu")]


def test_a_telling_needs_reasons() -> None:
    with pytest.raises(NotAllowed, match="why this event belongs"):
        line().include("T05", why="")
    with pytest.raises(NotAllowed, match="Choose an event"):
        line().include("", why="x")


# --- precedents -----------------------------------------------------------------------


def test_the_limits_open_after_one_likeness_and_one_difference() -> None:
    mine = line()
    for alike, breaks in (("", "y"), ("x", "  ")):
        with pytest.raises(NotAllowed, match="one thing that is"):
            mine.compare("inf", to=WHOLE, alike=alike, breaks=breaks)
    with pytest.raises(NotAllowed, match="Choose a precedent"):
        mine.compare("waterloo", to=WHOLE, alike="x", breaks="y")
    with pytest.raises(NotAllowed, match="what you compare"):
        mine.compare("inf", to="event:T57", alike="x", breaks="y")
    assert not mine.limits_open("inf")
    mine.compare("inf", to="issue:range", alike="A range.", breaks="Two equals.")
    assert mine.limits_open("inf")
    assert not line(mine.journal, "wren").limits_open("inf")
    assert [p.id for p in mine.compared_precedents()] == ["inf"]
    mine.journal.undo("heron", "chronology")
    assert not mine.limits_open("inf")


def test_every_target_can_be_compared() -> None:
    mine = line()
    for target in mine.targets():
        mine.compare("libya", to=target, alike="x", breaks="y")
    assert len(mine.analogies("libya")) == len(mine.targets()) == 1 + 15 + 16


# --- after the paper -----------------------------------------------------------------


def test_what_came_after_is_only_on_request() -> None:
    mine = line()
    with pytest.raises(NotAllowed, match="sheet of its own"):
        mine.later.events()
    mine.later.open()
    assert ids(mine.later.events()) == [e.id for e in AFTER]
    assert not {e.id for e in AFTER} & set(ids(mine.events))
    mine.journal.undo("heron", "chronology")
    assert not mine.later.is_open


# --- odd cases and hand-edited journals -----------------------------------------------


def test_no_event_one_event_and_equal_dates() -> None:
    empty = line(case=with_events())
    assert empty.handful() == ()
    assert not empty.later.known
    with pytest.raises(NotAllowed, match="not enough events"):
        empty.put_in_order([])
    one = line(case=with_events({}))
    with pytest.raises(NotAllowed, match="not enough events"):
        one.put_in_order(["Z0"])
    story = one.begin_at("Z0", why="It is all there is.")
    assert (len(story.steps), story.before, story.passed_over) == (1, (), ())
    same = line(case=with_events({}, {}, {"date": "1968", "precision": "year"}))
    assert len(same.handful()) == 1  # nobody can order them, so nobody is asked
    told = same.begin_at("Z2", why="x").steps
    assert [s.later for s in told] == [
        "",
        "in the same year; which came first is not known",
        "on the same day",
    ]


def test_a_title_with_its_year_is_never_dealt() -> None:
    case = with_events(
        {"title": "The treaty of 1968"},
        {"title": "Plain", "date": "1970"},
        {"title": "Other", "date": "1980"},
    )
    assert {e.id for e in line(case=case).handful()} == {"Z1", "Z2"}


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["T05", "T57", "inf", "iran", "", "all"]),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
VERBS = ["order", "place", "open_dates", "open_after", "start", "include", "leave_out", "compare", "dance"]
FIELDS = ["round", "order", "dated", "event", "after", "right_after", "thread", "why", "view", "precedent"]


@given(
    st.lists(
        st.tuples(st.sampled_from(VERBS), st.dictionaries(st.sampled_from([*FIELDS, "to"]), junk)),
        max_size=8,
    )
)
def test_no_hand_edited_entry_breaks_the_fold(entries: list[tuple[str, dict[str, Any]]]) -> None:
    journal = Journal()
    for verb, body in entries:
        journal.add("heron", "chronology", verb, body)
    mine = line(journal)
    mine.rows()
    assert "T57" not in str(mine.rows())
    to_markdown(chronology(mine))
    mine.handful()
    mine.to_place()
    for start in mine.starts():
        mine.story(start)
    replayed = line(Journal(list(journal)))
    assert replayed.rows() == mine.rows()


def test_files_hold_everything_as_text() -> None:
    mine = line()
    hostile = "=HYPERLINK(1)<script>*x*"
    mine.put_in_order(ids(mine.handful()))
    mine.begin_at("T05", why=hostile)
    mine.include("T28", view="iran", why=hostile)
    mine.compare("inf", to="issue:range", alike=hostile, breaks=hostile)
    text = to_markdown(chronology(mine))
    assert "<script>" not in text
    assert "## Sources" in text
    assert "INF Treaty" in text
    table = to_csv(mine.rows())
    assert ",=HYPERLINK" not in table
    assert table.count("order") == HANDFUL
