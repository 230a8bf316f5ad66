"""How what an extra of this package names is installed: in words that hold wherever the package came from."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, requires

NAME = "red-line-seminar"


def command_for(extra: str) -> str:
    """Give the command that installs the packages of an extra, by their own names.

    The package itself may have come as a folder or a file that no index knows. Double quotes hold
    ``>`` and ``<`` in every shell, that of Windows included.

    Examples
    --------
    >>> command_for("postgres")
    'pip install "asyncpg>=0.31"'
    """
    from packaging.requirements import Requirement  # noqa: PLC0415 - only where something is missing

    try:
        named = [Requirement(line) for line in requires(NAME) or ()]
    except PackageNotFoundError:  # run from its folder, and never installed
        return f'pip install ".[{extra}]"'
    wanted = [
        f'"{one.name}{one.specifier}"'
        for one in named
        if one.marker and one.marker.evaluate({"extra": extra}) and not one.marker.evaluate({"extra": ""})
    ]
    return " ".join(["pip install", *wanted])
