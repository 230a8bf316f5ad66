"""Put the case, exercises, lessons and the sheets for an admission into the wheel, and nobody’s own work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOMS = ("data", "exercises", "notebooks", "instructor", "cases", "docs/admission")
NOT_OURS = ("my-work", "__pycache__")
NOT_OURS_ENDINGS = (".journal.jsonl", ".choice.yaml", ".lock", ".pyc", ".mo")


def bundled_files(root: Path) -> dict[str, str]:
    """Map each file that belongs in the wheel to its place there."""
    chosen = {}
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            inside = path.relative_to(root)
            hidden = any(part.startswith(".") or part in NOT_OURS for part in inside.parts)
            if path.is_file() and not hidden and not path.name.endswith(NOT_OURS_ENDINGS):
                chosen[str(path)] = f"course/_bundled/{inside.as_posix()}"
    return chosen


class LessonsHook(BuildHookInterface[Any]):
    """Hatchling calls this while it builds a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files, except to an editable install, which reads them where they are."""
        if version == "standard":
            build_data["force_include"].update(bundled_files(Path(self.root)))
