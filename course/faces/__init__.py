"""What people see and press: a folder for each way of working. Each face loads when it is first asked for.

State in, HTML out, and verbs that are checked. A face knows no notebook, no server and no browser, decides
nothing that an activity should decide, and keeps no state that matters.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from course.faces.bargaining.bargaining import BargainingFace as BargainingFace
    from course.faces.choosing.choosing import ChoosingFace as ChoosingFace
    from course.faces.chronology.chronology import ChronologyFace as ChronologyFace
    from course.faces.chronology.precedents import PrecedentsFace as PrecedentsFace
    from course.faces.claims.claims import ReadingFace as ReadingFace
    from course.faces.claims.summary import SummaryFace as SummaryFace
    from course.faces.coding.coding import CodingFace as CodingFace
    from course.faces.contents.contents import ContentsFace as ContentsFace
    from course.faces.contents.head import HeadFace as HeadFace
    from course.faces.contents.head import WhoFace as WhoFace
    from course.faces.debate.debate import DebateFace as DebateFace
    from course.faces.debate.speaker import SpeakerFace as SpeakerFace
    from course.faces.desk.desk import DeskFace as DeskFace
    from course.faces.exercises.exercises import ExercisesFace as ExercisesFace
    from course.faces.group.group import GroupFace as GroupFace
    from course.faces.negotiation.negotiation import NegotiationFace as NegotiationFace
    from course.faces.notes.notes import NotesFace as NotesFace
    from course.faces.positions.chairs import ChairFace as ChairFace
    from course.faces.positions.chairs import TwoChairsFace as TwoChairsFace
    from course.faces.positions.networks import NetworksFace as NetworksFace
    from course.faces.positions.positions import PositionsFace as PositionsFace
    from course.faces.positions.priorities import PrioritiesFace as PrioritiesFace
    from course.faces.room.leader import LeaderFace as LeaderFace
    from course.faces.room.mine import MineFace as MineFace
    from course.faces.room.stage import StageFace as StageFace
    from course.faces.scenarios.axes import AxesFace as AxesFace
    from course.faces.scenarios.scenarios import ScenariosFace as ScenariosFace
    from course.faces.tables.systems import SystemsFace as SystemsFace
    from course.faces.tables.tables import TableFace as TableFace
    from course.faces.text.text import TextFace as TextFace

_HOMES: Final = {
    "BargainingFace": "bargaining.bargaining",
    "ChronologyFace": "chronology.chronology",
    "PrecedentsFace": "chronology.precedents",
    "ChoosingFace": "choosing.choosing",
    "ReadingFace": "claims.claims",
    "SummaryFace": "claims.summary",
    "CodingFace": "coding.coding",
    "ContentsFace": "contents.contents",
    "HeadFace": "contents.head",
    "WhoFace": "contents.head",
    "DebateFace": "debate.debate",
    "SpeakerFace": "debate.speaker",
    "DeskFace": "desk.desk",
    "ExercisesFace": "exercises.exercises",
    "GroupFace": "group.group",
    "NegotiationFace": "negotiation.negotiation",
    "NotesFace": "notes.notes",
    "ChairFace": "positions.chairs",
    "TwoChairsFace": "positions.chairs",
    "NetworksFace": "positions.networks",
    "PositionsFace": "positions.positions",
    "PrioritiesFace": "positions.priorities",
    "LeaderFace": "room.leader",
    "MineFace": "room.mine",
    "StageFace": "room.stage",
    "AxesFace": "scenarios.axes",
    "ScenariosFace": "scenarios.scenarios",
    "SystemsFace": "tables.systems",
    "TableFace": "tables.tables",
    "TextFace": "text.text",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute can be anything
    if name in _HOMES:
        return getattr(import_module(f"course.faces.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'course.faces' has no attribute {name!r}")
