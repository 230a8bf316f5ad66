"""Read Argdown's tokens into statements, arguments and relations, as its official parser does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from course.exchange.maps._argdown_signs import LISTS, RELATIONS
from course.exchange.maps._argdown_text import PLAIN, Content, Pieces, plain_words, tag_of
from course.exchange.maps._argdown_things import End, Thing, merge
from course.exchange.maps._argdown_tokens import Tokens
from course.exchange.maps._yaml import load_yaml
from course.language import _

if TYPE_CHECKING:
    from course.exchange.maps._argdown_lexer import Token

_A_YEAR: Final = 4  # digits
_KINDS: Final = {"+": "support", "-": "attack", "_": "undercut", ">": "contradiction"}
MOST_DEPTH: Final = 100
"""How deep replies may stand in each other before the reader asks for a title instead."""
_TITLE = re.compile(r"[\[<](.+)[\]>]:?")


class Parser:
    """Builds the model while it reads."""

    def __init__(self, tokens: list[Token], name: str, front: dict[str, Any] | None = None) -> None:
        self.tokens = Tokens(tokens, name)
        self.name = name
        self.things: dict[tuple[str, str], Thing] = {}
        self.relations: dict[tuple[str, End, End], None] = {}
        self.aimed: set[tuple[str, End]] = set()
        self.depth = 0
        self.groups: list[tuple[str, str, int, dict[str, Any]]] = []
        self.front: dict[str, Any] = front or {}
        self.untitled = 0
        self.last_inference: End | None = None
        self.counted = 0  # the last number of a list
        self.odd: list[tuple[int, str]] = []  # numbers that count no list, such as a year

    def run(self) -> None:
        """Read everything.

        Raises
        ------
        FormatError
            Where the official parser would not go on.
        """
        self.tokens.skip("newline")
        self.tokens.skip("emptyline")
        if self.tokens.come("front"):
            token = self.tokens.take("front")
            inner = re.sub(r"={3,}\s*\Z", "", re.sub(r"\A\s*={3,}", "", token.image))
            front = load_yaml(inner, self.name, token.line)
            self.front = front if isinstance(front, dict) else {}
            self.tokens.skip("newline")
            if not self.tokens.ended:
                self.tokens.take("emptyline")
        last: Thing | None = None
        while not self.tokens.ended:
            last = self._block(last)
            if not self.tokens.ended:
                self.tokens.take("emptyline")

    def _block(self, last: Thing | None) -> Thing | None:
        if self.tokens.come("heading"):
            self._heading()
        elif self.tokens.come("number"):
            self._pcs(last or self._thing("argument", self._new_title(), self.tokens.at))
        elif self.tokens.come("indent"):
            self.tokens.take("indent")
            while self.tokens.come(*LISTS):
                self._count(self.tokens.next())
                self._block_of_its_own()
            self.tokens.take("dedent")
        else:
            found = self._block_of_its_own()
            return found if found.kind == "argument" else None
        return None

    def _count(self, sign: Token) -> None:
        number = sign.image.strip(" \t'.")
        if sign.kind != "ordered":
            return
        if len(number) < _A_YEAR and int(number) in (0, 1, self.counted, self.counted + 1):
            self.counted = int(number)
        else:
            self.odd.append((sign.line, f"{number}."))

    def _heading(self) -> None:
        level = len(self.tokens.take("heading").image) - 1
        title = self._content().whole
        self.tokens.skip("newline")
        data = self._data()
        self.groups.append((f"s{len(self.groups) + 1}", title, level, data))

    def _block_of_its_own(self) -> Thing:
        start = self.tokens.at
        thing = self._member()
        if not thing.top:
            thing.at, thing.top = start, True
        return thing

    def _member(self) -> Thing:
        """Read a statement or an argument, with its relations, which the official parser takes in first."""
        token = self.tokens.peek()
        if token is None:
            raise self.tokens.wrong(_("the file ends where a statement is missing"), _("write a statement"))
        start = self.tokens.at
        is_argument = token.kind in ("argument-reference", "argument-definition")
        kind = "argument" if is_argument else "statement"
        reference = token.kind == f"{kind}-reference"
        title = ""
        if reference or token.kind == f"{kind}-definition":
            self.tokens.next()
            found = _TITLE.match(token.image)
            title = found[1] if found else token.image
        content = self._tags_only() if reference else self._content()
        data = self._data()
        thing = self._thing(kind, title or self._new_title(), start)
        if self.tokens.come("indent") and self.tokens.kind_ahead(1) in RELATIONS:
            self._relations(End(kind, thing.title), RELATIONS)
        thing.tags += [t for t in content.tags if t not in thing.tags]
        merge(thing.data, data)
        self._place(thing, data.get("isInGroup"), reference=reference)
        if not reference:
            thing.texts.append(content)
        return thing

    def _tags_only(self) -> Content:
        tags: list[str] = []
        while self.tokens.come("tag"):
            tags.append(tag_of(self.tokens.take("tag")))
        self.tokens.skip("newline")
        return Content(tags=tuple(tags))

    def _place(self, thing: Thing, inside: object, *, reference: bool) -> None:
        """Put it under the heading where it first has words, or where it says that it belongs."""
        group = self.groups[-1][0] if self.groups else ""
        if thing.first_group is None:
            thing.first_group = group
        if inside is True or (not reference and inside is None and not thing.group):
            thing.group = group

    def _relations(self, parent: End, allowed: tuple[str, ...]) -> None:
        self.tokens.take("indent")
        if not self.tokens.come(*allowed):
            raise self.tokens.wrong(
                _("this relation is not possible here"), _("an inference can only be undercut: “<_”")
            )
        self.depth += 1
        if self.depth > MOST_DEPTH:
            wrong = _("replies stand more than {n} deep in each other").format(n=MOST_DEPTH)
            right = _("give one a title and go on below it in a block of its own")
            raise self.tokens.wrong(wrong, right)
        while self.tokens.come(*allowed):
            mark = self._tokens_mark()
            thing = self._member()
            if mark == "><" and thing.kind == "argument":
                raise self.tokens.wrong(
                    _("a contradiction leads to a statement, not to an argument"), _("use “->”")
                )
            self._relate(mark, parent, End(thing.kind, thing.title))
        self.depth -= 1
        self.tokens.take("dedent")

    def _relate(self, mark: str, parent: End, other: End) -> None:
        kind = _KINDS[mark.strip("<>") or ">"]
        source, target = (parent, other) if mark in ("+>", "->", "_>", "><") else (other, parent)
        if mark == "<_" and parent.kind == "statement" and self.last_inference:
            # As the official parser has it: below a statement this is about the inference before it.
            target = self.last_inference
        if kind == "contradiction" and (kind, target, source) in self.relations:
            return
        # It also takes a relation to itself for one that is there already, once anything else leads there.
        if source == target and (kind, target) in self.aimed:
            return
        self.aimed.add((kind, target))
        self.relations[kind, source, target] = None

    def _tokens_mark(self) -> str:
        token = self.tokens.next()
        return token.kind

    def _pcs(self, argument: Thing) -> None:
        if argument.steps:
            raise self.tokens.wrong(
                _("<{argument}> has premises and a conclusion already").format(argument=argument.title),
                _("give them once"),
            )
        if self.groups:
            argument.group = self.groups[-1][0]
        concluded = False
        pending: dict[str, Any] | None = None
        while self.tokens.come("number", "inference-start"):
            if self.tokens.come("inference-start"):
                if pending is not None or not argument.steps:
                    raise self.tokens.wrong(
                        _("an inference needs a numbered line before and after it"), _("write “(1) …”")
                    )
                pending = self._inference(End("inference", argument.title, len(argument.steps)))
                continue
            self.tokens.take("number")
            statement = self._member()
            if statement.kind != "statement":
                raise self.tokens.wrong(_("a numbered line is a statement"), _("write “[Title]” or text"))
            step: dict[str, Any] = {"statement": statement.title, "role": "premise", "rules": (), "data": {}}
            if pending is not None:
                step |= pending | {"role": "intermediary-conclusion"}
            concluded, pending = pending is not None, None
            argument.steps.append(step)
        if not concluded or pending is not None:
            raise self.tokens.wrong(
                _("the conclusion is missing"), _("write a line of four hyphens, then “(3) …”")
            )
        argument.steps[-1]["role"] = "main-conclusion"

    def _inference(self, end: End) -> dict[str, Any]:
        self.tokens.take("inference-start")
        self.last_inference = end
        self.tokens.skip("newline")
        rules: list[str] = []
        words = ""
        while self.tokens.come(*PLAIN, "comma"):
            token = self.tokens.next()
            if token.kind == "comma":
                rules.append(words.strip())
                words = ""
            else:
                words += plain_words(token)
        if words.strip() or rules:
            rules.append(words.strip())
        self.tokens.skip("newline")
        data = self._data()
        self.tokens.take("inference-end")
        self.tokens.take("newline")
        if self.tokens.come("indent") and self.tokens.kind_ahead(1) in RELATIONS:
            self._relations(end, ("<_",))
        return {"rules": tuple(rules), "data": data}

    def _content(self) -> Content:
        """Read a text; tags at its end belong to neither the plain nor the marked-up one."""
        pieces = Pieces(keep_tags=not self._removes_tags())
        start = self.tokens.at
        while (token := self.tokens.peek()) is not None and pieces.take(token):
            self.tokens.next()
        if self.tokens.at == start:
            raise self.tokens.wrong(_("text is missing"), _("write a statement"))
        if pieces.open:
            raise self.tokens.wrong(
                _("“{open}” is not closed").format(open=pieces.open[-1]),
                _("close it, or write “\\” before it"),
            )
        return pieces.content()

    def _removes_tags(self) -> bool:
        model = self.front.get("model")
        return isinstance(model, dict) and model.get("removeTagsFromText") is True

    def _data(self) -> dict[str, Any]:
        if not self.tokens.come("data"):
            return {}
        token = self.tokens.take("data")
        self.tokens.skip("newline")
        image = token.image
        block = re.match(r"\{[ \t]*(?:\r\n|\n)", image)
        if block:
            image = re.sub(r"\}\s*\Z", "", image[block.end() :])
        found = load_yaml(image, self.name, token.line)
        return found if isinstance(found, dict) else {}

    def _thing(self, kind: str, title: str, at: int) -> Thing:
        return self.things.setdefault((kind, title), Thing(title, kind, at))

    def _new_title(self) -> str:
        self.untitled += 1
        return f"Untitled {self.untitled}"
