"""The base of all faces: Python renders HTML, the browser shows it in place.

A face keeps no state of its own that matters. It renders a template of its
activity's state; whatever a person does comes back as the name of one method
(``on_judge``) with its arguments; the method calls the activity, and the page
changes in place. Where no kernel runs, the same HTML is what a reader sees.
"""

from __future__ import annotations

import inspect
from base64 import b64encode
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import jinja2
import traitlets
from markupsafe import Markup

from course.case import CaseError
from course.case import words as case_words
from course.faces.front import bundle
from course.journal import Entry, JournalError, read_lines
from course.language import NotAllowed
from course.language.templates import teach
from course.session.words import saving_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from course.figures.keep import Figure
    from course.session.session import Session

_numbers = count(1)
MOST_UPLOAD = 50_000_000
"""Bytes: a class of 500 with 200 entries each is about half of it."""
_SURPRISE = (
    "Something went wrong inside the toolkit, and this step was not done. What was saved before is safe. "
    "Run the cell again; if it happens again, report it with the text that your instructor finds in the log."
)


@cache
def _templates() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("course.faces", ""),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    teach(env)
    env.globals["words"] = case_words
    env.globals["offered_people"] = offered_people
    env.globals["record_words"] = record_words
    env.globals["saving_line"] = saving_line
    env.filters["mark"] = lambda status: case_words.STATUS_MARKS.get(status, "")
    return env


class Face(anywidget.AnyWidget):
    """A face shows an activity and turns a person's action into one method call.

    Parameters
    ----------
    session
        The case, the journal and the pseudonym that all faces share.

    Notes
    -----
    Subclasses name a ``template``, the activities they show (``listens``) and
    give the template's values in :meth:`context`. A method ``on_VERB`` answers
    elements with ``data-do="VERB"``; it takes the element's ``data-args`` and
    the named fields of the form around it as keyword arguments, and gives a
    sentence to announce, or None.
    """

    _esm = bundle.module("morph.js", "keep.js", "clock.js", "face.js")
    _css = bundle.style()

    view = traitlets.Dict().tag(sync=True)
    case_id = traitlets.Unicode().tag(sync=True)

    template: ClassVar[str]
    title: ClassVar[str]
    listens: ClassVar[frozenset[str]] = frozenset()
    also_shows: frozenset[str] = frozenset()  # of which a face shows something, and undoes nothing

    def __init__(self, session: Session) -> None:
        self.session = session
        self.uid = f"f{next(_numbers)}"
        self._upload: dict[int, bytes] = {}
        self._focus = ""
        self.busy = False
        super().__init__(case_id=session.case.meta.id)
        session.faces.add(self)
        self.on_msg(self._receive)
        self.refresh()

    # --- what subclasses say -------------------------------------------------

    def context(self) -> Mapping[str, Any]:
        """Give the values that the template shows."""
        return {}

    # --- showing -------------------------------------------------------------

    def html(self, *, live: bool = True) -> str:
        """Render the face; with ``live=False`` as a page to read, without controls."""
        template = _templates().get_template(self.template)
        return template.render(
            face=self, uid=self.uid, session=self.session, case=self.session.case, live=live, **self.context()
        )

    def refresh(self, *, say: str = "", trouble: str = "", seq: int = 0) -> None:
        """Show the present state, with a sentence to announce or a trouble to show."""
        self.view = {"html": self.html(), "say": say, "trouble": trouble, "seq": seq, "focus": self._focus}
        self._focus = ""

    def focus(self, selector: str) -> None:
        """Move the keyboard's place there with the next update; a CSS selector inside the face."""
        self._focus = selector

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:  # noqa: ANN401 - the shape Jupyter gives
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data["text/html"] = f'<style>{self._css}</style><div class="rls">{self.html(live=False)}</div>'
        data["text/plain"] = f"{self.title}: run this cell in Jupyter to work with it."
        return data, metadata

    # --- answering -----------------------------------------------------------

    def _receive(self, _widget: Any, content: Any, buffers: list[memoryview]) -> None:  # noqa: ANN401
        if not isinstance(content, dict):
            return
        kind = content.get("type")
        if kind == "do":
            seq = content.get("seq", 0)
            self._answer(
                str(content.get("do", "")), {**content.get("form", {}), **content.get("args", {})}, seq
            )
        elif kind == "upload":
            self._take_piece(content, buffers)
        elif kind == "held":
            self.session.meet_browser(self, content.get("ids", []))
        elif kind == "brought":
            self._offered(content)
        elif kind == "kept":
            self._kept(str(content.get("error", "")))

    def _answer(self, verb: str, values: dict[str, Any], seq: int = 0) -> None:
        self.session.last_face = self
        self.busy = True
        say, trouble = "", ""
        method = getattr(self, f"on_{verb}", None) if verb.isidentifier() else None
        if method is None:
            trouble = "This page is older than the toolkit behind it. Run the cell again."
        else:
            try:
                self.session.catch_up()
                say = method(**_fitting(method, values)) or ""
            except (NotAllowed, JournalError, CaseError) as error:
                trouble = str(error)
            except Exception:
                self.log.exception("%s.on_%s failed", type(self).__name__, verb)
                trouble = _SURPRISE
        self.busy = False
        self.refresh(say=say, trouble=trouble, seq=seq)
        self.session.answered(self)

    def download(self, name: str, mime: str, content: str | bytes) -> None:
        """Hand the person a file."""
        packed = {"bytes": b64encode(content).decode()} if isinstance(content, bytes) else {"text": content}
        self.send({"type": "download", "name": name, "mime": mime, **packed})

    def keep_picture(self, name: str, kind: str, figure: Figure, sources: Sequence[str]) -> str:
        """Hand the person a picture, with the sources that it rests on underneath.

        Parameters
        ----------
        name
            The file's name without its ending.
        kind
            ``"svg"`` or ``"png"``.
        figure
            A fresh one; room for the sources is made in it.
        sources
            One citation each.
        """
        from course.figures import keep  # noqa: PLC0415 - matplotlib loads when first needed

        if kind == "png":
            self.download(f"{name}.png", "image/png", keep.kept_png(figure, sources))
        else:
            self.download(f"{name}.svg", "image/svg+xml", keep.kept_svg(figure, sources))
        return "The picture is on its way to your downloads; its sources stand below it."

    # --- undo, for faces of an activity ---------------------------------------

    @property
    def acting(self) -> str:
        """Whose turn it is in this face."""
        return self.session.who

    @property
    def can_undo(self) -> bool:
        """Whether the person who acts did something here that can be taken back."""
        return any(self.session.journal.can_undo(self.acting, activity) for activity in self.listens)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back here can be done again."""
        return any(self.session.journal.can_redo(self.acting, activity) for activity in self.listens)

    def on_undo(self) -> str:
        """Take back the last thing done here."""
        taken = [self.session.journal.undo(self.acting, activity) for activity in self.listens]
        return "Taken back." if any(taken) else "There is nothing to take back."

    def on_redo(self) -> str:
        """Do again what was taken back last."""
        done = [self.session.journal.redo(self.acting, activity) for activity in self.listens]
        return "Done again." if any(done) else "There is nothing to do again."

    # --- every face can bring work back --------------------------------------

    def on_bring_back(self) -> str:
        """Bring back what the browser kept."""
        n = self.session.bring_back()
        return f"{n} entries are back." if n != 1 else "One entry is back."

    def on_forget_browser(self) -> str:
        """Delete the browser's copy of what is not on this machine."""
        self.session.forget_browser()
        return "This browser no longer keeps that work."

    def _offered(self, content: dict[str, Any]) -> None:
        entries, _problems = read_lines([str(line) for line in content.get("lines", [])], name="this browser")
        self.session.offered.update({e.id: e for e in entries if e.id not in self.session.journal})
        if content.get("last"):
            self.session.refresh_all()

    def _kept(self, error: str) -> None:
        if error != self.session.browser_trouble:
            self.session.browser_trouble = error
            self.session.refresh_all()

    def _take_piece(self, content: dict[str, Any], buffers: list[memoryview]) -> None:
        part, parts = int(content.get("part", 0)), int(content.get("parts", 1))
        if int(content.get("size", 0)) > MOST_UPLOAD:
            self._upload.clear()
            if part == parts - 1:
                size = f"{MOST_UPLOAD // 1_000_000} MB"
                self.refresh(
                    trouble=f"{content.get('name')} is larger than {size}; it was not read.",
                    seq=content.get("seq", 0),
                )
            return
        if part == 0:
            self._upload.clear()
        self._upload[part] = bytes(buffers[0]) if buffers else b""
        if len(self._upload) == parts:
            data = b"".join(self._upload[i] for i in sorted(self._upload))
            self._upload.clear()
            self._answer(
                str(content.get("do", "")),
                {"name": str(content.get("name", "")), "data": data},
                content.get("seq", 0),
            )

    def figure(self, svg: str, alt: str) -> Markup:
        """Put a picture into a template; its text equivalent is its name."""
        return Markup('<div class="picture" role="img" aria-label="{}">{}</div>').format(alt, Markup(svg))  # noqa: S704 - our own figure


def _fitting(method: Callable[..., Any], values: dict[str, Any]) -> dict[str, Any]:
    """Choose what a method takes of what the page sent.

    A radio group without a choice sends nothing; the method then gets an empty
    text, and the activity says what to choose.
    """
    known = inspect.signature(method).parameters
    if any(p.kind is p.VAR_KEYWORD for p in known.values()):
        return values
    missing = {k: "" for k, p in known.items() if p.default is p.empty and k not in values}
    return {k: v for k, v in values.items() if k in known} | missing


def record_words(record: object) -> str:
    """Give what a record of the case says, in the words that fit a list."""
    for name in ("quote", "topic", "definition", "title", "name"):
        words = getattr(record, name, "")
        if words:
            term = getattr(record, "term", "")
            return f"{term}: {words}" if term else f"“{words}”" if name == "quote" else str(words)
    return ""


def offered_people(entries: Mapping[str, Entry]) -> str:
    """Say in a few words whose entries these are."""
    return ", ".join(sorted({e.who for e in entries.values()}))
