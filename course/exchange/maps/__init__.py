"""Files of argument maps: each format reads to, and writes from, one neutral model.

A format is a module with ``read(text, name=…)``, ``write(document)`` and ``HOLDS``, the
features it can hold. Whatever else a map has is named by :func:`losses` before it is dropped.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from course.exchange.maps._losses import differences, features, say
from course.files.mistakes import FormatError
from course.language import N_, _

if TYPE_CHECKING:
    from course.methods.arguments import Document

__all__ = ["FORMATS", "FormatError", "guess", "losses", "read", "write"]


class FileFormat(NamedTuple):
    """A format, and the suffixes by which it is known."""

    name: str
    suffixes: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it is called."""
        return _(self.name)


FORMATS: Final[dict[str, FileFormat]] = {
    "argdown": FileFormat("Argdown", (".argdown", ".ad")),
    "aif": FileFormat(N_("AIF-JSON and xAIF"), (".json", ".aif", ".xaif")),
    "csv": FileFormat("CSV", (".csv",)),
    "kialo": FileFormat(N_("Kialo text export"), (".kialo", ".txt")),
    "iccma": FileFormat("ICCMA 2023", (".af", ".iccma", ".i23")),
    "tgf": FileFormat(N_("Trivial Graph Format"), (".tgf",)),
    "apx": FileFormat("APX", (".apx",)),
}


def guess(name: str) -> str | None:
    """Tell a format by the suffix of a file.

    Examples
    --------
    >>> guess("debate.argdown"), guess("debate.odt")
    ('argdown', None)
    """
    suffix = PurePath(name).suffix.lower()
    return next((key for key, found in FORMATS.items() if suffix in found.suffixes), None)


def read(text: str, format_: str, *, name: str = "file") -> Document:
    """Read a map.

    Raises
    ------
    FormatError
        If the file is broken; the message names the line and the reason.
    """
    document: Document = _module(format_).read(text, name=name)
    return document


def write(document: Document, format_: str) -> str:
    """Write a map; what the format cannot hold is dropped, so ask :func:`losses` first.

    Examples
    --------
    >>> from course.methods.arguments import Document, Node, Relation
    >>> nodes = (Node("a", "A deal is possible.", "argument"), Node("b", "It was broken before.", "argument"))
    >>> print(write(Document(nodes, (Relation("r1", "attack", ("b",), ("a",)),)), "argdown"), end="")
    <a>: A deal is possible.
    <BLANKLINE>
    <b>: It was broken before.
      -> <a>
    """
    text: str = _module(format_).write(document)
    # Half a pair of surrogates, which JSON can name, is no character and cannot be saved.
    return text.encode("utf-8", "replace").decode("utf-8")


def losses(document: Document, format_: str) -> tuple[str, ...]:
    """Say what a format cannot hold of a map; nothing if all of it can be held.

    What was written is read again for this, so nothing is lost that is not named.

    Examples
    --------
    >>> from course.methods.arguments import Node
    >>> from course.methods.arguments import Document
    >>> losses(Document((Node("1", "A claim.", "argument"),)), "iccma")
    ('the texts of 1 node',)
    """
    module = _module(format_)
    again = read(write(document, format_), format_)
    names = module.names(document) if hasattr(module, "names") else {n.id: n.id for n in document.nodes}
    return say(features(document), module.HOLDS, differences(document, again, names, module.HOLDS))


def _module(format_: str) -> Any:  # noqa: ANN401 - a module
    if format_ not in FORMATS:
        raise ValueError(
            _("There is no format {format!r}. Choose one of: {formats}.").format(
                format=format_, formats=", ".join(FORMATS)
            )
        )
    return import_module(f"course.exchange.maps.{format_}")
