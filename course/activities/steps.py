"""What somebody did, in a few words: said when Undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from course.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from course.journal import Entry

DONE: Final[dict[str, dict[str, str]]] = {
    "claims": {
        "judge": N_("your judgement of claim {claim}"),
        "open": N_("that the ledger’s view of claim {claim} is open"),
        "challenge": N_("your challenge to the ledger on claim {claim}"),
    },
    "exercises": {
        "answer": N_("your answer"),
        "retry": N_("that you try again"),
        "assess": N_("your look at your own text"),
    },
    "notes": {"write": N_("your note")},
    "chronology": {
        "order": N_("your order of the events"),
        "place": N_("the place of an event"),
        "open_dates": N_("that the dates are open"),
        "open_after": N_("that the sheet of what came later is open"),
        "start": N_("your beginning of the story"),
        "include": N_("an event of your telling, or its reason"),
        "leave_out": N_("that an event is left out of your telling"),
        "compare": N_("your comparison with a precedent"),
    },
    "positions": {
        "code": N_("your coding of a position"),
        "take": N_("that you took a chair"),
        "decline": N_("that you left a chair"),
        "hold": N_("what you expected of your party"),
        "open": N_("that the evidence is open"),
        "talk": N_("your note on a difference"),
        "match": N_("an interest in common"),
    },
    "priorities": {"choose": N_("your first and last issues"), "rank": N_("your order of the issues")},
    "room": {
        "put": N_("what was put in front of the class"),
        "back": N_("that the class went one step back"),
        "close": N_("that the answers are closed"),
        "reopen": N_("that answers are taken again"),
        "show": N_("that everybody sees what came of a step"),
        "hide": N_("that it is hidden"),
        "write": N_("your answer to a question"),
        "set_aside": N_("that something is set aside"),
        "bring_back": N_("that something is shown again"),
        "ask": N_("that you ask to speak"),
        "step_back": N_("that you ask no longer"),
        "give": N_("who has the floor"),
        "finish": N_("that you have finished speaking"),
        "split": N_("the groups"),
        "gather": N_("that the class is together again"),
        "follow": N_("where the class is in the plan"),
        "leave": N_("that the plan is left"),
        "time": N_("a step of the clock"),
        "spot": N_("what the projector shows"),
        "nudge": N_("whether those are asked who have not spoken"),
    },
    "debate": {
        "begin": N_("the beginning of a debate"),
        "draw": N_("the draw of chairs"),
        "swap": N_("that two people changed chairs"),
        "sit": N_("that somebody took another role"),
        "institution": N_("for whom somebody speaks"),
        "ready": N_("that a side is ready"),
        "clock": N_("a step of the clock"),
        "card": N_("a card"),
        "edit": N_("a change of a card’s wording"),
        "withdraw": N_("that a card was taken off the table"),
        "tie": N_("a tie between two cards"),
        "answer": N_("an answer about a card"),
        "say": N_("a line of what was said"),
        "poll": N_("the opening of a vote"),
        "ballots": N_("the count of a vote"),
        "slips": N_("a count of slips of paper"),
        "feedback": N_("feedback to a speaker"),
        "joint": N_("a version of the joint statement"),
        "agree": N_("that a side agrees"),
    },
    "bargaining": {
        "guess": N_("where you expected lines to collide"),
        "sit": N_("who sits at the table"),
        "choose": N_("an option of the package"),
        "package": N_("a whole package"),
        "revise": N_("your reading of a party"),
        "attach": N_("a condition between two issues"),
        "give_up": N_("that a condition was given up"),
        "restore": N_("that the case’s reading holds again"),
        "try": N_("a what-if"),
        "suppose": N_("what you suppose of an unknown view"),
    },
    "negotiation": {
        "play": N_("for whom you speak"),
        "alternative": N_("your alternative to an agreement"),
        "guess": N_("which clause you expected to be the hardest"),
        "offer": N_("an offer"),
        "respond": N_("your answer to an offer"),
        "withdraw": N_("that an offer was withdrawn"),
        "version": N_("a version of a clause"),
        "support": N_("your support for a version, or its end"),
        "close": N_("that the talks are closed"),
        "reopen": N_("that the talks are open again"),
    },
    "text": {
        "speak": N_("for whom you speak"),
        "draft": N_("the first wording of a clause"),
        "amend": N_("an amendment"),
        "sponsor": N_("that your party sponsors an amendment, or its end"),
        "call": N_("a roll call"),
        "answer": N_("your answer to the call"),
    },
    "coding": {
        "take": N_("a code of the case"),
        "define": N_("a code, or its wording"),
        "retire": N_("whether a code is in the codebook"),
        "measure": N_("how codes differ"),
        "bring": N_("a text that you brought in"),
        "choose": N_("which passages are coded"),
        "leave_out": N_("whether a passage is left out"),
        "give": N_("the code you gave a passage"),
        "open": N_("that passages are open"),
        "settle": N_("the code that was settled"),
    },
    "scenarios": {
        "guess": N_("whether you expected a story to hold together"),
        "judge": N_("your judgement of how one driver acts on another"),
        "take_draft": N_("that the draft holds again"),
        "hold": N_("how a driver is held"),
        "tell": N_("a story"),
    },
    "axes": {"choose": N_("your choice of axes"), "name": N_("the name of a world")},
}
"""By activity and verb. ``{claim}`` and the like stand for what the entry's body says."""


def step_in_words(entries: Iterable[Entry]) -> str:
    """Say what the entries of one step did, each kind of thing once.

    Examples
    --------
    >>> from course.journal import Journal
    >>> step_in_words([Journal().add("heron", "claims", "judge", {"claim": "S1-01"})])
    'your judgement of claim S1-01'
    """
    said = (_(DONE.get(e.activity, {}).get(e.verb, N_("what you did"))).format_map(_Body(e)) for e in entries)
    return "; ".join(dict.fromkeys(said))


class _Body(dict[str, str]):
    """What the body of an entry says, as words of a sentence."""

    def __init__(self, entry: Entry) -> None:
        super().__init__({key: value for key, value in entry.body.items() if isinstance(value, str)})

    def __missing__(self, key: str) -> str:
        return "…"
