"""Where the package reaches out, and that nothing trained on data comes along."""

from __future__ import annotations

import ast
import re
from typing import Final

from tests.project._repository import ROOT, tracked_files

REACH: Final = {
    "urllib.request",
    "http.client",
    "asyncpg",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
}
ALLOWED: Final = {
    "course/session/away/line.py": "a room that somebody joins",
    "course/live/room/hub.py": "the hub that logs people in",
    "course/live/room/postgres.py": "the database that an administrator names",
    "course/site/packages.py": "parts of a site, through pip and npm",
    "course/commands/_examine.py": "course doctor asks programs of this machine for their version",
}
ASKS: Final = {
    "course/live/page.js",  # its own server
    "course/site/front/worker.js",  # files of its own site
    "course/site/front/site.js",
    "course/site/front/offline.js",
}
TRAINED: Final = re.compile(
    r"torch|tensorflow|keras|jax|transformers|openai|anthropic|langchain|llama|onnx|scikit-learn|spacy|gensim|mistralai"
)


def imported(text: str) -> set[str]:
    tree = ast.walk(ast.parse(text))
    found: set[str] = set()
    for node in tree:
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def test_only_these_modules_open_a_connection() -> None:
    reach = REACH | {"subprocess"}
    found, asks = set(), set()
    for path in tracked_files():
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("course/"):
            continue
        if path.suffix == ".py" and reach & imported(path.read_text(encoding="utf-8")):
            found.add(name)
        if path.suffix == ".js" and re.search(
            r"\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon", path.read_text(encoding="utf-8")
        ):
            asks.add(name)
    assert found == set(ALLOWED)
    assert asks == ASKS


def test_no_package_of_trained_models_comes_along() -> None:
    names = re.findall(
        r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(names) > 100
    assert [name for name in names if TRAINED.search(name)] == []
