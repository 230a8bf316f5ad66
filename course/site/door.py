"""What runs in the browser: one page's faces, and what the browser keeps of earlier work.

The worker that carries this gives it every message as text and takes what it posts, as a server's socket
does. Nothing here waits: a browser runs one thing at a time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from course.case import load_case
from course.lessons.outline import read_outline
from course.lessons.seat import Seat
from course.session.returning import known_of, session_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from course.faces import wire


class Door:
    """A lesson's page in a browser.

    Parameters
    ----------
    folder
        The folder that holds ``data/`` and ``notebooks/``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._case = load_case(folder / "data")

    def open(
        self,
        lesson: str,
        post: Callable[[str], None],
        *,
        who: str = "",
        name: str = "",
        seminar: str = "",
        lines: Sequence[str] = (),
    ) -> None:
        """Open a lesson: each face sends its view at once.

        Parameters
        ----------
        lesson
            The id of the lesson.
        post
            Takes a message for the page, as JSON.
        who, name
            The author id and the pseudonym of whoever worked in this browser last; empty for somebody new.
        seminar
            The id of the seminar that was open then; empty for a new one.
        lines
            What the browser keeps of it.
        """
        session = session_of(self._case, who=who, name=name, seminar=seminar, lines=lines)
        self._session = session
        self._post = post
        self._known: dict[str, Any] = {}
        seat = Seat(session, self._folder / "notebooks")
        faces = seat.faces(lesson, read_outline(self._folder, lesson))  # the page shows their first look
        self._screens = seat.screens(faces, self._send)
        self._tell_who()

    def hear(self, text: str, pieces: Sequence[bytes | memoryview] = ()) -> None:
        """Hear what somebody did: the record of :mod:`course.faces.wire`, with ``face``, its number."""
        message = json.loads(text)
        face = message.pop("face")
        self._screens[face].hear(message, [bytes(piece) for piece in pieces])
        self._tell_who()

    def _send(self, face: int, message: wire.ToBrowser) -> None:
        self._post(json.dumps({"face": face, **message.model_dump()}, ensure_ascii=False))

    def _tell_who(self) -> None:
        """Let the browser remember who is here and which seminars are open, when that has changed."""
        known = known_of(self._session)
        if known != self._known:
            self._known = known
            self._post(json.dumps({"type": "me", **known}, ensure_ascii=False))
