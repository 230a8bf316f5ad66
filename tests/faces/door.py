"""The smallest door there is: plain function calls instead of a notebook, a server or a page."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from course.faces import wire
from course.faces.pieces import Pieces
from course.faces.screen import Screen

if TYPE_CHECKING:
    from course.faces.face import Face


class Alarm(logging.Handler):
    """What faces log is an error inside, and there must be none."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


def whole(before: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """Make a view whole again from the one before, as ``front/whole.js`` does in a browser."""
    if said["till"] < 0:
        return said
    assert said["n"] == before["n"] + 1
    units = before["html"].encode("utf-16-le", "surrogatepass")
    put = said["html"].encode("utf-16-le", "surrogatepass")
    html = (units[: 2 * said["at"]] + put + units[2 * said["till"] :]).decode("utf-16-le", "surrogatepass")
    return {**said, "html": html, "at": 0, "till": -1}


class Page:
    """What the page does: it shows views, sends messages, and keeps what else Python sends."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.sent: list[dict[str, Any]] = []
        self.view: dict[str, Any] = {}
        self.heard: list[str] = []  # what was announced
        self.seq = 0
        self.screen = Screen(face, self._take)

    def _take(self, message: wire.ToBrowser) -> None:
        said = message.model_dump()
        if said["type"] == "view":
            self.view = whole(self.view, said)
            self.heard += filter(None, [said["say"]])
        else:
            self.sent.append(said)

    def tell(self, type: str, *pieces: bytes, **fields: Any) -> dict[str, Any]:  # noqa: A002 - its name on the wire
        """Send a message; give what is shown then."""
        self.screen.hear({"type": type, "wire": wire.VERSION, **fields}, pieces)
        return self.view

    def do(self, verb: str, **form: Any) -> dict[str, Any]:
        """Press something; give the view that comes back."""
        self.seq += 1
        view = self.tell("do", do=verb, seq=self.seq, args={}, form=form)
        assert view["seq"] == self.seq
        return view

    def upload(
        self, verb: str, name: str, data: bytes, *, piece: int = wire.PIECE, file: int = 0, files: int = 1
    ) -> dict[str, Any]:
        """Choose a file; give the view that comes back."""
        self.seq += 1
        parts = max(1, -(-len(data) // piece))
        for part in range(parts):
            chunk = data[part * piece : (part + 1) * piece]
            said = {"name": name, "part": part, "parts": parts, "file": file, "files": files}
            self.tell("upload", chunk, do=verb, seq=self.seq, **said)
        assert self.view["seq"] == self.seq
        return self.view

    @property
    def html(self) -> str:
        """What is shown."""
        return str(self.view["html"])


def as_if_new(page: Page) -> str:
    """Give what a face would show if it kept no pieces from before."""
    face: Any = page.face
    pieces, face.pieces = face.pieces, Pieces()
    html = str(face.html())
    face.pieces = pieces
    return html


@dataclass
class Press:
    """Something that a page offers to do, and what it would send."""

    do: str
    args: dict[str, Any]
    fields: dict[str, list[str]] = field(default_factory=dict)
    """For each field of the form what can be chosen, the present choice first; empty for free text."""
    many: set[str] = field(default_factory=set)
    groups: dict[str, bool] = field(default_factory=dict)
    """For each group of radio buttons whether one is chosen; else the form sends nothing for it."""
    takes_file: bool = False

    def values(self) -> dict[str, Any]:
        """Give what an untouched form sends."""
        found: dict[str, Any] = dict(self.args)
        for name, choices in self.fields.items():
            found[name] = choices[:1] if name in self.many else choices[0] if choices else ""
        return found


class _Presses(HTMLParser):
    """Read a page as a browser would: what can be pressed, and the form around it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Press] = []
        self.form: Press | None = None
        self.select = ""
        self.chooses: Press | None = None  # the list that does something by itself
        self.unnamed = False  # inside an option whose words are its value
        self.choices: list[tuple[bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Press(given.get("data-do", ""), json.loads(given.get("data-args") or "{}"))
            self.found.append(self.form)
        elif "data-do" in given and given.get("aria-disabled") != "true":
            press = Press(given["data-do"], json.loads(given.get("data-args") or "{}"))
            press.takes_file = given.get("type") == "file"
            if tag == "input" and given.get("type") == "radio":
                press.args["value"] = given.get("value", "on")
            if tag == "select":
                self.chooses = press
            if tag == "button" and given.get("type") == "submit" and self.form is not None:
                press.fields, press.many = self.form.fields, self.form.many
                press.groups = self.form.groups
            self.found.append(press)
        if self.form is not None and given.get("name"):
            self._field(tag, given)
        if tag == "option":
            self.unnamed = "value" not in given
            self.choices.append(("selected" in given, given.get("value", "")))

    def _field(self, tag: str, given: dict[str, str]) -> None:
        assert self.form is not None
        name, kind = given["name"], given.get("type", "")
        if "data-many" in given:
            self.form.many.add(name)
        if tag == "select":
            self.select = name
        elif tag == "input" and kind in ("radio", "checkbox"):
            choices = self.form.fields.setdefault(name, [])
            chosen = "checked" in given or self.form.groups.get(name, False)
            self.form.groups |= {name: chosen} if kind == "radio" else {}
            at = 0 if "checked" in given else len(choices)
            choices.insert(at, given.get("value", "on"))
        elif tag in ("input", "textarea"):
            self.form.fields.setdefault(name, [])

    def handle_data(self, data: str) -> None:
        if self.unnamed and data.strip():
            self.choices[-1] = (self.choices[-1][0], data.strip())
            self.unnamed = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            ordered = [value for _, value in sorted(self.choices, key=lambda choice: not choice[0])]
            if self.chooses is not None:
                self.chooses.fields["value"] = ordered
            if self.form is not None and self.select:
                self.form.fields[self.select] = ordered
            self.select, self.choices, self.chooses = "", [], None


# Of a page of 200 kB a tenth: in a page of ours, no attribute holds a bare “>”.
_TELLING = re.compile(
    r"</?(?:form|select)\b[^>]*>|<option\b[^>]*>[^<]*|<[a-z]+(?=[^>]*\s(?:data-do|name)=)[^>]*>"
)


def presses(html: str) -> list[Press]:
    """Give everything that a page offers to do."""
    reader = _Presses()
    reader.feed("".join(_TELLING.findall(html)))
    return [press for press in reader.found if press.do]  # a form may leave it to its buttons
