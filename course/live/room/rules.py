"""Who may do and see what in a room: one matrix of roles and actions, which a test walks whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from course.activities.room.verbs import OF_EVERYBODY
from course.journal import BOX, PEOPLE, RETRACT
from course.language import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from course.journal import Entry

Role = Literal["leader", "student", "projector"]
Who = Literal["everybody", "leader", "server"]
ROLE_LABELS: Final = Labels(
    {"leader": N_("Leads the room"), "student": N_("Takes part"), "projector": N_("Only shows")}
)

MATRIX: Final[dict[str, dict[Who, tuple[str, ...]]]] = {
    "claims": {"everybody": ("judge", "open", "challenge")},
    "exercises": {"everybody": ("answer", "retry", "assess")},
    "notes": {"everybody": ("write",)},
    "chronology": {
        "everybody": (
            "order",
            "place",
            "open_dates",
            "open_after",
            "start",
            "include",
            "leave_out",
            "compare",
        ),
    },
    "positions": {"everybody": ("code", "take", "decline", "hold", "open", "talk", "match")},
    "priorities": {"everybody": ("choose", "rank")},
    "debate": {
        "everybody": (
            "ready",
            "card",
            "edit",
            "withdraw",
            "tie",
            "answer",
            "say",
            "feedback",
            "joint",
            "agree",
        ),
        "leader": ("begin", "draw", "swap", "sit", "institution", "clock", "poll", "slips"),
        "server": ("ballots",),
    },
    "bargaining": {
        "everybody": (
            "guess",
            "sit",
            "choose",
            "package",
            "revise",
            "suppose",
            "attach",
            "give_up",
            "restore",
            "try",
        )
    },
    "negotiation": {
        "everybody": (
            "play",
            "alternative",
            "guess",
            "offer",
            "respond",
            "withdraw",
            "version",
            "support",
            "close",
            "reopen",
        ),
    },
    "text": {"everybody": ("speak", "amend", "sponsor", "answer"), "leader": ("draft", "call")},
    "coding": {
        "everybody": ("give", "settle"),
        "leader": ("take", "define", "retire", "measure", "bring", "choose", "leave_out", "open"),
    },
    "scenarios": {"everybody": ("guess", "judge", "take_draft", "hold", "tell")},
    "axes": {"everybody": ("choose", "name")},
    "room": {
        "everybody": ("write", "ask", "step_back", "finish"),
        "leader": (
            "put",
            "back",
            "close",
            "reopen",
            "show",
            "hide",
            "set_aside",
            "bring_back",
            "give",
            "split",
            "gather",
            "follow",
            "leave",
            "time",
            "spot",
            "nudge",
        ),
    },
    PEOPLE: {"everybody": ("name",), "server": ("join",)},
}
"""By activity: which verbs everybody may write, which only those who lead, and which nobody by hand.

What somebody who takes part writes reaches those who lead, and nobody else, but for :data:`SEEN_BY_ALL`: so
most verbs are free. One may always take back what one did oneself.
"""
BLIND: Final = "coding"
"""The activity in which people first work apart, and then see at once what everybody did."""
MOVES: Final[dict[str, tuple[Literal["own", "another"], ...]]] = {
    "leader": ("another",),
    "student": ("own",),
    "projector": (),
}
"""Whose seat somebody may take to another device, by role. Whoever leads has the secret address for that."""
SEEN_BY_ALL: Final = frozenset({BLIND, "debate", "text", PEOPLE})
"""Activities whose entries everybody in the room sees, whoever wrote them; but see :func:`given_apart`."""
OPEN: Final = frozenset({"finish"})
"""What everybody may do in a room, and everybody sees."""
OWN_CARD: Final = frozenset({"edit", "withdraw"})
"""What is done to a card, and only by whoever played it, or who leads."""


def who_may(activity: str, verb: str) -> Who | None:
    """Give who may write a verb; None where no activity has it.

    Examples
    --------
    >>> who_may("room", "put"), who_may("room", "ask"), who_may("room", "sing")
    ('leader', 'everybody', None)
    """
    for who, verbs in MATRIX.get(activity, {}).items():
        if verb in verbs:
            return who
    return "everybody" if verb == RETRACT and activity in MATRIX else None


def may_move(role: str, *, own: bool) -> bool:
    """Tell whether somebody may take a seat of a student to another device: their own, or another's.

    Examples
    --------
    >>> may_move("student", own=True), may_move("student", own=False), may_move("leader", own=False)
    (True, False, True)
    """
    return ("own" if own else "another") in MOVES.get(role, ())


def why_not(role: Role, author: str, entry: Entry, find: Callable[[str], Entry | None]) -> str:
    """Say why somebody may not write an entry; nothing where they may.

    Parameters
    ----------
    role, author
        Of the seat from which it comes.
    entry
        What is to be written.
    find
        Gives an entry of the room by its id.
    """
    who = who_may(entry.activity, entry.verb)
    lead = role == "leader"
    if role == "projector":
        return _("A projector only shows; write on your own device.")
    if entry.author != author or author == BOX:
        return _("This entry is of somebody else; a seat writes only for whoever sits in it.")
    if who is None:
        return _("This page and the room do not fit together. Load the page anew.")
    if who == "server":
        return _("Only the room itself writes this.")
    if who == "leader" and not lead:
        return _("Only those who lead the room can do this.")
    return _about_others(author, entry, find, lead=lead)


def _about_others(author: str, entry: Entry, find: Callable[[str], Entry | None], *, lead: bool) -> str:
    """Say why an entry may not touch what others did."""
    if entry.verb == RETRACT:
        target = find(str(entry.body.get("entry", "")))
        return (
            "" if target and target.author == author else _("You can take back only what you did yourself.")
        )
    if lead:
        return ""
    if entry.activity == "claims" and entry.body.get("mode") == "chair":
        return _("Those who lead the room open the ledger for everybody.")
    if entry.activity == "debate" and entry.verb in OWN_CARD:
        card = find(str(entry.body.get("card", "")))
        return "" if card and card.author == author else _("Change only the cards that you played.")
    return ""


def given_apart(entry: Entry, find: Callable[[str], Entry | None]) -> str:
    """Give the passage of which an entry tells what somebody gave it; empty where it tells of none.

    Until such a passage is opened for all, nobody but whoever coded it, and those who lead, gets the entry.
    """
    if entry.activity != BLIND:
        return ""
    if entry.verb == RETRACT:
        target = find(str(entry.body.get("entry", "")))
        return given_apart(target, find) if target and target.verb != RETRACT else ""
    return str(entry.body.get("passage", "")) if entry.verb == "give" else ""


def opened(entry: Entry, leaders: frozenset[str]) -> str:
    """Give the passage that an entry opens for all; empty where it opens none."""
    opens = entry.activity == BLIND and entry.verb == "open" and entry.author in leaders
    return str(entry.body.get("passage", "")) if opens else ""


def sees(role: Role, author: str, entry: Entry, leaders: frozenset[str], *, apart: bool = False) -> bool:
    """Tell whether a seat may read an entry.

    Those who lead read everything; ballots are no entries. Everybody else reads what they did themselves,
    what leaders wrote for the room, :data:`SEEN_BY_ALL` and :data:`OPEN`; of what others wrote in answer,
    nothing.

    Parameters
    ----------
    role, author
        Of the seat.
    entry
        What may be read or not.
    leaders
        The authors who lead the room.
    apart
        Whether it tells of a passage that is not open yet; see :func:`given_apart`.
    """
    if role == "leader" or (author and entry.author == author):
        return True
    if entry.activity in SEEN_BY_ALL:
        return not apart
    if entry.activity == "room" and entry.verb in OPEN:
        return True
    return entry.activity == "room" and entry.author in leaders and entry.verb not in OF_EVERYBODY
