"""Consistent scenarios, succession and smallest changes: published answers, and equal to brute force."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.activities.scenarios.words import trace_in_words
from course.language import NotAllowed
from course.methods.crossimpact import (
    Descriptor,
    Matrix,
    consistent,
    plain,
    solve,
    solver,
    succession,
    to_break,
    to_make,
)
from course.methods.crossimpact.change import size
from course.methods.crossimpact.succession import step
from tests.methods.crossimpact._matrices import (
    GLOBAL_ANSWERS,
    SOMEWHERELAND_ANSWERS,
    by_trying,
    code,
    random_matrix,
    somewhereland,
    world,
)

if TYPE_CHECKING:
    from course.methods.crossimpact import Scenario


@st.composite
def matrices(draw: st.DrawFn, most: int = 4, reach: int = 3) -> Matrix:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=most))
    width = sum(sizes)
    cells = st.integers(-reach, reach)
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=width, max_size=width))
    starts = list(itertools.accumulate(sizes, initial=0))
    for i, n in enumerate(sizes):
        if draw(st.booleans()):  # sometimes a driver acts on itself, as a file may say
            for row in rows[starts[i] : starts[i] + n]:
                row[starts[i] : starts[i] + n] = [0] * n
    drivers = tuple(Descriptor(f"D{i}", tuple(f"V{v}" for v in range(n))) for i, n in enumerate(sizes))
    return Matrix(drivers, tuple(map(tuple, rows)))


def test_somewhereland_has_its_ten_published_scenarios() -> None:
    published = {code(line) for line in SOMEWHERELAND_ANSWERS.split("\n")[1:-1]}
    assert set(consistent(somewhereland())) == published


def test_somewhereland_has_the_published_balances() -> None:
    found = somewhereland().balances(code("A2 B1 C3 D1 E1 F1"))
    assert found == ((0, 3, -3), (2, 1, -3), (-9, -1, 10), (-7, 7), (4, -1, -3), (2, -1, -1))
    assert max(somewhereland().shortfalls(code("A2 B1 C3 D1 E1 F1"))) == 14


def test_the_worlds_of_the_stockholm_institute_come_out() -> None:
    matrix = world()
    assert {s: matrix.total_impact(s) for s in consistent(matrix)} == GLOBAL_ANSWERS


def test_sixty_million_combinations_have_the_answers_of_scenariowizard() -> None:
    # Matrix and answers: IainDM/CrossImpactBalances, bench_50x50.scw (NumPy seed 0) and bench_50x50_sw.sl.
    matrix = random_matrix([4] * 5 + [3] * 10, reach=2, seed=0)
    assert matrix.combinations() == 60_466_176
    published = {
        "3 3 3 1 4 3 1 3 3 3 2 3 1 1 1": 61,
        "3 3 3 1 4 3 1 2 3 3 2 3 1 2 1": 68,
        "3 3 3 1 1 3 1 2 1 2 2 1 3 2 1": 74,
        "3 3 4 1 1 3 1 2 3 2 2 3 3 3 1": 85,
        "4 3 4 1 3 1 1 2 1 3 2 3 2 2 2": 64,
    }
    found = {" ".join(str(v + 1) for v in s): matrix.total_impact(s) for s in solve(matrix)}
    assert found == published


@settings(max_examples=150, deadline=None)
@given(matrices())
def test_pruning_gives_what_trying_all_gives(matrix: Matrix) -> None:
    found = sorted(solver._Search(matrix, {}, None).run())
    assert found == by_trying(matrix) == list(consistent(matrix)) == list(plain.search(matrix, {}))


@settings(max_examples=80, deadline=None)
@given(matrices(), st.data())
def test_a_held_driver_stays_and_is_not_asked(matrix: Matrix, data: st.DataObject) -> None:
    driver = data.draw(st.integers(0, len(matrix.sizes) - 1))
    held = {driver: data.draw(st.integers(0, matrix.sizes[driver] - 1))}
    wanted = [
        s
        for s in itertools.product(*map(range, matrix.sizes))
        if s[driver] == held[driver] and matrix.is_consistent(s, held)
    ]
    assert sorted(solver._Search(matrix, held, None).run()) == wanted == list(consistent(matrix, held=held))
    assert list(plain.search(matrix, held)) == wanted


def test_without_numpy_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = random_matrix([3] * 8, reach=3, seed=5)
    wanted = list(consistent(matrix))
    monkeypatch.setattr(solver, "find_spec", lambda _name: None)
    shares: list[float] = []
    assert sorted(solve(matrix, progress=shares.append)) == wanted == by_trying(matrix)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)


def test_large_numbers_do_not_overflow_and_pieces_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = random_matrix([3] * 8, reach=20_000, seed=4)
    assert list(consistent(matrix)) == by_trying(matrix)
    monkeypatch.setattr(solver, "_PIECE", 7)
    shares: list[float] = []
    assert sorted(solve(matrix, progress=shares.append)) == by_trying(matrix)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1)


def test_an_empty_matrix_keeps_every_combination_and_no_driver_gives_none() -> None:
    empty = random_matrix([3] * 7, reach=0, seed=0)
    assert len(consistent(empty)) == empty.combinations() == 2187
    assert consistent(Matrix((), ())) == ()


def test_a_matrix_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="2 rows of 2 numbers"):
        Matrix((Descriptor("A", ("x", "y")),), ((0, 0),))
    with pytest.raises(ValueError, match="at least one variant"):
        Matrix((Descriptor("A", ()),), ())


# --- succession -------------------------------------------------------------------


def test_succession_rests_turns_in_a_circle_and_keeps_ties() -> None:
    two = (Descriptor("A", ("x", "y")), Descriptor("B", ("x", "y")))
    alike = Matrix(two, ((0, 0, 1, -1), (0, 0, -1, 1), (1, -1, 0, 0), (-1, 1, 0, 0)))
    whole = succession(alike, (0, 1))
    assert not whole.rests
    assert whole.cycle == ((0, 1), (1, 0))
    single = succession(alike, (0, 1), way="local")
    assert single.rests
    assert single.steps == ((0, 1), (1, 1))
    tied = Matrix(two, tuple((0,) * 4 for _ in range(4)))
    assert succession(tied, (1, 0)).steps == ((1, 0),)
    with pytest.raises(NotAllowed):
        succession(tied, (1, 0), way="sideways")  # type: ignore[arg-type]


def test_a_circle_of_many_circles_is_followed_only_so_far_and_that_is_said() -> None:
    """Rings of 3, 5, 7 and 11 drivers, each driver like the one before it: together they need 1,155 moves."""
    before: dict[int, int] = {}
    for size_ in (3, 5, 7, 11):
        at = len(before)
        before |= {at + n: at + (n - 1) % size_ for n in range(size_)}
    drivers = tuple(Descriptor(f"D{n}", ("a", "b")) for n in before)
    rows = [[int(before[c // 2] == r // 2 and c % 2 == r % 2) for c in range(52)] for r in range(52)]
    matrix = Matrix(drivers, tuple(map(tuple, rows)))
    start = tuple(int(n in (0, 3, 8, 15)) for n in before)
    trace = succession(matrix, start)
    assert (len(trace.steps), trace.cycle, trace.rests) == (201, (), False)
    assert trace_in_words(matrix, trace)[-1].startswith("After 200 moves it neither rests nor comes back")
    assert len(succession(matrix, start, most=2000).cycle) == 1155


def test_a_driver_that_acts_on_itself_counts() -> None:
    stubborn = Matrix((Descriptor("A", ("x", "y")),), ((0, 1), (1, 0)))
    assert consistent(stubborn) == ()
    assert succession(stubborn, (0,)).cycle == ((0,), (1,))


@settings(max_examples=100, deadline=None)
@given(matrices(), st.sampled_from(["global", "local"]), st.data())
def test_a_place_of_rest_is_a_consistent_scenario(matrix: Matrix, way: str, data: st.DataObject) -> None:
    start = tuple(data.draw(st.integers(0, n - 1)) for n in matrix.sizes)
    trace = succession(matrix, start, way=way)  # type: ignore[arg-type]
    assert trace.rests == matrix.is_consistent(trace.cycle[0])
    for before, after in zip(trace.cycle, (*trace.cycle[1:], trace.cycle[0]), strict=True):
        assert step(matrix, before, way=way) == after  # type: ignore[arg-type]


# --- the smallest change ------------------------------------------------------------


def _least(matrix: Matrix, scenario: Scenario, *, wanted: bool, most: int = 3) -> tuple[int, int] | None:
    """Try every change of up to so many steps; give the steps and cells of the smallest."""
    starts = matrix.starts
    cells = [
        (starts[i] + scenario[i], starts[d] + v)
        for i in range(len(matrix.sizes))
        for d in range(len(matrix.sizes))
        if i != d
        for v in range(matrix.sizes[d])
    ]
    moves = [(c, n) for c in cells for n in (-1, 1)]
    for steps in range(most + 1):
        counts = []
        for chosen in itertools.combinations_with_replacement(moves, steps):
            new: dict[tuple[int, int], int] = {}
            for (row, column), n in chosen:
                new[row, column] = new.get((row, column), matrix.rows[row][column]) + n
            if all(abs(v) <= 3 for v in new.values()) and (
                matrix.changed(new).is_consistent(scenario) == wanted
            ):
                counts.append(len(new))
        if counts:
            return steps, min(counts)
    return None


@settings(max_examples=60, deadline=None)
@given(matrix=matrices(most=3, reach=2), wanted=st.booleans(), data=st.data())
def test_the_smallest_change_is_the_one_that_trying_finds(
    matrix: Matrix, *, wanted: bool, data: st.DataObject
) -> None:
    scenario = tuple(data.draw(st.integers(0, n - 1)) for n in matrix.sizes)
    ways = (to_make if wanted else to_break)(matrix, scenario)
    by_hand = _least(matrix, scenario, wanted=wanted)
    if by_hand is not None:
        assert ways
    for way in ways:
        changed = matrix.changed({(m.row, m.column): m.after for m in way})
        assert changed.is_consistent(scenario) == wanted
        assert all(abs(m.after) <= 3 for m in way)
        if by_hand is not None:
            assert (size(way), len(way)) == by_hand
    assert len(set(ways)) == len(ways)


def test_of_countless_smallest_changes_only_those_asked_for_are_made() -> None:
    """Eight of 39 judgements would have to move: of so many choices nobody can wait for all."""
    drivers = tuple(Descriptor(f"D{n}", ("a", "b")) for n in range(40))
    alike = [[int(r // 2 != c // 2 and r % 2 == c % 2) for c in range(80)] for r in range(80)]
    matrix = Matrix(drivers, tuple(map(tuple, alike)))
    for change, scenario in ((to_break, (0,) * 40), (to_make, (1, *(0,) * 39))):
        ways = change(matrix, scenario, most=3)
        assert len(set(ways)) == 3
        assert len({(size(way), len(way)) for way in ways}) == 1
