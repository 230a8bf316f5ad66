"""A file of YAML is read as the library reads it, and what people do not mean is a mistake in words."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from course.files.yaml import MOST_LEVELS, Unreadable, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = st.text("ab: -?#'\"\n,%!~1", max_size=12)
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(DATA)
def test_what_the_library_writes_is_read_again(data: object) -> None:
    assert parse(yaml.safe_dump(data, allow_unicode=True)).data == data


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("a: 1\nb: [" + "[" * 5_000, 2, "nested too deeply"),
        ("- " * (MOST_LEVELS + 2) + "x", 1, "nested too deeply"),
        ("a: 1\nb: &x [1]\nc: [*x, *x]\n", 2, "used twice"),
        ("a: &x [*x]\n", 1, "used twice"),
        ("&x a: 1\n*x : 2\n", 1, "used twice"),
        ("a: 1\nb: *nobody\n", 2, "starts with *"),
        ("? [a]\n: b\n", 1, "name of a field is a list"),
        ("- a\n---\n- b\n", 2, "second document"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: b: c\n", 1, "colon"),
        ("- a: 1\n   b: 2\n", 2, "does not fit the one above"),
        ("a: x\nb:c\nd: e\n", 2, "does not fit the one above"),
        ("a: x\nb:\u00a0c\nd: e\n", 2, "does not fit the one above"),
        ("a: x\nb：c\nd: e\n", 2, "does not fit the one above"),
        ("a: 1\nb: &c o\n", 2, "starts with &"),
        ("a: 1\nb: !Important it is\n", 2, "starts with !"),
        ("- !x [a]\n", 1, "starts with !"),
        ("a: \x01\n", 1, "control character"),
        ("a: 'b\n", 1, "none ends it"),
        ('- a: 1\n  b: "c\n  d: 2\n  e: "f"\n', 2, "none ends it"),
        ('- a: 1\n  b: "c" d\n', 2, "goes on after them"),
        ("- a: 1\n  b: 'It's\n", 2, "goes on after them"),
        ("- a: 1\n  b: [c, d\n  e: f\n", 2, "does not end"),
        ("- a: {b: c\n  e: f\n", 1, "does not end"),
        ("- a: 1\n  b: @c\n", 2, "starts with @"),
    ],
)
def test_what_nobody_means_is_named_with_its_line(text: str, line: int, wrong: str) -> None:
    with pytest.raises(Unreadable, match=r".") as caught:
        parse(text)
    assert caught.value.line == line
    assert wrong in caught.value.wrong
    assert caught.value.right


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# nothing\n", None),
        (
            "- yes\n- 'yes'\n- ~\n- 010\n- 7\n- 1.5\n- 2024-01-02\n",
            ["yes", "yes", None, "010", 7, 1.5, "2024-01-02"],
        ),
        ("- no\n- On\n- off\n- true\n- False\n", ["no", "On", "off", True, False]),
        ("- !!int '5'\n- !!str 5\n", [5, "5"]),
        (f"- {'9' * 100}\n- {'9' * 5000}\n", [int("9" * 100), "9" * 5000]),
    ],
)
def test_a_value_is_what_it_looks_like(text: str, data: object) -> None:
    assert parse(text).data == data


def test_a_field_that_is_written_twice_is_told_and_the_last_one_holds() -> None:
    found = parse("- a: 1\n  b: 2\n  a: 3\n")
    expected: list[dict[str, Any]] = [{"a": 3, "b": 2}]
    assert (found.data, found.repeated) == (expected, ((3, "a"),))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: Notes #3\nb: C# and #5\n", (1, 2)),
        ("a: 😀 é #3\n", (1,)),
        ("a: one\n  two #3 three\n", (2,)),
        ("a: 'Notes #3'\nb: Notes # three\nc: Notes  #3\nd: |\n  Notes #3\n#e\n", ()),
    ],
)
def test_a_text_that_a_sign_of_a_comment_cuts_off_is_told(text: str, cut: tuple[int, ...]) -> None:
    assert parse(text).cut == cut


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are those of Unix")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_named_and_never_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.yaml")
    with pytest.raises(Unreadable) as refused:
        read_text(tmp_path / "a.yaml")
    assert refused.value.wrong == "this is a folder, a pipe or a device, and no file"
