"""The smallest door there is: plain function calls instead of a notebook, a server or a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.faces import wire
from course.faces.screen import Screen

if TYPE_CHECKING:
    from course.faces.face import Face


class Page:
    """What the page does: it shows views, sends messages, and keeps what else Python sends."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.sent: list[dict[str, Any]] = []
        self.view: dict[str, Any] = {}
        self.seq = 0
        self.screen = Screen(face, self._take)

    def _take(self, message: wire.ToBrowser) -> None:
        said = message.model_dump()
        if said["type"] == "view":
            self.view = said
        else:
            self.sent.append(said)

    def tell(self, type: str, *pieces: bytes, **fields: Any) -> dict[str, Any]:  # noqa: A002 - its name on the wire
        """Send a message; give what is shown then."""
        self.screen.hear({"type": type, "wire": wire.VERSION, **fields}, pieces)
        return self.view

    def do(self, verb: str, **form: Any) -> dict[str, Any]:
        """Press something; give the view that comes back."""
        self.seq += 1
        view = self.tell("do", do=verb, seq=self.seq, args={}, form=form)
        assert view["seq"] == self.seq
        return view

    def upload(self, verb: str, name: str, data: bytes, *, piece: int = wire.PIECE) -> dict[str, Any]:
        """Choose a file; give the view that comes back."""
        self.seq += 1
        parts = max(1, -(-len(data) // piece))
        for part in range(parts):
            chunk = data[part * piece : (part + 1) * piece]
            self.tell("upload", chunk, do=verb, seq=self.seq, name=name, part=part, parts=parts)
        assert self.view["seq"] == self.seq
        return self.view

    @property
    def html(self) -> str:
        """What is shown."""
        return str(self.view["html"])
