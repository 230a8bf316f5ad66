"""Whatever stands in a file: no fold breaks, and a body that does not fit its verb changes nothing at all."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course.activities.listing import ACTIVITIES, activity_of
from course.case import load_case
from course.case.exercises import load_exercises
from course.journal import Entry, Journal, read_lines
from course.journal._ids import new_id
from tests.activities.coding._made import coded
from tests.activities.room._made import held
from tests.activities.text._made import worked
from tests.journal.test_versions import FILES

if TYPE_CHECKING:
    from course.activities import Activity

CASE = load_case()
MORE: dict[str, dict[str, Any]] = {
    "claims": {"sections": [s.id for s in CASE.sections]},
    "exercises": {"set_id": load_exercises(CASE).sets[0].id},
    "notes": {"lesson": CASE.lessons[0].id},
    "scenarios": {"what_if": CASE.what_ifs[0].id},
    "axes": {"what_if": CASE.what_ifs[0].id},
}
"""What an activity needs beside a case, a journal and a person."""


@cache
def written(name: str) -> tuple[Entry, ...]:
    """Give a few entries of each verb of an activity, as people wrote them."""
    kept = [e for path in FILES for e in read_lines(path.read_bytes())[0]]
    entries = [e for e in (*kept, *held(), *worked(), *coded()) if e.activity == name]
    verbs = {e.verb for e in entries} - {"retract"}
    return tuple(e for verb in sorted(verbs) for e in [e for e in entries if e.verb == verb][:4])


def work(name: str, entries: tuple[Entry, ...]) -> Activity[Any]:
    who = entries[0].by if entries else "heron"
    return activity_of(name)(CASE, Journal(entries), who=who, **MORE.get(name, {}))


def state(name: str, entries: tuple[Entry, ...]) -> str:
    return told(work(name, entries))


def told(acting: Activity[Any]) -> str:
    """Give the whole state as text, without the addresses of objects that have no words of their own."""
    return re.sub(r" at 0x[0-9a-f]+", "", repr(acting._state))


plain = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["x" * 30_000, "\x00", "\u202e", "\ufdd0", "constructor", "__class__"])
)
hostile = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=8,
) | st.sampled_from([["x"] * 2000, {str(n): n for n in range(2000)}, json.loads("[" * 28 + "]" * 28)])


@st.composite
def bodies(draw: st.DrawFn, name: str) -> tuple[str, dict[str, Any]]:
    """Draw a verb, and a body: one that somebody wrote with something in it changed, or anything."""
    entry = draw(st.sampled_from(written(name)))
    body = json.loads(json.dumps(entry.body))
    for _time in range(draw(st.integers(1, 2))):
        way = draw(st.sampled_from(["replace", "drop", "add", "anything", "inside"]))
        keys = sorted(body)
        if way == "anything":
            body = draw(st.dictionaries(st.sampled_from([*keys, "x"]), hostile, max_size=5))
        elif way == "add" or not keys:
            body[draw(st.text(max_size=5))] = draw(hostile)
        elif way == "drop":
            del body[draw(st.sampled_from(keys))]
        elif way == "replace":
            body[draw(st.sampled_from(keys))] = draw(hostile)
        else:
            held = body[draw(st.sampled_from(keys))]
            if isinstance(held, dict) and held:
                held[draw(st.sampled_from(sorted(held)))] = draw(hostile)
            elif isinstance(held, list):
                held.append(draw(hostile))
    return draw(st.sampled_from([entry.verb] * 5 + [e.verb for e in written(name)])), body


@pytest.mark.parametrize("name", ACTIVITIES)
@given(data=st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_hostile_bodies_break_no_fold_and_change_nothing(name: str, data: st.DataObject) -> None:
    good = written(name)
    verbs, before = activity_of(name).verbs, state(name, good)
    drawn = data.draw(st.lists(bodies(name), min_size=1, max_size=6))
    bad = tuple(
        Entry(new_id(), "2026-11-25T12:00:00.000Z", good[0].by, name, verb, body) for verb, body in drawn
    )
    odd: list[Entry] = []
    for entry in bad:
        try:
            verbs.read(entry)
        except ValueError:
            odd.append(entry)
    acting = work(name, (*good, *odd))
    assert told(acting) == before
    named = "\n".join(acting.journal.problems)
    assert all(entry.id in named for entry in odd)
    fitting = work(name, (*good, *bad))  # what fits may change something; it breaks nothing
    assert told(fitting)


@pytest.mark.parametrize("name", ACTIVITIES)
def test_every_written_body_is_read(name: str) -> None:
    acting = work(name, written(name))
    assert acting._state is acting._state
    assert acting.journal.problems == ()
    assert written(name)
