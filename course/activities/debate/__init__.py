"""Hold a debate: chairs, clock, cards, votes and the talk afterwards."""

from course.activities.debate.debate import Debate

__all__ = ["Debate"]
