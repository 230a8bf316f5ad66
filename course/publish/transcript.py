"""The transcript of a debate: what was argued, said, voted and agreed, with the map and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.activities.debate.ballots import ROUNDS, swing_sentences, transition
from course.activities.debate.debrief import debrief
from course.activities.debate.labels import (
    RELATION_LABELS,
    SAID_LABELS,
    SETTING_LABELS,
    given_institutions,
    institution_name,
)
from course.activities.debate.map import document_of_cards
from course.activities.debate.records import CHOICES, MISSING
from course.activities.debate.schemes import SCHEMES
from course.activities.debate.words import CardWords
from course.case.records.formats import SIDE_LABELS
from course.figures import arguments, ballots
from course.language import _, hour_in_words, listed, ngettext, time_in_words, zone_in_words
from course.methods.arguments import STATUS_WORDS, ArgumentMap
from course.publish._debate_sources import grounds_words, sources_cited
from course.publish.paper import Heading, Item, Items, Paper, Para, Picture, Table, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.activities.debate.records import Card, DebateState
    from course.case import Case
    from course.publish.paper import Block

_DEEPEST: Final = 6
"""Deeper replies stand at this depth in the outline; each line names the card that it is about."""


def transcript(state: DebateState, case: Case) -> Paper:
    """Make the transcript of a debate; how anybody voted is not in it, only counts.

    Parameters
    ----------
    state
        The debate.
    case
        The case whose claims and sources its cards name.

    Examples
    --------
    >>> from course.activities.debate import Debate
    >>> from course.case import load_case
    >>> from course.journal import Journal
    >>> from course.publish.markdown import to_markdown
    >>> case = load_case()
    >>> debate = Debate(case, Journal(), who="heron")
    >>> _ = debate.begin(case.formats[0], motion="M4", code="blue")
    >>> _ = debate.cards.play(claim="Notice reduces accidents.", side="for")
    >>> "### Card 1 (For), by heron" in to_markdown(transcript(debate.state, case))
    True
    """
    the_map = ArgumentMap(document_of_cards(state.cards.values(), title=state.motion["text"]))
    blocks = [
        *_head(state, case),
        *_map(state, the_map),
        *_cards(state, case),
        *_said(state),
        *_votes(state),
        *_feedback(state),
        *_joint(state),
        *_after(state, case),
    ]
    return Paper(state.motion["text"], tuple(blocks))


def _head(state: DebateState, case: Case) -> Iterator[Block]:
    yield Para(
        _("{format}, begun {moment}. Code: {code}. {setting}. Times are those of the zone {zone}.").format(
            format=state.format.title,
            moment=time_in_words(state.at),
            zone=zone_in_words(state.at),
            code=state.code,
            setting=SETTING_LABELS.get(state.setting, state.setting),
        ),
        _("Transcript of a debate."),
    )
    if not state.chairs:
        return
    yield Heading(_("Chairs"))
    rows = [
        (
            state.name_of(who),
            "; ".join(r.name for i in state.chairs[who] if (r := state.role(i)) is not None),
            institution_name(case, state.speaks_for.get(who, "")),
        )
        for who in state.people
    ]
    if any(institution for *_, institution in rows):
        yield Table(_("Who did what"), (_("Who"), _("Role"), _("Spoke for")), tuple(rows))
    else:
        yield Table(_("Who did what"), (_("Who"), _("Role")), tuple(row[:2] for row in rows))
    drawn = _("Drawn by lot with the seed “{seed}”.").format(seed=state.seed)
    yield Para(" ".join([drawn, *state.changes, *given_institutions(case, state)]))
    if state.drawn_twice:
        twice = listed([state.name_of(who) for who in state.drawn_twice])
        yield Para(_("Drawn at more than one desk: {people}. The later draw holds.").format(people=twice))


def _map(state: DebateState, the_map: ArgumentMap) -> Iterator[Block]:
    if not the_map.ids:
        return
    yield Heading(_("The map of arguments"))
    yield Para(the_map.summary())
    sheets = arguments.sheets(the_map)
    for number, figure in enumerate(sheets, 1):
        alt = _("The map of arguments. {summary} The list below says the same in words.")
        if len(sheets) > 1:
            alt = _(
                "The map of arguments, part {n} of {all}. {summary} The list below says the same in words."
            )
        alt = alt.format(n=number, all=len(sheets), summary=the_map.summary())
        yield Picture(figure, alt)
    yield Heading(_("The map in words"), 3)
    roots: list[Item] = []
    open_: list[Item] = []
    for line in the_map.outline():
        card = state.cards[line.id]
        head = _("Card {n} {relation} card {other}.") if line.above else _("Card {n}.")
        other = state.cards[line.above].number if line.above else 0
        note = _("written out above") if line.again else STATUS_WORDS[line.status]
        head = head.format(n=card.number, relation=line.relation, other=other)
        item = Item(f"{line.text} ({note})", head)
        depth = min(line.depth, _DEEPEST)
        del open_[depth:]
        (open_[-1].below if open_ else roots).append(item)
        open_.append(item)
    yield Items(tuple(roots))
    yield Para(the_map.semantics, _("How “stands” is worked out."))


def _cards(state: DebateState, case: Case) -> Iterator[Block]:
    if not state.cards and not state.aside:
        return
    words = CardWords(state)
    yield Heading(_("The cards"))
    for card in state.cards.values():
        by = state.name_of(card.who)
        if card.institution:
            by = _("{who} for {institution}").format(
                who=by, institution=institution_name(case, card.institution)
            )
        sided = card.side in ("for", "against")
        head = _("Card {n} ({side}), by {who}") if sided else _("Card {n}, by {who}")
        yield Heading(head.format(n=card.number, side=SIDE_LABELS.get(card.side, ""), who=by), 3)
        yield Terms(tuple(_parts(state, case, card)))
        during = _phase(state, card.phase)
        when = _("Played at {time}, during “{phase}”.") if during else _("Played at {time}.")
        when = when.format(time=hour_in_words(card.at), phase=during)
        yield Para(when if card.withdrawn else f"{when} {words.explain(card.id)}")
    if state.aside:
        numbers = listed([str(card.number) for card in state.aside.values()])
        yield Para(
            ngettext(
                "Card {numbers} was set aside by whoever leads, and is left out here.",
                "Cards {numbers} were set aside by whoever leads, and are left out here.",
                len(state.aside),
            ).format(numbers=numbers)
        )


def _parts(state: DebateState, case: Case, card: Card) -> Iterator[tuple[str, str]]:
    if card.withdrawn:
        yield _("Withdrawn"), _("It counts for nothing on the map.")
    for relation, to in card.links:
        if to in state.cards:
            yield (
                _("About"),
                _("{relation} card {n}.").format(
                    relation=RELATION_LABELS[relation], n=state.cards[to].number
                ),
            )
    yield _("Claim"), card.claim
    yield _("Grounds"), grounds_words(case, card.grounds)
    parts = {
        "warrant": _("Warrant"),
        "backing": _("Backing"),
        "qualifier": _("Qualifier"),
        "rebuttal": _("Rebuttal"),
    }
    for part, label in parts.items():
        if text := card.now.texts.get(part):
            yield label, text
    for other in card.heads[:-1]:
        yield (
            _("Other wording, by {who}").format(who=state.name_of(other.who)),
            other.texts.get("claim", ""),
        )
    scheme = SCHEMES.get(card.scheme)
    if scheme is not None:
        yield _("Kind of argument"), scheme.name
        for number, question in enumerate(scheme.questions):
            for who, answer in card.answers.get(str(number), {}).items():
                yield question, f"{answer} ({state.name_of(who)})"


def _said(state: DebateState) -> Iterator[Block]:
    phases = [
        (at, ("", _("{phase} begins").format(phase=_phase(state, n))), "")
        for n, at in state.began_phase.items()
    ]  # the clock says when a phase began
    lines = [(s.at, (state.name_of(s.who), SAID_LABELS.get(s.kind, s.kind)), s.text) for s in state.said]
    if not lines and not phases:
        return
    yield Heading(_("What was said when"))
    rows = [(hour_in_words(at), who, what, text) for at, (who, what), text in sorted(phases + lines)]
    yield Table(_("In the order of time"), (_("Time"), _("Who"), _("What"), _("In words")), tuple(rows))


def _votes(state: DebateState) -> Iterator[Block]:
    if not set(ROUNDS) <= set(state.voted):
        return
    yield Heading(_("How the room moved"))
    for sentence in swing_sentences(state):
        yield Para(sentence)
    moves = transition(state)
    if moves.counts:
        yield Picture(ballots.draw(moves), ballots.describe(moves))
        rows = [
            (label, *(str(moves.counts.get((before, after), 0)) for after in CHOICES))
            for before, label in {**CHOICES, MISSING: _("No first ballot")}.items()
            if before != MISSING or any(b == MISSING for b, _after in moves.counts)
        ]
        head = (
            _("First vote"),
            *(_("Then: {choice}").format(choice=label) for label in CHOICES.values()),
        )
        yield Table(_("From the first vote to the second, in ballots"), head, tuple(rows))
    for round_, name in ROUNDS.items():
        if reasons := state.reasons.get(round_):
            yield Heading(_("Reasons given: {round}").format(round=name), 3)
            yield Para(_("In the order of the alphabet. Which vote a reason belongs to is not kept."))
            yield Items(tuple(Item(reason) for reason in reasons))


def _feedback(state: DebateState) -> Iterator[Block]:
    """Say what speakers were told, speaker by speaker."""
    if not state.feedback:
        return
    yield Heading(_("What speakers were told"))
    by_name = sorted(state.feedback, key=lambda f: (state.name_of(f.to), state.name_of(f.who)))
    for given in by_name:
        lead = _("To {speaker}, from {author} ({role}):").format(
            speaker=state.name_of(given.to), author=state.name_of(given.who), role=given.role
        )
        words = _("{worked} Next: {next_step}").format(worked=given.worked, next_step=given.next_step)
        yield Para(words, lead)


def _joint(state: DebateState) -> Iterator[Block]:
    if not state.joint:
        return
    version, author, text = state.joint[-1]
    yes = state.agreed.get(version, set())
    yield Heading(_("Joint statement"))
    yield Para(text)
    signed, waiting = _("{signer}: agreed."), _("{signer}: not agreed yet.")
    agreed = [
        (signed if s in yes else waiting).format(signer=SIDE_LABELS.get(s, state.name_of(s)))
        for s in state.signers
    ]
    yield Para(
        _("Version {n}, written by {who}. {agreed}").format(
            n=len(state.joint), who=state.name_of(author), agreed=" ".join(agreed)
        )
    )


def _after(state: DebateState, case: Case) -> Iterator[Block]:
    prompts = debrief(state, case)
    if prompts:
        yield Heading(_("To talk about"))
        yield Items(tuple(Item(p.question, below=[Item(line) for line in p.about]) for p in prompts))
    cited = sources_cited(state, case)
    yield Heading(_("Sources cited"))
    yield cited or Para(_("No card names its grounds."))


def _phase(state: DebateState, number: int) -> str:
    phases = state.format.phases
    return phases[number].name if 0 <= number < len(phases) else ""
