"""A round on one text: clauses, amendments with sponsors, what every party could say, a roll call."""

from course.activities.text.answers import PartyAnswer, answers
from course.activities.text.state import Amendment, Clause, Said
from course.activities.text.text import TextRound

__all__ = ["Amendment", "Clause", "PartyAnswer", "Said", "TextRound", "answers"]
