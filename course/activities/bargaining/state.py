"""What people did with the hypotheses: the fold of the journal, one state for each person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course.activities.bargaining.hypotheses import parties, starting_links, starting_views
from course.methods.winsets import NOTHING_KNOWN, Acceptance, Condition, Package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.case import Case
    from course.journal import Entry

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody's own view of a party on an issue, with the reason."""

    entry: str
    who: str
    view: Acceptance
    reason: str
    what_if: bool


@dataclass(frozen=True, slots=True)
class LinkEdit:
    """A condition that somebody added or gave up, with the reason."""

    entry: str
    who: str
    link: Condition
    added: bool
    reason: str
    what_if: bool


@dataclass
class Own:
    """One person's table, package and hypotheses."""

    parties: tuple[str, ...] | None = None
    package: Package = field(default_factory=dict)
    edits: dict[Pair, Edit] = field(default_factory=dict)
    links: dict[str, LinkEdit] = field(default_factory=dict)


class Fold:
    """Read the journal's entries; whatever does not fit the case is passed over.

    Parameters
    ----------
    case
        Whose issues and parties are meant.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.parties = tuple(p.id for p in parties(case))
        self.scale = {i.id: frozenset(o.level for o in i.scale) for i in case.issues}
        self.views = starting_views(case)
        self.links = starting_links(case)

    def fold(self, entries: Sequence[Entry]) -> dict[str, Own]:
        """Give each person's state."""
        people: dict[str, Own] = {}
        for entry in entries:
            own = people.setdefault(entry.by, Own())
            method = getattr(self, f"_{entry.verb}", None) if entry.verb in _VERBS else None
            if method is not None:
                method(own, entry, entry.body)
        return people

    def views_of(self, own: Own) -> dict[Pair, Acceptance]:
        """Give the starting set with a person's own edits laid over it."""
        return self.views | {pair: edit.view for pair, edit in own.edits.items()}

    def links_of(self, own: Own) -> dict[str, Condition]:
        """Give the linkages that hold for a person; one about no tolerable option says nothing."""
        views = self.views_of(own)
        held = dict(self.links)
        for name, edit in own.links.items():
            if edit.added:
                held[name] = edit.link
            else:
                held.pop(name, None)
        kept = {}
        for name, x in held.items():
            options = x.options & views.get((x.party, x.issue), NOTHING_KNOWN).tolerable
            if options:
                kept[name] = Condition(x.id, x.party, x.issue, options, x.only_if, x.needs, x.words)
        return kept

    # --- one method for each verb ---------------------------------------------

    def _sit(self, own: Own, _entry: Entry, body: Mapping[str, Any]) -> None:
        wanted = body.get("parties")
        if isinstance(wanted, list):
            own.parties = tuple(p for p in self.parties if p in wanted)

    def _choose(self, own: Own, _entry: Entry, body: Mapping[str, Any]) -> None:
        issue, level = body.get("issue"), body.get("level")
        if level is None:
            own.package.pop(str(issue), None)
        elif self._has(issue, level):
            own.package[str(issue)] = level

    def _package(self, own: Own, _entry: Entry, body: Mapping[str, Any]) -> None:
        options = body.get("options")
        if isinstance(options, dict):
            own.package = {i: n for i, n in options.items() if self._has(i, n)}

    def _revise(self, own: Own, entry: Entry, body: Mapping[str, Any]) -> None:
        pair = self._pair(body)
        if pair is None:
            return
        taken: set[int] = set()
        sets = []
        for name in ("acceptable", "tolerable", "beyond"):
            levels = self._levels(pair[1], body.get(name)) - taken
            taken |= levels
            sets.append(levels)
        own.edits[pair] = Edit(
            entry.id, entry.by, Acceptance(*sets), str(body.get("reason", "")), what_if=False
        )

    def _attach(self, own: Own, entry: Entry, body: Mapping[str, Any]) -> None:
        pair, other = self._pair(body), str(body.get("only_if"))
        if pair is None or other not in self.scale or other == pair[1]:
            return
        options, needs = self._levels(pair[1], body.get("options")), self._levels(other, body.get("needs"))
        if options and needs:
            link = Condition(
                f"own-{entry.id}", pair[0], pair[1], options, other, needs, str(body.get("words", ""))
            )
            reason = str(body.get("reason", ""))
            own.links[link.id] = LinkEdit(entry.id, entry.by, link, added=True, reason=reason, what_if=False)

    def _give_up(self, own: Own, entry: Entry, body: Mapping[str, Any]) -> None:
        self._drop(own, entry, body.get("link"), what_if=False)

    def _drop(self, own: Own, entry: Entry, name: object, *, what_if: bool) -> None:
        added = own.links.get(str(name))
        link = added.link if added and added.added else self.links.get(str(name))
        if link is not None:
            reason = str(entry.body.get("reason", ""))
            own.links[link.id] = LinkEdit(
                entry.id, entry.by, link, added=False, reason=reason, what_if=what_if
            )

    def _restore(self, own: Own, _entry: Entry, body: Mapping[str, Any]) -> None:
        pair = self._pair(body)
        if pair is not None:
            own.edits.pop(pair, None)
            own.links = {k: e for k, e in own.links.items() if (e.link.party, e.link.issue) != pair}

    def _try(self, own: Own, entry: Entry, body: Mapping[str, Any]) -> None:
        steps = body.get("steps")
        for step in steps if isinstance(steps, list) else []:
            if not isinstance(step, dict):
                continue
            if "link" in step:
                self._drop(own, entry, step["link"], what_if=True)
                continue
            pair = self._pair(step)
            if pair is None:
                continue
            view = own.edits[pair].view if pair in own.edits else self.views.get(pair, NOTHING_KNOWN)
            opened = self._levels(pair[1], [step.get("opens")]) & view.beyond
            new = Acceptance(view.acceptable, view.tolerable | opened, view.beyond - opened)
            own.edits[pair] = Edit(entry.id, entry.by, new, str(body.get("reason", "")), what_if=True)

    # --- what fits the case ----------------------------------------------------

    def _has(self, issue: object, level: object) -> bool:
        whole = isinstance(level, int) and not isinstance(level, bool)
        return isinstance(issue, str) and whole and level in self.scale.get(issue, ())

    def _pair(self, body: Mapping[str, Any]) -> Pair | None:
        party, issue = body.get("party"), body.get("issue")
        known = isinstance(party, str) and party in self.parties
        return (str(party), issue) if known and isinstance(issue, str) and issue in self.scale else None

    def _levels(self, issue: str, levels: object) -> frozenset[int]:
        given = levels if isinstance(levels, list) else []
        return frozenset(n for n in given if self._has(issue, n))


_VERBS = frozenset({"sit", "choose", "package", "revise", "attach", "give_up", "restore", "try"})
