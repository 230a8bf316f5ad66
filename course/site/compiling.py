"""Runs in Python for the browser while a site is built: compiles what pages would else compile at each start.

A line of code then has no number any more, and a function no docstring: nobody reads them in a page, and
without them this is no bigger than the text was. Cells have the text itself.
"""

from __future__ import annotations

import io
import marshal
import site
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path
from types import CodeType
from typing import Final

from course.faces.templates import templates
from course.files.packing import packed, rolled
from course.language.templates import READ

_NEVER_CHECKED: Final = (1).to_bytes(4, "little")
UNUSED: Final = (
    "_pyrepl/", "bdb.py", "cProfile.py", "doctest.py", "ftplib.py", "http/cookiejar.py", "http/server.py",
    "imaplib.py", "mailbox.py", "pdb.py", "pickletools.py", "poplib.py", "profile.py", "pstats.py",
    "pydoc.py", "pydoc_data/", "smtplib.py", "socketserver.py", "sqlite3/", "unittest/", "wsgiref/",
    "xml/dom/", "xml/sax/", "xmlrpc/",
)  # fmt: skip
"""Tools and servers of the standard library that nothing in a page asks for."""


def ready_packages() -> bytes:
    """Give the packages that lie here, compiled, with the templates of faces read already."""
    home = Path(site.getsitepackages()[0])
    READ.mkdir()
    for name in templates().list_templates(["html"]):
        templates().get_template(name)
    files = {
        path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }
    return rolled(_ready({name: data for name, data in files.items() if "__pycache__" not in name}, home))


def ready_library(archive: bytes) -> bytes:
    """Give the standard library, compiled, without what no page needs."""
    with zipfile.ZipFile(io.BytesIO(bytes(archive))) as old:
        names = [name for name in old.namelist() if not name.endswith("/") and not name.startswith(UNUSED)]
        files = {name: old.read(name) for name in names}
    return packed(_ready(files, Path("/lib/python")))


def _ready(files: dict[str, bytes], home: Path) -> dict[str, bytes]:
    return dict(
        (f"{name}c", _compiled(data, str(home / name))) if name.endswith(".py") else (name, data)
        for name, data in sorted(files.items())
    )


def _compiled(source: bytes, place: str) -> bytes:
    """Give the bytes of a ``.pyc``, as PEP 552 has it; no text lies beside it to compare it with."""
    code = _without_lines(compile(source, place, "exec", dont_inherit=True, optimize=2))
    return MAGIC_NUMBER + _NEVER_CHECKED + source_hash(source) + marshal.dumps(code)


def _without_lines(code: CodeType) -> CodeType:
    inner = tuple(_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)
