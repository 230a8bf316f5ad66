"""A round on one text: clauses, amendments with sponsors, what every party could say, a roll call."""

from course.activities.text.answers import PartyAnswer
from course.activities.text.state import Amendment
from course.activities.text.text import TextRound

__all__ = ["Amendment", "PartyAnswer", "TextRound"]
