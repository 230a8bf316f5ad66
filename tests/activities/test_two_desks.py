"""What two people write at two desks that did not know of each other: neither erases the other in silence."""

from __future__ import annotations

import json

import pytest

from course.activities.listing import ACTIVITIES, activity_of
from course.journal import Entry, Journal
from course.journal._ids import new_id
from tests.activities.test_hostile import CASE, MORE, told, written

DESKS = {"lark": "as the first desk says", "finch": "as the second desk says"}
ABOUT = {"set_id": "set", "what_if": "what_if", "lesson": "lesson"}


def about(entry: Entry) -> dict[str, object]:
    """Give what an activity needs to show what an entry is about."""
    more = MORE.get(entry.activity, {})
    return {key: entry.body.get(ABOUT.get(key, ""), value) for key, value in more.items()}


@pytest.mark.parametrize("name", ACTIVITIES)
def test_what_one_desk_wrote_is_there_beside_what_another_wrote(name: str) -> None:
    good, verbs, tried = written(name), activity_of(name).verbs, 0
    for model in {entry.verb: entry for entry in good}.values():
        for field in [key for key, value in model.body.items() if isinstance(value, str)]:
            new = []
            for who, words in DESKS.items():
                body = {**json.loads(json.dumps(model.body)), field: words}
                new.append(Entry(new_id(), "2026-11-25T12:00:00.000Z", who, name, model.verb, body))
            try:
                for entry in new:
                    verbs.read(entry)
            except ValueError:
                continue  # no words stand in this field
            journal = Journal((*good, *new))
            merged = told(activity_of(name)(CASE, journal, who="lark", **about(model)))
            assert len({words in merged for words in DESKS.values()}) == 1, f"{model.verb}: {field}"
            tried += all(words in merged for words in DESKS.values())
    assert tried
