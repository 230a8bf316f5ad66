"""What a code means, as one description: what REFI-QDA has no field for stands in it, each on its line."""

from __future__ import annotations

import re
from typing import Final

_WHEN: Final = "When to use it: "
_NOT: Final = "When not to use it: "
_VALUE: Final = "Value: "
_MARKS: Final = f"(?:{_WHEN}|{_NOT}|{_VALUE})"
"""Words of the file format, the same in every language."""
_FIELD: Final = re.compile(rf"^(?={_MARKS})", re.MULTILINE)
_LIKE: Final = re.compile(rf"^(?= *{_MARKS})", re.MULTILINE)
_SHIFTED: Final = re.compile(rf"^ (?= *{_MARKS})", re.MULTILINE)


def described(definition: str, when: str, when_not: str, value: float | None) -> str:
    """Write the fields of a code as a description.

    Examples
    --------
    >>> print(described("A danger.", "Fears.", "", 2.0))
    A danger.
    When to use it: Fears.
    Value: 2.0
    """
    # What somebody wrote that looks like one of these lines is moved by a space.
    definition, when, when_not = (_LIKE.sub(" ", said) for said in (definition, when, when_not))
    lines = [definition, when and _WHEN + when, when_not and _NOT + when_not]
    return "\n".join([*filter(None, lines), *([] if value is None else [f"{_VALUE}{value!r}"])])


def fields_of(description: str) -> tuple[str, str, str, float | None]:
    r"""Read a description; one that another program wrote is a definition whole.

    Examples
    --------
    >>> fields_of("A danger.\nWhen to use it: Fears.\nValue: 2.0")
    ('A danger.', 'Fears.', '', 2.0)
    >>> fields_of("Value: high")
    ('Value: high', '', '', None)
    """
    found = {_WHEN: "", _NOT: "", _VALUE: ""}
    definition: list[str] = []
    for part in _FIELD.split(description):
        mark = next((m for m in found if part.startswith(m)), "")
        if mark and not found[mark] and (mark != _VALUE or _number(part.removeprefix(mark)) is not None):
            found[mark] = part.removeprefix(mark).removesuffix("\n")
        else:
            definition.append(part)
    said = "".join(definition)
    if any(found.values()):
        said = said.removesuffix("\n")
    said, when, when_not = (_SHIFTED.sub("", text) for text in (said, found[_WHEN], found[_NOT]))
    return said, when, when_not, _number(found[_VALUE])


def _number(said: str) -> float | None:
    return float(said) if re.fullmatch(r"-?\d{1,15}(\.\d{1,15})?(e[+-]?\d{1,2})?\s*", said) else None
