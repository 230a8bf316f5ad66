"""What an argument map holds, whichever format it came in: statements, arguments, speech, relations.

Every format of :mod:`course.exchange.maps` maps to this model and from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from course.language import _
from course.methods.arguments.relations import RELATION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

NODE_KINDS: Final = ("statement", "argument", "locution")
"""A statement is said to be true; an argument has its own grounds; a locution is an act of speech."""


@dataclass(frozen=True)
class Step:
    """One numbered line of a premise-conclusion structure; rules and data are those of the step to it."""

    statement: str
    role: str  # "premise", "intermediary-conclusion" or "main-conclusion"
    rules: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """A statement, an argument or an act of speech.

    ``texts`` are further wordings of the same statement; ``data`` holds whatever
    else a format knows of it, such as Toulmin's warrant and backing. ``markup``
    is the text as Argdown marks it up, where that says more than the text; ``markups`` are the
    same for the further wordings, if one of them says more.
    """

    id: str
    text: str = ""
    kind: str = "statement"
    title: str = ""
    texts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    speaker: str = ""
    sources: tuple[str, ...] = ()
    at: str = ""
    group: str = ""
    steps: tuple[Step, ...] = ()
    markup: str = ""
    markups: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Give its name, or the beginning of its text, on one line."""
        words = " ".join((self.title or self.text or self.id).split())
        return words if len(words) <= 60 else words[:59].rstrip() + "…"  # noqa: PLR2004 - a line on a phone


@dataclass(frozen=True)
class Relation:
    """How some nodes stand to others; a relation may itself be a source or a target.

    Several sources work together: all of them are needed (linked premises).
    ``step`` is the numbered line whose inference an undercut is about.
    """

    id: str
    kind: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    text: str = ""
    scheme: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    step: int | None = None


@dataclass(frozen=True)
class Group:
    """A heading under which nodes stand."""

    id: str
    title: str
    level: int = 1
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Document:
    """A whole map.

    ``meta`` holds what belongs to the file as such, by the name of its format; ``notes`` are sentences
    about what its reader could not be sure of.
    """

    nodes: tuple[Node, ...] = ()
    relations: tuple[Relation, ...] = ()
    groups: tuple[Group, ...] = ()
    title: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Nodes by their id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def relation_by_id(self) -> dict[str, Relation]:
        """Relations by their id."""
        return {relation.id: relation for relation in self.relations}

    def label(self, thing: str) -> str:
        """Name a node or a relation in words."""
        if thing in self.by_id:
            return self.by_id[thing].label
        link = self.relation_by_id.get(thing)
        if link is None:
            return thing
        ends = (" and ".join(self._end(e) for e in side) for side in (link.sources, link.targets))
        kind = RELATION_KINDS.get(link.kind)
        return f" {_(kind.says) if kind else link.kind} ".join(ends)

    def _end(self, thing: str) -> str:
        return self.by_id[thing].label if thing in self.by_id else _("another step")
