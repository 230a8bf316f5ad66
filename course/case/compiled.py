"""A case in a form that is read at once: JSON beside its YAML, true for just these files and no others.

Where Python runs slowly, as in a browser, reading YAML is most of the wait before a lesson. Whoever writes a
folder for such a place checks the case and leaves this file in it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "compiled.json"
_ENDINGS: Final = (".yaml", ".yml", ".txt")

T = TypeVar("T")


def compiled_text(folder: Path, what: object) -> str:
    """Give what the files of a folder came to, once they were checked, as :data:`NAME` says it.

    Parameters
    ----------
    folder
        The folder of the files.
    what
        A record, or a tuple of things of records.
    """
    said = TypeAdapter(type(what)).dump_python(what, mode="json")
    return json.dumps({"of": _mark(folder), "is": said}, ensure_ascii=False)


def compiled(folder: Path, kind: type[T], /, **given: object) -> T | None:
    """Give what the files of a folder come to, if somebody has left it there and no file has changed since.

    Parameters
    ----------
    folder
        The folder of the files.
    kind
        What they come to.
    given
        Fields that are another's here, such as the folder itself.
    """
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if found["of"] != _mark(folder):
            return None
        return TypeAdapter(kind).validate_python({**found["is"], **given})
    except (OSError, ValueError, TypeError, KeyError, ValidationError):
        return None  # the files themselves say what is wrong


def _mark(folder: Path) -> str:
    digest = sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in _ENDINGS):
        content = path.read_bytes()
        digest.update(f"{path.name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
