"""The map of arguments: which stand, why, and which single further reply would change that.

In short::

    from course.methods.arguments import ArgumentMap

    the_map = ArgumentMap(document)
    the_map.status("c3")       # "in", "out" or "undecided"
    the_map.explain("c3")      # “…” stands, because the only reply to it, “…”, was answered by “…”.
    the_map.changes("c3")      # each single further reply that would change it: Change(to, how, sentence, …)
    the_map.preferred()        # Preferred(sets, complete, sentence)
    the_map.outline()          # the equal text of the picture; OutlineLine(depth, id, relation, status, text)
    the_map.summary()          # one sentence: how many stand, have fallen, are open
    the_map.semantics          # which semantics, with its sources, to be shown beside the picture

A picture is drawn by
:mod:`course.figures.arguments`, and files are read and written by
:mod:`course.exchange.maps`. No word here ranks a person or a side.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from course.language import NotAllowed, _
from course.methods.arguments.changes import Change, changes
from course.methods.arguments.framework import MOST_SETS, Preferred, Status
from course.methods.arguments.outline import Link, OutlineLine, links_of, outline_of
from course.methods.arguments.standing import SEMANTICS, Standing
from course.methods.arguments.words import explain

if TYPE_CHECKING:
    from course.methods.arguments.maps import Document


class ArgumentMap:
    """A map, with what stands in it.

    Parameters
    ----------
    document
        The nodes and relations.

    Examples
    --------
    >>> from course.methods.arguments import Document, Node, Relation
    >>> document = Document(
    ...     nodes=(Node("a", "Limits can be verified."), Node("b", "Inspectors were sent away."),
    ...            Node("c", "They came back.")),
    ...     relations=(Relation("r1", "attack", ("b",), ("a",)), Relation("r2", "attack", ("c",), ("b",))))
    >>> the_map = ArgumentMap(document)
    >>> the_map.explain("c")
    '“They came back.” stands, because nobody has replied to it.'
    >>> the_map.explain("a").partition(", because ")[2]
    'the only reply to it, “Inspectors were sent away.”, was answered by “They came back.”.'
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.standing = Standing(document)

    @property
    def semantics(self) -> str:
        """Which semantics, with its sources."""
        return _(SEMANTICS)

    @property
    def ids(self) -> tuple[str, ...]:
        """The nodes of the map, in the order in which they came."""
        return self.standing.nodes

    def status(self, node: str) -> Status:
        """Say whether a node is ``in`` (stands), ``out`` (has fallen) or ``undecided`` (open)."""
        return self.standing.labels[self._known(node)]

    def grounded(self) -> tuple[str, ...]:
        """Give what stands, in the order in which it came."""
        return tuple(n for n in self.ids if self.standing.labels[n] == "in")

    def preferred(self, *, most: int | None = MOST_SETS) -> Preferred:
        """Give the preferred sets: ways to see the whole that answer every reply; capped, and says so."""
        return self.standing.preferred(most=most)

    def explain(self, node: str) -> str:
        """Say in one sentence why a node stands, has fallen or is open."""
        return explain(self.standing, self._known(node))

    def changes(self, node: str) -> tuple[Change, ...]:
        """Give each single further reply that would change whether a node stands."""
        return changes(self.standing, self._known(node))

    def summary(self) -> str:
        """Say how many stand, have fallen and are open."""
        if not self.ids:
            return _("There is nothing on the map yet.")
        labels = [self.standing.labels[n] for n in self.ids]
        stand, fallen, undecided = labels.count("in"), labels.count("out"), labels.count("undecided")
        return _("{n} on the map. Standing: {stand}. Not standing: {fallen}. Open: {undecided}.").format(
            n=len(labels), stand=stand, fallen=fallen, undecided=undecided
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every relation of the map that is read, one link for each source and target."""
        return links_of(self.standing)

    def outline(self) -> tuple[OutlineLine, ...]:
        """Give the map as indented lines, replies below what they reply to; each node is written out once."""
        return outline_of(self.standing)

    def _known(self, node: str) -> str:
        if node not in self.standing.labels:
            raise NotAllowed(
                _("There is no {node!r} on the map. It may have been withdrawn.").format(node=node)
            )
        return node
