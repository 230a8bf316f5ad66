"""Tell whether all is written that a release needs: ``python -m tools.release v0.1.0``.

The tag, the package, the citation, the list of parts (``make admit``) and a dated heading of the changelog
have to name one version.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


def missing(tag: str, root: Path = ROOT) -> list[str]:
    """Say in words what a release of this tag still needs.

    Parameters
    ----------
    tag
        A version with a ``v`` before it.
    root
        The folder of the project.

    Examples
    --------
    >>> missing("v0.0.0")[0]
    'pyproject.toml has version 0.1.0, and the tag is v0.0.0.'
    """
    version = tag.removeprefix("v")
    package = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    parts = json.loads((root / "docs" / "admission" / "sbom.cdx.json").read_text(encoding="utf-8"))
    listed = parts["metadata"]["component"]["version"]
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = [
        f"{name} has version {there}, and the tag is {tag}."
        for name, there in (
            ("pyproject.toml", package),
            ("CITATION.cff", cited),
            ("docs/admission/sbom.cdx.json", listed),
        )
        if there != version
    ]
    if not re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changes, re.MULTILINE):
        found.append(f"CHANGELOG.md has no heading such as: ## [{version}] - 2026-12-31")
    if re.search(r"^## \[Unreleased\]\n+(?!\n*## )\S", changes, re.MULTILINE):
        found.append("CHANGELOG.md: move what stands under Unreleased to the version.")
    return found


if __name__ == "__main__":
    said = missing(sys.argv[1])
    print(
        "\n".join(said) or f"{sys.argv[1]}: package, citation, list of parts and changelog name this version."
    )
    sys.exit(bool(said))
