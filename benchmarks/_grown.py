"""Things of any size: a case with many claims, a class with much work, a journal with every verb."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from course.activities.bargaining import Bargaining
from course.activities.debate import Debate
from course.activities.listing import activity_of
from course.activities.notes import Notes
from course.activities.positions import Priorities
from course.case import default_folder, load_case
from course.journal import Entry, Journal, read_lines
from course.journal._ids import new_id
from course.session.session import Session
from tests.activities.coding._made import coded
from tests.activities.room._made import held
from tests.activities.text._made import worked
from tests.collect import _class as made

CASE = load_case()
VERSIONS = Path(__file__).resolve().parent.parent / "tests" / "journal" / "versions"


def case_of(folder: Path, claims: int) -> Path:
    """Copy the case that ships, with at least as many claims: the same ones again, under other ids."""
    shutil.copytree(default_folder(), folder)
    assert CASE.exercises_folder is not None
    shutil.copytree(CASE.exercises_folder, folder.parent / "exercises", dirs_exist_ok=True)
    path = folder / "claims.yaml"
    head, *blocks = re.split(r"(?m)^- id: ", path.read_text(encoding="utf-8"))
    more = list(blocks)
    while len(more) < claims:
        name, rest = blocks[len(more) % len(blocks)].split("\n", 1)
        section, number = name.rsplit("-", 1)
        more.append(f"{section}-{1000 * (len(more) // len(blocks)) + int(number)}\n{rest}")
    path.write_text(head + "".join(f"- id: {block}" for block in more), encoding="utf-8")
    return folder


def class_of(people: int) -> Session:
    """Let each person judge, answer, hold, rank, write, suppose a deal and play a card."""
    journal = Journal()
    debate = Debate(CASE, journal, who="")
    names = made.people(journal, people)
    debate.who = names[0]
    debate.begin(CASE.formats[0], motion="M4", code="grown")
    _key, item = made.single_choice()
    ends = [issue.id for issue in CASE.issues]
    for n, who in enumerate(names):
        made.judge(journal, who, ("supported", "contested")[n % 2], f"Reason {n} of somebody.")
        made.answer(journal, who, item.options[n % len(item.options)].id)
        made.expect(journal, who, "range", CASE.issue("range").scale[n % 3].level)
        first = [ends[(n + k) % 8] for k in range(3)]
        Priorities(CASE, journal, who=who).choose("oman", first, ends[-1], why_first="So.", why_last="So.")
        Notes(CASE, journal, who=who, lesson="02-capabilities", prompts={"q": "Why?"}).write(
            "q", f"Note {n}."
        )
        Bargaining(CASE, journal, who=who).choose("range", CASE.issue("range").scale[n % 3].level)
        debate.who = who
        debate.cards.play(claim=f"Claim {n}.", side=("for", "against")[n % 2])
    return Session(CASE, journal, names[0])


@cache
def _every_verb() -> dict[str, list[Entry]]:
    # Younger than the versions:
    found = {"room": list(held()), "text": list(worked()), "coding": list(coded())}
    for path in sorted(VERSIONS.glob("*/*.jsonl")):
        entries, _problems = read_lines(path.read_text(encoding="utf-8"))
        for entry in entries:
            found.setdefault(entry.activity, []).append(entry)
    return found


def journal_of(activity: str, count: int) -> Journal:
    """Repeat every verb of an activity until there are so many entries, by one of fifty people at a time."""
    every = _every_verb()[activity]
    return Journal(
        replace(entry, id=new_id(), step="", by=f"bird-{n // len(every) % 50}")
        for n, entry in enumerate(islice(cycle(every), count))
    )


def folded(activity: str, journal: Journal) -> object:
    """Read an activity anew from entries that were never folded."""
    more: dict[str, dict[str, Any]] = {
        "claims": {"sections": ["I"]},
        "exercises": {"set_id": "02-capabilities"},
        "notes": {"lesson": "02-capabilities", "prompts": {}},
    }
    work = activity_of(activity)(CASE, Journal(journal), who="bird-1", **more.get(activity, {}))
    return work._state
