"""Argument schemes and their critical questions, for whoever argues alone.

The schemes and the idea of critical questions are Walton's (Douglas Walton,
Chris Reed and Fabrizio Macagno, Argumentation Schemes, Cambridge University
Press, 2008: general knowledge, check it in a library catalogue). The wording is
ours, and shorter. The tool asks; it never answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from course.language import N_, _

CITED: Final = N_(
    "After Walton, Reed and Macagno, Argumentation Schemes (2008); own wording; general knowledge, check it."
)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A common way to argue, and what to ask of it."""

    marked_name: str
    marked_questions: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the way to argue is called."""
        return _(self.marked_name)

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask of it."""
        return tuple(map(_, self.marked_questions))


SCHEMES: Final[dict[str, Scheme]] = {
    "expert": Scheme(N_("An expert says so"), (
        N_("Is the person an expert in exactly this field?"),
        N_("What was really said, and where can it be read?"),
        N_("Do other experts agree?"),
        N_("Does the expert gain anything from the answer?"))),
    "analogy": Scheme(N_("It is like another case"), (
        N_("In which ways are the two cases alike, and do these matter here?"),
        N_("Where do they differ, and would that change the outcome?"),
        N_("Is there a third case, as similar, that ended otherwise?"))),
    "consequence": Scheme(N_("It would have good or bad results"), (
        N_("By which steps would the result come about?"),
        N_("What else might follow, and for whom?"),
        N_("Has this result followed before, and how do we know?"))),
    "cause": Scheme(N_("One thing brings about another"), (
        N_("Did the one come before the other every time?"),
        N_("Could a third thing have caused both?"),
        N_("What would have happened without it?"))),
    "sign": Scheme(N_("It is a sign of something"), (
        N_("What else could the sign mean?"),
        N_("How often is the sign there without the thing?"))),
    "example": Scheme(N_("An example shows it"), (
        N_("Is the example described correctly?"),
        N_("Is it typical, or was it chosen because it fits?"),
        N_("Which example would speak against it?"))),
    "rule": Scheme(N_("A rule or a promise demands it"), (
        N_("Who made the rule, and does it bind here?"),
        N_("Is there an exception that fits?"),
        N_("Does another rule point the other way?"))),
    "value": Scheme(N_("A value speaks for it"), (
        N_("Who would rank this value below another, and why?"),
        N_("Does the proposal really serve the value?"),
        N_("Would you accept the same reason from the other side?"))),
    "commitment": Scheme(N_("They said so before"), (
        N_("What exactly was said, by whom, and in whose name?"),
        N_("Has it been taken back, or have things changed since?"))),
}  # fmt: skip
