"""What this package needs, and how what an extra of it names is installed, wherever the package came from."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, requires
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from packaging.requirements import Requirement

NAME: Final = "red-line-seminar"


def needed() -> list[Requirement]:
    """Give all that this package needs, that of its extras included.

    Raises
    ------
    importlib.metadata.PackageNotFoundError
        If it was never installed.

    Examples
    --------
    >>> "pydantic" in {one.name for one in needed()}
    True
    """
    from packaging.requirements import Requirement  # noqa: PLC0415 - keeps loading this module light

    return [Requirement(line) for line in requires(NAME) or ()]


def command_for(extra: str) -> str:
    """Give the command that installs the packages of an extra, by their own names.

    The package itself may have come as a folder or a file that no index knows. Double quotes hold
    ``>`` and ``<`` in every shell, that of Windows included.

    Examples
    --------
    >>> command_for("postgres")
    'pip install "asyncpg>=0.31"'
    """
    try:
        named = needed()
    except PackageNotFoundError:  # run from its folder, and never installed
        return f'pip install ".[{extra}]"'
    wanted = [
        f'"{one.name}{one.specifier}"'
        for one in named
        if one.marker and one.marker.evaluate({"extra": extra}) and not one.marker.evaluate({"extra": ""})
    ]
    return " ".join(["pip install", *wanted])
