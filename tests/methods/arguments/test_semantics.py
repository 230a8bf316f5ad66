"""Supports and undercuts: equal to ASPIC+ worked out tree by tree, and to examples of its authors."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from course.methods.arguments import ArgumentMap, Document, Node, Relation, Step
from course.methods.arguments.unrolled import MOST_ARGUMENTS
from tests.methods.arguments._arguments import ByTrees, TooLargeError, documents

PATIENT = settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


def by_trees(document: Document, most: int) -> ByTrees:
    try:
        return ByTrees(document, most=most)
    except TooLargeError:
        assume(condition=False)
        raise


@PATIENT
@given(documents())
def test_labels_are_those_of_aspic(document: Document) -> None:
    the_map = ArgumentMap(document)
    assert {node: the_map.status(node) for node in the_map.ids} == by_trees(document, 60).labels()


@PATIENT
@given(documents(most=4, links=5))
def test_preferred_sets_are_those_of_aspic(document: Document) -> None:
    found = ArgumentMap(document).preferred(most=None)
    assert found.complete
    assert len(set(found.sets)) == len(found.sets)
    assert {frozenset(s) for s in found.sets} == by_trees(document, 11).preferred()


@settings(max_examples=300, deadline=None)
@given(documents(kinds=["attack"], steps=False, many=False))
def test_with_attacks_alone_it_is_dungs_framework(document: Document) -> None:
    from course.methods.arguments import Framework

    plain = [r for r in document.relations if r.targets[0] in document.by_id and _aimless(document, r)]
    assume(len(plain) == len(document.relations))
    the_map = ArgumentMap(document)
    framework = Framework.of(the_map.ids, [(r.sources[0], r.targets[0]) for r in plain])
    assert {n: the_map.status(n) for n in the_map.ids} == framework.labels()
    assert set(the_map.preferred(most=None).sets) == set(framework.preferred(most=None).sets)


def _aimless(document: Document, relation: Relation) -> bool:
    return not any(relation.id in r.targets for r in document.relations)


def statement(*names: str) -> tuple[Node, ...]:
    return tuple(Node(n, f"Claim {n}.") for n in names)


def argument(*names: str) -> tuple[Node, ...]:
    return tuple(Node(n, f"Card {n}.", "argument") for n in names)


def labels(document: Document) -> dict[str, str]:
    the_map = ArgumentMap(document)
    return {n: the_map.status(n) for n in the_map.ids}


def test_pollocks_red_light() -> None:
    """Pollock 1987: the thing looks red; a red light shines on it. The inference falls, not the premise."""
    document = Document(
        statement("red", "looks red", "red light"),
        (
            Relation("because", "support", ("looks red",), ("red",)),
            Relation("but", "undercut", ("red light",), ("because",)),
        ),
    )
    assert labels(document) == {"red": "out", "looks red": "in", "red light": "in"}


def test_a_rebuttal_of_the_undercutter_gives_the_inference_back() -> None:
    document = Document(
        statement("red", "looks red", "red light", "lamp is off"),
        (
            Relation("because", "support", ("looks red",), ("red",)),
            Relation("but", "undercut", ("red light",), ("because",)),
            Relation("no", "attack", ("lamp is off",), ("red light",)),
        ),
    )
    assert labels(document)["red"] == "in"


def test_a_support_outweighs_no_reply_and_helps_after_an_undercut() -> None:
    cards = argument("a", "s", "b")
    support = Relation("s>a", "support", ("s",), ("a",))
    rebut = Document(cards, (support, Relation("b>a", "attack", ("b",), ("a",))))
    undercut = Document(cards, (support, Relation("b>a", "undercut", ("b",), ("a",))))
    assert labels(rebut)["a"] == "out"
    assert labels(undercut)["a"] == "in"


def test_linked_premises_are_needed_together() -> None:
    document = Document(
        statement("c", "p", "q", "x"),
        (Relation("r", "support", ("p", "q"), ("c",)), Relation("a", "attack", ("x",), ("q",))),
    )
    assert labels(document) == {"c": "out", "p": "in", "q": "out", "x": "in"}


def test_premises_and_steps_of_an_argument() -> None:
    steps = (
        Step("p", "premise"),
        Step("m", "intermediary-conclusion"),
        Step("c", "main-conclusion"),
    )
    nodes = (Node("a", "The argument.", "argument", steps=steps), *statement("p", "m", "c", "x"))
    for target, fallen in (
        ("p", {"a", "p", "m", "c"}),
        ("m", {"a", "m", "c"}),
        ("c", {"a", "c"}),
        ("a", {"a", "c"}),
    ):
        found = labels(Document(nodes, (Relation("r", "attack", ("x",), (target,)),)))
        assert {n for n, label in found.items() if label == "out"} == fallen, target
    first = Document(nodes, (Relation("r", "undercut", ("x",), ("a",), step=1),))
    last = Document(nodes, (Relation("r", "undercut", ("x",), ("a",), step=2),))
    assert {n for n, label in labels(first).items() if label == "out"} == {"a", "m", "c"}
    assert {n for n, label in labels(last).items() if label == "out"} == {"a", "c"}


def test_a_circle_of_supports_carries_nothing() -> None:
    circle = (Relation("r1", "support", ("a",), ("b",)), Relation("r2", "support", ("b",), ("a",)))
    alone = Document(statement("a", "b"), circle)
    assert labels(alone) == {"a": "out", "b": "out"}
    assert ArgumentMap(alone).preferred().sets == ((),)
    held = Document(statement("a", "b", "c"), (*circle, Relation("r3", "support", ("c",), ("a",))))
    assert labels(held) == {"a": "in", "b": "in", "c": "in"}


def test_circles_too_long_for_preferred_sets_say_so() -> None:
    n = MOST_ARGUMENTS // 10
    nodes = statement(*(f"s{i}" for i in range(n)))
    ring = tuple(Relation(f"r{i}", "support", (f"s{i}",), (f"s{(i + 1) % n}",)) for i in range(n))
    the_map = ArgumentMap(Document(nodes, ring))
    assert the_map.status("s0") == "out"
    found = the_map.preferred()
    assert not found.complete
    assert (
        found.sentence
        == "Supports run in circles too long to be followed. No preferred set was found by then."
    )


def test_a_contradiction_works_both_ways_and_can_be_undercut() -> None:
    both = Relation("r", "contradiction", ("a",), ("b",))
    assert labels(Document(statement("a", "b"), (both,))) == {"a": "undecided", "b": "undecided"}
    cut = Document(statement("a", "b", "u"), (both, Relation("u>r", "undercut", ("u",), ("r",))))
    assert labels(cut) == {"a": "in", "b": "in", "u": "in"}


def test_what_hangs_in_the_air_is_left_out() -> None:
    document = Document(
        (*statement("a"), Node("said", "I say a.", "locution")),
        (
            Relation("r1", "attack", ("gone",), ("a",)),
            Relation("r2", "undercut", ("a",), ("r1",)),
            Relation("r3", "attack", ("said",), ("a",)),
            Relation("r4", "attack", (), ("a",)),
            Relation("r5", "rephrase", ("a",), ("a",)),
        ),
    )
    assert labels(document) == {"a": "in"}


def test_a_relation_with_the_name_of_a_node_is_not_taken_for_it() -> None:
    document = Document(
        statement("a", "b", "c"),
        (Relation("a", "support", ("b",), ("c",)), Relation("r", "attack", ("b",), ("a",))),
    )
    assert labels(document) == {"a": "out", "b": "in", "c": "in"}
