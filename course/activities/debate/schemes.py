"""Argument schemes and their critical questions, for whoever argues alone.

The schemes and the idea of critical questions are Walton's (Douglas Walton,
Chris Reed and Fabrizio Macagno, Argumentation Schemes, Cambridge University
Press, 2008: general knowledge, check it in a library catalogue). The wording is
ours, and shorter. The tool asks; it never answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CITED: Final = (
    "After Walton, Reed and Macagno, Argumentation Schemes (2008); own wording; general knowledge, check it."
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A common way to argue, and what to ask of it."""

    name: str
    questions: tuple[str, ...]


SCHEMES: Final[dict[str, Scheme]] = {
    "expert": Scheme("An expert says so", (
        "Is the person an expert in exactly this field?",
        "What was really said, and where can it be read?",
        "Do other experts agree?",
        "Does the expert gain anything from the answer?")),
    "analogy": Scheme("It is like another case", (
        "In which ways are the two cases alike, and do these matter here?",
        "Where do they differ, and would that change the outcome?",
        "Is there a third case, as similar, that ended otherwise?")),
    "consequence": Scheme("It would have good or bad results", (
        "By which steps would the result come about?",
        "What else might follow, and for whom?",
        "Has this result followed before, and how do we know?")),
    "cause": Scheme("One thing brings about another", (
        "Did the one come before the other every time?",
        "Could a third thing have caused both?",
        "What would have happened without it?")),
    "sign": Scheme("It is a sign of something", (
        "What else could the sign mean?",
        "How often is the sign there without the thing?")),
    "example": Scheme("An example shows it", (
        "Is the example described correctly?",
        "Is it typical, or was it chosen because it fits?",
        "Which example would speak against it?")),
    "rule": Scheme("A rule or a promise demands it", (
        "Who made the rule, and does it bind here?",
        "Is there an exception that fits?",
        "Does another rule point the other way?")),
    "value": Scheme("A value speaks for it", (
        "Who would rank this value below another, and why?",
        "Does the proposal really serve the value?",
        "Would you accept the same reason from the other side?")),
    "commitment": Scheme("They said so before", (
        "What exactly was said, by whom, and in whose name?",
        "Has it been taken back, or have things changed since?")),
}  # fmt: skip
