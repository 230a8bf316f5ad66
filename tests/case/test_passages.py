"""Finding words in a paper, and reading YAML: laws that hold for any text."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from course.case.passages import Text
from course.files.yaml import Unreadable, parse

WORDS = st.lists(st.sampled_from(["well", "“pump”", "it’s", "deep –", "and", "a"]), min_size=1, max_size=30)


@given(WORDS, st.data())
def test_every_piece_of_a_text_is_found_where_it_was_cut(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert start in Text(text).places(text[start:end])
    assert all(text.startswith(text[start:end], p) for p in Text(text).places(text[start:end]))


@given(WORDS)
def test_a_copy_with_plain_marks_is_recognised_and_the_right_words_given_back(words: list[str]) -> None:
    text = " ".join(words)
    typed = text.translate(str.maketrans("“”’–", '""\'-'))
    if typed != text:
        assert (
            Text(text).difference(typed) == f"only quotation marks, dashes or spaces differ; write “{text}”"
        )


@given(st.text(max_size=300), st.text(min_size=1, max_size=80))
def test_a_difference_can_always_be_told(text: str, quote: str) -> None:
    assert Text(text).difference(quote)


@given(st.text("ab\n", max_size=60), st.integers(0, 60))
def test_lines_count_from_one(text: str, at: int) -> None:
    offset = min(at, len(text))
    assert Text(text).line(offset) == text.count("\n", 0, offset) + 1


DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text("abc: -#\"'é–", max_size=12)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcd", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(DATA)
def test_what_people_write_in_yaml_is_read_as_it_is_meant(data: object) -> None:
    assert parse(yaml.safe_dump(data, allow_unicode=True)).data == data


@settings(max_examples=300)
@given(st.text("ab:-[]{}&*!|>?'\"#%@\t\n\r\x85\u2028\ufeff🦊 ", max_size=60))
def test_no_text_whatever_ends_in_a_traceback(text: str) -> None:
    problem: Unreadable | None = None
    try:
        line = parse(text).line(("a", 0))
    except Unreadable as error:
        problem, line = error, error.line
    assert 1 <= line <= len(text.splitlines()) + 2
    assert problem is None or problem.right


def test_dates_stay_words() -> None:
    assert parse("- 2026-02-11\n- 1:30\n- 012\n- 0x1F\n").data == ["2026-02-11", "1:30", "012", "0x1F"]
