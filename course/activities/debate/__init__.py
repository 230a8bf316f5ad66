"""Hold a debate: chairs, clock, cards, votes and the talk afterwards."""

from course.activities.debate.debate import Debate
from course.activities.debate.groups import of_group
from course.activities.debate.state import debates_in

__all__ = ["Debate", "debates_in", "of_group"]
