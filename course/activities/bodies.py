"""What the bodies of entries are: a record for each verb, read from a journal and written to it.

The records are Pydantic dataclasses with slots. A class's journal of 100,000
entries has as many of them: they take a tenth of the memory of models.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field, Strict, StringConstraints, ValidationError
from pydantic.dataclasses import dataclass

from course.activities.writing import MOST_CHARACTERS
from course.files.mistakes import near
from course.language import N_, Labels, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from course.journal import Entry, Journal

    Done = tuple[Entry, Any]
    """An entry, and its body as the record of its verb."""

C = TypeVar("C")
E = TypeVar("E")

MOST_OF_A_NAME: Final = 200
"""Characters of an id or a pseudonym."""
MOST_OF_A_LIST: Final = 1000
"""Entries of a list: more than any case has issues or events, or a debate people."""

Name = Annotated[str, StringConstraints(max_length=MOST_OF_A_NAME)]
"""An id of the case or of an entry, or what a person is called."""
Words = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS)]
"""What somebody wrote."""
Whole = Annotated[int, Strict(), Field(ge=-1_000_000, le=1_000_000)]
"""A number of a level, a place or a round."""
YesNo = Annotated[bool, Strict()]
Several = Annotated[tuple[E, ...], Field(max_length=MOST_OF_A_LIST)]
"""A list, such as ``Several[Name]``."""

_CONFIG: Final = ConfigDict(extra="forbid", defer_build=True)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def body(cls: type[C]) -> type[C]:
    """Make a class the record of a verb's body: checked when it is made, frozen, with no other fields.

    Examples
    --------
    >>> @body
    ... class Open:
    ...     claim: Name
    >>> Open(claim="S1-01")
    Open(claim='S1-01')
    """
    return cast("type[C]", dataclass(cls, frozen=True, slots=True, kw_only=True, config=_CONFIG))


class Verbs:
    """The verbs of one activity, by their names, each with the record of its body.

    Parameters
    ----------
    kinds
        One class for each verb. ``OpenDates`` is the body of ``"open_dates"``.

    Examples
    --------
    >>> @body
    ... class OpenDates:
    ...     thread: Name = ""
    >>> list(Verbs(OpenDates))
    ['open_dates']
    """

    def __init__(self, *kinds: type[Any]) -> None:
        self.kinds: Mapping[str, type[Any]] = {verb_of(kind): kind for kind in kinds}

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def read(self, entry: Entry) -> Any:  # noqa: ANN401 - a record, as its verb has it
        """Give the body of an entry as a record.

        Raises
        ------
        ValueError
            If it does not fit; the message says why.
        """
        try:
            return self._checks[entry.verb](entry.body)
        except ValidationError as error:
            raise ValueError(misfit(error)) from error
        except KeyError as error:
            hint = near(entry.verb, self.kinds)
            raise ValueError(
                _("there is no verb “{name}”: {hint}").format(name=entry.verb, hint=hint)
            ) from error

    @cached_property
    def _checks(self) -> dict[str, Callable[[object], Any]]:
        return {verb: kind.__pydantic_validator__.validate_python for verb, kind in self.kinds.items()}


def verb_of(kind: type[Any]) -> str:
    """Give the name of the verb whose body a class is.

    Examples
    --------
    >>> class LeaveOut: ...
    >>> verb_of(LeaveOut)
    'leave_out'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def plain(record: Any) -> dict[str, Any]:  # noqa: ANN401 - a record of any verb
    """Give a record as the JSON that an entry keeps.

    Examples
    --------
    >>> @body
    ... class Open:
    ...     claims: tuple[Name, ...]
    >>> plain(Open(claims=("S1-01", "S1-02")))
    {'claims': ['S1-01', 'S1-02']}
    """
    given: dict[str, Any] = record.__pydantic_serializer__.to_python(record, mode="json", by_alias=True)
    return given


def read_bodies(journal: Journal, activity: str, verbs: Verbs) -> list[Done]:
    """Give the entries of an activity that hold and whose bodies fit, oldest first.

    Each body is checked once, however many faces and journals show its entry. One that does not fit is left
    out, and the journal names it.
    """

    def record(entry: Entry) -> object:
        try:
            return verbs.read(entry)
        except ValueError as error:
            return _Unfit(str(error))

    done: list[Done] = []
    for entry in journal.live(activity):
        if entry.read is None:
            entry.read_with(record)
        if isinstance(entry.read, _Unfit):
            journal.pass_over(entry, entry.read.why)
        else:
            done.append((entry, entry.read))
    return done


@dataclasses.dataclass(frozen=True, slots=True)
class _Unfit:
    """Stands for a body that does not fit its verb, and says why."""

    why: str


def misfit(error: ValidationError) -> str:
    """Say in words what of a body does not fit its verb, the first thing only."""
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(step)[:MOST_OF_A_NAME] for step in first["loc"]) or _("the body")
    context = first.get("ctx", {})
    says = _SAYS.get(first["type"], _("{field} does not fit"))
    return says.format(field=field, **context)


_SAYS: Final = Labels(
    {
        "missing": N_("{field} is missing"),
        "unexpected_keyword_argument": N_("{field} is no field of this verb"),
        "string_type": N_("{field} is not a text"),
        "string_too_long": N_("{field} is longer than {max_length:,} characters"),
        "string_too_short": N_("{field} is empty"),
        "int_type": N_("{field} is not a whole number"),
        "float_type": N_("{field} is not a number"),
        "bool_type": N_("{field} is neither true nor false"),
        "list_type": N_("{field} is not a list"),
        "tuple_type": N_("{field} is not a list"),
        "dict_type": N_("{field} is not a group of fields"),
        "dataclass_type": N_("{field} is not a group of fields"),
        "literal_error": N_("{field} is none of {expected}"),
        "too_long": N_("{field} has more than {max_length:,} entries"),
        "greater_than_equal": N_("{field} is less than {ge}"),
        "less_than_equal": N_("{field} is more than {le}"),
        "value_error": "{field} {error}",
    }
)
