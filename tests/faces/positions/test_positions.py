"""The faces about positions without a browser: what opens when, what is said, what is shown as text."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.activities.positions import Priorities
from course.activities.positions.table import party_words
from course.case import load_case
from course.faces.claims.claims import ReadingFace
from course.faces.places import PaperPlace, place_in_paper
from course.faces.positions.chairs import ChairFace, TwoChairsFace
from course.faces.positions.ends import Ends
from course.faces.positions.networks import NetworksFace
from course.faces.positions.positions import PositionsFace
from course.faces.positions.priorities import ROWS, PrioritiesFace
from course.journal import Journal
from course.language import speaking
from course.session.session import Session
from tests.faces.conftest import Page
from tests.faces.door import as_if_new

if TYPE_CHECKING:
    from course.faces.face import Face

HOSTILE = "<img src=x onerror=alert(1)>{{ 7*7 }}\u202e"
FACES = [PositionsFace, ChairFace, TwoChairsFace, PrioritiesFace, NetworksFace]


def focused(page: Page, name: str) -> bool:
    """Whether the keyboard's place moves to something that is on the page."""
    focus = str(page.view["focus"])
    return focus == f"#{page.face.uid}-{name}" and f'id="{focus[1:]}"' in page.html


@pytest.mark.parametrize("face", FACES)
def test_every_face_reads_without_a_kernel_and_without_a_case(session: Session, face: type[Face]) -> None:
    page = face(session).html(live=False)
    assert "data-do" not in page
    assert "<form" not in page
    for missing in (
        {"issues": (), "positions": ()},
        {"positions": ()},
        {"stakeholders": (), "positions": ()},
    ):
        poor = Session(load_case().model_copy(update=missing), Journal(), "heron")
        assert "<h2" in face(poor).html()


def test_the_table_says_option_place_how_known_and_confidence(session: Session) -> None:
    page = Page(PositionsFace(session))
    assert page.html.count('scope="col"') == 5
    assert page.html.count('scope="row"') == 15
    for words in ("Nuclear only", "●○○○○", "option 1 of 5", "stated, high", "inferred, low"):
        assert words in page.html
    assert "– outside its concern" in page.html
    view = page.do("look", who="all")
    assert view["html"].count('data-do="choose"') == 375
    assert view["say"].startswith("Shown: 15 issues with 25 parties.")


def test_a_cell_opens_its_evidence_with_a_way_to_the_paper(session: Session) -> None:
    page = Page(PositionsFace(session))
    view = page.do("choose", issue="agenda_scope", actor="iran")
    assert focused(page, "card")
    for words in (
        "Iran’s steadfast refusal to negotiate over its missile capabilities</blockquote>",
        "<mark>Iran’s steadfast refusal",
        "Reuters",
        "Excerpt read",
        "Interests",
        "Fears",
        "Red lines",
        "Room for movement",
        "Internal divisions",
        "hypotheses for discussion",
    ):
        assert words in view["html"]
    assert "show it in the reader" not in view["html"]
    reader = ReadingFace(session, ["abstract"])
    view = page.do("choose", issue="agenda_scope", actor="iran")
    link = f"#{reader.uid}-ABS-01"
    assert link in view["html"]
    assert f'id="{link[1:]}"' in reader.html()


def test_the_words_and_day_of_a_position_stand_in_its_card_and_later_ones_apart(session: Session) -> None:
    page = Page(PositionsFace(session))
    held = next(p for p in session.case.positions if p.id == "range.united_states")
    html = page.do("choose", issue="range", actor="united_states")["html"]
    assert f"<p>{held.words}</p>" in html
    assert "6 February 2026" in html
    html = page.do("choose", issue="range", actor="iran")["html"]
    before, after = html.split("After the paper: said or done later")
    assert "25 February 2026" not in before
    assert "25 February 2026" in after


def test_the_three_kinds_of_no_position_look_and_read_apart(session: Session) -> None:
    searched = session.case.issue("range")
    others = tuple(search for search in searched.looked_for if search.party != "oman")
    issues = tuple(
        issue.model_copy(update={"looked_for": others}) if issue == searched else issue
        for issue in session.case.issues
    )
    case = session.case.model_copy(update={"issues": issues})
    page = Page(PositionsFace(Session(case, Journal(), "heron")))
    table = page.do("look", who="all")["html"]
    for mark, words in (
        ("∅", "looked for, nothing found"),
        ("?", "not looked for yet"),
        ("–", "outside its concern"),
    ):
        assert f'<span aria-hidden="true">{mark}</span> {words}' in table
    assert "No position is not the same as neutral." in page.do("choose", issue="range", actor="oman")["html"]
    assert "Nobody has looked" in page.html
    assert (
        "Looked for on 25 November 2026 and not found"
        in page.do("choose", issue="range", actor="uae")["html"]
    )
    assert "Outside its concern: its mandate" in page.do("choose", issue="range", actor="iaea")["html"]
    assert page.do("choose", issue="x", actor="y")["trouble"]


def test_what_is_not_even_between_the_parties_is_said_below_the_table(session: Session) -> None:
    page = PositionsFace(session).html(live=False)
    assert session.case.meta.uneven
    assert "What is not even between the parties, and why" in page
    meta = session.case.meta.model_copy(update={"uneven": ()})
    even = Session(session.case.model_copy(update={"meta": meta}), Journal(), "heron")
    assert "What is not even between the parties" not in PositionsFace(even).html(live=False)


def test_filters_that_leave_nothing_say_so(session: Session) -> None:
    page = Page(PositionsFace(session))
    view = page.do("look", who="beyond", issue="gulf_guarantees", evidence="inferred")
    assert "No position fits this choice" in view["html"]
    assert "<table" not in view["html"]
    assert page.do("look", who="own")["trouble"]
    view = page.do("look", who="own", parties=["iran", "russia"], like="iran", confidence="high")
    assert "the same option on" in view["html"]
    assert "left out by your choice" in view["html"]


def test_coding_differently_is_kept_shown_and_taken_back(session: Session) -> None:
    page = Page(PositionsFace(session))
    assert page.do("code", place="2", evidence="stated", reason="x", source="y")["trouble"]
    page.do("choose", issue="range", actor="iran")
    page.do("recode")
    assert focused(page, "code")
    assert "source" in page.do("code", place="2", evidence="stated", reason=HOSTILE)["trouble"]
    view = page.do("code", place="2", evidence="stated", reason=HOSTILE, source=HOSTILE)
    assert focused(page, "codings")
    assert "<img" not in view["html"]
    assert "&lt;img src=x onerror=alert(1)&gt;{{ 7*7 }}" in view["html"]
    assert "1 coded differently" in view["html"]
    page.do("codings")
    assert HOSTILE[:20] in page.sent[-1]["text"]
    assert "1 coded differently" not in page.do("undo")["html"]
    assert "1 coded differently" in page.do("redo")["html"]


def test_pictures_and_tables_go_to_the_downloads_with_their_sources(session: Session) -> None:
    page = Page(PositionsFace(session))
    page.do("picture")
    assert 'role="img"' in page.html
    for verb in ("csv", "svg", "png"):
        assert "on its way" in page.do(verb)["say"]
    csv, svg, png = page.sent[-3:]
    assert "(excerpt read)" in csv["text"]
    assert "Sources" in svg["text"]
    assert b64decode(png["bytes"]).startswith(b"\x89PNG")
    page.do("look", who="all")
    for verb in ("picture", "svg", "png"):
        assert "Choose fewer" in page.do(verb)["trouble"]


def test_a_chair_opens_the_evidence_after_the_answer(session: Session) -> None:
    page = Page(ChairFace(session))
    assert "Shamkhani" not in page.html
    assert page.do("take", actor="")["trouble"]
    assert page.do("draw", seed=" ")["trouble"]
    page.do("take", actor="iran")
    assert focused(page, "seat")
    note = session.case.positions[0].evidence
    assert note not in page.html
    assert page.do("open", issue="agenda_scope")["trouble"]
    view = page.do("hold", issue="agenda_scope", place="4", why=HOSTILE)
    assert note not in view["html"]
    assert "<img" not in view["html"]
    assert focused(page, "issue")
    page.do("reconsider")
    page.do("hold", issue="agenda_scope", place="0", why="It said so.")
    view = page.do("open", issue="agenda_scope")
    assert focused(page, "evidence")
    assert view["say"] == "You and the ledger name the same option."
    assert note in view["html"]
    page.do("talk", issue="agenda_scope", note="Its own words.")
    assert "Its own words." in page.html
    page.do("csv")
    assert "It said so." in page.sent[-1]["text"]
    assert page.do("go", to=99)["html"].count("Issue 15 of 15") == 1
    assert "nobody asks why" in page.do("decline")["say"]


def test_a_drawn_chair_shows_its_seed_and_one_without_positions_says_so(session: Session) -> None:
    page = Page(ChairFace(session))
    assert "drawn with the seed “blue”" in page.do("draw", seed="blue")["html"]
    assert "no position of this party on any issue" in page.do("take", actor="region_publics")["html"]


def test_two_chairs_show_three_groups_and_keep_what_is_shared(session: Session) -> None:
    page = Page(TwoChairsFace(session))
    assert 'value="shamkhani"' not in page.html  # a person has no chair
    for words in (
        "The same option: 1",
        "Next to each other: 2",
        "Opposed: 12",
        "does not mean they share none",
    ):
        assert words in page.html
    assert "in the same words: non-proliferation" in page.do("pair", one="united_states", other="eu")["html"]
    assert page.do("pair", one="iran", other="iran")["trouble"]
    page.do("pair", one="iran", other="israel")
    pair: dict[str, Any] = {
        "interest_one": session.case.stakeholder("iran").interests[0],
        "interest_other": session.case.stakeholder("israel").interests[0],
    }
    assert page.do("match", **pair, common="", why="x")["trouble"]
    view = page.do("match", **pair, common=HOSTILE, why="Neither wants a surprise.")
    assert focused(page, "matches")
    assert "<img" not in view["html"]
    page.do("csv")
    assert "Neither wants a surprise." in page.sent[-1]["text"]
    assert "cannot compare" in page.do("pair", one="region_publics", other="iran")["html"]


def test_moving_keeps_the_hand_where_it_is_and_a_half_made_choice_is_nobodys_answer(session: Session) -> None:
    page = Page(PrioritiesFace(session))
    assert 'aria-expanded="true"' not in page.html
    assert 'aria-expanded="true"' in page.do("pick", issue="use_of_force")["html"]
    moved = page.do("move", issue="use_of_force", to="1", via="up")
    assert moved["say"] == "Now 1st: “Threat and use of force”."
    assert focused(page, "up-use_of_force")
    for issue in ("range", "format", "partners"):
        page.do("move", issue=issue, to="1")
        assert focused(page, f"pick-{issue}")
    assert "3 of the first 3" in page.html
    assert page.do("move", issue="use_of_force", to="between")["say"].startswith("Now in between")
    assert page.do("move", issue="gone", to="1")["trouble"]
    assert page.do("move", issue="range", to="7")["trouble"]
    assert "can wait" in page.do("keep", why_first="x", why_last="x")["trouble"]
    page.do("move", issue="sovereignty", to="last")
    assert len(session.journal) == 0
    assert page.do("keep", why_first="", why_last="x")["trouble"]
    assert "of 1)" not in page.html  # the class is closed until then
    view = page.do("keep", why_first=HOSTILE, why_last="Later.")
    assert focused(page, "list")
    assert "The class: 1 person" in view["html"]
    assert "<img" not in view["html"]
    assert "never averaged" in view["html"]
    for verb in ("csv", "svg", "png"):
        assert "on its way" in page.do(verb)["say"]
    assert "The class: 1 person" not in page.do("undo")["html"]
    assert page.do("choose_party", value="shamkhani")["trouble"]
    assert page.do("choose_party", value="russia")["trouble"] == ""


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from(("1", "2", "3", "between", "last")))))
def test_each_issue_has_one_place_and_every_button_leads_to_another(moves: list[tuple[str, str]]) -> None:
    ends = Ends()
    for issue, to in moves:
        ends = ends.put(issue, to)
        assert len(ends.first) <= 3
        assert len({*ends.first}) == len(ends.first)
        assert ends.last not in ends.first
        for at in "abcdefg":
            assert all(ends.put(at, way) != ends for way in ends.ways(at).values() if way)


def test_whoever_leads_looks_at_the_class_and_is_not_counted(session: Session) -> None:
    ids = [i.id for i in session.case.issues]
    page = Page(PrioritiesFace(session, "iran"))
    assert "Nobody has chosen" in page.do("lead", on=True)["html"]
    for n in range(6):
        student = Priorities(session.case, session.journal, who=f"wren-{n}")
        student.choose("iran", ids[n : n + 3], ids[-1], why_first=f"Why {n}.", why_last="Later.")
    count = len(session.journal)
    assert "What 6 people put first and last for Iran" in page.html
    assert "Why 3." in page.html
    assert len(session.journal) == count
    page.do("project", on=True)
    wall = page.html.partition("<template data-wall")[2]
    assert "6 people" in wall
    assert "wren" not in wall
    assert "Why 3." not in wall
    assert wall.count("<tr data-key") == len(ids) <= ROWS
    beyond = page.do("wall_page", page=9)["html"].partition("<template data-wall")[2]
    assert beyond.count("<tr data-key") == len(ids)  # the last page there is
    assert "What matters most" in page.do("lead", on=False)["html"]


def test_networks_explain_their_thresholds(session: Session) -> None:
    page = Page(NetworksFace(session))
    assert "Leifeld 2017" in page.html
    assert "<caption>The same as a table" in page.html
    view = page.do("look", kind="subtract", who="all", steps="3", least="3", evidence="stated")
    for words in (
        "“Three steps apart or more (far options only)”.",
        "3 issues or more",
        "Stated positions only",
        "Without a tie",
    ):
        assert words in view["html"]
    view = page.do("look", kind="two_mode", who="few", issue="range")
    assert "≠ disagrees" in view["html"]
    assert "= agrees" in view["html"]
    for verb in ("csv", "svg", "png"):
        assert "on its way" in page.do(verb)["say"]
    assert isinstance(page.face, NetworksFace)
    assert list(page.face.frame().columns) == ["party", "option", "agrees", "is_opposed"]
    assert "excerpt read" in page.sent[-3]["text"]
    assert page.do("look", kind="alliances", who="few")["trouble"]
    assert page.do("look", kind="both", who="own")["trouble"]
    assert (
        "No two of these parties"
        in page.do("look", kind="both", who="own", parties=["region_publics", "iran"])["html"]
    )
    assert 'role="img"' in page.do("look", kind="conflict", who="few", least="5")["html"]


def test_what_one_face_keeps_another_shows(session: Session) -> None:
    table, chair, networks = PositionsFace(session), Page(ChairFace(session)), Page(NetworksFace(session))
    page = Page(table)
    page.do("choose", issue="range", actor="iran")
    page.do("take")
    assert "You sit in the chair of <strong>Iran" in chair.html
    page.do("code", place="3", evidence="stated", reason="x", source="y")
    assert "The ledger’s" in networks.html
    looked = networks.do("look", kind="both", who="few", coder="heron")["html"]
    assert "The codings of heron stand in place of the ledger’s." in looked


def test_two_chairs_and_networks_open_onto_what_they_rest_on(session: Session) -> None:
    quote = next(p.quote for p in session.case.positions if p.actor == "iran" and p.quote)
    for face in (TwoChairsFace(session, "iran", "united_states"), NetworksFace(session)):
        page = Page(face).html
        assert f'<blockquote dir="auto">{quote}</blockquote>' in page
        assert "Excerpt read." in page
        assert "Inferred: a cautious reading, for discussion only." in page or "inferred" not in page


def test_what_they_rest_on_is_kept_and_shows_what_a_new_page_would(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def found(session: Session, quote: str) -> PaperPlace | None:
        made.append(quote)
        return place_in_paper(session, quote)

    for module in ("chairs", "networks"):
        monkeypatch.setattr(f"course.faces.positions.{module}.place_in_paper", found)
    table = Page(PositionsFace(session))
    pages = [Page(TwoChairsFace(session, "iran", "united_states")), Page(NetworksFace(session))]
    made.clear()
    table.do("choose", issue="range", actor="iran")
    table.do("code", place="3", evidence="stated", reason="x", source="y")
    assert not made
    pages[0].do("pair", one="iran", other="israel")
    pages[1].do("look", kind="both", who="all", coder="heron")
    assert made
    for page in pages:
        assert page.html == as_if_new(page)
        with speaking("fr"):
            page.face.refresh()
            assert page.html == as_if_new(page)
        assert "show it in the reader" not in page.html
    reader = ReadingFace(session, ("abstract", "introduction"))
    for page in pages:
        page.face.refresh()
        assert "show it in the reader" in page.html
        assert page.html == as_if_new(page)
    session.watchers.remove(reader)


def test_a_chair_that_observes_says_so_in_the_list_and_when_one_sits_in_it(session: Session) -> None:
    case = session.case
    observer = next(party for party in case.chairs if not case.is_role(party.id))
    page = Page(ChairFace(session))
    assert f"{party_words(observer)} (observer)</option>" in page.html
    page.do("take", actor=observer.id)
    assert "Little is on record about this chair" in page.html
    assert "The brief for this chair" in page.html
