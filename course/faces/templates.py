"""The templates of the faces, and what every one of them can call."""

from __future__ import annotations

from functools import cache
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Final

import jinja2

from course.case import words as case_words
from course.language import hour_in_words, zone_in_words
from course.language.templates import environment
from course.session.words import refusal_in_words, saving_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from course.journal import Entry
    from course.session.session import Session


PAUSE: Final = 0.05
"""Seconds for the presses of people, between the reading of two templates."""


@cache
def templates() -> jinja2.Environment:
    """Give the one environment; text is escaped, and an unknown name is an error."""
    env = environment("course.faces", "")
    env.globals["words"] = case_words
    env.globals["offered_name"] = offered_name
    env.globals["record_words"] = record_words
    env.globals["saving_line"] = saving_line
    env.globals["refusal_in_words"] = refusal_in_words
    env.filters["name"] = shown_name
    env.filters["hour"] = hour_in_words
    env.filters["zone"] = zone_in_words
    env.filters["nested"] = nested
    env.filters["mark"] = lambda status: case_words.STATUS_MARKS.get(status, "")
    return env


@cache  # once for a process
def templates_ahead() -> Thread:
    """Begin to read all templates beside what people do: no first press of a kind waits for its own."""
    reading = Thread(target=_read_all, name="templates", daemon=True)
    reading.start()
    return reading


def _read_all() -> None:
    known = templates()
    for name in known.list_templates(["html"]):
        known.get_template(name)
        sleep(PAUSE)


@jinja2.pass_context
def shown_name(context: jinja2.runtime.Context, person: str) -> str:
    """Give the name by which a person is shown: of nobody does a page write the id."""
    session: Session = context["session"]
    return session.journal.name_of(person)


def nested(words: str) -> str:
    """Give words that stand in our quotation marks: those within them are single ones.

    Examples
    --------
    >>> nested("It would risk “another war”")
    'It would risk ‘another war’'
    """
    return words.translate({ord("“"): "‘", ord("”"): "’"})


def record_words(record: object) -> str:
    """Give what a record of the case says, in the words that fit a list."""
    for name in ("quote", "topic", "definition", "title", "name"):
        words = getattr(record, name, "")
        if words:
            term = getattr(record, "term", "")
            return f"{term}: {words}" if term else f"“{words}”" if name == "quote" else str(words)
    return ""


def offered_name(entries: Sequence[Entry]) -> str:
    """Give the name under which somebody did the latest of some entries."""
    return max(entries, key=lambda entry: entry.id).who
