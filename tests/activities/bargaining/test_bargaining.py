"""Bargaining: every rule of the table, and what a deal leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.bargaining import Bargaining, analyse
from course.activities.bargaining.hypotheses import parties, usual_parties
from course.activities.bargaining.rows import rows
from course.activities.bargaining.words import Words, answer
from course.journal import Journal
from course.language import NotAllowed
from course.methods.winsets import Condition, Problem, RedLine, holds
from course.publish.bargaining import bargaining
from course.publish.markdown import to_markdown
from tests.kept import lines_case
from tests.methods.winsets._problems import agreeable, packages, problems, smallest, subsets

if TYPE_CHECKING:
    from collections.abc import Callable

CASE = lines_case()


def test_persons_are_never_parties() -> None:
    people = {s.id for s in CASE.stakeholders if s.person}
    assert people
    assert not people & {p.id for p in parties(CASE)}
    assert not people & set(usual_parties(CASE, 99))
    with pytest.raises(NotAllowed, match="cannot sit"):
        Bargaining(CASE, Journal(), who="heron", parties=sorted(people))


def table(*at: str, who: str = "heron", journal: Journal | None = None) -> Bargaining:
    return Bargaining(CASE, Journal() if journal is None else journal, who=who, parties=at or None)


def test_the_whole_case_is_answered_in_sentences_named_by_party() -> None:
    whole = table(*(p.id for p in parties(CASE)))
    found = whole.analysis()
    assert found.package is None
    for collision in found.collisions:
        said = whole.words.collision(collision)
        assert all(whole.words.name(line.party) in said or said.startswith("On") for line in collision)
    assert all(whole.words.step(s.movements).endswith(".") for s in found.steps)
    assert "accepts" in whole.words.step(found.steps[0].movements)


def test_unknown_is_not_yes() -> None:
    quiet = table("iraq")
    assert quiet.problem().lines == ()
    assert "That is no yes: the answer is unknown." in quiet.says.notices()[0]
    found = quiet.analysis()
    assert found.package is not None
    unknown = quiet.problem().unknown
    assert unknown
    assert [set(leaning.unknown) for leaning in found.leanings] == [set(unknown)]
    assert quiet.says.verdict().startswith(
        "Unknown: a package exists that crosses no line of this party, but"
    )
    quiet.choose("range", 0)
    assert quiet.answer("iraq", "range").kind == "unknown"
    assert quiet.says.reply("iraq") == "Iraq: unknown. No view of it on this is on record."
    assert quiet.says.on_package().startswith("Unknown for Iraq on")  # nobody’s view is on record


def test_no_package_is_called_accepted_by_whoever_only_could_accept_it_or_is_not_concerned() -> None:
    begins = {
        "accepts": "Accepted by everybody at the table, by views on record.",
        "line": "Refused by ",
        "unknown": "Unknown for ",
        "return": "Refused by nobody. ",
        "waits": "Refused by nobody. ",
    }
    met = set()
    for party in (p.id for p in parties(CASE)):
        work = table(party)
        for issue in CASE.issues:
            for option in issue.scale:
                work.take({issue.id: option.level})
                kind = work.answer(party, issue.id).kind
                met.add(kind)
                assert work.says.on_package().startswith(begins[kind])
                assert ("could accept" in work.says.on_package()) == (
                    "could accept" in work.says.reply(party)
                )
    assert met == set(begins)


def test_whom_a_package_does_not_concern_has_not_accepted_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("bargaining", "hypotheses"):
        monkeypatch.setattr(f"course.activities.bargaining.{module}.why_unknown", lambda *_: "outside")
    work = table("iraq", "iran")
    issue, level = next((i.id, n) for i in CASE.issues for n in work.view("iran", i.id).acceptable)
    work.take({issue: level})
    assert work.says.on_package() == "Accepted by those whom it concerns, by views on record."
    work.sit(["iraq"])
    assert work.says.on_package() == "This lies outside the concern of everybody at the table."


def test_an_unknown_may_be_supposed_either_way_and_what_changes_is_seen() -> None:
    work = table("iraq")
    work.choose("range", 0)
    work.suppose("iraq", "range", "accepts")
    assert work.answer("iraq", "range").words == "accepts, as you suppose"
    assert work.says.on_package() == "Accepted by everybody at the table, as you suppose."
    work.suppose("iraq", "range", "refuses")
    assert work.answer("iraq", "range").kind == "refuses"
    assert work.says.on_package() == "Refused by Iraq."
    assert work.analysis().package is None  # every option of the range is refused
    assert "as you suppose" in work.words.collision(work.analysis().collisions[0])
    work.try_step(0)
    assert work.analysis().package is not None
    work.restore("iraq", "range")
    assert work.supposed("iraq", "range") == "unknown"
    with pytest.raises(NotAllowed, match="starting set already"):
        work.restore("iraq", "range")
    with pytest.raises(NotAllowed, match="Choose yes, no"):
        work.suppose("iraq", "range", "perhaps")
    work.revise("iraq", "range", {o.level: "acceptable" for o in CASE.issue("range").scale}, reason="A test.")
    with pytest.raises(NotAllowed, match="a view on record"):
        work.suppose("iraq", "range", "accepts")


def test_a_supposition_is_ones_own_and_is_undone() -> None:
    journal = Journal()
    mine, hers = table("iraq", journal=journal), table("iraq", who="owl", journal=journal)
    mine.suppose("iraq", "range", "refuses")
    assert mine.analysis().package is None
    assert hers.analysis().package is not None
    journal.undo("heron")
    assert mine.analysis().package is not None


def test_steps_and_leanings_of_the_case_name_the_unknown_views_that_they_rest_on() -> None:
    work = table()
    found = work.analysis()
    assert len(found.leans) == len(found.steps)
    for step, leans in zip(found.steps, found.leans, strict=True):
        rest = [line for line in work.problem().lines if line not in {m.line for m in step.movements}]
        assert all(holds(line, step.package) for line in rest)
        assert set(leans) == {line for line in work.problem().unknown if not holds(line, step.package)}
        said = work.says.leaning_of(leans)
        for party in {line.party for line in leans}:
            titles = [work.words.title(line.issue) for line in leans if line.party == party]
            assert all(title in said for title in titles) or f"on {len(titles)} issues" in said
        assert ("nothing unknown" in said) is not bool(leans)


@settings(max_examples=100, deadline=None)
@given(problems(), st.data())
def test_what_a_deal_leans_on_equals_brute_force(problem: Problem, data: st.DataObject) -> None:
    """Unknown views are lines that may turn out a yes: the smallest sets of them, and the fewest."""
    marks = data.draw(st.lists(st.booleans(), min_size=len(problem.lines), max_size=len(problem.lines)))
    lines = tuple(x for x, m in zip(problem.lines, marks, strict=True) if not m or isinstance(x, Condition))
    unknown = tuple(
        RedLine(x.party, x.issue, x.options, "unknown")
        for x, m in zip(problem.lines, marks, strict=True)
        if m and isinstance(x, RedLine)
    )
    whole = Problem(problem.issues, lines, unknown)
    found = analyse(whole)
    good = [p for p in packages(whole) if whole.accepts(p)]
    sure = [p for p in good if not whole.leans_on(p)]
    assert (found.package is None) == (not good)
    assert found.possible == {
        i: tuple(n for n in ls if any(p[i] == n for p in good)) for i, ls in whole.issues
    }
    assert found.sure == {i: tuple(n for n in ls if any(p[i] == n for p in sure)) for i, ls in whole.issues}
    needed = smallest([frozenset(whole.leans_on(p)) for p in good])
    if found.package is not None:
        assert {frozenset(leaning.unknown) for leaning in found.leanings} == needed - {frozenset()}
        fewest = min(len(whole.leans_on(p)) for p in good)
        assert len(whole.leans_on(found.package)) == fewest
    for leaning in found.leanings:
        assert set(whole.leans_on(leaning.package)) == set(leaning.unknown)
    if found.leanings:  # what collides if each unknown view is a no
        colliding = [s for s in subsets(whole.strict.lines) if not agreeable(whole, s, {})]
        assert {frozenset(c) for c in found.collisions} == smallest(colliding)
    for step, leans in zip(found.steps, found.leans, strict=True):
        gone = {m.line for m in step.movements}
        rest = Problem(whole.issues, tuple(x for x in lines if x not in gone))
        assert rest.accepts(step.package)
        assert set(leans) == set(whole.leans_on(step.package))
        near = {x.issue: step.package[x.issue] for x in gone if isinstance(x, RedLine)}
        rivals = [p for p in packages(whole) if rest.accepts(p) and near.items() <= p.items()]
        assert len(leans) == min(len(whole.leans_on(p)) for p in rivals)


def test_everything_collides_says_so() -> None:
    work = table("iran")
    for issue in CASE.issues:
        work.revise("iran", issue.id, {o.level: "beyond" for o in issue.scale}, reason="A test.")
    found = work.analysis()
    assert len(found.collisions) == len(CASE.issues)
    assert work.words.collision(found.collisions[0]).endswith("that alone leaves no option.")
    assert [len(s.movements) for s in found.steps] == [len(CASE.issues)]


def test_a_what_if_opens_a_deal_is_ones_own_and_is_undone() -> None:
    journal = Journal()
    mine, hers = table(journal=journal), table(who="owl", journal=journal)
    mine.try_step(0)
    assert mine.analysis().package is not None
    assert hers.analysis().package is None
    hers.choose("range", 1)
    (pair,) = hers.differing()
    (edit,) = hers.others(*pair)
    assert edit.what_if
    assert edit.reason.startswith("What if ")
    journal.undo("heron")
    assert mine.analysis().package is None


@pytest.mark.parametrize("number", range(2))
def test_every_step_opens_a_deal_when_it_is_tried(number: int) -> None:
    work = table()
    work.try_step(number)
    assert work.analysis().package is not None


def test_conditions_are_met_waiting_or_failing() -> None:
    work = table("iran", "united_states")
    assert work.answer("united_states", "agenda_scope").words == "not settled"
    work.choose("agenda_scope", 2)
    assert work.answer("united_states", "agenda_scope").kind == "waits"
    work.choose("verification", "0")
    assert work.answer("united_states", "agenda_scope").kind == "fails"
    work.choose("verification", 4)
    assert work.answer("united_states", "agenda_scope").kind == "met"
    work.choose("verification", None)
    assert work.answer("iran", "agenda_scope").kind == "line"
    assert "stated, high confidence" in work.says.crossed("iran")[0][1]


def test_revising_makes_conditions_fall_away() -> None:
    work = table("united_states")
    assert work.links("united_states", "agenda_scope")
    stances = {0: "beyond", 1: "acceptable", 2: "acceptable", 3: "acceptable", 4: "acceptable"}
    work.revise("united_states", "agenda_scope", stances, reason="A statement.")
    assert work.links("united_states", "agenda_scope") == ()
    with pytest.raises(NotAllowed, match="same as before"):
        work.revise("united_states", "agenda_scope", stances, reason="Again.")


def test_bad_requests_are_sentences() -> None:
    work = table()
    acts: tuple[Callable[[], object], ...] = (
        lambda: work.sit([]),
        lambda: work.choose("nothing", 1),
        lambda: work.choose("range", "9"),
        lambda: work.choose("range", "-1"),
        lambda: work.try_step(99),
        lambda: work.restore("iran", "range"),
        lambda: work.give_up("nothing", reason="r"),
        lambda: work.revise("iran", "range", {0: "maybe"}, reason="r"),
        lambda: work.expect(["nothing"]),
        lambda: work.expect([i.id for i in CASE.issues[:4]]),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert len(work.journal) == 0


def test_a_half_made_package_that_cannot_be_completed_says_which_lines_are_in_the_way() -> None:
    work = table("united_states")
    work.choose("agenda_scope", 0)
    assert work.completion() is None
    (blocked,) = work.blocked()
    assert Words(CASE).in_the_way(blocked).startswith("The United States does not accept “nuclear only”")


def test_an_answer_without_a_view_is_not_a_line() -> None:
    assert answer(1, None, (), {"x": 1}).kind == "unknown"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("parties", "issue", "level", "options", "party", "acceptable", "beyond", "link", "steps", "only_if")
BODIES = st.fixed_dictionaries(
    {},
    optional={
        k: st.sampled_from(["iran", "range", 1, [1], [{"party": "iran"}], ["iran"]]) | JUNK for k in KEYS
    },
)
VERBS = st.sampled_from(
    ["sit", "choose", "package", "revise", "suppose", "attach", "give_up", "restore", "try", "x"]
)


@settings(deadline=None)
@given(st.lists(st.tuples(VERBS, BODIES), max_size=8))
def test_a_hand_edited_journal_never_breaks_the_fold(made: list[tuple[str, dict[str, object]]]) -> None:
    journal = Journal()
    for verb, body in made:
        journal.add("heron", "bargaining", verb, body)
    work = table(journal=journal)
    assert work.says.verdict()
    assert to_markdown(bargaining(work))
    assert len(rows(work)) == len(CASE.issues) * len(work.at_table)


def test_a_condition_that_one_person_leaves_out_is_a_difference() -> None:
    journal = Journal()
    mine, hers = table(journal=journal), table(who="owl", journal=journal)
    hers.choose("range", 1)
    mine.give_up("iran_phased_relief", reason="Time matters less.")
    assert hers.differing() == (("iran", "sanctions_relief"),)
    (edit,) = hers.link_edits("iran", "sanctions_relief")
    assert (edit.who, edit.added, edit.reason) == ("heron", False, "Time matters less.")
    assert hers.links("iran", "sanctions_relief")
    assert not mine.links("iran", "sanctions_relief")
