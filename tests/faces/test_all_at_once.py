"""All mistakes of a form are said at once, each at its field: whoever mends what is named is done.

Every form on the tours of the faces is sent empty first; then what was named is mended, and no other field
may be found wrong after that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from course.case import load_case
from course.journal import Journal
from course.lessons import Lesson
from course.session.session import Session
from tests.faces._every import EVERY_FACE
from tests.faces._others import LESSON
from tests.faces._tours import TOURS, Step, verb_of
from tests.faces.door import Page, Press, presses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CASE = load_case()
ABOUT_ALL = {"revise"}
"""What is refused because nothing was changed, which is at no field."""
LEFT_EMPTY = {"grounds", "words", "sought", "quote", "digits"}


def empty(press: Press) -> dict[str, Any]:
    """Give what a form sends in which nobody has written or chosen anything."""
    found: dict[str, Any] = dict(press.args)
    for name, choices in press.fields.items():
        if press.groups.get(name, True) and name not in press.many:
            found[name] = "" if "" in choices else next(iter(choices), "")
    return found


def filled(press: Press, wish: Mapping[str, str]) -> dict[str, Any]:
    """Give what a form sends that somebody has filled in."""
    found: dict[str, Any] = dict(press.args)
    for name, choices in press.fields.items():
        if name in press.many:
            found[name] = choices[:2]
        elif choices:
            found[name] = choices[0] or next((c for c in choices if c), "")
        elif re.search("minutes|time", name):
            found[name] = "2:30"
        elif name == "people":
            found[name] = "wren, owl, lark, swan, crow, finch"
        else:
            found[name] = "" if name in LEFT_EMPTY else "2" if re.match("n-|groups", name) else "So it is."
    for name, value in wish.items():
        for key in [k for k in press.fields if k == name or (name[-1] == "*" and k.startswith(name[:-1]))]:
            chosen = press.fields[key][int(value[1:])] if value.startswith("#") else value
            found[key] = [chosen] if key in press.many else chosen
    return found


def offered(page: Page, step: Step) -> tuple[Press, dict[str, Any]] | None:
    """Give what a step presses, and what it sends."""
    said, wish = step if isinstance(step, tuple) else (step, {})
    assert isinstance(said, str)
    verb, _colon, word = said.removeprefix("@").partition(":")
    there = [press for press in presses(page.html) if press.do == verb and not press.takes_file]
    if not there:
        return None
    named = [p for p in there if word in str(p.args).replace("'", '"').replace(" ", "").lower()]
    press = (named or there)[0]
    sent = filled(press, wish)
    for name, choices in press.fields.items() if word and not named else ():
        sent[name] = next((c for c in choices if word in c), sent[name])
    return press, sent


def tell(page: Page, verb: str, form: Mapping[str, Any]) -> dict[str, Any]:
    return page.tell("do", do=verb, seq=1, args={}, form=dict(form))


@pytest.mark.parametrize("name", TOURS)
def test_whoever_mends_what_is_named_is_done(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong: list[str] = []
    for number, tour in enumerate(TOURS[name]):
        start = tmp_path / str(number)
        session = Session.start(CASE, start) if name == "desk" else Session(CASE, Journal(), "heron")
        page = Page(EVERY_FACE[name](Lesson(LESSON, using=session)))
        for step in tour:
            if callable(step):
                step(page.face)
                page.face.refresh()
            elif found := offered(page, step):
                wrong += once(page, verb_of(step), *found)
    assert wrong == [], "\n".join(wrong)


def once(page: Page, verb: str, press: Press, good: Mapping[str, Any]) -> list[str]:
    """Send a form empty, then mended where it was named wrong; give what people would hear too late."""
    form, found = empty(press), []
    if len(press.fields) > 1 and form != good:
        view = tell(page, verb, form)
        if not view["trouble"]:
            return []  # it asks for nothing
        if not view["fields"] and verb not in ABOUT_ALL:
            found.append(f"{verb}: {view['trouble']} (at no field)")
        elif strange := set(view["fields"]) - set(press.fields):
            found.append(f"{verb}: no field is called {strange}")
        mended = {**form, **{n: good[n] for n in view["fields"] if n in good}}
        again = tell(page, verb, mended)
        if not again["trouble"]:
            return found
        if later := set(again["fields"]) - set(view["fields"]):
            found.append(f"{verb}: {later} only after {set(view['fields'])}: {again['trouble']}")
    tell(page, verb, good)
    return found
