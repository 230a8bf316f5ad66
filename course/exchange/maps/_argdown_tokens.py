"""The tokens of an Argdown file, taken one after another."""

from __future__ import annotations

from course.exchange.maps._argdown_lexer import Token
from course.files.mistakes import FormatError
from course.language import _


class Tokens:
    """Tokens, and how far they are read.

    Parameters
    ----------
    tokens
        What the lexer gave.
    name
        The file's name, for messages.
    """

    def __init__(self, tokens: list[Token], name: str) -> None:
        self.tokens = tokens
        self.name = name
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether none is left."""
        return self.at >= len(self.tokens)

    def next(self) -> Token:
        """Take the next token, whichever it is."""
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self) -> Token | None:
        """Give the next token, or None at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def kind_ahead(self, ahead: int) -> str:
        """Give the kind of a later token; nothing beyond the end."""
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def come(self, *kinds: str) -> bool:
        """Whether the next token is of one of these kinds."""
        return self.at < len(self.tokens) and self.tokens[self.at].kind in kinds

    def skip(self, kind: str) -> None:
        """Pass over the next token if it is of this kind."""
        if self.come(kind):
            self.at += 1

    def take(self, kind: str) -> Token:
        """Take the next token, which must be of this kind."""
        if not self.come(kind):
            rights = {
                "emptyline": (
                    _("a blank line is missing"),
                    _("separate blocks by a blank line, and indent relations"),
                ),
                "dedent": (_("the indentation does not fit"), _("indent replies to one thing equally")),
            }
            raise self.wrong(
                *rights.get(
                    kind, (_("{kind} is missing").format(kind=kind), _("see argdown.org for the syntax"))
                )
            )
        self.at += 1
        return self.tokens[self.at - 1]

    def wrong(self, wrong: str, right: str) -> FormatError:
        """Give the error for this place."""
        token = self.peek() or (self.tokens[-1] if self.tokens else Token("", "", 1))
        if here := token.image.strip()[:30]:
            wrong = _("{wrong} (at “{here}”)").format(wrong=wrong, here=here)
        return FormatError(self.name, token.line, wrong, right)
