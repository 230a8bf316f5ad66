"""A debate on the screen: chairs, the clock, cards, secret votes, judging and the debrief."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.debate import debate as rules
from course.activities.debate.ballots import ROUNDS, swing_sentences, too_many, transition
from course.activities.debate.records import CHOICES
from course.activities.debate.schemes import CITED, SCHEMES
from course.activities.debate.secret import FEW
from course.activities.debate.votes import MOST_OF_A_REASON
from course.case import CaseError
from course.case.exercises.load import load_exercises
from course.case.records.formats import SIDE_LABELS, seconds
from course.faces.debate.base import STAGES, now
from course.faces.debate.clock import clock_words, face_of
from course.faces.debate.deciding import Deciding
from course.faces.debate.parts import cards_named, grounds_choices, shown_grounds
from course.faces.debate.playing import Playing
from course.faces.debate.replaying import Replaying
from course.faces.debate.setup import SettingUp
from course.faces.debate.taking import Taking
from course.faces.debate.timing import Timing
from course.methods.arguments import STATUS_WORDS
from course.publish.forms import FORMS

if TYPE_CHECKING:
    from markupsafe import Markup

    from course.activities.debate.records import Card, DebateState
    from course.case.exercises.sets import Rubric

RUBRIC = "speech"
LATEST = 25
"""So many cards of a side are shown at once; the earlier ones on request."""


class DebateFace(SettingUp, Timing, Playing, Deciding, Replaying, Taking):
    """One debate, from the draw of chairs to the debrief."""

    template: ClassVar[str] = "debate/debate.html"
    title: ClassVar[str] = "Debate"

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
        state, present = debate.state, now()
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
            "clock": face_of(state, present),
            "running": state.clock.since is not None,
            "left_behind": debate.clock.left_behind(present),
            "banks": [(b, state.clock.bank_at(b.side, present)) for b in state.format.banks],
            "people": state.people,
            "columns": self._columns(debate.cards.on_table),
            "cards": debate.cards.on_table,
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
            "box": debate.votes.in_box(round_) if round_ else 0,
            "few": FEW,
            "comparable": debate.votes.comparable,
            "ballot": self._ballot(round_) if state.polls.get(round_) == "open" else None,
            "most_of_a_reason": MOST_OF_A_REASON,
            "too_many": too_many(state),
            "moves": transition(state),
            "picture": self._picture(state),
            "map": self._map(state),
            "said_of": self._words(state),
            "standing": STATUS_WORDS,
            "explained": self._explained(debate.cards.on_table),
            "opened": self.opened,
            "swing": swing_sentences(state),
            "both_closed": {"before", "after"} <= set(state.voted),
            "rubric": self._rubric() if self.stage == "judging" else None,
            **(self._afterwards(state) if self.stage == "debrief" else {}),
            **(self.looking_back(state) if self.stage == "replay" else {}),
            "map_picture": self._map_picture(state) if self.stage == "map" else None,
            "ways": self._ways(state) if self.stage == "map" and self.ways_open else None,
            "name_of": self._name_of,
            "default_side": state.side_given(self.acting),
        }

    def _ballot(self, round_: str) -> dict[str, str]:
        """Give the form of whoever votes next: a random number of its own, and digits for a first ballot."""
        if not self.press:
            self.press = secrets.token_hex(16)
            self.digits = self.debate.votes.free_digits(round_) if round_ == "before" else ""
        return {"press": self.press, "digits": self.digits}

    def _speakers(self, role_ids: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        state = self.debate.state
        return [(r.name, state.speaking(i, state.clock.phase)) for i in role_ids if (r := state.role(i))]

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
            self._heard[version.entry] = self.debate.cards.loaded(" ".join(version.texts.values()))
        return self._heard[version.entry]

    def _rubric(self) -> Rubric | None:
        try:
            return load_exercises(self.session.case).rubric(RUBRIC)
        except CaseError:
            return (
                None  # a case without this rubric, or with a mistake in its exercises: sentences are enough
            )

    def _explained(self, cards: tuple[Card, ...]) -> set[str]:
        """Give the cards about which somebody said something: only there is anything to explain."""
        return {to for c in cards for _, to in c.links} | {c.id for c in cards if c.links}

    def _afterwards(self, state: DebateState) -> dict[str, Any]:
        return {"prompts": self.debate.debrief(), "forms": FORMS, "map_losses": self.map_losses(state)}

    def _ways(self, state: DebateState) -> dict[str, Any]:
        """Give the preferred sets by the numbers of their cards, and what is common to them."""
        found = self._preferred(state)
        sets = [{state.cards[card].number for card in one} for one in found.sets]
        shared = set.intersection(*sets) if sets else set()
        some = set.union(*sets) - shared if sets else set()
        return {
            "sentence": found.sentence,
            "sets": [cards_named(one) for one in sets],
            "shared": cards_named(shared),
            "some": cards_named(some) if some else "",
        }

    def _map_picture(self, state: DebateState) -> Markup | None:
        the_map = self._map(state)
        if not the_map.ids:
            return None
        if self._map_drawn is None or self._map_drawn[0] is not the_map:
            from course.figures import arguments  # noqa: PLC0415 - matplotlib loads when first needed

            drawn = self.figure(arguments.svg(the_map), arguments.describe(the_map))
            self._map_drawn = the_map, drawn
        return self._map_drawn[1]

    def _picture(self, state: DebateState) -> Markup | None:
        if self.stage not in ("table", "debrief") or not state.moves:
            return None
        moves = transition(state)
        key = tuple(sorted(moves.counts.items()))
        if self._drawn is None or self._drawn[0] != key:
            from course.figures import ballots  # noqa: PLC0415 - matplotlib loads when first needed

            self._drawn = key, self.figure(ballots.svg(moves), ballots.describe(moves))
        return self._drawn[1]


def _grounds_value(card: Card | None) -> str:
    if card is None or card.grounds is None:
        return ""
    g = card.grounds
    return f"{g.kind}:{g.ref}" if g.ref else g.kind
