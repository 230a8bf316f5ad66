"""Read Argdown's tokens into statements, arguments and relations, as its official parser does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from course.activities.formats._argdown_lexer import LISTS, RELATIONS, Token
from course.activities.formats._error import FormatError
from course.activities.formats._yaml import load_yaml

_PLAIN: Final = ("text", "control", "escaped", "special")
_KINDS: Final = {"+": "support", "-": "attack", "_": "undercut", ">": "contradiction"}
_TITLE = re.compile(r"[\[<](.+)[\]>]:?")
_TAG = re.compile(r"#(?:\(([^)]+)\)|(\S+))")


@dataclass
class Thing:
    """A statement with all its wordings, or an argument with its descriptions."""

    title: str
    kind: str
    texts: list[tuple[str, str]] = field(default_factory=list)  # plain, marked up
    tags: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    group: str = ""
    first_group: str | None = None
    defined: bool = False
    steps: list[dict[str, Any]] = field(default_factory=list)


class End(NamedTuple):
    """One end of a relation: a statement, an argument, or the inference to a numbered line of it."""

    kind: str
    title: str
    step: int | None = None


class Parser:
    """Builds the model while it reads."""

    def __init__(self, tokens: list[Token], name: str) -> None:
        self.tokens = tokens
        self.name = name
        self.at = 0
        self.things: dict[tuple[str, str], Thing] = {}
        self.relations: dict[tuple[str, End, End], None] = {}
        self.groups: list[tuple[str, str, int, dict[str, Any]]] = []
        self.front: dict[str, Any] = {}
        self.untitled = 0
        self.last_inference: End | None = None

    def run(self) -> None:
        """Read everything.

        Raises
        ------
        FormatError
            Where the official parser would not go on.
        """
        self._skip("newline")
        self._skip("emptyline")
        if self._is("front"):
            token = self._take("front")
            inner = re.sub(r"={3,}\s*\Z", "", re.sub(r"\A\s*={3,}", "", token.image))
            self.front = load_yaml(inner, self.name, token.line) or {}
            self._skip("newline")
            if self.at < len(self.tokens):
                self._take("emptyline")
        last: Thing | None = None
        while self.at < len(self.tokens):
            last = self._block(last)
            if self.at < len(self.tokens):
                self._take("emptyline")

    def _block(self, last: Thing | None) -> Thing | None:
        if self._is("heading"):
            self._heading()
        elif self._is("number"):
            self._pcs(last or self._thing("argument", self._new_title()))
        elif self._is("indent"):
            self._take("indent")
            while self._is(*LISTS):
                self.at += 1
                self._member()
            self._take("dedent")
        else:
            found = self._member()
            return found if found.kind == "argument" else None
        return None

    def _heading(self) -> None:
        level = len(self._take("heading").image) - 1
        plain, _, _ = self._content()
        self._skip("newline")
        data = self._data()
        self.groups.append((f"s{len(self.groups) + 1}", plain.strip(), level, data))

    def _member(self) -> Thing:
        """Read a statement or an argument, with its relations."""
        token = self._peek()
        if token is None:
            raise self._wrong("the file ends where a statement is missing", "write a statement")
        kind = (
            "argument" if token.kind.startswith("argument-") and "mention" not in token.kind else "statement"
        )
        reference, title = False, ""
        tags: list[str] = []
        text = ("", "")
        if token.kind in (f"{kind}-reference", f"{kind}-definition"):
            self.at += 1
            found = _TITLE.match(token.image)
            title = found[1] if found else token.image
            reference = token.kind.endswith("reference")
        if reference:
            while self._is("tag"):
                tags.append(_tag(self._take("tag")))
            self._skip("newline")
        else:
            plain, marked, tags = self._content()
            text = (plain, marked)
        data = self._data()
        thing = self._thing(kind, title or self._new_title())
        end = End(kind, thing.title)
        thing.tags += [t for t in tags if t not in thing.tags]
        _merge(thing.data, data)
        group = self.groups[-1][0] if self.groups else ""
        if thing.first_group is None:
            thing.first_group = group
        inside = data.get("isInGroup")
        if inside is True or (not reference and inside is None and not thing.defined):
            thing.group, thing.defined = group, True
        if not reference:
            thing.texts.append(text)
        if self._is("indent") and self._peek_kind(1) in RELATIONS:
            self._relations(end, RELATIONS)
        return thing

    def _relations(self, parent: End, allowed: tuple[str, ...]) -> None:
        self._take("indent")
        if not self._is(*allowed):
            raise self._wrong("this relation is not possible here", "an inference can only be undercut: “<_”")
        while self._is(*allowed):
            mark = self._tokens_mark()
            thing = self._member()
            other = End(thing.kind, thing.title)
            kind = _KINDS[mark.strip("<>") or ">"]
            if mark == "><" and thing.kind == "argument":
                raise self._wrong("a contradiction leads to a statement, not to an argument", "use “->”")
            if mark == "<_" and parent.kind == "statement" and self.last_inference:
                # As the official parser has it: below a statement this is about the inference before it.
                self.relations[kind, other, self.last_inference] = None
                continue
            ends = (parent, other) if mark in ("+>", "->", "_>", "><") else (other, parent)
            if kind != "contradiction" or (kind, ends[1], ends[0]) not in self.relations:
                self.relations[kind, *ends] = None
        self._take("dedent")

    def _tokens_mark(self) -> str:
        token = self.tokens[self.at]
        self.at += 1
        return token.kind

    def _pcs(self, argument: Thing) -> None:
        if argument.steps:
            raise self._wrong(f"<{argument.title}> has premises and a conclusion already", "give them once")
        if self.groups:
            argument.group, argument.defined = self.groups[-1][0], True
        concluded = False
        pending: dict[str, Any] | None = None
        while self._is("number", "inference-start"):
            if self._is("inference-start"):
                if pending is not None or not argument.steps:
                    raise self._wrong(
                        "an inference needs a numbered line before and after it", "write “(1) …”"
                    )
                pending = self._inference(End("inference", argument.title, len(argument.steps)))
                continue
            self._take("number")
            statement = self._member()
            if statement.kind != "statement":
                raise self._wrong("a numbered line is a statement", "write “[Title]” or text")
            step: dict[str, Any] = {"statement": statement.title, "role": "premise", "rules": (), "data": {}}
            if pending is not None:
                step |= pending | {"role": "intermediary-conclusion"}
            concluded, pending = pending is not None, None
            argument.steps.append(step)
        if not concluded or pending is not None:
            raise self._wrong("the conclusion is missing", "write a line of four hyphens, then “(3) …”")
        argument.steps[-1]["role"] = "main-conclusion"

    def _inference(self, end: End) -> dict[str, Any]:
        self._take("inference-start")
        self.last_inference = end
        self._skip("newline")
        rules: list[str] = []
        words = ""
        while self._is(*_PLAIN, "comma"):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "comma":
                rules.append(words.strip())
                words = ""
            else:
                words += _plain(token)
        if words.strip() or rules:
            rules.append(words.strip())
        self._skip("newline")
        data = self._data()
        self._take("inference-end")
        self._take("newline")
        if self._is("indent") and self._peek_kind(1) in RELATIONS:
            self._relations(end, ("<_",))
        return {"rules": tuple(rules), "data": data}

    def _content(self) -> tuple[str, str, list[str]]:
        """Read text: plain, as it is marked up, and its tags. Tags at the end belong to neither text."""
        plain = marked = ""
        shown = ("", "")
        tags: list[str] = []
        depth: list[str] = []
        says_more = waiting_tag = False
        start = self.at
        while (token := self._peek()) is not None:
            kind, mark = token.kind, token.kind.partition(" ")[2]
            if kind.startswith("begin "):
                depth.append(mark)
            elif kind.startswith("end "):
                depth.pop()
                plain += " " if token.image[-1] in " \t" else ""
            elif kind == "newline":
                plain += "" if plain.endswith(" ") else " "
                marked += "" if marked.endswith(" ") else " "
            elif kind == "link":
                found = re.match(r"\[(.+)\]\((.+)\)", token.image)
                plain += (found[1] if found else token.image) + (" " if token.image[-1] in " \t" else "")
            elif kind == "tag":
                plain += token.image
                tag = _tag(token)
                tags += [] if tag in tags else [tag]
                waiting_tag = True
            elif kind in _PLAIN or kind.endswith("-mention"):
                plain += _plain(token)
            else:
                break
            marked += "" if kind == "newline" else token.image
            self.at += 1
            if kind not in ("tag", "newline"):
                says_more |= waiting_tag or kind not in _PLAIN
                shown = (plain, marked)
        if self.at == start:
            raise self._wrong("text is missing", "write a statement")
        if depth:
            raise self._wrong(f"“{depth[-1]}” is not closed", "close it, or write “\\” before it")
        return shown[0].strip(), shown[1].strip() if says_more else "", tags

    def _data(self) -> dict[str, Any]:
        if not self._is("data"):
            return {}
        token = self._take("data")
        self._skip("newline")
        image = token.image
        block = re.match(r"\{[ \t]*(?:\r\n|\n)", image)
        if block:
            image = re.sub(r"\}\s*\Z", "", image[block.end() :])
        found = load_yaml(image, self.name, token.line)
        return found if isinstance(found, dict) else {}

    def _thing(self, kind: str, title: str) -> Thing:
        return self.things.setdefault((kind, title), Thing(title, kind))

    def _new_title(self) -> str:
        self.untitled += 1
        return f"Untitled {self.untitled}"

    def _peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def _peek_kind(self, ahead: int) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _is(self, *kinds: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind in kinds

    def _skip(self, kind: str) -> None:
        if self._is(kind):
            self.at += 1

    def _take(self, kind: str) -> Token:
        if not self._is(kind):
            rights = {
                "emptyline": (
                    "a blank line is missing",
                    "separate blocks by a blank line, and indent relations",
                ),
                "dedent": ("the indentation does not fit", "indent replies to one thing equally"),
            }
            raise self._wrong(*rights.get(kind, (f"{kind} is missing", "see argdown.org for the syntax")))
        self.at += 1
        return self.tokens[self.at - 1]

    def _wrong(self, wrong: str, right: str) -> FormatError:
        token = self._peek() or (self.tokens[-1] if self.tokens else Token("", "", 1))
        found = f" (at “{token.image.strip()[:30]}”)" if token.image.strip() else ""
        return FormatError(self.name, token.line, wrong + found, right)


def _plain(token: Token) -> str:
    return token.image[1:] if token.kind == "escaped" else token.image


def _tag(token: Token) -> str:
    found = _TAG.match(token.image)
    return (found[1] or found[2]) if found else token.image


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value
