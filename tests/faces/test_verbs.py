"""What a verb takes is checked from its annotations: whatever does not fit gets a sentence."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.faces.verbs import OLD_PAGE, Key, Line, Prefixed, Text, Upload, verb, verbs_of
from course.language import NotAllowed


class Board:
    """One verb for each kind of value."""

    @verb
    def on_all(  # noqa: PLR0917 - one of each kind
        self,
        key: Key,
        text: Text,
        line: Line = "",
        number: int = 0,
        part: float = 0.5,
        maybe: float | None = None,
        yes: bool = False,  # noqa: FBT001, FBT002 - as a form sends it
        one: Literal["svg", "png"] = "svg",
        step: Literal[1, -1] = 1,
        many: list[Key] | None = None,
        numbers: list[int] | None = None,
        *,
        levels: Annotated[dict[str, Key], Prefixed("r-")],
    ) -> str:
        return repr((key, text, line, number, part, maybe, yes, one, step, many, numbers, levels))

    @verb
    def on_needs(self, number: int) -> str:
        return str(number)

    @verb
    def on_file(self, file: Upload) -> str:
        return file.name

    def on_hidden(self) -> str:
        return "never"

    plain = 1


def checked(verb_name: str, **values: Any) -> dict[str, object]:
    return verbs_of(Board)[verb_name].checked(values)


def test_only_marked_methods_are_verbs() -> None:
    assert set(verbs_of(Board)) == {"all", "needs", "file"}


def test_a_missing_text_is_empty_so_that_the_activity_says_what_to_choose() -> None:
    assert checked("all") == {"key": "", "text": "", "levels": {}}


@pytest.mark.parametrize(
    ("name", "given_", "taken"),
    [
        ("key", 3, "3"),
        ("number", "-7", -7),
        ("number", "٣", 3),
        ("part", "2.5", 2.5),
        ("part", 2, 2.0),
        ("maybe", "", None),
        ("maybe", "1", 1.0),
        ("yes", "yes", True),
        ("yes", "", False),
        ("one", "png", "png"),
        ("step", "-1", -1),
        ("many", "a", ["a"]),
        ("many", ["a", "b"], ["a", "b"]),
        ("numbers", ["1", 2], [1, 2]),
        ("r-a", "x", None),
    ],
)
def test_what_a_form_sends_becomes_what_the_verb_takes(name: str, given_: object, taken: object) -> None:
    found = checked("all", **{name: given_})
    if name.startswith("r-"):
        assert found["levels"] == {"a": "x"}
    else:
        assert found[name] == taken
        assert type(found[name]) is type(taken)


def many_of(name: str, *bad: Any) -> list[tuple[str, Any]]:
    return [(name, value) for value in bad]


NOT_FITTING: list[tuple[str, Any]] = [
    *many_of("key", None, True, ["a"], {"a": 1}, 1.5, "x" * 201, 10**400),
    *many_of("text", "x" * 20_001, "\ud800"),
    ("line", "x" * 1_001),
    *many_of("number", "often", "²", "", True, 1.0, None, 10**10, "9" * 5_000, "--1", "1_0"),
    *many_of("part", "nan", "inf", float("inf"), True, 10**400, []),
    *many_of("yes", "perhaps", 1),
    *many_of("one", "gif", 1, None),
    *many_of("step", 0, True, 10**5_000),
    *many_of("many", {"a": 1}, [None], ["a"] * 501, [["a"]]),
    ("numbers", ["x"]),
    *(("r-a", None), ("r-" + "x" * 201, "a"), ("unknown", 1), ("self", 1)),
]


@pytest.mark.parametrize(
    ("name", "bad"),
    NOT_FITTING,
    ids=lambda value: value[:9] if isinstance(value, str) else type(value).__name__,
)
def test_what_does_not_fit_gets_a_sentence(name: str, bad: object) -> None:
    with pytest.raises(NotAllowed) as told:
        checked("all", **{name: bad})
    assert str(told.value).endswith(".")
    assert len(str(told.value)) < 200


def test_what_is_needed_and_missing_is_named() -> None:
    with pytest.raises(NotAllowed, match="“number” is missing"):
        checked("needs")
    with pytest.raises(NotAllowed, match="“file” must be a file"):
        checked("file", file={"name": "a", "data": "b"})
    with pytest.raises(NotAllowed, match=OLD_PAGE):
        checked("needs", number=1, more=2)


def test_a_text_that_is_too_long_is_named_by_how_it_begins() -> None:
    with pytest.raises(NotAllowed, match=r"“Once upon a time…” is too long: it has 20,016 char"):
        checked("all", text="Once upon a time" + " " * 20_000)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
NAMES = [
    "key",
    "text",
    "line",
    "number",
    "part",
    "maybe",
    "yes",
    "one",
    "step",
    "many",
    "numbers",
    "r-a",
    "x",
]


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=4))
def test_anything_is_taken_as_it_should_be_or_gets_a_sentence(values: dict[str, Any]) -> None:
    try:
        verbs_of(Board)["all"].call(Board(), values)
    except NotAllowed as error:
        said = str(error)
    else:
        said = "Done."
    assert said.endswith(".")
