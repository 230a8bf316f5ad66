"""The picture of the stories that hold together, and its words."""

from __future__ import annotations

from course.figures import scenarios
from course.methods.crossimpact import consistent
from tests.methods.crossimpact._matrices import random_matrix, somewhereland


def test_every_state_stands_in_the_picture_and_in_its_words() -> None:
    matrix = somewhereland()
    found = consistent(matrix)
    svg, words = scenarios.svg(matrix, found), scenarios.describe(matrix, found)
    assert svg.startswith("<svg")
    assert "currentColor" in svg
    assert "Riots" in svg
    assert words.count("A. Government") == len(found) == 10
    assert scenarios.svg(matrix, found) == svg


def test_a_held_driver_is_marked_and_said_with_the_state_it_is_held_at() -> None:
    matrix = somewhereland()
    held = {0: 1}
    found = consistent(matrix, held=held)
    assert {story[0] for story in found} == {1}
    driver = matrix.descriptors[0]
    said = f"Held from outside: {driver.name}: {driver.variants[1]}."
    assert said in scenarios.describe(matrix, found, held)
    assert scenarios.svg(matrix, found, held).count("(held)") == 1
    assert "(held)" not in scenarios.svg(matrix, found)


def test_many_are_cut_and_said_and_none_is_said() -> None:
    matrix = random_matrix([3, 3, 3], reach=0, seed=0)
    assert scenarios.describe(matrix, consistent(matrix)).endswith("15 more are in the list.")
    assert scenarios.describe(matrix, ()) == "No story holds together."
