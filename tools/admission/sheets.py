"""The sheets for an admission, filled in with what the tests found."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.admission.record import criteria
from tools.admission.results import Measured

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT: Final = Path(__file__).parents[2]
OUT: Final = ROOT / "docs" / "admission"
MEASURED: Final = OUT / "measured.json"
TEMPLATES: Final = Path(__file__).with_name("templates")
_SHOWN: Final = re.compile(r'\{\{ shown\("([^"]+)"\) \}\}')


def named_tests() -> frozenset[str]:
    """Give every test that a sheet rests on, by file and name."""
    texts = (path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.md"))
    shown = {test for text in texts for test in _SHOWN.findall(text)}
    return frozenset(shown | {test for one in criteria() for test in one.tests})


def sheets(measured: Measured, parts: dict[str, Any]) -> dict[str, str]:
    """Write every sheet as Markdown.

    Parameters
    ----------
    measured
        What a run of the tests found.
    parts
        The list of parts, as CycloneDX has it.

    Returns
    -------
    dict[str, str]
        By the name of the file.
    """
    record = criteria()
    verdicts = {one.number: one.verdict(measured) for one in record}

    def state(test: str) -> str:
        found = measured.tests.get(test)
        return found.state if found else "did not run"

    def shown(test: str) -> str:
        return f"*({state(test)}: {linked(test)})*"

    env = Environment(  # Markdown of our own, not a page
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701
    )
    env.globals |= {
        "measured": measured,
        "criteria": record,
        "verdicts": verdicts,
        "counts": Counter(verdicts.values()),
        "shown": shown,
        "state": state,
        "linked": linked,
        "parts": _listed(parts),
        "whole": parts["metadata"]["component"],
        "passed": sum(one.state == "passed" for one in measured.tests.values()),
        "named": len(named_tests()),
        "cases": sum(one.cases for one in measured.tests.values()),
    }
    return {path.name: env.get_template(path.name).render() for path in sorted(TEMPLATES.glob("*.md"))}


def linked(test: str) -> str:
    """Name a test, with a link to its file.

    Examples
    --------
    >>> linked("tests/site/test_build.py::test_compiled_parts_are_left_out")
    '[site/test_build.py](../../tests/site/test_build.py), `test_compiled_parts_are_left_out`'
    """
    file, _colons, name = test.partition("::")
    return f"[{file.removeprefix('tests/')}](../../{file}), `{name}`"


def _listed(parts: dict[str, Any]) -> list[dict[str, str]]:
    """Give name, version, licence and place of each part, packages first."""
    found = []
    for one in parts["components"]:
        said = {about["name"].rpartition(":")[2]: about["value"] for about in one.get("properties", ())}
        licence = one["licenses"][0]
        found.append(
            {
                "name": one["name"],
                "version": one.get("version", ""),
                "kind": one["type"],
                "licence": licence.get("expression") or licence["license"]["id"],
                "where": said.get("where") or said.get("only", ""),
            }
        )
    return sorted(
        found, key=lambda part: (part["kind"] != "library", part["name"].casefold(), part["version"])
    )


def known(named: Collection[str]) -> Measured:
    """Give what the last run found of some tests.

    Parameters
    ----------
    named
        The tests, by file and name.
    """
    kept = Measured.model_validate_json(MEASURED.read_text(encoding="utf-8"))
    return kept.model_copy(update={"tests": {test: one for test, one in kept.tests.items() if test in named}})


def renew(measured: Measured) -> None:
    """Write the sheets of a run, and beside them what it found."""
    parts = json.loads((OUT / "sbom.cdx.json").read_text(encoding="utf-8"))
    MEASURED.write_text(measured.model_dump_json(indent=1) + "\n", encoding="utf-8", newline="\n")
    for name, text in sheets(measured, parts).items():
        (OUT / name).write_text(text, encoding="utf-8", newline="\n")
