"""Keep papers as they were looked at, so that a change to them is seen: ``python -m tools.golden``."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from course.case import case_folder, load_case
from course.lessons.handouts import sheets_of
from course.publish.markdown import to_markdown

FOLDER: Final = Path(__file__).parents[1] / "tests" / "lessons" / "golden"
_CASE: Final = "seabed"


def golden() -> dict[str, str]:
    """Make every paper of the small case, as Markdown, by its place below :data:`FOLDER`."""
    case = load_case(case_folder(_CASE))
    return {
        f"{lesson.id}/{sheet.name}.md": to_markdown(sheet.paper)
        for lesson in case.lessons
        for sheet in sheets_of(case, lesson)
    }


def main() -> None:
    """Write them all anew; what is there no more goes."""
    made = golden()
    for old in FOLDER.rglob("*.md"):
        if old.relative_to(FOLDER).as_posix() not in made:
            old.unlink()
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} papers are in {FOLDER}: look at what changed before you commit it.")


if __name__ == "__main__":
    main()
