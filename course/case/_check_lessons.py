"""What must hold inside a lesson: its questions, its sittings and its shortest path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.files.mistakes import near
from course.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course.case.draft import Draft


def prompts_are_unique(draft: Draft) -> None:
    """Report two prompts of one lesson with the same id: a note must know which question it answers."""
    for i, row in enumerate(draft.rows["lessons"]):
        first: dict[str, str] = {}
        for name in ("discuss", "reflect"):
            prompts = row.get(name)
            for j, prompt in enumerate(prompts if isinstance(prompts, list) else []):
                said = prompt.get("id") if isinstance(prompt, dict) else None
                if not isinstance(said, str):
                    continue
                if said in first:
                    wrong = _("“{said}” is already the id of {first}").format(said=said, first=first[said])
                    draft.report("lessons", (i, name, j, "id"), wrong, _("choose another"))
                first.setdefault(said, f"{name}[{j}]")


def lessons_add_up(draft: Draft) -> None:
    """Report minutes that are not those of the parts, and a shortest path that leaves the lesson."""
    for i, row in enumerate(draft.rows["lessons"]):
        parts = list(_parts(row))
        if not parts:
            continue
        known: dict[str, dict[str, Any]] = {}
        for path, part in parts:
            if known.setdefault(str(part.get("id")), part) is not part:
                wrong = _("“{get}” is already the id of another part of this lesson").format(
                    get=part.get("id")
                )
                draft.report("lessons", (i, *path, "id"), wrong, _("choose another"))
        solo = [_solo(part) for _, part in parts]
        total = sum(n for n in solo if n is not None)
        if isinstance(row.get("minutes"), int) and row["minutes"] != total and None not in solo:
            wrong = _("{row} minutes, but its parts take {total} alone").format(
                row=row["minutes"], total=total
            )
            draft.report(
                "lessons", (i, "minutes"), wrong, _("write {total}, or change a part").format(total=total)
            )
        for j, step in enumerate(_list(row.get("short"))):
            there = known.get(str(step.get("part")))
            if there is None:
                wrong = _("“{get}” is no part of this lesson").format(get=step.get("part"))
                draft.report("lessons", (i, "short", j, "part"), wrong, near(str(step.get("part")), known))
                continue
            for k, claim in enumerate(_list(step.get("claims"))):
                if claim not in _list(there.get("claims")):
                    wrong = _("“{claim}” is not judged in this part").format(claim=claim)
                    right = _("name one of the claims of the part")
                    draft.report("lessons", (i, "short", j, "claims", k), wrong, right)


def _parts(row: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    for j, sitting in enumerate(_list(row.get("sittings"))):
        for k, part in enumerate(_list(sitting.get("parts") if isinstance(sitting, dict) else None)):
            if isinstance(part, dict):
                yield ("sittings", j, "parts", k), part


def _solo(part: dict[str, Any]) -> int | None:
    minutes = part.get("minutes")
    solo = minutes.get("solo") if isinstance(minutes, dict) else None
    return solo if isinstance(solo, int) else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
