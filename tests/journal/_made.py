"""Entries for tests: quick to make by hand, and as hypothesis strategies."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from course.journal import RETRACT, Entry

AT = "2026-03-01T09:30:00.000Z"


def entry_id(number: int) -> str:
    return f"019a{number:04x}-0000-7000-8000-{number:012x}"


def entry(
    number: int = 1, *, who: str = "heron", activity: str = "claims", verb: str = "judge", body: Any = None
) -> Entry:
    return Entry(entry_id(number), AT, who, activity, verb, {} if body is None else body)


def retraction(number: int, of: int, *, who: str = "heron", activity: str = "claims") -> Entry:
    return entry(number, who=who, activity=activity, verb=RETRACT, body={"entry": entry_id(of)})


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**60), 10**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
bodies = st.dictionaries(st.text(), json_values, max_size=4)
names = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).filter(
    lambda name: not name.isspace()
)
numbers = st.integers(1, 30)
people = st.sampled_from(["heron", "wren"])
activities = st.sampled_from(["claims", "notes"])
_ordinary = st.builds(
    lambda n, who, activity, text: entry(n, who=who, activity=activity, body={"text": text}),
    numbers, people, activities, st.integers(0, 1),
)  # fmt: skip
_taken_back = st.builds(
    lambda n, of, who, activity: retraction(n, of, who=who, activity=activity),
    numbers,
    numbers,
    people,
    activities,
)
# Few ids, so that conflicts, retractions of retractions and retractions of what is yet to come are common.
entries = st.lists(_ordinary | _taken_back, max_size=30)
