"""What people did, as statements of xAPI 1.0.3, for a store of learning records.

https://github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from course.activities.listing import ACTIVITIES
from course.language import NotAllowed, tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from course.case import Case
    from course.case.exercises import ExerciseBook
    from course.case.exercises.item import Item
    from course.case.exercises.sets import ExerciseSet
    from course.journal import Entry, Journal

BASE: Final = "https://red-line-seminar.invalid"
"""Every name of ours begins so. It is nobody's address and never will be: nothing is asked for there."""
_ANSWERED: Final = "http://adlnet.gov/expapi/verbs/answered"
_QUESTION: Final = "http://adlnet.gov/expapi/activities/question"
_NOT_A_SLUG: Final = re.compile(r"[^a-z0-9]+")


def statements(journal: Journal, case: Case, book: ExerciseBook) -> list[dict[str, Any]]:
    """Give a statement for each entry of an activity that nothing takes back, oldest first.

    Whatever an entry says stands in its statement, word by word; an answer to an exercise also says whether
    it fits the key.

    Parameters
    ----------
    journal
        What people did.
    case, book
        The case that they worked on, and its exercises.

    Examples
    --------
    >>> from course.case import load_case
    >>> from course.case.exercises import load_exercises
    >>> from course.journal import Journal
    >>> journal, case = Journal(), load_case()
    >>> _ = journal.add("heron", "claims", "open", {"claim": "S1-01"})
    >>> statements(journal, case, load_exercises(case))[0]["verb"]["display"]
    {'en': 'open'}
    """
    told = _Telling(journal, case, book)
    return [told.statement(entry) for entry in journal.live() if entry.activity in ACTIVITIES]


def as_json(told: list[dict[str, Any]]) -> bytes:
    r"""Write statements as one file.

    Examples
    --------
    >>> as_json([])
    b'[]\n'
    """
    # Half a sign that somebody's browser sent has no bytes of its own; JSON can name it.
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")


class _Telling:
    """What is needed to say what an entry says."""

    def __init__(self, journal: Journal, case: Case, book: ExerciseBook) -> None:
        self.journal, self.case = journal, case
        slug = _NOT_A_SLUG.sub("-", case.meta.title.casefold()).strip("-") or "case"
        self.root = f"{BASE}/cases/{slug}"
        self.items = {(one.id, item.id): (one, item) for one in book.sets for item in one.items}

    def statement(self, entry: Entry) -> dict[str, Any]:
        found = self.items.get((str(entry.body.get("set")), str(entry.body.get("item"))))
        exercise = found if entry.activity == "exercises" else None
        said: dict[str, Any] = {
            # Stores take ids of RFC 4122 only, which knows no version 7.
            "id": str(uuid5(NAMESPACE_URL, f"{BASE}/entries/{entry.id}")),
            "actor": {
                "objectType": "Agent",
                "name": self.journal.name_of(entry.by),
                "account": {"homePage": f"{BASE}/people", "name": entry.by},
            },
            "verb": _verb(entry),
            "object": self._exercise(*exercise) if exercise else self._other(entry),
        }
        if exercise and entry.verb == "answer" and (result := _result(exercise[1], entry.body)):
            said["result"] = result
        said["context"] = {
            "platform": "Red Line Seminar",
            "contextActivities": {"grouping": [{"id": self.root}]},
            "extensions": {f"{BASE}/extensions/{name}": value for name, value in _more(entry).items()},
        }
        said["timestamp"] = entry.at
        said["version"] = "1.0.3"
        return said

    def _exercise(self, one: ExerciseSet, item: Item) -> dict[str, Any]:
        name = f"{one.title} · {one.items.index(item) + 1}"
        return self._object(f"exercises/{one.id}/{item.id}", name, item.prompt, _QUESTION)

    def _other(self, entry: Entry) -> dict[str, Any]:
        claim = next((c for c in self.case.claims if c.id == entry.body.get("claim")), None)
        if claim is not None and entry.activity == "claims":
            return self._object(f"claims/{claim.id}", claim.id, claim.quote, f"{BASE}/kinds/claim")
        return self._object(f"activities/{entry.activity}", entry.activity, "", f"{BASE}/kinds/activity")

    def _object(self, place: str, name: str, description: str, kind: str) -> dict[str, Any]:
        definition: dict[str, Any] = {"name": {tag(): name}, "type": kind}
        if description:
            definition["description"] = {tag(): description}
        return {"objectType": "Activity", "id": f"{self.root}/{place}", "definition": definition}


def _verb(entry: Entry) -> dict[str, Any]:
    if (entry.activity, entry.verb) == ("exercises", "answer"):
        return {"id": _ANSWERED, "display": {"en": "answered"}}
    name = f"{BASE}/verbs/{entry.activity}/{entry.verb}"
    return {"id": name, "display": {"en": entry.verb.replace("_", " ")}}


def _result(item: Item, body: Mapping[str, Any]) -> dict[str, Any]:
    """Give an answer in words, and whether it fits the key where there is one."""
    try:
        response = item.answered(body.get("response"))
    except NotAllowed:
        return {}  # another version of the case may have had other answers
    mark, _lines = item.marked(response)
    fits = {} if mark == "written" else {"success": mark == "right"}
    return {"response": item.in_words(response), **fits}


def _more(entry: Entry) -> dict[str, Any]:
    """Give what a statement has no field for."""
    kept = {
        "entry": entry.id,
        "body": dict(entry.body),
        "seminar": entry.seminar,
        "step": entry.step,
        "case": entry.case,
    }
    return {name: value for name, value in kept.items() if value or name == "body"}
