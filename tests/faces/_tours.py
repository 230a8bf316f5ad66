"""For every face, presses in an order in which each of its verbs can be pressed.

A step is a verb: it presses the first control that stands for it. ``verb:word`` presses the one whose
arguments, value or id hold that word; ``@verb`` presses it on the wall. A step in a pair says what stands in
fields of the form as well: a value, ``#2`` for the third choice; ``o-*`` is every field whose name begins so.
A function prepares what a person at this face cannot: the work of others, time that has passed. Whoever adds
a verb says here how it is reached; the tests of tours hold that each is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from tests.faces._others import (
    another_debate,
    class_reads,
    class_works,
    clock_left_behind,
    debate_of_others,
    floor_is_given,
    groups_work,
    many_cards,
    others_amend,
    others_code,
    others_speak,
    others_turn,
    own_coding,
    own_judgement,
    own_turn,
    passage_in_room,
    question_in_room,
    somebody_writes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from course.faces.face import Face

Step: TypeAlias = "str | tuple[str, Mapping[str, str]] | Callable[[Face], None]"

OFFERS: Final = "bring_back not_me forget_browser"
"""What the browser keeps of three others is offered once each."""
UNDONE: Final = "undo redo"
SIX: Final = "wren, owl, lark, swan, crow, finch"


def go(*steps: Step) -> list[Step]:
    """Give steps one after the other; a text may hold several."""
    return [one for step in steps for one in (step.split() if isinstance(step, str) else [step])]


ONLY_NARROW: Final = frozenset({"back"})
"""Verbs that a wide page does not offer, because what they lead to stands beside."""
FILED: Final = f"{OFFERS} csv paper"

OFFER: Final[Step] = ("offer", {"i-verification": "1"})
ORDERED: Final = (
    "place another go:line picture show go:start begin_at follow shift start unfold again "
    "go:tellings include leave_out include view include contrast picture go:after open_after"
)
"""The steps of *Events in time* once the dates are open."""

TOURS: Final[dict[str, list[list[Step]]]] = {
    "choosing": [go("choose whole")],
    "debate of a speaker": [
        go(
            debate_of_others,
            "view:said say view:map tie ways what_would_change view:table play reply leave change",
            UNDONE,
            "answer withdraw",
            many_cards,
            "all_cards",
        )
    ],
    "room": [
        go("ask step_back", passage_in_room, "judge change", question_in_room, "write"),
        go(floor_is_given, "finish"),
    ],
    "my part in a room": [[]],
    "text": [
        go(
            OFFERS,
            others_speak,
            "project write leave write",
            ("draft", {"text": "Notice of launches.", "level": "2"}),
            ("speak", {"party": "oman"}),
            "write",
            ("amend", {"text": "Notice of all launches.", "level": "1"}),
            "look call",
            own_turn,
            ("answer", {"say": "yes", "words": "So."}),
            "csv paper",
            UNDONE,
        ),
        go(
            others_speak,
            others_amend,
            ("speak", {"party": "oman"}),
            "sponsor unsponsor call",
            others_turn,
            "pass_over",
        ),
    ],
    "coding": [
        go(
            OFFERS,
            "project begin_book word leave word",
            ("define", {"label": "A hope", "definition": "It speaks of what could go well.", "value": ""}),
            "retire retire measure",
            ("bring", {"title": "A letter", "text": "It is ours."}),
            ("choose_words", {"words": "non-negotiable red line"}),
            "choose leave_out leave_out:false look",
            ("give", {"code": "-", "reason": "None of them."}),
            others_code,
            "open",
            ("settle", {"code": "-", "reason": "We read on."}),
            "csv paper qdc qdpx bring_qda leave_qda bring_qda take_qda",
            UNDONE,
        )
    ],
    "leading a room": [
        go(
            "lesson passage party own_work debate project",
            ("question", {"text": "Why?"}),
            somebody_writes,
            "close show hide spot set_aside show_again reopen give",
            "exercises package coding back debate",
            debate_of_others,
            "show_new one_text",
            ("nudge", {"after": "3"}),
            ("vote", {"twice": "yes"}),
            "close second_vote",
            groups_work,
            "gather",
        ),
        go("begin_part clock_pause clock_start minute_more next_part leave_plan back_to_plan leave_plan"),
        go("lesson begin_part leave_plan lesson:03 other_plan"),
        go(("vote", {"twice": "yes"}), "close count_alone"),
    ],
    "group": [go(class_works, OFFERS, "read_again names project @wall_finding person questions csv paper")],
    "desk": [
        go(
            OFFERS,
            "rename download upload begin_seminar name_seminar open_seminar somebody_else go_on",
            "somebody_else this_is_me leave forget_me",
        ),
        go("upload take_in"),
        go("upload take_in:false"),
    ],
    "reading": [
        go(
            OFFERS,
            "choose judge edit judge",
            UNDONE,
            "challenge next back work_as:pair name_partner judge pass_on",
        ),
        go("work_as:class choose judge open project @wall_sentence"),
    ],
    "reading in pairs": [
        go(OFFERS, "next name_partner judge judge open", UNDONE, "edit judge challenge back choose pass_on")
    ],
    "reading in class": [
        go(
            class_reads,
            OFFERS,
            "choose project @wall_sentence @wall_reason judge edit judge",
            UNDONE,
            "open challenge next back",
        )
    ],
    "reading of one section": [
        go(
            OFFERS,
            "choose judge edit judge",
            UNDONE,
            "challenge next back work_as:pair name_partner judge pass_on",
        ),
        go("work_as:class choose judge open project @wall_sentence"),
    ],
    "contents": [go("path")],
    "head of a page": [go("work_as:pair")],
    "who": [[]],
    "summary": [go(OFFERS, own_judgement, "csv paper")],
    "exercises": [go(FILED, "go:3 move answer", UNDONE, "retry go:10 answer assess")],
    "discuss": [go(OFFERS, "write paper", UNDONE)],
    "reflect": [go(OFFERS, "write paper", UNDONE)],
    "systems": [go(OFFERS)],
    "contradictions": [go(OFFERS)],
    "omissions": [go(OFFERS)],
    "readings": [go(OFFERS)],
    "references": [go(OFFERS)],
    "glossary": [go(OFFERS)],
    "chronology": [go(FILED, "show_dates"), go("move keep_order", UNDONE, ORDERED)],
    "chronology of the chair": [go(FILED, "move keep_order", UNDONE, ORDERED)],
    "precedents": [go(FILED, "choose compare", UNDONE)],
    "positions": [
        go(
            FILED,
            "look picture svg png choose back choose recode",
            ("code", {"place": "none", "source": "A book."}),
            "codings",
            UNDONE,
            "take",
            ("look", {"who": "few", "issue": "", "evidence": "", "confidence": ""}),
            "project @wall_issue",
        )
    ],
    "chair": [go(OFFERS, "take decline draw hold reconsider hold open talk", UNDONE, "csv go")],
    "two chairs": [go(OFFERS, "pair table match csv", UNDONE)],
    "priorities": [
        go(
            OFFERS,
            "choose_party lead:true lead:false pick:range move:first pick:partners move:first",
            "pick:format move:first pick:sovereignty move:last keep",
            UNDONE,
            "csv paper svg png",
            "project",
        )
    ],
    "networks": [go(OFFERS, own_coding, "look csv svg png", UNDONE)],
    "bargaining": [
        go(
            OFFERS,
            "guess add choose look attach give_up",
            ("revise", {"o-0": "beyond"}),
            "restore shut clear reveal fill draw picture",
            UNDONE,
            "csv paper",
        ),
        go(
            "skip",
            ("sit", {"parties": "iraq"}),
            "add:range",
            ("choose:range", {"value": "0"}),
            "look:range suppose",
        ),
        go("skip look", ("revise", {"o-*": "beyond"}), "reveal try"),
    ],
    "negotiation": [
        go(
            FILED,
            "play alternative guess add propose unsupport support",
            OFFER,
            "withdraw",
            OFFER,
            ("play", {"party": "united_states"}),
            "alternative counter",
            OFFER,
            "play:iran respond close reopen draw",
            UNDONE,
        )
    ],
    "debate": [
        go(
            OFFERS,
            "bring_format look:lincoln look:oxford",
            ("begin", {"motion": "M1", "own": ""}),
            "draw role_cards ready",
            ("swap", {"other": "#1"}),
            " opt_out sit speak_for ready stage:table",
            ("pass", {}),
            "open_vote cast cast cast cast cast cast close_vote count_alone",
            "advance clock_start clock_pause correct auto hand_over",
            ("play", {"relation": ""}),
            "reply play change leave withdraw",
            UNDONE,
            ("play", {"relation": "", "scheme": "expert"}),
            "answer say",
            many_cards,
            "all_cards",
            "stage:map ways what_would_change tie",
            "stage:replay step phase stage:judging judge stage:debrief propose agree",
            "take take_map take_all bring_in",
            "project @wall_view @wall_page anew",
        ),
        go(("begin", {"format_id": "lincoln-douglas"}), "draw stage:table bank"),
        go(
            "begin draw stage:table",
            ("open_vote", {"way": "slips"}),
            "advance advance advance advance advance advance advance advance",
            ("count_slips", {"n-*": "2"}),
        ),
        go(clock_left_behind, another_debate, "stage:table choose set_back"),
    ],
    "axes": [go(OFFERS, "across up swap keep paper", UNDONE, "question")],
    "scenarios": [
        go(OFFERS, "guess set hold open cell judge cell take_draft", UNDONE, "picture files paper"),
        go("skip open:[0,0,1,2,0,1,1] tell question"),
    ],
}

_ALONE: Final = "this page belongs to nobody’s work: it has no line of what is kept"
_NOTHING: Final = "nobody does anything here that could be taken back"
_RUNS: Final = "only whoever runs the debate is offered it"
_SERVED: Final = "needs people in a room with a server"
_CLOCK: Final = "the clock asks by itself"
_ONE_WAY: Final = "of another way to read"

NEVER: Final[dict[str, dict[str, str]]] = {
    "choosing": {f"{OFFERS} {UNDONE}": _ALONE},
    "contents": {f"{OFFERS} {UNDONE}": _ALONE},
    "head of a page": {f"{OFFERS} {UNDONE}": _ALONE},
    "who": {f"{OFFERS} {UNDONE}": _ALONE},
    "my part in a room": {f"{OFFERS} {UNDONE}": _ALONE, "move": _SERVED, "clock_again": _CLOCK},
    "room": {f"{OFFERS} {UNDONE}": _ALONE, "cast answer_nudge": _SERVED, "clock_again": _CLOCK},
    "leading a room": {
        f"{OFFERS} {UNDONE}": _ALONE,
        "split choose_groups seen_back first_vote move move_done": _SERVED,
        "clock_again": _CLOCK,
    },
    "group": {UNDONE: _NOTHING},
    "desk": {UNDONE: _NOTHING},
    "summary": {UNDONE: _NOTHING},
    **{
        table: {UNDONE: _NOTHING}
        for table in ("systems", "contradictions", "omissions", "readings", "references", "glossary")
    },
    "reading": {"wall_reason": "only whoever leads the class shows reasons of others"},
    "reading of one section": {"wall_reason": "only whoever leads the class shows reasons of others"},
    "reading in pairs": {"project wall_sentence wall_reason": _ONE_WAY},
    "reading in class": {"name_partner pass_on": _ONE_WAY},
    "chronology of the chair": {"show_dates": "the chair sees the dates from the first"},
    "priorities": {"wall_page": "this case has no more issues than a page of the wall holds"},
    "debate": {"clock_again": _CLOCK},
    "text": {"turn_to": "only where groups of a room have a text each"},
    "debate of a speaker": {
        f"{OFFERS} advance agree anew auto bank begin bring_format bring_in cast choose clock_again "
        "clock_pause clock_start close_vote correct count_alone count_slips draw hand_over judge look "
        "open_vote opt_out pass phase project propose ready role_cards set_back sit speak_for stage step "
        "swap take take_all take_map wall_page wall_view": _RUNS,
    },
}
"""What no press can reach, and why."""


def never(name: str) -> set[str]:
    """Give the verbs that no press on a face can reach."""
    return {verb for verbs in NEVER.get(name, {}) for verb in verbs.split()}


def verb_of(step: Step) -> str:
    """Give the verb that a step presses; empty where it prepares something."""
    said = step if isinstance(step, str) else "" if callable(step) else step[0]
    return said.removeprefix("@").partition(":")[0]
