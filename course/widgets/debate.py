"""A debate on the screen: chairs, the clock, cards, secret votes, judging and the debrief."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities import NotAllowed
from course.activities import debate as rules
from course.activities._debate_ballots import FEW, ROUNDS, swing_sentences, transition
from course.activities._debate_formats import read_formats
from course.activities._debate_schemes import CITED, SCHEMES
from course.activities._debate_state import CHOICES
from course.activities._exercise_load import load_exercises
from course.activities.arguments import STATUS_WORDS, ArgumentMap, document_of_cards
from course.activities.debate import Debate
from course.case import CaseError
from course.case.records.formats import SIDE_LABELS, seconds
from course.widgets._debate_clock import clock_words, face_of
from course.widgets._debate_parts import chosen_grounds, grounds_choices, role_cards_page, shown_grounds
from course.widgets._face import Face
from course.widgets._session import checked_name

if TYPE_CHECKING:
    from markupsafe import Markup

    from course.activities._debate_state import Card, DebateState
    from course.activities._exercise_items import Rubric
    from course.case import Format
    from course.widgets._session import Session

STAGES: dict[str, str] = {
    "setup": "Set up",
    "chairs": "Chairs and cases",
    "table": "Debate",
    "map": "Map",
    "judging": "Judging",
    "debrief": "Debrief",
}
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
RUBRIC = "speech"
LATEST = 25
"""So many cards of a side are shown at once; the earlier ones on request."""


def ballot_code() -> str:
    """Draw a code for one voter: only its fingerprint is ever written down."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


class DebateFace(Face):
    """One debate, from the draw of chairs to the debrief.

    Parameters
    ----------
    session
        The learner's session.
    format_id
        The format that is chosen at first; the first of the case where none is named.
    motion
        Id of the motion that is chosen at first.
    """

    template: ClassVar[str] = "debate.html"
    title: ClassVar[str] = "Debate"
    listens: ClassVar[frozenset[str]] = frozenset({"debate"})

    def __init__(self, session: Session, format_id: str = "", motion: str | None = None) -> None:
        self.debate = Debate(session.case, session.journal, who=session.who)
        self.formats: dict[str, Format] = {f.id: f for f in session.case.formats}
        if format_id:
            session.case.get("formats", format_id)
        if motion:
            session.case.get("motions", motion)
        self.looking = format_id or next(iter(self.formats), "")
        self.motion = motion or ""
        self.stage = "setup" if not self.debate.begun else "table"
        self.keyboard = ""
        self.editing = self.reply_to = ""
        self.opened = ""
        self.all_cards = False
        self.projector = False
        self.suggested = f"{secrets.choice(_LETTERS)}{secrets.randbelow(900) + 100}".lower()
        self.ballot_code = ballot_code()
        self._mapped: tuple[Any, ArgumentMap] | None = None
        self._drawn: tuple[Any, Markup] | None = None
        self._heard: dict[str, tuple[tuple[str, str], ...]] = {}
        self._base: list[str] = []
        super().__init__(session)

    # --- showing -------------------------------------------------------------

    @property
    def acting(self) -> str:
        """Who sits at the keyboard."""
        return self.keyboard or self.session.who

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        debate = self._debate()
        shared: dict[str, Any] = {
            "debate": debate,
            "stages": STAGES,
            "stage": self.stage if debate.begun else "setup",
            "formats": self.formats,
            "looking": self.formats.get(self.looking),
            "motion": self.motion,
            "suggested": self.suggested,
            "settings": rules.SETTING_LABELS,
            "side_labels": SIDE_LABELS,
            "clock_words": clock_words,
            "seconds": seconds,
            "state": None,
            "acting": self.acting,
            "projector": self.projector,
        }
        if not debate.begun:
            return shared
        state, now = debate.state, _now()
        phase = state.format.phases[state.clock.phase]
        editing = state.cards.get(self.editing)
        reply = state.cards.get(self.reply_to)
        round_ = phase.ballot or ""
        return shared | {
            "state": state,
            "others": [s for k, s in debate.debates.items() if k != state.key],
            "phase": phase,
            "following": state.format.phases[state.clock.phase + 1]
            if state.clock.phase + 1 < len(state.format.phases)
            else None,
            "speakers": self._speakers(phase.speaks),
            "clock": face_of(state, now),
            "running": state.clock.since is not None,
            "left_behind": debate.left_behind(now),
            "banks": [(b, state.clock.bank_at(b.side, now)) for b in state.format.banks],
            "people": sorted(state.chairs),
            "columns": self._columns(debate.cards),
            "cards": debate.cards,
            "latest": None if self.all_cards else LATEST,
            "withdrawn": [c for c in state.cards.values() if c.withdrawn],
            "editing": editing,
            "reply": reply,
            "grounds_choices": grounds_choices(self.session.case),
            "grounds_of": self._grounds_of,
            "grounds_value": _grounds_value(editing),
            "loaded": self._loaded,
            "relations": rules.RELATION_LABELS,
            "part_labels": rules.PART_LABELS,
            "said_labels": rules.SAID_LABELS,
            "schemes": SCHEMES,
            "schemes_cited": CITED,
            "choices": CHOICES,
            "rounds": ROUNDS,
            "round": round_,
            "poll": state.polls.get(round_, "") if round_ else "",
            "box": len(debate.box(round_)) if round_ else 0,
            "few": FEW,
            "ballot_code": self.ballot_code,
            "moves": transition(state),
            "picture": self._picture(state),
            "map": self._map(state),
            "standing": STATUS_WORDS,
            "explained": self._explained(debate.cards),
            "opened": self.opened,
            "swing": swing_sentences(state),
            "both_closed": {"before", "after"} <= set(state.ballots),
            "rubric": self._rubric() if self.stage == "judging" else None,
            "prompts": debate.debrief() if self.stage == "debrief" else (),
            "name_of": self._name_of,
            "default_side": state.side_given(self.acting),
        }

    def _speakers(self, role_ids: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        state = self.debate.state
        return [
            (state.role(r).name, [who for who, roles in sorted(state.chairs.items()) if r in roles])
            for r in role_ids
            if state.role(r)
        ]

    def _columns(self, cards: tuple[Card, ...]) -> list[tuple[str, str, list[Card]]]:
        sides = (
            ("for", "against", "none") if self.debate.state.format.two_sided else ("none", "for", "against")
        )
        found = [(s, SIDE_LABELS[s], [c for c in cards if c.side == s]) for s in sides]
        wanted = ("for", "against") if self.debate.state.format.two_sided else ("none",)
        return [column for column in found if column[2] or column[0] in wanted]

    def _grounds_of(self, card: Card) -> dict[str, str]:
        return shown_grounds(self.session.case, card.grounds)

    def _loaded(self, card: Card) -> tuple[tuple[str, str], ...]:
        version = card.now
        if version.entry not in self._heard:
            self._heard[version.entry] = self.debate.loaded(" ".join(version.texts.values()))
        return self._heard[version.entry]

    def _name_of(self, institution: str) -> str:
        try:
            return self.session.case.stakeholder(institution).name
        except CaseError:
            return institution

    def _rubric(self) -> Rubric | None:
        try:
            return load_exercises(self.session.case).rubric(RUBRIC)
        except CaseError:
            return (
                None  # a case without this rubric, or with a mistake in its exercises: sentences are enough
            )

    def _map(self, state: DebateState) -> ArgumentMap:
        """Give the map of the cards, made anew only when a card has changed."""
        cards = tuple((c.now.entry, c.withdrawn) for c in state.cards.values())
        if self._mapped is None or self._mapped[0] != (state.key, cards):
            on_table = document_of_cards(state.cards.values(), title=state.motion["text"])
            self._mapped = (state.key, cards), ArgumentMap(on_table)
        return self._mapped[1]

    def _explained(self, cards: tuple[Card, ...]) -> set[str]:
        """Give the cards about which somebody said something: only there is anything to explain."""
        return {c.to for c in cards if c.relation} | {c.id for c in cards if c.relation}

    def _picture(self, state: DebateState) -> Markup | None:
        if self.stage not in ("table", "debrief") or not {"before", "after"} <= set(state.ballots):
            return None
        moves = transition(state)
        key = tuple(sorted(moves.counts.items()))
        if self._drawn is None or self._drawn[0] != key:
            from course.figures import ballots  # noqa: PLC0415 - matplotlib loads when first needed

            self._drawn = key, self.figure(ballots.svg(moves), ballots.describe(moves))
        return self._drawn[1]

    # --- setting up ----------------------------------------------------------

    def on_stage(self, stage: str) -> str:
        """Show another part of the debate."""
        if stage in STAGES:
            self.stage = stage
            self.focus(f"#{self.uid}-stage")
        return ""

    def on_look(self, value: str) -> str:
        """Read about a format before choosing it."""
        self.looking = value if value in self.formats else self.looking
        return self.formats[self.looking].summary

    def on_bring_format(self, name: str, data: bytes) -> str:
        """Take in a format of one's own, or a Debatekeeper file."""
        found = read_formats(data, name)
        self.formats |= {f.id: f for f in found}
        self.looking = found[0].id
        return f"{found[0].title} is ready to be used."

    def on_begin(self, format_id: str, setting: str, motion: str = "", own: str = "", code: str = "") -> str:
        """Begin a debate."""
        if format_id not in self.formats:
            raise NotAllowed("Choose a format.")
        debate = self._debate()
        debate.begin(
            self.formats[format_id],
            motion=motion,
            own=own,
            code=code or self.suggested,
            setting=setting,
            at=_now(),
        )
        self.stage = "chairs"
        self.focus(f"#{self.uid}-stage")
        return "The debate has begun. Now draw the chairs."

    def on_choose(self, key: str) -> str:
        """Show another debate of this journal."""
        self.debate.key = key
        return f"Now shown: {self.debate.state.motion['text']}"

    def on_anew(self) -> str:
        """Prepare a new debate; the others stay."""
        self.stage = "setup"
        self.focus(f"#{self.uid}-stage")
        return "Choose a format and a motion."

    # --- chairs --------------------------------------------------------------

    def on_draw(self, people: str, seed: str, institution: str = "") -> str:
        """Draw sides and roles by lot."""
        names = [checked_name(line) for line in people.replace(",", "\n").splitlines() if line.strip()]
        entry = self._debate().draw(names, seed=seed, institution=bool(institution))
        return f"{len(entry.body['chairs'])} people have a chair. Seed: {entry.body['seed']}."

    def on_swap(self, one: str, other: str) -> str:
        """Let two people change chairs."""
        self._debate().swap(one, other)
        return f"{one} and {other} have changed chairs."

    def on_sit(self, person: str, role: str) -> str:
        """Let somebody take another role."""
        debate = self._debate()
        debate.sit(person, role)
        return f"{person}: {debate.state.role(role).name}."

    def on_opt_out(self, person: str) -> str:
        """Let somebody leave a role; no reason is asked."""
        debate = self._debate()
        debate.opt_out(person)
        return f"{person}: {debate.state.role(debate.state.chairs[person][0]).name}."

    def on_speak_for(self, person: str, institution: str) -> str:
        """Let somebody speak for an institution."""
        self._debate().speak_for(person, institution)
        return f"{person} speaks for {self._name_of(institution)}."

    def on_ready(self, side: str) -> str:
        """Say that a side has prepared."""
        debate = self._debate()
        debate.ready(side)
        return (
            "Both sides have prepared: the best reasons are open."
            if debate.cases_open
            else "One side is ready."
        )

    def on_role_cards(self) -> str:
        """Hand over the role cards as a page to print."""
        state = self._debate().state
        self.download("role-cards.html", "text/html", role_cards_page(state, self._name_of))
        return "The role cards are on their way to your downloads. Open the file and print it."

    def on_pass(self, value: str = "", person: str = "") -> str:
        """Pass the keyboard."""
        self.keyboard = checked_name(value or person)
        return f"At the keyboard: {self.keyboard}."

    def on_project(self) -> str:
        """Make the clock and the cards large, or small again."""
        self.projector = not self.projector
        return "Projector view." if self.projector else "Working view."

    # --- the clock -----------------------------------------------------------

    def on_clock_start(self, left: float | str = "") -> str:
        """Start the clock."""
        self._debate().start(at=_now(), left=_number(left))
        return ""

    def on_clock_pause(self, left: float | str = "") -> str:
        """Stop the clock."""
        self._debate().pause(at=_now(), left=_number(left))
        return ""

    def on_advance(self, seen: int | str, step: int = 1) -> str:
        """Go to the next phase, or one back; a second press from an old page does nothing."""
        debate = self._debate()
        if str(debate.state.clock.phase) != str(seen):
            return ""
        debate.go_to(debate.state.clock.phase + int(step), at=_now())
        phase = debate.state.format.phases[debate.state.clock.phase]
        self.ballot_code = ballot_code()
        return f"Now: {phase.name}." + (" Sides have changed." if phase.swaps_sides else "")

    def on_correct(self, time: str) -> str:
        """Set the clock."""
        minutes, _, rest = str(time).strip().partition(":")
        if not (minutes.isdecimal() and (rest or "0").isdecimal() and len(minutes) < 4):  # noqa: PLR2004
            raise NotAllowed("Write minutes and seconds, such as 2:30.")
        self._debate().correct(int(minutes) * 60 + int(rest or 0), at=_now())
        return f"The clock is set to {clock_words(int(minutes) * 60 + int(rest or 0))}."

    def on_set_back(self) -> str:
        """Set the clock to where it stood when the last thing was written."""
        debate = self._debate()
        behind = debate.left_behind(_now())
        if behind is None:
            return "The clock is right already."
        debate.pause(at=_now())
        debate.correct(max(0.0, behind), at=_now())
        return f"The clock stands at {clock_words(max(0.0, behind))} and waits."

    def on_hand_over(self, to: str) -> str:
        """Give the clock to somebody."""
        self._debate().hand_over(to, at=_now())
        return f"{to} keeps the time now."

    def on_auto(self) -> str:
        """Switch moving on by itself on or off."""
        debate = self._debate()
        on = not debate.state.clock.auto
        debate.auto(on=on, at=_now())
        return "The debate moves on by itself." if on else "Somebody moves the debate on."

    def on_bank(self, side: str) -> str:
        """Let a side take preparation time."""
        self._debate().take_bank(side, at=_now())
        return "Preparation time runs; the clock of the phase waits."

    def on_say(self, text: str, kind: str = "note") -> str:
        """Write down what was said."""
        self._debate().say(text, kind=kind, at=_now())
        return "Written down, with its time."

    # --- cards ---------------------------------------------------------------

    def on_play(  # noqa: PLR0917 - the fields of the form
        self, claim: str, grounds: str = "", words: str = "", relation: str = "", to: str = "",
        side: str = "", scheme: str = "", warrant: str = "", backing: str = "", qualifier: str = "",
        rebuttal: str = "",
    ) -> str:  # fmt: skip
        """Play a card, or keep a changed one."""
        debate = self._debate()
        parts = {"warrant": warrant, "backing": backing, "qualifier": qualifier, "rebuttal": rebuttal}
        given = chosen_grounds(grounds, words)
        if self.editing:
            card, base = self.editing, self._base
            debate.edit(card, claim=claim, grounds=given, base=base, **parts)
            self.editing = ""
        else:
            card = debate.play(claim=claim, grounds=given, relation=relation, to=to, side=side, scheme=scheme,
                               at=_now(), **parts).id  # fmt: skip
        self.reply_to = ""
        played = debate.card(card)
        self.focus(f"#{self.uid}-card-{card}")
        kind = debate.loaded(" ".join(played.now.texts.values()))
        hint = f" “{kind[0][0]}” may carry a judgement; you can keep it." if kind else ""
        return f"Card {played.number} is on the table.{hint}"

    def on_reply(self, card: str) -> str:
        """Begin a card about another."""
        self.reply_to, self.editing = card, ""
        self.focus(f"#{self.uid}-claim")
        return f"Your card will be about card {self._debate().card(card).number}."

    def on_change(self, card: str) -> str:
        """Change the wording of a card."""
        there = self._debate().card(card)
        self.editing, self.reply_to = card, ""
        self._base = [head.entry for head in there.heads]
        self.focus(f"#{self.uid}-claim")
        return f"Change card {there.number}."

    def on_leave(self) -> str:
        """Leave a card as it is."""
        self.editing = self.reply_to = ""
        return "Nothing was changed."

    def on_all_cards(self) -> str:
        """Show the earlier cards as well, or the latest ones only."""
        self.all_cards = not self.all_cards
        return "All cards are shown." if self.all_cards else "The latest cards are shown."

    def on_withdraw(self, card: str) -> str:
        """Take a card off the table."""
        debate = self._debate()
        debate.withdraw(card)
        self.focus(f"#{self.uid}-new")
        return f"Card {debate.card(card).number} is withdrawn. Undo brings it back."

    def on_answer(self, card: str, question: int | str, text: str) -> str:
        """Answer a critical question."""
        self._debate().answer(card, int(question), text)
        return "Your answer is kept."

    def on_what_would_change(self, card: str) -> str:
        """Show which single further reply would change whether a card stands."""
        self.opened = card if card in self._debate().state.cards else ""
        return "Shown below the card."

    # --- votes, judging, agreeing --------------------------------------------

    def on_open_vote(self, round: str) -> str:  # noqa: A002 - the name in the page
        """Open a vote."""
        self._debate().open_vote(round)
        self.focus(f"#{self.uid}-vote")
        return f"{ROUNDS[round]} is open."

    def on_cast(self, round: str, choice: str, reason: str, code: str) -> str:  # noqa: A002
        """Put one ballot into the box."""
        n = self._debate().cast(round, code=code, choice=choice, reason=reason)
        self.ballot_code = ballot_code()
        self.focus(f"#{self.uid}-vote")
        return f"The ballot is in the box. {n} so far. The next person can vote."

    def on_close_vote(self, round: str) -> str:  # noqa: A002
        """Close a vote."""
        entry = self._debate().close_vote(round, at=_now())
        self.focus(f"#{self.uid}-vote")
        return f"{ROUNDS[round]} is closed: {len(entry.body['ballots'])} ballots."

    def on_judge(
        self, to: str = "", worked: str = "", next_step: str = "", role: str = "peer", **levels: str
    ) -> str:
        """Give a speaker feedback in sentences."""
        chosen = {k.removeprefix("level-"): v for k, v in levels.items() if k.startswith("level-")}
        self._debate().judge(to, role=role, levels=chosen, worked=worked, next_step=next_step)
        return f"Your feedback to {to} is kept."

    def on_propose(self, text: str) -> str:
        """Write a version of the joint statement."""
        self._debate().propose(text)
        return "A new version stands. Both sides can agree to it now."

    def on_agree(self, version: str, side: str) -> str:
        """Let a side agree."""
        self._debate().agree(version, side)
        return f"{SIDE_LABELS[side]}: agreed."

    # --- inside --------------------------------------------------------------

    def _debate(self) -> Debate:
        """Give the debate, for whoever sits at the keyboard."""
        self.debate.who = self.acting
        return self.debate


def _now() -> datetime:
    return datetime.now(UTC)


def _number(left: float | str) -> float | None:
    try:
        return float(left)
    except ValueError:
        return None


def _grounds_value(card: Card | None) -> str:
    if card is None or card.grounds is None:
        return ""
    g = card.grounds
    return f"{g.kind}:{g.ref}" if g.ref else g.kind
