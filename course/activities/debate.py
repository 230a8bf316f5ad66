"""Debate a motion in a named format: chairs, a clock, cards, secret votes and a debrief.

A journal may hold several debates. Each is known by a code that its people
share, its format and its motion: laptops that begin with the same three hold
the same debate, and their files merge; others stay apart. Time is passed in.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, get_args

from course.activities import _debate_ballots as votes
from course.activities._base import Activity, NotAllowed
from course.activities._debate_debrief import Prompt, debrief, silent
from course.activities._debate_draw import draw, institutions
from course.activities._debate_schemes import SCHEMES
from course.activities._debate_state import BOX, CHOICES, PARTS, Ballot, Card, DebateState, fold
from course.activities._text import checked_text
from course.case._language import Listener
from course.case.records.formats import SIDE_LABELS, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from course.case import Case, Format, Motion
    from course.journal import Entry, Journal

Setting = Literal["screen", "laptops", "alone"]
SETTING_LABELS: dict[str, str] = {
    "screen": "One screen: pass the keyboard",
    "laptops": "Several laptops: merge the files at the end",
    "alone": "Alone: argue both sides",
}
RELATION_LABELS: dict[str, str] = {
    "": "Stands alone",
    "supports": "Supports",
    "attacks": "Attacks",
    "undercuts": "Undercuts the step from grounds to claim of",
}
GROUNDS_LABELS: dict[str, str] = {
    "": "No grounds yet",
    "ledger": "A claim of the ledger",
    "passage": "A passage of the paper",
    "source": "A source of the case",
    "own": "A source of my own",
}
PART_LABELS: dict[str, str] = {
    "claim": "Claim",
    "grounds": "Grounds",
    "warrant": "Warrant: why do the grounds carry the claim?",
    "backing": "Backing: what carries the warrant?",
    "qualifier": "Qualifier: how sure, how far?",
    "rebuttal": "Rebuttal: unless …",
}
SAID_LABELS: dict[str, str] = {
    "note": "What was said",
    "point": "Point of information",
    "question": "Question",
    "proposal": "Proposal",
}
OVERRUN = 120.0
"""Seconds over time after which a clock that still runs was probably left alone."""


class Debate(Activity):
    """One debate at a time, out of those in a journal.

    Parameters
    ----------
    case, journal, who
        See :class:`course.activities.Activity`.
    key
        Which debate; the latest where none is named.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> case = load_case()
    >>> debate = Debate(case, Journal(), who="heron")
    >>> _ = debate.begin(case.formats[0], motion="M4", code="blue-7")
    >>> _ = debate.draw(["heron", "wren", "owl", "lark"], seed="monday")
    >>> card = debate.play(claim="Notice reduces accidents.", side="for")
    >>> debate.state.cards[card.id].grounds is None
    True
    """

    name: ClassVar[str] = "debate"

    def __init__(self, case: Case, journal: Journal, *, who: str, key: str = "") -> None:
        super().__init__(case, journal, who=who)
        self.key = key
        self._cache: tuple[tuple[Entry, ...], dict[str, DebateState]] | None = None
        self._listener = Listener(case.loaded_words)

    # --- reading the state ---------------------------------------------------

    @property
    def debates(self) -> dict[str, DebateState]:
        """All debates of the journal, the oldest first."""
        entries = self.entries()
        if self._cache is None or self._cache[0] is not entries:
            self._cache = (entries, fold(entries))
        return self._cache[1]

    @property
    def begun(self) -> bool:
        """Whether there is a debate to show."""
        return bool(self.debates)

    @property
    def state(self) -> DebateState:
        """The debate that is shown.

        Raises
        ------
        NotAllowed
            If none has begun.
        """
        debates = self.debates
        if not debates:
            raise NotAllowed("Begin a debate first: choose a format and a motion.")
        return debates[self.key] if self.key in debates else list(debates.values())[-1]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards on the table, in the order in which they were played."""
        return tuple(c for c in self.state.cards.values() if not c.withdrawn)

    def card(self, card: str) -> Card:
        """Give a card by its id."""
        found = self.state.cards.get(card)
        if found is None:
            raise NotAllowed("There is no such card in this debate.")
        return found

    @property
    def cases_open(self) -> bool:
        """Whether the case's best reasons for either side may be seen: each side has prepared first."""
        return {"for", "against"} <= self.state.ready

    def loaded(self, text: str) -> tuple[tuple[str, str], ...]:
        """Give possible loaded words outside quotation marks, each with what to write instead.

        Examples
        --------
        >>> from course.case import load_case
        >>> from course.journal import Journal
        >>> Debate(load_case(), Journal(), who="heron").loaded("The regime refused.")[0][0]
        'regime'
        """
        return tuple({form.lower(): (form, word.rather) for form, word in self._listener.hear(text)}.values())

    def debrief(self) -> tuple[Prompt, ...]:
        """Give questions for the talk afterwards, made from the record."""
        return debrief(self.state, self.case)

    def silent(self) -> list[str]:
        """Give those with the floor of whom the record holds nothing."""
        return silent(self.state)

    def left(self, at: datetime) -> float:
        """Give the seconds left on the clock; below zero is over time."""
        return self.state.clock.left_at(at)

    def left_behind(self, at: datetime) -> float | None:
        """Give where the clock stood when the last thing was written, if it ran on while nobody was here."""
        state = self.state
        if state.clock.since is None or state.clock.bank or self.left(at) > -OVERRUN:
            return None
        return state.clock.left_at(datetime.fromisoformat(state.last))

    # --- beginning -----------------------------------------------------------

    def begin(
        self,
        format_: Format,
        *,
        motion: str = "",
        own: str = "",
        code: str,
        setting: str = "screen",
        at: datetime | None = None,
    ) -> Entry:
        """Begin a debate on a motion of the case, or on one's own.

        Parameters
        ----------
        format_
            The format; it is written into the journal, so that the record stays whole.
        motion
            Id of a motion of the case.
        own
            The words of a motion that is not in the case.
        code
            A word that everybody at the table shares.
        setting
            Key of :data:`SETTING_LABELS`.
        at
            When.
        """
        if setting not in get_args(Setting):
            raise NotAllowed("Choose a setting: one screen, several laptops, or alone.")
        text, chosen = own.strip(), self._motion(motion) if not own.strip() else None
        words = chosen.motion if chosen else checked_text(text, what="the motion")
        said = {"id": chosen.id if chosen else "", "text": words,
                "for": chosen.best_case_for if chosen else "",
                "against": chosen.best_case_against if chosen else ""}  # fmt: skip
        shared = checked_text(code, what="the code of your debate").lower()
        mark = hashlib.sha256(f"{format_.model_dump_json()}/{words}".encode()).hexdigest()[:10]
        self.key = f"{shared}-{mark}"
        body = {"debate": self.key, "code": shared, "format": format_.model_dump(mode="json"),
                "motion": said, "setting": setting}  # fmt: skip
        return self.record("begin", body, at=at)

    def ready(self, side: str) -> Entry:
        """Say that a side has prepared; the best reasons of the case open when both have."""
        if side not in ("for", "against"):
            raise NotAllowed("Choose which side has prepared.")
        return self._write("ready", {"side": side})

    # --- chairs --------------------------------------------------------------

    def draw(self, people: Sequence[str], *, seed: str, institution: bool | None = None) -> Entry:
        """Draw sides and roles by lot; the same seed and people give the same draw."""
        names = list(dict.fromkeys(n for n in (" ".join(p.split()) for p in people) if n))
        fewest = 1 if self.state.setting == "alone" else 2
        if len(names) < fewest:
            raise NotAllowed("Name at least two people, one on each line; or choose to work alone.")
        if longest := next((n for n in names if len(n) > 40), ""):  # noqa: PLR2004 - as everywhere
            raise NotAllowed(f"Keep each name to 40 characters; “{longest[:20]}…” is longer.")
        lot = checked_text(seed, what="a seed, any word or number")
        chairs = draw(self.state.format, names, lot)
        wanted = self.state.format.institutions if institution is None else institution
        spoken = institutions(self.case, self.state.format, chairs, lot, wanted=wanted)
        return self._write("draw", {"seed": lot, "people": names, "chairs": chairs, "institutions": spoken})

    def swap(self, one: str, other: str) -> Entry:
        """Let two people change chairs."""
        for name in (one, other):
            if name not in self.state.chairs:
                raise NotAllowed("Choose two people who have a chair.")
        if one == other:
            raise NotAllowed("Choose two different people.")
        return self._write("swap", {"one": one, "other": other})

    def sit(self, person: str, role: str) -> Entry:
        """Let somebody take another role: no reason is asked."""
        if self.state.role(role) is None:
            raise NotAllowed("There is no such role in this format.")
        return self._write("sit", {"person": checked_text(person, what="a pseudonym"), "role": role})

    def opt_out(self, person: str) -> Entry:
        """Let somebody leave a role for the one without the floor; no reason is asked."""
        floor = {r for phase in self.state.format.phases for r in phase.speaks}
        quiet = [r for r in self.state.format.roles if r.id not in floor] or list(self.state.format.roles)
        return self.sit(person, quiet[-1].id)

    def speak_for(self, person: str, institution: str) -> Entry:
        """Let somebody speak for an institution; a person is never offered."""
        if self.case.stakeholder(institution).person:
            raise NotAllowed("Roles are institutions, never persons. Choose another.")
        return self._write("institution", {"person": person, "institution": institution})

    # --- the clock -----------------------------------------------------------

    def go_to(self, phase: int, *, at: datetime) -> Entry:
        """Go to a phase; its clock stands ready and does not run yet."""
        phases = self.state.format.phases
        if not 0 <= phase < len(phases):
            raise NotAllowed("There is no such phase.")
        return self._tick({"do": "phase", "phase": phase, "left": seconds(phases[phase].time)}, at)

    def start(self, *, at: datetime, left: float | None = None) -> Entry:
        """Start the clock, or let it go on."""
        return self._tick({"do": "start", "left": self._left(at, left)}, at)

    def pause(self, *, at: datetime, left: float | None = None) -> Entry:
        """Stop the clock; ``left`` is what the browser showed when somebody pressed."""
        return self._tick({"do": "pause", "left": self._left(at, left)}, at)

    def correct(self, left: float, *, at: datetime) -> Entry:
        """Set the clock; it goes on running if it ran."""
        if not 0 <= left <= 36_000:  # noqa: PLR2004 - ten hours
            raise NotAllowed("Write minutes and seconds between 0:00 and 600:00.")
        running = self.state.clock.since is not None and not self.state.clock.bank
        return self._tick({"do": "correct", "left": left, "running": running}, at)

    def take_bank(self, side: str, *, at: datetime) -> Entry:
        """Let a side use its preparation time; the clock of the phase waits."""
        if side not in self.state.clock.banks:
            raise NotAllowed("This side has no preparation time in this format.")
        if self.state.clock.bank_at(side, at) <= 0:
            raise NotAllowed("This side has used all its preparation time.")
        return self._tick({"do": "bank", "side": side, "left": self._left(at, None)}, at)

    def hand_over(self, to: str, *, at: datetime) -> Entry:
        """Give the clock to somebody else."""
        return self._tick({"do": "hand", "to": checked_text(to, what="who keeps the time")}, at, free=True)

    def auto(self, *, on: bool, at: datetime) -> Entry:
        """Let the debate move to the next phase by itself when time is up, or not."""
        return self._tick({"do": "auto", "on": on}, at)

    def say(self, text: str, *, kind: str = "note", at: datetime | None = None) -> Entry:
        """Write down what was said, with its time and phase."""
        if kind not in SAID_LABELS:
            raise NotAllowed("Choose what it was.")
        body = {
            "text": checked_text(text, what="what was said"),
            "kind": kind,
            "phase": self.state.clock.phase,
        }
        return self._write("say", body, at=at)

    # --- cards ---------------------------------------------------------------

    def play(
        self,
        *,
        claim: str,
        side: str = "",
        grounds: Mapping[str, str] | None = None,
        relation: str = "",
        to: str = "",
        scheme: str = "",
        at: datetime | None = None,
        **parts: str,
    ) -> Entry:
        """Play a card.

        Parameters
        ----------
        claim
            What is claimed. Everything else may come later.
        side
            ``"for"``, ``"against"`` or ``"none"``; the side one was given where left out.
        grounds
            ``kind`` (of :data:`GROUNDS_LABELS`), ``ref`` and ``text``.
        relation, to
            How it stands to another card, and to which.
        scheme
            What kind of argument it is, for critical questions.
        at
            When.
        parts
            Toulmin's other parts: warrant, backing, qualifier, rebuttal.
        """
        state = self.state
        body = self._wording(claim, grounds, parts)
        given = state.side_given(self.who)
        body |= {"side": side if side in SIDE_LABELS else given if given in SIDE_LABELS else "none",
                 "institution": state.speaks_for.get(self.who, ""), "phase": state.clock.phase,
                 "relation": "", "to": ""}  # fmt: skip
        if relation:
            if relation not in RELATION_LABELS:
                raise NotAllowed("Choose how the card stands to the other one.")
            if not to:
                raise NotAllowed("Choose the card that it is about.")
            if self.card(to).withdrawn:
                raise NotAllowed("That card was withdrawn; choose another.")
            body |= {"relation": relation, "to": to}
        if scheme:
            if scheme not in SCHEMES:
                raise NotAllowed("Choose a kind of argument from the list.")
            body["scheme"] = scheme
        return self._write("card", body, at=at)

    def edit(
        self,
        card: str,
        *,
        claim: str,
        grounds: Mapping[str, str] | None = None,
        base: Sequence[str] = (),
        **parts: str,
    ) -> Entry:
        """Change the wording of a card.

        Parameters
        ----------
        card
            Which card.
        claim, grounds, parts
            The new wording, as for :meth:`play`.
        base
            The wordings that this one replaces; what was on the screen. If
            somebody changed the card meanwhile, both wordings stay to choose from.
        """
        there = self.card(card)
        known = [head.entry for head in there.heads]
        body = self._wording(claim, grounds, parts) | {"card": card, "base": list(base) or known}
        return self._write("edit", body)

    def withdraw(self, card: str) -> Entry:
        """Take a card off the table; it stays in the record."""
        if self.card(card).withdrawn:
            raise NotAllowed("This card is withdrawn already.")
        return self._write("withdraw", {"card": card})

    def answer(self, card: str, question: int, text: str) -> Entry:
        """Answer a critical question about a card."""
        scheme = SCHEMES.get(self.card(card).scheme)
        if scheme is None or not 0 <= question < len(scheme.questions):
            raise NotAllowed("There is no such question about this card.")
        body = {"card": card, "question": str(question), "text": checked_text(text, what="your answer")}
        return self._write("answer", body)

    # --- votes ---------------------------------------------------------------

    def open_vote(self, round_: str) -> Entry:
        """Open a vote."""
        self._round(round_)
        if round_ in self.state.polls:
            raise NotAllowed("This vote has been opened already.")
        return self._write("poll", {"round": round_})

    def cast(self, round_: str, *, code: str, choice: str, reason: str) -> int:
        """Put a ballot into the box; nothing is written down before the vote closes.

        Returns
        -------
        int
            How many ballots are in the box.
        """
        state = self.state
        if state.polls.get(round_) != "open":
            raise NotAllowed("This vote is not open.")
        if choice not in CHOICES:
            raise NotAllowed("Choose for, against or undecided.")
        why = checked_text(reason, what="one reason")
        if not code.strip():
            raise NotAllowed("Write your ballot code.")
        hand, box = votes.token(state.key, code), self.box(round_)
        people = len(state.chairs)
        if hand not in box and people and len(box) >= people:
            raise NotAllowed(
                f"All {people} ballots are in the box. With the code of a ballot you can still change it."
            )
        box[hand] = Ballot(hand, choice, why)
        return len(box)

    def box(self, round_: str) -> dict[str, Ballot]:
        """Give the open box of a vote."""
        return votes.box(self.journal, self.state.key, round_)

    def close_vote(self, round_: str, *, at: datetime | None = None) -> Entry:
        """Close a vote: all ballots are written at once, in nobody's name and in no order of casting."""
        if self.state.polls.get(round_) != "open":
            raise NotAllowed("This vote is not open.")
        box = self.box(round_)
        ballots = [{"token": b.token, "choice": b.choice, "reason": b.reason} for _, b in sorted(box.items())]
        body = {"debate": self.state.key, "round": round_, "ballots": ballots}
        entry = self.journal.add(BOX, self.name, "ballots", body, at=at)
        box.clear()
        return entry

    # --- judging and agreeing ------------------------------------------------

    def judge(
        self,
        to: str,
        *,
        role: str = "peer",
        levels: Mapping[str, str] | None = None,
        worked: str,
        next_step: str,
    ) -> Entry:
        """Give a speaker feedback in sentences; levels are words and are never added up."""
        if to not in self.state.chairs:
            raise NotAllowed("Choose the speaker.")
        body = {"to": to, "role": role if role in ("judge", "peer", "self") else "peer",
                "levels": {k: v for k, v in (levels or {}).items() if v},
                "worked": checked_text(worked, what="what worked"),
                "next": checked_text(next_step, what="one next step")}  # fmt: skip
        return self._write("feedback", body)

    def propose(self, text: str) -> Entry:
        """Write a new version of the joint statement; agreement begins anew."""
        return self._write("joint", {"text": checked_text(text, what="what both sides can agree on")})

    def agree(self, version: str, side: str) -> Entry:
        """Say that a side agrees to a version of the joint statement."""
        if version not in {entry for entry, _, _ in self.state.joint}:
            raise NotAllowed("That version is not there.")
        if side not in ("for", "against"):
            raise NotAllowed("Choose which side agrees.")
        return self._write("agree", {"version": version, "side": side})

    # --- inside --------------------------------------------------------------

    def _write(self, verb: str, body: dict[str, Any], *, at: datetime | None = None) -> Entry:
        return self.record(verb, {"debate": self.state.key} | body, at=at)

    def _motion(self, motion: str) -> Motion:
        found = next((m for m in self.case.motions if m.id == motion), None)
        if found is None:
            raise NotAllowed("Choose a motion, or write your own.")
        return found

    def _left(self, at: datetime, seen: float | None) -> float:
        """Give what the browser showed, unless that cannot be; a busy kernel comes late."""
        known = self.left(at)
        if self.state.clock.bank:
            return round(known, 3)
        most = max(known, self.state.clock.left)
        return round(seen if seen is not None and known - 1 <= seen <= most + 1 else known, 3)

    def _tick(self, body: dict[str, Any], at: datetime, *, free: bool = False) -> Entry:
        holder = self.state.clock.holder
        if holder and holder != self.who and self.state.setting == "laptops" and not free:
            raise NotAllowed(f"{holder} keeps the time. Ask {holder}, or take the clock over first.")
        return self._write("clock", body, at=at)

    def _wording(
        self, claim: str, grounds: Mapping[str, str] | None, parts: Mapping[str, str]
    ) -> dict[str, Any]:
        body: dict[str, Any] = {"claim": checked_text(claim, what="the claim")}
        for part, text in parts.items():
            if part not in PARTS:
                raise NotAllowed(f"A card has no part “{part}”.")
            if clean := checked_text(text, what=f"the {part}", required=False):
                body[part] = clean
        kind = (grounds or {}).get("kind", "")
        if kind:
            body["grounds"] = self._grounds(kind, grounds or {})
        return body

    def _grounds(self, kind: str, given: Mapping[str, str]) -> dict[str, str]:
        ref = given.get("ref", "").strip()
        text = checked_text(given.get("text", ""), what="the words of the grounds", required=False)
        if kind in ("ledger", "source"):
            table = {"ledger": "claims", "source": "sources"}[kind]
            if not ref:
                raise NotAllowed("Choose the claim." if kind == "ledger" else "Choose the source.")
            self.case.get(table, ref)
        elif kind == "passage":
            if not text or text not in self.case.paper.text:
                raise NotAllowed("These words do not stand in the paper. Copy the passage letter by letter.")
        elif kind == "own":
            if not text:
                raise NotAllowed("Name your source: author, title, date and where to find it.")
        else:
            raise NotAllowed("Choose what the card rests on.")
        return {"kind": kind, "ref": ref if kind in ("ledger", "source") else "", "text": text}

    def _round(self, round_: str) -> None:
        if round_ not in votes.ROUNDS:
            raise NotAllowed("There is a first and a second vote.")
