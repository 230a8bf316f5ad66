"""A room elsewhere: a notebook joins it, and its faces show and write what happens there."""

from course.session.away.room import AwayRoom, join_room

__all__ = ["AwayRoom", "join_room"]
