"""What people did with the hypotheses: the fold of the journal, one state for each person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course.activities.bargaining import verbs
from course.activities.bargaining.hypotheses import starting_links, starting_views
from course.activities.bargaining.scope import Scope
from course.methods.winsets import NOTHING_KNOWN, Acceptance, Condition, Package

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course.activities.bodies import Done
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


@dataclass(frozen=True, slots=True)
class Guess:
    """Where somebody expected lines to collide before looking; no issue: looked without a guess."""

    issues: tuple[str, ...]
    line: str


@dataclass
class Own:
    """One person's table, package and hypotheses; ``supposed`` has how unknown views are taken to answer."""

    guess: Guess | None = None

    parties: tuple[str, ...] | None = None
    package: Package = field(default_factory=dict)
    edits: dict[Pair, Edit] = field(default_factory=dict)
    links: dict[str, LinkEdit] = field(default_factory=dict)
    supposed: dict[Pair, verbs.Supposed] = field(default_factory=dict)


class Fold:
    """Read what people did; whatever names something that the case does not have is passed over.

    Parameters
    ----------
    case
        Whose issues and parties are meant.
    """

    def __init__(self, case: Case) -> None:
        self.scope = Scope(case)
        self.views = starting_views(case)
        self.links = starting_links(case)

    def fold(self, done: Sequence[Done]) -> dict[str, Own]:
        """Give each person's state."""
        people: dict[str, Own] = {}
        for entry, body in done:
            self._act(people.setdefault(entry.by, Own()), entry, body)
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

    def _act(self, own: Own, entry: Entry, body: Any) -> None:  # noqa: ANN401 - the record of any verb
        match body:
            case verbs.Guess() | verbs.Sit():
                self._begin(own, body)
            case verbs.Choose():
                self._choose(own, body)
            case verbs.Package():
                own.package = self.scope.options(body.options)
            case verbs.Revise():
                self._revise(own, entry, body)
            case verbs.Suppose():
                self._suppose(own, body)
            case verbs.Attach():
                self._attach(own, entry, body)
            case verbs.GiveUp():
                self._drop(own, entry, body.link, body.reason, what_if=False)
            case verbs.Restore():
                self._restore(own, body)
            case verbs.Try():
                self._try(own, entry, body)

    def _begin(self, own: Own, body: verbs.Guess | verbs.Sit) -> None:
        if isinstance(body, verbs.Guess):
            own.guess = Guess(tuple(i for i in self.scope.scale if i in body.issues), body.line)
        else:
            own.parties = tuple(p for p in self.scope.parties if p in body.parties)

    def _choose(self, own: Own, body: verbs.Choose) -> None:
        if body.level is None:
            own.package.pop(body.issue, None)
        elif self.scope.has(body.issue, body.level):
            own.package[body.issue] = body.level

    def _revise(self, own: Own, entry: Entry, body: verbs.Revise) -> None:
        if not self._known(body.party, body.issue):
            return
        taken: set[int] = set()
        sets = []
        for given in (body.acceptable, body.tolerable, body.beyond):
            levels = self._levels(body.issue, given) - taken
            taken |= levels
            sets.append(levels)
        edit = Edit(entry.id, entry.by, Acceptance(*sets), body.reason, what_if=False)
        own.edits[body.party, body.issue] = edit

    def _suppose(self, own: Own, body: verbs.Suppose) -> None:
        if not self._known(body.party, body.issue):
            return
        if body.answer == "unknown":
            own.supposed.pop((body.party, body.issue), None)
        else:
            own.supposed[body.party, body.issue] = body.answer

    def _attach(self, own: Own, entry: Entry, body: verbs.Attach) -> None:
        if not self._known(body.party, body.issue) or body.only_if in ("", body.issue):
            return
        options, needs = self._levels(body.issue, body.options), self._levels(body.only_if, body.needs)
        if options and needs:
            name = f"own-{entry.id}"
            link = Condition(name, body.party, body.issue, options, body.only_if, needs, body.words)
            edit = LinkEdit(entry.id, entry.by, link, added=True, reason=body.reason, what_if=False)
            own.links[name] = edit

    def _drop(self, own: Own, entry: Entry, name: str, reason: str, *, what_if: bool) -> None:
        added = own.links.get(name)
        link = added.link if added and added.added else self.links.get(name)
        if link is not None:
            edit = LinkEdit(entry.id, entry.by, link, added=False, reason=reason, what_if=what_if)
            own.links[link.id] = edit

    def _restore(self, own: Own, body: verbs.Restore) -> None:
        pair = (body.party, body.issue)
        own.edits.pop(pair, None)
        own.supposed.pop(pair, None)
        own.links = {k: e for k, e in own.links.items() if (e.link.party, e.link.issue) != pair}

    def _try(self, own: Own, entry: Entry, body: verbs.Try) -> None:
        for step in body.steps:
            if step.link:
                self._drop(own, entry, step.link, body.reason, what_if=True)
                continue
            pair = (step.party, step.issue)
            if not self._known(*pair) or step.opens is None or not self.scope.has(step.issue, step.opens):
                continue
            view = own.edits[pair].view if pair in own.edits else self.views.get(pair, NOTHING_KNOWN)
            opened = frozenset({step.opens}) - view.acceptable - view.tolerable
            new = Acceptance(view.acceptable, view.tolerable | opened, view.beyond - opened)
            own.edits[pair] = Edit(entry.id, entry.by, new, body.reason, what_if=True)

    # --- what fits the case ----------------------------------------------------

    def _known(self, party: str, issue: str) -> bool:
        return party in self.scope.parties and issue in self.scope.scale

    def _levels(self, issue: str, levels: Iterable[int]) -> frozenset[int]:
        return frozenset(n for n in levels if self.scope.has(issue, n))
