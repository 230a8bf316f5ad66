"""Every sentence people read goes through here."""

from course.language.refusal import NotAllowed
from course.language.sentences import listed, upper

__all__ = ["NotAllowed", "listed", "upper"]
