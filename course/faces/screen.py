"""A screen: one place where somebody sees a face, whatever door leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.faces import wire
from course.faces.changes import change
from course.faces.verbs import Upload
from course.files import limits
from course.journal import read_lines
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from course.faces.face import Face


class Screen:
    """What a door makes for each place that shows a face.

    Parameters
    ----------
    face
        What is shown.
    send
        How the door sends a message to the browser.

    Notes
    -----
    The first view goes out at once. The door hands whatever the browser says to :meth:`hear`. What the page
    shows already is not sent again: a view after the first holds the lines that differ.
    """

    def __init__(self, face: Face, send: Callable[[wire.ToBrowser], None]) -> None:
        self.face = face
        self.send = send
        self._pieces: list[bytes] = []
        self._size = self._next = 0
        self._wrong = ""
        self._shown: wire.View | None = None  # what the page has, whole
        self._n = 0
        face.screens.add(self)
        face.refresh()

    def show(self, view: wire.View) -> None:
        """Send what a face shows now: whole at first, then what differs; nothing where nothing is new."""
        before, self._shown = self._shown, None  # a door that fails leaves us without
        if before is None or not _is_old(view, before):
            self._n += 1
            part = {} if before is None else change(before.html, view.html)
            self.send(view.model_copy(update={"n": self._n, **part}))
        self._shown = view

    def hear(self, message: object, pieces: Sequence[bytes | memoryview] = ()) -> None:
        """Take a message from the browser, of whatever shape; never raises."""
        try:
            said = wire.heard(message)
            if isinstance(said, wire.Do):
                self.face.do(said.do, {**said.form, **said.args}, seq=said.seq)
            elif isinstance(said, wire.Piece):
                self._take(said, pieces)
            elif isinstance(said, wire.Held):
                if news := self.face.session.meet_browser(self.face, said.ids):
                    self.face.refresh(say=news)
            elif isinstance(said, wire.Seek):
                self.send(wire.Found(n=said.n, options=self.face.seek(said.field, said.text)))
            elif isinstance(said, wire.Whole):
                self._shown = None
                self.face.refresh()
            elif isinstance(said, wire.Brought):
                self._offer(said)
            else:
                self._kept(said)
        except NotAllowed as error:
            seq = message.get("seq") if isinstance(message, dict) else 0
            self.face.refresh(trouble=str(error), seq=seq if type(seq) is int and seq > 0 else 0)

    def _take(self, piece: wire.Piece, pieces: Sequence[bytes | memoryview]) -> None:
        """Put a file together; what arrives is counted here, whatever the browser says of its size."""
        if piece.part == 0:
            self._pieces, self._size, self._next, self._wrong = [], 0, 0, ""
        data = bytes(pieces[0]) if pieces else b""
        self._size += len(data)
        if piece.part != self._next:
            self._wrong = _("{file} did not arrive whole. Choose it again.").format(file=piece.name)
        if self._size > limits.UPLOAD:
            self._wrong = _("{file} is larger than {size}; it was not read.").format(
                file=piece.name, size=limits.in_words(limits.UPLOAD)
            )
        self._next = piece.part + 1
        self._pieces = [] if self._wrong else [*self._pieces, data]
        if self._next < piece.parts:
            return
        if self._wrong:  # said once, after the last piece: earlier, the page would wait for a second answer
            raise NotAllowed(self._wrong)
        whole, self._pieces = b"".join(self._pieces), []
        self.face.do(piece.do, {"file": Upload(piece.name, whole, piece.file, piece.files)}, seq=piece.seq)

    def _offer(self, said: wire.Brought) -> None:
        session = self.face.session
        entries, _problems = read_lines(said.lines, name=_("this browser"))
        session.browser.offer(entries)
        if said.last:
            session.refresh_all()

    def _kept(self, said: wire.Kept) -> None:
        session = self.face.session
        before = session.browser.trouble
        session.browser.answered(self.face, said.ids, said.error)
        if said.error != before:
            session.refresh_all()


def _is_old(view: wire.View, before: wire.View) -> bool:
    """Tell whether a view answers nothing, says nothing and looks as the one before."""
    quiet = {"say": "", "trouble": "", "fields": {}, "seq": 0, "focus": ""}
    return view == before.model_copy(update=quiet)
